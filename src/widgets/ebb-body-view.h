// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-figure-draw.h"

G_BEGIN_DECLS

#define EBB_TYPE_BODY_VIEW (ebb_body_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbBodyView, ebb_body_view, EBB, BODY_VIEW, GtkWidget)

GtkWidget *ebb_body_view_new (EbbView view, gboolean checkable);

EbbView ebb_body_view_get_view (EbbBodyView *self);
void ebb_body_view_set_view (EbbBodyView *self, EbbView view);
const EbbFigure *ebb_body_view_get_figure (EbbBodyView *self);
EbbFigurePlace ebb_body_view_get_place (EbbBodyView *self);
void ebb_body_view_set_skin (EbbBodyView *self, EbbSkin skin);
void ebb_body_view_set_max_height (EbbBodyView *self, int height);
void ebb_body_view_set_paints (EbbBodyView *self, const EbbFigurePaint *paints);
void ebb_body_view_set_state (EbbBodyView *self, const EbbRegion *region, const char *value, gboolean checked);

GtkWidget *ebb_body_view_find_region (EbbBodyView *self, const EbbRegion *region);
const EbbRegion *ebb_body_view_get_focused (EbbBodyView *self);
gboolean ebb_body_view_focus_region (EbbBodyView *self, const EbbRegion *region);

G_END_DECLS
