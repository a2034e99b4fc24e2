// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was measured before and after, once. */
typedef struct
{
  double pre;
  double post;
  gboolean treated;
} EbbAncovaCase;

/* post = @intercept + @slope * pre + @effect * treated */
typedef struct
{
  guint n;
  double intercept;
  double slope;
  double effect;
  double effect_error; /* standard error of @effect */
} EbbAncova;

gboolean ebb_ancova_fit (const EbbAncovaCase *cases, guint n, EbbAncova *result);

G_END_DECLS
