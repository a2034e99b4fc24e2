// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trends-page-private.h"

#include "ebb-config.h"
#include "widgets/ebb-pile-layout.h"
#include "widgets/ebb-widget.h"
#include "widgets/ebb-wrap-layout.h"

/*
 * How it goes: one subject over time. What the period says in words comes first, then the
 * chart that is zoomed and panned, then its figures, patterns and calendar. Everything
 * below the chart is of what the chart shows. As a table it shows what is drawn.
 * -load.c reads the diary, -figures.c fills what is below the chart, -annotations.c keeps
 * the person's own notes on the axis, -sessions.c the sessions, -file.c copies and saves.
 *
 * All readings of the subject are read once; any period is made of them.
 *
 * Keys: Control+Left and Control+Right move by a period, Control+T shows the table,
 * Control+D compares with the period before, Control+plus, minus and 0 zoom and go home,
 * Control+M writes an annotation on the day of the cursor, or of the row of the table;
 * those of the chart are in ebb-trend-view.c.
 */

G_DEFINE_FINAL_TYPE (EbbTrendsPage, ebb_trends_page, GTK_TYPE_WIDGET)

#define ZOOM 1.5

/* --- what is shown ----------------------------------------------------- */

static void
show_side_titles (EbbTrendsPage *self,
                  gboolean compare)
{
  g_autofree char *now = ebb_period_to_string (ebb_trend_view_get_shown (self->view));
  g_autofree char *before = ebb_period_to_string (ebb_trend_view_get_shown (self->before_view));

  gtk_widget_set_visible (GTK_WIDGET (self->now_title), compare);
  gtk_widget_set_visible (self->before_side, compare);
  gtk_label_set_text (self->now_title, now);
  gtk_label_set_text (self->before_title, before);
}

/* The words above the chart while it moves. */
static void
show_title (EbbTrendsPage *self)
{
  g_autofree char *period = ebb_period_to_string (ebb_trend_view_get_shown (self->view));

  gtk_label_set_text (self->title, period);
  gtk_widget_set_visible (self->home, !ebb_trend_view_is_home (self->view));
}

static void
moved_cb (EbbTrendsPage *self)
{
  show_title (self);
}

/* What is of the days in sight is made when the chart has come to rest. */
static void
settled_cb (EbbTrendsPage *self)
{
  double from, to;

  if (self->plot == NULL)
    return;
  show_title (self);
  show_side_titles (self, ebb_period_chooser_get_compares (self->chooser));
  ebb_trends_page_show_figures (self);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button)))
    {
      ebb_trend_view_get_window (self->view, &from, &to);
      ebb_trends_table_set_plot (self->table, self->plot, from, to);
    }
}

static void
readout_cb (EbbTrendsPage *self,
            GParamSpec *pspec,
            EbbTrendView *view)
{
  g_autofree char *readout = NULL;

  g_object_get (view, "readout", &readout, NULL);
  gtk_label_set_text (self->readout, readout != NULL ? readout : "");
}

static void
refresh (EbbTrendsPage *self)
{
  gboolean compare = ebb_period_chooser_get_compares (self->chooser);
  EbbPeriod limits;
  guint steps, n_steps;

  if (self->plot == NULL)
    return;
  if (ebb_period_is_empty (ebb_readings_get_extent (self->readings)))
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->states), "empty");
      gtk_widget_set_visible (GTK_WIDGET (self->chooser), FALSE);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->chooser), TRUE);
  steps = ebb_period_chooser_get_steps (self->chooser);
  n_steps = ebb_period_chooser_get_n_steps (self->chooser);
  gtk_widget_set_visible (self->earlier, n_steps > 0);
  gtk_widget_set_visible (self->later, n_steps > 0);
  gtk_widget_set_sensitive (self->earlier, steps < n_steps);
  gtk_widget_set_sensitive (self->later, steps > 0);

  self->period = ebb_period_chooser_get_period (self->chooser);
  limits = ebb_period_chooser_get_limits (self->chooser);
  ebb_trend_view_set_limits (self->view, limits);
  ebb_trend_view_set_home (self->view, self->period);
  if (compare)
    {
      ebb_trend_view_set_limits (self->before_view, limits);
      ebb_trend_view_set_home (self->before_view, ebb_trends_page_get_before (self, self->period));
    }
  /* beside each other on one scale */
  ebb_trend_view_set_partner (self->view, compare ? self->before_view : NULL);
  ebb_trend_view_set_partner (self->before_view, compare ? self->view : NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->forms), gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button)) ? "table" : "chart");
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "trends");
  settled_cb (self);
}

/* Whether the person has moved to another time than the one that was chosen. */
static gboolean
is_elsewhere (EbbTrendsPage *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->states)), "trends") &&
         !ebb_period_is_empty (ebb_readings_get_extent (self->readings)) && !ebb_trend_view_is_home (self->view);
}

/* Puts together what was read; the window of time stays where it is. */
void
ebb_trends_page_rebuild (EbbTrendsPage *self)
{
  EbbTracker *tracker = NULL;
  EbbPeriod limits;

  if (self->readings == NULL || self->trackers == NULL || self->annotations == NULL || self->sessions == NULL)
    return;
  if (self->read_subject.kind == EBB_SUBJECT_TRACKER)
    tracker = ebb_trackers_find (self->trackers, self->read_subject.tracker);
  g_clear_pointer (&self->plot, ebb_trend_plot_unref);
  self->plot = ebb_trend_plot_new (self->readings, &self->read_subject, tracker, self->annotations);
  ebb_trend_plot_set_sessions (self->plot, self->sessions, self->courses);
  ebb_trend_view_set_plot (self->view, self->plot);
  ebb_trend_view_set_plot (self->before_view, self->plot);
  ebb_period_chooser_set_extent (self->chooser, ebb_readings_get_extent (self->readings));
  if (!is_elsewhere (self))
    {
      refresh (self);
      ebb_trends_page_finish_figures (self);
      return;
    }
  limits = ebb_period_chooser_get_limits (self->chooser);
  /* and home, which may lie beyond the diary */
  ebb_trend_view_set_limits (self->view, (EbbPeriod){ MIN (limits.from, self->period.from), MAX (limits.to, self->period.to) });
  settled_cb (self);
  ebb_trends_page_finish_figures (self);
}

/* --- controls ---------------------------------------------------------- */

static void
subject_chosen_cb (EbbTrendsPage *self)
{
  g_autofree char *text = NULL;

  self->subject = ebb_subject_picker_get_subject (self->picker);
  text = ebb_subject_to_string (&self->subject);
  g_settings_set_string (self->settings, "trends-subject", text);
  ebb_trends_page_load_readings (self);
}

/* A keyboard that was on the chart goes with it, to the same day. */
static void
table_toggled_cb (EbbTrendsPage *self)
{
  gboolean as_table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button));
  gboolean has_keyboard = (gtk_widget_get_state_flags (self->forms) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (self->plot == NULL)
    return;
  /* there are rows before they are shown */
  settled_cb (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->forms), as_table ? "table" : "chart");
  if (as_table && has_keyboard)
    ebb_trends_table_focus_day (self->table, ebb_trend_view_get_day (self->view));
}

static void
day_activated_cb (EbbTrendsPage *self,
                  int day)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-day", "i", day);
}

static void
annotate_cb (EbbTrendsPage *self,
             int day)
{
  ebb_trends_page_annotate (self, day);
}

static void
annotation_chosen_cb (EbbTrendsPage *self,
                      int index)
{
  ebb_trends_page_edit_annotation (self, (guint) index);
}

static void
session_chosen_cb (EbbTrendsPage *self,
                   int index)
{
  ebb_trends_page_open_session (self, (guint) index);
}

/* Opens what was on the day of a row, or asks what happened. */
static void
row_activated_cb (EbbTrendsPage *self,
                  int day)
{
  guint event = ebb_trend_plot_find_event (self->plot, day);
  guint n_annotations = ebb_trend_plot_get_n_annotations (self->plot);

  if (event == G_MAXUINT)
    ebb_trends_page_annotate (self, day);
  else if (event < n_annotations)
    ebb_trends_page_edit_annotation (self, event);
  else
    ebb_trends_page_open_session (self, event - n_annotations);
}

static void
sessions_shown_cb (EbbTrendsPage *self)
{
  if (self->store != NULL)
    ebb_trends_page_load_sessions (self);
}

static void
earlier_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  ebb_period_chooser_move (EBB_TRENDS_PAGE (widget)->chooser, -1);
}

static void
later_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  ebb_period_chooser_move (EBB_TRENDS_PAGE (widget)->chooser, 1);
}

static void
zoom_in_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  ebb_trend_view_zoom (EBB_TRENDS_PAGE (widget)->view, 1 / ZOOM);
}

static void
zoom_out_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  ebb_trend_view_zoom (EBB_TRENDS_PAGE (widget)->view, ZOOM);
}

static void
home_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (widget);

  /* the button goes when it is home, and takes the focus along */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  ebb_trend_view_go_home (self->view);
}

static void
table_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (EBB_TRENDS_PAGE (widget)->table_button);

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
compare_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  ebb_period_chooser_toggle_compare (EBB_TRENDS_PAGE (widget)->chooser);
}

static void
annotate_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (widget);

  if (self->plot == NULL)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    ebb_trends_page_annotate (self, ebb_trend_view_get_day (self->view));
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    ebb_trends_page_annotate (self, ebb_trends_table_get_day (self->table));
}

static void
retry_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (widget);

  if (self->store != NULL)
    ebb_trends_page_load_all (self);
}

/* --- the page ---------------------------------------------------------- */

static gboolean
ebb_trends_page_grab_focus (GtkWidget *widget)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return gtk_widget_grab_focus (GTK_WIDGET (self->picker));
}

static gboolean
ebb_trends_page_focus (GtkWidget *widget,
                       GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static void
ebb_trends_page_dispose (GObject *object)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (object);

  ebb_trends_page_set_store (self, NULL);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_TRENDS_PAGE);

  G_OBJECT_CLASS (ebb_trends_page_parent_class)->dispose (object);
}

static void
ebb_trends_page_finalize (GObject *object)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->readings, ebb_readings_unref);
  g_clear_pointer (&self->plot, ebb_trend_plot_unref);

  G_OBJECT_CLASS (ebb_trends_page_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    const char *action;
  } keys[] = {
    { GDK_KEY_Left, GDK_CONTROL_MASK, "trends.earlier" },
    { GDK_KEY_Right, GDK_CONTROL_MASK, "trends.later" },
    { GDK_KEY_t, GDK_CONTROL_MASK, "trends.table" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "trends.compare" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "trends.annotate" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "trends.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "trends.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "trends.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "trends.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "trends.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "trends.home" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "trends.home" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "trends.copy" },
    { GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "trends.save" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].state, keys[i].action, NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-trends-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, states);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, picker);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, later);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, title);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, message);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, forms);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, before_side);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, before_title);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, before_view);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, now_title);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, view);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, readout);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, home);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, patterns);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, hours_section);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, hours);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, distribution_section);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, distribution);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, year_section);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, year);
  gtk_widget_class_bind_template_child (widget_class, EbbTrendsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, subject_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, settled_cb);
  gtk_widget_class_bind_template_callback (widget_class, readout_cb);
  gtk_widget_class_bind_template_callback (widget_class, annotate_cb);
  gtk_widget_class_bind_template_callback (widget_class, annotation_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ebb_trends_page_class_init (EbbTrendsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_trends_page_dispose;
  object_class->finalize = ebb_trends_page_finalize;
  widget_class->grab_focus = ebb_trends_page_grab_focus;
  widget_class->focus = ebb_trends_page_focus;

  g_type_ensure (EBB_TYPE_HISTOGRAM_VIEW);
  g_type_ensure (EBB_TYPE_HOUR_VIEW);
  g_type_ensure (EBB_TYPE_PERIOD_CHOOSER);
  g_type_ensure (EBB_TYPE_PILE_LAYOUT);
  g_type_ensure (EBB_TYPE_SUBJECT_PICKER);
  g_type_ensure (EBB_TYPE_TREND_VIEW);
  g_type_ensure (EBB_TYPE_TRENDS_TABLE);
  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  g_type_ensure (EBB_TYPE_YEAR_VIEW);

  gtk_widget_class_install_action (widget_class, "trends.earlier", NULL, earlier_action);
  gtk_widget_class_install_action (widget_class, "trends.later", NULL, later_action);
  gtk_widget_class_install_action (widget_class, "trends.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "trends.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "trends.home", NULL, home_action);
  gtk_widget_class_install_action (widget_class, "trends.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "trends.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "trends.annotate", NULL, annotate_action);
  gtk_widget_class_install_action (widget_class, "trends.retry", NULL, retry_action);
  ebb_trends_page_install_file_actions (widget_class);
  bind_keys (widget_class);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* Time runs from left to right on the chart in every language, so earlier is on the
 * left of it as well. */
static void
point_with_time (EbbTrendsPage *self)
{
  GtkWidget *const buttons[] = { self->earlier, self->later };

  gtk_widget_set_direction (self->title_row, GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_direction (gtk_button_get_child (GTK_BUTTON (buttons[i])), GTK_TEXT_DIR_LTR);
}

static void
ebb_trends_page_init (EbbTrendsPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) sessions = NULL;
  g_autofree char *subject = NULL;

  self->settings = g_settings_new (EBB_APP_ID);
  subject = g_settings_get_string (self->settings, "trends-subject");
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  point_with_time (self);
  if (!ebb_subject_from_string (subject, &self->subject))
    self->subject = (EbbSubject){ EBB_SUBJECT_PAIN, NULL, NULL };
  ebb_subject_picker_set_subject (self->picker, &self->subject);
  sessions = g_settings_create_action (self->settings, "trends-sessions");
  g_action_map_add_action (G_ACTION_MAP (group), sessions);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "trends-show", G_ACTION_GROUP (group));
  g_signal_connect_object (self->settings, "changed::trends-sessions", G_CALLBACK (sessions_shown_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ebb_trends_page_new:
 * @store: (nullable): the open diary
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
ebb_trends_page_new (EbbStore *store)
{
  EbbTrendsPage *self = g_object_new (EBB_TYPE_TRENDS_PAGE, NULL);

  ebb_trends_page_set_store (self, store);
  return GTK_WIDGET (self);
}

/**
 * ebb_trends_page_show_subject:
 * @self: a page
 * @subject: as ebb_subject_to_string() writes it; nothing happens if there is no such
 *
 * Chooses what the page shows, as the person may.
 */
void
ebb_trends_page_show_subject (EbbTrendsPage *self,
                              const char *subject)
{
  EbbSubject chosen;

  g_return_if_fail (EBB_IS_TRENDS_PAGE (self));

  if (!ebb_subject_from_string (subject, &chosen))
    return;
  ebb_subject_picker_set_subject (self->picker, &chosen);
  subject_chosen_cb (self);
}
