// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>

#include "ebb-figure-draw.h"
#include "model/ebb-technique.h"

G_BEGIN_DECLS

/* Width over height. */
#define EBB_TECHNIQUE_PICTURE_RATIO 1.6

void ebb_technique_picture_draw (EbbTechnique technique, cairo_t *cr, double width, double height, const EbbFigureStyle *style);
const char *ebb_technique_picture_describe (EbbTechnique technique);

G_END_DECLS
