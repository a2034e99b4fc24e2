// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store.h"
#include "ebb-store-private.h"

/* The requests for entries, trackers, undo and drafts: each packs its arguments
 * into a job, whose function calls the work in ebb-db-*.c on the worker thread. */

/* Ends a request that returns a pointer. */
static gpointer
finish_pointer (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Ends a request that returns no more than that it is done. */
static gboolean
finish_done (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_int (G_TASK (result), error) != -1;
}

static EbbJob *
new_pointer_job (EbbJobFunc run, GDestroyNotify free_result)
{
  EbbJob *job = ebb_job_new (run);

  job->free_result = free_result;

  return job;
}

/* --- entries ---------------------------------------------------------------- */

static gboolean
run_save_entry (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_save_entry (db, EBB_ENTRY (job->object), job->text, error);

  return job->result != NULL;
}

/**
 * ebb_store_save_entry_async:
 * @self: a store
 * @entry: a new entry, or a changed copy of a known one; not to be changed any more
 * @draft_slot: (nullable): a draft that is done with
 * @cancellable: (nullable): to give up
 * @callback: called when it is on the disk, or not
 * @user_data: for @callback
 *
 * Saves one entry as a step that can be undone. An entry with an id that is not in
 * the diary is added under that id if its `modified` is 0; if not, it was deleted
 * elsewhere, which is a conflict. Saving what the diary already says changes
 * nothing and adds no step.
 */
void
ebb_store_save_entry_async (EbbStore *self, EbbEntry *entry, const char *draft_slot, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (EBB_IS_ENTRY (entry));

  job = new_pointer_job (run_save_entry, g_object_unref);
  job->object = g_object_ref (G_OBJECT (entry));
  job->text = g_strdup (draft_slot);
  ebb_store_push (self, job, ebb_store_save_entry_async, cancellable, callback, user_data);
}

/**
 * ebb_store_save_entry_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, EBB_ERROR_INVALID, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the entry as it is stored
 */
EbbEntry *
ebb_store_save_entry_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static gboolean
run_delete_entries (EbbDb *db, EbbJob *job, GError **error)
{
  job->number = ebb_db_delete_entries (db, (const char *const *) job->texts, error);

  return job->number >= 0;
}

/**
 * ebb_store_delete_entries_async:
 * @self: a store
 * @ids: ids of entries; one that is not in the diary (any more) is passed over
 * @cancellable: (nullable): to give up
 * @callback: called when they are gone from the disk, or not
 * @user_data: for @callback
 *
 * Deletes entries, all or none, as one step that can be undone.
 */
void
ebb_store_delete_entries_async (EbbStore *self, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (ids != NULL);

  job = ebb_job_new (run_delete_entries);
  job->texts = g_strdupv ((char **) ids);
  ebb_store_push (self, job, ebb_store_delete_entries_async, cancellable, callback, user_data);
}

/**
 * ebb_store_delete_entries_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: how many entries were deleted; -1 with @error set
 */
int
ebb_store_delete_entries_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

static gboolean
run_load_entry (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_load_entry (db, job->text, error);

  return job->result != NULL;
}

/**
 * ebb_store_load_entry_async:
 * @self: a store
 * @id: id of an entry
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads one entry.
 */
void
ebb_store_load_entry_async (EbbStore *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (id != NULL);

  job = new_pointer_job (run_load_entry, g_object_unref);
  job->text = g_strdup (id);
  ebb_store_push (self, job, ebb_store_load_entry_async, cancellable, callback, user_data);
}

/**
 * ebb_store_load_entry_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR_NOT_FOUND and others, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the entry
 */
EbbEntry *
ebb_store_load_entry_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static gboolean
run_list_entries (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_list_entries (db, job->query, job->offset, job->limit, error);

  return job->result != NULL;
}

/**
 * ebb_store_list_entries_async:
 * @self: a store
 * @query: which entries
 * @offset: how many to pass over, counted from the start of day `query->to`
 * @limit: how many to read at most
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads a page of entries, newest first: by local day, then instant, then id. A
 * small @offset into a late `to` is cheap in a diary of any length.
 */
void
ebb_store_list_entries_async (EbbStore *self, const EbbQuery *query, guint offset, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (query != NULL);

  job = new_pointer_job (run_list_entries, (GDestroyNotify) g_ptr_array_unref);
  job->query = ebb_query_copy (query);
  job->offset = offset;
  job->limit = limit;
  ebb_store_push (self, job, ebb_store_list_entries_async, cancellable, callback, user_data);
}

/**
 * ebb_store_list_entries_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer container) (element-type EbbEntry) (nullable): the entries
 */
GPtrArray *
ebb_store_list_entries_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static gboolean
run_list_days (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_list_days (db, job->query, error);

  return job->result != NULL;
}

/**
 * ebb_store_list_days_async:
 * @self: a store
 * @query: which entries
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads the days that have entries that fit, newest first, with the figures of
 * those entries.
 */
void
ebb_store_list_days_async (EbbStore *self, const EbbQuery *query, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (query != NULL);

  job = new_pointer_job (run_list_days, (GDestroyNotify) g_array_unref);
  job->query = ebb_query_copy (query);
  ebb_store_push (self, job, ebb_store_list_days_async, cancellable, callback, user_data);
}

/**
 * ebb_store_list_days_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type EbbDaySummary) (nullable): the days
 */
GArray *
ebb_store_list_days_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static gboolean
run_foreach (EbbDb *db, EbbJob *job, GError **error)
{
  return ebb_db_foreach (db, job->query, job->func, job->func_data, error);
}

/**
 * ebb_store_foreach_async:
 * @self: a store
 * @query: which entries
 * @func: called for each, on the worker thread; it must not call the store
 * @func_data: for @func
 * @progress: (nullable): called with (done, total) in the caller's main context
 * @progress_data: for @progress
 * @cancellable: (nullable): to give up
 * @callback: called when all were visited
 * @user_data: for @callback
 *
 * Visits entries, oldest first: by instant, then id.
 */
void
ebb_store_foreach_async (EbbStore *self, const EbbQuery *query, EbbEntryFunc func, gpointer func_data, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (query != NULL);
  g_return_if_fail (func != NULL);

  job = ebb_job_new (run_foreach);
  job->query = ebb_query_copy (query);
  job->func = func;
  job->func_data = func_data;
  job->progress = progress;
  job->progress_data = progress_data;
  ebb_store_push (self, job, ebb_store_foreach_async, cancellable, callback, user_data);
}

/**
 * ebb_store_foreach_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED, or what the function set
 *
 * Returns: whether all were visited
 */
gboolean
ebb_store_foreach_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_done (self, result, error);
}

static gboolean
run_load_recent (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_load_recent (db, job->limit, error);

  return job->result != NULL;
}

/**
 * ebb_recent_free:
 * @recent: (nullable) (transfer full): what was marked lately
 */
void
ebb_recent_free (EbbRecent *recent)
{
  if (recent == NULL)
    return;

  g_clear_object (&recent->last);
  g_clear_pointer (&recent->regions, g_ptr_array_unref);
  g_free (recent);
}

/**
 * ebb_store_load_recent_async:
 * @self: a store
 * @n_regions: how many regions at most
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads where it hurt lately, for "same places as last time".
 */
void
ebb_store_load_recent_async (EbbStore *self, guint n_regions, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));

  job = new_pointer_job (run_load_recent, (GDestroyNotify) ebb_recent_free);
  job->limit = n_regions;
  ebb_store_push (self, job, ebb_store_load_recent_async, cancellable, callback, user_data);
}

/**
 * ebb_store_load_recent_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was marked lately
 */
EbbRecent *
ebb_store_load_recent_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

/* --- trackers and tags --------------------------------------------------------- */

static gboolean
run_list_trackers (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_list_trackers (db, error);

  return job->result != NULL;
}

/**
 * ebb_store_list_trackers_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads all trackers, retired ones too, in order of position.
 */
void
ebb_store_list_trackers_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (EBB_IS_STORE (self));

  ebb_store_push (self, new_pointer_job (run_list_trackers, (GDestroyNotify) g_ptr_array_unref),
                  ebb_store_list_trackers_async, cancellable, callback, user_data);
}

/**
 * ebb_store_list_trackers_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer container) (element-type EbbTracker) (nullable): the trackers
 */
GPtrArray *
ebb_store_list_trackers_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static gboolean
run_save_trackers (EbbDb *db, EbbJob *job, GError **error)
{
  return ebb_db_save_trackers (db, job->trackers, error);
}

/**
 * ebb_store_save_trackers_async:
 * @self: a store
 * @trackers: (element-type EbbTracker): new ones, or changed copies of known ones
 * @cancellable: (nullable): to give up
 * @callback: called when they are on the disk, or not
 * @user_data: for @callback
 *
 * Saves trackers, all or none, as one step that can be undone. The kind of a known
 * tracker cannot change. Read the trackers again before changing one anew.
 */
void
ebb_store_save_trackers_async (EbbStore *self, GPtrArray *trackers, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (trackers != NULL);

  job = ebb_job_new (run_save_trackers);
  job->trackers = g_ptr_array_copy (trackers, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_set_free_func (job->trackers, g_object_unref);
  ebb_store_push (self, job, ebb_store_save_trackers_async, cancellable, callback, user_data);
}

/**
 * ebb_store_save_trackers_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: whether they are saved
 */
gboolean
ebb_store_save_trackers_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_done (self, result, error);
}

static gboolean
run_list_tags (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_list_tags (db, error);

  return job->result != NULL;
}

/**
 * ebb_store_list_tags_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads every tag in use, in order of text.
 */
void
ebb_store_list_tags_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (EBB_IS_STORE (self));

  ebb_store_push (self, new_pointer_job (run_list_tags, (GDestroyNotify) g_strfreev),
                  ebb_store_list_tags_async, cancellable, callback, user_data);
}

/**
 * ebb_store_list_tags_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the tags
 */
GStrv
ebb_store_list_tags_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

/* --- undo ------------------------------------------------------------------------ */

static gboolean
run_undo (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_undo (db, error);

  return job->result != NULL;
}

/**
 * ebb_store_undo_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Undoes the newest step that was not undone, whichever process made it.
 */
void
ebb_store_undo_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (EBB_IS_STORE (self));

  ebb_store_push (self, new_pointer_job (run_undo, g_free), ebb_store_undo_async, cancellable, callback, user_data);
}

/**
 * ebb_store_undo_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR_NOT_FOUND when there is nothing to undo,
 *   EBB_STORE_ERROR_CONFLICT when its rows were changed since, and others
 *
 * Returns: (transfer full) (nullable): what was undone, translated
 */
char *
ebb_store_undo_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

static gboolean
run_redo (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_redo (db, error);

  return job->result != NULL;
}

/**
 * ebb_store_redo_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does again the step that was undone last.
 */
void
ebb_store_redo_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (EBB_IS_STORE (self));

  ebb_store_push (self, new_pointer_job (run_redo, g_free), ebb_store_redo_async, cancellable, callback, user_data);
}

/**
 * ebb_store_redo_finish:
 * @self: a store
 * @result: of the callback
 * @error: as of ebb_store_undo_finish()
 *
 * Returns: (transfer full) (nullable): what was done again, translated
 */
char *
ebb_store_redo_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}

/* --- drafts ------------------------------------------------------------------------ */

static gboolean
run_save_draft (EbbDb *db, EbbJob *job, GError **error)
{
  return ebb_db_save_draft (db, job->text, job->object == NULL ? NULL : EBB_ENTRY (job->object), error);
}

/**
 * ebb_store_save_draft_async:
 * @self: a store
 * @slot: name of the draft
 * @draft: (nullable): an entry, finished or not; %NULL removes the draft
 * @cancellable: (nullable): to give up
 * @callback: (nullable): called when it is on the disk, or not
 * @user_data: for @callback
 *
 * Keeps an unfinished entry through whatever happens to the program. The draft is
 * copied at once and may be changed after.
 */
void
ebb_store_save_draft_async (EbbStore *self, const char *slot, EbbEntry *draft, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (slot != NULL);

  job = ebb_job_new (run_save_draft);
  job->text = g_strdup (slot);
  job->object = draft == NULL ? NULL : G_OBJECT (ebb_entry_copy (draft));
  ebb_store_push (self, job, ebb_store_save_draft_async, cancellable, callback, user_data);
}

/**
 * ebb_store_save_draft_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is kept, or removed
 */
gboolean
ebb_store_save_draft_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_done (self, result, error);
}

static gboolean
run_load_draft (EbbDb *db, EbbJob *job, GError **error)
{
  EbbEntry *draft;

  if (!ebb_db_load_draft (db, job->text, &draft, error))
    return FALSE;

  job->result = draft;

  return TRUE;
}

/**
 * ebb_store_load_draft_async:
 * @self: a store
 * @slot: name of the draft
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a draft.
 */
void
ebb_store_load_draft_async (EbbStore *self, const char *slot, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (slot != NULL);

  job = new_pointer_job (run_load_draft, g_object_unref);
  job->text = g_strdup (slot);
  ebb_store_push (self, job, ebb_store_load_draft_async, cancellable, callback, user_data);
}

/**
 * ebb_store_load_draft_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the draft; %NULL without @error if there is
 *   none
 */
EbbEntry *
ebb_store_load_draft_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, error);
}
