// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store.h"
#include "ebb-store-private.h"

#include <glib/gi18n.h>

/*
 * EbbStore: the diary's file as the rest of the program sees it. Here: opening and
 * closing, the announcement of changes, and what there is to undo. The requests
 * themselves are in ebb-store-requests.c, their work in ebb-db-*.c.
 *
 * The object lives in one main context, the thread-default one when it was made;
 * that context must be running for requests to come back.
 */

#define POLL_SECONDS 5
#define MONITOR_RATE_MSEC 50

struct _EbbStore
{
  GObject parent_instance;

  char *path; /* (owned) */
  EbbDbConfig config;
  GMainContext *context;     /* (owned) */
  EbbWorker *worker;         /* (owned) (nullable): from the first request to closing */
  GFileMonitor *monitors[2]; /* (owned) (nullable): the file and its log */
  GSource *poll;             /* (owned) (nullable) */
  EbbUndoState undo;
  gboolean is_open;
};

G_DEFINE_FINAL_TYPE (EbbStore, ebb_store, G_TYPE_OBJECT)

typedef enum
{
  PROP_PATH = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
} EbbStoreProperty;

static GParamSpec *props[PROP_REDO_LABEL + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_label (EbbStore *self, char **present, char *label, EbbStoreProperty can_prop, EbbStoreProperty label_prop)
{
  gboolean could = *present != NULL;

  if (g_strcmp0 (*present, label) == 0)
    return;

  g_free (*present);
  *present = g_strdup (label);
  if (could != (label != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[can_prop]);
  g_object_notify_by_pspec (G_OBJECT (self), props[label_prop]);
}

static void
set_undo (EbbStore *self, const EbbUndoState *undo)
{
  g_object_freeze_notify (G_OBJECT (self));
  set_label (self, &self->undo.undo, undo->undo, PROP_CAN_UNDO, PROP_UNDO_LABEL);
  set_label (self, &self->undo.redo, undo->redo, PROP_CAN_REDO, PROP_REDO_LABEL);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
look_cb (EbbStore *self)
{
  if (self->worker != NULL)
    ebb_worker_look (self->worker);
}

static gboolean
poll_cb (gpointer data)
{
  look_cb (data);

  return G_SOURCE_CONTINUE;
}

static void
stop_watching (EbbStore *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    {
      if (self->monitors[i] != NULL)
        g_file_monitor_cancel (self->monitors[i]);
      g_clear_object (&self->monitors[i]);
    }
  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
}

/* Other processes are noticed by what they do to the files; some file systems do
 * not tell, so there is a slow look as well. */
static void
watch (EbbStore *self, const char *file)
{
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  const char *const files[] = { file, wal };

  stop_watching (self);

  g_main_context_push_thread_default (self->context);
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    {
      g_autoptr (GFile) watched = g_file_new_for_path (files[i]);

      self->monitors[i] = g_file_monitor_file (watched, G_FILE_MONITOR_NONE, NULL, NULL);
      if (self->monitors[i] == NULL)
        continue;
      g_file_monitor_set_rate_limit (self->monitors[i], MONITOR_RATE_MSEC);
      g_signal_connect_object (self->monitors[i], "changed", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
    }
  g_main_context_pop_thread_default (self->context);

  self->poll = g_timeout_source_new_seconds (POLL_SECONDS);
  g_source_set_static_name (self->poll, "[ebb] look at the diary");
  g_source_set_callback (self->poll, poll_cb, self, NULL);
  g_source_attach (self->poll, self->context);
}

static void
return_result (EbbJob *job, GError *error)
{
  if (error != NULL)
    g_task_return_error (job->task, g_error_copy (error));
  else if (job->free_result != NULL)
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  else
    g_task_return_int (job->task, job->number);
}

static void
job_done_cb (GObject *store, EbbJob *job, GError *error)
{
  EbbStore *self = EBB_STORE (store);

  if (job->is_last)
    ebb_worker_join (job->func_data);
  else if (self->worker != NULL)
    self->is_open = job->is_open;

  if (job->has_undo)
    set_undo (self, &job->undo);
  if (job->change.what != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) job->change.what, (int) job->change.first_day, (int) job->change.last_day);

  if (job->task != NULL)
    return_result (job, error);
}

static EbbWorker *
get_worker (EbbStore *self)
{
  if (self->worker == NULL)
    self->worker = ebb_worker_new (G_OBJECT (self), self->path, &self->config, self->context, job_done_cb);

  return self->worker;
}

static gboolean
only_reads (gpointer source_tag)
{
  return source_tag == ebb_store_load_entry_async ||
         source_tag == ebb_store_list_entries_async ||
         source_tag == ebb_store_list_days_async ||
         source_tag == ebb_store_load_recent_async ||
         source_tag == ebb_store_load_body_async ||
         source_tag == ebb_store_load_story_async ||
         source_tag == ebb_store_load_readings_async ||
         source_tag == ebb_store_list_trackers_async ||
         source_tag == ebb_store_list_tags_async ||
         source_tag == ebb_store_list_annotations_async ||
         source_tag == ebb_store_list_records_async ||
         source_tag == ebb_store_list_sessions_async ||
         source_tag == ebb_store_load_record_async ||
         source_tag == ebb_store_list_due_async ||
         source_tag == ebb_store_load_relief_async ||
         source_tag == ebb_store_load_draft_async ||
         source_tag == ebb_store_check_async;
}

/* Hands @job to the worker as the request that @callback answers. */
void
ebb_store_push (EbbStore *self, EbbJob *job, gpointer source_tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, source_tag);
  /* What has been done must not be reported as cancelled. What was only read must
   * be, whenever the cancelling came: nobody is there any more to be shown it. */
  g_task_set_check_cancellable (job->task, only_reads (source_tag));
  ebb_worker_push (get_worker (self), job);
}

static void
ebb_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EbbStore *self = EBB_STORE (object);

  switch ((EbbStoreProperty) prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo.undo != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->undo.redo != NULL);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo.undo);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->undo.redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
ebb_store_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EbbStore *self = EBB_STORE (object);

  switch ((EbbStoreProperty) prop_id)
    {
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      break;
    case PROP_CAN_UNDO:
    case PROP_CAN_REDO:
    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
ebb_store_dispose (GObject *object)
{
  EbbStore *self = EBB_STORE (object);

  stop_watching (self);
  g_clear_pointer (&self->worker, ebb_worker_drop);

  G_OBJECT_CLASS (ebb_store_parent_class)->dispose (object);
}

static void
ebb_store_finalize (GObject *object)
{
  EbbStore *self = EBB_STORE (object);

  g_free (self->path);
  g_main_context_unref (self->context);
  ebb_undo_state_clear (&self->undo);

  G_OBJECT_CLASS (ebb_store_parent_class)->finalize (object);
}

static void
ebb_store_class_init (EbbStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ebb_store_get_property;
  object_class->set_property = ebb_store_set_property;
  object_class->dispose = ebb_store_dispose;
  object_class->finalize = ebb_store_finalize;

  props[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_CAN_UNDO] =
    g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_CAN_REDO] =
    g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_UNDO_LABEL] =
    g_param_spec_string ("undo-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_REDO_LABEL] =
    g_param_spec_string ("redo-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT);
}

static void
ebb_store_init (EbbStore *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/**
 * ebb_store_new:
 * @path: where the diary is or shall be
 *
 * Touches nothing yet; see ebb_store_open_async().
 *
 * Returns: (transfer full): a store that is not open
 */
EbbStore *
ebb_store_new (const char *path)
{
  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  return g_object_new (EBB_TYPE_STORE, "path", path, NULL);
}

/* A store that differs from the program's own by @config. */
EbbStore *
ebb_store_new_with_config (const char *path, const EbbDbConfig *config)
{
  EbbStore *self = ebb_store_new (path);

  self->config = *config;

  return self;
}

/**
 * ebb_store_get_default_path:
 *
 * Returns: (transfer full): `$EBB_DIARY`, or else `ebb/diary.db` in the folder for
 *   the user's data
 */
char *
ebb_store_get_default_path (void)
{
  const char *path = g_getenv ("EBB_DIARY");

  if (path != NULL && *path != '\0')
    return g_strdup (path);

  return g_build_filename (g_get_user_data_dir (), "ebb", "diary.db", NULL);
}

/**
 * ebb_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the path it was made with
 */
const char *
ebb_store_get_path (EbbStore *self)
{
  g_return_val_if_fail (EBB_IS_STORE (self), NULL);

  return self->path;
}

/**
 * ebb_store_is_open:
 * @self: a store
 *
 * Returns: whether the diary is open, as far as requests have come back
 */
gboolean
ebb_store_is_open (EbbStore *self)
{
  g_return_val_if_fail (EBB_IS_STORE (self), FALSE);

  return self->is_open;
}

/**
 * ebb_store_get_can_undo:
 * @self: a store
 *
 * Returns: whether there is a step to undo
 */
gboolean
ebb_store_get_can_undo (EbbStore *self)
{
  g_return_val_if_fail (EBB_IS_STORE (self), FALSE);

  return self->undo.undo != NULL;
}

/**
 * ebb_store_get_can_redo:
 * @self: a store
 *
 * Returns: whether there is a step to redo
 */
gboolean
ebb_store_get_can_redo (EbbStore *self)
{
  g_return_val_if_fail (EBB_IS_STORE (self), FALSE);

  return self->undo.redo != NULL;
}

static gboolean
run_open (EbbDb *db, EbbJob *job, GError **error)
{
  if (!ebb_db_open (db, job->flags, error))
    return FALSE;

  job->result = g_strdup (db->file);

  return TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  EbbStore *self = EBB_STORE (source);
  g_autofree char *file = NULL;
  GError *error = NULL;

  file = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (GPOINTER_TO_UINT (g_task_get_task_data (task)) & EBB_OPEN_WATCH)
    watch (self, file);
  g_task_return_boolean (task, TRUE);
}

/**
 * ebb_store_open_async:
 * @self: a store
 * @flags: how
 * @cancellable: (nullable): to give up
 * @callback: called when it is open or cannot be opened
 * @user_data: for @callback
 *
 * Opens the diary, upgrading it if an older version of Ebb made it (a verified
 * copy is kept beside it then). When that fails, the file is byte for byte what it
 * was. Opening an open store does nothing.
 */
void
ebb_store_open_async (EbbStore *self, EbbOpenFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ebb_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GUINT_TO_POINTER ((guint) flags), NULL);

  job = ebb_job_new (run_open);
  job->needs_open = FALSE;
  job->flags = flags;
  job->free_result = g_free;
  ebb_store_push (self, job, ebb_store_open_async, cancellable, opened_cb, task);
}

/**
 * ebb_store_open_finish:
 * @self: a store
 * @result: of the callback
 * @error: EBB_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: whether the diary is open
 */
gboolean
ebb_store_open_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
run_close (EbbDb *db, EbbJob *job, GError **error)
{
  ebb_db_close (db);

  return TRUE;
}

/**
 * ebb_store_close_async:
 * @self: a store
 * @callback: (nullable): called when the file is closed
 * @user_data: for @callback
 *
 * Closes the diary after the requests that wait. The store can be opened again.
 */
void
ebb_store_close_async (EbbStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  EbbJob *job;

  g_return_if_fail (EBB_IS_STORE (self));

  stop_watching (self);
  job = ebb_job_new (run_close);
  job->needs_open = FALSE;
  job->is_last = TRUE;
  job->func_data = get_worker (self);
  ebb_store_push (self, job, ebb_store_close_async, NULL, callback, user_data);

  /* Later requests find a new worker, which has nothing open. */
  self->worker = NULL;
  self->is_open = FALSE;
}

/**
 * ebb_store_close_finish:
 * @self: a store
 * @result: of the callback
 * @error: never set so far
 *
 * Returns: %TRUE
 */
gboolean
ebb_store_close_finish (EbbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_int (G_TASK (result), error) != -1;
}
