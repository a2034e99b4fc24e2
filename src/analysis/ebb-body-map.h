// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-body-history.h"

G_BEGIN_DECLS

/**
 * EbbBodyFigures:
 *
 * What a period says about one region. Every count is of days or entries that
 * there are; nothing is made up for those that are missing.
 */
typedef struct
{
  guint n_days;       /* on which it was marked */
  guint n_entries;    /* in which it was marked */
  gboolean at_least;  /* @n_entries may be more: see ebb_body_map_new() */
  guint n_rated_days; /* on which a mark had an intensity: what @mean is of */
  double mean;        /* of the days' means; NAN if no mark has an intensity */
  double worst;       /* NAN if no mark has an intensity */
  EbbDay first;       /* the first and the last day of the period on which it */
  EbbDay last;        /* was marked; meaningless when @n_days is 0 */
} EbbBodyFigures;

/* What a heat map colours regions by. */
typedef enum
{
  EBB_BODY_DAYS,    /* share of the days with an entry, percent */
  EBB_BODY_ENTRIES, /* share of the entries, percent */
  EBB_BODY_MEAN,    /* 0 to 10 */
  EBB_BODY_WORST,   /* 0 to 10 */
} EbbBodyMeasure;

#define EBB_N_BODY_MEASURES 4

/* Where that which a drawn region shows comes from. */
typedef enum
{
  EBB_BODY_NOTHING,
  EBB_BODY_OWN,     /* from itself or from details in it */
  EBB_BODY_WHOLE,   /* only from the whole that it is a detail of */
  EBB_BODY_UNSIDED, /* only from a part whose side or face is not known */
} EbbBodySource;

/**
 * EbbBodyMap:
 *
 * Where it hurt in a period, region by region.
 */
typedef struct
{
  EbbDay from;
  EbbDay to;
  guint n_days;    /* with an entry */
  guint n_entries; /* in all */
  guint n_marked_days;
  guint n_unsided_days; /* with a mark whose side or face is not known */
  EbbDay first;         /* first and last day with an entry; meaningless when */
  EbbDay last;          /* @n_days is 0 */
  double area;          /* percent of the body map that was marked at any time */
  double mean_area;     /* percent of it on a day with an entry; NAN without one */

  guint n_regions;
  EbbBodyFigures *own;   /* (owned): by index of the region: its own marks only */
  EbbBodyFigures *whole; /* (owned): by index: with the details that lie in it */
} EbbBodyMap;

EbbBodyMap *ebb_body_map_new (const EbbBodyHistory *history, EbbDay from, EbbDay to);
void ebb_body_map_free (EbbBodyMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbBodyMap, ebb_body_map_free)

double ebb_body_map_get_value (const EbbBodyMap *self, const EbbBodyFigures *figures, EbbBodyMeasure measure);
EbbBodySource ebb_body_map_get_shown (const EbbBodyMap *self, const EbbRegion *region, const EbbRegion **source, const EbbBodyFigures **figures);
double ebb_body_map_get_maximum (const EbbBodyMap *self, EbbBodyMeasure measure);
char *ebb_body_area_to_string (double area);
gboolean ebb_body_region_counts_for (const EbbRegion *marked, const EbbRegion *region);

G_END_DECLS
