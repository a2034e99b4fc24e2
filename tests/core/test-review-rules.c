// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-peg.h"
#include "model/ebb-review-rules.h"

#include <math.h>

static double
score (double pain,
       double enjoyment,
       double activity)
{
  const double answers[] = { pain, enjoyment, activity };

  return ebb_peg_get_score (answers);
}

static void
test_peg_is_the_mean_of_three (void)
{
  g_assert_cmpfloat (score (0, 0, 0), ==, 0);
  g_assert_cmpfloat (score (10, 10, 10), ==, 10);
  g_assert_cmpfloat (score (5, 6, 6), ==, 5.7);
  g_assert_cmpfloat (score (5, 5, 6), ==, 5.3);
  g_assert_true (isnan (score (5, NAN, 6)));
  g_assert_true (isnan (score (NAN, NAN, NAN)));
  g_assert_true (isnan (score (11, 5, 5)));
  g_assert_true (isnan (score (5, -1, 5)));
}

static void
test_peg_changes_by_one (void)
{
  g_assert_cmpint (ebb_peg_compare (4.3, 3.3), ==, EBB_PEG_CHANGE_LOWER);
  g_assert_cmpint (ebb_peg_compare (4.3, 3.4), ==, EBB_PEG_CHANGE_NONE);
  g_assert_cmpint (ebb_peg_compare (3.3, 4.3), ==, EBB_PEG_CHANGE_HIGHER);
  g_assert_cmpint (ebb_peg_compare (3.3, 4.2), ==, EBB_PEG_CHANGE_NONE);
  g_assert_cmpint (ebb_peg_compare (NAN, 3), ==, EBB_PEG_CHANGE_UNKNOWN);
  g_assert_cmpint (ebb_peg_compare (3, NAN), ==, EBB_PEG_CHANGE_UNKNOWN);
  /* whatever the tenths are as doubles */
  for (int before = 10; before <= 100; before++)
    g_assert_cmpint (ebb_peg_compare (before / 10.0, (before - 10) / 10.0), ==, EBB_PEG_CHANGE_LOWER);
}

static void
test_peg_says_where_it_is_from (void)
{
  for (guint i = 0; i < EBB_PEG_N_QUESTIONS; i++)
    {
      g_assert_nonnull (g_strrstr (ebb_peg_get_question (i), "past week"));
      g_assert_cmpstr (ebb_peg_get_low_end (i), !=, "");
      g_assert_cmpstr (ebb_peg_get_high_end (i), !=, "");
    }
  g_assert_nonnull (g_strrstr (ebb_peg_get_source (), "Krebs"));
}

static void
test_a_session_stops_above_5_or_2_more (void)
{
  g_assert_false (ebb_stop_rule_applies (3, 4.9));
  g_assert_true (ebb_stop_rule_applies (3, 5));
  g_assert_false (ebb_stop_rule_applies (4, 5));
  g_assert_true (ebb_stop_rule_applies (4, 5.5));
  g_assert_true (ebb_stop_rule_applies (0, 2));
  g_assert_false (ebb_stop_rule_applies (0, 1));
  g_assert_true (ebb_stop_rule_applies (NAN, 6));
  g_assert_false (ebb_stop_rule_applies (NAN, 5));
  g_assert_false (ebb_stop_rule_applies (3, NAN));
  /* on a bad day it is enough that nothing gets worse */
  g_assert_false (ebb_stop_rule_applies (7, 7));
  g_assert_false (ebb_stop_rule_applies (7, 6));
  g_assert_true (ebb_stop_rule_applies (7, 8));
}

static EbbReviewRuleSession
plain (void)
{
  return (EbbReviewRuleSession){ NAN, NAN, NULL, NAN, FALSE, FALSE };
}

static EbbReviewRules
find (const EbbReviewRuleSession *sessions,
      guint n)
{
  EbbReviewRuleData data = { sessions, n, 0, NAN, NAN, EBB_SELF_CHANGE_ABSENT };

  return ebb_review_rules_find (&data);
}

static void
test_a_warning_sign_is_urgent (void)
{
  EbbReviewRuleSession sessions[] = { plain (), plain () };

  g_assert_cmpuint (find (NULL, 0), ==, 0);
  g_assert_cmpuint (find (sessions, 2), ==, 0);
  sessions[0].red_flag = TRUE;
  g_assert_cmpuint (find (sessions, 2), ==, EBB_REVIEW_RULE_RED_FLAG);
  g_assert_true (ebb_review_rules_are_urgent (EBB_REVIEW_RULE_RED_FLAG));
  sessions[0].red_flag = FALSE;
  sessions[1].new_numbness = TRUE;
  g_assert_cmpuint (find (sessions, 2), ==, EBB_REVIEW_RULE_NEW_NUMBNESS);
  g_assert_true (ebb_review_rules_are_urgent (EBB_REVIEW_RULE_NEW_NUMBNESS | EBB_REVIEW_RULE_SORE_TWICE));
  g_assert_false (ebb_review_rules_are_urgent (EBB_REVIEW_RULE_SORE_TWICE | EBB_REVIEW_RULE_WORSE_AFTER | EBB_REVIEW_RULE_NO_CHANGE));
}

static void
test_the_same_place_sore_for_two_days_twice (void)
{
  EbbReviewRuleSession sessions[] = { plain (), plain (), plain () };

  sessions[0].sore_region = ebb_region_find ("neck-back-left");
  sessions[0].sore_hours = 49;
  sessions[2].sore_region = ebb_region_find ("neck-back-left");
  sessions[2].sore_hours = 48;
  g_assert_cmpuint (find (sessions, 3), ==, 0);
  sessions[2].sore_hours = 48.5;
  g_assert_cmpuint (find (sessions, 3), ==, EBB_REVIEW_RULE_SORE_TWICE);
  g_assert_cmpuint (find (sessions, 2), ==, 0);
  sessions[2].sore_region = ebb_region_find ("neck-back-right");
  g_assert_cmpuint (find (sessions, 3), ==, 0);
  /* a part of the same place */
  sessions[2].sore_region = ebb_region_find ("neck-left");
  g_assert_cmpuint (find (sessions, 3), ==, EBB_REVIEW_RULE_SORE_TWICE);
}

static void
test_two_of_the_last_three_worse_a_day_later (void)
{
  EbbReviewRuleSession sessions[] = { plain (), plain (), plain (), plain () };

  for (guint i = 0; i < 4; i++)
    sessions[i].before = sessions[i].day_after = 4;
  sessions[0].day_after = 9;
  sessions[3].day_after = 6;
  /* the first is not of the last three */
  g_assert_cmpuint (find (sessions, 4), ==, 0);
  g_assert_cmpuint (find (sessions, 3), ==, 0);
  sessions[2].day_after = 5.9;
  g_assert_cmpuint (find (sessions, 4), ==, 0);
  sessions[2].day_after = 6;
  g_assert_cmpuint (find (sessions, 4), ==, EBB_REVIEW_RULE_WORSE_AFTER);
  /* a session that was not rated a day later is passed over */
  sessions[2] = plain ();
  g_assert_cmpuint (find (sessions, 4), ==, EBB_REVIEW_RULE_WORSE_AFTER);
  sessions[0].day_after = NAN;
  g_assert_cmpuint (find (sessions, 4), ==, 0);
}

static void
test_no_ten_percent_after_four_weeks (void)
{
  EbbReviewRuleData data = { NULL, 0, 4, 5, 4.6, EBB_SELF_CHANGE_NONE };

  g_assert_cmpuint (ebb_review_rules_find (&data), ==, EBB_REVIEW_RULE_NO_CHANGE);
  data.mean_now = 4.5;
  g_assert_cmpuint (ebb_review_rules_find (&data), ==, 0);
  /* just as well ten percent, though not as doubles */
  data.mean_before = 3;
  data.mean_now = 2.7;
  g_assert_cmpuint (ebb_review_rules_find (&data), ==, 0);
  data.mean_before = 5;
  data.mean_now = 6;
  data.self_change = EBB_SELF_CHANGE_WORSE;
  g_assert_cmpuint (ebb_review_rules_find (&data), ==, EBB_REVIEW_RULE_NO_CHANGE);
  data.weeks = 3;
  g_assert_cmpuint (ebb_review_rules_find (&data), ==, 0);
  data.weeks = 4;
  /* both are needed: the numbers and what the person says */
  data.self_change = EBB_SELF_CHANGE_BETTER;
  g_assert_cmpuint (ebb_review_rules_find (&data), ==, 0);
  data.self_change = EBB_SELF_CHANGE_ABSENT;
  g_assert_cmpuint (ebb_review_rules_find (&data), ==, 0);
  data.self_change = EBB_SELF_CHANGE_NONE;
  data.mean_now = NAN;
  g_assert_cmpuint (ebb_review_rules_find (&data), ==, 0);
  data.mean_now = data.mean_before = 0;
  g_assert_cmpuint (ebb_review_rules_find (&data), ==, 0);
}

static void
test_every_rule_has_a_question (void)
{
  for (guint i = 0; i < EBB_N_REVIEW_RULES; i++)
    g_assert_cmpstr (ebb_review_rule_get_question (i), !=, "");
}

/* One session more with trouble never takes a question away, but for those that look at
 * the last three. */
static void
test_more_trouble_never_asks_less (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      EbbReviewRuleSession sessions[6];
      EbbReviewRules before, after;
      guint n = (guint) g_test_rand_int_range (0, 6);

      for (guint i = 0; i < n; i++)
        {
          sessions[i] = (EbbReviewRuleSession){ g_test_rand_int_range (0, 11), g_test_rand_int_range (0, 11), NULL, g_test_rand_int_range (0, 100), g_test_rand_int_range (0, 4) == 0, g_test_rand_int_range (0, 4) == 0 };
          if (g_test_rand_bit ())
            sessions[i].sore_region = ebb_region_find (g_test_rand_bit () ? "calf-left" : "knee-right");
        }
      sessions[n] = (EbbReviewRuleSession){ 0, 10, ebb_region_find ("calf-left"), 90, FALSE, FALSE };
      before = find (sessions, n);
      after = find (sessions, n + 1);
      g_assert_cmpuint (before & ~after & ~EBB_REVIEW_RULE_WORSE_AFTER, ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-rules/PEG-is-the-mean-of-three-answers-with-one-decimal", test_peg_is_the_mean_of_three);
  g_test_add_func ("/review-rules/a-PEG-score-changes-by-one", test_peg_changes_by_one);
  g_test_add_func ("/review-rules/PEG-says-where-it-is-from", test_peg_says_where_it_is_from);
  g_test_add_func ("/review-rules/a-session-stops-above-5-or-2-more", test_a_session_stops_above_5_or_2_more);
  g_test_add_func ("/review-rules/a-warning-sign-is-urgent", test_a_warning_sign_is_urgent);
  g_test_add_func ("/review-rules/the-same-place-sore-for-two-days-twice", test_the_same_place_sore_for_two_days_twice);
  g_test_add_func ("/review-rules/two-of-the-last-three-worse-a-day-later", test_two_of_the_last_three_worse_a_day_later);
  g_test_add_func ("/review-rules/no-ten-percent-after-four-weeks", test_no_ten_percent_after_four_weeks);
  g_test_add_func ("/review-rules/every-rule-has-a-question", test_every_rule_has_a_question);
  g_test_add_func ("/review-rules/more-trouble-never-asks-less", test_more_trouble_never_asks_less);

  return g_test_run ();
}
