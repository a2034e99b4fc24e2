// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-course-plan.h"

G_BEGIN_DECLS

/* What a form does with a course: pure rules, as those of the plan. */

int ebb_course_count_in_phases (EbbCourse *course);
gboolean ebb_course_has_other_rhythm (EbbCourse *course, EbbCourse *before);
gboolean ebb_course_concerns_sessions (EbbCourse *course, EbbCourse *before);
gboolean ebb_course_fill_in_provider (EbbCourse *course, GPtrArray *courses);
GPtrArray *ebb_course_edit_plan (EbbCourse *course, EbbCourse *before, GPtrArray *sessions, EbbPlanScope scope, EbbDay today, GPtrArray **removed);

G_END_DECLS
