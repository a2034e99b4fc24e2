// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-changeset-check.h"

#include <string.h>

#include "ebb-changeset.h"

/* A changeset comes back from a file, and SQLite takes it for one of its own: it reads
 * past the end of a damaged one, and passes silently over a table whose name or
 * shape it does not know. */

/* A value that a change does not tell: SQLite's other types begin at 1. */
#define UNDEFINED 0

typedef struct
{
  const guint8 *next;
  const guint8 *end;
} Reader;

static gboolean
skip (Reader *reader, gsize length)
{
  if (length > (gsize) (reader->end - reader->next))
    return FALSE;
  reader->next += length;

  return TRUE;
}

static gboolean
read_byte (Reader *reader, guint8 *byte)
{
  if (reader->next == reader->end)
    return FALSE;
  *byte = *reader->next++;

  return TRUE;
}

/* SQLite's variable-length number. Five bytes hold any length that there can be. */
static gboolean
read_length (Reader *reader, gsize *length)
{
  guint64 number = 0;
  guint8 byte;

  for (int i = 0; i < 5; i++)
    {
      if (!read_byte (reader, &byte))
        return FALSE;
      number = number << 7 | (byte & 0x7f);
      if (byte < 0x80)
        {
          *length = (gsize) MIN (number, G_MAXUINT32);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_value (Reader *reader, guint8 *type)
{
  gsize length;

  if (!read_byte (reader, type))
    return FALSE;

  switch (*type)
    {
    case UNDEFINED:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (reader, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_length (reader, &length) && skip (reader, length);
    default:
      return FALSE;
    }
}

/* A row that was added or deleted: all that was in it. */
static gboolean
read_row (Reader *reader, const EbbChangesetTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      guint8 type;

      if (!read_value (reader, &type) || type == UNDEFINED)
        return FALSE;
    }

  return TRUE;
}

/* A row that was changed: its key; and of each column that changed, the old and the
 * new value. */
static gboolean
read_update (Reader *reader, const EbbChangesetTable *table)
{
  guint8 old[EBB_CHANGESET_MAX_COLUMNS];

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (!read_value (reader, &old[i]) || (table->keys[i] != 0 && old[i] == UNDEFINED))
        return FALSE;
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      gboolean changed = table->keys[i] == 0 && old[i] != UNDEFINED;
      guint8 type;

      if (!read_value (reader, &type) || (type != UNDEFINED) != changed)
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_change (Reader *reader, const EbbChangesetTable *table)
{
  guint8 kind, indirect;

  if (!read_byte (reader, &kind) || !read_byte (reader, &indirect))
    return FALSE;

  switch (kind)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return read_row (reader, table);
    case SQLITE_UPDATE:
      return read_update (reader, table);
    default:
      return FALSE;
    }
}

/* The header of a table; NULL when it is not one that Ebb records. */
static const EbbChangesetTable *
read_table (Reader *reader)
{
  const guint8 *keys, *name;
  guint8 mark, n_columns;

  if (!read_byte (reader, &mark) || mark != 'T' || !read_byte (reader, &n_columns))
    return NULL;
  keys = reader->next;
  if (!skip (reader, n_columns))
    return NULL;
  name = reader->next;
  if (!skip (reader, strnlen ((const char *) name, (gsize) (reader->end - name)) + 1))
    return NULL;

  for (guint i = 0; i < EBB_CHANGESET_N_TABLES; i++)
    {
      const EbbChangesetTable *table = &ebb_changeset_tables[i];

      if (strcmp ((const char *) name, table->name) == 0)
        return n_columns == table->n_columns && memcmp (keys, table->keys, n_columns) == 0 ? table : NULL;
    }

  return NULL;
}

/**
 * ebb_changeset_check:
 * @bytes: what should be a changeset
 * @length: how many bytes it has
 *
 * Says whether @bytes can be given to SQLite: whether they are changes of tables
 * that Ebb records, one or more of each, to their last byte. The values are not
 * looked at, as the diary's own rules are for those.
 */
gboolean
ebb_changeset_check (const void *bytes, gsize length)
{
  Reader reader = { bytes, (const guint8 *) bytes + length };

  if (length == 0)
    return FALSE;

  while (reader.next != reader.end)
    {
      const EbbChangesetTable *table = read_table (&reader);

      if (table == NULL)
        return FALSE;
      do
        {
          if (!read_change (&reader, table))
            return FALSE;
        }
      while (reader.next != reader.end && *reader.next != 'T');
    }

  return TRUE;
}
