// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-ramp.h"

#include <math.h>

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (EbbColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

static double
contrast (EbbColor a,
          EbbColor b)
{
  double x = luminance (a);
  double y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/* CIE 1976 L*, 0 to 100 */
static double
lightness (EbbColor color)
{
  double y = luminance (color);

  return y > 216.0 / 24389 ? 116 * cbrt (y) - 16 : y * 24389 / 27;
}

static void
test_lightness_falls_evenly (void)
{
  double first = lightness (ebb_ramp_get_color (0));
  double step = (lightness (ebb_ramp_get_color (10)) - first) / 10;

  g_assert_cmpfloat (step, <, -6);
  for (int i = 0; i <= 10; i++)
    g_assert_cmpfloat_with_epsilon (lightness (ebb_ramp_get_color (i)), first + i * step, 0.6);
  for (double rating = 0.1; rating <= 10; rating += 0.1)
    g_assert_cmpfloat (lightness (ebb_ramp_get_color (rating)), <, lightness (ebb_ramp_get_color (rating - 0.1)));
}

static void
test_text_can_be_read (void)
{
  for (double rating = 0; rating <= 10; rating += 0.05)
    g_assert_cmpfloat (contrast (ebb_ramp_get_color (rating), ebb_ramp_get_text_color (rating)), >=, 4.5);
}

static void
test_stays_within_its_ends (void)
{
  EbbColor lowest = ebb_ramp_get_color (0);
  EbbColor below = ebb_ramp_get_color (-5);
  EbbColor highest = ebb_ramp_get_color (10);
  EbbColor above = ebb_ramp_get_color (50);

  g_assert_cmpmem (&lowest, sizeof lowest, &below, sizeof below);
  g_assert_cmpmem (&highest, sizeof highest, &above, sizeof above);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ramp/lightness-falls-evenly", test_lightness_falls_evenly);
  g_test_add_func ("/ramp/text-on-every-colour-can-be-read", test_text_can_be_read);
  g_test_add_func ("/ramp/ratings-out-of-range-keep-to-the-ends", test_stays_within_its_ends);

  return g_test_run ();
}
