// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-quantile.h"

#include <gsl/gsl_statistics_double.h>

/**
 * ebb_quantile_find:
 * @values: (array length=n): finite, in any order; they are put into another
 * @n: how many, at least 1
 * @share: between 0 and 1: 0.5 for the median
 *
 * The quantile that gsl_stats_quantile_from_sorted_data() finds, which is type 7 of
 * Hyndman and Fan 1996 (doi 10.1080/00031305.1996.10473566). Finding a rank takes a part
 * of the time that sorting thousands of values does.
 *
 * Returns: the value that so much of @values is not above, between two of them by
 *   their distance
 */
double
ebb_quantile_find (double *values,
                   guint n,
                   double share)
{
  double rank = share * (n - 1);
  guint below = (guint) rank;
  double value = gsl_stats_select (values, 1, n, below);

  if (below + 1 == n)
    return value;
  /* now those that are not less stand behind it */
  return (below + 1 - rank) * value + (rank - below) * gsl_stats_min (&values[below + 1], 1, n - below - 1);
}
