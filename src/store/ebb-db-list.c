// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <math.h>
#include <string.h>

/* Lists of days and entries. Without conditions they are ranges of an index; with
 * conditions they are slices of what a search found, which is kept for the pages
 * that follow. */

/* Whether nothing but days limits @query. */
static gboolean
is_range (const EbbQuery *query)
{
  g_autoptr (EbbQuery) copy = ebb_query_copy (query);

  copy->from = EBB_DAY_MIN;
  copy->to = EBB_DAY_MAX;

  return ebb_query_is_everything (copy);
}

static GArray *
list_rows (EbbDb *db, const EbbQuery *query, guint offset, guint limit, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  int state;

  if (is_range (query))
    {
      g_autoptr (EbbStatement) range =
        ebb_db_query (db, error,
                      "SELECT rowid FROM entry WHERE day BETWEEN ?1 AND ?2 "
                      "ORDER BY day DESC, at DESC, id DESC LIMIT ?3 OFFSET ?4",
                      "nnii", (int) query->from, (int) query->to, (gint64) limit, (gint64) offset);

      if (range == NULL)
        return NULL;
      while ((state = ebb_db_step (db, range, error)) > 0)
        {
          gint64 rowid = sqlite3_column_int64 (range, 0);

          g_array_append_val (rows, rowid);
        }
      if (state < 0)
        return NULL;
    }
  else
    {
      guint n_hits;
      const EbbHit *const *hits = ebb_db_find (db, query, &n_hits, error);

      if (hits == NULL)
        return NULL;
      for (guint i = offset; i < n_hits && rows->len < limit; i++)
        g_array_append_val (rows, hits[i]->rowid);
    }

  return g_steal_pointer (&rows);
}

static GPtrArray *
read_rows (EbbDb *db, GArray *rows, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      EbbEntry *entry = ebb_db_read_entry (db, g_array_index (rows, gint64, i), error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }

  return g_steal_pointer (&entries);
}

/* See ebb_store_list_entries_async(). */
GPtrArray *
ebb_db_list_entries (EbbDb *db, const EbbQuery *query, guint offset, guint limit, GError **error)
{
  g_autoptr (GArray) rows = NULL;
  GPtrArray *entries = NULL;

  if (!ebb_db_begin_read (db, error))
    return NULL;

  rows = list_rows (db, query, offset, limit, error);
  if (rows != NULL)
    entries = read_rows (db, rows, error);
  ebb_db_end_read (db);

  return entries;
}

static GArray *
list_summaries (EbbDb *db, const EbbQuery *query, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (EbbDaySummary));
  g_autoptr (EbbStatement) rows =
    ebb_db_query (db, error,
                  "SELECT day, n, rated, sum, min, max FROM day_summary WHERE day BETWEEN ?1 AND ?2 ORDER BY day DESC",
                  "nn", (int) query->from, (int) query->to);
  int state;

  if (rows == NULL)
    return NULL;

  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      EbbDaySummary day = {
        .day = sqlite3_column_int (rows, 0),
        .n_entries = (guint) sqlite3_column_int (rows, 1),
        .n_rated = (guint) sqlite3_column_int (rows, 2),
        .mean = NAN,
        .min = ebb_column_double (rows, 4),
        .max = ebb_column_double (rows, 5),
      };

      if (day.n_rated > 0)
        day.mean = sqlite3_column_double (rows, 3) / day.n_rated;
      g_array_append_val (days, day);
    }

  return state < 0 ? NULL : g_steal_pointer (&days);
}

static GArray *
summarise_hits (const EbbHit *const *hits, guint n_hits)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (EbbDaySummary));

  for (guint i = 0; i < n_hits;)
    {
      EbbDaySummary day = { .day = hits[i]->day, .mean = NAN, .min = NAN, .max = NAN };
      double sum = 0;

      for (; i < n_hits && hits[i]->day == day.day; i++)
        {
          day.n_entries++;
          if (isnan (hits[i]->pain))
            continue;
          day.n_rated++;
          sum += hits[i]->pain;
          day.min = fmin (day.min, hits[i]->pain);
          day.max = fmax (day.max, hits[i]->pain);
        }
      if (day.n_rated > 0)
        day.mean = sum / day.n_rated;
      g_array_append_val (days, day);
    }

  return days;
}

/* See ebb_store_list_days_async(). */
GArray *
ebb_db_list_days (EbbDb *db, const EbbQuery *query, GError **error)
{
  GArray *days = NULL;

  if (!ebb_db_begin_read (db, error))
    return NULL;

  if (is_range (query))
    {
      if (!db->keeps_search)
        ebb_db_forget_search (db);
      days = list_summaries (db, query, error);
    }
  else
    {
      guint n_hits;
      const EbbHit *const *hits = ebb_db_find (db, query, &n_hits, error);

      if (hits != NULL)
        days = summarise_hits (hits, n_hits);
    }
  ebb_db_end_read (db);

  return days;
}

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  const EbbHit *first = a;
  const EbbHit *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;

  return memcmp (first->id, second->id, EBB_UUID_BYTES);
}

static gboolean
visit (EbbDb *db, GArray *hits, EbbEntryFunc func, gpointer func_data, GError **error)
{
  for (guint i = 0; i < hits->len; i++)
    {
      g_autoptr (EbbEntry) entry = ebb_db_read_entry (db, g_array_index (hits, EbbHit, i).rowid, error);

      if (entry == NULL || !func (entry, func_data, error))
        return FALSE;
      ebb_db_report (db, i + 1, hits->len);
    }

  return TRUE;
}

/* See ebb_store_foreach_async(). */
gboolean
ebb_db_foreach (EbbDb *db, const EbbQuery *query, EbbEntryFunc func, gpointer func_data, GError **error)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (EbbHit));
  const EbbHit *const *hits;
  gboolean done = FALSE;
  guint n_hits;

  if (!ebb_db_begin_read (db, error))
    return FALSE;

  hits = ebb_db_find (db, query, &n_hits, error);
  if (hits != NULL)
    {
      for (guint i = 0; i < n_hits; i++)
        g_array_append_vals (sorted, hits[i], 1);
      g_clear_pointer (&db->found, ebb_found_free);
      g_array_sort (sorted, compare_instants);
      done = visit (db, sorted, func, func_data, error);
    }
  ebb_db_end_read (db);

  return done;
}
