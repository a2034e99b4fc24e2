// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-pattern.h"

#include <math.h>

#include "ebb-trend-private.h"
#include "model/ebb-rating.h"

#define SECONDS_PER_HOUR 3600.0

#define MAX_BINS 20

/* Values beyond it count as this large, so that no edge of a bin is infinite. */
#define LIMIT 1e307

/**
 * ebb_hour_pattern_init:
 * @self: (out): the pattern
 * @readings: sealed readings
 * @period: the days to look at
 *
 * Averages the readings by weekday and hour of the wall clock: within the hour of one
 * day first, then across days, so that an hour with many readings weighs no more than
 * another. People write when it suits them, or when it hurts: an hour says how it was
 * when they wrote, not how it is at that hour.
 */
void
ebb_hour_pattern_init (EbbHourPattern *self,
                       const EbbReadings *readings,
                       EbbPeriod period)
{
  EbbDay last = G_MININT;
  const EbbSample *samples;

  *self = (EbbHourPattern){ 0 };
  g_return_if_fail (readings != NULL);

  samples = ebb_readings_get_period (readings, period, &self->n_readings);
  for (guint begin = 0, end = 0; begin < self->n_readings; begin = end)
    {
      double hours = floor (samples[begin].x / SECONDS_PER_HOUR);
      EbbDay day = (EbbDay) floor (hours / 24);
      EbbHourCell *cell = &self->cells[ebb_day_get_weekday (day) - 1][(int) (hours - day * 24.0)];
      double mean;

      while (end < self->n_readings && samples[end].x < (hours + 1) * SECONDS_PER_HOUR)
        end++;
      mean = ebb_values_get_mean (&samples[begin].y, sizeof *samples / sizeof (double), end - begin);
      cell->n_readings += end - begin;
      cell->n_days++;
      /* A running mean, in parts that do not overflow. */
      cell->mean += mean / cell->n_days - cell->mean / cell->n_days;
      self->n_days += day != last;
      last = day;
    }

  for (guint weekday = 0; weekday < 7; weekday++)
    for (guint hour = 0; hour < 24; hour++)
      if (self->cells[weekday][hour].n_days == 0)
        self->cells[weekday][hour].mean = NAN;
}

/* The least of 1, 2 or 5 times a power of ten that is not below @width. */
static double
round_width (double width)
{
  double power = pow (10, floor (log10 (width)));
  double share = width / power - 1e-9;

  return power * (share <= 1 ? 1 : share <= 2 ? 2
                                 : share <= 5 ? 5
                                              : 10);
}

/* How many widths a value is above 0, rounded down; its sum with a hair lets 0.3 be
 * three times 0.1. */
static double
get_place (double value,
           double width)
{
  return floor (CLAMP (value, -LIMIT, LIMIT) / width + 1e-9);
}

static double
choose_width (double least,
              double most,
              gboolean is_count)
{
  double size = MAX (fabs (least), fabs (most));
  double width;

  /* One value alone: a bin that a person would draw around it. */
  if (most - least <= MAX (size * 1e-12, G_MINDOUBLE * MAX_BINS))
    return size < 1e6 ? 1 : round_width (size / 100);

  width = round_width ((most - least) / MAX_BINS);
  if (is_count)
    width = MAX (width, 1);
  while (get_place (most, width) - get_place (least, width) >= MAX_BINS)
    width = round_width (width * 1.5);
  return width;
}

static void
count_ratings (EbbDistribution *self,
               const GArray *days)
{
  self->n_bins = (guint) (EBB_RATING_MAX - EBB_RATING_MIN) + 1;
  self->counts = g_new0 (guint, self->n_bins);
  for (guint i = 0; i < days->len; i++)
    {
      double value = CLAMP (g_array_index (days, EbbDayValues, i).mean, EBB_RATING_MIN, EBB_RATING_MAX);

      self->counts[(guint) floor (value + 0.5)]++;
    }
}

static void
count_values (EbbDistribution *self,
              const GArray *days,
              gboolean is_count)
{
  double least = INFINITY;
  double most = -INFINITY;
  double place;

  for (guint i = 0; i < days->len; i++)
    {
      double value = g_array_index (days, EbbDayValues, i).mean;

      least = MIN (least, CLAMP (value, -LIMIT, LIMIT));
      most = MAX (most, CLAMP (value, -LIMIT, LIMIT));
    }
  self->width = choose_width (least, most, is_count);
  place = get_place (least, self->width);
  self->first = place * self->width;
  self->n_bins = (guint) (get_place (most, self->width) - place) + 1;
  self->counts = g_new0 (guint, self->n_bins);
  for (guint i = 0; i < days->len; i++)
    self->counts[(guint) (get_place (g_array_index (days, EbbDayValues, i).mean, self->width) - place)]++;
}

/**
 * ebb_distribution_new:
 * @readings: sealed readings
 * @period: the days to look at
 * @is_rating: whether the values are of 0 to 10
 * @is_count: whether a day's value is the sum of its readings
 *
 * Counts the period's days by their value (ebb_day_values_new()).
 *
 * Ratings have a bin around each whole number from 0 to 10; a day at the border of two,
 * such as 4.5, is in the upper one. Other values have at most 20 bins whose edges are
 * multiples of 1, 2 or 5 times a power of ten; a value at an edge is in the bin that
 * begins there. Counts are whole, and so are the edges of their bins.
 *
 * Returns: (transfer full): the distribution; no bins if it has no days and is not of
 *   ratings
 */
EbbDistribution *
ebb_distribution_new (const EbbReadings *readings,
                      EbbPeriod period,
                      gboolean is_rating,
                      gboolean is_count)
{
  EbbDistribution *self = g_new0 (EbbDistribution, 1);
  g_autoptr (GArray) days = NULL;

  g_return_val_if_fail (readings != NULL, self);

  days = ebb_trend_load_days (readings, period, is_count);
  self->n_days = days->len;
  self->centred = is_rating;
  self->width = 1;
  if (is_rating)
    count_ratings (self, days);
  else if (days->len > 0)
    count_values (self, days, is_count);
  return self;
}

/**
 * ebb_distribution_free:
 * @self: (transfer full) (nullable): a distribution
 */
void
ebb_distribution_free (EbbDistribution *self)
{
  if (self == NULL)
    return;
  g_free (self->counts);
  g_free (self);
}
