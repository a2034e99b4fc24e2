// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry.h"

G_BEGIN_DECLS

guint ebb_check_in_take_marks (EbbEntry *entry, EbbEntry *last);
guint ebb_check_in_count_new_marks (EbbEntry *entry, EbbEntry *last);
void ebb_check_in_overlay (EbbEntry *entry, EbbEntry *top);
gboolean ebb_check_in_is_more_than_pain (EbbEntry *entry);
GStrv ebb_check_in_order_parts (const char *const *chosen, const char *const *known, gboolean all);

G_END_DECLS
