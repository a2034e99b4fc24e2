// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-chart-private.h"
#include "ebb-test-page.h"

#define WIDTH 600
#define HEIGHT 260
#define DAY 86400.0

static const char *const words[] = { "Cold", "New job", "Massage of the neck and shoulders", "Ibuprofen 400", "", "Ferien in den Bergen mit der ganzen Familie, zwei Wochen", NULL, "x\ny" };

static EbbChart
make_chart (double from,
            double to)
{
  static GTimeZone *utc;
  EbbChart chart = { .from = from, .to = to };

  if (utc == NULL)
    utc = g_time_zone_new_utc ();
  chart.zone = utc;
  ebb_scale_init_rating (&chart.scale, 6);
  return chart;
}

static guint
fill_events (EbbChartEvent *events,
             guint n,
             double from,
             double to)
{
  guint n_within = 0;

  for (guint i = 0; i < n; i++)
    {
      double at = g_test_rand_double_range (from - (to - from) * 0.2, to + (to - from) * 0.2);
      double end = g_test_rand_int_range (0, 4) == 0 ? at + g_test_rand_double_range (0, (to - from) * 0.3) : at;

      events[i] = (EbbChartEvent){ at, end, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))], g_test_rand_bit () };
      n_within += at <= to && end >= from;
    }
  return n_within;
}

/* Every event within the period has a label of its own or is counted on one; labels
 * stay in the strip and on the page, never meet, and no line runs through them. */
static void
assert_labels_are_sensible (const EbbChart *chart,
                            const EbbChartFrame *frame,
                            guint n_within,
                            double width)
{
  guint n_told = 0;

  for (guint i = 0; i < frame->n_flags; i++)
    {
      const EbbChartFlag *flag = &frame->flags[i];

      n_told += 1 + flag->n_hidden;
      g_assert_cmpfloat (flag->area.x, >=, frame->x);
      g_assert_cmpfloat (flag->area.x + flag->area.width, <=, width + 1e-6);
      g_assert_cmpfloat (flag->area.y, >=, frame->strip_y);
      g_assert_cmpfloat (flag->area.y + flag->area.height, <=, frame->y);
      for (guint j = 0; j < frame->n_flags; j++)
        {
          const EbbChartFlag *other = &frame->flags[j];
          double line_x = ebb_chart_get_x (chart, frame, MAX (chart->events[other->event].from, chart->from));

          if (i == j)
            continue;
          g_assert_false (ebb_test_overlap (&flag->area, &other->area));
          if (other->area.y < flag->area.y)
            g_assert_false (line_x > flag->area.x && line_x < flag->area.x + flag->area.width);
        }
    }
  if (frame->n_flags > 0)
    g_assert_cmpuint (n_told, ==, n_within);
}

static void
test_labels_never_meet (void)
{
  for (guint round = 0; round < 400; round++)
    {
      guint n = g_test_rand_int_range (0, round % 10 == 0 ? 2000 : 40);
      g_autofree EbbChartEvent *events = g_new0 (EbbChartEvent, n + 1);
      EbbChart chart = make_chart (1e9, 1e9 + g_test_rand_double_range (1, 4000) * DAY);
      int width = g_test_rand_int_range (120, 1200);
      guint n_within = fill_events (events, n, chart.from, chart.to);
      EbbTestPage page;
      EbbChartFrame frame;

      chart.events = events;
      chart.n_events = n;
      ebb_test_page_init (&page, width, HEIGHT, EBB_STYLE_LIGHT);
      page.style.text_scale = g_test_rand_double_range (1, 2);
      ebb_chart_layout (&chart, page.cr, width, HEIGHT, &page.style, &frame);
      assert_labels_are_sensible (&chart, &frame, n_within, width);
      if (n_within > 0 && frame.width > 55 * page.style.text_scale)
        g_assert_cmpuint (frame.n_flags, >, 0);
      ebb_test_page_clear (&page);
    }
}

static void
test_labels_of_time_never_meet (void)
{
  static const char *const zones[] = { "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC" };

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[round % G_N_ELEMENTS (zones)]);
      double span = 3600 * pow (10, g_test_rand_double_range (0, 5.7));
      double from = g_test_rand_double_range (0, 2e9);
      EbbChart chart = make_chart (from, from + span);
      int width = g_test_rand_int_range (60, 1600);
      g_autoptr (PangoLayout) layout = NULL;
      g_autoptr (GArray) labels = NULL;
      const EbbChartTimeLabel *last = NULL;
      EbbTestPage page;
      EbbChartFrame frame;

      chart.zone = zone;
      ebb_test_page_init (&page, width, HEIGHT, EBB_STYLE_LIGHT);
      page.style.text_scale = g_test_rand_double_range (1, 2);
      layout = ebb_chart_text_new (page.cr, &page.style);
      ebb_chart_layout (&chart, page.cr, width, HEIGHT, &page.style, &frame);
      labels = ebb_chart_place_times (&chart, layout, &frame, &page.style);
      for (guint i = 0; i < labels->len; i++)
        {
          const EbbChartTimeLabel *label = &g_array_index (labels, EbbChartTimeLabel, i);

          if (label->text == NULL)
            continue;
          g_assert_cmpfloat (label->area.x, >=, 0);
          if (width > 200)
            g_assert_cmpfloat (label->area.x + label->area.width, <=, width);
          g_assert_cmpfloat (label->area.y + label->area.height, <=, HEIGHT + 1);
          if (last != NULL)
            g_assert_cmpfloat (label->area.x, >, last->area.x + last->area.width);
          last = label;
        }
      ebb_test_page_clear (&page);
    }
}

/* The strip is only there for something within the period. */
static void
test_no_event_takes_no_room (void)
{
  EbbChart chart = make_chart (0, 10 * DAY);
  EbbChartEvent event = { 12 * DAY, 12 * DAY, "Later", FALSE };
  EbbChartFrame without, outside, within;
  EbbTestPage page;

  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_chart_layout (&chart, page.cr, WIDTH, HEIGHT, &page.style, &without);
  chart.events = &event;
  chart.n_events = 1;
  ebb_chart_layout (&chart, page.cr, WIDTH, HEIGHT, &page.style, &outside);
  g_assert_cmpfloat (outside.y, ==, without.y);
  event.from = event.to = 5 * DAY;
  ebb_chart_layout (&chart, page.cr, WIDTH, HEIGHT, &page.style, &within);
  g_assert_cmpfloat (within.y, >, without.y);
  g_assert_cmpfloat (within.height, <, without.height);
  ebb_test_page_clear (&page);
}

static void
test_an_event_is_found_by_its_label_line_and_span (void)
{
  EbbChartEvent events[] = { { 3 * DAY, 3 * DAY, "A", FALSE }, { 6 * DAY, 8 * DAY, "B", TRUE } };
  EbbChart chart = make_chart (0, 10 * DAY);
  EbbChartFrame frame;
  EbbTestPage page;
  double middle;

  chart.events = events;
  chart.n_events = 2;
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_chart_layout (&chart, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  middle = frame.y + frame.height / 2;
  g_assert_cmpuint (frame.n_flags, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const cairo_rectangle_t *area = &frame.flags[i].area;

      g_assert_true (ebb_chart_find_event (&chart, &frame, area->x + area->width / 2, area->y + area->height / 2) == &events[frame.flags[i].event]);
    }
  g_assert_true (ebb_chart_find_event (&chart, &frame, ebb_chart_get_x (&chart, &frame, 3 * DAY) + 3, middle) == &events[0]);
  g_assert_true (ebb_chart_find_event (&chart, &frame, ebb_chart_get_x (&chart, &frame, 7 * DAY), middle) == &events[1]);
  g_assert_null (ebb_chart_find_event (&chart, &frame, ebb_chart_get_x (&chart, &frame, 4.5 * DAY), middle));
  g_assert_null (ebb_chart_find_event (&chart, &frame, ebb_chart_get_x (&chart, &frame, 3 * DAY), HEIGHT - 2));
  ebb_test_page_clear (&page);
}

/* The area of a lane's blocks on one day. */
static cairo_rectangle_t
get_day_area (const EbbChart *chart,
              const EbbChartFrame *frame,
              const EbbTestPage *page,
              guint lane,
              guint day)
{
  double left = ebb_chart_get_x (chart, frame, day * DAY) + 1;
  double right = ebb_chart_get_x (chart, frame, (day + 1) * DAY) - 2;

  return (cairo_rectangle_t){ ceil (left), frame->lanes_y + lane * frame->lane_height + ebb_chart_text_get_height (&page->style) + 1, floor (right - ceil (left)), 9 };
}

/* A day of that answer is a block, one of another a thin line, one without is blank,
 * however the day is filled with readings. */
static void
test_lanes_tell_yes_no_and_nothing (void)
{
  EbbSample samples[] = { { 0.4 * DAY, 1 }, { 1.4 * DAY, 0 }, { 2.4 * DAY, NAN }, { 4.2 * DAY, 0 }, { 4.9 * DAY, 1 } };
  EbbChartLane lane = { "Exercise", samples, G_N_ELEMENTS (samples), 1 };
  EbbChart chart = make_chart (0, 6 * DAY);
  EbbChartFrame frame;
  EbbTestPage page;
  static const guint full[] = { 0, 4 }, blank[] = { 2, 3, 5 };
  cairo_rectangle_t area;

  chart.lanes = &lane;
  chart.n_lanes = 1;
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_chart_layout (&chart, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_chart_draw (&chart, page.cr, WIDTH, HEIGHT, &page.style);
  /* without values there is no axis of them */
  g_assert_cmpfloat (frame.height, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (full); i++)
    {
      area = get_day_area (&chart, &frame, &page, 0, full[i]);
      g_assert_cmpuint (ebb_test_page_count (&page, &area, page.style.palette->accent), ==, area.width * area.height);
    }
  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      area = get_day_area (&chart, &frame, &page, 0, blank[i]);
      g_assert_false (ebb_test_page_has_ink (&page, &area));
    }
  area = get_day_area (&chart, &frame, &page, 0, 1);
  g_assert_true (ebb_test_page_has_ink (&page, &area));
  g_assert_cmpuint (ebb_test_page_count (&page, &area, page.style.palette->background), >, 0.6 * area.width * area.height);
  g_assert_true (ebb_chart_find_lane (&chart, &frame, area.y) == &lane);
  g_assert_null (ebb_chart_find_lane (&chart, &frame, HEIGHT));
  ebb_test_page_clear (&page);
}

static void
test_lanes_of_a_choice_share_their_answers (void)
{
  EbbSample samples[] = { { 0.5 * DAY, 0 }, { 1.5 * DAY, 1 }, { 2.5 * DAY, 2 } };
  EbbChartLane lanes[] = { { "Good", samples, 3, 0 }, { "So so", samples, 3, 1 }, { "Bad", samples, 3, 2 } };
  EbbChart chart = make_chart (0, 3 * DAY);
  EbbChartFrame frame;
  EbbTestPage page;

  chart.lanes = lanes;
  chart.n_lanes = 3;
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_DARK);
  ebb_chart_layout (&chart, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_chart_draw (&chart, page.cr, WIDTH, HEIGHT, &page.style);
  for (guint lane = 0; lane < 3; lane++)
    for (guint day = 0; day < 3; day++)
      {
        cairo_rectangle_t area = get_day_area (&chart, &frame, &page, lane, day);
        guint n = ebb_test_page_count (&page, &area, page.style.palette->accent);

        g_assert_true (lane == day ? n == area.width * area.height : n == 0);
      }
  ebb_test_page_clear (&page);
}

/* In thirty years a day is less than a pixel: what was answered is still seen, what
 * was not is blank. */
static void
test_lanes_of_thirty_years (void)
{
  guint n = 30 * 365;
  g_autofree EbbSample *samples = g_new (EbbSample, n);
  EbbChartLane lane = { "Exercise", samples, n, 1 };
  EbbChart chart = make_chart (0, n * DAY);
  cairo_rectangle_t area;
  EbbChartFrame frame;
  EbbTestPage page;

  for (guint i = 0; i < n; i++)
    samples[i] = (EbbSample){ (i + 0.5) * DAY, i > n / 3 && i < 2 * n / 3 ? NAN : i % 2 };
  chart.lanes = &lane;
  chart.n_lanes = 1;
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_chart_layout (&chart, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_chart_draw (&chart, page.cr, WIDTH, HEIGHT, &page.style);
  area = get_day_area (&chart, &frame, &page, 0, 0);
  area.x = frame.x + 0.4 * frame.width;
  area.width = 0.2 * frame.width;
  g_assert_false (ebb_test_page_has_ink (&page, &area));
  area.x = frame.x + 2;
  area.width = 1;
  for (; area.x < frame.x + 0.3 * frame.width; area.x++)
    g_assert_true (ebb_test_page_has_ink (&page, &area));
  ebb_test_page_clear (&page);
}

static void
test_the_cursor_rings_the_value (void)
{
  EbbSample samples[] = { { 1 * DAY, 2 }, { 5 * DAY, 8 }, { 6 * DAY, NAN } };
  EbbLayer layer = { .kind = EBB_LAYER_LINE, .samples = samples, .n_samples = 3, .gap = 1.5 * DAY };
  EbbChart chart = make_chart (0, 10 * DAY);
  EbbChartFrame frame;
  EbbTestPage page;
  int x, y;

  chart.layers = &layer;
  chart.n_layers = 1;
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_chart_layout (&chart, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  ebb_chart_draw_cursor (&chart, page.cr, &frame, 12 * DAY, &page.style);
  ebb_chart_draw_cursor (&chart, page.cr, &frame, NAN, &page.style);
  g_assert_false (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ 0, 0, WIDTH, HEIGHT }));
  ebb_chart_draw_cursor (&chart, page.cr, &frame, 5 * DAY, &page.style);
  x = ebb_chart_get_x (&chart, &frame, 5 * DAY);
  y = ebb_chart_get_y (&chart, &frame, 8);
  g_assert_true (ebb_test_color_is_near (ebb_test_page_get (&page, x, y + 40), ebb_test_color (page.style.palette->text)));
  g_assert_true (ebb_test_color_is_near (ebb_test_page_get (&page, x, y), ebb_test_color (page.style.palette->background)));
  g_assert_cmpuint (ebb_test_page_count (&page, &(cairo_rectangle_t){ x - 7, y - 7, 14, 14 }, ebb_chart_get_color (page.style.palette, 0)), >, 8);
  ebb_test_page_clear (&page);
}

static void
test_the_cursor_goes_from_value_to_value (void)
{
  EbbSample first[] = { { 1, 2 }, { 5, 8 }, { 6, NAN }, { 9, 1 }, { 20, 3 } };
  EbbSample second[] = { { 4, 2 }, { 9, 3 } };
  EbbSample answers[] = { { 7, 0 } };
  EbbLayer layers[] = { { .samples = first, .n_samples = 5, .gap = 1 }, { .samples = second, .n_samples = 2 } };
  EbbChartLane lane = { "Lane", answers, 1, 1 };
  EbbChart chart = make_chart (0, 10);
  static const double expected[] = { 1, 4, 5, 7, 9 };
  double at = -1;

  chart.layers = layers;
  chart.n_layers = 2;
  chart.lanes = &lane;
  chart.n_lanes = 1;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (ebb_chart_step_time (&chart, at, 1, &at));
      g_assert_cmpfloat (at, ==, expected[i]);
    }
  /* what lies outside the period is not reached */
  g_assert_false (ebb_chart_step_time (&chart, at, 1, &at));
  for (guint i = G_N_ELEMENTS (expected) - 1; i-- > 0;)
    {
      g_assert_true (ebb_chart_step_time (&chart, at, -1, &at));
      g_assert_cmpfloat (at, ==, expected[i]);
    }
  g_assert_false (ebb_chart_step_time (&chart, at, -1, &at));
  g_assert_true (ebb_chart_find_time (&chart, 6.1, &at));
  g_assert_cmpfloat (at, ==, 7);
  g_assert_true (ebb_chart_find_time (&chart, 1e9, &at));
  g_assert_cmpfloat (at, ==, 9);
  g_assert_true (ebb_chart_find_sample (&chart, &layers[0], 5.4) == &first[1]);
  g_assert_null (ebb_chart_find_sample (&chart, &layers[0], 6.4));
  chart.n_layers = chart.n_lanes = 0;
  g_assert_false (ebb_chart_find_time (&chart, 5, &at));
}

static void
test_bad_events_and_lanes_are_survived (void)
{
  static const double times[] = { NAN, INFINITY, -INFINITY, 1e308, -1e308, 0, 5 * DAY };
  static const int sizes[] = { -5, 0, 1, 7, 60, WIDTH };
  EbbChartEvent events[49];
  EbbSample samples[] = { { 0, 1e308 }, { 1, NAN }, { 1, -INFINITY }, { 1e300, 1 } };
  EbbChartLane lanes[] = { { NULL, samples, 4, 1 }, { "Lane", NULL, 0, NAN }, { "Lane", samples, 4, 1e308 } };
  EbbTestPage page;

  for (guint i = 0; i < 49; i++)
    events[i] = (EbbChartEvent){ times[i % 7], times[i / 7], words[i % G_N_ELEMENTS (words)], FALSE };
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
    for (guint h = 0; h < G_N_ELEMENTS (sizes); h++)
      for (guint e = 0; e < 7; e++)
        {
          EbbChart chart = make_chart (0, times[e]);
          EbbChartFrame frame;
          double at;

          chart.events = events;
          chart.n_events = 49;
          chart.lanes = lanes;
          chart.n_lanes = 3;
          chart.unit = "Unit";
          ebb_chart_draw (&chart, page.cr, sizes[w], sizes[h], &page.style);
          ebb_chart_layout (&chart, page.cr, sizes[w], sizes[h], &page.style, &frame);
          ebb_chart_draw_cursor (&chart, page.cr, &frame, times[e], &page.style);
          ebb_chart_find_event (&chart, &frame, times[e], times[e]);
          ebb_chart_find_lane (&chart, &frame, times[e]);
          ebb_chart_find_time (&chart, times[e], &at);
          ebb_chart_step_time (&chart, times[e], 1, &at);
          g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
        }
  ebb_test_page_clear (&page);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-events/labels-never-meet", test_labels_never_meet);
  g_test_add_func ("/chart-events/labels-of-time-never-meet", test_labels_of_time_never_meet);
  g_test_add_func ("/chart-events/no-event-takes-no-room", test_no_event_takes_no_room);
  g_test_add_func ("/chart-events/an-event-is-found-by-its-label-line-and-span", test_an_event_is_found_by_its_label_line_and_span);
  g_test_add_func ("/chart-events/bad-events-and-lanes-are-survived", test_bad_events_and_lanes_are_survived);
  g_test_add_func ("/chart-lanes/they-tell-yes-no-and-nothing", test_lanes_tell_yes_no_and_nothing);
  g_test_add_func ("/chart-lanes/those-of-a-choice-share-their-answers", test_lanes_of_a_choice_share_their_answers);
  g_test_add_func ("/chart-lanes/thirty-years", test_lanes_of_thirty_years);
  g_test_add_func ("/chart-cursor/it-rings-the-value", test_the_cursor_rings_the_value);
  g_test_add_func ("/chart-cursor/it-goes-from-value-to-value", test_the_cursor_goes_from_value_to_value);

  return g_test_run ();
}
