// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-course.h"
#include "model/ebb-review.h"
#include "model/ebb-session.h"
#include "store/ebb-store.h"

G_BEGIN_DECLS

/* Guides through a routine of self-massage; what was done becomes a session.
 * @routine: id of the routine, NULL to choose one. */
GtkWindow *ebb_routine_dialog_new (GtkWindow *parent, EbbStore *store, const char *routine);

G_END_DECLS
