// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-region-order.h"

static const char *
id_at (GPtrArray *regions,
       guint position)
{
  g_assert_cmpuint (position, <, regions->len);
  return ((const EbbRegion *) regions->pdata[position])->id;
}

static void
test_groups_run_from_head_to_foot (void)
{
  g_autoptr (GPtrArray) groups = ebb_region_groups ();

  g_assert_cmpstr (id_at (groups, 0), ==, "head");
  g_assert_cmpstr (id_at (groups, groups->len - 1), ==, "foot");
  g_assert_cmpuint (groups->len, ==, 23);
}

static void
test_every_region_is_in_one_group (void)
{
  g_autoptr (GPtrArray) groups = ebb_region_groups ();
  guint n, sum = 0;

  ebb_regions_get_all (&n);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (GPtrArray) members = ebb_region_group_members (groups->pdata[i], TRUE);

      sum += members->len;
    }
  g_assert_cmpuint (sum, ==, n);
}

static void
test_coarse_comes_before_fine_and_without_a_side_last (void)
{
  g_autoptr (GPtrArray) members = ebb_region_group_members (ebb_region_find ("knee"), FALSE);

  g_assert_cmpstr (id_at (members, 0), ==, "knee-left");
  g_assert_cmpstr (id_at (members, 1), ==, "knee-right");
  g_assert_cmpstr (id_at (members, members->len - 1), ==, "knee");
}

static void
test_close_ups_are_listed_only_when_asked_for (void)
{
  g_autoptr (GPtrArray) few = ebb_region_group_members (ebb_region_find ("hand"), FALSE);
  g_autoptr (GPtrArray) all = ebb_region_group_members (ebb_region_find ("hand"), TRUE);
  const EbbRegion *thumb = ebb_region_find ("thumb-left");

  g_assert_false (g_ptr_array_find (few, thumb, NULL));
  g_assert_true (g_ptr_array_find (all, thumb, NULL));
}

static void
test_every_word_must_fit (void)
{
  g_autoptr (GPtrArray) found = ebb_regions_search ("  LEFT Knee ", NULL);
  g_autoptr (GPtrArray) nothing = ebb_regions_search ("left knee ear", NULL);
  g_autoptr (GPtrArray) empty = ebb_regions_search ("   ", NULL);

  g_assert_cmpstr (id_at (found, 0), ==, "knee-left");
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (((const EbbRegion *) found->pdata[i])->side, ==, EBB_SIDE_LEFT);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

static void
test_places_marked_lately_come_first_and_once (void)
{
  g_autoptr (GPtrArray) recent = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  g_ptr_array_add (recent, (gpointer) ebb_region_find ("knee-back-right"));
  g_ptr_array_add (recent, (gpointer) ebb_region_find ("ear-left"));
  found = ebb_regions_search ("knee", recent);

  g_assert_cmpstr (id_at (found, 0), ==, "knee-back-right");
  g_assert_cmpstr (id_at (found, 1), ==, "knee-left");
  for (guint i = 0; i < found->len; i++)
    n += found->pdata[i] == recent->pdata[0];
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/region-order/groups-run-from-head-to-foot", test_groups_run_from_head_to_foot);
  g_test_add_func ("/region-order/every-region-is-in-one-group", test_every_region_is_in_one_group);
  g_test_add_func ("/region-order/coarse-comes-before-fine-and-without-a-side-last", test_coarse_comes_before_fine_and_without_a_side_last);
  g_test_add_func ("/region-order/close-ups-are-listed-only-when-asked-for", test_close_ups_are_listed_only_when_asked_for);
  g_test_add_func ("/region-order/every-word-must-fit", test_every_word_must_fit);
  g_test_add_func ("/region-order/places-marked-lately-come-first-and-once", test_places_marked_lately_come_first_and_once);

  return g_test_run ();
}
