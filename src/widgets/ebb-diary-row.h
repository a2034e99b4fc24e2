// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-entry-list.h"

G_BEGIN_DECLS

#define EBB_TYPE_DIARY_ROW (ebb_diary_row_get_type ())
G_DECLARE_FINAL_TYPE (EbbDiaryRow, ebb_diary_row, EBB, DIARY_ROW, GtkWidget)

GtkWidget *ebb_diary_row_new (void);
EbbEntryItem *ebb_diary_row_get_item (EbbDiaryRow *self);
void ebb_diary_row_set_item (EbbDiaryRow *self, EbbEntryItem *item);
guint ebb_diary_row_get_position (EbbDiaryRow *self);
char *ebb_diary_row_describe (EbbDiaryRow *self);

G_END_DECLS
