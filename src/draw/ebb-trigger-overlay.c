// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trigger-overlay.h"

#include <math.h>

#include "ebb-chart-style.h"

/*
 * A muscle and the places that pain from it may be felt in, drawn over a figure: a cross
 * where the muscle lies, dots where the pain is. Cross and dots differ in shape, so that
 * they are told apart without colour.
 */

/* px at scale 1 */
#define DOT_SPACING 7.0
#define DOT_RADIUS 1.7
#define CROSS_RADIUS 8.0
#define CROSS_LEAST 4.0
#define SEAM 2.0 /* of the other lightness around what is drawn, so that it stands out */
#define CROSS_SWATCH 5.0

/* Whether a cell shows a region: it is the region or a part of it, or, since the whole
 * figures do not have the details, what the detail is a part of. */
static gboolean
shows (const EbbFigureCell *cell,
       const EbbRegion *region)
{
  if (ebb_region_is_within (cell->region, region))
    return TRUE;
  return region->kind == EBB_REGION_DETAIL && cell->region->kind == EBB_REGION_DRAWN && ebb_region_is_within (region, cell->region);
}

static gboolean
shows_any (const EbbFigureCell *cell,
           GPtrArray *regions)
{
  for (guint i = 0; i < regions->len; i++)
    if (shows (cell, regions->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * ebb_trigger_overlay_is_seen:
 * @figure: a figure
 * @match: a muscle on one side
 *
 * Returns: whether anything of it is drawn on that figure
 */
gboolean
ebb_trigger_overlay_is_seen (const EbbFigure *figure,
                             const EbbTriggerMatch *match)
{
  g_autoptr (GPtrArray) places = ebb_trigger_point_get_places (match->point, match->side);
  g_autoptr (GPtrArray) referred = ebb_trigger_point_get_referred (match->point, match->side);

  for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
    if (shows_any (ebb_figure_get_cell (figure, i), places) || shows_any (ebb_figure_get_cell (figure, i), referred))
      return TRUE;
  return FALSE;
}

/**
 * ebb_trigger_overlay_get_views:
 * @match: a muscle on one side
 *
 * To be called on the main thread, as ebb_figure_get().
 *
 * Returns: a set of `1 << EbbView` on which something of it is drawn
 */
guint
ebb_trigger_overlay_get_views (const EbbTriggerMatch *match)
{
  guint views = 0;

  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      const EbbFigure *figure = ebb_figure_get (view, NULL);

      if (figure != NULL && ebb_trigger_overlay_is_seen (figure, match))
        views |= 1u << view;
    }
  return views;
}

static void
add_path (cairo_t *cr,
          const EbbShape *shape,
          const EbbFigurePlace *place)
{
  cairo_save (cr);
  cairo_translate (cr, place->x, place->y);
  cairo_scale (cr, place->scale, place->scale);
  cairo_new_path (cr);
  ebb_shape_append (shape, cr);
  cairo_restore (cr);
}

/* Adds dots over a box to the path; those of neighbouring cells are of one pattern. */
static void
trace_dots (cairo_t *cr,
            double x1,
            double y1,
            double x2,
            double y2,
            double radius)
{
  double height = DOT_SPACING * sqrt (3) / 2;
  int row = (int) floor (y1 / height);

  for (; row * height < y2 + radius; row++)
    for (double x = (floor (x1 / DOT_SPACING) + (row % 2 == 0 ? 0 : 0.5)) * DOT_SPACING; x < x2 + radius; x += DOT_SPACING)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, row * height, radius, 0, 2 * G_PI);
      }
}

/* Dots of a colour that stands out from the skin, each with a seam that stands out from
 * whatever else the cell is filled with. */
static void
draw_dots (cairo_t *cr,
           double x1,
           double y1,
           double x2,
           double y2,
           const EbbFigureStyle *style)
{
  EbbColor line = ebb_skin_get_line_color (style->skin, style->palette);

  ebb_chart_set_color (cr, ebb_skin_get_color (style->skin, style->palette));
  trace_dots (cr, x1, y1, x2, y2, DOT_RADIUS + SEAM / 2);
  cairo_fill (cr);
  ebb_chart_set_color (cr, line);
  trace_dots (cr, x1, y1, x2, y2, DOT_RADIUS);
  cairo_fill (cr);
}

static void
draw_cross (cairo_t *cr,
            double x,
            double y,
            double radius,
            const EbbFigureStyle *style)
{
  EbbColor line = ebb_skin_get_line_color (style->skin, style->palette);
  double width = MAX (radius / 2.6, 2);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint pass = 0; pass < 2; pass++)
    {
      ebb_chart_set_color (cr, pass == 0 ? ebb_skin_get_color (style->skin, style->palette) : line);
      cairo_set_line_width (cr, pass == 0 ? width + 2 * SEAM : width);
      cairo_move_to (cr, x - radius, y - radius);
      cairo_line_to (cr, x + radius, y + radius);
      cairo_move_to (cr, x - radius, y + radius);
      cairo_line_to (cr, x + radius, y - radius);
      cairo_stroke (cr);
    }
}

static void
draw_referred (const EbbFigure *figure,
               const EbbFigureCell *cell,
               cairo_t *cr,
               const EbbFigurePlace *place,
               const EbbFigureStyle *style)
{
  double x1, y1, x2, y2;

  cairo_save (cr);
  add_path (cr, ebb_figure_get_outline (figure), place);
  cairo_clip (cr);
  add_path (cr, cell->shape, place);
  cairo_clip (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  if (x2 > x1 && y2 > y1)
    draw_dots (cr, x1, y1, x2, y2, style);
  cairo_restore (cr);
}

/**
 * ebb_trigger_overlay_draw:
 * @figure: the figure below
 * @cr: where to draw, in px
 * @place: where the figure lies
 * @style: colours
 * @match: a muscle on one side
 *
 * Draws over a figure that ebb_figure_draw() has drawn at the same place: a cross in each
 * region that the muscle lies in, dots in those where pain may be felt. Where both are,
 * the cross is on top. ebb_trigger_match_describe() says the same in words.
 */
void
ebb_trigger_overlay_draw (const EbbFigure *figure,
                          cairo_t *cr,
                          const EbbFigurePlace *place,
                          const EbbFigureStyle *style,
                          const EbbTriggerMatch *match)
{
  g_autoptr (GPtrArray) places = ebb_trigger_point_get_places (match->point, match->side);
  g_autoptr (GPtrArray) referred = ebb_trigger_point_get_referred (match->point, match->side);

  if (!(place->scale > 0))
    return;
  cairo_save (cr);
  for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
    if (shows_any (ebb_figure_get_cell (figure, i), referred))
      draw_referred (figure, ebb_figure_get_cell (figure, i), cr, place, style);
  for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
    {
      const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);
      double radius;
      EbbPoint centre;

      if (!shows_any (cell, places))
        continue;
      centre = ebb_figure_get_centre (figure, cell, &radius);
      draw_cross (cr, place->x + centre.x * place->scale, place->y + centre.y * place->scale,
                  CLAMP (radius * place->scale * 0.5, CROSS_LEAST, CROSS_RADIUS), style);
    }
  cairo_restore (cr);
}

/**
 * ebb_trigger_swatch_draw:
 * @cr: where to draw, from its origin on
 * @referred: whether it is of where pain may be felt, rather than of where the muscle lies
 * @width: px
 * @height: px
 * @style: colours
 *
 * Draws a piece of skin with a cross or with dots, to stand beside what they mean.
 */
void
ebb_trigger_swatch_draw (cairo_t *cr,
                         gboolean referred,
                         double width,
                         double height,
                         const EbbFigureStyle *style)
{
  if (width < 2 || height < 2)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  ebb_chart_set_color (cr, ebb_skin_get_color (style->skin, style->palette));
  cairo_fill_preserve (cr);
  ebb_chart_set_color (cr, style->palette->dim);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_rectangle (cr, 1, 1, width - 2, height - 2);
  cairo_clip (cr);
  if (referred)
    draw_dots (cr, 0, 0, width, height, style);
  else
    draw_cross (cr, width / 2, height / 2, CROSS_SWATCH, style);
  cairo_restore (cr);
}
