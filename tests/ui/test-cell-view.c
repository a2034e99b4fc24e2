// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-cells.h"

/* What all pictures that are read cell by cell have in common. */

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

  return g_test_run ();
}
