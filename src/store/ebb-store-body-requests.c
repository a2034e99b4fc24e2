// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-private.h"

/* The requests of the page of the body. */

static void
push (EbbStore *self, EbbJob *job, const EbbRegion *region, EbbDay from, EbbDay to, gpointer source_tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  job->query = ebb_query_new ();
  job->query->region = region;
  job->query->from = from;
  job->query->to = to;
  ebb_store_push (self, job, source_tag, cancellable, callback, user_data);
}

static gboolean
run_load_body (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_load_body (db, job->query, error);
  job->free_result = (GDestroyNotify) ebb_body_history_unref;

  return job->result != NULL;
}

/**
 * ebb_store_load_body_async:
 * @self: a store
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads where it hurt on each day of a span. It is meant to be read once for all
 * days (%EBB_DAY_MIN to %EBB_DAY_MAX) and to be kept until the store announces a
 * change of entries: ebb_body_map_new() then answers for any period within a frame.
 */
void
ebb_store_load_body_async (EbbStore *self, EbbDay from, EbbDay to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (EBB_IS_STORE (self));

  push (self, ebb_job_new (run_load_body), NULL, from, to, ebb_store_load_body_async, cancellable, callback, user_data);
}

/**
 * ebb_store_load_body_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the history, sealed
 */
EbbBodyHistory *
ebb_store_load_body_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_load_story (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_load_story (db, job->query, error);
  job->free_result = (GDestroyNotify) ebb_region_story_free;

  return job->result != NULL;
}

/**
 * ebb_store_load_story_async:
 * @self: a store
 * @region: a region
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads the story of one region in a period.
 */
void
ebb_store_load_story_async (EbbStore *self, const EbbRegion *region, EbbDay from, EbbDay to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (region != NULL);

  push (self, ebb_job_new (run_load_story), region, from, to, ebb_store_load_story_async, cancellable, callback, user_data);
}

/**
 * ebb_store_load_story_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the story; without days if the region was
 *   not marked
 */
EbbRegionStory *
ebb_store_load_story_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
