// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ebb-matched-private.h"
#include "ebb-test-relief.h"

#ifdef __SANITIZE_ADDRESS__
#define N_DIARIES 100
#else
#define N_DIARIES 1000
#endif

#define DAY 24

/* --- what is similar ---------------------------------------------------------- */

/* A session on the second Wednesday at 14:00, after which pain falls from 6 to 3. */
static EbbTestDiary *
make_diary (void)
{
  EbbTestDiary *diary = ebb_test_diary_new ();

  ebb_test_rate (diary, 9 * DAY + 14, 6);
  ebb_test_treat (diary, 9 * DAY + 14, 9 * DAY + 15);
  ebb_test_rate (diary, 9 * DAY + 19, 3);
  return diary;
}

/* A moment on the day @day at @hour, and a rating five hours later: as long after it as
 * the rating after the session is after the one before. */
static void
add_moment (EbbTestDiary *diary,
            double day,
            double hour,
            double pre,
            double post)
{
  ebb_test_rate (diary, day * DAY + hour, pre);
  ebb_test_rate (diary, day * DAY + hour + 5, post);
}

static guint
count_moments (EbbTestDiary *diary)
{
  g_autoptr (EbbReliefLog) log = ebb_test_log (diary);

  return ebb_matched_compare (log, EBB_RELIEF_ALL, 4).n_moments;
}

static void
test_a_moment_is_similar_by_day_hour_and_rating (void)
{
  static const struct
  {
    double day; /* 0 is a Monday */
    double hour;
    double pre;
    gboolean similar;
  } cases[] = {
    { 0, 14, 6, TRUE },
    { 4, 12, 5, TRUE },    /* Friday, two hours earlier, a point less */
    { 15, 16, 7, TRUE },   /* two hours later, a point more */
    { 5, 14, 6, FALSE },   /* Saturday */
    { 0, 11.9, 6, FALSE }, /* more than two hours earlier */
    { 0, 16.1, 6, FALSE },
    { 0, 14, 4.9, FALSE },
    { 0, 14, 7.1, FALSE },
    { 12.5, 3, 6, FALSE }, /* Saturday at 15:00 */
    { 10, 14, 6, FALSE },  /* the day after the session */
    { 12, 14, 6, FALSE },
    { 14, 14, 6, TRUE },
    { 8, 14, 6, TRUE }, /* the day before: what follows may not decide */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EbbTestDiary) diary = make_diary ();

      add_moment (diary, cases[i].day, cases[i].hour, cases[i].pre, 5);
      g_assert_cmpuint (count_moments (diary), ==, cases[i].similar ? 1 : 0);
    }
}

/* "72 hours from any session" begins when it ends, and counts for those of other kinds. */
static void
test_a_moment_is_untreated_three_days_after_any_session (void)
{
  static const int technique[] = { 1 };

  for (guint hours = 71; hours <= 73; hours++)
    {
      g_autoptr (EbbTestDiary) diary = make_diary ();
      g_autoptr (EbbReliefLog) log = NULL;
      EbbMatched all, one;

      ebb_test_treat (diary, 22 * DAY + 14 - hours - 2, 22 * DAY + 14 - hours)->tags[EBB_SESSION_TECHNIQUE] = (EbbSessionTags){ technique, 1 };
      add_moment (diary, 22, 14, 6, 5);
      log = ebb_test_log (diary);
      all = ebb_matched_compare (log, EBB_RELIEF_ALL, 4);
      one = ebb_matched_compare (log, (EbbReliefChoice){ EBB_RELIEF_BY_TECHNIQUE, 1 }, 4);
      g_assert_cmpuint (all.n_moments, ==, hours >= 72 ? 1 : 0);
      g_assert_cmpuint (all.n_sessions, ==, 2);
      g_assert_cmpuint (one.n_sessions, ==, 1);
      g_assert_cmpuint (one.n_rated, ==, 0);
    }
}

static void
test_a_session_before_the_later_rating_spoils_a_moment (void)
{
  g_autoptr (EbbTestDiary) diary = make_diary ();

  add_moment (diary, 21, 14, 6, 5);
  g_assert_cmpuint (count_moments (diary), ==, 1);
  ebb_test_treat (diary, 21 * DAY + 18, 21 * DAY + 19);
  g_assert_cmpuint (count_moments (diary), ==, 0);
}

static void
test_a_session_has_at_most_three_moments_and_shares_none (void)
{
  g_autoptr (EbbTestDiary) diary = make_diary ();

  for (guint i = 0; i < 5; i++)
    add_moment (diary, 21 + i % 4 + 7 * (i / 4), 14, 6, 5);
  g_assert_cmpuint (count_moments (diary), ==, 3);

  ebb_test_rate (diary, 16 * DAY + 14, 6);
  ebb_test_treat (diary, 16 * DAY + 14, 16 * DAY + 15);
  ebb_test_rate (diary, 16 * DAY + 19, 4);
  g_assert_cmpuint (count_moments (diary), ==, 5);
}

static void
test_the_day_and_hour_are_those_of_the_wall_clock (void)
{
  g_autoptr (EbbTestDiary) diary = make_diary ();
  EbbReliefRating pre = { ebb_test_hour (21 * DAY + 4), 6 };
  EbbReliefRating post = { ebb_test_hour (21 * DAY + 9), 6 };

  pre.when.offset = post.when.offset = 10 * 60;
  g_array_append_val (diary->ratings, pre);
  g_array_append_val (diary->ratings, post);
  g_assert_cmpuint (count_moments (diary), ==, 1);
}

/* --- what is said ----------------------------------------------------------------- */

/* @n weeks with a session each Wednesday of odd weeks; pain goes from 6 to @after after
 * sessions and to @untreated on Wednesdays without. A little wobble, else all is known. */
static EbbTestDiary *
make_weeks (guint n,
            double after,
            double untreated)
{
  EbbTestDiary *diary = ebb_test_diary_new ();

  for (guint week = 0; week < n; week++)
    {
      double noon = (7 * week + 2) * DAY + 14;

      for (guint day = 0; day < 7; day++)
        ebb_test_rate (diary, (7 * week + day) * DAY + 8, 2);
      ebb_test_rate (diary, noon, 6);
      if (week % 2 == 1)
        ebb_test_treat (diary, noon, noon + 1);
      ebb_test_rate (diary, noon + 5, (week % 2 == 1 ? after : untreated) + (week / 2 % 2 == 0 ? 0.25 : -0.25));
    }
  return diary;
}

static EbbMatched
compare_weeks (guint n,
               double after,
               double untreated)
{
  g_autoptr (EbbTestDiary) diary = make_weeks (n, after, untreated);
  g_autoptr (EbbReliefLog) log = ebb_test_log (diary);

  return ebb_matched_compare (log, EBB_RELIEF_ALL, 4);
}

static void
test_a_difference_is_called_by_its_size (void)
{
  EbbMatched lower = compare_weeks (24, 3, 5);

  g_assert_cmpuint (lower.n_matched, ==, 12);
  g_assert_cmpuint (lower.n_moments, ==, 12);
  g_assert_cmpint (lower.verdict, ==, EBB_MATCHED_LOWER);
  g_assert_cmpfloat_with_epsilon (lower.before, 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (lower.change, -3, 1e-9);
  g_assert_cmpfloat_with_epsilon (lower.moments_change, -1, 1e-9);
  g_assert_cmpfloat_with_epsilon (lower.difference, -2, 1e-9);
  g_assert_cmpfloat (lower.lower, <, -2);
  g_assert_cmpfloat (lower.upper, >, -2);
  g_assert_cmpint (compare_weeks (24, 5, 3).verdict, ==, EBB_MATCHED_HIGHER);
  g_assert_cmpint (compare_weeks (24, 4.6, 5).verdict, ==, EBB_MATCHED_SMALL);
  g_assert_cmpint (compare_weeks (24, 5, 5).verdict, ==, EBB_MATCHED_UNCLEAR);
}

static void
test_what_is_missing_is_said (void)
{
  EbbMatched three = compare_weeks (3, 3, 5);
  EbbMatched nine = compare_weeks (9, 3, 5);
  g_autoptr (EbbTestDiary) sparse = make_weeks (24, 3, 5);
  g_autoptr (EbbReliefLog) log = NULL;
  EbbMatched rare;

  g_assert_cmpint (three.verdict, ==, EBB_MATCHED_TOO_FEW);
  g_assert_cmpuint (three.missing_days, ==, 7);
  g_assert_cmpuint (three.missing_matched, ==, 4);
  g_assert_cmpuint (three.missing_moments, ==, 3);
  g_assert_cmpuint (three.missing_rated_days, ==, 0);
  g_assert_true (isnan (three.difference));
  g_assert_false (isnan (three.change));

  g_assert_cmpuint (nine.missing_days, ==, 0);
  g_assert_cmpuint (nine.missing_matched, ==, 1);
  g_assert_cmpuint (nine.missing_moments, ==, 0);

  /* a last rating long after: three of five days are rated no more */
  ebb_test_rate (sparse, 299 * DAY, 5);
  log = ebb_test_log (sparse);
  rare = ebb_matched_compare (log, EBB_RELIEF_ALL, 4);
  g_assert_cmpint (rare.verdict, ==, EBB_MATCHED_TOO_FEW);
  g_assert_cmpuint (rare.n_days, ==, 300);
  g_assert_cmpuint (rare.missing_rated_days, ==, 180 - 169);
}

/* A difference of the starts is not one of the sessions: pain that falls by half of what
 * it is falls more where it began higher. */
static void
test_a_worse_start_is_adjusted_for (void)
{
  g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
  g_autoptr (EbbReliefLog) log = NULL;
  EbbMatched matched;

  for (guint week = 0; week < 40; week++)
    {
      double noon = (7 * week + 2) * DAY + 14;
      double pre = (week % 2 == 1 ? 7 : 6.5) + (week / 2 % 3) * 0.25;

      for (guint day = 0; day < 7; day++)
        ebb_test_rate (diary, (7 * week + day) * DAY + 8, 2);
      ebb_test_rate (diary, noon, pre);
      if (week % 2 == 1)
        ebb_test_treat (diary, noon, noon + 1);
      ebb_test_rate (diary, noon + 5, pre / 2);
    }
  log = ebb_test_log (diary);
  matched = ebb_matched_compare (log, EBB_RELIEF_ALL, 4);
  g_assert_cmpuint (matched.n_matched, ==, 20);
  g_assert_cmpfloat_with_epsilon (matched.difference, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (matched.change, matched.moments_change, 1e-6);
}

static void
test_nothing_and_all_the_same_say_nothing (void)
{
  g_autoptr (EbbReliefLog) empty = ebb_relief_log_new (NULL, 0, NULL, 0, NULL, 0, 0);
  g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
  g_autoptr (EbbReliefLog) log = NULL;
  EbbMatched matched = ebb_matched_compare (empty, EBB_RELIEF_ALL, 4);

  g_assert_cmpint (matched.verdict, ==, EBB_MATCHED_TOO_FEW);
  g_assert_cmpuint (matched.missing_days, ==, 28);
  g_assert_cmpuint (matched.missing_matched, ==, 5);
  g_assert_true (isnan (matched.change));

  for (guint hour = 0; hour < 100 * DAY; hour += 3)
    ebb_test_rate (diary, hour, 5);
  for (guint day = 3; day < 100; day += 9)
    ebb_test_treat (diary, day * DAY + 12, day * DAY + 13);
  log = ebb_test_log (diary);
  matched = ebb_matched_compare (log, EBB_RELIEF_ALL, 4);
  g_assert_cmpint (matched.verdict, ==, EBB_MATCHED_UNCLEAR);
  g_assert_cmpfloat (matched.difference, ==, 0);
  g_assert_cmpfloat (matched.lower, ==, 0);
  g_assert_cmpfloat (matched.upper, ==, 0);
  g_assert_cmpuint (matched.n_more, ==, 0);
}

static void
test_more_than_eight_hours_later_is_not_compared (void)
{
  g_autoptr (EbbTestDiary) diary = make_weeks (24, 3, 5);
  g_autoptr (EbbReliefLog) log = ebb_test_log (diary);

  g_assert_cmpint (ebb_matched_compare (log, EBB_RELIEF_ALL, 8.5).verdict, ==, EBB_MATCHED_TOO_LATE);
  g_assert_cmpint (ebb_matched_compare (log, EBB_RELIEF_ALL, -1).verdict, ==, EBB_MATCHED_TOO_LATE);
  g_assert_cmpint (ebb_matched_compare (log, EBB_RELIEF_ALL, NAN).verdict, ==, EBB_MATCHED_TOO_LATE);
  g_assert_cmpint (ebb_matched_compare (log, EBB_RELIEF_ALL, 4).verdict, ==, EBB_MATCHED_LOWER);
}

static void
shuffle (GArray *array,
         GRand *rand)
{
  gsize size = g_array_get_element_size (array);
  g_autofree char *spare = g_malloc (size);

  for (guint i = array->len; i > 1; i--)
    {
      char *a = array->data + (i - 1) * size;
      char *b = array->data + g_rand_int_range (rand, 0, i) * size;

      memcpy (spare, a, size);
      memmove (a, b, size);
      memcpy (b, spare, size);
    }
}

/* --- made-up people ------------------------------------------------------------- */

/* n_days, correlation, spread, noise, entries, threshold, chance, min_gap, weekly, effect */
static const EbbTestPerson comes_when_bad = { 365, 0.978, 1.5, 0.5, 0.3, 6, 0.3, 96, FALSE, 0 };
static const EbbTestPerson rates_roughly = { 180, 0.978, 1.5, 1.0, 0.3, 6, 0.3, 96, FALSE, 0 };
static const EbbTestPerson began_lately = { 120, 0.978, 1.5, 0.5, 0.3, 6, 0.3, 96, FALSE, 0 };
static const EbbTestPerson comes_weekly = { 240, 0.978, 1.5, 0.5, 0.3, 6, 0.3, 96, TRUE, 0 };

typedef struct
{
  guint n;
  guint n_held;       /* intervals with the truth in them */
  guint n_naive_held; /* the same of plain changes */
  guint n_found;      /* intervals without 0, and lower */
  guint n_lower;      /* said to be lower */
  double differences;
  double halves; /* of the widths */
} Tally;

/* Whether the 95 % interval of the plain mean change holds @truth; with 2.2 standard
 * errors, as for a dozen sessions, it is rather too wide. */
static gboolean
naive_holds (const EbbReliefLog *log,
             double hours,
             double truth)
{
  double n = 0, mean = 0, squares = 0;

  for (guint i = 0; i < log->n_sessions; i++)
    {
      gint64 at = log->sessions[i].end.at + (gint64) (hours * EBB_RELIEF_HOUR);
      gint64 tolerance = ebb_relief_get_tolerance (hours);
      const EbbReliefRating *pre = ebb_relief_log_get_before (log, i);
      const EbbReliefRating *post = ebb_relief_log_get_nearest (log, at - tolerance, at + tolerance, at);

      if (pre == NULL || post == NULL)
        continue;
      n++;
      squares += (post->value - pre->value - mean) * (post->value - pre->value - mean) * (n - 1) / n;
      mean += (post->value - pre->value - mean) / n;
    }
  return fabs (mean - truth) <= 2.2 * sqrt (squares / (n - 1) / n);
}

static Tally
simulate (EbbTestPerson person,
          double effect,
          guint n,
          double hours)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260105);
  Tally tally = { 0 };

  person.effect = effect;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EbbTestDiary) diary = ebb_test_person_live (&person, rand);
      g_autoptr (EbbReliefLog) log = ebb_test_log (diary);
      EbbMatched matched = ebb_matched_compare (log, EBB_RELIEF_ALL, hours);

      if (matched.verdict == EBB_MATCHED_TOO_FEW)
        continue;
      tally.n++;
      tally.n_held += matched.lower <= -effect && matched.upper >= -effect;
      tally.n_naive_held += naive_holds (log, hours, -effect);
      tally.n_found += matched.upper < 0;
      tally.n_lower += matched.verdict == EBB_MATCHED_LOWER;
      tally.differences += matched.difference;
      tally.halves += (matched.upper - matched.lower) / 2;
    }
  g_test_message ("effect %g, %g h: %u diaries; interval holds the truth %.3f, plain change %.3f; found %.3f, called lower %.3f; mean difference %.3f ± %.3f",
                  effect, hours, tally.n, (double) tally.n_held / tally.n, (double) tally.n_naive_held / tally.n,
                  (double) tally.n_found / tally.n, (double) tally.n_lower / tally.n, tally.differences / tally.n, tally.halves / tally.n);
  return tally;
}

/* With few diaries chance needs more room. */
static double
get_room (const Tally *tally)
{
  return tally->n < 500 ? 0.05 : 0;
}

/* Between 93 and 97 of 100 intervals. */
static void
assert_holds (const Tally *tally)
{
  double share = (double) tally->n_held / tally->n;
  double room = 0.02 + get_room (tally);

  g_assert_cmpfloat (share, >=, 0.95 - room);
  g_assert_cmpfloat (share, <=, 0.95 + room);
}

static void
assert_nothing_is_found (EbbTestPerson person,
                         gboolean naive_is_wrong)
{
  Tally tally = simulate (person, 0, N_DIARIES, 4);

  g_assert_cmpuint (tally.n * 10, >=, N_DIARIES * 9);
  assert_holds (&tally);
  g_assert_cmpfloat (fabs (tally.differences / tally.n), <, 0.12);
  g_assert_cmpfloat ((double) tally.n_lower / tally.n, <, 0.03 + get_room (&tally));
  if (naive_is_wrong)
    g_assert_cmpfloat ((double) tally.n_naive_held / tally.n, <, 0.7);
}

static void
test_without_an_effect_whoever_comes_when_bad_is_told_so (void)
{
  assert_nothing_is_found (comes_when_bad, TRUE);
}

static void
test_without_an_effect_rough_ratings_are_told_so (void)
{
  assert_nothing_is_found (rates_roughly, TRUE);
}

static void
test_without_an_effect_few_sessions_are_told_so (void)
{
  assert_nothing_is_found (began_lately, TRUE);
}

static void
test_without_an_effect_weekly_sessions_are_told_so (void)
{
  assert_nothing_is_found (comes_weekly, FALSE);
}

/* The longest that is compared. */
static void
test_without_an_effect_eight_hours_later_is_told_so (void)
{
  Tally tally = simulate (comes_when_bad, 0, N_DIARIES / 2, EBB_MATCHED_MAX_HOURS);

  g_assert_cmpfloat ((double) tally.n_held / tally.n, >=, 0.9 - get_room (&tally));
  g_assert_cmpfloat ((double) tally.n_naive_held / tally.n, <, 0.3);
}

static void
test_an_effect_of_one_point_is_found (void)
{
  Tally tally = simulate (comes_when_bad, 1, N_DIARIES / 4, 4);

  g_assert_cmpfloat ((double) tally.n_lower / tally.n, >, 0.9 - get_room (&tally));
  g_assert_cmpfloat_with_epsilon (tally.differences / tally.n, -1, 0.15);
  g_assert_cmpfloat ((double) tally.n_held / tally.n, >, 0.9 - get_room (&tally));
}

/* The same diary in any order, or handed over again, gives the same answer. */
static void
test_the_order_of_what_is_handed_over_means_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (EbbTestDiary) diary = ebb_test_person_live (&began_lately, rand);
      g_autoptr (EbbReliefLog) log = ebb_test_log (diary);
      g_autoptr (EbbReliefLog) other = NULL;
      EbbMatched first = ebb_matched_compare (log, EBB_RELIEF_ALL, 4);
      EbbMatched second;

      shuffle (diary->ratings, rand);
      shuffle (diary->sessions, rand);
      other = ebb_test_log (diary);
      second = ebb_matched_compare (other, EBB_RELIEF_ALL, 4);
      g_assert_cmpint (first.verdict, ==, second.verdict);
      g_assert_cmpuint (first.n_moments, ==, second.n_moments);
      g_assert_cmpuint (first.n_more, ==, second.n_more);
      if (first.verdict == EBB_MATCHED_TOO_FEW)
        continue;
      g_assert_cmpfloat (first.difference, ==, second.difference);
      g_assert_cmpfloat (first.lower, ==, second.lower);
      g_assert_cmpfloat (first.upper, ==, second.upper);
    }
}

/* Of random pairs: all rules of similarity hold, and each moment is used once. */
static void
test_any_pairs_keep_the_rules (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (EbbTestDiary) diary = ebb_test_person_live (round % 2 == 0 ? &rates_roughly : &comes_weekly, rand);
      g_autoptr (EbbReliefLog) log = ebb_test_log (diary);
      g_autoptr (GHashTable) used = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_auto (EbbMatchedPairs) pairs = { NULL };
      double weight = 0;

      ebb_matched_pairs_find (&pairs, log, EBB_RELIEF_ALL, 4);
      g_assert_cmpuint (pairs.moments->len, >=, pairs.sessions->len);
      g_assert_cmpuint (pairs.moments->len, <=, 3 * pairs.sessions->len);
      for (guint i = 0; i < pairs.moments->len; i++)
        {
          EbbMatchedCase *moment = &g_array_index (pairs.moments, EbbMatchedCase, i);
          gboolean similar = FALSE;

          g_assert_true (g_hash_table_add (used, &moment->at));
          g_assert_cmpint (moment->at - MAX (ebb_relief_log_get_last_end (log, moment->at), 0), >=, EBB_RELIEF_WINDOW);
          for (guint j = 0; j < pairs.sessions->len; j++)
            {
              EbbMatchedCase *treated = &g_array_index (pairs.sessions, EbbMatchedCase, j);
              int apart = ABS (moment->minute - treated->minute);

              similar |= moment->weekend == treated->weekend && MIN (apart, 1440 - apart) <= 120 && fabs (moment->pre - treated->pre) <= 1;
            }
          g_assert_true (similar);
          weight += moment->weight;
        }
      g_assert_cmpfloat_with_epsilon (weight, pairs.sessions->len, 1e-6);
    }
}

/* Whatever is in a diary, the answer is one. */
static void
test_any_diary_can_be_compared (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
      g_autoptr (EbbReliefLog) log = NULL;
      guint n_hours = g_test_rand_int_range (1, 3000);
      guint n = g_test_rand_int_range (0, 400);
      EbbMatched matched;

      for (guint i = 0; i < n; i++)
        ebb_test_rate (diary, g_test_rand_int_range (0, n_hours), g_test_rand_int_range (0, 11));
      for (guint i = 0; i < n / 8; i++)
        {
          double start = g_test_rand_int_range (0, n_hours);

          ebb_test_treat (diary, start, start + g_test_rand_int_range (0, 3));
        }
      log = ebb_test_log (diary);
      matched = ebb_matched_compare (log, EBB_RELIEF_ALL, g_test_rand_int_range (0, 10));
      g_assert_cmpuint (matched.n_matched, <=, matched.n_rated);
      g_assert_cmpuint (matched.n_rated, <=, matched.n_sessions);
      g_assert_cmpint (isnan (matched.change), ==, matched.n_matched == 0);
      g_assert_cmpint (isnan (matched.difference), ==, matched.verdict <= EBB_MATCHED_TOO_LATE);
      if (matched.verdict <= EBB_MATCHED_TOO_LATE)
        continue;
      g_assert_cmpfloat (matched.lower, <=, matched.upper);
      g_assert_cmpfloat_with_epsilon (matched.change - matched.moments_change, matched.difference, 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matched/a-moment-is-similar-by-day-hour-and-rating", test_a_moment_is_similar_by_day_hour_and_rating);
  g_test_add_func ("/matched/a-moment-is-untreated-three-days-after-any-session", test_a_moment_is_untreated_three_days_after_any_session);
  g_test_add_func ("/matched/a-session-before-the-later-rating-spoils-a-moment", test_a_session_before_the_later_rating_spoils_a_moment);
  g_test_add_func ("/matched/a-session-has-at-most-three-moments-and-shares-none", test_a_session_has_at_most_three_moments_and_shares_none);
  g_test_add_func ("/matched/the-day-and-hour-are-those-of-the-wall-clock", test_the_day_and_hour_are_those_of_the_wall_clock);
  g_test_add_func ("/matched/a-difference-is-called-by-its-size", test_a_difference_is_called_by_its_size);
  g_test_add_func ("/matched/what-is-missing-is-said", test_what_is_missing_is_said);
  g_test_add_func ("/matched/a-worse-start-is-adjusted-for", test_a_worse_start_is_adjusted_for);
  g_test_add_func ("/matched/nothing-and-all-the-same-say-nothing", test_nothing_and_all_the_same_say_nothing);
  g_test_add_func ("/matched/more-than-eight-hours-later-is-not-compared", test_more_than_eight_hours_later_is_not_compared);
  g_test_add_func ("/matched/the-order-of-what-is-handed-over-means-nothing", test_the_order_of_what_is_handed_over_means_nothing);
  g_test_add_func ("/matched/any-pairs-keep-the-rules", test_any_pairs_keep_the_rules);
  g_test_add_func ("/matched/any-diary-can-be-compared", test_any_diary_can_be_compared);
  g_test_add_func ("/matched/without-an-effect-whoever-comes-when-bad-is-told-so", test_without_an_effect_whoever_comes_when_bad_is_told_so);
  g_test_add_func ("/matched/without-an-effect-rough-ratings-are-told-so", test_without_an_effect_rough_ratings_are_told_so);
  g_test_add_func ("/matched/without-an-effect-few-sessions-are-told-so", test_without_an_effect_few_sessions_are_told_so);
  g_test_add_func ("/matched/without-an-effect-weekly-sessions-are-told-so", test_without_an_effect_weekly_sessions_are_told_so);
  g_test_add_func ("/matched/without-an-effect-eight-hours-later-is-told-so", test_without_an_effect_eight_hours_later_is_told_so);
  g_test_add_func ("/matched/an-effect-of-one-point-is-found", test_an_effect_of_one_point_is_found);

  return g_test_run ();
}
