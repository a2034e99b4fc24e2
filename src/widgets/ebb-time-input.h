// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry-part.h"

G_BEGIN_DECLS

#define EBB_TYPE_TIME_INPUT (ebb_time_input_get_type ())
G_DECLARE_FINAL_TYPE (EbbTimeInput, ebb_time_input, EBB, TIME_INPUT, GtkWidget)

GtkWidget *ebb_time_input_new (void);

gboolean ebb_time_input_get_is_now (EbbTimeInput *self);
void ebb_time_input_set_is_now (EbbTimeInput *self, gboolean is_now);

G_END_DECLS
