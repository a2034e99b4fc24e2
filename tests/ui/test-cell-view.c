// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-ui.h"

#include <gdk/x11/gdkx.h>
#include <math.h>

#include "widgets/ebb-histogram-view.h"
#include "widgets/ebb-hour-view.h"
#include "widgets/ebb-year-view.h"

/* The three pictures that are read cell by cell, and what they share. */

static const EbbValueColors pain = { TRUE, 0, 10 };

static GtkWindow *window;
static EbbCellView *view;
static GtkWidget *before;
static GtkWidget *after;

/* --- what is shown --- */

/* Mondays at 8 hurt most, Sundays at 15 least; Tuesday at 9 is known from 2 days. */
static void
fill_pattern (EbbHourPattern *pattern)
{
  *pattern = (EbbHourPattern){ .n_days = 71, .n_readings = 140 };
  for (int weekday = 0; weekday < 7; weekday++)
    for (int hour = 0; hour < 24; hour++)
      pattern->cells[weekday][hour].mean = NAN;
  pattern->cells[0][8] = (EbbHourCell){ 12, 13, 6.1 };
  pattern->cells[0][9] = (EbbHourCell){ 3, 3, 5.26 };
  pattern->cells[1][9] = (EbbHourCell){ 2, 2, 9.5 };
  pattern->cells[2][9] = (EbbHourCell){ 1, 1, 0 };
  pattern->cells[6][15] = (EbbHourCell){ 4, 6, 3.2 };
}

static EbbHourView *
new_hours (void)
{
  EbbHourPattern pattern;
  GtkWidget *hours = ebb_hour_view_new ();

  fill_pattern (&pattern);
  ebb_hour_view_set_pattern (EBB_HOUR_VIEW (hours), &pattern, &pain, "Pain", "Pain by weekday and hour");
  return EBB_HOUR_VIEW (hours);
}

static EbbDay
day_of (int year,
        int month,
        int day)
{
  return ebb_day_from_ymd (year, month, day);
}

static void
add_day (GArray *days,
         EbbDay day,
         double mean,
         guint n)
{
  EbbDayValues values = { day, n, mean * n, mean, mean, mean };

  g_array_append_val (days, values);
}

/* January at 3.2, March at 6.1 but the 12th, and five days of February. */
static GArray *
new_days (void)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (EbbDayValues));

  for (int day = 1; day <= 31; day++)
    add_day (days, day_of (2026, 1, day), 3.2, 1);
  for (int day = 1; day <= 5; day++)
    add_day (days, day_of (2026, 2, day), 9, 1);
  for (int day = 1; day <= 20; day++)
    add_day (days, day_of (2026, 3, day), day == 12 ? 5.33 : 6.1, day == 12 ? 3 : 1);
  return days;
}

static EbbYearView *
new_year (EbbPeriod period)
{
  g_autoptr (GArray) days = new_days ();
  GtkWidget *year = ebb_year_view_new ();

  ebb_year_view_set_days (EBB_YEAR_VIEW (year), days, period, &pain, "Pain", "Pain by day");
  return EBB_YEAR_VIEW (year);
}

static EbbPeriod
period_2026 (void)
{
  return (EbbPeriod){ day_of (2026, 1, 1), day_of (2026, 12, 31) };
}

static EbbHistogramView *
new_histogram (void)
{
  guint counts[11] = { 1, 2, 7, 18, 19, 14, 6, 3, 1, 0, 0 };
  const EbbDistribution distribution = { 0, 1, 11, counts, 71, TRUE };
  GtkWidget *histogram = ebb_histogram_view_new ();

  ebb_histogram_view_set_distribution (EBB_HISTOGRAM_VIEW (histogram), &distribution, TRUE, "Pain", 4, "Days of each pain");
  return EBB_HISTOGRAM_VIEW (histogram);
}

/* --- what a person does --- */

/* Between two buttons, in a page that scrolls. */
static void
present (gpointer shown,
         int width,
         int height)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  view = shown;
  before = gtk_button_new_with_label ("Before");
  after = gtk_button_new_with_label ("After");
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), shown);
  gtk_box_append (GTK_BOX (box), after);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  window = ebb_test_present (scrolled, width, height);
}

static void
press (const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    ebb_test_press (window, each[i]);
}

/* Moves the pointer to a point of the view, in px. */
static void
point_to (double x,
          double y)
{
  graphene_point_t at;
  double left, top;
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  g_autofree char *xid = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window))));

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (view), GTK_WIDGET (window), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &left, &top);
  x_text = g_strdup_printf ("%d", (int) (at.x + left));
  y_text = g_strdup_printf ("%d", (int) (at.y + top));
  ebb_test_wait (gtk_window_is_active (window));
  ebb_test_xdotool ((const char *[]){ "xdotool", "mousemove", "--window", xid, x_text, y_text, NULL });
  ebb_test_settle (GTK_WIDGET (window));
}

/* Away from the picture, onto what stands above. */
static void
point_elsewhere (void)
{
  point_to (20, -20);
}

static void
point_to_cell (int cell)
{
  cairo_rectangle_t area;

  g_assert_true (EBB_CELL_VIEW_GET_CLASS (view)->get_area (view, cell, &area));
  point_to (area.x + area.width / 2, area.y + area.height / 2);
}

static void
use_mouse (const char *command)
{
  ebb_test_xdotool ((const char *[]){ "xdotool", command, "1", NULL });
  ebb_test_settle (GTK_WIDGET (window));
}

static void
assert_description (gpointer shown,
                    const char *words)
{
  gtk_test_accessible_assert_property (shown, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
}

static void
activated_cb (EbbYearView *year,
              int day,
              EbbDay *activated)
{
  *activated = day;
}

/* --- what all share --- */

static void
test_the_picture_is_one_stop_for_tab (void)
{
  present (new_hours (), 640, 400);
  gtk_widget_grab_focus (before);
  press ("Tab");
  g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (view));
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, EBB_CELL_NONE);
  press ("Right Tab");
  g_assert_true (gtk_window_get_focus (window) == after);
  press ("shift+Tab");
  g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (view));
  ebb_test_close (window);
}

static void
test_a_screen_reader_hears_the_data_and_then_the_cell (void)
{
  present (new_hours (), 640, 400);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pain by weekday and hour");
  assert_description (view, "Highest: Monday, 08:00 to 09:00 (6.1); lowest: Sunday, 15:00 to 16:00 (3.2); 71 days");

  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right");
  assert_description (view, "Monday, 08:00 to 09:00: 6.1 on average, 12 days");
  press ("Right");
  assert_description (view, "Monday, 09:00 to 10:00: 5.3 on average, 3 days");
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Monday, 09:00 to 10:00: 5.3 on average, 3 days");

  press ("Escape");
  assert_description (view, "Highest: Monday, 08:00 to 09:00 (6.1); lowest: Sunday, 15:00 to 16:00 (3.2); 71 days");
  g_assert_null (ebb_cell_view_get_readout (view));
  ebb_test_close (window);
}

static void
test_the_cursor_leaves_with_the_keyboard_and_returns_to_its_cell (void)
{
  present (new_hours (), 640, 400);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right Down Down");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 2 * 24 + 8);
  press ("Tab");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, EBB_CELL_NONE);
  g_assert_null (ebb_cell_view_get_readout (view));
  press ("shift+Tab Up");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 2 * 24 + 8);
  ebb_test_close (window);
}

static void
count_cb (GObject *object,
          GParamSpec *pspec,
          guint *n)
{
  (*n)++;
}

static void
test_the_pointer_reads_and_the_keyboard_takes_over (void)
{
  guint n_notified = 0;

  present (new_hours (), 640, 400);
  g_signal_connect (view, "notify::readout", G_CALLBACK (count_cb), &n_notified);
  point_to_cell (6 * 24 + 15);
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Sunday, 15:00 to 16:00: 3.2 on average, 4 days");
  g_assert_cmpuint (n_notified, ==, 1);
  /* within the cell nothing changes, and the picture still speaks of all its data */
  point_to_cell (6 * 24 + 15);
  g_assert_cmpuint (n_notified, ==, 1);
  assert_description (view, "Highest: Monday, 08:00 to 09:00 (6.1); lowest: Sunday, 15:00 to 16:00 (3.2); 71 days");

  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right");
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Monday, 08:00 to 09:00: 6.1 on average, 12 days");
  point_to_cell (1);
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Monday, 01:00 to 02:00: nothing recorded");
  point_elsewhere ();
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Monday, 08:00 to 09:00: 6.1 on average, 12 days");
  ebb_test_close (window);
}

/* What a finger needs, which has no place above the picture. */
static void
test_a_press_puts_the_cursor_there (void)
{
  present (new_hours (), 640, 400);
  point_to_cell (9);
  use_mouse ("click");
  g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (view));
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 9);
  point_elsewhere ();
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Monday, 09:00 to 10:00: 5.3 on average, 3 days");
  ebb_test_close (window);
}

static gboolean
query_tooltip (double x,
               double y,
               gboolean keyboard)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (view, "query-tooltip", (int) x, (int) y, keyboard, tooltip, &shown);
  return shown;
}

static void
test_every_cell_has_a_tooltip_and_the_margin_none (void)
{
  cairo_rectangle_t area;

  present (new_hours (), 640, 400);
  g_assert_true (gtk_widget_get_has_tooltip (GTK_WIDGET (view)));
  g_assert_true (EBB_CELL_VIEW_GET_CLASS (view)->get_area (view, 30, &area));
  g_assert_true (query_tooltip (area.x + area.width / 2, area.y + area.height / 2, FALSE));
  g_assert_false (query_tooltip (0, 0, FALSE));
  g_assert_false (query_tooltip (area.x, area.y, TRUE));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right");
  g_assert_true (query_tooltip (0, 0, TRUE));
  ebb_test_close (window);
}

static void
test_time_runs_left_to_right_whatever_the_text_does (void)
{
  cairo_rectangle_t early, late;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  present (new_hours (), 640, 400);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right Right");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 9);
  press ("Left Left");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, 7);
  g_assert_true (EBB_CELL_VIEW_GET_CLASS (view)->get_area (view, 0, &early));
  g_assert_true (EBB_CELL_VIEW_GET_CLASS (view)->get_area (view, 23, &late));
  g_assert_cmpfloat (early.x, <, late.x);
  ebb_test_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_new_data_are_said_where_the_cursor_is (void)
{
  EbbHourPattern pattern;

  present (new_hours (), 640, 400);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right");
  fill_pattern (&pattern);
  pattern.cells[0][8].mean = 7;
  ebb_hour_view_set_pattern (EBB_HOUR_VIEW (view), &pattern, &pain, "Pain", "Another name");
  assert_description (view, "Monday, 08:00 to 09:00: 7 on average, 12 days");
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Monday, 08:00 to 09:00: 7 on average, 12 days");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Another name");
  ebb_test_close (window);
}

static void
test_a_cell_that_is_gone_loses_the_cursor (void)
{
  g_autoptr (GArray) days = new_days ();
  EbbPeriod february = { day_of (2026, 2, 1), day_of (2026, 2, 28) };

  present (new_year (period_2026 ()), 640, 400);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  press ("Right");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, day_of (2026, 3, 20));
  ebb_year_view_set_days (EBB_YEAR_VIEW (view), days, february, &pain, "Pain", "Pain by day");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, EBB_CELL_NONE);
  assert_description (view, "5 days with a value");
  press ("Right");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, day_of (2026, 2, 5));
  ebb_test_close (window);
}

/* --- size, style and text --- */

static int
measure_height (gpointer shown,
                int width)
{
  int height;

  gtk_widget_measure (shown, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale), NULL);
}

static void
test_large_text_on_a_telephone_leaves_room_for_the_cells (void)
{
  const int starts[] = { 8, day_of (2026, 3, 20), 4 };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      GtkWidget *shown = i == 0   ? GTK_WIDGET (new_hours ())
                         : i == 1 ? GTK_WIDGET (new_year (period_2026 ()))
                                  : GTK_WIDGET (new_histogram ());
      int height;

      present (shown, 336, 500);
      height = gtk_widget_get_height (shown);
      g_assert_cmpint (gtk_widget_get_width (shown), ==, 336);
      set_text_scale (2);
      ebb_test_settle (GTK_WIDGET (window));
      g_assert_cmpint (gtk_widget_get_width (shown), <=, 336);
      g_assert_cmpint (gtk_widget_get_height (shown), >, height);
      gtk_widget_grab_focus (shown);
      press ("Right");
      g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, starts[i]);
      set_text_scale (1);
      ebb_test_settle (GTK_WIDGET (window));
      g_assert_cmpint (gtk_widget_get_height (shown), ==, height);
      ebb_test_close (window);
    }
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

/* A picture of one cell that counts how often it is drawn. */
typedef struct
{
  EbbCellView parent_instance;

  guint n_drawn;
} Counter;
typedef EbbCellViewClass CounterClass;

static GType counter_get_type (void);
G_DEFINE_TYPE (Counter, counter, EBB_TYPE_CELL_VIEW)

static double
counter_get_height (EbbCellView *self,
                    double width,
                    const EbbChartStyle *style)
{
  return 100 * style->text_scale;
}

static void
counter_draw (EbbCellView *self,
              cairo_t *cr,
              double width,
              double height,
              const EbbChartStyle *style)
{
  ((Counter *) self)->n_drawn++;
}

static int
counter_find (EbbCellView *self,
              double x,
              double y)
{
  return x < 50;
}

static gboolean
counter_get_area (EbbCellView *self,
                  int cell,
                  cairo_rectangle_t *area)
{
  *area = (cairo_rectangle_t){ 0, 0, 50, 50 };
  return TRUE;
}

static char *
counter_describe (EbbCellView *self,
                  int cell)
{
  return g_strdup_printf ("%d", cell);
}

static char *
counter_summarize (EbbCellView *self)
{
  return g_strdup ("A counter");
}

static void
counter_class_init (CounterClass *klass)
{
  klass->get_height = counter_get_height;
  klass->draw = counter_draw;
  klass->find = counter_find;
  klass->get_area = counter_get_area;
  klass->describe = counter_describe;
  klass->summarize = counter_summarize;
}

static void
counter_init (Counter *self)
{
}

static void
test_the_picture_is_drawn_once_for_each_change (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Counter *counter = g_object_new (counter_get_type (), NULL);

  present (counter, 400, 300);
  g_assert_cmpuint (counter->n_drawn, ==, 1);
  point_to (60, 10);
  point_to (20, 10);
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "1");
  g_assert_cmpuint (counter->n_drawn, ==, 1);

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  ebb_test_settle (GTK_WIDGET (window));
  g_assert_cmpuint (counter->n_drawn, ==, 2);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  ebb_test_settle (GTK_WIDGET (window));
  g_assert_cmpuint (counter->n_drawn, ==, 3);

  set_text_scale (2);
  ebb_test_settle (GTK_WIDGET (window));
  g_assert_cmpuint (counter->n_drawn, ==, 4);
  set_text_scale (1);
  ebb_test_settle (GTK_WIDGET (window));
  g_assert_cmpuint (counter->n_drawn, ==, 5);

  ebb_cell_view_update (view, "Counter");
  ebb_test_settle (GTK_WIDGET (window));
  g_assert_cmpuint (counter->n_drawn, ==, 6);
  ebb_test_close (window);
}

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

static char *
describe (gpointer shown,
          int cell)
{
  return EBB_CELL_VIEW_GET_CLASS (shown)->describe (shown, cell);
}

static void
assert_words (gpointer shown,
              int cell,
              const char *words)
{
  g_autofree char *said = describe (shown, cell);

  g_assert_cmpstr (said, ==, words);
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

static void
test_the_page_scrolls_to_the_day_of_the_cursor (void)
{
  EbbPeriod period = { day_of (2012, 1, 1), day_of (2026, 12, 31) };

  present (new_year (period), 640, 300);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (view)), >, 600);
  gtk_widget_grab_focus (GTK_WIDGET (view));
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
  present (new_histogram (), 640, 400);
  point_to_cell (9);
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Pain 9: 0 days of 71");
  ebb_test_close (window);
}

/* --- nothing --- */

static void
test_nothing_recorded_is_said_and_stays_quiet (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (EbbDayValues));
  const EbbDistribution distribution = { .width = 1 };
  GtkWidget *hours = ebb_hour_view_new ();
  GtkWidget *year = ebb_year_view_new ();
  GtkWidget *histogram = ebb_histogram_view_new ();
  EbbHourPattern pattern = { 0 };

  for (int i = 0; i < 7 * 24; i++)
    pattern.cells[i / 24][i % 24].mean = NAN;

  present (hours, 400, 300);
  ebb_hour_view_set_pattern (EBB_HOUR_VIEW (hours), &pattern, &pain, NULL, "Hours");
  ebb_test_settle (hours);
  assert_description (hours, "Nothing recorded");
  gtk_widget_grab_focus (hours);
  press ("Right");
  g_assert_cmpstr (ebb_cell_view_get_readout (view), ==, "Monday, 00:00 to 01:00: nothing recorded");
  ebb_test_close (window);

  present (year, 400, 300);
  ebb_year_view_set_days (EBB_YEAR_VIEW (year), days, (EbbPeriod){ 0, -1 }, &pain, NULL, "Days");
  ebb_test_settle (year);
  assert_description (year, "No day with a value");
  gtk_widget_grab_focus (year);
  press ("Right Home Return");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, EBB_CELL_NONE);
  ebb_test_close (window);

  present (histogram, 400, 300);
  ebb_histogram_view_set_distribution (EBB_HISTOGRAM_VIEW (histogram), &distribution, FALSE, NULL, NAN, "Distribution");
  ebb_test_settle (histogram);
  assert_description (histogram, "No day with a value");
  gtk_widget_grab_focus (histogram);
  point_to (100, 40);
  press ("Right End Escape");
  g_assert_cmpint (ebb_cell_view_get_cursor (view), ==, EBB_CELL_NONE);
  ebb_test_close (window);
}

static void
test_a_view_that_was_given_nothing_is_drawn (void)
{
  present (ebb_hour_view_new (), 400, 300);
  ebb_test_close (window);
  present (ebb_year_view_new (), 400, 300);
  ebb_test_close (window);
  present (ebb_histogram_view_new (), 400, 300);
  ebb_test_close (window);
}

static void
test_nothing_is_left_behind (void)
{
  g_assert_finalize_object (g_object_ref_sink (new_hours ()));
  g_assert_finalize_object (g_object_ref_sink (new_year (period_2026 ())));
  g_assert_finalize_object (g_object_ref_sink (new_histogram ()));
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/cell-view/the-picture-is-one-stop-for-tab", test_the_picture_is_one_stop_for_tab);
  g_test_add_func ("/cell-view/a-screen-reader-hears-the-data-and-then-the-cell", test_a_screen_reader_hears_the_data_and_then_the_cell);
  g_test_add_func ("/cell-view/the-cursor-leaves-with-the-keyboard-and-returns-to-its-cell", test_the_cursor_leaves_with_the_keyboard_and_returns_to_its_cell);
  g_test_add_func ("/cell-view/the-pointer-reads-and-the-keyboard-takes-over", test_the_pointer_reads_and_the_keyboard_takes_over);
  g_test_add_func ("/cell-view/a-press-puts-the-cursor-there", test_a_press_puts_the_cursor_there);
  g_test_add_func ("/cell-view/every-cell-has-a-tooltip-and-the-margin-none", test_every_cell_has_a_tooltip_and_the_margin_none);
  g_test_add_func ("/cell-view/time-runs-left-to-right-whatever-the-text-does", test_time_runs_left_to_right_whatever_the_text_does);
  g_test_add_func ("/cell-view/new-data-are-said-where-the-cursor-is", test_new_data_are_said_where_the_cursor_is);
  g_test_add_func ("/cell-view/a-cell-that-is-gone-loses-the-cursor", test_a_cell_that_is_gone_loses_the_cursor);
  g_test_add_func ("/cell-view/large-text-on-a-telephone-leaves-room-for-the-cells", test_large_text_on_a_telephone_leaves_room_for_the_cells);
  g_test_add_func ("/cell-view/the-picture-is-drawn-once-for-each-change", test_the_picture_is_drawn_once_for_each_change);
  g_test_add_func ("/cell-view/nothing-recorded-is-said-and-stays-quiet", test_nothing_recorded_is_said_and_stays_quiet);
  g_test_add_func ("/cell-view/a-view-that-was-given-nothing-is-drawn", test_a_view_that_was_given_nothing_is_drawn);
  g_test_add_func ("/cell-view/nothing-is-left-behind", test_nothing_is_left_behind);
  g_test_add_func ("/hour-view/hours-are-walked-by-weekday-and-hour", test_hours_are_walked_by_weekday_and_hour);
  g_test_add_func ("/hour-view/too-few-days-of-an-hour-are-said-to-be-few", test_too_few_days_of_an_hour_are_said_to_be_few);
  g_test_add_func ("/hour-view/hours-that-are-all-alike-have-no-highest", test_hours_that_are_all_alike_have_no_highest);
  g_test_add_func ("/hour-view/whatever-was-recorded-every-hour-has-words", test_whatever_was_recorded_every_hour_has_words);
  g_test_add_func ("/year-view/a-day-is-said-with-its-entries", test_a_day_is_said_with_its_entries);
  g_test_add_func ("/year-view/is-described-by-months-with-enough-days", test_a_year_is_described_by_months_with_enough_days);
  g_test_add_func ("/year-view/is-as-high-as-its-width-asks", test_a_year_is_as_high_as_its_width_asks);
  g_test_add_func ("/year-view/a-click-opens-the-day", test_a_click_opens_the_day);
  g_test_add_func ("/year-view/letting-go-on-another-day-opens-none", test_letting_go_on_another_day_opens_none);
  g_test_add_func ("/year-view/enter-and-space-open-the-day-of-the-cursor", test_enter_and_space_open_the_day_of_the_cursor);
  g_test_add_func ("/year-view/page-keys-go-by-month-and-year-within-the-period", test_page_keys_go_by_month_and_year_within_the_period);
  g_test_add_func ("/year-view/the-page-scrolls-to-the-day-of-the-cursor", test_the_page_scrolls_to_the_day_of_the_cursor);
  g_test_add_func ("/histogram-view/a-bar-is-said-as-days-of-all", test_a_bar_is_said_as_days_of_all);
  g_test_add_func ("/histogram-view/a-bin-without-days-can-be-pointed-at", test_a_bin_without_days_can_be_pointed_at);

  return g_test_run ();
}
