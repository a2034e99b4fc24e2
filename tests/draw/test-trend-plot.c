// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-trend.h"

#include <float.h>
#include <locale.h>

#define DAY EBB_DAY_SECONDS

/* What a chart of one subject is made of. */

static EbbTrendPoint
get_point (const EbbTrendPlot *plot,
           EbbTrendDetail detail,
           guint index)
{
  g_assert_cmpuint (index, <, ebb_trend_plot_get_n_points (plot, detail));
  return ebb_trend_plot_get_point (plot, detail, index);
}

static const EbbLayer *
find_layer (const EbbTrendChart *chart,
            EbbLayerKind kind,
            EbbEmphasis emphasis)
{
  for (guint i = 0; i < chart->chart.n_layers; i++)
    if (chart->chart.layers[i].kind == kind && chart->chart.layers[i].emphasis == emphasis)
      return &chart->chart.layers[i];
  return NULL;
}

static const EbbLayer *
get_layer (const EbbTrendChart *chart,
           EbbLayerKind kind,
           EbbEmphasis emphasis)
{
  const EbbLayer *layer = find_layer (chart, kind, emphasis);

  if (layer == NULL)
    g_error ("the chart has no such layer");
  return layer;
}

/* --- points ------------------------------------------------------------ */

static void
test_a_point_is_a_reading_or_the_mean_of_its_day (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 2 }, { 0, 20, 5 }, { 1, 9, 4 });
  EbbTrendPoint point = get_point (plot, EBB_TREND_READINGS, 1);

  g_assert_cmpuint (ebb_trend_plot_get_n_points (plot, EBB_TREND_READINGS), ==, 3);
  g_assert_cmpfloat (point.x, ==, ebb_test_at (0, 20));
  g_assert_cmpfloat (point.value, ==, 5);
  g_assert_cmpuint (point.n, ==, 1);

  g_assert_cmpuint (ebb_trend_plot_get_n_points (plot, EBB_TREND_DAYS), ==, 2);
  g_assert_cmpuint (ebb_trend_plot_get_n_points (plot, EBB_TREND_YEARS), ==, 2);
  point = get_point (plot, EBB_TREND_DAYS, 0);
  g_assert_cmpfloat (point.x, ==, ebb_test_at (0, 12));
  g_assert_cmpfloat (point.value, ==, 3.5);
  g_assert_cmpuint (point.n, ==, 2);
  g_assert_cmpfloat (point.least, ==, 2);
  g_assert_cmpfloat (point.most, ==, 5);
}

static void
test_entries_of_a_day_are_added_up (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_ENTRIES, NULL, NULL, { 0, 8, 1 }, { 0, 12, 1 }, { 0, 20, 1 }, { 2, 9, 1 });
  g_autoptr (GArray) days = ebb_trend_plot_get_days (plot, (EbbPeriod){ EBB_TEST_FIRST_DAY, EBB_TEST_FIRST_DAY + 2 });
  EbbTrendChart chart;

  g_assert_true (ebb_trend_plot_is_count (plot));
  g_assert_false (ebb_trend_plot_is_rating (plot));
  /* near and far */
  for (guint detail = EBB_TREND_READINGS; detail <= EBB_TREND_YEARS; detail++)
    {
      g_assert_cmpuint (ebb_trend_plot_get_n_points (plot, detail), ==, 2);
      g_assert_cmpfloat (get_point (plot, detail, 0).value, ==, 3);
      g_assert_cmpfloat (get_point (plot, detail, 1).value, ==, 1);
      g_assert_true (isnan (ebb_trend_plot_get_average (plot, detail, EBB_TEST_FIRST_DAY)));
    }
  g_assert_cmpfloat (g_array_index (days, EbbDayValues, 0).mean, ==, 3);

  ebb_test_chart_of_days (&chart, plot, 0, 3);
  g_assert_cmpuint (chart.chart.n_layers, ==, 1);
  g_assert_cmpint (chart.chart.layers[0].kind, ==, EBB_LAYER_BARS);
  g_assert_cmpfloat (chart.chart.layers[0].samples[0].x, ==, ebb_test_at (0, 0));
  g_assert_cmpfloat (chart.chart.layers[0].width, ==, DAY);
  g_assert_cmpfloat (chart.chart.scale.least, ==, 0);
  g_assert_cmpfloat (chart.chart.scale.most, >=, 3);
}

/* A bar is as high as its day has entries, also where only the end of the day is seen. */
static void
test_a_bar_that_is_partly_in_sight_fits_the_scale (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_ENTRIES, NULL, NULL, { 0, 8, 1 }, { 0, 9, 1 }, { 0, 10, 1 }, { 0, 11, 1 }, { 1, 9, 1 });
  EbbTrendChart chart;

  ebb_trend_chart_init (&chart, plot, ebb_test_at (0, 13), ebb_test_at (2, 0));
  g_assert_cmpfloat (chart.chart.scale.most, >=, 4);
  ebb_trend_chart_init (&chart, plot, ebb_test_at (1, 0), ebb_test_at (2, 0));
  g_assert_cmpfloat (chart.chart.scale.most, <, 4);
}

static void
test_choices_become_lanes (void)
{
  g_autoptr (EbbTracker) sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, NULL, { 0, 8, 2 }, { 0, 9, 0 }, { 400, 9, 1 });
  g_autofree char *word = ebb_trend_plot_format_value (plot, 2);
  EbbTrendChart chart;

  g_assert_true (ebb_trend_plot_is_choice (plot));
  g_assert_cmpstr (ebb_trend_plot_get_axis_title (plot), ==, "Sky");
  g_assert_cmpstr (word, ==, "snow");
  ebb_test_chart_of_days (&chart, plot, 0, 10);
  g_assert_cmpuint (chart.chart.n_layers, ==, 0);
  g_assert_cmpuint (chart.chart.n_lanes, ==, 3);
  /* the first word at the bottom, as on an axis */
  g_assert_cmpstr (chart.chart.lanes[0].label, ==, "snow");
  g_assert_cmpfloat (chart.chart.lanes[0].value, ==, 2);
  g_assert_cmpstr (chart.chart.lanes[2].label, ==, "dry");
  g_assert_cmpfloat (chart.chart.lanes[2].value, ==, 0);
  /* of words no mean is made, however long the time */
  for (guint detail = EBB_TREND_READINGS; detail <= EBB_TREND_YEARS; detail++)
    {
      g_assert_cmpuint (ebb_trend_plot_get_n_points (plot, detail), ==, 3);
      g_assert_cmpfloat (get_point (plot, detail, 0).value, ==, 2);
      g_assert_true (isnan (ebb_trend_plot_get_average (plot, detail, EBB_TEST_FIRST_DAY)));
    }
}

static void
test_yes_and_no_are_two_lanes (void)
{
  g_autoptr (EbbTracker) tracker = ebb_test_tracker_new (EBB_TRACKER_YES_NO, NULL);
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_TRACKER, tracker, NULL, { 0, 8, 1 }, { 1, 9, 0 });
  g_autofree char *yes = ebb_trend_plot_format_value (plot, 1);
  g_autofree char *no = ebb_trend_plot_format_value (plot, 0);
  EbbTrendChart chart;

  ebb_test_chart_of_days (&chart, plot, 0, 10);
  g_assert_cmpuint (chart.chart.n_lanes, ==, 2);
  g_assert_cmpstr (chart.chart.lanes[0].label, ==, "Yes");
  g_assert_cmpfloat (chart.chart.lanes[0].value, ==, 1);
  g_assert_cmpstr (yes, ==, "Yes");
  g_assert_cmpstr (no, ==, "No");
}

static void
test_annotations_become_events (void)
{
  g_autoptr (GPtrArray) annotations = ebb_test_annotations_new ();
  g_autoptr (EbbTrendPlot) plot = NULL;
  EbbTrendChart chart;

  ebb_test_annotations_add (annotations, 3, 3, "New job");
  ebb_test_annotations_add (annotations, 5, 7, "Holiday");
  plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, annotations, { 0, 8, 1 });
  g_assert_cmpuint (ebb_trend_plot_get_n_annotations (plot), ==, 2);
  g_assert_true (ebb_trend_plot_get_annotation (plot, 1) == annotations->pdata[1]);
  ebb_test_chart_of_days (&chart, plot, 0, 10);
  g_assert_cmpuint (chart.chart.n_events, ==, 2);
  g_assert_cmpstr (chart.chart.events[0].label, ==, "New job");
  /* one day is a moment, at its noon; several are from midnight to midnight */
  g_assert_cmpfloat (chart.chart.events[0].from, ==, ebb_test_at (3, 12));
  g_assert_cmpfloat (chart.chart.events[0].to, ==, ebb_test_at (3, 12));
  g_assert_cmpfloat (chart.chart.events[1].from, ==, ebb_test_at (5, 0));
  g_assert_cmpfloat (chart.chart.events[1].to, ==, ebb_test_at (8, 0));
}

/* --- averages and details ---------------------------------------------- */

static void
test_averages_take_as_many_days_as_represent_their_window (void)
{
  double values[60];
  g_autoptr (EbbTrendPlot) plot = NULL;

  for (guint i = 0; i < 60; i++)
    values[i] = i < 4 ? 2 + i : i < 20 ? NAN
                                       : 6;
  plot = ebb_test_plot_new (ebb_test_daily (EBB_TEST_FIRST_DAY, values, 60), EBB_SUBJECT_PAIN, NULL, NULL);
  /* 4 of 7 days (Broderick et al. 2009): of the days 0 to 3, and of no window further on */
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_DAYS, EBB_TEST_FIRST_DAY), 3.5);
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_DAYS, EBB_TEST_FIRST_DAY + 3), 3.5);
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_DAYS, EBB_TEST_FIRST_DAY + 4), NAN);
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_DAYS, EBB_TEST_FIRST_DAY + 40), 6);
  /* 15 of 28 days */
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_YEARS, EBB_TEST_FIRST_DAY), NAN);
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_YEARS, EBB_TEST_FIRST_DAY + 40), 6);
  /* none of single readings, and none outside of the diary */
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_READINGS, EBB_TEST_FIRST_DAY + 40), NAN);
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_DAYS, EBB_TEST_FIRST_DAY - 1), NAN);
  ebb_test_assert_near (ebb_trend_plot_get_average (plot, EBB_TREND_DAYS, EBB_TEST_FIRST_DAY + 60), NAN);
}

static void
test_the_longer_the_time_the_more_is_summed_up (void)
{
  static const struct
  {
    int n_days;
    EbbTrendDetail detail;
  } windows[] = { { 1, EBB_TREND_READINGS }, { 15, EBB_TREND_READINGS }, { 16, EBB_TREND_DAYS }, { 366, EBB_TREND_DAYS }, { 3 * 366, EBB_TREND_DAYS }, { 3 * 366 + 1, EBB_TREND_YEARS }, { 36525, EBB_TREND_YEARS } };
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 1 });

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      EbbTrendChart chart;

      g_assert_cmpint (ebb_trend_detail_of (ebb_test_at (0, 0), ebb_test_at (windows[i].n_days, 0)), ==, windows[i].detail);
      ebb_test_chart_of_days (&chart, plot, 0, windows[i].n_days);
      g_assert_cmpint (chart.detail, ==, windows[i].detail);
      g_assert_cmpint (find_layer (&chart, EBB_LAYER_BAND, EBB_EMPHASIS_NORMAL) != NULL, ==, windows[i].detail != EBB_TREND_READINGS);
      g_assert_cmpint (find_layer (&chart, EBB_LAYER_LINE, EBB_EMPHASIS_STRONG) != NULL, ==, windows[i].detail != EBB_TREND_READINGS);
      g_assert_cmpint (find_layer (&chart, EBB_LAYER_POINTS, EBB_EMPHASIS_NORMAL) != NULL, ==, windows[i].n_days <= 100);
    }
}

/* --- missing is missing ------------------------------------------------ */

static gboolean
has_day (const EbbTrendPlot *plot,
         EbbDay day)
{
  guint i = ebb_trend_plot_find_point (plot, EBB_TREND_DAYS, (day + 0.5) * DAY);

  return i != G_MAXUINT && ebb_trend_plot_get_point (plot, EBB_TREND_DAYS, i).x == (day + 0.5) * DAY;
}

/* How many pairs of samples the line joins; none of them over a day without a value. */
static guint
assert_no_missing_day_is_crossed (const EbbTrendPlot *plot,
                                  const EbbLayer *line)
{
  guint n_joined = 0;

  for (guint i = 1; i < line->n_samples; i++)
    {
      const EbbSample *before = &line->samples[i - 1], *sample = &line->samples[i];

      g_assert_cmpfloat (before->x, <=, sample->x);
      if (isnan (before->y) || isnan (sample->y) || sample->x - before->x > line->gap)
        continue;
      n_joined++;
      for (EbbDay day = (EbbDay) floor (before->x / DAY); day <= (EbbDay) floor (sample->x / DAY); day++)
        g_assert_true (has_day (plot, day));
    }
  return n_joined;
}

static void
test_a_line_joins_neighbouring_days_and_no_others (void)
{
  /* 47 hours with no day between them, and 25 hours with one */
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 0.5, 3 }, { 1, 23.5, 5 }, { 3, 0.5, 4 }, { 4, 0, 4 }, { 4, 0, 6 });
  EbbTrendChart chart;
  const EbbLayer *line;

  ebb_test_chart_of_days (&chart, plot, 0, 7);
  line = get_layer (&chart, EBB_LAYER_LINE, EBB_EMPHASIS_NORMAL);
  g_assert_cmpuint (assert_no_missing_day_is_crossed (plot, line), ==, 3);
  /* the gap is where the missing day is, so that it is seen there */
  g_assert_true (isnan (line->samples[2].y));
  g_assert_cmpfloat (line->samples[2].x, ==, ebb_test_at (2, 12));

  ebb_test_chart_of_days (&chart, plot, 0, 30);
  g_assert_cmpuint (assert_no_missing_day_is_crossed (plot, get_layer (&chart, EBB_LAYER_LINE, EBB_EMPHASIS_FAINT)), ==, 2);
}

static void
test_no_line_of_any_diary_crosses_a_missing_day (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 200; round++)
    {
      EbbPeriod period = { EBB_TEST_FIRST_DAY, EBB_TEST_FIRST_DAY + g_rand_int_range (random, 0, 120) };
      g_autoptr (EbbReadings) readings = ebb_test_random_readings (random, period, g_rand_double (random), g_rand_int_range (random, 1, 6), FALSE);
      g_autoptr (EbbTrendPlot) plot = ebb_test_plot_new (ebb_readings_ref (readings), EBB_SUBJECT_PAIN, NULL, NULL);
      guint n_readings;
      EbbTrendChart chart;

      ebb_readings_get_all (readings, &n_readings);
      g_assert_cmpuint (ebb_trend_plot_get_n_points (plot, EBB_TREND_READINGS), ==, n_readings);
      ebb_test_chart_of_days (&chart, plot, 0, 10);
      assert_no_missing_day_is_crossed (plot, get_layer (&chart, EBB_LAYER_LINE, EBB_EMPHASIS_NORMAL));
      g_assert_cmpuint (get_layer (&chart, EBB_LAYER_POINTS, EBB_EMPHASIS_NORMAL)->n_samples, ==, n_readings);
      ebb_test_chart_of_days (&chart, plot, 0, 100);
      assert_no_missing_day_is_crossed (plot, get_layer (&chart, EBB_LAYER_LINE, EBB_EMPHASIS_FAINT));
    }
}

/* --- finding ----------------------------------------------------------- */

static void
test_the_nearest_point_is_found (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint round = 0; round < 200; round++)
    {
      EbbPeriod period = { EBB_TEST_FIRST_DAY, EBB_TEST_FIRST_DAY + g_rand_int_range (random, 0, 40) };
      g_autoptr (EbbTrendPlot) plot = ebb_test_plot_new (ebb_test_random_readings (random, period, 0.5, 3, TRUE), EBB_SUBJECT_PAIN, NULL, NULL);
      double x = ebb_test_at (g_rand_double_range (random, -5, 50), 0);

      for (guint detail = EBB_TREND_READINGS; detail <= EBB_TREND_YEARS; detail++)
        {
          guint n = ebb_trend_plot_get_n_points (plot, detail);
          guint found = ebb_trend_plot_find_point (plot, detail, x);

          g_assert_cmpint (found == G_MAXUINT, ==, n == 0);
          for (guint i = 0; i < n; i++)
            g_assert_cmpfloat (fabs (get_point (plot, detail, found).x - x), <=, fabs (get_point (plot, detail, i).x - x));
        }
    }
}

/* --- words ------------------------------------------------------------- */

static void
assert_value (const EbbTrendPlot *plot,
              double value,
              const char *expected)
{
  g_autofree char *text = ebb_trend_plot_format_value (plot, value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_values_have_one_decimal_and_their_unit (void)
{
  g_autoptr (EbbTracker) hours = ebb_test_tracker_new (EBB_TRACKER_NUMBER, "h");
  g_autoptr (EbbTracker) bare = ebb_test_tracker_new (EBB_TRACKER_NUMBER, NULL);
  g_autoptr (EbbTracker) scale = ebb_test_tracker_new (EBB_TRACKER_SCALE, NULL);
  g_autoptr (EbbTrendPlot) pain = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 1 });
  g_autoptr (EbbTrendPlot) slept = ebb_test_plot_at (EBB_SUBJECT_TRACKER, hours, NULL, { 0, 8, 1 });
  g_autoptr (EbbTrendPlot) number = ebb_test_plot_at (EBB_SUBJECT_TRACKER, bare, NULL, { 0, 8, 1 });
  g_autoptr (EbbTrendPlot) rating = ebb_test_plot_at (EBB_SUBJECT_TRACKER, scale, NULL, { 0, 8, 1 });
  g_autoptr (EbbTrendPlot) gone = ebb_test_plot_at (EBB_SUBJECT_TRACKER, NULL, NULL, { 0, 8, 1 });

  assert_value (pain, 3, "3");
  assert_value (pain, 10.0 / 3, "3.3");
  assert_value (pain, -0.04, "0");
  assert_value (slept, 7.25, "7.3 h");
  assert_value (number, -12.5, "-12.5");
  assert_value (gone, 1.5, "1.5");
  g_assert_cmpstr (ebb_trend_plot_get_axis_title (pain), ==, "Pain now, 0–10");
  g_assert_cmpstr (ebb_trend_plot_get_axis_title (slept), ==, "Sky, h");
  g_assert_cmpstr (ebb_trend_plot_get_axis_title (number), ==, "Sky");
  g_assert_cmpstr (ebb_trend_plot_get_axis_title (rating), ==, "Sky, 0–10");
  g_assert_true (ebb_trend_plot_get_words (pain).is_pain);
  g_assert_false (ebb_trend_plot_get_words (rating).is_pain);
  g_assert_true (ebb_trend_plot_get_words (rating).is_rating);
  g_assert_false (ebb_trend_plot_is_rating (gone));
  g_assert_cmpint (ebb_trend_plot_get_subject (slept)->kind, ==, EBB_SUBJECT_TRACKER);
  g_assert_cmpstr (ebb_trend_plot_get_subject (slept)->tracker, ==, "sky");
}

/* Of 4 in the first half and 2 in the second. */
static EbbTrendPlot *
make_better (guint n)
{
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = i < n / 2 ? 4 : 2;
  return ebb_test_plot_new (ebb_test_daily (EBB_TEST_FIRST_DAY, values, n), EBB_SUBJECT_PAIN, NULL, NULL);
}

static void
assert_described (const EbbTrendPlot *plot,
                  int from,
                  int to,
                  const EbbPeriod *before,
                  const char *part)
{
  g_autofree char *words = ebb_trend_plot_describe (plot, (EbbPeriod){ EBB_TEST_FIRST_DAY + from, EBB_TEST_FIRST_DAY + to }, before);

  if (strstr (words, part) == NULL)
    g_error ("“%s” does not say “%s”", words, part);
}

static void
test_the_words_say_what_the_chart_shows (void)
{
  g_autoptr (EbbTrendPlot) plot = make_better (56);
  g_autoptr (EbbTracker) sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
  g_autoptr (EbbTrendPlot) words = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, NULL, { 0, 8, 2 }, { 0, 9, 0 }, { 4, 9, 1 });
  EbbPeriod other = { EBB_TEST_FIRST_DAY, EBB_TEST_FIRST_DAY + 13 };

  assert_described (plot, 0, 55, NULL, "Pain now, 4 October – 28 November 2024: median 3, quartiles 2 to 4, 56 of 56 days rated.");
  /* eight weeks: the last four beside the four before */
  assert_described (plot, 0, 55, NULL, "The last four weeks compared with the four before: 2 lower (50 %), a substantial change.");
  /* less than that: as many days before */
  assert_described (plot, 28, 41, NULL, "Compared with 18 – 31 October 2024: 2 lower");
  assert_described (plot, 42, 55, &other, "Compared with 4 – 17 October 2024: 2 lower");
  assert_described (plot, 100, 120, NULL, "too few entries");
  assert_described (words, 0, 3, NULL, "Sky: 2 answers.");
  assert_described (words, 4, 4, NULL, "Sky: 1 answer.");
}

/* --- colours ----------------------------------------------------------- */

static void
test_values_that_differ_have_colours_that_differ (void)
{
  g_autoptr (EbbTracker) hours = ebb_test_tracker_new (EBB_TRACKER_NUMBER, "h");
  g_autoptr (EbbTracker) scale = ebb_test_tracker_new (EBB_TRACKER_SCALE, NULL);
  g_autoptr (EbbTrendPlot) pain = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 4 }, { 1, 8, 5 });
  g_autoptr (EbbTrendPlot) slept = ebb_test_plot_at (EBB_SUBJECT_TRACKER, hours, NULL, { 0, 8, 6.5 }, { 1, 8, 8 });
  g_autoptr (EbbTrendPlot) rating = ebb_test_plot_at (EBB_SUBJECT_TRACKER, scale, NULL, { 0, 8, 6.5 }, { 1, 8, 8 });
  g_autoptr (EbbTrendPlot) entries = ebb_test_plot_at (EBB_SUBJECT_ENTRIES, NULL, NULL, { 0, 8, 1 }, { 1, 8, 1 }, { 1, 9, 1 });
  EbbPeriod period = { EBB_TEST_FIRST_DAY, EBB_TEST_FIRST_DAY + 1 };
  EbbValueColors colors;
  EbbHourPattern pattern;

  const struct
  {
    EbbTrendPlot *plot;
    EbbValueColors expected;
  } cases[] = { { pain, { TRUE, 0, 10 } }, { slept, { FALSE, 6.5, 8 } }, { rating, { FALSE, 0, 10 } }, { entries, { FALSE, 0, 2 } } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) days = ebb_trend_plot_get_days (cases[i].plot, period);

      ebb_trend_plot_get_day_colors (cases[i].plot, days, &colors);
      g_assert_cmpint (colors.is_pain, ==, cases[i].expected.is_pain);
      g_assert_cmpfloat (colors.least, ==, cases[i].expected.least);
      g_assert_cmpfloat (colors.most, ==, cases[i].expected.most);
    }
  ebb_hour_pattern_init (&pattern, ebb_trend_plot_get_readings (slept), period);
  ebb_trend_plot_get_hour_colors (slept, &pattern, &colors);
  g_assert_cmpfloat (colors.least, ==, 6.5);
  g_assert_cmpfloat (colors.most, ==, 8);
  /* all equal, and none */
  period.to = period.from;
  ebb_hour_pattern_init (&pattern, ebb_trend_plot_get_readings (slept), period);
  ebb_trend_plot_get_hour_colors (slept, &pattern, &colors);
  g_assert_cmpfloat (colors.least, <, colors.most);
  ebb_hour_pattern_init (&pattern, ebb_trend_plot_get_readings (slept), (EbbPeriod){ 0, -1 });
  ebb_trend_plot_get_hour_colors (slept, &pattern, &colors);
  g_assert_cmpfloat (colors.least, <, colors.most);
}

/* --- one scale --------------------------------------------------------- */

static void
assert_same_scale (EbbTrendChart *a,
                   EbbTrendChart *b)
{
  EbbScale first = a->chart.scale, second = b->chart.scale;
  double least = MIN (first.least, second.least), most = MAX (first.most, second.most);
  double rounding = (most - least) * 1e-9;

  ebb_trend_chart_widen (a, b);
  ebb_trend_chart_widen (b, a);
  g_assert_cmpfloat_with_epsilon (a->chart.scale.least, b->chart.scale.least, rounding);
  g_assert_cmpfloat_with_epsilon (a->chart.scale.most, b->chart.scale.most, rounding);
  g_assert_cmpfloat_with_epsilon (a->chart.scale.step, b->chart.scale.step, rounding);
  g_assert_cmpfloat (a->chart.scale.least, <=, least + rounding);
  g_assert_cmpfloat (a->chart.scale.most, >=, most - rounding);
}

static void
test_two_times_beside_each_other_have_one_scale (void)
{
  g_autoptr (EbbTracker) number = ebb_test_tracker_new (EBB_TRACKER_NUMBER, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint round = 0; round < 3000; round++)
    {
      double size = pow (10, g_rand_double_range (random, -3, 9));
      double offset = g_rand_boolean (random) ? 0 : size * g_rand_double_range (random, -20, 20);
      g_autoptr (EbbTrendPlot) plot =
        ebb_test_plot_at (EBB_SUBJECT_TRACKER, number, NULL,
                          { 0, 8, offset + size * g_rand_double (random) }, { 1, 9, offset + size * g_rand_double (random) },
                          { 20, 9, offset + size * g_rand_double (random) }, { 21, 9, offset + 3 * size * g_rand_double (random) });
      EbbTrendChart now, before;

      ebb_test_chart_of_days (&now, plot, 20, 7);
      ebb_test_chart_of_days (&before, plot, 0, 7);
      assert_same_scale (&now, &before);
    }
}

/* --- bad input --------------------------------------------------------- */

static void
use_all_of (EbbTrendPlot *plot)
{
  static const double lengths[] = { 7 * DAY, 90 * DAY, 4000 * DAY, 1, 0, -DAY, 1e12, NAN, INFINITY };
  guint found;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      EbbTrendChart chart;

      ebb_trend_chart_init (&chart, plot, ebb_test_at (0, 0), ebb_test_at (0, 0) + lengths[i]);
      g_assert_cmpfloat (chart.chart.scale.least, <, chart.chart.scale.most);
      g_assert_true (isfinite (chart.chart.scale.least) && isfinite (chart.chart.scale.most));
      g_assert_cmpuint (chart.chart.n_layers, <=, EBB_TREND_MAX_LAYERS);
    }
  for (guint detail = EBB_TREND_READINGS; detail <= EBB_TREND_YEARS; detail++)
    for (guint i = 0; i < ebb_trend_plot_get_n_points (plot, detail); i += 97)
      {
        EbbTrendPoint point = ebb_trend_plot_get_point (plot, detail, i);
        g_autofree char *text = ebb_trend_plot_format_value (plot, point.value);

        g_assert_true (isfinite (point.value) && point.least <= point.value && point.value <= point.most);
        found = ebb_trend_plot_find_point (plot, detail, point.x);
        g_assert_cmpfloat (ebb_trend_plot_get_point (plot, detail, found).x, ==, point.x);
      }
}

static void
test_any_readings_make_a_plot (void)
{
  g_autoptr (EbbTracker) number = ebb_test_tracker_new (EBB_TRACKER_NUMBER, NULL);
  g_autoptr (EbbReadings) none = ebb_readings_new ();
  g_autoptr (EbbTrendPlot) empty = NULL;
  g_autoptr (EbbTrendPlot) one = ebb_test_plot_at (EBB_SUBJECT_TRACKER, number, NULL, { 0, 8, 3 });
  g_autoptr (EbbTrendPlot) equal = ebb_test_plot_at (EBB_SUBJECT_TRACKER, number, NULL, { 0, 8, 3 }, { 1, 8, 3 }, { 2, 8, 3 });
  g_autoptr (EbbTrendPlot) huge = ebb_test_plot_at (EBB_SUBJECT_TRACKER, number, NULL, { 0, 8, 1e308 }, { 0, 9, -1e308 }, { 0, 10, 1e308 }, { 1, 8, DBL_MAX }, { 1, 9, DBL_MAX });
  g_autoptr (EbbTrendPlot) tiny = ebb_test_plot_at (EBB_SUBJECT_TRACKER, number, NULL, { 0, 8, DBL_MIN }, { 0, 9, -DBL_MIN });
  g_autoptr (EbbTrendPlot) ages = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { -EBB_TEST_FIRST_DAY, 8, 5 }, { 800, 8, 2 });
  EbbTrendChart chart;

  ebb_readings_seal (none);
  empty = ebb_test_plot_new (ebb_readings_ref (none), EBB_SUBJECT_PAIN, NULL, NULL);
  g_assert_cmpuint (ebb_trend_plot_find_point (empty, EBB_TREND_DAYS, 0), ==, G_MAXUINT);
  use_all_of (empty);
  use_all_of (one);
  use_all_of (equal);
  use_all_of (tiny);
  use_all_of (ages);
  /* of half a century nothing is drawn but the two days */
  ebb_trend_chart_init (&chart, ages, 0, ebb_test_at (801, 0));
  g_assert_cmpint (chart.detail, ==, EBB_TREND_YEARS);
  g_assert_cmpuint (assert_no_missing_day_is_crossed (ages, get_layer (&chart, EBB_LAYER_LINE, EBB_EMPHASIS_FAINT)), ==, 0);
  use_all_of (huge);
}

static void
test_ten_thousand_readings_of_one_day (void)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  g_autoptr (EbbTrendPlot) plot = NULL;

  ebb_readings_add_day (readings, EBB_TEST_FIRST_DAY, 10000);
  for (guint i = 0; i < 10000; i++)
    ebb_readings_add (readings, EBB_TEST_FIRST_DAY, i * 8.64, i % 11);
  ebb_readings_seal (readings);
  plot = ebb_test_plot_new (ebb_readings_ref (readings), EBB_SUBJECT_PAIN, NULL, NULL);
  g_assert_cmpuint (ebb_trend_plot_get_n_points (plot, EBB_TREND_READINGS), ==, 10000);
  g_assert_cmpuint (ebb_trend_plot_get_point (plot, EBB_TREND_DAYS, 0).n, ==, 10000);
  g_assert_cmpfloat_with_epsilon (ebb_trend_plot_get_point (plot, EBB_TREND_DAYS, 0).value, 5, 0.01);
  use_all_of (plot);
}

static void
test_a_plot_outlives_what_it_was_made_of (void)
{
  g_autoptr (GPtrArray) annotations = ebb_test_annotations_new ();
  EbbTracker *sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
  EbbTrendPlot *plot;
  g_autofree char *word = NULL;

  ebb_test_annotations_add (annotations, 0, 0, "New job");
  plot = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, annotations, { 0, 8, 2 });
  g_clear_pointer (&annotations, g_ptr_array_unref);
  g_object_ref (sky);
  g_object_unref (sky);
  g_assert_true (ebb_trend_plot_ref (plot) == plot);
  ebb_trend_plot_unref (plot);
  word = ebb_trend_plot_format_value (plot, 2);
  g_assert_cmpstr (word, ==, "snow");
  g_assert_cmpstr (ebb_trend_plot_get_annotation (plot, 0)->text, ==, "New job");
  ebb_trend_plot_unref (plot);
  g_assert_finalize_object (sky);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-plot/a-point-is-a-reading-or-the-mean-of-its-day", test_a_point_is_a_reading_or_the_mean_of_its_day);
  g_test_add_func ("/trend-plot/entries-of-a-day-are-added-up", test_entries_of_a_day_are_added_up);
  g_test_add_func ("/trend-plot/a-bar-that-is-partly-in-sight-fits-the-scale", test_a_bar_that_is_partly_in_sight_fits_the_scale);
  g_test_add_func ("/trend-plot/choices-become-lanes", test_choices_become_lanes);
  g_test_add_func ("/trend-plot/yes-and-no-are-two-lanes", test_yes_and_no_are_two_lanes);
  g_test_add_func ("/trend-plot/annotations-become-events", test_annotations_become_events);
  g_test_add_func ("/trend-plot/averages-take-as-many-days-as-represent-their-window", test_averages_take_as_many_days_as_represent_their_window);
  g_test_add_func ("/trend-plot/the-longer-the-time-the-more-is-summed-up", test_the_longer_the_time_the_more_is_summed_up);
  g_test_add_func ("/trend-plot/a-line-joins-neighbouring-days-and-no-others", test_a_line_joins_neighbouring_days_and_no_others);
  g_test_add_func ("/trend-plot/no-line-of-any-diary-crosses-a-missing-day", test_no_line_of_any_diary_crosses_a_missing_day);
  g_test_add_func ("/trend-plot/the-nearest-point-is-found", test_the_nearest_point_is_found);
  g_test_add_func ("/trend-plot/values-have-one-decimal-and-their-unit", test_values_have_one_decimal_and_their_unit);
  g_test_add_func ("/trend-plot/the-words-say-what-the-chart-shows", test_the_words_say_what_the_chart_shows);
  g_test_add_func ("/trend-plot/values-that-differ-have-colours-that-differ", test_values_that_differ_have_colours_that_differ);
  g_test_add_func ("/trend-plot/two-times-beside-each-other-have-one-scale", test_two_times_beside_each_other_have_one_scale);
  g_test_add_func ("/trend-plot/any-readings-make-a-plot", test_any_readings_make_a_plot);
  g_test_add_func ("/trend-plot/ten-thousand-readings-of-one-day", test_ten_thousand_readings_of_one_day);
  g_test_add_func ("/trend-plot/a-plot-outlives-what-it-was-made-of", test_a_plot_outlives_what_it_was_made_of);

  return g_test_run ();
}
