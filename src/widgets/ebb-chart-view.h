// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-chart.h"

G_BEGIN_DECLS

#define EBB_TYPE_CHART_VIEW (ebb_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbChartView, ebb_chart_view, EBB, CHART_VIEW, GtkWidget)

GtkWidget *ebb_chart_view_new (void);
void ebb_chart_view_set_line (EbbChartView *self, const char *unit, const char *message, double from, double to, const EbbSample *samples, guint n_samples);

G_END_DECLS
