// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "model/ebb-check-in.h"

static EbbEntry *
entry_with_mark (const char *region,
                 double intensity)
{
  EbbEntry *entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find (region));
  mark.intensity = intensity;
  ebb_entry_set_mark (entry, &mark);
  return entry;
}

static void
test_same_places_as_last_time_keep_what_was_said_now (void)
{
  g_autoptr (EbbEntry) entry = entry_with_mark ("knee-left", 2);
  g_autoptr (EbbEntry) last = entry_with_mark ("knee-left", 8);
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find ("jaw-right"));
  mark.intensity = 5;
  mark.qualities = EBB_QUALITY_DULL;
  ebb_entry_set_mark (last, &mark);

  g_assert_cmpuint (ebb_check_in_count_new_marks (entry, last), ==, 1);
  g_assert_cmpuint (ebb_check_in_take_marks (entry, last), ==, 1);
  g_assert_cmpuint (ebb_check_in_count_new_marks (entry, last), ==, 0);
  g_assert_cmpfloat (ebb_entry_find_mark (entry, ebb_region_find ("knee-left"))->intensity, ==, 2);
  g_assert_true (ebb_mark_equal (ebb_entry_find_mark (entry, mark.region), &mark));
}

static void
test_what_was_written_since_lies_over_a_draft (void)
{
  g_autoptr (EbbEntry) draft = entry_with_mark ("knee-left", 2);
  g_autoptr (EbbEntry) top = entry_with_mark ("knee-right", 3);

  ebb_entry_set_rating (draft, EBB_RATING_NOW, 4);
  ebb_entry_set_rating (draft, EBB_RATING_WORST, 9);
  ebb_entry_set_number (draft, "mood", 5);
  ebb_entry_set_note (draft, "before");
  ebb_entry_set_rating (top, EBB_RATING_NOW, 6);
  ebb_entry_set_note (top, "after");
  ebb_check_in_overlay (draft, top);

  g_assert_cmpfloat (ebb_entry_get_pain (draft), ==, 6);
  g_assert_cmpfloat (ebb_entry_get_rating (draft, EBB_RATING_WORST), ==, 9);
  g_assert_cmpuint (ebb_entry_get_n_marks (draft), ==, 2);
  g_assert_nonnull (ebb_entry_find_value (draft, "mood"));
  g_assert_cmpstr (ebb_entry_get_note (draft), ==, "before\nafter");
}

static void
test_a_form_unfolds_only_for_what_it_hides (void)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });

  g_assert_false (ebb_check_in_is_more_than_pain (entry));
  ebb_entry_set_rating (entry, EBB_RATING_NOW, 4);
  g_assert_false (ebb_check_in_is_more_than_pain (entry));
  ebb_entry_set_rating (entry, EBB_RATING_LEAST, 4);
  g_assert_true (ebb_check_in_is_more_than_pain (entry));
}

static void
test_parts_come_in_the_chosen_order_whatever_the_settings_hold (void)
{
  const char *const known[] = { "marks", "day", "note", "time", NULL };
  const char *const chosen[] = { "note", "figure", "marks", "note", NULL };
  g_auto (GStrv) some = ebb_check_in_order_parts (chosen, known, FALSE);
  g_auto (GStrv) all = ebb_check_in_order_parts (chosen, known, TRUE);
  const char *const expected_some[] = { "note", "marks", NULL };
  const char *const expected_all[] = { "note", "marks", "day", "time", NULL };

  g_assert_cmpstrv (some, expected_some);
  g_assert_cmpstrv (all, expected_all);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-in/same-places-as-last-time-keep-what-was-said-now", test_same_places_as_last_time_keep_what_was_said_now);
  g_test_add_func ("/check-in/what-was-written-since-lies-over-a-draft", test_what_was_written_since_lies_over_a_draft);
  g_test_add_func ("/check-in/a-form-unfolds-only-for-what-it-hides", test_a_form_unfolds_only_for_what_it_hides);
  g_test_add_func ("/check-in/parts-come-in-the-chosen-order-whatever-the-settings-hold", test_parts_come_in_the_chosen_order_whatever_the_settings_hold);

  return g_test_run ();
}
