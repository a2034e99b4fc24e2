// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Putting another diary in the place of this one. First the other one is copied,
 * checked and brought up to date beside the diary; only then is the present one
 * touched, and never without being kept. A healthy diary is written over through
 * its own connection, so that other processes that have it open stay right; a
 * damaged or missing one is replaced as a file. */

static gboolean
check_references (EbbDb *db, sqlite3 *handle, GError **error)
{
  gint64 n;

  if (!ebb_db_get_int (db, handle, "SELECT count(*) FROM pragma_foreign_key_check", &n, error))
    return FALSE;
  if (n != 0)
    ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);

  return n == 0;
}

/* Rewriting the file may number the rows anew. */
static gboolean
follow_rows (EbbDb *db, sqlite3 *handle, GError **error)
{
  EbbDb *copy = ebb_db_lend (db, handle);
  gboolean done = ebb_db_exec (copy, handle, "INSERT INTO entry_search (entry_search) VALUES ('rebuild')", error) &&
                  ebb_db_rebuild_digest (copy, error);

  ebb_db_take_back (copy);

  return done;
}

/* Pages of another size cannot be copied into an open diary. */
static gboolean
match_page_size (EbbDb *db, sqlite3 *handle, GError **error)
{
  char pragma[48];
  gint64 wanted, present;

  if (db->handle == NULL)
    return TRUE;
  if (!ebb_db_get_int (db, db->handle, "PRAGMA page_size", &wanted, error) ||
      !ebb_db_get_int (db, handle, "PRAGMA page_size", &present, error))
    return FALSE;
  if (wanted == present)
    return TRUE;

  g_snprintf (pragma, sizeof pragma, "PRAGMA page_size=%d; VACUUM;", (int) wanted);

  return ebb_db_exec (db, handle, pragma, error) && follow_rows (db, handle, error);
}

/* Makes a checked and upgraded copy of @path in the file @temporary. */
static gboolean
prepare (EbbDb *db, const char *path, const char *temporary, GError **error)
{
  sqlite3 *source = ebb_db_connect_read_only (db, path, error);
  sqlite3 *copy = NULL;
  gboolean done = FALSE;

  if (source != NULL)
    copy = ebb_db_connect (db, temporary, SQLITE_OPEN_READWRITE, error);
  if (copy != NULL)
    {
      done = ebb_db_exec (db, copy, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;", error) &&
             ebb_db_copy_pages (db, source, copy, error) &&
             ebb_db_exec (db, copy, "PRAGMA journal_mode=DELETE", error) &&
             ebb_db_verify (db, copy, error) &&
             check_references (db, copy, error) &&
             ebb_db_migrate (db, copy, NULL, error) &&
             ebb_db_check_tables (db, copy, ebb_db_newest_version (db), error) &&
             match_page_size (db, copy, error);
    }
  sqlite3_close (copy);
  sqlite3_close (source);

  return done && ebb_db_sync_path (temporary, error);
}

/* Writes the diary in @temporary over the open one, which is kept as @kept. */
static gboolean
write_over (EbbDb *db, const char *temporary, const char *kept, GError **error)
{
  sqlite3 *source;
  gboolean done;

  if (!ebb_db_copy_verified (db, db->handle, kept, FALSE, error))
    return FALSE;

  source = ebb_db_connect (db, temporary, SQLITE_OPEN_READONLY, error);
  if (source == NULL)
    {
      g_unlink (kept);
      return FALSE;
    }

  /* Nothing prepared for the old content may be in use. */
  ebb_db_finalize_statements (db);
  ebb_db_forget_search (db);
  done = ebb_db_copy_pages (db, source, db->handle, error);
  sqlite3_close (source);
  if (!done)
    {
      ebb_db_forget_failed_commit (db);
      g_unlink (kept);
    }

  return done;
}

static gboolean
set_aside (const char *file, const char *kept, const char *suffix, GError **error)
{
  g_autofree char *from = g_strconcat (file, suffix, NULL);
  g_autofree char *to = g_strconcat (kept, suffix, NULL);

  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;

  ebb_db_set_errno (errno, EBB_STORE_ERROR_READ_ONLY, error);

  return FALSE;
}

/* Undoes what was done of replacing a file. */
static void
put_back (const char *file, const char *kept)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *to = g_strconcat (file, suffixes[i], NULL);
      g_autofree char *from = g_strconcat (kept, suffixes[i], NULL);

      /* Two names of one file stay two after a rename. */
      if (g_rename (from, to) == 0 && ebb_db_same_file (from, to))
        g_unlink (from);
    }
}

/* Puts @temporary in the place of @file, which cannot be opened or is missing; it is
 * kept as @kept, with its log. */
static gboolean
replace_file (const char *temporary, const char *file, const char *kept, GError **error)
{
  /* With a second name for the old file, its own name never leads to nothing. */
  if (link (file, kept) != 0 && !set_aside (file, kept, "", error))
    return FALSE;

  if (set_aside (file, kept, "-wal", error) &&
      set_aside (file, kept, "-shm", error) &&
      set_aside (file, kept, "-journal", error))
    {
      if (g_rename (temporary, file) != 0)
        ebb_db_set_errno (errno, EBB_STORE_ERROR_READ_ONLY, error);
      else if (ebb_db_sync_folder_of (file, error))
        return TRUE;
    }
  put_back (file, kept);

  return FALSE;
}

/* Whether a diary that fails to open in this way may give way to another. */
static gboolean
is_lost (const GError *error)
{
  return g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT) ||
         g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_A_DIARY) ||
         g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_TOO_NEW) ||
         g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN);
}

static gboolean
put_in_place (EbbDb *db, const char *temporary, const char *file, const char *kept, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (db->handle != NULL)
    {
      if (write_over (db, temporary, kept, &failure))
        return TRUE;
      if (!g_error_matches (failure, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }

      /* Damaged after all: no copy can be made of it, so the file itself is kept.
       * Its log must not be written into it now. */
      sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      ebb_db_close (db);
    }

  /* With another file in its place it is too late to give up. */
  if (ebb_db_is_cancelled (db, error))
    return FALSE;
  db->cancellable = NULL;

  return replace_file (temporary, file, kept, error) && ebb_db_open (db, EBB_OPEN_DEFAULT, error);
}

static char *
find_place (EbbDb *db, GError **error)
{
  g_autofree char *folder = NULL;
  char *file;
  gboolean exists;

  file = ebb_db_resolve (db->path, &exists, NULL);
  if (file == NULL)
    file = g_canonicalize_filename (db->path, NULL);

  folder = g_path_get_dirname (file);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      ebb_db_set_errno (errno, EBB_STORE_ERROR_READ_ONLY, error);
      g_free (file);
      return NULL;
    }

  return file;
}

/* See ebb_store_restore_async(). */
char *
ebb_db_restore (EbbDb *db, const char *path, GError **error)
{
  g_autofree char *file = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean done;

  if (ebb_db_same_file (path, db->path))
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_FAILED, _ ("This is the diary itself; there is nothing to restore."));
      return NULL;
    }
  if (!ebb_db_inspect_file (path, ebb_db_newest_version (db), error))
    return NULL;

  if (!ebb_db_open (db, EBB_OPEN_DEFAULT, &failure) && !is_lost (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  file = find_place (db, error);
  if (file == NULL)
    return NULL;
  kept = ebb_db_dated_sibling (file, "before-restore");
  temporary = ebb_db_make_temporary (file, error);
  if (temporary == NULL)
    return NULL;

  done = prepare (db, path, temporary, error) && put_in_place (db, temporary, file, kept, error);
  ebb_db_remove_file (temporary);
  if (!done)
    return NULL;

  db->generation++;
  db->committed = (EbbChangeNote){ EBB_CHANGE_ALL, EBB_DAY_MIN, EBB_DAY_MAX };
  if (!g_file_test (kept, G_FILE_TEST_EXISTS))
    return g_strdup ("");

  return g_steal_pointer (&kept);
}
