// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-digest.h"

#include <string.h>

/* What searches look into: all entries in the order of their rowids, which are their
 * places; and for each the codes of what was marked, valued and tagged, as the digest
 * has them. It is read when the first condition asks for it, costs some seventy bytes
 * for an entry, serves every letter that is typed after, and is dropped when nothing
 * is searched any more. */

/* Beside EbbWanted: the name is one of a region that this version knows. */
#define IS_REGION 0x80

/* So many bytes of 0 follow the lists: whatever damage stands before them, the
 * reading of one more entry ends within. */
#define END_BYTES 8

struct _EbbDirectory
{
  guint generation;  /* of the diary when it was read */
  GArray *entries;   /* (owned): EbbHit */
  guint32 *order;    /* (owned): their places, newest first */
  GByteArray *lists; /* (owned): of each entry, see ebb-digest.c */
  GPtrArray *names;  /* (owned): by code - 1, and NULL at the end */
  GByteArray *flags; /* (owned): of each name by code, what is always so */
  GHashTable *codes; /* (owned): name -> code; the names are those above */
  guint last;        /* the place that was found last */
};

void
ebb_directory_free (EbbDirectory *directory)
{
  g_clear_pointer (&directory->entries, g_array_unref);
  g_free (directory->order);
  g_clear_pointer (&directory->lists, g_byte_array_unref);
  g_clear_pointer (&directory->codes, g_hash_table_unref);
  g_clear_pointer (&directory->names, g_ptr_array_unref);
  g_clear_pointer (&directory->flags, g_byte_array_unref);
  g_free (directory);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbDirectory, ebb_directory_free)

/* --- reading ------------------------------------------------------------------ */

static gboolean
read_names (EbbDb *db, EbbDirectory *directory, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error, "SELECT name, code FROM digest_name ORDER BY code", "");
  static const guint8 none = 0;
  int state;

  if (rows == NULL)
    return FALSE;
  g_byte_array_append (directory->flags, &none, 1);
  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      const char *name = ebb_column_text (rows, 0);
      guint8 flags = name != NULL && ebb_region_find (name) != NULL ? IS_REGION : 0;

      g_ptr_array_add (directory->names, g_strdup (name != NULL ? name : ""));
      g_byte_array_append (directory->flags, &flags, 1);
      g_hash_table_insert (directory->codes, directory->names->pdata[directory->names->len - 1], GUINT_TO_POINTER (directory->names->len));
      if (sqlite3_column_int64 (rows, 1) != directory->names->len)
        {
          ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
          return FALSE;
        }
    }
  g_ptr_array_add (directory->names, NULL);

  return state == 0;
}

static gboolean
read_part (EbbDirectory *directory, gint64 part, const guint8 *bytes, gsize length)
{
  const guint8 *p = bytes;
  EbbDigest digest;

  while (p < bytes + length)
    {
      if (!ebb_digest_read (&p, bytes + length, part, &digest))
        return FALSE;
      g_array_append_val (directory->entries, digest.hit);
      g_byte_array_append (directory->lists, digest.names, (guint) digest.n_bytes);
    }

  return TRUE;
}

static gboolean
read_entries (EbbDb *db, EbbDirectory *directory, GError **error)
{
  g_autoptr (EbbStatement) parts = ebb_db_query (db, error, "SELECT part, entries FROM digest ORDER BY part", "");
  static const guint8 end[END_BYTES] = { 0 };
  int state;

  if (parts == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, parts, error)) > 0)
    {
      if (!read_part (directory, sqlite3_column_int64 (parts, 0), sqlite3_column_blob (parts, 1), (gsize) sqlite3_column_bytes (parts, 1)))
        {
          ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
          return FALSE;
        }
    }
  g_byte_array_append (directory->lists, end, sizeof end);

  return state == 0;
}

static int
compare_newest_first (const EbbHit *first, const EbbHit *second)
{
  if (first->day != second->day)
    return first->day > second->day ? -1 : 1;
  if (first->at != second->at)
    return first->at > second->at ? -1 : 1;

  return memcmp (second->id, first->id, EBB_UUID_BYTES);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer entries)
{
  return compare_newest_first ((const EbbHit *) entries + *(const guint32 *) a, (const EbbHit *) entries + *(const guint32 *) b);
}

/* Most entries are written in the order of their times. */
static void
order_entries (EbbDirectory *directory)
{
  const EbbHit *entries = (const EbbHit *) (gconstpointer) directory->entries->data;
  guint n = directory->entries->len;
  gboolean ordered = TRUE;

  directory->order = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      directory->order[i] = n - 1 - i;
      ordered = ordered && (i == 0 || compare_newest_first (&entries[i], &entries[i - 1]) <= 0);
    }
  if (!ordered)
    g_qsort_with_data (directory->order, (int) n, sizeof *directory->order, compare_places, (gpointer) entries);
}

/* Returns what there is to look into, as of now. It belongs to @db. Within a read
 * transaction. */
EbbDirectory *
ebb_directory_get (EbbDb *db, GError **error)
{
  g_autoptr (EbbDirectory) directory = NULL;

  if (db->directory != NULL && db->directory->generation == db->generation)
    return db->directory;

  g_clear_pointer (&db->directory, ebb_directory_free);
  directory = g_new0 (EbbDirectory, 1);
  directory->generation = db->generation;
  directory->entries = g_array_new (FALSE, FALSE, sizeof (EbbHit));
  directory->lists = g_byte_array_new ();
  directory->names = g_ptr_array_new_with_free_func (g_free);
  directory->flags = g_byte_array_new ();
  directory->codes = g_hash_table_new (g_str_hash, g_str_equal);
  if (!read_names (db, directory, error) || !read_entries (db, directory, error))
    return NULL;
  order_entries (directory);
  db->directory = g_steal_pointer (&directory);

  return db->directory;
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
  db->warm_generation = db->generation;
  if (!ebb_db_begin_read (db, NULL))
    return;
  ebb_directory_get (db, NULL);
  ebb_db_end_read (db);
}

/* --- looking ------------------------------------------------------------------ */

const EbbHit *
ebb_directory_get_entries (const EbbDirectory *directory, guint *n_entries)
{
  *n_entries = directory->entries->len;

  return (const EbbHit *) (gconstpointer) directory->entries->data;
}

/* Returns the places of the entries, newest first. */
const guint32 *
ebb_directory_get_order (const EbbDirectory *directory)
{
  return directory->order;
}

/* How many places are looked at before all of them: rows are mostly asked for in their
 * order. */
#define NEAR 8

/* Returns the place of the entry in row @rowid, or EBB_NO_PLACE. */
guint
ebb_directory_find_row (EbbDirectory *directory, gint64 rowid)
{
  const EbbHit *entries = (const EbbHit *) (gconstpointer) directory->entries->data;
  guint low = 0, high = directory->entries->len;

  for (guint place = directory->last; place < MIN (directory->last + NEAR, high); place++)
    {
      if (entries[place].rowid == rowid)
        return directory->last = place;
    }

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entries[middle].rowid < rowid)
        low = middle + 1;
      else
        high = middle;
    }

  return low < directory->entries->len && entries[low].rowid == rowid ? (directory->last = low) : EBB_NO_PLACE;
}

/* Returns all names that anything in the diary goes by, ended by NULL. */
const char *const *
ebb_directory_get_names (const EbbDirectory *directory)
{
  return (const char *const *) directory->names->pdata;
}

/* Returns a set of wanted names that has none in it. */
guint8 *
ebb_directory_want_nothing (const EbbDirectory *directory)
{
  return g_memdup2 (directory->flags->data, directory->flags->len);
}

/* Adds @name, if any entry has it, to the set @wanted. */
void
ebb_directory_want (const EbbDirectory *directory, guint8 *wanted, const char *name, EbbWanted as)
{
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (directory->codes, name));

  if (code != 0)
    wanted[code] |= (guint8) as;
}

/* Adds the places of the entries that have a wanted name or one of @qualities to the
 * set of bits @places. */
gboolean
ebb_directory_collect (const EbbDirectory *directory, const guint8 *wanted, guint qualities, guint64 *places, GError **error)
{
  const guint8 *p = directory->lists->data;
  const guint8 *end = p + directory->lists->len - END_BYTES;
  const guint32 n_codes = directory->flags->len;
  guint place;

  for (place = 0; place < directory->entries->len && p < end; place++)
    {
      guint found = 0;
      guint32 code;

      while ((code = ebb_digest_next_number (&p)) != 0)
        {
          guint flags = code < n_codes ? wanted[code] : 0;
          guint present = ebb_digest_next_number (&p);

          found |= (flags & EBB_WANTED_REGION) | ((flags & IS_REGION) != 0 ? present & qualities : 0);
        }
      while ((code = ebb_digest_next_number (&p)) != 0)
        found |= code < n_codes ? wanted[code] & EBB_WANTED_TRACKER : 0;
      while ((code = ebb_digest_next_number (&p)) != 0)
        found |= code < n_codes ? wanted[code] & EBB_WANTED_TAG : 0;
      if (found != 0)
        places[place / 64] |= G_GUINT64_CONSTANT (1) << (place % 64);
    }

  /* In damaged lists the entries and their names do not end together. */
  if (place != directory->entries->len || p != end)
    ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);

  return place == directory->entries->len && p == end;
}
