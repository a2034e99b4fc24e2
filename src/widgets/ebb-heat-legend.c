// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-heat-legend.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-drawing.h"

/**
 * EbbHeatLegend:
 *
 * The scale of a heat map, with real numbers.
 *
 * Accessibility: an image that says what the scale measures and where it ends.
 */
struct _EbbHeatLegend
{
  GtkWidget parent_instance;

  EbbBodyMeasure measure;
  double maximum;
};

G_DEFINE_FINAL_TYPE (EbbHeatLegend, ebb_heat_legend, GTK_TYPE_WIDGET)

#define MIN_WIDTH 200
#define MAX_WIDTH 420

static EbbFigureStyle
get_style (EbbHeatLegend *self)
{
  return (EbbFigureStyle){ ebb_drawing_get_palette (), EBB_SKIN_NEUTRAL, ebb_drawing_get_text_scale (GTK_WIDGET (self)) };
}

static GtkSizeRequestMode
ebb_heat_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ebb_heat_legend_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  EbbFigureStyle style = get_style (EBB_HEAT_LEGEND (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = MAX_WIDTH;
      return;
    }
  *minimum = *natural = (int) ceil (ebb_heat_legend_get_height (for_size > 0 ? for_size : MIN_WIDTH, &style));
}

static void
ebb_heat_legend_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  EbbHeatLegend *self = EBB_HEAT_LEGEND (widget);
  EbbFigureStyle style = get_style (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  ebb_heat_legend_draw (cr, width, self->measure, self->maximum, &style);
  cairo_destroy (cr);
}

static void
ebb_heat_legend_class_init (EbbHeatLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = ebb_heat_legend_get_request_mode;
  widget_class->measure = ebb_heat_legend_measure;
  widget_class->snapshot = ebb_heat_legend_snapshot;

  gtk_widget_class_set_css_name (widget_class, "heatlegend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ebb_heat_legend_init (EbbHeatLegend *self)
{
  self->measure = EBB_BODY_MEAN;
  self->maximum = 10;
  ebb_drawing_follow_style (GTK_WIDGET (self));
}

/**
 * ebb_heat_legend_new:
 *
 * Returns: (transfer floating): a new legend of average pain
 */
GtkWidget *
ebb_heat_legend_new (void)
{
  return g_object_new (EBB_TYPE_HEAT_LEGEND, NULL);
}

/**
 * ebb_heat_legend_set_scale:
 * @self: a legend
 * @measure: what is shown
 * @maximum: where the scale ends, in the unit of the measure
 */
void
ebb_heat_legend_set_scale (EbbHeatLegend *self,
                           EbbBodyMeasure measure,
                           double maximum)
{
  g_autofree char *end = ebb_body_measure_format (measure, maximum);
  /* Translators: the scale of a heat map: what it measures, and where it ends,
   * as in "Scale: Days with pain, from 0 to 65 %" */
  g_autofree char *label = g_strdup_printf (C_ ("a11y", "Scale: %s, from 0 to %s"), ebb_body_measure_get_name (measure), end);

  g_return_if_fail (EBB_IS_HEAT_LEGEND (self));

  self->measure = measure;
  self->maximum = maximum;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
