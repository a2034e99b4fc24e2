// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-cell-view.h"

#include "draw/ebb-hour-grid.h"

G_BEGIN_DECLS

#define EBB_TYPE_HOUR_VIEW (ebb_hour_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbHourView, ebb_hour_view, EBB, HOUR_VIEW, EbbCellView)

GtkWidget *ebb_hour_view_new (void);
void ebb_hour_view_set_pattern (EbbHourView *self, const EbbHourPattern *pattern, const EbbValueColors *colors, const char *unit, const char *name);

G_END_DECLS
