// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-follow-up.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ebb-course-plan.h"
#include "ebb-error.h"

/*
 * When to ask how it is after a session, for how long, and what counts as an answer.
 *
 * For how long: half as many hours as the follow-up is after the session, but an hour
 * at least and a day at most. An ordinary entry counts from a quarter of the hours
 * before the moment until then. So entries count for one follow-up of the usual hours
 * only: 1 from 0:45 to 2:00, 4 from 3 to 6, 24 from 18 to 36, 48 from 36 to 72 hours.
 * The bounds are our proposal.
 */

#define HOUR 3600

const EbbFollowUpRules ebb_follow_up_default_rules = { { 1, 4, 24, 48 }, 4, 22 * 60, 7 * 60 };

/**
 * ebb_follow_up_rules_set_hours:
 * @rules: rules to change
 * @text: rising whole numbers with spaces or commas between them; "" for none
 *
 * Returns: whether @text says up to %EBB_FOLLOW_UP_MAX_N hours; if not, nothing is
 *   changed
 */
gboolean
ebb_follow_up_rules_set_hours (EbbFollowUpRules *rules,
                               const char *text)
{
  EbbFollowUpRules changed = *rules;

  g_return_val_if_fail (text != NULL, FALSE);

  changed.n_hours = 0;
  for (;;)
    {
      char *end;
      long hours;

      text += strspn (text, " ,");
      if (*text == '\0')
        break;
      if (!g_ascii_isdigit (*text))
        return FALSE;
      hours = strtol (text, &end, 10);
      if (hours < 1 || hours > EBB_FOLLOW_UP_MAX_HOURS || changed.n_hours == EBB_FOLLOW_UP_MAX_N ||
          (changed.n_hours > 0 && changed.hours[changed.n_hours - 1] >= hours))
        return FALSE;
      changed.hours[changed.n_hours++] = (int) hours;
      text = end;
    }
  *rules = changed;
  return TRUE;
}

/**
 * ebb_follow_up_rules_get_hours:
 * @rules: rules
 *
 * Returns: (transfer full): what ebb_follow_up_rules_set_hours() reads, such as "1 4 24"
 */
char *
ebb_follow_up_rules_get_hours (const EbbFollowUpRules *rules)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rules->n_hours; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", rules->hours[i]);
  return g_string_free (text, FALSE);
}

/* --- when it is due ---------------------------------------------------------------- */

/**
 * ebb_follow_up_get_window:
 * @hours: after the session
 *
 * Returns: for how many seconds a follow-up is asked for once it is due
 */
int
ebb_follow_up_get_window (int hours)
{
  return CLAMP (hours * HOUR / 2, HOUR, 24 * HOUR);
}

/**
 * ebb_follow_up_rules_are_quiet:
 * @rules: rules
 * @minute: of the day, 0 to 1439
 *
 * Returns: whether it is in the quiet time
 */
gboolean
ebb_follow_up_rules_are_quiet (const EbbFollowUpRules *rules,
                               int minute)
{
  g_return_val_if_fail (rules != NULL, FALSE);

  if (rules->quiet_from <= rules->quiet_to)
    return minute >= rules->quiet_from && minute < rules->quiet_to;
  return minute >= rules->quiet_from || minute < rules->quiet_to;
}

static EbbMoment
moment_in_zone (gint64 at,
                GTimeZone *zone)
{
  int seconds = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at));

  return (EbbMoment){ at, seconds / 60 };
}

/* When to ask, after the quiet time; FALSE for not at all. */
static gboolean
find_due (gint64 nominal,
          int hours,
          const EbbFollowUpRules *rules,
          GTimeZone *zone,
          EbbMoment *due)
{
  int minute;

  *due = moment_in_zone (nominal, zone);
  minute = ebb_moment_get_minute_of_day (*due);
  if (!ebb_follow_up_rules_are_quiet (rules, minute))
    return TRUE;
  if (!ebb_moment_from_wall (zone, ebb_moment_get_day (*due) + (minute < rules->quiet_to ? 0 : 1), rules->quiet_to, due))
    return FALSE;
  return due->at - nominal <= ebb_follow_up_get_window (hours);
}

/**
 * ebb_follow_up_plan:
 * @session: a session to be changed
 * @rules: the person's choice
 * @zone: where the person is
 *
 * Gives the session its follow-ups, counted from its end; one that was not done has
 * none. Those that were answered or dismissed stay, so it can be done again when the
 * session's time is corrected.
 */
void
ebb_follow_up_plan (EbbSession *session,
                    const EbbFollowUpRules *rules,
                    GTimeZone *zone)
{
  gint64 end;

  g_return_if_fail (EBB_IS_SESSION (session));
  g_return_if_fail (rules != NULL);
  g_return_if_fail (zone != NULL);

  for (guint i = session->follow_ups->len; i > 0; i--)
    if (g_array_index (session->follow_ups, EbbFollowUp, i - 1).state == EBB_FOLLOW_UP_OPEN)
      g_array_remove_index (session->follow_ups, i - 1);
  if (session->state != EBB_SESSION_DONE)
    return;

  end = ebb_session_get_end (session).at;
  for (guint i = 0; i < rules->n_hours; i++)
    {
      EbbFollowUp follow_up = { .hours = rules->hours[i], .answered = EBB_MOMENT_ABSENT, .rescue = EBB_MOMENT_ABSENT };

      if (ebb_session_find_follow_up (session, follow_up.hours) == NULL &&
          find_due (end + (gint64) follow_up.hours * HOUR, follow_up.hours, rules, zone, &follow_up.due))
        g_array_append_val (session->follow_ups, follow_up);
    }
  ebb_session_sort (session);
}

/**
 * ebb_follow_up_get_status:
 * @follow_up: a follow-up
 * @now: seconds since the epoch, UTC
 *
 * Returns: what it is at that time
 */
EbbFollowUpStatus
ebb_follow_up_get_status (const EbbFollowUp *follow_up,
                          gint64 now)
{
  g_return_val_if_fail (follow_up != NULL, EBB_FOLLOW_UP_STATUS_LAPSED);

  if (follow_up->state == EBB_FOLLOW_UP_ANSWERED)
    return EBB_FOLLOW_UP_STATUS_ANSWERED;
  if (follow_up->state == EBB_FOLLOW_UP_DISMISSED)
    return EBB_FOLLOW_UP_STATUS_DISMISSED;
  if (now < follow_up->due.at)
    return EBB_FOLLOW_UP_STATUS_WAITING;
  return now - follow_up->due.at <= ebb_follow_up_get_window (follow_up->hours) ? EBB_FOLLOW_UP_STATUS_DUE
                                                                                : EBB_FOLLOW_UP_STATUS_LAPSED;
}

/**
 * ebb_follow_up_get_span:
 * @session: a session
 * @follow_up: one of its follow-ups
 * @from: (out): seconds since the epoch, UTC
 * @to: (out): seconds since the epoch, UTC
 *
 * Says from when to when an ordinary entry counts as its answer.
 */
void
ebb_follow_up_get_span (EbbSession *session,
                        const EbbFollowUp *follow_up,
                        gint64 *from,
                        gint64 *to)
{
  *from = ebb_session_get_end (session).at + (gint64) follow_up->hours * HOUR * 3 / 4;
  *to = follow_up->due.at + ebb_follow_up_get_window (follow_up->hours);
}

/**
 * ebb_follow_up_counts:
 * @session: a session
 * @follow_up: one of its follow-ups
 * @at: seconds since the epoch, UTC
 *
 * Returns: whether a rating of pain that was given at that time in an ordinary entry
 *   says what the follow-up asks
 */
gboolean
ebb_follow_up_counts (EbbSession *session,
                      const EbbFollowUp *follow_up,
                      gint64 at)
{
  gint64 from, to;

  g_return_val_if_fail (EBB_IS_SESSION (session), FALSE);
  g_return_val_if_fail (follow_up != NULL, FALSE);

  ebb_follow_up_get_span (session, follow_up, &from, &to);
  return at >= from && at < to;
}

/**
 * ebb_follow_up_find_entry:
 * @session: a session
 * @follow_up: one of its follow-ups
 * @entries: (element-type EbbEntry): in any order
 *
 * Returns: (transfer none) (nullable): the entry that says what the follow-up asks: the
 *   one with a rating of pain that is nearest to its hours
 */
EbbEntry *
ebb_follow_up_find_entry (EbbSession *session,
                          const EbbFollowUp *follow_up,
                          GPtrArray *entries)
{
  EbbEntry *found = NULL;
  gint64 nearest = G_MAXINT64;
  gint64 nominal;

  g_return_val_if_fail (EBB_IS_SESSION (session), NULL);
  g_return_val_if_fail (follow_up != NULL, NULL);
  g_return_val_if_fail (entries != NULL, NULL);

  nominal = ebb_session_get_end (session).at + (gint64) follow_up->hours * HOUR;
  for (guint i = 0; i < entries->len; i++)
    {
      EbbEntry *entry = g_ptr_array_index (entries, i);
      gint64 at = ebb_entry_get_moment (entry).at;

      if (isnan (ebb_entry_get_pain (entry)) || !ebb_follow_up_counts (session, follow_up, at) || ABS (at - nominal) >= nearest)
        continue;
      nearest = ABS (at - nominal);
      found = entry;
    }
  return found;
}

/* --- answering ----------------------------------------------------------------------- */

/**
 * ebb_due_follow_up_free:
 * @due: (nullable) (transfer full): a follow-up that is due
 */
void
ebb_due_follow_up_free (EbbDueFollowUp *due)
{
  if (due == NULL)
    return;
  g_object_unref (due->session);
  g_free (due);
}

static gboolean
says_nothing (const EbbFollowUpAnswer *answer)
{
  return isnan (answer->pain) && (answer->regions == NULL || answer->regions->len == 0) &&
         ebb_moment_is_absent (answer->rescue) && answer->medicine == NULL;
}

/**
 * ebb_follow_up_answer:
 * @session: a session
 * @hours: which of its follow-ups
 * @answer: what was answered, in time, late, or after it was dismissed
 * @error: %EBB_ERROR_UNKNOWN without such a follow-up; %EBB_ERROR_INVALID if the answer
 *   says nothing, or if it was answered already and said something else
 *
 * Returns: (transfer full) (nullable): the session to save
 */
EbbSession *
ebb_follow_up_answer (EbbSession *session,
                      int hours,
                      const EbbFollowUpAnswer *answer,
                      GError **error)
{
  g_autoptr (EbbSession) copy = NULL;
  EbbFollowUp *follow_up;

  g_return_val_if_fail (EBB_IS_SESSION (session), NULL);
  g_return_val_if_fail (answer != NULL, NULL);

  copy = ebb_record_copy (session);
  follow_up = ebb_session_find_follow_up (copy, hours);
  if (follow_up == NULL)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("The session has no such follow-up."));
      return NULL;
    }
  if (says_nothing (answer))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The answer says nothing."));
      return NULL;
    }

  follow_up->state = EBB_FOLLOW_UP_ANSWERED;
  follow_up->answered = answer->at;
  follow_up->rescue = answer->rescue;
  g_free (follow_up->medicine);
  follow_up->medicine = g_strdup (answer->medicine);
  for (guint i = copy->ratings->len; i > 0; i--)
    if (g_array_index (copy->ratings, EbbSessionRating, i - 1).hours == hours)
      g_array_remove_index (copy->ratings, i - 1);
  ebb_session_set_rating (copy, EBB_PHASE_LATER, hours, EBB_ASPECT_PAIN, NULL, answer->pain);
  for (guint i = 0; answer->regions != NULL && i < answer->regions->len; i++)
    {
      const EbbSessionRating *rating = &g_array_index (answer->regions, EbbSessionRating, i);

      ebb_session_set_rating (copy, EBB_PHASE_LATER, hours, rating->aspect, rating->region, rating->value);
    }

  /* The first answer was given at its time; another must not take its place unseen. */
  if (ebb_session_find_follow_up (session, hours)->state == EBB_FOLLOW_UP_ANSWERED && !ebb_record_equal_content (session, copy))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("This was answered already; the answer can be changed in the session."));
      return NULL;
    }
  return g_steal_pointer (&copy);
}

/**
 * ebb_follow_up_dismiss:
 * @session: a session
 * @hours: which of its follow-ups
 *
 * Returns: (transfer full): the session to save, in which that follow-up, if it was
 *   open, is not asked for any more
 */
EbbSession *
ebb_follow_up_dismiss (EbbSession *session,
                       int hours)
{
  EbbSession *copy;
  EbbFollowUp *follow_up;

  g_return_val_if_fail (EBB_IS_SESSION (session), NULL);

  copy = ebb_record_copy (session);
  follow_up = ebb_session_find_follow_up (copy, hours);
  if (follow_up != NULL && follow_up->state == EBB_FOLLOW_UP_OPEN)
    follow_up->state = EBB_FOLLOW_UP_DISMISSED;
  return copy;
}
