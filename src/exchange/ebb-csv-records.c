// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-csv-records.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-csv-text.h"
#include "ebb-record-text.h"
#include "ebb-text.h"
#include "model/ebb-annotation.h"
#include "model/ebb-error.h"

/* Records of therapy as tables: one for each kind, with an id in each row, and one for
 * each list in them, whose rows say to which record they belong. */

#define CRLF "\r\n"

typedef struct
{
  const EbbLayout *layout;
  const EbbLayout *owner; /* (nullable): of a list */
  const EbbField *field;  /* (nullable): of a list: which one of the owner */
} Table;

/* --- writing --------------------------------------------------------------------- */

static void
append_list (GString *out,
             const EbbField *field,
             gpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = (*(GPtrArray **) ebb_field_at (field, data))->len;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (words, ' ');
      ebb_field_append_item (field, data, i, words);
    }
  ebb_csv_append_cell (out, words->str);
}

static void
append_field (GString *out,
              const EbbField *field,
              gpointer data)
{
  g_autoptr (GString) text = NULL;

  if (ebb_field_is_absent (field, data))
    return;
  if (field->type == EBB_FIELD_FLAG)
    g_string_append (out, *(gboolean *) ebb_field_at (field, data) ? "yes" : "");
  else if (field->type == EBB_FIELD_WORDS || field->type == EBB_FIELD_REGIONS)
    append_list (out, field, data);
  else if (!ebb_field_is_text (field))
    ebb_text_append_number (ebb_field_get_number (field, data), out);
  else
    {
      text = g_string_new (NULL);
      ebb_field_append_text (field, data, text);
      ebb_csv_append_text (out, text->str);
    }
}

static void
append_row (GString *out,
            const EbbLayout *layout,
            const char *id,
            gpointer data)
{
  g_string_append (out, id);
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].type != EBB_FIELD_ROWS)
      {
        g_string_append_c (out, ',');
        append_field (out, &layout->fields[i], data);
      }
  g_string_append (out, CRLF);
}

static void
append_header (GString *out,
               const Table *table)
{
  g_string_append (out, table->owner != NULL ? table->owner->name : "id");
  for (guint i = 0; i < table->layout->n_fields; i++)
    if (table->layout->fields[i].type != EBB_FIELD_ROWS)
      g_string_append_printf (out, ",%s", table->layout->fields[i].name);
  g_string_append (out, CRLF);
}

/* Whether there was any row. */
static gboolean
append_table (GString *out,
              const Table *table,
              GPtrArray *records)
{
  gsize before;

  append_header (out, table);
  before = out->len;
  for (guint i = 0; i < records->len; i++)
    {
      EbbRecord *record = g_ptr_array_index (records, i);
      GArray *rows;

      if (ebb_record_get_layout (record) != (table->owner != NULL ? table->owner : table->layout))
        continue;
      if (table->owner == NULL)
        {
          append_row (out, table->layout, record->id, record);
          continue;
        }
      rows = *(GArray **) ebb_field_at (table->field, record);
      for (guint j = 0; j < rows->len; j++)
        append_row (out, table->layout, record->id, rows->data + j * table->layout->size);
    }
  return out->len > before;
}

static void
add_tables (GArray *tables,
            const EbbLayout *layout)
{
  Table table = { layout, NULL, NULL };

  g_array_append_val (tables, table);
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].type == EBB_FIELD_ROWS)
      {
        Table list = { layout->fields[i].rows, layout, &layout->fields[i] };

        g_array_append_val (tables, list);
      }
}

static GArray *
list_tables (void)
{
  GArray *tables = g_array_new (FALSE, FALSE, sizeof (Table));

  for (int kind = 0; kind < EBB_N_RECORD_KINDS; kind++)
    add_tables (tables, ebb_record_kind_get_layout ((EbbRecordKind) kind));
  return tables;
}

/*< private >
 * ebb_csv_records_get_files:
 *
 * Returns: (transfer full): the names of all files that there can be
 */
GStrv
ebb_csv_records_get_files (void)
{
  g_autoptr (GArray) tables = list_tables ();
  GStrv names = g_new0 (char *, tables->len + 1);

  for (guint i = 0; i < tables->len; i++)
    names[i] = ebb_layout_get_file_name (g_array_index (tables, Table, i).layout);
  return names;
}

/*< private >
 * ebb_csv_records_write:
 * @folder: where to
 * @records: (element-type EbbRecord): with ids
 *
 * Writes the tables in which there is anything.
 */
gboolean
ebb_csv_records_write (const char *folder,
                       GPtrArray *records,
                       GError **error)
{
  g_autoptr (GArray) tables = list_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const Table *table = &g_array_index (tables, Table, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name = ebb_layout_get_file_name (table->layout);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (EbbSink) sink = NULL;

      if (!append_table (text, table, records))
        continue;
      sink = ebb_sink_create (path, error);
      if (sink == NULL)
        return FALSE;
      g_string_append_len (sink->buffer, text->str, (gssize) text->len);
      if (!ebb_sink_commit (sink, error))
        return FALSE;
    }
  return TRUE;
}

/* --- reading --------------------------------------------------------------------- */

/* A record that is being put together, and where it stood. */
typedef struct
{
  EbbRecord *record; /* (owned) */
  guint line;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_object_unref (found->record);
  g_free (found);
}

static gboolean
set_flag (const EbbField *field,
          gpointer data,
          const char *cell,
          GError **error)
{
  gboolean yes = g_ascii_strcasecmp (cell, "yes") == 0;

  if (!yes && g_ascii_strcasecmp (cell, "no") != 0)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The column “%s” must say “yes” or “no”."), field->name);
      return FALSE;
    }
  *(gboolean *) ebb_field_at (field, data) = yes;
  return TRUE;
}

static gboolean
set_list (const EbbField *field,
          gpointer data,
          const char *cell,
          GError **error)
{
  g_auto (GStrv) words = g_strsplit (cell, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !ebb_field_add_item (field, data, words[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_number (const EbbField *field,
            gpointer data,
            char *cell,
            gboolean decimal_comma,
            GError **error)
{
  double number;

  if (!ebb_text_parse_number (cell, decimal_comma, &number))
    {
      g_autofree char *shown = ebb_text_shorten (cell);

      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a number (column “%s”)."), shown, field->name);
      return FALSE;
    }
  return ebb_field_set_number (field, data, number, error);
}

static gboolean
set_cell (const EbbField *field,
          gpointer data,
          char *cell,
          gboolean decimal_comma,
          GError **error)
{
  g_autofree char *tidy = NULL;
  const char *text;

  if (*cell == '\0' || (field->type != EBB_FIELD_TEXT && ebb_text_is_blank (cell)))
    return TRUE;
  if (field->type == EBB_FIELD_FLAG)
    return set_flag (field, data, g_strstrip (cell), error);
  if (field->type == EBB_FIELD_WORDS || field->type == EBB_FIELD_REGIONS)
    return set_list (field, data, cell, error);
  if (!ebb_field_is_text (field))
    return set_number (field, data, cell, decimal_comma, error);

  if (field->type != EBB_FIELD_TEXT && field->type != EBB_FIELD_LINE)
    return ebb_field_set_text (field, data, g_strstrip (cell), error);
  text = ebb_csv_unguard (cell);
  /* A table is edited by hand: gaps are made good, but nothing is cut off. */
  if (field->type == EBB_FIELD_LINE && strlen (text) <= EBB_LINE_MAX)
    {
      tidy = ebb_annotation_tidy_text (text);
      text = tidy;
    }
  return text == NULL || ebb_field_set_text (field, data, text, error);
}

/* Where the columns of a table stand: the id first, then the fields. */
static GArray *
read_columns (EbbCsvReader *reader,
              const Table *table,
              GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) at = g_array_new (FALSE, TRUE, sizeof (int));

  g_ptr_array_add (names, (gpointer) (table->owner != NULL ? table->owner->name : "id"));
  for (guint i = 0; i < table->layout->n_fields; i++)
    if (table->layout->fields[i].type != EBB_FIELD_ROWS)
      g_ptr_array_add (names, (gpointer) table->layout->fields[i].name);
  g_array_set_size (at, names->len);
  g_ptr_array_add (names, NULL);
  if (!ebb_import_read_header (reader, (const char *const *) names->pdata, 1, (int *) at->data, error))
    return NULL;
  return g_steal_pointer (&at);
}

static gboolean
read_fields (EbbCsvReader *reader,
             const Table *table,
             const GArray *at,
             gpointer data,
             GError **error)
{
  gboolean decimal_comma = ebb_csv_reader_get_delimiter (reader) != ',';
  guint column = 1;

  for (guint i = 0; i < table->layout->n_fields; i++)
    {
      const EbbField *field = &table->layout->fields[i];
      int position;

      if (field->type == EBB_FIELD_ROWS)
        continue;
      position = g_array_index (at, int, column++);
      if (position >= 0 && !set_cell (field, data, ebb_csv_reader_get_cell (reader, (guint) position), decimal_comma, error))
        return FALSE;
    }
  return TRUE;
}

static char *
get_id (EbbCsvReader *reader,
        const GArray *at)
{
  char *cell = g_strstrip (ebb_csv_reader_get_cell (reader, (guint) g_array_index (at, int, 0)));

  for (char *p = cell; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  return cell;
}

/* Reads a row that is a record of its own. */
static gboolean
read_record (EbbCsvReader *reader,
             const Table *table,
             EbbRecordKind kind,
             const GArray *at,
             GPtrArray *order,
             GHashTable *found,
             GError **error)
{
  g_autoptr (EbbRecord) record = ebb_record_new (kind);
  Found *one;

  record->id = g_strdup (get_id (reader, at));
  if (*record->id == '\0')
    g_clear_pointer (&record->id, g_free);
  if (record->id != NULL && g_hash_table_contains (found, record->id))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("the id %s stands twice."), record->id);
      return FALSE;
    }
  if (!read_fields (reader, table, at, record, error))
    return FALSE;

  one = g_new0 (Found, 1);
  one->record = g_steal_pointer (&record);
  one->line = ebb_csv_reader_get_line (reader);
  g_ptr_array_add (order, one);
  if (one->record->id != NULL)
    g_hash_table_insert (found, one->record->id, one->record);
  return TRUE;
}

/* Reads a row of a list of one of the records. */
static gboolean
read_list_row (EbbCsvReader *reader,
               const Table *table,
               const GArray *at,
               GHashTable *found,
               GError **error)
{
  const char *id = get_id (reader, at);
  EbbRecord *record = g_hash_table_lookup (found, id);
  GArray *rows;

  if (record == NULL || ebb_record_get_layout (record) != table->owner)
    {
      g_autofree char *shown = ebb_text_shorten (id);

      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("It belongs to “%s”, which is in no other file."), shown);
      return FALSE;
    }
  if (read_fields (reader, table, at, ebb_field_add_row (table->field, record), error))
    return TRUE;
  rows = *(GArray **) ebb_field_at (table->field, record);
  g_array_set_size (rows, rows->len - 1);
  return FALSE;
}

static gboolean
read_table (EbbImport *import,
            const Table *table,
            EbbRecordKind kind,
            EbbInput *input,
            const char *name,
            GPtrArray *order,
            GHashTable *found,
            GError **error)
{
  g_autoptr (EbbCsvReader) reader = ebb_csv_reader_new (input, 0);
  g_autoptr (GArray) at = read_columns (reader, table, error);
  g_autoptr (GError) local_error = NULL;
  guint width;

  if (at == NULL)
    return FALSE;
  width = ebb_csv_reader_get_n_cells (reader);
  while (ebb_csv_reader_next (reader, &local_error))
    {
      g_autoptr (GError) row_error = NULL;
      gboolean ok;

      if (ebb_csv_reader_is_blank (reader))
        continue;
      ok = ebb_import_check_width (reader, width, &row_error) &&
           (table->owner == NULL ? read_record (reader, table, kind, at, order, found, &row_error)
                                 : read_list_row (reader, table, at, found, &row_error));
      if (!ok)
        ebb_import_add_file_notice (import, name, ebb_csv_reader_get_line (reader), row_error->message);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* Hands over what was put together; a record that breaks a rule is a bad row. */
static void
add_all (EbbImport *import,
         const char *name,
         GPtrArray *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      Found *found = g_ptr_array_index (order, i);
      g_autoptr (GError) error = NULL;

      if (!ebb_import_add_record (import, g_object_ref (found->record), &error))
        ebb_import_add_file_notice (import, name, found->line, error->message);
    }
}

/*< private >
 * ebb_import_read_record_tables:
 * @folder: a CSV folder
 *
 * Reads the tables of records that there are. Rows that cannot be read become notices.
 */
gboolean
ebb_import_read_record_tables (EbbImport *import,
                               const char *folder,
                               GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (int kind = 0; kind < EBB_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (Table));
      GPtrArray *order = g_ptr_array_new_with_free_func (found_free);
      g_autofree char *first = NULL;

      g_ptr_array_add (all, order);
      add_tables (tables, ebb_record_kind_get_layout ((EbbRecordKind) kind));
      for (guint i = 0; i < tables->len; i++)
        {
          const Table *table = &g_array_index (tables, Table, i);
          g_autofree char *name = ebb_layout_get_file_name (table->layout);
          g_autofree char *path = g_build_filename (folder, name, NULL);
          EbbInput *input;

          if (i == 0)
            first = g_strdup (name);
          if (!g_file_test (path, G_FILE_TEST_EXISTS))
            continue;
          input = ebb_input_open (path, NULL, import->cancellable, error);
          if (input == NULL)
            return FALSE;
          if (!read_table (import, table, (EbbRecordKind) kind, input, name, order, found, error))
            {
              g_prefix_error (error, "%s: ", name);
              return FALSE;
            }
        }
      add_all (import, first, order);
    }
  return ebb_import_check_references (import, error);
}
