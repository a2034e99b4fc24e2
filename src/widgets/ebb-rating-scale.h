// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_RATING_SCALE (ebb_rating_scale_get_type ())
G_DECLARE_FINAL_TYPE (EbbRatingScale, ebb_rating_scale, EBB, RATING_SCALE, GtkWidget)

GtkWidget *ebb_rating_scale_new (void);

double ebb_rating_scale_get_value (EbbRatingScale *self);
void ebb_rating_scale_set_value (EbbRatingScale *self, double value);
void ebb_rating_scale_set_label (EbbRatingScale *self, const char *label);
void ebb_rating_scale_set_ends (EbbRatingScale *self, const char *low, const char *high);
void ebb_rating_scale_set_compact (EbbRatingScale *self, gboolean compact);
void ebb_rating_scale_set_pain (EbbRatingScale *self, gboolean pain);
int ebb_rating_scale_key_to_number (guint keyval);
/* So long a 1 that was typed may still become 10. */
#define EBB_RATING_SCALE_PAUSE_MS 800

gboolean ebb_rating_scale_press_key (EbbRatingScale *self, guint keyval, GdkModifierType state);

G_END_DECLS
