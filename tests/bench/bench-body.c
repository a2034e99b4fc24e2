// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench-sql.h"

#include "draw/ebb-heat-map.h"

/*
 * Measures the body: finding the region under the pointer, redrawing, and the heat
 * map of a long diary. Prints one line per figure: NAME EBB BARE, in milliseconds.
 *
 *   bench-body DIARY
 */

#define HEIGHT 900
#define ROUNDS 200

typedef struct
{
  const EbbFigure *figure;
  EbbFigurePlace place;
  EbbFigurePaint *paints;
  EbbFigureCache *cache;
  cairo_surface_t *surface;
  cairo_t *cr;
} Canvas;

static const EbbFigureStyle *
get_style (void)
{
  static EbbFigureStyle style;

  style = (EbbFigureStyle){ ebb_palette_get (EBB_STYLE_LIGHT), EBB_SKIN_LIGHT, 1 };
  return &style;
}

static Canvas
make_canvas (EbbView view)
{
  Canvas canvas = { ebb_figure_get (view, NULL) };

  canvas.place.scale = HEIGHT / ebb_figure_get_height (canvas.figure);
  canvas.paints = g_new0 (EbbFigurePaint, ebb_figure_get_n_cells (canvas.figure));
  canvas.cache = ebb_figure_cache_new ();
  canvas.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (ebb_figure_get_width (canvas.figure) * canvas.place.scale) + 1, HEIGHT);
  canvas.cr = cairo_create (canvas.surface);
  return canvas;
}

static void
clear_canvas (Canvas *canvas)
{
  g_free (canvas->paints);
  ebb_figure_cache_free (canvas->cache);
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
}

static void
redraw (Canvas *canvas)
{
  ebb_figure_draw (canvas->figure, canvas->cr, &canvas->place, get_style (), canvas->paints, canvas->cache);
  cairo_surface_flush (canvas->surface);
}

/* The outline, filled and stroked: what drawing a body costs at the least. */
static void
draw_bare (Canvas *canvas)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_scale (cr, canvas->place.scale, canvas->place.scale);
  cairo_new_path (cr);
  ebb_shape_append (ebb_figure_get_outline (canvas->figure), cr);
  cairo_set_source_rgb (cr, 0.9, 0.8, 0.7);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_surface_flush (canvas->surface);
}

/* --- pointing ---------------------------------------------------------------------- */

static void
measure_hits (void)
{
  const EbbFigure *figure = ebb_figure_get (EBB_VIEW_FRONT, NULL);
  Canvas canvas = make_canvas (EBB_VIEW_FRONT);
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  ebb_shape_append (ebb_figure_get_outline (figure), canvas.cr);
  while (mine->len < 5000)
    {
      double x = g_rand_double_range (random, 0, ebb_figure_get_width (figure));
      double y = g_rand_double_range (random, 0, ebb_figure_get_height (figure));
      double start = bench_now (), middle, end;
      gboolean hit = ebb_figure_hit (figure, x, y) != NULL;

      middle = bench_now ();
      cairo_in_fill (canvas.cr, x, y);
      end = bench_now ();
      middle -= start;
      end -= start + middle;
      if (!hit)
        continue;
      g_array_append_val (mine, middle);
      g_array_append_val (bare, end);
    }
  printf ("body-hit %.6f %.6f\n", bench_percentile (mine, 50), bench_percentile (bare, 50));
  clear_canvas (&canvas);
}

/* --- redrawing ---------------------------------------------------------------------- */

/* As in a check-in: twelve marks, which are others on each redraw. */
static void
mark_some (Canvas *canvas,
           guint round)
{
  guint n = ebb_figure_get_n_cells (canvas->figure);
  EbbMark marks[6];

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      ebb_mark_init (&marks[i], ebb_figure_get_cell (canvas->figure, (7 * i + round) % n)->region);
      marks[i].intensity = (i + round) % 11;
    }
  ebb_figure_paint_marks (canvas->figure, marks, G_N_ELEMENTS (marks), canvas->paints);
}

static void
measure_redraws (void)
{
  Canvas canvases[] = { make_canvas (EBB_VIEW_FRONT), make_canvas (EBB_VIEW_BACK) };
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < ROUNDS; round++)
    {
      double start, taken;

      for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
        mark_some (&canvases[i], round);
      start = bench_now ();
      for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
        redraw (&canvases[i]);
      taken = bench_now () - start;
      g_array_append_val (mine, taken);
      start = bench_now ();
      for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
        draw_bare (&canvases[i]);
      taken = bench_now () - start;
      g_array_append_val (bare, taken);
    }
  printf ("body-redraw %.3f %.3f\n", bench_percentile (mine, 50), bench_percentile (bare, 50));
  for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
    clear_canvas (&canvases[i]);
}

/* --- the heat map --------------------------------------------------------------------- */

static EbbBodyHistory *
load (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbBodyHistory *history;

  ebb_store_load_body_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, bench_take_result_cb, &result);
  history = ebb_store_load_body_finish (store, bench_await (&result), &error);
  if (history == NULL)
    bench_give_up ("reading the days", error);
  return history;
}

static void
show (const EbbBodyHistory *history,
      EbbDay from,
      EbbDay to,
      EbbBodyMeasure measure,
      Canvas canvases[2])
{
  g_autoptr (EbbBodyMap) map = ebb_body_map_new (history, from, to);

  for (guint i = 0; i < 2; i++)
    {
      ebb_heat_map_paint (canvases[i].figure, map, measure, ebb_body_map_get_maximum (map, measure), canvases[i].paints);
      redraw (&canvases[i]);
    }
}

static double
time_bare_read (const char *diary)
{
  double start = bench_now ();
  sqlite3 *db = bench_open_sql (diary);

  bench_scan (db, "SELECT day, regions FROM day_body");
  sqlite3_close (db);
  return bench_now () - start;
}

static void
measure_cold (EbbStore *store,
              const char *diary)
{
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < 11; round++)
    {
      Canvas canvases[] = { make_canvas (EBB_VIEW_FRONT), make_canvas (EBB_VIEW_BACK) };
      double start = bench_now (), taken;
      g_autoptr (EbbBodyHistory) history = load (store);

      show (history, EBB_DAY_MIN, EBB_DAY_MAX, EBB_BODY_DAYS, canvases);
      taken = bench_now () - start;
      g_array_append_val (mine, taken);
      taken = time_bare_read (diary);
      g_array_append_val (bare, taken);
      clear_canvas (&canvases[0]);
      clear_canvas (&canvases[1]);
    }
  printf ("body-cold %.3f %.3f\n", bench_percentile (mine, 50), bench_percentile (bare, 50));
}

/* Every step through thirty years; the slowest is what a person would notice. */
static void
measure_steps (const EbbBodyHistory *history,
               const char *name,
               EbbDay length)
{
  Canvas canvases[] = { make_canvas (EBB_VIEW_FRONT), make_canvas (EBB_VIEW_BACK) };
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  EbbDay first = ebb_body_history_get_day (history, 0)->day;
  EbbDay last = ebb_body_history_get_day (history, ebb_body_history_get_n_days (history) - 1)->day;

  show (history, first, last, EBB_BODY_MEAN, canvases);
  for (EbbDay day = first; day + length <= last; day += length)
    {
      double start = bench_now (), taken;

      show (history, day, day + length - 1, EBB_BODY_MEAN, canvases);
      taken = bench_now () - start;
      g_array_append_val (mine, taken);
      start = bench_now ();
      draw_bare (&canvases[0]);
      draw_bare (&canvases[1]);
      taken = bench_now () - start;
      g_array_append_val (bare, taken);
    }
  printf ("# scrubbing, median of the steps: %.3f ms; slowest %.3f ms\n", bench_percentile (mine, 50), bench_percentile (mine, 100));
  printf ("%s %.3f %.3f\n", name, bench_percentile (mine, 99), bench_percentile (bare, 50));
  clear_canvas (&canvases[0]);
  clear_canvas (&canvases[1]);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (EbbBodyHistory) history = NULL;
  EbbStore *store;

  if (argc != 2)
    return 2;
  measure_hits ();
  measure_redraws ();

  store = bench_open (argv[1], EBB_OPEN_DEFAULT);
  measure_cold (store, argv[1]);
  history = load (store);
  measure_steps (history, "body-week", 7);
  measure_steps (history, "body-month", 30);
  bench_close (store);
  return 0;
}
