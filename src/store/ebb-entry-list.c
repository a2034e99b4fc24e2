// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry-list-private.h"

/*
 * How many entries there are, and on which day each lies, follows from the days
 * and their counts: at most some eleven thousand rows for thirty years. Entries
 * themselves are read in pages (ebb-entry-list-pages.c), changes are followed day
 * by day (ebb-entry-list-change.c).
 */

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbEntryList, ebb_entry_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum
{
  PROP_STORE = 1,
  PROP_QUERY,
  PROP_LOADING,
  PROP_ERROR,
} EbbEntryListProperty;

static GParamSpec *props[PROP_ERROR + 1];

/* A read of the days under way. */
typedef struct
{
  EbbEntryList *list; /* (owned) */
  guint generation;
} DaysRead;

static DaysRead *
days_read_new (EbbEntryList *list)
{
  DaysRead *read = g_new0 (DaysRead, 1);

  read->list = g_object_ref (list);
  read->generation = list->generation;
  return read;
}

static void
days_read_free (DaysRead *read)
{
  g_object_unref (read->list);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DaysRead, days_read_free)

static GPtrArray *
dup_alive_items (EbbEntryList *self)
{
  GPtrArray *items = g_ptr_array_new_full (g_hash_table_size (self->items), g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (items, g_object_ref (item));
  return items;
}

/* A copy of the query, or one for everything. */
EbbQuery *
ebb_entry_list_dup_query (EbbEntryList *self)
{
  return self->query ? ebb_query_copy (self->query) : ebb_query_new ();
}

/* Which day the entry at @position is of, as an index of the days. */
guint
ebb_entry_list_get_day_index (EbbEntryList *self,
                              guint position)
{
  guint low = 0;
  guint high = self->starts->len;

  g_assert (position < self->n_items);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, guint, middle) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Tells @item what its position says about its day. */
void
ebb_entry_list_place_item (EbbEntryList *self,
                           EbbEntryItem *item)
{
  guint index = ebb_entry_list_get_day_index (self, item->position);
  const EbbDaySummary *day = &g_array_index (self->days, EbbDaySummary, index);
  guint start = g_array_index (self->starts, guint, index);

  ebb_entry_item_set_day (item, day, item->position == start, item->position == start + day->n_entries - 1);
}

/* Puts @days (full) in place of the days, and counts. Announces nothing. */
void
ebb_entry_list_take_days (EbbEntryList *self,
                          GArray *days)
{
  guint position = 0;

  g_clear_pointer (&self->days, g_array_unref);
  self->days = days;

  g_array_set_size (self->starts, 0);
  for (guint i = 0; i < days->len; i++)
    {
      g_array_append_val (self->starts, position);
      position += g_array_index (days, EbbDaySummary, i).n_entries;
    }
  self->n_items = position;
}

void
ebb_entry_list_clear_pages (EbbEntryList *self)
{
  g_queue_clear_full (&self->pages, (GDestroyNotify) ebb_page_free);
}

void
ebb_entry_list_take_error (EbbEntryList *self,
                           GError *error)
{
  if (!error && !self->error)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

static void
set_loading (EbbEntryList *self,
             gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

/* Lets go of every answer under way, and asks for nothing new until resumed. */
static void
drop_reads (EbbEntryList *self)
{
  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_array_set_size (self->wanted, 0);
  g_clear_handle_id (&self->fetch_id, g_source_remove);
  self->n_running = 0;
  self->n_misfits = 0;
  self->refreshing = FALSE;
  self->dirty = FALSE;
}

/* --- days --- */

static void
days_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (DaysRead) read = user_data;
  EbbEntryList *self = read->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = ebb_store_list_days_finish (EBB_STORE (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;
  guint removed;

  if (read->generation != self->generation)
    return;

  if (!days)
    {
      ebb_entry_list_take_error (self, g_steal_pointer (&error));
      days = g_array_new (FALSE, FALSE, sizeof (EbbDaySummary));
    }
  else
    {
      ebb_entry_list_take_error (self, NULL);
    }

  items = dup_alive_items (self);
  g_hash_table_remove_all (self->items);
  for (guint i = 0; i < items->len; i++)
    ebb_entry_item_detach (g_ptr_array_index (items, i));

  removed = self->n_items;
  ebb_entry_list_clear_pages (self);
  ebb_entry_list_take_days (self, g_steal_pointer (&days));

  /* Before the rows come, so that nobody sees an empty list that is not loading. */
  g_object_freeze_notify (G_OBJECT (self));
  set_loading (self, FALSE);
  if (removed > 0 || self->n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->n_items);
  g_object_thaw_notify (G_OBJECT (self));

  ebb_entry_list_follow (self);
}

static void
changed_cb (EbbStore *store,
            EbbChange what,
            int first_day,
            int last_day,
            EbbEntryList *self)
{
  gboolean everything = first_day <= EBB_DAY_MIN && last_day >= EBB_DAY_MAX;

  if (self->error && !self->loading && everything)
    ebb_entry_list_reload (self);
  /* A search finds entries by the names of trackers, too. */
  else if (what & EBB_CHANGE_TRACKERS && self->query && self->query->text && *self->query->text)
    ebb_entry_list_mark_dirty (self, EBB_DAY_MIN, EBB_DAY_MAX);
  else if (what & EBB_CHANGE_ENTRIES)
    ebb_entry_list_mark_dirty (self, first_day, last_day);
}

/* --- the list model --- */

static GType
get_item_type (GListModel *model)
{
  return EBB_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return EBB_ENTRY_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  EbbEntryList *self = EBB_ENTRY_LIST (model);
  EbbEntryItem *item;

  if (position >= self->n_items)
    return NULL;

  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));
  if (item)
    return g_object_ref (item);

  item = ebb_entry_item_new (self, position);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
  ebb_entry_list_place_item (self, item);
  ebb_entry_item_set_entry (item, ebb_entry_list_find_in_pages (self, position));
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- the object --- */

static void
ebb_entry_list_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  EbbEntryList *self = EBB_ENTRY_LIST (object);

  switch ((EbbEntryListProperty) prop_id)
    {
    case PROP_STORE:
      ebb_entry_list_set_store (self, g_value_get_object (value));
      break;
    case PROP_QUERY:
      ebb_entry_list_set_query (self, g_value_get_boxed (value));
      break;
    case PROP_LOADING:
    case PROP_ERROR:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_entry_list_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  EbbEntryList *self = EBB_ENTRY_LIST (object);

  switch ((EbbEntryListProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_entry_list_dispose (GObject *object)
{
  EbbEntryList *self = EBB_ENTRY_LIST (object);
  GHashTableIter iter;
  gpointer item;

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fetch_id, g_source_remove);
  g_clear_object (&self->store);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    ebb_entry_item_detach (item);
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (ebb_entry_list_parent_class)->dispose (object);
}

static void
ebb_entry_list_finalize (GObject *object)
{
  EbbEntryList *self = EBB_ENTRY_LIST (object);

  ebb_entry_list_clear_pages (self);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_pointer (&self->query, ebb_query_free);
  g_array_unref (self->days);
  g_array_unref (self->starts);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->items);

  G_OBJECT_CLASS (ebb_entry_list_parent_class)->finalize (object);
}

static void
ebb_entry_list_class_init (EbbEntryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ebb_entry_list_set_property;
  object_class->get_property = ebb_entry_list_get_property;
  object_class->dispose = ebb_entry_list_dispose;
  object_class->finalize = ebb_entry_list_finalize;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, EBB_TYPE_STORE, write);
  props[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, EBB_TYPE_QUERY, write);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, read);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
ebb_entry_list_init (EbbEntryList *self)
{
  self->cancellable = g_cancellable_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (EbbDaySummary));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->pages);
}

/**
 * ebb_entry_list_new:
 * @store: (nullable): an open store
 *
 * Returns: (transfer full): a list of all entries of @store
 */
EbbEntryList *
ebb_entry_list_new (EbbStore *store)
{
  return g_object_new (EBB_TYPE_ENTRY_LIST, "store", store, NULL);
}

/**
 * ebb_entry_list_set_store:
 * @self: a list
 * @store: (nullable): an open store
 *
 * Lists the entries of another diary.
 */
void
ebb_entry_list_set_store (EbbEntryList *self,
                          EbbStore *store)
{
  g_return_if_fail (EBB_IS_ENTRY_LIST (self));
  g_return_if_fail (!store || EBB_IS_STORE (store));

  if (self->store == store)
    return;

  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, changed_cb, self);
  g_set_object (&self->store, store);
  if (store)
    g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, 0);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE]);
  ebb_entry_list_reload (self);
}

/**
 * ebb_entry_list_get_store:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the diary that it lists
 */
EbbStore *
ebb_entry_list_get_store (EbbEntryList *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_LIST (self), NULL);

  return self->store;
}

/**
 * ebb_entry_list_set_query:
 * @self: a list
 * @query: (nullable): which entries are wanted; %NULL for all
 *
 * Lists other entries. What was listed stays until the answer is there; an
 * answer to an earlier query is dropped.
 */
void
ebb_entry_list_set_query (EbbEntryList *self,
                          const EbbQuery *query)
{
  g_autoptr (EbbQuery) old = NULL;
  g_autoptr (EbbQuery) now = NULL;

  g_return_if_fail (EBB_IS_ENTRY_LIST (self));

  old = ebb_entry_list_dup_query (self);
  now = query ? ebb_query_copy (query) : ebb_query_new ();
  if (ebb_query_equal (old, now))
    return;

  g_clear_pointer (&self->query, ebb_query_free);
  self->query = g_steal_pointer (&now);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
  ebb_entry_list_reload (self);
}

/**
 * ebb_entry_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): which entries are wanted; %NULL for all
 */
const EbbQuery *
ebb_entry_list_get_query (EbbEntryList *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_LIST (self), NULL);

  return self->query;
}

/**
 * ebb_entry_list_get_loading:
 * @self: a list
 *
 * Returns: whether the answer to the present query is still to come
 */
gboolean
ebb_entry_list_get_loading (EbbEntryList *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_LIST (self), FALSE);

  return self->loading;
}

/**
 * ebb_entry_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last read failed; %NULL if it did
 *   not
 */
const GError *
ebb_entry_list_get_error (EbbEntryList *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_LIST (self), NULL);

  return self->error;
}

/**
 * ebb_entry_list_reload:
 * @self: a list
 *
 * Reads everything anew, as after an error.
 */
void
ebb_entry_list_reload (EbbEntryList *self)
{
  g_autoptr (EbbQuery) query = NULL;

  g_return_if_fail (EBB_IS_ENTRY_LIST (self));

  drop_reads (self);
  if (!self->store)
    {
      guint removed = self->n_items;
      g_autoptr (GPtrArray) items = dup_alive_items (self);

      g_hash_table_remove_all (self->items);
      for (guint i = 0; i < items->len; i++)
        ebb_entry_item_detach (g_ptr_array_index (items, i));
      ebb_entry_list_clear_pages (self);
      ebb_entry_list_take_days (self, g_array_new (FALSE, FALSE, sizeof (EbbDaySummary)));
      set_loading (self, FALSE);
      ebb_entry_list_take_error (self, NULL);
      if (removed > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
      return;
    }

  query = ebb_entry_list_dup_query (self);
  set_loading (self, TRUE);
  ebb_store_list_days_async (self->store, query, self->cancellable, days_read_cb, days_read_new (self));
}

/**
 * ebb_entry_list_get_days:
 * @self: a list
 *
 * Returns: (transfer none) (element-type EbbDaySummary): the days of the entries
 *   in the list, newest first, with the figures of those entries. Valid until
 *   the list changes
 */
GArray *
ebb_entry_list_get_days (EbbEntryList *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_LIST (self), NULL);

  return self->days;
}

/**
 * ebb_entry_list_find_day:
 * @self: a list
 * @day: a local day
 *
 * Finds where a day begins. When the list has nothing of that day, the nearest
 * day before it counts, and without one the oldest there is.
 *
 * Returns: the position of the newest entry of that day, or G_MAXUINT if the list
 *   is empty
 */
guint
ebb_entry_list_find_day (EbbEntryList *self,
                         EbbDay day)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (EBB_IS_ENTRY_LIST (self), G_MAXUINT);

  if (self->n_items == 0)
    return G_MAXUINT;

  /* The first day that is not after the one looked for. */
  high = self->days->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->days, EbbDaySummary, middle).day > day)
        low = middle + 1;
      else
        high = middle;
    }
  return g_array_index (self->starts, guint, MIN (low, self->days->len - 1));
}
