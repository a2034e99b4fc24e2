// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "exchange/ebb-import-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A map, a form feed, a table. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize size)
{
  const char *text = (const char *) bytes;
  const char *table = size > 0 ? memchr (text, '\f', size) : NULL;
  gsize map_length = table != NULL ? (gsize) (table - text) : size;
  g_autoptr (GPtrArray) known = ebb_trackers_new_built_in ();
  g_autoptr (EbbInput) input = table != NULL ? ebb_input_new_for_data (table + 1, size - map_length - 1) : ebb_input_new_for_data ("", 0);
  g_autoptr (GError) error = NULL;
  EbbImport import = { .data = ebb_import_data_new ("map"), .known = known };
  gboolean ok = ebb_import_read_mapped (&import, input, text, map_length, &error);

  g_assert (ok == (error == NULL));
  for (guint i = 0; ok && i < import.data->entries->len; i++)
    g_assert_true (ebb_entry_validate (g_ptr_array_index (import.data->entries, i), NULL));
  ebb_import_data_free (import.data);
  return 0;
}
