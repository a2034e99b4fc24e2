// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* What tests of statistics share: readings from plain numbers. */

#include <math.h>

#include "model/ebb-readings.h"

G_BEGIN_DECLS

static inline EbbDay
ebb_test_day (const char *text)
{
  EbbDay day = 0;

  g_assert_true (ebb_day_from_string (text, &day, NULL));
  return day;
}

static inline EbbPeriod
ebb_test_period (const char *from, const char *to)
{
  return (EbbPeriod){ ebb_test_day (from), ebb_test_day (to) };
}

/* One reading a day at noon, from @first on; NAN for a day without an entry. */
static inline EbbReadings *
ebb_test_daily (EbbDay first, const double *values, guint n)
{
  EbbReadings *readings = ebb_readings_new ();

  for (guint i = 0; i < n; i++)
    {
      if (isnan (values[i]))
        continue;
      ebb_readings_add_day (readings, first + (EbbDay) i, 1);
      ebb_readings_add (readings, first + (EbbDay) i, 12 * 3600, values[i]);
    }
  ebb_readings_seal (readings);
  return readings;
}

/* Up to @n_most readings a day, of whole numbers or fractions, with gaps of days and
 * days with an entry that says nothing. */
static inline EbbReadings *
ebb_test_random_readings (GRand *random, EbbPeriod period, double share, int n_most, gboolean whole)
{
  EbbReadings *readings = ebb_readings_new ();

  for (EbbDay day = period.from; day <= period.to; day++)
    {
      guint n;

      if (g_rand_double (random) >= share)
        continue;
      n = (guint) g_rand_int_range (random, 0, n_most + 1);
      ebb_readings_add_day (readings, day, MAX (n, 1));
      for (guint i = 0; i < n; i++)
        {
          double value = whole ? g_rand_int_range (random, 0, 11) : g_rand_double_range (random, 0, 10);

          ebb_readings_add (readings, day, 86399.0 * (i + g_rand_double (random)) / n, value);
        }
    }
  ebb_readings_seal (readings);
  return readings;
}

static inline void
ebb_test_assert_near (double value, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
}

G_END_DECLS
