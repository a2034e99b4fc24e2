// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-time-choice.h"

#include <glib/gi18n.h>

#include "ebb-error.h"

/*
 * What a person means when they set the clock of an entry. The wall clock is
 * what they read and remember; the instant follows from it by the rules below.
 *
 * - An entry is about the past. A wall clock that has not come yet is refused
 *   (with a day chosen) or belongs to yesterday (with only a clock chosen:
 *   23:50 said at five past midnight is last night's).
 * - When the clocks go back, an hour happens twice: the later one that is not
 *   in the future is meant, for it is the nearer memory.
 * - When the clocks go forward, an hour does not happen: the first minute after
 *   the gap stands for it.
 */

#define SECONDS_PER_DAY ((gint64) 86400)

/* The instants at which a wall clock in @zone reads @wall (seconds since the
 * epoch as if it were UTC), earliest first. Returns how many: 0 in a gap. */
static guint
find_instants (GTimeZone *zone,
               gint64 wall,
               EbbMoment found[2])
{
  static const GTimeType types[] = { G_TIME_TYPE_DAYLIGHT, G_TIME_TYPE_STANDARD };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      int interval = g_time_zone_find_interval (zone, types[i], wall);
      gint32 seconds, offset;
      gint64 at;

      if (interval < 0)
        continue;
      seconds = g_time_zone_get_offset (zone, interval);
      at = wall - seconds;

      /* GLib answers for the other type when there is no such one */
      if (g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at)) != seconds)
        continue;

      /* old zones have seconds: the wall clock is kept, the instant gives way */
      offset = seconds / 60;
      at = wall - (gint64) offset * 60;
      if (n == 1 && found[0].at == at)
        continue;
      found[n++] = (EbbMoment){ at, offset };
    }

  if (n == 2 && found[0].at > found[1].at)
    {
      EbbMoment swap = found[0];

      found[0] = found[1];
      found[1] = swap;
    }
  return n;
}

/* The moment meant by a wall clock on a day; may be after @now. */
static EbbMoment
place (GTimeZone *zone,
       EbbMoment now,
       EbbDay day,
       int minute)
{
  gint64 wall = day * SECONDS_PER_DAY + (gint64) minute * 60;
  EbbMoment found[2];
  guint n = find_instants (zone, wall, found);

  if (n == 0)
    {
      g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &wall);
      n = find_instants (zone, wall, found);
    }
  if (n == 0)
    {
      /* not reached with sane zone data: fall back on the offset of now */
      found[0] = (EbbMoment){ wall - (gint64) now.offset * 60, now.offset };
      n = 1;
    }
  return n == 2 && found[1].at <= now.at ? found[1] : found[0];
}

/**
 * ebb_time_choice_resolve:
 * @zone: the zone whose clocks the person reads
 * @now: the present moment
 * @day: the day chosen
 * @minute: minutes after midnight on the wall clock, 0 to 1439
 * @moment: (out): the moment meant
 * @error: return location for an %EBB_ERROR_INVALID
 *
 * Finds the moment of a day and a clock. When the clocks go back, the later of
 * the two that is not in the future is taken; in the gap when they go forward,
 * the first minute after it.
 *
 * Returns: %FALSE with @error if that lies in the future or outside what a
 *   diary can hold
 */
gboolean
ebb_time_choice_resolve (GTimeZone *zone,
                         EbbMoment now,
                         EbbDay day,
                         int minute,
                         EbbMoment *moment,
                         GError **error)
{
  EbbMoment found;

  g_return_val_if_fail (zone != NULL, FALSE);
  g_return_val_if_fail (minute >= 0 && minute < EBB_MINUTES_PER_DAY, FALSE);

  found = place (zone, now, day, minute);
  if (found.at > now.at)
    {
      g_set_error_literal (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("This time has not come yet"));
      return FALSE;
    }
  if (day < EBB_DAY_MIN || !ebb_moment_is_valid (found))
    {
      g_set_error_literal (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("This day is too long ago"));
      return FALSE;
    }
  *moment = found;
  return TRUE;
}

/**
 * ebb_time_choice_latest:
 * @zone: the zone whose clocks the person reads
 * @now: the present moment
 * @minute: minutes after midnight on the wall clock, 0 to 1439
 *
 * Finds the last time that the clock read this: today, or yesterday when it has
 * not come yet today.
 *
 * Returns: a moment, never after @now
 */
EbbMoment
ebb_time_choice_latest (GTimeZone *zone,
                        EbbMoment now,
                        int minute)
{
  EbbDay today = ebb_moment_get_day (now);
  EbbMoment found;

  g_return_val_if_fail (zone != NULL, now);
  g_return_val_if_fail (minute >= 0 && minute < EBB_MINUTES_PER_DAY, now);

  for (EbbDay day = today; day > today - 3; day--)
    {
      found = place (zone, now, day, minute);
      if (found.at <= now.at)
        return found;
    }
  return now;
}

/**
 * ebb_time_choice_ago:
 * @zone: the zone whose clocks the person reads
 * @now: the present moment
 * @minutes: how long ago, in minutes
 *
 * Finds the moment some minutes ago, on the full minute, with the offset that
 * held then.
 *
 * Returns: a moment, not after @now
 */
EbbMoment
ebb_time_choice_ago (GTimeZone *zone,
                     EbbMoment now,
                     int minutes)
{
  gint64 at = now.at - (gint64) minutes * 60;
  int interval;

  g_return_val_if_fail (zone != NULL, now);

  at -= ((at % 60) + 60) % 60;
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at);
  return (EbbMoment){ at, g_time_zone_get_offset (zone, interval) / 60 };
}

/**
 * ebb_time_choice_get_zone:
 * @moment: the moment of an entry
 * @local: the zone of this computer
 *
 * Chooses the zone in which to change the clock of an entry: the local one if
 * the entry was recorded by its clocks, else one fixed to the entry's own
 * offset, so that correcting the minute of an entry made on a journey does not
 * move it to the clocks at home.
 *
 * Returns: (transfer full): a zone
 */
GTimeZone *
ebb_time_choice_get_zone (EbbMoment moment,
                          GTimeZone *local)
{
  int interval;

  g_return_val_if_fail (local != NULL, NULL);

  interval = g_time_zone_find_interval (local, G_TIME_TYPE_UNIVERSAL, moment.at);
  if (g_time_zone_get_offset (local, interval) / 60 == moment.offset)
    return g_time_zone_ref (local);
  return g_time_zone_new_offset (moment.offset * 60);
}

/**
 * ebb_time_choice_step:
 * @minute: minutes after midnight, 0 to 1439
 * @step: minutes to go, negative for back; not 0
 *
 * Steps a clock to the next full multiple of the step: a quarter on from 14:05
 * is 14:15, a quarter back is 14:00. It runs round at midnight.
 *
 * Returns: minutes after midnight, 0 to 1439
 */
int
ebb_time_choice_step (int minute,
                      int step)
{
  int size = ABS (step);
  int stepped;

  g_return_val_if_fail (step != 0, minute);

  if (step > 0)
    stepped = (minute / size + 1) * size;
  else
    stepped = (minute + size - 1) / size * size - size;
  return (stepped % EBB_MINUTES_PER_DAY + EBB_MINUTES_PER_DAY) % EBB_MINUTES_PER_DAY;
}

/**
 * ebb_time_choice_parse_clock:
 * @text: what was typed
 * @minute: (out): minutes after midnight, 0 to 1439
 *
 * Reads a clock as people type it: `14:05`, `14.05`, `14h05`, `1405`, `905`,
 * `14`, `2 pm`, `2:05pm`, `12 am`.
 *
 * Returns: %FALSE if it is no time of day
 */
gboolean
ebb_time_choice_parse_clock (const char *text,
                             int *minute)
{
  g_autofree char *folded = NULL;
  const char *p;
  guint digits = 0;
  int hours = 0, minutes = 0;
  gboolean pm = FALSE, am = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minute != NULL, FALSE);

  if (strlen (text) > 32)
    return FALSE;
  folded = g_utf8_strdown (text, -1);
  g_strstrip (folded);
  p = folded;

  for (; g_ascii_isdigit (*p) && digits < 4; p++, digits++)
    hours = hours * 10 + (*p - '0');
  if (digits == 0)
    return FALSE;
  if (digits > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (*p == ':' || *p == '.' || *p == 'h' || *p == ',')
    {
      guint n = 0;

      for (p++; g_ascii_isdigit (*p) && n < 2; p++, n++)
        minutes = minutes * 10 + (*p - '0');
      /* "14h" is a whole hour; "14:5" is half typed */
      if (n == 1 || (n == 0 && p[-1] != 'h'))
        return FALSE;
    }

  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "am") || g_str_has_prefix (p, "a.m."))
    am = TRUE;
  else if (g_str_has_prefix (p, "pm") || g_str_has_prefix (p, "p.m."))
    pm = TRUE;
  if (am || pm)
    p += p[1] == '.' ? 4 : 2;
  if (*p != '\0')
    return FALSE;

  if (am || pm)
    {
      if (hours < 1 || hours > 12)
        return FALSE;
      hours = hours % 12 + (pm ? 12 : 0);
    }
  if (hours > 23 || minutes > 59)
    return FALSE;
  *minute = hours * 60 + minutes;
  return TRUE;
}
