// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-figure-private.h"

#include <math.h>

/* Takes the point for the centre if it is within the cell and farther than the
 * present one from every edge of what is seen of it. The outline is long: it is
 * asked only where the cell alone does not decide. */
static void
try_centre (const EbbFigure *figure,
            const EbbFigureCell *cell,
            EbbFigureCircle *circle,
            EbbPoint point)
{
  double room = MIN (MIN (point.x - cell->least.x, cell->most.x - point.x), MIN (point.y - cell->least.y, cell->most.y - point.y));
  double depth = room > circle->radius ? ebb_shape_get_distance (cell->shape, point.x, point.y, room) : 0;

  if (depth <= circle->radius ||
      !ebb_shape_contains (cell->shape, point.x, point.y) ||
      !ebb_shape_contains (figure->outline, point.x, point.y))
    return;
  depth = ebb_shape_get_distance (figure->outline, point.x, point.y, depth);
  if (depth > circle->radius)
    {
      circle->centre = point;
      circle->radius = depth;
    }
}

/* The pole of inaccessibility: the best of a grid, then of ever smaller steps
 * around it. */
void
ebb_figure_find_circle (const EbbFigure *figure,
                        const EbbFigureCell *cell,
                        EbbFigureCircle *circle)
{
  enum
  {
    GRID = 9,
    ROUNDS = 6
  };
  EbbPoint size = { cell->most.x - cell->least.x, cell->most.y - cell->least.y };

  circle->radius = 0;
  circle->centre = (EbbPoint){ cell->least.x + size.x / 2, cell->least.y + size.y / 2 };
  /* first the middle: it spares most of the others */
  try_centre (figure, cell, circle, circle->centre);
  for (guint i = 0; i < GRID; i++)
    for (guint j = 0; j < GRID; j++)
      try_centre (figure, cell, circle,
                  (EbbPoint){ cell->least.x + size.x * (i + 0.5) / GRID, cell->least.y + size.y * (j + 0.5) / GRID });
  for (guint round = 1; round <= ROUNDS; round++)
    {
      EbbPoint from = circle->centre;
      EbbPoint step = { size.x / GRID * pow (0.5, round), size.y / GRID * pow (0.5, round) };

      for (int i = -1; i <= 1; i++)
        for (int j = -1; j <= 1; j++)
          if (i != 0 || j != 0)
            try_centre (figure, cell, circle, (EbbPoint){ from.x + i * step.x, from.y + j * step.y });
    }
}
