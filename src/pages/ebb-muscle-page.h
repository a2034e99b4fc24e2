// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-trigger-point.h"

G_BEGIN_DECLS

#define EBB_TYPE_MUSCLE_PAGE (ebb_muscle_page_get_type ())
G_DECLARE_FINAL_TYPE (EbbMusclePage, ebb_muscle_page, EBB, MUSCLE_PAGE, GtkWidget)

GtkWidget *ebb_muscle_page_new (void);
void ebb_muscle_page_show_pain (EbbMusclePage *self, const EbbRegion *pain);
void ebb_muscle_page_show_muscle (EbbMusclePage *self, const EbbTriggerMatch *match);

G_END_DECLS
