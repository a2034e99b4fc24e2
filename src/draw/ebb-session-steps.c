// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-steps.h"

#include <math.h>

/* Something before and after each session of a course. Time goes from left to right in
 * every language. */

#define SPACE 6.0
#define MAX_PITCH 64.0
#define MAX_RADIUS 5.0
#define MIN_RADIUS 1.0

static double
get_radius (const EbbSessionStepsFrame *frame)
{
  return CLAMP (frame->pitch / 3, MIN_RADIUS, MAX_RADIUS);
}

static void
lay_out (const EbbSessionSteps *self,
         PangoLayout *layout,
         double width,
         double height,
         EbbSessionStepsFrame *frame)
{
  double text_width, text_height;
  double widest = 0;

  *frame = (EbbSessionStepsFrame){ 0 };
  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);

      ebb_chart_text_measure (layout, label, &text_width, &text_height);
      widest = MAX (widest, text_width);
    }
  ebb_chart_text_measure (layout, "0", &text_width, &text_height);
  frame->x = ceil (MIN (widest + SPACE, width / 2));
  frame->y = ceil (1.5 * text_height + SPACE);
  frame->width = MAX (0, floor (width - frame->x));
  frame->height = MAX (0, floor (height - frame->y - 2 * text_height - 3 * SPACE));
  if (self->n_steps > 0)
    frame->pitch = MIN (MAX_PITCH, frame->width / self->n_steps);
}

/**
 * ebb_session_steps_layout:
 * @self: sessions
 * @cr: what it will be drawn on: fonts are measured with it
 * @width: px
 * @height: px
 * @style: size of text
 * @frame: (out): where everything is drawn
 */
void
ebb_session_steps_layout (const EbbSessionSteps *self,
                          cairo_t *cr,
                          double width,
                          double height,
                          const EbbChartStyle *style,
                          EbbSessionStepsFrame *frame)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);

  lay_out (self, layout, width, height, frame);
}

/**
 * ebb_session_steps_get_x:
 * @frame: where everything is drawn
 * @index: of a session
 *
 * Returns: where it lies, in px
 */
double
ebb_session_steps_get_x (const EbbSessionStepsFrame *frame,
                         guint index)
{
  return frame->x + (index + 0.5) * frame->pitch;
}

/**
 * ebb_session_steps_get_y:
 * @self: sessions
 * @frame: where everything is drawn
 * @value: what was rated
 *
 * Returns: where that lies, in px; NAN for NAN
 */
double
ebb_session_steps_get_y (const EbbSessionSteps *self,
                         const EbbSessionStepsFrame *frame,
                         double value)
{
  double share = ebb_scale_normalise (&self->scale, value);

  return frame->y + (1 - (isnan (share) ? share : CLAMP (share, 0, 1))) * frame->height;
}

/**
 * ebb_session_steps_find:
 * @self: sessions
 * @frame: where everything is drawn
 * @x: px
 * @y: px
 * @index: (out): the session at that place
 *
 * Returns: whether there is one
 */
gboolean
ebb_session_steps_find (const EbbSessionSteps *self,
                        const EbbSessionStepsFrame *frame,
                        double x,
                        double y,
                        guint *index)
{
  double place = (x - frame->x) / frame->pitch;

  if (!(frame->pitch > 0 && place >= 0 && place < self->n_steps && y >= 0 && y <= frame->y + frame->height + SPACE))
    return FALSE;
  *index = MIN ((guint) place, self->n_steps - 1);
  return TRUE;
}

static void
draw_values (const EbbSessionSteps *self,
             cairo_t *cr,
             PangoLayout *layout,
             const EbbSessionStepsFrame *frame,
             const EbbPalette *palette)
{
  double last_y = G_MAXDOUBLE;

  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);
      double y = floor (ebb_session_steps_get_y (self, frame, ebb_scale_get_tick (&self->scale, i)));
      double width, height;

      ebb_chart_set_color (cr, i == 0 ? palette->dim : palette->grid);
      cairo_rectangle (cr, frame->x, y, frame->width, 1);
      cairo_fill (cr);
      ebb_chart_text_measure (layout, label, &width, &height);
      if (last_y - y < height)
        continue;
      last_y = y;
      ebb_chart_set_color (cr, palette->dim);
      ebb_chart_text_draw (cr, layout, label, frame->x - SPACE - width, y - height / 2, -1);
    }
}

/* As many labels as find room, always the first. Only those are measured that would find
 * it if they were no wider than the narrowest so far. */
static void
draw_labels (const EbbSessionSteps *self,
             cairo_t *cr,
             PangoLayout *layout,
             const EbbSessionStepsFrame *frame,
             double full_width,
             const EbbPalette *palette)
{
  double right = -G_MAXDOUBLE, narrowest = full_width;

  ebb_chart_set_color (cr, palette->text);
  for (guint i = 0; i < self->n_steps; i++)
    {
      double x = ebb_session_steps_get_x (frame, i);
      double width, height, left;

      if (self->steps[i].label == NULL || x - narrowest / 2 < right + SPACE)
        continue;
      ebb_chart_text_measure (layout, self->steps[i].label, &width, &height);
      narrowest = MIN (narrowest, width);
      left = MIN (MAX (0, x - width / 2), full_width - width);
      if (left < right + SPACE)
        continue;
      right = left + width;
      ebb_chart_text_draw (cr, layout, self->steps[i].label, left, frame->y + frame->height + SPACE, -1);
    }
}

static void
trace_mark (cairo_t *cr,
            double x,
            double y,
            double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
}

static void
draw_ring (cairo_t *cr,
           double x,
           double y,
           double radius,
           const EbbPalette *palette)
{
  trace_mark (cr, x, y, radius);
  ebb_chart_set_color (cr, palette->background);
  cairo_fill_preserve (cr);
  ebb_chart_set_color (cr, palette->text);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_disc (cairo_t *cr,
           double x,
           double y,
           double radius,
           const EbbPalette *palette)
{
  trace_mark (cr, x, y, radius);
  ebb_chart_set_color (cr, palette->accent);
  cairo_fill (cr);
}

static void
trace_dot (cairo_t *cr,
           double x,
           double y)
{
  if (!isnan (y))
    cairo_rectangle (cr, x - MIN_RADIUS, y - MIN_RADIUS, 2 * MIN_RADIUS, 2 * MIN_RADIUS);
}

/* So many that marks run into each other: all of a kind at once, which costs little. */
static void
draw_crowd (const EbbSessionSteps *self,
            cairo_t *cr,
            const EbbSessionStepsFrame *frame,
            const EbbPalette *palette)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      double before = ebb_session_steps_get_y (self, frame, self->steps[i].before);
      double after = ebb_session_steps_get_y (self, frame, self->steps[i].after);

      if (isnan (before) || isnan (after))
        continue;
      cairo_move_to (cr, ebb_session_steps_get_x (frame, i), before);
      cairo_line_to (cr, ebb_session_steps_get_x (frame, i), after);
    }
  ebb_chart_set_color (cr, palette->dim);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  for (guint i = 0; i < self->n_steps; i++)
    trace_dot (cr, ebb_session_steps_get_x (frame, i), ebb_session_steps_get_y (self, frame, self->steps[i].before));
  ebb_chart_set_color (cr, palette->text);
  cairo_fill (cr);
  for (guint i = 0; i < self->n_steps; i++)
    trace_dot (cr, ebb_session_steps_get_x (frame, i), ebb_session_steps_get_y (self, frame, self->steps[i].after));
  ebb_chart_set_color (cr, palette->accent);
  cairo_fill (cr);
}

static void
draw_steps (const EbbSessionSteps *self,
            cairo_t *cr,
            const EbbSessionStepsFrame *frame,
            const EbbPalette *palette)
{
  double radius = get_radius (frame);

  for (guint i = 0; i < self->n_steps; i++)
    {
      double x = ebb_session_steps_get_x (frame, i);
      double before = ebb_session_steps_get_y (self, frame, self->steps[i].before);
      double after = ebb_session_steps_get_y (self, frame, self->steps[i].after);

      if (!isnan (before) && !isnan (after))
        {
          ebb_chart_set_color (cr, palette->dim);
          cairo_set_line_width (cr, MIN (1.5, radius));
          cairo_move_to (cr, x, before);
          cairo_line_to (cr, x, after);
          cairo_stroke (cr);
        }
      if (!isnan (before))
        draw_ring (cr, x, before, radius, palette);
      if (!isnan (after))
        draw_disc (cr, x, after, isnan (before) || fabs (before - after) > 1 ? radius : radius * 0.6, palette);
    }
}

static void
draw_legend (const EbbSessionSteps *self,
             cairo_t *cr,
             PangoLayout *layout,
             double width,
             double height,
             const EbbPalette *palette)
{
  const char *const words[] = { self->before, self->after };
  double x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      double text_width, text_height, y;

      if (words[i] == NULL)
        continue;
      ebb_chart_text_measure (layout, words[i], &text_width, &text_height);
      y = height - text_height;
      if (i == 0)
        draw_ring (cr, x + MAX_RADIUS + 1, y + text_height / 2, MAX_RADIUS, palette);
      else
        draw_disc (cr, x + MAX_RADIUS + 1, y + text_height / 2, MAX_RADIUS, palette);
      x += 2 * MAX_RADIUS + SPACE + 2;
      ebb_chart_set_color (cr, palette->text);
      ebb_chart_text_draw (cr, layout, words[i], x, y, MAX (0, MIN (text_width, width - x)));
      x += text_width + 3 * SPACE;
    }
}

/**
 * ebb_session_steps_draw:
 * @self: sessions
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * A disc on a ring of the same value is smaller, so that both are seen. Too little room
 * draws nothing.
 */
void
ebb_session_steps_draw (const EbbSessionSteps *self,
                        cairo_t *cr,
                        double width,
                        double height,
                        const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  EbbSessionStepsFrame frame;

  lay_out (self, layout, width, height, &frame);
  if (frame.width < 1 || frame.height < 1)
    return;
  cairo_save (cr);
  draw_values (self, cr, layout, &frame, style->palette);
  if (self->unit != NULL)
    {
      ebb_chart_set_color (cr, style->palette->dim);
      ebb_chart_text_draw (cr, layout, self->unit, 0, 0, width);
    }
  if (self->n_steps > 0)
    {
      draw_labels (self, cr, layout, &frame, width, style->palette);
      if (frame.pitch < 2 * MIN_RADIUS)
        draw_crowd (self, cr, &frame, style->palette);
      else
        draw_steps (self, cr, &frame, style->palette);
      draw_legend (self, cr, layout, width, height, style->palette);
    }
  else if (self->empty != NULL)
    ebb_chart_text_draw_centred (cr, self->empty, &(cairo_rectangle_t){ frame.x, frame.y, frame.width, frame.height }, style);
  cairo_restore (cr);
}
