// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-error.h"
#include "model/ebb-moment.h"

#include <locale.h>

static EbbMoment
read_moment (const char *text,
             const char *zone_name)
{
  g_autoptr (GTimeZone) zone = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
  g_autoptr (GError) error = NULL;
  EbbMoment moment = { 0 };

  g_assert_true (zone_name == NULL || zone != NULL);
  ebb_moment_from_string (text, zone, &moment, &error);
  g_assert_no_error (error);
  return moment;
}

static void
assert_reads_as (const char *text,
                 const char *zone,
                 const char *expected)
{
  g_autofree char *written = ebb_moment_to_string (read_moment (text, zone));

  g_assert_cmpstr (written, ==, expected);
}

static void
test_reads_iso (void)
{
  assert_reads_as ("2026-03-01T09:30:00+01:00", NULL, "2026-03-01T09:30:00+01:00");
  assert_reads_as ("2026-03-01T09:30+0530", NULL, "2026-03-01T09:30:00+05:30");
  assert_reads_as ("2026-03-01 09:30:15.75Z", NULL, "2026-03-01T09:30:15+00:00");
  assert_reads_as ("2026-03-01T09:30-08", NULL, "2026-03-01T09:30:00-08:00");
  assert_reads_as ("2026-03-01T09:30:15", "Asia/Kolkata", "2026-03-01T09:30:15+05:30");
  assert_reads_as ("2026-03-01", "America/New_York", "2026-03-01T00:00:00-05:00");
  assert_reads_as ("1969-12-31T23:59:59-00:30", NULL, "1969-12-31T23:59:59-00:30");
}

static void
test_refuses_what_is_no_moment (void)
{
  static const char *const bad[] = {
    "", "yesterday", "2026", "2026-13-01", "2026-02-29T10:00", "2026-03-01T24:00", "2026-03-01T09:60",
    "2026-03-01T09:30+19:00", "2026-03-01T09:30+01:75", "2026-03-01T09:30 ", "2026-03-01T09:30+01:00x",
    "1899-12-31T10:00Z", "2200-01-01T00:00Z", "2026-3-1", "٢٠٢٦-٠٣-٠١", "2026-03-01T9:30", "2026-03-01T09:30:",
    "2026-03-01T09:30:15.", "-2026-03-01", "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü", "aäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü", "\xff\xfe"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      EbbMoment moment = { 42, 7 };

      if (ebb_moment_from_string (bad[i], NULL, &moment, &error))
        g_error ("“%s” was read as a moment", bad[i]);
      g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (moment.at, ==, 42);
    }
}

static void
test_clocks_forward (void)
{
  /* Berlin, 2026-03-29: 02:00 becomes 03:00. */
  assert_reads_as ("2026-03-29T01:59", "Europe/Berlin", "2026-03-29T01:59:00+01:00");
  assert_reads_as ("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00");
  assert_reads_as ("2026-03-29T03:00", "Europe/Berlin", "2026-03-29T03:00:00+02:00");
  /* Lord Howe Island moves by half an hour. */
  assert_reads_as ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00");
}

static void
test_clocks_back (void)
{
  /* Berlin, 2026-10-25: 03:00 becomes 02:00; the first 02:30 is meant. */
  assert_reads_as ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00");
  assert_reads_as ("2026-10-25T01:30", "Europe/Berlin", "2026-10-25T01:30:00+02:00");
  assert_reads_as ("2026-10-25T03:00", "Europe/Berlin", "2026-10-25T03:00:00+01:00");
  assert_reads_as ("2026-10-25T12:00", "Europe/Berlin", "2026-10-25T12:00:00+01:00");
}

static void
test_long_and_short_days (void)
{
  EbbMoment spring_start = read_moment ("2026-03-29T00:00", "Europe/Berlin");
  EbbMoment spring_end = read_moment ("2026-03-30T00:00", "Europe/Berlin");
  EbbMoment autumn_start = read_moment ("2026-10-25T00:00", "Europe/Berlin");
  EbbMoment autumn_end = read_moment ("2026-10-26T00:00", "Europe/Berlin");

  g_assert_cmpint (spring_end.at - spring_start.at, ==, 23 * 3600);
  g_assert_cmpint (autumn_end.at - autumn_start.at, ==, 25 * 3600);
  g_assert_cmpint (ebb_moment_get_day (spring_end) - ebb_moment_get_day (spring_start), ==, 1);
  g_assert_cmpint (ebb_moment_get_day (autumn_end) - ebb_moment_get_day (autumn_start), ==, 1);
}

static void
test_travel_keeps_the_local_day (void)
{
  EbbMoment tokyo = read_moment ("2026-03-02T01:00:00+09:00", NULL);
  EbbMoment honolulu = read_moment ("2026-03-01T06:00:00-10:00", NULL);

  g_assert_cmpint (tokyo.at, ==, honolulu.at);
  g_assert_cmpint (ebb_moment_get_day (tokyo), ==, ebb_moment_get_day (honolulu) + 1);
  g_assert_cmpint (ebb_moment_get_minute_of_day (tokyo), ==, 60);
  g_assert_cmpint (ebb_moment_get_minute_of_day (honolulu), ==, 360);
}

static void
test_days_agree_with_glib (void)
{
  for (EbbDay day = EBB_DAY_MIN; day <= EBB_DAY_MAX; day += 13)
    {
      int year, month, month_day;
      g_autofree char *text = ebb_day_to_string (day);
      EbbDay again;
      GDate date;

      ebb_day_to_ymd (day, &year, &month, &month_day);
      g_date_set_dmy (&date, (GDateDay) month_day, (GDateMonth) month, (GDateYear) year);
      /* 719163 is the Julian day number of GDate for 1970-01-01. */
      g_assert_cmpint ((int) g_date_get_julian (&date) - 719163, ==, day);
      g_assert_cmpint (g_date_get_weekday (&date), ==, ebb_day_get_weekday (day));
      g_assert_cmpint (ebb_day_from_ymd (year, month, month_day), ==, day);
      g_assert_true (ebb_day_from_string (text, &again, NULL));
      g_assert_cmpint (again, ==, day);
    }
  g_assert_cmpint (ebb_day_from_ymd (1900, 1, 1), ==, EBB_DAY_MIN);
  g_assert_cmpint (ebb_day_from_ymd (2199, 12, 31), ==, EBB_DAY_MAX);
}

/* Property: what is written is read again as the same moment. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      EbbMoment moment = {
        .at = g_test_rand_int_range (-2000000000, 2000000000) + (gint64) g_test_rand_int_range (0, 3) * 1500000000,
        .offset = g_test_rand_int_range (-EBB_OFFSET_MAX, EBB_OFFSET_MAX + 1),
      };
      g_autofree char *text = NULL;
      EbbMoment again;

      if (!ebb_moment_is_valid (moment))
        continue;
      text = ebb_moment_to_string (moment);
      g_assert_true (ebb_moment_from_string (text, NULL, &again, NULL));
      g_assert_cmpint (again.at, ==, moment.at);
      g_assert_cmpint (again.offset, ==, moment.offset);
      g_assert_cmpint (ebb_moment_get_day (again), ==, ebb_moment_get_day (moment));
    }
}

/* Property: any wall clock in any zone gives a moment whose wall clock is the
 * same, or later by the gap of a clock change. */
static void
test_any_wall_clock (void)
{
  static const char *const zones[] = {
    "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Pacific/Apia", "Africa/Casablanca", "America/Sao_Paulo", "Asia/Tehran", "UTC"
  };

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[z]);

      for (guint i = 0; i < 4000; i++)
        {
          int year = g_test_rand_int_range (1950, 2037);
          int month = g_test_rand_int_range (1, 13);
          int day = g_test_rand_int_range (1, 29);
          int hour = g_test_rand_int_range (0, 24);
          int minute = g_test_rand_int_range (0, 60);
          g_autoptr (GDateTime) wall = NULL;
          g_autoptr (GDateTime) glib_says = NULL;
          EbbMoment moment;
          gint64 shift;

          g_assert_true (ebb_moment_from_local (zone, year, month, day, hour, minute, 0, &moment, NULL));
          wall = g_date_time_new_utc (year, month, day, hour, minute, 0);
          shift = moment.at + (gint64) moment.offset * 60 - g_date_time_to_unix (wall);
          /* Samoa skipped a whole day in 2011. */
          g_assert_cmpint (shift, >=, 0);
          g_assert_cmpint (shift, <=, 24 * 3600);
          glib_says = g_date_time_new (zone, year, month, day, hour, minute, 0);
          if (shift == 0)
            g_assert_cmpint (ABS (g_date_time_to_unix (glib_says) - moment.at), <=, 3600 * 24);
        }
    }
}

static void
test_week_starts_by_locale (void)
{
  int first = ebb_day_first_weekday ();

  /* C.UTF-8 does not settle it for every libc; it must be a weekday. */
  g_assert_cmpint (first, >=, 1);
  g_assert_cmpint (first, <=, 7);

  if (setlocale (LC_TIME, "de_DE.UTF-8") != NULL)
    g_assert_cmpint (ebb_day_first_weekday (), ==, 1);
  if (setlocale (LC_TIME, "en_US.UTF-8") != NULL)
    g_assert_cmpint (ebb_day_first_weekday (), ==, 7);
  setlocale (LC_TIME, "C.UTF-8");
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/moment/reads-iso-8601-with-and-without-an-offset", test_reads_iso);
  g_test_add_func ("/moment/refuses-what-is-no-moment", test_refuses_what_is_no_moment);
  g_test_add_func ("/moment/a-time-skipped-by-the-clocks-is-moved-forward", test_clocks_forward);
  g_test_add_func ("/moment/a-time-that-occurs-twice-is-the-first", test_clocks_back);
  g_test_add_func ("/moment/days-of-23-and-25-hours-are-one-day", test_long_and_short_days);
  g_test_add_func ("/moment/travel-keeps-the-local-day", test_travel_keeps_the_local_day);
  g_test_add_func ("/moment/days-agree-with-the-calendar-of-glib", test_days_agree_with_glib);
  g_test_add_func ("/moment/what-is-written-is-read-again", test_round_trip);
  g_test_add_func ("/moment/any-wall-clock-in-any-zone-is-a-moment", test_any_wall_clock);
  g_test_add_func ("/moment/the-week-starts-by-locale", test_week_starts_by_locale);

  return g_test_run ();
}
