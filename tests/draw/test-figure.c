// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-figure.h"
#include "model/ebb-error.h"

#include <math.h>

#define STEP 2.0 /* units of the drawing between two points of a grid */

static const EbbFigure *
get_figure (EbbView view)
{
  g_autoptr (GError) error = NULL;
  const EbbFigure *figure = ebb_figure_get (view, &error);

  g_assert_no_error (error);
  g_assert_nonnull (figure);
  g_assert_true (ebb_figure_get_view (figure) == view);
  return figure;
}

static EbbPoint
get_centre (const EbbFigure *figure,
            const EbbFigureCell *cell)
{
  return ebb_figure_get_centre (figure, cell, NULL);
}

static void
test_drawings_and_table_agree (void)
{
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);
  guint n_drawn = 0;

  for (guint i = 0; i < n_regions; i++)
    {
      EbbView view;

      if (regions[i]->kind == EBB_REGION_PART)
        {
          g_assert_cmpstr (regions[i]->view, ==, "");
          continue;
        }
      g_assert_true (ebb_view_find (regions[i]->view, &view));
      g_assert_true (ebb_view_is_detail (view) == (regions[i]->kind == EBB_REGION_DETAIL));
      if (ebb_figure_find (get_figure (view), regions[i]) == NULL)
        g_error ("%s has a row and no path", regions[i]->id);
      if (regions[i]->parent == NULL)
        g_error ("%s is drawn and has no parent", regions[i]->id);
      n_drawn++;
    }
  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      const EbbFigure *figure = get_figure (view);

      g_assert_cmpuint (ebb_figure_get_n_details (figure), >, 0);
      for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
        g_assert_cmpstr (ebb_figure_get_cell (figure, i)->region->view, ==, ebb_view_get_id (view));
      g_assert_cmpuint (n_drawn, >=, ebb_figure_get_n_cells (figure));
      n_drawn -= ebb_figure_get_n_cells (figure);
    }
  g_assert_cmpuint (n_drawn, ==, 0);
}

/* Asks Cairo, which draws, how many cells lie at each point of a fine grid within
 * the outline, and the hit test for the one that it finds. */
static void
test_regions_tile_the_outline (gconstpointer data)
{
  const EbbFigure *figure = get_figure (GPOINTER_TO_UINT (data));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  guint n_cells = ebb_figure_get_n_cells (figure);
  guint width = ebb_figure_get_width (figure) / STEP;
  guint height = ebb_figure_get_height (figure) / STEP;
  g_autofree guint8 *covering = g_new0 (guint8, width * height);
  g_autofree gboolean *hit_drawn = g_new0 (gboolean, width * height);
  guint n_inside = 0, n_wrong = 0, n_differing = 0;
  cairo_t *cr = cairo_create (surface);

  cairo_set_tolerance (cr, 0.01);
  for (guint i = 0; i < n_cells; i++)
    {
      const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);

      cairo_new_path (cr);
      ebb_shape_append (cell->shape, cr);
      for (guint row = MAX (cell->least.y, 0) / STEP; row < MIN (height, cell->most.y / STEP + 1); row++)
        for (guint column = MAX (cell->least.x, 0) / STEP; column < MIN (width, cell->most.x / STEP + 1); column++)
          {
            double x = (column + 0.37) * STEP, y = (row + 0.41) * STEP;

            if (!cairo_in_fill (cr, x, y))
              continue;
            covering[row * width + column]++;
            hit_drawn[row * width + column] |= ebb_figure_hit (figure, x, y) == cell;
          }
    }
  cairo_new_path (cr);
  ebb_shape_append (ebb_figure_get_outline (figure), cr);
  for (guint row = 0; row < height; row++)
    for (guint column = 0; column < width; column++)
      {
        double x = (column + 0.37) * STEP, y = (row + 0.41) * STEP;
        gboolean inside = cairo_in_fill (cr, x, y);

        if (inside)
          {
            n_inside++;
            n_wrong += covering[row * width + column] != 1;
            n_differing += !hit_drawn[row * width + column];
          }
        else
          n_differing += ebb_figure_hit (figure, x, y) != NULL;
      }
  g_test_message ("%s: %u points, %u in a gap or an overlap, %u hit otherwise than drawn",
                  ebb_view_get_id (ebb_figure_get_view (figure)), n_inside, n_wrong, n_differing);
  g_assert_cmpuint (n_inside, >, 1000);
  g_assert_cmpfloat (n_wrong, <, 0.002 * n_inside);
  g_assert_cmpfloat (n_differing, <, 0.002 * n_inside);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_every_region_is_a_target (void)
{
  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      const EbbFigure *figure = get_figure (view);
      double scale = 900 / ebb_figure_get_height (figure);

      for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
        {
          const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);

          double radius;
          EbbPoint centre = ebb_figure_get_centre (figure, cell, &radius);

          g_assert_true (ebb_figure_hit (figure, centre.x, centre.y) == cell);
          if (2 * radius * scale < 14)
            g_error ("%s is only %.1f px across", cell->region->id, 2 * radius * scale);
        }
    }
}

static const EbbFigure *
get_mirror (EbbView view)
{
  return get_figure (view == EBB_VIEW_HEAD_LEFT    ? EBB_VIEW_HEAD_RIGHT
                     : view == EBB_VIEW_HEAD_RIGHT ? EBB_VIEW_HEAD_LEFT
                                                   : view);
}

static void
test_sides_mirror (void)
{
  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      const EbbFigure *figure = get_figure (view);
      const EbbFigure *mirror = get_mirror (view);
      double width = ebb_figure_get_width (figure);
      guint n_points = 0, n_differing = 0;

      for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
        {
          const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);
          const EbbRegion *other = ebb_region_get_other_side (cell->region);
          const EbbFigureCell *opposite = ebb_figure_find (mirror, other != NULL ? other : cell->region);

          g_assert_nonnull (opposite);
          g_assert_cmpfloat_with_epsilon (cell->least.x, width - opposite->most.x, 0.11);
          g_assert_cmpfloat_with_epsilon (cell->most.x, width - opposite->least.x, 0.11);
          g_assert_cmpfloat_with_epsilon (cell->least.y, opposite->least.y, 0.11);
        }
      for (double y = 0.9; y < ebb_figure_get_height (figure); y += STEP)
        for (double x = 0.7; x < width; x += STEP)
          {
            const EbbFigureCell *cell = ebb_figure_hit (figure, x, y);
            const EbbFigureCell *opposite = ebb_figure_hit (mirror, width - x, y);
            const EbbRegion *other = cell != NULL ? ebb_region_get_other_side (cell->region) : NULL;
            const EbbRegion *expected = other != NULL ? other : cell != NULL ? cell->region
                                                                             : NULL;

            n_points += cell != NULL;
            n_differing += (opposite != NULL ? opposite->region : NULL) != expected;
          }
      g_assert_cmpfloat (n_differing, <, 0.002 * n_points);
    }
}

/* "left" and "right" are the person's own, so each half of a picture belongs to
 * the side that its label names. */
static void
test_sides_are_the_persons_own (void)
{
  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      const EbbFigure *figure = get_figure (view);

      for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
        {
          const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);
          gboolean on_the_right = get_centre (figure, cell).x > ebb_figure_get_width (figure) / 2;

          if (cell->region->side != EBB_SIDE_NONE)
            g_assert_true (cell->region->side == ebb_view_get_side (view, on_the_right));
        }
    }
  /* facing someone, their right hand is on one's left; from behind it is not */
  g_assert_true (ebb_view_get_side (EBB_VIEW_FRONT, FALSE) == EBB_SIDE_RIGHT);
  g_assert_true (ebb_view_get_side (EBB_VIEW_BACK, FALSE) == EBB_SIDE_LEFT);
}

static guint
count_reached (const EbbFigure *figure,
               guint start,
               gboolean backwards)
{
  static const int directions[][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
  guint n = ebb_figure_get_n_cells (figure);
  g_autofree gboolean *reached = g_new0 (gboolean, n);
  gboolean grows = TRUE;
  guint count = 0;

  reached[start] = TRUE;
  while (grows)
    {
      grows = FALSE;
      for (guint i = 0; i < n; i++)
        for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
          {
            const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);
            const EbbFigureCell *next = ebb_figure_step (figure, cell, directions[d][0], directions[d][1]);
            guint to;

            if (next == NULL)
              continue;
            to = next - ebb_figure_get_cell (figure, 0);
            if (backwards ? reached[to] && !reached[i] : reached[i] && !reached[to])
              {
                reached[backwards ? i : to] = TRUE;
                grows = TRUE;
              }
          }
    }
  for (guint i = 0; i < n; i++)
    count += reached[i];
  return count;
}

static void
test_arrows_reach_every_region (void)
{
  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      const EbbFigure *figure = get_figure (view);
      guint start = ebb_figure_step (figure, NULL, 0, 0) - ebb_figure_get_cell (figure, 0);

      g_assert_cmpuint (count_reached (figure, start, FALSE), ==, ebb_figure_get_n_cells (figure));
      g_assert_cmpuint (count_reached (figure, start, TRUE), ==, ebb_figure_get_n_cells (figure));
    }
}

static void
test_the_keyboard_begins_at_the_topmost_region (void)
{
  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      const EbbFigure *figure = get_figure (view);
      const EbbFigureCell *first = ebb_figure_step (figure, NULL, 0, 0);

      for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
        g_assert_cmpfloat (get_centre (figure, first).y, <=, get_centre (figure, ebb_figure_get_cell (figure, i)).y);
    }
}

static guint
count_lines (cairo_t *cr)
{
  cairo_path_t *path = cairo_copy_path (cr);
  guint n = 0;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    n += path->data[i].header.type == CAIRO_PATH_LINE_TO || path->data[i].header.type == CAIRO_PATH_CURVE_TO;
  cairo_path_destroy (path);
  return n;
}

static void
test_neighbours_share_a_line (void)
{
  static const struct
  {
    const char *data;
    guint n_new;
  } shapes[] = {
    { "M0,0 L10,0 C12,3 12,7 10,10 L0,10 Z", 4 },
    { "M10,10 C12,7 12,3 10,0 L20,0 L20,10 Z", 3 },       /* the other way round */
    { "M10,0 C12,3 12,8 10,10 M20,10 L20,0 L30,0 Z", 3 }, /* another curve, the same line, and a way back */
    { "M0,0 L10,0 C12,3 12,7 10,10 L0,10 Z", 0 },
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 40, 20);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GHashTable) lines = ebb_shape_lines_new ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (EbbShape) shape = ebb_shape_parse (shapes[i].data, NULL);

      ebb_shape_append_lines (shape, cr, lines);
      n += shapes[i].n_new;
      g_assert_cmpuint (count_lines (cr), ==, n);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Against the C library, for numbers in every way of writing them. */
static void
test_numbers_are_read_to_the_last_bit (void)
{
  static const char *const formats[] = { "%.0f", "%.1f", "%.2f", "%.7f", "%.14f", "%.20f", "%e", "%.17g", "%+.2f", "%08.3f", "%#.0f" };
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint i = 0; i < 5000; i++)
    {
      char text[2][64];
      g_autofree char *data = NULL;
      g_autoptr (EbbShape) shape = NULL;
      g_autoptr (GError) error = NULL;
      double numbers[2];
      EbbPoint least, most;

      for (guint j = 0; j < 2; j++)
        {
          const char *format = formats[g_rand_int_range (random, 0, G_N_ELEMENTS (formats))];

          g_ascii_formatd (text[j], sizeof text[j], format, g_rand_double_range (random, -1000, 1000) / (g_rand_boolean (random) ? 1 : 1e6));
          numbers[j] = g_ascii_strtod (text[j], NULL);
        }
      data = g_strdup_printf ("M%s,%sL %s %sZ", text[0], text[1], text[0], text[1]);
      shape = ebb_shape_parse (data, &error);
      if (text[0][0] == '+' || text[1][0] == '+')
        {
          g_assert_null (shape);
          continue;
        }
      g_assert_no_error (error);
      ebb_shape_get_bounds (shape, &least, &most);
      g_assert_cmpfloat (least.x, ==, numbers[0]);
      g_assert_cmpfloat (least.y, ==, numbers[1]);
    }
}

static void
test_arrows_keep_their_direction (void)
{
  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      const EbbFigure *figure = get_figure (view);

      for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
        {
          const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);
          const EbbFigureCell *left = ebb_figure_step (figure, cell, -1, 0);
          const EbbFigureCell *right = ebb_figure_step (figure, cell, 1, 0);
          const EbbFigureCell *up = ebb_figure_step (figure, cell, 0, -1);
          const EbbFigureCell *down = ebb_figure_step (figure, cell, 0, 1);

          g_assert_true (left == NULL || get_centre (figure, left).x < get_centre (figure, cell).x);
          g_assert_true (right == NULL || get_centre (figure, right).x > get_centre (figure, cell).x);
          g_assert_true (up == NULL || get_centre (figure, up).y < get_centre (figure, cell).y);
          g_assert_true (down == NULL || get_centre (figure, down).y > get_centre (figure, cell).y);
        }
    }
}

static void
test_a_damaged_drawing_is_refused (gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ebb_figure_parse (EBB_VIEW_FRONT, data, -1, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

#define DRAWING(outline, regions) \
  "<svg viewBox='0 0 100 100'><clipPath><path d='" outline "'/></clipPath><g id='regions'>" regions "</g></svg>"
#define SQUARE "M 0,0 L 90,0 L 90,90 L 0,90 Z"

static void
test_a_small_drawing_is_read (void)
{
  EbbPoint centre;
  double radius;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbFigure) figure = ebb_figure_parse (
    EBB_VIEW_FRONT,
    DRAWING (SQUARE, "<path id='knee-front-left' d='M -50 -50 L 200 -50 L 200 40 L -50 40 Z'/>"
                     "<path id='knee-front-right' d='M-50,40 L200,40 C200,60 200,80 200,200 L-50,200Z'/>"),
    -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ebb_figure_get_n_cells (figure), ==, 2);
  g_assert_cmpstr (ebb_figure_hit (figure, 10, 39)->region->id, ==, "knee-front-left");
  g_assert_cmpstr (ebb_figure_hit (figure, 10, 41)->region->id, ==, "knee-front-right");
  g_assert_null (ebb_figure_hit (figure, 95, 20));
  g_assert_null (ebb_figure_hit (figure, NAN, 20));
  centre = ebb_figure_get_centre (figure, ebb_figure_get_cell (figure, 0), &radius);
  g_assert_cmpfloat_with_epsilon (radius, 20, 0.5);
  g_assert_cmpfloat_with_epsilon (centre.y, 20, 0.5);
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *what;
    const char *svg;
  } damaged[] = {
    { "empty", "" },
    { "not-xml", "knee" },
    { "cut-off", "<svg viewBox='0 0 100 100'><clipPath><path d='M 0,0 L 1,1" },
    { "no-size", "<svg><clipPath><path d='" SQUARE "'/></clipPath></svg>" },
    { "negative-size", "<svg viewBox='0 0 -4 nan'></svg>" },
    { "no-outline", "<svg viewBox='0 0 9 9'><g id='regions'><path id='knee-front-left' d='" SQUARE "'/></g></svg>" },
    { "no-regions", DRAWING (SQUARE, "") },
    { "unknown-region", DRAWING (SQUARE, "<path id='tail' d='" SQUARE "'/>") },
    { "nameless-region", DRAWING (SQUARE, "<path d='" SQUARE "'/>") },
    { "twice", DRAWING (SQUARE, "<path id='knee-front-left' d='" SQUARE "'/><path id='knee-front-left' d='" SQUARE "'/>") },
    { "relative", DRAWING (SQUARE, "<path id='knee-front-left' d='m 0,0 l 1,1 z'/>") },
    { "no-start", DRAWING (SQUARE, "<path id='knee-front-left' d='L 0,0 L 1,1 Z'/>") },
    { "open", DRAWING ("M 0,0 L 90,0 L 90,90", "") },
    { "half-a-point", DRAWING (SQUARE, "<path id='knee-front-left' d='M 0,0 L 1 Z'/>") },
    { "huge-number", DRAWING (SQUARE, "<path id='knee-front-left' d='M 0,0 L 1e300,1 Z'/>") },
    { "infinite", DRAWING (SQUARE, "<path id='knee-front-left' d='M 0,0 L inf,nan Z'/>") },
    { "only-a-start", DRAWING (SQUARE, "<path id='knee-front-left' d='M 0,0'/>") },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/drawings-and-table-agree", test_drawings_and_table_agree);
  for (guint view = 0; view < EBB_N_VIEWS; view++)
    {
      g_autofree char *path = g_strconcat ("/figure/regions-tile-the-outline/", ebb_view_get_id (view), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (view), test_regions_tile_the_outline);
    }
  g_test_add_func ("/figure/every-region-is-a-target", test_every_region_is_a_target);
  g_test_add_func ("/figure/sides-mirror", test_sides_mirror);
  g_test_add_func ("/figure/sides-are-the-persons-own", test_sides_are_the_persons_own);
  g_test_add_func ("/figure/arrows-reach-every-region", test_arrows_reach_every_region);
  g_test_add_func ("/figure/the-keyboard-begins-at-the-topmost-region", test_the_keyboard_begins_at_the_topmost_region);
  g_test_add_func ("/figure/a-line-that-neighbours-share-is-drawn-once", test_neighbours_share_a_line);
  g_test_add_func ("/figure/numbers-are-read-to-the-last-bit", test_numbers_are_read_to_the_last_bit);
  g_test_add_func ("/figure/arrows-keep-their-direction", test_arrows_keep_their_direction);
  g_test_add_func ("/figure/a-small-drawing-is-read", test_a_small_drawing_is_read);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *path = g_strconcat ("/figure/damaged/", damaged[i].what, NULL);

      g_test_add_data_func (path, damaged[i].svg, test_a_damaged_drawing_is_refused);
    }

  return g_test_run ();
}
