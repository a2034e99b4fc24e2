// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-private.h"

/* The requests for annotations. */

static gboolean
run_list_annotations (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_list_annotations (db, job->period, error);
  job->free_result = (GDestroyNotify) g_ptr_array_unref;

  return job->result != NULL;
}

/**
 * ebb_store_list_annotations_async:
 * @self: a store
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads the annotations of which a day lies in the span, in order of their first day,
 * then their last, then their id. All of them are few: with %EBB_DAY_MIN and
 * %EBB_DAY_MAX they can be read once and kept until the store announces
 * %EBB_CHANGE_ANNOTATIONS.
 */
void
ebb_store_list_annotations_async (EbbStore *self, EbbDay from, EbbDay to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));

  job = ebb_job_new (run_list_annotations);
  job->period = (EbbPeriod){ from, to };
  ebb_store_push (self, job, ebb_store_list_annotations_async, cancellable, callback, user_data);
}

/**
 * ebb_store_list_annotations_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer container) (element-type EbbAnnotation) (nullable): the
 *   annotations
 */
GPtrArray *
ebb_store_list_annotations_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_save_annotation (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_save_annotation (db, job->annotation, error);
  job->free_result = (GDestroyNotify) ebb_annotation_free;

  return job->result != NULL;
}

/**
 * ebb_store_save_annotation_async:
 * @self: a store
 * @annotation: a new annotation, or a changed copy of a known one; copied
 * @cancellable: (nullable): to give up
 * @callback: called when it is on the disk, or not
 * @user_data: for @callback
 *
 * Saves one annotation as a step that can be undone. One with an id that is not in
 * the diary is added under that id if its `modified` is 0; if not, it was deleted
 * elsewhere, which is a conflict. Saving what the diary already says changes nothing
 * and adds no step.
 */
void
ebb_store_save_annotation_async (EbbStore *self, const EbbAnnotation *annotation, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (annotation != NULL);

  job = ebb_job_new (run_save_annotation);
  job->annotation = ebb_annotation_copy (annotation);
  ebb_store_push (self, job, ebb_store_save_annotation_async, cancellable, callback, user_data);
}

/**
 * ebb_store_save_annotation_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, EBB_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the annotation as it is stored
 */
EbbAnnotation *
ebb_store_save_annotation_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_delete_annotations (EbbDb *db, EbbJob *job, GError **error)
{
  job->number = ebb_db_delete_annotations (db, (const char *const *) job->texts, error);

  return job->number >= 0;
}

/**
 * ebb_store_delete_annotations_async:
 * @self: a store
 * @ids: ids of annotations; one that is not in the diary (any more) is passed over
 * @cancellable: (nullable): to give up
 * @callback: called when they are gone from the disk, or not
 * @user_data: for @callback
 *
 * Deletes annotations, all or none, as one step that can be undone.
 */
void
ebb_store_delete_annotations_async (EbbStore *self, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (ids != NULL);

  job = ebb_job_new (run_delete_annotations);
  job->texts = g_strdupv ((char **) ids);
  ebb_store_push (self, job, ebb_store_delete_annotations_async, cancellable, callback, user_data);
}

/**
 * ebb_store_delete_annotations_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: how many annotations were deleted; -1 with @error set
 */
int
ebb_store_delete_annotations_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
