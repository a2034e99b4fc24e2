// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ebb_adjust_false_discovery (const double *p, guint n, double *adjusted);

G_END_DECLS
