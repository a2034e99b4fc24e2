// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-theil-sen.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "ebb-quantile.h"

/* Sums over groups of t equal values, as the variance of S needs them. */
typedef struct
{
  double pairs;   /* t (t - 1) */
  double triples; /* t (t - 1) (t - 2) */
  double spread;  /* t (t - 1) (2 t + 5) */
} Ties;

static Ties
count_ties (const double *values,
            gsize stride,
            guint n)
{
  g_autofree double *sorted = g_new (double, n);
  Ties ties = { 0 };

  for (guint i = 0; i < n; i++)
    sorted[i] = values[i * stride];
  gsl_sort (sorted, 1, n);
  for (guint begin = 0, end = 0; begin < n; begin = end)
    {
      double t;

      while (end < n && sorted[end] == sorted[begin])
        end++;
      t = end - begin;
      ties.pairs += t * (t - 1);
      ties.triples += t * (t - 1) * (t - 2);
      ties.spread += t * (t - 1) * (2 * t + 5);
    }
  return ties;
}

/* Kendall, Rank Correlation Methods (1970), chapter 4: ties in both. */
static double
get_variance (double n,
              const Ties *x,
              const Ties *y)
{
  double variance = (n * (n - 1) * (2 * n + 5) - x->spread - y->spread) / 18;

  variance += x->pairs * y->pairs / (2 * n * (n - 1));
  if (n > 2)
    variance += x->triples * y->triples / (9 * n * (n - 1) * (n - 2));
  return MAX (variance, 0);
}

/**
 * ebb_theil_sen_new:
 * @points: (array length=n): finite points, in any order, whose differences are finite
 * @n: how many; the work grows with its square, so some hundreds at most
 *
 * Takes the slope of every pair of points whose x differ (Theil 1950; Sen 1968, doi
 * 10.1080/01621459.1968.10480934). Their median is a line's slope that a few odd
 * days cannot pull away, which suits ratings: they are ordinal, bounded, and have
 * outliers.
 *
 * Returns: (transfer full): the slopes
 */
EbbTheilSen *
ebb_theil_sen_new (const EbbSample *points,
                   guint n)
{
  EbbTheilSen *self = g_new0 (EbbTheilSen, 1);
  Ties x, y;
  double pairs = (double) n * (n - 1.0);

  self->n_points = n;
  self->tau = NAN;
  if (n < 2)
    return self;

  self->slopes = g_new (double, (gsize) n *(n - 1) / 2);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        double run = points[j].x - points[i].x;
        double rise = points[j].y - points[i].y;

        if (run == 0)
          continue;
        self->slopes[self->n_slopes++] = rise / run;
        if (rise != 0)
          self->s += (rise > 0) == (run > 0) ? 1 : -1;
      }

  x = count_ties (&points->x, sizeof *points / sizeof (double), n);
  y = count_ties (&points->y, sizeof *points / sizeof (double), n);
  self->variance = get_variance (n, &x, &y);
  if (pairs > x.pairs && pairs > y.pairs)
    self->tau = 2.0 * (double) self->s / sqrt ((pairs - x.pairs) * (pairs - y.pairs));
  return self;
}

/**
 * ebb_theil_sen_free:
 * @self: (transfer full) (nullable): slopes
 */
void
ebb_theil_sen_free (EbbTheilSen *self)
{
  if (self == NULL)
    return;
  g_free (self->slopes);
  g_free (self);
}

/**
 * ebb_theil_sen_get_slope:
 * @self: slopes
 *
 * Returns: the median slope, in units of y per unit of x; NAN if all x are equal
 */
double
ebb_theil_sen_get_slope (EbbTheilSen *self)
{
  if (self->n_slopes == 0)
    return NAN;
  return ebb_quantile_find (self->slopes, self->n_slopes, 0.5);
}

/* How far S may lie from 0 when x and y have nothing to do with each other. */
static double
get_reach (const EbbTheilSen *self,
           double confidence,
           double inflation)
{
  return gsl_cdf_ugaussian_Pinv ((1 + confidence) / 2) * sqrt (self->variance * inflation);
}

/**
 * ebb_theil_sen_get_interval:
 * @self: slopes
 * @confidence: such as 0.95, between 0 and 1
 * @inflation: how many times the variance of S is larger than that of independent
 *   points, at least 1: ebb_autocorrelation_get_inflation() of what the line leaves
 *   over (Yue and Wang 2004 for Kendall's S, doi 10.1023/B:WARM.0000043140.61082.60)
 * @lower: (out): the lower end; NAN if the interval is not known
 * @upper: (out): the upper end
 *
 * The confidence interval of the slope by Sen (1968): of the ordered slopes those that
 * lie z times the standard deviation of S, halved, from the middle; the rank is
 * rounded to a whole number, which agrees with `ci.theil` of the R package statpsych.
 * Points that are too few, or resemble their neighbours too much, leave no slope so far
 * out: then nothing can be said.
 *
 * Returns: whether the interval is known
 */
gboolean
ebb_theil_sen_get_interval (EbbTheilSen *self,
                            double confidence,
                            double inflation,
                            double *lower,
                            double *upper)
{
  double rank;
  guint index;

  *lower = NAN;
  *upper = NAN;
  g_return_val_if_fail (confidence > 0 && confidence < 1, FALSE);
  g_return_val_if_fail (inflation >= 1, FALSE);

  rank = round ((self->n_slopes - get_reach (self, confidence, inflation)) / 2);
  if (self->n_slopes == 0 || rank < 1)
    return FALSE;

  index = (guint) rank - 1;
  *lower = gsl_stats_select (self->slopes, 1, self->n_slopes, index);
  /* now those that are larger stand behind it */
  *upper = gsl_stats_select (&self->slopes[index], 1, self->n_slopes - index, self->n_slopes - 1 - 2 * index);
  return TRUE;
}

/**
 * ebb_theil_sen_is_level:
 * @self: slopes
 * @confidence: such as 0.95, between 0 and 1
 * @inflation: as of ebb_theil_sen_get_interval()
 *
 * Kendall's test. Without ties it says no more than whether the interval holds 0. Whole
 * ratings have many: each pair of equal ones has the slope 0, and an end of the interval
 * is hardly ever anything else, although pairs that rise may far outnumber those that
 * fall. The test counts these alone, and its variance knows of the ties.
 *
 * Returns: whether the points may as well neither rise nor fall
 */
gboolean
ebb_theil_sen_is_level (const EbbTheilSen *self,
                        double confidence,
                        double inflation)
{
  g_return_val_if_fail (confidence > 0 && confidence < 1, TRUE);
  g_return_val_if_fail (inflation >= 1, TRUE);

  return fabs ((double) self->s) <= get_reach (self, confidence, inflation);
}
