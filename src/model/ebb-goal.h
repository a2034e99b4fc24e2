// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-record.h"

G_BEGIN_DECLS

/**
 * EbbGoalMeasure:
 * @EBB_GOAL_IN_WORDS: the person says whether it is reached
 * @EBB_GOAL_PAIN: pain, 0 to 10
 * @EBB_GOAL_PEG: the mean of the three PEG questions, 0 to 10
 * @EBB_GOAL_TRACKER: the values of a tracker
 */
typedef enum
{
  EBB_GOAL_IN_WORDS,
  EBB_GOAL_PAIN,
  EBB_GOAL_PEG,
  EBB_GOAL_TRACKER,
} EbbGoalMeasure;

/* Which way from the target is better. */
typedef enum
{
  EBB_GOAL_AT_LEAST, /* walk 30 minutes */
  EBB_GOAL_AT_MOST,  /* PEG at most 4 */
} EbbGoalWay;

/**
 * EbbGoal:
 * @text: (owned): in the person's own words, such as "Sleep through"
 * @condition: (owned) (nullable): id of the #EbbCondition that it is about
 * @measure: what tells how near it is
 * @tracker: (owned) (nullable): id of the tracker, of %EBB_GOAL_TRACKER
 * @way: whether more or less is better
 * @target: in the unit of the measure; NAN of %EBB_GOAL_IN_WORDS
 * @reached: the day when the person said that it was reached; %EBB_DAY_ABSENT
 * @retired: no longer followed
 */
struct _EbbGoal
{
  EbbRecord record;
  char *text;
  char *condition;
  EbbGoalMeasure measure;
  char *tracker;
  EbbGoalWay way;
  double target;
  EbbDay reached;
  gboolean retired;
};

#define EBB_TYPE_GOAL (ebb_goal_get_type ())
G_DECLARE_FINAL_TYPE (EbbGoal, ebb_goal, EBB, GOAL, EbbRecord)

EbbGoal *ebb_goal_new (const char *text);
gboolean ebb_goal_is_met_by (EbbGoal *self, double value);

G_END_DECLS
