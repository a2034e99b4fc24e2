// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-region.h"

G_BEGIN_DECLS

#define EBB_TYPE_PLACE_CHOICE (ebb_place_choice_get_type ())
G_DECLARE_FINAL_TYPE (EbbPlaceChoice, ebb_place_choice, EBB, PLACE_CHOICE, GtkWidget)

GtkWidget *ebb_place_choice_new (GPtrArray *places, const EbbRegion *region);

const EbbRegion *ebb_place_choice_get_region (EbbPlaceChoice *self);

G_END_DECLS
