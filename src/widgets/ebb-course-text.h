// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-course.h"
#include "model/ebb-session.h"

G_BEGIN_DECLS

char *ebb_course_text_rhythm (EbbCourse *course);
char *ebb_course_text_plan (EbbCourse *course, GPtrArray *sessions);
char *ebb_course_text_first (GPtrArray *sessions);
char *ebb_course_text_overlaps (GPtrArray *sessions, GPtrArray *others);
char *ebb_regions_describe (GPtrArray *regions);

G_END_DECLS
