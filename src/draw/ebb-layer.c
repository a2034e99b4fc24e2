// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-layer-private.h"

#include <math.h>

/* Further off the page, in px, Cairo cannot count. */
#define FAR 1e6

#define POINT_RADIUS 2.5
#define PAIN_POINT_RADIUS 3.0 /* to the middle of its edge */
#define EDGE 1.0
#define MARKER_RADIUS 3.0
#define SPECK_WIDTH 2.0
#define SPECK_HEIGHT 4.0
#define FAINT_OPACITY 0.4
#define FAINT_CONTRAST_OPACITY 0.65 /* where contrast must be high */
#define EDGED_WIDTH 4.0             /* px from which on a bar has room for an edge */

/* From this many samples a pixel on, only the extremes of each are drawn. */
#define DENSE 2

/* So many samples are drawn with a few levels of smoothing, which takes a third of the
 * time. */
#define MANY 200

/* Where a moment lies, in px. */
double
ebb_place_get_x (const EbbPlace *self,
                 double at)
{
  return CLAMP (ebb_chart_get_x (self->chart, self->frame, at), -FAR, FAR);
}

/* Where a value lies, in px; NAN for NAN. */
double
ebb_place_get_y (const EbbPlace *self,
                 double value)
{
  return ebb_chart_get_y (self->chart, self->frame, value);
}

/* The colour of a value: its own if it is pain, else that of the series. */
EbbColor
ebb_place_get_color (const EbbPlace *self,
                     const EbbLayer *layer,
                     double value)
{
  return layer->is_pain ? ebb_ramp_get_color (value) : ebb_chart_get_color (self->palette, layer->color);
}

/* The samples to draw: those within the period, and one more at each side, so that a
 * line runs on to the edge. */
void
ebb_layer_find_range (const EbbLayer *layer,
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

/* Where points would hide each other, each is only a speck: whole pixels, which cost
 * a hundredth of what a disc does. */
static void
draw_specks (const EbbLayer *layer,
             const EbbPlace *place,
             guint first,
             guint last)
{
  double last_x = NAN, last_y = NAN;

  for (guint i = first; i < last; i++)
    {
      double x = floor (ebb_place_get_x (place, layer->samples[i].x));
      double y = floor (ebb_place_get_y (place, layer->samples[i].y));

      if (isnan (y) || (x == last_x && y == last_y))
        continue;
      ebb_chart_set_color (place->cr, ebb_chart_get_edge_color (place->palette, ebb_place_get_color (place, layer, layer->samples[i].y)));
      cairo_rectangle (place->cr, x - SPECK_WIDTH / 2, y - SPECK_HEIGHT / 2, SPECK_WIDTH, SPECK_HEIGHT);
      cairo_fill (place->cr);
      last_x = x;
      last_y = y;
    }
}

/* One shape that is drawn over and over: where pixels are known it is made to pixels
 * once for each of the four places that it can have on one, which takes a third of the
 * time. */
typedef struct
{
  EbbMarker marker;
  double radius;
  cairo_surface_t *masks[4]; /* (owned) (nullable) */
} Stamp;

#define STAMP_MARGIN 2.0

static cairo_surface_t *
make_mask (const Stamp *stamp,
           const EbbPlace *place,
           double middle_x,
           double middle_y)
{
  int size = (int) ceil (2 * (STAMP_MARGIN + stamp->radius + 1) * place->resolution);
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, size, size);
  cairo_t *cr;

  cairo_surface_set_device_scale (mask, place->resolution, place->resolution);
  cr = cairo_create (mask);
  ebb_chart_trace_marker (cr, stamp->marker, middle_x, middle_y, stamp->radius);
  cairo_fill (cr);
  cairo_destroy (cr);
  return mask;
}

/* @x: px, whole or half, as of @y */
static void
draw_stamp (Stamp *stamp,
            const EbbPlace *place,
            double x,
            double y,
            EbbColor color)
{
  double left = floor (x), top = floor (y);
  double middle = ceil (stamp->radius + STAMP_MARGIN);
  cairo_surface_t **mask = &stamp->masks[(x > left ? 1 : 0) + (y > top ? 2 : 0)];

  ebb_chart_set_color (place->cr, color);
  if (place->resolution != floor (place->resolution) || place->resolution == 0)
    {
      cairo_new_path (place->cr);
      ebb_chart_trace_marker (place->cr, stamp->marker, x, y, stamp->radius);
      cairo_fill (place->cr);
      return;
    }
  if (*mask == NULL)
    *mask = make_mask (stamp, place, middle + x - left, middle + y - top);
  cairo_mask_surface (place->cr, *mask, left - middle, top - middle);
}

static void
clear_stamp (Stamp *stamp)
{
  for (guint i = 0; i < G_N_ELEMENTS (stamp->masks); i++)
    g_clear_pointer (&stamp->masks[i], cairo_surface_destroy);
}

static void
draw_points (const EbbLayer *layer,
             const EbbPlace *place)
{
  EbbMarker marker = ebb_chart_get_marker (place->palette, layer->color);
  double radius = layer->is_pain ? PAIN_POINT_RADIUS : marker == EBB_MARKER_DISC ? POINT_RADIUS
                                                                                 : MARKER_RADIUS;
  /* the edge is filled as well: a stroke takes twice as long */
  Stamp edge = { .marker = marker, .radius = radius + EDGE / 2 };
  Stamp inside = { .marker = marker, .radius = layer->is_pain ? radius - EDGE / 2 : radius };
  double last_x = NAN, last_y = NAN;
  guint first, last;

  ebb_layer_find_range (layer, place->chart, &first, &last);
  if (last - first > DENSE * place->frame->width)
    {
      draw_specks (layer, place, first, last);
      return;
    }
  for (guint i = first; i < last; i++)
    {
      double x = round (ebb_place_get_x (place, layer->samples[i].x) * 2) / 2;
      double y = round (ebb_place_get_y (place, layer->samples[i].y) * 2) / 2;
      EbbColor color = ebb_place_get_color (place, layer, layer->samples[i].y);

      /* thousands on the same spot are drawn once */
      if (isnan (y) || (x == last_x && y == last_y))
        continue;
      if (layer->is_pain)
        draw_stamp (&edge, place, x, y, ebb_chart_get_edge_color (place->palette, color));
      draw_stamp (&inside, place, x, y, color);
      last_x = x;
      last_y = y;
    }
  clear_stamp (&edge);
  clear_stamp (&inside);
}

/* From zero, or what is nearest to it on the scale, to the value. */
static void
draw_bar (const EbbLayer *layer,
          const EbbPlace *place,
          double x,
          double width,
          double value)
{
  const EbbScale *scale = &place->chart->scale;
  double zero = ebb_place_get_y (place, CLAMP (0, scale->least, scale->most));
  double y = ebb_place_get_y (place, value);
  EbbColor color = ebb_place_get_color (place, layer, value);
  EbbColor edge = ebb_chart_get_edge_color (place->palette, color);

  /* a bar of nothing is still a value that is known */
  if (fabs (y - zero) < 1)
    y = zero + (value < 0 ? 1 : -1);
  cairo_rectangle (place->cr, x, MIN (y, zero), width, fabs (zero - y));
  ebb_chart_set_color (place->cr, width < EDGED_WIDTH ? edge : color);
  cairo_fill (place->cr);
  if (layer->is_pain && width >= EDGED_WIDTH && fabs (zero - y) >= EDGED_WIDTH)
    {
      cairo_rectangle (place->cr, x + 0.5, MIN (y, zero) + 0.5, width - 1, fabs (zero - y) - 1);
      cairo_set_line_width (place->cr, 1);
      ebb_chart_set_color (place->cr, edge);
      cairo_stroke (place->cr);
    }
}

static void
draw_bar_columns (const EbbLayer *layer,
                  const EbbPlace *place)
{
  guint n_columns = ceil (place->frame->width);
  double width = place->frame->width / n_columns;
  g_autofree EbbColumn *columns = g_new (EbbColumn, n_columns);

  ebb_series_reduce (layer->samples, layer->n_samples, place->chart->from, place->chart->to, columns, n_columns);
  for (guint c = 0; c < n_columns; c++)
    {
      double x = place->frame->x + c * width;

      if (isnan (columns[c].most))
        continue;
      draw_bar (layer, place, x, width, columns[c].most);
      if (columns[c].least < 0)
        draw_bar (layer, place, x, width, columns[c].least);
    }
}

static void
draw_bars (const EbbLayer *layer,
           const EbbPlace *place)
{
  double width = MIN (layer->width / (place->chart->to - place->chart->from) * place->frame->width, FAR);
  double space = width >= 6 ? 0.2 * width : 0;
  guint first, last;

  ebb_layer_find_range (layer, place->chart, &first, &last);
  if (last - first > DENSE * place->frame->width)
    {
      draw_bar_columns (layer, place);
      return;
    }
  for (guint i = first; i < last; i++)
    if (!isnan (layer->samples[i].y))
      draw_bar (layer, place, ebb_place_get_x (place, layer->samples[i].x) + space / 2, MAX (1, width - space), layer->samples[i].y);
}

static void
draw_kind (const EbbLayer *layer,
           const EbbPlace *place)
{
  switch (layer->kind)
    {
    case EBB_LAYER_BAND:
      ebb_layer_draw_band (layer, place);
      break;
    case EBB_LAYER_POINTS:
      draw_points (layer, place);
      break;
    case EBB_LAYER_BARS:
      draw_bars (layer, place);
      break;
    case EBB_LAYER_LINE:
    default:
      ebb_layer_draw_line (layer, place);
      break;
    }
}

static gboolean
is_many (const EbbLayer *layer,
         const EbbChart *chart)
{
  guint first, last;

  ebb_layer_find_range (layer, chart, &first, &last);
  return last - first > MANY;
}

/* An image is made of pixels, and whoever collects what will be drawn to pixels later
 * knows how many; all else stays outlines. */
static double
get_resolution (cairo_t *cr,
                const EbbChartStyle *style)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double x, y;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE)
    return style->resolution;
  cairo_surface_get_device_scale (target, &x, &y);
  return x;
}

/* Draws one layer within the frame, which the caller has clipped to. */
void
ebb_layer_draw (const EbbLayer *layer,
                const EbbChart *chart,
                cairo_t *cr,
                const EbbChartFrame *frame,
                const EbbChartStyle *style)
{
  EbbPlace place = { chart, frame, style->palette, 1, get_resolution (cr, style), cr };

  if (layer->n_samples == 0)
    return;
  if (layer->emphasis == EBB_EMPHASIS_FAINT)
    place.opacity = style->palette->patterned ? FAINT_CONTRAST_OPACITY : FAINT_OPACITY;
  cairo_save (cr);
  if (is_many (layer, chart))
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  if (layer->kind == EBB_LAYER_BARS || layer->kind == EBB_LAYER_BAND)
    {
      /* areas end at the edge; points and lines may reach over it */
      cairo_rectangle (cr, frame->x, frame->y - 1, frame->width, frame->height + 2);
      cairo_clip (cr);
    }
  draw_kind (layer, &place);
  cairo_restore (cr);
}
