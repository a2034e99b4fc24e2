// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-chart-style.h"
#include "ebb-scale.h"
#include "ebb-series.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_LAYER_LINE, /* with gaps */
  EBB_LAYER_BAND, /* between @samples and @upper, of the same positions */
  EBB_LAYER_POINTS,
  EBB_LAYER_BARS, /* from zero, or the end of the scale nearest to it, as wide as @width */
} EbbLayerKind;

typedef enum
{
  EBB_EMPHASIS_NORMAL,
  EBB_EMPHASIS_FAINT,  /* a line that another layer sums up */
  EBB_EMPHASIS_STRONG, /* a wider line */
} EbbEmphasis;

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
 * @emphasis: how much it stands out
 * @is_pain: whether points and bars have the colours of pain, by their value
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
  EbbEmphasis emphasis;
  gboolean is_pain;
} EbbLayer;

/**
 * EbbChartEvent:
 * @from: seconds since the epoch
 * @to: the same for a moment, else the end of a span
 * @label: what happened
 * @dim: less important, such as what was planned and not done
 *
 * Something on the axis of time that values are seen beside.
 */
typedef struct
{
  double from;
  double to;
  const char *label;
  gboolean dim;
} EbbChartEvent;

/**
 * EbbChartLane:
 * @label: what it is
 * @samples: (array length=n_samples): seconds since the epoch and values, in their
 *   order
 * @n_samples: how many
 * @value: the value that fills a block: 1 of yes and no, the index of a word of a
 *   choice
 *
 * Days of one answer, as blocks below the values. A day with another answer is only
 * a thin line, one without is blank. The lanes of a choice share their samples.
 */
typedef struct
{
  const char *label;
  const EbbSample *samples;
  guint n_samples;
  double value;
} EbbChartLane;

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
 * @events: (array length=n_events): in any order
 * @n_events: how many
 * @lanes: (array length=n_lanes): from top to bottom; without layers they take the
 *   place of the values
 * @n_lanes: how many
 * @axis_width: px to leave for the labels of values at least, so that charts one
 *   above the other line up
 * @hides_times: whether the labels of time are left to the chart below
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
  const EbbChartEvent *events;
  guint n_events;
  const EbbChartLane *lanes;
  guint n_lanes;
  double axis_width;
  gboolean hides_times;
} EbbChart;

#define EBB_CHART_MAX_FLAGS 64

/* The label of an event in the strip above the values. */
typedef struct
{
  guint event;    /* index of the event */
  guint n_hidden; /* later events that share it, as there is no room for theirs */
  cairo_rectangle_t area;
} EbbChartFlag;

/**
 * EbbChartFrame:
 * @x: left edge of the values, in px
 * @y: their upper edge
 * @width: how wide
 * @height: how high; 0 of a chart of lanes only
 * @lanes_y: upper edge of the first lane
 * @lane_height: from one lane to the next
 * @strip_y: upper edge of the labels of events
 * @flags: (array length=n_flags): these labels, from left to right
 * @n_flags: how many
 *
 * Where things are within a chart.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double lanes_y;
  double lane_height;
  double strip_y;
  EbbChartFlag flags[EBB_CHART_MAX_FLAGS];
  guint n_flags;
} EbbChartFrame;

void ebb_chart_layout (const EbbChart *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbChartFrame *frame);
void ebb_chart_draw (const EbbChart *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
void ebb_chart_draw_and_layout (const EbbChart *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbChartFrame *frame);
void ebb_chart_draw_cursor (const EbbChart *self, cairo_t *cr, const EbbChartFrame *frame, double at, const EbbChartStyle *style);
double ebb_chart_get_axis_width (const EbbChart *self, cairo_t *cr, const EbbChartStyle *style);

double ebb_chart_get_x (const EbbChart *self, const EbbChartFrame *frame, double at);
double ebb_chart_get_y (const EbbChart *self, const EbbChartFrame *frame, double value);
double ebb_chart_get_time (const EbbChart *self, const EbbChartFrame *frame, double x);

const EbbChartEvent *ebb_chart_find_event (const EbbChart *self, const EbbChartFrame *frame, double x, double y);
const EbbChartLane *ebb_chart_find_lane (const EbbChart *self, const EbbChartFrame *frame, double y);
gboolean ebb_chart_find_time (const EbbChart *self, double near, double *at);
gboolean ebb_chart_step_time (const EbbChart *self, double from, int direction, double *at);
const EbbSample *ebb_chart_find_sample (const EbbChart *self, const EbbLayer *layer, double at);

G_END_DECLS
