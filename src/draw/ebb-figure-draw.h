// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-figure.h"
#include "ebb-palette.h"
#include "model/ebb-mark.h"

G_BEGIN_DECLS

/**
 * EbbFigureFlags:
 * @EBB_FIGURE_FILLED: the cell has a colour
 * @EBB_FIGURE_HATCHED: side or face are not known: the colour is only a hatching
 * @EBB_FIGURE_INHERITED: what is shown belongs to a part of the cell (a knuckle of
 *   the hand) or to a whole of which it is a part: fainter
 * @EBB_FIGURE_SUGGESTED: an outline that one click accepts
 * @EBB_FIGURE_HOVERED: under the pointer
 * @EBB_FIGURE_FOCUSED: has the keyboard
 * @EBB_FIGURE_SELECTED: chosen, its story is shown
 *
 * How one cell is drawn.
 */
typedef enum
{
  EBB_FIGURE_FILLED = 1 << 0,
  EBB_FIGURE_HATCHED = 1 << 1,
  EBB_FIGURE_INHERITED = 1 << 2,
  EBB_FIGURE_SUGGESTED = 1 << 3,
  EBB_FIGURE_HOVERED = 1 << 4,
  EBB_FIGURE_FOCUSED = 1 << 5,
  EBB_FIGURE_SELECTED = 1 << 6,
} EbbFigureFlags;

/* How one cell is drawn; all zero: plain skin. */
typedef struct
{
  EbbFigureFlags flags;
  double step;    /* 0 to 10 on the ramp; NAN for marked without intensity */
  char label[12]; /* drawn in the middle, UTF-8 */
} EbbFigurePaint;

typedef struct
{
  const EbbPalette *palette;
  EbbSkin skin;
  double text_scale; /* 1 normally; the person's own for large text */
} EbbFigureStyle;

/* Where a figure lies: a point of the drawing times @scale plus the offset. */
typedef struct
{
  double x;
  double y;
  double scale;
} EbbFigurePlace;

/* What does not change from one drawing to the next at the same size. */
typedef struct _EbbFigureCache EbbFigureCache;

EbbFigureCache *ebb_figure_cache_new (void);
void ebb_figure_cache_free (EbbFigureCache *cache);

void ebb_figure_fit (const EbbFigure *self, double width, double height, EbbFigurePlace *place);
void ebb_figure_draw (const EbbFigure *self, cairo_t *cr, const EbbFigurePlace *place, const EbbFigureStyle *style, const EbbFigurePaint *paints, EbbFigureCache *cache);
void ebb_figure_draw_swatch (cairo_t *cr, double x, double y, double width, double height, const EbbFigurePaint *paint, const EbbFigureStyle *style);
void ebb_figure_paint_marks (const EbbFigure *self, const EbbMark *marks, guint n_marks, EbbFigurePaint *paints);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbFigureCache, ebb_figure_cache_free)

G_END_DECLS
