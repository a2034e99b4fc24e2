// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"
#include "store/ebb-db-private.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static guint
count_files (EbbTestFolder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
write_diary (const char *path, guint n_entries)
{
  EbbStore *store = ebb_test_open (path);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1767225600 + (gint64) i * 3600, 60 });
      g_autoptr (EbbEntry) saved = NULL;

      ebb_entry_set_rating (entry, EBB_RATING_NOW, i % 11);
      ebb_entry_set_note (entry, "A note that takes some room in the file of the diary.");
      ebb_test_mark (entry, "knee-front-left", 4, 0);
      saved = ebb_test_save (store, entry);
    }
  ebb_test_close (store);
}

static void
execute (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Opening @path fails with @code, and neither the file nor its folder changes. */
static void
assert_refused (EbbTestFolder *folder, const char *path, EbbStoreError code)
{
  EbbStore *store = ebb_store_new (path);
  gboolean is_file = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  g_autoptr (GBytes) before = is_file ? read_bytes (path) : NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (folder);

  g_assert_false (ebb_test_try_open (store, EBB_OPEN_CREATE, &error));
  g_assert_error (error, EBB_STORE_ERROR, (int) code);
  g_assert_false (ebb_store_is_open (store));
  ebb_test_close (store);

  after = is_file ? read_bytes (path) : NULL;
  g_assert_true (!is_file || g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (folder), ==, n_files);
}

static void
test_what_is_not_a_diary_is_left_alone (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *empty = ebb_test_folder_get (folder, "empty.db");
  g_autofree char *text = ebb_test_folder_get (folder, "text.db");
  g_autofree char *other = ebb_test_folder_get (folder, "other.db");
  g_autofree char *directory = ebb_test_folder_get (folder, "folder.db");
  g_autofree char *dangling = ebb_test_folder_get (folder, "link.db");

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  assert_refused (folder, empty, EBB_STORE_ERROR_NOT_A_DIARY);
  g_assert_true (g_file_set_contents (text, "Dear diary,\n", -1, NULL));
  assert_refused (folder, text, EBB_STORE_ERROR_NOT_A_DIARY);
  execute (other, "CREATE TABLE entry (id)");
  assert_refused (folder, other, EBB_STORE_ERROR_NOT_A_DIARY);
  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  assert_refused (folder, directory, EBB_STORE_ERROR_CANNOT_OPEN);
  g_assert_cmpint (symlink ("nowhere.db", dangling), ==, 0);
  assert_refused (folder, dangling, EBB_STORE_ERROR_CANNOT_OPEN);
}

static void
test_a_damaged_diary_is_left_alone (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  struct stat st;

  write_diary (folder->diary, 100);
  g_assert_cmpint (stat (folder->diary, &st), ==, 0);
  g_assert_cmpint (truncate (folder->diary, st.st_size / 2 / 4096 * 4096 + 100), ==, 0);
  assert_refused (folder, folder->diary, EBB_STORE_ERROR_CORRUPT);
  g_assert_cmpint (truncate (folder->diary, 50), ==, 0);
  assert_refused (folder, folder->diary, EBB_STORE_ERROR_CORRUPT);
}

static void
test_a_newer_diary_is_left_alone (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();

  write_diary (folder->diary, 1);
  execute (folder->diary, "PRAGMA user_version=99");
  assert_refused (folder, folder->diary, EBB_STORE_ERROR_TOO_NEW);
}

static void
test_a_newer_version_in_the_log_is_seen (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *copy = ebb_test_folder_get (folder, "copy.db");
  g_autofree char *wal = ebb_test_folder_get (folder, "diary.db-wal");
  g_autofree char *copied_wal = ebb_test_folder_get (folder, "copy.db-wal");
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) log = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) log_after = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store;
  sqlite3 *db = NULL;

  /* As after a crash: the version is in the log only. */
  write_diary (folder->diary, 1);
  g_assert_cmpint (sqlite3_open (folder->diary, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version=99", NULL, NULL, NULL), ==, SQLITE_OK);
  file = read_bytes (folder->diary);
  log = read_bytes (wal);
  sqlite3_close (db);
  g_assert_true (g_file_set_contents (copy, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file), NULL));
  g_assert_true (g_file_set_contents (copied_wal, g_bytes_get_data (log, NULL), (gssize) g_bytes_get_size (log), NULL));

  store = ebb_store_new (copy);
  g_assert_false (ebb_test_try_open (store, EBB_OPEN_CREATE, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_TOO_NEW);
  ebb_test_close (store);
  after = read_bytes (copy);
  log_after = read_bytes (copied_wal);
  g_assert_true (g_bytes_equal (file, after));
  g_assert_true (g_bytes_equal (log, log_after));
}

/* Makes @path unchangeable even for the superuser; FALSE where that cannot be. */
static gboolean
set_immutable (const char *path, gboolean immutable)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int flags = 0;
  gboolean done;

  g_assert_cmpint (fd, >=, 0);
  done = ioctl (fd, FS_IOC_GETFLAGS, &flags) == 0;
  flags = immutable ? flags | FS_IMMUTABLE_FL : flags & ~FS_IMMUTABLE_FL;
  done = done && ioctl (fd, FS_IOC_SETFLAGS, &flags) == 0;
  close (fd);

  return done;
}

static void
test_a_read_only_diary_says_so (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();

  write_diary (folder->diary, 1);
  if (geteuid () != 0)
    {
      g_assert_cmpint (g_chmod (folder->diary, 0400), ==, 0);
      assert_refused (folder, folder->diary, EBB_STORE_ERROR_READ_ONLY);
      g_assert_cmpint (g_chmod (folder->diary, 0600), ==, 0);
      g_assert_cmpint (g_chmod (folder->path, 0500), ==, 0);
      assert_refused (folder, folder->diary, EBB_STORE_ERROR_READ_ONLY);
      g_assert_cmpint (g_chmod (folder->path, 0700), ==, 0);
      return;
    }

  /* File modes do not bind the superuser. */
  if (!set_immutable (folder->diary, TRUE))
    {
      g_test_skip ("the file system has no immutable files");
      return;
    }
  assert_refused (folder, folder->diary, EBB_STORE_ERROR_READ_ONLY);
  g_assert_true (set_immutable (folder->diary, FALSE));
  g_assert_true (set_immutable (folder->path, TRUE));
  assert_refused (folder, folder->diary, EBB_STORE_ERROR_READ_ONLY);
  g_assert_true (set_immutable (folder->path, FALSE));
}

static void
test_a_diary_is_readable_by_its_owner_only (void)
{
  static const char *const names[] = { "diary.db", "diary.db-wal", "diary.db-shm" };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *inner = ebb_test_folder_get (folder, "a/b");
  g_autofree char *diary = g_build_filename (inner, "diary.db", NULL);
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) saved = NULL;
  EbbStore *store = ebb_test_open (diary);
  struct stat st;

  saved = ebb_test_save (store, entry);
  g_assert_cmpint (stat (inner, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (inner, names[i], NULL);

      g_assert_cmpint (stat (path, &st), ==, 0);
      g_assert_cmpint (st.st_mode & 0777, ==, 0600);
    }
  ebb_test_close (store);
}

static void
test_a_missing_diary_is_not_made_unasked (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_store_new (folder->diary);

  g_assert_false (ebb_test_try_open (store, EBB_OPEN_DEFAULT, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN);
  g_assert_cmpuint (count_files (folder), ==, 0);
  ebb_test_close (store);
}

/* --- backup and restore --------------------------------------------------------- */

static gboolean
backup (EbbStore *store, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_backup_async (store, path, NULL, NULL, NULL, ebb_test_ready_cb, &result);

  return ebb_store_backup_finish (store, ebb_test_await (&result), error);
}

static char *
restore (EbbStore *store, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_restore_async (store, path, NULL, NULL, NULL, ebb_test_ready_cb, &result);

  return ebb_store_restore_finish (store, ebb_test_await (&result), error);
}

static guint
count_entries (EbbStore *store)
{
  g_autoptr (GPtrArray) entries = ebb_test_list (store, NULL);

  return entries->len;
}

static void
assert_well (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EbbCheckReport) report = NULL;

  ebb_store_check_async (store, NULL, ebb_test_ready_cb, &result);
  report = ebb_store_check_finish (store, ebb_test_await (&result), NULL);
  g_assert_nonnull (report);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);
}

static void
save_one (EbbStore *store)
{
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-05-01T09:30:00+02:00", 6);
  g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
}

static void
test_a_backup_is_one_whole_file (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *target = ebb_test_folder_get (folder, "backup.db");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  struct stat st;
  EbbStore *store;

  write_diary (folder->diary, 30);
  store = ebb_test_open (folder->diary);
  save_one (store);
  g_assert_true (backup (store, target, &error));
  g_assert_no_error (error);
  g_assert_true (backup (store, target, &error));
  ebb_test_close (store);

  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_cmpint (stat (target, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  bytes = read_bytes (target);
  /* Version 1 of reading and writing: no log belongs to it. */
  g_assert_cmpint (((const guint8 *) g_bytes_get_data (bytes, NULL))[18], ==, 1);
  store = ebb_test_open (target);
  g_assert_cmpuint (count_entries (store), ==, 31);
  assert_well (store);
  ebb_test_close (store);
}

static void
test_a_backup_does_not_go_over_the_diary_or_a_folder (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *alias = ebb_test_folder_get (folder, "alias.db");
  g_autofree char *nowhere = ebb_test_folder_get (folder, "no/such/folder.db");
  g_autoptr (GError) error = NULL;
  EbbStore *store;
  guint n_files;

  write_diary (folder->diary, 3);
  g_assert_cmpint (link (folder->diary, alias), ==, 0);
  store = ebb_test_open (folder->diary);
  n_files = count_files (folder);
  g_assert_false (backup (store, folder->diary, &error));
  g_clear_error (&error);
  g_assert_false (backup (store, alias, &error));
  g_clear_error (&error);
  g_assert_false (backup (store, folder->path, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN);
  g_clear_error (&error);
  g_assert_false (backup (store, nowhere, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN);
  g_assert_cmpuint (count_files (folder), ==, n_files);
  g_assert_cmpuint (count_entries (store), ==, 3);
  ebb_test_close (store);
}

static void
test_a_restore_is_seen_by_all_and_can_be_undone (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *target = ebb_test_folder_get (folder, "backup.db");
  g_autofree char *kept = NULL;
  g_autofree char *kept_again = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store;
  EbbStore *other;

  write_diary (folder->diary, 30);
  store = ebb_test_open (folder->diary);
  other = ebb_test_open (folder->diary);
  g_assert_true (backup (store, target, &error));
  save_one (store);
  save_one (other);
  g_assert_cmpuint (count_entries (store), ==, 32);

  kept = restore (store, target, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (store), ==, 30);
  g_assert_cmpuint (count_entries (other), ==, 30);
  assert_well (other);
  /* Both still keep what is derived from the entries. */
  save_one (other);
  assert_well (store);
  ebb_test_undo (store);

  kept_again = restore (store, kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (store), ==, 32);
  g_assert_cmpuint (count_entries (other), ==, 32);
  assert_well (store);
  ebb_test_close (other);
  ebb_test_close (store);
}

/* Its rows are numbered anew. */
static void
test_a_restore_from_pages_of_another_size_is_searched (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *other = ebb_test_folder_get (folder, "other.db");
  g_autofree char *target = ebb_test_folder_get (folder, "backup.db");
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GError) error = NULL;
  EbbStore *store;

  write_diary (other, 0);
  execute (other, "PRAGMA journal_mode=DELETE; PRAGMA page_size=8192; VACUUM");
  write_diary (other, 30);
  store = ebb_test_open (other);
  entries = ebb_test_list (store, NULL);
  for (guint i = 0; i < entries->len; i += 2)
    {
      const char *ids[] = { ebb_entry_get_id (g_ptr_array_index (entries, i)), NULL };

      g_assert_cmpint (ebb_test_delete (store, ids), ==, 1);
    }
  g_assert_true (backup (store, target, &error));
  ebb_test_close (store);

  write_diary (folder->diary, 3);
  store = ebb_test_open (folder->diary);
  kept = restore (store, target, &error);
  g_assert_no_error (error);
  assert_well (store);
  query->text = g_strdup ("knee room");
  found = ebb_test_list (store, query);
  g_assert_cmpuint (found->len, ==, 15);
  ebb_test_close (store);
}

static void
test_a_damaged_diary_gives_way_to_a_backup (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *target = ebb_test_folder_get (folder, "backup.db");
  g_autofree char *kept = NULL;
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store;

  write_diary (folder->diary, 30);
  store = ebb_test_open (folder->diary);
  g_assert_true (backup (store, target, &error));
  ebb_test_close (store);
  g_assert_cmpint (truncate (folder->diary, 9000), ==, 0);
  damaged = read_bytes (folder->diary);

  store = ebb_store_new (folder->diary);
  g_assert_false (ebb_test_try_open (store, EBB_OPEN_CREATE, &error));
  g_clear_error (&error);
  kept = restore (store, target, &error);
  g_assert_no_error (error);
  g_assert_true (ebb_store_is_open (store));
  g_assert_cmpuint (count_entries (store), ==, 30);
  after = read_bytes (kept);
  g_assert_true (g_bytes_equal (damaged, after));
  ebb_test_close (store);
}

static void
test_a_bad_backup_is_not_restored (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *text = ebb_test_folder_get (folder, "text.db");
  g_autofree char *bad = ebb_test_folder_get (folder, "bad.db");
  g_autofree char *nothing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *spoilt = NULL;
  EbbStore *store;
  guint n_files;

  write_diary (folder->diary, 60);
  store = ebb_test_open (folder->diary);
  g_assert_true (backup (store, bad, &error));
  bytes = read_bytes (bad);
  spoilt = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  memset (spoilt + 3 * 4096, 0x5a, 4096 * 4);
  g_assert_true (g_file_set_contents (bad, (const char *) spoilt, (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_file_set_contents (text, "not a diary", -1, NULL));
  n_files = count_files (folder);

  nothing = restore (store, text, &error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_A_DIARY);
  g_clear_error (&error);
  nothing = restore (store, bad, &error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  nothing = restore (store, folder->diary, &error);
  g_assert_nonnull (error);
  g_assert_null (nothing);
  g_assert_cmpuint (count_entries (store), ==, 60);
  g_assert_cmpuint (count_files (folder), ==, n_files);
  ebb_test_close (store);
}

/* Three years with an entry each day: what is left at the end is what was promised,
 * and nothing of others was touched. */
static void
test_automatic_backups_thin_out (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *backups = ebb_test_folder_get (folder, "backups");
  g_autofree char *foreign = g_build_filename (backups, "ebb-2020-01-01.db.txt", NULL);
  g_autofree char *unreal = g_build_filename (backups, "ebb-2020-02-31.db", NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (EbbDay));
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) months = g_hash_table_new (NULL, NULL);
  EbbDay first = ebb_day_from_ymd (2023, 1, 1);
  EbbDay last = ebb_day_from_ymd (2025, 12, 31);
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  g_assert_true (g_file_set_contents (foreign, "x", -1, NULL));
  g_assert_true (g_file_set_contents (unreal, "x", -1, NULL));

  /* Most days need only the name; the newest are made in full. */
  for (EbbDay day = first; day < last; day++)
    {
      g_autofree char *date = ebb_day_to_string (day);
      g_autofree char *file = g_strdup_printf ("%s/ebb-%s.db", backups, date);

      if (day < last - 3)
        {
          g_assert_true (g_file_set_contents (file, "old", -1, NULL));
          continue;
        }
    }
  for (EbbDay day = last - 3; day <= last; day++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GAsyncResult) again = NULL;
      g_autoptr (GError) error = NULL;
      gboolean made = FALSE;

      save_one (store);
      ebb_store_auto_backup_on_day_async (store, backups, day, NULL, ebb_test_ready_cb, &result);
      g_assert_true (ebb_store_auto_backup_finish (store, ebb_test_await (&result), &made, &error));
      g_assert_true (made);
      ebb_store_auto_backup_on_day_async (store, backups, day, NULL, ebb_test_ready_cb, &again);
      g_assert_true (ebb_store_auto_backup_finish (store, ebb_test_await (&again), &made, &error));
      g_assert_false (made);
    }
  {
    g_autoptr (GAsyncResult) unchanged = NULL;
    gboolean made = TRUE;

    ebb_store_auto_backup_on_day_async (store, backups, last + 1, NULL, ebb_test_ready_cb, &unchanged);
    g_assert_true (ebb_store_auto_backup_finish (store, ebb_test_await (&unchanged), &made, NULL));
    g_assert_false (made);
  }
  ebb_test_close (store);

  dir = g_dir_open (backups, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *date = g_strndup (name + 4, 10);
      EbbDay day;

      if (strlen (name) == 17 && ebb_day_from_string (date, &day, NULL))
        {
          int year, month, month_day;

          g_array_append_val (days, day);
          ebb_day_to_ymd (day, &year, &month, &month_day);
          g_hash_table_add (months, GINT_TO_POINTER (year * 12 + month));
          g_hash_table_add (weeks, GINT_TO_POINTER ((day + 3) / 7));
        }
    }
  for (EbbDay day = last - 6; day <= last; day++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < days->len; i++)
        found = found || g_array_index (days, EbbDay, i) == day;
      g_assert_true (found);
    }
  g_assert_cmpuint (g_hash_table_size (months), ==, 12);
  g_assert_cmpuint (g_hash_table_size (weeks), >=, 8);
  /* 7 days, 8 weeks and 12 months, less those that are two of these. */
  g_assert_cmpuint (days->len, <=, 7 + 8 + 12);
  g_assert_cmpuint (days->len, >=, 7 + 6 + 10);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (unreal, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/store/" path, func)
  ADD ("what-is-not-a-diary-is-left-alone", test_what_is_not_a_diary_is_left_alone);
  ADD ("a-damaged-diary-is-left-alone", test_a_damaged_diary_is_left_alone);
  ADD ("a-newer-diary-is-left-alone", test_a_newer_diary_is_left_alone);
  ADD ("a-newer-version-in-the-log-is-seen", test_a_newer_version_in_the_log_is_seen);
  ADD ("a-read-only-diary-says-so", test_a_read_only_diary_says_so);
  ADD ("a-diary-is-readable-by-its-owner-only", test_a_diary_is_readable_by_its_owner_only);
  ADD ("a-missing-diary-is-not-made-unasked", test_a_missing_diary_is_not_made_unasked);
  ADD ("a-backup-is-one-whole-file", test_a_backup_is_one_whole_file);
  ADD ("a-backup-does-not-go-over-the-diary-or-a-folder", test_a_backup_does_not_go_over_the_diary_or_a_folder);
  ADD ("a-restore-is-seen-by-all-and-can-be-undone", test_a_restore_is_seen_by_all_and_can_be_undone);
  ADD ("a-restore-from-pages-of-another-size-is-searched", test_a_restore_from_pages_of_another_size_is_searched);
  ADD ("a-damaged-diary-gives-way-to-a-backup", test_a_damaged_diary_gives_way_to_a_backup);
  ADD ("a-bad-backup-is-not-restored", test_a_bad_backup_is_not_restored);
  ADD ("automatic-backups-thin-out", test_automatic_backups_thin_out);
#undef ADD

  return g_test_run ();
}
