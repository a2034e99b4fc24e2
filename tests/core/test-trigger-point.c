// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-safety.h"
#include "model/ebb-trigger-point.h"

#include <string.h>

static gboolean
has (GArray *matches,
     const char *id,
     EbbSide side)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const EbbTriggerMatch *match = &g_array_index (matches, EbbTriggerMatch, i);

      if (g_str_equal (match->point->id, id) && match->side == side)
        return TRUE;
    }
  return FALSE;
}

static gboolean
pain_has (const char *region,
          const char *id,
          EbbSide side)
{
  g_autoptr (GArray) matches = ebb_trigger_points_for_pain (ebb_region_find (region));

  return has (matches, id, side);
}

static void
test_a_name_finds_its_side (void)
{
  g_assert_true (ebb_region_find_on_side ("neck-back", EBB_SIDE_LEFT) == ebb_region_find ("neck-back-left"));
  g_assert_true (ebb_region_find_on_side ("neck-back", EBB_SIDE_RIGHT) == ebb_region_find ("neck-back-right"));
  g_assert_true (ebb_region_find_on_side ("sacrum", EBB_SIDE_LEFT) == ebb_region_find ("sacrum"));
  g_assert_true (ebb_region_find_on_side ("sacrum", EBB_SIDE_NONE) == ebb_region_find ("sacrum"));
  /* never a knee of which the side is not known */
  g_assert_null (ebb_region_find_on_side ("knee", EBB_SIDE_NONE));
  g_assert_null (ebb_region_find_on_side ("tail", EBB_SIDE_LEFT));
}

static void
test_regions_overlap (void)
{
  g_assert_true (ebb_region_overlaps (ebb_region_find ("knee"), ebb_region_find ("knee-back-left")));
  g_assert_true (ebb_region_overlaps (ebb_region_find ("knee-back-left"), ebb_region_find ("knee")));
  g_assert_true (ebb_region_overlaps (ebb_region_find ("sacrum"), ebb_region_find ("sacrum")));
  g_assert_false (ebb_region_overlaps (ebb_region_find ("knee-back-left"), ebb_region_find ("knee-front-left")));
  g_assert_false (ebb_region_overlaps (ebb_region_find ("knee-left"), ebb_region_find ("knee-right")));
}

/* Each side is the other one mirrored, and every region is one that there is. */
static void
test_left_and_right_are_both_there (void)
{
  guint n;
  const EbbTriggerPoint *points = ebb_trigger_points_get_all (&n);

  g_assert_cmpuint (n, ==, 19);
  for (guint i = 0; i < n; i++)
    for (guint referred = 0; referred < 2; referred++)
      {
        GPtrArray *(*get) (const EbbTriggerPoint *, EbbSide) = referred ? ebb_trigger_point_get_referred : ebb_trigger_point_get_places;
        g_autoptr (GPtrArray) left = get (&points[i], EBB_SIDE_LEFT);
        g_autoptr (GPtrArray) right = get (&points[i], EBB_SIDE_RIGHT);

        g_assert_true (ebb_trigger_point_find (points[i].id) == &points[i]);
        g_assert_cmpstr (ebb_trigger_point_get_name (&points[i]), !=, "");
        g_assert_cmpuint (left->len, >, 0);
        g_assert_cmpuint (left->len, ==, right->len);
        for (guint j = 0; j < left->len; j++)
          {
            const EbbRegion *a = left->pdata[j];
            const EbbRegion *b = right->pdata[j];

            g_assert_true (a->kind == EBB_REGION_DRAWN || a->kind == EBB_REGION_DETAIL);
            if (a == b)
              g_assert_cmpint (a->side, ==, EBB_SIDE_NONE);
            else
              g_assert_true (a->side == EBB_SIDE_LEFT && ebb_region_get_other_side (a) == b);
          }
      }
  g_assert_null (ebb_trigger_point_find ("no-such-muscle"));
}

/* A name of a table that is no region would be left out in silence. */
static void
test_no_region_is_left_out (void)
{
  static const struct
  {
    const char *id;
    guint n_places, n_referred;
  } cases[] = {
    { "upper-trapezius", 2, 4 }, { "scm-sternal", 1, 3 }, { "scm-clavicular", 1, 2 }, { "splenius-capitis", 1, 3 }, { "suboccipitals", 1, 3 }, { "temporalis", 1, 4 }, { "masseter", 1, 4 }, { "levator-scapulae", 1, 2 }, { "infraspinatus", 2, 3 }, { "supraspinatus", 1, 4 }, { "pectorals", 1, 3 }, { "quadratus-lumborum", 1, 3 }, { "gluteus-medius", 1, 3 }, { "gluteus-minimus", 2, 2 }, { "piriformis", 1, 3 }, { "quadriceps", 1, 1 }, { "hamstrings", 1, 1 }, { "gastrocnemius", 1, 2 }, { "soleus", 1, 2 }
  };

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, 19);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EbbTriggerPoint *point = ebb_trigger_point_find (cases[i].id);
      g_autoptr (GPtrArray) places = ebb_trigger_point_get_places (point, EBB_SIDE_RIGHT);
      g_autoptr (GPtrArray) referred = ebb_trigger_point_get_referred (point, EBB_SIDE_RIGHT);

      g_assert_cmpuint (places->len, ==, cases[i].n_places);
      g_assert_cmpuint (referred->len, ==, cases[i].n_referred);
    }
}

/* Rows of the table, after Travell and Simons. */
static void
test_pain_finds_muscles (void)
{
  g_assert_true (pain_has ("temple-left", "upper-trapezius", EBB_SIDE_LEFT));
  g_assert_false (pain_has ("temple-left", "upper-trapezius", EBB_SIDE_RIGHT));
  g_assert_true (pain_has ("eye-right", "scm-sternal", EBB_SIDE_RIGHT));
  g_assert_true (pain_has ("crown-right", "splenius-capitis", EBB_SIDE_RIGHT));
  g_assert_true (pain_has ("knee-front-left", "quadriceps", EBB_SIDE_LEFT));
  g_assert_true (pain_has ("heel-right", "soleus", EBB_SIDE_RIGHT));
  g_assert_true (pain_has ("thigh-back-left", "piriformis", EBB_SIDE_LEFT));
  g_assert_true (pain_has ("calf-left", "gluteus-minimus", EBB_SIDE_LEFT));
  g_assert_false (pain_has ("hand-palm-left", "piriformis", EBB_SIDE_LEFT));
  /* a whole forehead contains the temple; a part lies in the whole */
  g_assert_true (pain_has ("forehead-left", "temporalis", EBB_SIDE_LEFT));
  g_assert_true (pain_has ("arch-left", "gastrocnemius", EBB_SIDE_LEFT));
  g_assert_true (pain_has ("jaw-joint-left", "masseter", EBB_SIDE_LEFT));
  /* in the middle, and of an unknown side: both */
  g_assert_true (pain_has ("sacrum", "piriformis", EBB_SIDE_LEFT));
  g_assert_true (pain_has ("sacrum", "piriformis", EBB_SIDE_RIGHT));
  g_assert_true (pain_has ("knee", "quadriceps", EBB_SIDE_LEFT));
  g_assert_true (pain_has ("knee", "quadriceps", EBB_SIDE_RIGHT));
}

static void
test_a_place_finds_its_muscles (void)
{
  g_autoptr (GArray) neck = ebb_trigger_points_in_region (ebb_region_find ("neck-back-left"));
  g_autoptr (GArray) calf = ebb_trigger_points_in_region (ebb_region_find ("calf-right"));

  g_assert_true (has (neck, "upper-trapezius", EBB_SIDE_LEFT));
  g_assert_true (has (neck, "levator-scapulae", EBB_SIDE_LEFT));
  g_assert_false (has (neck, "levator-scapulae", EBB_SIDE_RIGHT));
  g_assert_cmpuint (calf->len, ==, 2);
}

/* Both ways round, for every region. */
static void
test_both_ways_agree (void)
{
  guint n;
  const EbbRegion *const *regions = ebb_regions_get_all (&n);

  for (guint i = 0; i < n; i++)
    for (guint by_pain = 0; by_pain < 2; by_pain++)
      {
        g_autoptr (GArray) matches = by_pain ? ebb_trigger_points_for_pain (regions[i]) : ebb_trigger_points_in_region (regions[i]);

        for (guint j = 0; j < matches->len; j++)
          {
            const EbbTriggerMatch *match = &g_array_index (matches, EbbTriggerMatch, j);
            g_autoptr (GPtrArray) back = by_pain ? ebb_trigger_point_get_referred (match->point, match->side) : ebb_trigger_point_get_places (match->point, match->side);
            gboolean found = FALSE;

            for (guint k = 0; k < back->len; k++)
              found |= ebb_region_overlaps (regions[i], back->pdata[k]);
            g_assert_true (found);
            if (regions[i]->side != EBB_SIDE_NONE)
              {
                /* the side, but for muscles that are related to the middle */
                g_assert_cmpint (match->side, ==, regions[i]->side);
              }
          }
      }
}

static void
test_words_never_say_more_than_may (void)
{
  guint n;
  const EbbTriggerPoint *points = ebb_trigger_points_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      EbbTriggerMatch match = { &points[i], EBB_SIDE_LEFT };
      g_autofree char *text = ebb_trigger_match_describe (&match);

      g_assert_nonnull (strstr (text, "may be related"));
      g_assert_nonnull (strstr (text, "your left"));
    }
  {
    EbbTriggerMatch match = { ebb_trigger_point_find ("quadriceps"), EBB_SIDE_RIGHT };
    g_autofree char *title = ebb_trigger_match_get_title (&match);
    g_autofree char *text = ebb_trigger_match_describe (&match);
    g_autofree char *place = ebb_trigger_match_describe_place (&match);

    g_assert_cmpstr (place, ==, "It lies here: Front of the right thigh");
    g_assert_cmpstr (title, ==, "Front of the thigh (quadriceps), your right");
    g_assert_cmpstr (text, ==, "Front of the thigh (quadriceps), your right. It lies here: Front of the right thigh. A tender point in it may be related to pain here: Front of the right knee.");
  }
  g_assert_nonnull (strstr (ebb_trigger_points_get_caution (), "cannot say"));
}

/* What may be pressed lies where pressing is allowed when nothing is wrong. */
static void
test_only_what_is_safe_is_pressed (void)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyResult) result = NULL;
  guint n;
  const EbbTriggerPoint *points = ebb_trigger_points_get_all (&n);

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    ebb_safety_answers_set_none (answers, i, TRUE);
  result = ebb_safety_judge (NULL, answers);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) places = ebb_trigger_point_get_places (&points[i], EBB_SIDE_LEFT);

      g_assert_true (ebb_safety_allows (result, places->pdata[0], EBB_TECHNIQUE_TRIGGER_POINT, 3) == points[i].pressed);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trigger-point/a-name-finds-its-side", test_a_name_finds_its_side);
  g_test_add_func ("/trigger-point/regions-overlap", test_regions_overlap);
  g_test_add_func ("/trigger-point/left-and-right-are-both-there", test_left_and_right_are_both_there);
  g_test_add_func ("/trigger-point/no-region-is-left-out", test_no_region_is_left_out);
  g_test_add_func ("/trigger-point/pain-finds-muscles", test_pain_finds_muscles);
  g_test_add_func ("/trigger-point/a-place-finds-its-muscles", test_a_place_finds_its_muscles);
  g_test_add_func ("/trigger-point/both-ways-agree", test_both_ways_agree);
  g_test_add_func ("/trigger-point/words-never-say-more-than-may", test_words_never_say_more_than_may);
  g_test_add_func ("/trigger-point/only-what-is-safe-is-pressed", test_only_what_is_safe_is_pressed);

  return g_test_run ();
}
