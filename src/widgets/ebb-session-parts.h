// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-session.h"

G_BEGIN_DECLS

#define EBB_TYPE_SESSION_PARTS (ebb_session_parts_get_type ())
G_DECLARE_FINAL_TYPE (EbbSessionParts, ebb_session_parts, EBB, SESSION_PARTS, GtkWidget)

GtkWidget *ebb_session_parts_new (void);

void ebb_session_parts_set_places (EbbSessionParts *self, GPtrArray *places);
void ebb_session_parts_load (EbbSessionParts *self, EbbSession *session);
void ebb_session_parts_store (EbbSessionParts *self, EbbSession *session);

G_END_DECLS
