// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-relief-chart.h"
#include "ebb-relief-curve.h"
#include "ebb-session-steps.h"
#include "ebb-slope-graph.h"
#include "ebb-survival-curve.h"

G_BEGIN_DECLS

struct _EbbReliefChart
{
  EbbReliefChartKind kind;
  EbbScale scale;
  const char *unit;   /* (nullable) */
  const char *before; /* (nullable) */
  const char *after;  /* (nullable) */
  char *summary;      /* (owned) */
  GPtrArray *words;   /* (owned) (element-type utf8): of each cell */
  GArray *cells;      /* (owned) (element-type guint): which point, step or session it is */

  EbbReliefPoint points[EBB_N_RELIEF_POINTS]; /* of the curve, as the two that follow */
  GArray *samples;                            /* (owned) (element-type EbbSample) */
  GArray *traces;                             /* (owned) (element-type EbbReliefTrace): into @samples */
  EbbSurvival *survival;                      /* (owned) (nullable): of the duration */
  double median;                              /* hours; NAN if it is not known */
  GPtrArray *labels;                          /* (owned) (element-type utf8): of @steps */
  GArray *pairs;                              /* (owned) (element-type EbbSlopePair): of the slopes */
  GArray *steps;                              /* (owned) (element-type EbbSessionStep): of tension and swelling */

  union
  {
    EbbReliefCurveFrame curve;
    EbbSurvivalCurveFrame survival;
    EbbSlopeGraphFrame slope;
    EbbSessionStepsFrame steps;
  } frame;
};

G_END_DECLS
