// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-format.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

/* Presentation of this process, set once from the preferences by the application
 * and read by every list cell. */
static EbbClock chosen_clock = EBB_CLOCK_SYSTEM;

/* The desktop's own setting where there is one, else the locale. */
static gboolean
system_is_24h (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "org.gnome.desktop.interface", TRUE);
  if (schema != NULL && g_settings_schema_has_key (schema, "clock-format"))
    {
      g_autoptr (GSettings) settings = g_settings_new ("org.gnome.desktop.interface");
      g_autoptr (GVariant) set = g_settings_get_user_value (settings, "clock-format");

      if (set != NULL)
        return g_str_equal (g_variant_get_string (set, NULL), "24h");
    }
  return strstr (nl_langinfo (T_FMT), "%p") == NULL && strstr (nl_langinfo (T_FMT), "%r") == NULL;
}

/**
 * ebb_format_set_clock:
 * @clock: how to write times from now on
 */
void
ebb_format_set_clock (EbbClock clock)
{
  chosen_clock = clock;
}

/**
 * ebb_format_is_24h:
 *
 * Returns: whether times are written with 24 hours
 */
gboolean
ebb_format_is_24h (void)
{
  switch (chosen_clock)
    {
    case EBB_CLOCK_12H:
      return FALSE;
    case EBB_CLOCK_24H:
      return TRUE;
    case EBB_CLOCK_SYSTEM:
    default:
      return system_is_24h ();
    }
}

/**
 * ebb_format_time:
 * @moment: a moment
 *
 * Returns: (transfer full): the wall clock of its own place: "14:05", "2:05 PM"
 */
char *
ebb_format_time (EbbMoment moment)
{
  g_autoptr (GDateTime) date_time = ebb_moment_to_date_time (moment);

  return g_date_time_format (date_time, ebb_format_is_24h () ? "%H:%M" : "%-I:%M %p");
}

/**
 * ebb_format_day:
 * @day: a day
 *
 * Returns: (transfer full): such as "Sunday, 1 March 2026"
 */
char *
ebb_format_day (EbbDay day)
{
  /* Translators: a full date as g_date_time_format() writes it: "Sunday, 1 March 2026" */
  return ebb_day_format (day, C_ ("full date", "%A, %-d %B %Y"));
}

/**
 * ebb_format_day_relative:
 * @day: a day
 * @today: the present day
 *
 * Returns: (transfer full): "Today", "Yesterday", or the date: without its year
 *   when that is the present one
 */
char *
ebb_format_day_relative (EbbDay day,
                         EbbDay today)
{
  int year, this_year, month, month_day;

  if (day == today)
    return g_strdup (_ ("Today"));
  if (day == today - 1)
    return g_strdup (_ ("Yesterday"));

  ebb_day_to_ymd (day, &year, &month, &month_day);
  ebb_day_to_ymd (today, &this_year, &month, &month_day);
  if (year != this_year)
    return ebb_format_day (day);
  /* Translators: a date of this year as g_date_time_format() writes it: "Sunday, 1 March" */
  return ebb_day_format (day, C_ ("date without year", "%A, %-d %B"));
}

/**
 * ebb_format_month:
 * @day: any day of the month
 *
 * Returns: (transfer full): such as "March 2026"
 */
char *
ebb_format_month (EbbDay day)
{
  /* Translators: a month as g_date_time_format() writes it: "March 2026" */
  return ebb_day_format (day, C_ ("month and year", "%OB %Y"));
}

/**
 * ebb_format_day_short:
 * @day: a day
 *
 * Returns: (transfer full): such as "1 Mar 2026"
 */
char *
ebb_format_day_short (EbbDay day)
{
  /* Translators: a short date as g_date_time_format() writes it: "1 Mar 2026" */
  return ebb_day_format (day, C_ ("short date", "%-d %b %Y"));
}
