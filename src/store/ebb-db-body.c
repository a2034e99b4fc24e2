// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-day-body.h"
#include "ebb-db-private.h"

#include <math.h>

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

typedef struct
{
  guint32 code;
  const EbbRegion *region; /* (nullable): none that this program knows */
} CodedRegion;

typedef struct
{
  EbbDb *db;
  EbbBodyHistory *history;
  GArray *codes;   /* (owned) (element-type CodedRegion): by code */
  GArray *regions; /* (owned) (element-type EbbDayRegion): of one day */
} BodyReader;

static void
body_reader_clear (BodyReader *reader)
{
  g_clear_pointer (&reader->codes, g_array_unref);
  g_clear_pointer (&reader->regions, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BodyReader, body_reader_clear)

static gboolean
read_codes (BodyReader *reader, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (reader->db, error, "SELECT code, region FROM region_code WHERE code BETWEEN 1 AND 4294967295 ORDER BY code", "");
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (reader->db, rows, error)) > 0)
    {
      const char *id = ebb_column_text (rows, 1);
      CodedRegion coded = { (guint32) sqlite3_column_int64 (rows, 0), id != NULL ? ebb_region_find (id) : NULL };

      g_array_append_val (reader->codes, coded);
    }

  return state == 0;
}

static void
add_region (const BodyReader *reader, EbbDay day, const EbbRegion *region, const EbbDayRegion *figures)
{
  EbbBodyRow row = {
    .region = (guint16) region->index,
    .n_entries = (guint16) MIN (figures->n_entries, G_MAXUINT16),
    .n_rated = (guint16) MIN (figures->n_rated, G_MAXUINT16),
    .sum = (float) figures->sum,
    .worst = figures->n_rated > 0 ? figures->worst : NAN,
  };

  ebb_body_history_add (reader->history, day, &row);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  guint32 one = ((const CodedRegion *) a)->code;
  guint32 other = ((const CodedRegion *) b)->code;

  return one < other ? -1 : one > other;
}

/* (nullable): others have no place on the body. Codes are given from 1 on, so that each
 * is at its own place, unless the file is strange. */
static const EbbRegion *
find_region (const BodyReader *reader, guint32 code)
{
  const CodedRegion *codes = (const CodedRegion *) (void *) reader->codes->data;
  CodedRegion wanted = { code, NULL };
  guint place;

  if (code <= reader->codes->len && codes[code - 1].code == code)
    return codes[code - 1].region;

  return g_array_binary_search (reader->codes, &wanted, compare_codes, &place) ? codes[place].region : NULL;
}

static void
add_day (const BodyReader *reader, EbbDay day)
{
  for (guint i = 0; i < reader->regions->len; i++)
    {
      const EbbDayRegion *figures = &g_array_index (reader->regions, EbbDayRegion, i);
      const EbbRegion *region = find_region (reader, figures->code);

      if (region != NULL)
        add_region (reader, day, region, figures);
    }
}

/* A day whose row is damaged, from its entries. The row is made anew when the day
 * changes. */
static gboolean
add_damaged_day (const BodyReader *reader, EbbDay day, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (reader->db, error,
                                                "SELECT m.region, count(*), count(m.intensity), total(m.intensity), max(m.intensity) "
                                                "FROM entry e CROSS JOIN mark m ON m.entry = e.id WHERE e.day = ?1 GROUP BY m.region",
                                                "n", (int) day);
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (reader->db, rows, error)) > 0)
    {
      const char *id = ebb_column_text (rows, 0);
      const EbbRegion *region = id != NULL ? ebb_region_find (id) : NULL;
      EbbDayRegion figures = ebb_day_region_make (0, sqlite3_column_int64 (rows, 1), sqlite3_column_int64 (rows, 2),
                                                  sqlite3_column_double (rows, 3), ebb_column_double (rows, 4));

      if (region != NULL)
        add_region (reader, day, region, &figures);
    }

  return state == 0;
}

static gboolean
read_regions (EbbDb *db, const EbbQuery *query, EbbBodyHistory *history, GError **error)
{
  g_auto (BodyReader) reader = {
    .db = db,
    .history = history,
    .codes = g_array_new (FALSE, FALSE, sizeof (CodedRegion)),
    .regions = g_array_new (FALSE, FALSE, sizeof (EbbDayRegion)),
  };
  g_autoptr (EbbStatement) rows = NULL;
  int state;

  if (!read_codes (&reader, error))
    return FALSE;
  rows = ebb_db_query (db, error, "SELECT day, regions FROM day_body WHERE day BETWEEN ?1 AND ?2 ORDER BY day",
                       "nn", (int) query->from, (int) query->to);
  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      EbbDay day = sqlite3_column_int (rows, 0);

      if (ebb_day_body_unpack (sqlite3_column_blob (rows, 1), (gsize) sqlite3_column_bytes (rows, 1), reader.regions))
        add_day (&reader, day);
      else if (!add_damaged_day (&reader, day, error))
        return FALSE;
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
