// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_ENTRY_DIALOG (ebb_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbEntryDialog, ebb_entry_dialog, EBB, ENTRY_DIALOG, AdwWindow)

GtkWindow *ebb_entry_dialog_new (GtkWindow *parent, EbbStore *store, EbbEntry *entry);

void ebb_entry_dialog_save (EbbEntryDialog *self);

G_END_DECLS
