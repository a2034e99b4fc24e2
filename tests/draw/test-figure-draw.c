// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-figure-draw.h"

#include <math.h>
#include <string.h>

#define SCALE 0.5 /* px for a unit of the drawing: small pictures are quick and as strict */

typedef struct
{
  cairo_surface_t *surface;
  guint width;
  guint height;
} Picture;

static void
clear_picture (Picture *picture)
{
  cairo_surface_destroy (picture->surface);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, clear_picture)

static const EbbFigure *
get_figure (EbbView view)
{
  const EbbFigure *figure = ebb_figure_get (view, NULL);

  g_assert_nonnull (figure);
  return figure;
}

static EbbFigurePaint *
new_paints (const EbbFigure *figure)
{
  return g_new0 (EbbFigurePaint, ebb_figure_get_n_cells (figure));
}

static Picture
draw (const EbbFigure *figure,
      EbbStyle style,
      const EbbFigurePaint *paints,
      EbbFigureCache *cache)
{
  EbbFigurePlace place = { 0, 0, SCALE };
  EbbFigureStyle with = { ebb_palette_get (style), EBB_SKIN_NEUTRAL, 1 };
  Picture picture = { NULL, ceil (ebb_figure_get_width (figure) * SCALE), ceil (ebb_figure_get_height (figure) * SCALE) };
  cairo_t *cr;

  picture.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, picture.width, picture.height);
  cr = cairo_create (picture.surface);
  ebb_figure_draw (figure, cr, &place, &with, paints, cache);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);
  return picture;
}

static guint32
get_pixel (const Picture *picture,
           guint x,
           guint y)
{
  const guchar *row = cairo_image_surface_get_data (picture->surface) + y * cairo_image_surface_get_stride (picture->surface);

  return ((const guint32 *) (gconstpointer) row)[x];
}

static guint
channel_difference (guint32 a,
                    guint32 b)
{
  guint most = 0;

  for (guint shift = 0; shift < 32; shift += 8)
    most = MAX (most, (guint) abs ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));
  return most;
}

/* What the hit test says, at four points of every pixel. */
typedef struct
{
  const EbbFigureCell **hits;
  guint width;
  guint height;
} HitMap;

static void
clear_hit_map (HitMap *map)
{
  g_free (map->hits);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HitMap, clear_hit_map)

static HitMap
map_hits (const EbbFigure *figure)
{
  HitMap map = { NULL, 2 * ceil (ebb_figure_get_width (figure) * SCALE), 2 * ceil (ebb_figure_get_height (figure) * SCALE) };

  map.hits = g_new (const EbbFigureCell *, map.width *map.height);
  for (guint y = 0; y < map.height; y++)
    for (guint x = 0; x < map.width; x++)
      map.hits[y * map.width + x] = ebb_figure_hit (figure, (x + 0.5) / 2 / SCALE, (y + 0.5) / 2 / SCALE);
  return map;
}

/* How many of the 36 points in and around a pixel hit the cell. */
static guint
count_hits (const HitMap *map,
            const EbbFigureCell *cell,
            int x,
            int y)
{
  guint n = 0;

  for (int i = MAX (2 * x - 2, 0); i < MIN (2 * x + 4, (int) map->width); i++)
    for (int j = MAX (2 * y - 2, 0); j < MIN (2 * y + 4, (int) map->height); j++)
      n += map->hits[j * map->width + i] == cell;
  return n;
}

/* Colouring one cell changes the pixels that the hit test says belong to it, and
 * no others. */
static void
test_pixels_and_hits_agree (gconstpointer data)
{
  const EbbFigure *figure = get_figure (GPOINTER_TO_UINT (data));
  g_autofree EbbFigurePaint *paints = new_paints (figure);
  g_autoptr (EbbFigureCache) cache = ebb_figure_cache_new ();
  g_auto (Picture) plain = draw (figure, EBB_STYLE_LIGHT, paints, cache);
  g_auto (HitMap) map = map_hits (figure);

  for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
    {
      const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);
      g_auto (Picture) filled = { NULL };
      guint n_changed = 0;

      paints[i] = (EbbFigurePaint){ EBB_FIGURE_FILLED, 10, "" };
      filled = draw (figure, EBB_STYLE_LIGHT, paints, cache);
      paints[i] = (EbbFigurePaint){ 0 };
      for (guint y = 0; y < plain.height; y++)
        for (guint x = 0; x < plain.width; x++)
          {
            gboolean changed = channel_difference (get_pixel (&plain, x, y), get_pixel (&filled, x, y)) > 0;

            n_changed += changed;
            if (changed && count_hits (&map, cell, x, y) == 0)
              g_error ("%s coloured a pixel far from it, at %u, %u", cell->region->id, x, y);
            if (!changed && get_pixel (&plain, x, y) != 0xff2b2930 && count_hits (&map, cell, x, y) == 36)
              g_error ("%s left a pixel of its own plain, at %u, %u", cell->region->id, x, y);
          }
      g_assert_cmpuint (n_changed, >, 20);
    }
}

/* For every region there is: no mark ever shows on the other side, and a mark whose
 * side is not known shows hatched on both. */
static void
test_marks_keep_their_side (void)
{
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);

  for (guint i = 0; i < n_regions; i++)
    {
      EbbMark mark;
      gboolean shown[3] = { FALSE, FALSE, FALSE };

      ebb_mark_init (&mark, regions[i]);
      mark.intensity = 6;
      for (guint view = 0; view < EBB_N_VIEWS; view++)
        {
          const EbbFigure *figure = get_figure (view);
          g_autofree EbbFigurePaint *paints = new_paints (figure);

          ebb_figure_paint_marks (figure, &mark, 1, paints);
          for (guint j = 0; j < ebb_figure_get_n_cells (figure); j++)
            {
              EbbSide side = ebb_figure_get_cell (figure, j)->region->side;

              if (!(paints[j].flags & EBB_FIGURE_FILLED))
                continue;
              shown[side] = TRUE;
              g_assert_cmpstr (paints[j].label, ==, "6");
              if (regions[i]->side != EBB_SIDE_NONE)
                g_assert_true (side == regions[i]->side);
              if (ebb_region_side_is_unknown (regions[i]))
                g_assert_true (paints[j].flags & EBB_FIGURE_HATCHED);
            }
        }
      if (ebb_region_side_is_unknown (regions[i]))
        g_assert_true (shown[EBB_SIDE_LEFT] && shown[EBB_SIDE_RIGHT]);
      else
        g_assert_true (shown[regions[i]->side]);
    }
}

static const EbbFigurePaint *
find_paint (EbbView view,
            EbbFigurePaint *paints,
            const char *id)
{
  const EbbFigure *figure = get_figure (view);
  const EbbFigureCell *cell = ebb_figure_find (figure, ebb_region_find (id));

  g_assert_nonnull (cell);
  return &paints[cell - ebb_figure_get_cell (figure, 0)];
}

static void
test_a_detail_shows_on_the_whole (void)
{
  g_autofree EbbFigurePaint *paints = new_paints (get_figure (EBB_VIEW_BACK));
  EbbMark marks[3];

  ebb_mark_init (&marks[0], ebb_region_find ("index-knuckle-left"));
  marks[0].intensity = 3;
  ebb_mark_init (&marks[1], ebb_region_find ("thumb-knuckle-left"));
  marks[1].intensity = 7;
  ebb_figure_paint_marks (get_figure (EBB_VIEW_BACK), marks, 2, paints);
  g_assert_true (find_paint (EBB_VIEW_BACK, paints, "hand-back-left")->flags == (EBB_FIGURE_FILLED | EBB_FIGURE_INHERITED));
  g_assert_cmpfloat (find_paint (EBB_VIEW_BACK, paints, "hand-back-left")->step, ==, 7);
  g_assert_true (find_paint (EBB_VIEW_BACK, paints, "hand-back-right")->flags == 0);

  /* what was said of the hand itself wins */
  ebb_mark_init (&marks[2], ebb_region_find ("hand-back-left"));
  marks[2].intensity = 2;
  ebb_figure_paint_marks (get_figure (EBB_VIEW_BACK), marks, 3, paints);
  g_assert_true (find_paint (EBB_VIEW_BACK, paints, "hand-back-left")->flags == EBB_FIGURE_FILLED);
  g_assert_cmpstr (find_paint (EBB_VIEW_BACK, paints, "hand-back-left")->label, ==, "2");
}

static void
test_no_number_no_label (void)
{
  g_autofree EbbFigurePaint *paints = new_paints (get_figure (EBB_VIEW_FRONT));
  EbbMark marks[2];

  ebb_mark_init (&marks[0], ebb_region_find ("knee-front-left"));
  ebb_mark_init (&marks[1], ebb_region_find ("knee-front-right"));
  marks[1].intensity = 4.5;
  ebb_figure_paint_marks (get_figure (EBB_VIEW_FRONT), marks, 2, paints);
  g_assert_cmpstr (find_paint (EBB_VIEW_FRONT, paints, "knee-front-left")->label, ==, "");
  g_assert_true (find_paint (EBB_VIEW_FRONT, paints, "knee-front-left")->flags == EBB_FIGURE_FILLED);
  g_assert_cmpstr (find_paint (EBB_VIEW_FRONT, paints, "knee-front-right")->label, ==, "4.5");
}

/* A cached drawing is the drawing, also when size or colours change. */
static void
test_cache_changes_nothing (void)
{
  g_autoptr (EbbFigureCache) cache = ebb_figure_cache_new ();
  g_autofree EbbFigurePaint *paints = new_paints (get_figure (EBB_VIEW_BACK));
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find ("low-back-right"));
  mark.intensity = 8;
  ebb_figure_paint_marks (get_figure (EBB_VIEW_BACK), &mark, 1, paints);
  for (guint style = 0; style < EBB_N_STYLES; style++)
    for (guint round = 0; round < 2; round++)
      {
        g_auto (Picture) drawn = draw (get_figure (EBB_VIEW_BACK), style, paints, NULL);
        g_auto (Picture) cached = draw (get_figure (EBB_VIEW_BACK), style, paints, cache);

        for (guint y = 0; y < drawn.height; y++)
          for (guint x = 0; x < drawn.width; x++)
            g_assert_cmpuint (channel_difference (get_pixel (&drawn, x, y), get_pixel (&cached, x, y)), <=, 4);
      }
}

static double
share_of_lines (double step)
{
  const EbbFigure *figure = get_figure (EBB_VIEW_FRONT);
  g_autofree EbbFigurePaint *paints = new_paints (figure);
  const EbbFigureCell *cell = ebb_figure_find (figure, ebb_region_find ("thigh-front-left"));
  g_auto (Picture) picture = { NULL };
  g_auto (HitMap) map = map_hits (figure);
  EbbColor fill = ebb_ramp_get_color (step);
  guint32 plain = 0xffu << 24 | (guint32) round (fill.red * 255) << 16 | (guint32) round (fill.green * 255) << 8 | (guint32) round (fill.blue * 255);
  guint n = 0, n_lines = 0;

  paints[cell - ebb_figure_get_cell (figure, 0)] = (EbbFigurePaint){ EBB_FIGURE_FILLED, step, "" };
  picture = draw (figure, EBB_STYLE_HIGH_CONTRAST, paints, NULL);
  for (guint y = cell->least.y * SCALE; y < cell->most.y * SCALE; y++)
    for (guint x = cell->least.x * SCALE; x < cell->most.x * SCALE; x++)
      if (count_hits (&map, cell, x, y) == 36)
        {
          guint32 pixel = get_pixel (&picture, x, y);

          n++;
          n_lines += channel_difference (pixel, plain) > 12;
        }
  g_assert_cmpuint (n, >, 200);
  return (double) n_lines / n;
}

/* In high contrast the intensity is also in the pattern: with 0 it is plain, and
 * more lines mean more pain. */
static void
test_high_contrast_has_patterns (void)
{
  g_assert_cmpfloat (share_of_lines (0), <, 0.12);
  g_assert_cmpfloat (share_of_lines (4), >, share_of_lines (0) + 0.05);
  g_assert_cmpfloat (share_of_lines (7), >, share_of_lines (4) + 0.05);
  g_assert_cmpfloat (share_of_lines (10), >, share_of_lines (7));
}

static void
test_no_room_draws_nothing (void)
{
  const EbbFigure *figure = get_figure (EBB_VIEW_FRONT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t *cr = cairo_create (surface);
  EbbFigureStyle style = { ebb_palette_get (EBB_STYLE_DARK), EBB_SKIN_DARK, 1 };
  EbbFigurePlace place;

  ebb_figure_fit (figure, 0, 0, &place);
  ebb_figure_draw (figure, cr, &place, &style, NULL, NULL);
  ebb_figure_fit (figure, -5, 900, &place);
  g_assert_cmpfloat (place.scale, ==, 0);
  ebb_figure_draw (figure, cr, &place, &style, NULL, NULL);
  cairo_surface_flush (surface);
  g_assert_cmpuint (cairo_image_surface_get_data (surface)[3], ==, 0);
  g_assert_true (cairo_status (cr) == CAIRO_STATUS_SUCCESS);

  ebb_figure_fit (figure, 1000, 450, &place);
  g_assert_cmpfloat (place.scale, ==, 0.5);
  g_assert_cmpfloat (place.x, ==, 400);
  g_assert_cmpfloat (place.y, ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      g_autofree char *path = g_strconcat ("/figure-draw/pixels-and-hits-agree/", ebb_view_get_id (view), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (view), test_pixels_and_hits_agree);
    }
  g_test_add_func ("/figure-draw/marks-keep-their-side", test_marks_keep_their_side);
  g_test_add_func ("/figure-draw/a-detail-shows-on-the-whole", test_a_detail_shows_on_the_whole);
  g_test_add_func ("/figure-draw/no-number-no-label", test_no_number_no_label);
  g_test_add_func ("/figure-draw/cache-changes-nothing", test_cache_changes_nothing);
  g_test_add_func ("/figure-draw/high-contrast-has-patterns", test_high_contrast_has_patterns);
  g_test_add_func ("/figure-draw/no-room-draws-nothing", test_no_room_draws_nothing);

  return g_test_run ();
}
