// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-log.h"

#include <math.h>

#include "model/ebb-rating.h"

/* How long before a session a rating still says what it was like when it began. */
#define BEFORE (2 * EBB_RELIEF_HOUR)

static int
compare_ratings_cb (gconstpointer a,
                    gconstpointer b)
{
  const EbbReliefRating *first = a;
  const EbbReliefRating *second = b;

  if (first->when.at != second->when.at)
    return first->when.at < second->when.at ? -1 : 1;
  return (first->value > second->value) - (first->value < second->value);
}

static int
compare_sessions_cb (gconstpointer a,
                     gconstpointer b)
{
  const EbbReliefSession *first = a;
  const EbbReliefSession *second = b;

  if (first->start.at != second->start.at)
    return first->start.at < second->start.at ? -1 : 1;
  return (first->end.at > second->end.at) - (first->end.at < second->end.at);
}

static int
compare_times_cb (gconstpointer a,
                  gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gboolean
is_known (EbbMoment moment,
          gint64 now)
{
  return ebb_moment_is_valid (moment) && moment.at <= now;
}

static void
take_ratings (EbbReliefLog *self,
              const EbbReliefRating *ratings,
              guint n,
              gint64 now)
{
  self->ratings = g_new (EbbReliefRating, n);
  for (guint i = 0; i < n; i++)
    if (is_known (ratings[i].when, now) && !isnan (ratings[i].value) && ebb_rating_is_valid (ratings[i].value))
      self->ratings[self->n_ratings++] = ratings[i];
  self->n_left_out += n - self->n_ratings;
  if (self->n_ratings > 0)
    qsort (self->ratings, self->n_ratings, sizeof *self->ratings, compare_ratings_cb);
}

static void
take_sessions (EbbReliefLog *self,
               const EbbReliefSession *sessions,
               guint n,
               gint64 now)
{
  self->sessions = g_new (EbbReliefSession, n);
  self->last_ends = g_new (gint64, n);
  for (guint i = 0; i < n; i++)
    if (is_known (sessions[i].start, now) && is_known (sessions[i].end, now) && sessions[i].end.at >= sessions[i].start.at)
      self->sessions[self->n_sessions++] = sessions[i];
  self->n_left_out += n - self->n_sessions;
  if (self->n_sessions > 0)
    qsort (self->sessions, self->n_sessions, sizeof *self->sessions, compare_sessions_cb);
  for (guint i = 0; i < self->n_sessions; i++)
    self->last_ends[i] = MAX (self->sessions[i].end.at, i > 0 ? self->last_ends[i - 1] : G_MININT64);
}

static void
take_rescues (EbbReliefLog *self,
              const gint64 *rescues,
              guint n,
              gint64 now)
{
  self->rescues = g_new (gint64, n);
  for (guint i = 0; i < n; i++)
    if (rescues[i] <= now)
      self->rescues[self->n_rescues++] = rescues[i];
  self->n_left_out += n - self->n_rescues;
  if (self->n_rescues > 0)
    qsort (self->rescues, self->n_rescues, sizeof *self->rescues, compare_times_cb);
}

/**
 * ebb_relief_log_new:
 * @ratings: (array length=n_ratings): every rating of what the sessions are for, those
 *   of entries and those that belong to sessions, in any order
 * @n_ratings: how many
 * @sessions: (array length=n_sessions): every session, in any order; their tags are
 *   borrowed and must outlive the log
 * @n_sessions: how many
 * @rescues: (array length=n_rescues): when rescue medicine was taken, seconds since the
 *   epoch, in any order
 * @n_rescues: how many
 * @now: seconds since the epoch; nothing later is known
 *
 * What cannot be is left out and counted: a rating out of its range, an impossible
 * moment, a session that ends before it starts, anything in the future. Sessions may
 * overlap.
 *
 * Returns: (transfer full): the log
 */
EbbReliefLog *
ebb_relief_log_new (const EbbReliefRating *ratings,
                    guint n_ratings,
                    const EbbReliefSession *sessions,
                    guint n_sessions,
                    const gint64 *rescues,
                    guint n_rescues,
                    gint64 now)
{
  EbbReliefLog *self = g_new0 (EbbReliefLog, 1);

  g_return_val_if_fail (ratings != NULL || n_ratings == 0, self);
  g_return_val_if_fail (sessions != NULL || n_sessions == 0, self);
  g_return_val_if_fail (rescues != NULL || n_rescues == 0, self);

  take_ratings (self, ratings, n_ratings, now);
  take_sessions (self, sessions, n_sessions, now);
  take_rescues (self, rescues, n_rescues, now);
  return self;
}

/**
 * ebb_relief_log_free:
 * @self: (transfer full) (nullable): a log
 */
void
ebb_relief_log_free (EbbReliefLog *self)
{
  if (self == NULL)
    return;
  g_free (self->ratings);
  g_free (self->sessions);
  g_free (self->rescues);
  g_free (self->last_ends);
  g_free (self);
}

/**
 * ebb_relief_session_get_after:
 * @session: a session
 *
 * Returns: seconds since the epoch from which on a rating is one of after the session; a
 *   rating at its very start is one of before, also when no end is known
 */
gint64
ebb_relief_session_get_after (const EbbReliefSession *session)
{
  return MAX (session->end.at, session->start.at + 1);
}

/**
 * ebb_relief_log_find_rating:
 * @self: a log
 * @at: seconds since the epoch
 *
 * Returns: the place of the first rating at that time or later; the number of ratings
 *   when there is none
 */
guint
ebb_relief_log_find_rating (const EbbReliefLog *self,
                            gint64 at)
{
  guint low = 0;
  guint high = self->n_ratings;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ratings[middle].when.at < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * ebb_relief_log_get_nearest:
 * @self: a log
 * @from: the earliest time, seconds since the epoch
 * @to: the latest time
 * @at: the time that is looked for
 *
 * Returns: (transfer none) (nullable): the rating within @from and @to that lies nearest
 *   to @at, the earlier one of two; NULL if there is none
 */
const EbbReliefRating *
ebb_relief_log_get_nearest (const EbbReliefLog *self,
                            gint64 from,
                            gint64 to,
                            gint64 at)
{
  guint place = ebb_relief_log_find_rating (self, CLAMP (at, from, MAX (from, to)));
  const EbbReliefRating *best = NULL;

  if (place > 0 && self->ratings[place - 1].when.at >= from)
    best = &self->ratings[place - 1];
  if (best != NULL && best->when.at > to)
    best = NULL;
  if (place < self->n_ratings && self->ratings[place].when.at <= to &&
      (best == NULL || ABS (self->ratings[place].when.at - at) < ABS (best->when.at - at)))
    best = &self->ratings[place];
  return best;
}

/**
 * ebb_relief_log_get_baseline:
 * @self: a log
 * @at: when a session begins, seconds since the epoch
 * @n: (out) (optional): of how many ratings it is
 *
 * What it was like before: the mean of the ratings of the 72 hours before. The single
 * rating just before a session would do for nobody who comes when it is bad: what is
 * picked for being high is lower the next time by itself (regression to the mean).
 *
 * Returns: the baseline; NAN with fewer than three ratings
 */
double
ebb_relief_log_get_baseline (const EbbReliefLog *self,
                             gint64 at,
                             guint *n)
{
  double sum = 0;
  guint count = 0;

  for (guint i = ebb_relief_log_find_rating (self, at - EBB_RELIEF_WINDOW); i < self->n_ratings && self->ratings[i].when.at <= at; i++)
    {
      sum += self->ratings[i].value;
      count++;
    }
  if (n != NULL)
    *n = count;
  return count >= EBB_RELIEF_MIN_BASELINE ? sum / count : NAN;
}

/**
 * ebb_relief_log_get_before:
 * @self: a log
 * @session: the place of a session
 *
 * Returns: (transfer none) (nullable): the rating that says what it was like when the
 *   session began: the last one of the two hours before; NULL if there is none
 */
const EbbReliefRating *
ebb_relief_log_get_before (const EbbReliefLog *self,
                           guint session)
{
  gint64 start;

  g_return_val_if_fail (session < self->n_sessions, NULL);

  start = self->sessions[session].start.at;
  return ebb_relief_log_get_nearest (self, start - BEFORE, start, start);
}

/* How many sessions start at @at or before. */
static guint
count_started (const EbbReliefLog *self,
               gint64 at)
{
  guint low = 0;
  guint high = self->n_sessions;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->sessions[middle].start.at <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * ebb_relief_log_get_next_start:
 * @self: a log
 * @at: seconds since the epoch
 *
 * Returns: when the first session after @at begins; %G_MAXINT64 if there is none
 */
gint64
ebb_relief_log_get_next_start (const EbbReliefLog *self,
                               gint64 at)
{
  guint place = count_started (self, at);

  return place < self->n_sessions ? self->sessions[place].start.at : G_MAXINT64;
}

/**
 * ebb_relief_log_get_last_end:
 * @self: a log
 * @at: seconds since the epoch
 *
 * Returns: the latest end of the sessions that began at @at or before, which may be
 *   later than @at; %G_MININT64 if there is none
 */
gint64
ebb_relief_log_get_last_end (const EbbReliefLog *self,
                             gint64 at)
{
  guint n = count_started (self, at);

  return n > 0 ? self->last_ends[n - 1] : G_MININT64;
}

/**
 * ebb_relief_log_get_rescue:
 * @self: a log
 * @at: seconds since the epoch
 *
 * Returns: when rescue medicine was first taken after @at; %G_MAXINT64 if it was not
 */
gint64
ebb_relief_log_get_rescue (const EbbReliefLog *self,
                           gint64 at)
{
  guint low = 0;
  guint high = self->n_rescues;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->rescues[middle] <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_rescues ? self->rescues[low] : G_MAXINT64;
}

/**
 * ebb_relief_get_tolerance:
 * @hours: after a session, 0 or more
 *
 * People answer when they can, and later ones matter less to the hour: half of the
 * hours, at least half an hour, and above ten or so hours 4 hours and a twelfth of
 * them. So 0.5 hours at 0 and 1 h, 2 at 4 h, 6 at 24 h and 8 at 48 h.
 *
 * Returns: seconds
 */
gint64
ebb_relief_get_tolerance (double hours)
{
  return (gint64) round (MIN (MAX (0.5, hours / 2), 4 + hours / 12) * EBB_RELIEF_HOUR);
}
