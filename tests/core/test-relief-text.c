// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ebb-relief-text.h"
#include "ebb-test-relief.h"

#define assert_text(made, expected)        \
  G_STMT_START                             \
  {                                        \
    g_autofree char *text_ = (made);       \
    g_assert_cmpstr (text_, ==, expected); \
  }                                        \
  G_STMT_END

static const EbbMatched unclear = {
  .verdict = EBB_MATCHED_UNCLEAR,
  .hours = 4,
  .n_matched = 14,
  .n_moments = 26,
  .change = -1.1,
  .moments_change = -0.6,
  .difference = -0.5,
  .lower = -1.1,
  .upper = 0.1,
  .n_more = 10,
};

static void
test_a_comparison_says_all_its_numbers (void)
{
  EbbMatched matched = unclear;

  assert_text (ebb_matched_describe (&matched),
               "After sessions your pain was 1.1 lower 4 hours later (14 sessions). "
               "At 26 similar moments without a session it was 0.6 lower. "
               "The difference of 0.5 could be anything from 0.1 higher to 1.1 lower. "
               "It cannot be told yet; about 10 more sessions would narrow it.");

  matched.verdict = EBB_MATCHED_LOWER;
  matched.hours = 0;
  matched.upper = -0.2;
  matched.n_matched = 1;
  matched.n_moments = 1;
  matched.moments_change = 0.04;
  assert_text (ebb_matched_describe (&matched),
               "After sessions your pain was 1.1 lower right after them (1 session). "
               "At 1 similar moment without a session it was the same. "
               "The difference of 0.5 could be anything from 0.2 lower to 1.1 lower. "
               "Sessions went together with lower pain.");
}

static void
test_a_comparison_says_how_many_more (void)
{
  EbbMatched matched = unclear;
  g_autofree char *none = NULL;
  g_autofree char *many = NULL;

  matched.n_more = 0;
  none = ebb_matched_describe (&matched);
  g_assert_true (g_str_has_suffix (none, "It cannot be told yet, and is hardly large."));
  matched.n_more = EBB_MATCHED_MAX_MORE + 10;
  many = ebb_matched_describe (&matched);
  g_assert_true (g_str_has_suffix (many, "it would take more than 100 more sessions."));
}

static void
test_a_comparison_says_what_is_missing (void)
{
  EbbMatched matched = { .verdict = EBB_MATCHED_TOO_FEW, .missing_days = 1, .missing_matched = 4, .missing_moments = 2, .missing_rated_days = 3, .change = NAN };

  assert_text (ebb_matched_describe (&matched),
               "There is too little to compare yet. "
               "Missing: 1 more day of diary. "
               "Missing: ratings on 3 more days. "
               "Missing: sessions on 4 more days, with ratings before and after. "
               "Missing: ratings on 2 more days without a session when pain is as bad as before one.");
  g_assert_null (ebb_matched_describe_missing (&unclear));
}

static void
test_what_cannot_be_compared_says_why (void)
{
  EbbMatched matched = { .verdict = EBB_MATCHED_TOO_LATE, .hours = 24 };

  assert_text (ebb_matched_describe (&matched),
               "More than 8 hours after sessions there is no fair comparison: where no session follows for so long, pain may have got better by itself.");
}

static void
test_a_summary_says_of_how_many (void)
{
  EbbReliefSummary summary = { .n_sessions = 14, .n_known = 12, .n_relief = 9, .n_no_baseline = 1, .n_no_follow_up = 1 };
  EbbReliefSummary none = { 0 };

  assert_text (ebb_relief_summary_describe (&summary),
               "After 9 of 12 sessions pain was at least once clearly lower than in the three days before. "
               "Of 1 session it is not known: it lacks three ratings in the three days before. "
               "Of 1 session it is not known: it lacks a rating afterwards.");
  assert_text (ebb_relief_summary_describe (&none), "There are no sessions yet.");
}

static void
test_a_duration_says_what_is_known_or_missing (void)
{
  EbbReliefSummary summary = { .n_relief = 9, .duration = EBB_DURATION_MEDIAN, .median = 6.25, .lower = 2, .upper = 24.4, .n_wide = 2 };

  assert_text (ebb_relief_summary_describe_duration (&summary),
               "Where pain was lower, it stayed so for 6.3 h or longer in half of the sessions (plausible: 2 h to 24 h; 9 sessions). "
               "In 2 of them more than six hours without a rating leave open when pain was back.");
  summary.n_wide = 0;
  summary.upper = NAN;
  assert_text (ebb_relief_summary_describe_duration (&summary),
               "Where pain was lower, it stayed so for 6.3 h or longer in half of the sessions (plausible: 2 h or more; 9 sessions).");
  summary.lower = NAN;
  assert_text (ebb_relief_summary_describe_duration (&summary),
               "Where pain was lower, it stayed so for 6.3 h or longer in half of the sessions (9 sessions).");
  summary.duration = EBB_DURATION_LONGER;
  summary.longer_than = 24;
  assert_text (ebb_relief_summary_describe_duration (&summary),
               "Where pain was lower, it stayed so for longer than 24 h in most sessions (9 sessions).");
  summary.duration = EBB_DURATION_UNKNOWN;
  summary.missing_relief = 1;
  summary.missing_returned = 2;
  assert_text (ebb_relief_summary_describe_duration (&summary),
               "How long pain stays lower after sessions is not yet known. "
               "Missing: 1 more session after which pain was lower. "
               "Missing: 2 more sessions with ratings until pain is back.");
}

static void
test_a_point_of_the_curve_can_be_read (void)
{
  EbbReliefPoint point = { .hours = 4, .n = 12, .median = -1.24, .lower_quartile = -2, .upper_quartile = 0.5 };
  EbbReliefPoint none = { .hours = 0, .n = 0, .median = NAN, .lower_quartile = NAN, .upper_quartile = NAN };

  assert_text (ebb_relief_point_describe (&point),
               "4 hours after sessions, against the three days before: 1.2 lower (half of the sessions: from 2 lower to 0.5 higher; 12 sessions).");
  assert_text (ebb_relief_point_describe (&none), "Right after sessions: no ratings.");
  g_assert_cmpstr (ebb_part_of_day_get_name (EBB_PART_MORNING), ==, "Morning");
}

/* "Verbs allowed: was lower, went together with", and no word that makes a session the
 * reason: looked for in the very strings, so that none is missed. */
static void
test_no_string_says_that_sessions_are_the_reason (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "analysis", "ebb-relief-text.c", NULL);
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMatchInfo) found = NULL;
  g_autoptr (GRegex) strings = g_regex_new ("\"((?:[^\"\\\\\\n]|\\\\.)*)\"", 0, 0, NULL);
  g_autoptr (GRegex) banned = g_regex_new ("\\b(caus(e|es|ed|ing)|reduc\\w*|work(s|ed)?|prov(e|es|ed|en)|effective|because|thanks to|helps?|helped)\\b", G_REGEX_CASELESS, 0, NULL);
  guint n = 0;

  g_file_get_contents (path, &source, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_regex_match (banned, "Massage reduces pain", 0, NULL));
  g_assert_true (g_regex_match (banned, "It works", 0, NULL));
  for (g_regex_match (strings, source, 0, &found); g_match_info_matches (found); g_match_info_next (found, NULL))
    {
      g_autofree char *string = g_match_info_fetch (found, 1);

      if (g_regex_match (banned, string, 0, NULL))
        g_error ("banned: %s", string);
      n++;
    }
  g_assert_cmpuint (n, >, 50);
}

/* Whatever the numbers are, the words are whole: no NAN is shown. */
static void
test_any_diary_can_be_put_into_words (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (EbbTestDiary) diary = ebb_test_diary_new ();
      g_autoptr (EbbReliefLog) log = NULL;
      g_autoptr (EbbReliefSummary) summary = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      EbbReliefPoint points[EBB_N_RELIEF_POINTS];
      EbbMatched matched;
      guint n_hours = g_test_rand_int_range (1, 3000);
      guint n = g_test_rand_int_range (0, 600);

      for (guint i = 0; i < n; i++)
        ebb_test_rate (diary, g_test_rand_int_range (0, n_hours), g_test_rand_int_range (0, 11));
      for (guint i = 0; i < n / 15; i++)
        {
          double start = g_test_rand_int_range (0, n_hours);

          ebb_test_treat (diary, start, start + 1);
        }
      log = ebb_test_log (diary);
      summary = ebb_relief_summarise (log, EBB_RELIEF_ALL);
      matched = ebb_matched_compare (log, EBB_RELIEF_ALL, 4);
      ebb_relief_get_curve (log, EBB_RELIEF_ALL, points);
      {
        g_autofree char *first = ebb_relief_summary_describe (summary);
        g_autofree char *second = ebb_relief_summary_describe_duration (summary);
        g_autofree char *third = ebb_matched_describe (&matched);

        g_string_append_printf (text, "%s\n%s\n%s\n%s\n", first, second, third, ebb_matched_get_caution ());
      }
      for (guint i = 0; i < EBB_N_RELIEF_POINTS; i++)
        {
          g_autofree char *point = ebb_relief_point_describe (&points[i]);

          g_string_append_printf (text, "%s\n", point);
        }
      g_assert_false (g_regex_match_simple ("\\b-?(nan|inf)\\b|  |\\n\\n", text->str, G_REGEX_CASELESS, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/relief-text/a-comparison-says-all-its-numbers", test_a_comparison_says_all_its_numbers);
  g_test_add_func ("/relief-text/a-comparison-says-how-many-more", test_a_comparison_says_how_many_more);
  g_test_add_func ("/relief-text/a-comparison-says-what-is-missing", test_a_comparison_says_what_is_missing);
  g_test_add_func ("/relief-text/what-cannot-be-compared-says-why", test_what_cannot_be_compared_says_why);
  g_test_add_func ("/relief-text/a-summary-says-of-how-many", test_a_summary_says_of_how_many);
  g_test_add_func ("/relief-text/a-duration-says-what-is-known-or-missing", test_a_duration_says_what_is_known_or_missing);
  g_test_add_func ("/relief-text/a-point-of-the-curve-can-be-read", test_a_point_of_the_curve_can_be_read);
  g_test_add_func ("/relief-text/no-string-says-that-sessions-are-the-reason", test_no_string_says_that_sessions_are_the_reason);
  g_test_add_func ("/relief-text/any-diary-can-be-put-into-words", test_any_diary_can_be_put_into_words);

  return g_test_run ();
}
