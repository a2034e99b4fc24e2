// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-changeset.h"

#include <glib/gi18n.h>
#include <string.h>

/* Many entries at once, as one change. They go in ordered by time and with ids that
 * rise in that order, so that every index grows at its end; what is derived from
 * the entries is made afresh when that is cheaper than following each row. */

#define BULK_MIN 500
#define BULK_CACHE "PRAGMA cache_size=-262144"
#define USUAL_CACHE "PRAGMA cache_size=-2000"

typedef struct
{
  EbbDb *db;
  GPtrArray *entries; /* (unowned) */
  guint *order;       /* (owned): positions in entries, by instant */
  guint8 *ids;        /* (owned): rising ids for entries without one */
  guint n_ids_used;
  GHashTable *trackers; /* (owned): ids of trackers that values may name */
  gint64 n_before;      /* entries in the diary before */
  gint64 last_row;      /* the largest rowid before */
  gint64 modified;
  EbbChangeset *changeset; /* (owned): what to undo */
  EbbDay first_day;
  EbbDay last_day;
  EbbImportResult *result;
} Import;

static void
import_clear (Import *import)
{
  g_free (import->order);
  g_free (import->ids);
  g_clear_pointer (&import->changeset, ebb_changeset_free);
  g_clear_pointer (&import->trackers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, EBB_UUID_BYTES);
}

static gint64
instant_of (GPtrArray *entries, guint i)
{
  return ebb_entry_get_moment (g_ptr_array_index (entries, i)).at;
}

static int
compare_order (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  gint64 x = instant_of (data, first);
  gint64 y = instant_of (data, second);

  if (x != y)
    return x < y ? -1 : 1;

  return first < second ? -1 : first > second;
}

static gboolean
prepare (Import *import, GPtrArray *annotations, GPtrArray *records, GError **error)
{
  guint n = import->entries->len;
  guint n_without_id = 0;

  import->order = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      EbbEntry *entry = g_ptr_array_index (import->entries, i);

      if (!ebb_entry_validate (entry, error))
        return FALSE;
      if (ebb_entry_get_id (entry) == NULL)
        n_without_id++;
      import->order[i] = i;
    }
  g_qsort_with_data (import->order, (int) n, sizeof (guint), compare_order, import->entries);

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      if (!ebb_annotation_is_valid (g_ptr_array_index (annotations, i), error))
        return FALSE;
    }

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      if (!ebb_record_validate (g_ptr_array_index (records, i), error))
        return FALSE;
    }

  import->ids = g_malloc_n (MAX (n_without_id, 1), EBB_UUID_BYTES);
  for (guint i = 0; i < n_without_id; i++)
    ebb_uuid_generate (import->ids + (gsize) i * EBB_UUID_BYTES);
  qsort (import->ids, n_without_id, EBB_UUID_BYTES, compare_ids);

  return TRUE;
}

static gboolean
add_trackers (Import *import, GPtrArray *trackers, GError **error)
{
  g_autoptr (GPtrArray) known = ebb_db_list_trackers (import->db, error);

  if (known == NULL)
    return FALSE;

  import->trackers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < known->len; i++)
    g_hash_table_add (import->trackers, g_strdup (ebb_tracker_get_id (g_ptr_array_index (known, i))));

  for (guint i = 0; trackers != NULL && i < trackers->len; i++)
    {
      EbbTracker *tracker = g_ptr_array_index (trackers, i);
      gint64 modified = ebb_tracker_get_modified (tracker);

      if (!g_hash_table_add (import->trackers, g_strdup (ebb_tracker_get_id (tracker))))
        {
          EbbTracker *present = ebb_trackers_find (known, ebb_tracker_get_id (tracker));

          if (present != NULL && !ebb_db_adopt_tracker (import->db, present, tracker, import->modified, error))
            return FALSE;
          continue;
        }
      if (!ebb_db_insert_tracker (import->db, tracker, modified != 0 ? modified : import->modified, error))
        return FALSE;
      import->result->trackers_added++;
    }

  return TRUE;
}

static gboolean
check_trackers (Import *import, EbbEntry *entry, GError **error)
{
  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    {
      if (!g_hash_table_contains (import->trackers, ebb_entry_get_value (entry, i)->tracker))
        {
          g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONSTRAINT, _ ("An entry has a value for a tracker that the diary does not have."));
          return FALSE;
        }
    }

  return TRUE;
}

/* The entries that the diary held at this instant before the import, whatever the
 * zone: an instant is at most a day away from its day in UTC. */
static GPtrArray *
read_instant (Import *import, gint64 at, GError **error)
{
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_object_unref);
  EbbDay day = ebb_moment_get_day ((EbbMoment){ at, 0 });
  g_autoptr (EbbStatement) rows = NULL;
  int state;

  if (import->n_before == 0)
    return g_steal_pointer (&present);

  rows = ebb_db_query (import->db, error,
                       "SELECT rowid FROM entry WHERE day IN (?1 - 1, ?1, ?1 + 1) AND at = ?2 AND rowid <= ?3",
                       "nii", (int) day, at, import->last_row);
  if (rows == NULL)
    return NULL;
  while ((state = ebb_db_step (import->db, rows, error)) > 0)
    {
      EbbEntry *entry = ebb_db_read_entry (import->db, sqlite3_column_int64 (rows, 0), error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (present, entry);
    }

  return state < 0 ? NULL : g_steal_pointer (&present);
}

/* Whether one of @present says the same as @entry; that one is then taken, so that
 * it stands for one entry only. */
static gboolean
take_equal (GPtrArray *present, EbbEntry *entry)
{
  for (guint i = 0; i < present->len; i++)
    {
      if (ebb_entry_equal_content (g_ptr_array_index (present, i), entry))
        {
          g_ptr_array_remove_index_fast (present, i);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
add_entry (Import *import, EbbEntry *entry, GError **error)
{
  const char *text = ebb_entry_get_id (entry);
  gint64 modified = text != NULL ? ebb_entry_get_modified (entry) : 0;
  guint8 id[EBB_UUID_BYTES];
  gboolean added;

  if (text == NULL)
    {
      memcpy (id, import->ids + (gsize) import->n_ids_used * EBB_UUID_BYTES, EBB_UUID_BYTES);
      import->n_ids_used++;
    }
  else if (!ebb_uuid_from_string (text, id))
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONSTRAINT, error);
      return FALSE;
    }

  if (modified <= 0)
    modified = import->modified;
  if (!check_trackers (import, entry, error) ||
      !ebb_db_insert_entry (import->db, entry, id, modified, &added, error))
    return FALSE;

  if (added)
    {
      ebb_changeset_add_entry (import->changeset, entry, id, modified);
      import->result->added++;
      import->first_day = MIN (import->first_day, ebb_entry_get_day (entry));
      import->last_day = MAX (import->last_day, ebb_entry_get_day (entry));
    }
  else
    {
      import->result->present++;
    }

  return TRUE;
}

static gboolean
add_entries (Import *import, GError **error)
{
  g_autoptr (GPtrArray) present = NULL;
  guint n = import->entries->len;

  for (guint i = 0; i < n; i++)
    {
      EbbEntry *entry = g_ptr_array_index (import->entries, import->order[i]);
      gint64 at = ebb_entry_get_moment (entry).at;

      if (i == 0 || at != instant_of (import->entries, import->order[i - 1]))
        g_clear_pointer (&present, g_ptr_array_unref);

      if (ebb_entry_get_id (entry) == NULL)
        {
          if (present == NULL && (present = read_instant (import, at, error)) == NULL)
            return FALSE;
          if (take_equal (present, entry))
            {
              import->result->present++;
              continue;
            }
        }
      if (!add_entry (import, entry, error))
        return FALSE;
      ebb_db_report (import->db, i, n);
    }

  return TRUE;
}

static gboolean
fill (Import *import, GPtrArray *trackers, GPtrArray *annotations, GPtrArray *records, gboolean bulk, GError **error)
{
  EbbDb *db = import->db;

  if (!ebb_db_get_int (db, db->handle, "SELECT count(*) FROM entry", &import->n_before, error) ||
      !ebb_db_get_int (db, db->handle, "SELECT max(rowid) FROM entry", &import->last_row, error))
    return FALSE;

  bulk = bulk && (gint64) import->entries->len * 4 > import->n_before;
  if ((bulk && !ebb_db_unwatch_entries (db, error)) ||
      !add_trackers (import, trackers, error) ||
      !add_entries (import, error) ||
      (annotations != NULL && !ebb_db_import_annotations (db, annotations, import->modified, import->result, error)) ||
      (records != NULL && !ebb_db_import_records (db, records, import->modified, import->result, error)))
    return FALSE;

  if (import->result->added > 0)
    ebb_db_note_change (db, EBB_CHANGE_ENTRIES, import->first_day, import->last_day);

  return !bulk || (ebb_db_rebuild_derived (db, error) && ebb_db_watch_entries (db, error));
}

/* The step to undo: what a session saw of the trackers, which may be changed as
 * well as added, and of the annotations and records, which are few; and then the
 * entries. One changeset may follow another. */
static gboolean
commit (Import *import, gboolean undoable, GError **error)
{
  g_autoptr (GByteArray) step = g_byte_array_new ();
  void *seen = NULL;
  gsize length = 0;

  if (!ebb_db_end_recording (import->db, &seen, &length, error))
    {
      ebb_db_rollback (import->db);
      return FALSE;
    }
  g_byte_array_append (step, seen, (guint) length);
  sqlite3_free (seen);
  ebb_changeset_append_to (import->changeset, step);

  if (undoable && step->len > 0 && !ebb_db_add_step (import->db, "import", import->result->added, step->data, step->len, error))
    {
      ebb_db_rollback (import->db);
      return FALSE;
    }

  return ebb_db_commit (import->db, error);
}

/* A session sees all but the entries and what belongs to them. */
static gboolean
begin_recording (EbbDb *db, GError **error)
{
  g_autoptr (GPtrArray) recorded = g_ptr_array_new ();

  g_ptr_array_add (recorded, (gpointer) "tracker");
  g_ptr_array_add (recorded, (gpointer) "annotation");
  for (guint i = 0; ebb_changeset_therapy_tables[i] != NULL; i++)
    g_ptr_array_add (recorded, (gpointer) ebb_changeset_therapy_tables[i]);
  g_ptr_array_add (recorded, NULL);

  return ebb_db_begin_recording (db, (const char *const *) recorded->pdata, error);
}

/* See ebb_store_import_async(). */
gboolean
ebb_db_import (EbbDb *db, GPtrArray *trackers, GPtrArray *entries, GPtrArray *annotations, GPtrArray *records, EbbImportFlags flags, EbbImportResult *result, GError **error)
{
  g_auto (Import) import = { .db = db, .entries = entries, .result = result, .first_day = EBB_DAY_MAX, .last_day = EBB_DAY_MIN };
  gboolean dry_run = (flags & EBB_IMPORT_DRY_RUN) != 0;
  gboolean bulk = entries->len >= BULK_MIN;
  gboolean done;

  memset (result, 0, sizeof *result);
  if (!prepare (&import, annotations, records, error) || !ebb_db_begin (db, error))
    return FALSE;
  if (!dry_run && !begin_recording (db, error))
    {
      ebb_db_rollback (db);
      return FALSE;
    }

  if (bulk)
    ebb_db_exec (db, db->handle, BULK_CACHE, NULL);

  import.changeset = ebb_changeset_new ();
  import.modified = ebb_db_next_modified (db, 0);
  done = fill (&import, trackers, annotations, records, bulk && !dry_run, error);
  if (!done || dry_run)
    ebb_db_rollback (db);
  else
    done = commit (&import, (flags & EBB_IMPORT_FOR_GOOD) == 0, error);

  if (bulk)
    {
      ebb_db_exec (db, db->handle, USUAL_CACHE, NULL);
      sqlite3_db_release_memory (db->handle);
    }
  if (done)
    ebb_db_report (db, entries->len, entries->len);

  return done;
}
