// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-changeset.h"

#include <math.h>
#include <string.h>

/* Entries and what belongs to them, row by row. A changed entry is written as the
 * difference to what is stored, so that its step to undo holds no more than what
 * the person changed. */

#define ENTRY_COLUMNS "rowid, id, at, tz, pain, average, worst, least, note, modified "

enum
{
  COLUMN_ROWID,
  COLUMN_ID,
  COLUMN_AT,
  COLUMN_TZ,
  COLUMN_PAIN,
  COLUMN_AVERAGE,
  COLUMN_WORST,
  COLUMN_LEAST,
  COLUMN_NOTE,
  COLUMN_MODIFIED,
};

/* A row that breaks the rules of the model can only come from a damaged file. */
static void
set_damaged (GError **error)
{
  ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
}

static gboolean
parse_id (const char *text, guint8 *id, GError **error)
{
  if (text != NULL && ebb_uuid_from_string (text, id))
    return TRUE;

  ebb_db_set_code (EBB_STORE_ERROR_NOT_FOUND, error);

  return FALSE;
}

static gboolean
read_marks (EbbDb *db, EbbEntry *entry, const guint8 *id, GError **error)
{
  g_autoptr (EbbStatement) marks =
    ebb_db_query (db, error, "SELECT region, intensity, qualities, depth, swelling FROM mark WHERE entry = ?1", "u", id);
  int state;

  if (marks == NULL)
    return FALSE;

  while ((state = ebb_db_step (db, marks, error)) > 0)
    {
      const char *name = ebb_column_text (marks, 0);
      const EbbRegion *region = name == NULL ? NULL : ebb_region_find_or_keep (name);
      EbbMark mark;

      /* What cannot be a region stays in the file untouched. */
      if (region == NULL)
        continue;
      ebb_mark_init (&mark, region);
      mark.intensity = ebb_column_double (marks, 1);
      mark.qualities = (guint) sqlite3_column_int64 (marks, 2);
      mark.depth = (EbbDepth) sqlite3_column_int (marks, 3);
      if (sqlite3_column_type (marks, 4) != SQLITE_NULL)
        mark.swelling = sqlite3_column_int (marks, 4);
      if (ebb_mark_is_valid (&mark))
        ebb_entry_set_mark (entry, &mark);
    }

  return state == 0;
}

static gboolean
read_values (EbbDb *db, EbbEntry *entry, const guint8 *id, GError **error)
{
  g_autoptr (EbbStatement) values =
    ebb_db_query (db, error, "SELECT tracker, number, choice FROM value WHERE entry = ?1", "u", id);
  int state;

  if (values == NULL)
    return FALSE;

  while ((state = ebb_db_step (db, values, error)) > 0)
    {
      const char *tracker = ebb_column_text (values, 0);
      const char *choice = ebb_column_text (values, 2);
      double number = ebb_column_double (values, 1);

      if (tracker == NULL || *tracker == '\0' || (choice == NULL && !isfinite (number)))
        {
          set_damaged (error);
          return FALSE;
        }
      if (choice != NULL)
        ebb_entry_set_choice (entry, tracker, choice);
      else
        ebb_entry_set_number (entry, tracker, number);
    }

  return state == 0;
}

static gboolean
read_tags (EbbDb *db, EbbEntry *entry, const guint8 *id, GError **error)
{
  g_autoptr (EbbStatement) tags = ebb_db_query (db, error, "SELECT tag FROM entry_tag WHERE entry = ?1", "u", id);
  int state;

  if (tags == NULL)
    return FALSE;

  while ((state = ebb_db_step (db, tags, error)) > 0)
    {
      const char *tag = ebb_column_text (tags, 0);

      if (tag == NULL || *tag == '\0')
        {
          set_damaged (error);
          return FALSE;
        }
      ebb_entry_add_tag (entry, tag);
    }

  return state == 0;
}

/* Makes the entry of the row that @row stands on, with all that belongs to it. */
static EbbEntry *
read_row (EbbDb *db, EbbStatement *row, GError **error)
{
  EbbMoment moment = { sqlite3_column_int64 (row, COLUMN_AT), sqlite3_column_int (row, COLUMN_TZ) };
  char text[EBB_UUID_TEXT_LENGTH + 1];
  g_autoptr (EbbEntry) entry = NULL;
  guint8 id[EBB_UUID_BYTES];

  if (sqlite3_column_bytes (row, COLUMN_ID) != EBB_UUID_BYTES || !ebb_moment_is_valid (moment))
    {
      set_damaged (error);
      return NULL;
    }

  memcpy (id, sqlite3_column_blob (row, COLUMN_ID), sizeof id);
  ebb_uuid_to_string (id, text);
  entry = ebb_entry_new (moment);
  ebb_entry_set_id (entry, text);
  ebb_entry_set_modified (entry, sqlite3_column_int64 (row, COLUMN_MODIFIED));
  for (int slot = 0; slot < EBB_N_RATING_SLOTS; slot++)
    {
      double rating = ebb_column_double (row, COLUMN_PAIN + slot);

      if (rating < 0 || rating > 10)
        {
          set_damaged (error);
          return NULL;
        }
      if (!isnan (rating))
        ebb_entry_set_rating (entry, (EbbRatingSlot) slot, rating);
    }
  if (sqlite3_column_type (row, COLUMN_NOTE) != SQLITE_NULL)
    {
      /* Of a damaged note what can be read is shown. */
      const char *stored = (const char *) sqlite3_column_text (row, COLUMN_NOTE);
      g_autofree char *note = g_utf8_make_valid (stored != NULL ? stored : "", -1);

      ebb_entry_set_note (entry, note);
    }

  if (!read_marks (db, entry, id, error) || !read_values (db, entry, id, error) || !read_tags (db, entry, id, error))
    return NULL;

  return g_steal_pointer (&entry);
}

/* Reads the entry at @rowid; NULL with EBB_STORE_ERROR_NOT_FOUND if it is gone. */
EbbEntry *
ebb_db_read_entry (EbbDb *db, gint64 rowid, GError **error)
{
  g_autoptr (EbbStatement) row = ebb_db_query (db, error, "SELECT " ENTRY_COLUMNS "FROM entry WHERE rowid = ?1", "i", rowid);
  int state;

  if (row == NULL || (state = ebb_db_step (db, row, error)) < 0)
    return NULL;
  if (state == 0)
    {
      ebb_db_set_code (EBB_STORE_ERROR_NOT_FOUND, error);
      return NULL;
    }

  return read_row (db, row, error);
}

static EbbEntry *
read_by_id (EbbDb *db, const guint8 *id, GError **error)
{
  g_autoptr (EbbStatement) row = ebb_db_query (db, error, "SELECT " ENTRY_COLUMNS "FROM entry WHERE id = ?1", "u", id);
  int state;

  if (row == NULL || (state = ebb_db_step (db, row, error)) < 0)
    return NULL;
  if (state == 0)
    {
      ebb_db_set_code (EBB_STORE_ERROR_NOT_FOUND, error);
      return NULL;
    }

  return read_row (db, row, error);
}

EbbEntry *
ebb_db_load_entry (EbbDb *db, const char *id, GError **error)
{
  guint8 uuid[EBB_UUID_BYTES];
  EbbEntry *entry;

  if (!parse_id (id, uuid, error) || !ebb_db_begin_read (db, error))
    return NULL;

  entry = read_by_id (db, uuid, error);
  ebb_db_end_read (db);

  return entry;
}

static gboolean
write_mark (EbbDb *db, const guint8 *id, const EbbMark *mark, GError **error)
{
  g_autoptr (EbbStatement) statement =
    ebb_db_query (db, error,
                  "INSERT INTO mark (entry, region, intensity, qualities, depth, swelling) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                  "ON CONFLICT (entry, region) DO UPDATE SET intensity = excluded.intensity, "
                  "qualities = excluded.qualities, depth = excluded.depth, swelling = excluded.swelling",
                  "usdi", id, mark->region->id, mark->intensity, (gint64) mark->qualities);

  if (statement == NULL)
    return FALSE;
  if (mark->depth != EBB_DEPTH_ABSENT)
    sqlite3_bind_int (statement, 5, (int) mark->depth);
  if (mark->swelling != EBB_SWELLING_ABSENT)
    sqlite3_bind_int (statement, 6, mark->swelling);

  return ebb_db_step (db, statement, error) == 0;
}

static gboolean
write_value (EbbDb *db, const guint8 *id, const EbbValue *value, GError **error)
{
  return ebb_db_run (db, error,
                     "INSERT INTO value (entry, tracker, number, choice) VALUES (?1, ?2, ?3, ?4) "
                     "ON CONFLICT (entry, tracker) DO UPDATE SET number = excluded.number, choice = excluded.choice",
                     "usds", id, value->tracker, value->choice != NULL ? NAN : value->number, value->choice);
}

static gboolean
write_tag (EbbDb *db, const guint8 *id, const char *tag, GError **error)
{
  return ebb_db_run (db, error, "INSERT INTO entry_tag (entry, tag) VALUES (?1, ?2)", "us", id, tag);
}

/* Writes marks, values and tags of an entry that has none in the diary yet. */
static gboolean
insert_children (EbbDb *db, EbbEntry *entry, const guint8 *id, GError **error)
{
  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    {
      if (!write_mark (db, id, ebb_entry_get_mark (entry, i), error))
        return FALSE;
    }
  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    {
      if (!write_value (db, id, ebb_entry_get_value (entry, i), error))
        return FALSE;
    }
  for (guint i = 0; i < ebb_entry_get_n_tags (entry); i++)
    {
      if (!write_tag (db, id, ebb_entry_get_tag (entry, i), error))
        return FALSE;
    }

  return TRUE;
}

/* Adds @entry under @id, unless the diary has that id: then @added is FALSE. */
gboolean
ebb_db_insert_entry (EbbDb *db, EbbEntry *entry, const guint8 *id, gint64 modified, gboolean *added, GError **error)
{
  EbbMoment moment = ebb_entry_get_moment (entry);

  if (!ebb_db_run (db, error,
                   "INSERT INTO entry (id, at, tz, day, pain, average, worst, least, note, modified) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING",
                   "uinnddddsi", id, moment.at, (int) moment.offset, (int) ebb_entry_get_day (entry),
                   ebb_entry_get_rating (entry, EBB_RATING_NOW),
                   ebb_entry_get_rating (entry, EBB_RATING_AVERAGE),
                   ebb_entry_get_rating (entry, EBB_RATING_WORST),
                   ebb_entry_get_rating (entry, EBB_RATING_LEAST),
                   ebb_entry_get_note (entry), modified))
    return FALSE;

  *added = sqlite3_changes (db->handle) > 0;

  return !*added || insert_children (db, entry, id, error);
}

static gboolean
has_tag (EbbEntry *entry, const char *tag)
{
  for (guint i = 0; i < ebb_entry_get_n_tags (entry); i++)
    {
      if (strcmp (ebb_entry_get_tag (entry, i), tag) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
values_equal (const EbbValue *a, const EbbValue *b)
{
  if (a->choice != NULL || b->choice != NULL)
    return g_strcmp0 (a->choice, b->choice) == 0;

  return a->number == b->number;
}

static gboolean
update_marks (EbbDb *db, EbbEntry *old, EbbEntry *entry, const guint8 *id, GError **error)
{
  for (guint i = 0; i < ebb_entry_get_n_marks (old); i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (old, i);

      if (ebb_entry_find_mark (entry, mark->region) == NULL &&
          !ebb_db_run (db, error, "DELETE FROM mark WHERE entry = ?1 AND region = ?2", "us", id, mark->region->id))
        return FALSE;
    }
  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (entry, i);
      const EbbMark *before = ebb_entry_find_mark (old, mark->region);

      if ((before == NULL || !ebb_mark_equal (before, mark)) && !write_mark (db, id, mark, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
update_values (EbbDb *db, EbbEntry *old, EbbEntry *entry, const guint8 *id, GError **error)
{
  for (guint i = 0; i < ebb_entry_get_n_values (old); i++)
    {
      const EbbValue *value = ebb_entry_get_value (old, i);

      if (ebb_entry_find_value (entry, value->tracker) == NULL &&
          !ebb_db_run (db, error, "DELETE FROM value WHERE entry = ?1 AND tracker = ?2", "us", id, value->tracker))
        return FALSE;
    }
  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    {
      const EbbValue *value = ebb_entry_get_value (entry, i);
      const EbbValue *before = ebb_entry_find_value (old, value->tracker);

      if ((before == NULL || !values_equal (before, value)) && !write_value (db, id, value, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
update_tags (EbbDb *db, EbbEntry *old, EbbEntry *entry, const guint8 *id, GError **error)
{
  for (guint i = 0; i < ebb_entry_get_n_tags (old); i++)
    {
      const char *tag = ebb_entry_get_tag (old, i);

      if (!has_tag (entry, tag) &&
          !ebb_db_run (db, error, "DELETE FROM entry_tag WHERE entry = ?1 AND tag = ?2", "us", id, tag))
        return FALSE;
    }
  for (guint i = 0; i < ebb_entry_get_n_tags (entry); i++)
    {
      const char *tag = ebb_entry_get_tag (entry, i);

      if (!has_tag (old, tag) && !write_tag (db, id, tag, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
update_entry (EbbDb *db, EbbEntry *old, EbbEntry *entry, const guint8 *id, gint64 modified, GError **error)
{
  EbbMoment moment = ebb_entry_get_moment (entry);

  return ebb_db_run (db, error,
                     "UPDATE entry SET at = ?2, tz = ?3, day = ?4, pain = ?5, average = ?6, worst = ?7, least = ?8, "
                     "note = ?9, modified = ?10 WHERE id = ?1",
                     "uinnddddsi", id, moment.at, (int) moment.offset, (int) ebb_entry_get_day (entry),
                     ebb_entry_get_rating (entry, EBB_RATING_NOW),
                     ebb_entry_get_rating (entry, EBB_RATING_AVERAGE),
                     ebb_entry_get_rating (entry, EBB_RATING_WORST),
                     ebb_entry_get_rating (entry, EBB_RATING_LEAST),
                     ebb_entry_get_note (entry), modified) &&
         update_marks (db, old, entry, id, error) &&
         update_values (db, old, entry, id, error) &&
         update_tags (db, old, entry, id, error);
}

/* Adds an entry that the diary does not have. What its step is made of is known
 * without a session to watch. */
static gboolean
write_new (EbbDb *db, EbbEntry *entry, const guint8 *id, EbbEntry *saved, GError **error)
{
  g_autoptr (EbbChangeset) changeset = ebb_changeset_new ();
  g_autoptr (GByteArray) step = g_byte_array_new ();
  gint64 modified = ebb_db_next_modified (db, 0);
  gboolean added;

  ebb_entry_set_modified (saved, modified);
  ebb_changeset_add_entry (changeset, entry, id, modified);
  ebb_changeset_append_to (changeset, step);

  return ebb_db_insert_entry (db, entry, id, modified, &added, error) &&
         ebb_db_add_step (db, "save-entry", 1, step->data, step->len, error);
}

/* Writes what @entry says, which becomes @saved, and its step to undo. */
static gboolean
write_entry (EbbDb *db, EbbEntry *entry, EbbEntry *saved, GError **error)
{
  const char *id = ebb_entry_get_id (entry);
  g_autoptr (GError) missing = NULL;
  g_autoptr (EbbEntry) old = NULL;
  guint8 uuid[EBB_UUID_BYTES];
  EbbMoment a, b;

  if (id == NULL)
    {
      char text[EBB_UUID_TEXT_LENGTH + 1];

      ebb_uuid_generate (uuid);
      ebb_uuid_to_string (uuid, text);
      ebb_entry_set_id (saved, text);
      return write_new (db, entry, uuid, saved, error);
    }

  if (!ebb_uuid_from_string (id, uuid))
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONSTRAINT, error);
      return FALSE;
    }

  old = read_by_id (db, uuid, &missing);
  if (old == NULL && !g_error_matches (missing, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }

  if (ebb_entry_get_modified (entry) != (old != NULL ? ebb_entry_get_modified (old) : 0))
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONFLICT, error);
      return FALSE;
    }

  if (old == NULL)
    return write_new (db, entry, uuid, saved, error);

  a = ebb_entry_get_moment (old);
  b = ebb_entry_get_moment (entry);
  if (a.at == b.at && a.offset == b.offset && ebb_entry_equal_content (old, entry))
    return TRUE;

  ebb_entry_set_modified (saved, ebb_db_next_modified (db, ebb_entry_get_modified (old)));

  return ebb_db_begin_recording (db, NULL, error) &&
         update_entry (db, old, entry, uuid, ebb_entry_get_modified (saved), error) &&
         ebb_db_add_recorded_step (db, "edit-entry", 1, error);
}

/* See ebb_store_save_entry_async(). */
EbbEntry *
ebb_db_save_entry (EbbDb *db, EbbEntry *entry, const char *draft_slot, GError **error)
{
  g_autoptr (EbbEntry) saved = ebb_entry_copy (entry);

  if (!ebb_entry_validate (entry, error) || !ebb_db_begin (db, error))
    return NULL;

  if (!write_entry (db, entry, saved, error) ||
      (draft_slot != NULL && !ebb_db_remove_draft (db, draft_slot, error)))
    {
      ebb_db_rollback (db);
      return NULL;
    }

  if (!ebb_db_commit (db, error))
    return NULL;

  return g_steal_pointer (&saved);
}

/* See ebb_store_delete_entries_async(). */
int
ebb_db_delete_entries (EbbDb *db, const char *const *ids, GError **error)
{
  int n_deleted = 0;

  if (!ebb_db_begin_recorded (db, error))
    return -1;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint8 id[EBB_UUID_BYTES];

      if (!ebb_uuid_from_string (ids[i], id))
        continue;
      if (!ebb_db_run (db, error, "DELETE FROM mark WHERE entry = ?1", "u", id) ||
          !ebb_db_run (db, error, "DELETE FROM value WHERE entry = ?1", "u", id) ||
          !ebb_db_run (db, error, "DELETE FROM entry_tag WHERE entry = ?1", "u", id) ||
          !ebb_db_run (db, error, "DELETE FROM entry WHERE id = ?1", "u", id))
        {
          ebb_db_rollback (db);
          return -1;
        }
      n_deleted += sqlite3_changes (db->handle);
    }

  if (!ebb_db_commit_recorded (db, "delete-entries", (guint) n_deleted, error))
    return -1;

  return n_deleted;
}

static EbbEntry *
read_last_marked (EbbDb *db, GError **error)
{
  g_autoptr (EbbStatement) newest =
    ebb_db_query (db, error,
                  "SELECT rowid FROM entry WHERE EXISTS (SELECT 1 FROM mark WHERE mark.entry = entry.id) "
                  "ORDER BY day DESC, at DESC, id DESC LIMIT 1",
                  "");

  if (newest == NULL || ebb_db_step (db, newest, error) <= 0)
    return NULL;

  return ebb_db_read_entry (db, sqlite3_column_int64 (newest, 0), error);
}

/* How many marks are looked at to find regions that were marked lately. */
#define RECENT_MARKS 2000

static gboolean
read_recent_regions (EbbDb *db, guint n_regions, GPtrArray *regions, GError **error)
{
  g_autoptr (EbbStatement) marks =
    ebb_db_query (db, error,
                  "SELECT m.region FROM entry e CROSS JOIN mark m ON m.entry = e.id "
                  "ORDER BY e.day DESC, e.at DESC, e.id DESC LIMIT ?1",
                  "n", RECENT_MARKS);
  int state = 0;

  if (marks == NULL)
    return FALSE;

  while (regions->len < n_regions && (state = ebb_db_step (db, marks, error)) > 0)
    {
      const char *name = ebb_column_text (marks, 0);
      const EbbRegion *region = name == NULL ? NULL : ebb_region_find (name);

      if (region != NULL && !g_ptr_array_find (regions, region, NULL))
        g_ptr_array_add (regions, (gpointer) region);
    }

  return state >= 0;
}

/* See ebb_store_load_recent_async(). */
EbbRecent *
ebb_db_load_recent (EbbDb *db, guint n_regions, GError **error)
{
  g_autoptr (EbbRecent) recent = g_new0 (EbbRecent, 1);
  g_autoptr (GError) failure = NULL;

  recent->regions = g_ptr_array_new ();
  if (!ebb_db_begin_read (db, error))
    return NULL;

  recent->last = read_last_marked (db, &failure);
  if (failure == NULL)
    read_recent_regions (db, n_regions, recent->regions, &failure);
  ebb_db_end_read (db);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&recent);
}
