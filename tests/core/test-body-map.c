// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"

#include <sqlite3.h>

/* Where it hurts over a period: against numbers worked out by hand, and against
 * naive sums over the entries. */

static EbbBodyHistory *
load_body (EbbStore *store, EbbDay from, EbbDay to)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbBodyHistory *history;

  ebb_store_load_body_async (store, from, to, NULL, ebb_test_ready_cb, &result);
  history = ebb_store_load_body_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return history;
}

static EbbBodyMap *
load_map (EbbStore *store, EbbDay from, EbbDay to)
{
  g_autoptr (EbbBodyHistory) history = load_body (store, EBB_DAY_MIN, EBB_DAY_MAX);

  return ebb_body_map_new (history, from, to);
}

static EbbRegionStory *
load_story (EbbStore *store, const char *region, EbbDay from, EbbDay to)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbRegionStory *story;

  ebb_store_load_story_async (store, ebb_region_find (region), from, to, NULL, ebb_test_ready_cb, &result);
  story = ebb_store_load_story_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return story;
}

static const EbbBodyFigures *
own (const EbbBodyMap *map, const char *region)
{
  return &map->own[ebb_region_find (region)->index];
}

static const EbbBodyFigures *
whole (const EbbBodyMap *map, const char *region)
{
  return &map->whole[ebb_region_find (region)->index];
}

/* Three days: 1 March with two entries, 2 March with one without marks, 4 March. */
static EbbStore *
open_three_days (const char *path)
{
  EbbStore *store = ebb_test_open (path);
  g_autoptr (EbbEntry) morning = ebb_test_entry ("2026-03-01T09:00:00+01:00", 5);
  g_autoptr (EbbEntry) evening = ebb_test_entry ("2026-03-01T20:00:00+01:00", 5);
  g_autoptr (EbbEntry) empty = ebb_test_entry ("2026-03-02T09:00:00+01:00", 1);
  g_autoptr (EbbEntry) last = ebb_test_entry ("2026-03-04T09:00:00+01:00", NAN);
  EbbEntry *entries[] = { morning, evening, empty, last };

  ebb_test_mark (morning, "knee-front-left", 2, EBB_QUALITY_ACHING);
  ebb_test_mark (morning, "index-knuckle-left", 3, EBB_QUALITY_SHARP);
  ebb_test_mark (morning, "hand-back-left", 5, EBB_QUALITY_ACHING);
  ebb_test_mark (evening, "knee-front-left", 6, EBB_QUALITY_ACHING | EBB_QUALITY_STIFF);
  ebb_test_mark (evening, "middle-knuckle-left", NAN, 0);
  ebb_test_mark (last, "knee-front-left", 9, 0);
  ebb_test_mark (last, "knee", 1, 0);
  ebb_test_mark (last, "index-knuckle-left", NAN, EBB_QUALITY_ACHING);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (EbbEntry) saved = ebb_test_save (store, entries[i]);
    }

  return store;
}

static void
test_a_map_says_what_was_worked_out_by_hand (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = open_three_days (folder->diary);
  g_autoptr (EbbBodyMap) map = load_map (store, EBB_DAY_MIN, EBB_DAY_MAX);
  EbbDay first = ebb_day_from_ymd (2026, 3, 1);

  g_assert_cmpuint (map->n_days, ==, 3);
  g_assert_cmpuint (map->n_entries, ==, 4);
  g_assert_cmpuint (map->n_marked_days, ==, 2);
  g_assert_cmpuint (map->n_unsided_days, ==, 1);
  g_assert_cmpint (map->first, ==, first);
  g_assert_cmpint (map->last, ==, first + 3);

  /* (2 + 6) / 2 on the first day, 9 on the last: (4 + 9) / 2, not (2 + 6 + 9) / 3 */
  g_assert_cmpuint (own (map, "knee-front-left")->n_days, ==, 2);
  g_assert_cmpuint (own (map, "knee-front-left")->n_entries, ==, 3);
  g_assert_cmpuint (own (map, "knee-front-left")->n_rated_days, ==, 2);
  g_assert_cmpfloat (own (map, "knee-front-left")->mean, ==, 6.5);
  g_assert_cmpfloat (own (map, "knee-front-left")->worst, ==, 9);
  g_assert_cmpint (own (map, "knee-front-left")->first, ==, first);
  g_assert_cmpint (own (map, "knee-front-left")->last, ==, first + 3);
  g_assert_cmpfloat (ebb_body_map_get_value (map, own (map, "knee-front-left"), EBB_BODY_DAYS), ==, 100 * 2 / 3.0);
  g_assert_cmpfloat (ebb_body_map_get_value (map, own (map, "knee-front-left"), EBB_BODY_ENTRIES), ==, 75);

  /* marked without an intensity: how often, but no mean and no zero */
  g_assert_cmpuint (own (map, "middle-knuckle-left")->n_days, ==, 1);
  g_assert_cmpuint (own (map, "middle-knuckle-left")->n_rated_days, ==, 0);
  g_assert_true (isnan (own (map, "middle-knuckle-left")->mean));
  g_assert_true (isnan (own (map, "middle-knuckle-left")->worst));
  g_assert_cmpuint (own (map, "index-knuckle-left")->n_days, ==, 2);
  g_assert_cmpuint (own (map, "index-knuckle-left")->n_rated_days, ==, 1);
  g_assert_cmpfloat (own (map, "index-knuckle-left")->mean, ==, 3);

  /* the knuckles are of the hand: on both days, in at least two of the three entries */
  g_assert_cmpuint (own (map, "hand-back-left")->n_days, ==, 1);
  g_assert_cmpuint (whole (map, "hand-back-left")->n_days, ==, 2);
  g_assert_cmpuint (whole (map, "hand-back-left")->n_entries, ==, 2);
  g_assert_true (whole (map, "hand-back-left")->at_least);
  g_assert_cmpfloat (whole (map, "hand-back-left")->mean, ==, 4);
  g_assert_cmpfloat (whole (map, "hand-back-left")->worst, ==, 5);
  g_assert_false (whole (map, "knee-front-left")->at_least);

  /* never marked */
  g_assert_cmpuint (whole (map, "knee-front-right")->n_days, ==, 0);
  g_assert_true (isnan (ebb_body_map_get_value (map, whole (map, "knee-front-right"), EBB_BODY_DAYS)));
  ebb_test_close (store);
}

static void
test_an_unsided_part_is_never_left_or_right (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = open_three_days (folder->diary);
  EbbDay last = ebb_day_from_ymd (2026, 3, 4);
  g_autoptr (EbbBodyMap) map = load_map (store, last, last);
  const EbbRegion *source;
  const EbbBodyFigures *figures;

  g_assert_cmpuint (own (map, "knee")->n_days, ==, 1);
  g_assert_cmpfloat (own (map, "knee")->mean, ==, 1);
  g_assert_cmpfloat (whole (map, "knee")->mean, ==, 1);
  g_assert_cmpfloat (whole (map, "knee-front-left")->mean, ==, 9);
  g_assert_cmpuint (whole (map, "knee-front-right")->n_days, ==, 0);

  g_assert_cmpint (ebb_body_map_get_shown (map, ebb_region_find ("knee-front-right"), &source, &figures), ==, EBB_BODY_UNSIDED);
  g_assert_true (source == ebb_region_find ("knee"));
  g_assert_true (figures == own (map, "knee"));
  g_assert_cmpint (ebb_body_map_get_shown (map, ebb_region_find ("knee-front-left"), &source, &figures), ==, EBB_BODY_OWN);
  g_assert_true (source == ebb_region_find ("knee-front-left"));

  /* the knee counts for the body map once, where its side is known */
  g_assert_cmpfloat_with_epsilon (map->area, ebb_region_find ("knee-front-left")->bsa_pct + ebb_region_find ("hand-back-left")->bsa_pct, 1e-9);
  g_assert_cmpfloat_with_epsilon (map->mean_area, map->area, 1e-9);
  ebb_test_close (store);
}

static void
test_a_detail_shows_on_its_whole_and_a_whole_on_its_details (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = open_three_days (folder->diary);
  EbbDay first = ebb_day_from_ymd (2026, 3, 1);
  g_autoptr (EbbBodyMap) early = load_map (store, first, first);
  g_autoptr (EbbBodyMap) late = load_map (store, first + 3, first + 3);
  const EbbBodyFigures *figures;

  g_assert_cmpint (ebb_body_map_get_shown (late, ebb_region_find ("hand-back-left"), NULL, &figures), ==, EBB_BODY_OWN);
  g_assert_cmpuint (figures->n_days, ==, 1);
  /* not from one knuckle to the other */
  g_assert_cmpint (ebb_body_map_get_shown (late, ebb_region_find ("ring-knuckle-left"), NULL, &figures), ==, EBB_BODY_NOTHING);
  g_assert_null (figures);
  g_assert_cmpint (ebb_body_map_get_shown (early, ebb_region_find ("ring-knuckle-left"), NULL, &figures), ==, EBB_BODY_WHOLE);
  g_assert_true (figures == own (early, "hand-back-left"));
  g_assert_cmpint (ebb_body_map_get_shown (early, ebb_region_find ("ring-knuckle-right"), NULL, NULL), ==, EBB_BODY_NOTHING);
  ebb_test_close (store);
}

static void
test_a_story_says_what_was_worked_out_by_hand (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = open_three_days (folder->diary);
  g_autoptr (EbbRegionStory) knee = load_story (store, "knee-front-left", EBB_DAY_MIN, EBB_DAY_MAX);
  g_autoptr (EbbRegionStory) hand = load_story (store, "hand-back-left", EBB_DAY_MIN, EBB_DAY_MAX);
  g_autoptr (EbbRegionStory) never = load_story (store, "knee-front-right", EBB_DAY_MIN, EBB_DAY_MAX);
  guint order[EBB_N_QUALITIES];
  EbbStoryDay *day;

  g_assert_cmpuint (knee->n_entries, ==, 3);
  g_assert_cmpuint (knee->days->len, ==, 2);
  g_assert_cmpfloat (knee->mean, ==, 6.5);
  g_assert_cmpfloat (knee->worst, ==, 9);
  day = &g_array_index (knee->days, EbbStoryDay, 0);
  g_assert_cmpint (day->day, ==, ebb_day_from_ymd (2026, 3, 1));
  g_assert_cmpuint (day->n_entries, ==, 2);
  g_assert_cmpfloat (day->mean, ==, 4);
  g_assert_cmpfloat (day->worst, ==, 6);
  g_assert_cmpuint (knee->n_described, ==, 2);
  g_assert_cmpuint (ebb_region_story_get_qualities (knee, order), ==, 2);
  g_assert_cmpuint (1u << order[0], ==, EBB_QUALITY_ACHING);
  g_assert_cmpuint (knee->qualities[order[0]], ==, 2);
  g_assert_cmpuint (1u << order[1], ==, EBB_QUALITY_STIFF);
  g_assert_cmpuint (knee->qualities[order[1]], ==, 1);

  /* with the index knuckle twice, with the others once each, in order of the table */
  g_assert_cmpuint (knee->partners->len, ==, 4);
  g_assert_true (g_array_index (knee->partners, EbbStoryPartner, 0).region == ebb_region_find ("index-knuckle-left"));
  g_assert_cmpuint (g_array_index (knee->partners, EbbStoryPartner, 0).n_entries, ==, 2);
  g_assert_cmpuint (g_array_index (knee->partners, EbbStoryPartner, 1).n_entries, ==, 1);
  g_assert_true (g_array_index (knee->partners, EbbStoryPartner, 1).region == ebb_region_find ("knee"));

  /* the hand with its knuckles: each entry once, and they are no partners of it */
  g_assert_cmpuint (hand->n_entries, ==, 3);
  g_assert_cmpuint (hand->days->len, ==, 2);
  g_assert_cmpuint (hand->n_rated_days, ==, 1);
  g_assert_cmpfloat (hand->mean, ==, 4);
  g_assert_true (isnan (g_array_index (hand->days, EbbStoryDay, 1).mean));
  g_assert_cmpuint (hand->partners->len, ==, 2);
  g_assert_true (g_array_index (hand->partners, EbbStoryPartner, 0).region == ebb_region_find ("knee-front-left"));
  g_assert_cmpuint (g_array_index (hand->partners, EbbStoryPartner, 0).n_entries, ==, 3);

  g_assert_cmpuint (never->n_entries, ==, 0);
  g_assert_cmpuint (never->days->len, ==, 0);
  g_assert_true (isnan (never->mean));
  ebb_test_close (store);
}

/* --- against naive sums over the entries ------------------------------------------ */

typedef struct
{
  guint n_days, n_entries, n_rated_days;
  double mean, worst;
  EbbDay first, last;
} Naive;

/* Goes through all entries once for each day, slowly and plainly. */
static Naive
count_naively (GPtrArray *entries, const EbbRegion *region, gboolean with_details, EbbDay from, EbbDay to)
{
  Naive naive = { .worst = NAN };
  double sum_of_means = 0;

  for (EbbDay day = from; day <= to; day++)
    {
      guint n_entries = 0, n_rated = 0;
      double sum = 0;

      for (guint i = 0; i < entries->len; i++)
        {
          EbbEntry *entry = g_ptr_array_index (entries, i);
          gboolean marked = FALSE;

          if (ebb_moment_get_day (ebb_entry_get_moment (entry)) != day)
            continue;
          for (guint j = 0; j < ebb_entry_get_n_marks (entry); j++)
            {
              const EbbMark *mark = ebb_entry_get_mark (entry, j);

              if (mark->region != region &&
                  !(with_details && mark->region->kind == EBB_REGION_DETAIL && mark->region->parent == region))
                continue;
              marked = TRUE;
              if (isnan (mark->intensity))
                continue;
              n_rated++;
              sum += mark->intensity;
              naive.worst = isnan (naive.worst) ? mark->intensity : MAX (naive.worst, mark->intensity);
            }
          n_entries += marked;
        }
      if (n_entries == 0)
        continue;
      if (naive.n_days++ == 0)
        naive.first = day;
      naive.last = day;
      naive.n_entries += n_entries;
      if (n_rated > 0)
        {
          naive.n_rated_days++;
          sum_of_means += sum / n_rated;
        }
    }
  naive.mean = naive.n_rated_days > 0 ? sum_of_means / naive.n_rated_days : NAN;

  return naive;
}

static void
assert_same_number (double a, double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat_with_epsilon (a, b, 1e-6);
}

static void
assert_equals_naive (const EbbBodyFigures *figures, Naive naive)
{
  g_assert_cmpuint (figures->n_days, ==, naive.n_days);
  g_assert_cmpuint (figures->n_rated_days, ==, naive.n_rated_days);
  assert_same_number (figures->mean, naive.mean);
  assert_same_number (figures->worst, naive.worst);
  if (naive.n_days > 0)
    {
      g_assert_cmpint (figures->first, ==, naive.first);
      g_assert_cmpint (figures->last, ==, naive.last);
    }
  if (figures->at_least)
    g_assert_cmpuint (figures->n_entries, <=, naive.n_entries);
  else
    g_assert_cmpuint (figures->n_entries, ==, naive.n_entries);
}

static void
assert_story_equals_naive (EbbStore *store, const EbbRegion *region, Naive naive, EbbDay from, EbbDay to)
{
  g_autoptr (EbbRegionStory) story = load_story (store, region->id, from, to);

  g_assert_cmpuint (story->n_entries, ==, naive.n_entries);
  g_assert_cmpuint (story->days->len, ==, naive.n_days);
  g_assert_cmpuint (story->n_rated_days, ==, naive.n_rated_days);
  assert_same_number (story->mean, naive.mean);
  assert_same_number (story->worst, naive.worst);
}

static const char *const asked[] = { "knee", "knee-front-left", "knee-front-right", "hand-left", "hand-back-left",
                                     "hand-back-right", "index-knuckle-left", "middle-knuckle-left", "chest" };

static EbbEntry *
make_at_random (GRand *random, EbbDay start)
{
  EbbMoment moment = { (gint64) start * 86400 + g_rand_int_range (random, 0, 30 * 86400), g_rand_int_range (random, -10, 10) * 60 };
  EbbEntry *entry = ebb_entry_new (moment);

  ebb_entry_set_rating (entry, EBB_RATING_NOW, 3);
  for (guint j = 0; j < G_N_ELEMENTS (asked); j++)
    if (g_rand_int_range (random, 0, 4) == 0)
      ebb_test_mark (entry, asked[j], g_rand_boolean (random) ? g_rand_int_range (random, 0, 101) / 10.0 : NAN, g_rand_int (random) & EBB_QUALITIES_ALL);

  return entry;
}

static void
test_any_period_equals_naive_sums_over_the_entries (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20260301);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  EbbStore *store = ebb_test_open (folder->diary);
  EbbDay start = ebb_day_from_ymd (2026, 3, 1);

  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (EbbEntry) entry = make_at_random (random, start);

      g_ptr_array_add (entries, ebb_test_save (store, entry));
    }

  for (guint round = 0; round < 12; round++)
    {
      EbbDay from = start + g_rand_int_range (random, -2, 30);
      EbbDay to = from + g_rand_int_range (random, 0, 20);
      g_autoptr (EbbBodyHistory) all = load_body (store, EBB_DAY_MIN, EBB_DAY_MAX);
      g_autoptr (EbbBodyHistory) part = load_body (store, from, to);
      g_autoptr (EbbBodyMap) map = ebb_body_map_new (all, from, to);
      g_autoptr (EbbBodyMap) same = ebb_body_map_new (part, EBB_DAY_MIN, EBB_DAY_MAX);

      g_assert_cmpuint (map->n_entries, ==, same->n_entries);
      assert_same_number (map->mean_area, same->mean_area);
      for (guint j = 0; j < G_N_ELEMENTS (asked); j++)
        {
          const EbbRegion *region = ebb_region_find (asked[j]);
          Naive naive = count_naively (entries, region, region->kind == EBB_REGION_DRAWN, from, to);

          assert_equals_naive (own (map, asked[j]), count_naively (entries, region, FALSE, from, to));
          assert_equals_naive (whole (map, asked[j]), naive);
          assert_equals_naive (whole (same, asked[j]), naive);
          assert_story_equals_naive (store, region, naive, from, to);
        }
    }
  ebb_test_close (store);
}

/* --- the rows that are kept of the days ------------------------------------------- */

static void
execute (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_all_naive (EbbStore *store, GPtrArray *entries)
{
  g_autoptr (EbbBodyMap) map = load_map (store, EBB_DAY_MIN, EBB_DAY_MAX);

  for (guint j = 0; j < G_N_ELEMENTS (asked); j++)
    {
      const EbbRegion *region = ebb_region_find (asked[j]);

      assert_equals_naive (own (map, asked[j]), count_naively (entries, region, FALSE, EBB_DAY_MIN, EBB_DAY_MAX));
    }
}

static guint
count_problems (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EbbCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_check_async (store, NULL, ebb_test_ready_cb, &result);
  report = ebb_store_check_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return report->problems->len;
}

static void
test_a_damaged_row_of_a_day_misleads_nobody (void)
{
  static const char *const damages[] = {
    "UPDATE day_body SET regions = CAST (substr (regions, 2) AS BLOB)",
    "UPDATE day_body SET regions = CAST (regions || regions AS BLOB)",
    "UPDATE day_body SET regions = CAST (x'00000000' || substr (regions, 5) AS BLOB)",
    "UPDATE day_body SET regions = CAST (substr (regions, 1, 12) || x'0000c0ff' || substr (regions, 17) AS BLOB)",
    "UPDATE day_body SET regions = zeroblob (24)",
    "UPDATE day_body SET regions = randomblob (240)",
  };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  EbbStore *store = ebb_test_open (folder->diary);
  EbbDay start = ebb_day_from_ymd (2026, 3, 1);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (EbbEntry) entry = make_at_random (random, start);

      ebb_test_mark (entry, "chest", 4, 0);
      g_ptr_array_add (entries, ebb_test_save (store, entry));
    }
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (EbbEntry) entry = make_at_random (random, start);

      g_test_message ("%s", damages[i]);
      execute (folder->diary, damages[i]);
      assert_all_naive (store, entries);
      g_assert_cmpuint (count_problems (store), >, 0);

      /* the next change of such a day makes all good */
      ebb_entry_set_moment (entry, ebb_entry_get_moment (entries->pdata[0]));
      ebb_test_mark (entry, "chest", 4, 0);
      g_ptr_array_add (entries, ebb_test_save (store, entry));
      assert_all_naive (store, entries);
      g_assert_cmpuint (count_problems (store), ==, 0);
    }
  ebb_test_close (store);
}

/* Regions that another version knows, and codes that are not given in their order. */
static void
test_strange_codes_of_regions_do_no_harm (void)
{
  static const char *const codes[] = { "100", "4000000000", "4294967295", "9223372036854775807", "0", "-7" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *sql = g_strdup_printf ("INSERT INTO region_code VALUES (%s, 'index-knuckle-left')", codes[i]);
      EbbStore *store = ebb_test_open (folder->diary);

      g_test_message ("%s", sql);
      execute (folder->diary, sql);
      for (guint k = 0; k < 40; k++)
        {
          g_autoptr (EbbEntry) entry = make_at_random (random, ebb_day_from_ymd (2026, 3, 1));
          EbbMark mark;

          ebb_mark_init (&mark, ebb_region_find_or_keep ("tail"));
          mark.intensity = 7;
          ebb_entry_set_mark (entry, &mark);
          g_ptr_array_add (entries, ebb_test_save (store, entry));
        }
      assert_all_naive (store, entries);
      ebb_test_close (store);
    }
}

static void
test_a_scale_ends_at_a_round_number (void)
{
  g_autoptr (EbbBodyHistory) history = ebb_body_history_new ();
  const EbbRegion *knee = ebb_region_find ("knee-front-left");
  EbbDay day = 20000;

  for (guint i = 0; i < 200; i++)
    ebb_body_history_add_day (history, day + (EbbDay) i, 1);
  for (guint i = 0; i < 25; i++)
    ebb_body_history_add (history, day + (EbbDay) i, &(EbbBodyRow){ (guint16) knee->index, 1, 1, 4, 4 });
  ebb_body_history_seal (history);
  for (guint n = 0; n < 3; n++)
    {
      static const EbbDay lengths[] = { 25, 50, 200 };
      static const double ends[] = { 100, 50, 25 }; /* 100 %, 50 %, 12.5 % */
      g_autoptr (EbbBodyMap) map = ebb_body_map_new (history, day, day + lengths[n] - 1);

      g_assert_cmpfloat (ebb_body_map_get_maximum (map, EBB_BODY_DAYS), ==, ends[n]);
      g_assert_cmpfloat (ebb_body_map_get_maximum (map, EBB_BODY_MEAN), ==, 10);
    }
}

static void
test_a_history_goes_from_its_first_entry_to_its_last (void)
{
  g_autoptr (EbbBodyHistory) history = ebb_body_history_new ();
  g_autoptr (EbbBodyHistory) empty = ebb_body_history_new ();

  ebb_body_history_add_day (history, 20000, 1);
  ebb_body_history_add_day (history, 20040, 2);
  ebb_body_history_seal (history);
  ebb_body_history_seal (empty);
  g_assert_cmpint (ebb_body_history_get_extent (history).from, ==, 20000);
  g_assert_cmpint (ebb_body_history_get_extent (history).to, ==, 20040);
  g_assert_true (ebb_period_is_empty (ebb_body_history_get_extent (empty)));
}

static void
test_an_empty_period_says_nothing (void)
{
  g_autoptr (EbbBodyHistory) history = ebb_body_history_new ();
  g_autoptr (EbbBodyMap) map = NULL;

  ebb_body_history_seal (history);
  map = ebb_body_map_new (history, EBB_DAY_MIN, EBB_DAY_MAX);
  g_assert_cmpuint (map->n_days, ==, 0);
  g_assert_true (isnan (map->mean_area));
  g_assert_cmpfloat (map->area, ==, 0);
  g_assert_cmpfloat (ebb_body_map_get_maximum (map, EBB_BODY_DAYS), ==, 100);
  for (guint i = 0; i < map->n_regions; i++)
    g_assert_cmpint (ebb_body_map_get_shown (map, ebb_regions_get_all (NULL)[i], NULL, NULL), ==, EBB_BODY_NOTHING);
}

static void
test_a_share_of_the_body_map_is_rounded_to_percent (void)
{
  static const struct
  {
    double area;
    const char *text;
  } cases[] = {
    { 0, "nothing of the body map" },
    { 0.3, "less than 1\u00a0% of the body map" },
    { 1, "about 1\u00a0% of the body map" },
    { 12.4, "about 12\u00a0% of the body map" },
    { 99.7, "about 99\u00a0% of the body map" },
    { 100, "all of the body map" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ebb_body_area_to_string (cases[i].area);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/body-map/a-map-says-what-was-worked-out-by-hand", test_a_map_says_what_was_worked_out_by_hand);
  g_test_add_func ("/body-map/an-unsided-part-is-never-left-or-right", test_an_unsided_part_is_never_left_or_right);
  g_test_add_func ("/body-map/a-detail-shows-on-its-whole-and-a-whole-on-its-details", test_a_detail_shows_on_its_whole_and_a_whole_on_its_details);
  g_test_add_func ("/body-map/a-story-says-what-was-worked-out-by-hand", test_a_story_says_what_was_worked_out_by_hand);
  g_test_add_func ("/body-map/any-period-equals-naive-sums-over-the-entries", test_any_period_equals_naive_sums_over_the_entries);
  g_test_add_func ("/body-map/a-damaged-row-of-a-day-misleads-nobody", test_a_damaged_row_of_a_day_misleads_nobody);
  g_test_add_func ("/body-map/strange-codes-of-regions-do-no-harm", test_strange_codes_of_regions_do_no_harm);
  g_test_add_func ("/body-map/a-scale-ends-at-a-round-number", test_a_scale_ends_at_a_round_number);
  g_test_add_func ("/body-map/a-history-goes-from-its-first-entry-to-its-last", test_a_history_goes_from_its_first_entry_to_its_last);
  g_test_add_func ("/body-map/an-empty-period-says-nothing", test_an_empty_period_says_nothing);
  g_test_add_func ("/body-map/a-share-of-the-body-map-is-rounded-to-percent", test_a_share_of_the_body_map_is_rounded_to_percent);

  return g_test_run ();
}
