// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-course.h"

G_BEGIN_DECLS

#define EBB_TYPE_COURSE_FORM (ebb_course_form_get_type ())
G_DECLARE_FINAL_TYPE (EbbCourseForm, ebb_course_form, EBB, COURSE_FORM, GtkWidget)

GtkWidget *ebb_course_form_new (void);

void ebb_course_form_set_known (EbbCourseForm *self, GPtrArray *conditions, GPtrArray *goals, GPtrArray *courses, GPtrArray *sessions);
void ebb_course_form_load (EbbCourseForm *self, EbbCourse *course);
gboolean ebb_course_form_store (EbbCourseForm *self, EbbCourse *course, EbbRecord **condition, GError **error);
void ebb_course_form_show_problem (EbbCourseForm *self);

G_END_DECLS
