// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety-dialog.h"

#include <glib/gi18n.h>

#include "model/ebb-safety-rows.h"
#include "widgets/ebb-safety-check.h"

/**
 * EbbSafetyDialog:
 *
 * The safety check in a window of its own. It knows no store; whoever opened it keeps
 * the answers.
 *
 * Keys: Enter answers a part of the form; Escape closes without an answer.
 *
 * Signals: `finished (GArray *answers)`, after which it closes: (element-type
 * EbbSafetyAnswer).
 */
#define EBB_TYPE_SAFETY_DIALOG (ebb_safety_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbSafetyDialog, ebb_safety_dialog, EBB, SAFETY_DIALOG, AdwWindow)

struct _EbbSafetyDialog
{
  AdwWindow parent_instance;

  EbbSafetyCheck *check;
};

G_DEFINE_FINAL_TYPE (EbbSafetyDialog, ebb_safety_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
finished_cb (EbbSafetyDialog *self)
{
  g_autoptr (GArray) rows = ebb_safety_answers_to_rows (ebb_safety_check_get_answers (self->check));

  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, rows);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ebb_safety_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SAFETY_DIALOG);
  G_OBJECT_CLASS (ebb_safety_dialog_parent_class)->dispose (object);
}

static void
ebb_safety_dialog_class_init (EbbSafetyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_safety_dialog_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", EBB_TYPE_SAFETY_DIALOG, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (EBB_TYPE_SAFETY_CHECK);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-safety-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyDialog, check);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);
}

static void
ebb_safety_dialog_init (EbbSafetyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_safety_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @full: whether the long form is asked, as before a course
 * @regions: (element-type EbbRegion): where massage is planned
 * @known: (nullable) (element-type EbbSafetyAnswer): the long form as it was answered
 *   before: to be confirmed when it is asked again, to be counted in with the short one
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_safety_dialog_new (GtkWindow *parent,
                       gboolean full,
                       GPtrArray *regions,
                       GArray *known)
{
  EbbSafetyDialog *self;
  g_autoptr (EbbSafetyAnswers) before = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (regions != NULL, NULL);

  self = g_object_new (EBB_TYPE_SAFETY_DIALOG, "transient-for", parent, NULL);
  before = known != NULL ? ebb_safety_answers_from_rows (known) : NULL;
  ebb_safety_check_ask (self->check, full ? EBB_SAFETY_FORM_FULL : EBB_SAFETY_FORM_SHORT, regions, before);
  return GTK_WINDOW (self);
}
