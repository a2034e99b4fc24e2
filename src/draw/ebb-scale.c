// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-scale.h"

#include <math.h>

#include "model/ebb-rating.h"

/* Beyond this a sum of two values could overflow. */
#define LIMIT 1e300

static double
nice_step (double span,
           guint n_steps)
{
  double rough = span / n_steps;
  double power = pow (10, floor (log10 (rough)));
  double share = rough / power;

  return power * (share <= 1.0000001 ? 1 : share <= 2.0000001 ? 2
                                         : share <= 5.0000001 ? 5
                                                              : 10);
}

/**
 * ebb_scale_init:
 * @scale: (out): the scale
 * @least: the least value to show; NAN if there is none
 * @most: the greatest
 * @n_ticks: how many ticks there is room for, at least 2
 *
 * Makes a scale of round numbers around the values. One value alone, none at all,
 * infinite ones or @most below @least give a sensible scale as well.
 */
void
ebb_scale_init (EbbScale *scale,
                double least,
                double most,
                guint n_ticks)
{
  double low = CLAMP (least, -LIMIT, LIMIT);
  double high = CLAMP (most, -LIMIT, LIMIT);
  guint n_steps = MAX (n_ticks, 2) - 1;

  if (isnan (least) || isnan (most))
    low = 0, high = 1;
  if (high < low)
    {
      double swap = low;

      low = high;
      high = swap;
    }
  if (high - low <= MAX (fabs (low), fabs (high)) * 1e-12)
    {
      double room = low == 0 ? 1 : fabs (low) * 0.1;

      low -= low > 0 || low < 0 ? room : 0;
      high += room;
    }

  /* Rounding both ends outwards may need one step more than there is room for. */
  scale->step = nice_step (high - low, n_steps);
  for (;;)
    {
      scale->least = floor (low / scale->step + 1e-9) * scale->step;
      scale->most = ceil (high / scale->step - 1e-9) * scale->step;
      if (ebb_scale_get_n_ticks (scale) <= n_steps + 1 || n_steps == 1)
        break;
      scale->step = nice_step (scale->step * 1.5, 1);
    }
}

/**
 * ebb_scale_init_rating:
 * @scale: (out): the scale
 * @n_ticks: how many ticks there is room for, at least 2
 *
 * Makes the scale of the NRS-11: always 0 to 10, so that two charts of pain can be
 * compared at a glance.
 */
void
ebb_scale_init_rating (EbbScale *scale,
                       guint n_ticks)
{
  *scale = (EbbScale){ EBB_RATING_MIN, EBB_RATING_MAX, n_ticks >= 11 ? 1 : n_ticks >= 6 ? 2
                                                                         : n_ticks >= 3 ? 5
                                                                                        : 10 };
}

/**
 * ebb_scale_normalise:
 * @scale: a scale
 * @value: a value, may be NAN
 *
 * Returns: where it lies: 0 at the low end, 1 at the high end, beyond them outside
 */
double
ebb_scale_normalise (const EbbScale *scale,
                     double value)
{
  return (value - scale->least) / (scale->most - scale->least);
}

/**
 * ebb_scale_get_n_ticks:
 * @scale: a scale
 *
 * Returns: how many ticks it has, at least 2
 */
guint
ebb_scale_get_n_ticks (const EbbScale *scale)
{
  return (guint) lround ((scale->most - scale->least) / scale->step) + 1;
}

/**
 * ebb_scale_get_tick:
 * @scale: a scale
 * @index: below ebb_scale_get_n_ticks()
 *
 * Returns: the value of that tick, from low to high
 */
double
ebb_scale_get_tick (const EbbScale *scale,
                    guint index)
{
  double value = (lround (scale->least / scale->step) + (double) index) * scale->step;

  return fabs (value) < scale->step * 1e-9 ? 0 : value;
}

/**
 * ebb_scale_get_label:
 * @scale: a scale
 * @index: below ebb_scale_get_n_ticks()
 *
 * Returns: (transfer full): the tick as text, in the language of the session
 */
char *
ebb_scale_get_label (const EbbScale *scale,
                     guint index)
{
  double value = ebb_scale_get_tick (scale, index);
  int decimals = (int) CLAMP (ceil (-log10 (scale->step) - 1e-9), 0, 9);
  double size = MAX (fabs (scale->least), fabs (scale->most));

  /* a true minus, as wide as the digits it stands with */
  if (size >= 1e7 || (size < 1e-4 && size > 0))
    return g_strdup_printf ("%s%.3g", value < 0 ? "\u2212" : "", fabs (value));
  return g_strdup_printf ("%s%.*f", value < 0 ? "\u2212" : "", decimals, fabs (value));
}
