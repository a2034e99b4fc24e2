// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-two-pane.h"

/*
 * Something beside the main thing when there is room, above it when there is not,
 * and then only while it is asked for.
 *
 * From 800 pixels on (more with large text) the side pane stands at the start, as
 * wide as it likes. Below that it lies above the main pane while `unfolded`.
 * `wide` tells which, a moment after the fact: it may not change in the middle of
 * laying out.
 */

#define WIDE 800
/* How much of the main pane is to be seen below the other, if there is room. */
#define LEAST_MAIN 200

struct _EbbTwoPane
{
  GtkWidget parent_instance;

  GtkWidget *side; /* (owned) (nullable) */
  GtkWidget *main; /* (owned) (nullable) */
  gboolean unfolded;
  gboolean wide;      /* as it was laid out last */
  gboolean said_wide; /* as it was notified last */
  guint notify_id;
};

G_DEFINE_FINAL_TYPE (EbbTwoPane, ebb_two_pane, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SIDE = 1,
  PROP_MAIN,
  PROP_UNFOLDED,
  PROP_WIDE,
} EbbTwoPaneProperty;

static GParamSpec *props[PROP_WIDE + 1];

static gboolean
notify_cb (gpointer user_data)
{
  EbbTwoPane *self = user_data;

  self->notify_id = 0;
  if (self->said_wide != self->wide)
    {
      self->said_wide = self->wide;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WIDE]);
    }
  return G_SOURCE_REMOVE;
}

static int
get_side_width (EbbTwoPane *self)
{
  int natural = 0;

  if (self->side)
    gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_minimum (GtkWidget *child,
             GtkOrientation orientation,
             int for_size)
{
  int minimum = 0;

  if (child)
    gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static GtkSizeRequestMode
ebb_two_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
ebb_two_pane_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  EbbTwoPane *self = EBB_TWO_PANE (widget);
  int side = get_minimum (self->side, orientation, -1);
  int main = get_minimum (self->main, orientation, -1);

  *minimum = *natural = MAX (side, main);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->unfolded && !self->wide)
    *minimum = *natural = side + main;
}

static void
ebb_two_pane_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  EbbTwoPane *self = EBB_TWO_PANE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side_width = get_side_width (self);
  GtkAllocation side = { 0, 0, width, 0 };
  GtkAllocation main = { 0, 0, width, height };

  self->wide = width >= MAX (WIDE, side_width + get_minimum (self->main, GTK_ORIENTATION_HORIZONTAL, -1));
  if (self->wide && self->side)
    {
      side.width = side_width;
      side.height = height;
      side.x = rtl ? width - side_width : 0;
      main.x = rtl ? 0 : side_width;
      main.width = width - side_width;
    }
  else if (self->unfolded && self->side)
    {
      int least = MIN (height / 3, LEAST_MAIN);

      /* The main pane stays in sight; what is above scrolls rather. */
      gtk_widget_measure (self->side, GTK_ORIENTATION_VERTICAL, width, NULL, &side.height, NULL, NULL);
      side.height = MIN (side.height, height - MAX (least, get_minimum (self->main, GTK_ORIENTATION_VERTICAL, width)));
      side.height = MAX (side.height, get_minimum (self->side, GTK_ORIENTATION_VERTICAL, width));
      main.y = MIN (side.height, height);
      main.height = height - main.y;
    }

  if (self->side)
    {
      gtk_widget_set_child_visible (self->side, self->wide || self->unfolded);
      if (self->wide || self->unfolded)
        gtk_widget_size_allocate (self->side, &side, -1);
    }
  if (self->main)
    gtk_widget_size_allocate (self->main, &main, -1);

  if (self->wide != self->said_wide && self->notify_id == 0)
    self->notify_id = g_idle_add (notify_cb, self);
}

static void
set_child (EbbTwoPane *self,
           GtkWidget **place,
           GtkWidget *child,
           GParamSpec *pspec)
{
  if (*place == child)
    return;

  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child)
    gtk_widget_insert_before (child, GTK_WIDGET (self), place == &self->side ? self->main : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
ebb_two_pane_set_property (GObject *object,
                           guint prop_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  EbbTwoPane *self = EBB_TWO_PANE (object);

  switch ((EbbTwoPaneProperty) prop_id)
    {
    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value), pspec);
      break;
    case PROP_MAIN:
      set_child (self, &self->main, g_value_get_object (value), pspec);
      break;
    case PROP_UNFOLDED:
      if (self->unfolded != g_value_get_boolean (value))
        {
          self->unfolded = g_value_get_boolean (value);
          gtk_widget_queue_resize (GTK_WIDGET (self));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_WIDE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_two_pane_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  EbbTwoPane *self = EBB_TWO_PANE (object);

  switch ((EbbTwoPaneProperty) prop_id)
    {
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_UNFOLDED:
      g_value_set_boolean (value, self->unfolded);
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, self->said_wide);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_two_pane_dispose (GObject *object)
{
  EbbTwoPane *self = EBB_TWO_PANE (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  g_clear_pointer (&self->main, gtk_widget_unparent);

  G_OBJECT_CLASS (ebb_two_pane_parent_class)->dispose (object);
}

static void
ebb_two_pane_class_init (EbbTwoPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ebb_two_pane_set_property;
  object_class->get_property = ebb_two_pane_get_property;
  object_class->dispose = ebb_two_pane_dispose;
  widget_class->get_request_mode = ebb_two_pane_get_request_mode;
  widget_class->measure = ebb_two_pane_measure;
  widget_class->size_allocate = ebb_two_pane_size_allocate;

  props[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_MAIN] = g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_UNFOLDED] = g_param_spec_boolean ("unfolded", NULL, NULL, FALSE, flags);
  props[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "twopane");
}

static void
ebb_two_pane_init (EbbTwoPane *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ebb_two_pane_get_wide:
 * @self: two panes
 *
 * Returns: whether the side pane stands beside the main one
 */
gboolean
ebb_two_pane_get_wide (EbbTwoPane *self)
{
  g_return_val_if_fail (EBB_IS_TWO_PANE (self), FALSE);

  return self->said_wide;
}
