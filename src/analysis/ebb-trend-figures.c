// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-private.h"

#include <math.h>

#include "ebb-quantile.h"

#define STRETCH_DAYS 7

/* Shorter periods have no two weeks to tell apart. */
#define STRETCHES_MIN_DAYS (2 * STRETCH_DAYS)

static void
set_spread (EbbTrendFigures *figures,
            const GArray *days)
{
  g_autofree double *means = g_new (double, days->len);

  figures->min = INFINITY;
  figures->max = -INFINITY;
  for (guint i = 0; i < days->len; i++)
    {
      const EbbDayValues *day = &g_array_index (days, EbbDayValues, i);

      means[i] = day->mean;
      figures->n_readings += day->n;
      figures->n_high_days += day->mean >= EBB_TREND_HIGH;
      figures->min = MIN (figures->min, day->min);
      figures->max = MAX (figures->max, day->max);
    }
  figures->mean = ebb_values_get_mean (means, 1, days->len);
  figures->lower = ebb_quantile_find (means, days->len, 0.25);
  figures->median = ebb_quantile_find (means, days->len, 0.5);
  figures->upper = ebb_quantile_find (means, days->len, 0.75);
}

/* All stretches of the period that have enough days, in order. */
static GArray *
list_stretches (const GArray *days,
                EbbPeriod period)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (EbbStretch));
  const EbbDayValues *all = (const EbbDayValues *) (const void *) days->data;
  EbbDay from = MAX (period.from, all[0].day - STRETCH_DAYS + 1);
  EbbDay last = MIN (period.to - STRETCH_DAYS + 1, all[days->len - 1].day);
  guint begin = 0;
  guint end = 0;

  for (; from <= last; from++)
    {
      EbbStretch stretch = { .period = { from, from + STRETCH_DAYS - 1 } };

      while (begin < days->len && all[begin].day < from)
        begin++;
      while (end < days->len && all[end].day <= stretch.period.to)
        end++;
      stretch.n_rated_days = end - begin;
      if (stretch.n_rated_days < EBB_TREND_WEEK_NEED)
        continue;
      stretch.mean = ebb_day_values_get_mean (all + begin, end - begin);
      g_array_append_val (stretches, stretch);
    }
  return stretches;
}

/* Takes a pair if it differs more than the one there is, or as much but lies later. */
static void
offer_pair (EbbTrendFigures *figures,
            double *difference,
            const EbbStretch *lowest,
            const EbbStretch *highest)
{
  double offered = highest->mean / 2 - lowest->mean / 2; /* halves do not overflow */

  if (offered <= 0 || offered < *difference)
    return;
  *difference = offered;
  figures->has_stretches = TRUE;
  figures->lowest = *lowest;
  figures->highest = *highest;
}

/* Of all pairs of stretches that share no day, the one that differs most. */
static void
set_stretches (EbbTrendFigures *figures,
               const GArray *days)
{
  g_autoptr (GArray) stretches = list_stretches (days, figures->period);
  const EbbStretch *all = (const EbbStretch *) (const void *) stretches->data;
  const EbbStretch *low = NULL; /* among those that ended before */
  const EbbStretch *high = NULL;
  double difference = 0;
  guint ended = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      for (; all[ended].period.to < all[i].period.from; ended++)
        {
          if (low == NULL || all[ended].mean <= low->mean)
            low = &all[ended];
          if (high == NULL || all[ended].mean >= high->mean)
            high = &all[ended];
        }
      if (low == NULL)
        continue;
      offer_pair (figures, &difference, low, &all[i]);
      offer_pair (figures, &difference, &all[i], high);
    }
}

#define NO_FIGURES .median = NAN, .lower = NAN, .upper = NAN, .mean = NAN, .min = NAN, .max = NAN

static EbbTrendFigures
find_figures (const EbbReadings *readings,
              const GArray *days,
              EbbPeriod period)
{
  EbbTrendFigures figures = { .period = period, NO_FIGURES };

  figures.n_days = ebb_period_count_days (period);
  figures.n_entry_days = ebb_readings_count_entry_days (readings, period);
  figures.n_empty_days = figures.n_days - MIN (figures.n_days, figures.n_entry_days);
  figures.n_rated_days = days->len;
  figures.n_rated_weeks = ebb_trend_count_weeks (days, period);
  figures.enough = ebb_trend_is_enough (days, period);
  if (days->len > 0)
    set_spread (&figures, days);
  if (days->len > 0 && figures.n_days >= STRETCHES_MIN_DAYS)
    set_stretches (&figures, days);
  return figures;
}

/**
 * ebb_trend_get_figures:
 * @readings: sealed readings
 * @period: the days to look at, just as they are given: whoever shows a month that is
 *   not over ends it today, or the days to come count as days without an entry; and
 *   everything begins with the first entry, not with the calendar
 * @is_count: whether a day's value is the sum of its readings: of entries per day
 *
 * Says what a period tells about a subject. Readings are averaged within a day, then
 * days across the period (ebb_day_values_new()). Quartiles are those of R's type 7
 * (Hyndman and Fan 1996, doi 10.1080/00031305.1996.10473566): linear between the days
 * in order. They are given whether or not the days are enough; `enough` tells.
 *
 * The lowest and the highest stretch are weeks of seven days beginning on any day, with
 * 4 rated days or more, that lie in the period and share no day; of all such pairs, the
 * two that differ most, and the latest of equal ones. There are none in less than 14
 * days or where all weeks are alike.
 *
 * Returns: the figures
 */
EbbTrendFigures
ebb_trend_get_figures (const EbbReadings *readings,
                       EbbPeriod period,
                       gboolean is_count)
{
  g_autoptr (GArray) days = NULL;

  g_return_val_if_fail (readings != NULL, ((EbbTrendFigures){ .period = period, NO_FIGURES }));

  days = ebb_trend_load_days (readings, period, is_count);
  return find_figures (readings, days, period);
}

/**
 * ebb_trend_sum_up:
 * @readings: sealed readings
 * @period: the days to look at
 * @is_count: whether a day's value is the sum of its readings
 * @figures: (out): as of ebb_trend_get_figures()
 * @direction: (out): as of ebb_trend_get_direction()
 *
 * Gets both from the same days, which are made of the readings only once.
 */
void
ebb_trend_sum_up (const EbbReadings *readings,
                  EbbPeriod period,
                  gboolean is_count,
                  EbbTrendFigures *figures,
                  EbbTrendDirection *direction)
{
  g_autoptr (GArray) days = NULL;

  g_return_if_fail (readings != NULL && figures != NULL && direction != NULL);

  days = ebb_trend_load_days (readings, period, is_count);
  *figures = find_figures (readings, days, period);
  *direction = ebb_trend_find_direction (days, period);
}
