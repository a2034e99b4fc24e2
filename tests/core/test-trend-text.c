// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-readings.h"

#include <string.h>

#include "analysis/ebb-trend-text.h"

/* What is said of figures. */

static const EbbTrendSubject pain = { "Pain now", NULL, TRUE, TRUE };
static const EbbTrendSubject sleep_hours = { "Hours slept", "h", FALSE, FALSE };

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* From 1 March 2026 on, one value a day: @n of @before, then as many of @now. */
static EbbReadings *
make_two_parts (guint n, double before, double now)
{
  g_autofree double *values = g_new (double, 2 * n);

  for (guint i = 0; i < 2 * n; i++)
    values[i] = i < n ? before : now;
  return ebb_test_daily (ebb_test_day ("2026-03-01"), values, 2 * n);
}

static EbbTrendChange
make_change (double before, double now, gboolean is_pain)
{
  g_autoptr (EbbReadings) readings = make_two_parts (28, before, now);

  return ebb_trend_compare (readings, ebb_test_period ("2026-03-01", "2026-03-28"), ebb_test_period ("2026-03-29", "2026-04-25"), is_pain, FALSE);
}

static EbbTrendDirection
make_direction (double per_month, double lower, double upper)
{
  return (EbbTrendDirection){ TRUE, lower < 0 && upper > 0, per_month, lower, upper, EBB_GRAIN_DAY, 92 };
}

static void
test_what_is_missing_is_said (void)
{
  double values[31];
  g_autoptr (EbbReadings) readings = NULL;
  EbbTrendFigures figures;

  for (guint i = 0; i < 31; i++)
    values[i] = i < 12 ? 5 : NAN;
  readings = ebb_test_daily (ebb_test_day ("2026-03-01"), values, 31);
  figures = ebb_trend_get_figures (readings, ebb_test_period ("2026-03-01", "2026-03-31"), FALSE);

  assert_text (ebb_trend_rated_to_string (&pain, &figures), "12 of 31 days rated");
  assert_text (ebb_trend_missing_to_string (&pain, &figures), "12 of 31 days rated; 15 are needed");
  assert_text (ebb_trend_missing_to_string (&sleep_hours, &figures), "12 of 31 days with a value; 15 are needed");
  assert_text (ebb_trend_describe (&pain, &figures, NULL, NULL), "Pain now, 1 – 31 March 2026: too few entries (12 of 31 days rated; 15 are needed).");
  g_assert_null (ebb_trend_card_get_value (EBB_TREND_CARD_MEDIAN, &pain, &figures, NULL, NULL));
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_MEDIAN, &pain, &figures, NULL, NULL), "Too few entries: 12 of 31 days rated; 15 are needed");
  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_EMPTY_DAYS, &pain, &figures, NULL, NULL), "19");
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_EMPTY_DAYS, &pain, &figures, NULL, NULL), "of 31 days");

  figures = ebb_trend_get_figures (readings, ebb_test_period ("2026-04-01", "2026-04-01"), FALSE);
  assert_text (ebb_trend_missing_to_string (&pain, &figures), "0 of 1 day rated; 1 is needed");
}

static void
test_days_in_too_few_weeks_are_said (void)
{
  double values[92];
  g_autoptr (EbbReadings) readings = NULL;
  EbbTrendFigures figures;

  for (guint i = 0; i < 92; i++)
    values[i] = i < 50 ? 5 : NAN;
  readings = ebb_test_daily (ebb_test_day ("2026-03-01"), values, 92);
  figures = ebb_trend_get_figures (readings, ebb_test_period ("2026-03-01", "2026-05-31"), FALSE);

  assert_text (ebb_trend_missing_to_string (&pain, &figures), "50 of 92 days rated; 10 weeks are needed, not 8");
}

static void
test_changes_are_lower_or_higher (void)
{
  EbbTrendChange change = make_change (6.3, 5.1, TRUE);
  EbbTrendChange unknown = { 0 };

  assert_text (ebb_trend_change_to_string (&pain, &change), "1.2 lower (19\u00a0%), a minimal change");
  change = make_change (4, 6, TRUE);
  assert_text (ebb_trend_change_to_string (&pain, &change), "2 higher (50\u00a0%), a substantial change");
  change = make_change (5, 3.5, TRUE);
  assert_text (ebb_trend_change_to_string (&pain, &change), "1.5 lower (30\u00a0%), a moderate change");
  change = make_change (5, 4.8, TRUE);
  assert_text (ebb_trend_change_to_string (&pain, &change), "about the same");
  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_CHANGE, &pain, &change.now, &change, NULL), "About the same");
  change = make_change (2, 1, TRUE);
  assert_text (ebb_trend_change_to_string (&pain, &change), "1 lower");
  change = make_change (6, 7.5, FALSE);
  assert_text (ebb_trend_change_to_string (&sleep_hours, &change), "1.5 h higher");
  change = make_change (6, 6.04, FALSE);
  assert_text (ebb_trend_change_to_string (&sleep_hours, &change), "about the same");
  assert_text (ebb_trend_change_to_string (&pain, &unknown), "too few entries");
}

static void
test_directions_come_with_their_interval (void)
{
  EbbTrendDirection direction = make_direction (-0.3, -0.5, -0.1);
  EbbTrendDirection unknown = { 0 };

  assert_text (ebb_trend_direction_to_string (&pain, &direction), "falling by about 0.3 a month (0.1 to 0.5)");
  direction = make_direction (12, 8.04, 16);
  assert_text (ebb_trend_direction_to_string (&sleep_hours, &direction), "rising by about 12 h a month (8 to 16)");
  direction = make_direction (0.3, 0.02, 0.5);
  assert_text (ebb_trend_direction_to_string (&pain, &direction), "rising by about 0.3 a month (0.02 to 0.5)");
  direction = make_direction (-0.3, -0.5, -0.001);
  assert_text (ebb_trend_direction_to_string (&pain, &direction), "falling by about 0.3 a month (up to 0.5)");
  direction.upper = -0.0;
  assert_text (ebb_trend_direction_to_string (&pain, &direction), "falling by about 0.3 a month (up to 0.5)");
  direction = make_direction (-0.06, -0.12, -0.03);
  assert_text (ebb_trend_direction_to_string (&pain, &direction), "falling by about 0.7 a year (0.4 to 1.5)");
  direction = make_direction (0.06, 0.03, 0.12);
  assert_text (ebb_trend_direction_to_string (&pain, &direction), "rising by about 0.7 a year (0.4 to 1.5)");
  direction = make_direction (-0.1, -0.2, 0.1);
  assert_text (ebb_trend_direction_to_string (&pain, &direction), "steady");
  assert_text (ebb_trend_direction_to_string (&pain, &unknown), "not known");
}

static void
test_a_period_is_told_in_three_sentences (void)
{
  g_autoptr (EbbReadings) readings = make_two_parts (28, 6, 4.5);
  EbbTrendFigures figures = ebb_trend_get_figures (readings, ebb_test_period ("2026-03-01", "2026-04-25"), FALSE);
  EbbTrendChange change = make_change (6, 4.5, TRUE);
  EbbTrendDirection direction = make_direction (-0.8, -1, -0.6);

  assert_text (ebb_trend_describe (&pain, &figures, &change, &direction),
               "Pain now, 1 March – 25 April 2026: median 5.3, quartiles 4.5 to 6, 56 of 56 days rated. "
               "The last four weeks compared with the four before: 1.5 lower (25\u00a0%), a minimal change. "
               "Over the whole period: falling by about 0.8 a month (0.6 to 1).");

  figures = change.now;
  direction.known = FALSE;
  assert_text (ebb_trend_describe (&pain, &figures, &change, &direction),
               "Pain now, 29 March – 25 April 2026: median 4.5, quartiles 4.5 to 4.5, 28 of 28 days rated. "
               "The last four weeks compared with the four before: 1.5 lower (25\u00a0%), a minimal change.");

  change = ebb_trend_compare (readings, ebb_test_period ("2026-03-01", "2026-03-14"), ebb_test_period ("2026-03-29", "2026-04-25"), FALSE, FALSE);
  assert_text (ebb_trend_describe (&sleep_hours, &figures, &change, NULL),
               "Hours slept, 29 March – 25 April 2026: median 4.5 h, quartiles 4.5 to 4.5 h, 28 of 28 days with a value. "
               "Compared with 1 – 14 March 2026: 1.5 h lower.");
  change.now.period.to--;
  assert_text (ebb_trend_describe (&sleep_hours, &figures, &change, NULL),
               "Hours slept, 29 March – 25 April 2026: median 4.5 h, quartiles 4.5 to 4.5 h, 28 of 28 days with a value. "
               "29 March – 24 April 2026 compared with 1 – 14 March 2026: 1.5 h lower.");
}

static void
test_cards_say_how_many_days_are_behind_them (void)
{
  double values[28];
  g_autoptr (EbbReadings) readings = NULL;
  EbbTrendFigures figures;
  EbbTrendChange change = make_change (6, 4.5, TRUE);

  for (guint i = 0; i < 28; i++)
    values[i] = i < 7 ? 2 : i < 14 ? 8
                                   : 5;
  values[3] = NAN;
  readings = ebb_test_daily (ebb_test_day ("2026-03-03"), values, 28);
  figures = ebb_trend_get_figures (readings, ebb_test_period ("2026-03-03", "2026-03-30"), FALSE);

  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_MEDIAN, &pain, &figures, NULL, NULL), "5");
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_MEDIAN, &pain, &figures, NULL, NULL), "Quartiles 5 to 6.5; 27 of 28 days rated");
  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_HIGH_DAYS, &pain, &figures, NULL, NULL), "7 (26\u00a0%)");
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_HIGH_DAYS, &pain, &figures, NULL, NULL), "27 of 28 days rated");
  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_LOWEST, &pain, &figures, NULL, NULL), "2");
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_LOWEST, &pain, &figures, NULL, NULL), "2 on average, 3 – 9 March 2026, 6 of 7 days rated");
  assert_text (ebb_trend_stretch_to_string (&sleep_hours, &figures.highest), "8 h on average, 10 – 16 March 2026, 7 of 7 days with a value");
  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_HIGHEST, &pain, &figures, NULL, NULL), "8");
  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_CHANGE, &pain, &figures, &change, NULL), "1.5 lower");
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_CHANGE, &pain, &figures, &change, NULL),
               "25\u00a0%, a minimal change: 6 before (28 of 28 days rated), 4.5 now (28 of 28 days rated)");
}

static void
test_a_card_says_why_it_does_not_know (void)
{
  g_autoptr (EbbReadings) readings = ebb_test_daily (ebb_test_day ("2026-03-02"), (double[]){ 1, 2, 3, 4, 5, 6, 7, 8, 8 }, 9);
  EbbPeriod week = ebb_test_period ("2026-03-02", "2026-03-08");
  EbbPeriod next = ebb_test_period ("2026-03-09", "2026-03-15");
  EbbTrendFigures figures = ebb_trend_get_figures (readings, week, FALSE);
  EbbTrendChange change = ebb_trend_compare (readings, week, next, TRUE, FALSE);
  EbbTrendChange reverse = ebb_trend_compare (readings, next, week, TRUE, FALSE);
  EbbTrendDirection direction = ebb_trend_get_direction (readings, week, FALSE);

  g_assert_null (ebb_trend_card_get_value (EBB_TREND_CARD_CHANGE, &pain, &figures, &change, NULL));
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_CHANGE, &pain, &figures, &change, NULL), "Too few entries now: 2 of 7 days rated; 4 are needed");
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_CHANGE, &pain, &figures, &reverse, NULL), "Too few entries before: 2 of 7 days rated; 4 are needed");
  g_assert_null (ebb_trend_card_get_value (EBB_TREND_CARD_DIRECTION, &pain, &figures, NULL, &direction));
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_DIRECTION, &pain, &figures, NULL, &direction), "Cannot be told from 7 days; 8 are needed");
  direction.n_points = 28;
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_DIRECTION, &pain, &figures, NULL, &direction), "Cannot be told from 28 days, which resemble each other too much");
  direction = make_direction (-0.1, -0.2, 0.1);
  direction.grain = EBB_GRAIN_WEEK;
  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_DIRECTION, &pain, &figures, NULL, &direction), "Steady");
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_DIRECTION, &pain, &figures, NULL, &direction), "Between −0.2 and 0.1 a month, from 92 weeks");
  direction = make_direction (0.3, 0.1, 0.5);
  direction.grain = EBB_GRAIN_MONTH;
  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_DIRECTION, &pain, &figures, NULL, &direction), "Rising");
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_DIRECTION, &pain, &figures, NULL, &direction), "rising by about 0.3 a month (0.1 to 0.5), from 92 months");
  g_assert_null (ebb_trend_card_get_value (EBB_TREND_CARD_LOWEST, &pain, &figures, NULL, NULL));
  assert_text (ebb_trend_card_get_detail (EBB_TREND_CARD_HIGHEST, &pain, &figures, NULL, NULL), "No two weeks to tell apart");
}

/* No words of cause or judgement, no figures that are none, whatever the readings. */
static void
test_words_never_judge (void)
{
  static const char *const banned[] = { "better", "worse", "cause", "works", "prove", "improve", "nan", "inf", "−0 ", "%s" };
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (guint round = 0; round < 300; round++)
    {
      EbbDay first = g_rand_int_range (random, 0, 20000);
      EbbPeriod period = { first, first + g_rand_int_range (random, -1, 400) };
      EbbPeriod before = ebb_period_is_empty (period) ? period : ebb_period_before (period, EBB_SPAN_CUSTOM);
      EbbPeriod around = { period.from - 450, period.to + 10 };
      g_autoptr (EbbReadings) readings = ebb_test_random_readings (random, around, g_rand_double (random), 3, TRUE);
      EbbTrendFigures figures = ebb_trend_get_figures (readings, period, FALSE);
      EbbTrendChange change = ebb_trend_compare (readings, before, period, round % 2 == 0, FALSE);
      EbbTrendDirection direction = ebb_trend_get_direction (readings, period, FALSE);
      const EbbTrendSubject *subject = round % 2 == 0 ? &pain : &sleep_hours;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *whole = ebb_trend_describe (subject, &figures, &change, &direction);

      g_string_append (text, whole);
      for (EbbTrendCard card = 0; card < EBB_N_TREND_CARDS; card++)
        {
          g_autofree char *value = ebb_trend_card_get_value (card, subject, &figures, &change, &direction);
          g_autofree char *detail = ebb_trend_card_get_detail (card, subject, &figures, &change, &direction);

          g_assert_cmpstr (ebb_trend_card_get_title (card), !=, "");
          g_assert_cmpstr (value, !=, "");
          g_assert_cmpstr (detail, !=, "");
          g_string_append_printf (text, "\n%s\n%s ", value, detail);
        }
      for (guint i = 0; i < G_N_ELEMENTS (banned); i++)
        g_assert_null (strstr (text->str, banned[i]));
    }
}

static void
test_huge_numbers_are_short (void)
{
  g_autoptr (EbbReadings) readings = make_two_parts (28, 1e308, -1e308);
  EbbTrendFigures figures = ebb_trend_get_figures (readings, ebb_test_period ("2026-03-01", "2026-03-28"), FALSE);
  EbbTrendChange change = make_change (1e308, -1e308, FALSE);

  assert_text (ebb_trend_card_get_value (EBB_TREND_CARD_MEDIAN, &sleep_hours, &figures, NULL, NULL), "1e+308 h");
  assert_text (ebb_trend_change_to_string (&sleep_hours, &change), "1.8e+308 h lower");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-text/what-is-missing-is-said", test_what_is_missing_is_said);
  g_test_add_func ("/trend-text/days-in-too-few-weeks-are-said", test_days_in_too_few_weeks_are_said);
  g_test_add_func ("/trend-text/changes-are-lower-or-higher", test_changes_are_lower_or_higher);
  g_test_add_func ("/trend-text/directions-come-with-their-interval", test_directions_come_with_their_interval);
  g_test_add_func ("/trend-text/a-period-is-told-in-three-sentences", test_a_period_is_told_in_three_sentences);
  g_test_add_func ("/trend-text/cards-say-how-many-days-are-behind-them", test_cards_say_how_many_days_are_behind_them);
  g_test_add_func ("/trend-text/a-card-says-why-it-does-not-know", test_a_card_says_why_it_does_not_know);
  g_test_add_func ("/trend-text/words-never-judge", test_words_never_judge);
  g_test_add_func ("/trend-text/huge-numbers-are-short", test_huge_numbers_are_short);

  return g_test_run ();
}
