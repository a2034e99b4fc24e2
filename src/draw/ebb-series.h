// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-sample.h"

G_BEGIN_DECLS

/**
 * EbbColumn:
 * @first: index of the first sample in the column
 * @n: how many samples; 0: none
 * @least: the least value, NAN if all are unknown
 * @most: the greatest
 * @begin: the first known value
 * @end: the last known value
 *
 * What falls on one column of pixels.
 */
typedef struct
{
  guint first;
  guint n;
  double least;
  double most;
  double begin;
  double end;
} EbbColumn;

void ebb_series_reduce (const EbbSample *samples, guint n_samples, double from, double to, EbbColumn *columns, guint n_columns);
guint ebb_series_find (const EbbSample *samples, guint n_samples, double x);

G_END_DECLS
