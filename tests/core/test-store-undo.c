// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"
#include "store/ebb-day-body.h"

#include <sqlite3.h>

static const char *const all_rows[] = {
  "SELECT hex(id), at, tz, day, pain, average, worst, least, note, modified FROM entry ORDER BY id",
  "SELECT hex(entry), region, intensity, qualities, depth, swelling FROM mark ORDER BY entry, region",
  "SELECT hex(entry), tracker, number, choice FROM value ORDER BY entry, tracker",
  "SELECT hex(entry), tag FROM entry_tag ORDER BY entry, tag",
  "SELECT * FROM tracker ORDER BY id",
  "SELECT hex(id), from_day, to_day, text, modified FROM annotation ORDER BY id",
  "SELECT * FROM condition ORDER BY id",
  "SELECT * FROM goal ORDER BY id",
  "SELECT * FROM course ORDER BY id",
  "SELECT * FROM session ORDER BY id",
  "SELECT * FROM session_rating ORDER BY session, nr",
  "SELECT * FROM review ORDER BY id",
  "SELECT * FROM day_summary ORDER BY day",
  "SELECT * FROM day_tracker ORDER BY day, tracker",
};

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The figures of the body, whatever codes the regions have. */
static void
append_body (GString *text, sqlite3 *db)
{
  sqlite3_stmt *days = NULL, *name = NULL;
  g_autoptr (GArray) regions = g_array_new (FALSE, FALSE, sizeof (EbbDayRegion));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT day, regions FROM day_body", -1, &days, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT region FROM region_code WHERE code = ?1", -1, &name, NULL), ==, SQLITE_OK);
  while (sqlite3_step (days) == SQLITE_ROW)
    {
      g_assert_true (ebb_day_body_unpack (sqlite3_column_blob (days, 1), (gsize) sqlite3_column_bytes (days, 1), regions));
      for (guint i = 0; i < regions->len; i++)
        {
          const EbbDayRegion *region = &g_array_index (regions, EbbDayRegion, i);

          sqlite3_bind_int64 (name, 1, region->code);
          g_assert_cmpint (sqlite3_step (name), ==, SQLITE_ROW);
          g_ptr_array_add (lines, g_strdup_printf ("%d|%s|%u|%u|%g|%g\n", sqlite3_column_int (days, 0), sqlite3_column_text (name, 0),
                                                   region->n_entries, region->n_rated, region->sum, region->worst));
          sqlite3_reset (name);
        }
    }
  sqlite3_finalize (days);
  sqlite3_finalize (name);
  g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, g_ptr_array_index (lines, i));
}

/* All that the diary at @path says, as text. */
static char *
dump (const char *path)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (all_rows); i++)
    {
      sqlite3_stmt *rows = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, all_rows[i], -1, &rows, NULL), ==, SQLITE_OK);
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          for (int column = 0; column < sqlite3_column_count (rows); column++)
            {
              const char *cell = (const char *) sqlite3_column_text (rows, column);

              g_string_append (text, cell != NULL ? cell : "~");
              g_string_append_c (text, '|');
            }
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (rows);
    }
  append_body (text, db);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

static void
execute (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
import (EbbStore *store, GPtrArray *trackers, GPtrArray *entries, EbbImportFlags flags, EbbImportResult *counts)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_import_async (store, trackers, entries, NULL, NULL, flags, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  ebb_store_import_finish (store, ebb_test_await (&result), counts, &error);
  g_assert_no_error (error);
}

static void
check_search (EbbStore *store, const char *text, guint n)
{
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GPtrArray) found = NULL;

  query->text = g_strdup (text);
  found = ebb_test_list (store, query);
  g_assert_cmpuint (found->len, ==, n);
}

static GPtrArray *
make_entries (guint n)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      EbbEntry *entry = ebb_entry_new ((EbbMoment){ 1704067200 + (gint64) i * 5000, 60 });

      ebb_entry_set_rating (entry, EBB_RATING_NOW, (i % 21) / 2.0);
      if (i % 3 == 0)
        ebb_entry_set_note (entry, i % 2 == 0 ? "gardening helped" : "näher am Meer");
      ebb_test_mark (entry, i % 2 == 0 ? "knee-front-left" : "neck-back-right", i % 11, EBB_QUALITY_DULL);
      if (i % 5 == 0)
        ebb_test_mark (entry, "low-back-left", NAN, 0);
      ebb_entry_set_number (entry, "mood", i % 11);
      if (i % 7 == 0)
        ebb_entry_add_tag (entry, "travel");
      g_ptr_array_add (entries, entry);
    }

  return entries;
}

/* Each kind of step, one after the other, then all undone and all redone. */
static void
test_every_kind_of_step (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = make_entries (700);
  g_autoptr (GPtrArray) few = make_entries (3);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) retired = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) edited = NULL;
  g_autoptr (EbbEntry) second = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  const char *ids[4] = { NULL };
  EbbImportResult counts;

  g_ptr_array_add (states, dump (folder->diary));
  ebb_entry_set_note (entry, "gardening");
  ebb_test_mark (entry, "knee-front-left", 5, EBB_QUALITY_SHARP);
  ebb_entry_set_number (entry, "mood", 3);
  ebb_entry_add_tag (entry, "home");
  saved = ebb_test_save (store, entry);
  g_ptr_array_add (states, dump (folder->diary));

  edited = ebb_entry_copy (saved);
  ebb_entry_set_note (edited, "walking");
  ebb_entry_clear_marks (edited);
  ebb_test_mark (edited, "neck-back-left", 2, 0);
  ebb_entry_remove_tag (edited, "home");
  ebb_entry_set_moment (edited, (EbbMoment){ 1772000000, -300 });
  second = ebb_test_save (store, edited);
  g_ptr_array_add (states, dump (folder->diary));

  import (store, NULL, entries, EBB_IMPORT_DEFAULT, &counts);
  g_assert_cmpuint (counts.added, ==, 700);
  g_ptr_array_add (states, dump (folder->diary));

  g_ptr_array_add (own, ebb_tracker_new ("brace", "Brace", EBB_TRACKER_YES_NO));
  for (guint i = 0; i < few->len; i++)
    {
      EbbMoment moment = ebb_entry_get_moment (g_ptr_array_index (few, i));

      moment.at += 1;
      ebb_entry_set_moment (g_ptr_array_index (few, i), moment);
      ebb_entry_set_number (g_ptr_array_index (few, i), "brace", 1);
    }
  import (store, own, few, EBB_IMPORT_DEFAULT, &counts);
  g_assert_cmpuint (counts.added, ==, 3);
  g_assert_cmpuint (counts.trackers_added, ==, 1);
  g_ptr_array_add (states, dump (folder->diary));

  known = ebb_test_list_trackers (store);
  g_ptr_array_add (retired, ebb_tracker_copy (ebb_trackers_find (known, "brace")));
  ebb_tracker_set_retired (g_ptr_array_index (retired, 0), TRUE);
  g_ptr_array_add (retired, ebb_tracker_copy (ebb_trackers_find (known, "mood")));
  ebb_tracker_set_name (g_ptr_array_index (retired, 1), "Spirits");
  g_assert_true (ebb_test_try_save_trackers (store, retired, &error));
  g_ptr_array_add (states, dump (folder->diary));

  listed = ebb_test_list (store, NULL);
  ids[0] = ebb_entry_get_id (g_ptr_array_index (listed, 0));
  ids[1] = ebb_entry_get_id (g_ptr_array_index (listed, 50));
  ids[2] = ebb_entry_get_id (g_ptr_array_index (listed, 699));
  g_assert_cmpint (ebb_test_delete (store, ids), ==, 3);
  g_ptr_array_add (states, dump (folder->diary));

  for (guint i = states->len - 1; i > 0; i--)
    {
      g_autofree char *now = NULL;

      ebb_test_undo (store);
      now = dump (folder->diary);
      g_assert_cmpstr (now, ==, g_ptr_array_index (states, i - 1));
    }
  g_assert_false (ebb_store_get_can_undo (store));
  label = ebb_test_try_undo (store, &error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND);
  check_search (store, "garden", 0);

  for (guint i = 1; i < states->len; i++)
    {
      g_autofree char *now = NULL;

      ebb_test_redo (store);
      now = dump (folder->diary);
      g_assert_cmpstr (now, ==, g_ptr_array_index (states, i));
    }
  g_assert_false (ebb_store_get_can_redo (store));
  ebb_test_close (store);
}

static void
test_a_new_change_ends_redo (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) first = NULL;
  g_autoptr (EbbEntry) second = NULL;
  g_autofree char *label = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  first = ebb_test_save (store, entry);
  g_object_get (store, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "New Entry");
  ebb_test_undo (store);
  g_assert_true (ebb_store_get_can_redo (store));
  second = ebb_test_save (store, entry);
  g_assert_false (ebb_store_get_can_redo (store));
  g_assert_true (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

static void
test_undo_does_not_touch_what_was_changed_since (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  saved = ebb_test_save (store, entry);
  execute (folder->diary, "UPDATE entry SET pain = 1, modified = modified + 1");
  before = dump (folder->diary);
  label = ebb_test_try_undo (store, &error);
  g_assert_null (label);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  after = dump (folder->diary);
  g_assert_cmpstr (before, ==, after);
  ebb_test_close (store);
}

/* Each damage to the step lets undo fail and leaves the diary as it is. */
static void
test_a_damaged_step_is_refused (void)
{
  static const char *const damages[] = {
    "substr (changeset, 1, length (changeset) - 1)",
    "substr (changeset, 1, 30)",
    "substr (changeset, 2)",
    "replace (changeset, 'entry', 'other')",
    "changeset || x'00'",
    "x''",
    "zeroblob (1000)",
  };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) saved = NULL;
  g_autofree char *before = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  saved = ebb_test_save (store, entry);
  before = dump (folder->diary);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *add = g_strdup_printf ("INSERT INTO undo_step (seq, at, label, changeset) "
                                              "SELECT 2, at, label, CAST (%s AS BLOB) FROM undo_step",
                                              damages[i]);
      g_autofree char *after = NULL;
      g_autofree char *label = NULL;
      g_autoptr (GError) error = NULL;

      execute (folder->diary, add);
      label = ebb_test_try_undo (store, &error);
      g_assert_null (label);
      g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT);
      after = dump (folder->diary);
      g_assert_cmpstr (before, ==, after);
      execute (folder->diary, "DELETE FROM undo_step WHERE seq = 2");
    }
  ebb_test_undo (store);
  ebb_test_close (store);
}

static void
test_undo_outlives_the_program (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  saved = ebb_test_save (store, entry);
  ebb_test_close (store);
  store = ebb_test_open (folder->diary);
  g_assert_true (ebb_store_get_can_undo (store));
  ebb_test_undo (store);
  entries = ebb_test_list (store, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  ebb_test_close (store);
}

static void
test_old_steps_are_dropped (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  guint n = 0;

  for (int i = 0; i < 210; i++)
    {
      g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1767225600 + i, 0 });
      g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
    }
  while (ebb_store_get_can_undo (store))
    {
      ebb_test_undo (store);
      n++;
    }
  g_assert_cmpuint (n, ==, 200);
  ebb_test_close (store);
}

static void
test_importing_again_adds_nothing (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) entries = make_entries (20);
  EbbStore *store = ebb_test_open (folder->diary);
  EbbImportResult counts;

  /* One reading stands twice in the source: it is twice in the diary. */
  g_ptr_array_add (entries, ebb_entry_copy (g_ptr_array_index (entries, 4)));
  import (store, NULL, entries, EBB_IMPORT_DRY_RUN, &counts);
  g_assert_cmpuint (counts.added, ==, 21);
  g_assert_false (ebb_store_get_can_undo (store));
  import (store, NULL, entries, EBB_IMPORT_DEFAULT, &counts);
  g_assert_cmpuint (counts.added, ==, 21);
  import (store, NULL, entries, EBB_IMPORT_DEFAULT, &counts);
  g_assert_cmpuint (counts.added, ==, 0);
  g_assert_cmpuint (counts.present, ==, 21);
  g_ptr_array_add (entries, ebb_entry_copy (g_ptr_array_index (entries, 4)));
  import (store, NULL, entries, EBB_IMPORT_DEFAULT, &counts);
  g_assert_cmpuint (counts.added, ==, 1);
  ebb_test_close (store);
}

static void
test_an_import_for_good_is_no_step_to_undo (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) entries = make_entries (20);
  EbbStore *store = ebb_test_open (folder->diary);
  EbbImportResult counts;

  import (store, NULL, entries, EBB_IMPORT_FOR_GOOD, &counts);
  g_assert_cmpuint (counts.added, ==, 20);
  g_assert_false (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

static void
test_an_import_that_fails_adds_nothing (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) entries = make_entries (600);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) saved = NULL;

  before = dump (folder->diary);
  ebb_entry_set_number (g_ptr_array_index (entries, 599), "no-such-tracker", 1);
  ebb_store_import_async (store, NULL, entries, NULL, NULL, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  g_assert_false (ebb_store_import_finish (store, ebb_test_await (&result), NULL, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONSTRAINT);
  after = dump (folder->diary);
  g_assert_cmpstr (before, ==, after);

  /* The triggers that keep what is derived work again after that. */
  ebb_entry_set_note (entry, "garden");
  saved = ebb_test_save (store, entry);
  check_search (store, "garden", 1);
  g_clear_object (&result);
  ebb_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/store/" path, func)
  ADD ("every-kind-of-step-is-undone-and-redone-to-the-same-rows", test_every_kind_of_step);
  ADD ("a-new-change-ends-redo", test_a_new_change_ends_redo);
  ADD ("undo-does-not-touch-what-was-changed-since", test_undo_does_not_touch_what_was_changed_since);
  ADD ("a-damaged-step-is-refused", test_a_damaged_step_is_refused);
  ADD ("undo-outlives-the-program", test_undo_outlives_the_program);
  ADD ("only-the-newest-200-steps-are-kept", test_old_steps_are_dropped);
  ADD ("importing-again-adds-nothing", test_importing_again_adds_nothing);
  ADD ("an-import-for-good-is-no-step-to-undo", test_an_import_for_good_is_no_step_to_undo);
  ADD ("an-import-that-fails-adds-nothing", test_an_import_that_fails_adds_nothing);
#undef ADD

  return g_test_run ();
}
