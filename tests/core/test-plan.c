// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-plan.h"

/* Thursday, 19 March 2026, 12:00 in UTC. */
#define TODAY (ebb_day_from_ymd (2026, 3, 19))
#define NOW (TODAY * G_GINT64_CONSTANT (86400) + 12 * 3600)

typedef struct
{
  GPtrArray *courses;
  GPtrArray *sessions;
  GPtrArray *reviews;
} Parts;

static void
set_up (Parts *parts,
        gconstpointer data)
{
  parts->courses = g_ptr_array_new_with_free_func (g_object_unref);
  parts->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  parts->reviews = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Parts *parts,
           gconstpointer data)
{
  g_ptr_array_unref (parts->courses);
  g_ptr_array_unref (parts->sessions);
  g_ptr_array_unref (parts->reviews);
}

static EbbCourse *
add_course (Parts *parts,
            const char *title,
            EbbCourseState state)
{
  EbbCourse *course = ebb_course_new (title, TODAY - 30);

  course->state = state;
  course->zone = g_strdup ("UTC");
  course->minutes = 60;
  if (state == EBB_COURSE_PAUSED)
    course->since = TODAY - 3;
  ebb_record_ensure_id (course);
  g_ptr_array_add (parts->courses, course);
  return course;
}

/* @course NULL for none. */
static EbbSession *
add_session (Parts *parts,
             EbbCourse *course,
             int days,
             int hour,
             EbbSessionState state)
{
  EbbMoment moment = { (TODAY + days) * G_GINT64_CONSTANT (86400) + hour * 3600, 0 };
  EbbSession *session = course != NULL ? ebb_course_plan_add (course, moment) : ebb_session_new_planned (moment, 60);

  session->state = state;
  if (state == EBB_SESSION_DONE)
    session->started = moment;
  ebb_record_ensure_id (session);
  g_ptr_array_add (parts->sessions, session);
  return session;
}

static EbbPlan *
make_plan (Parts *parts)
{
  return ebb_plan_new (parts->courses, parts->sessions, parts->reviews);
}

static void
test_next_is_the_first_that_is_not_over (Parts *parts,
                                         gconstpointer data)
{
  EbbCourse *course = add_course (parts, "Neck", EBB_COURSE_ACTIVE);
  EbbSession *wanted;
  g_autoptr (EbbPlan) plan = NULL;

  add_session (parts, course, 7, 16, EBB_SESSION_PLANNED);
  add_session (parts, course, 0, 10, EBB_SESSION_PLANNED);
  add_session (parts, NULL, 1, 9, EBB_SESSION_CANCELLED);
  /* begun at half past eleven: not over */
  wanted = add_session (parts, NULL, 0, 11, EBB_SESSION_PLANNED);
  wanted->planned.at += 1800;
  plan = make_plan (parts);
  g_assert_true (ebb_plan_find_next (plan, NOW) == wanted);
}

static void
test_a_paused_course_has_no_next_session (Parts *parts,
                                          gconstpointer data)
{
  EbbCourse *paused = add_course (parts, "Neck", EBB_COURSE_PAUSED);
  EbbSession *held = add_session (parts, paused, 1, 16, EBB_SESSION_PLANNED);
  EbbSession *before = add_session (parts, paused, -4, 16, EBB_SESSION_PLANNED);
  EbbSession *in_pause = add_session (parts, paused, -2, 16, EBB_SESSION_PLANNED);
  g_autoptr (EbbPlan) plan = make_plan (parts);
  g_autoptr (GPtrArray) unrecorded = ebb_plan_list_unrecorded (plan, NOW);

  g_assert_null (ebb_plan_find_next (plan, NOW));
  g_assert_true (ebb_plan_is_on_hold (plan, held));
  g_assert_true (ebb_plan_is_on_hold (plan, in_pause));
  g_assert_false (ebb_plan_is_on_hold (plan, before));
  g_assert_cmpuint (unrecorded->len, ==, 1);
  g_assert_true (unrecorded->pdata[0] == before);
}

static void
test_what_is_over_is_asked_about_for_two_weeks (Parts *parts,
                                                gconstpointer data)
{
  EbbSession *recent = add_session (parts, NULL, -1, 16, EBB_SESSION_PLANNED);
  EbbSession *older = add_session (parts, NULL, -13, 16, EBB_SESSION_PLANNED);
  g_autoptr (EbbPlan) plan = NULL;
  g_autoptr (GPtrArray) unrecorded = NULL;

  add_session (parts, NULL, -15, 16, EBB_SESSION_PLANNED);
  add_session (parts, NULL, -2, 16, EBB_SESSION_MISSED);
  add_session (parts, NULL, 1, 16, EBB_SESSION_PLANNED);
  plan = make_plan (parts);
  unrecorded = ebb_plan_list_unrecorded (plan, NOW);
  g_assert_cmpuint (unrecorded->len, ==, 2);
  g_assert_true (unrecorded->pdata[0] == recent);
  g_assert_true (unrecorded->pdata[1] == older);
}

static void
test_every_session_is_coming_or_past (Parts *parts,
                                      gconstpointer data)
{
  g_autoptr (EbbPlan) plan = NULL;
  g_autoptr (GPtrArray) coming = NULL;
  g_autoptr (GPtrArray) past = NULL;

  for (guint i = 0; i < 200; i++)
    add_session (parts, NULL, g_test_rand_int_range (-40, 40), g_test_rand_int_range (0, 24), (EbbSessionState) g_test_rand_int_range (0, 5));
  plan = make_plan (parts);
  coming = ebb_plan_list_coming (plan, NOW);
  past = ebb_plan_list_past (plan, NOW);
  g_assert_cmpuint (coming->len + past->len, ==, 200);
  for (guint i = 0; i < coming->len; i++)
    {
      EbbSession *session = coming->pdata[i];

      g_assert_cmpint (ebb_session_get_end (session).at, >, NOW);
      g_assert_cmpint (session->state, !=, EBB_SESSION_DONE);
      g_assert_true (i == 0 || ebb_session_compare (&coming->pdata[i - 1], &coming->pdata[i]) < 0);
    }
  for (guint i = 1; i < past->len; i++)
    g_assert_cmpint (ebb_session_compare (&past->pdata[i - 1], &past->pdata[i]), >, 0);
}

static void
test_days_hold_the_sessions_of_their_own_clock (Parts *parts,
                                                gconstpointer data)
{
  EbbSession *late = add_session (parts, NULL, 0, 23, EBB_SESSION_PLANNED);
  g_autoptr (EbbPlan) plan = NULL;
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GPtrArray) tomorrow = NULL;

  late->planned.offset = 120; /* there it is one o'clock of the next day */
  plan = make_plan (parts);
  today = ebb_plan_list_days (plan, TODAY, TODAY);
  tomorrow = ebb_plan_list_days (plan, TODAY + 1, TODAY + 1);
  g_assert_cmpuint (today->len, ==, 0);
  g_assert_cmpuint (tomorrow->len, ==, 1);
}

static void
test_courses_that_go_on_come_first (Parts *parts,
                                    gconstpointer data)
{
  EbbCourse *ended = add_course (parts, "a", EBB_COURSE_ENDED);
  EbbCourse *paused = add_course (parts, "b", EBB_COURSE_PAUSED);
  EbbCourse *older = add_course (parts, "c", EBB_COURSE_ACTIVE);
  EbbCourse *newer = add_course (parts, "d", EBB_COURSE_ACTIVE);
  EbbCourse *planned = add_course (parts, "e", EBB_COURSE_PLANNED);
  g_autoptr (EbbPlan) plan = NULL;

  newer->first_day = TODAY;
  plan = make_plan (parts);
  g_assert_true (plan->courses->pdata[0] == newer);
  g_assert_true (plan->courses->pdata[1] == older);
  g_assert_true (plan->courses->pdata[2] == planned);
  g_assert_true (plan->courses->pdata[3] == paused);
  g_assert_true (plan->courses->pdata[4] == ended);
}

static void
test_sessions_find_their_course_and_each_other (Parts *parts,
                                                gconstpointer data)
{
  EbbCourse *neck = add_course (parts, "Neck", EBB_COURSE_ACTIVE);
  EbbCourse *knee = add_course (parts, "Knee", EBB_COURSE_ACTIVE);
  EbbSession *second = add_session (parts, neck, 2, 16, EBB_SESSION_PLANNED);
  EbbSession *first = add_session (parts, neck, 1, 16, EBB_SESSION_PLANNED);
  EbbSession *other = add_session (parts, knee, 1, 10, EBB_SESSION_PLANNED);
  EbbSession *single = add_session (parts, NULL, 1, 12, EBB_SESSION_PLANNED);
  g_autoptr (EbbPlan) plan = make_plan (parts);
  g_autoptr (GPtrArray) of_neck = ebb_plan_list_sessions_of (plan, neck);
  g_autoptr (GPtrArray) together = ebb_plan_list_together (plan, second);
  g_autoptr (GPtrArray) alone = ebb_plan_list_together (plan, single);

  g_assert_true (ebb_plan_get_course (plan, other) == knee);
  g_assert_null (ebb_plan_get_course (plan, single));
  g_assert_true (ebb_plan_find_course (plan, neck->record.id) == neck);
  g_assert_true (ebb_plan_find_session (plan, other->record.id) == other);
  g_assert_null (ebb_plan_find_session (plan, "nobody"));
  g_assert_null (ebb_plan_find_session (plan, NULL));
  g_assert_cmpuint (of_neck->len, ==, 2);
  g_assert_true (of_neck->pdata[0] == first);
  g_assert_cmpuint (together->len, ==, 2);
  g_assert_cmpuint (alone->len, ==, 1);
  g_assert_true (alone->pdata[0] == single);
}

static void
test_a_plan_lives_as_long_as_its_last_user (Parts *parts,
                                            gconstpointer data)
{
  EbbPlan *plan = make_plan (parts);
  EbbPlan *kept = ebb_plan_ref (plan);

  ebb_plan_unref (plan);
  g_assert_cmpuint (kept->sessions->len, ==, 0);
  ebb_plan_unref (kept);
}

static void
test_weeks_begin_where_the_locale_says (void)
{
  EbbDay thursday = TODAY;

  g_assert_cmpint (ebb_day_get_week (thursday, 1), ==, ebb_day_from_ymd (2026, 3, 16));
  g_assert_cmpint (ebb_day_get_week (thursday, 7), ==, ebb_day_from_ymd (2026, 3, 15));
  g_assert_cmpint (ebb_day_get_week (thursday, 6), ==, ebb_day_from_ymd (2026, 3, 14));
  for (EbbDay day = thursday - 400; day < thursday + 400; day++)
    for (int first = 1; first <= 7; first++)
      {
        EbbDay week = ebb_day_get_week (day, first);

        g_assert_cmpint (ebb_day_get_weekday (week), ==, first);
        g_assert_cmpint (day - week, >=, 0);
        g_assert_cmpint (day - week, <=, 6);
      }
}

#define ADD(path, test) g_test_add ("/plan/" path, Parts, NULL, set_up, test, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("next-is-the-first-that-is-not-over", test_next_is_the_first_that_is_not_over);
  ADD ("a-paused-course-has-no-next-session", test_a_paused_course_has_no_next_session);
  ADD ("what-is-over-is-asked-about-for-two-weeks", test_what_is_over_is_asked_about_for_two_weeks);
  ADD ("every-session-is-coming-or-past", test_every_session_is_coming_or_past);
  ADD ("days-hold-the-sessions-of-their-own-clock", test_days_hold_the_sessions_of_their_own_clock);
  ADD ("courses-that-go-on-come-first", test_courses_that_go_on_come_first);
  ADD ("sessions-find-their-course-and-each-other", test_sessions_find_their_course_and_each_other);
  ADD ("a-plan-lives-as-long-as-its-last-user", test_a_plan_lives_as_long_as_its_last_user);
  g_test_add_func ("/plan/weeks-begin-where-the-locale-says", test_weeks_begin_where_the_locale_says);

  return g_test_run ();
}
