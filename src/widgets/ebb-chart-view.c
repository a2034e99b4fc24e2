// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-view.h"

#include "ebb-drawing.h"

/**
 * EbbChartView:
 *
 * A line of pain over days.
 *
 * Accessibility: an image that is described by its message.
 */
struct _EbbChartView
{
  GtkWidget parent_instance;

  GTimeZone *zone;    /* (owned) */
  EbbSample *samples; /* (owned) */
  EbbLayer layers[2];
  EbbChart chart;
  char *unit; /* (owned) */
};

G_DEFINE_FINAL_TYPE (EbbChartView, ebb_chart_view, GTK_TYPE_WIDGET)

#define DAY 86400.0
#define MIN_WIDTH 200
#define HEIGHT 160

/* Every sample of so few is drawn as a point as well. */
#define POINTS_UP_TO 62

static void
ebb_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
}

static void
ebb_chart_view_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  EbbChartView *self = EBB_CHART_VIEW (widget);
  EbbChartStyle style = { ebb_drawing_get_palette (), ebb_drawing_get_text_scale (widget), gtk_widget_get_scale_factor (widget) };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  ebb_chart_draw (&self->chart, cr, width, height, &style);
  cairo_destroy (cr);
}

static void
ebb_chart_view_finalize (GObject *object)
{
  EbbChartView *self = EBB_CHART_VIEW (object);

  g_time_zone_unref (self->zone);
  g_free (self->samples);
  g_free (self->unit);

  G_OBJECT_CLASS (ebb_chart_view_parent_class)->finalize (object);
}

static void
ebb_chart_view_class_init (EbbChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ebb_chart_view_finalize;
  widget_class->measure = ebb_chart_view_measure;
  widget_class->snapshot = ebb_chart_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ebb_chart_view_init (EbbChartView *self)
{
  /* Days have no time of day: they are drawn by a calendar without changes. */
  self->zone = g_time_zone_new_utc ();
  self->chart = (EbbChart){ .zone = self->zone };
  ebb_scale_init_rating (&self->chart.scale, 6);
  ebb_drawing_follow_style (GTK_WIDGET (self));
}

/**
 * ebb_chart_view_new:
 *
 * Returns: (transfer floating): a new view with nothing in it
 */
GtkWidget *
ebb_chart_view_new (void)
{
  return g_object_new (EBB_TYPE_CHART_VIEW, NULL);
}

/**
 * ebb_chart_view_set_line:
 * @self: a view
 * @unit: what the values are
 * @message: what the chart says, in words
 * @from: the first day
 * @to: the day after the last
 * @samples: (array length=n_samples): days and ratings, in order
 * @n_samples: how many
 */
void
ebb_chart_view_set_line (EbbChartView *self,
                         const char *unit,
                         const char *message,
                         double from,
                         double to,
                         const EbbSample *samples,
                         guint n_samples)
{
  g_return_if_fail (EBB_IS_CHART_VIEW (self));

  g_free (self->samples);
  self->samples = g_memdup2 (samples, n_samples * sizeof *samples);
  for (guint i = 0; i < n_samples; i++)
    self->samples[i].x = (self->samples[i].x + 0.5) * DAY;
  g_free (self->unit);
  self->unit = g_strdup (unit);

  /* a line never crosses a day that is missing */
  self->layers[0] = (EbbLayer){ .kind = EBB_LAYER_LINE, .samples = self->samples, .n_samples = n_samples, .gap = 1.5 * DAY };
  self->layers[1] = (EbbLayer){ .kind = EBB_LAYER_POINTS, .samples = self->samples, .n_samples = n_samples };
  self->chart.from = from * DAY;
  self->chart.to = to * DAY;
  self->chart.unit = self->unit;
  self->chart.layers = self->layers;
  self->chart.n_layers = n_samples <= POINTS_UP_TO ? 2 : 1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, unit,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
