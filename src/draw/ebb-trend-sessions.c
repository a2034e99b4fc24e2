// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-plot-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-session-flow.h"

/* Sessions on the axis of time beside the person's annotations, and both in words. */

static char *
make_label (EbbSession *session,
            GPtrArray *courses)
{
  EbbCourse *course = courses != NULL ? ebb_records_find (courses, session->course) : NULL;
  g_autofree char *name = ebb_session_describe (session, course);

  if (session->state == EBB_SESSION_DONE || session->state == EBB_SESSION_PLANNED)
    return g_steal_pointer (&name);
  /* Translators: a session, and what became of it: "Neck (skipped)" */
  return g_strdup_printf (C_ ("trends", "%s (%s)"), name, ebb_session_state_get_name (session->state));
}

/**
 * ebb_trend_plot_set_sessions:
 * @self: a plot that nobody else has yet
 * @sessions: (element-type EbbSession): to be seen beside the values; those that were not
 *   done are dim
 * @courses: (nullable) (element-type EbbCourse): those that sessions belong to
 *
 * They are the events of its charts after the annotations, in this order.
 */
void
ebb_trend_plot_set_sessions (EbbTrendPlot *self,
                             GPtrArray *sessions,
                             GPtrArray *courses)
{
  guint n_annotations = self->annotations->len;

  g_return_if_fail (self->sessions->len == 0);

  g_ptr_array_unref (self->sessions);
  self->sessions = g_ptr_array_ref (sessions);
  self->n_events = n_annotations + sessions->len;
  self->events = g_renew (EbbChartEvent, self->events, self->n_events);
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = sessions->pdata[i];
      EbbMoment moment = ebb_session_get_moment (session);
      double x = ebb_moment_get_day (moment) * EBB_DAY_SECONDS + ebb_moment_get_minute_of_day (moment) * 60;

      g_ptr_array_add (self->labels, make_label (session, courses));
      self->events[n_annotations + i] = (EbbChartEvent){ x, x, self->labels->pdata[i], session->state != EBB_SESSION_DONE };
    }
}

/**
 * ebb_trend_plot_get_n_sessions:
 * @self: a plot
 *
 * Returns: how many sessions it shows, of all time
 */
guint
ebb_trend_plot_get_n_sessions (const EbbTrendPlot *self)
{
  return self->sessions->len;
}

/**
 * ebb_trend_plot_get_session:
 * @self: a plot
 * @index: below ebb_trend_plot_get_n_sessions()
 *
 * Returns: (transfer none): the session
 */
EbbSession *
ebb_trend_plot_get_session (const EbbTrendPlot *self,
                            guint index)
{
  g_return_val_if_fail (index < self->sessions->len, NULL);

  return self->sessions->pdata[index];
}

static void
append (GString *text,
        const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
}

/**
 * ebb_trend_plot_describe_annotations:
 * @self: a plot
 * @day: a day
 *
 * Returns: (transfer full): the annotations of the day, empty without any
 */
char *
ebb_trend_plot_describe_annotations (const EbbTrendPlot *self,
                                     EbbDay day)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->annotations->len; i++)
    {
      const EbbAnnotation *annotation = self->annotations->pdata[i];

      if (annotation->period.from <= day && day <= annotation->period.to)
        append (text, annotation->text);
    }
  return g_string_free (text, FALSE);
}

/**
 * ebb_trend_plot_describe_sessions:
 * @self: a plot
 * @day: a day
 *
 * Returns: (transfer full): the sessions of the day, empty without any
 */
char *
ebb_trend_plot_describe_sessions (const EbbTrendPlot *self,
                                  EbbDay day)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->sessions->len; i++)
    if (ebb_session_get_day (self->sessions->pdata[i]) == day)
      append (text, self->labels->pdata[i]);
  return g_string_free (text, FALSE);
}

/**
 * ebb_trend_plot_find_event:
 * @self: a plot
 * @day: a day
 *
 * Returns: the first event of the day, annotations before sessions; %G_MAXUINT if it has
 *   none
 */
guint
ebb_trend_plot_find_event (const EbbTrendPlot *self,
                           EbbDay day)
{
  for (guint i = 0; i < self->annotations->len; i++)
    {
      const EbbAnnotation *annotation = self->annotations->pdata[i];

      if (annotation->period.from <= day && day <= annotation->period.to)
        return i;
    }
  for (guint i = 0; i < self->sessions->len; i++)
    if (ebb_session_get_day (self->sessions->pdata[i]) == day)
      return self->annotations->len + i;
  return G_MAXUINT;
}

static EbbDay
get_day (double x)
{
  return (EbbDay) floor (x / EBB_DAY_SECONDS);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const EbbTrendPoint *first = a, *second = b;

  return (first->x > second->x) - (first->x < second->x);
}

/**
 * ebb_trend_plot_list_points:
 * @self: a plot
 * @from: the left edge of a window, in seconds of the wall clock
 * @to: the right edge
 *
 * Returns: (transfer full) (element-type EbbTrendPoint): all that a chart of this window
 *   has to tell, in the order of time: its points, and one without a value at noon of each
 *   other day on which an annotation or a session begins
 */
GArray *
ebb_trend_plot_list_points (const EbbTrendPlot *self,
                            double from,
                            double to)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (EbbTrendPoint));
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  EbbTrendDetail detail = ebb_trend_detail_of (from, to);
  guint n = ebb_trend_plot_get_n_points (self, detail);

  for (guint i = n > 0 ? ebb_trend_plot_find_point (self, detail, from) : 0; i < n; i++)
    {
      EbbTrendPoint point = ebb_trend_plot_get_point (self, detail, i);

      if (point.x >= to)
        break;
      if (point.x < from)
        continue;
      g_array_append_val (points, point);
      g_hash_table_add (days, GINT_TO_POINTER (get_day (point.x)));
    }
  for (guint i = 0; i < self->n_events; i++)
    {
      double x = self->events[i].from;
      EbbTrendPoint point = { (get_day (x) + 0.5) * EBB_DAY_SECONDS, NAN, 0, NAN, NAN };

      if (x >= from && x < to && g_hash_table_add (days, GINT_TO_POINTER (get_day (x))))
        g_array_append_val (points, point);
    }
  if (points->len > 1)
    g_array_sort (points, compare_points);
  return points;
}
