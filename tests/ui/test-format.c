// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ebb-format.h"

#include <locale.h>

static void
assert_text (char *text, /* (transfer full) */
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_times_follow_the_chosen_clock (void)
{
  EbbMoment afternoon;

  g_assert_true (ebb_moment_from_string ("2026-03-01T14:05:00+09:00", NULL, &afternoon, NULL));
  ebb_format_set_clock (EBB_CLOCK_24H);
  assert_text (ebb_format_time (afternoon), "14:05");
  ebb_format_set_clock (EBB_CLOCK_12H);
  assert_text (ebb_format_time (afternoon), "2:05 PM");
  ebb_format_set_clock (EBB_CLOCK_SYSTEM);
}

static void
test_days_are_named_from_today (void)
{
  EbbDay today = ebb_day_from_ymd (2026, 3, 1);

  assert_text (ebb_format_day_relative (today, today), "Today");
  assert_text (ebb_format_day_relative (today - 1, today), "Yesterday");
  assert_text (ebb_format_day_relative (today - 2, today), "Friday, 27 February");
  assert_text (ebb_format_day_relative (today + 1, today), "Monday, 2 March");
  assert_text (ebb_format_day_relative (today - 365, today), "Saturday, 1 March 2025");
  assert_text (ebb_format_month (today), "March 2026");
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/times-follow-the-chosen-clock-in-their-own-zone", test_times_follow_the_chosen_clock);
  g_test_add_func ("/format/days-are-named-from-today", test_days_are_named_from_today);

  return g_test_run ();
}
