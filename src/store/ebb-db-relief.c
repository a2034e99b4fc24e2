// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include "analysis/ebb-relief-diary.h"

/* All that is known of pain and sessions, for what sessions did. */

static gboolean
read_entries (EbbDb *db, EbbReliefDiary *diary, GError **error)
{
  /* in the order of the table, so that an entry's marks come together without sorting */
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error,
                                                "SELECT e.rowid, e.at, e.tz, e.pain, m.region, m.intensity FROM entry e "
                                                "LEFT JOIN mark m ON m.entry = e.id AND m.intensity IS NOT NULL ORDER BY e.rowid",
                                                "");
  gint64 last = -1;
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      gint64 row = sqlite3_column_int64 (rows, 0);
      const char *id = ebb_column_text (rows, 4);
      const EbbRegion *region = id != NULL ? ebb_region_find_or_keep (id) : NULL;

      if (row != last)
        ebb_relief_diary_add_entry (diary, (EbbMoment){ sqlite3_column_int64 (rows, 1), sqlite3_column_int (rows, 2) }, ebb_column_double (rows, 3));
      last = row;
      if (region != NULL)
        ebb_relief_diary_add_mark (diary, region, ebb_column_double (rows, 5));
    }

  return state == 0;
}

/* Reads within the open transaction. */
static EbbReliefDiary *
load (EbbDb *db, GError **error)
{
  g_autoptr (GPtrArray) courses = ebb_db_list_records (db, EBB_RECORD_COURSE, error);
  g_autoptr (GPtrArray) sessions = courses != NULL ? ebb_db_list_records (db, EBB_RECORD_SESSION, error) : NULL;
  g_autoptr (EbbReliefDiary) diary = NULL;

  if (sessions == NULL)
    return NULL;
  diary = ebb_relief_diary_new (sessions, courses);
  /* most diaries have no session, and need no more than this */
  if (ebb_relief_diary_get_n_sessions (diary) > 0 && !read_entries (db, diary, error))
    return NULL;

  return g_steal_pointer (&diary);
}

/* See ebb_store_load_relief_async(). */
EbbReliefDiary *
ebb_db_load_relief (EbbDb *db, GError **error)
{
  EbbReliefDiary *diary;

  if (!ebb_db_begin_read (db, error))
    return NULL;
  diary = load (db, error);
  ebb_db_end_read (db);

  return diary;
}
