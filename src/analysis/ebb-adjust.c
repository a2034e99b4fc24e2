// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-adjust.h"

#include <gsl/gsl_sort.h>
#include <math.h>

/**
 * ebb_adjust_false_discovery:
 * @p: (array length=n): the p-values of a family of questions; NAN where there is none
 * @n: how many
 * @adjusted: (out caller-allocates) (array length=n): the adjusted ones, in the same
 *   order, NAN where @p is
 *
 * Adjusts p-values for having asked many questions at once, so that of what is called
 * found at an adjusted level of 0.10 about a tenth is there by chance (the false
 * discovery rate: Benjamini and Hochberg 1995, J R Stat Soc B 57:289-300). What was not
 * asked (NAN) does not count for the family, as in R's p.adjust().
 */
void
ebb_adjust_false_discovery (const double *p,
                            guint n,
                            double *adjusted)
{
  g_autofree double *known = g_new (double, n);
  g_autofree guint *places = g_new (guint, n);
  g_autofree gsize *order = g_new (gsize, n);
  guint n_known = 0;
  double least = 1;

  g_return_if_fail (n == 0 || (p != NULL && adjusted != NULL));

  for (guint i = 0; i < n; i++)
    {
      adjusted[i] = NAN;
      if (isnan (p[i]))
        continue;
      known[n_known] = p[i];
      places[n_known++] = i;
    }
  gsl_sort_index (order, known, 1, n_known);
  for (guint rank = n_known; rank > 0; rank--)
    {
      least = fmin (least, known[order[rank - 1]] * ((double) n_known / rank));
      adjusted[places[order[rank - 1]]] = least;
    }
}
