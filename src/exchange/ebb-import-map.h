// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-entry.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_MAP_RATING,
  EBB_MAP_MARK,
  EBB_MAP_TRACKER,
  EBB_MAP_NOTE,
} EbbMapTargetKind;

/* Where a value of the file goes. */
typedef struct
{
  EbbMapTargetKind kind;
  EbbRatingSlot slot;
  const EbbRegion *region;
  guint qualities;             /* set of EbbQuality that the name itself says */
  const char *tracker;         /* (interned) */
  gboolean has_tracker_kind;   /* the map says what a new tracker is */
  EbbTrackerKind tracker_kind; /* of a new one */
  char *unit;                  /* (owned): of a new one, "" if none */
} EbbMapTarget;

/* A name of the file: in the long form something rated, in the wide form a column. */
typedef struct
{
  char *name;      /* (owned) */
  GArray *targets; /* (owned) (element-type EbbMapTarget): empty to leave it out */
  gboolean has_range;
  double low, high; /* what stands for 0 and 10 */
} EbbMapName;

/**
 * EbbImportMap:
 *
 * What the columns and names of somebody's CSV file mean; docs/import-maps.md
 * tells how it is written.
 */
typedef struct
{
  GStrv when;      /* (owned): columns that together hold the time */
  char *format;    /* (owned) (nullable): ISO 8601 when absent */
  GTimeZone *zone; /* (owned) */
  char *name;      /* (owned) (nullable): long form: the column with the names … */
  char *value;     /* (owned) (nullable): … and the one with the values */
  char *note;      /* (owned) (nullable) */
  gboolean by_row; /* each row is an entry of its own */
  gboolean has_group;
  char delimiter; /* 0 to find it out */
  char decimal;   /* '.', ',' or 0 to go by the delimiter */
  gboolean ignore_rest;
  gboolean has_range;
  double low, high;
  GPtrArray *names; /* (owned) (element-type EbbMapName) */
  GHashTable *by_name;
  GHashTable *by_folded;
} EbbImportMap;

EbbImportMap *ebb_import_map_parse (const char *text, gsize length, GError **error);
void ebb_import_map_free (EbbImportMap *self);
EbbMapName *ebb_import_map_find (EbbImportMap *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbImportMap, ebb_import_map_free)

G_END_DECLS
