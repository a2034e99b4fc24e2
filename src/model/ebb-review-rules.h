// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-region.h"

G_BEGIN_DECLS

/* When to stop a session, and what to ask when a course is looked back on. The rules are
 * Ebb's own proposal; no study tested them. */

/* A session is stopped when pain rises above this … */
#define EBB_STOP_RULE_PAIN 5.0
/* … or by this much over the pain at its start. */
#define EBB_STOP_RULE_RISE 2.0

/* Soreness beyond this many hours, twice in the same place, is a question. */
#define EBB_REVIEW_RULE_SORE_HOURS 48.0
/* A day later pain is worse when it is higher than before by this much. */
#define EBB_REVIEW_RULE_WORSE 2.0
/* Of the last sessions with a rating a day later, so many worse are a question. */
#define EBB_REVIEW_RULE_N_WORSE 2
#define EBB_REVIEW_RULE_N_RECENT 3
/* After so many weeks the weekly mean should be lower by at least that share. */
#define EBB_REVIEW_RULE_WEEKS 4
#define EBB_REVIEW_RULE_SHARE 0.10

/**
 * EbbReviewRules:
 *
 * What there is to talk about with a doctor or therapist, as a set.
 */
typedef enum
{
  EBB_REVIEW_RULE_RED_FLAG = 1 << 0,
  EBB_REVIEW_RULE_NEW_NUMBNESS = 1 << 1,
  EBB_REVIEW_RULE_SORE_TWICE = 1 << 2,
  EBB_REVIEW_RULE_WORSE_AFTER = 1 << 3,
  EBB_REVIEW_RULE_NO_CHANGE = 1 << 4,
} EbbReviewRules;

#define EBB_N_REVIEW_RULES 5

/* What the person says about the whole, in our own words (in place of a PGIC). */
typedef enum
{
  EBB_SELF_CHANGE_ABSENT,
  EBB_SELF_CHANGE_WORSE,
  EBB_SELF_CHANGE_NONE,
  EBB_SELF_CHANGE_BETTER,
} EbbSelfChange;

#define EBB_N_SELF_CHANGES 4

/**
 * EbbReviewRuleSession:
 * @before: pain at the start, 0 to 10; NAN if it was not rated
 * @day_after: pain 24 hours after the end, 0 to 10; NAN if it was not rated
 * @sore_region: (nullable): where it was sore afterwards
 * @sore_hours: how long; 0 for not at all, NAN if it is not known
 * @red_flag: whether a warning sign was ticked before or noted after
 * @new_numbness: whether new numbness or weakness came with it
 *
 * What the rules ask of one session that took place.
 */
typedef struct
{
  double before;
  double day_after;
  const EbbRegion *sore_region;
  double sore_hours;
  gboolean red_flag;
  gboolean new_numbness;
} EbbReviewRuleSession;

/**
 * EbbReviewRuleData:
 * @sessions: (array length=n_sessions): those of the course, oldest first
 * @n_sessions: how many took place
 * @weeks: full weeks since the first of them
 * @mean_before: mean pain of the week before the first; NAN if too few days were rated
 * @mean_now: mean pain of the last week; NAN if too few days were rated
 * @self_change: what the person says
 *
 * What the rules ask of a course.
 */
typedef struct
{
  const EbbReviewRuleSession *sessions;
  guint n_sessions;
  guint weeks;
  double mean_before;
  double mean_now;
  EbbSelfChange self_change;
} EbbReviewRuleData;

gboolean ebb_stop_rule_applies (double before, double during);
EbbReviewRules ebb_review_rules_find (const EbbReviewRuleData *data);
const char *ebb_review_rule_get_question (guint index);
const char *ebb_self_change_get_name (EbbSelfChange change);
gboolean ebb_review_rules_are_urgent (EbbReviewRules questions);

G_END_DECLS
