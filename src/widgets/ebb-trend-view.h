// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-trend-plot.h"

G_BEGIN_DECLS

#define EBB_TYPE_TREND_VIEW (ebb_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbTrendView, ebb_trend_view, EBB, TREND_VIEW, GtkWidget)

GtkWidget *ebb_trend_view_new (void);

void ebb_trend_view_set_plot (EbbTrendView *self, EbbTrendPlot *plot);
void ebb_trend_view_set_limits (EbbTrendView *self, EbbPeriod limits);
void ebb_trend_view_set_home (EbbTrendView *self, EbbPeriod home);
void ebb_trend_view_set_partner (EbbTrendView *self, EbbTrendView *partner);
void ebb_trend_view_set_message (EbbTrendView *self, const char *message);

EbbPeriod ebb_trend_view_get_shown (EbbTrendView *self);
void ebb_trend_view_get_window (EbbTrendView *self, double *from, double *to);
gboolean ebb_trend_view_is_home (EbbTrendView *self);
void ebb_trend_view_zoom (EbbTrendView *self, double factor);
void ebb_trend_view_pan (EbbTrendView *self, double share);
void ebb_trend_view_go_home (EbbTrendView *self);
EbbDay ebb_trend_view_get_day (EbbTrendView *self);

G_END_DECLS
