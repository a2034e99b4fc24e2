// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-check-in.h"

#include <math.h>
#include <string.h>

/**
 * ebb_check_in_count_new_marks:
 * @entry: the entry being written
 * @last: the entry of last time
 *
 * Counts the marks that ebb_check_in_take_marks() would add.
 */
guint
ebb_check_in_count_new_marks (EbbEntry *entry,
                              EbbEntry *last)
{
  guint n = 0;

  g_return_val_if_fail (EBB_IS_ENTRY (entry) && EBB_IS_ENTRY (last), 0);

  for (guint i = 0; i < ebb_entry_get_n_marks (last); i++)
    if (ebb_entry_find_mark (entry, ebb_entry_get_mark (last, i)->region) == NULL)
      n++;
  return n;
}

/**
 * ebb_check_in_take_marks:
 * @entry: the entry being written
 * @last: the entry of last time
 *
 * "Same places as last time": adds the marks of @last with all that was said
 * about them. What @entry already says about a place stays.
 *
 * Returns: how many marks were added
 */
guint
ebb_check_in_take_marks (EbbEntry *entry,
                         EbbEntry *last)
{
  guint n = 0;

  g_return_val_if_fail (EBB_IS_ENTRY (entry) && EBB_IS_ENTRY (last), 0);

  for (guint i = 0; i < ebb_entry_get_n_marks (last); i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (last, i);

      if (ebb_entry_find_mark (entry, mark->region) == NULL)
        {
          ebb_entry_set_mark (entry, mark);
          n++;
        }
    }
  return n;
}

/**
 * ebb_check_in_overlay:
 * @entry: an entry, for one a draft that was found
 * @top: what has been written since
 *
 * Puts everything that @top says over @entry. What @top does not say stays, so
 * that neither is lost.
 */
void
ebb_check_in_overlay (EbbEntry *entry,
                      EbbEntry *top)
{
  const char *note;

  g_return_if_fail (EBB_IS_ENTRY (entry) && EBB_IS_ENTRY (top));

  for (int slot = 0; slot < EBB_N_RATING_SLOTS; slot++)
    if (!isnan (ebb_entry_get_rating (top, slot)))
      ebb_entry_set_rating (entry, slot, ebb_entry_get_rating (top, slot));
  for (guint i = 0; i < ebb_entry_get_n_marks (top); i++)
    ebb_entry_set_mark (entry, ebb_entry_get_mark (top, i));
  for (guint i = 0; i < ebb_entry_get_n_values (top); i++)
    ebb_entry_set_value (entry, ebb_entry_get_value (top, i));
  for (guint i = 0; i < ebb_entry_get_n_tags (top); i++)
    ebb_entry_add_tag (entry, ebb_entry_get_tag (top, i));

  note = ebb_entry_get_note (top);
  if (note != NULL && *note != '\0')
    {
      const char *below = ebb_entry_get_note (entry);
      g_autofree char *both = NULL;

      if (below != NULL && *below != '\0' && strcmp (below, note) != 0)
        both = g_strconcat (below, "\n", note, NULL);
      ebb_entry_set_note (entry, both != NULL ? both : note);
    }
}

/**
 * ebb_check_in_is_more_than_pain:
 * @entry: an entry
 *
 * Says whether an entry holds anything but the rating of pain now, so that a
 * form has to unfold to show it.
 */
gboolean
ebb_check_in_is_more_than_pain (EbbEntry *entry)
{
  g_autoptr (EbbEntry) copy = NULL;

  g_return_val_if_fail (EBB_IS_ENTRY (entry), FALSE);

  copy = ebb_entry_copy (entry);
  ebb_entry_set_rating (copy, EBB_RATING_NOW, NAN);
  return !ebb_entry_is_empty (copy);
}

/**
 * ebb_check_in_order_parts:
 * @chosen: the parts that the person chose, in their order
 * @known: the parts that there are, in the usual order
 * @all: whether to add the parts not chosen after the chosen ones
 *
 * Orders the parts of a form. Names that are not known and repetitions are left
 * out, so that settings of another version do no harm.
 *
 * Returns: (transfer full): the parts to show
 */
GStrv
ebb_check_in_order_parts (const char *const *chosen,
                          const char *const *known,
                          gboolean all)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; chosen[i] != NULL; i++)
    if (g_strv_contains (known, chosen[i]) && g_hash_table_add (seen, (char *) chosen[i]))
      g_strv_builder_add (parts, chosen[i]);
  for (guint i = 0; all && known[i] != NULL; i++)
    if (g_hash_table_add (seen, (char *) known[i]))
      g_strv_builder_add (parts, known[i]);
  return g_strv_builder_end (parts);
}
