// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "draw/ebb-heat-map.h"
#include "store/ebb-store.h"

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

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static int
compare_doubles_cb (gconstpointer a,
                    gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (GArray *figures)
{
  g_array_sort (figures, compare_doubles_cb);
  return g_array_index (figures, double, figures->len / 2);
}

static void
give_up (const char *what,
         const GError *error)
{
  fprintf (stderr, "%s: %s\n", what, error != NULL ? error->message : "failed");
  exit (1);
}

static void
got_result_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
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
      double start = now_ms (), middle, end;
      gboolean hit = ebb_figure_hit (figure, x, y) != NULL;

      middle = now_ms ();
      cairo_in_fill (canvas.cr, x, y);
      end = now_ms ();
      middle -= start;
      end -= start + middle;
      if (!hit)
        continue;
      g_array_append_val (mine, middle);
      g_array_append_val (bare, end);
    }
  printf ("body-hit %.6f %.6f\n", median (mine), median (bare));
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
      start = now_ms ();
      for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
        redraw (&canvases[i]);
      taken = now_ms () - start;
      g_array_append_val (mine, taken);
      start = now_ms ();
      for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
        draw_bare (&canvases[i]);
      taken = now_ms () - start;
      g_array_append_val (bare, taken);
    }
  printf ("body-redraw %.3f %.3f\n", median (mine), median (bare));
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

  ebb_store_load_body_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, got_result_cb, &result);
  history = ebb_store_load_body_finish (store, await (&result), &error);
  if (history == NULL)
    give_up ("reading the days", error);
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
  sqlite3 *db = NULL;
  sqlite3_stmt *rows = NULL;
  double start = now_ms ();

  sqlite3_open_v2 (diary, &db, SQLITE_OPEN_READONLY, NULL);
  sqlite3_prepare_v2 (db, "SELECT day, regions FROM day_body", -1, &rows, NULL);
  while (sqlite3_step (rows) == SQLITE_ROW)
    ;
  sqlite3_finalize (rows);
  sqlite3_close (db);
  return now_ms () - start;
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
      double start = now_ms (), taken;
      g_autoptr (EbbBodyHistory) history = load (store);

      show (history, EBB_DAY_MIN, EBB_DAY_MAX, EBB_BODY_DAYS, canvases);
      taken = now_ms () - start;
      g_array_append_val (mine, taken);
      taken = time_bare_read (diary);
      g_array_append_val (bare, taken);
      clear_canvas (&canvases[0]);
      clear_canvas (&canvases[1]);
    }
  printf ("body-cold %.3f %.3f\n", median (mine), median (bare));
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
      double start = now_ms (), taken;

      show (history, day, day + length - 1, EBB_BODY_MEAN, canvases);
      taken = now_ms () - start;
      g_array_append_val (mine, taken);
      start = now_ms ();
      draw_bare (&canvases[0]);
      draw_bare (&canvases[1]);
      taken = now_ms () - start;
      g_array_append_val (bare, taken);
    }
  median (mine);
  printf ("# scrubbing, median of the steps: %.3f ms; slowest %.3f ms\n", median (mine), g_array_index (mine, double, mine->len - 1));
  printf ("%s %.3f %.3f\n", name, g_array_index (mine, double, (mine->len - 1) * 99 / 100), median (bare));
  clear_canvas (&canvases[0]);
  clear_canvas (&canvases[1]);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (EbbBodyHistory) history = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 2;
  measure_hits ();
  measure_redraws ();

  store = ebb_store_new (argv[1]);
  ebb_store_open_async (store, EBB_OPEN_DEFAULT, NULL, got_result_cb, &opened);
  if (!ebb_store_open_finish (store, await (&opened), &error))
    give_up (argv[1], error);
  measure_cold (store, argv[1]);
  history = load (store);
  measure_steps (history, "body-week", 7);
  measure_steps (history, "body-month", 30);
  ebb_store_close_async (store, got_result_cb, &closed);
  ebb_store_close_finish (store, await (&closed), NULL);
  return 0;
}
