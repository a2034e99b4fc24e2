// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_PREFERENCES (ebb_preferences_get_type ())
G_DECLARE_FINAL_TYPE (EbbPreferences, ebb_preferences, EBB, PREFERENCES, AdwPreferencesWindow)

GtkWindow *ebb_preferences_new (GtkWindow *parent, EbbStore *store);

G_END_DECLS
