// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-figure-draw.h"
#include "model/ebb-trigger-point.h"

G_BEGIN_DECLS

gboolean ebb_trigger_overlay_is_seen (const EbbFigure *figure, const EbbTriggerMatch *match);
guint ebb_trigger_overlay_get_views (const EbbTriggerMatch *match);
void ebb_trigger_overlay_draw (const EbbFigure *figure, cairo_t *cr, const EbbFigurePlace *place, const EbbFigureStyle *style, const EbbTriggerMatch *match);
void ebb_trigger_swatch_draw (cairo_t *cr, gboolean referred, double width, double height, const EbbFigureStyle *style);

G_END_DECLS
