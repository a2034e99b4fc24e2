// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-list.h"

/* Three days: "f e" of day 2, "d c b" of day 1, "a" of day 0. */
static void
fill (Fixture *fixture,
      EbbEntry *entries[6])
{
  const char *names[] = { "a", "b", "c", "d", "e", "f" };
  const int days[] = { 0, 1, 1, 1, 2, 2 };

  for (int i = 0; i < 6; i++)
    entries[i] = add (fixture, names[i], DAY (days[i]), NOON + 10 * i);
}

static void
clear (EbbEntry *entries[6])
{
  for (int i = 0; i < 6; i++)
    g_clear_object (&entries[i]);
}

static void
test_an_empty_diary_lists_nothing (Fixture *fixture,
                                   gconstpointer data)
{
  make_list (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 0));
  g_assert_cmpuint (ebb_entry_list_find_day (fixture->list, DAY (0)), ==, G_MAXUINT);
  assert_changes (fixture, "");
}

static void
test_the_newest_entry_comes_first (Fixture *fixture,
                                   gconstpointer data)
{
  EbbEntry *entries[6];

  fill (fixture, entries);
  make_list (fixture);

  assert_changes (fixture, "0+6");
  assert_list (fixture, "f e d c b a");
  clear (entries);
}

static void
test_the_day_is_known_before_the_entry (Fixture *fixture,
                                        gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (EbbEntryItem) first = NULL;
  g_autoptr (EbbEntryItem) last = NULL;

  fill (fixture, entries);
  make_list (fixture);
  first = get_item (fixture, 2);
  last = get_item (fixture, 4);

  g_assert_null (ebb_entry_item_get_entry (first));
  g_assert_cmpint (ebb_entry_item_get_day (first), ==, DAY (1));
  g_assert_true (ebb_entry_item_get_first_of_day (first));
  g_assert_false (ebb_entry_item_get_last_of_day (first));
  g_assert_cmpuint (ebb_entry_item_get_day_count (first), ==, 3);
  g_assert_cmpfloat (ebb_entry_item_get_day_mean (first), ==, 5);
  g_assert_false (ebb_entry_item_get_first_of_day (last));
  g_assert_true (ebb_entry_item_get_last_of_day (last));

  settle (fixture);
  g_assert_cmpstr (ebb_entry_get_note (ebb_entry_item_get_entry (first)), ==, "d");
  clear (entries);
}

static void
test_a_day_without_entries_leads_to_the_one_before (Fixture *fixture,
                                                    gconstpointer data)
{
  EbbEntry *entries[6];

  fill (fixture, entries);
  make_list (fixture);

  g_assert_cmpuint (ebb_entry_list_find_day (fixture->list, DAY (2)), ==, 0);
  g_assert_cmpuint (ebb_entry_list_find_day (fixture->list, DAY (1)), ==, 2);
  g_assert_cmpuint (ebb_entry_list_find_day (fixture->list, DAY (0)), ==, 5);
  g_assert_cmpuint (ebb_entry_list_find_day (fixture->list, DAY (100)), ==, 0);
  g_assert_cmpuint (ebb_entry_list_find_day (fixture->list, DAY (-100)), ==, 5);
  clear (entries);
}

static void
test_a_new_entry_is_one_insertion (Fixture *fixture,
                                   gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (EbbEntry) newest = NULL;
  g_autoptr (EbbEntry) middle = NULL;
  g_autoptr (EbbEntry) oldest = NULL;

  fill (fixture, entries);
  make_list (fixture);
  held = hold_all (fixture);
  g_string_set_size (fixture->changes, 0);

  newest = add (fixture, "new", DAY (3), NOON);
  assert_changes (fixture, "+0");
  middle = add (fixture, "mid", DAY (1), NOON + 25); /* between c and d */
  assert_changes (fixture, "+4");
  oldest = add (fixture, "old", DAY (-1), NOON);
  assert_changes (fixture, "+8");
  assert_list (fixture, "new f e d mid c b a old");
  clear (entries);
}

static void
test_a_deleted_entry_is_one_removal (Fixture *fixture,
                                     gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (GPtrArray) held = NULL;

  fill (fixture, entries);
  make_list (fixture);
  held = hold_all (fixture);
  g_string_set_size (fixture->changes, 0);

  remove_entry (fixture, entries[2]); /* c, in the middle of its day */
  assert_changes (fixture, "-3");
  remove_entry (fixture, entries[0]); /* a, alone on its day */
  assert_changes (fixture, "-4");
  remove_entry (fixture, entries[5]); /* f, the first */
  assert_changes (fixture, "-0");
  assert_list (fixture, "e d b");

  undo (fixture);
  assert_changes (fixture, "+0");
  undo (fixture);
  assert_changes (fixture, "+4");
  assert_list (fixture, "f e d b a");
  clear (entries);
}

static void
test_a_changed_entry_stays_in_its_place (Fixture *fixture,
                                         gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (EbbEntry) copy = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  int n_notified = 0;

  fill (fixture, entries);
  make_list (fixture);
  held = hold_all (fixture);
  g_string_set_size (fixture->changes, 0);
  g_signal_connect_swapped (g_ptr_array_index (held, 3), "notify::entry", G_CALLBACK (g_atomic_int_inc), &n_notified);
  g_signal_connect_swapped (g_ptr_array_index (held, 2), "notify::entry", G_CALLBACK (g_atomic_int_inc), &n_notified);

  copy = ebb_entry_copy (entries[2]);
  ebb_entry_set_note (copy, "changed");
  ebb_entry_set_rating (copy, EBB_RATING_NOW, 8);
  saved = save (fixture->store, copy);

  assert_changes (fixture, "");
  g_assert_cmpstr (ebb_entry_get_note (ebb_entry_item_get_entry (g_ptr_array_index (held, 3))), ==, "changed");
  /* Its neighbour of the same day was read again, too, and is the same. */
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_cmpfloat (ebb_entry_item_get_day_mean (g_ptr_array_index (held, 2)), ==, 6);
  clear (entries);
}

static void
test_an_entry_that_moves_is_the_same_item (Fixture *fixture,
                                           gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (EbbEntry) copy = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntryItem) moved = NULL;

  fill (fixture, entries);
  make_list (fixture);
  held = hold_all (fixture);
  g_string_set_size (fixture->changes, 0);

  copy = ebb_entry_copy (entries[4]); /* e goes from day 2 to day 1, before d */
  ebb_entry_set_moment (copy, (EbbMoment){ DAY (1) * G_GINT64_CONSTANT (86400), 0 });
  saved = save (fixture->store, copy);

  assert_changes (fixture, "1-4+4");
  assert_list (fixture, "f d c b e a");
  moved = get_item (fixture, 4);
  g_assert_true (moved == g_ptr_array_index (held, 1));
  g_assert_cmpint (ebb_entry_item_get_day (moved), ==, DAY (1));
  clear (entries);
}

static void
test_items_of_unchanged_entries_are_the_same_objects (Fixture *fixture,
                                                      gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (EbbEntry) middle = NULL;

  fill (fixture, entries);
  make_list (fixture);
  held = hold_all (fixture);

  middle = add (fixture, "mid", DAY (1), NOON + 25);
  settle (fixture);

  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (EbbEntryItem) item = get_item (fixture, i);

      if (i != 3)
        g_assert_true (item == g_ptr_array_index (held, i < 3 ? i : i - 1));
    }
  clear (entries);
}

static void
test_headings_follow_when_the_first_of_a_day_goes (Fixture *fixture,
                                                   gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (GPtrArray) held = NULL;

  fill (fixture, entries);
  make_list (fixture);
  held = hold_all (fixture);

  g_assert_false (ebb_entry_item_get_first_of_day (g_ptr_array_index (held, 3)));
  remove_entry (fixture, entries[3]);
  settle (fixture);
  g_assert_true (ebb_entry_item_get_first_of_day (g_ptr_array_index (held, 3)));
  g_assert_cmpuint (ebb_entry_item_get_day_count (g_ptr_array_index (held, 3)), ==, 2);
  clear (entries);
}

static void
test_changes_that_come_together_are_followed_together (Fixture *fixture,
                                                       gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (GPtrArray) held = NULL;
  GAsyncResult *results[20] = { NULL };

  fill (fixture, entries);
  make_list (fixture);
  held = hold_all (fixture);
  g_string_set_size (fixture->changes, 0);

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (EbbEntry) entry = make_entry ("x", DAY (10), NOON + i, 1);

      ebb_store_save_entry_async (fixture->store, entry, NULL, NULL, result_cb, &results[i]);
    }
  wait_until (results[19]);
  assert_changes (fixture, "0+20");

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (EbbEntry) saved = ebb_store_save_entry_finish (fixture->store, results[i], NULL);

      g_assert_nonnull (saved);
      g_object_unref (results[i]);
    }
  clear (entries);
}

static void
test_a_query_lists_what_fits (Fixture *fixture,
                              gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (EbbEntry) outside = NULL;
  g_autoptr (EbbEntry) inside = NULL;

  fill (fixture, entries);
  make_list (fixture);
  g_string_set_size (fixture->changes, 0);

  query->from = query->to = DAY (1);
  ebb_entry_list_set_query (fixture->list, query);
  g_assert_true (ebb_entry_list_get_loading (fixture->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 6);
  assert_changes (fixture, "0-6+3");
  assert_list (fixture, "d c b");

  outside = add (fixture, "outside", DAY (2), NOON);
  assert_changes (fixture, "");
  inside = add (fixture, "inside", DAY (1), 0);
  assert_changes (fixture, "+3");

  ebb_entry_list_set_query (fixture->list, query);
  assert_changes (fixture, "");
  ebb_entry_list_set_query (fixture->list, NULL);
  assert_changes (fixture, "0-4+8");
  clear (entries);
}

static void
test_an_entry_that_ceases_to_fit_goes (Fixture *fixture,
                                       gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (EbbEntry) copy = NULL;
  g_autoptr (EbbEntry) saved = NULL;

  fill (fixture, entries);
  make_list (fixture);
  query->pain_min = 4;
  ebb_entry_list_set_query (fixture->list, query);
  settle (fixture);
  held = hold_all (fixture);
  g_string_set_size (fixture->changes, 0);

  copy = ebb_entry_copy (entries[2]);
  ebb_entry_set_rating (copy, EBB_RATING_NOW, 3);
  saved = save (fixture->store, copy);
  assert_changes (fixture, "-3");
  assert_list (fixture, "f e d b a");
  clear (entries);
}

static void
test_only_the_last_of_many_queries_is_answered (Fixture *fixture,
                                                gconstpointer data)
{
  EbbEntry *entries[6];

  fill (fixture, entries);
  make_list (fixture);
  g_string_set_size (fixture->changes, 0);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (EbbQuery) query = ebb_query_new ();

      query->from = query->to = DAY (i);
      ebb_entry_list_set_query (fixture->list, query);
    }
  assert_changes (fixture, "0-6+2");
  assert_list (fixture, "f e");
  clear (entries);
}

static void
test_a_closed_diary_is_an_error_and_reload_tries_again (Fixture *fixture,
                                                        gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "diary.db", NULL);
  g_autoptr (EbbStore) store = ebb_store_new (path);
  g_autoptr (EbbEntry) entry = add (fixture, "a", DAY (0), NOON);
  g_autoptr (EbbEntryList) list = ebb_entry_list_new (store);
  g_autoptr (GAsyncResult) result = NULL;

  wait_until (!ebb_entry_list_get_loading (list));
  g_assert_error (ebb_entry_list_get_error (list), EBB_STORE_ERROR, EBB_STORE_ERROR_CLOSED);

  ebb_store_open_async (store, EBB_OPEN_DEFAULT, NULL, result_cb, &result);
  wait_until (result);
  g_assert_true (ebb_store_open_finish (store, result, NULL));
  ebb_entry_list_reload (list);
  wait_until (!ebb_entry_list_get_loading (list));
  g_assert_no_error ((GError *) ebb_entry_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  ebb_entry_list_set_store (list, NULL);
  close_store (store);
}

static void
test_ids_of_a_selection_are_found_without_showing_it (Fixture *fixture,
                                                      gconstpointer data)
{
  EbbEntry *entries[6];
  const guint positions[] = { 0, 2, 5 };
  const int expected[] = { 5, 3, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  fill (fixture, entries);
  make_list (fixture);

  ebb_entry_list_load_ids_async (fixture->list, positions, 3, NULL, result_cb, &result);
  wait_until (result);
  ids = ebb_entry_list_load_ids_finish (fixture->list, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 3);
  for (int i = 0; i < 3; i++)
    g_assert_cmpstr (ids[i], ==, ebb_entry_get_id (entries[expected[i]]));
  clear (entries);
}

/* While the days of one change are read again another one comes, which touches fewer. */
static void
test_a_change_amid_a_change_leaves_nothing_behind (Fixture *fixture,
                                                   gconstpointer data)
{
  EbbEntry *entries[6];
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (EbbEntry) moved = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) newest = NULL;

  fill (fixture, entries);
  make_list (fixture);
  held = hold_all (fixture);

  moved = ebb_entry_copy (entries[2]); /* c, to the day of e and f */
  ebb_entry_set_moment (moved, (EbbMoment){ DAY (2) * G_GINT64_CONSTANT (86400), 0 });
  saved = save (fixture->store, moved);
  newest = add (fixture, "new", DAY (2), 1439);

  settle (fixture);
  assert_list (fixture, "new f e c d b a");
  clear (entries);
}

/* Whatever random changes come, the list ends up as the store lists it, and what
 * it announced leads there: a copy kept only by items-changed is equal. */
static void
copy_changed_cb (GListModel *model,
                 guint position,
                 guint removed,
                 guint added,
                 GPtrArray *copy)
{
  g_assert_cmpuint (position + removed, <=, copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      EbbEntryItem *item = g_list_model_get_item (model, position + i);

      ebb_entry_item_get_entry (item);
      g_ptr_array_insert (copy, (int) (position + i), item);
    }
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (model));
}

static void
test_random_changes_are_announced_as_they_are (Fixture *fixture,
                                               gconstpointer data)
{
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func (g_object_unref);

  make_list (fixture);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (copy_changed_cb), copy);

  for (guint step = 0; step < 150; step++)
    {
      guint what = (guint) g_test_rand_int_range (0, 10);
      g_autofree char *name = g_strdup_printf ("s%u", step);
      g_autoptr (EbbQuery) query = ebb_query_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) truth = NULL;

      if (what < 5 || saved->len == 0)
        {
          g_ptr_array_add (saved, add (fixture, name, DAY (g_test_rand_int_range (0, 6)), g_test_rand_int_range (0, 1440)));
        }
      else if (what < 7)
        {
          guint which = (guint) g_test_rand_int_range (0, (int) saved->len);
          g_autoptr (EbbEntry) entry = ebb_entry_copy (g_ptr_array_index (saved, which));

          ebb_entry_set_note (entry, name);
          if (g_test_rand_bit ())
            ebb_entry_set_moment (entry, (EbbMoment){ DAY (g_test_rand_int_range (0, 6)) * G_GINT64_CONSTANT (86400) + NOON * 60, 0 });
          g_object_unref (g_ptr_array_index (saved, which));
          g_ptr_array_index (saved, which) = save (fixture->store, entry);
        }
      else
        {
          guint which = (guint) g_test_rand_int_range (0, (int) saved->len);

          remove_entry (fixture, g_ptr_array_index (saved, which));
          g_ptr_array_remove_index (saved, which);
        }

      if (g_test_rand_bit ())
        settle (fixture);
      if (step % 10 != 9)
        continue;

      settle (fixture);
      ebb_store_list_entries_async (fixture->store, query, 0, 1000, NULL, result_cb, &result);
      wait_until (result);
      truth = ebb_store_list_entries_finish (fixture->store, result, NULL);
      g_assert_cmpuint (copy->len, ==, truth->len);
      for (guint i = 0; i < copy->len; i++)
        {
          EbbEntryItem *item = g_ptr_array_index (copy, i);
          g_autoptr (EbbEntryItem) same = get_item (fixture, i);
          EbbEntry *entry = g_ptr_array_index (truth, i);

          g_assert_true (item == same);
          g_assert_cmpstr (ebb_entry_get_id (ebb_entry_item_get_entry (item)), ==, ebb_entry_get_id (entry));
          g_assert_cmpstr (ebb_entry_get_note (ebb_entry_item_get_entry (item)), ==, ebb_entry_get_note (entry));
          g_assert_cmpint (ebb_entry_item_get_day (item), ==, ebb_entry_get_day (entry));
          g_assert_true (ebb_entry_item_get_first_of_day (item) ==
                         (i == 0 || ebb_entry_get_day (g_ptr_array_index (truth, i - 1)) != ebb_entry_get_day (entry)));
        }
    }
  g_signal_handlers_disconnect_by_data (fixture->list, copy);
}

/* Another program adds an entry; which day, nobody says. */
static void
test_what_another_program_adds_comes_by_itself (Fixture *fixture,
                                                gconstpointer data)
{
  EbbEntry *entries[6];
  g_autofree char *path = g_build_filename (fixture->folder, "diary.db", NULL);
  g_autoptr (EbbStore) watching = open_store (path, EBB_OPEN_WATCH);
  g_autoptr (EbbEntry) added = NULL;
  g_autoptr (GPtrArray) held = NULL;

  fill (fixture, entries);
  fixture->list = ebb_entry_list_new (watching);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture->changes);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 6);
  held = hold_all (fixture);
  for (guint i = 0; i < held->len; i++)
    wait_until (ebb_entry_item_get_entry (g_ptr_array_index (held, i)));
  g_string_set_size (fixture->changes, 0);

  added = add (fixture, "mid", DAY (1), NOON + 25);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 7);
  g_assert_cmpstr (fixture->changes->str, ==, "+3");

  ebb_entry_list_set_store (fixture->list, NULL);
  close_store (watching);
  clear (entries);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/entry-list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("an-empty-diary-lists-nothing", test_an_empty_diary_lists_nothing);
  ADD ("the-newest-entry-comes-first", test_the_newest_entry_comes_first);
  ADD ("the-day-is-known-before-the-entry", test_the_day_is_known_before_the_entry);
  ADD ("a-day-without-entries-leads-to-the-one-before", test_a_day_without_entries_leads_to_the_one_before);
  ADD ("a-new-entry-is-one-insertion", test_a_new_entry_is_one_insertion);
  ADD ("a-deleted-entry-is-one-removal", test_a_deleted_entry_is_one_removal);
  ADD ("a-changed-entry-stays-in-its-place", test_a_changed_entry_stays_in_its_place);
  ADD ("an-entry-that-moves-is-the-same-item", test_an_entry_that_moves_is_the_same_item);
  ADD ("items-of-unchanged-entries-are-the-same-objects", test_items_of_unchanged_entries_are_the_same_objects);
  ADD ("headings-follow-when-the-first-of-a-day-goes", test_headings_follow_when_the_first_of_a_day_goes);
  ADD ("changes-that-come-together-are-followed-together", test_changes_that_come_together_are_followed_together);
  ADD ("a-query-lists-what-fits", test_a_query_lists_what_fits);
  ADD ("an-entry-that-ceases-to-fit-goes", test_an_entry_that_ceases_to_fit_goes);
  ADD ("only-the-last-of-many-queries-is-answered", test_only_the_last_of_many_queries_is_answered);
  ADD ("a-closed-diary-is-an-error-and-reload-tries-again", test_a_closed_diary_is_an_error_and_reload_tries_again);
  ADD ("ids-of-a-selection-are-found-without-showing-it", test_ids_of_a_selection_are_found_without_showing_it);
  ADD ("a-change-amid-a-change-leaves-nothing-behind", test_a_change_amid_a_change_leaves_nothing_behind);
  ADD ("random-changes-are-announced-as-they-are", test_random_changes_are_announced_as_they_are);
  ADD ("what-another-program-adds-comes-by-itself", test_what_another_program_adds_comes_by_itself);
#undef ADD

  return g_test_run ();
}
