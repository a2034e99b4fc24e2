// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-chart.h"

#include <math.h>

#define WIDTH 400
#define HEIGHT 200
#define DAY 86400.0

static const EbbChartStyle *
get_style (void)
{
  static EbbChartStyle style = { NULL, 1 };

  style.palette = ebb_palette_get (EBB_STYLE_LIGHT);
  return &style;
}

static EbbChart
make_chart (const EbbLayer *layers,
            guint n_layers,
            double from,
            double to)
{
  static GTimeZone *utc;
  EbbChart chart = { NULL, from, to, { 0 }, NULL, NULL, layers, n_layers };

  if (utc == NULL)
    utc = g_time_zone_new_utc ();
  chart.zone = utc;
  ebb_scale_init_rating (&chart.scale, 6);
  return chart;
}

/* Draws onto a plain white page. */
static cairo_surface_t *
draw (const EbbChart *chart,
      EbbChartFrame *frame)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  ebb_chart_layout (chart, cr, WIDTH, HEIGHT, get_style (), frame);
  ebb_chart_draw (chart, cr, WIDTH, HEIGHT, get_style ());
  g_assert_true (cairo_status (cr) == CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Whether a pixel of the column has the colour of the first series: it is the only
 * thing on the page that is not grey. */
static gboolean
column_has_ink (cairo_surface_t *surface,
                const EbbChartFrame *frame,
                guint x)
{
  for (guint y = MAX (frame->y - 3, 0); y < MIN (frame->y + frame->height + 3, HEIGHT); y++)
    {
      guint32 pixel = ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x];
      int red = pixel >> 16 & 0xff, blue = pixel & 0xff;

      if (blue - red > 10)
        return TRUE;
    }
  return FALSE;
}

static guint
count_ink (cairo_surface_t *surface,
           const EbbChartFrame *frame)
{
  guint n = 0;

  for (guint x = 0; x < WIDTH; x++)
    n += column_has_ink (surface, frame, x);
  return n;
}

static void
test_gaps_are_blank (gconstpointer data)
{
  EbbLayerKind kind = GPOINTER_TO_UINT (data);
  EbbSample lower[40], upper[40];
  EbbLayer layer = { kind, lower, upper, 40, 1.5 * DAY, DAY, 0, FALSE };
  EbbChart chart = make_chart (&layer, 1, 0, 40 * DAY);
  EbbChartFrame frame;
  cairo_surface_t *surface;

  for (guint i = 0; i < 40; i++)
    {
      lower[i] = (EbbSample){ (i + 0.5) * DAY, i >= 10 && i < 20 ? NAN : 3 + i % 3 };
      upper[i] = (EbbSample){ lower[i].x, lower[i].y + 2 };
    }
  surface = draw (&chart, &frame);
  for (double day = 10.6; day < 19.4; day += 0.1)
    g_assert_false (column_has_ink (surface, &frame, ebb_chart_get_x (&chart, &frame, (day + (kind == EBB_LAYER_BARS ? 0.5 : 0)) * DAY)));
  for (double day = 1; day < 9; day += 1)
    g_assert_true (column_has_ink (surface, &frame, ebb_chart_get_x (&chart, &frame, (day + (kind == EBB_LAYER_BARS ? 0.9 : 0.5)) * DAY)));
  cairo_surface_destroy (surface);
}

/* Days that are simply not in the series are a gap like those without a value, also
 * where many samples share a pixel. */
static void
test_missing_days_are_a_gap (gconstpointer data)
{
  guint per_day = GPOINTER_TO_UINT (data);
  guint n = 20 * per_day;
  g_autofree EbbSample *samples = g_new (EbbSample, n);
  EbbLayer layer = { EBB_LAYER_LINE, samples, NULL, n, 1.5 * DAY, 0, 0, FALSE };
  EbbChart chart = make_chart (&layer, 1, 0, 40 * DAY);
  EbbChartFrame frame;
  cairo_surface_t *surface;

  for (guint i = 0; i < n; i++)
    samples[i] = (EbbSample){ ((double) i / per_day + (i >= n / 2 ? 20 : 0)) * DAY, 5 + i % 2 };
  surface = draw (&chart, &frame);
  for (double day = 10.5; day < 29.5; day += 0.1)
    g_assert_false (column_has_ink (surface, &frame, ebb_chart_get_x (&chart, &frame, day * DAY)));
  for (double day = 0.5; day < 8; day += 0.1)
    g_assert_true (column_has_ink (surface, &frame, ebb_chart_get_x (&chart, &frame, day * DAY)));
  cairo_surface_destroy (surface);
}

static void
test_one_value_is_seen (void)
{
  EbbSample sample = { 5 * DAY, 4 };
  EbbLayer layer = { EBB_LAYER_LINE, &sample, NULL, 1, DAY, 0, 0, FALSE };
  EbbChart chart = make_chart (&layer, 1, 0, 10 * DAY);
  EbbChartFrame frame;
  cairo_surface_t *surface = draw (&chart, &frame);

  g_assert_cmpuint (count_ink (surface, &frame), >=, 1);
  g_assert_cmpuint (count_ink (surface, &frame), <=, 4);
  g_assert_true (column_has_ink (surface, &frame, ebb_chart_get_x (&chart, &frame, 5 * DAY)));
  cairo_surface_destroy (surface);
}

/* One single day among 100,000 values is still seen. */
static void
test_a_spike_is_seen (void)
{
  guint n = 100000, spike = 61234;
  g_autofree EbbSample *samples = g_new (EbbSample, n);
  EbbLayer layer = { EBB_LAYER_LINE, samples, NULL, n, DAY, 0, 0, FALSE };
  EbbChart chart = make_chart (&layer, 1, 0, n * 3600.0);
  EbbChartFrame frame;
  cairo_surface_t *surface;
  guint32 pixel;
  guint x, y;

  for (guint i = 0; i < n; i++)
    samples[i] = (EbbSample){ i * 3600.0, i == spike ? 10 : 1 };
  surface = draw (&chart, &frame);
  x = ebb_chart_get_x (&chart, &frame, spike * 3600.0);
  y = ebb_chart_get_y (&chart, &frame, 6);
  pixel = ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x];
  g_assert_cmpint ((pixel & 0xff) - (pixel >> 16 & 0xff), >, 10);
  cairo_surface_destroy (surface);
}

static void
test_nothing_to_show_is_said (void)
{
  EbbLayer layer = { EBB_LAYER_LINE, NULL, NULL, 0, DAY, 0, 0, FALSE };
  EbbChart chart = make_chart (&layer, 1, 0, 10 * DAY);
  cairo_surface_t *silent, *saying;
  EbbChartFrame frame;
  gboolean differs = FALSE;

  silent = draw (&chart, &frame);
  chart.empty = "Nothing here yet";
  saying = draw (&chart, &frame);
  for (guint x = frame.x; x < frame.x + frame.width; x++)
    {
      gsize at = (guint) (frame.y + frame.height / 2) * cairo_image_surface_get_stride (silent) + 4 * x;

      differs |= cairo_image_surface_get_data (silent)[at] != cairo_image_surface_get_data (saying)[at];
    }
  g_assert_true (differs);
  cairo_surface_destroy (silent);
  cairo_surface_destroy (saying);
}

static void
test_places_and_times_agree (void)
{
  EbbChart chart = make_chart (NULL, 0, 1000, 1000 + 10 * DAY);
  EbbChartFrame frame = { 40, 10, 300, 100 };

  g_assert_cmpfloat (ebb_chart_get_x (&chart, &frame, 1000), ==, 40);
  g_assert_cmpfloat_with_epsilon (ebb_chart_get_time (&chart, &frame, ebb_chart_get_x (&chart, &frame, 5 * DAY)), 5 * DAY, 1e-3);
  g_assert_cmpfloat (ebb_chart_get_y (&chart, &frame, 10), ==, 10);
  g_assert_cmpfloat (ebb_chart_get_y (&chart, &frame, 0), ==, 110);
  g_assert_true (isnan (ebb_chart_get_y (&chart, &frame, NAN)));
}

static void
test_any_data_are_survived (void)
{
  static const double values[] = { NAN, 0, 1e308, -1e308, INFINITY, -INFINITY, 5, 1e-300 };
  EbbSample samples[64], upper[64];
  static const double ends[] = { 0, 1, DAY, 60 * 366 * DAY, -DAY, 1e12, NAN };
  static const int sizes[] = { 0, 1, 2, 30, 400 };
  const EbbChartStyle *style = get_style ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < 64; i++)
    {
      samples[i] = (EbbSample){ (i / 7) * DAY * 40, values[(i * 5) % G_N_ELEMENTS (values)] };
      upper[i] = (EbbSample){ samples[i].x, values[(i * 3) % G_N_ELEMENTS (values)] };
    }
  for (guint kind = EBB_LAYER_LINE; kind <= EBB_LAYER_BARS; kind++)
    for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
      for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
        {
          EbbLayer layer = { kind, samples, upper, 64, DAY, DAY, 3, TRUE };
          EbbChart chart = make_chart (&layer, 1, 0, ends[e]);

          chart.empty = "Nothing";
          ebb_scale_init (&chart.scale, -1e308, 1e308, 5);
          ebb_chart_draw (&chart, cr, sizes[w], sizes[w] / 2, style);
          ebb_scale_init_rating (&chart.scale, 6);
          ebb_chart_draw (&chart, cr, sizes[w], sizes[w] / 2, style);
          g_assert_true (cairo_status (cr) == CAIRO_STATUS_SUCCESS);
        }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_series_can_be_told_apart (void)
{
  for (guint i = 0; i < EBB_N_STYLES; i++)
    for (guint a = 0; a < 4; a++)
      {
        const EbbPalette *palette = ebb_palette_get (i);

        g_assert_cmpfloat (ebb_color_get_contrast (ebb_chart_get_color (palette, a), palette->background), >=, 3);
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/chart/gaps-are-blank/line", GUINT_TO_POINTER (EBB_LAYER_LINE), test_gaps_are_blank);
  g_test_add_data_func ("/chart/gaps-are-blank/band", GUINT_TO_POINTER (EBB_LAYER_BAND), test_gaps_are_blank);
  g_test_add_data_func ("/chart/gaps-are-blank/bars", GUINT_TO_POINTER (EBB_LAYER_BARS), test_gaps_are_blank);
  g_test_add_data_func ("/chart/missing-days-are-a-gap/one-a-day", GUINT_TO_POINTER (1), test_missing_days_are_a_gap);
  g_test_add_data_func ("/chart/missing-days-are-a-gap/hundreds-a-day", GUINT_TO_POINTER (400), test_missing_days_are_a_gap);
  g_test_add_func ("/chart/one-value-is-seen", test_one_value_is_seen);
  g_test_add_func ("/chart/a-spike-is-seen", test_a_spike_is_seen);
  g_test_add_func ("/chart/nothing-to-show-is-said", test_nothing_to_show_is_said);
  g_test_add_func ("/chart/places-and-times-agree", test_places_and_times_agree);
  g_test_add_func ("/chart/any-data-are-survived", test_any_data_are_survived);
  g_test_add_func ("/chart/series-can-be-told-apart", test_series_can_be_told_apart);

  return g_test_run ();
}
