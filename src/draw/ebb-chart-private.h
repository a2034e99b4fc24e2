// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-chart.h"

G_BEGIN_DECLS

#define EBB_CHART_SPACE 6.0 /* px between a thing and its label */

/* A label of the axis of time, and where it is. */
typedef struct
{
  char *text; /* (owned); NULL if there is no room for it */
  double x;   /* of the tick, in px */
  gboolean major;
  cairo_rectangle_t area;
} EbbChartTimeLabel;

GArray *ebb_chart_place_times (const EbbChart *self, PangoLayout *layout, const EbbChartFrame *frame, const EbbChartStyle *style);

/* Layers (ebb-layer.c) */
void ebb_layer_draw (const EbbLayer *layer, const EbbChart *chart, cairo_t *cr, const EbbChartFrame *frame, const EbbChartStyle *style);
gboolean ebb_layer_has_value (const EbbLayer *layer, double from, double to);

/* Events (ebb-chart-events.c) */
guint ebb_chart_place_events (const EbbChart *self, PangoLayout *layout, guint max_rows, const EbbChartStyle *style, EbbChartFrame *frame);
void ebb_chart_draw_spans (const EbbChart *self, cairo_t *cr, const EbbChartFrame *frame, double bottom, const EbbChartStyle *style);
void ebb_chart_draw_events (const EbbChart *self, cairo_t *cr, PangoLayout *layout, const EbbChartFrame *frame, double bottom, const EbbChartStyle *style);

/* Lanes (ebb-chart-lanes.c) */
double ebb_chart_get_lane_height (const EbbChartStyle *style);
void ebb_chart_draw_lanes (const EbbChart *self, cairo_t *cr, PangoLayout *layout, const EbbChartFrame *frame, const EbbChartStyle *style);
double ebb_chart_get_bottom (const EbbChart *self, const EbbChartFrame *frame);

G_END_DECLS
