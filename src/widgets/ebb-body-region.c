// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-region.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-widget.h"

struct _EbbBodyRegion
{
  GtkWidget parent_instance;

  const EbbFigure *figure;
  const EbbFigureCell *cell;
  EbbPoint corner; /* of this widget, in units of the drawing */
  double scale;    /* px per unit of the drawing */
  char *value;     /* (owned) (nullable): what is said about it */
  gboolean checkable;
  gboolean checked;
};

G_DEFINE_FINAL_TYPE (EbbBodyRegion, ebb_body_region, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PRESSED,
  SIGNAL_FOCUS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
press_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_PRESSED], 0);
}

/* GTK finds what is under the pointer by this: the same paths that are drawn. */
static gboolean
ebb_body_region_contains (GtkWidget *widget,
                          double x,
                          double y)
{
  EbbBodyRegion *self = EBB_BODY_REGION (widget);

  if (!(self->scale > 0) || x < 0 || y < 0 || x > gtk_widget_get_width (widget) || y > gtk_widget_get_height (widget))
    return FALSE;
  return ebb_figure_hit (self->figure, self->corner.x + x / self->scale, self->corner.y + y / self->scale) == self->cell;
}

static void
ebb_body_region_state_flags_changed (GtkWidget *widget,
                                     GtkStateFlags previous)
{
  const GtkStateFlags focus = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE;

  if ((previous & focus) != (gtk_widget_get_state_flags (widget) & focus))
    g_signal_emit (widget, signals[SIGNAL_FOCUS_CHANGED], 0);
  GTK_WIDGET_CLASS (ebb_body_region_parent_class)->state_flags_changed (widget, previous);
}

static void
ebb_body_region_finalize (GObject *object)
{
  g_free (EBB_BODY_REGION (object)->value);
  G_OBJECT_CLASS (ebb_body_region_parent_class)->finalize (object);
}

static void
ebb_body_region_class_init (EbbBodyRegionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ebb_body_region_finalize;
  widget_class->contains = ebb_body_region_contains;
  widget_class->state_flags_changed = ebb_body_region_state_flags_changed;

  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", EBB_TYPE_BODY_REGION, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FOCUS_CHANGED] = g_signal_new ("focus-changed", EBB_TYPE_BODY_REGION, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "bodyregion");
  gtk_widget_class_install_action (widget_class, "region.press", NULL, press_action);
}

static void
ebb_body_region_init (EbbBodyRegion *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * ebb_body_region_new:
 * @figure: what it is drawn on
 * @cell: which of its cells
 * @checkable: whether it is marked by pressing it, as a check box is; else it is
 *   a button
 *
 * Returns: (transfer floating): a new region
 */
GtkWidget *
ebb_body_region_new (const EbbFigure *figure,
                     const EbbFigureCell *cell,
                     gboolean checkable)
{
  EbbBodyRegion *self = g_object_new (EBB_TYPE_BODY_REGION,
                                      "accessible-role", checkable ? GTK_ACCESSIBLE_ROLE_CHECKBOX : GTK_ACCESSIBLE_ROLE_BUTTON,
                                      NULL);

  self->figure = figure;
  self->cell = cell;
  self->checkable = checkable;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, ebb_region_get_name (cell->region),
                                  -1);
  if (checkable)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  return GTK_WIDGET (self);
}

/**
 * ebb_body_region_get_cell:
 *
 * Returns: (transfer none): what it stands for
 */
const EbbFigureCell *
ebb_body_region_get_cell (EbbBodyRegion *self)
{
  g_return_val_if_fail (EBB_IS_BODY_REGION (self), NULL);
  return self->cell;
}

/**
 * ebb_body_region_place:
 * @x: px, of the drawing's corner in the parent
 * @y: px
 * @scale: px per unit of the drawing
 *
 * Allocates it where it is drawn.
 */
void
ebb_body_region_place (EbbBodyRegion *self,
                       double x,
                       double y,
                       double scale)
{
  GtkAllocation place;

  g_return_if_fail (EBB_IS_BODY_REGION (self));

  place.x = (int) floor (x + self->cell->least.x * scale);
  place.y = (int) floor (y + self->cell->least.y * scale);
  place.width = MAX (1, (int) ceil (x + self->cell->most.x * scale) - place.x);
  place.height = MAX (1, (int) ceil (y + self->cell->most.y * scale) - place.y);
  self->scale = scale;
  if (scale > 0)
    self->corner = (EbbPoint){ (place.x - x) / scale, (place.y - y) / scale };
  gtk_widget_size_allocate (GTK_WIDGET (self), &place, -1);
}

/**
 * ebb_body_region_set_state:
 * @value: (nullable): what is said about it, such as "pain 6, burning"
 * @checked: whether it is marked
 *
 * Tells assistive technology what the picture shows.
 */
void
ebb_body_region_set_state (EbbBodyRegion *self,
                           const char *value,
                           gboolean checked)
{
  g_return_if_fail (EBB_IS_BODY_REGION (self));

  if (g_strcmp0 (self->value, value) != 0)
    {
      g_free (self->value);
      self->value = g_strdup (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value != NULL ? value : "",
                                      -1);
      if (gtk_widget_has_focus (GTK_WIDGET (self)))
        ebb_widget_announce (GTK_WIDGET (self), value != NULL ? value : C_ ("heat map", "not marked"));
    }
  if (self->checkable && self->checked != checked)
    {
      self->checked = checked;
      gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                                   GTK_ACCESSIBLE_STATE_CHECKED, checked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}
