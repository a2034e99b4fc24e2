// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-marking.h"

G_BEGIN_DECLS

#define EBB_TYPE_MARK_POPOVER (ebb_mark_popover_get_type ())
G_DECLARE_FINAL_TYPE (EbbMarkPopover, ebb_mark_popover, EBB, MARK_POPOVER, GtkPopover)

GtkWidget *ebb_mark_popover_new (EbbMarking *marking, const EbbRegion *region);

void ebb_mark_popover_focus_rating (EbbMarkPopover *self);
void ebb_mark_popover_focus_qualities (EbbMarkPopover *self);

G_END_DECLS
