// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-chart.h"

G_BEGIN_DECLS

void ebb_layer_draw (const EbbLayer *layer, const EbbChart *chart, cairo_t *cr, const EbbChartFrame *frame, const EbbChartStyle *style);
gboolean ebb_layer_has_value (const EbbLayer *layer, double from, double to);

G_END_DECLS
