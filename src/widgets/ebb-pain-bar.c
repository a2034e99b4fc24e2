// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-pain-bar.h"

#include <math.h>

#include "draw/ebb-ramp.h"

/*
 * A rating as a bar: as long as the rating is of ten, in its colour of the ramp,
 * on a faint track. It stands beside the number and is nothing to a screen reader.
 * Without a rating there is no bar at all; a rating of 0 is an empty track.
 *
 * CSS: painbar; the track is its text colour, faint.
 */

#define HEIGHT 8
#define MIN_WIDTH 32

struct _EbbPainBar
{
  GtkWidget parent_instance;

  double rating; /* 0 to 10; NAN if absent */
};

G_DEFINE_FINAL_TYPE (EbbPainBar, ebb_pain_bar, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_RATING = 1,
} EbbPainBarProperty;

static GParamSpec *props[PROP_RATING + 1];

static void
ebb_pain_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
ebb_pain_bar_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  EbbPainBar *self = EBB_PAIN_BAR (widget);
  float width = gtk_widget_get_width (widget);
  float height = MIN (HEIGHT, gtk_widget_get_height (widget));
  float top = (gtk_widget_get_height (widget) - height) / 2;
  float length;
  GskRoundedRect outline;
  GdkRGBA track;

  if (isnan (self->rating) || width <= 0 || height <= 0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &track);
  track.alpha *= 0.12f;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, top, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &track, &outline.bounds);
  gtk_snapshot_pop (snapshot);

  length = (float) (width * self->rating / 10);
  if (length > 0)
    {
      EbbColor color = ebb_ramp_get_color (self->rating);
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      GdkRGBA fill = { (float) color.red, (float) color.green, (float) color.blue, 1 };

      length = MAX (length, height);
      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (rtl ? width - length : 0, top, length, height), height / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
ebb_pain_bar_set_property (GObject *object,
                           guint prop_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  switch ((EbbPainBarProperty) prop_id)
    {
    case PROP_RATING:
      ebb_pain_bar_set_rating (EBB_PAIN_BAR (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_pain_bar_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  switch ((EbbPainBarProperty) prop_id)
    {
    case PROP_RATING:
      g_value_set_double (value, EBB_PAIN_BAR (object)->rating);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_pain_bar_class_init (EbbPainBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ebb_pain_bar_set_property;
  object_class->get_property = ebb_pain_bar_get_property;
  widget_class->measure = ebb_pain_bar_measure;
  widget_class->snapshot = ebb_pain_bar_snapshot;

  props[PROP_RATING] = g_param_spec_double ("rating", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "painbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ebb_pain_bar_init (EbbPainBar *self)
{
  self->rating = NAN;
}

/**
 * ebb_pain_bar_new:
 *
 * Returns: (transfer floating): a bar without a rating
 */
GtkWidget *
ebb_pain_bar_new (void)
{
  return g_object_new (EBB_TYPE_PAIN_BAR, NULL);
}

/**
 * ebb_pain_bar_set_rating:
 * @self: a bar
 * @rating: 0 to 10; NAN for none
 */
void
ebb_pain_bar_set_rating (EbbPainBar *self,
                         double rating)
{
  g_return_if_fail (EBB_IS_PAIN_BAR (self));

  if (self->rating == rating || (isnan (self->rating) && isnan (rating)))
    return;

  self->rating = isnan (rating) ? NAN : CLAMP (rating, 0, 10);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RATING]);
}

/**
 * ebb_pain_bar_get_rating:
 * @self: a bar
 *
 * Returns: 0 to 10; NAN if there is none
 */
double
ebb_pain_bar_get_rating (EbbPainBar *self)
{
  g_return_val_if_fail (EBB_IS_PAIN_BAR (self), NAN);

  return self->rating;
}
