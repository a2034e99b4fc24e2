// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-plan.h"

G_BEGIN_DECLS

#define EBB_TYPE_COURSE_CARD (ebb_course_card_get_type ())
G_DECLARE_FINAL_TYPE (EbbCourseCard, ebb_course_card, EBB, COURSE_CARD, GtkWidget)

GtkWidget *ebb_course_card_new (EbbPlan *plan, EbbCourse *course, gint64 now, EbbDay today);

EbbCourse *ebb_course_card_get_course (EbbCourseCard *self);

G_END_DECLS
