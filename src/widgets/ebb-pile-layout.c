// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-pile-layout.h"

/**
 * EbbPileLayout:
 *
 * Places children one below the other, each as wide as there is room, as a vertical
 * #GtkBox does. What height is left goes to the first child that expands.
 *
 * It is for much text that is scrolled: its width does not depend on the height. A
 * GtkBox that is asked for its width at some height, as GtkStack does with each of its
 * pages, searches for that width and sets all text anew a dozen times.
 *
 * Properties: `spacing` (pixels between children).
 */
struct _EbbPileLayout
{
  GtkLayoutManager parent_instance;

  int spacing; /* pixels */
};

G_DEFINE_FINAL_TYPE (EbbPileLayout, ebb_pile_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PROP_SPACING = 1,
} EbbPileLayoutProperty;

static GParamSpec *props[PROP_SPACING + 1];

static GtkSizeRequestMode
ebb_pile_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ebb_pile_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  EbbPileLayout *self = EBB_PILE_LAYOUT (manager);
  gboolean any = FALSE;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      int gap = any ? self->spacing : 0;

      if (!gtk_widget_should_layout (child))
        continue;
      any = TRUE;
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
          *minimum += gap + child_minimum;
          *natural += gap + child_natural;
        }
    }
}

static void
ebb_pile_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  EbbPileLayout *self = EBB_PILE_LAYOUT (manager);
  GtkAllocation place = { 0, 0, width, 0 };
  int minimum, natural, spare;
  gboolean is_tight;

  ebb_pile_layout_measure (manager, widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  is_tight = height < natural;
  spare = MAX (0, height - (is_tight ? minimum : natural));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &child_minimum, &child_natural, NULL, NULL);
      place.height = is_tight ? child_minimum : child_natural;
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL))
        {
          place.height += spare;
          spare = 0;
        }
      gtk_widget_size_allocate (child, &place, -1);
      place.y += place.height + self->spacing;
    }
}

static void
ebb_pile_layout_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  EbbPileLayout *self = EBB_PILE_LAYOUT (object);

  switch ((EbbPileLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_pile_layout_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EbbPileLayout *self = EBB_PILE_LAYOUT (object);

  switch ((EbbPileLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      if (self->spacing == g_value_get_int (value))
        return;
      self->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
ebb_pile_layout_class_init (EbbPileLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = ebb_pile_layout_get_property;
  object_class->set_property = ebb_pile_layout_set_property;
  layout_class->get_request_mode = ebb_pile_layout_get_request_mode;
  layout_class->measure = ebb_pile_layout_measure;
  layout_class->allocate = ebb_pile_layout_allocate;

  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 0,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
ebb_pile_layout_init (EbbPileLayout *self)
{
}

/**
 * ebb_pile_layout_new:
 * @spacing: between children, in pixels
 *
 * Returns: (transfer full): a new layout
 */
GtkLayoutManager *
ebb_pile_layout_new (int spacing)
{
  return g_object_new (EBB_TYPE_PILE_LAYOUT, "spacing", spacing, NULL);
}
