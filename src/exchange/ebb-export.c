// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-export.h"

#include <glib/gi18n.h>

#include "ebb-export-private.h"
#include "ebb-json-writer.h"
#include "model/ebb-review.h"

/* One step after the other: open the target on a thread, ask the store for the
 * trackers, annotations, records and tags, let it call us for each entry on its own thread, finish the
 * target on a thread. The main thread never waits for a disk. */

typedef struct
{
  EbbExportFormat format;
  EbbQuery *query; /* (owned) */
  char *path;      /* (owned) (nullable) */
  EbbJsonFile *json;
  EbbCsvFolder *csv;
  GPtrArray *trackers;    /* (owned) (nullable) */
  GPtrArray *annotations; /* (owned) (nullable) */
  GPtrArray *records;     /* (owned): of the kinds listed so far */
  EbbRecordKind kind;     /* which is being listed */
  gboolean has_tags;
  GFileProgressCallback progress; /* (nullable) */
  gpointer progress_data;
} ExportJob;

static void
export_job_free (ExportJob *job)
{
  ebb_query_free (job->query);
  g_free (job->path);
  g_clear_pointer (&job->json, ebb_json_file_free);
  g_clear_pointer (&job->csv, ebb_csv_folder_free);
  g_clear_pointer (&job->trackers, g_ptr_array_unref);
  g_clear_pointer (&job->annotations, g_ptr_array_unref);
  g_ptr_array_unref (job->records);
  g_free (job);
}

/*< private >
 * ebb_export_set_changed_error:
 *
 * Returns: %FALSE
 */
gboolean
ebb_export_set_changed_error (GError **error)
{
  g_set_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_BUSY, _ ("The diary was changed while it was exported; try again."));
  return FALSE;
}

/*< private >
 * ebb_export_check_values:
 *
 * The trackers were listed before the entries: another program may have added
 * one in between, and an export without it could not be read back.
 */
gboolean
ebb_export_check_values (EbbEntry *entry,
                         GPtrArray *trackers,
                         GError **error)
{
  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    if (ebb_trackers_find (trackers, ebb_entry_get_value (entry, i)->tracker) == NULL)
      return ebb_export_set_changed_error (error);
  return TRUE;
}

/* --- steps, last to first --------------------------------------------------------- */

static void
commit_thread (GTask *step,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  ExportJob *job = data;
  GError *error = NULL;
  gboolean ok;

  /* From here on it is done or it fails: it can be given up no more. */
  if (g_task_return_error_if_cancelled (step))
    return;

  ok = job->json != NULL ? ebb_json_file_commit (job->json, &error)
                         : ebb_csv_folder_commit (job->csv, &error);
  if (ok)
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
committed_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The thread may hold the step for a moment after @callback: it is given the job
 * alone, never the caller's task and store. @callback keeps both alive until then. */
static void
run_step (GTask *task,
          GTaskThreadFunc func,
          GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step = g_task_new (NULL, g_task_get_cancellable (task), callback, g_object_ref (task));

  g_task_set_check_cancellable (step, FALSE);
  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, func);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ebb_store_foreach_finish (EBB_STORE (source), result, &error))
    run_step (task, commit_thread, committed_cb);
  else
    g_task_return_error (task, error);
}

static gboolean
add_entry (EbbEntry *entry,
           gpointer user_data,
           GError **error)
{
  ExportJob *job = user_data;

  return job->json != NULL ? ebb_json_file_add (job->json, entry, error)
                           : ebb_csv_folder_add (job->csv, entry, error);
}

static void
write_entries (GTask *task)
{
  ExportJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean ok = job->json != NULL ? ebb_json_file_begin (job->json, job->trackers, job->annotations, job->records, &error)
                                  : ebb_csv_folder_begin (job->csv, job->trackers, job->annotations, job->records, job->has_tags, &error);

  if (!ok)
    {
      g_task_return_error (task, error);
      return;
    }
  ebb_store_foreach_async (g_task_get_source_object (task), job->query, add_entry, job, job->progress, job->progress_data, g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static gboolean
look_for_tags (EbbEntry *entry,
               gpointer user_data,
               GError **error)
{
  ExportJob *job = user_data;

  job->has_tags |= ebb_entry_get_n_tags (entry) > 0;
  return TRUE;
}

static void
looked_for_tags_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ebb_store_foreach_finish (EBB_STORE (source), result, &error))
    write_entries (task);
  else
    g_task_return_error (task, error);
}

static void
tags_listed_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ExportJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) tags = ebb_store_list_tags_finish (EBB_STORE (source), result, &error);

  if (tags == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Tags may all be outside of what is exported. */
  if (tags[0] != NULL && !ebb_query_is_everything (job->query))
    {
      ebb_store_foreach_async (EBB_STORE (source), job->query, look_for_tags, job, NULL, NULL, g_task_get_cancellable (task), looked_for_tags_cb, g_object_ref (task));
      return;
    }
  job->has_tags = tags[0] != NULL;
  write_entries (task);
}

/* Reviews have a day, too; other records are of no day and are all written, for those
 * that are refer to them. */
static gboolean
is_wanted (ExportJob *job,
           EbbRecord *record)
{
  EbbDay day;

  if (!EBB_IS_REVIEW (record))
    return TRUE;
  day = ebb_moment_get_day (EBB_REVIEW (record)->at);
  return day >= job->query->from && day <= job->query->to;
}

static void list_records (GTask *task);

static void
take_records (GTask *task,
              GPtrArray *records,
              GError *error)
{
  ExportJob *job = g_task_get_task_data (task);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    if (is_wanted (job, g_ptr_array_index (records, i)))
      g_ptr_array_add (job->records, g_object_ref (g_ptr_array_index (records, i)));
  job->kind++;
  list_records (task);
}

static void
records_listed_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_list_records_finish (EBB_STORE (source), result, &error);

  take_records (task, records, error);
}

static void
sessions_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, &error);

  take_records (task, sessions, error);
}

/* Asks for one kind of records after the other, then goes on. */
static void
list_records (GTask *task)
{
  ExportJob *job = g_task_get_task_data (task);
  EbbStore *store = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (job->kind == EBB_RECORD_SESSION)
    ebb_store_list_sessions_async (store, job->query->from, job->query->to, NULL, cancellable, sessions_listed_cb, g_object_ref (task));
  else if (job->kind < EBB_N_RECORD_KINDS)
    ebb_store_list_records_async (store, job->kind, cancellable, records_listed_cb, g_object_ref (task));
  else if (job->csv != NULL)
    ebb_store_list_tags_async (store, cancellable, tags_listed_cb, g_object_ref (task));
  else
    write_entries (task);
}

static void
annotations_listed_cb (GObject *source,
                       GAsyncResult *result,
                       gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ExportJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->annotations = ebb_store_list_annotations_finish (EBB_STORE (source), result, &error);
  if (job->annotations == NULL)
    g_task_return_error (task, error);
  else
    list_records (task);
}

static void
trackers_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ExportJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, &error);
  if (job->trackers == NULL)
    g_task_return_error (task, error);
  else
    ebb_store_list_annotations_async (EBB_STORE (source), job->query->from, job->query->to, g_task_get_cancellable (task), annotations_listed_cb, g_object_ref (task));
}

static void
open_thread (GTask *step,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  ExportJob *job = data;
  GError *error = NULL;

  if (job->format == EBB_EXPORT_JSON)
    job->json = ebb_json_file_open (job->path, &error);
  else
    job->csv = ebb_csv_folder_open (job->path, &error);

  if (error == NULL)
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    ebb_store_list_trackers_async (g_task_get_source_object (task), g_task_get_cancellable (task), trackers_listed_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/* --- public ------------------------------------------------------------------------ */

/**
 * ebb_export_format_from_string:
 * @text: `json` or `csv`
 * @format: (out): the format
 *
 * Returns: whether @text is a format
 */
gboolean
ebb_export_format_from_string (const char *text,
                               EbbExportFormat *format)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (g_str_equal (text, "json"))
    *format = EBB_EXPORT_JSON;
  else if (g_str_equal (text, "csv"))
    *format = EBB_EXPORT_CSV;
  else
    return FALSE;
  return TRUE;
}

/**
 * ebb_export_async:
 * @store: an open store
 * @format: what to write
 * @query: (nullable): which entries; %NULL for all
 * @path: (nullable): a file for JSON (%NULL for standard output), a folder for CSV
 * @progress: (nullable): called with entries written and entries in all
 *
 * Writes the trackers, the entries that fit, the annotations of which a day lies in the
 * span of @query, and of therapy the sessions and reviews of these days with all else
 * that there is. Drafts and steps to undo are not
 * part of an export.
 */
void
ebb_export_async (EbbStore *store,
                  EbbExportFormat format,
                  const EbbQuery *query,
                  const char *path,
                  GFileProgressCallback progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  ExportJob *job;

  g_return_if_fail (EBB_IS_STORE (store));
  g_return_if_fail (format == EBB_EXPORT_JSON || path != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, ebb_export_async);
  /* An export that has taken the place of another must not be reported as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  job = g_new0 (ExportJob, 1);
  job->format = format;
  job->query = query != NULL ? ebb_query_copy (query) : ebb_query_new ();
  job->path = g_strdup (path);
  job->records = g_ptr_array_new_with_free_func (g_object_unref);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_task_data (task, job, (GDestroyNotify) export_job_free);
  run_step (task, open_thread, opened_cb);
}

/**
 * ebb_export_finish:
 * @error: G_IO_ERROR for the file, EBB_STORE_ERROR for the diary
 *
 * Returns: whether all was written; if not, what was there before is still there
 */
gboolean
ebb_export_finish (EbbStore *store,
                   GAsyncResult *result,
                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ebb_export_entry_to_json:
 * @entry: an entry
 * @trackers: (element-type EbbTracker): the diary's trackers
 *
 * Returns: (transfer full): the entry on one line, as `ebb list --json` prints it
 */
char *
ebb_export_entry_to_json (EbbEntry *entry,
                          GPtrArray *trackers)
{
  GString *out = g_string_new (NULL);

  ebb_json_append_entry (out, entry, trackers, FALSE);
  return g_string_free (out, FALSE);
}
