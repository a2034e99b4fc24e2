// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-plot-private.h"

#include <glib/gi18n.h>

#include "model/ebb-technique.h"

/* Sessions on the axis of time, beside the person's annotations. */

/* Its title, else what was done. */
static const char *
get_name (EbbSession *session)
{
  if (session->title != NULL && *session->title != '\0')
    return session->title;
  if (session->parts->len > 0)
    return ebb_technique_id_get_name (g_array_index (session->parts, EbbSessionPart, 0).technique);
  /* Translators: a treatment of which nothing more is known, on a chart */
  return C_ ("trends", "Session");
}

static char *
make_label (EbbSession *session)
{
  if (session->state == EBB_SESSION_DONE || session->state == EBB_SESSION_PLANNED)
    return g_strdup (get_name (session));
  /* Translators: a session, and what became of it: "Neck (skipped)" */
  return g_strdup_printf (C_ ("trends", "%s (%s)"), get_name (session), ebb_session_state_get_name (session->state));
}

/**
 * ebb_trend_plot_set_sessions:
 * @self: a plot that nobody else has yet
 * @sessions: (element-type EbbSession): to be seen beside the values; those that were not
 *   done are dim
 *
 * They are the events of its charts after the annotations, in this order.
 */
void
ebb_trend_plot_set_sessions (EbbTrendPlot *self,
                             GPtrArray *sessions)
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

      g_ptr_array_add (self->labels, make_label (session));
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
 * ebb_trend_plot_describe_events:
 * @self: a plot
 * @day: a day
 *
 * Returns: (transfer full): the annotations and sessions of the day, empty without any
 */
char *
ebb_trend_plot_describe_events (const EbbTrendPlot *self,
                                EbbDay day)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->annotations->len; i++)
    {
      const EbbAnnotation *annotation = self->annotations->pdata[i];

      if (annotation->period.from <= day && day <= annotation->period.to)
        append (text, annotation->text);
    }
  for (guint i = 0; i < self->sessions->len; i++)
    if (ebb_session_get_day (self->sessions->pdata[i]) == day)
      append (text, self->labels->pdata[i]);
  return g_string_free (text, FALSE);
}
