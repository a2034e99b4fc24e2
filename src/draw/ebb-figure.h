// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-shape.h"
#include "model/ebb-region.h"

G_BEGIN_DECLS

/* The drawings of the body. On the front the person's right is on the viewer's
 * left, as if facing them; hands and the tops of the feet are seen as one sees
 * one's own. */
typedef enum
{
  EBB_VIEW_FRONT,
  EBB_VIEW_BACK,
  EBB_VIEW_HEAD_RIGHT,
  EBB_VIEW_HEAD_LEFT,
  EBB_VIEW_HANDS_BACK,
  EBB_VIEW_HANDS_PALM,
  EBB_VIEW_FEET_TOP,
  EBB_VIEW_FEET_SOLE,
} EbbView;

#define EBB_N_VIEWS 8

const char *ebb_view_get_id (EbbView view);
const char *ebb_view_get_name (EbbView view);
gboolean ebb_view_find (const char *id, EbbView *view);
gboolean ebb_view_is_detail (EbbView view);
EbbSide ebb_view_get_side (EbbView view, gboolean on_the_right);

/**
 * EbbFigureCell:
 *
 * One region as it is drawn on a figure.
 */
typedef struct
{
  const EbbRegion *region;
  EbbShape *shape; /* clipped by the outline of the figure */
  EbbPoint least;  /* bounds of what is seen of it */
  EbbPoint most;
} EbbFigureCell;

/**
 * EbbFigure:
 *
 * One view of the body as it is drawn, hit-tested and walked through. Immutable
 * once read. Lengths are units of the drawing: a whole body is 900 units high.
 */
typedef struct _EbbFigure EbbFigure;

const EbbFigure *ebb_figure_get (EbbView view, GError **error);
EbbFigure *ebb_figure_parse (EbbView view, const char *svg, gssize length, GError **error);
void ebb_figure_free (EbbFigure *self);

EbbView ebb_figure_get_view (const EbbFigure *self);
double ebb_figure_get_width (const EbbFigure *self);
double ebb_figure_get_height (const EbbFigure *self);
const EbbShape *ebb_figure_get_outline (const EbbFigure *self);
guint ebb_figure_get_n_cells (const EbbFigure *self);
const EbbFigureCell *ebb_figure_get_cell (const EbbFigure *self, guint index);
guint ebb_figure_get_n_details (const EbbFigure *self);
const EbbShape *ebb_figure_get_detail (const EbbFigure *self, guint index, double *opacity);

EbbPoint ebb_figure_get_centre (const EbbFigure *self, const EbbFigureCell *cell, double *radius);
const EbbFigureCell *ebb_figure_find (const EbbFigure *self, const EbbRegion *region);
const EbbFigureCell *ebb_figure_hit (const EbbFigure *self, double x, double y);
const EbbFigureCell *ebb_figure_step (const EbbFigure *self, const EbbFigureCell *from, int dx, int dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbFigure, ebb_figure_free)

G_END_DECLS
