// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-slope-graph.h"

#include <math.h>
#include <stdlib.h>

/* Before and after. The numbers of the scale stand at the left, those of the medians
 * outside of their ends. */

#define SPACE 6.0
#define DISC_RADIUS 5.0
#define END_RADIUS 2.0
#define LINE_OPACITY 0.3
#define CONTRAST_OPACITY 0.5 /* where contrast must be high */
#define NEAR 6.0             /* px at which a line is hit */
#define MEDIAN_WIDTH "10.0"  /* as wide as the number of a median may be */

/* Beyond so many pairs single ones are not told apart, and would cost time: the last ones
 * are drawn then, without their ends. */
#define MAX_PAIRS 300

static gboolean
is_known (const EbbSlopePair *pair)
{
  return isfinite (pair->before) && isfinite (pair->after);
}

static double
get_y (const EbbSlopeGraph *self,
       const EbbSlopeGraphFrame *frame,
       double value)
{
  /* far outside is as good as outside, and Cairo has no room for more */
  return frame->y + (1 - CLAMP (ebb_scale_normalise (&self->scale, value), -10, 11)) * frame->height;
}

static void
lay_out (const EbbSlopeGraph *self,
         PangoLayout *layout,
         double width,
         double height,
         EbbSlopeGraphFrame *frame)
{
  double text_width, text_height, median_width;
  double widest = 0;

  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);

      ebb_chart_text_measure (layout, label, &text_width, &text_height);
      widest = MAX (widest, text_width);
    }
  ebb_chart_text_measure (layout, MEDIAN_WIDTH, &median_width, &text_height);
  median_width += DISC_RADIUS + SPACE;
  frame->x = ceil (MIN (widest + SPACE + median_width, width / 2));
  frame->y = ceil (MAX (text_height / 2, DISC_RADIUS));
  frame->width = MAX (0, floor (width - frame->x - median_width));
  frame->height = MAX (0, floor (height - frame->y - text_height - 2 * SPACE));
}

/**
 * ebb_slope_graph_layout:
 * @self: a graph
 * @cr: what it will be drawn on: fonts are measured with it
 * @width: px
 * @height: px
 * @style: size of text
 * @frame: (out): where everything is drawn
 */
void
ebb_slope_graph_layout (const EbbSlopeGraph *self,
                        cairo_t *cr,
                        double width,
                        double height,
                        const EbbChartStyle *style,
                        EbbSlopeGraphFrame *frame)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);

  lay_out (self, layout, width, height, frame);
}

/**
 * ebb_slope_graph_get_line:
 * @self: a graph
 * @frame: where everything is drawn
 * @index: of the pair
 * @before_y: (out): where its line begins, at the left edge, in px
 * @after_y: (out): where it ends, at the right edge
 *
 * Returns: whether the pair is drawn: both values are known
 */
gboolean
ebb_slope_graph_get_line (const EbbSlopeGraph *self,
                          const EbbSlopeGraphFrame *frame,
                          guint index,
                          double *before_y,
                          double *after_y)
{
  g_return_val_if_fail (index < self->n_pairs, FALSE);

  if (!is_known (&self->pairs[index]))
    return FALSE;
  *before_y = get_y (self, frame, self->pairs[index].before);
  *after_y = get_y (self, frame, self->pairs[index].after);
  return TRUE;
}

/**
 * ebb_slope_graph_find:
 * @self: a graph
 * @frame: where everything is drawn
 * @x: px
 * @y: px
 * @index: (out): the pair whose line is nearest
 *
 * Returns: whether one is near
 */
gboolean
ebb_slope_graph_find (const EbbSlopeGraph *self,
                      const EbbSlopeGraphFrame *frame,
                      double x,
                      double y,
                      guint *index)
{
  double share = (x - frame->x) / frame->width;
  double nearest = NEAR;
  gboolean found = FALSE;

  if (!(frame->width >= 1 && share >= 0 && share <= 1))
    return FALSE;
  for (guint i = 0; i < self->n_pairs; i++)
    {
      double before, after, distance;

      if (!ebb_slope_graph_get_line (self, frame, i, &before, &after))
        continue;
      distance = fabs (before + (after - before) * share - y);
      if (distance > nearest)
        continue;
      nearest = distance;
      *index = i;
      found = TRUE;
    }
  return found;
}

static int
compare_values (const void *a,
                const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_median (double *values,
            guint n)
{
  qsort (values, n, sizeof *values, compare_values);
  return values[(n - 1) / 2] / 2 + values[n / 2] / 2;
}

/**
 * ebb_slope_graph_get_medians:
 * @self: a graph
 * @before: (out): the median of what was before, of pairs whose values are both known
 * @after: (out): of what was after
 *
 * Returns: whether there is such a pair
 */
gboolean
ebb_slope_graph_get_medians (const EbbSlopeGraph *self,
                             double *before,
                             double *after)
{
  g_autofree double *befores = g_new (double, self->n_pairs + 1);
  g_autofree double *afters = g_new (double, self->n_pairs + 1);
  guint n = 0;

  for (guint i = 0; i < self->n_pairs; i++)
    if (is_known (&self->pairs[i]))
      {
        befores[n] = self->pairs[i].before;
        afters[n] = self->pairs[i].after;
        n++;
      }
  if (n == 0)
    return FALSE;
  *before = get_median (befores, n);
  *after = get_median (afters, n);
  return TRUE;
}

static void
draw_grid (const EbbSlopeGraph *self,
           cairo_t *cr,
           PangoLayout *layout,
           const EbbSlopeGraphFrame *frame,
           const EbbPalette *palette)
{
  double last_y = G_MAXDOUBLE;
  double median_width, text_height;

  ebb_chart_text_measure (layout, MEDIAN_WIDTH, &median_width, &text_height);
  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);
      double y = floor (get_y (self, frame, ebb_scale_get_tick (&self->scale, i)));
      double width, height;

      ebb_chart_set_color (cr, palette->grid);
      cairo_rectangle (cr, frame->x, y, frame->width, 1);
      cairo_fill (cr);
      ebb_chart_text_measure (layout, label, &width, &height);
      if (last_y - y < height)
        continue;
      last_y = y;
      ebb_chart_set_color (cr, palette->dim);
      ebb_chart_text_draw (cr, layout, label, frame->x - median_width - DISC_RADIUS - 2 * SPACE - width, y - height / 2, -1);
    }
  ebb_chart_set_color (cr, palette->dim);
  cairo_rectangle (cr, floor (frame->x), frame->y, 1, frame->height);
  cairo_rectangle (cr, floor (frame->x + frame->width), frame->y, 1, frame->height);
  cairo_fill (cr);
}

static void
draw_names (const EbbSlopeGraph *self,
            cairo_t *cr,
            PangoLayout *layout,
            const EbbSlopeGraphFrame *frame,
            double full_width,
            const EbbPalette *palette)
{
  const char *names[] = { self->before, self->after };
  double y = frame->y + frame->height + SPACE * 1.5;
  double room = MAX (0, (full_width - SPACE) / 2);

  ebb_chart_set_color (cr, palette->dim);
  for (guint i = 0; i < 2; i++)
    {
      double width, height, left;

      if (names[i] == NULL)
        continue;
      ebb_chart_text_measure (layout, names[i], &width, &height);
      width = MIN (width, room);
      left = frame->x + i * frame->width - width / 2;
      ebb_chart_text_draw (cr, layout, names[i], i == 0 ? MAX (0, MIN (left, room - width)) : MIN (MAX (left, full_width - room), full_width - width), y, width);
    }
}

static void
draw_end (const EbbSlopeGraph *self,
          cairo_t *cr,
          double x,
          double y,
          double value,
          double radius,
          const EbbPalette *palette)
{
  EbbColor color = self->is_pain ? ebb_ramp_get_color (value) : palette->accent;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  ebb_chart_set_color (cr, color);
  cairo_fill_preserve (cr);
  ebb_chart_set_color (cr, ebb_chart_get_edge_color (palette, color));
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_pairs (const EbbSlopeGraph *self,
            cairo_t *cr,
            const EbbSlopeGraphFrame *frame,
            const EbbPalette *palette)
{
  double opacity = palette->patterned ? CONTRAST_OPACITY : LINE_OPACITY;

  for (guint i = self->n_pairs - MIN (self->n_pairs, MAX_PAIRS); i < self->n_pairs; i++)
    {
      double before, after;

      if (!ebb_slope_graph_get_line (self, frame, i, &before, &after))
        continue;
      cairo_set_source_rgba (cr, palette->text.red, palette->text.green, palette->text.blue, opacity);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, frame->x, before);
      cairo_line_to (cr, frame->x + frame->width, after);
      cairo_stroke (cr);
      if (self->n_pairs > MAX_PAIRS)
        continue;
      draw_end (self, cr, frame->x, before, self->pairs[i].before, END_RADIUS, palette);
      draw_end (self, cr, frame->x + frame->width, after, self->pairs[i].after, END_RADIUS, palette);
    }
}

static void
draw_medians (const EbbSlopeGraph *self,
              cairo_t *cr,
              PangoLayout *layout,
              const EbbSlopeGraphFrame *frame,
              double full_width,
              const EbbPalette *palette)
{
  double medians[2];

  if (!ebb_slope_graph_get_medians (self, &medians[0], &medians[1]))
    return;
  ebb_chart_set_color (cr, palette->accent);
  cairo_set_line_width (cr, 3);
  cairo_move_to (cr, frame->x, get_y (self, frame, medians[0]));
  cairo_line_to (cr, frame->x + frame->width, get_y (self, frame, medians[1]));
  cairo_stroke (cr);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *label = g_strdup_printf ("%.1f", medians[i]);
      double x = frame->x + i * frame->width;
      double y = get_y (self, frame, medians[i]);
      double width, height;

      draw_end (self, cr, x, y, medians[i], DISC_RADIUS, palette);
      ebb_chart_text_measure (layout, label, &width, &height);
      if (x + DISC_RADIUS + SPACE + width > full_width + 1 && i == 1)
        continue;
      ebb_chart_set_color (cr, palette->text);
      ebb_chart_text_draw (cr, layout, label, i == 0 ? x - DISC_RADIUS - SPACE / 2 - width : x + DISC_RADIUS + SPACE / 2, y - height / 2, -1);
    }
}

/**
 * ebb_slope_graph_draw:
 * @self: a graph
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * Too little room draws nothing.
 */
void
ebb_slope_graph_draw (const EbbSlopeGraph *self,
                      cairo_t *cr,
                      double width,
                      double height,
                      const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  EbbSlopeGraphFrame frame;
  double before, after;

  lay_out (self, layout, width, height, &frame);
  if (frame.width < 1 || frame.height < 1)
    return;
  cairo_save (cr);
  draw_grid (self, cr, layout, &frame, style->palette);
  draw_names (self, cr, layout, &frame, width, style->palette);
  if (!ebb_slope_graph_get_medians (self, &before, &after))
    {
      if (self->empty != NULL)
        ebb_chart_text_draw_centred (cr, self->empty, &(cairo_rectangle_t){ frame.x, frame.y, frame.width, frame.height }, style);
      cairo_restore (cr);
      return;
    }
  cairo_rectangle (cr, 0, frame.y - DISC_RADIUS - 1, width, frame.height + 2 * DISC_RADIUS + 2);
  cairo_clip (cr);
  draw_pairs (self, cr, &frame, style->palette);
  draw_medians (self, cr, layout, &frame, width, style->palette);
  cairo_restore (cr);
}
