// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-chart-style.h"
#include "ebb-scale.h"

G_BEGIN_DECLS

/* What was rated before and after one session; either may be NAN. */
typedef struct
{
  double before;
  double after;
  const char *label; /* (nullable): such as the day, short */
} EbbSessionStep;

/**
 * EbbSessionSteps:
 * @steps: (array length=n_steps): in order of time
 * @n_steps: how many
 * @scale: of what was rated
 * @unit: (nullable): what the values are, shown above their axis
 * @before: what a ring is, for the legend
 * @after: what a disc is
 * @empty: (nullable): what is said when nothing was rated
 *
 * One session beside the other: a ring for before, a disc for after, a line between.
 * From one session to the next is as far as to any other, since it is about their order.
 */
typedef struct
{
  const EbbSessionStep *steps;
  guint n_steps;
  EbbScale scale;
  const char *unit;
  const char *before;
  const char *after;
  const char *empty;
} EbbSessionSteps;

/* Where the values are, in px; without width or height if there is too little room. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double pitch; /* from one session to the next */
} EbbSessionStepsFrame;

void ebb_session_steps_layout (const EbbSessionSteps *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbSessionStepsFrame *frame);
void ebb_session_steps_draw (const EbbSessionSteps *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
double ebb_session_steps_get_x (const EbbSessionStepsFrame *frame, guint index);
double ebb_session_steps_get_y (const EbbSessionSteps *self, const EbbSessionStepsFrame *frame, double value);
gboolean ebb_session_steps_find (const EbbSessionSteps *self, const EbbSessionStepsFrame *frame, double x, double y, guint *index);

G_END_DECLS
