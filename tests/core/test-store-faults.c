// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-fault-vfs.h"
#include "ebb-store-lab.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Every way in which the store writes, run again and again with the first, the
 * second, the third … thing that it asks of the disk failing, until nothing is left
 * to fail. Each time the diary must hold exactly what it held before, or, when the
 * store reported success, exactly what it holds after. */

#define N_ENTRIES 10

/* Under the sanitizers everything is slow, and it is the ways of failing that count,
 * not each single one. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 4
#else
#define STRIDE 1
#endif

typedef struct
{
  char *folder;     /* (owned): of the whole test */
  char *work;       /* (owned): of the diary */
  char *template;   /* (owned): what every run starts from */
  char *crash;      /* (owned): what a crash would leave */
  char *diary;      /* (owned): in work */
  char *other;      /* (owned): folder in work, for copies */
  char *file;       /* (owned): in other */
  EbbStore *store;  /* (owned) */
  GPtrArray *known; /* (owned): what the diary holds, newest first */
  EbbDbConfig config;
} Bench;

typedef struct
{
  const char *name;
  gboolean (*run) (Bench *bench, GError **error);
  void (*prepare) (EbbStore *store, const char *other); /* (nullable): into the template */
  gboolean opens;                                       /* run opens the store itself */
  gboolean from_zero;                                   /* there is no diary before */
  gboolean migrates;
  gboolean damaged; /* the diary cannot be read */
} WritePath;

/* --- ways to write -------------------------------------------------------------- */

static gboolean
run_open (Bench *bench, GError **error)
{
  return ebb_lab_open (bench->store, EBB_OPEN_CREATE, error);
}

static gboolean
run_save_new (Bench *bench, GError **error)
{
  g_autoptr (EbbEntry) entry = ebb_lab_make_entry (1000);
  g_autoptr (EbbEntry) saved = ebb_lab_save (bench->store, entry, "check-in", error);

  return saved != NULL;
}

static gboolean
run_save_edit (Bench *bench, GError **error)
{
  g_autoptr (EbbEntry) changed = ebb_lab_change_entry (g_ptr_array_index (bench->known, 3), 1);
  g_autoptr (EbbEntry) saved = ebb_lab_save (bench->store, changed, NULL, error);

  return saved != NULL;
}

static gboolean
run_delete (Bench *bench, GError **error)
{
  const char *ids[] = {
    ebb_entry_get_id (g_ptr_array_index (bench->known, 0)),
    ebb_entry_get_id (g_ptr_array_index (bench->known, 4)),
    ebb_entry_get_id (g_ptr_array_index (bench->known, 8)),
    NULL,
  };

  return ebb_lab_delete (bench->store, ids, error) == 3;
}

static gboolean
run_save_trackers (Bench *bench, GError **error)
{
  g_autoptr (GPtrArray) trackers = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const choices[] = { "left", "right", NULL };
  EbbTracker *tracker;

  tracker = ebb_tracker_new ("knee-brace", "Knee brace", EBB_TRACKER_CHOICE);
  ebb_tracker_set_choices (tracker, choices);
  ebb_tracker_set_position (tracker, 20);
  g_ptr_array_add (trackers, tracker);
  tracker = ebb_tracker_new ("coffee", "Cups of coffee", EBB_TRACKER_NUMBER);
  ebb_tracker_set_unit (tracker, "cups");
  ebb_tracker_set_position (tracker, 21);
  g_ptr_array_add (trackers, tracker);

  return ebb_lab_save_trackers (bench->store, trackers, error);
}

static gboolean
run_annotate (Bench *bench, GError **error)
{
  g_autoptr (EbbAnnotation) saved = ebb_lab_annotate (bench->store, "New job", error);

  return saved != NULL;
}

static gboolean
run_plan_course (Bench *bench, GError **error)
{
  g_autoptr (GPtrArray) saved = ebb_lab_plan_course (bench->store, "Neck", error);

  return saved != NULL;
}

static gboolean
run_import (Bench *bench, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  EbbImportResult counts;

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (entries, ebb_lab_make_entry (N_ENTRIES - 2 + i));

  return ebb_lab_import (bench->store, entries, &counts, error);
}

static gboolean
run_undo (Bench *bench, GError **error)
{
  g_autofree char *label = ebb_lab_undo (bench->store, error);

  return label != NULL;
}

static gboolean
run_redo (Bench *bench, GError **error)
{
  g_autofree char *label = ebb_lab_redo (bench->store, error);

  return label != NULL;
}

static gboolean
run_save_draft (Bench *bench, GError **error)
{
  g_autoptr (EbbEntry) draft = ebb_lab_make_entry (2000);

  return ebb_lab_save_draft (bench->store, "check-in", draft, error);
}

static gboolean
run_backup (Bench *bench, GError **error)
{
  return ebb_lab_backup (bench->store, bench->file, error);
}

static gboolean
run_restore (Bench *bench, GError **error)
{
  g_autofree char *kept = ebb_lab_restore (bench->store, bench->file, error);

  return kept != NULL;
}

static gboolean
run_auto_backup (Bench *bench, GError **error)
{
  gboolean made;

  return ebb_lab_auto_backup (bench->store, bench->other, 20000, &made, error);
}

/* --- what is there before ------------------------------------------------------------ */

static void
prepare_draft (EbbStore *store, const char *other)
{
  g_autoptr (EbbEntry) draft = ebb_lab_make_entry (500);
  g_autoptr (GError) error = NULL;

  ebb_lab_save_draft (store, "check-in", draft, &error);
  g_assert_no_error (error);
}

static void
prepare_step (EbbStore *store, const char *other)
{
  g_autoptr (EbbEntry) entry = ebb_lab_make_entry (600);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) changed = NULL;
  g_autoptr (EbbEntry) again = NULL;
  g_autoptr (GError) error = NULL;

  saved = ebb_lab_save (store, entry, NULL, &error);
  g_assert_no_error (error);
  changed = ebb_lab_change_entry (saved, 7);
  again = ebb_lab_save (store, changed, NULL, &error);
  g_assert_no_error (error);
}

static void
prepare_undone_step (EbbStore *store, const char *other)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  prepare_step (store, other);
  label = ebb_lab_undo (store, &error);
  g_assert_no_error (error);
}

/* A file that a backup replaces and that a restore reads: the diary as it was one
 * entry ago. */
static void
prepare_copy (EbbStore *store, const char *other)
{
  g_autofree char *file = g_build_filename (other, "copy.db", NULL);
  g_autoptr (EbbEntry) entry = ebb_lab_make_entry (700);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GError) error = NULL;

  ebb_lab_backup (store, file, &error);
  g_assert_no_error (error);
  saved = ebb_lab_save (store, entry, NULL, &error);
  g_assert_no_error (error);
}

static const WritePath paths[] = {
  { "making-a-diary", run_open, NULL, TRUE, TRUE, FALSE },
  { "opening", run_open, NULL, TRUE, FALSE, FALSE },
  { "upgrading", run_open, prepare_step, TRUE, FALSE, TRUE },
  { "saving-a-new-entry", run_save_new, prepare_draft, FALSE, FALSE, FALSE },
  { "saving-a-changed-entry", run_save_edit, NULL, FALSE, FALSE, FALSE },
  { "deleting-entries", run_delete, NULL, FALSE, FALSE, FALSE },
  { "saving-trackers", run_save_trackers, NULL, FALSE, FALSE, FALSE },
  { "annotating", run_annotate, NULL, FALSE, FALSE, FALSE },
  { "planning-a-course", run_plan_course, NULL, FALSE, FALSE, FALSE },
  { "importing", run_import, NULL, FALSE, FALSE, FALSE },
  { "undoing", run_undo, prepare_step, FALSE, FALSE, FALSE },
  { "redoing", run_redo, prepare_undone_step, FALSE, FALSE, FALSE },
  { "saving-a-draft", run_save_draft, prepare_draft, FALSE, FALSE, FALSE },
  { "making-a-backup", run_backup, prepare_copy, FALSE, FALSE, FALSE },
  { "restoring", run_restore, prepare_copy, FALSE, FALSE, FALSE },
  { "restoring-in-place-of-a-damaged-diary", run_restore, prepare_copy, TRUE, FALSE, FALSE, TRUE },
  { "making-todays-backup", run_auto_backup, NULL, FALSE, FALSE, FALSE },
};

/* --- one run ------------------------------------------------------------------------------ */

/* The program's own schema and a made-up next version of it. */
static const EbbMigration *
get_next_migrations (void)
{
  static EbbMigration migrations[] = {
    { 0, NULL },
    { 0,
      "ALTER TABLE entry ADD COLUMN weather TEXT;"
      "CREATE TABLE place (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;"
      "INSERT INTO place (name) SELECT 'place ' || day FROM entry;"
      "UPDATE tracker SET position = position + 1;" },
  };

  if (migrations[0].sql == NULL)
    {
      migrations[0] = ebb_lab_read_schema ();
      migrations[1].version = migrations[0].version + 1;
    }

  return migrations;
}

static void
bench_init (Bench *bench)
{
  bench->folder = ebb_lab_make_folder ();
  bench->work = g_build_filename (bench->folder, "work", NULL);
  bench->template = g_build_filename (bench->folder, "template", NULL);
  bench->crash = g_build_filename (bench->folder, "crash", NULL);
  bench->diary = g_build_filename (bench->work, "diary.db", NULL);
  bench->other = g_build_filename (bench->work, "other", NULL);
  bench->file = g_build_filename (bench->other, "copy.db", NULL);
  g_assert_cmpint (g_mkdir (bench->work, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (bench->template, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (bench->crash, 0700), ==, 0);
}

static void
bench_clear (Bench *bench)
{
  ebb_lab_remove_folder (bench->folder);
  g_free (bench->folder);
  g_free (bench->work);
  g_free (bench->template);
  g_free (bench->crash);
  g_free (bench->diary);
  g_free (bench->other);
  g_free (bench->file);
}

static void
make_template (Bench *bench, const WritePath *path)
{
  g_autofree char *diary = g_build_filename (bench->template, "diary.db", NULL);
  g_autofree char *other = g_build_filename (bench->template, "other", NULL);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  if (path->from_zero)
    return;

  store = ebb_store_new (diary);
  ebb_lab_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  ebb_lab_fill (store, N_ENTRIES);
  if (path->prepare != NULL)
    path->prepare (store, other);
  ebb_lab_close (store);
  if (path->damaged)
    {
      g_file_set_contents (diary, "SQLite format 3", 16, &error);
      g_assert_no_error (error);
    }
}

/* Puts everything as it was, and opens the store where the run does not. */
static void
begin_run (Bench *bench, const WritePath *path)
{
  g_autofree char *other = g_build_filename (bench->template, "other", NULL);
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  g_autoptr (GError) error = NULL;

  ebb_fault_vfs_plan (EBB_FAULT_NONE, 0, 0);
  ebb_lab_empty_folder (bench->work);
  ebb_lab_empty_folder (bench->crash);
  ebb_lab_copy_files (bench->template, bench->work);
  g_assert_cmpint (g_mkdir (bench->other, 0700), ==, 0);
  ebb_lab_copy_files (other, bench->other);

  bench->store = ebb_store_new_with_config (bench->diary, &bench->config);
  if (path->opens)
    return;

  ebb_lab_open (bench->store, EBB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  bench->known = ebb_lab_list (bench->store, everything, 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bench->known->len, >=, N_ENTRIES);
}

static void
end_run (Bench *bench)
{
  g_clear_pointer (&bench->known, g_ptr_array_unref);
  ebb_lab_close (bench->store);
  g_assert_finalize_object (g_steal_pointer (&bench->store));
}

/* The files' names without what SQLite keeps beside an open diary. */
static char *
list_names (const char *folder)
{
  g_autofree char *listing = ebb_lab_describe_folder (folder, FALSE);
  g_auto (GStrv) lines = g_strsplit (listing, "\n", -1);
  GString *names = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_has_suffix (lines[i], "-wal") && !g_str_has_suffix (lines[i], "-shm") && *lines[i] != '\0')
        g_string_append_printf (names, "%s\n", lines[i]);
    }

  return g_string_free (names, FALSE);
}

static char *
describe (const char *diary)
{
  GStatBuf st;

  if (g_stat (diary, &st) != 0)
    return g_strdup ("no diary");
  if (st.st_size < 100)
    return g_strdup ("damaged");

  return ebb_lab_describe_file (diary);
}

static char *
get_bytes (const char *file)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (file, &bytes, &length, NULL))
    return g_strdup ("no file");

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

typedef struct
{
  char *before;       /* (owned): what the diary holds */
  char *after;        /* (owned) */
  char *names_before; /* (owned): which files there are */
  char *file_before;  /* (owned): sum of the bytes of the copy */
} Expected;

/* A file that had the name of a backup is as it was or is the new, whole one. */
static void
check_copy (Bench *bench, const Expected *expected, gboolean done)
{
  g_autofree char *now = get_bytes (bench->file);

  if (g_strcmp0 (now, expected->file_before) != 0)
    ebb_lab_assert_sound (bench->file, NULL);
}

/* The diary is as it was before, or as it is after if that was reported. Where
 * @either, it may be as it is after all the same. */
static void
check_content (const Expected *expected, const char *content, gboolean done, gboolean either)
{
  if (either && g_strcmp0 (content, expected->after) == 0)
    return;

  g_assert_cmpstr (content, ==, done ? expected->after : expected->before);
}

static void
check_after_fault (Bench *bench, const WritePath *path, const Expected *expected, gboolean done, gboolean goes_on)
{
  /* Of making or upgrading a diary all but the opening may have gone well. */
  gboolean either = path->from_zero || path->migrates || path->damaged;
  g_autofree char *content = describe (bench->diary);
  g_autofree char *names = list_names (bench->work);
  g_autofree char *crashed = g_build_filename (bench->crash, "diary.db", NULL);
  g_autofree char *survivor = NULL;

  check_content (expected, content, done, either);
  g_assert_null (strstr (names, ".tmp"));
  if (!done && path->run != run_backup && path->run != run_auto_backup && !either)
    g_assert_cmpstr (names, ==, expected->names_before);
  check_copy (bench, expected, done);

  /* The same if the program were killed now. Only a disk that broke in the middle
   * of a commit and stays broken cannot be told to forget it. */
  ebb_lab_copy_files (bench->work, bench->crash);
  survivor = describe (crashed);
  if (!goes_on && g_file_test (crashed, G_FILE_TEST_EXISTS) && g_strcmp0 (survivor, "damaged") != 0)
    ebb_lab_assert_sound (crashed, path->migrates ? &bench->config : NULL);
  check_content (expected, survivor, done, either || goes_on);
}

/* Returns FALSE when there was nothing left to fail. */
static gboolean
run_once (Bench *bench, const WritePath *path, const Expected *expected, EbbFaultMode mode, guint nth, guint times)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autofree char *content = NULL;
  guint n_failed;
  gboolean done;

  begin_run (bench, path);
  ebb_fault_vfs_plan (mode, nth, times);
  done = path->run (bench, &error);
  n_failed = ebb_fault_vfs_count_failed ();
  ebb_fault_vfs_plan (EBB_FAULT_NONE, 0, 0);

  if (n_failed != 0)
    {
      g_test_message ("%s %u %s: %s: %s", path->name, nth, times == 0 ? "on" : "once",
                      n_failed == 0 ? "nothing" : ebb_fault_op_name (ebb_fault_vfs_last_failed ()),
                      done ? "done" : error->message);
    }

  if (done)
    g_assert_no_error (error);
  else
    ebb_lab_assert_sentence (error);
  if (n_failed == 0)
    g_assert_true (done);
  else
    check_after_fault (bench, path, expected, done, times == 0);

  /* The fault is gone: the same store goes on. */
  if (!done)
    {
      done = path->run (bench, &again);
      g_assert_no_error (again);
      g_assert_true (done);
    }
  end_run (bench);

  content = describe (bench->diary);
  g_assert_cmpstr (content, ==, expected->after);
  ebb_lab_assert_sound (bench->diary, path->migrates ? &bench->config : NULL);

  return n_failed != 0;
}

static void
learn (Bench *bench, const WritePath *path, Expected *expected)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  begin_run (bench, path);
  expected->before = describe (bench->diary);
  expected->names_before = list_names (bench->work);
  expected->file_before = get_bytes (bench->file);
  done = path->run (bench, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  end_run (bench);
  expected->after = describe (bench->diary);
}

static void
expected_clear (Expected *expected)
{
  g_free (expected->before);
  g_free (expected->after);
  g_free (expected->names_before);
  g_free (expected->file_before);
}

static void
sweep (const WritePath *path, EbbFaultMode mode)
{
  Expected expected = { NULL };
  Bench bench = { NULL };
  guint n = 0;

  ebb_fault_vfs_set_lazy (TRUE);
  bench.config.vfs = ebb_fault_vfs_register ();
  bench.config.busy_timeout = 5 * 1000;
  if (path->migrates)
    {
      bench.config.migrations = get_next_migrations ();
      bench.config.n_migrations = 2;
    }
  bench_init (&bench);
  make_template (&bench, path);
  learn (&bench, path, &expected);

  for (guint nth = 1; run_once (&bench, path, &expected, mode, nth, 1); nth += STRIDE)
    {
      /* What fails once, and what goes on failing: of the long ones a sample. */
      if (nth <= 40 || nth % 5 == 0)
        run_once (&bench, path, &expected, mode, nth, 0);
      n = nth;
    }
  g_test_message ("%u things could fail", n);

  ebb_fault_vfs_plan (EBB_FAULT_NONE, 0, 0);
  expected_clear (&expected);
  bench_clear (&bench);
}

static void
test_full (gconstpointer data)
{
  sweep (data, EBB_FAULT_FULL);
}

static void
test_ioerr (gconstpointer data)
{
  sweep (data, EBB_FAULT_IOERR);
}

static void
test_busy (gconstpointer data)
{
  sweep (data, EBB_FAULT_BUSY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *full = g_strdup_printf ("/store/faults/%s-on-a-full-disk-loses-nothing", paths[i].name);
      g_autofree char *ioerr = g_strdup_printf ("/store/faults/%s-on-a-broken-disk-loses-nothing", paths[i].name);
      g_autofree char *busy = g_strdup_printf ("/store/faults/%s-while-another-holds-the-lock-loses-nothing", paths[i].name);

      g_test_add_data_func (full, &paths[i], test_full);
      g_test_add_data_func (ioerr, &paths[i], test_ioerr);
      g_test_add_data_func (busy, &paths[i], test_busy);
    }

  return g_test_run ();
}
