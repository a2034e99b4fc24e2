// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>

#include "ebb-palette.h"
#include "ebb-scale.h"
#include "ebb-series.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_LAYER_LINE, /* with gaps */
  EBB_LAYER_BAND, /* between @samples and @upper, of the same positions */
  EBB_LAYER_POINTS,
  EBB_LAYER_BARS, /* from the low end of the scale, as wide as @width */
} EbbLayerKind;

/**
 * EbbLayer:
 * @kind: how it is drawn
 * @samples: (array length=n_samples): seconds since the epoch and values, in their
 *   order; NAN is a gap
 * @upper: (array length=n_samples) (nullable): the upper edge of a band
 * @n_samples: how many
 * @gap: seconds; a line never joins samples that lie further apart
 * @width: seconds that one bar stands for
 * @color: which of the palette's colours of series, from 0
 * @dashed: whether a line is drawn in dashes
 *
 * One thing that a chart shows. Borrowed while it is drawn.
 */
typedef struct
{
  EbbLayerKind kind;
  const EbbSample *samples;
  const EbbSample *upper;
  guint n_samples;
  double gap;
  double width;
  guint color;
  gboolean dashed;
} EbbLayer;

/**
 * EbbChart:
 * @zone: whose calendar the axis of time follows
 * @from: seconds since the epoch: the left edge
 * @to: seconds since the epoch: the right edge
 * @scale: the axis of values
 * @unit: (nullable): what the values are, shown above their axis
 * @empty: what is said when no layer has a value in the period
 * @layers: (array length=n_layers): from back to front
 * @n_layers: how many
 */
typedef struct
{
  GTimeZone *zone;
  double from;
  double to;
  EbbScale scale;
  const char *unit;
  const char *empty;
  const EbbLayer *layers;
  guint n_layers;
} EbbChart;

typedef struct
{
  const EbbPalette *palette;
  double text_scale; /* 1 normally; the person's own for large text */
} EbbChartStyle;

/* Where the values are drawn within a chart, in px. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} EbbChartFrame;

void ebb_chart_layout (const EbbChart *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbChartFrame *frame);
void ebb_chart_draw (const EbbChart *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
double ebb_chart_get_x (const EbbChart *self, const EbbChartFrame *frame, double at);
double ebb_chart_get_y (const EbbChart *self, const EbbChartFrame *frame, double value);
double ebb_chart_get_time (const EbbChart *self, const EbbChartFrame *frame, double x);
EbbColor ebb_chart_get_color (const EbbPalette *palette, guint index);

G_END_DECLS
