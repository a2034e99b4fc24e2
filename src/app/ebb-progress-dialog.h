// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EBB_TYPE_PROGRESS_DIALOG (ebb_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbProgressDialog, ebb_progress_dialog, EBB, PROGRESS_DIALOG, AdwWindow)

EbbProgressDialog *ebb_progress_dialog_new (GtkWindow *parent, const char *heading, GCancellable *cancellable);
void ebb_progress_dialog_set_heading (EbbProgressDialog *self, const char *heading);
void ebb_progress_dialog_report (goffset done, goffset total, gpointer dialog);

G_END_DECLS
