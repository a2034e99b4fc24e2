// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"

#include <string.h>

#include "model/ebb-annotation.h"
#include "model/ebb-error.h"

/* What happened around the pain: the rules of an annotation, and how the diary keeps
 * them. */

/* --- the rules -------------------------------------------------------------------- */

static void
assert_tidy (const char *text,
             const char *expected)
{
  g_autofree char *tidy = ebb_annotation_tidy_text (text);

  g_assert_cmpstr (tidy, ==, expected);
}

static void
test_what_was_typed_becomes_one_line (void)
{
  assert_tidy ("New job", "New job");
  assert_tidy ("  New \t job\n", "New job");
  assert_tidy ("Moved house\r\n\r\nto the coast", "Moved house to the coast");
  assert_tidy ("a\xe2\x80\xa8"
               "b\xc2\x85"
               "c\x01"
               "d",
               "a b c d");
  assert_tidy ("Läuft wieder 👩‍🦽", "Läuft wieder 👩‍🦽");
  assert_tidy ("", NULL);
  assert_tidy (" \n\t ", NULL);
}

static void
test_a_long_text_is_cut_between_letters (void)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_autofree char *tidy = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append (text, "ü");
  tidy = ebb_annotation_tidy_text (text->str);
  g_assert_true (g_utf8_validate (tidy, -1, NULL));
  g_assert_cmpuint (strlen (tidy), ==, EBB_ANNOTATION_MAX - 1);
}

static EbbAnnotation *
make (const char *from,
      const char *to,
      const char *text)
{
  EbbPeriod period;

  g_assert_true (ebb_day_from_string (from, &period.from, NULL));
  g_assert_true (ebb_day_from_string (to, &period.to, NULL));
  return ebb_annotation_new (period, text);
}

/* Whatever is pasted, what is left may be saved, and tidying it again changes nothing. */
static void
test_tidy_text_may_always_be_saved (void)
{
  static const char *const pieces[] = { "a", " ", "\n", "ü", "👩‍🦽", "\xff", "\x7f", "\xe2\x80\xa9", "\xcc\x88", "long-word-without-an-end-to-it", "\xc2\xa0", "\xef\xbf\xbd" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *tidy = NULL;
      g_autofree char *again = NULL;
      g_autoptr (EbbAnnotation) annotation = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (random, 0, 40); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      tidy = ebb_annotation_tidy_text (text->str);
      if (tidy == NULL)
        continue;
      again = ebb_annotation_tidy_text (tidy);
      g_assert_cmpstr (again, ==, tidy);
      annotation = make ("2026-03-01", "2026-03-01", tidy);
      g_assert_true (ebb_annotation_is_valid (annotation, &error));
      g_assert_no_error (error);
    }
}

static void
assert_invalid (EbbAnnotation *annotation,
                EbbError code)
{
  g_autoptr (EbbAnnotation) owned = annotation;
  g_autoptr (GError) error = NULL;

  g_assert_false (ebb_annotation_is_valid (owned, &error));
  g_assert_error (error, EBB_ERROR, (int) code);
}

static void
test_an_annotation_has_days_in_order_and_words (void)
{
  g_autoptr (EbbAnnotation) good = make ("2026-03-01", "2026-03-10", "Holiday");
  g_autofree char *long_text = g_strnfill (EBB_ANNOTATION_MAX + 1, 'x');
  EbbAnnotation *named = make ("2026-03-01", "2026-03-01", "Holiday");

  g_assert_true (ebb_annotation_is_valid (good, NULL));
  g_assert_null (good->id);
  g_assert_cmpint (good->modified, ==, 0);
  named->id = g_strdup ("none");
  assert_invalid (named, EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-02", "2026-03-01", "Holiday"), EBB_ERROR_INVALID);
  assert_invalid (ebb_annotation_new ((EbbPeriod){ EBB_DAY_MIN - 1, 0 }, "Holiday"), EBB_ERROR_INVALID);
  assert_invalid (ebb_annotation_new ((EbbPeriod){ 0, EBB_DAY_MAX + 1 }, "Holiday"), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", ""), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", " Holiday"), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", "two\nlines"), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", "\xff"), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", long_text), EBB_ERROR_TOO_LARGE);
}

static void
test_a_copy_is_the_same_and_its_own (void)
{
  g_autoptr (EbbAnnotation) annotation = make ("2026-03-01", "2026-03-10", "Holiday");
  g_autoptr (EbbAnnotation) copy = NULL;

  annotation->id = g_strdup ("01890a5d-ac96-774b-bcce-b302099a8057");
  annotation->modified = 7;
  copy = ebb_annotation_copy (annotation);
  g_assert_cmpstr (copy->id, ==, annotation->id);
  g_assert_true (copy->id != annotation->id && copy->text != annotation->text);
  g_assert_cmpstr (copy->text, ==, "Holiday");
  g_assert_cmpint (copy->period.from, ==, annotation->period.from);
  g_assert_cmpint (copy->period.to, ==, annotation->period.to);
  g_assert_cmpint (copy->modified, ==, 7);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annotation/what-was-typed-becomes-one-line", test_what_was_typed_becomes_one_line);
  g_test_add_func ("/annotation/a-long-text-is-cut-between-letters", test_a_long_text_is_cut_between_letters);
  g_test_add_func ("/annotation/tidy-text-may-always-be-saved", test_tidy_text_may_always_be_saved);
  g_test_add_func ("/annotation/an-annotation-has-days-in-order-and-words", test_an_annotation_has_days_in_order_and_words);
  g_test_add_func ("/annotation/a-copy-is-the-same-and-its-own", test_a_copy_is_the_same_and_its_own);

  return g_test_run ();
}
