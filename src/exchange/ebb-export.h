// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ebb-store.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_EXPORT_JSON, /* the whole diary, lossless: one file */
  EBB_EXPORT_CSV,  /* for spreadsheets: a folder */
} EbbExportFormat;

gboolean ebb_export_format_from_string (const char *text, EbbExportFormat *format);

/* Writes the entries that fit @query to @path: written beside it, synced and
 * renamed, so that a failure leaves what was there. A CSV folder must be new,
 * empty, or an earlier export. Without @path JSON goes to standard output. */
void ebb_export_async (EbbStore *store, EbbExportFormat format, const EbbQuery *query, const char *path, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_export_finish (EbbStore *store, GAsyncResult *result, GError **error);

/* One entry as `ebb list --json` prints it. */
char *ebb_export_entry_to_json (EbbEntry *entry, GPtrArray *trackers);

G_END_DECLS
