// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-day-body.h"
#include "ebb-db-private.h"

#include <math.h>

/* Keeps the figures of the body, a row for each day. A mark that comes is added to its
 * day, however many entries that has; only where one goes or changes, its region is
 * counted anew. */

typedef struct
{
  EbbDb *db;
  gboolean compares; /* with what is kept, and changes nothing */
  gboolean sound;    /* nothing damaged was met so far */
  EbbDay day;
  gint64 n_days;     /* so far */
  GArray *regions;   /* (owned) (element-type EbbDayRegion): of the day */
  GArray *kept;      /* (owned) (element-type EbbDayRegion): what it is compared with */
  GByteArray *bytes; /* (owned) */
} Keeper;

static void
keeper_clear (Keeper *keeper)
{
  g_clear_pointer (&keeper->regions, g_array_unref);
  g_clear_pointer (&keeper->kept, g_array_unref);
  g_clear_pointer (&keeper->bytes, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keeper, keeper_clear)

static Keeper
keeper_make (EbbDb *db, gboolean compares)
{
  return (Keeper){
    .db = db,
    .compares = compares,
    .sound = TRUE,
    .regions = g_array_new (FALSE, FALSE, sizeof (EbbDayRegion)),
    .kept = g_array_new (FALSE, FALSE, sizeof (EbbDayRegion)),
    .bytes = g_byte_array_new (),
  };
}

/* Reads what is kept of the day; none, if that is damaged. */
static gboolean
read_kept (Keeper *keeper, GArray *regions, GError **error)
{
  g_autoptr (EbbStatement) row = ebb_db_query (keeper->db, error, "SELECT regions FROM day_body WHERE day = ?1", "n", (int) keeper->day);
  int state;

  g_array_set_size (regions, 0);
  if (row == NULL || (state = ebb_db_step (keeper->db, row, error)) < 0)
    return FALSE;
  if (state > 0 && !ebb_day_body_unpack (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0), regions))
    keeper->sound = FALSE;

  return TRUE;
}

/* Takes up @day: empty, or with @merges as it is kept. */
static gboolean
begin_day (Keeper *keeper, EbbDay day, gboolean merges, GError **error)
{
  keeper->day = day;
  keeper->n_days++;
  if (merges)
    return read_kept (keeper, keeper->regions, error);
  g_array_set_size (keeper->regions, 0);

  return TRUE;
}

static gboolean
end_day (Keeper *keeper, GError **error)
{
  EbbDb *db = keeper->db;

  if (keeper->compares)
    {
      if (!read_kept (keeper, keeper->kept, error))
        return FALSE;
      keeper->sound = keeper->sound && ebb_day_body_equal (keeper->regions, keeper->kept);
      return TRUE;
    }
  if (keeper->regions->len == 0)
    return ebb_db_run (db, error, "DELETE FROM day_body WHERE day = ?1", "n", (int) keeper->day);

  ebb_day_body_pack (keeper->regions, keeper->bytes);

  return ebb_db_run (db, error,
                     "INSERT INTO day_body (day, regions) VALUES (?1, ?2) ON CONFLICT (day) DO UPDATE SET regions = excluded.regions", "nb",
                     (int) keeper->day, keeper->bytes->data, (gsize) keeper->bytes->len);
}

/* Goes through the figures that @sql yields, by day: day, code of the region, entries,
 * rated ones, sum, worst, and with @merges whether they are counted anew. Stops where
 * something damaged is met. */
static gboolean
keep_rows (Keeper *keeper, const char *sql, gboolean merges, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (keeper->db, error, sql, "");
  gboolean first = TRUE;
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (keeper->db, rows, error)) > 0)
    {
      EbbDay day = sqlite3_column_int (rows, 0);
      gint64 code = sqlite3_column_int64 (rows, 1);
      EbbDayRegion figures;

      if (first || day != keeper->day)
        {
          if ((!first && !end_day (keeper, error)) || !begin_day (keeper, day, merges, error))
            return FALSE;
          first = FALSE;
        }
      keeper->sound = keeper->sound && code > 0 && code <= G_MAXUINT32;
      if (!keeper->sound)
        return TRUE;
      figures = ebb_day_region_make ((guint32) code, sqlite3_column_int64 (rows, 2), sqlite3_column_int64 (rows, 3),
                                     sqlite3_column_double (rows, 4), ebb_column_double (rows, 5));
      ebb_day_body_put (keeper->regions, &figures, merges && sqlite3_column_int (rows, 6) != 0);
    }

  return state == 0 && (first || end_day (keeper, error));
}

#define ALL_FIGURES "SELECT e.day, c.code, count(*), count(m.intensity), total(m.intensity), max(m.intensity) "  \
                    "FROM entry e JOIN mark m ON m.entry = e.id LEFT JOIN region_code c ON c.region = m.region " \
                    "GROUP BY e.day, c.code ORDER BY e.day, c.code"

/* Brings what the transaction touched up to date. */
gboolean
ebb_db_refresh_body (EbbDb *db, GError **error)
{
  g_auto (Keeper) keeper = keeper_make (db, FALSE);

  return ebb_db_run (db, error, "INSERT OR IGNORE INTO region_code (region) SELECT DISTINCT region FROM temp.changed_region", "") &&
         ebb_db_run (db, error,
                     "UPDATE temp.changed_region SET (n, rated, sum, max) = "
                     "(SELECT count(*), count(m.intensity), total(m.intensity), max(m.intensity) "
                     " FROM entry e CROSS JOIN mark m ON (m.entry, m.region) = (e.id, changed_region.region) WHERE e.day = changed_region.day) "
                     "WHERE anew",
                     "") &&
         keep_rows (&keeper,
                    "SELECT d.day, c.code, d.n, d.rated, d.sum, d.max, d.anew FROM temp.changed_region d "
                    "LEFT JOIN region_code c ON c.region = d.region ORDER BY d.day",
                    TRUE, error) &&
         (keeper.sound || ebb_db_rebuild_body (db, error)) &&
         ebb_db_run (db, error, "DELETE FROM temp.changed_region", "");
}

/* Makes them anew, from the entries alone. */
gboolean
ebb_db_rebuild_body (EbbDb *db, GError **error)
{
  g_auto (Keeper) keeper = keeper_make (db, FALSE);

  return ebb_db_run (db, error, "DELETE FROM day_body", "") &&
         ebb_db_run (db, error, "DELETE FROM region_code", "") &&
         ebb_db_run (db, error, "INSERT INTO region_code (region) SELECT DISTINCT region FROM mark ORDER BY region", "") &&
         keep_rows (&keeper, ALL_FIGURES, FALSE, error);
}

/* Compares them with fresh ones. */
gboolean
ebb_db_body_is_right (EbbDb *db, gboolean *right, GError **error)
{
  g_auto (Keeper) keeper = keeper_make (db, TRUE);
  gint64 n_days;

  if (!keep_rows (&keeper, ALL_FIGURES, FALSE, error) ||
      !ebb_db_get_int (db, db->handle, "SELECT count(*) FROM day_body", &n_days, error))
    return FALSE;
  *right = keeper.sound && n_days == keeper.n_days;

  return TRUE;
}
