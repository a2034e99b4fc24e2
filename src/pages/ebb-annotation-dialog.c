// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-annotation-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-widget.h"

/**
 * EbbAnnotationDialog:
 *
 * Makes an annotation, or changes one: what happened, and on which days. A first day
 * after the last one pulls the last along, and the other way round. A window of its
 * own and no popover, so that a click beside it loses nothing that was typed.
 *
 * It knows no store; whoever opened it saves, and offers undo for what was deleted.
 *
 * Keys: Enter saves, Escape closes.
 *
 * Signals, after which it closes:
 * - `save (const EbbAnnotation *annotation)`: valid; copy it to keep it
 * - `delete (const char *id)`: of the annotation that was to be changed
 */
struct _EbbAnnotationDialog
{
  AdwWindow parent_instance;

  GtkWidget *text_row;
  GtkLabel *problem_label;
  EbbFilterDate *first;
  GtkSwitch *several;
  GtkWidget *last_row;
  EbbFilterDate *last;
  GtkWidget *delete_group;

  EbbAnnotation *annotation; /* (owned): as it was */
  gboolean changed;          /* the person changed something */
};

G_DEFINE_FINAL_TYPE (EbbAnnotationDialog, ebb_annotation_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SAVE,
  SIGNAL_DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (EbbAnnotationDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text_row));
}

static EbbPeriod
get_period (EbbAnnotationDialog *self)
{
  EbbDay first = ebb_filter_date_get_day (self->first);

  return (EbbPeriod){ first, gtk_switch_get_active (self->several) ? ebb_filter_date_get_day (self->last) : first };
}

/* What keeps this from being saved; %NULL when nothing does. */
static const char *
find_problem (EbbAnnotationDialog *self)
{
  g_autofree char *text = g_strdup (get_text (self));
  g_autofree char *tidy = ebb_annotation_tidy_text (text);

  if (tidy == NULL)
    return C_ ("annotation", "Say in a few words what happened.");
  /* what would be cut off is not lost without a word */
  if (strlen (g_strstrip (text)) > EBB_ANNOTATION_MAX)
    return C_ ("annotation", "This is too long. Leave some words out.");
  return NULL;
}

static void
show_problem (EbbAnnotationDialog *self,
              const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem == NULL)
    {
      gtk_widget_remove_css_class (self->text_row, "error");
      return;
    }
  gtk_widget_add_css_class (self->text_row, "error");
  gtk_widget_grab_focus (self->text_row);
  ebb_widget_announce (self->text_row, problem);
}

static void
text_changed_cb (EbbAnnotationDialog *self)
{
  self->changed = TRUE;
  show_problem (self, NULL);
}

static void
first_changed_cb (EbbAnnotationDialog *self)
{
  EbbDay first = ebb_filter_date_get_day (self->first);

  self->changed = TRUE;
  if (ebb_filter_date_get_day (self->last) < first)
    ebb_filter_date_set_day (self->last, first);
}

static void
last_changed_cb (EbbAnnotationDialog *self)
{
  EbbDay last = ebb_filter_date_get_day (self->last);

  self->changed = TRUE;
  if (ebb_filter_date_get_day (self->first) > last)
    ebb_filter_date_set_day (self->first, last);
}

static void
several_changed_cb (EbbAnnotationDialog *self)
{
  self->changed = TRUE;
  gtk_widget_set_visible (self->last_row, gtk_switch_get_active (self->several));
}

static void
save_cb (EbbAnnotationDialog *self)
{
  const char *problem = find_problem (self);
  g_autoptr (EbbAnnotation) annotation = NULL;

  if (problem != NULL)
    {
      show_problem (self, problem);
      return;
    }
  annotation = ebb_annotation_copy (self->annotation);
  annotation->period = get_period (self);
  g_free (annotation->text);
  annotation->text = ebb_annotation_tidy_text (get_text (self));
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, annotation);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
delete_cb (EbbAnnotationDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE], 0, self->annotation->id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ebb_annotation_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_ANNOTATION_DIALOG);
  G_OBJECT_CLASS (ebb_annotation_dialog_parent_class)->dispose (object);
}

static void
ebb_annotation_dialog_finalize (GObject *object)
{
  ebb_annotation_free (EBB_ANNOTATION_DIALOG (object)->annotation);
  G_OBJECT_CLASS (ebb_annotation_dialog_parent_class)->finalize (object);
}

static void
ebb_annotation_dialog_class_init (EbbAnnotationDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_annotation_dialog_dispose;
  object_class->finalize = ebb_annotation_dialog_finalize;

  signals[SIGNAL_SAVE] = g_signal_new ("save", EBB_TYPE_ANNOTATION_DIALOG, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_DELETE] = g_signal_new ("delete", EBB_TYPE_ANNOTATION_DIALOG, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (EBB_TYPE_FILTER_DATE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-annotation-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbAnnotationDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, EbbAnnotationDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, EbbAnnotationDialog, first);
  gtk_widget_class_bind_template_child (widget_class, EbbAnnotationDialog, several);
  gtk_widget_class_bind_template_child (widget_class, EbbAnnotationDialog, last_row);
  gtk_widget_class_bind_template_child (widget_class, EbbAnnotationDialog, last);
  gtk_widget_class_bind_template_child (widget_class, EbbAnnotationDialog, delete_group);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, last_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, several_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ebb_annotation_dialog_init (EbbAnnotationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_annotation_dialog_new:
 * @parent: the window
 * @day: the day that it is of, to begin with
 *
 * Returns: (transfer none): a dialog to present, for a new annotation
 */
GtkWindow *
ebb_annotation_dialog_new (GtkWindow *parent,
                           EbbDay day)
{
  g_autoptr (EbbAnnotation) blank = ebb_annotation_new ((EbbPeriod){ day, day }, "");

  return ebb_annotation_dialog_new_edit (parent, blank);
}

/**
 * ebb_annotation_dialog_new_edit:
 * @parent: the window
 * @annotation: the one to change; one without an id was never saved and cannot be
 *   deleted, as when saving it failed and the person wants to try again
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_annotation_dialog_new_edit (GtkWindow *parent,
                                const EbbAnnotation *annotation)
{
  EbbAnnotationDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (annotation != NULL && !ebb_period_is_empty (annotation->period), NULL);

  self = g_object_new (EBB_TYPE_ANNOTATION_DIALOG, "transient-for", parent, NULL);
  self->annotation = ebb_annotation_copy (annotation);
  gtk_widget_set_visible (self->delete_group, annotation->id != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->text_row), annotation->text);
  ebb_filter_date_set_day (self->last, annotation->period.to);
  ebb_filter_date_set_day (self->first, annotation->period.from);
  gtk_switch_set_active (self->several, annotation->period.from < annotation->period.to);
  self->changed = FALSE;
  ebb_widget_guard_changes (GTK_WINDOW (self), &self->changed);
  gtk_widget_grab_focus (self->text_row);
  return GTK_WINDOW (self);
}
