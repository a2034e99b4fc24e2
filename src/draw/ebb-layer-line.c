// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-layer-private.h"

#include <math.h>

#include "ebb-strip.h"

/* Layers that join their samples: lines and bands, with gaps. Where the pixels of the
 * device are known they are painted as strips; else, and in dashes, as outlines. */

#define LINE_WIDTH 2.0
#define STRONG_LINE_WIDTH 3.0
#define BAND_OPACITY 0.25

/* A line may reach so many px over the edge; what of a band does is clipped. */
#define OVERHANG 4.0

/* From this many samples a pixel on, only the extremes of each column are drawn. */
#define DENSE 0.75

/* A corner of a line or of a band, in px. NAN in @y parts what is before from what is
 * behind. */
typedef struct
{
  double x;
  double y;     /* of a band the lower edge */
  double upper; /* the upper edge */
} Corner;

static void
add_corner (GArray *corners,
            double x,
            double y,
            double upper)
{
  Corner corner = { x, y, upper };

  g_array_append_val (corners, corner);
}

static gboolean
is_known (const EbbLayer *layer,
          guint i)
{
  return !isnan (layer->samples[i].y) && (layer->upper == NULL || !isnan (layer->upper[i].y));
}

static gboolean
is_joined (const EbbLayer *layer,
           guint a,
           guint b)
{
  return is_known (layer, a) && is_known (layer, b) && layer->samples[b].x - layer->samples[a].x <= layer->gap;
}

static void
list_samples (const EbbLayer *layer,
              const EbbPlace *place,
              guint first,
              guint last,
              GArray *corners)
{
  for (guint i = first; i < last; i++)
    {
      double upper = layer->upper != NULL ? layer->upper[i].y : NAN;

      if (i > first && !is_joined (layer, i - 1, i))
        add_corner (corners, NAN, NAN, NAN);
      if (is_known (layer, i))
        add_corner (corners, ebb_place_get_x (place, layer->samples[i].x), ebb_place_get_y (place, layer->samples[i].y), ebb_place_get_y (place, upper));
    }
}

/* The way of a line through a column of pixels. */
static void
list_line_column (const EbbPlace *place,
                  const EbbColumn *column,
                  double x,
                  GArray *corners)
{
  add_corner (corners, x, ebb_place_get_y (place, column->begin), NAN);
  if (!(column->most > column->least))
    return;
  if (column->least < MIN (column->begin, column->end))
    add_corner (corners, x, ebb_place_get_y (place, column->least), NAN);
  if (column->most > MAX (column->begin, column->end))
    add_corner (corners, x, ebb_place_get_y (place, column->most), NAN);
  add_corner (corners, x, ebb_place_get_y (place, column->end), NAN);
}

/* The extremes of each column of pixels. A column of unknown values is a gap, however
 * short it is; one without any has nothing to say. */
static void
list_columns (const EbbLayer *layer,
              const EbbPlace *place,
              GArray *corners)
{
  guint n_columns = (guint) ceil (place->frame->width);
  double width = place->frame->width / n_columns;
  gboolean is_band = layer->upper != NULL;
  g_autofree EbbColumn *lower = g_new (EbbColumn, n_columns);
  g_autofree EbbColumn *upper = is_band ? g_new (EbbColumn, n_columns) : NULL;
  double known = -INFINITY; /* seconds since the epoch: the last value before the column */

  ebb_series_reduce (layer->samples, layer->n_samples, place->chart->from, place->chart->to, lower, n_columns);
  if (is_band)
    ebb_series_reduce (layer->upper, layer->n_samples, place->chart->from, place->chart->to, upper, n_columns);
  for (guint c = 0; c < n_columns; c++)
    {
      gboolean has_value = !isnan (lower[c].begin) && !(is_band && isnan (upper[c].begin));
      double x = place->frame->x + c * width;

      if (lower[c].n == 0)
        continue;
      if (!has_value || layer->samples[lower[c].first].x - known > layer->gap)
        add_corner (corners, NAN, NAN, NAN);
      known = -INFINITY;
      if (!has_value)
        continue;
      known = layer->samples[lower[c].first + lower[c].n - 1].x;
      if (is_band)
        {
          double top = ebb_place_get_y (place, upper[c].most), bottom = ebb_place_get_y (place, lower[c].least);

          add_corner (corners, x, bottom, top);
          add_corner (corners, x + width, bottom, top);
        }
      else
        list_line_column (place, &lower[c], x + width / 2, corners);
    }
}

/* (transfer full) (element-type Corner): from left to right */
static GArray *
list_corners (const EbbLayer *layer,
              const EbbPlace *place)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (Corner));
  guint first, last;

  ebb_layer_find_range (layer, place->chart, &first, &last);
  if (last - first > DENSE * place->frame->width)
    list_columns (layer, place, corners);
  else
    list_samples (layer, place, first, last, corners);
  return corners;
}

/* The next piece without a gap, from @first up to and without @end; @end is where the
 * piece before ended, at first 0. Returns: whether there is one */
static gboolean
find_piece (const GArray *corners,
            guint *first,
            guint *end)
{
  for (*first = *end; *first < corners->len && isnan (g_array_index (corners, Corner, *first).y);)
    ++*first;
  for (*end = *first; *end < corners->len && !isnan (g_array_index (corners, Corner, *end).y);)
    ++*end;
  return *first < *end;
}

/* --- lines --------------------------------------------------------------------------- */

/* A line of pain has at each height the colour of that pain, made to stand out. */
static void
set_line_color (const EbbLayer *layer,
                const EbbPlace *place)
{
  cairo_pattern_t *pattern;

  if (!layer->is_pain || place->palette->patterned)
    {
      EbbColor color = layer->is_pain ? place->palette->text : ebb_place_get_color (place, layer, NAN);

      cairo_set_source_rgba (place->cr, color.red, color.green, color.blue, place->opacity);
      return;
    }
  pattern = cairo_pattern_create_linear (0, ebb_place_get_y (place, 0), 0, ebb_place_get_y (place, 10));
  for (guint i = 0; i <= 10; i++)
    {
      EbbColor color = ebb_chart_get_edge_color (place->palette, ebb_ramp_get_color (i));

      cairo_pattern_add_color_stop_rgba (pattern, i / 10.0, color.red, color.green, color.blue, place->opacity);
    }
  cairo_set_source (place->cr, pattern);
  cairo_pattern_destroy (pattern);
}

static EbbStrip *
new_strip (const EbbPlace *place)
{
  return ebb_strip_new (place->frame->x - OVERHANG, place->frame->y - OVERHANG,
                        place->frame->width + 2 * OVERHANG, place->frame->height + 2 * OVERHANG, place->resolution);
}

/* A corner of a line, or all that it does in one column of pixels. */
typedef struct
{
  double x;
  double begin; /* where the line comes to it: y in px */
  double end;   /* where it goes on */
  double top;
  double bottom;
} Turn;

/* The turn of which @i is the first corner. Returns: the first corner after it */
static guint
find_turn (const GArray *corners,
           guint i,
           guint end,
           Turn *turn)
{
  const Corner *corner = &g_array_index (corners, Corner, i);

  *turn = (Turn){ corner->x, corner->y, corner->y, corner->y, corner->y };
  for (; i < end && corner->x == turn->x; i++, corner++)
    {
      turn->end = corner->y;
      turn->top = MIN (turn->top, corner->y);
      turn->bottom = MAX (turn->bottom, corner->y);
    }
  return i;
}

/* Whether the way from one turn to the next, drawn @radius to each side, lies within what
 * is drawn at both: so it is with most where the columns of pixels are full. */
static gboolean
is_covered (const Turn *last,
            const Turn *turn,
            double radius)
{
  return turn->x - last->x <= 2 * radius &&
         MIN (last->end, turn->begin) - radius >= MAX (last->top, turn->top) &&
         MAX (last->end, turn->begin) + radius <= MIN (last->bottom, turn->bottom);
}

static void
paint_line (const EbbPlace *place,
            const GArray *corners,
            double width)
{
  g_autoptr (EbbStrip) strip = new_strip (place);
  double radius = width / 2;

  for (guint first = 0, end = 0; find_piece (corners, &first, &end);)
    {
      Turn last = { 0 }, turn;

      for (guint i = first; i < end; last = turn)
        {
          gboolean is_first = i == first;

          i = find_turn (corners, i, end, &turn);
          if (!is_first && !is_covered (&last, &turn, radius))
            ebb_strip_add_line (strip, last.x, last.end, turn.x, turn.begin, radius);
          ebb_strip_add_corner (strip, turn.x, turn.top, turn.bottom, radius);
        }
      ebb_strip_end_piece (strip);
    }
  ebb_strip_paint (strip, place->cr);
}

static void
stroke_line (const EbbPlace *place,
             const GArray *corners,
             double width,
             const double *dashes,
             guint n_dashes)
{
  cairo_new_path (place->cr);
  for (guint first = 0, end = 0; find_piece (corners, &first, &end);)
    {
      const Corner *corner = &g_array_index (corners, Corner, first);

      /* one value alone is a dot, not nothing */
      cairo_move_to (place->cr, corner->x, corner->y);
      cairo_line_to (place->cr, corner->x, corner->y);
      for (guint i = first + 1; i < end; i++)
        cairo_line_to (place->cr, corner[i - first].x, corner[i - first].y);
    }
  cairo_set_line_width (place->cr, width);
  cairo_set_line_cap (place->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (place->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (place->cr, dashes, (int) n_dashes, 0);
  cairo_stroke (place->cr);
}

void
ebb_layer_draw_line (const EbbLayer *layer,
                     const EbbPlace *place)
{
  static const double planned[] = { 6, 4 };
  double width = layer->emphasis == EBB_EMPHASIS_STRONG ? STRONG_LINE_WIDTH : LINE_WIDTH;
  g_autoptr (GArray) corners = list_corners (layer, place);
  guint n_dashes;
  const double *dashes = ebb_chart_get_dashes (place->palette, layer->color, &n_dashes);

  if (n_dashes == 0 && layer->dashed)
    {
      dashes = planned;
      n_dashes = G_N_ELEMENTS (planned);
    }
  set_line_color (layer, place);
  if (place->resolution > 0 && n_dashes == 0)
    paint_line (place, corners, width);
  else
    stroke_line (place, corners, width, dashes, n_dashes);
}

/* --- bands --------------------------------------------------------------------------- */

static void
paint_band (const EbbPlace *place,
            const GArray *corners)
{
  g_autoptr (EbbStrip) strip = new_strip (place);

  for (guint first = 0, end = 0; find_piece (corners, &first, &end);)
    {
      for (guint i = first + 1; i < end; i++)
        {
          const Corner *a = &g_array_index (corners, Corner, i - 1), *b = a + 1;

          ebb_strip_add_band (strip, a->x, a->upper, a->y, b->x, b->upper, b->y);
        }
      ebb_strip_end_piece (strip);
    }
  ebb_strip_paint (strip, place->cr);
}

static void
fill_band (const EbbPlace *place,
           const GArray *corners)
{
  cairo_new_path (place->cr);
  for (guint first = 0, end = 0; find_piece (corners, &first, &end);)
    {
      cairo_new_sub_path (place->cr);
      for (guint i = first; i < end; i++)
        cairo_line_to (place->cr, g_array_index (corners, Corner, i).x, g_array_index (corners, Corner, i).y);
      for (guint i = end; i-- > first;)
        cairo_line_to (place->cr, g_array_index (corners, Corner, i).x, g_array_index (corners, Corner, i).upper);
      cairo_close_path (place->cr);
    }
  cairo_fill (place->cr);
}

void
ebb_layer_draw_band (const EbbLayer *layer,
                     const EbbPlace *place)
{
  EbbColor color = ebb_place_get_color (place, layer, NAN);
  g_autoptr (GArray) corners = list_corners (layer, place);

  cairo_set_source_rgba (place->cr, color.red, color.green, color.blue, BAND_OPACITY);
  if (place->resolution > 0)
    paint_band (place, corners);
  else
    fill_band (place, corners);
}
