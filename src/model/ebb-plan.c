// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-plan.h"

/*
 * What is planned and what was done, of all courses together: what comes next, what
 * waits for an answer, what was. The rules of one course are in ebb-course-plan.c.
 *
 * Sessions of a course that is paused are on hold: they come neither next, nor does
 * anybody ask what became of them.
 */

/* How long it is asked what became of a session: who comes back after weeks is not
 * greeted by a heap of questions. */
#define UNRECORDED_SECONDS (14 * G_GINT64_CONSTANT (86400))

static EbbSession *
session_at (EbbPlan *self,
            guint i)
{
  return g_ptr_array_index (self->sessions, i);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static GPtrArray *
copy_list (GPtrArray *list)
{
  GPtrArray *copy = new_list ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, g_object_ref (list->pdata[i]));
  return copy;
}

static int
get_rank (EbbCourse *course)
{
  switch (course->state)
    {
    case EBB_COURSE_ACTIVE:
      return 0;
    case EBB_COURSE_PLANNED:
      return 1;
    case EBB_COURSE_PAUSED:
      return 2;
    case EBB_COURSE_ENDED:
    default:
      return 3;
    }
}

static int
compare_courses (gconstpointer a,
                 gconstpointer b)
{
  EbbCourse *first = *(EbbCourse *const *) a;
  EbbCourse *second = *(EbbCourse *const *) b;

  if (get_rank (first) != get_rank (second))
    return get_rank (first) - get_rank (second);
  if (first->first_day != second->first_day)
    return first->first_day > second->first_day ? -1 : 1;
  return g_strcmp0 (first->record.id, second->record.id);
}

/**
 * ebb_plan_new:
 * @courses: (element-type EbbCourse): all, in any order
 * @sessions: (element-type EbbSession): all, in any order
 * @reviews: (element-type EbbReview): all
 *
 * Returns: (transfer full): them together
 */
EbbPlan *
ebb_plan_new (GPtrArray *courses,
              GPtrArray *sessions,
              GPtrArray *reviews)
{
  EbbPlan *self = g_rc_box_new0 (EbbPlan);

  self->courses = copy_list (courses);
  self->sessions = copy_list (sessions);
  self->reviews = copy_list (reviews);
  g_ptr_array_sort (self->courses, compare_courses);
  g_ptr_array_sort (self->sessions, ebb_session_compare);
  return self;
}

EbbPlan *
ebb_plan_ref (EbbPlan *self)
{
  return g_rc_box_acquire (self);
}

static void
plan_clear (gpointer data)
{
  EbbPlan *self = data;

  g_ptr_array_unref (self->courses);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->reviews);
}

void
ebb_plan_unref (EbbPlan *self)
{
  g_rc_box_release_full (self, plan_clear);
}

/**
 * ebb_plan_find_course:
 * @self: a plan
 * @id: (nullable): of a course
 *
 * Returns: (transfer none) (nullable): the course
 */
EbbCourse *
ebb_plan_find_course (EbbPlan *self,
                      const char *id)
{
  return ebb_records_find (self->courses, id);
}

/**
 * ebb_plan_get_course:
 * @self: a plan
 * @session: one of its sessions
 *
 * Returns: (transfer none) (nullable): the course that it belongs to
 */
EbbCourse *
ebb_plan_get_course (EbbPlan *self,
                     EbbSession *session)
{
  return ebb_plan_find_course (self, session->course);
}

/**
 * ebb_plan_find_session:
 * @self: a plan
 * @id: (nullable): of a session
 *
 * Returns: (transfer none) (nullable): the session
 */
EbbSession *
ebb_plan_find_session (EbbPlan *self,
                       const char *id)
{
  return ebb_records_find (self->sessions, id);
}

/**
 * ebb_plan_list_sessions_of:
 * @self: a plan
 * @course: one of its courses
 *
 * Returns: (transfer full) (element-type EbbSession): all sessions of @course, in order
 *   of time
 */
GPtrArray *
ebb_plan_list_sessions_of (EbbPlan *self,
                           EbbCourse *course)
{
  GPtrArray *found = new_list ();

  for (guint i = 0; i < self->sessions->len; i++)
    if (g_strcmp0 (session_at (self, i)->course, course->record.id) == 0)
      g_ptr_array_add (found, g_object_ref (session_at (self, i)));
  return found;
}

/**
 * ebb_plan_list_together:
 * @self: a plan
 * @session: one of its sessions
 *
 * Returns: (transfer full) (element-type EbbSession): the sessions that a change of
 *   "this one or all that follow" is about: all of its course, or only itself
 */
GPtrArray *
ebb_plan_list_together (EbbPlan *self,
                        EbbSession *session)
{
  EbbCourse *course = ebb_plan_get_course (self, session);
  GPtrArray *alone;

  if (course != NULL)
    return ebb_plan_list_sessions_of (self, course);
  alone = new_list ();
  g_ptr_array_add (alone, g_object_ref (session));
  return alone;
}

/**
 * ebb_plan_is_on_hold:
 * @self: a plan
 * @session: one of its sessions
 *
 * Returns: whether it is planned in a course that is paused
 */
gboolean
ebb_plan_is_on_hold (EbbPlan *self,
                     EbbSession *session)
{
  EbbCourse *course = session->state == EBB_SESSION_PLANNED ? ebb_plan_get_course (self, session) : NULL;

  return course != NULL && course->state == EBB_COURSE_PAUSED && ebb_session_get_day (session) >= course->since;
}

/**
 * ebb_plan_find_next:
 * @self: a plan
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer none) (nullable): the first planned session that is not over and
 *   not on hold
 */
EbbSession *
ebb_plan_find_next (EbbPlan *self,
                    gint64 now)
{
  for (guint i = 0; i < self->sessions->len; i++)
    {
      EbbSession *session = session_at (self, i);

      if (session->state == EBB_SESSION_PLANNED && !ebb_session_is_overdue (session, now) && !ebb_plan_is_on_hold (self, session))
        return session;
    }
  return NULL;
}

/**
 * ebb_plan_list_unrecorded:
 * @self: a plan
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer full) (element-type EbbSession): planned ones of the last 14 days
 *   that are over, the newest first; what became of them is not known
 */
GPtrArray *
ebb_plan_list_unrecorded (EbbPlan *self,
                          gint64 now)
{
  GPtrArray *found = new_list ();

  for (guint i = self->sessions->len; i > 0; i--)
    {
      EbbSession *session = session_at (self, i - 1);

      if (ebb_session_is_overdue (session, now) && !ebb_plan_is_on_hold (self, session) &&
          ebb_session_get_end (session).at > now - UNRECORDED_SECONDS)
        g_ptr_array_add (found, g_object_ref (session));
    }
  return found;
}

/* One that was done is past, also where the clock was wrong. */
static gboolean
is_coming (EbbSession *session,
           gint64 now)
{
  return session->state != EBB_SESSION_DONE && ebb_session_get_end (session).at > now;
}

/**
 * ebb_plan_list_coming:
 * @self: a plan
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer full) (element-type EbbSession): those that are not over, in order
 *   of time; also those called off, so that they can be taken up again
 */
GPtrArray *
ebb_plan_list_coming (EbbPlan *self,
                      gint64 now)
{
  GPtrArray *found = new_list ();

  for (guint i = 0; i < self->sessions->len; i++)
    if (is_coming (session_at (self, i), now))
      g_ptr_array_add (found, g_object_ref (session_at (self, i)));
  return found;
}

/**
 * ebb_plan_list_past:
 * @self: a plan
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer full) (element-type EbbSession): all others, the newest first
 */
GPtrArray *
ebb_plan_list_past (EbbPlan *self,
                    gint64 now)
{
  GPtrArray *found = new_list ();

  for (guint i = self->sessions->len; i > 0; i--)
    if (!is_coming (session_at (self, i - 1), now))
      g_ptr_array_add (found, g_object_ref (session_at (self, i - 1)));
  return found;
}

/**
 * ebb_plan_list_days:
 * @self: a plan
 * @from: a day
 * @to: the last day
 *
 * Returns: (transfer full) (element-type EbbSession): the sessions of these days, in
 *   order of time
 */
GPtrArray *
ebb_plan_list_days (EbbPlan *self,
                    EbbDay from,
                    EbbDay to)
{
  GPtrArray *found = new_list ();

  for (guint i = 0; i < self->sessions->len; i++)
    {
      EbbDay day = ebb_session_get_day (session_at (self, i));

      if (day >= from && day <= to)
        g_ptr_array_add (found, g_object_ref (session_at (self, i)));
    }
  return found;
}

/**
 * ebb_day_get_week:
 * @day: a day
 * @first_weekday: with which weeks begin, 1 Monday to 7 Sunday
 *
 * Returns: the first day of the week of @day
 */
EbbDay
ebb_day_get_week (EbbDay day,
                  int first_weekday)
{
  return day - (ebb_day_get_weekday (day) - first_weekday + 7) % 7;
}
