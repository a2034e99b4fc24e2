// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-tracker-dialog.h"

#include <glib/gi18n.h>

#include "ebb-toast.h"

/**
 * EbbTrackerDialog:
 *
 * Makes a tracker, or changes its name, unit or choices. The kind of one that
 * exists stays, since values of it are in the diary; a built-in one keeps its unit
 * too, and an empty name gives it its own back.
 */
struct _EbbTrackerDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkButton *save_button;
  AdwEntryRow *name_row;
  AdwComboRow *kind_row;
  AdwEntryRow *unit_row;
  GtkLabel *hint_label;
  AdwPreferencesGroup *choices_group;
  AdwPreferencesGroup *retire_group;

  EbbStore *store;        /* (owned) */
  GPtrArray *trackers;    /* (owned) (element-type EbbTracker): all of the diary */
  EbbTracker *tracker;    /* (owned) (nullable): %NULL for a new one */
  GPtrArray *choice_rows; /* (owned) (element-type AdwEntryRow) */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (EbbTrackerDialog, ebb_tracker_dialog, ADW_TYPE_WINDOW)

/* The kinds in the order of the list. */
static const EbbTrackerKind kinds[] = {
  EBB_TRACKER_SCALE,
  EBB_TRACKER_NUMBER,
  EBB_TRACKER_DURATION,
  EBB_TRACKER_YES_NO,
  EBB_TRACKER_CHOICE,
};

static void add_choice (EbbTrackerDialog *self, const char *text);

static EbbTrackerKind
get_kind (EbbTrackerDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  return selected < G_N_ELEMENTS (kinds) ? kinds[selected] : EBB_TRACKER_SCALE;
}

static char *
get_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static char **
get_choices (EbbTrackerDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint i;

  for (i = 0; i < self->choice_rows->len; i++)
    {
      g_autofree char *text = get_text (self->choice_rows->pdata[i]);

      if (*text != '\0')
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static gboolean
same_text (const char *a,
           const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return g_utf8_collate (first, second) == 0;
}

/* What keeps this from being saved; "" while something is simply still empty, %NULL
 * when nothing does. */
static const char *
find_problem (EbbTrackerDialog *self)
{
  g_autofree char *name = get_text (self->name_row);
  g_auto (GStrv) choices = NULL;
  guint i;
  guint j;

  if (*name == '\0' && (self->tracker == NULL || !ebb_tracker_is_built_in (self->tracker)))
    return "";

  for (i = 0; i < self->trackers->len; i++)
    {
      EbbTracker *other = self->trackers->pdata[i];

      if ((self->tracker == NULL || g_strcmp0 (ebb_tracker_get_id (other), ebb_tracker_get_id (self->tracker)) != 0) &&
          same_text (name, ebb_tracker_get_name (other)))
        return _ ("There is already a tracker of this name.");
    }

  if (get_kind (self) != EBB_TRACKER_CHOICE)
    return NULL;

  choices = get_choices (self);
  if (g_strv_length (choices) < 2)
    return _ ("Give at least two choices.");
  for (i = 0; choices[i] != NULL; i++)
    {
      for (j = 0; j < i; j++)
        {
          if (same_text (choices[i], choices[j]))
            return _ ("Two choices are the same.");
        }
    }

  return NULL;
}

static void
update (EbbTrackerDialog *self)
{
  EbbTrackerKind kind = get_kind (self);
  gboolean built_in = self->tracker != NULL && ebb_tracker_is_built_in (self->tracker);
  const char *problem = find_problem (self);

  gtk_widget_set_visible (GTK_WIDGET (self->unit_row), kind == EBB_TRACKER_NUMBER && !built_in);
  gtk_widget_set_visible (GTK_WIDGET (self->choices_group), kind == EBB_TRACKER_CHOICE);
  gtk_label_set_label (self->hint_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), problem != NULL && *problem != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), problem == NULL && !self->saving);
}

/* --- choices --------------------------------------------------------------------- */

static void
remove_choice_cb (GtkButton *button,
                  EbbTrackerDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ENTRY_ROW);
  guint position;

  if (!g_ptr_array_find (self->choice_rows, row, &position))
    return;

  g_ptr_array_remove_index (self->choice_rows, position);
  adw_preferences_group_remove (self->choices_group, row);
  if (self->choice_rows->len > 0)
    gtk_widget_grab_focus (self->choice_rows->pdata[MIN (position, self->choice_rows->len - 1)]);
  update (self);
}

static void
choice_entered_cb (AdwEntryRow *row,
                   EbbTrackerDialog *self)
{
  guint position;

  if (!g_ptr_array_find (self->choice_rows, row, &position))
    return;

  if (position + 1 == self->choice_rows->len)
    add_choice (self, "");
  gtk_widget_grab_focus (self->choice_rows->pdata[position + 1]);
}

static void
add_choice (EbbTrackerDialog *self,
            const char *text)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %u is 1, 2, 3 … */
  g_autofree char *title = g_strdup_printf (_ ("Choice %u"), self->choice_rows->len + 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove This Choice"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove This Choice"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_choice_cb), self, 0);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (choice_entered_cb), self, 0);

  g_ptr_array_add (self->choice_rows, row);
  adw_preferences_group_add (self->choices_group, row);
}

static void
add_choice_cb (EbbTrackerDialog *self)
{
  add_choice (self, "");
  gtk_widget_grab_focus (self->choice_rows->pdata[self->choice_rows->len - 1]);
  update (self);
}

/* --- saving ----------------------------------------------------------------------- */

/* Whoever makes a tracker wants to be asked for it. */
static void
show_in_check_in (const char *id)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  g_auto (GStrv) ids = g_settings_get_strv (settings, "check-in-trackers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) more = NULL;

  g_strv_builder_addv (builder, (const char **) ids);
  g_strv_builder_add (builder, id);
  more = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "check-in-trackers", (const char *const *) more);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (EbbTrackerDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (ebb_store_save_trackers_finish (EBB_STORE (source), result, &error))
    {
      if (self->tracker == NULL)
        show_in_check_in (g_object_get_data (G_OBJECT (self), "id"));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      adw_toast_overlay_add_toast (self->toasts, ebb_toast_new (GTK_WIDGET (self), error->message));
      update (self);
    }
}

static int
next_position (GPtrArray *trackers)
{
  int position = 0;
  guint i;

  for (i = 0; i < trackers->len; i++)
    position = MAX (position, ebb_tracker_get_position (trackers->pdata[i]) + 1);

  return position;
}

static void
save_cb (EbbTrackerDialog *self)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = get_text (self->name_row);
  EbbTracker *tracker;

  if (self->saving || find_problem (self) != NULL)
    return;

  if (self->tracker != NULL)
    {
      tracker = ebb_tracker_copy (self->tracker);
      /* Its own name is not a name that the person gave. */
      if (!ebb_tracker_is_built_in (tracker) || g_strcmp0 (name, ebb_tracker_get_name (tracker)) != 0)
        ebb_tracker_set_name (tracker, name);
    }
  else
    {
      g_autofree char *id = ebb_tracker_make_id (name, self->trackers);

      tracker = ebb_tracker_new (id, name, get_kind (self));
      ebb_tracker_set_position (tracker, next_position (self->trackers));
      g_object_set_data_full (G_OBJECT (self), "id", g_steal_pointer (&id), g_free);
    }
  g_ptr_array_add (changed, tracker);

  if (gtk_widget_get_visible (GTK_WIDGET (self->unit_row)))
    {
      g_autofree char *unit = get_text (self->unit_row);

      ebb_tracker_set_unit (tracker, unit);
    }
  if (get_kind (self) == EBB_TRACKER_CHOICE)
    {
      g_auto (GStrv) choices = get_choices (self);

      ebb_tracker_set_choices (tracker, (const char *const *) choices);
    }

  self->saving = TRUE;
  update (self);
  ebb_store_save_trackers_async (self->store, changed, NULL, saved_cb, g_object_ref (self));
}

static void
retire_cb (EbbTrackerDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent),
                                "preferences.retire-tracker",
                                "(sb)",
                                ebb_tracker_get_id (self->tracker),
                                TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- the widget --------------------------------------------------------------------- */

static void
ebb_tracker_dialog_dispose (GObject *object)
{
  EbbTrackerDialog *self = EBB_TRACKER_DIALOG (object);

  g_ptr_array_set_size (self->choice_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_TRACKER_DIALOG);

  G_OBJECT_CLASS (ebb_tracker_dialog_parent_class)->dispose (object);
}

static void
ebb_tracker_dialog_finalize (GObject *object)
{
  EbbTrackerDialog *self = EBB_TRACKER_DIALOG (object);

  g_clear_pointer (&self->choice_rows, g_ptr_array_unref);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_clear_object (&self->tracker);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ebb_tracker_dialog_parent_class)->finalize (object);
}

static void
ebb_tracker_dialog_class_init (EbbTrackerDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_tracker_dialog_dispose;
  object_class->finalize = ebb_tracker_dialog_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-tracker-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerDialog, choices_group);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerDialog, retire_group);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, retire_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_choice_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ebb_tracker_dialog_init (EbbTrackerDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint i;

  self->choice_rows = g_ptr_array_new ();
  self->trackers = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, ebb_tracker_kind_get_name (kinds[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

static void
show_tracker (EbbTrackerDialog *self)
{
  const char *const *choices = ebb_tracker_get_choices (self->tracker);
  guint i;

  gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Tracker"));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), ebb_tracker_get_name (self->tracker));
  gtk_editable_set_text (GTK_EDITABLE (self->unit_row), ebb_tracker_get_unit (self->tracker));
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i] == ebb_tracker_get_kind (self->tracker))
        adw_combo_row_set_selected (self->kind_row, i);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_row), FALSE);
  for (i = 0; choices != NULL && choices[i] != NULL; i++)
    add_choice (self, choices[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->retire_group), !ebb_tracker_get_retired (self->tracker));
}

/**
 * ebb_tracker_dialog_new:
 * @parent: the preferences
 * @store: the diary
 * @trackers: (element-type EbbTracker): all its trackers
 * @tracker: (nullable): the one to change; %NULL makes one
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_tracker_dialog_new (GtkWindow *parent,
                        EbbStore *store,
                        GPtrArray *trackers,
                        EbbTracker *tracker)
{
  EbbTrackerDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (EBB_IS_STORE (store), NULL);
  g_return_val_if_fail (trackers != NULL, NULL);
  g_return_val_if_fail (tracker == NULL || EBB_IS_TRACKER (tracker), NULL);

  self = g_object_new (EBB_TYPE_TRACKER_DIALOG, "transient-for", parent, NULL);
  /* A request under way may keep the dialog longer than the parent is shown. */
  g_object_set_data_full (G_OBJECT (self), "parent", g_object_ref (parent), g_object_unref);
  self->store = g_object_ref (store);
  g_ptr_array_unref (self->trackers);
  self->trackers = g_ptr_array_ref (trackers);
  self->tracker = tracker != NULL ? g_object_ref (tracker) : NULL;

  if (tracker != NULL)
    show_tracker (self);
  while (self->choice_rows->len < 2)
    add_choice (self, "");
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return GTK_WINDOW (self);
}
