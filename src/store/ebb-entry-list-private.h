// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry-list.h"

G_BEGIN_DECLS

/* How many entries are read at once, how many such pages are kept, and how many
 * may wait. A list view holds some 200 rows at most, so what is dropped from the
 * queue has been scrolled past. */
#define EBB_PAGE_ENTRIES 64
#define EBB_PAGES_KEPT 16
#define EBB_PAGES_RUNNING 2

/* Entries that lie one after the other in the list. */
typedef struct
{
  guint start;        /* position of the first */
  GPtrArray *entries; /* (owned) (element-type EbbEntry) */
} EbbPage;

struct _EbbEntryItem
{
  GObject parent_instance;

  EbbEntryList *list; /* (unowned) (nullable): NULL once it left the list */
  EbbEntry *entry;    /* (owned) (nullable) */
  double day_mean;    /* NAN without a rating */
  guint position;
  guint day_count;
  guint day_rated;
  EbbDay day;
  guint first_of_day : 1;
  guint last_of_day : 1;
  guint wanted : 1; /* somebody asked for the entry */
};

struct _EbbEntryList
{
  GObject parent_instance;

  EbbStore *store;           /* (owned) (nullable) */
  EbbQuery *query;           /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of everything asked of the store */
  GError *error;             /* (owned) (nullable) */

  GArray *days;   /* (owned) (element-type EbbDaySummary), newest first */
  GArray *starts; /* (owned) (element-type guint): first position of each day */
  guint n_items;
  GHashTable *items; /* (owned): position to EbbEntryItem (unowned) */

  GQueue pages;     /* (owned) (element-type EbbPage), last used first */
  GArray *wanted;   /* (owned) (element-type guint): positions where pages to read start, last asked last */
  guint n_running;  /* reads of pages under way */
  guint fetch_id;   /* source that starts reads */
  guint generation; /* counts what makes an answer under way worthless */
  guint n_misfits;  /* pages in a row that did not fit the days */

  EbbDay dirty_first; /* days to read again, if dirty */
  EbbDay dirty_last;
  gboolean dirty;
  gboolean loading;    /* the days of the query are not known yet */
  gboolean refreshing; /* a change is being followed */
};

EbbEntryItem *ebb_entry_item_new (EbbEntryList *list, guint position);
void ebb_entry_item_set_entry (EbbEntryItem *self, EbbEntry *entry);
void ebb_entry_item_set_day (EbbEntryItem *self, const EbbDaySummary *day, gboolean first, gboolean last);
void ebb_entry_item_detach (EbbEntryItem *self);

guint ebb_entry_list_get_day_index (EbbEntryList *self, guint position);
void ebb_entry_list_place_item (EbbEntryList *self, EbbEntryItem *item);
void ebb_entry_list_want (EbbEntryList *self, guint position);
EbbEntry *ebb_entry_list_find_in_pages (EbbEntryList *self, guint position);
void ebb_entry_list_resume (EbbEntryList *self);
void ebb_entry_list_take_days (EbbEntryList *self, GArray *days);
void ebb_entry_list_clear_pages (EbbEntryList *self);
void ebb_entry_list_take_error (EbbEntryList *self, GError *error);
EbbQuery *ebb_entry_list_dup_query (EbbEntryList *self);

void ebb_entry_list_mark_dirty (EbbEntryList *self, EbbDay first, EbbDay last);
void ebb_entry_list_follow (EbbEntryList *self);

void ebb_page_free (EbbPage *page);
gboolean ebb_entries_fit (GPtrArray *entries, guint n, GArray *days, guint index, guint skip);

G_END_DECLS
