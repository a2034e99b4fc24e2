// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-trend-plot.h"

G_BEGIN_DECLS

GBytes *ebb_trend_csv_new (const EbbTrendPlot *plot, double from, double to);

G_END_DECLS
