// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-file-job.h"

#include <glib/gi18n.h>

#include "ebb-window-private.h"

static void
window_cancelled_cb (GCancellable *window_cancellable,
                     GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
end_progress (EbbFileJob *job)
{
  if (job->progress == NULL)
    return;

  gtk_window_destroy (GTK_WINDOW (job->progress));
  g_clear_object (&job->progress);
}

/**
 * ebb_file_job_new:
 * @window: the window
 * @file: what to read or write
 * @heading: what is going on, for the progress
 * @needs_diary: whether the diary must be open
 *
 * Returns: (transfer full) (nullable): the job, %NULL when it cannot begin now
 *   (another one runs, or the diary is not open) or, with a dialog that says so,
 *   when @file is not on this computer
 */
EbbFileJob *
ebb_file_job_new (EbbWindow *window,
                  GFile *file,
                  const char *heading,
                  gboolean needs_diary)
{
  g_autofree char *path = NULL;
  EbbFileJob *job;

  g_return_val_if_fail (EBB_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (window->store == NULL || window->n_file_jobs > 0 ||
      (needs_diary && window->state != EBB_WINDOW_READY))
    return NULL;

  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR,
                                                      G_IO_ERROR_NOT_SUPPORTED,
                                                      _ ("The file is not in a folder of this computer."));

      ebb_window_show_error (window, _ ("This Place Cannot Be Used"), error);
      return NULL;
    }

  job = g_new0 (EbbFileJob, 1);
  job->window = g_object_ref (window);
  job->file = g_object_ref (file);
  job->path = g_steal_pointer (&path);
  job->cancellable = g_cancellable_new ();
  g_signal_connect_object (window->cancellable, "cancelled", G_CALLBACK (window_cancelled_cb), job->cancellable, 0);
  window->n_file_jobs++;
  ebb_window_update_file_actions (window);
  ebb_file_job_resume (job, heading);

  return job;
}

/**
 * ebb_file_job_free:
 * @job: (transfer full): a job that has ended
 *
 * Takes its progress off the screen and lets the window begin others.
 */
void
ebb_file_job_free (EbbFileJob *job)
{
  end_progress (job);
  job->window->n_file_jobs--;
  ebb_window_update_file_actions (job->window);

  g_clear_pointer (&job->data, ebb_import_data_free);
  g_clear_pointer (&job->trackers, g_ptr_array_unref);
  g_signal_handlers_disconnect_by_func (job->window->cancellable, window_cancelled_cb, job->cancellable);
  g_object_unref (job->cancellable);
  g_object_unref (job->file);
  g_object_unref (job->window);
  g_free (job->path);
  g_free (job->map);
  g_free (job);
}

/**
 * ebb_file_job_get_file_name:
 * @job: a job
 *
 * Returns: (transfer full): the name of its file, to show
 */
char *
ebb_file_job_get_file_name (EbbFileJob *job)
{
  g_autofree char *base = g_path_get_basename (job->path);

  return g_filename_display_name (base);
}

/**
 * ebb_file_job_pause:
 * @job: a job
 *
 * Takes the progress off the screen while the person is asked something.
 */
void
ebb_file_job_pause (EbbFileJob *job)
{
  end_progress (job);
}

/**
 * ebb_file_job_resume:
 * @job: a job
 * @heading: what is going on
 *
 * Begins the next part of the work, with its own progress.
 */
void
ebb_file_job_resume (EbbFileJob *job,
                     const char *heading)
{
  end_progress (job);
  job->progress = g_object_ref (ebb_progress_dialog_new (GTK_WINDOW (job->window), heading, job->cancellable));
}
