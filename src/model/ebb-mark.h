// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-region.h"

G_BEGIN_DECLS

/**
 * EbbQuality:
 *
 * How a pain feels, as a set of single common words (our own list).
 */
typedef enum
{
  EBB_QUALITY_ACHING = 1 << 0,
  EBB_QUALITY_SHARP = 1 << 1,
  EBB_QUALITY_DULL = 1 << 2,
  EBB_QUALITY_BURNING = 1 << 3,
  EBB_QUALITY_STABBING = 1 << 4,
  EBB_QUALITY_THROBBING = 1 << 5,
  EBB_QUALITY_SHOOTING = 1 << 6,
  EBB_QUALITY_ELECTRIC = 1 << 7,
  EBB_QUALITY_TINGLING = 1 << 8,
  EBB_QUALITY_NUMB = 1 << 9,
  EBB_QUALITY_STIFF = 1 << 10,
  EBB_QUALITY_TIGHT = 1 << 11,
  EBB_QUALITY_PRESSING = 1 << 12,
  EBB_QUALITY_CRAMPING = 1 << 13,
  EBB_QUALITY_HEAVY = 1 << 14,
  EBB_QUALITY_TENDER = 1 << 15,
  EBB_QUALITY_RADIATING = 1 << 16,
  EBB_QUALITY_ITCHING = 1 << 17,
} EbbQuality;

#define EBB_N_QUALITIES 18
#define EBB_N_QUALITY_BITS 32 /* with those that a newer version of Ebb may have */
#define EBB_QUALITIES_ALL ((1u << EBB_N_QUALITIES) - 1)

typedef enum
{
  EBB_DEPTH_ABSENT,
  EBB_DEPTH_SKIN,
  EBB_DEPTH_MUSCLE,
  EBB_DEPTH_JOINT,
} EbbDepth;

#define EBB_SWELLING_ABSENT (-1)
#define EBB_SWELLING_MAX 3

/**
 * EbbMark:
 *
 * One region of the body in one entry. Everything but the region may be absent.
 */
typedef struct
{
  const EbbRegion *region;
  double intensity; /* 0 to 10; NAN if absent */
  guint qualities;  /* set of #EbbQuality, and what a newer version wrote */
  EbbDepth depth;
  int swelling; /* 0 none to 3 severe; %EBB_SWELLING_ABSENT */
} EbbMark;

void ebb_mark_init (EbbMark *mark, const EbbRegion *region);
gboolean ebb_mark_equal (const EbbMark *a, const EbbMark *b);
gboolean ebb_mark_is_valid (const EbbMark *mark);
char *ebb_mark_describe (const EbbMark *mark);
char *ebb_mark_describe_value (const EbbMark *mark);

const char *ebb_quality_get_id (guint index);
const char *ebb_quality_get_name (guint index);
guint ebb_quality_from_id (const char *id);
char *ebb_qualities_describe (guint qualities);

const char *ebb_depth_to_string (EbbDepth depth);
gboolean ebb_depth_from_string (const char *text, EbbDepth *depth);
const char *ebb_depth_get_name (EbbDepth depth);
const char *ebb_swelling_get_name (int swelling);

G_END_DECLS
