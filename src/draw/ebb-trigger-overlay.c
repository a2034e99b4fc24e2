// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trigger-overlay.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-chart-style.h"
#include "ebb-picture-text.h"

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
#define SWATCH 26.0
#define GAP 6.0
#define FONT_SIZE 12.0

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

/* A piece of plain skin. */
static void
draw_swatch (cairo_t *cr,
             double y,
             double height,
             const EbbFigureStyle *style)
{
  cairo_rectangle (cr, 0.5, y + 0.5, SWATCH - 1, height - 1);
  ebb_chart_set_color (cr, ebb_skin_get_color (style->skin, style->palette));
  cairo_fill_preserve (cr);
  ebb_chart_set_color (cr, style->palette->dim);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* Returns the height of the legend. */
static double
draw_legend (cairo_t *cr,
             double width,
             const EbbFigureStyle *style)
{
  double size = FONT_SIZE * style->text_scale;
  double height = MAX (SWATCH * 0.7, 1.4 * size);
  double indent = SWATCH + GAP;
  double y = 0;
  double used;

  draw_swatch (cr, y, height, style);
  draw_cross (cr, SWATCH / 2, y + height / 2, 5, style);
  used = ebb_picture_text_draw (cr, C_ ("legend of muscles", "where the muscle lies"), size, FALSE, PANGO_ALIGN_LEFT, style->palette->text, indent, y, width - indent);
  y += MAX (used, height) + GAP;

  draw_swatch (cr, y, height, style);
  cairo_save (cr);
  cairo_rectangle (cr, 1, y + 1, SWATCH - 2, height - 2);
  cairo_clip (cr);
  draw_dots (cr, 0, y, SWATCH, y + height, style);
  cairo_restore (cr);
  used = ebb_picture_text_draw (cr, C_ ("legend of muscles", "where pain is felt that may be related to it"), size, FALSE, PANGO_ALIGN_LEFT, style->palette->text, indent, y, width - indent);
  return ceil (y + MAX (used, height));
}

/**
 * ebb_trigger_legend_get_height:
 * @width: room in px
 * @style: size of text
 *
 * Returns: how much room ebb_trigger_legend_draw() takes, in px
 */
double
ebb_trigger_legend_get_height (double width,
                               const EbbFigureStyle *style)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nowhere);
  double height = draw_legend (cr, width, style);

  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  return height;
}

/**
 * ebb_trigger_legend_draw:
 * @cr: where to draw, from its origin on
 * @width: room in px
 * @style: colours and size of text
 *
 * Draws what cross and dots mean.
 */
void
ebb_trigger_legend_draw (cairo_t *cr,
                         double width,
                         const EbbFigureStyle *style)
{
  cairo_save (cr);
  draw_legend (cr, width, style);
  cairo_restore (cr);
}
