// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_WINDOW (ebb_window_get_type ())
G_DECLARE_FINAL_TYPE (EbbWindow, ebb_window, EBB, WINDOW, AdwApplicationWindow)

EbbWindow *ebb_window_new (GtkApplication *application);
void ebb_window_show_page (EbbWindow *self, const char *name);
void ebb_window_notify (EbbWindow *self, const char *text);

G_END_DECLS
