// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-year-grid.h"

#include <math.h>

/* A year at one glance. Where it is wide enough a column is a week, as a year has 53
 * or 54 of them; on a narrow page the months are blocks, three beside each other.
 * Time goes from left to right in every language. */

#define MAX_COLUMNS 54
#define BLOCK_ROWS 6 /* weeks that a month may touch */
#define GUTTER 36.0  /* px for the names of weekdays, times the scale of text */
#define SPACE 6.0
#define YEAR_SPACE 14.0
#define BLOCK_SPACE 14.0
#define MIN_WEEK_CELL 9.0 /* px below which weeks give way to months, times the scale of text */
#define MAX_CELL 22.0
#define NARROWEST (3 * (7 * MONTH_CELL + BLOCK_SPACE) - BLOCK_SPACE)
#define MONTH_CELL 14.0 /* in blocks of months: more width makes more of them, not larger ones */

/* A Monday, from which weekdays get their names. */
#define A_MONDAY ((EbbDay) 4)

static int
get_year (EbbDay day)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  return year;
}

static int
get_month (EbbDay day)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  return month;
}

/* How many days @day comes after the first weekday of its week. */
static int
get_row (EbbDay day)
{
  return (ebb_day_get_weekday (day) - ebb_day_first_weekday () + 7) % 7;
}

static double
get_header (const EbbChartStyle *style)
{
  return ebb_chart_text_get_height (style) + SPACE / 2;
}

static void
lay_out_weeks (EbbYearGridFrame *frame,
               double width,
               double room,
               const EbbChartStyle *style)
{
  double header = get_header (style);

  frame->x = ceil (GUTTER * style->text_scale);
  frame->y = header;
  frame->cell = MIN (floor ((width - frame->x) / MAX_COLUMNS), MAX_CELL);
  frame->cell = MIN (frame->cell, floor ((room / frame->n_years - header - YEAR_SPACE) / 7));
  frame->year_height = header + 7 * frame->cell + YEAR_SPACE;
}

/* Rows of months at the end of the last year that the period does not touch. */
static int
count_rows_left_out (const EbbYearGridFrame *frame)
{
  return (12 - get_month (frame->period.to)) / frame->n_blocks;
}

static void
lay_out_months (EbbYearGridFrame *frame,
                double width,
                double room,
                const EbbChartStyle *style)
{
  static const int choices[] = { 6, 4, 3 };
  double header = get_header (style);
  double fixed;
  int n_rows;

  frame->is_months = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      frame->n_blocks = choices[i];
      if (choices[i] * (7 * MONTH_CELL + BLOCK_SPACE) - BLOCK_SPACE <= width)
        break;
    }
  n_rows = 12 / frame->n_blocks * frame->n_years - count_rows_left_out (frame);
  fixed = frame->n_years * header + n_rows * (header + BLOCK_SPACE);
  frame->x = 0;
  frame->y = 2 * header;
  frame->cell = MIN (floor ((width - (frame->n_blocks - 1) * BLOCK_SPACE) / (frame->n_blocks * 7)), MONTH_CELL);
  frame->cell = MIN (frame->cell, floor ((room - fixed) / (n_rows * BLOCK_ROWS)));
  frame->month_width = (width + BLOCK_SPACE) / frame->n_blocks;
  frame->month_height = header + BLOCK_ROWS * frame->cell + BLOCK_SPACE;
  frame->year_height = header + 12 / frame->n_blocks * frame->month_height;
}

static void
lay_out (const EbbYearGrid *self,
         double width,
         double height,
         const EbbChartStyle *style,
         EbbYearGridFrame *frame)
{
  EbbPeriod period = { MAX (self->period.from, EBB_DAY_MIN), MIN (self->period.to, EBB_DAY_MAX) };
  double room = height - ebb_value_legend_get_height (style);

  *frame = (EbbYearGridFrame){ .period = period };
  if (ebb_period_is_empty (period))
    return;
  frame->first_year = get_year (period.from);
  frame->n_years = get_year (period.to) - frame->first_year + 1;
  if ((width - GUTTER * style->text_scale) / MAX_COLUMNS >= MIN_WEEK_CELL * style->text_scale)
    lay_out_weeks (frame, width, room, style);
  else
    lay_out_months (frame, width, room, style);
  if (!(frame->cell >= 1))
    {
      frame->cell = 0;
      return;
    }
  frame->legend_y = frame->n_years * frame->year_height;
  if (frame->is_months)
    frame->legend_y -= count_rows_left_out (frame) * frame->month_height;
}

/**
 * ebb_year_grid_get_height:
 * @self: a calendar
 * @width: px
 * @style: size of text
 *
 * Returns: the height that it looks best at with that width, in px; 0 without a day
 */
double
ebb_year_grid_get_height (const EbbYearGrid *self,
                          double width,
                          const EbbChartStyle *style)
{
  EbbYearGridFrame frame;
  double height;

  lay_out (self, width, G_MAXINT, style, &frame);
  height = frame.cell > 0 ? frame.legend_y + ebb_value_legend_get_height (style) : 0;
  /* less width never needs less height: GTK takes that for granted */
  return width < NARROWEST ? MAX (height, ebb_year_grid_get_height (self, NARROWEST, style)) : height;
}

/**
 * ebb_year_grid_layout:
 * @self: a calendar
 * @cr: what it will be drawn on
 * @width: px
 * @height: px
 * @style: size of text
 * @frame: (out): where everything is drawn
 */
void
ebb_year_grid_layout (const EbbYearGrid *self,
                      cairo_t *cr,
                      double width,
                      double height,
                      const EbbChartStyle *style,
                      EbbYearGridFrame *frame)
{
  lay_out (self, width, height, style, frame);
}

/* The upper left corner of the block of a month, below its name. */
static void
get_block (const EbbYearGridFrame *frame,
           int year,
           int month,
           double *x,
           double *y)
{
  *x = frame->x + floor ((month - 1) % frame->n_blocks * frame->month_width);
  *y = frame->y + (year - frame->first_year) * frame->year_height + (month - 1) / frame->n_blocks * frame->month_height;
}

/* The upper left corner of a day's cell, in the rectangle that it shares with its gap. */
static void
get_corner (const EbbYearGridFrame *frame,
            EbbDay day,
            double *x,
            double *y)
{
  int year, month, month_day, before;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  if (frame->is_months)
    {
      before = get_row (day - month_day + 1) + month_day - 1;
      get_block (frame, year, month, x, y);
      *x += before % 7 * frame->cell;
      *y += before / 7 * frame->cell;
    }
  else
    {
      EbbDay new_year = ebb_day_from_ymd (year, 1, 1);

      before = get_row (new_year) + day - new_year;
      *x = frame->x + before / 7 * frame->cell;
      *y = frame->y + (year - frame->first_year) * frame->year_height + before % 7 * frame->cell;
    }
}

/**
 * ebb_year_grid_get_cell:
 * @frame: where everything is drawn
 * @day: a day
 * @cell: (out): its rectangle, in px
 *
 * Returns: whether the day is shown
 */
gboolean
ebb_year_grid_get_cell (const EbbYearGridFrame *frame,
                        EbbDay day,
                        cairo_rectangle_t *cell)
{
  double gap = frame->cell >= 12 ? 2 : frame->cell >= 4 ? 1
                                                        : 0;

  if (frame->cell <= 0 || day < frame->period.from || day > frame->period.to)
    return FALSE;
  get_corner (frame, day, &cell->x, &cell->y);
  cell->width = cell->height = frame->cell - gap;
  return TRUE;
}

/* The first of the days among which the one at that place is: a month's or a year's. */
static gboolean
find_first (const EbbYearGridFrame *frame,
            double x,
            double y,
            EbbDay *first,
            double *left,
            double *top)
{
  double year = floor ((y - frame->y) / frame->year_height);
  double below = y - frame->y - year * frame->year_height;
  int month;

  if (!(year >= 0 && year < frame->n_years && x >= frame->x))
    return FALSE;
  if (!frame->is_months)
    {
      *first = ebb_day_from_ymd (frame->first_year + (int) year, 1, 1);
      *left = frame->x;
      *top = frame->y + year * frame->year_height;
      return TRUE;
    }
  if (x >= frame->x + frame->n_blocks * frame->month_width)
    return FALSE;
  month = 1 + (int) (below / frame->month_height) * frame->n_blocks + (int) ((x - frame->x) / frame->month_width);
  if (month > 12)
    return FALSE;
  *first = ebb_day_from_ymd (frame->first_year + (int) year, month, 1);
  get_block (frame, frame->first_year + (int) year, month, left, top);
  return TRUE;
}

/**
 * ebb_year_grid_find:
 * @frame: where everything is drawn
 * @x: px
 * @y: px
 * @day: (out): the day there
 *
 * Returns: whether there is one
 */
gboolean
ebb_year_grid_find (const EbbYearGridFrame *frame,
                    double x,
                    double y,
                    EbbDay *day)
{
  double left, top, column, row;
  int at, year, month, month_day, first_year, first_month;
  EbbDay first;

  if (frame->cell <= 0 || !find_first (frame, x, y, &first, &left, &top))
    return FALSE;
  column = floor ((x - left) / frame->cell);
  row = floor ((y - top) / frame->cell);
  if (!(column >= 0 && row >= 0 && column < (frame->is_months ? 7 : MAX_COLUMNS) && row < (frame->is_months ? BLOCK_ROWS : 7)))
    return FALSE;
  at = (int) (frame->is_months ? row * 7 + column : column * 7 + row) - get_row (first);
  ebb_day_to_ymd (first, &first_year, &first_month, &month_day);
  ebb_day_to_ymd (first + at, &year, &month, &month_day);
  if (year != first_year || (frame->is_months && month != first_month) || first + at < frame->period.from || first + at > frame->period.to)
    return FALSE;
  *day = first + at;
  return TRUE;
}

/**
 * ebb_year_grid_step:
 * @frame: where everything is drawn
 * @day: a day
 * @dx: columns to the right
 * @dy: rows down
 *
 * Returns: the day that an arrow key leads to; never one outside the period
 */
EbbDay
ebb_year_grid_step (const EbbYearGridFrame *frame,
                    EbbDay day,
                    int dx,
                    int dy)
{
  EbbDay to = day + (frame->is_months ? dx + 7 * dy : 7 * dx + dy);

  return to < frame->period.from || to > frame->period.to ? CLAMP (day, frame->period.from, frame->period.to) : to;
}

/**
 * ebb_year_grid_get_values:
 * @self: a calendar
 * @day: a day
 *
 * Returns: (transfer none) (nullable): its values
 */
const EbbDayValues *
ebb_year_grid_get_values (const EbbYearGrid *self,
                          EbbDay day)
{
  guint low = 0, high = self->n_days;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->days[middle].day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_days && self->days[low].day == day ? &self->days[low] : NULL;
}

static void
draw_month_names (const EbbYearGridFrame *frame,
                  cairo_t *cr,
                  PangoLayout *layout,
                  int year,
                  const EbbChartStyle *style)
{
  double right = -G_MAXDOUBLE;

  ebb_chart_set_color (cr, style->palette->dim);
  for (int month = 1; month <= 12; month++)
    {
      EbbDay first = ebb_day_from_ymd (year, month, 1);
      g_autofree char *name = ebb_day_format (first, frame->is_months ? "%B" : "%b");
      double x, y, width, height;

      if (first > frame->period.to || ebb_day_add_months (first, 1) <= frame->period.from)
        continue;
      if (frame->is_months)
        get_block (frame, year, month, &x, &y);
      else
        {
          get_corner (frame, first, &x, &y);
          y = frame->y + (year - frame->first_year) * frame->year_height;
        }
      ebb_chart_text_measure (layout, name, &width, &height);
      if (!frame->is_months && x < right + SPACE)
        continue;
      right = x + width;
      ebb_chart_text_draw (cr, layout, name, x, y - get_header (style), frame->is_months ? 7 * frame->cell : -1);
    }
}

static void
draw_weekdays (const EbbYearGridFrame *frame,
               cairo_t *cr,
               PangoLayout *layout,
               int year,
               const EbbChartStyle *style)
{
  double top = frame->y + (year - frame->first_year) * frame->year_height;
  double last = -G_MAXDOUBLE;

  ebb_chart_set_color (cr, style->palette->dim);
  for (int row = 0; row < 7; row += 2)
    {
      int weekday = (row + ebb_day_first_weekday () - 1) % 7;
      g_autofree char *name = ebb_day_format (A_MONDAY + weekday, "%a");
      double width, height, y;

      ebb_chart_text_measure (layout, name, &width, &height);
      y = top + row * frame->cell + (frame->cell - 1 - height) / 2;
      if (y < last)
        continue;
      last = y + height;
      ebb_chart_text_draw (cr, layout, name, 0, y, frame->x - SPACE);
    }
}

static void
draw_year (const EbbYearGrid *self,
           const EbbYearGridFrame *frame,
           cairo_t *cr,
           PangoLayout *layout,
           int year,
           const EbbChartStyle *style)
{
  g_autofree char *title = g_strdup_printf ("%d", year);
  double top = (year - frame->first_year) * frame->year_height;
  EbbDay end = MIN (ebb_day_from_ymd (year, 12, 31), frame->period.to);

  ebb_chart_set_color (cr, style->palette->text);
  ebb_chart_text_draw (cr, layout, title, 0, top, -1);
  draw_month_names (frame, cr, layout, year, style);
  if (!frame->is_months)
    draw_weekdays (frame, cr, layout, year, style);
  for (EbbDay day = MAX (ebb_day_from_ymd (year, 1, 1), frame->period.from); day <= end; day++)
    {
      const EbbDayValues *values = ebb_year_grid_get_values (self, day);
      cairo_rectangle_t cell;

      if (ebb_year_grid_get_cell (frame, day, &cell))
        ebb_value_colors_draw_cell (&self->colors, cr, &cell, values != NULL ? values->mean : NAN, EBB_CELL_PLAIN, style);
    }
}

/**
 * ebb_year_grid_draw:
 * @self: a calendar
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * Too little room draws nothing.
 */
void
ebb_year_grid_draw (const EbbYearGrid *self,
                    cairo_t *cr,
                    double width,
                    double height,
                    const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  EbbYearGridFrame frame;

  lay_out (self, width, height, style, &frame);
  if (frame.cell <= 0)
    return;
  cairo_save (cr);
  for (int i = 0; i < frame.n_years; i++)
    draw_year (self, &frame, cr, layout, frame.first_year + i, style);
  ebb_value_legend_draw (&self->colors, cr, frame.x, frame.legend_y, width - frame.x, self->unit, NULL, style);
  cairo_restore (cr);
}
