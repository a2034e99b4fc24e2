// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-error.h"
#include "model/ebb-time-choice.h"

static GTimeZone *berlin;

static EbbMoment
at (const char *text)
{
  EbbMoment moment;
  g_autoptr (GError) error = NULL;

  g_assert_true (ebb_moment_from_string (text, berlin, &moment, &error));
  g_assert_no_error (error);
  return moment;
}

static void
assert_moment (EbbMoment moment,
               const char *text)
{
  g_autofree char *written = ebb_moment_to_string (moment);

  g_assert_cmpstr (written, ==, text);
}

static void
test_a_clock_that_has_not_come_yet_is_yesterdays (void)
{
  EbbMoment now = at ("2026-03-02T00:05:00+01:00");

  assert_moment (ebb_time_choice_latest (berlin, now, 23 * 60 + 50), "2026-03-01T23:50:00+01:00");
  assert_moment (ebb_time_choice_latest (berlin, now, 0), "2026-03-02T00:00:00+01:00");
  assert_moment (ebb_time_choice_latest (berlin, now, 5), "2026-03-02T00:05:00+01:00");
  assert_moment (ebb_time_choice_latest (berlin, now, 6), "2026-03-01T00:06:00+01:00");
}

static void
test_yesterday_evening_before_the_clocks_change_has_its_own_offset (void)
{
  assert_moment (ebb_time_choice_latest (berlin, at ("2026-03-29T12:00:00+02:00"), 23 * 60), "2026-03-28T23:00:00+01:00");
  assert_moment (ebb_time_choice_latest (berlin, at ("2026-03-29T12:00:00+02:00"), 60), "2026-03-29T01:00:00+01:00");
}

static void
test_the_hour_that_happens_twice_is_the_later_one_if_it_is_past (void)
{
  EbbDay day = ebb_moment_get_day (at ("2026-10-25T12:00:00+01:00"));
  EbbMoment moment;

  g_assert_true (ebb_time_choice_resolve (berlin, at ("2026-10-25T12:00:00+01:00"), day, 150, &moment, NULL));
  assert_moment (moment, "2026-10-25T02:30:00+01:00");

  /* it is half past two for the first time */
  g_assert_true (ebb_time_choice_resolve (berlin, at ("2026-10-25T02:40:00+02:00"), day, 150, &moment, NULL));
  assert_moment (moment, "2026-10-25T02:30:00+02:00");
}

static void
test_the_hour_that_does_not_happen_becomes_its_end (void)
{
  EbbDay day = ebb_moment_get_day (at ("2026-03-29T12:00:00+02:00"));
  EbbMoment moment;

  g_assert_true (ebb_time_choice_resolve (berlin, at ("2026-03-29T12:00:00+02:00"), day, 150, &moment, NULL));
  assert_moment (moment, "2026-03-29T03:00:00+02:00");
}

static void
test_the_future_is_refused (void)
{
  EbbMoment now = at ("2026-03-02T14:05:00+01:00");
  EbbDay today = ebb_moment_get_day (now);
  EbbMoment moment;
  g_autoptr (GError) error = NULL;

  g_assert_true (ebb_time_choice_resolve (berlin, now, today, 14 * 60 + 5, &moment, NULL));
  g_assert_false (ebb_time_choice_resolve (berlin, now, today, 14 * 60 + 6, &moment, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  g_assert_false (ebb_time_choice_resolve (berlin, now, today + 1, 0, &moment, NULL));
  g_assert_false (ebb_time_choice_resolve (berlin, now, EBB_DAY_MIN - 1, 0, &moment, NULL));
}

static void
test_some_minutes_ago_is_on_the_full_minute_by_the_clock_of_then (void)
{
  assert_moment (ebb_time_choice_ago (berlin, at ("2026-03-29T03:10:42+02:00"), 30), "2026-03-29T01:40:00+01:00");
}

static void
test_an_entry_from_a_journey_keeps_the_clocks_of_the_journey (void)
{
  EbbMoment tokyo = at ("2026-03-01T09:30:00+09:00");
  g_autoptr (GTimeZone) zone = ebb_time_choice_get_zone (tokyo, berlin);
  g_autoptr (GTimeZone) home = ebb_time_choice_get_zone (at ("2026-07-01T09:30:00+02:00"), berlin);
  EbbMoment moment;

  g_assert_true (ebb_time_choice_resolve (zone, at ("2026-03-02T12:00:00+01:00"), ebb_moment_get_day (tokyo), 8 * 60, &moment, NULL));
  assert_moment (moment, "2026-03-01T08:00:00+09:00");
  g_assert_cmpstr (g_time_zone_get_identifier (home), ==, "Europe/Berlin");
}

static void
test_steps_go_to_the_next_full_quarter (void)
{
  g_assert_cmpint (ebb_time_choice_step (14 * 60 + 5, 15), ==, 14 * 60 + 15);
  g_assert_cmpint (ebb_time_choice_step (14 * 60 + 15, 15), ==, 14 * 60 + 30);
  g_assert_cmpint (ebb_time_choice_step (14 * 60 + 5, -15), ==, 14 * 60);
  g_assert_cmpint (ebb_time_choice_step (14 * 60, -15), ==, 13 * 60 + 45);
  g_assert_cmpint (ebb_time_choice_step (0, -15), ==, 23 * 60 + 45);
  g_assert_cmpint (ebb_time_choice_step (23 * 60 + 50, 15), ==, 0);
}

static void
test_clocks_are_read_as_people_type_them (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } good[] = {
    { "14:05", 845 },
    { " 14.05 ", 845 },
    { "14h05", 845 },
    { "14h", 840 },
    { "1405", 845 },
    { "905", 545 },
    { "9", 540 },
    { "0:00", 0 },
    { "23:59", 1439 },
    { "2 pm", 840 },
    { "2:05PM", 845 },
    { "12 am", 0 },
    { "12 p.m.", 720 },
  };
  static const char *const bad[] = { "", "x", "24:00", "14:60", "14:5", "14:", "13 pm", "0 am", "14:05:00", "123456", "14 05", "-3", "2 pmx", "99999999999999999999999999999999999" };
  int minute;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      minute = -1;
      g_assert_true (ebb_time_choice_parse_clock (good[i].text, &minute));
      g_assert_cmpint (minute, ==, good[i].minute);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (ebb_time_choice_parse_clock (bad[i], &minute))
      g_error ("“%s” was read as a time", bad[i]);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_assert_nonnull (berlin);

  g_test_add_func ("/time-choice/a-clock-that-has-not-come-yet-is-yesterdays", test_a_clock_that_has_not_come_yet_is_yesterdays);
  g_test_add_func ("/time-choice/yesterday-evening-before-the-clocks-change-has-its-own-offset", test_yesterday_evening_before_the_clocks_change_has_its_own_offset);
  g_test_add_func ("/time-choice/the-hour-that-happens-twice-is-the-later-one-if-it-is-past", test_the_hour_that_happens_twice_is_the_later_one_if_it_is_past);
  g_test_add_func ("/time-choice/the-hour-that-does-not-happen-becomes-its-end", test_the_hour_that_does_not_happen_becomes_its_end);
  g_test_add_func ("/time-choice/the-future-is-refused", test_the_future_is_refused);
  g_test_add_func ("/time-choice/some-minutes-ago-is-on-the-full-minute-by-the-clock-of-then", test_some_minutes_ago_is_on_the_full_minute_by_the_clock_of_then);
  g_test_add_func ("/time-choice/an-entry-from-a-journey-keeps-the-clocks-of-the-journey", test_an_entry_from_a_journey_keeps_the_clocks_of_the_journey);
  g_test_add_func ("/time-choice/steps-go-to-the-next-full-quarter", test_steps_go_to_the_next_full_quarter);
  g_test_add_func ("/time-choice/clocks-are-read-as-people-type-them", test_clocks_are_read_as_people_type_them);

  status = g_test_run ();
  g_time_zone_unref (berlin);
  return status;
}
