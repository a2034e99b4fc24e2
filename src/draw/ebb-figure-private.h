// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-figure.h"

G_BEGIN_DECLS

typedef struct
{
  EbbShape *shape;
  double opacity;
} EbbFigureDetail;

/* The largest circle that fits into a cell; found when it is first asked for. */
typedef struct
{
  EbbPoint centre;
  double radius; /* less than 0: not found yet */
} EbbFigureCircle;

struct _EbbFigure
{
  EbbView view;
  double width;
  double height;
  EbbShape *outline;
  GArray *cells;   /* (element-type EbbFigureCell) */
  GArray *circles; /* (element-type EbbFigureCircle): as many */
  GArray *details; /* (element-type EbbFigureDetail) */
};

void ebb_figure_find_circle (const EbbFigure *self, const EbbFigureCell *cell, EbbFigureCircle *circle);

G_END_DECLS
