// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-text.h"

#include <glib/gi18n.h>

#include "model/ebb-course-plan.h"
#include "ebb-format.h"

/* What a plan says, in words. */

/* How many sessions are named with day and time. */
#define N_FIRST 3

static char *
describe_phase (int per_week,
                int weeks)
{
  if (per_week == 1)
    return g_strdup_printf (g_dngettext (NULL, "once a week for %d week", "once a week for %d weeks", (gulong) weeks), weeks);
  if (per_week == 2)
    return g_strdup_printf (g_dngettext (NULL, "twice a week for %d week", "twice a week for %d weeks", (gulong) weeks), weeks);
  /* Translators: how many sessions a week, as number, and for how many weeks */
  return g_strdup_printf (g_dngettext (NULL, "%d a week for %d week", "%d a week for %d weeks", (gulong) weeks), per_week, weeks);
}

/**
 * ebb_course_text_rhythm:
 * @course: a course
 *
 * Returns: (transfer full): how often its sessions are, as "twice a week for 4 weeks,
 *   then once a week for 6 weeks"; "" without days
 */
char *
ebb_course_text_rhythm (EbbCourse *course)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);

  if (course->slots->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < course->phases->len; i++)
    {
      const EbbCoursePhase *phase = &g_array_index (course->phases, EbbCoursePhase, i);
      g_autofree char *words = describe_phase (MIN (phase->per_week, (int) course->slots->len), phase->weeks);

      if (i > 0)
        /* Translators: between two phases of a plan: "twice a week for 4 weeks, then once a week for 6 weeks" */
        g_string_append (text, C_ ("plan", ", then "));
      g_string_append (text, words);
    }
  if (text->len > 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (course->slots->len == 1)
    return g_strdup (C_ ("plan", "once a week"));
  if (course->slots->len == 2)
    return g_strdup (C_ ("plan", "twice a week"));
  /* Translators: how many sessions a week, 3 or more */
  return g_strdup_printf (C_ ("plan", "%u a week"), course->slots->len);
}

/**
 * ebb_course_text_plan:
 * @course: a course
 * @sessions: (element-type EbbSession): its plan, in order of time
 *
 * Returns: (transfer full): how many sessions there are, from when to when and how often
 */
char *
ebb_course_text_plan (EbbCourse *course,
                      GPtrArray *sessions)
{
  g_autofree char *rhythm = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (EBB_IS_COURSE (course) && sessions != NULL, NULL);

  if (sessions->len == 0)
    return g_strdup (C_ ("plan", "No day is chosen: each session is planned by hand."));
  rhythm = ebb_course_text_rhythm (course);
  first = ebb_format_day_short (ebb_session_get_day (sessions->pdata[0]));
  last = ebb_format_day_short (ebb_session_get_day (sessions->pdata[sessions->len - 1]));
  if (course->count == 0 && course->phases->len == 0)
    /* Translators: the first day of a course without an end, and how often */
    return g_strdup_printf (C_ ("plan", "From %s on, without an end: %s"), first, rhythm);
  if (sessions->len == 1)
    /* Translators: a day */
    return g_strdup_printf (C_ ("plan", "1 session on %s"), first);
  /* Translators: how many sessions, first and last day, and how often, as "14 sessions from 26 Mar 2026 to 4 Jul 2026: twice a week for 4 weeks" */
  return g_strdup_printf (g_dngettext (NULL, "%u session from %s to %s: %s", "%u sessions from %s to %s: %s", sessions->len), sessions->len, first, last, rhythm);
}

static void
append_moment (GString *text,
               EbbSession *session)
{
  /* Translators: format of the day of a session, see strftime(3): "Thu 26 Mar" */
  g_autofree char *day = ebb_day_format (ebb_session_get_day (session), C_ ("day of a session", "%a %-d %b"));
  g_autofree char *time = ebb_format_time (session->planned);

  g_string_append_printf (text, "%s%s, %s", text->len > 0 ? " · " : "", day, time);
}

/**
 * ebb_course_text_first:
 * @sessions: (element-type EbbSession): a plan, in order of time
 *
 * Returns: (transfer full): the days and times of its first sessions; "" without any
 */
char *
ebb_course_text_first (GPtrArray *sessions)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (sessions != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < sessions->len && i < N_FIRST; i++)
    append_moment (text, sessions->pdata[i]);
  if (sessions->len > N_FIRST)
    g_string_append (text, " …");
  return g_string_free (text, FALSE);
}

/**
 * ebb_course_text_overlaps:
 * @sessions: (element-type EbbSession): a plan, in order of time
 * @others: (element-type EbbSession): those of other courses
 *
 * Returns: (transfer full) (nullable): how many are at the same time as another, and
 *   when the first of them is; %NULL without any
 */
char *
ebb_course_text_overlaps (GPtrArray *sessions,
                          GPtrArray *others)
{
  g_autoptr (GString) when = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (sessions != NULL && others != NULL, NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      g_autoptr (GPtrArray) overlaps = ebb_sessions_find_overlaps (others, sessions->pdata[i]);

      if (overlaps->len > 0 && n++ == 0)
        append_moment (when, sessions->pdata[i]);
    }
  if (n == 0)
    return NULL;
  /* Translators: how many sessions, and day and time of the first of them */
  return g_strdup_printf (g_dngettext (NULL, "%u session is at the same time as another one: %s", "%u sessions are at the same time as others, the first on %s", n), n, when->str);
}

/**
 * ebb_regions_describe:
 * @regions: (element-type EbbRegion): places
 *
 * Returns: (transfer full): their names, with the side
 */
char *
ebb_regions_describe (GPtrArray *regions)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (regions != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < regions->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_ ("between places", "; ") : "", ebb_region_get_name (regions->pdata[i]));
  return g_string_free (text, FALSE);
}
