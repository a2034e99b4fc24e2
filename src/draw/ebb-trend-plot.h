// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-pattern.h"
#include "analysis/ebb-trend-text.h"
#include "ebb-chart.h"
#include "ebb-value-colors.h"
#include "model/ebb-annotation.h"
#include "model/ebb-session.h"
#include "model/ebb-subject.h"

G_BEGIN_DECLS

/* What one point of a line is of. */
typedef enum
{
  EBB_TREND_READINGS, /* a reading */
  EBB_TREND_DAYS,     /* a day, with the average of 7 days */
  EBB_TREND_YEARS,    /* a day, with the average of 28 days */
} EbbTrendDetail;

/* One point of the line. */
typedef struct
{
  double x;     /* seconds of the wall clock; noon of a day */
  double value; /* the reading, or the day's mean (a count: its sum); NAN without any */
  guint n;      /* readings behind it */
  double least; /* of these */
  double most;
} EbbTrendPoint;

/**
 * EbbTrendPlot:
 *
 * One subject over time, ready to be drawn for any window of time: the day's values,
 * their moving averages, the person's annotations and sessions. Immutable, counted by reference.
 */
typedef struct _EbbTrendPlot EbbTrendPlot;

EbbTrendPlot *ebb_trend_plot_new (EbbReadings *readings, const EbbSubject *subject, EbbTracker *tracker, GPtrArray *annotations);
EbbTrendPlot *ebb_trend_plot_ref (EbbTrendPlot *self);
void ebb_trend_plot_unref (EbbTrendPlot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbTrendPlot, ebb_trend_plot_unref)

const EbbSubject *ebb_trend_plot_get_subject (const EbbTrendPlot *self);
const char *ebb_trend_plot_get_name (const EbbTrendPlot *self);
const char *ebb_trend_plot_get_axis_title (const EbbTrendPlot *self);
EbbReadings *ebb_trend_plot_get_readings (const EbbTrendPlot *self);
gboolean ebb_trend_plot_is_count (const EbbTrendPlot *self);
gboolean ebb_trend_plot_is_rating (const EbbTrendPlot *self);
gboolean ebb_trend_plot_is_choice (const EbbTrendPlot *self);
EbbTrendSubject ebb_trend_plot_get_words (const EbbTrendPlot *self);
GArray *ebb_trend_plot_get_days (const EbbTrendPlot *self, EbbPeriod period);
char *ebb_trend_plot_describe (const EbbTrendPlot *self, EbbPeriod period, const EbbPeriod *before);
char *ebb_trend_plot_describe_figures (const EbbTrendPlot *self, const EbbTrendFigures *figures, const EbbTrendDirection *direction, const EbbPeriod *before);
guint ebb_trend_plot_get_n_annotations (const EbbTrendPlot *self);
const EbbAnnotation *ebb_trend_plot_get_annotation (const EbbTrendPlot *self, guint index);
void ebb_trend_plot_set_sessions (EbbTrendPlot *self, GPtrArray *sessions, GPtrArray *courses);
guint ebb_trend_plot_get_n_sessions (const EbbTrendPlot *self);
EbbSession *ebb_trend_plot_get_session (const EbbTrendPlot *self, guint index);
char *ebb_trend_plot_describe_annotations (const EbbTrendPlot *self, EbbDay day);
char *ebb_trend_plot_describe_sessions (const EbbTrendPlot *self, EbbDay day);
guint ebb_trend_plot_find_event (const EbbTrendPlot *self, EbbDay day);
char *ebb_trend_plot_format_value (const EbbTrendPlot *self, double value);

EbbTrendDetail ebb_trend_detail_of (double from, double to);
guint ebb_trend_plot_get_n_points (const EbbTrendPlot *self, EbbTrendDetail detail);
EbbTrendPoint ebb_trend_plot_get_point (const EbbTrendPlot *self, EbbTrendDetail detail, guint index);
guint ebb_trend_plot_find_point (const EbbTrendPlot *self, EbbTrendDetail detail, double x);
void ebb_trend_plot_get_day_colors (const EbbTrendPlot *self, const GArray *days, EbbValueColors *colors);
void ebb_trend_plot_get_hour_colors (const EbbTrendPlot *self, const EbbHourPattern *pattern, EbbValueColors *colors);
GArray *ebb_trend_plot_list_points (const EbbTrendPlot *self, double from, double to);
double ebb_trend_plot_get_average (const EbbTrendPlot *self, EbbTrendDetail detail, EbbDay day);

#define EBB_TREND_MAX_LAYERS 4

/**
 * EbbTrendChart:
 *
 * A window of a plot as a chart. It points into the plot and into itself: keep it where
 * it is, and not longer than the plot.
 */
typedef struct
{
  EbbChart chart;
  EbbTrendDetail detail;
  EbbLayer layers[EBB_TREND_MAX_LAYERS];
} EbbTrendChart;

void ebb_trend_chart_init (EbbTrendChart *self, const EbbTrendPlot *plot, double from, double to);
void ebb_trend_chart_widen (EbbTrendChart *self, const EbbTrendChart *other);

G_END_DECLS
