// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ebb-goal-progress.h"
#include "analysis/ebb-review-facts.h"

#include <math.h>

#define TODAY 20000

static EbbReadings *
make_readings (EbbDay from,
               EbbDay to,
               EbbDay step,
               double value)
{
  EbbReadings *readings = ebb_readings_new ();

  for (EbbDay day = from; day <= to; day += step)
    {
      ebb_readings_add_day (readings, day, 1);
      ebb_readings_add (readings, day, 3600, value);
    }
  ebb_readings_seal (readings);
  return readings;
}

static EbbGoal *
make_goal (EbbGoalMeasure measure,
           EbbGoalWay way,
           double target)
{
  EbbGoal *goal = ebb_goal_new ("Something");

  goal->measure = measure;
  goal->way = way;
  goal->target = target;
  return goal;
}

static EbbReview *
make_review (EbbDay day,
             double score)
{
  EbbReview *review = ebb_review_new ("course", (EbbMoment){ (gint64) day * 86400, 0 });

  review->pain = review->enjoyment = review->activity = score;
  return review;
}

static void
assert_progress (EbbGoal *goal,
                 const EbbReadings *readings,
                 EbbReview *latest,
                 const char *expected)
{
  g_autofree char *text = ebb_goal_describe_progress (goal, NULL, readings, latest, TODAY);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_days_without_a_value_are_no_days_on_which_a_goal_was_missed (void)
{
  g_autoptr (EbbGoal) goal = make_goal (EBB_GOAL_PAIN, EBB_GOAL_AT_MOST, 4);
  g_autoptr (EbbReadings) sparse = make_readings (TODAY - 8, TODAY, 4, 3);
  g_autoptr (EbbReadings) old = make_readings (TODAY - 90, TODAY - EBB_GOAL_REACH, 1, 3);

  assert_progress (goal, sparse, NULL, "Pain now 4 or less: on 3 of the last 3 days with a value");
  g_assert_cmpfloat (ebb_goal_get_value (goal, sparse, NULL, TODAY), ==, 3);
  /* what is long ago does not speak for now */
  assert_progress (goal, old, NULL, "No value in the last 60 days.");
  g_assert_true (isnan (ebb_goal_get_value (goal, old, NULL, TODAY)));
}

static void
test_a_score_is_that_of_the_last_review_with_all_answers (void)
{
  g_autoptr (EbbGoal) goal = make_goal (EBB_GOAL_PEG, EBB_GOAL_AT_MOST, 4);
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func (g_object_unref);
  EbbSubject subject;

  g_assert_null (ebb_goal_find_latest (reviews));
  g_ptr_array_add (reviews, make_review (TODAY - 10, 3));
  g_ptr_array_add (reviews, make_review (TODAY - 20, 7));
  g_ptr_array_add (reviews, make_review (TODAY, NAN));
  g_assert_true (ebb_goal_find_latest (reviews) == reviews->pdata[0]);
  assert_progress (goal, NULL, reviews->pdata[0], "It was 3 on 24 Sep 2024, as wanted.");
  assert_progress (goal, NULL, reviews->pdata[1], "It was 7 on 14 Sep 2024.");
  assert_progress (goal, NULL, NULL, "The three questions were not answered yet.");
  g_assert_false (ebb_goal_get_subject (goal, &subject));
}

static EbbSession *
make_session (EbbDay day,
              double before,
              double day_after)
{
  EbbSession *session = ebb_session_new_done ((EbbMoment){ (gint64) day * 86400 + 36000, 0 }, 60);

  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, before);
  ebb_session_set_rating (session, EBB_PHASE_LATER, 24, EBB_ASPECT_PAIN, NULL, day_after);
  return session;
}

static void
test_weeks_are_those_before_the_first_session_and_up_to_today (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbReadings) readings = make_readings (TODAY - 60, TODAY, 1, 5);
  g_autoptr (EbbReadings) few = make_readings (TODAY - 60, TODAY, 6, 5);
  EbbTrendChange change;

  g_ptr_array_add (sessions, make_session (TODAY - 20, 5, 5));
  g_ptr_array_add (sessions, make_session (TODAY - 30, 5, 5));
  change = ebb_review_compare_pain (readings, sessions, TODAY);
  g_assert_true (change.known);
  g_assert_cmpint (change.before.period.from, ==, TODAY - 37);
  g_assert_cmpint (change.before.period.to, ==, TODAY - 31);
  g_assert_cmpint (change.now.period.from, ==, TODAY - 6);
  g_assert_false (ebb_review_compare_pain (few, sessions, TODAY).known);
  g_assert_cmpuint (ebb_review_count_done (sessions), ==, 2);

  /* after four weeks without a change, if the person sees none */
  g_assert_cmpuint (ebb_review_find_questions (sessions, &change, TODAY, EBB_SELF_CHANGE_NONE, FALSE), ==, EBB_REVIEW_RULE_NO_CHANGE);
  g_assert_cmpuint (ebb_review_find_questions (sessions, &change, TODAY, EBB_SELF_CHANGE_BETTER, FALSE), ==, 0);
  g_assert_cmpuint (ebb_review_find_questions (sessions, &change, TODAY, EBB_SELF_CHANGE_BETTER, TRUE), ==, EBB_REVIEW_RULE_NEW_NUMBNESS);
}

static void
test_worse_a_day_later_in_two_of_three_is_a_question (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  EbbTrendChange unknown = { .known = FALSE };

  g_ptr_array_add (sessions, make_session (TODAY - 3, 4, 6));
  g_ptr_array_add (sessions, make_session (TODAY - 9, 4, 4));
  g_ptr_array_add (sessions, make_session (TODAY - 6, 4, 7));
  g_assert_cmpuint (ebb_review_find_questions (sessions, &unknown, TODAY, EBB_SELF_CHANGE_ABSENT, FALSE), ==, EBB_REVIEW_RULE_WORSE_AFTER);
}

static void
test_the_same_place_sore_for_long_twice_is_a_question (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;
  EbbTrendChange unknown = { .known = FALSE };

  for (guint i = 0; i < 3; i++)
    {
      EbbSession *session = make_session (TODAY - 10 + (EbbDay) i, NAN, NAN);
      EbbSessionEffect effect = { EBB_EFFECT_SORENESS, ebb_region_find_on_side ("low-back", EBB_SIDE_LEFT), 60, NULL };

      if (i < 2)
        g_array_append_val (session->effects, effect);
      g_ptr_array_add (sessions, session);
    }
  g_assert_cmpuint (ebb_review_find_questions (sessions, &unknown, TODAY, EBB_SELF_CHANGE_ABSENT, FALSE), ==, EBB_REVIEW_RULE_SORE_TWICE);
  text = ebb_review_describe_effects (sessions);
  g_assert_cmpstr (text, ==, "Soreness after 2 of 3 sessions");
}

static void
test_a_score_is_compared_only_with_one_from_before (void)
{
  g_autoptr (EbbReview) before = make_review (TODAY - 30, 6);
  g_autoptr (EbbReview) now = make_review (TODAY, 5.5);
  g_autoptr (EbbReview) empty = make_review (TODAY, NAN);
  g_autofree char *small = ebb_review_describe_peg (before, now);
  g_autofree char *alone = ebb_review_describe_peg (NULL, now);

  g_assert_cmpstr (small, ==, "The score was 6 before and is 5.5 now. A change of less than about 1 is too small to notice.");
  g_assert_cmpstr (alone, ==, "The score is 5.5 of 10. There is none from before the course to compare it with.");
  g_assert_null (ebb_review_describe_peg (before, empty));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/course-facts/days-without-a-value-are-no-days-on-which-a-goal-was-missed", test_days_without_a_value_are_no_days_on_which_a_goal_was_missed);
  g_test_add_func ("/course-facts/a-score-is-that-of-the-last-review-with-all-answers", test_a_score_is_that_of_the_last_review_with_all_answers);
  g_test_add_func ("/course-facts/weeks-are-those-before-the-first-session-and-up-to-today", test_weeks_are_those_before_the_first_session_and_up_to_today);
  g_test_add_func ("/course-facts/worse-a-day-later-in-two-of-three-is-a-question", test_worse_a_day_later_in_two_of_three_is_a_question);
  g_test_add_func ("/course-facts/the-same-place-sore-for-long-twice-is-a-question", test_the_same_place_sore_for_long_twice_is_a_question);
  g_test_add_func ("/course-facts/a-score-is-compared-only-with-one-from-before", test_a_score_is_compared_only_with_one_from_before);

  return g_test_run ();
}
