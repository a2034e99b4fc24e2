// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-private.h"

#include <float.h>
#include <math.h>

#include "ebb-autocorrelation.h"
#include "ebb-theil-sen.h"

#define DAYS_PER_MONTH 30
#define CONFIDENCE 0.95

/* Where a value lies in time, in days. Months are of unequal length, so the middle of
 * each counts; days and weeks may as well be counted from their begin. */
static double
get_place (EbbDay day,
           EbbGrain grain)
{
  if (grain == EBB_GRAIN_MONTH)
    return (day + ebb_day_add_months (day, 1) - 1) / 2.0;
  return day;
}

/* Days, or where there are too many, weeks, or months. */
static GArray *
choose_values (GArray *days,
               EbbGrain *grain)
{
  g_autoptr (GArray) weeks = NULL;

  *grain = EBB_GRAIN_DAY;
  if (days->len <= EBB_DIRECTION_MAX_POINTS)
    return g_array_ref (days);

  *grain = EBB_GRAIN_WEEK;
  weeks = ebb_week_values_new (days, EBB_TREND_WEEK_NEED);
  if (weeks->len <= EBB_DIRECTION_MAX_POINTS)
    return g_steal_pointer (&weeks);

  *grain = EBB_GRAIN_MONTH;
  return ebb_month_values_new (days, EBB_TREND_MONTH_NEED);
}

/* The power of two that brings all values within ±1: it changes no digit, and nothing
 * that is made of them overflows. */
static int
get_exponent (const GArray *values)
{
  double most = 0;
  int exponent;

  for (guint i = 0; i < values->len; i++)
    most = MAX (most, fabs (g_array_index (values, EbbDayValues, i).mean));
  frexp (most, &exponent);
  return exponent;
}

static EbbSample *
make_points (const GArray *values,
             EbbGrain grain,
             int exponent)
{
  EbbSample *points = g_new (EbbSample, values->len);
  double origin = get_place (g_array_index (values, EbbDayValues, 0).day, grain);

  for (guint i = 0; i < values->len; i++)
    {
      const EbbDayValues *value = &g_array_index (values, EbbDayValues, i);

      points[i].x = get_place (value->day, grain) - origin;
      points[i].y = ldexp (value->mean, -exponent);
    }
  return points;
}

/* How much what the line leaves over resembles its neighbour. */
static double
get_residual_correlation (const EbbSample *points,
                          guint n,
                          double slope)
{
  g_autofree double *residuals = g_new (double, n);

  for (guint i = 0; i < n; i++)
    residuals[i] = points[i].y - slope * points[i].x;
  return ebb_autocorrelation (residuals, n);
}

static double
per_month (double slope,
           int exponent)
{
  return CLAMP (ldexp (slope * DAYS_PER_MONTH, exponent), -DBL_MAX, DBL_MAX);
}

/**
 * ebb_trend_get_direction:
 * @readings: sealed readings
 * @period: the days to look at
 * @is_count: whether a day's value is the sum of its readings
 *
 * Where the values are heading over a period: the Theil-Sen slope over its days
 * (ebb_theil_sen_new()); over its weeks of 4 rated days or more if there are more than
 * 200 days; over its months of 15 or more if there are more than 200 weeks. Neighbouring
 * days resemble each other, so the 95 % interval is widened by what the
 * autocorrelation of the days around the line takes off their number
 * (ebb_autocorrelation_get_inflation()). With a correlation of 0.59, the median of 48
 * diaries of back pain, 28 days count as 7. Where the interval holds 0 nothing speaks
 * against a steady course, which is not the same as showing one.
 *
 * It is not known unless the period has enough days (ebb_trend_get_need()), there are
 * 8 points or more (with fewer the interval leaves out next to nothing), and the points
 * resemble each other so little that there is an interval at all.
 *
 * Returns: the direction
 */
EbbTrendDirection
ebb_trend_get_direction (const EbbReadings *readings,
                         EbbPeriod period,
                         gboolean is_count)
{
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) values = NULL;
  g_autoptr (EbbTheilSen) line = NULL;
  g_autofree EbbSample *points = NULL;
  EbbTrendDirection direction = { .per_month = NAN, .lower = NAN, .upper = NAN };
  double slope, correlation, inflation, lower, upper;
  int exponent;

  g_return_val_if_fail (readings != NULL, direction);

  days = ebb_trend_load_days (readings, period, is_count);
  values = choose_values (days, &direction.grain);
  direction.n_points = values->len;
  if (values->len < EBB_DIRECTION_MIN_POINTS || !ebb_trend_is_enough (days, period))
    return direction;

  exponent = get_exponent (values);
  points = make_points (values, direction.grain, exponent);
  line = ebb_theil_sen_new (points, values->len);
  slope = ebb_theil_sen_get_slope (line);
  correlation = get_residual_correlation (points, values->len, slope);
  inflation = ebb_autocorrelation_get_inflation (correlation);
  if (!ebb_theil_sen_get_interval (line, CONFIDENCE, inflation, &lower, &upper))
    return direction;

  direction.known = TRUE;
  direction.steady = lower <= 0 && upper >= 0;
  direction.per_month = per_month (slope, exponent);
  direction.lower = per_month (lower, exponent);
  direction.upper = per_month (upper, exponent);
  return direction;
}
