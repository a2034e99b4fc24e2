// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-hour-grid.h"
#include "draw/ebb-year-grid.h"
#include "ebb-test-page.h"

#include <locale.h>

static const EbbStyle styles[] = { EBB_STYLE_LIGHT, EBB_STYLE_DARK, EBB_STYLE_HIGH_CONTRAST, EBB_STYLE_HIGH_CONTRAST_DARK, EBB_STYLE_PRINT };
static const double bad[] = { NAN, INFINITY, -INFINITY, 1e308, -1e308, 0, 5, 1e-300 };

/* Colours of values */

static void
test_every_value_stands_out (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    for (guint is_pain = 0; is_pain < 2; is_pain++)
      for (double value = 0; value <= 10; value += 0.25)
        {
          const EbbPalette *palette = ebb_palette_get (styles[s]);
          EbbValueColors colors = { is_pain, 0, 10 };
          EbbColor edge = ebb_chart_get_edge_color (palette, ebb_value_colors_get_color (&colors, palette, value));

          g_assert_cmpfloat (ebb_color_get_contrast (edge, palette->background), >=, 3);
        }
}

/* The colour alone, or on grey paper the dot, tells more from less. */
static void
test_more_looks_like_more (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    for (guint is_pain = 0; is_pain < 2; is_pain++)
      {
        const EbbPalette *palette = ebb_palette_get (styles[s]);
        EbbValueColors colors = { is_pain, 0, 10 };
        double last = ebb_color_get_luminance (ebb_value_colors_get_color (&colors, palette, 0));
        double direction = ebb_color_get_luminance (ebb_value_colors_get_color (&colors, palette, 10)) - last;

        for (guint value = 1; value <= 10; value++)
          {
            double luminance = ebb_color_get_luminance (ebb_value_colors_get_color (&colors, palette, value));

            g_assert_cmpfloat ((luminance - last) * direction, >, 0);
            last = luminance;
          }
      }
}

static void
test_any_scale_gives_a_share (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    for (guint j = 0; j < G_N_ELEMENTS (bad); j++)
      for (guint k = 0; k < G_N_ELEMENTS (bad); k++)
        {
          EbbValueColors colors = { FALSE, bad[i], bad[j] };
          double share = ebb_value_colors_get_share (&colors, bad[k]);
          g_autofree char *text = ebb_value_colors_format (bad[k]);

          g_assert_true (isnan (bad[k]) ? isnan (share) : share >= 0 && share <= 1);
          g_assert_cmpuint (strlen (text), <, 16);
        }
  g_assert_cmpfloat (ebb_value_colors_get_share (&(EbbValueColors){ FALSE, 2, 4 }, 2.5), ==, 0.25);
  /* pain is always from 0 to 10 */
  g_assert_cmpfloat (ebb_value_colors_get_share (&(EbbValueColors){ TRUE, 2, 4 }, 5), ==, 0.5);
}

static guint
count_dot (double value,
           EbbStyle style)
{
  EbbValueColors colors = { TRUE, 0, 10 };
  cairo_rectangle_t cell = { 2, 2, 20, 20 };
  EbbTestPage page;
  guint n;

  ebb_test_page_init (&page, 24, 24, style);
  ebb_value_colors_draw_cell (&colors, page.cr, &cell, value, EBB_CELL_PLAIN, &page.style);
  n = ebb_test_page_count (&page, &cell, (EbbColor){ 0, 0, 0 }) + ebb_test_page_count (&page, &cell, (EbbColor){ 1, 1, 1 });
  ebb_test_page_clear (&page);
  return n;
}

static void
test_a_dot_grows_where_colour_must_not_tell_alone (void)
{
  g_assert_cmpuint (count_dot (3, EBB_STYLE_PRINT), >, count_dot (1, EBB_STYLE_PRINT));
  g_assert_cmpuint (count_dot (9, EBB_STYLE_PRINT), >, count_dot (3, EBB_STYLE_PRINT));
  g_assert_cmpuint (count_dot (9, EBB_STYLE_LIGHT), ==, 0);
}

/* Hours of the week */

static void
fill_pattern (EbbHourPattern *pattern)
{
  for (int weekday = 0; weekday < 7; weekday++)
    for (int hour = 0; hour < 24; hour++)
      pattern->cells[weekday][hour] = (EbbHourCell){ 0, 0, NAN };
}

static gboolean
legends_differ (const char *unit,
                int width)
{
  EbbValueColors colors = { TRUE, 0, 10 };
  EbbTestPage pages[2];
  gboolean differ = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ebb_test_page_init (&pages[i], width, 20, EBB_STYLE_LIGHT);
      ebb_value_legend_draw (&colors, pages[i].cr, 0, 0, width, i == 0 ? unit : NULL, "Fewer than 3 days", &pages[i].style);
    }
  for (int y = 0; y < 20 && !differ; y++)
    for (int x = 0; x < width && !differ; x++)
      differ = ebb_test_page_get (&pages[0], x, y) != ebb_test_page_get (&pages[1], x, y);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    ebb_test_page_clear (&pages[i]);
  return differ;
}

/* What hatching means is said nowhere else; what the values are is in the title. */
static void
test_where_it_is_narrow_the_legend_says_what_hatching_means (void)
{
  g_assert_true (legends_differ ("Pain now", 600));
  g_assert_false (legends_differ ("Pain now", 270));
}

static void
test_hours_without_data_are_blank (void)
{
  EbbHourPattern pattern = { 0 };
  EbbHourGrid grid = { &pattern, { TRUE, 0, 0 }, "Mean pain" };
  EbbHourGridFrame frame;
  EbbTestPage page;
  int height;

  fill_pattern (&pattern);
  pattern.cells[2][14] = (EbbHourCell){ 12, 20, 7 };
  pattern.cells[3][14] = (EbbHourCell){ EBB_PATTERN_MIN_DAYS - 1, 2, 7 };
  ebb_test_page_init (&page, 800, 400, EBB_STYLE_LIGHT);
  height = ebb_hour_grid_get_height (&grid, 800, &page.style);
  g_assert_cmpint (height, >, 100);
  ebb_hour_grid_layout (&grid, page.cr, 800, height, &page.style, &frame);
  ebb_hour_grid_draw (&grid, page.cr, 800, height, &page.style);
  for (int weekday = 0; weekday < 7; weekday++)
    for (int hour = 0; hour < 24; hour++)
      {
        cairo_rectangle_t cell, inside;
        guint n_full;

        ebb_hour_grid_get_cell (&frame, weekday, hour, &cell);
        inside = (cairo_rectangle_t){ cell.x + 2, cell.y + 2, cell.width - 4, cell.height - 4 };
        n_full = ebb_test_page_count (&page, &inside, ebb_ramp_get_color (7));
        if (weekday == 2 && hour == 14)
          g_assert_cmpuint (n_full, ==, inside.width * inside.height);
        else if (weekday == 3 && hour == 14)
          {
            /* hatched: neither blank nor full */
            g_assert_true (ebb_test_page_has_ink (&page, &inside));
            g_assert_cmpuint (n_full, <, inside.width * inside.height / 2);
          }
        else
          g_assert_false (ebb_test_page_has_ink (&page, &inside));
      }
  ebb_test_page_clear (&page);
}

static void
test_hours_are_found_and_walked (void)
{
  static const int widths[] = { 120, 360, 800, 2000 };
  EbbHourPattern pattern = { 0 };
  EbbHourGrid grid = { &pattern, { TRUE, 0, 0 }, NULL };
  EbbTestPage page;

  ebb_test_page_init (&page, 10, 10, EBB_STYLE_LIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      EbbHourGridFrame frame;
      int weekday, hour;

      ebb_hour_grid_layout (&grid, page.cr, widths[i], 300, &page.style, &frame);
      for (int d = 0; d < 7; d++)
        for (int h = 0; h < 24; h++)
          {
            cairo_rectangle_t cell;

            ebb_hour_grid_get_cell (&frame, d, h, &cell);
            g_assert_true (cell.x >= 0 && cell.x + cell.width <= widths[i] && cell.y + cell.height <= 300);
            g_assert_true (ebb_hour_grid_find (&frame, cell.x + cell.width / 2, cell.y + cell.height / 2, &weekday, &hour));
            g_assert_cmpint (weekday, ==, d);
            g_assert_cmpint (hour, ==, h);
          }
      g_assert_false (ebb_hour_grid_find (&frame, 0, 0, &weekday, &hour));
      g_assert_false (ebb_hour_grid_find (&frame, widths[i] + 1, 0, &weekday, &hour));
      /* the first row is the first day of the week, and one does not step off the grid */
      weekday = frame.first_weekday;
      hour = 23;
      ebb_hour_grid_step (&frame, 1, -1, &weekday, &hour);
      g_assert_cmpint (weekday, ==, ebb_day_first_weekday () - 1);
      g_assert_cmpint (hour, ==, 23);
      ebb_hour_grid_step (&frame, -2, 6, &weekday, &hour);
      g_assert_cmpint (weekday, ==, (ebb_day_first_weekday () + 5) % 7);
      g_assert_cmpint (hour, ==, 21);
    }
  ebb_test_page_clear (&page);
}

static void
test_bad_hours_are_survived (void)
{
  static const int sizes[] = { -1, 0, 1, 30, 100, 360, 100000 };
  EbbHourPattern pattern;
  EbbTestPage page;

  for (int i = 0; i < 7 * 24; i++)
    pattern.cells[i / 24][i % 24] = (EbbHourCell){ i % 5, i, bad[i % G_N_ELEMENTS (bad)] };
  ebb_test_page_init (&page, 100, 100, EBB_STYLE_PRINT);
  for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
    for (guint h = 0; h < G_N_ELEMENTS (sizes); h++)
      for (guint c = 0; c < G_N_ELEMENTS (bad); c++)
        {
          EbbHourGrid grid = { &pattern, { FALSE, bad[c], bad[(c + 3) % G_N_ELEMENTS (bad)] }, "Unit" };

          ebb_hour_grid_draw (&grid, page.cr, sizes[w], sizes[h], &page.style);
          g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
        }
  ebb_test_page_clear (&page);
}

/* Years */

static EbbPeriod
get_years (int first,
           int last)
{
  return (EbbPeriod){ ebb_day_from_ymd (first, 1, 1), ebb_day_from_ymd (last, 12, 31) };
}

static void
test_days_without_a_value_are_an_outline (gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);
  EbbDay rated = ebb_day_from_ymd (2024, 2, 29), zero = ebb_day_from_ymd (2024, 12, 31), missing = ebb_day_from_ymd (2024, 7, 4);
  EbbDayValues days[] = { { rated, 1, 8, 8, 8, 8 }, { zero, 1, 0, 0, 0, 0 } };
  EbbYearGrid grid = { days, 2, get_years (2024, 2024), { TRUE, 0, 0 }, NULL };
  cairo_rectangle_t cell, inside;
  EbbYearGridFrame frame;
  EbbTestPage page;
  int height;

  ebb_test_page_init (&page, width, 700, EBB_STYLE_LIGHT);
  height = ebb_year_grid_get_height (&grid, width, &page.style);
  g_assert_cmpint (height, <=, 700);
  ebb_year_grid_layout (&grid, page.cr, width, height, &page.style, &frame);
  ebb_year_grid_draw (&grid, page.cr, width, height, &page.style);
  g_assert_true (frame.is_months == (width < 500));

  g_assert_true (ebb_year_grid_get_cell (&frame, rated, &cell));
  inside = (cairo_rectangle_t){ cell.x + 1, cell.y + 1, cell.width - 2, cell.height - 2 };
  g_assert_cmpuint (ebb_test_page_count (&page, &inside, ebb_ramp_get_color (8)), ==, inside.width * inside.height);
  /* no pain is not the same as no entry */
  g_assert_true (ebb_year_grid_get_cell (&frame, zero, &cell));
  inside = (cairo_rectangle_t){ cell.x + 1, cell.y + 1, cell.width - 2, cell.height - 2 };
  g_assert_cmpuint (ebb_test_page_count (&page, &inside, ebb_ramp_get_color (0)), ==, inside.width * inside.height);
  g_assert_true (ebb_year_grid_get_cell (&frame, missing, &cell));
  inside = (cairo_rectangle_t){ cell.x + 1, cell.y + 1, cell.width - 2, cell.height - 2 };
  g_assert_false (ebb_test_page_has_ink (&page, &inside));
  g_assert_true (ebb_test_page_has_ink (&page, &cell));
  g_assert_true (ebb_year_grid_get_values (&grid, rated) == &days[0]);
  g_assert_null (ebb_year_grid_get_values (&grid, missing));
  ebb_test_page_clear (&page);
}

/* Each day has a place of its own on the page, and is found there. */
static void
test_every_day_has_its_place (gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);
  EbbYearGrid grid = { NULL, 0, { ebb_day_from_ymd (2019, 3, 14), ebb_day_from_ymd (2028, 11, 2) }, { TRUE, 0, 0 }, NULL };
  EbbYearGridFrame frame;
  EbbTestPage page;
  double height;
  guint n = 0;

  ebb_test_page_init (&page, 10, 10, EBB_STYLE_LIGHT);
  height = ebb_year_grid_get_height (&grid, width, &page.style);
  ebb_year_grid_layout (&grid, page.cr, width, height, &page.style, &frame);
  for (EbbDay day = grid.period.from; day <= grid.period.to; day++)
    {
      cairo_rectangle_t cell, next;
      EbbDay found;

      g_assert_true (ebb_year_grid_get_cell (&frame, day, &cell));
      g_assert_true (cell.x >= 0 && cell.y >= 0 && cell.x + cell.width <= width && cell.y + cell.height <= height);
      g_assert_true (ebb_year_grid_find (&frame, cell.x + cell.width / 2, cell.y + cell.height / 2, &found));
      g_assert_cmpint (found, ==, day);
      if (ebb_year_grid_get_cell (&frame, day + 1, &next))
        g_assert_false (ebb_test_overlap (&cell, &next));
    }
  /* and there are no others, wherever one looks */
  for (double y = -5; y < height + 5; y += 3)
    for (double x = -5; x < width + 5; x += 3)
      {
        cairo_rectangle_t cell;
        EbbDay day;

        if (!ebb_year_grid_find (&frame, x, y, &day))
          continue;
        n++;
        g_assert_true (day >= grid.period.from && day <= grid.period.to);
        g_assert_true (ebb_year_grid_get_cell (&frame, day, &cell));
        g_assert_true (x >= cell.x && x <= cell.x + frame.cell && y >= cell.y && y <= cell.y + frame.cell);
      }
  g_assert_cmpuint (n, >, 1000);
  ebb_test_page_clear (&page);
}

static void
test_a_week_is_a_column_from_its_first_day (void)
{
  EbbYearGrid grid = { NULL, 0, get_years (2026, 2026), { TRUE, 0, 0 }, NULL };
  EbbDay monday = ebb_day_from_ymd (2026, 6, 1);
  cairo_rectangle_t first, last, next;
  EbbYearGridFrame frame;
  EbbTestPage page;

  ebb_test_page_init (&page, 10, 10, EBB_STYLE_LIGHT);
  ebb_year_grid_layout (&grid, page.cr, 800, 200, &page.style, &frame);
  monday += (ebb_day_first_weekday () - 1) % 7;
  g_assert_true (ebb_year_grid_get_cell (&frame, monday, &first) && ebb_year_grid_get_cell (&frame, monday + 6, &last) && ebb_year_grid_get_cell (&frame, monday + 7, &next));
  g_assert_cmpfloat (first.y, ==, frame.y);
  g_assert_cmpfloat (last.x, ==, first.x);
  g_assert_cmpfloat (next.y, ==, first.y);
  g_assert_cmpfloat (next.x, >, first.x);
  /* keys go where they point */
  g_assert_cmpint (ebb_year_grid_step (&frame, monday, 1, 0), ==, monday + 7);
  g_assert_cmpint (ebb_year_grid_step (&frame, monday, 0, 1), ==, monday + 1);
  g_assert_cmpint (ebb_year_grid_step (&frame, grid.period.to, 1, 0), ==, grid.period.to);
  ebb_year_grid_layout (&grid, page.cr, 360, 700, &page.style, &frame);
  g_assert_cmpint (ebb_year_grid_step (&frame, monday, 1, 0), ==, monday + 1);
  g_assert_cmpint (ebb_year_grid_step (&frame, monday, 0, -1), ==, monday - 7);
  ebb_test_page_clear (&page);
}

/* Days are as large at the height that a calendar asks for as with more room, whichever
 * months its period leaves out. */
static void
test_the_height_asked_for_is_enough (void)
{
  EbbTestPage page;

  ebb_test_page_init (&page, 10, 10, EBB_STYLE_LIGHT);
  for (int round = 0; round < 2000; round++)
    {
      EbbDay from = g_test_rand_int_range (0, 20000);
      EbbYearGrid grid = { NULL, 0, { from, from + g_test_rand_int_range (0, 4000) }, { TRUE, 0, 0 }, NULL };
      double width = g_test_rand_int_range (200, 2000);
      EbbYearGridFrame asked, roomy;

      page.style.text_scale = 0.5 + g_test_rand_int_range (0, 8) / 4.0;
      ebb_year_grid_layout (&grid, page.cr, width, ebb_year_grid_get_height (&grid, width, &page.style), &page.style, &asked);
      ebb_year_grid_layout (&grid, page.cr, width, G_MAXINT, &page.style, &roomy);
      g_assert_cmpfloat (asked.cell, ==, roomy.cell);
    }
  ebb_test_page_clear (&page);
}

static void
test_bad_years_are_survived (void)
{
  static const int sizes[] = { -1, 0, 1, 30, 360, 900 };
  static const EbbDay ends[] = { G_MININT32, -1, 0, 20000, G_MAXINT32 };
  EbbDayValues days[8];
  EbbTestPage page;

  for (guint i = 0; i < 8; i++)
    days[i] = (EbbDayValues){ i, 1, bad[i], bad[i], bad[i], bad[i] };
  ebb_test_page_init (&page, 100, 100, EBB_STYLE_PRINT);
  for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
    for (guint h = 0; h < G_N_ELEMENTS (sizes); h++)
      for (guint e = 0; e < 25; e++)
        {
          EbbYearGrid grid = { days, 8, { ends[e / 5], ends[e % 5] }, { e % 2, 0, 0 }, "Unit" };

          ebb_year_grid_draw (&grid, page.cr, sizes[w], sizes[h], &page.style);
          g_assert_cmpfloat (ebb_year_grid_get_height (&grid, sizes[w], &page.style), >=, 0);
          g_assert_cmpint (cairo_status (page.cr), ==, CAIRO_STATUS_SUCCESS);
        }
  ebb_test_page_clear (&page);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");

  g_test_add_func ("/value-colors/every-value-stands-out-3-to-1", test_every_value_stands_out);
  g_test_add_func ("/value-colors/more-looks-like-more", test_more_looks_like_more);
  g_test_add_func ("/value-colors/any-scale-gives-a-share", test_any_scale_gives_a_share);
  g_test_add_func ("/value-colors/a-dot-grows-where-colour-must-not-tell-alone", test_a_dot_grows_where_colour_must_not_tell_alone);
  g_test_add_func ("/value-legend/where-it-is-narrow-the-legend-says-what-hatching-means", test_where_it_is_narrow_the_legend_says_what_hatching_means);
  g_test_add_func ("/hour-grid/hours-without-data-are-blank", test_hours_without_data_are_blank);
  g_test_add_func ("/hour-grid/hours-are-found-and-walked", test_hours_are_found_and_walked);
  g_test_add_func ("/hour-grid/bad-data-are-survived", test_bad_hours_are_survived);
  g_test_add_data_func ("/year-grid/days-without-a-value-are-an-outline/wide", GINT_TO_POINTER (800), test_days_without_a_value_are_an_outline);
  g_test_add_data_func ("/year-grid/days-without-a-value-are-an-outline/narrow", GINT_TO_POINTER (360), test_days_without_a_value_are_an_outline);
  g_test_add_data_func ("/year-grid/every-day-has-its-place/wide", GINT_TO_POINTER (800), test_every_day_has_its_place);
  g_test_add_data_func ("/year-grid/every-day-has-its-place/narrow", GINT_TO_POINTER (360), test_every_day_has_its_place);
  g_test_add_func ("/year-grid/a-week-is-a-column-from-its-first-day", test_a_week_is_a_column_from_its_first_day);
  g_test_add_func ("/year-grid/the-height-asked-for-is-enough", test_the_height_asked_for_is_enough);
  g_test_add_func ("/year-grid/bad-data-are-survived", test_bad_years_are_survived);

  return g_test_run ();
}
