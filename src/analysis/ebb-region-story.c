// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-region-story.h"

#include <math.h>

#include "ebb-body-map.h"

static int
compare_marks_cb (gconstpointer a,
                  gconstpointer b)
{
  const EbbStoryMark *first = a;
  const EbbStoryMark *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return first->entry == second->entry ? 0 : first->entry < second->entry ? -1
                                                                          : 1;
}

static int
compare_partners_cb (gconstpointer a,
                     gconstpointer b)
{
  const EbbStoryPartner *first = a;
  const EbbStoryPartner *second = b;

  if (first->n_entries != second->n_entries)
    return first->n_entries > second->n_entries ? -1 : 1;
  return first->region->index < second->region->index ? -1 : 1;
}

/* The day is kept with the sum of its intensities as `mean` until it is complete. */
static EbbStoryDay *
get_day (EbbRegionStory *self,
         EbbDay day)
{
  EbbStoryDay added = { .day = day, .mean = 0, .worst = NAN };

  if (self->days->len == 0 || g_array_index (self->days, EbbStoryDay, self->days->len - 1).day != day)
    g_array_append_val (self->days, added);
  return &g_array_index (self->days, EbbStoryDay, self->days->len - 1);
}

/* One entry; those without a mark that counts for the region are passed over. */
static void
add_entry (EbbRegionStory *self,
           const EbbStoryMark *marks,
           guint n_marks,
           const gboolean *counts,
           guint *together)
{
  EbbStoryDay *day = NULL;
  guint qualities = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      if (!counts[marks[i].region])
        continue;
      day = get_day (self, marks[i].day);
      qualities |= marks[i].qualities;
      if (isnan (marks[i].intensity))
        continue;
      day->n_rated++;
      day->mean += marks[i].intensity;
      day->worst = fmax (day->worst, marks[i].intensity);
    }
  if (day == NULL)
    return;

  day->n_entries++;
  self->n_entries++;
  self->n_described += qualities != 0;
  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    self->qualities[i] += qualities >> i & 1;
  for (guint i = 0; i < n_marks; i++)
    if (!counts[marks[i].region])
      together[marks[i].region]++;
}

static void
settle_days (EbbRegionStory *self)
{
  double sum = 0;

  for (guint i = 0; i < self->days->len; i++)
    {
      EbbStoryDay *day = &g_array_index (self->days, EbbStoryDay, i);

      day->mean = day->n_rated > 0 ? day->mean / day->n_rated : NAN;
      if (day->n_rated == 0)
        continue;
      self->n_rated_days++;
      sum += day->mean;
      self->worst = fmax (self->worst, day->worst);
    }
  self->mean = self->n_rated_days > 0 ? sum / self->n_rated_days : NAN;
}

/**
 * ebb_region_story_new:
 * @region: a region
 * @marks: (array length=n_marks): all marks of the entries of a period that mark the
 *   region or a detail in it; each region once in an entry
 * @n_marks: how many
 *
 * Tells the story of a region. It counts as ebb_body_map_new() does: a detail counts
 * for the region that it lies in, intensities are averaged within a day first.
 * "Together" means in the same entry; it says nothing about why.
 *
 * Returns: (transfer full): the story
 */
EbbRegionStory *
ebb_region_story_new (const EbbRegion *region,
                      const EbbStoryMark *marks,
                      guint n_marks)
{
  EbbRegionStory *self = g_new0 (EbbRegionStory, 1);
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);
  g_autofree EbbStoryMark *sorted = g_memdup2 (marks, n_marks * sizeof *marks);
  g_autofree gboolean *counts = g_new (gboolean, n_regions);
  g_autofree guint *together = g_new0 (guint, n_regions);

  self->region = region;
  self->worst = NAN;
  self->days = g_array_new (FALSE, FALSE, sizeof (EbbStoryDay));
  self->partners = g_array_new (FALSE, FALSE, sizeof (EbbStoryPartner));
  for (guint i = 0; i < n_regions; i++)
    counts[i] = ebb_body_region_counts_for (regions[i], region);

  if (n_marks > 0)
    qsort (sorted, n_marks, sizeof *sorted, compare_marks_cb);
  for (guint begin = 0, end = 0; begin < n_marks; begin = end)
    {
      while (end < n_marks && sorted[end].entry == sorted[begin].entry)
        end++;
      add_entry (self, sorted + begin, end - begin, counts, together);
    }
  settle_days (self);

  for (guint i = 0; i < n_regions; i++)
    {
      EbbStoryPartner partner = { regions[i], together[i] };

      if (together[i] > 0)
        g_array_append_val (self->partners, partner);
    }
  g_array_sort (self->partners, compare_partners_cb);
  return self;
}

/**
 * ebb_region_story_free:
 * @self: (transfer full) (nullable): a story
 */
void
ebb_region_story_free (EbbRegionStory *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->days);
  g_array_unref (self->partners);
  g_free (self);
}

/**
 * ebb_region_story_get_qualities:
 * @self: a story
 * @order: (out): the qualities by index, the most frequent first
 *
 * Returns: how many of them were said at all; those behind are meaningless
 */
guint
ebb_region_story_get_qualities (const EbbRegionStory *self,
                                guint order[EBB_N_QUALITIES])
{
  guint n = 0;

  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    {
      guint place = n;

      if (self->qualities[i] == 0)
        continue;
      for (; place > 0 && self->qualities[order[place - 1]] < self->qualities[i]; place--)
        order[place] = order[place - 1];
      order[place] = i;
      n++;
    }
  return n;
}
