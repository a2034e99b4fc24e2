// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ebb-changeset-check.h"
#include "store/ebb-db-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A diary that needs no file. */
static sqlite3 *
open_empty_diary (void)
{
  EbbDb *maker = ebb_db_new ("diary.db", NULL);
  sqlite3 *db = NULL;

  g_assert_true (sqlite3_open (":memory:", &db) == SQLITE_OK);
  g_assert_true (ebb_db_migrate (maker, db, NULL, NULL));
  ebb_db_free (maker);
  return db;
}

static int
conflict_cb (void *data,
             int kind,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static void
apply (const void *bytes,
       int length)
{
  static sqlite3 *diary;

  if (diary == NULL)
    diary = open_empty_diary ();
  sqlite3_exec (diary, "BEGIN", NULL, NULL, NULL);
  sqlite3changeset_apply (diary, length, (gpointer) bytes, NULL, conflict_cb, NULL);
  sqlite3_exec (diary, "ROLLBACK", NULL, NULL, NULL);
}

/* What passes is one that SQLite can invert, and the inverse passes, too. Applying
 * either to a diary may fail, but no more than that. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize size)
{
  void *inverse = NULL;
  int length = 0;

  if (!ebb_changeset_check (bytes, size))
    return 0;

  g_assert_true (sqlite3changeset_invert ((int) size, bytes, &length, &inverse) == SQLITE_OK);
  g_assert_true ((gsize) length == size);
  g_assert_true (ebb_changeset_check (inverse, (gsize) length));
  apply (bytes, (int) size);
  apply (inverse, length);
  sqlite3_free (inverse);
  return 0;
}
