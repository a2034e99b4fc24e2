// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-exchange.h"
#include "store/ebb-db-private.h"

/* Random diaries go out and come back: what is exported, imported into an empty
 * diary and exported again is the same to the byte. */

#define N_DIARIES 12
#define N_ENTRIES 60

static const char *const nasty_texts[] = {
  "plain",
  "=SUM(A1:A9)",
  "+49 30 1234",
  "-5 degrees",
  "@home",
  "'quoted",
  "''=1",
  "'=1",
  "\tTab first",
  "\rCR first",
  "\nLF first",
  "line one\nline two\r\nline three\rline four",
  "\"quotes\" and \"\"more\"\"",
  "semi; colon, comma\\ back\\slash",
  " spaces around ",
  " ",
  "ends with backslash\\",
  "\u200e\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
  "cafe\u0301 is not caf\u00e9",
  "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f600",
  "\uff1dfullwidth",
  "\x01\x1f\x7f control",
  "\ufeff mark inside",
  "{\"json\":[1,2]}",
  "\\u0041\\n",
};

static const char *
random_text (GRand *random)
{
  return nasty_texts[g_rand_int_range (random, 0, G_N_ELEMENTS (nasty_texts))];
}

/* Whole, with few decimals, or with all that a double has. */
static double
random_rating (GRand *random)
{
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return g_rand_int_range (random, 0, 11);
    case 1:
      return g_rand_int_range (random, 0, 101) / 10.0;
    case 2:
      return g_rand_double (random) * 10;
    default:
      return NAN;
    }
}

static double
random_number (GRand *random)
{
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return g_rand_int_range (random, -100, 100);
    case 1:
      return (g_rand_double (random) - 0.5) * 1e-5;
    case 2:
      return g_rand_double (random) * 1e200;
    default:
      return 0.1 + 0.2;
    }
}

static EbbTracker *
own_tracker (const char *name, EbbTrackerKind kind, GPtrArray *taken)
{
  g_autofree char *id = ebb_tracker_make_id (name, taken);
  EbbTracker *tracker = ebb_tracker_new (id, name, kind);

  ebb_tracker_set_position (tracker, (int) taken->len + 3);
  g_ptr_array_add (taken, tracker);

  return tracker;
}

/* Gives the diary trackers of every kind, and changes built-in ones. */
static GPtrArray *
add_trackers (EbbStore *store)
{
  g_autoptr (GPtrArray) trackers = ebb_test_list_trackers (store);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *const choices[] = { "sun", "rain; wind", "=storm", "back\\slash", NULL };
  EbbTracker *tracker;

  tracker = ebb_trackers_find (trackers, "mood");
  ebb_tracker_set_name (tracker, "Laune, \"heute\"");
  ebb_tracker_set_position (tracker, 40);
  g_ptr_array_add (changed, tracker);
  tracker = ebb_trackers_find (trackers, "walking");
  ebb_tracker_set_retired (tracker, TRUE);
  g_ptr_array_add (changed, tracker);

  g_ptr_array_add (changed, own_tracker ("Pain", EBB_TRACKER_SCALE, trackers));
  tracker = own_tracker ("=Weight", EBB_TRACKER_NUMBER, trackers);
  ebb_tracker_set_unit (tracker, "kg; \"net\"");
  g_ptr_array_add (changed, tracker);
  g_ptr_array_add (changed, own_tracker ("Spaziergang", EBB_TRACKER_DURATION, trackers));
  tracker = own_tracker ("Knee brace", EBB_TRACKER_YES_NO, trackers);
  ebb_tracker_set_retired (tracker, TRUE);
  g_ptr_array_add (changed, tracker);
  tracker = own_tracker ("Weather", EBB_TRACKER_CHOICE, trackers);
  ebb_tracker_set_choices (tracker, choices);
  g_ptr_array_add (changed, tracker);

  ebb_test_try_save_trackers (store, changed, &error);
  g_assert_no_error (error);

  return ebb_test_list_trackers (store);
}

static void
add_random_value (EbbEntry *entry, EbbTracker *tracker, GRand *random)
{
  const char *id = ebb_tracker_get_id (tracker);
  double rating = random_rating (random);

  switch (ebb_tracker_get_kind (tracker))
    {
    case EBB_TRACKER_SCALE:
      if (!isnan (rating))
        ebb_entry_set_number (entry, id, rating);
      break;
    case EBB_TRACKER_NUMBER:
      ebb_entry_set_number (entry, id, random_number (random));
      break;
    case EBB_TRACKER_DURATION:
      ebb_entry_set_number (entry, id, fabs (random_number (random)));
      break;
    case EBB_TRACKER_YES_NO:
      ebb_entry_set_number (entry, id, g_rand_int_range (random, 0, 2));
      break;
    case EBB_TRACKER_CHOICE:
    default:
      /* Also words that are no longer offered. */
      ebb_entry_set_choice (entry, id, random_text (random));
      break;
    }
}

static void
add_random_marks (EbbEntry *entry, GRand *random)
{
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);

  for (int n = g_rand_int_range (random, 0, 5); n > 0; n--)
    {
      EbbMark mark;

      ebb_mark_init (&mark, regions[g_rand_int_range (random, 0, (gint32) n_regions)]);
      mark.intensity = random_rating (random);
      if (g_rand_boolean (random))
        mark.qualities = (guint) g_rand_int_range (random, 0, EBB_QUALITIES_ALL + 1);
      mark.depth = (EbbDepth) g_rand_int_range (random, 0, EBB_DEPTH_JOINT + 1);
      mark.swelling = g_rand_int_range (random, EBB_SWELLING_ABSENT, EBB_SWELLING_MAX + 1);
      ebb_entry_set_mark (entry, &mark);
    }
}

static EbbMoment
random_moment (GRand *random)
{
  /* Few instants, so that some entries share one; offsets of every kind. */
  static const gint32 offsets[] = { 0, 60, 120, -330, 345, 14 * 60, -EBB_OFFSET_MAX, EBB_OFFSET_MAX };
  EbbMoment moment = {
    .at = G_GINT64_CONSTANT (1700000000) + g_rand_int_range (random, 0, 40) * 3601,
    .offset = offsets[g_rand_int_range (random, 0, G_N_ELEMENTS (offsets))],
  };

  if (g_rand_int_range (random, 0, 10) == 0)
    moment.at = (g_rand_boolean (random) ? (gint64) EBB_DAY_MIN + 2 : (gint64) EBB_DAY_MAX - 2) * 86400;

  return moment;
}

static EbbEntry *
random_entry (GRand *random, GPtrArray *trackers)
{
  EbbEntry *entry = ebb_entry_new (random_moment (random));

  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    ebb_entry_set_rating (entry, (EbbRatingSlot) i, random_rating (random));
  if (g_rand_boolean (random))
    ebb_entry_set_note (entry, random_text (random));
  if (g_rand_int_range (random, 0, 30) == 0)
    {
      g_autofree char *note = g_strnfill (200000, 'x');

      note[100000] = '\n';
      ebb_entry_set_note (entry, note);
    }
  add_random_marks (entry, random);
  for (guint i = 0; i < trackers->len; i++)
    if (g_rand_int_range (random, 0, 3) == 0)
      add_random_value (entry, g_ptr_array_index (trackers, i), random);
  for (int n = g_rand_int_range (random, -3, 4); n > 0; n--)
    ebb_entry_add_tag (entry, random_text (random));
  if (ebb_entry_is_empty (entry))
    ebb_entry_set_rating (entry, EBB_RATING_NOW, 0);

  return entry;
}

/* What a person may write, as it is kept. */
static guint
add_random_annotations (EbbStore *store, GRand *random)
{
  guint n = 0;

  for (int i = g_rand_int_range (random, 0, 8); i > 0; i--)
    {
      g_autofree char *text = ebb_annotation_tidy_text (random_text (random));
      EbbDay from = g_rand_int_range (random, 0, 10) == 0 ? EBB_DAY_MIN : g_rand_int_range (random, 19000, 19040);
      EbbDay to = g_rand_int_range (random, 0, 10) == 0 ? EBB_DAY_MAX : from + g_rand_int_range (random, 0, 4);
      g_autoptr (EbbAnnotation) saved = NULL;

      if (text == NULL)
        continue;
      saved = ebb_test_annotate (store, from, to, text);
      n++;
    }

  return n;
}

/* Returns how many annotations there are. */
static guint
fill (EbbStore *store, GRand *random, gboolean own_trackers)
{
  g_autoptr (GPtrArray) trackers = own_trackers ? add_trackers (store) : ebb_test_list_trackers (store);

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autoptr (EbbEntry) entry = random_entry (random, trackers);
      g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
    }

  return add_random_annotations (store, random);
}

static void
assert_same_annotations (EbbStore *store, EbbStore *copy)
{
  g_autoptr (GPtrArray) annotations = ebb_test_list_annotations (store);
  g_autoptr (GPtrArray) copies = ebb_test_list_annotations (copy);

  g_assert_cmpuint (copies->len, ==, annotations->len);
  for (guint i = 0; i < annotations->len; i++)
    {
      const EbbAnnotation *a = g_ptr_array_index (annotations, i);
      const EbbAnnotation *b = g_ptr_array_index (copies, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpint (a->period.from, ==, b->period.from);
      g_assert_cmpint (a->period.to, ==, b->period.to);
      g_assert_cmpint (a->modified, ==, b->modified);
    }
}

static void
test_json_round_trip (void)
{
  for (guint32 seed = 1; seed <= N_DIARIES; seed++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *first = ebb_test_folder_get (folder, "first.json");
      g_autofree char *second = ebb_test_folder_get (folder, "second.json");
      g_autofree char *other = ebb_test_folder_get (folder, "other.db");
      EbbStore *store = ebb_test_open (folder->diary);
      EbbStore *copy = ebb_test_open (other);
      EbbImportResult counts;
      guint n_annotations = fill (store, random, seed % 4 != 0);

      ebb_test_export (store, EBB_EXPORT_JSON, first);
      counts = ebb_test_import (copy, first);
      g_assert_cmpuint (counts.added, ==, N_ENTRIES);
      g_assert_cmpuint (counts.annotations_added, ==, n_annotations);
      ebb_test_export (copy, EBB_EXPORT_JSON, second);
      ebb_test_assert_same_file (first, second);
      assert_same_annotations (store, copy);

      counts = ebb_test_import (copy, first);
      g_assert_cmpuint (counts.added, ==, 0);
      g_assert_cmpuint (counts.present, ==, N_ENTRIES);
      g_assert_cmpuint (counts.annotations_added, ==, 0);
      g_assert_cmpuint (counts.annotations_present, ==, n_annotations);
      ebb_test_close (store);
      ebb_test_close (copy);
    }
}

static void
test_csv_round_trip (void)
{
  static const char *const parts[] = { "entries.csv", "marks.csv", "trackers.csv", "annotations.csv" };

  for (guint32 seed = 1; seed <= N_DIARIES; seed++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + 100);
      g_autofree char *first = ebb_test_folder_get (folder, "first");
      g_autofree char *second = ebb_test_folder_get (folder, "second");
      g_autofree char *other = ebb_test_folder_get (folder, "other.db");
      EbbStore *store = ebb_test_open (folder->diary);
      EbbStore *copy = ebb_test_open (other);
      EbbImportResult counts;
      guint n_annotations = fill (store, random, seed % 4 != 0);

      ebb_test_export (store, EBB_EXPORT_CSV, first);
      counts = ebb_test_import (copy, first);
      g_assert_cmpuint (counts.added, ==, N_ENTRIES);
      g_assert_cmpuint (counts.annotations_added, ==, n_annotations);
      ebb_test_export (copy, EBB_EXPORT_CSV, second);
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          g_autofree char *a = g_build_filename (first, parts[i], NULL);
          g_autofree char *b = g_build_filename (second, parts[i], NULL);

          if (i == 3 && n_annotations == 0)
            g_assert_false (g_file_test (a, G_FILE_TEST_EXISTS));
          else
            ebb_test_assert_same_file (a, b);
        }

      /* Without ids, too, what is there is not added again. */
      counts = ebb_test_import (store, second);
      g_assert_cmpuint (counts.added, ==, 0);
      g_assert_cmpuint (counts.present, ==, N_ENTRIES);
      g_assert_cmpuint (counts.annotations_added, ==, 0);
      g_assert_cmpuint (counts.annotations_present, ==, n_annotations);
      ebb_test_close (store);
      ebb_test_close (copy);
    }
}

static void
test_undo_of_an_import (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *full = ebb_test_folder_get (folder, "full.json");
  g_autofree char *before = ebb_test_folder_get (folder, "before.json");
  g_autofree char *after = ebb_test_folder_get (folder, "after.json");
  g_autofree char *other = ebb_test_folder_get (folder, "other.db");
  g_autoptr (EbbAnnotation) annotation = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  EbbStore *copy = ebb_test_open (other);

  fill (store, random, TRUE);
  annotation = ebb_test_annotate (store, 20000, 20001, "Holiday");
  ebb_test_export (store, EBB_EXPORT_JSON, full);
  ebb_test_export (copy, EBB_EXPORT_JSON, before);
  ebb_test_import (copy, full);
  ebb_test_undo (copy);
  ebb_test_export (copy, EBB_EXPORT_JSON, after);
  ebb_test_assert_same_file (before, after);
  ebb_test_close (store);
  ebb_test_close (copy);
}

/* What a newer version of Ebb, or one that had more regions, has left in the file. */
static void
add_unknown_marks (const char *diary)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (diary, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "INSERT INTO mark SELECT id, 'tail-tip-left', 7, 1, 2, 1 FROM entry;"
                                 "INSERT INTO mark SELECT id, 'antenna', NULL, 0, NULL, NULL FROM entry;"
                                 "INSERT INTO mark SELECT id, 'wrist-front-left', 3, 2 | (1 << 18) | (1 << 31), NULL, NULL FROM entry;",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
assert_unknown_marks (EbbEntry *entry)
{
  const EbbMark *tail = ebb_entry_find_mark (entry, ebb_region_find_or_keep ("tail-tip-left"));
  const EbbMark *wrist = ebb_entry_find_mark (entry, ebb_region_find ("wrist-front-left"));

  g_assert_cmpuint (ebb_entry_get_n_marks (entry), ==, 4);
  g_assert_nonnull (ebb_entry_find_mark (entry, ebb_region_find_or_keep ("antenna")));
  g_assert_nonnull (tail);
  g_assert_cmpint (tail->region->kind, ==, EBB_REGION_UNKNOWN);
  g_assert_cmpfloat (tail->intensity, ==, 7);
  g_assert_cmpint (tail->depth, ==, EBB_DEPTH_MUSCLE);
  g_assert_cmpint (tail->swelling, ==, 1);
  g_assert_nonnull (wrist);
  g_assert_cmpuint (wrist->qualities, ==, EBB_QUALITY_SHARP | 1u << 18 | 1u << 31);
}

static void
test_unknown_regions_and_qualities_are_kept (void)
{
  static const EbbExportFormat formats[] = { EBB_EXPORT_JSON, EBB_EXPORT_CSV };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) edited = NULL;
  g_autoptr (EbbEntry) again = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  ebb_test_mark (entry, "knee", 4, 0);
  saved = ebb_test_save (store, entry);
  ebb_test_close (store);
  add_unknown_marks (folder->diary);
  store = ebb_test_open (folder->diary);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strdup_printf ("other-%u.db", i);
      g_autofree char *other = ebb_test_folder_get (folder, name);
      g_autofree char *first = g_strconcat (other, ".first", NULL);
      g_autofree char *second = g_strconcat (other, ".second", NULL);
      g_autoptr (GPtrArray) entries = NULL;
      EbbStore *copy = ebb_test_open (other);

      ebb_test_export (store, formats[i], first);
      ebb_test_import (copy, first);
      ebb_test_export (copy, formats[i], second);
      entries = ebb_test_list (copy, NULL);
      g_assert_cmpuint (entries->len, ==, 1);
      assert_unknown_marks (g_ptr_array_index (entries, 0));
      if (formats[i] == EBB_EXPORT_JSON)
        ebb_test_assert_same_file (first, second);
      ebb_test_close (copy);
    }

  /* Nor does an edit take them away, but removing them does, and can be undone. */
  edited = ebb_test_load (store, ebb_entry_get_id (saved));
  assert_unknown_marks (edited);
  ebb_entry_set_note (edited, "Better.");
  again = ebb_test_save (store, edited);
  assert_unknown_marks (again);
  g_object_unref (edited);
  edited = ebb_test_load (store, ebb_entry_get_id (saved));
  assert_unknown_marks (edited);
  g_assert_true (ebb_entry_remove_mark (edited, ebb_region_find_or_keep ("antenna")));
  g_object_unref (again);
  again = ebb_test_save (store, edited);
  ebb_test_undo (store);
  g_object_unref (edited);
  edited = ebb_test_load (store, ebb_entry_get_id (saved));
  assert_unknown_marks (edited);
  ebb_test_close (store);
}

static void
test_a_diary_without_annotations_says_nothing_of_them (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *before = ebb_test_folder_get (folder, "before.json");
  g_autofree char *after = ebb_test_folder_get (folder, "after.json");
  g_autofree char *csv = ebb_test_folder_get (folder, "out");
  g_autofree char *part = g_build_filename (csv, "annotations.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbAnnotation) saved = NULL;

  ebb_test_export (store, EBB_EXPORT_JSON, before);
  saved = ebb_test_annotate (store, 20000, 20009, "=Holiday, \"abroad\"");
  ebb_test_export (store, EBB_EXPORT_CSV, csv);
  table = ebb_test_read (part);
  g_assert_cmpstr (table, ==, "from,to,text\r\n2024-10-04,2024-10-13,\"'=Holiday, \"\"abroad\"\"\"\r\n");
  ebb_test_undo (store);
  ebb_test_export (store, EBB_EXPORT_JSON, after);
  ebb_test_assert_same_file (before, after);
  text = ebb_test_read (after);
  g_assert_null (strstr (text, "annotations"));
  /* What an earlier export has left is gone with it. */
  ebb_test_export (store, EBB_EXPORT_CSV, csv);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  ebb_test_close (store);
}

static void
test_names_of_the_present_diary_stay (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_write (folder, "in.json", "{\"format\":\"ebb-diary\",\"version\":1,\"trackers\":[{\"id\":\"mood\",\"name\":\"Theirs\",\"kind\":\"scale\",\"position\":7,\"modified\":5}],\"entries\":[]}", -1);
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GPtrArray) trackers = ebb_test_list_trackers (store);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  EbbTracker *mood = ebb_trackers_find (trackers, "mood");

  ebb_tracker_set_name (mood, "Mine");
  g_ptr_array_add (changed, mood);
  ebb_test_try_save_trackers (store, changed, &error);
  g_assert_no_error (error);

  ebb_test_import (store, path);
  after = ebb_test_list_trackers (store);
  g_assert_cmpstr (ebb_tracker_get_own_name (ebb_trackers_find (after, "mood")), ==, "Mine");
  ebb_test_close (store);
}

static void
test_range (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_folder_get (folder, "out");
  g_autofree char *entries = g_build_filename (path, "entries.csv", NULL);
  g_autofree char *annotations = g_build_filename (path, "annotations.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;
  g_autoptr (EbbAnnotation) around = NULL;
  g_autoptr (EbbAnnotation) outside = NULL;
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  const char *const times[] = { "2026-03-01T23:59:00+01:00", "2026-03-02T00:01:00+01:00", "2026-03-03T00:01:00+01:00" };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (EbbEntry) entry = ebb_test_entry (times[i], i);
      g_autoptr (EbbEntry) saved = NULL;

      if (i == 0)
        ebb_entry_add_tag (entry, "work");
      saved = ebb_test_save (store, entry);
    }
  query->from = query->to = ebb_day_from_ymd (2026, 3, 2);
  around = ebb_test_annotate (store, query->from - 5, query->to + 5, "Holiday");
  outside = ebb_test_annotate (store, query->from + 1, query->to + 1, "New job");
  ebb_test_try_export (store, EBB_EXPORT_CSV, query, path, &error);
  g_assert_no_error (error);
  text = ebb_test_read (entries);
  g_assert_null (strstr (text, "tags"));
  g_assert_null (strstr (text, "2026-03-01"));
  g_assert_nonnull (strstr (text, "\r\n2026-03-02T00:01:00+01:00,1,"));
  g_assert_null (strstr (text, "2026-03-03"));
  table = ebb_test_read (annotations);
  g_assert_cmpstr (table, ==, "from,to,text\r\n2026-02-25,2026-03-07,Holiday\r\n");
  ebb_test_close (store);
}

static void
test_only_an_earlier_export_is_replaced (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *out = ebb_test_folder_get (folder, "out");
  g_autofree char *theirs = ebb_test_write (folder, "theirs/entries.csv", "my,own,table\n", -1);
  g_autofree char *their_folder = g_path_get_dirname (theirs);
  g_autofree char *kept = NULL;
  g_autofree char *letter = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  g_assert_false (ebb_test_try_export (store, EBB_EXPORT_CSV, NULL, their_folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  kept = ebb_test_read (theirs);
  g_assert_cmpstr (kept, ==, "my,own,table\n");

  ebb_test_export (store, EBB_EXPORT_CSV, out);
  ebb_test_export (store, EBB_EXPORT_CSV, out);
  letter = ebb_test_write (folder, "out/letter.txt", "Dear doctor", -1);
  g_assert_false (ebb_test_try_export (store, EBB_EXPORT_CSV, NULL, out, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
  ebb_test_close (store);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_a_failing_export_leaves_what_was_there (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *path = ebb_test_write (folder, "out/diary.json", "the old one", -1);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  ebb_export_async (store, EBB_EXPORT_JSON, NULL, path, NULL, NULL, cancellable, ebb_test_ready_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_false (ebb_export_finish (store, ebb_test_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  text = ebb_test_read (path);
  g_assert_cmpstr (text, ==, "the old one");
  g_clear_object (&result);
  /* The file that was begun goes with the last reference to the request. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 1000 && count_files (parent) != 1; i++)
    g_usleep (1000);
  g_assert_cmpuint (count_files (parent), ==, 1);
  ebb_test_close (store);
}

static void
test_exports_are_private (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *json = ebb_test_folder_get (folder, "out.json");
  g_autofree char *csv = ebb_test_folder_get (folder, "out");
  g_autofree char *entries = g_build_filename (csv, "entries.csv", NULL);
  EbbStore *store = ebb_test_open (folder->diary);
  GStatBuf info;

  ebb_test_export (store, EBB_EXPORT_JSON, json);
  ebb_test_export (store, EBB_EXPORT_CSV, csv);
  g_assert_cmpint (g_stat (json, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (csv, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (entries, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  ebb_test_close (store);
}

static void
test_no_cell_is_a_formula (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autofree char *csv = ebb_test_folder_get (folder, "out");
  g_autofree char *entries = g_build_filename (csv, "entries.csv", NULL);
  g_autofree char *text = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  const char *const notes[] = { "=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1" };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 1);
      g_autoptr (EbbEntry) saved = NULL;

      ebb_entry_set_note (entry, notes[i]);
      saved = ebb_test_save (store, entry);
    }
  ebb_test_export (store, EBB_EXPORT_CSV, csv);
  text = ebb_test_read (entries);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *bare = g_strconcat (",", notes[i], NULL);
      g_autofree char *quoted = g_strconcat ("\"", notes[i], NULL);
      g_autofree char *guarded = g_strconcat ("'", notes[i], NULL);

      g_assert_null (strstr (text, bare));
      g_assert_null (strstr (text, quoted));
      g_assert_nonnull (strstr (text, guarded));
    }
  ebb_test_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-comes-back-to-the-byte", test_json_round_trip);
  g_test_add_func ("/exchange/a-csv-folder-comes-back-to-the-byte", test_csv_round_trip);
  g_test_add_func ("/exchange/what-another-version-wrote-is-carried-along", test_unknown_regions_and_qualities_are_kept);
  g_test_add_func ("/exchange/a-diary-without-annotations-says-nothing-of-them", test_a_diary_without_annotations_says_nothing_of_them);
  g_test_add_func ("/exchange/an-import-can-be-undone", test_undo_of_an_import);
  g_test_add_func ("/exchange/an-import-leaves-changed-trackers-as-they-are", test_names_of_the_present_diary_stay);
  g_test_add_func ("/exchange/a-range-of-days-can-be-exported", test_range);
  g_test_add_func ("/exchange/only-an-earlier-export-is-replaced", test_only_an_earlier_export_is_replaced);
  g_test_add_func ("/exchange/a-failing-export-leaves-what-was-there", test_a_failing_export_leaves_what_was_there);
  g_test_add_func ("/exchange/exports-are-for-the-owner-alone", test_exports_are_private);
  g_test_add_func ("/exchange/no-cell-is-a-formula", test_no_cell_is_a_formula);

  return g_test_run ();
}
