// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-trigger-overlay.h"

#include "ebb-test-page.h"

#define WIDTH 400
#define HEIGHT 640

typedef struct
{
  EbbTestPage page;
  const EbbFigure *figure;
  EbbFigurePlace place;
} Drawing;

/* Only what lies over the figure, on a blank page. */
static void
draw (Drawing *self,
      EbbView view,
      EbbStyle style,
      const char *muscle,
      EbbSide side)
{
  EbbTriggerMatch match = { ebb_trigger_point_find (muscle), side };
  EbbFigureStyle with = { ebb_palette_get (style), EBB_SKIN_NEUTRAL, 1 };

  self->figure = ebb_figure_get (view, NULL);
  ebb_figure_fit (self->figure, WIDTH, HEIGHT, &self->place);
  ebb_test_page_init (&self->page, WIDTH, HEIGHT, style);
  ebb_trigger_overlay_draw (self->figure, self->page.cr, &self->place, &with, &match);
}

static EbbPoint
get_centre (Drawing *self,
            const char *region)
{
  const EbbFigureCell *cell = ebb_figure_find (self->figure, ebb_region_find (region));
  EbbPoint centre;

  g_assert_nonnull (cell);
  centre = ebb_figure_get_centre (self->figure, cell, NULL);
  return (EbbPoint){ self->place.x + centre.x * self->place.scale, self->place.y + centre.y * self->place.scale };
}

static guint
count_lines (Drawing *self,
             double x,
             double y,
             double half)
{
  const cairo_rectangle_t area = { floor (x - half), floor (y - half), 2 * half, 2 * half };

  return ebb_test_page_count (&self->page, &area, ebb_skin_get_line_color (EBB_SKIN_NEUTRAL, self->page.style.palette));
}

static void
test_a_cross_where_the_muscle_lies (void)
{
  for (guint style = 0; style < EBB_N_STYLES; style++)
    {
      Drawing drawing;
      EbbPoint left, right;

      draw (&drawing, EBB_VIEW_FRONT, style, "quadriceps", EBB_SIDE_LEFT);
      left = get_centre (&drawing, "thigh-front-left");
      right = get_centre (&drawing, "thigh-front-right");
      g_assert_cmpuint (count_lines (&drawing, left.x, left.y, 2), >, 4);
      g_assert_cmpuint (count_lines (&drawing, right.x, right.y, 20), ==, 0);
      ebb_test_page_clear (&drawing.page);
    }
}

static void
test_dots_where_pain_is_felt (void)
{
  Drawing drawing;
  EbbPoint knee, other, shin;

  draw (&drawing, EBB_VIEW_FRONT, EBB_STYLE_LIGHT, "quadriceps", EBB_SIDE_RIGHT);
  knee = get_centre (&drawing, "knee-front-right");
  other = get_centre (&drawing, "knee-front-left");
  shin = get_centre (&drawing, "shin-right");
  g_assert_cmpuint (count_lines (&drawing, knee.x, knee.y, 10), >, 8);
  g_assert_cmpuint (count_lines (&drawing, other.x, other.y, 10), ==, 0);
  g_assert_cmpuint (count_lines (&drawing, shin.x, shin.y, 10), ==, 0);
  ebb_test_page_clear (&drawing.page);
}

/* Dots do not leave their cell: each pixel of ink is hit as the region or near a cross. */
static void
test_dots_stay_in_their_cell (void)
{
  Drawing drawing;
  const EbbRegion *knee = ebb_region_find ("knee-front-right");
  EbbPoint cross;

  draw (&drawing, EBB_VIEW_FRONT, EBB_STYLE_LIGHT, "quadriceps", EBB_SIDE_RIGHT);
  cross = get_centre (&drawing, "thigh-front-right");
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean found = fabs (x + 0.5 - cross.x) < 14 && fabs (y + 0.5 - cross.y) < 14;

        if (ebb_test_page_get (&drawing.page, x, y) == ebb_test_color (drawing.page.style.palette->background))
          continue;
        for (int dy = -1; dy <= 1; dy++)
          for (int dx = -1; dx <= 1; dx++)
            {
              const EbbFigureCell *cell = ebb_figure_hit (drawing.figure, (x + 0.5 + dx - drawing.place.x) / drawing.place.scale,
                                                          (y + 0.5 + dy - drawing.place.y) / drawing.place.scale);

              found |= cell != NULL && cell->region == knee;
            }
        g_assert_true (found);
      }
  ebb_test_page_clear (&drawing.page);
}

/* A temple is a part of the forehead where the whole body is drawn, and itself from near. */
static void
test_a_detail_shows_on_the_whole (void)
{
  EbbTriggerMatch temporalis = { ebb_trigger_point_find ("temporalis"), EBB_SIDE_RIGHT };
  EbbTriggerMatch trapezius = { ebb_trigger_point_find ("upper-trapezius"), EBB_SIDE_LEFT };
  Drawing drawing;
  EbbPoint forehead;

  draw (&drawing, EBB_VIEW_FRONT, EBB_STYLE_LIGHT, "temporalis", EBB_SIDE_RIGHT);
  forehead = get_centre (&drawing, "forehead-right");
  g_assert_cmpuint (count_lines (&drawing, forehead.x, forehead.y, 8), >, 8);
  ebb_test_page_clear (&drawing.page);

  g_assert_cmpuint (ebb_trigger_overlay_get_views (&temporalis), ==, 1 << EBB_VIEW_FRONT | 1 << EBB_VIEW_HEAD_RIGHT);
  g_assert_cmpuint (ebb_trigger_overlay_get_views (&trapezius), ==, 1 << EBB_VIEW_FRONT | 1 << EBB_VIEW_BACK | 1 << EBB_VIEW_HEAD_LEFT);
  g_assert_true (ebb_trigger_overlay_is_seen (ebb_figure_get (EBB_VIEW_HEAD_LEFT, NULL), &trapezius));
  g_assert_false (ebb_trigger_overlay_is_seen (ebb_figure_get (EBB_VIEW_HEAD_RIGHT, NULL), &trapezius));
}

/* Every muscle can be seen somewhere, on its own side, and draws there. */
static void
test_every_muscle_is_seen_on_its_side (void)
{
  static const cairo_rectangle_t halves[] = { { 0, 0, WIDTH / 2, HEIGHT }, { WIDTH / 2, 0, WIDTH / 2, HEIGHT } };
  guint n;
  const EbbTriggerPoint *points = ebb_trigger_points_get_all (&n);

  for (guint i = 0; i < n; i++)
    for (EbbSide side = EBB_SIDE_LEFT; side <= EBB_SIDE_RIGHT; side++)
      {
        EbbTriggerMatch match = { &points[i], side };
        guint views = ebb_trigger_overlay_get_views (&match);

        g_assert_cmpuint (views & (1 << EBB_VIEW_FRONT | 1 << EBB_VIEW_BACK), !=, 0);
        for (guint view = 0; view < EBB_N_VIEWS; view++)
          if (views & 1u << view)
            {
              Drawing drawing;
              guint own = ebb_view_get_side (view, TRUE) == side;

              draw (&drawing, view, EBB_STYLE_PRINT, points[i].id, side);
              g_assert_true (ebb_test_page_has_ink (&drawing.page, &halves[own]) || ebb_view_get_side (view, FALSE) == ebb_view_get_side (view, TRUE));
              ebb_test_page_clear (&drawing.page);
            }
      }
}

static void
test_swatches_differ_and_stay_in_their_place (void)
{
  static const cairo_rectangle_t outside = { 26, 0, 14, 30 };
  EbbFigureStyle style = { ebb_palette_get (EBB_STYLE_LIGHT), EBB_SKIN_NEUTRAL, 1 };
  guint differing = 0;
  EbbTestPage pages[2];

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ebb_test_page_init (&pages[i], 40, 30, EBB_STYLE_LIGHT);
      ebb_trigger_swatch_draw (pages[i].cr, i == 1, 26, 18, &style);
      g_assert_false (ebb_test_page_has_ink (&pages[i], &outside));
    }
  for (int y = 2; y < 16; y++)
    for (int x = 2; x < 24; x++)
      differing += ebb_test_page_get (&pages[0], x, y) != ebb_test_page_get (&pages[1], x, y);
  g_assert_cmpuint (differing, >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    ebb_test_page_clear (&pages[i]);
}

static void
test_no_room_draws_nothing (void)
{
  static const cairo_rectangle_t all = { 0, 0, 10, 10 };
  EbbTriggerMatch match = { ebb_trigger_point_find ("piriformis"), EBB_SIDE_LEFT };
  EbbFigureStyle style = { ebb_palette_get (EBB_STYLE_LIGHT), EBB_SKIN_NEUTRAL, 1 };
  EbbFigurePlace place = { 5, 5, 0 };
  EbbTestPage page;

  ebb_test_page_init (&page, 10, 10, EBB_STYLE_LIGHT);
  ebb_trigger_overlay_draw (ebb_figure_get (EBB_VIEW_BACK, NULL), page.cr, &place, &style, &match);
  g_assert_false (ebb_test_page_has_ink (&page, &all));
  ebb_test_page_clear (&page);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trigger-overlay/a-cross-where-the-muscle-lies", test_a_cross_where_the_muscle_lies);
  g_test_add_func ("/trigger-overlay/dots-where-pain-is-felt", test_dots_where_pain_is_felt);
  g_test_add_func ("/trigger-overlay/dots-stay-in-their-cell", test_dots_stay_in_their_cell);
  g_test_add_func ("/trigger-overlay/a-detail-shows-on-the-whole", test_a_detail_shows_on_the_whole);
  g_test_add_func ("/trigger-overlay/every-muscle-is-seen-on-its-side", test_every_muscle_is_seen_on_its_side);
  g_test_add_func ("/trigger-overlay/swatches-differ-and-stay-in-their-place", test_swatches_differ_and_stay_in_their_place);
  g_test_add_func ("/trigger-overlay/no-room-draws-nothing", test_no_room_draws_nothing);

  return g_test_run ();
}
