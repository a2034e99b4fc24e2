// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-private.h"

/* The request for what sessions did. */

static gboolean
run_load_relief (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_load_relief (db, error);
  job->free_result = (GDestroyNotify) ebb_relief_diary_unref;

  return job->result != NULL;
}

/**
 * ebb_store_load_relief_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads all sessions and courses, and of all entries the pain. It is meant to be read
 * once and kept until the store announces a change of entries or of therapy.
 */
void
ebb_store_load_relief_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (EBB_IS_STORE (self));

  ebb_store_push (self, ebb_job_new (run_load_relief), ebb_store_load_relief_async, cancellable, callback, user_data);
}

/**
 * ebb_store_load_relief_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what is known; of a diary without a session that
 *   was done, no entries
 */
EbbReliefDiary *
ebb_store_load_relief_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
