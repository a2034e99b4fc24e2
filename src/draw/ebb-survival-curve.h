// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-survival.h"
#include "ebb-chart-style.h"
#include "ebb-scale.h"

G_BEGIN_DECLS

/**
 * EbbSurvivalCurve:
 * @survival: (nullable): what is drawn
 * @median: where the curve crosses a half, in hours; NAN if it does not
 * @unit: (nullable): what the shares are, shown above their axis
 * @empty: (nullable): what is said when there is nothing to draw
 *
 * How many sessions with relief are left after some hours: a step down where it ended, a
 * small tick where no more is known.
 */
typedef struct
{
  const EbbSurvival *survival;
  double median;
  const char *unit;
  const char *empty;
} EbbSurvivalCurve;

/* Where the curve is, in px; without width or height if there is too little room. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  EbbScale hours;
} EbbSurvivalCurveFrame;

void ebb_survival_curve_layout (const EbbSurvivalCurve *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbSurvivalCurveFrame *frame);
void ebb_survival_curve_draw (const EbbSurvivalCurve *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
double ebb_survival_curve_get_x (const EbbSurvivalCurveFrame *frame, double hours);
double ebb_survival_curve_get_y (const EbbSurvivalCurveFrame *frame, double share);
gboolean ebb_survival_curve_find (const EbbSurvivalCurve *self, const EbbSurvivalCurveFrame *frame, double x, double y, guint *index);

G_END_DECLS
