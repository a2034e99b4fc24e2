// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_BODY_PAGE (ebb_body_page_get_type ())
G_DECLARE_FINAL_TYPE (EbbBodyPage, ebb_body_page, EBB, BODY_PAGE, GtkWidget)

GtkWidget *ebb_body_page_new (EbbStore *store);
void ebb_body_page_set_store (EbbBodyPage *self, EbbStore *store);

G_END_DECLS
