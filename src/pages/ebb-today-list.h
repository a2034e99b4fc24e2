// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_TODAY_LIST (ebb_today_list_get_type ())
G_DECLARE_FINAL_TYPE (EbbTodayList, ebb_today_list, EBB, TODAY_LIST, GtkWidget)

void ebb_today_list_set_store (EbbTodayList *self, EbbStore *store);

G_END_DECLS
