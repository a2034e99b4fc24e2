// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-private.h"

#include <math.h>

/* Which values a chart has where, for pointer and keyboard, and the cursor. */

#define RING_RADIUS 4.5

static double
get_distance (const EbbSample *sample,
              double at)
{
  return isnan (sample->y) ? INFINITY : fabs (sample->x - at);
}

/* The known sample nearest to @at in the period; (nullable). */
static const EbbSample *
find_nearest (const EbbChart *self,
              const EbbSample *samples,
              guint n_samples,
              double at)
{
  guint middle = ebb_series_find (samples, n_samples, at);
  const EbbSample *found = NULL;

  for (guint i = middle; i < n_samples && samples[i].x <= self->to; i++)
    if (!isnan (samples[i].y) && samples[i].x >= self->from)
      {
        found = &samples[i];
        break;
      }
  for (guint i = middle; i-- > 0 && samples[i].x >= self->from;)
    if (!isnan (samples[i].y) && samples[i].x <= self->to)
      {
        if (found == NULL || get_distance (&samples[i], at) < get_distance (found, at))
          found = &samples[i];
        break;
      }
  return found;
}

/**
 * ebb_chart_find_time:
 * @self: a chart
 * @near: seconds since the epoch, such as of ebb_chart_get_time()
 * @at: (out): the moment of the known value nearest to it, of all layers and lanes
 *
 * Returns: whether there is any in the period
 */
gboolean
ebb_chart_find_time (const EbbChart *self,
                     double near,
                     double *at)
{
  const EbbSample *nearest = NULL;

  for (guint i = 0; i < self->n_layers + self->n_lanes; i++)
    {
      const EbbSample *sample = i < self->n_layers
                                  ? find_nearest (self, self->layers[i].samples, self->layers[i].n_samples, near)
                                  : find_nearest (self, self->lanes[i - self->n_layers].samples, self->lanes[i - self->n_layers].n_samples, near);

      if (sample != NULL && (nearest == NULL || get_distance (sample, near) < get_distance (nearest, near)))
        nearest = sample;
    }
  if (nearest != NULL)
    *at = nearest->x;
  return nearest != NULL;
}

static const EbbSample *
find_next (const EbbChart *self,
           const EbbSample *samples,
           guint n_samples,
           double from,
           int direction)
{
  guint i = ebb_series_find (samples, n_samples, from);

  if (direction < 0)
    {
      while (i-- > 0 && samples[i].x >= self->from)
        if (!isnan (samples[i].y) && samples[i].x <= self->to)
          return &samples[i];
      return NULL;
    }
  for (; i < n_samples && samples[i].x <= self->to; i++)
    if (!isnan (samples[i].y) && samples[i].x > from && samples[i].x >= self->from)
      return &samples[i];
  return NULL;
}

/**
 * ebb_chart_step_time:
 * @self: a chart
 * @from: seconds since the epoch
 * @direction: negative for earlier, else later
 * @at: (out): the moment of the next known value of any layer or lane
 *
 * Returns: whether there is one in the period
 */
gboolean
ebb_chart_step_time (const EbbChart *self,
                     double from,
                     int direction,
                     double *at)
{
  const EbbSample *next = NULL;

  for (guint i = 0; i < self->n_layers + self->n_lanes; i++)
    {
      const EbbSample *sample = i < self->n_layers
                                  ? find_next (self, self->layers[i].samples, self->layers[i].n_samples, from, direction)
                                  : find_next (self, self->lanes[i - self->n_layers].samples, self->lanes[i - self->n_layers].n_samples, from, direction);

      if (sample != NULL && (next == NULL || get_distance (sample, from) < get_distance (next, from)))
        next = sample;
    }
  if (next != NULL)
    *at = next->x;
  return next != NULL;
}

/**
 * ebb_chart_find_sample:
 * @self: a chart
 * @layer: one of its layers
 * @at: seconds since the epoch
 *
 * Returns: (transfer none) (nullable): what the layer says about that moment: the
 *   nearest known value in the period, not further away than half of the layer's gap
 *   or of a bar
 */
const EbbSample *
ebb_chart_find_sample (const EbbChart *self,
                       const EbbLayer *layer,
                       double at)
{
  const EbbSample *sample = find_nearest (self, layer->samples, layer->n_samples, at);
  double reach = MAX (layer->gap, layer->width) / 2;

  return sample != NULL && get_distance (sample, at) <= MAX (reach, 0.5) ? sample : NULL;
}

/**
 * ebb_chart_draw_cursor:
 * @self: a chart
 * @cr: where to draw
 * @frame: its frame
 * @at: seconds since the epoch; nothing is drawn outside the period
 * @style: colours
 *
 * Draws a vertical line there, and a ring on the value of each layer, over what
 * ebb_chart_draw() has drawn.
 */
void
ebb_chart_draw_cursor (const EbbChart *self,
                       cairo_t *cr,
                       const EbbChartFrame *frame,
                       double at,
                       const EbbChartStyle *style)
{
  double x;

  if (!(self->to > self->from && at >= self->from && at <= self->to) || frame->width < 1)
    return;
  cairo_save (cr);
  x = floor (ebb_chart_get_x (self, frame, at)) + 0.5;
  ebb_chart_set_color (cr, style->palette->text);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x, frame->y);
  cairo_line_to (cr, x, ebb_chart_get_bottom (self, frame));
  cairo_stroke (cr);
  for (guint i = 0; i < self->n_layers && frame->height >= 1; i++)
    {
      const EbbLayer *layer = &self->layers[i];
      const EbbSample *sample = layer->kind == EBB_LAYER_BAND ? NULL : ebb_chart_find_sample (self, layer, at);
      double middle = layer->kind == EBB_LAYER_BARS ? layer->width / 2 : 0;

      if (sample == NULL)
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, ebb_chart_get_x (self, frame, sample->x + middle), ebb_chart_get_y (self, frame, sample->y), RING_RADIUS, 0, 2 * G_PI);
      ebb_chart_set_color (cr, style->palette->background);
      cairo_fill_preserve (cr);
      ebb_chart_set_color (cr, ebb_chart_get_color (style->palette, layer->color));
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
