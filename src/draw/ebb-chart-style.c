// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-style.h"

#include <math.h>
#include <pango/pangocairo.h>

/* What all charts have in common: colours, dashes and markers of series, and text. */

#define FONT_SIZE 11.0
#define LINE_HEIGHT 1.4

/* What is seen on a page must stand out 3:1 (WCAG 2.1, 1.4.11). */
#define EDGE_CONTRAST 3.0

/* Colours of series: the accent, then others of much the same strength. */
static const guint32 on_light[EBB_CHART_N_SERIES] = { 0x16686c, 0xb8500c, 0x5b3fa0, 0x2d6a1f };
static const guint32 on_dark[EBB_CHART_N_SERIES] = { 0x7cccc8, 0xf2a65a, 0xc3b0f2, 0xa5d68a };

/* Where colour must not tell alone: whole, long, short, and dash and dot. */
static const struct
{
  double lengths[4];
  guint n;
} dashes[EBB_CHART_N_SERIES] = {
  { { 0 }, 0 },
  { { 9, 5 }, 2 },
  { { 2, 5 }, 2 },
  { { 10, 5, 1, 5 }, 4 },
};

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
  guint32 color = (dark ? on_dark : on_light)[index % EBB_CHART_N_SERIES];

  return (EbbColor){ (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0 };
}

/**
 * ebb_chart_get_dashes:
 * @palette: a palette
 * @index: which series, from 0
 * @n: (out): how many lengths there are; 0 for a whole line
 *
 * Returns: (transfer none) (array length=n): the dashes of its line, in px; only where
 *   colour must not tell alone
 */
const double *
ebb_chart_get_dashes (const EbbPalette *palette,
                      guint index,
                      guint *n)
{
  guint i = palette->patterned ? index % EBB_CHART_N_SERIES : 0;

  *n = dashes[i].n;
  return dashes[i].lengths;
}

/**
 * ebb_chart_get_marker:
 * @palette: a palette
 * @index: which series, from 0
 *
 * Returns: the shape of its points: discs unless colour must not tell alone
 */
EbbMarker
ebb_chart_get_marker (const EbbPalette *palette,
                      guint index)
{
  return palette->patterned ? (EbbMarker) (index % EBB_CHART_N_SERIES) : EBB_MARKER_DISC;
}

/**
 * ebb_chart_get_edge_color:
 * @palette: a palette
 * @fill: what an area is filled with
 *
 * Returns: @fill itself if it stands out from the background, else the closest shade
 *   that does (3:1, WCAG 2.1, 1.4.11)
 */
EbbColor
ebb_chart_get_edge_color (const EbbPalette *palette,
                          EbbColor fill)
{
  EbbColor edge = fill;

  for (double share = 0.05; share <= 1 && ebb_color_get_contrast (edge, palette->background) < EDGE_CONTRAST; share += 0.05)
    edge = ebb_color_mix (fill, palette->text, share);
  return edge;
}

/**
 * ebb_chart_set_color:
 * @cr: where to draw
 * @color: the colour to draw with from now on
 */
void
ebb_chart_set_color (cairo_t *cr,
                     EbbColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}

/**
 * ebb_chart_trace_marker:
 * @cr: where to draw
 * @marker: a shape
 * @x: its middle, in px
 * @y: its middle
 * @radius: of a disc; other shapes look as large
 *
 * Adds the shape to the path.
 */
void
ebb_chart_trace_marker (cairo_t *cr,
                        EbbMarker marker,
                        double x,
                        double y,
                        double radius)
{
  double half = radius * 0.9;
  double tip = radius * 1.3;

  cairo_new_sub_path (cr);
  switch (marker)
    {
    case EBB_MARKER_SQUARE:
      cairo_rectangle (cr, x - half, y - half, 2 * half, 2 * half);
      return;
    case EBB_MARKER_TRIANGLE:
      cairo_move_to (cr, x, y - tip);
      cairo_line_to (cr, x + tip, y + half);
      cairo_line_to (cr, x - tip, y + half);
      break;
    case EBB_MARKER_DIAMOND:
      cairo_move_to (cr, x, y - tip);
      cairo_line_to (cr, x + tip, y);
      cairo_line_to (cr, x, y + tip);
      cairo_line_to (cr, x - tip, y);
      break;
    case EBB_MARKER_DISC:
    default:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      break;
    }
  cairo_close_path (cr);
}

/**
 * ebb_chart_draw_focus:
 * @cr: where to draw
 * @area: a cell, a bar, …
 * @style: colours
 *
 * Draws the ring around what has the keyboard.
 */
void
ebb_chart_draw_focus (cairo_t *cr,
                      const cairo_rectangle_t *area,
                      const EbbChartStyle *style)
{
  cairo_save (cr);
  cairo_rectangle (cr, area->x - 1, area->y - 1, area->width + 2, area->height + 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  /* a seam of the background keeps it apart from whatever colour is below */
  ebb_chart_set_color (cr, style->palette->background);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  ebb_chart_set_color (cr, style->palette->accent);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * ebb_chart_text_new:
 * @cr: what will be drawn on
 * @style: size of text
 *
 * Returns: (transfer full): what all words of a chart are set with: always one line;
 *   that of @style if it has one
 */
PangoLayout *
ebb_chart_text_new (cairo_t *cr,
                    const EbbChartStyle *style)
{
  PangoLayout *layout;
  PangoFontDescription *font;

  if (style->text != NULL)
    return g_object_ref (style->text);
  layout = pango_cairo_create_layout (cr);
  font = pango_font_description_from_string ("sans");
  pango_font_description_set_absolute_size (font, FONT_SIZE * style->text_scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* What is set once is kept: most words are measured when they are placed and again when
 * they are drawn, and of a thousand sessions there are a few names. So many: */
#define MAX_WORDS 500

/* @width: px, at which the words are ellipsized; negative for all of them */
static PangoLayout *
set_words (PangoLayout *layout,
           const char *text,
           int width)
{
  GHashTable *words = g_object_get_data (G_OBJECT (layout), "ebb-words");
  g_autofree char *cut = width >= 0 ? g_strdup_printf ("%d\n%s", width, text) : NULL;
  const char *key = cut != NULL ? cut : text;
  PangoLayout *found;

  if (words == NULL)
    {
      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (layout), "ebb-words", words, (GDestroyNotify) g_hash_table_unref);
    }
  found = g_hash_table_lookup (words, key);
  if (found != NULL)
    return found;
  if (g_hash_table_size (words) >= MAX_WORDS)
    g_hash_table_remove_all (words);
  found = pango_layout_copy (layout);
  pango_layout_set_text (found, text, -1);
  if (width >= 0)
    {
      pango_layout_set_ellipsize (found, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (found, width * PANGO_SCALE);
    }
  g_hash_table_insert (words, g_strdup (key), found);
  return found;
}

/**
 * ebb_chart_text_measure:
 * @layout: as of ebb_chart_text_new()
 * @text: what to write
 * @width: (out): px
 * @height: (out): px
 */
void
ebb_chart_text_measure (PangoLayout *layout,
                        const char *text,
                        double *width,
                        double *height)
{
  int text_width, text_height;

  pango_layout_get_pixel_size (set_words (layout, text, -1), &text_width, &text_height);
  *width = text_width;
  *height = text_height;
}

/**
 * ebb_chart_text_get_height:
 * @style: size of text
 *
 * Returns: what one line of text needs in px, before there is anything to measure
 *   it with
 */
double
ebb_chart_text_get_height (const EbbChartStyle *style)
{
  return ceil (FONT_SIZE * style->text_scale * LINE_HEIGHT);
}

/**
 * ebb_chart_text_draw:
 * @cr: where to draw, with the colour that is set
 * @layout: as of ebb_chart_text_new()
 * @text: what to write
 * @x: left edge
 * @y: upper edge
 * @width: room in px; what is longer is ellipsized; negative for as much as it takes
 */
void
ebb_chart_text_draw (cairo_t *cr,
                     PangoLayout *layout,
                     const char *text,
                     double x,
                     double y,
                     double width)
{
  double natural, height;

  ebb_chart_text_measure (layout, text, &natural, &height);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, set_words (layout, text, width >= 0 && natural > width ? (int) MIN (width, 1e5) : -1));
  cairo_new_path (cr);
}

/**
 * ebb_chart_text_draw_centred:
 * @cr: where to draw
 * @text: a sentence
 * @area: in whose middle; the lines break at its width
 * @style: colours and size of text
 *
 * Says something in the place of what would be drawn there.
 */
void
ebb_chart_text_draw_centred (cairo_t *cr,
                             const char *text,
                             const cairo_rectangle_t *area,
                             const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) kept = ebb_chart_text_new (cr, style);
  g_autoptr (PangoLayout) layout = pango_layout_copy (kept);
  int width, height;

  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_width (layout, CLAMP (area->width, 0, 1e5) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  ebb_chart_set_color (cr, style->palette->dim);
  cairo_move_to (cr, area->x, area->y + (area->height - height) / 2);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}
