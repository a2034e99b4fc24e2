// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-history.h"

/* Rows are added in any order, since the diary keeps them by region, and put in
 * order of days once, by counting. */

typedef struct
{
  guint place; /* of its day */
  EbbBodyRow row;
} Added;

struct _EbbBodyHistory
{
  gatomicrefcount ref_count;
  GArray *days;  /* (owned): EbbBodyDay, and one more behind the last */
  GArray *added; /* (owned) (nullable): until it is sealed */
  guint next;    /* place where the day of the next row is likely */
  EbbBodyRow *rows;
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
  self->added = g_array_new (FALSE, FALSE, sizeof (Added));
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
  g_clear_pointer (&self->added, g_array_unref);
  g_free (self->rows);
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

  g_return_if_fail (self->added != NULL);
  g_return_if_fail (self->days->len == 0 || g_array_index (self->days, EbbBodyDay, self->days->len - 1).day < day);

  g_array_append_val (self->days, added);
}

/**
 * ebb_body_history_add:
 * @self: a history that is being filled, with all its days
 * @day: the day of the row; passed over if it has no entries
 * @row: one region on that day
 */
void
ebb_body_history_add (EbbBodyHistory *self,
                      EbbDay day,
                      const EbbBodyRow *row)
{
  Added added = { self->next, *row };

  g_return_if_fail (self->added != NULL);

  /* The days of a region mostly follow each other. */
  if (added.place >= self->days->len || g_array_index (self->days, EbbBodyDay, added.place).day != day)
    added.place = ebb_body_history_find_day (self, day);
  self->next = added.place + 1;
  if (added.place < self->days->len && g_array_index (self->days, EbbBodyDay, added.place).day == day)
    g_array_append_val (self->added, added);
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
  g_autofree guint *next = NULL;
  EbbBodyDay end = { G_MAXINT, 0, 0 };
  EbbBodyDay *days;
  guint n_days = self->days->len;

  g_return_if_fail (self->added != NULL);

  g_array_append_val (self->days, end);
  days = (EbbBodyDay *) (void *) self->days->data;
  for (guint i = 0; i < self->added->len; i++)
    days[g_array_index (self->added, Added, i).place + 1].first_row++;
  for (guint i = 0; i < n_days; i++)
    days[i + 1].first_row += days[i].first_row;

  next = g_new (guint, n_days + 1);
  for (guint i = 0; i < n_days; i++)
    next[i] = days[i].first_row;
  self->rows = g_new (EbbBodyRow, self->added->len);
  for (guint i = 0; i < self->added->len; i++)
    {
      const Added *added = &g_array_index (self->added, Added, i);

      self->rows[next[added->place]++] = added->row;
    }
  g_clear_pointer (&self->added, g_array_unref);
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
  g_return_val_if_fail (self->added == NULL, 0);

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
  guint high = self->added != NULL ? self->days->len : self->days->len - 1;

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
 * Returns: (transfer none) (array length=n_rows): the regions, in order of their
 *   index
 */
const EbbBodyRow *
ebb_body_history_get_rows (const EbbBodyHistory *self,
                           guint index,
                           guint *n_rows)
{
  const EbbBodyDay *day;

  g_return_val_if_fail (self->added == NULL && index + 1 < self->days->len, NULL);

  day = &g_array_index (self->days, EbbBodyDay, index);
  *n_rows = day[1].first_row - day[0].first_row;
  return self->rows + day->first_row;
}
