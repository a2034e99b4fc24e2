// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EBB_TYPE_CHECK_IN_SETTINGS (ebb_check_in_settings_get_type ())
G_DECLARE_FINAL_TYPE (EbbCheckInSettings, ebb_check_in_settings, EBB, CHECK_IN_SETTINGS, AdwPreferencesPage)

void ebb_check_in_settings_set_trackers (EbbCheckInSettings *self, GPtrArray *trackers);

G_END_DECLS
