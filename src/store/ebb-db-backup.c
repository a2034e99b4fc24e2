// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Verified copies. A copy is made under another name, checked, brought onto the
 * disk and only then given its name: a file with the name of a backup is a good
 * backup. */

#define PAGES_PER_STEP 256
#define READ_BYTES 65536

/* Copies one open database over another. @source is held in a read transaction,
 * so that all pages are of one moment. */
gboolean
ebb_db_copy_pages (EbbDb *db, sqlite3 *source, sqlite3 *target, GError **error)
{
  sqlite3_backup *backup;
  gint64 waiting_since = 0;
  int code;

  backup = sqlite3_backup_init (target, "main", source, "main");
  if (backup == NULL)
    {
      ebb_db_set_error (db, target, sqlite3_errcode (target), error);
      return FALSE;
    }

  do
    {
      if (ebb_db_is_cancelled (db, error))
        {
          sqlite3_backup_finish (backup);
          return FALSE;
        }

      db->busy_since = 0;
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (code == SQLITE_OK)
        {
          int total = sqlite3_backup_pagecount (backup);

          waiting_since = 0;
          ebb_db_report (db, total - sqlite3_backup_remaining (backup), total);
        }
      else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        {
          gint64 now = g_get_monotonic_time ();

          if (waiting_since == 0)
            waiting_since = now;
          if (now - waiting_since > ebb_db_get_busy_timeout (db))
            break;
          g_usleep (20 * 1000);
        }
    }
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);

  sqlite3_backup_finish (backup);
  if (code != SQLITE_DONE)
    {
      ebb_db_set_error (db, target, code, error);
      return FALSE;
    }

  return TRUE;
}

/* Opens a database that must not be written to, not even by the recovery of a
 * log. When there is no log beside it the file is taken as it stands, so that it
 * can lie where nothing may be written. */
sqlite3 *
ebb_db_connect_read_only (EbbDb *db, const char *file, GError **error)
{
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  g_autofree char *absolute = g_canonicalize_filename (file, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);
  g_autofree char *immutable = NULL;
  GStatBuf st;

  if (uri == NULL)
    return NULL;
  if (g_stat (wal, &st) != 0 || st.st_size == 0)
    immutable = g_strconcat (uri, "?immutable=1", NULL);

  return ebb_db_connect (db, immutable != NULL ? immutable : uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static const struct
{
  const char *table;
  const char *count;
} counts[] = {
  { "entry", "SELECT count(*) FROM entry" },
  { "mark", "SELECT count(*) FROM mark" },
  { "value", "SELECT count(*) FROM value" },
  { "entry_tag", "SELECT count(*) FROM entry_tag" },
  { "tracker", "SELECT count(*) FROM tracker" },
  { "annotation", "SELECT count(*) FROM annotation" },
  { "condition", "SELECT count(*) FROM condition" },
  { "goal", "SELECT count(*) FROM goal" },
  { "course", "SELECT count(*) FROM course" },
  { "course_slot", "SELECT count(*) FROM course_slot" },
  { "course_phase", "SELECT count(*) FROM course_phase" },
  { "session", "SELECT count(*) FROM session" },
  { "session_part", "SELECT count(*) FROM session_part" },
  { "session_rating", "SELECT count(*) FROM session_rating" },
  { "session_effect", "SELECT count(*) FROM session_effect" },
  { "session_answer", "SELECT count(*) FROM session_answer" },
  { "session_follow_up", "SELECT count(*) FROM session_follow_up" },
  { "review", "SELECT count(*) FROM review" },
  { "review_goal", "SELECT count(*) FROM review_goal" },
  { "undo_step", "SELECT count(*) FROM undo_step" },
  { "draft", "SELECT count(*) FROM draft" },
};

/* A diary that is about to be upgraded has not got every table yet. */
static gboolean
has_table (sqlite3 *handle, const char *table)
{
  return sqlite3_table_column_metadata (handle, "main", table, NULL, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

static gboolean
counts_equal (EbbDb *db, sqlite3 *source, sqlite3 *target, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 a, b;

      if (!has_table (source, counts[i].table))
        continue;
      if (!ebb_db_get_int (db, source, counts[i].count, &a, error) || !ebb_db_get_int (db, target, counts[i].count, &b, error))
        return FALSE;
      if (a != b)
        {
          g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_IO, _ ("The copy of the diary differs from the diary."));
          return FALSE;
        }
    }

  return TRUE;
}

/* Whether the disk gives back every byte of the database at @handle. */
static gboolean
is_readable (EbbDb *db, sqlite3 *handle, GError **error)
{
  g_autofree char *bytes = g_malloc (READ_BYTES);
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  int code = sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (code == SQLITE_OK && file->pMethods != NULL)
    code = file->pMethods->xFileSize (file, &size);
  for (sqlite3_int64 offset = 0; code == SQLITE_OK && offset < size; offset += READ_BYTES)
    code = file->pMethods->xRead (file, bytes, (int) MIN (READ_BYTES, size - offset), offset);

  if (code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ)
    return TRUE;
  ebb_db_set_error (db, NULL, code, error);

  return FALSE;
}

/* Whether the database at @handle is whole, by SQLite's own check. */
gboolean
ebb_db_verify (EbbDb *db, sqlite3 *handle, GError **error)
{
  /* The check does not tell a page that could not be read from a damaged one. So
   * look at the disk, and if that is well, check again. */
  for (guint n_tries = 0; n_tries < 2; n_tries++)
    {
      sqlite3_stmt *statement = NULL;
      gboolean whole = FALSE;
      int code;

      if (ebb_db_is_cancelled (db, error))
        return FALSE;

      db->busy_since = 0;
      code = sqlite3_prepare_v2 (handle, "PRAGMA integrity_check(1)", -1, &statement, NULL);
      if (code == SQLITE_OK)
        code = sqlite3_step (statement);
      if (code == SQLITE_ROW)
        whole = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
      else
        ebb_db_set_error (db, handle, code, error);
      sqlite3_finalize (statement);

      if (whole)
        return TRUE;
      if (code != SQLITE_ROW || ebb_db_is_cancelled (db, error) || !is_readable (db, handle, error))
        return FALSE;
    }

  ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);

  return FALSE;
}

static gboolean
fill (EbbDb *db, sqlite3 *source, const char *temporary, GError **error)
{
  sqlite3 *target = ebb_db_connect (db, temporary, SQLITE_OPEN_READWRITE, error);
  gboolean filled;

  if (target == NULL)
    return FALSE;

  /* The copy is synced once, at the end. It must be one file that needs nothing
   * beside it, so it keeps no log. */
  filled = ebb_db_exec (db, target, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;", error) &&
           ebb_db_copy_pages (db, source, target, error) &&
           ebb_db_exec (db, target, "PRAGMA journal_mode=DELETE", error) &&
           ebb_db_verify (db, target, error) &&
           counts_equal (db, source, target, error);
  sqlite3_close (target);

  return filled && ebb_db_sync_path (temporary, error);
}

/* Makes a verified copy of the open diary @source at @target. With @replace a file
 * of that name gives way, without it is an error. */
gboolean
ebb_db_copy_verified (EbbDb *db, sqlite3 *source, const char *target, gboolean replace, GError **error)
{
  g_autofree char *temporary = ebb_db_make_temporary (target, error);
  gboolean in_transaction = FALSE;
  gboolean exists = FALSE;
  gboolean done;
  gint64 n;

  if (temporary == NULL)
    return FALSE;

  /* One read makes the transaction see one state from here on. */
  if (sqlite3_get_autocommit (source))
    in_transaction = ebb_db_exec (db, source, "BEGIN", error);
  done = (in_transaction || !sqlite3_get_autocommit (source)) &&
         ebb_db_get_int (db, source, "SELECT count(*) FROM sqlite_schema", &n, error) &&
         fill (db, source, temporary, error);
  if (in_transaction && !sqlite3_get_autocommit (source))
    sqlite3_exec (source, "ROLLBACK", NULL, NULL, NULL);

  if (done && replace)
    {
      done = g_rename (temporary, target) == 0;
      if (!done)
        ebb_db_set_code (EBB_STORE_ERROR_IO, error);
    }
  else if (done)
    {
      done = ebb_db_move_new (temporary, target, &exists, error);
      if (exists)
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_FAILED, _ ("There is already a file of this name."));
    }

  if (!done)
    {
      ebb_db_remove_file (temporary);
      return FALSE;
    }

  done = ebb_db_sync_folder_of (target, error);
  if (!done && !replace)
    g_unlink (target);

  return done;
}

static gboolean
check_target (EbbDb *db, const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *own_wal = g_strconcat (db->file, "-wal", NULL);
  g_autofree char *own_shm = g_strconcat (db->file, "-shm", NULL);

  if (ebb_db_same_file (path, db->file) || ebb_db_same_file (path, own_wal) || ebb_db_same_file (path, own_shm))
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_FAILED, _ ("The backup cannot take the place of the diary itself."));
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("There is a folder where the backup should be."));
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("What is in the place of the backup is not a file."));
      return FALSE;
    }
  /* The log of another diary would be applied to the backup. */
  if (g_file_test (wal, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_BUSY, _ ("The file in the place of the backup is a diary that is in use."));
      return FALSE;
    }

  return TRUE;
}

/* See ebb_store_backup_async(). */
gboolean
ebb_db_backup (EbbDb *db, const char *path, GError **error)
{
  return check_target (db, path, error) && ebb_db_copy_verified (db, db->handle, path, TRUE, error);
}
