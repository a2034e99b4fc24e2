// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-year-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-format.h"

/**
 * EbbYearView:
 *
 * The days of one or more years, to be read: an #EbbCellView of an #EbbYearGrid. A cell
 * is an #EbbDay.
 *
 * Home and End lead to the first and the last day of the period; Page Up and Page Down
 * go by month, with Shift or Control by year.
 *
 * Signals: `day-activated (int day)`: by click, Enter or Space, whether or not the day
 * has a value.
 *
 * CSS: `yearview`
 */
struct _EbbYearView
{
  EbbCellView parent_instance;

  GArray *days; /* (owned) (element-type EbbDayValues) */
  char *unit;   /* (owned) (nullable) */
  EbbYearGrid grid;
  EbbYearGridFrame frame; /* of the picture that is shown */
};

G_DEFINE_FINAL_TYPE (EbbYearView, ebb_year_view, EBB_TYPE_CELL_VIEW)

enum
{
  SIGNAL_DAY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The mean of the days' values of a month. */
typedef struct
{
  EbbDay day; /* one of the month */
  double mean;
} Month;

/* --- words --- */

static gboolean
is_shown (EbbYearView *self,
          EbbDay day)
{
  return day >= self->grid.period.from && day <= self->grid.period.to;
}

static char *
ebb_year_view_describe (EbbCellView *view,
                        int day)
{
  const EbbDayValues *values = ebb_year_grid_get_values (&EBB_YEAR_VIEW (view)->grid, day);
  g_autofree char *date = ebb_period_to_string ((EbbPeriod){ day, day });
  g_autofree char *mean = NULL;

  if (values == NULL)
    /* Translators: a day of the calendar: "12 March 2026: no value" */
    return g_strdup_printf (C_ ("year", "%s: no value"), date);
  mean = ebb_cell_view_format_value (values->mean);
  /* Translators: a day of the calendar, its value, and of how many entries it is the
   * average: "12 March 2026: 5.3, 3 entries" */
  return g_strdup_printf (g_dngettext (NULL, "%s: %s, %u entry", "%s: %s, %u entries", values->n), date, mean, values->n);
}

static EbbPeriod
get_month (EbbDay day)
{
  int year, month, month_day;
  EbbDay first;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  first = day - month_day + 1;
  return (EbbPeriod){ first, ebb_day_add_months (first, 1) - 1 };
}

/* Puts the months with the lowest and the highest mean there, the first of equals. Only
 * those with enough days count, of which a month takes as many wherever the period
 * begins and ends. Returns how many these are. */
static guint
find_extremes (EbbYearView *self,
               Month *lowest,
               Month *highest)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (EbbDayValues));
  guint n = 0;
  guint end;

  for (guint begin = 0; begin < self->days->len; begin = end)
    {
      EbbPeriod month = get_month (g_array_index (self->days, EbbDayValues, begin).day);
      Month this = { .day = month.from };
      double sum = 0;

      g_array_set_size (days, 0);
      for (end = begin; end < self->days->len && g_array_index (self->days, EbbDayValues, end).day <= month.to; end++)
        {
          const EbbDayValues *values = &g_array_index (self->days, EbbDayValues, end);

          if (!is_shown (self, values->day))
            continue;
          g_array_append_val (days, *values);
          sum += values->mean;
        }
      if (!ebb_trend_is_enough (days, month))
        continue;
      this.mean = sum / days->len;
      if (n == 0 || this.mean < lowest->mean)
        *lowest = this;
      if (n == 0 || this.mean > highest->mean)
        *highest = this;
      n++;
    }
  return n;
}

static guint
count_shown (EbbYearView *self)
{
  guint n = 0;

  for (guint i = 0; i < self->days->len; i++)
    n += is_shown (self, g_array_index (self->days, EbbDayValues, i).day);
  return n;
}

static char *
ebb_year_view_summarize (EbbCellView *view)
{
  EbbYearView *self = EBB_YEAR_VIEW (view);
  guint n_days = count_shown (self);
  Month lowest = { 0 };
  Month highest = { 0 };
  g_autofree char *count = NULL;
  g_autofree char *low_month = NULL;
  g_autofree char *high_month = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (n_days == 0)
    return g_strdup (C_ ("year", "No day with a value"));
  count = g_strdup_printf (g_dngettext (NULL, "%u day with a value", "%u days with a value", n_days), n_days);
  if (find_extremes (self, &lowest, &highest) < 2)
    return g_steal_pointer (&count);

  low_month = ebb_format_month (lowest.day);
  high_month = ebb_format_month (highest.day);
  low = ebb_cell_view_format_value (lowest.mean);
  high = ebb_cell_view_format_value (highest.mean);
  if (g_str_equal (low, high))
    /* Translators: "203 days with a value", and an average value */
    return g_strdup_printf (C_ ("year", "%s; %s on average in every month with enough days"), count, low);
  /* Translators: "203 days with a value", then twice a month as "March 2026" and the
   * average value in it */
  return g_strdup_printf (C_ ("year", "%s; highest month: %s (%s on average); lowest month: %s (%s on average)"),
                          count, high_month, high, low_month, low);
}

/* --- the picture --- */

static double
ebb_year_view_get_height (EbbCellView *view,
                          double width,
                          const EbbChartStyle *style)
{
  return ebb_year_grid_get_height (&EBB_YEAR_VIEW (view)->grid, width, style);
}

static void
ebb_year_view_draw (EbbCellView *view,
                    cairo_t *cr,
                    double width,
                    double height,
                    const EbbChartStyle *style)
{
  EbbYearView *self = EBB_YEAR_VIEW (view);

  ebb_year_grid_layout (&self->grid, cr, width, height, style, &self->frame);
  ebb_year_grid_draw (&self->grid, cr, width, height, style);
}

static int
ebb_year_view_find (EbbCellView *view,
                    double x,
                    double y)
{
  EbbDay day;

  return ebb_year_grid_find (&EBB_YEAR_VIEW (view)->frame, x, y, &day) ? day : EBB_CELL_NONE;
}

static gboolean
ebb_year_view_get_area (EbbCellView *view,
                        int day,
                        cairo_rectangle_t *area)
{
  return ebb_year_grid_get_cell (&EBB_YEAR_VIEW (view)->frame, day, area);
}

/* --- from cell to cell --- */

/* The last day with a value, else the last day. */
static int
ebb_year_view_get_start (EbbCellView *view)
{
  EbbYearView *self = EBB_YEAR_VIEW (view);

  if (ebb_period_is_empty (self->grid.period))
    return EBB_CELL_NONE;
  for (guint i = self->days->len; i-- > 0;)
    {
      EbbDay day = g_array_index (self->days, EbbDayValues, i).day;

      if (is_shown (self, day))
        return day;
    }
  return self->grid.period.to;
}

static int
ebb_year_view_get_end (EbbCellView *view,
                       int day,
                       gboolean last)
{
  EbbYearView *self = EBB_YEAR_VIEW (view);

  return last ? self->grid.period.to : self->grid.period.from;
}

static int
ebb_year_view_step (EbbCellView *view,
                    int day,
                    int dx,
                    int dy)
{
  return ebb_year_grid_step (&EBB_YEAR_VIEW (view)->frame, day, dx, dy);
}

static int
ebb_year_view_leap (EbbCellView *view,
                    int day,
                    int by,
                    gboolean far)
{
  EbbYearView *self = EBB_YEAR_VIEW (view);

  return CLAMP (ebb_day_add_months (day, far ? 12 * by : by), self->grid.period.from, self->grid.period.to);
}

static void
ebb_year_view_activate (EbbCellView *view,
                        int day)
{
  g_signal_emit (view, signals[SIGNAL_DAY_ACTIVATED], 0, day);
}

static void
ebb_year_view_finalize (GObject *object)
{
  EbbYearView *self = EBB_YEAR_VIEW (object);

  g_array_unref (self->days);
  g_free (self->unit);

  G_OBJECT_CLASS (ebb_year_view_parent_class)->finalize (object);
}

static void
ebb_year_view_class_init (EbbYearViewClass *klass)
{
  EbbCellViewClass *view_class = EBB_CELL_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ebb_year_view_finalize;
  view_class->get_height = ebb_year_view_get_height;
  view_class->draw = ebb_year_view_draw;
  view_class->find = ebb_year_view_find;
  view_class->get_area = ebb_year_view_get_area;
  view_class->get_start = ebb_year_view_get_start;
  view_class->get_end = ebb_year_view_get_end;
  view_class->step = ebb_year_view_step;
  view_class->leap = ebb_year_view_leap;
  view_class->describe = ebb_year_view_describe;
  view_class->summarize = ebb_year_view_summarize;
  view_class->activate = ebb_year_view_activate;

  signals[SIGNAL_DAY_ACTIVATED] = g_signal_new ("day-activated", EBB_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "yearview");
}

static void
ebb_year_view_init (EbbYearView *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (EbbDayValues));
  self->grid = (EbbYearGrid){ .period = { 0, -1 }, .colors = { .is_pain = TRUE, .most = 10 } };
}

/**
 * ebb_year_view_new:
 *
 * Returns: (transfer floating): a new view with nothing in it
 */
GtkWidget *
ebb_year_view_new (void)
{
  return g_object_new (EBB_TYPE_YEAR_VIEW, NULL);
}

/**
 * ebb_year_view_set_days:
 * @self: a view
 * @days: (element-type EbbDayValues): the days with a value, in their order; copied
 * @period: which days are shown
 * @colors: what the means of the days look like
 * @unit: (nullable): what they are, for the legend
 * @name: what the picture is called for a screen reader
 *
 * The description names months that have enough days by ebb_trend_is_enough().
 */
void
ebb_year_view_set_days (EbbYearView *self,
                        const GArray *days,
                        EbbPeriod period,
                        const EbbValueColors *colors,
                        const char *unit,
                        const char *name)
{
  g_return_if_fail (EBB_IS_YEAR_VIEW (self));
  g_return_if_fail (days != NULL && colors != NULL);

  g_array_set_size (self->days, 0);
  if (days->len > 0)
    g_array_append_vals (self->days, days->data, days->len);
  g_free (self->unit);
  self->unit = g_strdup (unit);
  self->grid = (EbbYearGrid){
    .days = (const EbbDayValues *) (gconstpointer) self->days->data,
    .n_days = self->days->len,
    .period = period,
    .colors = *colors,
    .unit = self->unit,
  };
  ebb_cell_view_update (EBB_CELL_VIEW (self), name);
}
