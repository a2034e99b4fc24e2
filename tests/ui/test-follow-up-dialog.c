// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-sessions.h"

#include "model/ebb-follow-up.h"
#include "pages/ebb-follow-up-dialog.h"

static EbbSession *before; /* as it is in the diary */

/* One of a session that ended 270 minutes ago, due half an hour ago. */
static void
open_follow_up (void)
{
  store = ebb_test_new_store ();
  set_up (gtk_label_new ("Parent"));
  before = save_with_follow_up (270, 4);
  present (ebb_follow_up_dialog_new (parent, store, before, 4));
}

static void
end (void)
{
  g_clear_object (&before);
  tear_down ();
}

static void
answer (const char *key)
{
  ebb_test_press (dialog, key);
  ebb_test_press_last (dialog, "Return");
  ebb_test_wait (dialog == NULL);
}

static void
test_one_digit_and_enter_is_the_answer (void)
{
  g_autoptr (EbbSession) session = NULL;
  const EbbFollowUp *follow_up;

  open_follow_up ();
  g_assert_true (shows ("How is it 4 hours after the session?"));
  answer ("3");
  session = the_session ();
  follow_up = ebb_session_find_follow_up (session, 4);
  g_assert_cmpstr (toast, ==, "Answer saved");
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_LATER, 4), ==, 3);
  g_assert_cmpint (follow_up->state, ==, EBB_FOLLOW_UP_ANSWERED);
  g_assert_true (ebb_moment_is_absent (follow_up->rescue));
  end ();
}

static void
test_nothing_said_is_no_answer (void)
{
  g_autoptr (EbbSession) session = NULL;

  open_follow_up ();
  click ("Save");
  g_assert_true (shows ("Choose a number first."));
  session = the_session ();
  g_assert_cmpint (ebb_session_find_follow_up (session, 4)->state, ==, EBB_FOLLOW_UP_OPEN);
  end ();
}

static void
test_what_was_taken_for_the_pain_is_kept_with_its_time (void)
{
  g_autoptr (EbbSession) session = NULL;
  const EbbFollowUp *follow_up;

  open_follow_up ();
  g_assert_false (gtk_widget_get_mapped (find ("rescue_box")));
  rate (find ("ratings"), "5");
  click ("I Took Something for the Pain");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find ("rescue_button")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find ("medicine_row")), " Ibuprofen ");
  click ("Save");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  follow_up = ebb_session_find_follow_up (session, 4);
  g_assert_cmpstr (follow_up->medicine, ==, "Ibuprofen");
  g_assert_cmpint (ABS (follow_up->rescue.at - ebb_moment_now ().at), <, 60);
  end ();
}

static void
test_an_answer_is_not_lost_without_a_word (void)
{
  open_follow_up ();
  rate (find ("ratings"), "5");
  gtk_window_close (dialog);
  answer_question ("Keep Editing");
  g_assert_nonnull (dialog);
  gtk_window_close (dialog);
  answer_question ("Discard");
  ebb_test_wait (dialog == NULL);
  end ();
}

static void
test_an_answer_can_be_corrected (void)
{
  g_autoptr (EbbSession) answered = NULL;
  g_autoptr (EbbSession) session = NULL;
  EbbMoment when;

  open_follow_up ();
  answer ("3");
  answered = the_session ();
  when = ebb_session_find_follow_up (answered, 4)->answered;
  present (ebb_follow_up_dialog_new (parent, store, answered, 4));
  g_assert_false (gtk_widget_get_mapped (find ("dismiss_button")));
  answer ("x");
  session = the_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_LATER, 4), ==, 10);
  g_assert_cmpint (ebb_session_find_follow_up (session, 4)->answered.at, ==, when.at);
  end ();
}

static void
test_a_second_answer_elsewhere_takes_nobody_s_place (void)
{
  g_autoptr (EbbSession) elsewhere = NULL;
  g_autoptr (EbbSession) saved = NULL;
  g_autoptr (EbbSession) session = NULL;
  EbbFollowUpAnswer other = { .at = minutes_ago (1), .pain = 2, .rescue = EBB_MOMENT_ABSENT };

  open_follow_up ();
  elsewhere = ebb_follow_up_answer (before, 4, &other, NULL);
  saved = save_record (elsewhere);
  rate (find ("ratings"), "7");
  click ("Save");
  ebb_test_wait (gtk_widget_get_sensitive (find ("save_button")));
  g_assert_nonnull (dialog);
  session = the_session ();
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_LATER, 4), ==, 2);
  end ();
}

static void
test_one_that_is_not_wanted_is_not_asked_any_more (void)
{
  g_autoptr (EbbSession) session = NULL;

  open_follow_up ();
  click ("Do Not Ask This");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  g_assert_cmpint (ebb_session_find_follow_up (session, 4)->state, ==, EBB_FOLLOW_UP_DISMISSED);
  end ();
}

static void
test_places_of_the_course_are_behind_more (void)
{
  g_autoptr (EbbCourse) course = ebb_course_new ("Neck", ebb_day_today () - 7);
  g_autoptr (EbbCourse) saved_course = NULL;
  g_autoptr (EbbSession) of_course = NULL;
  g_autoptr (EbbSession) saved = NULL;
  g_autoptr (EbbSession) session = NULL;

  open_follow_up ();
  gtk_window_destroy (dialog);
  ebb_test_wait (dialog == NULL);
  g_ptr_array_add (course->regions, (gpointer) region ("neck-back-left"));
  saved_course = save_record (course);
  of_course = ebb_record_copy (before);
  of_course->course = g_strdup (saved_course->record.id);
  saved = save_record (of_course);

  present (ebb_follow_up_dialog_new (parent, store, saved, 4));
  ebb_test_wait (gtk_widget_get_mapped (find ("more_button")));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find ("more_button")), TRUE);
  rate (find ("more_box"), "6");
  click ("Save");
  ebb_test_wait (dialog == NULL);
  session = the_session ();
  g_assert_true (isnan (rating_of (session, EBB_PHASE_LATER, 4)));
  g_assert_cmpfloat (ebb_session_get_rating (session, EBB_PHASE_LATER, 4, EBB_ASPECT_PAIN, region ("neck-back-left")), ==, 6);
  end ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/follow-up-dialog/one-digit-and-enter-is-the-answer", test_one_digit_and_enter_is_the_answer);
  g_test_add_func ("/follow-up-dialog/nothing-said-is-no-answer", test_nothing_said_is_no_answer);
  g_test_add_func ("/follow-up-dialog/what-was-taken-for-the-pain-is-kept-with-its-time", test_what_was_taken_for_the_pain_is_kept_with_its_time);
  g_test_add_func ("/follow-up-dialog/an-answer-is-not-lost-without-a-word", test_an_answer_is_not_lost_without_a_word);
  g_test_add_func ("/follow-up-dialog/an-answer-can-be-corrected", test_an_answer_can_be_corrected);
  g_test_add_func ("/follow-up-dialog/a-second-answer-elsewhere-takes-nobody-s-place", test_a_second_answer_elsewhere_takes_nobody_s_place);
  g_test_add_func ("/follow-up-dialog/one-that-is-not-wanted-is-not-asked-any-more", test_one_that_is_not_wanted_is_not_asked_any_more);
  g_test_add_func ("/follow-up-dialog/places-of-the-course-are-behind-more", test_places_of_the_course_are_behind_more);

  return g_test_run ();
}
