// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-edit.h"

#include <math.h>
#include <string.h>

/* How a course and its sessions change when the course is edited. */

/**
 * ebb_course_count_in_phases:
 * @course: a course
 *
 * Returns: how many sessions its phases make, at most %EBB_COURSE_MAX_SESSIONS; 0
 *   without phases. A week has no more sessions than the course has slots.
 */
int
ebb_course_count_in_phases (EbbCourse *course)
{
  int n = 0;

  g_return_val_if_fail (EBB_IS_COURSE (course), 0);

  for (guint i = 0; i < course->phases->len; i++)
    {
      const EbbCoursePhase *phase = &g_array_index (course->phases, EbbCoursePhase, i);

      n += phase->weeks * MIN (phase->per_week, (int) course->slots->len);
    }
  return MIN (n, EBB_COURSE_MAX_SESSIONS);
}

static gboolean
equal_rows (GArray *a,
            GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * g_array_get_element_size (a)) == 0);
}

/**
 * ebb_course_has_other_rhythm:
 * @course: a course as it is to be
 * @before: as it was
 *
 * Returns: whether its sessions would be at other times, or more or fewer
 */
gboolean
ebb_course_has_other_rhythm (EbbCourse *course,
                             EbbCourse *before)
{
  g_return_val_if_fail (EBB_IS_COURSE (course) && EBB_IS_COURSE (before), FALSE);

  return course->first_day != before->first_day || course->count != before->count ||
         g_strcmp0 (course->zone, before->zone) != 0 ||
         !equal_rows (course->slots, before->slots) || !equal_rows (course->phases, before->phases);
}

static gboolean
equal_prices (double a,
              double b)
{
  return (isnan (a) && isnan (b)) || fabs (a - b) < 1e-9;
}

/**
 * ebb_course_concerns_sessions:
 * @course: a course as it is to be
 * @before: as it was
 *
 * Returns: whether something changed that a planned session says as well, so that it
 *   has to be asked which of them follow
 */
gboolean
ebb_course_concerns_sessions (EbbCourse *course,
                              EbbCourse *before)
{
  g_return_val_if_fail (EBB_IS_COURSE (course) && EBB_IS_COURSE (before), FALSE);

  return ebb_course_has_other_rhythm (course, before) || course->minutes != before->minutes ||
         course->provider != before->provider || g_strcmp0 (course->who, before->who) != 0 ||
         g_strcmp0 (course->place, before->place) != 0 || !equal_prices (course->price, before->price) ||
         g_strcmp0 (course->currency, before->currency) != 0;
}

/**
 * ebb_course_fill_in_provider:
 * @course: a new course to be changed; its provider says whom it is about
 * @courses: (element-type EbbCourse): earlier ones, the oldest first
 *
 * Takes the name, the contact and the place from the last course that was given by the
 * same kind of person, so that nobody types them twice. Without a provider that of the
 * last course is taken, too.
 *
 * Returns: whether there was such a course
 */
gboolean
ebb_course_fill_in_provider (EbbCourse *course,
                             GPtrArray *courses)
{
  g_return_val_if_fail (EBB_IS_COURSE (course), FALSE);
  g_return_val_if_fail (courses != NULL, FALSE);

  for (guint i = courses->len; i > 0; i--)
    {
      EbbCourse *earlier = courses->pdata[i - 1];

      if (earlier->provider == EBB_PROVIDER_ABSENT ||
          (course->provider != EBB_PROVIDER_ABSENT && course->provider != earlier->provider))
        continue;
      course->provider = earlier->provider;
      g_free (course->who);
      course->who = g_strdup (earlier->who);
      g_free (course->contact);
      course->contact = g_strdup (earlier->contact);
      g_free (course->place);
      course->place = g_strdup (earlier->place);
      return TRUE;
    }
  return FALSE;
}

/* --- what becomes of the sessions ---------------------------------------------------- */

static gboolean
is_coming (EbbSession *session,
           EbbDay today)
{
  return session->state == EBB_SESSION_PLANNED && ebb_session_get_day (session) >= today;
}

/* Only what the course says changes; what was moved by hand stays where it is. */
static GPtrArray *
update_in_place (EbbCourse *course,
                 GPtrArray *sessions,
                 EbbDay today)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sessions->len; i++)
    if (is_coming (sessions->pdata[i], today))
      {
        EbbSession *session = ebb_record_copy (sessions->pdata[i]);

        ebb_session_take_course (session, course);
        session->planned_minutes = course->minutes;
        g_ptr_array_add (changed, session);
      }
  return changed;
}

/* The answers of a safety check are kept with a session that is only planned. They make
 * it no less movable, so they are taken aside and given back. */
static GPtrArray *
set_answers_aside (GPtrArray *sessions,
                   GPtrArray *with_answers)
{
  GPtrArray *bare = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = sessions->pdata[i];

      if (session->state == EBB_SESSION_PLANNED && session->answers->len > 0)
        {
          g_ptr_array_add (with_answers, g_object_ref (session));
          session = ebb_record_copy (session);
          g_array_set_size (session->answers, 0);
          g_ptr_array_add (bare, session);
        }
      else
        {
          g_ptr_array_add (bare, g_object_ref (session));
        }
    }
  return bare;
}

static void
give_answers_back (GPtrArray *made,
                   GPtrArray *with_answers)
{
  for (guint i = 0; i < with_answers->len; i++)
    {
      EbbSession *old = with_answers->pdata[i];
      EbbSession *target = NULL;

      for (guint j = 0; j < made->len && target == NULL; j++)
        if (g_strcmp0 (((EbbSession *) made->pdata[j])->record.id, old->record.id) == 0)
          target = made->pdata[j];
      if (target != NULL)
        g_array_append_vals (target->answers, old->answers->data, old->answers->len);
    }
}

static EbbDay
get_last_day (GPtrArray *sessions,
              EbbDay today)
{
  EbbDay last = today - 1;

  for (guint i = 0; i < sessions->len; i++)
    last = MAX (last, ebb_session_get_day (sessions->pdata[i]));
  return last;
}

/**
 * ebb_course_edit_plan:
 * @course: a course as it is to be
 * @before: as it was
 * @sessions: (element-type EbbSession): all of it
 * @scope: %EBB_PLAN_THIS_ONE leaves what is planned as it is, only what comes on top
 *   goes by the new rhythm
 * @today: the present day: what is planned for an earlier one stays
 * @removed: (out) (transfer full) (element-type EbbSession): sessions to delete
 *
 * What was done never changes.
 *
 * Returns: (transfer full) (element-type EbbSession): sessions to save
 */
GPtrArray *
ebb_course_edit_plan (EbbCourse *course,
                      EbbCourse *before,
                      GPtrArray *sessions,
                      EbbPlanScope scope,
                      EbbDay today,
                      GPtrArray **removed)
{
  g_autoptr (GPtrArray) with_answers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) bare = NULL;
  GPtrArray *made;

  g_return_val_if_fail (EBB_IS_COURSE (course) && EBB_IS_COURSE (before), NULL);
  g_return_val_if_fail (sessions != NULL && removed != NULL, NULL);

  if (!ebb_course_has_other_rhythm (course, before))
    {
      *removed = g_ptr_array_new_with_free_func (g_object_unref);
      return scope == EBB_PLAN_ALL_THAT_FOLLOW ? update_in_place (course, sessions, today) : g_ptr_array_new_with_free_func (g_object_unref);
    }
  if (scope == EBB_PLAN_THIS_ONE)
    return ebb_course_plan_remake (course, sessions, get_last_day (sessions, today) + 1, today, removed);
  bare = set_answers_aside (sessions, with_answers);
  made = ebb_course_plan_remake (course, bare, today, today, removed);
  give_answers_back (made, with_answers);
  return made;
}
