// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../core/ebb-test-readings.h"
#include "draw/ebb-trend-plot.h"

/* What tests of trends share: plots of known readings. */

/* 2024-10-04, a Friday. */
#define EBB_TEST_FIRST_DAY 20000

/* One reading: of which day after the first, at which hour. */
typedef struct
{
  int day;
  double hour;
  double value;
} EbbTestReading;

/* In the order of time; each reading is an entry. */
static inline EbbReadings *
ebb_test_readings_at (const EbbTestReading *all,
                      guint n)
{
  EbbReadings *readings = ebb_readings_new ();

  for (guint i = 0; i < n; i++)
    {
      guint n_entries = 1;

      if (i == 0 || all[i].day != all[i - 1].day)
        {
          while (i + n_entries < n && all[i + n_entries].day == all[i].day)
            n_entries++;
          ebb_readings_add_day (readings, EBB_TEST_FIRST_DAY + all[i].day, n_entries);
        }
      ebb_readings_add (readings, EBB_TEST_FIRST_DAY + all[i].day, all[i].hour * 3600, all[i].value);
    }
  ebb_readings_seal (readings);
  return readings;
}

/* Takes @readings; @tracker and @annotations may be NULL. */
static inline EbbTrendPlot *
ebb_test_plot_new (EbbReadings *readings,
                   EbbSubjectKind kind,
                   EbbTracker *tracker,
                   GPtrArray *annotations)
{
  EbbSubject subject = { kind, NULL, NULL };
  EbbTrendPlot *plot;

  if (kind == EBB_SUBJECT_TRACKER)
    subject.tracker = tracker != NULL ? g_intern_string (ebb_tracker_get_id (tracker)) : g_intern_static_string ("gone");
  plot = ebb_trend_plot_new (readings, &subject, tracker, annotations);
  ebb_readings_unref (readings);
  return plot;
}

#define ebb_test_plot_at(kind, tracker, annotations, ...)                                                               \
  ebb_test_plot_new (ebb_test_readings_at ((const EbbTestReading[]){ __VA_ARGS__ },                                     \
                                           sizeof ((const EbbTestReading[]){ __VA_ARGS__ }) / sizeof (EbbTestReading)), \
                     kind, tracker, annotations)

static inline GPtrArray *
ebb_test_annotations_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_annotation_free);
}

/* @from and @to count from the first day. */
static inline void
ebb_test_annotations_add (GPtrArray *annotations,
                          int from,
                          int to,
                          const char *text)
{
  g_ptr_array_add (annotations, ebb_annotation_new ((EbbPeriod){ EBB_TEST_FIRST_DAY + from, EBB_TEST_FIRST_DAY + to }, text));
}

static inline EbbTracker *
ebb_test_tracker_new (EbbTrackerKind kind,
                      const char *unit)
{
  static const char *const words[] = { "dry", "rain", "snow", NULL };
  EbbTracker *tracker = ebb_tracker_new ("sky", "Sky", kind);

  if (unit != NULL)
    ebb_tracker_set_unit (tracker, unit);
  if (kind == EBB_TRACKER_CHOICE)
    ebb_tracker_set_choices (tracker, words);
  return tracker;
}

/* Seconds of the wall clock. */
static inline double
ebb_test_at (double day,
             double hour)
{
  return (EBB_TEST_FIRST_DAY + day) * EBB_DAY_SECONDS + hour * 3600;
}

static inline void
ebb_test_chart_of_days (EbbTrendChart *chart,
                        const EbbTrendPlot *plot,
                        int first,
                        int n_days)
{
  ebb_trend_chart_init (chart, plot, ebb_test_at (first, 0), ebb_test_at (first + n_days, 0));
}
