// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-review.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-course-plan.h"
#include "ebb-record-private.h"

/* For how long a review at the end, and one four weeks later, is asked for. */
#define FOUR_WEEKS 28

static const char *const occasions[] = { "any-time", "after-4", "after-8", "at-end", "four-weeks-later" };
static const char *const self_changes[] = { NULL, "worse", "none", "better" };
static const char *const decisions[] = { NULL, "continue", "change", "pause", "stop" };

static const EbbField goal_fields[] = {
  EBB_FIELD (EbbReviewGoal, goal, ID),
  EBB_FIELD (EbbReviewGoal, text, LINE, .required = TRUE),
  EBB_FIELD (EbbReviewGoal, value, NUMBER, .least = -1e6, .most = 1e6),
  EBB_FIELD (EbbReviewGoal, met, FLAG),
};

static void
goal_clear (gpointer data)
{
  EbbReviewGoal *goal = data;

  g_clear_pointer (&goal->goal, g_free);
  g_clear_pointer (&goal->text, g_free);
}

static const EbbLayout goal_layout = EBB_LAYOUT ("review_goal", EbbReviewGoal, goal_fields, .clear = goal_clear);

static const EbbField fields[] = {
  EBB_FIELD (EbbReview, course, ID),
  EBB_FIELD (EbbReview, title, LINE),
  EBB_FIELD (EbbReview, at, MOMENT, .required = TRUE),
  EBB_CHOICE (EbbReview, occasion, occasions),
  EBB_FIELD (EbbReview, n_done, COUNT, .least = 0, .most = 10 * EBB_COURSE_MAX_SESSIONS),
  EBB_FIELD (EbbReview, pain, NUMBER, .least = 0, .most = 10),
  EBB_FIELD (EbbReview, enjoyment, NUMBER, .least = 0, .most = 10),
  EBB_FIELD (EbbReview, activity, NUMBER, .least = 0, .most = 10),
  EBB_CHOICE (EbbReview, self_change, self_changes),
  EBB_FIELD (EbbReview, new_numbness, FLAG),
  EBB_CHOICE (EbbReview, decision, decisions),
  EBB_FIELD (EbbReview, reason, TEXT),
  EBB_FIELD (EbbReview, goals, ROWS, .rows = &goal_layout),
};

static const EbbLayout layout = EBB_LAYOUT ("review", EbbReview, fields);

G_DEFINE_FINAL_TYPE (EbbReview, ebb_review, EBB_TYPE_RECORD)

static void
ebb_review_class_init (EbbReviewClass *klass)
{
  EBB_RECORD_CLASS (klass)->layout = &layout;
}

static void
ebb_review_init (EbbReview *self)
{
  ebb_layout_init (&layout, self);
}

/**
 * ebb_review_new:
 * @course: (nullable): id of the course
 * @at: when it is answered
 *
 * Returns: (transfer full): a review that was never saved
 */
EbbReview *
ebb_review_new (const char *course,
                EbbMoment at)
{
  EbbReview *self = g_object_new (EBB_TYPE_REVIEW, NULL);

  self->course = g_strdup (course);
  self->at = at;
  return self;
}

/**
 * ebb_review_get_peg:
 * @self: a review
 *
 * Returns: the PEG score, the mean of its three questions, 0 to 10; NAN unless all
 *   three were answered (Krebs 2009, J Gen Intern Med 24:733)
 */
double
ebb_review_get_peg (EbbReview *self)
{
  g_return_val_if_fail (EBB_IS_REVIEW (self), NAN);

  return (self->pain + self->enjoyment + self->activity) / 3;
}

/**
 * ebb_review_find_before:
 * @reviews: (element-type EbbReview): in any order
 * @course: id of a course
 *
 * Returns: (transfer none) (nullable): the earliest review of the course from before
 *   its first session: what later ones are compared with
 */
EbbReview *
ebb_review_find_before (GPtrArray *reviews,
                        const char *course)
{
  EbbReview *found = NULL;

  g_return_val_if_fail (reviews != NULL, NULL);

  for (guint i = 0; i < reviews->len; i++)
    {
      EbbReview *review = g_ptr_array_index (reviews, i);

      if (g_strcmp0 (review->course, course) == 0 && review->n_done == 0 && (found == NULL || review->at.at < found->at.at))
        found = review;
    }
  return found;
}

static gboolean
has_occasion (GPtrArray *reviews,
              const char *course,
              EbbReviewOccasion occasion)
{
  for (guint i = 0; i < reviews->len; i++)
    {
      EbbReview *review = g_ptr_array_index (reviews, i);

      if (g_strcmp0 (review->course, course) == 0 && review->occasion == occasion)
        return TRUE;
    }
  return FALSE;
}

/* The day when the course was over; EBB_DAY_ABSENT while it goes on. One of which all
 * sessions are over ended with the last that was done. */
static EbbDay
find_end (EbbCourse *course,
          GPtrArray *sessions)
{
  EbbDay last = EBB_DAY_ABSENT;

  if (course->state == EBB_COURSE_ENDED)
    return course->since;
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = g_ptr_array_index (sessions, i);

      if (session->state == EBB_SESSION_PLANNED)
        return EBB_DAY_ABSENT;
      if (session->state == EBB_SESSION_DONE)
        last = MAX (last, ebb_session_get_day (session));
    }
  /* Without a number of sessions there may always be another. */
  return course->count > 0 || course->phases->len > 0 ? last : EBB_DAY_ABSENT;
}

/**
 * ebb_review_is_due:
 * @course: a course
 * @sessions: (element-type EbbSession): all of the course
 * @reviews: (element-type EbbReview): all of the course, or of more
 * @today: the present day
 * @occasion: (out): which review it is time for
 *
 * After four sessions, after eight, at the end, and four weeks after it. Each is asked
 * for until the next one takes its place, and those after the end for four weeks.
 *
 * Returns: whether one is due
 */
gboolean
ebb_review_is_due (EbbCourse *course,
                   GPtrArray *sessions,
                   GPtrArray *reviews,
                   EbbDay today,
                   EbbReviewOccasion *occasion)
{
  EbbDay end;
  guint n_done = 0;

  g_return_val_if_fail (EBB_IS_COURSE (course), FALSE);

  end = find_end (course, sessions);
  for (guint i = 0; i < sessions->len; i++)
    if (((EbbSession *) g_ptr_array_index (sessions, i))->state == EBB_SESSION_DONE)
      n_done++;

  *occasion = EBB_REVIEW_ANY_TIME;
  if (n_done > 0 && end != EBB_DAY_ABSENT && today >= end + FOUR_WEEKS)
    *occasion = today < end + 2 * FOUR_WEEKS ? EBB_REVIEW_FOUR_WEEKS_LATER : EBB_REVIEW_ANY_TIME;
  else if (n_done > 0 && end != EBB_DAY_ABSENT)
    *occasion = EBB_REVIEW_AT_END;
  else if (n_done >= 8)
    *occasion = EBB_REVIEW_AFTER_8;
  else if (n_done >= 4)
    *occasion = EBB_REVIEW_AFTER_4;
  return *occasion != EBB_REVIEW_ANY_TIME && !has_occasion (reviews, course->record.id, *occasion);
}

/**
 * ebb_review_occasion_get_name:
 * @occasion: why a course is looked at
 *
 * Returns: (transfer none): in words
 */
const char *
ebb_review_occasion_get_name (EbbReviewOccasion occasion)
{
  static const char *const names[] = {
    NC_ ("review", "Review"),
    NC_ ("review", "After four sessions"),
    NC_ ("review", "After eight sessions"),
    NC_ ("review", "At the end"),
    NC_ ("review", "Four weeks later"),
  };

  g_return_val_if_fail ((guint) occasion < G_N_ELEMENTS (names), NULL);

  return g_dpgettext2 (NULL, "review", names[occasion]);
}

/**
 * ebb_decision_get_name:
 * @decision: what is to become of a course
 *
 * Returns: (transfer none): in words; "" if absent
 */
const char *
ebb_decision_get_name (EbbDecision decision)
{
  static const char *const names[] = {
    NC_ ("decision on a course", "Go on"),
    NC_ ("decision on a course", "Change something"),
    NC_ ("decision on a course", "Pause"),
    NC_ ("decision on a course", "Stop"),
  };

  g_return_val_if_fail ((guint) decision < EBB_N_DECISIONS, NULL);

  return decision == EBB_DECISION_ABSENT ? "" : g_dpgettext2 (NULL, "decision on a course", names[decision - 1]);
}
