// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "ebb-time-axis.h"

#define FONT_SIZE 11.0
#define SPACE 6.0
#define LABEL_WIDTH 64.0  /* px that a label of time needs */
#define LABEL_HEIGHT 28.0 /* px between two labels of value */

/* Colours of series, told apart by lightness as well: the accent, then others. */
static const guint32 on_light[] = { 0x16686c, 0xb8500c, 0x5b3fa0, 0x2d6a1f };
static const guint32 on_dark[] = { 0x7cccc8, 0xf2a65a, 0xc3b0f2, 0xa5d68a };

/**
 * ebb_chart_get_color:
 * @palette: a palette
 * @index: which series, from 0; more than there are colours begin again
 *
 * Returns: its colour, at least 3:1 on the background
 */
EbbColor
ebb_chart_get_color (const EbbPalette *palette,
                     guint index)
{
  gboolean dark = ebb_color_get_luminance (palette->background) < 0.179;
  guint32 color = (dark ? on_dark : on_light)[index % G_N_ELEMENTS (on_light)];

  return (EbbColor){ (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0 };
}

static PangoLayout *
create_layout (cairo_t *cr,
               const EbbChartStyle *style)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans");

  pango_font_description_set_absolute_size (font, FONT_SIZE * style->text_scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  return layout;
}

static void
measure (PangoLayout *layout,
         const char *text,
         double *width,
         double *height)
{
  int w, h;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &w, &h);
  *width = w;
  *height = h;
}

static void
lay_out (const EbbChart *self,
         PangoLayout *layout,
         double width,
         double height,
         EbbChartFrame *frame)
{
  double widest = 0;
  double label_width, label_height = 0;
  double top;

  for (guint i = 0; i < ebb_scale_get_n_ticks (&self->scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (&self->scale, i);

      measure (layout, label, &label_width, &label_height);
      widest = MAX (widest, label_width);
    }
  top = self->unit != NULL ? label_height + SPACE : label_height / 2;
  frame->x = ceil (MIN (widest + SPACE, width / 2));
  frame->y = ceil (top);
  frame->width = MAX (0, width - frame->x - SPACE);
  frame->height = MAX (0, floor (height - frame->y - label_height - SPACE));
}

/**
 * ebb_chart_layout:
 * @self: a chart
 * @cr: what it will be drawn on: fonts are measured with it
 * @width: px
 * @height: px
 * @style: colours and size of text
 * @frame: (out): where the values are drawn; without width or height if there is
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
  g_autoptr (PangoLayout) layout = create_layout (cr, style);

  lay_out (self, layout, width, height, frame);
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
set_color (cairo_t *cr,
           EbbColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}

static void
draw_text (cairo_t *cr,
           PangoLayout *layout,
           const char *text,
           double x,
           double y)
{
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
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
      double y = ebb_chart_get_y (self, frame, ebb_scale_get_tick (&self->scale, i));
      double width, height;

      set_color (cr, palette->grid);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, frame->x, floor (y) + 0.5);
      cairo_line_to (cr, frame->x + frame->width, floor (y) + 0.5);
      cairo_stroke (cr);

      measure (layout, label, &width, &height);
      if (last_y - y < height)
        continue;
      last_y = y;
      set_color (cr, palette->dim);
      draw_text (cr, layout, label, frame->x - SPACE - width, y - height / 2);
    }
  if (self->unit != NULL)
    {
      set_color (cr, palette->dim);
      draw_text (cr, layout, self->unit, 0, 0);
    }
}

static void
draw_times (const EbbChart *self,
            cairo_t *cr,
            PangoLayout *layout,
            const EbbChartFrame *frame,
            const EbbChartStyle *style)
{
  guint room = MAX (2, frame->width / (LABEL_WIDTH * style->text_scale));
  g_autoptr (GPtrArray) ticks = ebb_time_axis_get_ticks (self->zone, self->from, self->to, room);
  double right = -G_MAXDOUBLE;

  for (guint i = 0; i < ticks->len; i++)
    {
      const EbbTimeTick *tick = ticks->pdata[i];
      double x = ebb_chart_get_x (self, frame, tick->at);
      double bottom = frame->y + frame->height;
      double width, height, left;

      set_color (cr, style->palette->grid);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, floor (x) + 0.5, tick->major ? frame->y : bottom);
      cairo_line_to (cr, floor (x) + 0.5, bottom + 4);
      cairo_stroke (cr);

      measure (layout, tick->label, &width, &height);
      left = CLAMP (x - width / 2, 0, MAX (0, frame->x + frame->width + SPACE - width));
      if (left < right + SPACE)
        continue;
      right = left + width;
      set_color (cr, style->palette->dim);
      draw_text (cr, layout, tick->label, left, bottom + SPACE);
    }
}

static void
draw_empty (const EbbChart *self,
            cairo_t *cr,
            PangoLayout *layout,
            const EbbChartFrame *frame,
            const EbbPalette *palette)
{
  int width, height;

  pango_layout_set_width (layout, frame->width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, self->empty, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  set_color (cr, palette->dim);
  cairo_move_to (cr, frame->x, frame->y + (frame->height - height) / 2);
  pango_cairo_show_layout (cr, layout);
}

/**
 * ebb_chart_draw:
 * @self: a chart
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * Draws axes and layers; a sentence in their place where there is nothing to show.
 * Too little room draws nothing.
 */
void
ebb_chart_draw (const EbbChart *self,
                cairo_t *cr,
                double width,
                double height,
                const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = create_layout (cr, style);
  gboolean shows = FALSE;
  EbbChartFrame frame;

  lay_out (self, layout, width, height, &frame);
  if (frame.width < 1 || frame.height < 1)
    return;

  cairo_save (cr);
  for (guint i = 0; i < self->n_layers; i++)
    shows = shows || ebb_layer_has_value (&self->layers[i], self->from, self->to);
  draw_values (self, cr, layout, &frame, style->palette);
  if (self->to > self->from)
    {
      draw_times (self, cr, layout, &frame, style);
      cairo_rectangle (cr, frame.x - 2, frame.y - 3, frame.width + 4, frame.height + 6);
      cairo_clip (cr);
      for (guint i = 0; i < self->n_layers; i++)
        ebb_layer_draw (&self->layers[i], self, cr, &frame, style);
    }
  if (!shows && self->empty != NULL)
    draw_empty (self, cr, layout, &frame, style->palette);
  cairo_restore (cr);
}
