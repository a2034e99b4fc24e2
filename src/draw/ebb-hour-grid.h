// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-pattern.h"
#include "ebb-value-colors.h"

G_BEGIN_DECLS

/**
 * EbbHourGrid:
 * @pattern: the means by weekday and hour
 * @colors: what they look like
 * @unit: (nullable): what they are, shown beside the legend
 *
 * A grid with a row for each weekday, from the locale's first on, and a column for
 * each hour. Means of few days are hatched, and what was never recorded is blank.
 */
typedef struct
{
  const EbbHourPattern *pattern;
  EbbValueColors colors;
  const char *unit;
} EbbHourGrid;

/* Where things are; without @cell_width if there is too little room. */
typedef struct
{
  double x; /* left edge of hour 0, in px */
  double y; /* upper edge of the first row */
  double cell_width;
  double cell_height;
  double legend_y;
  int first_weekday; /* of the first row, 0 is Monday */
} EbbHourGridFrame;

double ebb_hour_grid_get_height (const EbbHourGrid *self, double width, const EbbChartStyle *style);
void ebb_hour_grid_layout (const EbbHourGrid *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbHourGridFrame *frame);
void ebb_hour_grid_draw (const EbbHourGrid *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
void ebb_hour_grid_get_cell (const EbbHourGridFrame *frame, int weekday, int hour, cairo_rectangle_t *cell);
gboolean ebb_hour_grid_find (const EbbHourGridFrame *frame, double x, double y, int *weekday, int *hour);
void ebb_hour_grid_step (const EbbHourGridFrame *frame, int dx, int dy, int *weekday, int *hour);

G_END_DECLS
