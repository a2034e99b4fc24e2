// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry-part.h"

G_BEGIN_DECLS

#define EBB_TYPE_TRACKERS_INPUT (ebb_trackers_input_get_type ())
G_DECLARE_FINAL_TYPE (EbbTrackersInput, ebb_trackers_input, EBB, TRACKERS_INPUT, GtkWidget)

GtkWidget *ebb_trackers_input_new (void);

void ebb_trackers_input_set_trackers (EbbTrackersInput *self, GPtrArray *trackers);
void ebb_trackers_input_set_shown (EbbTrackersInput *self, const char *const *ids);

G_END_DECLS
