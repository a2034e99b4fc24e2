// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-session.h"

G_BEGIN_DECLS

/* Rules of the plan of a course: what is given stays as it is, what is new or changed
 * is handed back, to be saved with ebb_store_change_records_async() as one step.
 * `sessions` is always (element-type EbbSession): all of the course, in any order. */

/* How far ahead a course without an end is planned, in days. */
#define EBB_PLAN_HORIZON (8 * 7)

/* "This one or all that follow." */
typedef enum
{
  EBB_PLAN_THIS_ONE,
  EBB_PLAN_ALL_THAT_FOLLOW,
} EbbPlanScope;

/**
 * EbbPlanProgress:
 * @n_done: sessions done
 * @n_ahead: sessions planned that are not done, cancelled, skipped or missed
 * @n_total: how many there are and were to be, without those cancelled; 0 for no end
 * @next: (nullable) (not owned): the first planned one that is not over
 */
typedef struct
{
  guint n_done;
  guint n_ahead;
  guint n_total;
  EbbSession *next;
} EbbPlanProgress;

GPtrArray *ebb_course_plan_make (EbbCourse *course, EbbDay today);
GPtrArray *ebb_course_plan_extend (EbbCourse *course, GPtrArray *sessions, EbbDay today);
GPtrArray *ebb_course_plan_remake (EbbCourse *course, GPtrArray *sessions, EbbDay from, EbbDay today, GPtrArray **removed);
EbbSession *ebb_course_plan_add (EbbCourse *course, EbbMoment planned);

GPtrArray *ebb_course_plan_select (GPtrArray *sessions, EbbSession *session, EbbPlanScope scope);
GPtrArray *ebb_course_plan_move (EbbCourse *course, GPtrArray *sessions, EbbSession *session, EbbMoment to, EbbPlanScope scope, GError **error);
GPtrArray *ebb_course_plan_set_state (GPtrArray *sessions, EbbSession *session, EbbSessionState state, EbbPlanScope scope);

EbbCourse *ebb_course_plan_pause (EbbCourse *course, EbbDay today);
GPtrArray *ebb_course_plan_resume (EbbCourse *course, GPtrArray *sessions, EbbDay today);
GPtrArray *ebb_course_plan_end (EbbCourse *course, GPtrArray *sessions, EbbDay today);

GPtrArray *ebb_sessions_find_overlaps (GPtrArray *sessions, EbbSession *session);
EbbCourseState ebb_course_plan_get_state (EbbCourse *course, GPtrArray *sessions);
EbbPlanProgress ebb_course_plan_get_progress (EbbCourse *course, GPtrArray *sessions, gint64 now);
guint ebb_course_plan_get_number (GPtrArray *sessions, EbbSession *session);

gboolean ebb_moment_from_wall (GTimeZone *zone, EbbDay day, int minute, EbbMoment *moment);

G_END_DECLS
