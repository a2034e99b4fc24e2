// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-ramp.h"

#include <gio/gio.h>
#include <math.h>

static char *
to_hex (EbbColor color)
{
  return g_strdup_printf ("#%02x%02x%02x",
                          (guint) lround (color.red * 255),
                          (guint) lround (color.green * 255),
                          (guint) lround (color.blue * 255));
}

static void
test_classes_have_the_colours_of_the_ramp (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "ui", "style.css", NULL);
  g_autofree char *css = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &css, NULL, &error);
  g_assert_no_error (error);

  for (int rating = 0; rating <= 10; rating++)
    {
      g_autofree char *background = to_hex (ebb_ramp_get_color (rating));
      g_autofree char *text = to_hex (ebb_ramp_get_text_color (rating));
      g_autofree char *pattern = g_strdup_printf ("\\.pain-%d \\{\\s*background-color: %s;\\s*color: %s;\\s*\\}", rating, background, text);

      if (!g_regex_match_simple (pattern, css, 0, 0))
        g_error (".pain-%d is not %s on %s", rating, text, background);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/style/classes-of-pain-have-the-colours-of-the-ramp", test_classes_have_the_colours_of_the_ramp);

  return g_test_run ();
}
