// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-picture.h"

#include <glib/gi18n.h>
#include <math.h>

#include "analysis/ebb-relief-text.h"
#include "ebb-picture-text.h"

#define MARGIN 20.0
#define GAP 8.0
#define TITLE_SIZE 18.0
#define TEXT_SIZE 12.0

/* Returns how high the words are; without any they take no room. */
static double
draw_words (const EbbReliefPicture *self,
            cairo_t *cr,
            const char *text,
            double size,
            gboolean bold,
            EbbColor color,
            double y,
            double width)
{
  if (text == NULL || *text == '\0')
    return 0;
  return ebb_picture_text_draw (cr, text, size * self->style.text_scale, bold, PANGO_ALIGN_LEFT, color, MARGIN, y, width);
}

/* It is drawn where nobody sees it. */
static double
measure_message (const EbbReliefPicture *self,
                 double width)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nowhere);
  double height = draw_words (self, cr, self->message, TEXT_SIZE, FALSE, self->style.palette->text, 0, width);

  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  return height > 0 ? height + GAP : 0;
}

/**
 * ebb_relief_picture_draw:
 * @self: what to draw
 * @cr: where to draw, from its origin on
 * @width: of the picture
 * @height: of the picture
 *
 * Draws the whole picture, with its background.
 */
void
ebb_relief_picture_draw (const EbbReliefPicture *self,
                         cairo_t *cr,
                         double width,
                         double height)
{
  const EbbPalette *palette = self->style.palette;
  double inner = width - 2 * MARGIN;
  double y = MARGIN;
  double bottom = height - MARGIN - measure_message (self, inner);

  cairo_save (cr);
  ebb_chart_set_color (cr, palette->background);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);

  y += draw_words (self, cr, self->title, TITLE_SIZE, TRUE, palette->text, y, inner);
  y += draw_words (self, cr, self->subtitle, TEXT_SIZE, FALSE, palette->dim, y, inner);
  y += GAP;
  if (bottom > y)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN, y);
      ebb_relief_chart_draw (self->chart, cr, inner, bottom - y, &self->style);
      cairo_restore (cr);
    }
  draw_words (self, cr, self->message, TEXT_SIZE, FALSE, palette->text, bottom + GAP, inner);
  cairo_restore (cr);
}

/**
 * ebb_relief_picture_get_message:
 * @kind: which picture
 * @result: of what
 *
 * Returns: (transfer full): what stands below the picture: what it says, and what it does
 *   not say
 */
char *
ebb_relief_picture_get_message (EbbReliefChartKind kind,
                                const EbbReliefResult *result)
{
  g_autoptr (EbbReliefChart) chart = ebb_relief_chart_new (kind, result);

  /* where nothing is drawn the summary stands in the picture */
  if (ebb_relief_chart_get_n_cells (chart) == 0)
    return g_strdup (ebb_matched_get_caution ());
  return g_strdup_printf ("%s %s", ebb_relief_chart_get_summary (chart), ebb_matched_get_caution ());
}
