// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-chart-view.h"

/**
 * EbbReliefChartView:
 *
 * One picture of what sessions did, to be read: an #EbbCellView of an #EbbReliefChart.
 * Left and Right, or Up and Down, go to the time or session before or after.
 *
 * CSS: `reliefchartview`
 */
struct _EbbReliefChartView
{
  EbbCellView parent_instance;

  EbbReliefChart *chart; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (EbbReliefChartView, ebb_relief_chart_view, EBB_TYPE_CELL_VIEW)

#define EMPTY_HEIGHT 200

static int
get_n_cells (EbbCellView *view)
{
  EbbReliefChartView *self = EBB_RELIEF_CHART_VIEW (view);

  return self->chart != NULL ? (int) ebb_relief_chart_get_n_cells (self->chart) : 0;
}

static char *
ebb_relief_chart_view_describe (EbbCellView *view,
                                int cell)
{
  return g_strdup (ebb_relief_chart_get_words (EBB_RELIEF_CHART_VIEW (view)->chart, (guint) cell));
}

static char *
ebb_relief_chart_view_summarize (EbbCellView *view)
{
  EbbReliefChartView *self = EBB_RELIEF_CHART_VIEW (view);

  return g_strdup (self->chart != NULL ? ebb_relief_chart_get_summary (self->chart) : "");
}

static double
ebb_relief_chart_view_get_height (EbbCellView *view,
                                  double width,
                                  const EbbChartStyle *style)
{
  EbbReliefChartView *self = EBB_RELIEF_CHART_VIEW (view);

  return self->chart != NULL ? ebb_relief_chart_get_height (self->chart, style) : EMPTY_HEIGHT;
}

static void
ebb_relief_chart_view_draw (EbbCellView *view,
                            cairo_t *cr,
                            double width,
                            double height,
                            const EbbChartStyle *style)
{
  EbbReliefChartView *self = EBB_RELIEF_CHART_VIEW (view);

  if (self->chart == NULL)
    return;
  ebb_relief_chart_layout (self->chart, cr, width, height, style);
  ebb_relief_chart_draw (self->chart, cr, width, height, style);
}

static int
ebb_relief_chart_view_find (EbbCellView *view,
                            double x,
                            double y)
{
  EbbReliefChartView *self = EBB_RELIEF_CHART_VIEW (view);
  guint cell;

  return self->chart != NULL && ebb_relief_chart_find (self->chart, x, y, &cell) ? (int) cell : EBB_CELL_NONE;
}

static gboolean
ebb_relief_chart_view_get_area (EbbCellView *view,
                                int cell,
                                cairo_rectangle_t *area)
{
  EbbReliefChartView *self = EBB_RELIEF_CHART_VIEW (view);

  return self->chart != NULL && cell >= 0 && ebb_relief_chart_get_area (self->chart, (guint) cell, area);
}

static int
ebb_relief_chart_view_get_start (EbbCellView *view)
{
  return get_n_cells (view) > 0 ? 0 : EBB_CELL_NONE;
}

static int
ebb_relief_chart_view_get_end (EbbCellView *view,
                               int cell,
                               gboolean last)
{
  return last ? get_n_cells (view) - 1 : 0;
}

static int
ebb_relief_chart_view_step (EbbCellView *view,
                            int cell,
                            int dx,
                            int dy)
{
  return CLAMP (cell + dx + dy, 0, MAX (get_n_cells (view) - 1, 0));
}

static void
ebb_relief_chart_view_finalize (GObject *object)
{
  g_clear_pointer (&EBB_RELIEF_CHART_VIEW (object)->chart, ebb_relief_chart_free);

  G_OBJECT_CLASS (ebb_relief_chart_view_parent_class)->finalize (object);
}

static void
ebb_relief_chart_view_class_init (EbbReliefChartViewClass *klass)
{
  EbbCellViewClass *view_class = EBB_CELL_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ebb_relief_chart_view_finalize;
  view_class->get_height = ebb_relief_chart_view_get_height;
  view_class->draw = ebb_relief_chart_view_draw;
  view_class->find = ebb_relief_chart_view_find;
  view_class->get_area = ebb_relief_chart_view_get_area;
  view_class->get_start = ebb_relief_chart_view_get_start;
  view_class->get_end = ebb_relief_chart_view_get_end;
  view_class->step = ebb_relief_chart_view_step;
  view_class->describe = ebb_relief_chart_view_describe;
  view_class->summarize = ebb_relief_chart_view_summarize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "reliefchartview");
}

static void
ebb_relief_chart_view_init (EbbReliefChartView *self)
{
}

/**
 * ebb_relief_chart_view_new:
 *
 * Returns: (transfer floating): a new view with nothing in it
 */
GtkWidget *
ebb_relief_chart_view_new (void)
{
  return g_object_new (EBB_TYPE_RELIEF_CHART_VIEW, NULL);
}

/**
 * ebb_relief_chart_view_set_chart:
 * @self: a view
 * @chart: (transfer full): what it shows
 * @name: what the picture is called for a screen reader
 */
void
ebb_relief_chart_view_set_chart (EbbReliefChartView *self,
                                 EbbReliefChart *chart,
                                 const char *name)
{
  g_return_if_fail (EBB_IS_RELIEF_CHART_VIEW (self));
  g_return_if_fail (chart != NULL);

  ebb_relief_chart_free (self->chart);
  self->chart = chart;
  ebb_cell_view_update (EBB_CELL_VIEW (self), name);
}

/**
 * ebb_relief_chart_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
EbbReliefChart *
ebb_relief_chart_view_get_chart (EbbReliefChartView *self)
{
  g_return_val_if_fail (EBB_IS_RELIEF_CHART_VIEW (self), NULL);

  return self->chart;
}
