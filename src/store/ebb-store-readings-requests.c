// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-private.h"

/* The request for the values of one thing over time. */

static gboolean
run_load_readings (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_load_readings (db, &job->subject, job->period, error);
  job->free_result = (GDestroyNotify) ebb_readings_unref;

  return job->result != NULL;
}

/**
 * ebb_store_load_readings_async:
 * @self: a store
 * @subject: what to read; copied
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads every known value of one subject, and how many entries each day has. It is
 * meant to be read once for all days (%EBB_DAY_MIN to %EBB_DAY_MAX) and to be kept
 * until the store announces a change of entries, or of trackers for a choice; the
 * readings then answer for any period. A tracker that the diary does not have has no
 * readings.
 */
void
ebb_store_load_readings_async (EbbStore *self, const EbbSubject *subject, EbbDay from, EbbDay to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (subject != NULL);
  g_return_if_fail (subject->kind != EBB_SUBJECT_REGION || subject->region != NULL);
  g_return_if_fail (subject->kind != EBB_SUBJECT_TRACKER || subject->tracker != NULL);

  job = ebb_job_new (run_load_readings);
  job->subject = *subject;
  job->period = (EbbPeriod){ from, to };
  ebb_store_push (self, job, ebb_store_load_readings_async, cancellable, callback, user_data);
}

/**
 * ebb_store_load_readings_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the readings, sealed
 */
EbbReadings *
ebb_store_load_readings_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
