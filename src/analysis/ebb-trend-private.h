// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-trend.h"

G_BEGIN_DECLS

double ebb_values_get_sum (const double *values, gsize stride, guint n);
double ebb_values_get_mean (const double *values, gsize stride, guint n);
double ebb_day_values_get_mean (const EbbDayValues *days, guint n);

GArray *ebb_trend_load_days (const EbbReadings *readings, EbbPeriod period, gboolean is_count);
EbbTrendDirection ebb_trend_find_direction (GArray *days, EbbPeriod period);
guint ebb_trend_count_weeks (const GArray *days, EbbPeriod period);

/* How many days of a week and of a month a mean takes (domain rule, see
 * ebb_trend_get_need()). */
#define EBB_TREND_WEEK_NEED 4
#define EBB_TREND_MONTH_NEED 15

G_END_DECLS
