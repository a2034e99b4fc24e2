// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ebb-entry-list.h"

#include <glib/gstdio.h>
#include <math.h>

/*
 * What tests of the list of entries share.
 *
 * The list is watched through a change string, as in "0+3, -1": each items-changed
 * as position, removed and added; "+4" and "-4" for one. Entries are named by
 * their notes.
 */

#define NOON (12 * 60)
#define DAY(n) ((EbbDay) (20000 + (n)))

typedef struct
{
  char *folder;
  EbbStore *store;
  EbbEntryList *list;
  GString *changes;
} Fixture;

#define wait_until(expression)                                        \
  G_STMT_START                                                        \
  {                                                                   \
    gint64 deadline_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; \
    guint tick_ = g_timeout_add (5, tick_cb, NULL);                   \
    while (!(expression))                                             \
      {                                                               \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline_);      \
        g_main_context_iteration (NULL, TRUE);                        \
      }                                                               \
    g_source_remove (tick_);                                          \
  }                                                                   \
  G_STMT_END

static inline gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static inline void
result_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  GString *changes)
{
  g_assert_true (removed != 0 || added != 0);

  if (changes->len > 0)
    g_string_append (changes, ", ");
  if (removed == 1 && added == 0)
    g_string_append_printf (changes, "-%u", position);
  else if (removed == 0 && added == 1)
    g_string_append_printf (changes, "+%u", position);
  else
    {
      g_string_append_printf (changes, "%u", position);
      if (removed > 0)
        g_string_append_printf (changes, "-%u", removed);
      if (added > 0)
        g_string_append_printf (changes, "+%u", added);
    }
}

static inline EbbStore *
open_store (const char *path,
            EbbOpenFlags flags)
{
  EbbStore *store = ebb_store_new (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_open_async (store, flags, NULL, result_cb, &result);
  wait_until (result);
  ebb_store_open_finish (store, result, &error);
  g_assert_no_error (error);
  return store;
}

/* Closes @store and hears every answer that is still on its way: the store takes
 * requests in order, and closing is the last of them. */
static inline void
close_store (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_close_async (store, result_cb, &result);
  wait_until (result);
  ebb_store_close_finish (store, result, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("ebb-entry-list-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "diary.db", NULL);
  fixture->store = open_store (path, EBB_OPEN_CREATE);
  fixture->changes = g_string_new (NULL);
}

static inline void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  GDir *dir;
  const char *name;

  if (fixture->list)
    {
      ebb_entry_list_set_store (fixture->list, NULL);
      g_signal_handlers_disconnect_by_data (fixture->list, fixture->changes);
    }
  /* What the list asked for holds it until it is answered. */
  close_store (fixture->store);
  if (fixture->list)
    g_assert_finalize_object (fixture->list);
  g_clear_object (&fixture->store);
  g_string_free (fixture->changes, TRUE);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (dir);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static inline EbbEntry *
make_entry (const char *name,
            EbbDay day,
            int minute,
            double pain)
{
  EbbEntry *entry = ebb_entry_new ((EbbMoment){ day * G_GINT64_CONSTANT (86400) + minute * 60, 0 });

  ebb_entry_set_note (entry, name);
  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);
  return entry;
}

static inline EbbEntry *
save (EbbStore *store,
      EbbEntry *entry)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbEntry *saved;

  ebb_store_save_entry_async (store, entry, NULL, NULL, result_cb, &result);
  wait_until (result);
  saved = ebb_store_save_entry_finish (store, result, &error);
  g_assert_no_error (error);
  return saved;
}

static inline EbbEntry *
add (Fixture *fixture,
     const char *name,
     EbbDay day,
     int minute)
{
  g_autoptr (EbbEntry) entry = make_entry (name, day, minute, 5);

  return save (fixture->store, entry);
}

static inline void
remove_entry (Fixture *fixture,
              EbbEntry *entry)
{
  const char *ids[] = { ebb_entry_get_id (entry), NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_delete_entries_async (fixture->store, ids, NULL, result_cb, &result);
  wait_until (result);
  g_assert_cmpint (ebb_store_delete_entries_finish (fixture->store, result, &error), ==, 1);
  g_assert_no_error (error);
}

static inline void
undo (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  ebb_store_undo_async (fixture->store, NULL, result_cb, &result);
  wait_until (result);
  label = ebb_store_undo_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

/* The list has asked for all that it has to ask, and has heard the answers. */
static inline void
settle (Fixture *fixture)
{
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      while (g_main_context_iteration (NULL, FALSE))
        ;
      /* The store takes requests in order: an answer to this follows all others. */
      ebb_store_list_tags_async (fixture->store, NULL, result_cb, &result);
      wait_until (result);
      g_strfreev (ebb_store_list_tags_finish (fixture->store, result, NULL));
    }
  wait_until (!ebb_entry_list_get_loading (fixture->list));
}

static inline void
make_list (Fixture *fixture)
{
  fixture->list = ebb_entry_list_new (fixture->store);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture->changes);
  settle (fixture);
}

static inline EbbEntryItem *
get_item (Fixture *fixture,
          guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static inline GPtrArray *
hold_all (Fixture *fixture)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (items, get_item (fixture, i));
      ebb_entry_item_get_entry (g_ptr_array_index (items, i));
    }
  settle (fixture);
  return items;
}

static inline char *
list_to_string (Fixture *fixture)
{
  g_autoptr (GPtrArray) items = hold_all (fixture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      EbbEntry *entry = ebb_entry_item_get_entry (g_ptr_array_index (items, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", entry ? ebb_entry_get_note (entry) : "?");
    }
  return g_string_free (text, FALSE);
}

#define assert_list(fixture, expected)                 \
  G_STMT_START                                         \
  {                                                    \
    g_autofree char *text_ = list_to_string (fixture); \
    g_assert_cmpstr (text_, ==, expected);             \
  }                                                    \
  G_STMT_END

#define assert_changes(fixture, expected)                    \
  G_STMT_START                                               \
  {                                                          \
    settle (fixture);                                        \
    g_assert_cmpstr ((fixture)->changes->str, ==, expected); \
    g_string_set_size ((fixture)->changes, 0);               \
  }                                                          \
  G_STMT_END
