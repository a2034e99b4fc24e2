// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-body-pair.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-body-layout.h"
#include "ebb-body-view.h"
#include "ebb-drawing.h"
#include "ebb-widget.h"

/**
 * EbbBodyPair:
 *
 * The body from two sides: together where there is room, else one of them with a
 * switch. It knows nothing of marks: whoever shows it says how a place is drawn and
 * what is said about it, and hears which one was pressed. Below it stands the name of
 * the place that is pointed at.
 *
 * Keys: those of #EbbBodyView; an arrow that leads out of one picture goes on in the
 * other.
 *
 * Signals: `pressed (const EbbRegion *region)`, of checkable ones.
 */
struct _EbbBodyPair
{
  GtkWidget parent_instance;

  GtkWidget *stage;
  EbbBodyLayout *layout;
  GtkToggleButton *first_toggle;
  GtkToggleButton *second_toggle;
  GtkLabel *status;

  GSettings *settings;       /* (owned) */
  EbbBodyView *views[2];     /* (unowned) */
  EbbFigurePaint *paints[2]; /* (owned): as many as the view has cells */
  GHashTable *words;         /* (owned): #EbbRegion to (owned) text */
  guint pair;
  gboolean checkable;
};

G_DEFINE_FINAL_TYPE (EbbBodyPair, ebb_body_pair, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The views that are shown together, and what they are called on the switch. */
static const struct
{
  EbbView views[2];
  const char *names[2];
} pairs[] = {
  { { EBB_VIEW_FRONT, EBB_VIEW_BACK }, { NC_ ("view on a switch", "Front"), NC_ ("view on a switch", "Back") } },
  { { EBB_VIEW_HEAD_RIGHT, EBB_VIEW_HEAD_LEFT }, { NC_ ("view on a switch", "Right side"), NC_ ("view on a switch", "Left side") } },
  { { EBB_VIEW_HANDS_BACK, EBB_VIEW_HANDS_PALM }, { NC_ ("view on a switch", "Backs"), NC_ ("view on a switch", "Palms") } },
  { { EBB_VIEW_FEET_TOP, EBB_VIEW_FEET_SOLE }, { NC_ ("view on a switch", "Tops"), NC_ ("view on a switch", "Soles") } },
};

static void
show_status (EbbBodyPair *self,
             const EbbRegion *region)
{
  const char *words = region != NULL ? g_hash_table_lookup (self->words, region) : NULL;
  g_autofree char *text = NULL;

  if (words != NULL)
    /* Translators: a place on the body and what is said about it, as "Left shoulder blade: pain 6, burning" */
    text = g_strdup_printf (C_ ("mark", "%s: %s"), ebb_region_get_name (region), words);
  gtk_label_set_text (self->status, text != NULL ? text : region != NULL ? ebb_region_get_name (region)
                                                                         : " ");
}

static void
focused_cb (EbbBodyPair *self,
            const EbbRegion *region)
{
  show_status (self, region);
}

static void
hovered_cb (EbbBodyPair *self,
            const EbbRegion *region,
            EbbBodyView *view)
{
  show_status (self, region != NULL ? region : ebb_body_view_get_focused (view));
}

static void
pressed_cb (EbbBodyPair *self,
            const EbbRegion *region)
{
  if (!self->checkable)
    return;
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0, region);
  show_status (self, region);
}

/* To the other picture, at the same height. */
static void
edge_cb (EbbBodyPair *self,
         int dx,
         int dy,
         EbbBodyView *from)
{
  EbbBodyView *to = self->views[dx > 0 ? 1 : 0];
  const EbbFigure *here = ebb_body_view_get_figure (from);
  const EbbFigure *there = ebb_body_view_get_figure (to);
  const EbbRegion *best = NULL;
  double least = G_MAXDOUBLE;
  EbbPoint start;

  if (dx == 0 || to == from || !ebb_body_layout_get_both (self->layout))
    return;
  start = ebb_figure_get_centre (here, ebb_figure_find (here, ebb_body_view_get_focused (from)), NULL);
  for (guint i = 0; i < ebb_figure_get_n_cells (there); i++)
    {
      const EbbFigureCell *cell = ebb_figure_get_cell (there, i);
      EbbPoint centre = ebb_figure_get_centre (there, cell, NULL);
      double cost = 2 * fabs (centre.y - start.y) + (dx > 0 ? centre.x : ebb_figure_get_width (there) - centre.x);

      if (cost < least)
        {
          best = cell->region;
          least = cost;
        }
    }
  if (best != NULL)
    ebb_body_view_focus_region (to, best);
}

static void
view_toggled_cb (EbbBodyPair *self)
{
  ebb_body_layout_set_shown (self->layout, gtk_toggle_button_get_active (self->first_toggle) ? 0 : 1);
}

static void
set_shown (EbbBodyPair *self,
           guint shown)
{
  gtk_toggle_button_set_active (shown == 0 ? self->first_toggle : self->second_toggle, TRUE);
  ebb_body_layout_set_shown (self->layout, shown);
}

static void
show_pair (EbbBodyPair *self,
           guint pair)
{
  self->pair = pair;
  for (guint i = 0; i < 2; i++)
    {
      GtkToggleButton *toggle = i == 0 ? self->first_toggle : self->second_toggle;
      const EbbFigure *figure;

      ebb_body_view_set_view (self->views[i], pairs[pair].views[i]);
      gtk_button_set_label (GTK_BUTTON (toggle), g_dpgettext2 (NULL, "view on a switch", pairs[pair].names[i]));
      figure = ebb_body_view_get_figure (self->views[i]);
      g_free (self->paints[i]);
      self->paints[i] = g_new0 (EbbFigurePaint, figure != NULL ? ebb_figure_get_n_cells (figure) : 0);
    }
  ebb_body_layout_set_pair (self->layout, TRUE);
}

static void
sync_skin (EbbBodyPair *self)
{
  for (guint i = 0; i < 2; i++)
    ebb_body_view_set_skin (self->views[i], ebb_drawing_get_skin (self->settings));
}

/* --- class ------------------------------------------------------------- */

static gboolean
ebb_body_pair_grab_focus (GtkWidget *widget)
{
  EbbBodyPair *self = EBB_BODY_PAIR (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->views[gtk_toggle_button_get_active (self->first_toggle) ? 0 : 1]));
}

static void
ebb_body_pair_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_BODY_PAIR);
  G_OBJECT_CLASS (ebb_body_pair_parent_class)->dispose (object);
}

static void
ebb_body_pair_finalize (GObject *object)
{
  EbbBodyPair *self = EBB_BODY_PAIR (object);

  g_object_unref (self->settings);
  g_hash_table_unref (self->words);
  for (guint i = 0; i < 2; i++)
    g_free (self->paints[i]);
  G_OBJECT_CLASS (ebb_body_pair_parent_class)->finalize (object);
}

static void
ebb_body_pair_class_init (EbbBodyPairClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_body_pair_dispose;
  object_class->finalize = ebb_body_pair_finalize;
  widget_class->grab_focus = ebb_body_pair_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", EBB_TYPE_BODY_PAIR, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (EBB_TYPE_BODY_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-body-pair.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPair, stage);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPair, layout);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPair, first_toggle);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPair, second_toggle);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPair, status);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
}

static void
ebb_body_pair_init (EbbBodyPair *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  self->words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->settings, "changed::skin", G_CALLBACK (sync_skin), self, G_CONNECT_SWAPPED);
}

/**
 * ebb_body_pair_new:
 * @checkable: whether places are chosen by pressing them; else it is a picture to read
 *
 * Returns: (transfer floating): the whole body, plain
 */
GtkWidget *
ebb_body_pair_new (gboolean checkable)
{
  EbbBodyPair *self = g_object_new (EBB_TYPE_BODY_PAIR, NULL);

  self->checkable = checkable;
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *view = ebb_body_view_new (pairs[0].views[i], checkable);

      /* a click is a stroke over one place, and one over several presses each */
      g_signal_connect_object (view, "stroke-begun", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "stroke-entered", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "focused", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "hovered", G_CALLBACK (hovered_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "edge", G_CALLBACK (edge_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->stage), view);
      self->views[i] = EBB_BODY_VIEW (view);
    }
  sync_skin (self);
  show_pair (self, 0);
  set_shown (self, 0);
  return GTK_WIDGET (self);
}

/**
 * ebb_body_pair_set_max_height:
 * @self: a pair
 * @height: px that each picture has at most
 */
void
ebb_body_pair_set_max_height (EbbBodyPair *self,
                              int height)
{
  g_return_if_fail (EBB_IS_BODY_PAIR (self));

  for (guint i = 0; i < 2; i++)
    ebb_body_view_set_max_height (self->views[i], height);
}

/**
 * ebb_body_pair_clear:
 * @self: a pair
 *
 * Makes all places plain.
 */
void
ebb_body_pair_clear (EbbBodyPair *self)
{
  g_return_if_fail (EBB_IS_BODY_PAIR (self));

  g_hash_table_remove_all (self->words);
  for (guint i = 0; i < 2; i++)
    {
      const EbbFigure *figure = ebb_body_view_get_figure (self->views[i]);

      for (guint j = 0; figure != NULL && j < ebb_figure_get_n_cells (figure); j++)
        {
          self->paints[i][j] = (EbbFigurePaint){ 0 };
          ebb_body_view_set_state (self->views[i], ebb_figure_get_cell (figure, j)->region, NULL, FALSE);
        }
      ebb_body_view_set_paints (self->views[i], self->paints[i]);
    }
}

/**
 * ebb_body_pair_mark:
 * @self: a pair
 * @region: a place, or a larger part of the body, which is marked in all its places
 * @paint: how it is drawn; a checkable one counts as chosen where it is filled. What was
 *   drawn there before stays below
 * @words: (nullable): what is said about it
 */
void
ebb_body_pair_mark (EbbBodyPair *self,
                    const EbbRegion *region,
                    const EbbFigurePaint *paint,
                    const char *words)
{
  g_return_if_fail (EBB_IS_BODY_PAIR (self));
  g_return_if_fail (region != NULL);
  g_return_if_fail (paint != NULL);

  for (guint i = 0; i < 2; i++)
    {
      const EbbFigure *figure = ebb_body_view_get_figure (self->views[i]);

      for (guint j = 0; figure != NULL && j < ebb_figure_get_n_cells (figure); j++)
        {
          const EbbRegion *cell = ebb_figure_get_cell (figure, j)->region;
          EbbFigurePaint *mine = &self->paints[i][j];
          EbbFigureFlags before = mine->flags;

          if (!ebb_region_is_within (cell, region))
            continue;
          if ((paint->flags & EBB_FIGURE_FILLED) != 0 || (before & EBB_FIGURE_FILLED) == 0)
            *mine = *paint;
          mine->flags |= before;
          if (words != NULL)
            g_hash_table_replace (self->words, (gpointer) cell, g_strdup (words));
          ebb_body_view_set_state (self->views[i], cell, g_hash_table_lookup (self->words, cell), (mine->flags & EBB_FIGURE_FILLED) != 0);
        }
      ebb_body_view_set_paints (self->views[i], self->paints[i]);
    }
}

static gboolean
shows (const EbbFigure *figure,
       const EbbRegion *region)
{
  for (guint i = 0; figure != NULL && i < ebb_figure_get_n_cells (figure); i++)
    if (ebb_region_is_within (ebb_figure_get_cell (figure, i)->region, region))
      return TRUE;
  return FALSE;
}

/**
 * ebb_body_pair_turn_to:
 * @self: a pair
 * @region: a place
 *
 * Turns to the pictures that show it, from near if need be; they are plain then.
 *
 * Returns: whether there is one
 */
gboolean
ebb_body_pair_turn_to (EbbBodyPair *self,
                       const EbbRegion *region)
{
  g_return_val_if_fail (EBB_IS_BODY_PAIR (self), FALSE);
  g_return_val_if_fail (region != NULL, FALSE);

  for (guint pair = 0; pair < G_N_ELEMENTS (pairs); pair++)
    for (guint i = 0; i < 2; i++)
      if (shows (ebb_figure_get (pairs[pair].views[i], NULL), region))
        {
          if (pair != self->pair)
            show_pair (self, pair);
          set_shown (self, i);
          ebb_body_pair_clear (self);
          return TRUE;
        }
  return FALSE;
}
