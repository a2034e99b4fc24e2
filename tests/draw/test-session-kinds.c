// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ebb-relief-text.h"
#include "draw/ebb-relief-curve.h"
#include "draw/ebb-relief-picture.h"
#include "draw/ebb-session-steps.h"
#include "draw/ebb-slope-graph.h"
#include "draw/ebb-survival-curve.h"
#include "ebb-test-page.h"

/* The pictures of how long relief lasts and of sessions one beside the other. */

#define WIDTH 600
#define HEIGHT 300

static const double bad[] = { NAN, INFINITY, -INFINITY, 1e308, -1e308, 0, 5, -3, 1e-300 };
static const int sizes[] = { -1, 0, 1, 2, 20, 90, 360, WIDTH };

/* How long */

/* Of five, one ends after 2, 4 and 8 hours each; of two no more is known after 6. */
static EbbSurvival *
make_survival (void)
{
  const EbbSurvivalTime times[] = { { 2, FALSE }, { 4, FALSE }, { 6, TRUE }, { 6, TRUE }, { 8, FALSE } };

  return ebb_survival_new (times, G_N_ELEMENTS (times));
}

static gboolean
has_line (EbbTestPage *page,
          double x,
          double y,
          EbbColor color)
{
  return ebb_test_page_count (page, &(cairo_rectangle_t){ floor (x) - 2, floor (y) - 2, 5, 5 }, color) > 0;
}

static void
test_the_curve_steps_down_where_relief_ends (void)
{
  g_autoptr (EbbSurvival) survival = make_survival ();
  EbbSurvivalCurve curve = { survival, NAN, "Still lower", "Nothing" };
  EbbSurvivalCurveFrame frame;
  EbbTestPage page;
  EbbColor accent;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  accent = page.style.palette->accent;
  ebb_survival_curve_layout (&curve, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_survival_curve_draw (&curve, page.cr, WIDTH, HEIGHT, &page.style);
  /* all until 2 hours, four fifths until 4, three until 8, then none: of the last one
   * that is still known of, it ended */
  for (double hours = 0.5; hours < 8; hours += 0.5)
    {
      double share = hours < 2 ? 1 : (hours < 4 ? 0.8 : 0.6);
      double x = ebb_survival_curve_get_x (&frame, hours);

      if (fmod (hours, 2) > 0)
        for (double other = 0.1; other < 1; other += 0.1)
          g_assert_true (has_line (&page, x, ebb_survival_curve_get_y (&frame, other), accent) == (fabs (other - share) < 0.01));
    }
  g_assert_true (has_line (&page, ebb_survival_curve_get_x (&frame, 8), ebb_survival_curve_get_y (&frame, 0.3), accent));
  g_assert_false (has_line (&page, ebb_survival_curve_get_x (&frame, 6), ebb_survival_curve_get_y (&frame, 0.3), accent));
  ebb_test_page_clear (&page);
}

static void
test_where_no_more_is_known_is_a_tick (void)
{
  g_autoptr (EbbSurvival) survival = make_survival ();
  EbbSurvivalCurve curve = { survival, NAN, NULL, NULL };
  EbbSurvivalCurveFrame frame;
  EbbTestPage page;
  double y;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_survival_curve_layout (&curve, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_survival_curve_draw (&curve, page.cr, WIDTH, HEIGHT, &page.style);
  y = floor (ebb_survival_curve_get_y (&frame, 0.6)) - 3;
  g_assert_true (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ ebb_survival_curve_get_x (&frame, 6) - 2, y, 4, 1 }));
  g_assert_false (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ ebb_survival_curve_get_x (&frame, 5) - 2, y, 4, 1 }));
  ebb_test_page_clear (&page);
}

static void
test_the_nearest_step_is_found (void)
{
  g_autoptr (EbbSurvival) survival = make_survival ();
  EbbSurvivalCurve curve = { survival, 8, NULL, NULL };
  EbbSurvivalCurveFrame frame;
  EbbTestPage page;
  guint index;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_DARK);
  ebb_survival_curve_layout (&curve, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  for (guint i = 0; i < survival->n_steps; i++)
    {
      g_assert_true (ebb_survival_curve_find (&curve, &frame, ebb_survival_curve_get_x (&frame, survival->steps[i].time) + 3, 100, &index));
      g_assert_cmpuint (index, ==, i);
    }
  g_assert_false (ebb_survival_curve_find (&curve, &frame, -1, 100, &index));
  ebb_test_page_clear (&page);
}

static void
test_a_copy_outlives_what_it_was_made_of (void)
{
  EbbSurvival *survival = make_survival ();
  g_autoptr (EbbSurvival) copy = ebb_survival_copy (survival);

  g_assert_cmpmem (copy->steps, copy->n_steps * sizeof *copy->steps, survival->steps, survival->n_steps * sizeof *survival->steps);
  ebb_survival_free (survival);
  g_assert_cmpuint (copy->n, ==, 5);
  g_assert_cmpfloat_with_epsilon (ebb_survival_get_share (copy, 5), 0.6, 1e-12);
  g_assert_cmpfloat (ebb_survival_get_quantile (copy, 0.5), ==, 8);
}

/* Session by session */

static void
test_a_ring_is_before_and_a_disc_after (void)
{
  const EbbSessionStep steps[] = { { 8, 2, "1 Mar" }, { NAN, 6, "2 Mar" }, { 4, NAN, "3 Mar" } };
  EbbSessionSteps self = { steps, 3, { 0, 10, 2 }, "Tension", "Before", "Right after", NULL };
  EbbSessionStepsFrame frame;
  EbbTestPage page;
  EbbColor accent;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  accent = page.style.palette->accent;
  ebb_session_steps_layout (&self, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_session_steps_draw (&self, page.cr, WIDTH, HEIGHT, &page.style);
  for (guint i = 0; i < 3; i++)
    {
      double x = ebb_session_steps_get_x (&frame, i);
      guint index;

      for (int value = 1; value < 10; value++)
        g_assert_true (has_line (&page, x, ebb_session_steps_get_y (&self, &frame, value), accent) == (value == steps[i].after));
      g_assert_true (ebb_session_steps_find (&self, &frame, x, frame.y + 1, &index));
      g_assert_cmpuint (index, ==, i);
      /* within a ring is the page */
      if (!isnan (steps[i].before))
        g_assert_cmphex (ebb_test_page_get (&page, (int) x, (int) ebb_session_steps_get_y (&self, &frame, steps[i].before)), ==,
                         ebb_test_color (page.style.palette->background));
    }
  /* a line only where both are known */
  g_assert_true (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ ebb_session_steps_get_x (&frame, 0) - 1, ebb_session_steps_get_y (&self, &frame, 5), 3, 1 }));
  g_assert_false (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ ebb_session_steps_get_x (&frame, 1) - 1, ebb_session_steps_get_y (&self, &frame, 3), 3, 1 }));
  ebb_test_page_clear (&page);
}

static void
test_of_thousands_each_is_there (void)
{
  enum
  {
    N = 3000
  };
  g_autofree EbbSessionStep *steps = g_new (EbbSessionStep, N);
  EbbSessionSteps self = { steps, N, { 0, 10, 2 }, "Tension", "Before", "Right after", NULL };
  EbbSessionStepsFrame frame;
  EbbTestPage page;
  const EbbPalette *palette;

  /* in the last third nothing was rated after */
  for (guint i = 0; i < N; i++)
    steps[i] = (EbbSessionStep){ 7.5, i < N * 2 / 3 ? 2.5 : NAN, "20 Mar" };
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  palette = page.style.palette;
  ebb_session_steps_layout (&self, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_session_steps_draw (&self, page.cr, WIDTH, HEIGHT, &page.style);
  for (guint i = 50; i < N - 50; i += 100)
    {
      double x = ebb_session_steps_get_x (&frame, i);
      cairo_rectangle_t middle = { floor (x), floor (ebb_session_steps_get_y (&self, &frame, 5)), 1, 1 };

      g_assert_true (has_line (&page, x, ebb_session_steps_get_y (&self, &frame, 7.5), palette->text));
      g_assert_true (has_line (&page, x, ebb_session_steps_get_y (&self, &frame, 2.5), palette->accent) == !isnan (steps[i].after));
      g_assert_true (ebb_test_page_has_ink (&page, &middle) == !isnan (steps[i].after));
    }
  /* labels find room from end to end, with gaps */
  for (double share = 0; share < 1; share += 0.2)
    {
      guint n_columns = 0;

      for (int x = 0; x < 100; x++)
        n_columns += ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ floor (frame.x + share * frame.width) + x, frame.y + frame.height + 4, 1, 20 });
      g_assert_cmpuint (n_columns, >, 10);
      g_assert_cmpuint (n_columns, <, 95);
    }
  ebb_test_page_clear (&page);
}

static void
test_of_too_many_lines_the_last_are_drawn (void)
{
  enum
  {
    N = 2000
  };
  g_autofree EbbSlopePair *pairs = g_new (EbbSlopePair, N);
  g_autofree EbbReliefTrace *traces = g_new (EbbReliefTrace, N);
  const EbbSample old[] = { { 0, 4.5 }, { 48, 4.5 } };
  const EbbSample new[] = { { 0, 1.5 }, { 48, 1.5 } };
  const EbbReliefPoint points[] = { { 0, N, -4, NAN, NAN }, { 48, N, -4, NAN, NAN } };
  EbbSlopeGraph graph = { pairs, N, { 0, 10, 2 }, "Before", "After", NULL, FALSE };
  EbbReliefCurve curve = { points, 2, traces, N, { -5, 5, 5 }, NULL, NULL };
  EbbSlopeGraphFrame graph_frame;
  EbbReliefCurveFrame curve_frame;
  EbbTestPage page;

  for (guint i = 0; i < N; i++)
    {
      pairs[i] = (EbbSlopePair){ i < N / 4 ? 9 : 1, i < N / 4 ? 9 : 1, NULL };
      traces[i] = (EbbReliefTrace){ i < N / 4 ? old : new, 2 };
    }
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_slope_graph_layout (&graph, page.cr, WIDTH, HEIGHT, &page.style, &graph_frame);
  ebb_slope_graph_draw (&graph, page.cr, WIDTH, HEIGHT, &page.style);
  for (int value = 1; value < 10; value += 8)
    {
      double y = graph_frame.y + (1 - value / 10.0) * graph_frame.height;

      g_assert_true (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ WIDTH / 2.0, floor (y) - 1, 1, 3 }) == (value == 1));
    }
  ebb_test_page_clear (&page);

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_relief_curve_layout (&curve, page.cr, WIDTH, HEIGHT, &page.style, &curve_frame);
  ebb_relief_curve_draw (&curve, page.cr, WIDTH, HEIGHT, &page.style);
  for (double change = 1.5; change < 5; change += 3)
    {
      double y = ebb_relief_curve_get_y (&curve, &curve_frame, change);

      g_assert_true (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ WIDTH / 2.0, floor (y) - 1, 1, 3 }) == (change < 2));
    }
  ebb_test_page_clear (&page);
}

static void
test_without_sessions_it_is_said (void)
{
  EbbSessionSteps self = { NULL, 0, { 0, 3, 1 }, NULL, "Before", "After", "Nothing was rated" };
  EbbSurvivalCurve curve = { NULL, NAN, NULL, "Nothing is known" };
  EbbTestPage page;
  const cairo_rectangle_t middle = { WIDTH / 3.0, HEIGHT / 3.0, WIDTH / 3.0, HEIGHT / 3.0 };
  EbbColor text;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  text = page.style.palette->text;
  g_assert_cmpuint (ebb_test_page_count (&page, &middle, text), ==, 0);
  ebb_session_steps_draw (&self, page.cr, WIDTH, HEIGHT, &page.style);
  g_assert_true (ebb_test_page_has_ink (&page, &middle));
  ebb_test_page_clear (&page);

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_survival_curve_draw (&curve, page.cr, WIDTH, HEIGHT, &page.style);
  g_assert_true (ebb_test_page_has_ink (&page, &middle));
  ebb_test_page_clear (&page);
}

static void
test_bad_values_are_survived (void)
{
  EbbTestPage page;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_PRINT);
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
      {
        EbbSurvivalTime times[] = { { fabs (bad[i]) < 1e300 ? fabs (bad[i]) : 0, FALSE }, { 1e300, TRUE } };
        g_autoptr (EbbSurvival) survival = ebb_survival_new (times, 2);
        EbbSurvivalCurve curve = { survival, bad[(i + s) % G_N_ELEMENTS (bad)], "Share", NULL };
        EbbSessionStep steps[] = { { bad[i], bad[(i + s) % G_N_ELEMENTS (bad)], "1 Mar" }, { NAN, NAN, NULL } };
        EbbSessionSteps self = { steps, s % 3, { 0, 10, 2 }, "Tension", "Before", "After", "Nothing" };
        int height = sizes[G_N_ELEMENTS (sizes) - 1 - s] + 100;

        ebb_survival_curve_draw (&curve, page.cr, sizes[s], height, &page.style);
        ebb_session_steps_draw (&self, page.cr, sizes[s], height, &page.style);
        g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
      }
  ebb_test_page_clear (&page);
}

/* The whole picture */

static EbbReliefResult *
make_result (guint n_weeks)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) courses = g_ptr_array_new ();
  g_autoptr (EbbReliefDiary) diary = NULL;
  const EbbMoment start = { 1767571200, 0 };

  for (guint week = 1; week <= n_weeks; week++)
    {
      EbbSession *session = ebb_session_new_done ((EbbMoment){ start.at + week * 7 * 86400, 0 }, 60);

      ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 7);
      ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, 3);
      g_ptr_array_add (sessions, session);
    }
  diary = ebb_relief_diary_new (sessions, courses);
  for (guint hour = 0; n_weeks > 0 && hour < (n_weeks + 1) * 7 * 24; hour += 8)
    ebb_relief_diary_add_entry (diary, (EbbMoment){ start.at + hour * 3600, 0 }, 6);
  return ebb_relief_result_new (diary, (EbbReliefWish){ EBB_RELIEF_BY_NOTHING, 0, 4 }, start.at + 100 * 7 * 86400);
}

static void
test_a_picture_says_what_it_does_not_show (void)
{
  g_autoptr (EbbReliefResult) result = make_result (6);
  g_autoptr (EbbReliefResult) nothing = make_result (0);

  for (int kind = 0; kind < EBB_N_RELIEF_CHARTS; kind++)
    {
      g_autofree char *message = ebb_relief_picture_get_message ((EbbReliefChartKind) kind, result);
      g_autofree char *empty = ebb_relief_picture_get_message ((EbbReliefChartKind) kind, nothing);

      g_assert_true (g_str_has_suffix (message, ebb_matched_get_caution ()));
      g_assert_cmpstr (empty, ==, ebb_matched_get_caution ());
    }
}

static void
test_title_chart_and_message_stand_below_each_other (void)
{
  g_autoptr (EbbReliefResult) result = make_result (6);
  g_autoptr (EbbReliefChart) chart = ebb_relief_chart_new (EBB_RELIEF_CHART_SLOPE, result);
  EbbReliefPicture picture = { chart, "Before and After", NULL, NULL, { 0 } };
  EbbTestPage page;
  const cairo_rectangle_t head = { 20, 20, 200, 20 };
  const cairo_rectangle_t middle = { 40, 100, WIDTH - 80, 100 };

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  picture.style = page.style;
  ebb_relief_picture_draw (&picture, page.cr, WIDTH, HEIGHT);
  g_assert_true (ebb_test_page_has_ink (&page, &head));
  g_assert_true (ebb_test_page_has_ink (&page, &middle));
  /* a message that leaves no room for the chart does not draw over it */
  picture.message = "A sentence that is rather long. A sentence that is rather long. A sentence that is rather long.";
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    ebb_relief_picture_draw (&picture, page.cr, sizes[s], sizes[s] / 2.0);
  g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
  ebb_test_page_clear (&page);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-kinds/the-curve-steps-down-where-relief-ends", test_the_curve_steps_down_where_relief_ends);
  g_test_add_func ("/session-kinds/where-no-more-is-known-is-a-tick", test_where_no_more_is_known_is_a_tick);
  g_test_add_func ("/session-kinds/the-nearest-step-is-found", test_the_nearest_step_is_found);
  g_test_add_func ("/session-kinds/a-copy-outlives-what-it-was-made-of", test_a_copy_outlives_what_it_was_made_of);
  g_test_add_func ("/session-kinds/a-ring-is-before-and-a-disc-after", test_a_ring_is_before_and_a_disc_after);
  g_test_add_func ("/session-kinds/of-thousands-each-is-there", test_of_thousands_each_is_there);
  g_test_add_func ("/session-kinds/of-too-many-lines-the-last-are-drawn", test_of_too_many_lines_the_last_are_drawn);
  g_test_add_func ("/session-kinds/without-sessions-it-is-said", test_without_sessions_it_is_said);
  g_test_add_func ("/session-kinds/bad-values-are-survived", test_bad_values_are_survived);
  g_test_add_func ("/session-kinds/a-picture-says-what-it-does-not-show", test_a_picture_says_what_it_does_not_show);
  g_test_add_func ("/session-kinds/title-chart-and-message-stand-below-each-other", test_title_chart_and_message_stand_below_each_other);

  return g_test_run ();
}
