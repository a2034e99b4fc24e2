// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-map.h"

#include <glib/gi18n.h>
#include <math.h>

/* What one day says about one drawn region and its details together. */
typedef struct
{
  guint place; /* of the day, + 1; 0 when never used */
  guint most;  /* entries that mark the part that most of them mark */
  guint sum;   /* of the entries of all its parts: may count an entry twice */
  guint n_rated;
  double total; /* of the intensities */
  double worst;
} DayFigures;

/* Until the end `mean` holds the sum of the days' means. */
static void
add_day (EbbBodyFigures *figures,
         const EbbBodyDay *day,
         guint n_entries,
         guint n_rated,
         double total,
         double worst)
{
  if (figures->n_days == 0)
    figures->first = day->day;
  figures->last = day->day;
  figures->n_days++;
  figures->n_entries += n_entries;
  if (n_rated == 0)
    return;
  figures->n_rated_days++;
  figures->mean += total / n_rated;
  figures->worst = fmax (figures->worst, worst);
}

static EbbBodyFigures *
new_figures (guint n_regions)
{
  EbbBodyFigures *figures = g_new0 (EbbBodyFigures, n_regions);

  for (guint i = 0; i < n_regions; i++)
    figures[i].worst = NAN;
  return figures;
}

static void
settle_means (EbbBodyFigures *figures,
              guint n_regions)
{
  for (guint i = 0; i < n_regions; i++)
    figures[i].mean = figures[i].n_rated_days > 0 ? figures[i].mean / figures[i].n_rated_days : NAN;
}

/* The drawn region that a region is or lies in; NULL for a part. */
static const EbbRegion *
get_drawn (const EbbRegion *region)
{
  while (region->kind == EBB_REGION_DETAIL)
    region = region->parent;
  return region->kind == EBB_REGION_DRAWN ? region : NULL;
}

static void
gather (DayFigures *gathered,
        guint place,
        const EbbBodyRow *row)
{
  if (gathered->place != place + 1)
    *gathered = (DayFigures){ .place = place + 1, .worst = NAN };
  gathered->most = MAX (gathered->most, row->n_entries);
  gathered->sum += row->n_entries;
  gathered->n_rated += row->n_rated;
  gathered->total += row->sum;
  gathered->worst = fmax (gathered->worst, row->worst);
}

/* Adds up one day. Returns the share of the body map that is marked on it. */
static double
add_rows (EbbBodyMap *self,
          const EbbBodyHistory *history,
          guint place,
          const EbbRegion *const *drawn_of,
          DayFigures *gathered)
{
  const EbbBodyDay *day = ebb_body_history_get_day (history, place);
  guint n_rows;
  const EbbBodyRow *rows = ebb_body_history_get_rows (history, place, &n_rows);
  gboolean unsided = FALSE;
  double area = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const EbbRegion *drawn = drawn_of[rows[i].region];

      add_day (&self->own[rows[i].region], day, rows[i].n_entries, rows[i].n_rated, rows[i].sum, rows[i].worst);
      if (drawn != NULL)
        gather (&gathered[drawn->index], place, &rows[i]);
      else
        unsided = TRUE;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      const EbbRegion *drawn = drawn_of[rows[i].region];
      DayFigures *figures = drawn != NULL ? &gathered[drawn->index] : NULL;

      if (figures == NULL || figures->sum == 0)
        continue;
      add_day (&self->whole[drawn->index], day, figures->most, figures->n_rated, figures->total, figures->worst);
      if (figures->sum > figures->most && day->n_entries > figures->most)
        self->whole[drawn->index].at_least = TRUE;
      figures->sum = 0; /* done with, also for the other details in it */
      area += drawn->bsa_pct;
    }
  self->n_marked_days += n_rows > 0;
  self->n_unsided_days += unsided;
  return area;
}

/**
 * ebb_body_map_new:
 * @history: a sealed history that covers the period
 * @from: the first day
 * @to: the last day
 *
 * Says for each region how often it was marked in a period, and how intensely. An
 * intensity is averaged within a day first and then across days, so that a day
 * with many entries weighs no more than another (as daily pain is averaged in
 * diaries: Broderick et al. 2009, doi 10.1016/j.jpain.2008.09.003). A mark without
 * an intensity counts for how often, and not for the mean.
 *
 * A detail (a knuckle) also counts for the drawn region that it lies in: the hand
 * hurts on each day on which it or a detail of it is marked. What is known per day
 * does not tell whether two details are of one entry; the number of entries is then
 * the least that it can be, and `at_least` is set.
 *
 * A part whose side or face is not known counts for itself alone, never for the
 * left or the right.
 *
 * The share of the body map adds up the shares of the drawn regions that are
 * marked, themselves or by a detail. The shares are the adult totals of Lund and
 * Browder (1944), split among the regions of the drawing (data/body/README.md), so
 * they are rough. Marks whose side or face is not known have no place on the map
 * and are not in it; `n_unsided_days` tells on how many days there are such.
 *
 * Returns: (transfer full): the figures of the period
 */
EbbBodyMap *
ebb_body_map_new (const EbbBodyHistory *history,
                  EbbDay from,
                  EbbDay to)
{
  EbbBodyMap *self = g_new0 (EbbBodyMap, 1);
  const EbbRegion *const *regions = ebb_regions_get_all (&self->n_regions);
  g_autofree const EbbRegion **drawn_of = g_new (const EbbRegion *, self->n_regions);
  g_autofree DayFigures *gathered = g_new0 (DayFigures, self->n_regions);
  double areas = 0;

  g_return_val_if_fail (history != NULL, self);

  self->from = from;
  self->to = to;
  self->own = new_figures (self->n_regions);
  self->whole = new_figures (self->n_regions);
  for (guint i = 0; i < self->n_regions; i++)
    drawn_of[i] = get_drawn (regions[i]);

  for (guint place = ebb_body_history_find_day (history, from); place < ebb_body_history_get_n_days (history); place++)
    {
      const EbbBodyDay *day = ebb_body_history_get_day (history, place);

      if (day->day > to)
        break;
      if (self->n_days++ == 0)
        self->first = day->day;
      self->last = day->day;
      self->n_entries += day->n_entries;
      areas += add_rows (self, history, place, drawn_of, gathered);
    }

  settle_means (self->own, self->n_regions);
  settle_means (self->whole, self->n_regions);
  for (guint i = 0; i < self->n_regions; i++)
    if (regions[i]->kind != EBB_REGION_DRAWN)
      self->whole[i] = self->own[i];
    else if (self->whole[i].n_days > 0)
      self->area += regions[i]->bsa_pct;
  self->mean_area = self->n_days > 0 ? areas / self->n_days : NAN;
  return self;
}

/**
 * ebb_body_map_free:
 * @self: (transfer full) (nullable): a map
 */
void
ebb_body_map_free (EbbBodyMap *self)
{
  if (self == NULL)
    return;
  g_free (self->own);
  g_free (self->whole);
  g_free (self);
}

/**
 * ebb_body_map_get_value:
 * @self: a map
 * @figures: figures of one of its regions
 * @measure: what is asked for
 *
 * Returns: percent, or an intensity from 0 to 10; NAN when there is nothing to say:
 *   never marked, or marked without an intensity
 */
double
ebb_body_map_get_value (const EbbBodyMap *self,
                        const EbbBodyFigures *figures,
                        EbbBodyMeasure measure)
{
  if (figures->n_days == 0)
    return NAN;
  switch (measure)
    {
    case EBB_BODY_DAYS:
      return 100.0 * figures->n_days / self->n_days;
    case EBB_BODY_ENTRIES:
      return 100.0 * figures->n_entries / self->n_entries;
    case EBB_BODY_MEAN:
      return figures->mean;
    case EBB_BODY_WORST:
      return figures->worst;
    default:
      g_return_val_if_reached (NAN);
    }
}

/**
 * ebb_body_map_get_shown:
 * @self: a map
 * @region: a region that is drawn on a figure
 * @source: (out) (optional) (nullable): the region that the figures are of
 * @figures: (out) (optional) (nullable): what the region shows
 *
 * Says what a drawn region shows on a heat map. Its own marks and those of its
 * details come first. A detail that was never marked shows the whole that it lies
 * in. What only has marks whose side or face is not known shows these, to be
 * hatched: they may or may not be meant for it.
 *
 * Returns: where it comes from
 */
EbbBodySource
ebb_body_map_get_shown (const EbbBodyMap *self,
                        const EbbRegion *region,
                        const EbbRegion **source,
                        const EbbBodyFigures **figures)
{
  EbbBodySource found = EBB_BODY_NOTHING;
  const EbbRegion *from = NULL;

  g_return_val_if_fail (region != NULL && region->index < self->n_regions, EBB_BODY_NOTHING);

  if (self->whole[region->index].n_days > 0)
    {
      found = EBB_BODY_OWN;
      from = region;
    }
  for (const EbbRegion *up = region->parent; up != NULL && (from == NULL || found == EBB_BODY_UNSIDED); up = up->parent)
    {
      if (self->own[up->index].n_days == 0)
        continue;
      /* of two parts that may be meant, the one that was marked more often */
      if (from == NULL || self->own[up->index].n_days > self->own[from->index].n_days)
        from = up;
      found = up->kind == EBB_REGION_PART ? EBB_BODY_UNSIDED : EBB_BODY_WHOLE;
    }

  if (source != NULL)
    *source = from;
  if (figures != NULL)
    *figures = from == NULL ? NULL : found == EBB_BODY_OWN ? &self->whole[from->index]
                                                           : &self->own[from->index];
  return found;
}

/**
 * ebb_body_map_get_maximum:
 * @self: a map
 * @measure: what is shown
 *
 * Where the scale of a heat map ends: at 10 for an intensity; for a share at the
 * next number above the greatest that five steps divide well, so that rare pain can be told apart, too.
 * Periods side by side take the greater of their maxima for both.
 *
 * Returns: percent, at most 100; or 10
 */
double
ebb_body_map_get_maximum (const EbbBodyMap *self,
                          EbbBodyMeasure measure)
{
  static const double round_numbers[] = { 1, 2.5, 5, 10, 25, 50 };
  double greatest = 0;

  if (measure == EBB_BODY_MEAN || measure == EBB_BODY_WORST)
    return 10;
  for (guint i = 0; i < self->n_regions; i++)
    greatest = fmax (greatest, ebb_body_map_get_value (self, &self->whole[i], measure));
  for (guint i = 0; i < G_N_ELEMENTS (round_numbers); i++)
    if (greatest > 0 && greatest <= round_numbers[i])
      return round_numbers[i];
  return 100;
}

/**
 * ebb_body_area_to_string:
 * @area: percent of the body map, 0 to 100
 *
 * The shares of the regions are rough (see ebb_body_map_new()), so whole percent
 * are the most that can be said; and less than half a percent is not nothing, nor
 * is more than 99 everything.
 *
 * Returns: (transfer full): such as "about 12 % of the body map"
 */
char *
ebb_body_area_to_string (double area)
{
  if (!(area > 0))
    return g_strdup (_ ("nothing of the body map"));
  if (area < 1)
    /* xgettext:no-c-format */
    return g_strdup (_ ("less than 1\u00a0% of the body map"));
  if (area > 100 - 1e-6)
    return g_strdup (_ ("all of the body map"));
  /* Translators: %d is a number from 1 to 99 */
  return g_strdup_printf (_ ("about %d\u00a0%% of the body map"), (int) CLAMP (round (area), 1, 99));
}

/**
 * ebb_body_region_counts_for:
 * @marked: the region of a mark
 * @region: a region that is asked about
 *
 * Returns: whether the mark counts for @region: of the region itself, or of a detail
 *   that lies in it
 */
gboolean
ebb_body_region_counts_for (const EbbRegion *marked,
                            const EbbRegion *region)
{
  return marked == region || (region->kind == EBB_REGION_DRAWN && get_drawn (marked) == region);
}
