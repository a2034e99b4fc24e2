// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "ebb-time-axis.h"

/* One axis of time, and above it, from top to bottom: the unit, the labels of events,
 * the values with their axis, the lanes. Time goes from left to right in every
 * language. What there is no room for is left out, the values last. */

#define SPACE EBB_CHART_SPACE
#define LABEL_WIDTH 64.0 /* px that a label of time needs */
#define MAX_ROWS 3       /* of labels of events */
#define ROW_SHARE 0.12   /* of the height that one such row may take at most */
#define MIN_VALUES 40.0  /* px of height that the values keep beside lanes and events */
#define TICK 4.0

static double
measure_axis (const EbbChart *self,
              PangoLayout *layout)
{
  double widest = 0;

  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);
      double width, height;

      ebb_chart_text_measure (layout, label, &width, &height);
      widest = MAX (widest, width);
    }
  return widest + SPACE;
}

static gboolean
has_values (const EbbChart *self)
{
  return self->n_layers > 0 || self->n_lanes == 0;
}

static void
lay_out (const EbbChart *self,
         PangoLayout *layout,
         double width,
         double height,
         const EbbChartStyle *style,
         EbbChartFrame *frame)
{
  double text_width, text_height;
  double axis = MAX (has_values (self) ? measure_axis (self, layout) : 0, self->axis_width);
  double lanes = self->n_lanes * ebb_chart_get_lane_height (style);
  double top, bottom, room;
  guint rows;

  memset (frame, 0, sizeof *frame);
  ebb_chart_text_measure (layout, "0", &text_width, &text_height);
  frame->x = ceil (MIN (axis, width / 2));
  frame->width = MAX (0, width - frame->x - SPACE);
  frame->strip_y = self->unit != NULL ? ceil (text_height + SPACE / 2) : 0;
  bottom = self->hides_times ? TICK + 1 : text_height + SPACE;

  room = height - frame->strip_y - bottom - (has_values (self) ? MIN_VALUES : 0);
  if (lanes > 0 && lanes <= room)
    {
      frame->lane_height = ebb_chart_get_lane_height (style);
      room -= lanes;
    }
  else
    lanes = 0;
  rows = CLAMP (MIN (height * ROW_SHARE * MAX_ROWS, room) / text_height, 0, MAX_ROWS);
  rows = ebb_chart_place_events (self, layout, rows, style, frame);
  for (guint i = 0; i < frame->n_flags; i++)
    frame->flags[i].area.y += frame->strip_y;

  /* the highest label of a value reaches half a line above the values */
  top = rows > 0 ? frame->strip_y + rows * text_height + SPACE : self->unit != NULL ? text_height + SPACE
                                                                                    : text_height / 2;
  frame->y = ceil (top);
  frame->height = has_values (self) ? MAX (0, floor (height - frame->y - bottom - lanes - (lanes > 0 ? SPACE : 0))) : 0;
  frame->lanes_y = frame->y + (frame->height > 0 ? frame->height + SPACE : 0);
}

/**
 * ebb_chart_layout:
 * @self: a chart
 * @cr: what it will be drawn on: fonts are measured with it
 * @width: px
 * @height: px
 * @style: colours and size of text
 * @frame: (out): where everything is drawn; without width or height if there is
 *   too little room
 */
void
ebb_chart_layout (const EbbChart *self,
                  cairo_t *cr,
                  double width,
                  double height,
                  const EbbChartStyle *style,
                  EbbChartFrame *frame)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);

  lay_out (self, layout, width, height, style, frame);
}

/**
 * ebb_chart_get_axis_width:
 * @self: a chart
 * @cr: what it will be drawn on
 * @style: size of text
 *
 * Returns: what the labels of its values need at its left, in px
 */
double
ebb_chart_get_axis_width (const EbbChart *self,
                          cairo_t *cr,
                          const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);

  return has_values (self) ? measure_axis (self, layout) : 0;
}

/**
 * ebb_chart_get_x:
 * @self: a chart
 * @frame: its frame
 * @at: seconds since the epoch
 *
 * Returns: where that moment lies, in px
 */
double
ebb_chart_get_x (const EbbChart *self,
                 const EbbChartFrame *frame,
                 double at)
{
  return frame->x + (at - self->from) / (self->to - self->from) * frame->width;
}

/**
 * ebb_chart_get_y:
 * @self: a chart
 * @frame: its frame
 * @value: a value
 *
 * Returns: where that value lies, in px; NAN for NAN
 */
double
ebb_chart_get_y (const EbbChart *self,
                 const EbbChartFrame *frame,
                 double value)
{
  double share = ebb_scale_normalise (&self->scale, value);

  /* far outside is as good as outside, and Cairo has no room for more */
  return frame->y + (1 - (isnan (share) ? share : CLAMP (share, -10, 11))) * frame->height;
}

/**
 * ebb_chart_get_time:
 * @self: a chart
 * @frame: its frame
 * @x: px
 *
 * Returns: the moment at that place, in seconds since the epoch
 */
double
ebb_chart_get_time (const EbbChart *self,
                    const EbbChartFrame *frame,
                    double x)
{
  return self->from + (x - frame->x) / frame->width * (self->to - self->from);
}

static void
draw_line (cairo_t *cr,
           double x1,
           double y1,
           double x2,
           double y2,
           EbbColor color)
{
  ebb_chart_set_color (cr, color);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

static void
draw_values (const EbbChart *self,
             cairo_t *cr,
             PangoLayout *layout,
             const EbbChartFrame *frame,
             const EbbPalette *palette)
{
  double last_y = G_MAXDOUBLE;

  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);
      double value = ebb_scale_get_tick (&self->scale, i);
      double y = ebb_chart_get_y (self, frame, value);
      /* zero within a scale is what the eye looks for */
      gboolean is_zero = fabs (value) < self->scale.step / 2 && self->scale.least < 0;
      double width, height;

      draw_line (cr, frame->x, floor (y) + 0.5, frame->x + frame->width, floor (y) + 0.5,
                 is_zero ? ebb_color_mix (palette->grid, palette->text, 0.5) : palette->grid);
      ebb_chart_text_measure (layout, label, &width, &height);
      if (last_y - y < height)
        continue;
      last_y = y;
      ebb_chart_set_color (cr, palette->dim);
      ebb_chart_text_draw (cr, layout, label, frame->x - SPACE - width, y - height / 2, -1);
    }
}

static void
time_label_clear (gpointer data)
{
  EbbChartTimeLabel *label = data;

  g_free (label->text);
}

/*
 * ebb_chart_place_times:
 *
 * Returns: (transfer full) (element-type EbbChartTimeLabel): the ticks of time; those
 *   whose label would touch the one before have none
 */
GArray *
ebb_chart_place_times (const EbbChart *self,
                       PangoLayout *layout,
                       const EbbChartFrame *frame,
                       const EbbChartStyle *style)
{
  guint room = CLAMP (frame->width / (LABEL_WIDTH * style->text_scale), 2, 100);
  g_autoptr (GPtrArray) ticks = ebb_time_axis_get_ticks (self->zone, self->from, self->to, room);
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (EbbChartTimeLabel));
  double right = -G_MAXDOUBLE;

  g_array_set_clear_func (labels, time_label_clear);
  for (guint i = 0; i < ticks->len; i++)
    {
      const EbbTimeTick *tick = ticks->pdata[i];
      EbbChartTimeLabel label = { NULL, ebb_chart_get_x (self, frame, tick->at), tick->major, { 0 } };

      ebb_chart_text_measure (layout, tick->label, &label.area.width, &label.area.height);
      label.area.x = CLAMP (label.x - label.area.width / 2, 0, MAX (0, frame->x + frame->width + SPACE - label.area.width));
      label.area.y = ebb_chart_get_bottom (self, frame) + SPACE;
      if (label.area.x >= right + SPACE)
        {
          label.text = g_strdup (tick->label);
          right = label.area.x + label.area.width;
        }
      g_array_append_val (labels, label);
    }
  return labels;
}

static void
draw_times (const EbbChart *self,
            cairo_t *cr,
            PangoLayout *layout,
            const EbbChartFrame *frame,
            const EbbChartStyle *style)
{
  g_autoptr (GArray) labels = ebb_chart_place_times (self, layout, frame, style);
  double bottom = ebb_chart_get_bottom (self, frame);

  for (guint i = 0; i < labels->len; i++)
    {
      const EbbChartTimeLabel *label = &g_array_index (labels, EbbChartTimeLabel, i);

      draw_line (cr, floor (label->x) + 0.5, label->major ? frame->y : bottom, floor (label->x) + 0.5, bottom + TICK, style->palette->grid);
      if (label->text == NULL || self->hides_times)
        continue;
      ebb_chart_set_color (cr, style->palette->dim);
      ebb_chart_text_draw (cr, layout, label->text, label->area.x, label->area.y, -1);
    }
}

static void
draw_data (const EbbChart *self,
           cairo_t *cr,
           PangoLayout *layout,
           const EbbChartFrame *frame,
           const EbbChartStyle *style)
{
  double bottom = ebb_chart_get_bottom (self, frame);

  ebb_chart_draw_spans (self, cr, frame, bottom, style);
  draw_times (self, cr, layout, frame, style);
  if (frame->n_flags > 0)
    ebb_chart_draw_events (self, cr, layout, frame, bottom, style);
  if (frame->lane_height > 0)
    ebb_chart_draw_lanes (self, cr, layout, frame, style);
  if (frame->height < 1)
    return;
  cairo_rectangle (cr, frame->x - 3, frame->y - 4, frame->width + 6, frame->height + 8);
  cairo_clip (cr);
  for (guint i = 0; i < self->n_layers; i++)
    ebb_layer_draw (&self->layers[i], self, cr, frame, style);
}

static void
draw (const EbbChart *self,
      cairo_t *cr,
      PangoLayout *layout,
      const EbbChartFrame *frame,
      double width,
      const EbbChartStyle *style)
{
  gboolean shows = FALSE;

  if (frame->width < 1 || ebb_chart_get_bottom (self, frame) < frame->y + 1)
    return;

  cairo_save (cr);
  for (guint i = 0; i < self->n_layers; i++)
    shows = shows || ebb_layer_has_value (&self->layers[i], self->from, self->to);
  if (frame->height >= 1)
    draw_values (self, cr, layout, frame, style->palette);
  if (self->unit != NULL)
    {
      ebb_chart_set_color (cr, style->palette->dim);
      ebb_chart_text_draw (cr, layout, self->unit, 0, 0, width);
    }
  if (self->to > self->from)
    draw_data (self, cr, layout, frame, style);
  if (!shows && self->empty != NULL && frame->height >= 1)
    ebb_chart_text_draw_centred (cr, self->empty, &(cairo_rectangle_t){ frame->x, frame->y, frame->width, frame->height }, style);
  cairo_restore (cr);
}

/**
 * ebb_chart_draw:
 * @self: a chart
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * Draws axes, events, layers and lanes; a sentence in the place of the values where
 * there are none to show. Too little room draws nothing.
 */
void
ebb_chart_draw (const EbbChart *self,
                cairo_t *cr,
                double width,
                double height,
                const EbbChartStyle *style)
{
  EbbChartFrame frame;

  ebb_chart_draw_and_layout (self, cr, width, height, style, &frame);
}

/**
 * ebb_chart_draw_and_layout:
 * @self: a chart
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 * @frame: (out): as of ebb_chart_layout(), which takes half as long as drawing does
 *
 * Draws as ebb_chart_draw() does, and tells where everything is.
 */
void
ebb_chart_draw_and_layout (const EbbChart *self,
                           cairo_t *cr,
                           double width,
                           double height,
                           const EbbChartStyle *style,
                           EbbChartFrame *frame)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);

  lay_out (self, layout, width, height, style, frame);
  draw (self, cr, layout, frame, width, style);
}
