// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where it hurts on one day: what its entries say about each region that they mark,
 * kept packed in one row of the table of days. */

/* One region. */
typedef struct
{
  guint32 code;      /* of the region, from 1 on */
  guint32 n_entries; /* that mark it, at least 1 */
  guint32 n_rated;   /* of these, with an intensity */
  float worst;       /* of the intensities; 0 if there is none */
  double sum;        /* of the intensities */
} EbbDayRegion;

EbbDayRegion ebb_day_region_make (guint32 code, gint64 n_entries, gint64 n_rated, double sum, double worst);

gboolean ebb_day_body_unpack (const guint8 *bytes, gsize length, GArray *regions);
void ebb_day_body_pack (const GArray *regions, GByteArray *bytes);
void ebb_day_body_put (GArray *regions, const EbbDayRegion *figures, gboolean anew);
gboolean ebb_day_body_equal (const GArray *a, const GArray *b);

G_END_DECLS
