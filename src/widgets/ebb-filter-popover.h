// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ebb-filter.h"

G_BEGIN_DECLS

#define EBB_TYPE_FILTER_POPOVER (ebb_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (EbbFilterPopover, ebb_filter_popover, EBB, FILTER_POPOVER, GtkPopover)

GtkWidget *ebb_filter_popover_new (void);
void ebb_filter_popover_set_query (EbbFilterPopover *self, const EbbQuery *query);
const EbbQuery *ebb_filter_popover_get_query (EbbFilterPopover *self);
void ebb_filter_popover_set_trackers (EbbFilterPopover *self, GPtrArray *trackers);

G_END_DECLS
