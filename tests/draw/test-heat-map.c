// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-body-picture.h"
#include "draw/ebb-picture-file.h"

#include <math.h>

static EbbBodyMap *
make_map (void)
{
  static const struct
  {
    const char *region;
    guint n_days;
    double intensity;
  } rows[] = {
    { "chest-left", 25, 8 },
    { "low-back-left", 1, 2.5 },
    { "knee", 10, 5 },
    { "index-knuckle-left", 5, NAN },
    { "hand-palm-right", 50, 4 },
  };
  g_autoptr (EbbBodyHistory) history = ebb_body_history_new ();

  for (guint day = 0; day < 100; day++)
    ebb_body_history_add_day (history, 20000 + (EbbDay) day, 2);
  for (guint day = 0; day < 100; day++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        gboolean rated = !isnan (rows[i].intensity);
        EbbBodyRow row = { (guint16) ebb_region_find (rows[i].region)->index, 1, rated, rated ? (float) rows[i].intensity : 0, (float) rows[i].intensity };

        if (day < rows[i].n_days)
          ebb_body_history_add (history, 20000 + (EbbDay) day, &row);
      }
  ebb_body_history_seal (history);
  return ebb_body_map_new (history, 20000, 20099);
}

/* How a region is drawn on its own view. */
static EbbFigurePaint
get_paint (const EbbBodyMap *map,
           EbbBodyMeasure measure,
           double maximum,
           const char *id)
{
  const EbbRegion *region = ebb_region_find (id);
  g_autofree EbbFigurePaint *paints = NULL;
  const EbbFigure *figure;
  EbbView view;

  g_assert_true (ebb_view_find (region->view, &view));
  figure = ebb_figure_get (view, NULL);
  paints = g_new0 (EbbFigurePaint, ebb_figure_get_n_cells (figure));
  for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
    paints[i].flags = EBB_FIGURE_SELECTED;
  ebb_heat_map_paint (figure, map, measure, maximum, paints);
  for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
    {
      g_assert_true (paints[i].flags & EBB_FIGURE_SELECTED);
      paints[i].flags &= ~EBB_FIGURE_SELECTED;
      if (ebb_figure_get_cell (figure, i)->region == region)
        return paints[i];
    }
  g_assert_not_reached ();
}

static void
assert_paint (EbbFigurePaint paint,
              EbbFigureFlags flags,
              double step,
              const char *label)
{
  g_assert_cmpuint (paint.flags, ==, flags);
  if (isnan (step))
    g_assert_true (isnan (paint.step));
  else
    g_assert_cmpfloat_with_epsilon (paint.step, step, 1e-6);
  g_assert_cmpstr (paint.label, ==, label);
}

static void
test_cells_show_the_figures_of_the_period (void)
{
  g_autoptr (EbbBodyMap) map = make_map ();

  g_assert_cmpfloat (ebb_body_map_get_maximum (map, EBB_BODY_DAYS), ==, 50);
  assert_paint (get_paint (map, EBB_BODY_DAYS, 50, "chest-left"), EBB_FIGURE_FILLED, 5, "25");
  assert_paint (get_paint (map, EBB_BODY_DAYS, 100, "chest-left"), EBB_FIGURE_FILLED, 2.5, "25");
  assert_paint (get_paint (map, EBB_BODY_DAYS, 50, "chest-right"), 0, NAN, "");
  assert_paint (get_paint (map, EBB_BODY_ENTRIES, 25, "low-back-left"), EBB_FIGURE_FILLED, 0.2, "1");
  assert_paint (get_paint (map, EBB_BODY_MEAN, 10, "low-back-left"), EBB_FIGURE_FILLED, 2.5, "2.5");
  assert_paint (get_paint (map, EBB_BODY_WORST, 10, "chest-left"), EBB_FIGURE_FILLED, 8, "8");
}

static void
test_what_is_not_sure_is_hatched_on_both_sides (void)
{
  g_autoptr (EbbBodyMap) map = make_map ();

  assert_paint (get_paint (map, EBB_BODY_MEAN, 10, "knee-front-left"), EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED, 5, "5");
  assert_paint (get_paint (map, EBB_BODY_MEAN, 10, "knee-front-right"), EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED, 5, "5");
}

static void
test_a_knuckle_shows_on_the_hand_and_a_palm_on_its_parts (void)
{
  g_autoptr (EbbBodyMap) map = make_map ();

  assert_paint (get_paint (map, EBB_BODY_DAYS, 50, "index-knuckle-left"), EBB_FIGURE_FILLED, 1, "5");
  assert_paint (get_paint (map, EBB_BODY_DAYS, 50, "hand-back-left"), EBB_FIGURE_FILLED, 1, "5");
  assert_paint (get_paint (map, EBB_BODY_MEAN, 10, "hand-back-left"), EBB_FIGURE_FILLED, NAN, "");
  assert_paint (get_paint (map, EBB_BODY_DAYS, 50, "hand-back-right"), 0, NAN, "");
  assert_paint (get_paint (map, EBB_BODY_DAYS, 50, "palm-right"), EBB_FIGURE_FILLED | EBB_FIGURE_INHERITED, 10, "50");
}

static void
test_little_is_not_nothing_and_much_not_all (void)
{
  static const struct
  {
    EbbBodyMeasure measure;
    double value;
    const char *text;
  } cases[] = {
    { EBB_BODY_DAYS, 0.1, "<1" },
    { EBB_BODY_DAYS, 0.6, "1" },
    { EBB_BODY_DAYS, 99.9, "99" },
    { EBB_BODY_ENTRIES, 100, "100" },
    { EBB_BODY_DAYS, NAN, "" },
    { EBB_BODY_MEAN, 4.25, "4.3" },
    { EBB_BODY_WORST, 0, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ebb_body_measure_format (cases[i].measure, cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  ebb_body_picture_draw (user_data, cr, width, height);
}

static void
test_a_picture_stays_within_its_size (void)
{
  static const double sizes[][2] = { { 420, 640 }, { 200, 900 }, { 1600, 500 }, { 3000, 4000 } };
  g_autoptr (EbbBodyMap) map = make_map ();

  for (guint view = 0; view < EBB_N_VIEWS; view++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        EbbBodyPicture picture = {
          .map = map,
          .views = { view, EBB_VIEW_BACK },
          .n_views = 1 + i % 2,
          .measure = i % EBB_N_BODY_MEASURES,
          .maximum = 50,
          .style = { ebb_palette_get (view % EBB_N_STYLES), EBB_SKIN_MEDIUM, 1 },
        };
        cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
        cairo_t *cr = cairo_create (surface);
        double x, y, width, height;

        ebb_body_picture_draw (&picture, cr, sizes[i][0], sizes[i][1]);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
        g_assert_cmpfloat (x, >=, 0);
        g_assert_cmpfloat (y, >=, 0);
        g_assert_cmpfloat (x + width, <=, sizes[i][0]);
        g_assert_cmpfloat (y + height, <=, sizes[i][1]);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

static cairo_status_t
read_cb (void *closure,
         unsigned char *data,
         unsigned int length)
{
  GInputStream *stream = closure;

  return g_input_stream_read_all (stream, data, length, NULL, NULL, NULL) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR;
}

static void
test_a_png_is_as_sharp_as_the_screen (void)
{
  g_autoptr (EbbBodyMap) map = make_map ();
  EbbBodyPicture picture = { map, { EBB_VIEW_FRONT }, 1, EBB_BODY_DAYS, 50, { ebb_palette_get (EBB_STYLE_LIGHT), EBB_SKIN_NEUTRAL, 1 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ebb_picture_render (EBB_PICTURE_PNG, 300, 400, 2, draw_cb, &picture, &error);
  g_autoptr (GInputStream) stream = NULL;
  cairo_surface_t *surface;

  g_assert_no_error (error);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  surface = cairo_image_surface_create_from_png_stream (read_cb, stream);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 600);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 800);
  cairo_surface_destroy (surface);
}

/* Whether any pixel of the region's colour, which nothing else on the picture but the
 * scale at its bottom has, lies on the left or on the right half. */
static void
find_halves (const EbbRegion *region,
             EbbView view,
             gboolean halves[2])
{
  g_autoptr (EbbBodyHistory) history = ebb_body_history_new ();
  g_autoptr (EbbBodyMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  EbbBodyPicture picture = { NULL, { view }, 1, EBB_BODY_WORST, 10, { ebb_palette_get (EBB_STYLE_LIGHT), EBB_SKIN_NEUTRAL, 1 } };
  EbbBodyRow row = { (guint16) region->index, 1, 1, 5.5F, 5.5F };
  EbbColor color = ebb_ramp_get_color (5.5);
  cairo_surface_t *surface;
  guint32 wanted = (guint32) lround (color.red * 255) << 16 | (guint32) lround (color.green * 255) << 8 | (guint32) lround (color.blue * 255);

  ebb_body_history_add_day (history, 20000, 1);
  ebb_body_history_add (history, 20000, &row);
  ebb_body_history_seal (history);
  map = ebb_body_map_new (history, 20000, 20000);
  picture.map = map;
  bytes = ebb_picture_render (EBB_PICTURE_PNG, 400, 700, 1, draw_cb, &picture, NULL);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  surface = cairo_image_surface_create_from_png_stream (read_cb, stream);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  halves[0] = halves[1] = FALSE;
  for (guint y = 0; y < 700; y++)
    for (guint x = 0; x < 400; x++)
      {
        const guchar *line = cairo_image_surface_get_data (surface) + y * (guint) cairo_image_surface_get_stride (surface);

        if ((((const guint32 *) (gconstpointer) line)[x] & 0xffffff) == wanted)
          halves[x >= 200] = TRUE;
      }
  cairo_surface_destroy (surface);
}

/* Every region of every view, as somebody else opens the file. */
static void
test_sides_are_kept_in_a_png (void)
{
  guint n_regions, n_sided = 0;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);

  for (guint i = 0; i < n_regions; i++)
    {
      gboolean halves[2];
      EbbView view;

      if (regions[i]->kind == EBB_REGION_PART || regions[i]->side == EBB_SIDE_NONE)
        continue;
      g_assert_true (ebb_view_find (regions[i]->view, &view));
      find_halves (regions[i], view, halves);
      g_assert_true (halves[0] || halves[1]);
      for (guint half = 0; half < 2; half++)
        if (halves[half] && ebb_view_get_side (view, half) != regions[i]->side)
          g_error ("%s is seen on the wrong side", regions[i]->id);
      n_sided++;
    }
  g_assert_cmpuint (n_sided, ==, 170);
}

static void
test_titles_say_the_period (void)
{
  g_autoptr (EbbBodyHistory) history = ebb_body_history_new ();
  g_autoptr (EbbBodyMap) nothing = NULL;
  g_autoptr (EbbBodyMap) day = NULL;
  g_autoptr (EbbBodyMap) month = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  ebb_body_history_seal (history);
  nothing = ebb_body_map_new (history, EBB_DAY_MIN, EBB_DAY_MAX);
  day = ebb_body_map_new (history, 20000, 20000);
  month = ebb_body_map_new (history, ebb_day_from_ymd (2026, 3, 1), ebb_day_from_ymd (2026, 3, 31));
  a = ebb_body_picture_get_title (nothing);
  b = ebb_body_picture_get_title (day);
  c = ebb_body_picture_get_title (month);
  g_assert_cmpstr (a, ==, "Where it hurt");
  g_assert_cmpstr (b, ==, "Where it hurt on 4 October 2024");
  g_assert_cmpstr (c, ==, "Where it hurt, 1 March 2026 to 31 March 2026");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/heat-map/cells-show-the-figures-of-the-period", test_cells_show_the_figures_of_the_period);
  g_test_add_func ("/heat-map/what-is-not-sure-is-hatched-on-both-sides", test_what_is_not_sure_is_hatched_on_both_sides);
  g_test_add_func ("/heat-map/a-knuckle-shows-on-the-hand-and-a-palm-on-its-parts", test_a_knuckle_shows_on_the_hand_and_a_palm_on_its_parts);
  g_test_add_func ("/heat-map/little-is-not-nothing-and-much-not-all", test_little_is_not_nothing_and_much_not_all);
  g_test_add_func ("/heat-map/a-picture-stays-within-its-size", test_a_picture_stays_within_its_size);
  g_test_add_func ("/heat-map/a-png-is-as-sharp-as-the-screen", test_a_png_is_as_sharp_as_the_screen);
  g_test_add_func ("/heat-map/sides-are-kept-in-a-png", test_sides_are_kept_in_a_png);
  g_test_add_func ("/heat-map/titles-say-the-period", test_titles_say_the_period);

  return g_test_run ();
}
