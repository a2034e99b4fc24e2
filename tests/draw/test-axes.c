// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-scale.h"
#include "draw/ebb-series.h"
#include "draw/ebb-time-axis.h"
#include "model/ebb-moment.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* Scales of values */

static void
assert_is_sensible (const EbbScale *scale,
                    double least,
                    double most,
                    guint n_ticks)
{
  double digit = scale->step / pow (10, floor (log10 (scale->step) + 1e-9));

  g_assert_true (isfinite (scale->least) && isfinite (scale->most) && scale->step > 0);
  g_assert_cmpfloat (scale->most, >, scale->least);
  g_assert_cmpuint (ebb_scale_get_n_ticks (scale), >=, 2);
  g_assert_cmpuint (ebb_scale_get_n_ticks (scale), <=, MAX (n_ticks, 2) + (n_ticks <= 2));
  g_assert_true (fabs (digit - 1) < 1e-6 || fabs (digit - 2) < 1e-6 || fabs (digit - 5) < 1e-6 || fabs (digit - 10) < 1e-6);
  if (!isnan (least) && fabs (least) <= 1e300 && fabs (most) <= 1e300)
    {
      g_assert_cmpfloat (ebb_scale_normalise (scale, MIN (least, most)), >=, -1e-6);
      g_assert_cmpfloat (ebb_scale_normalise (scale, MAX (least, most)), <=, 1 + 1e-6);
    }
  for (guint i = 0; i < ebb_scale_get_n_ticks (scale); i++)
    {
      g_autofree char *label = ebb_scale_get_label (scale, i);

      g_assert_cmpuint (strlen (label), >, 0);
      g_assert_cmpuint (strlen (label), <, 24);
      if (i > 0)
        g_assert_cmpfloat (ebb_scale_get_tick (scale, i), >, ebb_scale_get_tick (scale, i - 1));
    }
}

static void
test_round_numbers (void)
{
  EbbScale scale;
  g_autofree char *label = NULL;

  ebb_scale_init (&scale, 3, 97, 6);
  g_assert_cmpfloat (scale.least, ==, 0);
  g_assert_cmpfloat (scale.most, ==, 100);
  g_assert_cmpfloat (scale.step, ==, 20);
  ebb_scale_init (&scale, 0.12, 0.48, 5);
  g_assert_cmpfloat_with_epsilon (scale.step, 0.1, 1e-12);
  label = ebb_scale_get_label (&scale, 1);
  g_assert_cmpstr (label, ==, "0.2");
}

static void
test_any_values_give_a_scale (void)
{
  static const double values[] = { 0, 1, -1, 7, 7.0000001, 1e-9, 1e-300, 1e308, -1e308, 3e15, -0.3, 0.1, 1234567, 10, 1e12 + 1, 1e12 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      for (guint n = 0; n <= 12; n++)
        {
          EbbScale scale;

          ebb_scale_init (&scale, values[i], values[j], n);
          assert_is_sensible (&scale, values[i], values[j], n);
        }
}

static void
test_random_values_give_a_scale (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double least = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-12, 13));
      double most = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-12, 13));
      guint n = g_test_rand_int_range (2, 20);
      EbbScale scale;

      ebb_scale_init (&scale, least, most, n);
      assert_is_sensible (&scale, least, most, n);
    }
}

static void
test_nothing_known_gives_a_scale (void)
{
  EbbScale scale;

  ebb_scale_init (&scale, NAN, NAN, 5);
  assert_is_sensible (&scale, NAN, NAN, 5);
  ebb_scale_init (&scale, -INFINITY, INFINITY, 5);
  assert_is_sensible (&scale, -INFINITY, INFINITY, 5);
}

static void
test_pain_is_always_0_to_10 (void)
{
  for (guint n = 0; n < 20; n++)
    {
      EbbScale scale;

      ebb_scale_init_rating (&scale, n);
      g_assert_cmpfloat (ebb_scale_get_tick (&scale, 0), ==, 0);
      g_assert_cmpfloat (ebb_scale_get_tick (&scale, ebb_scale_get_n_ticks (&scale) - 1), ==, 10);
      g_assert_cmpuint (ebb_scale_get_n_ticks (&scale), <=, MAX (n, 2));
      g_assert_cmpfloat (ebb_scale_normalise (&scale, 5), ==, 0.5);
    }
}

/* The time axis */

static const char *const zones[] = {
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Pacific/Apia",
  "Asia/Kathmandu",
};

static void
assert_ticks_are_sensible (GTimeZone *zone,
                           double from,
                           double span,
                           guint n)
{
  g_autoptr (GPtrArray) ticks = ebb_time_axis_get_ticks (zone, from, from + span, n);
  double least = G_MAXDOUBLE, most = 0;
  double first_offset = 0, last_offset = 0;

  g_assert_cmpuint (ticks->len, <=, n);
  /* never so few that one does not know where one is */
  g_assert_cmpuint (ticks->len, >=, 2);
  for (guint i = 0; i < ticks->len; i++)
    {
      const EbbTimeTick *tick = ticks->pdata[i];
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc ((gint64) tick->at);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

      g_assert_cmpfloat (tick->at, >=, from);
      g_assert_cmpfloat (tick->at, <=, from + span);
      g_assert_cmpuint (strlen (tick->label), >, 0);
      g_assert_cmpint (g_date_time_get_minute (local) % 5, ==, 0);
      g_assert_cmpint (g_date_time_get_second (local), ==, 0);
      if (i > 0)
        {
          double gap = tick->at - ((EbbTimeTick *) ticks->pdata[i - 1])->at;

          g_assert_cmpfloat (gap, >, 0);
          least = MIN (least, gap);
          most = MAX (most, gap);
        }
      last_offset = g_date_time_get_utc_offset (local) / 1e6;
      if (i == 0)
        first_offset = last_offset;
      /* ticks further apart than hours begin days or their second half; some clocks
       * skip an hour at midnight */
      if (i > 0 && least > 13 * 3600)
        g_assert_cmpint (g_date_time_get_hour (local) % 12, <=, 1);
    }
  /* even to the eye: months and days of 23 hours differ a little; where a zone left
   * out a day nothing can be even */
  if (ticks->len > 2 && last_offset - first_offset < 12 * 3600)
    g_assert_cmpfloat (most, <=, 1.6 * least);
}

static void
test_ticks_at_every_zoom (gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (data);
  /* across the changes of the clock in spring and autumn on both halves of the earth, and the day that Apia left out */
  static const double centres[] = { 1774746000, 1792890000, 1775314800, 1791043200, 1772935200, 1762063200, 1325203200, 0 };

  g_assert_nonnull (zone);
  for (guint i = 0; i < G_N_ELEMENTS (centres); i++)
    for (double span = 3600; span <= 60 * 366 * 86400.0; span *= 1.31)
      for (guint n = 2; n <= 16; n += 2)
        assert_ticks_are_sensible (zone, centres[i] - span * 0.4, span, n);
}

static void
assert_labels (const char *zone_id,
               double from,
               double to,
               guint n,
               const char *expected)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_id);
  g_autoptr (GPtrArray) ticks = ebb_time_axis_get_ticks (zone, from, to, n);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? " | " : "", ((EbbTimeTick *) ticks->pdata[i])->label);
  g_assert_cmpstr (labels->str, ==, expected);
}

static void
test_labels_are_human (void)
{
  /* 2026-03-29 in Berlin: 02:00 does not exist; 2026-10-25: it comes twice */
  assert_labels ("Europe/Berlin", 1774738800, 1774753200, 8, "29 Mar | 01:00 | 03:00 | 04:00 | 05:00");
  assert_labels ("Europe/Berlin", 1792879200, 1792897200, 8, "25 Oct | 01:00 | 02:00 | 02:00 | 03:00 | 04:00");
  /* a day of 23 hours in steps of 6 */
  assert_labels ("Europe/Berlin", 1774738800, 1774821600, 6, "29 Mar | 06:00 | 12:00 | 18:00 | 30 Mar");
  assert_labels ("UTC", 1767225600, 1782864000, 8, "Jan 2026 | Feb | Mar | Apr | May | Jun | Jul");
  assert_labels ("UTC", 0, 1800000000, 8, "1970 | 1980 | 1990 | 2000 | 2010 | 2020");
}

static void
test_no_span_has_no_ticks (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  const double spans[][2] = { { 5, 5 }, { 5, 4 }, { NAN, 7 }, { 0, INFINITY }, { -1e300, 1e300 }, { 1e18, 1e18 + 86400 } };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (GPtrArray) ticks = ebb_time_axis_get_ticks (zone, spans[i][0], spans[i][1], 8);

      g_assert_cmpuint (ticks->len, ==, 0);
    }
}

/* Reduction to columns */

static void
test_no_spike_is_lost (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n = g_test_rand_int_range (0, 3000);
      guint n_columns = g_test_rand_int_range (1, 400);
      g_autofree EbbSample *samples = g_new (EbbSample, n + 1);
      g_autofree EbbColumn *columns = g_new (EbbColumn, n_columns);
      double from = g_test_rand_double_range (-10, 900);
      double to = from + g_test_rand_double_range (0.1, 900);
      double x = 0;
      guint n_counted = 0, n_within = 0;

      for (guint i = 0; i < n; i++)
        {
          x += g_test_rand_int_range (0, 4) == 0 ? 0 : g_test_rand_double_range (0, 0.7);
          samples[i] = (EbbSample){ x, g_test_rand_int_range (0, 5) == 0 ? NAN : g_test_rand_double_range (-1e6, 1e6) };
        }
      ebb_series_reduce (samples, n, from, to, columns, n_columns);
      for (guint i = 0; i < n; i++)
        if (samples[i].x >= from && samples[i].x < to)
          {
            guint c = MIN ((guint) ((samples[i].x - from) / (to - from) * n_columns), n_columns - 1);

            n_within++;
            g_assert_cmpuint (columns[c].n, >, 0);
            if (!isnan (samples[i].y))
              g_assert_true (columns[c].least <= samples[i].y && samples[i].y <= columns[c].most);
          }
      for (guint c = 0; c < n_columns; c++)
        {
          gboolean found[4] = { FALSE };

          n_counted += columns[c].n;
          if (isnan (columns[c].least))
            continue;
          /* every extreme is a value that is there, not one made up */
          for (guint i = columns[c].first; i < columns[c].first + columns[c].n; i++)
            {
              found[0] |= samples[i].y == columns[c].least;
              found[1] |= samples[i].y == columns[c].most;
              found[2] |= samples[i].y == columns[c].begin;
              found[3] |= samples[i].y == columns[c].end;
            }
          g_assert_true (found[0] && found[1] && found[2] && found[3]);
        }
      g_assert_cmpuint (n_counted, ==, n_within);
    }
}

static void
test_nothing_to_reduce (void)
{
  EbbSample sample = { 5, 3 };
  EbbColumn columns[2];

  ebb_series_reduce (NULL, 0, 0, 10, columns, 2);
  g_assert_cmpuint (columns[0].n + columns[1].n, ==, 0);
  g_assert_true (isnan (columns[0].least));
  ebb_series_reduce (&sample, 1, 10, 0, columns, 2);
  g_assert_cmpuint (columns[0].n + columns[1].n, ==, 0);
  ebb_series_reduce (&sample, 1, 0, 10, columns, 0);
  ebb_series_reduce (&sample, 1, 0, 10, columns, 2);
  g_assert_cmpuint (columns[1].n, ==, 1);
  g_assert_cmpfloat (columns[1].begin, ==, 3);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C");

  g_test_add_func ("/scale/round-numbers", test_round_numbers);
  g_test_add_func ("/scale/any-values-give-a-scale", test_any_values_give_a_scale);
  g_test_add_func ("/scale/random-values-give-a-scale", test_random_values_give_a_scale);
  g_test_add_func ("/scale/nothing-known-gives-a-scale", test_nothing_known_gives_a_scale);
  g_test_add_func ("/scale/pain-is-always-0-to-10", test_pain_is_always_0_to_10);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *path = g_strconcat ("/time-axis/ticks-at-every-zoom/", zones[i], NULL);

      g_test_add_data_func (path, zones[i], test_ticks_at_every_zoom);
    }
  g_test_add_func ("/time-axis/labels-are-human", test_labels_are_human);
  g_test_add_func ("/time-axis/no-span-has-no-ticks", test_no_span_has_no_ticks);
  g_test_add_func ("/series/no-spike-is-lost", test_no_spike_is_lost);
  g_test_add_func ("/series/nothing-to-reduce", test_nothing_to_reduce);

  return g_test_run ();
}
