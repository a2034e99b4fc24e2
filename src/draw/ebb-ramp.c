// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-ramp.h"

#include "ebb-palette.h"

#include <math.h>

/* The one colour ramp of pain: light sand, amber, orange, red, deep plum. Made in
 * OKLCH with hue and chroma gliding and CIE L* falling by 6.9 from each number to
 * the next (93 at 0, 24 at 10): lightness alone tells the numbers apart, so the
 * ramp survives colour blindness and grey paper. */
static const guint32 ramp[] = {
  0xf5ead1, 0xeed5a5, 0xe9bd79, 0xe6a44f, 0xe38a18, 0xdc6e06,
  0xd25210, 0xbf3b22, 0xaa242b, 0x872042, 0x641f47
};

static double
mix (guint32 a,
     guint32 b,
     guint shift,
     double t)
{
  double from = (a >> shift & 0xff) / 255.0;
  double to = (b >> shift & 0xff) / 255.0;

  return from + (to - from) * t;
}

/**
 * ebb_ramp_get_color:
 * @rating: 0 to 10; a fraction is mixed from its neighbours
 *
 * Returns: the colour of that intensity of pain
 */
EbbColor
ebb_ramp_get_color (double rating)
{
  double clamped = isnan (rating) ? 0 : CLAMP (rating, 0, 10);
  guint below = MIN ((guint) clamped, 9);
  double t = clamped - below;

  return (EbbColor){
    mix (ramp[below], ramp[below + 1], 16, t),
    mix (ramp[below], ramp[below + 1], 8, t),
    mix (ramp[below], ramp[below + 1], 0, t),
  };
}

/**
 * ebb_ramp_get_text_color:
 * @rating: 0 to 10
 *
 * The contrast is at least 4.5 to 1 (WCAG 2.1, 1.4.3).
 *
 * Returns: black or white, whichever reads better on ebb_ramp_get_color()
 */
EbbColor
ebb_ramp_get_text_color (double rating)
{
  /* Black and white contrast equally with this luminance (WCAG's formula). */
  return ebb_color_get_luminance (ebb_ramp_get_color (rating)) > 0.179 ? (EbbColor){ 0, 0, 0 } : (EbbColor){ 1, 1, 1 };
}
