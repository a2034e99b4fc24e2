// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-review-rules.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *const words[EBB_N_REVIEW_RULES] = {
  NC_ ("question for the doctor", "There was a warning sign. Stop the sessions until a doctor has looked at it."),
  NC_ ("question for the doctor", "There was new numbness or weakness. Stop the sessions until a doctor has looked at it."),
  NC_ ("question for the doctor", "The same place was sore for more than two days after two sessions. Should it be treated more gently, or left out?"),
  NC_ ("question for the doctor", "In two of the last three sessions the pain was higher a day later. Should something be changed: technique, pressure, minutes?"),
  NC_ ("question for the doctor", "After four weeks the pain is not lower, by your ratings and by what you say yourself. Is it worth going on, or is there something else to try?"),
};

/**
 * ebb_stop_rule_applies:
 * @before: pain at the start, 0 to 10; NAN if it was not rated
 * @during: pain now, 0 to 10; NAN if it was not rated
 *
 * Returns: whether a session should be stopped: pain above %EBB_STOP_RULE_PAIN, or
 *   higher than at the start by %EBB_STOP_RULE_RISE. Who starts above 5 is not told to
 *   stop for that alone while it stays as it was
 */
gboolean
ebb_stop_rule_applies (double before,
                       double during)
{
  if (isnan (during))
    return FALSE;
  if (!isnan (before) && during >= before + EBB_STOP_RULE_RISE)
    return TRUE;
  return during > EBB_STOP_RULE_PAIN && !(before >= during);
}

/* Whether the last three sessions that were rated a day later were worse in two. */
static gboolean
is_worse_after (const EbbReviewRuleData *data)
{
  guint n_rated = 0, n_worse = 0;

  for (guint i = data->n_sessions; i > 0 && n_rated < EBB_REVIEW_RULE_N_RECENT; i--)
    {
      double change = data->sessions[i - 1].day_after - data->sessions[i - 1].before;

      if (isnan (change))
        continue;
      n_rated++;
      n_worse += change >= EBB_REVIEW_RULE_WORSE;
    }
  return n_worse >= EBB_REVIEW_RULE_N_WORSE;
}

static gboolean
is_sore (const EbbReviewRuleSession *session)
{
  return session->sore_region != NULL && session->sore_hours > EBB_REVIEW_RULE_SORE_HOURS;
}

static gboolean
is_sore_twice (const EbbReviewRuleData *data)
{
  for (guint i = 0; i < data->n_sessions; i++)
    for (guint j = i + 1; j < data->n_sessions; j++)
      if (is_sore (&data->sessions[i]) && is_sore (&data->sessions[j]) && ebb_region_overlaps (data->sessions[i].sore_region, data->sessions[j].sore_region))
        return TRUE;
  return FALSE;
}

/* A mean of 0 has no share; there is nothing to become lower either. */
static gboolean
has_no_change (const EbbReviewRuleData *data)
{
  if (data->weeks < EBB_REVIEW_RULE_WEEKS || !(data->mean_before > 0) || isnan (data->mean_now))
    return FALSE;
  if (data->self_change != EBB_SELF_CHANGE_NONE && data->self_change != EBB_SELF_CHANGE_WORSE)
    return FALSE;
  /* means are sums of decimals: 5 to 4.5 is ten percent, whatever the last bit says */
  return (data->mean_before - data->mean_now) / data->mean_before < EBB_REVIEW_RULE_SHARE - 1e-9;
}

/**
 * ebb_review_rules_find:
 * @data: what is known of a course
 *
 * The rules for stopping or asking: a warning sign; new numbness or weakness; the same
 * place sore for more than 48 hours twice; pain higher by 2 or more at 24 hours in two of
 * the last three sessions; no weekly mean lower by 10 percent after four weeks while the
 * person sees no change. What is not known counts for nothing.
 *
 * Returns: a set of questions, in the order in which they matter
 */
EbbReviewRules
ebb_review_rules_find (const EbbReviewRuleData *data)
{
  EbbReviewRules found = 0;

  g_return_val_if_fail (data != NULL, 0);

  for (guint i = 0; i < data->n_sessions; i++)
    {
      if (data->sessions[i].red_flag)
        found |= EBB_REVIEW_RULE_RED_FLAG;
      if (data->sessions[i].new_numbness)
        found |= EBB_REVIEW_RULE_NEW_NUMBNESS;
    }
  if (is_sore_twice (data))
    found |= EBB_REVIEW_RULE_SORE_TWICE;
  if (is_worse_after (data))
    found |= EBB_REVIEW_RULE_WORSE_AFTER;
  if (has_no_change (data))
    found |= EBB_REVIEW_RULE_NO_CHANGE;
  return found;
}

/**
 * ebb_review_rule_get_question:
 * @index: which bit of #EbbReviewRules, below %EBB_N_REVIEW_RULES
 *
 * Returns: (transfer none): what to do or to ask, in the language of the session
 */
const char *
ebb_review_rule_get_question (guint index)
{
  g_return_val_if_fail (index < EBB_N_REVIEW_RULES, "");

  return g_dpgettext2 (NULL, "question for the doctor", words[index]);
}

/**
 * ebb_review_rules_are_urgent:
 * @questions: a set of questions
 *
 * Returns: whether the sessions should stop until a doctor has been asked, rather than
 *   until the next review
 */
gboolean
ebb_review_rules_are_urgent (EbbReviewRules questions)
{
  return (questions & (EBB_REVIEW_RULE_RED_FLAG | EBB_REVIEW_RULE_NEW_NUMBNESS)) != 0;
}

/**
 * ebb_self_change_get_name:
 * @change: what the person says
 *
 * Returns: (transfer none): in words; "" if absent
 */
const char *
ebb_self_change_get_name (EbbSelfChange change)
{
  static const char *const names[] = {
    NC_ ("review", "Worse"),
    NC_ ("review", "No change"),
    NC_ ("review", "Better"),
  };

  g_return_val_if_fail ((guint) change < EBB_N_SELF_CHANGES, "");

  return change == EBB_SELF_CHANGE_ABSENT ? "" : g_dpgettext2 (NULL, "review", names[change - 1]);
}
