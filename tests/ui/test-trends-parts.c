// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-trends.h"

#include "widgets/ebb-year-view.h"

/* The table of the trends page, the person's own notes on it, and what it hands on. */

/* --- the table --------------------------------------------------------- */

static char *
get_table (Fixture *fixture)
{
  return ebb_trends_table_to_text (EBB_TRENDS_TABLE (find (fixture, "table")));
}

/* Each row is a point in the window, in order, and none is left out. */
static void
assert_table_is_what_is_drawn (Fixture *fixture)
{
  EbbTrendView *view = get_view (fixture);
  g_autofree char *text = get_table (fixture);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 1;

  for (guint i = 0; i < ebb_trend_plot_get_n_points (view->plot, view->chart.detail); i++)
    {
      EbbTrendPoint point = ebb_trend_plot_get_point (view->plot, view->chart.detail, i);
      g_autofree char *value = ebb_trend_plot_format_value (view->plot, point.value);
      g_auto (GStrv) cells = NULL;

      if (point.x < view->window.from || point.x >= view->window.to)
        continue;
      g_assert_nonnull (lines[n]);
      cells = g_strsplit (lines[n++], "\t", -1);
      g_assert_cmpstr (cells[1], ==, value);
    }
  g_assert_null (lines[n]);
}

static void
test_the_table_has_what_is_drawn (Fixture *fixture,
                                  gconstpointer data)
{
  GtkStack *forms;
  double from;
  g_autofree char *days = NULL;
  g_autofree char *readings = NULL;

  add_days (fixture, 30);
  ebb_test_diary_add (fixture->diary, "x", fixture->today, 660, 9);
  show (fixture);
  forms = GTK_STACK (find (fixture, "forms"));
  choose_span (fixture, EBB_SPAN_MONTH);
  press (fixture, "ctrl+t");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (forms), ==, "table");
  assert_table_is_what_is_drawn (fixture);
  days = get_table (fixture);
  g_assert_true (g_str_has_prefix (days, "Day\tAverage\tLowest to highest\tEntries\tAverage of 7 days\n"));
  g_assert_true (has_part (days, "\t6.5\t4 to 9\t2\t"));

  /* it follows the window of time, and comes as readings when that is short */
  choose_span (fixture, EBB_SPAN_WEEK);
  assert_table_is_what_is_drawn (fixture);
  readings = get_table (fixture);
  g_assert_true (g_str_has_prefix (readings, "Time\tPain now\n"));
  press (fixture, "ctrl+Left ctrl+plus");
  assert_table_is_what_is_drawn (fixture);
  /* from a minute after one reading to the minute of another */
  from = (fixture->today - 9) * EBB_DAY_SECONDS + 601 * 60;
  ebb_trend_view_set_window (get_view (fixture), (EbbTrendWindow){ from, from + 3 * EBB_DAY_SECONDS - 60 });
  ebb_test_wait (!is_moving (get_view (fixture)));
  assert_table_is_what_is_drawn (fixture);
  choose_subject (fixture, "entries");
  assert_table_is_what_is_drawn (fixture);
  press (fixture, "ctrl+t");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (forms), ==, "chart");
}

static char *
read_clipboard (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->page);
  char *text;

  gdk_clipboard_read_text_async (clipboard, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result);
  text = gdk_clipboard_read_text_finish (clipboard, result, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_the_table_is_copied_as_text_and_the_chart_as_a_picture (Fixture *fixture,
                                                             gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *copied = NULL;
  GdkClipboard *clipboard;

  add_days (fixture, 10);
  show (fixture);
  choose_span (fixture, EBB_SPAN_WEEK);
  press (fixture, "ctrl+t ctrl+shift+c");
  ebb_test_wait (g_str_equal (fixture->actions->str, "notify Table copied; "));
  text = get_table (fixture);
  copied = read_clipboard (fixture);
  g_assert_cmpstr (copied, ==, text);

  press (fixture, "ctrl+t ctrl+d ctrl+shift+c");
  clipboard = gtk_widget_get_clipboard (fixture->page);
  ebb_test_wait (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "image/png"));
}

static void
test_a_table_without_anything_is_empty (void)
{
  GtkWidget *table = g_object_ref_sink (ebb_trends_table_new ());
  g_autofree char *text = ebb_trends_table_to_text (EBB_TRENDS_TABLE (table));

  g_assert_cmpstr (text, ==, "");
  g_assert_finalize_object (table);
}

/* --- annotations ------------------------------------------------------- */

/* Answers the dialog that asks what happened. */
static void
write_annotation (Fixture *fixture,
                  const char *text)
{
  GtkWindow *dialog;

  ebb_test_wait (find_dialog (fixture) != NULL && gtk_window_is_active (find_dialog (fixture)));
  dialog = find_dialog (fixture);
  ebb_test_settle (GTK_WIDGET (dialog));
  ebb_test_type (dialog, text);
  ebb_test_press_last (dialog, "Return");
  ebb_test_wait (find_dialog (fixture) == NULL);
}

static guint
count_labels (Fixture *fixture)
{
  EbbTrendView *view = get_view (fixture);

  gtk_widget_queue_draw (GTK_WIDGET (view));
  ebb_test_settle (fixture->page);
  return view->frame.n_flags;
}

static guint
count_annotations (Fixture *fixture)
{
  return ebb_trend_plot_get_n_annotations (get_view (fixture)->plot);
}

static void
test_what_happened_is_written_on_the_chart_and_undone (Fixture *fixture,
                                                       gconstpointer data)
{
  g_autofree char *text = NULL;

  add_days (fixture, 10);
  show (fixture);
  choose_span (fixture, EBB_SPAN_WEEK);
  g_assert_cmpuint (count_labels (fixture), ==, 0);
  press (fixture, "End Left ctrl+m");
  write_annotation (fixture, "New job");
  ebb_test_wait (count_annotations (fixture) == 1);
  ebb_test_wait (g_str_equal (fixture->actions->str, "notify-undoable Annotation saved; "));
  g_assert_cmpuint (count_labels (fixture), ==, 1);
  /* on the day of the cursor, which is still there */
  g_assert_cmpint (ebb_trend_plot_get_annotation (get_view (fixture)->plot, 0)->period.from, ==, fixture->today - 1);
  g_assert_cmpint (ebb_trend_view_get_day (get_view (fixture)), ==, fixture->today - 1);
  press (fixture, "ctrl+t");
  text = get_table (fixture);
  g_assert_true (g_str_has_prefix (text, "Time\tPain now\tAnnotations\n"));
  g_assert_true (has_part (text, "\t5\tNew job\n"));

  press (fixture, "ctrl+t");
  ebb_test_diary_undo (fixture->diary);
  ebb_test_wait (count_annotations (fixture) == 0);
  g_assert_cmpuint (count_labels (fixture), ==, 0);
}

static EbbDay
get_annotated_day (Fixture *fixture,
                   guint index)
{
  return ebb_trend_plot_get_annotation (get_view (fixture)->plot, index)->period.from;
}

/* The row that has the keyboard is called by what stands in it. */
static void
assert_row_says_its_cells (Fixture *fixture,
                           guint row)
{
  g_autofree char *text = get_table (fixture);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) titles = g_strsplit (lines[0], "\t", -1);
  g_auto (GStrv) cells = g_strsplit (lines[row + 1], "\t", -1);
  g_autofree char *name = g_strdup_printf ("%s: %s, %s: %s", titles[0], cells[0], titles[1], cells[1]);

  gtk_test_accessible_assert_property (gtk_window_get_focus (fixture->window), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_what_happened_is_written_on_a_row_of_the_table (Fixture *fixture,
                                                     gconstpointer data)
{
  EbbTrendsTable *table;

  add_days (fixture, 10);
  show (fixture);
  table = EBB_TRENDS_TABLE (find (fixture, "table"));
  choose_span (fixture, EBB_SPAN_WEEK);
  /* as on the chart, today where nothing else is chosen */
  press (fixture, "ctrl+t ctrl+m");
  write_annotation (fixture, "New job");
  ebb_test_wait (count_annotations (fixture) == 1);
  g_assert_cmpint (get_annotated_day (fixture, 0), ==, fixture->today);

  ebb_test_wait (gtk_window_is_active (fixture->window));
  gtk_widget_grab_focus (find (fixture, "earlier"));
  press (fixture, "Tab Home");
  g_assert_cmpint (ebb_trends_table_get_day (table), ==, fixture->today - 6);
  assert_row_says_its_cells (fixture, 0);
  go_down (fixture, 2);
  press (fixture, "ctrl+m");
  write_annotation (fixture, "Bad night");
  ebb_test_wait (count_annotations (fixture) == 2);
  g_assert_cmpint (get_annotated_day (fixture, 0), ==, fixture->today - 4);
  ebb_test_wait (ebb_test_find_text (fixture->page, "Bad night"));
  /* the keyboard is still where it was */
  ebb_test_wait (gtk_window_is_active (fixture->window));
  press (fixture, "Up ctrl+m");
  write_annotation (fixture, "Bad day");
  ebb_test_wait (count_annotations (fixture) == 3);
  g_assert_cmpint (get_annotated_day (fixture, 0), ==, fixture->today - 5);
}

/* Of so many rows most have no widget. */
static void
test_the_keyboard_goes_with_the_chart_to_its_day (Fixture *fixture,
                                                  gconstpointer data)
{
  EbbTrendsTable *table;

  add_days (fixture, 500);
  show (fixture);
  table = EBB_TRENDS_TABLE (find (fixture, "table"));
  choose_span (fixture, EBB_SPAN_ALL);
  gtk_widget_grab_focus (GTK_WIDGET (get_view (fixture)));
  press (fixture, "ctrl+t");
  g_assert_cmpint (ebb_trends_table_get_day (table), ==, fixture->today);
  press (fixture, "ctrl+t");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (get_view (fixture))));
  press (fixture, "Home Right ctrl+t");
  g_assert_cmpint (ebb_trends_table_get_day (table), ==, fixture->today - 498);
}

static void
test_an_annotation_is_changed_and_deleted_where_it_is (Fixture *fixture,
                                                       gconstpointer data)
{
  add_days (fixture, 10);
  show (fixture);
  choose_span (fixture, EBB_SPAN_WEEK);
  press (fixture, "End Return");
  write_annotation (fixture, "New job");
  ebb_test_wait (count_annotations (fixture) == 1);
  ebb_test_wait (gtk_window_is_active (fixture->window));
  press (fixture, "End Return");
  write_annotation (fixture, "Old job");
  ebb_test_wait (g_str_equal (ebb_trend_plot_get_annotation (get_view (fixture)->plot, 0)->text, "Old job"));
  g_assert_cmpuint (count_annotations (fixture), ==, 1);

  ebb_test_wait (gtk_window_is_active (fixture->window));
  press (fixture, "Return");
  ebb_test_wait (find_dialog (fixture) != NULL);
  ebb_test_click (GTK_WIDGET (find_dialog (fixture)), "Delete");
  ebb_test_wait (count_annotations (fixture) == 0);
  ebb_test_wait (g_str_has_suffix (fixture->actions->str, "notify-undoable Annotation deleted; "));
  ebb_test_diary_undo (fixture->diary);
  ebb_test_wait (count_annotations (fixture) == 1);
}

/* What cannot be saved is not lost: the dialog is there again, with what was typed. */
static void
test_what_cannot_be_saved_can_be_tried_again (Fixture *fixture,
                                              gconstpointer data)
{
  g_autoptr (GAsyncResult) closed = NULL;

  add_days (fixture, 10);
  show (fixture);
  press (fixture, "End Return");
  ebb_test_wait (find_dialog (fixture) != NULL && gtk_window_is_active (find_dialog (fixture)));
  ebb_store_close_async (fixture->diary->store, ebb_test_result_cb, &closed);
  ebb_test_wait (closed);
  ebb_test_type (find_dialog (fixture), "New job");
  ebb_test_press_last (find_dialog (fixture), "Return");
  ebb_test_wait (g_str_has_prefix (fixture->actions->str, "notify "));
  ebb_test_wait (find_dialog (fixture) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ebb_test_find_id (GTK_WIDGET (find_dialog (fixture)), "text_row"))), ==, "New job");
  ebb_test_close (find_dialog (fixture));

  g_clear_object (&fixture->diary->store);
  fixture->diary->store = ebb_test_open_store (fixture->diary->path);
}

/* --- the calendar ------------------------------------------------------ */

static void
test_a_day_of_the_calendar_leads_to_its_entries (Fixture *fixture,
                                                 gconstpointer data)
{
  g_autofree char *expected = NULL;

  add_days (fixture, 3);
  show (fixture);
  expected = g_strdup_printf ("show-day %d; ", fixture->today - 1);
  g_signal_emit_by_name (find (fixture, "year"), "day-activated", fixture->today - 1);
  g_assert_cmpstr (fixture->actions->str, ==, expected);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/trends-page/the-table-has-what-is-drawn", test_the_table_has_what_is_drawn);
  ADD ("/trends-page/the-table-is-copied-as-text-and-the-chart-as-a-picture", test_the_table_is_copied_as_text_and_the_chart_as_a_picture);
  g_test_add_func ("/trends-page/a-table-without-anything-is-empty", test_a_table_without_anything_is_empty);
  ADD ("/trends-page/what-happened-is-written-on-the-chart-and-undone", test_what_happened_is_written_on_the_chart_and_undone);
  ADD ("/trends-page/what-happened-is-written-on-a-row-of-the-table", test_what_happened_is_written_on_a_row_of_the_table);
  ADD ("/trends-page/the-keyboard-goes-with-the-chart-to-its-day", test_the_keyboard_goes_with_the_chart_to_its_day);
  ADD ("/trends-page/an-annotation-is-changed-and-deleted-where-it-is", test_an_annotation_is_changed_and_deleted_where_it_is);
  ADD ("/trends-page/what-cannot-be-saved-can-be-tried-again", test_what_cannot_be_saved_can_be_tried_again);
  ADD ("/trends-page/a-day-of-the-calendar-leads-to-its-entries", test_a_day_of_the_calendar_leads_to_its_entries);

  return g_test_run ();
}
