// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <math.h>
#include <stdarg.h>

/* Statements are prepared once per connection and found again by the address of
 * their text, which is always a constant of the program: no value is ever pasted
 * into one. */

/* Ends a use of @statement and lets go of what it holds. */
void
ebb_statement_reset (EbbStatement *statement)
{
  if (statement == NULL)
    return;

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

void
ebb_db_finalize_statements (EbbDb *db)
{
  g_hash_table_remove_all (db->statements);
}

static int
bind_one (sqlite3_stmt *statement, int index, char type, va_list *values)
{
  switch (type)
    {
    case 'i':
      return sqlite3_bind_int64 (statement, index, va_arg (*values, gint64));
    case 'n':
      return sqlite3_bind_int (statement, index, va_arg (*values, int));
    case 'd':
      {
        double number = va_arg (*values, double);

        return isnan (number) ? sqlite3_bind_null (statement, index) : sqlite3_bind_double (statement, index, number);
      }
    case 's':
      {
        const char *text = va_arg (*values, const char *);

        return text == NULL ? sqlite3_bind_null (statement, index)
                            : sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
      }
    case 'u':
      return sqlite3_bind_blob (statement, index, va_arg (*values, const guint8 *), EBB_UUID_BYTES, SQLITE_STATIC);
    case 'b':
      {
        const void *bytes = va_arg (*values, const void *);
        gsize length = va_arg (*values, gsize);

        return sqlite3_bind_blob64 (statement, index, bytes, length, SQLITE_STATIC);
      }
    default:
      g_assert_not_reached ();
    }
}

static sqlite3_stmt *
query_valist (EbbDb *db, const char *sql, const char *types, va_list *values, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (db->statements, sql);
  int code;

  if (statement == NULL)
    {
      code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
      if (code != SQLITE_OK)
        {
          ebb_db_set_error (db, db->handle, code, error);
          return NULL;
        }
      g_hash_table_insert (db->statements, (gpointer) sql, statement);
    }
  else
    {
      g_assert (!sqlite3_stmt_busy (statement));
    }

  for (int i = 0; types[i] != '\0'; i++)
    {
      code = bind_one (statement, i + 1, types[i], values);
      if (code != SQLITE_OK)
        {
          ebb_db_set_error (db, db->handle, code, error);
          ebb_statement_reset (statement);
          return NULL;
        }
    }

  return statement;
}

/* Returns @sql ready to step, with the values bound. Texts and blobs are not
 * copied: they must live until the reset. */
EbbStatement *
ebb_db_query (EbbDb *db, GError **error, const char *sql, const char *types, ...)
{
  EbbStatement *statement;
  va_list values;

  va_start (values, types);
  statement = query_valist (db, sql, types, &values, error);
  va_end (values);

  return statement;
}

/* Returns 1 for a row, 0 at the end, -1 with @error set. */
int
ebb_db_step (EbbDb *db, EbbStatement *statement, GError **error)
{
  int code;

  if (ebb_db_is_cancelled (db, error))
    return -1;

  db->busy_since = 0;
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    return 0;

  ebb_db_set_error (db, db->handle, code, error);

  return -1;
}

/* Runs @sql to its end. */
gboolean
ebb_db_run (EbbDb *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (EbbStatement) statement = NULL;
  va_list values;
  int state;

  va_start (values, types);
  statement = query_valist (db, sql, types, &values, error);
  va_end (values);

  if (statement == NULL)
    return FALSE;

  while ((state = ebb_db_step (db, statement, error)) > 0)
    ;

  return state == 0;
}

/* Runs the statements in @sql, which is a constant, on any connection. */
gboolean
ebb_db_exec (EbbDb *db, sqlite3 *handle, const char *sql, GError **error)
{
  int code;

  db->busy_since = 0;
  code = sqlite3_exec (handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      ebb_db_set_error (db, handle, code, error);
      return FALSE;
    }

  return TRUE;
}

/* Reads the one number that @sql yields, on any connection; 0 for no row. */
gboolean
ebb_db_get_int (EbbDb *db, sqlite3 *handle, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code;

  db->busy_since = 0;
  *value = 0;
  code = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);
  if (code == SQLITE_OK)
    {
      code = sqlite3_step (statement);
      if (code == SQLITE_ROW)
        {
          *value = sqlite3_column_int64 (statement, 0);
          code = SQLITE_OK;
        }
      else if (code == SQLITE_DONE)
        {
          code = SQLITE_OK;
        }
    }

  if (code != SQLITE_OK)
    ebb_db_set_error (db, handle, code, error);
  sqlite3_finalize (statement);

  return code == SQLITE_OK;
}

/* A text as the program can use it; NULL for none, and for one that is not UTF-8 or
 * has a NUL in it, which only damage can bring about. */
const char *
ebb_column_text (EbbStatement *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL || !g_utf8_validate_len (text, (gsize) sqlite3_column_bytes (statement, column), NULL))
    return NULL;

  return text;
}

/* A number that may be absent, as the model has it: NAN for NULL. */
double
ebb_column_double (EbbStatement *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NAN;

  return sqlite3_column_double (statement, column);
}
