// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry-part.h"

G_BEGIN_DECLS

#define EBB_TYPE_MARKS_INPUT (ebb_marks_input_get_type ())
G_DECLARE_FINAL_TYPE (EbbMarksInput, ebb_marks_input, EBB, MARKS_INPUT, GtkWidget)

GtkWidget *ebb_marks_input_new (void);

void ebb_marks_input_set_recent (EbbMarksInput *self, EbbEntry *last, GPtrArray *regions);

G_END_DECLS
