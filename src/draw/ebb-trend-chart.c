// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-plot-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Charts of a window of time of an #EbbTrendPlot. */

/* Every day of a window of so many is a point as well. */
#define POINTS_DAYS 100

#define N_TICKS 6

static void
find_extremes (const EbbSample *samples,
               guint n_samples,
               double from,
               double to,
               double *least,
               double *most)
{
  for (guint i = ebb_series_find (samples, n_samples, from); i < n_samples && samples[i].x <= to; i++)
    {
      *least = fmin (*least, samples[i].y);
      *most = fmax (*most, samples[i].y);
    }
}

static void
set_scale (EbbTrendChart *self,
           const EbbTrendPlot *plot)
{
  double least = NAN, most = NAN;

  if (plot->is_rating)
    {
      ebb_scale_init_rating (&self->chart.scale, N_TICKS);
      return;
    }
  if (plot->is_count)
    {
      /* also the bar that is cut off by the left edge */
      find_extremes (plot->sums, plot->days->len, nextafter (self->chart.from - EBB_DAY_SECONDS, INFINITY), self->chart.to, &least, &most);
      least = 0;
    }
  else if (self->detail == EBB_TREND_READINGS)
    {
      find_extremes (plot->samples, plot->n_samples, self->chart.from, self->chart.to, &least, &most);
    }
  else
    {
      find_extremes (plot->lows, plot->days->len, self->chart.from, self->chart.to, &least, &most);
      find_extremes (plot->highs, plot->days->len, self->chart.from, self->chart.to, &least, &most);
    }
  ebb_scale_init (&self->chart.scale, least, most, N_TICKS);
}

static void
add_layer (EbbTrendChart *self,
           EbbLayer layer)
{
  g_assert (self->chart.n_layers < G_N_ELEMENTS (self->layers));

  self->layers[self->chart.n_layers++] = layer;
}

/* A line never crosses a day that is missing. */
#define DAY_GAP (1.5 * EBB_DAY_SECONDS)

static void
add_days (EbbTrendChart *self,
          const EbbTrendPlot *plot)
{
  const GArray *average = self->detail == EBB_TREND_DAYS ? plot->average : plot->long_average;
  gboolean few = self->chart.to - self->chart.from <= POINTS_DAYS * EBB_DAY_SECONDS;
  gboolean is_pain = ebb_subject_is_pain (&plot->subject);
  guint n = plot->days->len;

  add_layer (self, (EbbLayer){ .kind = EBB_LAYER_BAND, .samples = plot->lows, .upper = plot->highs, .n_samples = n, .gap = DAY_GAP });
  add_layer (self, (EbbLayer){ .kind = EBB_LAYER_LINE, .samples = plot->means, .n_samples = n, .gap = DAY_GAP, .emphasis = EBB_EMPHASIS_FAINT });
  if (few)
    add_layer (self, (EbbLayer){ .kind = EBB_LAYER_POINTS, .samples = plot->means, .n_samples = n, .is_pain = is_pain });
  add_layer (self, (EbbLayer){ .kind = EBB_LAYER_LINE,
                               .samples = (const EbbSample *) (void *) average->data,
                               .n_samples = average->len,
                               .gap = DAY_GAP,
                               .emphasis = EBB_EMPHASIS_STRONG });
}

/**
 * ebb_trend_chart_init:
 * @self: (out caller-allocates): the chart
 * @plot: what it shows; must outlive it
 * @from: the left edge, in seconds of the wall clock
 * @to: the right edge
 *
 * Makes a chart of a window of time: readings for days, days with a band from the lowest
 * to the highest reading and a moving average for months and years, bars for counts,
 * lanes for words.
 */
void
ebb_trend_chart_init (EbbTrendChart *self,
                      const EbbTrendPlot *plot,
                      double from,
                      double to)
{
  *self = (EbbTrendChart){
    .detail = ebb_trend_detail_of (from, to),
    .chart = {
      .zone = plot->zone,
      .from = from,
      .to = to,
      .unit = plot->axis_title,
      .empty = C_ ("trends", "Nothing recorded in this time"),
      .layers = self->layers,
      .events = plot->events,
      .n_events = plot->n_events,
      .lanes = plot->lanes,
      .n_lanes = plot->n_lanes,
    },
  };
  set_scale (self, plot);
  if (plot->is_choice)
    return;
  if (plot->is_count)
    {
      add_layer (self, (EbbLayer){ .kind = EBB_LAYER_BARS, .samples = plot->sums, .n_samples = plot->days->len, .width = EBB_DAY_SECONDS });
    }
  else if (self->detail == EBB_TREND_READINGS)
    {
      add_layer (self, (EbbLayer){ .kind = EBB_LAYER_LINE, .samples = (const EbbSample *) (void *) plot->line->data, .n_samples = plot->line->len, .gap = INFINITY });
      add_layer (self, (EbbLayer){ .kind = EBB_LAYER_POINTS, .samples = plot->samples, .n_samples = plot->n_samples, .is_pain = ebb_subject_is_pain (&plot->subject) });
    }
  else
    {
      add_days (self, plot);
    }
}

/**
 * ebb_trend_chart_widen:
 * @self: a chart
 * @other: another of the same subject
 *
 * Gives @self the room that @other needs on its axis of values as well, so that two
 * periods beside each other have the same scale. To be called both ways.
 */
void
ebb_trend_chart_widen (EbbTrendChart *self,
                       const EbbTrendChart *other)
{
  if (self->chart.scale.least == other->chart.scale.least && self->chart.scale.most == other->chart.scale.most)
    return;
  ebb_scale_init (&self->chart.scale,
                  MIN (self->chart.scale.least, other->chart.scale.least),
                  MAX (self->chart.scale.most, other->chart.scale.most), N_TICKS);
}
