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

static void
append_annotations (GString *text,
                    const EbbTrendPlot *plot,
                    EbbDay day)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < ebb_trend_plot_get_n_annotations (plot); i++)
    {
      const EbbAnnotation *annotation = ebb_trend_plot_get_annotation (plot, i);

      if (annotation->period.from <= day && day <= annotation->period.to)
        g_string_append_printf (cell, "%s%s", cell->len > 0 ? "; " : "", annotation->text);
    }
  g_string_append_c (text, ',');
  ebb_csv_append_text (text, cell->str);
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
 * its `word`.
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
  guint n = ebb_trend_plot_get_n_points (plot, detail);
  GString *text = g_string_new (of_readings ? "time,value" : "day,value");

  g_string_append (text, is_choice ? ",word" : of_readings || is_count ? ""
                                                                       : ",lowest,highest,readings,average");
  g_string_append (text, ",annotations" CRLF);

  for (guint i = n > 0 ? ebb_trend_plot_find_point (plot, detail, from) : 0; i < n; i++)
    {
      EbbTrendPoint point = ebb_trend_plot_get_point (plot, detail, i);
      EbbDay day = (EbbDay) floor (point.x / EBB_DAY_SECONDS);

      if (point.x >= to)
        break;
      if (point.x < from)
        continue;
      append_time (text, point.x, of_readings);
      append_number (text, point.value);
      if (is_choice)
        {
          g_autofree char *word = ebb_trend_plot_format_value (plot, point.value);

          g_string_append_c (text, ',');
          ebb_csv_append_text (text, word);
        }
      if (!of_readings && !is_count)
        {
          append_number (text, point.least);
          append_number (text, point.most);
          append_number (text, point.n);
          append_number (text, ebb_trend_plot_get_average (plot, detail, day));
        }
      append_annotations (text, plot, day);
      g_string_append (text, CRLF);
    }
  return g_string_free_to_bytes (text);
}
