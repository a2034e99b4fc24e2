// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-picture.h"

#include <glib/gi18n.h>

/* What the lines and bands of an #EbbTrendChart mean, in one line or as many as it
 * takes. */

#define SWATCH_WIDTH 22.0
#define GAP 6.0
#define SPACE 18.0

typedef struct
{
  EbbLayer layer;
  const char *text;
} Item;

static const char *
get_text (const EbbTrendChart *chart,
          const EbbLayer *layer)
{
  if (layer->kind == EBB_LAYER_BAND)
    return C_ ("legend", "lowest to highest of the day");
  if (layer->kind != EBB_LAYER_LINE)
    return NULL;
  if (layer->emphasis == EBB_EMPHASIS_STRONG)
    return chart->detail == EBB_TREND_YEARS ? C_ ("legend", "average of 28 days") : C_ ("legend", "average of 7 days");
  return chart->detail == EBB_TREND_READINGS ? NULL : C_ ("legend", "average of the day");
}

/* A small chart of the layer alone, so that the sample looks as it does above. */
static void
draw_swatch (const EbbLayer *layer,
             cairo_t *cr,
             double x,
             double y,
             double height,
             const EbbChartStyle *style)
{
  EbbColor color = ebb_chart_get_color (style->palette, layer->color);
  gboolean strong = layer->emphasis == EBB_EMPHASIS_STRONG;
  const double *dashes;
  guint n_dashes;

  cairo_save (cr);
  cairo_new_path (cr);
  if (layer->kind == EBB_LAYER_BAND)
    {
      cairo_set_source_rgba (cr, color.red, color.green, color.blue, 0.25);
      cairo_rectangle (cr, x, y + height * 0.2, SWATCH_WIDTH, height * 0.6);
      cairo_fill (cr);
    }
  else
    {
      dashes = ebb_chart_get_dashes (style->palette, layer->color, &n_dashes);
      cairo_set_dash (cr, dashes, (int) n_dashes, 0);
      cairo_set_line_width (cr, strong ? 3 : 1.5);
      cairo_set_source_rgba (cr, color.red, color.green, color.blue, layer->emphasis == EBB_EMPHASIS_FAINT ? 0.6 : 1);
      cairo_move_to (cr, x, y + height / 2);
      cairo_line_to (cr, x + SWATCH_WIDTH, y + height / 2);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* Draws it, or with @dry only measures. Returns the height. */
static double
lay_out (const EbbTrendChart *chart,
         cairo_t *cr,
         double width,
         const EbbChartStyle *style,
         gboolean dry)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  double row = ebb_chart_text_get_height (style);
  double x = 0, y = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < chart->chart.n_layers; i++)
    {
      const EbbLayer *layer = &chart->layers[i];
      const char *text = get_text (chart, layer);
      double text_width, text_height, needed;

      if (text == NULL)
        continue;
      ebb_chart_text_measure (layout, text, &text_width, &text_height);
      needed = SWATCH_WIDTH + GAP + text_width;
      if (any && x + needed > width)
        {
          x = 0;
          y += row + 2;
        }
      if (!dry)
        {
          draw_swatch (layer, cr, x, y, row, style);
          ebb_chart_set_color (cr, style->palette->dim);
          ebb_chart_text_draw (cr, layout, text, x + SWATCH_WIDTH + GAP, y, MAX (1, width - x - SWATCH_WIDTH - GAP));
        }
      x += needed + SPACE;
      any = TRUE;
    }
  return any ? y + row : 0;
}

/**
 * ebb_trend_legend_get_height:
 * @chart: a chart
 * @cr: what it will be drawn on
 * @width: px that it may take
 * @style: colours and size of text
 *
 * Returns: px; 0 where nothing has to be told apart
 */
double
ebb_trend_legend_get_height (const EbbTrendChart *chart,
                             cairo_t *cr,
                             double width,
                             const EbbChartStyle *style)
{
  return lay_out (chart, cr, width, style, TRUE);
}

/**
 * ebb_trend_legend_draw:
 * @chart: a chart
 * @cr: where to draw, from its origin on
 * @width: px that it may take
 * @style: colours and size of text
 *
 * Draws what the lines of the chart mean.
 */
void
ebb_trend_legend_draw (const EbbTrendChart *chart,
                       cairo_t *cr,
                       double width,
                       const EbbChartStyle *style)
{
  lay_out (chart, cr, width, style, FALSE);
}
