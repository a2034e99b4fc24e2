// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-private.h"

/* From the length of a month on a period has the rule of a month, and from more than
 * a year on the rule of a long time. */
#define SHORTEST_MONTH 28
#define LONGEST_YEAR 366

/* Three quarters of 52 weeks: what the longest year needs, and no longer time less. */
#define YEAR_WEEKS 39

/**
 * ebb_trend_get_need:
 * @period: a period
 *
 * How many of its days a period must have with a reading, and over how many of its
 * weeks they must be spread, before a mean of them stands for the period. Nothing is
 * ever filled in for the others.
 *
 * - A week takes 4 of its 7 days: 3 to 5 daily ratings represent a week well (Broderick
 *   et al. 2009, doi 10.1016/j.jpain.2008.09.003), and a mean of 5 days has a
 *   reliability above 0.9 (Heapy et al. 2014). Fewer than 28 days take the same share,
 *   rounded up, but not more than a month does.
 * - A month takes 15 days over 3 weeks.
 * - From there to a year a period takes half of its days, which is 15 of every 30, in
 *   three quarters of its weeks, which is 3 of a month's 4: so that one month in full
 *   does not speak for three.
 * - More than a year, such as everything since the first entry, takes half of its
 *   months with 15 days each, and so a quarter of its days in half of its weeks; but
 *   never less than a year. People put a diary away for months, and the rest of the
 *   years still tells about them.
 *
 * The rules for a week and a month are conventions of Ebb's, made from these sources;
 * those for other lengths continue them so that a longer period never needs less.
 * Weeks are counted back from the last day, and those begun at the other end count.
 *
 * Returns: what it needs; of an empty period one day, which it cannot have
 */
EbbTrendNeed
ebb_trend_get_need (EbbPeriod period)
{
  guint n = ebb_period_count_days (period);

  if (n == 0)
    return (EbbTrendNeed){ 1, 0 };
  if (n < SHORTEST_MONTH)
    return (EbbTrendNeed){ MIN ((n * EBB_TREND_WEEK_NEED + 6) / 7, EBB_TREND_MONTH_NEED), 0 };
  if (n <= LONGEST_YEAR)
    return (EbbTrendNeed){ MAX (n / 2, EBB_TREND_MONTH_NEED), (n / 7 * 3 + 3) / 4 };
  return (EbbTrendNeed){ MAX (n / 4, LONGEST_YEAR / 2), MAX (n / 7 / 2, YEAR_WEEKS) };
}

/* In how many weeks of the period there are such days: weeks counted back from its
 * last day. The days are in order and within the period. */
guint
ebb_trend_count_weeks (const GArray *days,
                       EbbPeriod period)
{
  guint n_weeks = 0;
  EbbDay last = -1;

  for (guint i = days->len; i-- > 0;)
    {
      EbbDay week = (period.to - g_array_index (days, EbbDayValues, i).day) / 7;

      n_weeks += week != last;
      last = week;
    }
  return n_weeks;
}

/**
 * ebb_trend_is_enough:
 * @days: (element-type EbbDayValues): the period's days with a reading, in order
 * @period: the period
 *
 * Returns: whether the days are as many, and as spread, as ebb_trend_get_need() asks
 */
gboolean
ebb_trend_is_enough (const GArray *days,
                     EbbPeriod period)
{
  EbbTrendNeed need = ebb_trend_get_need (period);

  return days->len >= need.n_days && ebb_trend_count_weeks (days, period) >= need.n_weeks;
}
