// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-session.h"

G_BEGIN_DECLS

#define EBB_TYPE_SESSION_RATINGS (ebb_session_ratings_get_type ())
G_DECLARE_FINAL_TYPE (EbbSessionRatings, ebb_session_ratings, EBB, SESSION_RATINGS, GtkWidget)

GtkWidget *ebb_session_ratings_new (void);

void ebb_session_ratings_set_phase (EbbSessionRatings *self, EbbPhase phase, int hours);
void ebb_session_ratings_set_places (EbbSessionRatings *self, GPtrArray *places);
void ebb_session_ratings_load (EbbSessionRatings *self, EbbSession *session);
void ebb_session_ratings_store (EbbSessionRatings *self, EbbSession *session);
double ebb_session_ratings_get_pain (EbbSessionRatings *self);
gboolean ebb_session_ratings_press_key (EbbSessionRatings *self, guint keyval, GdkModifierType state);

G_END_DECLS
