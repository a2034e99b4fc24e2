// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trigger-view.h"

#include <glib/gi18n.h>

#include "draw/ebb-trigger-overlay.h"
#include "ebb-body-view.h"
#include "ebb-drawing.h"

/**
 * EbbTriggerView:
 *
 * Front and back of the body with one muscle and the places that pain related to it may
 * be felt in. A place can be chosen by the pointer and the keyboard.
 *
 * Signals: `region-chosen (region)`: where it hurts
 */
struct _EbbTriggerView
{
  GtkWidget parent_instance;

  EbbBodyView *views[2];
  GtkDrawingArea *overlays[2];
  EbbSkin skin;
  const EbbRegion *pain; /* (nullable): that was chosen */
  EbbTriggerMatch match; /* without a point if there is none */
};

G_DEFINE_FINAL_TYPE (EbbTriggerView, ebb_trigger_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REGION_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define LEGEND_CHARS 30   /* about, so that the legend asks for no more than the figures */
#define SWATCH_WIDTH 26   /* px */
#define SWATCH_HEIGHT 18  /* px */
#define FIGURE_HEIGHT 360 /* px, so that what is chosen from stands beside it */

static EbbFigureStyle
get_style (EbbTriggerView *self)
{
  return (EbbFigureStyle){ ebb_drawing_get_palette (), self->skin, ebb_drawing_get_text_scale (GTK_WIDGET (self)) };
}

static void
draw_overlay_cb (GtkDrawingArea *area,
                 cairo_t *cr,
                 int width,
                 int height,
                 gpointer user_data)
{
  EbbTriggerView *self = user_data;
  EbbBodyView *view = self->views[GTK_WIDGET (area) == GTK_WIDGET (self->overlays[0]) ? 0 : 1];
  EbbFigurePlace place = ebb_body_view_get_place (view);
  EbbFigureStyle style = get_style (self);

  if (self->match.point != NULL && place.scale > 0)
    ebb_trigger_overlay_draw (ebb_body_view_get_figure (view), cr, &place, &style, &self->match);
}

static void
draw_swatch_cb (GtkDrawingArea *area,
                cairo_t *cr,
                int width,
                int height,
                gpointer user_data)
{
  EbbTriggerView *self = user_data;
  EbbFigureStyle style = get_style (self);

  ebb_trigger_swatch_draw (cr, g_object_get_data (G_OBJECT (area), "ebb-referred") != NULL, width, height, &style);
}

static void
chosen_cb (EbbTriggerView *self,
           gpointer region)
{
  g_signal_emit (self, signals[SIGNAL_REGION_CHOSEN], 0, region);
}

/* An arrow that leads out of one picture leads into the other. */
static void
edge_cb (EbbTriggerView *self,
         int dx,
         int dy,
         EbbBodyView *view)
{
  EbbBodyView *other = self->views[view == self->views[0] ? 1 : 0];

  if (dx == (view == self->views[0] ? 1 : -1))
    gtk_widget_child_focus (GTK_WIDGET (other), GTK_DIR_TAB_FORWARD);
}

static void
show_pain (EbbTriggerView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    {
      const EbbFigure *figure = ebb_body_view_get_figure (self->views[i]);
      guint n = ebb_figure_get_n_cells (figure);
      g_autofree EbbFigurePaint *paints = g_new0 (EbbFigurePaint, n);

      for (guint c = 0; c < n; c++)
        {
          const EbbRegion *region = ebb_figure_get_cell (figure, c)->region;
          gboolean chosen = self->pain != NULL && ebb_region_is_within (region, self->pain);

          if (chosen)
            paints[c].flags = EBB_FIGURE_SELECTED;
          ebb_body_view_set_state (self->views[i], region, chosen ? C_ ("trigger points", "chosen") : "", FALSE);
        }
      ebb_body_view_set_paints (self->views[i], paints);
    }
}

static void
ebb_trigger_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ebb_trigger_view_parent_class)->dispose (object);
}

static void
ebb_trigger_view_class_init (EbbTriggerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_trigger_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "triggerview");

  signals[SIGNAL_REGION_CHOSEN] =
    g_signal_new ("region-chosen", EBB_TYPE_TRIGGER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
add_figure (EbbTriggerView *self,
            GtkGrid *grid,
            guint index)
{
  GtkWidget *view = ebb_body_view_new (index == 0 ? EBB_VIEW_FRONT : EBB_VIEW_BACK, FALSE);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);

  self->views[index] = EBB_BODY_VIEW (view);
  self->overlays[index] = GTK_DRAWING_AREA (area);
  gtk_drawing_area_set_draw_func (self->overlays[index], draw_overlay_cb, self, NULL);
  ebb_drawing_follow_style (area);
  g_signal_connect_swapped (view, "pressed", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (view, "stroke-begun", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (view, "edge", G_CALLBACK (edge_cb), self);
  gtk_widget_set_hexpand (view, TRUE);
  ebb_body_view_set_max_height (self->views[index], FIGURE_HEIGHT);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), area);
  gtk_grid_attach (grid, overlay, (int) index, 0, 1, 1);
}

/* A line of the legend. */
static void
add_meaning (EbbTriggerView *self,
             gboolean referred,
             const char *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "content-width", SWATCH_WIDTH, "content-height", SWATCH_HEIGHT, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *label = gtk_label_new (words);

  if (referred)
    g_object_set_data (G_OBJECT (swatch), "ebb-referred", self);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch_cb, self, NULL);
  ebb_drawing_follow_style (swatch);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LEGEND_CHARS);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (line), swatch);
  gtk_box_append (GTK_BOX (line), label);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

static void
ebb_trigger_view_init (EbbTriggerView *self)
{
  /* not a box, which asks how wide a figure is for its height */
  GtkWidget *grid = gtk_grid_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  /* the front comes first in every language, as on the other figures */
  gtk_widget_set_direction (grid, GTK_TEXT_DIR_LTR);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    add_figure (self, GTK_GRID (grid), i);

  add_meaning (self, FALSE, C_ ("legend of muscles", "where the muscle lies"));
  add_meaning (self, TRUE, C_ ("legend of muscles", "where pain is felt that may be related to it"));
}

/**
 * ebb_trigger_view_new:
 *
 * Returns: (transfer floating): a new view of front and back, with nothing on it
 */
GtkWidget *
ebb_trigger_view_new (void)
{
  return g_object_new (EBB_TYPE_TRIGGER_VIEW, NULL);
}

/**
 * ebb_trigger_view_set_skin:
 * @self: a view
 * @skin: the tone of the figures
 */
void
ebb_trigger_view_set_skin (EbbTriggerView *self,
                           EbbSkin skin)
{
  g_return_if_fail (EBB_IS_TRIGGER_VIEW (self));

  self->skin = skin;
  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    ebb_body_view_set_skin (self->views[i], skin);
}

/**
 * ebb_trigger_view_set_pain:
 * @self: a view
 * @pain: (nullable): the place that is chosen
 */
void
ebb_trigger_view_set_pain (EbbTriggerView *self,
                           const EbbRegion *pain)
{
  g_return_if_fail (EBB_IS_TRIGGER_VIEW (self));

  self->pain = pain;
  show_pain (self);
}

/**
 * ebb_trigger_view_set_match:
 * @self: a view
 * @match: (nullable): the muscle that is drawn; copied
 */
void
ebb_trigger_view_set_match (EbbTriggerView *self,
                            const EbbTriggerMatch *match)
{
  g_autofree char *words = NULL;

  g_return_if_fail (EBB_IS_TRIGGER_VIEW (self));

  self->match = match != NULL ? *match : (EbbTriggerMatch){ NULL, EBB_SIDE_NONE };
  words = match != NULL ? ebb_trigger_match_describe (match) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  for (guint i = 0; i < G_N_ELEMENTS (self->overlays); i++)
    gtk_widget_queue_draw (GTK_WIDGET (self->overlays[i]));
}
