// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-routine.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_ROUTINE_READY,
  EBB_ROUTINE_RUNNING,
  EBB_ROUTINE_PAUSED,
  EBB_ROUTINE_DONE,
} EbbRoutineState;

/* Longer between two looks is no waiting but a computer that slept, in microseconds. */
#define EBB_ROUTINE_GAP (10 * G_USEC_PER_SEC)

/* Going back within that time goes to the step before, later to the start of this one. */
#define EBB_ROUTINE_BACK (3 * G_USEC_PER_SEC)

/**
 * EbbRoutineTimer:
 * @routine: what is done
 * @left_out: set of `1 << step` that are passed over, as of ebb_routine_find_left_out()
 * @skipped: set of `1 << step` that the person went on from before their end
 * @state: how far it is
 * @step: at which step; when done, how many there are
 * @at: the clock at the last look, microseconds
 * @spent: what was done of each step, microseconds
 *
 * A routine while it is done, as a value: each function takes one and hands back the
 * next. The clock comes from outside, such as g_get_monotonic_time().
 */
typedef struct
{
  const EbbRoutine *routine;
  guint left_out;
  guint skipped;
  EbbRoutineState state;
  guint step;
  gint64 at;
  gint64 spent[EBB_ROUTINE_MAX_STEPS];
} EbbRoutineTimer;

EbbRoutineTimer ebb_routine_timer_new (const EbbRoutine *routine, guint left_out);
EbbRoutineTimer ebb_routine_timer_run (EbbRoutineTimer self, gint64 now);
EbbRoutineTimer ebb_routine_timer_look (EbbRoutineTimer self, gint64 now);
EbbRoutineTimer ebb_routine_timer_pause (EbbRoutineTimer self, gint64 now);
EbbRoutineTimer ebb_routine_timer_skip (EbbRoutineTimer self, gint64 now);
EbbRoutineTimer ebb_routine_timer_back (EbbRoutineTimer self, gint64 now);
EbbRoutineTimer ebb_routine_timer_stop (EbbRoutineTimer self, gint64 now);
gint64 ebb_routine_timer_get_left (const EbbRoutineTimer *self);
gint64 ebb_routine_timer_get_total_left (const EbbRoutineTimer *self);
gint64 ebb_routine_timer_get_spent (const EbbRoutineTimer *self);

G_END_DECLS
