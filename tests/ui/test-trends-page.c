// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-trends.h"

#include "pages/ebb-annotation-dialog.h"

/* The page of how it goes, with a real diary: what is shown, of which days. */

static void
test_an_empty_diary_says_what_to_do (Fixture *fixture,
                                     gconstpointer data)
{
  show (fixture);
  g_assert_cmpstr (get_state (fixture), ==, "empty");
  gtk_widget_activate (gtk_widget_get_ancestor (ebb_test_find_text (fixture->page, "Go to Today"), GTK_TYPE_BUTTON));
  ebb_test_wait (fixture->actions->len > 0);
  g_assert_cmpstr (fixture->actions->str, ==, "show-page today; ");
  /* keys have nothing to move */
  gtk_widget_activate_action (fixture->page, "trends.earlier", NULL);
  gtk_widget_activate_action (fixture->page, "trends.later", NULL);
  gtk_widget_activate_action (fixture->page, "trends.table", NULL);
  gtk_widget_activate_action (fixture->page, "trends.table", NULL);
  gtk_widget_activate_action (fixture->page, "trends.annotate", NULL);
  gtk_widget_activate_action (fixture->page, "trends.zoom-in", NULL);
  g_assert_cmpstr (get_state (fixture), ==, "empty");

  /* what is added shows by itself */
  add_days (fixture, 1);
  wait_for_state (fixture, "trends");
  g_assert_true (ebb_trend_view_is_home (get_view (fixture)));
}

static void
test_what_it_says_comes_first_and_is_said_of_the_chart (Fixture *fixture,
                                                        gconstpointer data)
{
  add_days (fixture, 30);
  show (fixture);
  choose_span (fixture, EBB_SPAN_MONTH);
  g_assert_true (has_part (get_text (fixture, "message"), ": median 5, quartiles 4 to 6, "));
  gtk_test_accessible_assert_property (get_view (fixture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_text (fixture, "message"));
  gtk_test_accessible_assert_property (get_view (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Chart of Pain now");
  g_assert_nonnull (ebb_test_find_text (find (fixture, "cards"), "5"));
  /* the keyboard begins on the chart */
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (get_view (fixture)));
}

static void
test_the_cursor_is_read_below_the_chart (Fixture *fixture,
                                         gconstpointer data)
{
  add_days (fixture, 30);
  show (fixture);
  choose_span (fixture, EBB_SPAN_MONTH);
  press (fixture, "End Left");
  g_assert_true (g_str_has_suffix (get_text (fixture, "readout"), ": 5"));
  gtk_test_accessible_assert_property (get_view (fixture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_text (fixture, "readout"));
  press (fixture, "Escape");
  g_assert_cmpstr (get_text (fixture, "readout"), ==, "");
}

/* --- days -------------------------------------------------------------- */

static void
test_periods_are_chosen_moved_and_remembered (Fixture *fixture,
                                              gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  g_autofree char *span = NULL;

  add_days (fixture, 20);
  show (fixture);
  choose_span (fixture, EBB_SPAN_WEEK);
  assert_shown (fixture, 6, 0);
  span = g_settings_get_string (settings, "trends-span");
  g_assert_cmpstr (span, ==, "week");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "later")));
  press (fixture, "ctrl+Right");
  assert_shown (fixture, 6, 0);
  press (fixture, "ctrl+Left");
  assert_shown (fixture, 13, 7);
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "later")));
  press (fixture, "ctrl+Left ctrl+Left ctrl+Left");
  /* not beyond the first entry */
  assert_shown (fixture, 20, 14);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "earlier")));
  press (fixture, "ctrl+Right");
  assert_shown (fixture, 13, 7);
  choose_span (fixture, EBB_SPAN_ALL);
  assert_shown (fixture, 19, 0);
  g_assert_false (gtk_widget_get_visible (find (fixture, "earlier")));
  press (fixture, "ctrl+Left");
  assert_shown (fixture, 19, 0);
}

static void
test_any_two_dates_also_the_wrong_way_round (Fixture *fixture,
                                             gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  int from, to;

  add_days (fixture, 20);
  show (fixture);
  g_assert_false (gtk_widget_get_visible (find (fixture, "dates")));
  choose_span (fixture, EBB_SPAN_CUSTOM);
  g_assert_true (gtk_widget_get_visible (find (fixture, "dates")));
  /* what is not limited is the whole diary */
  assert_shown (fixture, 19, 0);
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, "from")), fixture->today - 3);
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, "to")), fixture->today - 9);
  assert_shown (fixture, 9, 3);
  g_settings_get (settings, "trends-dates", "(ii)", &from, &to);
  g_assert_cmpint (from, ==, fixture->today - 3);
  g_assert_cmpint (to, ==, fixture->today - 9);
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, "to")), EBB_FILTER_DATE_ANY);
  assert_shown (fixture, 3, 0);
  /* also where there was no diary yet, and on the first day that is known */
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, "from")), EBB_DAY_MIN);
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, "to")), EBB_DAY_MAX);
  assert_shown (fixture, fixture->today - EBB_DAY_MIN, fixture->today - EBB_DAY_MAX);
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, "to")), EBB_DAY_MIN);
  assert_shown (fixture, fixture->today - EBB_DAY_MIN, fixture->today - EBB_DAY_MIN);
  ebb_test_settle (fixture->page);
}

static void
test_zooming_changes_all_that_is_said (Fixture *fixture,
                                       gconstpointer data)
{
  /* worse in the last week */
  for (int i = 0; i < 30; i++)
    ebb_test_diary_add (fixture->diary, "x", fixture->today - i, 600, i < 7 ? 8 : 2);
  show (fixture);
  choose_span (fixture, EBB_SPAN_MONTH);
  g_assert_true (has_part (get_text (fixture, "message"), "median 2"));
  g_assert_false (gtk_widget_get_visible (find (fixture, "home")));
  press (fixture, "End ctrl+plus ctrl+plus ctrl+plus ctrl+plus");
  g_assert_true (has_part (get_text (fixture, "message"), "median 8"));
  g_assert_true (gtk_widget_get_visible (find (fixture, "home")));
  press (fixture, "ctrl+minus");
  g_assert_false (ebb_trend_view_is_home (get_view (fixture)));
  press (fixture, "ctrl+0");
  g_assert_true (ebb_trend_view_is_home (get_view (fixture)));
  g_assert_false (gtk_widget_get_visible (find (fixture, "home")));
  g_assert_true (has_part (get_text (fixture, "message"), "median 2"));

  /* the button goes when it has done its work; the keyboard is not lost */
  press (fixture, "ctrl+plus");
  gtk_widget_grab_focus (find (fixture, "home"));
  press (fixture, "Return");
  g_assert_true (ebb_trend_view_is_home (get_view (fixture)));
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (get_view (fixture)));
}

static void
test_two_periods_have_one_scale (Fixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  EbbTrendView *before, *now;

  for (int i = 0; i < 28; i++)
    add_value (fixture, fixture->today - i, "hours-slept", i < 7 ? 8 - i % 2 : i < 14 ? 1
                                                                                      : 20,
               NULL);
  g_settings_set_string (settings, "trends-subject", "tracker:hours-slept");
  show (fixture);
  choose_span (fixture, EBB_SPAN_WEEK);
  now = get_view (fixture);
  before = EBB_TREND_VIEW (find (fixture, "before_view"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (before)));
  press (fixture, "ctrl+d");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (before)));
  g_assert_true (g_settings_get_boolean (settings, "trends-compare"));
  g_assert_cmpint (ebb_trend_view_get_shown (before).to, ==, fixture->today - 7);
  g_assert_cmpfloat (now->chart.chart.scale.least, <=, 1);
  g_assert_cmpfloat (now->chart.chart.scale.least, ==, before->chart.chart.scale.least);
  g_assert_cmpfloat (now->chart.chart.scale.most, ==, before->chart.chart.scale.most);
  g_assert_true (has_part (get_text (fixture, "message"), " higher"));
  g_assert_cmpint (strlen (get_text (fixture, "before_title")), >, 0);

  /* earlier, and back: the scale is that of what is seen */
  press (fixture, "ctrl+Left");
  g_assert_cmpfloat (now->chart.chart.scale.most, >=, 20);
  g_assert_cmpfloat (now->chart.chart.scale.most, ==, before->chart.chart.scale.most);
  press (fixture, "ctrl+Right");
  g_assert_cmpfloat (now->chart.chart.scale.most, <, 15);
  g_assert_cmpfloat (now->chart.chart.scale.most, ==, before->chart.chart.scale.most);

  /* nothing is before everything */
  choose_span (fixture, EBB_SPAN_ALL);
  ebb_test_settle (fixture->page);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (before)));
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "compare")));
  press (fixture, "ctrl+d");
  g_assert_true (g_settings_get_boolean (settings, "trends-compare"));
}

/* --- what changes ------------------------------------------------------ */

static void
test_what_is_added_shows_and_the_place_is_kept (Fixture *fixture,
                                                gconstpointer data)
{
  double from, to, new_from, new_to;

  add_days (fixture, 30);
  show (fixture);
  choose_span (fixture, EBB_SPAN_MONTH);
  press (fixture, "End ctrl+plus ctrl+plus ctrl+plus ctrl+plus");
  g_assert_true (g_str_has_suffix (get_text (fixture, "readout"), ": 4"));
  ebb_trend_view_get_window (get_view (fixture), &from, &to);
  ebb_test_diary_add (fixture->diary, "x", fixture->today, 660, 9);
  ebb_test_wait (ebb_trend_plot_get_n_points (get_view (fixture)->plot, EBB_TREND_READINGS) == 31);
  ebb_trend_view_get_window (get_view (fixture), &new_from, &new_to);
  g_assert_cmpfloat (new_from, ==, from);
  g_assert_cmpfloat (new_to, ==, to);
  g_assert_true (g_str_has_suffix (get_text (fixture, "readout"), ": 4"));
  press (fixture, "Right");
  g_assert_true (g_str_has_suffix (get_text (fixture, "readout"), ": 9"));
  ebb_test_diary_undo (fixture->diary);
  ebb_test_wait (ebb_trend_plot_get_n_points (get_view (fixture)->plot, EBB_TREND_READINGS) == 30);
  g_assert_cmpstr (get_text (fixture, "readout"), ==, "");

  /* an entry of earlier days can be gone to from here */
  ebb_test_diary_add (fixture->diary, "x", fixture->today - 300, 660, 9);
  ebb_test_wait (ebb_trend_plot_get_n_points (get_view (fixture)->plot, EBB_TREND_READINGS) == 31);
  ebb_trend_view_pan (get_view (fixture), -100);
  ebb_test_wait (!is_moving (get_view (fixture)));
  g_assert_cmpint (ebb_trend_view_get_shown (get_view (fixture)).from, ==, fixture->today - 300);
}

static void
test_the_last_entry_can_go_while_one_looks_closely (Fixture *fixture,
                                                    gconstpointer data)
{
  add_days (fixture, 1);
  show (fixture);
  press (fixture, "ctrl+plus");
  g_assert_false (ebb_trend_view_is_home (get_view (fixture)));
  ebb_test_diary_undo (fixture->diary);
  wait_for_state (fixture, "empty");
}

static void
close_diary (Fixture *fixture)
{
  g_autoptr (GAsyncResult) closed = NULL;

  ebb_store_close_async (fixture->diary->store, ebb_test_result_cb, &closed);
  ebb_test_wait (closed);
  ebb_store_close_finish (fixture->diary->store, closed, NULL);
}

static void
open_diary_again (Fixture *fixture)
{
  g_clear_object (&fixture->diary->store);
  fixture->diary->store = ebb_test_open_store (fixture->diary->path);
  ebb_trends_page_set_store (EBB_TRENDS_PAGE (fixture->page), fixture->diary->store);
}

static void
test_an_unreadable_diary_says_why_and_tries_again (Fixture *fixture,
                                                   gconstpointer data)
{
  add_days (fixture, 3);
  close_diary (fixture);
  show (fixture);
  wait_for_state (fixture, "error");
  g_assert_nonnull (ebb_test_find_text (fixture->page, "The diary could not be read"));
  gtk_widget_activate (gtk_widget_get_ancestor (ebb_test_find_text (fixture->page, "Try Again"), GTK_TYPE_BUTTON));
  ebb_test_settle (fixture->page);
  wait_for_state (fixture, "error");
  open_diary_again (fixture);
  wait_for_state (fixture, "trends");
}

static void
test_it_comes_back_from_trouble_also_to_a_closer_look (Fixture *fixture,
                                                       gconstpointer data)
{
  add_days (fixture, 30);
  show (fixture);
  press (fixture, "ctrl+plus");
  close_diary (fixture);
  ebb_trends_page_show_subject (EBB_TRENDS_PAGE (fixture->page), "entries");
  wait_for_state (fixture, "error");
  open_diary_again (fixture);
  wait_for_state (fixture, "trends");
}

static void
test_without_a_diary_it_is_quiet (Fixture *fixture,
                                  gconstpointer data)
{
  static const char *const actions[] = { "earlier", "later", "table", "compare", "annotate", "zoom-in", "zoom-out", "home", "copy", "save", "save-numbers", "retry" };

  fixture->page = ebb_trends_page_new (NULL);
  fixture->window = ebb_test_present (fixture->page, 900, 740);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("trends.", actions[i], NULL);

      gtk_widget_activate_action (fixture->page, name, NULL);
    }
  ebb_trends_page_show_subject (EBB_TRENDS_PAGE (fixture->page), "entries");
  ebb_test_settle (fixture->page);
  g_assert_cmpstr (get_state (fixture), ==, "blank");
}

/* --- the subject ------------------------------------------------------- */

static void
test_what_is_chosen_is_remembered (Fixture *fixture,
                                   gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  g_autofree char *subject = NULL;
  EbbTrendView *view;

  add_days (fixture, 3);
  show (fixture);
  choose_subject (fixture, "entries");
  gtk_test_accessible_assert_property (get_view (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Chart of Entries a day");
  subject = g_settings_get_string (settings, "trends-subject");
  g_assert_cmpstr (subject, ==, "entries");
  /* what is no subject changes nothing */
  ebb_trends_page_show_subject (EBB_TRENDS_PAGE (fixture->page), "nonsense");
  ebb_test_close (fixture->window);

  show (fixture);
  view = get_view (fixture);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Chart of Entries a day");
  g_assert_cmpint (view->chart.chart.layers[0].kind, ==, EBB_LAYER_BARS);
  /* each hour has as many entries as it has */
  g_assert_false (gtk_widget_get_visible (find (fixture, "hours_section")));
}

static void
test_a_tracker_that_is_gone_makes_room_for_pain (Fixture *fixture,
                                                 gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  add_days (fixture, 3);
  g_settings_set_string (settings, "trends-subject", "tracker:gone");
  show (fixture);
  ebb_test_wait (get_view (fixture)->plot != NULL && ebb_trend_plot_get_subject (get_view (fixture)->plot)->kind == EBB_SUBJECT_PAIN);
  gtk_test_accessible_assert_property (get_view (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Chart of Pain now");
}

static void
assert_chart_of (Fixture *fixture,
                 const char *label)
{
  gtk_test_accessible_assert_property (get_view (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_a_tracker_that_is_undone_is_there_again_when_it_is_redone (Fixture *fixture,
                                                                gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  g_autoptr (GAsyncResult) redone = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *subject = NULL;

  add_days (fixture, 3);
  add_tracker (fixture, ebb_tracker_new ("sky", "Sky", EBB_TRACKER_NUMBER));
  show (fixture);
  choose_subject (fixture, "tracker:sky");
  assert_chart_of (fixture, "Chart of Sky");
  ebb_test_diary_undo (fixture->diary);
  ebb_test_wait (ebb_trend_plot_get_subject (get_view (fixture)->plot)->kind == EBB_SUBJECT_PAIN);
  assert_chart_of (fixture, "Chart of Pain now");
  g_assert_cmpstr (get_state (fixture), ==, "trends");
  g_assert_true (has_part (get_text (fixture, "message"), "(3 of "));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "picker"), "Pain now"));
  /* what was chosen was not taken back by the person */
  subject = g_settings_get_string (settings, "trends-subject");
  g_assert_cmpstr (subject, ==, "tracker:sky");
  ebb_store_redo_async (fixture->diary->store, NULL, ebb_test_result_cb, &redone);
  ebb_test_wait (redone);
  redo = ebb_store_redo_finish (fixture->diary->store, redone, NULL);
  ebb_test_settle (fixture->page);
  assert_chart_of (fixture, "Chart of Pain now");
  ebb_test_close (fixture->window);

  show (fixture);
  assert_chart_of (fixture, "Chart of Sky");
}

static void
test_a_place_that_was_given_up_still_has_its_chart (Fixture *fixture,
                                                    gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  EbbEntry *entry = ebb_test_diary_make ("x", fixture->today, 600, NAN);
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find_or_keep ("former-place"));
  mark.intensity = 7;
  ebb_entry_set_mark (entry, &mark);
  g_object_unref (ebb_test_diary_save (fixture->diary, entry));
  g_settings_set_string (settings, "trends-subject", "region:unknown-former-place");
  show (fixture);
  choose_span (fixture, EBB_SPAN_WEEK);
  press (fixture, "Right");
  g_assert_true (g_str_has_suffix (get_text (fixture, "readout"), ": 7"));
}

static void
test_of_words_it_tells_how_often_each_was_given (Fixture *fixture,
                                                 gconstpointer data)
{
  static const char *const words[] = { "dry", "rain", NULL };
  EbbTracker *sky = ebb_tracker_new ("sky", "Sky", EBB_TRACKER_CHOICE);

  ebb_tracker_set_choices (sky, words);
  add_tracker (fixture, sky);
  add_tracker (fixture, ebb_tracker_new ("brace", "Brace", EBB_TRACKER_YES_NO));
  for (int i = 0; i < 4; i++)
    {
      add_value (fixture, fixture->today - i, "sky", NAN, i == 2 ? "rain" : "dry");
      add_value (fixture, fixture->today - i, "brace", i < 2, NULL);
    }
  show (fixture);
  choose_subject (fixture, "tracker:sky");
  g_assert_true (g_str_has_prefix (get_text (fixture, "message"), "Sky: 4 answers."));
  g_assert_cmpuint (get_view (fixture)->chart.chart.n_lanes, ==, 2);
  g_assert_nonnull (ebb_test_find_text (find (fixture, "cards"), "dry"));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "cards"), "75\u00a0%"));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "cards"), "1 of 4 answers"));
  /* of words no mean is made: by hour, as a calendar */
  g_assert_false (gtk_widget_get_visible (find (fixture, "patterns")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "year_section")));

  choose_subject (fixture, "tracker:brace");
  g_assert_nonnull (ebb_test_find_text (find (fixture, "cards"), "Yes"));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "cards"), "50\u00a0%"));
  choose_span (fixture, EBB_SPAN_WEEK);
  press (fixture, "End");
  g_assert_true (g_str_has_suffix (get_text (fixture, "readout"), ": Yes"));

  choose_subject (fixture, "pain");
  g_assert_true (gtk_widget_get_visible (find (fixture, "patterns")));
}

/* Takes @record. Returns (transfer full) what was saved. */
static gpointer
save_record (Fixture *fixture,
             gpointer record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  ebb_store_change_records_async (fixture->diary->store, records, NULL, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result);
  saved = ebb_store_change_records_finish (fixture->diary->store, result, &error);
  g_assert_no_error (error);
  return g_object_ref (saved->pdata[0]);
}

/* One that was done yesterday. */
static void
add_session (Fixture *fixture,
             EbbCourse *course)
{
  EbbSession *session = ebb_session_new_done ((EbbMoment){ (fixture->today - 1) * G_GINT64_CONSTANT (86400) + 36000, 0 }, 60);

  if (course != NULL)
    session->course = g_strdup (course->record.id);
  g_object_unref (save_record (fixture, session));
}

static guint
count_events (Fixture *fixture)
{
  return get_view (fixture)->chart.chart.n_events;
}

static void
test_sessions_stand_on_the_axis_and_can_be_put_away (Fixture *fixture,
                                                     gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  g_settings_reset (settings, "trends-sessions");
  add_days (fixture, 10);
  add_session (fixture, NULL);
  show (fixture);
  ebb_test_wait (count_events (fixture) == 1);
  gtk_widget_activate_action (GTK_WIDGET (get_view (fixture)), "trends-show.trends-sessions", NULL);
  ebb_test_wait (count_events (fixture) == 0);
  g_assert_false (g_settings_get_boolean (settings, "trends-sessions"));
  gtk_widget_activate_action (GTK_WIDGET (get_view (fixture)), "trends-show.trends-sessions", NULL);
  ebb_test_wait (count_events (fixture) == 1);
  /* one more shows by itself */
  add_session (fixture, NULL);
  ebb_test_wait (count_events (fixture) == 2);
}

static void
close_dialog (Fixture *fixture)
{
  ebb_test_wait (find_dialog (fixture) != NULL && gtk_window_is_active (find_dialog (fixture)));
  ebb_test_close (find_dialog (fixture));
  ebb_test_wait (gtk_window_is_active (fixture->window));
}

static void
test_a_session_is_called_by_its_course_and_opened_by_keys (Fixture *fixture,
                                                           gconstpointer data)
{
  g_autoptr (EbbCourse) course = save_record (fixture, ebb_course_new ("Shoulders", fixture->today - 30));
  g_autofree char *table = NULL;

  /* of the day of the session nothing else is known */
  ebb_test_diary_add (fixture->diary, "x", fixture->today, 600, 4);
  ebb_test_diary_add (fixture->diary, "x", fixture->today - 2, 600, 5);
  add_session (fixture, course);
  show (fixture);
  choose_span (fixture, EBB_SPAN_WEEK);
  ebb_test_wait (count_events (fixture) == 1);
  press (fixture, "Down");
  g_assert_true (g_str_has_suffix (get_text (fixture, "readout"), ", 10:00: Shoulders"));
  press (fixture, "Return");
  ebb_test_wait (find_dialog (fixture) != NULL);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (find_dialog (fixture)), "Shoulders"));
  close_dialog (fixture);

  /* another name shows by itself, and the cursor is still there */
  g_free (course->title);
  course->title = g_strdup ("Neck");
  g_object_unref (save_record (fixture, g_object_ref (course)));
  ebb_test_wait (g_str_has_suffix (get_text (fixture, "readout"), ", 10:00: Neck"));

  press (fixture, "ctrl+t");
  table = ebb_trends_table_to_text (EBB_TRENDS_TABLE (find (fixture, "table")));
  g_assert_true (g_str_has_prefix (table, "Time\tPain now\tSessions\n"));
  g_assert_true (has_part (table, "\t–\tNeck\n"));
  /* the keyboard has gone with the chart, to the same day */
  g_assert_cmpint (ebb_trends_table_get_day (EBB_TRENDS_TABLE (find (fixture, "table"))), ==, fixture->today - 1);
  press (fixture, "Return");
  close_dialog (fixture);
  /* and a row without any asks what happened */
  press (fixture, "Up Return");
  ebb_test_wait (find_dialog (fixture) != NULL && EBB_IS_ANNOTATION_DIALOG (find_dialog (fixture)));
  ebb_test_close (find_dialog (fixture));
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/trends-page/an-empty-diary-says-what-to-do", test_an_empty_diary_says_what_to_do);
  ADD ("/trends-page/what-it-says-comes-first-and-is-said-of-the-chart", test_what_it_says_comes_first_and_is_said_of_the_chart);
  ADD ("/trends-page/the-cursor-is-read-below-the-chart", test_the_cursor_is_read_below_the_chart);
  ADD ("/trends-page/periods-are-chosen-moved-and-remembered", test_periods_are_chosen_moved_and_remembered);
  ADD ("/trends-page/any-two-dates-also-the-wrong-way-round", test_any_two_dates_also_the_wrong_way_round);
  ADD ("/trends-page/zooming-changes-all-that-is-said", test_zooming_changes_all_that_is_said);
  ADD ("/trends-page/two-periods-have-one-scale", test_two_periods_have_one_scale);
  ADD ("/trends-page/what-is-added-shows-and-the-place-is-kept", test_what_is_added_shows_and_the_place_is_kept);
  ADD ("/trends-page/the-last-entry-can-go-while-one-looks-closely", test_the_last_entry_can_go_while_one_looks_closely);
  ADD ("/trends-page/an-unreadable-diary-says-why-and-tries-again", test_an_unreadable_diary_says_why_and_tries_again);
  ADD ("/trends-page/it-comes-back-from-trouble-also-to-a-closer-look", test_it_comes_back_from_trouble_also_to_a_closer_look);
  ADD ("/trends-page/without-a-diary-it-is-quiet", test_without_a_diary_it_is_quiet);
  ADD ("/trends-page/what-is-chosen-is-remembered", test_what_is_chosen_is_remembered);
  ADD ("/trends-page/a-tracker-that-is-gone-makes-room-for-pain", test_a_tracker_that_is_gone_makes_room_for_pain);
  ADD ("/trends-page/a-tracker-that-is-undone-is-there-again-when-it-is-redone", test_a_tracker_that_is_undone_is_there_again_when_it_is_redone);
  ADD ("/trends-page/a-place-that-was-given-up-still-has-its-chart", test_a_place_that_was_given_up_still_has_its_chart);
  ADD ("/trends-page/of-words-it-tells-how-often-each-was-given", test_of_words_it_tells_how_often_each_was_given);
  ADD ("/trends-page/a-session-is-called-by-its-course-and-opened-by-keys", test_a_session_is_called_by_its_course_and_opened_by_keys);
  ADD ("/trends-page/sessions-stand-on-the-axis-and-can-be-put-away", test_sessions_stand_on_the_axis_and_can_be_put_away);

  return g_test_run ();
}
