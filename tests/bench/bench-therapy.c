// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench-sql.h"
#include "bench-window.h"

#include "pages/ebb-relief-view-private.h"

/*
 * Measures the page of what sessions did on a long diary, in a real window in which
 * something moves all the time: how long it takes from having the diary, or making a
 * choice, to the painted result, and whether the frames keep coming meanwhile. Prints
 * one line per figure: NAME EBB BARE, in milliseconds.
 *
 *   bench-therapy DIARY
 */

#define WIDTH 1000
#define HEIGHT 900

#define ROUNDS 7
#define IDLE_FRAMES 240

/* Frames after the result that may still have to do with it. */
#define TRAIL_FRAMES 12

typedef struct
{
  EbbReliefView *view;
  guint n_frames;
  double painted; /* milliseconds */
  double spent;   /* milliseconds that the main thread had worked by then */
  GArray *gaps;   /* (nullable): double, milliseconds between frames */
  guint n_before; /* how many of them were before the result came */
  double most;    /* milliseconds that the main thread worked on one of them */
} Stage;

/* --- frames --------------------------------------------------------------------------- */

static void
after_paint_cb (GdkFrameClock *clock,
                Stage *stage)
{
  double now = bench_now (), spent = bench_spent ();
  double gap = now - stage->painted;

  if (stage->gaps != NULL)
    {
      g_array_append_val (stage->gaps, gap);
      stage->most = MAX (stage->most, spent - stage->spent);
    }
  stage->painted = now;
  stage->spent = spent;
  stage->n_frames++;
}

static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t *cr,
         int width,
         int height,
         gpointer user_data)
{
  double turn = (double) (g_get_monotonic_time () % G_USEC_PER_SEC) / G_USEC_PER_SEC;

  cairo_set_source_rgb (cr, 0.1, 0.4, 0.4);
  cairo_rectangle (cr, turn * (width - height), 0, height, height);
  cairo_fill (cr);
}

static void
wait_for_frames (Stage *stage,
                 guint n)
{
  guint last = stage->n_frames + n;

  while (stage->n_frames < last)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWindow *
raise_stage (Stage *stage)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *area = gtk_drawing_area_new ();

  *stage = (Stage){ EBB_RELIEF_VIEW (ebb_relief_view_new (NULL)) };
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 24);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, NULL, NULL);
  gtk_widget_add_tick_callback (area, tick_cb, NULL, NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (stage->view), TRUE);
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (stage->view));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (area))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (area), "after-paint", G_CALLBACK (after_paint_cb), stage);
  wait_for_frames (stage, TRAIL_FRAMES);
  return GTK_WINDOW (window);
}

/* --- what is waited for ------------------------------------------------------------------ */

/* Milliseconds since @start until another result than @last is painted, with all charts. */
static double
time_result (Stage *stage,
             const EbbReliefResult *last,
             double start)
{
  double taken;

  while (stage->view->result == last)
    g_main_context_iteration (NULL, TRUE);
  if (stage->gaps != NULL)
    stage->n_before = stage->gaps->len;
  while (stage->view->show_id != 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frames (stage, 1);
  taken = stage->painted - start;
  wait_for_frames (stage, TRAIL_FRAMES);
  return taken;
}

static double
time_store (Stage *stage,
            EbbStore *store)
{
  const EbbReliefResult *last = stage->view->result;
  double start;

  ebb_relief_view_set_store (stage->view, NULL);
  start = bench_now ();
  ebb_relief_view_set_store (stage->view, store);
  return time_result (stage, last, start);
}

static double
time_choice (Stage *stage,
             EbbReliefBy by)
{
  const EbbReliefResult *last = stage->view->result;
  double start = bench_now ();

  gtk_drop_down_set_selected (stage->view->by_choice, by);
  return time_result (stage, last, start);
}

/* Gaps between frames, in milliseconds. */
typedef struct
{
  GArray *all;    /* double: until what is asked for is on the screen */
  GArray *before; /* double: of them those while it is worked out in the background */
} Gaps;

/* The gaps between frames from now on, until end_gaps(). */
static void
begin_gaps (Stage *stage)
{
  stage->gaps = g_array_new (FALSE, FALSE, sizeof (double));
  stage->n_before = 0;
  stage->most = 0;
}

static void
end_gaps (Stage *stage,
          const char *what,
          const Gaps *all)
{
  GArray *gaps = g_steal_pointer (&stage->gaps);

  g_array_append_vals (all->all, gaps->data, gaps->len);
  g_array_append_vals (all->before, gaps->data, stage->n_before);
  printf ("# %s: longest gap %.1f ms, of which the main thread worked at most %.1f ms\n", what, bench_percentile (gaps, 100), stage->most);
  g_array_unref (gaps);
}

static void
measure_stores (Stage *stage,
                EbbStore *store,
                sqlite3 *db,
                const Gaps *gaps)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) scans = g_array_new (FALSE, FALSE, sizeof (double));
  double taken;

  for (guint round = 0; round < ROUNDS; round++)
    {
      taken = bench_scan_relief (db);
      g_array_append_val (scans, taken);
      wait_for_frames (stage, 2);
      begin_gaps (stage);
      taken = time_store (stage, store);
      end_gaps (stage, "the diary", gaps);
      g_array_append_val (shown, taken);
    }
  printf ("relief-shown %.3f %.3f\n", bench_percentile (shown, 50), bench_percentile (scans, 50));
}

static void
measure_choices (Stage *stage,
                 sqlite3 *db,
                 const Gaps *gaps)
{
  double slowest = 0, scan = bench_scan_relief (db);

  wait_for_frames (stage, 2);
  for (EbbReliefBy by = EBB_RELIEF_BY_TECHNIQUE; by <= EBB_RELIEF_BY_PART_OF_DAY; by++)
    {
      g_autofree char *what = NULL;
      double taken;

      begin_gaps (stage);
      taken = time_choice (stage, by);
      what = g_strdup_printf ("choice %u, %u groups in %.1f ms", by, stage->view->result->groups->len, taken);
      end_gaps (stage, what, gaps);
      slowest = MAX (slowest, taken);
    }
  printf ("relief-choice %.3f %.3f\n", slowest, scan);
}

static void
measure_table (Stage *stage,
               const Gaps *gaps)
{
  begin_gaps (stage);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (stage->view->table_button), TRUE);
  wait_for_frames (stage, TRAIL_FRAMES);
  end_gaps (stage, "the tables", gaps);
}

static void
measure (EbbStore *store,
         sqlite3 *db)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) idle = g_array_new (FALSE, FALSE, sizeof (double));
  const Gaps gaps = { all, before };
  Stage stage;
  GtkWindow *window = raise_stage (&stage);

  time_store (&stage, store); /* reads the file into memory */
  begin_gaps (&stage);
  wait_for_frames (&stage, IDLE_FRAMES);
  end_gaps (&stage, "at rest", &(Gaps){ idle, idle });
  measure_stores (&stage, store, db, &gaps);
  measure_choices (&stage, db, &gaps);
  measure_table (&stage, &gaps);
  printf ("relief-gap-99 %.3f %.3f\n", bench_percentile (all, 99), bench_percentile (idle, 99));
  printf ("relief-gap-worst %.3f %.3f\n", bench_percentile (all, 100), bench_percentile (idle, 100));
  printf ("relief-gap-before %.3f %.3f\n", bench_percentile (before, 100), bench_percentile (idle, 100));
  gtk_window_destroy (window);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  EbbStore *store;
  sqlite3 *db;

  if (argc != 2)
    return 2;
  application = bench_start ();
  store = bench_open (argv[1], EBB_OPEN_DEFAULT);
  db = bench_open_sql (argv[1]);
  measure (store, db);
  sqlite3_close (db);
  bench_close (store);
  return 0;
}
