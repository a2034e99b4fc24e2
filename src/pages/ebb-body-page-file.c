// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-page-private.h"

#include <glib/gi18n.h>

#include "draw/ebb-body-picture.h"
#include "draw/ebb-picture-file.h"
#include "widgets/ebb-drawing.h"

/* The picture of the page for the clipboard and for files: what is on the screen,
 * with everything that it needs to be understood elsewhere. */

#define WIDTH 900
#define HEIGHT 1000
#define SCALE 2

static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  EbbBodyPage *self = user_data;
  EbbBodyPicture picture = { self->map, { 0 }, 2, ebb_body_page_get_measure (self), self->maximum, { 0 } };

  /* outside of the window it stands on white */
  picture.style = (EbbFigureStyle){ ebb_palette_get (EBB_STYLE_LIGHT), ebb_drawing_get_skin (self->settings), 1 };
  ebb_body_page_get_views (self, picture.views);
  if (self->before == NULL)
    {
      ebb_body_picture_draw (&picture, cr, width, height);
      return;
    }
  picture.map = self->before;
  ebb_body_picture_draw (&picture, cr, width / 2, height);
  cairo_translate (cr, width / 2, 0);
  picture.map = self->map;
  ebb_body_picture_draw (&picture, cr, width / 2, height);
}

static GBytes *
render (EbbBodyPage *self,
        EbbPictureFormat format,
        GError **error)
{
  return ebb_picture_render (format, self->before != NULL ? 2 * WIDTH : WIDTH, HEIGHT, SCALE, draw_cb, self, error);
}

static void
notify_window (EbbBodyPage *self,
               const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", message);
}

/* The picture, or the table where that is shown. */
static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbBodyPage *self = EBB_BODY_PAGE (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (self->map == NULL)
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button)))
    {
      g_autofree char *text = ebb_body_table_to_text (self->table);

      gdk_clipboard_set_text (clipboard, text);
      notify_window (self, C_ ("body page", "Table copied"));
      return;
    }
  png = render (self, EBB_PICTURE_PNG, &error);
  texture = png != NULL ? gdk_texture_new_from_bytes (png, &error) : NULL;
  if (texture == NULL)
    {
      notify_window (self, error->message);
      return;
    }
  gdk_clipboard_set_texture (clipboard, texture);
  notify_window (self, C_ ("body page", "Picture copied"));
}

typedef struct
{
  char *path;
  GBytes *picture;
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_free (job->path);
  g_bytes_unref (job->picture);
  g_free (job);
}

/* The window does not wait for the disk. */
static void
save_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  SaveJob *job = data;
  GError *error = NULL;

  if (ebb_picture_save (job->path, job->picture, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  SaveJob *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (job->path);
  /* Translators: %s is the name of a file */
  g_autofree char *message = g_strdup_printf (C_ ("body page", "Saved as “%s”"), name);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  notify_window (EBB_BODY_PAGE (source), error == NULL ? message : error->message);
}

static void
save_file (EbbBodyPage *self,
           const char *path)
{
  EbbPictureFormat format;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GTask) task = NULL;
  SaveJob *job;

  if (!ebb_picture_format_from_path (path, &format))
    {
      notify_window (self, C_ ("body page", "The name must end in .png, .svg or .pdf"));
      return;
    }
  picture = render (self, format, &error);
  if (picture == NULL)
    {
      notify_window (self, error->message);
      return;
    }
  job = g_new0 (SaveJob, 1);
  job->path = g_strdup (path);
  job->picture = g_steal_pointer (&picture);
  task = g_task_new (self, NULL, saved_cb, NULL);
  g_task_set_task_data (task, job, save_job_free);
  g_task_run_in_thread (task, save_thread);
}

static void
chosen_cb (EbbBodyPage *self,
           int response,
           GtkNativeDialog *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT && self->map != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        save_file (self, path);
    }
  g_object_set_data (G_OBJECT (self), "chooser", NULL);
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbBodyPage *self = EBB_BODY_PAGE (widget);
  GtkFileChooserNative *chooser;

  if (self->map == NULL)
    return;
  chooser = gtk_file_chooser_native_new (C_ ("body page", "Save the Picture"),
                                         GTK_WINDOW (gtk_widget_get_root (widget)),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, C_ ("body page", "_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  /* Translators: the name of a file with a picture of the body; keep .png */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), C_ ("body page", "where-it-hurts.png"));
  for (guint i = 0; i < EBB_N_PICTURE_FORMATS; i++)
    {
      static const char *const names[] = { NC_ ("body page", "Picture (PNG)"), NC_ ("body page", "Drawing (SVG)"), NC_ ("body page", "Page (PDF)") };
      static const char *const patterns[] = { "*.png", "*.svg", "*.pdf" };
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, g_dpgettext2 (NULL, "body page", names[i]));
      gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self), "chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
ebb_body_page_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "body.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "body.save", NULL, save_action);
}
