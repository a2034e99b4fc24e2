// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-course-plan.h"
#include "ebb-review.h"

G_BEGIN_DECLS

/**
 * EbbPlan:
 * @courses: (element-type EbbCourse): those that go on first, then those planned,
 *   paused, ended; among those the ones that begin last first
 * @sessions: (element-type EbbSession): in order of time
 * @reviews: (element-type EbbReview)
 *
 * All of therapy that has a time, as it stands in the diary. It is counted by
 * references and not changed any more.
 */
typedef struct
{
  GPtrArray *courses;
  GPtrArray *sessions;
  GPtrArray *reviews;
} EbbPlan;

EbbPlan *ebb_plan_new (GPtrArray *courses, GPtrArray *sessions, GPtrArray *reviews);
EbbPlan *ebb_plan_ref (EbbPlan *self);
void ebb_plan_unref (EbbPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbPlan, ebb_plan_unref)

EbbCourse *ebb_plan_find_course (EbbPlan *self, const char *id);
EbbCourse *ebb_plan_get_course (EbbPlan *self, EbbSession *session);
EbbSession *ebb_plan_find_session (EbbPlan *self, const char *id);
GPtrArray *ebb_plan_list_sessions_of (EbbPlan *self, EbbCourse *course);
GPtrArray *ebb_plan_list_together (EbbPlan *self, EbbSession *session);

gboolean ebb_plan_is_on_hold (EbbPlan *self, EbbSession *session);
EbbSession *ebb_plan_find_next (EbbPlan *self, gint64 now);
GPtrArray *ebb_plan_list_unrecorded (EbbPlan *self, gint64 now);
GPtrArray *ebb_plan_list_coming (EbbPlan *self, gint64 now);
GPtrArray *ebb_plan_list_past (EbbPlan *self, gint64 now);
GPtrArray *ebb_plan_list_days (EbbPlan *self, EbbDay from, EbbDay to);

EbbDay ebb_day_get_week (EbbDay day, int first_weekday);

G_END_DECLS
