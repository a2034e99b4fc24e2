// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry-list-private.h"

/*
 * The entries that are shown, read in pages.
 *
 * A page is asked for by day and offset within it, so that neither the list nor
 * SQLite ever walks over what is not shown. Pages that are wanted wait in a short
 * queue and the newest is read first: when somebody drags the scroll bar over ten
 * years, what they passed is forgotten and what they stopped at comes next.
 */

/* A read under way. */
typedef struct
{
  EbbEntryList *list; /* (owned) */
  guint generation;
  guint start;
  guint n;
} PageRead;

static PageRead *
page_read_new (EbbEntryList *list)
{
  PageRead *read = g_new0 (PageRead, 1);

  read->list = g_object_ref (list);
  read->generation = list->generation;
  return read;
}

static void
page_read_free (PageRead *read)
{
  g_object_unref (read->list);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageRead, page_read_free)

void
ebb_page_free (EbbPage *page)
{
  g_ptr_array_unref (page->entries);
  g_free (page);
}

/* The entry at @position, if it was read lately. */
EbbEntry *
ebb_entry_list_find_in_pages (EbbEntryList *self,
                              guint position)
{
  for (GList *l = self->pages.head; l; l = l->next)
    {
      EbbPage *page = l->data;

      if (position >= page->start && position - page->start < page->entries->len)
        {
          g_queue_unlink (&self->pages, l);
          g_queue_push_head_link (&self->pages, l);
          return g_ptr_array_index (page->entries, position - page->start);
        }
    }
  return NULL;
}

/* Fills the items that are alive. Where another entry than the one they stood
 * for came back (another program was quicker), they are replaced, so that what is
 * selected never silently becomes another entry. */
static void
fill_items (EbbEntryList *self,
            guint start,
            GPtrArray *entries)
{
  guint first_misfit = G_MAXUINT;
  guint last_misfit = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      EbbEntryItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (start + i));
      EbbEntry *entry = g_ptr_array_index (entries, i);

      if (!item)
        continue;
      if (item->entry && g_strcmp0 (ebb_entry_get_id (item->entry), ebb_entry_get_id (entry)) != 0)
        {
          first_misfit = MIN (first_misfit, start + i);
          last_misfit = start + i;
        }
      else
        {
          ebb_entry_item_set_entry (item, entry);
        }
    }

  if (first_misfit == G_MAXUINT)
    return;

  for (guint i = first_misfit; i <= last_misfit; i++)
    {
      EbbEntryItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (i));

      if (item)
        {
          g_hash_table_remove (self->items, GUINT_TO_POINTER (i));
          ebb_entry_item_detach (item);
        }
    }
  g_list_model_items_changed (G_LIST_MODEL (self), first_misfit, last_misfit - first_misfit + 1, last_misfit - first_misfit + 1);
}

/* Whether @n entries were read, each of the day that has one there: from the day at
 * @index on, without the first @skip of that day. */
gboolean
ebb_entries_fit (GPtrArray *entries,
                 guint n,
                 GArray *days,
                 guint index,
                 guint skip)
{
  guint left = g_array_index (days, EbbDaySummary, index).n_entries - skip;

  if (entries->len != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      while (left == 0)
        left = g_array_index (days, EbbDaySummary, ++index).n_entries;
      if (ebb_entry_get_day (g_ptr_array_index (entries, i)) != g_array_index (days, EbbDaySummary, index).day)
        return FALSE;
      left--;
    }
  return TRUE;
}

static gboolean
page_fits (EbbEntryList *self,
           guint start,
           guint n,
           GPtrArray *entries)
{
  guint index = ebb_entry_list_get_day_index (self, start);

  return ebb_entries_fit (entries, n, self->days, index, start - g_array_index (self->starts, guint, index));
}

/* Items whose page was dropped from the queue, but which somebody still holds. */
static void
want_again (EbbEntryList *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      EbbEntryItem *item = value;

      if (item->wanted && !item->entry)
        ebb_entry_list_want (self, item->position);
    }
}

static void fetch_next (EbbEntryList *self);

static void
page_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (PageRead) read = user_data;
  EbbEntryList *self = read->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = ebb_store_list_entries_finish (EBB_STORE (source), result, &error);
  EbbPage *page;

  if (read->generation != self->generation)
    return;

  self->n_running--;
  if (!entries)
    {
      g_array_set_size (self->wanted, 0);
      ebb_entry_list_take_error (self, g_steal_pointer (&error));
      return;
    }

  if (!page_fits (self, read->start, read->n, entries))
    {
      /* Another program changed the diary and the word has not come yet. */
      if (self->n_misfits++ < 3)
        {
          ebb_entry_list_mark_dirty (self, EBB_DAY_MIN, EBB_DAY_MAX);
          return;
        }
      g_ptr_array_set_size (entries, MIN (entries->len, read->n));
    }
  else
    {
      self->n_misfits = 0;
    }

  page = g_new0 (EbbPage, 1);
  page->start = read->start;
  page->entries = g_ptr_array_ref (entries);
  g_queue_push_head (&self->pages, page);
  while (self->pages.length > EBB_PAGES_KEPT)
    ebb_page_free (g_queue_pop_tail (&self->pages));

  fill_items (self, read->start, entries);
  if (read->generation != self->generation)
    return;

  if (self->wanted->len == 0 && self->n_running == 0 && self->n_misfits == 0)
    want_again (self);
  fetch_next (self);
}

static void
fetch_page (EbbEntryList *self,
            guint start)
{
  g_autoptr (EbbQuery) query = ebb_entry_list_dup_query (self);
  guint index = ebb_entry_list_get_day_index (self, start);
  PageRead *read = page_read_new (self);

  read->start = start;
  read->n = MIN (EBB_PAGE_ENTRIES, self->n_items - start);
  query->to = g_array_index (self->days, EbbDaySummary, index).day;
  self->n_running++;
  ebb_store_list_entries_async (self->store, query, start - g_array_index (self->starts, guint, index), read->n, self->cancellable, page_read_cb, read);
}

static void
fetch_next (EbbEntryList *self)
{
  while (self->n_running < EBB_PAGES_RUNNING && self->wanted->len > 0 && !self->loading && !self->refreshing)
    {
      guint start = g_array_index (self->wanted, guint, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (start < self->n_items)
        fetch_page (self, start);
    }
}

static gboolean
fetch_cb (gpointer user_data)
{
  EbbEntryList *self = user_data;

  self->fetch_id = 0;
  fetch_next (self);
  return G_SOURCE_REMOVE;
}

/* Asks for the entry at @position: from a page that is there, or from the store a
 * moment later, when all that a frame asks for is known. */
void
ebb_entry_list_want (EbbEntryList *self,
                     guint position)
{
  guint start = position - position % EBB_PAGE_ENTRIES;

  if (!self->store || position >= self->n_items)
    return;

  for (guint i = 0; i < self->wanted->len; i++)
    if (g_array_index (self->wanted, guint, i) == start)
      {
        g_array_remove_index (self->wanted, i);
        break;
      }
  g_array_append_val (self->wanted, start);
  if (self->wanted->len > EBB_PAGES_KEPT)
    g_array_remove_index (self->wanted, 0);

  if (self->fetch_id == 0)
    self->fetch_id = g_idle_add_full (G_PRIORITY_DEFAULT, fetch_cb, self, NULL);
}

/* Goes on reading what is wanted, after days were taken. */
void
ebb_entry_list_resume (EbbEntryList *self)
{
  want_again (self);
}
