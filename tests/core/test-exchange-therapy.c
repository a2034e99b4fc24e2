// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-exchange.h"
#include "ebb-test-records.h"
#include "ebb-test-therapy.h"

/* Made-up therapy goes out and comes back. */

#define N_DIARIES 10

#define THERAPY(more) "{\"format\":\"ebb-diary\",\"version\":1,\"trackers\":[],\"entries\":[],\n" more "}"
#define ID "\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\""
#define DONE "\"state\":\"done\",\"started\":\"2026-03-02T17:30:00+01:00\""

static guint
fill (EbbStore *store, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) records = ebb_test_random_records (rand, 12);
  g_autoptr (GPtrArray) saved = ebb_test_change (store, records, NULL);

  return saved->len;
}

static void
assert_same_therapy (EbbStore *store, EbbStore *copy, gboolean with_modified)
{
  g_autoptr (GPtrArray) a = ebb_test_list_all_records (store);
  g_autoptr (GPtrArray) b = ebb_test_list_all_records (copy);

  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      g_assert_cmpstr (EBB_RECORD (a->pdata[i])->id, ==, EBB_RECORD (b->pdata[i])->id);
      g_assert_true (ebb_record_equal_content (a->pdata[i], b->pdata[i]));
      if (with_modified)
        g_assert_cmpint (EBB_RECORD (a->pdata[i])->modified, ==, EBB_RECORD (b->pdata[i])->modified);
    }
}

static void
test_json_comes_back_to_the_byte (void)
{
  for (guint32 seed = 1; seed <= N_DIARIES; seed++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      g_autofree char *first = ebb_test_folder_get (folder, "first.json");
      g_autofree char *second = ebb_test_folder_get (folder, "second.json");
      g_autofree char *other = ebb_test_folder_get (folder, "other.db");
      EbbStore *store = ebb_test_open (folder->diary);
      EbbStore *copy = ebb_test_open (other);
      guint n = fill (store, seed);
      EbbImportResult counts;

      ebb_test_export (store, EBB_EXPORT_JSON, first);
      counts = ebb_test_import (copy, first);
      g_assert_cmpuint (counts.records_added, ==, n);
      ebb_test_export (copy, EBB_EXPORT_JSON, second);
      ebb_test_assert_same_file (first, second);
      assert_same_therapy (store, copy, TRUE);
      ebb_test_check (copy);

      counts = ebb_test_import (copy, first);
      g_assert_cmpuint (counts.records_added, ==, 0);
      g_assert_cmpuint (counts.records_present, ==, n);
      ebb_test_undo (copy);
      g_assert_false (ebb_store_get_can_undo (copy));
      ebb_test_close (store);
      ebb_test_close (copy);
    }
}

static void
test_a_csv_folder_comes_back (void)
{
  for (guint32 seed = 1; seed <= N_DIARIES; seed++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      g_autofree char *first = ebb_test_folder_get (folder, "first");
      g_autofree char *second = ebb_test_folder_get (folder, "second");
      g_autofree char *other = ebb_test_folder_get (folder, "other.db");
      EbbStore *store = ebb_test_open (folder->diary);
      EbbStore *copy = ebb_test_open (other);
      guint n = fill (store, seed + 100);
      EbbImportResult counts;
      guint n_files = 0;
      g_autoptr (GDir) dir = NULL;
      const char *name;

      ebb_test_export (store, EBB_EXPORT_CSV, first);
      counts = ebb_test_import (copy, first);
      g_assert_cmpuint (counts.records_added, ==, n);
      assert_same_therapy (store, copy, FALSE);

      /* An earlier export is recognised, and replaced. */
      ebb_test_export (copy, EBB_EXPORT_CSV, second);
      ebb_test_export (copy, EBB_EXPORT_CSV, second);
      dir = g_dir_open (first, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *a = g_build_filename (first, name, NULL);
          g_autofree char *b = g_build_filename (second, name, NULL);

          ebb_test_assert_same_file (a, b);
          n_files++;
        }
      g_assert_cmpuint (n_files, ==, 3 + 13);
      ebb_test_close (store);
      ebb_test_close (copy);
    }
}

static void
test_a_diary_without_therapy_says_nothing_of_it (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_folder_get (folder, "out.json");
  g_autofree char *csv = ebb_test_folder_get (folder, "out");
  g_autofree char *sessions = g_build_filename (csv, "sessions.csv", NULL);
  g_autofree char *text = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  fill (store, 1);
  ebb_test_export (store, EBB_EXPORT_CSV, csv);
  g_assert_true (g_file_test (sessions, G_FILE_TEST_EXISTS));
  ebb_test_undo (store);
  ebb_test_export (store, EBB_EXPORT_CSV, csv);
  g_assert_false (g_file_test (sessions, G_FILE_TEST_EXISTS));
  ebb_test_export (store, EBB_EXPORT_JSON, path);
  text = ebb_test_read (path);
  g_assert_true (g_str_has_suffix (text, "\n\"entries\":[\n]}\n"));
  ebb_test_close (store);
}

/* Of a range of days the sessions and reviews; what they refer to is complete. */
static void
test_a_range_has_all_that_its_sessions_refer_to (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_folder_get (folder, "out.json");
  g_autofree char *other = ebb_test_folder_get (folder, "other.db");
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  EbbStore *copy = ebb_test_open (other);

  fill (store, 4);
  query->from = ebb_day_from_ymd (2025, 1, 1);
  query->to = ebb_day_from_ymd (2028, 12, 31);
  ebb_test_try_export (store, EBB_EXPORT_JSON, query, path, &error);
  g_assert_no_error (error);
  ebb_test_import (copy, path);
  sessions = ebb_test_list_sessions (copy, EBB_DAY_MIN, EBB_DAY_MAX, NULL);
  courses = ebb_test_list_records (copy, EBB_RECORD_COURSE);
  g_assert_cmpuint (courses->len, ==, 12);
  g_assert_cmpuint (sessions->len, >, 0);
  g_assert_cmpuint (sessions->len, <, 12);
  for (guint i = 0; i < sessions->len; i++)
    g_assert_cmpint (ebb_session_get_day (sessions->pdata[i]), >=, query->from);
  ebb_test_close (store);
  ebb_test_close (copy);
}

static void
test_refusals_in_json (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *says;
  } bad[] = {
    { THERAPY ("\"sessions\":[{}]"), EBB_ERROR_INVALID, "Line 2: A session needs a time" },
    { THERAPY ("\"sessions\":{}"), EBB_ERROR_FORMAT, "“sessions” must not be of this type" },
    { THERAPY ("\"sessions\":[],\"sessions\":[]"), EBB_ERROR_FORMAT, "“sessions” stands twice" },
    { THERAPY ("\"sessions\":[[]]"), EBB_ERROR_FORMAT, "Line 2" },
    { THERAPY ("\"sessions\":[{" DONE ",\"state\":\"done\"}]"), EBB_ERROR_FORMAT, "“state” stands twice" },
    { THERAPY ("\"sessions\":[{\"state\":\"lost\"}]"), EBB_ERROR_UNKNOWN, "“lost” cannot stand in “state”" },
    { THERAPY ("\"sessions\":[{\"state\":7}]"), EBB_ERROR_FORMAT, "“state” must not be of this type" },
    { THERAPY ("\"sessions\":[{\"minutes\":\"60\"}]"), EBB_ERROR_FORMAT, "“minutes” must not be of this type" },
    { THERAPY ("\"sessions\":[{" DONE ",\"minutes\":0}]"), EBB_ERROR_INVALID, "“minutes” must be from 1 to 1440" },
    { THERAPY ("\"sessions\":[{" DONE ",\"minutes\":1.5}]"), EBB_ERROR_INVALID, "“minutes”" },
    { THERAPY ("\"sessions\":[{" DONE ",\"started\":\"soon\"}]"), EBB_ERROR_FORMAT, "twice" },
    { THERAPY ("\"sessions\":[{\"started\":\"soon\"}]"), EBB_ERROR_INVALID, "soon" },
    { THERAPY ("\"sessions\":[{" DONE ",\"mood\":7}]"), EBB_ERROR_UNKNOWN, "“mood” is not known" },
    { THERAPY ("\"sessions\":[{" DONE ",\"modified\":-1}]"), EBB_ERROR_INVALID, "modified" },
    { THERAPY ("\"sessions\":[{" DONE ",\"id\":\"12\"}]"), EBB_ERROR_INVALID, "UUID" },
    { THERAPY ("\"sessions\":[{" DONE "," ID "},\n{" DONE "," ID "}]"), EBB_ERROR_FORMAT, "Line 3: the id" },
    { THERAPY ("\"sessions\":[{" DONE ",\"parts\":{}}]"), EBB_ERROR_FORMAT, "must not be of this type" },
    { THERAPY ("\"sessions\":[{" DONE ",\"parts\":[7]}]"), EBB_ERROR_FORMAT, "must not be of this type" },
    { THERAPY ("\"sessions\":[{" DONE ",\"parts\":[{}]}]"), EBB_ERROR_INVALID, "“technique” is missing" },
    { THERAPY ("\"sessions\":[{" DONE ",\"parts\":[{\"id\":\"x\"}]}]"), EBB_ERROR_UNKNOWN, "“id” is not known" },
    { THERAPY ("\"sessions\":[{" DONE ",\"parts\":[{\"technique\":\"A B\"}]}]"), EBB_ERROR_UNKNOWN, "cannot stand in “technique”" },
    { THERAPY ("\"sessions\":[{" DONE ",\"parts\":[{\"technique\":\"heat\",\"region\":\"wing\"}]}]"), EBB_ERROR_UNKNOWN, "“wing” is not a region" },
    { THERAPY ("\"sessions\":[{" DONE ",\"ratings\":[{\"phase\":\"after\",\"aspect\":\"pain\",\"value\":11}]}]"), EBB_ERROR_INVALID, "“value” must be from 0 to 10" },
    { THERAPY ("\"sessions\":[{" DONE ",\"ratings\":[{\"phase\":\"after\",\"aspect\":\"pain\",\"value\":1},{\"phase\":\"after\",\"aspect\":\"pain\",\"value\":2}]}]"), EBB_ERROR_INVALID, "none twice" },
    { THERAPY ("\"sessions\":[{" DONE ",\"course\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}]"), EBB_ERROR_FORMAT, "refers to “course” 01890a5d" },
    { THERAPY ("\"conditions\":[{" ID ",\"name\":\"x\"}],\"sessions\":[{" DONE ",\"course\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}]"), EBB_ERROR_FORMAT, "refers to “course”" },
    { THERAPY ("\"conditions\":[{\"retired\":1}]"), EBB_ERROR_FORMAT, "“retired” must not be of this type" },
    { THERAPY ("\"courses\":[{\"title\":true}]"), EBB_ERROR_FORMAT, "“title” must not be of this type" },
    { THERAPY ("\"courses\":[{\"title\":null}]"), EBB_ERROR_FORMAT, "must not be of this type" },
    { THERAPY ("\"courses\":[{\"title\":\"Neck\",\"first_day\":\"2026-02-30\"}]"), EBB_ERROR_INVALID, "2026-02-30" },
    { THERAPY ("\"courses\":[{\"title\":\"Neck\",\"first_day\":\"2026-02-20\",\"regions\":[\"knee\",\"knee\"]}]"), EBB_ERROR_INVALID, "twice in “regions”" },
    { THERAPY ("\"courses\":[{\"title\":\"Neck\",\"first_day\":\"2026-02-20\",\"regions\":[7]}]"), EBB_ERROR_FORMAT, "must not be of this type" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      g_autofree char *path = ebb_test_write (folder, "in.json", bad[i].text, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (EbbImportData) data = ebb_test_try_read (path, NULL, NULL, &error);

      g_assert_null (data);
      g_test_message ("%s", error->message);
      g_assert_error (error, EBB_ERROR, bad[i].code);
      g_assert_nonnull (strstr (error->message, bad[i].says));
    }
}

/* What a person, or another program, may write: without ids, in any order. */
static void
test_json_in_another_order_is_read (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path =
    ebb_test_write (folder, "in.json",
                    THERAPY ("\"sessions\":[{\"course\":\"01890A5D-AC96-774B-BCCE-B302099A8057\"," DONE ",\n"
                             "\"ratings\":[{\"phase\":\"later\",\"hours\":4,\"aspect\":\"pain\",\"value\":2},{\"value\":6.5,\"aspect\":\"pain\",\"phase\":\"before\"}]}],\n"
                             "\"courses\":[{" ID ",\"title\":\"Neck\",\"first_day\":\"2026-03-01\"}]"),
                    -1);
  g_autoptr (EbbImportData) data = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  EbbImportResult counts;

  data = ebb_test_try_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  counts = ebb_test_import_data (store, data);
  g_assert_cmpuint (counts.records_added, ==, 2);
  sessions = ebb_test_list_sessions (store, EBB_DAY_MIN, EBB_DAY_MAX, "01890a5d-ac96-774b-bcce-b302099a8057");
  g_assert_cmpuint (sessions->len, ==, 1);
  g_assert_cmpfloat (ebb_session_get_rating (sessions->pdata[0], EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL), ==, 6.5);
  g_assert_cmpfloat (ebb_session_get_rating (sessions->pdata[0], EBB_PHASE_LATER, 4, EBB_ASPECT_PAIN, NULL), ==, 2);
  ebb_test_close (store);
}

static void
test_bad_rows_of_tables_are_told (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_folder_get (folder, "in");
  g_autofree char *entries = ebb_test_write (folder, "in/entries.csv", "at,pain\n2026-03-01,3\n", -1);
  g_autofree char *sessions = ebb_test_write (folder, "in/sessions.csv",
                                              "started;state;id;minutes;note\n"
                                              "2026-03-02T17:30+01:00;done;01890a5d-ac96-774b-bcce-b302099a8057;60;'=1\n"
                                              "2026-03-02;done;01890A5D-AC96-774B-BCCE-B302099A8057;60;twice\n"
                                              "2026-03-02;done;;-5;ends before it starts\n"
                                              "2026-03-02;planned;;60;of two minds\n"
                                              ";;;;\n"
                                              "2026-03-02;done;x;60;\n",
                                              -1);
  g_autofree char *ratings = ebb_test_write (folder, "in/session-ratings.csv",
                                             "session;phase;hours;aspect;value\n"
                                             "01890a5d-ac96-774b-bcce-b302099a8057;later;4;pain;3,5\n"
                                             "01890a5d-ac96-774b-bcce-b302099a8057;before;;pain;6\n"
                                             "01890a5d-ac96-774b-bcce-b302099a8057;before;;joy;6\n"
                                             "01890a5d-ac96-774b-bcce-b302099a8058;before;;pain;6\n"
                                             "01890a5d-ac96-774b-bcce-b302099a8057;before\n",
                                             -1);
  g_autoptr (EbbImportData) data = NULL;
  g_autoptr (GError) error = NULL;
  EbbSession *session;

  data = ebb_test_try_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < data->notices->len; i++)
    g_test_message ("%u: %s", ((EbbImportNotice *) g_ptr_array_index (data->notices, i))->line, ((EbbImportNotice *) g_ptr_array_index (data->notices, i))->message);
  g_assert_cmpuint (data->n_bad, ==, 7);
  g_assert_cmpuint (data->records->len, ==, 1);
  session = data->records->pdata[0];
  g_assert_cmpstr (session->note, ==, "=1");
  g_assert_cmpuint (session->ratings->len, ==, 2);
  g_assert_cmpfloat (ebb_session_get_rating (session, EBB_PHASE_LATER, 4, EBB_ASPECT_PAIN, NULL), ==, 3.5);

  {
    g_autofree char *courses = ebb_test_write (folder, "in/courses.csv", "id,title,colour\n", -1);

    g_clear_pointer (&data, ebb_import_data_free);
    g_assert_null (ebb_test_try_read (path, NULL, NULL, &error));
    g_assert_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN);
    g_assert_nonnull (strstr (error->message, "courses.csv: "));
  }
}

/* No cell of any table begins like a formula. */
static void
test_no_cell_is_a_formula (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *csv = ebb_test_folder_get (folder, "out");
  g_autofree char *path = g_build_filename (csv, "courses.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  EbbCourse *course = ebb_course_new ("=HYPERLINK(\"x\")", 20000);

  course->who = g_strdup ("+49 30 1234");
  course->note = g_strdup ("-1\n@home");
  g_ptr_array_add (save, course);
  saved = ebb_test_change (store, save, NULL);
  ebb_test_export (store, EBB_EXPORT_CSV, csv);
  text = ebb_test_read (path);
  g_assert_nonnull (strstr (text, ",\"'=HYPERLINK(\"\"x\"\")\","));
  g_assert_nonnull (strstr (text, ",'+49 30 1234,"));
  g_assert_nonnull (strstr (text, ",\"'-1\n@home\","));
  ebb_test_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange-therapy/json-comes-back-to-the-byte", test_json_comes_back_to_the_byte);
  g_test_add_func ("/exchange-therapy/a-csv-folder-comes-back", test_a_csv_folder_comes_back);
  g_test_add_func ("/exchange-therapy/a-diary-without-therapy-says-nothing-of-it", test_a_diary_without_therapy_says_nothing_of_it);
  g_test_add_func ("/exchange-therapy/a-range-has-all-that-its-sessions-refer-to", test_a_range_has_all_that_its_sessions_refer_to);
  g_test_add_func ("/exchange-therapy/json-that-cannot-be-read-is-refused-in-a-sentence", test_refusals_in_json);
  g_test_add_func ("/exchange-therapy/json-in-another-order-is-read", test_json_in_another_order_is_read);
  g_test_add_func ("/exchange-therapy/bad-rows-of-tables-are-told", test_bad_rows_of_tables_are_told);
  g_test_add_func ("/exchange-therapy/no-cell-is-a-formula", test_no_cell_is_a_formula);
  return g_test_run ();
}
