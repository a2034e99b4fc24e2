// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <math.h>
#include <string.h>

/* Where it hurts over time, from the figures per day; and the marks behind the
 * story of one region. */

static gboolean
read_days (EbbDb *db, const EbbQuery *query, EbbBodyHistory *history, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error, "SELECT day, n FROM day_summary WHERE day BETWEEN ?1 AND ?2 ORDER BY day",
                                                "nn", (int) query->from, (int) query->to);
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    ebb_body_history_add_day (history, sqlite3_column_int (rows, 0), (guint) sqlite3_column_int (rows, 1));

  return state == 0;
}

/* In the order of the table, by region: the index by day would look up each row.
 * (The + keeps it from being chosen.) */
static gboolean
read_regions (EbbDb *db, const EbbQuery *query, EbbBodyHistory *history, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error,
                                                "SELECT region, day, n, rated, sum, max FROM day_region WHERE +day BETWEEN ?1 AND ?2 ORDER BY region, day",
                                                "nn", (int) query->from, (int) query->to);
  const EbbRegion *region = NULL;
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      const char *name = ebb_column_text (rows, 0);
      EbbBodyRow row;

      if (region == NULL || strcmp (region->id, name) != 0)
        region = ebb_region_find (name);
      if (region == NULL)
        continue;
      row.region = (guint16) region->index;
      row.n_entries = (guint16) MIN (sqlite3_column_int (rows, 2), G_MAXUINT16);
      row.n_rated = (guint16) MIN (sqlite3_column_int (rows, 3), G_MAXUINT16);
      row.sum = (float) sqlite3_column_double (rows, 4);
      row.worst = row.n_rated > 0 ? (float) sqlite3_column_double (rows, 5) : (float) NAN;
      ebb_body_history_add (history, sqlite3_column_int (rows, 1), &row);
    }

  return state == 0;
}

/* See ebb_store_load_body_async(). */
EbbBodyHistory *
ebb_db_load_body (EbbDb *db, const EbbQuery *query, GError **error)
{
  g_autoptr (EbbBodyHistory) history = ebb_body_history_new ();
  gboolean done;

  if (!ebb_db_begin_read (db, error))
    return NULL;
  done = read_days (db, query, history, error) && read_regions (db, query, history, error);
  ebb_db_end_read (db);
  if (!done)
    return NULL;
  ebb_body_history_seal (history);

  return g_steal_pointer (&history);
}

/* Adds all marks of the entries that mark @region; an entry that is there already
 * is passed over. */
static gboolean
read_story_marks (EbbDb *db, const EbbQuery *query, const EbbRegion *region, GHashTable *seen, GArray *marks, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error,
                                                "SELECT e.rowid, e.day, m.region, m.intensity, m.qualities FROM mark a "
                                                "CROSS JOIN entry e ON e.id = a.entry AND e.day BETWEEN ?2 AND ?3 "
                                                "CROSS JOIN mark m ON m.entry = a.entry WHERE a.region = ?1",
                                                "snn", region->id, (int) query->from, (int) query->to);
  gint64 last = -1;
  gboolean passed_over = FALSE;
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      gint64 entry = sqlite3_column_int64 (rows, 0);
      const EbbRegion *marked = ebb_region_find (ebb_column_text (rows, 2));
      EbbStoryMark mark = {
        .entry = entry,
        .day = sqlite3_column_int (rows, 1),
        .intensity = (float) ebb_column_double (rows, 3),
        .qualities = (guint32) sqlite3_column_int64 (rows, 4),
      };

      /* The marks of an entry follow each other. */
      if (entry != last)
        passed_over = !g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) entry));
      last = entry;
      if (passed_over || marked == NULL)
        continue;
      mark.region = (guint16) marked->index;
      g_array_append_val (marks, mark);
    }

  return state == 0;
}

/* See ebb_store_load_story_async(). */
EbbRegionStory *
ebb_db_load_story (EbbDb *db, const EbbQuery *query, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (EbbStoryMark));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);
  gboolean done = TRUE;

  if (!ebb_db_begin_read (db, error))
    return NULL;
  for (guint i = 0; done && i < n_regions; i++)
    if (ebb_body_region_counts_for (regions[i], query->region))
      done = read_story_marks (db, query, regions[i], seen, marks, error);
  ebb_db_end_read (db);
  if (!done)
    return NULL;

  return ebb_region_story_new (query->region, (const EbbStoryMark *) (void *) marks->data, marks->len);
}
