// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-chart-style.h"

G_BEGIN_DECLS

/* No cell; any other number names one, as the subclass likes. */
#define EBB_CELL_NONE G_MININT

#define EBB_TYPE_CELL_VIEW (ebb_cell_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (EbbCellView, ebb_cell_view, EBB, CELL_VIEW, GtkWidget)

/**
 * EbbCellViewClass:
 * @get_height: the height in px that the picture wants for its width in px
 * @draw: lays the picture out and draws it; what is below asks about this layout
 * @find: the cell at a point in px, %EBB_CELL_NONE if there is none
 * @get_area: where a cell is, in px; %FALSE if it is not in the picture
 * @get_start: where the cursor begins, %EBB_CELL_NONE without any cell
 * @get_end: where Home, or with @last End, leads to from a cell
 * @step: the cell one to the right (@dx 1), left (-1), below (@dy 1) or above (-1),
 *   or the same at the edge
 * @leap: (nullable): the cell that Page Down (@by 1) or Page Up (-1) leads to, @far
 *   with Shift or Control; without it these keys are the page's
 * @describe: (transfer full): what a cell says, in words
 * @summarize: (transfer full): what the whole picture says, in one sentence
 * @activate: (nullable): a cell was clicked, or Enter or Space was pressed on it
 *
 * What the three kinds of picture differ in.
 */
struct _EbbCellViewClass
{
  GtkWidgetClass parent_class;

  double (*get_height) (EbbCellView *self, double width, const EbbChartStyle *style);
  void (*draw) (EbbCellView *self, cairo_t *cr, double width, double height, const EbbChartStyle *style);
  int (*find) (EbbCellView *self, double x, double y);
  gboolean (*get_area) (EbbCellView *self, int cell, cairo_rectangle_t *area);
  int (*get_start) (EbbCellView *self);
  int (*get_end) (EbbCellView *self, int cell, gboolean last);
  int (*step) (EbbCellView *self, int cell, int dx, int dy);
  int (*leap) (EbbCellView *self, int cell, int by, gboolean far);
  char *(*describe) (EbbCellView *self, int cell);
  char *(*summarize) (EbbCellView *self);
  void (*activate) (EbbCellView *self, int cell);
};

const char *ebb_cell_view_get_readout (EbbCellView *self);
int ebb_cell_view_get_cursor (EbbCellView *self);

/* for subclasses */
void ebb_cell_view_update (EbbCellView *self, const char *name);
char *ebb_cell_view_format_value (double value);

G_END_DECLS
