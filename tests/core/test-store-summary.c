// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"

#include <sqlite3.h>

/* What is derived from the entries (figures per day, the index of the notes) and
 * what searches find, after any changes. */

static void
assert_well (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EbbCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_check_async (store, NULL, ebb_test_ready_cb, &result);
  report = ebb_store_check_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);
}

static void
change_moment (EbbEntry *entry, GRand *random)
{
  ebb_entry_set_moment (entry, (EbbMoment){ 1767225600 + g_rand_int_range (random, 0, 10 * 86400), g_rand_int_range (random, -10, 10) * 60 });
}

static void
change_rating (EbbEntry *entry, GRand *random)
{
  ebb_entry_set_rating (entry, EBB_RATING_NOW, g_rand_boolean (random) ? g_rand_int_range (random, 0, 101) / 10.0 : NAN);
}

static void
change_marks (EbbEntry *entry, GRand *random)
{
  static const char *const regions[] = { "knee-front-left", "neck-back-left", "low-back-right", "knee" };

  ebb_entry_clear_marks (entry);
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      if (g_rand_boolean (random))
        ebb_test_mark (entry, regions[i], g_rand_boolean (random) ? g_rand_int_range (random, 0, 11) : NAN, 0);
    }
}

static void
change_values (EbbEntry *entry, GRand *random)
{
  static const char *const trackers[] = { "mood", "hours-slept", "fatigue" };

  for (guint i = 0; i < G_N_ELEMENTS (trackers); i++)
    {
      ebb_entry_remove_value (entry, trackers[i]);
      if (g_rand_boolean (random))
        ebb_entry_set_number (entry, trackers[i], g_rand_int_range (random, 0, 11));
    }
}

static void
change_note (EbbEntry *entry, GRand *random)
{
  static const char *const notes[] = { "it rained", "sunny", NULL };

  ebb_entry_set_note (entry, notes[g_rand_int_range (random, 0, G_N_ELEMENTS (notes))]);
}

static void (*const changes[]) (EbbEntry *entry, GRand *random) = { change_moment, change_rating, change_marks, change_values, change_note };

static EbbEntry *
make_at_random (GRand *random)
{
  EbbEntry *entry = ebb_entry_new ((EbbMoment){ 0, 0 });

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    changes[i](entry, random);

  return entry;
}

static void
import_at_random (EbbStore *store, GRand *random)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
    g_ptr_array_add (entries, make_at_random (random));
  ebb_store_import_async (store, NULL, entries, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  ebb_store_import_finish (store, ebb_test_await (&result), NULL, &error);
  g_assert_no_error (error);
}

/* One change, or several steps back, or as many forth as there are. */
static void
take_a_random_step (EbbStore *store, GRand *random)
{
  g_autoptr (GPtrArray) entries = ebb_test_list (store, NULL);
  int n = (int) entries->len;
  int kind = n == 0 ? 0 : g_rand_int_range (random, 0, 12);

  if (kind < 3)
    {
      g_autoptr (EbbEntry) entry = make_at_random (random);
      g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
    }
  else if (kind < 7)
    {
      g_autoptr (EbbEntry) entry = ebb_entry_copy (g_ptr_array_index (entries, g_rand_int_range (random, 0, n)));
      g_autoptr (EbbEntry) saved = NULL;

      for (int i = g_rand_int_range (random, 1, 3); i > 0; i--)
        changes[g_rand_int_range (random, 0, G_N_ELEMENTS (changes))](entry, random);
      saved = ebb_test_save (store, entry);
    }
  else if (kind < 8)
    {
      const char *ids[] = { ebb_entry_get_id (g_ptr_array_index (entries, g_rand_int_range (random, 0, n))), NULL };

      ebb_test_delete (store, ids);
    }
  else if (kind < 9)
    {
      import_at_random (store, random);
    }
  else if (kind < 11)
    {
      for (int i = g_rand_int_range (random, 1, 6); i > 0 && ebb_store_get_can_undo (store); i--)
        ebb_test_undo (store);
    }
  else
    {
      while (ebb_store_get_can_redo (store))
        ebb_test_redo (store);
    }
}

static void
test_any_changes_leave_the_figures_right (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20260301);
  EbbStore *store = ebb_test_open (folder->diary);

  for (int round = 0; round < 400; round++)
    {
      take_a_random_step (store, random);
      if (round % 10 == 9)
        assert_well (store);
    }
  ebb_test_close (store);
}

static void
test_a_check_finds_what_is_wrong (void)
{
  static const char *const wrongs[] = {
    "UPDATE day_summary SET n = n + 1",
    "DELETE FROM day_region",
    "PRAGMA foreign_keys=OFF; INSERT INTO entry_tag VALUES (zeroblob(16), 'x')",
    "UPDATE entry SET note = 'changed behind the back of the index' WHERE note IS NOT NULL",
    "UPDATE mark SET region = 'third-arm'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
      g_autoptr (EbbEntry) saved = NULL;
      g_autoptr (EbbCheckReport) report = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      EbbStore *store = ebb_test_open (folder->diary);
      sqlite3 *db = NULL;

      ebb_entry_set_note (entry, "as it was");
      ebb_test_mark (entry, "knee-front-left", 5, 0);
      saved = ebb_test_save (store, entry);
      assert_well (store);
      g_assert_cmpint (sqlite3_open (folder->diary, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, wrongs[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);

      ebb_store_check_async (store, NULL, ebb_test_ready_cb, &result);
      report = ebb_store_check_finish (store, ebb_test_await (&result), NULL);
      g_test_message ("%s", wrongs[i]);
      g_assert_cmpuint (report->problems->len, >, 0);
      g_clear_object (&result);
      ebb_test_close (store);
    }
}

static guint
count_found (EbbStore *store, const char *text)
{
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GArray) days = NULL;
  guint n = 0;

  query->text = g_strdup (text);
  entries = ebb_test_list (store, query);
  days = ebb_test_list_days (store, query);
  for (guint i = 0; i < days->len; i++)
    n += g_array_index (days, EbbDaySummary, i).n_entries;
  g_assert_cmpuint (n, ==, entries->len);

  return n;
}

static EbbStore *
open_with_three (EbbTestFolder *folder)
{
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbEntry) first = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) second = ebb_test_entry ("2026-03-02T09:30:00+01:00", 2);
  g_autoptr (EbbEntry) third = ebb_test_entry ("2026-03-03T09:30:00+01:00", NAN);
  g_autoptr (EbbEntry) a = NULL;
  g_autoptr (EbbEntry) b = NULL;
  g_autoptr (EbbEntry) c = NULL;

  ebb_entry_set_note (first, "Über die Brücke, 50% \"besser\" than yesterday");
  ebb_test_mark (first, "knee-front-left", 5, EBB_QUALITY_BURNING);
  ebb_entry_add_tag (first, "Long walk");
  ebb_entry_set_note (second, "nothing new");
  ebb_test_mark (second, "neck-back-left", 5, EBB_QUALITY_ACHING);
  ebb_entry_set_number (second, "mood", 3);
  ebb_entry_set_number (third, "fatigue", 8);
  a = ebb_test_save (store, first);
  b = ebb_test_save (store, second);
  c = ebb_test_save (store, third);

  return store;
}

static void
test_words_are_found_wherever_they_stand (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = open_with_three (folder);

  g_assert_cmpuint (count_found (store, ""), ==, 3);
  g_assert_cmpuint (count_found (store, "   "), ==, 3);
  g_assert_cmpuint (count_found (store, "yester"), ==, 1);
  g_assert_cmpuint (count_found (store, "BRÜCKE"), ==, 1);
  g_assert_cmpuint (count_found (store, "brucke"), ==, 1);
  g_assert_cmpuint (count_found (store, "rücke"), ==, 0);
  g_assert_cmpuint (count_found (store, "walk"), ==, 1);
  g_assert_cmpuint (count_found (store, "knee"), ==, 1);
  g_assert_cmpuint (count_found (store, "left"), ==, 2);
  g_assert_cmpuint (count_found (store, "burn"), ==, 1);
  g_assert_cmpuint (count_found (store, "fatigue"), ==, 1);
  g_assert_cmpuint (count_found (store, "left mood"), ==, 1);
  g_assert_cmpuint (count_found (store, "knee mood"), ==, 0);
  ebb_test_close (store);
}

static void
test_no_word_is_taken_for_an_operator (void)
{
  static const char *const words[] = { "\"", "*", "-", "a\"b*", "NEAR", "AND", "OR", "NOT", "note:new", "(", ")", "^", "50%", "'; DROP TABLE entry; --", "{", "+", "\\", "new OR" };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = open_with_three (folder);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (count_found (store, words[i]), <=, 1);
  g_assert_cmpuint (count_found (store, "\"besser\""), ==, 1);
  g_assert_cmpuint (count_found (store, ""), ==, 3);
  ebb_test_close (store);
}

static void
test_filters_combine (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = open_with_three (folder);
  g_autoptr (EbbQuery) query = ebb_query_new ();

#define ASSERT_FOUND(n)                                          \
  G_STMT_START                                                   \
  {                                                              \
    g_autoptr (GPtrArray) found_ = ebb_test_list (store, query); \
    g_assert_cmpuint (found_->len, ==, n);                       \
  }                                                              \
  G_STMT_END
  query->pain_min = 0;
  ASSERT_FOUND (2);
  query->pain_max = 5;
  ASSERT_FOUND (1);
  query->pain_min = query->pain_max = NAN;
  query->note = EBB_NOTE_ABSENT;
  ASSERT_FOUND (1);
  query->note = EBB_NOTE_PRESENT;
  ASSERT_FOUND (2);
  query->region = ebb_region_find ("knee");
  ASSERT_FOUND (1);
  query->note = EBB_NOTE_ANY;
  query->region = ebb_region_find ("neck-back-left");
  query->tracker = g_strdup ("mood");
  ASSERT_FOUND (1);
  query->from = ebb_day_from_ymd (2026, 3, 3);
  ASSERT_FOUND (0);
  g_clear_pointer (&query->tracker, g_free);
  query->region = NULL;
  ASSERT_FOUND (1);
  query->to = ebb_day_from_ymd (2026, 3, 2);
  ASSERT_FOUND (0);
#undef ASSERT_FOUND
  ebb_test_close (store);
}

static void
test_a_search_follows_changes (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = open_with_three (folder);
  EbbStore *other = ebb_test_open (folder->diary);
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-04T09:30:00+01:00", 1);
  g_autoptr (EbbEntry) saved = NULL;

  g_assert_cmpuint (count_found (store, "hammock"), ==, 0);
  g_assert_cmpuint (count_found (store, "knee"), ==, 1);
  ebb_entry_set_note (entry, "hammock");
  ebb_test_mark (entry, "knee-back-right", 1, 0);
  saved = ebb_test_save (other, entry);
  g_assert_cmpuint (count_found (store, "hammock"), ==, 1);
  g_assert_cmpuint (count_found (store, "knee"), ==, 2);
  ebb_test_undo (store);
  g_assert_cmpuint (count_found (store, "hammock"), ==, 0);
  g_assert_cmpuint (count_found (other, "knee"), ==, 1);
  ebb_test_close (other);
  ebb_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/store/" path, func)
  ADD ("any-changes-leave-the-figures-of-the-days-right", test_any_changes_leave_the_figures_right);
  ADD ("a-check-finds-what-is-wrong", test_a_check_finds_what_is_wrong);
  ADD ("words-are-found-wherever-they-stand", test_words_are_found_wherever_they_stand);
  ADD ("no-word-is-taken-for-an-operator", test_no_word_is_taken_for_an_operator);
  ADD ("filters-combine", test_filters_combine);
  ADD ("a-search-follows-changes", test_a_search_follows_changes);
#undef ADD

  return g_test_run ();
}
