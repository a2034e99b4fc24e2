// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-histogram.h"

#include <math.h>

#include "ebb-scale.h"

/* How many days had which value. The count stands on each bar; where bars are too
 * narrow for that, an axis says it. */

#define SPACE 6.0
#define MAX_GAP 4.0 /* px between two bars */
#define EDGED_WIDTH 4.0

static gboolean
has_days (const EbbHistogram *self)
{
  return self->distribution != NULL && self->distribution->n_bins > 0 && self->distribution->n_days > 0;
}

static guint
get_most (const EbbHistogram *self)
{
  guint most = 1;

  for (guint i = 0; i < self->distribution->n_bins; i++)
    most = MAX (most, self->distribution->counts[i]);
  return most;
}

/* Of bins around whole numbers the first edge is half a bin before the first middle. */
static double
get_lower_edge (const EbbDistribution *distribution)
{
  return distribution->first - (distribution->centred ? distribution->width / 2 : 0);
}

/* Whole numbers of days, few of them. */
static void
init_scale (EbbScale *scale,
            guint most)
{
  ebb_scale_init (scale, 0, most, 4);
  if (scale->step < 1)
    *scale = (EbbScale){ 0, most, 1 };
}

static double
measure_widest (PangoLayout *layout,
                guint most)
{
  g_autofree char *text = g_strdup_printf ("%u", most);
  double width, height;

  ebb_chart_text_measure (layout, text, &width, &height);
  return width;
}

static void
lay_out (const EbbHistogram *self,
         PangoLayout *layout,
         double width,
         double height,
         EbbHistogramFrame *frame)
{
  double text_width, text_height, axis;
  guint most;

  *frame = (EbbHistogramFrame){ 0 };
  if (!has_days (self))
    return;
  most = get_most (self);
  ebb_chart_text_measure (layout, "0", &text_width, &text_height);
  axis = measure_widest (layout, most);
  frame->most = most;
  frame->y = ceil (text_height + 2);
  frame->has_counts = width / self->distribution->n_bins >= axis + 2;
  if (!frame->has_counts)
    {
      EbbScale scale;

      init_scale (&scale, most);
      frame->most = scale.most;
      frame->x = ceil (MIN (axis + SPACE, width / 2));
    }
  frame->width = MAX (0, floor (width - frame->x));
  frame->height = MAX (0, floor (height - frame->y - (text_height + SPACE) * (self->unit != NULL ? 2 : 1)));
}

/**
 * ebb_histogram_layout:
 * @self: a histogram
 * @cr: what it will be drawn on: fonts are measured with it
 * @width: px
 * @height: px
 * @style: size of text
 * @frame: (out): where everything is drawn; without width or height if there is too
 *   little room or no day
 */
void
ebb_histogram_layout (const EbbHistogram *self,
                      cairo_t *cr,
                      double width,
                      double height,
                      const EbbChartStyle *style,
                      EbbHistogramFrame *frame)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);

  lay_out (self, layout, width, height, frame);
}

/**
 * ebb_histogram_get_bar:
 * @self: a histogram
 * @frame: where everything is drawn
 * @index: of the bin
 * @bar: (out): its rectangle, in px; without height for no days
 */
void
ebb_histogram_get_bar (const EbbHistogram *self,
                       const EbbHistogramFrame *frame,
                       guint index,
                       cairo_rectangle_t *bar)
{
  double pitch = frame->width / self->distribution->n_bins;
  double gap = pitch >= 3 ? MIN (pitch * 0.2, MAX_GAP) : 0;
  double left = frame->x + index * pitch;
  double right = left + pitch - gap;

  g_return_if_fail (index < self->distribution->n_bins);

  /* whole pixels, so that edges are sharp and gaps even */
  bar->x = pitch >= 3 ? round (left) : left;
  bar->width = (pitch >= 3 ? round (right) : right) - bar->x;
  bar->height = round (self->distribution->counts[index] / frame->most * frame->height);
  if (self->distribution->counts[index] > 0)
    bar->height = MAX (1, bar->height);
  bar->y = frame->y + frame->height - bar->height;
}

/**
 * ebb_histogram_find:
 * @self: a histogram
 * @frame: where everything is drawn
 * @x: px
 * @y: px
 * @index: (out): the bin there; the whole height belongs to it
 *
 * Returns: whether there is one
 */
gboolean
ebb_histogram_find (const EbbHistogram *self,
                    const EbbHistogramFrame *frame,
                    double x,
                    double y,
                    guint *index)
{
  if (!(frame->width >= 1 && x >= frame->x && x < frame->x + frame->width && y >= 0 && y <= frame->y + frame->height))
    return FALSE;
  *index = MIN ((guint) ((x - frame->x) / frame->width * self->distribution->n_bins), self->distribution->n_bins - 1);
  return TRUE;
}

static void
draw_axis (cairo_t *cr,
           PangoLayout *layout,
           const EbbHistogramFrame *frame,
           const EbbChartStyle *style)
{
  double last_y = G_MAXDOUBLE;
  EbbScale scale;

  init_scale (&scale, frame->most);
  for (guint i = 0; i < ebb_scale_get_n_ticks (&scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&scale, i);
      double y = frame->y + (1 - ebb_scale_get_tick (&scale, i) / frame->most) * frame->height;
      double width, height;

      ebb_chart_text_measure (layout, label, &width, &height);
      if (last_y - y < height)
        continue;
      last_y = y;
      ebb_chart_set_color (cr, style->palette->grid);
      cairo_rectangle (cr, frame->x, floor (y), frame->width, 1);
      cairo_fill (cr);
      ebb_chart_set_color (cr, style->palette->dim);
      ebb_chart_text_draw (cr, layout, label, frame->x - SPACE - width, y - height / 2, -1);
    }
}

static void
draw_bar (const EbbHistogram *self,
          cairo_t *cr,
          const EbbHistogramFrame *frame,
          guint index,
          const EbbChartStyle *style)
{
  const EbbDistribution *distribution = self->distribution;
  double middle = get_lower_edge (distribution) + (index + 0.5) * distribution->width;
  EbbColor color = self->is_pain ? ebb_ramp_get_color (middle) : style->palette->accent;
  EbbColor edge = ebb_chart_get_edge_color (style->palette, color);
  cairo_rectangle_t bar;

  ebb_histogram_get_bar (self, frame, index, &bar);
  if (bar.height <= 0)
    return;
  ebb_chart_set_color (cr, bar.width < EDGED_WIDTH ? edge : color);
  cairo_rectangle (cr, bar.x, bar.y, bar.width, bar.height);
  cairo_fill (cr);
  if (bar.width >= EDGED_WIDTH)
    {
      ebb_chart_set_color (cr, edge);
      cairo_set_line_width (cr, 1);
      cairo_rectangle (cr, bar.x + 0.5, bar.y + 0.5, bar.width - 1, MAX (0, bar.height - 1));
      cairo_stroke (cr);
    }
}

static void
draw_count (const EbbHistogram *self,
            cairo_t *cr,
            PangoLayout *layout,
            const EbbHistogramFrame *frame,
            guint index,
            const EbbPalette *palette)
{
  g_autofree char *count = g_strdup_printf ("%u", self->distribution->counts[index]);
  cairo_rectangle_t bar;
  double width, height, x, y;

  ebb_histogram_get_bar (self, frame, index, &bar);
  if (bar.height <= 0)
    return;
  ebb_chart_text_measure (layout, count, &width, &height);
  x = bar.x + (bar.width - width) / 2;
  y = bar.y - height - 1;
  /* the line of the median does not run through it */
  ebb_chart_set_color (cr, palette->background);
  cairo_rectangle (cr, x - 1, y, width + 2, height);
  cairo_fill (cr);
  ebb_chart_set_color (cr, palette->text);
  ebb_chart_text_draw (cr, layout, count, x, y, -1);
}

/* Whether numbers in such steps are easy to read: 1, 2 or 5 times a power of ten. */
static gboolean
is_round (double step)
{
  double digit = step / pow (10, floor (log10 (step) + 1e-9));

  return fabs (digit - 1) < 1e-6 || fabs (digit - 2) < 1e-6 || fabs (digit - 5) < 1e-6;
}

/* Values below the middles of bins around whole numbers, else below their edges: as
 * many as have room, evenly spaced. */
static void
draw_values (const EbbHistogram *self,
             cairo_t *cr,
             PangoLayout *layout,
             const EbbHistogramFrame *frame,
             const EbbChartStyle *style)
{
  const EbbDistribution *distribution = self->distribution;
  guint n = distribution->n_bins + !distribution->centred;
  double pitch = frame->width / distribution->n_bins;
  double right = -G_MAXDOUBLE;
  guint every = 1;

  /* the last number is about as wide as any; more so if it has decimals */
  for (guint i = 0; i < n && i < 100; i++)
    {
      g_autofree char *label = ebb_value_colors_format (distribution->first + i * distribution->width);
      double width, height;

      ebb_chart_text_measure (layout, label, &width, &height);
      every = MAX (every, (guint) CLAMP (ceil ((width + SPACE) / pitch), 1, 1e6));
    }
  for (guint more = every; more <= 4 * every; more++)
    if (is_round (more * distribution->width))
      {
        every = more;
        break;
      }
  ebb_chart_set_color (cr, style->palette->dim);
  for (guint i = 0; i < n; i += every)
    {
      g_autofree char *label = ebb_value_colors_format (distribution->first + i * distribution->width);
      double x = frame->x + (i + (distribution->centred ? 0.5 : 0)) * pitch;
      double width, height, left;

      ebb_chart_text_measure (layout, label, &width, &height);
      left = CLAMP (x - width / 2, 0, MAX (0, frame->x + frame->width - width));
      if (left < right + SPACE / 2)
        continue;
      right = left + width;
      ebb_chart_text_draw (cr, layout, label, left, frame->y + frame->height + SPACE / 2, -1);
    }
}

static void
draw_median (const EbbHistogram *self,
             cairo_t *cr,
             const EbbHistogramFrame *frame,
             const EbbChartStyle *style)
{
  static const double dashes[] = { 4, 3 };
  double span = self->distribution->n_bins * self->distribution->width;
  double x = frame->x + (self->median - get_lower_edge (self->distribution)) / span * frame->width;

  if (!(x >= frame->x && x <= frame->x + frame->width))
    return;
  ebb_chart_set_color (cr, style->palette->text);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, floor (x) + 0.5, 0);
  cairo_line_to (cr, floor (x) + 0.5, frame->y + frame->height);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/**
 * ebb_histogram_draw:
 * @self: a histogram
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * No day and too little room draw nothing.
 */
void
ebb_histogram_draw (const EbbHistogram *self,
                    cairo_t *cr,
                    double width,
                    double height,
                    const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  EbbHistogramFrame frame;
  double unit_width, unit_height;

  lay_out (self, layout, width, height, &frame);
  if (frame.width < 1 || frame.height < 1)
    return;
  cairo_save (cr);
  if (!frame.has_counts)
    draw_axis (cr, layout, &frame, style);
  for (guint i = 0; i < self->distribution->n_bins; i++)
    draw_bar (self, cr, &frame, i, style);
  ebb_chart_set_color (cr, style->palette->dim);
  cairo_rectangle (cr, frame.x, frame.y + frame.height, frame.width, 1);
  cairo_fill (cr);
  draw_values (self, cr, layout, &frame, style);
  if (self->has_median)
    draw_median (self, cr, &frame, style);
  if (frame.has_counts)
    for (guint i = 0; i < self->distribution->n_bins; i++)
      draw_count (self, cr, layout, &frame, i, style->palette);
  if (self->unit != NULL)
    {
      ebb_chart_text_measure (layout, self->unit, &unit_width, &unit_height);
      ebb_chart_set_color (cr, style->palette->dim);
      ebb_chart_text_draw (cr, layout, self->unit, frame.x + MAX (0, (frame.width - unit_width) / 2), height - unit_height, frame.width);
    }
  cairo_restore (cr);
}
