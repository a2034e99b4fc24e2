// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-region.h"

G_BEGIN_DECLS

/**
 * EbbTriggerPoint:
 * @id: its word in files, such as `upper-trapezius`
 * @checked: whether the row was read in a source (fpnotebook.com, "Trigger Point
 *   Locations"); the others are common knowledge after Travell and Simons
 * @pressed: whether the library may offer pressing it: not at the front of the neck
 *
 * A muscle in which a tender point may be related to pain in other places. Constants of
 * the program: compare pointers, never free.
 */
typedef struct
{
  const char *id;
  gboolean checked;
  gboolean pressed;
} EbbTriggerPoint;

/* A muscle on one side of the body. */
typedef struct
{
  const EbbTriggerPoint *point;
  EbbSide side; /* left or right */
} EbbTriggerMatch;

const EbbTriggerPoint *ebb_trigger_points_get_all (guint *n_points);
const EbbTriggerPoint *ebb_trigger_point_find (const char *id);
const char *ebb_trigger_point_get_name (const EbbTriggerPoint *point);
GPtrArray *ebb_trigger_point_get_places (const EbbTriggerPoint *point, EbbSide side);
GPtrArray *ebb_trigger_point_get_referred (const EbbTriggerPoint *point, EbbSide side);

GArray *ebb_trigger_points_for_pain (const EbbRegion *region);
GArray *ebb_trigger_points_in_region (const EbbRegion *region);

char *ebb_trigger_match_get_title (const EbbTriggerMatch *match);
char *ebb_trigger_match_describe (const EbbTriggerMatch *match);
char *ebb_trigger_match_describe_place (const EbbTriggerMatch *match);
const char *ebb_trigger_points_get_caution (void);

G_END_DECLS
