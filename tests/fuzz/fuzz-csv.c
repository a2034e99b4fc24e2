// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "exchange/ebb-csv-text.h"
#include "exchange/ebb-import-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Cells that were read can be written, and read again as the same. */
static void
round_trip (const char *text,
            gsize size)
{
  g_autoptr (EbbCsvReader) reader = ebb_csv_reader_new (ebb_input_new_for_data (text, size), 0);
  g_autoptr (GError) error = NULL;
  /* A byte order mark counts at the beginning of a file only. */
  g_autoptr (GString) written = g_string_new ("header,x\r\n");
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (EbbCsvReader) again = NULL;
  guint n = 0;

  while (ebb_csv_reader_next (reader, &error))
    for (guint i = 0; i < ebb_csv_reader_get_n_cells (reader); i++)
      {
        const char *cell = ebb_csv_reader_get_cell (reader, i);

        g_ptr_array_add (cells, g_strdup (cell));
        ebb_csv_append_text (written, cell);
        /* A row of two, so that an empty cell is not an empty line. */
        g_string_append (written, ",x\r\n");
      }
  if (cells->len == 0)
    return;

  again = ebb_csv_reader_new (ebb_input_new_for_data (written->str, written->len), ',');
  g_clear_error (&error);
  g_assert_true (ebb_csv_reader_next (again, NULL));
  while (ebb_csv_reader_next (again, &error))
    {
      g_assert_cmpuint (ebb_csv_reader_get_n_cells (again), ==, 2);
      g_assert_cmpstr (ebb_csv_unguard (ebb_csv_reader_get_cell (again, 0)), ==, g_ptr_array_index (cells, n));
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, cells->len);
}

static gboolean
read_entries (EbbImport *import,
              const char *text,
              gsize size)
{
  g_autoptr (EbbMarksFile) marks = NULL;
  g_autoptr (GError) error = NULL;
  const char *rest = size > 0 ? memchr (text, '\f', size) : NULL;
  gsize first = rest != NULL ? (gsize) (rest - text) : size;
  gboolean ok;

  /* After a form feed stands the marks.csv of the same folder. */
  if (rest != NULL)
    {
      marks = ebb_marks_file_read (import, ebb_input_new_for_data (rest + 1, size - first - 1), &error);
      g_assert ((marks == NULL) == (error != NULL));
      g_clear_error (&error);
    }
  ok = ebb_import_read_entries_csv (import, ebb_input_new_for_data (text, first), marks, &error);
  g_assert (ok == (error == NULL));
  if (marks != NULL)
    ebb_marks_file_report_rest (marks, import);
  return ok;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize size)
{
  const char *text = (const char *) bytes;
  g_autoptr (GPtrArray) known = ebb_trackers_new_built_in ();
  g_autoptr (GError) error = NULL;
  EbbImport import = { .data = ebb_import_data_new ("csv"), .known = known };

  round_trip (text, size);
  if (!ebb_import_read_trackers_csv (&import, ebb_input_new_for_data (text, size), &error))
    g_assert (error != NULL);
  g_clear_error (&error);
  if (!ebb_import_read_annotations_csv (&import, ebb_input_new_for_data (text, size), &error))
    g_assert (error != NULL);
  for (guint i = 0; i < import.data->annotations->len; i++)
    g_assert_true (ebb_annotation_is_valid (g_ptr_array_index (import.data->annotations, i), NULL));
  if (read_entries (&import, text, size))
    for (guint i = 0; i < import.data->entries->len; i++)
      g_assert_true (ebb_entry_validate (g_ptr_array_index (import.data->entries, i), NULL));
  ebb_import_data_free (import.data);
  return 0;
}
