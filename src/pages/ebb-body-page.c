// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-page-private.h"

#include <glib/gi18n.h>

#include "ebb-config.h"
#include "widgets/ebb-columns-layout.h"
#include "widgets/ebb-drawing.h"
#include "widgets/ebb-widget.h"
#include "widgets/ebb-wrap-layout.h"

/*
 * Where it has hurt: a heat map of a period, moved through time by a slider, beside
 * the period before when asked for, with the story of one region, and all of it as
 * a table. -time.c moves through time, -story.c reads the story, -file.c copies and
 * saves the picture.
 *
 * The history of all days is read once and summed up anew for each period; the story
 * is read when a region is chosen.
 *
 * Keys: Control+Left and Control+Right move through time, Control+P plays, Control+T
 * shows the table, Control+D compares with the period before; in the figure Page Up
 * and Page Down change the view, Enter shows the story, Escape closes it.
 */

G_DEFINE_FINAL_TYPE (EbbBodyPage, ebb_body_page, GTK_TYPE_WIDGET)

/* px: what stands above and below the figure, and how high it may be */
#define AROUND_FIGURE 290
#define MIN_FIGURE 300
#define MAX_FIGURE 760

static const EbbView sets[][2] = {
  { EBB_VIEW_FRONT, EBB_VIEW_BACK },
  { EBB_VIEW_HEAD_RIGHT, EBB_VIEW_HEAD_LEFT },
  { EBB_VIEW_HANDS_BACK, EBB_VIEW_HANDS_PALM },
  { EBB_VIEW_FEET_TOP, EBB_VIEW_FEET_SOLE },
};

static const char *const set_names[] = {
  NC_ ("views", "Body"),
  NC_ ("views", "Head"),
  NC_ ("views", "Hands"),
  NC_ ("views", "Feet"),
};

/* Short ones: the legend says all. */
static const char *const measure_names[EBB_N_BODY_MEASURES] = {
  [EBB_BODY_DAYS] = NC_ ("measure", "Share of Days"),
  [EBB_BODY_ENTRIES] = NC_ ("measure", "Share of Entries"),
  [EBB_BODY_MEAN] = NC_ ("measure", "Average Pain"),
  [EBB_BODY_WORST] = NC_ ("measure", "Worst Pain"),
};

static void refresh (EbbBodyPage *self);

/* --- what is asked for ------------------------------------------------- */

EbbBodyMeasure
ebb_body_page_get_measure (EbbBodyPage *self)
{
  return (EbbBodyMeasure) gtk_drop_down_get_selected (self->measure);
}

void
ebb_body_page_get_views (EbbBodyPage *self,
                         EbbView views[2])
{
  views[0] = sets[self->set][0];
  views[1] = sets[self->set][1];
}

static void
choose_region (EbbBodyPage *self,
               gpointer region)
{
  self->region = region;
  g_clear_pointer (&self->story, ebb_region_story_free);
  refresh (self);
}

static void
region_from_table_cb (EbbBodyPage *self,
                      gpointer region)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->table_button), FALSE);
  choose_region (self, region);
}

/* --- what is shown ----------------------------------------------------- */

/* Two periods need the whole width; then the story stands below. */
static void
arrange (EbbBodyPage *self,
         gboolean compare)
{
  GtkLayoutManager *layout;

  if (gtk_widget_get_visible (GTK_WIDGET (self->heat_before)) == compare)
    return;
  if (compare)
    {
      layout = gtk_box_layout_new (GTK_ORIENTATION_VERTICAL);
      gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
    }
  else
    {
      layout = g_object_new (EBB_TYPE_COLUMNS_LAYOUT, NULL);
    }
  gtk_widget_set_layout_manager (self->columns, layout);
  gtk_widget_set_visible (GTK_WIDGET (self->heat_before), compare);
}

static void
refresh (EbbBodyPage *self)
{
  gboolean compare = ebb_period_chooser_get_compares (self->chooser);
  gboolean as_table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button));
  EbbBodyMeasure measure = ebb_body_page_get_measure (self);
  g_autofree char *period = NULL;

  if (self->history == NULL)
    return;
  if (ebb_body_history_get_n_days (self->history) == 0)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->states), "empty");
      gtk_widget_set_visible (GTK_WIDGET (self->chooser), FALSE);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->chooser), TRUE);
  self->period = ebb_period_chooser_get_period (self->chooser);
  g_clear_pointer (&self->map, ebb_body_map_free);
  g_clear_pointer (&self->before, ebb_body_map_free);
  self->map = ebb_body_map_new (self->history, self->period.from, self->period.to);
  self->maximum = ebb_body_map_get_maximum (self->map, measure);
  if (compare)
    {
      EbbPeriod before = ebb_period_before (self->period, ebb_period_chooser_get_span (self->chooser));

      self->before = ebb_body_map_new (self->history, before.from, before.to);
      /* the same colour means the same on both */
      self->maximum = MAX (self->maximum, ebb_body_map_get_maximum (self->before, measure));
    }

  arrange (self, compare);
  ebb_heat_view_set_map (self->heat, self->map, measure, self->maximum, self->region);
  if (compare)
    ebb_heat_view_set_map (self->heat_before, self->before, measure, self->maximum, self->region);
  ebb_heat_legend_set_scale (self->legend, measure, self->maximum);
  period = ebb_period_to_string (self->period);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, period, -1);
  if (as_table)
    {
      gtk_label_set_text (self->table_title, period);
      ebb_body_table_set_map (self->table, self->map);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), as_table ? "table" : "figure");
  ebb_body_page_update_story (self);
}

static void
period_changed_cb (EbbBodyPage *self)
{
  ebb_body_page_update_slider (self);
  refresh (self);
}

static void
history_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbBodyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbBodyHistory) history = ebb_store_load_body_finish (EBB_STORE (source), result, &error);

  if (self->store != EBB_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (history == NULL)
    {
      g_object_set (self->error_page, "description", error->message, NULL);
      gtk_stack_set_visible_child_name (GTK_STACK (self->states), "error");
      return;
    }
  g_clear_pointer (&self->history, ebb_body_history_unref);
  self->history = g_steal_pointer (&history);
  ebb_period_chooser_set_extent (self->chooser, ebb_body_history_get_extent (self->history));
  period_changed_cb (self);
}

static void
load_history (EbbBodyPage *self)
{
  if (self->store != NULL)
    ebb_store_load_body_async (self->store, EBB_DAY_MIN, EBB_DAY_MAX, self->cancellable, history_cb, g_object_ref (self));
}

static void
changed_cb (EbbBodyPage *self,
            EbbChange what)
{
  if (what & EBB_CHANGE_ENTRIES)
    load_history (self);
}

/* --- controls ---------------------------------------------------------- */

static void
measure_changed_cb (EbbBodyPage *self)
{
  g_settings_set_string (self->settings, "body-measure", ebb_body_measure_get_id (ebb_body_page_get_measure (self)));
  refresh (self);
}

static void
show_set (EbbBodyPage *self,
          guint set)
{
  self->set = set;
  ebb_heat_view_set_views (self->heat, sets[set][0], sets[set][1]);
  ebb_heat_view_set_views (self->heat_before, sets[set][0], sets[set][1]);
  refresh (self);
}

static void
set_toggled_cb (GtkToggleButton *button,
                EbbBodyPage *self)
{
  if (gtk_toggle_button_get_active (button))
    show_set (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "set")));
}

static void
view_step_cb (EbbBodyPage *self,
              int by)
{
  guint set = (self->set + G_N_ELEMENTS (sets) + (guint) by) % G_N_ELEMENTS (sets);
  GtkWidget *button = gtk_widget_get_first_child (self->sets);

  for (guint i = 0; i < set; i++)
    button = gtk_widget_get_next_sibling (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->heat), GTK_DIR_TAB_FORWARD);
}

static void
earlier_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  ebb_period_chooser_move (EBB_BODY_PAGE (widget)->chooser, -1);
}

static void
later_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  ebb_period_chooser_move (EBB_BODY_PAGE (widget)->chooser, 1);
}

static void
toggle (GtkWidget *button)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static void
play_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbBodyPage *self = EBB_BODY_PAGE (widget);

  if (gtk_widget_get_visible (self->time_row) && gtk_widget_get_visible (self->play))
    toggle (self->play);
}

static void
table_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  toggle (EBB_BODY_PAGE (widget)->table_button);
}

static void
compare_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  ebb_period_chooser_toggle_compare (EBB_BODY_PAGE (widget)->chooser);
}

static void
close_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  choose_region (EBB_BODY_PAGE (widget), NULL);
}

static void
retry_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  load_history (EBB_BODY_PAGE (widget));
}

static void
skin_changed_cb (EbbBodyPage *self)
{
  EbbSkin skin = ebb_drawing_get_skin (self->settings);

  ebb_heat_view_set_skin (self->heat, skin);
  ebb_heat_view_set_skin (self->heat_before, skin);
}

/* --- the page ---------------------------------------------------------- */

static gboolean
ebb_body_page_grab_focus (GtkWidget *widget)
{
  EbbBodyPage *self = EBB_BODY_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->heat)))
    return gtk_widget_child_focus (GTK_WIDGET (self->heat), GTK_DIR_TAB_FORWARD);
  return gtk_widget_child_focus (GTK_WIDGET (self->chooser), GTK_DIR_TAB_FORWARD);
}

static gboolean
ebb_body_page_focus (GtkWidget *widget,
                     GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

/* The figures are as high as leaves legend and slider on the screen. */
static gboolean
fit_cb (gpointer user_data)
{
  EbbBodyPage *self = user_data;
  int height = CLAMP (gtk_widget_get_height (GTK_WIDGET (self)) - AROUND_FIGURE, MIN_FIGURE, MAX_FIGURE);

  self->fit_id = 0;
  ebb_heat_view_set_max_height (self->heat, height);
  ebb_heat_view_set_max_height (self->heat_before, height);
  return G_SOURCE_REMOVE;
}

static void
ebb_body_page_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  EbbBodyPage *self = EBB_BODY_PAGE (widget);
  GtkAllocation place = { 0, 0, width, height };

  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &place, baseline);
  /* not in the middle of laying out */
  if (self->fitted_height != height && self->fit_id == 0)
    self->fit_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, fit_cb, self, NULL);
  self->fitted_height = height;
}

static void
ebb_body_page_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
ebb_body_page_unmap (GtkWidget *widget)
{
  ebb_body_page_stop_playing (EBB_BODY_PAGE (widget));
  GTK_WIDGET_CLASS (ebb_body_page_parent_class)->unmap (widget);
}

static void
ebb_body_page_dispose (GObject *object)
{
  EbbBodyPage *self = EBB_BODY_PAGE (object);

  if (self->story_asked != NULL)
    g_cancellable_cancel (self->story_asked);
  g_clear_object (&self->story_asked);
  g_clear_handle_id (&self->play_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  ebb_body_page_set_store (self, NULL);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_BODY_PAGE);

  G_OBJECT_CLASS (ebb_body_page_parent_class)->dispose (object);
}

static void
ebb_body_page_finalize (GObject *object)
{
  EbbBodyPage *self = EBB_BODY_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->history, ebb_body_history_unref);
  g_clear_pointer (&self->map, ebb_body_map_free);
  g_clear_pointer (&self->before, ebb_body_map_free);
  g_clear_pointer (&self->story, ebb_region_story_free);

  G_OBJECT_CLASS (ebb_body_page_parent_class)->finalize (object);
}

static void
ebb_body_page_class_init (EbbBodyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_body_page_dispose;
  object_class->finalize = ebb_body_page_finalize;
  widget_class->grab_focus = ebb_body_page_grab_focus;
  widget_class->focus = ebb_body_page_focus;
  widget_class->measure = ebb_body_page_measure;
  widget_class->size_allocate = ebb_body_page_size_allocate;
  widget_class->unmap = ebb_body_page_unmap;

  g_type_ensure (EBB_TYPE_BODY_TABLE);
  g_type_ensure (EBB_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (EBB_TYPE_HEAT_LEGEND);
  g_type_ensure (EBB_TYPE_HEAT_VIEW);
  g_type_ensure (EBB_TYPE_PERIOD_CHOOSER);
  g_type_ensure (EBB_TYPE_STORY_VIEW);
  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);

  gtk_widget_class_install_action (widget_class, "body.earlier", NULL, earlier_action);
  gtk_widget_class_install_action (widget_class, "body.later", NULL, later_action);
  gtk_widget_class_install_action (widget_class, "body.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "body.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "body.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "body.close-story", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "body.retry", NULL, retry_action);
  ebb_body_page_install_file_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, "body.earlier", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, "body.later", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "body.play", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "body.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "body.compare", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "body.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "body.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "body.close-story", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-body-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, states);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, measure);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, table_title);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, columns);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, sets);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, heat_before);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, heat);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, legend);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, story_view);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, table);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, choose_region);
  gtk_widget_class_bind_template_callback (widget_class, region_from_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_step_cb);
  ebb_body_page_bind_slider (widget_class);
}

static void
fill_choices (EbbBodyPage *self)
{
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);
  g_autofree char *measure = g_settings_get_string (self->settings, "body-measure");
  EbbBodyMeasure selected = EBB_BODY_DAYS;
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < EBB_N_BODY_MEASURES; i++)
    gtk_string_list_append (measures, g_dpgettext2 (NULL, "measure", measure_names[i]));
  ebb_body_measure_find (measure, &selected);
  gtk_drop_down_set_model (self->measure, G_LIST_MODEL (measures));
  gtk_drop_down_set_selected (self->measure, selected);

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "views", set_names[i]));

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      g_object_set_data (G_OBJECT (button), "set", GUINT_TO_POINTER (i));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      g_signal_connect (button, "toggled", G_CALLBACK (set_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->sets), button);
    }
}

static void
ebb_body_page_init (EbbBodyPage *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  g_signal_connect_object (self->settings, "changed::skin", G_CALLBACK (skin_changed_cb), self, G_CONNECT_SWAPPED);
  skin_changed_cb (self);
}

/**
 * ebb_body_page_new:
 * @store: (nullable): the open diary
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
ebb_body_page_new (EbbStore *store)
{
  EbbBodyPage *self = g_object_new (EBB_TYPE_BODY_PAGE, NULL);

  ebb_body_page_set_store (self, store);
  return GTK_WIDGET (self);
}

/**
 * ebb_body_page_set_store:
 * @self: a page
 * @store: (nullable): the open diary
 */
void
ebb_body_page_set_store (EbbBodyPage *self,
                         EbbStore *store)
{
  g_return_if_fail (EBB_IS_BODY_PAGE (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_cancellable_cancel (self->cancellable);
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  g_set_object (&self->store, store);
  if (store != NULL)
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      load_history (self);
    }
}
