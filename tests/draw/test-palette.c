// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-palette.h"

static void
test_text_can_be_read (void)
{
  for (guint i = 0; i < EBB_N_STYLES; i++)
    {
      const EbbPalette *palette = ebb_palette_get (i);

      g_assert_true (palette->style == i);
      g_assert_cmpfloat (ebb_color_get_contrast (palette->text, palette->background), >=, 7);
      g_assert_cmpfloat (ebb_color_get_contrast (palette->dim, palette->background), >=, palette->patterned ? 7 : 4.5);
      g_assert_cmpfloat (ebb_color_get_contrast (palette->accent, palette->background), >=, palette->patterned ? 7 : 3);
    }
}

/* Lines stand out from the skin, and the figure from the page: by its skin or by
 * its outline. */
static void
test_every_skin_shows_its_lines (void)
{
  for (guint i = 0; i < EBB_N_STYLES; i++)
    for (guint skin = 0; skin < EBB_N_SKINS; skin++)
      {
        const EbbPalette *palette = ebb_palette_get (i);
        EbbColor color = ebb_skin_get_color (skin, palette);
        EbbColor line = ebb_skin_get_line_color (skin, palette);

        g_assert_cmpfloat (ebb_color_get_contrast (color, line), >=, 4.5);
        g_assert_cmpfloat (MAX (ebb_color_get_contrast (line, palette->background), ebb_color_get_contrast (color, palette->background)),
                           >=, 3);
      }
}

static void
test_skins_have_names (void)
{
  for (guint skin = 0; skin < EBB_N_SKINS; skin++)
    {
      EbbSkin found;

      g_assert_true (ebb_skin_find (ebb_skin_get_id (skin), &found));
      g_assert_cmpint (found, ==, skin);
      g_assert_cmpuint (strlen (ebb_skin_get_name (skin)), >, 0);
    }
  g_assert_false (ebb_skin_find ("green", &(EbbSkin){ 0 }));
}

/* WCAG 2.1's own examples: black on white is 21:1, a colour on itself 1:1. */
static void
test_contrast_is_that_of_the_guidelines (void)
{
  EbbColor black = { 0, 0, 0 }, white = { 1, 1, 1 }, grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0 };

  g_assert_cmpfloat_with_epsilon (ebb_color_get_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (ebb_color_get_contrast (grey, grey), 1, 1e-9);
  /* #767676 is the well-known lightest grey that passes 4.5:1 on white */
  g_assert_cmpfloat_with_epsilon (ebb_color_get_contrast (grey, white), 4.54, 0.005);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/text-can-be-read", test_text_can_be_read);
  g_test_add_func ("/palette/every-skin-shows-its-lines", test_every_skin_shows_its_lines);
  g_test_add_func ("/palette/skins-have-names", test_skins_have_names);
  g_test_add_func ("/palette/contrast-is-that-of-the-guidelines", test_contrast_is_that_of_the_guidelines);

  return g_test_run ();
}
