// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-sessions.h"

#include "model/ebb-session-rules.h"
#include "pages/ebb-waiting-list.h"

static GtkWidget *list;

/* The list stands above something else that can have the keyboard. */
static void
begin_test (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  store = ebb_test_new_store ();
  list = ebb_waiting_list_new ();
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  set_up (box);
}

static void
show_list (void)
{
  ebb_waiting_list_set_store (EBB_WAITING_LIST (list), store);
}

static gboolean
waits (const char *text)
{
  return find_part (list, text) != NULL;
}

/* Waits until what was asked of the diary up to now is answered. */
static void
settle (void)
{
  g_autoptr (GPtrArray) sessions = list_sessions ();

  ebb_test_settle (GTK_WIDGET (parent));
  g_assert_nonnull (sessions);
}

static EbbSession *
save_planned_today (int minutes)
{
  /* at noon, so that it is of today at whatever time the test runs */
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (EbbSession) session = NULL;
  EbbMoment noon;

  g_assert_true (ebb_moment_from_local (zone, 2026, 1, 1, 12, 0, 0, &noon, NULL));
  noon.at += (gint64) (ebb_day_today () - ebb_moment_get_day (noon)) * 24 * 3600;
  session = ebb_session_new_planned (noon, minutes);
  return save_record (session);
}

static void
test_nothing_is_shown_when_nothing_waits (void)
{
  begin_test ();
  show_list ();
  settle ();
  g_assert_false (gtk_widget_get_visible (list));
  tear_down ();
}

static void
test_a_follow_up_is_answered_in_one_click (void)
{
  g_autoptr (EbbSession) session = NULL;
  g_autoptr (EbbSession) due = NULL;

  begin_test ();
  due = save_with_follow_up (270, 4);
  show_list ();
  ebb_test_wait (waits ("How is it 4 hours after the session?"));
  rate (list, "2");
  ebb_test_wait (!gtk_widget_get_visible (list));
  session = the_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_LATER, 4), ==, 2);
  g_assert_cmpstr (toast, ==, "Answer saved");
  tear_down ();
}

/* The second key is of the number, not of the next question. */
static void
test_ten_is_typed_as_it_is_written (void)
{
  g_autoptr (EbbSession) session = NULL;
  g_autoptr (EbbSession) due = NULL;

  begin_test ();
  due = save_with_follow_up (270, 4);
  show_list ();
  ebb_test_wait (waits ("How is it 4 hours after the session?"));
  gtk_widget_grab_focus (ebb_test_find_type (list, EBB_TYPE_RATING_SCALE));
  ebb_test_press (parent, "1");
  ebb_test_press (parent, "0");
  ebb_test_wait (!gtk_widget_get_visible (list));
  session = the_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_LATER, 4), ==, 10);
  tear_down ();
}

static void
test_a_one_is_kept_however_soon_the_list_goes (void)
{
  g_autoptr (EbbSession) session = NULL;
  g_autoptr (EbbSession) due = NULL;

  begin_test ();
  due = save_with_follow_up (270, 4);
  show_list ();
  ebb_test_wait (waits ("How is it 4 hours after the session?"));
  gtk_widget_grab_focus (ebb_test_find_type (list, EBB_TYPE_RATING_SCALE));
  ebb_test_press (parent, "1");
  ebb_waiting_list_set_store (EBB_WAITING_LIST (list), NULL);
  session = the_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_LATER, 4), ==, 1);
  tear_down ();
}

static void
test_arrow_keys_wander_and_enter_answers (void)
{
  g_autoptr (EbbSession) before = NULL;
  g_autoptr (EbbSession) due = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  due = save_with_follow_up (270, 4);
  show_list ();
  ebb_test_wait (waits ("How is it 4 hours after the session?"));
  gtk_widget_grab_focus (ebb_test_find_type (list, EBB_TYPE_RATING_SCALE));
  ebb_test_press (parent, "Right");
  ebb_test_press (parent, "Right");
  before = the_session ();
  g_assert_true (isnan (rating_of (before, EBB_PHASE_LATER, 4)));
  g_assert_nonnull (ebb_test_find_button (list, "Save"));
  ebb_test_press (parent, "Return");
  ebb_test_wait (!gtk_widget_get_visible (list));
  session = the_session ();
  g_assert_false (isnan (rating_of (session, EBB_PHASE_LATER, 4)));
  tear_down ();
}

static void
test_an_ordinary_entry_is_an_answer_too (void)
{
  g_autoptr (EbbSession) due = NULL;
  g_autoptr (EbbEntry) entry = ebb_entry_new (ebb_moment_now ());
  g_autoptr (EbbEntry) saved = NULL;

  begin_test ();
  due = save_with_follow_up (270, 4);
  show_list ();
  ebb_test_wait (waits ("How is it 4 hours after the session?"));
  ebb_entry_set_rating (entry, EBB_RATING_NOW, 4);
  saved = ebb_test_save_entry (store, entry);
  ebb_test_wait (!gtk_widget_get_visible (list));
  tear_down ();
}

static void
test_what_lapsed_is_gone_without_a_word (void)
{
  g_autoptr (EbbSession) due = NULL;

  begin_test ();
  due = save_with_follow_up (8 * 60, 4);
  show_list ();
  settle ();
  g_assert_false (gtk_widget_get_visible (list));
  tear_down ();
}

static void
test_one_that_is_not_wanted_goes (void)
{
  g_autoptr (EbbSession) due = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  due = save_with_follow_up (270, 4);
  show_list ();
  ebb_test_wait (waits ("How is it 4 hours after the session?"));
  ebb_test_click (list, "Do Not Ask This");
  ebb_test_wait (!gtk_widget_get_visible (list));
  session = the_session ();
  g_assert_cmpint (ebb_session_find_follow_up (session, 4)->state, ==, EBB_FOLLOW_UP_DISMISSED);
  tear_down ();
}

static void
test_more_opens_the_follow_up (void)
{
  g_autoptr (EbbSession) due = NULL;

  begin_test ();
  due = save_with_follow_up (270, 4);
  show_list ();
  ebb_test_wait (waits ("How is it 4 hours after the session?"));
  ebb_test_click (list, "More…");
  close_toplevel ("EbbFollowUpDialog");
  tear_down ();
}

static void
test_a_session_under_way_waits_until_the_person_is_back (void)
{
  g_autoptr (EbbSession) begun = ebb_session_new_done (minutes_ago (20), 0);
  g_autoptr (EbbSession) saved = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  saved = save_record (begun);
  show_list ();
  ebb_test_wait (waits ("Session under way since"));
  ebb_test_click (list, "I Am Back");
  close_toplevel ("EbbSessionDialog");
  ebb_test_click (list, "It Did Not Take Place");
  ebb_test_wait (!gtk_widget_get_visible (list));
  session = the_session ();
  g_assert_cmpint (session->state, ==, EBB_SESSION_SKIPPED);
  tear_down ();
}

static void
test_a_session_of_today_can_be_skipped (void)
{
  g_autoptr (EbbSession) planned = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  planned = save_planned_today (60);
  show_list ();
  ebb_test_wait (waits ("Massage"));
  ebb_test_click (list, "Skip");
  ebb_test_wait (!gtk_widget_get_visible (list));
  session = the_session ();
  g_assert_cmpint (session->state, ==, EBB_SESSION_SKIPPED);
  g_assert_cmpstr (toast, ==, "Session skipped");
  g_assert_true (ebb_store_get_can_undo (store));
  tear_down ();
}

static void
test_a_session_of_today_moves_with_two_clicks (void)
{
  g_autoptr (EbbSession) planned = NULL;
  g_autoptr (EbbSession) session = NULL;

  begin_test ();
  planned = save_planned_today (60);
  show_list ();
  ebb_test_wait (waits ("Massage"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (ebb_test_find_type (list, GTK_TYPE_MENU_BUTTON)));
  ebb_test_settle (GTK_WIDGET (parent));
  ebb_test_click (list, "To Tomorrow");
  ebb_test_wait (!gtk_widget_get_visible (list));
  session = the_session ();
  g_assert_cmpint (ebb_session_get_day (session), ==, ebb_day_today () + 1);
  g_assert_cmpint (ebb_moment_get_minute_of_day (session->planned), ==, ebb_moment_get_minute_of_day (planned->planned));
  g_assert_cmpint (session->state, ==, EBB_SESSION_PLANNED);
  tear_down ();
}

static void
test_a_session_of_tomorrow_does_not_wait_yet (void)
{
  g_autoptr (EbbSession) later = ebb_session_new_planned (minutes_ago (-24 * 60), 60);
  g_autoptr (EbbSession) saved = NULL;

  begin_test ();
  saved = save_record (later);
  show_list ();
  settle ();
  g_assert_false (gtk_widget_get_visible (list));
  tear_down ();
}

static void
test_the_sessions_of_a_course_on_pause_do_not_wait (void)
{
  g_autoptr (EbbCourse) course = ebb_course_new ("Neck", ebb_day_today () - 7);
  g_autoptr (EbbCourse) saved_course = NULL;
  g_autoptr (EbbSession) planned = NULL;
  g_autoptr (EbbSession) of_course = NULL;
  g_autoptr (EbbSession) saved = NULL;

  begin_test ();
  course->state = EBB_COURSE_PAUSED;
  course->since = ebb_day_today ();
  saved_course = save_record (course);
  planned = save_planned_today (60);
  of_course = ebb_record_copy (planned);
  of_course->course = g_strdup (saved_course->record.id);
  saved = save_record (of_course);
  show_list ();
  settle ();
  g_assert_false (gtk_widget_get_visible (list));
  tear_down ();
}

static void
test_the_keyboard_stays_where_it_is_when_something_begins_to_wait (void)
{
  g_autoptr (EbbSession) due = NULL;

  begin_test ();
  show_list ();
  gtk_widget_grab_focus (ebb_test_find_type (GTK_WIDGET (parent), GTK_TYPE_ENTRY));
  due = save_with_follow_up (270, 4);
  ebb_test_wait (waits ("How is it 4 hours after the session?"));
  g_assert_null (gtk_widget_get_focus_child (list));
  tear_down ();
}

static void
test_follow_ups_are_asked_at_hours_that_rise (void)
{
  EbbFollowUpRules rules = ebb_session_rules_get ();

  g_assert_cmpuint (rules.n_hours, >, 0);
  for (guint i = 1; i < rules.n_hours; i++)
    g_assert_cmpint (rules.hours[i], >, rules.hours[i - 1]);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/waiting-list/nothing-is-shown-when-nothing-waits", test_nothing_is_shown_when_nothing_waits);
  g_test_add_func ("/waiting-list/a-follow-up-is-answered-in-one-click", test_a_follow_up_is_answered_in_one_click);
  g_test_add_func ("/waiting-list/ten-is-typed-as-it-is-written", test_ten_is_typed_as_it_is_written);
  g_test_add_func ("/waiting-list/a-one-is-kept-however-soon-the-list-goes", test_a_one_is_kept_however_soon_the_list_goes);
  g_test_add_func ("/waiting-list/arrow-keys-wander-and-enter-answers", test_arrow_keys_wander_and_enter_answers);
  g_test_add_func ("/waiting-list/an-ordinary-entry-is-an-answer-too", test_an_ordinary_entry_is_an_answer_too);
  g_test_add_func ("/waiting-list/what-lapsed-is-gone-without-a-word", test_what_lapsed_is_gone_without_a_word);
  g_test_add_func ("/waiting-list/one-that-is-not-wanted-goes", test_one_that_is_not_wanted_goes);
  g_test_add_func ("/waiting-list/more-opens-the-follow-up", test_more_opens_the_follow_up);
  g_test_add_func ("/waiting-list/a-session-under-way-waits-until-the-person-is-back", test_a_session_under_way_waits_until_the_person_is_back);
  g_test_add_func ("/waiting-list/a-session-of-today-can-be-skipped", test_a_session_of_today_can_be_skipped);
  g_test_add_func ("/waiting-list/a-session-of-today-moves-with-two-clicks", test_a_session_of_today_moves_with_two_clicks);
  g_test_add_func ("/waiting-list/a-session-of-tomorrow-does-not-wait-yet", test_a_session_of_tomorrow_does_not_wait_yet);
  g_test_add_func ("/waiting-list/the-sessions-of-a-course-on-pause-do-not-wait", test_the_sessions_of_a_course_on_pause_do_not_wait);
  g_test_add_func ("/waiting-list/the-keyboard-stays-where-it-is-when-something-begins-to-wait", test_the_keyboard_stays_where_it_is_when_something_begins_to_wait);
  g_test_add_func ("/waiting-list/follow-ups-are-asked-at-hours-that-rise", test_follow_ups_are_asked_at_hours_that_rise);

  return g_test_run ();
}
