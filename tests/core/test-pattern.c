// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-readings.h"

#include <float.h>

#include "analysis/ebb-pattern.h"

static guint
count_all (const EbbDistribution *distribution)
{
  guint n = 0;

  for (guint i = 0; i < distribution->n_bins; i++)
    n += distribution->counts[i];
  return n;
}

static void
test_an_hour_averages_its_days (void)
{
  EbbDay monday = ebb_test_day ("2026-03-02");
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  EbbHourPattern pattern;

  /* Three readings on one Monday between 8 and 9, one on the next. */
  ebb_readings_add (readings, monday, 8 * 3600, 1);
  ebb_readings_add (readings, monday, 8 * 3600 + 10, 2);
  ebb_readings_add (readings, monday, 9 * 3600 - 1, 3);
  ebb_readings_add (readings, monday, 9 * 3600, 10);
  ebb_readings_add (readings, monday + 6, 86399, 7);
  ebb_readings_add (readings, monday + 7, 8 * 3600 + 1800, 6);
  ebb_readings_seal (readings);
  ebb_hour_pattern_init (&pattern, readings, (EbbPeriod){ monday, monday + 7 });

  g_assert_cmpuint (pattern.n_readings, ==, 6);
  g_assert_cmpuint (pattern.n_days, ==, 3);
  g_assert_cmpuint (pattern.cells[0][8].n_days, ==, 2);
  g_assert_cmpuint (pattern.cells[0][8].n_readings, ==, 4);
  g_assert_cmpfloat (pattern.cells[0][8].mean, ==, 4);
  g_assert_cmpfloat (pattern.cells[0][9].mean, ==, 10);
  g_assert_cmpfloat (pattern.cells[6][23].mean, ==, 7);
  g_assert_true (isnan (pattern.cells[0][7].mean));
  g_assert_cmpuint (pattern.cells[0][7].n_days, ==, 0);
}

static void
test_patterns_agree_with_adding_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint round = 0; round < 20; round++)
    {
      EbbDay first = g_rand_int_range (random, -300, 20000);
      EbbPeriod period = { first, first + g_rand_int_range (random, 0, 60) };
      g_autoptr (EbbReadings) readings = ebb_test_random_readings (random, period, 0.8, 40, FALSE);
      EbbHourPattern pattern;
      guint n_readings = 0;

      ebb_hour_pattern_init (&pattern, readings, period);
      for (int weekday = 0; weekday < 7; weekday++)
        for (int hour = 0; hour < 24; hour++)
          {
            double sum = 0;
            guint n_days = 0;

            for (EbbDay day = period.from; day <= period.to; day++)
              {
                guint n;
                const EbbSample *samples = ebb_readings_get_period (readings, (EbbPeriod){ day, day }, &n);
                double hour_sum = 0;
                guint n_hour = 0;

                if (ebb_day_get_weekday (day) != weekday + 1)
                  continue;
                for (guint i = 0; i < n; i++)
                  if ((int) ((samples[i].x - day * EBB_DAY_SECONDS) / 3600) == hour)
                    {
                      hour_sum += samples[i].y;
                      n_hour++;
                    }
                n_days += n_hour > 0;
                n_readings += n_hour;
                sum += n_hour > 0 ? hour_sum / n_hour : 0;
              }
            g_assert_cmpuint (pattern.cells[weekday][hour].n_days, ==, n_days);
            ebb_test_assert_near (pattern.cells[weekday][hour].mean, n_days > 0 ? sum / n_days : NAN);
          }
      g_assert_cmpuint (pattern.n_readings, ==, n_readings);
    }
}

static void
test_ratings_have_a_bin_around_each_number (void)
{
  g_autoptr (EbbReadings) readings = ebb_test_daily (0, (double[]){ 0, 0.4, 4.5, 5, 5.4, 10, 9.5, NAN }, 8);
  g_autoptr (EbbDistribution) distribution = ebb_distribution_new (readings, (EbbPeriod){ 0, 10 }, TRUE, FALSE);

  g_assert_true (distribution->centred);
  g_assert_cmpuint (distribution->n_bins, ==, 11);
  g_assert_cmpfloat (distribution->first, ==, 0);
  g_assert_cmpfloat (distribution->width, ==, 1);
  g_assert_cmpuint (distribution->n_days, ==, 7);
  g_assert_cmpuint (distribution->counts[0], ==, 2);
  g_assert_cmpuint (distribution->counts[5], ==, 3);
  g_assert_cmpuint (distribution->counts[10], ==, 2);
}

static void
test_other_values_have_round_bins (void)
{
  g_autoptr (EbbReadings) hours = ebb_test_daily (0, (double[]){ 4.3, 6.5, 7, 7.25, 9.1 }, 5);
  g_autoptr (EbbDistribution) distribution = ebb_distribution_new (hours, (EbbPeriod){ 0, 10 }, FALSE, FALSE);
  g_autoptr (EbbReadings) tenths = ebb_test_daily (0, (double[]){ 0, 0.3, 0.7, 1.9 }, 4);
  g_autoptr (EbbDistribution) edges = ebb_distribution_new (tenths, (EbbPeriod){ 0, 10 }, FALSE, FALSE);

  g_assert_false (distribution->centred);
  ebb_test_assert_near (distribution->width, 0.5);
  ebb_test_assert_near (distribution->first, 4);
  g_assert_cmpuint (distribution->n_bins, ==, 11);
  g_assert_cmpuint (distribution->counts[0], ==, 1);
  g_assert_cmpuint (distribution->counts[5], ==, 1);
  g_assert_cmpuint (distribution->counts[6], ==, 2);
  g_assert_cmpuint (distribution->counts[10], ==, 1);

  /* 0.3 begins the bin of 0.3, whatever 0.1 is in binary. */
  ebb_test_assert_near (edges->width, 0.1);
  g_assert_cmpuint (edges->n_bins, ==, 20);
  g_assert_cmpuint (edges->counts[3], ==, 1);
  g_assert_cmpuint (edges->counts[7], ==, 1);
  g_assert_cmpuint (edges->counts[19], ==, 1);
}

static void
test_counts_have_whole_bins (void)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  g_autoptr (EbbDistribution) distribution = NULL;

  for (EbbDay day = 0; day < 3; day++)
    for (EbbDay i = 0; i <= day; i++)
      ebb_readings_add (readings, day, i, 1);
  ebb_readings_seal (readings);
  distribution = ebb_distribution_new (readings, (EbbPeriod){ 0, 2 }, FALSE, TRUE);

  g_assert_cmpfloat (distribution->width, ==, 1);
  g_assert_cmpfloat (distribution->first, ==, 1);
  g_assert_cmpuint (distribution->n_bins, ==, 3);
  g_assert_cmpuint (distribution->counts[2], ==, 1);
}

static void
test_every_day_is_in_a_bin (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (77);

  for (guint round = 0; round < 3000; round++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 40);
      double size = pow (10, g_rand_int_range (random, -300, 300));
      double base = g_rand_boolean (random) ? 0 : size * pow (10, g_rand_int_range (random, 0, 14));
      g_autofree double *values = g_new (double, n);
      g_autoptr (EbbReadings) readings = NULL;
      g_autoptr (EbbDistribution) distribution = NULL;

      for (guint i = 0; i < n; i++)
        values[i] = CLAMP (base + g_rand_double_range (random, -1, 1) * size, -DBL_MAX, DBL_MAX);
      readings = ebb_test_daily (0, values, n);
      distribution = ebb_distribution_new (readings, (EbbPeriod){ 0, 100 }, FALSE, round % 3 == 0);
      g_assert_cmpuint (distribution->n_bins, >=, 1);
      g_assert_cmpuint (distribution->n_bins, <=, 20);
      g_assert_cmpuint (count_all (distribution), ==, n);
      g_assert_true (isfinite (distribution->first) && distribution->width > 0);
      g_assert_true (isfinite (distribution->first + distribution->n_bins * distribution->width));
      if (distribution->n_bins > 1)
        g_assert_true (distribution->counts[0] > 0 && distribution->counts[distribution->n_bins - 1] > 0);
    }
}

static void
test_odd_values_have_bins (void)
{
  static const double sets[][3] = {
    { 5, 5, 5 }, { 0, 0, 0 }, { -3, -3, -3 }, { 1e308, 1e308, 1e308 }, { -1e308, 0, 1e308 }, { -DBL_MAX, 1, DBL_MAX }, { 0, 5e-324, 1e-310 }, { 1e300, 1e300, 1.0000000000000002e300 }, { 1, 1.0000000000000002, 1 }, { 123456789, 123456789, 123456789 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (EbbReadings) readings = ebb_test_daily (0, sets[i], 3);
      g_autoptr (EbbDistribution) distribution = ebb_distribution_new (readings, (EbbPeriod){ 0, 2 }, FALSE, FALSE);
      g_autoptr (EbbDistribution) ratings = ebb_distribution_new (readings, (EbbPeriod){ 0, 2 }, TRUE, FALSE);
      EbbHourPattern pattern;

      g_assert_cmpuint (count_all (distribution), ==, 3);
      g_assert_cmpuint (count_all (ratings), ==, 3);
      g_assert_cmpuint (distribution->n_bins, <=, 20);
      g_assert_true (distribution->width > 0 && isfinite (distribution->first));
      if (sets[i][0] == sets[i][1] && sets[i][1] == sets[i][2])
        g_assert_cmpuint (distribution->n_bins, ==, 1);
      ebb_hour_pattern_init (&pattern, readings, (EbbPeriod){ 0, 2 });
      g_assert_true (isfinite (pattern.cells[3][12].mean));
    }
}

static void
test_nothing_has_no_pattern (void)
{
  g_autoptr (EbbReadings) none = ebb_test_daily (0, NULL, 0);
  g_autoptr (EbbDistribution) values = ebb_distribution_new (none, (EbbPeriod){ 0, 10 }, FALSE, FALSE);
  g_autoptr (EbbDistribution) ratings = ebb_distribution_new (none, (EbbPeriod){ 10, 0 }, TRUE, FALSE);
  EbbHourPattern pattern;

  ebb_hour_pattern_init (&pattern, none, (EbbPeriod){ 0, 10 });
  g_assert_cmpuint (pattern.n_readings + pattern.n_days, ==, 0);
  g_assert_true (isnan (pattern.cells[6][23].mean));
  g_assert_cmpuint (values->n_bins + values->n_days, ==, 0);
  g_assert_cmpuint (ratings->n_bins, ==, 11);
  g_assert_cmpuint (count_all (ratings), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pattern/an-hour-averages-its-days", test_an_hour_averages_its_days);
  g_test_add_func ("/pattern/patterns-agree-with-adding-up", test_patterns_agree_with_adding_up);
  g_test_add_func ("/pattern/ratings-have-a-bin-around-each-number", test_ratings_have_a_bin_around_each_number);
  g_test_add_func ("/pattern/other-values-have-round-bins", test_other_values_have_round_bins);
  g_test_add_func ("/pattern/counts-have-whole-bins", test_counts_have_whole_bins);
  g_test_add_func ("/pattern/every-day-is-in-a-bin", test_every_day_is_in_a_bin);
  g_test_add_func ("/pattern/odd-values-have-bins", test_odd_values_have_bins);
  g_test_add_func ("/pattern/nothing-has-no-pattern", test_nothing_has_no_pattern);

  return g_test_run ();
}
