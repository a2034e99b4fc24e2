// SPDX-License-Identifier: GPL-3.0-or-later

/* All that holds for charts of pixels holds for those of outlines, which paper gets. */
#define OUTLINES
#include "test-chart.c"
