// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-cells.h"

#include "model/ebb-rating.h"

/* What the hours of the week, the days of years and distributions each say and do. */

/* --- hours --- */

static void
test_hours_are_walked_by_weekday_and_hour (void)
{
  present (new_hours (), 640, 400);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right Up");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 8);
  press ("Down");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 24 + 8);
  press ("Home Left");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 24);
  press ("End Right");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 24 + 23);
  ebb_test_close (window);
}

static void
test_too_few_days_of_an_hour_are_said_to_be_few (void)
{
  g_autoptr (EbbHourView) hours = g_object_ref_sink (new_hours ());
  EbbHourPattern pattern;

  assert_words (hours, 24 + 9, "Tuesday, 09:00 to 10:00: only 2 days, too few for an average (9.5)");
  assert_words (hours, 2 * 24 + 9, "Wednesday, 09:00 to 10:00: only 1 day, too few for an average (0)");
  assert_words (hours, 23, "Monday, 23:00 to 00:00: nothing recorded");

  fill_pattern (&pattern);
  for (int i = 0; i < 7 * 24; i++)
    pattern.cells[i / 24][i % 24].n_days = MIN (pattern.cells[i / 24][i % 24].n_days, EBB_PATTERN_MIN_DAYS - 1);
  ebb_hour_view_set_pattern (hours, &pattern, &pain, NULL, "Hours");
  assert_description (hours, "71 days, too few in every hour for an average");
}

static void
test_hours_that_are_all_alike_have_no_highest (void)
{
  g_autoptr (EbbHourView) hours = g_object_ref_sink (new_hours ());
  EbbHourPattern pattern;

  fill_pattern (&pattern);
  pattern.cells[0][8].mean = pattern.cells[0][9].mean = 3.2;
  ebb_hour_view_set_pattern (hours, &pattern, &pain, NULL, "Hours");
  assert_description (hours, "3.2 on average in every hour with enough days; 71 days");
}

static void
test_whatever_was_recorded_every_hour_has_words (void)
{
  g_autoptr (EbbHourView) hours = g_object_ref_sink (new_hours ());

  for (int round = 0; round < 20; round++)
    {
      EbbHourPattern pattern = { .n_days = (guint) g_test_rand_int_range (0, 400) };

      for (int i = 0; i < 7 * 24; i++)
        {
          guint n = (guint) g_test_rand_int_range (0, 6);

          pattern.cells[i / 24][i % 24] = (EbbHourCell){ n, n, n > 0 ? round == 0 ? 1e300 : g_test_rand_double_range (-1e6, 1e6) : NAN };
        }
      ebb_hour_view_set_pattern (hours, &pattern, &pain, NULL, "Hours");
      for (int i = 0; i < 7 * 24; i++)
        {
          g_autofree char *words = describe (hours, i);

          g_assert_null (strstr (words, "nan"));
          g_assert_cmpuint (strlen (words), <, 80);
          g_assert_true ((strstr (words, "only") != NULL) == (pattern.cells[i / 24][i % 24].n_days == 1 || pattern.cells[i / 24][i % 24].n_days == 2));
        }
    }
}

/* --- years --- */

static void
activated_cb (EbbYearView *year,
              int day,
              EbbDay *activated)
{
  *activated = day;
}

static int
measure_height (gpointer shown,
                int width)
{
  int height;

  gtk_widget_measure (shown, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
test_a_year_is_as_high_as_its_width_asks (void)
{
  EbbPeriod three_years = { day_of (2024, 1, 1), day_of (2026, 12, 31) };
  g_autoptr (EbbYearView) one = g_object_ref_sink (new_year (period_2026 ()));
  g_autoptr (EbbYearView) three = g_object_ref_sink (new_year (three_years));

  g_assert_cmpint (gtk_widget_get_request_mode (GTK_WIDGET (one)), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  for (int width = 280; width < 2000; width += 60)
    g_assert_cmpint (measure_height (three, width), >, 2 * measure_height (one, width));
}

static void
test_a_day_is_said_with_its_entries (void)
{
  g_autoptr (EbbYearView) year = g_object_ref_sink (new_year (period_2026 ()));

  assert_words (year, day_of (2026, 3, 12), "12 March 2026: 5.3, 3 entries");
  assert_words (year, day_of (2026, 3, 13), "13 March 2026: 6.1, 1 entry");
  assert_words (year, day_of (2026, 4, 1), "1 April 2026: no value");
}

/* A month takes 15 days over 3 weeks (ebb_trend_get_need()). */
static void
test_a_year_is_described_by_months_with_enough_days (void)
{
  EbbPeriod part = { day_of (2026, 1, 1), day_of (2026, 3, 10) };
  g_autoptr (EbbYearView) year = g_object_ref_sink (new_year (period_2026 ()));
  g_autoptr (GArray) days = new_days ();

  assert_description (year, "56 days with a value; highest month: March 2026 (6.1 on average); lowest month: January 2026 (3.2 on average)");
  ebb_year_view_set_days (year, days, part, &pain, NULL, "Days");
  assert_description (year, "46 days with a value");
}

static void
test_a_click_opens_the_day (void)
{
  EbbDay activated = 0;

  present (new_year (period_2026 ()), 900, 400);
  g_signal_connect (view, "day-activated", G_CALLBACK (activated_cb), &activated);
  point_to_cell (day_of (2026, 5, 6));
  use_mouse ("click");
  g_assert_cmpint (activated, ==, day_of (2026, 5, 6));
  ebb_test_close (window);
}

static void
test_letting_go_on_another_day_opens_none (void)
{
  EbbDay activated = 0;

  present (new_year (period_2026 ()), 900, 400);
  g_signal_connect (view, "day-activated", G_CALLBACK (activated_cb), &activated);
  point_to_cell (day_of (2026, 5, 6));
  use_mouse ("mousedown");
  point_to_cell (day_of (2026, 8, 6));
  use_mouse ("mouseup");
  g_assert_cmpint (activated, ==, 0);
  ebb_test_close (window);
}

static void
test_enter_and_space_open_the_day_of_the_cursor (void)
{
  EbbDay activated = 0;

  present (new_year (period_2026 ()), 900, 400);
  g_signal_connect (view, "day-activated", G_CALLBACK (activated_cb), &activated);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Return");
  g_assert_cmpint (activated, ==, 0);
  press ("Down Return");
  g_assert_cmpint (activated, ==, day_of (2026, 3, 20));
  press ("End space");
  g_assert_cmpint (activated, ==, day_of (2026, 12, 31));
  ebb_test_close (window);
}

static void
test_page_keys_go_by_month_and_year_within_the_period (void)
{
  EbbPeriod period = { day_of (2024, 6, 15), day_of (2026, 12, 31) };

  present (new_year (period), 900, 400);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right Page_Down");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, day_of (2026, 4, 20));
  press ("shift+Page_Up");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, day_of (2025, 4, 20));
  press ("ctrl+Page_Up");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, day_of (2024, 6, 15));
  press ("Page_Up");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, day_of (2024, 6, 15));
  press ("End");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, day_of (2026, 12, 31));
  ebb_test_close (window);
}

/* Whether the cell of the cursor is in sight. */
static gboolean
cursor_is_seen (void)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_VIEWPORT);
  graphene_point_t corner;
  cairo_rectangle_t area;

  g_assert_true (EBB_CELL_VIEW_GET_CLASS (view)->get_area (view, ebb_cell_view_get_cursor (view), &area));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (view), viewport, &GRAPHENE_POINT_INIT (0, (float) area.y), &corner));
  return corner.y >= 0 && corner.y + area.height <= gtk_widget_get_height (viewport);
}

/* Whether the page has not moved for as long as GTK takes to scroll to what has the
 * keyboard: until then it goes on, wherever else it was scrolled to meanwhile. */
static gboolean
page_rests (double *place,
            gint64 *since)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_VIEWPORT);
  double now = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));

  if (*since == 0 || !ebb_number_equal (now, *place))
    *since = g_get_monotonic_time ();
  *place = now;
  return g_get_monotonic_time () - *since > 300 * 1000;
}

static void
test_the_page_scrolls_to_the_day_of_the_cursor (void)
{
  EbbPeriod period = { day_of (2012, 1, 1), day_of (2026, 12, 31) };
  double place = 0;
  gint64 since = 0;

  present (new_year (period), 640, 300);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (view)), >, 600);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  ebb_test_wait (page_rests (&place, &since));
  press ("End");
  ebb_test_wait (cursor_is_seen ());
  press ("Home");
  ebb_test_wait (cursor_is_seen ());
  ebb_test_close (window);
}

/* --- distributions --- */

static void
test_a_bar_is_said_as_days_of_all (void)
{
  guint counts[3] = { 1, 0, 2 };
  const EbbDistribution hours = { 6, 0.5, 3, counts, 3, FALSE };

  present (new_histogram (), 640, 400);
  assert_description (view, "Most days at 4 (19 of 71); median 4");
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right");
  assert_description (view, "Pain 4: 19 days of 71");
  press ("Right");
  assert_description (view, "Pain 5: 14 days of 71");
  press ("Home Left Up");
  assert_description (view, "Pain 0: 1 day of 71");
  press ("End Right Down");
  assert_description (view, "Pain 10: 0 days of 71");

  ebb_histogram_view_set_distribution (EBB_HISTOGRAM_VIEW (view), &hours, FALSE, "h", NAN, "Hours slept");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, EBB_CELL_NONE);
  assert_description (view, "Most days at 7 to under 7.5 (2 of 3)");
  assert_words (view, 0, "6 to under 6.5: 1 day of 3");
  ebb_test_close (window);
}

static void
test_a_bin_without_days_can_be_pointed_at (void)
{
  cairo_rectangle_t area;

  present (new_histogram (), 640, 400);
  g_assert_true (EBB_CELL_VIEW_GET_CLASS (view)->get_area (view, 9, &area));
  g_assert_cmpfloat (area.height, >, 50);
  point_to_cell (9);
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Pain 9: 0 days of 71");
  ebb_test_close (window);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/hour-view/hours-are-walked-by-weekday-and-hour", test_hours_are_walked_by_weekday_and_hour);
  g_test_add_func ("/hour-view/too-few-days-of-an-hour-are-said-to-be-few", test_too_few_days_of_an_hour_are_said_to_be_few);
  g_test_add_func ("/hour-view/hours-that-are-all-alike-have-no-highest", test_hours_that_are_all_alike_have_no_highest);
  g_test_add_func ("/hour-view/whatever-was-recorded-every-hour-has-words", test_whatever_was_recorded_every_hour_has_words);
  g_test_add_func ("/year-view/a-day-is-said-with-its-entries", test_a_day_is_said_with_its_entries);
  g_test_add_func ("/year-view/a-year-is-described-by-months-with-enough-days", test_a_year_is_described_by_months_with_enough_days);
  g_test_add_func ("/year-view/a-year-is-as-high-as-its-width-asks", test_a_year_is_as_high_as_its_width_asks);
  g_test_add_func ("/year-view/a-click-opens-the-day", test_a_click_opens_the_day);
  g_test_add_func ("/year-view/letting-go-on-another-day-opens-none", test_letting_go_on_another_day_opens_none);
  g_test_add_func ("/year-view/enter-and-space-open-the-day-of-the-cursor", test_enter_and_space_open_the_day_of_the_cursor);
  g_test_add_func ("/year-view/page-keys-go-by-month-and-year-within-the-period", test_page_keys_go_by_month_and_year_within_the_period);
  g_test_add_func ("/year-view/the-page-scrolls-to-the-day-of-the-cursor", test_the_page_scrolls_to_the_day_of_the_cursor);
  g_test_add_func ("/histogram-view/a-bar-is-said-as-days-of-all", test_a_bar_is_said_as_days_of_all);
  g_test_add_func ("/histogram-view/a-bin-without-days-can-be-pointed-at", test_a_bin_without_days_can_be_pointed_at);

  return g_test_run ();
}
