// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One point of a series: @y is NAN where nothing is known, which is a gap. */
typedef struct
{
  double x;
  double y;
} EbbSample;

G_END_DECLS
