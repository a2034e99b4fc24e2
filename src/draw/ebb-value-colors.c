// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-value-colors.h"

#include <math.h>

#include "model/ebb-rating.h"

/* Cells of grids, and the scale that explains them. Where colour must not tell
 * alone, a dot in the cell grows with the value. */

#define LEAST_SHADE 0.15 /* of the accent, of the least value */
#define N_SWATCHES 6
#define SWATCH_SIZE 12.0
#define SPACE 6.0
#define MIN_EDGED 4.0   /* px from which on a cell has room for an edge */
#define MAX_DOT 0.36    /* radius of the dot of the greatest value, of the cell */
#define HATCH_STEP 4.0  /* px between two lines of the hatching */
#define HATCH_WIDTH 1.5 /* px */

/**
 * ebb_value_colors_get_share:
 * @self: colours
 * @value: a value, may be NAN
 *
 * Returns: how far up the scale it is, 0 to 1; 0.5 on a scale without extent; NAN for NAN
 */
double
ebb_value_colors_get_share (const EbbValueColors *self,
                            double value)
{
  double least = self->is_pain ? EBB_RATING_MIN : self->least;
  double most = self->is_pain ? EBB_RATING_MAX : self->most;

  if (isnan (value))
    return NAN;
  if (!(most > least) || !isfinite (least) || !isfinite (most))
    return 0.5;
  /* halves, as the whole span may be too large for a number */
  return CLAMP ((CLAMP (value, least, most) / 2 - least / 2) / (most / 2 - least / 2), 0, 1);
}

/**
 * ebb_value_colors_get_color:
 * @self: colours
 * @palette: the palette that they are drawn with
 * @value: a value, not NAN
 *
 * Returns: the colour of a cell with that value
 */
EbbColor
ebb_value_colors_get_color (const EbbValueColors *self,
                            const EbbPalette *palette,
                            double value)
{
  double share = ebb_value_colors_get_share (self, value);

  if (self->is_pain)
    return ebb_ramp_get_color (share * 10);
  return ebb_color_mix (palette->background, palette->accent, LEAST_SHADE + (1 - LEAST_SHADE) * share);
}

static void
stroke_edge (cairo_t *cr,
             const cairo_rectangle_t *cell,
             EbbColor color)
{
  ebb_chart_set_color (cr, color);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, cell->x + 0.5, cell->y + 0.5, cell->width - 1, cell->height - 1);
  cairo_stroke (cr);
}

static void
hatch (cairo_t *cr,
       const cairo_rectangle_t *cell)
{
  cairo_save (cr);
  cairo_rectangle (cr, cell->x, cell->y, cell->width, cell->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, HATCH_WIDTH);
  for (double x = HATCH_STEP / 2; x < cell->width + cell->height; x += HATCH_STEP)
    {
      cairo_move_to (cr, cell->x + x, cell->y);
      cairo_line_to (cr, cell->x + x - cell->height, cell->y + cell->height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_dot (cairo_t *cr,
          const cairo_rectangle_t *cell,
          double share,
          EbbColor fill)
{
  double radius = share * MAX_DOT * MIN (cell->width, cell->height);

  if (radius < 0.5)
    return;
  cairo_arc (cr, cell->x + cell->width / 2, cell->y + cell->height / 2, radius, 0, 2 * G_PI);
  ebb_chart_set_color (cr, ebb_color_get_luminance (fill) > 0.179 ? (EbbColor){ 0, 0, 0 } : (EbbColor){ 1, 1, 1 });
  cairo_fill (cr);
}

/**
 * ebb_value_colors_draw_cell:
 * @self: colours
 * @cr: where to draw
 * @cell: where, in px; without a size nothing is drawn
 * @value: its value, NAN for an outline alone
 * @kind: whether the value is sure
 * @style: colours
 */
void
ebb_value_colors_draw_cell (const EbbValueColors *self,
                            cairo_t *cr,
                            const cairo_rectangle_t *cell,
                            double value,
                            EbbCellKind kind,
                            const EbbChartStyle *style)
{
  gboolean has_edge = MIN (cell->width, cell->height) >= MIN_EDGED;
  EbbColor color, edge;

  if (!(cell->width > 0 && cell->height > 0))
    return;
  if (isnan (value))
    {
      if (has_edge)
        stroke_edge (cr, cell, style->palette->grid);
      return;
    }
  color = ebb_value_colors_get_color (self, style->palette, value);
  edge = ebb_chart_get_edge_color (style->palette, color);
  ebb_chart_set_color (cr, has_edge ? color : edge);
  if (kind == EBB_CELL_UNSURE && has_edge)
    hatch (cr, cell);
  else
    {
      cairo_rectangle (cr, cell->x, cell->y, cell->width, cell->height);
      cairo_fill (cr);
    }
  if (has_edge)
    stroke_edge (cr, cell, kind == EBB_CELL_UNSURE ? ebb_color_mix (style->palette->background, edge, 0.6) : edge);
  if (has_edge && kind == EBB_CELL_PLAIN && style->palette->patterned)
    draw_dot (cr, cell, ebb_value_colors_get_share (self, value), color);
}

/**
 * ebb_value_colors_format:
 * @value: a value
 *
 * Returns: (transfer full): the value in the language of the session, short enough for
 *   an axis whatever it is; "" for NAN
 */
char *
ebb_value_colors_format (double value)
{
  if (isnan (value))
    return g_strdup ("");
  if (fabs (value) >= 1e7 || (fabs (value) < 1e-3 && fabs (value) > 0))
    return ebb_number_take_minus (g_strdup_printf ("%.3g", value));
  return ebb_number_take_minus (ebb_number_to_local_string (round (value * 1000) / 1000));
}

/**
 * ebb_value_legend_get_height:
 * @style: size of text
 *
 * Returns: how high the legend is, in px
 */
double
ebb_value_legend_get_height (const EbbChartStyle *style)
{
  return MAX (ebb_chart_text_get_height (style), SWATCH_SIZE);
}

/* Writes one word of the legend, in the middle of its height, if there is room. */
static double
add_word (cairo_t *cr,
          PangoLayout *layout,
          const char *word,
          double x,
          double y,
          double right,
          EbbColor color,
          const EbbChartStyle *style)
{
  double width, height;

  ebb_chart_text_measure (layout, word, &width, &height);
  if (x + MIN (width, 2 * ebb_chart_text_get_height (style)) > right)
    return x;
  ebb_chart_set_color (cr, color);
  ebb_chart_text_draw (cr, layout, word, x, y + (ebb_value_legend_get_height (style) - height) / 2, right - x);
  return x + MIN (width, right - x) + SPACE;
}

/* How much room unit and hatching take behind the colours, in px. */
static double
measure_meanings (PangoLayout *layout,
                  const char *unit,
                  const char *unsure)
{
  double unit_width, unsure_width, height;

  ebb_chart_text_measure (layout, unit, &unit_width, &height);
  ebb_chart_text_measure (layout, unsure, &unsure_width, &height);
  return SPACE + unit_width + SPACE + 2 * SPACE + SWATCH_SIZE + SPACE + unsure_width;
}

/**
 * ebb_value_legend_draw:
 * @self: colours
 * @cr: where to draw
 * @x: left edge, in px
 * @y: upper edge
 * @width: room in px; what does not fit is left out from the end, but @unit before @unsure
 * @unit: (nullable): what the values are, which is said elsewhere, too
 * @unsure: (nullable): what a hatched cell means
 * @style: colours and size of text
 *
 * Draws six colours between the numbers that they begin and end with, and what a
 * hatched cell means. Low is always on the left, as on every scale of Ebb.
 */
void
ebb_value_legend_draw (const EbbValueColors *self,
                       cairo_t *cr,
                       double x,
                       double y,
                       double width,
                       const char *unit,
                       const char *unsure,
                       const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  double least = self->is_pain ? EBB_RATING_MIN : self->least;
  double most = self->is_pain ? EBB_RATING_MAX : self->most;
  g_autofree char *low = ebb_value_colors_format (least);
  g_autofree char *high = ebb_value_colors_format (most);
  double right = x + width;
  cairo_rectangle_t swatch = { 0, floor (y + (ebb_value_legend_get_height (style) - SWATCH_SIZE) / 2), SWATCH_SIZE, SWATCH_SIZE };

  x = add_word (cr, layout, low, x, y, right, style->palette->dim, style);
  if (x + N_SWATCHES * (SWATCH_SIZE + 2) > right)
    return;
  for (guint i = 0; i < N_SWATCHES; i++)
    {
      double share = i / (N_SWATCHES - 1.0);

      swatch.x = floor (x);
      ebb_value_colors_draw_cell (self, cr, &swatch, least * (1 - share) + most * share, EBB_CELL_PLAIN, style);
      x = swatch.x + SWATCH_SIZE + 2;
    }
  x = add_word (cr, layout, high, x + SPACE - 2, y, right, style->palette->dim, style);
  if (unit != NULL && (unsure == NULL || x + measure_meanings (layout, unit, unsure) <= right))
    x = add_word (cr, layout, unit, x + SPACE, y, right, style->palette->text, style);
  if (unsure == NULL || x + 2 * SPACE + SWATCH_SIZE > right)
    return;
  swatch.x = floor (x + 2 * SPACE);
  ebb_value_colors_draw_cell (self, cr, &swatch, least / 2 + most / 2, EBB_CELL_UNSURE, style);
  add_word (cr, layout, unsure, swatch.x + SWATCH_SIZE + SPACE, y, right, style->palette->dim, style);
}
