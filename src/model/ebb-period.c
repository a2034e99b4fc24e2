// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-period.h"

#include <glib/gi18n.h>

static const struct
{
  const char *id;
  const char *name;
} spans[EBB_N_SPANS] = {
  [EBB_SPAN_WEEK] = { "week", NC_ ("period", "Week") },
  [EBB_SPAN_MONTH] = { "month", NC_ ("period", "Month") },
  [EBB_SPAN_QUARTER] = { "quarter", NC_ ("period", "3 Months") },
  [EBB_SPAN_YEAR] = { "year", NC_ ("period", "Year") },
  [EBB_SPAN_ALL] = { "all", NC_ ("period", "All") },
  [EBB_SPAN_CUSTOM] = { "custom", NC_ ("period", "Other Dates") },
};

/**
 * ebb_span_get_id:
 * @span: a span
 *
 * Returns: (transfer none): its name in settings
 */
const char *
ebb_span_get_id (EbbSpan span)
{
  g_return_val_if_fail (span < EBB_N_SPANS, "");

  return spans[span].id;
}

/**
 * ebb_span_get_name:
 * @span: a span
 *
 * Returns: (transfer none): its name in the language of the session
 */
const char *
ebb_span_get_name (EbbSpan span)
{
  g_return_val_if_fail (span < EBB_N_SPANS, "");

  return g_dpgettext2 (NULL, "period", spans[span].name);
}

/**
 * ebb_span_find:
 * @id: a name as of ebb_span_get_id()
 * @fallback: what another name means
 *
 * Returns: the span
 */
EbbSpan
ebb_span_find (const char *id,
               EbbSpan fallback)
{
  for (guint i = 0; i < EBB_N_SPANS; i++)
    if (g_strcmp0 (id, spans[i].id) == 0)
      return i;
  return fallback;
}

/**
 * ebb_day_add_months:
 * @day: a day
 * @months: how many, negative for earlier
 *
 * Returns: the same day of that month, or its last where it has fewer days; within
 *   %EBB_DAY_MIN and %EBB_DAY_MAX
 */
EbbDay
ebb_day_add_months (EbbDay day,
                    int months)
{
  int year, month, month_day, next_year, next_month, index;
  EbbDay first, next;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  index = CLAMP (year * 12 + month - 1 + months, 1900 * 12, 2199 * 12 + 11);
  year = index / 12;
  month = index % 12 + 1;
  next_year = (index + 1) / 12;
  next_month = (index + 1) % 12 + 1;
  first = ebb_day_from_ymd (year, month, 1);
  next = ebb_day_from_ymd (next_year, next_month, 1);
  return MIN (first + month_day - 1, next - 1);
}

static EbbDay
first_day_of (EbbSpan span,
              EbbDay last)
{
  switch (span)
    {
    case EBB_SPAN_WEEK:
      return MAX (last - 6, EBB_DAY_MIN);
    case EBB_SPAN_MONTH:
      return ebb_day_add_months (last, -1) + 1;
    case EBB_SPAN_QUARTER:
      return ebb_day_add_months (last, -3) + 1;
    case EBB_SPAN_YEAR:
      return ebb_day_add_months (last, -12) + 1;
    case EBB_SPAN_ALL:
    case EBB_SPAN_CUSTOM:
    default:
      return EBB_DAY_MIN;
    }
}

/**
 * ebb_period_ending:
 * @span: how long; %EBB_SPAN_ALL and %EBB_SPAN_CUSTOM begin with the calendar
 * @day: its last day
 *
 * Returns: the period: a week is seven days, a month begins the day after the same
 *   day of the month before
 */
EbbPeriod
ebb_period_ending (EbbSpan span,
                   EbbDay day)
{
  return (EbbPeriod){ first_day_of (span, day), day };
}

/**
 * ebb_period_between:
 * @one: a day
 * @other: another one, before or after it, or the same
 *
 * Returns: the days from the earlier to the later: whoever chose them the other way
 *   round meant what lies between
 */
EbbPeriod
ebb_period_between (EbbDay one,
                    EbbDay other)
{
  return (EbbPeriod){ MIN (one, other), MAX (one, other) };
}

/**
 * ebb_period_before:
 * @period: a period, not empty
 * @span: what it is
 *
 * Returns: the period that ends the day before, of the same span, or of as many days
 *   where the span is none of the calendar
 */
EbbPeriod
ebb_period_before (EbbPeriod period,
                   EbbSpan span)
{
  EbbDay last = MAX (period.from - 1, EBB_DAY_MIN);

  if (span == EBB_SPAN_ALL || span == EBB_SPAN_CUSTOM)
    return (EbbPeriod){ MAX (last - (period.to - period.from), EBB_DAY_MIN), last };
  return ebb_period_ending (span, last);
}

/**
 * ebb_period_is_empty:
 * @period: a period
 *
 * Returns: whether it ends before it starts
 */
gboolean
ebb_period_is_empty (EbbPeriod period)
{
  return period.to < period.from;
}

/**
 * ebb_period_count_days:
 * @period: a period
 *
 * Returns: how many days of the calendar it has; 0 if it is empty
 */
guint
ebb_period_count_days (EbbPeriod period)
{
  return ebb_period_is_empty (period) ? 0 : (guint) ((gint64) period.to - period.from + 1);
}

/**
 * ebb_period_to_string:
 * @period: a period of days from 1900 to 2199, not empty
 *
 * Returns: (transfer full): such as "23 October – 22 November 2026" or "3 – 9 March 2026",
 *   with what both days share said once
 */
char *
ebb_period_to_string (EbbPeriod period)
{
  int first_year, first_month, last_year, last_month, month_day;
  g_autofree char *first = NULL;
  /* Translators: a date as g_date_time_format() writes it: "1 March 2026" */
  g_autofree char *last = ebb_day_format (period.to, C_ ("period", "%-d %B %Y"));

  if (period.from == period.to)
    return g_steal_pointer (&last);
  ebb_day_to_ymd (period.from, &first_year, &first_month, &month_day);
  ebb_day_to_ymd (period.to, &last_year, &last_month, &month_day);
  if (first_year != last_year)
    first = ebb_day_format (period.from, C_ ("period", "%-d %B %Y"));
  else if (first_month != last_month)
    /* Translators: the same without its year: "1 March" */
    first = ebb_day_format (period.from, C_ ("period", "%-d %B"));
  else
    /* Translators: the same without month and year, in "3 – 9 March 2026". Use "%-d %B"
     * if a day cannot stand alone. */
    first = ebb_day_format (period.from, C_ ("period", "%-d"));
  /* Translators: the first and the last day of a period */
  return g_strdup_printf (C_ ("period", "%s – %s"), first, last);
}

static gboolean
steps_by_week (EbbSpan span)
{
  return span == EBB_SPAN_WEEK || span == EBB_SPAN_MONTH;
}

/**
 * ebb_period_step_back:
 * @span: a span: weeks and months step by a week, longer ones by a month
 * @last: the last day of the newest period
 * @steps: how many steps back
 *
 * Returns: the last day of that earlier period
 */
EbbDay
ebb_period_step_back (EbbSpan span,
                      EbbDay last,
                      guint steps)
{
  if (steps_by_week (span))
    return MAX (last - 7 * (int) MIN (steps, 20000), EBB_DAY_MIN);
  return ebb_day_add_months (last, -(int) MIN (steps, 4000));
}

/**
 * ebb_period_count_steps:
 * @span: a span
 * @first: the first day there is
 * @last: the last day of the newest period
 *
 * Returns: after how many steps back the period begins on @first or before; 0 if it
 *   does already
 */
guint
ebb_period_count_steps (EbbSpan span,
                        EbbDay first,
                        EbbDay last)
{
  guint steps = 0;

  if (span == EBB_SPAN_ALL || span == EBB_SPAN_CUSTOM)
    return 0;
  while (first_day_of (span, ebb_period_step_back (span, last, steps)) > MAX (first, EBB_DAY_MIN))
    steps++;
  return steps;
}
