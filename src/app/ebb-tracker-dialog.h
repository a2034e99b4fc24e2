// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_TRACKER_DIALOG (ebb_tracker_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbTrackerDialog, ebb_tracker_dialog, EBB, TRACKER_DIALOG, AdwWindow)

GtkWindow *ebb_tracker_dialog_new (GtkWindow *parent, EbbStore *store, GPtrArray *trackers, EbbTracker *tracker);

G_END_DECLS
