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
 * without any effect that moved the difference by 0.1 to 0.4 points, the 95 % interval
 * held the truth in as few as 72 of 100, and weekly sessions left no moment at all.) The
 * hours until the later rating have the same fault in small, which is why these must not
 * be many: see %EBB_MATCHED_MAX_HOURS. Otherwise nothing that happens after a moment may
 * decide whether it is taken: neither rescue medicine, nor being the highest of its day.
 */

#define MAX_MOMENTS 3 /* per session */
#define MAX_MINUTES 120
#define MAX_APART 1.0 /* points */
#define MINUTES_PER_DAY (24 * 60)
#define HOURS_PER_DAY 24

/* The moments of an hour on weekdays, or on weekends, by their first rating and then by
 * time. Those that are used are leapt over by links to the next one on either side that
 * may be free (as of disjoint sets), so that a search need not count through them. */
typedef struct
{
  GArray *moments; /* (owned) (element-type EbbMatchedCase) */
  guint *later;    /* (owned) (array): of places from 0 to the number of moments */
  guint *earlier;  /* (owned) (array): of places + 1 */
} Cell;

typedef struct
{
  Cell cells[2][HOURS_PER_DAY];
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
seal_cell (Cell *self)
{
  guint n = self->moments->len;

  g_array_sort (self->moments, compare_cases_cb);
  self->later = g_new (guint, n + 1);
  self->earlier = g_new (guint, n + 1);
  for (guint i = 0; i <= n; i++)
    self->later[i] = self->earlier[i] = i;
}

static void
index_moments (Index *self,
               const EbbReliefLog *log,
               gint64 length,
               gint64 tolerance)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    for (guint hour = 0; hour < HOURS_PER_DAY; hour++)
      self->cells[i][hour].moments = g_array_new (FALSE, FALSE, sizeof (EbbMatchedCase));

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

          g_array_append_val (self->cells[moment.weekend][moment.minute / 60].moments, moment);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    for (guint hour = 0; hour < HOURS_PER_DAY; hour++)
      seal_cell (&self->cells[i][hour]);
}

static void
clear_index (Index *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    for (guint hour = 0; hour < HOURS_PER_DAY; hour++)
      {
        g_array_unref (self->cells[i][hour].moments);
        g_free (self->cells[i][hour].later);
        g_free (self->cells[i][hour].earlier);
      }
}

static EbbMatchedCase *
get_moment (const Cell *self,
            guint place)
{
  return &g_array_index (self->moments, EbbMatchedCase, place);
}

/* The first place whose moment is not before that rating and time. */
static guint
find_place (const Cell *self,
            double pre,
            gint64 at)
{
  EbbMatchedCase key = { .pre = pre, .at = at };
  guint low = 0;
  guint high = self->moments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_cases_cb (get_moment (self, middle), &key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Follows links to their end, and shortens the way for the next time. */
static guint
follow_links (guint *links,
              guint place)
{
  while (links[place] != place)
    place = links[place] = links[links[place]];
  return place;
}

static gboolean
is_near_by_clock (const EbbMatchedCase *treated,
                  const EbbMatchedCase *moment)
{
  int apart = ABS (moment->minute - treated->minute);

  return MIN (apart, MINUTES_PER_DAY - apart) <= MAX_MINUTES;
}

/* Returns: (nullable): of the moments with that very rating, which are at the places from
 * @from to before @to, the free one that is nearest in time. */
static EbbMatchedCase *
find_nearest (const Cell *self,
              const EbbMatchedCase *treated,
              double pre,
              guint from,
              guint to)
{
  guint place = find_place (self, pre, treated->at);
  guint after = follow_links (self->later, place);
  guint before = follow_links (self->earlier, place); /* + 1 */

  while (before > from || after < to)
    {
      gboolean back = after >= to || (before > from && treated->at - get_moment (self, before - 1)->at <= get_moment (self, after)->at - treated->at);
      EbbMatchedCase *nearest = get_moment (self, back ? before - 1 : after);

      if (is_near_by_clock (treated, nearest))
        return nearest;
      if (back)
        before = follow_links (self->earlier, before - 1);
      else
        after = follow_links (self->later, after + 1);
    }
  return NULL;
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

/* Takes the closest similar moment that is free. Returns whether there is one. */
static gboolean
take_moment (const Index *self,
             const EbbMatchedCase *treated,
             EbbMatchedCase *taken)
{
  const EbbMatchedCase *best = NULL;
  const Cell *best_cell = NULL;

  for (int step = -MAX_MINUTES / 60; step <= MAX_MINUTES / 60; step++)
    {
      guint hour = (guint) (treated->minute / 60 + step + HOURS_PER_DAY) % HOURS_PER_DAY;
      const Cell *cell = &self->cells[treated->weekend][hour];
      guint to;

      for (guint from = find_place (cell, treated->pre - MAX_APART, G_MININT64); from < cell->moments->len; from = to)
        {
          double pre = get_moment (cell, from)->pre;
          const EbbMatchedCase *moment;

          if (pre > treated->pre + MAX_APART)
            break;
          to = find_place (cell, pre, G_MAXINT64);
          moment = find_nearest (cell, treated, pre, from, to);
          if (moment != NULL && is_closer (treated, moment, best))
            {
              best = moment;
              best_cell = cell;
            }
        }
    }
  if (best == NULL)
    return FALSE;

  {
    guint place = (guint) (best - get_moment (best_cell, 0));

    best_cell->later[place] = place + 1;
    best_cell->earlier[place + 1] = place;
  }
  *taken = *best;
  return TRUE;
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
        EbbMatchedCase taken;

        if (n_found[i] < round || !take_moment (index, &g_array_index (self->sessions, EbbMatchedCase, i), &taken))
          continue;
        taken.weight = i;
        n_found[i]++;
        g_array_append_val (self->moments, taken);
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
  g_clear_pointer (&self->sessions, g_array_unref);
  g_clear_pointer (&self->moments, g_array_unref);
}
