// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-private.h"

#include <float.h>
#include <math.h>

/* Lets 30 % be 30 % when the means that it is of are rounded. */
#define ROUNDING 1e-9

static EbbChangeSize
get_size (double percent)
{
  double size = fabs (percent) + ROUNDING;

  if (size >= 50)
    return EBB_CHANGE_SIZE_SUBSTANTIAL;
  if (size >= 30)
    return EBB_CHANGE_SIZE_MODERATE;
  if (size >= 10)
    return EBB_CHANGE_SIZE_MINIMAL;
  return EBB_CHANGE_SIZE_NONE;
}

/**
 * ebb_trend_compare_figures:
 * @before: the figures of one period
 * @now: those of the other
 * @is_pain: whether the subject is an intensity of pain, of 0 to 10
 *
 * Compares the means of two periods. Both must have enough days
 * (ebb_trend_get_need()), or the change is not known. The percentage is of the mean
 * before, and undefined where that is 0.
 *
 * The size follows IMMPACT (Dworkin et al. 2008, doi 10.1016/j.jpain.2007.09.005): for
 * intensities of pain a change by 10 to 20 % is minimally important, by 30 % or more
 * moderate, by 50 % or more substantial; what lies between two steps has the lower one.
 * It is said of a rise as of a fall, and only from a mean of 3 on: below that, a percentage
 * makes much of what a person would not notice (a convention of Ebb's). It does not
 * tell whether something brought the change about.
 *
 * Returns: the change
 */
EbbTrendChange
ebb_trend_compare_figures (const EbbTrendFigures *before,
                           const EbbTrendFigures *now,
                           gboolean is_pain)
{
  EbbTrendChange change = { .before = *before, .now = *now, .difference = NAN, .percent = NAN };
  double base = before->mean;

  change.known = before->enough && now->enough;
  if (!change.known)
    return change;

  change.difference = CLAMP (now->mean - base, -DBL_MAX, DBL_MAX);
  change.percent = 100 * change.difference / fabs (base);
  if (!isfinite (change.percent))
    change.percent = NAN;
  else
    change.size = get_size (change.percent);
  change.sized = is_pain && base + ROUNDING >= EBB_TREND_SIZE_BASE && !isnan (change.percent);
  return change;
}

/**
 * ebb_trend_compare:
 * @readings: sealed readings
 * @before: one period
 * @now: the other
 * @is_pain: whether the subject is an intensity of pain, of 0 to 10
 * @is_count: whether a day's value is the sum of its readings
 *
 * Compares two periods as ebb_trend_compare_figures() does, of which it first gets the
 * figures.
 *
 * Returns: the change
 */
EbbTrendChange
ebb_trend_compare (const EbbReadings *readings,
                   EbbPeriod before,
                   EbbPeriod now,
                   gboolean is_pain,
                   gboolean is_count)
{
  EbbTrendFigures before_figures, now_figures;

  g_return_val_if_fail (readings != NULL, ((EbbTrendChange){ .difference = NAN, .percent = NAN }));

  before_figures = ebb_trend_get_figures (readings, before, is_count);
  now_figures = ebb_trend_get_figures (readings, now, is_count);
  return ebb_trend_compare_figures (&before_figures, &now_figures, is_pain);
}
