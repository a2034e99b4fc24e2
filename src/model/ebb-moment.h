// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EbbDay:
 *
 * A local calendar day, counted from 1970-01-01 (day 0) in the proleptic
 * Gregorian calendar. Negative before 1970.
 */
typedef gint32 EbbDay;

#define EBB_DAY_MIN ((EbbDay) -25567) /* 1900-01-01 */
#define EBB_DAY_MAX ((EbbDay) 84005)  /* 2199-12-31 */

/* The largest distance from UTC that a moment may have, in minutes. */
#define EBB_OFFSET_MAX (18 * 60)

/**
 * EbbMoment:
 * @at: seconds since the epoch, UTC
 * @offset: minutes east of UTC at the place where it was recorded, within
 *   ±%EBB_OFFSET_MAX
 *
 * One moment in a person's life: the instant, and the wall clock they read.
 * The local day of an entry follows its own offset, never the offset of the
 * computer that shows it, so travel and daylight saving never move an entry to
 * another day.
 */
typedef struct
{
  gint64 at;
  gint32 offset;
} EbbMoment;

EbbMoment ebb_moment_now (void);
gboolean ebb_moment_is_valid (EbbMoment moment);
EbbDay ebb_moment_get_day (EbbMoment moment);
int ebb_moment_get_minute_of_day (EbbMoment moment);
GDateTime *ebb_moment_to_date_time (EbbMoment moment);
EbbMoment ebb_moment_from_date_time (GDateTime *date_time);
gboolean ebb_moment_from_local (GTimeZone *zone,
                                int year,
                                int month,
                                int day,
                                int hour,
                                int minute,
                                double seconds,
                                EbbMoment *moment,
                                GError **error);
gboolean ebb_moment_from_string (const char *text,
                                 GTimeZone *zone,
                                 EbbMoment *moment,
                                 GError **error);
char *ebb_moment_to_string (EbbMoment moment);

EbbDay ebb_day_from_ymd (int year, int month, int day);
void ebb_day_to_ymd (EbbDay day, int *year, int *month, int *month_day);
EbbDay ebb_day_today (void);
int ebb_day_get_weekday (EbbDay day);
gboolean ebb_day_from_string (const char *text, EbbDay *day, GError **error);
char *ebb_day_to_string (EbbDay day);
char *ebb_day_format (EbbDay day, const char *format);
int ebb_day_first_weekday (void);

G_END_DECLS
