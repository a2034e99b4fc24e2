// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _EbbStrip EbbStrip;

EbbStrip *ebb_strip_new (double x, double y, double width, double height, double resolution);
void ebb_strip_free (EbbStrip *self);

void ebb_strip_add_corner (EbbStrip *self, double x, double top, double bottom, double radius);
void ebb_strip_add_line (EbbStrip *self, double x1, double y1, double x2, double y2, double radius);
void ebb_strip_add_band (EbbStrip *self, double x1, double top1, double bottom1, double x2, double top2, double bottom2);
void ebb_strip_end_piece (EbbStrip *self);
void ebb_strip_paint (EbbStrip *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbStrip, ebb_strip_free)

G_END_DECLS
