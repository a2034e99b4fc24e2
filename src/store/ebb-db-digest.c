// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-digest.h"

#include <string.h>

/* Keeps the digest that searches look into. Reading the tables themselves for the first
 * letter that is typed would take many times as long. */

typedef struct
{
  EbbDb *db;
  GHashTable *codes; /* (owned): name -> code, as far as asked for */
  gboolean compares; /* with what is kept, and changes nothing */
  gboolean right;    /* that was the same so far */
  gint64 part;
  gint64 n_parts;
  GByteArray *bytes; /* (owned): of the part */
  GByteArray *entry; /* (owned): what goes into it */
} Keeper;

static void
keeper_clear (Keeper *keeper)
{
  g_clear_pointer (&keeper->codes, g_hash_table_unref);
  g_clear_pointer (&keeper->bytes, g_byte_array_unref);
  g_clear_pointer (&keeper->entry, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keeper, keeper_clear)

static Keeper
keeper_make (EbbDb *db, gboolean compares)
{
  return (Keeper){
    .db = db,
    .codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .compares = compares,
    .right = TRUE,
    .bytes = g_byte_array_new (),
    .entry = g_byte_array_new (),
  };
}

/* The code of @name, which is given one if it has none. */
static gboolean
find_code (Keeper *keeper, const char *name, guint32 *code, GError **error)
{
  EbbDb *db = keeper->db;
  g_autoptr (EbbStatement) known = NULL;
  int state;

  *code = GPOINTER_TO_UINT (g_hash_table_lookup (keeper->codes, name));
  if (*code != 0)
    return TRUE;

  known = ebb_db_query (db, error, "SELECT code FROM digest_name WHERE name = ?1", "s", name);
  if (known == NULL || (state = ebb_db_step (db, known, error)) < 0)
    return FALSE;
  if (state > 0)
    {
      *code = (guint32) sqlite3_column_int64 (known, 0);
    }
  else if (keeper->compares)
    {
      keeper->right = FALSE;
      return TRUE;
    }
  else
    {
      if (!ebb_db_run (db, error, "INSERT INTO digest_name (name) VALUES (?1)", "s", name))
        return FALSE;
      *code = (guint32) sqlite3_last_insert_rowid (db->handle);
    }
  g_hash_table_insert (keeper->codes, g_strdup (name), GUINT_TO_POINTER (*code));

  return TRUE;
}

/* Adds the list of names that @sql yields for the entry with @id, with what stands
 * beside each in a second column. */
static gboolean
add_names (Keeper *keeper, const char *sql, const guint8 *id, GError **error)
{
  g_autoptr (EbbStatement) names = ebb_db_query (keeper->db, error, sql, "u", id);
  int state;

  if (names == NULL)
    return FALSE;
  while ((state = ebb_db_step (keeper->db, names, error)) > 0)
    {
      const char *name = ebb_column_text (names, 0);
      guint32 code;

      /* Only damage can bring that about. */
      if (name == NULL)
        continue;
      if (!find_code (keeper, name, &code, error))
        return FALSE;
      ebb_digest_add_number (keeper->entry, code);
      if (sqlite3_column_count (names) > 1)
        ebb_digest_add_number (keeper->entry, (guint32) sqlite3_column_int64 (names, 1) & EBB_QUALITIES_ALL);
    }
  ebb_digest_add_number (keeper->entry, 0);

  return state == 0;
}

/* Makes the digest of the entry in row @rowid: empty, if there is none. */
static gboolean
digest_entry (Keeper *keeper, gint64 rowid, GError **error)
{
  EbbDb *db = keeper->db;
  g_autoptr (EbbStatement) row = ebb_db_query (db, error, "SELECT id, day, at, pain FROM entry WHERE rowid = ?1", "i", rowid);
  EbbHit hit = { .rowid = rowid };
  int state;

  g_byte_array_set_size (keeper->entry, 0);
  if (row == NULL || (state = ebb_db_step (db, row, error)) < 0)
    return FALSE;
  if (state == 0)
    return TRUE;

  if (sqlite3_column_bytes (row, 0) == EBB_UUID_BYTES)
    memcpy (hit.id, sqlite3_column_blob (row, 0), EBB_UUID_BYTES);
  hit.day = sqlite3_column_int (row, 1);
  hit.at = sqlite3_column_int64 (row, 2);
  hit.pain = ebb_column_double (row, 3);

  ebb_digest_begin (keeper->entry, &hit);
  if (!add_names (keeper, "SELECT region, qualities FROM mark WHERE entry = ?1 ORDER BY region", hit.id, error) ||
      !add_names (keeper, "SELECT tracker FROM value WHERE entry = ?1 ORDER BY tracker", hit.id, error) ||
      !add_names (keeper, "SELECT tag FROM entry_tag WHERE entry = ?1 ORDER BY tag", hit.id, error))
    return FALSE;
  ebb_digest_end (keeper->entry);

  return TRUE;
}

/* Takes up @part: as it is kept, or empty to be compared. */
static gboolean
begin_part (Keeper *keeper, gint64 part, GError **error)
{
  g_autoptr (EbbStatement) row = NULL;
  int state;

  keeper->part = part;
  g_byte_array_set_size (keeper->bytes, 0);
  if (keeper->compares)
    return TRUE;

  row = ebb_db_query (keeper->db, error, "SELECT entries FROM digest WHERE part = ?1", "i", part);
  if (row == NULL || (state = ebb_db_step (keeper->db, row, error)) < 0)
    return FALSE;
  if (state > 0)
    g_byte_array_append (keeper->bytes, sqlite3_column_blob (row, 0), (guint) sqlite3_column_bytes (row, 0));

  return TRUE;
}

static gboolean
end_part (Keeper *keeper, GError **error)
{
  EbbDb *db = keeper->db;
  g_autoptr (EbbStatement) same = NULL;
  int state;

  if (keeper->compares)
    {
      same = ebb_db_query (db, error, "SELECT 1 FROM digest WHERE part = ?1 AND entries = ?2", "ib",
                           keeper->part, keeper->bytes->data, (gsize) keeper->bytes->len);
      if (same == NULL || (state = ebb_db_step (db, same, error)) < 0)
        return FALSE;
      keeper->right = keeper->right && state > 0;
      keeper->n_parts++;
      return TRUE;
    }

  if (keeper->bytes->len == 0)
    return ebb_db_run (db, error, "DELETE FROM digest WHERE part = ?1", "i", keeper->part);

  return ebb_db_run (db, error,
                     "INSERT INTO digest (part, entries) VALUES (?1, ?2) ON CONFLICT (part) DO UPDATE SET entries = excluded.entries", "ib",
                     keeper->part, keeper->bytes->data, (gsize) keeper->bytes->len);
}

/* Goes through the rows that @sql yields, in their order. @sound is FALSE, and the rest
 * left, if a part is damaged. */
static gboolean
digest_rows (Keeper *keeper, const char *sql, gboolean *sound, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (keeper->db, error, sql, "");
  gboolean first = TRUE;
  int state;

  *sound = TRUE;
  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (keeper->db, rows, error)) > 0)
    {
      gint64 rowid = sqlite3_column_int64 (rows, 0);
      gint64 part = ebb_digest_get_part (rowid);

      if (first || part != keeper->part)
        {
          if ((!first && !end_part (keeper, error)) || !begin_part (keeper, part, error))
            return FALSE;
          first = FALSE;
        }
      if (!digest_entry (keeper, rowid, error))
        return FALSE;
      *sound = ebb_digest_replace (keeper->bytes, rowid, keeper->entry);
      if (!*sound)
        return TRUE;
    }

  return state == 0 && (first || end_part (keeper, error));
}

/* Brings what the transaction touched up to date. */
gboolean
ebb_db_refresh_digest (EbbDb *db, GError **error)
{
  g_auto (Keeper) keeper = keeper_make (db, FALSE);
  gboolean sound;

  return digest_rows (&keeper, "SELECT docid FROM temp.dirty_entry ORDER BY docid", &sound, error) &&
         (sound || ebb_db_rebuild_digest (db, error)) &&
         ebb_db_run (db, error, "DELETE FROM temp.dirty_entry", "");
}

/* Makes it anew, from the entries alone. */
gboolean
ebb_db_rebuild_digest (EbbDb *db, GError **error)
{
  g_auto (Keeper) keeper = keeper_make (db, FALSE);
  gboolean sound;

  return ebb_db_run (db, error, "DELETE FROM digest", "") &&
         ebb_db_run (db, error, "DELETE FROM digest_name", "") &&
         digest_rows (&keeper, "SELECT rowid FROM entry ORDER BY rowid", &sound, error);
}

/* Compares it with a fresh one. */
gboolean
ebb_db_digest_is_right (EbbDb *db, gboolean *right, GError **error)
{
  g_auto (Keeper) keeper = keeper_make (db, TRUE);
  gboolean sound;
  gint64 n_parts;

  if (!digest_rows (&keeper, "SELECT rowid FROM entry ORDER BY rowid", &sound, error) ||
      !ebb_db_get_int (db, db->handle, "SELECT count(*) FROM digest", &n_parts, error))
    return FALSE;
  *right = keeper.right && n_parts == keeper.n_parts;

  return TRUE;
}
