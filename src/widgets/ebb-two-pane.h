// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_TWO_PANE (ebb_two_pane_get_type ())
G_DECLARE_FINAL_TYPE (EbbTwoPane, ebb_two_pane, EBB, TWO_PANE, GtkWidget)

gboolean ebb_two_pane_get_wide (EbbTwoPane *self);

G_END_DECLS
