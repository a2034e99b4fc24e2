// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-relief.h"
#include "ebb-chart-style.h"
#include "ebb-scale.h"
#include "model/ebb-sample.h"

G_BEGIN_DECLS

/* What was rated after one session. */
typedef struct
{
  const EbbSample *samples; /* (array length=n_samples): hours and changes, in their order */
  guint n_samples;
} EbbReliefTrace;

/**
 * EbbReliefCurve:
 * @points: (array length=n_points): in the order of their hours
 * @n_points: how many
 * @sessions: (array length=n_sessions): drawn faintly behind; of many, the last ones
 * @n_sessions: how many
 * @scale: of the change, in points of the rating; negative is less pain
 * @unit: (nullable): what the values are, shown above their axis
 * @empty: (nullable): what is said when no median is known
 *
 * How pain changed after sessions, hour by hour. The first hours have more room than
 * the last: the axis goes with the square root of the time.
 */
typedef struct
{
  const EbbReliefPoint *points;
  guint n_points;
  const EbbReliefTrace *sessions;
  guint n_sessions;
  EbbScale scale;
  const char *unit;
  const char *empty;
} EbbReliefCurve;

/* Where the curve is, in px; without width or height if there is too little room. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double most_hours; /* at the right edge */
} EbbReliefCurveFrame;

void ebb_relief_curve_layout (const EbbReliefCurve *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbReliefCurveFrame *frame);
void ebb_relief_curve_draw (const EbbReliefCurve *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
double ebb_relief_curve_get_x (const EbbReliefCurveFrame *frame, double hours);
double ebb_relief_curve_get_y (const EbbReliefCurve *self, const EbbReliefCurveFrame *frame, double change);
gboolean ebb_relief_curve_find (const EbbReliefCurve *self, const EbbReliefCurveFrame *frame, double x, double y, guint *index);

G_END_DECLS
