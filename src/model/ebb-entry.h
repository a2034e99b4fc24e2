// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>
#include "ebb-mark.h"
#include "ebb-moment.h"
#include "ebb-tracker.h"

G_BEGIN_DECLS

/**
 * EbbEntry:
 *
 * One moment of the diary: when, how much it hurts, where, what was rated, a
 * note. Everything but the moment may be absent. Marks keep one per region,
 * in the order of data/body/regions.csv; values are kept in order of tracker
 * id, tags in order of the text. An entry that the store handed out or was given
 * is not changed any more: change a copy and save that.
 */
#define EBB_TYPE_ENTRY (ebb_entry_get_type ())
G_DECLARE_FINAL_TYPE (EbbEntry, ebb_entry, EBB, ENTRY, GObject)

/**
 * EbbRatingSlot:
 *
 * The four ratings of pain that an entry can hold: pain now, and of the day the
 * average, worst and least (Stone 2010: end-of-day average tracks momentary
 * data best).
 */
typedef enum
{
  EBB_RATING_NOW,
  EBB_RATING_AVERAGE,
  EBB_RATING_WORST,
  EBB_RATING_LEAST,
} EbbRatingSlot;

#define EBB_N_RATING_SLOTS 4
#define EBB_NOTE_MAX_BYTES (1024 * 1024)

EbbEntry *ebb_entry_new (EbbMoment moment);
EbbEntry *ebb_entry_copy (EbbEntry *self);

const char *ebb_entry_get_id (EbbEntry *self);
void ebb_entry_set_id (EbbEntry *self, const char *id);
gint64 ebb_entry_get_modified (EbbEntry *self);
void ebb_entry_set_modified (EbbEntry *self, gint64 modified);
EbbMoment ebb_entry_get_moment (EbbEntry *self);
void ebb_entry_set_moment (EbbEntry *self, EbbMoment moment);
EbbDay ebb_entry_get_day (EbbEntry *self);

double ebb_entry_get_rating (EbbEntry *self, EbbRatingSlot slot);
void ebb_entry_set_rating (EbbEntry *self, EbbRatingSlot slot, double rating);
double ebb_entry_get_pain (EbbEntry *self);

const char *ebb_entry_get_note (EbbEntry *self);
void ebb_entry_set_note (EbbEntry *self, const char *note);

guint ebb_entry_get_n_marks (EbbEntry *self);
const EbbMark *ebb_entry_get_mark (EbbEntry *self, guint position);
const EbbMark *ebb_entry_find_mark (EbbEntry *self, const EbbRegion *region);
void ebb_entry_set_mark (EbbEntry *self, const EbbMark *mark);
gboolean ebb_entry_remove_mark (EbbEntry *self, const EbbRegion *region);
void ebb_entry_clear_marks (EbbEntry *self);

guint ebb_entry_get_n_values (EbbEntry *self);
const EbbValue *ebb_entry_get_value (EbbEntry *self, guint position);
const EbbValue *ebb_entry_find_value (EbbEntry *self, const char *tracker);
void ebb_entry_set_number (EbbEntry *self, const char *tracker, double number);
void ebb_entry_set_choice (EbbEntry *self, const char *tracker, const char *choice);
void ebb_entry_set_value (EbbEntry *self, const EbbValue *value);
gboolean ebb_entry_remove_value (EbbEntry *self, const char *tracker);

guint ebb_entry_get_n_tags (EbbEntry *self);
const char *ebb_entry_get_tag (EbbEntry *self, guint position);
void ebb_entry_add_tag (EbbEntry *self, const char *tag);
gboolean ebb_entry_remove_tag (EbbEntry *self, const char *tag);

gboolean ebb_entry_is_empty (EbbEntry *self);
gboolean ebb_entry_equal_content (EbbEntry *a, EbbEntry *b);
gboolean ebb_entry_validate (EbbEntry *self, GError **error);
char *ebb_entry_order_warning (EbbEntry *self);
char *ebb_entry_describe (EbbEntry *self, GPtrArray *trackers);

G_END_DECLS
