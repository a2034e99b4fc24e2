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

/* The same few names come again and again: most are found here by a glance at three of
 * their letters. */
#define N_KNOWN 1024

typedef struct
{
  EbbBodyHistory *history;
  const EbbRegion *known[N_KNOWN];
  EbbDay to;
} BodyReader;

static const EbbRegion *
find_region (BodyReader *reader, const char *id, guint length)
{
  guint place = length > 0 ? (length * 131u + (guint) id[0] * 71u + (guint) id[length / 2] * 31u + (guint) id[length - 1] * 7u) % N_KNOWN : 0;
  const EbbRegion *known = reader->known[place];

  if (known == NULL || strcmp (known->id, id) != 0)
    known = reader->known[place] = ebb_region_find (id);
  return known;
}

/* An aggregate that is called with each row: that is quicker than stepping through
 * hundreds of thousands of them. */
static void
add_row_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  BodyReader *reader = sqlite3_user_data (context);
  const char *id = (const char *) sqlite3_value_text (values[1]);
  const EbbRegion *region = id != NULL ? find_region (reader, id, (guint) sqlite3_value_bytes (values[1])) : NULL;
  EbbDay day = sqlite3_value_int (values[0]);
  EbbBodyRow row;

  if (region == NULL || day > reader->to)
    return;
  row.region = (guint16) region->index;
  row.n_entries = (guint16) MIN (sqlite3_value_int (values[2]), G_MAXUINT16);
  row.n_rated = (guint16) MIN (sqlite3_value_int (values[3]), G_MAXUINT16);
  row.sum = (float) sqlite3_value_double (values[4]);
  row.worst = row.n_rated > 0 ? (float) sqlite3_value_double (values[5]) : (float) NAN;
  ebb_body_history_add (reader->history, day, &row);
}

static void
end_rows_cb (sqlite3_context *context)
{
  sqlite3_result_null (context);
}

/* In the order of the table, by day. */
static gboolean
read_regions (EbbDb *db, const EbbQuery *query, EbbBodyHistory *history, GError **error)
{
  g_autoptr (EbbStatement) rows = NULL;
  BodyReader reader = { history, { NULL }, query->to };

  sqlite3_create_function (db->handle, "ebb_add_body_row", 6, SQLITE_UTF8 | SQLITE_DIRECTONLY, &reader, NULL, add_row_cb, end_rows_cb);
  rows = ebb_db_query (db, error,
                       "SELECT ebb_add_body_row (day, region, n, rated, sum, max) FROM day_region WHERE day >= ?1",
                       "n", (int) query->from);
  return rows != NULL && ebb_db_step (db, rows, error) >= 0;
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

/* Keeps the marks of an entry, which end @marks from @first on, if one of them counts
 * for the region. */
static void
end_entry (GArray *marks, guint first, gboolean counts)
{
  if (!counts)
    g_array_set_size (marks, first);
}

/* All marks of the entries of the period in which one counts for the region. The
 * marks of an entry follow each other. */
static gboolean
read_story_marks (EbbDb *db, const EbbQuery *query, const EbbRegion *region, GArray *marks, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error,
                                                "SELECT e.rowid, e.day, m.region, m.intensity, m.qualities FROM entry e "
                                                "CROSS JOIN mark m ON m.entry = e.id WHERE e.day BETWEEN ?1 AND ?2 ORDER BY e.day, e.at, e.id",
                                                "nn", (int) query->from, (int) query->to);
  gint64 last = -1;
  guint first = 0;
  gboolean counts = FALSE;
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

      if (entry != last)
        {
          end_entry (marks, first, counts);
          first = marks->len;
          counts = FALSE;
          last = entry;
        }
      if (marked == NULL)
        continue;
      mark.region = (guint16) marked->index;
      g_array_append_val (marks, mark);
      counts = counts || ebb_body_region_counts_for (marked, region);
    }
  end_entry (marks, first, counts);

  return state == 0;
}

/* See ebb_store_load_story_async(). */
EbbRegionStory *
ebb_db_load_story (EbbDb *db, const EbbQuery *query, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (EbbStoryMark));

  if (!read_story_marks (db, query, query->region, marks, error))
    return NULL;
  return ebb_region_story_new (query->region, (const EbbStoryMark *) (void *) marks->data, marks->len);
}
