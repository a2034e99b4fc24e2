// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-sessions.h"

#include "model/ebb-routine.h"
#include "pages/ebb-routine-dialog.h"
#include "widgets/ebb-timer-ring.h"

/* A routine of a person for whom nothing speaks against it, running. */
static void
run (const char *routine)
{
  g_autoptr (GArray) clear = all_clear ();

  store = ebb_test_new_store ();
  set_up (gtk_label_new ("Parent"));
  save_answers (clear);
  present (ebb_routine_dialog_new (parent, store, routine));
  click ("Nothing new since last time");
  rate (find ("before"), "5");
  click ("Begin");
  ebb_test_wait (shows ("Step 1 of"));
}

static EbbSession *
last_session (void)
{
  g_autoptr (GPtrArray) sessions = list_sessions ();

  return g_object_ref (sessions->pdata[sessions->len - 1]);
}

static void
test_a_routine_that_is_done_is_a_session_with_two_ratings (void)
{
  g_autoptr (EbbSession) session = NULL;

  run ("hands");
  for (guint i = 0; i < ebb_routine_find ("hands")->n_steps; i++)
    ebb_test_press (dialog, "Right");
  ebb_test_wait (shows ("How is it now?"));
  ebb_test_press (dialog, "2");
  ebb_test_press_last (dialog, "Return");
  ebb_test_wait (dialog == NULL);
  session = last_session ();
  g_assert_cmpstr (session->title, ==, "Hands");
  g_assert_cmpint (session->provider, ==, EBB_PROVIDER_SELF);
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_BEFORE, 0), ==, 5);
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_AFTER, 0), ==, 2);
  g_assert_cmpint (session->minutes, >, 0);
  g_assert_cmpuint (session->follow_ups->len, >, 0);
  g_assert_cmpstr (toast, ==, "Session saved");
  tear_down ();
}

static void
test_it_is_in_the_diary_from_its_beginning (void)
{
  g_autoptr (EbbSession) session = NULL;

  run ("hands");
  session = last_session ();
  g_assert_true (ebb_session_is_under_way (session, ebb_moment_now ().at));
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_BEFORE, 0), ==, 5);
  tear_down ();
}

static void
test_right_and_left_go_from_step_to_step (void)
{
  run ("hands");
  ebb_test_press (dialog, "Right");
  g_assert_true (shows ("Step 2 of 5"));
  ebb_test_press (dialog, "Left");
  g_assert_true (shows ("Step 1 of 5"));
  ebb_test_press (dialog, "Left");
  g_assert_true (shows ("Step 1 of 5"));
  tear_down ();
}

static void
test_space_pauses_and_goes_on (void)
{
  run ("hands");
  g_assert_true (has_button ("Pause"));
  ebb_test_press (dialog, "space");
  g_assert_true (has_button ("Go On"));
  ebb_test_press (dialog, "space");
  g_assert_true (has_button ("Pause"));
  tear_down ();
}

static void
test_escape_asks_and_keeps_what_was_done (void)
{
  g_autoptr (EbbSession) session = NULL;

  run ("hands");
  ebb_test_press_last (dialog, "Escape");
  answer_question ("Go On");
  g_assert_true (shows ("Step 1 of 5"));
  ebb_test_wait (has_button ("Pause"));
  gtk_window_close (dialog);
  answer_question ("End Here");
  ebb_test_wait (shows ("How is it now?"));
  gtk_window_close (dialog);
  ebb_test_wait (dialog == NULL);
  session = last_session ();
  g_assert_cmpint (session->state, ==, EBB_SESSION_DONE);
  g_assert_cmpint (session->minutes, ==, 1);
  tear_down ();
}

static void
test_a_rating_given_after_it_is_kept_by_closing (void)
{
  g_autoptr (EbbSession) session = NULL;

  run ("jaw");
  for (guint i = 0; i < ebb_routine_find ("jaw")->n_steps; i++)
    ebb_test_press (dialog, "Right");
  ebb_test_wait (shows ("How is it now?"));
  rate (find ("after"), "1");
  gtk_window_close (dialog);
  ebb_test_wait (dialog == NULL);
  session = last_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_AFTER, 0), ==, 1);
  tear_down ();
}

static void
test_the_place_is_lit_and_the_step_is_said (void)
{
  const EbbRoutine *routine = ebb_routine_find ("calves");
  g_autofree char *all = g_strdup_printf ("Step 1 of 4. %s", ebb_routine_get_step_text (routine, 0));
  GtkWidget *body;

  run ("calves");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find ("pause_button")), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all);
  body = ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_BODY_PAIR);
  g_assert_true (gtk_widget_get_mapped (body));
  tear_down ();
}

static void
test_a_hot_joint_takes_its_steps_out (void)
{
  g_autoptr (GArray) clear = all_clear ();

  store = ebb_test_new_store ();
  set_up (gtk_label_new ("Parent"));
  save_answers (clear);
  present (ebb_routine_dialog_new (parent, store, "hands"));
  ebb_test_wait (shows ("Is anything new today?"));
  tick ("A joint that is hot");
  g_signal_emit_by_name (ebb_test_find_type (find ("check"), EBB_TYPE_BODY_PAIR), "pressed", region ("hand-back-left"));
  click ("Continue");
  click ("Continue");
  ebb_test_wait (shows ("Left out, by your answers:") || shows ("Not this routine"));
  tear_down ();
}

static void
test_fever_ends_it_before_it_begins (void)
{
  g_autoptr (GArray) clear = all_clear ();

  store = ebb_test_new_store ();
  set_up (gtk_label_new ("Parent"));
  save_answers (clear);
  present (ebb_routine_dialog_new (parent, store, "hands"));
  ebb_test_wait (shows ("Is anything new today?"));
  tick ("Fever of 38");
  click ("Continue");
  click ("I Have Read This");
  g_assert_true (shows ("Ask your doctor first"));
  click ("Not Today");
  ebb_test_wait (dialog == NULL);
  g_assert_cmpuint (count_sessions (), ==, 1);
  tear_down ();
}

static void
test_without_a_name_there_is_a_choice (void)
{
  store = ebb_test_new_store ();
  set_up (gtk_label_new ("Parent"));
  present (ebb_routine_dialog_new (parent, store, NULL));
  ebb_test_wait (shows ("Low back"));
  ebb_test_press (dialog, "Return");
  ebb_test_wait (shows ("1 of 5"));
  tear_down ();
}

static void
test_it_is_silent_until_a_sound_is_wanted (void)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  run ("hands");
  g_assert_false (g_settings_get_boolean (settings, "routine-sound"));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find ("sound_button"))));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find ("sound_button")), TRUE);
  g_assert_true (g_settings_get_boolean (settings, "routine-sound"));
  ebb_test_press (dialog, "Right");
  g_assert_true (shows ("Step 2 of 5"));
  g_settings_reset (settings, "routine-sound");
  tear_down ();
}

static void
test_the_ring_says_the_time_in_words (void)
{
  GtkWidget *ring = ebb_timer_ring_new ();

  store = ebb_test_new_store ();
  set_up (ring);
  ebb_timer_ring_set_time (EBB_TIMER_RING (ring), 65, 120);
  g_assert_nonnull (ebb_test_find_text (ring, "1:05"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "About 1 minute left");
  ebb_timer_ring_set_time (EBB_TIMER_RING (ring), 1, 120);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "1 second left");
  ebb_test_wait_for_rest (ring);
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/routine-dialog/a-routine-that-is-done-is-a-session-with-two-ratings", test_a_routine_that_is_done_is_a_session_with_two_ratings);
  g_test_add_func ("/routine-dialog/it-is-in-the-diary-from-its-beginning", test_it_is_in_the_diary_from_its_beginning);
  g_test_add_func ("/routine-dialog/right-and-left-go-from-step-to-step", test_right_and_left_go_from_step_to_step);
  g_test_add_func ("/routine-dialog/space-pauses-and-goes-on", test_space_pauses_and_goes_on);
  g_test_add_func ("/routine-dialog/escape-asks-and-keeps-what-was-done", test_escape_asks_and_keeps_what_was_done);
  g_test_add_func ("/routine-dialog/a-rating-given-after-it-is-kept-by-closing", test_a_rating_given_after_it_is_kept_by_closing);
  g_test_add_func ("/routine-dialog/the-place-is-lit-and-the-step-is-said", test_the_place_is_lit_and_the_step_is_said);
  g_test_add_func ("/routine-dialog/a-hot-joint-takes-its-steps-out", test_a_hot_joint_takes_its_steps_out);
  g_test_add_func ("/routine-dialog/fever-ends-it-before-it-begins", test_fever_ends_it_before_it_begins);
  g_test_add_func ("/routine-dialog/without-a-name-there-is-a-choice", test_without_a_name_there_is_a_choice);
  g_test_add_func ("/routine-dialog/it-is-silent-until-a-sound-is-wanted", test_it_is_silent_until_a_sound_is_wanted);
  g_test_add_func ("/routine-dialog/the-ring-says-the-time-in-words", test_the_ring_says_the_time_in_words);

  return g_test_run ();
}
