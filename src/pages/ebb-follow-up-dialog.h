// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-course.h"
#include "model/ebb-review.h"
#include "model/ebb-session.h"
#include "store/ebb-store.h"

G_BEGIN_DECLS

/* Answers one follow-up of a session in one step. */
GtkWindow *ebb_follow_up_dialog_new (GtkWindow *parent, EbbStore *store, EbbSession *session, int hours);

G_END_DECLS
