// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-private.h"

#include <math.h>

/* Answers of yes and no, and of choices, as rows of blocks: one block for each day. */

#define BLOCK_HEIGHT 10.0
#define OTHER_HEIGHT 2.0 /* of a day with another answer */
#define LANE_SPACE 8.0
#define DAY 86400.0

/* Below this width days are not told apart: their share is a shade. */
#define MIN_DAY_WIDTH 2.0

/* Of the share of days that is still seen. */
#define MIN_SHADE 0.25

/*
 * ebb_chart_get_lane_height:
 *
 * Returns: px from one lane to the next: its label, and the blocks below it
 */
double
ebb_chart_get_lane_height (const EbbChartStyle *style)
{
  return ebb_chart_text_get_height (style) + BLOCK_HEIGHT + LANE_SPACE;
}

/*
 * ebb_chart_get_bottom:
 *
 * Returns: the lower edge of values and lanes, in px
 */
double
ebb_chart_get_bottom (const EbbChart *self,
                      const EbbChartFrame *frame)
{
  return frame->lane_height > 0 ? frame->lanes_y + self->n_lanes * frame->lane_height : frame->y + frame->height;
}

static gboolean
is_answer (const EbbChartLane *lane,
           double value)
{
  return fabs (value - lane->value) < 1e-6;
}

static void
draw_block (cairo_t *cr,
            double x,
            double y,
            double width,
            gboolean is_filled)
{
  if (is_filled)
    cairo_rectangle (cr, x, y, width, BLOCK_HEIGHT);
  else
    cairo_rectangle (cr, x, y + (BLOCK_HEIGHT - OTHER_HEIGHT) / 2, width, OTHER_HEIGHT);
  cairo_fill (cr);
}

/* Of the local day that a moment lies in: its edges, in px. */
static void
get_day_edges (const EbbChart *self,
               const EbbChartFrame *frame,
               double at,
               double *left,
               double *right)
{
  double offset = 0;

  if (self->zone != NULL)
    offset = g_time_zone_get_offset (self->zone, g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, (gint64) CLAMP (at, -1e12, 1e12)));
  at = floor ((at + offset) / DAY) * DAY - offset;
  *left = MAX (frame->x, ebb_chart_get_x (self, frame, at));
  *right = MIN (frame->x + frame->width, ebb_chart_get_x (self, frame, at + DAY));
}

static void
draw_days (const EbbChart *self,
           const EbbChartLane *lane,
           cairo_t *cr,
           const EbbChartFrame *frame,
           double y,
           const EbbChartStyle *style)
{
  EbbColor on = style->palette->accent;
  EbbColor off = ebb_color_mix (style->palette->background, style->palette->dim, 0.5);
  guint i = ebb_series_find (lane->samples, lane->n_samples, self->from - DAY);
  guint end = ebb_series_find (lane->samples, lane->n_samples, self->to + DAY);

  while (i < end)
    {
      double left, right, next_left, next_right;
      gboolean is_known = FALSE, is_filled = FALSE;

      get_day_edges (self, frame, lane->samples[i].x, &left, &right);
      do
        {
          is_known = is_known || !isnan (lane->samples[i].y);
          is_filled = is_filled || is_answer (lane, lane->samples[i].y);
          i++;
          if (i < end)
            get_day_edges (self, frame, lane->samples[i].x, &next_left, &next_right);
        }
      while (i < end && next_left <= left);
      if (!is_known || right <= left)
        continue;
      ebb_chart_set_color (cr, is_filled ? on : off);
      draw_block (cr, left, y, MAX (1, right - left - (is_filled ? 1 : 0)), is_filled);
    }
}

/* Many days in a pixel: the more of them have the answer, the stronger it is. */
static void
draw_shades (const EbbChart *self,
             const EbbChartLane *lane,
             cairo_t *cr,
             const EbbChartFrame *frame,
             double y,
             const EbbChartStyle *style)
{
  guint n_columns = ceil (frame->width);
  double width = frame->width / n_columns;
  g_autofree EbbColumn *columns = g_new (EbbColumn, n_columns);
  EbbColor off = ebb_color_mix (style->palette->background, style->palette->dim, 0.5);

  ebb_series_reduce (lane->samples, lane->n_samples, self->from, self->to, columns, n_columns);
  for (guint c = 0; c < n_columns; c++)
    {
      guint n_known = 0, n_answers = 0;

      for (guint i = columns[c].first; i < columns[c].first + columns[c].n; i++)
        {
          n_known += !isnan (lane->samples[i].y);
          n_answers += is_answer (lane, lane->samples[i].y);
        }
      if (n_known == 0)
        continue;
      ebb_chart_set_color (cr, n_answers > 0 ? ebb_color_mix (style->palette->background, style->palette->accent, MIN_SHADE + (1 - MIN_SHADE) * n_answers / n_known) : off);
      draw_block (cr, frame->x + c * width, y, width, n_answers > 0);
    }
}

/*
 * ebb_chart_draw_lanes:
 *
 * Draws each lane as its label and blocks below it.
 */
void
ebb_chart_draw_lanes (const EbbChart *self,
                      cairo_t *cr,
                      PangoLayout *layout,
                      const EbbChartFrame *frame,
                      const EbbChartStyle *style)
{
  double day_width = DAY / (self->to - self->from) * frame->width;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      const EbbChartLane *lane = &self->lanes[i];
      double top = frame->lanes_y + i * frame->lane_height;
      double y = top + ebb_chart_text_get_height (style);
      const char *label = lane->label != NULL ? lane->label : "";
      double width, height;

      /* no line of an event runs through the words */
      ebb_chart_text_measure (layout, label, &width, &height);
      ebb_chart_set_color (cr, style->palette->background);
      cairo_rectangle (cr, frame->x, top, MIN (width, frame->width), height);
      cairo_fill (cr);
      ebb_chart_set_color (cr, style->palette->dim);
      ebb_chart_text_draw (cr, layout, label, frame->x, top, frame->width);
      if (day_width >= MIN_DAY_WIDTH)
        draw_days (self, lane, cr, frame, floor (y), style);
      else
        draw_shades (self, lane, cr, frame, floor (y), style);
    }
}

/**
 * ebb_chart_find_lane:
 * @self: a chart
 * @frame: its frame
 * @y: px
 *
 * Returns: (transfer none) (nullable): the lane at that height
 */
const EbbChartLane *
ebb_chart_find_lane (const EbbChart *self,
                     const EbbChartFrame *frame,
                     double y)
{
  double lane;

  if (!(frame->lane_height > 0))
    return NULL;
  lane = floor ((y - frame->lanes_y) / frame->lane_height);
  return lane >= 0 && lane < self->n_lanes ? &self->lanes[(guint) lane] : NULL;
}
