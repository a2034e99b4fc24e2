// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EbbTrackerSettings:
 *
 * Signal `reordered (GPtrArray trackers)`: copies with the positions that the
 * person gave them, to be saved.
 */
#define EBB_TYPE_TRACKER_SETTINGS (ebb_tracker_settings_get_type ())
G_DECLARE_FINAL_TYPE (EbbTrackerSettings, ebb_tracker_settings, EBB, TRACKER_SETTINGS, AdwPreferencesPage)

void ebb_tracker_settings_set_trackers (EbbTrackerSettings *self, GPtrArray *trackers);

G_END_DECLS
