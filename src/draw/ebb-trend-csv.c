// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-csv.h"

#include <math.h>

#include "exchange/ebb-csv-text.h"
#include "exchange/ebb-text.h"

#define CRLF "\r\n"

static void
append_number (GString *text,
               double number)
{
  g_string_append_c (text, ',');
  if (!isnan (number))
    ebb_text_append_number (number, text);
}

/* The wall clock, without an offset: readings keep that of their own place only. */
static void
append_time (GString *text,
             double x,
             gboolean with_clock)
{
  EbbDay day = (EbbDay) floor (x / EBB_DAY_SECONDS);
  int second = (int) (x - day * EBB_DAY_SECONDS);
  g_autofree char *date = ebb_day_to_string (day);

  g_string_append (text, date);
  if (with_clock)
    g_string_append_printf (text, "T%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
}

/* @cell: (transfer full) */
static void
append_cell (GString *text,
             char *cell)
{
  g_string_append_c (text, ',');
  ebb_csv_append_text (text, cell);
  g_free (cell);
}

/**
 * ebb_trend_csv_new:
 * @plot: a plot
 * @from: the left edge of the window, in seconds of the wall clock
 * @to: the right edge
 *
 * Writes exactly what a chart of that window draws, for spreadsheets: RFC 4180, UTF-8,
 * numbers with a point, what is not known empty, and no cell that would be run as a
 * formula. The columns of days are `day,value,lowest,highest,readings,average,annotations`
 * (the average is the moving one that is drawn), of what is counted only
 * `day,value,annotations`; those of readings `time,value,annotations`; a choice also has
 * its `word`. Where sessions are shown the last column is `sessions`. A row without a value
 * is a day, without a time, on which nothing but these was.
 *
 * Returns: (transfer full): the text
 */
GBytes *
ebb_trend_csv_new (const EbbTrendPlot *plot,
                   double from,
                   double to)
{
  EbbTrendDetail detail = ebb_trend_detail_of (from, to);
  gboolean is_choice = ebb_trend_plot_is_choice (plot);
  gboolean is_count = ebb_trend_plot_is_count (plot);
  gboolean of_readings = is_choice || (detail == EBB_TREND_READINGS && !is_count);
  gboolean has_sessions = ebb_trend_plot_get_n_sessions (plot) > 0;
  g_autoptr (GArray) points = ebb_trend_plot_list_points (plot, from, to);
  GString *text = g_string_new (of_readings ? "time,value" : "day,value");

  g_string_append (text, is_choice ? ",word" : of_readings || is_count ? ""
                                                                       : ",lowest,highest,readings,average");
  g_string_append (text, has_sessions ? ",annotations,sessions" CRLF : ",annotations" CRLF);

  for (guint i = 0; i < points->len; i++)
    {
      EbbTrendPoint point = g_array_index (points, EbbTrendPoint, i);
      EbbDay day = (EbbDay) floor (point.x / EBB_DAY_SECONDS);

      append_time (text, point.x, of_readings && point.n > 0);
      append_number (text, point.value);
      if (is_choice)
        append_cell (text, point.n > 0 ? ebb_trend_plot_format_value (plot, point.value) : g_strdup (""));
      if (!of_readings && !is_count)
        {
          append_number (text, point.least);
          append_number (text, point.most);
          append_number (text, point.n);
          append_number (text, ebb_trend_plot_get_average (plot, detail, day));
        }
      append_cell (text, ebb_trend_plot_describe_annotations (plot, day));
      if (has_sessions)
        append_cell (text, ebb_trend_plot_describe_sessions (plot, day));
      g_string_append (text, CRLF);
    }
  return g_string_free_to_bytes (text);
}
