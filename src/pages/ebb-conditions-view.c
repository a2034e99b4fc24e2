// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-conditions-view.h"

#include <glib/gi18n.h>

#include "ebb-condition-dialog.h"
#include "ebb-goal-dialog.h"

#include "analysis/ebb-goal-progress.h"
#include "widgets/ebb-widget.h"

/**
 * EbbConditionsView:
 *
 * What the person has and what the doctor said of it, and what they want to reach, each
 * with how near it is by the diary. A row opens what it shows; what is deleted can be
 * undone.
 *
 * Uses the actions `win.notify` and `win.notify-undoable`.
 */
struct _EbbConditionsView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *conditions_group;
  AdwPreferencesGroup *goals_group;

  EbbStore *store; /* (owned) (nullable) */
  GCancellable *cancellable;
  GPtrArray *conditions; /* (owned) (nullable) (element-type EbbCondition) */
  GPtrArray *goals;      /* (owned) (nullable) (element-type EbbGoal) */
  GPtrArray *reviews;    /* (owned) (nullable) (element-type EbbReview) */
  GPtrArray *trackers;   /* (owned) (nullable) (element-type EbbTracker) */
  GPtrArray *rows;       /* (unowned) (element-type GtkWidget): all of both groups */
  guint n_waiting;       /* lists that are being read */
};

G_DEFINE_FINAL_TYPE (EbbConditionsView, ebb_conditions_view, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (EbbConditionsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- writing ------------------------------------------------------------------------ */

/* What is being written: what to say then, and the view. */
typedef struct
{
  EbbConditionsView *view; /* (owned) */
  const char *done;
} Writing;

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autofree Writing *writing = user_data;
  g_autoptr (EbbConditionsView) self = writing->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_change_records_finish (EBB_STORE (source), result, &error);

  if (records != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-undoable", "s", writing->done);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
}

static void
write_record (EbbConditionsView *self,
              EbbRecord *record,
              gboolean keep,
              const char *done)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  Writing *writing;

  if (self->store == NULL)
    return;
  g_ptr_array_add (records, g_object_ref (record));
  writing = g_new0 (Writing, 1);
  writing->view = g_object_ref (self);
  writing->done = done;
  ebb_store_change_records_async (self->store, keep ? records : NULL, keep ? NULL : records, NULL, written_cb, writing);
}

static void
save_cb (EbbConditionsView *self,
         EbbRecord *record)
{
  write_record (self, record, TRUE, ebb_record_get_kind (record) == EBB_RECORD_GOAL ? C_ ("conditions", "Goal saved") : C_ ("conditions", "Condition saved"));
}

static void
delete_cb (EbbConditionsView *self,
           EbbRecord *record)
{
  write_record (self, record, FALSE, ebb_record_get_kind (record) == EBB_RECORD_GOAL ? C_ ("conditions", "Goal deleted") : C_ ("conditions", "Condition deleted"));
}

/* --- dialogs ---------------------------------------------------------------------------- */

static void
present (EbbConditionsView *self,
         GtkWindow *dialog)
{
  g_signal_connect_object (dialog, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
add_condition_cb (EbbConditionsView *self)
{
  present (self, ebb_condition_dialog_new (get_window (self), NULL));
}

static void
add_goal_cb (EbbConditionsView *self)
{
  if (self->trackers != NULL)
    present (self, ebb_goal_dialog_new (get_window (self), NULL, self->trackers));
}

static void
activated_cb (EbbConditionsView *self,
              GtkWidget *row)
{
  EbbRecord *record = g_object_get_data (G_OBJECT (row), "ebb-record");

  if (EBB_IS_GOAL (record))
    present (self, ebb_goal_dialog_new (get_window (self), EBB_GOAL (record), self->trackers));
  else
    present (self, ebb_condition_dialog_new (get_window (self), EBB_CONDITION (record)));
}

/* --- rows ------------------------------------------------------------------------------- */

static GtkWidget *
append_row (EbbConditionsView *self,
            AdwPreferencesGroup *group,
            gpointer record,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  /* both are the person's own words */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  g_object_set_data_full (G_OBJECT (row), "ebb-record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static EbbTracker *
find_tracker (EbbConditionsView *self,
              EbbGoal *goal)
{
  return goal->tracker != NULL ? ebb_trackers_find (self->trackers, goal->tracker) : NULL;
}

static void
show_progress (EbbConditionsView *self,
               GtkWidget *row,
               const EbbReadings *readings)
{
  EbbGoal *goal = g_object_get_data (G_OBJECT (row), "ebb-record");
  g_autofree char *progress = ebb_goal_describe_progress (goal, find_tracker (self, goal), readings, ebb_goal_find_latest (self->reviews), ebb_day_today ());
  g_autofree char *target = goal->measure == EBB_GOAL_PEG ? ebb_goal_describe_target (goal, NULL) : NULL;
  g_autofree char *day = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (goal->reached != EBB_DAY_ABSENT)
    {
      day = ebb_day_format (goal->reached, C_ ("short date", "%-d %b %Y"));
      /* Translators: a day */
      g_string_append_printf (text, C_ ("goal", "Reached on %s"), day);
    }
  if (target != NULL)
    g_string_append_printf (text, "%s%s.", text->len > 0 ? "\n" : "", target);
  if (goal->reached == EBB_DAY_ABSENT || goal->measure != EBB_GOAL_IN_WORDS)
    g_string_append_printf (text, "%s%s", text->len > 0 ? (target != NULL ? " " : "\n") : "", progress);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text->str);
}

/* What is being read for one row. */
typedef struct
{
  EbbConditionsView *view; /* (owned) */
  GtkWidget *row;          /* (owned) */
} Reading;

static void
readings_loaded_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (EbbConditionsView) self = reading->view;
  g_autoptr (GtkWidget) row = reading->row;
  g_autoptr (EbbReadings) readings = ebb_store_load_readings_finish (EBB_STORE (source), result, NULL);

  /* a row that was replaced meanwhile has no parent any more */
  if (readings != NULL && self->store == EBB_STORE (source) && gtk_widget_get_parent (row) != NULL)
    show_progress (self, row, readings);
}

static void
load_progress (EbbConditionsView *self,
               GtkWidget *row,
               EbbGoal *goal)
{
  EbbSubject subject;
  EbbDay today = ebb_day_today ();
  Reading *reading;

  if (!ebb_goal_get_subject (goal, &subject))
    {
      show_progress (self, row, NULL);
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->view = g_object_ref (self);
  reading->row = g_object_ref (row);
  ebb_store_load_readings_async (self->store, &subject, today - EBB_GOAL_REACH + 1, today, self->cancellable, readings_loaded_cb, reading);
}

static void
show_records (EbbConditionsView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      AdwPreferencesGroup *group = EBB_IS_GOAL (g_object_get_data (G_OBJECT (row), "ebb-record")) ? self->goals_group : self->conditions_group;

      adw_preferences_group_remove (group, row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      EbbCondition *condition = self->conditions->pdata[i];

      if (!condition->retired)
        append_row (self, self->conditions_group, condition, ebb_condition_get_name (condition), condition->said);
    }
  for (guint i = 0; i < self->goals->len; i++)
    {
      EbbGoal *goal = self->goals->pdata[i];

      if (!goal->retired)
        load_progress (self, append_row (self, self->goals_group, goal, goal->text, NULL), goal);
    }
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "list" : "empty");
}

/* --- reading ------------------------------------------------------------------------------ */

static void
take_list (EbbConditionsView *self,
           EbbStore *source,
           GPtrArray **list,
           GPtrArray *records,
           GError *error)
{
  if (self->store != source || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->n_waiting--;
  if (records == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
      return;
    }
  g_clear_pointer (list, g_ptr_array_unref);
  *list = g_ptr_array_ref (records);
  if (self->n_waiting == 0 && self->conditions != NULL && self->goals != NULL && self->reviews != NULL && self->trackers != NULL)
    show_records (self);
}

static void
conditions_listed_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer user_data)
{
  g_autoptr (EbbConditionsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_list_records_finish (EBB_STORE (source), result, &error);

  take_list (self, EBB_STORE (source), &self->conditions, records, error);
}

static void
goals_listed_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (EbbConditionsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_list_records_finish (EBB_STORE (source), result, &error);

  take_list (self, EBB_STORE (source), &self->goals, records, error);
}

static void
reviews_listed_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (EbbConditionsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_list_records_finish (EBB_STORE (source), result, &error);

  take_list (self, EBB_STORE (source), &self->reviews, records, error);
}

static void
trackers_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbConditionsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, &error);

  take_list (self, EBB_STORE (source), &self->trackers, trackers, error);
}

/* What was being read for an earlier state is given up. */
static void
load (EbbConditionsView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_waiting = 4;
  ebb_store_list_records_async (self->store, EBB_RECORD_CONDITION, self->cancellable, conditions_listed_cb, g_object_ref (self));
  ebb_store_list_records_async (self->store, EBB_RECORD_GOAL, self->cancellable, goals_listed_cb, g_object_ref (self));
  ebb_store_list_records_async (self->store, EBB_RECORD_REVIEW, self->cancellable, reviews_listed_cb, g_object_ref (self));
  ebb_store_list_trackers_async (self->store, self->cancellable, trackers_listed_cb, g_object_ref (self));
}

static void
store_changed_cb (EbbConditionsView *self,
                  EbbChange what)
{
  if (what & (EBB_CHANGE_THERAPY | EBB_CHANGE_ENTRIES | EBB_CHANGE_TRACKERS))
    load (self);
}

/* --- class --------------------------------------------------------------------------------- */

static void
ebb_conditions_view_dispose (GObject *object)
{
  EbbConditionsView *self = EBB_CONDITIONS_VIEW (object);

  ebb_conditions_view_set_store (self, NULL);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_CONDITIONS_VIEW);
  G_OBJECT_CLASS (ebb_conditions_view_parent_class)->dispose (object);
}

static void
ebb_conditions_view_finalize (GObject *object)
{
  EbbConditionsView *self = EBB_CONDITIONS_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (ebb_conditions_view_parent_class)->finalize (object);
}

static void
ebb_conditions_view_class_init (EbbConditionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_conditions_view_dispose;
  object_class->finalize = ebb_conditions_view_finalize;
  widget_class->focus = ebb_widget_focus_child;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-conditions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbConditionsView, stack);
  gtk_widget_class_bind_template_child (widget_class, EbbConditionsView, conditions_group);
  gtk_widget_class_bind_template_child (widget_class, EbbConditionsView, goals_group);
  gtk_widget_class_bind_template_callback (widget_class, add_condition_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_goal_cb);
}

static void
ebb_conditions_view_init (EbbConditionsView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_conditions_view_new:
 * @store: (nullable): the diary
 *
 * Returns: (transfer floating): a view of its conditions and goals
 */
GtkWidget *
ebb_conditions_view_new (EbbStore *store)
{
  EbbConditionsView *self = g_object_new (EBB_TYPE_CONDITIONS_VIEW, NULL);

  g_return_val_if_fail (store == NULL || EBB_IS_STORE (store), GTK_WIDGET (self));

  ebb_conditions_view_set_store (self, store);
  return GTK_WIDGET (self);
}

/**
 * ebb_conditions_view_set_store:
 * @self: a view
 * @store: (nullable): the diary, open; %NULL to let go of it
 */
void
ebb_conditions_view_set_store (EbbConditionsView *self,
                               EbbStore *store)
{
  g_return_if_fail (EBB_IS_CONDITIONS_VIEW (self));
  g_return_if_fail (store == NULL || EBB_IS_STORE (store));

  if (self->store == store)
    return;
  if (self->store != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
    }
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}
