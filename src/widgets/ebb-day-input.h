// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry-part.h"

G_BEGIN_DECLS

#define EBB_TYPE_DAY_INPUT (ebb_day_input_get_type ())
G_DECLARE_FINAL_TYPE (EbbDayInput, ebb_day_input, EBB, DAY_INPUT, GtkWidget)

GtkWidget *ebb_day_input_new (void);

G_END_DECLS
