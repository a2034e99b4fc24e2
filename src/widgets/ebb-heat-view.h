// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-heat-map.h"

G_BEGIN_DECLS

#define EBB_TYPE_HEAT_VIEW (ebb_heat_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbHeatView, ebb_heat_view, EBB, HEAT_VIEW, GtkWidget)

GtkWidget *ebb_heat_view_new (void);

void ebb_heat_view_set_max_height (EbbHeatView *self, int height);
void ebb_heat_view_set_skin (EbbHeatView *self, EbbSkin skin);
void ebb_heat_view_set_views (EbbHeatView *self, EbbView first, EbbView second);
void ebb_heat_view_set_map (EbbHeatView *self, const EbbBodyMap *map, EbbBodyMeasure measure, double maximum, const EbbRegion *selected);
char *ebb_heat_view_describe (const EbbBodyMap *map, const EbbBodyFigures *figures);

G_END_DECLS
