// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-plan.h"

G_BEGIN_DECLS

#define EBB_TYPE_SESSION_CHIP (ebb_session_chip_get_type ())
G_DECLARE_FINAL_TYPE (EbbSessionChip, ebb_session_chip, EBB, SESSION_CHIP, GtkButton)

GtkWidget *ebb_session_chip_new (EbbPlan *plan, EbbSession *session, gint64 now);

EbbSession *ebb_session_chip_get_session (EbbSessionChip *self);

G_END_DECLS
