// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-survival.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/*
 * How long things last when some are lost sight of before they end: Kaplan and Meier
 * (1958), J Am Stat Assoc 53:457-481. Quantiles and limits are those of R's package
 * survival, so that anybody can check them.
 */

/* A share this close to another is the same: products of fractions are not exact.
 * (R compares survival curves with the same tolerance.) */
static const double tolerance = 1.5e-8;

static int
compare_times_cb (gconstpointer a,
                  gconstpointer b)
{
  const EbbSurvivalTime *first = a;
  const EbbSurvivalTime *second = b;

  return (first->time > second->time) - (first->time < second->time);
}

/* Takes the times from *@place on that are equal to the first of them. */
static EbbSurvivalStep
take_step (const EbbSurvivalTime *times,
           guint n,
           guint *place,
           const EbbSurvivalStep *before)
{
  EbbSurvivalStep step = { .time = times[*place].time, .n_at_risk = n - *place };

  for (; *place < n && times[*place].time == step.time; ++*place)
    if (times[*place].censored)
      step.n_censored++;
    else
      step.n_events++;
  step.survival = before != NULL ? before->survival : 1;
  step.greenwood = before != NULL ? before->greenwood : 0;
  if (step.n_events > 0)
    {
      double at_risk = step.n_at_risk;
      double left = at_risk - step.n_events;

      step.survival *= left / at_risk;
      step.greenwood += left > 0 ? step.n_events / (at_risk * left) : INFINITY;
    }
  return step;
}

/**
 * ebb_survival_new:
 * @times: (array length=n): how long each lasted, in any order; one that is not
 *   finite or is negative is left out
 * @n: how many
 *
 * Estimates the share that lasts longer than any time. What is censored at the time
 * of an event counts as having lasted longer (Kaplan and Meier 1958).
 *
 * Returns: (transfer full): the estimate; without steps when there is no time
 */
EbbSurvival *
ebb_survival_new (const EbbSurvivalTime *times,
                  guint n)
{
  EbbSurvival *self = g_new0 (EbbSurvival, 1);
  g_autofree EbbSurvivalTime *sorted = g_new (EbbSurvivalTime, n);

  g_return_val_if_fail (times != NULL || n == 0, self);

  for (guint i = 0; i < n; i++)
    if (isfinite (times[i].time) && times[i].time >= 0)
      sorted[self->n++] = times[i];
  if (self->n > 0)
    qsort (sorted, self->n, sizeof *sorted, compare_times_cb);
  self->steps = g_new (EbbSurvivalStep, MAX (self->n, 1));
  for (guint place = 0; place < self->n; self->n_steps++)
    {
      const EbbSurvivalStep *before = self->n_steps > 0 ? &self->steps[self->n_steps - 1] : NULL;

      self->steps[self->n_steps] = take_step (sorted, self->n, &place, before);
      self->n_events += self->steps[self->n_steps].n_events;
    }
  return self;
}

/**
 * ebb_survival_copy:
 * @self: an estimate
 *
 * Returns: (transfer full): a copy
 */
EbbSurvival *
ebb_survival_copy (const EbbSurvival *self)
{
  EbbSurvival *copy = g_memdup2 (self, sizeof *self);

  copy->steps = g_memdup2 (self->steps, MAX (self->n_steps, 1) * sizeof *self->steps);
  return copy;
}

/**
 * ebb_survival_free:
 * @self: (transfer full) (nullable): an estimate
 */
void
ebb_survival_free (EbbSurvival *self)
{
  if (self == NULL)
    return;
  g_free (self->steps);
  g_free (self);
}

/**
 * ebb_survival_get_share:
 * @self: an estimate
 * @time: a time
 *
 * Returns: the share that lasts longer, 0 to 1; NAN beyond the last known time unless
 *   nothing is left, and when nothing is known
 */
double
ebb_survival_get_share (const EbbSurvival *self,
                        double time)
{
  double share = 1;

  g_return_val_if_fail (self != NULL, NAN);

  if (self->n_steps == 0 || isnan (time))
    return NAN;
  for (guint i = 0; i < self->n_steps && self->steps[i].time <= time; i++)
    share = self->steps[i].survival;
  if (time > self->steps[self->n_steps - 1].time && share > 0)
    return NAN;
  return share;
}

/* A curve of limits: @sign is -1 for the lower one, 1 for the upper one, and 0 asks for
 * the estimate itself. NAN where it is not defined. */
static double
get_curve (const EbbSurvivalStep *step,
           EbbSurvivalLimits limits,
           int sign)
{
  double z = sign * gsl_cdf_ugaussian_Pinv (0.975);
  double error = sqrt (step->greenwood);

  if (sign == 0)
    return step->survival;
  if (step->survival <= 0)
    return NAN;
  if (step->survival >= 1)
    return 1;
  if (limits == EBB_SURVIVAL_LIMITS_LOG)
    return MIN (step->survival * exp (z * error), 1);
  return exp (-exp (log (-log (step->survival)) - z * error / -log (step->survival)));
}

/* Where a curve falls below @level: R's rule, see ebb_survival_get_quantile(). */
static double
find_crossing (const EbbSurvival *self,
               double level,
               EbbSurvivalLimits limits,
               int sign)
{
  double flat_since = NAN; /* where the curve reached exactly @level */

  for (guint i = 0; i < self->n_steps; i++)
    {
      double value = get_curve (&self->steps[i], limits, sign);

      if (isnan (value))
        continue;
      if (value < level - tolerance)
        return isnan (flat_since) ? self->steps[i].time : (flat_since + self->steps[i].time) / 2;
      if (value < level + tolerance && isnan (flat_since))
        flat_since = self->steps[i].time;
    }
  return flat_since;
}

/**
 * ebb_survival_get_quantile:
 * @self: an estimate
 * @share: between 0 and 1: 0.5 for the median, 0.25 and 0.75 for the quartiles
 *
 * The smallest time after which less than 1 - @share is left. Where exactly that much
 * is left for a while, the middle between the beginning of that while and the next
 * event; its beginning when no event follows (all as R's package survival has it).
 *
 * Returns: the time; NAN when it is not reached
 */
double
ebb_survival_get_quantile (const EbbSurvival *self,
                           double share)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (share > 0 && share < 1, NAN);

  return find_crossing (self, 1 - share, EBB_SURVIVAL_LIMITS_LOG, 0);
}

/**
 * ebb_survival_get_quantile_limits:
 * @self: an estimate
 * @share: as of ebb_survival_get_quantile()
 * @limits: how
 * @lower: (out): the lower limit; NAN when there is none
 * @upper: (out): the upper limit; NAN when there is none
 *
 * The 95 % confidence limits of a quantile: where the limits of the curve (from
 * Greenwood's variance) cross it (Brookmeyer and Crowley 1982, Biometrics 38:29-41).
 * A limit that is not reached is not known, and no limit is given where nothing is left.
 */
void
ebb_survival_get_quantile_limits (const EbbSurvival *self,
                                  double share,
                                  EbbSurvivalLimits limits,
                                  double *lower,
                                  double *upper)
{
  *lower = *upper = NAN;
  g_return_if_fail (self != NULL);
  g_return_if_fail (share > 0 && share < 1);

  *lower = find_crossing (self, 1 - share, limits, -1);
  *upper = find_crossing (self, 1 - share, limits, 1);
}

/**
 * ebb_survival_get_restricted_mean:
 * @self: an estimate
 * @horizon: up to when, 0 or more
 *
 * The restricted mean survival time: how long it lasts on average when what lasts
 * longer than the horizon counts as the horizon (the area under the curve).
 *
 * Returns: the time; NAN when nothing is known or the curve ends before the horizon
 */
double
ebb_survival_get_restricted_mean (const EbbSurvival *self,
                                  double horizon)
{
  double area = 0;
  double since = 0;
  double share = 1;

  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (horizon >= 0, NAN);

  if (isnan (ebb_survival_get_share (self, horizon)))
    return NAN;
  for (guint i = 0; i < self->n_steps && self->steps[i].time < horizon; i++)
    {
      area += share * (self->steps[i].time - since);
      since = self->steps[i].time;
      share = self->steps[i].survival;
    }
  return area + share * (horizon - since);
}
