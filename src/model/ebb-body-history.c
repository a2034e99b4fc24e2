// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-history.h"

struct _EbbBodyHistory
{
  gatomicrefcount ref_count;
  GArray *days; /* (owned): EbbBodyDay, and one more behind the last once sealed */
  GArray *rows; /* (owned): EbbBodyRow, by day */
  guint place;  /* of the day that rows were added to last */
  gboolean sealed;
};

/**
 * ebb_body_history_new:
 *
 * Returns: (transfer full): an empty history, to be filled with
 *   ebb_body_history_add_day(), ebb_body_history_add() and ebb_body_history_seal()
 */
EbbBodyHistory *
ebb_body_history_new (void)
{
  EbbBodyHistory *self = g_new0 (EbbBodyHistory, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->days = g_array_new (FALSE, FALSE, sizeof (EbbBodyDay));
  self->rows = g_array_new (FALSE, FALSE, sizeof (EbbBodyRow));
  return self;
}

/**
 * ebb_body_history_ref:
 * @self: a history
 *
 * Returns: (transfer full): the same
 */
EbbBodyHistory *
ebb_body_history_ref (EbbBodyHistory *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * ebb_body_history_unref:
 * @self: (transfer full): a history
 */
void
ebb_body_history_unref (EbbBodyHistory *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->days);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * ebb_body_history_add_day:
 * @self: a history that is being filled
 * @day: a day later than those added before
 * @n_entries: how many entries it has, at least 1
 */
void
ebb_body_history_add_day (EbbBodyHistory *self,
                          EbbDay day,
                          guint n_entries)
{
  EbbBodyDay added = { day, n_entries, 0 };

  g_return_if_fail (!self->sealed);
  g_return_if_fail (self->days->len == 0 || g_array_index (self->days, EbbBodyDay, self->days->len - 1).day < day);

  g_array_append_val (self->days, added);
}

/**
 * ebb_body_history_add:
 * @self: a history that is being filled, with all its days
 * @day: the day of the row, not before that of the last one; passed over if it has no
 *   entries
 * @row: one region on that day
 */
void
ebb_body_history_add (EbbBodyHistory *self,
                      EbbDay day,
                      const EbbBodyRow *row)
{
  EbbBodyDay *days = (EbbBodyDay *) (void *) self->days->data;

  g_return_if_fail (!self->sealed);

  while (self->place < self->days->len && days[self->place].day < day)
    if (++self->place < self->days->len)
      days[self->place].first_row = self->rows->len;
  if (self->place < self->days->len && days[self->place].day == day)
    g_array_append_vals (self->rows, row, 1);
}

/**
 * ebb_body_history_seal:
 * @self: a history that is filled
 *
 * Nothing can be added from now on.
 */
void
ebb_body_history_seal (EbbBodyHistory *self)
{
  EbbBodyDay end = { G_MAXINT, 0, 0 };

  g_return_if_fail (!self->sealed);

  self->sealed = TRUE;
  g_array_append_val (self->days, end);
  for (guint i = self->place + 1; i < self->days->len; i++)
    g_array_index (self->days, EbbBodyDay, i).first_row = self->rows->len;
}

/**
 * ebb_body_history_get_extent:
 * @self: a sealed history
 *
 * Returns: from the first to the last day with an entry, marked or not; an empty period,
 *   from 0 to -1, if there is no entry
 */
EbbPeriod
ebb_body_history_get_extent (const EbbBodyHistory *self)
{
  const EbbBodyDay *days = (const EbbBodyDay *) (const void *) self->days->data;
  guint n = ebb_body_history_get_n_days (self);

  return n > 0 ? (EbbPeriod){ days[0].day, days[n - 1].day } : (EbbPeriod){ 0, -1 };
}

/**
 * ebb_body_history_get_n_days:
 * @self: a sealed history
 *
 * Returns: how many days have entries
 */
guint
ebb_body_history_get_n_days (const EbbBodyHistory *self)
{
  g_return_val_if_fail (self->sealed, 0);

  return self->days->len - 1;
}

/**
 * ebb_body_history_get_day:
 * @self: a sealed history
 * @index: below ebb_body_history_get_n_days()
 *
 * Returns: (transfer none): a day with entries, in order
 */
const EbbBodyDay *
ebb_body_history_get_day (const EbbBodyHistory *self,
                          guint index)
{
  g_return_val_if_fail (index < self->days->len, NULL);

  return &g_array_index (self->days, EbbBodyDay, index);
}

/**
 * ebb_body_history_find_day:
 * @self: a history
 * @day: a day
 *
 * Returns: the index of the first day with entries that is not before @day; how
 *   many there are if none is
 */
guint
ebb_body_history_find_day (const EbbBodyHistory *self,
                           EbbDay day)
{
  guint low = 0;
  guint high = self->sealed ? self->days->len - 1 : self->days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->days, EbbBodyDay, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * ebb_body_history_get_rows:
 * @self: a sealed history
 * @index: index of a day
 * @n_rows: (out): how many regions are marked on it
 *
 * Returns: (transfer none) (array length=n_rows): the regions, in any order
 */
const EbbBodyRow *
ebb_body_history_get_rows (const EbbBodyHistory *self,
                           guint index,
                           guint *n_rows)
{
  const EbbBodyDay *day;

  g_return_val_if_fail (self->sealed && index + 1 < self->days->len, NULL);

  day = &g_array_index (self->days, EbbBodyDay, index);
  *n_rows = day[1].first_row - day[0].first_row;
  return &g_array_index (self->rows, EbbBodyRow, day->first_row);
}
