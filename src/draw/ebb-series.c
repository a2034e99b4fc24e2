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

static void
add_to_column (EbbColumn *column,
               double y)
{
  column->n++;
  if (isnan (y))
    return;
  if (isnan (column->begin))
    column->begin = column->least = column->most = y;
  column->least = MIN (column->least, y);
  column->most = MAX (column->most, y);
  column->end = y;
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
        add_to_column (&columns[c], samples[i].y);
    }
}
