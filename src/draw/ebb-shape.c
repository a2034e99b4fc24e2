// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-shape.h"

#include "model/ebb-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* How far, in units of the drawing, the polygon for hit tests may stray from its
 * curves; the larger drawings are 400 x 900 units. */
#define TOLERANCE 0.05

/* No drawing is larger; a damaged one must not fill the memory. */
#define MAX_PIECES 100000
#define MAX_COORDINATE 1e5

typedef struct
{
  cairo_path_data_type_t type;
  EbbPoint points[3];
} Piece;

typedef struct
{
  EbbPoint from;
  EbbPoint to;
} Edge;

struct _EbbShape
{
  GArray *pieces; /* (element-type Piece) */
  GArray *edges;  /* (element-type Edge): the flattened outline, each part closed */
  EbbPoint least;
  EbbPoint most;
  gboolean closed;
};

/**
 * ebb_shape_free:
 * @self: (transfer full) (nullable): a shape
 */
void
ebb_shape_free (EbbShape *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pieces);
  g_array_unref (self->edges);
  g_free (self);
}

/* A number in plain digits, as nearly all are; a drawing has thousands of them. An
 * integer of 15 digits and a power of ten up to the 15th are exact, so their quotient
 * is the nearest number there is, as of g_ascii_strtod(). FALSE if it takes more. */
static gboolean
read_plain_number (const char **text,
                   double *number)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  const char *p = **text == '-' ? *text + 1 : *text;
  gint64 digits = 0;
  guint n_digits = 0;
  guint n_decimals = 0;
  gboolean in_decimals = FALSE;

  for (; g_ascii_isdigit (*p) || (*p == '.' && !in_decimals); p++)
    {
      if (*p == '.')
        {
          in_decimals = TRUE;
          continue;
        }
      if (++n_digits > 15)
        return FALSE;
      digits = 10 * digits + (*p - '0');
      n_decimals += in_decimals;
    }
  /* an exponent, or hexadecimal digits */
  if (n_digits == 0 || *p == 'e' || *p == 'E' || *p == 'x' || *p == 'X')
    return FALSE;
  *number = (**text == '-' ? -1 : 1) * (digits / powers[n_decimals]);
  *text = p;
  return TRUE;
}

static gboolean
read_number (const char **text,
             double *number)
{
  char *end;

  while (g_ascii_isspace (**text) || **text == ',')
    (*text)++;
  if (!g_ascii_isdigit (**text) && **text != '-' && **text != '.')
    return FALSE;
  if (read_plain_number (text, number))
    return fabs (*number) <= MAX_COORDINATE;
  *number = g_ascii_strtod (*text, &end);
  if (end == *text || !isfinite (*number) || fabs (*number) > MAX_COORDINATE)
    return FALSE;
  *text = end;
  return TRUE;
}

static gboolean
read_points (const char **text,
             EbbPoint *points,
             guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    if (!read_number (text, &points[i].x) || !read_number (text, &points[i].y))
      return FALSE;
  return TRUE;
}

/* Reads one command with its points. Returns FALSE if it is not of M L C Z, all
 * absolute, or the path does not begin with M. */
static gboolean
read_piece (const char **text,
            const GArray *before,
            Piece *piece)
{
  char command = **text;

  (*text)++;
  if (before->len == 0 && command != 'M')
    return FALSE;
  switch (command)
    {
    case 'M':
      piece->type = CAIRO_PATH_MOVE_TO;
      return read_points (text, piece->points, 1);
    case 'L':
      piece->type = CAIRO_PATH_LINE_TO;
      return read_points (text, piece->points, 1);
    case 'C':
      piece->type = CAIRO_PATH_CURVE_TO;
      return read_points (text, piece->points, 3);
    case 'Z':
      piece->type = CAIRO_PATH_CLOSE_PATH;
      return g_array_index (before, Piece, before->len - 1).type != CAIRO_PATH_CLOSE_PATH;
    default:
      return FALSE;
    }
}

static void
add_edge (EbbShape *self,
          EbbPoint from,
          EbbPoint to)
{
  Edge edge = { from, to };

  g_array_append_val (self->edges, edge);
}

static double
second_difference (EbbPoint a,
                   EbbPoint b,
                   EbbPoint c)
{
  return hypot (a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

/* Wang's bound says how many even steps keep within the tolerance. */
static void
add_curve (EbbShape *self,
           EbbPoint from,
           const EbbPoint points[3])
{
  double bend = MAX (second_difference (from, points[0], points[1]), second_difference (points[0], points[1], points[2]));
  guint n = CLAMP (ceil (sqrt (0.75 * bend / TOLERANCE)), 1, 500);
  EbbPoint last = from;

  for (guint i = 1; i <= n; i++)
    {
      double t = (double) i / n;
      double u = 1 - t;
      EbbPoint next = {
        u * u * u * from.x + 3 * u * u * t * points[0].x + 3 * u * t * t * points[1].x + t * t * t * points[2].x,
        u * u * u * from.y + 3 * u * u * t * points[0].y + 3 * u * t * t * points[1].y + t * t * t * points[2].y,
      };

      add_edge (self, last, next);
      last = next;
    }
}

static void
flatten (EbbShape *self)
{
  EbbPoint start = { 0, 0 };
  EbbPoint at = { 0, 0 };

  self->closed = TRUE;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const Piece *next = i + 1 < self->pieces->len ? piece + 1 : NULL;
      gboolean ends = next == NULL || next->type == CAIRO_PATH_MOVE_TO;

      switch (piece->type)
        {
        case CAIRO_PATH_MOVE_TO:
          start = at = piece->points[0];
          break;
        case CAIRO_PATH_LINE_TO:
          add_edge (self, at, piece->points[0]);
          at = piece->points[0];
          break;
        case CAIRO_PATH_CURVE_TO:
          add_curve (self, at, piece->points);
          at = piece->points[2];
          break;
        case CAIRO_PATH_CLOSE_PATH:
        default:
          add_edge (self, at, start);
          at = start;
          break;
        }
      if (ends && piece->type != CAIRO_PATH_CLOSE_PATH)
        {
          self->closed = FALSE;
          add_edge (self, at, start);
        }
    }
}

static void
measure (EbbShape *self)
{
  self->least = (EbbPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  self->most = (EbbPoint){ -G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i < self->edges->len; i++)
    {
      EbbPoint point = g_array_index (self->edges, Edge, i).from;

      self->least = (EbbPoint){ MIN (self->least.x, point.x), MIN (self->least.y, point.y) };
      self->most = (EbbPoint){ MAX (self->most.x, point.x), MAX (self->most.y, point.y) };
    }
}

/**
 * ebb_shape_parse:
 * @data: the path data of an SVG: absolute `M`, `L`, `C` and `Z` only, each with
 *   its letter
 * @error: return location: %EBB_ERROR_FORMAT
 *
 * Returns: (transfer full) (nullable): the shape, or %NULL with @error set
 */
EbbShape *
ebb_shape_parse (const char *data,
                 GError **error)
{
  g_autoptr (EbbShape) self = g_new0 (EbbShape, 1);
  const char *text = data;

  g_return_val_if_fail (data != NULL, NULL);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  for (;;)
    {
      Piece piece = { 0 };

      while (g_ascii_isspace (*text))
        text++;
      if (*text == '\0')
        break;
      if (self->pieces->len == MAX_PIECES || !read_piece (&text, self->pieces, &piece))
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT,
                       /* Translators: %ld is a position, counted in characters */
                       _ ("A path of the drawing cannot be read at its character %ld"), (long) (text - data));
          return NULL;
        }
      g_array_append_val (self->pieces, piece);
    }
  flatten (self);
  if (self->edges->len == 0)
    {
      g_set_error_literal (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("A path of the drawing is empty"));
      return NULL;
    }
  measure (self);
  return g_steal_pointer (&self);
}

/**
 * ebb_shape_append:
 * @self: a shape
 * @cr: where its path is added, in the drawing's units
 */
void
ebb_shape_append (const EbbShape *self,
                  cairo_t *cr)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const EbbPoint *points = piece->points;

      switch (piece->type)
        {
        case CAIRO_PATH_MOVE_TO:
          cairo_move_to (cr, points[0].x, points[0].y);
          break;
        case CAIRO_PATH_LINE_TO:
          cairo_line_to (cr, points[0].x, points[0].y);
          break;
        case CAIRO_PATH_CURVE_TO:
          cairo_curve_to (cr, points[0].x, points[0].y, points[1].x, points[1].y, points[2].x, points[2].y);
          break;
        case CAIRO_PATH_CLOSE_PATH:
        default:
          cairo_close_path (cr);
          break;
        }
    }
}

/* A straight or cubic piece, whichever way it runs: its ends, and between them the
 * points that a curve is drawn to; those of a straight one are its ends again. */
typedef struct
{
  EbbPoint points[4];
} Line;

static Line
make_line (EbbPoint from,
           const Piece *piece,
           EbbPoint to)
{
  gboolean curved = piece->type == CAIRO_PATH_CURVE_TO;
  EbbPoint second = curved ? piece->points[0] : from;
  EbbPoint third = curved ? piece->points[1] : to;

  if (from.x < to.x || (from.x == to.x && from.y <= to.y))
    return (Line){ { from, second, third, to } };
  return (Line){ { to, third, second, from } };
}

static guint
hash_line_cb (gconstpointer data)
{
  const Line *line = data;
  guint hash = 0;

  for (guint i = 0; i < G_N_ELEMENTS (line->points); i++)
    hash = 31 * (31 * hash + g_double_hash (&line->points[i].x)) + g_double_hash (&line->points[i].y);
  return hash;
}

static gboolean
lines_equal_cb (gconstpointer a,
                gconstpointer b)
{
  return memcmp (a, b, sizeof (Line)) == 0;
}

/**
 * ebb_shape_lines_new:
 *
 * Returns: (transfer full): an empty set of lines for ebb_shape_append_lines()
 */
GHashTable *
ebb_shape_lines_new (void)
{
  return g_hash_table_new_full (hash_line_cb, lines_equal_cb, g_free, NULL);
}

/**
 * ebb_shape_append_lines:
 * @self: a shape
 * @cr: where its path is added, in the drawing's units
 * @lines: what was added before
 *
 * Adds the path to be stroked, without what is in @lines, and to @lines what was added:
 * neighbours share nearly all of their borders, and stroking takes long.
 */
void
ebb_shape_append_lines (const EbbShape *self,
                        cairo_t *cr,
                        GHashTable *lines)
{
  EbbPoint start = { 0, 0 };
  EbbPoint at = { 0, 0 };
  gboolean goes_on = FALSE; /* the path ends where the piece begins */

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const EbbPoint *points = piece->points;
      EbbPoint to = piece->type == CAIRO_PATH_CLOSE_PATH ? start : points[piece->type == CAIRO_PATH_CURVE_TO ? 2 : 0];
      Line line = make_line (at, piece, to);

      if (piece->type == CAIRO_PATH_MOVE_TO)
        {
          start = to;
          goes_on = FALSE;
        }
      else if (!g_hash_table_add (lines, g_memdup2 (&line, sizeof line)))
        {
          goes_on = FALSE;
        }
      else
        {
          if (!goes_on)
            cairo_move_to (cr, at.x, at.y);
          if (piece->type == CAIRO_PATH_CURVE_TO)
            cairo_curve_to (cr, points[0].x, points[0].y, points[1].x, points[1].y, to.x, to.y);
          else
            cairo_line_to (cr, to.x, to.y);
          goes_on = TRUE;
        }
      at = to;
    }
}

/**
 * ebb_shape_contains:
 * @self: a shape
 * @x: units of the drawing
 * @y: units of the drawing
 *
 * Returns: whether the point lies within, by the non-zero winding rule, which is
 *   the rule that Cairo fills with
 */
gboolean
ebb_shape_contains (const EbbShape *self,
                    double x,
                    double y)
{
  int winding = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!(x >= self->least.x && x <= self->most.x && y >= self->least.y && y <= self->most.y))
    return FALSE;
  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, i);
      double turn;

      if ((edge->from.y <= y) == (edge->to.y <= y))
        continue;
      turn = (edge->to.x - edge->from.x) * (y - edge->from.y) - (x - edge->from.x) * (edge->to.y - edge->from.y);
      if (edge->from.y <= y && turn > 0)
        winding++;
      else if (edge->from.y > y && turn < 0)
        winding--;
    }
  return winding != 0;
}

static double
squared_distance (const Edge *edge,
                  double x,
                  double y)
{
  double dx = edge->to.x - edge->from.x;
  double dy = edge->to.y - edge->from.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - edge->from.x) * dx + (y - edge->from.y) * dy) / length, 0, 1) : 0;
  double away_x = edge->from.x + t * dx - x;
  double away_y = edge->from.y + t * dy - y;

  return away_x * away_x + away_y * away_y;
}

/**
 * ebb_shape_get_distance:
 * @self: a shape
 * @x: units of the drawing
 * @y: units of the drawing
 * @enough: a distance beyond which the exact one does not matter
 *
 * Returns: how far the nearest edge is, or @enough if none is nearer
 */
double
ebb_shape_get_distance (const EbbShape *self,
                        double x,
                        double y,
                        double enough)
{
  double nearest = enough * enough;

  g_return_val_if_fail (self != NULL, enough);

  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, i);

      if (MIN (edge->from.x, edge->to.x) - x < enough && x - MAX (edge->from.x, edge->to.x) < enough && MIN (edge->from.y, edge->to.y) - y < enough && y - MAX (edge->from.y, edge->to.y) < enough)
        {
          double distance = squared_distance (edge, x, y);

          if (distance < nearest)
            {
              nearest = distance;
              enough = sqrt (nearest);
            }
        }
    }
  return enough;
}

/**
 * ebb_shape_get_bounds:
 * @self: a shape
 * @least: (out): its upper left corner, in units of the drawing
 * @most: (out): its lower right corner
 */
void
ebb_shape_get_bounds (const EbbShape *self,
                      EbbPoint *least,
                      EbbPoint *most)
{
  g_return_if_fail (self != NULL);

  *least = self->least;
  *most = self->most;
}

/**
 * ebb_shape_is_closed:
 * @self: a shape
 *
 * Returns: whether every part of it ends where it began, with `Z`
 */
gboolean
ebb_shape_is_closed (const EbbShape *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->closed;
}
