// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-mark.h"

G_BEGIN_DECLS

#define EBB_TYPE_MARK_ROW (ebb_mark_row_get_type ())
G_DECLARE_FINAL_TYPE (EbbMarkRow, ebb_mark_row, EBB, MARK_ROW, GtkWidget)

GtkWidget *ebb_mark_row_new (const EbbMark *mark);

const EbbMark *ebb_mark_row_get_mark (EbbMarkRow *self);
void ebb_mark_row_set_mark (EbbMarkRow *self, const EbbMark *mark);
void ebb_mark_row_unfold (EbbMarkRow *self);
void ebb_mark_row_focus_qualities (EbbMarkRow *self);

G_END_DECLS
