// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-changeset.h"
#include "model/ebb-condition.h"
#include "model/ebb-error.h"
#include "model/ebb-goal.h"
#include "model/ebb-review.h"

/* What can be done with records of therapy: changing some of them as one step, listing
 * sessions and what is due, answering, and importing. */

/* --- lists ------------------------------------------------------------------------- */

#define LOCAL_DAY_IS_WITHIN                                                               \
  "coalesce(started, planned) + 60 * coalesce(started_tz, planned_tz) >= 86400 * ?1 AND " \
  "coalesce(started, planned) + 60 * coalesce(started_tz, planned_tz) < 86400 * (?2 + 1) "
#define BY_TIME "ORDER BY coalesce(started, planned), id"

/* See ebb_store_list_sessions_async(). */
GPtrArray *
ebb_db_list_sessions (EbbDb *db, EbbPeriod period, const char *course, GError **error)
{
  g_autoptr (EbbStatement) ids = NULL;
  guint8 id[EBB_UUID_BYTES];

  if (course == NULL)
    ids = ebb_db_query (db, error, "SELECT id FROM session WHERE " LOCAL_DAY_IS_WITHIN BY_TIME, "ii", (gint64) period.from, (gint64) period.to);
  else if (ebb_uuid_from_string (course, id))
    ids = ebb_db_query (db, error, "SELECT id FROM session WHERE course = ?3 AND " LOCAL_DAY_IS_WITHIN BY_TIME,
                        "iiu", (gint64) period.from, (gint64) period.to, id);
  else
    ebb_db_set_code (EBB_STORE_ERROR_NOT_FOUND, error);

  return ids != NULL ? ebb_db_read_records (db, EBB_RECORD_SESSION, ids, error) : NULL;
}

/* See ebb_store_load_record_async(). */
EbbRecord *
ebb_db_load_record (EbbDb *db, EbbRecordKind kind, const char *id, GError **error)
{
  EbbRecord *record = NULL;
  guint8 uuid[EBB_UUID_BYTES];

  if (ebb_uuid_from_string (id, uuid) && !ebb_db_read_record (db, kind, uuid, &record, error))
    return NULL;
  if (record == NULL)
    ebb_db_set_code (EBB_STORE_ERROR_NOT_FOUND, error);

  return record;
}

/* Whether an entry says what the follow-up asks. */
static gboolean
find_entry (EbbDb *db, EbbSession *session, const EbbFollowUp *follow_up, gboolean *found, GError **error)
{
  g_autoptr (EbbStatement) row = NULL;
  gint64 from, to;
  int state;

  ebb_follow_up_get_span (session, follow_up, &from, &to);
  /* By day first, as the index has it; a local day is at most one away from UTC's. */
  row = ebb_db_query (db, error,
                      "SELECT 1 FROM entry WHERE day BETWEEN ?1 / 86400 - 2 AND ?2 / 86400 + 2 "
                      "AND at >= ?1 AND at < ?2 AND pain IS NOT NULL LIMIT 1",
                      "ii", from, to);
  if (row == NULL || (state = ebb_db_step (db, row, error)) < 0)
    return FALSE;
  *found = state > 0;

  return TRUE;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const EbbDueFollowUp *x = *(const EbbDueFollowUp *const *) a;
  const EbbDueFollowUp *y = *(const EbbDueFollowUp *const *) b;
  gint64 first = ebb_session_find_follow_up (x->session, x->hours)->due.at;
  gint64 second = ebb_session_find_follow_up (y->session, y->hours)->due.at;

  return first < second ? -1 : first > second;
}

/* See ebb_store_list_due_async(). */
GPtrArray *
ebb_db_list_due (EbbDb *db, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) due = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_due_follow_up_free);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (EbbStatement) ids =
    ebb_db_query (db, error,
                  "SELECT DISTINCT session FROM session_follow_up WHERE state = 'open' AND due BETWEEN ?2 AND ?1",
                  "ii", now, now - ebb_follow_up_get_window (EBB_FOLLOW_UP_MAX_HOURS));

  if (ids == NULL || (sessions = ebb_db_read_records (db, EBB_RECORD_SESSION, ids, error)) == NULL)
    return NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = g_ptr_array_index (sessions, i);

      for (guint j = 0; j < session->follow_ups->len; j++)
        {
          const EbbFollowUp *follow_up = &g_array_index (session->follow_ups, EbbFollowUp, j);
          gboolean is_said = FALSE;
          EbbDueFollowUp *one;

          if (ebb_follow_up_get_status (follow_up, now) != EBB_FOLLOW_UP_STATUS_DUE)
            continue;
          if (!find_entry (db, session, follow_up, &is_said, error))
            return NULL;
          if (is_said)
            continue;
          one = g_new0 (EbbDueFollowUp, 1);
          one->session = g_object_ref (session);
          one->hours = follow_up->hours;
          g_ptr_array_add (due, one);
        }
    }
  g_ptr_array_sort (due, compare_due);

  return g_steal_pointer (&due);
}

/* --- saving -------------------------------------------------------------------------- */

static const char *const save_labels[EBB_N_RECORD_KINDS] = { "save-condition", "save-goal", "save-course", "save-session", "save-review" };
static const char *const edit_labels[EBB_N_RECORD_KINDS] = { "edit-condition", "edit-goal", "edit-course", "edit-session", "edit-review" };
static const char *const delete_labels[EBB_N_RECORD_KINDS] = { "delete-conditions", "delete-goals", "delete-courses", "delete-sessions", "delete-reviews" };

/* What a step is called: after the first thing that it changes, and how many of that
 * kind there are. */
typedef struct
{
  const char *label; /* (nullable): NULL as long as nothing is changed */
  EbbRecordKind kind;
  guint count;
} Step;

static void
add_to_step (Step *step, const char *const *labels, EbbRecordKind kind)
{
  if (step->label == NULL)
    {
      step->label = labels[kind];
      step->kind = kind;
    }
  if (step->kind == kind)
    step->count++;
}

static gboolean
is_known_state (const EbbRecord *record, const EbbRecord *stored, GError **error)
{
  if (record->modified == (stored != NULL ? stored->modified : 0))
    return TRUE;
  ebb_db_set_code (EBB_STORE_ERROR_CONFLICT, error);

  return FALSE;
}

/* Counts what a calendar must be told (RFC 5545, section 3.8.7.4). */
static void
count_change_of_plan (EbbSession *saved, const EbbSession *old)
{
  saved->sequence = old->sequence;
  if (saved->planned.at != old->planned.at || saved->planned.offset != old->planned.offset ||
      saved->planned_minutes != old->planned_minutes || saved->state != old->state)
    saved->sequence++;
}

/* Writes @saved, which is given the id and the time that it has from now on. */
static gboolean
save_record (EbbDb *db, EbbRecord *saved, Step *step, GError **error)
{
  EbbRecordKind kind = ebb_record_get_kind (saved);
  g_autoptr (EbbRecord) old = NULL;
  guint8 id[EBB_UUID_BYTES];
  gboolean added;

  if (!ebb_uuid_from_string (ebb_record_ensure_id (saved), id) || !ebb_db_read_record (db, kind, id, &old, error) ||
      !is_known_state (saved, old, error))
    return FALSE;
  if (old != NULL && kind == EBB_RECORD_SESSION)
    count_change_of_plan (EBB_SESSION (saved), EBB_SESSION (old));
  if (old != NULL && ebb_record_equal_content (saved, old))
    return TRUE;

  add_to_step (step, old != NULL ? edit_labels : save_labels, kind);
  saved->modified = ebb_db_next_modified (db, saved->modified);

  return old != NULL ? ebb_db_update_record (db, saved, id, saved->modified, error)
                     : ebb_db_insert_record (db, saved, id, saved->modified, &added, error);
}

/* --- deleting -------------------------------------------------------------------------- */

static gboolean
update_reference (EbbDb *db, EbbRecord *record, GError **error)
{
  guint8 id[EBB_UUID_BYTES];

  return ebb_uuid_from_string (record->id, id) &&
         ebb_db_update_record (db, record, id, ebb_db_next_modified (db, record->modified), error);
}

static gboolean
release_session (EbbDb *db, EbbSession *session, EbbCourse *course, GError **error)
{
  guint8 id[EBB_UUID_BYTES];

  if (!ebb_session_has_history (session))
    return ebb_uuid_from_string (session->record.id, id) && ebb_db_delete_record (db, EBB_RECORD_SESSION, id, error);

  g_clear_pointer (&session->course, g_free);
  if (session->title == NULL)
    session->title = g_strdup (course->title);

  return update_reference (db, EBB_RECORD (session), error);
}

/* Takes the record of @id out of one that refers to it. */
static gboolean
release (EbbDb *db, EbbRecord *record, EbbRecord *gone, GError **error)
{
  if (EBB_IS_SESSION (record))
    return release_session (db, EBB_SESSION (record), EBB_COURSE (gone), error);

  if (EBB_IS_REVIEW (record))
    {
      EbbReview *review = EBB_REVIEW (record);

      g_clear_pointer (&review->course, g_free);
      if (review->title == NULL)
        review->title = g_strdup (EBB_COURSE (gone)->title);
    }
  else if (EBB_IS_GOAL (record))
    {
      g_clear_pointer (&EBB_GOAL (record)->condition, g_free);
    }
  else
    {
      EbbCourse *course = EBB_COURSE (record);

      if (g_strcmp0 (course->condition, gone->id) == 0)
        g_clear_pointer (&course->condition, g_free);
      if (g_strcmp0 (course->goal, gone->id) == 0)
        g_clear_pointer (&course->goal, g_free);
    }

  return update_reference (db, record, error);
}

static const struct
{
  EbbRecordKind of;
  EbbRecordKind from;
  const char *sql;
} references[] = {
  { EBB_RECORD_CONDITION, EBB_RECORD_GOAL, "SELECT id FROM goal WHERE condition = ?1" },
  { EBB_RECORD_CONDITION, EBB_RECORD_COURSE, "SELECT id FROM course WHERE condition = ?1" },
  { EBB_RECORD_GOAL, EBB_RECORD_COURSE, "SELECT id FROM course WHERE goal = ?1" },
  { EBB_RECORD_COURSE, EBB_RECORD_SESSION, "SELECT id FROM session WHERE course = ?1" },
  { EBB_RECORD_COURSE, EBB_RECORD_REVIEW, "SELECT id FROM review WHERE course = ?1" },
};

static gboolean
release_all (EbbDb *db, EbbRecord *gone, const guint8 *id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (EbbStatement) ids = NULL;
      g_autoptr (GPtrArray) records = NULL;

      if (references[i].of != ebb_record_get_kind (gone))
        continue;
      ids = ebb_db_query (db, error, references[i].sql, "u", id);
      if (ids == NULL || (records = ebb_db_read_records (db, references[i].from, ids, error)) == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          if (!release (db, g_ptr_array_index (records, j), gone, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* One that is not there (any more) is passed over. */
static gboolean
remove_record (EbbDb *db, EbbRecord *record, Step *step, GError **error)
{
  EbbRecordKind kind = ebb_record_get_kind (record);
  g_autoptr (EbbRecord) stored = NULL;
  guint8 id[EBB_UUID_BYTES];

  if (record->id == NULL || !ebb_uuid_from_string (record->id, id))
    return TRUE;
  if (!ebb_db_read_record (db, kind, id, &stored, error))
    return FALSE;
  if (stored == NULL)
    return TRUE;
  if (!is_known_state (record, stored, error))
    return FALSE;

  add_to_step (step, delete_labels, kind);

  return release_all (db, stored, id, error) && ebb_db_delete_record (db, kind, id, error);
}

/* --- as one step ------------------------------------------------------------------------- */

static gboolean
begin (EbbDb *db, GError **error)
{
  if (!ebb_db_begin (db, error))
    return FALSE;
  if (!ebb_db_begin_recording (db, ebb_changeset_therapy_tables, error))
    {
      ebb_db_rollback (db);
      return FALSE;
    }

  return TRUE;
}

/* What refers to others goes before them, so that it is as it was given. */
static gboolean
remove_all (EbbDb *db, GPtrArray *remove, Step *step, GError **error)
{
  for (int kind = EBB_N_RECORD_KINDS - 1; kind >= 0; kind--)
    for (guint i = 0; i < remove->len; i++)
      {
        EbbRecord *record = g_ptr_array_index (remove, i);

        if ((int) ebb_record_get_kind (record) == kind && !remove_record (db, record, step, error))
          return FALSE;
      }

  return TRUE;
}

/* Deleting may have taken something out of what was saved. */
static gboolean
read_again (EbbDb *db, GPtrArray *saved, GError **error)
{
  for (guint i = 0; i < saved->len; i++)
    {
      EbbRecord *record = g_ptr_array_index (saved, i);
      EbbRecord *stored;
      guint8 id[EBB_UUID_BYTES];

      if (!ebb_uuid_from_string (record->id, id) || !ebb_db_read_record (db, ebb_record_get_kind (record), id, &stored, error))
        return FALSE;
      if (stored == NULL)
        continue;
      g_object_unref (record);
      saved->pdata[i] = stored;
    }

  return TRUE;
}

static gboolean
write_all (EbbDb *db, GPtrArray *saved, GPtrArray *remove, Step *step, GError **error)
{
  for (guint i = 0; i < saved->len; i++)
    {
      if (!save_record (db, g_ptr_array_index (saved, i), step, error))
        return FALSE;
    }

  return remove == NULL || (remove_all (db, remove, step, error) && read_again (db, saved, error));
}

/* See ebb_store_change_records_async(). */
GPtrArray *
ebb_db_change_records (EbbDb *db, GPtrArray *save, GPtrArray *remove, GError **error)
{
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func (g_object_unref);
  Step step = { NULL };

  for (guint i = 0; save != NULL && i < save->len; i++)
    {
      if (!ebb_record_validate (g_ptr_array_index (save, i), error))
        return NULL;
      g_ptr_array_add (saved, ebb_record_copy (g_ptr_array_index (save, i)));
    }
  if (!begin (db, error))
    return NULL;

  if (!write_all (db, saved, remove, &step, error))
    {
      ebb_db_rollback (db);
      return NULL;
    }

  return ebb_db_commit_recorded (db, step.label, step.count, error) ? g_steal_pointer (&saved) : NULL;
}

static EbbSession *
answer (EbbDb *db, const char *id, int hours, const EbbFollowUpAnswer *given, GError **error)
{
  g_autoptr (EbbRecord) stored = ebb_db_load_record (db, EBB_RECORD_SESSION, id, error);
  g_autoptr (EbbSession) answered = NULL;
  g_autoptr (GError) failure = NULL;
  Step step = { NULL };

  if (stored == NULL)
    return NULL;

  answered = ebb_follow_up_answer (EBB_SESSION (stored), hours, given, &failure);
  if (answered == NULL)
    {
      const EbbFollowUp *follow_up = ebb_session_find_follow_up (EBB_SESSION (stored), hours);

      if (follow_up != NULL && follow_up->state == EBB_FOLLOW_UP_ANSWERED)
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT, failure->message);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!ebb_record_validate (answered, error) || !save_record (db, EBB_RECORD (answered), &step, error))
    return NULL;

  return g_steal_pointer (&answered);
}

/* See ebb_store_answer_follow_up_async(). */
EbbSession *
ebb_db_answer_follow_up (EbbDb *db, const char *session, int hours, const EbbFollowUpAnswer *given, GError **error)
{
  g_autoptr (EbbSession) answered = NULL;

  if (!begin (db, error))
    return NULL;

  answered = answer (db, session, hours, given, error);
  if (answered == NULL)
    {
      ebb_db_rollback (db);
      return NULL;
    }

  return ebb_db_commit_recorded (db, "answer-follow-up", 1, error) ? g_steal_pointer (&answered) : NULL;
}

/* --- import -------------------------------------------------------------------------------- */

/* Adds those whose id the diary does not have, within the open transaction; they are
 * valid. @now is when those were changed that do not say it. */
gboolean
ebb_db_import_records (EbbDb *db, GPtrArray *records, gint64 now, EbbImportResult *result, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      EbbRecord *record = g_ptr_array_index (records, i);
      gboolean added;
      guint8 id[EBB_UUID_BYTES];

      if (record->id == NULL || !ebb_uuid_from_string (record->id, id))
        ebb_uuid_generate (id);
      if (!ebb_db_insert_record (db, record, id, record->modified > 0 ? record->modified : now, &added, error))
        return FALSE;
      if (added)
        result->records_added++;
      else
        result->records_present++;
    }

  return TRUE;
}
