// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-matched-private.h"

#include <math.h>

/*
 * Finds untreated moments that are like those at which sessions began.
 *
 * A moment is a rating that is followed by another one as long after it as, in the
 * middle, the ratings after sessions follow those before them. It is untreated when it
 * is at least 72 hours after the end of any session and no session begins until its
 * later rating.
 *
 * It would be wrong to ask as well that no session begins in the 72 hours *after* it:
 * people book when it is bad, so moments that no session follows are those that got
 * better by themselves, and sessions would seem to do harm. (In simulated diaries
 * without any effect this moved the difference by 0.2 to 0.3 points and the interval
 * held the truth in as few as 70 of 100.) For the same reason nothing that happens after
 * a moment may decide whether it is taken: neither rescue medicine, nor being the
 * highest of its day.
 */

#define MAX_MOMENTS 3 /* per session */
#define MAX_MINUTES 120
#define MAX_APART 1.0 /* points */
#define MINUTES_PER_DAY (24 * 60)
#define HOURS_PER_DAY 24

/* The moments of an hour on weekdays, or on weekends, by their first rating. */
typedef struct
{
  GArray *cells[2][HOURS_PER_DAY]; /* (owned) (element-type EbbMatchedCase) */
} Index;

static int
compare_cases_cb (gconstpointer a,
                  gconstpointer b)
{
  const EbbMatchedCase *first = a;
  const EbbMatchedCase *second = b;

  if (first->pre != second->pre)
    return first->pre < second->pre ? -1 : 1;
  return (first->at > second->at) - (first->at < second->at);
}

/* The hardest to match first. */
static int
compare_hardest_cb (gconstpointer a,
                    gconstpointer b)
{
  return compare_cases_cb (b, a);
}

static int
compare_lengths_cb (gconstpointer a,
                    gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static EbbMatchedCase
make_case (const EbbReliefRating *pre,
           const EbbReliefRating *post)
{
  EbbDay day = ebb_moment_get_day (pre->when);

  return (EbbMatchedCase){
    .at = pre->when.at,
    .day = day,
    .minute = ebb_moment_get_minute_of_day (pre->when),
    .weekend = ebb_day_get_weekday (day) >= 6,
    .pre = pre->value,
    .post = post->value,
  };
}

/* Returns how long it is from the rating before to the one after, in the middle. */
static gint64
take_sessions (EbbMatchedPairs *self,
               const EbbReliefLog *log,
               EbbReliefChoice choice,
               double hours)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 tolerance = ebb_relief_get_tolerance (hours);

  for (guint i = 0; i < log->n_sessions; i++)
    {
      const EbbReliefSession *session = &log->sessions[i];
      const EbbReliefRating *pre = ebb_relief_log_get_before (log, i);
      gint64 at = session->end.at + (gint64) (hours * EBB_RELIEF_HOUR);
      gint64 next = ebb_relief_log_get_next_start (log, session->start.at);
      const EbbReliefRating *post;

      if (!ebb_relief_choice_has (choice, session))
        continue;
      self->n_chosen++;
      post = ebb_relief_log_get_nearest (log, MAX (ebb_relief_session_get_after (session), at - tolerance), MIN (next - 1, at + tolerance), at);
      if (pre != NULL && post != NULL)
        {
          EbbMatchedCase treated = make_case (pre, post);
          gint64 length = post->when.at - pre->when.at;

          g_array_append_val (self->sessions, treated);
          g_array_append_val (lengths, length);
        }
    }
  self->n_rated = self->sessions->len;
  g_array_sort (lengths, compare_lengths_cb);
  return lengths->len > 0 ? g_array_index (lengths, gint64, lengths->len / 2) : 0;
}

static void
index_moments (Index *self,
               const EbbReliefLog *log,
               gint64 length,
               gint64 tolerance)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    for (guint hour = 0; hour < HOURS_PER_DAY; hour++)
      self->cells[i][hour] = g_array_new (FALSE, FALSE, sizeof (EbbMatchedCase));

  for (guint i = 0; i < log->n_ratings; i++)
    {
      const EbbReliefRating *pre = &log->ratings[i];
      gint64 last = ebb_relief_log_get_last_end (log, pre->when.at);
      gint64 at = pre->when.at + length;
      const EbbReliefRating *post;

      if (last != G_MININT64 && pre->when.at - last < EBB_RELIEF_WINDOW)
        continue;
      post = ebb_relief_log_get_nearest (log, MAX (pre->when.at + 1, at - tolerance), at + tolerance, at);
      if (post != NULL && ebb_relief_log_get_next_start (log, pre->when.at) > post->when.at)
        {
          EbbMatchedCase moment = make_case (pre, post);

          g_array_append_val (self->cells[moment.weekend][moment.minute / 60], moment);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    for (guint hour = 0; hour < HOURS_PER_DAY; hour++)
      g_array_sort (self->cells[i][hour], compare_cases_cb);
}

static void
clear_index (Index *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    for (guint hour = 0; hour < HOURS_PER_DAY; hour++)
      g_array_unref (self->cells[i][hour]);
}

static guint
find_first (const GArray *cell,
            double pre)
{
  guint low = 0;
  guint high = cell->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (cell, EbbMatchedCase, middle).pre < pre)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether @moment is closer to @treated than @best: first in the rating, then in time,
 * since times of life differ. */
static gboolean
is_closer (const EbbMatchedCase *treated,
           const EbbMatchedCase *moment,
           const EbbMatchedCase *best)
{
  double apart = fabs (moment->pre - treated->pre);
  double best_apart = best != NULL ? fabs (best->pre - treated->pre) : INFINITY;

  if (apart != best_apart)
    return apart < best_apart;
  return ABS (moment->at - treated->at) < ABS (best->at - treated->at);
}

/* Returns: (nullable): the closest similar moment that is not used yet. */
static EbbMatchedCase *
find_moment (const Index *self,
             const EbbMatchedCase *treated)
{
  EbbMatchedCase *best = NULL;

  for (int step = -MAX_MINUTES / 60; step <= MAX_MINUTES / 60; step++)
    {
      guint hour = (guint) (treated->minute / 60 + step + HOURS_PER_DAY) % HOURS_PER_DAY;
      const GArray *cell = self->cells[treated->weekend][hour];

      for (guint i = find_first (cell, treated->pre - MAX_APART); i < cell->len; i++)
        {
          EbbMatchedCase *moment = &g_array_index (cell, EbbMatchedCase, i);
          int apart = ABS (moment->minute - treated->minute);

          if (moment->pre > treated->pre + MAX_APART)
            break;
          if (!moment->used && MIN (apart, MINUTES_PER_DAY - apart) <= MAX_MINUTES && is_closer (treated, moment, best))
            best = moment;
        }
    }
  return best;
}

/* A round gives each session one more moment, so that none takes three while another
 * has none. A moment's weight holds the place of its session until all are found. */
static void
match (EbbMatchedPairs *self,
       const Index *index)
{
  g_autofree guint *n_found = g_new0 (guint, self->sessions->len);
  guint n_kept = 0;

  g_array_sort (self->sessions, compare_hardest_cb);
  for (guint round = 0; round < MAX_MOMENTS; round++)
    for (guint i = 0; i < self->sessions->len; i++)
      {
        EbbMatchedCase *found = n_found[i] == round ? find_moment (index, &g_array_index (self->sessions, EbbMatchedCase, i)) : NULL;

        if (found == NULL)
          continue;
        found->used = TRUE;
        found->weight = i;
        n_found[i]++;
        g_array_append_val (self->moments, *found);
      }
  for (guint i = 0; i < self->moments->len; i++)
    {
      EbbMatchedCase *moment = &g_array_index (self->moments, EbbMatchedCase, i);

      moment->weight = 1.0 / n_found[(guint) moment->weight];
    }
  for (guint i = 0; i < self->sessions->len; i++)
    if (n_found[i] > 0)
      g_array_index (self->sessions, EbbMatchedCase, n_kept++) = g_array_index (self->sessions, EbbMatchedCase, i);
  g_array_set_size (self->sessions, n_kept);
}

/**
 * ebb_matched_pairs_find:
 * @self: (out caller-allocates): the pairs; end with ebb_matched_pairs_clear()
 * @log: a log
 * @choice: which sessions are asked about
 * @hours: after the end of a session
 *
 * Finds one to three moments for each session, without using any twice: on a weekday for
 * a weekday, at most two hours apart by the clock, with a rating at most one point apart.
 * All sessions of the log make moments treated, whichever are asked about.
 */
void
ebb_matched_pairs_find (EbbMatchedPairs *self,
                        const EbbReliefLog *log,
                        EbbReliefChoice choice,
                        double hours)
{
  Index index;
  gint64 length;

  *self = (EbbMatchedPairs){
    .sessions = g_array_new (FALSE, FALSE, sizeof (EbbMatchedCase)),
    .moments = g_array_new (FALSE, FALSE, sizeof (EbbMatchedCase)),
  };
  length = take_sessions (self, log, choice, hours);
  if (self->n_rated == 0)
    return;
  index_moments (&index, log, length, ebb_relief_get_tolerance (hours));
  match (self, &index);
  clear_index (&index);
}

/**
 * ebb_matched_pairs_clear:
 * @self: pairs
 */
void
ebb_matched_pairs_clear (EbbMatchedPairs *self)
{
  g_array_unref (self->sessions);
  g_array_unref (self->moments);
}
