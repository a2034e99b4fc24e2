// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-import-private.h"
#include "ebb-text.h"
#include "model/ebb-error.h"

/* Reading happens on a thread of its own: a file becomes trackers, entries,
 * annotations and notices, and nothing else is touched. */

#define TRACKER_ID_MAX_BYTES 200
#define MAP_MAX_BYTES (1024 * 1024)

typedef struct
{
  char *path;            /* (owned) */
  char *format;          /* (owned) (nullable) */
  char *map_path;        /* (owned) (nullable) */
  GPtrArray *known;      /* (owned) */
  EbbProgress *progress; /* (owned) */
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  g_free (job->path);
  g_free (job->format);
  g_free (job->map_path);
  g_ptr_array_unref (job->known);
  ebb_progress_unref (job->progress);
  g_free (job);
}

static void
notice_clear (gpointer data)
{
  EbbImportNotice *notice = data;

  g_free (notice->message);
  g_free (notice);
}

EbbImportData *
ebb_import_data_new (const char *format)
{
  EbbImportData *data = g_new0 (EbbImportData, 1);

  data->format = g_strdup (format);
  data->trackers = g_ptr_array_new_with_free_func (g_object_unref);
  data->entries = g_ptr_array_new_with_free_func (g_object_unref);
  data->annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_annotation_free);
  data->records = g_ptr_array_new_with_free_func (g_object_unref);
  data->notices = g_ptr_array_new_with_free_func (notice_clear);
  return data;
}

void
ebb_import_data_free (EbbImportData *data)
{
  g_free (data->format);
  g_ptr_array_unref (data->trackers);
  g_ptr_array_unref (data->entries);
  g_ptr_array_unref (data->annotations);
  g_ptr_array_unref (data->records);
  g_ptr_array_unref (data->notices);
  g_free (data);
}

/*< private >
 * ebb_import_add_notice:
 * @line: 1-based, 0 if not tied to one
 * @is_error: whether a row could not be read
 * @message: (transfer full): one sentence
 *
 * Keeps the first %EBB_IMPORT_MAX_NOTICES; all bad rows are counted.
 */
void
ebb_import_add_notice (EbbImport *import,
                       guint line,
                       gboolean is_error,
                       char *message)
{
  EbbImportNotice *notice;

  if (is_error)
    import->data->n_bad++;
  if (import->data->notices->len >= EBB_IMPORT_MAX_NOTICES)
    {
      g_free (message);
      return;
    }
  notice = g_new0 (EbbImportNotice, 1);
  notice->line = line;
  notice->is_error = is_error;
  notice->message = message;
  g_ptr_array_add (import->data->notices, notice);
}

/*< private >
 * ebb_import_add_entry:
 * @entry: (transfer none)
 */
gboolean
ebb_import_add_entry (EbbImport *import,
                      EbbEntry *entry,
                      GError **error)
{
  if (import->data->entries->len >= EBB_IMPORT_MAX_ENTRIES)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The file holds more than %d entries, which is more than Ebb reads."), EBB_IMPORT_MAX_ENTRIES);
      return FALSE;
    }
  g_ptr_array_add (import->data->entries, g_object_ref (entry));
  return TRUE;
}

/*< private >
 * ebb_import_add_annotation:
 * @annotation: (transfer full)
 */
gboolean
ebb_import_add_annotation (EbbImport *import,
                           EbbAnnotation *annotation,
                           GError **error)
{
  g_autoptr (EbbAnnotation) owned = annotation;

  if (!ebb_annotation_is_valid (owned, error))
    return FALSE;
  if (import->data->annotations->len >= EBB_IMPORT_MAX_ANNOTATIONS)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The file holds more than %d annotations, which is more than Ebb reads."), EBB_IMPORT_MAX_ANNOTATIONS);
      return FALSE;
    }
  g_ptr_array_add (import->data->annotations, g_steal_pointer (&owned));
  return TRUE;
}

/*< private >
 * ebb_import_add_record:
 * @record: (transfer full)
 */
gboolean
ebb_import_add_record (EbbImport *import,
                       EbbRecord *record,
                       GError **error)
{
  g_autoptr (EbbRecord) owned = record;

  /* Files may be sorted otherwise. */
  if (EBB_IS_SESSION (owned))
    ebb_session_sort (EBB_SESSION (owned));
  if (!ebb_record_validate (owned, error))
    return FALSE;
  if (import->data->records->len >= EBB_IMPORT_MAX_RECORDS)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The file holds more than %d records of therapy, which is more than Ebb reads."), EBB_IMPORT_MAX_RECORDS);
      return FALSE;
    }
  g_ptr_array_add (import->data->records, g_steal_pointer (&owned));
  return TRUE;
}

/* The kind of record that a field refers to is its name. */
static gboolean
refers_to (const EbbField *field,
           EbbRecord *record)
{
  return g_str_equal (field->name, ebb_record_get_layout (record)->name);
}

/*< private >
 * ebb_import_check_references:
 *
 * Returns: whether all that records refer to is in the file. Errors: %EBB_ERROR_FORMAT
 */
gboolean
ebb_import_check_references (EbbImport *import,
                             GError **error)
{
  GPtrArray *records = import->data->records;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    {
      EbbRecord *record = g_ptr_array_index (records, i);

      if (record->id != NULL)
        g_hash_table_insert (by_id, record->id, record);
    }
  for (guint i = 0; i < records->len; i++)
    {
      EbbRecord *record = g_ptr_array_index (records, i);
      const EbbLayout *layout = ebb_record_get_layout (record);

      for (guint j = 0; j < layout->n_fields; j++)
        {
          const EbbField *field = &layout->fields[j];
          const char *id = field->type == EBB_FIELD_ID ? *(const char **) ebb_field_at (field, record) : NULL;
          EbbRecord *other = id != NULL ? g_hash_table_lookup (by_id, id) : NULL;

          if (id == NULL || (other != NULL && refers_to (field, other)))
            continue;
          g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("Something refers to “%s” %s, which is not in the file."), field->name, id);
          return FALSE;
        }
    }
  return TRUE;
}

/*< private >
 * ebb_import_find_tracker:
 *
 * Returns: (transfer none) (nullable): the tracker of that id, the diary's before
 *   the file's
 */
EbbTracker *
ebb_import_find_tracker (EbbImport *import,
                         const char *id)
{
  EbbTracker *tracker = ebb_trackers_find (import->known, id);

  return tracker != NULL ? tracker : ebb_trackers_find (import->data->trackers, id);
}

static gboolean
tracker_id_is_valid (const char *id)
{
  if (*id == '\0' || strlen (id) > TRACKER_ID_MAX_BYTES)
    return FALSE;
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '-' && c != '_')
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * ebb_import_new_tracker:
 * @id: an id from a file
 * @name: (nullable): its own name
 *
 * Returns: (transfer full): the tracker; %NULL with %EBB_ERROR_INVALID when the id
 *   is not a short word, or is built in and of another kind
 */
EbbTracker *
ebb_import_new_tracker (const char *id,
                        const char *name,
                        EbbTrackerKind kind,
                        GError **error)
{
  g_autoptr (GPtrArray) built_in = NULL;
  EbbTracker *same;

  if (!tracker_id_is_valid (id))
    {
      g_autofree char *shown = ebb_text_shorten (id);

      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” cannot be the id of a tracker: only letters, digits and dashes are allowed."), shown);
      return NULL;
    }

  built_in = ebb_trackers_new_built_in ();
  same = ebb_trackers_find (built_in, id);
  if (same == NULL)
    return ebb_tracker_new (id, name, kind);
  if (ebb_tracker_get_kind (same) != kind)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The tracker “%s” is built in as “%s” and cannot be anything else."), id, ebb_tracker_kind_get_name (ebb_tracker_get_kind (same)));
      return NULL;
    }
  if (name != NULL)
    ebb_tracker_set_name (same, name);
  return g_object_ref (same);
}

/*< private >
 * ebb_import_add_tracker:
 * @tracker: (transfer none)
 *
 * Returns: whether the file had none of that id yet and the diary none of another
 *   kind. Errors: %EBB_ERROR_INVALID
 */
gboolean
ebb_import_add_tracker (EbbImport *import,
                        EbbTracker *tracker,
                        GError **error)
{
  const char *id = ebb_tracker_get_id (tracker);
  EbbTracker *known = ebb_trackers_find (import->known, id);

  if (ebb_trackers_find (import->data->trackers, id) != NULL)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The tracker “%s” stands twice in the file."), id);
      return FALSE;
    }
  if (known != NULL && ebb_tracker_get_kind (known) != ebb_tracker_get_kind (tracker))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID,
                   /* Translators: the second and the third %s are kinds such as "Scale 0 to 10" */
                   _ ("The tracker “%s” is “%s” in the diary and “%s” in the file."), id, ebb_tracker_kind_get_name (ebb_tracker_get_kind (known)), ebb_tracker_kind_get_name (ebb_tracker_get_kind (tracker)));
      return FALSE;
    }
  g_ptr_array_add (import->data->trackers, g_object_ref (tracker));
  return TRUE;
}

static gboolean
set_format (EbbImport *import,
            const ReadJob *job,
            const char *found,
            GError **error)
{
  if (job->format != NULL && !g_str_equal (job->format, found))
    {
      g_autofree char *name = g_filename_display_basename (job->path);

      if (g_str_equal (job->format, "json"))
        g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("“%s” is not a JSON file."), name);
      else
        g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("“%s” is a JSON file, not a table."), name);
      return FALSE;
    }
  import->data = ebb_import_data_new (found);
  return TRUE;
}

/* Reads a file that needs no map: what it is shows in its first bytes. */
static gboolean
read_unmapped (EbbImport *import,
               const ReadJob *job,
               EbbInput *input,
               GError **error)
{
  char head[512];
  gssize n = ebb_input_peek (input, head, sizeof head - 1, error);
  const char *start = head;

  if (n < 0)
    return FALSE;
  head[n] = '\0';
  if (g_str_has_prefix (head, "SQLite format 3"))
    {
      g_autofree char *name = g_filename_display_basename (job->path);

      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("“%s” is a diary or a backup of one: it can be restored, not imported."), name);
      return FALSE;
    }

  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    start += 3;
  while (g_ascii_isspace (*start))
    start++;
  if (*start == '{' || *start == '[')
    return set_format (import, job, "json", error) && ebb_import_read_json (import, input, error);
  return set_format (import, job, "csv", error) && ebb_import_read_csv (import, input, error);
}

static gboolean
read_with_map (EbbImport *import,
               const ReadJob *job,
               EbbInput *input,
               GError **error)
{
  g_autoptr (EbbInput) map = NULL;
  g_autofree char *text = NULL;
  gssize n;

  map = ebb_input_open (job->map_path, NULL, import->cancellable, error);
  if (map == NULL)
    return FALSE;
  text = g_malloc (MAP_MAX_BYTES + 1);
  n = ebb_input_read (map, text, MAP_MAX_BYTES + 1, error);
  if (n < 0)
    return FALSE;
  if (n > MAP_MAX_BYTES)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The map is larger than 1 MiB, which is more than Ebb reads."));
      return FALSE;
    }
  import->data = ebb_import_data_new ("map");
  return ebb_import_read_mapped (import, input, text, (gsize) n, error);
}

static gboolean
read_any (EbbImport *import,
          const ReadJob *job,
          GError **error)
{
  g_autoptr (EbbInput) input = NULL;

  if (g_file_test (job->path, G_FILE_TEST_IS_DIR))
    {
      if (job->map_path != NULL || g_strcmp0 (job->format, "json") == 0)
        {
          g_autofree char *name = g_filename_display_basename (job->path);

          g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("“%s” is a folder, not a file."), name);
          return FALSE;
        }
      import->data = ebb_import_data_new ("csv");
      return ebb_import_read_csv_folder (import, job->path, error);
    }

  input = ebb_input_open (job->path, import->progress, import->cancellable, error);
  if (input == NULL)
    return FALSE;
  if (job->map_path != NULL)
    return read_with_map (import, job, input, error);
  return read_unmapped (import, job, input, error);
}

static void
read_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  ReadJob *job = task_data;
  EbbImport import = { .known = job->known, .progress = job->progress, .cancellable = cancellable };
  GError *error = NULL;

  if (read_any (&import, job, &error))
    g_task_return_pointer (task, import.data, (GDestroyNotify) ebb_import_data_free);
  else
    {
      g_clear_pointer (&import.data, ebb_import_data_free);
      g_task_return_error (task, error);
    }
}

/**
 * ebb_import_read_async:
 * @path: a file or a CSV folder
 * @format: (nullable): `json` or `csv`; %NULL to find out
 * @map_path: (nullable): a map that says what the columns of a CSV file mean
 * @known_trackers: (element-type EbbTracker): the trackers of the diary
 * @progress: (nullable): called with bytes read and bytes in all
 *
 * Reads what could be imported; the diary is not touched.
 */
void
ebb_import_read_async (const char *path,
                       const char *format,
                       const char *map_path,
                       GPtrArray *known_trackers,
                       GFileProgressCallback progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  ReadJob *job;

  g_return_if_fail (path != NULL);
  g_return_if_fail (format == NULL || g_str_equal (format, "json") || g_str_equal (format, "csv"));
  g_return_if_fail (known_trackers != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ebb_import_read_async);
  job = g_new0 (ReadJob, 1);
  job->path = g_strdup (path);
  job->format = g_strdup (format);
  job->map_path = g_strdup (map_path);
  /* The thread must not see changes that the caller makes to the array. */
  job->known = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < known_trackers->len; i++)
    g_ptr_array_add (job->known, ebb_tracker_copy (g_ptr_array_index (known_trackers, i)));
  job->progress = ebb_progress_new (progress, progress_data);
  g_task_set_task_data (task, job, (GDestroyNotify) read_job_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * ebb_import_read_finish:
 * @error: EBB_ERROR, G_IO_ERROR
 *
 * Returns: (transfer full): what the file holds
 */
EbbImportData *
ebb_import_read_finish (GAsyncResult *result,
                        GError **error)
{
  ReadJob *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, ebb_import_read_async), NULL);

  job = g_task_get_task_data (G_TASK (result));
  ebb_progress_close (job->progress);
  return g_task_propagate_pointer (G_TASK (result), error);
}
