// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-entry.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_NOTE_ANY,
  EBB_NOTE_PRESENT,
  EBB_NOTE_ABSENT,
} EbbNoteFilter;

/**
 * EbbQuery:
 * @text: (owned) (nullable): words to find; every word must begin a word of the
 *   note or of a tag, or be part of the name of a marked region, of a quality or
 *   of a rated tracker, in the language of the session; %NULL or "" finds all
 * @pain_min: least pain now; NAN for no limit. Any limit leaves out the
 *   entries without a rating
 * @pain_max: greatest pain now; NAN for no limit
 * @region: (nullable): marked here or in a part of it
 * @note: whether there must be a note
 * @tracker: (owned) (nullable): a tracker id that must have been rated
 * @from: first local day, %EBB_DAY_MIN for no limit
 * @to: last local day, %EBB_DAY_MAX for no limit
 *
 * Which entries are wanted. All conditions must hold.
 */
typedef struct
{
  char *text;
  double pain_min;
  double pain_max;
  const EbbRegion *region;
  EbbNoteFilter note;
  char *tracker;
  EbbDay from;
  EbbDay to;
} EbbQuery;

#define EBB_TYPE_QUERY (ebb_query_get_type ())
GType ebb_query_get_type (void);

EbbQuery *ebb_query_new (void);
EbbQuery *ebb_query_copy (const EbbQuery *self);
void ebb_query_free (EbbQuery *self);
gboolean ebb_query_equal (const EbbQuery *a, const EbbQuery *b);
gboolean ebb_query_is_everything (const EbbQuery *self);
guint ebb_query_count_filters (const EbbQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbQuery, ebb_query_free)

G_END_DECLS
