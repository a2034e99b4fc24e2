// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "analysis/ebb-relief-text.h"
#include "ebb-value-colors.h"

/* What is drawn of a result, and what it says. */

/* The curve shows at least so many points of rating up and down, so that a small change
 * looks small. */
#define LEAST_CHANGE 2.0

#define N_TICKS 6
#define N_CHANGE_TICKS 8

static void
add_cell (EbbReliefChart *self,
          guint index,
          char *words)
{
  g_array_append_val (self->cells, index);
  g_ptr_array_add (self->words, words);
}

/* Returns: (transfer full): the day of a session, as long as @format says. */
static char *
format_day (const EbbReliefResult *result,
            guint session,
            const char *format)
{
  return ebb_day_format (ebb_moment_get_day (result->cases->log->sessions[session].start), format);
}

/* --- the curve -------------------------------------------------------------------- */

static void
set_trails (EbbReliefChart *self,
            const EbbReliefResult *result)
{
  g_array_append_vals (self->samples, result->samples->data, result->samples->len);
  for (guint i = 0; i < result->trails->len; i++)
    {
      const EbbReliefTrail *trail = &g_array_index (result->trails, EbbReliefTrail, i);
      EbbReliefTrace trace = { &g_array_index (self->samples, EbbSample, trail->first), trail->n };

      g_array_append_val (self->traces, trace);
    }
}

static void
set_change_scale (EbbReliefChart *self)
{
  double least = -LEAST_CHANGE, most = LEAST_CHANGE;

  for (guint i = 0; i < self->samples->len; i++)
    {
      least = fmin (least, g_array_index (self->samples, EbbSample, i).y);
      most = fmax (most, g_array_index (self->samples, EbbSample, i).y);
    }
  ebb_scale_init (&self->scale, least, most, N_CHANGE_TICKS);
}

static void
make_curve (EbbReliefChart *self,
            const EbbReliefResult *result)
{
  const EbbReliefPoint *last = NULL;

  set_trails (self, result);
  set_change_scale (self);
  /* Translators: above the axis of a chart: below 0 pain is lower than in the three days
   * before */
  self->unit = C_ ("relief", "Change of pain");
  for (guint i = 0; i < EBB_N_RELIEF_POINTS; i++)
    {
      self->points[i] = result->points[i];
      if (result->points[i].n == 0)
        continue;
      last = &result->points[i];
      add_cell (self, i, ebb_relief_point_describe (last));
    }
  if (last == NULL)
    self->summary = g_strdup (_ ("To draw this, ratings are missing: three in the three days before a session, and some in the hours after it."));
  else
    self->summary = ebb_relief_point_describe (result->points[2].n > 0 ? &result->points[2] : last);
}

/* --- how long --------------------------------------------------------------------- */

static void
make_duration (EbbReliefChart *self,
               const EbbReliefResult *result)
{
  const EbbReliefSummary *summary = result->summary;

  /* Translators: above the axis of a chart, in per cent */
  self->unit = C_ ("relief", "Sessions after which pain is still lower");
  self->summary = ebb_relief_summary_describe_duration (summary);
  self->median = summary->median;
  if (summary->duration == EBB_DURATION_UNKNOWN)
    return;
  self->survival = ebb_survival_copy (summary->curve);
  for (guint i = 0; i < self->survival->n_steps; i++)
    {
      const EbbSurvivalStep *step = &self->survival->steps[i];
      g_autofree char *hours = ebb_value_colors_format (round (step->time * 10) / 10);

      /* Translators: the first %s is a number of hours, %.0f a share in per cent; the last
       * number is of sessions of which it is still known */
      add_cell (self, i, g_strdup_printf (C_ ("relief", "For longer than %s h: %.0f\u00a0%% (known of %u)"), hours, step->survival * 100, step->n_at_risk));
    }
}

/* --- before and after --------------------------------------------------------------- */

static char *
format_rating (double value)
{
  /* Translators: in place of a rating that was not given */
  return isnan (value) ? g_strdup (C_ ("relief", "not rated")) : ebb_value_colors_format (value);
}

static char *
describe_pair (const EbbReliefResult *result,
               const EbbReliefPair *pair)
{
  /* Translators: a date as g_date_time_format() writes it: "1 March 2026" */
  g_autofree char *day = format_day (result, pair->session, C_ ("date", "%-d %B %Y"));
  g_autofree char *before = format_rating (pair->before);
  g_autofree char *after = format_rating (pair->after);

  /* Translators: a day, and two ratings: "1 March 2026: 7 before, 4 after" */
  return g_strdup_printf (C_ ("relief", "%s: %s before, %s after"), day, before, after);
}

/* Returns: (transfer none): the hours after sessions in words. */
static const char *
get_after_name (double hours)
{
  if (hours < 0.5)
    return C_ ("relief", "Right after");
  if (hours < 2)
    return C_ ("relief", "1 hour later");
  /* Translators: the second name of an axis, "Before" is the first */
  return hours < 6 ? C_ ("relief", "4 hours later") : C_ ("relief", "8 hours later");
}

static void
make_slope (EbbReliefChart *self,
            const EbbReliefResult *result)
{
  double before, after;
  EbbSlopeGraph graph;

  ebb_scale_init_rating (&self->scale, N_TICKS);
  self->before = C_ ("relief", "Before");
  self->after = get_after_name (result->wish.hours);
  for (guint i = 0; i < result->pairs->len; i++)
    {
      const EbbReliefPair *pair = &g_array_index (result->pairs, EbbReliefPair, i);
      EbbSlopePair one = { pair->before, pair->after, NULL };

      if (isnan (pair->before) || isnan (pair->after))
        continue;
      g_array_append_val (self->pairs, one);
      add_cell (self, self->pairs->len - 1, describe_pair (result, pair));
    }
  graph = (EbbSlopeGraph){ .pairs = (const EbbSlopePair *) (void *) self->pairs->data, .n_pairs = self->pairs->len };
  if (ebb_slope_graph_get_medians (&graph, &before, &after))
    {
      g_autofree char *first = ebb_value_colors_format (before);
      g_autofree char *second = ebb_value_colors_format (after);

      /* Translators: medians of pain; the last number is of sessions */
      self->summary = g_strdup_printf (ngettext ("In the middle pain was %s before and %s after (%u session).",
                                                 "In the middle pain was %s before and %s after (%u sessions).",
                                                 self->pairs->len),
                                       first, second, self->pairs->len);
    }
  else
    self->summary = g_strdup (_ ("To draw this, ratings are missing: one in the two hours before a session, and one about so many hours after it."));
}

/* --- session by session -------------------------------------------------------------- */

static void
make_steps (EbbReliefChart *self,
            const EbbReliefResult *result,
            const GArray *pairs)
{
  gboolean is_swelling = self->kind == EBB_RELIEF_CHART_SWELLING;
  guint n_lower = 0;
  guint n_both = ebb_relief_result_count_pairs (pairs);

  if (is_swelling)
    self->scale = (EbbScale){ 0, 3, 1 };
  else
    ebb_scale_init_rating (&self->scale, N_TICKS);
  /* Translators: above the axis of a chart */
  self->unit = is_swelling ? C_ ("relief", "Swelling, 0 none to 3 severe") : C_ ("relief", "Muscle tension");
  self->before = C_ ("relief", "Before");
  self->after = C_ ("relief", "Right after");
  for (guint i = 0; i < pairs->len; i++)
    {
      const EbbReliefPair *pair = &g_array_index (pairs, EbbReliefPair, i);
      EbbSessionStep step = { pair->before, pair->after, NULL };

      /* Translators: a short date as g_date_time_format() writes it: "1 Mar" */
      g_ptr_array_add (self->labels, format_day (result, pair->session, C_ ("date", "%-d %b")));
      step.label = self->labels->pdata[i];
      g_array_append_val (self->steps, step);
      add_cell (self, i, describe_pair (result, pair));
      n_lower += pair->after < pair->before;
    }
  if (n_both == 0)
    self->summary = g_strdup (_ ("To compare, ratings before and right after a session are missing."));
  else
    self->summary = g_strdup_printf (ngettext ("Lower after %u of %u session that was rated before and after.",
                                               "Lower after %u of %u sessions that were rated before and after.",
                                               n_both),
                                     n_lower, n_both);
}

/**
 * ebb_relief_chart_new:
 * @kind: which picture
 * @result: of what
 *
 * Returns: (transfer full): the picture
 */
EbbReliefChart *
ebb_relief_chart_new (EbbReliefChartKind kind,
                      const EbbReliefResult *result)
{
  EbbReliefChart *self = g_new0 (EbbReliefChart, 1);

  self->kind = kind;
  self->median = NAN;
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  self->samples = g_array_new (FALSE, FALSE, sizeof (EbbSample));
  self->traces = g_array_new (FALSE, FALSE, sizeof (EbbReliefTrace));
  self->pairs = g_array_new (FALSE, FALSE, sizeof (EbbSlopePair));
  self->steps = g_array_new (FALSE, FALSE, sizeof (EbbSessionStep));
  switch (kind)
    {
    case EBB_RELIEF_CHART_CURVE:
      make_curve (self, result);
      break;
    case EBB_RELIEF_CHART_DURATION:
      make_duration (self, result);
      break;
    case EBB_RELIEF_CHART_SLOPE:
      make_slope (self, result);
      break;
    case EBB_RELIEF_CHART_TENSION:
      make_steps (self, result, result->tension);
      break;
    case EBB_RELIEF_CHART_SWELLING:
    default:
      make_steps (self, result, result->swelling);
      break;
    }
  return self;
}
