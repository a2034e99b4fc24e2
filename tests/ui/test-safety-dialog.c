// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-sessions.h"

#include "model/ebb-safety.h"
#include "pages/ebb-safety-dialog.h"
#include "widgets/ebb-region-picker.h"
#include "widgets/ebb-safety-check.h"
#include "widgets/ebb-safety-outcome.h"
#include "widgets/ebb-safety-step.h"

static EbbSafetyAnswers *answers; /* given, NULL before */

static void
finished_cb (GtkWindow *source,
             GArray *rows,
             gpointer user_data)
{
  g_assert_null (answers);
  answers = ebb_safety_answers_from_rows (rows);
}

static void
ask (gboolean full,
     GArray *known)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();

  g_ptr_array_add (regions, (gpointer) region ("neck-back-left"));
  g_clear_pointer (&answers, ebb_safety_answers_free);
  store = ebb_test_new_store ();
  set_up (gtk_label_new ("Parent"));
  present (ebb_safety_dialog_new (parent, full, regions, known));
  g_signal_connect (dialog, "finished", G_CALLBACK (finished_cb), NULL);
}

static void
end (void)
{
  tear_down ();
  g_clear_pointer (&answers, ebb_safety_answers_free);
}

static void
test_nothing_new_is_one_key (void)
{
  g_autoptr (GArray) known = all_clear ();

  ask (FALSE, known);
  ebb_test_press_last (dialog, "Return");
  ebb_test_wait (dialog == NULL);
  g_assert_nonnull (answers);
  g_assert_cmpint (answers->form, ==, EBB_SAFETY_FORM_SHORT);
  g_assert_true (ebb_safety_answers_is_complete (answers));
  end ();
}

static void
test_a_healthy_person_answers_the_long_form_with_enter (void)
{
  ask (TRUE, NULL);
  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    ebb_test_press (dialog, "Return");
  g_assert_true (shows ("Nothing here speaks against it"));
  g_assert_true (shows ("not medical advice"));
  g_assert_null (answers);
  ebb_test_press_last (dialog, "Return");
  ebb_test_wait (dialog == NULL);
  g_assert_true (ebb_safety_answers_is_complete (answers));
  end ();
}

static void
test_a_sign_of_an_emergency_ends_the_questions_at_once (void)
{
  ask (TRUE, NULL);
  tick ("came all at once");
  click ("Continue");
  g_assert_true (shows ("Get help now"));
  g_assert_true (shows ("112"));
  click ("I Have Read This");
  ebb_test_wait (dialog == NULL);
  g_assert_true (answers->answers[EBB_SAFETY_THUNDERCLAP].present);
  end ();
}

static void
test_places_are_crossed_out_on_the_body (void)
{
  g_autoptr (GArray) known = all_clear ();
  GtkWidget *body;

  ask (FALSE, known);
  g_assert_false (gtk_widget_get_mapped (find ("places")));
  tick ("A new problem of the skin");
  body = ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_BODY_PAIR);
  g_signal_emit_by_name (body, "pressed", region ("low-back-left"));
  g_signal_emit_by_name (body, "pressed", region ("low-back-right"));
  g_signal_emit_by_name (body, "pressed", region ("low-back-right"));
  click ("Continue");
  g_assert_true (shows ("With care"));
  g_assert_true (shows ("Left lower back"));
  g_assert_false (shows ("Right lower back"));
  click ("Continue");
  ebb_test_wait (dialog == NULL);
  g_assert_cmpuint (answers->answers[EBB_SAFETY_SKIN].places->len, ==, 1);
  g_assert_true (answers->answers[EBB_SAFETY_SKIN].places->pdata[0] == region ("low-back-left"));
  end ();
}

static void
test_places_can_be_chosen_by_name_as_well (void)
{
  g_autoptr (GArray) known = all_clear ();

  ask (FALSE, known);
  tick ("A fresh injury");
  gtk_expander_set_expanded (GTK_EXPANDER (find ("names")), TRUE);
  g_signal_emit_by_name (ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_REGION_PICKER), "toggled", region ("ankle-front-left"), TRUE);
  click ("Continue");
  click ("Continue");
  ebb_test_wait (dialog == NULL);
  g_assert_true (answers->answers[EBB_SAFETY_SPRAIN].places->pdata[0] == region ("ankle-front-left"));
  end ();
}

static void
test_each_reason_keeps_its_own_places (void)
{
  g_autoptr (GArray) known = all_clear ();
  GtkWidget *body;

  ask (FALSE, known);
  tick ("A joint that is hot");
  body = ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_BODY_PAIR);
  g_signal_emit_by_name (body, "pressed", region ("knee-front-left"));
  tick ("A new problem of the skin");
  g_signal_emit_by_name (body, "pressed", region ("chest-right"));
  click ("Continue");
  click ("Continue");
  ebb_test_wait (dialog == NULL);
  g_assert_true (answers->answers[EBB_SAFETY_HOT_JOINT].places->pdata[0] == region ("knee-front-left"));
  g_assert_true (answers->answers[EBB_SAFETY_SKIN].places->pdata[0] == region ("chest-right"));
  g_assert_cmpuint (answers->answers[EBB_SAFETY_SKIN].places->len, ==, 1);
  end ();
}

static void
test_a_doctor_who_agrees_makes_it_light_instead_of_forbidden (void)
{
  g_autoptr (EbbSafetyResult) result = NULL;

  ask (TRUE, NULL);
  for (guint i = 0; i < EBB_N_SAFETY_GROUPS - 1; i++)
    click ("None of these");
  tick ("Pregnancy");
  g_assert_true (shows ("My doctor knows of this and agrees to the massage"));
  click ("Continue");
  g_assert_true (shows ("Ask your doctor first"));
  click ("Back");
  tick ("My doctor knows of this");
  click ("Continue");
  g_assert_true (shows ("With care"));
  g_assert_true (shows ("Only light pressure"));
  click ("Continue");
  ebb_test_wait (dialog == NULL);
  g_assert_true (answers->answers[EBB_SAFETY_PREGNANCY].cleared);
  end ();
}

static void
test_skipping_is_asked_for_and_kept_as_an_answer (void)
{
  ask (TRUE, NULL);
  click ("Skip the Questions…");
  g_assert_true (shows ("Skip the safety check?"));
  /* Enter at once goes back to the questions */
  ebb_test_press (dialog, "Return");
  g_assert_true (shows ("Is there any of this now?"));
  click ("Skip the Questions…");
  click ("Skip the Questions");
  ebb_test_wait (dialog == NULL);
  g_assert_true (answers->skipped);
  end ();
}

static void
test_closing_is_no_answer (void)
{
  ask (TRUE, NULL);
  ebb_test_press_last (dialog, "Escape");
  ebb_test_wait (dialog == NULL);
  g_assert_null (answers);
  end ();
}

static void
test_the_long_form_is_asked_again_with_what_was_answered (void)
{
  g_autoptr (EbbSafetyAnswers) before = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (GArray) known = NULL;

  ebb_safety_answers_set (before, EBB_SAFETY_CANCER, TRUE);
  ebb_safety_answers_set_cleared (before, EBB_SAFETY_CANCER, TRUE);
  known = ebb_safety_answers_to_rows (before);
  ask (TRUE, known);
  for (guint i = 0; i < EBB_N_SAFETY_GROUPS - 1; i++)
    click ("None of these");
  g_assert_true (has_button ("Continue"));
  click ("Continue");
  click ("Continue");
  ebb_test_wait (dialog == NULL);
  g_assert_true (answers->answers[EBB_SAFETY_CANCER].cleared);
  end ();
}

static void
test_what_is_known_of_the_course_counts_before_each_session (void)
{
  g_autoptr (EbbSafetyAnswers) before = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (GArray) known = NULL;

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    ebb_safety_answers_set_none (before, i, TRUE);
  ebb_safety_answers_set (before, EBB_SAFETY_BLOOD_THINNER, TRUE);
  ebb_safety_answers_set_cleared (before, EBB_SAFETY_BLOOD_THINNER, TRUE);
  known = ebb_safety_answers_to_rows (before);
  ask (FALSE, known);
  click ("Nothing new since last time");
  g_assert_true (shows ("Only light pressure"));
  end ();
}

static void
test_whoever_hears_the_button_hears_all_questions (void)
{
  GtkWidget *step;
  g_autofree char *questions = NULL;
  g_autofree char *all = NULL;

  ask (TRUE, NULL);
  step = ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_SAFETY_STEP);
  questions = ebb_safety_step_describe (EBB_SAFETY_STEP (step));
  all = g_strdup_printf ("Is there any of this now? %s", questions);
  g_assert_nonnull (strstr (questions, "Numbness between the legs"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find ("next_button")), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all);
  end ();
}

static void
test_the_outcome_says_all_in_words (void)
{
  g_autoptr (EbbSafetyAnswers) said = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyResult) result = NULL;
  g_autofree char *words = NULL;

  ebb_safety_answers_set (said, EBB_SAFETY_CLOT, TRUE);
  result = ebb_safety_judge (NULL, said);
  words = ebb_safety_outcome_describe (result);
  g_assert_nonnull (strstr (words, "Ask your doctor first"));
  g_assert_nonnull (strstr (words, "blood clot"));
  g_assert_nonnull (strstr (words, "not medical advice"));
}

static void
test_the_check_can_be_asked_anew (void)
{
  GtkWidget *check = ebb_safety_check_new ();
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();
  g_autoptr (EbbSafetyResult) result = NULL;

  set_up (check);
  ebb_safety_check_ask (EBB_SAFETY_CHECK (check), EBB_SAFETY_FORM_FULL, regions, NULL);
  ebb_test_click (check, "None of these");
  ebb_safety_check_ask (EBB_SAFETY_CHECK (check), EBB_SAFETY_FORM_SHORT, regions, NULL);
  g_assert_false (ebb_safety_answers_is_complete (ebb_safety_check_get_answers (EBB_SAFETY_CHECK (check))));
  result = ebb_safety_check_judge (EBB_SAFETY_CHECK (check));
  g_assert_cmpint (result->outcome, ==, EBB_SAFETY_LIMITED);
  ebb_test_close (parent);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/safety-dialog/nothing-new-is-one-key", test_nothing_new_is_one_key);
  g_test_add_func ("/safety-dialog/a-healthy-person-answers-the-long-form-with-enter", test_a_healthy_person_answers_the_long_form_with_enter);
  g_test_add_func ("/safety-dialog/a-sign-of-an-emergency-ends-the-questions-at-once", test_a_sign_of_an_emergency_ends_the_questions_at_once);
  g_test_add_func ("/safety-dialog/places-are-crossed-out-on-the-body", test_places_are_crossed_out_on_the_body);
  g_test_add_func ("/safety-dialog/places-can-be-chosen-by-name-as-well", test_places_can_be_chosen_by_name_as_well);
  g_test_add_func ("/safety-dialog/each-reason-keeps-its-own-places", test_each_reason_keeps_its_own_places);
  g_test_add_func ("/safety-dialog/a-doctor-who-agrees-makes-it-light-instead-of-forbidden", test_a_doctor_who_agrees_makes_it_light_instead_of_forbidden);
  g_test_add_func ("/safety-dialog/skipping-is-asked-for-and-kept-as-an-answer", test_skipping_is_asked_for_and_kept_as_an_answer);
  g_test_add_func ("/safety-dialog/closing-is-no-answer", test_closing_is_no_answer);
  g_test_add_func ("/safety-dialog/the-long-form-is-asked-again-with-what-was-answered", test_the_long_form_is_asked_again_with_what_was_answered);
  g_test_add_func ("/safety-dialog/what-is-known-of-the-course-counts-before-each-session", test_what_is_known_of_the_course_counts_before_each_session);
  g_test_add_func ("/safety-dialog/whoever-hears-the-button-hears-all-questions", test_whoever_hears_the_button_hears_all_questions);
  g_test_add_func ("/safety-dialog/the-outcome-says-all-in-words", test_the_outcome_says_all_in_words);
  g_test_add_func ("/safety-dialog/the-check-can-be-asked-anew", test_the_check_can_be_asked_anew);

  return g_test_run ();
}
