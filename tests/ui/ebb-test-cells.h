// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-test-pointer.h"

#include <math.h>

#include "widgets/ebb-histogram-view.h"
#include "widgets/ebb-hour-view.h"
#include "widgets/ebb-year-view.h"

/* What tests of the pictures that are read cell by cell share: each of the three with
 * known data, in a window, and the pointer and keys on it. */

static const EbbValueColors pain = { TRUE, 0, 10 };

static GtkWindow *window;
static EbbCellView *view;
static GtkWidget *before;
static GtkWidget *after;

/* --- what is shown --- */

/* Mondays at 8 hurt most, Sundays at 15 least; Tuesday at 9 is known from 2 days. */
static inline void
fill_pattern (EbbHourPattern *pattern)
{
  *pattern = (EbbHourPattern){ .n_days = 71, .n_readings = 140 };
  for (int weekday = 0; weekday < 7; weekday++)
    for (int hour = 0; hour < 24; hour++)
      pattern->cells[weekday][hour].mean = NAN;
  pattern->cells[0][8] = (EbbHourCell){ 12, 13, 6.1 };
  pattern->cells[0][9] = (EbbHourCell){ 3, 3, 5.26 };
  pattern->cells[1][9] = (EbbHourCell){ 2, 2, 9.5 };
  pattern->cells[2][9] = (EbbHourCell){ 1, 1, 0 };
  pattern->cells[6][15] = (EbbHourCell){ 4, 6, 3.2 };
}

static inline EbbHourView *
new_hours (void)
{
  EbbHourPattern pattern;
  GtkWidget *hours = ebb_hour_view_new ();

  fill_pattern (&pattern);
  ebb_hour_view_set_pattern (EBB_HOUR_VIEW (hours), &pattern, &pain, "Pain", "Pain by weekday and hour");
  return EBB_HOUR_VIEW (hours);
}

static inline EbbDay
day_of (int year,
        int month,
        int day)
{
  return ebb_day_from_ymd (year, month, day);
}

static inline void
add_day (GArray *days,
         EbbDay day,
         double mean,
         guint n)
{
  EbbDayValues values = { day, n, mean * n, mean, mean, mean };

  g_array_append_val (days, values);
}

/* January at 3.2, March at 6.1 but the 12th, and five days of February. */
static inline GArray *
new_days (void)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (EbbDayValues));

  for (int day = 1; day <= 31; day++)
    add_day (days, day_of (2026, 1, day), 3.2, 1);
  for (int day = 1; day <= 5; day++)
    add_day (days, day_of (2026, 2, day), 9, 1);
  for (int day = 1; day <= 20; day++)
    add_day (days, day_of (2026, 3, day), day == 12 ? 5.33 : 6.1, day == 12 ? 3 : 1);
  return days;
}

static inline EbbYearView *
new_year (EbbPeriod period)
{
  g_autoptr (GArray) days = new_days ();
  GtkWidget *year = ebb_year_view_new ();

  ebb_year_view_set_days (EBB_YEAR_VIEW (year), days, period, &pain, "Pain", "Pain by day");
  return EBB_YEAR_VIEW (year);
}

static inline EbbPeriod
period_2026 (void)
{
  return (EbbPeriod){ day_of (2026, 1, 1), day_of (2026, 12, 31) };
}

static inline EbbHistogramView *
new_histogram (void)
{
  guint counts[11] = { 1, 2, 7, 18, 19, 14, 6, 3, 1, 0, 0 };
  const EbbDistribution distribution = { 0, 1, 11, counts, 71, TRUE };
  GtkWidget *histogram = ebb_histogram_view_new ();

  ebb_histogram_view_set_distribution (EBB_HISTOGRAM_VIEW (histogram), &distribution, TRUE, "Pain", 4, "Days of each pain");
  return EBB_HISTOGRAM_VIEW (histogram);
}

/* --- what a person does --- */

/* Between two buttons, in a page that scrolls. */
static inline void
present (gpointer shown,
         int width,
         int height)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  view = shown;
  before = gtk_button_new_with_label ("Before");
  after = gtk_button_new_with_label ("After");
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), shown);
  gtk_box_append (GTK_BOX (box), after);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  window = ebb_test_present (scrolled, width, height);
}

static inline void
press (const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    ebb_test_press (window, each[i]);
}

/* Moves the pointer to a point of the view, in px. */
static inline void
point_to (double x,
          double y)
{
  ebb_test_point_to (window, GTK_WIDGET (view), x, y);
}

/* Away from the picture, onto what stands above. */
static inline void
point_elsewhere (void)
{
  point_to (20, -20);
}

static inline void
point_to_cell (int cell)
{
  cairo_rectangle_t area;

  g_assert_true (EBB_CELL_VIEW_GET_CLASS (view)->get_area (view, cell, &area));
  point_to (area.x + area.width / 2, area.y + area.height / 2);
}

static inline void
use_mouse (const char *command)
{
  ebb_test_use_button (window, command, "1");
}

static inline void
assert_description (gpointer shown,
                    const char *words)
{
  gtk_test_accessible_assert_property (shown, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
}

static inline char *
describe (gpointer shown,
          int cell)
{
  return EBB_CELL_VIEW_GET_CLASS (shown)->describe (shown, cell);
}

static inline void
assert_words (gpointer shown,
              int cell,
              const char *words)
{
  g_autofree char *said = describe (shown, cell);

  g_assert_cmpstr (said, ==, words);
}
