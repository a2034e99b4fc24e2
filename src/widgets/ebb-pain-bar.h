// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_PAIN_BAR (ebb_pain_bar_get_type ())
G_DECLARE_FINAL_TYPE (EbbPainBar, ebb_pain_bar, EBB, PAIN_BAR, GtkWidget)

GtkWidget *ebb_pain_bar_new (void);
void ebb_pain_bar_set_rating (EbbPainBar *self, double rating);
double ebb_pain_bar_get_rating (EbbPainBar *self);

G_END_DECLS
