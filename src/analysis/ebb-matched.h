// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-relief-choice.h"

G_BEGIN_DECLS

/* What a comparison says. */
typedef enum
{
  EBB_MATCHED_TOO_FEW,  /* see what is missing */
  EBB_MATCHED_TOO_LATE, /* after more than %EBB_MATCHED_MAX_HOURS */
  EBB_MATCHED_UNCLEAR,  /* the interval holds 0 */
  EBB_MATCHED_OF_MANY,  /* it does not, but of so many comparisons one may look like this */
  EBB_MATCHED_SMALL,    /* it does not, but the difference is too small to matter */
  EBB_MATCHED_LOWER,
  EBB_MATCHED_HIGHER,
} EbbMatchedVerdict;

/**
 * EbbMatched:
 *
 * How ratings changed from before to some hours after sessions, beside how they changed
 * at similar moments without a session.
 */
typedef struct
{
  EbbMatchedVerdict verdict;
  double hours; /* after the end of a session */

  guint n_sessions; /* that were asked about */
  guint n_rated;    /* of them, with ratings before and after */
  guint n_matched;  /* of them, with similar moments: what all below is of */
  guint n_moments;  /* similar moments, each used once */

  guint n_days;       /* of the calendar, from the first to the last rating */
  guint n_rated_days; /* with a rating */

  double before;         /* mean rating before the sessions; NAN unless matched, as all below */
  double change;         /* mean change after them: negative is lower */
  double moments_change; /* at similar moments, adjusted to the same start */
  double difference;     /* @change - @moments_change; NAN with too few or too late, as all below */
  double lower;          /* 95 % interval of @difference */
  double upper;
  double p; /* of a difference as far from 0 where there is none, two-sided, 0 to 1 */

  guint n_more; /* about how many more sessions would narrow the interval to ±0.5; 0 if
                 * it is that narrow; more than %EBB_MATCHED_MAX_MORE means no hope */

  /* what is missing when there are too few; 0 where nothing is */
  guint missing_matched;
  guint missing_moments;
  guint missing_days;
  guint missing_rated_days;
} EbbMatched;

#define EBB_MATCHED_MAX_HOURS 8.0
#define EBB_MATCHED_MIN_SESSIONS 5
#define EBB_MATCHED_MIN_DAYS 28
#define EBB_MATCHED_MIN_SHARE 0.6
#define EBB_MATCHED_MIN_DIFFERENCE 0.5
#define EBB_MATCHED_MAX_MORE 100
#define EBB_MATCHED_MAX_FALSE 0.1 /* share of differences found that may be of chance */

EbbMatched ebb_matched_compare (const EbbReliefLog *log, EbbReliefChoice choice, double hours);
void ebb_matched_adjust (EbbMatched *const *several, guint n);

G_END_DECLS
