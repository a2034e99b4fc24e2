// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-region.h"
#include "ebb-safety-question.h"

G_BEGIN_DECLS

/**
 * EbbSafetyTick:
 * @present: whether it was ticked
 * @cleared: whether a doctor knows of it and agreed to the massage
 * @places: (owned) (nullable) (element-type EbbRegion): where it is, each once
 * @extra: (owned) (nullable): members that a newer version of Ebb wrote, as JSON, each
 *   with a comma before it
 *
 * The answer to one question.
 */
typedef struct
{
  gboolean present;
  gboolean cleared;
  GPtrArray *places;
  char *extra;
} EbbSafetyTick;

/**
 * EbbSafetyAnswers:
 * @form: which form was filled in
 * @skipped: whether the person chose to go on without answering: an answer of its own,
 *   kept like the others
 * @none: set of `1 << EbbSafetyGroup` that were answered with "none of these"; of the
 *   short form any bit says so for all
 * @answers: by #EbbSafetyQuestion
 * @unknown: (owned) (element-type utf8): answers that a newer version of Ebb wrote, as
 *   members of JSON
 * @unknown_none: (owned) (nullable): parts of its form, as JSON
 * @extra: (owned) (nullable): what else a newer version wrote, as JSON
 * @version: of the text that they were read from
 *
 * One form as a person filled it in, to be kept with a course or a session.
 */
typedef struct
{
  EbbSafetyForm form;
  gboolean skipped;
  guint none;
  EbbSafetyTick answers[EBB_N_SAFETY_QUESTIONS];
  GPtrArray *unknown;
  char *unknown_none;
  char *extra;
  guint version;
} EbbSafetyAnswers;

#define EBB_SAFETY_TEXT_VERSION 1
#define EBB_SAFETY_TEXT_MAX (32 * 1024) /* bytes */

EbbSafetyAnswers *ebb_safety_answers_new (EbbSafetyForm form);
EbbSafetyAnswers *ebb_safety_answers_copy (const EbbSafetyAnswers *self);
void ebb_safety_answers_free (EbbSafetyAnswers *self);
gboolean ebb_safety_answers_equal (const EbbSafetyAnswers *a, const EbbSafetyAnswers *b);

void ebb_safety_answers_set (EbbSafetyAnswers *self, EbbSafetyQuestion question, gboolean present);
void ebb_safety_answers_set_cleared (EbbSafetyAnswers *self, EbbSafetyQuestion question, gboolean cleared);
void ebb_safety_answers_add_place (EbbSafetyAnswers *self, EbbSafetyQuestion question, const EbbRegion *region);
void ebb_safety_answers_remove_place (EbbSafetyAnswers *self, EbbSafetyQuestion question, const EbbRegion *region);
void ebb_safety_answers_set_none (EbbSafetyAnswers *self, EbbSafetyGroup group, gboolean none);
gboolean ebb_safety_answers_is_answered (const EbbSafetyAnswers *self, EbbSafetyGroup group);
gboolean ebb_safety_answers_is_complete (const EbbSafetyAnswers *self);

char *ebb_safety_answers_to_string (const EbbSafetyAnswers *self);
EbbSafetyAnswers *ebb_safety_answers_from_string (const char *text, gssize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbSafetyAnswers, ebb_safety_answers_free)

G_END_DECLS
