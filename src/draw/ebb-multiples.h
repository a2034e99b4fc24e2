// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-chart.h"

G_BEGIN_DECLS

/* One of several charts; its period is that of the first. */
typedef struct
{
  const char *title;
  EbbChart chart;
} EbbMultiple;

/**
 * EbbMultiples:
 * @parts: (array length=n_parts): from top to bottom
 * @n_parts: how many
 *
 * Charts one above the other that share one axis of time. Their edges line up, and
 * only the last has labels of time. Borrowed while it is drawn.
 */
typedef struct
{
  const EbbMultiple *parts;
  guint n_parts;
} EbbMultiples;

double ebb_multiples_get_height (const EbbMultiples *self, const EbbChartStyle *style);
void ebb_multiples_layout (const EbbMultiples *self, cairo_t *cr, double width, double height, const EbbChartStyle *style, EbbChartFrame *frames);
void ebb_multiples_draw (const EbbMultiples *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
EbbChart ebb_multiples_get_chart (const EbbMultiples *self, cairo_t *cr, guint index, const EbbChartStyle *style);
gboolean ebb_multiples_find (const EbbMultiples *self, const EbbChartFrame *frames, double x, double y, guint *index);

G_END_DECLS
