// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-restore-dialog.h"

#include <glib/gi18n.h>

#include "ebb-backups.h"
#include "widgets/ebb-format.h"

/**
 * EbbRestoreDialog:
 *
 * The automatic backups, newest first, the diaries that earlier restores have
 * kept, and the way to any other file.
 */
struct _EbbRestoreDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *backups_group;
  AdwPreferencesGroup *kept_group; /* hidden while there are none */

  char *kept_prefix;             /* (owned): how the names of kept diaries begin */
  GCancellable *cancellable;     /* (owned) */
  GtkFileChooserNative *chooser; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (EbbRestoreDialog, ebb_restore_dialog, ADW_TYPE_WINDOW)

typedef enum
{
  SIGNAL_CHOSEN,
} EbbRestoreDialogSignal;

static guint signals[SIGNAL_CHOSEN + 1];

static void
choose (EbbRestoreDialog *self,
        GFile *file)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, file);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
row_activated_cb (AdwActionRow *row,
                  gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (row), "path"));

  choose (user_data, file);
}

static GtkWidget *
make_row (EbbRestoreDialog *self,
          const EbbBackup *backup)
{
  g_autoptr (GDateTime) written = g_date_time_new_from_unix_local (backup->modified);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *name = g_path_get_basename (backup->path);
  g_autofree char *file = g_filename_display_name (name);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();

  if (written != NULL)
    {
      EbbMoment moment = ebb_moment_from_date_time (written);
      g_autofree char *day = ebb_format_day_relative (ebb_moment_get_day (moment), ebb_day_today ());
      g_autofree char *time = ebb_format_time (moment);

      /* Translators: a day and a time of day: “Yesterday, 14:05” */
      title = g_strdup_printf (_ ("%s, %s"), day, time);
    }
  /* Translators: a file's name and size: “ebb-2026-03-01.db, 1.2 MB” */
  subtitle = g_strdup_printf (_ ("%s, %s"), file, size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : file);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (backup->path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);

  return row;
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbRestoreDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = ebb_backups_list_finish (result, &error);
  guint i;

  if (self->backups_group == NULL)
    return;

  if (backups == NULL)
    {
      adw_preferences_group_set_description (self->backups_group, error->message);
      return;
    }

  if (backups->len == 0)
    adw_preferences_group_set_description (self->backups_group, _ ("There are none yet."));
  for (i = 0; i < backups->len; i++)
    adw_preferences_group_add (self->backups_group, make_row (self, backups->pdata[i]));
}

static void
kept_listed_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (EbbRestoreDialog) self = user_data;
  g_autoptr (GPtrArray) files = ebb_backups_list_finish (result, NULL);

  if (self->kept_group == NULL || files == NULL)
    return;

  for (guint i = 0; i < files->len; i++)
    {
      const EbbBackup *backup = files->pdata[i];
      g_autofree char *name = g_path_get_basename (backup->path);

      if (!g_str_has_prefix (name, self->kept_prefix))
        continue;
      adw_preferences_group_add (self->kept_group, make_row (self, backup));
      gtk_widget_set_visible (GTK_WIDGET (self->kept_group), TRUE);
    }
}

static void
file_response_cb (GtkNativeDialog *chooser,
                  int response,
                  gpointer user_data)
{
  EbbRestoreDialog *self = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);

  if (file != NULL)
    choose (self, file);
}

static void
other_file_cb (EbbRestoreDialog *self)
{
  g_autoptr (GtkFileFilter) backups = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Restore a Backup"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Open"),
                                               NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);

  gtk_file_filter_set_name (backups, _ ("Backups"));
  gtk_file_filter_add_pattern (backups, "*.db");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), backups);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);

  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
ebb_restore_dialog_dispose (GObject *object)
{
  EbbRestoreDialog *self = EBB_RESTORE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_RESTORE_DIALOG);
  self->backups_group = NULL;
  self->kept_group = NULL;

  G_OBJECT_CLASS (ebb_restore_dialog_parent_class)->dispose (object);
}

static void
ebb_restore_dialog_finalize (GObject *object)
{
  EbbRestoreDialog *self = EBB_RESTORE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->kept_prefix);

  G_OBJECT_CLASS (ebb_restore_dialog_parent_class)->finalize (object);
}

static void
ebb_restore_dialog_class_init (EbbRestoreDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_restore_dialog_dispose;
  object_class->finalize = ebb_restore_dialog_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_FILE);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbRestoreDialog, backups_group);
  gtk_widget_class_bind_template_child (widget_class, EbbRestoreDialog, kept_group);
  gtk_widget_class_bind_template_callback (widget_class, other_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ebb_restore_dialog_init (EbbRestoreDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_restore_dialog_new:
 * @parent: the window that it belongs to
 * @folder: where the automatic backups are
 * @diary: path of the diary, beside which restores keep the one before
 *
 * Returns: (transfer none): a dialog to present
 */
EbbRestoreDialog *
ebb_restore_dialog_new (GtkWindow *parent,
                        const char *folder,
                        const char *diary)
{
  EbbRestoreDialog *self;
  g_autofree char *beside = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (diary != NULL, NULL);

  self = g_object_new (EBB_TYPE_RESTORE_DIALOG, "transient-for", parent, NULL);
  /* A request under way may keep the dialog longer than the parent is shown. */
  g_object_set_data_full (G_OBJECT (self), "parent", g_object_ref (parent), g_object_unref);
  ebb_backups_list_async (folder, self->cancellable, listed_cb, g_object_ref (self));

  beside = g_path_get_dirname (diary);
  name = g_path_get_basename (diary);
  if (g_str_has_suffix (name, ".db"))
    name[strlen (name) - strlen (".db")] = '\0';
  self->kept_prefix = g_strconcat (name, ".before-restore-", NULL);
  ebb_backups_list_async (beside, self->cancellable, kept_listed_cb, g_object_ref (self));

  return self;
}
