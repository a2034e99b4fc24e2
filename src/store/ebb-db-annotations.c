// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <string.h>

/* Annotations: the person's own notes on the axis of time. There are few of them, so
 * they are read by going through all. */

#define COLUMNS "id, from_day, to_day, text, modified "

static const char *const recorded[] = { "annotation", NULL };

/* What cannot be shown at all is damage; a text of another version's rules is shown
 * as it stands. */
static EbbAnnotation *
read_row (EbbStatement *row, GError **error)
{
  gint64 from = sqlite3_column_int64 (row, 1);
  gint64 to = sqlite3_column_int64 (row, 2);
  const char *text = ebb_column_text (row, 3);
  char id[EBB_UUID_TEXT_LENGTH + 1];
  EbbAnnotation *annotation;

  if (sqlite3_column_bytes (row, 0) != EBB_UUID_BYTES || from < EBB_DAY_MIN || to < from || to > EBB_DAY_MAX || text == NULL)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
      return NULL;
    }

  ebb_uuid_to_string (sqlite3_column_blob (row, 0), id);
  annotation = ebb_annotation_new ((EbbPeriod){ (EbbDay) from, (EbbDay) to }, text);
  annotation->id = g_strdup (id);
  annotation->modified = sqlite3_column_int64 (row, 4);

  return annotation;
}

/* See ebb_store_list_annotations_async(). */
GPtrArray *
ebb_db_list_annotations (EbbDb *db, EbbPeriod period, GError **error)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_annotation_free);
  g_autoptr (EbbStatement) rows =
    ebb_db_query (db, error,
                  "SELECT " COLUMNS "FROM annotation WHERE from_day <= ?2 AND to_day >= ?1 "
                  "ORDER BY from_day, to_day, id",
                  "nn", (int) period.from, (int) period.to);
  int state;

  if (rows == NULL)
    return NULL;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      EbbAnnotation *annotation = read_row (rows, error);

      if (annotation == NULL)
        return NULL;
      g_ptr_array_add (annotations, annotation);
    }

  return state < 0 ? NULL : g_steal_pointer (&annotations);
}

/* The annotation of that id; @found is NULL if there is none. */
static gboolean
read_by_id (EbbDb *db, const guint8 *id, EbbAnnotation **found, GError **error)
{
  g_autoptr (EbbStatement) row = ebb_db_query (db, error, "SELECT " COLUMNS "FROM annotation WHERE id = ?1", "u", id);
  int state;

  *found = NULL;
  if (row == NULL || (state = ebb_db_step (db, row, error)) < 0)
    return FALSE;
  if (state > 0)
    *found = read_row (row, error);

  return state == 0 || *found != NULL;
}

/* Adds @annotation under @id, unless the diary has that id: then @added is FALSE. */
static gboolean
insert (EbbDb *db, const EbbAnnotation *annotation, const guint8 *id, gint64 modified, gboolean *added, GError **error)
{
  if (!ebb_db_run (db, error,
                   "INSERT INTO annotation (id, from_day, to_day, text, modified) VALUES (?1, ?2, ?3, ?4, ?5) "
                   "ON CONFLICT (id) DO NOTHING",
                   "unnsi", id, (int) annotation->period.from, (int) annotation->period.to, annotation->text, modified))
    return FALSE;

  *added = sqlite3_changes (db->handle) > 0;
  if (*added)
    ebb_db_note_change (db, EBB_CHANGE_ANNOTATIONS, EBB_DAY_MAX, EBB_DAY_MIN);

  return TRUE;
}

static gboolean
update (EbbDb *db, const EbbAnnotation *annotation, const guint8 *id, gint64 modified, GError **error)
{
  ebb_db_note_change (db, EBB_CHANGE_ANNOTATIONS, EBB_DAY_MAX, EBB_DAY_MIN);

  return ebb_db_run (db, error, "UPDATE annotation SET from_day = ?2, to_day = ?3, text = ?4, modified = ?5 WHERE id = ?1",
                     "unnsi", id, (int) annotation->period.from, (int) annotation->period.to, annotation->text, modified);
}

/* Writes @saved, which is given the id and the time that it has from now on. The label
 * of the step is NULL if nothing was to be done. */
static gboolean
write_annotation (EbbDb *db, EbbAnnotation *saved, const char **label, GError **error)
{
  g_autoptr (EbbAnnotation) old = NULL;
  guint8 id[EBB_UUID_BYTES];
  gboolean added;

  *label = NULL;
  if (saved->id == NULL)
    {
      ebb_uuid_generate (id);
      saved->id = g_malloc (EBB_UUID_TEXT_LENGTH + 1);
      ebb_uuid_to_string (id, saved->id);
    }
  else if (!ebb_uuid_from_string (saved->id, id))
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONSTRAINT, error);
      return FALSE;
    }
  else if (!read_by_id (db, id, &old, error))
    {
      return FALSE;
    }

  if (saved->modified != (old != NULL ? old->modified : 0))
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONFLICT, error);
      return FALSE;
    }
  if (old != NULL && old->period.from == saved->period.from && old->period.to == saved->period.to && strcmp (old->text, saved->text) == 0)
    return TRUE;

  *label = old != NULL ? "edit-annotation" : "save-annotation";
  saved->modified = ebb_db_next_modified (db, saved->modified);

  return old != NULL ? update (db, saved, id, saved->modified, error) : insert (db, saved, id, saved->modified, &added, error);
}

/* See ebb_store_save_annotation_async(). */
EbbAnnotation *
ebb_db_save_annotation (EbbDb *db, const EbbAnnotation *annotation, GError **error)
{
  g_autoptr (EbbAnnotation) saved = ebb_annotation_copy (annotation);
  const char *label;

  if (!ebb_annotation_is_valid (annotation, error) || !ebb_db_begin (db, error))
    return NULL;

  if (!ebb_db_begin_recording (db, recorded, error) || !write_annotation (db, saved, &label, error))
    {
      ebb_db_rollback (db);
      return NULL;
    }
  if (!ebb_db_commit_recorded (db, label, 1, error))
    return NULL;

  return g_steal_pointer (&saved);
}

/* See ebb_store_delete_annotations_async(). */
int
ebb_db_delete_annotations (EbbDb *db, const char *const *ids, GError **error)
{
  int n_deleted = 0;

  if (!ebb_db_begin_recorded (db, error))
    return -1;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint8 id[EBB_UUID_BYTES];

      if (!ebb_uuid_from_string (ids[i], id))
        continue;
      if (!ebb_db_run (db, error, "DELETE FROM annotation WHERE id = ?1", "u", id))
        {
          ebb_db_rollback (db);
          return -1;
        }
      n_deleted += sqlite3_changes (db->handle);
    }
  if (n_deleted > 0)
    ebb_db_note_change (db, EBB_CHANGE_ANNOTATIONS, EBB_DAY_MAX, EBB_DAY_MIN);

  return ebb_db_commit_recorded (db, "delete-annotations", (guint) n_deleted, error) ? n_deleted : -1;
}

/* --- import -------------------------------------------------------------------- */

static char *
make_key (const EbbAnnotation *annotation)
{
  return g_strdup_printf ("%d %d %s", annotation->period.from, annotation->period.to, annotation->text);
}

/* How many annotations the diary holds of the same days and text. */
static GHashTable *
count_present (EbbDb *db, GError **error)
{
  g_autoptr (GPtrArray) annotations = ebb_db_list_annotations (db, (EbbPeriod){ EBB_DAY_MIN, EBB_DAY_MAX }, error);
  GHashTable *present;

  if (annotations == NULL)
    return NULL;

  present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < annotations->len; i++)
    {
      char *key = make_key (g_ptr_array_index (annotations, i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (present, key));

      g_hash_table_replace (present, key, GUINT_TO_POINTER (n + 1));
    }

  return present;
}

/* Whether one in the diary says the same as @annotation; that one is then taken, so
 * that it stands for one only. */
static gboolean
take_equal (GHashTable *present, const EbbAnnotation *annotation)
{
  char *key = make_key (annotation);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (present, key));

  if (n > 0)
    g_hash_table_replace (present, key, GUINT_TO_POINTER (n - 1));
  else
    g_free (key);

  return n > 0;
}

/* Adds those that the diary does not have, within the open transaction; they are
 * valid. @now is when those were changed that do not say it. */
gboolean
ebb_db_import_annotations (EbbDb *db, GPtrArray *annotations, gint64 now, EbbImportResult *result, GError **error)
{
  g_autoptr (GHashTable) present = count_present (db, error);

  if (present == NULL)
    return FALSE;

  for (guint i = 0; i < annotations->len; i++)
    {
      const EbbAnnotation *annotation = g_ptr_array_index (annotations, i);
      gint64 modified = annotation->id != NULL && annotation->modified > 0 ? annotation->modified : now;
      gboolean added = FALSE;
      guint8 id[EBB_UUID_BYTES];

      if (annotation->id == NULL || !ebb_uuid_from_string (annotation->id, id))
        ebb_uuid_generate (id);
      if ((annotation->id != NULL || !take_equal (present, annotation)) &&
          !insert (db, annotation, id, modified, &added, error))
        return FALSE;
      if (added)
        result->annotations_added++;
      else
        result->annotations_present++;
    }

  return TRUE;
}
