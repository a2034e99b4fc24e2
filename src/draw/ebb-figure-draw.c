// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-figure-draw.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Widths in px at scale 1 */
#define OUTLINE_WIDTH 1.6
#define BORDER_WIDTH 0.9
#define DETAIL_WIDTH 1.0
#define EMPHASIS_WIDTH 2.5
#define HATCH_SPACING 6.0

/* How far lines may stray from their curves, px of the surface: more than Cairo's own
 * tenth, not enough to be seen, and quicker. */
#define LINE_TOLERANCE 0.25

#define BORDER_OPACITY 0.5
#define INHERITED_SHARE 0.55
#define UNRATED_SHARE 0.45
#define LABEL_LEAST 8.0 /* px of a number at usual size of text, and how much smaller … */
#define LABEL_MOST 15.0
#define LABEL_SHRINKS_TO 0.75 /* … where it would run into another one */
#define LABEL_STEP 0.25

struct _EbbFigureCache
{
  cairo_surface_t *lines;  /* (nullable) */
  cairo_surface_t **masks; /* (owned) (nullable): two for each cell, as they are needed */
  const EbbFigure *figure;
  EbbFigurePlace place;
  EbbStyle style;
  EbbSkin skin;
  double device_scale;
};

/**
 * ebb_figure_cache_new:
 *
 * Returns: (transfer full): an empty cache for one figure on one picture
 */
EbbFigureCache *
ebb_figure_cache_new (void)
{
  return g_new0 (EbbFigureCache, 1);
}

static void
forget (EbbFigureCache *cache)
{
  g_clear_pointer (&cache->lines, cairo_surface_destroy);
  for (guint i = 0; cache->masks != NULL && i < 2 * ebb_figure_get_n_cells (cache->figure); i++)
    g_clear_pointer (&cache->masks[i], cairo_surface_destroy);
  g_clear_pointer (&cache->masks, g_free);
}

/**
 * ebb_figure_cache_free:
 * @cache: (transfer full) (nullable): a cache
 */
void
ebb_figure_cache_free (EbbFigureCache *cache)
{
  if (cache == NULL)
    return;
  forget (cache);
  g_free (cache);
}

/**
 * ebb_figure_fit:
 * @self: a figure
 * @width: room in px
 * @height: room in px
 * @place: (out): the largest place in the middle of that room
 */
void
ebb_figure_fit (const EbbFigure *self,
                double width,
                double height,
                EbbFigurePlace *place)
{
  place->scale = MAX (0, MIN (width / ebb_figure_get_width (self), height / ebb_figure_get_height (self)));
  place->x = (width - ebb_figure_get_width (self) * place->scale) / 2;
  place->y = (height - ebb_figure_get_height (self) * place->scale) / 2;
}

static void
set_color (cairo_t *cr,
           EbbColor color,
           double opacity)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, opacity);
}

/* What is added to the path until cairo_restore() is measured in units of the drawing. */
static void
save_and_scale (cairo_t *cr,
                const EbbFigurePlace *place)
{
  cairo_save (cr);
  cairo_translate (cr, place->x, place->y);
  cairo_scale (cr, place->scale, place->scale);
}

static void
set_path (cairo_t *cr,
          const EbbShape *shape,
          const EbbFigurePlace *place)
{
  cairo_new_path (cr);
  save_and_scale (cr, place);
  ebb_shape_append (shape, cr);
  cairo_restore (cr);
}

/* The borders of all cells, those of neighbours once. */
static void
set_borders (cairo_t *cr,
             const EbbFigure *self,
             const EbbFigurePlace *place)
{
  g_autoptr (GHashTable) lines = ebb_shape_lines_new ();

  cairo_new_path (cr);
  save_and_scale (cr, place);
  for (guint i = 0; i < ebb_figure_get_n_cells (self); i++)
    ebb_shape_append_lines (ebb_figure_get_cell (self, i)->shape, cr, lines);
  cairo_restore (cr);
}

static void
clip_to_outline (const EbbFigure *self,
                 cairo_t *cr,
                 const EbbFigurePlace *place)
{
  set_path (cr, ebb_figure_get_outline (self), place);
  cairo_clip (cr);
}

static void
draw_lines (const EbbFigure *self,
            cairo_t *cr,
            const EbbFigurePlace *place,
            const EbbFigureStyle *style)
{
  EbbColor color = ebb_skin_get_line_color (style->skin, style->palette);
  gboolean bold = style->palette->patterned;

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_tolerance (cr, LINE_TOLERANCE);
  /* looks the same with lines, in two thirds of the time */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);

  cairo_save (cr);
  clip_to_outline (self, cr, place);
  set_color (cr, color, bold ? 1 : BORDER_OPACITY);
  cairo_set_line_width (cr, BORDER_WIDTH);
  /* all at once: each stroke within a clip costs a picture of its own */
  set_borders (cr, self, place);
  cairo_stroke (cr);
  cairo_restore (cr);

  cairo_set_line_width (cr, DETAIL_WIDTH);
  for (guint i = 0; i < ebb_figure_get_n_details (self); i++)
    {
      double opacity;

      set_path (cr, ebb_figure_get_detail (self, i, &opacity), place);
      set_color (cr, color, opacity);
      cairo_stroke (cr);
    }

  set_path (cr, ebb_figure_get_outline (self), place);
  set_color (cr, color, 1);
  cairo_set_line_width (cr, OUTLINE_WIDTH);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gboolean
cache_fits (const EbbFigureCache *cache,
            const EbbFigure *figure,
            const EbbFigurePlace *place,
            const EbbFigureStyle *style,
            double device_scale)
{
  return cache->figure == figure && cache->style == style->palette->style && cache->skin == style->skin && cache->device_scale == device_scale && cache->place.x == place->x && cache->place.y == place->y && cache->place.scale == place->scale;
}

/* Makes the cache one for this figure, place and style. */
static void
fit_cache (EbbFigureCache *cache,
           const EbbFigure *self,
           cairo_t *cr,
           const EbbFigurePlace *place,
           const EbbFigureStyle *style)
{
  double device_scale, y_scale;

  cairo_surface_get_device_scale (cairo_get_target (cr), &device_scale, &y_scale);
  if (cache_fits (cache, self, place, style, device_scale))
    return;
  forget (cache);
  *cache = (EbbFigureCache){ NULL, NULL, self, *place, style->palette->style, style->skin, device_scale };
  cache->masks = g_new0 (cairo_surface_t *, 2 * ebb_figure_get_n_cells (self));
}

/* The lines are the same on every redraw: they are drawn once onto a surface. */
static void
draw_cached_lines (const EbbFigure *self,
                   cairo_t *cr,
                   const EbbFigurePlace *place,
                   const EbbFigureStyle *style,
                   EbbFigureCache *cache)
{
  double device_scale = cache->device_scale;
  double left = floor (place->x) - 2;
  double top = floor (place->y) - 2;

  if (cache->lines == NULL)
    {
      int width = ceil (ebb_figure_get_width (self) * place->scale) + 5;
      int height = ceil (ebb_figure_get_height (self) * place->scale) + 5;
      cairo_t *lines;

      cache->lines = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ceil (width * device_scale), ceil (height * device_scale));
      cairo_surface_set_device_scale (cache->lines, device_scale, device_scale);
      lines = cairo_create (cache->lines);
      cairo_translate (lines, -left, -top);
      draw_lines (self, lines, place, style);
      cairo_destroy (lines);
    }
  cairo_set_source_surface (cr, cache->lines, left, top);
  cairo_paint (cr);
}

static EbbColor
get_fill (const EbbFigurePaint *paint,
          const EbbFigureStyle *style)
{
  EbbColor skin = ebb_skin_get_color (style->skin, style->palette);
  /* a place without a number must not look worse than one with a low one */
  EbbColor full = isnan (paint->step) ? ebb_color_mix (skin, style->palette->accent, UNRATED_SHARE) : ebb_ramp_get_color (paint->step);

  return paint->flags & EBB_FIGURE_INHERITED ? ebb_color_mix (skin, full, INHERITED_SHARE) : full;
}

static EbbColor
get_text_color (const EbbFigurePaint *paint,
                const EbbFigureStyle *style)
{
  EbbColor fill = paint->flags & EBB_FIGURE_HATCHED ? ebb_skin_get_color (style->skin, style->palette) : get_fill (paint, style);

  return ebb_color_get_luminance (fill) > 0.179 ? (EbbColor){ 0, 0, 0 } : (EbbColor){ 1, 1, 1 };
}

/* Parallel lines over a box; with @down they fall from left to right. */
static void
draw_hatching (cairo_t *cr,
               double x1,
               double y1,
               double x2,
               double y2,
               double spacing,
               gboolean down)
{
  double height = y2 - y1;

  /* Starting on multiples of the spacing, the lines of neighbours meet. */
  for (double x = floor ((x1 - height) / spacing) * spacing; x < x2 + height; x += spacing)
    {
      cairo_move_to (cr, x, down ? y1 : y2);
      cairo_line_to (cr, x + height, down ? y2 : y1);
    }
  cairo_stroke (cr);
}

/* Where colour must not tell alone: the higher the number, the closer the lines,
 * crossed from 7 on. */
static void
draw_pattern (cairo_t *cr,
              const EbbFigurePaint *paint,
              const EbbFigureStyle *style)
{
  double x1, y1, x2, y2;
  double spacing = 14 - CLAMP (paint->step, 0, 10);

  if (isnan (paint->step) || paint->step < 0.5)
    return;
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  set_color (cr, get_text_color (paint, style), 0.55);
  cairo_set_line_width (cr, 1);
  draw_hatching (cr, x1, y1, x2, y2, spacing, TRUE);
  if (paint->step >= 6.5)
    draw_hatching (cr, x1, y1, x2, y2, spacing, FALSE);
}

/* Fills the path. */
static void
draw_fill (cairo_t *cr,
           const EbbFigureStyle *style,
           const EbbFigurePaint *paint)
{
  gboolean hatched = paint->flags & EBB_FIGURE_HATCHED;

  set_color (cr, get_fill (paint, style), 1);
  if (!hatched)
    cairo_fill_preserve (cr);
  if (hatched || style->palette->patterned)
    {
      double x1, y1, x2, y2;

      cairo_save (cr);
      cairo_clip (cr);
      if (hatched)
        {
          cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
          cairo_set_line_width (cr, HATCH_SPACING / 2);
          draw_hatching (cr, x1, y1, x2, y2, HATCH_SPACING * G_SQRT2, FALSE);
        }
      if (style->palette->patterned)
        draw_pattern (cr, paint, style);
      cairo_restore (cr);
    }
  cairo_new_path (cr);
}

/* Fills a cell through a mask of it, which is made once: clipping costs many times
 * what filling does. */
static void
draw_masked_fill (const EbbFigure *self,
                  guint index,
                  cairo_t *cr,
                  const EbbFigurePlace *place,
                  const EbbFigureStyle *style,
                  const EbbFigurePaint *paint,
                  EbbFigureCache *cache)
{
  const EbbFigureCell *cell = ebb_figure_get_cell (self, index);
  gboolean hatched = (paint->flags & EBB_FIGURE_HATCHED) != 0;
  cairo_surface_t **mask = &cache->masks[2 * index + hatched];
  double left = floor (place->x + cell->least.x * place->scale) - 1;
  double top = floor (place->y + cell->least.y * place->scale) - 1;

  if (*mask == NULL)
    {
      double width = ceil (place->x + cell->most.x * place->scale) + 1 - left;
      double height = ceil (place->y + cell->most.y * place->scale) + 1 - top;
      EbbFigurePaint kind = { .flags = paint->flags, .step = NAN };
      cairo_t *stencil;

      *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (width * cache->device_scale), (int) ceil (height * cache->device_scale));
      cairo_surface_set_device_scale (*mask, cache->device_scale, cache->device_scale);
      stencil = cairo_create (*mask);
      cairo_translate (stencil, -left, -top);
      clip_to_outline (self, stencil, place);
      set_path (stencil, cell->shape, place);
      draw_fill (stencil, style, &kind);
      cairo_destroy (stencil);
    }
  set_color (cr, get_fill (paint, style), 1);
  cairo_mask_surface (cr, *mask, left, top);
}

static void
draw_fills (const EbbFigure *self,
            cairo_t *cr,
            const EbbFigurePlace *place,
            const EbbFigureStyle *style,
            const EbbFigurePaint *paints,
            EbbFigureCache *cache)
{
  /* A pattern is not the same for each intensity. */
  if (cache != NULL && !style->palette->patterned)
    {
      for (guint i = 0; i < ebb_figure_get_n_cells (self); i++)
        if (paints[i].flags & EBB_FIGURE_FILLED)
          draw_masked_fill (self, i, cr, place, style, &paints[i], cache);
      return;
    }

  cairo_save (cr);
  clip_to_outline (self, cr, place);
  for (guint i = 0; i < ebb_figure_get_n_cells (self); i++)
    if (paints[i].flags & EBB_FIGURE_FILLED)
      {
        set_path (cr, ebb_figure_get_cell (self, i)->shape, place);
        draw_fill (cr, style, &paints[i]);
      }
  cairo_restore (cr);
}

/* An edge around one cell: within the clip half of a stroke is cut off, so that
 * it never hides a neighbour. */
static void
draw_edge (const EbbFigure *self,
           const EbbFigureCell *cell,
           cairo_t *cr,
           const EbbFigurePlace *place,
           const EbbFigureStyle *style,
           EbbFigureFlags flags)
{
  static const double dashes[] = { 5, 4 };
  EbbColor line = ebb_skin_get_line_color (style->skin, style->palette);

  cairo_save (cr);
  clip_to_outline (self, cr, place);
  set_path (cr, cell->shape, place);
  cairo_clip (cr);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < 2; i++)
    {
      set_path (cr, i == 0 ? cell->shape : ebb_figure_get_outline (self), place);
      if (flags & EBB_FIGURE_FOCUSED)
        {
          /* dark and light together stand out from every colour */
          set_color (cr, (EbbColor){ 1, 1, 1 }, 1);
          cairo_set_line_width (cr, 4 * EMPHASIS_WIDTH);
          cairo_stroke_preserve (cr);
          set_color (cr, (EbbColor){ 0, 0, 0 }, 1);
          cairo_set_line_width (cr, 2 * EMPHASIS_WIDTH);
        }
      else if (flags & EBB_FIGURE_SELECTED)
        {
          set_color (cr, line, 1);
          cairo_set_line_width (cr, 2 * EMPHASIS_WIDTH);
        }
      else if (flags & EBB_FIGURE_SUGGESTED)
        {
          set_color (cr, style->palette->accent, 1);
          cairo_set_line_width (cr, 2 * EMPHASIS_WIDTH);
          cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
        }
      else
        {
          set_color (cr, line, 0.8);
          cairo_set_line_width (cr, EMPHASIS_WIDTH);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_edges (const EbbFigure *self,
            cairo_t *cr,
            const EbbFigurePlace *place,
            const EbbFigureStyle *style,
            const EbbFigurePaint *paints)
{
  static const EbbFigureFlags order[] = { EBB_FIGURE_SUGGESTED, EBB_FIGURE_HOVERED, EBB_FIGURE_SELECTED, EBB_FIGURE_FOCUSED };

  for (guint pass = 0; pass < G_N_ELEMENTS (order); pass++)
    for (guint i = 0; i < ebb_figure_get_n_cells (self); i++)
      if (paints[i].flags & order[pass])
        draw_edge (self, ebb_figure_get_cell (self, i), cr, place, style, order[pass]);
}

static gboolean
is_covered (GArray *taken,
            const cairo_rectangle_t *area)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (taken, cairo_rectangle_t, i);

      if (area->x < other->x + other->width && other->x < area->x + area->width &&
          area->y < other->y + other->height && other->y < area->y + area->height)
        return TRUE;
    }
  return FALSE;
}

/* Sets the number of a cell into @layout, as large as is wanted or, where it would run into
 * another one, smaller. Returns: whether there is room; for a single digit there is. */
static gboolean
fit_label (const EbbFigure *self,
           const EbbFigureCell *cell,
           PangoLayout *layout,
           const EbbFigurePlace *place,
           const EbbFigureStyle *style,
           const char *label,
           GArray *taken,
           EbbPoint *corner)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans bold");
  gboolean is_short = g_utf8_strlen (label, -1) < 2;
  double radius;
  EbbPoint centre = ebb_figure_get_centre (self, cell, &radius);
  double size = CLAMP ((is_short ? 1.1 : 0.9) * radius * place->scale, LABEL_LEAST, LABEL_MOST);
  double scale = style->text_scale;

  pango_layout_set_text (layout, label, -1);
  do
    {
      PangoRectangle ink, logical;
      cairo_rectangle_t area;

      pango_font_description_set_absolute_size (font, size * scale * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_get_pixel_extents (layout, &ink, &logical);
      corner->x = place->x + centre.x * place->scale - logical.width / 2.0;
      corner->y = place->y + centre.y * place->scale - logical.height / 2.0;
      area = (cairo_rectangle_t){ corner->x + ink.x, corner->y + ink.y, ink.width, ink.height };
      if (!is_covered (taken, &area))
        {
          g_array_append_val (taken, area);
          return TRUE;
        }
      scale -= LABEL_STEP;
    }
  while (scale >= LABEL_SHRINKS_TO);
  return is_short;
}

static void
draw_label (cairo_t *cr,
            PangoLayout *layout,
            EbbPoint corner,
            const EbbFigureStyle *style,
            const EbbFigurePaint *paint)
{
  EbbColor text = get_text_color (paint, style);
  EbbColor halo = text.red > 0.5 ? (EbbColor){ 0, 0, 0 } : (EbbColor){ 1, 1, 1 };

  cairo_move_to (cr, corner.x, corner.y);
  if (style->palette->patterned || paint->flags & EBB_FIGURE_HATCHED)
    {
      cairo_save (cr);
      pango_cairo_layout_path (cr, layout);
      set_color (cr, halo, 0.9);
      cairo_set_line_width (cr, 3);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      cairo_restore (cr);
      cairo_move_to (cr, corner.x, corner.y);
    }
  set_color (cr, text, 1);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

static int
compare_steps_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer user_data)
{
  const EbbFigurePaint *paints = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (paints[i].step < paints[j].step || paints[i].step > paints[j].step)
    return paints[i].step > paints[j].step ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* The highest first. A number without room is left out: its place has its colour, and says
 * it when it is pointed to. */
static void
draw_labels (const EbbFigure *self,
             cairo_t *cr,
             const EbbFigurePlace *place,
             const EbbFigureStyle *style,
             const EbbFigurePaint *paints)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  EbbPoint corner;

  for (guint i = 0; i < ebb_figure_get_n_cells (self); i++)
    if (paints[i].label[0] != '\0')
      g_array_append_val (order, i);
  if (order->len == 0)
    return;
  g_array_sort_with_data (order, compare_steps_cb, (gpointer) paints);
  layout = pango_cairo_create_layout (cr);
  for (guint i = 0; i < order->len; i++)
    {
      guint cell = g_array_index (order, guint, i);

      if (fit_label (self, ebb_figure_get_cell (self, cell), layout, place, style, paints[cell].label, taken, &corner))
        draw_label (cr, layout, corner, style, &paints[cell]);
    }
}

/**
 * ebb_figure_draw:
 * @self: a figure
 * @cr: where to draw, in px
 * @place: where on it, as from ebb_figure_fit()
 * @style: colours
 * @paints: (array) (nullable): how each cell is drawn, as many as there are
 *   cells and in their order
 * @cache: (nullable): for pictures that are drawn again and again on raster
 *   surfaces; %NULL for paper and vector files
 */
void
ebb_figure_draw (const EbbFigure *self,
                 cairo_t *cr,
                 const EbbFigurePlace *place,
                 const EbbFigureStyle *style,
                 const EbbFigurePaint *paints,
                 EbbFigureCache *cache)
{
  g_return_if_fail (self != NULL);

  if (!(place->scale > 0))
    return;
  cairo_save (cr);
  set_path (cr, ebb_figure_get_outline (self), place);
  set_color (cr, ebb_skin_get_color (style->skin, style->palette), 1);
  cairo_fill (cr);
  if (cache != NULL)
    fit_cache (cache, self, cr, place, style);
  if (paints != NULL)
    draw_fills (self, cr, place, style, paints, cache);
  if (cache != NULL)
    draw_cached_lines (self, cr, place, style, cache);
  else
    draw_lines (self, cr, place, style);
  if (paints != NULL)
    {
      draw_edges (self, cr, place, style, paints);
      draw_labels (self, cr, place, style, paints);
    }
  cairo_restore (cr);
}

/**
 * ebb_figure_draw_swatch:
 * @cr: where to draw, in px
 * @x: left edge
 * @y: upper edge
 * @width: how wide
 * @height: how high
 * @paint: how a cell would be drawn
 * @style: colours
 *
 * Draws a sample of what a cell looks like, for a legend.
 */
void
ebb_figure_draw_swatch (cairo_t *cr,
                        double x,
                        double y,
                        double width,
                        double height,
                        const EbbFigurePaint *paint,
                        const EbbFigureStyle *style)
{
  EbbColor line = style->palette->text;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  if (paint->flags & EBB_FIGURE_HATCHED)
    {
      set_color (cr, ebb_skin_get_color (style->skin, style->palette), 1);
      cairo_fill_preserve (cr);
    }
  draw_fill (cr, style, paint);
  cairo_rectangle (cr, x + 0.5, y + 0.5, width - 1, height - 1);
  set_color (cr, line, style->palette->patterned ? 1 : BORDER_OPACITY);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* How much a mark has to do with a cell: 0 nothing; what says more about the
 * cell itself wins. */
static EbbFigureFlags
relate (const EbbRegion *cell,
        const EbbRegion *marked)
{
  if (cell == marked)
    return EBB_FIGURE_FILLED;
  if (ebb_region_is_within (cell, marked))
    return EBB_FIGURE_FILLED | (marked->kind == EBB_REGION_PART ? EBB_FIGURE_HATCHED : EBB_FIGURE_INHERITED);
  if (ebb_region_is_within (marked, cell))
    return EBB_FIGURE_FILLED | EBB_FIGURE_INHERITED;
  return 0;
}

static gboolean
is_stronger (EbbFigureFlags flags,
             double step,
             const EbbFigurePaint *than)
{
  if (!(than->flags & EBB_FIGURE_FILLED))
    return TRUE;
  if (flags != (than->flags & (EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED | EBB_FIGURE_INHERITED)))
    return flags == EBB_FIGURE_FILLED || (than->flags & EBB_FIGURE_HATCHED);
  return isnan (than->step) || step > than->step;
}

/**
 * ebb_figure_paint_marks:
 * @self: a figure
 * @marks: (array length=n_marks): the marks of one entry
 * @n_marks: how many
 * @paints: (array): as many as there are cells; other flags are kept
 *
 * Says how each cell is drawn for these marks. A mark on a part whose side or
 * face is not known is hatched on every cell that it may mean; a mark on a
 * detail also shows on the whole that it lies in, and a mark on a whole on its
 * details. Of several the one that says most about the cell wins, then the most
 * intense.
 */
void
ebb_figure_paint_marks (const EbbFigure *self,
                        const EbbMark *marks,
                        guint n_marks,
                        EbbFigurePaint *paints)
{
  for (guint i = 0; i < ebb_figure_get_n_cells (self); i++)
    {
      const EbbRegion *region = ebb_figure_get_cell (self, i)->region;
      EbbFigurePaint *paint = &paints[i];

      paint->flags &= ~(EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED | EBB_FIGURE_INHERITED);
      paint->label[0] = '\0';
      paint->step = NAN;
      for (guint j = 0; j < n_marks; j++)
        {
          EbbFigureFlags flags = relate (region, marks[j].region);

          if (flags == 0 || !is_stronger (flags, marks[j].intensity, paint))
            continue;
          paint->flags = (paint->flags & ~(EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED | EBB_FIGURE_INHERITED)) | flags;
          paint->step = marks[j].intensity;
        }
      if (paint->flags & EBB_FIGURE_FILLED && !isnan (paint->step))
        g_snprintf (paint->label, sizeof paint->label, "%g", round (paint->step * 10) / 10);
    }
}
