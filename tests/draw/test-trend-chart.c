// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-trend.h"

#include <locale.h>

#define DAY EBB_DAY_SECONDS

/* What is drawn of a window of time: layers, lanes, events, and the scale. */

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
      g_assert_cmpfloat (ebb_trend_plot_get_point (plot, detail, 0).value, ==, 2);
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

/* --- missing is missing ---------------------------------------------------- */

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

static void
test_of_half_a_century_only_the_days_with_an_entry_are_drawn (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { -EBB_TEST_FIRST_DAY, 8, 5 }, { 800, 8, 2 });
  EbbTrendChart chart;

  ebb_trend_chart_init (&chart, plot, 0, ebb_test_at (801, 0));
  g_assert_cmpint (chart.detail, ==, EBB_TREND_YEARS);
  g_assert_cmpuint (assert_no_missing_day_is_crossed (plot, get_layer (&chart, EBB_LAYER_LINE, EBB_EMPHASIS_FAINT)), ==, 0);
}

/* --- one scale ------------------------------------------------------------- */

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

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-chart/a-bar-that-is-partly-in-sight-fits-the-scale", test_a_bar_that_is_partly_in_sight_fits_the_scale);
  g_test_add_func ("/trend-chart/choices-become-lanes", test_choices_become_lanes);
  g_test_add_func ("/trend-chart/yes-and-no-are-two-lanes", test_yes_and_no_are_two_lanes);
  g_test_add_func ("/trend-chart/annotations-become-events", test_annotations_become_events);
  g_test_add_func ("/trend-chart/the-longer-the-time-the-more-is-summed-up", test_the_longer_the_time_the_more_is_summed_up);
  g_test_add_func ("/trend-chart/a-line-joins-neighbouring-days-and-no-others", test_a_line_joins_neighbouring_days_and_no_others);
  g_test_add_func ("/trend-chart/no-line-of-any-diary-crosses-a-missing-day", test_no_line_of_any_diary_crosses_a_missing_day);
  g_test_add_func ("/trend-chart/of-half-a-century-only-the-days-with-an-entry-are-drawn", test_of_half_a_century_only_the_days_with_an_entry_are_drawn);
  g_test_add_func ("/trend-chart/two-times-beside-each-other-have-one-scale", test_two_times_beside_each_other_have_one_scale);

  return g_test_run ();
}
