// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EbbOrderRow:
 *
 * Signals: `move (int by)`: the person wants it further up (-1) or down (1);
 * `dropped (EbbOrderRow other)`: @other was dragged onto it.
 */
#define EBB_TYPE_ORDER_ROW (ebb_order_row_get_type ())
G_DECLARE_FINAL_TYPE (EbbOrderRow, ebb_order_row, EBB, ORDER_ROW, AdwActionRow)

EbbOrderRow *ebb_order_row_new (const char *id, const char *title);
const char *ebb_order_row_get_id (EbbOrderRow *self);
void ebb_order_row_set_place (EbbOrderRow *self, gboolean first, gboolean last);
void ebb_order_row_focus_move (EbbOrderRow *self, int by);

G_END_DECLS
