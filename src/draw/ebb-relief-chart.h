// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-relief-result.h"
#include "ebb-chart-style.h"

G_BEGIN_DECLS

/* The pictures of what sessions did. */
typedef enum
{
  EBB_RELIEF_CHART_CURVE,    /* how pain changed, hour by hour */
  EBB_RELIEF_CHART_DURATION, /* how many are left with relief */
  EBB_RELIEF_CHART_SLOPE,    /* pain before, and some hours later */
  EBB_RELIEF_CHART_TENSION,  /* session by session */
  EBB_RELIEF_CHART_SWELLING,
} EbbReliefChartKind;

#define EBB_N_RELIEF_CHARTS 5

/**
 * EbbReliefChart:
 *
 * One picture of what sessions did, with words for each of its cells: a time after
 * sessions, a session. It keeps nothing of the result that it was made of. Where its
 * cells are is known after it was laid out.
 */
typedef struct _EbbReliefChart EbbReliefChart;

EbbReliefChart *ebb_relief_chart_new (EbbReliefChartKind kind, const EbbReliefResult *result);
void ebb_relief_chart_free (EbbReliefChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbReliefChart, ebb_relief_chart_free)

const char *ebb_relief_chart_kind_get_title (EbbReliefChartKind kind);

guint ebb_relief_chart_get_n_cells (const EbbReliefChart *self);
const char *ebb_relief_chart_get_words (const EbbReliefChart *self, guint cell);
const char *ebb_relief_chart_get_summary (const EbbReliefChart *self);

double ebb_relief_chart_get_height (const EbbReliefChart *self, const EbbChartStyle *style);
void ebb_relief_chart_layout (EbbReliefChart *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
void ebb_relief_chart_draw (const EbbReliefChart *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
gboolean ebb_relief_chart_find (const EbbReliefChart *self, double x, double y, guint *cell);
gboolean ebb_relief_chart_get_area (const EbbReliefChart *self, guint cell, cairo_rectangle_t *area);

G_END_DECLS
