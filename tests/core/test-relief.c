// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ebb-relief.h"
#include "ebb-test-relief.h"

/* Hours are counted from a Monday; the sessions take from hour 100 to 101, and the three
 * days before have ratings of 6, 7 and 8: baseline 7, margin 1.4, relief at 5.6 or
 * less, back above 6.3. */
static EbbTestDiary *
make_diary (void)
{
  EbbTestDiary *diary = ebb_test_diary_new ();

  ebb_test_rate (diary, 20, 0); /* too long ago */
  ebb_test_rate (diary, 40, 6);
  ebb_test_rate (diary, 60, 7);
  ebb_test_rate (diary, 100, 8);
  ebb_test_treat (diary, 100, 101);
  return diary;
}

/* "0=4 2=5": ratings by hours after the session */
static void
rate_after (EbbTestDiary *diary,
            const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      char *value;
      double hour = g_ascii_strtod (words[i], &value);

      ebb_test_rate (diary, 101 + hour, g_ascii_strtod (value + 1, NULL));
    }
}

static EbbReliefOutcome
get_outcome (const char *after)
{
  g_autoptr (EbbTestDiary) diary = make_diary ();
  g_autoptr (EbbReliefLog) log = NULL;

  rate_after (diary, after);
  log = ebb_test_log (diary);
  return ebb_relief_get_outcome (log, 0);
}

static void
test_the_baseline_is_the_mean_of_three_days (void)
{
  EbbReliefOutcome outcome = get_outcome ("");

  g_assert_cmpint (outcome.kind, ==, EBB_RELIEF_NO_FOLLOW_UP);
  g_assert_cmpuint (outcome.n_before, ==, 3);
  g_assert_cmpfloat_with_epsilon (outcome.baseline, 7, 1e-9);
  g_assert_cmpfloat_with_epsilon (outcome.margin, 1.4, 1e-9);
}

static void
test_two_ratings_before_are_no_baseline (void)
{
  g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
  g_autoptr (EbbReliefLog) log = NULL;

  ebb_test_rate (diary, 60, 7);
  ebb_test_rate (diary, 100, 8);
  ebb_test_treat (diary, 100, 101);
  ebb_test_rate (diary, 101, 1);
  log = ebb_test_log (diary);
  g_assert_cmpint (ebb_relief_get_outcome (log, 0).kind, ==, EBB_RELIEF_NO_BASELINE);
  g_assert_true (isnan (ebb_relief_get_change (log, 0, 0)));
}

/* max(1, 0.2 B) below the baseline */
static void
test_relief_is_a_fifth_and_at_least_a_point (void)
{
  g_autoptr (EbbTestDiary) mild = ebb_test_diary_new ();
  g_autoptr (EbbReliefLog) log = NULL;

  g_assert_cmpint (get_outcome ("1=5.7").kind, ==, EBB_RELIEF_NONE);
  g_assert_cmpint (get_outcome ("1=5.6").kind, ==, EBB_RELIEF_LASTED);
  g_assert_cmpint (get_outcome ("1=8 4=6 24=5").kind, ==, EBB_RELIEF_LASTED);
  g_assert_cmpfloat (get_outcome ("1=8 4=6 24=5").began, ==, 24);

  for (guint i = 0; i < 3; i++)
    ebb_test_rate (mild, 80 + i, 2);
  ebb_test_treat (mild, 100, 101);
  ebb_test_rate (mild, 102, 1);
  log = ebb_test_log (mild);
  g_assert_cmpfloat (ebb_relief_get_outcome (log, 0).margin, ==, 1);
  g_assert_cmpint (ebb_relief_get_outcome (log, 0).kind, ==, EBB_RELIEF_LASTED);
}

static void
test_pain_is_back_when_two_ratings_say_so_or_the_last (void)
{
  EbbReliefOutcome confirmed = get_outcome ("1=5 4=6.3 8=6.4 10=7 24=3");
  EbbReliefOutcome single = get_outcome ("1=5 4=7 8=5 24=5");
  EbbReliefOutcome last = get_outcome ("1=5 4=5 8=7");

  g_assert_cmpint (confirmed.kind, ==, EBB_RELIEF_RETURNED);
  g_assert_cmpfloat (confirmed.hours, ==, 6); /* between 4 and 8 */
  g_assert_false (confirmed.wide);
  g_assert_cmpint (single.kind, ==, EBB_RELIEF_LASTED);
  g_assert_cmpfloat (single.hours, ==, 24);
  g_assert_cmpint (last.kind, ==, EBB_RELIEF_RETURNED);
  g_assert_cmpfloat (last.hours, ==, 6);
}

static void
test_a_long_gap_is_said_to_be_one (void)
{
  EbbReliefOutcome six = get_outcome ("1=5 7=7");
  EbbReliefOutcome more = get_outcome ("1=5 7.5=7");

  g_assert_cmpfloat (six.hours, ==, 4);
  g_assert_false (six.wide);
  g_assert_true (more.wide);
  g_assert_cmpfloat (more.last_low, ==, 1);
  g_assert_cmpfloat (more.first_high, ==, 7.5);
}

static void
test_ratings_count_until_rescue_or_the_next_session_or_three_days (void)
{
  g_autoptr (EbbTestDiary) rescued = make_diary ();
  g_autoptr (EbbTestDiary) again = make_diary ();
  g_autoptr (EbbReliefLog) log = NULL;
  EbbReliefOutcome outcome;

  rate_after (rescued, "1=5 4=5 8=2 24=7 48=7");
  ebb_test_rescue (rescued, 90); /* before the session: no matter */
  ebb_test_rescue (rescued, 101 + 6);
  log = ebb_test_log (rescued);
  outcome = ebb_relief_get_outcome (log, 0);
  g_assert_cmpint (outcome.kind, ==, EBB_RELIEF_LASTED);
  g_assert_cmpint (outcome.end, ==, EBB_RELIEF_END_RESCUE);
  g_assert_cmpfloat (outcome.hours, ==, 4);
  g_assert_true (isnan (ebb_relief_get_change (log, 0, 24)));
  g_clear_pointer (&log, ebb_relief_log_free);

  rate_after (again, "1=5 20=4 24=7 48=7");
  ebb_test_treat (again, 101 + 20, 101 + 22);
  log = ebb_test_log (again);
  outcome = ebb_relief_get_outcome (log, 0);
  g_assert_cmpint (outcome.kind, ==, EBB_RELIEF_LASTED);
  g_assert_cmpint (outcome.end, ==, EBB_RELIEF_END_NEXT_SESSION);
  g_assert_cmpfloat (outcome.hours, ==, 20);

  g_assert_cmpint (get_outcome ("73=2").kind, ==, EBB_RELIEF_NO_FOLLOW_UP);
  g_assert_cmpfloat (get_outcome ("1=2 72=2 73=9 74=9").hours, ==, 72);
}

static void
test_overlapping_sessions_leave_nothing_known_of_the_first (void)
{
  g_autoptr (EbbTestDiary) diary = make_diary ();
  g_autoptr (EbbReliefLog) log = NULL;

  ebb_test_treat (diary, 100.5, 103);
  rate_after (diary, "1=3 3=2");
  log = ebb_test_log (diary);
  g_assert_cmpint (ebb_relief_get_outcome (log, 0).kind, ==, EBB_RELIEF_NO_FOLLOW_UP);
  g_assert_cmpint (ebb_relief_get_outcome (log, 1).kind, ==, EBB_RELIEF_LASTED);
  g_assert_cmpfloat (ebb_relief_get_outcome (log, 1).hours, ==, 1);
}

static void
test_what_cannot_be_is_left_out (void)
{
  EbbReliefRating ratings[] = {
    { { 1000, 0 }, NAN },
    { { 1000, 0 }, -1 },
    { { 1000, 0 }, 10.5 },
    { { 1000, 0 }, INFINITY },
    { { 5001, 0 }, 5 }, /* in the future */
    { { 1000, EBB_OFFSET_MAX + 1 }, 5 },
    { { G_MININT64, 0 }, 5 },
    { { 2000, 0 }, 5 },
  };
  EbbReliefSession sessions[] = {
    { .start = { 2000, 0 }, .end = { 1999, 0 } },
    { .start = { 4000, 0 }, .end = { 5001, 0 } },
    { .start = { 3000, 0 }, .end = { 3000, 0 } },
  };
  gint64 rescues[] = { 6000, 4000, 100 };
  g_autoptr (EbbReliefLog) log = ebb_relief_log_new (ratings, G_N_ELEMENTS (ratings), sessions, 3, rescues, 3, 5000);
  g_autoptr (EbbReliefLog) empty = ebb_relief_log_new (NULL, 0, NULL, 0, NULL, 0, 0);
  g_autoptr (EbbReliefSummary) nothing = ebb_relief_summarise (empty, EBB_RELIEF_ALL);

  g_assert_cmpuint (log->n_ratings, ==, 1);
  g_assert_cmpuint (log->n_sessions, ==, 1);
  g_assert_cmpuint (log->n_rescues, ==, 2);
  g_assert_cmpuint (log->n_left_out, ==, 7 + 2 + 1);
  g_assert_cmpint (ebb_relief_log_get_rescue (log, 100), ==, 4000);
  g_assert_cmpint (ebb_relief_log_get_rescue (log, 4000), ==, G_MAXINT64);
  g_assert_true (isnan (nothing->share));
  g_assert_cmpint (nothing->duration, ==, EBB_DURATION_UNKNOWN);
  g_assert_cmpuint (nothing->missing_relief, ==, 5);
  g_assert_cmpuint (nothing->missing_returned, ==, 3);
}

/* Sessions ten days apart, each with a baseline of 7, and after it what is said. */
static EbbReliefLog *
make_course (EbbTestDiary *diary,
             const char *const *after)
{
  for (guint i = 0; after[i] != NULL; i++)
    {
      double start = 240 * i + 100;
      g_auto (GStrv) words = g_strsplit (after[i], " ", -1);

      for (guint j = 0; j < 3; j++)
        ebb_test_rate (diary, start - 30 + 10 * j, 7);
      ebb_test_treat (diary, start, start + 1);
      for (guint j = 0; words[j] != NULL; j++)
        {
          char *value;
          double hour = g_ascii_strtod (words[j], &value);

          ebb_test_rate (diary, start + 1 + hour, g_ascii_strtod (value + 1, NULL));
        }
    }
  return ebb_test_log (diary);
}

static void
test_a_median_needs_five_sessions_and_three_returns (void)
{
  const char *after[] = { "1=3 3=7", "1=3 5=7", "1=3 7=7", "1=3 24=3", "1=7 4=7", NULL, NULL };
  g_autoptr (EbbTestDiary) four = ebb_test_diary_new ();
  g_autoptr (EbbTestDiary) five = ebb_test_diary_new ();
  g_autoptr (EbbTestDiary) two = ebb_test_diary_new ();
  g_autoptr (EbbReliefLog) log = make_course (four, after);
  g_autoptr (EbbReliefSummary) summary = ebb_relief_summarise (log, EBB_RELIEF_ALL);

  g_assert_cmpuint (summary->n_known, ==, 5);
  g_assert_cmpuint (summary->n_relief, ==, 4);
  g_assert_cmpfloat (summary->share, ==, 0.8);
  g_assert_cmpuint (summary->n_returned, ==, 3);
  g_assert_cmpint (summary->duration, ==, EBB_DURATION_UNKNOWN);
  g_assert_cmpuint (summary->missing_relief, ==, 1);
  g_assert_cmpuint (summary->missing_returned, ==, 0);
  g_clear_pointer (&log, ebb_relief_log_free);
  g_clear_pointer (&summary, ebb_relief_summary_free);

  /* 2, 3, 4, 24+, 48+: half are left at 4 h */
  after[5] = "1=3 48=3";
  log = make_course (five, after);
  summary = ebb_relief_summarise (log, EBB_RELIEF_ALL);
  g_assert_cmpint (summary->duration, ==, EBB_DURATION_MEDIAN);
  g_assert_cmpfloat (summary->median, ==, 4);
  g_assert_cmpfloat (summary->lower_quartile, ==, 3);
  g_assert_true (isnan (summary->upper_quartile));
  g_clear_pointer (&log, ebb_relief_log_free);
  g_clear_pointer (&summary, ebb_relief_summary_free);

  after[0] = "1=3 48=3";
  log = make_course (two, after);
  summary = ebb_relief_summarise (log, EBB_RELIEF_ALL);
  g_assert_cmpint (summary->duration, ==, EBB_DURATION_UNKNOWN);
  g_assert_cmpuint (summary->missing_returned, ==, 1);
}

static void
test_a_median_that_is_not_reached_is_longer_than_most_lasted (void)
{
  const char *after[] = { "1=3 3=7", "1=3 5=7", "1=3 7=7", "4=3 24=3", "1=3 24=3", "1=3 30=3", "1=3 48=3", "1=3 48=3", NULL };
  g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
  g_autoptr (EbbReliefLog) log = make_course (diary, after);
  g_autoptr (EbbReliefSummary) summary = ebb_relief_summarise (log, EBB_RELIEF_ALL);

  g_assert_cmpint (summary->duration, ==, EBB_DURATION_LONGER);
  g_assert_true (isnan (summary->median));
  g_assert_cmpfloat (summary->longer_than, ==, 24); /* five of eight lasted that long */
}

static void
test_the_curve_takes_the_ratings_nearest_to_its_hours (void)
{
  const char *after[] = { "0=5 1.4=4 3=6 5=3 20=6 25=7 45=7", "0.6=1 7=2 60=2", "1=6", NULL };
  static const struct
  {
    guint n;
    double median;
  } expected[] = { { 1, -2 }, { 3, -3 }, { 1, -1 }, { 1, 0 }, { 1, 0 } };
  g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
  g_autoptr (EbbReliefLog) log = make_course (diary, after);
  EbbReliefPoint points[EBB_N_RELIEF_POINTS];

  ebb_relief_get_curve (log, EBB_RELIEF_ALL, points);
  for (guint i = 0; i < EBB_N_RELIEF_POINTS; i++)
    {
      g_assert_cmpuint (points[i].n, ==, expected[i].n);
      g_assert_cmpfloat (points[i].median, ==, expected[i].median);
    }
  g_assert_cmpfloat (points[1].lower_quartile, ==, -4.5); /* of -6, -3, -1 */
  g_assert_cmpfloat (points[1].upper_quartile, ==, -2);
  g_assert_cmpint (ebb_relief_get_tolerance (0), ==, 1800);
  g_assert_cmpint (ebb_relief_get_tolerance (4), ==, 2 * 3600);
  g_assert_cmpint (ebb_relief_get_tolerance (24), ==, 6 * 3600);
  g_assert_cmpint (ebb_relief_get_tolerance (48), ==, 8 * 3600);
}

static void
test_a_session_counts_for_each_of_its_techniques (void)
{
  static const int both[] = { 7, 3 };
  static const int one[] = { 3 };
  g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
  g_autoptr (EbbReliefLog) log = NULL;
  g_autofree int *values = NULL;
  g_autofree int *parts = NULL;
  g_autoptr (EbbReliefSummary) seven = NULL;
  g_autoptr (EbbReliefSummary) three = NULL;
  g_autoptr (EbbReliefSummary) other = NULL;
  guint n;

  ebb_test_treat (diary, 9, 10)->tags[EBB_SESSION_TECHNIQUE] = (EbbSessionTags){ both, 2 };
  ebb_test_treat (diary, 24 + 18, 24 + 19)->tags[EBB_SESSION_TECHNIQUE] = (EbbSessionTags){ one, 1 };
  ebb_test_treat (diary, 48 + 2, 48 + 3);
  log = ebb_test_log (diary);

  values = ebb_relief_list_values (log, EBB_RELIEF_BY_TECHNIQUE, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (values[0], ==, 3);
  g_assert_cmpint (values[1], ==, 7);
  g_assert_null (ebb_relief_list_values (log, EBB_RELIEF_BY_REGION, &n));
  g_assert_cmpuint (n, ==, 0);
  parts = ebb_relief_list_values (log, EBB_RELIEF_BY_PART_OF_DAY, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (parts[0], ==, EBB_PART_NIGHT);

  three = ebb_relief_summarise (log, (EbbReliefChoice){ EBB_RELIEF_BY_TECHNIQUE, 3 });
  seven = ebb_relief_summarise (log, (EbbReliefChoice){ EBB_RELIEF_BY_TECHNIQUE, 7 });
  other = ebb_relief_summarise (log, (EbbReliefChoice){ EBB_RELIEF_BY_PART_OF_DAY, EBB_PART_EVENING });
  g_assert_cmpuint (three->n_sessions, ==, 2);
  g_assert_cmpuint (seven->n_sessions, ==, 1);
  g_assert_cmpuint (other->n_sessions, ==, 1);
}

static void
test_the_part_of_the_day_is_by_the_wall_clock (void)
{
  static const EbbPartOfDay parts[] = { EBB_PART_NIGHT, EBB_PART_MORNING, EBB_PART_AFTERNOON, EBB_PART_EVENING };
  static const int hours[] = { 22, 5, 12, 17 };

  for (guint i = 0; i < 4; i++)
    {
      EbbMoment moment = { EBB_TEST_MONDAY + hours[i] * EBB_RELIEF_HOUR, 0 };

      g_assert_cmpint (ebb_part_of_day (moment), ==, parts[i]);
      moment.at--;
      g_assert_cmpint (ebb_part_of_day (moment), ==, parts[(i + 3) % 4]);
      moment = (EbbMoment){ EBB_TEST_MONDAY + (hours[i] - 2) * EBB_RELIEF_HOUR, 120 };
      g_assert_cmpint (ebb_part_of_day (moment), ==, parts[i]);
    }
}

/* The ways of finding things agree with looking at everything. */
static void
test_looking_up_agrees_with_looking_at_everything (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
      g_autoptr (EbbReliefLog) log = NULL;
      guint n = g_test_rand_int_range (0, 30);

      for (guint i = 0; i < n; i++)
        {
          double start = g_test_rand_int_range (0, 200);

          ebb_test_rate (diary, g_test_rand_int_range (0, 200), g_test_rand_int_range (0, 11));
          if (i % 3 == 0)
            ebb_test_treat (diary, start, start + g_test_rand_int_range (0, 4));
          if (i % 4 == 0)
            ebb_test_rescue (diary, g_test_rand_int_range (0, 200));
        }
      log = ebb_test_log (diary);
      for (guint trial = 0; trial < 50; trial++)
        {
          gint64 at = ebb_test_hour (g_test_rand_int_range (-5, 205)).at;
          gint64 from = ebb_test_hour (g_test_rand_int_range (-5, 205)).at;
          gint64 to = ebb_test_hour (g_test_rand_int_range (-5, 205)).at;
          const EbbReliefRating *nearest = ebb_relief_log_get_nearest (log, from, to, at);
          gint64 next = G_MAXINT64, last = G_MININT64, distance = G_MAXINT64;
          gint64 rescue = G_MAXINT64;
          guint place = 0;

          for (guint i = 0; i < log->n_sessions; i++)
            if (log->sessions[i].start.at > at)
              next = MIN (next, log->sessions[i].start.at);
            else
              last = MAX (last, log->sessions[i].end.at);
          for (guint i = 0; i < log->n_rescues; i++)
            if (log->rescues[i] > at)
              rescue = MIN (rescue, log->rescues[i]);
          for (guint i = 0; i < log->n_ratings; i++)
            {
              gint64 when = log->ratings[i].when.at;

              place += when < at;
              if (when >= from && when <= to)
                distance = MIN (distance, ABS (when - at));
            }
          g_assert_cmpint (ebb_relief_log_get_next_start (log, at), ==, next);
          g_assert_cmpint (ebb_relief_log_get_last_end (log, at), ==, last);
          g_assert_cmpint (ebb_relief_log_get_rescue (log, at), ==, rescue);
          g_assert_cmpuint (ebb_relief_log_find_rating (log, at), ==, place);
          g_assert_cmpint (nearest != NULL ? ABS (nearest->when.at - at) : G_MAXINT64, ==, distance);
        }
    }
}

/* Of random diaries: every session is counted once, and what is said lies within what
 * was recorded. */
static void
test_any_diary_adds_up (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
      g_autoptr (EbbReliefLog) log = NULL;
      g_autoptr (EbbReliefSummary) summary = NULL;
      guint n_hours = g_test_rand_int_range (1, 2000);
      guint n_ratings = g_test_rand_int_range (0, 200);
      guint n_sessions = g_test_rand_int_range (0, 20);

      for (guint i = 0; i < n_ratings; i++)
        ebb_test_rate (diary, g_test_rand_int_range (0, n_hours), g_test_rand_int_range (0, 11));
      for (guint i = 0; i < n_sessions; i++)
        {
          double start = g_test_rand_int_range (0, n_hours);

          ebb_test_treat (diary, start, start + g_test_rand_int_range (0, 3));
        }
      for (guint i = 0; i < n_sessions / 4; i++)
        ebb_test_rescue (diary, g_test_rand_int_range (0, n_hours));
      log = ebb_test_log (diary);
      summary = ebb_relief_summarise (log, EBB_RELIEF_ALL);

      g_assert_cmpuint (summary->n_sessions, ==, n_sessions);
      g_assert_cmpuint (summary->n_known + summary->n_no_baseline + summary->n_no_follow_up, ==, n_sessions);
      g_assert_cmpuint (summary->n_relief, <=, summary->n_known);
      g_assert_cmpuint (summary->n_returned, <=, summary->n_relief);
      g_assert_cmpuint (summary->curve->n, ==, summary->n_relief);
      for (guint i = 0; i < log->n_sessions; i++)
        {
          EbbReliefOutcome outcome = ebb_relief_get_outcome (log, i);

          if (outcome.kind < EBB_RELIEF_RETURNED)
            continue;
          g_assert_cmpfloat (outcome.began, >=, 0);
          g_assert_cmpfloat (outcome.hours, >=, outcome.began);
          g_assert_cmpfloat (outcome.hours, <=, 72);
          g_assert_cmpfloat (outcome.hours, >=, outcome.last_low);
          g_assert_cmpint (isnan (outcome.first_high), ==, outcome.kind == EBB_RELIEF_LASTED);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/relief/the-baseline-is-the-mean-of-three-days", test_the_baseline_is_the_mean_of_three_days);
  g_test_add_func ("/relief/two-ratings-before-are-no-baseline", test_two_ratings_before_are_no_baseline);
  g_test_add_func ("/relief/relief-is-a-fifth-and-at-least-a-point", test_relief_is_a_fifth_and_at_least_a_point);
  g_test_add_func ("/relief/pain-is-back-when-two-ratings-say-so-or-the-last", test_pain_is_back_when_two_ratings_say_so_or_the_last);
  g_test_add_func ("/relief/a-long-gap-is-said-to-be-one", test_a_long_gap_is_said_to_be_one);
  g_test_add_func ("/relief/ratings-count-until-rescue-or-the-next-session-or-three-days", test_ratings_count_until_rescue_or_the_next_session_or_three_days);
  g_test_add_func ("/relief/overlapping-sessions-leave-nothing-known-of-the-first", test_overlapping_sessions_leave_nothing_known_of_the_first);
  g_test_add_func ("/relief/what-cannot-be-is-left-out", test_what_cannot_be_is_left_out);
  g_test_add_func ("/relief/a-median-needs-five-sessions-and-three-returns", test_a_median_needs_five_sessions_and_three_returns);
  g_test_add_func ("/relief/a-median-that-is-not-reached-is-longer-than-most-lasted", test_a_median_that_is_not_reached_is_longer_than_most_lasted);
  g_test_add_func ("/relief/the-curve-takes-the-ratings-nearest-to-its-hours", test_the_curve_takes_the_ratings_nearest_to_its_hours);
  g_test_add_func ("/relief/a-session-counts-for-each-of-its-techniques", test_a_session_counts_for_each_of_its_techniques);
  g_test_add_func ("/relief/the-part-of-the-day-is-by-the-wall-clock", test_the_part_of_the_day_is_by_the_wall_clock);
  g_test_add_func ("/relief/looking-up-agrees-with-looking-at-everything", test_looking_up_agrees_with_looking_at_everything);
  g_test_add_func ("/relief/any-diary-adds-up", test_any_diary_adds_up);

  return g_test_run ();
}
