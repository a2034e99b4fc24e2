// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_LIBRARY_VIEW (ebb_library_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbLibraryView, ebb_library_view, EBB, LIBRARY_VIEW, GtkWidget)

GtkWidget *ebb_library_view_new (EbbStore *store);
void ebb_library_view_set_store (EbbLibraryView *self, EbbStore *store);

/* Opens the text of one technique. */
void ebb_library_view_show_technique (EbbLibraryView *self, const char *technique);

G_END_DECLS
