// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-view-private.h"

#include <glib/gi18n.h>

#include "ebb-config.h"
#include "ebb-course-dialog.h"
#include "ebb-session-dialog.h"
#include "widgets/ebb-widget.h"
#include "widgets/ebb-wrap-layout.h"

/*
 * What it did for me. A sentence comes first, then the comparison with similar moments
 * and its caution, then the pictures; all sessions, or those of one technique, region and
 * so on, with each group beside the others. As a table it shows the times of the curve
 * and every session. -show.c fills it, -file.c copies and saves.
 *
 * The diary is read once and worked on in another thread, for each choice anew; nothing
 * is read or worked out while the view is not seen.
 *
 * Keys: Control+T shows the table, Control+Shift+C copies, Control+Shift+S saves; those
 * of the charts are in ebb-cell-view.c.
 */

G_DEFINE_FINAL_TYPE (EbbReliefView, ebb_relief_view, GTK_TYPE_WIDGET)

/* In the order of EbbReliefBy. */
static const char *const by_ids[] = { "all", "technique", "region", "provider", "course", "part-of-day" };

static const double lags[] = { 0, 1, 4, 8 };

static void refresh (EbbReliefView *self);

/* --- working it out ------------------------------------------------------------------ */

typedef struct
{
  EbbReliefDiary *diary; /* (owned) */
  EbbReliefWish wish;
  gint64 now;

  EbbReliefResult *result; /* (owned) (nullable) */
  GPtrArray *rows;         /* (owned) (nullable) */
  EbbReliefChart *charts[EBB_N_RELIEF_CHARTS];
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->diary, ebb_relief_diary_unref);
  ebb_relief_result_free (job->result);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  for (guint i = 0; i < EBB_N_RELIEF_CHARTS; i++)
    ebb_relief_chart_free (job->charts[i]);
  g_free (job);
}

static void
work_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Job *job = data;

  job->result = ebb_relief_result_new (job->diary, job->wish, job->now);
  for (guint i = 0; i < EBB_N_RELIEF_CHARTS; i++)
    job->charts[i] = ebb_relief_chart_new (i, job->result);
  job->rows = ebb_relief_view_make_rows (job->result);
  g_task_return_boolean (task, TRUE);
}

static gpointer
drop_thread (gpointer data)
{
  job_free (data);
  return NULL;
}

/* Lets what is not shown any more go in another thread: thousands of sessions take their
 * time. */
static void
drop_result (EbbReliefView *self)
{
  Job *old;

  if (self->result == NULL)
    return;
  old = g_new0 (Job, 1);
  old->result = g_steal_pointer (&self->result);
  old->rows = g_steal_pointer (&self->rows);
  g_thread_unref (g_thread_new ("ebb-drop", drop_thread, old));
}

static void
worked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbReliefView) self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  drop_result (self);
  self->result = g_steal_pointer (&job->result);
  self->rows = g_steal_pointer (&job->rows);
  ebb_relief_view_show (self, job->charts);
  gtk_widget_set_visible (self->controls, TRUE);
  gtk_stack_set_visible_child_name (self->states, "results");
  /* while nothing was there yet, all around it has got the keyboard */
  if (gtk_widget_is_focus (self->scrolled))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
stop (GCancellable **asked)
{
  if (*asked != NULL)
    g_cancellable_cancel (*asked);
  g_clear_object (asked);
}

/* The group that is chosen; where no session has it any more, each. */
static EbbReliefWish
get_wish (EbbReliefView *self)
{
  EbbReliefWish wish = { self->by, EBB_RELIEF_EACH, self->hours };

  if (*self->value != '\0')
    ebb_relief_diary_find_value (self->diary, self->by, self->value, &wish.value);
  return wish;
}

static void
work (EbbReliefView *self)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  stop (&self->working);
  self->working = g_cancellable_new ();
  job->diary = ebb_relief_diary_ref (self->diary);
  job->wish = get_wish (self);
  job->now = g_get_real_time () / G_USEC_PER_SEC;
  /* the thread may be the last to drop the task, and must not drop a widget with it */
  task = g_task_new (NULL, self->working, worked_cb, g_object_ref (self));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_thread);
}

/* --- choosers ------------------------------------------------------------------------ */

/* Translators: in "All techniques" and the like, above the names of single ones */
static const char *const each_names[] = {
  NULL,
  NC_ ("relief", "Each technique"),
  NC_ ("relief", "Each part of the body"),
  NC_ ("relief", "Each giver"),
  NC_ ("relief", "Each course"),
  NC_ ("relief", "Each part of the day"),
};

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer user_data)
{
  EbbReliefView *self = user_data;
  g_autofree char *first = ebb_relief_diary_get_value_name (self->diary, self->by, *(const int *) a);
  g_autofree char *second = ebb_relief_diary_get_value_name (self->diary, self->by, *(const int *) b);

  return self->by == EBB_RELIEF_BY_PART_OF_DAY ? *(const int *) a - *(const int *) b : g_utf8_collate (first, second);
}

static void
set_value (EbbReliefView *self,
           const char *id)
{
  g_free (self->value);
  self->value = g_strdup (id);
  g_settings_set_string (self->settings, "relief-group", id);
}

/* The groups that can be chosen, by name; the first is each. */
static void
fill_which (EbbReliefView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  EbbReliefWish wish = get_wish (self);
  guint n, chosen = 0;
  g_autofree int *values = ebb_relief_diary_list_values (self->diary, self->by, &n);

  if (wish.value == EBB_RELIEF_EACH && *self->value != '\0')
    set_value (self, "");

  g_array_set_size (self->values, 0);
  g_array_append_val (self->values, (int){ EBB_RELIEF_EACH });
  g_array_append_vals (self->values, values, n);
  if (n > 0)
    g_qsort_with_data (&g_array_index (self->values, int, 1), (gint) n, sizeof (int), compare_names_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->which_choice), n > 0);
  if (n == 0)
    return;
  gtk_string_list_append (names, g_dpgettext2 (NULL, "relief", each_names[self->by]));
  for (guint i = 1; i <= n; i++)
    {
      int value = g_array_index (self->values, int, i);
      g_autofree char *name = ebb_relief_diary_get_value_name (self->diary, self->by, value);

      gtk_string_list_append (names, name);
      if (value == wish.value)
        chosen = i;
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->which_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->which_choice, chosen);
  self->updating = FALSE;
}

static void
by_changed_cb (EbbReliefView *self)
{
  if (self->updating || self->diary == NULL)
    return;
  self->by = (EbbReliefBy) gtk_drop_down_get_selected (self->by_choice);
  g_settings_set_string (self->settings, "relief-by", by_ids[self->by]);
  set_value (self, "");
  fill_which (self);
  work (self);
}

static const char *
get_id (EbbReliefView *self,
        int value)
{
  return value == EBB_RELIEF_EACH ? "" : ebb_relief_diary_get_value_id (self->diary, self->by, value);
}

/* What is chosen already is told again when the list is filled anew. */
static void
which_changed_cb (EbbReliefView *self)
{
  guint selected = gtk_drop_down_get_selected (self->which_choice);
  const char *id;

  if (self->updating || self->diary == NULL || selected >= self->values->len)
    return;
  id = get_id (self, g_array_index (self->values, int, selected));
  if (g_str_equal (id, self->value))
    return;
  set_value (self, id);
  work (self);
}

static void
hours_changed_cb (EbbReliefView *self)
{
  if (self->updating)
    return;
  self->hours = lags[MIN (gtk_drop_down_get_selected (self->hours_choice), G_N_ELEMENTS (lags) - 1)];
  g_settings_set_int (self->settings, "relief-hours", (int) self->hours);
  if (self->diary != NULL)
    work (self);
}

/* Looks at one group, or at each (%EBB_RELIEF_EACH). */
void
ebb_relief_view_choose (EbbReliefView *self,
                        int value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_array_index (self->values, int, i) == value)
      gtk_drop_down_set_selected (self->which_choice, i);
}

/* --- reading ------------------------------------------------------------------------- */

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbReliefView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbReliefDiary) diary = ebb_store_load_relief_finish (EBB_STORE (source), result, &error);

  if (self->store != EBB_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop (&self->working);
  if (diary == NULL)
    {
      self->is_stale = TRUE;
      g_object_set (self->error_page, "description", error->message, NULL);
      gtk_stack_set_visible_child_name (self->states, "error");
      return;
    }
  g_clear_pointer (&self->diary, ebb_relief_diary_unref);
  self->diary = g_steal_pointer (&diary);
  if (ebb_relief_diary_get_n_sessions (self->diary) == 0)
    {
      gtk_widget_set_visible (self->controls, FALSE);
      gtk_stack_set_visible_child_name (self->states, "empty");
      return;
    }
  fill_which (self);
  work (self);
}

static void
refresh (EbbReliefView *self)
{
  if (self->store == NULL || !self->is_stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_stale = FALSE;
  stop (&self->reading);
  self->reading = g_cancellable_new ();
  ebb_store_load_relief_async (self->store, self->reading, loaded_cb, g_object_ref (self));
}

static void
changed_cb (EbbReliefView *self,
            EbbChange what)
{
  if ((what & (EBB_CHANGE_ENTRIES | EBB_CHANGE_THERAPY)) == 0)
    return;
  self->is_stale = TRUE;
  refresh (self);
}

/* --- actions ------------------------------------------------------------------------- */

gboolean
ebb_relief_view_is_table (EbbReliefView *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button));
}

static void
table_toggled_cb (EbbReliefView *self)
{
  if (self->result != NULL)
    ebb_relief_view_fill_tables (self);
  gtk_stack_set_visible_child_name (self->forms, ebb_relief_view_is_table (self) ? "table" : "charts");
}

static void
table_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  EbbReliefView *self = EBB_RELIEF_VIEW (widget);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->table_button), !ebb_relief_view_is_table (self));
}

static void
retry_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  refresh (EBB_RELIEF_VIEW (widget));
}

static void
plan_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbReliefView *self = EBB_RELIEF_VIEW (widget);

  if (self->store != NULL)
    gtk_window_present (ebb_course_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, NULL));
}

static void
record_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbReliefView *self = EBB_RELIEF_VIEW (widget);

  if (self->store != NULL)
    gtk_window_present (ebb_session_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, NULL, NULL));
}

/* --- the view -------------------------------------------------------------------------- */

static void
ebb_relief_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ebb_relief_view_parent_class)->map (widget);
  refresh (EBB_RELIEF_VIEW (widget));
}

static gboolean
ebb_relief_view_grab_focus (GtkWidget *widget)
{
  EbbReliefView *self = EBB_RELIEF_VIEW (widget);

  /* what it says first */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->summary)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->summary));
  /* asked when it has it already, it would hand it on */
  return gtk_widget_is_focus (self->scrolled) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static gboolean
ebb_relief_view_focus (GtkWidget *widget,
                       GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static void
ebb_relief_view_dispose (GObject *object)
{
  ebb_relief_view_set_store (EBB_RELIEF_VIEW (object), NULL);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_RELIEF_VIEW);

  G_OBJECT_CLASS (ebb_relief_view_parent_class)->dispose (object);
}

static void
ebb_relief_view_finalize (GObject *object)
{
  EbbReliefView *self = EBB_RELIEF_VIEW (object);

  g_clear_object (&self->settings);
  ebb_relief_view_drop_waiting (self);
  g_clear_pointer (&self->diary, ebb_relief_diary_unref);
  g_clear_pointer (&self->result, ebb_relief_result_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_array_unref (self->values);
  g_free (self->value);

  G_OBJECT_CLASS (ebb_relief_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-relief-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, states);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, error_page);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, controls);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, by_choice);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, which_choice);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, hours_choice);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, table_button);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, summary);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, headline);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, duration);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, rated);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, comparison_box);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, comparison);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, caution);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, groups_section);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, groups_title);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, groups_box);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, forms);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, charts);
  gtk_widget_class_bind_template_child (widget_class, EbbReliefView, table_box);
  gtk_widget_class_bind_template_callback (widget_class, by_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
}

static void
ebb_relief_view_class_init (EbbReliefViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_relief_view_dispose;
  object_class->finalize = ebb_relief_view_finalize;
  widget_class->map = ebb_relief_view_map;
  widget_class->grab_focus = ebb_relief_view_grab_focus;
  widget_class->focus = ebb_relief_view_focus;

  g_type_ensure (EBB_TYPE_READ_BOX);
  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);

  gtk_widget_class_install_action (widget_class, "relief.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "relief.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "relief.plan", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "relief.record", NULL, record_action);
  ebb_relief_view_install_file_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "relief.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "relief.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "relief.save", NULL);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
fill_choosers (EbbReliefView *self)
{
  static const char *const by_names[] = {
    NC_ ("relief", "All sessions"),
    NC_ ("relief", "By technique"),
    NC_ ("relief", "By part of the body"),
    NC_ ("relief", "By who gave it"),
    NC_ ("relief", "By course"),
    NC_ ("relief", "By part of the day"),
  };
  static const char *const lag_names[] = {
    NC_ ("relief", "Right after"),
    NC_ ("relief", "1 hour later"),
    NC_ ("relief", "4 hours later"),
    NC_ ("relief", "8 hours later"),
  };
  g_autoptr (GtkStringList) bys = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) hours = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (by_names); i++)
    gtk_string_list_append (bys, g_dpgettext2 (NULL, "relief", by_names[i]));
  for (guint i = 0; i < G_N_ELEMENTS (lag_names); i++)
    gtk_string_list_append (hours, g_dpgettext2 (NULL, "relief", lag_names[i]));
  gtk_drop_down_set_model (self->by_choice, G_LIST_MODEL (bys));
  gtk_drop_down_set_model (self->hours_choice, G_LIST_MODEL (hours));
}

static void
remember_choices (EbbReliefView *self)
{
  g_autofree char *by = g_settings_get_string (self->settings, "relief-by");
  guint lag = 2;

  self->value = g_settings_get_string (self->settings, "relief-group");
  for (guint i = 0; i < G_N_ELEMENTS (by_ids); i++)
    if (g_str_equal (by_ids[i], by))
      self->by = (EbbReliefBy) i;
  for (guint i = 0; i < G_N_ELEMENTS (lags); i++)
    if ((int) lags[i] == g_settings_get_int (self->settings, "relief-hours"))
      lag = i;
  self->hours = lags[lag];
  self->updating = TRUE;
  fill_choosers (self);
  gtk_drop_down_set_selected (self->by_choice, self->by);
  gtk_drop_down_set_selected (self->hours_choice, lag);
  self->updating = FALSE;
}

static void
ebb_relief_view_init (EbbReliefView *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_widget_shorten_drop_down (self->which_choice);
  ebb_relief_view_add_parts (self);
  remember_choices (self);
}

/**
 * ebb_relief_view_new:
 * @store: (nullable): the open diary
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
ebb_relief_view_new (EbbStore *store)
{
  EbbReliefView *self = g_object_new (EBB_TYPE_RELIEF_VIEW, NULL);

  ebb_relief_view_set_store (self, store);
  return GTK_WIDGET (self);
}

/**
 * ebb_relief_view_set_store:
 * @self: a view
 * @store: (nullable): the open diary
 */
void
ebb_relief_view_set_store (EbbReliefView *self,
                           EbbStore *store)
{
  g_return_if_fail (EBB_IS_RELIEF_VIEW (self));

  if (self->store == store)
    return;
  stop (&self->reading);
  stop (&self->working);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  self->is_stale = store != NULL;
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}
