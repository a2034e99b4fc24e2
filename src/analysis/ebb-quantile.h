// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double ebb_quantile_find (double *values, guint n, double share);

G_END_DECLS
