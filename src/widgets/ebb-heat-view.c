// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-heat-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-body-view.h"
#include "model/ebb-period.h"

/**
 * EbbHeatView:
 *
 * Where it hurt in a period: two views of the body, coloured by a measure, below what
 * the period was and how many days are behind it.
 *
 * Signals: `region-chosen (region)`: by click or key, for its story; `view-step (int
 * by)`: Page Up and Page Down ask for the views before or after.
 */
struct _EbbHeatView
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *summary;
  EbbBodyView *views[2];
};

G_DEFINE_FINAL_TYPE (EbbHeatView, ebb_heat_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REGION_CHOSEN,
  SIGNAL_VIEW_STEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
chosen_cb (EbbHeatView *self,
           gpointer region)
{
  g_signal_emit (self, signals[SIGNAL_REGION_CHOSEN], 0, region);
}

static gboolean
region_key_cb (EbbHeatView *self,
               gpointer region,
               guint keyval,
               guint state)
{
  if (keyval != GDK_KEY_Page_Up && keyval != GDK_KEY_Page_Down)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_VIEW_STEP], 0, keyval == GDK_KEY_Page_Down ? 1 : -1);
  return TRUE;
}

/* An arrow that leads out of one picture leads into the other. */
static void
edge_cb (EbbHeatView *self,
         int dx,
         int dy,
         EbbBodyView *view)
{
  EbbBodyView *other = self->views[view == self->views[0] ? 1 : 0];

  if (dx == (view == self->views[0] ? 1 : -1))
    gtk_widget_child_focus (GTK_WIDGET (other), GTK_DIR_TAB_FORWARD);
}

static void
ebb_heat_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ebb_heat_view_parent_class)->dispose (object);
}

static void
ebb_heat_view_class_init (EbbHeatViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_heat_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "heatview");

  signals[SIGNAL_REGION_CHOSEN] =
    g_signal_new ("region-chosen", EBB_TYPE_HEAT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_VIEW_STEP] =
    g_signal_new ("view-step", EBB_TYPE_HEAT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
new_text (EbbHeatView *self,
          const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  /* not what makes the view wide */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
ebb_heat_view_init (EbbHeatView *self)
{
  /* not a box, which asks how wide a figure is for its height */
  GtkWidget *grid = gtk_grid_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->title = new_text (self, "title-4");
  self->summary = new_text (self, "dim-label");

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    {
      GtkWidget *view = ebb_body_view_new (i == 0 ? EBB_VIEW_FRONT : EBB_VIEW_BACK, FALSE);

      self->views[i] = EBB_BODY_VIEW (view);
      g_signal_connect_swapped (view, "pressed", G_CALLBACK (chosen_cb), self);
      g_signal_connect_swapped (view, "stroke-begun", G_CALLBACK (chosen_cb), self);
      g_signal_connect_swapped (view, "menu", G_CALLBACK (chosen_cb), self);
      g_signal_connect_swapped (view, "region-key", G_CALLBACK (region_key_cb), self);
      g_signal_connect_swapped (view, "edge", G_CALLBACK (edge_cb), self);
      gtk_widget_set_hexpand (view, TRUE);
      gtk_grid_attach (GTK_GRID (grid), view, (int) i, 0, 1, 1);
    }
}

/**
 * ebb_heat_view_new:
 *
 * Returns: (transfer floating): a new view of front and back, plain
 */
GtkWidget *
ebb_heat_view_new (void)
{
  return g_object_new (EBB_TYPE_HEAT_VIEW, NULL);
}

/**
 * ebb_heat_view_set_max_height:
 * @self: a view
 * @height: px that a figure has at most
 */
void
ebb_heat_view_set_max_height (EbbHeatView *self,
                              int height)
{
  g_return_if_fail (EBB_IS_HEAT_VIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    ebb_body_view_set_max_height (self->views[i], height);
}

/**
 * ebb_heat_view_set_skin:
 * @self: a view
 * @skin: the tone of the figures
 */
void
ebb_heat_view_set_skin (EbbHeatView *self,
                        EbbSkin skin)
{
  g_return_if_fail (EBB_IS_HEAT_VIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    ebb_body_view_set_skin (self->views[i], skin);
}

/**
 * ebb_heat_view_set_views:
 * @self: a view
 * @first: what stands on the left
 * @second: what stands on the right
 *
 * Changes the figures; they are plain until the next ebb_heat_view_set_map().
 */
void
ebb_heat_view_set_views (EbbHeatView *self,
                         EbbView first,
                         EbbView second)
{
  g_return_if_fail (EBB_IS_HEAT_VIEW (self));

  ebb_body_view_set_view (self->views[0], first);
  ebb_body_view_set_view (self->views[1], second);
}

/**
 * ebb_heat_view_describe:
 * @map: of which period
 * @figures: of which region
 *
 * Returns: (transfer full): what the period says about the region, in words
 */
char *
ebb_heat_view_describe (const EbbBodyMap *map,
                        const EbbBodyFigures *figures)
{
  g_autofree char *days = NULL;
  g_autofree char *mean = NULL;
  g_autofree char *worst = NULL;

  if (figures == NULL || figures->n_days == 0)
    return g_strdup (C_ ("heat map", "not marked"));
  /* Translators: the first %u is a number of days with pain in one place, the second
   * that of all days with an entry */
  days = g_strdup_printf (g_dngettext (NULL, "marked on %u of %u day", "marked on %u of %u days", map->n_days), figures->n_days, map->n_days);
  if (isnan (figures->mean))
    return g_steal_pointer (&days);
  mean = ebb_body_measure_format (EBB_BODY_MEAN, figures->mean);
  worst = ebb_body_measure_format (EBB_BODY_WORST, figures->worst);
  /* Translators: "marked on 18 of 28 days", then the average and the worst pain */
  return g_strdup_printf (C_ ("heat map", "%s, average %s, worst %s"), days, mean, worst);
}

static void
show_words (EbbHeatView *self,
            const EbbBodyMap *map)
{
  g_autofree char *period = ebb_period_to_string ((EbbPeriod){ map->from, map->to });
  g_autofree char *days = g_strdup_printf (g_dngettext (NULL, "%u day with an entry", "%u days with an entry", map->n_days), map->n_days);
  g_autofree char *summary = NULL;

  if (map->n_marked_days == 0)
    {
      /* Translators: %s is "28 days with an entry" */
      summary = g_strdup_printf (C_ ("body page", "%s, no place marked"), days);
    }
  else
    {
      g_autofree char *area = ebb_body_area_to_string (map->area);

      /* Translators: "28 days with an entry", how many of them have a mark, and "about
       * 12 % of the body map" */
      summary = g_strdup_printf (C_ ("body page", "%s, pain marked on %u of them, on %s"), days, map->n_marked_days, area);
    }
  gtk_label_set_text (GTK_LABEL (self->title), period);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
}

/**
 * ebb_heat_view_set_map:
 * @self: a view
 * @map: what is shown; not kept
 * @measure: what the colours mean
 * @maximum: where their scale ends, in the unit of the measure
 * @selected: (nullable): the region whose story is shown
 */
void
ebb_heat_view_set_map (EbbHeatView *self,
                       const EbbBodyMap *map,
                       EbbBodyMeasure measure,
                       double maximum,
                       const EbbRegion *selected)
{
  g_return_if_fail (EBB_IS_HEAT_VIEW (self));

  show_words (self, map);
  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    {
      const EbbFigure *figure = ebb_body_view_get_figure (self->views[i]);
      guint n_cells = figure != NULL ? ebb_figure_get_n_cells (figure) : 0;
      g_autofree EbbFigurePaint *paints = g_new0 (EbbFigurePaint, n_cells);

      if (figure == NULL)
        continue;
      ebb_heat_map_paint (figure, map, measure, maximum, paints);
      for (guint j = 0; j < n_cells; j++)
        {
          const EbbRegion *region = ebb_figure_get_cell (figure, j)->region;
          const EbbBodyFigures *figures = NULL;
          g_autofree char *words = NULL;

          ebb_body_map_get_shown (map, region, NULL, &figures);
          words = ebb_heat_view_describe (map, figures);
          ebb_body_view_set_state (self->views[i], region, words, FALSE);
          if (region == selected)
            paints[j].flags |= EBB_FIGURE_SELECTED;
        }
      ebb_body_view_set_paints (self->views[i], paints);
    }
}
