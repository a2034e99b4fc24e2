// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-matched-private.h"

#include "ebb-adjust.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

/*
 * The guarded comparison: people come when it is bad, and what is bad gets better by
 * itself (regression to the mean), so a session is compared with moments that began as
 * badly and had none. What is left of a different start is taken out by analysis of
 * covariance (Vickers and Altman 2001, BMJ 323:1123-1124).
 *
 * The interval comes from resampling the days of the diary in blocks, sessions and
 * moments alike, because ratings of a few days resemble each other and moments of one
 * day may stand beside sessions that are months apart. (Resampling sessions with their
 * moments attached leaves that out; in simulated diaries its intervals held the truth
 * in 88 to 94 of 100.) It says what could be by chance, nothing about why; expectation
 * stays in it.
 */

#define N_RESAMPLES 2000
#define MIN_BLOCK 3 /* days */
#define MAX_BLOCK 7
#define SEED 19991231
#define GOAL 0.5 /* half the width that the interval should have */

/* Sums that make means … */
typedef struct
{
  double n;
  double x; /* ratings before */
  double y; /* ratings after */
} Sums;

/* … and a slope, which both share. As long as a line of the cache, and put there. */
typedef struct
{
  Sums treated;
  Sums untreated;
  double xx;
  double xy;
} Day;

#define DAY_ALIGNMENT 64 /* bytes */

typedef struct
{
  double difference;
  double moments_change;
} Estimate;

static void
add_case (Day *day,
          Sums *sums,
          const EbbMatchedCase *one,
          double weight)
{
  sums->n += weight;
  sums->x += weight * one->pre;
  sums->y += weight * one->post;
  day->xx += weight * one->pre * one->pre;
  day->xy += weight * one->pre * one->post;
}

static void
add_sums (Sums *self,
          const Sums *sums,
          double factor)
{
  self->n += factor * sums->n;
  self->x += factor * sums->x;
  self->y += factor * sums->y;
}

static void
add_days (Day *self,
          const Day *days,
          double factor)
{
  add_sums (&self->treated, &days->treated, factor);
  add_sums (&self->untreated, &days->untreated, factor);
  self->xx += factor * days->xx;
  self->xy += factor * days->xy;
}

/* post = a + b pre + c treated by least squares, with moments weighted so that each
 * session's count as one. Where all starts are equal, plain changes are compared. */
static Estimate
estimate (const Day *sums)
{
  const Sums *t = &sums->treated;
  const Sums *u = &sums->untreated;
  double xx = sums->xx - t->x * t->x / t->n - u->x * u->x / u->n;
  double xy = sums->xy - t->x * t->y / t->n - u->x * u->y / u->n;
  double slope = xx > 1e-6 ? xy / xx : 1;
  double before = t->x / t->n;
  double expected = u->y / u->n + slope * (before - u->x / u->n);

  return (Estimate){ t->y / t->n - expected, expected - before };
}

/* Returns: (transfer full) (array length=n_days + block + 1): the sums of all days before
 * each, going around once more at the end. */
static Day *
add_up (const EbbMatchedPairs *pairs,
        EbbDay first,
        guint n_days,
        guint block)
{
  g_autofree Day *days = g_new0 (Day, n_days);
  Day *sums = g_new0 (Day, n_days + block + 1);

  for (guint i = 0; i < pairs->sessions->len; i++)
    {
      const EbbMatchedCase *one = &g_array_index (pairs->sessions, EbbMatchedCase, i);
      Day *day = &days[one->day - first];

      add_case (day, &day->treated, one, 1);
    }
  for (guint i = 0; i < pairs->moments->len; i++)
    {
      const EbbMatchedCase *one = &g_array_index (pairs->moments, EbbMatchedCase, i);
      Day *day = &days[one->day - first];

      add_case (day, &day->untreated, one, one->weight);
    }
  for (guint i = 0; i < n_days + block; i++)
    {
      sums[i + 1] = sums[i];
      add_days (&sums[i + 1], &days[i % n_days], 1);
    }
  return sums;
}

/* What a resample is made of. Most blocks hold nothing where sessions are few. */
typedef struct
{
  const Day *sums;
  guint n_days;
  guint length; /* days of a block */
  Day *full;    /* (owned) (aligned) (array length=n_full): the blocks that hold something */
  guint n_full;
} Blocks;

static Day
get_block (const Day *sums,
           guint from,
           guint length)
{
  Day block = sums[from + length];

  add_days (&block, &sums[from], -1);
  return block;
}

static void
blocks_init (Blocks *self,
             const Day *sums,
             guint n_days,
             guint length)
{
  *self = (Blocks){ sums, n_days, length, g_aligned_alloc (n_days, sizeof (Day), DAY_ALIGNMENT), 0 };
  for (guint i = 0; i < n_days; i++)
    {
      Day block = get_block (sums, i, length);

      /* sums of differences: a little less than nothing is nothing */
      if (block.treated.n > 0.5 || block.untreated.n > 0.1)
        self->full[self->n_full++] = block;
    }
}

/* Returns a number below @n, which is far below 2^32, so that all come up about as often.
 * gsl_rng_uniform_int() divides, which would take as long as all the rest. */
static guint
draw (gsl_rng *random,
      guint n)
{
  return (guint) (((guint64) gsl_rng_get (random) * n) >> 32);
}

/* Draws as many blocks as fill the days, the last one cut off. How many of them hold
 * something is drawn first, so that the others need not be. */
static Day
resample (const Blocks *self,
          gsl_rng *random)
{
  Day result = { 0 };
  guint rest = self->n_days % self->length;
  guint n = gsl_ran_binomial (random, (double) self->n_full / self->n_days, self->n_days / self->length);

  for (guint i = 0; i < n; i++)
    add_days (&result, &self->full[draw (random, self->n_full)], 1);
  if (rest > 0)
    {
      Day last = get_block (self->sums, draw (random, self->n_days), rest);

      add_days (&result, &last, 1);
    }
  return result;
}

/* The share to cut off at each end: resampling few sessions gives intervals that are too
 * narrow by as much as those of normal deviates with a known spread are (the expanded
 * percentile interval: Hesterberg 2015, doi 10.1080/00031305.2015.1089789). */
static double
get_tail (guint n_sessions)
{
  double n = n_sessions;

  return gsl_cdf_ugaussian_P (-sqrt (n / (n - 1)) * gsl_cdf_tdist_Pinv (0.975, n - 1));
}

/* The way back through get_tail(): twice the share to cut off for an interval that ends
 * at 0. Of resamples none is no proof of none: the observed one counts as well. */
static double
get_p (const double *differences,
       guint n_sessions)
{
  double n = n_sessions;
  guint n_below = 0;
  guint n_above = 0;
  double tail;

  for (guint i = 0; i < N_RESAMPLES; i++)
    {
      n_below += differences[i] < 0;
      n_above += differences[i] > 0;
    }
  tail = (N_RESAMPLES - MAX (n_below, n_above) + 1.0) / (N_RESAMPLES + 1.0);
  if (tail >= 0.5)
    return 1;
  return 2 * gsl_cdf_tdist_Q (gsl_cdf_ugaussian_Qinv (tail) * sqrt ((n - 1) / n), n - 1);
}

/* Circular moving blocks (Politis and Romano 1992), round(n^(1/3)) days long, at least
 * 3 and at most 7; percentiles. */
static void
set_interval (EbbMatched *self,
              const Day *sums,
              guint block,
              guint n_sessions)
{
  g_autofree double *differences = g_new (double, N_RESAMPLES);
  gsl_rng *random = gsl_rng_alloc (gsl_rng_taus2);
  double tail = get_tail (n_sessions);
  Blocks blocks;

  gsl_rng_set (random, SEED);
  blocks_init (&blocks, sums, self->n_days, block);

  for (guint n = 0; n < N_RESAMPLES;)
    {
      Day resampled = resample (&blocks, random);

      if (resampled.treated.n > 0.5 && resampled.untreated.n > 0.1)
        differences[n++] = estimate (&resampled).difference;
    }
  gsl_sort (differences, 1, N_RESAMPLES);
  self->lower = gsl_stats_quantile_from_sorted_data (differences, 1, N_RESAMPLES, tail);
  self->upper = gsl_stats_quantile_from_sorted_data (differences, 1, N_RESAMPLES, 1 - tail);
  self->p = get_p (differences, n_sessions);
  g_aligned_free (blocks.full);
  gsl_rng_free (random);
}

static guint
count_days (const GArray *cases)
{
  g_autoptr (GHashTable) days = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < cases->len; i++)
    g_hash_table_add (days, GINT_TO_POINTER (g_array_index (cases, EbbMatchedCase, i).day));
  return g_hash_table_size (days);
}

/* Returns the first day with a rating. */
static EbbDay
take_days (EbbMatched *self,
           const EbbReliefLog *log)
{
  EbbDay first = G_MAXINT, last = G_MININT;
  g_autofree gboolean *rated = NULL;

  if (log->n_ratings == 0)
    return 0;
  for (guint i = 0; i < log->n_ratings; i++)
    {
      EbbDay day = ebb_moment_get_day (log->ratings[i].when);

      first = MIN (first, day);
      last = MAX (last, day);
    }
  self->n_days = (guint) (last - first) + 1;
  rated = g_new0 (gboolean, self->n_days);
  for (guint i = 0; i < log->n_ratings; i++)
    {
      gboolean *day = &rated[ebb_moment_get_day (log->ratings[i].when) - first];

      self->n_rated_days += !*day;
      *day = TRUE;
    }
  return first;
}

static guint
get_missing (guint wanted,
             guint n)
{
  return n < wanted ? wanted - n : 0;
}

/* At least 28 days, three of five of them rated, and five days with and five without.
 * Returns: whether nothing is missing. */
static gboolean
find_missing (EbbMatched *self,
              const EbbMatchedPairs *pairs)
{
  guint wanted = (guint) ceil (MAX (self->n_days, EBB_MATCHED_MIN_DAYS) * EBB_MATCHED_MIN_SHARE - 1e-9);

  self->missing_matched = get_missing (EBB_MATCHED_MIN_SESSIONS, count_days (pairs->sessions));
  self->missing_moments = get_missing (EBB_MATCHED_MIN_SESSIONS, count_days (pairs->moments));
  self->missing_days = get_missing (EBB_MATCHED_MIN_DAYS, self->n_days);
  self->missing_rated_days = get_missing (wanted, self->n_rated_days);
  return self->missing_matched == 0 && self->missing_moments == 0 && self->missing_days == 0 && self->missing_rated_days == 0;
}

static EbbMatchedVerdict
get_verdict (const EbbMatched *self)
{
  if (self->lower <= 0 && self->upper >= 0)
    return EBB_MATCHED_UNCLEAR;
  if (fabs (self->difference) < EBB_MATCHED_MIN_DIFFERENCE)
    return EBB_MATCHED_SMALL;
  return self->difference < 0 ? EBB_MATCHED_LOWER : EBB_MATCHED_HIGHER;
}

/* The width falls with the root of the number; sessions without a similar moment count
 * as well. In steps of five, above fifty of ten: nobody knows it better. */
static guint
guess_more (const EbbMatched *self)
{
  double half = (self->upper - self->lower) / 2;
  double more = self->n_rated * (half * half / (GOAL * GOAL) - 1);
  double step = more > 50 ? 10 : 5;

  if (more <= 0)
    return 0;
  return (guint) MIN (ceil (more / step) * step, EBB_MATCHED_MAX_MORE + 10);
}

/**
 * ebb_matched_compare:
 * @log: a log
 * @choice: which sessions are asked about
 * @hours: how long after the end of a session, 0 to %EBB_MATCHED_MAX_HOURS
 *
 * Compares how ratings changed from just before to @hours after sessions with how they
 * changed over as long a time at similar moments without one (see
 * ebb_matched_pairs_find()). The later rating is the one nearest to the hour, within
 * ebb_relief_get_tolerance().
 *
 * Nothing is said with less than 28 days, ratings on three of five of them, and five days
 * each with matched sessions and with moments; nor is a difference called lower or higher
 * when its interval holds 0 or it is below half a point. The same log always gives the
 * same answer.
 *
 * After more than eight hours there is no fair comparison: where pain brings people to a
 * session, moments that none follows for so long are those that got better by themselves
 * (in simulated diaries without an effect, at 24 hours, the interval held the truth in as
 * few as 78 of 100; up to eight hours in 92 to 98). Intervals of five to eight sessions
 * are wider than they would have to be.
 *
 * Returns: the comparison
 */
EbbMatched
ebb_matched_compare (const EbbReliefLog *log,
                     EbbReliefChoice choice,
                     double hours)
{
  EbbMatched self = { .hours = hours, .before = NAN, .change = NAN, .moments_change = NAN, .difference = NAN, .lower = NAN, .upper = NAN, .p = NAN };
  g_auto (EbbMatchedPairs) pairs = { 0 };
  g_autofree Day *sums = NULL;
  gboolean enough;
  EbbDay first;
  guint block;
  Estimate found;

  if (!(hours >= 0 && hours <= EBB_MATCHED_MAX_HOURS))
    {
      self.verdict = EBB_MATCHED_TOO_LATE;
      return self;
    }

  ebb_matched_pairs_find (&pairs, log, choice, hours);
  self.n_sessions = pairs.n_chosen;
  self.n_rated = pairs.n_rated;
  self.n_matched = pairs.sessions->len;
  self.n_moments = pairs.moments->len;
  first = take_days (&self, log);
  enough = find_missing (&self, &pairs);
  if (self.n_matched == 0)
    return self;

  block = (guint) CLAMP (round (cbrt (self.n_days)), MIN_BLOCK, MAX_BLOCK);
  sums = add_up (&pairs, first, self.n_days, block);
  found = estimate (&sums[self.n_days]);
  self.before = sums[self.n_days].treated.x / self.n_matched;
  self.change = sums[self.n_days].treated.y / self.n_matched - self.before;
  self.moments_change = found.moments_change;
  if (!enough)
    return self;

  self.difference = found.difference;
  set_interval (&self, sums, block, self.n_matched);
  self.verdict = get_verdict (&self);
  self.n_more = guess_more (&self);
  return self;
}

/**
 * ebb_matched_adjust:
 * @several: (array length=n): comparisons that are shown beside each other
 * @n: how many
 *
 * Of many comparisons a few look like a difference by chance alone. Those that do not
 * pass Benjamini and Hochberg (1995) at a share of %EBB_MATCHED_MAX_FALSE of false ones
 * become %EBB_MATCHED_OF_MANY; those with too few sessions are none of them.
 */
void
ebb_matched_adjust (EbbMatched *const *several,
                    guint n)
{
  g_autofree double *p = g_new (double, n);
  g_autofree double *adjusted = g_new (double, n);

  for (guint i = 0; i < n; i++)
    p[i] = several[i]->p;
  ebb_adjust_false_discovery (p, n, adjusted);
  for (guint i = 0; i < n; i++)
    if (adjusted[i] > EBB_MATCHED_MAX_FALSE && several[i]->verdict != EBB_MATCHED_UNCLEAR)
      several[i]->verdict = EBB_MATCHED_OF_MANY;
}
