// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EbbScale:
 * @least: value at the low end
 * @most: value at the high end, above @least
 * @step: between two ticks: 1, 2 or 5 times a power of ten
 *
 * An axis of values that begins and ends on a tick.
 */
typedef struct
{
  double least;
  double most;
  double step;
} EbbScale;

void ebb_scale_init (EbbScale *scale, double least, double most, guint n_ticks);
void ebb_scale_init_rating (EbbScale *scale, guint n_ticks);
double ebb_scale_normalise (const EbbScale *scale, double value);
guint ebb_scale_get_n_ticks (const EbbScale *scale);
double ebb_scale_get_tick (const EbbScale *scale, guint index);
char *ebb_scale_get_label (const EbbScale *scale, guint index);

G_END_DECLS
