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
  return ebb_autocorrelation_of_residuals (residuals, n);
}

/* Lets the interval agree with the test, from which ties and rounding may part it: 0 is
 * in the interval of what is steady, and otherwise an end of it at most. */
static void
settle_interval (double slope,
                 gboolean steady,
                 double *lower,
                 double *upper)
{
  if (steady || slope < 0)
    *lower = MIN (*lower, 0);
  if (steady || slope > 0)
    *upper = MAX (*upper, 0);
  if (!steady && slope > 0)
    *lower = MAX (*lower, 0);
  if (!steady && slope < 0)
    *upper = MIN (*upper, 0);
}

static double
per_month (double slope,
           int exponent)
{
  return CLAMP (ldexp (slope * DAYS_PER_MONTH, exponent), -DBL_MAX, DBL_MAX);
}

/* At least one value. */
static EbbTrendDirection
fit_line (const GArray *values,
          EbbGrain grain)
{
  EbbTrendDirection direction = { .per_month = NAN, .lower = NAN, .upper = NAN, .grain = grain, .n_points = values->len };
  int exponent = get_exponent (values);
  g_autofree EbbSample *points = make_points (values, grain, exponent);
  g_autoptr (EbbTheilSen) line = ebb_theil_sen_new (points, values->len);
  double slope = ebb_theil_sen_get_slope (line);
  double inflation = ebb_autocorrelation_get_inflation (get_residual_correlation (points, values->len, slope));
  double lower, upper;

  if (!ebb_theil_sen_get_interval (line, CONFIDENCE, inflation, &lower, &upper))
    return direction;

  direction.known = TRUE;
  direction.steady = slope == 0 || ebb_theil_sen_is_level (line, CONFIDENCE, inflation);
  settle_interval (slope, direction.steady, &lower, &upper);
  direction.per_month = per_month (slope, exponent);
  direction.lower = per_month (lower, exponent);
  direction.upper = per_month (upper, exponent);
  return direction;
}

/*
 * ebb_trend_find_direction:
 * @days: (element-type EbbDayValues): the days of a period that have a value
 * @period: the period
 *
 * Returns: as ebb_trend_get_direction()
 */
EbbTrendDirection
ebb_trend_find_direction (GArray *days,
                          EbbPeriod period)
{
  g_autoptr (GArray) values = NULL;
  EbbTrendDirection direction = { .per_month = NAN, .lower = NAN, .upper = NAN };

  values = choose_values (days, &direction.grain);
  direction.n_points = values->len;
  if (values->len < EBB_DIRECTION_MIN_POINTS || !ebb_trend_is_enough (days, period))
    return direction;

  direction = fit_line (values, direction.grain);
  if (direction.known && direction.grain == EBB_GRAIN_DAY && direction.per_month == 0)
    {
      g_autoptr (GArray) weeks = ebb_week_values_new (days, EBB_TREND_WEEK_NEED);

      if (weeks->len >= EBB_DIRECTION_MIN_POINTS)
        {
          EbbTrendDirection by_week = fit_line (weeks, EBB_GRAIN_WEEK);

          return by_week.known ? by_week : direction;
        }
    }
  return direction;
}

/**
 * ebb_trend_get_direction:
 * @readings: sealed readings
 * @period: the days to look at
 * @is_count: whether a day's value is the sum of its readings
 *
 * Where the values are heading over a period: the Theil-Sen slope over its days
 * (ebb_theil_sen_new()); over its weeks of 4 rated days or more if there are more than
 * 200 days; over its months of 15 or more if there are more than 200 weeks. Whole ratings
 * are often equal, so that the median slope over days is exactly 0 even when they drift;
 * then the weeks, whose means are hardly ever equal, are asked instead.
 *
 * Neighbouring days resemble each other, so the 95 % interval is widened by what the
 * autocorrelation of the points around the line takes off their number
 * (ebb_autocorrelation_of_residuals(), ebb_autocorrelation_get_inflation()): with 0.59,
 * the median of 48 diaries of back pain, 28 days count as 7. It is steady where Kendall's
 * test finds that the points may as well neither rise nor fall (ebb_theil_sen_is_level()):
 * nothing speaks against a steady course then, which is not the same as showing one. In
 * simulated diaries of whole ratings that head nowhere, of a month to a year and with a
 * correlation up to 0.6, 3 to 7 of 100 seemed not to be steady; of 28 days with 0.8, 11.
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

  g_return_val_if_fail (readings != NULL, ((EbbTrendDirection){ .per_month = NAN, .lower = NAN, .upper = NAN }));

  days = ebb_trend_load_days (readings, period, is_count);
  return ebb_trend_find_direction (days, period);
}
