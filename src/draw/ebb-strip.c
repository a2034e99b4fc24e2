// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-strip.h"

#include <math.h>
#include <string.h>

/*
 * What runs from left to right without turning back, a line over time or the band
 * around it, has one piece in each column of pixels, from a top to a bottom. So it is
 * painted column by column, which takes a fifth of the time that outlines of a
 * thousand corners take, and is as smooth.
 *
 * Each column is cut into slices, and of each slice the height is exact: what a pixel
 * is covered with is right to a few percent.
 */

#define SLICES 4 /* of a column */

/* What one slice of a pixel counts: all of them the whole of a mask's 8 bits. */
#define SLICE (256 / SLICES)

/* So many pieces, all on one spot, can be counted before 16 bits are full. */
#define MAX_PIECES 100

struct _EbbStrip
{
  double x; /* px: the upper left corner, on a pixel of the device */
  double y;
  double resolution;
  int width; /* pixels of the device */
  int height;
  gint16 *steps; /* (owned) (array length=width*(height+2)): what a pixel is covered with more than the one above */
  float *top;    /* (owned): of each slice of the piece under way, pixels from the upper edge */
  float *bottom; /* (owned) */
  int first;     /* the slices of that piece */
  int last;
  int first_row; /* the rows that have something */
  int last_row;
  guint n_pieces;    /* since the steps were settled */
  GArray *disc;      /* (owned) (element-type float): half the height at each slice of the last disc, in pixels */
  float disc_at;     /* pixels from the first of these to its middle */
  float disc_radius; /* pixels */
};

/* The last one that was painted, whose memory the next one takes over: a chart has
 * several, all of one size, and is drawn again with each frame while it moves. */
static EbbStrip *spare; /* (owned) (nullable) */

/* Pixels; larger ones are of pictures that are drawn once. */
#define MAX_SPARE (1 << 21)

static void
destroy (EbbStrip *self)
{
  if (self == NULL)
    return;
  g_free (self->steps);
  g_free (self->top);
  g_free (self->bottom);
  g_array_unref (self->disc);
  g_free (self);
}

static void
begin_piece (EbbStrip *self)
{
  self->first = G_MAXINT;
  self->last = -1;
}

/**
 * ebb_strip_new:
 * @x: px: left edge of the area within which it is painted
 * @y: px: upper edge
 * @width: px
 * @height: px
 * @resolution: pixels of the device for one px, above 0
 *
 * Returns: (transfer full): an empty strip
 */
EbbStrip *
ebb_strip_new (double x,
               double y,
               double width,
               double height,
               double resolution)
{
  EbbStrip *self = g_atomic_pointer_exchange (&spare, NULL);
  double left = floor (x * resolution);
  double upper = floor (y * resolution);
  int columns = MAX (1, (int) (ceil ((x + width) * resolution) - left));
  int rows = MAX (1, (int) (ceil ((y + height) * resolution) - upper));

  if (self == NULL || self->width != columns || self->height != rows)
    {
      destroy (self);
      self = g_new0 (EbbStrip, 1);
      self->width = columns;
      self->height = rows;
      self->steps = g_new0 (gint16, (gsize) columns * (rows + 2));
      self->top = g_new (float, (gsize) columns *SLICES);
      self->bottom = g_new (float, (gsize) columns *SLICES);
      self->disc = g_array_new (FALSE, FALSE, sizeof (float));
      for (int i = 0; i < columns * SLICES; i++)
        {
          self->top[i] = INFINITY;
          self->bottom[i] = -INFINITY;
        }
    }
  self->x = left / resolution;
  self->y = upper / resolution;
  self->resolution = resolution;
  self->first_row = rows;
  self->last_row = -1;
  self->n_pieces = 0;
  begin_piece (self);
  return self;
}

/**
 * ebb_strip_free:
 * @self: (nullable) (transfer full): a strip
 */
void
ebb_strip_free (EbbStrip *self)
{
  if (self == NULL)
    return;
  /* what is not painted is not empty */
  if (self->last_row >= 0 || self->last >= 0 || (gint64) self->width * self->height > MAX_SPARE)
    destroy (self);
  else
    destroy (g_atomic_pointer_exchange (&spare, self));
}

/* --- a piece ------------------------------------------------------------------------- */

/* The slices whose middles lie between two places, in pixels. Returns: whether any do */
static gboolean
find_slices (EbbStrip *self,
             double from,
             double to,
             int *first,
             int *last)
{
  double n_slices = (double) self->width * SLICES;

  *first = (int) CLAMP (ceil (from * SLICES - 0.5), 0, n_slices);
  *last = (int) CLAMP (floor (to * SLICES - 0.5), -1, n_slices - 1);
  if (*first > *last)
    return FALSE;
  self->first = MIN (self->first, *first);
  self->last = MAX (self->last, *last);
  return TRUE;
}

static double
get_middle (int slice)
{
  return (slice + 0.5) / SLICES;
}

/* What lies above a straight edge, or below it, in pixels of the device. */
static void
add_edge (EbbStrip *self,
          double x1,
          double y1,
          double x2,
          double y2,
          gboolean is_top)
{
  double slope = (y2 - y1) / (x2 - x1);
  int first, last;

  if (!(x2 > x1) || !find_slices (self, x1, x2, &first, &last))
    return;
  for (int i = first; i <= last; i++)
    {
      float y = (float) (y1 + (get_middle (i) - x1) * slope);

      if (is_top)
        self->top[i] = MIN (self->top[i], y);
      else
        self->bottom[i] = MAX (self->bottom[i], y);
    }
}

/* Half the height of a disc at so many slices, the first of which lies @at pixels before
 * its middle. Discs of a line that has one in each column of pixels are all alike. */
static const float *
get_disc (EbbStrip *self,
          float at,
          float radius,
          guint n_slices)
{
  float *disc = (float *) (void *) self->disc->data;

  if (n_slices <= self->disc->len && fabsf (at - self->disc_at) < 1e-4f && radius == self->disc_radius)
    return disc;
  g_array_set_size (self->disc, n_slices);
  disc = (float *) (void *) self->disc->data;
  for (guint i = 0; i < n_slices; i++)
    {
      float away = at - (float) i / SLICES;

      disc[i] = sqrtf (MAX (0, radius * radius - away * away));
    }
  self->disc_at = at;
  self->disc_radius = radius;
  return disc;
}

/**
 * ebb_strip_add_corner:
 * @self: a strip
 * @x: px
 * @top: px
 * @bottom: px, not above @top
 * @radius: px: half the width of the line
 *
 * Adds a corner of a line to the piece, or one of its ends, or all that it does at one
 * @x: a disc that is drawn from @top to @bottom.
 */
void
ebb_strip_add_corner (EbbStrip *self,
                      double x,
                      double top,
                      double bottom,
                      double radius)
{
  double middle = (x - self->x) * self->resolution;
  float upper = (float) ((top - self->y) * self->resolution);
  float lower = (float) ((bottom - self->y) * self->resolution);
  int first, last;
  const float *disc;

  radius *= self->resolution;
  if (!find_slices (self, middle - radius, middle + radius, &first, &last))
    return;
  disc = get_disc (self, (float) (middle - get_middle (first)), (float) radius, (guint) (last - first + 1));
  for (int i = first; i <= last; i++)
    {
      self->top[i] = MIN (self->top[i], upper - disc[i - first]);
      self->bottom[i] = MAX (self->bottom[i], lower + disc[i - first]);
    }
}

/**
 * ebb_strip_add_line:
 * @self: a strip
 * @x1: px
 * @y1: px
 * @x2: px, beyond @x1
 * @y2: px
 * @radius: px: half the width of the line
 *
 * Adds a straight line to the piece, without its ends, which are corners.
 */
void
ebb_strip_add_line (EbbStrip *self,
                    double x1,
                    double y1,
                    double x2,
                    double y2,
                    double radius)
{
  double from_x = (x1 - self->x) * self->resolution, from_y = (y1 - self->y) * self->resolution;
  double to_x = (x2 - self->x) * self->resolution, to_y = (y2 - self->y) * self->resolution;
  double length = sqrt ((to_x - from_x) * (to_x - from_x) + (to_y - from_y) * (to_y - from_y));
  double aside, up; /* from the line to its upper edge */

  if (!(length > 0))
    return;
  aside = (to_y - from_y) / length * radius * self->resolution;
  up = (to_x - from_x) / length * radius * self->resolution;
  add_edge (self, from_x + aside, from_y - up, to_x + aside, to_y - up, TRUE);
  add_edge (self, from_x - aside, from_y + up, to_x - aside, to_y + up, FALSE);
}

/**
 * ebb_strip_add_band:
 * @self: a strip
 * @x1: px
 * @top1: px: the upper edge there
 * @bottom1: px
 * @x2: px, not before @x1
 * @top2: px
 * @bottom2: px
 *
 * Adds what lies between two straight edges to the piece.
 */
void
ebb_strip_add_band (EbbStrip *self,
                    double x1,
                    double top1,
                    double bottom1,
                    double x2,
                    double top2,
                    double bottom2)
{
  double from = (x1 - self->x) * self->resolution;
  double to = (x2 - self->x) * self->resolution;

  add_edge (self, from, (top1 - self->y) * self->resolution, to, (top2 - self->y) * self->resolution, TRUE);
  add_edge (self, from, (bottom1 - self->y) * self->resolution, to, (bottom2 - self->y) * self->resolution, FALSE);
}

/* --- its pixels ---------------------------------------------------------------------- */

/* All of a column below @y is covered by one slice more, or less (@sign -1). */
static void
add_step (EbbStrip *self,
          int column,
          float y,
          int sign)
{
  int row = (int) y;
  int below = (int) ((y - (float) row) * SLICE + 0.5f);
  gint16 *step = &self->steps[(gsize) row * self->width + column];

  step[0] = (gint16) (step[0] + sign * (SLICE - below));
  step[self->width] = (gint16) (step[self->width] + sign * below);
}

/* What is covered more than once is covered. */
static void
settle (EbbStrip *self)
{
  g_autofree int *sums = g_new0 (int, self->width);
  g_autofree int *covered = g_new0 (int, self->width);

  for (int row = 0; row < self->height + 2; row++)
    for (int x = 0; x < self->width; x++)
      {
        gint16 *step = &self->steps[(gsize) row * self->width + x];
        int last = covered[x];

        sums[x] += *step;
        covered[x] = MIN (sums[x], SLICES * SLICE);
        *step = (gint16) (covered[x] - last);
      }
  self->n_pieces = 0;
}

/**
 * ebb_strip_end_piece:
 * @self: a strip
 *
 * Whatever is added from here on does not hang together with what was added before.
 */
void
ebb_strip_end_piece (EbbStrip *self)
{
  for (int i = self->first; i <= self->last; i++)
    {
      float top = CLAMP (self->top[i], 0, (float) self->height);
      float bottom = CLAMP (self->bottom[i], 0, (float) self->height);

      if (bottom > top)
        {
          add_step (self, i / SLICES, top, 1);
          add_step (self, i / SLICES, bottom, -1);
          self->first_row = MIN (self->first_row, (int) top);
          self->last_row = MAX (self->last_row, MIN ((int) bottom, self->height - 1));
        }
      self->top[i] = INFINITY;
      self->bottom[i] = -INFINITY;
    }
  begin_piece (self);
  if (++self->n_pieces == MAX_PIECES)
    settle (self);
}

/* Adds the steps of one row to what is covered, and takes them away. A loop that compilers
 * make wide. */
static void
fill_row (gint16 *restrict covered,
          gint16 *restrict steps,
          guchar *restrict pixels,
          int width)
{
  for (int x = 0; x < width; x++)
    {
      gint16 sum = (gint16) (covered[x] + steps[x]);

      steps[x] = 0;
      covered[x] = sum;
      pixels[x] = (guchar) (sum > 255 ? 255 : sum);
    }
}

static void
fill_mask (EbbStrip *self,
           guchar *mask,
           int stride)
{
  g_autofree gint16 *covered = g_new0 (gint16, self->width);

  for (int row = self->first_row; row <= self->last_row; row++)
    fill_row (covered, &self->steps[(gsize) row * self->width], &mask[(gsize) (row - self->first_row) * stride], self->width);
  /* where the last row ends */
  memset (&self->steps[(gsize) (self->last_row + 1) * self->width], 0, 2 * (gsize) self->width * sizeof *self->steps);
}

/**
 * ebb_strip_paint:
 * @self: a strip whose last piece has ended
 * @cr: where to paint, with the colour that is set
 *
 * Paints it, and empties it.
 */
void
ebb_strip_paint (EbbStrip *self,
                 cairo_t *cr)
{
  cairo_surface_t *surface;

  if (self->last_row < self->first_row)
    return;
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, self->width, self->last_row - self->first_row + 1);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      fill_mask (self, cairo_image_surface_get_data (surface), cairo_image_surface_get_stride (surface));
      cairo_surface_mark_dirty (surface);
    }
  cairo_surface_set_device_scale (surface, self->resolution, self->resolution);
  cairo_mask_surface (cr, surface, self->x, self->y + self->first_row / self->resolution);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      self->first_row = self->height;
      self->last_row = -1;
    }
  cairo_surface_destroy (surface);
}
