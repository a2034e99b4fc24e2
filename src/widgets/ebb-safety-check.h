// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-safety.h"

G_BEGIN_DECLS

#define EBB_TYPE_SAFETY_CHECK (ebb_safety_check_get_type ())
G_DECLARE_FINAL_TYPE (EbbSafetyCheck, ebb_safety_check, EBB, SAFETY_CHECK, GtkWidget)

GtkWidget *ebb_safety_check_new (void);

void ebb_safety_check_ask (EbbSafetyCheck *self, EbbSafetyForm form, GPtrArray *regions, const EbbSafetyAnswers *known);
const EbbSafetyAnswers *ebb_safety_check_get_answers (EbbSafetyCheck *self);
EbbSafetyResult *ebb_safety_check_judge (EbbSafetyCheck *self);

G_END_DECLS
