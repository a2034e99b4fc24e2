// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-diary-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/*
 * Which ratings sessions are looked at by: those of pain overall, or where sessions of a
 * region or a course with regions are asked about those of these regions. They come from
 * entries (pain now; the worst of the marks within the regions) and from the sessions
 * (before, right after, and answers to follow-ups).
 */

/* Whose pain; of every region once, so that marks are looked up and not searched. */
typedef struct
{
  GPtrArray *regions; /* (nullable) (element-type EbbRegion): NULL for pain overall */
  guint n_known;
  gboolean *within; /* (owned) (nullable) (array length=n_known): by the region's index */
} Target;

static void
target_init (Target *self,
             GPtrArray *regions)
{
  const EbbRegion *const *all = ebb_regions_get_all (&self->n_known);

  self->regions = regions;
  self->within = g_new0 (gboolean, self->n_known);
  for (guint i = 0; regions != NULL && i < self->n_known; i++)
    for (guint j = 0; j < regions->len; j++)
      self->within[all[i]->index] |= ebb_region_is_within (all[i], regions->pdata[j]);
}

static gboolean
target_has (const Target *self,
            const EbbRegion *region)
{
  if (region == NULL || self->regions == NULL)
    return region == NULL && self->regions == NULL;
  return region->index < self->n_known ? self->within[region->index] : g_ptr_array_find (self->regions, region, NULL);
}

/* The greater of the two; either may be NAN. */
static double
get_worse (double a,
           double b)
{
  return isnan (a) || b > a ? b : a;
}

static void
add_rating (GArray *ratings,
            EbbMoment when,
            double value)
{
  EbbReliefRating rating = { when, value };

  if (!isnan (value))
    g_array_append_val (ratings, rating);
}

static void
add_entries (const EbbReliefDiary *diary,
             const Target *target,
             GArray *ratings)
{
  const EbbReliefMark *marks = (const EbbReliefMark *) (void *) diary->marks->data;

  for (guint i = 0; i < diary->entries->len; i++)
    {
      const EbbReliefEntry *entry = &g_array_index (diary->entries, EbbReliefEntry, i);
      double value = target->regions == NULL ? entry->pain : NAN;

      for (guint j = 0; target->regions != NULL && j < entry->n_marks; j++)
        if (target_has (target, marks[entry->first_mark + j].region))
          value = get_worse (value, marks[entry->first_mark + j].intensity);
      add_rating (ratings, entry->when, value);
    }
}

/* --- ratings that belong to sessions ------------------------------------------------- */

static gint64
get_after (EbbSession *session)
{
  return MAX (ebb_session_get_end (session).at, session->started.at + 1);
}

/* When something of a session was rated. An answer is of the moment when it was given;
 * without one, or with one from before the end (of a clock that was wrong), of the hour
 * that it was asked for. */
static EbbMoment
get_moment (EbbSession *session,
            EbbPhase phase,
            int hours)
{
  EbbMoment when = ebb_session_get_end (session);
  const EbbFollowUp *follow_up;

  if (phase == EBB_PHASE_BEFORE)
    return session->started;
  when.at = get_after (session);
  if (phase == EBB_PHASE_AFTER)
    return when;
  follow_up = ebb_session_find_follow_up (session, hours);
  if (follow_up != NULL && !ebb_moment_is_absent (follow_up->answered) && follow_up->answered.at >= when.at)
    return follow_up->answered;
  when.at += hours * EBB_RELIEF_HOUR;
  return when;
}

/* The ratings of a session stand in the order of phase and hours. */
static void
add_session_ratings (EbbSession *session,
                     const Target *target,
                     GArray *ratings)
{
  guint i = 0;

  while (i < session->ratings->len)
    {
      const EbbSessionRating *first = &g_array_index (session->ratings, EbbSessionRating, i);
      double value = NAN;

      for (; i < session->ratings->len; i++)
        {
          const EbbSessionRating *rating = &g_array_index (session->ratings, EbbSessionRating, i);

          if (rating->phase != first->phase || rating->hours != first->hours)
            break;
          if (rating->aspect == EBB_ASPECT_PAIN && target_has (target, rating->region))
            value = get_worse (value, rating->value);
        }
      add_rating (ratings, get_moment (session, first->phase, first->hours), value);
    }
}

/* Medicine that was taken nobody remembers when may have been taken right after the last
 * answer that knew of none: what followed is not counted for the session. */
static void
add_rescues (EbbSession *session,
             GArray *rescues)
{
  gint64 since = get_after (session);

  for (guint i = 0; i < session->follow_ups->len; i++)
    {
      const EbbFollowUp *follow_up = &g_array_index (session->follow_ups, EbbFollowUp, i);
      gint64 at = !ebb_moment_is_absent (follow_up->rescue) ? follow_up->rescue.at : since;

      if (!ebb_moment_is_absent (follow_up->rescue) || follow_up->medicine != NULL)
        g_array_append_val (rescues, at);
      if (!ebb_moment_is_absent (follow_up->answered))
        since = MAX (since, follow_up->answered.at);
    }
}

/* --- the cases ------------------------------------------------------------------------ */

static GPtrArray *
find_regions (const EbbReliefDiary *diary,
              EbbReliefChoice choice)
{
  GPtrArray *regions = NULL;

  if (choice.by == EBB_RELIEF_BY_REGION && choice.value >= 0 && (guint) choice.value < diary->regions->len)
    {
      regions = g_ptr_array_new ();
      g_ptr_array_add (regions, diary->regions->pdata[choice.value]);
    }
  if (choice.by == EBB_RELIEF_BY_COURSE && choice.value >= 0 && (guint) choice.value < diary->courses->len)
    {
      EbbCourse *course = diary->courses->pdata[choice.value];

      if (course->regions->len > 0)
        regions = g_ptr_array_ref (course->regions);
    }
  return regions;
}

static GArray *
collect_ratings (const EbbReliefDiary *diary,
                 GPtrArray *regions)
{
  GArray *ratings = g_array_sized_new (FALSE, FALSE, sizeof (EbbReliefRating), diary->entries->len);
  Target target;

  target_init (&target, regions);
  add_entries (diary, &target, ratings);
  for (guint i = 0; i < diary->sessions->len; i++)
    add_session_ratings (diary->sessions->pdata[i], &target, ratings);
  g_free (target.within);
  return ratings;
}

static GArray *
collect_sessions (const EbbReliefDiary *diary)
{
  GArray *sessions = g_array_sized_new (FALSE, TRUE, sizeof (EbbReliefSession), diary->sessions->len);
  const int *values = (const int *) (void *) diary->values->data;

  for (guint i = 0; i < diary->sessions->len; i++)
    {
      EbbSession *session = diary->sessions->pdata[i];
      EbbReliefSession one = { session->started, ebb_session_get_end (session), { { NULL, 0 } } };

      for (guint tag = 0; tag < EBB_N_SESSION_TAGS; tag++)
        {
          const EbbReliefTagRange *range = &g_array_index (diary->tags, EbbReliefTagRange, i * EBB_N_SESSION_TAGS + tag);

          one.tags[tag] = (EbbSessionTags){ values + range->first, range->n };
        }
      g_array_append_val (sessions, one);
    }
  return sessions;
}

/**
 * ebb_relief_cases_new:
 * @diary: what is known
 * @choice: which sessions are to be asked about: those of a region are looked at by the
 *   pain of that region, those of a course by the pain of the regions that it is for
 * @now: seconds since the epoch; nothing later is known
 *
 * All sessions are in the log, whatever is asked: the next one ends what can be said of
 * one, also when it was for something else.
 *
 * Returns: (transfer full): the sessions and the ratings
 */
EbbReliefCases *
ebb_relief_cases_new (EbbReliefDiary *diary,
                      EbbReliefChoice choice,
                      gint64 now)
{
  EbbReliefCases *self = g_new0 (EbbReliefCases, 1);
  g_autoptr (GArray) ratings = NULL;
  g_autoptr (GArray) sessions = collect_sessions (diary);
  g_autoptr (GArray) rescues = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->diary = ebb_relief_diary_ref (diary);
  self->asked = find_regions (diary, choice);
  ratings = collect_ratings (diary, self->asked);
  self->fell_back = self->asked != NULL && ratings->len == 0;
  if (self->fell_back)
    {
      g_array_unref (ratings);
      ratings = collect_ratings (diary, NULL);
    }
  else if (self->asked != NULL)
    self->regions = g_ptr_array_ref (self->asked);
  for (guint i = 0; i < diary->sessions->len; i++)
    add_rescues (diary->sessions->pdata[i], rescues);
  self->log = ebb_relief_log_new ((EbbReliefRating *) (void *) ratings->data, ratings->len,
                                  (EbbReliefSession *) (void *) sessions->data, sessions->len,
                                  (gint64 *) (void *) rescues->data, rescues->len, now);
  self->places = g_new (guint, self->log->n_sessions);
  for (guint i = 0; i < self->log->n_sessions; i++)
    self->places[i] = (guint) self->log->sessions[i].tags[EBB_SESSION_TECHNIQUE].values[-1];
  return self;
}

/**
 * ebb_relief_cases_free:
 * @self: (transfer full) (nullable): cases
 */
void
ebb_relief_cases_free (EbbReliefCases *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->log, ebb_relief_log_free);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  ebb_relief_diary_unref (self->diary);
  g_free (self->places);
  g_free (self);
}

/**
 * ebb_relief_cases_suit:
 * @self: cases
 * @choice: which sessions are to be asked about
 *
 * Returns: whether ebb_relief_cases_new() would make the same for it, of the same diary
 */
gboolean
ebb_relief_cases_suit (const EbbReliefCases *self,
                       EbbReliefChoice choice)
{
  g_autoptr (GPtrArray) asked = find_regions (self->diary, choice);

  if (asked == NULL || self->asked == NULL)
    return asked == self->asked;
  return asked->len == self->asked->len && memcmp (asked->pdata, self->asked->pdata, asked->len * sizeof (gpointer)) == 0;
}

/**
 * ebb_relief_cases_get_session:
 * @self: cases
 * @index: the place of a session in the log
 *
 * Returns: (transfer none): the session
 */
EbbSession *
ebb_relief_cases_get_session (const EbbReliefCases *self,
                              guint index)
{
  g_return_val_if_fail (index < self->log->n_sessions, NULL);

  return ebb_relief_diary_get_session (self->diary, self->places[index]);
}

/**
 * ebb_relief_cases_describe:
 * @self: cases
 *
 * Returns: (transfer full): which ratings the sessions are looked at by
 */
char *
ebb_relief_cases_describe (const EbbReliefCases *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (self->fell_back)
    return g_strdup (_ ("By your pain overall, from entries and sessions: of this part of the body itself there is no rating."));
  if (self->regions == NULL)
    return g_strdup (_ ("By your pain overall, from entries and sessions."));
  for (guint i = 0; i < self->regions->len; i++)
    {
      g_autofree char *label = ebb_region_get_label (self->regions->pdata[i]);

      /* Translators: between the parts of the body in a list */
      g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list", ", ") : "", label);
    }
  /* Translators: %s are parts of the body: "Neck (your left)" */
  return g_strdup_printf (_ ("By the pain rated there, from marks and sessions: %s."), names->str);
}
