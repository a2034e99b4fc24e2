// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-chart-private.h"

G_BEGIN_DECLS

/* Where and how a layer is drawn. */
typedef struct
{
  const EbbChart *chart;
  const EbbChartFrame *frame;
  const EbbPalette *palette;
  double opacity;    /* of lines */
  double resolution; /* pixels of the device for one px; 0 for outlines */
  cairo_t *cr;
} EbbPlace;

double ebb_place_get_x (const EbbPlace *self, double at);
double ebb_place_get_y (const EbbPlace *self, double value);
EbbColor ebb_place_get_color (const EbbPlace *self, const EbbLayer *layer, double value);
void ebb_layer_find_range (const EbbLayer *layer, const EbbChart *chart, guint *first, guint *last);

/* What is joined over time (ebb-layer-line.c) */
void ebb_layer_draw_line (const EbbLayer *layer, const EbbPlace *place);
void ebb_layer_draw_band (const EbbLayer *layer, const EbbPlace *place);

G_END_DECLS
