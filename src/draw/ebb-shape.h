// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} EbbPoint;

/**
 * EbbShape:
 *
 * The path of one drawing: straight and cubic pieces in the drawing's own units.
 * The same pieces draw and hit-test. Immutable once read.
 */
typedef struct _EbbShape EbbShape;

EbbShape *ebb_shape_parse (const char *data, GError **error);
void ebb_shape_free (EbbShape *self);

void ebb_shape_append (const EbbShape *self, cairo_t *cr);
GHashTable *ebb_shape_lines_new (void);
void ebb_shape_append_lines (const EbbShape *self, cairo_t *cr, GHashTable *lines);
gboolean ebb_shape_contains (const EbbShape *self, double x, double y);
double ebb_shape_get_distance (const EbbShape *self, double x, double y, double enough);
void ebb_shape_get_bounds (const EbbShape *self, EbbPoint *least, EbbPoint *most);
gboolean ebb_shape_is_closed (const EbbShape *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbShape, ebb_shape_free)

G_END_DECLS
