// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-preferences.h"

#include <glib/gi18n.h>

#include "ebb-backups.h"
#include "ebb-check-in-settings.h"
#include "ebb-toast.h"
#include "ebb-skin-row.h"
#include "ebb-therapy-settings.h"
#include "ebb-tracker-dialog.h"
#include "ebb-tracker-settings.h"
#include "widgets/ebb-widget.h"

/**
 * EbbPreferences:
 *
 * Everything that a person can have their way. Each change holds at once; changes
 * of trackers can be undone.
 *
 * Actions: `preferences.edit-tracker` (s: id, "" for a new one),
 * `preferences.retire-tracker` (sb: id, whether), `preferences.undo`.
 */
struct _EbbPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *style_row;
  AdwComboRow *first_page_row;
  AdwComboRow *skin_row;
  AdwComboRow *clock_row;
  EbbCheckInSettings *check_in_page;
  EbbTrackerSettings *trackers_page;
  GtkSwitch *auto_backup_switch;
  AdwActionRow *folder_row;
  GtkWidget *choose_folder_button;
  GtkButton *reset_folder_button;

  GSettings *settings;           /* (owned) */
  EbbStore *store;               /* (owned) (nullable): only when open */
  GPtrArray *trackers;           /* (owned) (nullable) (element-type EbbTracker) */
  GCancellable *cancellable;     /* (owned) */
  GtkFileChooserNative *chooser; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (EbbPreferences, ebb_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const style_nicks[] = { "system", "light", "dark", NULL };
static const char *const clock_nicks[] = { "system", "12h", "24h", NULL };
static const char *const page_nicks[] = { "today", "diary", "body", "trends", "therapy", NULL };

/* --- choices among few ---------------------------------------------------------- */

static gboolean
nick_to_position (GValue *value,
                  GVariant *variant,
                  gpointer user_data)
{
  const char *const *nicks = user_data;
  guint i;

  for (i = 0; nicks[i] != NULL; i++)
    {
      if (g_strcmp0 (nicks[i], g_variant_get_string (variant, NULL)) == 0)
        {
          g_value_set_uint (value, i);
          return TRUE;
        }
    }

  return FALSE;
}

static GVariant *
position_to_nick (const GValue *value,
                  const GVariantType *type,
                  gpointer user_data)
{
  const char *const *nicks = user_data;
  guint position = g_value_get_uint (value);

  return position < g_strv_length ((char **) nicks) ? g_variant_new_string (nicks[position]) : NULL;
}

static void
bind_choice (EbbPreferences *self,
             const char *key,
             AdwComboRow *row,
             const char *const *nicks)
{
  g_settings_bind_with_mapping (self->settings,
                                key,
                                row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                nick_to_position,
                                position_to_nick,
                                (gpointer) nicks,
                                NULL);
}

/* --- messages ------------------------------------------------------------------- */

static void
tell (EbbPreferences *self,
      const char *text,
      gboolean undoable)
{
  AdwToast *toast = ebb_toast_new (GTK_WIDGET (self), text);

  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "preferences.undo");
    }
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}

/* --- trackers -------------------------------------------------------------------- */

static void
trackers_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (trackers == NULL)
    {
      tell (self, error->message, FALSE);
      return;
    }

  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = g_steal_pointer (&trackers);
  ebb_check_in_settings_set_trackers (self->check_in_page, self->trackers);
  ebb_tracker_settings_set_trackers (self->trackers_page, self->trackers);
}

static void
list_trackers (EbbPreferences *self)
{
  ebb_store_list_trackers_async (self->store, self->cancellable, trackers_listed_cb, g_object_ref (self));
}

static void
store_changed_cb (EbbPreferences *self,
                  EbbChange what)
{
  if (what & EBB_CHANGE_TRACKERS)
    list_trackers (self);
}

typedef struct
{
  EbbPreferences *self; /* (owned) */
  char *told;           /* (owned) (nullable): what to say when it is done */
} Saving;

static void
trackers_saved_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  Saving *saving = user_data;
  EbbPreferences *self = saving->self;
  g_autoptr (GError) error = NULL;

  if (!ebb_store_save_trackers_finish (EBB_STORE (source), result, &error))
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        {
          tell (self, error->message, FALSE);
          /* The list shows again what is really there. */
          list_trackers (self);
        }
    }
  else if (saving->told != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      tell (self, saving->told, TRUE);
    }

  g_object_unref (saving->self);
  g_free (saving->told);
  g_free (saving);
}

static void
save_trackers (EbbPreferences *self,
               GPtrArray *changed,
               const char *told)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->told = g_strdup (told);
  /* Not cancelled with the window: what was chosen is kept. */
  ebb_store_save_trackers_async (self->store, changed, NULL, trackers_saved_cb, saving);
}

static void
trackers_reordered_cb (EbbPreferences *self,
                       GPtrArray *changed)
{
  if (self->store != NULL)
    save_trackers (self, changed, NULL);
}

static void
edit_tracker_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  EbbPreferences *self = EBB_PREFERENCES (widget);
  EbbTracker *tracker;

  if (self->store == NULL || self->trackers == NULL)
    return;

  tracker = ebb_trackers_find (self->trackers, g_variant_get_string (parameter, NULL));
  gtk_window_present (ebb_tracker_dialog_new (GTK_WINDOW (self), self->store, self->trackers, tracker));
}

static void
retire_tracker_action (GtkWidget *widget,
                       const char *name,
                       GVariant *parameter)
{
  EbbPreferences *self = EBB_PREFERENCES (widget);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *told = NULL;
  EbbTracker *tracker;
  EbbTracker *copy;
  const char *id;
  gboolean retired;

  g_variant_get (parameter, "(&sb)", &id, &retired);
  tracker = self->trackers != NULL ? ebb_trackers_find (self->trackers, id) : NULL;
  if (tracker == NULL)
    return;

  copy = ebb_tracker_copy (tracker);
  ebb_tracker_set_retired (copy, retired);
  g_ptr_array_add (changed, copy);
  /* Translators: %s is the name of something rated, such as “Mood” */
  told = g_strdup_printf (retired ? _ ("“%s” is no longer asked for; what was recorded stays") : _ ("“%s” is back"),
                          ebb_tracker_get_name (copy));
  save_trackers (self, changed, told);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = ebb_store_undo_finish (EBB_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (label == NULL)
    {
      tell (self, error->message, FALSE);
      return;
    }

  /* Translators: %s is what was done, such as “New Entry” */
  text = g_strdup_printf (_ ("Undone: %s"), label);
  tell (self, text, FALSE);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbPreferences *self = EBB_PREFERENCES (widget);

  if (self->store != NULL)
    ebb_store_undo_async (self->store, self->cancellable, undone_cb, g_object_ref (self));
}

/* --- backups ---------------------------------------------------------------------- */

static void
update_folder_row (EbbPreferences *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "auto-backup-folder");
  g_autofree char *shown = NULL;

  if (*chosen != '\0')
    {
      shown = g_filename_display_name (chosen);
    }
  else if (self->store != NULL)
    {
      g_autofree char *folder = ebb_backups_get_folder (self->settings, ebb_store_get_path (self->store));

      shown = g_filename_display_name (folder);
    }

  adw_action_row_set_subtitle (self->folder_row, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reset_folder_button), *chosen != '\0');
}

static void
folder_response_cb (GtkNativeDialog *chooser,
                    int response,
                    gpointer user_data)
{
  EbbPreferences *self = user_data;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);

  if (folder == NULL)
    return;

  path = g_file_get_path (folder);
  if (path != NULL && g_utf8_validate (path, -1, NULL))
    g_settings_set_string (self->settings, "auto-backup-folder", path);
  else
    tell (self, _ ("The folder is not on this computer, or its name is not UTF-8"), FALSE);
}

static void
choose_folder_cb (EbbPreferences *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Folder for Backups"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _ ("_Choose"),
                                               NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (folder_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
reset_folder_cb (EbbPreferences *self)
{
  g_settings_reset (self->settings, "auto-backup-folder");
}

/* --- the widget --------------------------------------------------------------------- */

static void
ebb_preferences_dispose (GObject *object)
{
  EbbPreferences *self = EBB_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_PREFERENCES);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ebb_preferences_parent_class)->dispose (object);
}

static void
ebb_preferences_finalize (GObject *object)
{
  EbbPreferences *self = EBB_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ebb_preferences_parent_class)->finalize (object);
}

static void
ebb_preferences_class_init (EbbPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_preferences_dispose;
  object_class->finalize = ebb_preferences_finalize;

  g_type_ensure (EBB_TYPE_CHECK_IN_SETTINGS);
  g_type_ensure (EBB_TYPE_THERAPY_SETTINGS);
  g_type_ensure (EBB_TYPE_TRACKER_SETTINGS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, style_row);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, first_page_row);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, skin_row);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, clock_row);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, check_in_page);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, trackers_page);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, auto_backup_switch);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, folder_row);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, choose_folder_button);
  gtk_widget_class_bind_template_child (widget_class, EbbPreferences, reset_folder_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, trackers_reordered_cb);

  gtk_widget_class_install_action (widget_class, "preferences.edit-tracker", "s", edit_tracker_action);
  gtk_widget_class_install_action (widget_class, "preferences.retire-tracker", "(sb)", retire_tracker_action);
  gtk_widget_class_install_action (widget_class, "preferences.undo", NULL, undo_action);
}

static void
ebb_preferences_init (EbbPreferences *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* The row has named it after itself. */
  ebb_widget_set_accessible_name (self->choose_folder_button, gtk_widget_get_tooltip_text (self->choose_folder_button));

  bind_choice (self, "style", self->style_row, style_nicks);
  ebb_skin_row_set_up (self->skin_row);
  bind_choice (self, "skin", self->skin_row, ebb_skin_row_get_nicks ());
  bind_choice (self, "clock", self->clock_row, clock_nicks);
  bind_choice (self, "first-page", self->first_page_row, page_nicks);
  g_settings_bind (self->settings, "auto-backup", self->auto_backup_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::auto-backup-folder", G_CALLBACK (update_folder_row), self, G_CONNECT_SWAPPED);
}

/**
 * ebb_preferences_new:
 * @parent: the window that it belongs to
 * @store: (nullable): the diary; without an open one the trackers are left out
 *
 * Returns: (transfer none): a window to present
 */
GtkWindow *
ebb_preferences_new (GtkWindow *parent,
                     EbbStore *store)
{
  EbbPreferences *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (store == NULL || EBB_IS_STORE (store), NULL);

  self = g_object_new (EBB_TYPE_PREFERENCES, "transient-for", parent, NULL);
  /* A request under way may keep the dialog longer than the parent is shown. */
  g_object_set_data_full (G_OBJECT (self), "parent", g_object_ref (parent), g_object_unref);
  if (store != NULL && ebb_store_is_open (store))
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
      list_trackers (self);
    }
  else
    {
      adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (self->trackers_page));
    }
  update_folder_row (self);

  return GTK_WINDOW (self);
}
