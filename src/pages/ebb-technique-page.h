// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-technique.h"

G_BEGIN_DECLS

#define EBB_TYPE_TECHNIQUE_PAGE (ebb_technique_page_get_type ())
G_DECLARE_FINAL_TYPE (EbbTechniquePage, ebb_technique_page, EBB, TECHNIQUE_PAGE, GtkWidget)

GtkWidget *ebb_technique_page_new (void);
void ebb_technique_page_set_technique (EbbTechniquePage *self, EbbTechnique technique);

G_END_DECLS
