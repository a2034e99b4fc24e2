// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-private.h"

#include <math.h>

#define LINE_WIDTH 2.0
#define POINT_RADIUS 2.5
#define BAND_OPACITY 0.25

/* From this many samples a pixel on, only the extremes of each are drawn. */
#define DENSE 2

typedef struct
{
  const EbbChart *chart;
  const EbbChartFrame *frame;
  cairo_t *cr;
} Place;

static double
x_of (const Place *place,
      double at)
{
  return ebb_chart_get_x (place->chart, place->frame, at);
}

static double
y_of (const Place *place,
      double value)
{
  return ebb_chart_get_y (place->chart, place->frame, value);
}

/* The samples to draw: those within the period, and one more at each side, so that a
 * line runs on to the edge. */
static void
find_range (const EbbLayer *layer,
            const EbbChart *chart,
            guint *first,
            guint *last)
{
  *first = ebb_series_find (layer->samples, layer->n_samples, chart->from);
  *last = ebb_series_find (layer->samples, layer->n_samples, chart->to);
  *first -= *first > 0;
  *last += *last < layer->n_samples;
}

/**
 * ebb_layer_has_value:
 * @layer: a layer
 * @from: seconds since the epoch
 * @to: seconds since the epoch
 *
 * Returns: whether it has a known value in that period
 */
gboolean
ebb_layer_has_value (const EbbLayer *layer,
                     double from,
                     double to)
{
  for (guint i = ebb_series_find (layer->samples, layer->n_samples, from); i < layer->n_samples && layer->samples[i].x <= to; i++)
    if (!isnan (layer->samples[i].y))
      return TRUE;
  return FALSE;
}

static gboolean
is_joined (const EbbLayer *layer,
           guint a,
           guint b)
{
  return !isnan (layer->samples[a].y) && !isnan (layer->samples[b].y) && layer->samples[b].x - layer->samples[a].x <= layer->gap;
}

static void
trace_line (const EbbLayer *layer,
            const Place *place,
            guint first,
            guint last)
{
  for (guint i = first; i < last; i++)
    {
      double x = x_of (place, layer->samples[i].x);
      double y = y_of (place, layer->samples[i].y);

      if (isnan (y))
        continue;
      if (i > first && is_joined (layer, i - 1, i))
        {
          cairo_line_to (place->cr, x, y);
          continue;
        }
      cairo_move_to (place->cr, x, y);
      /* one value alone is a dot, not nothing */
      if (i + 1 == last || !is_joined (layer, i, i + 1))
        cairo_line_to (place->cr, x, y);
    }
}

static void
trace_columns (const EbbLayer *layer,
               const Place *place)
{
  guint n_columns = ceil (place->frame->width);
  g_autofree EbbColumn *columns = g_new (EbbColumn, n_columns);
  double last_at = -INFINITY;

  ebb_series_reduce (layer->samples, layer->n_samples, place->chart->from, place->chart->to, columns, n_columns);
  for (guint c = 0; c < n_columns; c++)
    {
      const EbbColumn *column = &columns[c];
      double x = place->frame->x + (c + 0.5) / n_columns * place->frame->width;

      if (isnan (column->begin))
        continue;
      if (layer->samples[column->first].x - last_at <= layer->gap)
        cairo_line_to (place->cr, x, y_of (place, column->begin));
      else
        cairo_move_to (place->cr, x, y_of (place, column->begin));
      cairo_line_to (place->cr, x, y_of (place, column->least));
      cairo_line_to (place->cr, x, y_of (place, column->most));
      cairo_line_to (place->cr, x, y_of (place, column->end));
      last_at = layer->samples[column->first + column->n - 1].x;
    }
}

static void
draw_line (const EbbLayer *layer,
           const Place *place,
           EbbColor color)
{
  static const double dashes[] = { 6, 4 };
  guint first, last;

  find_range (layer, place->chart, &first, &last);
  cairo_new_path (place->cr);
  if (last - first > DENSE * place->frame->width)
    trace_columns (layer, place);
  else
    trace_line (layer, place, first, last);
  cairo_set_line_width (place->cr, LINE_WIDTH);
  cairo_set_line_cap (place->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (place->cr, CAIRO_LINE_JOIN_ROUND);
  if (layer->dashed)
    cairo_set_dash (place->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_source_rgb (place->cr, color.red, color.green, color.blue);
  cairo_stroke (place->cr);
}

/* One piece of the band, from @first up to and without @end, without a gap. */
static void
fill_band (const EbbLayer *layer,
           const Place *place,
           guint first,
           guint end)
{
  cairo_new_path (place->cr);
  for (guint i = first; i < end; i++)
    cairo_line_to (place->cr, x_of (place, layer->samples[i].x), y_of (place, layer->samples[i].y));
  for (guint i = end; i-- > first;)
    cairo_line_to (place->cr, x_of (place, layer->upper[i].x), y_of (place, layer->upper[i].y));
  cairo_close_path (place->cr);
  cairo_fill (place->cr);
}

static void
fill_band_columns (const EbbLayer *layer,
                   const Place *place)
{
  guint n_columns = ceil (place->frame->width);
  g_autofree EbbColumn *lower = g_new (EbbColumn, n_columns);
  g_autofree EbbColumn *upper = g_new (EbbColumn, n_columns);
  double width = place->frame->width / n_columns;

  ebb_series_reduce (layer->samples, layer->n_samples, place->chart->from, place->chart->to, lower, n_columns);
  ebb_series_reduce (layer->upper, layer->n_samples, place->chart->from, place->chart->to, upper, n_columns);
  for (guint c = 0; c < n_columns; c++)
    if (!isnan (lower[c].least) && !isnan (upper[c].most))
      {
        double top = y_of (place, upper[c].most);

        cairo_rectangle (place->cr, place->frame->x + c * width, top, width, MAX (1, y_of (place, lower[c].least) - top));
      }
  cairo_fill (place->cr);
}

static void
draw_band (const EbbLayer *layer,
           const Place *place,
           EbbColor color)
{
  guint first, last;

  cairo_set_source_rgba (place->cr, color.red, color.green, color.blue, BAND_OPACITY);
  find_range (layer, place->chart, &first, &last);
  if (last - first > DENSE * place->frame->width)
    {
      fill_band_columns (layer, place);
      return;
    }
  for (guint begin = first, i = first; i < last; i++)
    {
      if (isnan (layer->samples[i].y) || isnan (layer->upper[i].y))
        {
          begin = i + 1;
          continue;
        }
      if (i + 1 < last && is_joined (layer, i, i + 1) && !isnan (layer->upper[i + 1].y))
        continue;
      if (i > begin)
        fill_band (layer, place, begin, i + 1);
      begin = i + 1;
    }
}

static void
draw_points (const EbbLayer *layer,
             const Place *place,
             EbbColor color)
{
  guint first, last;
  double last_x = NAN, last_y = NAN;

  find_range (layer, place->chart, &first, &last);
  cairo_set_source_rgb (place->cr, color.red, color.green, color.blue);
  cairo_new_path (place->cr);
  for (guint i = first; i < last; i++)
    {
      double x = round (x_of (place, layer->samples[i].x) * 2) / 2;
      double y = round (y_of (place, layer->samples[i].y) * 2) / 2;

      /* thousands on the same spot are drawn once */
      if (isnan (y) || (x == last_x && y == last_y))
        continue;
      cairo_new_sub_path (place->cr);
      cairo_arc (place->cr, x, y, POINT_RADIUS, 0, 2 * G_PI);
      last_x = x;
      last_y = y;
    }
  cairo_fill (place->cr);
}

static void
draw_bars (const EbbLayer *layer,
           const Place *place,
           EbbColor color)
{
  double width = layer->width / (place->chart->to - place->chart->from) * place->frame->width;
  double bottom = place->frame->y + place->frame->height;
  double space = width >= 6 ? 0.2 * width : 0;
  guint first, last;

  cairo_set_source_rgb (place->cr, color.red, color.green, color.blue);
  find_range (layer, place->chart, &first, &last);
  if (last - first > DENSE * place->frame->width)
    {
      guint n_columns = ceil (place->frame->width);
      g_autofree EbbColumn *columns = g_new (EbbColumn, n_columns);

      ebb_series_reduce (layer->samples, layer->n_samples, place->chart->from, place->chart->to, columns, n_columns);
      for (guint c = 0; c < n_columns; c++)
        if (!isnan (columns[c].most))
          cairo_rectangle (place->cr, place->frame->x + c, y_of (place, columns[c].most), 1, bottom - y_of (place, columns[c].most));
    }
  else
    for (guint i = first; i < last; i++)
      if (!isnan (layer->samples[i].y))
        {
          double y = y_of (place, layer->samples[i].y);

          cairo_rectangle (place->cr, x_of (place, layer->samples[i].x) + space / 2, y, MAX (1, width - space), bottom - y);
        }
  cairo_fill (place->cr);
}

/* Draws one layer within the frame, which the caller has clipped to. */
void
ebb_layer_draw (const EbbLayer *layer,
                const EbbChart *chart,
                cairo_t *cr,
                const EbbChartFrame *frame,
                const EbbChartStyle *style)
{
  Place place = { chart, frame, cr };
  EbbColor color = ebb_chart_get_color (style->palette, layer->color);

  if (layer->n_samples == 0)
    return;
  cairo_save (cr);
  switch (layer->kind)
    {
    case EBB_LAYER_BAND:
      draw_band (layer, &place, color);
      break;
    case EBB_LAYER_POINTS:
      draw_points (layer, &place, color);
      break;
    case EBB_LAYER_BARS:
      draw_bars (layer, &place, color);
      break;
    case EBB_LAYER_LINE:
    default:
      draw_line (layer, &place, color);
      break;
    }
  cairo_restore (cr);
}
