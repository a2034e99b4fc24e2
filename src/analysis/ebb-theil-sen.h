// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-sample.h"

G_BEGIN_DECLS

/**
 * EbbTheilSen:
 *
 * The slopes between all pairs of points, and what Kendall counts of them.
 */
typedef struct
{
  guint n_points;
  guint n_slopes;  /* pairs of points whose x differ */
  double *slopes;  /* (owned) (array length=n_slopes): in no order */
  gint64 s;        /* Kendall's S: pairs that rise minus pairs that fall */
  double variance; /* of S if x and y had nothing to do with each other */
  double tau;      /* Kendall's tau-b, -1 to 1; NAN if all x or all y are equal */
} EbbTheilSen;

EbbTheilSen *ebb_theil_sen_new (const EbbSample *points, guint n);
void ebb_theil_sen_free (EbbTheilSen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbTheilSen, ebb_theil_sen_free)

double ebb_theil_sen_get_slope (EbbTheilSen *self);
gboolean ebb_theil_sen_get_interval (EbbTheilSen *self, double confidence, double inflation, double *lower, double *upper);
gboolean ebb_theil_sen_is_level (const EbbTheilSen *self, double confidence, double inflation);

G_END_DECLS
