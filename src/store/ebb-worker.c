// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-worker-private.h"

#define REST_USEC (700 * 1000)

struct _EbbWorker
{
  EbbDb *db;             /* (owned): touched by the thread only */
  GAsyncQueue *jobs;     /* (owned): EbbJob */
  GMainContext *context; /* (owned): where results go */
  GThread *thread;       /* (owned) (nullable): until joined or dropped */
  GWeakRef store;
  EbbJobDoneFunc done;
  int looking; /* atomic: a look at the file waits in the queue */
};

/* A finished job on its way to the store's context. */
typedef struct
{
  EbbWorker *worker; /* (owned) */
  EbbJob *job;       /* (owned) */
  GError *error;     /* (owned) (nullable) */
} Completion;

/* How far a job is, on its way to the caller's context. */
typedef struct
{
  GFileProgressCallback func;
  gpointer data;
  goffset done;
  goffset total;
} Report;

EbbJob *
ebb_job_new (EbbJobFunc run)
{
  EbbJob *job = g_new0 (EbbJob, 1);

  job->run = run;
  job->needs_open = TRUE;

  return job;
}

void
ebb_job_free (EbbJob *job)
{
  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  ebb_undo_state_clear (&job->undo);
  g_clear_object (&job->object);
  g_free (job->text);
  g_strfreev (job->texts);
  ebb_query_free (job->query);
  g_clear_pointer (&job->trackers, g_ptr_array_unref);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_pointer (&job->annotations, g_ptr_array_unref);
  ebb_annotation_free (job->annotation);
  g_clear_pointer (&job->records, g_ptr_array_unref);
  g_clear_pointer (&job->removed, g_ptr_array_unref);
  g_clear_pointer (&job->answer.regions, g_array_unref);
  g_free ((char *) job->answer.medicine);
  g_clear_object (&job->task);
  g_free (job);
}

static void
worker_clear (gpointer data)
{
  EbbWorker *worker = data;

  ebb_db_free (worker->db);
  g_async_queue_unref (worker->jobs);
  g_main_context_unref (worker->context);
  g_weak_ref_clear (&worker->store);
}

static void
worker_unref (EbbWorker *worker)
{
  g_atomic_rc_box_release_full (worker, worker_clear);
}

static void
completion_free (gpointer data)
{
  Completion *completion = data;

  ebb_job_free (completion->job);
  g_clear_error (&completion->error);
  worker_unref (completion->worker);
  g_free (completion);
}

static gboolean
complete_cb (gpointer data)
{
  Completion *completion = data;
  g_autoptr (GObject) store = NULL;

  if (completion->job->task != NULL)
    store = g_object_ref (g_task_get_source_object (completion->job->task));
  else
    store = g_weak_ref_get (&completion->worker->store);

  if (store != NULL)
    completion->worker->done (store, completion->job, completion->error);

  return G_SOURCE_REMOVE;
}

static void
invoke (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_set_static_name (source, "[ebb] store");
  g_source_attach (source, context);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;

  report->func (report->done, report->total, report->data);

  return G_SOURCE_REMOVE;
}

static void
progress_cb (goffset done, goffset total, gpointer data)
{
  EbbJob *job = data;
  Report *report = g_new (Report, 1);

  *report = (Report){ job->progress, job->progress_data, done, total };
  invoke (g_task_get_context (job->task), report_cb, report, g_free);
}

static gboolean
run (EbbDb *db, EbbJob *job, GError **error)
{
  if (ebb_db_is_cancelled (db, error))
    return FALSE;
  if (job->needs_open)
    {
      if (!ebb_db_require_open (db, error) || !ebb_db_poll (db, error))
        return FALSE;
    }

  return job->run (db, job, error);
}

/* Runs @job and sends it on its way back. */
static void
process (EbbWorker *worker, EbbJob *job)
{
  EbbDb *db = worker->db;
  Completion *completion = g_new0 (Completion, 1);
  gboolean was_open = db->handle != NULL;

  db->committed.what = 0;
  db->cancellable = job->task == NULL ? NULL : g_task_get_cancellable (job->task);
  db->progress = job->progress == NULL ? NULL : progress_cb;
  db->progress_data = job;
  db->progress_at = 0;

  run (db, job, &completion->error);

  db->cancellable = NULL;
  db->progress = NULL;
  job->change = db->committed;
  job->is_open = db->handle != NULL;
  if (job->is_open && (!was_open || job->change.what != 0))
    job->has_undo = ebb_db_read_undo_state (db, &job->undo, NULL);

  completion->worker = g_atomic_rc_box_acquire (worker);
  completion->job = job;
  invoke (worker->context, complete_cb, completion, completion_free);
}

/* Waits for a job; NULL after a while of rest that was used to prepare. */
static EbbJob *
next_job (EbbWorker *worker)
{
  EbbJob *job;

  if (!ebb_db_wants_warming (worker->db))
    return g_async_queue_pop (worker->jobs);

  job = g_async_queue_timeout_pop (worker->jobs, REST_USEC);
  if (job == NULL)
    ebb_db_warm_search (worker->db);

  return job;
}

static gpointer
work (gpointer data)
{
  EbbWorker *worker = data;

  for (gboolean is_last = FALSE; !is_last;)
    {
      EbbJob *job = next_job (worker);

      if (job == NULL)
        continue;
      is_last = job->is_last;
      if (job->run == NULL)
        ebb_job_free (job);
      else
        process (worker, job);
    }

  ebb_db_close (worker->db);
  worker_unref (worker);

  return NULL;
}

/* Starts a worker for the diary at @path; nothing is opened yet. */
EbbWorker *
ebb_worker_new (GObject *store, const char *path, const EbbDbConfig *config, GMainContext *context, EbbJobDoneFunc done)
{
  EbbWorker *worker = g_atomic_rc_box_new0 (EbbWorker);

  worker->db = ebb_db_new (path, config);
  worker->jobs = g_async_queue_new ();
  worker->context = g_main_context_ref (context);
  worker->done = done;
  g_weak_ref_init (&worker->store, store);
  worker->thread = g_thread_new ("ebb-store", work, g_atomic_rc_box_acquire (worker));

  return worker;
}

/* Takes @job. */
void
ebb_worker_push (EbbWorker *worker, EbbJob *job)
{
  g_async_queue_push (worker->jobs, job);
}

static gboolean
look (EbbDb *db, EbbJob *job, GError **error)
{
  g_atomic_int_set ((int *) job->func_data, 0);

  return db->handle == NULL || ebb_db_poll (db, error);
}

/* Lets the worker look for changes by other processes, once for any number of
 * calls before it comes to it. */
void
ebb_worker_look (EbbWorker *worker)
{
  EbbJob *job;

  if (!g_atomic_int_compare_and_exchange (&worker->looking, 0, 1))
    return;

  job = ebb_job_new (look);
  job->needs_open = FALSE;
  job->func_data = &worker->looking;
  ebb_worker_push (worker, job);
}

/* Waits for the thread, whose last job is done, and lets go of the worker. */
void
ebb_worker_join (EbbWorker *worker)
{
  g_thread_join (g_steal_pointer (&worker->thread));
  worker_unref (worker);
}

/* Lets the thread end by itself after the jobs that it has, without waiting. */
void
ebb_worker_drop (EbbWorker *worker)
{
  EbbJob *quit = ebb_job_new (NULL);

  quit->is_last = TRUE;
  ebb_worker_push (worker, quit);
  g_thread_unref (g_steal_pointer (&worker->thread));
  worker_unref (worker);
}
