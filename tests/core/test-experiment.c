// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "analysis/ebb-adjust.h"
#include "analysis/ebb-ancova.h"
#include "analysis/ebb-randomisation.h"

/* R 4.2.2: p.adjust (p, "BH") */
static void
test_p_values_are_adjusted_as_r_does (void)
{
  static const double p[] = { .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1 };
  static const double expected[] = { .0015, .0030, .0095, .035625, .0603, .0638571, .0638571, .0645, .0765, .486, .5811818, .714875, .7532308, .8132143, 1 };
  static const double even[] = { .03, .01, .05, .02, .04 };
  double adjusted[G_N_ELEMENTS (p)];
  guint n_found = 0;

  ebb_adjust_false_discovery (p, G_N_ELEMENTS (p), adjusted);
  for (guint i = 0; i < G_N_ELEMENTS (p); i++)
    {
      g_assert_cmpfloat_with_epsilon (adjusted[i], expected[i], 5e-8);
      n_found += adjusted[i] <= 0.05;
    }
  g_assert_cmpuint (n_found, ==, 4);

  ebb_adjust_false_discovery (even, G_N_ELEMENTS (even), adjusted);
  for (guint i = 0; i < G_N_ELEMENTS (even); i++)
    g_assert_cmpfloat_with_epsilon (adjusted[i], .05, 1e-12);
}

/* Of random p-values, some missing: none gets smaller, their order stays, and the
 * missing ones stay missing and do not count. */
static void
test_adjusting_keeps_the_order (void)
{
  ebb_adjust_false_discovery (NULL, 0, NULL);
  for (guint round = 0; round < 2000; round++)
    {
      guint n = g_test_rand_int_range (1, 30);
      g_autofree double *p = g_new (double, n);
      g_autofree double *adjusted = g_new (double, n);
      g_autofree double *known = g_new (double, n);
      g_autofree double *alone = g_new (double, n);
      guint n_known = 0;

      for (guint i = 0; i < n; i++)
        {
          p[i] = g_test_rand_int_range (0, 5) == 0 ? NAN : g_test_rand_double ();
          if (!isnan (p[i]))
            known[n_known++] = p[i];
        }
      ebb_adjust_false_discovery (p, n, adjusted);
      ebb_adjust_false_discovery (known, n_known, alone);
      n_known = 0;
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (isnan (adjusted[i]), ==, isnan (p[i]));
          if (isnan (p[i]))
            continue;
          g_assert_cmpfloat (adjusted[i], ==, alone[n_known++]);
          g_assert_cmpfloat (adjusted[i], >=, p[i]);
          g_assert_cmpfloat (adjusted[i], <=, 1);
          for (guint j = 0; j < i; j++)
            if (p[j] < p[i])
              g_assert_cmpfloat (adjusted[j], <=, adjusted[i]);
        }
    }
}

static const double phases_values[] = { 6, 2, 5, 3, 4, 4, 1, 2, 3, 1, 3, 2, 2, 3, 4, 2, 4, 3, 0, 1, 2, 0, 2, 1 };
static const guint phases_lengths[] = { 6, 6, 6, 6 };

/* R 4.2.2, SCRT: Onghena (1992) */
static void
test_four_phases_are_as_scrt_has_them (void)
{
  EbbRandomisation by_phase = ebb_randomise_phases (phases_values, 24, phases_lengths, 4, 4, EBB_PHASES_BY_PHASE);
  EbbRandomisation by_value = ebb_randomise_phases (phases_values, 24, phases_lengths, 4, 4, EBB_PHASES_BY_VALUE);

  g_assert_true (by_phase.exact);
  g_assert_cmpfloat (by_phase.n_ways, ==, 165);
  g_assert_cmpuint (by_phase.n_tried, ==, 165);
  g_assert_cmpfloat_with_epsilon (by_phase.observed, 2.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (by_phase.p, 4 / 165.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (by_value.p, 5 / 165.0, 1e-12);
}

static void
test_phases_that_do_not_fit_say_nothing (void)
{
  static const guint short_phase[] = { 3, 7, 8, 6 };
  double values[24];

  g_assert_true (isnan (ebb_randomise_phases (phases_values, 23, phases_lengths, 4, 4, EBB_PHASES_BY_PHASE).p));
  g_assert_true (isnan (ebb_randomise_phases (phases_values, 24, short_phase, 4, 4, EBB_PHASES_BY_PHASE).p));
  for (guint i = 0; i < 24; i++)
    values[i] = i >= 6 && i < 12 ? NAN : phases_values[i];
  g_assert_true (isnan (ebb_randomise_phases (values, 24, phases_lengths, 4, 4, EBB_PHASES_BY_PHASE).p));
  for (guint i = 0; i < 24; i++)
    values[i] = i % 6 == 0 ? NAN : 5;
  g_assert_cmpfloat (ebb_randomise_phases (values, 24, phases_lengths, 4, 4, EBB_PHASES_BY_PHASE).p, ==, 1);
}

/* With 90 days there are too many ways to try: the drawn ones give nearly the same as
 * a test that tries all, and the same each time. */
static void
test_many_ways_are_drawn_alike_each_time (void)
{
  static const guint lengths[] = { 30, 30, 30, 30 };
  double values[120];
  EbbRandomisation first, second;

  for (guint i = 0; i < 120; i++)
    values[i] = i % 7 + (i / 30 % 2 == 0 ? 1 : 0);
  first = ebb_randomise_phases (values, 120, lengths, 4, 7, EBB_PHASES_BY_PHASE);
  second = ebb_randomise_phases (values, 120, lengths, 4, 7, EBB_PHASES_BY_PHASE);
  g_assert_cmpfloat (first.p, ==, second.p);
  g_assert_cmpfloat (first.p, >, 0);
  g_assert_cmpfloat (first.p, <, 0.05);

  /* 120 - 28 days to divide among four phases: (95 over 3) ways */
  g_assert_cmpfloat (first.n_ways, ==, 138415);
  g_assert_true (first.exact);
  first = ebb_randomise_phases (values, 120, lengths, 4, 2, EBB_PHASES_BY_PHASE);
  g_assert_false (first.exact);
  g_assert_cmpuint (first.n_tried, ==, 20000);
  g_assert_cmpfloat (first.p, >, 0);
  g_assert_cmpfloat (first.p, <, 0.05);
  g_assert_cmpfloat (first.p, ==, ebb_randomise_phases (values, 120, lengths, 4, 2, EBB_PHASES_BY_PHASE).p);
}

/* R 4.2.2: the data set sleep (Student 1908), and blocks of an N-of-1 trial */
static void
test_flipped_signs_are_as_r_has_them (void)
{
  static const double sleep[] = { -1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -.8, -4.6, -1.4 };
  static const double blocks[] = { 1.5, .8, 2, -.3, 1.1, .9 };
  EbbRandomisation result = ebb_flip_signs (sleep, G_N_ELEMENTS (sleep), EBB_SIGN_FLIP_TWO_SIDED);

  g_assert_true (result.exact);
  g_assert_cmpfloat_with_epsilon (result.observed, -1.58, 1e-12);
  g_assert_cmpfloat_with_epsilon (result.p, 4 / 1024.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (ebb_flip_signs (blocks, 6, EBB_SIGN_FLIP_GREATER).p, 2 / 64.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (ebb_flip_signs (blocks, 6, EBB_SIGN_FLIP_TWO_SIDED).p, 4 / 64.0, 1e-12);
}

static void
test_five_blocks_can_show_something_and_four_cannot (void)
{
  static const double blocks[] = { 3, 3, 3, 3, 3, NAN };

  g_assert_cmpfloat (ebb_flip_signs (blocks, 4, EBB_SIGN_FLIP_GREATER).p, ==, 0.0625);
  g_assert_cmpfloat (ebb_flip_signs (blocks, 5, EBB_SIGN_FLIP_GREATER).p, ==, 0.03125);
  g_assert_cmpfloat (ebb_flip_signs (blocks, 6, EBB_SIGN_FLIP_GREATER).p, ==, 0.03125);
  g_assert_true (isnan (ebb_flip_signs (blocks + 5, 1, EBB_SIGN_FLIP_GREATER).p));
  g_assert_true (isnan (ebb_flip_signs (NULL, 0, EBB_SIGN_FLIP_GREATER).p));
}

/* Above 17 differences p is drawn: it is near the exact one of the same numbers. */
static void
test_drawn_flips_are_near_the_exact_ones (void)
{
  double differences[34];

  for (guint round = 0; round < 20; round++)
    {
      EbbRandomisation drawn, exact;

      /* a pair (d, 0) is to a test of signs the same as d alone */
      for (guint i = 0; i < 34; i++)
        differences[i] = i < 17 ? g_test_rand_double_range (-1, 1.6) : 0;
      exact = ebb_flip_signs (differences, 17, EBB_SIGN_FLIP_TWO_SIDED);
      drawn = ebb_flip_signs (differences, 34, EBB_SIGN_FLIP_TWO_SIDED);
      g_assert_true (exact.exact);
      g_assert_false (drawn.exact);
      g_assert_cmpfloat_with_epsilon (drawn.p, exact.p, 0.02);
    }
}

/* R 4.2.2: lm (post ~ pre + g) */
static void
test_covariance_is_analysed_as_r_does (void)
{
  static const EbbAncovaCase cases[] = {
    { 7, 5, TRUE },
    { 6, 5, TRUE },
    { 8, 6, TRUE },
    { 5, 4, TRUE },
    { 9, 6, TRUE },
    { 7, 7, FALSE },
    { 6, 6, FALSE },
    { 8, 7, FALSE },
    { NAN, 9, FALSE },
  };
  EbbAncova fit;

  g_assert_true (ebb_ancova_fit (cases, G_N_ELEMENTS (cases), &fit));
  g_assert_cmpuint (fit.n, ==, 8);
  g_assert_cmpfloat_with_epsilon (fit.intercept, 3.166667, 5e-7);
  g_assert_cmpfloat_with_epsilon (fit.slope, .5, 5e-7);
  g_assert_cmpfloat_with_epsilon (fit.effect, -1.466667, 5e-7);
  g_assert_cmpfloat_with_epsilon (fit.effect_error, .2231093, 5e-7);
}

static void
test_covariance_of_too_little_is_not_known (void)
{
  static const EbbAncovaCase same_start[] = { { 5, 4, TRUE }, { 5, 3, TRUE }, { 5, 6, FALSE }, { 5, 5, FALSE } };
  static const EbbAncovaCase one_kind[] = { { 5, 4, TRUE }, { 6, 3, TRUE }, { 7, 6, TRUE }, { 8, 5, TRUE } };
  EbbAncova fit;

  g_assert_false (ebb_ancova_fit (NULL, 0, &fit));
  g_assert_false (ebb_ancova_fit (same_start, 3, &fit));
  g_assert_false (ebb_ancova_fit (same_start, 4, &fit));
  g_assert_false (ebb_ancova_fit (one_kind, 4, &fit));
  g_assert_true (isnan (fit.effect));
}

/* What was put in without noise comes out. */
static void
test_an_effect_that_was_put_in_comes_out (void)
{
  for (guint round = 0; round < 500; round++)
    {
      double intercept = g_test_rand_double_range (-3, 3);
      double slope = g_test_rand_double_range (-1, 1);
      double effect = g_test_rand_double_range (-4, 4);
      EbbAncovaCase cases[12];
      EbbAncova fit;

      for (guint i = 0; i < 12; i++)
        {
          cases[i].pre = i + g_test_rand_double ();
          cases[i].treated = i % 3 == 0;
          cases[i].post = intercept + slope * cases[i].pre + effect * cases[i].treated;
        }
      g_assert_true (ebb_ancova_fit (cases, 12, &fit));
      g_assert_cmpfloat_with_epsilon (fit.intercept, intercept, 1e-8);
      g_assert_cmpfloat_with_epsilon (fit.slope, slope, 1e-8);
      g_assert_cmpfloat_with_epsilon (fit.effect, effect, 1e-8);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/experiment/p-values-are-adjusted-as-r-does", test_p_values_are_adjusted_as_r_does);
  g_test_add_func ("/experiment/adjusting-keeps-the-order", test_adjusting_keeps_the_order);
  g_test_add_func ("/experiment/four-phases-are-as-scrt-has-them", test_four_phases_are_as_scrt_has_them);
  g_test_add_func ("/experiment/phases-that-do-not-fit-say-nothing", test_phases_that_do_not_fit_say_nothing);
  g_test_add_func ("/experiment/many-ways-are-drawn-alike-each-time", test_many_ways_are_drawn_alike_each_time);
  g_test_add_func ("/experiment/flipped-signs-are-as-r-has-them", test_flipped_signs_are_as_r_has_them);
  g_test_add_func ("/experiment/five-blocks-can-show-something-and-four-cannot", test_five_blocks_can_show_something_and_four_cannot);
  g_test_add_func ("/experiment/drawn-flips-are-near-the-exact-ones", test_drawn_flips_are_near_the_exact_ones);
  g_test_add_func ("/experiment/covariance-is-analysed-as-r-does", test_covariance_is_analysed_as_r_does);
  g_test_add_func ("/experiment/covariance-of-too-little-is-not-known", test_covariance_of_too_little_is_not_known);
  g_test_add_func ("/experiment/an-effect-that-was-put-in-comes-out", test_an_effect_that_was_put_in_comes_out);

  return g_test_run ();
}
