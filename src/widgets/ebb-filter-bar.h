// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ebb-filter.h"

G_BEGIN_DECLS

#define EBB_TYPE_FILTER_BAR (ebb_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (EbbFilterBar, ebb_filter_bar, EBB, FILTER_BAR, GtkWidget)

GtkWidget *ebb_filter_bar_new (void);
void ebb_filter_bar_set_query (EbbFilterBar *self, const EbbQuery *query);
const EbbQuery *ebb_filter_bar_get_query (EbbFilterBar *self);
void ebb_filter_bar_set_trackers (EbbFilterBar *self, GPtrArray *trackers);

G_END_DECLS
