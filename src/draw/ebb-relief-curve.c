// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-curve.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-value-colors.h"

/* How pain changed after sessions. Below each time stands how many sessions it is
 * known of, and below that what both lines are. Hours go from left to right in every
 * language. */

#define SPACE 6.0
#define LINE_WIDTH 3.0
#define DISC_RADIUS 4.0
#define BAND_OPACITY 0.2
#define SESSION_OPACITY 0.22
#define CONTRAST_OPACITY 0.4 /* where contrast must be high */
#define MOST_HOURS 1e6       /* more than a hundred years */

/* Beyond this many the lines of single sessions are only a grey mass, and cost time. */
#define MAX_SAMPLES 1000

static gboolean
is_known (const EbbReliefPoint *point)
{
  return isfinite (point->median) && point->hours >= 0 && point->hours <= MOST_HOURS;
}

static gboolean
has_quartiles (const EbbReliefPoint *point)
{
  return is_known (point) && !isnan (point->lower_quartile) && !isnan (point->upper_quartile);
}

static gboolean
has_points (const EbbReliefCurve *self)
{
  for (guint i = 0; i < self->n_points; i++)
    if (is_known (&self->points[i]))
      return TRUE;
  return FALSE;
}

static void
lay_out (const EbbReliefCurve *self,
         PangoLayout *layout,
         double width,
         double height,
         EbbReliefCurveFrame *frame)
{
  double text_width, text_height;
  double widest = 0;

  *frame = (EbbReliefCurveFrame){ 0 };
  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);

      ebb_chart_text_measure (layout, label, &text_width, &text_height);
      widest = MAX (widest, text_width);
    }
  ebb_chart_text_measure (layout, "0", &text_width, &text_height);
  frame->x = ceil (MIN (MAX (widest, text_width) + SPACE + DISC_RADIUS, width / 2));
  frame->y = ceil ((self->unit != NULL ? text_height + SPACE : 0) + text_height / 2);
  /* half of the last label reaches over the edge */
  frame->width = MAX (0, floor (width - frame->x - 2 * text_width - SPACE));
  frame->height = MAX (0, floor (height - frame->y - 3 * text_height - 3 * SPACE));
  for (guint i = 0; i < self->n_points; i++)
    if (self->points[i].hours > frame->most_hours && self->points[i].hours <= MOST_HOURS)
      frame->most_hours = self->points[i].hours;
}

/**
 * ebb_relief_curve_layout:
 * @self: a curve
 * @cr: what it will be drawn on: fonts are measured with it
 * @width: px
 * @height: px
 * @style: size of text
 * @frame: (out): where everything is drawn
 */
void
ebb_relief_curve_layout (const EbbReliefCurve *self,
                         cairo_t *cr,
                         double width,
                         double height,
                         const EbbChartStyle *style,
                         EbbReliefCurveFrame *frame)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);

  lay_out (self, layout, width, height, frame);
}

/**
 * ebb_relief_curve_get_x:
 * @frame: where everything is drawn
 * @hours: since the end of the session
 *
 * Returns: where that time lies, in px
 */
double
ebb_relief_curve_get_x (const EbbReliefCurveFrame *frame,
                        double hours)
{
  if (!(frame->most_hours > 0))
    return frame->x;
  return frame->x + sqrt (CLAMP (hours / frame->most_hours, 0, 4)) * frame->width;
}

/**
 * ebb_relief_curve_get_y:
 * @self: a curve
 * @frame: where everything is drawn
 * @change: of the rating
 *
 * Returns: where that change lies, in px; NAN for NAN
 */
double
ebb_relief_curve_get_y (const EbbReliefCurve *self,
                        const EbbReliefCurveFrame *frame,
                        double change)
{
  double share = ebb_scale_normalise (&self->scale, change);

  /* far outside is as good as outside, and Cairo has no room for more */
  return frame->y + (1 - (isnan (share) ? share : CLAMP (share, -10, 11))) * frame->height;
}

/**
 * ebb_relief_curve_find:
 * @self: a curve
 * @frame: where everything is drawn
 * @x: px
 * @y: px
 * @index: (out): the point whose time is nearest
 *
 * Returns: whether there is one
 */
gboolean
ebb_relief_curve_find (const EbbReliefCurve *self,
                       const EbbReliefCurveFrame *frame,
                       double x,
                       double y,
                       guint *index)
{
  double nearest = INFINITY;

  if (!(x >= 0 && x <= frame->x + frame->width + 2 * SPACE && y >= 0))
    return FALSE;
  for (guint i = 0; i < self->n_points; i++)
    {
      double distance = fabs (ebb_relief_curve_get_x (frame, self->points[i].hours) - x);

      if (!is_known (&self->points[i]) || distance >= nearest)
        continue;
      nearest = distance;
      *index = i;
    }
  return isfinite (nearest);
}

static void
draw_values (const EbbReliefCurve *self,
             cairo_t *cr,
             PangoLayout *layout,
             const EbbReliefCurveFrame *frame,
             const EbbPalette *palette)
{
  double last_y = G_MAXDOUBLE;

  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);
      double value = ebb_scale_get_tick (&self->scale, i);
      double y = floor (ebb_relief_curve_get_y (self, frame, value));
      double width, height;

      ebb_chart_set_color (cr, fabs (value) < self->scale.step / 2 ? palette->dim : palette->grid);
      cairo_rectangle (cr, frame->x, y, frame->width, 1);
      cairo_fill (cr);
      ebb_chart_text_measure (layout, label, &width, &height);
      if (last_y - y < height)
        continue;
      last_y = y;
      ebb_chart_set_color (cr, palette->dim);
      ebb_chart_text_draw (cr, layout, label, frame->x - SPACE - DISC_RADIUS - width, y - height / 2, -1);
    }
}

static void
draw_hours (const EbbReliefCurve *self,
            cairo_t *cr,
            PangoLayout *layout,
            const EbbReliefCurveFrame *frame,
            double full_width,
            const EbbPalette *palette)
{
  double right = -G_MAXDOUBLE;
  double bottom = frame->y + frame->height;
  double width, height;

  ebb_chart_set_color (cr, palette->dim);
  ebb_chart_text_measure (layout, "0", &width, &height);
  /* Translators: says what stands in the two lines above: hours after sessions, and of how
   * many sessions there are ratings then */
  ebb_chart_text_draw (cr, layout, C_ ("chart", "Time after, and number of sessions"), 0, bottom + 2 * SPACE + 2 * height, full_width);
  for (guint i = 0; i < self->n_points; i++)
    {
      const EbbReliefPoint *point = &self->points[i];
      double x = ebb_relief_curve_get_x (frame, point->hours);
      g_autofree char *number = ebb_value_colors_format (point->hours);
      /* Translators: hours after a session, as short as can be */
      g_autofree char *hours = point->hours > 0 ? g_strdup_printf (C_ ("chart", "%s h"), number) : g_strdup (number);
      g_autofree char *count = g_strdup_printf ("%u", point->n);
      double count_width;

      if (!(point->hours >= 0 && point->hours <= MOST_HOURS))
        continue;
      ebb_chart_text_measure (layout, count, &count_width, &height);
      ebb_chart_text_measure (layout, hours, &width, &height);
      if (x - MAX (width, count_width) / 2 < right + SPACE / 2)
        continue;
      right = x + MAX (width, count_width) / 2;
      ebb_chart_set_color (cr, palette->text);
      ebb_chart_text_draw (cr, layout, hours, x - width / 2, bottom + SPACE, -1);
      ebb_chart_set_color (cr, palette->dim);
      ebb_chart_text_draw (cr, layout, count, x - count_width / 2, bottom + SPACE + height, -1);
    }
}

static void
draw_session (const EbbReliefCurve *self,
              const EbbReliefTrace *session,
              cairo_t *cr,
              const EbbReliefCurveFrame *frame)
{
  gboolean is_drawing = FALSE;

  cairo_new_path (cr);
  for (guint i = 0; i < session->n_samples; i++)
    {
      const EbbSample *sample = &session->samples[i];

      if (!(sample->x >= 0 && sample->x <= MOST_HOURS) || isnan (sample->y))
        {
          is_drawing = FALSE;
          continue;
        }
      if (is_drawing)
        cairo_line_to (cr, ebb_relief_curve_get_x (frame, sample->x), ebb_relief_curve_get_y (self, frame, sample->y));
      else
        cairo_move_to (cr, ebb_relief_curve_get_x (frame, sample->x), ebb_relief_curve_get_y (self, frame, sample->y));
      is_drawing = TRUE;
    }
  cairo_stroke (cr);
}

/* Those that came last, as many as can be told apart. */
static void
draw_sessions (const EbbReliefCurve *self,
               cairo_t *cr,
               const EbbReliefCurveFrame *frame)
{
  guint n_samples = 0;

  for (guint i = self->n_sessions; i > 0; i--)
    {
      n_samples += self->sessions[i - 1].n_samples;
      if (n_samples > MAX_SAMPLES && i < self->n_sessions)
        break;
      draw_session (self, &self->sessions[i - 1], cr, frame);
    }
}

static void
draw_band (const EbbReliefCurve *self,
           cairo_t *cr,
           const EbbReliefCurveFrame *frame,
           EbbColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, BAND_OPACITY);
  for (guint i = 0; i + 1 < self->n_points; i++)
    {
      const EbbReliefPoint *a = &self->points[i], *b = &self->points[i + 1];

      if (!has_quartiles (a) || !has_quartiles (b))
        continue;
      cairo_move_to (cr, ebb_relief_curve_get_x (frame, a->hours), ebb_relief_curve_get_y (self, frame, a->upper_quartile));
      cairo_line_to (cr, ebb_relief_curve_get_x (frame, b->hours), ebb_relief_curve_get_y (self, frame, b->upper_quartile));
      cairo_line_to (cr, ebb_relief_curve_get_x (frame, b->hours), ebb_relief_curve_get_y (self, frame, b->lower_quartile));
      cairo_line_to (cr, ebb_relief_curve_get_x (frame, a->hours), ebb_relief_curve_get_y (self, frame, a->lower_quartile));
      cairo_close_path (cr);
    }
  /* one fill, so that neighbours do not overlap in a seam */
  cairo_fill (cr);
}

static void
draw_medians (const EbbReliefCurve *self,
              cairo_t *cr,
              const EbbReliefCurveFrame *frame,
              EbbColor color)
{
  ebb_chart_set_color (cr, color);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->n_points; i++)
    {
      double x = ebb_relief_curve_get_x (frame, self->points[i].hours);
      double y = ebb_relief_curve_get_y (self, frame, self->points[i].median);

      if (!is_known (&self->points[i]))
        continue;
      if (i > 0 && is_known (&self->points[i - 1]))
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
    }
  cairo_stroke (cr);
  for (guint i = 0; i < self->n_points; i++)
    if (is_known (&self->points[i]))
      ebb_chart_trace_marker (cr, EBB_MARKER_DISC, ebb_relief_curve_get_x (frame, self->points[i].hours), ebb_relief_curve_get_y (self, frame, self->points[i].median), DISC_RADIUS);
  cairo_fill (cr);
}

static void
draw_data (const EbbReliefCurve *self,
           cairo_t *cr,
           const EbbReliefCurveFrame *frame,
           const EbbPalette *palette)
{
  EbbColor text = palette->text;

  cairo_rectangle (cr, frame->x - DISC_RADIUS - 1, frame->y - DISC_RADIUS, frame->width + 2 * DISC_RADIUS + 2, frame->height + 2 * DISC_RADIUS);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1);
  cairo_set_source_rgba (cr, text.red, text.green, text.blue, palette->patterned ? CONTRAST_OPACITY : SESSION_OPACITY);
  draw_sessions (self, cr, frame);
  draw_band (self, cr, frame, palette->accent);
  draw_medians (self, cr, frame, palette->accent);
}

/**
 * ebb_relief_curve_draw:
 * @self: a curve
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * Too little room draws nothing.
 */
void
ebb_relief_curve_draw (const EbbReliefCurve *self,
                       cairo_t *cr,
                       double width,
                       double height,
                       const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  EbbReliefCurveFrame frame;

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
  if (has_points (self))
    {
      draw_hours (self, cr, layout, &frame, width, style->palette);
      draw_data (self, cr, &frame, style->palette);
    }
  else if (self->empty != NULL)
    ebb_chart_text_draw_centred (cr, self->empty, &(cairo_rectangle_t){ frame.x, frame.y, frame.width, frame.height }, style);
  cairo_restore (cr);
}
