// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-histogram.h"
#include "draw/ebb-multiples.h"
#include "draw/ebb-relief-curve.h"
#include "draw/ebb-slope-graph.h"
#include "ebb-test-page.h"

#define WIDTH 600
#define HEIGHT 300
#define DAY 86400.0

static const double bad[] = { NAN, INFINITY, -INFINITY, 1e308, -1e308, 0, 5, -3, 1e-300 };
static const int sizes[] = { -1, 0, 1, 2, 20, 90, 360, WIDTH };

/* Distributions */

static void
test_a_bar_is_as_high_as_its_count (void)
{
  guint counts[11] = { 2, 5, 0, 20, 31, 44, 30, 22, 12, 6, 1 };
  EbbDistribution distribution = { 0, 1, 11, counts, 173, TRUE };
  EbbHistogram histogram = { &distribution, TRUE, "Pain", FALSE, 0 };
  EbbHistogramFrame frame;
  EbbTestPage page;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_histogram_layout (&histogram, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_histogram_draw (&histogram, page.cr, WIDTH, HEIGHT, &page.style);
  g_assert_true (frame.has_counts);
  for (guint i = 0; i < 11; i++)
    {
      cairo_rectangle_t bar, inside, above;
      guint found;

      ebb_histogram_get_bar (&histogram, &frame, i, &bar);
      g_assert_cmpfloat_with_epsilon (bar.height, counts[i] / 44.0 * frame.height, 1);
      g_assert_true (ebb_histogram_find (&histogram, &frame, bar.x + bar.width / 2, frame.y + 1, &found));
      g_assert_cmpuint (found, ==, i);
      inside = (cairo_rectangle_t){ bar.x + 1, bar.y + 1, bar.width - 2, bar.height - 2 };
      if (bar.height > 3)
        g_assert_cmpuint (ebb_test_page_count (&page, &inside, ebb_ramp_get_color (i)), ==, inside.width * inside.height);
      /* the count is on it, and nothing where no day is */
      above = (cairo_rectangle_t){ bar.x, frame.y - 14, bar.width, bar.y - frame.y + 13 };
      g_assert_true (ebb_test_page_has_ink (&page, &above) == (counts[i] > 0));
    }
  ebb_test_page_clear (&page);
}

static void
test_the_median_is_where_its_value_is (void)
{
  guint counts[11] = { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };
  EbbDistribution distribution = { 0, 1, 11, counts, 2, TRUE };
  EbbHistogram histogram = { &distribution, FALSE, NULL, TRUE, 5 };
  EbbHistogramFrame frame;
  EbbTestPage page;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_histogram_layout (&histogram, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_histogram_draw (&histogram, page.cr, WIDTH, HEIGHT, &page.style);
  g_assert_true (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ frame.x + frame.width / 2 - 1, frame.y, 3, frame.height - 2 }));
  g_assert_false (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ frame.x + frame.width / 2 + 3, frame.y, 50, frame.height - 2 }));
  ebb_test_page_clear (&page);
}

static void
test_bad_distributions_are_survived (void)
{
  static const guint ns[] = { 0, 1, 2, 11, 3000 };
  g_autofree guint *counts = g_new0 (guint, 3000);
  EbbTestPage page;

  for (guint i = 0; i < 3000; i++)
    counts[i] = i % 5 == 0 ? G_MAXUINT : i % 7;
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_PRINT);
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint n = 0; n < G_N_ELEMENTS (ns); n++)
      for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
        {
          EbbDistribution distribution = { bad[i], bad[(i + n) % G_N_ELEMENTS (bad)], ns[n], counts, ns[n] * 2, i % 2 };
          EbbHistogram histogram = { &distribution, i % 3 == 0, "Unit", TRUE, bad[(i + s) % G_N_ELEMENTS (bad)] };

          ebb_histogram_draw (&histogram, page.cr, sizes[s], sizes[G_N_ELEMENTS (sizes) - 1 - s] + 100, &page.style);
          g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
        }
  ebb_histogram_draw (&(EbbHistogram){ 0 }, page.cr, WIDTH, HEIGHT, &page.style);
  ebb_test_page_clear (&page);
}

/* Before and after */

static void
test_medians_are_of_whole_pairs (void)
{
  EbbSlopePair pairs[] = { { 8, 4, "a" }, { 6, 6, NULL }, { 7, NAN, "half" }, { 9, 5, "b" }, { NAN, 0, "half" }, { 5, 1, "c" } };
  EbbSlopeGraph graph = { .pairs = pairs, .n_pairs = 6 };
  double before, after;

  /* of 5 6 8 9 and 1 4 5 6 */
  g_assert_true (ebb_slope_graph_get_medians (&graph, &before, &after));
  g_assert_cmpfloat (before, ==, 7);
  g_assert_cmpfloat (after, ==, 4.5);
  graph.n_pairs = 1;
  g_assert_true (ebb_slope_graph_get_medians (&graph, &before, &after));
  g_assert_cmpfloat (before, ==, 8);
  graph.n_pairs = 0;
  g_assert_false (ebb_slope_graph_get_medians (&graph, &before, &after));
}

static void
test_a_pair_is_a_line (void)
{
  EbbSlopePair pairs[] = { { 10, 0, "a" }, { 2, NAN, "half" }, { 0, 0, "c" } };
  EbbSlopeGraph graph = { pairs, 3, { 0, 10, 2 }, "Before", "After", "Nothing", TRUE };
  EbbSlopeGraphFrame frame;
  EbbTestPage page;
  double before, after, middle;
  guint index;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_slope_graph_layout (&graph, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_slope_graph_draw (&graph, page.cr, WIDTH, HEIGHT, &page.style);
  g_assert_true (ebb_slope_graph_get_line (&graph, &frame, 0, &before, &after));
  g_assert_cmpfloat (before, ==, frame.y);
  g_assert_cmpfloat (after, ==, frame.y + frame.height);
  g_assert_false (ebb_slope_graph_get_line (&graph, &frame, 1, &before, &after));
  middle = frame.x + frame.width / 2;
  g_assert_true (ebb_slope_graph_find (&graph, &frame, middle, frame.y + frame.height / 2, &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (ebb_slope_graph_find (&graph, &frame, middle, frame.y + frame.height, &index));
  g_assert_cmpuint (index, ==, 2);
  g_assert_false (ebb_slope_graph_find (&graph, &frame, middle, frame.y + frame.height / 4, &index));
  /* the median, from 5 to 0, is the strong one */
  g_assert_cmpuint (ebb_test_page_count (&page, &(cairo_rectangle_t){ middle - 5, frame.y + 0.75 * frame.height - 5, 10, 10 }, page.style.palette->accent), >, 10);
  ebb_test_page_clear (&page);
}

static void
test_bad_pairs_are_survived (void)
{
  EbbSlopePair pairs[81];
  EbbTestPage page;

  for (guint i = 0; i < 81; i++)
    pairs[i] = (EbbSlopePair){ bad[i % 9], bad[i / 9], i % 2 ? "Label" : NULL };
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_PRINT);
  for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
    for (guint h = 0; h < G_N_ELEMENTS (sizes); h++)
      for (guint n = 0; n <= 81; n += 27)
        {
          EbbSlopeGraph graph = { pairs, n, { 0 }, n > 30 ? "Before" : NULL, "After a rather long time", "Nothing", n > 60 };
          EbbSlopeGraphFrame frame;
          guint index;

          ebb_scale_init (&graph.scale, -1e308, 1e308, 5);
          ebb_slope_graph_draw (&graph, page.cr, sizes[w], sizes[h], &page.style);
          ebb_scale_init_rating (&graph.scale, 5);
          ebb_slope_graph_draw (&graph, page.cr, sizes[w], sizes[h], &page.style);
          ebb_slope_graph_layout (&graph, page.cr, sizes[w], sizes[h], &page.style, &frame);
          ebb_slope_graph_find (&graph, &frame, bad[n / 27], bad[n / 27 + 1], &index);
          g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
        }
  ebb_test_page_clear (&page);
}

/* Relief */

static void
test_the_first_hours_have_room (void)
{
  EbbReliefPoint points[] = { { 0, 14, -2, -3, -1 }, { 1, 12, -2, -3, -1 }, { 4, 11, -2, -3, -1 }, { 24, 9, -1, -2, 0 }, { 48, 6, 0, -1, 1 } };
  EbbReliefCurve curve = { points, 5, NULL, 0, { 0 }, "Change", NULL };
  EbbReliefCurveFrame frame;
  EbbTestPage page;
  guint index;

  ebb_scale_init (&curve.scale, -4, 2, 5);
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_relief_curve_layout (&curve, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  g_assert_cmpfloat (ebb_relief_curve_get_x (&frame, 0), ==, frame.x);
  g_assert_cmpfloat (ebb_relief_curve_get_x (&frame, 48), ==, frame.x + frame.width);
  /* 1 of 48 hours has a seventh of the width */
  g_assert_cmpfloat (ebb_relief_curve_get_x (&frame, 1) - frame.x, >, frame.width / 8);
  for (guint i = 1; i < 5; i++)
    g_assert_cmpfloat (ebb_relief_curve_get_x (&frame, points[i].hours), >, ebb_relief_curve_get_x (&frame, points[i - 1].hours));
  for (guint i = 0; i < 5; i++)
    {
      g_assert_true (ebb_relief_curve_find (&curve, &frame, ebb_relief_curve_get_x (&frame, points[i].hours) + 4, 50, &index));
      g_assert_cmpuint (index, ==, i);
    }
  g_assert_false (ebb_relief_curve_find (&curve, &frame, -1, 50, &index));
  ebb_test_page_clear (&page);
}

static void
test_an_unknown_time_is_a_gap (void)
{
  EbbReliefPoint points[] = { { 0, 14, -2, -3, -1 }, { 1, 12, -2, -3, -1 }, { 4, 0, NAN, NAN, NAN }, { 24, 9, -2, -3, -1 }, { 48, 1, -2, NAN, NAN } };
  EbbSample samples[] = { { 0, -3.5 }, { 4, NAN }, { 24, -3.5 } };
  EbbReliefTrace session = { samples, 3 };
  EbbReliefCurve curve = { points, 5, &session, 1, { -4, 1, 1 }, NULL, NULL };
  EbbReliefCurveFrame frame;
  cairo_rectangle_t area;
  EbbTestPage page;
  double left, right;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_relief_curve_layout (&curve, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_relief_curve_draw (&curve, page.cr, WIDTH, HEIGHT, &page.style);
  left = ebb_relief_curve_get_x (&frame, 1) + 6;
  right = ebb_relief_curve_get_x (&frame, 24) - 6;
  /* between two lines of the grid there is nothing: no median, no band, no session */
  for (double change = -3.8; change < 0; change += 0.07)
    {
      area = (cairo_rectangle_t){ left, ebb_relief_curve_get_y (&curve, &frame, change), right - left, 4 };
      if (fabs (change - round (change)) > 0.15)
        g_assert_false (ebb_test_page_has_ink (&page, &area));
    }
  left = ebb_relief_curve_get_x (&frame, 0) + 8;
  right = ebb_relief_curve_get_x (&frame, 1) - 8;
  area = (cairo_rectangle_t){ left, ebb_relief_curve_get_y (&curve, &frame, -2) - 1, right - left, 2 };
  g_assert_cmpuint (ebb_test_page_count (&page, &area, page.style.palette->accent), >, (right - left) * 1.5);
  /* without quartiles there is a line and no band */
  left = ebb_relief_curve_get_x (&frame, 24) + 8;
  right = ebb_relief_curve_get_x (&frame, 48) - 8;
  area = (cairo_rectangle_t){ left, ebb_relief_curve_get_y (&curve, &frame, -1.7), right - left, 4 };
  g_assert_false (ebb_test_page_has_ink (&page, &area));
  ebb_test_page_clear (&page);
}

static void
test_bad_relief_is_survived (void)
{
  EbbReliefPoint points[81];
  EbbSample samples[81];
  EbbReliefTrace sessions[2] = { { samples, 81 }, { NULL, 0 } };
  EbbTestPage page;

  for (guint i = 0; i < 81; i++)
    {
      points[i] = (EbbReliefPoint){ bad[i % 9], i, bad[i / 9], bad[(i + 2) % 9], bad[(i + 5) % 9] };
      samples[i] = (EbbSample){ bad[i / 9], bad[i % 9] };
    }
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_PRINT);
  for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
    for (guint h = 0; h < G_N_ELEMENTS (sizes); h++)
      for (guint n = 0; n <= 81; n += 27)
        {
          EbbReliefCurve curve = { points, n, sessions, 2, { 0 }, "Unit", "Nothing yet" };

          ebb_scale_init (&curve.scale, -1e308, 1e308, 5);
          ebb_relief_curve_draw (&curve, page.cr, sizes[w], sizes[h], &page.style);
          ebb_scale_init (&curve.scale, -5, 5, 5);
          ebb_relief_curve_draw (&curve, page.cr, sizes[w], sizes[h], &page.style);
          g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
        }
  ebb_test_page_clear (&page);
}

/* Several charts */

static void
test_charts_below_each_other_line_up (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  EbbSample samples[] = { { 1 * DAY, 2 }, { 2 * DAY, 3 } };
  EbbLayer layer = { .kind = EBB_LAYER_LINE, .samples = samples, .n_samples = 2, .gap = 2 * DAY };
  EbbChartLane lane = { "Exercise", samples, 2, 3 };
  EbbMultiple parts[3] = { { "Pain", { .zone = utc, .from = 0, .to = 10 * DAY, .layers = &layer, .n_layers = 1, .unit = "0–10" } },
                           { "Steps", { .from = 5, .to = 6, .layers = &layer, .n_layers = 1 } },
                           { NULL, { .lanes = &lane, .n_lanes = 1 } } };
  EbbMultiples multiples = { parts, 3 };
  EbbChartFrame frames[3];
  EbbTestPage page;
  double height;

  ebb_scale_init_rating (&parts[0].chart.scale, 3);
  ebb_scale_init (&parts[1].chart.scale, 0, 123456, 3);
  ebb_scale_init (&parts[2].chart.scale, 0, 1, 3);
  ebb_test_page_init (&page, WIDTH, 500, EBB_STYLE_LIGHT);
  height = ebb_multiples_get_height (&multiples, &page.style);
  g_assert_cmpfloat (height, <=, 500);
  ebb_multiples_layout (&multiples, page.cr, WIDTH, height, &page.style, frames);
  ebb_multiples_draw (&multiples, page.cr, WIDTH, height, &page.style);
  for (guint i = 0; i < 3; i++)
    {
      EbbChart chart = ebb_multiples_get_chart (&multiples, page.cr, i, &page.style);
      guint found;

      g_assert_cmpfloat (frames[i].x, ==, frames[0].x);
      g_assert_cmpfloat (frames[i].width, ==, frames[0].width);
      g_assert_cmpfloat (ebb_chart_get_x (&chart, &frames[i], 5 * DAY), ==, frames[0].x + frames[0].width / 2);
      g_assert_true (ebb_multiples_find (&multiples, frames, WIDTH / 2, MAX (frames[i].y, frames[i].lanes_y) + 5, &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_true (chart.hides_times == (i < 2));
    }
  g_assert_cmpfloat (frames[0].height, ==, frames[1].height);
  g_assert_cmpfloat (frames[1].y, >, frames[0].y + frames[0].height);
  g_assert_cmpfloat (frames[2].lanes_y + frames[2].lane_height, <, height);
  /* labels of time stand only below the last */
  g_assert_true (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ frames[0].x + 20, height - 14, frames[0].width - 40, 14 }));
  g_assert_false (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ frames[0].x + 60, frames[0].y + frames[0].height + 6, frames[0].width - 60, 8 }));
  ebb_test_page_clear (&page);
}

static void
test_bad_multiples_are_survived (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  EbbMultiple parts[9];
  EbbChartFrame frames[9];
  EbbTestPage page;

  for (guint i = 0; i < 9; i++)
    {
      parts[i] = (EbbMultiple){ i % 2 ? "Title" : NULL, { .zone = utc, .from = bad[(i + 5) % 9], .to = bad[i], .unit = "Unit" } };
      ebb_scale_init (&parts[i].chart.scale, bad[i], bad[(i + 1) % 9], 4);
    }
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_PRINT);
  for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
    for (guint h = 0; h < G_N_ELEMENTS (sizes); h++)
      for (guint n = 0; n <= 9; n++)
        {
          EbbMultiples multiples = { parts + (9 - n), n };

          ebb_multiples_draw (&multiples, page.cr, sizes[w], sizes[h], &page.style);
          ebb_multiples_layout (&multiples, page.cr, sizes[w], sizes[h], &page.style, frames);
          g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
        }
  ebb_test_page_clear (&page);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/histogram/a-bar-is-as-high-as-its-count", test_a_bar_is_as_high_as_its_count);
  g_test_add_func ("/histogram/the-median-is-where-its-value-is", test_the_median_is_where_its_value_is);
  g_test_add_func ("/histogram/bad-data-are-survived", test_bad_distributions_are_survived);
  g_test_add_func ("/slope-graph/medians-are-of-whole-pairs", test_medians_are_of_whole_pairs);
  g_test_add_func ("/slope-graph/a-pair-is-a-line", test_a_pair_is_a_line);
  g_test_add_func ("/slope-graph/bad-data-are-survived", test_bad_pairs_are_survived);
  g_test_add_func ("/relief-curve/the-first-hours-have-room", test_the_first_hours_have_room);
  g_test_add_func ("/relief-curve/an-unknown-time-is-a-gap", test_an_unknown_time_is_a_gap);
  g_test_add_func ("/relief-curve/bad-data-are-survived", test_bad_relief_is_survived);
  g_test_add_func ("/multiples/charts-below-each-other-line-up", test_charts_below_each_other_line_up);
  g_test_add_func ("/multiples/bad-data-are-survived", test_bad_multiples_are_survived);

  return g_test_run ();
}
