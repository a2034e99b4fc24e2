// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-sessions.h"

#include "pages/ebb-session-dialog.h"
#include "pages/ebb-session-form.h"
#include "widgets/ebb-widget.h"

static void
begin_test (void)
{
  store = ebb_test_new_store ();
  set_up (gtk_label_new ("Parent"));
}

static void
open_session (EbbSession *session)
{
  present (ebb_session_dialog_new (parent, store, session, NULL));
}

static EbbSession *
save_planned (int minutes_from_now)
{
  g_autoptr (EbbSession) session = ebb_session_new_planned (minutes_ago (-minutes_from_now), 45);

  return save_record (session);
}

static GtkWidget *
form (void)
{
  return find ("form");
}

static void
set_minutes (int minutes)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ebb_test_find_id (form (), "minutes")), minutes);
}

/* Opens an unplanned session that took place. */
static void
tell_one (void)
{
  open_session (NULL);
  click ("It Took Place Already");
}

/* --- step by step --------------------------------------------------------- */

static void
test_a_planned_session_goes_from_before_to_after_by_six_keys (void)
{
  g_autoptr (GArray) clear = all_clear ();
  g_autoptr (EbbSession) planned = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  EbbSession *session;

  begin_test ();
  save_answers (clear);
  planned = save_planned (10);
  open_session (planned);
  ebb_test_wait (shows ("Is anything new today?"));
  ebb_test_press (dialog, "Return");
  g_assert_true (shows ("How is it before the session?"));
  ebb_test_press (dialog, "6");
  ebb_test_press (dialog, "Return");
  ebb_test_wait (shows ("The session is under way"));
  g_assert_cmpstr (toast, ==, "Session begun");
  ebb_test_press (dialog, "Return");
  g_assert_true (shows ("How is it right after?"));
  ebb_test_press (dialog, "3");
  ebb_test_press_last (dialog, "Return");
  ebb_test_wait (dialog == NULL);

  g_assert_cmpstr (toast, ==, "Session saved");
  sessions = list_sessions ();
  session = sessions->pdata[sessions->len - 1];
  g_assert_cmpint (session->state, ==, EBB_SESSION_DONE);
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_BEFORE, 0), ==, 6);
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_AFTER, 0), ==, 3);
  g_assert_cmpint (session->planned.at, ==, planned->planned.at);
  g_assert_cmpint (session->minutes, ==, 1);
  g_assert_cmpuint (session->answers->len, >, 0);
  g_assert_cmpuint (session->follow_ups->len, >, 0);
  tear_down ();
}

static void
test_closing_the_window_while_it_takes_place_loses_nothing (void)
{
  g_autoptr (GArray) clear = all_clear ();
  g_autoptr (EbbSession) planned = NULL;
  g_autoptr (GPtrArray) sessions = NULL;

  begin_test ();
  save_answers (clear);
  planned = save_planned (0);
  open_session (planned);
  click ("Nothing new since last time");
  rate (find ("before"), "8");
  click ("Begin");
  ebb_test_wait (shows ("The session is under way"));
  gtk_window_close (dialog);
  ebb_test_wait (dialog == NULL);

  sessions = list_sessions ();
  g_assert_true (ebb_session_is_under_way (sessions->pdata[1], ebb_moment_now ().at));
  open_session (sessions->pdata[1]);
  ebb_test_wait (shows ("The session is under way"));
  g_assert_true (shows ("with pain 8 before"));
  tear_down ();
}

static void
test_a_session_under_way_that_does_not_take_place_is_planned_again (void)
{
  g_autoptr (EbbSession) planned = NULL;
  g_autoptr (EbbSession) begun = NULL;
  g_autoptr (EbbSession) saved = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  planned = save_planned (0);
  begun = ebb_session_begin (planned, minutes_ago (5));
  saved = save_record (begun);
  open_session (saved);
  click ("It Did Not Take Place");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  g_assert_cmpint (session->state, ==, EBB_SESSION_PLANNED);
  tear_down ();
}

static void
test_the_long_form_is_asked_when_it_never_was (void)
{
  g_autoptr (EbbSession) planned = NULL;

  begin_test ();
  planned = save_planned (0);
  open_session (planned);
  ebb_test_wait (shows ("1 of 5"));
  tear_down ();
}

static void
test_the_first_session_keeps_what_was_answered_for_its_course (void)
{
  g_autoptr (GArray) clear = all_clear ();
  g_autoptr (EbbSession) planned = ebb_session_new_planned (minutes_ago (0), 45);
  g_autoptr (EbbSession) saved = NULL;
  g_autoptr (EbbSession) session = NULL;
  g_autoptr (EbbSafetyAnswers) full = NULL;
  g_autoptr (EbbSafetyAnswers) brief = NULL;

  begin_test ();
  g_array_append_vals (planned->answers, clear->data, clear->len);
  saved = save_record (planned);
  open_session (saved);
  click ("Nothing new since last time");
  click ("Begin");
  ebb_test_wait (shows ("The session is under way"));
  session = the_session ();
  full = ebb_safety_answers_find (session->answers, EBB_SAFETY_FORM_FULL);
  brief = ebb_safety_answers_find (session->answers, EBB_SAFETY_FORM_SHORT);
  g_assert_nonnull (full);
  g_assert_nonnull (brief);
  tear_down ();
}

static void
test_no_session_is_begun_against_the_safety_check (void)
{
  g_autoptr (GArray) clear = all_clear ();
  g_autoptr (EbbSession) planned = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  EbbSession *session;

  begin_test ();
  save_answers (clear);
  planned = save_planned (0);
  open_session (planned);
  ebb_test_wait (shows ("Is anything new today?"));
  tick ("Fever of 38");
  click ("Continue");
  click ("I Have Read This");
  g_assert_true (shows ("Ask your doctor first"));
  g_assert_false (has_button ("Begin"));
  click ("No Session Now");
  ebb_test_wait (dialog == NULL);
  sessions = list_sessions ();
  session = sessions->pdata[1];
  g_assert_cmpint (session->state, ==, EBB_SESSION_PLANNED);
  g_assert_cmpuint (session->answers->len, >, 0);
  tear_down ();
}

static void
test_what_took_place_all_the_same_can_be_recorded (void)
{
  g_autoptr (GArray) clear = all_clear ();
  g_autoptr (EbbSession) planned = NULL;

  begin_test ();
  save_answers (clear);
  planned = save_planned (0);
  open_session (planned);
  ebb_test_wait (shows ("Is anything new today?"));
  tick ("Fever of 38");
  click ("Continue");
  click ("I Have Read This");
  click ("It Took Place Already");
  g_assert_true (shows ("When did it begin?"));
  tear_down ();
}

static void
test_a_number_that_was_chosen_is_not_lost_without_a_word (void)
{
  g_autoptr (GArray) clear = all_clear ();
  g_autoptr (EbbSession) planned = NULL;

  begin_test ();
  save_answers (clear);
  planned = save_planned (0);
  open_session (planned);
  click ("Nothing new since last time");
  rate (find ("before"), "4");
  gtk_window_close (dialog);
  answer_question ("Keep Editing");
  g_assert_nonnull (dialog);
  gtk_window_close (dialog);
  answer_question ("Discard");
  ebb_test_wait (dialog == NULL);
  tear_down ();
}

/* However often the program is told to end. */
static void
test_it_asks_before_it_goes_with_the_program (void)
{
  g_autoptr (GArray) clear = all_clear ();
  g_autoptr (EbbSession) planned = NULL;

  begin_test ();
  save_answers (clear);
  planned = save_planned (0);
  open_session (planned);
  click ("Nothing new since last time");
  g_assert_false (ebb_widget_asks_before_quit (dialog));
  rate (find ("before"), "4");
  g_assert_true (ebb_widget_asks_before_quit (dialog));
  g_assert_true (ebb_widget_asks_before_quit (dialog));
  answer_question ("Keep Editing");
  g_assert_nonnull (dialog);
  g_assert_true (ebb_widget_asks_before_quit (dialog));
  answer_question ("Discard");
  ebb_test_wait (dialog == NULL);
  tear_down ();
}

/* --- told on one form ------------------------------------------------------- */

static void
test_one_that_took_place_is_told_on_one_form (void)
{
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  tell_one ();
  rate (ebb_test_find_id (form (), "before"), "7");
  rate (ebb_test_find_id (form (), "after"), "4");
  ebb_test_click (ebb_test_find_id (form (), "parts"), "Kneading");
  ebb_test_click (ebb_test_find_id (form (), "effects"), "Soreness");
  ebb_test_click (ebb_test_find_id (form (), "provider"), "Partner");
  ebb_test_press_last (dialog, "ctrl+Return");
  ebb_test_wait (dialog == NULL);

  session = the_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_BEFORE, 0), ==, 7);
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_AFTER, 0), ==, 4);
  g_assert_cmpuint (session->parts->len, ==, 1);
  g_assert_cmpuint (session->effects->len, ==, 1);
  g_assert_cmpint (session->provider, ==, EBB_PROVIDER_PARTNER);
  g_assert_cmpint (session->minutes, ==, 60);
  g_assert_cmpuint (session->follow_ups->len, >, 0);
  tear_down ();
}

static void
test_a_planned_session_whose_time_is_over_opens_at_its_time (void)
{
  g_autoptr (EbbSession) planned = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  planned = save_planned (-300);
  open_session (planned);
  ebb_test_wait (shows ("When did it begin?"));
  rate (ebb_test_find_id (form (), "after"), "2");
  click ("Save");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  g_assert_cmpint (session->started.at, ==, planned->planned.at);
  g_assert_cmpint (session->minutes, ==, 45);
  tear_down ();
}

static void
test_one_of_another_day_may_be_about_to_begin_or_be_told (void)
{
  g_autoptr (EbbSession) planned = NULL;

  begin_test ();
  planned = save_planned (3 * 24 * 60);
  open_session (planned);
  ebb_test_wait (has_button ("It Is About to Begin"));
  g_assert_true (has_button ("It Took Place Already"));
  tear_down ();
}

static void
test_right_after_is_refused_while_it_would_go_on (void)
{
  begin_test ();
  tell_one ();
  rate (ebb_test_find_id (form (), "after"), "4");
  set_minutes (180);
  click ("Save");
  g_assert_nonnull (dialog);
  g_assert_true (shows ("it would not be over yet"));
  g_assert_cmpuint (count_sessions (), ==, 0);
  set_minutes (30);
  g_assert_false (shows ("it would not be over yet"));
  click ("Save");
  ebb_test_wait (dialog == NULL);
  g_assert_cmpuint (count_sessions (), ==, 1);
  tear_down ();
}

static void
test_two_at_once_are_told_and_kept_when_wanted (void)
{
  g_autoptr (EbbSession) other = ebb_session_new_done (minutes_ago (50), 30);
  g_autoptr (EbbSession) saved = NULL;

  begin_test ();
  saved = save_record (other);
  tell_one ();
  rate (ebb_test_find_id (form (), "before"), "5");
  click ("Save");
  answer_question ("Change the Time");
  g_assert_nonnull (dialog);
  g_assert_cmpuint (count_sessions (), ==, 1);
  click ("Save");
  answer_question ("Save");
  ebb_test_wait (dialog == NULL);
  g_assert_cmpuint (count_sessions (), ==, 2);
  tear_down ();
}

static void
test_the_techniques_and_places_of_the_course_are_there (void)
{
  g_autoptr (EbbCourse) course = ebb_course_new ("Neck", ebb_day_today () - 7);
  g_autoptr (EbbCourse) saved = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  course->minutes = 20;
  course->provider = EBB_PROVIDER_THERAPIST;
  course->who = g_strdup ("Jo");
  g_ptr_array_add (course->regions, (gpointer) region ("neck-back-left"));
  g_ptr_array_add (course->techniques, (gpointer) g_intern_string ("heat"));
  saved = save_record (course);
  present (ebb_session_dialog_new (parent, store, NULL, saved));
  click ("It Took Place Already");
  click ("Save");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  g_assert_cmpstr (session->course, ==, saved->record.id);
  g_assert_cmpint (session->minutes, ==, 20);
  g_assert_cmpstr (session->who, ==, "Jo");
  g_assert_cmpuint (session->parts->len, ==, 1);
  g_assert_cmpstr (g_array_index (session->parts, EbbSessionPart, 0).technique, ==, "heat");
  g_assert_true (g_array_index (session->parts, EbbSessionPart, 0).region == region ("neck-back-left"));
  tear_down ();
}

static void
test_a_session_that_was_recorded_can_be_corrected (void)
{
  g_autoptr (EbbSession) before = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  before = save_with_follow_up (5 * 60, 4);
  open_session (before);
  ebb_test_wait (shows ("4 hours after"));
  rate (find ("later_box"), "3");
  click ("Save");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_LATER, 4), ==, 3);
  g_assert_cmpint (ebb_session_find_follow_up (session, 4)->state, ==, EBB_FOLLOW_UP_ANSWERED);
  g_assert_cmpint (session->started.at, ==, before->started.at);
  tear_down ();
}

static void
test_the_person_decides_when_it_was_changed_elsewhere (void)
{
  g_autoptr (EbbSession) before = ebb_session_new_done (minutes_ago (600), 60);
  g_autoptr (EbbSession) mine = NULL;
  g_autoptr (EbbSession) elsewhere = NULL;
  g_autoptr (EbbSession) saved = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  mine = save_record (before);
  open_session (mine);
  ebb_test_wait (shows ("How was it before?"));
  elsewhere = ebb_record_copy (mine);
  elsewhere->note = g_strdup ("Elsewhere");
  saved = save_record (elsewhere);
  rate (ebb_test_find_id (form (), "before"), "9");
  click ("Save");
  answer_question ("Keep Mine");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  g_assert_null (session->note);
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_BEFORE, 0), ==, 9);
  tear_down ();
}

static void
test_what_was_deleted_elsewhere_can_be_kept (void)
{
  g_autoptr (EbbSession) before = ebb_session_new_done (minutes_ago (600), 60);
  g_autoptr (EbbSession) mine = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  mine = save_record (before);
  open_session (mine);
  ebb_test_wait (shows ("How was it before?"));
  delete_record (mine);
  rate (ebb_test_find_id (form (), "before"), "9");
  click ("Save");
  answer_question ("Keep Mine");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_BEFORE, 0), ==, 9);
  tear_down ();
}

static void
test_deleting_can_be_undone (void)
{
  g_autoptr (EbbSession) before = ebb_session_new_done (minutes_ago (600), 60);
  g_autoptr (EbbSession) saved = NULL;

  begin_test ();
  saved = save_record (before);
  open_session (saved);
  click ("Delete Session");
  ebb_test_wait (dialog == NULL);
  g_assert_cmpstr (toast, ==, "Session deleted");
  g_assert_cmpuint (count_sessions (), ==, 0);
  g_assert_true (ebb_store_get_can_undo (store));
  tear_down ();
}

static void
test_a_narrow_window_shows_all_of_the_form (void)
{
  int width;

  begin_test ();
  tell_one ();
  ebb_test_click (ebb_test_find_id (form (), "parts"), "Myofascial release");
  ebb_test_click (ebb_test_find_id (form (), "effects"), "Soreness");
  ebb_test_settle (GTK_WIDGET (dialog));
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/session-dialog/a-planned-session-goes-from-before-to-after-by-six-keys", test_a_planned_session_goes_from_before_to_after_by_six_keys);
  g_test_add_func ("/session-dialog/closing-the-window-while-it-takes-place-loses-nothing", test_closing_the_window_while_it_takes_place_loses_nothing);
  g_test_add_func ("/session-dialog/a-session-under-way-that-does-not-take-place-is-planned-again", test_a_session_under_way_that_does_not_take_place_is_planned_again);
  g_test_add_func ("/session-dialog/the-long-form-is-asked-when-it-never-was", test_the_long_form_is_asked_when_it_never_was);
  g_test_add_func ("/session-dialog/the-first-session-keeps-what-was-answered-for-its-course", test_the_first_session_keeps_what_was_answered_for_its_course);
  g_test_add_func ("/session-dialog/no-session-is-begun-against-the-safety-check", test_no_session_is_begun_against_the_safety_check);
  g_test_add_func ("/session-dialog/what-took-place-all-the-same-can-be-recorded", test_what_took_place_all_the_same_can_be_recorded);
  g_test_add_func ("/session-dialog/a-number-that-was-chosen-is-not-lost-without-a-word", test_a_number_that_was_chosen_is_not_lost_without_a_word);
  g_test_add_func ("/session-dialog/it-asks-before-it-goes-with-the-program", test_it_asks_before_it_goes_with_the_program);
  g_test_add_func ("/session-dialog/one-that-took-place-is-told-on-one-form", test_one_that_took_place_is_told_on_one_form);
  g_test_add_func ("/session-dialog/a-planned-session-whose-time-is-over-opens-at-its-time", test_a_planned_session_whose_time_is_over_opens_at_its_time);
  g_test_add_func ("/session-dialog/one-of-another-day-may-be-about-to-begin-or-be-told", test_one_of_another_day_may_be_about_to_begin_or_be_told);
  g_test_add_func ("/session-dialog/right-after-is-refused-while-it-would-go-on", test_right_after_is_refused_while_it_would_go_on);
  g_test_add_func ("/session-dialog/two-at-once-are-told-and-kept-when-wanted", test_two_at_once_are_told_and_kept_when_wanted);
  g_test_add_func ("/session-dialog/the-techniques-and-places-of-the-course-are-there", test_the_techniques_and_places_of_the_course_are_there);
  g_test_add_func ("/session-dialog/a-session-that-was-recorded-can-be-corrected", test_a_session_that_was_recorded_can_be_corrected);
  g_test_add_func ("/session-dialog/the-person-decides-when-it-was-changed-elsewhere", test_the_person_decides_when_it_was_changed_elsewhere);
  g_test_add_func ("/session-dialog/what-was-deleted-elsewhere-can-be-kept", test_what_was_deleted_elsewhere_can_be_kept);
  g_test_add_func ("/session-dialog/deleting-can-be-undone", test_deleting_can_be_undone);
  g_test_add_func ("/session-dialog/a-narrow-window-shows-all-of-the-form", test_a_narrow_window_shows_all_of_the_form);

  return g_test_run ();
}
