// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-pattern.h"
#include "ebb-value-colors.h"

G_BEGIN_DECLS

/**
 * EbbHistogram:
 * @distribution: how many days there are of each value
 * @is_pain: whether the bars have the colours of pain
 * @unit: (nullable): what the values are, shown below their axis
 * @has_median: whether @median is drawn, as a dashed line
 * @median: of the days
 */
typedef struct
{
  const EbbDistribution *distribution;
  gboolean is_pain;
  const char *unit;
  gboolean has_median;
  double median;
} EbbHistogram;

/* Where the bars are, in px; without width or height if there is too little room. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double most;         /* the count at the upper edge */
  gboolean has_counts; /* on the bars; else on an axis */
} EbbHistogramFrame;

void ebb_histogram_layout (const EbbHistogram *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbHistogramFrame *frame);
void ebb_histogram_draw (const EbbHistogram *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
void ebb_histogram_get_bar (const EbbHistogram *self, const EbbHistogramFrame *frame, guint index, cairo_rectangle_t *bar);
gboolean ebb_histogram_find (const EbbHistogram *self, const EbbHistogramFrame *frame, double x, double y, guint *index);

G_END_DECLS
