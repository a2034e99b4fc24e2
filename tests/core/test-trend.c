// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-readings.h"

#include <stdlib.h>

#include "analysis/ebb-trend.h"

/* The figures of a period: the rules at their edges, and random diaries against sums
 * in the plainest way. */

static EbbTrendFigures
get_figures (EbbReadings *readings, EbbDay from, EbbDay to)
{
  return ebb_trend_get_figures (readings, (EbbPeriod){ from, to }, FALSE);
}

/* --- how many days are enough ------------------------------------------------- */

static gboolean
is_enough (guint n_days, const gboolean *rated)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  g_autoptr (GArray) days = NULL;
  EbbPeriod period = { 1000, 1000 + (EbbDay) n_days - 1 };

  for (guint i = 0; i < n_days; i++)
    if (rated[i])
      ebb_readings_add (readings, period.from + (EbbDay) i, 0, 5);
  ebb_readings_seal (readings);
  days = ebb_day_values_new (readings, period);
  return ebb_trend_is_enough (days, period);
}

static void
test_a_week_needs_four_days (void)
{
  gboolean rated[7] = { TRUE, TRUE, FALSE, FALSE, TRUE };

  g_assert_cmpuint (ebb_trend_get_need ((EbbPeriod){ 0, 6 }).n_days, ==, 4);
  g_assert_false (is_enough (7, rated));
  rated[6] = TRUE;
  g_assert_true (is_enough (7, rated));
}

static void
test_a_month_needs_fifteen_days_over_three_weeks (void)
{
  for (EbbDay length = 28; length <= 31; length++)
    {
      EbbTrendNeed need = ebb_trend_get_need ((EbbPeriod){ 0, length - 1 });

      g_assert_cmpuint (need.n_days, ==, 15);
      g_assert_cmpuint (need.n_weeks, ==, 3);
    }
}

static void
test_shorter_periods_need_the_same_share (void)
{
  static const guint needed[] = { 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 6, 7, 7, 8, 8 };

  for (guint n = 1; n < G_N_ELEMENTS (needed); n++)
    g_assert_cmpuint (ebb_trend_get_need ((EbbPeriod){ 5, 5 + (EbbDay) n - 1 }).n_days, ==, needed[n]);
  g_assert_cmpuint (ebb_trend_get_need ((EbbPeriod){ 0, 26 }).n_days, ==, 15);
}

/* Half of 92 days, but not all of them in one half of the quarter. */
static void
test_a_quarter_needs_days_all_over (void)
{
  gboolean rated[92] = { FALSE };
  EbbTrendNeed need = ebb_trend_get_need ((EbbPeriod){ 0, 91 });

  g_assert_cmpuint (need.n_days, ==, 46);
  g_assert_cmpuint (need.n_weeks, ==, 10);
  for (guint i = 0; i < 55; i++)
    rated[i] = TRUE;
  g_assert_false (is_enough (92, rated));
  rated[75] = TRUE;
  g_assert_true (is_enough (92, rated));
  for (guint i = 0; i < 10; i++)
    rated[i * 4 + 1] = FALSE;
  g_assert_true (is_enough (92, rated));
  rated[2] = FALSE;
  g_assert_false (is_enough (92, rated));
}

/* Every other month with 15 days: half of the months of five years. */
static void
test_years_may_have_gaps_of_months (void)
{
  gboolean rated[1830] = { FALSE };

  for (guint month = 0; month < 61; month += 2)
    for (guint i = 0; i < 15; i++)
      rated[month * 30 + i * 2] = TRUE;
  g_assert_true (is_enough (G_N_ELEMENTS (rated), rated));
  for (guint i = 0; i < 300; i++)
    rated[i] = FALSE;
  g_assert_false (is_enough (G_N_ELEMENTS (rated), rated));
}

static void
test_a_longer_period_never_needs_less (void)
{
  EbbTrendNeed before = ebb_trend_get_need ((EbbPeriod){ 0, 0 });

  for (EbbDay last = 1; last < 40000; last++)
    {
      EbbTrendNeed need = ebb_trend_get_need ((EbbPeriod){ 0, last });

      g_assert_cmpuint (need.n_days, >=, before.n_days);
      g_assert_cmpuint (need.n_weeks, >=, before.n_weeks);
      g_assert_cmpuint (need.n_days, <=, (guint) last + 1);
      g_assert_cmpuint (need.n_weeks, <=, ((guint) last + 7) / 7);
      before = need;
    }
}

/* --- figures -------------------------------------------------------------------- */

/* R 4.2.2: quantile (c (1, 2, 4, 8, 16), type = 7), and of the first four. */
static void
test_quartiles_are_those_of_r (void)
{
  g_autoptr (EbbReadings) readings = ebb_test_daily (0, (double[]){ 8, 1, 4, 2, 10 }, 5);
  EbbTrendFigures five = get_figures (readings, 0, 4);
  EbbTrendFigures four = get_figures (readings, 0, 3);

  g_assert_cmpfloat (five.lower, ==, 2);
  g_assert_cmpfloat (five.median, ==, 4);
  g_assert_cmpfloat (five.upper, ==, 8);
  g_assert_cmpfloat (five.mean, ==, 5);
  g_assert_cmpfloat (four.lower, ==, 1.75);
  g_assert_cmpfloat (four.median, ==, 3);
  g_assert_cmpfloat (four.upper, ==, 5);
}

static void
test_missing_days_are_not_zero (void)
{
  g_autoptr (EbbReadings) readings = ebb_test_daily (10, (double[]){ 6, NAN, NAN, 8, 7 }, 5);
  EbbTrendFigures figures = get_figures (readings, 9, 15);

  g_assert_cmpuint (figures.n_days, ==, 7);
  g_assert_cmpuint (figures.n_entry_days, ==, 3);
  g_assert_cmpuint (figures.n_empty_days, ==, 4);
  g_assert_cmpuint (figures.n_rated_days, ==, 3);
  g_assert_cmpfloat (figures.mean, ==, 7);
  g_assert_cmpfloat (figures.min, ==, 6);
  g_assert_cmpuint (figures.n_high_days, ==, 2);
  g_assert_false (figures.enough);
}

/* A day with seven entries, one of them high, is one day, and not a high one. */
static void
test_a_day_with_many_readings_weighs_no_more (void)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  EbbTrendFigures figures, counts;

  ebb_readings_add_day (readings, 0, 7);
  ebb_readings_add_day (readings, 1, 1);
  for (guint i = 0; i < 7; i++)
    ebb_readings_add (readings, 0, i, i == 3 ? 9 : 2);
  ebb_readings_add (readings, 1, 0, 7);
  ebb_readings_seal (readings);
  figures = get_figures (readings, 0, 1);
  counts = ebb_trend_get_figures (readings, (EbbPeriod){ 0, 1 }, TRUE);

  g_assert_cmpfloat (figures.mean, ==, 5);
  g_assert_cmpfloat (figures.max, ==, 9);
  g_assert_cmpuint (figures.n_high_days, ==, 1);
  g_assert_cmpuint (figures.n_readings, ==, 8);
  g_assert_cmpfloat (counts.max, ==, 21);
  g_assert_cmpfloat (counts.mean, ==, 14);
}

static void
test_stretches_share_no_day (void)
{
  double values[28];
  g_autoptr (EbbReadings) readings = NULL;
  EbbTrendFigures figures;

  for (guint i = 0; i < 28; i++)
    values[i] = i >= 5 && i < 12 ? 2 : i >= 14 && i < 21 ? 8
                                                         : 5;
  values[6] = values[7] = values[8] = NAN;
  readings = ebb_test_daily (0, values, 28);
  figures = get_figures (readings, 0, 27);

  g_assert_true (figures.has_stretches);
  g_assert_cmpint (figures.lowest.period.from, ==, 5);
  g_assert_cmpint (figures.lowest.period.to, ==, 11);
  g_assert_cmpuint (figures.lowest.n_rated_days, ==, 4);
  g_assert_cmpfloat (figures.lowest.mean, ==, 2);
  g_assert_cmpint (figures.highest.period.from, ==, 14);
  g_assert_cmpfloat (figures.highest.mean, ==, 8);

  /* One rated day less, and it is no week. */
  values[9] = NAN;
  {
    g_autoptr (EbbReadings) fewer = ebb_test_daily (0, values, 28);

    g_assert_cmpfloat (get_figures (fewer, 0, 27).lowest.mean, >, 2);
  }
}

static void
test_of_equal_stretches_the_latest_is_told (void)
{
  double values[42];
  g_autoptr (EbbReadings) readings = NULL;
  EbbTrendFigures figures;

  for (guint i = 0; i < 42; i++)
    values[i] = i / 7 == 0 || i / 7 == 2 ? 2 : i / 7 == 3 || i / 7 == 5 ? 8
                                                                        : 5;
  readings = ebb_test_daily (0, values, 42);
  figures = get_figures (readings, 0, 41);
  g_assert_cmpint (figures.lowest.period.from, ==, 14);
  g_assert_cmpint (figures.highest.period.from, ==, 35);
}

static void
test_there_are_no_stretches_in_less_than_two_weeks (void)
{
  double values[14];
  g_autoptr (EbbReadings) readings = NULL;
  g_autoptr (EbbReadings) level = NULL;

  for (guint i = 0; i < 14; i++)
    values[i] = i;
  readings = ebb_test_daily (0, values, 14);
  g_assert_false (get_figures (readings, 0, 12).has_stretches);
  g_assert_true (get_figures (readings, 0, 13).has_stretches);
  g_assert_cmpfloat (get_figures (readings, 0, 13).lowest.mean, ==, 3);

  for (guint i = 0; i < 14; i++)
    values[i] = 4;
  level = ebb_test_daily (0, values, 14);
  g_assert_false (get_figures (level, 0, 13).has_stretches);
}

/* --- random diaries ------------------------------------------------------------- */

static int
compare_doubles_cb (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
quantile (const double *sorted, guint n, double share)
{
  double place = share * (n - 1);
  guint below = (guint) place;

  return below + 1 < n ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
}

/* The mean of each calendar day; NAN without a reading. */
static double *
list_days (EbbReadings *readings, EbbPeriod period, guint *n_rated)
{
  double *means = g_new (double, ebb_period_count_days (period));

  *n_rated = 0;
  for (EbbDay day = period.from; day <= period.to; day++)
    {
      guint n;
      const EbbSample *samples = ebb_readings_get_all (readings, &n);
      double sum = 0;
      guint n_day = 0;

      for (guint i = 0; i < n; i++)
        if (samples[i].x >= day * EBB_DAY_SECONDS && samples[i].x < (day + 1) * EBB_DAY_SECONDS)
          {
            sum += samples[i].y;
            n_day++;
          }
      means[day - period.from] = n_day > 0 ? sum / n_day : NAN;
      *n_rated += n_day > 0;
    }
  return means;
}

static double
mean_of_week (const double *days, guint from)
{
  double sum = 0;
  guint n = 0;

  for (guint i = from; i < from + 7; i++)
    if (!isnan (days[i]))
      {
        sum += days[i];
        n++;
      }
  return n >= 4 ? sum / n : NAN;
}

static double
get_greatest_difference (const double *days, guint n)
{
  double greatest = 0;

  for (guint i = 0; i + 7 <= n; i++)
    for (guint j = 0; j + 7 <= n; j++)
      if (ABS ((int) i - (int) j) >= 7)
        greatest = fmax (greatest, mean_of_week (days, i) - mean_of_week (days, j));
  return greatest;
}

static void
test_figures_agree_with_adding_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 200; round++)
    {
      EbbDay first = g_rand_int_range (random, -500, 20000);
      EbbPeriod period = { first, first + g_rand_int_range (random, 0, 100) };
      EbbPeriod around = { period.from - 20, period.to + 20 };
      g_autoptr (EbbReadings) readings = ebb_test_random_readings (random, around, g_rand_double (random), 3, round % 2 == 0);
      EbbTrendFigures figures = get_figures (readings, period.from, period.to);
      guint n_days = ebb_period_count_days (period);
      guint n_rated, n_high = 0, n = 0;
      g_autofree double *days = list_days (readings, period, &n_rated);
      g_autofree double *sorted = g_new (double, n_days);
      double sum = 0;
      double difference = get_greatest_difference (days, n_days);

      for (guint i = 0; i < n_days; i++)
        if (!isnan (days[i]))
          {
            sum += days[i];
            n_high += days[i] >= 7;
            sorted[n++] = days[i];
          }
      qsort (sorted, n, sizeof *sorted, compare_doubles_cb);

      g_assert_cmpuint (figures.n_days, ==, n_days);
      g_assert_cmpuint (figures.n_rated_days, ==, n_rated);
      g_assert_cmpuint (figures.n_entry_days + figures.n_empty_days, ==, n_days);
      g_assert_cmpuint (figures.n_high_days, ==, n_high);
      ebb_test_assert_near (figures.mean, n > 0 ? sum / n : NAN);
      ebb_test_assert_near (figures.median, n > 0 ? quantile (sorted, n, 0.5) : NAN);
      ebb_test_assert_near (figures.lower, n > 0 ? quantile (sorted, n, 0.25) : NAN);
      ebb_test_assert_near (figures.upper, n > 0 ? quantile (sorted, n, 0.75) : NAN);

      g_assert_cmpint (figures.has_stretches, ==, difference > 1e-12);
      if (figures.has_stretches)
        {
          ebb_test_assert_near (figures.lowest.mean, mean_of_week (days, (guint) (figures.lowest.period.from - period.from)));
          ebb_test_assert_near (figures.highest.mean, mean_of_week (days, (guint) (figures.highest.period.from - period.from)));
          ebb_test_assert_near (figures.highest.mean - figures.lowest.mean, difference);
          g_assert_cmpint (ABS (figures.highest.period.from - figures.lowest.period.from), >=, 7);
        }
    }
}

/* --- change ----------------------------------------------------------------------- */

static EbbTrendChange
compare_weeks (double before, double now, gboolean is_pain)
{
  double values[14];
  g_autoptr (EbbReadings) readings = NULL;

  for (guint i = 0; i < 14; i++)
    values[i] = i < 7 ? before : now;
  readings = ebb_test_daily (0, values, 14);
  return ebb_trend_compare (readings, (EbbPeriod){ 0, 6 }, (EbbPeriod){ 7, 13 }, is_pain, FALSE);
}

/* Dworkin 2008: 10 % minimal, 30 % moderate, 50 % substantial, up as well as down. */
static void
test_sizes_of_change_are_those_of_immpact (void)
{
  g_assert_cmpint (compare_weeks (10, 9.1, TRUE).size, ==, EBB_CHANGE_SIZE_NONE);
  g_assert_cmpint (compare_weeks (10, 9, TRUE).size, ==, EBB_CHANGE_SIZE_MINIMAL);
  g_assert_cmpint (compare_weeks (5, 6.4, TRUE).size, ==, EBB_CHANGE_SIZE_MINIMAL);
  g_assert_cmpint (compare_weeks (5, 6.5, TRUE).size, ==, EBB_CHANGE_SIZE_MODERATE);
  g_assert_cmpint (compare_weeks (7, 4.9, TRUE).size, ==, EBB_CHANGE_SIZE_MODERATE);
  g_assert_cmpint (compare_weeks (6.6, 3.4, TRUE).size, ==, EBB_CHANGE_SIZE_MODERATE);
  g_assert_cmpint (compare_weeks (6.6, 3.3, TRUE).size, ==, EBB_CHANGE_SIZE_SUBSTANTIAL);
  ebb_test_assert_near (compare_weeks (7, 4.9, TRUE).percent, -30);
  ebb_test_assert_near (compare_weeks (7, 4.9, TRUE).difference, -2.1);
}

static void
test_a_size_is_said_of_pain_of_three_and_more (void)
{
  g_assert_true (compare_weeks (3, 1, TRUE).sized);
  g_assert_false (compare_weeks (2.9, 1, TRUE).sized);
  g_assert_false (compare_weeks (3, 1, FALSE).sized);
}

static void
test_a_percentage_of_nothing_is_unknown (void)
{
  EbbTrendChange change = compare_weeks (0, 4, TRUE);

  g_assert_true (change.known);
  g_assert_true (isnan (change.percent));
  g_assert_false (change.sized);
  g_assert_cmpfloat (change.difference, ==, 4);
  ebb_test_assert_near (compare_weeks (-4, -2, FALSE).percent, 50);
}

static void
test_a_change_needs_enough_days_on_both_sides (void)
{
  static const double values[] = { 5, 5, 5, NAN, NAN, NAN, NAN, 4, 4, 4, 4, NAN, NAN, NAN, 3, 3, 3, 3 };
  g_autoptr (EbbReadings) readings = ebb_test_daily (0, values, G_N_ELEMENTS (values));
  EbbPeriod weeks[] = { { 0, 6 }, { 7, 13 }, { 14, 20 } };

  g_assert_false (ebb_trend_compare (readings, weeks[0], weeks[1], TRUE, FALSE).known);
  g_assert_true (isnan (ebb_trend_compare (readings, weeks[0], weeks[1], TRUE, FALSE).difference));
  g_assert_false (ebb_trend_compare (readings, weeks[1], weeks[0], TRUE, FALSE).known);
  g_assert_true (ebb_trend_compare (readings, weeks[1], weeks[2], TRUE, FALSE).known);
  g_assert_cmpfloat (ebb_trend_compare (readings, weeks[1], weeks[2], TRUE, FALSE).difference, ==, -1);
}

/* --- direction ---------------------------------------------------------------------- */

/* A line with some noise; @slope is per day. */
static EbbReadings *
make_line (GRand *random, guint n, double slope, double noise)
{
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = 5 + slope * i + g_rand_double_range (random, -1, 1) * noise;
  return ebb_test_daily (0, values, n);
}

static void
test_a_direction_is_per_thirty_days (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (EbbReadings) falling = make_line (random, 90, -0.02, 0.5);
  g_autoptr (EbbReadings) steady = make_line (random, 90, 0, 2);
  EbbTrendDirection down = ebb_trend_get_direction (falling, (EbbPeriod){ 0, 89 }, FALSE);
  EbbTrendDirection level = ebb_trend_get_direction (steady, (EbbPeriod){ 0, 89 }, FALSE);

  g_assert_true (down.known);
  g_assert_false (down.steady);
  g_assert_cmpint (down.grain, ==, EBB_GRAIN_DAY);
  g_assert_cmpuint (down.n_points, ==, 90);
  g_assert_cmpfloat_with_epsilon (down.per_month, -0.6, 0.1);
  g_assert_true (down.lower <= down.per_month && down.per_month <= down.upper && down.upper < 0);
  g_assert_true (level.known && level.steady);
  g_assert_true (level.lower <= 0 && level.upper >= 0);
}

static void
test_long_times_are_seen_by_week_and_month (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (10);
  g_autoptr (EbbReadings) readings = make_line (random, 6000, 0.001, 0.5);
  EbbTrendDirection days = ebb_trend_get_direction (readings, (EbbPeriod){ 0, 199 }, FALSE);
  EbbTrendDirection weeks = ebb_trend_get_direction (readings, (EbbPeriod){ 0, 200 }, FALSE);
  EbbTrendDirection months = ebb_trend_get_direction (readings, (EbbPeriod){ 0, 5999 }, FALSE);

  g_assert_cmpint (days.grain, ==, EBB_GRAIN_DAY);
  g_assert_cmpint (weeks.grain, ==, EBB_GRAIN_WEEK);
  g_assert_cmpuint (weeks.n_points, ==, 29);
  g_assert_cmpint (months.grain, ==, EBB_GRAIN_MONTH);
  g_assert_cmpfloat_with_epsilon (months.per_month, 0.03, 0.001);
}

static void
test_a_direction_needs_eight_points_and_enough_days (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  g_autoptr (EbbReadings) readings = make_line (random, 10, 0.1, 0.01);

  g_assert_false (ebb_trend_get_direction (readings, (EbbPeriod){ 0, 6 }, FALSE).known);
  g_assert_true (ebb_trend_get_direction (readings, (EbbPeriod){ 0, 7 }, FALSE).known);
  g_assert_false (ebb_trend_get_direction (readings, (EbbPeriod){ 0, 40 }, FALSE).known);
  g_assert_cmpuint (ebb_trend_get_direction (readings, (EbbPeriod){ 0, 40 }, FALSE).n_points, ==, 10);
  g_assert_true (isnan (ebb_trend_get_direction (readings, (EbbPeriod){ 0, 40 }, FALSE).upper));
}

static double
random_normal (GRand *random)
{
  return sqrt (-2 * log (1 - g_rand_double (random))) * cos (2 * G_PI * g_rand_double (random));
}

/* Days of whole ratings that resemble each other as diaries do (r 0.59, SD 1.31), and
 * that @slope a day leads up. Returns of 400 how often no steady course is told. */
static guint
count_directions (guint n, double slope, double r)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  guint n_found = 0;

  for (guint diary = 0; diary < 400; diary++)
    {
      g_autofree double *values = g_new (double, n);
      double deviation = random_normal (random);
      g_autoptr (EbbReadings) readings = NULL;
      EbbTrendDirection direction;

      for (guint i = 0; i < n; i++)
        {
          deviation = r * deviation + sqrt (1 - r * r) * random_normal (random);
          values[i] = CLAMP (round (5 + slope * i + 1.31 * deviation), 0, 10);
        }
      readings = ebb_test_daily (0, values, n);
      direction = ebb_trend_get_direction (readings, (EbbPeriod){ 0, (EbbDay) n - 1 }, FALSE);
      n_found += direction.known && !direction.steady;
    }
  return n_found;
}

/* An interval of 95 % is wrong in 1 of 20; up to 12 % are let pass, since how much days
 * resemble each other is hard to tell from few of them. */
static void
test_a_steady_diary_rarely_seems_to_head_anywhere (void)
{
  g_assert_cmpuint (count_directions (28, 0, 0), <=, 48);
  g_assert_cmpuint (count_directions (28, 0, 0.59), <=, 48);
  g_assert_cmpuint (count_directions (92, 0, 0.59), <=, 48);
  g_assert_cmpuint (count_directions (366, 0, 0.59), <=, 48);
}

static void
test_a_direction_agrees_with_its_interval (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);

  for (guint round = 0; round < 20000; round++)
    {
      guint n = (guint) g_rand_int_range (random, 8, 16);
      g_autoptr (EbbReadings) readings = make_line (random, n, g_rand_double_range (random, -0.3, 0.3), 1);
      EbbTrendDirection direction = ebb_trend_get_direction (readings, (EbbPeriod){ 0, (EbbDay) n - 1 }, FALSE);

      if (!direction.known)
        continue;
      g_assert_true (direction.lower <= direction.per_month && direction.per_month <= direction.upper);
      if (direction.steady)
        g_assert_true (direction.lower <= 0 && direction.upper >= 0);
      else
        g_assert_true (direction.lower >= 0 || direction.upper <= 0);
    }
}

/* By 2.4 points in half a year, and in whole numbers; the first by less, which the days
 * alone would show half as often. */
static void
test_a_drift_of_months_is_found (void)
{
  g_assert_cmpuint (count_directions (92, 0.3 / 30, 0), >=, 100);
  g_assert_cmpuint (count_directions (180, 0.4 / 30, 0), >=, 380);
  g_assert_cmpuint (count_directions (180, 0.4 / 30, 0.59), >=, 280);
}

/* The same values, in waves and shuffled: neighbours that resemble each other say less. */
static void
test_days_that_resemble_each_other_widen_the_interval (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  double waves[84], mixed[84] = { 0 };
  g_autoptr (EbbReadings) slow = NULL;
  g_autoptr (EbbReadings) quick = NULL;
  EbbTrendDirection slowly, quickly;

  for (guint i = 0; i < 84; i++)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) i + 1);

      waves[i] = 5 + 2 * sin (i * G_PI / 7) + sin (i * 2.3);
      mixed[i] = mixed[other];
      mixed[other] = waves[i];
    }
  slow = ebb_test_daily (0, waves, 84);
  quick = ebb_test_daily (0, mixed, 84);
  slowly = ebb_trend_get_direction (slow, (EbbPeriod){ 0, 83 }, FALSE);
  quickly = ebb_trend_get_direction (quick, (EbbPeriod){ 0, 83 }, FALSE);

  g_assert_true (slowly.known && quickly.known);
  g_assert_cmpfloat (slowly.upper - slowly.lower, >, 1.5 * (quickly.upper - quickly.lower));
}

/* --- whatever the data ---------------------------------------------------------------- */

static void
test_nothing_comes_of_nothing (void)
{
  g_autoptr (EbbReadings) none = ebb_test_daily (0, NULL, 0);
  g_autoptr (EbbReadings) some = ebb_test_daily (0, (double[]){ 1, 2, 3 }, 3);
  EbbTrendFigures figures = get_figures (none, 0, 30);
  EbbTrendFigures reversed = get_figures (some, 2, 0);

  g_assert_true (isnan (figures.mean) && isnan (figures.median) && isnan (figures.min) && isnan (figures.max));
  g_assert_cmpuint (figures.n_empty_days, ==, 31);
  g_assert_false (figures.enough || figures.has_stretches);
  g_assert_cmpuint (reversed.n_days + reversed.n_empty_days + reversed.n_rated_days, ==, 0);
  g_assert_false (reversed.enough);
  g_assert_false (ebb_trend_compare (none, (EbbPeriod){ 0, 6 }, (EbbPeriod){ 7, 13 }, TRUE, FALSE).known);
  g_assert_false (ebb_trend_get_direction (none, (EbbPeriod){ 0, 30 }, FALSE).known);
  g_assert_false (ebb_trend_get_direction (some, (EbbPeriod){ 2, 0 }, FALSE).known);
}

static void
test_one_reading_is_all_figures (void)
{
  g_autoptr (EbbReadings) readings = ebb_test_daily (0, (double[]){ 6 }, 1);
  EbbTrendFigures figures = get_figures (readings, 0, 0);

  g_assert_true (figures.enough);
  g_assert_cmpfloat (figures.lower, ==, 6);
  g_assert_cmpfloat (figures.median, ==, 6);
  g_assert_cmpfloat (figures.upper, ==, 6);
  g_assert_cmpfloat (figures.min, ==, 6);
}

static void
test_equal_days_are_steady (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (EbbReadings) readings = make_line (random, 60, 0, 0);
  EbbTrendDirection direction = ebb_trend_get_direction (readings, (EbbPeriod){ 0, 59 }, FALSE);

  g_assert_true (direction.known && direction.steady);
  g_assert_cmpfloat (direction.per_month, ==, 0);
}

static void
test_figures_of_huge_values_are_finite (void)
{
  double values[60];
  g_autoptr (EbbReadings) readings = NULL;
  EbbTrendFigures figures;
  EbbTrendChange change;
  EbbTrendDirection direction;

  for (guint i = 0; i < 60; i++)
    values[i] = i < 30 ? -1e308 : 1e308;
  readings = ebb_test_daily (0, values, 60);
  figures = get_figures (readings, 0, 59);
  change = ebb_trend_compare (readings, (EbbPeriod){ 0, 29 }, (EbbPeriod){ 30, 59 }, TRUE, FALSE);
  direction = ebb_trend_get_direction (readings, (EbbPeriod){ 0, 59 }, TRUE);

  g_assert_cmpfloat (fabs (figures.mean), <, 1e293);
  g_assert_true (isfinite (figures.median) && figures.has_stretches);
  g_assert_true (change.known && isfinite (change.difference) && change.difference > 1e308);
  g_assert_true (!direction.known || isfinite (direction.upper));
  g_assert_false (isinf (direction.per_month));
}

/* From the first day of the epoch to a far one, with next to nothing between. */
static void
test_a_lifetime_with_two_entries_is_too_little (void)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  EbbTrendFigures figures;

  ebb_readings_add_day (readings, 0, 1);
  ebb_readings_add_day (readings, 20400, 1);
  ebb_readings_add (readings, 0, 0, 3);
  ebb_readings_add (readings, 20400, 0, 5);
  ebb_readings_seal (readings);
  figures = ebb_trend_get_figures (readings, ebb_readings_get_extent (readings), FALSE);

  g_assert_cmpuint (figures.n_days, ==, 20401);
  g_assert_cmpuint (figures.n_empty_days, ==, 20399);
  g_assert_cmpfloat (figures.median, ==, 4);
  g_assert_false (figures.enough || figures.has_stretches);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend/a-week-needs-four-days", test_a_week_needs_four_days);
  g_test_add_func ("/trend/a-month-needs-fifteen-days-over-three-weeks", test_a_month_needs_fifteen_days_over_three_weeks);
  g_test_add_func ("/trend/shorter-periods-need-the-same-share", test_shorter_periods_need_the_same_share);
  g_test_add_func ("/trend/a-quarter-needs-days-all-over", test_a_quarter_needs_days_all_over);
  g_test_add_func ("/trend/years-may-have-gaps-of-months", test_years_may_have_gaps_of_months);
  g_test_add_func ("/trend/a-longer-period-never-needs-less", test_a_longer_period_never_needs_less);
  g_test_add_func ("/trend/quartiles-are-those-of-r", test_quartiles_are_those_of_r);
  g_test_add_func ("/trend/missing-days-are-not-zero", test_missing_days_are_not_zero);
  g_test_add_func ("/trend/a-day-with-many-readings-weighs-no-more", test_a_day_with_many_readings_weighs_no_more);
  g_test_add_func ("/trend/stretches-share-no-day", test_stretches_share_no_day);
  g_test_add_func ("/trend/of-equal-stretches-the-latest-is-told", test_of_equal_stretches_the_latest_is_told);
  g_test_add_func ("/trend/no-stretches-in-less-than-two-weeks", test_there_are_no_stretches_in_less_than_two_weeks);
  g_test_add_func ("/trend/figures-agree-with-adding-up", test_figures_agree_with_adding_up);
  g_test_add_func ("/trend/sizes-of-change-are-those-of-immpact", test_sizes_of_change_are_those_of_immpact);
  g_test_add_func ("/trend/a-size-is-said-of-pain-of-three-and-more", test_a_size_is_said_of_pain_of_three_and_more);
  g_test_add_func ("/trend/a-percentage-of-nothing-is-unknown", test_a_percentage_of_nothing_is_unknown);
  g_test_add_func ("/trend/a-change-needs-enough-days-on-both-sides", test_a_change_needs_enough_days_on_both_sides);
  g_test_add_func ("/trend/a-direction-is-per-thirty-days", test_a_direction_is_per_thirty_days);
  g_test_add_func ("/trend/long-times-are-seen-by-week-and-month", test_long_times_are_seen_by_week_and_month);
  g_test_add_func ("/trend/a-direction-needs-eight-points-and-enough-days", test_a_direction_needs_eight_points_and_enough_days);
  g_test_add_func ("/trend/a-steady-diary-rarely-seems-to-head-anywhere", test_a_steady_diary_rarely_seems_to_head_anywhere);
  g_test_add_func ("/trend/a-direction-agrees-with-its-interval", test_a_direction_agrees_with_its_interval);
  g_test_add_func ("/trend/a-drift-of-months-is-found", test_a_drift_of_months_is_found);
  g_test_add_func ("/trend/days-that-resemble-each-other-widen-the-interval", test_days_that_resemble_each_other_widen_the_interval);
  g_test_add_func ("/trend/nothing-comes-of-nothing", test_nothing_comes_of_nothing);
  g_test_add_func ("/trend/one-reading-is-all-figures", test_one_reading_is_all_figures);
  g_test_add_func ("/trend/equal-days-are-steady", test_equal_days_are_steady);
  g_test_add_func ("/trend/figures-of-huge-values-are-finite", test_figures_of_huge_values_are_finite);
  g_test_add_func ("/trend/a-lifetime-with-two-entries-is-too-little", test_a_lifetime_with_two_entries_is_too_little);

  return g_test_run ();
}
