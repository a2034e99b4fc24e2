// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-trend-picture.h"
#include "ebb-test-page.h"
#include "ebb-test-trend.h"

#include <locale.h>

/* Charts with all that they need to be understood elsewhere, by what is on them. */

#define WIDTH 800
#define HEIGHT 500
#define MESSAGE "It hurt less than in the month before. There were as many days with an entry as without. It did not go up, and it did not go down. Nothing more can be said of so short a time."

static const EbbStyle styles[] = { EBB_STYLE_LIGHT, EBB_STYLE_DARK, EBB_STYLE_HIGH_CONTRAST, EBB_STYLE_HIGH_CONTRAST_DARK, EBB_STYLE_PRINT };

/* Days 0 to 9 and 20 to 29 of 30, of 3 to 7. */
static EbbTrendPlot *
make_plot (EbbSubjectKind kind,
           EbbTracker *tracker,
           GPtrArray *annotations)
{
  double values[30];

  for (guint i = 0; i < 30; i++)
    values[i] = i >= 10 && i < 20 ? NAN : kind == EBB_SUBJECT_ENTRIES ? 1
                                                                      : 3 + i % 5;
  return ebb_test_plot_new (ebb_test_daily (EBB_TEST_FIRST_DAY, values, 30), kind, tracker, annotations);
}

static EbbTrendPicture
make_picture (EbbTrendPictureKind kind,
              const EbbTrendPlot *plot)
{
  return (EbbTrendPicture){ .kind = kind, .plot = plot, .from = ebb_test_at (0, 0), .to = ebb_test_at (30, 0), .message = MESSAGE };
}

static void
draw (EbbTrendPicture picture,
      EbbTestPage *page,
      int width,
      int height,
      EbbStyle style)
{
  ebb_test_page_init (page, width, height, style);
  /* so that what is not painted would be seen */
  cairo_set_source_rgb (page->cr, 1, 0, 1);
  cairo_paint (page->cr);
  picture.style = page->style;
  ebb_trend_picture_draw (&picture, page->cr, width, height);
}

/* The height at which the ink of the band across the page begins (direction 1) or ends
 * (-1); -1 if there is none. */
static int
find_ink (EbbTestPage *page,
          int direction)
{
  for (int i = 0; i < page->height; i++)
    {
      int y = direction > 0 ? i : page->height - 1 - i;
      cairo_rectangle_t row = { 0, y, page->width, 1 };

      if (ebb_test_page_has_ink (page, &row))
        return y;
    }
  return -1;
}

/* --- the whole --------------------------------------------------------- */

static void
test_every_kind_is_drawn_in_every_palette (void)
{
  g_autoptr (GPtrArray) annotations = ebb_test_annotations_new ();
  g_autoptr (EbbTrendPlot) plot = NULL;
  const double before[] = { ebb_test_at (-30, 0), ebb_test_at (0, 0) };

  ebb_test_annotations_add (annotations, 4, 4, "New job");
  plot = make_plot (EBB_SUBJECT_PAIN, NULL, annotations);
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    for (guint kind = EBB_TREND_PICTURE_CHART; kind <= EBB_TREND_PICTURE_DISTRIBUTION + 1; kind++)
      {
        EbbTrendPicture picture = make_picture (kind > EBB_TREND_PICTURE_DISTRIBUTION ? EBB_TREND_PICTURE_CHART : kind, plot);
        cairo_rectangle_t middle = { 100, 80, WIDTH - 200, HEIGHT - 200 };
        EbbTestPage page;

        if (kind > EBB_TREND_PICTURE_DISTRIBUTION)
          picture.before = before;
        draw (picture, &page, WIDTH, HEIGHT, styles[s]);
        /* a margin all around, and no pixel of what was there */
        g_assert_cmpuint (ebb_test_page_get (&page, 0, 0), ==, ebb_test_color (page.style.palette->background));
        g_assert_cmpuint (ebb_test_page_get (&page, WIDTH - 1, HEIGHT - 1), ==, ebb_test_color (page.style.palette->background));
        g_assert_cmpuint (ebb_test_page_count (&page, &(cairo_rectangle_t){ 0, 0, WIDTH, HEIGHT }, (EbbColor){ 1, 0, 1 }), ==, 0);
        g_assert_true (ebb_test_page_has_ink (&page, &middle));
        g_assert_cmpint (find_ink (&page, 1), >=, 15);
        g_assert_cmpint (find_ink (&page, -1), <, HEIGHT - 15);
        ebb_test_page_clear (&page);
      }
}

/* The name on top, the message below, and the chart between them. */
static void
test_the_message_stands_below_and_takes_its_room (void)
{
  g_autoptr (EbbTrendPlot) plot = make_plot (EBB_SUBJECT_PAIN, NULL, NULL);
  EbbTrendPicture picture = make_picture (EBB_TREND_PICTURE_CHART, plot);
  cairo_rectangle_t foot = { 0, HEIGHT - 40, WIDTH, 40 };
  EbbTestPage page;
  guint with, without;

  draw (picture, &page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  with = ebb_test_page_count (&page, &foot, page.style.palette->text);
  ebb_test_page_clear (&page);
  picture.message = NULL;
  draw (picture, &page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  without = ebb_test_page_count (&page, &foot, page.style.palette->text);
  ebb_test_page_clear (&page);
  g_assert_cmpuint (with, >, 0);
  g_assert_cmpuint (without, ==, 0);
}

static void
test_two_times_stand_beside_each_other (void)
{
  g_autoptr (EbbTrendPlot) plot = make_plot (EBB_SUBJECT_ENTRIES, NULL, NULL);
  const double before[] = { ebb_test_at (0, 0), ebb_test_at (10, 0) };
  EbbTrendPicture picture = make_picture (EBB_TREND_PICTURE_CHART, plot);
  EbbTestPage page;
  EbbColor bar;
  cairo_rectangle_t left = { 0, 100, WIDTH / 2, HEIGHT - 150 }, right = { WIDTH / 2, 100, WIDTH / 2, HEIGHT - 150 };

  picture.from = ebb_test_at (12, 0);
  picture.to = ebb_test_at (18, 0);
  picture.before = before;
  draw (picture, &page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  bar = ebb_chart_get_color (page.style.palette, 0);
  /* the days before on the left, and of the others there is nothing */
  g_assert_cmpuint (ebb_test_page_count (&page, &left, bar), >, 1000);
  g_assert_cmpuint (ebb_test_page_count (&page, &right, bar), ==, 0);
  ebb_test_page_clear (&page);
}

static void
test_a_picture_of_any_size_and_time_is_drawn (void)
{
  static const int sizes[][2] = { { 1, 1 }, { 20, 400 }, { 400, 20 }, { 41, 41 }, { 100, 100 }, { 1, 800 } };
  static const double lengths[] = { 0, -5, 1e-9, 7, 40000, EBB_DAY_MAX - EBB_TEST_FIRST_DAY };
  g_autoptr (EbbTracker) sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
  g_autoptr (EbbTracker) number = ebb_test_tracker_new (EBB_TRACKER_NUMBER, NULL);
  g_autoptr (EbbReadings) none = ebb_readings_new ();
  EbbTrendPlot *plots[5];

  ebb_readings_seal (none);
  plots[0] = make_plot (EBB_SUBJECT_PAIN, NULL, NULL);
  plots[1] = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, NULL, { 0, 8, 2 }, { 1, 8, 0 });
  plots[2] = ebb_test_plot_at (EBB_SUBJECT_TRACKER, number, NULL, { 0, 8, 1e308 }, { 0, 9, -1e308 }, { 1, 8, 1e308 });
  plots[3] = ebb_test_plot_new (ebb_readings_ref (none), EBB_SUBJECT_PAIN, NULL, NULL);
  plots[4] = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { -EBB_TEST_FIRST_DAY, 8, 5 }, { 800, 8, 2 });
  for (guint i = 0; i < G_N_ELEMENTS (plots); i++)
    {
      for (guint kind = EBB_TREND_PICTURE_CHART; kind <= EBB_TREND_PICTURE_DISTRIBUTION; kind++)
        for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
          for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
            {
              EbbTrendPicture picture = make_picture (kind, plots[i]);
              EbbTestPage page;

              picture.to = picture.from + lengths[k] * EBB_DAY_SECONDS;
              draw (picture, &page, sizes[j][0], sizes[j][1], styles[k % G_N_ELEMENTS (styles)]);
              ebb_test_page_clear (&page);
            }
      ebb_trend_plot_unref (plots[i]);
    }
}

static void
test_surfaces_without_a_size_are_no_trouble (void)
{
  g_autoptr (EbbTrendPlot) plot = make_plot (EBB_SUBJECT_PAIN, NULL, NULL);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  for (guint kind = EBB_TREND_PICTURE_CHART; kind <= EBB_TREND_PICTURE_DISTRIBUTION; kind++)
    {
      EbbTrendPicture picture = make_picture (kind, plot);

      picture.style = (EbbChartStyle){ ebb_palette_get (EBB_STYLE_LIGHT), 1 };
      ebb_trend_picture_draw (&picture, cr, 0, 0);
      ebb_trend_picture_draw (&picture, cr, 800, 0);
      ebb_trend_picture_draw (&picture, cr, 0, 500);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Decades of days are drawn smaller, and none is cut off. */
static void
test_a_calendar_of_many_years_fits (void)
{
  g_autoptr (EbbTrendPlot) plot = ebb_test_plot_at (EBB_SUBJECT_PAIN, NULL, NULL, { 0, 8, 10 }, { 365 * 12, 8, 10 });
  EbbTrendPicture picture = make_picture (EBB_TREND_PICTURE_CALENDAR, plot);
  EbbTestPage page;

  picture.to = ebb_test_at (365 * 12 + 1, 0);
  picture.message = NULL;
  draw (picture, &page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  g_assert_cmpint (find_ink (&page, -1), >, HEIGHT / 2);
  g_assert_cmpint (find_ink (&page, -1), <, HEIGHT - 10);
  ebb_test_page_clear (&page);
}

/* --- the chart --------------------------------------------------------- */

/* Columns of days that are missing have no line, in any palette. */
static void
test_days_that_are_missing_are_blank (void)
{
  g_autoptr (EbbTracker) number = ebb_test_tracker_new (EBB_TRACKER_NUMBER, NULL);
  g_autoptr (EbbTrendPlot) plot = make_plot (EBB_SUBJECT_TRACKER, number, NULL);

  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    {
      EbbTrendChart chart;
      EbbChartFrame frame;
      EbbTestPage page, bare;

      ebb_test_chart_of_days (&chart, plot, 0, 30);
      ebb_test_page_init (&page, WIDTH, HEIGHT, styles[s]);
      ebb_test_page_init (&bare, WIDTH, HEIGHT, styles[s]);
      ebb_chart_layout (&chart.chart, page.cr, WIDTH, HEIGHT, &page.style, &frame);
      ebb_chart_draw (&chart.chart, page.cr, WIDTH, HEIGHT, &page.style);
      /* the same axes with nothing on them */
      for (guint i = 0; i < chart.chart.n_layers; i++)
        chart.layers[i].n_samples = 0;
      chart.chart.empty = NULL;
      ebb_chart_draw (&chart.chart, bare.cr, WIDTH, HEIGHT, &bare.style);
      for (double day = 0.5; day < 29; day += 0.5)
        {
          int x = (int) ebb_chart_get_x (&chart.chart, &frame, ebb_test_at (day, 0));
          gboolean differs = FALSE;

          for (int y = 0; y < HEIGHT; y++)
            differs |= ebb_test_page_get (&page, x, y) != ebb_test_page_get (&bare, x, y);
          /* an average reaches as far as 4 of its 7 days are rated */
          if (day >= 11 && day <= 19)
            g_assert_false (differs);
          else if (day <= 9 || day >= 21)
            g_assert_true (differs);
        }
      ebb_test_page_clear (&page);
      ebb_test_page_clear (&bare);
    }
}

static void
test_an_annotation_has_a_label_and_a_choice_its_lanes (void)
{
  g_autoptr (GPtrArray) annotations = ebb_test_annotations_new ();
  g_autoptr (EbbTracker) sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
  g_autoptr (EbbTrendPlot) plot = NULL;
  EbbTrendChart chart;
  EbbChartFrame frame;
  EbbTestPage page;

  ebb_test_annotations_add (annotations, 4, 4, "New job");
  ebb_test_annotations_add (annotations, 90, 90, "Not in sight");
  plot = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, annotations, { 0, 8, 2 }, { 1, 8, 0 });
  ebb_test_chart_of_days (&chart, plot, 0, 7);
  ebb_test_page_init (&page, WIDTH, HEIGHT, EBB_STYLE_LIGHT);
  ebb_chart_layout (&chart.chart, page.cr, WIDTH, HEIGHT, &page.style, &frame);
  g_assert_cmpuint (frame.n_flags, ==, 1);
  g_assert_cmpuint (frame.flags[0].event, ==, 0);
  g_assert_cmpfloat (frame.lane_height, >, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (ebb_chart_find_lane (&chart.chart, &frame, frame.lanes_y + (i + 0.5) * frame.lane_height) == &chart.chart.lanes[i]);
  ebb_test_page_clear (&page);
}

/* --- the legend -------------------------------------------------------- */

static double
measure_legend (const EbbTrendPlot *plot,
                int n_days,
                double width)
{
  EbbTrendChart chart;
  EbbTestPage page;
  double height;

  ebb_test_chart_of_days (&chart, plot, 0, n_days);
  ebb_test_page_init (&page, WIDTH, 200, EBB_STYLE_LIGHT);
  height = ebb_trend_legend_get_height (&chart, page.cr, width, &page.style);
  g_assert_false (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ 0, 0, WIDTH, 200 }));
  ebb_trend_legend_draw (&chart, page.cr, width, &page.style);
  g_assert_cmpint (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ 0, 0, WIDTH, 200 }), ==, height > 0);
  /* what it asks for is what it takes */
  g_assert_false (ebb_test_page_has_ink (&page, &(cairo_rectangle_t){ 0, height + 1, WIDTH, 200 - height - 1 }));
  ebb_test_page_clear (&page);
  return height;
}

static void
test_the_legend_explains_what_must_be_told_apart (void)
{
  g_autoptr (EbbTracker) sky = ebb_test_tracker_new (EBB_TRACKER_CHOICE, NULL);
  g_autoptr (EbbTrendPlot) plot = make_plot (EBB_SUBJECT_PAIN, NULL, NULL);
  g_autoptr (EbbTrendPlot) entries = make_plot (EBB_SUBJECT_ENTRIES, NULL, NULL);
  g_autoptr (EbbTrendPlot) choice = ebb_test_plot_at (EBB_SUBJECT_TRACKER, sky, NULL, { 0, 8, 2 });

  /* one line explains itself */
  g_assert_cmpfloat (measure_legend (plot, 7, 600), ==, 0);
  g_assert_cmpfloat (measure_legend (entries, 60, 600), ==, 0);
  g_assert_cmpfloat (measure_legend (choice, 60, 600), ==, 0);
  g_assert_cmpfloat (measure_legend (plot, 60, 600), >, 0);
  g_assert_cmpfloat (measure_legend (plot, 2000, 600), >, 0);
  /* as many rows as it takes */
  g_assert_cmpfloat (measure_legend (plot, 60, 200), >=, 3 * measure_legend (plot, 60, 700));
  measure_legend (plot, 60, 1);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-picture/every-kind-is-drawn-in-every-palette", test_every_kind_is_drawn_in_every_palette);
  g_test_add_func ("/trend-picture/the-message-stands-below-and-takes-its-room", test_the_message_stands_below_and_takes_its_room);
  g_test_add_func ("/trend-picture/two-times-stand-beside-each-other", test_two_times_stand_beside_each_other);
  g_test_add_func ("/trend-picture/a-picture-of-any-size-and-time-is-drawn", test_a_picture_of_any_size_and_time_is_drawn);
  g_test_add_func ("/trend-picture/surfaces-without-a-size-are-no-trouble", test_surfaces_without_a_size_are_no_trouble);
  g_test_add_func ("/trend-picture/a-calendar-of-many-years-fits", test_a_calendar_of_many_years_fits);
  g_test_add_func ("/trend-picture/days-that-are-missing-are-blank", test_days_that_are_missing_are_blank);
  g_test_add_func ("/trend-picture/an-annotation-has-a-label-and-a-choice-its-lanes", test_an_annotation_has_a_label_and_a_choice_its_lanes);
  g_test_add_func ("/trend-picture/the-legend-explains-what-must-be-told-apart", test_the_legend_explains_what_must_be_told_apart);

  return g_test_run ();
}
