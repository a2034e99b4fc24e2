// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-exchange.h"

/* What reading makes of good and of bad files. */

#define DIARY(trackers, entries) "{\"format\":\"ebb-diary\",\"version\":1,\"trackers\":[" trackers "],\n\"entries\":[\n" entries "\n]}"
#define AT "\"at\":\"2026-03-01T09:30:00+01:00\""
#define ANNOTATED(annotations) "{\"format\":\"ebb-diary\",\"version\":1,\"trackers\":[],\"entries\":[],\"annotations\":[\n" annotations "]}"
#define DAYS "\"from\":\"2026-03-01\",\"to\":\"2026-03-02\""

static EbbImportData *
read_text (const char *name, const char *text, gssize length, const char *map)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_write (folder, name, text, length);
  g_autofree char *map_path = map != NULL ? ebb_test_write (folder, "map", map, -1) : NULL;
  g_autoptr (GError) error = NULL;
  EbbImportData *data = ebb_test_try_read (path, NULL, map_path, &error);

  g_assert_no_error (error);

  return data;
}

static void
assert_refused (const char *name, const char *text, gssize length, const char *map, int code, const char *says)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_write (folder, name, text, length);
  g_autofree char *map_path = map != NULL ? ebb_test_write (folder, "map", map, -1) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbImportData) data = ebb_test_try_read (path, NULL, map_path, &error);

  g_assert_null (data);
  g_assert_error (error, EBB_ERROR, code);
  g_test_message ("%s", error->message);
  if (strstr (error->message, says) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, says);
  g_assert_null (strchr (error->message, '\n'));
}

static EbbEntry *
entry_at (EbbImportData *data, guint i)
{
  g_assert_cmpuint (i, <, data->entries->len);

  return g_ptr_array_index (data->entries, i);
}

static const EbbImportNotice *
notice_at (EbbImportData *data, guint i)
{
  g_assert_cmpuint (i, <, data->notices->len);

  return g_ptr_array_index (data->notices, i);
}

/* --- JSON ---------------------------------------------------------------------- */

static void
test_json_refusals (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *says;
  } cases[] = {
    { "{", EBB_ERROR_FORMAT, "ends too early" },
    { "{\"format\":\"ebb-diary\",\"version\":1,\"trackers\":[", EBB_ERROR_FORMAT, "ends too early" },
    { "[1,2]", EBB_ERROR_FORMAT, "not a diary" },
    { "{\"a\":1}", EBB_ERROR_FORMAT, "not a diary" },
    { "{\"format\":\"other\"}", EBB_ERROR_FORMAT, "not a diary" },
    { "{\"format\":\"ebb-diary\",\"version\":2,\"new\":1}", EBB_ERROR_FORMAT, "newer version" },
    { "{\"format\":\"ebb-diary\",\"version\":0,\"trackers\":[],\"entries\":[]}", EBB_ERROR_FORMAT, "not a diary" },
    { "{\"format\":\"ebb-diary\",\"version\":1,\"entries\":[]}", EBB_ERROR_FORMAT, "missing" },
    { DIARY ("", "{}") " x", EBB_ERROR_FORMAT, "needs a time" },
    { DIARY ("", "") " x", EBB_ERROR_FORMAT, "Line 4" },
    { DIARY ("", "{" AT ",\"pain\":11}"), EBB_ERROR_INVALID, "Line 3: “pain” must be from 0 to 10" },
    { DIARY ("", "{" AT ",\"pain\":-1}"), EBB_ERROR_INVALID, "0 to 10" },
    { DIARY ("", "{" AT ",\"pain\":1e999}"), EBB_ERROR_INVALID, "too large" },
    { DIARY ("", "{" AT ",\"pain\":\"7\"}"), EBB_ERROR_FORMAT, "“pain” must not be of this type" },
    { DIARY ("", "{" AT ",\"pain\":null}"), EBB_ERROR_FORMAT, "“pain”" },
    { DIARY ("", "{" AT ",\"mood\":7}"), EBB_ERROR_UNKNOWN, "“mood” is not known" },
    { DIARY ("", "{" AT ",\"pain\":1,\"pain\":2}"), EBB_ERROR_FORMAT, "“pain” stands twice" },
    { DIARY ("", "{\"at\":\"2026-02-30T09:30:00+01:00\"}"), EBB_ERROR_INVALID, "2026-02-30" },
    { DIARY ("", "{\"id\":\"12\"," AT "}"), EBB_ERROR_INVALID, "UUID" },
    { DIARY ("", "{\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\"," AT "},\n{\"id\":\"01890A5D-ac96-774b-bcce-b302099a8057\"," AT "}"), EBB_ERROR_FORMAT, "Line 4: the id 01890a5d-ac96-774b-bcce-b302099a8057 stands twice" },
    { DIARY ("", "{" AT ",\"marks\":[{\"region\":\"tail\"}]}"), EBB_ERROR_UNKNOWN, "“tail” is not a region" },
    { DIARY ("", "{" AT ",\"marks\":[{\"intensity\":3}]}"), EBB_ERROR_FORMAT, "needs a region" },
    { DIARY ("", "{" AT ",\"marks\":[{\"region\":\"knee\"},{\"region\":\"knee\"}]}"), EBB_ERROR_FORMAT, "marked twice" },
    { DIARY ("", "{" AT ",\"marks\":[{\"region\":\"knee\",\"qualities\":[\"odd\"]}]}"), EBB_ERROR_UNKNOWN, "“odd” is not a quality" },
    { DIARY ("", "{" AT ",\"marks\":[{\"region\":\"knee\",\"depth\":\"odd\"}]}"), EBB_ERROR_UNKNOWN, "“odd” is not a depth" },
    { DIARY ("", "{" AT ",\"marks\":[{\"region\":\"knee\",\"swelling\":1.5}]}"), EBB_ERROR_INVALID, "swelling" },
    { DIARY ("", "{" AT ",\"values\":{\"odd\":1}}"), EBB_ERROR_UNKNOWN, "“odd” is rated but not described" },
    { DIARY ("", "{" AT ",\"values\":{\"mood\":true}}"), EBB_ERROR_INVALID, "“mood” is of another kind" },
    { DIARY ("", "{" AT ",\"values\":{\"mood\":12}}"), EBB_ERROR_INVALID, "Line 3" },
    { DIARY ("{\"id\":\"mood\",\"kind\":\"number\"}", ""), EBB_ERROR_INVALID, "built in" },
    { DIARY ("{\"id\":\"a b\",\"kind\":\"number\"}", ""), EBB_ERROR_INVALID, "“a b”" },
    { DIARY ("{\"id\":\"x\"}", ""), EBB_ERROR_FORMAT, "id and a kind" },
    { DIARY ("{\"id\":\"x\",\"kind\":\"odd\"}", ""), EBB_ERROR_UNKNOWN, "kind of tracker" },
    { DIARY ("{\"id\":\"x\",\"kind\":\"scale\"},{\"id\":\"x\",\"kind\":\"scale\"}", ""), EBB_ERROR_INVALID, "stands twice" },
    { ANNOTATED ("{}"), EBB_ERROR_FORMAT, "Line 2: an annotation needs its first and last day" },
    { ANNOTATED ("{" DAYS "}"), EBB_ERROR_FORMAT, "Line 2: an annotation needs" },
    { ANNOTATED ("{" DAYS ",\"text\":\"\"}"), EBB_ERROR_INVALID, "Line 2: The text of an annotation" },
    { ANNOTATED ("{" DAYS ",\"text\":\"a\\nb\"}"), EBB_ERROR_INVALID, "one line" },
    { ANNOTATED ("{" DAYS ",\"text\":7}"), EBB_ERROR_FORMAT, "“text” must not be of this type" },
    { ANNOTATED ("{" DAYS ",\"text\":\"a\",\"mood\":7}"), EBB_ERROR_UNKNOWN, "“mood” is not known" },
    { ANNOTATED ("{" DAYS ",\"text\":\"a\",\"text\":\"a\"}"), EBB_ERROR_FORMAT, "“text” stands twice" },
    { ANNOTATED ("{" DAYS ",\"text\":\"a\",\"id\":\"12\"}"), EBB_ERROR_INVALID, "UUID" },
    { ANNOTATED ("{" DAYS ",\"text\":\"a\",\"modified\":-1}"), EBB_ERROR_INVALID, "modified" },
    { ANNOTATED ("{\"from\":\"2026-03-01\",\"to\":\"2026-02-30\",\"text\":\"a\"}"), EBB_ERROR_INVALID, "2026-02-30" },
    { ANNOTATED ("{\"from\":\"2026-03-01\",\"to\":\"2026-02-28\",\"text\":\"a\"}"), EBB_ERROR_INVALID, "must not be before its first" },
    { ANNOTATED ("{\"from\":\"2026-03-01\",\"to\":20600,\"text\":\"a\"}"), EBB_ERROR_FORMAT, "“to”" },
    { ANNOTATED ("{\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\"," DAYS ",\"text\":\"a\"},\n{\"id\":\"01890A5D-ac96-774b-bcce-b302099a8057\"," DAYS ",\"text\":\"b\"}"), EBB_ERROR_FORMAT, "Line 3: the id 01890a5d-ac96-774b-bcce-b302099a8057 stands twice" },
    { ANNOTATED ("[]"), EBB_ERROR_FORMAT, "must not be of this type" },
    { DIARY ("", "{" AT ",\"note\":\"\\u0000\"}"), EBB_ERROR_FORMAT, "Line 3" },
    { DIARY ("", "{" AT ",\"note\":\"\\ud800x\"}"), EBB_ERROR_FORMAT, "Line 3: a text holds a NUL or a character that does not exist" },
    { DIARY ("", "{" AT ",\"note\":\"\\udc00\\ud800\"}"), EBB_ERROR_FORMAT, "Line 3" },
    { DIARY ("", "{" AT ",\"note\":\"\xff\"}"), EBB_ERROR_FORMAT, "Line 3: the file is not UTF-8" },
    { DIARY ("", "{" AT ",\"note\":\"\xed\xa0\x80\"}"), EBB_ERROR_FORMAT, "Line 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused ("in.json", cases[i].text, -1, NULL, cases[i].code, cases[i].says);
}

static void
test_json_too_deep_and_too_large (void)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autoptr (GString) nested = g_string_new ("{\"format\":\"ebb-diary\",\"version\":1,\"trackers\":[],\"entries\":");
  g_autoptr (GString) large = g_string_new ("{\"format\":\"ebb-diary\",\"version\":1,\"trackers\":[],\n\"entries\":[{" AT ",\"note\":\"");
  gsize length = large->len;

  g_string_append (nested, deep);
  assert_refused ("in.json", deep, -1, NULL, EBB_ERROR_FORMAT, "not a diary");
  assert_refused ("in.json", nested->str, -1, NULL, EBB_ERROR_FORMAT, "“entries” must not be of this type");

  g_string_set_size (large, length + 20 * 1024 * 1024);
  memset (large->str + length, 'x', 20 * 1024 * 1024);
  assert_refused ("in.json", large->str, (gssize) large->len, NULL, EBB_ERROR_TOO_LARGE, "longer than 16 MiB");
  /* A note may be 1 MiB. */
  g_string_truncate (large, length + 2 * 1024 * 1024);
  g_string_append (large, "\"}]}");
  assert_refused ("in.json", large->str, (gssize) large->len, NULL, EBB_ERROR_TOO_LARGE, "note");
}

static void
test_json_in_any_order (void)
{
  g_autoptr (EbbImportData) data = read_text ("in.json",
                                              "\xef\xbb\xbf {\"entries\":[{\"values\":{\"brace\":true,\"weather\":\"sun\"}," AT ",\"note\":\"\\ud83d\\ude00\"}],\"version\":1,\"format\":\"ebb-diary\","
                                              "\"trackers\":[{\"kind\":\"yes-no\",\"id\":\"brace\"},{\"kind\":\"choice\",\"id\":\"weather\"}]}",
                                              -1, NULL);

  g_assert_cmpstr (data->format, ==, "json");
  g_assert_cmpfloat (ebb_entry_find_value (entry_at (data, 0), "brace")->number, ==, 1);
  g_assert_cmpstr (ebb_entry_find_value (entry_at (data, 0), "weather")->choice, ==, "sun");
  g_assert_cmpstr (ebb_entry_get_note (entry_at (data, 0)), ==, "\U0001f600");

  assert_refused ("in.json", "{\"entries\":[{\"values\":{\"mood\":true}," AT "}],\"version\":1,\"format\":\"ebb-diary\",\"trackers\":[]}", -1, NULL, EBB_ERROR_INVALID, "“mood” is of another kind");
}

/* --- CSV ----------------------------------------------------------------------- */

static void
test_csv_shapes (void)
{
  static const struct
  {
    const char *text;
    double pain;
  } cases[] = {
    { "at,pain\n2026-03-01T09:30:00+01:00,4.5\n", 4.5 },
    { "at,pain\r\n2026-03-01T09:30:00+01:00,4.5\r\n", 4.5 },
    { "at,pain\r2026-03-01T09:30:00+01:00,4.5", 4.5 },
    { "\xef\xbb\xbf"
      "at;pain\n2026-03-01 09:30;4,5\n",
      4.5 },
    { "At\tPAIN \n2026-03-01 09:30\t4.5\n", 4.5 },
    { "\"pain\",\"at\"\n\"4.5\",\"2026-03-01T08:30Z\"\n\n\n", 4.5 },
    { "at,pain,Mood,note\n,,,\n2026-03-01T09:30:00+01:00, 4.5 ,3,\"a, \"\"b\"\"\"\n", 4.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EbbImportData) data = read_text ("in.csv", cases[i].text, -1, NULL);

      g_assert_cmpuint (data->n_bad, ==, 0);
      g_assert_cmpuint (data->entries->len, ==, 1);
      g_assert_cmpfloat (ebb_entry_get_pain (entry_at (data, 0)), ==, cases[i].pain);
      g_assert_cmpint (ebb_entry_get_moment (entry_at (data, 0)).at, ==, 1772353800);
    }
}

static void
test_csv_marks (void)
{
  g_autoptr (EbbImportData) data = read_text ("in.csv", "at,marks\n2026-03-01,\"neck-back-left=7:aching+tight; low-back-right=4;knee\"\n", -1, NULL);
  const EbbMark *mark = ebb_entry_find_mark (entry_at (data, 0), ebb_region_find ("neck-back-left"));

  g_assert_cmpuint (ebb_entry_get_n_marks (entry_at (data, 0)), ==, 3);
  g_assert_cmpfloat (mark->intensity, ==, 7);
  g_assert_cmpuint (mark->qualities, ==, EBB_QUALITY_ACHING | EBB_QUALITY_TIGHT);
  mark = ebb_entry_find_mark (entry_at (data, 0), ebb_region_find ("knee"));
  g_assert_true (isnan (mark->intensity));
}

static void
test_csv_bad_rows (void)
{
  g_autoptr (EbbImportData) data = read_text ("in.csv",
                                              "at,pain,marks,mood\n"
                                              "2026-03-01,11,,\n"
                                              "2026-02-30,1,,\n"
                                              "2026-03-01,1\n"
                                              "2026-03-01,1,tail,\n"
                                              "\"2026-03-01\",\"1\",\"knee\",\"3\"\n"
                                              "2026-03-01,1,knee=12,\n"
                                              "2026-03-01,1,\"knee; knee\",\n"
                                              "2026-03-01,1,,12\n"
                                              ",1,,\n"
                                              "2026-03-01,one,,\n",
                                              -1, NULL);
  static const guint lines[] = { 2, 3, 4, 5, 7, 8, 9, 10, 11 };

  g_assert_cmpuint (data->entries->len, ==, 1);
  g_assert_cmpuint (data->n_bad, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_cmpuint (notice_at (data, i)->line, ==, lines[i]);
      g_assert_true (notice_at (data, i)->is_error);
    }
  g_assert_nonnull (strstr (notice_at (data, 2)->message, "2 cells where the header has 4"));
}

static void
test_csv_refusals (void)
{
  g_autoptr (GString) large = g_string_new ("at,note\n2026-03-01,");
  g_autoptr (GString) wide = g_string_new ("at");
  gsize length = large->len;

  assert_refused ("in.csv", "", -1, NULL, EBB_ERROR_FORMAT, "empty");
  assert_refused ("in.csv", "pain\n3\n", -1, NULL, EBB_ERROR_FORMAT, "“at”");
  assert_refused ("in.csv", "at,pain,Weather,Food\n", -1, NULL, EBB_ERROR_UNKNOWN, "“Weather”, “Food”");
  assert_refused ("in.csv", "at,pain,pain\n", -1, NULL, EBB_ERROR_FORMAT, "“pain” stands twice");
  assert_refused ("in.csv", "at,pain\n2026-03-01,\xff\n", -1, NULL, EBB_ERROR_FORMAT, "Line 2: byte 20");
  assert_refused ("in.csv", "at,pain\n2026-03-01,\xc3", -1, NULL, EBB_ERROR_FORMAT, "Line 2: byte 20");
  assert_refused ("in.csv", "at,pain\n2026-03-01,\0\n", 21, NULL, EBB_ERROR_FORMAT, "NUL");
  assert_refused ("in.csv", "\xff\xfe"
                            "a\0t\0",
                  6, NULL, EBB_ERROR_FORMAT, "UTF-16");
  assert_refused ("in.csv", "at,note\n2026-03-01,\"open\n\n", -1, NULL, EBB_ERROR_FORMAT, "Line 2: a quotation mark opens");
  assert_refused ("in.csv", "at,note\n2026-03-01,\"a\"b\n", -1, NULL, EBB_ERROR_FORMAT, "Line 2");
  assert_refused ("in.csv", "SQLite format 3\0", 16, NULL, EBB_ERROR_FORMAT, "restored");

  g_string_set_size (large, length + 10 * 1024 * 1024);
  memset (large->str + length, 'x', 10 * 1024 * 1024);
  assert_refused ("in.csv", large->str, (gssize) large->len, NULL, EBB_ERROR_TOO_LARGE, "Line 2: a cell is larger than 1 MiB");
  for (guint i = 0; i < 20000; i++)
    g_string_append_c (wide, ',');
  assert_refused ("in.csv", wide->str, -1, NULL, EBB_ERROR_TOO_LARGE, "10000 cells");
}

/* A chunk of the reader ends between any two bytes sooner or later. */
static void
test_csv_across_chunks (void)
{
  for (guint shift = 0; shift < 12; shift++)
    {
      g_autoptr (GString) text = g_string_new ("at,note\r\n");
      g_autoptr (EbbImportData) data = NULL;
      const char *note = "a \"q\" \U0001f600,\r\nend";

      for (guint i = 0; i < 2; i++)
        {
          g_string_append (text, "2026-03-01,");
          for (gsize n = 256 * 1024 - text->len % (256 * 1024) - 18 + shift; n > 0; n--)
            g_string_append_c (text, 'x');
          g_string_append (text, "\r\n2026-03-01,\"a \"\"q\"\" \U0001f600,\r\nend\"\r\n");
        }
      data = read_text ("in.csv", text->str, (gssize) text->len, NULL);
      g_assert_cmpuint (data->n_bad, ==, 0);
      g_assert_cmpuint (data->entries->len, ==, 4);
      g_assert_cmpstr (ebb_entry_get_note (entry_at (data, 1)), ==, note);
      g_assert_cmpstr (ebb_entry_get_note (entry_at (data, 3)), ==, note);
    }
}

static void
test_folder (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_folder_get (folder, "in");
  g_autofree char *entries = NULL;
  g_autofree char *marks = NULL;
  g_autoptr (EbbImportData) data = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  data = ebb_test_try_read (path, NULL, NULL, &error);
  g_assert_error (error, EBB_ERROR, EBB_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "entries.csv"));
  g_clear_error (&error);

  /* Sorted in a spreadsheet, the parts are not in the same order any more. */
  entries = ebb_test_write (folder, "in/entries.csv", "at,marks\n2026-03-01,\"knee=3; hip\"\n2026-03-02,knee=4\n", -1);
  marks = ebb_test_write (folder, "in/marks.csv", "region,at,depth,swelling,intensity\nknee,2026-03-02,joint,2,4\nhip,2026-03-01,muscle,,\nknee,2026-03-01,skin,0,3\nknee,2026-03-05,skin,0,3\n", -1);
  data = ebb_test_try_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ebb_entry_find_mark (entry_at (data, 0), ebb_region_find ("knee"))->depth, ==, EBB_DEPTH_SKIN);
  g_assert_cmpint (ebb_entry_find_mark (entry_at (data, 0), ebb_region_find ("knee"))->swelling, ==, 0);
  g_assert_cmpint (ebb_entry_find_mark (entry_at (data, 0), ebb_region_find ("hip"))->depth, ==, EBB_DEPTH_MUSCLE);
  g_assert_cmpint (ebb_entry_find_mark (entry_at (data, 1), ebb_region_find ("knee"))->swelling, ==, 2);
  /* A mark of no entry is not lost silently. */
  g_assert_cmpuint (data->n_bad, ==, 1);
  g_assert_cmpuint (notice_at (data, 0)->line, ==, 5);
}

static void
test_annotations_of_a_folder (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_folder_get (folder, "in");
  g_autofree char *entries = ebb_test_write (folder, "in/entries.csv", "at,pain\n2026-03-01,3\n", -1);
  g_autofree char *long_text = g_strnfill (EBB_ANNOTATION_MAX + 1, 'x');
  g_autofree char *table = g_strdup_printf ("to;text;from\n;\"  New\n  job \";2026-03-01\n2026-03-10;'=Holiday;2026-03-02\n;;\n"
                                            "2026-03-01;backwards;2026-03-02\n;;2026-03-02\nsoon;later;2026-03-02\n;%s;2026-03-02\n;a\n",
                                            long_text);
  g_autofree char *annotations = NULL;
  g_autoptr (EbbImportData) data = NULL;
  g_autoptr (GError) error = NULL;
  const EbbAnnotation *annotation;

  annotations = ebb_test_write (folder, "in/annotations.csv", table, -1);
  data = ebb_test_try_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < data->notices->len; i++)
    g_test_message ("%u: %s", ((EbbImportNotice *) g_ptr_array_index (data->notices, i))->line, ((EbbImportNotice *) g_ptr_array_index (data->notices, i))->message);
  g_assert_cmpuint (data->annotations->len, ==, 2);
  annotation = g_ptr_array_index (data->annotations, 0);
  g_assert_cmpstr (annotation->text, ==, "New job");
  g_assert_cmpint (annotation->period.from, ==, annotation->period.to);
  annotation = g_ptr_array_index (data->annotations, 1);
  g_assert_cmpstr (annotation->text, ==, "=Holiday");
  g_assert_cmpint (annotation->period.to - annotation->period.from, ==, 8);
  g_assert_cmpuint (data->n_bad, ==, 5);
  g_assert_true (g_str_has_prefix (((EbbImportNotice *) g_ptr_array_index (data->notices, 0))->message, "annotations.csv: "));
  g_assert_cmpuint (((EbbImportNotice *) g_ptr_array_index (data->notices, 0))->line, ==, 6);
}

static void
test_paths (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *missing = ebb_test_folder_get (folder, "missing");
  g_autofree char *json = ebb_test_write (folder, "in.json", DIARY ("", ""), -1);
  g_autofree char *csv = ebb_test_write (folder, "in.csv", "at,pain\n", -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (ebb_test_try_read (missing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (ebb_test_try_read (folder->path, "json", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (ebb_test_try_read ("/dev/zero", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  g_assert_null (ebb_test_try_read (json, "csv", NULL, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (ebb_test_try_read (csv, "json", NULL, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (ebb_test_try_read (csv, NULL, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelling (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_write (folder, "in.csv", "at,pain\n2026-03-01,3\n", -1);
  g_autoptr (GPtrArray) known = ebb_trackers_new_built_in ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  ebb_import_read_async (path, NULL, NULL, known, NULL, NULL, cancellable, ebb_test_ready_cb, &result);
  g_assert_null (ebb_import_read_finish (ebb_test_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- maps ----------------------------------------------------------------------- */

#define LONG_MAP "[csv]\nwhen=date\nname=name\nvalue=intensity\n[names]\n"

static void
test_map_long (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tracked.csv", NULL);
  g_autofree char *map = g_test_build_filename (G_TEST_DIST, "fixtures", "tracked.map", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbImportData) data = ebb_test_try_read (path, NULL, map, &error);
  EbbEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpstr (data->format, ==, "map");
  g_assert_cmpuint (data->n_bad, ==, 0);
  g_assert_cmpuint (data->entries->len, ==, 4);

  entry = entry_at (data, 0);
  g_assert_cmpint (ebb_entry_get_moment (entry).offset, ==, 60);
  g_assert_cmpfloat (ebb_entry_find_mark (entry, ebb_region_find ("knee"))->intensity, ==, 4.5);
  g_assert_cmpfloat (ebb_entry_find_value (entry, "mood")->number, ==, 6);
  /* The rows of one moment need not stand together. */
  g_assert_cmpfloat (ebb_entry_find_mark (entry, ebb_region_find ("head"))->intensity, ==, 2);

  entry = entry_at (data, 1);
  g_assert_cmpfloat (ebb_entry_find_mark (entry, ebb_region_find ("thigh"))->intensity, ==, 3.5);
  g_assert_cmpfloat (ebb_entry_find_mark (entry, ebb_region_find ("lower-leg"))->intensity, ==, 3.5);

  /* A tracker that Ebb has not is made, with the name it has there. */
  g_assert_cmpuint (data->trackers->len, ==, 1);
  g_assert_cmpstr (ebb_tracker_get_id (g_ptr_array_index (data->trackers, 0)), ==, "dizziness");
  g_assert_cmpstr (ebb_tracker_get_own_name (g_ptr_array_index (data->trackers, 0)), ==, "Dizziness");

  /* A repeated reading is one; a corrected one counts, and that is said. */
  g_assert_cmpuint (data->notices->len, ==, 1);
  g_assert_false (notice_at (data, 0)->is_error);
  g_assert_nonnull (strstr (notice_at (data, 0)->message, "line 10; line 11 counts"));
  g_assert_cmpfloat (ebb_entry_find_value (entry_at (data, 3), "dizziness")->number, ==, 3);
}

static void
test_map_wide (void)
{
  const char *map = "[csv]\nwhen=Datum, Uhrzeit ; two columns\nformat=%d.%m.%Y %H:%M\ntimezone=America/New_York\nscale=0-100\n"
                    "[names]\nSchmerz [jetzt]=pain\n\"Knie, links\"=mark:knee-left:burning+tingling\nSchlaf=tracker:hours-slept\n"
                    "Bemerkung=note\nGewicht=tracker:weight:number:kg\nStimmung=tracker:mood\n*=ignore\n[scale]\nstimmung=10-0\n";
  g_autoptr (EbbImportData) data = read_text ("in.csv",
                                              "Datum;Uhrzeit;Schmerz [jetzt];\"Knie, links\";Schlaf;Bemerkung;Gewicht;Stimmung;Sonst\n"
                                              "01.03.2026;09:30;45;;7,5;\"schlecht; sehr\";70,25;3;x\n"
                                              "8.3.2026;02:30;;100;;;;;\n"
                                              "1.11.2026;01:30;;0;;;;;\n"
                                              "2.11.2026;01:30;;;;;;;\n",
                                              -1, map);
  EbbEntry *entry = entry_at (data, 0);

  g_assert_cmpuint (data->n_bad, ==, 0);
  g_assert_cmpuint (data->entries->len, ==, 3);
  g_assert_cmpfloat (ebb_entry_get_pain (entry), ==, 4.5);
  g_assert_cmpfloat (ebb_entry_find_value (entry, "hours-slept")->number, ==, 7.5);
  g_assert_cmpfloat (ebb_entry_find_value (entry, "weight")->number, ==, 70.25);
  g_assert_cmpfloat (ebb_entry_find_value (entry, "mood")->number, ==, 7);
  g_assert_cmpstr (ebb_entry_get_note (entry), ==, "schlecht; sehr");
  g_assert_cmpint (ebb_entry_get_moment (entry).offset, ==, -300);

  /* 02:30 was skipped on 8 March in New York, 01:30 was twice on 1 November. */
  entry = entry_at (data, 1);
  g_assert_cmpint (ebb_moment_get_minute_of_day (ebb_entry_get_moment (entry)), ==, 3 * 60 + 30);
  g_assert_cmpint (ebb_entry_get_moment (entry).offset, ==, -240);
  g_assert_cmpuint (ebb_entry_get_mark (entry, 0)->qualities, ==, EBB_QUALITY_BURNING | EBB_QUALITY_TINGLING);
  g_assert_cmpint (ebb_entry_get_moment (entry_at (data, 2)).offset, ==, -240);
}

static void
test_map_times (void)
{
  static const struct
  {
    const char *format;
    const char *text;
    gint64 at;
    int offset;
  } cases[] = {
    { "%Y-%m-%dT%H:%M:%S%z", "2026-03-01T09:30:15+05:30", 1772337615, 330 },
    { "%d %b %Y %I:%M %p", "1 Mar 2026 12:05 am", 1772319900, 60 },
    { "%d %b %Y %I:%M %p", "1 March 2026 12:05 PM", 1772363100, 60 },
    { "%m/%d/%y", "3/1/26", 1772319600, 60 },
    { "%a, %d.%m.%Y", "Sun, 01.03.2026", 1772319600, 60 },
    { "%s", "1772319600", 1772319600, 60 },
    { "%F %T.%f", "2026-03-01 00:00:00.123456", 1772319600, 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *map = g_strdup_printf ("[csv]\nwhen=t\nformat=%s\ntimezone=Europe/Berlin\n[names]\np=pain\n", cases[i].format);
      g_autofree char *text = g_strdup_printf ("t;p\n%s;3\n", cases[i].text);
      g_autoptr (EbbImportData) data = read_text ("in.csv", text, -1, map);

      g_assert_cmpuint (data->n_bad, ==, 0);
      g_assert_cmpint (ebb_entry_get_moment (entry_at (data, 0)).at, ==, cases[i].at);
      g_assert_cmpint (ebb_entry_get_moment (entry_at (data, 0)).offset, ==, cases[i].offset);
    }
}

static void
test_map_bad_rows (void)
{
  g_autoptr (EbbImportData) data = read_text ("in.csv",
                                              "name,intensity,date\nKnee,11,2026-03-01\nKnee,,2026-03-01\nKnee,x,2026-03-01\nKnee,1,2026-13-01\nKnee,1\nKnee,1,\nKnee,2,2026-03-01\n",
                                              -1, LONG_MAP "Knee=mark:knee\n");
  static const guint lines[] = { 2, 4, 5, 6, 7 };

  g_assert_cmpuint (data->entries->len, ==, 1);
  g_assert_cmpuint (data->n_bad, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (notice_at (data, i)->line, ==, lines[i]);
}

static void
test_map_refusals (void)
{
  static const struct
  {
    const char *map;
    int code;
    const char *says;
  } cases[] = {
    { "", EBB_ERROR_FORMAT, "“when”" },
    { "when=date\n", EBB_ERROR_FORMAT, "Line 1 of the map" },
    { "[odd]\n", EBB_ERROR_FORMAT, "“[odd]”" },
    { "[csv]\nwhen=date\nodd=1\n", EBB_ERROR_UNKNOWN, "Line 3 of the map: “odd”" },
    { "[csv]\nwhen=date\nname=name\n[names]\nKnee=mark:knee\n", EBB_ERROR_FORMAT, "“value”" },
    { "[csv]\nwhen=date\ntimezone=Mars/Crater\n", EBB_ERROR_UNKNOWN, "time zone" },
    { "[csv]\nwhen=date\nformat=%Q\n", EBB_ERROR_FORMAT, "%Q" },
    { "[csv]\nwhen=date\nformat=%H:%M\n", EBB_ERROR_FORMAT, "year" },
    { "[csv]\nwhen=date\nscale=7\n", EBB_ERROR_FORMAT, "0-100" },
    { "[csv]\nwhen=date\nscale=7-7\n", EBB_ERROR_FORMAT, "0-100" },
    { "[csv]\nwhen=Tag\nname=name\nvalue=intensity\n[names]\nKnee=mark:knee\n", EBB_ERROR_FORMAT, "no column “Tag”" },
    { LONG_MAP "Knee=mark:tail\n", EBB_ERROR_UNKNOWN, "“tail” is not a region" },
    { LONG_MAP "Knee=mark:knee:odd\n", EBB_ERROR_UNKNOWN, "“odd” is not a quality" },
    { LONG_MAP "Knee=leg\n", EBB_ERROR_UNKNOWN, "“leg”" },
    { LONG_MAP "Knee=tracker:\n", EBB_ERROR_FORMAT, "tracker" },
    { LONG_MAP "Knee=tracker:x:odd\n", EBB_ERROR_UNKNOWN, "scale" },
    { LONG_MAP "Knee=pain\nKnee=worst\n", EBB_ERROR_FORMAT, "stands twice" },
    { LONG_MAP "[scale]\nKnee=0-5\n", EBB_ERROR_UNKNOWN, "must come first" },
    { LONG_MAP "Hip=mark:hip\n", EBB_ERROR_UNKNOWN, "“Knee” (line 2), “Foot” (line 4)." },
    { "[csv]\nwhen=date\n[names]\nname=note\n", EBB_ERROR_UNKNOWN, "“intensity” (line 1)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused ("in.csv", "name,intensity,date\nKnee,1,2026-03-01\nKnee,1,2026-03-02\nFoot,1,2026-03-02\n", -1, cases[i].map, cases[i].code, cases[i].says);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/json-that-is-not-a-diary-is-refused-with-its-line", test_json_refusals);
  g_test_add_func ("/import/json-too-deep-or-too-large-is-refused", test_json_too_deep_and_too_large);
  g_test_add_func ("/import/json-may-come-in-any-order", test_json_in_any_order);
  g_test_add_func ("/import/csv-of-many-shapes-is-read", test_csv_shapes);
  g_test_add_func ("/import/a-cell-of-marks-is-read", test_csv_marks);
  g_test_add_func ("/import/bad-rows-are-told-with-their-lines", test_csv_bad_rows);
  g_test_add_func ("/import/csv-that-cannot-be-read-is-refused-in-a-sentence", test_csv_refusals);
  g_test_add_func ("/import/cells-may-lie-across-chunks", test_csv_across_chunks);
  g_test_add_func ("/import/a-sorted-folder-is-put-together-again", test_folder);
  g_test_add_func ("/import/annotations-of-a-folder-are-read-and-bad-ones-told", test_annotations_of_a_folder);
  g_test_add_func ("/import/what-is-not-a-file-is-refused", test_paths);
  g_test_add_func ("/import/reading-can-be-cancelled", test_cancelling);
  g_test_add_func ("/import/a-map-reads-the-long-form", test_map_long);
  g_test_add_func ("/import/a-map-reads-the-wide-form", test_map_wide);
  g_test_add_func ("/import/a-map-reads-times-as-they-are-written", test_map_times);
  g_test_add_func ("/import/bad-rows-of-a-mapped-file-are-told", test_map_bad_rows);
  g_test_add_func ("/import/a-bad-map-is-refused-with-its-line", test_map_refusals);

  return g_test_run ();
}
