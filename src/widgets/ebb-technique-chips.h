// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_TECHNIQUE_CHIPS (ebb_technique_chips_get_type ())
G_DECLARE_FINAL_TYPE (EbbTechniqueChips, ebb_technique_chips, EBB, TECHNIQUE_CHIPS, GtkWidget)

GtkWidget *ebb_technique_chips_new (void);

void ebb_technique_chips_load (EbbTechniqueChips *self, GPtrArray *techniques, guint suiting);
void ebb_technique_chips_store (EbbTechniqueChips *self, GPtrArray *techniques);

G_END_DECLS
