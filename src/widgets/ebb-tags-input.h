// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry-part.h"

G_BEGIN_DECLS

#define EBB_TYPE_TAGS_INPUT (ebb_tags_input_get_type ())
G_DECLARE_FINAL_TYPE (EbbTagsInput, ebb_tags_input, EBB, TAGS_INPUT, GtkWidget)

GtkWidget *ebb_tags_input_new (void);

void ebb_tags_input_set_known (EbbTagsInput *self, const char *const *tags);

G_END_DECLS
