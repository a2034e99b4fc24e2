// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-list.h"

static guint n_alive_entries;

static void
entry_gone_cb (gpointer data,
               GObject *where_the_object_was)
{
  n_alive_entries--;
}

static void
watch_entry (EbbEntryItem *item)
{
  EbbEntry *entry = ebb_entry_item_get_entry (item);

  if (entry && !g_object_get_data (G_OBJECT (entry), "watched"))
    {
      g_object_set_data (G_OBJECT (entry), "watched", item);
      g_object_weak_ref (G_OBJECT (entry), entry_gone_cb, NULL);
      n_alive_entries++;
    }
}

static void
import (Fixture *fixture,
        guint n)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) trackers = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u", i);

      g_ptr_array_add (entries, make_entry (name, DAY (-(int) (i / 5)), NOON - (int) (i % 5), i % 11));
    }
  ebb_store_import_async (fixture->store, trackers, entries, NULL, NULL, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, result_cb, &result);
  wait_until (result);
  ebb_store_import_finish (fixture->store, result, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.added, ==, n);
}

/* A window of 200 rows, as a list view has, goes down the whole diary. */
static void
test_scrolling_through_a_long_diary_keeps_little (Fixture *fixture,
                                                  gconstpointer data)
{
  guint n = 20000;
  guint most = 0;
  GQueue window = G_QUEUE_INIT;

  import (fixture, n);
  make_list (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);

  n_alive_entries = 0;
  for (guint i = 0; i < n; i++)
    {
      EbbEntryItem *item = get_item (fixture, i);
      g_autofree char *name = g_strdup_printf ("n%u", i);

      g_queue_push_tail (&window, item);
      wait_until (ebb_entry_item_get_entry (item));
      watch_entry (item);
      if (i % 997 == 0)
        g_assert_cmpstr (ebb_entry_get_note (ebb_entry_item_get_entry (item)), ==, name);
      if (window.length > 200)
        g_object_unref (g_queue_pop_head (&window));
      most = MAX (most, n_alive_entries);
    }
  g_queue_clear_full (&window, g_object_unref);

  /* Sixteen pages of 64, those of the window, and a page on its way. */
  g_assert_cmpuint (most, <, 1500);
}

/* Somebody drags the scroll bar: rows come and go without waiting. */
static void
test_what_was_scrolled_past_is_not_read (Fixture *fixture,
                                         gconstpointer data)
{
  guint n = 20000;
  g_autoptr (EbbEntryItem) last = NULL;
  gint64 before;
  guint n_read = 0;

  import (fixture, n);
  make_list (fixture);

  for (guint i = 0; i < n - 1; i += 7)
    {
      g_autoptr (EbbEntryItem) item = get_item (fixture, i);

      ebb_entry_item_get_entry (item);
      if (i % 70 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  last = get_item (fixture, n - 1);
  ebb_entry_item_get_entry (last);
  before = g_get_monotonic_time ();
  wait_until (ebb_entry_item_get_entry (last));
  g_test_message ("the last row came after %.1f ms", (g_get_monotonic_time () - before) / 1000.0);

  settle (fixture);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EbbEntryItem) item = get_item (fixture, i);

      /* Looked at without asking for it. */
      n_read += ebb_entry_item_is_loaded (item) ? 1 : 0;
    }
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_read, <=, 17 * 64);
}

static void
test_a_row_that_waits_longest_is_filled_in_the_end (Fixture *fixture,
                                                    gconstpointer data)
{
  guint n = 20000;
  g_autoptr (EbbEntryItem) first = NULL;

  import (fixture, n);
  make_list (fixture);

  first = get_item (fixture, 0);
  ebb_entry_item_get_entry (first);
  for (guint i = 64; i < n; i += 64)
    {
      g_autoptr (EbbEntryItem) item = get_item (fixture, i);

      ebb_entry_item_get_entry (item);
    }
  /* Nothing asks for it again. */
  wait_until (ebb_entry_item_is_loaded (first));
}

static void
test_ids_of_a_whole_long_diary_are_each_found_once (Fixture *fixture,
                                                    gconstpointer data)
{
  guint n = 2000;
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  import (fixture, n);
  make_list (fixture);
  for (guint i = 0; i < n; i++)
    g_array_append_val (positions, i);

  ebb_entry_list_load_ids_async (fixture->list, (const guint *) (gpointer) positions->data, n, NULL, result_cb, &result);
  wait_until (result);
  ids = ebb_entry_list_load_ids_finish (fixture->list, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (seen, ids[i]);
  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/entry-list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("scrolling-through-a-long-diary-keeps-little", test_scrolling_through_a_long_diary_keeps_little);
  ADD ("what-was-scrolled-past-is-not-read", test_what_was_scrolled_past_is_not_read);
  ADD ("a-row-that-waits-longest-is-filled-in-the-end", test_a_row_that_waits_longest_is_filled_in_the_end);
  ADD ("ids-of-a-whole-long-diary-are-each-found-once", test_ids_of_a_whole_long_diary_are_each_found_once);
#undef ADD

  return g_test_run ();
}
