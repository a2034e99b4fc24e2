// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  EBB_SIDE_NONE,
  EBB_SIDE_LEFT,
  EBB_SIDE_RIGHT,
} EbbSide;

typedef enum
{
  EBB_REGION_PART,    /* no drawing: the side or the face of it is not known */
  EBB_REGION_DRAWN,   /* on the front or the back */
  EBB_REGION_DETAIL,  /* on a close-up of head, hands or feet */
  EBB_REGION_UNKNOWN, /* of a newer version of Ebb, or of one long ago */
} EbbRegionKind;

/**
 * EbbRegion:
 *
 * One named part of the body. Left and right are always the person's own.
 * Regions are constants of the program: compare pointers, never free.
 */
typedef struct _EbbRegion EbbRegion;
struct _EbbRegion
{
  const char *id; /* (interned) */
  EbbRegionKind kind;
  const char *view;        /* (interned): "front", "hands-back", …; "" for a part */
  const EbbRegion *parent; /* (nullable) */
  EbbSide side;
  const char *english; /* the untranslated name */
  double bsa_pct;      /* share of the body surface in percent; 0 if not drawn */
  const char *wpi;     /* Widespread Pain Index area, "" if none */
  const char *mbm;     /* Michigan Body Map area, "" if none */
  const char *choir;   /* CHOIR body map codes, "" if none */
  const char *sct;     /* SNOMED CT code, "" if none */
  guint index;         /* position in data/body/regions.csv; G_MAXINT if unknown */
};

const EbbRegion *const *ebb_regions_get_all (guint *n_regions);
const EbbRegion *ebb_region_find (const char *id);
const EbbRegion *ebb_region_find_or_keep (const char *id);
const EbbRegion *ebb_region_from_word (const char *word);
void ebb_region_append_word (const EbbRegion *region, GString *text);
int ebb_region_compare (const EbbRegion *a, const EbbRegion *b);
const char *ebb_region_get_name (const EbbRegion *region);
char *ebb_region_get_label (const EbbRegion *region);
const EbbRegion *ebb_region_get_root (const EbbRegion *region);
const EbbRegion *ebb_region_get_other_side (const EbbRegion *region);
const EbbRegion *ebb_region_find_on_side (const char *name, EbbSide side);
gboolean ebb_region_is_within (const EbbRegion *region, const EbbRegion *ancestor);
gboolean ebb_region_overlaps (const EbbRegion *region, const EbbRegion *other);
gboolean ebb_region_side_is_unknown (const EbbRegion *region);
gboolean ebb_region_matches (const EbbRegion *region, const char *folded_word);
const char *ebb_side_to_string (EbbSide side);

G_END_DECLS
