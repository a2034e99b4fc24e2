// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-text-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-rating.h"

/* The words of figures. They say what was lower or higher and went up or down, how much
 * and of how many days: never that it is better or worse, and never why. */

#define DAYS_PER_YEAR 365.0
#define DAYS_PER_MONTH 30.0

/* From here on digits tell less than the power of ten. */
#define LARGE 1e7

static char *
number_to_string (double number,
                  int decimals)
{
  double unit = pow (10, decimals);

  if (fabs (number) >= LARGE)
    return ebb_number_take_minus (g_strdup_printf ("%.3g", number));
  return ebb_number_take_minus (ebb_number_to_local_string (round (number * unit) / unit));
}

static char *
add_unit (const EbbTrendSubject *subject,
          char *number)
{
  g_autofree char *owned = number;

  if (subject->unit == NULL || *subject->unit == '\0')
    return g_steal_pointer (&owned);
  /* Translators: a number and its unit: "7.5 h" */
  return g_strdup_printf (C_ ("figure of a period", "%s %s"), owned, subject->unit);
}

/* A value with one decimal and the unit. */
char *
ebb_trend_value_to_string (const EbbTrendSubject *subject,
                           double value)
{
  return add_unit (subject, number_to_string (value, 1));
}

static char *
count_days (const EbbTrendSubject *subject,
            guint n,
            guint n_days)
{
  if (subject->is_rating)
    /* Translators: "71 of 92 days rated"; the plural goes by the second number */
    return g_strdup_printf (ngettext ("%u of %u day rated", "%u of %u days rated", n_days), n, n_days);
  /* Translators: of what is measured or counted, not rated; the plural goes by the second number */
  return g_strdup_printf (ngettext ("%u of %u day with a value", "%u of %u days with a value", n_days), n, n_days);
}

/**
 * ebb_trend_rated_to_string:
 * @subject: what the figures are of
 * @figures: the figures of a period
 *
 * Returns: (transfer full): how much is behind them: "71 of 92 days rated"
 */
char *
ebb_trend_rated_to_string (const EbbTrendSubject *subject,
                           const EbbTrendFigures *figures)
{
  return count_days (subject, figures->n_rated_days, figures->n_days);
}

/**
 * ebb_trend_missing_to_string:
 * @subject: what the figures are of
 * @figures: the figures of a period
 *
 * Returns: (transfer full): what they lack: "12 of 31 days rated; 15 are needed"; how much
 *   is behind them if they lack nothing
 */
char *
ebb_trend_missing_to_string (const EbbTrendSubject *subject,
                             const EbbTrendFigures *figures)
{
  EbbTrendNeed need = ebb_trend_get_need (figures->period);
  g_autofree char *rated = ebb_trend_rated_to_string (subject, figures);
  g_autofree char *needed = NULL;

  if (figures->enough || figures->n_days == 0)
    return g_steal_pointer (&rated);
  if (figures->n_rated_days < need.n_days)
    {
      /* Translators: how many days are needed, after "12 of 31 days rated; " */
      needed = g_strdup_printf (ngettext ("%u is needed", "%u are needed", need.n_days), need.n_days);
    }
  else
    {
      /* Translators: over how many weeks the days should be spread, and are, after "50 of
       * 92 days rated; "; the plural goes by the first number */
      needed = g_strdup_printf (ngettext ("%u week is needed, not %u", "%u weeks are needed, not %u", need.n_weeks),
                                need.n_weeks, figures->n_rated_weeks);
    }
  /* Translators: "12 of 31 days rated", and "15 are needed" or "10 weeks are needed, not 8" */
  return g_strdup_printf (C_ ("figure of a period", "%s; %s"), rated, needed);
}

/* --- change --------------------------------------------------------------------- */

/* Whether nothing is to be said but that it stayed: less than the least size, or nothing
 * that one decimal shows. */
gboolean
ebb_trend_change_is_none (const EbbTrendChange *change)
{
  return (change->sized && change->size == EBB_CHANGE_SIZE_NONE) || fabs (change->difference) < 0.05;
}

const char *
ebb_trend_size_to_string (EbbChangeSize size)
{
  switch (size)
    {
    case EBB_CHANGE_SIZE_MINIMAL:
      return C_ ("size of a change", "a minimal change");
    case EBB_CHANGE_SIZE_MODERATE:
      return C_ ("size of a change", "a moderate change");
    case EBB_CHANGE_SIZE_SUBSTANTIAL:
      return C_ ("size of a change", "a substantial change");
    case EBB_CHANGE_SIZE_NONE:
    default:
      return C_ ("size of a change", "hardly a change");
    }
}

/* "1.2 lower" */
char *
ebb_trend_difference_to_string (const EbbTrendSubject *subject,
                                const EbbTrendChange *change)
{
  g_autofree char *amount = ebb_trend_value_to_string (subject, fabs (change->difference));

  if (change->difference < 0)
    /* Translators: by how much one period is lower than the one before: "1.2 lower" */
    return g_strdup_printf (C_ ("change", "%s lower"), amount);
  /* Translators: by how much one period is higher than the one before: "1.2 higher" */
  return g_strdup_printf (C_ ("change", "%s higher"), amount);
}

/**
 * ebb_trend_change_to_string:
 * @subject: what it is a change of
 * @change: a change
 *
 * Returns: (transfer full): "1.2 lower (19 %), a minimal change", "about the same" or "too
 *   few entries", as a part of a sentence. The percentage and the size are said of pain
 *   from 3 on (see ebb_trend_compare()).
 */
char *
ebb_trend_change_to_string (const EbbTrendSubject *subject,
                            const EbbTrendChange *change)
{
  g_autofree char *difference = NULL;

  if (!change->known)
    return g_strdup (C_ ("change", "too few entries"));
  if (ebb_trend_change_is_none (change))
    return g_strdup (C_ ("change", "about the same"));
  difference = ebb_trend_difference_to_string (subject, change);
  if (!change->sized)
    return g_steal_pointer (&difference);
  /* Translators: "1.2 lower", 19 and "a minimal change" */
  return g_strdup_printf (C_ ("change", "%s (%d\u00a0%%), %s"), difference,
                          (int) round (MIN (fabs (change->percent), 1000)), ebb_trend_size_to_string (change->size));
}

/* --- direction ------------------------------------------------------------------- */

/* A slow direction is said by year, so that its digits tell something. */
static gboolean
is_slow (const EbbTrendDirection *direction)
{
  return fabs (direction->per_month) < 0.1;
}

/* An interval that begins above 0 should not read as if it held it. */
static char *
range_to_string (double least,
                 double most,
                 int decimals)
{
  g_autofree char *lower = number_to_string (least, decimals);
  g_autofree char *upper = number_to_string (most, decimals);

  if (g_str_equal (lower, "0"))
    /* Translators: the most that something may rise or fall by */
    return g_strdup_printf (C_ ("direction", "up to %s"), upper);
  /* Translators: the least and the most that something may rise or fall by */
  return g_strdup_printf (C_ ("direction", "%s to %s"), lower, upper);
}

/**
 * ebb_trend_direction_to_string:
 * @subject: what it is the direction of
 * @direction: a direction
 *
 * Returns: (transfer full): "falling by about 0.3 a month (0.1 to 0.5)", "steady" or "not
 *   known", as a part of a sentence; with the 95 % interval in brackets. What falls by
 *   less than 0.1 a month is said by year.
 */
char *
ebb_trend_direction_to_string (const EbbTrendSubject *subject,
                               const EbbTrendDirection *direction)
{
  g_autofree char *amount = NULL;
  g_autofree char *range = NULL;
  double factor, least, most;
  gboolean falls, slow;
  int decimals;

  if (!direction->known)
    return g_strdup (C_ ("direction", "not known"));
  if (direction->steady)
    return g_strdup (C_ ("direction", "steady"));

  falls = direction->per_month < 0;
  slow = is_slow (direction);
  factor = slow ? DAYS_PER_YEAR / DAYS_PER_MONTH : 1;
  least = MIN (fabs (direction->lower), fabs (direction->upper)) * factor;
  most = MAX (fabs (direction->lower), fabs (direction->upper)) * factor;
  decimals = least < 0.05 && least > 0 ? 2 : 1;
  amount = add_unit (subject, number_to_string (fabs (direction->per_month) * factor, decimals));
  range = range_to_string (least, most, decimals);
  if (falls && slow)
    /* Translators: by how much, then "0.1 to 0.5" or "up to 0.5" */
    return g_strdup_printf (C_ ("direction", "falling by about %s a year (%s)"), amount, range);
  if (falls)
    return g_strdup_printf (C_ ("direction", "falling by about %s a month (%s)"), amount, range);
  if (slow)
    return g_strdup_printf (C_ ("direction", "rising by about %s a year (%s)"), amount, range);
  return g_strdup_printf (C_ ("direction", "rising by about %s a month (%s)"), amount, range);
}

/* --- stretch and whole ------------------------------------------------------------ */

/**
 * ebb_trend_stretch_to_string:
 * @subject: what it is a stretch of
 * @stretch: the lowest or the highest stretch of a period
 *
 * Returns: (transfer full): "2.1 on average, 3 – 9 March 2026, 6 of 7 days rated"
 */
char *
ebb_trend_stretch_to_string (const EbbTrendSubject *subject,
                             const EbbStretch *stretch)
{
  g_autofree char *mean = ebb_trend_value_to_string (subject, stretch->mean);
  g_autofree char *period = ebb_period_to_string (stretch->period);
  g_autofree char *rated = count_days (subject, stretch->n_rated_days, ebb_period_count_days (stretch->period));

  /* Translators: "2.1", "3 – 9 March 2026" and "6 of 7 days rated" */
  return g_strdup_printf (C_ ("figure of a period", "%s on average, %s, %s"), mean, period, rated);
}

static gboolean
is_four_weeks (const EbbTrendChange *change)
{
  return change->now.n_days == 28 && change->before.n_days == 28 && change->before.period.to + 1 == change->now.period.from;
}

static void
append_change (GString *text,
               const EbbTrendSubject *subject,
               const EbbTrendFigures *figures,
               const EbbTrendChange *change)
{
  g_autofree char *words = ebb_trend_change_to_string (subject, change);
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;

  if (ebb_period_is_empty (change->before.period) || ebb_period_is_empty (change->now.period))
    return;
  g_string_append_c (text, ' ');
  if (is_four_weeks (change) && change->now.period.to == figures->period.to)
    {
      /* Translators: %s is "1.2 lower (19 %), a minimal change", "about the same" or "too few entries" */
      g_string_append_printf (text, C_ ("change", "The last four weeks compared with the four before: %s."), words);
      return;
    }
  before = ebb_period_to_string (change->before.period);
  if (change->now.period.from == figures->period.from && change->now.period.to == figures->period.to)
    {
      /* Translators: a period of time, then "1.2 lower (19 %), a minimal change" */
      g_string_append_printf (text, C_ ("change", "Compared with %s: %s."), before, words);
      return;
    }
  now = ebb_period_to_string (change->now.period);
  /* Translators: two periods of time, then "1.2 lower (19 %), a minimal change" */
  g_string_append_printf (text, C_ ("change", "%s compared with %s: %s."), now, before, words);
}

/**
 * ebb_trend_describe:
 * @subject: what the figures are of
 * @figures: the figures of a period
 * @change: (nullable): a change to tell
 * @direction: (nullable): a direction to tell, of the same period
 *
 * Says what a chart shows, for those who cannot see it and those who would rather read:
 * "Pain now, 1 March – 31 May 2026: median 5, quartiles 4 to 6, 71 of 92 days rated. The
 * last four weeks compared with the four before: 1.2 lower (19 %), a minimal change. Over
 * the whole period: steady." A direction that is not known is left out.
 *
 * Returns: (transfer full): one to three sentences
 */
char *
ebb_trend_describe (const EbbTrendSubject *subject,
                    const EbbTrendFigures *figures,
                    const EbbTrendChange *change,
                    const EbbTrendDirection *direction)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *period = NULL;
  g_autofree char *rated = NULL;

  g_return_val_if_fail (subject != NULL && subject->name != NULL, NULL);
  g_return_val_if_fail (figures != NULL, NULL);

  if (ebb_period_is_empty (figures->period))
    {
      /* Translators: %s is what is charted: "Pain now" */
      return g_strdup_printf (C_ ("figure of a period", "%s: no entries."), subject->name);
    }

  period = ebb_period_to_string (figures->period);
  rated = ebb_trend_missing_to_string (subject, figures);
  if (figures->enough)
    {
      g_autofree char *median = ebb_trend_value_to_string (subject, figures->median);
      g_autofree char *lower = number_to_string (figures->lower, 1);
      g_autofree char *upper = ebb_trend_value_to_string (subject, figures->upper);

      /* Translators: "Pain now", a period of time, "5", "4", "6" and "71 of 92 days rated" */
      g_string_append_printf (text, C_ ("figure of a period", "%s, %s: median %s, quartiles %s to %s, %s."),
                              subject->name, period, median, lower, upper, rated);
    }
  else
    {
      /* Translators: "Pain now", a period of time, and "12 of 31 days rated; 15 are needed" */
      g_string_append_printf (text, C_ ("figure of a period", "%s, %s: too few entries (%s)."),
                              subject->name, period, rated);
    }

  if (change != NULL)
    append_change (text, subject, figures, change);
  if (direction != NULL && direction->known)
    {
      g_autofree char *words = ebb_trend_direction_to_string (subject, direction);

      /* Translators: %s is "steady" or "falling by about 0.3 a month (0.1 to 0.5)" */
      g_string_append_printf (text, C_ ("direction", " Over the whole period: %s."), words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
