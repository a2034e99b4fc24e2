// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EbbBackup:
 * @path: (owned): the file
 * @modified: seconds since the epoch when it was written
 * @size: bytes
 *
 * A file that a diary can be restored from.
 */
typedef struct
{
  char *path;
  gint64 modified;
  goffset size;
} EbbBackup;

void ebb_backup_free (EbbBackup *backup);

char *ebb_backups_get_folder (GSettings *settings, const char *diary);
char *ebb_backups_suggest_name (const char *prefix, const char *extension);

void ebb_backups_list_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ebb_backups_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
