// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ebb-import-private.h"
#include "exchange/ebb-json-writer.h"
#include "exchange/ebb-record-text.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static EbbImportData *
read_json (const char *text,
           gsize length,
           GError **error)
{
  g_autoptr (GPtrArray) known = ebb_trackers_new_built_in ();
  g_autoptr (EbbInput) input = ebb_input_new_for_data (text, length);
  EbbImport import = { .data = ebb_import_data_new ("json"), .known = known };

  if (ebb_import_read_json (&import, input, error))
    return import.data;
  ebb_import_data_free (import.data);
  return NULL;
}

/* An array for each kind, in whatever order the file had them. */
static void
append_records (GString *out,
                GPtrArray *records)
{
  for (int kind = 0; kind < EBB_N_RECORD_KINDS; kind++)
    {
      gboolean first = TRUE;

      g_string_append_printf (out, ",\"%s\":[", ebb_record_kind_get_key ((EbbRecordKind) kind));
      for (guint i = 0; i < records->len; i++)
        {
          EbbRecord *record = g_ptr_array_index (records, i);

          if ((int) ebb_record_get_kind (record) != kind)
            continue;
          g_string_append (out, first ? "\n" : ",\n");
          first = FALSE;
          ebb_json_append_record (out, record, TRUE);
        }
      g_string_append_c (out, ']');
    }
}

static GString *
write_json (const EbbImportData *data)
{
  GString *out = g_string_new ("{\"format\":\"ebb-diary\",\"version\":1,\"trackers\":[");
  g_autoptr (GPtrArray) all = ebb_trackers_new_built_in ();

  for (guint i = 0; i < data->trackers->len; i++)
    {
      EbbTracker *tracker = g_ptr_array_index (data->trackers, i);

      g_string_append (out, i > 0 ? ",\n" : "\n");
      ebb_json_append_tracker (out, tracker);
      if (ebb_trackers_find (all, ebb_tracker_get_id (tracker)) == NULL)
        g_ptr_array_add (all, g_object_ref (tracker));
    }
  g_string_append (out, "],\"entries\":[");
  for (guint i = 0; i < data->entries->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      ebb_json_append_entry (out, g_ptr_array_index (data->entries, i), all, TRUE);
    }
  g_string_append (out, "],\"annotations\":[");
  for (guint i = 0; i < data->annotations->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      ebb_json_append_annotation (out, g_ptr_array_index (data->annotations, i));
    }
  g_string_append (out, "]");
  append_records (out, data->records);
  return g_string_append (out, "}");
}

/* What can be read can be written, and read again as the same. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbImportData) data = read_json ((const char *) bytes, size, &error);

  g_assert ((data == NULL) == (error != NULL));
  if (data != NULL)
    {
      g_autoptr (GString) first = write_json (data);
      g_autoptr (EbbImportData) again = read_json (first->str, first->len, &error);
      g_autoptr (GString) second = NULL;

      g_assert_no_error (error);
      second = write_json (again);
      g_assert_cmpstr (first->str, ==, second->str);
    }
  return 0;
}
