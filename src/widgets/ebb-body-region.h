// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-figure.h"

G_BEGIN_DECLS

/**
 * EbbBodyRegion:
 *
 * One region of an #EbbBodyView as the keyboard, the pointer and a screen reader
 * meet it. It draws nothing: the view draws all its regions at once.
 *
 * Actions: `region.press`, for assistive technology.
 */
#define EBB_TYPE_BODY_REGION (ebb_body_region_get_type ())
G_DECLARE_FINAL_TYPE (EbbBodyRegion, ebb_body_region, EBB, BODY_REGION, GtkWidget)

GtkWidget *ebb_body_region_new (const EbbFigure *figure, const EbbFigureCell *cell, gboolean checkable);

const EbbFigureCell *ebb_body_region_get_cell (EbbBodyRegion *self);
void ebb_body_region_place (EbbBodyRegion *self, double x, double y, double scale);
void ebb_body_region_set_state (EbbBodyRegion *self, const char *value, gboolean checked);

G_END_DECLS
