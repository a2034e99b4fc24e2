// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-course.h"
#include "model/ebb-review.h"
#include "model/ebb-session.h"
#include "store/ebb-store.h"

G_BEGIN_DECLS

/* Looks at a course together with the person: PEG, goals, figures, decision. */
GtkWindow *ebb_review_dialog_new (GtkWindow *parent, EbbStore *store, EbbCourse *course, EbbReviewOccasion occasion);

G_END_DECLS
