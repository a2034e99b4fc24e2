// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

/* What is derived from the entries: figures per day, and the index of the notes.
 * Temporary triggers note what a transaction touches, whoever touches it: a save,
 * an import, an undo. Only that is derived anew before the COMMIT. (The index is
 * not kept by triggers in the file, since a schema that is not trusted may not
 * reach a virtual table.) */

#define SUMMARY_COLUMNS "day, count(*), count(pain), total(pain), min(pain), max(pain) "
#define REGION_COLUMNS "m.region, e.day, count(*), count(m.intensity), total(m.intensity), min(m.intensity), max(m.intensity) "
#define TRACKER_COLUMNS "v.tracker, e.day, count(*), total(v.number), min(v.number), max(v.number) "

/* A row that stays the same is not written: each is on a page of its own, and the
 * pages of a transaction are what a save costs. */
#define RATED_UPDATE "n = excluded.n, rated = excluded.rated, sum = excluded.sum, min = excluded.min, max = excluded.max " \
                     "WHERE (n, rated, sum, min, max) IS NOT (excluded.n, excluded.rated, excluded.sum, excluded.min, excluded.max)"
#define VALUE_UPDATE "n = excluded.n, sum = excluded.sum, min = excluded.min, max = excluded.max " \
                     "WHERE (n, sum, min, max) IS NOT (excluded.n, excluded.sum, excluded.min, excluded.max)"

/* Begins to follow the entries. What is noted already is left out by hand: inside a
 * trigger OR IGNORE gives way to what the outer statement says about conflicts, and
 * an upsert says ABORT. */
gboolean
ebb_db_watch_entries (EbbDb *db, GError **error)
{
  return ebb_db_exec (db, db->handle,
                      "CREATE TEMP TABLE IF NOT EXISTS dirty_day (day INTEGER PRIMARY KEY);"
                      "CREATE TEMP TRIGGER day_of_new_entry AFTER INSERT ON main.entry BEGIN"
                      "  INSERT INTO dirty_day SELECT new.day EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TRIGGER day_of_old_entry AFTER DELETE ON main.entry BEGIN"
                      "  INSERT INTO dirty_day SELECT old.day EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TRIGGER day_of_entry AFTER UPDATE OF day, pain ON main.entry BEGIN"
                      "  INSERT INTO dirty_day SELECT old.day UNION SELECT new.day EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TRIGGER day_of_new_mark AFTER INSERT ON main.mark BEGIN"
                      "  INSERT INTO dirty_day SELECT day FROM entry WHERE id = new.entry EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TRIGGER day_of_old_mark AFTER DELETE ON main.mark BEGIN"
                      "  INSERT INTO dirty_day SELECT day FROM entry WHERE id = old.entry EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TRIGGER day_of_mark AFTER UPDATE ON main.mark BEGIN"
                      "  INSERT INTO dirty_day SELECT day FROM entry WHERE id IN (old.entry, new.entry) EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TRIGGER day_of_new_value AFTER INSERT ON main.value BEGIN"
                      "  INSERT INTO dirty_day SELECT day FROM entry WHERE id = new.entry EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TRIGGER day_of_old_value AFTER DELETE ON main.value BEGIN"
                      "  INSERT INTO dirty_day SELECT day FROM entry WHERE id = old.entry EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TRIGGER day_of_value AFTER UPDATE ON main.value BEGIN"
                      "  INSERT INTO dirty_day SELECT day FROM entry WHERE id IN (old.entry, new.entry) EXCEPT SELECT day FROM dirty_day; END;"
                      "CREATE TEMP TABLE IF NOT EXISTS dirty_note (docid INTEGER PRIMARY KEY, before TEXT);"
                      "CREATE TEMP TRIGGER note_of_new_entry AFTER INSERT ON main.entry WHEN new.note IS NOT NULL BEGIN"
                      "  INSERT INTO dirty_note SELECT new.rowid, NULL WHERE new.rowid NOT IN (SELECT docid FROM dirty_note); END;"
                      "CREATE TEMP TRIGGER note_of_old_entry AFTER DELETE ON main.entry WHEN old.note IS NOT NULL BEGIN"
                      "  INSERT INTO dirty_note SELECT old.rowid, old.note WHERE old.rowid NOT IN (SELECT docid FROM dirty_note); END;"
                      "CREATE TEMP TRIGGER note_of_entry AFTER UPDATE OF note ON main.entry WHEN new.note IS NOT old.note BEGIN"
                      "  INSERT INTO dirty_note SELECT old.rowid, old.note WHERE old.rowid NOT IN (SELECT docid FROM dirty_note); END;",
                      error);
}

/* Stops that, for a change that will derive everything anew anyway. */
gboolean
ebb_db_unwatch_entries (EbbDb *db, GError **error)
{
  return ebb_db_exec (db, db->handle,
                      "DROP TRIGGER IF EXISTS temp.day_of_new_entry;"
                      "DROP TRIGGER IF EXISTS temp.day_of_old_entry;"
                      "DROP TRIGGER IF EXISTS temp.day_of_entry;"
                      "DROP TRIGGER IF EXISTS temp.day_of_new_mark;"
                      "DROP TRIGGER IF EXISTS temp.day_of_old_mark;"
                      "DROP TRIGGER IF EXISTS temp.day_of_mark;"
                      "DROP TRIGGER IF EXISTS temp.day_of_new_value;"
                      "DROP TRIGGER IF EXISTS temp.day_of_old_value;"
                      "DROP TRIGGER IF EXISTS temp.day_of_value;"
                      "DROP TRIGGER IF EXISTS temp.note_of_new_entry;"
                      "DROP TRIGGER IF EXISTS temp.note_of_old_entry;"
                      "DROP TRIGGER IF EXISTS temp.note_of_entry;",
                      error);
}

/* Brings the index of the notes up to date: out with the text that each touched
 * note had before the transaction, in with the one that it has now. */
static gboolean
refresh_notes (EbbDb *db, GError **error)
{
  return ebb_db_run (db, error,
                     "INSERT INTO entry_search (entry_search, rowid, note) "
                     "SELECT 'delete', docid, before FROM temp.dirty_note WHERE before IS NOT NULL",
                     "") &&
         ebb_db_run (db, error,
                     "INSERT INTO entry_search (rowid, note) SELECT docid, note FROM entry_note "
                     "WHERE docid IN (SELECT docid FROM temp.dirty_note)",
                     "") &&
         ebb_db_run (db, error, "DELETE FROM temp.dirty_note", "");
}

/* Derives anew what the transaction touches, and notes the days for the
 * announcement. */
gboolean
ebb_db_refresh_derived (EbbDb *db, GError **error)
{
  g_autoptr (EbbStatement) range = ebb_db_query (db, error, "SELECT min(day), max(day) FROM temp.dirty_day", "");

  if (range == NULL || ebb_db_step (db, range, error) < 0)
    return FALSE;
  if (sqlite3_column_type (range, 0) == SQLITE_NULL)
    return refresh_notes (db, error);

  ebb_db_note_change (db, EBB_CHANGE_ENTRIES, sqlite3_column_int (range, 0), sqlite3_column_int (range, 1));
  ebb_statement_reset (range);

  return ebb_db_run (db, error,
                     "DELETE FROM day_summary WHERE day IN (SELECT day FROM temp.dirty_day) "
                     "AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.day = day_summary.day)",
                     "") &&
         ebb_db_run (db, error,
                     "DELETE FROM day_region WHERE day IN (SELECT day FROM temp.dirty_day) "
                     "AND (region, day) NOT IN (SELECT m.region, e.day FROM entry e CROSS JOIN mark m ON m.entry = e.id "
                     "  WHERE e.day IN (SELECT day FROM temp.dirty_day))",
                     "") &&
         ebb_db_run (db, error,
                     "DELETE FROM day_tracker WHERE day IN (SELECT day FROM temp.dirty_day) "
                     "AND (tracker, day) NOT IN (SELECT v.tracker, e.day FROM entry e CROSS JOIN value v ON v.entry = e.id "
                     "  WHERE e.day IN (SELECT day FROM temp.dirty_day))",
                     "") &&
         ebb_db_run (db, error,
                     "INSERT INTO day_summary SELECT " SUMMARY_COLUMNS
                     "FROM entry WHERE day IN (SELECT day FROM temp.dirty_day) GROUP BY day "
                     "ON CONFLICT (day) DO UPDATE SET " RATED_UPDATE,
                     "") &&
         ebb_db_run (db, error,
                     "INSERT INTO day_region SELECT " REGION_COLUMNS
                     "FROM entry e CROSS JOIN mark m ON m.entry = e.id "
                     "WHERE e.day IN (SELECT day FROM temp.dirty_day) GROUP BY m.region, e.day "
                     "ON CONFLICT (region, day) DO UPDATE SET " RATED_UPDATE,
                     "") &&
         ebb_db_run (db, error,
                     "INSERT INTO day_tracker SELECT " TRACKER_COLUMNS
                     "FROM entry e CROSS JOIN value v ON v.entry = e.id "
                     "WHERE e.day IN (SELECT day FROM temp.dirty_day) GROUP BY v.tracker, e.day "
                     "ON CONFLICT (tracker, day) DO UPDATE SET " VALUE_UPDATE,
                     "") &&
         ebb_db_run (db, error, "DELETE FROM temp.dirty_day", "") &&
         refresh_notes (db, error);
}

/* Derives everything anew, from the entries alone. */
gboolean
ebb_db_rebuild_derived (EbbDb *db, GError **error)
{
  return ebb_db_exec (db, db->handle,
                      "DELETE FROM day_summary; DELETE FROM day_region; DELETE FROM day_tracker;"
                      "INSERT INTO day_summary SELECT " SUMMARY_COLUMNS "FROM entry GROUP BY day;"
                      "INSERT INTO day_region SELECT " REGION_COLUMNS
                      "FROM entry e JOIN mark m ON m.entry = e.id GROUP BY m.region, e.day;"
                      "INSERT INTO day_tracker SELECT " TRACKER_COLUMNS
                      "FROM entry e JOIN value v ON v.entry = e.id GROUP BY v.tracker, e.day;"
                      "INSERT INTO entry_search (entry_search) VALUES ('rebuild');"
                      "DELETE FROM temp.dirty_day; DELETE FROM temp.dirty_note;",
                      error);
}

static gboolean
is_empty (EbbDb *db, const char *sql, gboolean *empty, GError **error)
{
  gint64 n;

  if (!ebb_db_get_int (db, db->handle, sql, &n, error))
    return FALSE;
  *empty = *empty && n == 0;

  return TRUE;
}

/* Compares the kept figures with fresh ones. Sums may differ by rounding, since
 * the order in which numbers were added is not kept. */
gboolean
ebb_db_days_are_right (EbbDb *db, gboolean *right, GError **error)
{
  *right = TRUE;

  return is_empty (db,
                   "WITH fresh (day, n, rated, sum, min, max) AS (SELECT " SUMMARY_COLUMNS "FROM entry GROUP BY day) "
                   "SELECT (SELECT count(*) FROM fresh f LEFT JOIN day_summary k USING (day) "
                   "  WHERE f.n IS NOT k.n OR f.rated IS NOT k.rated OR k.sum IS NULL OR abs(f.sum - k.sum) > 1e-6 "
                   "     OR f.min IS NOT k.min OR f.max IS NOT k.max) "
                   "+ (SELECT count(*) FROM day_summary WHERE day NOT IN (SELECT day FROM entry))",
                   right, error) &&
         is_empty (db,
                   "WITH fresh (region, day, n, rated, sum, min, max) AS (SELECT " REGION_COLUMNS
                   "  FROM entry e JOIN mark m ON m.entry = e.id GROUP BY m.region, e.day) "
                   "SELECT (SELECT count(*) FROM fresh f LEFT JOIN day_region k USING (region, day) "
                   "  WHERE f.n IS NOT k.n OR f.rated IS NOT k.rated OR k.sum IS NULL OR abs(f.sum - k.sum) > 1e-6 "
                   "     OR f.min IS NOT k.min OR f.max IS NOT k.max) "
                   "+ abs((SELECT count(*) FROM day_region) - (SELECT count(*) FROM fresh))",
                   right, error) &&
         is_empty (db,
                   "WITH fresh (tracker, day, n, sum, min, max) AS (SELECT " TRACKER_COLUMNS
                   "  FROM entry e JOIN value v ON v.entry = e.id GROUP BY v.tracker, e.day) "
                   "SELECT (SELECT count(*) FROM fresh f LEFT JOIN day_tracker k USING (tracker, day) "
                   "  WHERE f.n IS NOT k.n OR k.sum IS NULL OR abs(f.sum - k.sum) > 1e-6 * max(1, abs(f.sum)) "
                   "     OR f.min IS NOT k.min OR f.max IS NOT k.max) "
                   "+ abs((SELECT count(*) FROM day_tracker) - (SELECT count(*) FROM fresh))",
                   right, error);
}
