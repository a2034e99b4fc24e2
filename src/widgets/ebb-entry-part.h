// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-entry.h"

G_BEGIN_DECLS

/**
 * EbbEntryPart:
 *
 * A widget that shows and changes one part of an entry. It never holds more of
 * the entry than its own part: what it does not show, it does not touch.
 *
 * Signals: `changed` (the person changed something; not emitted by `load`),
 * `submit` (the person asked to save, as with Enter).
 */
#define EBB_TYPE_ENTRY_PART (ebb_entry_part_get_type ())
G_DECLARE_INTERFACE (EbbEntryPart, ebb_entry_part, EBB, ENTRY_PART, GtkWidget)

struct _EbbEntryPartInterface
{
  GTypeInterface parent_iface;

  void (*load) (EbbEntryPart *self, EbbEntry *entry);
  gboolean (*store) (EbbEntryPart *self, EbbEntry *entry, GError **error);
};

void ebb_entry_part_load (EbbEntryPart *self, EbbEntry *entry);
gboolean ebb_entry_part_store (EbbEntryPart *self, EbbEntry *entry, GError **error);
void ebb_entry_part_emit_changed (EbbEntryPart *self);
void ebb_entry_part_emit_submit (EbbEntryPart *self);

G_END_DECLS
