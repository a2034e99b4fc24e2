// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "analysis/ebb-body-map.h"

G_BEGIN_DECLS

#define EBB_TYPE_BODY_TABLE (ebb_body_table_get_type ())
G_DECLARE_FINAL_TYPE (EbbBodyTable, ebb_body_table, EBB, BODY_TABLE, GtkWidget)

GtkWidget *ebb_body_table_new (void);
void ebb_body_table_set_map (EbbBodyTable *self, const EbbBodyMap *map);
char *ebb_body_table_to_text (EbbBodyTable *self);

G_END_DECLS
