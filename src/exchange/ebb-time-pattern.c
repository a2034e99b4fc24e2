// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-time-pattern.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

#include "ebb-text.h"
#include "model/ebb-error.h"

/* Reads dates and times by a pattern in the manner of strptime(3), but the same in
 * every locale: names of months and weekdays are taken in English and in the
 * language of the session. */

#define DIRECTIVES "YymdeHkIlMSfpzbBhaAsTRFD%"

static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };
static const char *const weekdays[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };

typedef struct
{
  int year, month, day, hour, minute;
  double second;
  int half; /* 0 not known, 1 before noon, 2 after */
  gboolean has_offset;
  gint32 offset; /* minutes */
  gboolean has_unix;
  gint64 unix_seconds;
} Fields;

static gboolean
read_digits (const char **text,
             guint max,
             int *number)
{
  guint n = 0;

  *number = 0;
  while (n < max && g_ascii_isdigit (**text))
    {
      *number = *number * 10 + (**text - '0');
      (*text)++;
      n++;
    }
  return n > 0;
}

static gboolean
take_prefix (const char **text,
             const char *word)
{
  gsize length = strlen (word);
  g_autofree char *head = NULL;
  g_autofree char *folded_head = NULL;
  g_autofree char *folded_word = NULL;

  if (length == 0 || strnlen (*text, length) < length)
    return FALSE;
  if (!g_utf8_validate (*text, (gssize) length, NULL))
    return FALSE;
  head = g_strndup (*text, length);
  folded_head = g_utf8_casefold (head, -1);
  folded_word = g_utf8_casefold (word, -1);
  if (!g_str_equal (folded_head, folded_word))
    return FALSE;
  *text += length;
  return TRUE;
}

/* Reads one of @n names, whole or cut to three letters, English or the session's. */
static int
read_name (const char **text,
           const char *const *english,
           int n,
           nl_item full,
           nl_item abbreviated)
{
  for (int i = 0; i < n; i++)
    {
      char cut[4] = { english[i][0], english[i][1], english[i][2], '\0' };

      if (take_prefix (text, english[i]) || take_prefix (text, nl_langinfo (full + i)) ||
          take_prefix (text, nl_langinfo (abbreviated + i)) || take_prefix (text, cut))
        {
          if (**text == '.')
            (*text)++;
          return i;
        }
    }
  return -1;
}

static gboolean
read_offset (const char **text,
             Fields *fields)
{
  int hours, minutes = 0;
  gboolean is_negative = **text == '-';

  fields->has_offset = TRUE;
  if (**text == 'Z' || **text == 'z')
    {
      (*text)++;
      fields->offset = 0;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    return FALSE;
  (*text)++;
  if (!read_digits (text, 2, &hours))
    return FALSE;
  if (**text == ':')
    {
      (*text)++;
      if (!read_digits (text, 2, &minutes))
        return FALSE;
    }
  else if (g_ascii_isdigit (**text))
    read_digits (text, 2, &minutes);
  fields->offset = (hours * 60 + minutes) * (is_negative ? -1 : 1);
  return minutes < 60;
}

static gboolean
read_half (const char **text,
           Fields *fields)
{
  if (take_prefix (text, "am") || take_prefix (text, "a.m."))
    fields->half = 1;
  else if (take_prefix (text, "pm") || take_prefix (text, "p.m."))
    fields->half = 2;
  return fields->half != 0;
}

static gboolean
read_second (const char **text,
             Fields *fields)
{
  int whole;

  if (!read_digits (text, 2, &whole))
    return FALSE;
  fields->second = whole;
  return TRUE;
}

static gboolean
read_unix (const char **text,
           Fields *fields)
{
  char *end;

  fields->has_unix = TRUE;
  fields->unix_seconds = g_ascii_strtoll (*text, &end, 10);
  if (end == *text)
    return FALSE;
  *text = end;
  return TRUE;
}

static gboolean read_pattern (const char *pattern, const char **text, Fields *fields);

static gboolean
read_directive (char directive,
                const char **text,
                Fields *fields)
{
  switch (directive)
    {
    case 'Y':
      return read_digits (text, 4, &fields->year);
    case 'y':
      if (!read_digits (text, 2, &fields->year))
        return FALSE;
      fields->year += fields->year < 69 ? 2000 : 1900; /* as POSIX has it */
      return TRUE;
    case 'm':
      return read_digits (text, 2, &fields->month);
    case 'b':
    case 'B':
    case 'h':
      fields->month = read_name (text, months, 12, MON_1, ABMON_1) + 1;
      return fields->month > 0;
    case 'a':
    case 'A':
      return read_name (text, weekdays, 7, DAY_1, ABDAY_1) >= 0;
    case 'd':
    case 'e':
      return read_digits (text, 2, &fields->day);
    case 'H':
    case 'k':
    case 'I':
    case 'l':
      return read_digits (text, 2, &fields->hour);
    case 'M':
      return read_digits (text, 2, &fields->minute);
    case 'S':
      return read_second (text, fields);
    case 'f':
      if (!g_ascii_isdigit (**text))
        return FALSE;
      while (g_ascii_isdigit (**text))
        (*text)++;
      return TRUE;
    case 'p':
      return read_half (text, fields);
    case 'z':
      return read_offset (text, fields);
    case 's':
      return read_unix (text, fields);
    case 'T':
      return read_pattern ("%H:%M:%S", text, fields);
    case 'R':
      return read_pattern ("%H:%M", text, fields);
    case 'F':
      return read_pattern ("%Y-%m-%d", text, fields);
    case 'D':
      return read_pattern ("%m/%d/%y", text, fields);
    case '%':
      if (**text != '%')
        return FALSE;
      (*text)++;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_pattern (const char *pattern,
              const char **text,
              Fields *fields)
{
  for (const char *p = pattern; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        {
          while (g_ascii_isspace (**text))
            (*text)++;
        }
      else if (*p == '%' && p[1] != '\0')
        {
          p++;
          /* As strptime does: "%e" of " 3". */
          while (*p != '%' && g_ascii_isspace (**text))
            (*text)++;
          if (!read_directive (*p, text, fields))
            return FALSE;
        }
      else
        {
          if (**text != *p)
            return FALSE;
          (*text)++;
        }
    }
  return TRUE;
}

/*< private >
 * ebb_time_pattern_check:
 *
 * Returns: whether @pattern has only known directives and gives a date. Errors:
 *   %EBB_ERROR_FORMAT
 */
gboolean
ebb_time_pattern_check (const char *pattern,
                        GError **error)
{
  gboolean year = FALSE, month = FALSE, day = FALSE;

  for (const char *p = strchr (pattern, '%'); p != NULL; p = strchr (p + 1, '%'))
    {
      p++;
      if (*p == '\0' || strchr (DIRECTIVES, *p) == NULL)
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("the format has “%%%.1s”, which Ebb does not know."), g_ascii_isprint (*p) ? p : "");
          return FALSE;
        }
      year |= strchr ("YyFDs", *p) != NULL;
      month |= strchr ("mbBhFDs", *p) != NULL;
      day |= strchr ("deFDs", *p) != NULL;
    }
  if (!year || !month || !day)
    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("the format needs a year, a month and a day."));
  return year && month && day;
}

/*< private >
 * ebb_time_pattern_parse:
 * @pattern: one that ebb_time_pattern_check() let pass
 * @zone: the zone of a text without an offset
 *
 * Returns: whether @text fits the pattern and is a moment that there was. Errors:
 *   %EBB_ERROR_INVALID
 */
gboolean
ebb_time_pattern_parse (const char *pattern,
                        const char *text,
                        GTimeZone *zone,
                        EbbMoment *moment,
                        GError **error)
{
  Fields fields = { 0 };
  const char *rest = text;
  gboolean fits = read_pattern (pattern, &rest, &fields);

  while (g_ascii_isspace (*rest))
    rest++;
  if (!fits || *rest != '\0' || (fields.half != 0 && (fields.hour < 1 || fields.hour > 12)))
    {
      g_autofree char *shown = ebb_text_shorten (text);

      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a time of the form “%s”."), shown, pattern);
      return FALSE;
    }
  if (fields.half != 0)
    fields.hour = fields.hour % 12 + (fields.half == 2 ? 12 : 0);

  if (fields.has_unix)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (fields.unix_seconds);
      g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

      if (local != NULL)
        *moment = ebb_moment_from_date_time (local);
      if (local == NULL || !ebb_moment_is_valid (*moment))
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The time is not from the year 1900 to 2199."));
          return FALSE;
        }
      return TRUE;
    }
  if (fields.has_offset)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

      if (!ebb_moment_from_local (utc, fields.year, fields.month, fields.day, fields.hour, fields.minute, fields.second, moment, error))
        return FALSE;
      moment->offset = fields.offset;
      moment->at -= (gint64) fields.offset * 60;
      if (!ebb_moment_is_valid (*moment))
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The time is not from the year 1900 to 2199."));
          return FALSE;
        }
      return TRUE;
    }
  return ebb_moment_from_local (zone, fields.year, fields.month, fields.day, fields.hour, fields.minute, fields.second, moment, error);
}
