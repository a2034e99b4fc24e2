// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"

#include "model/ebb-readings.h"
#include "model/ebb-subject.h"

#include <sqlite3.h>

/* What a chart can show, and the values that the diary has of it. */

/* --- subjects ------------------------------------------------------------------ */

static EbbSubject
subject (const char *text)
{
  EbbSubject result = { EBB_SUBJECT_ENTRIES, NULL, NULL };

  g_assert_true (ebb_subject_from_string (text, &result));
  return result;
}

static void
test_subjects_survive_the_settings (void)
{
  static const char *const texts[] = {
    "pain", "average", "worst", "least", "entries", "region:knee", "region:knee-front-left",
    "region:unknown-third-arm", "tracker:mood", "tracker:größe", "tracker:region:knee"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        EbbSubject a = subject (texts[i]);
        EbbSubject b = subject (texts[j]);
        g_autofree char *back = ebb_subject_to_string (&a);

        g_assert_cmpstr (back, ==, texts[i]);
        g_assert_cmpint (ebb_subject_equal (&a, &b), ==, i == j);
      }
}

static void
test_what_is_no_subject_is_refused (void)
{
  static const char *const texts[] = {
    "", "Pain", "pain ", "region", "region:", "region:third-arm", "region:unknown-", "region:unknown-Third Arm",
    "tracker", "tracker:", "tracker:\xff", "mood", ":", "region:tracker:mood"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EbbSubject result = { EBB_SUBJECT_ENTRIES, NULL, NULL };

      g_assert_false (ebb_subject_from_string (texts[i], &result));
      g_assert_cmpint (result.kind, ==, EBB_SUBJECT_ENTRIES);
    }
}

static void
assert_name (const char *text,
             EbbTracker *tracker,
             const char *expected)
{
  EbbSubject named = subject (text);
  g_autofree char *name = ebb_subject_get_name (&named, tracker);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_subjects_are_named_as_people_know_them (void)
{
  g_autoptr (EbbTracker) mood = ebb_tracker_new ("mood", "", EBB_TRACKER_SCALE);
  g_autoptr (EbbTracker) renamed = ebb_tracker_new ("mood", "Spirits", EBB_TRACKER_SCALE);

  assert_name ("pain", NULL, "Pain now");
  assert_name ("average", NULL, "Average of the day, as rated");
  assert_name ("worst", NULL, "Worst of the day");
  assert_name ("least", NULL, "Least of the day");
  assert_name ("entries", NULL, "Entries a day");
  assert_name ("region:knee", NULL, "Knee, both sides");
  assert_name ("tracker:mood", mood, "Mood");
  assert_name ("tracker:mood", renamed, "Spirits");
  assert_name ("tracker:mood", NULL, "mood");
}

/* How values of a subject are to be shown. */
typedef struct
{
  const char *text;
  EbbTrackerKind kind;
  const char *set_unit;
  const char *unit;
  gboolean is_rating;
  gboolean is_pain;
  gboolean is_choice;
} Nature;

static void
test_each_subject_knows_how_it_is_shown (void)
{
  static const Nature natures[] = {
    { "pain", EBB_TRACKER_SCALE, "", NULL, TRUE, TRUE, FALSE },
    { "average", EBB_TRACKER_CHOICE, "h", NULL, TRUE, TRUE, FALSE },
    { "worst", EBB_TRACKER_NUMBER, "h", NULL, TRUE, TRUE, FALSE },
    { "least", EBB_TRACKER_DURATION, "min", NULL, TRUE, TRUE, FALSE },
    { "region:knee", EBB_TRACKER_YES_NO, "", NULL, TRUE, TRUE, FALSE },
    { "entries", EBB_TRACKER_SCALE, "", NULL, FALSE, FALSE, FALSE },
    { "tracker:own", EBB_TRACKER_SCALE, "", NULL, TRUE, FALSE, FALSE },
    { "tracker:own", EBB_TRACKER_NUMBER, "cups", "cups", FALSE, FALSE, FALSE },
    { "tracker:own", EBB_TRACKER_NUMBER, "", NULL, FALSE, FALSE, FALSE },
    { "tracker:own", EBB_TRACKER_DURATION, "", "min", FALSE, FALSE, FALSE },
    { "tracker:own", EBB_TRACKER_YES_NO, "", NULL, FALSE, FALSE, TRUE },
    { "tracker:own", EBB_TRACKER_CHOICE, "", NULL, FALSE, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    {
      const Nature *nature = &natures[i];
      g_autoptr (EbbTracker) tracker = ebb_tracker_new ("own", "Own", nature->kind);
      EbbSubject shown = subject (nature->text);

      ebb_tracker_set_unit (tracker, nature->set_unit);
      g_test_message ("%s %s", nature->text, ebb_tracker_kind_to_string (nature->kind));
      g_assert_cmpstr (ebb_subject_get_unit (&shown, tracker), ==, nature->unit);
      g_assert_cmpint (ebb_subject_is_rating (&shown, tracker), ==, nature->is_rating);
      g_assert_cmpint (ebb_subject_is_pain (&shown), ==, nature->is_pain);
      g_assert_cmpint (ebb_subject_is_choice (&shown, tracker), ==, nature->is_choice);
    }
}

static void
test_a_tracker_that_is_not_known_is_taken_for_nothing (void)
{
  EbbSubject unknown = subject ("tracker:gone");

  g_assert_null (ebb_subject_get_unit (&unknown, NULL));
  g_assert_false (ebb_subject_is_rating (&unknown, NULL));
  g_assert_false (ebb_subject_is_choice (&unknown, NULL));
}

/* --- readings ------------------------------------------------------------------- */

static void
test_no_entries_make_an_empty_extent (void)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  EbbPeriod all = { EBB_DAY_MIN, EBB_DAY_MAX };
  guint n = 1;

  ebb_readings_seal (readings);
  g_assert_true (ebb_period_is_empty (ebb_readings_get_extent (readings)));
  ebb_readings_get_all (readings, &n);
  g_assert_cmpuint (n, ==, 0);
  ebb_readings_get_period (readings, all, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (ebb_readings_count_entries (readings, all), ==, 0);
  g_assert_cmpuint (ebb_readings_count_entry_days (readings, all), ==, 0);
}

static void
test_what_is_not_finite_is_no_reading (void)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  const EbbSample *samples;
  guint n;

  ebb_readings_add_day (readings, 3, 4);
  ebb_readings_add (readings, 3, 0, NAN);
  ebb_readings_add (readings, 3, 10, 0);
  ebb_readings_add (readings, 3, 20, INFINITY);
  ebb_readings_add (readings, 3, 30, -INFINITY);
  ebb_readings_seal (readings);
  samples = ebb_readings_get_all (readings, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (samples[0].x, ==, 3 * EBB_DAY_SECONDS + 10);
  g_assert_cmpfloat (samples[0].y, ==, 0);
  g_assert_cmpuint (ebb_readings_count_entries (readings, (EbbPeriod){ 3, 3 }), ==, 4);
}

#define FIRST_DAY (-40)
#define N_DAYS 80

/* Some days, some with entries, some of these with readings, in no good order. */
static EbbReadings *
make_readings (GRand *random,
               guint *n_entries,
               GArray *samples)
{
  EbbReadings *readings = ebb_readings_new ();

  for (int i = 0; i < N_DAYS; i++)
    {
      n_entries[i] = g_rand_boolean (random) ? (guint) g_rand_int_range (random, 1, 5) : 0;
      if (n_entries[i] > 0)
        ebb_readings_add_day (readings, FIRST_DAY + i, n_entries[i]);
    }
  for (int i = 0; i < N_DAYS; i++)
    for (guint j = 0; j < n_entries[i]; j++)
      {
        double second = g_rand_int_range (random, 0, 4) == 0 ? 86399 : g_rand_int_range (random, 0, 86400);
        EbbSample sample = { (FIRST_DAY + i) * EBB_DAY_SECONDS + second, g_rand_int_range (random, 0, 11) };

        if (g_rand_int_range (random, 0, 3) == 0)
          continue;
        ebb_readings_add (readings, FIRST_DAY + i, second, sample.y);
        g_array_append_val (samples, sample);
      }
  ebb_readings_seal (readings);
  return readings;
}

static void
assert_period (const EbbReadings *readings,
               EbbPeriod period,
               const guint *n_entries,
               const GArray *samples)
{
  guint entries = 0, days = 0, n_samples = 0, n;
  const EbbSample *found = ebb_readings_get_period (readings, period, &n);

  for (int i = 0; i < N_DAYS; i++)
    if (FIRST_DAY + i >= period.from && FIRST_DAY + i <= period.to)
      {
        entries += n_entries[i];
        days += n_entries[i] > 0;
      }
  for (guint i = 0; i < samples->len; i++)
    {
      double day = floor (g_array_index (samples, EbbSample, i).x / EBB_DAY_SECONDS);

      n_samples += day >= period.from && day <= period.to;
    }
  g_assert_cmpuint (ebb_readings_count_entries (readings, period), ==, entries);
  g_assert_cmpuint (ebb_readings_count_entry_days (readings, period), ==, days);
  g_assert_cmpuint (n, ==, n_samples);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (found[i].x, >=, period.from * EBB_DAY_SECONDS);
      g_assert_cmpfloat (found[i].x, <, (period.to + 1.0) * EBB_DAY_SECONDS);
      if (i > 0)
        g_assert_cmpfloat (found[i - 1].x, <=, found[i].x);
    }
}

static void
test_any_period_has_the_readings_of_its_days (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (EbbSample));
      guint n_entries[N_DAYS];
      g_autoptr (EbbReadings) readings = make_readings (random, n_entries, samples);

      for (int i = 0; i < 20; i++)
        assert_period (readings,
                       (EbbPeriod){ g_rand_int_range (random, FIRST_DAY - 3, FIRST_DAY + N_DAYS + 3),
                                    g_rand_int_range (random, FIRST_DAY - 3, FIRST_DAY + N_DAYS + 3) },
                       n_entries, samples);
      assert_period (readings, (EbbPeriod){ G_MININT, G_MAXINT }, n_entries, samples);
      assert_period (readings, ebb_readings_get_extent (readings), n_entries, samples);
    }
}

/* Both were recorded in the second after midnight, the clock having been set back. */
static void
test_readings_of_one_second_keep_their_order (void)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  g_autoptr (EbbReadings) same = ebb_readings_ref (readings);
  const EbbSample *samples;
  guint n;

  ebb_readings_add (readings, 1, 9, 1);
  ebb_readings_add (readings, 1, 5, 2);
  ebb_readings_add (readings, 1, 5, 3);
  ebb_readings_add (readings, 1, 5, 4);
  ebb_readings_seal (readings);
  samples = ebb_readings_get_all (same, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat (samples[0].y, ==, 2);
  g_assert_cmpfloat (samples[1].y, ==, 3);
  g_assert_cmpfloat (samples[2].y, ==, 4);
  g_assert_cmpfloat (samples[3].y, ==, 1);
}

/* --- readings of a diary ------------------------------------------------------------- */

static EbbReadings *
load (EbbStore *store,
      const char *text,
      EbbPeriod period)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbSubject wanted = subject (text);
  EbbReadings *readings;

  ebb_store_load_readings_async (store, &wanted, period.from, period.to, NULL, ebb_test_ready_cb, &result);
  readings = ebb_store_load_readings_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);
  return readings;
}

static const EbbPeriod always = { EBB_DAY_MIN, EBB_DAY_MAX };

static void
save (EbbStore *store,
      EbbEntry *entry)
{
  g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
}

static void
test_a_reading_stays_on_the_clock_of_its_place (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  /* A flight to the west: later, but at an earlier hour. Then the hour that comes twice. */
  g_autoptr (EbbEntry) tokyo = ebb_test_entry ("2026-03-02T13:00:00+09:00", 1);
  g_autoptr (EbbEntry) berlin = ebb_test_entry ("2026-03-02T09:00:00+01:00", 2);
  g_autoptr (EbbEntry) summer = ebb_test_entry ("2026-10-25T02:30:07+02:00", 3);
  g_autoptr (EbbEntry) winter = ebb_test_entry ("2026-10-25T02:30:07+01:00", 4);
  g_autoptr (EbbReadings) readings = NULL;
  const EbbSample *samples;
  guint n;

  save (store, tokyo);
  save (store, berlin);
  save (store, summer);
  save (store, winter);
  readings = load (store, "pain", always);
  samples = ebb_readings_get_all (readings, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat (samples[0].y, ==, 2);
  g_assert_cmpfloat (samples[0].x, ==, ebb_day_from_ymd (2026, 3, 2) * EBB_DAY_SECONDS + 9 * 3600);
  g_assert_cmpfloat (samples[1].y, ==, 1);
  g_assert_cmpfloat (samples[1].x, ==, ebb_day_from_ymd (2026, 3, 2) * EBB_DAY_SECONDS + 13 * 3600);
  g_assert_cmpfloat (samples[2].y, ==, 3);
  g_assert_cmpfloat (samples[3].y, ==, 4);
  g_assert_cmpfloat (samples[2].x, ==, samples[3].x);
  ebb_test_close (store);
}

static void
test_not_marked_is_not_zero (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbEntry) without = ebb_test_entry ("2026-03-01T08:00:00Z", 5);
  g_autoptr (EbbEntry) unrated = ebb_test_entry ("2026-03-01T09:00:00Z", 5);
  g_autoptr (EbbEntry) elsewhere = ebb_test_entry ("2026-03-01T10:00:00Z", 5);
  g_autoptr (EbbEntry) zero = ebb_test_entry ("2026-03-01T11:00:00Z", 5);
  g_autoptr (EbbReadings) readings = NULL;
  const EbbSample *samples;
  guint n;

  ebb_test_mark (unrated, "knee-front-left", NAN, EBB_QUALITY_STIFF);
  ebb_test_mark (elsewhere, "neck-back-left", 8, 0);
  ebb_test_mark (zero, "knee-front-left", 0, 0);
  save (store, without);
  save (store, unrated);
  save (store, elsewhere);
  save (store, zero);
  readings = load (store, "region:knee-front-left", always);
  samples = ebb_readings_get_all (readings, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (samples[0].y, ==, 0);
  g_assert_cmpuint (ebb_readings_count_entries (readings, always), ==, 4);
  ebb_test_close (store);
}

static const char *const marked[] = { "knee-front-left", "knee-back-left", "knee-front-right", "knee", "neck-back-left", "low-back-right" };
static const char *const words[] = { "rest", "desk", "walk", "not offered any more" };

static EbbEntry *
make_entry (GRand *random)
{
  EbbMoment moment = { (gint64) 20512 * 86400 + g_rand_int_range (random, 0, 20 * 86400), g_rand_int_range (random, -14, 15) * 60 };
  EbbEntry *entry = ebb_entry_new (moment);

  for (guint slot = 0; slot < EBB_N_RATING_SLOTS; slot++)
    if (g_rand_boolean (random))
      ebb_entry_set_rating (entry, (EbbRatingSlot) slot, g_rand_int_range (random, 0, 101) / 10.0);
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    if (g_rand_int_range (random, 0, 3) == 0)
      ebb_test_mark (entry, marked[i], g_rand_boolean (random) ? g_rand_int_range (random, 0, 11) : NAN, 0);
  if (g_rand_boolean (random))
    ebb_entry_set_number (entry, "mood", g_rand_int_range (random, 0, 11));
  if (g_rand_boolean (random))
    ebb_entry_set_number (entry, "braced", g_rand_int_range (random, 0, 2));
  if (g_rand_boolean (random))
    ebb_entry_set_choice (entry, "doing", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  return entry;
}

static double
get_intensity (EbbEntry *entry,
               const EbbRegion *region)
{
  double greatest = NAN;

  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (entry, i);

      if (ebb_region_is_within (mark->region, region))
        greatest = fmax (greatest, mark->intensity);
    }
  return greatest;
}

/* What @entry says of the subject, worked out by itself; NAN for nothing. */
static double
get_value (EbbEntry *entry,
           const EbbSubject *wanted)
{
  const EbbValue *value;

  switch (wanted->kind)
    {
    case EBB_SUBJECT_PAIN:
      return ebb_entry_get_rating (entry, EBB_RATING_NOW);
    case EBB_SUBJECT_AVERAGE:
      return ebb_entry_get_rating (entry, EBB_RATING_AVERAGE);
    case EBB_SUBJECT_WORST:
      return ebb_entry_get_rating (entry, EBB_RATING_WORST);
    case EBB_SUBJECT_LEAST:
      return ebb_entry_get_rating (entry, EBB_RATING_LEAST);
    case EBB_SUBJECT_ENTRIES:
      return 1;
    case EBB_SUBJECT_REGION:
      return get_intensity (entry, wanted->region);
    case EBB_SUBJECT_TRACKER:
    default:
      break;
    }
  value = ebb_entry_find_value (entry, wanted->tracker);
  if (value == NULL || value->choice == NULL)
    return value == NULL ? NAN : value->number;
  for (guint i = 0; i < G_N_ELEMENTS (words) - 1; i++)
    if (g_str_equal (words[i], value->choice))
      return i;
  return NAN;
}

static int
compare_entries_cb (gconstpointer a,
                    gconstpointer b)
{
  const EbbMoment x = ebb_entry_get_moment (*(EbbEntry *const *) a), y = ebb_entry_get_moment (*(EbbEntry *const *) b);
  const gint64 here = x.at + x.offset * 60, there = y.at + y.offset * 60;

  if (here != there)
    return here < there ? -1 : 1;
  return x.at < y.at ? -1 : x.at > y.at;
}

static void
assert_readings (EbbStore *store,
                 GPtrArray *entries,
                 const char *text,
                 EbbPeriod period)
{
  g_autoptr (EbbReadings) readings = load (store, text, period);
  EbbSubject wanted = subject (text);
  guint n, n_seen = 0, n_entries = 0;
  const EbbSample *samples = ebb_readings_get_all (readings, &n);

  for (guint i = 0; i < entries->len; i++)
    {
      EbbEntry *entry = g_ptr_array_index (entries, i);
      EbbMoment moment = ebb_entry_get_moment (entry);
      double value = get_value (entry, &wanted);

      if (ebb_entry_get_day (entry) < period.from || ebb_entry_get_day (entry) > period.to)
        continue;
      n_entries++;
      if (isnan (value))
        continue;
      g_assert_cmpuint (n_seen, <, n);
      g_assert_cmpfloat (samples[n_seen].x, ==, (double) (moment.at + moment.offset * 60));
      g_assert_cmpfloat (samples[n_seen].y, ==, value);
      n_seen++;
    }
  g_assert_cmpuint (n_seen, ==, n);
  g_assert_cmpuint (ebb_readings_count_entries (readings, always), ==, n_entries);
}

static EbbStore *
open_with_trackers (EbbTestFolder *folder)
{
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GPtrArray) trackers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  const char *const choices[] = { words[0], words[1], words[2], NULL };

  g_ptr_array_add (trackers, ebb_tracker_new ("braced", "Braced", EBB_TRACKER_YES_NO));
  g_ptr_array_add (trackers, ebb_tracker_new ("doing", "Doing", EBB_TRACKER_CHOICE));
  ebb_tracker_set_choices (g_ptr_array_index (trackers, 1), choices);
  ebb_test_try_save_trackers (store, trackers, &error);
  g_assert_no_error (error);
  return store;
}

static void
test_every_known_value_is_read_and_nothing_else (void)
{
  static const char *const texts[] = {
    "pain", "average", "worst", "least", "entries", "region:knee", "region:knee-front-left", "region:neck-back-left",
    "region:unknown-tail", "tracker:mood", "tracker:braced", "tracker:doing", "tracker:fatigue", "tracker:gone"
  };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  EbbStore *store = open_with_trackers (folder);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < 200; i++)
    {
      EbbEntry *entry = make_entry (random);

      save (store, entry);
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries_cb);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      assert_readings (store, entries, texts[i], always);
      assert_readings (store, entries, texts[i], (EbbPeriod){ 20515, 20520 });
      assert_readings (store, entries, texts[i], (EbbPeriod){ 20520, 20515 });
    }
  ebb_test_close (store);
}

/* Regions of another version of Ebb are kept, and can be shown. */
static void
test_a_region_that_is_not_known_has_readings (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T08:00:00Z", 5);
  g_autoptr (EbbReadings) known = NULL;
  g_autoptr (EbbReadings) unknown = NULL;
  EbbMark mark;
  guint n;

  ebb_mark_init (&mark, ebb_region_find_or_keep ("tail"));
  mark.intensity = 4;
  ebb_entry_set_mark (entry, &mark);
  save (store, entry);
  known = load (store, "region:knee", always);
  ebb_readings_get_all (known, &n);
  g_assert_cmpuint (n, ==, 0);
  unknown = load (store, "region:unknown-tail", always);
  g_assert_cmpfloat (ebb_readings_get_all (unknown, &n)->y, ==, 4);
  g_assert_cmpuint (n, ==, 1);
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
test_a_damaged_diary_has_no_impossible_readings (void)
{
  static const char *const wrongs[] = {
    "UPDATE entry SET day = day + 1",
    "UPDATE entry SET pain = 9e999",
    "UPDATE mark SET region = ''",
    "UPDATE value SET number = NULL, choice = 'x'",
    "UPDATE value SET number = 9e999",
    "UPDATE value SET number = NULL, choice = NULL",
    "DELETE FROM day_summary",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      static const char *const texts[] = { "pain", "region:knee", "tracker:mood" };
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      EbbStore *store = ebb_test_open (folder->diary);
      g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T08:00:00Z", 5);
      g_autofree char *sql = g_strconcat ("PRAGMA ignore_check_constraints=ON;", wrongs[i], NULL);

      ebb_test_mark (entry, "knee-front-left", 7, 0);
      ebb_entry_set_number (entry, "mood", 3);
      save (store, entry);
      run_sql (folder->diary, sql);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autoptr (EbbReadings) readings = load (store, texts[j], always);
          guint n;
          const EbbSample *samples = ebb_readings_get_all (readings, &n);

          g_assert_cmpuint (n, <=, 1);
          if (n == 1)
            g_assert_true (samples->y >= 0 && samples->y <= 10);
        }
      ebb_test_close (store);
    }
}

static void
test_reading_can_be_given_up (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbSubject pain = subject ("pain");

  ebb_store_load_readings_async (store, &pain, EBB_DAY_MIN, EBB_DAY_MAX, cancellable, ebb_test_ready_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (ebb_store_load_readings_finish (store, ebb_test_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  ebb_test_close (store);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/readings/subjects-survive-the-settings", test_subjects_survive_the_settings);
  g_test_add_func ("/readings/what-is-no-subject-is-refused", test_what_is_no_subject_is_refused);
  g_test_add_func ("/readings/subjects-are-named-as-people-know-them", test_subjects_are_named_as_people_know_them);
  g_test_add_func ("/readings/each-subject-knows-how-it-is-shown", test_each_subject_knows_how_it_is_shown);
  g_test_add_func ("/readings/a-tracker-that-is-not-known-is-taken-for-nothing", test_a_tracker_that_is_not_known_is_taken_for_nothing);
  g_test_add_func ("/readings/no-entries-make-an-empty-extent", test_no_entries_make_an_empty_extent);
  g_test_add_func ("/readings/what-is-not-finite-is-no-reading", test_what_is_not_finite_is_no_reading);
  g_test_add_func ("/readings/any-period-has-the-readings-of-its-days", test_any_period_has_the_readings_of_its_days);
  g_test_add_func ("/readings/readings-of-one-second-keep-their-order", test_readings_of_one_second_keep_their_order);
  g_test_add_func ("/readings/a-reading-stays-on-the-clock-of-its-place", test_a_reading_stays_on_the_clock_of_its_place);
  g_test_add_func ("/readings/not-marked-is-not-zero", test_not_marked_is_not_zero);
  g_test_add_func ("/readings/every-known-value-is-read-and-nothing-else", test_every_known_value_is_read_and_nothing_else);
  g_test_add_func ("/readings/a-region-that-is-not-known-has-readings", test_a_region_that_is_not_known_has_readings);
  g_test_add_func ("/readings/a-damaged-diary-has-no-impossible-readings", test_a_damaged_diary_has_no_impossible_readings);
  g_test_add_func ("/readings/reading-can-be-given-up", test_reading_can_be_given_up);

  return g_test_run ();
}
