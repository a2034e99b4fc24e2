// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-survival-curve.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-value-colors.h"

/* How long relief lasts. Hours go from left to right in every language. */

#define SPACE 6.0
#define LINE_WIDTH 3.0
#define TICK 5.0        /* px to each side of the line, where no more is known */
#define N_HOUR_TICKS 6  /* about */
#define N_SHARE_TICKS 4 /* quarters */

static gboolean
has_steps (const EbbSurvivalCurve *self)
{
  return self->survival != NULL && self->survival->n_steps > 0;
}

/* Whether of some sessions no more is known while pain is still lower. */
static gboolean
has_ticks (const EbbSurvivalCurve *self)
{
  for (guint i = 0; has_steps (self) && i < self->survival->n_steps; i++)
    if (self->survival->steps[i].n_censored > 0)
      return TRUE;
  return FALSE;
}

static char *
format_share (guint quarter)
{
  return g_strdup_printf ("%u\u00a0%%", quarter * 100 / N_SHARE_TICKS);
}

static void
lay_out (const EbbSurvivalCurve *self,
         PangoLayout *layout,
         double width,
         double height,
         EbbSurvivalCurveFrame *frame)
{
  double most = has_steps (self) ? self->survival->steps[self->survival->n_steps - 1].time : 0;
  g_autofree char *widest = format_share (N_SHARE_TICKS);
  double text_width, text_height;

  *frame = (EbbSurvivalCurveFrame){ 0 };
  ebb_scale_init (&frame->hours, 0, MAX (most, 1), N_HOUR_TICKS);
  ebb_chart_text_measure (layout, widest, &text_width, &text_height);
  frame->x = ceil (MIN (text_width + SPACE, width / 2));
  frame->y = ceil ((self->unit != NULL ? text_height + SPACE : 0) + text_height / 2);
  /* half of the last label reaches over the edge */
  frame->width = MAX (0, floor (width - frame->x - text_width / 2));
  frame->height = MAX (0, floor (height - frame->y - (text_height + SPACE) * (has_ticks (self) ? 2 : 1)));
}

/**
 * ebb_survival_curve_layout:
 * @self: a curve
 * @cr: what it will be drawn on: fonts are measured with it
 * @width: px
 * @height: px
 * @style: size of text
 * @frame: (out): where everything is drawn
 */
void
ebb_survival_curve_layout (const EbbSurvivalCurve *self,
                           cairo_t *cr,
                           double width,
                           double height,
                           const EbbChartStyle *style,
                           EbbSurvivalCurveFrame *frame)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);

  lay_out (self, layout, width, height, frame);
}

/**
 * ebb_survival_curve_get_x:
 * @frame: where everything is drawn
 * @hours: since the end of the session
 *
 * Returns: where that time lies, in px
 */
double
ebb_survival_curve_get_x (const EbbSurvivalCurveFrame *frame,
                          double hours)
{
  return frame->x + CLAMP (ebb_scale_normalise (&frame->hours, hours), 0, 1) * frame->width;
}

/**
 * ebb_survival_curve_get_y:
 * @frame: where everything is drawn
 * @share: of sessions, 0 to 1
 *
 * Returns: where that share lies, in px
 */
double
ebb_survival_curve_get_y (const EbbSurvivalCurveFrame *frame,
                          double share)
{
  return frame->y + (1 - share) * frame->height;
}

/**
 * ebb_survival_curve_find:
 * @self: a curve
 * @frame: where everything is drawn
 * @x: px
 * @y: px
 * @index: (out): the step whose time is nearest
 *
 * Returns: whether there is one
 */
gboolean
ebb_survival_curve_find (const EbbSurvivalCurve *self,
                         const EbbSurvivalCurveFrame *frame,
                         double x,
                         double y,
                         guint *index)
{
  double nearest = INFINITY;

  if (!has_steps (self) || !(x >= 0 && y >= 0 && frame->width >= 1))
    return FALSE;
  for (guint i = 0; i < self->survival->n_steps; i++)
    {
      double distance = fabs (ebb_survival_curve_get_x (frame, self->survival->steps[i].time) - x);

      if (distance >= nearest)
        continue;
      nearest = distance;
      *index = i;
    }
  return TRUE;
}

static void
draw_shares (cairo_t *cr,
             PangoLayout *layout,
             const EbbSurvivalCurveFrame *frame,
             const EbbPalette *palette)
{
  for (guint i = 0; i <= N_SHARE_TICKS; i++)
    {
      g_autofree char *label = format_share (i);
      double y = floor (ebb_survival_curve_get_y (frame, (double) i / N_SHARE_TICKS));
      double width, height;

      ebb_chart_set_color (cr, i == 0 ? palette->dim : palette->grid);
      cairo_rectangle (cr, frame->x, y, frame->width, 1);
      cairo_fill (cr);
      ebb_chart_text_measure (layout, label, &width, &height);
      if (i % 2 == 1 && frame->height / N_SHARE_TICKS < height)
        continue;
      ebb_chart_set_color (cr, palette->dim);
      ebb_chart_text_draw (cr, layout, label, frame->x - SPACE - width, y - height / 2, -1);
    }
}

static void
draw_hours (cairo_t *cr,
            PangoLayout *layout,
            const EbbSurvivalCurveFrame *frame,
            const EbbPalette *palette)
{
  double right = -G_MAXDOUBLE;

  ebb_chart_set_color (cr, palette->text);
  for (guint i = 0; i < ebb_scale_get_n_ticks (&frame->hours); i++)
    {
      double hours = ebb_scale_get_tick (&frame->hours, i);
      g_autofree char *number = ebb_value_colors_format (hours);
      /* Translators: hours after a session, as short as can be */
      g_autofree char *label = hours > 0 ? g_strdup_printf (C_ ("chart", "%s h"), number) : g_strdup (number);
      double x = ebb_survival_curve_get_x (frame, hours);
      double width, height;

      ebb_chart_text_measure (layout, label, &width, &height);
      if (x - width / 2 < right + SPACE)
        continue;
      right = x + width / 2;
      ebb_chart_text_draw (cr, layout, label, x - width / 2, frame->y + frame->height + SPACE, -1);
    }
}

/* Beside the crossing, where the curve is not: above it at its end, below it before. */
static void
draw_median_label (const EbbSurvivalCurve *self,
                   cairo_t *cr,
                   PangoLayout *layout,
                   const EbbSurvivalCurveFrame *frame,
                   double x,
                   double y,
                   const EbbPalette *palette)
{
  g_autofree char *number = ebb_value_colors_format (self->median < 10 ? round (self->median * 10) / 10 : round (self->median));
  g_autofree char *label = g_strdup_printf (C_ ("chart", "%s h"), number);
  double width, height;

  ebb_chart_text_measure (layout, label, &width, &height);
  ebb_chart_set_color (cr, palette->text);
  if (x + SPACE + width <= frame->x + frame->width)
    ebb_chart_text_draw (cr, layout, label, x + SPACE, y - height - SPACE / 2, -1);
  else
    ebb_chart_text_draw (cr, layout, label, x - SPACE - width, y + SPACE / 2, -1);
}

static void
draw_median (const EbbSurvivalCurve *self,
             cairo_t *cr,
             PangoLayout *layout,
             const EbbSurvivalCurveFrame *frame,
             const EbbPalette *palette)
{
  const double dashes[] = { 4, 4 };
  double x = floor (ebb_survival_curve_get_x (frame, self->median)) + 0.5;
  double y = floor (ebb_survival_curve_get_y (frame, 0.5)) + 0.5;

  if (isnan (self->median))
    return;
  cairo_save (cr);
  ebb_chart_set_color (cr, palette->dim);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, frame->x, y);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x, frame->y + frame->height);
  cairo_stroke (cr);
  cairo_restore (cr);
  draw_median_label (self, cr, layout, frame, x, y, palette);
}

static void
draw_steps (const EbbSurvivalCurve *self,
            cairo_t *cr,
            const EbbSurvivalCurveFrame *frame,
            const EbbPalette *palette)
{
  const EbbSurvival *survival = self->survival;
  double y = ebb_survival_curve_get_y (frame, 1);

  ebb_chart_set_color (cr, palette->accent);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_move_to (cr, frame->x, y);
  for (guint i = 0; i < survival->n_steps; i++)
    {
      double x = ebb_survival_curve_get_x (frame, survival->steps[i].time);

      cairo_line_to (cr, x, y);
      y = ebb_survival_curve_get_y (frame, survival->steps[i].survival);
      cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);

  cairo_set_line_width (cr, 1.5);
  for (guint i = 0; i < survival->n_steps; i++)
    {
      double x = ebb_survival_curve_get_x (frame, survival->steps[i].time);

      if (survival->steps[i].n_censored == 0)
        continue;
      y = ebb_survival_curve_get_y (frame, survival->steps[i].survival);
      cairo_move_to (cr, x, y - TICK);
      cairo_line_to (cr, x, y + TICK);
    }
  ebb_chart_set_color (cr, palette->text);
  cairo_stroke (cr);
}

/* What a tick means. */
static void
draw_legend (cairo_t *cr,
             PangoLayout *layout,
             double width,
             double height,
             const EbbPalette *palette)
{
  /* Translators: what a tick on a curve of how long pain stays lower means: of one session
   * no more is known from there on */
  const char *words = C_ ("chart", "last rating, pain still lower");
  double text_width, text_height;

  ebb_chart_text_measure (layout, words, &text_width, &text_height);
  ebb_chart_set_color (cr, palette->text);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, 1.5, height - text_height / 2 - TICK);
  cairo_line_to (cr, 1.5, height - text_height / 2 + TICK);
  cairo_stroke (cr);
  ebb_chart_text_draw (cr, layout, words, 1.5 + SPACE, height - text_height, MAX (0, width - 1.5 - SPACE));
}

/**
 * ebb_survival_curve_draw:
 * @self: a curve
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * Too little room draws nothing.
 */
void
ebb_survival_curve_draw (const EbbSurvivalCurve *self,
                         cairo_t *cr,
                         double width,
                         double height,
                         const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  EbbSurvivalCurveFrame frame;

  lay_out (self, layout, width, height, &frame);
  if (frame.width < 1 || frame.height < 1)
    return;
  cairo_save (cr);
  draw_shares (cr, layout, &frame, style->palette);
  if (self->unit != NULL)
    {
      ebb_chart_set_color (cr, style->palette->dim);
      ebb_chart_text_draw (cr, layout, self->unit, 0, 0, width);
    }
  if (has_steps (self))
    {
      draw_hours (cr, layout, &frame, style->palette);
      draw_steps (self, cr, &frame, style->palette);
      draw_median (self, cr, layout, &frame, style->palette);
      if (has_ticks (self))
        draw_legend (cr, layout, width, height, style->palette);
    }
  else if (self->empty != NULL)
    ebb_chart_text_draw_centred (cr, self->empty, &(cairo_rectangle_t){ frame.x, frame.y, frame.width, frame.height }, style);
  cairo_restore (cr);
}
