// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-lab.h"
#include "model/ebb-course-plan.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SCHEMA_PATH "/io/github/ebb_diary/Ebb/schema/"

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Runs `call` with a callback, waits, and leaves the result in `result`. */
#define RUN(call)                         \
  g_autoptr (GAsyncResult) result = NULL; \
  call;                                   \
  wait_for (&result)

gboolean
ebb_lab_open (EbbStore *store, EbbOpenFlags flags, GError **error)
{
  RUN (ebb_store_open_async (store, flags, NULL, ready_cb, &result));

  return ebb_store_open_finish (store, result, error);
}

/* Closing never fails for want of a disk: what was saved is saved. */
void
ebb_lab_close (EbbStore *store)
{
  g_autoptr (GError) error = NULL;
  RUN (ebb_store_close_async (store, ready_cb, &result));

  ebb_store_close_finish (store, result, &error);
  g_assert_no_error (error);
}

EbbEntry *
ebb_lab_save (EbbStore *store, EbbEntry *entry, const char *draft_slot, GError **error)
{
  RUN (ebb_store_save_entry_async (store, entry, draft_slot, NULL, ready_cb, &result));

  return ebb_store_save_entry_finish (store, result, error);
}

int
ebb_lab_delete (EbbStore *store, const char *const *ids, GError **error)
{
  RUN (ebb_store_delete_entries_async (store, ids, NULL, ready_cb, &result));

  return ebb_store_delete_entries_finish (store, result, error);
}

EbbEntry *
ebb_lab_load (EbbStore *store, const char *id, GError **error)
{
  RUN (ebb_store_load_entry_async (store, id, NULL, ready_cb, &result));

  return ebb_store_load_entry_finish (store, result, error);
}

GPtrArray *
ebb_lab_list (EbbStore *store, const EbbQuery *query, guint offset, guint limit, GError **error)
{
  RUN (ebb_store_list_entries_async (store, query, offset, limit, NULL, ready_cb, &result));

  return ebb_store_list_entries_finish (store, result, error);
}

GArray *
ebb_lab_list_days (EbbStore *store, const EbbQuery *query, GError **error)
{
  RUN (ebb_store_list_days_async (store, query, NULL, ready_cb, &result));

  return ebb_store_list_days_finish (store, result, error);
}

EbbBodyHistory *
ebb_lab_load_body (EbbStore *store, GError **error)
{
  RUN (ebb_store_load_body_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, ready_cb, &result));

  return ebb_store_load_body_finish (store, result, error);
}

EbbRecent *
ebb_lab_load_recent (EbbStore *store, GError **error)
{
  RUN (ebb_store_load_recent_async (store, 5, NULL, ready_cb, &result));

  return ebb_store_load_recent_finish (store, result, error);
}

GPtrArray *
ebb_lab_list_trackers (EbbStore *store, GError **error)
{
  RUN (ebb_store_list_trackers_async (store, NULL, ready_cb, &result));

  return ebb_store_list_trackers_finish (store, result, error);
}

gboolean
ebb_lab_save_trackers (EbbStore *store, GPtrArray *trackers, GError **error)
{
  RUN (ebb_store_save_trackers_async (store, trackers, NULL, ready_cb, &result));

  return ebb_store_save_trackers_finish (store, result, error);
}

EbbAnnotation *
ebb_lab_annotate (EbbStore *store, const char *text, GError **error)
{
  g_autoptr (EbbAnnotation) annotation = ebb_annotation_new ((EbbPeriod){ 19700, 19704 }, text);
  RUN (ebb_store_save_annotation_async (store, annotation, NULL, ready_cb, &result));

  return ebb_store_save_annotation_finish (store, result, error);
}

GPtrArray *
ebb_lab_plan_course (EbbStore *store, const char *title, GError **error)
{
  g_autoptr (EbbCourse) course = ebb_course_new_from_template (ebb_course_template_find ("neck"), 19700, 600);
  g_autoptr (GPtrArray) save = ebb_course_plan_make (course, 19700);
  EbbSession *first = g_ptr_array_index (save, 0);

  g_free (course->title);
  course->title = g_strdup (title);
  first->state = EBB_SESSION_DONE;
  first->started = first->planned;
  ebb_session_set_rating (first, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 6);
  g_ptr_array_insert (save, 0, g_steal_pointer (&course));
  {
    RUN (ebb_store_change_records_async (store, save, NULL, NULL, ready_cb, &result));

    return ebb_store_change_records_finish (store, result, error);
  }
}

GStrv
ebb_lab_list_tags (EbbStore *store, GError **error)
{
  RUN (ebb_store_list_tags_async (store, NULL, ready_cb, &result));

  return ebb_store_list_tags_finish (store, result, error);
}

gboolean
ebb_lab_import (EbbStore *store, GPtrArray *entries, EbbImportResult *counts, GError **error)
{
  g_autoptr (GPtrArray) trackers = g_ptr_array_new ();
  RUN (ebb_store_import_async (store, trackers, entries, NULL, NULL, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, ready_cb, &result));

  return ebb_store_import_finish (store, result, counts, error);
}

char *
ebb_lab_undo (EbbStore *store, GError **error)
{
  RUN (ebb_store_undo_async (store, NULL, ready_cb, &result));

  return ebb_store_undo_finish (store, result, error);
}

char *
ebb_lab_redo (EbbStore *store, GError **error)
{
  RUN (ebb_store_redo_async (store, NULL, ready_cb, &result));

  return ebb_store_redo_finish (store, result, error);
}

gboolean
ebb_lab_save_draft (EbbStore *store, const char *slot, EbbEntry *draft, GError **error)
{
  RUN (ebb_store_save_draft_async (store, slot, draft, NULL, ready_cb, &result));

  return ebb_store_save_draft_finish (store, result, error);
}

EbbEntry *
ebb_lab_load_draft (EbbStore *store, const char *slot, GError **error)
{
  RUN (ebb_store_load_draft_async (store, slot, NULL, ready_cb, &result));

  return ebb_store_load_draft_finish (store, result, error);
}

gboolean
ebb_lab_backup (EbbStore *store, const char *path, GError **error)
{
  RUN (ebb_store_backup_async (store, path, NULL, NULL, NULL, ready_cb, &result));

  return ebb_store_backup_finish (store, result, error);
}

char *
ebb_lab_restore (EbbStore *store, const char *path, GError **error)
{
  RUN (ebb_store_restore_async (store, path, NULL, NULL, NULL, ready_cb, &result));

  return ebb_store_restore_finish (store, result, error);
}

EbbCheckReport *
ebb_lab_check (EbbStore *store, GError **error)
{
  RUN (ebb_store_check_async (store, NULL, ready_cb, &result));

  return ebb_store_check_finish (store, result, error);
}

gboolean
ebb_lab_auto_backup (EbbStore *store, const char *folder, EbbDay today, gboolean *made, GError **error)
{
  RUN (ebb_store_auto_backup_on_day_async (store, folder, today, NULL, ready_cb, &result));

  return ebb_store_auto_backup_finish (store, result, made, error);
}

static gboolean
count_cb (EbbEntry *entry, gpointer data, GError **error)
{
  (*(guint *) data)++;

  return TRUE;
}

gboolean
ebb_lab_foreach (EbbStore *store, guint *n, GError **error)
{
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  RUN (ebb_store_foreach_async (store, everything, count_cb, n, NULL, NULL, NULL, ready_cb, &result));

  return ebb_store_foreach_finish (store, result, error);
}

/* --- made-up things ----------------------------------------------------------- */

/* An entry with something of everything. */
EbbEntry *
ebb_lab_make_entry (guint number)
{
  EbbMoment moment = { 1700000000 + (gint64) number * 7919, (number % 2) != 0 ? 60 : -330 };
  EbbEntry *entry = ebb_entry_new (moment);
  g_autofree char *note = g_strdup_printf ("A note, the %uth: the knee again. Größer, \xf0\x9f\x8c\xa7.", number);
  EbbMark mark;

  ebb_entry_set_rating (entry, EBB_RATING_NOW, number % 11);
  if (number % 3 == 0)
    ebb_entry_set_rating (entry, EBB_RATING_WORST, 9.5);
  if (number % 4 != 0)
    ebb_entry_set_note (entry, note);

  ebb_mark_init (&mark, ebb_region_find ("neck-back-left"));
  mark.intensity = (number + 3) % 11;
  mark.qualities = EBB_QUALITY_ACHING | EBB_QUALITY_TIGHT;
  ebb_entry_set_mark (entry, &mark);
  if (number % 2 == 0)
    {
      ebb_mark_init (&mark, ebb_region_find ("knee"));
      mark.depth = EBB_DEPTH_JOINT;
      mark.swelling = 2;
      ebb_entry_set_mark (entry, &mark);
    }

  ebb_entry_set_number (entry, "mood", (number + 5) % 11);
  if (number % 5 == 0)
    ebb_entry_set_number (entry, "hours-slept", 6.25);
  ebb_entry_add_tag (entry, number % 2 == 0 ? "at home" : "travel");

  return entry;
}

/* Another state of @entry that is different in every part. */
EbbEntry *
ebb_lab_change_entry (EbbEntry *entry, guint number)
{
  EbbEntry *changed = ebb_entry_copy (entry);
  EbbMoment moment = ebb_entry_get_moment (entry);
  g_autofree char *note = g_strdup_printf ("Changed, the %uth time.", number);
  EbbMark mark;

  moment.at += 1 + (gint64) (number % 3) * 86400;
  ebb_entry_set_moment (changed, moment);
  ebb_entry_set_rating (changed, EBB_RATING_NOW, (number % 21) / 2.0);
  ebb_entry_set_note (changed, note);
  ebb_mark_init (&mark, ebb_region_find ("neck-back-left"));
  mark.intensity = number % 11;
  ebb_entry_set_mark (changed, &mark);
  ebb_mark_init (&mark, ebb_region_find (number % 2 == 0 ? "knee" : "low-back-right"));
  ebb_entry_set_mark (changed, &mark);
  ebb_entry_set_number (changed, "mood", number % 11);
  ebb_entry_set_number (changed, "stress", (number + 1) % 11);
  ebb_entry_remove_tag (changed, "travel");
  ebb_entry_add_tag (changed, "changed");

  return changed;
}

static void
append_number (GString *text, const char *name, double number)
{
  if (!isnan (number))
    g_string_append_printf (text, " %s=%.17g", name, number);
}

/* One line that says all that @entry holds but its id and time of change. */
char *
ebb_lab_describe_entry (EbbEntry *entry)
{
  GString *text = g_string_new (NULL);
  EbbMoment moment = ebb_entry_get_moment (entry);
  static const char *const names[] = { "pain", "average", "worst", "least" };

  g_string_append_printf (text, "at=%" G_GINT64_FORMAT "%+d", moment.at, moment.offset);
  for (int slot = 0; slot < EBB_N_RATING_SLOTS; slot++)
    append_number (text, names[slot], ebb_entry_get_rating (entry, (EbbRatingSlot) slot));
  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (entry, i);

      g_string_append_printf (text, " [%s", mark->region->id);
      append_number (text, "intensity", mark->intensity);
      g_string_append_printf (text, " %u %d %d]", mark->qualities, mark->depth, mark->swelling);
    }
  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    {
      const EbbValue *value = ebb_entry_get_value (entry, i);

      if (value->choice != NULL)
        g_string_append_printf (text, " %s:%s", value->tracker, value->choice);
      else
        append_number (text, value->tracker, value->number);
    }
  for (guint i = 0; i < ebb_entry_get_n_tags (entry); i++)
    g_string_append_printf (text, " #%s", ebb_entry_get_tag (entry, i));
  if (ebb_entry_get_note (entry) != NULL)
    {
      g_autofree char *note = g_strescape (ebb_entry_get_note (entry), NULL);

      g_string_append_printf (text, " \"%s\"", note);
    }

  return g_string_free (text, FALSE);
}

/* Saves the first @n_entries made-up entries. */
void
ebb_lab_fill (EbbStore *store, guint n_entries)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  for (guint i = 0; i < n_entries; i++)
    g_ptr_array_add (entries, ebb_lab_make_entry (i));
  ebb_lab_import (store, entries, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.added, ==, n_entries);
}

/* --- what a file holds ----------------------------------------------------------- */

static void
append_rows (GString *text, sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  g_assert_cmpint (code, ==, SQLITE_OK);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *value = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (text, "%s|", value == NULL ? "(null)" : value);
        }
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

char *
ebb_lab_describe_file (const char *path)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 10000);
  append_rows (text, handle, "BEGIN");
  append_rows (text, handle, "PRAGMA user_version");
  append_rows (text, handle,
               "SELECT 'entry', at, tz, day, pain, average, worst, least, note, "
               "  (SELECT group_concat (r) FROM (SELECT region || '=' || ifnull (intensity, '-') || '/' || qualities || '/' || ifnull (depth, '-') || '/' || ifnull (swelling, '-') AS r FROM mark WHERE entry = id ORDER BY region)), "
               "  (SELECT group_concat (r) FROM (SELECT tracker || '=' || ifnull (number, choice) AS r FROM value WHERE entry = id ORDER BY tracker)), "
               "  (SELECT group_concat (r) FROM (SELECT tag AS r FROM entry_tag WHERE entry = id ORDER BY tag)) "
               "FROM entry ORDER BY at, tz, pain, note");
  append_rows (text, handle, "SELECT 'children', (SELECT count(*) FROM mark), (SELECT count(*) FROM value), (SELECT count(*) FROM entry_tag)");
  append_rows (text, handle, "SELECT 'tracker', id, name, kind, unit, choices, position, retired FROM tracker ORDER BY id");
  append_rows (text, handle, "SELECT 'annotation', from_day, to_day, text FROM annotation ORDER BY from_day, to_day, text");
  append_rows (text, handle, "SELECT 'course', title, first_day, count FROM course ORDER BY title");
  append_rows (text, handle,
               "SELECT 'session', state, planned, started, (SELECT group_concat (value) FROM session_rating WHERE session = id) "
               "FROM session ORDER BY planned");
  append_rows (text, handle, "SELECT 'step', seq, label, count, undone FROM undo_step ORDER BY seq");
  append_rows (text, handle, "SELECT 'draft', slot, json_extract (body, '$.at'), json_extract (body, '$.note') FROM draft ORDER BY slot");
  append_rows (text, handle, "COMMIT");
  sqlite3_close (handle);

  return g_string_free (text, FALSE);
}

/* Opens the diary at @path as the program would, or with other migrations, and
 * looks at everything. */
void
ebb_lab_assert_sound (const char *path, const EbbDbConfig *config)
{
  g_autoptr (EbbStore) store = config == NULL ? ebb_store_new (path) : ebb_store_new_with_config (path, config);
  g_autoptr (EbbCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;

  ebb_lab_open (store, EBB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  report = ebb_lab_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);
  ebb_lab_close (store);
  g_assert_finalize_object (g_steal_pointer (&store));
}

/* An error of the store is typed and is one sentence for a person. */
void
ebb_lab_assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  if (error->domain != EBB_STORE_ERROR)
    g_test_message ("%s: %s", g_quark_to_string (error->domain), error->message);
  g_assert_true (error->domain == EBB_STORE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_unichar_isupper (g_utf8_get_char (error->message)));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, ". "));
  g_assert_null (strchr (error->message, '\n'));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The statements of a migration of the program. */
char *
ebb_lab_read_migration (const char *name)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* All of them as one that leads to the version of today. */
EbbMigration
ebb_lab_read_schema (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *sql = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (sorted, names[i]);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autofree char *statements = ebb_lab_read_migration (g_ptr_array_index (sorted, i));

      g_string_append (sql, statements);
    }

  return (EbbMigration){ atoi (g_ptr_array_index (sorted, sorted->len - 1)), g_string_free (sql, FALSE) };
}

/* --- files ---------------------------------------------------------------------------- */

/* A new folder, in memory where there is room for that: these tests are about
 * what is written, not about how fast the disk is. */
char *
ebb_lab_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder;

  if (g_access ("/dev/shm", W_OK) == 0)
    {
      folder = g_strdup ("/dev/shm/ebb-XXXXXX");
      if (g_mkdtemp (folder) != NULL)
        return folder;
      g_free (folder);
    }

  folder = g_dir_make_tmp ("ebb-XXXXXX", &error);
  g_assert_no_error (error);

  return folder;
}

static GPtrArray *
list_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

void
ebb_lab_empty_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = list_folder (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        ebb_lab_remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

void
ebb_lab_remove_folder (const char *folder)
{
  ebb_lab_empty_folder (folder);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
copy (const char *from, const char *to, gboolean with_folders)
{
  g_autoptr (GPtrArray) names = list_folder (from);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (g_file_test (source, G_FILE_TEST_IS_REGULAR) && !g_str_has_suffix (name, "-shm"))
        copy_file (source, target);
      else if (with_folders && g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
          copy (source, target, TRUE);
        }
    }
}

/* Copies what a crash would leave: the plain files in the folder @from, but not
 * the shared memory, into the empty folder @to. */
void
ebb_lab_copy_files (const char *from, const char *to)
{
  copy (from, to, FALSE);
}

/* The same with the folders in it. */
void
ebb_lab_copy_tree (const char *from, const char *to)
{
  copy (from, to, TRUE);
}

/* The names of the files in @folder and below, one a line, with a sum of their
 * bytes if wanted. */
char *
ebb_lab_describe_folder (const char *folder, gboolean with_bytes)
{
  g_autoptr (GPtrArray) names = list_folder (folder);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_string_append (text, g_ptr_array_index (names, i));
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *inner = ebb_lab_describe_folder (path, with_bytes);

          g_string_append_printf (text, "/\n%s..", inner);
        }
      else if (with_bytes && g_file_get_contents (path, &bytes, &length, NULL))
        {
          g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);

          g_string_append_printf (text, " %s", sum);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}
