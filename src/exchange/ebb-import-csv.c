// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-csv-records.h"
#include "ebb-csv-text.h"
#include "ebb-mark-text.h"
#include "ebb-text.h"
#include "model/ebb-error.h"

/* Reads entries.csv, or any table with some of its columns, and the folder that
 * ebb-export-csv.c writes. */

typedef enum
{
  COLUMN_AT,
  COLUMN_PAIN,
  COLUMN_AVERAGE,
  COLUMN_WORST,
  COLUMN_LEAST,
  COLUMN_MARKS,
  COLUMN_NOTE,
  COLUMN_TAGS,
  COLUMN_TRACKER,
} ColumnKind;

static const char *const column_names[] = { "at", "pain", "average", "worst", "least", "marks", "note", "tags" };

typedef struct
{
  ColumnKind kind;
  EbbTracker *tracker; /* (not owned) (nullable) */
} Column;

typedef struct
{
  EbbImport *import;
  EbbCsvReader *reader;
  EbbMarksFile *marks; /* (nullable) */
  GArray *columns;     /* (element-type Column) */
  gboolean decimal_comma;
  gboolean has_marks;
} Table;

static EbbTracker *
find_tracker_by_name (GPtrArray *trackers,
                      const char *folded)
{
  for (guint i = 0; i < trackers->len; i++)
    {
      EbbTracker *tracker = g_ptr_array_index (trackers, i);
      g_autofree char *name = g_utf8_casefold (ebb_tracker_get_name (tracker), -1);

      if (g_str_equal (name, folded))
        return tracker;
    }
  return NULL;
}

static gboolean
find_column (EbbImport *import,
             char *header,
             Column *column)
{
  g_autofree char *folded = NULL;

  g_strstrip (header);
  for (guint i = 0; i < G_N_ELEMENTS (column_names); i++)
    if (g_ascii_strcasecmp (header, column_names[i]) == 0)
      {
        *column = (Column){ (ColumnKind) i, NULL };
        return TRUE;
      }

  column->kind = COLUMN_TRACKER;
  if (g_str_has_prefix (header, "tracker:"))
    header += strlen ("tracker:");
  column->tracker = ebb_import_find_tracker (import, header);
  if (column->tracker == NULL)
    {
      folded = g_utf8_casefold (header, -1);
      column->tracker = find_tracker_by_name (import->known, folded);
      if (column->tracker == NULL)
        column->tracker = find_tracker_by_name (import->data->trackers, folded);
    }
  return column->tracker != NULL;
}

static gboolean
read_header (Table *table,
             GError **error)
{
  g_autoptr (GString) unknown = g_string_new (NULL);
  gboolean has_at = FALSE;

  if (!ebb_csv_reader_next (table->reader, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The file is empty."));
      return FALSE;
    }

  for (guint i = 0; i < ebb_csv_reader_get_n_cells (table->reader); i++)
    {
      char *header = ebb_csv_reader_get_cell (table->reader, i);
      Column column;

      if (!find_column (table->import, header, &column))
        {
          g_autofree char *shown = ebb_text_shorten (header);

          g_string_append_printf (unknown, "%s“%s”", unknown->len > 0 ? ", " : "", shown);
          /* A file of another kind may have thousands. */
          if (unknown->len > 400)
            {
              g_string_append (unknown, ", …");
              break;
            }
          continue;
        }
      for (guint j = 0; j < table->columns->len; j++)
        {
          const Column *other = &g_array_index (table->columns, Column, j);

          if (other->kind == column.kind && other->tracker == column.tracker)
            {
              g_autofree char *shown = ebb_text_shorten (header);

              g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The column “%s” stands twice."), shown);
              return FALSE;
            }
        }
      has_at |= column.kind == COLUMN_AT;
      table->has_marks |= column.kind == COLUMN_MARKS;
      g_array_append_val (table->columns, column);
    }

  if (!has_at)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The file has no column “at” with the time; a map can say which column holds it."));
      return FALSE;
    }
  if (unknown->len > 0)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN,
                   /* Translators: a list of column names in quotes */
                   _ ("Ebb does not know these columns: %s. A map can say what they mean, or that they are to be left out."), unknown->str);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_marks_cell (Table *table,
                 EbbEntry *entry,
                 char *cell,
                 GError **error)
{
  while (cell != NULL)
    {
      char *next = strchr (cell, ';');
      EbbMark mark;

      if (next != NULL)
        *next++ = '\0';
      if (!ebb_text_is_blank (cell))
        {
          if (!ebb_mark_from_text (cell, table->decimal_comma, &mark, error))
            return FALSE;
          if (ebb_entry_find_mark (entry, mark.region) != NULL)
            {
              g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The region “%s” is marked twice."), mark.region->id);
              return FALSE;
            }
          ebb_entry_set_mark (entry, &mark);
        }
      cell = next;
    }
  return TRUE;
}

static gboolean
read_value_cell (Table *table,
                 EbbEntry *entry,
                 EbbTracker *tracker,
                 char *cell,
                 GError **error)
{
  EbbValue value = { ebb_tracker_get_id (tracker), 0, NULL };

  switch (ebb_tracker_get_kind (tracker))
    {
    case EBB_TRACKER_CHOICE:
      /* Also one that is no longer offered. */
      value.choice = (char *) ebb_csv_unguard (cell);
      ebb_entry_set_value (entry, &value);
      return TRUE;
    case EBB_TRACKER_SCALE:
    case EBB_TRACKER_NUMBER:
      if (!ebb_text_parse_number (cell, table->decimal_comma, &value.number))
        {
          g_autofree char *shown = ebb_text_shorten (cell);

          g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a number (column “%s”)."), shown, value.tracker);
          return FALSE;
        }
      if (!ebb_tracker_accepts (tracker, &value, error))
        return FALSE;
      ebb_entry_set_value (entry, &value);
      return TRUE;
    case EBB_TRACKER_DURATION:
    case EBB_TRACKER_YES_NO:
    default:
      if (table->decimal_comma)
        g_strdelimit (cell, ",", '.');
      if (!ebb_tracker_parse_value (tracker, g_strstrip (cell), &value, error))
        return FALSE;
      ebb_entry_set_value (entry, &value);
      g_free (value.choice);
      return TRUE;
    }
}

static gboolean
read_cell (Table *table,
           EbbEntry *entry,
           const Column *column,
           char *cell,
           GError **error)
{
  double rating;
  EbbMoment moment;

  switch (column->kind)
    {
    case COLUMN_AT:
      if (!ebb_moment_from_string (g_strstrip (cell), NULL, &moment, error))
        return FALSE;
      ebb_entry_set_moment (entry, moment);
      return TRUE;
    case COLUMN_PAIN:
    case COLUMN_AVERAGE:
    case COLUMN_WORST:
    case COLUMN_LEAST:
      if (!ebb_text_parse_rating (cell, table->decimal_comma, &rating, error))
        return FALSE;
      ebb_entry_set_rating (entry, (EbbRatingSlot) (EBB_RATING_NOW + (column->kind - COLUMN_PAIN)), rating);
      return TRUE;
    case COLUMN_MARKS:
      return read_marks_cell (table, entry, cell, error);
    case COLUMN_NOTE:
      ebb_entry_set_note (entry, ebb_csv_unguard (cell));
      return TRUE;
    case COLUMN_TAGS:
      {
        g_auto (GStrv) tags = ebb_text_split_list (ebb_csv_unguard (cell));

        for (guint i = 0; tags[i] != NULL; i++)
          ebb_entry_add_tag (entry, tags[i]);
        return TRUE;
      }
    case COLUMN_TRACKER:
    default:
      return read_value_cell (table, entry, column->tracker, cell, error);
    }
}

/* A blank text is a text; of all else it says that it was not recorded. */
static gboolean
is_text (const Column *column)
{
  return column->kind == COLUMN_NOTE ||
         (column->kind == COLUMN_TRACKER && ebb_tracker_get_kind (column->tracker) == EBB_TRACKER_CHOICE);
}

static EbbEntry *
read_row (Table *table,
          GError **error)
{
  g_autoptr (EbbEntry) entry = NULL;
  guint n = ebb_csv_reader_get_n_cells (table->reader);

  if (n != table->columns->len)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The row has %u cells where the header has %u."), n, table->columns->len);
      return NULL;
    }

  entry = ebb_entry_new ((EbbMoment){ 0 });
  for (guint i = 0; i < n; i++)
    {
      const Column *column = &g_array_index (table->columns, Column, i);
      char *cell = ebb_csv_reader_get_cell (table->reader, i);

      if (*cell == '\0' || (!is_text (column) && ebb_text_is_blank (cell)))
        {
          if (column->kind == COLUMN_AT)
            {
              g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The row has no time."));
              return NULL;
            }
          continue;
        }
      if (!read_cell (table, entry, column, cell, error))
        return NULL;
    }
  if (!ebb_entry_validate (entry, error))
    return NULL;
  return g_steal_pointer (&entry);
}

static gboolean
read_rows (Table *table,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (ebb_csv_reader_next (table->reader, &local_error))
    {
      g_autoptr (EbbEntry) entry = NULL;
      g_autoptr (GError) row_error = NULL;

      if (ebb_csv_reader_is_blank (table->reader))
        continue;
      entry = read_row (table, &row_error);
      if (entry == NULL)
        {
          ebb_import_add_notice (table->import, ebb_csv_reader_get_line (table->reader), TRUE, g_strdup (row_error->message));
          continue;
        }
      if (table->marks != NULL)
        ebb_marks_file_apply (table->marks, entry, table->has_marks);
      if (!ebb_import_add_entry (table->import, entry, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/*< private >
 * ebb_import_read_entries_csv:
 * @input: (transfer full): the table
 * @marks: (nullable): what marks.csv says beside it
 *
 * Rows that cannot be read become notices.
 */
gboolean
ebb_import_read_entries_csv (EbbImport *import,
                             EbbInput *input,
                             EbbMarksFile *marks,
                             GError **error)
{
  Table table = { .import = import, .marks = marks };
  gboolean ok;

  table.reader = ebb_csv_reader_new (input, 0);
  table.columns = g_array_new (FALSE, FALSE, sizeof (Column));
  ok = read_header (&table, error);
  /* Where a comma stands for the point, a semicolon stands between cells. */
  table.decimal_comma = ebb_csv_reader_get_delimiter (table.reader) != ',';
  ok = ok && read_rows (&table, error);
  g_array_unref (table.columns);
  ebb_csv_reader_free (table.reader);
  return ok;
}

/*< private >
 * ebb_import_read_csv:
 * @input: (transfer none): one file
 */
gboolean
ebb_import_read_csv (EbbImport *import,
                     EbbInput *input,
                     GError **error)
{
  return ebb_import_read_entries_csv (import, ebb_input_ref (input), NULL, error);
}

/* Opens a part of the folder; NULL without an error when there is none. */
static EbbInput *
open_part (EbbImport *import,
           const char *folder,
           const char *name,
           EbbProgress *progress,
           GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  return ebb_input_open (path, progress, import->cancellable, error);
}

/*< private >
 * ebb_import_read_csv_folder:
 *
 * Reads trackers.csv, marks.csv, annotations.csv and the tables of therapy (all may be
 * missing), and entries.csv.
 */
gboolean
ebb_import_read_csv_folder (EbbImport *import,
                            const char *path,
                            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (EbbMarksFile) marks = NULL;
  EbbInput *input;

  input = open_part (import, path, "trackers.csv", NULL, &local_error);
  if (input != NULL && !ebb_import_read_trackers_csv (import, input, &local_error))
    g_prefix_error (&local_error, "trackers.csv: ");
  if (local_error == NULL && (input = open_part (import, path, "marks.csv", NULL, &local_error)) != NULL)
    {
      marks = ebb_marks_file_read (import, input, &local_error);
      if (marks == NULL)
        g_prefix_error (&local_error, "marks.csv: ");
    }
  if (local_error == NULL && (input = open_part (import, path, "annotations.csv", NULL, &local_error)) != NULL &&
      !ebb_import_read_annotations_csv (import, input, &local_error))
    g_prefix_error (&local_error, "annotations.csv: ");
  if (local_error == NULL)
    ebb_import_read_record_tables (import, path, &local_error);
  if (local_error == NULL)
    {
      input = open_part (import, path, "entries.csv", import->progress, &local_error);
      if (input != NULL)
        ebb_import_read_entries_csv (import, input, marks, &local_error);
      else if (local_error == NULL)
        {
          g_autofree char *name = g_filename_display_basename (path);

          g_set_error (&local_error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The folder “%s” has no file “entries.csv”."), name);
        }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (marks != NULL)
    ebb_marks_file_report_rest (marks, import);
  return TRUE;
}
