// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-session.h"

G_BEGIN_DECLS

#define EBB_TYPE_SESSION_EFFECTS (ebb_session_effects_get_type ())
G_DECLARE_FINAL_TYPE (EbbSessionEffects, ebb_session_effects, EBB, SESSION_EFFECTS, GtkWidget)

GtkWidget *ebb_session_effects_new (void);

void ebb_session_effects_set_places (EbbSessionEffects *self, GPtrArray *places);
void ebb_session_effects_load (EbbSessionEffects *self, EbbSession *session);
void ebb_session_effects_store (EbbSessionEffects *self, EbbSession *session);

G_END_DECLS
