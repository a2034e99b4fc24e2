// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-multiples.h"

#include <math.h>

/* Charts one above the other. Each has a row with its title and unit; charts of lanes
 * are as high as they need, the others share what remains. */

#define PART_HEIGHT 120.0 /* of the values of a chart, natural */
#define PART_SPACE 14.0
#define SPACE 6.0
#define TICKS 5.0 /* px below a chart without labels of time */

static gboolean
is_of_lanes (const EbbChart *chart)
{
  return chart->n_layers == 0 && chart->n_lanes > 0;
}

/* What a chart needs beside its values. */
static double
get_fixed_height (const EbbMultiples *self,
                  guint index,
                  const EbbChartStyle *style)
{
  const EbbChart *chart = &self->parts[index].chart;
  double text = ebb_chart_text_get_height (style);
  double lanes = chart->n_lanes * (text + 18) + (chart->n_lanes > 0 ? SPACE : 0);
  double events = chart->n_events > 0 ? 3 * text : 0;

  return lanes + events + text / 2 + (index + 1 < self->n_parts ? TICKS : text + SPACE);
}

static double
get_title_height (const EbbChartStyle *style)
{
  return ebb_chart_text_get_height (style) + SPACE / 2;
}

/**
 * ebb_multiples_get_height:
 * @self: charts
 * @style: size of text
 *
 * Returns: the height that they look best at, in px
 */
double
ebb_multiples_get_height (const EbbMultiples *self,
                          const EbbChartStyle *style)
{
  double height = 0;

  for (guint i = 0; i < self->n_parts; i++)
    height += get_title_height (style) + get_fixed_height (self, i, style) + (is_of_lanes (&self->parts[i].chart) ? 0 : PART_HEIGHT) + (i > 0 ? PART_SPACE : 0);
  return height;
}

/* Where a chart begins, below its title, and how high it is. */
static void
get_part (const EbbMultiples *self,
          guint index,
          double height,
          const EbbChartStyle *style,
          double *y,
          double *part_height)
{
  double room = height - (self->n_parts - 1) * PART_SPACE;
  double top = 0;
  guint n_shared = 0;

  for (guint i = 0; i < self->n_parts; i++)
    {
      room -= get_title_height (style) + get_fixed_height (self, i, style);
      n_shared += !is_of_lanes (&self->parts[i].chart);
    }
  room = MAX (0, room);
  for (guint i = 0; i <= index; i++)
    {
      *y = top + get_title_height (style);
      *part_height = floor (get_fixed_height (self, i, style) + (is_of_lanes (&self->parts[i].chart) ? 0 : room / n_shared));
      top = *y + *part_height + PART_SPACE;
    }
}

static EbbChart
get_chart (const EbbMultiples *self,
           guint index,
           double axis_width)
{
  EbbChart chart = self->parts[index].chart;

  chart.zone = self->parts[0].chart.zone;
  chart.from = self->parts[0].chart.from;
  chart.to = self->parts[0].chart.to;
  chart.unit = NULL;
  chart.axis_width = axis_width;
  chart.hides_times = index + 1 < self->n_parts;
  return chart;
}

static double
get_axis_width (const EbbMultiples *self,
                cairo_t *cr,
                const EbbChartStyle *style)
{
  double widest = 0;

  for (guint i = 0; i < self->n_parts; i++)
    widest = MAX (widest, ebb_chart_get_axis_width (&self->parts[i].chart, cr, style));
  return widest;
}

/**
 * ebb_multiples_get_chart:
 * @self: charts
 * @cr: what they will be drawn on
 * @index: which one
 * @style: size of text
 *
 * Returns: that chart as it is drawn: with the common period and edges, to ask it for
 *   places and moments
 */
EbbChart
ebb_multiples_get_chart (const EbbMultiples *self,
                         cairo_t *cr,
                         guint index,
                         const EbbChartStyle *style)
{
  g_return_val_if_fail (index < self->n_parts, (EbbChart){ 0 });

  return get_chart (self, index, get_axis_width (self, cr, style));
}

/**
 * ebb_multiples_layout:
 * @self: charts
 * @cr: what they will be drawn on
 * @width: px
 * @height: px
 * @style: size of text
 * @frames: (out caller-allocates) (array): as many as there are charts, all from the
 *   upper left corner of the whole
 */
void
ebb_multiples_layout (const EbbMultiples *self,
                      cairo_t *cr,
                      double width,
                      double height,
                      const EbbChartStyle *style,
                      EbbChartFrame *frames)
{
  double axis_width = get_axis_width (self, cr, style);

  for (guint i = 0; i < self->n_parts; i++)
    {
      EbbChart chart = get_chart (self, i, axis_width);
      double y, part_height;

      get_part (self, i, height, style, &y, &part_height);
      ebb_chart_layout (&chart, cr, width, part_height, style, &frames[i]);
      frames[i].y += y;
      frames[i].lanes_y += y;
      frames[i].strip_y += y;
      for (guint j = 0; j < frames[i].n_flags; j++)
        frames[i].flags[j].area.y += y;
    }
}

static void
draw_title (const EbbMultiple *part,
            cairo_t *cr,
            PangoLayout *layout,
            double y,
            double width,
            const EbbChartStyle *style)
{
  double title_width = 0, height;

  if (part->title != NULL)
    {
      ebb_chart_text_measure (layout, part->title, &title_width, &height);
      ebb_chart_set_color (cr, style->palette->text);
      ebb_chart_text_draw (cr, layout, part->title, 0, y, width);
      title_width += SPACE;
    }
  if (part->chart.unit == NULL || width - title_width < 2 * get_title_height (style))
    return;
  ebb_chart_set_color (cr, style->palette->dim);
  ebb_chart_text_draw (cr, layout, part->chart.unit, title_width, y, width - title_width);
}

/**
 * ebb_multiples_draw:
 * @self: charts
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * A chart with too little room is left out.
 */
void
ebb_multiples_draw (const EbbMultiples *self,
                    cairo_t *cr,
                    double width,
                    double height,
                    const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  double axis_width = get_axis_width (self, cr, style);

  for (guint i = 0; i < self->n_parts; i++)
    {
      EbbChart chart = get_chart (self, i, axis_width);
      double y, part_height;

      get_part (self, i, height, style, &y, &part_height);
      if (y + part_height > height + 1 || width < 1)
        break;
      cairo_save (cr);
      draw_title (&self->parts[i], cr, layout, y - get_title_height (style), width, style);
      cairo_translate (cr, 0, y);
      ebb_chart_draw (&chart, cr, width, part_height, style);
      cairo_restore (cr);
    }
}

/**
 * ebb_multiples_find:
 * @self: charts
 * @frames: (array): of ebb_multiples_layout()
 * @x: px
 * @y: px
 * @index: (out): the chart there, or the one above the gap that is there
 *
 * Returns: whether there is one
 */
gboolean
ebb_multiples_find (const EbbMultiples *self,
                    const EbbChartFrame *frames,
                    double x,
                    double y,
                    guint *index)
{
  for (guint i = self->n_parts; i-- > 0;)
    if (y >= frames[i].strip_y && x >= 0 && x <= frames[i].x + frames[i].width)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}
