// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-readings.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>

#include "analysis/ebb-autocorrelation.h"
#include "analysis/ebb-quantile.h"
#include "analysis/ebb-theil-sen.h"

#define NORMAL_975 1.959963984540054

/* The example of ci.theil in the R package statpsych; the count of slopes and tau-b
 * were computed with R 4.2.2. */
static void
test_theil_sen_agrees_with_statpsych (void)
{
  static const EbbSample points[] = {
    { 67, 21 }, { 28, 4 }, { 30, 9 }, { 28, 12 }, { 52, 35 }, { 40, 18 }, { 25, 10 }, { 37, 22 }, { 44, 24 }, { 10, 1 }, { 14, 6 }, { 20, 8 }, { 28, 13 }, { 40, 16 }, { 51, 19 }
  };
  g_autoptr (EbbTheilSen) line = ebb_theil_sen_new (points, G_N_ELEMENTS (points));
  double lower, upper;

  g_assert_cmpuint (line->n_points, ==, 15);
  g_assert_cmpuint (line->n_slopes, ==, 101);
  ebb_test_assert_near (ebb_theil_sen_get_slope (line), 0.5);
  g_assert_true (ebb_theil_sen_get_interval (line, 0.95, 1, &lower, &upper));
  g_assert_cmpfloat_with_epsilon (lower, 0.3243243, 5e-8);
  ebb_test_assert_near (upper, 0.75);
  g_assert_cmpfloat_with_epsilon ((upper - lower) / (2 * NORMAL_975), 0.1085927, 5e-8);
  g_assert_cmpfloat_with_epsilon (line->tau, 0.7282926, 5e-8);
}

/* Kendall 1970: variance 12 pairs without ties is n (n - 1) (2 n + 5) / 18; one group
 * of t in one ranking takes t (t - 1) (2 t + 5) / 18 off it. */
static void
test_ties_take_from_the_variance (void)
{
  static const EbbSample plain[] = { { 1, 1 }, { 2, 2 }, { 3, 3 }, { 4, 4 } };
  static const EbbSample tied[] = { { 1, 1 }, { 2, 2 }, { 3, 2 }, { 4, 4 } };
  static const EbbSample both[] = { { 1, 1 }, { 1, 2 }, { 3, 2 }, { 4, 4 } };
  g_autoptr (EbbTheilSen) first = ebb_theil_sen_new (plain, 4);
  g_autoptr (EbbTheilSen) second = ebb_theil_sen_new (tied, 4);
  g_autoptr (EbbTheilSen) third = ebb_theil_sen_new (both, 4);

  ebb_test_assert_near (first->variance, 4 * 3 * 13 / 18.0);
  g_assert_cmpint (first->s, ==, 6);
  ebb_test_assert_near (first->tau, 1);
  ebb_test_assert_near (second->variance, (4 * 3 * 13 - 2 * 1 * 9) / 18.0);
  g_assert_cmpint (second->s, ==, 5);
  ebb_test_assert_near (second->tau, 5 / sqrt (6 * 5));
  ebb_test_assert_near (third->variance, (4 * 3 * 13 - 2 * 9 - 2 * 9) / 18.0 + 2 * 2 / (2.0 * 4 * 3));
  g_assert_cmpint (third->s, ==, 4);
  g_assert_cmpuint (third->n_slopes, ==, 5);
}

/* Adds up S of all orders of y, and its square. */
static void
add_orders (EbbSample *points, guint n, guint fixed, double *sum, double *squares, guint *n_orders)
{
  if (fixed == n)
    {
      g_autoptr (EbbTheilSen) line = ebb_theil_sen_new (points, n);

      *sum += (double) line->s;
      *squares += (double) (line->s * line->s);
      ++*n_orders;
    }
  for (guint i = fixed; i < n; i++)
    {
      double y = points[fixed].y;

      points[fixed].y = points[i].y;
      points[i].y = y;
      add_orders (points, n, fixed + 1, sum, squares, n_orders);
      points[i].y = points[fixed].y;
      points[fixed].y = y;
    }
}

/* The variance of S is that over all orders in which y may come, whatever the ties. */
static void
test_the_variance_is_that_of_all_orders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_rand_int_range (random, 2, 7);
      guint n_orders = 0;
      double sum = 0;
      double squares = 0;
      EbbSample points[6];
      g_autoptr (EbbTheilSen) line = NULL;

      for (guint i = 0; i < n; i++)
        points[i] = (EbbSample){ g_rand_int_range (random, 0, 3), g_rand_int_range (random, 0, 3) };
      line = ebb_theil_sen_new (points, n);
      add_orders (points, n, 0, &sum, &squares, &n_orders);
      ebb_test_assert_near (sum, 0);
      ebb_test_assert_near (line->variance, squares / n_orders);
    }
}

/* Of the pairs of these days most are equal, so that the interval has 0 at its end; but
 * of the others 75 rise and none falls. */
static void
test_equal_ratings_do_not_hide_a_rise (void)
{
  EbbSample points[20];
  g_autoptr (EbbTheilSen) line = NULL;
  double lower, upper;

  for (guint i = 0; i < 20; i++)
    points[i] = (EbbSample){ i, i < 15 ? 4 : 5 };
  line = ebb_theil_sen_new (points, 20);

  g_assert_cmpint (line->s, ==, 75);
  g_assert_false (ebb_theil_sen_is_level (line, 0.95, 1));
  g_assert_true (ebb_theil_sen_is_level (line, 0.95, 3));
  g_assert_true (ebb_theil_sen_get_interval (line, 0.95, 1, &lower, &upper));
  ebb_test_assert_near (lower, 0);
  g_assert_cmpfloat (upper, >, 0);
}

static void
test_points_without_a_line_say_so (void)
{
  static const EbbSample above[] = { { 1, 1 }, { 1, 2 }, { 1, 9 } };
  static const EbbSample level[] = { { 1, 4 }, { 2, 4 }, { 3, 4 } };
  g_autoptr (EbbTheilSen) none = ebb_theil_sen_new (NULL, 0);
  g_autoptr (EbbTheilSen) one = ebb_theil_sen_new (above, 1);
  g_autoptr (EbbTheilSen) vertical = ebb_theil_sen_new (above, 3);
  g_autoptr (EbbTheilSen) flat = ebb_theil_sen_new (level, 3);
  EbbTheilSen *lines[] = { none, one, vertical };
  double lower = 0;
  double upper = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_true (isnan (ebb_theil_sen_get_slope (lines[i])));
      g_assert_true (isnan (lines[i]->tau));
      g_assert_false (ebb_theil_sen_get_interval (lines[i], 0.95, 1, &lower, &upper));
      g_assert_true (isnan (lower) && isnan (upper));
    }
  /* All equal: nothing but level pairs, and no doubt about it. */
  g_assert_true (ebb_theil_sen_get_interval (flat, 0.95, 5, &lower, &upper));
  ebb_test_assert_near (ebb_theil_sen_get_slope (flat), 0);
  ebb_test_assert_near (lower, 0);
  ebb_test_assert_near (upper, 0);
  g_assert_true (isnan (flat->tau));
}

static void
test_a_quantile_is_that_of_sorted_values (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 60);
      double values[60], sorted[60];
      double shares[] = { 0.25, 0.5, 0.75, 0, 1, g_rand_double (random) };

      for (guint i = 0; i < n; i++)
        values[i] = sorted[i] = round % 2 == 0 ? g_rand_int_range (random, 0, 11) : g_rand_double_range (random, -1e6, 1e6);
      gsl_sort (sorted, 1, n);
      for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
        ebb_test_assert_near (ebb_quantile_find (values, n, shares[i]), gsl_stats_quantile_from_sorted_data (sorted, 1, n, shares[i]));
    }
}

/* Both ends of an interval leave out as many slopes. */
static void
assert_is_centred (const EbbTheilSen *line,
                   double lower,
                   double upper)
{
  g_autofree double *sorted = g_memdup2 (line->slopes, line->n_slopes * sizeof *line->slopes);
  guint i = 0;

  gsl_sort (sorted, 1, line->n_slopes);
  while (i < line->n_slopes && !(sorted[i] == lower && sorted[line->n_slopes - 1 - i] == upper))
    i++;
  g_assert_cmpuint (i, <, (line->n_slopes + 1) / 2);
}

/* Whatever the points: a line through them moves with their scale, and the interval
 * holds the slope and grows with the inflation until there is none. */
static void
test_the_line_follows_its_points (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_rand_int_range (random, 5, 60);
      g_autofree EbbSample *points = g_new (EbbSample, n);
      g_autofree EbbSample *moved = g_new (EbbSample, n);
      g_autoptr (EbbTheilSen) line = NULL;
      g_autoptr (EbbTheilSen) other = NULL;
      double lower, upper, wide_lower, wide_upper;

      for (guint i = 0; i < n; i++)
        {
          points[i] = (EbbSample){ i, g_rand_int_range (random, 0, 11) };
          moved[n - 1 - i] = (EbbSample){ 10 + 2 * points[i].x, 7 - 3 * points[i].y };
        }
      line = ebb_theil_sen_new (points, n);
      other = ebb_theil_sen_new (moved, n);
      g_assert_cmpuint (line->n_slopes, ==, n * (n - 1) / 2);
      ebb_test_assert_near (ebb_theil_sen_get_slope (other), -1.5 * ebb_theil_sen_get_slope (line));
      ebb_test_assert_near (other->tau, -line->tau);
      if (!ebb_theil_sen_get_interval (line, 0.95, 1, &lower, &upper))
        continue;
      assert_is_centred (line, lower, upper);
      /* What the interval leaves out, the test does, but for the rounding of a rank. */
      if (lower > 0.02 || upper < -0.02)
        g_assert_false (ebb_theil_sen_is_level (line, 0.94, 1));
      g_assert_true (ebb_theil_sen_is_level (line, 0.95, 1e6));
      g_assert_cmpfloat (lower, <=, ebb_theil_sen_get_slope (line));
      g_assert_cmpfloat (upper, >=, ebb_theil_sen_get_slope (line));
      if (ebb_theil_sen_get_interval (line, 0.95, 2, &wide_lower, &wide_upper))
        g_assert_true (wide_lower <= lower && wide_upper >= upper);
      g_assert_false (ebb_theil_sen_get_interval (line, 0.95, 1e6, &wide_lower, &wide_upper) && line->variance > 1);
    }
}

/* Computed with R 4.2.2: acf () and n (1 - r) / (1 + r). */
static void
test_autocorrelation_agrees_with_r (void)
{
  static const double values[] = { 5, 6, 6, 7, 5, 4, 4, 5, 6, 7, 7, 6 };
  double r = ebb_autocorrelation (values, G_N_ELEMENTS (values));

  g_assert_cmpfloat_with_epsilon (r, 0.5438596, 5e-8);
  g_assert_cmpfloat_with_epsilon (ebb_autocorrelation_get_effective_size (12, r), 3.545455, 5e-7);
  ebb_test_assert_near (ebb_autocorrelation_get_inflation (r) * ebb_autocorrelation_get_effective_size (12, r), 12);
}

/* Kendall 1954: what a line leaves over resembles itself too little, by (2 + 4 r) / n. */
static void
test_residuals_get_back_what_the_line_took (void)
{
  static const double values[] = { 5, 6, 4, 7, 5, 4, 6, 5, 3, 7, 6, 6 };
  static const double level[] = { 4, 4, 4, 4, 4, 4 };
  double r = ebb_autocorrelation (values, 12);
  double corrected = ebb_autocorrelation_of_residuals (values, 12);

  ebb_test_assert_near (corrected - (2 + 4 * corrected) / 12, r);
  ebb_test_assert_near (ebb_autocorrelation_of_residuals (level, 6), 0);
  ebb_test_assert_near (ebb_autocorrelation_of_residuals (values, 4), 0);
  g_assert_cmpfloat (ebb_autocorrelation_of_residuals ((double[]){ 1, 2, 3, 4, 5 }, 5), <=, 1);
}

static void
test_autocorrelation_never_claims_more_days (void)
{
  static const double zigzag[] = { 1, 9, 1, 9, 1, 9, 1, 9 };
  static const double level[] = { 4, 4, 4, 4 };

  g_assert_cmpfloat (ebb_autocorrelation (zigzag, 8), <, -0.8);
  ebb_test_assert_near (ebb_autocorrelation_get_inflation (-0.9), 1);
  ebb_test_assert_near (ebb_autocorrelation_get_effective_size (28, -0.9), 28);
  ebb_test_assert_near (ebb_autocorrelation_get_inflation (1), 199);
  ebb_test_assert_near (ebb_autocorrelation (level, 4), 0);
  ebb_test_assert_near (ebb_autocorrelation (zigzag, 2), 0);
  ebb_test_assert_near (ebb_autocorrelation (NULL, 0), 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theil-sen/agrees-with-statpsych", test_theil_sen_agrees_with_statpsych);
  g_test_add_func ("/theil-sen/ties-take-from-the-variance", test_ties_take_from_the_variance);
  g_test_add_func ("/theil-sen/the-variance-is-that-of-all-orders", test_the_variance_is_that_of_all_orders);
  g_test_add_func ("/theil-sen/equal-ratings-do-not-hide-a-rise", test_equal_ratings_do_not_hide_a_rise);
  g_test_add_func ("/theil-sen/points-without-a-line-say-so", test_points_without_a_line_say_so);
  g_test_add_func ("/theil-sen/the-line-follows-its-points", test_the_line_follows_its_points);
  g_test_add_func ("/theil-sen/a-quantile-is-that-of-sorted-values", test_a_quantile_is_that_of_sorted_values);
  g_test_add_func ("/autocorrelation/agrees-with-r", test_autocorrelation_agrees_with_r);
  g_test_add_func ("/autocorrelation/residuals-get-back-what-the-line-took", test_residuals_get_back_what_the_line_took);
  g_test_add_func ("/autocorrelation/never-claims-more-days", test_autocorrelation_never_claims_more_days);

  return g_test_run ();
}
