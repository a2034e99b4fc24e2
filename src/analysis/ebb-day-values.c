// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-private.h"

#include <float.h>
#include <math.h>

/* A power of two, so that it changes no digit: as many values as an array can hold add
 * up without overflow. (gsl_stats_mean() works in long double, which is no wider than a
 * double on some machines and slow on others.) */
#define SHRINK 0x1p-32
#define GROW 0x1p32

static double
get_shrunk_sum (const double *values,
                gsize stride,
                guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i * stride] * SHRINK;
  return sum;
}

static double
grow (double shrunk)
{
  return CLAMP (shrunk * GROW, -DBL_MAX, DBL_MAX);
}

/* The sum of finite values; the greatest double where it would be more than that. */
double
ebb_values_get_sum (const double *values,
                    gsize stride,
                    guint n)
{
  return grow (get_shrunk_sum (values, stride, n));
}

/* The mean of at least one finite value: always finite. */
double
ebb_values_get_mean (const double *values,
                     gsize stride,
                     guint n)
{
  return grow (get_shrunk_sum (values, stride, n) / n);
}

G_STATIC_ASSERT (sizeof (EbbSample) % sizeof (double) == 0);
G_STATIC_ASSERT (sizeof (EbbDayValues) % sizeof (double) == 0);

/* The mean of the means of at least one day. */
double
ebb_day_values_get_mean (const EbbDayValues *days,
                         guint n)
{
  return ebb_values_get_mean (&days->mean, sizeof *days / sizeof (double), n);
}

/**
 * ebb_day_values_new:
 * @readings: sealed readings
 * @period: the days to look at
 *
 * Averages within each day first, so that a day with many readings weighs no more than
 * another when days are averaged (as daily pain is in diaries: Broderick et al. 2009,
 * doi 10.1016/j.jpain.2008.09.003). A day without a reading is left out: it is missing,
 * not zero.
 *
 * Returns: (transfer full) (element-type EbbDayValues): the days with a reading, in order
 */
GArray *
ebb_day_values_new (const EbbReadings *readings,
                    EbbPeriod period)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (EbbDayValues));
  guint n;
  const EbbSample *samples = ebb_readings_get_period (readings, period, &n);

  for (guint begin = 0, end = 0; begin < n; begin = end)
    {
      EbbDay day = (EbbDay) floor (samples[begin].x / EBB_DAY_SECONDS);
      double midnight = (day + 1) * EBB_DAY_SECONDS;
      EbbDayValues values = { .day = day, .min = samples[begin].y, .max = samples[begin].y };
      gsize stride = sizeof *samples / sizeof (double);

      for (; end < n && samples[end].x < midnight; end++)
        {
          values.min = MIN (values.min, samples[end].y);
          values.max = MAX (values.max, samples[end].y);
        }
      values.n = end - begin;
      values.sum = ebb_values_get_sum (&samples[begin].y, stride, values.n);
      values.mean = ebb_values_get_mean (&samples[begin].y, stride, values.n);
      g_array_append_val (days, values);
    }
  return days;
}

/**
 * ebb_day_values_use_sums:
 * @days: (element-type EbbDayValues): days of what is counted, such as entries per day
 *
 * Makes the sum of each day its one value: its mean, least and greatest.
 */
void
ebb_day_values_use_sums (GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      EbbDayValues *values = &g_array_index (days, EbbDayValues, i);

      values->mean = values->min = values->max = values->sum;
    }
}

/* The days with a reading, with the value that the subject goes by. */
GArray *
ebb_trend_load_days (const EbbReadings *readings,
                     EbbPeriod period,
                     gboolean is_count)
{
  GArray *days = ebb_day_values_new (readings, period);

  if (is_count)
    ebb_day_values_use_sums (days);
  return days;
}

static EbbDay
get_monday (EbbDay day)
{
  return day - ebb_day_get_weekday (day) + 1;
}

static EbbDay
get_first_of_month (EbbDay day)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  return day - month_day + 1;
}

static EbbDayValues
join_days (const EbbDayValues *days,
           guint n,
           EbbDay day)
{
  EbbDayValues values = { .day = day, .n = n, .min = days[0].min, .max = days[0].max };

  for (guint i = 1; i < n; i++)
    {
      values.min = MIN (values.min, days[i].min);
      values.max = MAX (values.max, days[i].max);
    }
  values.sum = ebb_values_get_sum (&days->mean, sizeof *days / sizeof (double), n);
  values.mean = ebb_day_values_get_mean (days, n);
  return values;
}

static GArray *
group_days (const GArray *days,
            guint min_days,
            EbbDay (*get_first) (EbbDay))
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (EbbDayValues));
  const EbbDayValues *all = (const EbbDayValues *) (const void *) days->data;

  for (guint begin = 0, end = 0; begin < days->len; begin = end)
    {
      EbbDay first = get_first (all[begin].day);

      while (end < days->len && get_first (all[end].day) == first)
        end++;
      if (end - begin >= min_days)
        {
          EbbDayValues group = join_days (all + begin, end - begin, first);

          g_array_append_val (groups, group);
        }
    }
  return groups;
}

/**
 * ebb_week_values_new:
 * @days: (element-type EbbDayValues): days in order
 * @min_days: how many of its days a week must have; 4 for a mean that may be shown
 *   (see ebb_trend_get_need())
 *
 * Averages the values of the days of each week, which begins on Monday (ISO 8601)
 * wherever one is, so that the same diary has the same weeks.
 *
 * Returns: (transfer full) (element-type EbbDayValues): the weeks that have enough days,
 *   in order: `day` is the Monday, `n` counts days, `sum` and `mean` are of the days'
 *   means
 */
GArray *
ebb_week_values_new (const GArray *days,
                     guint min_days)
{
  return group_days (days, min_days, get_monday);
}

/**
 * ebb_month_values_new:
 * @days: (element-type EbbDayValues): days in order
 * @min_days: how many of its days a month must have; 15 for a mean that may be shown
 *
 * As ebb_week_values_new(), for months of the calendar.
 *
 * Returns: (transfer full) (element-type EbbDayValues): the months that have enough
 *   days, in order: `day` is the first of the month
 */
GArray *
ebb_month_values_new (const GArray *days,
                      guint min_days)
{
  return group_days (days, min_days, get_first_of_month);
}

/* Days that are added up: until the end of its block of as many days as the window
 * has, or since its begin. */
typedef struct
{
  double sum; /* shrunk */
  guint n;
} Total;

static void
add_total (Total *total,
           const Total *other)
{
  total->sum += other->sum;
  total->n += other->n;
}

/**
 * ebb_moving_average_new:
 * @days: (element-type EbbDayValues): days in order
 * @window: how many calendar days to average: 7 or 28, say; at least 1
 * @min_days: how many of them must have a value, at least 1: 4 of 7, 15 of 28
 *
 * Averages the days around each calendar day from the first to the last of @days. An
 * even window reaches one day further back than ahead.
 *
 * A window is put together from the end of one block of days and the begin of the next
 * (van Herk 1992, doi 10.1016/0167-8655(92)90069-C, for maxima), not by taking off what
 * leaves it: so it takes the same time whatever its length, and no value leaves a trace
 * of its rounding in the windows behind it.
 *
 * Returns: (transfer full) (element-type EbbSample): one for each calendar day, at its
 *   noon; NAN where too few days have a value
 */
GArray *
ebb_moving_average_new (const GArray *days,
                        guint window,
                        guint min_days)
{
  GArray *averages = g_array_new (FALSE, FALSE, sizeof (EbbSample));
  const EbbDayValues *all = (const EbbDayValues *) (const void *) days->data;
  g_autofree Total *since = NULL;
  g_autofree Total *until = NULL;
  guint n_span, n_padded;

  g_return_val_if_fail (window >= 1 && window <= G_MAXINT, averages);

  if (days->len == 0)
    return averages;
  n_span = (guint) (all[days->len - 1].day - all[0].day) + 1;
  n_padded = n_span + window - 1;
  since = g_new0 (Total, n_padded);
  for (guint i = 0; i < days->len; i++)
    since[(guint) (all[i].day - all[0].day) + window / 2] = (Total){ all[i].mean * SHRINK, 1 };
  until = g_memdup2 (since, n_padded * sizeof *since);
  for (guint i = 1; i < n_padded; i++)
    {
      guint back = n_padded - 1 - i;

      if (i % window != 0)
        add_total (&since[i], &since[i - 1]);
      if ((back + 1) % window != 0)
        add_total (&until[back], &until[back + 1]);
    }

  g_array_set_size (averages, n_span);
  for (guint i = 0; i < n_span; i++)
    {
      Total total = until[i];
      EbbSample *average = &g_array_index (averages, EbbSample, i);

      if (i % window != 0)
        add_total (&total, &since[i + window - 1]);
      average->x = (all[0].day + (double) i + 0.5) * EBB_DAY_SECONDS;
      average->y = total.n >= MAX (min_days, 1) ? grow (total.sum / total.n) : NAN;
    }
  return averages;
}
