// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-dialog-private.h"

#include <glib/gi18n.h>

#include "model/ebb-course-edit.h"
#include "model/ebb-session-flow.h"
#include "widgets/ebb-question.h"

/* What an #EbbCourseDialog reads from the diary and writes to it. */

static gboolean
is_gone (EbbCourseDialog *self)
{
  return self->store == NULL;
}

static void
set_busy (EbbCourseDialog *self,
          gboolean busy)
{
  self->busy = busy;
  ebb_course_dialog_sync (self);
}

/* --- reading ---------------------------------------------------------------------- */

/* What is read, one after the other. */
static const struct
{
  EbbRecordKind kind;
  gsize offset;
} wanted[] = {
  { EBB_RECORD_CONDITION, G_STRUCT_OFFSET (EbbCourseDialog, conditions) },
  { EBB_RECORD_GOAL, G_STRUCT_OFFSET (EbbCourseDialog, goals) },
  { EBB_RECORD_SESSION, G_STRUCT_OFFSET (EbbCourseDialog, sessions) },
  { EBB_RECORD_COURSE, G_STRUCT_OFFSET (EbbCourseDialog, courses) },
};

static void load_next (EbbCourseDialog *self);

static GPtrArray **
find_missing (EbbCourseDialog *self,
              EbbRecordKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      GPtrArray **list = G_STRUCT_MEMBER_P (self, wanted[i].offset);

      *kind = wanted[i].kind;
      if (*list == NULL)
        return list;
    }
  return NULL;
}

static void
listed (EbbCourseDialog *self,
        GPtrArray *records,
        GError *error)
{
  EbbRecordKind kind;
  GPtrArray **list;

  if (is_gone (self))
    return;
  list = find_missing (self, &kind);
  if (records == NULL)
    {
      set_busy (self, FALSE);
      ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
      return;
    }
  if (list != NULL)
    *list = g_ptr_array_ref (records);
  load_next (self);
}

static void
records_listed_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (EbbCourseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_list_records_finish (EBB_STORE (source), result, &error);

  listed (self, records, error);
}

static void
sessions_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbCourseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, &error);

  listed (self, sessions, error);
}

static void
load_next (EbbCourseDialog *self)
{
  EbbRecordKind kind;

  if (find_missing (self, &kind) == NULL)
    {
      set_busy (self, FALSE);
      ebb_course_dialog_open (self);
    }
  else if (kind == EBB_RECORD_SESSION)
    {
      ebb_store_list_sessions_async (self->store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, self->cancellable, sessions_listed_cb, g_object_ref (self));
    }
  else
    {
      ebb_store_list_records_async (self->store, kind, self->cancellable, records_listed_cb, g_object_ref (self));
    }
}

/* Reads what can be chosen, and opens the dialog then. */
void
ebb_course_dialog_load (EbbCourseDialog *self)
{
  set_busy (self, TRUE);
  load_next (self);
}

/* --- writing ---------------------------------------------------------------------- */

static void
changed_elsewhere (EbbCourseDialog *self)
{
  ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM,
                       _ ("The course or one of its sessions was changed elsewhere meanwhile. Close this and open it again to see what it is now."));
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbCourseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_change_records_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (records != NULL)
    {
      ebb_course_dialog_tell (self, self->original == NULL ? _ ("Course planned") : _ ("Course saved"));
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT) || g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND))
    {
      changed_elsewhere (self);
    }
  else
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
    }
}

/* Writes what is to be saved and removed, as one step; it stays here until it is on the
 * disk. */
void
ebb_course_dialog_write (EbbCourseDialog *self)
{
  set_busy (self, TRUE);
  ebb_store_change_records_async (self->store, self->saving, self->removing, NULL, written_cb, g_object_ref (self));
}

static void
begin_saving (EbbCourseDialog *self,
              EbbCourse *course)
{
  g_clear_pointer (&self->saving, g_ptr_array_unref);
  g_clear_pointer (&self->removing, g_ptr_array_unref);
  self->saving = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->condition != NULL)
    g_ptr_array_add (self->saving, g_object_ref (self->condition));
  g_ptr_array_add (self->saving, g_object_ref (course));
}

/* Plans the course: with its sessions, the first of which keeps the answers of the
 * safety check, and what the week before was like. */
void
ebb_course_dialog_save_new (EbbCourseDialog *self)
{
  g_autoptr (EbbCourse) course = ebb_record_copy (self->reading);
  g_autoptr (GPtrArray) sessions = NULL;

  ebb_record_ensure_id (course);
  sessions = ebb_course_plan_make (course, ebb_day_today ());
  ebb_session_keep_full_answers (sessions, self->answers);
  begin_saving (self, course);
  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (self->saving, g_object_ref (sessions->pdata[i]));
  if (ebb_peg_input_count (self->peg) > 0)
    {
      EbbReview *before = ebb_review_new (course->record.id, ebb_moment_now ());

      ebb_peg_input_store (self->peg, before);
      g_ptr_array_add (self->saving, before);
    }
  ebb_course_dialog_write (self);
}

static GPtrArray *
list_own_sessions (EbbCourseDialog *self)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < self->sessions->len; i++)
    if (g_strcmp0 (((EbbSession *) self->sessions->pdata[i])->course, self->original->record.id) == 0)
      g_ptr_array_add (own, self->sessions->pdata[i]);
  return own;
}

/* Saves a changed course; those of its sessions that are to come follow by @scope. */
void
ebb_course_dialog_save_edit (EbbCourseDialog *self,
                             EbbPlanScope scope)
{
  g_autoptr (GPtrArray) own = list_own_sessions (self);
  g_autoptr (GPtrArray) sessions = NULL;
  GPtrArray *removed = NULL;

  begin_saving (self, self->reading);
  if (ebb_course_concerns_sessions (self->reading, self->original))
    {
      sessions = ebb_course_edit_plan (self->reading, self->original, own, scope, ebb_day_today (), &removed);
      for (guint i = 0; i < sessions->len; i++)
        g_ptr_array_add (self->saving, g_object_ref (sessions->pdata[i]));
      self->removing = removed;
    }
  ebb_course_dialog_write (self);
}
