// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-records.h"
#include "ebb-test-therapy.h"

#include "store/ebb-changeset-check.h"
#include "store/ebb-db-private.h"

/* Two steps with rows of all tables of therapy. */
static void
add_therapy (EbbStore *store)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GPtrArray) records = ebb_test_random_records (rand, 3);
  g_autoptr (GPtrArray) saved = ebb_test_change (store, records, NULL);
  g_autoptr (GPtrArray) gone = ebb_test_change (store, NULL, saved);

  g_assert_cmpuint (gone->len, ==, 0);
}

/* The steps of a diary in which everything was done that can be undone. */
static GPtrArray *
make_steps (const char *diary)
{
  g_autoptr (GPtrArray) trackers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) edited = NULL;
  g_autoptr (EbbEntry) second = NULL;
  g_autoptr (EbbAnnotation) annotation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *long_note = g_strnfill (20000, 'n');
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  EbbStore *store = ebb_test_open (diary);
  const char *ids[2] = { NULL };
  sqlite3_stmt *rows = NULL;
  sqlite3 *db = NULL;

  ebb_entry_set_note (entry, "gardening");
  ebb_test_mark (entry, "knee-front-left", 5, EBB_QUALITY_SHARP);
  ebb_test_mark (entry, "low-back-left", NAN, 0);
  ebb_entry_set_number (entry, "mood", 3);
  ebb_entry_add_tag (entry, "home");
  saved = ebb_test_save (store, entry);

  edited = ebb_entry_copy (saved);
  ebb_entry_set_note (edited, long_note);
  ebb_entry_clear_marks (edited);
  ebb_test_mark (edited, "knee-front-left", 2, 0);
  ebb_entry_remove_tag (edited, "home");
  second = ebb_test_save (store, edited);

  g_ptr_array_add (trackers, ebb_tracker_new ("brace", "Brace", EBB_TRACKER_YES_NO));
  g_ptr_array_add (entries, ebb_test_entry ("2026-03-02T09:30:00+01:00", NAN));
  ebb_entry_set_number (g_ptr_array_index (entries, 0), "brace", 1);
  ebb_store_import_async (store, trackers, entries, NULL, NULL, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  ebb_store_import_finish (store, ebb_test_await (&result), NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&result);

  g_ptr_array_set_size (trackers, 0);
  known = ebb_test_list_trackers (store);
  g_ptr_array_add (trackers, ebb_tracker_copy (ebb_trackers_find (known, "brace")));
  ebb_tracker_set_retired (g_ptr_array_index (trackers, 0), TRUE);
  ebb_test_try_save_trackers (store, trackers, &error);
  g_assert_no_error (error);

  ids[0] = ebb_entry_get_id (second);
  g_assert_cmpint (ebb_test_delete (store, ids), ==, 1);

  annotation = ebb_test_annotate (store, 20000, 20009, "Holiday");
  annotation->period.to++;
  ebb_annotation_free (ebb_test_try_save_annotation (store, annotation, &error));
  g_assert_no_error (error);
  add_therapy (store);
  ebb_test_close (store);

  g_assert_cmpint (sqlite3_open (diary, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT changeset FROM undo_step ORDER BY seq", -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    g_ptr_array_add (steps, g_bytes_new (sqlite3_column_blob (rows, 0), (gsize) sqlite3_column_bytes (rows, 0)));
  sqlite3_finalize (rows);
  sqlite3_close (db);
  g_assert_cmpuint (steps->len, ==, 9);

  return steps;
}

static gboolean
check_beginning (GBytes *step, gsize length)
{
  /* of exactly that size, so that reading past its end is noticed */
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (step, NULL), length);

  return ebb_changeset_check (bytes, length);
}

static guint
count_changes (GBytes *step)
{
  sqlite3_changeset_iter *changes = NULL;
  gsize length;
  gconstpointer bytes = g_bytes_get_data (step, &length);
  guint n = 0;

  g_assert_cmpint (sqlite3changeset_start (&changes, (int) length, (gpointer) bytes), ==, SQLITE_OK);
  while (sqlite3changeset_next (changes) == SQLITE_ROW)
    n++;
  g_assert_cmpint (sqlite3changeset_finalize (changes), ==, SQLITE_OK);

  return n;
}

static void
test_every_step_and_its_inverse_pass (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) steps = make_steps (folder->diary);

  for (guint i = 0; i < steps->len; i++)
    {
      gsize length;
      gconstpointer bytes = g_bytes_get_data (g_ptr_array_index (steps, i), &length);
      gpointer inverse = NULL;
      int inverse_length = 0;

      g_assert_true (ebb_changeset_check (bytes, length));
      g_assert_cmpint (sqlite3changeset_invert ((int) length, bytes, &inverse_length, &inverse), ==, SQLITE_OK);
      g_assert_true (ebb_changeset_check (inverse, (gsize) inverse_length));
      sqlite3_free (inverse);
    }
}

/* What ends between two changes is a smaller changeset; anywhere else it is none. */
static void
test_a_step_without_its_end_is_refused (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) steps = make_steps (folder->diary);

  for (guint i = 0; i < steps->len; i++)
    {
      GBytes *step = g_ptr_array_index (steps, i);
      guint n_whole = 0;

      for (gsize length = 0; length <= g_bytes_get_size (step); length++)
        n_whole += check_beginning (step, length) ? 1 : 0;
      g_assert_cmpuint (n_whole, ==, count_changes (step));
    }
}

typedef struct
{
  const char *what;
  gsize length;
  const char *bytes;
} Damaged;

#define TAG "T\2\1\2entry_tag\0"
#define TRACKER "T\10\1\0\0\0\0\0\0\0tracker\0"
#define BYTES(literal) sizeof (literal) - 1, literal

static const Damaged good[] = {
  { "a row", BYTES (TAG "\22\0\4\1e\3\1t") },
  { "a length in two bytes", BYTES (TAG "\22\0\4\200\1e\3\1t") },
  { "two tables", BYTES (TAG "\11\0\4\1e\3\1t" TAG "\22\0\4\1e\3\1t") },
  { "a change", BYTES (TRACKER "\27\0\3\1i\3\1n\0\0\0\0\0\0\0\3\1m\0\0\0\0\0\0") },
};

static const Damaged bad[] = {
  { "nothing", BYTES ("") },
  { "a row without its table", BYTES ("\22\0\4\1e\3\1t") },
  { "a table without a row", BYTES (TAG) },
  { "a table that is not recorded", BYTES ("T\2\1\2undo_step\0\22\0\4\1e\3\1t") },
  { "a name without an end", BYTES ("T\2\1\2entry_tag") },
  { "too few columns", BYTES ("T\1\1entry_tag\0\22\0\4\1e") },
  { "too many columns", BYTES ("T\3\1\2\0entry_tag\0\22\0\4\1e\3\1t\5") },
  { "far too many columns", BYTES ("T\377\1\2entry_tag\0\22\0\4\1e\3\1t") },
  { "another key", BYTES ("T\2\1\0entry_tag\0\22\0\4\1e\3\1t") },
  { "an unknown kind of change", BYTES (TAG "\23\0\4\1e\3\1t") },
  { "an unknown type of value", BYTES (TAG "\22\0\4\1e\6\1t") },
  { "a value that is not told", BYTES (TAG "\22\0\4\1e\0") },
  { "a text longer than the rest", BYTES (TAG "\22\0\4\1e\3\2t") },
  { "a text of 4 GiB", BYTES (TAG "\22\0\4\1e\3\217\377\377\377\177t") },
  { "a length beyond 32 bits", BYTES (TAG "\22\0\4\1e\3\377\377\377\377\177t") },
  { "a length without an end", BYTES (TAG "\22\0\4\1e\3\200\200\200\200\200\200\1t") },
  { "half a number", BYTES (TAG "\22\0\4\1e\1\0\0\0\0") },
  { "a change without its key", BYTES (TRACKER "\27\0\0\3\1n\0\0\0\0\0\0\0\3\1m\0\0\0\0\0\0") },
  { "a change of its key", BYTES (TRACKER "\27\0\3\1i\3\1n\0\0\0\0\0\0\3\1j\3\1m\0\0\0\0\0\0") },
  { "an old value without a new one", BYTES (TRACKER "\27\0\3\1i\3\1n\0\0\0\0\0\0\0\0\0\0\0\0\0\0") },
  { "a new value without an old one", BYTES (TRACKER "\27\0\3\1i\0\0\0\0\0\0\0\0\3\1m\0\0\0\0\0\0") },
  { "something after its end", BYTES (TAG "\22\0\4\1e\3\1t\0") },
};

static void
test_damage_is_told_from_what_is_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i].what);
      g_assert_true (ebb_changeset_check (good[i].bytes, good[i].length));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i].what);
      g_assert_false (ebb_changeset_check (bad[i].bytes, bad[i].length));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/changeset/every-step-and-its-inverse-pass", test_every_step_and_its_inverse_pass);
  g_test_add_func ("/changeset/a-step-without-its-end-is-refused", test_a_step_without_its_end_is_refused);
  g_test_add_func ("/changeset/damage-is-told-from-what-is-whole", test_damage_is_told_from_what_is_whole);

  return g_test_run ();
}
