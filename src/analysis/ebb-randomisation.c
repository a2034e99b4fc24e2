// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-randomisation.h"

#include <gsl/gsl_combination.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/*
 * Tests for trials with one person, whose only assumption is that chance decided when
 * the treatment was given. Every way in which chance could have decided is tried while
 * there are few; else a fixed number of ways is drawn, always the same ones.
 */

#define MAX_EXACT 200000
#define N_DRAWN 20000
#define MAX_FLIPPED 17 /* 2^17 is below MAX_EXACT */
#define SEED 19580611

/* --- phases ---------------------------------------------------------------- */

typedef struct
{
  const double *sums;  /* (unowned) (array): of the values before each place */
  const guint *counts; /* (unowned) (array): of the known values before each place */
  guint n_phases;
  EbbPhasesStatistic statistic;
} Phases;

/* NAN when a phase has no value. */
static double
get_difference (const Phases *phases,
                const guint *lengths)
{
  double sums[2] = { 0, 0 };
  double counts[2] = { 0, 0 };
  guint from = 0;

  for (guint i = 0; i < phases->n_phases; i++)
    {
      guint to = from + lengths[i];
      double sum = phases->sums[to] - phases->sums[from];
      double count = phases->counts[to] - phases->counts[from];
      gboolean by_phase = phases->statistic == EBB_PHASES_BY_PHASE;

      if (count == 0)
        return NAN;
      sums[i % 2] += by_phase ? sum / count : sum;
      counts[i % 2] += by_phase ? 1 : count;
      from = to;
    }
  return sums[0] / counts[0] - sums[1] / counts[1];
}

/* A way to divide the room that is left over among the phases: the places of
 * the bars in a row of stars and bars. */
static void
set_lengths (guint *lengths,
             guint n_phases,
             guint min_length,
             guint room,
             const gsize *bars)
{
  gsize before = 0;

  for (guint i = 0; i + 1 < n_phases; i++)
    {
      lengths[i] = min_length + (guint) (bars[i] - before);
      before = bars[i] + 1;
    }
  lengths[n_phases - 1] = min_length + (guint) (room + n_phases - 1 - before);
}

/* Draws @k of the numbers below @n, in order (Floyd's way). */
static void
draw_places (GRand *rand,
             gsize *places,
             guint k,
             guint n)
{
  guint n_drawn = 0;

  for (guint limit = n - k; limit < n; limit++)
    {
      gsize place = g_rand_int_range (rand, 0, limit + 1);
      guint i = n_drawn;

      for (guint j = 0; j < n_drawn; j++)
        if (places[j] == place)
          place = limit;
      for (; i > 0 && places[i - 1] > place; i--)
        places[i] = places[i - 1];
      places[i] = place;
      n_drawn++;
    }
}

/* A way that leaves a phase without a value says nothing; it counts against a finding. */
static gboolean
is_as_extreme (double statistic,
               double observed)
{
  return isnan (statistic) || statistic >= observed - 1e-9;
}

static guint
count_ways (const Phases *phases,
            guint min_length,
            guint room,
            EbbRandomisation *result)
{
  guint n_places = room + phases->n_phases - 1;
  gsl_combination *bars = gsl_combination_calloc (n_places, phases->n_phases - 1);
  g_autofree guint *lengths = g_new (guint, phases->n_phases);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_extreme = 0;

  do
    {
      if (!result->exact)
        draw_places (rand, gsl_combination_data (bars), phases->n_phases - 1, n_places);
      set_lengths (lengths, phases->n_phases, min_length, room, gsl_combination_data (bars));
      n_extreme += is_as_extreme (get_difference (phases, lengths), result->observed);
      result->n_tried++;
    }
  while (result->exact ? gsl_combination_next (bars) == GSL_SUCCESS : result->n_tried < N_DRAWN);
  gsl_combination_free (bars);
  return n_extreme;
}

/* Of ways drawn at random the one that happened is one more (Phipson and Smyth 2010,
 * doi 10.2202/1544-6115.1585), so that p is never 0. */
static void
settle (EbbRandomisation *result,
        guint n_extreme)
{
  result->p = result->exact ? (double) n_extreme / result->n_tried : (n_extreme + 1.0) / (result->n_tried + 1.0);
}

/**
 * ebb_randomise_phases:
 * @values: (array length=n): what was measured, in the order of time; NAN where missing
 * @n: how many
 * @lengths: (array length=n_phases): of the phases A, B, A, B … as they were; together @n
 * @n_phases: 2 or more
 * @min_length: how long each phase had to be at least, 1 or more
 * @statistic: what is compared
 *
 * Tests whether values were higher in the A phases (without treatment) than in the B
 * phases, when chance had decided about the times of the changes (Onghena 1992, Behav
 * Assess 14:153-171). All ways are tried up to 200,000; else 20,000 are drawn, with a
 * fixed seed.
 *
 * Returns: the observed difference A - B and the one-sided p; NAN when the phases do
 *   not fit the values or one of them has none
 */
EbbRandomisation
ebb_randomise_phases (const double *values,
                      guint n,
                      const guint *lengths,
                      guint n_phases,
                      guint min_length,
                      EbbPhasesStatistic statistic)
{
  EbbRandomisation result = { .observed = NAN, .p = NAN };
  g_autofree double *sums = g_new0 (double, n + 1);
  g_autofree guint *counts = g_new0 (guint, n + 1);
  Phases phases = { sums, counts, n_phases, statistic };
  guint64 total = 0;

  g_return_val_if_fail (values != NULL || n == 0, result);
  g_return_val_if_fail (lengths != NULL && n_phases >= 2 && min_length >= 1, result);

  for (guint i = 0; i < n_phases; i++)
    {
      total += lengths[i];
      if (lengths[i] < min_length)
        return result;
    }
  if (total != n)
    return result;
  for (guint i = 0; i < n; i++)
    {
      gboolean known = isfinite (values[i]);

      sums[i + 1] = sums[i] + (known ? values[i] : 0);
      counts[i + 1] = counts[i] + known;
    }
  result.observed = get_difference (&phases, lengths);
  if (isnan (result.observed))
    return result;

  {
    guint room = n - n_phases * min_length;
    double ways = gsl_sf_lnchoose (room + n_phases - 1, n_phases - 1);

    result.n_ways = round (exp (MIN (ways, 700)));
    result.exact = result.n_ways <= MAX_EXACT;
    settle (&result, count_ways (&phases, min_length, room, &result));
  }
  return result;
}

/* --- signs ------------------------------------------------------------------ */

static double
flip_signs (const double *differences,
            guint n,
            guint32 signs)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += signs >> i & 1 ? -differences[i] : differences[i];
  return sum;
}

static double
flip_at_random (const double *differences,
                guint n,
                GRand *rand)
{
  double sum = 0;

  for (guint i = 0; i < n; i += 32)
    sum += flip_signs (differences + i, MIN (n - i, 32), g_rand_int (rand));
  return sum;
}

/**
 * ebb_flip_signs:
 * @differences: (array length=n): of pairs or blocks, such as without minus with
 *   treatment; one that is not finite is left out
 * @n: how many
 * @side: whether only a greater mean counts, or as well one as far below 0
 *
 * Tests whether the mean of differences is 0, when chance had decided the order within
 * each pair (Fisher 1935, The Design of Experiments, section 21). All ways are tried up
 * to 17 differences; else 20,000 are drawn, with a fixed seed. With k differences p
 * cannot be below 2^-k, so fewer than five blocks can show nothing at 0.05.
 *
 * Returns: the mean of the differences and p; NAN without a difference
 */
EbbRandomisation
ebb_flip_signs (const double *differences,
                guint n,
                EbbSignFlipSide side)
{
  EbbRandomisation result = { .observed = NAN, .p = NAN };
  g_autofree double *known = g_new (double, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_known = 0;
  guint n_extreme = 0;
  double sum = 0;

  g_return_val_if_fail (differences != NULL || n == 0, result);

  for (guint i = 0; i < n; i++)
    if (isfinite (differences[i]))
      {
        known[n_known++] = differences[i];
        sum += differences[i];
      }
  if (n_known == 0)
    return result;

  result.observed = sum / n_known;
  result.n_ways = ldexp (1, (int) MIN (n_known, 1000));
  result.exact = n_known <= MAX_FLIPPED;
  for (guint i = 0; i < (result.exact ? 1u << n_known : N_DRAWN); i++)
    {
      double flipped = result.exact ? flip_signs (known, n_known, i) : flip_at_random (known, n_known, rand);

      n_extreme += side == EBB_SIGN_FLIP_TWO_SIDED ? fabs (flipped) >= fabs (sum) - 1e-9 : flipped >= sum - 1e-9;
      result.n_tried++;
    }
  settle (&result, n_extreme);
  return result;
}
