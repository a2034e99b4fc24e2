// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-plan.h"

#include "ebb-config.h"
#include "pages/ebb-appointment-dialog.h"
#include "widgets/ebb-course-card.h"
#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-question.h"

/* The plan in the real window, on a real diary. */

typedef EbbTestWindow Fixture;

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  ebb_test_window_tear_down (fixture, data);
  g_settings_reset (settings, "therapy-part");
  g_settings_reset (settings, "appointments-tell");
  g_settings_reset (settings, "appointments-alarm");
}

static void
show_at (Fixture *fixture,
         int width,
         int height)
{
  ebb_test_window_show (fixture, width, height);
  ebb_window_show_page (fixture->window, "therapy");
  ebb_test_settle (GTK_WIDGET (fixture->window));
}

static void
show (Fixture *fixture)
{
  show_at (fixture, 1000, 800);
}

static GtkWidget *
get_view (Fixture *fixture)
{
  GtkWidget *view = ebb_test_find_type (GTK_WIDGET (fixture->window), EBB_TYPE_PLAN_VIEW);

  g_assert_nonnull (view);
  return view;
}

static gboolean
sees (Fixture *fixture,
      const char *text)
{
  return ebb_test_find_text (GTK_WIDGET (fixture->window), text) != NULL;
}

static void
press (Fixture *fixture,
       const char *id)
{
  GtkWidget *button = ebb_test_find_id (get_view (fixture), id);

  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Answers the question that is asked, once it is. */
static void
answer (const char *id)
{
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_QUESTION) != NULL);
  ebb_question_answer (EBB_QUESTION (ebb_test_find_toplevel (EBB_TYPE_QUESTION)), id);
}

static GtkWindow *
find_other (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WINDOW (fixture->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static EbbSession *
get_session (Fixture *fixture,
             guint i)
{
  g_autoptr (GPtrArray) sessions = ebb_test_plan_list (fixture->store);

  g_assert_cmpuint (i, <, sessions->len);
  return g_object_ref (sessions->pdata[i]);
}

static EbbDay
get_day (Fixture *fixture,
         guint i)
{
  g_autoptr (EbbSession) session = get_session (fixture, i);

  return ebb_session_get_day (session) - ebb_day_today ();
}

static EbbSessionState
get_state (Fixture *fixture,
           guint i)
{
  g_autoptr (EbbSession) session = get_session (fixture, i);

  return session->state;
}

static void
do_with (Fixture *fixture,
         const char *action,
         guint i)
{
  g_autoptr (EbbSession) session = get_session (fixture, i);

  g_assert_true (gtk_widget_activate_action (get_view (fixture), action, "s", session->record.id));
}

static void
move_to (Fixture *fixture,
         guint i,
         int day)
{
  GtkWidget *calendar = ebb_test_find_type (get_view (fixture), EBB_TYPE_PLAN_CALENDAR);
  g_autoptr (EbbSession) session = get_session (fixture, i);

  g_signal_emit_by_name (calendar, "session-moved", session, ebb_day_today () + day);
}

/* --- what is shown ------------------------------------------------------------------ */

static void
test_an_empty_diary_says_how_to_begin (Fixture *fixture,
                                       gconstpointer data)
{
  show (fixture);
  ebb_test_wait (sees (fixture, "Plan a Course"));
  g_assert_true (sees (fixture, "Record a Session"));
  press (fixture, "empty_techniques_button");
  ebb_test_wait (!gtk_widget_get_mapped (get_view (fixture)));
}

static void
test_it_says_first_what_is_next (Fixture *fixture,
                                 gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", -13, 4));
  ebb_test_wait (sees (fixture, "Anna Berg · Praxis am Park · session 3 of 4"));
  g_assert_true (sees (fixture, "Tomorrow, 16:00–17:00"));
  g_assert_true (sees (fixture, "2 of 4 done"));
  gtk_widget_grab_focus (get_view (fixture));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == ebb_test_find_id (get_view (fixture), "start_button"));
}

/* A button that is for next week asks for nothing now. */
static void
test_start_stands_out_only_when_it_is_time (Fixture *fixture,
                                            gconstpointer data)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;
  EbbMoment now = ebb_moment_now ();

  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 7, 1));
  ebb_test_wait (sees (fixture, "Neck"));
  g_assert_false (gtk_widget_has_css_class (ebb_test_find_id (get_view (fixture), "start_button"), "suggested-action"));
  g_ptr_array_add (records, ebb_session_new_planned ((EbbMoment){ now.at + 600, now.offset }, 30));
  saved = ebb_test_plan_save (fixture->store, records);
  ebb_test_wait (gtk_widget_has_css_class (ebb_test_find_id (get_view (fixture), "start_button"), "suggested-action"));
}

static void
test_what_overlaps_is_told (Fixture *fixture,
                            gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 2));
  g_free (ebb_test_plan_add_session (fixture->store, "Dentist", 1, 16));
  ebb_test_wait (sees (fixture, "overlaps with Dentist, 16:00") || sees (fixture, "overlaps with Neck, 16:00"));
}

static void
test_what_is_over_is_asked_about (Fixture *fixture,
                                  gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_session (fixture->store, "Physiotherapy", -1, 9));
  ebb_test_wait (sees (fixture, "What became of these?"));
  do_with (fixture, "plan.missed", 0);
  ebb_test_wait (!sees (fixture, "What became of these?"));
  g_assert_cmpint (get_state (fixture, 0), ==, EBB_SESSION_MISSED);
}

static void
test_names_with_signs_of_markup_are_shown_as_they_are (Fixture *fixture,
                                                       gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck & <b>back</b>", 1, 2));
  ebb_test_wait (sees (fixture, "Neck & <b>back</b> · Planned · session 1 of 2 · 60 minutes · Anna Berg · Praxis am Park"));
  do_with (fixture, "plan.move", 0);
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG) != NULL);
  g_assert_nonnull (ebb_test_find_text (ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG), "Neck & <b>back</b>"));
}

static void
test_past_and_coming_are_listed_by_week (Fixture *fixture,
                                         gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", -14, 20));
  ebb_test_wait (sees (fixture, "Next Week"));
  /* the calendar has no list: six rows at first, then more */
  g_assert_true (gtk_widget_get_visible (ebb_test_find_id (get_view (fixture), "more_button")));
  press (fixture, "more_button");
  ebb_test_settle (GTK_WIDGET (fixture->window));
  g_assert_false (gtk_widget_get_visible (ebb_test_find_id (get_view (fixture), "more_button")));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ebb_test_find_id (get_view (fixture), "past_button")), TRUE);
  ebb_test_wait (sees (fixture, "Last Week"));
}

static void
test_a_narrow_window_lists_instead_of_the_calendar (Fixture *fixture,
                                                    gconstpointer data)
{
  show_at (fixture, 360, 720);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 2));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00"));
  ebb_test_wait (!gtk_widget_get_visible (ebb_test_find_id (get_view (fixture), "calendar")));
  g_assert_cmpint (gtk_widget_get_width (get_view (fixture)), <=, 360);
}

/* --- moving ------------------------------------------------------------------------- */

static void
test_one_of_a_series_moves_alone_if_wanted (Fixture *fixture,
                                            gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  move_to (fixture, 0, 3);
  answer ("one");
  ebb_test_wait (get_day (fixture, 0) == 3);
  g_assert_cmpint (get_day (fixture, 1), ==, 8);
  g_assert_cmpint (get_day (fixture, 2), ==, 15);
  ebb_test_wait (sees (fixture, "Undo"));
  ebb_test_plan_undo (fixture->store);
  ebb_test_wait (get_day (fixture, 0) == 1);
}

static void
test_all_that_follow_move_as_one_step (Fixture *fixture,
                                       gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  move_to (fixture, 1, 10);
  answer ("all");
  ebb_test_wait (get_day (fixture, 1) == 10);
  g_assert_cmpint (get_day (fixture, 0), ==, 1);
  g_assert_cmpint (get_day (fixture, 2), ==, 17);
  ebb_test_plan_undo (fixture->store);
  g_assert_cmpint (get_day (fixture, 1), ==, 8);
  g_assert_cmpint (get_day (fixture, 2), ==, 15);
}

static void
test_closing_the_question_moves_nothing (Fixture *fixture,
                                         gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  move_to (fixture, 0, 3);
  answer ("nothing");
  ebb_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpint (get_day (fixture, 0), ==, 1);
}

static void
test_the_last_of_a_series_moves_without_a_question (Fixture *fixture,
                                                    gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 2));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  move_to (fixture, 1, 9);
  ebb_test_wait (get_day (fixture, 1) == 9);
}

static void
test_a_session_moves_by_the_keyboard_in_the_calendar (Fixture *fixture,
                                                      gconstpointer data)
{
  GtkWidget *chip;

  show (fixture);
  g_free (ebb_test_plan_add_session (fixture->store, "Neck", 1, 16));
  ebb_test_wait (ebb_test_find_type (get_view (fixture), EBB_TYPE_SESSION_CHIP) != NULL);
  ebb_test_settle (GTK_WIDGET (fixture->window));
  chip = ebb_test_find_type (get_view (fixture), EBB_TYPE_SESSION_CHIP);
  /* as Tab from its day does */
  gtk_widget_set_focusable (chip, TRUE);
  gtk_widget_grab_focus (chip);
  ebb_test_press (GTK_WINDOW (fixture->window), "alt+Right");
  ebb_test_wait (get_day (fixture, 0) == 2);
  /* the keyboard went along */
  ebb_test_wait (sees (fixture, "Undo"));
  ebb_test_settle (GTK_WIDGET (fixture->window));
  ebb_test_press (GTK_WINDOW (fixture->window), "alt+Right");
  ebb_test_wait (get_day (fixture, 0) == 3);
}

static void
test_the_dialog_moves_to_a_day_and_time (Fixture *fixture,
                                         gconstpointer data)
{
  GtkWidget *dialog;
  g_autoptr (EbbSession) moved = NULL;

  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  press (fixture, "move_button");
  ebb_test_wait ((dialog = ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG)) != NULL);
  g_assert_true (gtk_widget_get_visible (ebb_test_find_id (dialog, "scope_group")));
  ebb_filter_date_set_day (EBB_FILTER_DATE (ebb_test_find_id (dialog, "day")), ebb_day_today () + 4);
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_id (dialog, "clock")), "9:30");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ebb_test_find_id (dialog, "minutes")), 45);
  g_signal_emit_by_name (ebb_test_find_id (dialog, "save_button"), "clicked");
  ebb_test_wait (get_day (fixture, 0) == 4);
  moved = get_session (fixture, 0);
  g_assert_cmpint (ebb_moment_get_minute_of_day (moved->planned), ==, 9 * 60 + 30);
  g_assert_cmpint (moved->planned_minutes, ==, 45);
  g_assert_cmpint (get_day (fixture, 1), ==, 8);
}

static void
test_the_dialog_keeps_what_is_no_time (Fixture *fixture,
                                       gconstpointer data)
{
  GtkWidget *dialog;

  show (fixture);
  g_free (ebb_test_plan_add_session (fixture->store, "Neck", 1, 16));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–16:30"));
  press (fixture, "move_button");
  ebb_test_wait ((dialog = ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG)) != NULL);
  g_assert_false (gtk_widget_get_visible (ebb_test_find_id (dialog, "scope_group")));
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_id (dialog, "clock")), "noon-ish");
  g_signal_emit_by_name (ebb_test_find_id (dialog, "save_button"), "clicked");
  ebb_test_settle (dialog);
  g_assert_true (ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG) == dialog);
  g_assert_nonnull (ebb_test_find_text (dialog, "Type a time of day, such as 16:30."));
  /* a step goes on from a whole quarter */
  ebb_test_press (GTK_WINDOW (dialog), "Up");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ebb_test_find_id (dialog, "clock"))), ==, "00:15");
}

static void
test_the_dialog_tells_what_overlaps (Fixture *fixture,
                                     gconstpointer data)
{
  GtkWidget *dialog;

  show (fixture);
  /* whoever sees the second has read the first, too */
  g_free (ebb_test_plan_add_session (fixture->store, "Dentist", 2, 9));
  g_free (ebb_test_plan_add_session (fixture->store, "Neck", 1, 16));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–16:30"));
  press (fixture, "move_button");
  ebb_test_wait ((dialog = ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG)) != NULL);
  ebb_filter_date_set_day (EBB_FILTER_DATE (ebb_test_find_id (dialog, "day")), ebb_day_today () + 2);
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_id (dialog, "clock")), "9:15");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (ebb_test_find_id (dialog, "result_label"))), "overlaps with Dentist, 09:00"));
}

/* --- states ------------------------------------------------------------------------- */

static void
test_skipping_takes_one_press_and_can_be_undone (Fixture *fixture,
                                                 gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  press (fixture, "skip_button");
  ebb_test_wait (get_state (fixture, 0) == EBB_SESSION_SKIPPED);
  ebb_test_wait (sees (fixture, "Session skipped"));
  ebb_test_wait (!sees (fixture, "Tomorrow, 16:00–17:00"));
  ebb_test_plan_undo (fixture->store);
  g_assert_cmpint (get_state (fixture, 0), ==, EBB_SESSION_PLANNED);
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  do_with (fixture, "plan.skip", 0);
  ebb_test_wait (!sees (fixture, "Tomorrow, 16:00–17:00"));
  do_with (fixture, "plan.plan-again", 0);
  ebb_test_wait (get_state (fixture, 0) == EBB_SESSION_PLANNED);
}

static void
test_cancelling_asks_how_far (Fixture *fixture,
                              gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  do_with (fixture, "plan.cancel", 1);
  answer ("all");
  ebb_test_wait (get_state (fixture, 2) == EBB_SESSION_CANCELLED);
  g_assert_cmpint (get_state (fixture, 0), ==, EBB_SESSION_PLANNED);
  g_assert_cmpint (get_state (fixture, 1), ==, EBB_SESSION_CANCELLED);
}

static void
test_deleting_one_leaves_the_others (Fixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  do_with (fixture, "plan.delete", 0);
  answer ("one");
  ebb_test_wait (get_day (fixture, 0) == 8);
  left = ebb_test_plan_list (fixture->store);
  g_assert_cmpuint (left->len, ==, 2);
  ebb_test_plan_undo (fixture->store);
  g_assert_cmpint (get_day (fixture, 0), ==, 1);
}

static void
test_what_was_done_is_deleted_alone (Fixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", -6, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  do_with (fixture, "plan.delete", 0);
  ebb_test_wait (get_day (fixture, 0) == 1);
  left = ebb_test_plan_list (fixture->store);
  g_assert_cmpuint (left->len, ==, 2);
}

static void
test_a_session_is_added_to_a_course (Fixture *fixture,
                                     gconstpointer data)
{
  g_autofree char *course = NULL;
  GtkWidget *dialog;
  g_autoptr (EbbSession) added = NULL;

  show (fixture);
  course = ebb_test_plan_add_course (fixture->store, "Neck", 1, 2);
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  g_assert_true (gtk_widget_activate_action (get_view (fixture), "plan.add-session", "s", course));
  ebb_test_wait ((dialog = ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG)) != NULL);
  /* a week after the last one, at the usual time */
  g_signal_emit_by_name (ebb_test_find_id (dialog, "save_button"), "clicked");
  ebb_test_wait (sees (fixture, "0 of 3 done"));
  added = get_session (fixture, 2);
  g_assert_cmpint (ebb_session_get_day (added), ==, ebb_day_today () + 15);
  g_assert_cmpint (ebb_moment_get_minute_of_day (added->planned), ==, 16 * 60);
  g_assert_cmpstr (added->course, ==, course);
}

static void
test_a_single_session_is_planned_on_a_day (Fixture *fixture,
                                           gconstpointer data)
{
  GtkWidget *dialog;

  show (fixture);
  g_free (ebb_test_plan_add_session (fixture->store, "Neck", 1, 16));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–16:30"));
  g_assert_true (gtk_widget_activate_action (get_view (fixture), "plan.add-session-on", "(si)", "", ebb_day_today () + 5));
  ebb_test_wait ((dialog = ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG)) != NULL);
  g_signal_emit_by_name (ebb_test_find_id (dialog, "save_button"), "clicked");
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_APPOINTMENT_DIALOG) == NULL);
  ebb_test_wait (sees (fixture, "Session planned"));
  g_assert_cmpint (get_day (fixture, 1), ==, 5);
}

/* --- courses ------------------------------------------------------------------------ */

static gboolean
state_is (Fixture *fixture,
          const char *course,
          EbbCourseState state)
{
  g_autoptr (EbbCourse) now = ebb_test_plan_load_course (fixture->store, course);

  return now->state == state;
}

static void
do_with_course (Fixture *fixture,
                const char *action,
                const char *course)
{
  g_assert_true (gtk_widget_activate_action (get_view (fixture), action, "s", course));
}

static void
test_a_course_pauses_and_resumes (Fixture *fixture,
                                  gconstpointer data)
{
  g_autofree char *course = NULL;

  show (fixture);
  course = ebb_test_plan_add_course (fixture->store, "Neck", 1, 2);
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  do_with_course (fixture, "plan.pause", course);
  ebb_test_wait (state_is (fixture, course, EBB_COURSE_PAUSED));
  ebb_test_wait (sees (fixture, "Nothing is planned"));
  ebb_test_wait (sees (fixture, "Paused since: Today"));
  do_with_course (fixture, "plan.resume", course);
  ebb_test_wait (state_is (fixture, course, EBB_COURSE_ACTIVE));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
}

static void
test_ending_a_course_cancels_what_is_planned (Fixture *fixture,
                                              gconstpointer data)
{
  g_autofree char *course = NULL;

  show (fixture);
  course = ebb_test_plan_add_course (fixture->store, "Neck", 1, 2);
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  do_with_course (fixture, "plan.end-course", course);
  ebb_test_wait (state_is (fixture, course, EBB_COURSE_ENDED));
  g_assert_cmpint (get_state (fixture, 1), ==, EBB_SESSION_CANCELLED);
  /* it is out of the way, but not gone */
  ebb_test_wait (sees (fixture, "Show Ended Courses"));
  press (fixture, "ended_button");
  ebb_test_wait (sees (fixture, "Ended: Today"));
}

static void
test_deleting_a_course_keeps_its_history (Fixture *fixture,
                                          gconstpointer data)
{
  g_autofree char *course = NULL;
  g_autoptr (EbbSession) kept = NULL;
  g_autoptr (GPtrArray) left = NULL;

  show (fixture);
  course = ebb_test_plan_add_course (fixture->store, "Neck", -6, 3);
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  do_with_course (fixture, "plan.delete-course", course);
  ebb_test_wait (ebb_test_find_type (get_view (fixture), EBB_TYPE_COURSE_CARD) == NULL);
  left = ebb_test_plan_list (fixture->store);
  g_assert_cmpuint (left->len, ==, 1);
  kept = get_session (fixture, 0);
  g_assert_cmpint (kept->state, ==, EBB_SESSION_DONE);
  g_assert_cmpstr (kept->title, ==, "Neck");
  ebb_test_plan_undo (fixture->store);
  ebb_test_wait (sees (fixture, "1 of 3 done"));
}

static void
test_a_course_whose_sessions_are_over_offers_its_review (Fixture *fixture,
                                                         gconstpointer data)
{
  GtkWidget *card;

  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", -8, 2));
  ebb_test_wait (sees (fixture, "2 of 2 done"));
  card = ebb_test_find_type (get_view (fixture), EBB_TYPE_COURSE_CARD);
  g_assert_true (gtk_widget_get_mapped (ebb_test_find_id (card, "review_button")));
  g_assert_true (gtk_widget_has_css_class (ebb_test_find_id (card, "review_button"), "suggested-action"));
}

static void
test_a_course_without_an_end_reaches_ahead (Fixture *fixture,
                                            gconstpointer data)
{
  EbbCourse *course = ebb_course_new ("Calves", ebb_day_today () + 1);
  EbbCourseSlot slot = { ebb_day_get_weekday (ebb_day_today () + 1), 8 * 60 };
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sessions = NULL;

  course->zone = g_strdup ("UTC");
  g_array_append_val (course->slots, slot);
  g_ptr_array_add (records, course);
  show (fixture);
  g_ptr_array_unref (ebb_test_plan_save (fixture->store, records));
  ebb_test_wait (sees (fixture, "Tomorrow, 08:00"));
  sessions = ebb_test_plan_list (fixture->store);
  g_assert_cmpuint (sessions->len, ==, EBB_PLAN_HORIZON / 7);
  /* taking that back is not undone at once */
  ebb_test_plan_undo (fixture->store);
  ebb_test_wait (!sees (fixture, "Tomorrow, 08:00"));
  ebb_test_settle (GTK_WIDGET (fixture->window));
  g_clear_pointer (&sessions, g_ptr_array_unref);
  sessions = ebb_test_plan_list (fixture->store);
  g_assert_cmpuint (sessions->len, ==, 0);
}

static GArray *
answer_safety (const char *question,
               const char *reply)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (EbbSafetyAnswer));
  EbbSafetyAnswer row = { g_intern_string (question), g_intern_string (reply) };

  g_array_append_val (rows, row);
  return rows;
}

static void
test_duplicating_a_course_asks_what_speaks_against_it (Fixture *fixture,
                                                       gconstpointer data)
{
  g_autofree char *course = NULL;
  g_autoptr (GArray) rows = answer_safety ("fever", "no");
  g_autoptr (GPtrArray) sessions = NULL;
  GtkWindow *check;

  show (fixture);
  course = ebb_test_plan_add_course (fixture->store, "Neck", -8, 2);
  ebb_test_wait (sees (fixture, "2 of 2 done"));
  do_with_course (fixture, "plan.duplicate-course", course);
  ebb_test_wait ((check = find_other (fixture)) != NULL);
  /* who does not answer plans nothing */
  ebb_test_close (check);
  sessions = ebb_test_plan_list (fixture->store);
  g_assert_cmpuint (sessions->len, ==, 2);

  do_with_course (fixture, "plan.duplicate-course", course);
  ebb_test_wait ((check = find_other (fixture)) != NULL);
  g_signal_emit_by_name (check, "finished", rows);
  ebb_test_close (check);
  ebb_test_wait (sees (fixture, "0 of 2 done"));
  g_clear_pointer (&sessions, g_ptr_array_unref);
  sessions = ebb_test_plan_list (fixture->store);
  g_assert_cmpuint (sessions->len, ==, 4);
  g_assert_cmpint (ebb_session_get_day (sessions->pdata[2]), >, ebb_day_today ());
  /* what was answered is kept with the first of them */
  g_assert_cmpuint (((EbbSession *) sessions->pdata[2])->answers->len, ==, rows->len);
  g_assert_cmpuint (((EbbSession *) sessions->pdata[3])->answers->len, ==, 0);
  /* the one that it was made from stays, and undo takes back all of the new one */
  g_assert_true (sees (fixture, "2 of 2 done"));
  ebb_test_plan_undo (fixture->store);
  ebb_test_wait (!sees (fixture, "0 of 2 done"));
}

/* --- appointments -------------------------------------------------------------------- */

static void
test_exporting_asks_how_much_to_tell (Fixture *fixture,
                                      gconstpointer data)
{
  GtkWidget *question;
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  gtk_widget_activate_action (get_view (fixture), "plan.export-all", NULL);
  ebb_test_wait ((question = ebb_test_find_toplevel (EBB_TYPE_QUESTION)) != NULL);
  g_assert_true (g_str_has_prefix (ebb_question_get_body (EBB_QUESTION (question)), "3 appointments"));
  /* neutral unless the person says otherwise, which is remembered */
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (ebb_test_find_type (question, GTK_TYPE_SWITCH))));
  gtk_switch_set_active (GTK_SWITCH (ebb_test_find_type (question, GTK_TYPE_SWITCH)), TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ebb_test_find_type (question, ADW_TYPE_COMBO_ROW)), 0);
  g_assert_true (g_settings_get_boolean (settings, "appointments-tell"));
  g_assert_cmpint (g_settings_get_int (settings, "appointments-alarm"), ==, -1);
  ebb_question_answer (EBB_QUESTION (question), "cancel");
}

static void
test_nothing_to_export_is_said (Fixture *fixture,
                                gconstpointer data)
{
  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", -20, 2));
  ebb_test_wait (sees (fixture, "2 of 2 done"));
  gtk_widget_activate_action (get_view (fixture), "plan.export-all", NULL);
  ebb_test_wait (sees (fixture, "There is no appointment from today on"));
}

/* --- dialogs of others ------------------------------------------------------------------ */

static void
test_every_button_opens_its_dialog (Fixture *fixture,
                                    gconstpointer data)
{
  static const char *const buttons[] = { "start_button", "record_button", "routine_button", "new_course_button" };

  show (fixture);
  g_free (ebb_test_plan_add_course (fixture->store, "Neck", 1, 3));
  ebb_test_wait (sees (fixture, "Tomorrow, 16:00–17:00"));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      press (fixture, buttons[i]);
      ebb_test_wait (find_other (fixture) != NULL);
      ebb_test_close (find_other (fixture));
      ebb_test_wait (find_other (fixture) == NULL);
    }
}

#define ADD(path, test) g_test_add ("/plan-view/" path, Fixture, NULL, ebb_test_window_set_up, test, tear_down)

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  ADD ("an-empty-diary-says-how-to-begin", test_an_empty_diary_says_how_to_begin);
  ADD ("it-says-first-what-is-next", test_it_says_first_what_is_next);
  ADD ("start-stands-out-only-when-it-is-time", test_start_stands_out_only_when_it_is_time);
  ADD ("what-overlaps-is-told", test_what_overlaps_is_told);
  ADD ("what-is-over-is-asked-about", test_what_is_over_is_asked_about);
  ADD ("names-with-signs-of-markup-are-shown-as-they-are", test_names_with_signs_of_markup_are_shown_as_they_are);
  ADD ("past-and-coming-are-listed-by-week", test_past_and_coming_are_listed_by_week);
  ADD ("a-narrow-window-lists-instead-of-the-calendar", test_a_narrow_window_lists_instead_of_the_calendar);
  ADD ("one-of-a-series-moves-alone-if-wanted", test_one_of_a_series_moves_alone_if_wanted);
  ADD ("all-that-follow-move-as-one-step", test_all_that_follow_move_as_one_step);
  ADD ("closing-the-question-moves-nothing", test_closing_the_question_moves_nothing);
  ADD ("the-last-of-a-series-moves-without-a-question", test_the_last_of_a_series_moves_without_a_question);
  ADD ("a-session-moves-by-the-keyboard-in-the-calendar", test_a_session_moves_by_the_keyboard_in_the_calendar);
  ADD ("the-dialog-moves-to-a-day-and-time", test_the_dialog_moves_to_a_day_and_time);
  ADD ("the-dialog-keeps-what-is-no-time", test_the_dialog_keeps_what_is_no_time);
  ADD ("the-dialog-tells-what-overlaps", test_the_dialog_tells_what_overlaps);
  ADD ("skipping-takes-one-press-and-can-be-undone", test_skipping_takes_one_press_and_can_be_undone);
  ADD ("cancelling-asks-how-far", test_cancelling_asks_how_far);
  ADD ("deleting-one-leaves-the-others", test_deleting_one_leaves_the_others);
  ADD ("what-was-done-is-deleted-alone", test_what_was_done_is_deleted_alone);
  ADD ("a-session-is-added-to-a-course", test_a_session_is_added_to_a_course);
  ADD ("a-single-session-is-planned-on-a-day", test_a_single_session_is_planned_on_a_day);
  ADD ("a-course-pauses-and-resumes", test_a_course_pauses_and_resumes);
  ADD ("ending-a-course-cancels-what-is-planned", test_ending_a_course_cancels_what_is_planned);
  ADD ("deleting-a-course-keeps-its-history", test_deleting_a_course_keeps_its_history);
  ADD ("a-course-whose-sessions-are-over-offers-its-review", test_a_course_whose_sessions_are_over_offers_its_review);
  ADD ("a-course-without-an-end-reaches-ahead", test_a_course_without_an_end_reaches_ahead);
  ADD ("duplicating-a-course-asks-what-speaks-against-it", test_duplicating_a_course_asks_what_speaks_against_it);
  ADD ("exporting-asks-how-much-to-tell", test_exporting_asks_how_much_to_tell);
  ADD ("nothing-to-export-is-said", test_nothing_to_export_is_said);
  ADD ("every-button-opens-its-dialog", test_every_button_opens_its_dialog);

  return g_test_run ();
}
