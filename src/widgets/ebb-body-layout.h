// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_BODY_LAYOUT (ebb_body_layout_get_type ())
G_DECLARE_FINAL_TYPE (EbbBodyLayout, ebb_body_layout, EBB, BODY_LAYOUT, GtkLayoutManager)

gboolean ebb_body_layout_get_both (EbbBodyLayout *self);
void ebb_body_layout_set_pair (EbbBodyLayout *self, gboolean is_pair);
void ebb_body_layout_set_shown (EbbBodyLayout *self, guint shown);

G_END_DECLS
