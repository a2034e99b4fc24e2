// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-store.h"

G_BEGIN_DECLS

/**
 * EbbEntryItem:
 *
 * A place in an #EbbEntryList. `entry` is %NULL until the store has read it;
 * reading the property is what asks for it, so that walking over items costs
 * nothing.
 *
 * Properties, notified: `entry` (nullable), `day` (int), `first-of-day`,
 * `last-of-day`, `day-count` (entries of that day in the list), `day-rated`
 * (those of them with a rating of pain now), `day-mean` (double, NAN).
 */
#define EBB_TYPE_ENTRY_ITEM (ebb_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (EbbEntryItem, ebb_entry_item, EBB, ENTRY_ITEM, GObject)

EbbEntry *ebb_entry_item_get_entry (EbbEntryItem *self);
gboolean ebb_entry_item_is_loaded (EbbEntryItem *self);
guint ebb_entry_item_get_position (EbbEntryItem *self);
EbbDay ebb_entry_item_get_day (EbbEntryItem *self);
gboolean ebb_entry_item_get_first_of_day (EbbEntryItem *self);
gboolean ebb_entry_item_get_last_of_day (EbbEntryItem *self);
guint ebb_entry_item_get_day_count (EbbEntryItem *self);
guint ebb_entry_item_get_day_rated (EbbEntryItem *self);
double ebb_entry_item_get_day_mean (EbbEntryItem *self);

/**
 * EbbEntryList:
 *
 * A #GListModel of #EbbEntryItem: the entries of a store that fit a query, newest
 * first. It holds the days and their counts, and only those entries that were
 * asked for lately; a diary of any length costs the same. It follows the store's
 * changes and announces each as one `items-changed`.
 *
 * Properties, notified: `store`, `query` (boxed EbbQuery, nullable), `loading`
 * (TRUE until the days for the present query are known), `error` (boxed GError,
 * nullable).
 */
#define EBB_TYPE_ENTRY_LIST (ebb_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (EbbEntryList, ebb_entry_list, EBB, ENTRY_LIST, GObject)

EbbEntryList *ebb_entry_list_new (EbbStore *store);
void ebb_entry_list_set_store (EbbEntryList *self, EbbStore *store);
EbbStore *ebb_entry_list_get_store (EbbEntryList *self);
void ebb_entry_list_set_query (EbbEntryList *self, const EbbQuery *query);
const EbbQuery *ebb_entry_list_get_query (EbbEntryList *self);
gboolean ebb_entry_list_get_loading (EbbEntryList *self);
const GError *ebb_entry_list_get_error (EbbEntryList *self);
void ebb_entry_list_reload (EbbEntryList *self);
GArray *ebb_entry_list_get_days (EbbEntryList *self);
guint ebb_entry_list_find_day (EbbEntryList *self, EbbDay day);

/* The ids of the entries at @positions (ascending), also of those that are not
 * loaded. Fails when the list changes meanwhile, rather than name others. */
void ebb_entry_list_load_ids_async (EbbEntryList *self, const guint *positions, guint n_positions, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GStrv ebb_entry_list_load_ids_finish (EbbEntryList *self, GAsyncResult *result, GError **error);

G_END_DECLS
