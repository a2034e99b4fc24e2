// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-db-private.h"

G_BEGIN_DECLS

#define EBB_CHANGESET_N_TABLES 19
#define EBB_CHANGESET_MAX_COLUMNS 22

/**
 * EbbChangesetTable:
 * @name: what it is called
 * @n_columns: how many columns it has
 * @keys: for each column 0, or its position in the primary key
 *
 * A table whose changes can be undone, as the header of a changeset describes it.
 */
typedef struct
{
  const char *name;
  guint8 n_columns;
  guint8 keys[EBB_CHANGESET_MAX_COLUMNS];
} EbbChangesetTable;

extern const EbbChangesetTable ebb_changeset_tables[EBB_CHANGESET_N_TABLES];

/* The names of those that hold records of therapy, ending with NULL. */
extern const char *const ebb_changeset_therapy_tables[];

/**
 * EbbChangeset:
 *
 * Writes the changeset of entries that were added, in the format that SQLite's session
 * extension reads. Recording each row with a session and reading it back costs more
 * than inserting it.
 */
typedef struct _EbbChangeset EbbChangeset;

EbbChangeset *ebb_changeset_new (void);
void ebb_changeset_free (EbbChangeset *changeset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbChangeset, ebb_changeset_free)

void ebb_changeset_add_entry (EbbChangeset *changeset, EbbEntry *entry, const guint8 *id, gint64 modified);
void ebb_changeset_append_to (EbbChangeset *changeset, GByteArray *bytes);

G_END_DECLS
