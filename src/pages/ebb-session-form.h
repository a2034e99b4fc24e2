// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-session.h"

G_BEGIN_DECLS

#define EBB_TYPE_SESSION_FORM (ebb_session_form_get_type ())
G_DECLARE_FINAL_TYPE (EbbSessionForm, ebb_session_form, EBB, SESSION_FORM, GtkWidget)

GtkWidget *ebb_session_form_new (void);

void ebb_session_form_set_just_over (EbbSessionForm *self, gboolean just_over);
void ebb_session_form_load (EbbSessionForm *self, EbbSession *session, GPtrArray *places, EbbMoment now);
gboolean ebb_session_form_store (EbbSessionForm *self, EbbSession *session, EbbMoment now, GError **error);
gboolean ebb_session_form_press_key (EbbSessionForm *self, guint keyval, GdkModifierType state);

G_END_DECLS
