// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-readings.h"

#include <float.h>

#include "analysis/ebb-trend.h"

static const EbbDayValues *
get (const GArray *days, guint index)
{
  g_assert_cmpuint (index, <, days->len);
  return &g_array_index (days, EbbDayValues, index);
}

static double
average (const GArray *averages, guint index)
{
  g_assert_cmpuint (index, <, averages->len);
  return g_array_index (averages, EbbSample, index).y;
}

/* Broderick 2009: a day is one value, however often it was rated. */
static void
test_a_day_is_the_mean_of_its_readings (void)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  g_autoptr (GArray) days = NULL;

  ebb_readings_add_day (readings, 100, 3);
  ebb_readings_add_day (readings, 101, 1);
  ebb_readings_add_day (readings, 103, 1);
  ebb_readings_add (readings, 100, 0, 2);
  ebb_readings_add (readings, 100, 40000, 9);
  ebb_readings_add (readings, 100, 86399.5, 4);
  ebb_readings_add (readings, 103, 0, 8);
  ebb_readings_seal (readings);

  days = ebb_day_values_new (readings, (EbbPeriod){ 90, 110 });
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (get (days, 0)->day, ==, 100);
  g_assert_cmpuint (get (days, 0)->n, ==, 3);
  g_assert_cmpfloat (get (days, 0)->sum, ==, 15);
  g_assert_cmpfloat (get (days, 0)->mean, ==, 5);
  g_assert_cmpfloat (get (days, 0)->min, ==, 2);
  g_assert_cmpfloat (get (days, 0)->max, ==, 9);
  g_assert_cmpint (get (days, 1)->day, ==, 103);

  ebb_day_values_use_sums (days);
  g_assert_cmpfloat (get (days, 0)->mean, ==, 15);
  g_assert_cmpfloat (get (days, 0)->min, ==, 15);
  g_assert_cmpfloat (get (days, 0)->max, ==, 15);
}

static void
test_days_before_1970_keep_their_readings (void)
{
  g_autoptr (EbbReadings) readings = ebb_test_daily (-2, (double[]){ 1, 2, 3, 4 }, 4);
  g_autoptr (GArray) days = ebb_day_values_new (readings, (EbbPeriod){ -2, 0 });

  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpint (get (days, 0)->day, ==, -2);
  g_assert_cmpint (get (days, 2)->day, ==, 0);
  g_assert_cmpfloat (get (days, 1)->mean, ==, 2);
}

/* domain rule: a week needs 4 rated days, a month 15. */
static void
test_weeks_and_months_need_enough_days (void)
{
  EbbDay monday = ebb_test_day ("2026-03-30");
  double values[60];
  g_autoptr (EbbReadings) readings = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) weeks = NULL;
  g_autoptr (GArray) months = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i;
  values[7] = values[8] = values[9] = NAN;                 /* four are left */
  values[14] = values[16] = values[18] = values[20] = NAN; /* three are left */
  readings = ebb_test_daily (monday, values, G_N_ELEMENTS (values));
  days = ebb_day_values_new (readings, (EbbPeriod){ monday - 10, monday + 100 });
  weeks = ebb_week_values_new (days, 4);
  months = ebb_month_values_new (days, 15);

  g_assert_cmpuint (weeks->len, ==, 8);
  g_assert_cmpint (get (weeks, 0)->day, ==, monday);
  g_assert_cmpfloat (get (weeks, 0)->mean, ==, 3);
  g_assert_cmpint (get (weeks, 1)->day, ==, monday + 7);
  g_assert_cmpuint (get (weeks, 1)->n, ==, 4);
  g_assert_cmpfloat (get (weeks, 1)->mean, ==, 11.5);
  g_assert_cmpfloat (get (weeks, 1)->sum, ==, 46);
  g_assert_cmpfloat (get (weeks, 1)->min, ==, 10);
  g_assert_cmpfloat (get (weeks, 1)->max, ==, 13);
  g_assert_cmpint (get (weeks, 2)->day, ==, monday + 21);
  g_assert_cmpint (get (weeks, 7)->day, ==, monday + 56);

  /* March has two of these days, April 23, May 28. */
  g_assert_cmpuint (months->len, ==, 2);
  g_assert_cmpint (get (months, 0)->day, ==, ebb_test_day ("2026-04-01"));
  g_assert_cmpuint (get (months, 0)->n, ==, 23);
  g_assert_cmpint (get (months, 1)->day, ==, ebb_test_day ("2026-05-01"));
}

static void
test_an_average_is_centred_and_leaves_gaps (void)
{
  static const double values[] = { 1, 2, 3, 4, 5, NAN, NAN, NAN, NAN, NAN, 6 };
  g_autoptr (EbbReadings) readings = ebb_test_daily (50, values, G_N_ELEMENTS (values));
  g_autoptr (GArray) days = ebb_day_values_new (readings, (EbbPeriod){ 0, 100 });
  g_autoptr (GArray) averages = ebb_moving_average_new (days, 7, 4);
  g_autoptr (GArray) even = ebb_moving_average_new (days, 2, 2);

  g_assert_cmpuint (averages->len, ==, 11);
  g_assert_cmpfloat (g_array_index (averages, EbbSample, 3).x, ==, 53.5 * EBB_DAY_SECONDS);
  g_assert_cmpfloat (average (averages, 0), ==, 2.5);
  g_assert_cmpfloat (average (averages, 1), ==, 3);
  g_assert_cmpfloat (average (averages, 4), ==, 3.5);
  for (guint i = 5; i < 11; i++)
    g_assert_true (isnan (average (averages, i)));

  /* Two days: the day before and the day itself. */
  g_assert_true (isnan (average (even, 0)));
  g_assert_cmpfloat (average (even, 1), ==, 1.5);
  g_assert_true (isnan (average (even, 5)));
}

static void
test_averages_agree_with_adding_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 200; round++)
    {
      EbbDay first = g_rand_int_range (random, -1000, 20000);
      EbbPeriod period = { first, first + g_rand_int_range (random, 0, 200) };
      guint window = (guint) g_rand_int_range (random, 1, 40);
      guint min_days = (guint) g_rand_int_range (random, 0, (gint32) window + 1);
      g_autoptr (EbbReadings) readings = ebb_test_random_readings (random, period, g_rand_double (random), 3, FALSE);
      g_autoptr (GArray) days = ebb_day_values_new (readings, period);
      g_autoptr (GArray) averages = ebb_moving_average_new (days, window, min_days);

      if (days->len == 0)
        g_assert_cmpuint (averages->len, ==, 0);
      else
        g_assert_cmpuint (averages->len, ==, (guint) (get (days, days->len - 1)->day - get (days, 0)->day) + 1);
      for (guint i = 0; i < averages->len; i++)
        {
          EbbDay day = get (days, 0)->day + (EbbDay) i;
          EbbDay from = day - (EbbDay) (window / 2);
          double sum = 0;
          guint n = 0;

          for (guint k = 0; k < days->len; k++)
            if (get (days, k)->day >= from && get (days, k)->day < from + (EbbDay) window)
              {
                sum += get (days, k)->mean;
                n++;
              }
          ebb_test_assert_near (average (averages, i), n >= MAX (min_days, 1) ? sum / n : NAN);
        }
    }
}

/* A huge value leaves no trace once the window has passed it. */
static void
test_huge_values_stay_finite (void)
{
  static const double values[] = { 1e308, 1e308, 1e308, -1e308, -DBL_MAX, 1, 2, 3, 4, DBL_MAX, DBL_MAX };
  g_autoptr (EbbReadings) readings = ebb_test_daily (0, values, G_N_ELEMENTS (values));
  g_autoptr (EbbReadings) same_day = ebb_readings_new ();
  g_autoptr (GArray) days = ebb_day_values_new (readings, (EbbPeriod){ 0, 20 });
  g_autoptr (GArray) averages = ebb_moving_average_new (days, 3, 2);
  g_autoptr (GArray) weeks = ebb_week_values_new (days, 4);
  g_autoptr (GArray) one = NULL;

  for (guint i = 0; i < averages->len; i++)
    g_assert_true (isfinite (average (averages, i)));
  g_assert_cmpfloat (average (averages, 1), ==, 1e308);
  g_assert_cmpfloat (average (averages, 6), ==, 2);
  g_assert_cmpfloat (average (averages, 10), ==, DBL_MAX);
  g_assert_cmpuint (weeks->len, ==, 2);
  g_assert_true (isfinite (get (weeks, 0)->mean) && isfinite (get (weeks, 0)->sum));

  for (guint i = 0; i < 5; i++)
    ebb_readings_add (same_day, 7, i, i == 4 ? -1e308 : 1e308);
  ebb_readings_seal (same_day);
  one = ebb_day_values_new (same_day, (EbbPeriod){ 7, 7 });
  g_assert_cmpfloat_with_epsilon (get (one, 0)->mean / 1e308, 0.6, 1e-12);
  g_assert_cmpfloat (get (one, 0)->sum, ==, DBL_MAX);
}

static void
test_no_readings_are_no_days (void)
{
  g_autoptr (EbbReadings) readings = ebb_test_daily (0, NULL, 0);
  g_autoptr (EbbReadings) some = ebb_test_daily (0, (double[]){ 1, 2, 3 }, 3);
  g_autoptr (GArray) days = ebb_day_values_new (readings, (EbbPeriod){ -100, 100 });
  g_autoptr (GArray) reversed = ebb_day_values_new (some, (EbbPeriod){ 2, 0 });
  g_autoptr (GArray) weeks = ebb_week_values_new (days, 4);
  g_autoptr (GArray) months = ebb_month_values_new (days, 15);
  g_autoptr (GArray) averages = ebb_moving_average_new (days, 7, 4);

  g_assert_cmpuint (days->len + reversed->len + weeks->len + months->len + averages->len, ==, 0);
  ebb_day_values_use_sums (days);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-values/a-day-is-the-mean-of-its-readings", test_a_day_is_the_mean_of_its_readings);
  g_test_add_func ("/day-values/days-before-1970-keep-their-readings", test_days_before_1970_keep_their_readings);
  g_test_add_func ("/day-values/weeks-and-months-need-enough-days", test_weeks_and_months_need_enough_days);
  g_test_add_func ("/day-values/an-average-is-centred-and-leaves-gaps", test_an_average_is_centred_and_leaves_gaps);
  g_test_add_func ("/day-values/averages-agree-with-adding-up", test_averages_agree_with_adding_up);
  g_test_add_func ("/day-values/huge-values-stay-finite", test_huge_values_stay_finite);
  g_test_add_func ("/day-values/no-readings-are-no-days", test_no_readings_are_no_days);

  return g_test_run ();
}
