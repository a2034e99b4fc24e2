// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-goal.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-rating.h"
#include "ebb-record-private.h"

/* A walk of some days in metres, and then some. */
#define TARGET_MAX 1e6

static const char *const measures[] = { "words", "pain", "peg", "tracker" };
static const char *const ways[] = { "at-least", "at-most" };

static const EbbField fields[] = {
  EBB_FIELD (EbbGoal, text, LINE, .required = TRUE),
  EBB_FIELD (EbbGoal, condition, ID),
  EBB_CHOICE (EbbGoal, measure, measures),
  EBB_FIELD (EbbGoal, tracker, LINE),
  EBB_CHOICE (EbbGoal, way, ways),
  EBB_FIELD (EbbGoal, target, NUMBER, .least = -TARGET_MAX, .most = TARGET_MAX),
  EBB_FIELD (EbbGoal, reached, DAY),
  EBB_FIELD (EbbGoal, retired, FLAG),
};

static const EbbLayout layout = EBB_LAYOUT ("goal", EbbGoal, fields);

G_DEFINE_FINAL_TYPE (EbbGoal, ebb_goal, EBB_TYPE_RECORD)

static gboolean
ebb_goal_validate (EbbRecord *record,
                   GError **error)
{
  EbbGoal *self = EBB_GOAL (record);
  gboolean is_scale = self->measure == EBB_GOAL_PAIN || self->measure == EBB_GOAL_PEG;

  if ((self->measure == EBB_GOAL_TRACKER) != (self->tracker != NULL))
    return ebb_record_invalid (error, _ ("A goal names a tracker if it is measured by one, and only then."));
  if ((self->measure == EBB_GOAL_IN_WORDS) != isnan (self->target))
    return ebb_record_invalid (error, _ ("A goal that is measured needs a target, and one in words has none."));
  if (is_scale && !ebb_rating_is_valid (self->target))
    return ebb_record_invalid (error, _ ("The target of a goal must be from 0 to 10."));
  return TRUE;
}

static void
ebb_goal_class_init (EbbGoalClass *klass)
{
  EBB_RECORD_CLASS (klass)->layout = &layout;
  EBB_RECORD_CLASS (klass)->validate = ebb_goal_validate;
}

static void
ebb_goal_init (EbbGoal *self)
{
  ebb_layout_init (&layout, self);
}

/**
 * ebb_goal_new:
 * @text: the person's own words
 *
 * Returns: (transfer full): a goal in words that was never saved
 */
EbbGoal *
ebb_goal_new (const char *text)
{
  EbbGoal *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (EBB_TYPE_GOAL, NULL);
  self->text = g_strdup (text);
  return self;
}

/**
 * ebb_goal_is_met_by:
 * @self: a goal
 * @value: in the unit of its measure; NAN for none
 *
 * Returns: whether @value is as good as the target or better; never for a goal in
 *   words or without a value
 */
gboolean
ebb_goal_is_met_by (EbbGoal *self,
                    double value)
{
  g_return_val_if_fail (EBB_IS_GOAL (self), FALSE);

  /* Comparing with NAN is false either way. */
  return self->way == EBB_GOAL_AT_LEAST ? value >= self->target : value <= self->target;
}
