// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-relief-diary.h"
#include "ebb-relief-text.h"

G_BEGIN_DECLS

typedef struct
{
  EbbMoment when;
  double pain; /* NAN absent */
  guint first_mark;
  guint n_marks;
} EbbReliefEntry;

typedef struct
{
  const EbbRegion *region;
  double intensity; /* known */
} EbbReliefMark;

/* The values of one tag of a session. */
typedef struct
{
  guint first;
  guint n;
} EbbReliefTagRange;

struct _EbbReliefDiary
{
  gatomicrefcount ref_count;
  GArray *entries;       /* (owned) (element-type EbbReliefEntry) */
  GArray *marks;         /* (owned) (element-type EbbReliefMark): entry after entry */
  GPtrArray *sessions;   /* (owned) (element-type EbbSession): done */
  GPtrArray *courses;    /* (owned) (element-type EbbCourse) */
  GPtrArray *techniques; /* (owned): interned ids; as the two that follow, in the order in
                          * which sessions name them */
  GPtrArray *regions;    /* (owned) (element-type EbbRegion) */
  GPtrArray *providers;  /* (owned): interned ids or names */
  GArray *values;        /* (owned) (element-type int): of all tags */
  GArray *tags;          /* (owned) (element-type EbbReliefTagRange): EBB_N_SESSION_TAGS for
                          * each session */
};

G_END_DECLS
