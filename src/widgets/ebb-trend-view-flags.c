// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-format.h"

/* The cursor of an #EbbTrendView on the events of its chart: the annotations of the plot,
 * then its sessions. */

static const EbbChartEvent *
get_event (EbbTrendView *self,
           guint index)
{
  return &self->chart.chart.events[index];
}

/* Events of one moment follow each other as the chart has them. */
static gboolean
is_before (EbbTrendView *self,
           guint a,
           guint b)
{
  double first = get_event (self, a)->from, second = get_event (self, b)->from;

  return first < second || (first == second && a < b);
}

/* @by: below 0 for the event before the cursor, else for the one after it; without a
 * cursor the last or the first one in sight. Returns: G_MAXUINT if there is none. */
guint
ebb_trend_view_find_next_flag (EbbTrendView *self,
                               int by)
{
  guint next = G_MAXUINT;
  double start;

  /* of its whole day where it is on a point */
  if (ebb_trend_view_get_cursor_time (self, &start))
    start = (floor (start / EBB_DAY_SECONDS) + (by < 0 ? 1 : 0)) * EBB_DAY_SECONDS;
  else
    start = by < 0 ? self->window.to : self->window.from;
  for (guint i = 0; i < self->chart.chart.n_events; i++)
    {
      double x = get_event (self, i)->from;

      if (self->flag != G_MAXUINT && (i == self->flag || is_before (self, i, self->flag) != (by < 0)))
        continue;
      if (self->flag == G_MAXUINT && (by < 0 ? x >= start : x < start))
        continue;
      if (next == G_MAXUINT || is_before (self, i, next) != (by < 0))
        next = i;
    }
  return next;
}

/* The event of @plot, (nullable), that is the one on which the cursor is; G_MAXUINT if
 * none is. */
guint
ebb_trend_view_find_flag_in (EbbTrendView *self,
                             const EbbTrendPlot *plot)
{
  guint n_annotations, n;

  if (self->flag == G_MAXUINT || plot == NULL)
    return G_MAXUINT;
  n_annotations = ebb_trend_plot_get_n_annotations (self->plot);
  if (self->flag < n_annotations)
    {
      const char *id = ebb_trend_plot_get_annotation (self->plot, self->flag)->id;

      n = ebb_trend_plot_get_n_annotations (plot);
      for (guint i = 0; i < n; i++)
        if (g_strcmp0 (ebb_trend_plot_get_annotation (plot, i)->id, id) == 0)
          return i;
      return G_MAXUINT;
    }
  n = ebb_trend_plot_get_n_sessions (plot);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (ebb_trend_plot_get_session (plot, i)->record.id, ebb_trend_plot_get_session (self->plot, self->flag - n_annotations)->record.id) == 0)
      return ebb_trend_plot_get_n_annotations (plot) + i;
  return G_MAXUINT;
}

/* Returns: (transfer full): when it was and what */
char *
ebb_trend_view_describe_flag (EbbTrendView *self)
{
  const EbbChartEvent *event = get_event (self, self->flag);
  guint n_annotations = ebb_trend_plot_get_n_annotations (self->plot);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (self->flag < n_annotations)
    {
      EbbPeriod period = ebb_trend_plot_get_annotation (self->plot, self->flag)->period;

      date = period.from == period.to ? ebb_format_day_short (period.from) : ebb_period_to_string (period);
      /* Translators: the day or days of an annotation on a chart, and what it says */
      return g_strdup_printf (C_ ("trends", "%s: %s"), date, event->label);
    }
  date = ebb_format_day_short (ebb_session_get_day (ebb_trend_plot_get_session (self->plot, self->flag - n_annotations)));
  time = ebb_format_time ((EbbMoment){ (gint64) event->from, 0 });
  /* Translators: the day and the time of a session on a chart, and what it is called */
  return g_strdup_printf (C_ ("trends", "%s, %s: %s"), date, time, event->label);
}

/* Lets the page open an event. */
void
ebb_trend_view_open_flag (EbbTrendView *self,
                          guint flag)
{
  guint n_annotations = ebb_trend_plot_get_n_annotations (self->plot);

  if (flag < n_annotations)
    g_signal_emit (self, ebb_trend_view_signals[EBB_TREND_VIEW_ANNOTATION_CHOSEN], 0, (int) flag);
  else
    g_signal_emit (self, ebb_trend_view_signals[EBB_TREND_VIEW_SESSION_CHOSEN], 0, (int) (flag - n_annotations));
}
