// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-import-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-csv-text.h"
#include "ebb-mark-text.h"
#include "ebb-text.h"
#include "model/ebb-error.h"

/* Reads trackers.csv, marks.csv and annotations.csv, the tables beside entries.csv. */

typedef enum
{
  MARK_AT,
  MARK_REGION,
  MARK_SIDE, /* follows from the region; there for those who read the table */
  MARK_INTENSITY,
  MARK_QUALITIES,
  MARK_DEPTH,
  MARK_SWELLING,
  N_MARK_COLUMNS,
} MarkColumn;

static const char *const mark_columns[] = { "at", "region", "side", "intensity", "qualities", "depth", "swelling", NULL };

typedef enum
{
  TRACKER_ID,
  TRACKER_NAME,
  TRACKER_KIND,
  TRACKER_UNIT,
  TRACKER_CHOICES,
  TRACKER_POSITION,
  TRACKER_RETIRED,
  N_TRACKER_COLUMNS,
} TrackerColumn;

static const char *const tracker_columns[] = { "id", "name", "kind", "unit", "choices", "position", "retired", NULL };

typedef enum
{
  ANNOTATION_FROM,
  ANNOTATION_TEXT,
  ANNOTATION_TO, /* may be missing: of one day */
  N_ANNOTATION_COLUMNS,
} AnnotationColumn;

static const char *const annotation_columns[] = { "from", "text", "to", NULL };

/*< private >
 * ebb_import_read_header:
 * @names: the columns that there may be, ending with %NULL
 * @n_required: how many of them there must be, from the first on
 * @positions: (out): where each stands, or -1
 *
 * Reads the first row.
 */
gboolean
ebb_import_read_header (EbbCsvReader *reader,
                        const char *const *names,
                        guint n_required,
                        int *positions,
                        GError **error)
{
  guint n_names = g_strv_length ((char **) names);

  for (guint i = 0; i < n_names; i++)
    positions[i] = -1;
  if (!ebb_csv_reader_next (reader, error))
    {
      if (*error == NULL)
        g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The file is empty."));
      return FALSE;
    }
  for (guint c = 0; c < ebb_csv_reader_get_n_cells (reader); c++)
    {
      const char *cell = g_strstrip (ebb_csv_reader_get_cell (reader, c));
      guint i = 0;

      while (i < n_names && g_ascii_strcasecmp (names[i], cell) != 0)
        i++;
      if (i == n_names)
        {
          g_autofree char *shown = ebb_text_shorten (cell);

          g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("Ebb does not know the column “%s”."), shown);
          return FALSE;
        }
      if (positions[i] >= 0)
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The column “%s” stands twice."), names[i]);
          return FALSE;
        }
      positions[i] = (int) c;
    }
  for (guint i = 0; i < n_required; i++)
    if (positions[i] < 0)
      {
        g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The column “%s” is missing."), names[i]);
        return FALSE;
      }
  return TRUE;
}

static char *
get_cell (EbbCsvReader *reader,
          const int *positions,
          guint column)
{
  static char empty[1];

  return positions[column] >= 0 ? ebb_csv_reader_get_cell (reader, (guint) positions[column]) : (empty[0] = '\0', empty);
}

/*< private >
 * ebb_import_check_width:
 *
 * Returns: whether the row is as wide as the header
 */
gboolean
ebb_import_check_width (EbbCsvReader *reader,
                        guint width,
                        GError **error)
{
  guint n = ebb_csv_reader_get_n_cells (reader);

  if (n == width)
    return TRUE;
  g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The row has %u cells where the header has %u."), n, width);
  return FALSE;
}

/* --- trackers.csv ------------------------------------------------------------ */

static gboolean
read_tracker (EbbImport *import,
              EbbCsvReader *reader,
              const int *at,
              GError **error)
{
  g_autoptr (EbbTracker) tracker = NULL;
  g_auto (GStrv) choices = NULL;
  EbbTrackerKind kind;
  const char *cell;
  double position;

  cell = g_strstrip (get_cell (reader, at, TRACKER_KIND));
  if (!ebb_tracker_kind_from_string (cell, &kind))
    {
      g_autofree char *shown = ebb_text_shorten (cell);

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a kind of tracker."), shown);
      return FALSE;
    }
  tracker = ebb_import_new_tracker (g_strstrip (get_cell (reader, at, TRACKER_ID)), ebb_csv_unguard (get_cell (reader, at, TRACKER_NAME)), kind, error);
  if (tracker == NULL)
    return FALSE;
  if (!ebb_tracker_is_built_in (tracker))
    {
      ebb_tracker_set_unit (tracker, ebb_csv_unguard (get_cell (reader, at, TRACKER_UNIT)));
      choices = ebb_text_split_list (ebb_csv_unguard (get_cell (reader, at, TRACKER_CHOICES)));
      ebb_tracker_set_choices (tracker, (const char *const *) choices);
    }

  cell = get_cell (reader, at, TRACKER_POSITION);
  if (!ebb_text_is_blank (cell))
    {
      if (!ebb_text_parse_number ((char *) cell, FALSE, &position) || position != floor (position) || fabs (position) > 1e9)
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The position of a tracker must be a whole number."));
          return FALSE;
        }
      ebb_tracker_set_position (tracker, (int) position);
    }
  cell = g_strstrip (get_cell (reader, at, TRACKER_RETIRED));
  if (*cell != '\0' && g_ascii_strcasecmp (cell, "yes") != 0 && g_ascii_strcasecmp (cell, "no") != 0)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The column “retired” must say “yes” or “no”."));
      return FALSE;
    }
  ebb_tracker_set_retired (tracker, g_ascii_strcasecmp (cell, "yes") == 0);
  return ebb_import_add_tracker (import, tracker, error);
}

/*< private >
 * ebb_import_read_trackers_csv:
 * @input: (transfer full)
 *
 * A tracker that cannot be read is an error, for the columns depend on it.
 */
gboolean
ebb_import_read_trackers_csv (EbbImport *import,
                              EbbInput *input,
                              GError **error)
{
  g_autoptr (EbbCsvReader) reader = ebb_csv_reader_new (input, 0);
  g_autoptr (GError) local_error = NULL;
  int at[N_TRACKER_COLUMNS];
  guint width;

  if (!ebb_import_read_header (reader, tracker_columns, TRACKER_KIND + 1, at, error))
    return FALSE;
  width = ebb_csv_reader_get_n_cells (reader);
  while (ebb_csv_reader_next (reader, &local_error))
    if (!ebb_import_check_width (reader, width, &local_error) || !read_tracker (import, reader, at, &local_error))
      {
        g_set_error (error, local_error->domain, local_error->code, _ ("Line %u: %s"), ebb_csv_reader_get_line (reader), local_error->message);
        return FALSE;
      }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* --- marks.csv --------------------------------------------------------------- */

typedef struct
{
  gint64 at; /* seconds since the epoch, UTC */
  EbbMark mark;
  guint line;
  gboolean used;
} MarkRow;

/* The marks in the order of the file, which is the order of the entries when
 * nobody sorted the tables. Only when that fails the rows are looked up. */
struct _EbbMarksFile
{
  GArray *rows; /* (owned) (element-type MarkRow) */
  guint next;
  GHashTable *by_moment; /* (owned) (nullable): instant -> GArray of row numbers */
};

static gboolean
read_mark (EbbCsvReader *reader,
           const int *at,
           MarkRow *row,
           GError **error)
{
  const char *region_id = g_strstrip (get_cell (reader, at, MARK_REGION));
  const EbbRegion *region = ebb_region_from_word (region_id);
  gboolean decimal_comma = ebb_csv_reader_get_delimiter (reader) != ',';
  g_autofree char *shown = NULL;
  char *cell;
  EbbMoment moment;

  if (!ebb_moment_from_string (g_strstrip (get_cell (reader, at, MARK_AT)), NULL, &moment, error))
    return FALSE;
  row->at = moment.at;
  if (region == NULL)
    {
      shown = ebb_text_shorten (region_id);
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a region of the body that Ebb knows."), shown);
      return FALSE;
    }
  ebb_mark_init (&row->mark, region);
  cell = get_cell (reader, at, MARK_INTENSITY);
  if (!ebb_text_is_blank (cell) && !ebb_text_parse_rating (cell, decimal_comma, &row->mark.intensity, error))
    return FALSE;
  if (!ebb_qualities_from_text (get_cell (reader, at, MARK_QUALITIES), &row->mark.qualities, error))
    return FALSE;
  cell = g_strstrip (get_cell (reader, at, MARK_DEPTH));
  if (!ebb_depth_from_string (cell, &row->mark.depth))
    {
      shown = ebb_text_shorten (cell);
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a depth that Ebb knows."), shown);
      return FALSE;
    }
  cell = g_strstrip (get_cell (reader, at, MARK_SWELLING));
  if (*cell != '\0')
    {
      if (*cell < '0' || *cell > '0' + EBB_SWELLING_MAX || cell[1] != '\0')
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The swelling must be 0, 1, 2 or 3."));
          return FALSE;
        }
      row->mark.swelling = *cell - '0';
    }
  return TRUE;
}

/*< private >
 * ebb_import_add_file_notice:
 *
 * Tells of a row that cannot be read. Notices have room for a line but not for a file.
 */
void
ebb_import_add_file_notice (EbbImport *import,
                            const char *file,
                            guint line,
                            const char *message)
{
  ebb_import_add_notice (import, line, TRUE, g_strdup_printf ("%s: %s", file, message));
}

/*< private >
 * ebb_marks_file_read:
 * @input: (transfer full)
 *
 * Returns: (transfer full): the marks; rows that cannot be read are notices
 */
EbbMarksFile *
ebb_marks_file_read (EbbImport *import,
                     EbbInput *input,
                     GError **error)
{
  g_autoptr (EbbCsvReader) reader = ebb_csv_reader_new (input, 0);
  g_autoptr (EbbMarksFile) self = g_new0 (EbbMarksFile, 1);
  g_autoptr (GError) local_error = NULL;
  int at[N_MARK_COLUMNS];
  guint width;

  self->rows = g_array_new (FALSE, FALSE, sizeof (MarkRow));
  if (!ebb_import_read_header (reader, mark_columns, MARK_REGION + 1, at, error))
    return NULL;
  width = ebb_csv_reader_get_n_cells (reader);
  while (ebb_csv_reader_next (reader, &local_error))
    {
      g_autoptr (GError) row_error = NULL;
      MarkRow row = { .line = ebb_csv_reader_get_line (reader) };

      if (ebb_import_check_width (reader, width, &row_error) && read_mark (reader, at, &row, &row_error))
        g_array_append_val (self->rows, row);
      else
        ebb_import_add_file_notice (import, "marks.csv", row.line, row_error->message);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
ebb_marks_file_free (EbbMarksFile *self)
{
  g_array_unref (self->rows);
  g_clear_pointer (&self->by_moment, g_hash_table_unref);
  g_free (self);
}

static gboolean
row_says_of (const MarkRow *row,
             gint64 at,
             const EbbMark *mark)
{
  return !row->used && row->at == at && row->mark.region == mark->region &&
         ((isnan (row->mark.intensity) && isnan (mark->intensity)) || row->mark.intensity == mark->intensity) &&
         row->mark.qualities == mark->qualities;
}

static GArray *
rows_at (EbbMarksFile *self,
         gint64 at)
{
  if (self->by_moment == NULL)
    {
      self->by_moment = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);
      for (guint i = 0; i < self->rows->len; i++)
        {
          MarkRow *row = &g_array_index (self->rows, MarkRow, i);
          GArray *numbers = g_hash_table_lookup (self->by_moment, &row->at);

          if (numbers == NULL)
            {
              numbers = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (self->by_moment, &row->at, numbers);
            }
          g_array_append_val (numbers, i);
        }
    }
  return g_hash_table_lookup (self->by_moment, &at);
}

static MarkRow *
find_row (EbbMarksFile *self,
          gint64 at,
          const EbbMark *mark)
{
  GArray *numbers;

  if (self->next < self->rows->len)
    {
      MarkRow *row = &g_array_index (self->rows, MarkRow, self->next);

      if (row_says_of (row, at, mark))
        {
          self->next++;
          return row;
        }
    }
  numbers = rows_at (self, at);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      MarkRow *row = &g_array_index (self->rows, MarkRow, number);

      if (row_says_of (row, at, mark))
        {
          self->next = number + 1;
          return row;
        }
    }
  return NULL;
}

/*< private >
 * ebb_marks_file_apply:
 * @has_marks_column: whether the entries say themselves what is marked
 *
 * Adds to the marks of @entry what only marks.csv knows: depth and swelling; or
 * all of them when the entries have no such column.
 */
void
ebb_marks_file_apply (EbbMarksFile *self,
                      EbbEntry *entry,
                      gboolean has_marks_column)
{
  gint64 at = ebb_entry_get_moment (entry).at;

  if (!has_marks_column)
    {
      GArray *numbers = rows_at (self, at);

      for (guint i = 0; numbers != NULL && i < numbers->len; i++)
        {
          MarkRow *row = &g_array_index (self->rows, MarkRow, g_array_index (numbers, guint, i));

          if (row->used || ebb_entry_find_mark (entry, row->mark.region) != NULL)
            continue;
          row->used = TRUE;
          ebb_entry_set_mark (entry, &row->mark);
        }
      return;
    }

  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    {
      EbbMark mark = *ebb_entry_get_mark (entry, i);
      MarkRow *row = find_row (self, at, &mark);

      if (row == NULL)
        continue;
      row->used = TRUE;
      if (row->mark.depth == EBB_DEPTH_ABSENT && row->mark.swelling == EBB_SWELLING_ABSENT)
        continue;
      mark.depth = row->mark.depth;
      mark.swelling = row->mark.swelling;
      ebb_entry_set_mark (entry, &mark);
    }
}

/*< private >
 * ebb_marks_file_report_rest:
 *
 * A mark that belongs to no entry would be lost, so each is a bad row.
 */
void
ebb_marks_file_report_rest (EbbMarksFile *self,
                            EbbImport *import)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MarkRow *row = &g_array_index (self->rows, MarkRow, i);

      if (!row->used)
        ebb_import_add_file_notice (import, "marks.csv", row->line, _ ("entries.csv has no such mark at this time."));
    }
}

/* --- annotations.csv ----------------------------------------------------------- */

static gboolean
read_annotation (EbbImport *import,
                 EbbCsvReader *reader,
                 const int *at,
                 GError **error)
{
  const char *text = ebb_csv_unguard (get_cell (reader, at, ANNOTATION_TEXT));
  g_autofree char *tidy = NULL;
  EbbPeriod period;
  char *to;

  if (!ebb_day_from_string (g_strstrip (get_cell (reader, at, ANNOTATION_FROM)), &period.from, error))
    return FALSE;
  period.to = period.from;
  to = g_strstrip (get_cell (reader, at, ANNOTATION_TO));
  if (*to != '\0' && !ebb_day_from_string (to, &period.to, error))
    return FALSE;

  /* A table is edited by hand: gaps are made good, but nothing is cut off. */
  tidy = strlen (text) <= EBB_ANNOTATION_MAX ? ebb_annotation_tidy_text (text) : g_strdup (text);
  return ebb_import_add_annotation (import, ebb_annotation_new (period, tidy != NULL ? tidy : ""), error);
}

/*< private >
 * ebb_import_read_annotations_csv:
 * @input: (transfer full)
 *
 * Rows that cannot be read become notices.
 */
gboolean
ebb_import_read_annotations_csv (EbbImport *import,
                                 EbbInput *input,
                                 GError **error)
{
  g_autoptr (EbbCsvReader) reader = ebb_csv_reader_new (input, 0);
  g_autoptr (GError) local_error = NULL;
  int at[N_ANNOTATION_COLUMNS];
  guint width;

  if (!ebb_import_read_header (reader, annotation_columns, ANNOTATION_TEXT + 1, at, error))
    return FALSE;
  width = ebb_csv_reader_get_n_cells (reader);
  while (ebb_csv_reader_next (reader, &local_error))
    {
      g_autoptr (GError) row_error = NULL;

      if (!ebb_csv_reader_is_blank (reader) &&
          (!ebb_import_check_width (reader, width, &row_error) || !read_annotation (import, reader, at, &row_error)))
        ebb_import_add_file_notice (import, "annotations.csv", ebb_csv_reader_get_line (reader), row_error->message);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}
