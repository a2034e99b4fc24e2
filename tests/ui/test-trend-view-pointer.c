// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-trend-view.h"

/* A chart that is read, zoomed and panned by the pointer. */

static void
test_the_pointer_reads_what_is_near (void)
{
  present_days (30);
  point_to_day (3.4);
  assert_readout ("7 Oct 2024: 3");
  /* on the axis nothing is read, and beside the chart neither */
  ebb_test_point_to (window, GTK_WIDGET (view), get_x (3.4), gtk_widget_get_height (GTK_WIDGET (view)) + 60);
  assert_readout (NULL);
  /* what the keyboard reads stays when the pointer goes */
  point_to_day (3.4);
  press ("Right");
  assert_readout ("8 Oct 2024: 4");
  ebb_test_point_to (window, GTK_WIDGET (view), get_x (3.4), gtk_widget_get_height (GTK_WIDGET (view)) + 60);
  assert_readout ("8 Oct 2024: 4");
  ebb_test_close (window);
}

static void
test_far_from_a_point_nothing_is_read (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 2 }, { 29, 8, 5 });

  present (plot, days (0, 29));
  point_to_day (15);
  assert_readout (NULL);
  point_to_day (29.4);
  assert_readout ("2 Nov 2024: 5");
  ebb_test_close (window);
}

static void
test_control_and_the_wheel_zoom_around_the_pointer (void)
{
  double before;

  present_days (30);
  point_to_day (9);
  before = get_day_at (view->pointer_x);
  ebb_test_xdotool ((const char *[]){ "xdotool", "keydown", "ctrl", "click", "4", "keyup", "ctrl", NULL });
  ebb_test_wait (n_settled == 1);
  ebb_test_settle (GTK_WIDGET (window));
  g_assert_cmpfloat_with_epsilon (get_length (), 25 * EBB_DAY_SECONDS, 1);
  g_assert_cmpfloat_with_epsilon (get_day_at (view->pointer_x), before, 0.01);
  ebb_test_xdotool ((const char *[]){ "xdotool", "keydown", "ctrl", "click", "5", "keyup", "ctrl", NULL });
  ebb_test_wait (n_settled == 2);
  g_assert_cmpfloat_with_epsilon (get_length (), 30 * EBB_DAY_SECONDS, 1);
  ebb_test_close (window);
}

static void
test_the_wheel_alone_scrolls_the_page (void)
{
  GtkAdjustment *adjustment;

  present_days (30);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  point_to_day (9);
  ebb_test_use_button (window, "click", "5");
  ebb_test_wait (gtk_adjustment_get_value (adjustment) > 0);
  g_assert_true (ebb_trend_view_is_home (view));
  ebb_test_close (window);
}

static void
test_with_shift_the_wheel_pans (void)
{
  present_days (30);
  point_to_day (9);
  ebb_test_xdotool ((const char *[]){ "xdotool", "keydown", "shift", "click", "5", "keyup", "shift", NULL });
  ebb_test_wait (n_settled == 1);
  g_assert_cmpfloat (view->window.from, >, ebb_test_at (0, 0));
  g_assert_cmpfloat_with_epsilon (get_length (), 30 * EBB_DAY_SECONDS, 1);
  ebb_test_close (window);
}

static void
test_dragging_pans (void)
{
  double width;

  present_days (30);
  width = view->frame.width;
  point_to_day (20);
  ebb_test_use_button (window, "mousedown", "1");
  ebb_test_point_to (window, GTK_WIDGET (view), get_x (20) - width / 6, get_middle_y ());
  ebb_test_point_to (window, GTK_WIDGET (view), get_x (20) - width / 6, get_middle_y ());
  /* the day stays under the pointer */
  g_assert_cmpfloat_with_epsilon (get_day_at (get_x (20)), 20, 0.01);
  g_assert_cmpfloat (view->window.from, >, ebb_test_at (4, 0));
  g_assert_cmpfloat (view->window.from, <, ebb_test_at (12, 0));
  assert_readout (NULL);
  ebb_test_use_button (window, "mouseup", "1");
  ebb_test_wait (!is_moving ());
  g_assert_cmpfloat_with_epsilon (get_length (), 30 * EBB_DAY_SECONDS, 1);
  g_assert_cmpint (annotated, ==, 0);
  ebb_test_close (window);
}

/* A display without a touchscreen has no events of fingers: what recognises them is told
 * here that it has. */
static GtkEventController *
find_controller (GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static void
test_two_fingers_zoom (void)
{
  GtkEventController *pinch;

  present_days (30);
  pinch = find_controller (GTK_TYPE_GESTURE_ZOOM);
  /* where the fingers came down, for which GTK wants an event */
  view->grip = view->window;
  view->grip_x = view->frame.x + view->frame.width / 2;
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_assert_cmpfloat_with_epsilon (get_length (), 15 * EBB_DAY_SECONDS, 1);
  /* around the middle of them, and from where it began, not step upon step */
  g_assert_cmpfloat_with_epsilon ((view->window.from + view->window.to) / 2, ebb_test_at (15, 0), 1);
  g_signal_emit_by_name (pinch, "scale-changed", 3.0);
  g_assert_cmpfloat_with_epsilon (get_length (), 10 * EBB_DAY_SECONDS, 1);
  g_signal_emit_by_name (pinch, "scale-changed", 0.0);
  g_assert_cmpfloat_with_epsilon (get_length (), 10 * EBB_DAY_SECONDS, 1);
  ebb_test_wait (n_settled == 1);
  ebb_test_close (window);
}

static void
test_what_is_flung_glides_on_and_comes_to_rest (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkEventController *scroll;
  double from;

  present_days (30);
  scroll = find_controller (GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  from = view->window.from;
  g_signal_emit_by_name (scroll, "decelerate", 1.0, 0.2);
  ebb_test_wait (view->window.from > from);
  ebb_test_wait (!is_moving () && view->drift_id == 0);
  g_assert_cmpfloat (view->window.from, >, from);
  g_assert_cmpfloat_with_epsilon (get_length (), 30 * EBB_DAY_SECONDS, 1);

  /* up and down it is the page that scrolls, and who wants no animations gets none */
  from = view->window.from;
  g_signal_emit_by_name (scroll, "decelerate", 0.2, 1.0);
  g_assert_cmpuint (view->drift_id, ==, 0);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_signal_emit_by_name (scroll, "decelerate", 1.0, 0.2);
  g_assert_cmpuint (view->drift_id, ==, 0);
  g_assert_cmpfloat (view->window.from, ==, from);
  gtk_settings_reset_property (settings, "gtk-enable-animations");
  ebb_test_close (window);
}

static void
test_a_double_click_annotates_the_day_under_it (void)
{
  present_days (30);
  point_to_day (14.5);
  ebb_test_xdotool ((const char *[]){ "xdotool", "click", "--repeat", "2", "--delay", "20", "1", NULL });
  ebb_test_wait (annotated != 0);
  g_assert_cmpint (annotated, ==, FIRST + 14);
  g_assert_true (ebb_trend_view_is_home (view));
  ebb_test_close (window);
}

static void
test_a_click_on_an_annotation_chooses_it (void)
{
  cairo_rectangle_t area;

  present_days (30);
  g_assert_cmpuint (view->frame.n_flags, ==, 1);
  area = view->frame.flags[0].area;
  ebb_test_point_to (window, GTK_WIDGET (view), area.x + area.width / 2, area.y + area.height / 2);
  ebb_test_use_button (window, "click", "1");
  ebb_test_wait (chosen != -1);
  g_assert_cmpint (chosen, ==, 0);
  g_assert_cmpint (annotated, ==, 0);
  ebb_test_close (window);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/trend-view/the-pointer-reads-what-is-near", test_the_pointer_reads_what_is_near);
  g_test_add_func ("/trend-view/far-from-a-point-nothing-is-read", test_far_from_a_point_nothing_is_read);
  g_test_add_func ("/trend-view/control-and-the-wheel-zoom-around-the-pointer", test_control_and_the_wheel_zoom_around_the_pointer);
  g_test_add_func ("/trend-view/the-wheel-alone-scrolls-the-page", test_the_wheel_alone_scrolls_the_page);
  g_test_add_func ("/trend-view/with-shift-the-wheel-pans", test_with_shift_the_wheel_pans);
  g_test_add_func ("/trend-view/dragging-pans", test_dragging_pans);
  g_test_add_func ("/trend-view/two-fingers-zoom", test_two_fingers_zoom);
  g_test_add_func ("/trend-view/what-is-flung-glides-on-and-comes-to-rest", test_what_is_flung_glides_on_and_comes_to_rest);
  g_test_add_func ("/trend-view/a-double-click-annotates-the-day-under-it", test_a_double_click_annotates_the_day_under_it);
  g_test_add_func ("/trend-view/a-click-on-an-annotation-chooses-it", test_a_click_on_an_annotation_chooses_it);

  return g_test_run ();
}
