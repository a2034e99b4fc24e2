// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-region-order.h"

/*
 * The order in which regions are offered for choosing. Coarse before fine,
 * because "left knee" is what a tired person looks for; the parts without a side
 * last, because a person who is asked knows which side it is.
 */

static int
rank_region (const EbbRegion *region)
{
  switch (region->kind)
    {
    case EBB_REGION_PART:
      return ebb_region_side_is_unknown (region) ? 3 : 0;
    case EBB_REGION_DRAWN:
      return 1;
    case EBB_REGION_DETAIL:
      return 2;
    case EBB_REGION_UNKNOWN:
      return 3;
    default:
      g_return_val_if_reached (3);
    }
}

static int
compare_regions (gconstpointer a,
                 gconstpointer b)
{
  const EbbRegion *one = *(const EbbRegion *const *) a;
  const EbbRegion *two = *(const EbbRegion *const *) b;
  int difference = rank_region (one) - rank_region (two);

  if (difference != 0)
    return difference;
  return (int) one->index - (int) two->index;
}

/**
 * ebb_region_groups:
 *
 * Lists the parts of the body that all others belong to, from head to foot.
 *
 * Returns: (transfer container) (element-type EbbRegion): the parts
 */
GPtrArray *
ebb_region_groups (void)
{
  GPtrArray *groups = g_ptr_array_new ();
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (all[i]->parent == NULL)
      g_ptr_array_add (groups, (gpointer) all[i]);
  return groups;
}

/**
 * ebb_region_group_members:
 * @root: a part of the body from ebb_region_groups()
 * @with_details: whether to list what only the close-ups show, too
 *
 * Lists the regions of a part in the order of offering, the part itself among
 * them.
 *
 * Returns: (transfer container) (element-type EbbRegion): the regions
 */
GPtrArray *
ebb_region_group_members (const EbbRegion *root,
                          gboolean with_details)
{
  GPtrArray *members = g_ptr_array_new ();
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  g_return_val_if_fail (root != NULL, members);

  for (guint i = 0; i < n; i++)
    if (ebb_region_is_within (all[i], root) && (with_details || all[i]->kind != EBB_REGION_DETAIL))
      g_ptr_array_add (members, (gpointer) all[i]);
  g_ptr_array_sort (members, compare_regions);
  return members;
}

static gboolean
matches_all (const EbbRegion *region,
             char **words)
{
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !ebb_region_matches (region, *word))
      return FALSE;
  return TRUE;
}

/**
 * ebb_regions_search:
 * @text: what was typed; several words must all fit
 * @recent: (nullable) (element-type EbbRegion): regions marked lately, newest
 *   first
 *
 * Finds regions by words of their names: those marked lately first, then in the
 * order of offering. Nothing typed finds nothing.
 *
 * Returns: (transfer container) (element-type EbbRegion): the regions found
 */
GPtrArray *
ebb_regions_search (const char *text,
                    GPtrArray *recent)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  g_return_val_if_fail (text != NULL, found);

  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (g_strstrip (valid), -1);
  if (*folded == '\0')
    return found;
  words = g_strsplit_set (folded, " \t,", -1);

  for (guint i = 0; recent != NULL && i < recent->len; i++)
    if (matches_all (recent->pdata[i], words))
      g_ptr_array_add (found, recent->pdata[i]);
  for (guint i = 0; i < n; i++)
    if (matches_all (all[i], words) && !g_ptr_array_find (found, all[i], NULL))
      g_ptr_array_add (others, (gpointer) all[i]);
  g_ptr_array_sort (others, compare_regions);
  g_ptr_array_extend (found, others, NULL, NULL);
  return found;
}
