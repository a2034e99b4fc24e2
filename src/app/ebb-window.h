// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "exchange/ebb-export.h"
#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_WINDOW (ebb_window_get_type ())
G_DECLARE_FINAL_TYPE (EbbWindow, ebb_window, EBB, WINDOW, AdwApplicationWindow)

EbbWindow *ebb_window_new (GtkApplication *application);

EbbStore *ebb_window_get_store (EbbWindow *self);
void ebb_window_set_demo (EbbWindow *self, gboolean demo);
void ebb_window_show_opening (EbbWindow *self);
void ebb_window_show_diary (EbbWindow *self, EbbStore *store);
void ebb_window_show_trouble (EbbWindow *self, EbbStore *store, const GError *error);
gboolean ebb_window_asks_before_quit (EbbWindow *self);
void ebb_window_put_away (EbbWindow *self);

void ebb_window_show_page (EbbWindow *self, const char *name);
void ebb_window_new_entry (EbbWindow *self);
void ebb_window_show_session (EbbWindow *self, const char *session, int hours);
void ebb_window_notify (EbbWindow *self, const char *text);
void ebb_window_notify_undoable (EbbWindow *self, const char *text);

/* Files: what the choosers of the menu and a drop onto the window end in. */
void ebb_window_import_file (EbbWindow *self, GFile *file);
void ebb_window_export_file (EbbWindow *self, EbbExportFormat format, GFile *file);
void ebb_window_back_up_file (EbbWindow *self, GFile *file);
void ebb_window_restore_file (EbbWindow *self, GFile *file);

G_END_DECLS
