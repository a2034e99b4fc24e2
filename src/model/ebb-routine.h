// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-safety.h"

G_BEGIN_DECLS

#define EBB_ROUTINE_MAX_STEPS 8

/**
 * EbbRoutineStep:
 * @text: untranslated; see ebb_routine_get_step_text()
 * @region: without a side: the step is for both sides in turn
 * @seconds: how long, both sides together
 * @technique: what is done
 * @pressure: %EBB_PRESSURE_MIN to %EBB_PRESSURE_SELF; 0 for a stretch
 */
typedef struct
{
  const char *text;
  const char *region;
  guint seconds;
  EbbTechnique technique;
  int pressure;
} EbbRoutineStep;

/**
 * EbbRoutine:
 *
 * What a person can do with their own hands, step by step. The routines are Ebb's own
 * proposal; self-massage was left out of the largest overview of studies (Mak et al.
 * 2024). Constants of the program: compare pointers, never free.
 */
typedef struct
{
  const char *id;
  const char *name;    /* untranslated */
  const char *caution; /* untranslated */
  guint n_steps;
  EbbRoutineStep steps[EBB_ROUTINE_MAX_STEPS];
} EbbRoutine;

const EbbRoutine *ebb_routines_get_all (guint *n_routines);
const EbbRoutine *ebb_routine_find (const char *id);
const char *ebb_routine_get_name (const EbbRoutine *routine);
const char *ebb_routine_get_caution (const EbbRoutine *routine);
const char *ebb_routine_get_step_text (const EbbRoutine *routine, guint step);
GPtrArray *ebb_routine_get_step_regions (const EbbRoutine *routine, guint step);
guint ebb_routine_get_seconds (const EbbRoutine *routine);
guint ebb_routine_find_left_out (const EbbRoutine *routine, const EbbSafetyResult *safety);

G_END_DECLS
