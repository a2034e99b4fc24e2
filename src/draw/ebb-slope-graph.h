// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-chart-style.h"
#include "ebb-scale.h"

G_BEGIN_DECLS

/* One thing rated twice; either may be NAN, and it is not drawn then. */
typedef struct
{
  double before;
  double after;
  const char *label; /* (nullable) */
} EbbSlopePair;

/**
 * EbbSlopeGraph:
 * @pairs: (array length=n_pairs): from back to front
 * @n_pairs: how many
 * @scale: of both axes
 * @before: what stands below the left one
 * @after: what stands below the right one
 * @empty: (nullable): what is said when there is no pair
 * @is_pain: whether the ends of the lines have the colours of pain
 *
 * A faint line for each pair, and a strong one between the medians.
 */
typedef struct
{
  const EbbSlopePair *pairs;
  guint n_pairs;
  EbbScale scale;
  const char *before;
  const char *after;
  const char *empty;
  gboolean is_pain;
} EbbSlopeGraph;

/* Where the lines are, in px; without width or height if there is too little room. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} EbbSlopeGraphFrame;

void ebb_slope_graph_layout (const EbbSlopeGraph *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbSlopeGraphFrame *frame);
void ebb_slope_graph_draw (const EbbSlopeGraph *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
gboolean ebb_slope_graph_get_line (const EbbSlopeGraph *self, const EbbSlopeGraphFrame *frame, guint index, double *before_y, double *after_y);
gboolean ebb_slope_graph_find (const EbbSlopeGraph *self, const EbbSlopeGraphFrame *frame, double x, double y, guint *index);
gboolean ebb_slope_graph_get_medians (const EbbSlopeGraph *self, double *before, double *after);

G_END_DECLS
