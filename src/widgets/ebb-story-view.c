// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-story-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "draw/ebb-heat-map.h"
#include "ebb-chart-view.h"
#include "ebb-format.h"
#include "ebb-heat-view.h"
#include "ebb-widget.h"
#include "model/ebb-subject.h"

/**
 * EbbStoryView:
 *
 * What a period says about one region: how often, how much, over time, how it felt,
 * and what hurt together with it. Without a region, the places that hurt most often.
 *
 * Signals: `region-chosen (region)`: another one, or %NULL for none.
 */
struct _EbbStoryView
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *close_button;
  GtkWidget *facts;
  EbbChartView *chart;
  GtkWidget *trends_button;
  GtkWidget *qualities;
  GtkWidget *list_title;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EbbStoryView, ebb_story_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REGION_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define MAX_LISTED 6
#define MAX_QUALITIES 5

static void
close_cb (EbbStoryView *self)
{
  g_signal_emit (self, signals[SIGNAL_REGION_CHOSEN], 0, NULL);
}

static void
row_activated_cb (EbbStoryView *self,
                  GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_REGION_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "region"));
}

static void
clear_list (EbbStoryView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
add_row (EbbStoryView *self,
         const EbbRegion *region,
         const char *fact)
{
  g_autofree char *name = ebb_region_get_label (region);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), fact);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "region", (gpointer) region);
  gtk_list_box_append (self->list, row);
}

static void
show_list (EbbStoryView *self,
           const char *title)
{
  gboolean any = gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL;

  gtk_label_set_text (GTK_LABEL (self->list_title), title);
  gtk_widget_set_visible (self->list_title, any);
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
}

static void
show_text (GtkWidget *label,
           const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/* Most days first; of as many, the more intense. */
static int
compare_regions (gconstpointer a,
                 gconstpointer b,
                 gpointer user_data)
{
  const EbbBodyMap *map = user_data;
  const EbbBodyFigures *first = &map->own[(*(EbbRegion *const *) a)->index];
  const EbbBodyFigures *second = &map->own[(*(EbbRegion *const *) b)->index];
  double first_mean = isnan (first->mean) ? -1 : first->mean;
  double second_mean = isnan (second->mean) ? -1 : second->mean;

  if (first->n_days != second->n_days)
    return first->n_days < second->n_days ? 1 : -1;
  return (first_mean < second_mean) - (first_mean > second_mean);
}

/**
 * ebb_story_view_set_overview:
 * @self: a view
 * @map: the period
 *
 * Shows the places that hurt most often.
 */
void
ebb_story_view_set_overview (EbbStoryView *self,
                             const EbbBodyMap *map)
{
  g_autoptr (GPtrArray) marked = g_ptr_array_new ();
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);

  g_return_if_fail (EBB_IS_STORY_VIEW (self));

  for (guint i = 0; i < n_regions; i++)
    if (map->own[i].n_days > 0)
      g_ptr_array_add (marked, (gpointer) regions[i]);
  g_ptr_array_sort_with_data (marked, compare_regions, (gpointer) map);

  clear_list (self);
  for (guint i = 0; i < MIN (marked->len, MAX_LISTED); i++)
    {
      const EbbRegion *region = marked->pdata[i];
      g_autofree char *fact = ebb_heat_view_describe (map, &map->own[region->index]);

      add_row (self, region, fact);
    }
  show_list (self, C_ ("story", "Most often"));
  show_text (self->title, marked->len > 0 ? C_ ("story", "Choose a place for its story") : NULL);
  gtk_widget_set_visible (self->close_button, FALSE);
  show_text (self->facts, NULL);
  show_text (self->qualities, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), FALSE);
  gtk_widget_set_visible (self->trends_button, FALSE);
}

static char *
describe_days (const EbbRegionStory *story)
{
  g_autofree char *first = ebb_format_day (g_array_index (story->days, EbbStoryDay, 0).day);
  g_autofree char *last = ebb_format_day (g_array_index (story->days, EbbStoryDay, story->days->len - 1).day);

  if (story->days->len == 1)
    /* Translators: %s is the only day on which a place hurt */
    return g_strdup_printf (C_ ("story", "Only on %s."), first);
  /* Translators: the first and the last day of a period on which a place hurt */
  return g_strdup_printf (C_ ("story", "First on %s, last on %s."), first, last);
}

static char *
describe_story (const EbbRegionStory *story,
                const EbbBodyMap *map)
{
  GString *text = g_string_new (NULL);
  g_autofree char *days = NULL;

  /* Translators: a number of days out of all days with an entry */
  g_string_append_printf (text, g_dngettext (NULL, "On %u of %u day with an entry.", "On %u of %u days with an entry.", map->n_days),
                          story->days->len, map->n_days);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, g_dngettext (NULL, "In %u entry.", "In %u entries.", story->n_entries), story->n_entries);
  if (story->n_rated_days > 0)
    {
      g_autofree char *mean = ebb_body_measure_format (EBB_BODY_MEAN, story->mean);
      g_autofree char *worst = ebb_body_measure_format (EBB_BODY_WORST, story->worst);

      g_string_append_c (text, ' ');
      /* Translators: the average and the worst pain in one place; %u is the number of
       * days that the average is of */
      g_string_append_printf (text, g_dngettext (NULL, "Average %s (of %u rated day), worst %s.", "Average %s (of %u rated days), worst %s.", story->n_rated_days),
                              mean, story->n_rated_days, worst);
    }
  days = describe_days (story);
  g_string_append_printf (text, " %s", days);
  return g_string_free (text, FALSE);
}

static char *
describe_qualities (const EbbRegionStory *story)
{
  guint order[EBB_N_QUALITIES];
  guint n = ebb_region_story_get_qualities (story, order);
  g_autoptr (GString) words = NULL;

  if (n == 0)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; i < MIN (n, MAX_QUALITIES); i++)
    /* Translators: how a pain felt, and in how many entries */
    g_string_append_printf (words, C_ ("story", "%s%s (%u)"), i > 0 ? ", " : "", ebb_quality_get_name (order[i]), story->qualities[order[i]]);
  /* Translators: %s is a list such as "aching (12), tight (8)"; %u is the number of
   * entries that say how it felt */
  return g_strdup_printf (g_dngettext (NULL, "Felt %s, in %u entry that says so.", "Felt %s, in %u entries that say so.", story->n_described),
                          words->str, story->n_described);
}

static void
show_chart (EbbStoryView *self,
            const EbbRegionStory *story,
            const EbbBodyMap *map,
            const char *message)
{
  g_autofree EbbSample *samples = g_new (EbbSample, story->days->len);
  EbbDay from = MAX (map->from, map->first);
  EbbDay to = MAX (MIN (map->to, map->last), from) + 1;

  for (guint i = 0; i < story->days->len; i++)
    {
      const EbbStoryDay *day = &g_array_index (story->days, EbbStoryDay, i);

      samples[i] = (EbbSample){ day->day, day->mean };
    }
  ebb_chart_view_set_line (self->chart, C_ ("story", "Average of the day, 0–10"), message, from, to, samples, story->days->len);
}

/* The way to the same region on the page of trends. */
static void
point_to_trends (EbbStoryView *self,
                 const EbbRegionStory *story)
{
  EbbSubject subject = { EBB_SUBJECT_REGION, story->region, NULL };
  g_autofree char *id = ebb_subject_to_string (&subject);

  gtk_widget_set_visible (self->trends_button, story->n_rated_days > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->trends_button), "s", id);
}

/**
 * ebb_story_view_set_story:
 * @self: a view
 * @story: of one region
 * @map: the period that it is of
 */
void
ebb_story_view_set_story (EbbStoryView *self,
                          const EbbRegionStory *story,
                          const EbbBodyMap *map)
{
  g_autofree char *name = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *qualities = NULL;

  g_return_if_fail (EBB_IS_STORY_VIEW (self));
  g_return_if_fail (story != NULL);

  name = ebb_region_get_label (story->region);
  show_text (self->title, name);
  gtk_widget_set_visible (self->close_button, TRUE);
  clear_list (self);
  if (story->days->len == 0)
    {
      show_text (self->facts, C_ ("story", "Not marked in this period."));
      show_text (self->qualities, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->chart), FALSE);
      gtk_widget_set_visible (self->trends_button, FALSE);
      show_list (self, "");
      return;
    }

  facts = describe_story (story, map);
  qualities = describe_qualities (story);
  show_text (self->facts, facts);
  show_text (self->qualities, qualities);
  show_chart (self, story, map, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), story->n_rated_days > 0);
  point_to_trends (self, story);
  for (guint i = 0; i < MIN (story->partners->len, MAX_LISTED); i++)
    {
      const EbbStoryPartner *partner = &g_array_index (story->partners, EbbStoryPartner, i);
      /* Translators: entries with pain in two places, out of those with pain in one */
      g_autofree char *fact = g_strdup_printf (g_dngettext (NULL, "in %u of %u entry", "in %u of %u entries", story->n_entries),
                                               partner->n_entries, story->n_entries);

      add_row (self, partner->region, fact);
    }
  show_list (self, C_ ("story", "In the same entries"));
}

static void
ebb_story_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ebb_story_view_parent_class)->dispose (object);
}

static void
ebb_story_view_class_init (EbbStoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_story_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "storyview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_REGION_CHOSEN] =
    g_signal_new ("region-chosen", EBB_TYPE_STORY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
new_text (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
ebb_story_view_init (EbbStoryView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);

  self->title = new_text ("title-4");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (heading), self->title);
  self->close_button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->close_button, "flat");
  gtk_widget_set_valign (self->close_button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->close_button, C_ ("story", "Close the Story"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close_button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("story", "Close the Story"), -1);
  g_signal_connect_swapped (self->close_button, "clicked", G_CALLBACK (close_cb), self);
  gtk_box_append (GTK_BOX (heading), self->close_button);
  gtk_widget_set_parent (heading, GTK_WIDGET (self));

  self->facts = new_text (NULL);
  gtk_widget_set_parent (self->facts, GTK_WIDGET (self));
  self->chart = EBB_CHART_VIEW (ebb_chart_view_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->chart), GTK_WIDGET (self));
  self->trends_button = gtk_button_new_with_mnemonic (C_ ("story", "See in _Trends"));
  /* an action with a parameter complains of a button without one */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->trends_button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->trends_button), "win.show-trend");
  gtk_widget_add_css_class (self->trends_button, "flat");
  gtk_widget_set_halign (self->trends_button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->trends_button, GTK_WIDGET (self));
  self->qualities = new_text (NULL);
  gtk_widget_set_parent (self->qualities, GTK_WIDGET (self));
  self->list_title = new_text ("heading");
  gtk_widget_set_parent (self->list_title, GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->list_title, NULL, -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * ebb_story_view_new:
 *
 * Returns: (transfer floating): a new view with nothing in it
 */
GtkWidget *
ebb_story_view_new (void)
{
  return g_object_new (EBB_TYPE_STORY_VIEW, NULL);
}
