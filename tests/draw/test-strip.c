// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-strip.h"

#include <math.h>

/* A strip covers what Cairo's outlines of the same line or band cover. */

#define WIDTH 120
#define HEIGHT 80
#define N 60

/* Of 255. A column has four slices: what is narrower than one of them, such as a way
 * up and down within half a pixel, is not met exactly. */
#define CLOSE 48
#define MOST_FAR 0.02 /* of all pixels may be further off */
#define MEAN_OFF 6.0

typedef struct
{
  double x[N];
  double y[N];
  double upper[N];
  guint n;
} Way;

static Way
make_way (double spread)
{
  Way way = { .n = (guint) g_test_rand_int_range (1, N) };
  double step = 130.0 / way.n;

  for (guint i = 0; i < way.n; i++)
    {
      /* also over all four edges, and straight up and down */
      way.x[i] = i == 0 ? g_test_rand_double_range (-10, 10) : way.x[i - 1] + (g_test_rand_int_range (0, 5) > 0 ? g_test_rand_double_range (0, 2 * step) : 0);
      way.y[i] = HEIGHT / 2.0 + g_test_rand_double_range (-spread, spread);
      way.upper[i] = way.y[i] - g_test_rand_double_range (0, spread);
    }
  return way;
}

static cairo_surface_t *
make_page (double resolution)
{
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (WIDTH * resolution), (int) ceil (HEIGHT * resolution));

  cairo_surface_set_device_scale (page, resolution, resolution);
  return page;
}

static void
assert_alike (cairo_surface_t *a,
              cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  int stride = cairo_image_surface_get_stride (a);
  double sum = 0;
  int n_far = 0;

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int off = ABS (cairo_image_surface_get_data (a)[y * stride + x] - cairo_image_surface_get_data (b)[y * stride + x]);

        n_far += off > CLOSE;
        sum += off;
      }
  g_assert_cmpfloat (sum / width / height, <=, MEAN_OFF);
  g_assert_cmpfloat ((double) n_far / width / height, <=, MOST_FAR);
}

static void
compare (const Way *way,
         double radius,
         double resolution,
         gboolean is_band)
{
  cairo_surface_t *painted = make_page (resolution), *drawn = make_page (resolution);
  cairo_t *cr = cairo_create (drawn);
  g_autoptr (EbbStrip) strip = ebb_strip_new (0, 0, WIDTH, HEIGHT, resolution);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_BEST);
  for (guint i = 0; i < way->n; i++)
    cairo_line_to (cr, way->x[i], way->y[i]);
  if (is_band)
    {
      for (guint i = way->n; i-- > 0;)
        cairo_line_to (cr, way->x[i], way->upper[i]);
      cairo_fill (cr);
      for (guint i = 1; i < way->n; i++)
        ebb_strip_add_band (strip, way->x[i - 1], way->upper[i - 1], way->y[i - 1], way->x[i], way->upper[i], way->y[i]);
    }
  else
    {
      cairo_line_to (cr, way->x[way->n - 1], way->y[way->n - 1]);
      cairo_set_line_width (cr, 2 * radius);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      for (guint i = 0; i < way->n; i++)
        {
          gboolean is_upright = i > 0 && way->x[i] == way->x[i - 1];
          double last = is_upright ? way->y[i - 1] : way->y[i];

          if (i > 0)
            ebb_strip_add_line (strip, way->x[i - 1], way->y[i - 1], way->x[i], way->y[i], radius);
          ebb_strip_add_corner (strip, way->x[i], MIN (last, way->y[i]), MAX (last, way->y[i]), radius);
        }
    }
  ebb_strip_end_piece (strip);
  cairo_destroy (cr);
  cr = cairo_create (painted);
  ebb_strip_paint (strip, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  assert_alike (painted, drawn);
  cairo_surface_destroy (painted);
  cairo_surface_destroy (drawn);
}

static void
test_looks_as_outlines_do (gconstpointer is_band)
{
  static const double resolutions[] = { 1, 2, 1.5 };

  for (guint round = 0; round < 300; round++)
    {
      Way way = make_way (g_test_rand_double_range (1, 60));

      compare (&way, g_test_rand_double_range (0.75, 4), resolutions[round / 100], GPOINTER_TO_INT (is_band));
    }
}

/* Two pieces that meet in one column are not joined. */
static void
test_pieces_are_apart (void)
{
  cairo_surface_t *page = make_page (1);
  cairo_t *cr = cairo_create (page);
  g_autoptr (EbbStrip) strip = ebb_strip_new (0, 0, WIDTH, HEIGHT, 1);
  const guchar *pixels = cairo_image_surface_get_data (page);
  int stride = cairo_image_surface_get_stride (page);

  ebb_strip_add_line (strip, 20, 10, 40.5, 10, 1);
  ebb_strip_add_corner (strip, 40.5, 10, 10, 1);
  ebb_strip_end_piece (strip);
  ebb_strip_add_corner (strip, 40.5, 60, 60, 1);
  ebb_strip_add_line (strip, 40.5, 60, 70, 60, 1);
  ebb_strip_end_piece (strip);
  ebb_strip_paint (strip, cr);
  cairo_destroy (cr);
  cairo_surface_flush (page);
  g_assert_cmpint (pixels[10 * stride + 30], ==, 255);
  g_assert_cmpint (pixels[60 * stride + 50], ==, 255);
  for (int y = 14; y < 57; y++)
    g_assert_cmpint (pixels[y * stride + 40], ==, 0);
  cairo_surface_destroy (page);
}

/* Thousands of dots on one spot are one dot. */
static void
test_many_pieces_lie_on_one_spot (void)
{
  cairo_surface_t *one = make_page (1), *many = make_page (1);
  guint counts[] = { 1, 5000 };

  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr = cairo_create (i == 0 ? one : many);
      g_autoptr (EbbStrip) strip = ebb_strip_new (0, 0, WIDTH, HEIGHT, 1);

      for (guint n = 0; n < counts[i]; n++)
        {
          ebb_strip_add_corner (strip, 20.5, 30.5, 40.5, 3.5);
          ebb_strip_end_piece (strip);
        }
      ebb_strip_paint (strip, cr);
      cairo_destroy (cr);
    }
  cairo_surface_flush (one);
  cairo_surface_flush (many);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        int stride = cairo_image_surface_get_stride (one);
        guchar a = cairo_image_surface_get_data (one)[y * stride + x];
        guchar b = cairo_image_surface_get_data (many)[y * stride + x];

        /* edges fill up */
        g_assert_cmpint (b, ==, a == 0 ? 0 : 255);
      }
  cairo_surface_destroy (one);
  cairo_surface_destroy (many);
}

/* What lies far outside, and an empty strip, leave the page as it is. */
static void
test_outside_is_nothing (void)
{
  cairo_surface_t *page = make_page (1);
  cairo_t *cr = cairo_create (page);
  g_autoptr (EbbStrip) strip = ebb_strip_new (10, 10, 20, 20, 1);

  ebb_strip_paint (strip, cr);
  ebb_strip_add_corner (strip, -1e6, 1e6, 1e6, 1);
  ebb_strip_add_line (strip, -1e6, 1e6, -5, -1e6, 1);
  ebb_strip_end_piece (strip);
  ebb_strip_add_line (strip, 1e6, 1e6, 1e6, -1e6, 1);
  ebb_strip_end_piece (strip);
  ebb_strip_paint (strip, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (page);
  for (int i = 0; i < HEIGHT * cairo_image_surface_get_stride (page); i++)
    g_assert_cmpint (cairo_image_surface_get_data (page)[i], ==, 0);
  cairo_surface_destroy (page);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/strip/looks-as-outlines-do/line", GINT_TO_POINTER (FALSE), test_looks_as_outlines_do);
  g_test_add_data_func ("/strip/looks-as-outlines-do/band", GINT_TO_POINTER (TRUE), test_looks_as_outlines_do);
  g_test_add_func ("/strip/pieces-are-apart", test_pieces_are_apart);
  g_test_add_func ("/strip/many-pieces-lie-on-one-spot", test_many_pieces_lie_on_one_spot);
  g_test_add_func ("/strip/outside-is-nothing", test_outside_is_nothing);

  return g_test_run ();
}
