// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-trend.h"
#include "model/ebb-technique.h"

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
  assert_described (plot, 0, 55, NULL, "The last four weeks compared with the four before: 2 lower (50\u00a0%), a substantial change.");
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

  ebb_readings_seal (none);
  empty = ebb_test_plot_new (ebb_readings_ref (none), EBB_SUBJECT_PAIN, NULL, NULL);
  g_assert_cmpuint (ebb_trend_plot_find_point (empty, EBB_TREND_DAYS, 0), ==, G_MAXUINT);
  use_all_of (empty);
  use_all_of (one);
  use_all_of (equal);
  use_all_of (tiny);
  use_all_of (ages);
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

static void
test_sessions_follow_the_annotations_and_are_dim_unless_done (void)
{
  g_autoptr (GPtrArray) annotations = ebb_test_annotations_new ();
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  const gint64 day = EBB_TEST_FIRST_DAY * G_GINT64_CONSTANT (86400);
  EbbSession *done = ebb_session_new_done ((EbbMoment){ day + 14 * 3600 - 7200, 120 }, 60);
  EbbSession *skipped = ebb_session_new_planned ((EbbMoment){ day + 86400 + 9 * 3600, 0 }, 60);
  EbbSession *of_course = ebb_session_new_done ((EbbMoment){ day + 86400 + 12 * 3600, 0 }, 60);
  EbbSessionPart part = { g_intern_string ("heat"), NULL, 10, 0 };
  g_autoptr (GPtrArray) courses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbTrendPlot) plot = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *annotated = NULL;
  EbbTrendChart chart;

  g_array_append_val (done->parts, part);
  skipped->title = g_strdup ("Neck");
  skipped->state = EBB_SESSION_SKIPPED;
  g_ptr_array_add (sessions, done);
  g_ptr_array_add (sessions, skipped);
  g_ptr_array_add (courses, ebb_course_new ("Shoulders and neck", EBB_TEST_FIRST_DAY));
  of_course->course = g_strdup (ebb_record_ensure_id (courses->pdata[0]));
  g_ptr_array_add (sessions, of_course);
  ebb_test_annotations_add (annotations, 0, 0, "New job");
  plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, annotations, { 0, 8, 2 }, { 1, 8, 3 });
  ebb_trend_plot_set_sessions (plot, sessions, courses);

  g_assert_cmpuint (ebb_trend_plot_get_n_sessions (plot), ==, 3);
  g_assert_true (ebb_trend_plot_get_session (plot, 1) == skipped);
  ebb_trend_chart_init (&chart, plot, day, day + 2 * 86400.0);
  g_assert_cmpuint (chart.chart.n_events, ==, 4);
  /* at the hour of the wall clock */
  g_assert_cmpfloat (chart.chart.events[1].from, ==, day + 14 * 3600.0);
  g_assert_cmpfloat (chart.chart.events[1].to, ==, chart.chart.events[1].from);
  g_assert_false (chart.chart.events[1].dim);
  g_assert_true (chart.chart.events[2].dim);
  g_assert_cmpstr (chart.chart.events[1].label, ==, ebb_technique_get_name (EBB_TECHNIQUE_HEAT));
  g_assert_true (g_str_has_prefix (chart.chart.events[2].label, "Neck ("));
  g_assert_cmpstr (chart.chart.events[3].label, ==, "Shoulders and neck");
  annotated = ebb_trend_plot_describe_annotations (plot, EBB_TEST_FIRST_DAY);
  g_assert_cmpstr (annotated, ==, "New job");
  first = ebb_trend_plot_describe_sessions (plot, EBB_TEST_FIRST_DAY);
  g_assert_cmpstr (first, ==, ebb_technique_get_name (EBB_TECHNIQUE_HEAT));
  second = ebb_trend_plot_describe_sessions (plot, EBB_TEST_FIRST_DAY + 1);
  g_assert_true (g_str_has_suffix (second, "; Shoulders and neck"));
  third = ebb_trend_plot_describe_sessions (plot, EBB_TEST_FIRST_DAY + 2);
  g_assert_cmpstr (third, ==, "");
  /* what is opened of a day: the person's own words first */
  g_assert_cmpuint (ebb_trend_plot_find_event (plot, EBB_TEST_FIRST_DAY), ==, 0);
  g_assert_cmpuint (ebb_trend_plot_find_event (plot, EBB_TEST_FIRST_DAY + 1), ==, 2);
  g_assert_cmpuint (ebb_trend_plot_find_event (plot, EBB_TEST_FIRST_DAY + 2), ==, G_MAXUINT);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-plot/a-point-is-a-reading-or-the-mean-of-its-day", test_a_point_is_a_reading_or_the_mean_of_its_day);
  g_test_add_func ("/trend-plot/entries-of-a-day-are-added-up", test_entries_of_a_day_are_added_up);
  g_test_add_func ("/trend-plot/sessions-follow-the-annotations-and-are-dim-unless-done", test_sessions_follow_the_annotations_and_are_dim_unless_done);
  g_test_add_func ("/trend-plot/averages-take-as-many-days-as-represent-their-window", test_averages_take_as_many_days_as_represent_their_window);
  g_test_add_func ("/trend-plot/the-nearest-point-is-found", test_the_nearest_point_is_found);
  g_test_add_func ("/trend-plot/values-have-one-decimal-and-their-unit", test_values_have_one_decimal_and_their_unit);
  g_test_add_func ("/trend-plot/the-words-say-what-the-chart-shows", test_the_words_say_what_the_chart_shows);
  g_test_add_func ("/trend-plot/values-that-differ-have-colours-that-differ", test_values_that_differ_have_colours_that_differ);
  g_test_add_func ("/trend-plot/any-readings-make-a-plot", test_any_readings_make_a_plot);
  g_test_add_func ("/trend-plot/ten-thousand-readings-of-one-day", test_ten_thousand_readings_of_one_day);
  g_test_add_func ("/trend-plot/a-plot-outlives-what-it-was-made-of", test_a_plot_outlives_what_it_was_made_of);

  return g_test_run ();
}
