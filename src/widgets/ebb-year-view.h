// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-cell-view.h"

#include "draw/ebb-year-grid.h"

G_BEGIN_DECLS

#define EBB_TYPE_YEAR_VIEW (ebb_year_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbYearView, ebb_year_view, EBB, YEAR_VIEW, EbbCellView)

GtkWidget *ebb_year_view_new (void);
void ebb_year_view_set_days (EbbYearView *self, const GArray *days, EbbPeriod period, const EbbValueColors *colors, const char *unit, const char *name);

G_END_DECLS
