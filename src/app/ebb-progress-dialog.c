// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-progress-dialog.h"

#include <glib/gi18n.h>

/* Work that is done sooner shows nothing, in milliseconds. */
#define PATIENCE 500

/* How often the bar moves while nothing is known about the progress. */
#define PULSE_INTERVAL 120

/**
 * EbbProgressDialog:
 *
 * Says that something long is going on, how far it is, and lets a person cancel
 * it. It shows itself only when the work takes longer than half a second; whoever
 * made it destroys it when the work has ended.
 */
struct _EbbProgressDialog
{
  AdwWindow parent_instance;

  GtkLabel *heading_label;
  GtkProgressBar *bar;
  GtkButton *cancel_button;

  GCancellable *cancellable; /* (owned) */
  guint show_source;
  guint pulse_source;
};

G_DEFINE_FINAL_TYPE (EbbProgressDialog, ebb_progress_dialog, ADW_TYPE_WINDOW)

static gboolean
show_cb (gpointer user_data)
{
  EbbProgressDialog *self = user_data;

  self->show_source = 0;
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static gboolean
pulse_cb (gpointer user_data)
{
  EbbProgressDialog *self = user_data;

  gtk_progress_bar_pulse (self->bar);

  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (EbbProgressDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* The window goes when the work has really ended. */
static gboolean
ebb_progress_dialog_close_request (GtkWindow *window)
{
  cancel_cb (EBB_PROGRESS_DIALOG (window));

  return GDK_EVENT_STOP;
}

static void
ebb_progress_dialog_dispose (GObject *object)
{
  EbbProgressDialog *self = EBB_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_PROGRESS_DIALOG);
  self->bar = NULL;

  G_OBJECT_CLASS (ebb_progress_dialog_parent_class)->dispose (object);
}

static void
ebb_progress_dialog_finalize (GObject *object)
{
  EbbProgressDialog *self = EBB_PROGRESS_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ebb_progress_dialog_parent_class)->finalize (object);
}

static void
ebb_progress_dialog_class_init (EbbProgressDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_progress_dialog_dispose;
  object_class->finalize = ebb_progress_dialog_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = ebb_progress_dialog_close_request;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbProgressDialog, heading_label);
  gtk_widget_class_bind_template_child (widget_class, EbbProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, EbbProgressDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ebb_progress_dialog_init (EbbProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_progress_dialog_new:
 * @parent: the window that waits
 * @heading: what is going on
 * @cancellable: cancelled when the person says so
 *
 * Returns: (transfer none): a dialog; destroy it when the work has ended
 */
EbbProgressDialog *
ebb_progress_dialog_new (GtkWindow *parent,
                         const char *heading,
                         GCancellable *cancellable)
{
  EbbProgressDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), NULL);

  self = g_object_new (EBB_TYPE_PROGRESS_DIALOG, "transient-for", parent, NULL);
  /* A request under way may keep the dialog longer than the parent is shown. */
  g_object_set_data_full (G_OBJECT (self), "parent", g_object_ref (parent), g_object_unref);
  self->cancellable = g_object_ref (cancellable);
  self->show_source = g_timeout_add (PATIENCE, show_cb, self);
  self->pulse_source = g_timeout_add (PULSE_INTERVAL, pulse_cb, self);
  ebb_progress_dialog_set_heading (self, heading);

  return self;
}

/**
 * ebb_progress_dialog_set_heading:
 * @self: the dialog
 * @heading: what is going on
 *
 * Says what the next part of the work is.
 */
void
ebb_progress_dialog_set_heading (EbbProgressDialog *self,
                                 const char *heading)
{
  g_return_if_fail (EBB_IS_PROGRESS_DIALOG (self));

  gtk_label_set_label (self->heading_label, heading);
  gtk_window_set_title (GTK_WINDOW (self), heading);
}

/**
 * ebb_progress_dialog_report:
 * @done: how much is done
 * @total: of how much; 0 when not known
 * @dialog: an #EbbProgressDialog
 *
 * A #GFileProgressCallback.
 */
void
ebb_progress_dialog_report (goffset done,
                            goffset total,
                            gpointer dialog)
{
  EbbProgressDialog *self = dialog;

  g_return_if_fail (EBB_IS_PROGRESS_DIALOG (self));

  if (self->bar == NULL || total <= 0)
    return;

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_progress_bar_set_fraction (self->bar, CLAMP ((double) done / (double) total, 0.0, 1.0));
}
