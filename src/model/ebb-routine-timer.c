// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-routine-timer.h"

static gint64
get_length (const EbbRoutineTimer *self,
            guint step)
{
  return (gint64) self->routine->steps[step].seconds * G_USEC_PER_SEC;
}

static gboolean
is_left_out (const EbbRoutineTimer *self,
             guint step)
{
  return (self->left_out & 1u << step) != 0;
}

/* Goes on to @step or the first after it that is not left out. */
static void
go_to (EbbRoutineTimer *self,
       guint step)
{
  while (step < self->routine->n_steps && is_left_out (self, step))
    step++;
  self->step = step;
  if (step == self->routine->n_steps)
    self->state = EBB_ROUTINE_DONE;
}

/**
 * ebb_routine_timer_new:
 * @routine: what is done
 * @left_out: set of `1 << step` that are passed over
 *
 * Returns: a timer that is ready; done at once when every step is left out
 */
EbbRoutineTimer
ebb_routine_timer_new (const EbbRoutine *routine,
                       guint left_out)
{
  EbbRoutineTimer self = { routine, left_out };

  g_return_val_if_fail (routine != NULL, self);

  go_to (&self, 0);
  return self;
}

/**
 * ebb_routine_timer_run:
 * @self: a timer
 * @now: the clock, microseconds
 *
 * Starts a timer that is ready, or goes on where it was paused.
 *
 * Returns: the timer afterwards
 */
EbbRoutineTimer
ebb_routine_timer_run (EbbRoutineTimer self,
                       gint64 now)
{
  if (self.state == EBB_ROUTINE_READY || self.state == EBB_ROUTINE_PAUSED)
    {
      self.state = EBB_ROUTINE_RUNNING;
      self.at = now;
    }
  return self;
}

/**
 * ebb_routine_timer_look:
 * @self: a timer
 * @now: the clock, microseconds
 *
 * Lets the time since the last look pass; to be called each second or so. After a gap
 * longer than %EBB_ROUTINE_GAP the computer slept and so, perhaps, did the person: the
 * timer is paused where it was. A clock that goes back counts for nothing.
 *
 * Returns: the timer afterwards
 */
EbbRoutineTimer
ebb_routine_timer_look (EbbRoutineTimer self,
                        gint64 now)
{
  gint64 passed = MAX (now - self.at, 0);

  if (self.state != EBB_ROUTINE_RUNNING)
    return self;
  self.at = now;
  if (passed > EBB_ROUTINE_GAP)
    {
      self.state = EBB_ROUTINE_PAUSED;
      return self;
    }
  while (self.state == EBB_ROUTINE_RUNNING)
    {
      gint64 left = get_length (&self, self.step) - self.spent[self.step];

      self.spent[self.step] += MIN (passed, left);
      if (passed < left)
        break;
      passed -= left;
      go_to (&self, self.step + 1);
    }
  return self;
}

/**
 * ebb_routine_timer_pause:
 * @self: a timer
 * @now: the clock, microseconds
 *
 * Returns: the timer, paused if it was running
 */
EbbRoutineTimer
ebb_routine_timer_pause (EbbRoutineTimer self,
                         gint64 now)
{
  self = ebb_routine_timer_look (self, now);
  if (self.state == EBB_ROUTINE_RUNNING)
    self.state = EBB_ROUTINE_PAUSED;
  return self;
}

/**
 * ebb_routine_timer_skip:
 * @self: a timer
 * @now: the clock, microseconds
 *
 * Goes on to the next step; what was done of this one stays counted.
 *
 * Returns: the timer afterwards, in the same state or done
 */
EbbRoutineTimer
ebb_routine_timer_skip (EbbRoutineTimer self,
                        gint64 now)
{
  guint step = self.step;

  self = ebb_routine_timer_look (self, now);
  /* the step may just have come to its end by itself */
  if (self.state == EBB_ROUTINE_DONE || self.step != step)
    return self;
  self.skipped |= 1u << self.step;
  go_to (&self, self.step + 1);
  return self;
}

/**
 * ebb_routine_timer_back:
 * @self: a timer
 * @now: the clock, microseconds
 *
 * Begins the step again, or the one before when this one has only just begun. A routine
 * that is done goes back into its last step, paused.
 *
 * Returns: the timer afterwards
 */
EbbRoutineTimer
ebb_routine_timer_back (EbbRoutineTimer self,
                        gint64 now)
{
  gboolean was_done;

  self = ebb_routine_timer_look (self, now);
  was_done = self.state == EBB_ROUTINE_DONE;
  if (was_done || self.spent[self.step] <= EBB_ROUTINE_BACK)
    for (guint step = self.step; step > 0; step--)
      if (!is_left_out (&self, step - 1))
        {
          if (!was_done)
            self.spent[self.step] = 0;
          self.step = step - 1;
          break;
        }
  if (self.step == self.routine->n_steps)
    return self; /* every step is left out */
  if (was_done)
    self.state = EBB_ROUTINE_PAUSED;
  self.skipped &= ~(1u << self.step);
  self.spent[self.step] = 0;
  return self;
}

/**
 * ebb_routine_timer_stop:
 * @self: a timer
 * @now: the clock, microseconds
 *
 * Ends the routine before its end; what is left counts as skipped.
 *
 * Returns: the timer, done
 */
EbbRoutineTimer
ebb_routine_timer_stop (EbbRoutineTimer self,
                        gint64 now)
{
  self = ebb_routine_timer_look (self, now);
  while (self.state != EBB_ROUTINE_DONE)
    {
      self.skipped |= 1u << self.step;
      go_to (&self, self.step + 1);
    }
  return self;
}

/**
 * ebb_routine_timer_get_left:
 * @self: a timer
 *
 * Returns: what is left of the step, microseconds
 */
gint64
ebb_routine_timer_get_left (const EbbRoutineTimer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->state == EBB_ROUTINE_DONE ? 0 : get_length (self, self->step) - self->spent[self->step];
}

/**
 * ebb_routine_timer_get_total_left:
 * @self: a timer
 *
 * Returns: what is left of all steps that are not left out, microseconds
 */
gint64
ebb_routine_timer_get_total_left (const EbbRoutineTimer *self)
{
  gint64 left;

  g_return_val_if_fail (self != NULL, 0);

  left = ebb_routine_timer_get_left (self);
  for (guint step = self->step + 1; step < self->routine->n_steps; step++)
    if (!is_left_out (self, step))
      left += get_length (self, step);
  return left;
}

/**
 * ebb_routine_timer_get_spent:
 * @self: a timer
 *
 * Returns: what was done of all steps, microseconds; those of one step are in its @spent
 */
gint64
ebb_routine_timer_get_spent (const EbbRoutineTimer *self)
{
  gint64 spent = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint step = 0; step < self->routine->n_steps; step++)
    spent += self->spent[step];
  return spent;
}
