// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-figure.h"

G_BEGIN_DECLS

typedef struct
{
  EbbShape *shape;
  double opacity;
} EbbFigureDetail;

struct _EbbFigure
{
  EbbView view;
  double width;
  double height;
  EbbShape *outline;
  GArray *cells;   /* (element-type EbbFigureCell) */
  GArray *details; /* (element-type EbbFigureDetail) */
};

G_END_DECLS
