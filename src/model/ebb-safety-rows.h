// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-safety-answers.h"
#include "ebb-session.h"

G_BEGIN_DECLS

GArray *ebb_safety_answers_to_rows (const EbbSafetyAnswers *self);
EbbSafetyAnswers *ebb_safety_answers_from_rows (GArray *rows);
EbbSafetyAnswers *ebb_safety_answers_find (GArray *rows, EbbSafetyForm form);
void ebb_safety_answers_keep (const EbbSafetyAnswers *self, GArray *rows);

G_END_DECLS
