// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-entry.h"

G_BEGIN_DECLS

/* An entry in short lines, for a row of a list. Each returns an empty string when
 * there is nothing to say. */
char *ebb_entry_text_marks (EbbEntry *entry, guint max, guint *n_more);
char *ebb_entry_text_values (EbbEntry *entry, GPtrArray *trackers);
char *ebb_entry_text_note (EbbEntry *entry, const char *search);
char *ebb_entry_text_tags (EbbEntry *entry);
char *ebb_entry_text_day_figures (guint n_entries, guint n_rated, double mean);

G_END_DECLS
