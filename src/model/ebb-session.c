// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-record-private.h"
#include "ebb-session-private.h"
#include "ebb-technique.h"

/*
 * One treatment and all that was measured around it. The struct is open; what keeps
 * its ratings in order and its states in words is here.
 */

#define PRICE_MAX 1e6
#define MINUTES_UNTIL_KNOWN 60 /* how long a session is taken for that does not say it */
#define EFFECT_MAX_HOURS (365 * 24)

static const char *const phases[] = { "before", "after", "later" };
static const char *const follow_up_states[] = { "open", "answered", "dismissed" };

static const EbbField part_fields[] = {
  EBB_FIELD (EbbSessionPart, technique, WORD, .required = TRUE),
  EBB_FIELD (EbbSessionPart, region, REGION),
  EBB_FIELD (EbbSessionPart, minutes, COUNT, .least = 1, .most = EBB_SESSION_MAX_MINUTES),
  EBB_FIELD (EbbSessionPart, pressure, COUNT, .least = EBB_PRESSURE_MIN, .most = EBB_PRESSURE_MAX),
};

static const EbbField rating_fields[] = {
  EBB_CHOICE (EbbSessionRating, phase, phases),
  EBB_FIELD (EbbSessionRating, hours, COUNT, .least = 1, .most = EBB_FOLLOW_UP_MAX_HOURS),
  EBB_CHOICE (EbbSessionRating, aspect, ebb_aspect_ids),
  EBB_FIELD (EbbSessionRating, region, REGION),
  EBB_FIELD (EbbSessionRating, value, NUMBER, .least = 0, .most = 10, .required = TRUE),
};

static const EbbField effect_fields[] = {
  EBB_CHOICE (EbbSessionEffect, kind, ebb_effect_kind_ids),
  EBB_FIELD (EbbSessionEffect, region, REGION),
  EBB_FIELD (EbbSessionEffect, hours, NUMBER, .least = 0, .most = EFFECT_MAX_HOURS),
  EBB_FIELD (EbbSessionEffect, text, LINE),
};

static const EbbField answer_fields[] = {
  EBB_FIELD (EbbSafetyAnswer, question, WORD, .required = TRUE),
  EBB_FIELD (EbbSafetyAnswer, answer, WORD, .required = TRUE),
};

static const EbbField follow_up_fields[] = {
  EBB_FIELD (EbbFollowUp, hours, COUNT, .least = 1, .most = EBB_FOLLOW_UP_MAX_HOURS, .required = TRUE),
  EBB_FIELD (EbbFollowUp, due, MOMENT, .required = TRUE),
  EBB_CHOICE (EbbFollowUp, state, follow_up_states),
  EBB_FIELD (EbbFollowUp, answered, MOMENT),
  EBB_FIELD (EbbFollowUp, rescue, MOMENT),
  EBB_FIELD (EbbFollowUp, medicine, LINE),
};

static void
effect_clear (gpointer data)
{
  g_clear_pointer (&((EbbSessionEffect *) data)->text, g_free);
}

static void
follow_up_clear (gpointer data)
{
  g_clear_pointer (&((EbbFollowUp *) data)->medicine, g_free);
}

static const EbbLayout part_layout = EBB_LAYOUT ("session_part", EbbSessionPart, part_fields);
static const EbbLayout rating_layout = EBB_LAYOUT ("session_rating", EbbSessionRating, rating_fields);
static const EbbLayout effect_layout = EBB_LAYOUT ("session_effect", EbbSessionEffect, effect_fields, .clear = effect_clear);
static const EbbLayout answer_layout = EBB_LAYOUT ("session_answer", EbbSafetyAnswer, answer_fields);
static const EbbLayout follow_up_layout = EBB_LAYOUT ("session_follow_up", EbbFollowUp, follow_up_fields, .clear = follow_up_clear);

static const EbbField fields[] = {
  EBB_FIELD (EbbSession, course, ID),
  EBB_FIELD (EbbSession, title, LINE),
  EBB_CHOICE (EbbSession, state, ebb_session_state_ids),
  EBB_FIELD (EbbSession, planned, MOMENT),
  EBB_FIELD (EbbSession, planned_minutes, COUNT, .least = 1, .most = EBB_SESSION_MAX_MINUTES),
  EBB_FIELD (EbbSession, started, MOMENT),
  EBB_FIELD (EbbSession, minutes, COUNT, .least = 1, .most = EBB_SESSION_MAX_MINUTES),
  EBB_FIELD (EbbSession, sequence, COUNT, .least = 0, .most = G_MAXINT32),
  EBB_CHOICE (EbbSession, provider, ebb_provider_ids),
  EBB_FIELD (EbbSession, who, LINE),
  EBB_FIELD (EbbSession, place, LINE),
  EBB_CHOICE (EbbSession, position, ebb_position_ids),
  EBB_FIELD (EbbSession, price, NUMBER, .least = 0, .most = PRICE_MAX),
  EBB_FIELD (EbbSession, currency, LINE),
  EBB_FIELD (EbbSession, note, TEXT),
  EBB_FIELD (EbbSession, parts, ROWS, .rows = &part_layout),
  EBB_FIELD (EbbSession, ratings, ROWS, .rows = &rating_layout),
  EBB_FIELD (EbbSession, effects, ROWS, .rows = &effect_layout),
  EBB_FIELD (EbbSession, answers, ROWS, .rows = &answer_layout),
  EBB_FIELD (EbbSession, follow_ups, ROWS, .rows = &follow_up_layout),
};

static const EbbLayout layout = EBB_LAYOUT ("session", EbbSession, fields);

G_DEFINE_FINAL_TYPE (EbbSession, ebb_session, EBB_TYPE_RECORD)

static int
compare_ratings (const EbbSessionRating *a,
                 const EbbSessionRating *b)
{
  if (a->phase != b->phase)
    return a->phase < b->phase ? -1 : 1;
  if (a->hours != b->hours)
    return a->hours < b->hours ? -1 : 1;
  if (a->aspect != b->aspect)
    return a->aspect < b->aspect ? -1 : 1;
  if (a->region == b->region)
    return 0;
  if (a->region == NULL || b->region == NULL)
    return a->region == NULL ? -1 : 1;
  return ebb_region_compare (a->region, b->region);
}

static gboolean
rating_is_valid (const EbbSessionRating *rating,
                 GError **error)
{
  if ((rating->phase == EBB_PHASE_LATER) != (rating->hours > 0))
    return ebb_record_invalid (error, _ ("A rating says the hours after the session if it was given later, and only then."));
  if (rating->region != NULL && rating->aspect != EBB_ASPECT_PAIN && rating->aspect != EBB_ASPECT_SWELLING)
    return ebb_record_invalid (error, _ ("Only pain and swelling are rated for a region."));
  if (rating->region == NULL && rating->aspect == EBB_ASPECT_SWELLING)
    return ebb_record_invalid (error, _ ("Swelling is rated for a region."));
  if (rating->aspect == EBB_ASPECT_SWELLING && (rating->value > EBB_SWELLING_MAX || rating->value != floor (rating->value)))
    return ebb_record_invalid (error, _ ("The swelling must be 0, 1, 2 or 3."));
  return TRUE;
}

static gboolean
ratings_are_valid (EbbSession *self,
                   GError **error)
{
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const EbbSessionRating *rating = &g_array_index (self->ratings, EbbSessionRating, i);

      if (!rating_is_valid (rating, error))
        return FALSE;
      if (i > 0 && compare_ratings (rating - 1, rating) >= 0)
        return ebb_record_invalid (error, _ ("The ratings of a session must be in order and none twice."));
    }
  return TRUE;
}

static gboolean
follow_ups_are_valid (EbbSession *self,
                      GError **error)
{
  for (guint i = 0; i < self->follow_ups->len; i++)
    {
      const EbbFollowUp *follow_up = &g_array_index (self->follow_ups, EbbFollowUp, i);

      if (i > 0 && follow_up[-1].hours >= follow_up->hours)
        return ebb_record_invalid (error, _ ("The follow-ups of a session must be in order and none twice."));
      if ((follow_up->state == EBB_FOLLOW_UP_ANSWERED) == ebb_moment_is_absent (follow_up->answered))
        return ebb_record_invalid (error, _ ("A follow-up says when it was answered if it was, and only then."));
    }
  return TRUE;
}

static gboolean
ebb_session_validate (EbbRecord *record,
                      GError **error)
{
  EbbSession *self = EBB_SESSION (record);
  gboolean is_planned = !ebb_moment_is_absent (self->planned);
  gboolean is_started = !ebb_moment_is_absent (self->started);

  if ((self->state == EBB_SESSION_DONE) != is_started)
    return ebb_record_invalid (error, _ ("A session that was done says when it began, and no other does."));
  if (!is_planned && !is_started)
    return ebb_record_invalid (error, _ ("A session needs a time."));
  return ratings_are_valid (self, error) && follow_ups_are_valid (self, error);
}

static void
ebb_session_class_init (EbbSessionClass *klass)
{
  EBB_RECORD_CLASS (klass)->layout = &layout;
  EBB_RECORD_CLASS (klass)->validate = ebb_session_validate;
}

static void
ebb_session_init (EbbSession *self)
{
  ebb_layout_init (&layout, self);
}

/**
 * ebb_session_new_planned:
 * @planned: when it is to begin
 * @minutes: how long it is to be; 0 if that is open
 *
 * Returns: (transfer full): a planned session that was never saved
 */
EbbSession *
ebb_session_new_planned (EbbMoment planned,
                         int minutes)
{
  EbbSession *self = g_object_new (EBB_TYPE_SESSION, NULL);

  self->planned = planned;
  self->planned_minutes = minutes;
  return self;
}

/**
 * ebb_session_new_done:
 * @started: when it began, also long ago
 * @minutes: how long it was; 0 if that is not known
 *
 * Returns: (transfer full): an unplanned session that was never saved
 */
EbbSession *
ebb_session_new_done (EbbMoment started,
                      int minutes)
{
  EbbSession *self = g_object_new (EBB_TYPE_SESSION, NULL);

  self->state = EBB_SESSION_DONE;
  self->started = started;
  self->minutes = minutes;
  return self;
}

/**
 * ebb_session_take_course:
 * @self: a session to be changed
 * @course: a course; a new one gets its id
 *
 * Makes the session one of @course: given by whom and where, and for how much, as the
 * course says.
 */
void
ebb_session_take_course (EbbSession *self,
                         EbbCourse *course)
{
  g_return_if_fail (EBB_IS_SESSION (self));
  g_return_if_fail (EBB_IS_COURSE (course));

  g_free (self->course);
  self->course = g_strdup (ebb_record_ensure_id (course));
  self->provider = course->provider;
  g_free (self->who);
  self->who = g_strdup (course->who);
  g_free (self->place);
  self->place = g_strdup (course->place);
  self->price = course->price;
  g_free (self->currency);
  self->currency = g_strdup (course->currency);
}

/* --- when ------------------------------------------------------------------------- */

/**
 * ebb_session_get_moment:
 * @self: a session
 *
 * Returns: when it began, else when it is to begin
 */
EbbMoment
ebb_session_get_moment (EbbSession *self)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), EBB_MOMENT_ABSENT);

  return ebb_moment_is_absent (self->started) ? self->planned : self->started;
}

/**
 * ebb_session_get_day:
 * @self: a session
 *
 * Returns: the local day of that
 */
EbbDay
ebb_session_get_day (EbbSession *self)
{
  return ebb_moment_get_day (ebb_session_get_moment (self));
}

/**
 * ebb_session_get_minutes:
 * @self: a session
 *
 * Returns: how long it was, else how long it is to be, else an hour
 */
int
ebb_session_get_minutes (EbbSession *self)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), 0);

  if (self->minutes > 0)
    return self->minutes;
  return self->planned_minutes > 0 ? self->planned_minutes : MINUTES_UNTIL_KNOWN;
}

/**
 * ebb_session_get_end:
 * @self: a session
 *
 * Returns: when it is over, on the clock of the place where it began
 */
EbbMoment
ebb_session_get_end (EbbSession *self)
{
  EbbMoment end = ebb_session_get_moment (self);

  end.at += (gint64) ebb_session_get_minutes (self) * 60;
  return end;
}

/**
 * ebb_session_compare:
 * @a: (type EbbSession): a place that holds a session
 * @b: (type EbbSession): another
 *
 * Returns: their order in time, for g_ptr_array_sort()
 */
int
ebb_session_compare (gconstpointer a,
                     gconstpointer b)
{
  EbbSession *first = *(EbbSession *const *) a;
  EbbSession *second = *(EbbSession *const *) b;
  gint64 x = ebb_session_get_moment (first).at;
  gint64 y = ebb_session_get_moment (second).at;

  if (x != y)
    return x < y ? -1 : 1;
  return g_strcmp0 (first->record.id, second->record.id);
}

/**
 * ebb_session_is_overdue:
 * @self: a session
 * @now: seconds since the epoch, UTC
 *
 * Returns: whether it is still planned although its time is over; the person then says
 *   what became of it, or does not
 */
gboolean
ebb_session_is_overdue (EbbSession *self,
                        gint64 now)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), FALSE);

  return self->state == EBB_SESSION_PLANNED && ebb_session_get_end (self).at <= now;
}

/**
 * ebb_session_is_ahead:
 * @self: a session
 * @now: seconds since the epoch, UTC
 *
 * One that says that it was done and lies ahead comes from a clock that was wrong or
 * from a slip. It is kept as it is; who enters it is told.
 *
 * Returns: whether it begins after @now
 */
gboolean
ebb_session_is_ahead (EbbSession *self,
                      gint64 now)
{
  return ebb_session_get_moment (self).at > now;
}

/* --- ratings ---------------------------------------------------------------------- */

static gboolean
find_rating (EbbSession *self,
             const EbbSessionRating *wanted,
             guint *position)
{
  for (*position = 0; *position < self->ratings->len; (*position)++)
    {
      int order = compare_ratings (&g_array_index (self->ratings, EbbSessionRating, *position), wanted);

      if (order >= 0)
        return order == 0;
    }
  return FALSE;
}

/**
 * ebb_session_get_rating:
 * @self: a session
 * @phase: when
 * @hours: of %EBB_PHASE_LATER: of which follow-up; else 0
 * @aspect: what
 * @region: (nullable): where
 *
 * Returns: the rating; NAN if there is none
 */
double
ebb_session_get_rating (EbbSession *self,
                        EbbPhase phase,
                        int hours,
                        EbbAspect aspect,
                        const EbbRegion *region)
{
  const EbbSessionRating wanted = { phase, hours, aspect, region, NAN };
  guint position;

  g_return_val_if_fail (EBB_IS_SESSION (self), NAN);

  return find_rating (self, &wanted, &position) ? g_array_index (self->ratings, EbbSessionRating, position).value : NAN;
}

/**
 * ebb_session_set_rating:
 * @self: a session to be changed
 * @value: the rating; NAN takes it away
 *
 * Sets a rating in the place of the one of the same phase, hours, aspect and region.
 */
void
ebb_session_set_rating (EbbSession *self,
                        EbbPhase phase,
                        int hours,
                        EbbAspect aspect,
                        const EbbRegion *region,
                        double value)
{
  const EbbSessionRating rating = { phase, hours, aspect, region, value };
  guint position;

  g_return_if_fail (EBB_IS_SESSION (self));

  if (find_rating (self, &rating, &position))
    g_array_remove_index (self->ratings, position);
  if (!isnan (value))
    g_array_insert_val (self->ratings, position, rating);
}

static int
compare_rating_rows (gconstpointer a,
                     gconstpointer b)
{
  return compare_ratings (a, b);
}

static int
compare_follow_up_rows (gconstpointer a,
                        gconstpointer b)
{
  return ((const EbbFollowUp *) a)->hours - ((const EbbFollowUp *) b)->hours;
}

/**
 * ebb_session_sort:
 * @self: a session to be changed
 *
 * Puts ratings and follow-ups that came from elsewhere into their order. Two that are
 * of the same stay two, and the session is refused for that.
 */
void
ebb_session_sort (EbbSession *self)
{
  g_return_if_fail (EBB_IS_SESSION (self));

  g_array_sort (self->ratings, compare_rating_rows);
  g_array_sort (self->follow_ups, compare_follow_up_rows);
}

/**
 * ebb_session_has_ratings:
 * @self: a session
 *
 * Returns: whether anything was rated
 */
gboolean
ebb_session_has_ratings (EbbSession *self)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), FALSE);

  return self->ratings->len > 0;
}

/**
 * ebb_session_has_history:
 * @self: a session
 *
 * Returns: whether it says more than a plan does: it was done, or something was rated,
 *   observed, answered or noted. Such a session outlives its course.
 */
gboolean
ebb_session_has_history (EbbSession *self)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), FALSE);

  if (self->state == EBB_SESSION_DONE || self->note != NULL)
    return TRUE;
  return self->ratings->len + self->parts->len + self->effects->len + self->answers->len + self->follow_ups->len > 0;
}

/**
 * ebb_session_find_follow_up:
 * @self: a session
 * @hours: after its end
 *
 * Returns: (transfer none) (nullable): the follow-up of these hours
 */
EbbFollowUp *
ebb_session_find_follow_up (EbbSession *self,
                            int hours)
{
  g_return_val_if_fail (EBB_IS_SESSION (self), NULL);

  for (guint i = 0; i < self->follow_ups->len; i++)
    {
      EbbFollowUp *follow_up = &g_array_index (self->follow_ups, EbbFollowUp, i);

      if (follow_up->hours == hours)
        return follow_up;
    }
  return NULL;
}
