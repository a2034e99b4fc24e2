// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-trend-plot.h"

G_BEGIN_DECLS

/* What is drawn of a subject. */
typedef enum
{
  EBB_TREND_PICTURE_CHART,        /* over time */
  EBB_TREND_PICTURE_HOURS,        /* by weekday and hour */
  EBB_TREND_PICTURE_CALENDAR,     /* day by day */
  EBB_TREND_PICTURE_DISTRIBUTION, /* how many days of each value */
} EbbTrendPictureKind;

/**
 * EbbTrendPicture:
 * @kind: what is drawn
 * @plot: of which subject
 * @from: the left edge of the chart, in seconds of the wall clock; of the other kinds
 *   its day is the first
 * @to: the right edge, after @from
 * @before: (nullable): the edges of the time that stands beside it for comparison
 * @message: (nullable): what it says, in words
 * @style: colours and size of text
 *
 * A picture with everything that it needs to be understood elsewhere: what it shows, of
 * which days, what its lines mean, what it says.
 */
typedef struct
{
  EbbTrendPictureKind kind;
  const EbbTrendPlot *plot;
  double from;
  double to;
  const double *before;
  const char *message;
  EbbChartStyle style;
} EbbTrendPicture;

void ebb_trend_picture_draw (const EbbTrendPicture *self, cairo_t *cr, double width, double height);

double ebb_trend_legend_get_height (const EbbTrendChart *chart, cairo_t *cr, double width, const EbbChartStyle *style);
void ebb_trend_legend_draw (const EbbTrendChart *chart, cairo_t *cr, double width, const EbbChartStyle *style);

G_END_DECLS
