// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-safety-rows.h"
#include "model/ebb-safety.h"

static gboolean
has_row (GArray *rows,
         const char *question,
         const char *answer)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const EbbSafetyAnswer *row = &g_array_index (rows, EbbSafetyAnswer, i);

      if (g_str_equal (row->question, question) && g_str_equal (row->answer, answer))
        return TRUE;
    }
  return FALSE;
}

static void
add_row (GArray *rows,
         const char *question,
         const char *answer)
{
  EbbSafetyAnswer row = { g_intern_string (question), g_intern_string (answer) };

  g_array_append_val (rows, row);
}

static void
test_answers_are_kept_as_two_words_each (void)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (GArray) rows = NULL;

  ebb_safety_answers_set_none (answers, EBB_SAFETY_GROUP_EMERGENCY, TRUE);
  ebb_safety_answers_set (answers, EBB_SAFETY_CANCER, TRUE);
  ebb_safety_answers_set_cleared (answers, EBB_SAFETY_CANCER, TRUE);
  ebb_safety_answers_add_place (answers, EBB_SAFETY_WOUND, ebb_region_find ("low-back-left"));
  rows = ebb_safety_answers_to_rows (answers);

  g_assert_true (has_row (rows, "form", "full"));
  g_assert_true (has_row (rows, "emergency", "none"));
  g_assert_true (has_row (rows, "cancer", "ok"));
  g_assert_true (has_row (rows, "wound", "yes"));
  g_assert_true (has_row (rows, "wound", "at-low-back-left"));
  g_assert_cmpuint (rows->len, ==, 5);
}

static void
test_no_rows_are_no_answers (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (EbbSafetyAnswer));

  g_assert_null (ebb_safety_answers_from_rows (rows));
}

static void
test_skipped_questions_come_back_as_skipped (void)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_SHORT);
  g_autoptr (EbbSafetyAnswers) back = NULL;
  g_autoptr (GArray) rows = NULL;

  answers->skipped = TRUE;
  rows = ebb_safety_answers_to_rows (answers);
  back = ebb_safety_answers_from_rows (rows);
  g_assert_true (back->skipped);
  g_assert_cmpint (back->form, ==, EBB_SAFETY_FORM_SHORT);
}

static void
test_a_tick_is_believed_before_none_of_these (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (EbbSafetyAnswer));
  g_autoptr (EbbSafetyAnswers) answers = NULL;

  add_row (rows, "fever", "yes");
  add_row (rows, "whole", "none");
  answers = ebb_safety_answers_from_rows (rows);
  g_assert_true (answers->answers[EBB_SAFETY_FEVER].present);
  g_assert_cmpuint (answers->none & 1u << EBB_SAFETY_GROUP_WHOLE, ==, 0);
}

static void
test_a_question_of_a_newer_version_is_for_a_doctor (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (EbbSafetyAnswer));
  g_autoptr (EbbSafetyAnswers) answers = NULL;
  g_autoptr (EbbSafetyResult) result = NULL;
  g_autoptr (GArray) again = NULL;

  add_row (rows, "form", "full");
  add_row (rows, "of-2031", "yes");
  add_row (rows, "of-2031", "at-knee-left");
  answers = ebb_safety_answers_from_rows (rows);
  result = ebb_safety_judge (NULL, answers);
  g_assert_cmpint (result->outcome, ==, EBB_SAFETY_ASK_DOCTOR);
  again = ebb_safety_answers_to_rows (answers);
  g_assert_true (has_row (again, "of-2031", "yes"));
}

static void
test_the_short_form_of_the_day_leaves_the_long_one_of_the_course (void)
{
  g_autoptr (EbbSafetyAnswers) full = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyAnswers) brief = ebb_safety_answers_new (EBB_SAFETY_FORM_SHORT);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (EbbSafetyAnswer));
  g_autoptr (EbbSafetyAnswers) found = NULL;
  g_autoptr (EbbSafetyAnswers) last = NULL;
  guint length;

  ebb_safety_answers_set (full, EBB_SAFETY_CANCER, TRUE);
  ebb_safety_answers_set (brief, EBB_SAFETY_FEVER, TRUE);
  ebb_safety_answers_keep (full, rows);
  g_assert_null (ebb_safety_answers_find (rows, EBB_SAFETY_FORM_SHORT));
  ebb_safety_answers_keep (brief, rows);
  length = rows->len;
  /* asked again on the same day */
  ebb_safety_answers_keep (brief, rows);
  g_assert_cmpuint (rows->len, ==, length);

  found = ebb_safety_answers_find (rows, EBB_SAFETY_FORM_FULL);
  last = ebb_safety_answers_from_rows (rows);
  g_assert_true (ebb_safety_answers_equal (found, full));
  g_assert_true (ebb_safety_answers_equal (last, brief));
  /* the long form asks all */
  ebb_safety_answers_keep (full, rows);
  g_assert_null (ebb_safety_answers_find (rows, EBB_SAFETY_FORM_SHORT));
}

static EbbSafetyAnswers *
make_up (GRand *rand)
{
  EbbSafetyAnswers *answers = ebb_safety_answers_new (g_rand_boolean (rand) ? EBB_SAFETY_FORM_FULL : EBB_SAFETY_FORM_SHORT);
  guint n;
  const EbbRegion *const *regions = ebb_regions_get_all (&n);

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    if (g_rand_boolean (rand))
      ebb_safety_answers_set_none (answers, i, TRUE);
  for (guint i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    {
      EbbSafetyQuestion question = g_rand_int_range (rand, 0, EBB_N_SAFETY_QUESTIONS);

      ebb_safety_answers_set (answers, question, TRUE);
      ebb_safety_answers_set_cleared (answers, question, g_rand_boolean (rand));
      if (g_rand_boolean (rand))
        ebb_safety_answers_add_place (answers, question, regions[g_rand_int_range (rand, 0, (int) n)]);
    }
  answers->skipped = g_rand_int_range (rand, 0, 8) == 0;
  return answers;
}

static void
test_any_answers_come_back_the_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260301);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (EbbSafetyAnswers) answers = make_up (rand);
      g_autoptr (GArray) rows = ebb_safety_answers_to_rows (answers);
      g_autoptr (EbbSafetyAnswers) back = ebb_safety_answers_from_rows (rows);

      g_assert_true (ebb_safety_answers_equal (answers, back));
    }
}

/* Whatever stands there: the outcome is never milder than what is understood of it. */
static void
test_any_rows_can_be_read (void)
{
  static const char *const words[] = { "form", "short", "full", "skipped", "yes", "no", "ok", "none", "fever", "clot", "wound", "at-", "at-knee-left", "at-nowhere", "light", "local", "x" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (EbbSafetyAnswer));
      g_autoptr (EbbSafetyAnswers) answers = NULL;
      g_autoptr (EbbSafetyResult) result = NULL;

      for (guint j = g_rand_int_range (rand, 1, 8); j > 0; j--)
        add_row (rows, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))], words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      answers = ebb_safety_answers_from_rows (rows);
      g_assert_nonnull (answers);
      result = ebb_safety_judge (NULL, answers);
      if (has_row (rows, "fever", "yes") || has_row (rows, "clot", "no"))
        g_assert_cmpint (result->outcome, >=, EBB_SAFETY_LIMITED);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safety-rows/answers-are-kept-as-two-words-each", test_answers_are_kept_as_two_words_each);
  g_test_add_func ("/safety-rows/no-rows-are-no-answers", test_no_rows_are_no_answers);
  g_test_add_func ("/safety-rows/skipped-questions-come-back-as-skipped", test_skipped_questions_come_back_as_skipped);
  g_test_add_func ("/safety-rows/a-tick-is-believed-before-none-of-these", test_a_tick_is_believed_before_none_of_these);
  g_test_add_func ("/safety-rows/a-question-of-a-newer-version-is-for-a-doctor", test_a_question_of_a_newer_version_is_for_a_doctor);
  g_test_add_func ("/safety-rows/the-short-form-of-the-day-leaves-the-long-one-of-the-course", test_the_short_form_of_the_day_leaves_the_long_one_of_the_course);
  g_test_add_func ("/safety-rows/any-answers-come-back-the-same", test_any_answers_come_back_the_same);
  g_test_add_func ("/safety-rows/any-rows-can-be-read", test_any_rows_can_be_read);

  return g_test_run ();
}
