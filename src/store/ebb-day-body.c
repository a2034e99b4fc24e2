// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-day-body.h"

#include <math.h>
#include <string.h>

/* A record for each region, in the order of the codes: code, number of entries, number
 * of those with an intensity (4 bytes each), worst (4), sum (8); all little-endian. */

enum
{
  AT_CODE = 0,
  AT_ENTRIES = 4,
  AT_RATED = 8,
  AT_WORST = 12,
  AT_SUM = 16,
  RECORD = 24,
};

#define MAX_INTENSITY 10

/* Sums may differ by rounding, since the order in which numbers were added is not
 * kept. */
#define SUM_TOLERANCE 1e-6

static guint32
read_32 (const guint8 *p)
{
  guint32 number;

  memcpy (&number, p, sizeof number);

  return GUINT32_FROM_LE (number);
}

static void
put_32 (guint8 *p, guint32 number)
{
  number = GUINT32_TO_LE (number);
  memcpy (p, &number, sizeof number);
}

static void
read_record (const guint8 *p, EbbDayRegion *region)
{
  guint32 worst = read_32 (p + AT_WORST);
  guint64 sum;

  region->code = read_32 (p + AT_CODE);
  region->n_entries = read_32 (p + AT_ENTRIES);
  region->n_rated = read_32 (p + AT_RATED);
  memcpy (&region->worst, &worst, sizeof worst);
  memcpy (&sum, p + AT_SUM, sizeof sum);
  sum = GUINT64_FROM_LE (sum);
  memcpy (&region->sum, &sum, sizeof sum);
}

static void
write_record (guint8 *p, const EbbDayRegion *region)
{
  guint32 worst;
  guint64 sum;

  memcpy (&worst, &region->worst, sizeof worst);
  memcpy (&sum, &region->sum, sizeof sum);
  sum = GUINT64_TO_LE (sum);
  put_32 (p + AT_CODE, region->code);
  put_32 (p + AT_ENTRIES, region->n_entries);
  put_32 (p + AT_RATED, region->n_rated);
  put_32 (p + AT_WORST, worst);
  memcpy (p + AT_SUM, &sum, sizeof sum);
}

/* The figures of one region; what entries cannot say is brought within the bounds of
 * what they can. @worst is ignored where @n_rated is 0. */
EbbDayRegion
ebb_day_region_make (guint32 code, gint64 n_entries, gint64 n_rated, double sum, double worst)
{
  EbbDayRegion region = { .code = code };

  region.n_entries = (guint32) CLAMP (n_entries, 0, G_MAXUINT32);
  region.n_rated = (guint32) CLAMP (n_rated, 0, region.n_entries);
  if (region.n_rated == 0 || isnan (worst) || isnan (sum))
    {
      region.n_rated = 0;
      return region;
    }
  region.worst = (float) CLAMP (worst, 0, MAX_INTENSITY);
  region.sum = CLAMP (sum, 0, (double) MAX_INTENSITY * region.n_rated);

  return region;
}

/* Whether entries can say that; NAN never passes. */
static gboolean
is_possible (const EbbDayRegion *region)
{
  if (region->n_entries == 0 || region->n_rated > region->n_entries)
    return FALSE;
  if (region->n_rated == 0)
    return region->worst == 0 && region->sum == 0;

  return region->worst >= 0 && region->worst <= MAX_INTENSITY &&
         region->sum >= 0 && region->sum <= (double) MAX_INTENSITY * region->n_rated;
}

/* Reads the day in @bytes into @regions (element-type EbbDayRegion), in the order of
 * their codes. FALSE, and none, if it is damaged. */
gboolean
ebb_day_body_unpack (const guint8 *bytes, gsize length, GArray *regions)
{
  gsize n = length / RECORD;
  guint32 last = 0;

  g_array_set_size (regions, 0);
  if (length % RECORD != 0 || n > G_MAXUINT / sizeof (EbbDayRegion))
    return FALSE;

  g_array_set_size (regions, (guint) n);
  for (guint i = 0; i < n; i++)
    {
      EbbDayRegion *region = &g_array_index (regions, EbbDayRegion, i);

      read_record (bytes + (gsize) i * RECORD, region);
      if (region->code <= last || !is_possible (region))
        {
          g_array_set_size (regions, 0);
          return FALSE;
        }
      last = region->code;
    }

  return TRUE;
}

/* Puts @regions into @bytes, in the place of what is there. */
void
ebb_day_body_pack (const GArray *regions, GByteArray *bytes)
{
  g_byte_array_set_size (bytes, regions->len * RECORD);
  for (guint i = 0; i < regions->len; i++)
    write_record (bytes->data + (gsize) i * RECORD, &g_array_index (regions, EbbDayRegion, i));
}

static void
add (EbbDayRegion *present, const EbbDayRegion *figures)
{
  present->n_entries += figures->n_entries;
  present->n_rated += figures->n_rated;
  present->worst = MAX (present->worst, figures->worst);
  present->sum += figures->sum;
}

/* Adds @figures to what @regions say about the region; with @anew they take the place
 * of it, and if they are of no entry at all, nothing does. */
void
ebb_day_body_put (GArray *regions, const EbbDayRegion *figures, gboolean anew)
{
  EbbDayRegion *present = NULL;
  guint place = 0;

  while (place < regions->len && g_array_index (regions, EbbDayRegion, place).code < figures->code)
    place++;
  if (place < regions->len && g_array_index (regions, EbbDayRegion, place).code == figures->code)
    present = &g_array_index (regions, EbbDayRegion, place);

  if (present != NULL && anew && figures->n_entries == 0)
    g_array_remove_index (regions, place);
  else if (present != NULL && anew)
    *present = *figures;
  else if (present != NULL)
    add (present, figures);
  else if (figures->n_entries > 0)
    g_array_insert_val (regions, place, *figures);
}

/* Whether two days say the same. */
gboolean
ebb_day_body_equal (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const EbbDayRegion *one = &g_array_index (a, EbbDayRegion, i);
      const EbbDayRegion *other = &g_array_index (b, EbbDayRegion, i);

      if (one->code != other->code || one->n_entries != other->n_entries || one->n_rated != other->n_rated ||
          one->worst != other->worst || fabs (one->sum - other->sum) > SUM_TOLERANCE)
        return FALSE;
    }

  return TRUE;
}
