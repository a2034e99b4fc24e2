// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

/* What is derived from the entries: figures per day, the index of the notes, and the
 * digest that searches look into. Temporary triggers follow the rows, whoever changes
 * them: a save, an import, an undo. A row that comes is added to its figures at once,
 * which costs the same on every day; where one goes or changes, they note the figures
 * to derive anew before the COMMIT. An entry comes before its marks and values, may go
 * before them, and changes with them: its digest need not follow them itself.
 * (The index is not kept by triggers in the file, since a schema that is not trusted
 * may not reach a virtual table.) */

#define SUMMARY_COLUMNS "day, count(*), count(pain), total(pain), min(pain), max(pain) "
#define TRACKER_COLUMNS "e.day, v.tracker, count(*), total(v.number), min(v.number), max(v.number) "

/* One more row. */
#define ADD_ONE "DO UPDATE SET n = n + 1, sum = sum + excluded.sum, "         \
                "min = coalesce(min(min, excluded.min), min, excluded.min), " \
                "max = coalesce(max(max, excluded.max), max, excluded.max)"
#define ADD_ONE_RATED ADD_ONE ", rated = rated + excluded.rated"

#define ADD_ENTRY "INSERT INTO day_summary VALUES (new.day, 1, new.pain IS NOT NULL, ifnull(new.pain, 0), new.pain, new.pain) " \
                  "ON CONFLICT (day) " ADD_ONE_RATED
#define ADD_MARK "INSERT INTO changed_region "                                                                       \
                 "SELECT day, new.region, 1, new.intensity IS NOT NULL, ifnull(new.intensity, 0), new.intensity, 0 " \
                 "FROM entry WHERE id = new.entry ON CONFLICT (day, region) DO UPDATE SET n = n + 1, "               \
                 "rated = rated + excluded.rated, sum = sum + excluded.sum, max = coalesce(max(max, excluded.max), max, excluded.max)"
#define ADD_VALUE "INSERT INTO day_tracker "                                                   \
                  "SELECT day, new.tracker, 1, ifnull(new.number, 0), new.number, new.number " \
                  "FROM entry WHERE id = new.entry ON CONFLICT (day, tracker) " ADD_ONE

/* One that cannot be told by adding. */
#define COUNT_ANEW "ON CONFLICT (day, region) DO UPDATE SET anew = 1"

/* Begins to follow the entries. (Inside a trigger OR IGNORE gives way to what the
 * outer statement says about conflicts; DO NOTHING does not.) */
gboolean
ebb_db_watch_entries (EbbDb *db, GError **error)
{
  return ebb_db_exec (db, db->handle,
                      "CREATE TEMP TABLE IF NOT EXISTS changed_day (day INTEGER PRIMARY KEY);"
                      "CREATE TEMP TABLE IF NOT EXISTS dirty_entry (docid INTEGER PRIMARY KEY);"
                      "CREATE TEMP TABLE IF NOT EXISTS dirty_day (day INTEGER PRIMARY KEY);"
                      "CREATE TEMP TABLE IF NOT EXISTS changed_region (day INTEGER, region TEXT, n INTEGER, rated INTEGER, sum REAL, max REAL, anew INTEGER, "
                      "  PRIMARY KEY (day, region)) WITHOUT ROWID;"
                      "CREATE TEMP TABLE IF NOT EXISTS dirty_tracker (day INTEGER, tracker TEXT, PRIMARY KEY (day, tracker)) WITHOUT ROWID;"
                      "CREATE TEMP TABLE IF NOT EXISTS dirty_note (docid INTEGER PRIMARY KEY, before TEXT);"

                      "CREATE TEMP TRIGGER figures_of_new_entry AFTER INSERT ON main.entry BEGIN"
                      "  INSERT INTO changed_day VALUES (new.day) ON CONFLICT DO NOTHING;"
                      "  INSERT INTO dirty_entry VALUES (new.rowid) ON CONFLICT DO NOTHING;"
                      "  " ADD_ENTRY "; END;"
                      "CREATE TEMP TRIGGER figures_of_old_entry AFTER DELETE ON main.entry BEGIN"
                      "  INSERT INTO changed_day VALUES (old.day) ON CONFLICT DO NOTHING;"
                      "  INSERT INTO dirty_entry VALUES (old.rowid) ON CONFLICT DO NOTHING;"
                      "  INSERT INTO dirty_day VALUES (old.day) ON CONFLICT DO NOTHING;"
                      "  INSERT INTO changed_region SELECT old.day, region, 0, 0, 0, NULL, 1 FROM mark WHERE entry = old.id " COUNT_ANEW ";"
                      "  INSERT INTO dirty_tracker SELECT old.day, tracker FROM value WHERE entry = old.id ON CONFLICT DO NOTHING; END;"
                      "CREATE TEMP TRIGGER figures_of_entry AFTER UPDATE ON main.entry BEGIN"
                      "  INSERT INTO changed_day VALUES (old.day), (new.day) ON CONFLICT DO NOTHING;"
                      "  INSERT INTO dirty_entry VALUES (new.rowid) ON CONFLICT DO NOTHING; END;"
                      "CREATE TEMP TRIGGER figures_of_pain AFTER UPDATE OF day, pain ON main.entry"
                      "  WHEN old.day <> new.day OR old.pain IS NOT new.pain BEGIN"
                      "  INSERT INTO dirty_day VALUES (old.day), (new.day) ON CONFLICT DO NOTHING; END;"
                      "CREATE TEMP TRIGGER figures_of_day AFTER UPDATE OF day ON main.entry WHEN old.day <> new.day BEGIN"
                      "  INSERT INTO changed_region SELECT d.day, region, 0, 0, 0, NULL, 1 FROM mark, (SELECT old.day AS day UNION ALL SELECT new.day) d WHERE entry = new.id " COUNT_ANEW ";"
                      "  INSERT INTO dirty_tracker SELECT d.day, tracker FROM value, (SELECT old.day AS day UNION ALL SELECT new.day) d WHERE entry = new.id ON CONFLICT DO NOTHING; END;"

                      "CREATE TEMP TRIGGER figures_of_new_mark AFTER INSERT ON main.mark BEGIN"
                      "  " ADD_MARK "; END;"
                      "CREATE TEMP TRIGGER figures_of_old_mark AFTER DELETE ON main.mark BEGIN"
                      "  INSERT INTO changed_region SELECT day, old.region, 0, 0, 0, NULL, 1 FROM entry WHERE id = old.entry " COUNT_ANEW "; END;"
                      "CREATE TEMP TRIGGER figures_of_mark AFTER UPDATE OF intensity ON main.mark WHEN old.intensity IS NOT new.intensity BEGIN"
                      "  INSERT INTO changed_region SELECT day, new.region, 0, 0, 0, NULL, 1 FROM entry WHERE id = new.entry " COUNT_ANEW "; END;"

                      "CREATE TEMP TRIGGER figures_of_new_value AFTER INSERT ON main.value BEGIN"
                      "  " ADD_VALUE "; END;"
                      "CREATE TEMP TRIGGER figures_of_old_value AFTER DELETE ON main.value BEGIN"
                      "  INSERT INTO dirty_tracker SELECT day, old.tracker FROM entry WHERE id = old.entry ON CONFLICT DO NOTHING; END;"
                      "CREATE TEMP TRIGGER figures_of_value AFTER UPDATE OF number ON main.value WHEN old.number IS NOT new.number BEGIN"
                      "  INSERT INTO dirty_tracker SELECT day, new.tracker FROM entry WHERE id = new.entry ON CONFLICT DO NOTHING; END;"

                      "CREATE TEMP TRIGGER note_of_new_entry AFTER INSERT ON main.entry WHEN new.note IS NOT NULL BEGIN"
                      "  INSERT INTO dirty_note VALUES (new.rowid, NULL) ON CONFLICT DO NOTHING; END;"
                      "CREATE TEMP TRIGGER note_of_old_entry AFTER DELETE ON main.entry WHEN old.note IS NOT NULL BEGIN"
                      "  INSERT INTO dirty_note VALUES (old.rowid, old.note) ON CONFLICT DO NOTHING; END;"
                      "CREATE TEMP TRIGGER note_of_entry AFTER UPDATE OF note ON main.entry WHEN new.note IS NOT old.note BEGIN"
                      "  INSERT INTO dirty_note VALUES (old.rowid, old.note) ON CONFLICT DO NOTHING; END;",
                      error);
}

/* Stops that, for a change that will derive everything anew anyway. */
gboolean
ebb_db_unwatch_entries (EbbDb *db, GError **error)
{
  return ebb_db_exec (db, db->handle,
                      "DROP TRIGGER IF EXISTS temp.figures_of_new_entry;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_old_entry;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_entry;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_pain;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_day;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_new_mark;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_old_mark;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_mark;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_new_value;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_old_value;"
                      "DROP TRIGGER IF EXISTS temp.figures_of_value;"
                      "DROP TRIGGER IF EXISTS temp.note_of_new_entry;"
                      "DROP TRIGGER IF EXISTS temp.note_of_old_entry;"
                      "DROP TRIGGER IF EXISTS temp.note_of_entry;",
                      error);
}

/* Out with the figures that were noted, in with fresh ones. */
static const char *const refresh_figures[] = {
  "DELETE FROM day_summary WHERE day IN temp.dirty_day",
  "INSERT INTO day_summary SELECT " SUMMARY_COLUMNS
  "FROM entry WHERE day IN temp.dirty_day GROUP BY day",
  "DELETE FROM temp.dirty_day",
  "DELETE FROM day_tracker WHERE (day, tracker) IN temp.dirty_tracker",
  "INSERT INTO day_tracker SELECT " TRACKER_COLUMNS
  "FROM temp.dirty_tracker d CROSS JOIN entry e ON e.day = d.day CROSS JOIN value v ON (v.entry, v.tracker) = (e.id, d.tracker) "
  "GROUP BY d.day, d.tracker",
  "DELETE FROM temp.dirty_tracker",
};

/* Out with the text that each touched note had before the transaction, in with the
 * one that it has now. */
static const char *const refresh_notes[] = {
  "INSERT INTO entry_search (entry_search, rowid, note) "
  "SELECT 'delete', docid, before FROM temp.dirty_note WHERE before IS NOT NULL",
  "INSERT INTO entry_search (rowid, note) SELECT docid, note FROM entry_note "
  "WHERE docid IN (SELECT docid FROM temp.dirty_note)",
  "DELETE FROM temp.dirty_note",
};

static gboolean
run_all (EbbDb *db, const char *const *statements, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      if (!ebb_db_run (db, error, statements[i], ""))
        return FALSE;
    }

  return TRUE;
}

/* Derives anew what the transaction touches, and notes the days for the
 * announcement. */
gboolean
ebb_db_refresh_derived (EbbDb *db, GError **error)
{
  g_autoptr (EbbStatement) noted =
    ebb_db_query (db, error,
                  "SELECT min(day), max(day), "
                  "EXISTS (SELECT 1 FROM temp.dirty_day UNION ALL SELECT 1 FROM temp.dirty_tracker), "
                  "EXISTS (SELECT 1 FROM temp.changed_region), EXISTS (SELECT 1 FROM temp.dirty_note) FROM temp.changed_day",
                  "");
  gboolean changed, figures, body, notes;

  if (noted == NULL || ebb_db_step (db, noted, error) < 0)
    return FALSE;
  changed = sqlite3_column_type (noted, 0) != SQLITE_NULL;
  figures = sqlite3_column_int (noted, 2) != 0;
  body = sqlite3_column_int (noted, 3) != 0;
  notes = sqlite3_column_int (noted, 4) != 0;
  if (changed)
    ebb_db_note_change (db, EBB_CHANGE_ENTRIES, sqlite3_column_int (noted, 0), sqlite3_column_int (noted, 1));
  ebb_statement_reset (noted);

  return (!changed || (ebb_db_run (db, error, "DELETE FROM temp.changed_day", "") && ebb_db_refresh_digest (db, error))) &&
         (!figures || run_all (db, refresh_figures, G_N_ELEMENTS (refresh_figures), error)) &&
         (!body || ebb_db_refresh_body (db, error)) &&
         (!notes || run_all (db, refresh_notes, G_N_ELEMENTS (refresh_notes), error));
}

/* Derives everything anew, from the entries alone. */
gboolean
ebb_db_rebuild_derived (EbbDb *db, GError **error)
{
  return ebb_db_exec (db, db->handle,
                      "DELETE FROM day_summary; DELETE FROM day_tracker;"
                      "INSERT INTO day_summary SELECT " SUMMARY_COLUMNS "FROM entry GROUP BY day;"
                      "INSERT INTO day_tracker SELECT " TRACKER_COLUMNS
                      "FROM entry e JOIN value v ON v.entry = e.id GROUP BY e.day, v.tracker;"
                      "INSERT INTO entry_search (entry_search) VALUES ('rebuild');"
                      "DELETE FROM temp.changed_day; DELETE FROM temp.dirty_entry; DELETE FROM temp.dirty_day; DELETE FROM temp.changed_region;"
                      "DELETE FROM temp.dirty_tracker; DELETE FROM temp.dirty_note;",
                      error) &&
         ebb_db_rebuild_body (db, error) &&
         ebb_db_rebuild_digest (db, error);
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
  if (!ebb_db_body_is_right (db, right, error))
    return FALSE;

  return is_empty (db,
                   "WITH fresh (day, n, rated, sum, min, max) AS (SELECT " SUMMARY_COLUMNS "FROM entry GROUP BY day) "
                   "SELECT (SELECT count(*) FROM fresh f LEFT JOIN day_summary k USING (day) "
                   "  WHERE f.n IS NOT k.n OR f.rated IS NOT k.rated OR k.sum IS NULL OR abs(f.sum - k.sum) > 1e-6 "
                   "     OR f.min IS NOT k.min OR f.max IS NOT k.max) "
                   "+ (SELECT count(*) FROM day_summary WHERE day NOT IN (SELECT day FROM entry))",
                   right, error) &&
         is_empty (db,
                   "WITH fresh (day, tracker, n, sum, min, max) AS (SELECT " TRACKER_COLUMNS
                   "  FROM entry e JOIN value v ON v.entry = e.id GROUP BY e.day, v.tracker) "
                   "SELECT (SELECT count(*) FROM fresh f LEFT JOIN day_tracker k USING (day, tracker) "
                   "  WHERE f.n IS NOT k.n OR k.sum IS NULL OR abs(f.sum - k.sum) > 1e-6 * max(1, abs(f.sum)) "
                   "     OR f.min IS NOT k.min OR f.max IS NOT k.max) "
                   "+ abs((SELECT count(*) FROM day_tracker) - (SELECT count(*) FROM fresh))",
                   right, error);
}
