// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-readings.h"

#include <math.h>

/* A day with entries. */
typedef struct
{
  EbbDay day;
  guint n_before; /* entries of the days before it */
} Day;

struct _EbbReadings
{
  gatomicrefcount ref_count;
  GArray *samples;   /* (owned): EbbSample, by x once sealed */
  GArray *days;      /* (owned): Day, and one more behind the last once sealed */
  guint n_entries;   /* of all days so far */
  gboolean unsorted; /* a reading came before an earlier one */
  gboolean sealed;
};

/**
 * ebb_readings_new:
 *
 * Returns: (transfer full): no readings, to be filled with ebb_readings_add_day(),
 *   ebb_readings_add() and ebb_readings_seal()
 */
EbbReadings *
ebb_readings_new (void)
{
  EbbReadings *self = g_new0 (EbbReadings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->samples = g_array_new (FALSE, FALSE, sizeof (EbbSample));
  self->days = g_array_new (FALSE, FALSE, sizeof (Day));
  return self;
}

/**
 * ebb_readings_ref:
 * @self: readings
 *
 * Returns: (transfer full): the same
 */
EbbReadings *
ebb_readings_ref (EbbReadings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * ebb_readings_unref:
 * @self: (transfer full): readings
 */
void
ebb_readings_unref (EbbReadings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->samples);
  g_array_unref (self->days);
  g_free (self);
}

/**
 * ebb_readings_add_day:
 * @self: readings that are being filled
 * @day: a day later than those added before
 * @n_entries: how many entries it has, at least 1
 */
void
ebb_readings_add_day (EbbReadings *self,
                      EbbDay day,
                      guint n_entries)
{
  Day added = { day, self->n_entries };

  g_return_if_fail (!self->sealed);
  g_return_if_fail (self->days->len == 0 || g_array_index (self->days, Day, self->days->len - 1).day < day);

  g_array_append_val (self->days, added);
  self->n_entries += n_entries;
}

/**
 * ebb_readings_add:
 * @self: readings that are being filled
 * @day: the local day of the entry
 * @second_of_day: the wall clock where it was recorded, in seconds since midnight:
 *   from 0 to below %EBB_DAY_SECONDS
 * @value: what the entry says; one that is not finite is passed over
 *
 * Adding in the order of time saves sealing the work of sorting.
 */
void
ebb_readings_add (EbbReadings *self,
                  EbbDay day,
                  double second_of_day,
                  double value)
{
  EbbSample sample = { day * EBB_DAY_SECONDS + second_of_day, value };
  guint n = self->samples->len;

  g_return_if_fail (!self->sealed);
  g_return_if_fail (second_of_day >= 0 && second_of_day < EBB_DAY_SECONDS);

  if (!isfinite (value))
    return;
  self->unsorted = self->unsorted || (n > 0 && g_array_index (self->samples, EbbSample, n - 1).x > sample.x);
  g_array_append_val (self->samples, sample);
}

static int
compare_samples_cb (gconstpointer a,
                    gconstpointer b)
{
  double x = ((const EbbSample *) a)->x;
  double y = ((const EbbSample *) b)->x;

  return x < y ? -1 : x > y;
}

/**
 * ebb_readings_seal:
 * @self: readings that are filled
 *
 * Puts the readings in order; those of the same second stay in the order in which
 * they were added. Nothing can be added from now on.
 */
void
ebb_readings_seal (EbbReadings *self)
{
  Day end = { G_MAXINT, self->n_entries };

  g_return_if_fail (!self->sealed);

  self->sealed = TRUE;
  g_array_append_val (self->days, end);
  /* Travel lets the wall clock run back. GArray's sort is stable. */
  if (self->unsorted)
    g_array_sort (self->samples, compare_samples_cb);
}

/**
 * ebb_readings_get_all:
 * @self: sealed readings
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n) (nullable): the readings in order of time
 */
const EbbSample *
ebb_readings_get_all (const EbbReadings *self,
                      guint *n)
{
  g_return_val_if_fail (self->sealed, NULL);

  *n = self->samples->len;
  return (const EbbSample *) (const void *) self->samples->data;
}

/* The index of the first reading on @day or later. */
static guint
find_sample (const EbbReadings *self,
             double day)
{
  double x = day * EBB_DAY_SECONDS;
  guint low = 0;
  guint high = self->samples->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->samples, EbbSample, middle).x < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * ebb_readings_get_period:
 * @self: sealed readings
 * @period: the days
 * @n: (out): how many readings they have
 *
 * Returns: (transfer none) (array length=n) (nullable): the readings of these days
 *   in order of time, a part of what ebb_readings_get_all() returns
 */
const EbbSample *
ebb_readings_get_period (const EbbReadings *self,
                         EbbPeriod period,
                         guint *n)
{
  guint first, end;

  *n = 0;
  g_return_val_if_fail (self->sealed, NULL);

  if (ebb_period_is_empty (period) || self->samples->len == 0)
    return NULL;
  first = find_sample (self, period.from);
  end = find_sample (self, (double) period.to + 1);
  *n = end - first;
  return (const EbbSample *) (const void *) self->samples->data + first;
}

/* The first day with entries on @day or later; the one behind the last if there is
 * none. */
static const Day *
find_day (const EbbReadings *self,
          gint64 day)
{
  const Day *days = (const Day *) (const void *) self->days->data;
  guint low = 0;
  guint high = self->days->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (days[middle].day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return &days[low];
}

/**
 * ebb_readings_get_extent:
 * @self: sealed readings
 *
 * Returns: from the first to the last day with an entry, whatever the entries say; an
 *   empty period, from 0 to -1, if there is no entry
 */
EbbPeriod
ebb_readings_get_extent (const EbbReadings *self)
{
  const Day *days = (const Day *) (const void *) self->days->data;

  g_return_val_if_fail (self->sealed, ((EbbPeriod){ 0, -1 }));

  if (self->days->len == 1)
    return (EbbPeriod){ 0, -1 };
  return (EbbPeriod){ days[0].day, days[self->days->len - 2].day };
}

/**
 * ebb_readings_count_entry_days:
 * @self: sealed readings
 * @period: the days
 *
 * Returns: how many of these days have entries, whatever the entries say
 */
guint
ebb_readings_count_entry_days (const EbbReadings *self,
                               EbbPeriod period)
{
  g_return_val_if_fail (self->sealed, 0);

  if (ebb_period_is_empty (period))
    return 0;
  return (guint) (find_day (self, (gint64) period.to + 1) - find_day (self, period.from));
}

/**
 * ebb_readings_count_entries:
 * @self: sealed readings
 * @period: the days
 *
 * Returns: how many entries these days have, whatever the entries say
 */
guint
ebb_readings_count_entries (const EbbReadings *self,
                            EbbPeriod period)
{
  g_return_val_if_fail (self->sealed, 0);

  if (ebb_period_is_empty (period))
    return 0;
  return find_day (self, (gint64) period.to + 1)->n_before - find_day (self, period.from)->n_before;
}
