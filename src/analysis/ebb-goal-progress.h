// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-goal.h"
#include "model/ebb-readings.h"
#include "model/ebb-review.h"
#include "model/ebb-subject.h"

G_BEGIN_DECLS

/* Progress towards a goal is told of so many last days with a value … */
#define EBB_GOAL_DAYS 7
/* … within so many days, so that what is long ago does not speak for now. */
#define EBB_GOAL_REACH 60

gboolean ebb_goal_get_subject (EbbGoal *goal, EbbSubject *subject);
EbbReview *ebb_goal_find_latest (GPtrArray *reviews);
double ebb_goal_get_value (EbbGoal *goal, const EbbReadings *readings, EbbReview *latest, EbbDay today);
char *ebb_goal_describe_target (EbbGoal *goal, EbbTracker *tracker);
char *ebb_goal_describe_progress (EbbGoal *goal, EbbTracker *tracker, const EbbReadings *readings, EbbReview *latest, EbbDay today);

G_END_DECLS
