// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"

#include <string.h>

#include "model/ebb-annotation.h"
#include "model/ebb-error.h"
#include "store/ebb-db-private.h"

/* What happened around the pain: the rules of an annotation, and how the diary keeps
 * them. */

/* --- the rules -------------------------------------------------------------------- */

static void
assert_tidy (const char *text,
             const char *expected)
{
  g_autofree char *tidy = ebb_annotation_tidy_text (text);

  g_assert_cmpstr (tidy, ==, expected);
}

static void
test_what_was_typed_becomes_one_line (void)
{
  assert_tidy ("New job", "New job");
  assert_tidy ("  New \t job\n", "New job");
  assert_tidy ("Moved house\r\n\r\nto the coast", "Moved house to the coast");
  assert_tidy ("a\xe2\x80\xa8"
               "b\xc2\x85"
               "c\x01"
               "d",
               "a b c d");
  assert_tidy ("Läuft wieder 👩‍🦽", "Läuft wieder 👩‍🦽");
  assert_tidy ("", NULL);
  assert_tidy (" \n\t ", NULL);
}

static void
test_a_long_text_is_cut_between_letters (void)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_autofree char *tidy = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append (text, "ü");
  tidy = ebb_annotation_tidy_text (text->str);
  g_assert_true (g_utf8_validate (tidy, -1, NULL));
  g_assert_cmpuint (strlen (tidy), ==, EBB_ANNOTATION_MAX - 1);
}

static EbbAnnotation *
make (const char *from,
      const char *to,
      const char *text)
{
  EbbPeriod period;

  g_assert_true (ebb_day_from_string (from, &period.from, NULL));
  g_assert_true (ebb_day_from_string (to, &period.to, NULL));
  return ebb_annotation_new (period, text);
}

/* Whatever is pasted, what is left may be saved, and tidying it again changes nothing. */
static void
test_tidy_text_may_always_be_saved (void)
{
  static const char *const pieces[] = { "a", " ", "\n", "ü", "👩‍🦽", "\xff", "\x7f", "\xe2\x80\xa9", "\xcc\x88", "long-word-without-an-end-to-it", "\xc2\xa0", "\xef\xbf\xbd" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *tidy = NULL;
      g_autofree char *again = NULL;
      g_autoptr (EbbAnnotation) annotation = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (random, 0, 40); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      tidy = ebb_annotation_tidy_text (text->str);
      if (tidy == NULL)
        continue;
      again = ebb_annotation_tidy_text (tidy);
      g_assert_cmpstr (again, ==, tidy);
      annotation = make ("2026-03-01", "2026-03-01", tidy);
      g_assert_true (ebb_annotation_is_valid (annotation, &error));
      g_assert_no_error (error);
    }
}

static void
assert_invalid (EbbAnnotation *annotation,
                EbbError code)
{
  g_autoptr (EbbAnnotation) owned = annotation;
  g_autoptr (GError) error = NULL;

  g_assert_false (ebb_annotation_is_valid (owned, &error));
  g_assert_error (error, EBB_ERROR, (int) code);
}

static void
test_an_annotation_has_days_in_order_and_words (void)
{
  g_autoptr (EbbAnnotation) good = make ("2026-03-01", "2026-03-10", "Holiday");
  g_autofree char *long_text = g_strnfill (EBB_ANNOTATION_MAX + 1, 'x');
  EbbAnnotation *named = make ("2026-03-01", "2026-03-01", "Holiday");

  g_assert_true (ebb_annotation_is_valid (good, NULL));
  g_assert_null (good->id);
  g_assert_cmpint (good->modified, ==, 0);
  named->id = g_strdup ("none");
  assert_invalid (named, EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-02", "2026-03-01", "Holiday"), EBB_ERROR_INVALID);
  assert_invalid (ebb_annotation_new ((EbbPeriod){ EBB_DAY_MIN - 1, 0 }, "Holiday"), EBB_ERROR_INVALID);
  assert_invalid (ebb_annotation_new ((EbbPeriod){ 0, EBB_DAY_MAX + 1 }, "Holiday"), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", ""), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", " Holiday"), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", "two\nlines"), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", "\xff"), EBB_ERROR_INVALID);
  assert_invalid (make ("2026-03-01", "2026-03-01", long_text), EBB_ERROR_TOO_LARGE);
}

static void
test_a_copy_is_the_same_and_its_own (void)
{
  g_autoptr (EbbAnnotation) annotation = make ("2026-03-01", "2026-03-10", "Holiday");
  g_autoptr (EbbAnnotation) copy = NULL;

  annotation->id = g_strdup ("01890a5d-ac96-774b-bcce-b302099a8057");
  annotation->modified = 7;
  copy = ebb_annotation_copy (annotation);
  g_assert_cmpstr (copy->id, ==, annotation->id);
  g_assert_true (copy->id != annotation->id && copy->text != annotation->text);
  g_assert_cmpstr (copy->text, ==, "Holiday");
  g_assert_cmpint (copy->period.from, ==, annotation->period.from);
  g_assert_cmpint (copy->period.to, ==, annotation->period.to);
  g_assert_cmpint (copy->modified, ==, 7);
}

/* --- in the diary --------------------------------------------------------------------- */

/* What the diary holds, one line each: "from..to text". */
static char *
describe (EbbStore *store,
          EbbDay from,
          EbbDay to)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  ebb_store_list_annotations_async (store, from, to, NULL, ebb_test_ready_cb, &result);
  annotations = ebb_store_list_annotations_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < annotations->len; i++)
    {
      const EbbAnnotation *annotation = g_ptr_array_index (annotations, i);

      g_string_append_printf (text, "%d..%d %s\n", annotation->period.from, annotation->period.to, annotation->text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_all (EbbStore *store,
            const char *expected)
{
  g_autofree char *text = describe (store, EBB_DAY_MIN, EBB_DAY_MAX);

  g_assert_cmpstr (text, ==, expected);
}

static void
annotate (EbbStore *store,
          EbbDay from,
          EbbDay to,
          const char *text)
{
  g_autoptr (EbbAnnotation) saved = ebb_test_annotate (store, from, to, text);
}

static void
test_those_of_the_days_are_listed_in_order (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autofree char *inside = NULL;
  g_autofree char *edges = NULL;
  g_autofree char *none = NULL;

  annotate (store, 30, 40, "Holiday");
  annotate (store, 10, 10, "New job");
  annotate (store, 10, 100, "Physiotherapy");
  annotate (store, -400, -400, "Fell down the stairs");
  assert_all (store, "-400..-400 Fell down the stairs\n10..10 New job\n10..100 Physiotherapy\n30..40 Holiday\n");
  inside = describe (store, 35, 36);
  g_assert_cmpstr (inside, ==, "10..100 Physiotherapy\n30..40 Holiday\n");
  edges = describe (store, 40, 41);
  g_assert_cmpstr (edges, ==, "10..100 Physiotherapy\n30..40 Holiday\n");
  none = describe (store, 101, 200);
  g_assert_cmpstr (none, ==, "");
  ebb_test_close (store);
}

static void
assert_label (EbbStore *store,
              const char *property,
              const char *expected)
{
  g_autofree char *label = NULL;

  g_object_get (store, property, &label, NULL);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_every_change_is_a_step_to_undo_and_redo (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbAnnotation) first = ebb_test_annotate (store, 10, 10, "New job");
  g_autoptr (EbbAnnotation) changed = ebb_annotation_copy (first);
  g_autoptr (EbbAnnotation) second = NULL;
  g_autoptr (EbbAnnotation) third = NULL;
  const char *ids[3] = { NULL };
  static const char *const states[] = { "", "10..10 New job\n", "10..12 New work\n", "10..12 New work\n20..20 Rain\n", "" };

  assert_label (store, "undo-label", "New Annotation");
  changed->period.to = 12;
  g_free (changed->text);
  changed->text = g_strdup ("New work");
  second = ebb_test_try_save_annotation (store, changed, NULL);
  g_assert_cmpint (second->modified, >, first->modified);
  g_assert_cmpstr (second->id, ==, first->id);
  assert_label (store, "undo-label", "Change of an Annotation");
  third = ebb_test_annotate (store, 20, 20, "Rain");
  ids[0] = second->id;
  ids[1] = third->id;
  g_assert_cmpint (ebb_test_delete_annotations (store, ids), ==, 2);
  assert_label (store, "undo-label", "Deletion of 2 Annotations");

  for (int i = G_N_ELEMENTS (states) - 1; i > 0; i--)
    {
      assert_all (store, states[i]);
      ebb_test_undo (store);
    }
  assert_all (store, "");
  g_assert_false (ebb_store_get_can_undo (store));
  assert_label (store, "redo-label", "New Annotation");
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    {
      ebb_test_redo (store);
      assert_all (store, states[i]);
    }
  ebb_test_close (store);
}

static void
test_what_the_diary_says_already_is_no_step (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbAnnotation) first = ebb_test_annotate (store, 10, 10, "New job");
  g_autoptr (EbbAnnotation) again = ebb_test_try_save_annotation (store, first, NULL);
  const char *ids[] = { "no id", "01890a5d-ac96-774b-bcce-b302099a8057", NULL };

  g_assert_cmpint (again->modified, ==, first->modified);
  g_assert_cmpint (ebb_test_delete_annotations (store, ids), ==, 0);
  ebb_test_undo (store);
  g_assert_false (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

static void
test_what_was_changed_elsewhere_is_not_written_over (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  EbbStore *other = ebb_test_open (folder->diary);
  g_autoptr (EbbAnnotation) first = ebb_test_annotate (store, 10, 10, "New job");
  g_autoptr (EbbAnnotation) mine = ebb_annotation_copy (first);
  g_autoptr (EbbAnnotation) theirs = ebb_annotation_copy (first);
  g_autoptr (EbbAnnotation) saved = NULL;
  g_autoptr (GError) error = NULL;
  const char *ids[2] = { first->id, NULL };

  theirs->period.to = 11;
  saved = ebb_test_try_save_annotation (other, theirs, &error);
  g_assert_no_error (error);
  mine->period.to = 12;
  g_assert_null (ebb_test_try_save_annotation (store, mine, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_all (store, "10..11 New job\n");

  /* Deleted elsewhere, too, is changed elsewhere. */
  g_assert_cmpint (ebb_test_delete_annotations (other, ids), ==, 1);
  saved->period.to = 13;
  g_assert_null (ebb_test_try_save_annotation (store, saved, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  assert_all (store, "");
  ebb_test_close (other);
  ebb_test_close (store);
}

static void
run_sql (const char *diary,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (diary, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_undo_leaves_what_was_changed_since (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GError) error = NULL;

  annotate (store, 10, 10, "New job");
  run_sql (folder->diary, "UPDATE annotation SET text = 'Old job'");
  g_assert_null (ebb_test_try_undo (store, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  assert_all (store, "10..10 Old job\n");
  ebb_test_close (store);
}

static void
test_what_breaks_the_rules_is_not_saved (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbAnnotation) backwards = ebb_annotation_new ((EbbPeriod){ 3, 2 }, "New job");
  g_autoptr (EbbAnnotation) silent = ebb_annotation_new ((EbbPeriod){ 3, 3 }, " ");
  g_autoptr (GError) error = NULL;

  g_assert_null (ebb_test_try_save_annotation (store, backwards, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (ebb_test_try_save_annotation (store, silent, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  assert_all (store, "");
  g_assert_false (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

typedef struct
{
  guint what;
  int first_day;
  int last_day;
  gboolean seen;
} Changes;

static void
changed_cb (EbbStore *store,
            guint what,
            int first_day,
            int last_day,
            gpointer data)
{
  Changes *changes = data;

  changes->what |= what;
  changes->first_day = first_day;
  changes->last_day = last_day;
  changes->seen = changes->seen || (what & EBB_CHANGE_ANNOTATIONS) != 0;
}

static void
test_changes_are_announced_here_and_elsewhere (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbStore) other = ebb_store_new (folder->diary);
  Changes here = { 0 };
  Changes elsewhere = { 0 };
  g_autoptr (GError) error = NULL;

  ebb_test_try_open (other, EBB_OPEN_WATCH, &error);
  g_assert_no_error (error);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &here);
  g_signal_connect (other, "changed", G_CALLBACK (changed_cb), &elsewhere);
  annotate (store, 10, 10, "New job");
  g_assert_cmpuint (here.what, ==, EBB_CHANGE_ANNOTATIONS | EBB_CHANGE_UNDO);
  /* No day has another entry. */
  g_assert_cmpint (here.first_day, >, here.last_day);
  g_assert_true (ebb_test_await_flag (&elsewhere.seen));

  here = (Changes){ 0 };
  ebb_test_undo (store);
  g_assert_cmpuint (here.what, ==, EBB_CHANGE_ANNOTATIONS | EBB_CHANGE_UNDO);
  ebb_test_close (g_steal_pointer (&other));
  ebb_test_close (store);
}

static void
import (EbbStore *store,
        GPtrArray *annotations,
        EbbImportFlags flags,
        guint added,
        guint present)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  ebb_store_import_async (store, NULL, none, annotations, NULL, flags, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  ebb_store_import_finish (store, ebb_test_await (&result), &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.annotations_added, ==, added);
  g_assert_cmpuint (counts.annotations_present, ==, present);
}

/* With an id they are known by it; without one by what they say, as often as it is said. */
static void
test_an_import_adds_only_what_is_new (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbAnnotation) saved = ebb_test_annotate (store, 10, 10, "New job");
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_annotation_free);
  EbbAnnotation *named = ebb_annotation_new ((EbbPeriod){ 20, 21 }, "Rain");

  g_ptr_array_add (annotations, ebb_annotation_new ((EbbPeriod){ 10, 10 }, "New job"));
  g_ptr_array_add (annotations, ebb_annotation_new ((EbbPeriod){ 10, 10 }, "New job"));
  g_ptr_array_add (annotations, ebb_annotation_new ((EbbPeriod){ 10, 11 }, "New job"));
  named->id = g_strdup ("01890a5d-ac96-774b-bcce-b302099a8057");
  named->modified = 5;
  g_ptr_array_add (annotations, named);

  import (store, annotations, EBB_IMPORT_DRY_RUN, 3, 1);
  assert_all (store, "10..10 New job\n");
  import (store, annotations, EBB_IMPORT_DEFAULT, 3, 1);
  assert_all (store, "10..10 New job\n10..10 New job\n10..11 New job\n20..21 Rain\n");
  assert_label (store, "undo-label", "Import");
  import (store, annotations, EBB_IMPORT_DEFAULT, 0, 4);
  ebb_test_undo (store);
  assert_all (store, "10..10 New job\n");
  ebb_test_redo (store);
  import (store, annotations, EBB_IMPORT_DEFAULT, 0, 4);

  /* Not even one of them, if one of them cannot be. */
  g_ptr_array_add (annotations, ebb_annotation_new ((EbbPeriod){ 30, 30 }, "Sun"));
  g_ptr_array_add (annotations, ebb_annotation_new ((EbbPeriod){ 31, 30 }, "Sun"));
  {
    g_autoptr (GPtrArray) none = g_ptr_array_new ();
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    ebb_store_import_async (store, NULL, none, annotations, NULL, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, ebb_test_ready_cb, &result);
    g_assert_false (ebb_store_import_finish (store, ebb_test_await (&result), NULL, &error));
    g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  }
  assert_all (store, "10..10 New job\n10..10 New job\n10..11 New job\n20..21 Rain\n");
  ebb_test_close (store);
}

static EbbCheckReport *
check (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbCheckReport *report;

  ebb_store_check_async (store, NULL, ebb_test_ready_cb, &result);
  report = ebb_store_check_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);
  return report;
}

static void
test_a_check_finds_what_is_wrong (void)
{
  static const char *const wrongs[] = {
    "UPDATE annotation SET text = 'two' || char (10) || 'lines'",
    "UPDATE annotation SET text = printf ('%.300c', 'x')",
    "UPDATE annotation SET text = ''",
    "UPDATE annotation SET text = CAST (x'ff' AS TEXT)",
    "UPDATE annotation SET to_day = from_day - 1",
    "UPDATE annotation SET from_day = -4000000000",
    "UPDATE annotation SET id = x'00'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      EbbStore *store = ebb_test_open (folder->diary);
      g_autofree char *sql = g_strconcat ("PRAGMA ignore_check_constraints=ON;", wrongs[i], NULL);
      g_autoptr (EbbCheckReport) before = NULL;
      g_autoptr (EbbCheckReport) after = NULL;

      annotate (store, 10, 10, "New job");
      before = check (store);
      g_assert_cmpuint (before->problems->len, ==, 0);
      run_sql (folder->diary, sql);
      after = check (store);
      g_test_message ("%s", wrongs[i]);
      g_assert_cmpuint (after->problems->len, >, 0);
      ebb_test_close (store);
    }
}

static void
test_a_backup_has_them_and_is_new_after_a_change (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autofree char *backup = ebb_test_folder_get (folder, "backup.db");
  g_autofree char *backups = ebb_test_folder_get (folder, "backups");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  gboolean made = FALSE;

  annotate (store, 10, 10, "New job");
  ebb_store_backup_async (store, backup, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  ebb_store_backup_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  for (EbbDay day = 20000; day < 20003; day++)
    {
      ebb_store_auto_backup_on_day_async (store, backups, day, NULL, ebb_test_ready_cb, &result);
      ebb_store_auto_backup_finish (store, ebb_test_await (&result), &made, &error);
      g_assert_no_error (error);
      g_clear_object (&result);
      /* On the second day nothing is new, on the third there is one more. */
      g_assert_cmpint (made, ==, day != 20001);
      if (day == 20001)
        annotate (store, 20, 20, "Rain");
    }

  ebb_store_restore_async (store, backup, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  kept = ebb_store_restore_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);
  assert_all (store, "10..10 New job\n");
  g_clear_object (&result);
  ebb_test_close (store);
}

/* A diary as the first version of Ebb left it. */
static void
test_an_old_diary_can_be_annotated (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GBytes) schema = g_resources_lookup_data ("/io/github/ebb_diary/Ebb/schema/0001-diary.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *begin = g_strdup_printf ("%s PRAGMA application_id=%d; PRAGMA user_version=1;", (const char *) g_bytes_get_data (schema, NULL), EBB_DB_APPLICATION_ID);
  EbbStore *store;

  run_sql (folder->diary, begin);
  store = ebb_test_open (folder->diary);
  assert_all (store, "");
  annotate (store, 10, 10, "New job");
  ebb_test_close (store);
  store = ebb_test_open (folder->diary);
  assert_all (store, "10..10 New job\n");
  ebb_test_close (store);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annotation/what-was-typed-becomes-one-line", test_what_was_typed_becomes_one_line);
  g_test_add_func ("/annotation/a-long-text-is-cut-between-letters", test_a_long_text_is_cut_between_letters);
  g_test_add_func ("/annotation/tidy-text-may-always-be-saved", test_tidy_text_may_always_be_saved);
  g_test_add_func ("/annotation/an-annotation-has-days-in-order-and-words", test_an_annotation_has_days_in_order_and_words);
  g_test_add_func ("/annotation/a-copy-is-the-same-and-its-own", test_a_copy_is_the_same_and_its_own);
  g_test_add_func ("/annotation/those-of-the-days-are-listed-in-order", test_those_of_the_days_are_listed_in_order);
  g_test_add_func ("/annotation/every-change-is-a-step-to-undo-and-redo", test_every_change_is_a_step_to_undo_and_redo);
  g_test_add_func ("/annotation/what-the-diary-says-already-is-no-step", test_what_the_diary_says_already_is_no_step);
  g_test_add_func ("/annotation/what-was-changed-elsewhere-is-not-written-over", test_what_was_changed_elsewhere_is_not_written_over);
  g_test_add_func ("/annotation/undo-leaves-what-was-changed-since", test_undo_leaves_what_was_changed_since);
  g_test_add_func ("/annotation/what-breaks-the-rules-is-not-saved", test_what_breaks_the_rules_is_not_saved);
  g_test_add_func ("/annotation/changes-are-announced-here-and-elsewhere", test_changes_are_announced_here_and_elsewhere);
  g_test_add_func ("/annotation/an-import-adds-only-what-is-new", test_an_import_adds_only_what_is_new);
  g_test_add_func ("/annotation/a-check-finds-what-is-wrong", test_a_check_finds_what_is_wrong);
  g_test_add_func ("/annotation/a-backup-has-them-and-is-new-after-a-change", test_a_backup_has_them_and_is_new_after_a_change);
  g_test_add_func ("/annotation/an-old-diary-can-be-annotated", test_an_old_diary_can_be_annotated);

  return g_test_run ();
}
