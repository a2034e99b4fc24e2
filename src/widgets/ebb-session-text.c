// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-format.h"
#include "model/ebb-rating.h"
#include "model/ebb-technique.h"

/*
 * A session in words, the same on its chip, in its row and on the card of what is next.
 */

/* What stands between two parts of a line. */
#define SEPARATOR " · "

/**
 * ebb_session_text_join:
 * @first: (nullable): a part of a line
 * @second: (nullable): the next one
 *
 * Returns: (transfer full) (nullable): both on one line; %NULL if there is none
 */
char *
ebb_session_text_join (const char *first,
                       const char *second)
{
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second);
  return g_strconcat (first, SEPARATOR, second, NULL);
}

/**
 * ebb_session_text_title:
 * @plan: the plan
 * @session: one of its sessions
 *
 * Returns: (transfer full): what it is called: by itself, by its course, by what was
 *   done, in that order
 */
char *
ebb_session_text_title (EbbPlan *plan,
                        EbbSession *session)
{
  EbbCourse *course = ebb_plan_get_course (plan, session);

  if (session->title != NULL)
    return g_strdup (session->title);
  if (course != NULL)
    return g_strdup (course->title);
  if (session->parts->len > 0)
    return g_strdup (ebb_technique_id_get_name (g_array_index (session->parts, EbbSessionPart, 0).technique));
  /* Translators: a session of massage or the like that has no other name */
  return g_strdup (C_ ("session", "Session"));
}

/**
 * ebb_session_text_day:
 * @session: a session
 * @today: the present day
 *
 * Returns: (transfer full): such as "Tomorrow" or "Thursday, 26 March"
 */
char *
ebb_session_text_day (EbbSession *session,
                      EbbDay today)
{
  EbbDay day = ebb_session_get_day (session);

  return day == today + 1 ? g_strdup (C_ ("day", "Tomorrow")) : ebb_format_day_relative (day, today);
}

/**
 * ebb_session_text_when:
 * @session: a session
 * @today: the present day
 *
 * Returns: (transfer full): such as "Thursday, 26 March, 16:00"
 */
char *
ebb_session_text_when (EbbSession *session,
                       EbbDay today)
{
  g_autofree char *date = ebb_session_text_day (session, today);
  g_autofree char *time = ebb_format_time (ebb_session_get_moment (session));

  /* TRANSLATORS: a day and a time of day, as "Yesterday, 23:50" */
  return g_strdup_printf (C_ ("moment", "%s, %s"), date, time);
}

/**
 * ebb_session_text_span:
 * @session: a session
 *
 * Returns: (transfer full): from when to when: "16:00–17:00"; only when it begins, if
 *   it does not say how long it is
 */
char *
ebb_session_text_span (EbbSession *session)
{
  g_autofree char *begin = ebb_format_time (ebb_session_get_moment (session));
  g_autofree char *end = ebb_format_time (ebb_session_get_end (session));

  if (session->minutes == 0 && session->planned_minutes == 0)
    return g_steal_pointer (&begin);
  /* Translators: from one time of day to another: "16:00–17:00" */
  return g_strdup_printf (C_ ("time of a session", "%s–%s"), begin, end);
}

/**
 * ebb_session_text_number:
 * @plan: the plan
 * @session: one of its sessions
 *
 * Returns: (transfer full) (nullable): such as "session 5 of 14"; %NULL for one without
 *   a course or called off
 */
char *
ebb_session_text_number (EbbPlan *plan,
                         EbbSession *session)
{
  EbbCourse *course = ebb_plan_get_course (plan, session);
  g_autoptr (GPtrArray) sessions = NULL;
  guint number, total;

  if (course == NULL)
    return NULL;
  sessions = ebb_plan_list_sessions_of (plan, course);
  number = ebb_course_plan_get_number (sessions, session);
  total = ebb_course_plan_get_progress (course, sessions, 0).n_total;
  if (number == 0)
    return NULL;
  if (total < number)
    /* Translators: which session of a course that has no end */
    return g_strdup_printf (C_ ("session", "session %u"), number);
  /* Translators: which session of a course, and how many it has: "session 5 of 14" */
  return g_strdup_printf (C_ ("session", "session %u of %u"), number, total);
}

/**
 * ebb_session_text_where:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): who gives it and where; %NULL if that is not known
 */
char *
ebb_session_text_where (EbbSession *session)
{
  const char *who = session->who;

  if (who == NULL && session->provider == EBB_PROVIDER_SELF)
    who = ebb_provider_get_name (session->provider);
  return ebb_session_text_join (who, session->place);
}

/**
 * ebb_session_text_ratings:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): the pain before and right after, as far as it is
 *   known
 */
char *
ebb_session_text_ratings (EbbSession *session)
{
  double before = ebb_session_get_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL);
  double after = ebb_session_get_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL);
  g_autofree char *first = isnan (before) ? NULL : ebb_number_to_local_string (before);
  g_autofree char *second = isnan (after) ? NULL : ebb_number_to_local_string (after);

  if (first != NULL && second != NULL)
    /* Translators: ratings from 0 to 10 before and after a session */
    return g_strdup_printf (C_ ("session", "pain %s before, %s after"), first, second);
  if (first != NULL)
    return g_strdup_printf (C_ ("session", "pain %s before"), first);
  if (second != NULL)
    return g_strdup_printf (C_ ("session", "pain %s after"), second);
  return NULL;
}

/**
 * ebb_session_text_overlaps:
 * @plan: the plan
 * @session: one of its sessions
 *
 * Returns: (transfer full) (nullable): that it overlaps with another; %NULL if it does not
 */
char *
ebb_session_text_overlaps (EbbPlan *plan,
                           EbbSession *session)
{
  g_autoptr (GPtrArray) others = ebb_sessions_find_overlaps (plan->sessions, session);
  g_autofree char *title = NULL;
  g_autofree char *time = NULL;

  if (others->len == 0)
    return NULL;
  title = ebb_session_text_title (plan, others->pdata[0]);
  time = ebb_format_time (ebb_session_get_moment (others->pdata[0]));
  /* Translators: another session is at the same time: its name, and when it begins */
  return g_strdup_printf (C_ ("session", "overlaps with %s, %s"), title, time);
}

static void
append (GString *line,
        char *part)
{
  if (part != NULL && line->len > 0)
    g_string_append (line, SEPARATOR);
  if (part != NULL)
    g_string_append (line, part);
  g_free (part);
}

/**
 * ebb_session_text_details:
 * @plan: the plan
 * @session: one of its sessions
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer full): one line with all but title and time, beginning with the state
 */
char *
ebb_session_text_details (EbbPlan *plan,
                          EbbSession *session,
                          gint64 now)
{
  GString *line = g_string_new (ebb_session_text_state (plan, session, now));
  int minutes = session->state == EBB_SESSION_DONE ? session->minutes : session->planned_minutes;

  append (line, ebb_session_text_number (plan, session));
  if (minutes > 0)
    append (line, g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes));
  append (line, ebb_session_text_ratings (session));
  append (line, ebb_session_text_where (session));
  append (line, ebb_session_text_overlaps (plan, session));
  return g_string_free (line, FALSE);
}

/**
 * ebb_session_text_state:
 * @plan: the plan
 * @session: one of its sessions
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer none): what became of it, in a word or two
 */
const char *
ebb_session_text_state (EbbPlan *plan,
                        EbbSession *session,
                        gint64 now)
{
  if (ebb_plan_is_on_hold (plan, session))
    /* Translators: a session of a course that is paused */
    return C_ ("state of a session", "On hold");
  if (ebb_session_is_overdue (session, now))
    /* Translators: a planned session is over, and nobody said what became of it */
    return C_ ("state of a session", "Not recorded yet");
  return ebb_session_state_get_name (session->state);
}

/**
 * ebb_session_text_icon:
 * @plan: the plan
 * @session: one of its sessions
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer none): the name of an icon for its state
 */
const char *
ebb_session_text_icon (EbbPlan *plan,
                       EbbSession *session,
                       gint64 now)
{
  if (ebb_plan_is_on_hold (plan, session))
    return "media-playback-pause-symbolic";
  if (ebb_session_is_overdue (session, now))
    return "dialog-question-symbolic";
  switch (session->state)
    {
    case EBB_SESSION_DONE:
      return "object-select-symbolic";
    case EBB_SESSION_SKIPPED:
      return "media-skip-forward-symbolic";
    case EBB_SESSION_CANCELLED:
      return "window-close-symbolic";
    case EBB_SESSION_MISSED:
      return "action-unavailable-symbolic";
    case EBB_SESSION_PLANNED:
    default:
      return "alarm-symbolic";
    }
}
