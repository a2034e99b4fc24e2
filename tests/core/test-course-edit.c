// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-course-edit.h"

#define TODAY ebb_day_from_ymd (2026, 3, 2) /* a Monday */

static EbbCourse *
make_course (const char *template)
{
  EbbCourse *course = ebb_course_new_from_template (ebb_course_template_find (template), TODAY, 17 * 60 + 30);

  course->zone = g_strdup ("Europe/Berlin");
  return course;
}

static EbbSession *
at (GPtrArray *sessions,
    guint i)
{
  g_assert_cmpuint (i, <, sessions->len);
  return sessions->pdata[i];
}

static GPtrArray *
make_sessions (EbbCourse *course)
{
  GPtrArray *sessions = ebb_course_plan_make (course, TODAY);
  EbbSafetyAnswer answer = { g_intern_string ("fever"), g_intern_string ("no") };

  for (guint i = 0; i < sessions->len; i++)
    ebb_record_ensure_id (sessions->pdata[i]);
  g_array_append_val (at (sessions, 0)->answers, answer);
  return sessions;
}

static void
set_weekday (EbbCourse *course,
             int weekday)
{
  g_array_index (course->slots, EbbCourseSlot, 0).weekday = weekday;
}

static void
test_phases_make_no_more_sessions_than_there_are_days_in_the_week (void)
{
  g_autoptr (EbbCourse) course = make_course ("neck");

  g_assert_cmpint (ebb_course_count_in_phases (course), ==, 14);
  g_array_set_size (course->slots, 1);
  g_assert_cmpint (ebb_course_count_in_phases (course), ==, 10);
}

static void
test_only_what_sessions_say_as_well_concerns_them (void)
{
  g_autoptr (EbbCourse) before = make_course ("knee");
  g_autoptr (EbbCourse) course = ebb_record_copy (before);

  g_free (course->title);
  course->title = g_strdup ("Another");
  g_assert_false (ebb_course_concerns_sessions (course, before));
  course->minutes = 30;
  g_assert_true (ebb_course_concerns_sessions (course, before));
  g_assert_false (ebb_course_has_other_rhythm (course, before));
  set_weekday (course, 5);
  g_assert_true (ebb_course_has_other_rhythm (course, before));
}

static void
test_sessions_to_come_move_with_the_answers_of_the_check (void)
{
  g_autoptr (EbbCourse) before = make_course ("knee");
  g_autoptr (EbbCourse) course = NULL;
  g_autoptr (GPtrArray) sessions = make_sessions (before);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  course = ebb_record_copy (before);
  set_weekday (course, 5);
  saved = ebb_course_edit_plan (course, before, sessions, EBB_PLAN_ALL_THAT_FOLLOW, TODAY, &removed);
  g_assert_cmpuint (saved->len, ==, 8);
  g_assert_cmpuint (removed->len, ==, 0);
  g_assert_cmpint (ebb_day_get_weekday (ebb_session_get_day (at (saved, 0))), ==, 5);
  g_assert_cmpstr (at (saved, 0)->record.id, ==, at (sessions, 0)->record.id);
  g_assert_cmpuint (at (saved, 0)->answers->len, ==, 1);
  /* what was given is not touched */
  g_assert_cmpuint (at (sessions, 0)->answers->len, ==, 1);
}

static void
test_what_was_done_stays_and_counts (void)
{
  g_autoptr (EbbCourse) before = make_course ("knee");
  g_autoptr (EbbCourse) course = NULL;
  g_autoptr (GPtrArray) sessions = make_sessions (before);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  at (sessions, 0)->state = EBB_SESSION_DONE;
  at (sessions, 0)->started = at (sessions, 0)->planned;
  course = ebb_record_copy (before);
  set_weekday (course, 5);
  saved = ebb_course_edit_plan (course, before, sessions, EBB_PLAN_ALL_THAT_FOLLOW, TODAY + 1, &removed);
  g_assert_cmpuint (saved->len, ==, 7);
  for (guint i = 0; i < saved->len; i++)
    g_assert_cmpstr (at (saved, i)->record.id, !=, at (sessions, 0)->record.id);
}

static void
test_a_new_price_leaves_a_moved_session_where_it_is (void)
{
  g_autoptr (EbbCourse) before = make_course ("knee");
  g_autoptr (EbbCourse) course = NULL;
  g_autoptr (GPtrArray) sessions = make_sessions (before);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  at (sessions, 1)->planned.at += 86400;
  course = ebb_record_copy (before);
  course->price = 45;
  saved = ebb_course_edit_plan (course, before, sessions, EBB_PLAN_ALL_THAT_FOLLOW, TODAY, &removed);
  g_assert_cmpuint (saved->len, ==, 8);
  g_assert_cmpint (at (saved, 1)->planned.at, ==, at (sessions, 1)->planned.at);
  g_assert_cmpfloat (at (saved, 1)->price, ==, 45);
  g_assert_cmpuint (at (saved, 0)->answers->len, ==, 1);
}

static void
test_only_new_ones_come_on_top_of_what_is_planned (void)
{
  g_autoptr (EbbCourse) before = make_course ("knee");
  g_autoptr (EbbCourse) course = NULL;
  g_autoptr (GPtrArray) sessions = make_sessions (before);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  course = ebb_record_copy (before);
  set_weekday (course, 5);
  course->count = 10;
  saved = ebb_course_edit_plan (course, before, sessions, EBB_PLAN_THIS_ONE, TODAY, &removed);
  g_assert_cmpuint (saved->len, ==, 2);
  g_assert_cmpuint (removed->len, ==, 0);
  g_assert_cmpint (ebb_session_get_day (at (saved, 0)), >, ebb_session_get_day (at (sessions, 7)));
}

static void
test_fewer_sessions_take_away_the_last_ones (void)
{
  g_autoptr (EbbCourse) before = make_course ("knee");
  g_autoptr (EbbCourse) course = NULL;
  g_autoptr (GPtrArray) sessions = make_sessions (before);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  course = ebb_record_copy (before);
  course->count = 5;
  saved = ebb_course_edit_plan (course, before, sessions, EBB_PLAN_ALL_THAT_FOLLOW, TODAY, &removed);
  g_assert_cmpuint (saved->len, ==, 5);
  g_assert_cmpuint (removed->len, ==, 3);
  g_assert_true (at (removed, 2) == at (sessions, 7));
}

static void
test_the_same_kind_of_person_is_remembered_from_the_last_course (void)
{
  g_autoptr (GPtrArray) courses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbCourse) course = make_course ("neck");

  g_assert_false (ebb_course_fill_in_provider (course, courses));
  for (guint i = 0; i < 3; i++)
    {
      EbbCourse *earlier = make_course ("knee");

      earlier->provider = i == 2 ? EBB_PROVIDER_PARTNER : EBB_PROVIDER_THERAPIST;
      earlier->who = g_strdup_printf ("Number %u", i);
      g_ptr_array_add (courses, earlier);
    }
  g_assert_true (ebb_course_fill_in_provider (course, courses));
  g_assert_cmpint (course->provider, ==, EBB_PROVIDER_PARTNER);
  course->provider = EBB_PROVIDER_THERAPIST;
  g_assert_true (ebb_course_fill_in_provider (course, courses));
  g_assert_cmpstr (course->who, ==, "Number 1");
  course->provider = EBB_PROVIDER_SELF;
  g_assert_false (ebb_course_fill_in_provider (course, courses));
}

/* Whatever is changed: no session that was done is saved or removed, none is saved
 * twice, and there are as many as wanted. */
static void
test_any_change_keeps_what_was_done (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (EbbCourse) before = make_course (g_test_rand_bit () ? "neck" : "knee");
      g_autoptr (EbbCourse) course = NULL;
      g_autoptr (GPtrArray) sessions = make_sessions (before);
      g_autoptr (GPtrArray) removed = NULL;
      g_autoptr (GPtrArray) saved = NULL;
      guint n_done = (guint) g_test_rand_int_range (0, (int) sessions->len);
      EbbDay today;

      for (guint i = 0; i < n_done; i++)
        {
          at (sessions, i)->state = EBB_SESSION_DONE;
          at (sessions, i)->started = at (sessions, i)->planned;
        }
      today = n_done > 0 ? ebb_session_get_day (at (sessions, n_done - 1)) + 1 : TODAY;
      course = ebb_record_copy (before);
      set_weekday (course, g_test_rand_int_range (1, 8));
      g_array_index (course->slots, EbbCourseSlot, 0).minute = g_test_rand_int_range (0, 24 * 60);
      course->count = g_test_rand_int_range ((int) n_done + 1, 30);
      saved = ebb_course_edit_plan (course, before, sessions, EBB_PLAN_ALL_THAT_FOLLOW, today, &removed);
      for (guint i = 0; i < n_done; i++)
        for (guint j = 0; j < saved->len + removed->len; j++)
          g_assert_cmpstr (at (sessions, i)->record.id, !=, (j < saved->len ? at (saved, j) : at (removed, j - saved->len))->record.id);
      if (ebb_course_has_other_rhythm (course, before))
        g_assert_cmpuint (saved->len + n_done, ==, course->count);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/course-edit/phases-make-no-more-sessions-than-there-are-days-in-the-week", test_phases_make_no_more_sessions_than_there_are_days_in_the_week);
  g_test_add_func ("/course-edit/only-what-sessions-say-as-well-concerns-them", test_only_what_sessions_say_as_well_concerns_them);
  g_test_add_func ("/course-edit/sessions-to-come-move-with-the-answers-of-the-check", test_sessions_to_come_move_with_the_answers_of_the_check);
  g_test_add_func ("/course-edit/what-was-done-stays-and-counts", test_what_was_done_stays_and_counts);
  g_test_add_func ("/course-edit/a-new-price-leaves-a-moved-session-where-it-is", test_a_new_price_leaves_a_moved_session_where_it_is);
  g_test_add_func ("/course-edit/only-new-ones-come-on-top-of-what-is-planned", test_only_new_ones_come_on_top_of_what_is_planned);
  g_test_add_func ("/course-edit/fewer-sessions-take-away-the-last-ones", test_fewer_sessions_take_away_the_last_ones);
  g_test_add_func ("/course-edit/the-same-kind-of-person-is-remembered-from-the-last-course", test_the_same_kind_of_person_is_remembered_from_the_last_course);
  g_test_add_func ("/course-edit/any-change-keeps-what-was-done", test_any_change_keeps_what_was_done);

  return g_test_run ();
}
