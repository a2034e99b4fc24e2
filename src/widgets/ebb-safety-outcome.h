// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-safety.h"

G_BEGIN_DECLS

GtkWidget *ebb_safety_outcome_new (const EbbSafetyResult *result, GPtrArray *regions);
char *ebb_safety_outcome_describe (const EbbSafetyResult *result);

G_END_DECLS
