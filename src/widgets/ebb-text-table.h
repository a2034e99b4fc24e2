// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EbbTextColumn:
 * @title: what it shows, translated
 * @is_number: whether it stands at the end of its column, in digits of one width
 * @is_wide: whether it takes the room that is left, and breaks its lines; such a
 *   table always scrolls by itself, because how high all of its rows are is not known
 */
typedef struct
{
  const char *title;
  gboolean is_number;
  gboolean is_wide;
} EbbTextColumn;

#define EBB_TYPE_TEXT_ROW (ebb_text_row_get_type ())
G_DECLARE_FINAL_TYPE (EbbTextRow, ebb_text_row, EBB, TEXT_ROW, GObject)

EbbTextRow *ebb_text_row_new (int id, guint n_cells);
void ebb_text_row_take (EbbTextRow *self, guint cell, char *text, double key);

#define EBB_TYPE_TEXT_TABLE (ebb_text_table_get_type ())
G_DECLARE_FINAL_TYPE (EbbTextTable, ebb_text_table, EBB, TEXT_TABLE, GtkWidget)

GtkWidget *ebb_text_table_new (const EbbTextColumn *columns, guint n_columns);
void ebb_text_table_set_name (EbbTextTable *self, const char *name);
void ebb_text_table_set_column_title (EbbTextTable *self, guint column, const char *title);
void ebb_text_table_set_rows (EbbTextTable *self, GPtrArray *rows);
guint ebb_text_table_get_n_rows (EbbTextTable *self);
char *ebb_text_table_to_text (EbbTextTable *self);

G_END_DECLS
