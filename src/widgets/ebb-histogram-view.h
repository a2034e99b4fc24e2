// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-cell-view.h"

#include "draw/ebb-histogram.h"

G_BEGIN_DECLS

#define EBB_TYPE_HISTOGRAM_VIEW (ebb_histogram_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbHistogramView, ebb_histogram_view, EBB, HISTOGRAM_VIEW, EbbCellView)

GtkWidget *ebb_histogram_view_new (void);
void ebb_histogram_view_set_distribution (EbbHistogramView *self, const EbbDistribution *distribution, gboolean is_pain, const char *unit, double median, const char *name);

G_END_DECLS
