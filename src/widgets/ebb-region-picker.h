// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-entry.h"

G_BEGIN_DECLS

#define EBB_TYPE_REGION_PICKER (ebb_region_picker_get_type ())
G_DECLARE_FINAL_TYPE (EbbRegionPicker, ebb_region_picker, EBB, REGION_PICKER, GtkWidget)

GtkWidget *ebb_region_picker_new (void);

void ebb_region_picker_set_recent (EbbRegionPicker *self, EbbEntry *last, GPtrArray *regions);
void ebb_region_picker_set_entry (EbbRegionPicker *self, EbbEntry *entry);

G_END_DECLS
