// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-moment.h"
#include "ebb-error.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

#define SECONDS_PER_DAY (24 * 60 * 60)

/* Enough of a text to recognise it in a message, always valid UTF-8. */
static char *
quote_for_message (const char *text)
{
  return g_utf8_make_valid (text, (gssize) strnlen (text, 40));
}

static gint64
floor_div (gint64 a,
           gint64 b)
{
  return a / b - ((a % b != 0) && ((a < 0) != (b < 0)));
}

static gint64
local_seconds (EbbMoment moment)
{
  return moment.at + (gint64) moment.offset * 60;
}

/**
 * ebb_moment_now:
 *
 * Returns: this second, with the offset of the computer's time zone
 */
EbbMoment
ebb_moment_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return ebb_moment_from_date_time (now);
}

/**
 * ebb_moment_is_valid:
 * @moment: a moment
 *
 * Returns: whether its local day is from 1900 to 2199 and its offset possible
 */
gboolean
ebb_moment_is_valid (EbbMoment moment)
{
  gint64 day;

  if (moment.offset < -EBB_OFFSET_MAX || moment.offset > EBB_OFFSET_MAX)
    return FALSE;
  if (moment.at < -(G_GINT64_CONSTANT (1) << 40) || moment.at > (G_GINT64_CONSTANT (1) << 40))
    return FALSE;

  day = floor_div (local_seconds (moment), SECONDS_PER_DAY);
  return day >= EBB_DAY_MIN && day <= EBB_DAY_MAX;
}

/**
 * ebb_moment_get_day:
 * @moment: a valid moment
 *
 * Returns: the local calendar day at the place where it was recorded
 */
EbbDay
ebb_moment_get_day (EbbMoment moment)
{
  return (EbbDay) floor_div (local_seconds (moment), SECONDS_PER_DAY);
}

/**
 * ebb_moment_get_minute_of_day:
 * @moment: a valid moment
 *
 * Returns: minutes on the wall clock since midnight, 0 to 1439
 */
int
ebb_moment_get_minute_of_day (EbbMoment moment)
{
  gint64 seconds = local_seconds (moment);

  return (int) ((seconds - floor_div (seconds, SECONDS_PER_DAY) * SECONDS_PER_DAY) / 60);
}

/**
 * ebb_moment_to_date_time:
 * @moment: a valid moment
 *
 * Returns: (transfer full): the same, in a time zone of the fixed offset
 */
GDateTime *
ebb_moment_to_date_time (EbbMoment moment)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (moment.offset * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment.at);

  return g_date_time_to_timezone (utc, zone);
}

/**
 * ebb_moment_from_date_time:
 * @date_time: a date and time
 *
 * Returns: the same, in whole seconds; an offset with seconds (before 1900) is
 *   rounded down to the minute
 */
EbbMoment
ebb_moment_from_date_time (GDateTime *date_time)
{
  return (EbbMoment){
    .at = g_date_time_to_unix (date_time),
    .offset = (gint32) floor_div (g_date_time_get_utc_offset (date_time) / G_TIME_SPAN_SECOND, 60),
  };
}

/**
 * ebb_moment_from_local:
 * @zone: the time zone of the wall clock
 * @year: 1900 to 2199
 * @month: 1 to 12
 * @day: 1 to 31
 * @hour: 0 to 23
 * @minute: 0 to 59
 * @seconds: 0 to 59.999; fractions are dropped
 * @moment: (out): the moment
 * @error: %EBB_ERROR_INVALID for a date or time that no calendar has
 *
 * Reads a wall clock. A time that occurs twice (clocks set back) is the first
 * of the two; one that never occurs (clocks set forward) is moved forward by the
 * length of the gap.
 *
 * Returns: whether there is such a moment
 */
gboolean
ebb_moment_from_local (GTimeZone *zone,
                       int year,
                       int month,
                       int day,
                       int hour,
                       int minute,
                       double seconds,
                       EbbMoment *moment,
                       GError **error)
{
  g_autoptr (GDateTime) utc = NULL;
  gint64 wall;
  int first;
  int second;

  g_return_val_if_fail (zone != NULL, FALSE);
  g_return_val_if_fail (moment != NULL, FALSE);

  /* Read as if it were UTC: this checks the calendar and nothing else. */
  if (year >= 1900 && year <= 2199)
    utc = g_date_time_new_utc (year, month, day, hour, minute, seconds);
  if (utc == NULL)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID,
                   _ ("There is no such date and time: %04d-%02d-%02d %02d:%02d"),
                   year, month, day, hour, minute);
      return FALSE;
    }
  wall = g_date_time_to_unix (utc);

  /* The offset in force shortly before and shortly after decides: no zone
   * changes its clock twice within a day. */
  first = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, wall - SECONDS_PER_DAY));
  second = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, wall + SECONDS_PER_DAY));
  if (first != second)
    {
      gint64 by_first = wall - first;
      int actual = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, by_first));

      if (actual == first)
        second = first;
      else if (second > first)
        {
          gint64 by_second = wall - second;

          if (g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, by_second)) != second)
            wall += second - first; /* in the gap */
        }
    }
  moment->offset = (gint32) floor_div (second, 60);
  moment->at = wall - (gint64) moment->offset * 60;
  return TRUE;
}

static gboolean
read_digits (const char **text,
             guint n,
             int *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *number = *number * 10 + ((*text)[i] - '0');
    }
  *text += n;
  return TRUE;
}

static gboolean
read_date (const char **text,
           int *year,
           int *month,
           int *day)
{
  if (!read_digits (text, 4, year) || *(*text)++ != '-' ||
      !read_digits (text, 2, month) || *(*text)++ != '-')
    return FALSE;
  return read_digits (text, 2, day);
}

/* Reads "Z", "+01:00", "+0100" or "+01"; leaves @text after it. */
static gboolean
read_offset (const char **text,
             gint32 *offset)
{
  int sign;
  int hours;
  int minutes = 0;

  if (**text == 'Z' || **text == 'z')
    {
      (*text)++;
      *offset = 0;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    return FALSE;
  sign = *(*text)++ == '-' ? -1 : 1;
  if (!read_digits (text, 2, &hours))
    return FALSE;
  if (**text == ':')
    {
      (*text)++;
      if (!read_digits (text, 2, &minutes))
        return FALSE;
    }
  else if (g_ascii_isdigit (**text) && !read_digits (text, 2, &minutes))
    return FALSE;
  if (minutes > 59)
    return FALSE;
  *offset = sign * (hours * 60 + minutes);
  return TRUE;
}

/* Reads what follows a date: "", or "T09:30", "T09:30:15", "T09:30:15.25". */
static gboolean
read_time (const char **text,
           int *hour,
           int *minute,
           int *second)
{
  *hour = *minute = *second = 0;
  if (**text == '\0')
    return TRUE;
  if (**text != 'T' && **text != 't' && **text != ' ')
    return FALSE;
  (*text)++;
  if (!read_digits (text, 2, hour) || *(*text)++ != ':' || !read_digits (text, 2, minute))
    return FALSE;
  if (**text != ':')
    return TRUE;
  (*text)++;
  if (!read_digits (text, 2, second))
    return FALSE;
  if (**text == '.' || **text == ',')
    {
      (*text)++;
      if (!g_ascii_isdigit (**text))
        return FALSE;
      while (g_ascii_isdigit (**text))
        (*text)++;
    }
  return TRUE;
}

/**
 * ebb_moment_from_string:
 * @text: ISO 8601: a date, or a date and time, with or without an offset
 * @zone: (nullable): the zone of a text without an offset; %NULL for the
 *   computer's
 * @moment: (out): the moment; midnight for a date alone
 * @error: %EBB_ERROR_INVALID
 *
 * Reads `2026-03-01T09:30:00+01:00`, also without seconds, with a space for the
 * T, with fractions of a second (dropped), `Z`, or no offset.
 *
 * Returns: whether @text is a moment from 1900 to 2199
 */
gboolean
ebb_moment_from_string (const char *text,
                        GTimeZone *zone,
                        EbbMoment *moment,
                        GError **error)
{
  const char *rest = text;
  int year, month, day, hour, minute, second;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (moment != NULL, FALSE);

  if (read_date (&rest, &year, &month, &day) && read_time (&rest, &hour, &minute, &second))
    {
      EbbMoment result;

      if (*rest == '\0')
        {
          g_autoptr (GTimeZone) local = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();

          if (!ebb_moment_from_local (local, year, month, day, hour, minute, second, &result, error))
            return FALSE;
          *moment = result;
          return TRUE;
        }
      if (read_offset (&rest, &result.offset) && *rest == '\0')
        {
          g_autoptr (GDateTime) utc = g_date_time_new_utc (year, month, day, hour, minute, second);

          if (utc != NULL)
            {
              result.at = g_date_time_to_unix (utc) - (gint64) result.offset * 60;
              if (ebb_moment_is_valid (result))
                {
                  *moment = result;
                  return TRUE;
                }
            }
        }
    }

  {
    g_autofree char *quoted = quote_for_message (text);

    g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID,
                 _ ("“%s” is not a date and time such as 2026-03-01T09:30"), quoted);
  }
  return FALSE;
}

/**
 * ebb_moment_to_string:
 * @moment: a valid moment
 *
 * Returns: (transfer full): such as `2026-03-01T09:30:00+01:00`
 */
char *
ebb_moment_to_string (EbbMoment moment)
{
  int year, month, day;
  gint64 seconds = local_seconds (moment);
  EbbDay local_day = ebb_moment_get_day (moment);
  int of_day = (int) (seconds - (gint64) local_day * SECONDS_PER_DAY);
  int offset = ABS (moment.offset);

  ebb_day_to_ymd (local_day, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d",
                          year, month, day,
                          of_day / 3600, of_day / 60 % 60, of_day % 60,
                          moment.offset < 0 ? '-' : '+', offset / 60, offset % 60);
}

/**
 * ebb_day_from_ymd:
 * @year: a year
 * @month: 1 to 12
 * @day: 1 to 31, in @month
 *
 * Returns: the day
 */
EbbDay
ebb_day_from_ymd (int year,
                  int month,
                  int day)
{
  /* Count from 1 March, so that the leap day is the last of the year. */
  int y = year - (month <= 2);
  int era = (int) floor_div (y, 400);
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * ebb_day_to_ymd:
 * @day: a day
 * @year: (out): its year
 * @month: (out): 1 to 12
 * @month_day: (out): 1 to 31
 */
void
ebb_day_to_ymd (EbbDay day,
                int *year,
                int *month,
                int *month_day)
{
  int shifted = day + 719468;
  int era = (int) floor_div (shifted, 146097);
  int day_of_era = shifted - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int from_march = (5 * day_of_year + 2) / 153;

  *month_day = day_of_year - (153 * from_march + 2) / 5 + 1;
  *month = from_march < 10 ? from_march + 3 : from_march - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

/**
 * ebb_day_today:
 *
 * Returns: the present day in the computer's time zone
 */
EbbDay
ebb_day_today (void)
{
  return ebb_moment_get_day (ebb_moment_now ());
}

/**
 * ebb_day_get_weekday:
 * @day: a day
 *
 * Returns: 1 Monday to 7 Sunday (ISO 8601)
 */
int
ebb_day_get_weekday (EbbDay day)
{
  /* 1970-01-01 was a Thursday. */
  return (int) (day + 3 - floor_div (day + 3, 7) * 7) + 1;
}

/**
 * ebb_day_from_string:
 * @text: such as `2026-03-01`
 * @day: (out): the day
 * @error: %EBB_ERROR_INVALID
 *
 * Returns: whether @text is a date from 1900 to 2199
 */
gboolean
ebb_day_from_string (const char *text,
                     EbbDay *day,
                     GError **error)
{
  const char *rest = text;
  int year, month, month_day;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  if (read_date (&rest, &year, &month, &month_day) && *rest == '\0' &&
      year >= 1900 && year <= 2199 && month >= 1 && month <= 12 &&
      month_day >= 1 && month_day <= g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    {
      *day = ebb_day_from_ymd (year, month, month_day);
      return TRUE;
    }

  {
    g_autofree char *quoted = quote_for_message (text);

    g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID,
                 _ ("“%s” is not a date such as 2026-03-01"), quoted);
  }
  return FALSE;
}

/**
 * ebb_day_to_string:
 * @day: a day from 1900 to 2199
 *
 * Returns: (transfer full): such as `2026-03-01`
 */
char *
ebb_day_to_string (EbbDay day)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, month_day);
}

/**
 * ebb_day_format:
 * @day: a day from 1900 to 2199
 * @format: a format of g_date_time_format()
 *
 * Returns: (transfer full): the day in the language of the session
 */
char *
ebb_day_format (EbbDay day,
                const char *format)
{
  int year, month, month_day;
  g_autoptr (GDateTime) date = NULL;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  date = g_date_time_new_utc (year, month, month_day, 12, 0, 0);
  g_return_val_if_fail (date != NULL, g_strdup (""));
  return g_date_time_format (date, format);
}

/**
 * ebb_day_first_weekday:
 *
 * Returns: the day that begins a week in the locale, 1 Monday to 7 Sunday
 */
int
ebb_day_first_weekday (void)
{
#ifdef _NL_TIME_FIRST_WEEKDAY
  /* glibc: the first weekday counts from the day that week_1stday names, which
   * is a number such as 19971130 (a Sunday) smuggled through a pointer. */
  union
  {
    const char *text;
    unsigned int word;
  } origin = { nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  int base = origin.word == 19971201 ? 1 : 7;

  if (first >= 1 && first <= 7)
    return (base - 1 + first - 1) % 7 + 1;
#endif
  return 1;
}
