// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-demo-diary.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "model/ebb-demo.h"

/* The made-up diary of --demo: a folder of its own that goes when the program
 * ends, where possible in memory only. */

/**
 * ebb_demo_diary_make_folder:
 * @error: return location for a #GFileError
 *
 * Makes an empty folder that only its owner can read.
 *
 * Returns: (transfer full) (nullable): its path, for
 *   ebb_demo_diary_remove_folder()
 */
char *
ebb_demo_diary_make_folder (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "ebb-demo-XXXXXX", NULL);

  if (g_mkdtemp (folder) != NULL)
    return g_steal_pointer (&folder);

  return g_dir_make_tmp ("ebb-demo-XXXXXX", error);
}

/**
 * ebb_demo_diary_remove_folder:
 * @folder: (transfer full): what ebb_demo_diary_make_folder() returned
 *
 * Removes the folder and the files in it (a diary keeps no folders but
 * `backups`, which the demo does not make).
 */
void
ebb_demo_diary_remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

static void
imported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  if (ebb_store_import_finish (EBB_STORE (source), result, &counts, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * ebb_demo_diary_fill_async:
 * @store: an open and empty diary
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts the made-up year, which ends now, into @store.
 */
void
ebb_demo_diary_fill_async (EbbStore *store,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (GPtrArray) trackers = ebb_demo_make_trackers ();
  EbbMoment now = ebb_moment_now ();
  g_autoptr (GPtrArray) entries = ebb_demo_make_entries (now, EBB_DEMO_DAYS, EBB_DEMO_SEED);
  g_autoptr (GPtrArray) annotations = ebb_demo_make_annotations (ebb_moment_get_day (now), EBB_DEMO_DAYS);
  g_autoptr (GPtrArray) records = ebb_demo_make_therapy (now, entries, EBB_DEMO_SEED);

  g_task_set_source_tag (task, ebb_demo_diary_fill_async);
  ebb_store_import_async (store, trackers, entries, annotations, records, EBB_IMPORT_FOR_GOOD, NULL, NULL, cancellable, imported_cb, g_object_ref (task));

  /* The worker reads them until imported_cb(). */
  g_object_set_data_full (G_OBJECT (task), "trackers", g_steal_pointer (&trackers), (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (task), "entries", g_steal_pointer (&entries), (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (task), "annotations", g_steal_pointer (&annotations), (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (task), "records", g_steal_pointer (&records), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * ebb_demo_diary_fill_finish:
 * @store: the diary
 * @result: the result
 * @error: return location for an error of the store
 *
 * Returns: whether the year is in the diary
 */
gboolean
ebb_demo_diary_fill_finish (EbbStore *store,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
