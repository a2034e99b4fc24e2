// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench-window.h"

#include "pages/ebb-trends-page-private.h"
#include "widgets/ebb-trend-view-private.h"

/*
 * Measures the Trends page on a long diary, in real windows: from choosing another
 * period to the painted frame that shows it, and one step of panning and zooming the
 * chart. Prints one line per figure: NAME EBB BARE, in milliseconds.
 *
 *   bench-trends DIARY
 */

#define WINDOW_WIDTH 1280
#define WINDOW_HEIGHT 960
#define CHART_WIDTH 1240
#define CHART_HEIGHT 320

#define ROUNDS 3
#define STEPS 12

/* Milliseconds without a frame after which a window has come to rest. */
#define QUIET 40

/* A window, and when it painted last. */
typedef struct
{
  GtkWindow *window;
  guint n_frames;
  gboolean paints; /* in the frame that is being made */
  double painted;  /* milliseconds */
  double spent;    /* milliseconds that this thread had worked by then */
} Stage;

/* --- frames --------------------------------------------------------------------------- */

static void
paint_cb (GdkFrameClock *clock,
          Stage *stage)
{
  stage->paints = TRUE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Stage *stage)
{
  if (!stage->paints)
    return;
  /* what was sent to the display is to be seen there */
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (stage->window)));
  stage->paints = FALSE;
  stage->painted = bench_now ();
  stage->spent = bench_spent ();
  stage->n_frames++;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
rest (Stage *stage)
{
  double since = bench_now ();
  guint tick = g_timeout_add (5, tick_cb, NULL);

  while (bench_now () - MAX (since, stage->painted) < QUIET)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

/* Shows @child in a window. */
static void
raise_stage (Stage *stage,
             GtkWidget *child,
             int width,
             int height)
{
  GdkFrameClock *clock;

  *stage = (Stage){ .window = GTK_WINDOW (gtk_window_new ()) };
  gtk_window_set_decorated (stage->window, FALSE);
  gtk_window_set_default_size (stage->window, width, height);
  gtk_window_set_child (stage->window, child);
  gtk_window_present (stage->window);
  while (!gtk_widget_get_mapped (child))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (child);
  g_signal_connect (clock, "paint", G_CALLBACK (paint_cb), stage);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), stage);
  gtk_widget_queue_draw (child);
  rest (stage);
}

static void
strike_stage (Stage *stage)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (stage->window)), stage);
  gtk_window_destroy (stage->window);
}

/* Waits for the frame that shows what has just been changed, since @start. */
static double
time_frame (Stage *stage,
            guint n_frames,
            double start)
{
  while (stage->n_frames == n_frames)
    g_main_context_iteration (NULL, TRUE);
  return stage->painted - start;
}

/* --- the bare equivalent: one Cairo node that is drawn anew ------------------------------ */

static void
draw_bare_cb (GtkDrawingArea *area,
              cairo_t *cr,
              int width,
              int height,
              gpointer user_data)
{
  guint n_points = GPOINTER_TO_UINT (user_data);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, (double) i * width / n_points, height * (0.5 + 0.4 * ((i * 7919) % 101 - 50) / 50.0));
  cairo_set_source_rgb (cr, 0.1, 0.4, 0.4);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static GtkWidget *
make_bare (guint n_points)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_bare_cb, GUINT_TO_POINTER (n_points), NULL);
  return area;
}

static void
time_bare (Stage *stage,
           GArray *figures)
{
  guint n_frames = stage->n_frames;
  double start, taken;

  rest (stage);
  n_frames = stage->n_frames;
  start = bench_now ();
  gtk_widget_queue_draw (gtk_window_get_child (stage->window));
  taken = time_frame (stage, n_frames, start);
  g_array_append_val (figures, taken);
}

/* --- choosing a period -------------------------------------------------------------------- */

typedef struct
{
  Stage stage;
  Stage bare;
  EbbTrendsPage *page;
  GArray *chart;   /* (owned): double, until the chart is shown */
  GArray *all;     /* (owned): double, until everything is */
  GArray *nothing; /* (owned): double, of the bare window */
  double spent;    /* milliseconds that this thread worked for the last one until its chart */
} Choice;

static void
choose (Choice *self,
        EbbSpan span)
{
  guint n_frames;
  double start, spent, taken;

  if (ebb_period_chooser_get_span (self->page->chooser) == span)
    return;
  rest (&self->stage);
  n_frames = self->stage.n_frames;
  start = bench_now ();
  spent = bench_spent ();
  ebb_period_chooser_set_span (self->page->chooser, span);
  taken = time_frame (&self->stage, n_frames, start);
  self->spent = self->stage.spent - spent;
  g_array_append_val (self->chart, taken);
  rest (&self->stage);
  taken = self->stage.painted - start;
  g_array_append_val (self->all, taken);
  time_bare (&self->bare, self->nothing);
}

static void
measure_periods (EbbStore *store)
{
  Choice self = { .page = EBB_TRENDS_PAGE (ebb_trends_page_new (store)) };
  guint n;

  self.chart = g_array_new (FALSE, FALSE, sizeof (double));
  self.all = g_array_new (FALSE, FALSE, sizeof (double));
  self.nothing = g_array_new (FALSE, FALSE, sizeof (double));
  raise_stage (&self.bare, make_bare (0), WINDOW_WIDTH, WINDOW_HEIGHT);
  raise_stage (&self.stage, GTK_WIDGET (self.page), WINDOW_WIDTH, WINDOW_HEIGHT);
  while (self.page->plot == NULL)
    g_main_context_iteration (NULL, TRUE);

  /* every way from one to another; the first turn fills what is kept */
  for (guint round = 0; round <= ROUNDS; round++)
    {
      for (EbbSpan from = EBB_SPAN_WEEK; from <= EBB_SPAN_ALL; from++)
        for (EbbSpan to = EBB_SPAN_WEEK; to <= EBB_SPAN_ALL; to++)
          {
            choose (&self, from);
            n = self.chart->len;
            choose (&self, to);
            if (round == ROUNDS && self.chart->len > n)
              printf ("# %s to %s: %.1f ms, of which this thread worked %.1f ms; with all below the chart %.1f ms\n",
                      ebb_span_get_id (from), ebb_span_get_id (to),
                      g_array_index (self.chart, double, n), self.spent, g_array_index (self.all, double, n));
          }
      if (round == 0)
        {
          g_array_set_size (self.chart, 0);
          g_array_set_size (self.all, 0);
        }
    }
  printf ("period-median %.3f %.3f\n", bench_percentile (self.chart, 50), bench_percentile (self.nothing, 50));
  printf ("period-worst %.3f %.3f\n", bench_percentile (self.chart, 99), bench_percentile (self.nothing, 99));
  printf ("# with all below the chart, slowest (99 %%): %.1f ms\n", bench_percentile (self.all, 99));
  g_array_unref (self.chart);
  g_array_unref (self.all);
  g_array_unref (self.nothing);
  strike_stage (&self.stage);
  strike_stage (&self.bare);
}

/* --- moving the chart ------------------------------------------------------------------------ */

static EbbReadings *
load_readings (EbbStore *store,
               const EbbSubject *subject)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbReadings *readings;

  ebb_store_load_readings_async (store, subject, EBB_DAY_MIN, EBB_DAY_MAX, NULL, bench_take_result_cb, &result);
  readings = ebb_store_load_readings_finish (store, bench_await (&result), &error);
  if (readings == NULL)
    bench_give_up ("reading the pain", error);
  return readings;
}

static GPtrArray *
list_annotations (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *annotations;

  ebb_store_list_annotations_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, bench_take_result_cb, &result);
  annotations = ebb_store_list_annotations_finish (store, bench_await (&result), &error);
  if (annotations == NULL)
    bench_give_up ("reading the annotations", error);
  return annotations;
}

static double
time_move (Stage *stage,
           EbbTrendView *view,
           EbbTrendWindow window)
{
  guint n_frames;
  double start;

  rest (stage);
  n_frames = stage->n_frames;
  start = bench_now ();
  ebb_trend_view_set_window (view, window);
  return time_frame (stage, n_frames, start);
}

/* Moves a window of so many days by a finger's step, and back and forth by a click of
 * the wheel. */
static void
move_span (Stage *stage,
           EbbTrendView *view,
           EbbPeriod period,
           GArray *pans,
           GArray *zooms)
{
  double taken;

  ebb_trend_view_set_home (view, period);
  for (guint i = 0; i < STEPS; i++)
    {
      EbbTrendWindow window = view->window;
      double by = (window.to - window.from) / 40;

      taken = time_move (stage, view, (EbbTrendWindow){ window.from + by, window.to + by });
      g_array_append_val (pans, taken);
      taken = time_move (stage, view, ebb_trend_view_scale_window (&view->window, i % 2 == 0 ? 1 / 1.2 : 1.2, (window.from + window.to) / 2));
      g_array_append_val (zooms, taken);
    }
}

static void
measure_moves (EbbStore *store)
{
  static const int spans[] = { 7, 31, 92, 366, 3 * 366, 10 * 365, 30 * 365 };
  const EbbSubject subject = { EBB_SUBJECT_PAIN, NULL, NULL };
  g_autoptr (EbbReadings) readings = load_readings (store, &subject);
  g_autoptr (GPtrArray) annotations = list_annotations (store);
  g_autoptr (EbbTrendPlot) plot = ebb_trend_plot_new (readings, &subject, NULL, annotations);
  g_autoptr (GArray) bare_figures = g_array_new (FALSE, FALSE, sizeof (double));
  EbbPeriod extent = ebb_readings_get_extent (readings);
  EbbTrendView *view = EBB_TREND_VIEW (ebb_trend_view_new ());
  double worst[3] = { 0 };
  Stage stage, bare;

  raise_stage (&bare, make_bare (CHART_WIDTH), CHART_WIDTH, CHART_HEIGHT);
  raise_stage (&stage, GTK_WIDGET (view), CHART_WIDTH, CHART_HEIGHT);
  ebb_trend_view_set_plot (view, plot);
  /* room on both sides, so that the longest moves as well */
  ebb_trend_view_set_limits (view, (EbbPeriod){ extent.from - 3650, extent.to + 3650 });
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (GArray) pans = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) zooms = g_array_new (FALSE, FALSE, sizeof (double));
      EbbDay middle = (extent.from + extent.to) / 2;

      move_span (&stage, view, (EbbPeriod){ middle - spans[i] / 2, middle - spans[i] / 2 + spans[i] - 1 }, pans, zooms);
      for (guint turn = 0; turn < STEPS; turn++)
        time_bare (&bare, bare_figures);
      printf ("# %d days: a pan %.2f ms, a zoom %.2f ms; slowest %.2f and %.2f ms\n", spans[i],
              bench_percentile (pans, 50), bench_percentile (zooms, 50), bench_percentile (pans, 100), bench_percentile (zooms, 100));
      worst[0] = MAX (worst[0], bench_percentile (pans, 50));
      worst[1] = MAX (worst[1], bench_percentile (zooms, 50));
    }
  printf ("step-pan %.3f %.3f\n", worst[0], bench_percentile (bare_figures, 50));
  printf ("step-zoom %.3f %.3f\n", worst[1], bench_percentile (bare_figures, 50));
  strike_stage (&stage);
  strike_stage (&bare);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  EbbStore *store;

  if (argc != 2)
    return 2;
  application = bench_start ();
  store = bench_open (argv[1], EBB_OPEN_DEFAULT);
  measure_periods (store);
  measure_moves (store);
  bench_close (store);
  return 0;
}
