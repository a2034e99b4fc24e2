// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-course-plan.h"

#include <math.h>

#include "model/ebb-error.h"

/* 2026-03-02 is a Monday; the clocks in Berlin go forward on Sunday 2026-03-29 and back
 * on Sunday 2026-10-25. */
static EbbDay
day (int month, int month_day)
{
  return ebb_day_from_ymd (2026, month, month_day);
}

static EbbCourse *
make_course (const char *template, EbbDay first_day)
{
  EbbCourse *course = ebb_course_new_from_template (ebb_course_template_find (template), first_day, 17 * 60 + 30);
  g_autoptr (GError) error = NULL;

  course->zone = g_strdup ("Europe/Berlin");
  ebb_record_validate (course, &error);
  g_assert_no_error (error);
  return course;
}

static EbbSession *
at (GPtrArray *sessions, guint i)
{
  g_assert_cmpuint (i, <, sessions->len);
  return sessions->pdata[i];
}

static void
assert_planned (EbbSession *session, const char *expected)
{
  g_autofree char *text = ebb_moment_to_string (session->planned);

  g_assert_cmpstr (text, ==, expected);
}

/* What the store does with what the rules hand back. */
static void
put (GPtrArray *sessions, GPtrArray *changed)
{
  for (guint i = 0; i < changed->len; i++)
    {
      gboolean found = FALSE;

      if (!EBB_IS_SESSION (changed->pdata[i]))
        continue;
      ebb_record_ensure_id (changed->pdata[i]);
      for (guint j = 0; j < sessions->len && !found; j++)
        if (g_strcmp0 (at (sessions, j)->record.id, at (changed, i)->record.id) == 0)
          {
            found = TRUE;
            g_object_unref (sessions->pdata[j]);
            sessions->pdata[j] = g_object_ref (changed->pdata[i]);
          }
      if (!found)
        g_ptr_array_add (sessions, g_object_ref (changed->pdata[i]));
    }
}

static GPtrArray *
make_sessions (EbbCourse *course, EbbDay today)
{
  g_autoptr (GPtrArray) made = ebb_course_plan_make (course, today);
  GPtrArray *sessions = g_ptr_array_new_with_free_func (g_object_unref);

  put (sessions, made);
  return sessions;
}

static void
set_done (EbbSession *session)
{
  session->state = EBB_SESSION_DONE;
  session->started = session->planned;
}

static void
test_neck_is_twice_a_week_for_four_weeks_and_then_weekly_for_six (void)
{
  g_autoptr (EbbCourse) course = make_course ("neck", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 1));

  g_assert_cmpuint (sessions->len, ==, 14);
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = at (sessions, i);
      EbbDay expected = i < 8 ? day (3, 2) + 7 * (EbbDay) (i / 2) + (i % 2 == 0 ? 0 : 3) : day (3, 30) + 7 * (EbbDay) (i - 8);

      g_assert_cmpint (ebb_session_get_day (session), ==, expected);
      g_assert_cmpint (ebb_moment_get_minute_of_day (session->planned), ==, 17 * 60 + 30);
      g_assert_cmpint (session->planned_minutes, ==, 60);
      g_assert_cmpstr (session->course, ==, course->record.id);
      g_assert_true (ebb_record_validate (session, NULL));
    }
}

static void
test_the_templates_have_the_doses_of_their_sources (void)
{
  static const struct
  {
    const char *id;
    guint n;
    EbbDay length; /* from the first to the last day */
  } doses[] = { { "knee", 8, 49 }, { "headache", 12, 38 }, { "fibromyalgia", 6, 35 }, { "swelling", 6, 17 }, { "free", 0, 0 } };
  guint n_templates;

  ebb_course_templates_get_all (&n_templates);
  g_assert_cmpuint (n_templates, ==, G_N_ELEMENTS (doses) + 1);
  g_assert_null (ebb_course_template_find ("elbow"));
  for (guint i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      g_autoptr (EbbCourse) course = make_course (doses[i].id, day (3, 2));
      g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));

      g_assert_cmpstr (ebb_course_template_get_text (ebb_course_template_find (doses[i].id)), !=, "");
      g_assert_cmpuint (sessions->len, ==, doses[i].n);
      if (doses[i].n > 0)
        g_assert_cmpint (ebb_session_get_day (at (sessions, doses[i].n - 1)) - day (3, 2), ==, doses[i].length);
    }
}

static void
test_a_course_that_begins_on_any_weekday_has_whole_weeks (void)
{
  for (EbbDay first = day (3, 2); first < day (3, 9); first++)
    {
      g_autoptr (EbbCourse) course = make_course ("headache", first);
      g_autoptr (GPtrArray) sessions = make_sessions (course, first);

      g_assert_cmpuint (sessions->len, ==, 12);
      g_assert_cmpint (ebb_session_get_day (at (sessions, 0)), ==, first);
      g_assert_cmpint (ebb_session_get_day (at (sessions, 11)), <, first + 42);
      for (guint i = 1; i < 12; i++)
        g_assert_cmpint (at (sessions, i - 1)->planned.at, <, at (sessions, i)->planned.at);
    }
}

static void
test_the_clock_on_the_wall_stays_when_the_clocks_change (void)
{
  g_autoptr (EbbCourse) course = make_course ("neck", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));
  g_autoptr (EbbCourse) night = make_course ("knee", day (3, 22));
  g_autoptr (GPtrArray) nights = NULL;

  assert_planned (at (sessions, 7), "2026-03-26T17:30:00+01:00");
  assert_planned (at (sessions, 8), "2026-03-30T17:30:00+02:00");

  /* A time that the clocks skip is moved by the hour, on that day only. */
  g_array_index (night->slots, EbbCourseSlot, 0).minute = 2 * 60 + 30;
  nights = make_sessions (night, day (3, 22));
  assert_planned (at (nights, 0), "2026-03-22T02:30:00+01:00");
  assert_planned (at (nights, 1), "2026-03-29T03:30:00+02:00");
  assert_planned (at (nights, 2), "2026-04-05T02:30:00+02:00");
}

static void
test_a_number_of_sessions_cuts_a_plan_short_or_makes_it_longer (void)
{
  g_autoptr (EbbCourse) course = make_course ("neck", day (3, 2));
  g_autoptr (GPtrArray) few = NULL;
  g_autoptr (GPtrArray) many = NULL;
  g_autoptr (GPtrArray) phases_only = NULL;

  course->count = 3;
  few = make_sessions (course, day (3, 2));
  g_assert_cmpuint (few->len, ==, 3);
  course->count = 18;
  many = make_sessions (course, day (3, 2));
  g_assert_cmpuint (many->len, ==, 18);
  /* Beyond the phases all days of the week are used. */
  g_assert_cmpint (ebb_session_get_day (at (many, 17)) - ebb_session_get_day (at (many, 16)), ==, 3);
  course->count = 0;
  phases_only = make_sessions (course, day (3, 2));
  g_assert_cmpuint (phases_only->len, ==, 14);
}

static void
test_a_course_without_an_end_is_planned_some_weeks_ahead_and_grows (void)
{
  g_autoptr (EbbCourse) course = make_course ("knee", day (3, 2));
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GPtrArray) after_long = NULL;
  g_autoptr (GPtrArray) paused = NULL;

  course->count = 0;
  g_array_set_size (course->phases, 0);
  sessions = make_sessions (course, day (3, 2));
  g_assert_cmpuint (sessions->len, ==, 9);
  none = ebb_course_plan_extend (course, sessions, day (3, 8));
  g_assert_cmpuint (none->len, ==, 0);
  two = ebb_course_plan_extend (course, sessions, day (3, 17));
  g_assert_cmpuint (two->len, ==, 2);
  assert_planned (at (two, 0), "2026-05-04T17:30:00+02:00");
  put (sessions, two);

  /* Half a year without a look: nothing is planned for the past. */
  after_long = ebb_course_plan_extend (course, sessions, day (11, 10));
  g_assert_cmpuint (after_long->len, ==, 8);
  assert_planned (at (after_long, 0), "2026-11-16T17:30:00+01:00");

  course->state = EBB_COURSE_PAUSED;
  paused = ebb_course_plan_extend (course, sessions, day (11, 10));
  g_assert_cmpuint (paused->len, ==, 0);
}

static void
test_one_session_moves_alone_or_takes_along_those_that_follow (void)
{
  g_autoptr (EbbCourse) course = make_course ("neck", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));
  g_autoptr (GTimeZone) zone = ebb_course_get_zone (course);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  EbbMoment to;

  set_done (at (sessions, 9));
  g_assert_true (ebb_moment_from_wall (zone, day (3, 25), 9 * 60, &to));
  one = ebb_course_plan_move (course, sessions, at (sessions, 6), to, EBB_PLAN_THIS_ONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  assert_planned (at (one, 0), "2026-03-25T09:00:00+01:00");
  assert_planned (at (sessions, 6), "2026-03-23T17:30:00+01:00"); /* as it was given */

  all = ebb_course_plan_move (course, sessions, at (sessions, 6), to, EBB_PLAN_ALL_THAT_FOLLOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 7); /* 14, without the six before and the one done */
  assert_planned (at (all, 1), "2026-03-28T09:00:00+01:00");
  assert_planned (at (all, 2), "2026-04-01T09:00:00+02:00");
  assert_planned (at (all, 3), "2026-04-15T09:00:00+02:00");

  g_assert_null (ebb_course_plan_move (course, sessions, at (sessions, 9), to, EBB_PLAN_THIS_ONE, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
}

static void
test_a_move_across_midnight_takes_the_day_along (void)
{
  g_autoptr (EbbCourse) course = make_course ("knee", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GError) error = NULL;
  EbbMoment to = at (sessions, 0)->planned;

  /* One later in the day than the others. */
  at (sessions, 1)->planned.at += 5 * 3600; /* 22:30 */
  to.at += 2 * 3600;
  moved = ebb_course_plan_move (course, sessions, at (sessions, 0), to, EBB_PLAN_ALL_THAT_FOLLOW, &error);
  g_assert_no_error (error);
  assert_planned (at (moved, 1), "2026-03-10T00:30:00+01:00");
  assert_planned (at (moved, 2), "2026-03-16T19:30:00+01:00");
}

static void
test_sessions_are_skipped_and_planned_again (void)
{
  g_autoptr (EbbCourse) course = make_course ("knee", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));
  g_autoptr (GPtrArray) skipped = ebb_course_plan_set_state (sessions, at (sessions, 2), EBB_SESSION_SKIPPED, EBB_PLAN_THIS_ONE);
  g_autoptr (GPtrArray) cancelled = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (skipped->len, ==, 1);
  put (sessions, skipped);
  cancelled = ebb_course_plan_set_state (sessions, at (sessions, 1), EBB_SESSION_CANCELLED, EBB_PLAN_ALL_THAT_FOLLOW);
  g_assert_cmpuint (cancelled->len, ==, 6); /* the skipped one stays skipped */
  put (sessions, cancelled);
  g_assert_cmpint (at (sessions, 2)->state, ==, EBB_SESSION_SKIPPED);

  again = ebb_course_plan_move (course, sessions, at (sessions, 2), at (sessions, 3)->planned, EBB_PLAN_THIS_ONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (at (again, 0)->state, ==, EBB_SESSION_PLANNED);
}

static void
test_a_pause_shifts_the_rest_by_whole_weeks (void)
{
  g_autoptr (EbbCourse) course = make_course ("knee", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));
  g_autoptr (EbbCourse) paused = NULL;
  g_autoptr (GPtrArray) resumed = NULL;
  g_autoptr (GPtrArray) at_once = NULL;

  set_done (at (sessions, 0));
  paused = ebb_course_plan_pause (course, day (3, 10));
  g_assert_cmpint (paused->state, ==, EBB_COURSE_PAUSED);
  g_assert_cmpint (course->state, ==, EBB_COURSE_PLANNED);

  /* 16 March is the first in the pause; from Wednesday 1 April on the first Monday is
   * 6 April, three weeks later, and summer time. */
  resumed = ebb_course_plan_resume (paused, sessions, day (4, 1));
  g_assert_cmpint (EBB_COURSE (resumed->pdata[0])->state, ==, EBB_COURSE_ACTIVE);
  g_assert_cmpint (EBB_COURSE (resumed->pdata[0])->since, ==, EBB_DAY_ABSENT);
  g_assert_cmpuint (resumed->len, ==, 7);
  assert_planned (at (resumed, 1), "2026-04-06T17:30:00+02:00");
  assert_planned (at (resumed, 6), "2026-05-11T17:30:00+02:00");

  at_once = ebb_course_plan_resume (paused, sessions, day (3, 12));
  g_assert_cmpuint (at_once->len, ==, 1);
}

static void
test_the_end_cancels_what_is_still_planned (void)
{
  g_autoptr (EbbCourse) course = make_course ("knee", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));
  g_autoptr (GPtrArray) save = NULL;

  set_done (at (sessions, 0));
  save = ebb_course_plan_end (course, sessions, day (3, 16));
  g_assert_cmpuint (save->len, ==, 7);
  g_assert_cmpint (EBB_COURSE (save->pdata[0])->state, ==, EBB_COURSE_ENDED);
  g_assert_cmpint (EBB_COURSE (save->pdata[0])->since, ==, day (3, 16));
  for (guint i = 1; i < save->len; i++)
    {
      g_assert_cmpint (at (save, i)->state, ==, EBB_SESSION_CANCELLED);
      g_assert_cmpint (ebb_session_get_day (at (save, i)), >=, day (3, 16));
    }
}

static void
test_a_changed_course_keeps_its_history_and_its_appointments (void)
{
  g_autoptr (EbbCourse) course = make_course ("knee", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GPtrArray) surplus = NULL;

  set_done (at (sessions, 0));
  set_done (at (sessions, 1));
  /* One that is to come, but says something already. */
  ebb_session_set_rating (at (sessions, 5), EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 6);
  g_array_index (course->slots, EbbCourseSlot, 0).weekday = 4;
  g_array_index (course->slots, EbbCourseSlot, 0).minute = 8 * 60;
  course->minutes = 45;

  made = ebb_course_plan_remake (course, sessions, day (3, 15), day (3, 11), &removed);
  g_assert_cmpuint (made->len, ==, 5);
  g_assert_cmpuint (removed->len, ==, 0);
  assert_planned (at (made, 0), "2026-03-19T08:00:00+01:00");
  g_assert_cmpint (at (made, 0)->planned_minutes, ==, 45);
  g_assert_cmpstr (at (made, 0)->record.id, ==, at (sessions, 2)->record.id);
  for (guint i = 0; i < made->len; i++)
    g_assert_cmpstr (at (made, i)->record.id, !=, at (sessions, 5)->record.id);

  course->count = 4;
  fewer = ebb_course_plan_remake (course, sessions, day (3, 15), day (3, 11), &surplus);
  g_assert_cmpuint (fewer->len, ==, 1);
  g_assert_cmpuint (surplus->len, ==, 4);
}

static void
test_overlaps_are_found (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbSession) session = ebb_session_new_planned ((EbbMoment){ 36000, 0 }, 60);
  static const struct
  {
    gint64 at;
    int minutes;
    EbbSessionState state;
    gboolean overlaps;
  } others[] = {
    { 36000 - 3600, 60, EBB_SESSION_PLANNED, FALSE }, /* ends when it begins */
    { 36000 - 3600, 61, EBB_SESSION_PLANNED, TRUE },
    { 36000 + 600, 10, EBB_SESSION_PLANNED, TRUE },
    { 36000 + 3600, 60, EBB_SESSION_PLANNED, FALSE },
    { 36000, 60, EBB_SESSION_CANCELLED, FALSE },
    { 36000 - 3000, 0, EBB_SESSION_PLANNED, TRUE }, /* an hour, as it does not say */
  };

  g_ptr_array_add (sessions, g_object_ref (session));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      EbbSession *other = ebb_session_new_planned ((EbbMoment){ others[i].at, 0 }, others[i].minutes);

      other->state = others[i].state;
      g_ptr_array_add (sessions, other);
    }

  {
    g_autoptr (GPtrArray) found = ebb_sessions_find_overlaps (sessions, session);
    guint n = 0;

    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
      if (others[i].overlaps)
        g_assert_true (at (found, n++) == sessions->pdata[i + 1]);
    g_assert_cmpuint (found->len, ==, n);
  }
}

static void
test_progress_counts_what_was_done_and_what_is_ahead (void)
{
  g_autoptr (EbbCourse) course = make_course ("knee", day (3, 2));
  g_autoptr (GPtrArray) sessions = make_sessions (course, day (3, 2));
  g_autoptr (EbbSession) added = ebb_course_plan_add (course, (EbbMoment){ at (sessions, 4)->planned.at + 86400, 60 });
  EbbPlanProgress progress;

  g_assert_cmpint (ebb_course_plan_get_state (course, sessions), ==, EBB_COURSE_PLANNED);
  set_done (at (sessions, 0));
  g_assert_cmpint (ebb_course_plan_get_state (course, sessions), ==, EBB_COURSE_ACTIVE);
  at (sessions, 1)->state = EBB_SESSION_CANCELLED;
  at (sessions, 2)->state = EBB_SESSION_MISSED;
  g_ptr_array_add (sessions, g_object_ref (added));

  /* Ten minutes into the fourth: it is the next one still. */
  progress = ebb_course_plan_get_progress (course, sessions, at (sessions, 3)->planned.at + 600);
  g_assert_cmpuint (progress.n_done, ==, 1);
  g_assert_cmpuint (progress.n_ahead, ==, 6);
  g_assert_cmpuint (progress.n_total, ==, 8);
  g_assert_true (progress.next == at (sessions, 3));
  progress = ebb_course_plan_get_progress (course, sessions, at (sessions, 3)->planned.at + 3600);
  g_assert_cmpuint (progress.n_ahead, ==, 5);
  g_assert_true (ebb_session_is_overdue (at (sessions, 3), at (sessions, 3)->planned.at + 3600));
  g_assert_false (ebb_session_is_overdue (at (sessions, 2), at (sessions, 3)->planned.at));
  g_assert_true (ebb_session_is_ahead (at (sessions, 3), at (sessions, 3)->planned.at - 1));

  g_assert_cmpuint (ebb_course_plan_get_number (sessions, at (sessions, 0)), ==, 1);
  g_assert_cmpuint (ebb_course_plan_get_number (sessions, at (sessions, 1)), ==, 0);
  g_assert_cmpuint (ebb_course_plan_get_number (sessions, at (sessions, 4)), ==, 4);
  g_assert_cmpuint (ebb_course_plan_get_number (sessions, added), ==, 5);
  g_assert_cmpuint (ebb_course_plan_get_number (sessions, at (sessions, 5)), ==, 6);
}

/* Of any course: in order, on its weekdays and times, never more than it says. */
static void
test_any_plan_keeps_its_weekdays_and_its_number (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);
  static const char *const zones[] = { "Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Apia", "No/Where" };

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (EbbCourse) course = ebb_course_new ("Any", g_rand_int_range (rand, 14000, 24000));
      g_autoptr (GPtrArray) sessions = NULL;
      EbbDay today = course->first_day + g_rand_int_range (rand, -100, 400);
      guint n_slots = (guint) g_rand_int_range (rand, 0, 5);

      course->zone = g_strdup (zones[g_rand_int_range (rand, 0, G_N_ELEMENTS (zones))]);
      course->count = g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 60) : 0;
      for (guint i = 0; i < n_slots; i++)
        {
          EbbCourseSlot slot = { 1 + (int) i * 2 % 7, g_rand_int_range (rand, 4 * 60, 24 * 60) };

          g_array_append_val (course->slots, slot);
        }
      for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
        {
          EbbCoursePhase phase = { g_rand_int_range (rand, 1, 9), g_rand_int_range (rand, 1, 7) };

          g_array_append_val (course->phases, phase);
        }
      sessions = ebb_course_plan_make (course, today);
      if (course->count > 0 && n_slots > 0)
        g_assert_cmpuint (sessions->len, ==, course->count);
      for (guint i = 0; i < sessions->len; i++)
        {
          int weekday = ebb_day_get_weekday (ebb_session_get_day (at (sessions, i)));
          gboolean fits = FALSE;

          g_assert_cmpint (ebb_session_get_day (at (sessions, i)), >=, course->first_day);
          if (i > 0)
            g_assert_cmpint (at (sessions, i - 1)->planned.at, <=, at (sessions, i)->planned.at);
          for (guint j = 0; j < n_slots; j++)
            fits |= g_array_index (course->slots, EbbCourseSlot, j).weekday == weekday;
          g_assert_true (fits);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/neck-is-twice-a-week-for-four-weeks-and-then-weekly-for-six", test_neck_is_twice_a_week_for_four_weeks_and_then_weekly_for_six);
  g_test_add_func ("/plan/the-templates-have-the-doses-of-their-sources", test_the_templates_have_the_doses_of_their_sources);
  g_test_add_func ("/plan/a-course-that-begins-on-any-weekday-has-whole-weeks", test_a_course_that_begins_on_any_weekday_has_whole_weeks);
  g_test_add_func ("/plan/the-clock-on-the-wall-stays-when-the-clocks-change", test_the_clock_on_the_wall_stays_when_the_clocks_change);
  g_test_add_func ("/plan/a-number-of-sessions-cuts-a-plan-short-or-makes-it-longer", test_a_number_of_sessions_cuts_a_plan_short_or_makes_it_longer);
  g_test_add_func ("/plan/a-course-without-an-end-is-planned-some-weeks-ahead-and-grows", test_a_course_without_an_end_is_planned_some_weeks_ahead_and_grows);
  g_test_add_func ("/plan/one-session-moves-alone-or-takes-along-those-that-follow", test_one_session_moves_alone_or_takes_along_those_that_follow);
  g_test_add_func ("/plan/a-move-across-midnight-takes-the-day-along", test_a_move_across_midnight_takes_the_day_along);
  g_test_add_func ("/plan/sessions-are-skipped-and-planned-again", test_sessions_are_skipped_and_planned_again);
  g_test_add_func ("/plan/a-pause-shifts-the-rest-by-whole-weeks", test_a_pause_shifts_the_rest_by_whole_weeks);
  g_test_add_func ("/plan/the-end-cancels-what-is-still-planned", test_the_end_cancels_what_is_still_planned);
  g_test_add_func ("/plan/a-changed-course-keeps-its-history-and-its-appointments", test_a_changed_course_keeps_its_history_and_its_appointments);
  g_test_add_func ("/plan/overlaps-are-found", test_overlaps_are_found);
  g_test_add_func ("/plan/progress-counts-what-was-done-and-what-is-ahead", test_progress_counts_what_was_done_and_what_is_ahead);
  g_test_add_func ("/plan/any-plan-keeps-its-weekdays-and-its-number", test_any_plan_keeps_its_weekdays_and_its_number);
  return g_test_run ();
}
