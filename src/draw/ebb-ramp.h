// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Red, green and blue from 0 to 1 (sRGB). */
typedef struct
{
  double red;
  double green;
  double blue;
} EbbColor;

EbbColor ebb_ramp_get_color (double rating);
EbbColor ebb_ramp_get_text_color (double rating);

G_END_DECLS
