// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-time-axis.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-moment.h"

typedef enum
{
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

/* Seconds from the epoch that are further away than any calendar, but can be counted. */
#define FAR 1e15

/* From fine to coarse; a step always begins on a multiple of itself. */
static const struct
{
  Unit unit;
  int count;
  double seconds; /* about */
} steps[] = {
  { UNIT_MINUTE, 5, 300 },
  { UNIT_MINUTE, 10, 600 },
  { UNIT_MINUTE, 15, 900 },
  { UNIT_MINUTE, 30, 1800 },
  { UNIT_HOUR, 1, 3600 },
  { UNIT_HOUR, 3, 3 * 3600 },
  { UNIT_HOUR, 6, 6 * 3600 },
  { UNIT_HOUR, 12, 12 * 3600 },
  { UNIT_DAY, 1, 86400 },
  { UNIT_DAY, 2, 2 * 86400 },
  { UNIT_WEEK, 1, 7 * 86400 },
  { UNIT_WEEK, 2, 14 * 86400 },
  { UNIT_MONTH, 1, 30.44 * 86400 },
  { UNIT_MONTH, 2, 61 * 86400 },
  { UNIT_MONTH, 3, 91 * 86400 },
  { UNIT_MONTH, 6, 183 * 86400 },
  { UNIT_YEAR, 1, 365.25 * 86400 },
  { UNIT_YEAR, 2, 730.5 * 86400 },
  { UNIT_YEAR, 5, 1826 * 86400 },
  { UNIT_YEAR, 10, 3652 * 86400 },
  { UNIT_YEAR, 20, 7305 * 86400 },
  { UNIT_YEAR, 50, 18263 * 86400.0 },
  { UNIT_YEAR, 100, 36525 * 86400.0 },
};

static void
tick_free (gpointer data)
{
  EbbTimeTick *tick = data;

  g_free (tick->label);
  g_free (tick);
}

/* Midnight, or the first moment of a day that has none. */
static GDateTime *
start_of_day (GTimeZone *zone,
              EbbDay day)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  return g_date_time_new (zone, year, month, month_day, 0, 0, 0);
}

static EbbDay
day_of (GDateTime *time)
{
  return ebb_day_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time));
}

static EbbDay
align_day (EbbDay day,
           Unit unit,
           int count)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  switch (unit)
    {
    case UNIT_WEEK:
      {
        /* Whole fortnights are counted from the first week of the calendar. */
        int after = (ebb_day_get_weekday (day) - ebb_day_first_weekday () + 7) % 7;
        EbbDay week = day - after;
        int odd = count > 1 ? (int) (floor (week / 7.0)) % count : 0;

        return week - 7 * (odd < 0 ? odd + count : odd);
      }
    case UNIT_MONTH:
      return ebb_day_from_ymd (year, (month - 1) / count * count + 1, 1);
    case UNIT_YEAR:
      return ebb_day_from_ymd (year - year % count, 1, 1);
    case UNIT_DAY:
      return day - (day % count + count) % count;
    case UNIT_HOUR:
    case UNIT_MINUTE:
    default:
      return day;
    }
}

static EbbDay
next_day (EbbDay day,
          Unit unit,
          int count)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  switch (unit)
    {
    case UNIT_WEEK:
      return day + 7 * count;
    case UNIT_MONTH:
      month += count;
      return ebb_day_from_ymd (year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
    case UNIT_YEAR:
      return ebb_day_from_ymd (year + count, 1, 1);
    case UNIT_DAY:
      return day + count;
    case UNIT_HOUR:
    case UNIT_MINUTE:
    default:
      return day + 1;
    }
}

/* A day that a zone left out begins when the next one does: it gets no tick. */
static void
add_tick (GPtrArray *ticks,
          GDateTime *time,
          const char *format,
          gboolean major)
{
  double at = g_date_time_to_unix (time);
  EbbTimeTick *tick;

  if (ticks->len > 0 && ((EbbTimeTick *) ticks->pdata[ticks->len - 1])->at >= at)
    return;
  tick = g_new0 (EbbTimeTick, 1);
  tick->at = at;
  tick->label = g_date_time_format (time, format);
  tick->major = major;
  g_ptr_array_add (ticks, tick);
}

static void
add_day (GPtrArray *ticks,
         GDateTime *time,
         Unit unit)
{
  gboolean new_year = g_date_time_get_day_of_year (time) == 1;
  gboolean new_month = g_date_time_get_day_of_month (time) == 1;

  switch (unit)
    {
    case UNIT_YEAR:
      add_tick (ticks, time, "%Y", g_date_time_get_year (time) % 10 == 0);
      break;
    case UNIT_MONTH:
      /* Translators: a month on the axis of a chart, and January with its year;
       * see g_date_time_format() */
      add_tick (ticks, time, new_year ? C_ ("axis", "%b %Y") : C_ ("axis", "%b"), new_year);
      break;
    case UNIT_WEEK:
    case UNIT_DAY:
    case UNIT_HOUR:
    case UNIT_MINUTE:
    default:
      /* Translators: a day on the axis of a chart; see g_date_time_format() */
      add_tick (ticks, time, C_ ("axis", "%-d %b"), new_month || unit == UNIT_HOUR);
      break;
    }
}

/* Hours of the wall clock. In the hour that comes twice in autumn single hours and
 * minutes count on, so both show; the one missing in spring does not. */
static void
add_hours (GPtrArray *ticks,
           GTimeZone *zone,
           GDateTime *day,
           double from,
           double to,
           int minutes)
{
  GDateTime *next = start_of_day (zone, day_of (day) + 1);
  double end = g_date_time_to_unix (next);

  g_date_time_unref (next);
  for (int minute = 0;; minute += minutes)
    {
      g_autoptr (GDateTime) time = NULL;
      double at;

      if (minutes <= 60)
        time = g_date_time_add_seconds (day, minute * 60.0);
      else if (minute < 24 * 60)
        time = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                g_date_time_get_day_of_month (day), minute / 60, 0, 0);
      at = time != NULL ? g_date_time_to_unix (time) : end;
      if (at >= end)
        break;
      if (at < from || at > to)
        continue;
      if (minute == 0)
        add_day (ticks, time, UNIT_HOUR);
      else
        add_tick (ticks, time,
                  /* Translators: a time on the axis of a chart; use %-I:%M %p
                   * where the clock has twelve hours */
                  C_ ("axis", "%H:%M"), FALSE);
    }
}

static GPtrArray *
list_ticks (GTimeZone *zone,
            EbbDay first,
            double from,
            double to,
            guint step)
{
  GPtrArray *ticks = g_ptr_array_new_with_free_func (tick_free);
  Unit unit = steps[step].unit;
  int count = steps[step].count;

  for (EbbDay day = align_day (first, unit, count);; day = next_day (day, unit, count))
    {
      g_autoptr (GDateTime) time = start_of_day (zone, day);
      double at;

      if (time == NULL || (at = g_date_time_to_unix (time)) > to)
        break;
      if (unit == UNIT_HOUR || unit == UNIT_MINUTE)
        add_hours (ticks, zone, time, from, to, count * (unit == UNIT_HOUR ? 60 : 1));
      else if (at >= from)
        add_day (ticks, time, unit);
    }
  return ticks;
}

/* Leaves every second, third, … so that at most @n_ticks remain. */
static void
thin_out (GPtrArray *ticks,
          guint n_ticks)
{
  guint every = (ticks->len + n_ticks - 1) / n_ticks;

  for (guint i = ticks->len; i-- > 0;)
    if (i % every != 0)
      g_ptr_array_remove_index (ticks, i);
}

/**
 * ebb_time_axis_get_ticks:
 * @zone: whose calendar
 * @from: seconds since the epoch, UTC
 * @to: seconds since the epoch, UTC, after @from
 * @n_ticks: how many there is room for, at least 2
 *
 * Ticks on round hours, days, weeks (by the locale's first day), months or years
 * of the local calendar, from minutes to centuries. A day has 23, 24 or 25 hours.
 *
 * Returns: (transfer full) (element-type EbbTimeTick): at most @n_ticks ticks, in
 *   their order; none if the span is empty, not a number, or longer than
 *   %EBB_TIME_AXIS_MAX_SPAN
 */
GPtrArray *
ebb_time_axis_get_ticks (GTimeZone *zone,
                         double from,
                         double to,
                         guint n_ticks)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  guint room = MAX (n_ticks, 2);

  if (!(to > from && to - from <= EBB_TIME_AXIS_MAX_SPAN))
    return g_ptr_array_new_with_free_func (tick_free);
  utc = g_date_time_new_from_unix_utc ((gint64) CLAMP (floor (from), -FAR, FAR));
  if (utc != NULL)
    local = g_date_time_to_timezone (utc, zone);
  if (local == NULL)
    return g_ptr_array_new_with_free_func (tick_free);

  for (guint i = 0;; i++)
    {
      gboolean is_last = i + 1 == G_N_ELEMENTS (steps);
      g_autoptr (GPtrArray) ticks = NULL;

      if (!is_last && (to - from) / steps[i].seconds > room + 1)
        continue;
      ticks = list_ticks (zone, day_of (local), from, to, i);
      if (ticks->len > room && !is_last)
        continue;
      /* one tick alone says nothing of the span: rather some of the finer ones */
      if (ticks->len < 2 && i > 0)
        {
          g_autoptr (GPtrArray) finer = list_ticks (zone, day_of (local), from, to, i - 1);

          if (finer->len > ticks->len)
            {
              thin_out (finer, room);
              return g_steal_pointer (&finer);
            }
        }
      return g_steal_pointer (&ticks);
    }
}
