// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-trend-view.h"

/* The cursor on what happened beside the values: annotations and sessions, by keys and by
 * the pointer. */

static GPtrArray *annotations;
static GPtrArray *sessions;

static void
add_session (int day,
             int hour,
             const char *title)
{
  EbbSession *added = ebb_session_new_done ((EbbMoment){ (FIRST + day) * G_GINT64_CONSTANT (86400) + hour * 3600, 0 }, 60);

  added->title = g_strdup (title);
  ebb_record_ensure_id (added);
  g_ptr_array_add (sessions, added);
}

/* A week and a half with values on some days, and more that happened. */
static EbbTrendPlot *
make_busy_plot (void)
{
  EbbTrendPlot *plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, annotations, { 0, 8, 2 }, { 1, 8, 4 }, { 1, 20, 6 }, { 6, 8, 3 });

  ebb_trend_plot_set_sessions (plot, sessions, NULL);
  return plot;
}

static gpointer
copy_annotation (gconstpointer source,
                 gpointer user_data)
{
  return ebb_annotation_copy (source);
}

static gpointer
copy_session (gconstpointer source,
              gpointer user_data)
{
  return ebb_record_copy ((gpointer) source);
}

/* What a plot was made of is not changed any more: for the next one there is another. */
static void
begin_change (void)
{
  GPtrArray *old_annotations = annotations, *old_sessions = sessions;

  annotations = g_ptr_array_copy (old_annotations, copy_annotation, NULL);
  sessions = g_ptr_array_copy (old_sessions, copy_session, NULL);
  g_ptr_array_unref (old_annotations);
  g_ptr_array_unref (old_sessions);
}

/* Shows what there is now. */
static void
end_change (void)
{
  g_autoptr (EbbTrendPlot) plot = make_busy_plot ();

  ebb_trend_view_set_plot (view, plot);
}

static void
present_busy (void)
{
  g_autoptr (EbbTrendPlot) plot = NULL;

  annotations = ebb_test_annotations_new ();
  sessions = g_ptr_array_new_with_free_func (g_object_unref);
  ebb_test_annotations_add (annotations, 1, 1, "New job");
  ebb_test_annotations_add (annotations, 2, 5, "Holiday");
  add_session (1, 17, "Neck");
  add_session (3, 9, "Back");
  add_session (20, 9, "Foot");
  plot = make_busy_plot ();
  present (plot, days (0, 9));
}

static void
close_busy (void)
{
  ebb_test_close (window);
  g_ptr_array_unref (annotations);
  g_ptr_array_unref (sessions);
}

static void
test_down_and_up_go_from_one_to_the_next (void)
{
  present_busy ();
  press ("Down");
  assert_readout ("5 Oct 2024: New job");
  g_assert_cmpint (ebb_trend_view_get_day (view), ==, FIRST + 1);
  press ("Down");
  assert_readout ("5 Oct 2024, 17:00: Neck");
  press ("Down");
  assert_readout ("6 – 9 October 2024: Holiday");
  /* on a day without a value */
  press ("Down");
  assert_readout ("7 Oct 2024, 09:00: Back");
  g_assert_cmpint (ebb_trend_view_get_day (view), ==, FIRST + 3);
  /* and out of sight */
  press ("Down");
  assert_readout ("24 Oct 2024, 09:00: Foot");
  g_assert_cmpint (ebb_trend_view_get_shown (view).to, >=, FIRST + 20);
  press ("Down");
  assert_readout ("24 Oct 2024, 09:00: Foot");
  press ("Up Up Up Up");
  assert_readout ("5 Oct 2024: New job");
  press ("Up");
  assert_readout ("5 Oct 2024: New job");
  g_assert_cmpint (ebb_trend_view_get_shown (view).from, <=, FIRST + 1);
  press ("Escape");
  assert_readout (NULL);
  /* backwards one begins with the last in sight */
  press ("0 Up");
  assert_readout ("7 Oct 2024, 09:00: Back");
  close_busy ();
}

static void
test_what_was_at_the_same_time_is_all_come_to (void)
{
  present_busy ();
  begin_change ();
  ebb_test_annotations_add (annotations, 1, 1, "New boss");
  add_session (1, 17, "Face");
  end_change ();
  press ("Down Down");
  assert_readout ("5 Oct 2024: New boss");
  press ("Down Down");
  assert_readout ("5 Oct 2024, 17:00: Face");
  press ("Up Up Up");
  assert_readout ("5 Oct 2024: New job");
  close_busy ();
}

static void
test_values_are_found_again_from_there (void)
{
  present_busy ();
  press ("Down Down Right");
  assert_readout ("5 Oct 2024, 20:00: 6 · New job · Neck");
  press ("Up");
  assert_readout ("5 Oct 2024, 17:00: Neck");
  press ("Left");
  assert_readout ("5 Oct 2024, 08:00: 4 · New job · Neck");
  press ("Down");
  assert_readout ("5 Oct 2024: New job");
  /* what was earlier on the day of a value is of that day */
  press ("Right Down");
  assert_readout ("5 Oct 2024: New job");
  press ("Down Down Down Left");
  assert_readout ("5 Oct 2024, 20:00: 6 · New job · Neck");
  press ("Down Down Down Down Right");
  assert_readout ("10 Oct 2024, 08:00: 3");
  /* also where all values lie on the other side */
  press ("Down Right");
  assert_readout ("10 Oct 2024, 08:00: 3");
  close_busy ();
}

static void
test_enter_opens_what_the_cursor_is_on (void)
{
  present_busy ();
  press ("Down Down Return");
  g_assert_cmpint (session, ==, 0);
  g_assert_cmpint (chosen, ==, -1);
  press ("Down Down Return");
  g_assert_cmpint (session, ==, 1);
  press ("Up Return");
  g_assert_cmpint (chosen, ==, 1);
  /* of a day with both the annotation, and of one with a session alone that */
  session = chosen = -1;
  press ("Home Right Return");
  g_assert_cmpint (chosen, ==, 0);
  g_assert_cmpint (session, ==, -1);
  begin_change ();
  g_ptr_array_set_size (annotations, 0);
  end_change ();
  press ("Return");
  g_assert_cmpint (session, ==, 0);
  g_assert_cmpint (annotated, ==, 0);
  press ("Home Return");
  g_assert_cmpint (annotated, ==, FIRST);
  close_busy ();
}

static void
test_the_cursor_stays_on_it_when_the_diary_changes (void)
{
  present_busy ();
  press ("Down Down");
  begin_change ();
  ebb_test_annotations_add (annotations, 0, 0, "New bed");
  end_change ();
  assert_readout ("5 Oct 2024, 17:00: Neck");
  begin_change ();
  g_free (((EbbSession *) sessions->pdata[0])->title);
  ((EbbSession *) sessions->pdata[0])->title = g_strdup ("Shoulder");
  end_change ();
  assert_readout ("5 Oct 2024, 17:00: Shoulder");
  /* one that is gone takes it along */
  begin_change ();
  g_ptr_array_remove_index (sessions, 0);
  end_change ();
  assert_readout (NULL);
  press ("Down Down Down");
  ebb_trend_view_set_plot (view, NULL);
  assert_readout (NULL);
  close_busy ();
}

static void
test_one_zooms_around_it (void)
{
  present_busy ();
  press ("Down Down Down Down plus");
  assert_readout ("7 Oct 2024, 09:00: Back");
  g_assert_cmpfloat_with_epsilon ((ebb_test_at (3, 9) - view->window.from) / get_length (), (3 + 9 / 24.0) / 10, 1e-6);
  close_busy ();
}

static void
test_the_pointer_reads_labels_in_full (void)
{
  cairo_rectangle_t area = { 0 };

  present_busy ();
  for (guint i = 0; i < view->frame.n_flags; i++)
    if (g_str_equal (view->chart.chart.events[view->frame.flags[i].event].label, "Back"))
      area = view->frame.flags[i].area;
  g_assert_cmpfloat (area.width, >, 0);
  ebb_test_point_to (window, GTK_WIDGET (view), area.x + area.width / 2, area.y + area.height / 2);
  assert_readout ("7 Oct 2024, 09:00: Back");
  ebb_test_use_button (window, "click", "1");
  ebb_test_wait (session == 1);
  /* among the values these are what is read, and what was on their day */
  point_to_day (1 + 8 / 24.0);
  assert_readout ("5 Oct 2024, 08:00: 4 · New job · Neck");
  /* where there is none, what was there is */
  point_to_day (3.375);
  assert_readout ("7 Oct 2024, 09:00: Back");
  ebb_test_point_to (window, GTK_WIDGET (view), get_x (8), get_middle_y ());
  assert_readout (NULL);
  close_busy ();
}

static void
test_where_nothing_happened_the_keys_are_free (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 2 });
  GtkWidget *above = gtk_button_new_with_label ("Above");

  present (plot, days (0, 9));
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (view))), above);
  ebb_test_settle (GTK_WIDGET (view));
  press ("Up");
  g_assert_true (gtk_window_get_focus (window) == above);
  ebb_test_close (window);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/trend-view/down-and-up-go-from-one-to-the-next", test_down_and_up_go_from_one_to_the_next);
  g_test_add_func ("/trend-view/what-was-at-the-same-time-is-all-come-to", test_what_was_at_the_same_time_is_all_come_to);
  g_test_add_func ("/trend-view/values-are-found-again-from-there", test_values_are_found_again_from_there);
  g_test_add_func ("/trend-view/enter-opens-what-the-cursor-is-on", test_enter_opens_what_the_cursor_is_on);
  g_test_add_func ("/trend-view/the-cursor-stays-on-it-when-the-diary-changes", test_the_cursor_stays_on_it_when_the_diary_changes);
  g_test_add_func ("/trend-view/one-zooms-around-it", test_one_zooms_around_it);
  g_test_add_func ("/trend-view/the-pointer-reads-labels-in-full", test_the_pointer_reads_labels_in_full);
  g_test_add_func ("/trend-view/where-nothing-happened-the-keys-are-free", test_where_nothing_happened_the_keys_are_free);

  return g_test_run ();
}
