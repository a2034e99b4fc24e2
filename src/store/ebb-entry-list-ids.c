// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry-list-private.h"

#include <glib/gi18n.h>

/*
 * The ids of a selection. A selection is a set of positions, most of which a view
 * may never have shown ("select all" of a hundred thousand), so what is not
 * loaded is read in stretches.
 */

#define STRETCH 512

typedef struct
{
  GArray *positions; /* (owned) (element-type guint), ascending */
  char **ids;        /* (owned) (nullable elements) */
  guint next;        /* index of the first position that may lack its id */
  guint start;       /* position where the read under way begins */
  guint generation;
} IdsData;

static void
ids_data_free (IdsData *data)
{
  for (guint i = 0; i < data->positions->len; i++)
    g_free (data->ids[i]);
  g_free (data->ids);
  g_array_unref (data->positions);
  g_free (data);
}

static void read_on (GTask *task);

static void
stretch_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  EbbEntryList *self = g_task_get_source_object (task);
  IdsData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = ebb_store_list_entries_finish (EBB_STORE (source), result, &error);

  if (!entries)
    {
      g_task_return_error (task, error);
      return;
    }

  if (data->generation != self->generation || data->start + entries->len < MIN (data->start + STRETCH, self->n_items))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", _ ("The diary changed in the meantime. Please select again."));
      return;
    }

  for (guint i = data->next; i < data->positions->len; i++)
    {
      guint position = g_array_index (data->positions, guint, i);

      if (position >= data->start + entries->len)
        break;
      if (!data->ids[i])
        data->ids[i] = g_strdup (ebb_entry_get_id (g_ptr_array_index (entries, position - data->start)));
    }
  read_on (task);
}

static void
read_on (GTask *task)
{
  EbbEntryList *self = g_task_get_source_object (task);
  IdsData *data = g_task_get_task_data (task);
  g_autoptr (EbbQuery) query = NULL;
  guint index;

  while (data->next < data->positions->len && data->ids[data->next])
    data->next++;
  if (data->next == data->positions->len)
    {
      GStrv ids = g_new0 (char *, data->positions->len + 1);

      for (guint i = 0; i < data->positions->len; i++)
        ids[i] = g_steal_pointer (&data->ids[i]);
      g_task_return_pointer (task, ids, (GDestroyNotify) g_strfreev);
      return;
    }

  data->start = g_array_index (data->positions, guint, data->next);
  index = ebb_entry_list_get_day_index (self, data->start);
  query = ebb_entry_list_dup_query (self);
  query->to = g_array_index (self->days, EbbDaySummary, index).day;
  ebb_store_list_entries_async (self->store, query, data->start - g_array_index (self->starts, guint, index), STRETCH, g_task_get_cancellable (task), stretch_cb, g_object_ref (task));
}

/**
 * ebb_entry_list_load_ids_async:
 * @self: a list
 * @positions: (array length=n_positions): places in the list, ascending
 * @n_positions: how many
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds the ids of the entries at @positions, reading those that are not loaded.
 */
void
ebb_entry_list_load_ids_async (EbbEntryList *self,
                               const guint *positions,
                               guint n_positions,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  IdsData *data;

  g_return_if_fail (EBB_IS_ENTRY_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ebb_entry_list_load_ids_async);

  data = g_new0 (IdsData, 1);
  data->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  data->generation = self->generation;
  data->ids = g_new0 (char *, MAX (n_positions, 1));
  for (guint i = 0; i < n_positions && positions[i] < self->n_items; i++)
    {
      EbbEntryItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (positions[i]));

      g_array_append_val (data->positions, positions[i]);
      if (item && item->entry)
        data->ids[i] = g_strdup (ebb_entry_get_id (item->entry));
    }
  g_task_set_task_data (task, data, (GDestroyNotify) ids_data_free);

  read_on (task);
}

/**
 * ebb_entry_list_load_ids_finish:
 * @self: a list
 * @result: what the callback got
 * @error: return location; `EBB_STORE_ERROR`, or `G_IO_ERROR_FAILED` when the list
 *   changed meanwhile
 *
 * Returns: (transfer full): the ids in order of position, or %NULL with @error
 */
GStrv
ebb_entry_list_load_ids_finish (EbbEntryList *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
