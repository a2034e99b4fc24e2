// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-trend-view.h"

/* A chart that is read, zoomed and panned by keys, in a real window. */

/* --- reading ----------------------------------------------------------- */

static void
test_it_says_what_it_shows (void)
{
  g_autoptr (EbbTrendPlot) entries = ebb_test_plot_at (EBB_SUBJECT_ENTRIES, NULL, NULL, { 0, 8, 1 });

  present_days (30);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Chart of Pain now");
  assert_readout (NULL);
  ebb_trend_view_set_plot (view, entries);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Chart of Entries a day");
  ebb_test_close (window);
}

static void
test_keys_read_day_after_day (void)
{
  present_days (30);
  g_assert_cmpint (ebb_trend_view_get_day (view), ==, FIRST + 29);
  press ("Right");
  assert_readout ("4 Oct 2024: 3.5, average of 2 entries, 2 to 5");
  g_assert_cmpint (ebb_trend_view_get_day (view), ==, FIRST);
  press ("Right");
  assert_readout ("5 Oct 2024: 1");
  press ("Left Left");
  assert_readout ("4 Oct 2024: 3.5, average of 2 entries, 2 to 5");
  press ("End");
  assert_readout ("2 Nov 2024: 1");
  press ("Home");
  assert_readout ("4 Oct 2024: 3.5, average of 2 entries, 2 to 5");
  press ("Escape");
  assert_readout (NULL);
  /* backwards one begins at the end */
  press ("Left");
  assert_readout ("2 Nov 2024: 1");
  ebb_test_close (window);
}

static void
test_near_each_reading_has_its_time (void)
{
  present_days (10);
  press ("Right");
  assert_readout ("4 Oct 2024, 08:00: 2");
  press ("Right");
  assert_readout ("4 Oct 2024, 20:00: 5");
  press ("Right");
  assert_readout ("5 Oct 2024, 12:00: 1");
  ebb_test_close (window);
}

static void
test_entries_are_counted_and_words_are_said (void)
{
  g_autoptr (EbbTrendPlot) entries = ebb_test_plot_at (EBB_SUBJECT_ENTRIES, NULL, NULL, { 0, 8, 1 }, { 0, 9, 1 }, { 3, 9, 1 });
  g_autoptr (EbbTracker) sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
  g_autoptr (EbbTrendPlot) words = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, NULL, { 0, 8, 2 }, { 3, 9, 0 });

  present (entries, days (0, 6));
  press ("Right");
  assert_readout ("4 Oct 2024: 2");
  ebb_trend_view_set_plot (view, words);
  press ("Right");
  assert_readout ("4 Oct 2024, 08:00: snow");
  press ("Right");
  assert_readout ("7 Oct 2024, 09:00: dry");
  ebb_test_close (window);
}

static void
test_the_cursor_brings_along_what_is_out_of_sight (void)
{
  present_days (20);
  press ("End Right");
  assert_readout ("24 Oct 2024: 6");
  g_assert_cmpint (ebb_trend_view_get_shown (view).to, >=, FIRST + 20);
  g_assert_cmpfloat_with_epsilon (get_length (), 20 * EBB_DAY_SECONDS, 1);
  press ("Home Left");
  g_assert_cmpint (ebb_trend_view_get_day (view), >=, ebb_trend_view_get_shown (view).from);
  ebb_test_close (window);
}

static void
test_the_cursor_stays_in_its_place_when_days_become_readings (void)
{
  present_days (30);
  press ("End Left Left");
  assert_readout ("31 Oct 2024: 6");
  press ("plus plus plus");
  g_assert_cmpfloat (get_length (), <, 15 * EBB_DAY_SECONDS);
  assert_readout ("31 Oct 2024, 12:00: 6");
  /* and it is zoomed around */
  g_assert_cmpfloat_with_epsilon ((ebb_test_at (27.5, 0) - view->window.from) / get_length (), 27.5 / 30, 1e-6);
  press ("minus minus minus");
  assert_readout ("31 Oct 2024: 6");
  ebb_test_close (window);
}

static void
test_the_cursor_stays_in_its_place_when_the_diary_changes (void)
{
  g_autoptr (EbbTrendPlot) plot = make_plot ();
  g_autoptr (EbbTrendPlot) more = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { -1, 8, 2 }, { 0, 8, 3 }, { 1, 8, 7 });
  g_autoptr (EbbTrendPlot) entries = ebb_test_plot_at (EBB_SUBJECT_ENTRIES, NULL, NULL, { 0, 8, 1 }, { 1, 8, 1 });

  present_days (30);
  press ("Right Right");
  ebb_trend_view_set_plot (view, plot);
  assert_readout ("5 Oct 2024: 1");
  ebb_trend_view_set_plot (view, more);
  assert_readout ("5 Oct 2024: 7");
  press ("Left");
  assert_readout ("4 Oct 2024: 3");
  ebb_trend_view_set_plot (view, entries);
  assert_readout (NULL);
  ebb_test_close (window);
}

/* --- moving ------------------------------------------------------------ */

static void
test_keys_zoom_pan_and_go_home (void)
{
  present_days (30);
  g_assert_true (ebb_trend_view_is_home (view));
  press ("plus");
  g_assert_cmpfloat_with_epsilon (get_length (), 20 * EBB_DAY_SECONDS, 1);
  assert_shown (5, 24);
  g_assert_false (ebb_trend_view_is_home (view));
  g_assert_cmpuint (n_moved, >, 0);
  g_assert_cmpuint (n_settled, ==, 1);
  press ("shift+Right");
  assert_shown (10, 29);
  press ("shift+Left shift+Left");
  assert_shown (0, 19);
  press ("Next");
  assert_shown (20, 39);
  press ("Prior");
  assert_shown (0, 19);
  press ("minus");
  g_assert_cmpfloat_with_epsilon (get_length (), 30 * EBB_DAY_SECONDS, 1);
  press ("Next 0");
  g_assert_true (ebb_trend_view_is_home (view));
  assert_shown (0, 29);
  ebb_test_close (window);
}

/* A key pressed before the movement of the one before has ended counts in full. */
static void
test_keys_in_quick_succession_add_up (void)
{
  present_days (60);
  for (guint i = 0; i < 3; i++)
    ebb_trend_view_zoom (view, 0.5);
  ebb_test_wait (!is_moving ());
  g_assert_cmpfloat_with_epsilon (get_length (), 7.5 * EBB_DAY_SECONDS, 1);
  for (guint i = 0; i < 3; i++)
    ebb_trend_view_pan (view, 1);
  ebb_test_wait (!is_moving ());
  assert_shown (48, 56);
  g_assert_cmpuint (n_settled, ==, 2);
  ebb_test_close (window);
}

static void
test_one_stays_between_the_first_and_the_last_day (void)
{
  present_days (30);
  for (guint i = 0; i < 4; i++)
    press ("minus");
  assert_shown (0, N_DAYS - 1);
  g_assert_cmpfloat (get_length (), ==, N_DAYS * EBB_DAY_SECONDS);
  press ("Next shift+Right");
  assert_shown (0, N_DAYS - 1);
  ebb_trend_view_zoom (view, 1e-12);
  ebb_test_wait (!is_moving ());
  g_assert_cmpfloat_with_epsilon (get_length (), EBB_TIME_AXIS_MIN_SPAN, 1e-3);
  press ("Prior");
  g_assert_cmpfloat_with_epsilon (get_length (), EBB_TIME_AXIS_MIN_SPAN, 1e-3);
  ebb_trend_view_pan (view, -1e9);
  ebb_test_wait (!is_moving ());
  assert_shown (0, 0);
  ebb_trend_view_zoom (view, 1e300);
  ebb_trend_view_zoom (view, NAN);
  ebb_test_wait (!is_moving ());
  g_assert_true (isfinite (view->window.from) && get_length () >= EBB_TIME_AXIS_MIN_SPAN);

  /* a period that goes beyond the limits may be seen whole */
  ebb_trend_view_set_home (view, days (-10, 80));
  assert_shown (-10, 80);
  ebb_trend_view_pan (view, 1);
  ebb_test_wait (!is_moving ());
  assert_shown (-10, 80);
  ebb_test_close (window);
}

static void
test_any_movement_stays_within_the_limits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);

  present_days (30);
  for (guint round = 0; round < 2000; round++)
    {
      double from = ebb_test_at (g_rand_double_range (random, -200, 200), 0);
      double length = pow (10, g_rand_double_range (random, -3, 9));

      ebb_trend_view_set_window (view, (EbbTrendWindow){ from, g_rand_int_range (random, 0, 20) == 0 ? from - length : from + length });
      g_assert_cmpfloat (view->window.from, >=, ebb_test_at (0, 0));
      g_assert_cmpfloat (view->window.to, <=, ebb_test_at (N_DAYS, 0) + 1e-3);
      g_assert_cmpfloat (get_length (), >=, EBB_TIME_AXIS_MIN_SPAN - 1e-3);
    }
  ebb_test_close (window);
}

/* --- annotations ------------------------------------------------------- */

static void
test_enter_annotates_the_day_of_the_cursor (void)
{
  present_days (30);
  press ("Right Right Return");
  g_assert_cmpint (annotated, ==, FIRST + 1);
  g_assert_cmpint (chosen, ==, -1);
  /* an annotation that is there is opened */
  for (guint i = 0; i < 9; i++)
    press ("Right");
  annotated = 0;
  press ("Return");
  g_assert_cmpint (chosen, ==, 0);
  g_assert_cmpint (annotated, ==, 0);
  /* without a cursor it is the last day in sight */
  press ("Escape Insert");
  g_assert_cmpint (annotated, ==, FIRST + 29);
  ebb_test_close (window);
}

/* --- two beside each other --------------------------------------------- */

static void
assert_one_scale (EbbTrendView *a,
                  EbbTrendView *b,
                  double least,
                  double most)
{
  g_assert_cmpfloat_with_epsilon (a->chart.chart.scale.least, least, 1e-9);
  g_assert_cmpfloat_with_epsilon (a->chart.chart.scale.most, most, 1e-9);
  g_assert_cmpfloat_with_epsilon (b->chart.chart.scale.least, least, 1e-9);
  g_assert_cmpfloat_with_epsilon (b->chart.chart.scale.most, most, 1e-9);
}

static void
test_partners_always_have_one_scale_that_fits_both (void)
{
  g_autoptr (EbbTracker) number = ebb_test_tracker_new (EBB_TRACKER_NUMBER, NULL);
  g_autoptr (EbbTrendPlot) plot =
    ebb_test_plot_at (EBB_SUBJECT_TRACKER, number, NULL, { 0, 8, 0 }, { 1, 8, 10 }, { 10, 8, 0 }, { 11, 8, 100 }, { 20, 8, 0 }, { 21, 8, 1000 }, { 30, 8, 0 }, { 31, 8, 10 });
  EbbTrendView *before;

  present (plot, days (10, 16));
  before = g_object_ref_sink (EBB_TREND_VIEW (ebb_trend_view_new ()));
  ebb_trend_view_set_plot (before, plot);
  ebb_trend_view_set_limits (before, days (0, N_DAYS - 1));
  ebb_trend_view_set_home (before, days (0, 6));
  ebb_trend_view_set_partner (view, before);
  ebb_trend_view_set_partner (before, view);
  assert_one_scale (view, before, 0, 100);
  /* wherever one of them goes */
  ebb_trend_view_set_window (view, (EbbTrendWindow){ ebb_test_at (20, 0), ebb_test_at (27, 0) });
  assert_one_scale (view, before, 0, 1000);
  ebb_trend_view_set_window (before, (EbbTrendWindow){ ebb_test_at (10, 0), ebb_test_at (17, 0) });
  assert_one_scale (view, before, 0, 1000);
  /* and nothing stays of where they were */
  ebb_trend_view_set_home (view, days (30, 36));
  assert_one_scale (view, before, 0, 100);
  ebb_trend_view_set_home (before, days (0, 6));
  assert_one_scale (view, before, 0, 10);
  ebb_trend_view_set_home (before, days (20, 26));
  ebb_trend_view_set_partner (view, NULL);
  g_assert_cmpfloat (view->chart.chart.scale.most, ==, 10);
  ebb_trend_view_set_partner (before, NULL);
  ebb_test_close (window);
  g_assert_finalize_object (before);
}

/* --- and else ---------------------------------------------------------- */

static void
test_time_runs_left_to_right_whatever_the_text_does (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  present_days (30);
  press ("Home Right");
  assert_readout ("5 Oct 2024: 1");
  press ("plus shift+Right");
  g_assert_cmpfloat (view->window.from, >, ebb_test_at (0, 0));
  g_assert_cmpfloat (get_x (1), <, get_x (20));
  ebb_test_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_without_anything_to_show_it_stays_quiet (void)
{
  g_autoptr (EbbReadings) none = ebb_readings_new ();
  g_autoptr (EbbTrendPlot) empty = NULL;

  ebb_readings_seal (none);
  empty = ebb_test_plot_new (ebb_readings_ref (none), EBB_SUBJECT_PAIN, NULL, NULL);
  present (NULL, days (0, 29));
  press ("Right End plus minus 0 shift+Left Return Escape");
  ebb_test_point_to (window, GTK_WIDGET (view), 100, 100);
  g_assert_cmpint (annotated, ==, 0);
  ebb_trend_view_set_plot (view, empty);
  press ("Right End Home plus 0");
  ebb_test_point_to (window, GTK_WIDGET (view), 120, 100);
  assert_readout (NULL);
  g_assert_cmpint (ebb_trend_view_get_day (view), ==, FIRST + 29);
  ebb_trend_view_set_plot (view, NULL);
  ebb_trend_view_set_message (view, NULL);
  ebb_test_settle (GTK_WIDGET (window));
  ebb_test_close (window);
}

static void
test_nothing_is_left_behind (void)
{
  g_autoptr (EbbTrendPlot) plot = make_plot ();
  EbbTrendView *kept;

  present_days (30);
  kept = g_object_ref (view);
  /* in the midst of a movement */
  ebb_trend_view_set_plot (view, plot);
  ebb_trend_view_zoom (view, 0.5);
  ebb_test_close (window);
  g_assert_finalize_object (kept);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/trend-view/it-says-what-it-shows", test_it_says_what_it_shows);
  g_test_add_func ("/trend-view/keys-read-day-after-day", test_keys_read_day_after_day);
  g_test_add_func ("/trend-view/near-each-reading-has-its-time", test_near_each_reading_has_its_time);
  g_test_add_func ("/trend-view/entries-are-counted-and-words-are-said", test_entries_are_counted_and_words_are_said);
  g_test_add_func ("/trend-view/the-cursor-brings-along-what-is-out-of-sight", test_the_cursor_brings_along_what_is_out_of_sight);
  g_test_add_func ("/trend-view/the-cursor-stays-in-its-place-when-days-become-readings", test_the_cursor_stays_in_its_place_when_days_become_readings);
  g_test_add_func ("/trend-view/the-cursor-stays-in-its-place-when-the-diary-changes", test_the_cursor_stays_in_its_place_when_the_diary_changes);
  g_test_add_func ("/trend-view/keys-zoom-pan-and-go-home", test_keys_zoom_pan_and_go_home);
  g_test_add_func ("/trend-view/keys-in-quick-succession-add-up", test_keys_in_quick_succession_add_up);
  g_test_add_func ("/trend-view/one-stays-between-the-first-and-the-last-day", test_one_stays_between_the_first_and_the_last_day);
  g_test_add_func ("/trend-view/any-movement-stays-within-the-limits", test_any_movement_stays_within_the_limits);
  g_test_add_func ("/trend-view/enter-annotates-the-day-of-the-cursor", test_enter_annotates_the_day_of_the_cursor);
  g_test_add_func ("/trend-view/partners-always-have-one-scale-that-fits-both", test_partners_always_have_one_scale_that_fits_both);
  g_test_add_func ("/trend-view/time-runs-left-to-right-whatever-the-text-does", test_time_runs_left_to_right_whatever_the_text_does);
  g_test_add_func ("/trend-view/without-anything-to-show-it-stays-quiet", test_without_anything_to_show_it_stays_quiet);
  g_test_add_func ("/trend-view/nothing-is-left-behind", test_nothing_is_left_behind);

  return g_test_run ();
}
