// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"

#include <sqlite3.h>

/* What is derived from the entries (figures per day, the index of the notes, the
 * digest for searches) and what searches find, after any changes. */

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
        ebb_test_mark (entry, regions[i], g_rand_boolean (random) ? g_rand_int_range (random, 0, 11) : NAN, (guint) g_rand_int_range (random, 0, 1 << EBB_N_QUALITIES));
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
change_tags (EbbEntry *entry, GRand *random)
{
  static const char *const tags[] = { "weather", "work", "knee" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      ebb_entry_remove_tag (entry, tags[i]);
      if (g_rand_boolean (random))
        ebb_entry_add_tag (entry, tags[i]);
    }
}

static void
change_note (EbbEntry *entry, GRand *random)
{
  static const char *const notes[] = { "it rained", "sunny", NULL };

  ebb_entry_set_note (entry, notes[g_rand_int_range (random, 0, G_N_ELEMENTS (notes))]);
}

static void (*const changes[]) (EbbEntry *entry, GRand *random) = { change_moment, change_rating, change_marks, change_values, change_tags, change_note };

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
  ebb_store_import_async (store, NULL, entries, NULL, NULL, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, ebb_test_ready_cb, &result);
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
    "DELETE FROM day_body",
    "UPDATE day_body SET day = day + 1",
    "UPDATE day_body SET regions = zeroblob(24)",
    "UPDATE day_body SET regions = CAST (regions || zeroblob(1) AS BLOB)",
    "INSERT INTO day_body VALUES (1, zeroblob(0))",
    "UPDATE region_code SET region = region || 's'",
    "DELETE FROM region_code",
    "PRAGMA foreign_keys=OFF; INSERT INTO entry_tag VALUES (zeroblob(16), 'x')",
    "UPDATE entry SET note = 'changed behind the back of the index' WHERE note IS NOT NULL",
    "UPDATE mark SET region = 'third-arm'",
    "UPDATE mark SET qualities = 1",
    "DELETE FROM digest",
    "UPDATE digest SET part = part + 1",
    "UPDATE digest SET entries = zeroblob(50)",
    "UPDATE digest_name SET name = name || 's'",
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

/* Whatever stands in the digest, a search ends. */
static void
look_for_much (EbbStore *store)
{
  static const char *const texts[] = { "k", "knee", "mood", "it", "achi" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EbbQuery) query = ebb_query_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GArray) days = NULL;
      g_autoptr (GError) error = NULL;

      query->text = g_strdup (texts[i]);
      ebb_store_list_days_async (store, query, NULL, ebb_test_ready_cb, &result);
      days = ebb_store_list_days_finish (store, ebb_test_await (&result), &error);
      if (days == NULL)
        g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT);
    }
}

static void
write_digest (sqlite3 *db, gconstpointer bytes, int length)
{
  sqlite3_stmt *update = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "UPDATE digest SET entries = ?1", -1, &update, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (update, 1, bytes, length, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (update), ==, SQLITE_DONE);
  sqlite3_finalize (update);
}

static guint8 *
read_digest (sqlite3 *db, int *length)
{
  sqlite3_stmt *select = NULL;
  guint8 *bytes;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT entries FROM digest", -1, &select, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (select), ==, SQLITE_ROW);
  *length = sqlite3_column_bytes (select, 0);
  bytes = g_memdup2 (sqlite3_column_blob (select, 0), (gsize) *length);
  sqlite3_finalize (select);

  return bytes;
}

static void
test_a_damaged_digest_harms_nothing (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree guint8 *sound = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  sqlite3 *db = NULL;
  int length;

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (EbbEntry) entry = make_at_random (random);
      g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
    }
  g_assert_cmpint (sqlite3_open (folder->diary, &db), ==, SQLITE_OK);
  sound = read_digest (db, &length);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree guint8 *damaged = g_memdup2 (sound, (gsize) length);

      for (int n = g_rand_int_range (random, 1, 5); n > 0; n--)
        damaged[g_rand_int_range (random, 0, length)] = (guint8) g_rand_int (random);
      write_digest (db, damaged, g_rand_boolean (random) ? length : g_rand_int_range (random, 0, length));
      look_for_much (store);
    }

  /* What cannot be read is made anew with the next change. */
  write_digest (db, sound, length - 1);
  look_for_much (store);
  sqlite3_close (db);
  {
    g_autoptr (EbbEntry) entry = make_at_random (random);
    g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
  }
  assert_well (store);
  ebb_test_close (store);
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

static gboolean
fits (EbbEntry *entry, const EbbQuery *query)
{
  gboolean in_region = query->region == NULL;
  gboolean rated = query->tracker == NULL;

  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    {
      const EbbRegion *region = ebb_entry_get_mark (entry, i)->region;

      in_region = in_region || region == query->region || ebb_region_is_within (region, query->region);
    }
  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    rated = rated || g_str_equal (ebb_entry_get_value (entry, i)->tracker, query->tracker);

  return in_region && rated && (query->text == NULL || g_strcmp0 (ebb_entry_get_note (entry), query->text) == 0);
}

/* Against a look at each entry, in a diary whose entries were not written in the
 * order of their times. */
static void
test_a_search_finds_what_fits_and_nothing_else (void)
{
  static const char *const notes[] = { NULL, "hammock", "pillow" };
  static const char *const regions[] = { NULL, "knee", "neck-back-left" };
  static const char *const trackers[] = { NULL, "mood", "fatigue" };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (EbbEntry) entry = make_at_random (random);
      g_autoptr (EbbEntry) saved = NULL;

      ebb_entry_set_note (entry, notes[g_rand_int_range (random, 0, G_N_ELEMENTS (notes))]);
      saved = ebb_test_save (store, entry);
      if (i % 5 == 0)
        g_assert_cmpint (ebb_test_delete (store, (const char *const[]){ ebb_entry_get_id (saved), NULL }), ==, 1);
    }
  all = ebb_test_list (store, NULL);
  g_assert_cmpuint (all->len, ==, 120);

  for (guint i = 0; i < G_N_ELEMENTS (notes) * G_N_ELEMENTS (regions) * G_N_ELEMENTS (trackers); i++)
    {
      g_autoptr (EbbQuery) query = ebb_query_new ();
      g_autoptr (GPtrArray) found = NULL;
      guint n = 0;

      query->text = g_strdup (notes[i % 3]);
      query->region = regions[i / 3 % 3] == NULL ? NULL : ebb_region_find (regions[i / 3 % 3]);
      query->tracker = g_strdup (trackers[i / 9]);
      found = ebb_test_list (store, query);
      for (guint k = 0; k < all->len; k++)
        {
          EbbEntry *entry = g_ptr_array_index (all, k);

          if (!fits (entry, query))
            continue;
          g_assert_cmpuint (n, <, found->len);
          g_assert_cmpstr (ebb_entry_get_id (g_ptr_array_index (found, n)), ==, ebb_entry_get_id (entry));
          n++;
        }
      g_assert_cmpuint (n, ==, found->len);
    }
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
  ADD ("a-damaged-digest-harms-nothing", test_a_damaged_digest_harms_nothing);
  ADD ("a-search-finds-what-fits-and-nothing-else", test_a_search_finds_what_fits_and_nothing_else);
  ADD ("a-search-follows-changes", test_a_search_follows_changes);
#undef ADD

  return g_test_run ();
}
