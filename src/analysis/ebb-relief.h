// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-relief-choice.h"
#include "ebb-survival.h"

G_BEGIN_DECLS

/* What is known of one session. */
typedef enum
{
  EBB_RELIEF_NO_BASELINE,  /* too few ratings before */
  EBB_RELIEF_NO_FOLLOW_UP, /* no rating after */
  EBB_RELIEF_NONE,         /* ratings after, none of them low enough */
  EBB_RELIEF_RETURNED,     /* there was relief, and it is known when it ended */
  EBB_RELIEF_LASTED,       /* there was relief until nothing more is known */
} EbbReliefKind;

/* Why no more is known, or why ratings count no longer. */
typedef enum
{
  EBB_RELIEF_END_LAST_RATING, /* within 72 hours */
  EBB_RELIEF_END_RESCUE,
  EBB_RELIEF_END_NEXT_SESSION,
} EbbReliefEnd;

/**
 * EbbReliefOutcome:
 *
 * What a session was followed by. Hours are counted from the end of the session; all
 * numbers are NAN where they are not known.
 */
typedef struct
{
  EbbReliefKind kind;
  guint n_before;  /* ratings that make @baseline */
  double baseline; /* 0 to 10 */
  double margin;   /* points below @baseline that make relief */
  guint n_after;   /* ratings that count */
  double began;    /* first rating with relief */
  double last_low; /* last rating before it returned, or before nothing more is known */
  double first_high;
  double hours;  /* how long it lasted; at least, if it is not known to have returned */
  gboolean wide; /* @last_low and @first_high are more than 6 hours apart */
  EbbReliefEnd end;
} EbbReliefOutcome;

/* What may be said about how long relief lasts. */
typedef enum
{
  EBB_DURATION_UNKNOWN, /* see what is missing */
  EBB_DURATION_MEDIAN,
  EBB_DURATION_LONGER, /* than @longer_than, in most sessions with relief */
} EbbDurationKind;

/**
 * EbbReliefSummary:
 *
 * What sessions were followed by, together.
 */
typedef struct
{
  guint n_sessions;
  guint n_no_baseline;
  guint n_no_follow_up;
  guint n_known;    /* with or without relief */
  guint n_relief;   /* with relief */
  guint n_returned; /* of them, known when it ended */
  guint n_wide;     /* of them, only within more than 6 hours */
  double share;     /* of @n_known with relief, 0 to 1; NAN without any */

  EbbDurationKind duration;
  guint missing_relief;   /* sessions with relief that are missing for a duration */
  guint missing_returned; /* sessions whose end of relief is known that are missing */
  double median;          /* hours; NAN unless %EBB_DURATION_MEDIAN */
  double lower_quartile;  /* NAN where it is not known */
  double upper_quartile;
  double lower; /* 95 % limits of @median (log-log); NAN where there is none */
  double upper;
  double longer_than; /* hours; NAN unless %EBB_DURATION_LONGER */

  EbbSurvival *curve; /* (owned): of all sessions with relief; to be shown when @duration is known */
} EbbReliefSummary;

#define EBB_DURATION_MIN_RELIEF 5
#define EBB_DURATION_MIN_RETURNED 3

const EbbReliefRating *ebb_relief_get_ratings (const EbbReliefLog *log, guint session, guint *n);
const EbbReliefRating *ebb_relief_get_rating (const EbbReliefLog *log, guint session, double hours);
EbbReliefOutcome ebb_relief_get_outcome (const EbbReliefLog *log, guint session);
EbbReliefSummary *ebb_relief_summarise (const EbbReliefLog *log, EbbReliefChoice choice);
void ebb_relief_summary_free (EbbReliefSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbReliefSummary, ebb_relief_summary_free)

/* How far ratings were from the baseline some hours after sessions: negative is lower. */
typedef struct
{
  double hours;
  guint n;       /* sessions with a rating about then */
  double median; /* NAN without any, as the quartiles (R's type 7) */
  double lower_quartile;
  double upper_quartile;
} EbbReliefPoint;

#define EBB_N_RELIEF_POINTS 5 /* 0, 1, 4, 24 and 48 hours */

double ebb_relief_get_change (const EbbReliefLog *log, guint session, double hours);
void ebb_relief_get_curve (const EbbReliefLog *log, EbbReliefChoice choice, EbbReliefPoint points[EBB_N_RELIEF_POINTS]);

G_END_DECLS
