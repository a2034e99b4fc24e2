// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-region.h"

G_BEGIN_DECLS

GtkWindow *ebb_region_dialog_new (GtkWindow *parent, const char *title, GPtrArray *regions, GPtrArray *recent);

G_END_DECLS
