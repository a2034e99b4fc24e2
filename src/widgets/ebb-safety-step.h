// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-safety.h"

G_BEGIN_DECLS

#define EBB_TYPE_SAFETY_STEP (ebb_safety_step_get_type ())
G_DECLARE_FINAL_TYPE (EbbSafetyStep, ebb_safety_step, EBB, SAFETY_STEP, GtkWidget)

GtkWidget *ebb_safety_step_new (EbbSafetyAnswers *answers, EbbSafetyGroup group, GPtrArray *regions);

gboolean ebb_safety_step_has_ticks (EbbSafetyStep *self);
char *ebb_safety_step_describe (EbbSafetyStep *self);

G_END_DECLS
