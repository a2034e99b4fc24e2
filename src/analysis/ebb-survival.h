// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long something lasted; all that is known of a censored one is that it lasted
 * at least that long. */
typedef struct
{
  double time; /* in any unit, 0 or more */
  gboolean censored;
} EbbSurvivalTime;

/* What is known from one time on until the next. */
typedef struct
{
  double time;
  guint n_at_risk; /* just before @time */
  guint n_events;
  guint n_censored;
  double survival;  /* share that lasts longer than @time, 0 to 1 */
  double greenwood; /* sum of d / (n (n - d)); infinite when @survival is 0 */
} EbbSurvivalStep;

/* How limits of the share that lasts are worked out. */
typedef enum
{
  EBB_SURVIVAL_LIMITS_LOG,
  EBB_SURVIVAL_LIMITS_LOG_LOG,
} EbbSurvivalLimits;

/**
 * EbbSurvival:
 *
 * The product-limit estimate of how long something lasts. Immutable.
 */
typedef struct
{
  guint n;
  guint n_events;
  guint n_steps;
  EbbSurvivalStep *steps; /* (owned) (array length=n_steps): by time, each time once */
} EbbSurvival;

EbbSurvival *ebb_survival_new (const EbbSurvivalTime *times, guint n);
EbbSurvival *ebb_survival_copy (const EbbSurvival *self);
void ebb_survival_free (EbbSurvival *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbSurvival, ebb_survival_free)

double ebb_survival_get_share (const EbbSurvival *self, double time);
double ebb_survival_get_quantile (const EbbSurvival *self, double share);
void ebb_survival_get_quantile_limits (const EbbSurvival *self, double share, EbbSurvivalLimits limits, double *lower, double *upper);
double ebb_survival_get_restricted_mean (const EbbSurvival *self, double horizon);

G_END_DECLS
