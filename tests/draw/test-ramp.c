// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-palette.h"
#include "draw/ebb-ramp.h"

#include <math.h>

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* CIE 1976 L*, 0 to 100 */
static double
lightness (EbbColor color)
{
  double y = ebb_color_get_luminance (color);

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
    g_assert_cmpfloat (ebb_color_get_contrast (ebb_ramp_get_color (rating), ebb_ramp_get_text_color (rating)), >=, 4.5);
}

/* Sight without one kind of cones, in linear RGB: Machado, Oliveira and Fernandes
 * 2009 (doi 10.1109/TVCG.2009.113), severity 1. */
static const double sights[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

typedef struct
{
  double l;
  double a;
  double b;
} Lab;

static double
lab_root (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (t * 24389 / 27 + 16) / 116;
}

/* CIE 1976 L*a*b* of what that sight makes of a colour, under D65 */
static Lab
see (EbbColor color,
     const double sight[3][3])
{
  double from[3] = { linear (color.red), linear (color.green), linear (color.blue) };
  double seen[3];
  double x, y, z;

  for (guint i = 0; i < 3; i++)
    seen[i] = CLAMP (sight[i][0] * from[0] + sight[i][1] * from[1] + sight[i][2] * from[2], 0, 1);
  x = lab_root ((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
  y = lab_root (0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
  z = lab_root ((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
  return (Lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

/* A difference of 2.3 is just noticed (Mahy, Van Eycken and Oosterlinck 1994). To
 * every eye two neighbouring numbers differ by more than twice that, and the higher
 * one is noticeably darker. */
static void
test_every_sight_tells_neighbours_apart (void)
{
  for (guint sight = 0; sight < G_N_ELEMENTS (sights); sight++)
    for (guint step = 1; step <= 10; step++)
      {
        Lab below = see (ebb_ramp_get_color (step - 1), sights[sight]);
        Lab above = see (ebb_ramp_get_color (step), sights[sight]);

        g_assert_cmpfloat (above.l, <, below.l - 2.3);
        g_assert_cmpfloat (sqrt (pow (above.l - below.l, 2) + pow (above.a - below.a, 2) + pow (above.b - below.b, 2)), >, 4.6);
      }
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
  g_test_add_func ("/ramp/every-sight-tells-neighbours-apart", test_every_sight_tells_neighbours_apart);
  g_test_add_func ("/ramp/ratings-out-of-range-keep-to-the-ends", test_stays_within_its_ends);

  return g_test_run ();
}
