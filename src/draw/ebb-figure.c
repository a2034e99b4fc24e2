// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-figure-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

#define RESOURCES "/io/github/ebb_diary/Ebb/body/"

static const struct
{
  const char *id;
  const char *name;
  EbbSide left; /* the person's side that is seen on the viewer's left */
  EbbSide right;
} views[EBB_N_VIEWS] = {
  [EBB_VIEW_FRONT] = { "front", NC_ ("view", "Front"), EBB_SIDE_RIGHT, EBB_SIDE_LEFT },
  [EBB_VIEW_BACK] = { "back", NC_ ("view", "Back"), EBB_SIDE_LEFT, EBB_SIDE_RIGHT },
  [EBB_VIEW_HEAD_RIGHT] = { "head-right", NC_ ("view", "Head, right side"), EBB_SIDE_RIGHT, EBB_SIDE_RIGHT },
  [EBB_VIEW_HEAD_LEFT] = { "head-left", NC_ ("view", "Head, left side"), EBB_SIDE_LEFT, EBB_SIDE_LEFT },
  [EBB_VIEW_HANDS_BACK] = { "hands-back", NC_ ("view", "Backs of the hands"), EBB_SIDE_LEFT, EBB_SIDE_RIGHT },
  [EBB_VIEW_HANDS_PALM] = { "hands-palm", NC_ ("view", "Palms of the hands"), EBB_SIDE_LEFT, EBB_SIDE_RIGHT },
  [EBB_VIEW_FEET_TOP] = { "feet-top", NC_ ("view", "Tops of the feet"), EBB_SIDE_LEFT, EBB_SIDE_RIGHT },
  [EBB_VIEW_FEET_SOLE] = { "feet-sole", NC_ ("view", "Soles of the feet"), EBB_SIDE_RIGHT, EBB_SIDE_LEFT },
};

/**
 * ebb_view_get_id:
 * @view: a view
 *
 * Returns: (transfer none): its name in files, such as `hands-back`
 */
const char *
ebb_view_get_id (EbbView view)
{
  g_return_val_if_fail (view < EBB_N_VIEWS, "");

  return views[view].id;
}

/**
 * ebb_view_get_name:
 * @view: a view
 *
 * Returns: (transfer none): its name in the language of the session. Left and
 *   right in it are the person's own.
 */
const char *
ebb_view_get_name (EbbView view)
{
  g_return_val_if_fail (view < EBB_N_VIEWS, "");

  return g_dpgettext2 (NULL, "view", views[view].name);
}

/**
 * ebb_view_find:
 * @id: a name as of ebb_view_get_id()
 * @view: (out): the view
 *
 * Returns: whether there is one
 */
gboolean
ebb_view_find (const char *id,
               EbbView *view)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < EBB_N_VIEWS; i++)
    if (g_str_equal (id, views[i].id))
      {
        *view = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_view_is_detail:
 * @view: a view
 *
 * Returns: whether it shows a part of the body from near
 */
gboolean
ebb_view_is_detail (EbbView view)
{
  return view > EBB_VIEW_BACK;
}

/**
 * ebb_view_get_side:
 * @view: a view
 * @on_the_right: which half of the picture, as the viewer sees it
 *
 * Returns: which side of the person that half shows
 */
EbbSide
ebb_view_get_side (EbbView view,
                   gboolean on_the_right)
{
  g_return_val_if_fail (view < EBB_N_VIEWS, EBB_SIDE_NONE);

  return on_the_right ? views[view].right : views[view].left;
}

/**
 * ebb_figure_get:
 * @view: a view
 * @error: return location: #EbbError, only if the program itself is damaged
 *
 * Reads the drawing when it is first asked for. To be called on the main thread.
 *
 * Returns: (transfer none) (nullable): the figure, the same one every time
 */
const EbbFigure *
ebb_figure_get (EbbView view,
                GError **error)
{
  static EbbFigure *figures[EBB_N_VIEWS];

  g_return_val_if_fail (view < EBB_N_VIEWS, NULL);

  if (figures[view] == NULL)
    {
      g_autofree char *path = g_strconcat (RESOURCES, views[view].id, ".svg", NULL);
      g_autoptr (GBytes) svg = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (svg != NULL)
        figures[view] = ebb_figure_parse (view, g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), error);
    }
  return figures[view];
}

/**
 * ebb_figure_get_view:
 * @self: a figure
 *
 * Returns: which view it is
 */
EbbView
ebb_figure_get_view (const EbbFigure *self)
{
  return self->view;
}

/**
 * ebb_figure_get_width:
 * @self: a figure
 *
 * Returns: the width of the whole picture, in units of the drawing
 */
double
ebb_figure_get_width (const EbbFigure *self)
{
  return self->width;
}

/**
 * ebb_figure_get_height:
 * @self: a figure
 *
 * Returns: the height of the whole picture, in units of the drawing
 */
double
ebb_figure_get_height (const EbbFigure *self)
{
  return self->height;
}

/**
 * ebb_figure_get_outline:
 * @self: a figure
 *
 * Returns: (transfer none): the outline, which clips the cells
 */
const EbbShape *
ebb_figure_get_outline (const EbbFigure *self)
{
  return self->outline;
}

/**
 * ebb_figure_get_n_cells:
 * @self: a figure
 *
 * Returns: how many regions are drawn on it
 */
guint
ebb_figure_get_n_cells (const EbbFigure *self)
{
  return self->cells->len;
}

/**
 * ebb_figure_get_cell:
 * @self: a figure
 * @index: below ebb_figure_get_n_cells()
 *
 * Returns: (transfer none): a region on it
 */
const EbbFigureCell *
ebb_figure_get_cell (const EbbFigure *self,
                     guint index)
{
  g_return_val_if_fail (index < self->cells->len, NULL);

  return &g_array_index (self->cells, EbbFigureCell, index);
}

/**
 * ebb_figure_get_n_details:
 * @self: a figure
 *
 * Returns: how many strokes it has that help to find one's way
 */
guint
ebb_figure_get_n_details (const EbbFigure *self)
{
  return self->details->len;
}

/**
 * ebb_figure_get_detail:
 * @self: a figure
 * @index: below ebb_figure_get_n_details()
 * @opacity: (out): how strongly it is drawn, 0 to 1
 *
 * Returns: (transfer none): one stroke
 */
const EbbShape *
ebb_figure_get_detail (const EbbFigure *self,
                       guint index,
                       double *opacity)
{
  const EbbFigureDetail *detail;

  g_return_val_if_fail (index < self->details->len, NULL);

  detail = &g_array_index (self->details, EbbFigureDetail, index);
  *opacity = detail->opacity;
  return detail->shape;
}

/**
 * ebb_figure_get_centre:
 * @self: a figure
 * @cell: a cell of it
 * @radius: (out) (optional): of the largest circle around the centre that fits, in
 *   units of the drawing
 *
 * Returns: the point of what is seen of the cell that is farthest from every edge:
 *   the place for a number
 */
EbbPoint
ebb_figure_get_centre (const EbbFigure *self,
                       const EbbFigureCell *cell,
                       double *radius)
{
  EbbFigureCircle *circle = &g_array_index (self->circles, EbbFigureCircle, cell - ebb_figure_get_cell (self, 0));

  if (circle->radius < 0)
    ebb_figure_find_circle (self, cell, circle);
  if (radius != NULL)
    *radius = circle->radius;
  return circle->centre;
}

/**
 * ebb_figure_find:
 * @self: a figure
 * @region: a region
 *
 * Returns: (transfer none) (nullable): the region on this figure
 */
const EbbFigureCell *
ebb_figure_find (const EbbFigure *self,
                 const EbbRegion *region)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const EbbFigureCell *cell = &g_array_index (self->cells, EbbFigureCell, i);

      if (cell->region == region)
        return cell;
    }
  return NULL;
}

/**
 * ebb_figure_hit:
 * @self: a figure
 * @x: units of the drawing
 * @y: units of the drawing
 *
 * Returns: (transfer none) (nullable): the region at that point, %NULL outside
 *   the body
 */
const EbbFigureCell *
ebb_figure_hit (const EbbFigure *self,
                double x,
                double y)
{
  if (!ebb_shape_contains (self->outline, x, y))
    return NULL;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const EbbFigureCell *cell = &g_array_index (self->cells, EbbFigureCell, i);

      if (ebb_shape_contains (cell->shape, x, y))
        return cell;
    }
  return NULL;
}

/**
 * ebb_figure_step:
 * @self: a figure
 * @from: (nullable): a cell of it, or %NULL for the topmost
 * @dx: -1 to the viewer's left, 1 to the right, else 0
 * @dy: -1 up, 1 down, else 0
 *
 * Where an arrow key leads: to the cell whose centre lies nearest within the
 * quarter of the plane around the direction, counting the way along and the way
 * aside. Every cell of our drawings can be reached from every other.
 *
 * Returns: (transfer none) (nullable): the cell, or %NULL if none lies there
 */
const EbbFigureCell *
ebb_figure_step (const EbbFigure *self,
                 const EbbFigureCell *from,
                 int dx,
                 int dy)
{
  const EbbFigureCell *best = NULL;
  double least = G_MAXDOUBLE;
  EbbPoint start = from != NULL ? ebb_figure_get_centre (self, from, NULL) : (EbbPoint){ 0, 0 };

  for (guint i = 0; i < self->cells->len; i++)
    {
      const EbbFigureCell *cell = &g_array_index (self->cells, EbbFigureCell, i);
      EbbPoint centre;
      double x, y, along, aside, cost;

      /* finding a centre takes long, and that of the topmost lies above this cell */
      if (from == NULL && cell->least.y >= least)
        continue;
      centre = ebb_figure_get_centre (self, cell, NULL);
      x = from != NULL ? centre.x - start.x : 0;
      y = centre.y - start.y;
      along = x * dx + y * dy;
      aside = fabs (x * dy) + fabs (y * dx);
      cost = from != NULL ? along + aside : y;
      if (cell != from && (from == NULL || (along > 0 && aside <= along)) && cost < least)
        {
          best = cell;
          least = cost;
        }
    }
  return best;
}
