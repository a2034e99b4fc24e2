// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EBB_TYPE_THERAPY_SETTINGS (ebb_therapy_settings_get_type ())
G_DECLARE_FINAL_TYPE (EbbTherapySettings, ebb_therapy_settings, EBB, THERAPY_SETTINGS, AdwPreferencesPage)

G_END_DECLS
