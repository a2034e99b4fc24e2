// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_CONDITIONS_VIEW (ebb_conditions_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbConditionsView, ebb_conditions_view, EBB, CONDITIONS_VIEW, GtkWidget)

GtkWidget *ebb_conditions_view_new (EbbStore *store);
void ebb_conditions_view_set_store (EbbConditionsView *self, EbbStore *store);

G_END_DECLS
