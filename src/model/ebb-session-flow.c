// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-flow.h"

#include <glib/gi18n.h>

#include "ebb-error.h"
#include "ebb-follow-up.h"
#include "ebb-safety-rows.h"
#include "ebb-technique.h"

/*
 * How a session is recorded while it happens: rated before, begun, over, rated after.
 *
 * One that has begun is in the diary as done, without its length, without anything from
 * after it, and without follow-ups: so a crash, or a person who never says "I am back",
 * leaves a session with all that was rated until then. After %EBB_SESSION_UNDER_WAY_MAX
 * it counts as over without a word.
 */

/* Minutes before its time at which a session on the plan is taken to be the next. */
#define EARLY (2 * 60)
#define USUAL_MINUTES 60
#define STEP 5

static gboolean
has_rating_of (EbbSession *self,
               EbbPhase phase)
{
  for (guint i = 0; i < self->ratings->len; i++)
    if (g_array_index (self->ratings, EbbSessionRating, i).phase == phase)
      return TRUE;
  return FALSE;
}

/* Whether it says something that is only known when it is over. */
static gboolean
is_rated_after (EbbSession *self)
{
  return has_rating_of (self, EBB_PHASE_AFTER) || self->effects->len > 0;
}

/**
 * ebb_session_is_under_way:
 * @self: a session
 * @now: seconds since the epoch, UTC
 *
 * Returns: whether it has begun and nobody has said yet that it is over. A clock that
 *   was set back since changes nothing
 */
gboolean
ebb_session_is_under_way (EbbSession *self,
                          gint64 now)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), FALSE);

  return self->state == EBB_SESSION_DONE && self->minutes == 0 && self->follow_ups->len == 0 && !is_rated_after (self) &&
         ABS (now - self->started.at) < EBB_SESSION_UNDER_WAY_MAX;
}

/**
 * ebb_session_is_about_to_begin:
 * @self: a session
 * @now: seconds since the epoch, UTC
 *
 * Returns: whether it is planned for these hours, so that what is rated now was rated
 *   before it
 */
gboolean
ebb_session_is_about_to_begin (EbbSession *self,
                               gint64 now)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), FALSE);

  if (self->state != EBB_SESSION_PLANNED || ebb_moment_is_absent (self->planned))
    return FALSE;
  return now >= self->planned.at - EARLY * 60 && now < ebb_session_get_end (self).at;
}

/**
 * ebb_session_begin:
 * @self: a session that is not done
 * @now: when it begins
 *
 * Returns: (transfer full): the session to save, under way
 */
EbbSession *
ebb_session_begin (EbbSession *self,
                   EbbMoment now)
{
  EbbSession *copy;

  g_return_val_if_fail (EBB_IS_SESSION (self), NULL);

  copy = ebb_record_copy (self);
  copy->state = EBB_SESSION_DONE;
  copy->started = now;
  copy->minutes = 0;
  return copy;
}

/**
 * ebb_session_come_back:
 * @self: a session under way
 * @now: the moment when the person is back
 *
 * Proposes how long it was: the time that went by, unless that is far more than usual,
 * as when it is told in the evening. When the clock was set back behind its beginning,
 * it is taken to end now.
 *
 * Returns: (transfer full): the session, to be rated
 */
EbbSession *
ebb_session_come_back (EbbSession *self,
                       EbbMoment now)
{
  EbbSession *copy;
  int usual, passed;

  g_return_val_if_fail (EBB_IS_SESSION (self), NULL);

  copy = ebb_record_copy (self);
  usual = copy->planned_minutes > 0 ? copy->planned_minutes : USUAL_MINUTES;
  if (copy->started.at > now.at)
    copy->started = (EbbMoment){ now.at - usual * 60, now.offset };
  passed = (int) ((now.at - copy->started.at) / 60);
  if (passed > 2 * usual)
    passed = usual;
  copy->minutes = passed < STEP ? MAX (1, passed) : passed / STEP * STEP;
  return copy;
}

/**
 * ebb_session_call_off:
 * @self: a session under way that did not take place after all
 *
 * What was rated stays.
 *
 * Returns: (transfer full): the session to save: planned again, or skipped if it was
 *   never planned
 */
EbbSession *
ebb_session_call_off (EbbSession *self)
{
  EbbSession *copy;

  g_return_val_if_fail (EBB_IS_SESSION (self), NULL);

  copy = ebb_record_copy (self);
  copy->state = EBB_SESSION_PLANNED;
  if (ebb_moment_is_absent (copy->planned))
    {
      copy->planned = copy->started;
      copy->state = EBB_SESSION_SKIPPED;
    }
  copy->started = EBB_MOMENT_ABSENT;
  copy->minutes = 0;
  return copy;
}

/**
 * ebb_session_check_time:
 * @self: a session
 * @now: seconds since the epoch, UTC
 * @error: %EBB_ERROR_INVALID, with a sentence for the person
 *
 * Returns: whether it says nothing of a time that is yet to come
 */
gboolean
ebb_session_check_time (EbbSession *self,
                        gint64 now,
                        GError **error)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), FALSE);

  if (self->state != EBB_SESSION_DONE)
    return TRUE;
  if (self->started.at > now + EBB_SESSION_TIME_TOLERANCE)
    {
      g_set_error_literal (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("This time is yet to come. A session can be planned ahead, but it can only be rated once it took place."));
      return FALSE;
    }
  if (self->minutes > 0 && is_rated_after (self) && ebb_session_get_end (self).at > now + EBB_SESSION_TIME_TOLERANCE)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID,
                   g_dngettext (NULL,
                                "With %d minute it would not be over yet. Correct when it began or how long it was.",
                                "With %d minutes it would not be over yet. Correct when it began or how long it was.",
                                (gulong) self->minutes),
                   self->minutes);
      return FALSE;
    }
  return TRUE;
}

static void
add_place (GPtrArray *places,
           const EbbRegion *region)
{
  if (region != NULL && !g_ptr_array_find (places, region, NULL))
    g_ptr_array_add (places, (gpointer) region);
}

/**
 * ebb_session_get_places:
 * @self: a session
 * @course: (nullable): its course
 *
 * Returns: (transfer full) (element-type EbbRegion): what is rated in particular: the
 *   places of the course, those of what was done, and those that have a rating
 */
GPtrArray *
ebb_session_get_places (EbbSession *self,
                        EbbCourse *course)
{
  GPtrArray *places = g_ptr_array_new ();

  g_return_val_if_fail (EBB_IS_SESSION (self), places);

  for (guint i = 0; course != NULL && i < course->regions->len; i++)
    add_place (places, course->regions->pdata[i]);
  for (guint i = 0; i < self->parts->len; i++)
    add_place (places, g_array_index (self->parts, EbbSessionPart, i).region);
  for (guint i = 0; i < self->ratings->len; i++)
    add_place (places, g_array_index (self->ratings, EbbSessionRating, i).region);
  return places;
}

/**
 * ebb_session_find_last:
 * @sessions: (element-type EbbSession): in order of time
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the last one before it that says what was done:
 *   of the same course, or like it of none
 */
EbbSession *
ebb_session_find_last (GPtrArray *sessions,
                       EbbSession *self)
{
  g_return_val_if_fail (sessions != NULL, NULL);
  g_return_val_if_fail (EBB_IS_SESSION (self), NULL);

  for (guint i = sessions->len; i > 0; i--)
    {
      EbbSession *other = sessions->pdata[i - 1];

      if (other->state == EBB_SESSION_DONE && other->parts->len > 0 && g_strcmp0 (other->course, self->course) == 0 &&
          g_strcmp0 (other->record.id, self->record.id) != 0)
        return other;
    }
  return NULL;
}

/* Takes from the session what the safety check speaks against, and presses no harder. */
static gboolean
make_safe (EbbSessionPart *part,
           const EbbSafetyResult *safety)
{
  EbbTechnique technique;

  if (!ebb_technique_find (part->technique, &technique))
    return TRUE;
  part->pressure = MIN (part->pressure, safety->pressure);
  if (part->region == NULL)
    return safety->outcome < EBB_SAFETY_ASK_DOCTOR && (safety->banned & 1u << technique) == 0;
  return ebb_safety_allows (safety, part->region, technique, part->pressure);
}

/**
 * ebb_session_fill_in:
 * @self: a session to be changed
 * @course: (nullable): its course
 * @last: (nullable): what was done last time
 * @safety: (nullable): what the safety check came to
 *
 * Fills in what is most likely to be done, unless it says already what was: the same as
 * last time, else the techniques of the course. They have a place if the course has only
 * one. What the safety check speaks against is not filled in.
 */
void
ebb_session_fill_in (EbbSession *self,
                     EbbCourse *course,
                     EbbSession *last,
                     const EbbSafetyResult *safety)
{
  g_return_if_fail (EBB_IS_SESSION (self));

  if (self->parts->len > 0)
    return;
  if (last != NULL && last->parts->len > 0)
    {
      g_array_append_vals (self->parts, last->parts->data, last->parts->len);
      if (self->position == EBB_POSITION_ABSENT)
        self->position = last->position;
    }
  for (guint i = 0; last == NULL && course != NULL && i < course->techniques->len; i++)
    {
      EbbSessionPart part = { course->techniques->pdata[i], course->regions->len == 1 ? course->regions->pdata[0] : NULL, 0, 0 };

      g_array_append_val (self->parts, part);
    }
  for (guint i = self->parts->len; safety != NULL && i > 0; i--)
    if (!make_safe (&g_array_index (self->parts, EbbSessionPart, i - 1), safety))
      g_array_remove_index (self->parts, i - 1);
}

/**
 * ebb_session_keep_full_answers:
 * @sessions: (element-type EbbSession): of a new course, in order of time
 * @rows: (nullable) (element-type EbbSafetyAnswer): the long form of the safety check
 *   that was answered when it was planned
 *
 * Keeps the answers with the first session. A course without one has nowhere to keep
 * them: they are asked for again before its first session.
 */
void
ebb_session_keep_full_answers (GPtrArray *sessions,
                               GArray *rows)
{
  g_return_if_fail (sessions != NULL);

  if (sessions->len > 0 && rows != NULL && rows->len > 0)
    g_array_append_vals (((EbbSession *) sessions->pdata[0])->answers, rows->data, rows->len);
}

/**
 * ebb_session_find_full_answers:
 * @sessions: (element-type EbbSession): in order of time
 * @course: (nullable): id of a course; %NULL for no course
 *
 * Returns: (transfer full) (nullable): the long form of the safety check as it was
 *   answered last for that course; %NULL if it never was
 */
EbbSafetyAnswers *
ebb_session_find_full_answers (GPtrArray *sessions,
                               const char *course)
{
  g_return_val_if_fail (sessions != NULL, NULL);

  for (guint i = sessions->len; i > 0; i--)
    {
      EbbSession *session = sessions->pdata[i - 1];
      g_autoptr (EbbSafetyAnswers) answers = NULL;

      if (g_strcmp0 (session->course, course) != 0)
        continue;
      answers = ebb_safety_answers_find (session->answers, EBB_SAFETY_FORM_FULL);
      if (answers != NULL && !answers->skipped)
        return g_steal_pointer (&answers);
    }
  return NULL;
}

/**
 * ebb_session_describe:
 * @self: a session
 * @course: (nullable): its course
 *
 * Returns: (transfer full): what it is called: by its own title or that of its course,
 *   else by what was done
 */
char *
ebb_session_describe (EbbSession *self,
                      EbbCourse *course)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), NULL);

  if (self->title != NULL)
    return g_strdup (self->title);
  if (course != NULL)
    return g_strdup (course->title);
  if (self->parts->len == 1)
    return g_strdup (ebb_technique_id_get_name (g_array_index (self->parts, EbbSessionPart, 0).technique));
  return g_strdup (C_ ("session", "Massage"));
}

/**
 * ebb_session_ask:
 * @hours: after the end of a session, 1 or more
 *
 * Returns: (transfer full): what a follow-up asks
 */
char *
ebb_session_ask (int hours)
{
  g_return_val_if_fail (hours > 0, NULL);

  if (hours % 24 == 0)
    return g_strdup_printf (g_dngettext (NULL, "How is it %d day after the session?", "How is it %d days after the session?", (gulong) hours / 24), hours / 24);
  return g_strdup_printf (g_dngettext (NULL, "How is it %d hour after the session?", "How is it %d hours after the session?", (gulong) hours), hours);
}

static void
take_earlier (gint64 *next,
              gint64 at,
              gint64 now)
{
  if (at > now && at < *next)
    *next = at;
}

/**
 * ebb_sessions_get_next_change:
 * @sessions: (element-type EbbSession): those of the last weeks
 * @now: seconds since the epoch, UTC
 *
 * Returns: when something of them begins or ceases to wait for the person next: a
 *   follow-up falls due or lapses, a session is about to begin or its time is over; a day
 *   from now if nothing does before
 */
gint64
ebb_sessions_get_next_change (GPtrArray *sessions,
                              gint64 now)
{
  gint64 next = now + 24 * 3600;

  g_return_val_if_fail (sessions != NULL, next);

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = sessions->pdata[i];

      if (session->state == EBB_SESSION_PLANNED)
        {
          take_earlier (&next, session->planned.at - EARLY * 60, now);
          take_earlier (&next, ebb_session_get_end (session).at, now);
        }
      if (ebb_session_is_under_way (session, now))
        take_earlier (&next, session->started.at + EBB_SESSION_UNDER_WAY_MAX, now);
      for (guint j = 0; j < session->follow_ups->len; j++)
        {
          const EbbFollowUp *follow_up = &g_array_index (session->follow_ups, EbbFollowUp, j);

          if (follow_up->state != EBB_FOLLOW_UP_OPEN)
            continue;
          take_earlier (&next, follow_up->due.at, now);
          take_earlier (&next, follow_up->due.at + ebb_follow_up_get_window (follow_up->hours) + 1, now);
        }
    }
  return next;
}
