// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_WAITING_LIST (ebb_waiting_list_get_type ())
G_DECLARE_FINAL_TYPE (EbbWaitingList, ebb_waiting_list, EBB, WAITING_LIST, GtkWidget)

GtkWidget *ebb_waiting_list_new (void);

void ebb_waiting_list_set_store (EbbWaitingList *self, EbbStore *store);

G_END_DECLS
