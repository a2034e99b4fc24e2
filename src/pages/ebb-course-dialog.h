// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-course.h"
#include "model/ebb-review.h"
#include "model/ebb-session.h"
#include "store/ebb-store.h"

G_BEGIN_DECLS

/* Makes a course (NULL) or changes one; with the full safety check before a new one. */
GtkWindow *ebb_course_dialog_new (GtkWindow *parent, EbbStore *store, EbbCourse *course);

G_END_DECLS
