// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-hour-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-format.h"

/**
 * EbbHourView:
 *
 * The means of a week's hours, to be read: an #EbbCellView of an #EbbHourGrid. A cell
 * is the weekday (0 is Monday) times 24, plus the hour.
 *
 * Home and End lead to the first and the last hour of the weekday.
 *
 * CSS: `hourview`
 */
struct _EbbHourView
{
  EbbCellView parent_instance;

  EbbHourPattern pattern;
  char *unit; /* (owned) (nullable) */
  EbbHourGrid grid;
  EbbHourGridFrame frame; /* of the picture that is shown */
};

G_DEFINE_FINAL_TYPE (EbbHourView, ebb_hour_view, EBB_TYPE_CELL_VIEW)

#define N_HOURS 24
#define N_CELLS (7 * N_HOURS)
#define MONDAY ((EbbDay) 4) /* 1970-01-05 */

static const EbbHourCell *
get_cell (EbbHourView *self,
          int cell)
{
  return &self->pattern.cells[cell / N_HOURS][cell % N_HOURS];
}

/* Puts the cells with the lowest and the highest mean there, the first of equals. Only
 * those of enough days count. Returns whether there is any. */
static gboolean
find_extremes (EbbHourView *self,
               int *lowest,
               int *highest)
{
  *lowest = *highest = EBB_CELL_NONE;
  for (int i = 0; i < N_CELLS; i++)
    {
      const EbbHourCell *cell = get_cell (self, i);

      if (cell->n_days < EBB_PATTERN_MIN_DAYS)
        continue;
      if (*lowest == EBB_CELL_NONE || cell->mean < get_cell (self, *lowest)->mean)
        *lowest = i;
      if (*highest == EBB_CELL_NONE || cell->mean > get_cell (self, *highest)->mean)
        *highest = i;
    }
  return *lowest != EBB_CELL_NONE;
}

/* --- words --- */

/* "Monday, 08:00 to 09:00" */
static char *
format_hour (int cell)
{
  int hour = cell % N_HOURS;
  g_autofree char *weekday = ebb_day_format (MONDAY + cell / N_HOURS, "%A");
  g_autofree char *from = ebb_format_time ((EbbMoment){ hour * 3600, 0 });
  g_autofree char *to = ebb_format_time ((EbbMoment){ (hour + 1) * 3600, 0 });

  /* Translators: an hour of the week: "Monday, 08:00 to 09:00" */
  return g_strdup_printf (C_ ("hours of the week", "%s, %s to %s"), weekday, from, to);
}

static char *
ebb_hour_view_describe (EbbCellView *view,
                        int index)
{
  const EbbHourCell *cell = get_cell (EBB_HOUR_VIEW (view), index);
  g_autofree char *hour = format_hour (index);
  g_autofree char *mean = NULL;

  if (cell->n_days == 0)
    /* Translators: %s is "Monday, 08:00 to 09:00" */
    return g_strdup_printf (C_ ("hours of the week", "%s: nothing recorded"), hour);
  mean = ebb_cell_view_format_value (cell->mean);
  if (cell->n_days < EBB_PATTERN_MIN_DAYS)
    /* Translators: "Monday, 08:00 to 09:00", a number of days, and what their average is */
    return g_strdup_printf (g_dngettext (NULL,
                                         "%s: only %u day, too few for an average (%s)",
                                         "%s: only %u days, too few for an average (%s)",
                                         cell->n_days),
                            hour, cell->n_days, mean);
  /* Translators: "Monday, 08:00 to 09:00", the average value, and of how many days */
  return g_strdup_printf (g_dngettext (NULL, "%s: %s on average, %u day", "%s: %s on average, %u days", cell->n_days),
                          hour, mean, cell->n_days);
}

static char *
ebb_hour_view_summarize (EbbCellView *view)
{
  EbbHourView *self = EBB_HOUR_VIEW (view);
  guint n_days = self->pattern.n_days;
  int lowest, highest;
  g_autofree char *low_hour = NULL;
  g_autofree char *high_hour = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (n_days == 0)
    return g_strdup (C_ ("hours of the week", "Nothing recorded"));
  if (!find_extremes (self, &lowest, &highest))
    return g_strdup_printf (g_dngettext (NULL,
                                         "%u day, too few in every hour for an average",
                                         "%u days, too few in every hour for an average",
                                         n_days),
                            n_days);
  high_hour = format_hour (highest);
  high = ebb_cell_view_format_value (get_cell (self, highest)->mean);
  low = ebb_cell_view_format_value (get_cell (self, lowest)->mean);
  if (g_str_equal (low, high))
    /* Translators: an average value, and of how many days it is */
    return g_strdup_printf (g_dngettext (NULL,
                                         "%s on average in every hour with enough days; %u day",
                                         "%s on average in every hour with enough days; %u days",
                                         n_days),
                            high, n_days);
  low_hour = format_hour (lowest);
  /* Translators: twice an hour of the week as "Monday, 08:00 to 09:00" and its average
   * value; then of how many days they are */
  return g_strdup_printf (g_dngettext (NULL,
                                       "Highest: %s (%s); lowest: %s (%s); %u day",
                                       "Highest: %s (%s); lowest: %s (%s); %u days",
                                       n_days),
                          high_hour, high, low_hour, low, n_days);
}

/* --- the picture --- */

static double
ebb_hour_view_get_height (EbbCellView *view,
                          double width,
                          const EbbChartStyle *style)
{
  return ebb_hour_grid_get_height (&EBB_HOUR_VIEW (view)->grid, width, style);
}

static void
ebb_hour_view_draw (EbbCellView *view,
                    cairo_t *cr,
                    double width,
                    double height,
                    const EbbChartStyle *style)
{
  EbbHourView *self = EBB_HOUR_VIEW (view);

  ebb_hour_grid_layout (&self->grid, cr, width, height, style, &self->frame);
  ebb_hour_grid_draw (&self->grid, cr, width, height, style);
}

static int
ebb_hour_view_find (EbbCellView *view,
                    double x,
                    double y)
{
  int weekday, hour;

  if (!ebb_hour_grid_find (&EBB_HOUR_VIEW (view)->frame, x, y, &weekday, &hour))
    return EBB_CELL_NONE;
  return weekday * N_HOURS + hour;
}

static gboolean
ebb_hour_view_get_area (EbbCellView *view,
                        int cell,
                        cairo_rectangle_t *area)
{
  EbbHourView *self = EBB_HOUR_VIEW (view);

  if (!(self->frame.cell_width > 0))
    return FALSE;
  ebb_hour_grid_get_cell (&self->frame, cell / N_HOURS, cell % N_HOURS, area);
  return TRUE;
}

/* --- from cell to cell --- */

/* The highest mean, which the description names. */
static int
ebb_hour_view_get_start (EbbCellView *view)
{
  int lowest, highest;

  return find_extremes (EBB_HOUR_VIEW (view), &lowest, &highest) ? highest : 0;
}

static int
ebb_hour_view_get_end (EbbCellView *view,
                       int cell,
                       gboolean last)
{
  return cell - cell % N_HOURS + (last ? N_HOURS - 1 : 0);
}

static int
ebb_hour_view_step (EbbCellView *view,
                    int cell,
                    int dx,
                    int dy)
{
  int weekday = cell / N_HOURS;
  int hour = cell % N_HOURS;

  ebb_hour_grid_step (&EBB_HOUR_VIEW (view)->frame, dx, dy, &weekday, &hour);
  return weekday * N_HOURS + hour;
}

static void
ebb_hour_view_finalize (GObject *object)
{
  g_free (EBB_HOUR_VIEW (object)->unit);

  G_OBJECT_CLASS (ebb_hour_view_parent_class)->finalize (object);
}

static void
ebb_hour_view_class_init (EbbHourViewClass *klass)
{
  EbbCellViewClass *view_class = EBB_CELL_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ebb_hour_view_finalize;
  view_class->get_height = ebb_hour_view_get_height;
  view_class->draw = ebb_hour_view_draw;
  view_class->find = ebb_hour_view_find;
  view_class->get_area = ebb_hour_view_get_area;
  view_class->get_start = ebb_hour_view_get_start;
  view_class->get_end = ebb_hour_view_get_end;
  view_class->step = ebb_hour_view_step;
  view_class->describe = ebb_hour_view_describe;
  view_class->summarize = ebb_hour_view_summarize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "hourview");
}

static void
ebb_hour_view_init (EbbHourView *self)
{
  for (int i = 0; i < N_CELLS; i++)
    self->pattern.cells[i / N_HOURS][i % N_HOURS].mean = NAN;
  self->grid = (EbbHourGrid){ .pattern = &self->pattern, .colors = { .is_pain = TRUE, .most = 10 } };
}

/**
 * ebb_hour_view_new:
 *
 * Returns: (transfer floating): a new view with nothing in it
 */
GtkWidget *
ebb_hour_view_new (void)
{
  return g_object_new (EBB_TYPE_HOUR_VIEW, NULL);
}

/**
 * ebb_hour_view_set_pattern:
 * @self: a view
 * @pattern: the means by weekday and hour; copied
 * @colors: what they look like
 * @unit: (nullable): what they are, for the legend
 * @name: what the picture is called for a screen reader
 *
 * Means of fewer than %EBB_PATTERN_MIN_DAYS days are told with how few they are, and
 * the description leaves them out.
 */
void
ebb_hour_view_set_pattern (EbbHourView *self,
                           const EbbHourPattern *pattern,
                           const EbbValueColors *colors,
                           const char *unit,
                           const char *name)
{
  g_return_if_fail (EBB_IS_HOUR_VIEW (self));
  g_return_if_fail (pattern != NULL && colors != NULL);

  self->pattern = *pattern;
  g_free (self->unit);
  self->unit = g_strdup (unit);
  self->grid.colors = *colors;
  self->grid.unit = self->unit;
  ebb_cell_view_update (EBB_CELL_VIEW (self), name);
}
