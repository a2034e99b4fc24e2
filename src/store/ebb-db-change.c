// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <glib/gi18n.h>

#include "ebb-changeset.h"

/* Transactions. A change of the diary is recorded by a session while it happens,
 * unless it is known without one; the step to undo is stored in the same transaction,
 * together with the figures of the days that it touched. An entry stands before what
 * belongs to it. */

gboolean
ebb_db_begin_read (EbbDb *db, GError **error)
{
  return ebb_db_run (db, error, "BEGIN", "");
}

void
ebb_db_end_read (EbbDb *db)
{
  ebb_db_rollback (db);
}

/* What is written into a file that has lost its name is gone when it is closed. */
static gboolean
is_in_place (EbbDb *db, GError **error)
{
  int moved = 0;

  if (sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || moved == 0)
    return TRUE;

  g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("The diary’s file was moved, replaced or deleted since it was opened, so nothing was changed."));

  return FALSE;
}

/* Begins a change. BEGIN IMMEDIATE takes the lock for writing at once: a change
 * never reads something that another process alters before it writes. */
gboolean
ebb_db_begin (EbbDb *db, GError **error)
{
  db->pending = (EbbChangeNote){ 0, EBB_DAY_MAX, EBB_DAY_MIN };

  if (!ebb_db_run (db, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  if (!is_in_place (db, error) || !ebb_db_poll (db, error))
    {
      ebb_db_rollback (db);
      return FALSE;
    }

  return TRUE;
}

void
ebb_db_rollback (EbbDb *db)
{
  GCancellable *cancellable = db->cancellable;

  if (db->session != NULL)
    g_clear_pointer (&db->session, sqlite3session_delete);
  db->pending.what = 0;

  /* A cancelled request must still be able to roll back. */
  db->cancellable = NULL;
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  db->cancellable = cancellable;
}

static void
widen (EbbChangeNote *note, EbbChange what, EbbDay first, EbbDay last)
{
  if (note->what == 0)
    {
      note->first_day = EBB_DAY_MAX;
      note->last_day = EBB_DAY_MIN;
    }
  note->what |= what;
  note->first_day = MIN (note->first_day, first);
  note->last_day = MAX (note->last_day, last);
}

/* Notes what the open transaction changes; announced once it is committed. A
 * change that touches no day has @first after @last. */
void
ebb_db_note_change (EbbDb *db, EbbChange what, EbbDay first, EbbDay last)
{
  widen (&db->pending, what, first, last);
}

/* After a COMMIT that failed in its very last step the log can hold the whole change
 * behind its valid end, and a crash now would bring to life what was reported as
 * failed. Emptying the log takes it away. If that fails, too, the next change writes
 * over it. */
void
ebb_db_forget_failed_commit (EbbDb *db)
{
  /* Do not wait for readers. */
  db->busy_since = 1;
  sqlite3_wal_checkpoint_v2 (db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  db->busy_since = 0;
}

/* Ends a change that has gone well so far; when that fails, rolls it back. */
gboolean
ebb_db_commit (EbbDb *db, GError **error)
{
  if (!ebb_db_refresh_derived (db, error))
    {
      ebb_db_rollback (db);
      return FALSE;
    }
  if (!ebb_db_run (db, error, "COMMIT", ""))
    {
      ebb_db_rollback (db);
      ebb_db_forget_failed_commit (db);
      return FALSE;
    }

  if (db->pending.what != 0)
    {
      db->generation++;
      widen (&db->committed, db->pending.what, db->pending.first_day, db->pending.last_day);
      db->pending.what = 0;
    }

  return TRUE;
}

/* Lets a session see what the open transaction does to the tables @recorded; NULL
 * for all whose changes can be undone. */
gboolean
ebb_db_begin_recording (EbbDb *db, const char *const *recorded, GError **error)
{
  int code = sqlite3session_create (db->handle, "main", &db->session);

  for (guint i = 0; recorded == NULL && i < EBB_CHANGESET_N_TABLES && code == SQLITE_OK; i++)
    code = sqlite3session_attach (db->session, ebb_changeset_tables[i].name);
  for (guint i = 0; recorded != NULL && recorded[i] != NULL && code == SQLITE_OK; i++)
    code = sqlite3session_attach (db->session, recorded[i]);
  if (code != SQLITE_OK)
    ebb_db_set_error (db, db->handle, code, error);

  return code == SQLITE_OK;
}

/* Ends that; @changeset is to be freed with sqlite3_free(). */
gboolean
ebb_db_end_recording (EbbDb *db, void **changeset, gsize *length, GError **error)
{
  int n = 0;
  int code = sqlite3session_changeset (db->session, &n, changeset);

  g_clear_pointer (&db->session, sqlite3session_delete);
  *length = (gsize) n;
  if (code != SQLITE_OK)
    ebb_db_set_error (db, db->handle, code, error);

  return code == SQLITE_OK;
}

/* Begins a change that can be undone. */
gboolean
ebb_db_begin_recorded (EbbDb *db, GError **error)
{
  if (!ebb_db_begin (db, error))
    return FALSE;
  if (!ebb_db_begin_recording (db, NULL, error))
    {
      ebb_db_rollback (db);
      return FALSE;
    }

  return TRUE;
}

/* Ends the recording and adds what it saw as the step @label about @count things. A
 * change that altered nothing adds no step. */
gboolean
ebb_db_add_recorded_step (EbbDb *db, const char *label, guint count, GError **error)
{
  void *changeset = NULL;
  gsize length = 0;
  gboolean done = ebb_db_end_recording (db, &changeset, &length, error) &&
                  (length == 0 || ebb_db_add_step (db, label, count, changeset, length, error));

  sqlite3_free (changeset);

  return done;
}

/* Ends a change that can be undone. */
gboolean
ebb_db_commit_recorded (EbbDb *db, const char *label, guint count, GError **error)
{
  if (!ebb_db_add_recorded_step (db, label, count, error))
    {
      ebb_db_rollback (db);
      return FALSE;
    }

  return ebb_db_commit (db, error);
}
