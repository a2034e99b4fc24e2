// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store.h"
#include "ebb-store-private.h"

/* The requests that go through the whole diary: import, backup, restore, check. */

static EbbJob *
new_job (EbbJobFunc run, const char *path, GFileProgressCallback progress, gpointer progress_data)
{
  EbbJob *job = ebb_job_new (run);

  job->text = g_strdup (path);
  job->progress = progress;
  job->progress_data = progress_data;

  return job;
}

/* --- import ------------------------------------------------------------------- */

static gboolean
run_import (EbbDb *db, EbbJob *job, GError **error)
{
  EbbImportResult counts;

  if (!ebb_db_import (db, job->trackers, job->entries, job->annotations, job->records, job->flags, &counts, error))
    return FALSE;

  job->result = g_memdup2 (&counts, sizeof counts);

  return TRUE;
}

/**
 * ebb_store_import_async:
 * @self: a store
 * @trackers: (nullable) (element-type EbbTracker): trackers that entries name
 * @entries: (element-type EbbEntry): what to add
 * @annotations: (nullable) (element-type EbbAnnotation): what to add as well
 * @records: (nullable) (element-type EbbRecord): what to add as well; what they refer to
 *   is among them or in the diary
 * @flags: how
 * @progress: (nullable): called with (done, total) in the caller's main context
 * @progress_data: for @progress
 * @cancellable: (nullable): to give up; nothing is added then
 * @callback: called when all is on the disk, or nothing
 * @user_data: for @callback
 *
 * Adds entries and annotations, all or none, as one step that can be undone. What the diary holds
 * already is counted and left as it is, so that importing again adds nothing.
 */
void
ebb_store_import_async (EbbStore *self, GPtrArray *trackers, GPtrArray *entries, GPtrArray *annotations, GPtrArray *records, EbbImportFlags flags, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (entries != NULL);

  job = new_job (run_import, NULL, progress, progress_data);
  job->trackers = trackers == NULL ? NULL : g_ptr_array_ref (trackers);
  job->entries = g_ptr_array_ref (entries);
  job->annotations = annotations == NULL ? NULL : g_ptr_array_ref (annotations);
  job->records = records == NULL ? NULL : g_ptr_array_ref (records);
  job->flags = flags;
  job->free_result = g_free;
  ebb_store_push (self, job, ebb_store_import_async, cancellable, callback, user_data);
}

/**
 * ebb_store_import_finish:
 * @self: a store
 * @result: of the callback
 * @counts: (out) (optional): what was added
 * @error: EBB_STORE_ERROR, EBB_ERROR_INVALID, G_IO_ERROR_CANCELLED
 *
 * Returns: whether all was added that was not there
 */
gboolean
ebb_store_import_finish (EbbStore *self, GAsyncResult *result, EbbImportResult *counts, GError **error)
{
  g_autofree EbbImportResult *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  if (counts != NULL)
    *counts = *found;

  return TRUE;
}

/* --- backup ---------------------------------------------------------------------- */

static gboolean
run_backup (EbbDb *db, EbbJob *job, GError **error)
{
  return ebb_db_backup (db, job->text, error);
}

/**
 * ebb_store_backup_async:
 * @self: a store
 * @path: where the copy shall be; a file of that name gives way to it
 * @progress: (nullable): called with (done, total) in the caller's main context
 * @progress_data: for @progress
 * @cancellable: (nullable): to give up; nothing is left behind then
 * @callback: called when the copy is on the disk, or not
 * @user_data: for @callback
 *
 * Makes a verified copy of the diary as it stands: one file that needs nothing
 * beside it.
 */
void
ebb_store_backup_async (EbbStore *self, const char *path, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (path != NULL);

  ebb_store_push (self, new_job (run_backup, path, progress, progress_data), ebb_store_backup_async, cancellable, callback, user_data);
}

/**
 * ebb_store_backup_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: whether the copy was made
 */
gboolean
ebb_store_backup_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_int (G_TASK (result), error) != -1;
}

/* --- restore ----------------------------------------------------------------------- */

static gboolean
run_restore (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_restore (db, job->text, error);

  return job->result != NULL;
}

/**
 * ebb_store_restore_async:
 * @self: a store, open or not
 * @path: a diary, usually a backup; an older version's is upgraded on the way
 * @progress: (nullable): called with (done, total) in the caller's main context
 * @progress_data: for @progress
 * @cancellable: (nullable): to give up; the diary is as it was then
 * @callback: called when the diary is replaced, or not
 * @user_data: for @callback
 *
 * Replaces the diary's content by that of a verified other diary. The store is open
 * after that; open it again with %EBB_OPEN_WATCH to watch one that was not.
 */
void
ebb_store_restore_async (EbbStore *self, const char *path, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (path != NULL);

  job = new_job (run_restore, path, progress, progress_data);
  job->needs_open = FALSE;
  job->free_result = g_free;
  ebb_store_push (self, job, ebb_store_restore_async, cancellable, callback, user_data);
}

/**
 * ebb_store_restore_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): where the diary that was there before is kept
 *   now, "" if there was none; %NULL with @error set
 */
char *
ebb_store_restore_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- check --------------------------------------------------------------------------- */

/**
 * ebb_check_report_free:
 * @report: (nullable) (transfer full): what a check found
 */
void
ebb_check_report_free (EbbCheckReport *report)
{
  if (report == NULL)
    return;

  g_clear_pointer (&report->problems, g_ptr_array_unref);
  g_free (report);
}

static gboolean
run_check (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_check (db, error);

  return job->result != NULL;
}

/**
 * ebb_store_check_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when all was looked at
 * @user_data: for @callback
 *
 * Looks at every page and every row of the diary.
 */
void
ebb_store_check_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));

  job = new_job (run_check, NULL, NULL, NULL);
  job->free_result = (GDestroyNotify) ebb_check_report_free;
  ebb_store_push (self, job, ebb_store_check_async, cancellable, callback, user_data);
}

/**
 * ebb_store_check_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was found
 */
EbbCheckReport *
ebb_store_check_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- automatic backups ----------------------------------------------------------------- */

static gboolean
run_auto_backup (EbbDb *db, EbbJob *job, GError **error)
{
  gboolean made;

  if (!ebb_db_auto_backup (db, job->text, job->day, &made, error))
    return FALSE;

  job->number = made ? 1 : 0;

  return TRUE;
}

/* Takes @today for the local day. */
void
ebb_store_auto_backup_on_day_async (EbbStore *self, const char *folder, EbbDay today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (folder != NULL);

  job = new_job (run_auto_backup, folder, NULL, NULL);
  job->day = today;
  ebb_store_push (self, job, ebb_store_auto_backup_async, cancellable, callback, user_data);
}

/**
 * ebb_store_auto_backup_async:
 * @self: a store
 * @folder: where the backups are; made when missing
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a backup `ebb-YYYY-MM-DD.db` of the day unless there is one or nothing has
 * changed since the newest, and then removes those that are not kept any more: the
 * newest 7, the newest of each of the newest 8 ISO weeks and 12 months stay. Other
 * files are never touched.
 */
void
ebb_store_auto_backup_async (EbbStore *self, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ebb_store_auto_backup_on_day_async (self, folder, ebb_day_today (), cancellable, callback, user_data);
}

/**
 * ebb_store_auto_backup_finish:
 * @self: a store
 * @result: of the callback
 * @made: (out) (optional): whether there is a new backup
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: whether all went well
 */
gboolean
ebb_store_auto_backup_finish (EbbStore *self, GAsyncResult *result, gboolean *made, GError **error)
{
  gssize number;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  number = g_task_propagate_int (G_TASK (result), error);
  if (made != NULL)
    *made = number > 0;

  return number != -1;
}
