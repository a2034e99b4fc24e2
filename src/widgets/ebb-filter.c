// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-filter.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-rating.h"
#include "model/ebb-tracker.h"

/**
 * ebb_filter_is_set:
 * @filter: a condition
 * @query: a query
 *
 * Returns: whether @query has this condition
 */
gboolean
ebb_filter_is_set (EbbFilter filter,
                   const EbbQuery *query)
{
  g_return_val_if_fail (query, FALSE);

  switch (filter)
    {
    case EBB_FILTER_PAIN:
      return !isnan (query->pain_min) || !isnan (query->pain_max);
    case EBB_FILTER_REGION:
      return query->region != NULL;
    case EBB_FILTER_NOTE:
      return query->note != EBB_NOTE_ANY;
    case EBB_FILTER_TRACKER:
      return query->tracker != NULL;
    case EBB_FILTER_DATES:
      return query->from > EBB_DAY_MIN || query->to < EBB_DAY_MAX;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * ebb_filter_unset:
 * @filter: a condition
 * @query: a query
 *
 * Takes this condition out of @query.
 */
void
ebb_filter_unset (EbbFilter filter,
                  EbbQuery *query)
{
  g_return_if_fail (query);

  switch (filter)
    {
    case EBB_FILTER_PAIN:
      query->pain_min = query->pain_max = NAN;
      break;
    case EBB_FILTER_REGION:
      query->region = NULL;
      break;
    case EBB_FILTER_NOTE:
      query->note = EBB_NOTE_ANY;
      break;
    case EBB_FILTER_TRACKER:
      g_clear_pointer (&query->tracker, g_free);
      break;
    case EBB_FILTER_DATES:
      query->from = EBB_DAY_MIN;
      query->to = EBB_DAY_MAX;
      break;
    default:
      g_return_if_reached ();
    }
}

static char *
describe_pain (const EbbQuery *query)
{
  g_autofree char *min = isnan (query->pain_min) ? NULL : ebb_number_to_local_string (query->pain_min);
  g_autofree char *max = isnan (query->pain_max) ? NULL : ebb_number_to_local_string (query->pain_max);

  if (min && max && query->pain_min == query->pain_max)
    /* Translators: a filter: "Pain 5" */
    return g_strdup_printf (C_ ("filter", "Pain %s"), min);
  if (min && max)
    /* Translators: a filter: "Pain 4 to 8" */
    return g_strdup_printf (C_ ("filter", "Pain %s to %s"), min, max);
  if (min)
    /* Translators: a filter: "Pain 4 or more" */
    return g_strdup_printf (C_ ("filter", "Pain %s or more"), min);
  /* Translators: a filter: "Pain 4 or less" */
  return g_strdup_printf (C_ ("filter", "Pain %s or less"), max);
}

static char *
describe_dates (const EbbQuery *query)
{
  /* Translators: a date in few letters, as g_date_time_format() writes it: "1 Mar 2026" */
  const char *format = C_ ("short date", "%-d %b %Y");
  g_autofree char *from = query->from > EBB_DAY_MIN ? ebb_day_format (query->from, format) : NULL;
  g_autofree char *to = query->to < EBB_DAY_MAX ? ebb_day_format (query->to, format) : NULL;

  if (from && to)
    return g_strdup_printf ("%s – %s", from, to);
  if (from)
    /* Translators: a filter: "From 1 Mar 2026" */
    return g_strdup_printf (C_ ("filter", "From %s"), from);
  /* Translators: a filter: "Until 1 Mar 2026" */
  return g_strdup_printf (C_ ("filter", "Until %s"), to);
}

/**
 * ebb_filter_describe:
 * @filter: a condition that @query has
 * @query: a query
 * @trackers: (nullable) (element-type EbbTracker): to name the tracker
 *
 * Returns: (transfer full): the condition in few words: "Pain 4 or more"
 */
char *
ebb_filter_describe (EbbFilter filter,
                     const EbbQuery *query,
                     GPtrArray *trackers)
{
  EbbTracker *tracker;

  g_return_val_if_fail (query, NULL);
  g_return_val_if_fail (ebb_filter_is_set (filter, query), NULL);

  switch (filter)
    {
    case EBB_FILTER_PAIN:
      return describe_pain (query);
    case EBB_FILTER_REGION:
      return g_strdup (ebb_region_get_name (query->region));
    case EBB_FILTER_NOTE:
      return g_strdup (query->note == EBB_NOTE_PRESENT ? C_ ("filter", "With a note") : C_ ("filter", "Without a note"));
    case EBB_FILTER_TRACKER:
      tracker = trackers ? ebb_trackers_find (trackers, query->tracker) : NULL;
      /* Translators: a filter: "Mood rated" */
      return g_strdup_printf (C_ ("filter", "%s rated"), tracker ? ebb_tracker_get_name (tracker) : query->tracker);
    case EBB_FILTER_DATES:
      return describe_dates (query);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * ebb_filters_to_variant:
 * @query: a query
 *
 * Returns: (transfer floating): the conditions without the text, as `a{sv}`, to be
 *   remembered
 */
GVariant *
ebb_filters_to_variant (const EbbQuery *query)
{
  GVariantDict dict;

  g_return_val_if_fail (query, NULL);

  g_variant_dict_init (&dict, NULL);
  if (!isnan (query->pain_min))
    g_variant_dict_insert (&dict, "pain-min", "d", query->pain_min);
  if (!isnan (query->pain_max))
    g_variant_dict_insert (&dict, "pain-max", "d", query->pain_max);
  if (query->region)
    g_variant_dict_insert (&dict, "region", "s", query->region->id);
  if (query->note != EBB_NOTE_ANY)
    g_variant_dict_insert (&dict, "note", "b", query->note == EBB_NOTE_PRESENT);
  if (query->tracker)
    g_variant_dict_insert (&dict, "tracker", "s", query->tracker);
  if (query->from > EBB_DAY_MIN)
    g_variant_dict_insert (&dict, "from", "i", (gint32) query->from);
  if (query->to < EBB_DAY_MAX)
    g_variant_dict_insert (&dict, "to", "i", (gint32) query->to);
  return g_variant_dict_end (&dict);
}

static double
clamp_pain (double pain)
{
  return pain >= 0 && pain <= 10 ? pain : NAN;
}

/**
 * ebb_filters_from_variant:
 * @variant: what ebb_filters_to_variant() made; anything else in it is passed over
 *
 * Returns: (transfer full): a query with the conditions of @variant
 */
EbbQuery *
ebb_filters_from_variant (GVariant *variant)
{
  EbbQuery *query = ebb_query_new ();
  GVariantDict dict;
  const char *text;
  gboolean note;
  gint32 day;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT), query);

  g_variant_dict_init (&dict, variant);
  if (g_variant_dict_lookup (&dict, "pain-min", "d", &query->pain_min))
    query->pain_min = clamp_pain (query->pain_min);
  if (g_variant_dict_lookup (&dict, "pain-max", "d", &query->pain_max))
    query->pain_max = clamp_pain (query->pain_max);
  if (g_variant_dict_lookup (&dict, "region", "&s", &text))
    query->region = ebb_region_find (text);
  if (g_variant_dict_lookup (&dict, "note", "b", &note))
    query->note = note ? EBB_NOTE_PRESENT : EBB_NOTE_ABSENT;
  if (g_variant_dict_lookup (&dict, "tracker", "&s", &text) && *text)
    query->tracker = g_strdup (text);
  if (g_variant_dict_lookup (&dict, "from", "i", &day))
    query->from = CLAMP (day, EBB_DAY_MIN, EBB_DAY_MAX);
  if (g_variant_dict_lookup (&dict, "to", "i", &day))
    query->to = CLAMP (day, EBB_DAY_MIN, EBB_DAY_MAX);
  g_variant_dict_clear (&dict);
  return query;
}
