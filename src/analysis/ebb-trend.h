// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-readings.h"

G_BEGIN_DECLS

/* The values of one day. */
typedef struct
{
  EbbDay day;
  guint n; /* at least 1 */
  double sum;
  double mean;
  double min;
  double max;
} EbbDayValues;

/* Consecutive days, and the mean of their days' values. */
typedef struct
{
  EbbPeriod period;
  guint n_rated_days;
  double mean;
} EbbStretch;

/**
 * EbbTrendFigures:
 *
 * What a period says about one subject. All quantities of value are of days: a day's
 * value is the mean of its readings (the sum for entries per day), so that a day with
 * many readings weighs no more than another.
 */
typedef struct
{
  EbbPeriod period;
  guint n_days;        /* of the calendar in the period */
  guint n_entry_days;  /* with an entry, whatever it says */
  guint n_rated_days;  /* with a reading */
  guint n_rated_weeks; /* with a reading, counted back from the last day */
  guint n_readings;
  gboolean enough; /* meets ebb_trend_is_enough() */
  double median;   /* of the days; NAN without a rated day, as all that follow */
  double lower;    /* first quartile (R's type 7) */
  double upper;    /* third quartile */
  double mean;
  double min; /* of the readings; of the days' sums where these are the values */
  double max;
  guint n_high_days;      /* with a value of %EBB_TREND_HIGH or more */
  gboolean has_stretches; /* else the two are meaningless */
  EbbStretch lowest;      /* the stretch of a week with the lowest mean */
  EbbStretch highest;
  guint n_empty_days; /* of the calendar, without an entry */
} EbbTrendFigures;

/* Severe pain begins here: see #EbbBand. */
#define EBB_TREND_HIGH 7.0

/* What a period must have, so that its figures may stand for it. */
typedef struct
{
  guint n_days;  /* rated, at least */
  guint n_weeks; /* with a rated day, at least; 0 if that does not matter */
} EbbTrendNeed;

/* How large a change is (IMMPACT, Dworkin et al. 2008, doi 10.1016/j.jpain.2007.09.005). */
typedef enum
{
  EBB_CHANGE_SIZE_NONE,        /* below 10 % */
  EBB_CHANGE_SIZE_MINIMAL,     /* 10 % and more */
  EBB_CHANGE_SIZE_MODERATE,    /* 30 % and more */
  EBB_CHANGE_SIZE_SUBSTANTIAL, /* 50 % and more */
} EbbChangeSize;

/* Two periods of the same subject. */
typedef struct
{
  EbbTrendFigures before;
  EbbTrendFigures now;
  gboolean known;    /* both have enough days */
  double difference; /* mean of now minus mean of before; NAN unless known */
  double percent;    /* of the size of the mean before, signed; NAN unless known and defined */
  EbbChangeSize size;
  gboolean sized; /* whether @size may be said: known, a subject that it is made for, and a base of 3 or more */
} EbbTrendChange;

/* A size is said from this mean before on: a percentage of little is much. */
#define EBB_TREND_SIZE_BASE 3.0

/* What one point of a direction stands for. */
typedef enum
{
  EBB_GRAIN_DAY,
  EBB_GRAIN_WEEK,
  EBB_GRAIN_MONTH,
} EbbGrain;

/* Where it is heading. */
typedef struct
{
  gboolean known;   /* the figures are meaningless otherwise, but @grain and @n_points */
  gboolean steady;  /* nothing speaks against 0, which is in the interval */
  double per_month; /* Theil-Sen slope, in units of the value per 30 days */
  double lower;     /* 95 % interval */
  double upper;
  EbbGrain grain;
  guint n_points;
} EbbTrendDirection;

/* A direction takes as many points. */
#define EBB_DIRECTION_MIN_POINTS 8
/* More of them are joined: days to weeks, weeks to months. */
#define EBB_DIRECTION_MAX_POINTS 200

GArray *ebb_day_values_new (const EbbReadings *readings, EbbPeriod period);
void ebb_day_values_use_sums (GArray *days);
GArray *ebb_week_values_new (const GArray *days, guint min_days);
GArray *ebb_month_values_new (const GArray *days, guint min_days);
GArray *ebb_moving_average_new (const GArray *days, guint window, guint min_days);

EbbTrendNeed ebb_trend_get_need (EbbPeriod period);
gboolean ebb_trend_is_enough (const GArray *days, EbbPeriod period);
EbbTrendFigures ebb_trend_get_figures (const EbbReadings *readings, EbbPeriod period, gboolean is_count);
EbbTrendChange ebb_trend_compare (const EbbReadings *readings, EbbPeriod before, EbbPeriod now, gboolean is_pain, gboolean is_count);
EbbTrendChange ebb_trend_compare_figures (const EbbTrendFigures *before, const EbbTrendFigures *now, gboolean is_pain);
EbbTrendDirection ebb_trend_get_direction (const EbbReadings *readings, EbbPeriod period, gboolean is_count);
void ebb_trend_sum_up (const EbbReadings *readings, EbbPeriod period, gboolean is_count, EbbTrendFigures *figures, EbbTrendDirection *direction);

G_END_DECLS
