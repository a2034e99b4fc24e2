// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-reminder.h"

#include <math.h>

#include "ebb-course-plan.h"

/*
 * What to remind of at a moment, and until when that stays so. Nothing is remembered:
 * whatever the clock does, the next look at it says what holds. So a clock that is set
 * back takes a reminder away and brings it again in time, and a computer that slept
 * reminds of what is due when it wakes, and no more of what has lapsed meanwhile.
 *
 * A reminder of a session stays until the session is to be over. One that would come in
 * the quiet time comes at its end if the session is later than that, else half an hour
 * before the quiet time begins.
 */

#define EVENING_LEAD (30 * 60)

/* Of a session of which it is not known how long it is to be, in minutes. */
#define USUAL_MINUTES 60

static EbbReminder *
reminder_new (EbbReminderKind kind,
              EbbSession *session,
              int hours)
{
  EbbReminder *reminder = g_new (EbbReminder, 1);

  reminder->kind = kind;
  reminder->session = g_object_ref (session);
  reminder->hours = hours;
  return reminder;
}

/**
 * ebb_reminder_free:
 * @reminder: (nullable) (transfer full): a reminder
 */
void
ebb_reminder_free (EbbReminder *reminder)
{
  if (reminder == NULL)
    return;
  g_object_unref (reminder->session);
  g_free (reminder);
}

/**
 * ebb_reminder_get_id:
 * @reminder: a reminder of a session that has an id
 *
 * Returns: (transfer full): the same for the same thing, however often it is asked
 */
char *
ebb_reminder_get_id (const EbbReminder *reminder)
{
  g_return_val_if_fail (reminder != NULL, NULL);

  if (reminder->kind == EBB_REMINDER_FOLLOW_UP)
    return g_strdup_printf ("follow-up-%s-%d", reminder->session->record.id, reminder->hours);
  return g_strdup_printf ("session-%s", reminder->session->record.id);
}

/**
 * ebb_reminder_get_last_pain:
 * @session: a session
 *
 * Returns: the overall pain that was rated last, before, right after or in a follow-up,
 *   0 to 10; NAN for none
 */
double
ebb_reminder_get_last_pain (EbbSession *session)
{
  double pain = NAN;

  g_return_val_if_fail (EBB_IS_SESSION (session), NAN);

  /* They are in order of time. */
  for (guint i = 0; i < session->ratings->len; i++)
    {
      const EbbSessionRating *rating = &g_array_index (session->ratings, EbbSessionRating, i);

      if (rating->aspect == EBB_ASPECT_PAIN && rating->region == NULL)
        pain = rating->value;
    }
  return pain;
}

/* --- the quiet time ----------------------------------------------------------------- */

static EbbMoment
moment_in_zone (gint64 at,
                GTimeZone *zone)
{
  int seconds = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at));

  return (EbbMoment){ at, seconds / 60 };
}

/* If @at is in the quiet time: from when to when that is. */
static gboolean
find_quiet (const EbbFollowUpRules *rules,
            GTimeZone *zone,
            gint64 at,
            gint64 *from,
            gint64 *to)
{
  EbbMoment moment = moment_in_zone (at, zone);
  int minute = ebb_moment_get_minute_of_day (moment);
  EbbDay day = ebb_moment_get_day (moment);
  gboolean wraps = rules->quiet_from > rules->quiet_to;
  EbbMoment begin, end;

  if (!ebb_follow_up_rules_are_quiet (rules, minute) ||
      !ebb_moment_from_wall (zone, day - (wraps && minute < rules->quiet_to ? 1 : 0), rules->quiet_from, &begin) ||
      !ebb_moment_from_wall (zone, day + (wraps && minute >= rules->quiet_from ? 1 : 0), rules->quiet_to, &end))
    return FALSE;
  *from = begin.at;
  *to = end.at;
  return TRUE;
}

/* --- what and when -------------------------------------------------------------------- */

static void
come_by (gint64 *next,
         gint64 at,
         gint64 now)
{
  if (at > now)
    *next = MIN (*next, at);
}

static void
look_at_follow_ups (EbbSession *session,
                    gint64 now,
                    gint64 *next)
{
  for (guint i = 0; i < session->follow_ups->len; i++)
    {
      const EbbFollowUp *follow_up = &g_array_index (session->follow_ups, EbbFollowUp, i);

      if (ebb_follow_up_get_status (follow_up, now) == EBB_FOLLOW_UP_STATUS_WAITING)
        come_by (next, follow_up->due.at, now);
    }
}

static void
look_at_due (GPtrArray *due,
             GPtrArray *reminders,
             gint64 now,
             gint64 *next)
{
  for (guint i = 0; i < due->len; i++)
    {
      EbbDueFollowUp *one = g_ptr_array_index (due, i);
      const EbbFollowUp *follow_up = ebb_session_find_follow_up (one->session, one->hours);

      /* The clock may have moved since the diary was asked. */
      if (follow_up == NULL || ebb_follow_up_get_status (follow_up, now) != EBB_FOLLOW_UP_STATUS_DUE)
        continue;
      g_ptr_array_add (reminders, reminder_new (EBB_REMINDER_FOLLOW_UP, one->session, one->hours));
      come_by (next, follow_up->due.at + ebb_follow_up_get_window (one->hours) + 1, now);
    }
}

static void
look_at_plan (EbbSession *session,
              const EbbReminderRules *rules,
              GTimeZone *zone,
              GPtrArray *reminders,
              gint64 now,
              gint64 *next)
{
  int minutes = session->planned_minutes > 0 ? session->planned_minutes : USUAL_MINUTES;
  gint64 from, to, quiet_from, quiet_to;

  if (session->state != EBB_SESSION_PLANNED || ebb_moment_is_absent (session->planned))
    return;

  from = session->planned.at - rules->session_minutes * 60;
  to = session->planned.at + minutes * 60;
  if (find_quiet (&rules->follow_ups, zone, from, &quiet_from, &quiet_to))
    from = quiet_to < session->planned.at ? quiet_to : quiet_from - EVENING_LEAD;

  if (now >= from && now < to)
    {
      g_ptr_array_add (reminders, reminder_new (EBB_REMINDER_SESSION, session, 0));
      come_by (next, to, now);
    }
  come_by (next, from, now);
}

/**
 * ebb_reminders_at:
 * @sessions: (element-type EbbSession): all whose follow-ups may be open, and all that
 *   are planned
 * @due: (element-type EbbDueFollowUp): the follow-ups that are due
 * @rules: the person's choice
 * @zone: where the person is
 * @now: seconds since the epoch, UTC
 * @quiet: (out): whether it is the quiet time: nothing new is to appear; what is on
 *   screen may stay
 * @next: (out): when this has to be asked again if the diary does not change until
 *   then, seconds since the epoch, UTC; %G_MAXINT64 for never
 *
 * Returns: (transfer full) (element-type EbbReminder): what to remind of now
 */
GPtrArray *
ebb_reminders_at (GPtrArray *sessions,
                  GPtrArray *due,
                  const EbbReminderRules *rules,
                  GTimeZone *zone,
                  gint64 now,
                  gboolean *quiet,
                  gint64 *next)
{
  GPtrArray *reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_reminder_free);
  gint64 quiet_from, quiet_to;

  g_return_val_if_fail (sessions != NULL, reminders);
  g_return_val_if_fail (due != NULL, reminders);
  g_return_val_if_fail (rules != NULL, reminders);
  g_return_val_if_fail (zone != NULL, reminders);

  *next = G_MAXINT64;
  if (rules->follow_ups.n_hours > 0)
    look_at_due (due, reminders, now, next);
  for (guint i = 0; i < sessions->len; i++)
    {
      if (rules->follow_ups.n_hours > 0)
        look_at_follow_ups (g_ptr_array_index (sessions, i), now, next);
      if (rules->session_minutes >= 0)
        look_at_plan (g_ptr_array_index (sessions, i), rules, zone, reminders, now, next);
    }

  *quiet = find_quiet (&rules->follow_ups, zone, now, &quiet_from, &quiet_to);
  if (*quiet && reminders->len > 0)
    come_by (next, quiet_to, now);
  return reminders;
}
