// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-goal-progress.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-trend.h"
#include "model/ebb-rating.h"

/* How near a goal is, by what the diary says, always with the count. */

/**
 * ebb_goal_get_subject:
 * @goal: a goal
 * @subject: (out): what of the diary measures it
 *
 * Returns: whether the diary's entries do
 */
gboolean
ebb_goal_get_subject (EbbGoal *goal,
                      EbbSubject *subject)
{
  g_return_val_if_fail (EBB_IS_GOAL (goal) && subject != NULL, FALSE);

  *subject = (EbbSubject){ goal->measure == EBB_GOAL_TRACKER ? EBB_SUBJECT_TRACKER : EBB_SUBJECT_PAIN, NULL, g_intern_string (goal->tracker) };
  return goal->measure == EBB_GOAL_PAIN || (goal->measure == EBB_GOAL_TRACKER && goal->tracker != NULL);
}

/**
 * ebb_goal_find_latest:
 * @reviews: (element-type EbbReview): in any order
 *
 * Returns: (transfer none) (nullable): the last one with all three answers of the PEG
 */
EbbReview *
ebb_goal_find_latest (GPtrArray *reviews)
{
  EbbReview *latest = NULL;

  g_return_val_if_fail (reviews != NULL, NULL);

  for (guint i = 0; i < reviews->len; i++)
    {
      EbbReview *review = reviews->pdata[i];

      if (!isnan (ebb_review_get_peg (review)) && (latest == NULL || review->at.at > latest->at.at))
        latest = review;
    }
  return latest;
}

/* The last days with a value, the newest last; the first of them is at @first. */
static GArray *
list_days (const EbbReadings *readings,
           EbbDay today,
           guint *first)
{
  GArray *days = ebb_day_values_new (readings, (EbbPeriod){ today - EBB_GOAL_REACH + 1, today });

  *first = days->len > EBB_GOAL_DAYS ? days->len - EBB_GOAL_DAYS : 0;
  return days;
}

/**
 * ebb_goal_get_value:
 * @goal: a goal
 * @readings: (nullable): of its subject
 * @latest: (nullable): the last review with a PEG
 * @today: the present day
 *
 * Returns: how near it is, in its unit: the PEG, or the mean of the last days with a
 *   value; NAN without any
 */
double
ebb_goal_get_value (EbbGoal *goal,
                    const EbbReadings *readings,
                    EbbReview *latest,
                    EbbDay today)
{
  g_autoptr (GArray) days = NULL;
  double sum = 0;
  guint first;

  g_return_val_if_fail (EBB_IS_GOAL (goal), NAN);

  if (goal->measure == EBB_GOAL_PEG)
    return latest != NULL ? ebb_review_get_peg (latest) : NAN;
  if (goal->measure == EBB_GOAL_IN_WORDS || readings == NULL)
    return NAN;
  days = list_days (readings, today, &first);
  if (days->len == 0)
    return NAN;
  for (guint i = first; i < days->len; i++)
    sum += g_array_index (days, EbbDayValues, i).mean;
  return sum / (days->len - first);
}

/**
 * ebb_goal_describe_target:
 * @goal: a goal
 * @tracker: (nullable): the one that it names
 *
 * Returns: (transfer full) (nullable): what is wanted, as "Walking 30 min or more";
 *   %NULL of one in words
 */
char *
ebb_goal_describe_target (EbbGoal *goal,
                          EbbTracker *tracker)
{
  EbbSubject subject;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  g_autofree char *amount = NULL;
  const char *unit = NULL;

  g_return_val_if_fail (EBB_IS_GOAL (goal), NULL);

  if (goal->measure == EBB_GOAL_IN_WORDS)
    return NULL;
  number = ebb_number_to_local_string (goal->target);
  if (ebb_goal_get_subject (goal, &subject))
    {
      name = ebb_subject_get_name (&subject, tracker);
      unit = ebb_subject_get_unit (&subject, tracker);
    }
  amount = unit != NULL ? g_strdup_printf ("%s %s", number, unit) : g_strdup (number);
  if (goal->way == EBB_GOAL_AT_LEAST)
    /* Translators: what is measured and how much is wanted: "Walking 30 min or more" */
    return g_strdup_printf (C_ ("goal", "%s %s or more"), name != NULL ? name : "PEG", amount);
  /* Translators: what is measured and how much is wanted: "Pain 4 or less" */
  return g_strdup_printf (C_ ("goal", "%s %s or less"), name != NULL ? name : "PEG", amount);
}

static char *
describe_peg (EbbGoal *goal,
              EbbReview *latest)
{
  double peg = latest != NULL ? ebb_review_get_peg (latest) : NAN;
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;

  if (isnan (peg))
    return g_strdup (C_ ("goal", "The three questions were not answered yet."));
  number = ebb_number_to_local_string (round (peg * 10) / 10);
  day = ebb_day_format (ebb_moment_get_day (latest->at), C_ ("short date", "%-d %b %Y"));
  if (ebb_goal_is_met_by (goal, peg))
    /* Translators: a score from 0 to 10 and a day */
    return g_strdup_printf (C_ ("goal", "It was %s on %s, as wanted."), number, day);
  /* Translators: a score from 0 to 10 and a day */
  return g_strdup_printf (C_ ("goal", "It was %s on %s."), number, day);
}

/**
 * ebb_goal_describe_progress:
 * @goal: a goal
 * @tracker: (nullable): the one that it names
 * @readings: (nullable): of its subject
 * @latest: (nullable): the last review with a PEG
 * @today: the present day
 *
 * Returns: (transfer full): how near it is, with the number of days that say so
 */
char *
ebb_goal_describe_progress (EbbGoal *goal,
                            EbbTracker *tracker,
                            const EbbReadings *readings,
                            EbbReview *latest,
                            EbbDay today)
{
  g_autofree char *target = NULL;
  g_autoptr (GArray) days = NULL;
  guint first, n_met = 0;

  g_return_val_if_fail (EBB_IS_GOAL (goal), NULL);

  if (goal->measure == EBB_GOAL_IN_WORDS)
    return g_strdup (C_ ("goal", "You say when it is reached."));
  if (goal->measure == EBB_GOAL_PEG)
    return describe_peg (goal, latest);
  target = ebb_goal_describe_target (goal, tracker);
  if (readings != NULL)
    days = list_days (readings, today, &first);
  if (days == NULL || days->len == 0)
    /* Translators: a number of days */
    return g_strdup_printf (g_dngettext (NULL, "No value in the last %d day.", "No value in the last %d days.", EBB_GOAL_REACH), EBB_GOAL_REACH);
  for (guint i = first; i < days->len; i++)
    n_met += ebb_goal_is_met_by (goal, g_array_index (days, EbbDayValues, i).mean);
  /* Translators: what is wanted, as "Walking 30 min or more", on how many days, and of how many that is */
  return g_strdup_printf (g_dngettext (NULL, "%s: on %u of the last %u day with a value", "%s: on %u of the last %u days with a value", days->len - first),
                          target, n_met, days->len - first);
}
