// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-picture.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-histogram.h"
#include "ebb-hour-grid.h"
#include "ebb-picture-text.h"
#include "ebb-year-grid.h"

#define MARGIN 20.0
#define GAP 8.0
#define TITLE_SIZE 18.0
#define TEXT_SIZE 12.0

typedef struct
{
  const EbbTrendPicture *picture;
  cairo_t *cr;
  double width; /* between the margins */
} Canvas;

static EbbPeriod
period_of (double from,
           double to)
{
  EbbPeriod period = { (EbbDay) floor (from / EBB_DAY_SECONDS + 1e-6), (EbbDay) ceil (to / EBB_DAY_SECONDS - 1e-6) - 1 };

  period.to = MAX (period.to, period.from);
  return period;
}

static char *
format_period (EbbPeriod period)
{
  /* Translators: a date as g_date_time_format() writes it: "1 March 2026" */
  g_autofree char *from = ebb_day_format (period.from, C_ ("date", "%-d %B %Y"));
  /* Translators: a date as g_date_time_format() writes it: "1 March 2026" */
  g_autofree char *to = ebb_day_format (period.to, C_ ("date", "%-d %B %Y"));

  if (period.from == period.to)
    return g_steal_pointer (&from);
  /* Translators: the first and the last day of a period */
  return g_strdup_printf (C_ ("period", "%s – %s"), from, to);
}

static double
draw_words (const Canvas *canvas,
            const char *text,
            double size,
            gboolean bold,
            EbbColor color,
            double x,
            double y,
            double width)
{
  return ebb_picture_text_draw (canvas->cr, text, size * canvas->picture->style.text_scale, bold, PANGO_ALIGN_LEFT, color, x, y, width);
}

/* --- the kinds --------------------------------------------------------- */

static void
draw_one_chart (const Canvas *canvas,
                const EbbTrendChart *chart,
                double x,
                double y,
                double width,
                double height)
{
  cairo_t *cr = canvas->cr;
  const EbbChartStyle *style = &canvas->picture->style;
  double legend = ebb_trend_legend_get_height (chart, cr, width, style);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  ebb_chart_draw (&chart->chart, cr, width, MAX (0, height - legend - GAP), style);
  cairo_translate (cr, 0, MAX (0, height - legend));
  ebb_trend_legend_draw (chart, cr, width, style);
  cairo_restore (cr);
}

static void
draw_chart (const Canvas *canvas,
            double y,
            double height)
{
  const EbbTrendPicture *self = canvas->picture;
  const EbbPalette *palette = self->style.palette;
  EbbTrendChart now, before;
  g_autofree char *now_title = NULL;
  g_autofree char *before_title = NULL;
  double width, used;

  ebb_trend_chart_init (&now, self->plot, self->from, self->to);
  if (self->before == NULL)
    {
      draw_one_chart (canvas, &now, MARGIN, y, canvas->width, height);
      return;
    }
  ebb_trend_chart_init (&before, self->plot, self->before[0], self->before[1]);
  ebb_trend_chart_widen (&now, &before);
  ebb_trend_chart_widen (&before, &now);
  width = (canvas->width - MARGIN) / 2;
  now_title = format_period (period_of (self->from, self->to));
  before_title = format_period (period_of (self->before[0], self->before[1]));
  used = draw_words (canvas, before_title, TEXT_SIZE, TRUE, palette->text, MARGIN, y, width);
  used = fmax (used, draw_words (canvas, now_title, TEXT_SIZE, TRUE, palette->text, 2 * MARGIN + width, y, width)) + GAP;
  draw_one_chart (canvas, &before, MARGIN, y + used, width, height - used);
  draw_one_chart (canvas, &now, 2 * MARGIN + width, y + used, width, height - used);
}

static void
draw_hours (const Canvas *canvas,
            double height)
{
  const EbbTrendPicture *self = canvas->picture;
  EbbHourPattern pattern;
  EbbHourGrid grid = { .pattern = &pattern };

  ebb_hour_pattern_init (&pattern, ebb_trend_plot_get_readings (self->plot), period_of (self->from, self->to));
  ebb_trend_plot_get_hour_colors (self->plot, &pattern, &grid.colors);
  ebb_hour_grid_draw (&grid, canvas->cr, canvas->width, MIN (height, ebb_hour_grid_get_height (&grid, canvas->width, &self->style)), &self->style);
}

static void
draw_calendar (const Canvas *canvas,
               double height)
{
  const EbbTrendPicture *self = canvas->picture;
  EbbPeriod period = period_of (self->from, self->to);
  g_autoptr (GArray) days = ebb_trend_plot_get_days (self->plot, period);
  EbbYearGrid grid = { (const EbbDayValues *) (void *) days->data, days->len, period, { 0 }, NULL };
  double needed, scale;

  ebb_trend_plot_get_day_colors (self->plot, days, &grid.colors);
  /* many years are drawn smaller, not cut off */
  needed = ebb_year_grid_get_height (&grid, canvas->width, &self->style);
  scale = MIN (1, height / needed);
  cairo_scale (canvas->cr, scale, scale);
  ebb_year_grid_draw (&grid, canvas->cr, canvas->width, needed, &self->style);
}

static void
draw_distribution (const Canvas *canvas,
                   double height)
{
  const EbbTrendPicture *self = canvas->picture;
  EbbReadings *readings = ebb_trend_plot_get_readings (self->plot);
  EbbPeriod period = period_of (self->from, self->to);
  gboolean is_count = ebb_trend_plot_is_count (self->plot);
  EbbTrendFigures figures = ebb_trend_get_figures (readings, period, is_count);
  g_autoptr (EbbDistribution) distribution = ebb_distribution_new (readings, period, ebb_trend_plot_is_rating (self->plot), is_count);
  EbbHistogram histogram = {
    .distribution = distribution,
    .is_pain = ebb_subject_is_pain (ebb_trend_plot_get_subject (self->plot)),
    .unit = ebb_trend_plot_get_axis_title (self->plot),
    .has_median = figures.n_rated_days > 0,
    .median = figures.median,
  };

  ebb_histogram_draw (&histogram, canvas->cr, canvas->width, height, &self->style);
}

/* --- the picture ------------------------------------------------------- */

/* Returns the height of what stands below the drawing. */
static double
draw_message (const Canvas *canvas,
              double y)
{
  const EbbTrendPicture *self = canvas->picture;

  if (self->message == NULL || *self->message == '\0')
    return 0;
  return draw_words (canvas, self->message, TEXT_SIZE, FALSE, self->style.palette->text, MARGIN, y, canvas->width);
}

/* It is drawn where nobody sees it. */
static double
measure_message (const Canvas *canvas)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  Canvas hidden = { canvas->picture, cairo_create (nowhere), canvas->width };
  double height = draw_message (&hidden, 0);

  cairo_destroy (hidden.cr);
  cairo_surface_destroy (nowhere);
  return height > 0 ? height + GAP : 0;
}

/**
 * ebb_trend_picture_draw:
 * @self: what to draw
 * @cr: where to draw, from its origin on
 * @width: of the picture
 * @height: of the picture
 *
 * Draws the whole picture, with its background.
 */
void
ebb_trend_picture_draw (const EbbTrendPicture *self,
                        cairo_t *cr,
                        double width,
                        double height)
{
  const EbbPalette *palette = self->style.palette;
  Canvas canvas = { self, cr, width - 2 * MARGIN };
  g_autofree char *period = format_period (period_of (self->from, self->to));
  double y = MARGIN;
  double bottom;

  g_return_if_fail (self->plot != NULL);

  cairo_save (cr);
  ebb_chart_set_color (cr, palette->background);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);

  y += draw_words (&canvas, ebb_trend_plot_get_name (self->plot), TITLE_SIZE, TRUE, palette->text, MARGIN, y, canvas.width);
  if (self->before == NULL)
    y += draw_words (&canvas, period, TEXT_SIZE, FALSE, palette->dim, MARGIN, y, canvas.width);
  y += GAP;
  bottom = height - MARGIN - measure_message (&canvas);
  if (bottom > y)
    {
      cairo_save (cr);
      if (self->kind == EBB_TREND_PICTURE_CHART)
        {
          draw_chart (&canvas, y, bottom - y);
        }
      else
        {
          cairo_translate (cr, MARGIN, y);
          if (self->kind == EBB_TREND_PICTURE_HOURS)
            draw_hours (&canvas, bottom - y);
          else if (self->kind == EBB_TREND_PICTURE_CALENDAR)
            draw_calendar (&canvas, bottom - y);
          else
            draw_distribution (&canvas, bottom - y);
        }
      cairo_restore (cr);
    }
  draw_message (&canvas, bottom + GAP);
  cairo_restore (cr);
}
