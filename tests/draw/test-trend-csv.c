// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-trend-csv.h"
#include "ebb-test-trend.h"

#include <locale.h>

#include "exchange/ebb-csv-reader.h"
#include "exchange/ebb-csv-text.h"

/* The numbers of a chart for spreadsheets: what is drawn, and nothing else. */

static char *
write_days (const EbbTrendPlot *plot,
            int first,
            int n_days)
{
  g_autoptr (GBytes) bytes = ebb_trend_csv_new (plot, ebb_test_at (first, 0), ebb_test_at (first + n_days, 0));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_csv (const EbbTrendPlot *plot,
            int first,
            int n_days,
            const char *expected)
{
  g_autofree char *text = write_days (plot, first, n_days);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_near_it_has_the_readings (void)
{
  g_autoptr (GPtrArray) annotations = ebb_test_annotations_new ();
  g_autoptr (EbbTrendPlot) plot = NULL;

  ebb_test_annotations_add (annotations, 1, 2, "Holiday");
  ebb_test_annotations_add (annotations, 1, 1, "New job, at last");
  plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, annotations, { 0, 8, 2.5 }, { 1, 23.99, 5 }, { 7, 0, 4 });
  assert_csv (plot, 0, 7,
              "time,value,annotations\r\n"
              "2024-10-04T08:00:00,2.5,\r\n"
              "2024-10-05T23:59:24,5,\"Holiday; New job, at last\"\r\n");
}

static void
test_far_it_has_the_days_with_the_average_that_is_drawn (void)
{
  const double values[] = { 2, NAN, 3, 4, 7 };
  g_autoptr (EbbTrendPlot) daily = ebb_test_plot_new (ebb_test_daily (EBB_TEST_FIRST_DAY, values, 5), EBB_SUBJECT_PAIN, NULL, NULL);
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 2.5 }, { 0, 9, 3 }, { 2, 9, 4 });

  assert_csv (daily, 0, 30,
              "day,value,lowest,highest,readings,average,annotations\r\n"
              "2024-10-04,2,2,2,1,,\r\n"
              "2024-10-06,3,3,3,1,4,\r\n"
              "2024-10-07,4,4,4,1,4,\r\n"
              "2024-10-08,7,7,7,1,,\r\n");
  assert_csv (plot, 0, 2000,
              "day,value,lowest,highest,readings,average,annotations\r\n"
              "2024-10-04,2.75,2.5,3,2,,\r\n"
              "2024-10-06,4,4,4,1,,\r\n");
}

static void
test_of_what_is_counted_it_has_the_sum_alone (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_ENTRIES, NULL, NULL, { 0, 8, 1 }, { 0, 9, 1 }, { 2, 9, 1 });

  assert_csv (plot, 0, 7,
              "day,value,annotations\r\n"
              "2024-10-04,2,\r\n"
              "2024-10-06,1,\r\n");
  assert_csv (plot, 0, 70,
              "day,value,annotations\r\n"
              "2024-10-04,2,\r\n"
              "2024-10-06,1,\r\n");
}

static void
test_a_choice_has_its_word (void)
{
  g_autoptr (EbbTracker) sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, NULL, { 0, 8, 2 }, { 1, 8, 0 });

  assert_csv (plot, 0, 100,
              "time,value,word,annotations\r\n"
              "2024-10-04T08:00:00,2,snow,\r\n"
              "2024-10-05T08:00:00,0,dry,\r\n");
}

static void
test_sessions_have_a_column_and_a_day_of_their_own (void)
{
  g_autoptr (GPtrArray) annotations = ebb_test_annotations_new ();
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  const gint64 day = EBB_TEST_FIRST_DAY * G_GINT64_CONSTANT (86400);
  g_autoptr (EbbTrendPlot) plot = NULL;
  const int days[] = { 0, 0, 1, 3, 3 };
  const char *const titles[] = { "Neck", "Back", "=Foot", "Leg", "Arm" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      EbbSession *session = ebb_session_new_done ((EbbMoment){ day + days[i] * 86400 + 17 * 3600 + i, 0 }, 60);

      session->title = g_strdup (titles[i]);
      g_ptr_array_add (sessions, session);
    }
  ebb_test_annotations_add (annotations, 2, 2, "New job");
  plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, annotations, { 0, 8, 2.5 }, { 0, 9, 2.5 }, { 4, 9, 4 });
  ebb_trend_plot_set_sessions (plot, sessions, NULL);
  assert_csv (plot, 0, 5,
              "time,value,annotations,sessions\r\n"
              "2024-10-04T08:00:00,2.5,,\"Neck; Back\"\r\n"
              "2024-10-04T09:00:00,2.5,,\"Neck; Back\"\r\n"
              "2024-10-05,,,'=Foot\r\n"
              "2024-10-06,,New job,\r\n"
              "2024-10-07,,,\"Leg; Arm\"\r\n"
              "2024-10-08T09:00:00,4,,\r\n");
  assert_csv (plot, 0, 30,
              "day,value,lowest,highest,readings,average,annotations,sessions\r\n"
              "2024-10-04,2.5,2.5,2.5,2,,,\"Neck; Back\"\r\n"
              "2024-10-05,,,,0,,,'=Foot\r\n"
              "2024-10-06,,,,0,,New job,\r\n"
              "2024-10-07,,,,0,,,\"Leg; Arm\"\r\n"
              "2024-10-08,4,4,4,1,,,\r\n");
  /* of the window alone */
  assert_csv (plot, 2, 1, "time,value,annotations,sessions\r\n2024-10-06,,New job,\r\n");
  /* a choice has a word for each reading only */
  {
    g_autoptr (EbbTracker) sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
    g_autoptr (EbbTrendPlot) words = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, NULL, { 0, 8, 2 });

    ebb_trend_plot_set_sessions (words, sessions, NULL);
    assert_csv (words, 0, 2,
                "time,value,word,annotations,sessions\r\n"
                "2024-10-04T08:00:00,2,snow,,\"Neck; Back\"\r\n"
                "2024-10-05,,,,'=Foot\r\n");
  }
}

static void
test_nothing_drawn_is_a_heading_alone (void)
{
  g_autoptr (EbbReadings) none = ebb_readings_new ();
  g_autoptr (EbbTrendPlot) empty = NULL;
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 2 });

  ebb_readings_seal (none);
  empty = ebb_test_plot_new (ebb_readings_ref (none), EBB_SUBJECT_PAIN, NULL, NULL);
  assert_csv (empty, 0, 7, "time,value,annotations\r\n");
  assert_csv (empty, 0, 70, "day,value,lowest,highest,readings,average,annotations\r\n");
  assert_csv (plot, 3, 7, "time,value,annotations\r\n");
  assert_csv (plot, 0, 0, "time,value,annotations\r\n");
  assert_csv (plot, 0, -3, "time,value,annotations\r\n");
}

static void
test_long_ago_is_a_date_too (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { -EBB_TEST_FIRST_DAY - 1, 23.5, 2 });

  assert_csv (plot, -EBB_TEST_FIRST_DAY - 3, 7, "time,value,annotations\r\n1969-12-31T23:30:00,2,\r\n");
}

/* --- any diary --------------------------------------------------------- */

/* What people write, and what a spreadsheet would take for something else. */
static const char *const pieces[] = { "=", "+1", "-", "@", "'", "\"", ",", ";", "=SUM(A1)", "Läuft", " ", "＝", "New job", "👩‍🦽" };

static GPtrArray *
make_annotations (GRand *random)
{
  GPtrArray *annotations = ebb_test_annotations_new ();

  for (int n = g_rand_int_range (random, 0, 6); n > 0; n--)
    {
      int from = g_rand_int_range (random, 0, 60);
      g_autoptr (GString) text = g_string_new (NULL);

      for (int m = g_rand_int_range (random, 1, 5); m > 0; m--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      ebb_test_annotations_add (annotations, from, from + g_rand_int_range (random, 0, 9), text->str);
    }
  return annotations;
}

static double
read_number (EbbCsvReader *reader,
             guint column)
{
  const char *cell = ebb_csv_reader_get_cell (reader, column);

  return *cell == '\0' ? NAN : g_ascii_strtod (cell, NULL);
}

static void
assert_annotations (const EbbTrendPlot *plot,
                    EbbDay day,
                    const char *cell)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < ebb_trend_plot_get_n_annotations (plot); i++)
    {
      const EbbAnnotation *annotation = ebb_trend_plot_get_annotation (plot, i);

      if (annotation->period.from <= day && day <= annotation->period.to)
        g_string_append_printf (expected, "%s%s", expected->len > 0 ? "; " : "", annotation->text);
    }
  /* a spreadsheet runs what begins so */
  g_assert_true (*cell == '\0' || strchr ("=+-@\t\r\n", *cell) == NULL);
  g_assert_cmpstr (ebb_csv_unguard (cell), ==, expected->str);
}

/* How many annotations begin in the window on that day. */
static guint
count_beginning (const EbbTrendPlot *plot,
                 EbbDay day,
                 double from,
                 double to)
{
  guint n = 0;

  for (guint i = 0; i < ebb_trend_plot_get_n_annotations (plot); i++)
    {
      EbbPeriod period = ebb_trend_plot_get_annotation (plot, i)->period;
      double x = (period.from + (period.from == period.to ? 0.5 : 0)) * EBB_DAY_SECONDS;

      if (period.from == day && x >= from && x < to)
        n++;
    }
  return n;
}

/* Reads the rows of days on which there is no point, up to @end: those on which an
 * annotation begins, and no other. Leaves the reader at the row after them. */
static gboolean
read_other_days (const EbbTrendPlot *plot,
                 EbbCsvReader *reader,
                 double from,
                 double to,
                 EbbDay first,
                 EbbDay end)
{
  gboolean more = ebb_csv_reader_next (reader, NULL);

  for (EbbDay day = first; day < end; day++)
    {
      g_autofree char *date = ebb_day_to_string (day);

      if (count_beginning (plot, day, from, to) == 0)
        continue;
      g_assert_true (more);
      g_assert_cmpstr (ebb_csv_reader_get_cell (reader, 0), ==, date);
      g_assert_cmpstr (ebb_csv_reader_get_cell (reader, 1), ==, "");
      assert_annotations (plot, day, ebb_csv_reader_get_cell (reader, ebb_csv_reader_get_n_cells (reader) - 1));
      more = ebb_csv_reader_next (reader, NULL);
    }
  return more;
}

/* Read back, a row is a point in the window, in order, and none is left out; or a day
 * without one on which an annotation begins. */
static void
assert_is_what_is_drawn (const EbbTrendPlot *plot,
                         double from,
                         double to)
{
  EbbTrendDetail detail = ebb_trend_detail_of (from, to);
  gboolean of_readings = detail == EBB_TREND_READINGS;
  g_autoptr (GBytes) bytes = ebb_trend_csv_new (plot, from, to);
  g_autoptr (EbbCsvReader) reader = ebb_csv_reader_new (ebb_input_new_for_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), ',');
  EbbDay next = EBB_TEST_FIRST_DAY - 20;

  g_assert_true (ebb_csv_reader_next (reader, NULL));
  for (guint i = 0; i < ebb_trend_plot_get_n_points (plot, detail); i++)
    {
      EbbTrendPoint point = ebb_trend_plot_get_point (plot, detail, i);
      EbbDay day = (EbbDay) floor (point.x / EBB_DAY_SECONDS);
      g_autofree char *date = ebb_day_to_string (day);

      if (point.x < from || point.x >= to)
        continue;
      g_assert_true (read_other_days (plot, reader, from, to, next, day));
      next = day + 1;
      g_assert_cmpuint (ebb_csv_reader_get_n_cells (reader), ==, of_readings ? 3 : 7);
      g_assert_true (g_str_has_prefix (ebb_csv_reader_get_cell (reader, 0), date));
      g_assert_cmpfloat (read_number (reader, 1), ==, point.value);
      if (!of_readings)
        {
          g_assert_cmpfloat (read_number (reader, 2), ==, point.least);
          g_assert_cmpfloat (read_number (reader, 3), ==, point.most);
          g_assert_cmpfloat (read_number (reader, 4), ==, point.n);
          ebb_test_assert_near (read_number (reader, 5), ebb_trend_plot_get_average (plot, detail, day));
        }
      assert_annotations (plot, day, ebb_csv_reader_get_cell (reader, of_readings ? 2 : 6));
    }
  g_assert_false (read_other_days (plot, reader, from, to, next, EBB_TEST_FIRST_DAY + 200));
}

static void
test_what_is_read_back_is_what_is_drawn (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (guint round = 0; round < 300; round++)
    {
      EbbPeriod period = { EBB_TEST_FIRST_DAY, EBB_TEST_FIRST_DAY + g_rand_int_range (random, 0, 70) };
      g_autoptr (GPtrArray) annotations = make_annotations (random);
      g_autoptr (EbbTrendPlot) plot = ebb_test_plot_new (ebb_test_random_readings (random, period, 0.7, 4, FALSE), EBB_SUBJECT_PAIN, NULL, annotations);
      double from = ebb_test_at (g_rand_double_range (random, -9, 60), 0);

      assert_is_what_is_drawn (plot, from, from + g_rand_double_range (random, 0, 80) * EBB_DAY_SECONDS);
      assert_is_what_is_drawn (plot, from, from + g_rand_double_range (random, 0, 15) * EBB_DAY_SECONDS);
    }
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-csv/near-it-has-the-readings", test_near_it_has_the_readings);
  g_test_add_func ("/trend-csv/far-it-has-the-days-with-the-average-that-is-drawn", test_far_it_has_the_days_with_the_average_that_is_drawn);
  g_test_add_func ("/trend-csv/of-what-is-counted-it-has-the-sum-alone", test_of_what_is_counted_it_has_the_sum_alone);
  g_test_add_func ("/trend-csv/a-choice-has-its-word", test_a_choice_has_its_word);
  g_test_add_func ("/trend-csv/sessions-have-a-column-and-a-day-of-their-own", test_sessions_have_a_column_and_a_day_of_their_own);
  g_test_add_func ("/trend-csv/nothing-drawn-is-a-heading-alone", test_nothing_drawn_is_a_heading_alone);
  g_test_add_func ("/trend-csv/long-ago-is-a-date-too", test_long_ago_is_a_date_too);
  g_test_add_func ("/trend-csv/what-is-read-back-is-what-is-drawn", test_what_is_read_back_is_what_is_drawn);

  return g_test_run ();
}
