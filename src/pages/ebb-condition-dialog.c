// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-condition-dialog.h"

#include <glib/gi18n.h>

#include "widgets/ebb-note-input.h"
#include "widgets/ebb-widget.h"

/**
 * EbbConditionDialog:
 *
 * What a person has, chosen from a list or in own words, and what the doctor said.
 *
 * It knows no store; whoever opened it saves, and offers undo for what was deleted.
 *
 * Keys: Enter saves, Escape closes.
 *
 * Signals, after which it closes: `save (EbbRecord *record)`, `delete (EbbRecord *record)`.
 */
#define EBB_TYPE_CONDITION_DIALOG (ebb_condition_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbConditionDialog, ebb_condition_dialog, EBB, CONDITION_DIALOG, AdwWindow)

struct _EbbConditionDialog
{
  AdwWindow parent_instance;

  AdwComboRow *kind_row;
  GtkWidget *name_row;
  GtkLabel *problem_label;
  EbbNoteInput *said;
  GtkWidget *delete_button;

  EbbCondition *condition; /* (owned): as it was */
  gboolean own_kind;       /* it has a kind of a newer version of Ebb, which stays */
};

G_DEFINE_FINAL_TYPE (EbbConditionDialog, ebb_condition_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SAVE,
  SIGNAL_DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_problem (EbbConditionDialog *self,
              const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem == NULL)
    {
      gtk_widget_remove_css_class (self->name_row, "error");
      return;
    }
  gtk_widget_add_css_class (self->name_row, "error");
  gtk_widget_grab_focus (self->name_row);
  ebb_widget_announce (self->name_row, problem);
}

static void
changed_cb (EbbConditionDialog *self)
{
  show_problem (self, NULL);
}

static char *
get_name (EbbConditionDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

/* The kinds, and one's own words last. */
static const char *
get_kind (EbbConditionDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);
  const char *const *kinds = ebb_condition_kinds ();

  if (selected < g_strv_length ((char **) kinds))
    return kinds[selected];
  return self->own_kind ? self->condition->kind : NULL;
}

static void
save_cb (EbbConditionDialog *self)
{
  g_autoptr (EbbCondition) condition = ebb_record_copy (self->condition);
  g_autoptr (EbbEntry) scratch = ebb_entry_new (ebb_moment_now ());
  g_autoptr (GError) error = NULL;

  condition->kind = g_intern_string (get_kind (self));
  g_free (condition->name);
  condition->name = get_name (self);
  ebb_entry_part_store (EBB_ENTRY_PART (self->said), scratch, NULL);
  g_free (condition->said);
  condition->said = g_strdup (ebb_entry_get_note (scratch));
  if (!ebb_record_validate (condition, &error))
    {
      show_problem (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, condition);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
delete_cb (EbbConditionDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE], 0, self->condition);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ebb_condition_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_CONDITION_DIALOG);
  G_OBJECT_CLASS (ebb_condition_dialog_parent_class)->dispose (object);
}

static void
ebb_condition_dialog_finalize (GObject *object)
{
  g_clear_object (&EBB_CONDITION_DIALOG (object)->condition);
  G_OBJECT_CLASS (ebb_condition_dialog_parent_class)->finalize (object);
}

static void
ebb_condition_dialog_class_init (EbbConditionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_condition_dialog_dispose;
  object_class->finalize = ebb_condition_dialog_finalize;

  signals[SIGNAL_SAVE] = g_signal_new ("save", EBB_TYPE_CONDITION_DIALOG, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, EBB_TYPE_RECORD);
  signals[SIGNAL_DELETE] = g_signal_new ("delete", EBB_TYPE_CONDITION_DIALOG, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, EBB_TYPE_RECORD);

  g_type_ensure (EBB_TYPE_NOTE_INPUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-condition-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbConditionDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, EbbConditionDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, EbbConditionDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, EbbConditionDialog, said);
  gtk_widget_class_bind_template_child (widget_class, EbbConditionDialog, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ebb_condition_dialog_init (EbbConditionDialog *self)
{
  const char *const *kinds = ebb_condition_kinds ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (names, ebb_condition_kind_get_name (kinds[i]));
  gtk_string_list_append (names, C_ ("condition", "Something else"));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

static guint
find_kind (const char *kind)
{
  const char *const *kinds = ebb_condition_kinds ();
  guint i;

  for (i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      break;
  return i;
}

/**
 * ebb_condition_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @condition: (nullable): the one to change; %NULL for a new one
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_condition_dialog_new (GtkWindow *parent,
                          EbbCondition *condition)
{
  EbbConditionDialog *self;
  g_autoptr (EbbEntry) scratch = ebb_entry_new (ebb_moment_now ());
  guint kind;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (condition == NULL || EBB_IS_CONDITION (condition), NULL);

  self = g_object_new (EBB_TYPE_CONDITION_DIALOG, "transient-for", parent, NULL);
  self->condition = condition != NULL ? ebb_record_copy (condition) : ebb_condition_new (ebb_condition_kinds ()[0]);
  kind = find_kind (self->condition->kind);
  self->own_kind = self->condition->kind != NULL && ebb_condition_kinds ()[kind] == NULL;
  adw_combo_row_set_selected (self->kind_row, kind);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), self->condition->name != NULL ? self->condition->name : "");
  ebb_entry_set_note (scratch, self->condition->said);
  ebb_entry_part_load (EBB_ENTRY_PART (self->said), scratch);
  gtk_widget_set_visible (self->delete_button, condition != NULL && condition->record.id != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_row));
  return GTK_WINDOW (self);
}
