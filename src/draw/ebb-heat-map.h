// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-body-map.h"
#include "ebb-figure-draw.h"

G_BEGIN_DECLS

const char *ebb_body_measure_get_id (EbbBodyMeasure measure);
const char *ebb_body_measure_get_name (EbbBodyMeasure measure);
gboolean ebb_body_measure_find (const char *id, EbbBodyMeasure *measure);
char *ebb_body_measure_format (EbbBodyMeasure measure, double value);

void ebb_heat_map_paint (const EbbFigure *figure, const EbbBodyMap *map, EbbBodyMeasure measure, double maximum, EbbFigurePaint *paints);

double ebb_heat_legend_get_height (double width, const EbbFigureStyle *style);
void ebb_heat_legend_draw (cairo_t *cr, double width, EbbBodyMeasure measure, double maximum, const EbbFigureStyle *style);

G_END_DECLS
