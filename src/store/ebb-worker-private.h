// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-db-private.h"

G_BEGIN_DECLS

typedef struct _EbbJob EbbJob;

/* Runs on the worker thread. Returns FALSE with @error set, or puts what it made
 * into the job's result. */
typedef gboolean (*EbbJobFunc) (EbbDb *db, EbbJob *job, GError **error);

/**
 * EbbJob:
 *
 * One request: what it is to do with which arguments, and what came of it. Which
 * fields are used is up to `run`.
 */
struct _EbbJob
{
  EbbJobFunc run;
  GTask *task;         /* (owned) (nullable): %NULL for a look at the file */
  gboolean needs_open; /* fails with EBB_STORE_ERROR_CLOSED otherwise */
  gboolean is_last;    /* the worker ends after it */

  /* Arguments. */
  GObject *object;           /* (owned) (nullable) */
  char *text;                /* (owned) (nullable) */
  GStrv texts;               /* (owned) (nullable) */
  EbbQuery *query;           /* (owned) (nullable) */
  GPtrArray *trackers;       /* (owned) (nullable) */
  GPtrArray *entries;        /* (owned) (nullable) */
  GPtrArray *annotations;    /* (owned) (nullable) */
  EbbAnnotation *annotation; /* (owned) (nullable) */
  GPtrArray *records;        /* (owned) (nullable) */
  GPtrArray *removed;        /* (owned) (nullable) */
  EbbFollowUpAnswer answer;  /* its array and its text are owned */
  EbbRecordKind kind;
  gint64 at;
  guint offset;
  guint limit;
  guint flags;
  EbbDay day;
  EbbPeriod period;
  EbbSubject subject;
  EbbEntryFunc func;
  gpointer func_data;
  GFileProgressCallback progress;
  gpointer progress_data;

  /* Results. */
  gpointer result; /* (owned) (nullable) */
  GDestroyNotify free_result;
  gssize number;
  EbbImportResult counts;

  /* What the worker found after the run. */
  EbbChangeNote change;
  EbbUndoState undo;
  gboolean has_undo;
  gboolean is_open;
};

EbbJob *ebb_job_new (EbbJobFunc run);
void ebb_job_free (EbbJob *job);

/**
 * EbbWorker:
 *
 * The thread that owns the connection, and its queue. It is kept alive by its
 * thread as well as by its store, so that neither has to outlive the other.
 *
 * @done is called for each job in @context, the store's; the job is freed after.
 * @store is a weak reference: a job without a task may come after the store.
 */
typedef struct _EbbWorker EbbWorker;

typedef void (*EbbJobDoneFunc) (GObject *store, EbbJob *job, GError *error);

EbbWorker *ebb_worker_new (GObject *store, const char *path, const EbbDbConfig *config, GMainContext *context, EbbJobDoneFunc done);
void ebb_worker_push (EbbWorker *worker, EbbJob *job);
void ebb_worker_look (EbbWorker *worker);
void ebb_worker_join (EbbWorker *worker);
void ebb_worker_drop (EbbWorker *worker);

G_END_DECLS
