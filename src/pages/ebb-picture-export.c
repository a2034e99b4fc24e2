// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-picture-export.h"

#include <glib/gi18n.h>

/* What a page shows, for the clipboard and for files: asks where to, does it without
 * holding up the window, and says how it went by the action `win.notify`.
 *
 * Drawing is quick and happens on the main thread, where the figure and its fonts are
 * read; packing pixels and writing the file take longer and happen on another. */

/* Pixels for one px, as on a sharp screen. */
#define SCALE 2

/* What is to be saved, once it is known where. */
typedef struct
{
  EbbPictureFunc draw;    /* (nullable): of a picture */
  int width;              /* px */
  int height;             /* px */
  gpointer user_data;     /* (owned), by @destroy */
  GDestroyNotify destroy; /* (nullable) */
  GBytes *text;           /* (owned) (nullable): of a text */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  if (wish->destroy != NULL)
    wish->destroy (wish->user_data);
  g_clear_pointer (&wish->text, g_bytes_unref);
  g_free (wish);
}

/* What the other thread writes. */
typedef struct
{
  char *path;          /* (owned) */
  EbbPicture *picture; /* (owned) (nullable): not yet encoded */
  GBytes *bytes;       /* (owned) (nullable): what there is instead of a picture */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  ebb_picture_free (job->picture);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job);
}

static void
notify_window (GtkWidget *widget,
               const char *message)
{
  gtk_widget_activate_action (widget, "win.notify", "s", message);
}

/* --- copying ---------------------------------------------------------------------- */

static void
copy_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) png = ebb_picture_encode (data, &error);
  GdkTexture *texture = png != NULL ? gdk_texture_new_from_bytes (png, &error) : NULL;

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture == NULL)
    {
      notify_window (widget, error->message);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  notify_window (widget, C_ ("saving", "Picture copied"));
}

/**
 * ebb_picture_copy:
 * @widget: what shows it
 * @draw: draws it, before this returns
 * @width: px, %EBB_PICTURE_MIN to %EBB_PICTURE_MAX
 * @height: the same
 * @user_data: for @draw
 *
 * Copies a picture to the clipboard, twice as many pixels wide and high.
 */
void
ebb_picture_copy (GtkWidget *widget,
                  EbbPictureFunc draw,
                  int width,
                  int height,
                  gpointer user_data)
{
  EbbPicture *picture;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (draw != NULL);

  picture = ebb_picture_draw (EBB_PICTURE_PNG, width, height, SCALE, draw, user_data);
  g_return_if_fail (picture != NULL);
  task = g_task_new (widget, NULL, copied_cb, NULL);
  g_task_set_task_data (task, picture, (GDestroyNotify) ebb_picture_free);
  g_task_run_in_thread (task, copy_thread);
}

/* --- saving ----------------------------------------------------------------------- */

static void
save_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->bytes == NULL)
    job->bytes = ebb_picture_encode (job->picture, &error);
  if (job->bytes != NULL && ebb_picture_save (job->path, job->bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (job->path);
  /* Translators: %s is the name of a file */
  g_autofree char *message = g_strdup_printf (C_ ("saving", "Saved as “%s”"), name);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  notify_window (GTK_WIDGET (source), error == NULL ? message : error->message);
}

static void
save (GtkWidget *widget,
      const Wish *wish,
      const char *path)
{
  EbbPictureFormat format = EBB_PICTURE_PNG;
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (wish->draw != NULL && !ebb_picture_format_from_path (path, &format))
    {
      notify_window (widget, C_ ("saving", "The name must end in .png, .svg or .pdf"));
      return;
    }
  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  if (wish->draw != NULL)
    job->picture = ebb_picture_draw (format, wish->width, wish->height, SCALE, wish->draw, wish->user_data);
  else
    job->bytes = g_bytes_ref (wish->text);
  task = g_task_new (widget, NULL, saved_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_thread);
}

static void
chosen_cb (GtkWidget *widget,
           int response,
           GtkNativeDialog *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        save (widget, g_object_get_data (G_OBJECT (chooser), "wish"), path);
      else
        notify_window (widget, C_ ("saving", "The file is not in a folder of this computer."));
    }
  g_object_set_data (G_OBJECT (widget), "chooser", NULL);
}

static void
add_filter (GtkFileChooser *chooser,
            const char *kind,
            const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, kind);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

/* A chooser that goes with @widget; one still open is replaced. */
static GtkFileChooser *
new_chooser (GtkWidget *widget,
             const char *title,
             const char *name,
             Wish *wish)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               C_ ("saving", "_Save"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "wish", wish, wish_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), widget, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (widget), "chooser", chooser, g_object_unref);
  return GTK_FILE_CHOOSER (chooser);
}

/**
 * ebb_picture_save_as:
 * @widget: what shows it, in a window
 * @name: suggested for the file, with its ending
 * @draw: draws it when it is known where to; on the main thread
 * @width: px, %EBB_PICTURE_MIN to %EBB_PICTURE_MAX
 * @height: the same
 * @user_data: (transfer full): for @draw; what was on the screen now, since that may
 *   have changed by then
 * @destroy: (nullable): frees @user_data
 *
 * Asks where to save a picture, and does so as PNG, SVG or PDF, by the ending of the
 * name.
 */
void
ebb_picture_save_as (GtkWidget *widget,
                     const char *name,
                     EbbPictureFunc draw,
                     int width,
                     int height,
                     gpointer user_data,
                     GDestroyNotify destroy)
{
  GtkFileChooser *chooser;
  Wish *wish;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WINDOW (gtk_widget_get_root (widget)));
  g_return_if_fail (name != NULL && draw != NULL);

  wish = g_new0 (Wish, 1);
  *wish = (Wish){ draw, width, height, user_data, destroy, NULL };
  chooser = new_chooser (widget, C_ ("saving", "Save the Picture"), name, wish);
  add_filter (chooser, C_ ("saving", "Picture (PNG)"), "*.png");
  add_filter (chooser, C_ ("saving", "Drawing (SVG)"), "*.svg");
  add_filter (chooser, C_ ("saving", "Page (PDF)"), "*.pdf");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * ebb_text_save_as:
 * @widget: what shows it, in a window
 * @title: of the chooser: "Save the Table"
 * @name: suggested for the file, with its ending
 * @kind: of file, in words: "Table (CSV)"
 * @pattern: of the names of such files: `*.csv`
 * @text: what the file is to hold
 *
 * Asks where to save numbers or words, and does so.
 */
void
ebb_text_save_as (GtkWidget *widget,
                  const char *title,
                  const char *name,
                  const char *kind,
                  const char *pattern,
                  GBytes *text)
{
  GtkFileChooser *chooser;
  Wish *wish;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WINDOW (gtk_widget_get_root (widget)));
  g_return_if_fail (title != NULL && name != NULL && kind != NULL && pattern != NULL && text != NULL);

  wish = g_new0 (Wish, 1);
  wish->text = g_bytes_ref (text);
  chooser = new_chooser (widget, title, name, wish);
  add_filter (chooser, kind, pattern);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
