// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-error.h"
#include "model/ebb-safety.h"

#include <string.h>

static EbbSafetyAnswers *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  EbbSafetyAnswers *answers = ebb_safety_answers_from_string (text, -1, &error);

  g_assert_no_error (error);
  return answers;
}

static void
assert_text (const EbbSafetyAnswers *answers,
             const char *expected)
{
  g_autofree char *text = ebb_safety_answers_to_string (answers);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_answers_are_one_short_line (void)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);

  assert_text (answers, "{\"v\":1,\"form\":\"full\"}");
  ebb_safety_answers_set_none (answers, EBB_SAFETY_GROUP_EMERGENCY, TRUE);
  ebb_safety_answers_set_none (answers, EBB_SAFETY_GROUP_WHOLE, TRUE);
  ebb_safety_answers_set (answers, EBB_SAFETY_CANCER, TRUE);
  ebb_safety_answers_set_cleared (answers, EBB_SAFETY_CANCER, TRUE);
  ebb_safety_answers_add_place (answers, EBB_SAFETY_HOT_JOINT, ebb_region_find ("knee-left"));
  ebb_safety_answers_add_place (answers, EBB_SAFETY_HOT_JOINT, ebb_region_find ("knee-right"));
  ebb_safety_answers_set (answers, EBB_SAFETY_WOUND, TRUE);
  assert_text (answers, "{\"v\":1,\"form\":\"full\",\"none\":[\"emergency\",\"whole\"],"
                        "\"yes\":{\"hot-joint\":{\"at\":[\"knee-left\",\"knee-right\"]},\"wound\":{},\"cancer\":{\"ok\":true}}}");
}

static void
test_skipping_is_kept (void)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_SHORT);
  g_autoptr (EbbSafetyAnswers) back = NULL;

  answers->skipped = TRUE;
  assert_text (answers, "{\"v\":1,\"form\":\"short\",\"skipped\":true}");
  back = parse ("{\"v\":1,\"form\":\"short\",\"skipped\":true}");
  g_assert_true (back->skipped);
  g_assert_true (ebb_safety_answers_equal (answers, back));
  g_assert_false (ebb_safety_answers_is_complete (back));
  /* in whatever order */
  ebb_safety_answers_free (back);
  back = parse (" { \"skipped\" : true , \"yes\" : { \"fever\" : { } } , \"form\" : \"short\" , \"v\" : 1 } ");
  g_assert_true (back->skipped);
  g_assert_true (back->answers[EBB_SAFETY_FEVER].present);
  /* answering after all takes it back */
  ebb_safety_answers_set_none (back, EBB_SAFETY_GROUP_WHOLE, TRUE);
  g_assert_false (back->skipped);
}

static void
test_a_tick_and_none_exclude_each_other (void)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyAnswers) both = parse ("{\"v\":1,\"form\":\"full\",\"none\":[\"whole\",\"local\"],\"yes\":{\"fever\":{}}}");

  ebb_safety_answers_set_none (answers, EBB_SAFETY_GROUP_WHOLE, TRUE);
  g_assert_true (ebb_safety_answers_is_answered (answers, EBB_SAFETY_GROUP_WHOLE));
  ebb_safety_answers_set (answers, EBB_SAFETY_FEVER, TRUE);
  g_assert_cmpuint (answers->none, ==, 0);
  ebb_safety_answers_set_none (answers, EBB_SAFETY_GROUP_WHOLE, TRUE);
  g_assert_false (answers->answers[EBB_SAFETY_FEVER].present);
  ebb_safety_answers_set_none (answers, EBB_SAFETY_GROUP_WHOLE, FALSE);
  g_assert_false (ebb_safety_answers_is_answered (answers, EBB_SAFETY_GROUP_WHOLE));
  /* in a file the tick is believed */
  assert_text (both, "{\"v\":1,\"form\":\"full\",\"none\":[\"local\"],\"yes\":{\"fever\":{}}}");
}

static void
test_a_form_is_complete_when_each_part_is_answered (void)
{
  g_autoptr (EbbSafetyAnswers) full = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyAnswers) brief = ebb_safety_answers_new (EBB_SAFETY_FORM_SHORT);

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    {
      g_assert_false (ebb_safety_answers_is_complete (full));
      if (i == EBB_SAFETY_GROUP_LOCAL)
        ebb_safety_answers_set (full, EBB_SAFETY_BURN, TRUE);
      else
        ebb_safety_answers_set_none (full, i, TRUE);
    }
  g_assert_true (ebb_safety_answers_is_complete (full));
  ebb_safety_answers_set (full, EBB_SAFETY_BURN, FALSE);
  g_assert_false (ebb_safety_answers_is_complete (full));

  g_assert_false (ebb_safety_answers_is_complete (brief));
  ebb_safety_answers_set_none (brief, EBB_SAFETY_GROUP_WHOLE, TRUE);
  g_assert_true (ebb_safety_answers_is_complete (brief));
  ebb_safety_answers_set (brief, EBB_SAFETY_SKIN, TRUE);
  g_assert_cmpuint (brief->none, ==, 0);
  g_assert_true (ebb_safety_answers_is_complete (brief));
}

static void
test_a_place_can_be_taken_back (void)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);

  ebb_safety_answers_remove_place (answers, EBB_SAFETY_BURN, ebb_region_find ("knee"));
  ebb_safety_answers_add_place (answers, EBB_SAFETY_BURN, ebb_region_find ("knee"));
  ebb_safety_answers_remove_place (answers, EBB_SAFETY_BURN, ebb_region_find ("knee"));
  assert_text (answers, "{\"v\":1,\"form\":\"full\",\"yes\":{\"burn\":{}}}");
}

static void
test_no_doctor_agrees_to_an_emergency (void)
{
  g_autoptr (EbbSafetyAnswers) answers = parse ("{\"v\":1,\"yes\":{\"saddle\":{\"ok\":true},\"wound\":{\"ok\":true},\"cancer\":{\"ok\":true}}}");

  g_assert_false (answers->answers[EBB_SAFETY_SADDLE].cleared);
  g_assert_false (answers->answers[EBB_SAFETY_WOUND].cleared);
  g_assert_true (answers->answers[EBB_SAFETY_CANCER].cleared);
  ebb_safety_answers_set_cleared (answers, EBB_SAFETY_PREGNANCY, TRUE);
  g_assert_false (answers->answers[EBB_SAFETY_PREGNANCY].cleared);
}

/* An older version passes on what it does not know, and is careful. */
static void
test_a_newer_version_loses_nothing (void)
{
  static const char *const text = "{\"v\":2,\"form\":\"full\",\"none\":[\"emergency\",\"feet\"],"
                                  "\"yes\":{\"fever\":{\"since\":[1,{\"a\":\"b \\\" c\"}]},\"martian-flu\":{\"at\":[\"knee-left\"],\"x\":-1.5e3}},"
                                  "\"mood\":null,\"more\":{\"deep\":[[[true]]]}}";
  g_autoptr (EbbSafetyAnswers) answers = parse (text);
  g_autoptr (EbbSafetyAnswers) copy = ebb_safety_answers_copy (answers);
  g_autoptr (EbbSafetyAnswers) unknown = parse ("{\"v\":1,\"form\":\"full\",\"none\":[\"emergency\",\"doctor\",\"whole\",\"local\",\"light\"],\"yes\":{\"martian-flu\":{}}}");
  g_autoptr (EbbSafetyResult) result = ebb_safety_judge (NULL, unknown);

  assert_text (answers, text);
  assert_text (copy, text);
  g_assert_true (result->unknown);
  g_assert_cmpint (result->outcome, ==, EBB_SAFETY_ASK_DOCTOR);
}

static void
test_a_region_of_a_newer_version_is_kept (void)
{
  static const char *const text = "{\"v\":1,\"form\":\"full\",\"yes\":{\"wound\":{\"at\":[\"knee-inside-left\"]}}}";
  g_autoptr (EbbSafetyAnswers) answers = parse (text);

  assert_text (answers, text);
}

static void
test_what_is_no_answer_is_refused (void)
{
  static const char *const texts[] = {
    "",
    "{",
    "{}",
    "[]",
    "null",
    "{\"v\":0}",
    "{\"v\":01}",
    "{\"v\":-1}",
    "{\"v\":1.5}",
    "{\"v\":\"1\"}",
    "{\"v\":1000000}",
    "{\"v\":1}x",
    "{\"v\":1,}",
    "{\"v\":1 \"form\":\"full\"}",
    "{\"v\":1,\"form\":\"medium\"}",
    "{\"v\":1,\"skipped\":1}",
    "{\"v\":1,\"none\":{}}",
    "{\"v\":1,\"none\":[1]}",
    "{\"v\":1,\"yes\":[]}",
    "{\"v\":1,\"yes\":{\"fever\":true}}",
    "{\"v\":1,\"yes\":{\"fever\":{\"ok\":\"yes\"}}}",
    "{\"v\":1,\"yes\":{\"wound\":{\"at\":[\"Knee Left\"]}}}",
    "{\"v\":1,\"yes\":{\"wound\":{\"at\":[\"\"]}}}",
    "{\"v\":1,\"x\":01}",
    "{\"v\":1,\"x\":\"\n\"}",
    "{\"v\":1,\"x\":\"\\q\"}",
    "{\"v\":1,\"x\":\"\\u12g4\"}",
    "{\"v\":1,\"x\":tru}",
    "{\"v\":1,\"x\":1.}",
    "{\"v\":1,\"x\":1e}",
    "{\"v\":1,\"x\":-}",
    "{\"v\":1,\"x\":[1,]}",
    "{\"v\":1,\"x\":{\"a\"}}",
    "{\"v\":1,\"x\":\"\xff\"}",
    "{\"form\":\"full\"}",
    "{\"v\":1,\"x\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ebb_safety_answers_from_string (texts[i], -1, &error));
      g_assert_error (error, EBB_ERROR, EBB_ERROR_FORMAT);
    }
}

static void
test_what_is_too_long_is_refused (void)
{
  g_autofree char *text = g_strnfill (EBB_SAFETY_TEXT_MAX + 1, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (ebb_safety_answers_from_string (text, -1, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE);
}

static EbbSafetyAnswers *
make_random (void)
{
  EbbSafetyAnswers *answers = ebb_safety_answers_new (g_test_rand_bit ());
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    if (g_test_rand_bit ())
      ebb_safety_answers_set_none (answers, i, TRUE);
  for (int i = g_test_rand_int_range (0, 8); i > 0; i--)
    {
      EbbSafetyQuestion question = (EbbSafetyQuestion) g_test_rand_int_range (0, EBB_N_SAFETY_QUESTIONS);

      ebb_safety_answers_set (answers, question, TRUE);
      ebb_safety_answers_set_cleared (answers, question, g_test_rand_bit ());
      for (int j = g_test_rand_int_range (0, 3); j > 0; j--)
        ebb_safety_answers_add_place (answers, question, regions[g_test_rand_int_range (0, (int) n_regions)]);
    }
  if (g_test_rand_int_range (0, 5) == 0)
    answers->skipped = TRUE;
  return answers;
}

static void
test_any_answers_come_back (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (EbbSafetyAnswers) answers = make_random ();
      g_autofree char *text = ebb_safety_answers_to_string (answers);
      g_autoptr (EbbSafetyAnswers) back = parse (text);
      g_autoptr (EbbSafetyAnswers) copy = ebb_safety_answers_copy (answers);

      assert_text (back, text);
      assert_text (copy, text);
      for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
        g_assert_true (ebb_safety_answers_is_answered (answers, i) == ebb_safety_answers_is_answered (back, i));
    }
}

/* Damaged text is refused or read, and what was read can be written and read again. */
static void
test_any_bytes_are_survived (void)
{
  static const char *const pieces[] = { "{", "}", "[", "]", ":", ",", "\"v\"", "1", "\"yes\"", "\"fever\"", "\"at\"", "\"none\"", "\"knee\"", "true", "\\", "\"", " ", "\"form\"", "\"full\"", "-", "\xc3\xa4", "9e9" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (EbbSafetyAnswers) answers = make_random ();
      g_autofree char *text = ebb_safety_answers_to_string (answers);
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (EbbSafetyAnswers) read_back = NULL;

      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        {
          gssize at = g_test_rand_int_range (0, (int) damaged->len + 1);
          gssize n = g_test_rand_int_range (0, 12);

          switch (g_test_rand_int_range (0, 4))
            {
            case 0:
              g_string_insert (damaged, at, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
              break;
            case 1:
              g_string_erase (damaged, at, MIN (n, (gssize) damaged->len - at));
              break;
            case 2:
              g_string_insert_c (damaged, at, (char) g_test_rand_int_range (0, 256));
              break;
            default:
              g_string_truncate (damaged, (gsize) at);
              break;
            }
        }
      read_back = ebb_safety_answers_from_string (damaged->str, (gssize) damaged->len, NULL);
      if (read_back != NULL)
        {
          g_autofree char *once = ebb_safety_answers_to_string (read_back);
          g_autoptr (EbbSafetyAnswers) again = parse (once);
          g_autoptr (EbbSafetyResult) result = ebb_safety_judge (again, read_back);

          assert_text (again, once);
          g_assert_nonnull (result);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safety-answers/answers-are-one-short-line", test_answers_are_one_short_line);
  g_test_add_func ("/safety-answers/skipping-is-kept", test_skipping_is_kept);
  g_test_add_func ("/safety-answers/a-tick-and-none-exclude-each-other", test_a_tick_and_none_exclude_each_other);
  g_test_add_func ("/safety-answers/a-form-is-complete-when-each-part-is-answered", test_a_form_is_complete_when_each_part_is_answered);
  g_test_add_func ("/safety-answers/a-place-can-be-taken-back", test_a_place_can_be_taken_back);
  g_test_add_func ("/safety-answers/no-doctor-agrees-to-an-emergency", test_no_doctor_agrees_to_an_emergency);
  g_test_add_func ("/safety-answers/a-newer-version-loses-nothing", test_a_newer_version_loses_nothing);
  g_test_add_func ("/safety-answers/a-region-of-a-newer-version-is-kept", test_a_region_of_a_newer_version_is_kept);
  g_test_add_func ("/safety-answers/what-is-no-answer-is-refused", test_what_is_no_answer_is_refused);
  g_test_add_func ("/safety-answers/what-is-too-long-is-refused", test_what_is_too_long_is_refused);
  g_test_add_func ("/safety-answers/any-answers-come-back", test_any_answers_come_back);
  g_test_add_func ("/safety-answers/any-bytes-are-survived", test_any_bytes_are_survived);

  return g_test_run ();
}
