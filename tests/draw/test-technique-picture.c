// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-technique-picture.h"

#include "ebb-test-page.h"

#define WIDTH 240
#define HEIGHT 150

static void
draw_page (EbbTestPage *page,
           EbbTechnique technique,
           EbbStyle style,
           EbbSkin skin)
{
  EbbFigureStyle with = { ebb_palette_get (style), skin, 1 };

  ebb_test_page_init (page, WIDTH, HEIGHT, style);
  ebb_technique_picture_draw (technique, page->cr, WIDTH, HEIGHT, &with);
}

/* Lines, and the movement in the accent colour, whatever the palette. */
static void
test_every_technique_has_lines_and_a_movement (void)
{
  static const cairo_rectangle_t all = { 0, 0, WIDTH, HEIGHT };

  for (guint style = 0; style < EBB_N_STYLES; style++)
    for (guint technique = 0; technique < EBB_N_TECHNIQUES; technique++)
      {
        EbbTestPage page;

        draw_page (&page, technique, style, technique % EBB_N_SKINS);
        g_assert_cmpuint (ebb_test_page_count (&page, &all, page.style.palette->text), >, 60);
        g_assert_cmpuint (ebb_test_page_count (&page, &all, page.style.palette->accent), >, 60);
        ebb_test_page_clear (&page);
      }
}

static gboolean
pages_are_equal (EbbTestPage *a,
                 EbbTestPage *b)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (ebb_test_page_get (a, x, y) != ebb_test_page_get (b, x, y))
        return FALSE;
  return TRUE;
}

static void
test_no_two_are_the_same (void)
{
  EbbTestPage pages[EBB_N_TECHNIQUES];

  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    draw_page (&pages[i], i, EBB_STYLE_LIGHT, EBB_SKIN_NEUTRAL);
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    for (guint j = 0; j < i; j++)
      {
        g_assert_false (pages_are_equal (&pages[i], &pages[j]));
        g_assert_cmpstr (ebb_technique_picture_describe (i), !=, ebb_technique_picture_describe (j));
      }
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    ebb_test_page_clear (&pages[i]);
}

/* Where there is too much room it stays in the middle, and always within its room. */
static void
test_a_picture_stays_within_its_size (void)
{
  static const double sizes[][2] = { { 64, 40 }, { 300, 60 }, { 50, 400 }, { 1000, 800 } };

  for (guint technique = 0; technique < EBB_N_TECHNIQUES; technique++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        EbbFigureStyle style = { ebb_palette_get (EBB_STYLE_DARK), EBB_SKIN_DARK, 1 };
        cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
        cairo_t *cr = cairo_create (surface);
        double room = MIN (sizes[i][0], sizes[i][1] * EBB_TECHNIQUE_PICTURE_RATIO);
        double x, y, width, height;

        ebb_technique_picture_draw (technique, cr, sizes[i][0], sizes[i][1], &style);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
        /* ink is measured in whole pixels */
        g_assert_cmpfloat (x, >=, (sizes[i][0] - room) / 2 - 1);
        g_assert_cmpfloat (x + width, <=, (sizes[i][0] + room) / 2 + 1);
        g_assert_cmpfloat (y, >=, -1);
        g_assert_cmpfloat (y + height, <=, sizes[i][1] + 1);
        g_assert_cmpfloat (width, >=, room * 0.5);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

static void
test_no_room_draws_nothing (void)
{
  static const cairo_rectangle_t all = { 0, 0, 10, 10 };
  EbbFigureStyle style = { ebb_palette_get (EBB_STYLE_LIGHT), EBB_SKIN_NEUTRAL, 1 };
  EbbTestPage page;

  ebb_test_page_init (&page, 10, 10, EBB_STYLE_LIGHT);
  ebb_technique_picture_draw (EBB_TECHNIQUE_HEAT, page.cr, 0, 10, &style);
  ebb_technique_picture_draw (EBB_TECHNIQUE_HEAT, page.cr, 10, -5, &style);
  g_assert_false (ebb_test_page_has_ink (&page, &all));
  ebb_test_page_clear (&page);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/technique-picture/every-technique-has-lines-and-a-movement", test_every_technique_has_lines_and_a_movement);
  g_test_add_func ("/technique-picture/no-two-are-the-same", test_no_two_are_the_same);
  g_test_add_func ("/technique-picture/a-picture-stays-within-its-size", test_a_picture_stays_within_its_size);
  g_test_add_func ("/technique-picture/no-room-draws-nothing", test_no_room_draws_nothing);

  return g_test_run ();
}
