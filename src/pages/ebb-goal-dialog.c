// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-goal-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-rating.h"
#include "model/ebb-tracker.h"
#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-widget.h"

/**
 * EbbGoalDialog:
 *
 * A goal in the person's own words, and what tells how near it is.
 *
 * It knows no store; whoever opened it saves, and offers undo for what was deleted.
 *
 * Keys: Enter saves, Escape closes.
 *
 * Signals, after which it closes: `save (EbbRecord *record)`, `delete (EbbRecord *record)`.
 */
#define EBB_TYPE_GOAL_DIALOG (ebb_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbGoalDialog, ebb_goal_dialog, EBB, GOAL_DIALOG, AdwWindow)

struct _EbbGoalDialog
{
  AdwWindow parent_instance;

  GtkWidget *text_row;
  GtkLabel *problem_label;
  EbbChoiceBox *measure;
  GtkWidget *target_list;
  AdwComboRow *tracker_row;
  AdwComboRow *way_row;
  GtkWidget *target_row;
  GtkSwitch *reached;
  GtkWidget *delete_button;

  EbbGoal *goal;       /* (owned): as it was */
  GPtrArray *trackers; /* (owned) (element-type EbbTracker): those with numbers, in order of the list */
  gboolean changed;    /* the person changed something */
};

G_DEFINE_FINAL_TYPE (EbbGoalDialog, ebb_goal_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SAVE,
  SIGNAL_DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_problem (EbbGoalDialog *self,
              const char *problem,
              GtkWidget *where)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_widget_remove_css_class (self->text_row, "error");
  gtk_widget_remove_css_class (self->target_row, "error");
  if (problem == NULL)
    return;
  gtk_widget_add_css_class (where, "error");
  gtk_widget_grab_focus (where);
  ebb_widget_announce (where, problem);
}

static void
changed_cb (EbbGoalDialog *self)
{
  self->changed = TRUE;
  show_problem (self, NULL, NULL);
}

static EbbGoalMeasure
get_measure (EbbGoalDialog *self)
{
  return (EbbGoalMeasure) MAX (ebb_choice_box_get_selected (self->measure), 0);
}

static void
measure_chosen_cb (EbbGoalDialog *self)
{
  EbbGoalMeasure measure = get_measure (self);

  gtk_widget_set_visible (self->target_list, measure != EBB_GOAL_IN_WORDS);
  gtk_widget_set_visible (GTK_WIDGET (self->tracker_row), measure == EBB_GOAL_TRACKER);
  /* of pain less is better, of what one can do mostly more */
  if (self->goal != NULL && measure != self->goal->measure)
    adw_combo_row_set_selected (self->way_row, measure == EBB_GOAL_TRACKER ? EBB_GOAL_AT_LEAST : EBB_GOAL_AT_MOST);
  changed_cb (self);
}

static void
store_tracker (EbbGoalDialog *self,
               EbbGoal *goal)
{
  guint selected = adw_combo_row_get_selected (self->tracker_row);

  g_clear_pointer (&goal->tracker, g_free);
  if (goal->measure == EBB_GOAL_TRACKER && selected < self->trackers->len)
    goal->tracker = g_strdup (ebb_tracker_get_id (self->trackers->pdata[selected]));
  else if (goal->measure == EBB_GOAL_TRACKER)
    goal->tracker = g_strdup (self->goal->tracker);
}

static void
store_reached (EbbGoalDialog *self,
               EbbGoal *goal)
{
  if (!gtk_switch_get_active (self->reached))
    goal->reached = EBB_DAY_ABSENT;
  else if (goal->reached == EBB_DAY_ABSENT)
    goal->reached = ebb_day_today ();
}

static void
save_cb (EbbGoalDialog *self)
{
  g_autoptr (EbbGoal) goal = ebb_record_copy (self->goal);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_row))));
  g_autoptr (GError) error = NULL;

  g_free (goal->text);
  goal->text = *text != '\0' ? g_strdup (text) : NULL;
  if (goal->text == NULL)
    {
      show_problem (self, C_ ("goal", "Say in your own words what you want to reach."), self->text_row);
      return;
    }
  goal->measure = get_measure (self);
  goal->way = (EbbGoalWay) adw_combo_row_get_selected (self->way_row);
  goal->target = NAN;
  if (goal->measure != EBB_GOAL_IN_WORDS && !ebb_number_from_local_string (gtk_editable_get_text (GTK_EDITABLE (self->target_row)), &goal->target))
    {
      show_problem (self, C_ ("goal", "Say how much it is to be: a number, such as 4."), self->target_row);
      return;
    }
  store_tracker (self, goal);
  store_reached (self, goal);
  if (!ebb_record_validate (goal, &error))
    {
      show_problem (self, error->message, self->target_row);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, goal);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
delete_cb (EbbGoalDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE], 0, self->goal);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ebb_goal_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_GOAL_DIALOG);
  G_OBJECT_CLASS (ebb_goal_dialog_parent_class)->dispose (object);
}

static void
ebb_goal_dialog_finalize (GObject *object)
{
  EbbGoalDialog *self = EBB_GOAL_DIALOG (object);

  g_clear_object (&self->goal);
  g_ptr_array_unref (self->trackers);
  G_OBJECT_CLASS (ebb_goal_dialog_parent_class)->finalize (object);
}

static void
ebb_goal_dialog_class_init (EbbGoalDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_goal_dialog_dispose;
  object_class->finalize = ebb_goal_dialog_finalize;

  signals[SIGNAL_SAVE] = g_signal_new ("save", EBB_TYPE_GOAL_DIALOG, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, EBB_TYPE_RECORD);
  signals[SIGNAL_DELETE] = g_signal_new ("delete", EBB_TYPE_GOAL_DIALOG, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, EBB_TYPE_RECORD);

  g_type_ensure (EBB_TYPE_CHOICE_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, measure);
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, target_list);
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, tracker_row);
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, way_row);
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, reached);
  gtk_widget_class_bind_template_child (widget_class, EbbGoalDialog, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ebb_goal_dialog_init (EbbGoalDialog *self)
{
  const char *const measures[] = {
    C_ ("measure of a goal", "In words"),
    C_ ("measure of a goal", "Pain"),
    C_ ("measure of a goal", "PEG score"),
    C_ ("measure of a goal", "Something tracked"),
    NULL,
  };
  const char *const ways[] = { C_ ("goal", "At least"), C_ ("goal", "At most"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (ways);

  self->trackers = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_choice_box_set_label (self->measure, C_ ("goal", "What tells how near it is"));
  ebb_choice_box_set_choices (self->measure, measures);
  ebb_choice_box_set_required (self->measure, TRUE);
  adw_combo_row_set_model (self->way_row, G_LIST_MODEL (names));
}

static void
list_trackers (EbbGoalDialog *self,
               GPtrArray *trackers)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < trackers->len; i++)
    {
      EbbTracker *tracker = trackers->pdata[i];
      gboolean chosen = g_strcmp0 (ebb_tracker_get_id (tracker), self->goal->tracker) == 0;

      if (ebb_tracker_get_kind (tracker) == EBB_TRACKER_CHOICE || (ebb_tracker_get_retired (tracker) && !chosen))
        continue;
      if (chosen)
        selected = self->trackers->len;
      g_ptr_array_add (self->trackers, g_object_ref (tracker));
      gtk_string_list_append (names, ebb_tracker_get_name (tracker));
    }
  adw_combo_row_set_model (self->tracker_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->tracker_row, selected);
}

/**
 * ebb_goal_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @goal: (nullable): the one to change; %NULL for a new one
 * @trackers: (element-type EbbTracker): what can measure it
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_goal_dialog_new (GtkWindow *parent,
                     EbbGoal *goal,
                     GPtrArray *trackers)
{
  EbbGoalDialog *self;
  g_autofree char *target = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (goal == NULL || EBB_IS_GOAL (goal), NULL);
  g_return_val_if_fail (trackers != NULL, NULL);

  self = g_object_new (EBB_TYPE_GOAL_DIALOG, "transient-for", parent, NULL);
  self->goal = goal != NULL ? ebb_record_copy (goal) : ebb_goal_new ("");
  list_trackers (self, trackers);
  gtk_editable_set_text (GTK_EDITABLE (self->text_row), self->goal->text);
  ebb_choice_box_set_selected (self->measure, self->goal->measure);
  adw_combo_row_set_selected (self->way_row, self->goal->way);
  target = isnan (self->goal->target) ? NULL : ebb_number_to_local_string (self->goal->target);
  gtk_editable_set_text (GTK_EDITABLE (self->target_row), target != NULL ? target : "");
  gtk_switch_set_active (self->reached, self->goal->reached != EBB_DAY_ABSENT);
  gtk_widget_set_visible (self->delete_button, goal != NULL && goal->record.id != NULL);
  measure_chosen_cb (self);
  self->changed = FALSE;
  ebb_widget_guard_changes (GTK_WINDOW (self), &self->changed);
  gtk_widget_grab_focus (self->text_row);
  return GTK_WINDOW (self);
}
