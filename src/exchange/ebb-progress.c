// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-progress.h"

#define INTERVAL_US 50000

struct _EbbProgress
{
  gatomicrefcount refs;
  GFileProgressCallback callback; /* (nullable) */
  gpointer user_data;
  GMainContext *context; /* (owned) */
  gint64 last;           /* microseconds, monotonic; the worker's alone */
  gboolean closed;       /* the context's thread alone */

  GMutex lock;
  goffset done;     /* under the lock */
  goffset total;    /* under the lock */
  gboolean pending; /* under the lock */
};

static gboolean
deliver_cb (gpointer user_data)
{
  EbbProgress *self = user_data;
  goffset done, total;

  g_mutex_lock (&self->lock);
  done = self->done;
  total = self->total;
  self->pending = FALSE;
  g_mutex_unlock (&self->lock);

  if (!self->closed)
    self->callback (done, total, self->user_data);
  return G_SOURCE_REMOVE;
}

/*< private >
 * ebb_progress_new:
 * @callback: (nullable): whom to tell
 *
 * Made in the thread that is to be told.
 */
EbbProgress *
ebb_progress_new (GFileProgressCallback callback,
                  gpointer user_data)
{
  EbbProgress *self = g_new0 (EbbProgress, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->callback = callback;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  return self;
}

EbbProgress *
ebb_progress_ref (EbbProgress *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
ebb_progress_unref (EbbProgress *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/*< private >
 * ebb_progress_report:
 * @done: how much is done
 * @total: of how much; 0 if not known
 *
 * Called by the one thread that works.
 */
void
ebb_progress_report (EbbProgress *self,
                     goffset done,
                     goffset total)
{
  gint64 now;
  gboolean was_pending;

  if (self->callback == NULL)
    return;
  now = g_get_monotonic_time ();
  if (now - self->last < INTERVAL_US && done != total)
    return;
  self->last = now;

  g_mutex_lock (&self->lock);
  self->done = done;
  self->total = total;
  was_pending = self->pending;
  self->pending = TRUE;
  g_mutex_unlock (&self->lock);

  if (!was_pending)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, deliver_cb, ebb_progress_ref (self), (GDestroyNotify) ebb_progress_unref);
      g_source_attach (source, self->context);
    }
}

/*< private >
 * ebb_progress_close:
 *
 * From now on nobody is told anything. Called in the thread that was told.
 */
void
ebb_progress_close (EbbProgress *self)
{
  self->closed = TRUE;
}
