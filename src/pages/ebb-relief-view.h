// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_RELIEF_VIEW (ebb_relief_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbReliefView, ebb_relief_view, EBB, RELIEF_VIEW, GtkWidget)

GtkWidget *ebb_relief_view_new (EbbStore *store);
void ebb_relief_view_set_store (EbbReliefView *self, EbbStore *store);

G_END_DECLS
