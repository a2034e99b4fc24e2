// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-matched.h"

G_BEGIN_DECLS

/* A rating, and the one some hours later. */
typedef struct
{
  gint64 at;  /* of the first, seconds since the epoch */
  EbbDay day; /* its local day */
  int minute; /* of that day */
  gboolean weekend;
  double pre;
  double post;
  double weight; /* of a similar moment: 1 / how many its session has */
} EbbMatchedCase;

/* Sessions, and the similar moments that were found for them. */
typedef struct
{
  GArray *sessions; /* (owned) (element-type EbbMatchedCase): with a similar moment */
  GArray *moments;  /* (owned) (element-type EbbMatchedCase) */
  guint n_chosen;   /* sessions that were asked about */
  guint n_rated;    /* of them, with ratings before and after */
} EbbMatchedPairs;

void ebb_matched_pairs_find (EbbMatchedPairs *self, const EbbReliefLog *log, EbbReliefChoice choice, double hours);
void ebb_matched_pairs_clear (EbbMatchedPairs *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EbbMatchedPairs, ebb_matched_pairs_clear)

G_END_DECLS
