// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-order-row.h"

G_BEGIN_DECLS

/**
 * EbbOrderGroup:
 *
 * Signal `reordered`: the person moved a row.
 */
#define EBB_TYPE_ORDER_GROUP (ebb_order_group_get_type ())
G_DECLARE_FINAL_TYPE (EbbOrderGroup, ebb_order_group, EBB, ORDER_GROUP, AdwPreferencesGroup)

void ebb_order_group_append (EbbOrderGroup *self, EbbOrderRow *row);
void ebb_order_group_clear (EbbOrderGroup *self);
guint ebb_order_group_get_n_rows (EbbOrderGroup *self);
EbbOrderRow *ebb_order_group_get_row (EbbOrderGroup *self, guint position);

G_END_DECLS
