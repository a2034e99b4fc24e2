// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry-part.h"

#include "model/ebb-tracker.h"

G_BEGIN_DECLS

#define EBB_TYPE_TRACKER_INPUT (ebb_tracker_input_get_type ())
G_DECLARE_FINAL_TYPE (EbbTrackerInput, ebb_tracker_input, EBB, TRACKER_INPUT, GtkWidget)

GtkWidget *ebb_tracker_input_new (EbbTracker *tracker);

EbbTracker *ebb_tracker_input_get_tracker (EbbTrackerInput *self);
gboolean ebb_tracker_input_is_rated (EbbTrackerInput *self);

G_END_DECLS
