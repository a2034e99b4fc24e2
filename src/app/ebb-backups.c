// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-backups.h"

/**
 * ebb_backup_free:
 * @backup: (transfer full): a backup
 *
 * Frees @backup; the file stays.
 */
void
ebb_backup_free (EbbBackup *backup)
{
  g_free (backup->path);
  g_free (backup);
}

/**
 * ebb_backups_get_folder:
 * @settings: the settings
 * @diary: path of the diary
 *
 * Returns: (transfer full): where the automatic backups of @diary are kept: the
 *   folder that the person chose, or `backups` beside the diary
 */
char *
ebb_backups_get_folder (GSettings *settings,
                        const char *diary)
{
  g_autofree char *chosen = g_settings_get_string (settings, "auto-backup-folder");
  g_autofree char *folder = NULL;

  if (*chosen != '\0' && g_path_is_absolute (chosen))
    return g_steal_pointer (&chosen);

  folder = g_path_get_dirname (diary);

  return g_build_filename (folder, "backups", NULL);
}

/**
 * ebb_backups_suggest_name:
 * @prefix: the beginning of the name
 * @extension: its end, with the dot
 *
 * Returns: (transfer full): a file name with today's date between
 */
char *
ebb_backups_suggest_name (const char *prefix,
                          const char *extension)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

  return g_strdup_printf ("%s-%s%s", prefix, date, extension);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const EbbBackup *first = *(const EbbBackup *const *) a;
  const EbbBackup *second = *(const EbbBackup *const *) b;

  if (first->modified != second->modified)
    return first->modified < second->modified ? 1 : -1;

  return -g_strcmp0 (first->path, second->path);
}

static void
list_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_backup_free);
  g_autoptr (GFile) folder = g_file_new_for_path (task_data);
  g_autoptr (GFileEnumerator) files = NULL;
  g_autoptr (GError) error = NULL;

  files = g_file_enumerate_children (folder,
                                     G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                     G_FILE_QUERY_INFO_NONE,
                                     cancellable,
                                     &error);
  while (files != NULL)
    {
      GFileInfo *info;
      GFile *file;
      EbbBackup *backup;

      if (!g_file_enumerator_iterate (files, &info, &file, cancellable, &error) || info == NULL)
        break;
      if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
          !g_str_has_suffix (g_file_info_get_name (info), ".db"))
        continue;

      backup = g_new0 (EbbBackup, 1);
      backup->path = g_file_get_path (file);
      backup->modified = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
      backup->size = g_file_info_get_size (info);
      g_ptr_array_add (backups, backup);
    }

  /* No folder: no backups yet. */
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_ptr_array_sort (backups, compare_newest_first);
  g_task_return_pointer (task, g_steal_pointer (&backups), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * ebb_backups_list_async:
 * @folder: a folder, which need not exist
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks up the backups in @folder on a thread.
 */
void
ebb_backups_list_async (const char *folder,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ebb_backups_list_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, list_thread);
}

/**
 * ebb_backups_list_finish:
 * @result: the result
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (element-type EbbBackup) (nullable): the backups,
 *   newest first
 */
GPtrArray *
ebb_backups_list_finish (GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
