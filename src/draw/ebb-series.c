// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-series.h"

#include <math.h>

/**
 * ebb_series_find:
 * @samples: (array length=n_samples): in the order of @x
 * @n_samples: how many
 * @x: a position
 *
 * Returns: the index of the first sample at or after @x; @n_samples if none is
 */
guint
ebb_series_find (const EbbSample *samples,
                 guint n_samples,
                 double x)
{
  guint low = 0;
  guint high = n_samples;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (samples[middle].x < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* What is unknown is neither less nor more than anything, so the loop needs not ask. */
static void
fill_column (EbbColumn *column,
             const EbbSample *samples)
{
  double least = INFINITY, most = -INFINITY;
  guint first = 0, last = column->n;

  for (guint i = 0; i < column->n; i++)
    {
      least = samples[i].y < least ? samples[i].y : least;
      most = samples[i].y > most ? samples[i].y : most;
    }
  while (first < last && isnan (samples[first].y))
    first++;
  while (last > first && isnan (samples[last - 1].y))
    last--;
  if (first == last)
    return;
  column->least = least;
  column->most = most;
  column->begin = samples[first].y;
  column->end = samples[last - 1].y;
}

/**
 * ebb_series_reduce:
 * @samples: (array length=n_samples): in the order of @x
 * @n_samples: how many
 * @from: the position of the left edge
 * @to: the position of the right edge, beyond @from
 * @columns: (out caller-allocates) (array length=n_columns): one per pixel
 * @n_columns: how many
 *
 * Reduces what lies from @from up to and without @to to its extremes per column of
 * pixels: no spike is lost, and a drawing costs what its width costs.
 */
void
ebb_series_reduce (const EbbSample *samples,
                   guint n_samples,
                   double from,
                   double to,
                   EbbColumn *columns,
                   guint n_columns)
{
  guint i = ebb_series_find (samples, n_samples, from);

  for (guint c = 0; c < n_columns; c++)
    {
      double end = c + 1 < n_columns ? from + (to - from) * (c + 1) / n_columns : to;

      columns[c] = (EbbColumn){ i, 0, NAN, NAN, NAN, NAN };
      for (; i < n_samples && samples[i].x < end; i++)
        columns[c].n++;
      fill_column (&columns[c], &samples[columns[c].first]);
    }
}
