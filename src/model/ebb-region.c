// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-region.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* The regions of data/body/regions.csv, read once from the program itself. The
 * table is ours and checked by tests, so reading it cannot fail at run time but
 * by a damaged program. */

#define UNKNOWN_PREFIX "unknown-"
#define ID_MAX_LENGTH 60
#define RESOURCE "/io/github/ebb_diary/Ebb/body/regions.csv"

enum
{
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_VIEW,
  COLUMN_PARENT,
  COLUMN_SIDE,
  COLUMN_NAME,
  COLUMN_BSA,
  COLUMN_WPI,
  COLUMN_MBM,
  COLUMN_CHOIR,
  COLUMN_SCT,
  N_COLUMNS
};

typedef struct
{
  GPtrArray *all;    /* (element-type EbbRegion) */
  GHashTable *by_id; /* interned id -> EbbRegion */
} Catalogue;

/* Splits one line in place; quotes only enclose a whole cell. */
static gboolean
split_line (char *line,
            char *cells[N_COLUMNS])
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      char *end;

      if (*line == '"')
        {
          cells[i] = ++line;
          end = strchr (line, '"');
          if (end == NULL)
            return FALSE;
          *end++ = '\0';
        }
      else
        {
          cells[i] = line;
          end = line + strcspn (line, ",");
        }
      if (i + 1 < N_COLUMNS && *end != ',')
        return FALSE;
      line = *end != '\0' ? end + 1 : end;
      *end = '\0';
    }
  return TRUE;
}

static EbbRegion *
region_from_cells (GHashTable *by_id,
                   char *cells[N_COLUMNS],
                   guint index)
{
  EbbRegion *region = g_new0 (EbbRegion, 1);

  region->id = g_intern_string (cells[COLUMN_ID]);
  region->kind = g_str_equal (cells[COLUMN_KIND], "drawn")    ? EBB_REGION_DRAWN
                 : g_str_equal (cells[COLUMN_KIND], "detail") ? EBB_REGION_DETAIL
                                                              : EBB_REGION_PART;
  region->view = g_intern_string (cells[COLUMN_VIEW]);
  region->parent = g_hash_table_lookup (by_id, cells[COLUMN_PARENT]);
  region->side = g_str_equal (cells[COLUMN_SIDE], "left")    ? EBB_SIDE_LEFT
                 : g_str_equal (cells[COLUMN_SIDE], "right") ? EBB_SIDE_RIGHT
                                                             : EBB_SIDE_NONE;
  region->english = g_intern_string (cells[COLUMN_NAME]);
  region->bsa_pct = g_ascii_strtod (cells[COLUMN_BSA], NULL);
  region->wpi = g_intern_string (cells[COLUMN_WPI]);
  region->mbm = g_intern_string (cells[COLUMN_MBM]);
  region->choir = g_intern_string (cells[COLUMN_CHOIR]);
  region->sct = g_intern_string (cells[COLUMN_SCT]);
  region->index = index;
  return region;
}

static gpointer
load_catalogue (gpointer user_data)
{
  Catalogue *catalogue = g_new0 (Catalogue, 1);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  char *line;
  char *rest;

  catalogue->all = g_ptr_array_new ();
  catalogue->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (bytes == NULL)
    {
      g_critical ("The table of regions is missing from the program");
      return catalogue;
    }

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  rest = text;
  strsep (&rest, "\n"); /* the header */
  while ((line = strsep (&rest, "\n")) != NULL)
    {
      char *cells[N_COLUMNS];
      EbbRegion *region;

      if (*line == '\0')
        continue;
      if (!split_line (line, cells))
        {
          g_critical ("The table of regions is damaged");
          break;
        }
      region = region_from_cells (catalogue->by_id, cells, catalogue->all->len);
      g_ptr_array_add (catalogue->all, region);
      g_hash_table_insert (catalogue->by_id, (gpointer) region->id, region);
    }
  return catalogue;
}

static Catalogue *
get_catalogue (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_catalogue, NULL);
}

/**
 * ebb_regions_get_all:
 * @n_regions: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_regions): every region, in the order
 *   of data/body/regions.csv; a parent always comes before its children
 */
const EbbRegion *const *
ebb_regions_get_all (guint *n_regions)
{
  Catalogue *catalogue = get_catalogue ();

  if (n_regions != NULL)
    *n_regions = catalogue->all->len;
  return (const EbbRegion *const *) catalogue->all->pdata;
}

/**
 * ebb_region_find:
 * @id: such as `neck-back-left`
 *
 * Returns: (transfer none) (nullable): the region, or %NULL if there is none
 */
const EbbRegion *
ebb_region_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (get_catalogue ()->by_id, id);
}

/* Whether @id could be a region: small letters in words with hyphens between. */
static gboolean
is_well_formed (const char *id)
{
  gsize length = strlen (id);

  if (length == 0 || length > ID_MAX_LENGTH || id[0] == '-' || id[length - 1] == '-' || g_str_has_prefix (id, UNKNOWN_PREFIX))
    return FALSE;

  return strspn (id, "abcdefghijklmnopqrstuvwxyz-") == length && strstr (id, "--") == NULL;
}

/**
 * ebb_region_find_or_keep:
 * @id: the id of a region as a diary holds it
 *
 * A diary may name regions that this version of Ebb does not have, since a newer
 * one wrote it or since they were given up. They are no place on the figure, but
 * what is marked there must not be lost. Safe to call on any thread.
 *
 * Returns: (transfer none) (nullable): the region, of %EBB_REGION_UNKNOWN if there
 *   is none of that id, or %NULL if @id cannot be one
 */
const EbbRegion *
ebb_region_find_or_keep (const char *id)
{
  static GMutex mutex;
  static GHashTable *unknown; /* interned id -> EbbRegion */
  const EbbRegion *known = ebb_region_find (id);
  EbbRegion *region;

  if (known != NULL || !is_well_formed (id))
    return known;

  g_mutex_lock (&mutex);
  if (unknown == NULL)
    unknown = g_hash_table_new (g_str_hash, g_str_equal);
  region = g_hash_table_lookup (unknown, id);
  if (region == NULL)
    {
      region = g_new0 (EbbRegion, 1);
      region->id = region->english = g_intern_string (id);
      region->kind = EBB_REGION_UNKNOWN;
      region->view = region->wpi = region->mbm = region->choir = region->sct = "";
      region->index = G_MAXINT;
      g_hash_table_insert (unknown, (gpointer) region->id, region);
    }
  g_mutex_unlock (&mutex);

  return region;
}

/**
 * ebb_region_from_word:
 * @word: a region as files name it: `knee`, or `unknown-tail` for one that the Ebb
 *   that wrote the file did not know
 *
 * A plain word that is no region is taken for a slip of the pen.
 *
 * Returns: (transfer none) (nullable): the region
 */
const EbbRegion *
ebb_region_from_word (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  if (g_str_has_prefix (word, UNKNOWN_PREFIX))
    return ebb_region_find_or_keep (word + strlen (UNKNOWN_PREFIX));

  return ebb_region_find (word);
}

/**
 * ebb_region_append_word:
 * @region: a region
 * @text: where to append it
 *
 * Appends what ebb_region_from_word() reads.
 */
void
ebb_region_append_word (const EbbRegion *region,
                        GString *text)
{
  g_return_if_fail (region != NULL);

  if (region->kind == EBB_REGION_UNKNOWN)
    g_string_append (text, UNKNOWN_PREFIX);
  g_string_append (text, region->id);
}

/**
 * ebb_region_compare:
 * @a: a region
 * @b: a region
 *
 * Returns: the order of data/body/regions.csv, then of the ids of unknown ones
 */
int
ebb_region_compare (const EbbRegion *a,
                    const EbbRegion *b)
{
  if (a->index != b->index)
    return a->index < b->index ? -1 : 1;

  return strcmp (a->id, b->id);
}

/**
 * ebb_region_get_name:
 * @region: a region
 *
 * Returns: (transfer none): its full name in the language of the session. Left
 *   and right in it are the person's own.
 */
const char *
ebb_region_get_name (const EbbRegion *region)
{
  g_return_val_if_fail (region != NULL, "");

  return g_dpgettext2 (NULL, "region", region->english);
}

/**
 * ebb_region_side_is_unknown:
 * @region: a region
 *
 * Returns: whether the region exists on both sides and does not say which: such
 *   a mark is never counted as left or right
 */
gboolean
ebb_region_side_is_unknown (const EbbRegion *region)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  g_return_val_if_fail (region != NULL, FALSE);

  if (region->kind != EBB_REGION_PART || region->side != EBB_SIDE_NONE)
    return FALSE;
  for (guint i = region->index + 1; i < n; i++)
    if (all[i]->side != EBB_SIDE_NONE && ebb_region_is_within (all[i], region))
      return TRUE;
  return FALSE;
}

/**
 * ebb_region_get_label:
 * @region: a region
 *
 * Returns: (transfer full): its name as it is shown to a person, with what is
 *   not known: "Knee (side not recorded)"
 */
char *
ebb_region_get_label (const EbbRegion *region)
{
  g_return_val_if_fail (region != NULL, NULL);

  if (ebb_region_side_is_unknown (region))
    /* Translators: %s is the name of a part of the body, such as "Knee" */
    return g_strdup_printf (_ ("%s (side not recorded)"), ebb_region_get_name (region));
  if (region->kind == EBB_REGION_UNKNOWN)
    /* Translators: %s is the id of a part of the body that another version of Ebb knows, such as "knee-inside-left" */
    return g_strdup_printf (_ ("“%s” (not known to this version of Ebb)"), region->id);
  return g_strdup (ebb_region_get_name (region));
}

/**
 * ebb_region_get_root:
 * @region: a region
 *
 * Returns: (transfer none): the part of the body that it belongs to
 */
const EbbRegion *
ebb_region_get_root (const EbbRegion *region)
{
  g_return_val_if_fail (region != NULL, NULL);

  while (region->parent != NULL)
    region = region->parent;
  return region;
}

/**
 * ebb_region_get_other_side:
 * @region: a region
 *
 * Returns: (transfer none) (nullable): the same place on the other side of the
 *   body, or %NULL if @region lies on neither
 */
const EbbRegion *
ebb_region_get_other_side (const EbbRegion *region)
{
  EbbSide other;
  g_autofree char *id = NULL;

  g_return_val_if_fail (region != NULL, NULL);

  if (region->side == EBB_SIDE_NONE)
    return NULL;
  other = region->side == EBB_SIDE_LEFT ? EBB_SIDE_RIGHT : EBB_SIDE_LEFT;
  id = g_strdup_printf ("%.*s%s", (int) (strlen (region->id) - strlen (ebb_side_to_string (region->side))), region->id,
                        ebb_side_to_string (other));
  return ebb_region_find (id);
}

/**
 * ebb_region_is_within:
 * @region: a region
 * @ancestor: another or the same
 *
 * Returns: whether @region is @ancestor or a part of it
 */
gboolean
ebb_region_is_within (const EbbRegion *region,
                      const EbbRegion *ancestor)
{
  for (; region != NULL; region = region->parent)
    if (region == ancestor)
      return TRUE;
  return FALSE;
}

/**
 * ebb_region_find_on_side:
 * @name: an id without its side: `neck-back`, or `sacrum`, which lies on neither
 * @side: a side
 *
 * For tables that hold for both sides of the body.
 *
 * Returns: (transfer none) (nullable): the region on that side, or the one in the
 *   middle that has no side; never one whose side is only not known
 */
const EbbRegion *
ebb_region_find_on_side (const char *name,
                         EbbSide side)
{
  g_autofree char *id = NULL;
  const EbbRegion *region = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (side != EBB_SIDE_NONE)
    {
      id = g_strdup_printf ("%s-%s", name, ebb_side_to_string (side));
      region = ebb_region_find (id);
    }
  if (region == NULL)
    region = ebb_region_find (name);
  return region != NULL && !ebb_region_side_is_unknown (region) ? region : NULL;
}

/**
 * ebb_region_overlaps:
 * @region: a region
 * @other: another or the same
 *
 * Returns: whether one is a part of the other, so that what is said of one may be of
 *   the other, too. A knee without a side overlaps both knees.
 */
gboolean
ebb_region_overlaps (const EbbRegion *region,
                     const EbbRegion *other)
{
  return ebb_region_is_within (region, other) || ebb_region_is_within (other, region);
}

/**
 * ebb_region_matches:
 * @region: a region
 * @folded_word: a word folded with g_utf8_casefold(), not empty
 *
 * Returns: whether the region's name, or the name of a part that it belongs to,
 *   contains the word
 */
gboolean
ebb_region_matches (const EbbRegion *region,
                    const char *folded_word)
{
  g_return_val_if_fail (folded_word != NULL, FALSE);

  for (; region != NULL; region = region->parent)
    {
      g_autofree char *folded = g_utf8_casefold (ebb_region_get_name (region), -1);

      if (strstr (folded, folded_word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * ebb_side_to_string:
 * @side: a side
 *
 * Returns: (transfer none): `left`, `right` or ``, as files write it
 */
const char *
ebb_side_to_string (EbbSide side)
{
  switch (side)
    {
    case EBB_SIDE_LEFT:
      return "left";
    case EBB_SIDE_RIGHT:
      return "right";
    case EBB_SIDE_NONE:
    default:
      return "";
    }
}
