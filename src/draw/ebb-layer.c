// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-private.h"

#include <math.h>

#define LINE_WIDTH 2.0
#define STRONG_LINE_WIDTH 3.0
#define POINT_RADIUS 2.5
#define PAIN_POINT_RADIUS 3.0 /* with its edge */
#define MARKER_RADIUS 3.0
#define SPECK_WIDTH 2.0
#define SPECK_HEIGHT 4.0
#define BAND_OPACITY 0.25
#define FAINT_OPACITY 0.4
#define FAINT_CONTRAST_OPACITY 0.65 /* where contrast must be high */
#define EDGED_WIDTH 4.0             /* px from which on a bar has room for an edge */

/* Further off the page, in px, Cairo cannot count. */
#define FAR 1e6

/* From this many samples a pixel on, only the extremes of each are drawn: lines and bands
 * sooner, whose price is that of all the corners they have. */
#define DENSE 2
#define LINE_DENSE 0.75

/* A line that goes up and down by less than so many px in a column of pixels is smooth. */
#define SMOOTH 3.0

/* So many samples are drawn with a few levels of smoothing, which takes a third of the
 * time. */
#define MANY 200

typedef struct
{
  const EbbChart *chart;
  const EbbChartFrame *frame;
  const EbbPalette *palette;
  double opacity; /* of lines */
  cairo_t *cr;
} Place;

static double
x_of (const Place *place,
      double at)
{
  return CLAMP (ebb_chart_get_x (place->chart, place->frame, at), -FAR, FAR);
}

static double
y_of (const Place *place,
      double value)
{
  return ebb_chart_get_y (place->chart, place->frame, value);
}

/* The colour of a value: its own if it is pain, else that of the series. */
static EbbColor
get_color (const EbbLayer *layer,
           const Place *place,
           double value)
{
  return layer->is_pain ? ebb_ramp_get_color (value) : ebb_chart_get_color (place->palette, layer->color);
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

/* What has been traced of a line that is drawn column by column of pixels. */
typedef struct
{
  guint column; /* the last one */
  double at;    /* seconds since the epoch: its last value; -INFINITY at a gap */
  double top;   /* px */
  double bottom;
  double end; /* px: where its last value lies */
} Trace;

/* Whether the line joins what was traced last with a column, which has a value. */
static gboolean
joins_trace (const EbbLayer *layer,
             const Trace *trace,
             const EbbColumn *column)
{
  return layer->samples[column->first].x - trace->at <= layer->gap;
}

static void
end_column (const EbbLayer *layer,
            const Place *place,
            Trace *trace,
            const EbbColumn *column)
{
  trace->at = layer->samples[column->first + column->n - 1].x;
  trace->end = y_of (place, column->end);
}

/* One column, which reaches to the one before if the line joins them. On whole pixels:
 * there boxes cost next to nothing. */
static void
trace_box (const Place *place,
           Trace *trace,
           guint column,
           double width,
           double top,
           double bottom,
           gboolean is_joined)
{
  double from = round (is_joined ? MIN (top, trace->bottom) : top);
  double to = round (is_joined ? MAX (bottom, trace->top) : bottom);

  cairo_rectangle (place->cr, place->frame->x + column * width, from, width, MAX (1, to - from));
  trace->column = column;
  trace->top = top;
  trace->bottom = bottom;
}

/* Of each column of pixels what lies between its extremes, and the way between two
 * that are joined. Boxes, as strokes that lie over each other a thousand times cost
 * too much. */
static void
trace_boxes (const EbbLayer *layer,
             const Place *place,
             const EbbColumn *columns,
             guint n_columns,
             double line_width)
{
  double width = place->frame->width / n_columns;
  double half = line_width / 2;
  Trace trace = { .at = -INFINITY };

  for (guint c = 0; c < n_columns; c++)
    {
      const EbbColumn *column = &columns[c];
      gboolean is_joined;

      if (isnan (column->begin))
        {
          /* what is there is unknown: a gap, however short it is */
          if (column->n > 0)
            trace.at = -INFINITY;
          continue;
        }
      is_joined = joins_trace (layer, &trace, column);
      if (is_joined)
        {
          double rise = (y_of (place, column->begin) - trace.end) / (c - trace.column);

          for (double y = trace.end + rise; trace.column + 1 < c; y += rise)
            trace_box (place, &trace, trace.column + 1, width, y - half, y + half, TRUE);
        }
      trace_box (place, &trace, c, width, y_of (place, column->most) - half, y_of (place, column->least) + half, is_joined);
      end_column (layer, place, &trace, column);
    }
}

/* The way through the extremes of each column of pixels, for a stroke. */
static void
trace_extremes (const EbbLayer *layer,
                const Place *place,
                const EbbColumn *columns,
                guint n_columns,
                double line_width)
{
  double width = place->frame->width / n_columns;
  Trace trace = { .at = -INFINITY };

  for (guint c = 0; c < n_columns; c++)
    {
      const EbbColumn *column = &columns[c];
      double x = place->frame->x + (c + 0.5) * width;
      double top, bottom;

      if (isnan (column->begin))
        {
          if (column->n > 0)
            trace.at = -INFINITY;
          continue;
        }
      top = y_of (place, column->most);
      bottom = y_of (place, column->least);
      if (!joins_trace (layer, &trace, column))
        cairo_move_to (place->cr, x, y_of (place, column->begin));
      /* what the line is wide enough to cover is one point */
      if (bottom - top < line_width)
        {
          cairo_line_to (place->cr, x, (top + bottom) / 2);
        }
      else
        {
          cairo_line_to (place->cr, x, y_of (place, column->begin));
          cairo_line_to (place->cr, x, bottom);
          cairo_line_to (place->cr, x, top);
          cairo_line_to (place->cr, x, y_of (place, column->end));
        }
      end_column (layer, place, &trace, column);
    }
}

/* Whether a line goes so little up and down within the columns that a stroke is drawn
 * quickly, and boxes would look like stairs. */
static gboolean
is_smooth (const Place *place,
           const EbbColumn *columns,
           guint n_columns)
{
  double way = 0, last = NAN;

  for (guint c = 0; c < n_columns; c++)
    {
      if (isnan (columns[c].begin))
        continue;
      way += fabs (y_of (place, columns[c].least) - y_of (place, columns[c].most));
      if (!isnan (last))
        way += fabs (y_of (place, columns[c].begin) - last);
      last = y_of (place, columns[c].end);
    }
  return way < SMOOTH * n_columns;
}

/* A line of pain has at each height the colour of that pain, made to stand out. */
static void
set_line_color (const EbbLayer *layer,
                const Place *place)
{
  cairo_pattern_t *pattern;

  if (!layer->is_pain || place->palette->patterned)
    {
      EbbColor color = layer->is_pain ? place->palette->text : get_color (layer, place, NAN);

      cairo_set_source_rgba (place->cr, color.red, color.green, color.blue, place->opacity);
      return;
    }
  pattern = cairo_pattern_create_linear (0, y_of (place, 0), 0, y_of (place, 10));
  for (guint i = 0; i <= 10; i++)
    {
      EbbColor color = ebb_chart_get_edge_color (place->palette, ebb_ramp_get_color (i));

      cairo_pattern_add_color_stop_rgba (pattern, i / 10.0, color.red, color.green, color.blue, place->opacity);
    }
  cairo_set_source (place->cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* Strokes what has been traced. */
static void
stroke_line (const EbbLayer *layer,
             const Place *place,
             double width)
{
  static const double dashes[] = { 6, 4 };
  guint n_dashes;
  const double *series_dashes = ebb_chart_get_dashes (place->palette, layer->color, &n_dashes);

  cairo_set_line_width (place->cr, width);
  cairo_set_line_cap (place->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (place->cr, CAIRO_LINE_JOIN_ROUND);
  if (n_dashes > 0)
    cairo_set_dash (place->cr, series_dashes, n_dashes, 0);
  else if (layer->dashed)
    cairo_set_dash (place->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (place->cr);
}

static void
draw_dense_line (const EbbLayer *layer,
                 const Place *place,
                 double width)
{
  guint n_columns = ceil (place->frame->width);
  g_autofree EbbColumn *columns = g_new (EbbColumn, n_columns);

  ebb_series_reduce (layer->samples, layer->n_samples, place->chart->from, place->chart->to, columns, n_columns);
  if (is_smooth (place, columns, n_columns))
    {
      /* a corner at every other pixel looks no different, and costs half as much */
      n_columns = (n_columns + 1) / 2;
      ebb_series_reduce (layer->samples, layer->n_samples, place->chart->from, place->chart->to, columns, n_columns);
      trace_extremes (layer, place, columns, n_columns, width);
      stroke_line (layer, place, width);
      return;
    }
  trace_boxes (layer, place, columns, n_columns, width);
  cairo_fill (place->cr);
}

static void
draw_line (const EbbLayer *layer,
           const Place *place)
{
  double width = layer->emphasis == EBB_EMPHASIS_STRONG ? STRONG_LINE_WIDTH : LINE_WIDTH;
  guint first, last;

  find_range (layer, place->chart, &first, &last);
  cairo_new_path (place->cr);
  set_line_color (layer, place);
  if (last - first > LINE_DENSE * place->frame->width)
    {
      draw_dense_line (layer, place, width);
      return;
    }
  trace_line (layer, place, first, last);
  stroke_line (layer, place, width);
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

/* Whether the band runs on from the last sample of a column to the first of the next
 * that has any. */
static gboolean
joins_column (const EbbLayer *layer,
              const EbbColumn *column,
              const EbbColumn *next)
{
  return next != NULL && is_joined (layer, column->first + column->n - 1, next->first);
}

/* Columns of pixels without a sample, which a band has where there are less samples than
 * pixels, look like the one before. */
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
  for (guint c = 0, next; c < n_columns; c = next)
    {
      /* on whole pixels, as of a line */
      double top = round (y_of (place, upper[c].most));
      double bottom = round (y_of (place, lower[c].least));

      for (next = c + 1; next < n_columns && lower[next].n == 0;)
        next++;
      if (isnan (top) || isnan (bottom))
        continue;
      cairo_rectangle (place->cr, place->frame->x + c * width, top,
                       (joins_column (layer, &lower[c], next < n_columns ? &lower[next] : NULL) ? next - c : 1) * width, MAX (1, bottom - top));
    }
  cairo_fill (place->cr);
}

static void
draw_band (const EbbLayer *layer,
           const Place *place)
{
  EbbColor color = get_color (layer, place, NAN);
  guint first, last;

  cairo_set_source_rgba (place->cr, color.red, color.green, color.blue, BAND_OPACITY);
  find_range (layer, place->chart, &first, &last);
  if (last - first > LINE_DENSE * place->frame->width)
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

/* Where points would hide each other, each is only a speck: whole pixels, which cost
 * a hundredth of what a disc does. */
static void
draw_specks (const EbbLayer *layer,
             const Place *place,
             guint first,
             guint last)
{
  double last_x = NAN, last_y = NAN;

  for (guint i = first; i < last; i++)
    {
      double x = floor (x_of (place, layer->samples[i].x));
      double y = floor (y_of (place, layer->samples[i].y));

      if (isnan (y) || (x == last_x && y == last_y))
        continue;
      ebb_chart_set_color (place->cr, ebb_chart_get_edge_color (place->palette, get_color (layer, place, layer->samples[i].y)));
      cairo_rectangle (place->cr, x - SPECK_WIDTH / 2, y - SPECK_HEIGHT / 2, SPECK_WIDTH, SPECK_HEIGHT);
      cairo_fill (place->cr);
      last_x = x;
      last_y = y;
    }
}

static void
draw_points (const EbbLayer *layer,
             const Place *place)
{
  EbbMarker marker = ebb_chart_get_marker (place->palette, layer->color);
  double radius = layer->is_pain ? PAIN_POINT_RADIUS : marker == EBB_MARKER_DISC ? POINT_RADIUS
                                                                                 : MARKER_RADIUS;
  double last_x = NAN, last_y = NAN;
  guint first, last;

  find_range (layer, place->chart, &first, &last);
  if (last - first > DENSE * place->frame->width)
    {
      draw_specks (layer, place, first, last);
      return;
    }
  cairo_set_line_width (place->cr, 1);
  for (guint i = first; i < last; i++)
    {
      double x = round (x_of (place, layer->samples[i].x) * 2) / 2;
      double y = round (y_of (place, layer->samples[i].y) * 2) / 2;
      EbbColor color = get_color (layer, place, layer->samples[i].y);

      /* thousands on the same spot are drawn once */
      if (isnan (y) || (x == last_x && y == last_y))
        continue;
      cairo_new_path (place->cr);
      ebb_chart_trace_marker (place->cr, marker, x, y, radius);
      ebb_chart_set_color (place->cr, color);
      cairo_fill_preserve (place->cr);
      if (layer->is_pain)
        {
          ebb_chart_set_color (place->cr, ebb_chart_get_edge_color (place->palette, color));
          cairo_stroke (place->cr);
        }
      last_x = x;
      last_y = y;
    }
  cairo_new_path (place->cr);
}

/* From zero, or what is nearest to it on the scale, to the value. */
static void
draw_bar (const EbbLayer *layer,
          const Place *place,
          double x,
          double width,
          double value)
{
  const EbbScale *scale = &place->chart->scale;
  double zero = y_of (place, CLAMP (0, scale->least, scale->most));
  double y = y_of (place, value);
  EbbColor color = get_color (layer, place, value);
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
                  const Place *place)
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
           const Place *place)
{
  double width = MIN (layer->width / (place->chart->to - place->chart->from) * place->frame->width, FAR);
  double space = width >= 6 ? 0.2 * width : 0;
  guint first, last;

  find_range (layer, place->chart, &first, &last);
  if (last - first > DENSE * place->frame->width)
    {
      draw_bar_columns (layer, place);
      return;
    }
  for (guint i = first; i < last; i++)
    if (!isnan (layer->samples[i].y))
      draw_bar (layer, place, x_of (place, layer->samples[i].x) + space / 2, MAX (1, width - space), layer->samples[i].y);
}

static void
draw_kind (const EbbLayer *layer,
           const Place *place)
{
  switch (layer->kind)
    {
    case EBB_LAYER_BAND:
      draw_band (layer, place);
      break;
    case EBB_LAYER_POINTS:
      draw_points (layer, place);
      break;
    case EBB_LAYER_BARS:
      draw_bars (layer, place);
      break;
    case EBB_LAYER_LINE:
    default:
      draw_line (layer, place);
      break;
    }
}

static gboolean
is_many (const EbbLayer *layer,
         const EbbChart *chart)
{
  guint first, last;

  find_range (layer, chart, &first, &last);
  return last - first > MANY;
}

/* Draws one layer within the frame, which the caller has clipped to. */
void
ebb_layer_draw (const EbbLayer *layer,
                const EbbChart *chart,
                cairo_t *cr,
                const EbbChartFrame *frame,
                const EbbChartStyle *style)
{
  Place place = { chart, frame, style->palette, 1, cr };

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
