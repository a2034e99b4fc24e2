// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-histogram-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "draw/ebb-value-colors.h"

/**
 * EbbHistogramView:
 *
 * How many days there are of each value, to be read: an #EbbCellView of an
 * #EbbHistogram. A cell is the index of a bin, and is as high as the picture, so that
 * a bin without days can be pointed at as well.
 *
 * CSS: `histogramview`
 */
struct _EbbHistogramView
{
  EbbCellView parent_instance;

  EbbDistribution distribution; /* with counts of its own */
  char *unit;                   /* (owned) (nullable) */
  EbbHistogram histogram;
  EbbHistogramFrame frame; /* of the picture that is shown */
};

G_DEFINE_FINAL_TYPE (EbbHistogramView, ebb_histogram_view, EBB_TYPE_CELL_VIEW)

/* Height in px of the bars, and of what grows with the text */
#define BARS_HEIGHT 130
#define TEXT_HEIGHT 50

/* The first of the fullest bins, %EBB_CELL_NONE without days. */
static int
find_fullest (EbbHistogramView *self)
{
  const EbbDistribution *distribution = &self->distribution;
  int fullest = EBB_CELL_NONE;

  for (guint i = 0; i < distribution->n_bins; i++)
    if (distribution->counts[i] > 0 &&
        (fullest == EBB_CELL_NONE || distribution->counts[i] > distribution->counts[fullest]))
      fullest = (int) i;
  return fullest;
}

/* --- words --- */

/* "5", or "6 to under 7" of a bin that ends where the next begins */
static char *
format_bin (EbbHistogramView *self,
            int bin)
{
  const EbbDistribution *distribution = &self->distribution;
  g_autofree char *from = ebb_value_colors_format (distribution->first + bin * distribution->width);
  g_autofree char *to = NULL;

  if (distribution->centred)
    return g_steal_pointer (&from);
  to = ebb_value_colors_format (distribution->first + (bin + 1) * distribution->width);
  /* Translators: values from the first number on, below the second: "6 to under 7" */
  return g_strdup_printf (C_ ("distribution", "%s to under %s"), from, to);
}

static char *
ebb_histogram_view_describe (EbbCellView *view,
                             int bin)
{
  EbbHistogramView *self = EBB_HISTOGRAM_VIEW (view);
  guint count = self->distribution.counts[bin];
  guint n_days = self->distribution.n_days;
  g_autofree char *value = format_bin (self, bin);

  if (self->histogram.is_pain)
    /* Translators: a rating of pain, on how many days it was that, and the number of all days */
    return g_strdup_printf (g_dngettext (NULL, "Pain %s: %u day of %u", "Pain %s: %u days of %u", count), value, count, n_days);
  /* Translators: a value, or values as "6 to under 7", on how many days it was that, and
   * the number of all days */
  return g_strdup_printf (g_dngettext (NULL, "%s: %u day of %u", "%s: %u days of %u", count), value, count, n_days);
}

static char *
ebb_histogram_view_summarize (EbbCellView *view)
{
  EbbHistogramView *self = EBB_HISTOGRAM_VIEW (view);
  int fullest = find_fullest (self);
  g_autofree char *value = NULL;
  g_autofree char *most = NULL;
  g_autofree char *median = NULL;

  if (fullest == EBB_CELL_NONE)
    return g_strdup (C_ ("distribution", "No day with a value"));
  value = format_bin (self, fullest);
  /* Translators: a value, or values as "6 to under 7", on how many days it was that, and
   * the number of all days */
  most = g_strdup_printf (C_ ("distribution", "Most days at %s (%u of %u)"), value,
                          self->distribution.counts[fullest], self->distribution.n_days);
  if (!self->histogram.has_median)
    return g_steal_pointer (&most);
  median = ebb_cell_view_format_value (self->histogram.median);
  /* Translators: "Most days at 4 (19 of 71)", and the median of all days */
  return g_strdup_printf (C_ ("distribution", "%s; median %s"), most, median);
}

/* --- the picture --- */

static double
ebb_histogram_view_get_height (EbbCellView *view,
                               double width,
                               const EbbChartStyle *style)
{
  return BARS_HEIGHT + TEXT_HEIGHT * style->text_scale;
}

static void
ebb_histogram_view_draw (EbbCellView *view,
                         cairo_t *cr,
                         double width,
                         double height,
                         const EbbChartStyle *style)
{
  EbbHistogramView *self = EBB_HISTOGRAM_VIEW (view);

  ebb_histogram_layout (&self->histogram, cr, width, height, style, &self->frame);
  ebb_histogram_draw (&self->histogram, cr, width, height, style);
}

static int
ebb_histogram_view_find (EbbCellView *view,
                         double x,
                         double y)
{
  EbbHistogramView *self = EBB_HISTOGRAM_VIEW (view);
  guint index;

  return ebb_histogram_find (&self->histogram, &self->frame, x, y, &index) ? (int) index : EBB_CELL_NONE;
}

static gboolean
ebb_histogram_view_get_area (EbbCellView *view,
                             int bin,
                             cairo_rectangle_t *area)
{
  EbbHistogramView *self = EBB_HISTOGRAM_VIEW (view);

  if (bin < 0 || (guint) bin >= self->distribution.n_bins || !(self->frame.width > 0 && self->frame.height > 0))
    return FALSE;
  ebb_histogram_get_bar (&self->histogram, &self->frame, (guint) bin, area);
  area->y = self->frame.y;
  area->height = self->frame.height;
  return TRUE;
}

/* --- from cell to cell --- */

static int
ebb_histogram_view_get_start (EbbCellView *view)
{
  return find_fullest (EBB_HISTOGRAM_VIEW (view));
}

static int
ebb_histogram_view_get_end (EbbCellView *view,
                            int bin,
                            gboolean last)
{
  return last ? (int) EBB_HISTOGRAM_VIEW (view)->distribution.n_bins - 1 : 0;
}

static int
ebb_histogram_view_step (EbbCellView *view,
                         int bin,
                         int dx,
                         int dy)
{
  return CLAMP (bin + dx, 0, (int) EBB_HISTOGRAM_VIEW (view)->distribution.n_bins - 1);
}

static void
ebb_histogram_view_finalize (GObject *object)
{
  EbbHistogramView *self = EBB_HISTOGRAM_VIEW (object);

  g_free (self->distribution.counts);
  g_free (self->unit);

  G_OBJECT_CLASS (ebb_histogram_view_parent_class)->finalize (object);
}

static void
ebb_histogram_view_class_init (EbbHistogramViewClass *klass)
{
  EbbCellViewClass *view_class = EBB_CELL_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ebb_histogram_view_finalize;
  view_class->get_height = ebb_histogram_view_get_height;
  view_class->draw = ebb_histogram_view_draw;
  view_class->find = ebb_histogram_view_find;
  view_class->get_area = ebb_histogram_view_get_area;
  view_class->get_start = ebb_histogram_view_get_start;
  view_class->get_end = ebb_histogram_view_get_end;
  view_class->step = ebb_histogram_view_step;
  view_class->describe = ebb_histogram_view_describe;
  view_class->summarize = ebb_histogram_view_summarize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "histogramview");
}

static void
ebb_histogram_view_init (EbbHistogramView *self)
{
  self->histogram.distribution = &self->distribution;
}

/**
 * ebb_histogram_view_new:
 *
 * Returns: (transfer floating): a new view with nothing in it
 */
GtkWidget *
ebb_histogram_view_new (void)
{
  return g_object_new (EBB_TYPE_HISTOGRAM_VIEW, NULL);
}

/**
 * ebb_histogram_view_set_distribution:
 * @self: a view
 * @distribution: how many days there are of each value; copied
 * @is_pain: whether the values are intensities of pain
 * @unit: (nullable): what they are, for the axis
 * @median: of the days; NAN if it is not shown
 * @name: what the picture is called for a screen reader
 */
void
ebb_histogram_view_set_distribution (EbbHistogramView *self,
                                     const EbbDistribution *distribution,
                                     gboolean is_pain,
                                     const char *unit,
                                     double median,
                                     const char *name)
{
  g_return_if_fail (EBB_IS_HISTOGRAM_VIEW (self));
  g_return_if_fail (distribution != NULL);

  g_free (self->distribution.counts);
  self->distribution = *distribution;
  self->distribution.counts = g_memdup2 (distribution->counts, distribution->n_bins * sizeof *distribution->counts);
  g_free (self->unit);
  self->unit = g_strdup (unit);
  self->histogram.is_pain = is_pain;
  self->histogram.unit = self->unit;
  self->histogram.has_median = !isnan (median);
  self->histogram.median = isnan (median) ? 0 : median;
  ebb_cell_view_update (EBB_CELL_VIEW (self), name);
}
