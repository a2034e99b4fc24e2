// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_CHOICE_BOX (ebb_choice_box_get_type ())
G_DECLARE_FINAL_TYPE (EbbChoiceBox, ebb_choice_box, EBB, CHOICE_BOX, GtkWidget)

GtkWidget *ebb_choice_box_new (const char *label, const char *const *choices);

void ebb_choice_box_set_label (EbbChoiceBox *self, const char *label);
void ebb_choice_box_set_choices (EbbChoiceBox *self, const char *const *choices);
guint ebb_choice_box_get_n_choices (EbbChoiceBox *self);
int ebb_choice_box_get_selected (EbbChoiceBox *self);
void ebb_choice_box_set_selected (EbbChoiceBox *self, int selected);
void ebb_choice_box_set_required (EbbChoiceBox *self, gboolean required);
void ebb_choice_box_set_even (EbbChoiceBox *self, gboolean even);
GtkWidget *ebb_choice_box_get_button (EbbChoiceBox *self, guint position);
void ebb_choice_box_choose (EbbChoiceBox *self, int position);

G_END_DECLS
