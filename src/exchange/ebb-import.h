// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ebb-store.h"

G_BEGIN_DECLS

/**
 * EbbImportNotice:
 * @line: line number in the file, 1-based; 0 if not tied to a line
 * @is_error: the row cannot be read (else: it was read, with a remark)
 * @message: one translated sentence
 */
typedef struct
{
  guint line;
  gboolean is_error;
  char *message;
} EbbImportNotice;

/**
 * EbbImportData:
 *
 * What a file holds, read but not yet in the diary.
 *
 * @n_bad: how many rows could not be read; with any, importing is refused
 *   unless the person says to skip them
 */
typedef struct
{
  char *format;           /* "json", "csv" or "map" */
  GPtrArray *trackers;    /* (element-type EbbTracker) */
  GPtrArray *entries;     /* (element-type EbbEntry) */
  GPtrArray *annotations; /* (element-type EbbAnnotation) */
  GPtrArray *records;     /* (element-type EbbRecord) */
  GPtrArray *notices;     /* (element-type EbbImportNotice), at most 1000 */
  guint n_bad;
} EbbImportData;

void ebb_import_data_free (EbbImportData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbImportData, ebb_import_data_free)

/* Reads a diary's JSON, a CSV folder, an `entries.csv`-like file, or with
 * @map_path any CSV file, on a thread. @format is "json", "csv" or NULL to
 * guess. @known_trackers are the diary's, to name columns. Errors: EBB_ERROR,
 * G_IO_ERROR. */
void ebb_import_read_async (const char *path, const char *format, const char *map_path, GPtrArray *known_trackers, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbImportData *ebb_import_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
