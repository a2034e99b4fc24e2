// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_DIARY_PAGE (ebb_diary_page_get_type ())
G_DECLARE_FINAL_TYPE (EbbDiaryPage, ebb_diary_page, EBB, DIARY_PAGE, GtkWidget)

GtkWidget *ebb_diary_page_new (EbbStore *store);
EbbStore *ebb_diary_page_get_store (EbbDiaryPage *self);
void ebb_diary_page_set_store (EbbDiaryPage *self, EbbStore *store);
void ebb_diary_page_show_day (EbbDiaryPage *self, EbbDay day);
void ebb_diary_page_focus_search (EbbDiaryPage *self);

G_END_DECLS
