// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-readings.h"

G_BEGIN_DECLS

/* A weekday (0 is Monday) and an hour of the wall clock. */
typedef struct
{
  guint n_days; /* on which there are readings in that hour */
  guint n_readings;
  double mean; /* of the days' means in that hour; NAN without any */
} EbbHourCell;

typedef struct
{
  EbbHourCell cells[7][24];
  guint n_readings;
  guint n_days;
} EbbHourPattern;

/* In a cell of the pattern fewer days than these are too few to say a mean. */
#define EBB_PATTERN_MIN_DAYS 3

void ebb_hour_pattern_init (EbbHourPattern *self, const EbbReadings *readings, EbbPeriod period);

/* How the values of the days are spread over bins of equal width. */
typedef struct
{
  double first; /* middle of the first bin of a rating, else its lower edge */
  double width;
  guint n_bins;
  guint *counts; /* (owned) (array length=n_bins): of days */
  guint n_days;
  gboolean centred; /* bins are around whole numbers: 0, 1, … 10 */
} EbbDistribution;

EbbDistribution *ebb_distribution_new (const EbbReadings *readings, EbbPeriod period, gboolean is_rating, gboolean is_count);
void ebb_distribution_free (EbbDistribution *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbDistribution, ebb_distribution_free)

G_END_DECLS
