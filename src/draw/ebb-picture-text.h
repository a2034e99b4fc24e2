// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "ebb-ramp.h"

G_BEGIN_DECLS

double ebb_picture_text_draw (cairo_t *cr,
                              const char *text,
                              double size,
                              gboolean bold,
                              PangoAlignment alignment,
                              EbbColor color,
                              double x,
                              double y,
                              double width);

G_END_DECLS
