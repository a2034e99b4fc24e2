// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-lab.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A diary of an older version that this one upgrades: what happens when that fails,
 * and when two programs want to do it at the same moment. */

#ifdef __SANITIZE_ADDRESS__
#define N_RACES 30
#else
#define N_RACES 100
#endif

/* Enough for a change of every entry to be more than SQLite keeps in memory. */
#define N_LARGE 9000
#define N_SMALL 40

#define COUNT_RUNS "ALTER TABLE entry ADD COLUMN runs INTEGER NOT NULL DEFAULT 0; UPDATE entry SET runs = runs + 1;"
#define COUNT_AGAIN "UPDATE entry SET runs = runs + 1;"
#define FAIL_LATE "UPDATE entry SET note = note || ' and more', modified = modified + 1; DELETE FROM no_such_table;"

typedef struct
{
  char *path;               /* (owned): a folder */
  char *diary;              /* (owned): in it */
  EbbMigration versions[3]; /* that of today (owned), and made-up later ones */
  EbbDbConfig config;
} Old;

/* What every process of these tests takes for the newest version of Ebb. */
static void
old_configure (Old *old, const char *second, const char *third)
{
  old->versions[0] = ebb_lab_read_schema ();
  old->versions[1] = (EbbMigration){ old->versions[0].version + 1, second };
  old->versions[2] = (EbbMigration){ old->versions[0].version + 2, third };
  old->config = (EbbDbConfig){ .migrations = old->versions, .n_migrations = third != NULL ? 3 : 2 };
}

static void
old_init (Old *old, guint n_entries, const char *second, const char *third)
{
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;

  old->path = ebb_lab_make_folder ();
  old->diary = g_build_filename (old->path, "diary.db", NULL);
  old_configure (old, second, third);

  store = ebb_store_new (old->diary);
  ebb_lab_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  ebb_lab_fill (store, n_entries);
  ebb_lab_close (store);
}

static void
old_clear (Old *old)
{
  ebb_lab_remove_folder (old->path);
  g_free (old->path);
  g_free (old->diary);
  g_free ((char *) old->versions[0].sql);
}

static char *
read_bytes (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);

  return bytes;
}

/* The files beside the diary that bear @name, one a line. */
static GStrv
list_copies (Old *old, const char *name)
{
  g_autofree char *listing = ebb_lab_describe_folder (old->path, FALSE);
  g_auto (GStrv) lines = g_strsplit (listing, "\n", -1);
  g_autoptr (GStrvBuilder) copies = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (strstr (lines[i], name) != NULL)
        g_strv_builder_add (copies, lines[i]);
    }

  return g_strv_builder_end (copies);
}

static void
fail_to_open (Old *old)
{
  g_autoptr (EbbStore) store = ebb_store_new_with_config (old->diary, &old->config);
  g_autoptr (GError) error = NULL;

  g_assert_false (ebb_lab_open (store, EBB_OPEN_DEFAULT, &error));
  ebb_lab_assert_sentence (error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_FAILED);
  g_assert_false (ebb_store_is_open (store));
  ebb_lab_close (store);
}

/* --- an upgrade that fails ----------------------------------------------------------- */

static void
fail (const char *second, const char *third)
{
  Old old = { NULL };
  g_autofree char *content = NULL;
  g_autofree char *content_after = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  old_init (&old, N_LARGE, second, third);
  content = ebb_lab_describe_file (old.diary);
  bytes = read_bytes (old.diary, &length);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *after = NULL;
      g_autofree char *names = NULL;
      gsize after_length;

      fail_to_open (&old);
      after = read_bytes (old.diary, &after_length);
      g_assert_cmpmem (after, after_length, bytes, length);
      /* No copy is kept of what the diary still is. */
      names = ebb_lab_describe_folder (old.path, FALSE);
      g_assert_cmpstr (names, ==, "diary.db\ndiary.db-shm\ndiary.db-wal\n");
    }

  /* The version that wrote it goes on with it. */
  content_after = ebb_lab_describe_file (old.diary);
  g_assert_cmpstr (content_after, ==, content);
  ebb_lab_assert_sound (old.diary, NULL);
  old_clear (&old);
}

static void
test_fail (void)
{
  fail (FAIL_LATE, NULL);
}

/* Of two steps the second fails: the older version can still read the diary. */
static void
test_fail_halfway (void)
{
  fail (COUNT_RUNS, FAIL_LATE);
}

/* The same with changes that a crash has left in the log. */
static void
test_fail_with_log (void)
{
  Old old = { NULL };
  g_autofree char *log = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *log_bytes = NULL;
  g_autofree char *after = NULL;
  g_autofree char *log_after = NULL;
  g_autofree char *content = NULL;
  g_autofree char *content_after = NULL;
  gsize length, log_length, after_length, log_after_length;
  sqlite3 *handle = NULL;

  old_init (&old, N_LARGE, FAIL_LATE, NULL);
  log = g_strconcat (old.diary, "-wal", NULL);
  g_assert_cmpint (sqlite3_open (old.diary, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE tracker SET name = 'Only in the log' WHERE id = 'mood'", NULL, NULL, NULL), ==, SQLITE_OK);
  bytes = read_bytes (old.diary, &length);
  log_bytes = read_bytes (log, &log_length);
  content = ebb_lab_describe_file (old.diary);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  g_assert_nonnull (strstr (content, "Only in the log"));

  fail_to_open (&old);
  after = read_bytes (old.diary, &after_length);
  g_assert_cmpmem (after, after_length, bytes, length);
  /* What did not come to pass may stand behind it, without being valid. */
  log_after = read_bytes (log, &log_after_length);
  g_assert_cmpuint (log_after_length, >=, log_length);
  g_assert_cmpmem (log_after, log_length, log_bytes, log_length);

  content_after = ebb_lab_describe_file (old.diary);
  g_assert_cmpstr (content_after, ==, content);
  ebb_lab_assert_sound (old.diary, NULL);
  old_clear (&old);
}

static void
test_copy (void)
{
  Old old = { NULL };
  g_autoptr (EbbStore) store = NULL;
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *kept_content = NULL;
  g_auto (GStrv) copies = NULL;
  g_autoptr (GError) error = NULL;

  old_init (&old, N_SMALL, COUNT_RUNS, NULL);
  content = ebb_lab_describe_file (old.diary);
  ebb_lab_assert_sound (old.diary, &old.config);

  copies = list_copies (&old, "before-upgrade");
  g_assert_cmpuint (g_strv_length (copies), ==, 1);
  kept = g_build_filename (old.path, copies[0], NULL);
  kept_content = ebb_lab_describe_file (kept);
  g_assert_cmpstr (kept_content, ==, content);
  ebb_lab_assert_sound (kept, NULL);

  /* The program of today does not open what it does not understand. */
  store = ebb_store_new (old.diary);
  g_assert_false (ebb_lab_open (store, EBB_OPEN_CREATE, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_TOO_NEW);
  ebb_lab_close (store);
  old_clear (&old);
}

/* --- from the first version ------------------------------------------------------------- */

static gint64
ask (const char *path, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *handle = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return number;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What the first version wrote of these entries. */
static const char *const first_version_tables[] = { "entry", "mark", "tracker", "value", "entry_tag", "undo_step", "draft",
                                                    "day_summary", "day_tracker", "digest", "digest_name" };

#define FIRST_VERSION_REST                                                                                                               \
  "INSERT INTO day_region SELECT e.day, m.region, count(*), count(m.intensity), total(m.intensity), min(m.intensity), max(m.intensity) " \
  "FROM entry e JOIN mark m ON m.entry = e.id GROUP BY e.day, m.region;"                                                                 \
  "INSERT INTO entry_search (entry_search) VALUES ('rebuild'); PRAGMA application_id=1164075569; PRAGMA user_version=1;"

/* Writes what the diary @today holds as the first version would have. */
static void
write_first_version (const char *today, const char *path)
{
  g_autofree char *schema = ebb_lab_read_migration ("0001-diary.sql");
  g_autofree char *attach = g_strdup_printf ("DELETE FROM tracker; ATTACH '%s' AS today", today);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, schema, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, attach, NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (first_version_tables); i++)
    {
      g_autofree char *copy = g_strdup_printf ("INSERT INTO main.%1$s%2$s SELECT %3$s* FROM today.%1$s", first_version_tables[i],
                                               i == 0 ? " (rowid, id, at, tz, day, pain, average, worst, least, note, modified)" : "",
                                               i == 0 ? "rowid, " : "");

      g_assert_cmpint (sqlite3_exec (handle, copy, NULL, NULL, NULL), ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_exec (handle, FIRST_VERSION_REST, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* What the heat map is made of, as text. */
static char *
describe_body (const char *path)
{
  g_autoptr (EbbStore) store = ebb_store_new (path);
  g_autoptr (EbbBodyHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  ebb_lab_open (store, EBB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  history = ebb_lab_load_body (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ebb_body_history_get_n_days (history); i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      guint n_rows;
      const EbbBodyRow *rows = ebb_body_history_get_rows (history, i, &n_rows);
      const EbbBodyDay *day = ebb_body_history_get_day (history, i);

      g_string_append_printf (text, "%d %u\n", day->day, day->n_entries);
      for (guint k = 0; k < n_rows; k++)
        g_ptr_array_add (lines, g_strdup_printf ("  %s %u %u %g %g\n", ebb_regions_get_all (NULL)[rows[k].region]->id, rows[k].n_entries,
                                                 rows[k].n_rated, (double) rows[k].sum, (double) rows[k].worst));
      g_ptr_array_sort (lines, compare_lines);
      for (guint k = 0; k < n_rows; k++)
        g_string_append (text, g_ptr_array_index (lines, k));
    }
  ebb_lab_close (store);

  return g_string_free (text, FALSE);
}

/* Without its first line, the version. */
static char *
describe_content (const char *path)
{
  g_autofree char *text = ebb_lab_describe_file (path);

  return g_strdup (strchr (strchr (text, '\n') + 1, '\n'));
}

static void
test_from_the_first (void)
{
  g_autofree char *folder = ebb_lab_make_folder ();
  g_autofree char *today = g_build_filename (folder, "today.db", NULL);
  g_autofree char *first = g_build_filename (folder, "first.db", NULL);
  g_autofree char *content = NULL;
  g_autofree char *body = NULL;
  g_autofree char *body_after = NULL;
  g_autofree char *content_after = NULL;
  g_autoptr (EbbStore) store = ebb_store_new (today);
  g_autoptr (GError) error = NULL;

  ebb_lab_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  ebb_lab_fill (store, 700);
  ebb_lab_close (store);
  body = describe_body (today);
  g_assert_cmpuint (strlen (body), >, 1000);
  content = describe_content (today);

  write_first_version (today, first);
  body_after = describe_body (first);
  g_assert_cmpstr (body_after, ==, body);
  content_after = describe_content (first);
  g_assert_cmpstr (content_after, ==, content);
  ebb_lab_assert_sound (first, NULL);
  g_assert_cmpint (ask (first, "SELECT count(*) FROM sqlite_schema WHERE name = 'day_region'"), ==, 0);
  ebb_lab_remove_folder (folder);
}

/* A file that says it is of the first version and is none is not touched. */
static void
test_from_no_first (void)
{
  g_autofree char *folder = ebb_lab_make_folder ();
  g_autofree char *path = g_build_filename (folder, "first.db", NULL);
  g_autoptr (EbbStore) store = ebb_store_new (path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE mark (region TEXT); PRAGMA application_id=1164075569; PRAGMA user_version=1;", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  before = ebb_lab_describe_folder (folder, TRUE);
  g_assert_false (ebb_lab_open (store, EBB_OPEN_CREATE, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT);
  ebb_lab_close (store);
  after = ebb_lab_describe_folder (folder, TRUE);
  g_assert_cmpstr (after, ==, before);
  ebb_lab_remove_folder (folder);
}

/* --- two programs at once -------------------------------------------------------------- */

/* What each of the two does: waits for the word, opens the diary, saves an entry. */
static int
upgrade (const char *diary, guint number)
{
  Old old = { NULL };
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (EbbEntry) entry = ebb_lab_make_entry (number);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GError) error = NULL;
  char word;

  old_configure (&old, COUNT_RUNS, COUNT_AGAIN);
  store = ebb_store_new_with_config (diary, &old.config);
  if (write (STDOUT_FILENO, "r", 1) != 1 || read (STDIN_FILENO, &word, 1) != 0)
    return 3;

  if (ebb_lab_open (store, EBB_OPEN_DEFAULT, &error))
    saved = ebb_lab_save (store, entry, NULL, &error);
  if (error != NULL)
    fprintf (stderr, "# %s\n", error->message);
  ebb_lab_close (store);
  g_free ((char *) old.versions[0].sql);

  return saved != NULL ? 0 : 2;
}

/* Starts a process that waits until its input is closed. */
static GSubprocess *
start (const char *diary, guint number)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *argument = g_strdup_printf ("%u", number);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                           self, "--upgrade", diary, argument, NULL);
  char ready;

  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (process), &ready, 1, NULL, &error), ==, 1);
  g_assert_no_error (error);

  return process;
}

static void
race (const char *journal_mode)
{
  Old old = { NULL };
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *kept_content = NULL;
  g_auto (GStrv) copies = NULL;
  g_autofree char *set_mode = g_strdup_printf ("PRAGMA journal_mode=%s", journal_mode);
  g_autoptr (GError) error = NULL;
  GSubprocess *processes[2];

  old_init (&old, N_SMALL, COUNT_RUNS, COUNT_AGAIN);
  ask (old.diary, set_mode);
  content = ebb_lab_describe_file (old.diary);

  for (guint i = 0; i < 2; i++)
    processes[i] = start (old.diary, 1000 + i);
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (processes[i]), NULL, &error));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (g_subprocess_wait_check (processes[i], NULL, &error));
      g_assert_no_error (error);
      g_object_unref (processes[i]);
    }

  /* Each step was run once, and both entries are there. */
  g_assert_cmpint (ask (old.diary, "PRAGMA user_version"), ==, old.versions[2].version);
  g_assert_cmpint (ask (old.diary, "SELECT count(*) FROM entry WHERE runs = 2"), ==, N_SMALL);
  g_assert_cmpint (ask (old.diary, "SELECT count(*) FROM entry WHERE runs = 0"), ==, 2);
  g_assert_cmpint (ask (old.diary, "SELECT count(*) FROM entry"), ==, N_SMALL + 2);
  ebb_lab_assert_sound (old.diary, &old.config);

  /* One copy, of what was there before, and nothing that is only half of one. */
  copies = list_copies (&old, "before-upgrade");
  g_assert_cmpuint (g_strv_length (copies), ==, 1);
  kept = g_build_filename (old.path, copies[0], NULL);
  kept_content = ebb_lab_describe_file (kept);
  g_assert_cmpstr (kept_content, ==, content);
  g_strfreev (copies);
  copies = list_copies (&old, ".tmp");
  g_assert_cmpuint (g_strv_length (copies), ==, 0);
  old_clear (&old);
}

static void
test_race (void)
{
  for (guint i = 0; i < N_RACES; i++)
    race ("WAL");
}

/* As a backup is that was put in the place of the diary by hand. */
static void
test_race_without_log (void)
{
  for (guint i = 0; i < N_RACES; i++)
    race ("DELETE");
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--upgrade") == 0)
    return upgrade (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/upgrade/one-that-fails-leaves-the-diary-as-it-was-to-the-byte", test_fail);
  g_test_add_func ("/store/upgrade/one-that-fails-leaves-what-is-only-in-the-log", test_fail_with_log);
  g_test_add_func ("/store/upgrade/one-of-two-steps-that-fails-leaves-the-diary-as-it-was", test_fail_halfway);
  g_test_add_func ("/store/upgrade/a-copy-is-kept-of-what-was-before", test_copy);
  g_test_add_func ("/store/upgrade/from-the-first-version-nothing-is-lost-and-the-heat-map-is-the-same", test_from_the_first);
  g_test_add_func ("/store/upgrade/a-file-that-only-says-it-is-of-the-first-version-is-not-touched", test_from_no_first);
  g_test_add_func ("/store/upgrade/of-two-programs-at-once-one-does-it-and-both-go-on", test_race);
  g_test_add_func ("/store/upgrade/two-programs-at-once-with-a-diary-without-a-log", test_race_without_log);

  return g_test_run ();
}
