// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <string.h>
#include <yajl/yajl_gen.h>
#include <yajl/yajl_tree.h>

/* Trackers and tags. A tracker is never deleted: it is retired, so that what was
 * rated keeps its meaning. */

#define TRACKER_COLUMNS "id, name, kind, unit, choices, position, retired, modified "

static char *
choices_to_json (const char *const *choices)
{
  yajl_gen json = yajl_gen_alloc (NULL);
  const unsigned char *text;
  size_t length;
  char *result;

  yajl_gen_array_open (json);
  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    yajl_gen_string (json, (const unsigned char *) choices[i], strlen (choices[i]));
  yajl_gen_array_close (json);
  yajl_gen_get_buf (json, &text, &length);
  result = g_strndup ((const char *) text, length);
  yajl_gen_free (json);

  return result;
}

static GStrv
choices_from_json (const char *text)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  yajl_val json = yajl_tree_parse (text, NULL, 0);

  for (size_t i = 0; YAJL_IS_ARRAY (json) && i < json->u.array.len; i++)
    {
      if (YAJL_IS_STRING (json->u.array.values[i]))
        g_strv_builder_add (choices, json->u.array.values[i]->u.string);
    }
  yajl_tree_free (json);

  return g_strv_builder_end (choices);
}

static EbbTracker *
read_row (EbbStatement *row, GError **error)
{
  const char *id = ebb_column_text (row, 0);
  const char *name = ebb_column_text (row, 1);
  int kind = sqlite3_column_int (row, 2);
  const char *unit = ebb_column_text (row, 3);
  const char *json = ebb_column_text (row, 4);
  g_auto (GStrv) choices = NULL;
  EbbTracker *tracker;

  if (id == NULL || *id == '\0' || name == NULL || unit == NULL || json == NULL || kind < 0 || kind > EBB_TRACKER_CHOICE)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
      return NULL;
    }

  tracker = ebb_tracker_new (id, name, (EbbTrackerKind) kind);
  choices = choices_from_json (json);
  ebb_tracker_set_unit (tracker, unit);
  ebb_tracker_set_choices (tracker, (const char *const *) choices);
  ebb_tracker_set_position (tracker, sqlite3_column_int (row, 5));
  ebb_tracker_set_retired (tracker, sqlite3_column_int (row, 6) != 0);
  ebb_tracker_set_modified (tracker, sqlite3_column_int64 (row, 7));

  return tracker;
}

/* See ebb_store_list_trackers_async(). */
GPtrArray *
ebb_db_list_trackers (EbbDb *db, GError **error)
{
  g_autoptr (GPtrArray) trackers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error, "SELECT " TRACKER_COLUMNS "FROM tracker ORDER BY position, id", "");
  int state;

  if (rows == NULL)
    return NULL;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      EbbTracker *tracker = read_row (rows, error);

      if (tracker == NULL)
        return NULL;
      g_ptr_array_add (trackers, tracker);
    }
  if (state < 0)
    return NULL;

  return g_steal_pointer (&trackers);
}

/* Adds @tracker, whose id must be new. */
gboolean
ebb_db_insert_tracker (EbbDb *db, EbbTracker *tracker, gint64 modified, GError **error)
{
  g_autofree char *choices = choices_to_json (ebb_tracker_get_choices (tracker));

  ebb_db_note_change (db, EBB_CHANGE_TRACKERS, EBB_DAY_MAX, EBB_DAY_MIN);

  return ebb_db_run (db, error,
                     "INSERT INTO tracker (id, name, kind, unit, choices, position, retired, modified) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                     "ssnssnni", ebb_tracker_get_id (tracker), ebb_tracker_get_own_name (tracker),
                     (int) ebb_tracker_get_kind (tracker), ebb_tracker_get_unit (tracker), choices,
                     ebb_tracker_get_position (tracker), ebb_tracker_get_retired (tracker) ? 1 : 0, modified);
}

static gboolean
update_tracker (EbbDb *db, EbbTracker *tracker, gint64 modified, GError **error)
{
  g_autofree char *choices = choices_to_json (ebb_tracker_get_choices (tracker));

  /* The unit of a built-in one stays: what there is to read is translated. */
  return ebb_db_run (db, error,
                     "UPDATE tracker SET name = ?2, unit = ifnull (?3, unit), choices = ?4, position = ?5, retired = ?6, modified = ?7 "
                     "WHERE id = ?1",
                     "ssssnni", ebb_tracker_get_id (tracker), ebb_tracker_get_own_name (tracker),
                     ebb_tracker_is_built_in (tracker) ? NULL : ebb_tracker_get_unit (tracker), choices,
                     ebb_tracker_get_position (tracker), ebb_tracker_get_retired (tracker) ? 1 : 0, modified);
}

static gboolean
is_same (EbbTracker *a, EbbTracker *b)
{
  g_autofree char *first = choices_to_json (ebb_tracker_get_choices (a));
  g_autofree char *second = choices_to_json (ebb_tracker_get_choices (b));

  return g_strcmp0 (ebb_tracker_get_own_name (a), ebb_tracker_get_own_name (b)) == 0 &&
         g_strcmp0 (ebb_tracker_get_unit (a), ebb_tracker_get_unit (b)) == 0 &&
         strcmp (first, second) == 0 &&
         ebb_tracker_get_position (a) == ebb_tracker_get_position (b) &&
         ebb_tracker_get_retired (a) == ebb_tracker_get_retired (b);
}

static gboolean
write_tracker (EbbDb *db, EbbTracker *tracker, GError **error)
{
  g_autoptr (EbbStatement) row = NULL;
  g_autoptr (EbbTracker) old = NULL;
  gint64 stored = 0;
  int state;

  row = ebb_db_query (db, error, "SELECT " TRACKER_COLUMNS "FROM tracker WHERE id = ?1", "s", ebb_tracker_get_id (tracker));
  if (row == NULL || (state = ebb_db_step (db, row, error)) < 0)
    return FALSE;
  if (state > 0)
    {
      old = read_row (row, error);
      if (old == NULL)
        return FALSE;
      stored = ebb_tracker_get_modified (old);
    }

  /* The trackers that a new diary has were modified at 0: there, a missing row
   * and an untouched one must be told apart by the row itself. */
  if (ebb_tracker_get_modified (tracker) != stored)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONFLICT, error);
      return FALSE;
    }

  if (old == NULL)
    return ebb_db_insert_tracker (db, tracker, ebb_db_next_modified (db, 0), error);

  if (ebb_tracker_get_kind (tracker) != ebb_tracker_get_kind (old))
    {
      /* What was rated would lose its meaning. */
      ebb_db_set_code (EBB_STORE_ERROR_CONSTRAINT, error);
      return FALSE;
    }

  if (is_same (old, tracker))
    return TRUE;

  ebb_db_note_change (db, EBB_CHANGE_TRACKERS, EBB_DAY_MAX, EBB_DAY_MIN);
  ebb_statement_reset (row);

  return update_tracker (db, tracker, ebb_db_next_modified (db, stored), error);
}

/* Takes over what a file says of a built-in tracker, unless it was ever changed
 * here: so a diary that is imported into a new one keeps its names and order. */
gboolean
ebb_db_adopt_tracker (EbbDb *db, EbbTracker *known, EbbTracker *tracker, gint64 now, GError **error)
{
  gint64 modified = ebb_tracker_get_modified (tracker);

  if (ebb_tracker_get_modified (known) != 0 ||
      ebb_tracker_get_kind (known) != ebb_tracker_get_kind (tracker) ||
      (modified == 0 && is_same (known, tracker)))
    return TRUE;

  ebb_db_note_change (db, EBB_CHANGE_TRACKERS, EBB_DAY_MAX, EBB_DAY_MIN);

  return update_tracker (db, tracker, modified != 0 ? modified : now, error);
}

/* See ebb_store_save_trackers_async(). */
gboolean
ebb_db_save_trackers (EbbDb *db, GPtrArray *trackers, GError **error)
{
  if (!ebb_db_begin_recorded (db, error))
    return FALSE;

  for (guint i = 0; i < trackers->len; i++)
    {
      if (!write_tracker (db, g_ptr_array_index (trackers, i), error))
        {
          ebb_db_rollback (db);
          return FALSE;
        }
    }

  return ebb_db_commit_recorded (db, "save-trackers", trackers->len, error);
}

/* See ebb_store_list_tags_async(). Each step seeks the next tag, so that it costs
 * what the tags cost, not what the entries do. */
GStrv
ebb_db_list_tags (EbbDb *db, GError **error)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autofree char *last = g_strdup ("");

  for (;;)
    {
      g_autoptr (EbbStatement) next = ebb_db_query (db, error, "SELECT min(tag) FROM entry_tag WHERE tag > ?1", "s", last);
      char *tag;

      if (next == NULL || ebb_db_step (db, next, error) < 0)
        return NULL;
      if (sqlite3_column_type (next, 0) == SQLITE_NULL)
        break;

      /* In a damaged index the next one need not be a later one. */
      if (ebb_column_text (next, 0) == NULL || strcmp (ebb_column_text (next, 0), last) <= 0)
        {
          ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
          return NULL;
        }
      tag = g_strdup (ebb_column_text (next, 0));
      g_strv_builder_add (tags, tag);
      g_free (last);
      last = tag;
    }

  return g_strv_builder_end (tags);
}
