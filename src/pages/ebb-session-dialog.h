// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-course.h"
#include "model/ebb-review.h"
#include "model/ebb-session.h"
#include "store/ebb-store.h"

G_BEGIN_DECLS

/* Records a session: one that was planned, one that was done before (to correct it), or
 * an unplanned one (NULL), also backdated. @course: (nullable): that it belongs to.
 * Begins with the short safety check where the session is not done yet. */
GtkWindow *ebb_session_dialog_new (GtkWindow *parent, EbbStore *store, EbbSession *session, EbbCourse *course);

G_END_DECLS
