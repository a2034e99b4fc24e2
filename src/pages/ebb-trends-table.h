// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-trend-plot.h"

G_BEGIN_DECLS

#define EBB_TYPE_TRENDS_TABLE (ebb_trends_table_get_type ())
G_DECLARE_FINAL_TYPE (EbbTrendsTable, ebb_trends_table, EBB, TRENDS_TABLE, GtkWidget)

GtkWidget *ebb_trends_table_new (void);
void ebb_trends_table_set_plot (EbbTrendsTable *self, const EbbTrendPlot *plot, double from, double to);
EbbDay ebb_trends_table_get_day (EbbTrendsTable *self);
void ebb_trends_table_focus_day (EbbTrendsTable *self, EbbDay day);
char *ebb_trends_table_to_text (EbbTrendsTable *self);

G_END_DECLS
