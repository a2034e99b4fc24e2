// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-review-rules.h"
#include "ebb-session.h"

G_BEGIN_DECLS

/* When a course is looked at (Sherman 2014 measured after 4 weeks of 1 to 3 sessions;
 * the numbers are a proposal). */
typedef enum
{
  EBB_REVIEW_ANY_TIME,
  EBB_REVIEW_AFTER_4, /* sessions */
  EBB_REVIEW_AFTER_8, /* sessions */
  EBB_REVIEW_AT_END,
  EBB_REVIEW_FOUR_WEEKS_LATER,
} EbbReviewOccasion;

typedef enum
{
  EBB_DECISION_ABSENT,
  EBB_DECISION_CONTINUE,
  EBB_DECISION_CHANGE,
  EBB_DECISION_PAUSE,
  EBB_DECISION_STOP,
} EbbDecision;

#define EBB_N_DECISIONS 5

/**
 * EbbReviewGoal:
 * @goal: (owned) (nullable): id of the #EbbGoal; it may be gone
 * @text: (owned): its words at the time of the review
 * @value: how near it was, in the goal's unit; NAN absent
 * @met: whether the person says that it was reached
 */
typedef struct
{
  char *goal;
  char *text;
  double value;
  gboolean met;
} EbbReviewGoal;

/**
 * EbbReview:
 * @course: (owned) (nullable): id of the #EbbCourse; %NULL if that was deleted
 * @title: (owned) (nullable): the title of a course that was deleted
 * @at: when it was answered
 * @occasion: why then
 * @n_done: sessions done by then, 0 or more
 * @pain, @enjoyment, @activity: the three PEG questions about the past week (Krebs
 *   2009, J Gen Intern Med 24:733): average pain, interference with enjoyment of life
 *   and with general activity; 0 to 10, NAN absent
 * @self_change: what the person says about the whole
 * @new_numbness: whether the person says that new numbness or weakness came up
 * @decision: what is to become of the course
 * @reason: (owned) (nullable): in own words
 * @goals: (owned) (element-type EbbReviewGoal)
 *
 * A look at a course of therapy. What was before is the first review of the course,
 * with %EBB_REVIEW_ANY_TIME and no session done.
 */
struct _EbbReview
{
  EbbRecord record;
  char *course;
  char *title;
  EbbMoment at;
  EbbReviewOccasion occasion;
  int n_done;
  double pain;
  double enjoyment;
  double activity;
  EbbSelfChange self_change;
  gboolean new_numbness;
  EbbDecision decision;
  char *reason;
  GArray *goals;
};

#define EBB_TYPE_REVIEW (ebb_review_get_type ())
G_DECLARE_FINAL_TYPE (EbbReview, ebb_review, EBB, REVIEW, EbbRecord)

EbbReview *ebb_review_new (const char *course, EbbMoment at);
double ebb_review_get_peg (EbbReview *self);
EbbReview *ebb_review_find_before (GPtrArray *reviews, const char *course);
gboolean ebb_review_is_due (EbbCourse *course, GPtrArray *sessions, GPtrArray *reviews, EbbDay today, EbbReviewOccasion *occasion);
const char *ebb_review_occasion_get_name (EbbReviewOccasion occasion);
const char *ebb_decision_get_name (EbbDecision decision);

G_END_DECLS
