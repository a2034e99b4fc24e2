// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry-part.h"

G_DEFINE_INTERFACE (EbbEntryPart, ebb_entry_part, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
ebb_entry_part_default_init (EbbEntryPartInterface *iface)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_ENTRY_PART, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_ENTRY_PART, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * ebb_entry_part_load:
 * @entry: the entry to show
 *
 * Shows what the entry says. `changed` is not emitted.
 */
void
ebb_entry_part_load (EbbEntryPart *self,
                     EbbEntry *entry)
{
  g_return_if_fail (EBB_IS_ENTRY_PART (self));
  g_return_if_fail (EBB_IS_ENTRY (entry));
  EBB_ENTRY_PART_GET_IFACE (self)->load (self, entry);
}

/**
 * ebb_entry_part_store:
 * @entry: the entry to change
 * @error: return location for an #EbbError
 *
 * Writes what is shown into the entry. What cannot be understood (a word where a
 * number belongs) leaves that value of the entry as it was.
 *
 * Returns: %FALSE with @error if something was not understood
 */
gboolean
ebb_entry_part_store (EbbEntryPart *self,
                      EbbEntry *entry,
                      GError **error)
{
  g_return_val_if_fail (EBB_IS_ENTRY_PART (self), FALSE);
  g_return_val_if_fail (EBB_IS_ENTRY (entry), FALSE);
  return EBB_ENTRY_PART_GET_IFACE (self)->store (self, entry, error);
}

/**
 * ebb_entry_part_emit_changed:
 *
 * For implementations: the person changed something.
 */
void
ebb_entry_part_emit_changed (EbbEntryPart *self)
{
  g_return_if_fail (EBB_IS_ENTRY_PART (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * ebb_entry_part_emit_submit:
 *
 * For implementations: the person asked to save.
 */
void
ebb_entry_part_emit_submit (EbbEntryPart *self)
{
  g_return_if_fail (EBB_IS_ENTRY_PART (self));
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}
