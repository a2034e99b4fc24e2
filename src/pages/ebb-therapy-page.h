// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_THERAPY_PAGE (ebb_therapy_page_get_type ())
G_DECLARE_FINAL_TYPE (EbbTherapyPage, ebb_therapy_page, EBB, THERAPY_PAGE, GtkWidget)

GtkWidget *ebb_therapy_page_new (EbbStore *store);
void ebb_therapy_page_set_store (EbbTherapyPage *self, EbbStore *store);

/* Turns to one of its parts: "plan", "results", "techniques", "conditions". */
void ebb_therapy_page_show_part (EbbTherapyPage *self, const char *part);

G_END_DECLS
