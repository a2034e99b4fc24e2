// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-chart-style.h"

G_BEGIN_DECLS

/**
 * EbbValueColors:
 * @is_pain: an intensity of pain: the colours of pain, always from 0 to 10
 * @least: of other values: the one with the faintest colour
 * @most: the one with the strongest; above @least
 *
 * What a value looks like in a grid of cells. What is not pain has shades of the
 * accent.
 */
typedef struct
{
  gboolean is_pain;
  double least;
  double most;
} EbbValueColors;

double ebb_value_colors_get_share (const EbbValueColors *self, double value);
EbbColor ebb_value_colors_get_color (const EbbValueColors *self, const EbbPalette *palette, double value);

/* How a cell is drawn; a cell without a value is only an outline. */
typedef enum
{
  EBB_CELL_PLAIN,
  EBB_CELL_UNSURE, /* hatched: too little is behind it */
} EbbCellKind;

void ebb_value_colors_draw_cell (const EbbValueColors *self, cairo_t *cr, const cairo_rectangle_t *cell, double value, EbbCellKind kind, const EbbChartStyle *style);

char *ebb_value_colors_format (double value);

double ebb_value_legend_get_height (const EbbChartStyle *style);
void ebb_value_legend_draw (const EbbValueColors *self, cairo_t *cr, double x, double y, double width, const char *unit, const char *unsure, const EbbChartStyle *style);

G_END_DECLS
