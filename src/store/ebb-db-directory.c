// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <string.h>

/* What searches look into: all entries newest first, with a way from ids and rowids
 * to places, and the regions and qualities of all marks. It is read when the first
 * condition asks for it, costs some ninety bytes for an entry, serves every letter
 * that is typed after, and is dropped when nothing is searched any more. */

struct _EbbDirectory
{
  guint generation; /* of the diary when it was read */
  GArray *entries;  /* (owned): EbbHit */
  guint32 *by_id;   /* (owned): open addressing; place + 1, 0 is free */
  guint32 *by_row;  /* (owned): the same */
  guint32 mask;
  GArray *marks; /* (owned) (nullable): EbbPlacedMark; until asked for */
};

void
ebb_directory_free (EbbDirectory *directory)
{
  g_array_unref (directory->entries);
  g_clear_pointer (&directory->marks, g_array_unref);
  g_free (directory->by_id);
  g_free (directory->by_row);
  g_free (directory);
}

static guint32
hash (guint64 a, guint64 b)
{
  guint64 mixed = (a ^ (b * 0x9e3779b97f4a7c15u)) * 0xff51afd7ed558ccdu;

  return (guint32) (mixed >> 32);
}

static guint32
hash_id (const guint8 *id)
{
  guint64 halves[2];

  memcpy (halves, id, sizeof halves);

  return hash (halves[0], halves[1]);
}

/* Returns the place of the entry with @id, or EBB_NO_PLACE. */
guint
ebb_directory_find_id (const EbbDirectory *directory, const guint8 *id)
{
  guint32 i = hash_id (id) & directory->mask;

  for (; directory->by_id[i] != 0; i = (i + 1) & directory->mask)
    {
      guint place = directory->by_id[i] - 1;

      if (memcmp (g_array_index (directory->entries, EbbHit, place).id, id, EBB_UUID_BYTES) == 0)
        return place;
    }

  return EBB_NO_PLACE;
}

/* Returns the place of the entry in row @rowid, or EBB_NO_PLACE. */
guint
ebb_directory_find_row (const EbbDirectory *directory, gint64 rowid)
{
  guint32 i = hash (0, (guint64) rowid) & directory->mask;

  for (; directory->by_row[i] != 0; i = (i + 1) & directory->mask)
    {
      guint place = directory->by_row[i] - 1;

      if (g_array_index (directory->entries, EbbHit, place).rowid == rowid)
        return place;
    }

  return EBB_NO_PLACE;
}

static gboolean
read_entries (EbbDb *db, GArray *entries, GError **error)
{
  g_autoptr (EbbStatement) rows =
    ebb_db_query (db, error,
                  "SELECT rowid, day, at, id, pain FROM entry INDEXED BY entry_by_day ORDER BY day DESC, at DESC, id DESC", "");
  int state;

  if (rows == NULL)
    return FALSE;

  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      EbbHit hit = {
        .rowid = sqlite3_column_int64 (rows, 0),
        .day = sqlite3_column_int (rows, 1),
        .at = sqlite3_column_int64 (rows, 2),
        .pain = ebb_column_double (rows, 4),
      };

      if (sqlite3_column_bytes (rows, 3) != EBB_UUID_BYTES)
        continue;
      memcpy (hit.id, sqlite3_column_blob (rows, 3), EBB_UUID_BYTES);
      g_array_append_val (entries, hit);
    }

  return state == 0;
}

static void
place_all (EbbDirectory *directory)
{
  guint32 size = 16;

  while (size < directory->entries->len * 2)
    size *= 2;
  directory->mask = size - 1;
  directory->by_id = g_new0 (guint32, size);
  directory->by_row = g_new0 (guint32, size);

  for (guint place = 0; place < directory->entries->len; place++)
    {
      const EbbHit *entry = &g_array_index (directory->entries, EbbHit, place);
      guint32 i = hash_id (entry->id) & directory->mask;

      while (directory->by_id[i] != 0)
        i = (i + 1) & directory->mask;
      directory->by_id[i] = place + 1;

      i = hash (0, (guint64) entry->rowid) & directory->mask;
      while (directory->by_row[i] != 0)
        i = (i + 1) & directory->mask;
      directory->by_row[i] = place + 1;
    }
}

/* Returns all entries, newest first, as of now. Within a read transaction. */
const EbbHit *
ebb_directory_get (EbbDb *db, guint *n_entries, GError **error)
{
  if (db->directory == NULL || db->directory->generation != db->generation)
    {
      g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (EbbHit), 64);

      g_clear_pointer (&db->directory, ebb_directory_free);
      if (!read_entries (db, entries, error))
        return NULL;

      db->directory = g_new0 (EbbDirectory, 1);
      db->directory->generation = db->generation;
      db->directory->entries = g_steal_pointer (&entries);
      place_all (db->directory);
    }

  *n_entries = db->directory->entries->len;

  return (const EbbHit *) db->directory->entries->data;
}

/* Returns the marks of the entries in the directory, in no order. */
const EbbPlacedMark *
ebb_directory_get_marks (EbbDb *db, guint *n_marks, GError **error)
{
  EbbDirectory *directory = db->directory;

  if (directory->marks == NULL)
    {
      g_autoptr (GArray) marks = g_array_sized_new (FALSE, FALSE, sizeof (EbbPlacedMark), 64);
      g_autoptr (EbbStatement) rows = ebb_db_query (db, error, "SELECT entry, region, qualities FROM mark", "");
      guint8 last_id[EBB_UUID_BYTES] = { 0 };
      EbbPlacedMark mark = { .place = EBB_NO_PLACE };
      int state;

      if (rows == NULL)
        return NULL;
      while ((state = ebb_db_step (db, rows, error)) > 0)
        {
          const char *name = ebb_column_text (rows, 1);
          const EbbRegion *region = name == NULL ? NULL : ebb_region_find (name);
          const guint8 *id = sqlite3_column_blob (rows, 0);

          if (region == NULL || sqlite3_column_bytes (rows, 0) != EBB_UUID_BYTES)
            continue;
          /* The marks of an entry follow each other. */
          if (memcmp (last_id, id, EBB_UUID_BYTES) != 0)
            {
              memcpy (last_id, id, EBB_UUID_BYTES);
              mark.place = ebb_directory_find_id (directory, id);
            }
          mark.region = region->index;
          mark.qualities = (guint32) sqlite3_column_int64 (rows, 2);
          if (mark.place != EBB_NO_PLACE)
            g_array_append_val (marks, mark);
        }
      if (state < 0)
        return NULL;
      directory->marks = g_steal_pointer (&marks);
    }

  *n_marks = directory->marks->len;

  return (const EbbPlacedMark *) directory->marks->data;
}

/* Lets go of all that is kept for searching. */
void
ebb_db_forget_search (EbbDb *db)
{
  g_clear_pointer (&db->found, ebb_found_free);
  g_clear_pointer (&db->directory, ebb_directory_free);
}

/* Whether the directory could be read now, so that the first letter typed into a
 * search need not wait for it. */
gboolean
ebb_db_wants_warming (EbbDb *db)
{
  return db->keeps_search && db->handle != NULL && !db->outdated && db->warm_generation != db->generation;
}

/* Reads the directory ahead; a failure will show when something is searched. */
void
ebb_db_warm_search (EbbDb *db)
{
  guint n;

  db->warm_generation = db->generation;
  if (!ebb_db_begin_read (db, NULL))
    return;
  if (ebb_directory_get (db, &n, NULL) != NULL)
    ebb_directory_get_marks (db, &n, NULL);
  ebb_db_end_read (db);
}
