// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* Numbered SQL files lead a diary from version to version, in one transaction that
 * either happens wholly or not at all. A verified copy of the file is kept before
 * the first one touches an existing diary. */

#define SCHEMA_PATH "/io/github/ebb_diary/Ebb/schema"

typedef struct
{
  EbbMigration *migrations;
  guint n_migrations;
} BuiltIn;

static int
compare_migrations (gconstpointer a, gconstpointer b)
{
  const EbbMigration *first = a;
  const EbbMigration *second = b;

  return first->version - second->version;
}

static gpointer
read_built_in (gpointer data)
{
  g_auto (GStrv) names = g_resources_enumerate_children (SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GArray) migrations = g_array_new (FALSE, TRUE, sizeof (EbbMigration));
  BuiltIn *built_in = g_new0 (BuiltIn, 1);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SCHEMA_PATH "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      EbbMigration migration = { .version = atoi (names[i]) };

      g_assert (bytes != NULL && migration.version > 0);
      migration.sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_array_append_val (migrations, migration);
    }

  g_array_sort (migrations, compare_migrations);
  built_in->n_migrations = migrations->len;
  built_in->migrations = (EbbMigration *) g_array_free (g_steal_pointer (&migrations), FALSE);

  return built_in;
}

static const EbbMigration *
get_migrations (EbbDb *db, guint *n_migrations)
{
  static GOnce once = G_ONCE_INIT;
  const BuiltIn *built_in;

  if (db->config.migrations != NULL)
    {
      *n_migrations = db->config.n_migrations;
      return db->config.migrations;
    }

  g_once (&once, read_built_in, NULL);
  built_in = once.retval;
  *n_migrations = built_in->n_migrations;

  return built_in->migrations;
}

/* The schema version that this program writes. */
int
ebb_db_newest_version (EbbDb *db)
{
  guint n;
  const EbbMigration *migrations = get_migrations (db, &n);

  return n == 0 ? 0 : migrations[n - 1].version;
}

static gboolean
set_version (EbbDb *db, sqlite3 *handle, int version, GError **error)
{
  /* A pragma takes no bound value; this is a number of the program's own. */
  char pragma[96];

  g_snprintf (pragma, sizeof pragma, "PRAGMA application_id=%d; PRAGMA user_version=%d;", EBB_DB_APPLICATION_ID, version);

  return ebb_db_exec (db, handle, pragma, error);
}

static gboolean
references_hold (EbbDb *db, sqlite3 *handle, GError **error)
{
  gint64 n;

  if (!ebb_db_get_int (db, handle, "SELECT count(*) FROM pragma_foreign_key_check", &n, error))
    return FALSE;
  if (n != 0)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONSTRAINT, error);
      return FALSE;
    }

  return TRUE;
}

/* Copies the diary @file, which this process has locked: a connection that holds
 * the lock to write cannot be copied from, another one can.
 * Returns (transfer full): the path of the copy. */
static char *
keep_copy (EbbDb *db, const char *file, gint64 version, GError **error)
{
  g_autofree char *what = g_strdup_printf ("before-upgrade-from-%d", (int) version);
  g_autofree char *name = ebb_db_dated_sibling (file, what);
  sqlite3 *reader = ebb_db_connect (db, file, SQLITE_OPEN_READWRITE, error);
  gboolean done = reader != NULL && ebb_db_copy_verified (db, reader, name, FALSE, error);

  sqlite3_close (reader);

  return done ? g_steal_pointer (&name) : NULL;
}

/* What is derived in a packed form is made by the program, not by statements. */
static gboolean
derive_anew (EbbDb *db, sqlite3 *handle, GError **error)
{
  EbbDb *lent = ebb_db_lend (db, handle);
  gboolean done = ebb_db_rebuild_body (lent, error);

  ebb_db_take_back (lent);

  return done;
}

/* Runs all that leads from @version to the newest, inside of a transaction. */
static gboolean
run_all (EbbDb *db, sqlite3 *handle, gint64 version, GError **error)
{
  guint n;
  const EbbMigration *migrations = get_migrations (db, &n);

  for (guint i = 0; i < n; i++)
    {
      if (migrations[i].version > version && !ebb_db_exec (db, handle, migrations[i].sql, error))
        return FALSE;
    }

  return derive_anew (db, handle, error) && references_hold (db, handle, error) && set_version (db, handle, ebb_db_newest_version (db), error);
}

/* Of several processes that come here at once the first to hold the lock makes the
 * copy and does the work; the others wait for the lock and find it done. */
static gboolean
upgrade (EbbDb *db, sqlite3 *handle, const char *keep_copy_of, GError **error)
{
  g_autofree char *copy = NULL;
  gint64 version;
  gboolean done;

  if (!ebb_db_exec (db, handle, "BEGIN IMMEDIATE", error))
    return FALSE;

  done = ebb_db_get_int (db, handle, "PRAGMA user_version", &version, error);
  if (done && version < ebb_db_newest_version (db))
    {
      if (keep_copy_of != NULL)
        {
          copy = keep_copy (db, keep_copy_of, version, error);
          done = copy != NULL;
        }
      done = done && run_all (db, handle, version, error);
    }
  done = done && ebb_db_exec (db, handle, "COMMIT", error);

  if (!sqlite3_get_autocommit (handle))
    sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL);
  /* A copy of what the diary still is would only be in the way. */
  if (!done && copy != NULL && ebb_db_get_int (db, handle, "PRAGMA user_version", &version, NULL) && version < ebb_db_newest_version (db))
    ebb_db_remove_file (copy);

  return done;
}

/* Brings the diary at @handle to the newest version. With @keep_copy_of, the path
 * of its file, a verified copy is kept beside it if anything is to be done. */
gboolean
ebb_db_migrate (EbbDb *db, sqlite3 *handle, const char *keep_copy_of, GError **error)
{
  gint64 version;
  gboolean done;

  if (!ebb_db_get_int (db, handle, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= ebb_db_newest_version (db))
    return TRUE;
  if (!ebb_db_check_tables (db, handle, (int) version, error))
    return FALSE;

  done = ebb_db_exec (db, handle, "PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; PRAGMA secure_delete=ON;", error) &&
         upgrade (db, handle, keep_copy_of, error);
  sqlite3_exec (handle, "PRAGMA foreign_keys=ON", NULL, NULL, NULL);

  return done;
}
