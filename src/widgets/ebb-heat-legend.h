// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-heat-map.h"

G_BEGIN_DECLS

#define EBB_TYPE_HEAT_LEGEND (ebb_heat_legend_get_type ())
G_DECLARE_FINAL_TYPE (EbbHeatLegend, ebb_heat_legend, EBB, HEAT_LEGEND, GtkWidget)

GtkWidget *ebb_heat_legend_new (void);
void ebb_heat_legend_set_scale (EbbHeatLegend *self, EbbBodyMeasure measure, double maximum);

G_END_DECLS
