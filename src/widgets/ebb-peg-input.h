// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-review.h"

G_BEGIN_DECLS

#define EBB_TYPE_PEG_INPUT (ebb_peg_input_get_type ())
G_DECLARE_FINAL_TYPE (EbbPegInput, ebb_peg_input, EBB, PEG_INPUT, GtkWidget)

GtkWidget *ebb_peg_input_new (void);

guint ebb_peg_input_count (EbbPegInput *self);
void ebb_peg_input_store (EbbPegInput *self, EbbReview *review);

G_END_DECLS
