// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-palette.h"
#include "model/ebb-trigger-point.h"

G_BEGIN_DECLS

#define EBB_TYPE_TRIGGER_VIEW (ebb_trigger_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbTriggerView, ebb_trigger_view, EBB, TRIGGER_VIEW, GtkWidget)

GtkWidget *ebb_trigger_view_new (void);
void ebb_trigger_view_set_skin (EbbTriggerView *self, EbbSkin skin);
void ebb_trigger_view_set_pain (EbbTriggerView *self, const EbbRegion *pain);
void ebb_trigger_view_set_match (EbbTriggerView *self, const EbbTriggerMatch *match);

G_END_DECLS
