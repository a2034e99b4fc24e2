// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-hour-grid.h"

#include <glib/gi18n.h>
#include <math.h>

/* When in the week it is how bad. Hours go from left to right in every language. */

#define N_DAYS 7
#define N_HOURS 24
#define GUTTER 36.0 /* px for the names of weekdays, times the scale of text */
#define SPACE 6.0
#define GAP 2.0       /* px between two cells */
#define MAX_CELL 40.0 /* px */
#define MAX_HEIGHT 26.0
#define LABEL_WIDTH 44.0 /* px that an hour's label needs */

/* A Monday, from which weekdays get their names. */
#define A_MONDAY ((EbbDay) 4)

static double
get_labels_height (const EbbChartStyle *style)
{
  return ebb_chart_text_get_height (style) + SPACE;
}

static void
lay_out (const EbbHourGrid *self,
         double width,
         double height,
         const EbbChartStyle *style,
         EbbHourGridFrame *frame)
{
  double below = get_labels_height (style) + SPACE + ebb_value_legend_get_height (style);
  double most = MAX_HEIGHT * MAX (style->text_scale, 1);

  *frame = (EbbHourGridFrame){ 0 };
  frame->first_weekday = ebb_day_first_weekday () - 1;
  frame->x = ceil (MIN (GUTTER * style->text_scale, width / 3));
  frame->cell_width = MIN (floor ((width - frame->x) / N_HOURS), MAX_CELL);
  /* square cells look best, but what height there is is theirs */
  if (height >= G_MAXINT)
    height = below + N_DAYS * MAX (frame->cell_width, ebb_chart_text_get_height (style));
  frame->cell_height = floor (MIN ((height - below) / N_DAYS, most));
  if (frame->cell_width < 1 || frame->cell_height < 1)
    frame->cell_width = frame->cell_height = 0;
  frame->legend_y = N_DAYS * frame->cell_height + get_labels_height (style) + SPACE;
}

/**
 * ebb_hour_grid_get_height:
 * @self: a grid
 * @width: px
 * @style: size of text
 *
 * Returns: the height that it looks best at with that width, in px
 */
double
ebb_hour_grid_get_height (const EbbHourGrid *self,
                          double width,
                          const EbbChartStyle *style)
{
  EbbHourGridFrame frame;

  lay_out (self, width, G_MAXINT, style, &frame);
  return frame.legend_y + ebb_value_legend_get_height (style);
}

/**
 * ebb_hour_grid_layout:
 * @self: a grid
 * @cr: what it will be drawn on
 * @width: px
 * @height: px
 * @style: size of text
 * @frame: (out): where everything is drawn
 */
void
ebb_hour_grid_layout (const EbbHourGrid *self,
                      cairo_t *cr,
                      double width,
                      double height,
                      const EbbChartStyle *style,
                      EbbHourGridFrame *frame)
{
  lay_out (self, width, height, style, frame);
}

/**
 * ebb_hour_grid_get_cell:
 * @frame: where everything is drawn
 * @weekday: 0 (Monday) to 6
 * @hour: 0 to 23
 * @cell: (out): its rectangle, in px
 */
void
ebb_hour_grid_get_cell (const EbbHourGridFrame *frame,
                        int weekday,
                        int hour,
                        cairo_rectangle_t *cell)
{
  int row = (weekday - frame->first_weekday + N_DAYS) % N_DAYS;
  double gap = frame->cell_width >= 3 * GAP ? GAP : 0;

  cell->x = frame->x + hour * frame->cell_width;
  cell->y = frame->y + row * frame->cell_height;
  cell->width = MAX (0, frame->cell_width - gap);
  cell->height = MAX (0, frame->cell_height - gap);
}

/**
 * ebb_hour_grid_find:
 * @frame: where everything is drawn
 * @x: px
 * @y: px
 * @weekday: (out): 0 (Monday) to 6
 * @hour: (out): 0 to 23
 *
 * Returns: whether there is a cell
 */
gboolean
ebb_hour_grid_find (const EbbHourGridFrame *frame,
                    double x,
                    double y,
                    int *weekday,
                    int *hour)
{
  double column, row;

  if (frame->cell_width <= 0)
    return FALSE;
  column = floor ((x - frame->x) / frame->cell_width);
  row = floor ((y - frame->y) / frame->cell_height);
  if (!(column >= 0 && column < N_HOURS && row >= 0 && row < N_DAYS))
    return FALSE;
  *weekday = ((int) row + frame->first_weekday) % N_DAYS;
  *hour = (int) column;
  return TRUE;
}

/**
 * ebb_hour_grid_step:
 * @frame: where everything is drawn
 * @dx: columns to the right
 * @dy: rows down
 * @weekday: (inout): 0 (Monday) to 6
 * @hour: (inout): 0 to 23
 *
 * Goes to another cell, but not over an edge.
 */
void
ebb_hour_grid_step (const EbbHourGridFrame *frame,
                    int dx,
                    int dy,
                    int *weekday,
                    int *hour)
{
  int row = (*weekday - frame->first_weekday + N_DAYS) % N_DAYS;

  *hour = CLAMP (*hour + dx, 0, N_HOURS - 1);
  *weekday = (CLAMP (row + dy, 0, N_DAYS - 1) + frame->first_weekday) % N_DAYS;
}

static void
draw_weekdays (cairo_t *cr,
               PangoLayout *layout,
               const EbbHourGridFrame *frame,
               const EbbChartStyle *style)
{
  double last = -G_MAXDOUBLE;

  ebb_chart_set_color (cr, style->palette->dim);
  for (int row = 0; row < N_DAYS; row++)
    {
      int weekday = (row + frame->first_weekday) % N_DAYS;
      g_autofree char *name = ebb_day_format (A_MONDAY + weekday, "%a");
      double width, height, y;

      ebb_chart_text_measure (layout, name, &width, &height);
      y = frame->y + row * frame->cell_height + (frame->cell_height - GAP - height) / 2;
      if (y < last)
        continue;
      last = y + height - 2;
      ebb_chart_text_draw (cr, layout, name, 0, y, frame->x - SPACE);
    }
}

static void
draw_hours (cairo_t *cr,
            PangoLayout *layout,
            const EbbHourGridFrame *frame,
            const EbbChartStyle *style)
{
  double need = LABEL_WIDTH * style->text_scale;
  int every = 3 * frame->cell_width >= need ? 3 : 6 * frame->cell_width >= need ? 6
                                                                                : 12;
  double y = frame->y + N_DAYS * frame->cell_height + SPACE / 2;

  ebb_chart_set_color (cr, style->palette->dim);
  for (int hour = 0; hour < N_HOURS; hour += every)
    {
      g_autoptr (GDateTime) time = g_date_time_new_utc (2000, 1, 1, hour, 0, 0);
      /* Translators: a time on the axis of a chart; use %-I:%M %p where the clock
       * has twelve hours */
      g_autofree char *label = g_date_time_format (time, C_ ("axis", "%H:%M"));

      ebb_chart_text_draw (cr, layout, label, frame->x + hour * frame->cell_width, y, every * frame->cell_width);
    }
}

/**
 * ebb_hour_grid_draw:
 * @self: a grid
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * Too little room draws nothing.
 */
void
ebb_hour_grid_draw (const EbbHourGrid *self,
                    cairo_t *cr,
                    double width,
                    double height,
                    const EbbChartStyle *style)
{
  g_autoptr (PangoLayout) layout = ebb_chart_text_new (cr, style);
  g_autofree char *unsure = g_strdup_printf (ngettext ("Fewer than %d day", "Fewer than %d days", EBB_PATTERN_MIN_DAYS), EBB_PATTERN_MIN_DAYS);
  gboolean has_unsure = FALSE;
  EbbHourGridFrame frame;

  lay_out (self, width, height, style, &frame);
  if (frame.cell_width <= 0)
    return;
  cairo_save (cr);
  for (int weekday = 0; weekday < N_DAYS; weekday++)
    for (int hour = 0; hour < N_HOURS; hour++)
      {
        const EbbHourCell *cell = &self->pattern->cells[weekday][hour];
        gboolean is_unsure = cell->n_days > 0 && cell->n_days < EBB_PATTERN_MIN_DAYS;
        cairo_rectangle_t area;

        has_unsure = has_unsure || is_unsure;
        ebb_hour_grid_get_cell (&frame, weekday, hour, &area);
        ebb_value_colors_draw_cell (&self->colors, cr, &area, cell->n_days > 0 ? cell->mean : NAN, is_unsure ? EBB_CELL_UNSURE : EBB_CELL_PLAIN, style);
      }
  draw_weekdays (cr, layout, &frame, style);
  draw_hours (cr, layout, &frame, style);
  ebb_value_legend_draw (&self->colors, cr, 0, frame.legend_y, width, self->unit, has_unsure ? unsure : NULL, style);
  cairo_restore (cr);
}
