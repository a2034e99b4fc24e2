// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_TODAY_PAGE (ebb_today_page_get_type ())
G_DECLARE_FINAL_TYPE (EbbTodayPage, ebb_today_page, EBB, TODAY_PAGE, GtkWidget)

GtkWidget *ebb_today_page_new (EbbStore *store);

EbbStore *ebb_today_page_get_store (EbbTodayPage *self);
void ebb_today_page_set_store (EbbTodayPage *self, EbbStore *store);
void ebb_today_page_save (EbbTodayPage *self);

G_END_DECLS
