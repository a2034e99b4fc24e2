// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The connection to a diary. Opening looks before it touches: until the file is
 * known to be a diary of a version that this program understands, nothing is
 * written, not even by the recovery of a log. */

#define BUSY_TIMEOUT_USEC (5 * G_USEC_PER_SEC)
#define REPORT_INTERVAL_USEC (50 * 1000)
#define OPS_BETWEEN_CHECKS 4000

/* With the version of the schema that has each first. */
static const struct
{
  const char *name;
  int since;
} tables[] = {
  { "entry", 1 },
  { "mark", 1 },
  { "tracker", 1 },
  { "value", 1 },
  { "entry_tag", 1 },
  { "undo_step", 1 },
  { "draft", 1 },
  { "day_summary", 1 },
  { "day_tracker", 1 },
  { "digest", 1 },
  { "digest_name", 1 },
  { "entry_search", 1 },
  { "day_body", 2 },
  { "region_code", 2 },
  { "annotation", 3 },
  { "condition", 4 },
  { "goal", 4 },
  { "course", 4 },
  { "course_slot", 4 },
  { "course_phase", 4 },
  { "session", 4 },
  { "session_part", 4 },
  { "session_rating", 4 },
  { "session_effect", 4 },
  { "session_answer", 4 },
  { "session_follow_up", 4 },
  { "review", 4 },
  { "review_goal", 4 },
};

/* How long to wait for a lock that another process holds, in microseconds. */
gint64
ebb_db_get_busy_timeout (EbbDb *db)
{
  return db->config.busy_timeout > 0 ? db->config.busy_timeout : BUSY_TIMEOUT_USEC;
}

static int
busy_cb (void *data, int n_tries)
{
  EbbDb *db = data;
  gint64 now = g_get_monotonic_time ();

  if (db->busy_since == 0)
    db->busy_since = now;
  if (now - db->busy_since >= ebb_db_get_busy_timeout (db) || ebb_db_is_cancelled (db, NULL))
    return 0;

  g_usleep (n_tries < 5 ? 1000 : 20 * 1000);

  return 1;
}

static int
check_cancelled_cb (void *data)
{
  return ebb_db_is_cancelled (data, NULL);
}

/* Whether the running request was cancelled; then @error says so. */
gboolean
ebb_db_is_cancelled (EbbDb *db, GError **error)
{
  if (db->cancellable == NULL || !g_cancellable_is_cancelled (db->cancellable))
    return FALSE;

  g_cancellable_set_error_if_cancelled (db->cancellable, error);

  return TRUE;
}

/* Tells how far the running request is, at most some twenty times a second. */
void
ebb_db_report (EbbDb *db, goffset done, goffset total)
{
  gint64 now;

  if (db->progress == NULL)
    return;

  now = g_get_monotonic_time ();
  if (done < total && now - db->progress_at < REPORT_INTERVAL_USEC)
    return;

  db->progress_at = now;
  db->progress (done, total, db->progress_data);
}

/* Opens a connection to @file with all the settings that a diary's safety rests
 * on. The caller closes it with sqlite3_close(). */
sqlite3 *
ebb_db_connect (EbbDb *db, const char *file, int flags, GError **error)
{
  sqlite3 *handle = NULL;
  int code = sqlite3_open_v2 (file, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, db->config.vfs);

  if (code != SQLITE_OK)
    {
      ebb_db_set_error (db, handle, code, error);
      sqlite3_close (handle);
      return NULL;
    }

  sqlite3_busy_handler (handle, busy_cb, db);
  sqlite3_progress_handler (handle, OPS_BETWEEN_CHECKS, check_cancelled_cb, db);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  return handle;
}

/* The path with links resolved. One that is not there is no error, but one that
 * is a link to nowhere. */
char *
ebb_db_resolve (const char *path, gboolean *exists, GError **error)
{
  struct stat st;
  char *resolved;
  char *copy;

  *exists = TRUE;
  resolved = realpath (path, NULL);
  if (resolved != NULL)
    {
      copy = g_strdup (resolved);
      free (resolved);
      return copy;
    }

  if (errno == ENOENT)
    {
      if (lstat (path, &st) == 0)
        {
          g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("The diary is a link to a file that is not there."));
          return NULL;
        }
      *exists = FALSE;
      return g_canonicalize_filename (path, NULL);
    }

  if (errno == EACCES)
    g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("You do not have permission to look into the diary’s folder."));
  else
    ebb_db_set_errno (errno, EBB_STORE_ERROR_CANNOT_OPEN, error);

  return NULL;
}

static gboolean
check_writable (const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);

  if (access (file, W_OK) != 0)
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_READ_ONLY, _ ("The diary’s file is read-only."));
      return FALSE;
    }
  if (access (folder, W_OK | X_OK) != 0)
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_READ_ONLY, _ ("The folder of the diary is read-only."));
      return FALSE;
    }

  return TRUE;
}

/* A log without its diary (the file was deleted, the log was not) must not be
 * replayed over a new one, nor be thrown away. */
static gboolean
set_old_log_aside (const char *file, GError **error)
{
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  g_autofree char *shm = g_strconcat (file, "-shm", NULL);
  g_autofree char *journal = g_strconcat (file, "-journal", NULL);
  const char *const logs[] = { wal, journal };

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *kept = NULL;

      if (!g_file_test (logs[i], G_FILE_TEST_EXISTS))
        continue;
      kept = ebb_db_dated_sibling (logs[i], "left-over");
      if (g_rename (logs[i], kept) != 0)
        {
          ebb_db_set_errno (errno, EBB_STORE_ERROR_READ_ONLY, error);
          return FALSE;
        }
    }
  g_unlink (shm);

  return TRUE;
}

/* A new diary is made whole under another name and then put in place at once:
 * nobody ever sees half of one, and of two processes that make it, one wins. */
static gboolean
create (EbbDb *db, const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *temporary = NULL;
  sqlite3 *handle;
  gboolean exists = FALSE;
  gboolean made;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      if (errno == EACCES || errno == EPERM || errno == EROFS)
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_READ_ONLY, _ ("The folder of the diary cannot be made here."));
      else
        ebb_db_set_errno (errno, EBB_STORE_ERROR_CANNOT_OPEN, error);
      return FALSE;
    }

  temporary = ebb_db_make_temporary (file, error);
  if (temporary == NULL)
    return FALSE;

  handle = ebb_db_connect (db, temporary, SQLITE_OPEN_READWRITE, error);
  made = handle != NULL &&
         ebb_db_exec (db, handle, "PRAGMA journal_mode=TRUNCATE", error) &&
         ebb_db_migrate (db, handle, NULL, error) &&
         ebb_db_exec (db, handle, "PRAGMA journal_mode=WAL", error);
  if (handle != NULL)
    {
      sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
      sqlite3_close (handle);
    }

  made = made && ebb_db_sync_path (temporary, error);
  if (made && !g_file_test (file, G_FILE_TEST_EXISTS))
    made = set_old_log_aside (file, error);
  if (made)
    made = ebb_db_move_new (temporary, file, &exists, error) || exists;
  if (!made || exists)
    ebb_db_remove_file (temporary);

  return made && ebb_db_sync_folder_of (file, error);
}

/* Whether @handle has the tables of a diary of @version; this also reads the first
 * pages. */
gboolean
ebb_db_check_tables (EbbDb *db, sqlite3 *handle, int version, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i].since <= version &&
          sqlite3_table_column_metadata (handle, "main", tables[i].name, NULL, NULL, NULL, NULL, NULL, NULL) != SQLITE_OK)
        {
          int code = sqlite3_errcode (handle);

          if (code == SQLITE_ERROR)
            ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
          else
            ebb_db_set_error (db, handle, code, error);
          return FALSE;
        }
    }

  return TRUE;
}

/* A diary that keeps no log, such as a backup put in its place, gets one. SQLite does
 * not wait here for others that have it open, so this does. */
static gboolean
keep_log (EbbDb *db, GError **error)
{
  gint64 end = g_get_monotonic_time () + ebb_db_get_busy_timeout (db);

  for (;;)
    {
      g_autoptr (EbbStatement) mode = ebb_db_query (db, error, "PRAGMA journal_mode=WAL", "");
      g_autoptr (GError) failure = NULL;

      if (mode == NULL)
        return FALSE;
      if (ebb_db_step (db, mode, &failure) > 0)
        {
          if (g_strcmp0 ((const char *) sqlite3_column_text (mode, 0), "wal") == 0)
            return TRUE;
          ebb_db_set_code (EBB_STORE_ERROR_READ_ONLY, error);
          return FALSE;
        }
      if (!g_error_matches (failure, EBB_STORE_ERROR, EBB_STORE_ERROR_BUSY) || g_get_monotonic_time () >= end)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_usleep (20 * 1000);
    }
}

static gboolean
configure (EbbDb *db, GError **error)
{
  /* The counterpart of NO_CKPT_ON_CLOSE in ebb_db_connect(): from here on the
   * file is ours to write. */
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return keep_log (db, error) &&
         ebb_db_exec (db, db->handle,
                      "PRAGMA synchronous=FULL;"
                      "PRAGMA foreign_keys=ON;"
                      "PRAGMA secure_delete=ON;"
                      "PRAGMA temp_store=MEMORY;"
                      "PRAGMA journal_size_limit=4194304;"
                      "PRAGMA recursive_triggers=OFF;",
                      error);
}

static gboolean
open_file (EbbDb *db, GError **error)
{
  gint64 version;

  if (!ebb_db_inspect_file (db->file, ebb_db_newest_version (db), error) ||
      !check_writable (db->file, error))
    return FALSE;

  db->handle = ebb_db_connect (db, db->file, SQLITE_OPEN_READWRITE, error);
  if (db->handle == NULL)
    return FALSE;
  if (sqlite3_db_readonly (db->handle, "main") != 0)
    {
      ebb_db_set_code (EBB_STORE_ERROR_READ_ONLY, error);
      return FALSE;
    }

  /* The log may hold a newer version than the file's own first page says, and a
   * newer program may upgrade the file right now. */
  if (!ebb_db_migrate (db, db->handle, db->file, error) ||
      !ebb_db_get_int (db, db->handle, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > ebb_db_newest_version (db))
    {
      ebb_db_set_code (EBB_STORE_ERROR_TOO_NEW, error);
      return FALSE;
    }

  if (!ebb_db_check_tables (db, db->handle, (int) version, error) || !configure (db, error) || !ebb_db_watch_entries (db, error))
    return FALSE;

  return ebb_db_get_int (db, db->handle, "PRAGMA data_version", &db->data_version, error);
}

/* A diary is nobody else's to read, whatever the file was like before. */
static void
make_private (const char *file)
{
  struct stat st;

  if (stat (file, &st) == 0 && st.st_uid == geteuid () && (st.st_mode & 077) != 0)
    g_chmod (file, st.st_mode & 0700);
}

/* Opens the diary; on failure the file is as it was. */
gboolean
ebb_db_open (EbbDb *db, EbbOpenFlags flags, GError **error)
{
  gboolean exists;

  if (db->handle != NULL)
    return TRUE;

  g_clear_pointer (&db->file, g_free);
  db->file = ebb_db_resolve (db->path, &exists, error);
  if (db->file == NULL)
    return FALSE;

  if (!exists)
    {
      if ((flags & EBB_OPEN_CREATE) == 0)
        {
          g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("The diary’s file is not there."));
          return FALSE;
        }
      if (!create (db, db->file, error))
        return FALSE;
    }

  if (!open_file (db, error))
    {
      ebb_db_close (db);
      return FALSE;
    }

  make_private (db->file);
  db->keeps_search = (flags & EBB_OPEN_WATCH) != 0;
  db->outdated = FALSE;
  db->generation++;

  return TRUE;
}

void
ebb_db_close (EbbDb *db)
{
  if (db->handle == NULL)
    return;

  ebb_db_forget_search (db);
  if (db->session != NULL)
    g_clear_pointer (&db->session, sqlite3session_delete);
  ebb_db_finalize_statements (db);
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db->handle);
  db->handle = NULL;
}

gboolean
ebb_db_require_open (EbbDb *db, GError **error)
{
  if (db->outdated)
    {
      ebb_db_set_code (EBB_STORE_ERROR_TOO_NEW, error);
      return FALSE;
    }
  if (db->handle == NULL)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CLOSED, error);
      return FALSE;
    }

  return TRUE;
}

/* Looks whether another process has changed the diary since the last look. */
gboolean
ebb_db_poll (EbbDb *db, GError **error)
{
  g_autoptr (EbbStatement) statement = ebb_db_query (db, error, "PRAGMA data_version", "");
  gint64 version;

  if (statement == NULL || ebb_db_step (db, statement, error) < 0)
    return FALSE;
  version = sqlite3_column_int64 (statement, 0);
  if (version == db->data_version)
    return TRUE;

  db->data_version = version;
  db->generation++;
  db->committed.what |= EBB_CHANGE_ALL;
  db->committed.first_day = EBB_DAY_MIN;
  db->committed.last_day = EBB_DAY_MAX;

  if (!ebb_db_get_int (db, db->handle, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > ebb_db_newest_version (db))
    {
      db->outdated = TRUE;
      ebb_db_set_code (EBB_STORE_ERROR_TOO_NEW, error);
      return FALSE;
    }

  return TRUE;
}

/* The time of a change in microseconds since the epoch; always later than @present
 * and than any handed out before, whatever the clock does. */
gint64
ebb_db_next_modified (EbbDb *db, gint64 present)
{
  gint64 next = g_get_real_time ();

  next = MAX (next, db->last_modified + 1);
  if (present < G_MAXINT64)
    next = MAX (next, present + 1);
  db->last_modified = next;

  return next;
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

EbbDb *
ebb_db_new (const char *path, const EbbDbConfig *config)
{
  EbbDb *db = g_new0 (EbbDb, 1);

  db->path = g_strdup (path);
  if (config != NULL)
    db->config = *config;
  db->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, finalize_statement);

  return db;
}

void
ebb_db_free (EbbDb *db)
{
  ebb_db_close (db);
  g_hash_table_unref (db->statements);
  g_free (db->path);
  g_free (db->file);
  g_free (db);
}

/* A second view of @db that works on another connection of its own request, such as one
 * to a copy. */
EbbDb *
ebb_db_lend (EbbDb *db, sqlite3 *handle)
{
  EbbDb *lent = ebb_db_new (db->path, &db->config);

  lent->handle = handle;
  lent->cancellable = db->cancellable;

  return lent;
}

/* Ends that; the connection stays open. */
void
ebb_db_take_back (EbbDb *lent)
{
  ebb_db_finalize_statements (lent);
  lent->handle = NULL;
  ebb_db_free (lent);
}
