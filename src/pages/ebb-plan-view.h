// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_PLAN_VIEW (ebb_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbPlanView, ebb_plan_view, EBB, PLAN_VIEW, GtkWidget)

GtkWidget *ebb_plan_view_new (EbbStore *store);
void ebb_plan_view_set_store (EbbPlanView *self, EbbStore *store);

G_END_DECLS
