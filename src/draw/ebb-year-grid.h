// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-trend.h"
#include "ebb-value-colors.h"

G_BEGIN_DECLS

/**
 * EbbYearGrid:
 * @days: (array length=n_days): the days with a value, in their order
 * @n_days: how many
 * @period: which days are shown; the calendar has the years that it touches
 * @colors: what the means of the days look like
 * @unit: (nullable): what they are, shown beside the legend
 *
 * Calendar years, one below the other, with one cell for each day. A day without a
 * value is an outline, a day outside the period is not there.
 */
typedef struct
{
  const EbbDayValues *days;
  guint n_days;
  EbbPeriod period;
  EbbValueColors colors;
  const char *unit;
} EbbYearGrid;

/* Where things are; without @cell if there is too little room. */
typedef struct
{
  gboolean is_months; /* blocks of months; else columns of weeks */
  int n_blocks;       /* months beside each other */
  EbbPeriod period;
  int first_year;
  int n_years;
  double x;           /* left edge of the first column, in px */
  double y;           /* upper edge of the first day of the first year */
  double cell;        /* from one cell to the next */
  double year_height; /* from one year to the next */
  double month_width; /* from one block to the next */
  double month_height;
  double legend_y;
} EbbYearGridFrame;

double ebb_year_grid_get_height (const EbbYearGrid *self, double width, const EbbChartStyle *style);
void ebb_year_grid_layout (const EbbYearGrid *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbYearGridFrame *frame);
void ebb_year_grid_draw (const EbbYearGrid *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
gboolean ebb_year_grid_get_cell (const EbbYearGridFrame *frame, EbbDay day, cairo_rectangle_t *cell);
gboolean ebb_year_grid_find (const EbbYearGridFrame *frame, double x, double y, EbbDay *day);
EbbDay ebb_year_grid_step (const EbbYearGridFrame *frame, EbbDay day, int dx, int dy);
const EbbDayValues *ebb_year_grid_get_values (const EbbYearGrid *self, EbbDay day);

G_END_DECLS
