// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "ebb-palette.h"

G_BEGIN_DECLS

/* How all charts are drawn. */
typedef struct
{
  const EbbPalette *palette;
  double text_scale; /* 1 normally; the person's own for large text */
  double resolution; /* pixels for one px, of what will be made to pixels later; else 0 */
  PangoLayout *text; /* (nullable): of ebb_chart_text_new() on an equal surface, by who draws the same words often */
} EbbChartStyle;

/* How the values of one series are marked, so that it is known in grey as well. */
typedef enum
{
  EBB_MARKER_DISC,
  EBB_MARKER_SQUARE,
  EBB_MARKER_TRIANGLE,
  EBB_MARKER_DIAMOND,
} EbbMarker;

/* As many series are told apart; more begin again. */
#define EBB_CHART_N_SERIES 4

EbbColor ebb_chart_get_color (const EbbPalette *palette, guint index);
const double *ebb_chart_get_dashes (const EbbPalette *palette, guint index, guint *n);
EbbMarker ebb_chart_get_marker (const EbbPalette *palette, guint index);
EbbColor ebb_chart_get_edge_color (const EbbPalette *palette, EbbColor fill);

void ebb_chart_set_color (cairo_t *cr, EbbColor color);
void ebb_chart_trace_marker (cairo_t *cr, EbbMarker marker, double x, double y, double radius);
void ebb_chart_draw_focus (cairo_t *cr, const cairo_rectangle_t *area, const EbbChartStyle *style);

PangoLayout *ebb_chart_text_new (cairo_t *cr, const EbbChartStyle *style);
void ebb_chart_text_measure (PangoLayout *layout, const char *text, double *width, double *height);
double ebb_chart_text_get_height (const EbbChartStyle *style);
void ebb_chart_text_draw (cairo_t *cr, PangoLayout *layout, const char *text, double x, double y, double width);
void ebb_chart_text_draw_centred (cairo_t *cr, const char *text, const cairo_rectangle_t *area, const EbbChartStyle *style);

G_END_DECLS
