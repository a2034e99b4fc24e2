// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "analysis/ebb-survival.h"

#define CLOSE 5e-4

/* "9 13 13+ 18": a plus sign after what is censored, as survival data are written. */
static EbbSurvival *
read_times (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);
  g_autofree EbbSurvivalTime *times = g_new (EbbSurvivalTime, n);

  for (guint i = 0; i < n; i++)
    times[i] = (EbbSurvivalTime){ g_ascii_strtod (words[i], NULL), g_str_has_suffix (words[i], "+") };
  return ebb_survival_new (times, n);
}

static void
assert_same (double value,
             double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
}

static void
assert_quartiles (const EbbSurvival *survival,
                  double first,
                  double median,
                  double third)
{
  assert_same (ebb_survival_get_quantile (survival, 0.25), first);
  assert_same (ebb_survival_get_quantile (survival, 0.5), median);
  assert_same (ebb_survival_get_quantile (survival, 0.75), third);
}

static void
assert_limits (const EbbSurvival *survival,
               EbbSurvivalLimits limits,
               double lower,
               double upper)
{
  double found_lower, found_upper;

  ebb_survival_get_quantile_limits (survival, 0.5, limits, &found_lower, &found_upper);
  assert_same (found_lower, lower);
  assert_same (found_upper, upper);
}

/* R 4.2.2, survival 3.5-3: survfit (Surv (time, status) ~ x, aml) */
static void
test_leukaemia_remissions_are_as_r_has_them (void)
{
  static const double shares[][2] = { { 9, .909 }, { 13, .818 }, { 18, .716 }, { 23, .614 }, { 31, .491 }, { 34, .368 }, { 48, .184 } };
  g_autoptr (EbbSurvival) kept = read_times ("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");
  g_autoptr (EbbSurvival) not_kept = read_times ("5 5 8 8 12 16+ 23 27 30 33 43 45");

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    g_assert_cmpfloat_with_epsilon (ebb_survival_get_share (kept, shares[i][0]), shares[i][1], CLOSE);
  assert_quartiles (kept, 18, 31, 48);
  assert_limits (kept, EBB_SURVIVAL_LIMITS_LOG, 18, NAN);
  g_assert_cmpfloat_with_epsilon (ebb_survival_get_restricted_mean (kept, 48), 31.8, 0.05);

  assert_quartiles (not_kept, 8, 23, 33);
  assert_limits (not_kept, EBB_SURVIVAL_LIMITS_LOG, 8, NAN);
  g_assert_cmpfloat_with_epsilon (ebb_survival_get_restricted_mean (not_kept, 48), 22.7, 0.05);
}

/* R 4.2.2, survival 3.5-3 */
static void
test_ties_with_censoring_are_as_r_has_them (void)
{
  static const double shares[][2] = { { 2, .9 }, { 4, .7 }, { 6, .6 }, { 12, .36 }, { 30, .18 } };
  g_autoptr (EbbSurvival) survival = read_times ("2 4 4 6 8+ 12 12 24+ 30 48+");

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    g_assert_cmpfloat_with_epsilon (ebb_survival_get_share (survival, shares[i][0]), shares[i][1], 1e-9);
  g_assert_cmpfloat (ebb_survival_get_quantile (survival, 0.5), ==, 12);
  assert_limits (survival, EBB_SURVIVAL_LIMITS_LOG, 4, NAN);
  assert_limits (survival, EBB_SURVIVAL_LIMITS_LOG_LOG, 2, NAN);
}

static void
test_the_median_of_a_flat_stretch_is_its_middle (void)
{
  g_autoptr (EbbSurvival) four = read_times ("4 2 1 3");
  g_autoptr (EbbSurvival) never_ends = read_times ("1 2 3+ 4+");

  g_assert_cmpfloat (ebb_survival_get_quantile (four, 0.5), ==, 2.5);
  g_assert_cmpfloat (ebb_survival_get_quantile (never_ends, 0.5), ==, 2);
}

static void
test_what_is_not_reached_is_not_known (void)
{
  g_autoptr (EbbSurvival) none = ebb_survival_new (NULL, 0);
  g_autoptr (EbbSurvival) censored = read_times ("3+ 4+ 5+");
  g_autoptr (EbbSurvival) early = read_times ("1 5+ 6+ 7+");
  g_autoptr (EbbSurvival) once = read_times ("5");
  g_autoptr (EbbSurvival) bad = read_times ("nan inf -3 2");

  assert_quartiles (none, NAN, NAN, NAN);
  g_assert_true (isnan (ebb_survival_get_restricted_mean (none, 0)));
  assert_quartiles (censored, NAN, NAN, NAN);
  assert_limits (censored, EBB_SURVIVAL_LIMITS_LOG, NAN, NAN);
  g_assert_cmpfloat (ebb_survival_get_restricted_mean (censored, 5), ==, 5);
  g_assert_true (isnan (ebb_survival_get_restricted_mean (censored, 5.1)));
  g_assert_true (isnan (ebb_survival_get_quantile (early, 0.5)));
  g_assert_true (isnan (ebb_survival_get_share (early, 8)));
  assert_quartiles (once, 5, 5, 5);
  assert_limits (once, EBB_SURVIVAL_LIMITS_LOG, NAN, NAN);
  g_assert_cmpfloat (ebb_survival_get_restricted_mean (once, 9), ==, 5);
  g_assert_cmpuint (bad->n, ==, 1);
}

static double
median_of (double *values,
           guint n)
{
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && values[j - 1] > values[j]; j--)
      {
        double other = values[j];

        values[j] = values[j - 1];
        values[j - 1] = other;
      }
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* Of random times: the curve falls and stays within 0 and 1, the limits lie around the
 * median, the order of the times means nothing, and without censoring the median and
 * the mean are the plain ones. */
static void
test_any_times_give_a_curve_that_falls (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      guint n = g_test_rand_int_range (1, 40);
      gboolean all = round % 2 == 0;
      g_autofree EbbSurvivalTime *times = g_new (EbbSurvivalTime, n);
      g_autofree EbbSurvivalTime *turned = g_new (EbbSurvivalTime, n);
      g_autofree double *plain = g_new (double, n);
      g_autoptr (EbbSurvival) survival = NULL;
      g_autoptr (EbbSurvival) other = NULL;
      double before = 1, lower, upper, median, sum = 0;

      for (guint i = 0; i < n; i++)
        {
          times[i] = (EbbSurvivalTime){ g_test_rand_int_range (0, 20), !all && g_test_rand_bit () };
          turned[n - 1 - i] = times[i];
          plain[i] = times[i].time;
          sum += times[i].time;
        }
      survival = ebb_survival_new (times, n);
      other = ebb_survival_new (turned, n);
      median = ebb_survival_get_quantile (survival, 0.5);

      for (guint i = 0; i < survival->n_steps; i++)
        {
          g_assert_cmpfloat (survival->steps[i].survival, <=, before);
          g_assert_cmpfloat (survival->steps[i].survival, >=, 0);
          g_assert_cmpfloat (survival->steps[i].survival, ==, other->steps[i].survival);
          before = survival->steps[i].survival;
        }
      for (guint limits = EBB_SURVIVAL_LIMITS_LOG; limits <= EBB_SURVIVAL_LIMITS_LOG_LOG; limits++)
        {
          ebb_survival_get_quantile_limits (survival, 0.5, limits, &lower, &upper);
          g_assert_false (lower > median);
          g_assert_false (upper < median);
        }
      if (all)
        {
          assert_same (median, median_of (plain, n));
          g_assert_cmpfloat_with_epsilon (ebb_survival_get_restricted_mean (survival, 20), sum / n, 1e-9);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/survival/leukaemia-remissions-are-as-r-has-them", test_leukaemia_remissions_are_as_r_has_them);
  g_test_add_func ("/survival/ties-with-censoring-are-as-r-has-them", test_ties_with_censoring_are_as_r_has_them);
  g_test_add_func ("/survival/the-median-of-a-flat-stretch-is-its-middle", test_the_median_of_a_flat_stretch_is_its_middle);
  g_test_add_func ("/survival/what-is-not-reached-is-not-known", test_what_is_not_reached_is_not_known);
  g_test_add_func ("/survival/any-times-give-a-curve-that-falls", test_any_times_give_a_curve_that_falls);

  return g_test_run ();
}
