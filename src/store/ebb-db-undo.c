// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <glib/gi18n.h>

#include "ebb-changeset-check.h"
#include "ebb-changeset.h"

/* Undo and redo for all kinds of data: each step is the changeset that a session
 * recorded. Undoing applies its inverse, redoing applies it again; both only when
 * every row is as the step left it. Steps live in the diary itself, so they
 * outlive the program and are shared by all processes. */

#define SECONDS_PER_DAY (24 * 60 * 60)

/* From this size on a step is a large one. */
#define BULK_BYTES (512 * 1024)

void
ebb_undo_state_clear (EbbUndoState *state)
{
  g_clear_pointer (&state->undo, g_free);
  g_clear_pointer (&state->redo, g_free);
}

/* Steps about therapy; a count is told of sessions only, of which one step often
 * changes many. */
static char *
describe_therapy (const char *label, int count)
{
  static const struct
  {
    const char *label;
    const char *text;
  } texts[] = {
    { "save-condition", NC_ ("step to undo", "New Condition") },
    { "edit-condition", NC_ ("step to undo", "Change of a Condition") },
    { "delete-conditions", NC_ ("step to undo", "Deletion of a Condition") },
    { "save-goal", NC_ ("step to undo", "New Goal") },
    { "edit-goal", NC_ ("step to undo", "Change of a Goal") },
    { "delete-goals", NC_ ("step to undo", "Deletion of a Goal") },
    { "save-course", NC_ ("step to undo", "New Course of Therapy") },
    { "edit-course", NC_ ("step to undo", "Change of a Course of Therapy") },
    { "delete-courses", NC_ ("step to undo", "Deletion of a Course of Therapy") },
    { "save-review", NC_ ("step to undo", "New Review") },
    { "edit-review", NC_ ("step to undo", "Change of a Review") },
    { "delete-reviews", NC_ ("step to undo", "Deletion of a Review") },
    { "answer-follow-up", NC_ ("step to undo", "Answer After a Session") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_strcmp0 (texts[i].label, label) == 0)
        return g_strdup (g_dpgettext2 (NULL, "step to undo", texts[i].text));
    }
  /* Translators: a step that can be undone */
  if (g_strcmp0 (label, "save-session") == 0)
    return g_strdup_printf (ngettext ("New Session", "%d New Sessions", (gulong) count), count);
  /* Translators: a step that can be undone */
  if (g_strcmp0 (label, "edit-session") == 0)
    return g_strdup_printf (ngettext ("Change of a Session", "Change of %d Sessions", (gulong) count), count);
  /* Translators: a step that can be undone */
  if (g_strcmp0 (label, "delete-sessions") == 0)
    return g_strdup_printf (ngettext ("Deletion of a Session", "Deletion of %d Sessions", (gulong) count), count);

  return NULL;
}

static char *
describe (const char *label, int count)
{
  char *therapy = describe_therapy (label, count);

  if (therapy != NULL)
    return therapy;
  if (g_strcmp0 (label, "save-entry") == 0)
    return g_strdup (C_ ("step to undo", "New Entry"));
  if (g_strcmp0 (label, "edit-entry") == 0)
    return g_strdup (C_ ("step to undo", "Change of an Entry"));
  if (g_strcmp0 (label, "delete-entries") == 0)
    {
      /* Translators: a step that can be undone */
      return g_strdup_printf (ngettext ("Deletion of an Entry", "Deletion of %d Entries", (gulong) count), count);
    }
  if (g_strcmp0 (label, "import") == 0)
    {
      /* A file may hold no entries, but something else. */
      if (count == 0)
        return g_strdup (C_ ("step to undo", "Import"));
      /* Translators: a step that can be undone */
      return g_strdup_printf (ngettext ("Import of an Entry", "Import of %d Entries", (gulong) count), count);
    }
  if (g_strcmp0 (label, "save-trackers") == 0)
    return g_strdup (C_ ("step to undo", "Change of Trackers"));
  if (g_strcmp0 (label, "save-annotation") == 0)
    return g_strdup (C_ ("step to undo", "New Annotation"));
  if (g_strcmp0 (label, "edit-annotation") == 0)
    return g_strdup (C_ ("step to undo", "Change of an Annotation"));
  if (g_strcmp0 (label, "delete-annotations") == 0)
    {
      /* Translators: a step that can be undone */
      return g_strdup_printf (ngettext ("Deletion of an Annotation", "Deletion of %d Annotations", (gulong) count), count);
    }

  return g_strdup (C_ ("step to undo", "Change"));
}

/* What has been undone is always what is newest. */
#define UNDONE "seq > coalesce((SELECT max(seq) FROM undo_step WHERE undone = 0), 0) "

/* Removes the oldest steps beyond what is kept; the newest one always stays. Steps
 * leave only at either end, so that their numbers have no gap. */
static gboolean
prune (EbbDb *db, gint64 now, GError **error)
{
  g_autoptr (EbbStatement) sum = NULL;

  if (!ebb_db_run (db, error,
                   "DELETE FROM undo_step WHERE seq < max((SELECT max(seq) FROM undo_step) - ?2 + 1, "
                   "  (SELECT min(seq) FROM undo_step WHERE at >= ?1))",
                   "ii", now - (gint64) EBB_UNDO_MAX_DAYS * SECONDS_PER_DAY, (gint64) EBB_UNDO_MAX_STEPS))
    return FALSE;

  sum = ebb_db_query (db, error, "SELECT sum(length(changeset)) FROM undo_step", "");
  if (sum == NULL || ebb_db_step (db, sum, error) < 0)
    return FALSE;

  /* The place to cut at is only worked out when there is too much. */
  return sqlite3_column_int64 (sum, 0) <= EBB_UNDO_MAX_BYTES ||
         ebb_db_run (db, error,
                     "DELETE FROM undo_step WHERE seq < (SELECT max(seq) FROM undo_step) AND seq <= ("
                     "  SELECT coalesce(max(seq), 0) FROM ("
                     "    SELECT seq, sum(length(changeset)) OVER (ORDER BY seq DESC) AS bytes FROM undo_step) "
                     "  WHERE bytes > ?1)",
                     "i", (gint64) EBB_UNDO_MAX_BYTES);
}

/* Stores a step within the open transaction. What had been undone can not be
 * redone after it. */
gboolean
ebb_db_add_step (EbbDb *db, const char *label, guint count, const void *changeset, gsize length, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  ebb_db_note_change (db, EBB_CHANGE_UNDO, EBB_DAY_MAX, EBB_DAY_MIN);

  return ebb_db_run (db, error, "DELETE FROM undo_step WHERE " UNDONE, "") &&
         ebb_db_run (db, error,
                     "INSERT INTO undo_step (seq, at, label, count, changeset) "
                     "VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM undo_step), ?1, ?2, ?3, ?4)",
                     "isib", now, label, (gint64) count, changeset, length) &&
         prune (db, now, error);
}

/* What the callbacks learn while a changeset is applied. */
typedef struct
{
  gboolean conflict;
  EbbChange what; /* of what touches no day */
} Applying;

static int
filter_cb (void *data, const char *table)
{
  Applying *applying = data;

  if (g_strcmp0 (table, "tracker") == 0)
    applying->what |= EBB_CHANGE_TRACKERS;
  else if (g_strcmp0 (table, "annotation") == 0)
    applying->what |= EBB_CHANGE_ANNOTATIONS;
  else if (g_strv_contains (ebb_changeset_therapy_tables, table))
    applying->what |= EBB_CHANGE_THERAPY;

  return 1;
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  Applying *applying = data;

  applying->conflict = TRUE;

  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (EbbDb *db, const void *changeset, int length, gboolean inverse, GError **error)
{
  Applying applying = { FALSE, 0 };
  void *inverted = NULL;
  int inverted_length = 0;
  int code = SQLITE_OK;

  if (!ebb_changeset_check (changeset, (gsize) length))
    {
      ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
      return FALSE;
    }

  if (inverse)
    code = sqlite3changeset_invert (length, changeset, &inverted_length, &inverted);
  if (code == SQLITE_OK)
    {
      code = sqlite3changeset_apply (db->handle,
                                     inverse ? inverted_length : length,
                                     inverse ? inverted : (void *) changeset,
                                     filter_cb, conflict_cb, &applying);
    }
  sqlite3_free (inverted);

  if (applying.conflict)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CONFLICT, error);
      return FALSE;
    }
  if (code != SQLITE_OK)
    {
      ebb_db_set_error (db, db->handle, code, error);
      return FALSE;
    }

  if (applying.what != 0)
    ebb_db_note_change (db, applying.what, EBB_DAY_MAX, EBB_DAY_MIN);

  return TRUE;
}

/* Applies a step. After a large one, what is derived is made afresh, since following
 * each row would cost more. */
static gboolean
apply_derived (EbbDb *db, const void *changeset, int length, gboolean inverse, GError **error)
{
  if (length < BULK_BYTES)
    return apply (db, changeset, length, inverse, error);

  if (!ebb_db_unwatch_entries (db, error) || !apply (db, changeset, length, inverse, error) ||
      !ebb_db_rebuild_derived (db, error) || !ebb_db_watch_entries (db, error))
    return FALSE;
  ebb_db_note_change (db, EBB_CHANGE_ENTRIES, EBB_DAY_MIN, EBB_DAY_MAX);

  return TRUE;
}

#define NEWEST_DONE "SELECT seq, label, count, changeset FROM undo_step WHERE undone = 0 ORDER BY seq DESC LIMIT 1"
#define OLDEST_UNDONE "SELECT seq, label, count, changeset FROM undo_step WHERE " UNDONE "ORDER BY seq LIMIT 1"

static char *
step_in_transaction (EbbDb *db, gboolean undo, GError **error)
{
  g_autoptr (EbbStatement) step = ebb_db_query (db, error, undo ? NEWEST_DONE : OLDEST_UNDONE, "");
  g_autofree char *label = NULL;
  g_autofree guint8 *changeset = NULL;
  gint64 seq;
  int length, state;

  if (step == NULL || (state = ebb_db_step (db, step, error)) < 0)
    return NULL;
  if (state == 0)
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND,
                           undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      return NULL;
    }

  seq = sqlite3_column_int64 (step, 0);
  label = describe (ebb_column_text (step, 1), sqlite3_column_int (step, 2));
  length = sqlite3_column_bytes (step, 3);
  changeset = g_memdup2 (sqlite3_column_blob (step, 3), (gsize) length);
  ebb_statement_reset (step);

  if (!apply_derived (db, changeset, length, undo, error))
    return NULL;

  ebb_db_note_change (db, EBB_CHANGE_UNDO, EBB_DAY_MAX, EBB_DAY_MIN);
  if (!ebb_db_run (db, error, "UPDATE undo_step SET undone = ?2 WHERE seq = ?1", "in", seq, undo ? 1 : 0))
    return NULL;

  return g_steal_pointer (&label);
}

static char *
take_step (EbbDb *db, gboolean undo, GError **error)
{
  g_autofree char *label = NULL;

  if (!ebb_db_begin (db, error))
    return NULL;

  label = step_in_transaction (db, undo, error);
  if (label == NULL)
    {
      ebb_db_rollback (db);
      return NULL;
    }
  if (!ebb_db_commit (db, error))
    return NULL;

  return g_steal_pointer (&label);
}

/* See ebb_store_undo_async(). */
char *
ebb_db_undo (EbbDb *db, GError **error)
{
  return take_step (db, TRUE, error);
}

/* See ebb_store_redo_async(). */
char *
ebb_db_redo (EbbDb *db, GError **error)
{
  return take_step (db, FALSE, error);
}

static gboolean
read_label (EbbDb *db, const char *sql, char **label, GError **error)
{
  g_autoptr (EbbStatement) step = ebb_db_query (db, error, sql, "");
  int state;

  *label = NULL;
  if (step == NULL || (state = ebb_db_step (db, step, error)) < 0)
    return FALSE;
  if (state > 0)
    *label = describe (ebb_column_text (step, 0), sqlite3_column_int (step, 1));

  return TRUE;
}

/* Reads what can be undone and redone now; another process may have changed it. */
gboolean
ebb_db_read_undo_state (EbbDb *db, EbbUndoState *state, GError **error)
{
  return read_label (db, "SELECT label, count FROM undo_step WHERE undone = 0 ORDER BY seq DESC LIMIT 1", &state->undo, error) &&
         read_label (db, "SELECT label, count FROM undo_step WHERE " UNDONE "ORDER BY seq LIMIT 1", &state->redo, error);
}
