// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_COLUMNS_LAYOUT (ebb_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (EbbColumnsLayout, ebb_columns_layout, EBB, COLUMNS_LAYOUT, GtkLayoutManager)

/**
 * EbbColumns:
 * @wide: whether the second stands beside the first
 * @first_x: where the first begins, in pixels from the start
 * @first_width: its width
 * @second_x: where the second begins
 * @second_width: its width
 */
typedef struct
{
  gboolean wide;
  int first_x;
  int first_width;
  int second_x;
  int second_width;
} EbbColumns;

EbbColumns ebb_columns_place (int width);

G_END_DECLS
