// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-period.h"
#include "ebb-region.h"

G_BEGIN_DECLS

/* One region on one day. Kept small: thirty busy years have some 300 000. */
typedef struct
{
  guint16 region;    /* index of the region */
  guint16 n_entries; /* of the day that mark it */
  guint16 n_rated;   /* of these, with an intensity */
  float sum;         /* of the intensities */
  float worst;       /* NAN if there is none */
} EbbBodyRow;

/* One day that has entries, marked or not. */
typedef struct
{
  EbbDay day;
  guint n_entries;
  guint first_row; /* its rows go on to the first of the next day */
} EbbBodyDay;

/**
 * EbbBodyHistory:
 *
 * Where it hurt on each day of a span, small enough to be kept and to be asked for
 * any period again and again. Immutable, counted by reference.
 */
typedef struct _EbbBodyHistory EbbBodyHistory;

EbbBodyHistory *ebb_body_history_new (void);
EbbBodyHistory *ebb_body_history_ref (EbbBodyHistory *self);
void ebb_body_history_unref (EbbBodyHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbBodyHistory, ebb_body_history_unref)

void ebb_body_history_add_day (EbbBodyHistory *self, EbbDay day, guint n_entries);
void ebb_body_history_add (EbbBodyHistory *self, EbbDay day, const EbbBodyRow *row);
void ebb_body_history_seal (EbbBodyHistory *self);

EbbPeriod ebb_body_history_get_extent (const EbbBodyHistory *self);
guint ebb_body_history_get_n_days (const EbbBodyHistory *self);
const EbbBodyDay *ebb_body_history_get_day (const EbbBodyHistory *self, guint index);
guint ebb_body_history_find_day (const EbbBodyHistory *self, EbbDay day);
const EbbBodyRow *ebb_body_history_get_rows (const EbbBodyHistory *self, guint index, guint *n_rows);

G_END_DECLS
