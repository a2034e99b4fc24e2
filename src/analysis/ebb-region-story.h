// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-mark.h"
#include "model/ebb-moment.h"

G_BEGIN_DECLS

/* One mark of an entry that a story is about. */
typedef struct
{
  gint64 entry; /* tells entries apart; means nothing else */
  EbbDay day;
  guint16 region;    /* index of the region */
  float intensity;   /* NAN if absent */
  guint32 qualities; /* set of #EbbQuality */
} EbbStoryMark;

/* A day on which the region was marked. */
typedef struct
{
  EbbDay day;
  guint n_entries;
  guint n_rated; /* marks with an intensity */
  double mean;   /* of these; NAN if there is none */
  double worst;  /* NAN if there is none */
} EbbStoryDay;

/* A region that was marked in the same entries. */
typedef struct
{
  const EbbRegion *region;
  guint n_entries; /* with both, out of the story's entries */
} EbbStoryPartner;

/**
 * EbbRegionStory:
 *
 * What a period says about one region: when, how, and with which others.
 */
typedef struct
{
  const EbbRegion *region;
  guint n_entries; /* in which it, or a detail in it, was marked */
  guint n_rated_days;
  double mean;                      /* of the means of these days; NAN if there is none */
  double worst;                     /* NAN if there is none */
  GArray *days;                     /* (owned): EbbStoryDay, in order: as many as it was marked on */
  GArray *partners;                 /* (owned): EbbStoryPartner, the most frequent first */
  guint n_described;                /* entries that say how it felt */
  guint qualities[EBB_N_QUALITIES]; /* in how many entries it felt so */
} EbbRegionStory;

EbbRegionStory *ebb_region_story_new (const EbbRegion *region, const EbbStoryMark *marks, guint n_marks);
void ebb_region_story_free (EbbRegionStory *self);
guint ebb_region_story_get_qualities (const EbbRegionStory *self, guint order[EBB_N_QUALITIES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbRegionStory, ebb_region_story_free)

G_END_DECLS
