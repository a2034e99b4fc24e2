// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-picture-text.h"

#include <pango/pangocairo.h>

/**
 * ebb_picture_text_draw:
 * @cr: where to draw
 * @text: plain text
 * @size: of the letters, in units of @cr
 * @bold: whether they are bold
 * @alignment: within @width
 * @color: of the text
 * @x: left edge
 * @y: upper edge
 * @width: where lines are broken
 *
 * Draws words of a picture.
 *
 * Returns: the height that they take
 */
double
ebb_picture_text_draw (cairo_t *cr,
                       const char *text,
                       double size,
                       gboolean bold,
                       PangoAlignment alignment,
                       EbbColor color,
                       double x,
                       double y,
                       double width)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (bold ? "sans bold" : "sans");
  int height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  return height;
}
