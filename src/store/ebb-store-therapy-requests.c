// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-private.h"

/* The requests for records of therapy. */

static gboolean
run_list_records (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_list_records (db, job->kind, error);
  job->free_result = (GDestroyNotify) g_ptr_array_unref;

  return job->result != NULL;
}

/**
 * ebb_store_list_records_async:
 * @self: a store
 * @kind: which records
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads all records of a kind, in order of id, which is the order in which they were
 * made. There are few of them, but for sessions: those are better asked for by days.
 */
void
ebb_store_list_records_async (EbbStore *self, EbbRecordKind kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail ((guint) kind < EBB_N_RECORD_KINDS);

  job = ebb_job_new (run_list_records);
  job->kind = kind;
  ebb_store_push (self, job, ebb_store_list_records_async, cancellable, callback, user_data);
}

/**
 * ebb_store_list_records_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type EbbRecord) (nullable): the records
 */
GPtrArray *
ebb_store_list_records_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_list_sessions (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_list_sessions (db, job->period, job->text, error);
  job->free_result = (GDestroyNotify) g_ptr_array_unref;

  return job->result != NULL;
}

/**
 * ebb_store_list_sessions_async:
 * @self: a store
 * @from: the first day
 * @to: the last day
 * @course: (nullable): id of the course that they are of; %NULL for all
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads sessions with everything, in order of time. The day of one is the local day on
 * which it began, or for which it is planned.
 */
void
ebb_store_list_sessions_async (EbbStore *self, EbbDay from, EbbDay to, const char *course, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));

  job = ebb_job_new (run_list_sessions);
  job->period = (EbbPeriod){ from, to };
  job->text = g_strdup (course);
  ebb_store_push (self, job, ebb_store_list_sessions_async, cancellable, callback, user_data);
}

/**
 * ebb_store_list_sessions_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type EbbSession) (nullable): the sessions
 */
GPtrArray *
ebb_store_list_sessions_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_load_record (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_load_record (db, job->kind, job->text, error);
  job->free_result = g_object_unref;

  return job->result != NULL;
}

/**
 * ebb_store_load_record_async:
 * @self: a store
 * @kind: what it is
 * @id: its id
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads one record with everything.
 */
void
ebb_store_load_record_async (EbbStore *self, EbbRecordKind kind, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail ((guint) kind < EBB_N_RECORD_KINDS);
  g_return_if_fail (id != NULL);

  job = ebb_job_new (run_load_record);
  job->kind = kind;
  job->text = g_strdup (id);
  ebb_store_push (self, job, ebb_store_load_record_async, cancellable, callback, user_data);
}

/**
 * ebb_store_load_record_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR_NOT_FOUND and others, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the record
 */
EbbRecord *
ebb_store_load_record_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_change_records (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_change_records (db, job->records, job->removed, error);
  job->free_result = (GDestroyNotify) g_ptr_array_unref;

  return job->result != NULL;
}

/* The caller may change its array while the worker reads. */
static GPtrArray *
copy_list (GPtrArray *records)
{
  GPtrArray *copy;

  if (records == NULL)
    return NULL;

  copy = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (records, i)));

  return copy;
}

/**
 * ebb_store_change_records_async:
 * @self: a store
 * @save: (nullable) (element-type EbbRecord): new records, and new states of known ones
 * @remove: (nullable) (element-type EbbRecord): records to delete, as they were read;
 *   one that is not in the diary (any more) is passed over
 * @cancellable: (nullable): to give up
 * @callback: called when all is on the disk, or nothing
 * @user_data: for @callback
 *
 * Saves and deletes records of any kinds, all or nothing, as one step that can be
 * undone. Saving comes first. Records that refer to new ones know them by
 * ebb_record_ensure_id(). Saving what the diary already says changes nothing.
 *
 * A session's `sequence` is counted here: it grows when what is planned changes.
 *
 * When a course is deleted, its sessions that say no more than the plan go with it;
 * those with a history (ebb_session_has_history()) and its reviews stay, without a
 * course and with its title. Deleting a condition or a goal takes it out of what
 * refers to it. All of that is part of the same step.
 */
void
ebb_store_change_records_async (EbbStore *self, GPtrArray *save, GPtrArray *remove, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));

  job = ebb_job_new (run_change_records);
  job->records = copy_list (save);
  job->removed = copy_list (remove);
  ebb_store_push (self, job, ebb_store_change_records_async, cancellable, callback, user_data);
}

/**
 * ebb_store_change_records_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, EBB_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type EbbRecord) (nullable): what was saved, as it
 *   is stored and in the order in which it was given
 */
GPtrArray *
ebb_store_change_records_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_list_due (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_list_due (db, job->at, error);
  job->free_result = (GDestroyNotify) g_ptr_array_unref;

  return job->result != NULL;
}

/**
 * ebb_store_list_due_async:
 * @self: a store
 * @now: seconds since the epoch, UTC
 * @cancellable: (nullable): to give up
 * @callback: called when they are found
 * @user_data: for @callback
 *
 * Finds the follow-ups that the person can be asked now: due and not lapsed, neither
 * answered nor dismissed, and without an entry that says it already.
 */
void
ebb_store_list_due_async (EbbStore *self, gint64 now, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));

  job = ebb_job_new (run_list_due);
  job->at = now;
  ebb_store_push (self, job, ebb_store_list_due_async, cancellable, callback, user_data);
}

/**
 * ebb_store_list_due_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type EbbDueFollowUp) (nullable): what is due, the
 *   oldest first
 */
GPtrArray *
ebb_store_list_due_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_answer_follow_up (EbbDb *db, EbbJob *job, GError **error)
{
  job->result = ebb_db_answer_follow_up (db, job->text, (int) job->limit, &job->answer, error);
  job->free_result = g_object_unref;

  return job->result != NULL;
}

/**
 * ebb_store_answer_follow_up_async:
 * @self: a store
 * @session: id of the session
 * @hours: which of its follow-ups
 * @answer: what was answered; copied
 * @cancellable: (nullable): to give up
 * @callback: called when it is on the disk, or not
 * @user_data: for @callback
 *
 * Answers a follow-up, in time or late, as a step that can be undone. It is put into
 * the session as it stands in the diary, whatever else was changed there meanwhile.
 */
void
ebb_store_answer_follow_up_async (EbbStore *self, const char *session, int hours, const EbbFollowUpAnswer *answer, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));
  g_return_if_fail (session != NULL);
  g_return_if_fail (hours > 0);
  g_return_if_fail (answer != NULL);

  job = ebb_job_new (run_answer_follow_up);
  job->text = g_strdup (session);
  job->limit = (guint) hours;
  job->answer = *answer;
  job->answer.regions = answer->regions != NULL ? g_array_copy (answer->regions) : NULL;
  job->answer.medicine = g_strdup (answer->medicine);
  ebb_store_push (self, job, ebb_store_answer_follow_up_async, cancellable, callback, user_data);
}

/**
 * ebb_store_answer_follow_up_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR_CONFLICT if it was answered already and said something else,
 *   EBB_STORE_ERROR_NOT_FOUND without such a session, EBB_ERROR without such a
 *   follow-up or for an answer that says nothing, and others
 *
 * Returns: (transfer full) (nullable): the session as it is stored
 */
EbbSession *
ebb_store_answer_follow_up_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
