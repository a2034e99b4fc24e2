// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-dialog-private.h"

#include <glib/gi18n.h>

#include "model/ebb-course-plan.h"
#include "model/ebb-safety-rows.h"
#include "model/ebb-session-flow.h"
#include "model/ebb-session-rules.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-question.h"

/* What an #EbbSessionDialog reads from the diary and writes to it. */

/* Without a course, what was done in the last year is near enough. */
#define LATELY_DAYS 400

/* Whether the dialog was destroyed while something was under way. */
static gboolean
is_gone (EbbSessionDialog *self)
{
  return self->store == NULL;
}

static void
set_busy (EbbSessionDialog *self,
          gboolean busy)
{
  self->busy = busy;
  ebb_session_dialog_sync (self);
}

/* --- reading ------------------------------------------------------------ */

static void
sessions_loaded_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbSessionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (sessions == NULL)
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
      return;
    }
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->known, ebb_safety_answers_free);
  self->sessions = g_steal_pointer (&sessions);
  self->known = ebb_session_find_full_answers (self->sessions, self->session->course);
  ebb_session_dialog_open (self);
}

static void
load_sessions (EbbSessionDialog *self)
{
  EbbDay from = self->session->course != NULL ? EBB_DAY_MIN : ebb_day_today () - LATELY_DAYS;

  ebb_store_list_sessions_async (self->store, from, EBB_DAY_MAX, self->session->course, self->cancellable, sessions_loaded_cb, g_object_ref (self));
}

static void
course_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (EbbSessionDialog) self = user_data;
  g_autoptr (EbbRecord) course = ebb_store_load_record_finish (EBB_STORE (source), result, NULL);

  if (is_gone (self))
    return;
  /* without its course a session can be recorded as well */
  if (course != NULL)
    self->course = EBB_COURSE (g_steal_pointer (&course));
  load_sessions (self);
}

/* Reads what the session needs, and opens the dialog then. */
void
ebb_session_dialog_load (EbbSessionDialog *self)
{
  set_busy (self, TRUE);
  if (self->course == NULL && self->session->course != NULL)
    ebb_store_load_record_async (self->store, EBB_RECORD_COURSE, self->session->course, self->cancellable, course_loaded_cb, g_object_ref (self));
  else
    load_sessions (self);
}

/* --- conflict ------------------------------------------------------------- */

static void
take_other (EbbSessionDialog *self,
            EbbSession *other)
{
  g_set_object (&self->session, other);
  g_clear_object (&self->saving);
  self->changed = FALSE;
  ebb_session_dialog_open (self);
}

static void
other_loaded_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (EbbSessionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbRecord) other = ebb_store_load_record_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (other == NULL)
    ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
  else
    take_other (self, EBB_SESSION (other));
}

static void
newest_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (EbbSessionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbRecord) newest = ebb_store_load_record_finish (EBB_STORE (source), result, &error);
  g_autoptr (EbbSession) mine = NULL;

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (newest == NULL && !g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND))
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
      return;
    }
  mine = ebb_record_copy (self->saving);
  mine->record.modified = newest != NULL ? newest->modified : 0;
  /* deleted elsewhere: what is kept is a new session */
  if (newest == NULL)
    g_clear_pointer (&mine->record.id, g_free);
  ebb_session_dialog_write (self, mine);
}

static void
conflict_answered_cb (EbbSessionDialog *self,
                      const char *answer)
{
  if (is_gone (self) || self->saving == NULL || self->saving->record.id == NULL || g_str_equal (answer, "cancel"))
    return;
  set_busy (self, TRUE);
  ebb_store_load_record_async (self->store, EBB_RECORD_SESSION, self->saving->record.id, self->cancellable,
                               g_str_equal (answer, "keep") ? newest_loaded_cb : other_loaded_cb, g_object_ref (self));
}

static void
ask_about_conflict (EbbSessionDialog *self,
                    gboolean deleted)
{
  EbbQuestion *question;

  if (deleted)
    question = ebb_question_new (GTK_WINDOW (self), _ ("Deleted Elsewhere"),
                                 _ ("This session was deleted elsewhere while you edited it."));
  else
    question = ebb_question_new (GTK_WINDOW (self), _ ("Changed Elsewhere"),
                                 _ ("This session was changed elsewhere while you edited it. Keeping yours replaces the other one; this can be undone."));
  ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_PLAIN);
  if (!deleted)
    ebb_question_add_answer (question, "other", _ ("_Show the Other"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "keep", _ ("_Keep Mine"), EBB_ANSWER_DEFAULT | EBB_ANSWER_SUGGESTED);
  g_signal_connect_object (question, "answered", G_CALLBACK (conflict_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

/* --- writing -------------------------------------------------------------- */

static void
saved (EbbSessionDialog *self,
       EbbSession *session)
{
  gboolean begun = self->session->state != EBB_SESSION_DONE && ebb_session_is_under_way (session, ebb_moment_now ().at);

  g_set_object (&self->session, session);
  g_clear_object (&self->saving);
  self->changed = FALSE;
  if (begun)
    {
      ebb_session_dialog_tell (self, _ ("Session begun"));
      ebb_session_dialog_show_under_way (self);
      return;
    }
  ebb_session_dialog_tell (self, session->state == EBB_SESSION_DONE ? _ ("Session saved") : _ ("No session now"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbSessionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_change_records_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (records != NULL)
    saved (self, records->pdata[0]);
  else if (g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT))
    ask_about_conflict (self, FALSE);
  else if (g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND))
    ask_about_conflict (self, TRUE);
  else
    ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
  /* what had the keyboard was not there while it was written */
  if (records == NULL && gtk_widget_get_visible (self->save_button))
    gtk_widget_grab_focus (self->save_button);
}

/* Writes a new state of the session; it stays here until it is on the disk. */
void
ebb_session_dialog_write (EbbSessionDialog *self,
                          EbbSession *session)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (!ebb_record_validate (session, &error))
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }
  g_set_object (&self->saving, session);
  set_busy (self, TRUE);
  g_ptr_array_add (records, session);
  ebb_store_change_records_async (self->store, records, NULL, NULL, written_cb, g_object_ref (self));
}

/* --- the form -------------------------------------------------------------- */

static void
overlap_answered_cb (EbbSessionDialog *self,
                     const char *answer)
{
  if (is_gone (self) || !g_str_equal (answer, "save"))
    return;
  self->overlaps_known = TRUE;
  ebb_session_dialog_save_form (self);
}

static void
ask_about_overlap (EbbSessionDialog *self,
                   EbbSession *other)
{
  g_autofree char *title = ebb_session_describe (other, g_strcmp0 (other->course, self->session->course) == 0 ? self->course : NULL);
  g_autofree char *time = ebb_format_time (ebb_session_get_moment (other));
  /* Translators: another session: its title and the time of day when it begins */
  g_autofree char *text = g_strdup_printf (_ ("The time of this session overlaps with another one: %s, %s. Both can be saved as they are."), title, time);
  EbbQuestion *question = ebb_question_new (GTK_WINDOW (self), _ ("Two Sessions at Once?"), text);

  ebb_question_add_answer (question, "change", _ ("_Change the Time"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "save", _ ("_Save"), EBB_ANSWER_DEFAULT | EBB_ANSWER_SUGGESTED);
  g_signal_connect_object (question, "answered", G_CALLBACK (overlap_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

static void
neighbours_loaded_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer user_data)
{
  g_autoptr (EbbSessionDialog) self = user_data;
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, NULL);
  g_autoptr (GPtrArray) overlaps = NULL;
  g_autoptr (EbbSession) session = NULL;

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  session = g_object_ref (self->saving);
  overlaps = sessions != NULL ? ebb_sessions_find_overlaps (sessions, session) : NULL;
  if (overlaps != NULL && overlaps->len > 0)
    ask_about_overlap (self, overlaps->pdata[0]);
  else
    ebb_session_dialog_write (self, session);
}

static gboolean
is_moved (EbbSessionDialog *self,
          EbbSession *session)
{
  return self->session->state != EBB_SESSION_DONE || self->session->started.at != session->started.at || self->session->minutes != session->minutes;
}

/* Saves what the form says, unless it says something that cannot be. */
void
ebb_session_dialog_save_form (EbbSessionDialog *self)
{
  g_autoptr (EbbSession) session = ebb_record_copy (self->shown);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GError) error = NULL;
  EbbMoment now = ebb_moment_now ();
  EbbFollowUpRules rules = ebb_session_rules_get ();

  if (!ebb_session_form_store (self->form, session, now, &error) || !ebb_session_check_time (session, now.at, &error))
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }
  if (self->answers != NULL)
    ebb_safety_answers_keep (self->answers, session->answers);
  if (is_moved (self, session))
    ebb_follow_up_plan (session, &rules, zone);
  if (self->overlaps_known || !is_moved (self, session))
    {
      ebb_session_dialog_write (self, session);
      return;
    }
  g_set_object (&self->saving, session);
  set_busy (self, TRUE);
  ebb_store_list_sessions_async (self->store, ebb_session_get_day (session) - 1, ebb_session_get_day (session) + 1, NULL,
                                 self->cancellable, neighbours_loaded_cb, g_object_ref (self));
}

/* --- deleting --------------------------------------------------------------- */

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbSessionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_change_records_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (records == NULL)
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }
  ebb_session_dialog_tell (self, _ ("Session deleted"));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Deletes the session; undo brings it back. */
void
ebb_session_dialog_delete (EbbSessionDialog *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (self->busy || self->session->record.id == NULL)
    return;
  set_busy (self, TRUE);
  g_ptr_array_add (records, self->session);
  ebb_store_change_records_async (self->store, NULL, records, NULL, deleted_cb, g_object_ref (self));
}
