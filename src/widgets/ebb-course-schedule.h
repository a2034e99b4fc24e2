// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-course.h"

G_BEGIN_DECLS

#define EBB_TYPE_COURSE_SCHEDULE (ebb_course_schedule_get_type ())
G_DECLARE_FINAL_TYPE (EbbCourseSchedule, ebb_course_schedule, EBB, COURSE_SCHEDULE, GtkWidget)

GtkWidget *ebb_course_schedule_new (void);

void ebb_course_schedule_load (EbbCourseSchedule *self, EbbCourse *course);
gboolean ebb_course_schedule_store (EbbCourseSchedule *self, EbbCourse *course, GError **error);

G_END_DECLS
