// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <string.h>

/* Records of therapy, read and written by the layout that the model gives them: a table
 * for each kind and one for each list in it. The statements are put together once from
 * the names in the layouts, which are constants; values are bound. */

typedef enum
{
  SQL_SELECT,
  SQL_SELECT_IDS,
  SQL_INSERT,
  SQL_UPDATE,
  SQL_DELETE,
  SQL_SELECT_ROWS,
  SQL_INSERT_ROW,
  SQL_DELETE_ROWS,
  N_SQLS,
} Sql;

/* --- statements ------------------------------------------------------------------ */

/* Appends each column by @format, which has one %s, or another one with its number. */
static void
append_columns (GString *sql, const EbbLayout *layout, gboolean is_update)
{
  int number = 2;

  for (guint i = 0; i < layout->n_fields; i++)
    {
      const EbbField *field = &layout->fields[i];

      if (field->type == EBB_FIELD_ROWS)
        continue;
      g_string_append_printf (sql, is_update ? "%s = ?%d, " : "%s, ", field->name, number++);
      if (field->type == EBB_FIELD_MOMENT)
        g_string_append_printf (sql, is_update ? "%s_tz = ?%d, " : "%s_tz, ", field->name, number++);
    }
}

static void
append_places (GString *sql, const EbbLayout *layout)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      if (layout->fields[i].type != EBB_FIELD_ROWS)
        g_string_append (sql, layout->fields[i].type == EBB_FIELD_MOMENT ? ", ?, ?" : ", ?");
    }
}

static void
drop_comma (GString *sql)
{
  g_string_truncate (sql, sql->len - strlen (", "));
}

/* @owner is the name of the table that rows belong to. */
static const char *
make_sql (const EbbLayout *layout, const char *owner, Sql kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  switch (kind)
    {
    case SQL_SELECT:
      g_string_append (sql, "SELECT ");
      append_columns (sql, layout, FALSE);
      g_string_append_printf (sql, "modified FROM %s WHERE id = ?1", layout->name);
      break;
    case SQL_SELECT_IDS:
      g_string_append_printf (sql, "SELECT id FROM %s ORDER BY id", layout->name);
      break;
    case SQL_INSERT:
      g_string_append_printf (sql, "INSERT INTO %s (id, ", layout->name);
      append_columns (sql, layout, FALSE);
      g_string_append (sql, "modified) VALUES (?1");
      append_places (sql, layout);
      g_string_append (sql, ", ?) ON CONFLICT (id) DO NOTHING");
      break;
    case SQL_UPDATE:
      g_string_append_printf (sql, "UPDATE %s SET ", layout->name);
      append_columns (sql, layout, TRUE);
      g_string_append (sql, "modified = ? WHERE id = ?1");
      break;
    case SQL_DELETE:
      g_string_append_printf (sql, "DELETE FROM %s WHERE id = ?1", layout->name);
      break;
    case SQL_SELECT_ROWS:
      g_string_append (sql, "SELECT ");
      append_columns (sql, layout, FALSE);
      drop_comma (sql);
      g_string_append_printf (sql, " FROM %s WHERE %s = ?1 ORDER BY nr", layout->name, owner);
      break;
    case SQL_INSERT_ROW:
      g_string_append_printf (sql, "INSERT INTO %s (%s, ", layout->name, owner);
      append_columns (sql, layout, FALSE);
      g_string_append (sql, "nr) VALUES (?1");
      append_places (sql, layout);
      g_string_append (sql, ", ?)");
      break;
    case SQL_DELETE_ROWS:
      g_string_append_printf (sql, "DELETE FROM %s WHERE %s = ?1", layout->name, owner);
      break;
    case N_SQLS:
    default:
      g_assert_not_reached ();
    }

  return g_intern_string (sql->str);
}

/* The statement about the records or rows of @layout, always at the same address. */
static const char *
get_sql (const EbbLayout *layout, const char *owner, Sql kind)
{
  static GMutex mutex;
  static GHashTable *made; /* layout -> its statements */
  const char **sqls;

  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new (NULL, NULL);
  sqls = g_hash_table_lookup (made, layout);
  if (sqls == NULL)
    {
      sqls = g_new0 (const char *, N_SQLS);
      g_hash_table_insert (made, (gpointer) layout, sqls);
    }
  if (sqls[kind] == NULL)
    sqls[kind] = make_sql (layout, owner, kind);
  g_mutex_unlock (&mutex);

  return sqls[kind];
}

/* --- values ------------------------------------------------------------------------ */

static gboolean
bind_id (EbbStatement *statement, int column, const char *id)
{
  guint8 uuid[EBB_UUID_BYTES];

  if (id == NULL)
    return sqlite3_bind_null (statement, column) == SQLITE_OK;

  return ebb_uuid_from_string (id, uuid) &&
         sqlite3_bind_blob (statement, column, uuid, EBB_UUID_BYTES, SQLITE_TRANSIENT) == SQLITE_OK;
}

static int
bind_text (EbbStatement *statement, int column, const char *text)
{
  return text != NULL ? sqlite3_bind_text (statement, column, text, -1, SQLITE_TRANSIENT) : sqlite3_bind_null (statement, column);
}

static int
bind_list (EbbStatement *statement, int column, GPtrArray *list, gboolean is_regions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      gpointer item = g_ptr_array_index (list, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, is_regions ? ((const EbbRegion *) item)->id : (const char *) item);
    }

  return bind_text (statement, column, list->len > 0 ? text->str : NULL);
}

static int
bind_moment (EbbStatement *statement, int column, EbbMoment moment)
{
  int code = sqlite3_bind_int64 (statement, column, moment.at);

  return code == SQLITE_OK ? sqlite3_bind_int (statement, column + 1, moment.offset) : code;
}

/* Binds a field to @column, and a moment to the next one, too. */
static gboolean
bind_field (EbbStatement *statement, int column, const EbbField *field, gpointer data)
{
  gpointer at = ebb_field_at (field, data);

  /* What was not recorded is NULL; so is everything before it is bound. */
  if (ebb_field_is_absent (field, data))
    return TRUE;

  switch (field->type)
    {
    case EBB_FIELD_LINE:
    case EBB_FIELD_TEXT:
    case EBB_FIELD_WORD:
      return bind_text (statement, column, *(const char **) at) == SQLITE_OK;
    case EBB_FIELD_ID:
      return bind_id (statement, column, *(const char **) at);
    case EBB_FIELD_REGION:
      return bind_text (statement, column, (*(const EbbRegion **) at)->id) == SQLITE_OK;
    case EBB_FIELD_CHOICE:
      return bind_text (statement, column, field->words[*(int *) at]) == SQLITE_OK;
    case EBB_FIELD_COUNT:
      return sqlite3_bind_int (statement, column, *(int *) at) == SQLITE_OK;
    case EBB_FIELD_FLAG:
      return sqlite3_bind_int (statement, column, *(gboolean *) at ? 1 : 0) == SQLITE_OK;
    case EBB_FIELD_NUMBER:
      return sqlite3_bind_double (statement, column, *(double *) at + 0.0) == SQLITE_OK;
    case EBB_FIELD_DAY:
      return sqlite3_bind_int (statement, column, *(EbbDay *) at) == SQLITE_OK;
    case EBB_FIELD_MOMENT:
      return bind_moment (statement, column, *(EbbMoment *) at) == SQLITE_OK;
    case EBB_FIELD_WORDS:
    case EBB_FIELD_REGIONS:
      return bind_list (statement, column, *(GPtrArray **) at, field->type == EBB_FIELD_REGIONS) == SQLITE_OK;
    case EBB_FIELD_ROWS:
    default:
      g_assert_not_reached ();
    }
}

/* Runs a statement whose first value is an id, whose last is @last, and which has the
 * fields of @data between them. */
static gboolean
run_with_fields (EbbDb *db, const char *sql, const guint8 *id, const EbbLayout *layout, gpointer data, gint64 last, GError **error)
{
  g_autoptr (EbbStatement) statement = ebb_db_query (db, error, sql, "u", id);
  int column = 2;
  gboolean bound = TRUE;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; bound && i < layout->n_fields; i++)
    {
      if (layout->fields[i].type == EBB_FIELD_ROWS)
        continue;
      bound = bind_field (statement, column, &layout->fields[i], data);
      column += layout->fields[i].type == EBB_FIELD_MOMENT ? 2 : 1;
    }
  if (!bound || sqlite3_bind_int64 (statement, column, last) != SQLITE_OK)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONSTRAINT, error);
      return FALSE;
    }

  return ebb_db_step (db, statement, error) >= 0;
}

static gboolean
read_list (const char *text, GPtrArray *list, gboolean is_regions)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gconstpointer item = is_regions ? (gconstpointer) ebb_region_find_or_keep (words[i]) : g_intern_string (words[i]);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (list, (gpointer) item);
    }

  return TRUE;
}

static gboolean
read_text_field (EbbStatement *row, int column, const EbbField *field, gpointer at)
{
  const char *text = ebb_column_text (row, column);

  if (text == NULL)
    return FALSE;

  switch ((int) field->type)
    {
    case EBB_FIELD_LINE:
    case EBB_FIELD_TEXT:
      *(char **) at = g_strdup (text);
      return TRUE;
    case EBB_FIELD_WORD:
      *(const char **) at = g_intern_string (text);
      return TRUE;
    case EBB_FIELD_REGION:
      *(const EbbRegion **) at = ebb_region_find_or_keep (text);
      return *(const EbbRegion **) at != NULL;
    case EBB_FIELD_CHOICE:
      return ebb_field_find_word (field, text, at);
    default:
      return read_list (text, *(GPtrArray **) at, field->type == EBB_FIELD_REGIONS);
    }
}

static gboolean
read_int (EbbStatement *row, int column, int *number)
{
  gint64 wide = sqlite3_column_int64 (row, column);

  *number = (int) wide;

  return wide >= G_MININT32 && wide <= G_MAXINT32;
}

/* Reads a field that is absent so far. FALSE for what cannot be held, which only
 * damage can bring about. */
static gboolean
read_field (EbbStatement *row, int column, const EbbField *field, gpointer data)
{
  gpointer at = ebb_field_at (field, data);
  char id[EBB_UUID_TEXT_LENGTH + 1];

  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return !field->required;

  switch (field->type)
    {
    case EBB_FIELD_ID:
      if (sqlite3_column_bytes (row, column) != EBB_UUID_BYTES)
        return FALSE;
      ebb_uuid_to_string (sqlite3_column_blob (row, column), id);
      *(char **) at = g_strdup (id);
      return TRUE;
    case EBB_FIELD_COUNT:
    case EBB_FIELD_FLAG:
      return read_int (row, column, at);
    case EBB_FIELD_DAY:
      return read_int (row, column, at) && *(EbbDay *) at != EBB_DAY_ABSENT;
    case EBB_FIELD_NUMBER:
      *(double *) at = sqlite3_column_double (row, column);
      return TRUE;
    case EBB_FIELD_MOMENT:
      ((EbbMoment *) at)->at = sqlite3_column_int64 (row, column);
      return read_int (row, column + 1, &((EbbMoment *) at)->offset);
    case EBB_FIELD_LINE:
    case EBB_FIELD_TEXT:
    case EBB_FIELD_WORD:
    case EBB_FIELD_REGION:
    case EBB_FIELD_CHOICE:
    case EBB_FIELD_WORDS:
    case EBB_FIELD_REGIONS:
      return read_text_field (row, column, field, at);
    case EBB_FIELD_ROWS:
    default:
      g_assert_not_reached ();
    }
}

/* Reads the fields from the first column on; @column is the one after them. */
static gboolean
read_fields (EbbStatement *row, const EbbLayout *layout, gpointer data, int *column, GError **error)
{
  *column = 0;
  for (guint i = 0; i < layout->n_fields; i++)
    {
      if (layout->fields[i].type == EBB_FIELD_ROWS)
        continue;
      if (!read_field (row, *column, &layout->fields[i], data))
        {
          ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
          return FALSE;
        }
      *column += layout->fields[i].type == EBB_FIELD_MOMENT ? 2 : 1;
    }

  return TRUE;
}

/* --- lists of a record ---------------------------------------------------------------- */

static gboolean
read_rows (EbbDb *db, const EbbLayout *owner, const EbbField *field, const guint8 *id, GArray *rows, GError **error)
{
  const EbbLayout *layout = field->rows;
  g_autoptr (EbbStatement) statement = ebb_db_query (db, error, get_sql (layout, owner->name, SQL_SELECT_ROWS), "u", id);
  int state;

  if (statement == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, statement, error)) > 0)
    {
      gpointer row;
      int column;

      g_array_set_size (rows, rows->len + 1);
      row = rows->data + (rows->len - 1) * layout->size;
      ebb_layout_init (layout, row);
      if (!read_fields (statement, layout, row, &column, error))
        return FALSE;
    }

  return state == 0;
}

static gboolean
insert_rows (EbbDb *db, const EbbLayout *owner, const EbbField *field, const guint8 *id, GArray *rows, GError **error)
{
  const EbbLayout *layout = field->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      if (!run_with_fields (db, get_sql (layout, owner->name, SQL_INSERT_ROW), id, layout, rows->data + i * layout->size, (gint64) i, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_lists (EbbDb *db, EbbRecord *record, const guint8 *id, GError **error)
{
  const EbbLayout *layout = ebb_record_get_layout (record);

  for (guint i = 0; i < layout->n_fields; i++)
    {
      const EbbField *field = &layout->fields[i];

      if (field->type == EBB_FIELD_ROWS &&
          !insert_rows (db, layout, field, id, *(GArray **) ebb_field_at (field, record), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
delete_lists (EbbDb *db, const EbbLayout *layout, const guint8 *id, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const EbbField *field = &layout->fields[i];

      if (field->type == EBB_FIELD_ROWS && !ebb_db_run (db, error, get_sql (field->rows, layout->name, SQL_DELETE_ROWS), "u", id))
        return FALSE;
    }

  return TRUE;
}

/* --- records ---------------------------------------------------------------------------- */

static void
note_change (EbbDb *db)
{
  ebb_db_note_change (db, EBB_CHANGE_THERAPY, EBB_DAY_MAX, EBB_DAY_MIN);
}

/* Reads the record of that id; @record is NULL if there is none. */
gboolean
ebb_db_read_record (EbbDb *db, EbbRecordKind kind, const guint8 *id, EbbRecord **record, GError **error)
{
  const EbbLayout *layout = ebb_record_kind_get_layout (kind);
  g_autoptr (EbbStatement) row = ebb_db_query (db, error, get_sql (layout, NULL, SQL_SELECT), "u", id);
  g_autoptr (EbbRecord) found = NULL;
  char text[EBB_UUID_TEXT_LENGTH + 1];
  int state, column;

  *record = NULL;
  if (row == NULL || (state = ebb_db_step (db, row, error)) < 0)
    return FALSE;
  if (state == 0)
    return TRUE;

  found = ebb_record_new (kind);
  ebb_uuid_to_string (id, text);
  found->id = g_strdup (text);
  if (!read_fields (row, layout, found, &column, error))
    return FALSE;
  found->modified = sqlite3_column_int64 (row, column);
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const EbbField *field = &layout->fields[i];

      if (field->type == EBB_FIELD_ROWS && !read_rows (db, layout, field, id, *(GArray **) ebb_field_at (field, found), error))
        return FALSE;
    }
  *record = g_steal_pointer (&found);

  return TRUE;
}

/* Adds @record under @id, unless the diary has that id: then @added is FALSE. */
gboolean
ebb_db_insert_record (EbbDb *db, EbbRecord *record, const guint8 *id, gint64 modified, gboolean *added, GError **error)
{
  const EbbLayout *layout = ebb_record_get_layout (record);

  if (!run_with_fields (db, get_sql (layout, NULL, SQL_INSERT), id, layout, record, modified, error))
    return FALSE;

  *added = sqlite3_changes (db->handle) > 0;
  if (*added)
    note_change (db);

  return !*added || insert_lists (db, record, id, error);
}

/* Makes the stored record of that id say what @record says. */
gboolean
ebb_db_update_record (EbbDb *db, EbbRecord *record, const guint8 *id, gint64 modified, GError **error)
{
  const EbbLayout *layout = ebb_record_get_layout (record);

  note_change (db);

  return run_with_fields (db, get_sql (layout, NULL, SQL_UPDATE), id, layout, record, modified, error) &&
         delete_lists (db, layout, id, error) &&
         insert_lists (db, record, id, error);
}

gboolean
ebb_db_delete_record (EbbDb *db, EbbRecordKind kind, const guint8 *id, GError **error)
{
  const EbbLayout *layout = ebb_record_kind_get_layout (kind);

  note_change (db);

  return delete_lists (db, layout, id, error) &&
         ebb_db_run (db, error, get_sql (layout, NULL, SQL_DELETE), "u", id);
}

/* Reads the records whose ids @ids yields, in its order. */
GPtrArray *
ebb_db_read_records (EbbDb *db, EbbRecordKind kind, EbbStatement *ids, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  int state;

  while ((state = ebb_db_step (db, ids, error)) > 0)
    {
      EbbRecord *record;

      if (sqlite3_column_bytes (ids, 0) != EBB_UUID_BYTES)
        {
          ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
          return NULL;
        }
      if (!ebb_db_read_record (db, kind, sqlite3_column_blob (ids, 0), &record, error))
        return NULL;
      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return state < 0 ? NULL : g_steal_pointer (&records);
}

/* See ebb_store_list_records_async(). */
GPtrArray *
ebb_db_list_records (EbbDb *db, EbbRecordKind kind, GError **error)
{
  g_autoptr (EbbStatement) ids = ebb_db_query (db, error, get_sql (ebb_record_kind_get_layout (kind), NULL, SQL_SELECT_IDS), "");

  return ids != NULL ? ebb_db_read_records (db, kind, ids, error) : NULL;
}
