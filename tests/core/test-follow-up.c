// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-follow-up.h"

#include <math.h>

#include "model/ebb-error.h"

#define HOUR 3600

static EbbMoment
moment (const char *text)
{
  g_autoptr (GError) error = NULL;
  EbbMoment result;

  ebb_moment_from_string (text, NULL, &result, &error);
  g_assert_no_error (error);
  return result;
}

/* One hour, with follow-ups by the usual rules, in Berlin. */
static EbbSession *
make_session (const char *started)
{
  EbbSession *session = ebb_session_new_done (moment (started), 60);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  ebb_follow_up_plan (session, &ebb_follow_up_default_rules, zone);
  g_assert_true (ebb_record_validate (session, NULL));
  return session;
}

static void
assert_due (EbbSession *session, int hours, const char *expected)
{
  const EbbFollowUp *follow_up = ebb_session_find_follow_up (session, hours);
  g_autofree char *text = follow_up != NULL ? ebb_moment_to_string (follow_up->due) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_follow_ups_are_counted_from_the_end (void)
{
  g_autoptr (EbbSession) session = make_session ("2026-03-02T10:00:00+01:00");

  g_assert_cmpuint (session->follow_ups->len, ==, 4);
  assert_due (session, 1, "2026-03-02T12:00:00+01:00");
  assert_due (session, 4, "2026-03-02T15:00:00+01:00");
  assert_due (session, 24, "2026-03-03T11:00:00+01:00");
  assert_due (session, 48, "2026-03-04T11:00:00+01:00");
}

static void
test_hours_are_hours_when_the_clocks_change (void)
{
  g_autoptr (EbbSession) session = make_session ("2026-03-28T15:00:00+01:00");

  assert_due (session, 24, "2026-03-29T17:00:00+02:00");
}

/* Moved to the end of the quiet time if it would not have lapsed by then; else left
 * out. */
static void
test_the_quiet_time_is_kept (void)
{
  g_autoptr (EbbSession) evening = make_session ("2026-03-02T20:30:00+01:00");
  g_autoptr (EbbSession) late = make_session ("2026-03-02T22:30:00+01:00");

  assert_due (evening, 1, NULL);                         /* 22:30 */
  assert_due (evening, 4, NULL);                         /* 1:30 */
  assert_due (evening, 24, "2026-03-03T21:30:00+01:00"); /* just before */
  assert_due (late, 4, NULL);
  assert_due (late, 24, "2026-03-04T07:00:00+01:00"); /* 23:30, seven and a half hours later */
  assert_due (late, 48, "2026-03-05T07:00:00+01:00");
}

static void
test_a_quiet_time_within_the_day_or_none_works_as_well (void)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (moment ("2026-03-02T10:00:00+00:00"), 60);
  EbbFollowUpRules rules = ebb_follow_up_default_rules;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  rules.quiet_from = 12 * 60;
  rules.quiet_to = 12 * 60 + 45;
  ebb_follow_up_plan (session, &rules, zone);
  assert_due (session, 1, "2026-03-02T12:45:00+00:00");
  rules.quiet_to = rules.quiet_from;
  ebb_follow_up_plan (session, &rules, zone);
  assert_due (session, 1, "2026-03-02T12:00:00+00:00");
  g_assert_cmpuint (session->follow_ups->len, ==, 4);
}

static void
test_hours_are_read_and_written (void)
{
  EbbFollowUpRules rules = ebb_follow_up_default_rules;
  static const char *const bad[] = { "x", "0", "4 1", "4 4", "1.5", "-1", "337", "1 2 3 4 5 6 7 8 9", "99999999999999999999" };
  g_autofree char *usual = ebb_follow_up_rules_get_hours (&rules);
  g_autofree char *own = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpstr (usual, ==, "1 4 24 48");
  g_assert_true (ebb_follow_up_rules_set_hours (&rules, "2, 12,  72"));
  own = ebb_follow_up_rules_get_hours (&rules);
  g_assert_cmpstr (own, ==, "2 12 72");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ebb_follow_up_rules_set_hours (&rules, bad[i]));
  g_assert_cmpuint (rules.n_hours, ==, 3);
  g_assert_true (ebb_follow_up_rules_set_hours (&rules, ""));
  none = ebb_follow_up_rules_get_hours (&rules);
  g_assert_cmpstr (none, ==, "");
}

static void
test_a_follow_up_lapses_after_half_its_hours (void)
{
  static const struct
  {
    int hours;
    int window; /* hours */
  } expected[] = { { 1, 1 }, { 2, 1 }, { 4, 2 }, { 24, 12 }, { 48, 24 }, { 72, 24 } };
  g_autoptr (EbbSession) session = make_session ("2026-03-02T10:00:00+01:00");
  const EbbFollowUp *follow_up = ebb_session_find_follow_up (session, 4);
  gint64 due = follow_up->due.at;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (ebb_follow_up_get_window (expected[i].hours), ==, expected[i].window * HOUR);
  g_assert_cmpint (ebb_follow_up_get_status (follow_up, due - 1), ==, EBB_FOLLOW_UP_STATUS_WAITING);
  g_assert_cmpint (ebb_follow_up_get_status (follow_up, due), ==, EBB_FOLLOW_UP_STATUS_DUE);
  g_assert_cmpint (ebb_follow_up_get_status (follow_up, due + 2 * HOUR), ==, EBB_FOLLOW_UP_STATUS_DUE);
  g_assert_cmpint (ebb_follow_up_get_status (follow_up, due + 2 * HOUR + 1), ==, EBB_FOLLOW_UP_STATUS_LAPSED);
  /* A clock that is set back: nothing has lapsed for good. */
  g_assert_cmpint (ebb_follow_up_get_status (follow_up, due - 30 * 86400), ==, EBB_FOLLOW_UP_STATUS_WAITING);
  g_assert_cmpint (ebb_follow_up_get_status (follow_up, due + HOUR), ==, EBB_FOLLOW_UP_STATUS_DUE);
}

static EbbEntry *
rated (EbbSession *session, double hours, double pain)
{
  EbbMoment at = ebb_session_get_end (session);
  EbbEntry *entry;

  at.at += (gint64) (hours * HOUR);
  entry = ebb_entry_new (at);
  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);
  return entry;
}

static void
test_an_entry_near_the_moment_counts (void)
{
  g_autoptr (EbbSession) session = make_session ("2026-03-02T10:00:00+01:00");
  const EbbFollowUp *follow_up = ebb_session_find_follow_up (session, 4);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, rated (session, 2.9, 3));
  g_ptr_array_add (entries, rated (session, 6, 3));
  g_ptr_array_add (entries, rated (session, 4, NAN));
  g_assert_null (ebb_follow_up_find_entry (session, follow_up, entries));
  g_ptr_array_add (entries, rated (session, 3, 5));
  g_assert_true (ebb_follow_up_find_entry (session, follow_up, entries) == entries->pdata[3]);
  g_ptr_array_add (entries, rated (session, 4.5, 4));
  g_assert_true (ebb_follow_up_find_entry (session, follow_up, entries) == entries->pdata[4]);
}

/* No entry says what two follow-ups ask. */
static void
test_an_entry_counts_for_one_follow_up_only (void)
{
  g_autoptr (EbbSession) session = make_session ("2026-03-02T10:00:00+01:00");
  gint64 end = ebb_session_get_end (session).at;

  for (gint64 at = end - HOUR; at < end + 80 * HOUR; at += 300)
    {
      guint n = 0;

      for (guint i = 0; i < session->follow_ups->len; i++)
        n += ebb_follow_up_counts (session, &g_array_index (session->follow_ups, EbbFollowUp, i), at) ? 1 : 0;
      g_assert_cmpuint (n, <=, 1);
    }
}

static EbbFollowUpAnswer
answer_at (const char *at, double pain)
{
  return (EbbFollowUpAnswer){ .at = moment (at), .pain = pain, .rescue = EBB_MOMENT_ABSENT };
}

static void
test_an_answer_is_kept_with_the_session (void)
{
  g_autoptr (EbbSession) session = make_session ("2026-03-02T10:00:00+01:00");
  EbbFollowUpAnswer answer = answer_at ("2026-03-02T15:10:00+01:00", 3);
  EbbSessionRating region = { .aspect = EBB_ASPECT_PAIN, .region = ebb_region_find ("neck-back-left"), .value = 4 };
  g_autoptr (GArray) regions = g_array_new (FALSE, FALSE, sizeof (EbbSessionRating));
  g_autoptr (EbbSession) answered = NULL;
  g_autoptr (GError) error = NULL;
  const EbbFollowUp *follow_up;

  g_array_append_val (regions, region);
  answer.regions = regions;
  answer.rescue = moment ("2026-03-02T14:00:00+01:00");
  answer.medicine = "Ibuprofen";
  answered = ebb_follow_up_answer (session, 4, &answer, &error);
  g_assert_no_error (error);
  g_assert_true (ebb_record_validate (answered, &error));
  follow_up = ebb_session_find_follow_up (answered, 4);
  g_assert_cmpint (follow_up->state, ==, EBB_FOLLOW_UP_ANSWERED);
  g_assert_cmpint (follow_up->answered.at, ==, answer.at.at);
  g_assert_cmpint (follow_up->rescue.at, ==, answer.rescue.at);
  g_assert_cmpstr (follow_up->medicine, ==, "Ibuprofen");
  g_assert_cmpfloat (ebb_session_get_rating (answered, EBB_PHASE_LATER, 4, EBB_ASPECT_PAIN, NULL), ==, 3);
  g_assert_cmpfloat (ebb_session_get_rating (answered, EBB_PHASE_LATER, 4, EBB_ASPECT_PAIN, region.region), ==, 4);
  g_assert_cmpuint (session->ratings->len, ==, 0);
}

static void
test_answers_that_come_late_are_kept_and_a_second_one_does_not_replace_the_first (void)
{
  g_autoptr (EbbSession) session = make_session ("2026-03-02T10:00:00+01:00");
  EbbFollowUpAnswer late = answer_at ("2026-03-09T09:00:00+01:00", 3);
  EbbFollowUpAnswer other = answer_at ("2026-03-09T09:05:00+01:00", 8);
  EbbFollowUpAnswer nothing = answer_at ("2026-03-02T15:00:00+01:00", NAN);
  g_autoptr (EbbSession) dismissed = ebb_follow_up_dismiss (session, 4);
  g_autoptr (EbbSession) answered = NULL;
  g_autoptr (EbbSession) again = NULL;
  g_autoptr (EbbSession) still = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ebb_follow_up_get_status (ebb_session_find_follow_up (dismissed, 4), 0), ==, EBB_FOLLOW_UP_STATUS_DISMISSED);
  answered = ebb_follow_up_answer (dismissed, 4, &late, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ebb_follow_up_get_status (ebb_session_find_follow_up (answered, 4), 0), ==, EBB_FOLLOW_UP_STATUS_ANSWERED);

  g_assert_null (ebb_follow_up_answer (answered, 4, &other, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  g_clear_error (&error);
  again = ebb_follow_up_answer (answered, 4, &late, &error); /* a double click */
  g_assert_no_error (error);
  g_assert_true (ebb_record_equal_content (answered, again));
  still = ebb_follow_up_dismiss (answered, 4);
  g_assert_true (ebb_record_equal_content (answered, still));

  g_assert_null (ebb_follow_up_answer (session, 4, &nothing, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (ebb_follow_up_answer (session, 5, &late, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN);
}

static void
test_correcting_the_time_of_a_session_keeps_its_answers (void)
{
  g_autoptr (EbbSession) session = make_session ("2026-03-02T10:00:00+01:00");
  EbbFollowUpAnswer answer = answer_at ("2026-03-02T12:10:00+01:00", 3);
  g_autoptr (EbbSession) answered = ebb_follow_up_answer (session, 1, &answer, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  answered->started.at += 2 * HOUR;
  ebb_follow_up_plan (answered, &ebb_follow_up_default_rules, zone);
  g_assert_cmpuint (answered->follow_ups->len, ==, 4);
  assert_due (answered, 1, "2026-03-02T12:00:00+01:00");
  g_assert_cmpint (ebb_session_find_follow_up (answered, 1)->state, ==, EBB_FOLLOW_UP_ANSWERED);
  assert_due (answered, 4, "2026-03-02T17:00:00+01:00");
  g_assert_true (ebb_record_validate (answered, NULL));

  /* One that is not done after all is not asked about. */
  answered->state = EBB_SESSION_SKIPPED;
  ebb_follow_up_plan (answered, &ebb_follow_up_default_rules, zone);
  g_assert_cmpuint (answered->follow_ups->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow-up/they-are-counted-from-the-end-of-the-session", test_follow_ups_are_counted_from_the_end);
  g_test_add_func ("/follow-up/hours-are-hours-when-the-clocks-change", test_hours_are_hours_when_the_clocks_change);
  g_test_add_func ("/follow-up/nobody-is-asked-in-the-quiet-time", test_the_quiet_time_is_kept);
  g_test_add_func ("/follow-up/a-quiet-time-within-the-day-or-none-works-as-well", test_a_quiet_time_within_the_day_or_none_works_as_well);
  g_test_add_func ("/follow-up/hours-are-read-and-written", test_hours_are_read_and_written);
  g_test_add_func ("/follow-up/one-lapses-after-half-its-hours-unless-the-clock-was-wrong", test_a_follow_up_lapses_after_half_its_hours);
  g_test_add_func ("/follow-up/an-entry-near-the-moment-counts", test_an_entry_near_the_moment_counts);
  g_test_add_func ("/follow-up/an-entry-counts-for-one-of-them-only", test_an_entry_counts_for_one_follow_up_only);
  g_test_add_func ("/follow-up/an-answer-is-kept-with-the-session", test_an_answer_is_kept_with_the_session);
  g_test_add_func ("/follow-up/a-late-answer-is-kept-and-a-second-one-does-not-replace-it",
                   test_answers_that_come_late_are_kept_and_a_second_one_does_not_replace_the_first);
  g_test_add_func ("/follow-up/correcting-the-time-of-a-session-keeps-its-answers", test_correcting_the_time_of_a_session_keeps_its_answers);
  return g_test_run ();
}
