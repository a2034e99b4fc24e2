// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

/*
 * Whether sessions were followed by relief, and for how long. The rules are Ebb's own,
 * made so that a bad day that gets better by itself is not taken for relief too easily:
 * the baseline is of three days, small changes do not count, and what nobody rated is
 * not known.
 */

#define MIN_MARGIN 1.0   /* points: about what people call a change at all */
#define MARGIN_SHARE 0.2 /* of the baseline */
#define MAX_GAP 6.0      /* hours in which the middle stands for when it returned */

static const double curve_hours[EBB_N_RELIEF_POINTS] = { 0, 1, 4, 24, 48 };

static double
get_hours (const EbbReliefSession *session,
           const EbbReliefRating *rating)
{
  return (double) (rating->when.at - session->end.at) / EBB_RELIEF_HOUR;
}

/* Until when ratings have to do with a session: not after rescue medicine, nor once the
 * next session began, nor after 72 hours. */
static gint64
get_limit (const EbbReliefLog *log,
           guint session,
           EbbReliefEnd *end)
{
  const EbbReliefSession *self = &log->sessions[session];
  gint64 rescue = ebb_relief_log_get_rescue (log, self->start.at);
  gint64 next = session + 1 < log->n_sessions ? log->sessions[session + 1].start.at : G_MAXINT64;
  gint64 limit = self->end.at + EBB_RELIEF_WINDOW;

  *end = EBB_RELIEF_END_LAST_RATING;
  if (next <= limit)
    {
      limit = next;
      *end = EBB_RELIEF_END_NEXT_SESSION;
    }
  if (rescue <= limit)
    {
      limit = rescue;
      *end = EBB_RELIEF_END_RESCUE;
    }
  return limit;
}

/* Finds the end of a relief that begins with the first of @ratings. A rating is high
 * when it is above the baseline less half of the margin; it ends relief when the next
 * one is high too, or there is none. */
static void
follow (EbbReliefOutcome *self,
        const EbbReliefSession *session,
        const EbbReliefRating *ratings,
        guint n)
{
  double high = self->baseline - self->margin / 2;

  self->kind = EBB_RELIEF_LASTED;
  self->began = get_hours (session, &ratings[0]);
  for (guint i = 1; i < n && self->kind == EBB_RELIEF_LASTED; i++)
    if (ratings[i].value > high && (i + 1 == n || ratings[i + 1].value > high))
      {
        self->kind = EBB_RELIEF_RETURNED;
        self->last_low = get_hours (session, &ratings[i - 1]);
        self->first_high = get_hours (session, &ratings[i]);
        self->hours = (self->last_low + self->first_high) / 2;
        self->wide = self->first_high - self->last_low > MAX_GAP;
      }
  if (self->kind == EBB_RELIEF_LASTED)
    self->hours = self->last_low = get_hours (session, &ratings[n - 1]);
}

/**
 * ebb_relief_get_ratings:
 * @log: a log
 * @session: the place of a session
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): the ratings after the session that have to do
 *   with it: until rescue medicine is taken, the next session begins, or 72 hours are over
 */
const EbbReliefRating *
ebb_relief_get_ratings (const EbbReliefLog *log,
                        guint session,
                        guint *n)
{
  const EbbReliefRating *ratings;
  EbbReliefEnd end;
  gint64 limit;

  *n = 0;
  g_return_val_if_fail (session < log->n_sessions, NULL);

  limit = get_limit (log, session, &end);
  ratings = log->ratings + ebb_relief_log_find_rating (log, ebb_relief_session_get_after (&log->sessions[session]));
  while (ratings + *n < log->ratings + log->n_ratings && ratings[*n].when.at <= limit)
    (*n)++;
  return ratings;
}

/**
 * ebb_relief_get_outcome:
 * @log: a log
 * @session: the place of a session
 *
 * Says whether a session was followed by relief: a rating that is lower than the
 * baseline (see ebb_relief_log_get_baseline()) by one point or a fifth of the baseline,
 * whichever is more. It returned with the first rating that is above the baseline less
 * half of that, when the next rating is so as well or it is the last one; the time is in
 * the middle between that rating and the one before, and `wide` tells that the two are
 * more than six hours apart, so that their interval says more than the middle.
 *
 * Ratings count until rescue medicine is taken, the next session begins, or 72 hours are
 * over. Relief that is there at the last of them is known to have lasted until then.
 *
 * Returns: the outcome
 */
EbbReliefOutcome
ebb_relief_get_outcome (const EbbReliefLog *log,
                        guint session)
{
  EbbReliefOutcome self = { .baseline = NAN, .margin = NAN, .began = NAN, .last_low = NAN, .first_high = NAN, .hours = NAN };
  const EbbReliefSession *treated;
  const EbbReliefRating *after;

  g_return_val_if_fail (session < log->n_sessions, self);

  treated = &log->sessions[session];
  get_limit (log, session, &self.end);
  after = ebb_relief_get_ratings (log, session, &self.n_after);

  self.baseline = ebb_relief_log_get_baseline (log, treated->start.at, &self.n_before);
  if (isnan (self.baseline))
    return self;
  self.margin = MAX (MIN_MARGIN, MARGIN_SHARE * self.baseline);
  self.kind = self.n_after > 0 ? EBB_RELIEF_NONE : EBB_RELIEF_NO_FOLLOW_UP;
  for (guint i = 0; i < self.n_after; i++)
    if (after[i].value <= self.baseline - self.margin)
      {
        follow (&self, treated, after + i, self.n_after - i);
        break;
      }
  return self;
}

/* --- sessions together --------------------------------------------------------- */

/* The longest time that more than half of the sessions with relief are known to have
 * lasted: true of most sessions, whatever happened after the last ratings. */
static double
get_longer_than (const EbbSurvival *curve)
{
  double hours = NAN;

  for (guint i = 0; i < curve->n_steps; i++)
    if (curve->steps[i].n_at_risk * 2 > curve->n)
      hours = curve->steps[i].time;
  return hours;
}

/* A median is shown from five sessions with relief on, of which at least three are
 * known to have ended. */
static void
settle_duration (EbbReliefSummary *self)
{
  self->missing_relief = self->n_relief < EBB_DURATION_MIN_RELIEF ? EBB_DURATION_MIN_RELIEF - self->n_relief : 0;
  self->missing_returned = self->n_returned < EBB_DURATION_MIN_RETURNED ? EBB_DURATION_MIN_RETURNED - self->n_returned : 0;
  if (self->missing_relief > 0 || self->missing_returned > 0)
    return;

  self->median = ebb_survival_get_quantile (self->curve, 0.5);
  self->lower_quartile = ebb_survival_get_quantile (self->curve, 0.25);
  self->upper_quartile = ebb_survival_get_quantile (self->curve, 0.75);
  ebb_survival_get_quantile_limits (self->curve, 0.5, EBB_SURVIVAL_LIMITS_LOG_LOG, &self->lower, &self->upper);
  self->duration = isnan (self->median) ? EBB_DURATION_LONGER : EBB_DURATION_MEDIAN;
  if (self->duration == EBB_DURATION_LONGER)
    self->longer_than = get_longer_than (self->curve);
}

static void
count_outcome (EbbReliefSummary *self,
               const EbbReliefOutcome *outcome,
               GArray *times)
{
  gboolean returned = outcome->kind == EBB_RELIEF_RETURNED;
  EbbSurvivalTime time = { outcome->hours, !returned };

  self->n_sessions++;
  self->n_no_baseline += outcome->kind == EBB_RELIEF_NO_BASELINE;
  self->n_no_follow_up += outcome->kind == EBB_RELIEF_NO_FOLLOW_UP;
  self->n_known += outcome->kind >= EBB_RELIEF_NONE;
  if (outcome->kind < EBB_RELIEF_RETURNED)
    return;
  self->n_relief++;
  self->n_returned += returned;
  self->n_wide += outcome->wide;
  g_array_append_val (times, time);
}

/**
 * ebb_relief_summarise:
 * @log: a log
 * @choice: which sessions are asked about
 *
 * Says how often sessions were followed by relief and how long it lasted in those that
 * were (those without are a share, not a duration of nothing). Sessions of one person
 * are not independent, so the limits of the median are rough and there is no p.
 *
 * Returns: (transfer full): the summary
 */
EbbReliefSummary *
ebb_relief_summarise (const EbbReliefLog *log,
                      EbbReliefChoice choice)
{
  EbbReliefSummary *self = g_new0 (EbbReliefSummary, 1);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (EbbSurvivalTime));

  for (guint i = 0; i < log->n_sessions; i++)
    if (ebb_relief_choice_has (choice, &log->sessions[i]))
      {
        EbbReliefOutcome outcome = ebb_relief_get_outcome (log, i);

        count_outcome (self, &outcome, times);
      }
  self->share = self->n_known > 0 ? (double) self->n_relief / self->n_known : NAN;
  self->median = self->lower_quartile = self->upper_quartile = self->lower = self->upper = self->longer_than = NAN;
  self->curve = ebb_survival_new ((EbbSurvivalTime *) times->data, times->len);
  settle_duration (self);
  return self;
}

/**
 * ebb_relief_summary_free:
 * @self: (transfer full) (nullable): a summary
 */
void
ebb_relief_summary_free (EbbReliefSummary *self)
{
  if (self == NULL)
    return;
  ebb_survival_free (self->curve);
  g_free (self);
}

/* --- the curve -------------------------------------------------------------------- */

/**
 * ebb_relief_get_rating:
 * @log: a log
 * @session: the place of a session
 * @hours: how long after its end, 0 to 72
 *
 * Returns: (transfer none) (nullable): the rating nearest to the hour, within
 *   ebb_relief_get_tolerance(), that has to do with the session
 */
const EbbReliefRating *
ebb_relief_get_rating (const EbbReliefLog *log,
                       guint session,
                       double hours)
{
  const EbbReliefSession *treated;
  EbbReliefEnd end;
  gint64 at, limit;

  g_return_val_if_fail (session < log->n_sessions, NULL);

  treated = &log->sessions[session];
  at = treated->end.at + (gint64) round (hours * EBB_RELIEF_HOUR);
  limit = MIN (get_limit (log, session, &end), at + ebb_relief_get_tolerance (hours));
  return ebb_relief_log_get_nearest (log, MAX (ebb_relief_session_get_after (treated), at - ebb_relief_get_tolerance (hours)), limit, at);
}

/**
 * ebb_relief_get_change:
 * @log: a log
 * @session: the place of a session
 * @hours: how long after its end, 0 to 72
 *
 * Returns: how far the rating of ebb_relief_get_rating() is from the baseline: negative is
 *   lower; NAN if there is none, or no baseline
 */
double
ebb_relief_get_change (const EbbReliefLog *log,
                       guint session,
                       double hours)
{
  const EbbReliefRating *rating = ebb_relief_get_rating (log, session, hours);

  return rating != NULL ? rating->value - ebb_relief_log_get_baseline (log, log->sessions[session].start.at, NULL) : NAN;
}

/**
 * ebb_relief_get_curve:
 * @log: a log
 * @choice: which sessions are asked about
 * @points: (out caller-allocates): what is known 0, 1, 4, 24 and 48 hours after sessions
 *
 * Says how far ratings were from the baseline at some hours after sessions. Each hour is
 * of the sessions that have a rating about then, which are not always the same ones.
 */
void
ebb_relief_get_curve (const EbbReliefLog *log,
                      EbbReliefChoice choice,
                      EbbReliefPoint points[EBB_N_RELIEF_POINTS])
{
  g_autofree double *changes = g_new (double, log->n_sessions);

  for (guint p = 0; p < EBB_N_RELIEF_POINTS; p++)
    {
      EbbReliefPoint *point = &points[p];

      *point = (EbbReliefPoint){ curve_hours[p], 0, NAN, NAN, NAN };
      for (guint i = 0; i < log->n_sessions; i++)
        {
          double change = ebb_relief_choice_has (choice, &log->sessions[i]) ? ebb_relief_get_change (log, i, point->hours) : NAN;

          if (!isnan (change))
            changes[point->n++] = change;
        }
      if (point->n == 0)
        continue;
      gsl_sort (changes, 1, point->n);
      point->lower_quartile = gsl_stats_quantile_from_sorted_data (changes, 1, point->n, 0.25);
      point->median = gsl_stats_quantile_from_sorted_data (changes, 1, point->n, 0.5);
      point->upper_quartile = gsl_stats_quantile_from_sorted_data (changes, 1, point->n, 0.75);
    }
}
