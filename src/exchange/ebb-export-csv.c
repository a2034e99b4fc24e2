// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-export-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ebb-csv-records.h"
#include "ebb-csv-text.h"
#include "ebb-mark-text.h"
#include "ebb-sink.h"
#include "ebb-text.h"

/* A folder for spreadsheets: entries.csv, marks.csv, trackers.csv, and annotations.csv
 * and the tables of therapy if there are any. It is written beside the one that it
 * replaces and exchanged for it at the end. */

#define ENTRIES_HEADER "at,pain,average,worst,least,marks,note"
#define CRLF "\r\n"

static const char *const parts[] = { "entries.csv", "marks.csv", "trackers.csv", "annotations.csv" };

typedef struct
{
  const char *id; /* (interned) */
  EbbTracker *tracker;
} Column;

struct _EbbCsvFolder
{
  char *path;      /* (owned): without slashes at the end */
  char *temporary; /* (owned) (nullable) */
  EbbSink *entries;
  EbbSink *marks;
  EbbSink *trackers;
  GPtrArray *all_trackers; /* (owned) */
  GPtrArray *annotations;  /* (owned) */
  GPtrArray *records;      /* (owned) */
  GArray *columns;         /* (owned) (element-type Column) */
  GString *cell;           /* (owned): scratch */
  gboolean has_tags;
};

static gboolean
set_folder_error (const char *path,
                  int saved_errno,
                  GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), _ ("The folder “%s” cannot be written: %s"), name, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
begins_like_an_export (const char *path)
{
  char head[sizeof ENTRIES_HEADER];
  FILE *file = fopen (path, "re");
  gsize n;

  if (file == NULL)
    return FALSE;
  n = fread (head, 1, strlen (ENTRIES_HEADER), file);
  fclose (file);
  return n == strlen (ENTRIES_HEADER) && memcmp (head, ENTRIES_HEADER, n) == 0;
}

/* A folder may be replaced if it is empty or holds an export and nothing else. */
static gboolean
check_replaceable (const char *path,
                   GError **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *entries = g_build_filename (path, parts[0], NULL);
  g_auto (GStrv) tables = ebb_csv_records_get_files ();
  gboolean is_empty = TRUE;
  gboolean is_ours = TRUE;
  const char *child;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY, _ ("“%s” is a file; an export as CSV is a folder."), name);
      return FALSE;
    }
  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    return set_folder_error (path, errno, error);
  while ((child = g_dir_read_name (dir)) != NULL)
    {
      gboolean known = g_strv_contains ((const char *const *) tables, child);

      is_empty = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        known |= g_str_equal (child, parts[i]);
      is_ours &= known;
    }
  if (!is_empty && (!is_ours || !begins_like_an_export (entries)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("The folder “%s” holds something else than an earlier export; choose a new or empty folder."), name);
      return FALSE;
    }
  return TRUE;
}

static EbbSink *
open_part (EbbCsvFolder *self,
           guint part,
           GError **error)
{
  g_autofree char *path = g_build_filename (self->temporary, parts[part], NULL);

  return ebb_sink_create (path, error);
}

/*< private >
 * ebb_csv_folder_open:
 * @path: a folder that is not there, empty, or an earlier export
 *
 * Returns: (transfer full): the folder to fill; %NULL with G_IO_ERROR
 */
EbbCsvFolder *
ebb_csv_folder_open (const char *path,
                     GError **error)
{
  g_autoptr (EbbCsvFolder) self = g_new0 (EbbCsvFolder, 1);
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *hidden = NULL;
  char *target = realpath (path, NULL);

  self->path = g_strdup (target != NULL ? target : path);
  free (target);
  while (strlen (self->path) > 1 && g_str_has_suffix (self->path, "/"))
    self->path[strlen (self->path) - 1] = '\0';
  self->cell = g_string_new (NULL);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  if (!check_replaceable (self->path, error))
    return NULL;

  folder = g_path_get_dirname (self->path);
  base = g_path_get_basename (self->path);
  hidden = g_strdup_printf (".%s.XXXXXX", base);
  self->temporary = g_build_filename (folder, hidden, NULL);
  if (g_mkdtemp_full (self->temporary, 0700) == NULL)
    {
      set_folder_error (path, errno, error);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  self->entries = open_part (self, 0, error);
  self->marks = self->entries != NULL ? open_part (self, 1, error) : NULL;
  self->trackers = self->marks != NULL ? open_part (self, 2, error) : NULL;
  return self->trackers != NULL ? g_steal_pointer (&self) : NULL;
}

static void
append_tracker_row (EbbCsvFolder *self,
                    EbbTracker *tracker)
{
  GString *out = self->trackers->buffer;
  gboolean is_own = !ebb_tracker_is_built_in (tracker);
  const char *const *choices = ebb_tracker_get_choices (tracker);

  ebb_csv_append_cell (out, ebb_tracker_get_id (tracker));
  g_string_append_c (out, ',');
  ebb_csv_append_text (out, ebb_tracker_get_own_name (tracker));
  g_string_append_printf (out, ",%s,", ebb_tracker_kind_to_string (ebb_tracker_get_kind (tracker)));
  if (is_own)
    ebb_csv_append_text (out, ebb_tracker_get_unit (tracker));
  g_string_append_c (out, ',');
  if (is_own && choices != NULL)
    {
      g_string_truncate (self->cell, 0);
      ebb_text_append_list (choices, self->cell);
      ebb_csv_append_text (out, self->cell->str);
    }
  g_string_append_printf (out, ",%d,%s" CRLF, ebb_tracker_get_position (tracker), ebb_tracker_get_retired (tracker) ? "yes" : "");
}

/* A tracker may be called like one of the other columns. */
static gboolean
is_a_fixed_column (const char *id)
{
  g_auto (GStrv) fixed = g_strsplit (ENTRIES_HEADER ",tags", ",", -1);

  for (guint i = 0; fixed[i] != NULL; i++)
    if (g_ascii_strcasecmp (fixed[i], id) == 0)
      return TRUE;
  return FALSE;
}

/*< private >
 * ebb_csv_folder_begin:
 * @has_tags: whether any entry that will come has a tag
 */
gboolean
ebb_csv_folder_begin (EbbCsvFolder *self,
                      GPtrArray *trackers,
                      GPtrArray *annotations,
                      GPtrArray *records,
                      gboolean has_tags,
                      GError **error)
{
  self->has_tags = has_tags;
  self->all_trackers = g_ptr_array_ref (trackers);
  self->annotations = g_ptr_array_ref (annotations);
  self->records = g_ptr_array_ref (records);
  g_string_append (self->trackers->buffer, "id,name,kind,unit,choices,position,retired" CRLF);
  g_string_append (self->marks->buffer, "at,region,side,intensity,qualities,depth,swelling" CRLF);
  g_string_append (self->entries->buffer, ENTRIES_HEADER);
  for (guint i = 0; i < trackers->len; i++)
    {
      EbbTracker *tracker = g_ptr_array_index (trackers, i);
      Column column = { g_intern_string (ebb_tracker_get_id (tracker)), tracker };

      append_tracker_row (self, tracker);
      g_array_append_val (self->columns, column);
      g_string_append (self->entries->buffer, is_a_fixed_column (column.id) ? ",tracker:" : ",");
      ebb_csv_append_cell (self->entries->buffer, column.id);
    }
  if (has_tags)
    g_string_append (self->entries->buffer, ",tags");
  g_string_append (self->entries->buffer, CRLF);
  return ebb_sink_drain (self->trackers, TRUE, error);
}

static void
append_marks (EbbCsvFolder *self,
              EbbEntry *entry,
              const char *at)
{
  GString *out = self->marks->buffer;

  g_string_truncate (self->cell, 0);
  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (entry, i);

      if (i > 0)
        g_string_append (self->cell, "; ");
      ebb_mark_append_text (mark, self->cell);

      g_string_append (out, at);
      g_string_append_c (out, ',');
      ebb_region_append_word (mark->region, out);
      g_string_append_printf (out, ",%s,", ebb_side_to_string (mark->region->side));
      if (!isnan (mark->intensity))
        ebb_text_append_number (mark->intensity, out);
      g_string_append_c (out, ',');
      ebb_qualities_append_text (mark->qualities, out);
      g_string_append_printf (out, ",%s,", ebb_depth_to_string (mark->depth));
      if (mark->swelling != EBB_SWELLING_ABSENT)
        g_string_append_c (out, (char) ('0' + mark->swelling));
      g_string_append (out, CRLF);
    }
  ebb_csv_append_cell (self->entries->buffer, self->cell->str);
}

static void
append_value (GString *out,
              EbbEntry *entry,
              const Column *column)
{
  const EbbValue *value = NULL;

  for (guint i = 0; i < ebb_entry_get_n_values (entry) && value == NULL; i++)
    if (ebb_entry_get_value (entry, i)->tracker == column->id)
      value = ebb_entry_get_value (entry, i);
  if (value == NULL)
    return;
  if (value->choice != NULL)
    ebb_csv_append_text (out, value->choice);
  else if (ebb_tracker_get_kind (column->tracker) == EBB_TRACKER_YES_NO)
    g_string_append (out, value->number != 0 ? "yes" : "no");
  else
    ebb_text_append_number (value->number, out);
}

static void
append_tags (EbbCsvFolder *self,
             EbbEntry *entry)
{
  guint n = ebb_entry_get_n_tags (entry);
  g_autofree const char **tags = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    tags[i] = ebb_entry_get_tag (entry, i);
  g_string_truncate (self->cell, 0);
  ebb_text_append_list (tags, self->cell);
  ebb_csv_append_text (self->entries->buffer, self->cell->str);
}

gboolean
ebb_csv_folder_add (EbbCsvFolder *self,
                    EbbEntry *entry,
                    GError **error)
{
  GString *out = self->entries->buffer;
  g_autofree char *at = ebb_moment_to_string (ebb_entry_get_moment (entry));

  if (!ebb_export_check_values (entry, self->all_trackers, error))
    return FALSE;
  if (!self->has_tags && ebb_entry_get_n_tags (entry) > 0)
    return ebb_export_set_changed_error (error);
  g_string_append (out, at);
  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    {
      double rating = ebb_entry_get_rating (entry, (EbbRatingSlot) i);

      g_string_append_c (out, ',');
      if (!isnan (rating))
        ebb_text_append_number (rating, out);
    }
  g_string_append_c (out, ',');
  append_marks (self, entry, at);
  g_string_append_c (out, ',');
  if (ebb_entry_get_note (entry) != NULL)
    ebb_csv_append_text (out, ebb_entry_get_note (entry));
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_string_append_c (out, ',');
      append_value (out, entry, &g_array_index (self->columns, Column, i));
    }
  if (self->has_tags)
    {
      g_string_append_c (out, ',');
      append_tags (self, entry);
    }
  g_string_append (out, CRLF);
  return ebb_sink_drain (self->entries, FALSE, error) && ebb_sink_drain (self->marks, FALSE, error);
}

/* Writes annotations.csv, if there is anything to write. */
static gboolean
write_annotations (EbbCsvFolder *self,
                   GError **error)
{
  g_autoptr (EbbSink) sink = NULL;

  if (self->annotations->len == 0)
    return TRUE;
  sink = open_part (self, 3, error);
  if (sink == NULL)
    return FALSE;

  g_string_append (sink->buffer, "from,to,text" CRLF);
  for (guint i = 0; i < self->annotations->len; i++)
    {
      const EbbAnnotation *annotation = g_ptr_array_index (self->annotations, i);
      g_autofree char *from = ebb_day_to_string (annotation->period.from);
      g_autofree char *to = ebb_day_to_string (annotation->period.to);

      g_string_append_printf (sink->buffer, "%s,%s,", from, to);
      ebb_csv_append_text (sink->buffer, annotation->text);
      g_string_append (sink->buffer, CRLF);
    }
  return ebb_sink_commit (sink, error);
}

static void
remove_part (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
}

static void
remove_folder (const char *path)
{
  g_auto (GStrv) tables = ebb_csv_records_get_files ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    remove_part (path, parts[i]);
  for (guint i = 0; tables[i] != NULL; i++)
    remove_part (path, tables[i]);
  g_rmdir (path);
}

/* Puts the new folder in the place of the old one in one step where the system
 * can, else in two. */
static gboolean
exchange (EbbCsvFolder *self,
          GError **error)
{
  g_autofree char *old = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return rename (self->temporary, self->path) == 0 || set_folder_error (self->path, errno, error);
  if (renameat2 (AT_FDCWD, self->temporary, AT_FDCWD, self->path, RENAME_EXCHANGE) == 0)
    {
      remove_folder (self->temporary);
      return TRUE;
    }
  if (errno != EINVAL && errno != ENOSYS)
    return set_folder_error (self->path, errno, error);

  old = g_strconcat (self->temporary, ".old", NULL);
  if (rename (self->path, old) != 0)
    return set_folder_error (self->path, errno, error);
  if (rename (self->temporary, self->path) != 0)
    {
      int saved_errno = errno;

      rename (old, self->path);
      return set_folder_error (self->path, saved_errno, error);
    }
  remove_folder (old);
  return TRUE;
}

gboolean
ebb_csv_folder_commit (EbbCsvFolder *self,
                       GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->path);

  if (!ebb_sink_commit (self->entries, error) || !ebb_sink_commit (self->marks, error) ||
      !ebb_sink_commit (self->trackers, error) || !write_annotations (self, error) ||
      !ebb_csv_records_write (self->temporary, self->records, error) || !ebb_sync_folder (self->temporary, error))
    return FALSE;
  /* Something may have been put there in the meantime. */
  if (!check_replaceable (self->path, error) || !exchange (self, error))
    return FALSE;
  g_clear_pointer (&self->temporary, g_free);
  return ebb_sync_folder (parent, error);
}

void
ebb_csv_folder_free (EbbCsvFolder *self)
{
  g_clear_pointer (&self->entries, ebb_sink_free);
  g_clear_pointer (&self->marks, ebb_sink_free);
  g_clear_pointer (&self->trackers, ebb_sink_free);
  if (self->temporary != NULL)
    remove_folder (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_clear_pointer (&self->all_trackers, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_array_unref (self->columns);
  g_string_free (self->cell, TRUE);
  g_free (self);
}
