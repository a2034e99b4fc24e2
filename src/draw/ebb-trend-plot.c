// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-plot-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-rating.h"

/* Windows up to so many days show each reading, up to so many each day with the average
 * of a week; longer ones the average of four weeks. */
#define READINGS_DAYS 15
#define WEEK_AVERAGE_DAYS (3 * 366)

/* Moving averages: days, and of these how many must be rated (see
 * ebb_moving_average_new()). */
#define WEEK 7
#define WEEK_RATED 4
#define FOUR_WEEKS 28
#define FOUR_WEEKS_RATED 15

static double
get_day_value (const EbbTrendPlot *self,
               const EbbDayValues *day)
{
  return self->is_count ? day->sum : day->mean;
}

static void
fill_days (EbbTrendPlot *self)
{
  guint n;

  self->days = ebb_day_values_new (self->readings, ebb_readings_get_extent (self->readings));
  n = self->days->len;
  self->means = g_new (EbbSample, n);
  self->lows = g_new (EbbSample, n);
  self->highs = g_new (EbbSample, n);
  self->sums = g_new (EbbSample, n);
  for (guint i = 0; i < n; i++)
    {
      const EbbDayValues *day = &g_array_index (self->days, EbbDayValues, i);
      double noon = (day->day + 0.5) * EBB_DAY_SECONDS;

      self->means[i] = (EbbSample){ noon, get_day_value (self, day) };
      self->lows[i] = (EbbSample){ noon, day->min };
      self->highs[i] = (EbbSample){ noon, day->max };
      self->sums[i] = (EbbSample){ day->day * EBB_DAY_SECONDS, get_day_value (self, day) };
    }
  self->average = ebb_moving_average_new (self->days, WEEK, WEEK_RATED);
  self->long_average = ebb_moving_average_new (self->days, FOUR_WEEKS, FOUR_WEEKS_RATED);
}

/* Two readings thirty hours apart may be of neighbouring days, or have a day without any
 * between them. */
static void
fill_line (EbbTrendPlot *self)
{
  EbbDay last = EBB_DAY_MAX;

  self->line = g_array_sized_new (FALSE, FALSE, sizeof (EbbSample), self->n_samples);
  for (guint i = 0; i < self->n_samples; i++)
    {
      EbbDay day = (EbbDay) floor (self->samples[i].x / EBB_DAY_SECONDS);
      EbbSample gap = { (day - 0.5) * EBB_DAY_SECONDS, NAN };

      if (day > last + 1)
        g_array_append_val (self->line, gap);
      g_array_append_val (self->line, self->samples[i]);
      last = day;
    }
}

static void
fill_events (EbbTrendPlot *self)
{
  self->n_events = self->annotations->len;
  self->events = g_new0 (EbbChartEvent, self->n_events);
  for (guint i = 0; i < self->annotations->len; i++)
    {
      const EbbAnnotation *annotation = self->annotations->pdata[i];

      self->events[i].from = annotation->period.from * EBB_DAY_SECONDS;
      self->events[i].to = (annotation->period.to + 1) * EBB_DAY_SECONDS;
      /* one day is a moment, at its noon */
      if (annotation->period.from == annotation->period.to)
        self->events[i].from = self->events[i].to = (annotation->period.from + 0.5) * EBB_DAY_SECONDS;
      self->events[i].label = annotation->text;
    }
}

/* A lane for each word, the first at the bottom as on an axis. */
static void
fill_lanes (EbbTrendPlot *self)
{
  if (!self->is_choice)
    return;
  if (ebb_tracker_get_kind (self->tracker) == EBB_TRACKER_YES_NO)
    self->n_lanes = 2;
  else
    self->n_lanes = g_strv_length ((GStrv) ebb_tracker_get_choices (self->tracker));
  self->lanes = g_new0 (EbbChartLane, self->n_lanes);
  for (guint i = 0; i < self->n_lanes; i++)
    {
      guint value = self->n_lanes - 1 - i;

      self->lanes[i].label = ebb_tracker_get_kind (self->tracker) == EBB_TRACKER_YES_NO
                               ? (value == 1 ? C_ ("value", "Yes") : C_ ("value", "No"))
                               : ebb_tracker_get_choices (self->tracker)[value];
      self->lanes[i].samples = self->samples;
      self->lanes[i].n_samples = self->n_samples;
      self->lanes[i].value = value;
    }
}

static char *
make_axis_title (EbbTrendPlot *self)
{
  const char *unit = ebb_subject_get_unit (&self->subject, self->tracker);

  if (self->is_choice || self->is_count)
    return g_strdup (self->name);
  if (self->is_rating)
    /* Translators: above the axis of a chart: "Pain now, 0–10" */
    return g_strdup_printf (C_ ("axis", "%s, 0–10"), self->name);
  if (unit == NULL || *unit == '\0')
    return g_strdup (self->name);
  /* Translators: above the axis of a chart: what is shown and its unit */
  return g_strdup_printf (C_ ("axis", "%s, %s"), self->name, unit);
}

/**
 * ebb_trend_plot_new:
 * @readings: of the subject, sealed
 * @subject: what is shown
 * @tracker: (nullable): the tracker that @subject names; one that names a tracker
 *   without having it is shown as plain numbers
 * @annotations: (nullable) (element-type EbbAnnotation): the person's own notes
 *
 * Returns: (transfer full): the plot
 */
EbbTrendPlot *
ebb_trend_plot_new (EbbReadings *readings,
                    const EbbSubject *subject,
                    EbbTracker *tracker,
                    GPtrArray *annotations)
{
  EbbTrendPlot *self = g_new0 (EbbTrendPlot, 1);

  g_return_val_if_fail (readings != NULL, self);

  g_atomic_ref_count_init (&self->ref_count);
  self->readings = ebb_readings_ref (readings);
  self->subject = *subject;
  g_set_object (&self->tracker, tracker);
  self->annotations = annotations != NULL ? g_ptr_array_ref (annotations) : g_ptr_array_new ();
  self->sessions = g_ptr_array_new ();
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->name = ebb_subject_get_name (subject, tracker);
  self->is_rating = ebb_subject_is_rating (subject, tracker);
  self->is_choice = ebb_subject_is_choice (subject, tracker);
  self->is_count = subject->kind == EBB_SUBJECT_ENTRIES;
  self->axis_title = make_axis_title (self);
  self->zone = g_time_zone_new_utc ();
  self->samples = ebb_readings_get_all (readings, &self->n_samples);
  fill_line (self);
  fill_days (self);
  fill_events (self);
  fill_lanes (self);
  return self;
}

/**
 * ebb_trend_plot_ref:
 * @self: a plot
 *
 * Returns: (transfer full): the same
 */
EbbTrendPlot *
ebb_trend_plot_ref (EbbTrendPlot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * ebb_trend_plot_unref:
 * @self: (transfer full): a plot
 */
void
ebb_trend_plot_unref (EbbTrendPlot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  ebb_readings_unref (self->readings);
  g_clear_object (&self->tracker);
  g_ptr_array_unref (self->annotations);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->labels);
  g_free (self->name);
  g_free (self->axis_title);
  g_time_zone_unref (self->zone);
  g_array_unref (self->line);
  g_array_unref (self->days);
  g_array_unref (self->average);
  g_array_unref (self->long_average);
  g_free (self->means);
  g_free (self->lows);
  g_free (self->highs);
  g_free (self->sums);
  g_free (self->events);
  g_free (self->lanes);
  g_free (self);
}

/**
 * ebb_trend_plot_get_subject:
 * @self: a plot
 *
 * Returns: (transfer none): what it shows
 */
const EbbSubject *
ebb_trend_plot_get_subject (const EbbTrendPlot *self)
{
  return &self->subject;
}

/**
 * ebb_trend_plot_get_name:
 * @self: a plot
 *
 * Returns: (transfer none): what it shows, in the language of the session
 */
const char *
ebb_trend_plot_get_name (const EbbTrendPlot *self)
{
  return self->name;
}

/**
 * ebb_trend_plot_get_axis_title:
 * @self: a plot
 *
 * Returns: (transfer none): what stands at the axis of values: the name, and the unit or
 *   the ends of the scale
 */
const char *
ebb_trend_plot_get_axis_title (const EbbTrendPlot *self)
{
  return self->axis_title;
}

/* Pain has its own colours; other ratings the whole scale, and the rest what there is. */
static void
set_colors (const EbbTrendPlot *self,
            double least,
            double most,
            EbbValueColors *colors)
{
  *colors = (EbbValueColors){ ebb_subject_is_pain (&self->subject), 0, 10 };
  if (self->is_rating)
    return;
  colors->least = self->is_count || isnan (least) ? 0 : least;
  colors->most = isnan (most) || most <= colors->least ? colors->least + 1 : most;
}

/**
 * ebb_trend_plot_get_day_colors:
 * @self: a plot
 * @days: (element-type EbbDayValues): of ebb_trend_plot_get_days()
 * @colors: (out caller-allocates): colours in which their values can be told apart
 */
void
ebb_trend_plot_get_day_colors (const EbbTrendPlot *self,
                               const GArray *days,
                               EbbValueColors *colors)
{
  double least = NAN, most = NAN;

  for (guint i = 0; i < days->len; i++)
    {
      double value = g_array_index (days, EbbDayValues, i).mean;

      least = fmin (least, value);
      most = fmax (most, value);
    }
  set_colors (self, least, most, colors);
}

/**
 * ebb_trend_plot_get_hour_colors:
 * @self: a plot
 * @pattern: its pattern in some period
 * @colors: (out caller-allocates): colours in which its means can be told apart
 */
void
ebb_trend_plot_get_hour_colors (const EbbTrendPlot *self,
                                const EbbHourPattern *pattern,
                                EbbValueColors *colors)
{
  double least = NAN, most = NAN;

  for (guint i = 0; i < G_N_ELEMENTS (pattern->cells); i++)
    for (guint hour = 0; hour < G_N_ELEMENTS (pattern->cells[i]); hour++)
      {
        least = fmin (least, pattern->cells[i][hour].mean);
        most = fmax (most, pattern->cells[i][hour].mean);
      }
  set_colors (self, least, most, colors);
}

/**
 * ebb_trend_plot_get_readings:
 * @self: a plot
 *
 * Returns: (transfer none): all readings
 */
EbbReadings *
ebb_trend_plot_get_readings (const EbbTrendPlot *self)
{
  return self->readings;
}

/**
 * ebb_trend_plot_is_count:
 * @self: a plot
 *
 * Returns: whether the values of a day are added up
 */
gboolean
ebb_trend_plot_is_count (const EbbTrendPlot *self)
{
  return self->is_count;
}

/**
 * ebb_trend_plot_is_rating:
 * @self: a plot
 *
 * Returns: whether values go from 0 to 10
 */
gboolean
ebb_trend_plot_is_rating (const EbbTrendPlot *self)
{
  return self->is_rating;
}

/**
 * ebb_trend_plot_is_choice:
 * @self: a plot
 *
 * Returns: whether values are words, of which no mean can be made
 */
gboolean
ebb_trend_plot_is_choice (const EbbTrendPlot *self)
{
  return self->is_choice;
}

/**
 * ebb_trend_plot_get_words:
 * @self: a plot
 *
 * Returns: what the words of figures need to know of it; borrowed from @self
 */
EbbTrendSubject
ebb_trend_plot_get_words (const EbbTrendPlot *self)
{
  return (EbbTrendSubject){
    self->name,
    ebb_subject_get_unit (&self->subject, self->tracker),
    ebb_subject_is_pain (&self->subject),
    self->is_rating,
  };
}

/**
 * ebb_trend_plot_get_days:
 * @self: a plot
 * @period: some days
 *
 * Returns: (transfer full) (element-type EbbDayValues): the days that have a value, in
 *   order; the mean of a count is its sum
 */
GArray *
ebb_trend_plot_get_days (const EbbTrendPlot *self,
                         EbbPeriod period)
{
  GArray *days = ebb_day_values_new (self->readings, period);

  for (guint i = 0; i < days->len; i++)
    {
      EbbDayValues *day = &g_array_index (days, EbbDayValues, i);

      day->mean = get_day_value (self, day);
    }
  return days;
}

/* How often each of a few words was given is all that can be said of them. */
static char *
describe_words (const EbbTrendPlot *self,
                EbbPeriod period)
{
  guint n_readings;
  g_autofree char *days = NULL;

  ebb_readings_get_period (self->readings, period, &n_readings);
  days = g_strdup_printf (g_dngettext (NULL, "%u answer", "%u answers", n_readings), n_readings);
  /* Translators: the name of a tracker of yes and no or a few words, and "12 answers" */
  return g_strdup_printf (C_ ("trends", "%s: %s."), self->name, days);
}

/* From so many days on the last four weeks are news. */
#define LONG_PERIOD (2 * FOUR_WEEKS)

/* What a period is compared with: @later, a part of it or all, and @earlier. */
static void
choose_comparison (EbbPeriod period,
                   const EbbPeriod *before,
                   EbbPeriod *earlier,
                   EbbPeriod *later)
{
  *later = period;
  if (before != NULL)
    {
      *earlier = *before;
    }
  else if (period.to - period.from + 1 >= LONG_PERIOD)
    {
      later->from = period.to - FOUR_WEEKS + 1;
      *earlier = (EbbPeriod){ later->from - FOUR_WEEKS, later->from - 1 };
    }
  else
    {
      *earlier = ebb_period_before (period, EBB_SPAN_CUSTOM);
    }
}

/**
 * ebb_trend_plot_describe_figures:
 * @self: a plot, not of words
 * @figures: what ebb_trend_get_figures() says of some days
 * @direction: what ebb_trend_get_direction() says of them
 * @before: (nullable): as of ebb_trend_plot_describe()
 *
 * Returns: (transfer full): what ebb_trend_plot_describe() says of these days
 */
char *
ebb_trend_plot_describe_figures (const EbbTrendPlot *self,
                                 const EbbTrendFigures *figures,
                                 const EbbTrendDirection *direction,
                                 const EbbPeriod *before)
{
  EbbTrendSubject words = ebb_trend_plot_get_words (self);
  EbbTrendChange change;
  EbbPeriod earlier, later;

  choose_comparison (figures->period, before, &earlier, &later);
  change = ebb_trend_compare (self->readings, earlier, later, words.is_pain, self->is_count);
  return ebb_trend_describe (&words, figures, &change, direction);
}

/**
 * ebb_trend_plot_describe:
 * @self: a plot
 * @period: some days
 * @before: (nullable): those that they are compared with; else the last four weeks of a
 *   long period are compared with the four before, and a short one with as many days
 *   before it
 *
 * Returns: (transfer full): what these days say, in two or three sentences made of data
 */
char *
ebb_trend_plot_describe (const EbbTrendPlot *self,
                         EbbPeriod period,
                         const EbbPeriod *before)
{
  EbbTrendFigures figures;
  EbbTrendDirection direction;

  if (self->is_choice)
    return describe_words (self, period);
  ebb_trend_sum_up (self->readings, period, self->is_count, &figures, &direction);
  return ebb_trend_plot_describe_figures (self, &figures, &direction, before);
}

/**
 * ebb_trend_plot_get_n_annotations:
 * @self: a plot
 *
 * Returns: how many annotations it shows, of all time; they are the first events of its
 *   charts
 */
guint
ebb_trend_plot_get_n_annotations (const EbbTrendPlot *self)
{
  return self->annotations->len;
}

/**
 * ebb_trend_plot_get_annotation:
 * @self: a plot
 * @index: below ebb_trend_plot_get_n_annotations()
 *
 * Returns: (transfer none): the annotation
 */
const EbbAnnotation *
ebb_trend_plot_get_annotation (const EbbTrendPlot *self,
                               guint index)
{
  g_return_val_if_fail (index < self->annotations->len, NULL);

  return self->annotations->pdata[index];
}

/**
 * ebb_trend_plot_format_value:
 * @self: a plot
 * @value: one of its values
 *
 * Returns: (transfer full): the value for people, with its unit: one decimal, or a word
 */
char *
ebb_trend_plot_format_value (const EbbTrendPlot *self,
                             double value)
{
  const char *unit = ebb_subject_get_unit (&self->subject, self->tracker);
  g_autofree char *number = NULL;

  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i].value == value)
      return g_strdup (self->lanes[i].label);
  number = ebb_number_to_local_string (fabs (value) < 1e9 ? round (value * 10) / 10 : value);
  if (unit == NULL || *unit == '\0')
    return g_steal_pointer (&number);
  /* Translators: a number and its unit, such as "7.5 h" */
  return g_strdup_printf (C_ ("value", "%s %s"), number, unit);
}

/**
 * ebb_trend_detail_of:
 * @from: the left edge of a window, in seconds of the wall clock
 * @to: the right edge
 *
 * Returns: what a point of a window of that length is of
 */
EbbTrendDetail
ebb_trend_detail_of (double from,
                     double to)
{
  double days = (to - from) / EBB_DAY_SECONDS;

  return days <= READINGS_DAYS ? EBB_TREND_READINGS : days <= WEEK_AVERAGE_DAYS ? EBB_TREND_DAYS
                                                                                : EBB_TREND_YEARS;
}

/* Counts are of days, words of moments. */
static gboolean
has_points_of_readings (const EbbTrendPlot *self,
                        EbbTrendDetail detail)
{
  return self->is_choice || (detail == EBB_TREND_READINGS && !self->is_count);
}

/**
 * ebb_trend_plot_get_n_points:
 * @self: a plot
 * @detail: what a point is of
 *
 * Returns: how many points there are, of all time
 */
guint
ebb_trend_plot_get_n_points (const EbbTrendPlot *self,
                             EbbTrendDetail detail)
{
  return has_points_of_readings (self, detail) ? self->n_samples : self->days->len;
}

/**
 * ebb_trend_plot_get_point:
 * @self: a plot
 * @detail: what a point is of
 * @index: below ebb_trend_plot_get_n_points()
 *
 * Returns: the point, in the order of time
 */
EbbTrendPoint
ebb_trend_plot_get_point (const EbbTrendPlot *self,
                          EbbTrendDetail detail,
                          guint index)
{
  const EbbDayValues *day;

  g_return_val_if_fail (index < ebb_trend_plot_get_n_points (self, detail), ((EbbTrendPoint){ NAN, NAN, 0, NAN, NAN }));

  if (has_points_of_readings (self, detail))
    {
      const EbbSample *sample = &self->samples[index];

      return (EbbTrendPoint){ sample->x, sample->y, 1, sample->y, sample->y };
    }
  day = &g_array_index (self->days, EbbDayValues, index);
  return (EbbTrendPoint){ self->means[index].x, get_day_value (self, day), day->n, day->min, day->max };
}

/**
 * ebb_trend_plot_find_point:
 * @self: a plot
 * @detail: what a point is of
 * @x: seconds of the wall clock
 *
 * Returns: the index of the point that is nearest in time; %G_MAXUINT if there is none
 */
guint
ebb_trend_plot_find_point (const EbbTrendPlot *self,
                           EbbTrendDetail detail,
                           double x)
{
  gboolean readings = has_points_of_readings (self, detail);
  const EbbSample *points = readings ? self->samples : self->means;
  guint n = readings ? self->n_samples : self->days->len;
  guint next = ebb_series_find (points, n, x);

  if (n == 0)
    return G_MAXUINT;
  if (next == n)
    return n - 1;
  return next > 0 && x - points[next - 1].x <= points[next].x - x ? next - 1 : next;
}

/**
 * ebb_trend_plot_get_average:
 * @self: a plot
 * @detail: of which window
 * @day: a day
 *
 * Returns: the moving average that is drawn on that day; NAN if there is none
 */
double
ebb_trend_plot_get_average (const EbbTrendPlot *self,
                            EbbTrendDetail detail,
                            EbbDay day)
{
  const GArray *average = detail == EBB_TREND_DAYS ? self->average : self->long_average;
  double noon = (day + 0.5) * EBB_DAY_SECONDS;
  guint i;

  if (detail == EBB_TREND_READINGS || self->is_choice || self->is_count)
    return NAN;
  i = ebb_series_find ((const EbbSample *) (void *) average->data, average->len, noon);
  return i < average->len && g_array_index (average, EbbSample, i).x == noon ? g_array_index (average, EbbSample, i).y : NAN;
}
