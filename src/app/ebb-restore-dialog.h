// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EbbRestoreDialog:
 *
 * Signal `chosen (GFile file)`: the person picked a backup; the dialog closes.
 */
#define EBB_TYPE_RESTORE_DIALOG (ebb_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbRestoreDialog, ebb_restore_dialog, EBB, RESTORE_DIALOG, AdwWindow)

EbbRestoreDialog *ebb_restore_dialog_new (GtkWindow *parent, const char *folder, const char *diary);

G_END_DECLS
