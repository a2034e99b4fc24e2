// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry-list-private.h"

/*
 * Following a change: the touched days are counted again, the entries that views
 * hold of those days are read again, and old and new are compared from both ends.
 * What lies between is announced as one `items-changed`.
 *
 * Only entries that somebody holds have an identity that matters. Of all others
 * the counts say enough, so that following a change costs what is shown and what
 * was touched, not what the diary holds.
 */

/* Past this many entries views are told by the counts alone. */
#define MAX_REREAD 2048
/* An unmarked stretch of so many entries is read along rather than asked around. */
#define MAX_GAP 64

/* Entries of days that follow each other, read again. */
typedef struct
{
  guint first_index; /* of the new touched days */
  guint last_index;
  guint n;
  guint start;        /* position among the new touched entries */
  GPtrArray *entries; /* (owned) (nullable) */
} Run;

typedef struct
{
  EbbEntryList *list; /* (owned) */
  guint generation;
  EbbDay first;
  EbbDay last;
  GArray *days; /* (owned) (nullable) (element-type EbbDaySummary): the touched days as they are now */
  GArray *runs; /* (owned) (element-type Run) */
  guint next_run;
} Change;

static void
run_clear (gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->entries, g_ptr_array_unref);
}

static Change *
change_new (EbbEntryList *list)
{
  Change *self = g_new0 (Change, 1);

  self->list = g_object_ref (list);
  self->generation = list->generation;
  self->first = list->dirty_first;
  self->last = list->dirty_last;
  self->runs = g_array_new (FALSE, TRUE, sizeof (Run));
  g_array_set_clear_func (self->runs, run_clear);
  return self;
}

static void
change_free (Change *self)
{
  g_object_unref (self->list);
  g_clear_pointer (&self->days, g_array_unref);
  g_array_unref (self->runs);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static const EbbDaySummary *
get_day (GArray *days,
         guint index)
{
  return &g_array_index (days, EbbDaySummary, index);
}

/* The index of the first day that is at or before @day. */
static guint
find_day_index (GArray *days,
                EbbDay day)
{
  guint low = 0;
  guint high = days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_day (days, middle)->day > day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
count_entries (GArray *days,
               guint first,
               guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += get_day (days, i)->n_entries;
  return n;
}

/* Plans to read again the entries of the days that views hold something of. */
static void
plan_runs (Change *self)
{
  g_autoptr (GHashTable) held = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer value;
  guint position = 0;
  guint gap = 0;
  guint total = 0;
  Run *run = NULL;

  g_hash_table_iter_init (&iter, self->list->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      EbbEntryItem *item = value;

      if (item->entry && item->day >= self->first && item->day <= self->last)
        g_hash_table_add (held, GINT_TO_POINTER (item->day));
    }

  for (guint i = 0; i < self->days->len; i++)
    {
      const EbbDaySummary *day = get_day (self->days, i);

      if (!g_hash_table_contains (held, GINT_TO_POINTER (day->day)))
        {
          gap += day->n_entries;
          if (gap > MAX_GAP)
            run = NULL;
        }
      else if (total + (run ? gap : 0) + day->n_entries > MAX_REREAD)
        {
          break;
        }
      else if (run)
        {
          run->last_index = i;
          run->n += gap + day->n_entries;
          total += gap + day->n_entries;
          gap = 0;
        }
      else
        {
          Run new_run = { .first_index = i, .last_index = i, .n = day->n_entries, .start = position };

          g_array_append_val (self->runs, new_run);
          run = &g_array_index (self->runs, Run, self->runs->len - 1);
          total += day->n_entries;
          gap = 0;
        }
      position += day->n_entries;
    }
}

/* The entry at @position among the new touched ones, if it was read. */
static EbbEntry *
find_new_entry (Change *self,
                guint position)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = &g_array_index (self->runs, Run, i);

      if (run->entries && position >= run->start && position - run->start < run->entries->len)
        return g_ptr_array_index (run->entries, position - run->start);
    }
  return NULL;
}

/* Whether an old and a new place, of the same day, can be the same entry. */
static gboolean
same_entry (Change *self,
            guint old_position,
            const EbbDaySummary *old_day,
            guint new_position,
            const EbbDaySummary *new_day)
{
  EbbEntryItem *item;
  EbbEntry *entry;

  if (old_day->day != new_day->day)
    return FALSE;

  item = g_hash_table_lookup (self->list->items, GUINT_TO_POINTER (old_position));
  if (!item)
    return TRUE;

  entry = find_new_entry (self, new_position);
  if (item->entry && entry)
    return g_strcmp0 (ebb_entry_get_id (item->entry), ebb_entry_get_id (entry)) == 0;
  return old_day->n_entries == new_day->n_entries;
}

/* How many of the touched entries stayed in place, counted from the newest on. */
static guint
count_head (Change *self,
            guint old_first,
            guint old_start,
            guint n_old,
            guint n_new)
{
  guint n = MIN (n_old, n_new);
  guint old_index = old_first;
  guint new_index = 0;
  guint old_left = 0;
  guint new_left = 0;

  for (guint i = 0; i < n; i++)
    {
      while (old_left == 0)
        old_left = get_day (self->list->days, old_index++)->n_entries;
      while (new_left == 0)
        new_left = get_day (self->days, new_index++)->n_entries;
      if (!same_entry (self, old_start + i, get_day (self->list->days, old_index - 1), i, get_day (self->days, new_index - 1)))
        return i;
      old_left--;
      new_left--;
    }
  return n;
}

/* The same from the oldest on, leaving alone the first @head. */
static guint
count_tail (Change *self,
            guint old_end,
            guint old_start,
            guint n_old,
            guint n_new,
            guint head)
{
  guint n = MIN (n_old, n_new) - head;
  guint old_index = old_end;
  guint new_index = self->days->len;
  guint old_left = 0;
  guint new_left = 0;

  for (guint i = 0; i < n; i++)
    {
      while (old_left == 0)
        old_left = get_day (self->list->days, --old_index)->n_entries;
      while (new_left == 0)
        new_left = get_day (self->days, --new_index)->n_entries;
      if (!same_entry (self, old_start + n_old - 1 - i, get_day (self->list->days, old_index), n_new - 1 - i, get_day (self->days, new_index)))
        return i;
      old_left--;
      new_left--;
    }
  return n;
}

/* Where each entry that was read again stands now, by id. */
static GHashTable *
map_ids (Change *self,
         guint head,
         guint end)
{
  GHashTable *map = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = &g_array_index (self->runs, Run, i);

      for (guint j = 0; run->entries && j < run->entries->len; j++)
        {
          guint position = run->start + j;

          if (position >= head && position < end)
            g_hash_table_insert (map, (gpointer) ebb_entry_get_id (g_ptr_array_index (run->entries, j)), GUINT_TO_POINTER (position));
        }
    }
  return map;
}

/* Keeps the pages that lie outside what was touched, at their new positions. */
static void
move_pages (EbbEntryList *list,
            guint start,
            guint n_old,
            guint n_new)
{
  GList *next;

  for (GList *l = list->pages.head; l; l = next)
    {
      EbbPage *page = l->data;

      next = l->next;
      if (page->start + page->entries->len <= start)
        continue;
      if (page->start >= start + n_old)
        {
          page->start = page->start - n_old + n_new;
          continue;
        }
      ebb_page_free (page);
      g_queue_delete_link (&list->pages, l);
    }
}

/* Finds for each item that is alive its new place, or none. */
static void
move_items (Change *self,
            GPtrArray *items,
            guint start,
            guint n_old,
            guint n_new,
            guint head,
            guint tail)
{
  EbbEntryList *list = self->list;
  g_autoptr (GHashTable) places = map_ids (self, head, n_new - tail);

  g_hash_table_remove_all (list->items);
  for (guint i = 0; i < items->len; i++)
    {
      EbbEntryItem *item = g_ptr_array_index (items, i);
      gpointer place;

      if (item->position >= start + n_old - tail)
        {
          item->position = item->position - n_old + n_new;
        }
      else if (item->position >= start + head)
        {
          /* read amid a change an entry may have come to two places: one item stands for it */
          if (item->entry && g_hash_table_lookup_extended (places, ebb_entry_get_id (item->entry), NULL, &place) &&
              !g_hash_table_contains (list->items, GUINT_TO_POINTER (start + GPOINTER_TO_UINT (place))))
            {
              item->position = start + GPOINTER_TO_UINT (place);
            }
          else
            {
              ebb_entry_item_detach (item);
              continue;
            }
        }
      g_hash_table_insert (list->items, GUINT_TO_POINTER (item->position), item);
    }
}

static GArray *
splice_days (GArray *days,
             guint first,
             guint end,
             GArray *touched)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (EbbDaySummary), days->len - (end - first) + touched->len);

  if (first > 0)
    g_array_append_vals (result, days->data, first);
  if (touched->len > 0)
    g_array_append_vals (result, touched->data, touched->len);
  if (end < days->len)
    g_array_append_vals (result, get_day (days, end), days->len - end);
  return result;
}

static void
apply (Change *self)
{
  EbbEntryList *list = self->list;
  guint first = find_day_index (list->days, self->last);
  guint end = find_day_index (list->days, self->first - 1);
  guint start = first < list->starts->len ? g_array_index (list->starts, guint, first) : list->n_items;
  guint n_old = count_entries (list->days, first, end);
  guint n_new = count_entries (self->days, 0, self->days->len);
  guint head = count_head (self, first, start, n_old, n_new);
  guint tail = count_tail (self, end, start, n_old, n_new, head);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, list->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_ptr_array_add (items, g_object_ref (value));
      g_object_freeze_notify (value);
    }

  move_items (self, items, start, n_old, n_new, head, tail);
  move_pages (list, start, n_old, n_new);
  ebb_entry_list_take_days (list, splice_days (list->days, first, end, self->days));

  for (guint i = 0; i < items->len; i++)
    {
      EbbEntryItem *item = g_ptr_array_index (items, i);
      EbbEntry *entry;

      if (!item->list)
        continue;
      if (item->position < start || item->position >= start + n_new)
        continue;
      ebb_entry_list_place_item (list, item);
      entry = find_new_entry (self, item->position - start);
      if (entry)
        ebb_entry_item_set_entry (item, entry);
      else if (item->entry)
        ebb_entry_list_want (list, item->position); /* it may have changed */
    }

  list->refreshing = FALSE;
  ebb_entry_list_take_error (list, NULL);
  if (n_old != n_new || head + tail != n_old)
    g_list_model_items_changed (G_LIST_MODEL (list), start + head, n_old - head - tail, n_new - head - tail);

  for (guint i = 0; i < items->len; i++)
    g_object_thaw_notify (g_ptr_array_index (items, i));
}

static void
finish (Change *self)
{
  EbbEntryList *list = self->list;

  apply (self);
  if (self->generation == list->generation)
    {
      ebb_entry_list_follow (list);
      ebb_entry_list_resume (list);
    }
}

static void
fail (Change *self,
      GError *error)
{
  self->list->refreshing = FALSE;
  ebb_entry_list_take_error (self->list, error);
}

static void run_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
read_next_run (Change *self)
{
  EbbEntryList *list = self->list;
  g_autoptr (EbbQuery) query = NULL;
  Run *run;

  if (self->next_run == self->runs->len)
    {
      g_autoptr (Change) done = self;

      finish (done);
      return;
    }

  run = &g_array_index (self->runs, Run, self->next_run);
  query = ebb_entry_list_dup_query (list);
  query->to = get_day (self->days, run->first_index)->day;
  query->from = get_day (self->days, run->last_index)->day;
  /* one more shows whether there are more by now */
  ebb_store_list_entries_async (list->store, query, 0, run->n + 1, list->cancellable, run_cb, self);
}

static void
run_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autoptr (Change) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = ebb_store_list_entries_finish (EBB_STORE (source), result, &error);
  Run *run = &g_array_index (self->runs, Run, self->next_run);

  if (self->generation != self->list->generation)
    return;
  if (!entries)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  /* Changed once more in between: that change is on its way to us, but may touch fewer
   * days. Until all are read again the counts have to do. */
  if (ebb_entries_fit (entries, run->n, self->days, run->first_index, 0))
    run->entries = g_steal_pointer (&entries);
  else
    ebb_entry_list_mark_dirty (self->list, get_day (self->days, run->last_index)->day, get_day (self->days, run->first_index)->day);
  self->next_run++;
  read_next_run (g_steal_pointer (&self));
}

static void
days_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Change) self = user_data;
  g_autoptr (GError) error = NULL;

  self->days = ebb_store_list_days_finish (EBB_STORE (source), result, &error);
  if (self->generation != self->list->generation)
    return;
  if (!self->days)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  plan_runs (self);
  read_next_run (g_steal_pointer (&self));
}

/* Notes that the days from @first to @last have to be read again. */
void
ebb_entry_list_mark_dirty (EbbEntryList *self,
                           EbbDay first,
                           EbbDay last)
{
  first = MAX (first, EBB_DAY_MIN);
  last = MIN (last, EBB_DAY_MAX);
  if (first > last)
    return;

  self->dirty_first = self->dirty ? MIN (self->dirty_first, first) : first;
  self->dirty_last = self->dirty ? MAX (self->dirty_last, last) : last;
  self->dirty = TRUE;
  ebb_entry_list_follow (self);
}

/* Follows what changed, unless that is being done: changes that come meanwhile
 * are followed together afterwards. */
void
ebb_entry_list_follow (EbbEntryList *self)
{
  g_autoptr (EbbQuery) query = NULL;
  Change *change;

  if (!self->dirty || self->loading || self->refreshing || !self->store)
    return;

  /* Pages under way may be of either state of the diary. */
  self->generation++;
  self->n_running = 0;
  self->refreshing = TRUE;
  self->dirty = FALSE;

  change = change_new (self);
  query = ebb_entry_list_dup_query (self);
  query->from = MAX (query->from, change->first);
  query->to = MIN (query->to, change->last);
  if (query->from > query->to)
    {
      /* Nothing of that is in the list; what was being read still has to be. */
      change_free (change);
      self->refreshing = FALSE;
      ebb_entry_list_resume (self);
      return;
    }
  ebb_store_list_days_async (self->store, query, self->cancellable, days_cb, change);
}
