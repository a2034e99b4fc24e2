// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "draw/ebb-figure-draw.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What was read can be hit, walked through and drawn. */
static void
use (const EbbFigure *figure)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 40);
  cairo_t *cr = cairo_create (surface);
  EbbFigureStyle style = { ebb_palette_get (EBB_STYLE_PRINT), EBB_SKIN_NEUTRAL, 1 };
  guint n = ebb_figure_get_n_cells (figure);
  g_autofree EbbFigurePaint *paints = g_new0 (EbbFigurePaint, n);
  EbbFigurePlace place;

  for (guint i = 0; i < n; i++)
    {
      const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);
      double radius;
      EbbPoint centre = ebb_figure_get_centre (figure, cell, &radius);

      g_assert_true (ebb_figure_find (figure, cell->region) == cell);
      g_assert_true (isfinite (centre.x) && isfinite (centre.y) && radius >= 0);
      if (radius > 0)
        g_assert_nonnull (ebb_figure_hit (figure, centre.x, centre.y));
      ebb_figure_step (figure, cell, 1, 0);
      paints[i] = (EbbFigurePaint){ 1 << (i % 7) | EBB_FIGURE_FILLED, i % 11, "7" };
    }
  ebb_figure_fit (figure, 40, 40, &place);
  ebb_figure_draw (figure, cr, &place, &style, paints, NULL);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbFigure) figure = ebb_figure_parse (EBB_VIEW_FRONT, (const char *) bytes, size, &error);

  g_assert ((figure == NULL) == (error != NULL));
  if (figure != NULL)
    use (figure);
  return 0;
}
