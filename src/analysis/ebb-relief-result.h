// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-matched.h"
#include "ebb-relief-diary.h"
#include "ebb-relief.h"
#include "model/ebb-sample.h"

G_BEGIN_DECLS

/* What is asked. Copy it by assignment. */
typedef struct
{
  EbbReliefBy by;
  int value;    /* of one group; %EBB_RELIEF_EACH for all sessions beside each group */
  double hours; /* after sessions, 0 to %EBB_MATCHED_MAX_HOURS */
} EbbReliefWish;

#define EBB_RELIEF_EACH (-1)

/* A session with what was rated after it: hours and changes from the baseline. */
typedef struct
{
  guint first; /* sample */
  guint n;
} EbbReliefTrail;

/* One thing before and after a session; either may be NAN. */
typedef struct
{
  guint session; /* of the log */
  double before;
  double after;
} EbbReliefPair;

/* Sessions that have something in common. */
typedef struct
{
  int value;
  EbbReliefSummary *summary; /* (owned) */
  EbbMatched matched;
} EbbReliefGroup;

/**
 * EbbReliefResult:
 * @wish: what was asked
 * @cases: (owned): of which sessions and ratings
 * @summary: (owned): how often and for how long there was relief
 * @points: the curve
 * @samples: (owned) (element-type EbbSample): of the trails
 * @trails: (owned) (element-type EbbReliefTrail): of each session with a baseline
 * @pairs: (owned) (element-type EbbReliefPair): pain just before each session and
 *   @wish.hours later
 * @tension: (owned) (element-type EbbReliefPair): just before and right after, of sessions
 *   where it was rated
 * @swelling: (owned) (element-type EbbReliefPair): the same, the worst of all regions, 0 to 3
 * @matched: the comparison with similar moments
 * @groups: (owned) (element-type EbbReliefGroup): each by its own ratings; empty unless
 *   @wish.by says so
 *
 * What sessions did for a person. Immutable.
 */
typedef struct
{
  EbbReliefWish wish;
  EbbReliefCases *cases;
  EbbReliefSummary *summary;
  EbbReliefPoint points[EBB_N_RELIEF_POINTS];
  GArray *samples;
  GArray *trails;
  GArray *pairs;
  GArray *tension;
  GArray *swelling;
  EbbMatched matched;
  GArray *groups;
} EbbReliefResult;

EbbReliefResult *ebb_relief_result_new (EbbReliefDiary *diary, EbbReliefWish wish, gint64 now);
void ebb_relief_result_free (EbbReliefResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbReliefResult, ebb_relief_result_free)

guint ebb_relief_result_count_pairs (const GArray *pairs);

G_END_DECLS
