// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * EbbTrackerKind:
 * @EBB_TRACKER_SCALE: 0 to 10
 * @EBB_TRACKER_NUMBER: any finite number, with a unit
 * @EBB_TRACKER_DURATION: minutes, 0 or more
 * @EBB_TRACKER_YES_NO: 0 or 1
 * @EBB_TRACKER_CHOICE: one of the tracker's own words
 */
typedef enum
{
  EBB_TRACKER_SCALE,
  EBB_TRACKER_NUMBER,
  EBB_TRACKER_DURATION,
  EBB_TRACKER_YES_NO,
  EBB_TRACKER_CHOICE,
} EbbTrackerKind;

/**
 * EbbTracker:
 *
 * Something rated over time. Immutable once handed to another thread; change a
 * copy and save that. The id is a short word that stays the same when the
 * tracker is renamed ("mood", "knee-brace"); it names the tracker on the
 * command line and in every export.
 */
#define EBB_TYPE_TRACKER (ebb_tracker_get_type ())
G_DECLARE_FINAL_TYPE (EbbTracker, ebb_tracker, EBB, TRACKER, GObject)

EbbTracker *ebb_tracker_new (const char *id, const char *name, EbbTrackerKind kind);
EbbTracker *ebb_tracker_copy (EbbTracker *self);
GPtrArray *ebb_trackers_new_built_in (void);
char *ebb_tracker_make_id (const char *name, GPtrArray *taken);
EbbTracker *ebb_trackers_find (GPtrArray *trackers, const char *id);

const char *ebb_tracker_get_id (EbbTracker *self);
gboolean ebb_tracker_is_built_in (EbbTracker *self);
const char *ebb_tracker_get_own_name (EbbTracker *self);
const char *ebb_tracker_get_name (EbbTracker *self);
void ebb_tracker_set_name (EbbTracker *self, const char *name);
EbbTrackerKind ebb_tracker_get_kind (EbbTracker *self);
const char *ebb_tracker_get_unit (EbbTracker *self);
void ebb_tracker_set_unit (EbbTracker *self, const char *unit);
const char *ebb_tracker_get_low_end (EbbTracker *self);
const char *ebb_tracker_get_high_end (EbbTracker *self);
const char *const *ebb_tracker_get_choices (EbbTracker *self);
void ebb_tracker_set_choices (EbbTracker *self, const char *const *choices);
int ebb_tracker_get_position (EbbTracker *self);
void ebb_tracker_set_position (EbbTracker *self, int position);
gboolean ebb_tracker_get_retired (EbbTracker *self);
void ebb_tracker_set_retired (EbbTracker *self, gboolean retired);
gint64 ebb_tracker_get_modified (EbbTracker *self);
void ebb_tracker_set_modified (EbbTracker *self, gint64 modified);

const char *ebb_tracker_kind_to_string (EbbTrackerKind kind);
gboolean ebb_tracker_kind_from_string (const char *text, EbbTrackerKind *kind);
const char *ebb_tracker_kind_get_name (EbbTrackerKind kind);

/**
 * EbbValue:
 * @tracker: (interned): the tracker's id
 * @number: the number (scale, number, minutes, 0 or 1); NAN for a choice
 * @choice: (owned) (nullable): the chosen word; %NULL for a number
 */
typedef struct
{
  const char *tracker;
  double number;
  char *choice;
} EbbValue;

gboolean ebb_tracker_accepts (EbbTracker *self, const EbbValue *value, GError **error);
gboolean ebb_tracker_parse_value (EbbTracker *self, const char *text, EbbValue *value, GError **error);
char *ebb_tracker_format_value (EbbTracker *self, const EbbValue *value);
char *ebb_tracker_describe_value (EbbTracker *self, const EbbValue *value);

G_END_DECLS
