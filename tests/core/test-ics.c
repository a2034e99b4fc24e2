// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ebb-ics.h"

#include <string.h>

#include "model/ebb-course-plan.h"

/* What stands in the file. Whether calendars read it is tried with their own readers,
 * in tests/cli. */

static const EbbIcsOptions silent = { FALSE, 60, 1772000000 };
static const EbbIcsOptions telling = { TRUE, -1, 1772000000 };

static EbbCourse *
make_course (const char *zone)
{
  EbbCourse *course = ebb_course_new_from_template (ebb_course_template_find ("neck"), ebb_day_from_ymd (2026, 3, 2), 17 * 60 + 30);

  course->zone = g_strdup (zone);
  course->who = g_strdup ("Ms Sommer; Praxis");
  course->contact = g_strdup ("+49 30 1234");
  course->place = g_strdup ("Am Park 1, Berlin");
  return course;
}

static char *
write_ics (EbbCourse *course, GPtrArray *sessions, const EbbIcsOptions *options)
{
  g_autoptr (GPtrArray) courses = g_ptr_array_new ();

  g_ptr_array_add (courses, course);
  for (guint i = 0; i < sessions->len; i++)
    ebb_record_ensure_id (sessions->pdata[i]);
  return ebb_ics_write (courses, sessions, options);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;
  return n;
}

/* Each line ends with CRLF, has at most 75 octets, and is UTF-8 by itself. */
static void
assert_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint n = g_strv_length (lines);

  g_assert_cmpstr (lines[n - 1], ==, "");
  for (guint i = 0; i + 1 < n; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_cmpuint (strlen (lines[i]), >, 0);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
}

static void
test_a_course_is_an_event_for_each_session (void)
{
  g_autoptr (EbbCourse) course = make_course ("Europe/Berlin");
  g_autoptr (GPtrArray) sessions = ebb_course_plan_make (course, course->first_day);
  g_autofree char *text = write_ics (course, sessions, &silent);
  g_autofree char *uid = g_strdup_printf ("UID:%s@", ((EbbSession *) sessions->pdata[3])->record.id);

  assert_lines (text);
  g_assert_cmpuint (count (text, "BEGIN:VEVENT\r\n"), ==, 14);
  g_assert_cmpuint (count (text, "DURATION:PT60M\r\n"), ==, 14);
  g_assert_cmpuint (count (text, "TRIGGER:-PT60M\r\n"), ==, 14);
  g_assert_cmpuint (count (text, uid), ==, 1);
  /* The clock on the wall stays when the clocks change. */
  g_assert_nonnull (strstr (text, "DTSTART;TZID=Europe/Berlin:20260326T173000\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART;TZID=Europe/Berlin:20260330T173000\r\n"));
  g_assert_cmpuint (count (text, "BEGIN:VTIMEZONE\r\n"), ==, 1);
  g_assert_nonnull (strstr (text, "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"));
  g_assert_nonnull (strstr (text, "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n"));
}

static void
test_nothing_is_told_unless_wanted (void)
{
  g_autoptr (EbbCourse) course = make_course ("Europe/Berlin");
  g_autoptr (GPtrArray) sessions = ebb_course_plan_make (course, course->first_day);
  g_autofree char *quiet = NULL;
  g_autofree char *told = NULL;

  ((EbbSession *) sessions->pdata[0])->note = g_strdup ("secret");
  quiet = write_ics (course, sessions, &silent);
  told = write_ics (course, sessions, &telling);
  g_assert_cmpuint (count (quiet, "SUMMARY:Appointment\r\n"), ==, 14);
  g_assert_cmpuint (count (quiet, "CLASS:PRIVATE\r\n"), ==, 14);
  g_assert_null (strstr (quiet, "Neck"));
  g_assert_null (strstr (quiet, "Sommer"));
  g_assert_null (strstr (quiet, "LOCATION"));
  g_assert_cmpuint (count (told, "SUMMARY:Neck and shoulders\r\n"), ==, 14);
  g_assert_cmpuint (count (told, "LOCATION:Am Park 1\\, Berlin\r\n"), ==, 14);
  g_assert_cmpuint (count (told, "DESCRIPTION:Ms Sommer\\; Praxis\\n+49 30 1234\r\n"), ==, 14);
  g_assert_cmpuint (count (told, "CLASS:PRIVATE\r\n"), ==, 14);
  g_assert_null (strstr (told, "BEGIN:VALARM"));
  g_assert_null (strstr (told, "secret"));
}

static void
test_what_is_off_is_cancelled_and_not_left_out (void)
{
  g_autoptr (EbbCourse) course = make_course ("Europe/Berlin");
  g_autoptr (GPtrArray) sessions = ebb_course_plan_make (course, course->first_day);
  g_autofree char *text = NULL;

  ((EbbSession *) sessions->pdata[0])->state = EBB_SESSION_CANCELLED;
  ((EbbSession *) sessions->pdata[0])->sequence = 3;
  ((EbbSession *) sessions->pdata[1])->state = EBB_SESSION_SKIPPED;
  text = write_ics (course, sessions, &silent);
  g_assert_cmpuint (count (text, "STATUS:CANCELLED\r\n"), ==, 2);
  g_assert_cmpuint (count (text, "STATUS:CONFIRMED\r\n"), ==, 12);
  g_assert_cmpuint (count (text, "SEQUENCE:3\r\n"), ==, 1);
  g_assert_cmpuint (count (text, "BEGIN:VALARM\r\n"), ==, 12);
}

/* Without a zone that has a name; and planned on a journey. */
static void
test_other_times_are_utc (void)
{
  static const char *const zones[] = { NULL, "No/Where", "+01:00", "../../etc/passwd", "Europe/Berlin" };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (EbbCourse) course = make_course (zones[i]);
      g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *text = NULL;

      g_ptr_array_add (sessions, ebb_course_plan_add (course, (EbbMoment){ 1772476200, -300 }));
      text = write_ics (course, sessions, &silent);
      g_assert_nonnull (strstr (text, "DTSTART:20260302T183000Z\r\n"));
      g_assert_null (strstr (text, "VTIMEZONE"));
    }
}

static void
test_long_lines_are_folded_between_characters (void)
{
  static const char *const parts[] = { "a", "ü", "日", "😀", "e\xcc\x81" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (GString) joined = NULL;
      g_autofree char *folded = NULL;

      for (int n = g_rand_int_range (rand, 0, 200); n > 0; n--)
        g_string_append (line, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      folded = ebb_ics_fold (line->str);
      if (line->len > 0)
        assert_lines (folded);
      joined = g_string_new (folded);
      g_string_replace (joined, "\r\n ", "", 0);
      g_assert_true (g_str_has_suffix (joined->str, "\r\n"));
      g_string_truncate (joined, joined->len - 2);
      g_assert_cmpstr (joined->str, ==, line->str);
    }
}

static void
test_texts_are_escaped (void)
{
  static const char *const texts[][2] = {
    { "plain", "plain" },
    { "a;b,c\\d", "a\\;b\\,c\\\\d" },
    { "one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour" },
    { "x\r\nEND:VEVENT", "x\\nEND:VEVENT" },
    { "bell\a tab\there", "bell tab here" },
    { "a: \"b\"", "a: \"b\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *escaped = ebb_ics_escape (texts[i][0]);

      g_assert_cmpstr (escaped, ==, texts[i][1]);
    }
}

static void
test_a_file_without_sessions_is_one_as_well (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *text = ebb_ics_write (NULL, none, &silent);

  assert_lines (text);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics/a-course-is-an-event-for-each-session", test_a_course_is_an_event_for_each_session);
  g_test_add_func ("/ics/nothing-is-told-of-therapy-unless-wanted", test_nothing_is_told_unless_wanted);
  g_test_add_func ("/ics/what-is-off-is-cancelled-and-not-left-out", test_what_is_off_is_cancelled_and_not_left_out);
  g_test_add_func ("/ics/without-a-zone-or-on-a-journey-times-are-utc", test_other_times_are_utc);
  g_test_add_func ("/ics/long-lines-are-folded-between-characters", test_long_lines_are_folded_between_characters);
  g_test_add_func ("/ics/texts-are-escaped", test_texts_are_escaped);
  g_test_add_func ("/ics/a-file-without-sessions-is-one-as-well", test_a_file_without_sessions_is_one_as_well);
  return g_test_run ();
}
