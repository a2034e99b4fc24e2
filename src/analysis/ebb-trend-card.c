// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-text-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* The words on the cards of a summary: a title, a short value in large type, and a line
 * below it that says how many days are behind it. */

/**
 * ebb_trend_card_get_title:
 * @card: a card
 *
 * Returns: (transfer none): what it tells, in the language of the session
 */
const char *
ebb_trend_card_get_title (EbbTrendCard card)
{
  static const char *const titles[EBB_N_TREND_CARDS] = {
    [EBB_TREND_CARD_MEDIAN] = NC_ ("card", "Median"),
    [EBB_TREND_CARD_HIGH_DAYS] = NC_ ("card", "Days at 7 or More"),
    [EBB_TREND_CARD_CHANGE] = NC_ ("card", "Compared with Before"),
    [EBB_TREND_CARD_DIRECTION] = NC_ ("card", "Direction"),
    [EBB_TREND_CARD_LOWEST] = NC_ ("card", "Lowest Week"),
    [EBB_TREND_CARD_HIGHEST] = NC_ ("card", "Highest Week"),
    [EBB_TREND_CARD_EMPTY_DAYS] = NC_ ("card", "Days Without an Entry"),
  };

  g_return_val_if_fail (card < EBB_N_TREND_CARDS, "");

  return g_dpgettext2 (NULL, "card", titles[card]);
}

/* What is missing: "12 of 31 days rated; 15 are needed". */
static char *
describe_too_few (const EbbTrendSubject *subject,
                  const EbbTrendFigures *figures)
{
  g_autofree char *missing = ebb_trend_missing_to_string (subject, figures);

  /* Translators: why there is no figure: "12 of 31 days rated; 15 are needed" */
  return g_strdup_printf (C_ ("card", "Too few entries: %s"), missing);
}

static char *
get_high_days (const EbbTrendFigures *figures)
{
  double share = figures->n_rated_days > 0 ? 100.0 * figures->n_high_days / figures->n_rated_days : 0;

  /* Translators: a number of days, and how many percent of the days with a value they are */
  return g_strdup_printf (C_ ("card", "%u (%d\u00a0%%)"), figures->n_high_days, (int) round (share));
}

static char *
get_change (const EbbTrendSubject *subject,
            const EbbTrendChange *change)
{
  if (change == NULL || !change->known)
    return NULL;
  if (ebb_trend_change_is_none (change))
    return g_strdup (C_ ("card", "About the same"));
  return ebb_trend_difference_to_string (subject, change);
}

static char *
get_direction (const EbbTrendDirection *direction)
{
  if (direction == NULL || !direction->known)
    return NULL;
  if (direction->steady)
    return g_strdup (C_ ("card", "Steady"));
  return g_strdup (direction->per_month < 0 ? C_ ("card", "Falling") : C_ ("card", "Rising"));
}

static char *
get_stretch (const EbbTrendSubject *subject,
             const EbbTrendFigures *figures,
             const EbbStretch *stretch)
{
  return figures->has_stretches ? ebb_trend_value_to_string (subject, stretch->mean) : NULL;
}

/**
 * ebb_trend_card_get_value:
 * @card: a card
 * @subject: what the figures are of
 * @figures: the figures of a period
 * @change: (nullable): of the card that tells a change
 * @direction: (nullable): of the card that tells a direction
 *
 * Returns: (transfer full) (nullable): what the card says in large type: "5", "12 (17 %)",
 *   "1.2 lower", "Falling"; %NULL where it is not known, which the detail tells why
 */
char *
ebb_trend_card_get_value (EbbTrendCard card,
                          const EbbTrendSubject *subject,
                          const EbbTrendFigures *figures,
                          const EbbTrendChange *change,
                          const EbbTrendDirection *direction)
{
  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (figures != NULL, NULL);

  switch (card)
    {
    case EBB_TREND_CARD_MEDIAN:
      return figures->enough ? ebb_trend_value_to_string (subject, figures->median) : NULL;
    case EBB_TREND_CARD_HIGH_DAYS:
      return figures->enough ? get_high_days (figures) : NULL;
    case EBB_TREND_CARD_CHANGE:
      return get_change (subject, change);
    case EBB_TREND_CARD_DIRECTION:
      return figures->enough ? get_direction (direction) : NULL;
    case EBB_TREND_CARD_LOWEST:
      return get_stretch (subject, figures, &figures->lowest);
    case EBB_TREND_CARD_HIGHEST:
      return get_stretch (subject, figures, &figures->highest);
    case EBB_TREND_CARD_EMPTY_DAYS:
    default:
      return g_strdup_printf ("%u", figures->n_empty_days);
    }
}

static char *
describe_median (const EbbTrendSubject *subject,
                 const EbbTrendFigures *figures)
{
  g_autofree char *lower = ebb_trend_value_to_string (subject, figures->lower);
  g_autofree char *upper = ebb_trend_value_to_string (subject, figures->upper);
  g_autofree char *rated = ebb_trend_rated_to_string (subject, figures);

  /* Translators: the quartiles, and "71 of 92 days rated" */
  return g_strdup_printf (C_ ("card", "Quartiles %s to %s; %s"), lower, upper, rated);
}

/* What is missing on the side that lacks more; of the time before if both do. */
static char *
describe_unknown_change (const EbbTrendSubject *subject,
                         const EbbTrendChange *change)
{
  g_autofree char *missing = NULL;

  if (!change->before.enough)
    {
      missing = ebb_trend_missing_to_string (subject, &change->before);
      /* Translators: of the period before: "12 of 31 days rated; 15 are needed" */
      return g_strdup_printf (C_ ("card", "Too few entries before: %s"), missing);
    }
  missing = ebb_trend_missing_to_string (subject, &change->now);
  /* Translators: of the period that is shown: "12 of 31 days rated; 15 are needed" */
  return g_strdup_printf (C_ ("card", "Too few entries now: %s"), missing);
}

static char *
describe_change (const EbbTrendSubject *subject,
                 const EbbTrendChange *change)
{
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  g_autofree char *n_before = NULL;
  g_autofree char *n_now = NULL;
  g_autofree char *means = NULL;

  if (change == NULL)
    return g_strdup ("");
  if (!change->known)
    return describe_unknown_change (subject, change);

  before = ebb_trend_value_to_string (subject, change->before.mean);
  now = ebb_trend_value_to_string (subject, change->now.mean);
  n_before = ebb_trend_rated_to_string (subject, &change->before);
  n_now = ebb_trend_rated_to_string (subject, &change->now);
  /* Translators: two averages, each with "25 of 28 days rated" */
  means = g_strdup_printf (C_ ("card", "%s before (%s), %s now (%s)"), before, n_before, now, n_now);
  if (!change->sized || ebb_trend_change_is_none (change))
    return g_steal_pointer (&means);
  /* Translators: "19 %, a minimal change: 6.3 before (25 of 28 days rated), 5.1 now (27 of 28 days rated)" */
  return g_strdup_printf (C_ ("card", "%d\u00a0%%, %s: %s"), (int) round (MIN (fabs (change->percent), 1000)),
                          ebb_trend_size_to_string (change->size), means);
}

static char *
count_points (const EbbTrendDirection *direction)
{
  guint n = direction->n_points;

  switch (direction->grain)
    {
    case EBB_GRAIN_WEEK:
      return g_strdup_printf (ngettext ("from %u week", "from %u weeks", n), n);
    case EBB_GRAIN_MONTH:
      return g_strdup_printf (ngettext ("from %u month", "from %u months", n), n);
    case EBB_GRAIN_DAY:
    default:
      /* Translators: how many days are behind a figure */
      return g_strdup_printf (ngettext ("from %u day", "from %u days", n), n);
    }
}

static char *
describe_direction (const EbbTrendSubject *subject,
                    const EbbTrendDirection *direction)
{
  g_autofree char *points = NULL;
  g_autofree char *words = NULL;

  if (direction == NULL)
    return g_strdup ("");
  points = count_points (direction);
  if (!direction->known && direction->n_points < EBB_DIRECTION_MIN_POINTS)
    /* Translators: %s is "from 5 days" */
    return g_strdup_printf (C_ ("card", "Cannot be told %s; %d are needed"), points, EBB_DIRECTION_MIN_POINTS);
  if (!direction->known)
    /* Translators: %s is "from 28 days" */
    return g_strdup_printf (C_ ("card", "Cannot be told %s, which resemble each other too much"), points);
  if (direction->steady)
    {
      g_autofree char *lower = ebb_trend_value_to_string (subject, direction->lower);
      g_autofree char *upper = ebb_trend_value_to_string (subject, direction->upper);

      /* Translators: what it may change by, "-0.2" and "0.1", and "from 92 days" */
      return g_strdup_printf (C_ ("card", "Between %s and %s a month, %s"), lower, upper, points);
    }
  words = ebb_trend_direction_to_string (subject, direction);
  /* Translators: "falling by about 0.3 a month (0.1 to 0.5)" and "from 92 days" */
  return g_strdup_printf (C_ ("card", "%s, %s"), words, points);
}

static char *
describe_stretch (const EbbTrendSubject *subject,
                  const EbbTrendFigures *figures,
                  const EbbStretch *stretch)
{
  if (figures->has_stretches)
    return ebb_trend_stretch_to_string (subject, stretch);
  /* Translators: why there is no lowest and no highest week */
  return g_strdup (C_ ("card", "No two weeks to tell apart"));
}

/**
 * ebb_trend_card_get_detail:
 * @card: a card
 * @subject: what the figures are of
 * @figures: the figures of a period
 * @change: (nullable): of the card that tells a change
 * @direction: (nullable): of the card that tells a direction
 *
 * Returns: (transfer full): the line below the value: what it is made of and of how many
 *   days, or what is missing: "12 of 31 days rated; 15 are needed"
 */
char *
ebb_trend_card_get_detail (EbbTrendCard card,
                           const EbbTrendSubject *subject,
                           const EbbTrendFigures *figures,
                           const EbbTrendChange *change,
                           const EbbTrendDirection *direction)
{
  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (figures != NULL, NULL);

  switch (card)
    {
    case EBB_TREND_CARD_MEDIAN:
      return figures->enough ? describe_median (subject, figures) : describe_too_few (subject, figures);
    case EBB_TREND_CARD_HIGH_DAYS:
      return figures->enough ? ebb_trend_rated_to_string (subject, figures) : describe_too_few (subject, figures);
    case EBB_TREND_CARD_CHANGE:
      return describe_change (subject, change);
    case EBB_TREND_CARD_DIRECTION:
      return figures->enough ? describe_direction (subject, direction) : describe_too_few (subject, figures);
    case EBB_TREND_CARD_LOWEST:
      return describe_stretch (subject, figures, &figures->lowest);
    case EBB_TREND_CARD_HIGHEST:
      return describe_stretch (subject, figures, &figures->highest);
    case EBB_TREND_CARD_EMPTY_DAYS:
    default:
      /* Translators: below a number of days without an entry */
      return g_strdup_printf (ngettext ("of %u day", "of %u days", figures->n_days), figures->n_days);
    }
}
