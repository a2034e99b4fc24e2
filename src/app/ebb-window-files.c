// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-window-private.h"

#include <glib/gi18n.h>

#include "ebb-backups.h"
#include "ebb-file-job.h"
#include "ebb-restore-dialog.h"
#include "widgets/ebb-question.h"

/* Export, backup and restore, the choosers of the menu, and files dropped onto the
 * window. Importing is in ebb-window-import.c. One such job runs at a time; a long
 * one shows its progress and can be cancelled. */

/* --- export ------------------------------------------------------------------ */

static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbFileJob) job = user_data;
  g_autoptr (GError) error = NULL;

  if (ebb_export_finish (EBB_STORE (source), result, &error))
    {
      g_autofree char *name = ebb_file_job_get_file_name (job);
      /* Translators: %s is the name of a file or folder */
      g_autofree char *text = g_strdup_printf (_ ("Exported to “%s”"), name);

      ebb_window_notify (job->window, text);
    }
  else
    {
      ebb_window_show_error (job->window, _ ("The Diary Was Not Exported"), error);
    }
}

/**
 * ebb_window_export_file:
 * @self: a window
 * @format: what to write
 * @file: a file for JSON, a folder for CSV
 *
 * Exports the whole diary. Does nothing while no diary is open.
 */
void
ebb_window_export_file (EbbWindow *self,
                        EbbExportFormat format,
                        GFile *file)
{
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  EbbFileJob *job;

  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  job = ebb_file_job_new (self, file, _ ("Exporting the Diary"), TRUE);
  if (job != NULL)
    ebb_export_async (self->store,
                      format,
                      everything,
                      job->path,
                      ebb_progress_dialog_report,
                      job->progress,
                      job->cancellable,
                      exported_cb,
                      job);
}

/* --- backup ------------------------------------------------------------------ */

static void
backed_up_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (EbbFileJob) job = user_data;
  g_autoptr (GError) error = NULL;

  if (ebb_store_backup_finish (EBB_STORE (source), result, &error))
    {
      g_autofree char *name = ebb_file_job_get_file_name (job);
      /* Translators: %s is the name of a file */
      g_autofree char *text = g_strdup_printf (_ ("Backed up to “%s”, and checked"), name);

      ebb_window_notify (job->window, text);
    }
  else
    {
      ebb_window_show_error (job->window, _ ("No Backup Was Made"), error);
    }
}

/**
 * ebb_window_back_up_file:
 * @self: a window
 * @file: where to
 *
 * Makes a verified backup. Does nothing while no diary is open.
 */
void
ebb_window_back_up_file (EbbWindow *self,
                         GFile *file)
{
  EbbFileJob *job;

  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  job = ebb_file_job_new (self, file, _ ("Backing Up the Diary"), TRUE);
  if (job != NULL)
    ebb_store_backup_async (self->store,
                            job->path,
                            ebb_progress_dialog_report,
                            job->progress,
                            job->cancellable,
                            backed_up_cb,
                            job);
}

/* --- restore ----------------------------------------------------------------- */

static void
restored_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbFileJob) job = user_data;
  g_autoptr (EbbWindow) self = g_object_ref (job->window);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = ebb_store_restore_finish (EBB_STORE (source), result, &error);

  if (error != NULL)
    {
      ebb_window_show_error (self, _ ("The Backup Was Not Restored"), error);
      return;
    }

  if (self->state == EBB_WINDOW_TROUBLE)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.retry", NULL);

  if (kept != NULL && self->state == EBB_WINDOW_READY)
    ebb_window_notify_undo_by (self, _ ("The backup was restored"), "win.undo-restore", g_variant_new_string (kept));
  else
    ebb_window_notify (self, _ ("The backup was restored"));
}

static void
restore (EbbWindow *self,
         GFile *file)
{
  EbbFileJob *job = ebb_file_job_new (self, file, _ ("Restoring the Backup"), FALSE);

  if (job != NULL)
    ebb_store_restore_async (self->store,
                             job->path,
                             ebb_progress_dialog_report,
                             job->progress,
                             job->cancellable,
                             restored_cb,
                             job);
}

static void
confirm_restore_cb (EbbWindow *self,
                    const char *answer,
                    EbbQuestion *question)
{
  if (g_str_equal (answer, "restore"))
    restore (self, g_object_get_data (G_OBJECT (question), "file"));
}

/**
 * ebb_window_restore_file:
 * @self: a window
 * @file: a backup
 *
 * Asks whether @file may take the place of the diary, then does it.
 */
void
ebb_window_restore_file (EbbWindow *self,
                         GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  EbbQuestion *question;

  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->store == NULL || self->n_file_jobs > 0)
    return;

  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  /* Translators: %s is the name of a file */
  body = g_strdup_printf (_ ("“%s” takes the place of your present diary. "
                             "The present diary is kept beside it, and you can undo this."),
                          name);
  question = ebb_question_new (GTK_WINDOW (self), _ ("Restore This Backup?"), body);
  ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "restore", _ ("_Restore"), EBB_ANSWER_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (question), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (question, "answered", G_CALLBACK (confirm_restore_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

/* --- choosing ----------------------------------------------------------------- */

typedef void (*ChosenFunc) (EbbWindow *self, GFile *file);

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int response,
                     gpointer user_data)
{
  EbbWindow *self = user_data;
  ChosenFunc chosen = (ChosenFunc) g_object_get_data (G_OBJECT (chooser), "chosen");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_set_data (G_OBJECT (self), "chooser", NULL);

  if (file != NULL)
    chosen (self, file);
}

/* Lets the person choose; a chooser still open is replaced. */
static void
choose_file (EbbWindow *self,
             const char *title,
             GtkFileChooserAction action,
             const char *accept,
             const char *suggested,
             const char *filter_name,
             const char *const *patterns,
             ChosenFunc chosen)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  if (suggested != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested);
  if (filter_name != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
      guint i;

      gtk_file_filter_set_name (filter, filter_name);
      for (i = 0; patterns[i] != NULL; i++)
        gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);

      gtk_file_filter_set_name (all, _ ("All Files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
    }

  g_object_set_data (G_OBJECT (chooser), "chosen", (gpointer) chosen);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  g_object_set_data_full (G_OBJECT (self), "chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
choose_import_answered_cb (EbbWindow *self,
                           const char *answer)
{
  static const char *const patterns[] = { "*.json", "*.csv", "*.JSON", "*.CSV", NULL };

  if (g_str_equal (answer, "file"))
    choose_file (self,
                 _ ("Import a File"),
                 GTK_FILE_CHOOSER_ACTION_OPEN,
                 _ ("_Import"),
                 NULL,
                 _ ("Diaries and Tables (JSON, CSV)"),
                 patterns,
                 ebb_window_import_file);
  else if (g_str_equal (answer, "folder"))
    choose_file (self,
                 _ ("Import a Folder of Tables"),
                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                 _ ("_Import"),
                 NULL,
                 NULL,
                 NULL,
                 ebb_window_import_file);
}

static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);
  EbbQuestion *question;

  question = ebb_question_new (GTK_WINDOW (self),
                               _ ("Import Entries"),
                               _ ("From a diary’s JSON file, a table (CSV), or a folder of tables that Ebb has exported. "
                                  "You see what would be added before anything is changed."));
  ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "folder", _ ("F_older…"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "file", _ ("_File…"), EBB_ANSWER_DEFAULT);
  g_signal_connect_object (question, "answered", G_CALLBACK (choose_import_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

static void
export_json_cb (EbbWindow *self,
                GFile *file)
{
  ebb_window_export_file (self, EBB_EXPORT_JSON, file);
}

static void
export_csv_cb (EbbWindow *self,
               GFile *file)
{
  ebb_window_export_file (self, EBB_EXPORT_CSV, file);
}

static void
choose_export_answered_cb (EbbWindow *self,
                           const char *answer)
{
  if (g_str_equal (answer, "json"))
    {
      g_autofree char *name = ebb_backups_suggest_name ("ebb-diary", ".json");

      choose_file (self, _ ("Export the Diary"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), name, NULL, NULL, export_json_cb);
    }
  else if (g_str_equal (answer, "csv"))
    {
      g_autofree char *name = ebb_backups_suggest_name ("ebb-tables", "");

      choose_file (self, _ ("Export to a New Folder"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), name, NULL, NULL, export_csv_cb);
    }
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);
  EbbQuestion *question;

  question = ebb_question_new (GTK_WINDOW (self),
                               _ ("Export the Diary"),
                               _ ("A JSON file holds everything, and Ebb can read it back. "
                                  "A folder of tables (CSV) is for spreadsheets. "
                                  "Both can be read by anyone who gets hold of them."));
  ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "csv", _ ("_Tables…"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "json", _ ("_JSON File…"), EBB_ANSWER_DEFAULT);
  g_signal_connect_object (question, "answered", G_CALLBACK (choose_export_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

static void
back_up_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  g_autofree char *suggested = ebb_backups_suggest_name ("ebb-backup", ".db");

  choose_file (EBB_WINDOW (widget),
               _ ("Back Up the Diary"),
               GTK_FILE_CHOOSER_ACTION_SAVE,
               _ ("_Back Up"),
               suggested,
               NULL,
               NULL,
               ebb_window_back_up_file);
}

static void
restore_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);
  g_autofree char *folder = ebb_backups_get_folder (self->settings, ebb_store_get_path (self->store));
  EbbRestoreDialog *dialog = ebb_restore_dialog_new (GTK_WINDOW (self), folder, ebb_store_get_path (self->store));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (ebb_window_restore_file), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undo_restore_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  /* It was asked for by a button that says Undo: no further question. */
  restore (EBB_WINDOW (widget), file);
}

/* --- dropping ------------------------------------------------------------------ */

static gboolean
drop_cb (EbbWindow *self,
         const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list != NULL ? gdk_file_list_get_files (list) : NULL;
  g_autofree char *name = NULL;

  if (files == NULL || self->n_file_jobs > 0 || self->store == NULL)
    return FALSE;

  if (files->next != NULL)
    {
      ebb_window_notify (self, _ ("Drop one file at a time"));
      return FALSE;
    }

  name = g_file_get_basename (files->data);
  if (g_str_has_suffix (name, ".db"))
    ebb_window_restore_file (self, files->data);
  else if (self->state == EBB_WINDOW_READY)
    ebb_window_import_file (self, files->data);
  else
    return FALSE;

  return TRUE;
}

/*
 * ebb_window_init_drop:
 * @self: a window
 *
 * Makes @self take files that are dropped on it.
 */
void
ebb_window_init_drop (EbbWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/*
 * ebb_window_install_file_actions:
 * @widget_class: the class of the window
 *
 * Adds the actions `win.import`, `win.export`, `win.back-up`, `win.restore` and
 * `win.undo-restore` (s: path of the diary that was kept).
 */
void
ebb_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "win.undo-restore", "s", undo_restore_action);
}

/*
 * ebb_window_update_file_actions:
 * @self: a window
 *
 * Makes the actions for files sensitive as the state of @self is. A diary that
 * cannot be opened can still be restored.
 */
void
ebb_window_update_file_actions (EbbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean idle = self->n_file_jobs == 0;
  gboolean ready = idle && self->state == EBB_WINDOW_READY;
  gboolean can_restore = idle && self->state != EBB_WINDOW_OPENING && self->store != NULL;

  gtk_widget_action_set_enabled (widget, "win.import", ready);
  gtk_widget_action_set_enabled (widget, "win.export", ready);
  gtk_widget_action_set_enabled (widget, "win.back-up", ready);
  gtk_widget_action_set_enabled (widget, "win.restore", can_restore);
  gtk_widget_action_set_enabled (widget, "win.undo-restore", can_restore);
}

/*
 * ebb_window_show_error:
 * @self: a window
 * @heading: what did not happen
 * @error: why
 *
 * Says that something failed; nothing when it was cancelled.
 */
void
ebb_window_show_error (EbbWindow *self,
                       const char *heading,
                       const GError *error)
{
  EbbQuestion *question;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  question = ebb_question_new (GTK_WINDOW (self), heading, error->message);
  ebb_question_add_answer (question, "close", _ ("_Close"), EBB_ANSWER_DEFAULT);
  ebb_question_present (question);
}
