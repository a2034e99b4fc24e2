// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-fault-vfs.h"
#include "ebb-store-lab.h"
#include "exchange/ebb-export.h"

#include <glib/gstdio.h>
#include <string.h>

/* What takes long can be given up while it runs. Each of these is cancelled again
 * and again, each time when another part of what it asks of the disk is done (of an
 * import, which asks for nothing until its end: of the time that it takes). Either
 * it is cancelled, and everything is as it was, or it was too late, and it is done. */

#define N_ENTRIES 1500
#define N_MORE 1500

#ifdef __SANITIZE_ADDRESS__
#define N_POINTS 8
#else
#define N_POINTS 20
#endif

typedef struct
{
  char *folder;              /* (owned): of the whole test */
  char *template;            /* (owned): what every run starts from */
  char *work;                /* (owned): where it happens */
  char *diary;               /* (owned): in work */
  char *other;               /* (owned): folder in work: what is written there */
  EbbStore *store;           /* (owned) */
  GPtrArray *more;           /* (owned): entries that the diary does not have */
  GCancellable *cancellable; /* (owned) */
  guint nth;                 /* cancelled when so much is done; 0 for never */
  guint n_done;              /* atomic; microseconds where time counts */
} Bench;

typedef gboolean (*LongRun) (Bench *bench, GError **error);

typedef struct
{
  const char *name;
  LongRun run;
  gboolean damaged; /* the diary cannot be opened */
  gboolean keeps;   /* it leaves the diary itself alone */
  gboolean timed;   /* cancelled by time */
} Work;

/* --- what takes long ------------------------------------------------------------ */

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gboolean
run_backup (Bench *bench, GError **error)
{
  g_autofree char *file = g_build_filename (bench->other, "copy.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_backup_async (bench->store, file, NULL, NULL, bench->cancellable, ready_cb, &result);

  return ebb_store_backup_finish (bench->store, wait_for (&result), error);
}

static gboolean
run_new_backup (Bench *bench, GError **error)
{
  g_autofree char *file = g_build_filename (bench->other, "new.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_backup_async (bench->store, file, NULL, NULL, bench->cancellable, ready_cb, &result);

  return ebb_store_backup_finish (bench->store, wait_for (&result), error);
}

static gboolean
run_restore (Bench *bench, GError **error)
{
  g_autofree char *file = g_build_filename (bench->other, "copy.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *kept = NULL;

  ebb_store_restore_async (bench->store, file, NULL, NULL, bench->cancellable, ready_cb, &result);
  kept = ebb_store_restore_finish (bench->store, wait_for (&result), error);

  return kept != NULL;
}

static gboolean
run_import (Bench *bench, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  EbbImportResult counts;

  ebb_store_import_async (bench->store, NULL, bench->more, NULL, NULL, EBB_IMPORT_DEFAULT, NULL, NULL, bench->cancellable, ready_cb, &result);

  return ebb_store_import_finish (bench->store, wait_for (&result), &counts, error);
}

static gboolean export(Bench *bench, EbbExportFormat format, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (bench->other, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  ebb_export_async (bench->store, format, NULL, path, NULL, NULL, bench->cancellable, ready_cb, &result);

  return ebb_export_finish (bench->store, wait_for (&result), error);
}

static gboolean
run_json (Bench *bench, GError **error)
{
  return export(bench, EBB_EXPORT_JSON, "old.json", error);
}

static gboolean
run_csv (Bench *bench, GError **error)
{
  return export(bench, EBB_EXPORT_CSV, "old", error);
}

static gboolean
run_new_csv (Bench *bench, GError **error)
{
  return export(bench, EBB_EXPORT_CSV, "new", error);
}

static const Work works[] = {
  { "a-backup", run_backup, FALSE, TRUE },
  { "a-first-backup", run_new_backup, FALSE, TRUE },
  { "a-restore", run_restore, FALSE, FALSE },
  { "a-restore-of-a-damaged-diary", run_restore, TRUE, FALSE },
  { "an-import", run_import, FALSE, FALSE, TRUE },
  { "an-export-as-json", run_json, FALSE, TRUE },
  { "an-export-as-csv", run_csv, FALSE, TRUE },
  { "a-first-export-as-csv", run_new_csv, FALSE, TRUE },
};

/* --- one run ----------------------------------------------------------------------- */

/* Called on whichever thread has done something. */
static void
count_cb (const EbbFaultEvent *event, gpointer data)
{
  Bench *bench = data;

  if ((guint) g_atomic_int_add (&bench->n_done, 1) + 1 == bench->nth)
    g_cancellable_cancel (bench->cancellable);
}

static void
open_store (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  ebb_lab_open (bench->store, EBB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

/* The diary, a backup of it as it was some entries ago, and earlier exports. */
static void
make_template (Bench *bench, const Work *work)
{
  g_autofree char *copy = g_build_filename (bench->other, "copy.db", NULL);
  g_autoptr (EbbEntry) entry = ebb_lab_make_entry (N_ENTRIES + N_MORE);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_store_new_with_config (bench->diary, &(EbbDbConfig){ .vfs = ebb_fault_vfs_register () });

  bench->store = store;
  g_assert_cmpint (g_mkdir (bench->other, 0700), ==, 0);
  ebb_lab_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  ebb_lab_fill (store, N_ENTRIES);
  ebb_lab_backup (store, copy, &error);
  g_assert_no_error (error);
  g_assert_true (run_json (bench, &error) && run_csv (bench, &error));
  g_assert_no_error (error);
  saved = ebb_lab_save (store, entry, NULL, &error);
  g_assert_no_error (error);
  ebb_lab_close (store);
  g_clear_object (&bench->store);

  if (work->damaged)
    {
      g_file_set_contents (bench->diary, "SQLite format 3", 16, &error);
      g_assert_no_error (error);
    }
  ebb_lab_copy_tree (bench->work, bench->template);
}

static void
begin (Bench *bench, const Work *work)
{
  ebb_lab_empty_folder (bench->work);
  ebb_lab_copy_tree (bench->template, bench->work);
  bench->store = ebb_store_new_with_config (bench->diary, &(EbbDbConfig){ .vfs = ebb_fault_vfs_register () });
  bench->cancellable = g_cancellable_new ();
  if (!work->damaged)
    open_store (bench);
}

static void
end (Bench *bench)
{
  ebb_lab_close (bench->store);
  g_clear_object (&bench->store);
  g_clear_object (&bench->cancellable);
}

static gpointer
cancel_later (gpointer data)
{
  Bench *bench = data;

  g_usleep (bench->nth);
  g_cancellable_cancel (bench->cancellable);

  return NULL;
}

/* Runs it; it is cancelled when @nth things are done. Returns how many were. */
static guint
run (Bench *bench, const Work *work, guint nth, gboolean *done, GError **error)
{
  gint64 since = g_get_monotonic_time ();
  GThread *thread = NULL;

  bench->n_done = 0;
  bench->nth = nth;
  if (!work->timed)
    ebb_fault_vfs_observe (count_cb, bench);
  else if (nth != 0)
    thread = g_thread_new ("cancel", cancel_later, bench);
  *done = work->run (bench, error);
  ebb_fault_vfs_observe (NULL, NULL);
  if (thread != NULL)
    g_thread_join (thread);

  return work->timed ? (guint) (g_get_monotonic_time () - since) : bench->n_done;
}

static char *
describe (const Work *work, const char *diary)
{
  g_autofree char *start = NULL;
  gsize length;

  if (work->damaged && g_file_get_contents (diary, &start, &length, NULL) && length < 100)
    return g_strdup ("damaged");

  return ebb_lab_describe_file (diary);
}

/* The names and bytes of all files, without what SQLite keeps beside the diary. */
static char *
describe_files (const char *folder)
{
  g_autofree char *listing = ebb_lab_describe_folder (folder, TRUE);
  g_auto (GStrv) lines = g_strsplit (listing, "\n", -1);
  GString *files = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_has_prefix (lines[i], "diary.db-wal") && !g_str_has_prefix (lines[i], "diary.db-shm"))
        g_string_append_printf (files, "%s\n", lines[i]);
    }

  return g_string_free (files, FALSE);
}

/* Returns whether it was cancelled in time. */
static gboolean
cancel_once (Bench *bench, const Work *work, guint nth, const char *content, const char *content_after)
{
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  gboolean done, done_again;

  begin (bench, work);
  before = describe_files (bench->work);
  run (bench, work, nth, &done, &error);

  if (!done)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      files = describe_files (bench->work);
      g_assert_cmpstr (files, ==, before);
    }
  else
    {
      g_assert_no_error (error);
    }
  now = describe (work, bench->diary);
  g_assert_cmpstr (now, ==, done ? content_after : content);

  /* The same store goes on, and what was given up can be done. */
  g_cancellable_reset (bench->cancellable);
  done_again = done || work->run (bench, &again);
  g_assert_no_error (again);
  g_assert_true (done_again);
  end (bench);
  g_free (now);
  now = describe (work, bench->diary);
  g_assert_cmpstr (now, ==, content_after);
  ebb_lab_assert_sound (bench->diary, NULL);

  return !done;
}

static void
test_cancel (gconstpointer data)
{
  const Work *work = data;
  Bench bench = { NULL };
  g_autofree char *content = NULL;
  g_autofree char *content_after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_cancelled = 0;
  guint n_done;
  gboolean done;

  ebb_fault_vfs_set_lazy (TRUE);
  bench.folder = ebb_lab_make_folder ();
  bench.template = g_build_filename (bench.folder, "template", NULL);
  bench.work = g_build_filename (bench.folder, "work", NULL);
  bench.diary = g_build_filename (bench.work, "diary.db", NULL);
  bench.other = g_build_filename (bench.work, "other", NULL);
  g_assert_cmpint (g_mkdir (bench.template, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (bench.work, 0700), ==, 0);
  bench.more = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_MORE; i++)
    g_ptr_array_add (bench.more, ebb_lab_make_entry (N_ENTRIES + i));
  make_template (&bench, work);

  begin (&bench, work);
  content = describe (work, bench.diary);
  n_done = run (&bench, work, 0, &done, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  end (&bench);
  content_after = describe (work, bench.diary);
  g_assert_true ((g_strcmp0 (content, content_after) == 0) == work->keeps);

  for (guint i = 0; i < N_POINTS; i++)
    n_cancelled += cancel_once (&bench, work, 1 + i * (n_done - 1) / (N_POINTS - 1), content, content_after);
  g_test_message ("%u %s; %u of %u times cancelled", n_done, work->timed ? "µs" : "things are done", n_cancelled, N_POINTS);
  g_assert_cmpuint (n_cancelled, >, work->timed ? 0 : N_POINTS / 2);

  g_ptr_array_unref (bench.more);
  ebb_lab_remove_folder (bench.folder);
  g_free (bench.folder);
  g_free (bench.template);
  g_free (bench.work);
  g_free (bench.diary);
  g_free (bench.other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/cancel/%s-given-up-leaves-everything-as-it-was", works[i].name);

      g_test_add_data_func (name, &works[i], test_cancel);
    }

  return g_test_run ();
}
