// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_ENTRY_EDITOR (ebb_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (EbbEntryEditor, ebb_entry_editor, EBB, ENTRY_EDITOR, GtkWidget)

GtkWidget *ebb_entry_editor_new (void);

EbbStore *ebb_entry_editor_get_store (EbbEntryEditor *self);
void ebb_entry_editor_set_store (EbbEntryEditor *self, EbbStore *store);
gboolean ebb_entry_editor_get_foldable (EbbEntryEditor *self);
void ebb_entry_editor_set_foldable (EbbEntryEditor *self, gboolean foldable);
gboolean ebb_entry_editor_get_unfolded (EbbEntryEditor *self);
void ebb_entry_editor_set_unfolded (EbbEntryEditor *self, gboolean unfolded);

void ebb_entry_editor_set_entry (EbbEntryEditor *self, EbbEntry *entry);
EbbEntry *ebb_entry_editor_get_entry (EbbEntryEditor *self);
gboolean ebb_entry_editor_check (EbbEntryEditor *self, GError **error);
gboolean ebb_entry_editor_is_empty (EbbEntryEditor *self);
gboolean ebb_entry_editor_press_key (EbbEntryEditor *self, guint keyval, GdkModifierType state);

G_END_DECLS
