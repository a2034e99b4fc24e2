// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-lab.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Files that are not what they should be. Whatever lies in the place of a diary,
 * Ebb says in one sentence what is the matter, and a file that it does not open is
 * byte for byte as it was. */

#define SEED 20260303
#define N_VARIANTS 600

typedef struct
{
  char *path;  /* (owned): a folder */
  char *diary; /* (owned): in it */
} Folder;

static void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->path = ebb_lab_make_folder ();
  folder->diary = g_build_filename (folder->path, "diary.db", NULL);
}

static void
folder_tear_down (Folder *folder, gconstpointer data)
{
  ebb_lab_remove_folder (folder->path);
  g_free (folder->path);
  g_free (folder->diary);
}

static void
make_diary (const char *path, guint n_entries)
{
  g_autoptr (EbbStore) store = ebb_store_new (path);
  g_autoptr (GError) error = NULL;

  ebb_lab_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  ebb_lab_fill (store, n_entries);
  ebb_lab_close (store);
}

/* Opening fails with @code and one sentence, and changes nothing in the folder. */
static void
refuse (Folder *folder, EbbOpenFlags flags, int code)
{
  g_autofree char *before = ebb_lab_describe_folder (folder->path, TRUE);
  g_autoptr (EbbStore) store = ebb_store_new (folder->diary);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (ebb_lab_open (store, flags, &error));
  ebb_lab_assert_sentence (error);
  if (error->code != code)
    g_test_message ("%s", error->message);
  g_assert_cmpint (error->code, ==, code);
  g_assert_false (ebb_store_is_open (store));
  ebb_lab_close (store);
  g_assert_finalize_object (g_steal_pointer (&store));

  after = ebb_lab_describe_folder (folder->path, TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
put (const char *path, const void *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_missing (Folder *folder, gconstpointer data)
{
  refuse (folder, EBB_OPEN_DEFAULT, EBB_STORE_ERROR_CANNOT_OPEN);
}

static void
test_folder (Folder *folder, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (folder->diary, 0700), ==, 0);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_CANNOT_OPEN);
}

static void
test_pipe (Folder *folder, gconstpointer data)
{
  g_assert_cmpint (mkfifo (folder->diary, 0600), ==, 0);
  g_test_message ("must not wait for somebody to write into it");

  /* The description of a folder would wait, too. */
  {
    g_autoptr (EbbStore) store = ebb_store_new (folder->diary);
    g_autoptr (GError) error = NULL;

    g_assert_false (ebb_lab_open (store, EBB_OPEN_CREATE, &error));
    ebb_lab_assert_sentence (error);
    g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN);
    ebb_lab_close (store);
  }
}

static void
test_empty (Folder *folder, gconstpointer data)
{
  put (folder->diary, "", 0);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_NOT_A_DIARY);
}

static void
test_text (Folder *folder, gconstpointer data)
{
  put (folder->diary, "Dear diary,\n", 12);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_NOT_A_DIARY);
}

static void
test_foreign (Folder *folder, gconstpointer data)
{
  run_sql (folder->diary, "CREATE TABLE shopping (what TEXT); INSERT INTO shopping VALUES ('bread');");
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_NOT_A_DIARY);
}

static void
test_only_the_mark (Folder *folder, gconstpointer data)
{
  run_sql (folder->diary, "PRAGMA application_id=1164075569; PRAGMA user_version=1; CREATE TABLE entry (id);");
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_CORRUPT);
}

static void
test_newer (Folder *folder, gconstpointer data)
{
  make_diary (folder->diary, 5);
  run_sql (folder->diary, "PRAGMA user_version=999;");
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_TOO_NEW);
}

static void
test_newer_in_the_log (Folder *folder, gconstpointer data)
{
  g_autofree char *other = g_build_filename (folder->path, "other.db", NULL);
  g_autofree char *log = g_strconcat (folder->diary, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *log_bytes = NULL;
  gsize length, log_length;
  sqlite3 *handle = NULL;

  /* What another program's crash leaves: a log that makes the diary newer. */
  make_diary (other, 5);
  g_assert_cmpint (sqlite3_open (other, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version=999;", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (other, &bytes, &length, NULL));
  {
    g_autofree char *other_log = g_strconcat (other, "-wal", NULL);

    g_assert_true (g_file_get_contents (other_log, &log_bytes, &log_length, NULL));
  }
  g_assert_cmpuint (log_length, >, 0);
  sqlite3_close (handle);

  put (folder->diary, bytes, length);
  put (log, log_bytes, log_length);
  {
    g_autoptr (EbbStore) store = ebb_store_new (folder->diary);
    g_autofree char *after = NULL;
    g_autofree char *log_after = NULL;
    g_autoptr (GError) error = NULL;
    gsize after_length;

    g_assert_false (ebb_lab_open (store, EBB_OPEN_DEFAULT, &error));
    g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_TOO_NEW);
    ebb_lab_close (store);
    g_assert_true (g_file_get_contents (folder->diary, &after, &after_length, NULL));
    g_assert_cmpmem (after, after_length, bytes, length);
    g_assert_true (g_file_get_contents (log, &log_after, &after_length, NULL));
    g_assert_cmpmem (log_after, after_length, log_bytes, log_length);
  }
}

static void
test_dangling_link (Folder *folder, gconstpointer data)
{
  g_assert_cmpint (symlink ("nowhere.db", folder->diary), ==, 0);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_CANNOT_OPEN);
}

static void
test_link_circle (Folder *folder, gconstpointer data)
{
  g_assert_cmpint (symlink ("diary.db", folder->diary), ==, 0);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_CANNOT_OPEN);
}

static void
test_file_as_folder (Folder *folder, gconstpointer data)
{
  g_autofree char *file = g_build_filename (folder->path, "file", NULL);
  g_autofree char *inside = g_build_filename (file, "deeper", "diary.db", NULL);

  put (file, "x", 1);
  g_free (folder->diary);
  folder->diary = g_steal_pointer (&inside);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_CANNOT_OPEN);
}

static void
test_good_link (Folder *folder, gconstpointer data)
{
  g_autofree char *real = g_build_filename (folder->path, "real.db", NULL);
  g_autofree char *target = NULL;

  make_diary (real, 5);
  g_assert_cmpint (symlink ("real.db", folder->diary), ==, 0);
  ebb_lab_assert_sound (folder->diary, NULL);
  target = g_file_read_link (folder->diary, NULL);
  g_assert_cmpstr (target, ==, "real.db");
}

/* Runs @func as a person who is not root: root may do everything. */
static void
run_as_nobody (Folder *folder, void (*func) (Folder *folder))
{
  if (geteuid () != 0)
    {
      func (folder);
      return;
    }

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_assert_cmpint (chown (folder->path, 65534, 65534), ==, 0);
  if (g_file_test (folder->diary, G_FILE_TEST_EXISTS))
    g_assert_cmpint (chown (folder->diary, 65534, 65534), ==, 0);
  g_assert_cmpint (setresgid (65534, 65534, 65534), ==, 0);
  g_assert_cmpint (setresuid (65534, 65534, 65534), ==, 0);
  func (folder);
}

static void
refuse_unreadable (Folder *folder)
{
  g_autoptr (EbbStore) store = ebb_store_new (folder->diary);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (folder->diary, 0), ==, 0);
  g_assert_false (ebb_lab_open (store, EBB_OPEN_CREATE, &error));
  ebb_lab_assert_sentence (error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN);
  ebb_lab_close (store);
  g_assert_cmpint (g_chmod (folder->diary, 0600), ==, 0);
}

static void
test_unreadable (Folder *folder, gconstpointer data)
{
  make_diary (folder->diary, 3);
  run_as_nobody (folder, refuse_unreadable);
}

static void
refuse_read_only (Folder *folder)
{
  g_assert_cmpint (g_chmod (folder->diary, 0400), ==, 0);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (folder->diary, 0600), ==, 0);
}

static void
test_read_only (Folder *folder, gconstpointer data)
{
  make_diary (folder->diary, 3);
  run_as_nobody (folder, refuse_read_only);
}

static void
refuse_read_only_folder (Folder *folder)
{
  g_assert_cmpint (g_chmod (folder->path, 0500), ==, 0);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (folder->path, 0700), ==, 0);
}

static void
test_read_only_folder (Folder *folder, gconstpointer data)
{
  make_diary (folder->diary, 3);
  run_as_nobody (folder, refuse_read_only_folder);
}

static void
test_no_folder_to_make_it_in (Folder *folder, gconstpointer data)
{
  run_as_nobody (folder, refuse_read_only_folder);
}

/* Lets this process alone see another file system in place of the folder. */
static gboolean
mount_own (Folder *folder)
{
  return unshare (CLONE_NEWNS) == 0 &&
         mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("ebb-test", folder->path, "tmpfs", 0, "mode=0700") == 0;
}

/* Runs @func where the folder is such a file system, if that may be. */
static void
run_on_own_mount (Folder *folder, void (*func) (Folder *folder))
{
  int status;
  pid_t child;

  if (g_test_subprocess ())
    {
      g_assert_true (mount_own (folder));
      func (folder);
      g_assert_cmpint (umount (folder->path), ==, 0);
      return;
    }

  child = fork ();
  if (child == 0)
    _exit (mount_own (folder) ? 0 : 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (status != 0)
    {
      g_test_skip ("nothing may be mounted here");
      return;
    }
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
set_mount_read_only (Folder *folder, gboolean read_only)
{
  g_assert_cmpint (mount ("ebb-test", folder->path, "tmpfs", MS_REMOUNT | (read_only ? MS_RDONLY : 0), NULL), ==, 0);
}

/* A memory card with its lock shut. */
static void
refuse_on_read_only (Folder *folder)
{
  g_autofree char *log = g_strconcat (folder->diary, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (folder->diary, "-log", NULL);
  sqlite3 *handle = NULL;

  set_mount_read_only (folder, TRUE);
  refuse (folder, EBB_OPEN_DEFAULT, EBB_STORE_ERROR_CANNOT_OPEN);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_READ_ONLY);

  set_mount_read_only (folder, FALSE);
  make_diary (folder->diary, 20);
  set_mount_read_only (folder, TRUE);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_READ_ONLY);

  /* With changes that are in the log only. */
  set_mount_read_only (folder, FALSE);
  g_assert_cmpint (sqlite3_open (folder->diary, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE tracker SET position = position;", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (link (log, kept_log), ==, 0);
  sqlite3_close (handle);
  g_assert_cmpint (g_rename (kept_log, log), ==, 0);
  set_mount_read_only (folder, TRUE);
  refuse (folder, EBB_OPEN_CREATE, EBB_STORE_ERROR_READ_ONLY);

  set_mount_read_only (folder, FALSE);
  ebb_lab_assert_sound (folder->diary, NULL);
}

static void
test_read_only_file_system (Folder *folder, gconstpointer data)
{
  run_on_own_mount (folder, refuse_on_read_only);
}

/* A backup there can be restored all the same, but none can be made. */
static void
restore_from_read_only (Folder *folder)
{
  g_autofree char *copy = g_build_filename (folder->path, "copy.db", NULL);
  g_autofree char *here = NULL;
  g_autofree char *diary = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_diary (copy, 20);
  set_mount_read_only (folder, TRUE);
  before = ebb_lab_describe_folder (folder->path, TRUE);
  here = ebb_lab_make_folder ();
  diary = g_build_filename (here, "diary.db", NULL);
  make_diary (diary, 3);
  store = ebb_store_new (diary);
  kept = ebb_lab_restore (store, copy, &error);
  g_assert_no_error (error);
  g_assert_false (ebb_lab_backup (store, copy, &error));
  ebb_lab_assert_sentence (error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_READ_ONLY);
  ebb_lab_close (store);
  ebb_lab_assert_sound (diary, NULL);
  after = ebb_lab_describe_folder (folder->path, TRUE);
  g_assert_cmpstr (after, ==, before);
  ebb_lab_remove_folder (here);
}

static void
test_restore_from_read_only (Folder *folder, gconstpointer data)
{
  run_on_own_mount (folder, restore_from_read_only);
}

/* A diary whose name goes while it is open: nothing that is reported saved may be
 * only in a file that nobody can find. */
static void
test_vanishing (Folder *folder, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (folder->path, "copy.db", NULL);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (EbbEntry) entry = ebb_lab_make_entry (99);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GError) error = NULL;

  make_diary (folder->diary, 3);
  store = ebb_store_new (folder->diary);
  ebb_lab_open (store, EBB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  ebb_lab_empty_folder (folder->path);

  saved = ebb_lab_save (store, entry, NULL, &error);
  g_assert_null (saved);
  ebb_lab_assert_sentence (error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN);

  /* What it holds can still be brought to safety. */
  ebb_lab_backup (store, copy, NULL);
  ebb_lab_close (store);
  ebb_lab_assert_sound (copy, NULL);
}

/* The same with another diary in its place: neither is spoilt. */
static void
test_replaced (Folder *folder, gconstpointer data)
{
  g_autofree char *other = g_build_filename (folder->path, "other.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (EbbEntry) entry = ebb_lab_make_entry (99);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GError) error = NULL;

  make_diary (folder->diary, 3);
  make_diary (other, 5);
  before = ebb_lab_describe_file (other);
  store = ebb_store_new (folder->diary);
  ebb_lab_open (store, EBB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (other, folder->diary), ==, 0);

  saved = ebb_lab_save (store, entry, NULL, &error);
  g_assert_null (saved);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN);
  ebb_lab_close (store);
  after = ebb_lab_describe_file (folder->diary);
  g_assert_cmpstr (after, ==, before);
  ebb_lab_assert_sound (folder->diary, NULL);
}

/* --- damage --------------------------------------------------------------------------- */

static guint8 *
damage (const guint8 *bytes, gsize *length, GRand *dice, int kind)
{
  guint8 *damaged = g_memdup2 (bytes, *length);
  gsize page = 4096;
  gsize n_pages = *length / page;

  switch (kind)
    {
    case 0: /* some bytes anywhere */
      for (int i = g_rand_int_range (dice, 1, 40); i > 0; i--)
        damaged[g_rand_int_range (dice, 0, (gint32) *length)] = (guint8) g_rand_int (dice);
      break;
    case 1: /* pages that are not there */
      for (int i = g_rand_int_range (dice, 1, 4); i > 0; i--)
        memset (damaged + (gsize) g_rand_int_range (dice, 0, (gint32) n_pages) * page, 0, page);
      break;
    case 2: /* the end is missing */
      *length = (gsize) g_rand_int_range (dice, 0, (gint32) *length);
      break;
    case 3: /* the heads of pages, where the structure is */
      for (int i = g_rand_int_range (dice, 1, 6); i > 0; i--)
        damaged[(gsize) g_rand_int_range (dice, 0, (gint32) n_pages) * page + (gsize) g_rand_int_range (dice, 0, 40)] = (guint8) g_rand_int (dice);
      break;
    case 4: /* the header of the file */
      damaged[g_rand_int_range (dice, 16, 100)] = (guint8) g_rand_int (dice);
      break;
    case 5: /* pages in each other's place */
    default:
      memcpy (damaged + (gsize) g_rand_int_range (dice, 1, (gint32) n_pages) * page,
              bytes + (gsize) g_rand_int_range (dice, 0, (gint32) n_pages) * page,
              page);
      break;
    }

  return damaged;
}

static void
expect_typed (GError **error)
{
  if (*error != NULL)
    ebb_lab_assert_sentence (*error);
  g_clear_error (error);
}

/* Asks for everything that there is. */
static gboolean
use_damaged (const char *diary, gboolean writes)
{
  g_autoptr (EbbStore) store = ebb_store_new (diary);
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) trackers = NULL;
  g_autoptr (GArray) days = NULL;
  g_auto (GStrv) tags = NULL;
  g_autoptr (EbbRecent) recent = NULL;
  g_autoptr (EbbCheckReport) report = NULL;
  g_autoptr (EbbEntry) draft = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!ebb_lab_open (store, EBB_OPEN_DEFAULT, &error))
    {
      expect_typed (&error);
      ebb_lab_close (store);
      return FALSE;
    }

  entries = ebb_lab_list (store, query, 0, 1000, &error);
  expect_typed (&error);
  days = ebb_lab_list_days (store, query, &error);
  expect_typed (&error);
  query->text = g_strdup ("knee gr");
  found = ebb_lab_list (store, query, 0, 1000, &error);
  expect_typed (&error);
  trackers = ebb_lab_list_trackers (store, &error);
  expect_typed (&error);
  tags = ebb_lab_list_tags (store, &error);
  expect_typed (&error);
  recent = ebb_lab_load_recent (store, &error);
  expect_typed (&error);
  ebb_lab_foreach (store, &n, &error);
  expect_typed (&error);
  draft = ebb_lab_load_draft (store, "check-in", &error);
  expect_typed (&error);
  report = ebb_lab_check (store, &error);
  expect_typed (&error);

  if (writes)
    {
      g_autoptr (EbbEntry) entry = ebb_lab_make_entry (500);
      g_autoptr (EbbEntry) saved = ebb_lab_save (store, entry, NULL, &error);
      g_autofree char *undone = NULL;
      g_autofree char *copy = g_strconcat (diary, ".copy", NULL);

      expect_typed (&error);
      undone = ebb_lab_undo (store, &error);
      expect_typed (&error);
      ebb_lab_backup (store, copy, &error);
      expect_typed (&error);
    }
  ebb_lab_close (store);

  return TRUE;
}

static void
test_damaged (Folder *folder, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);
  g_autofree guint8 *bytes = NULL;
  guint n_opened = 0;
  gsize length;

  make_diary (folder->diary, 60);
  g_assert_true (g_file_get_contents (folder->diary, (char **) &bytes, &length, NULL));
  g_test_message ("seed %u, %" G_GSIZE_FORMAT " bytes", SEED, length);

  for (guint i = 0; i < N_VARIANTS; i++)
    {
      gsize damaged_length = length;
      g_autofree guint8 *damaged = damage (bytes, &damaged_length, dice, (int) i % 6);
      g_autofree char *after = NULL;
      gsize after_length;

      if (g_test_verbose ())
        g_test_message ("variant %u", i);
      ebb_lab_empty_folder (folder->path);
      put (folder->diary, damaged, damaged_length);
      if (use_damaged (folder->diary, i % 2 == 0))
        {
          n_opened++;
          continue;
        }

      g_assert_true (g_file_get_contents (folder->diary, &after, &after_length, NULL));
      g_assert_cmpmem (after, after_length, damaged, damaged_length);
    }
  g_test_message ("%u of %u opened", n_opened, N_VARIANTS);
  g_assert_cmpuint (n_opened, >, 0);
  g_assert_cmpuint (n_opened, <, N_VARIANTS);
}

/* A restore from a damaged file leaves the diary alone. */
static void
test_restore_damaged (Folder *folder, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED + 1);
  g_autofree char *copy = g_build_filename (folder->path, "copy.db", NULL);
  g_autofree guint8 *bytes = NULL;
  g_autofree char *before = NULL;
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint n_refused = 0;
  gsize length;

  make_diary (folder->diary, 30);
  make_diary (copy, 40);
  g_assert_true (g_file_get_contents (copy, (char **) &bytes, &length, NULL));
  before = ebb_lab_describe_file (folder->diary);
  store = ebb_store_new (folder->diary);
  ebb_lab_open (store, EBB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 60; i++)
    {
      gsize damaged_length = length;
      g_autofree guint8 *damaged = damage (bytes, &damaged_length, dice, (int) i % 6);
      g_autofree char *kept = NULL;

      put (copy, damaged, damaged_length);
      kept = ebb_lab_restore (store, copy, &error);
      if (kept != NULL)
        {
          g_autofree char *back = ebb_lab_restore (store, kept, &error);

          /* What was damaged was of no account; and back again. */
          g_assert_no_error (error);
          g_assert_nonnull (back);
          g_assert_cmpint (g_unlink (kept), ==, 0);
          g_assert_cmpint (g_unlink (back), ==, 0);
        }
      else
        {
          n_refused++;
          expect_typed (&error);
        }
      {
        g_autofree char *after = ebb_lab_describe_file (folder->diary);

        g_assert_cmpstr (after, ==, before);
      }
    }
  ebb_lab_close (store);
  g_test_message ("%u of 60 refused", n_refused);
  g_assert_cmpuint (n_refused, >, 30);
}

#define ADD(path, func) g_test_add ("/store/hostile/" path, Folder, NULL, folder_set_up, func, folder_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-missing-diary-is-not-made-unasked", test_missing);
  ADD ("a-folder-is-refused", test_folder);
  ADD ("a-pipe-is-refused-at-once", test_pipe);
  ADD ("an-empty-file-is-refused", test_empty);
  ADD ("a-text-is-refused", test_text);
  ADD ("another-programs-database-is-refused", test_foreign);
  ADD ("a-diary-without-its-tables-is-refused", test_only_the_mark);
  ADD ("a-newer-diary-is-refused", test_newer);
  ADD ("a-log-that-makes-the-diary-newer-is-left-alone", test_newer_in_the_log);
  ADD ("a-link-to-nothing-is-refused", test_dangling_link);
  ADD ("a-link-to-itself-is-refused", test_link_circle);
  ADD ("a-file-in-place-of-the-folder-is-refused", test_file_as_folder);
  ADD ("a-link-to-a-diary-is-followed", test_good_link);
  ADD ("an-unreadable-diary-is-refused", test_unreadable);
  ADD ("a-read-only-diary-is-refused", test_read_only);
  ADD ("a-diary-in-a-read-only-folder-is-refused", test_read_only_folder);
  ADD ("no-diary-is-made-in-a-read-only-folder", test_no_folder_to_make_it_in);
  ADD ("a-diary-on-a-read-only-file-system-is-refused", test_read_only_file_system);
  ADD ("a-backup-on-a-read-only-file-system-is-restored", test_restore_from_read_only);
  ADD ("a-diary-that-vanishes-is-noticed", test_vanishing);
  ADD ("a-diary-that-is-replaced-while-open-is-noticed", test_replaced);
  ADD ("damage-never-crashes-and-is-never-made-worse", test_damaged);
  ADD ("a-damaged-backup-is-not-restored", test_restore_damaged);

  return g_test_run ();
}
