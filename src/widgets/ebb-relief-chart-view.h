// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-cell-view.h"

#include "draw/ebb-relief-chart.h"

G_BEGIN_DECLS

#define EBB_TYPE_RELIEF_CHART_VIEW (ebb_relief_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbReliefChartView, ebb_relief_chart_view, EBB, RELIEF_CHART_VIEW, EbbCellView)

GtkWidget *ebb_relief_chart_view_new (void);
void ebb_relief_chart_view_set_chart (EbbReliefChartView *self, EbbReliefChart *chart, const char *name);
EbbReliefChart *ebb_relief_chart_view_get_chart (EbbReliefChartView *self);

G_END_DECLS
