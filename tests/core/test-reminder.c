// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-reminder.h"

#include <math.h>

#define MINUTE 60
#define HOUR 3600
#define DAY (24 * HOUR)

typedef struct
{
  GPtrArray *sessions; /* (element-type EbbSession) */
  EbbReminderRules rules;
  GTimeZone *zone;
  GPtrArray *reminders; /* (nullable): what the last look found */
  gboolean quiet;
  gint64 next;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->rules = (EbbReminderRules){ ebb_follow_up_default_rules, 60 };
  fixture->zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_assert_nonnull (fixture->zone);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->reminders, g_ptr_array_unref);
  g_ptr_array_unref (fixture->sessions);
  g_time_zone_unref (fixture->zone);
}

static EbbMoment
moment (const char *text)
{
  g_autoptr (GError) error = NULL;
  EbbMoment result;

  ebb_moment_from_string (text, NULL, &result, &error);
  g_assert_no_error (error);
  return result;
}

static EbbSession *
take (Fixture *fixture, EbbSession *session)
{
  ebb_record_ensure_id (session);
  g_ptr_array_add (fixture->sessions, session);
  return session;
}

static EbbSession *
add_done (Fixture *fixture, const char *started, int minutes)
{
  EbbSession *session = take (fixture, ebb_session_new_done (moment (started), minutes));

  ebb_follow_up_plan (session, &fixture->rules.follow_ups, fixture->zone);
  return session;
}

static EbbSession *
add_planned (Fixture *fixture, const char *planned, int minutes)
{
  return take (fixture, ebb_session_new_planned (moment (planned), minutes));
}

/* As the diary answers, without entries that count. */
static GPtrArray *
list_due (Fixture *fixture, gint64 now)
{
  GPtrArray *due = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_due_follow_up_free);

  for (guint i = 0; i < fixture->sessions->len; i++)
    {
      EbbSession *session = fixture->sessions->pdata[i];

      for (guint j = 0; j < session->follow_ups->len; j++)
        {
          const EbbFollowUp *follow_up = &g_array_index (session->follow_ups, EbbFollowUp, j);
          EbbDueFollowUp *one;

          if (ebb_follow_up_get_status (follow_up, now) != EBB_FOLLOW_UP_STATUS_DUE)
            continue;
          one = g_new (EbbDueFollowUp, 1);
          *one = (EbbDueFollowUp){ g_object_ref (session), follow_up->hours };
          g_ptr_array_add (due, one);
        }
    }
  return due;
}

static void
look (Fixture *fixture, gint64 now)
{
  g_autoptr (GPtrArray) due = list_due (fixture, now);

  g_clear_pointer (&fixture->reminders, g_ptr_array_unref);
  fixture->reminders = ebb_reminders_at (fixture->sessions, due, &fixture->rules, fixture->zone, now, &fixture->quiet, &fixture->next);
  g_assert_cmpint (fixture->next, >, now);
}

/* What it reminds of, as "24" of a follow-up and "session" of a session. */
static char *
describe (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fixture->reminders->len; i++)
    {
      const EbbReminder *reminder = fixture->reminders->pdata[i];

      if (i > 0)
        g_string_append_c (text, ' ');
      if (reminder->kind == EBB_REMINDER_FOLLOW_UP)
        g_string_append_printf (text, "%d", reminder->hours);
      else
        g_string_append (text, "session");
    }
  return g_string_free (text, FALSE);
}

static void
assert_at (Fixture *fixture, const char *now, const char *expected, const char *next)
{
  g_autofree char *found = NULL;

  look (fixture, moment (now).at);
  found = describe (fixture);
  g_assert_cmpstr (found, ==, expected);
  if (next == NULL)
    g_assert_cmpint (fixture->next, ==, G_MAXINT64);
  else
    g_assert_cmpint (fixture->next, ==, moment (next).at);
}

static void
test_an_empty_diary_reminds_of_nothing_ever (Fixture *fixture, gconstpointer data)
{
  assert_at (fixture, "2026-03-02T12:00:00+01:00", "", NULL);
  g_assert_false (fixture->quiet);
}

static void
test_a_follow_up_comes_when_it_is_due_and_goes_when_it_lapses (Fixture *fixture, gconstpointer data)
{
  add_done (fixture, "2026-03-02T10:00:00+01:00", 60);
  assert_at (fixture, "2026-03-02T11:59:59+01:00", "", "2026-03-02T12:00:00+01:00");
  assert_at (fixture, "2026-03-02T12:00:00+01:00", "1", "2026-03-02T13:00:01+01:00");
  assert_at (fixture, "2026-03-02T13:00:01+01:00", "", "2026-03-02T15:00:00+01:00");
  assert_at (fixture, "2026-03-10T12:00:00+01:00", "", NULL);
}

static void
test_an_answered_follow_up_is_not_asked_again (Fixture *fixture, gconstpointer data)
{
  EbbSession *session = add_done (fixture, "2026-03-02T10:00:00+01:00", 60);

  ebb_session_find_follow_up (session, 1)->state = EBB_FOLLOW_UP_ANSWERED;
  ebb_session_find_follow_up (session, 4)->state = EBB_FOLLOW_UP_DISMISSED;
  assert_at (fixture, "2026-03-02T12:30:00+01:00", "", "2026-03-03T11:00:00+01:00");
}

/* The diary was asked, then the clock moved: what it said is not taken as it was. */
static void
test_what_lapsed_since_the_diary_was_asked_is_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) due = NULL;

  add_done (fixture, "2026-03-02T10:00:00+01:00", 60);
  due = list_due (fixture, moment ("2026-03-02T12:30:00+01:00").at);
  g_assert_cmpuint (due->len, ==, 1);
  fixture->reminders = ebb_reminders_at (fixture->sessions, due, &fixture->rules, fixture->zone,
                                         moment ("2026-03-02T14:00:00+01:00").at, &fixture->quiet, &fixture->next);
  g_assert_cmpuint (fixture->reminders->len, ==, 0);
}

static void
test_without_hours_no_follow_up_is_asked_for (Fixture *fixture, gconstpointer data)
{
  add_done (fixture, "2026-03-02T10:00:00+01:00", 60);
  fixture->rules.follow_ups.n_hours = 0;
  assert_at (fixture, "2026-03-02T12:30:00+01:00", "", NULL);
}

static void
test_a_clock_set_back_takes_the_reminder_away_and_brings_it_again (Fixture *fixture, gconstpointer data)
{
  add_done (fixture, "2026-03-02T10:00:00+01:00", 60);
  assert_at (fixture, "2026-03-02T12:10:00+01:00", "1", "2026-03-02T13:00:01+01:00");
  assert_at (fixture, "2026-03-02T11:10:00+01:00", "", "2026-03-02T12:00:00+01:00");
  assert_at (fixture, "2026-03-02T12:10:00+01:00", "1", "2026-03-02T13:00:01+01:00");
}

/* Slept from 11:30 on the first day to 11:30 on the next: one hour has lapsed, 24 are due. */
static void
test_waking_after_a_day_reminds_only_of_what_has_not_lapsed (Fixture *fixture, gconstpointer data)
{
  add_done (fixture, "2026-03-02T10:00:00+01:00", 60);
  add_planned (fixture, "2026-03-02T18:00:00+01:00", 30);
  assert_at (fixture, "2026-03-02T11:30:00+01:00", "", "2026-03-02T12:00:00+01:00");
  assert_at (fixture, "2026-03-03T11:30:00+01:00", "24", "2026-03-03T23:00:01+01:00");
}

static void
test_a_planned_session_reminds_before_it_until_it_is_to_be_over (Fixture *fixture, gconstpointer data)
{
  EbbSession *session = add_planned (fixture, "2026-03-02T16:00:00+01:00", 45);

  assert_at (fixture, "2026-03-02T14:00:00+01:00", "", "2026-03-02T15:00:00+01:00");
  assert_at (fixture, "2026-03-02T15:00:00+01:00", "session", "2026-03-02T16:45:00+01:00");
  assert_at (fixture, "2026-03-02T16:45:00+01:00", "", NULL);

  session->planned_minutes = 0;
  assert_at (fixture, "2026-03-02T16:45:00+01:00", "session", "2026-03-02T17:00:00+01:00");
  session->state = EBB_SESSION_CANCELLED;
  assert_at (fixture, "2026-03-02T15:30:00+01:00", "", NULL);
  session->state = EBB_SESSION_PLANNED;
  fixture->rules.session_minutes = -1;
  assert_at (fixture, "2026-03-02T15:30:00+01:00", "", NULL);
  fixture->rules.session_minutes = 0;
  assert_at (fixture, "2026-03-02T15:30:00+01:00", "", "2026-03-02T16:00:00+01:00");
}

static void
test_a_reminder_in_the_quiet_time_comes_in_the_morning_or_the_evening_before (Fixture *fixture, gconstpointer data)
{
  add_planned (fixture, "2026-03-03T07:30:00+01:00", 60); /* 6:30 is quiet */
  add_planned (fixture, "2026-03-05T06:00:00+01:00", 60); /* no time left after 7:00 */

  assert_at (fixture, "2026-03-03T06:45:00+01:00", "", "2026-03-03T07:00:00+01:00");
  g_assert_false (fixture->quiet && fixture->reminders->len > 0);
  assert_at (fixture, "2026-03-03T07:00:00+01:00", "session", "2026-03-03T08:30:00+01:00");
  assert_at (fixture, "2026-03-03T09:00:00+01:00", "", "2026-03-04T21:30:00+01:00");
  assert_at (fixture, "2026-03-04T21:30:00+01:00", "session", "2026-03-05T07:00:00+01:00");
  g_assert_false (fixture->quiet);
}

/* The plan of the follow-ups keeps the quiet time that held when the session was done;
 * this is for one that was chosen since. */
static void
test_a_quiet_time_chosen_since_is_kept_too (Fixture *fixture, gconstpointer data)
{
  add_done (fixture, "2026-03-02T10:00:00+01:00", 60);
  fixture->rules.follow_ups.quiet_from = 15 * 60;
  fixture->rules.follow_ups.quiet_to = 16 * 60;
  assert_at (fixture, "2026-03-02T15:10:00+01:00", "4", "2026-03-02T16:00:00+01:00");
  g_assert_true (fixture->quiet);
  assert_at (fixture, "2026-03-02T16:00:00+01:00", "4", "2026-03-02T17:00:01+01:00");
  g_assert_false (fixture->quiet);
}

/* In Berlin 2026-03-29 has 23 hours, 2026-10-25 has 25. */
static void
test_the_quiet_time_ends_by_the_clock_on_the_wall_when_the_clocks_change (Fixture *fixture, gconstpointer data)
{
  add_planned (fixture, "2026-03-29T07:30:00+02:00", 30);
  add_planned (fixture, "2026-10-25T07:30:00+01:00", 30);
  assert_at (fixture, "2026-03-28T23:00:00+01:00", "", "2026-03-29T07:00:00+02:00");
  assert_at (fixture, "2026-10-24T23:00:00+02:00", "", "2026-10-25T07:00:00+01:00");
}

static void
test_an_id_is_of_the_session_and_the_hours (Fixture *fixture, gconstpointer data)
{
  EbbSession *session = add_done (fixture, "2026-03-02T10:00:00+01:00", 60);
  g_autofree char *expected = g_strdup_printf ("follow-up-%s-1", session->record.id);
  g_autofree char *found = NULL;
  g_autofree char *planned = NULL;
  EbbReminder reminder = { EBB_REMINDER_SESSION, session, 0 };

  look (fixture, moment ("2026-03-02T12:30:00+01:00").at);
  found = ebb_reminder_get_id (fixture->reminders->pdata[0]);
  g_assert_cmpstr (found, ==, expected);
  planned = ebb_reminder_get_id (&reminder);
  g_assert_true (g_str_has_prefix (planned, "session-"));
}

static void
test_the_last_pain_is_the_one_rated_last (Fixture *fixture, gconstpointer data)
{
  EbbSession *session = add_done (fixture, "2026-03-02T10:00:00+01:00", 60);

  g_assert_true (isnan (ebb_reminder_get_last_pain (session)));
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 7);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_TENSION, NULL, 9);
  g_assert_cmpfloat (ebb_reminder_get_last_pain (session), ==, 7);
  ebb_session_set_rating (session, EBB_PHASE_LATER, 4, EBB_ASPECT_PAIN, NULL, 3);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, 5);
  g_assert_cmpfloat (ebb_reminder_get_last_pain (session), ==, 3);
}

/* --- any plan --------------------------------------------------------------------------- */

static void
make_any_plan (Fixture *fixture, gint64 base)
{
  fixture->rules.session_minutes = g_test_rand_int_range (-1, 24 * 60);
  fixture->rules.follow_ups.quiet_from = g_test_rand_int_range (0, 24 * 60);
  fixture->rules.follow_ups.quiet_to = g_test_rand_int_range (0, 24 * 60);
  g_ptr_array_set_size (fixture->sessions, 0);
  for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
    {
      EbbMoment at = { base + g_test_rand_int_range (-3 * 24, 3 * 24) * HOUR + g_test_rand_int_range (0, 60) * MINUTE, 60 };

      if (g_test_rand_bit ())
        take (fixture, ebb_session_new_planned (at, g_test_rand_int_range (0, 120)));
      else
        ebb_follow_up_plan (take (fixture, ebb_session_new_done (at, g_test_rand_int_range (1, 120))), &fixture->rules.follow_ups, fixture->zone);
    }
}

/* Whoever sleeps until the next moment misses nothing that one who looks all the time
 * sees: in between nothing changes. */
static void
test_nothing_changes_before_the_next_moment (Fixture *fixture, gconstpointer data)
{
  for (int round = 0; round < 60; round++)
    {
      /* The night of a clock change is in reach. */
      gint64 base = moment ("2026-03-28T12:00:00+01:00").at;
      gint64 now = base - 2 * DAY;
      g_autofree char *held = NULL;
      gint64 next = now;
      gboolean held_quiet = FALSE;

      make_any_plan (fixture, base);
      while (now < base + 2 * DAY)
        {
          g_autofree char *found = NULL;

          look (fixture, now);
          if (fixture->quiet && fixture->reminders->len > 0)
            g_assert_cmpint (fixture->next, <=, now + DAY);
          found = describe (fixture);
          if (now >= next)
            {
              next = fixture->next;
              held_quiet = fixture->quiet;
              g_free (g_steal_pointer (&held));
              held = g_steal_pointer (&found);
            }
          else
            {
              g_assert_cmpstr (found, ==, held);
              /* In the quiet time there is its end as well, for what it holds back. */
              if (!fixture->quiet && !held_quiet)
                g_assert_cmpint (fixture->next, ==, next);
            }
          now = MIN (now + 7 * MINUTE, MAX (next, now + 1));
        }
    }
}

#define ADD(name, test) g_test_add ("/reminder/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-empty-diary-reminds-of-nothing-ever", test_an_empty_diary_reminds_of_nothing_ever);
  ADD ("a-follow-up-comes-when-it-is-due-and-goes-when-it-lapses", test_a_follow_up_comes_when_it_is_due_and_goes_when_it_lapses);
  ADD ("an-answered-follow-up-is-not-asked-again", test_an_answered_follow_up_is_not_asked_again);
  ADD ("what-lapsed-since-the-diary-was-asked-is-left-out", test_what_lapsed_since_the_diary_was_asked_is_left_out);
  ADD ("without-hours-no-follow-up-is-asked-for", test_without_hours_no_follow_up_is_asked_for);
  ADD ("a-clock-set-back-takes-the-reminder-away-and-brings-it-again", test_a_clock_set_back_takes_the_reminder_away_and_brings_it_again);
  ADD ("waking-after-a-day-reminds-only-of-what-has-not-lapsed", test_waking_after_a_day_reminds_only_of_what_has_not_lapsed);
  ADD ("a-planned-session-reminds-before-it-until-it-is-to-be-over", test_a_planned_session_reminds_before_it_until_it_is_to_be_over);
  ADD ("a-reminder-in-the-quiet-time-comes-in-the-morning-or-the-evening-before", test_a_reminder_in_the_quiet_time_comes_in_the_morning_or_the_evening_before);
  ADD ("a-quiet-time-chosen-since-is-kept-too", test_a_quiet_time_chosen_since_is_kept_too);
  ADD ("the-quiet-time-ends-by-the-clock-on-the-wall-when-the-clocks-change", test_the_quiet_time_ends_by_the_clock_on_the_wall_when_the_clocks_change);
  ADD ("an-id-is-of-the-session-and-the-hours", test_an_id_is_of_the_session_and_the_hours);
  ADD ("the-last-pain-is-the-one-rated-last", test_the_last_pain_is_the_one_rated_last);
  ADD ("nothing-changes-before-the-next-moment", test_nothing_changes_before_the_next_moment);
  return g_test_run ();
}
