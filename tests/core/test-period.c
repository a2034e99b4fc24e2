// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-period.h"

static EbbDay
day (const char *text)
{
  EbbDay result = 0;

  g_assert_true (ebb_day_from_string (text, &result, NULL));
  return result;
}

static void
assert_period (EbbPeriod period,
               const char *from,
               const char *to)
{
  g_autofree char *first = ebb_day_to_string (period.from);
  g_autofree char *last = ebb_day_to_string (period.to);

  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
}

static void
test_periods_follow_the_calendar (void)
{
  assert_period (ebb_period_ending (EBB_SPAN_WEEK, day ("2026-03-02")), "2026-02-24", "2026-03-02");
  assert_period (ebb_period_ending (EBB_SPAN_MONTH, day ("2026-03-31")), "2026-03-01", "2026-03-31");
  assert_period (ebb_period_ending (EBB_SPAN_MONTH, day ("2026-03-15")), "2026-02-16", "2026-03-15");
  assert_period (ebb_period_ending (EBB_SPAN_QUARTER, day ("2026-11-22")), "2026-08-23", "2026-11-22");
  assert_period (ebb_period_ending (EBB_SPAN_YEAR, day ("2024-02-29")), "2023-03-01", "2024-02-29");
  assert_period (ebb_period_before (ebb_period_ending (EBB_SPAN_YEAR, day ("2026-12-31")), EBB_SPAN_YEAR), "2025-01-01", "2025-12-31");
  assert_period (ebb_period_before ((EbbPeriod){ day ("2026-05-10"), day ("2026-05-14") }, EBB_SPAN_CUSTOM), "2026-05-05", "2026-05-09");
}

static void
test_two_days_mean_what_lies_between (void)
{
  assert_period (ebb_period_between (day ("2026-05-10"), day ("2026-05-14")), "2026-05-10", "2026-05-14");
  assert_period (ebb_period_between (day ("2026-05-14"), day ("2026-05-10")), "2026-05-10", "2026-05-14");
  assert_period (ebb_period_between (day ("2026-05-14"), day ("2026-05-14")), "2026-05-14", "2026-05-14");
}

static void
test_months_keep_within_their_days (void)
{
  g_assert_cmpint (ebb_day_add_months (day ("2024-01-31"), 1), ==, day ("2024-02-29"));
  g_assert_cmpint (ebb_day_add_months (day ("2024-03-31"), -13), ==, day ("2023-02-28"));
  g_assert_cmpint (ebb_day_add_months (day ("2025-12-15"), 1), ==, day ("2026-01-15"));
  g_assert_cmpint (ebb_day_add_months (EBB_DAY_MAX, 5), ==, EBB_DAY_MAX);
  g_assert_cmpint (ebb_day_add_months (EBB_DAY_MIN, -5), ==, EBB_DAY_MIN);
}

/* Periods one after the other leave no day out and take none twice. */
static void
test_periods_join (void)
{
  for (guint span = EBB_SPAN_WEEK; span <= EBB_SPAN_YEAR; span++)
    for (EbbDay last = day ("2019-12-20"); last < day ("2021-03-05"); last++)
      {
        EbbPeriod period = ebb_period_ending (span, last);
        EbbPeriod before = ebb_period_before (period, span);

        g_assert_false (ebb_period_is_empty (period));
        g_assert_cmpint (before.to + 1, ==, period.from);
        g_assert_cmpint (period.to, ==, last);
        g_assert_cmpuint (ebb_period_count_days (period), ==, (guint) (last - before.to));
      }
}

static void
test_days_are_counted_from_the_first_to_the_last (void)
{
  g_assert_cmpuint (ebb_period_count_days ((EbbPeriod){ -3, 3 }), ==, 7);
  g_assert_cmpuint (ebb_period_count_days ((EbbPeriod){ 5, 5 }), ==, 1);
  g_assert_cmpuint (ebb_period_count_days ((EbbPeriod){ 0, -1 }), ==, 0);
  g_assert_cmpuint (ebb_period_count_days ((EbbPeriod){ 9, 2 }), ==, 0);
}

static void
test_steps_reach_the_first_day (void)
{
  for (guint span = EBB_SPAN_WEEK; span <= EBB_SPAN_YEAR; span++)
    for (int length = 0; length < 12000; length += 37)
      {
        EbbDay last = day ("2026-11-22");
        guint n = ebb_period_count_steps (span, last - length, last);
        EbbPeriod oldest = ebb_period_ending (span, ebb_period_step_back (span, last, n));

        g_assert_cmpint (oldest.from, <=, last - length);
        g_assert_cmpint (oldest.to, >=, last - length - 7);
        for (guint i = 1; i <= n; i++)
          g_assert_cmpint (ebb_period_step_back (span, last, i), <, ebb_period_step_back (span, last, i - 1));
      }
  g_assert_cmpuint (ebb_period_count_steps (EBB_SPAN_ALL, 0, 20000), ==, 0);
  g_assert_cmpuint (ebb_period_count_steps (EBB_SPAN_WEEK, day ("2026-12-01"), day ("2026-11-22")), ==, 0);
}

static void
assert_written (const char *from,
                const char *to,
                const char *expected)
{
  g_autofree char *text = ebb_period_to_string ((EbbPeriod){ day (from), day (to) });

  g_assert_cmpstr (text, ==, expected);
}

static void
test_what_both_days_share_is_said_once (void)
{
  assert_written ("2026-03-03", "2026-03-09", "3 – 9 March 2026");
  assert_written ("2026-10-23", "2026-11-22", "23 October – 22 November 2026");
  assert_written ("2025-12-01", "2026-12-31", "1 December 2025 – 31 December 2026");
  assert_written ("2025-03-01", "2026-03-31", "1 March 2025 – 31 March 2026");
  assert_written ("2026-03-03", "2026-03-03", "3 March 2026");
}

static void
test_names (void)
{
  for (guint span = 0; span < EBB_N_SPANS; span++)
    {
      g_assert_cmpint (ebb_span_find (ebb_span_get_id (span), EBB_N_SPANS), ==, span);
      g_assert_cmpstr (ebb_span_get_name (span), !=, "");
    }
  g_assert_cmpint (ebb_span_find ("fortnight", EBB_SPAN_MONTH), ==, EBB_SPAN_MONTH);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/period/follow-the-calendar", test_periods_follow_the_calendar);
  g_test_add_func ("/period/two-days-mean-what-lies-between", test_two_days_mean_what_lies_between);
  g_test_add_func ("/period/months-keep-within-their-days", test_months_keep_within_their_days);
  g_test_add_func ("/period/periods-join", test_periods_join);
  g_test_add_func ("/period/days-are-counted-from-the-first-to-the-last", test_days_are_counted_from_the_first_to_the_last);
  g_test_add_func ("/period/steps-reach-the-first-day", test_steps_reach_the_first_day);
  g_test_add_func ("/period/what-both-days-share-is-said-once", test_what_both_days_share_is_said_once);
  g_test_add_func ("/period/names", test_names);

  return g_test_run ();
}
