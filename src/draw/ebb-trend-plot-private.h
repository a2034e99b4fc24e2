// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-trend-plot.h"

G_BEGIN_DECLS

struct _EbbTrendPlot
{
  gatomicrefcount ref_count;
  EbbReadings *readings; /* (owned) */
  EbbSubject subject;
  EbbTracker *tracker;    /* (owned) (nullable) */
  GPtrArray *annotations; /* (owned) (element-type EbbAnnotation) */
  GPtrArray *sessions;    /* (owned) (element-type EbbSession) */
  GPtrArray *labels;      /* (owned) (element-type utf8): of the sessions */
  char *name;             /* (owned) */
  char *axis_title;       /* (owned) */
  gboolean is_rating;
  gboolean is_count;
  gboolean is_choice;
  GTimeZone *zone; /* (owned): UTC, by which the wall clock is drawn */

  const EbbSample *samples; /* of the readings */
  guint n_samples;
  GArray *line;          /* (owned): EbbSample, the readings with a gap for each missing day */
  GArray *days;          /* (owned): EbbDayValues */
  EbbSample *means;      /* (owned): per day, at noon; so are the two that follow */
  EbbSample *lows;       /* (owned) */
  EbbSample *highs;      /* (owned) */
  EbbSample *sums;       /* (owned): at midnight, for bars */
  GArray *average;       /* (owned): EbbSample, of a week, at noon of each day */
  GArray *long_average;  /* (owned): EbbSample, of four weeks */
  EbbChartEvent *events; /* (owned) (array length=n_events): annotations, then sessions */
  guint n_events;
  EbbChartLane *lanes; /* (owned) (array length=n_lanes): of choices */
  guint n_lanes;
};

G_END_DECLS
