// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ebb-day-body.h"

#include <math.h>

/* The figures of one day's body, packed. */

#define RECORD 24 /* bytes of one region */

static GArray *
new_regions (void)
{
  return g_array_new (FALSE, FALSE, sizeof (EbbDayRegion));
}

static void
put (GArray *regions, guint32 code, guint n_entries, guint n_rated, double sum, double worst, gboolean anew)
{
  EbbDayRegion figures = ebb_day_region_make (code, n_entries, n_rated, sum, worst);

  ebb_day_body_put (regions, &figures, anew);
}

static const EbbDayRegion *
get (GArray *regions, guint index)
{
  g_assert_cmpuint (index, <, regions->len);
  return &g_array_index (regions, EbbDayRegion, index);
}

static void
assert_region (GArray *regions, guint index, guint32 code, guint n_entries, guint n_rated, double sum, double worst)
{
  const EbbDayRegion *region = get (regions, index);

  g_assert_cmpuint (region->code, ==, code);
  g_assert_cmpuint (region->n_entries, ==, n_entries);
  g_assert_cmpuint (region->n_rated, ==, n_rated);
  g_assert_cmpfloat_with_epsilon (region->sum, sum, 1e-9);
  g_assert_cmpfloat (region->worst, ==, (float) worst);
}

static void
test_one_more_mark_is_added (void)
{
  g_autoptr (GArray) regions = new_regions ();

  put (regions, 7, 1, 1, 3.5, 3.5, FALSE);
  put (regions, 2, 1, 0, 0, NAN, FALSE);
  put (regions, 7, 1, 0, 0, NAN, FALSE);
  put (regions, 7, 2, 2, 9, 6, FALSE);
  put (regions, 9, 0, 0, 0, NAN, FALSE);
  g_assert_cmpuint (regions->len, ==, 2);
  assert_region (regions, 0, 2, 1, 0, 0, 0);
  assert_region (regions, 1, 7, 4, 3, 12.5, 6);
}

static void
test_what_is_counted_anew_takes_the_place (void)
{
  g_autoptr (GArray) regions = new_regions ();

  put (regions, 2, 3, 3, 12, 8, FALSE);
  put (regions, 7, 1, 1, 3, 3, FALSE);
  put (regions, 2, 2, 1, 4, 4, TRUE);
  put (regions, 5, 1, 1, 1, 1, TRUE);
  assert_region (regions, 0, 2, 2, 1, 4, 4);
  assert_region (regions, 1, 5, 1, 1, 1, 1);
  assert_region (regions, 2, 7, 1, 1, 3, 3);

  put (regions, 2, 0, 0, 0, NAN, TRUE);
  put (regions, 3, 0, 0, 0, NAN, TRUE);
  g_assert_cmpuint (regions->len, ==, 2);
  assert_region (regions, 0, 5, 1, 1, 1, 1);
}

static void
test_figures_that_no_entries_can_have_are_brought_within_bounds (void)
{
  static const struct
  {
    gint64 n_entries, n_rated;
    double sum, worst;
  } wrongs[] = {
    { -1, 0, 0, 0 },
    { G_MAXINT64, G_MAXINT64, 1e300, 1e300 },
    { 2, 3, 5, 5 },
    { 2, 2, 21, 11 },
    { 2, 2, -1, -4 },
    { 1, 1, NAN, 4 },
    { 1, 1, 4, NAN },
    { 1, 1, INFINITY, INFINITY },
    { 2, -2, 4, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      EbbDayRegion region = ebb_day_region_make (1, wrongs[i].n_entries, wrongs[i].n_rated, wrongs[i].sum, wrongs[i].worst);

      g_assert_cmpuint (region.n_rated, <=, region.n_entries);
      g_assert_true (region.worst >= 0 && region.worst <= 10);
      g_assert_true (region.sum >= 0 && region.sum <= 10.0 * region.n_rated);
    }
}

static void
test_a_day_is_read_as_it_was_packed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260301);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) read = new_regions ();

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GArray) regions = new_regions ();

      for (int i = g_rand_int_range (random, 0, 40); i > 0; i--)
        {
          double intensity = g_rand_boolean (random) ? g_rand_int_range (random, 0, 101) / 10.0 : NAN;

          put (regions, 1 + (g_rand_int (random) >> g_rand_int_range (random, 0, 32)) % (G_MAXUINT32 - 1), 1, !isnan (intensity),
               isnan (intensity) ? 0 : intensity, intensity, FALSE);
        }
      ebb_day_body_pack (regions, bytes);
      g_assert_cmpuint (bytes->len, ==, regions->len * RECORD);
      g_assert_true (ebb_day_body_unpack (bytes->data, bytes->len, read));
      g_assert_true (ebb_day_body_equal (regions, read));
    }
}

/* The file says the same on every machine. */
static void
test_a_packed_day_is_these_bytes (void)
{
  static const guint8 expected[] = {
    0x02, 0x01, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, /* 258, 3, 2 */
    0x00, 0x00, 0xc0, 0x40,                                                 /* 6 */
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x23, 0x40,                         /* 9.5 */
  };
  g_autoptr (GArray) regions = new_regions ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  put (regions, 258, 3, 2, 9.5, 6, FALSE);
  ebb_day_body_pack (regions, bytes);
  g_assert_cmpmem (bytes->data, bytes->len, expected, sizeof expected);
}

static void
test_two_days_differ_where_any_figure_does (void)
{
  g_autoptr (GArray) day = new_regions ();
  static const struct
  {
    guint32 code;
    guint n_entries, n_rated;
    double sum, worst;
  } others[] = { { 4, 3, 2, 9, 6 }, { 5, 2, 2, 9, 6 }, { 5, 3, 1, 9, 6 }, { 5, 3, 2, 9.001, 6 }, { 5, 3, 2, 9, 6.5 } };

  put (day, 5, 3, 2, 9, 6, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GArray) other = new_regions ();

      g_assert_false (ebb_day_body_equal (day, other));
      put (other, others[i].code, others[i].n_entries, others[i].n_rated, others[i].sum, others[i].worst, FALSE);
      g_assert_false (ebb_day_body_equal (day, other));
    }
  {
    g_autoptr (GArray) same = new_regions ();

    put (same, 5, 3, 2, 9 + 1e-9, 6, FALSE);
    g_assert_true (ebb_day_body_equal (day, same));
  }
}

static void
test_damage_is_told_or_leaves_figures_within_bounds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GArray) regions = new_regions ();
  g_autoptr (GArray) read = new_regions ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint n_told = 0;

  for (guint i = 1; i <= 20; i++)
    put (regions, i, i, i, i * 2.5, 5, FALSE);
  ebb_day_body_pack (regions, bytes);

  for (guint round = 0; round < 5000; round++)
    {
      gsize length = g_rand_boolean (random) ? bytes->len : (gsize) g_rand_int_range (random, 0, (int) bytes->len);
      g_autofree guint8 *damaged = g_memdup2 (bytes->data, MAX (length, 1));

      for (int n = g_rand_int_range (random, 1, 4); n > 0 && length > 0; n--)
        damaged[g_rand_int_range (random, 0, (int) length)] = (guint8) g_rand_int (random);
      if (!ebb_day_body_unpack (damaged, length, read))
        {
          g_assert_cmpuint (read->len, ==, 0);
          n_told++;
          continue;
        }
      for (guint i = 0; i < read->len; i++)
        {
          const EbbDayRegion *region = get (read, i);

          g_assert_cmpuint (region->code, >, i == 0 ? 0 : get (read, i - 1)->code);
          g_assert_true (region->n_entries > 0 && region->n_rated <= region->n_entries);
          g_assert_true (region->worst >= 0 && region->worst <= 10);
          g_assert_true (region->sum >= 0 && region->sum <= 10.0 * region->n_rated);
        }
    }
  g_assert_cmpuint (n_told, >, 2500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/day-body/" path, func)
  ADD ("one-more-mark-is-added-to-its-region", test_one_more_mark_is_added);
  ADD ("what-is-counted-anew-takes-the-place-of-what-was", test_what_is_counted_anew_takes_the_place);
  ADD ("figures-that-no-entries-can-have-are-brought-within-bounds", test_figures_that_no_entries_can_have_are_brought_within_bounds);
  ADD ("a-day-is-read-as-it-was-packed", test_a_day_is_read_as_it_was_packed);
  ADD ("a-packed-day-is-the-same-bytes-on-every-machine", test_a_packed_day_is_these_bytes);
  ADD ("two-days-differ-where-any-figure-does", test_two_days_differ_where_any_figure_does);
  ADD ("damage-is-told-or-leaves-figures-within-bounds", test_damage_is_told_or_leaves_figures_within_bounds);
#undef ADD

  return g_test_run ();
}
