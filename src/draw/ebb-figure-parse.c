// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-figure-private.h"

#include "model/ebb-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_SIZE 10000 /* units; no drawing is larger */

typedef enum
{
  WITHIN_NOTHING,
  WITHIN_CLIP,
  WITHIN_REGIONS,
  WITHIN_DETAILS,
} Within;

typedef struct
{
  EbbFigure *figure;
  Within within;
} Reader;

static void
clear_cell (gpointer cell)
{
  g_clear_pointer (&((EbbFigureCell *) cell)->shape, ebb_shape_free);
}

static void
clear_detail (gpointer detail)
{
  g_clear_pointer (&((EbbFigureDetail *) detail)->shape, ebb_shape_free);
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, EBB_ERROR, EBB_ERROR_FORMAT, message);
  return FALSE;
}

static gboolean
read_size (EbbFigure *figure,
           const char *view_box,
           GError **error)
{
  g_auto (GStrv) parts = g_strsplit (view_box != NULL ? view_box : "", " ", -1);

  if (g_strv_length (parts) == 4 && g_str_equal (parts[0], "0") && g_str_equal (parts[1], "0"))
    {
      figure->width = g_ascii_strtod (parts[2], NULL);
      figure->height = g_ascii_strtod (parts[3], NULL);
    }
  if (!(figure->width > 0 && figure->width <= MAX_SIZE && figure->height > 0 && figure->height <= MAX_SIZE))
    return fail (error, _ ("The drawing does not say its size"));
  return TRUE;
}

static gboolean
add_cell (EbbFigure *figure,
          const char *id,
          EbbShape *shape,
          GError **error)
{
  EbbFigureCell cell = { .region = id != NULL ? ebb_region_find (id) : NULL, .shape = shape };

  if (cell.region == NULL)
    {
      ebb_shape_free (shape);
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN,
                   /* Translators: %s is an id such as knee-front-left */
                   _ ("The drawing has a region “%s” that the table of regions does not know"), id != NULL ? id : "");
      return FALSE;
    }
  if (ebb_figure_find (figure, cell.region) != NULL)
    {
      ebb_shape_free (shape);
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The drawing has the region “%s” twice"), id);
      return FALSE;
    }
  g_array_append_val (figure->cells, cell);
  return TRUE;
}

static void
add_detail (EbbFigure *figure,
            const char *opacity,
            EbbShape *shape)
{
  EbbFigureDetail detail = { shape, opacity != NULL ? g_ascii_strtod (opacity, NULL) : 1 };

  detail.opacity = detail.opacity >= 0 && detail.opacity <= 1 ? detail.opacity : 1;
  g_array_append_val (figure->details, detail);
}

static gboolean
read_path (Reader *reader,
           const char **names,
           const char **values,
           GError **error)
{
  const char *data = find_attribute (names, values, "d");
  EbbFigure *figure = reader->figure;
  EbbShape *shape;

  if (reader->within == WITHIN_NOTHING)
    return TRUE;
  shape = ebb_shape_parse (data != NULL ? data : "", error);
  if (shape == NULL)
    return FALSE;
  if (reader->within == WITHIN_DETAILS)
    {
      add_detail (figure, find_attribute (names, values, "stroke-opacity"), shape);
      return TRUE;
    }
  if (!ebb_shape_is_closed (shape))
    {
      ebb_shape_free (shape);
      return fail (error, _ ("An outline of the drawing is not closed"));
    }
  if (reader->within == WITHIN_REGIONS)
    return add_cell (figure, find_attribute (names, values, "id"), shape, error);
  if (figure->outline != NULL)
    {
      ebb_shape_free (shape);
      return fail (error, _ ("The drawing has more than one outline"));
    }
  figure->outline = shape;
  return TRUE;
}

static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Reader *reader = data;
  const char *id = find_attribute (names, values, "id");

  if (g_str_equal (element, "svg"))
    read_size (reader->figure, find_attribute (names, values, "viewBox"), error);
  else if (g_str_equal (element, "path"))
    read_path (reader, names, values, error);
  else if (g_str_equal (element, "clipPath"))
    reader->within = WITHIN_CLIP;
  else if (g_str_equal (element, "g"))
    reader->within = g_strcmp0 (id, "regions") == 0   ? WITHIN_REGIONS
                     : g_strcmp0 (id, "details") == 0 ? WITHIN_DETAILS
                                                      : WITHIN_NOTHING;
}

static void
end_element (GMarkupParseContext *context,
             const char *element,
             gpointer data,
             GError **error)
{
  Reader *reader = data;

  if (g_str_equal (element, "clipPath") || g_str_equal (element, "g"))
    reader->within = WITHIN_NOTHING;
}

/* What is seen of a cell lies within the outline. */
static void
place_cell (const EbbFigure *figure,
            EbbFigureCell *cell)
{
  EbbPoint least, most;

  ebb_shape_get_bounds (cell->shape, &cell->least, &cell->most);
  ebb_shape_get_bounds (figure->outline, &least, &most);
  cell->least = (EbbPoint){ MAX (cell->least.x, least.x), MAX (cell->least.y, least.y) };
  cell->most = (EbbPoint){ MIN (cell->most.x, most.x), MIN (cell->most.y, most.y) };
}

/**
 * ebb_figure_parse:
 * @view: which view it is
 * @svg: (array length=length): a drawing of the kind of `data/body/README.md`
 * @length: its length in bytes, or -1
 * @error: return location: #EbbError
 *
 * Returns: (transfer full) (nullable): the figure, or %NULL with @error set
 */
EbbFigure *
ebb_figure_parse (EbbView view,
                  const char *svg,
                  gssize length,
                  GError **error)
{
  static const GMarkupParser parser = { .start_element = start_element, .end_element = end_element };
  g_autoptr (EbbFigure) figure = g_new0 (EbbFigure, 1);
  Reader reader = { figure, WITHIN_NOTHING };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);

  figure->view = view;
  figure->cells = g_array_new (FALSE, FALSE, sizeof (EbbFigureCell));
  g_array_set_clear_func (figure->cells, clear_cell);
  figure->circles = g_array_new (FALSE, FALSE, sizeof (EbbFigureCircle));
  figure->details = g_array_new (FALSE, FALSE, sizeof (EbbFigureDetail));
  g_array_set_clear_func (figure->details, clear_detail);

  if (!g_markup_parse_context_parse (context, svg, length, error) || !g_markup_parse_context_end_parse (context, error))
    return NULL;
  if (figure->width <= 0 || figure->outline == NULL || figure->cells->len == 0)
    {
      fail (error, _ ("The drawing has no outline or no regions"));
      return NULL;
    }
  for (guint i = 0; i < figure->cells->len; i++)
    {
      EbbFigureCircle circle = { .radius = -1 };

      place_cell (figure, &g_array_index (figure->cells, EbbFigureCell, i));
      g_array_append_val (figure->circles, circle);
    }
  return g_steal_pointer (&figure);
}

/**
 * ebb_figure_free:
 * @self: (transfer full) (nullable): a figure of ebb_figure_parse()
 */
void
ebb_figure_free (EbbFigure *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->outline, ebb_shape_free);
  g_array_unref (self->cells);
  g_array_unref (self->circles);
  g_array_unref (self->details);
  g_free (self);
}
