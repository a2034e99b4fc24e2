// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-moment.h"

G_BEGIN_DECLS

/* What therapy is meant to help with (pain, mostly), rated once: in an entry, with a
 * session, or when asked some hours after it. */
typedef struct
{
  EbbMoment when;
  double value; /* 0 to 10; less is better */
} EbbReliefRating;

/* What a session says about itself. A kind of tag can have several values: a session
 * with two techniques counts for both. */
typedef enum
{
  EBB_SESSION_TECHNIQUE,
  EBB_SESSION_REGION,
  EBB_SESSION_PROVIDER,
  EBB_SESSION_COURSE,
} EbbSessionTag;

#define EBB_N_SESSION_TAGS 4

typedef struct
{
  const int *values; /* (unowned) (nullable) (array length=n): any numbers of the caller's */
  guint n;
} EbbSessionTags;

/* A session that took place. */
typedef struct
{
  EbbMoment start;
  EbbMoment end; /* @start where it is not known how long it took */
  EbbSessionTags tags[EBB_N_SESSION_TAGS];
} EbbReliefSession;

/**
 * EbbReliefLog:
 *
 * All that is known of ratings, sessions and rescue medicine, tidied and in the order
 * of time. How long things take is counted in seconds of UTC, so that neither travel
 * nor daylight saving change it; weekdays and hours are those of the wall clock that
 * the person read. Immutable.
 */
typedef struct
{
  EbbReliefRating *ratings; /* (owned) (array length=n_ratings) */
  guint n_ratings;
  EbbReliefSession *sessions; /* (owned) (array length=n_sessions): by start; tags unowned */
  guint n_sessions;
  gint64 *rescues; /* (owned) (array length=n_rescues): seconds since the epoch, UTC */
  guint n_rescues;
  gint64 *last_ends; /* (owned) (array length=n_sessions): the latest end up to each */
  guint n_left_out;  /* of what was handed over, because it cannot be */
} EbbReliefLog;

EbbReliefLog *ebb_relief_log_new (const EbbReliefRating *ratings,
                                  guint n_ratings,
                                  const EbbReliefSession *sessions,
                                  guint n_sessions,
                                  const gint64 *rescues,
                                  guint n_rescues,
                                  gint64 now);
void ebb_relief_log_free (EbbReliefLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbReliefLog, ebb_relief_log_free)

gint64 ebb_relief_session_get_after (const EbbReliefSession *session);

guint ebb_relief_log_find_rating (const EbbReliefLog *self, gint64 at);
const EbbReliefRating *ebb_relief_log_get_nearest (const EbbReliefLog *self, gint64 from, gint64 to, gint64 at);
double ebb_relief_log_get_baseline (const EbbReliefLog *self, gint64 at, guint *n);
const EbbReliefRating *ebb_relief_log_get_before (const EbbReliefLog *self, guint session);
gint64 ebb_relief_log_get_next_start (const EbbReliefLog *self, gint64 at);
gint64 ebb_relief_log_get_last_end (const EbbReliefLog *self, gint64 at);
gint64 ebb_relief_log_get_rescue (const EbbReliefLog *self, gint64 at);

/* How far from an hour after a session a rating may lie to stand for it, in seconds. */
gint64 ebb_relief_get_tolerance (double hours);

/* Seconds in an hour; and in how many hours before a session its baseline is, after it
 * whatever happens is taken to have to do with it. */
#define EBB_RELIEF_HOUR ((gint64) 3600)
#define EBB_RELIEF_WINDOW (72 * EBB_RELIEF_HOUR)

/* The fewest ratings that make a baseline. */
#define EBB_RELIEF_MIN_BASELINE 3

G_END_DECLS
