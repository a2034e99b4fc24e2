// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"

#include "ebb-ics.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * Appointments as iCalendar (RFC 5545).
 *
 * Each session is an event of its own, not an instance of a recurring one: sessions are
 * moved, skipped and cancelled one by one, and what calendars make of exceptions to a
 * recurrence differs. Its UID is the id of the session, so that reading a newer file
 * moves or cancels the appointment; SEQUENCE counts the changes, and one that was
 * skipped or cancelled is CANCELLED rather than left out.
 *
 * There is no METHOD: this is no message between an organizer and those invited (RFC
 * 5546), and publishing would need an ORGANIZER.
 *
 * Times are those of the clock on the wall with the zone of the course, for that is what
 * was agreed on; the file describes the zone for the years that it needs. Without a
 * zone that has a name, or for a session that was planned elsewhere, they are UTC.
 */

#define FOLD_AT 75 /* octets in a line, without its end (section 3.1) */
#define SECONDS_PER_DAY (24 * 60 * 60)

/* How far before the first and after the last session a zone is described, in days. */
#define ZONE_MARGIN 400

/**
 * ebb_ics_escape:
 * @text: any text
 *
 * Returns: (transfer full): as the value of a property of the type TEXT (section
 *   3.3.11)
 */
char *
ebb_ics_escape (const char *text)
{
  g_autofree char *valid = NULL;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '\\' || *p == ';' || *p == ',')
        g_string_append_c (out, '\\');
      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        g_string_append (out, "\\n");
      else if ((guchar) *p >= 0x20 && *p != 0x7f)
        g_string_append_c (out, *p);
      else if (*p == '\t')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

/**
 * ebb_ics_fold:
 * @line: a content line without its end, UTF-8
 *
 * Returns: (transfer full): the line with its end, in pieces of at most 75 octets
 *   (section 3.1), never cut inside of a character
 */
char *
ebb_ics_fold (const char *line)
{
  GString *out = g_string_new (NULL);
  gsize width = 0;

  g_return_val_if_fail (line != NULL, NULL);

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (width + length > FOLD_AT)
        {
          g_string_append (out, "\r\n ");
          width = 1;
        }
      g_string_append_len (out, p, (gssize) length);
      width += length;
    }
  g_string_append (out, "\r\n");
  return g_string_free (out, FALSE);
}

static void
append_line (GString *out,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
append_line (GString *out,
             const char *format,
             ...)
{
  g_autofree char *line = NULL;
  g_autofree char *folded = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  folded = ebb_ics_fold (line);
  g_string_append (out, folded);
}

static void
append_text (GString *out,
             const char *property,
             const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  escaped = ebb_ics_escape (text);
  append_line (out, "%s:%s", property, escaped);
}

/* Such as 20260302T173000, of a clock on the wall that is @offset seconds from UTC. */
static char *
format_wall (gint64 at,
             int offset)
{
  g_autoptr (GDateTime) wall = g_date_time_new_from_unix_utc (at + offset);

  return g_date_time_format (wall, "%Y%m%dT%H%M%S");
}

static char *
format_utc (gint64 at)
{
  g_autofree char *wall = format_wall (at, 0);

  return g_strconcat (wall, "Z", NULL);
}

/* --- time zones -------------------------------------------------------------------- */

typedef struct
{
  int offset; /* seconds east of UTC */
  gboolean is_daylight;
  const char *name; /* of the zone's */
} Rule;

static Rule
get_rule (GTimeZone *zone,
          gint64 at)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at);

  return (Rule){ g_time_zone_get_offset (zone, interval), g_time_zone_is_dst (zone, interval), g_time_zone_get_abbreviation (zone, interval) };
}

static gboolean
is_same_rule (const Rule *a,
              const Rule *b)
{
  return a->offset == b->offset && a->is_daylight == b->is_daylight;
}

/* The first second of the rule that follows, which is within a day of @from. */
static gint64
find_change (GTimeZone *zone,
             gint64 from,
             const Rule *rule)
{
  gint64 low = from, high = from + SECONDS_PER_DAY;

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;
      Rule there = get_rule (zone, middle);

      if (is_same_rule (&there, rule))
        low = middle;
      else
        high = middle;
    }
  return high;
}

static void
append_offset (GString *out,
               const char *property,
               int offset)
{
  int size = ABS (offset);

  if (size % 60 == 0)
    append_line (out, "%s:%c%02d%02d", property, offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  else
    append_line (out, "%s:%c%02d%02d%02d", property, offset < 0 ? '-' : '+', size / 3600, size / 60 % 60, size % 60);
}

/* From @at on @rule holds; the clock that it changes shows its beginning. */
static void
append_observance (GString *out,
                   gint64 at,
                   int offset_before,
                   const Rule *rule)
{
  const char *kind = rule->is_daylight ? "DAYLIGHT" : "STANDARD";
  g_autofree char *start = format_wall (at, offset_before);

  append_line (out, "BEGIN:%s", kind);
  append_line (out, "DTSTART:%s", start);
  append_offset (out, "TZOFFSETFROM", offset_before);
  append_offset (out, "TZOFFSETTO", rule->offset);
  append_text (out, "TZNAME", rule->name);
  append_line (out, "END:%s", kind);
}

static void
append_zone (GString *out,
             const char *name,
             GTimeZone *zone,
             gint64 first,
             gint64 last)
{
  gint64 at = first - (gint64) ZONE_MARGIN * SECONDS_PER_DAY;
  Rule rule = get_rule (zone, at);

  append_line (out, "BEGIN:VTIMEZONE");
  append_line (out, "TZID:%s", name);
  append_observance (out, at, rule.offset, &rule);
  for (; at < last + (gint64) ZONE_MARGIN * SECONDS_PER_DAY; at += SECONDS_PER_DAY)
    {
      Rule next = get_rule (zone, at + SECONDS_PER_DAY);

      if (is_same_rule (&next, &rule))
        continue;
      append_observance (out, find_change (zone, at, &rule), rule.offset, &next);
      rule = next;
    }
  append_line (out, "END:VTIMEZONE");
}

/* --- events ------------------------------------------------------------------------ */

static EbbCourse *
find_course (GPtrArray *courses,
             EbbSession *session)
{
  return courses != NULL ? ebb_records_find (courses, session->course) : NULL;
}

/* The appointment is what was planned, whenever it was done then. */
static EbbMoment
get_appointment (EbbSession *session)
{
  return ebb_moment_is_absent (session->planned) ? session->started : session->planned;
}

/* Zone names are letters, digits and a few signs; nothing else may get into the file. */
static gboolean
is_zone_name (const char *name)
{
  return name != NULL && *name != '\0' && strlen (name) <= 60 && strchr (name, '/') != NULL && name[0] != '/' &&
         strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-") == strlen (name);
}

/* The zone of the course, if the session was planned by its clock. */
static GTimeZone *
find_zone (EbbCourse *course,
           EbbSession *session)
{
  EbbMoment moment = get_appointment (session);
  g_autoptr (GTimeZone) zone = NULL;

  if (course == NULL || !is_zone_name (course->zone))
    return NULL;
  zone = g_time_zone_new_identifier (course->zone);
  if (zone == NULL || get_rule (zone, moment.at).offset != moment.offset * 60)
    return NULL;
  return g_steal_pointer (&zone);
}

static gboolean
is_off (EbbSession *session)
{
  return session->state == EBB_SESSION_CANCELLED || session->state == EBB_SESSION_SKIPPED;
}

static const char *
get_summary (EbbCourse *course,
             EbbSession *session,
             const EbbIcsOptions *options)
{
  if (options->tell && session->title != NULL)
    return session->title;
  if (options->tell && course != NULL)
    return course->title;
  /* Translators: the title of a session of therapy in a calendar that others may see */
  return C_ ("calendar", "Appointment");
}

static void
append_details (GString *out,
                EbbCourse *course,
                EbbSession *session)
{
  g_autoptr (GString) text = g_string_new (session->who);

  if (course != NULL && course->contact != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", course->contact);
  append_text (out, "LOCATION", session->place);
  append_text (out, "DESCRIPTION", text->len > 0 ? text->str : NULL);
}

static void
append_alarm (GString *out,
              const char *summary,
              int minutes)
{
  append_line (out, "BEGIN:VALARM");
  append_line (out, "ACTION:DISPLAY");
  append_text (out, "DESCRIPTION", summary);
  append_line (out, "TRIGGER:-PT%dM", minutes);
  append_line (out, "END:VALARM");
}

static void
append_event (GString *out,
              EbbCourse *course,
              EbbSession *session,
              const EbbIcsOptions *options)
{
  EbbMoment moment = get_appointment (session);
  g_autoptr (GTimeZone) zone = find_zone (course, session);
  g_autofree char *start = zone != NULL ? format_wall (moment.at, moment.offset * 60) : format_utc (moment.at);
  g_autofree char *stamp = format_utc (options->now);
  const char *summary = get_summary (course, session, options);

  append_line (out, "BEGIN:VEVENT");
  append_line (out, "UID:%s@ebb-diary.github.io", session->record.id);
  append_line (out, "DTSTAMP:%s", stamp);
  if (session->record.modified > 0)
    {
      g_autofree char *modified = format_utc (session->record.modified / G_USEC_PER_SEC);

      append_line (out, "LAST-MODIFIED:%s", modified);
    }
  append_line (out, "SEQUENCE:%d", session->sequence);
  if (zone != NULL)
    append_line (out, "DTSTART;TZID=%s:%s", course->zone, start);
  else
    append_line (out, "DTSTART:%s", start);
  append_line (out, "DURATION:PT%dM", session->planned_minutes > 0 ? session->planned_minutes : ebb_session_get_minutes (session));
  append_text (out, "SUMMARY", summary);
  if (options->tell)
    append_details (out, course, session);
  append_line (out, "CLASS:PRIVATE");
  append_line (out, "STATUS:%s", is_off (session) ? "CANCELLED" : "CONFIRMED");
  append_line (out, "TRANSP:%s", is_off (session) ? "TRANSPARENT" : "OPAQUE");
  if (options->alarm >= 0 && session->state == EBB_SESSION_PLANNED)
    append_alarm (out, summary, options->alarm);
  append_line (out, "END:VEVENT");
}

/* Describes each zone once, for the time from the first to the last session in it. */
static void
append_zones (GString *out,
              GPtrArray *courses,
              GPtrArray *sessions)
{
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbCourse *course = find_course (courses, g_ptr_array_index (sessions, i));
      g_autoptr (GTimeZone) zone = find_zone (course, g_ptr_array_index (sessions, i));
      gint64 first = G_MAXINT64, last = G_MININT64;

      if (zone == NULL || !g_hash_table_add (written, course->zone))
        continue;
      for (guint j = i; j < sessions->len; j++)
        {
          gint64 at = get_appointment (g_ptr_array_index (sessions, j)).at;

          first = MIN (first, at);
          last = MAX (last, at);
        }
      append_zone (out, course->zone, zone, first, last);
    }
}

/**
 * ebb_ics_write:
 * @courses: (nullable) (element-type EbbCourse): those that sessions belong to
 * @sessions: (element-type EbbSession): what to write: one session, or those of a
 *   course; they have ids
 * @options: how
 *
 * Writes an iCalendar file. By default it says nothing of therapy: only the times.
 *
 * Returns: (transfer full): the file, with CRLF at the ends of lines
 */
char *
ebb_ics_write (GPtrArray *courses,
               GPtrArray *sessions,
               const EbbIcsOptions *options)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (sessions != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  append_line (out, "BEGIN:VCALENDAR");
  append_line (out, "VERSION:2.0");
  append_line (out, "PRODID:-//Ebb//Ebb %s//EN", EBB_VERSION);
  append_line (out, "CALSCALE:GREGORIAN");
  append_zones (out, courses, sessions);
  for (guint i = 0; i < sessions->len; i++)
    append_event (out, find_course (courses, g_ptr_array_index (sessions, i)), g_ptr_array_index (sessions, i), options);
  append_line (out, "END:VCALENDAR");
  return g_string_free (out, FALSE);
}
