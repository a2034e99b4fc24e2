// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-entry.h"
#include "model/ebb-error.h"
#include "model/ebb-rating.h"
#include "model/ebb-uuid.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static void
test_numbers_are_exact (void)
{
  static const double numbers[] = { 0, 1, 10, 4.5, 3.6, 0.1, 1e300, -1.5, 1.0 / 3, 123456789012.5 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = ebb_number_to_string (numbers[i]);
      double again;

      g_assert_true (ebb_number_from_string (text, &again));
      g_assert_true (again == numbers[i]);
    }
  for (guint i = 0; i < 20000; i++)
    {
      double number = g_test_rand_double_range (-1000, 1000) * pow (10, g_test_rand_int_range (-200, 200));
      g_autofree char *text = ebb_number_to_string (number);
      double again;

      g_assert_true (ebb_number_from_string (text, &again));
      g_assert_true (again == number);
    }
}

static void
test_large_numbers_are_short_and_tell_no_less (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { 1e6, "1000000" },
    { 1234567, "1234567" },
    { -1234567.891, "-1234567.89" },
    { 2e6, "2e+06" },
    { -2.5e9, "-2.5e+09" },
    { 123456789012.5, "123456789012.5" },
    { 123456789012345, "123456789012345" },
    { 1234567890123456, "1.23457e+15" },
    { 1e308, "1e+308" },
    { -1e308, "-1e+308" },
    { DBL_MAX, "1.79769e+308" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ebb_number_to_local_string (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") != NULL)
    {
      g_autofree char *text = ebb_number_to_local_string (2.5e9);
      g_autofree char *plain = ebb_number_to_local_string (-1234567.891);

      g_assert_cmpstr (text, ==, "2,5e+09");
      g_assert_cmpstr (plain, ==, "-1234567,89");
      setlocale (LC_NUMERIC, "C");
    }
  else
    {
      g_test_message ("there is no German locale here");
    }
}

static void
test_numbers_are_short (void)
{
  g_autofree char *a = ebb_number_to_string (3.6);
  g_autofree char *b = ebb_number_to_string (7);
  g_autofree char *c = ebb_number_to_string (-0.0);
  g_autofree char *d = ebb_number_to_local_string (3.10);
  g_autofree char *e = ebb_number_to_local_string (7);

  g_assert_cmpstr (a, ==, "3.6");
  g_assert_cmpstr (b, ==, "7");
  g_assert_cmpstr (c, ==, "0");
  g_assert_cmpstr (d, ==, "3.1");
  g_assert_cmpstr (e, ==, "7");
}

static void
test_words_are_not_numbers (void)
{
  static const char *const bad[] = { "", " ", "nan", "inf", "-inf", "0x10", "1e999", "4,5", "4.5.6", "seven", "7 of 10", "1p3" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double number = 42;

      g_assert_false (ebb_number_from_string (bad[i], &number));
      g_assert_true (number == 42);
    }
}

static void
test_typed_numbers_take_a_point_or_a_comma (void)
{
  static const char *const same[] = { "1234.5", "1234,5" };
  static const char *const bad[] = { "", ",", "1.234,5", "1,234.5", "1,2,3", "vier" };
  double number;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_assert_true (ebb_number_from_local_string (same[i], &number));
      g_assert_cmpfloat (number, ==, 1234.5);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      number = 42;
      g_assert_false (ebb_number_from_local_string (bad[i], &number));
      g_assert_cmpfloat (number, ==, 42);
    }
}

static void
test_a_minus_is_read_as_it_is_written (void)
{
  g_autofree char *negative = ebb_number_take_minus (ebb_number_to_local_string (-2.5));
  g_autofree char *positive = ebb_number_take_minus (ebb_number_to_local_string (2.5));
  double number;

  g_assert_cmpstr (negative, ==, "−2.5");
  g_assert_cmpstr (positive, ==, "2.5");
  g_assert_true (ebb_number_from_local_string (negative, &number));
  g_assert_cmpfloat (number, ==, -2.5);
  g_assert_false (ebb_number_from_local_string ("2−5", &number));
}

static void
test_bands (void)
{
  g_assert_cmpint (ebb_rating_get_band (NAN), ==, EBB_BAND_ABSENT);
  g_assert_cmpint (ebb_rating_get_band (0), ==, EBB_BAND_NONE);
  g_assert_cmpint (ebb_rating_get_band (0.4), ==, EBB_BAND_MILD);
  g_assert_cmpint (ebb_rating_get_band (3), ==, EBB_BAND_MILD);
  g_assert_cmpint (ebb_rating_get_band (4), ==, EBB_BAND_MODERATE);
  g_assert_cmpint (ebb_rating_get_band (6), ==, EBB_BAND_MODERATE);
  g_assert_cmpint (ebb_rating_get_band (7), ==, EBB_BAND_SEVERE);
  g_assert_cmpint (ebb_rating_get_band (10), ==, EBB_BAND_SEVERE);
}

static void
test_region_tree (void)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);
  double surface = 0;
  guint n_placed = 0;

  g_assert_cmpuint (n, ==, 226);
  for (guint i = 0; i < n; i++)
    {
      const EbbRegion *region = all[i];

      g_assert_true (ebb_region_find (region->id) == region);
      g_assert_cmpuint (region->index, ==, i);
      g_assert_true ((region->kind == EBB_REGION_PART) == (*region->view == '\0'));
      if (region->kind != EBB_REGION_PART)
        {
          n_placed++;
          g_assert_nonnull (region->parent);
        }
      if (region->parent != NULL)
        g_assert_cmpuint (region->parent->index, <, region->index);
      if (region->parent != NULL && region->parent->side != EBB_SIDE_NONE)
        g_assert_cmpint (region->side, ==, region->parent->side);
      surface += region->bsa_pct;
    }
  g_assert_cmpuint (n_placed, ==, 173);
  g_assert_cmpfloat_with_epsilon (surface, 100, 1e-9);
}

/* Left and right are sacred: what says "left" in its id says so in its side and
 * its name, and has a twin on the right in the same place of the tree. */
static void
test_left_and_right_are_twins (void)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      const EbbRegion *region = all[i];
      g_autofree char *name = g_ascii_strdown (region->english, -1);

      g_assert_true ((strstr (region->id, "-left") != NULL) == (region->side == EBB_SIDE_LEFT));
      g_assert_true ((strstr (region->id, "-right") != NULL) == (region->side == EBB_SIDE_RIGHT));
      g_assert_true ((strstr (name, "left") != NULL) == (region->side == EBB_SIDE_LEFT));
      g_assert_true ((strstr (name, "right") != NULL) == (region->side == EBB_SIDE_RIGHT));
      if (region->side == EBB_SIDE_LEFT)
        {
          g_autofree char *stem = g_strndup (region->id, strlen (region->id) - strlen ("-left"));
          g_autofree char *twin_id = g_strconcat (stem, "-right", NULL);
          const EbbRegion *twin = ebb_region_find (twin_id);

          g_assert_nonnull (twin);
          g_assert_true (twin->kind == region->kind);
          g_assert_true (ebb_region_get_root (twin) == ebb_region_get_root (region));
          g_assert_cmpfloat (twin->bsa_pct, ==, region->bsa_pct);
        }
    }
}

static void
test_unknown_side_is_said (void)
{
  g_autofree char *knee = ebb_region_get_label (ebb_region_find ("knee"));
  g_autofree char *left = ebb_region_get_label (ebb_region_find ("knee-left"));
  g_autofree char *back = ebb_region_get_label (ebb_region_find ("lower-back"));

  g_assert_cmpstr (knee, ==, "Knee (side not recorded)");
  g_assert_cmpstr (left, ==, "Left knee");
  g_assert_cmpstr (back, ==, "Lower back (side not recorded)");
  g_assert_null (ebb_region_find ("knee-middle"));
  g_assert_true (ebb_region_is_within (ebb_region_find ("index-knuckle-left"), ebb_region_find ("hand")));
  g_assert_false (ebb_region_is_within (ebb_region_find ("index-knuckle-left"), ebb_region_find ("hand-right")));
}

static void
test_qualities_have_words (void)
{
  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    g_assert_cmpuint (ebb_quality_from_id (ebb_quality_get_id (i)), ==, 1u << i);
  g_assert_cmpuint (ebb_quality_from_id ("nice"), ==, 0);
  g_assert_cmpuint (EBB_QUALITY_ITCHING, ==, 1u << (EBB_N_QUALITIES - 1));
}

static void
test_one_mark_per_region (void)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 0, 0 });
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find ("neck-back-left"));
  mark.intensity = 7;
  ebb_entry_set_mark (entry, &mark);
  ebb_mark_init (&mark, ebb_region_find ("forehead-right"));
  ebb_entry_set_mark (entry, &mark);
  ebb_mark_init (&mark, ebb_region_find ("neck-back-left"));
  mark.intensity = 3;
  mark.qualities = EBB_QUALITY_ACHING;
  ebb_entry_set_mark (entry, &mark);

  g_assert_cmpuint (ebb_entry_get_n_marks (entry), ==, 2);
  g_assert_cmpstr (ebb_entry_get_mark (entry, 0)->region->id, ==, "forehead-right");
  g_assert_cmpfloat (ebb_entry_get_mark (entry, 1)->intensity, ==, 3);
  g_assert_true (ebb_entry_remove_mark (entry, ebb_region_find ("forehead-right")));
  g_assert_false (ebb_entry_remove_mark (entry, ebb_region_find ("forehead-right")));
  g_assert_cmpuint (ebb_entry_get_n_marks (entry), ==, 1);
}

static void
test_copy_is_equal_and_apart (void)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1000, 60 });
  g_autoptr (EbbEntry) copy = NULL;
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find ("sacrum"));
  ebb_entry_set_mark (entry, &mark);
  ebb_entry_set_rating (entry, EBB_RATING_NOW, 4.5);
  ebb_entry_set_number (entry, "mood", 3);
  ebb_entry_set_choice (entry, "weather", "rain");
  ebb_entry_add_tag (entry, " flare ");
  ebb_entry_set_note (entry, "first");
  g_assert_false (ebb_entry_is_empty (entry));

  copy = ebb_entry_copy (entry);
  g_assert_true (ebb_entry_equal_content (entry, copy));
  ebb_entry_set_note (copy, "second");
  g_assert_false (ebb_entry_equal_content (entry, copy));
  ebb_entry_set_note (copy, "first");
  ebb_entry_set_choice (copy, "weather", "sun");
  g_assert_cmpstr (ebb_entry_find_value (entry, "weather")->choice, ==, "rain");
  g_assert_false (ebb_entry_equal_content (entry, copy));
}

static void
test_validation (void)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1000, 60 });
  g_autoptr (GError) error = NULL;

  g_assert_true (ebb_entry_validate (entry, NULL));
  ebb_entry_set_rating (entry, EBB_RATING_WORST, 10.5);
  g_assert_false (ebb_entry_validate (entry, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  ebb_entry_set_rating (entry, EBB_RATING_WORST, NAN);
  ebb_entry_set_note (entry, "broken \xff text");
  g_assert_false (ebb_entry_validate (entry, NULL));
  ebb_entry_set_note (entry, NULL);
  ebb_entry_set_moment (entry, (EbbMoment){ 0, 2000 });
  g_assert_false (ebb_entry_validate (entry, NULL));
}

static void
test_order_is_a_hint (void)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 0, 0 });
  g_autofree char *warning = NULL;

  ebb_entry_set_rating (entry, EBB_RATING_LEAST, 5);
  g_assert_null (ebb_entry_order_warning (entry));
  ebb_entry_set_rating (entry, EBB_RATING_AVERAGE, 4);
  warning = ebb_entry_order_warning (entry);
  g_assert_nonnull (warning);
  g_assert_true (ebb_entry_validate (entry, NULL));
  ebb_entry_set_rating (entry, EBB_RATING_AVERAGE, 5);
  ebb_entry_set_rating (entry, EBB_RATING_WORST, 5);
  g_assert_null (ebb_entry_order_warning (entry));
}

static void
test_tracker_values (void)
{
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();
  static const struct
  {
    const char *tracker;
    const char *text;
    const char *written; /* NULL: refused */
    const char *shown;
  } cases[] = {
    { "mood", "4", "4", "4" },
    { "mood", "4.5", "4.5", "4.5" },
    { "mood", "11", NULL, NULL },
    { "mood", "-1", NULL, NULL },
    { "mood", "good", NULL, NULL },
    { "mood", "nan", NULL, NULL },
    { "hours-slept", "7.5", "7.5", "7.5 h" },
    { "stiffness", "90", "90", "1 h 30 min" },
    { "stiffness", "1:30", "90", "1 h 30 min" },
    { "stiffness", "1e308", "1e+308", "1e+308 min" },
    { "stiffness", "45", "45", "45 min" },
    { "stiffness", "-5", NULL, NULL },
    { "stiffness", "1:75", NULL, NULL },
    { "walking", "120", "120", "2 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EbbTracker *tracker = ebb_trackers_find (trackers, cases[i].tracker);
      g_autoptr (GError) error = NULL;
      EbbValue value;

      if (cases[i].written == NULL)
        {
          g_assert_false (ebb_tracker_parse_value (tracker, cases[i].text, &value, &error));
          g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
          continue;
        }
      g_assert_true (ebb_tracker_parse_value (tracker, cases[i].text, &value, &error));
      {
        g_autofree char *written = ebb_tracker_format_value (tracker, &value);
        g_autofree char *shown = ebb_tracker_describe_value (tracker, &value);

        g_assert_cmpstr (written, ==, cases[i].written);
        g_assert_cmpstr (shown, ==, cases[i].shown);
      }
    }
}

static void
test_own_tracker_ids (void)
{
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();
  static const struct
  {
    const char *name;
    const char *id;
  } cases[] = {
    { "Knee brace", "knee-brace" },
    { "  Kaffee (Tassen)! ", "kaffee-tassen" },
    { "Mood", "mood-2" },
    { "Note", "note-2" },
    { "天気", "天気" },
    { "!!!", "tracker" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = ebb_tracker_make_id (cases[i].name, trackers);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

static void
test_a_renamed_tracker_keeps_its_id (void)
{
  EbbTracker *tracker = ebb_tracker_new ("mood", "", EBB_TRACKER_SCALE);

  g_assert_cmpstr (ebb_tracker_get_name (tracker), ==, "Mood");
  ebb_tracker_set_name (tracker, "How I feel");
  g_assert_cmpstr (ebb_tracker_get_name (tracker), ==, "How I feel");
  g_assert_cmpstr (ebb_tracker_get_id (tracker), ==, "mood");
  g_assert_finalize_object (tracker);
}

static void
test_description (void)
{
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 0, 0 });
  g_autofree char *words = NULL;
  EbbMark mark;

  ebb_entry_set_rating (entry, EBB_RATING_NOW, 6);
  ebb_mark_init (&mark, ebb_region_find ("shoulder-blade-left"));
  mark.intensity = 6;
  mark.qualities = EBB_QUALITY_BURNING | EBB_QUALITY_TIGHT;
  ebb_entry_set_mark (entry, &mark);
  ebb_entry_set_number (entry, "mood", 4);
  ebb_entry_set_note (entry, "After gardening");
  words = ebb_entry_describe (entry, trackers);
  g_assert_cmpstr (words, ==, "Pain 6; Left shoulder blade 6, burning, tight; Mood 4; After gardening");
}

static void
test_uuids (void)
{
  guint8 uuid[EBB_UUID_BYTES];
  guint8 again[EBB_UUID_BYTES];
  char text[EBB_UUID_TEXT_LENGTH + 1];
  gint64 before = g_get_real_time () / 1000;

  ebb_uuid_generate (uuid);
  ebb_uuid_to_string (uuid, text);
  g_assert_cmpuint (strlen (text), ==, EBB_UUID_TEXT_LENGTH);
  g_assert_cmpint (text[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", text[19]));
  g_assert_true (ebb_uuid_from_string (text, again));
  g_assert_cmpmem (uuid, sizeof uuid, again, sizeof again);
  {
    gint64 stamp = 0;

    for (guint i = 0; i < 6; i++)
      stamp = stamp << 8 | uuid[i];
    g_assert_cmpint (stamp, >=, before);
    g_assert_cmpint (stamp, <=, g_get_real_time () / 1000);
  }
  g_assert_false (ebb_uuid_from_string ("0190163d-8694-739b-aea5-966c26f8ad9", again));
  g_assert_false (ebb_uuid_from_string ("0190163d-8694-739b-aea5-966c26f8ad911", again));
  g_assert_false (ebb_uuid_from_string ("0190163d+8694-739b-aea5-966c26f8ad91", again));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/numbers-are-written-exactly", test_numbers_are_exact);
  g_test_add_func ("/model/numbers-are-written-short", test_numbers_are_short);
  g_test_add_func ("/model/large-numbers-are-short-and-tell-no-less", test_large_numbers_are_short_and_tell_no_less);
  g_test_add_func ("/model/words-are-not-numbers", test_words_are_not_numbers);
  g_test_add_func ("/model/typed-numbers-take-a-point-or-a-comma", test_typed_numbers_take_a_point_or_a_comma);
  g_test_add_func ("/model/a-minus-is-read-as-it-is-written", test_a_minus_is_read_as_it_is_written);
  g_test_add_func ("/model/ratings-fall-into-bands", test_bands);
  g_test_add_func ("/model/regions-make-one-tree", test_region_tree);
  g_test_add_func ("/model/left-and-right-are-twins", test_left_and_right_are_twins);
  g_test_add_func ("/model/an-unknown-side-is-said", test_unknown_side_is_said);
  g_test_add_func ("/model/qualities-have-words", test_qualities_have_words);
  g_test_add_func ("/model/an-entry-has-one-mark-per-region", test_one_mark_per_region);
  g_test_add_func ("/model/a-copy-is-equal-and-apart", test_copy_is_equal_and_apart);
  g_test_add_func ("/model/what-is-out-of-range-is-not-valid", test_validation);
  g_test_add_func ("/model/the-order-of-the-day-ratings-is-a-hint", test_order_is_a_hint);
  g_test_add_func ("/model/tracker-values-are-read-and-shown", test_tracker_values);
  g_test_add_func ("/model/own-trackers-get-short-words", test_own_tracker_ids);
  g_test_add_func ("/model/a-renamed-tracker-keeps-its-id", test_a_renamed_tracker_keeps_its_id);
  g_test_add_func ("/model/an-entry-describes-itself", test_description);
  g_test_add_func ("/model/uuids-are-of-version-7", test_uuids);

  return g_test_run ();
}
