// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-chart.h"

#include <math.h>
#include <string.h>

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

static cairo_surface_t *
draw_on (cairo_surface_t *surface,
         const EbbChart *chart,
         EbbChartFrame *frame)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  ebb_chart_layout (chart, cr, WIDTH, HEIGHT, get_style (), frame);
  ebb_chart_draw (chart, cr, WIDTH, HEIGHT, get_style ());
  g_assert_true (cairo_status (cr) == CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  return surface;
}

/* Draws onto a plain white page, by the outlines of what there is or by its pixels. */
static cairo_surface_t *
draw_by (const EbbChart *chart,
         EbbChartFrame *frame,
         gboolean outlines)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);

  if (outlines)
    {
      cairo_surface_t *recorded = draw_on (cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL), chart, frame);
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_surface (cr, recorded, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
      cairo_surface_destroy (recorded);
    }
  else
    {
      draw_on (surface, chart, frame);
    }
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw (const EbbChart *chart,
      EbbChartFrame *frame)
{
#ifdef OUTLINES
  return draw_by (chart, frame, TRUE);
#else
  return draw_by (chart, frame, FALSE);
#endif
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

#ifndef OUTLINES
/* How far two pages are apart, of 255 in the mean of all pixels of the plot, and which share
 * of them is far apart. */
static void
compare_plots (cairo_surface_t *a,
               cairo_surface_t *b,
               const EbbChartFrame *frame,
               double *mean,
               double *far_share)
{
  int stride = cairo_image_surface_get_stride (a);
  guint n = 0, n_far = 0;
  double sum = 0;

  for (guint y = (guint) frame->y; y < frame->y + frame->height; y++)
    for (guint x = (guint) frame->x; x < frame->x + frame->width; x++)
      {
        int off = ABS (cairo_image_surface_get_data (a)[y * stride + 4 * x] - cairo_image_surface_get_data (b)[y * stride + 4 * x]);

        n++;
        n_far += off > 48;
        sum += off;
      }
  *mean = sum / n;
  *far_share = (double) n_far / n;
}

/* However many samples there are to a pixel, and however they jump: what the pixels of a
 * line are is what its outlines cover, as far as a quarter of a pixel can tell. */
static void
test_a_line_is_painted_as_it_is_outlined (void)
{
  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_test_rand_int_range (300, 6000);
      double spread = g_test_rand_double_range (0.1, 5), y = 5;
      g_autofree EbbSample *samples = g_new (EbbSample, n);
      EbbLayer layer = { .kind = EBB_LAYER_LINE, .samples = samples, .n_samples = n, .gap = 1.5 * DAY, .emphasis = round % 2 == 0 ? EBB_EMPHASIS_STRONG : EBB_EMPHASIS_NORMAL };
      EbbChart chart = make_chart (&layer, 1, 0, n * DAY);
      EbbChartFrame frame;
      cairo_surface_t *painted, *outlined;
      double mean, far_share;

      for (guint i = 0; i < n; i++)
        {
          /* at random, or on from where the last one was; with a gap now and then */
          y = CLAMP ((round % 3 == 0 ? y : 5) + g_test_rand_double_range (-spread, spread), 0, 10);
          samples[i] = (EbbSample){ (i + 0.5) * DAY, g_test_rand_int_range (0, 400) == 0 ? NAN : y };
        }
      painted = draw_by (&chart, &frame, FALSE);
      outlined = draw_by (&chart, &frame, TRUE);
      compare_plots (painted, outlined, &frame, &mean, &far_share);
      g_test_message ("%u samples, spread %.1f: %.2f in the mean, %.3f far", n, spread, mean, far_share);
      g_assert_cmpfloat (mean, <=, 6);
      g_assert_cmpfloat (far_share, <=, 0.015);
      cairo_surface_destroy (painted);
      cairo_surface_destroy (outlined);
    }
}
#endif

/* However many samples there are to a pixel: what is joined is drawn without a hole. */
static void
test_what_is_joined_has_no_holes (gconstpointer data)
{
  EbbLayerKind kind = GPOINTER_TO_UINT (data);

  for (guint n = 40; n < 1600; n += 1 + n / 20)
    {
      g_autofree EbbSample *lower = g_new (EbbSample, n);
      g_autofree EbbSample *upper = g_new (EbbSample, n);
      EbbLayer layer = { kind, lower, upper, n, 1.5 * DAY, DAY, 0, FALSE };
      EbbChart chart = make_chart (&layer, 1, 0, n * DAY);
      EbbChartFrame frame;
      cairo_surface_t *surface;

      for (guint i = 0; i < n; i++)
        {
          lower[i] = (EbbSample){ (i + 0.5) * DAY, g_test_rand_double_range (2, 5) };
          upper[i] = (EbbSample){ lower[i].x, lower[i].y + 2 };
        }
      surface = draw (&chart, &frame);
      for (guint x = ceil (ebb_chart_get_x (&chart, &frame, DAY)); x < ebb_chart_get_x (&chart, &frame, (n - 1) * DAY); x++)
        g_assert_true (column_has_ink (surface, &frame, x));
      cairo_surface_destroy (surface);
    }
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

static guint32
get_pixel (cairo_surface_t *surface,
           guint x,
           guint y)
{
  return ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffff;
}

static gboolean
has_ink_at (cairo_surface_t *surface,
            double x,
            double y)
{
  for (int dy = -1; dy <= 1; dy++)
    {
      guint32 pixel = get_pixel (surface, x, CLAMP (y + dy, 0, HEIGHT - 1));

      if ((int) (pixel & 0xff) - (int) (pixel >> 16) > 10)
        return TRUE;
    }
  return FALSE;
}

/* However many values share a pixel, the least and the greatest of them are drawn. */
static void
test_every_extreme_is_drawn (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n = g_test_rand_int_range (1500, 6000);
      g_autofree EbbSample *samples = g_new (EbbSample, n);
      EbbLayer layer = { .kind = EBB_LAYER_LINE, .samples = samples, .n_samples = n, .gap = DAY };
      EbbChart chart = make_chart (&layer, 1, 0, n * 3600.0);
      cairo_surface_t *surface;
      EbbChartFrame frame;

      for (guint i = 0; i < n; i++)
        /* never on the edge of two pixels, where rounding decides */
        samples[i] = (EbbSample){ (i + 0.1234567) * 3600.0, g_test_rand_int_range (0, 4) == 0 ? NAN : g_test_rand_double_range (0, 10) };
      surface = draw (&chart, &frame);
      for (guint i = 0, end; i < n; i = end)
        {
          double x = floor (ebb_chart_get_x (&chart, &frame, samples[i].x));
          double least = INFINITY, most = -INFINITY;

          for (end = i; end < n && floor (ebb_chart_get_x (&chart, &frame, samples[end].x)) <= x; end++)
            if (!isnan (samples[end].y))
              {
                least = MIN (least, samples[end].y);
                most = MAX (most, samples[end].y);
              }
          if (least > most)
            continue;
          g_assert_true (has_ink_at (surface, x, ebb_chart_get_y (&chart, &frame, least)));
          g_assert_true (has_ink_at (surface, x, ebb_chart_get_y (&chart, &frame, most)));
        }
      cairo_surface_destroy (surface);
    }
}

/* What is known to be missing is a gap also where hundreds of values share a pixel,
 * even if the line may join what lies far apart. */
static void
test_a_known_gap_is_blank_however_dense (void)
{
  guint n = 40 * 400;
  g_autofree EbbSample *samples = g_new (EbbSample, n);
  EbbLayer layer = { .kind = EBB_LAYER_LINE, .samples = samples, .n_samples = n, .gap = 100 * DAY };
  EbbChart chart = make_chart (&layer, 1, 0, 40 * DAY);
  cairo_surface_t *surface;
  EbbChartFrame frame;

  for (guint i = 0; i < n; i++)
    samples[i] = (EbbSample){ i / 400.0 * DAY, i < n / 2 ? 2 : i < 3 * n / 4 ? NAN
                                                                             : 8 };
  surface = draw (&chart, &frame);
  /* nor does the line come up from what was before the gap */
  for (double day = 19.5; day < 30.5; day += 0.05)
    g_assert_false (has_ink_at (surface, ebb_chart_get_x (&chart, &frame, day * DAY), ebb_chart_get_y (&chart, &frame, 5)));
  for (double day = 20.5; day < 29.5; day += 0.1)
    g_assert_false (column_has_ink (surface, &frame, ebb_chart_get_x (&chart, &frame, day * DAY)));
  cairo_surface_destroy (surface);
}

/* Hundreds of values in each of the first days, then one every second day: the line
 * goes on. */
static void
test_a_line_goes_on_where_values_are_few (void)
{
  guint n = 10 * 400;
  g_autofree EbbSample *samples = g_new (EbbSample, n + 15);
  EbbLayer layer = { .kind = EBB_LAYER_LINE, .samples = samples, .n_samples = n + 15, .gap = 2.5 * DAY };
  EbbChart chart = make_chart (&layer, 1, 0, 40 * DAY);
  cairo_surface_t *surface;
  EbbChartFrame frame;

  for (guint i = 0; i < n + 15; i++)
    samples[i] = i < n ? (EbbSample){ i / 400.0 * DAY, 2 } : (EbbSample){ (10 + 2.0 * (i - n)) * DAY, i % 2 ? 9 : 2 };
  surface = draw (&chart, &frame);
  for (double day = 0.5; day < 37.5; day += 0.05)
    g_assert_true (column_has_ink (surface, &frame, ebb_chart_get_x (&chart, &frame, day * DAY)));
  /* half-way in time it is half-way up */
  g_assert_true (has_ink_at (surface, ebb_chart_get_x (&chart, &frame, 21 * DAY), ebb_chart_get_y (&chart, &frame, 5.5)));
  cairo_surface_destroy (surface);
}

static void
test_bars_begin_at_zero (void)
{
  EbbSample samples[] = { { 1 * DAY, 3 }, { 3 * DAY, -3 }, { 5 * DAY, NAN }, { 7 * DAY, 0 } };
  EbbLayer layer = { .kind = EBB_LAYER_BARS, .samples = samples, .n_samples = 4, .width = DAY };
  EbbChart chart = make_chart (&layer, 1, 0, 10 * DAY);
  cairo_surface_t *surface;
  EbbChartFrame frame;
  double x[4];

  ebb_scale_init (&chart.scale, -5, 5, 5);
  surface = draw (&chart, &frame);
  for (guint i = 0; i < 4; i++)
    x[i] = ebb_chart_get_x (&chart, &frame, samples[i].x + DAY / 2);
  g_assert_true (has_ink_at (surface, x[0], ebb_chart_get_y (&chart, &frame, 1.5)));
  g_assert_false (has_ink_at (surface, x[0], ebb_chart_get_y (&chart, &frame, -1.5)));
  g_assert_true (has_ink_at (surface, x[1], ebb_chart_get_y (&chart, &frame, -1.5)));
  g_assert_false (has_ink_at (surface, x[1], ebb_chart_get_y (&chart, &frame, 1.5)));
  g_assert_false (column_has_ink (surface, &frame, x[2]));
  /* a known zero is not a gap */
  g_assert_true (column_has_ink (surface, &frame, x[3]));
  cairo_surface_destroy (surface);
}

static void
test_pain_has_its_colours (void)
{
  EbbSample samples[11];
  EbbLayer layer = { .kind = EBB_LAYER_BARS, .samples = samples, .n_samples = 11, .width = DAY, .is_pain = TRUE };
  EbbChart chart = make_chart (&layer, 1, 0, 11 * DAY);
  cairo_surface_t *surface;
  EbbChartFrame frame;

  for (guint i = 0; i <= 10; i++)
    samples[i] = (EbbSample){ i * DAY, i };
  surface = draw (&chart, &frame);
  for (guint i = 1; i <= 10; i++)
    {
      EbbColor color = ebb_ramp_get_color (i);
      guint32 pixel = get_pixel (surface, ebb_chart_get_x (&chart, &frame, (i + 0.5) * DAY), ebb_chart_get_y (&chart, &frame, i / 2.0));

      g_assert_cmpint (ABS ((int) (pixel >> 16) - (int) lround (color.red * 255)), <=, 1);
      g_assert_cmpint (ABS ((int) (pixel & 0xff) - (int) lround (color.blue * 255)), <=, 1);
    }
  cairo_surface_destroy (surface);
}

static guint
count_dark (EbbEmphasis emphasis)
{
  EbbSample samples[] = { { 2 * DAY, 5 }, { 8 * DAY, 5 } };
  EbbLayer layer = { .kind = EBB_LAYER_LINE, .samples = samples, .n_samples = 2, .gap = 10 * DAY, .emphasis = emphasis };
  EbbChart chart = make_chart (&layer, 1, 0, 10 * DAY);
  cairo_surface_t *surface;
  EbbChartFrame frame;
  guint n = 0;

  surface = draw (&chart, &frame);
  for (int y = -6; y <= 6; y++)
    n += 255 - (get_pixel (surface, frame.x + frame.width / 2, ebb_chart_get_y (&chart, &frame, 5) + y) >> 16);
  cairo_surface_destroy (surface);
  return n;
}

static void
test_emphasis_is_seen (void)
{
  g_assert_cmpuint (count_dark (EBB_EMPHASIS_FAINT), <, count_dark (EBB_EMPHASIS_NORMAL));
  g_assert_cmpuint (count_dark (EBB_EMPHASIS_STRONG), >, count_dark (EBB_EMPHASIS_NORMAL));
}

/* WCAG 2.1: 3:1 for what is drawn (1.4.11), and not by colour alone (1.4.1) where
 * contrast must be high or paper is grey. */
static void
test_series_can_be_told_apart (void)
{
  for (guint i = 0; i < EBB_N_STYLES; i++)
    for (guint a = 0; a < EBB_CHART_N_SERIES; a++)
      {
        const EbbPalette *palette = ebb_palette_get (i);

        g_assert_cmpfloat (ebb_color_get_contrast (ebb_chart_get_color (palette, a), palette->background), >=, 3);
        for (guint b = 0; b < a; b++)
          {
            guint n, m;
            const double *dashes = ebb_chart_get_dashes (palette, a, &n);
            const double *others = ebb_chart_get_dashes (palette, b, &m);
            gboolean differs = n != m || memcmp (dashes, others, n * sizeof *dashes) != 0;

            g_assert_true (differs == palette->patterned);
            g_assert_true ((ebb_chart_get_marker (palette, a) != ebb_chart_get_marker (palette, b)) == palette->patterned);
          }
      }
}

static void
test_markers_differ_and_are_as_large (void)
{
  guint n[4] = { 0 };

  for (guint marker = 0; marker < 4; marker++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 40);
      cairo_t *cr = cairo_create (surface);

      ebb_chart_trace_marker (cr, marker, 20, 20, 10);
      ebb_chart_set_color (cr, (EbbColor){ 1, 1, 1 });
      cairo_fill (cr);
      cairo_surface_flush (surface);
      for (guint i = 0; i < 1600; i++)
        n[marker] += get_pixel (surface, i % 40, i / 40) == 0xffffff;
      g_assert_cmpuint (n[marker], >, 200);
      g_assert_cmpuint (n[marker], <, 400);
      for (guint other = 0; other < marker; other++)
        g_assert_cmpuint (n[marker], !=, n[other]);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Text that is too long ends in dots within its room, and large text is larger. */
static void
test_text_keeps_to_its_room (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 60);
  cairo_t *cr = cairo_create (surface);
  EbbChartStyle large = { get_style ()->palette, 2 };
  g_autoptr (PangoLayout) small_text = ebb_chart_text_new (cr, get_style ());
  g_autoptr (PangoLayout) large_text = ebb_chart_text_new (cr, &large);
  double width, height, large_width, large_height, sign_width, sign_height;

  ebb_chart_text_measure (small_text, "Changed the medication", &width, &height);
  ebb_chart_text_measure (large_text, "Changed the medication", &large_width, &large_height);
  g_assert_cmpfloat (large_width, >, 1.7 * width);
  g_assert_cmpfloat (height, <=, ebb_chart_text_get_height (get_style ()));
  g_assert_cmpfloat (large_height, <=, ebb_chart_text_get_height (&large));
  ebb_chart_text_measure (small_text, "two\nlines", &width, &large_height);
  /* one line, with a sign in the place of the break */
  ebb_chart_text_measure (small_text, "two␤lines", &sign_width, &sign_height);
  g_assert_cmpfloat (width, ==, sign_width);
  g_assert_cmpfloat (large_height, ==, sign_height);
  ebb_chart_set_color (cr, (EbbColor){ 1, 1, 1 });
  ebb_chart_text_draw (cr, small_text, "Changed the medication", 10, 10, 60);
  ebb_chart_text_draw_centred (cr, "Nothing to show", &(cairo_rectangle_t){ 100, 0, 200, 60 }, get_style ());
  cairo_surface_flush (surface);
  for (guint y = 0; y < 60; y++)
    {
      for (guint x = 71; x < 100; x++)
        g_assert_cmphex (get_pixel (surface, x, y), ==, 0);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_the_focus_is_a_ring_around (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 40);
  cairo_t *cr = cairo_create (surface);

  ebb_chart_draw_focus (cr, &(cairo_rectangle_t){ 10, 10, 20, 20 }, get_style ());
  cairo_surface_flush (surface);
  g_assert_cmphex (get_pixel (surface, 20, 20), ==, 0);
  g_assert_cmphex (get_pixel (surface, 9, 20), !=, 0);
  g_assert_cmphex (get_pixel (surface, 2, 20), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/chart/gaps-are-blank/line", GUINT_TO_POINTER (EBB_LAYER_LINE), test_gaps_are_blank);
  g_test_add_data_func ("/chart/what-is-joined-has-no-holes/line", GUINT_TO_POINTER (EBB_LAYER_LINE), test_what_is_joined_has_no_holes);
  g_test_add_data_func ("/chart/what-is-joined-has-no-holes/band", GUINT_TO_POINTER (EBB_LAYER_BAND), test_what_is_joined_has_no_holes);
#ifndef OUTLINES
  g_test_add_func ("/chart/a-line-is-painted-as-it-is-outlined", test_a_line_is_painted_as_it_is_outlined);
#endif
  g_test_add_data_func ("/chart/gaps-are-blank/band", GUINT_TO_POINTER (EBB_LAYER_BAND), test_gaps_are_blank);
  g_test_add_data_func ("/chart/gaps-are-blank/bars", GUINT_TO_POINTER (EBB_LAYER_BARS), test_gaps_are_blank);
  g_test_add_data_func ("/chart/missing-days-are-a-gap/one-a-day", GUINT_TO_POINTER (1), test_missing_days_are_a_gap);
  g_test_add_data_func ("/chart/missing-days-are-a-gap/hundreds-a-day", GUINT_TO_POINTER (400), test_missing_days_are_a_gap);
  g_test_add_func ("/chart/one-value-is-seen", test_one_value_is_seen);
  g_test_add_func ("/chart/a-spike-is-seen", test_a_spike_is_seen);
  g_test_add_func ("/chart/nothing-to-show-is-said", test_nothing_to_show_is_said);
  g_test_add_func ("/chart/places-and-times-agree", test_places_and_times_agree);
  g_test_add_func ("/chart/any-data-are-survived", test_any_data_are_survived);
  g_test_add_func ("/chart/every-extreme-is-drawn", test_every_extreme_is_drawn);
  g_test_add_func ("/chart/a-known-gap-is-blank-however-dense", test_a_known_gap_is_blank_however_dense);
  g_test_add_func ("/chart/a-line-goes-on-where-values-are-few", test_a_line_goes_on_where_values_are_few);
  g_test_add_func ("/chart/bars-begin-at-zero", test_bars_begin_at_zero);
  g_test_add_func ("/chart/pain-has-its-colours", test_pain_has_its_colours);
  g_test_add_func ("/chart/emphasis-is-seen", test_emphasis_is_seen);
  g_test_add_func ("/chart/series-can-be-told-apart", test_series_can_be_told_apart);
  g_test_add_func ("/chart/markers-differ-and-are-as-large", test_markers_differ_and_are_as_large);
  g_test_add_func ("/chart/text-keeps-to-its-room", test_text_keeps_to_its_room);
  g_test_add_func ("/chart/the-focus-is-a-ring-around", test_the_focus_is_a_ring_around);

  return g_test_run ();
}
