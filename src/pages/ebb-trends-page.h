// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_TRENDS_PAGE (ebb_trends_page_get_type ())
G_DECLARE_FINAL_TYPE (EbbTrendsPage, ebb_trends_page, EBB, TRENDS_PAGE, GtkWidget)

GtkWidget *ebb_trends_page_new (EbbStore *store);
void ebb_trends_page_show_subject (EbbTrendsPage *self, const char *subject);
void ebb_trends_page_set_store (EbbTrendsPage *self, EbbStore *store);

G_END_DECLS
