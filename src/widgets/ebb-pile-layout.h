// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_PILE_LAYOUT (ebb_pile_layout_get_type ())
G_DECLARE_FINAL_TYPE (EbbPileLayout, ebb_pile_layout, EBB, PILE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *ebb_pile_layout_new (int spacing);

G_END_DECLS
