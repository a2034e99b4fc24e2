// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-window-private.h"

#include "pages/ebb-follow-up-dialog.h"
#include "pages/ebb-session-dialog.h"

/* The part of the window that shows one session, as reminders ask for. */

typedef struct
{
  EbbWindow *self;     /* (owned) */
  EbbStore *store;     /* (owned) */
  EbbSession *session; /* (owned) (nullable): once it is read */
  int hours;
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->self);
  g_object_unref (showing->store);
  g_clear_object (&showing->session);
  g_free (showing);
}

/* Whether the window shows another diary by now, or is on its way out. */
static gboolean
is_gone (Showing *showing)
{
  return g_cancellable_is_cancelled (showing->self->cancellable) || ebb_window_get_store (showing->self) != showing->store;
}

static void
show (Showing *showing,
      EbbCourse *course)
{
  GtkWindow *parent = GTK_WINDOW (showing->self);

  if (showing->hours > 0)
    gtk_window_present (ebb_follow_up_dialog_new (parent, showing->store, showing->session, showing->hours));
  else
    gtk_window_present (ebb_session_dialog_new (parent, showing->store, showing->session, course));
  showing_free (showing);
}

static void
course_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  Showing *showing = user_data;
  g_autoptr (EbbRecord) course = ebb_store_load_record_finish (EBB_STORE (source), result, NULL);

  if (is_gone (showing))
    showing_free (showing);
  else
    show (showing, course != NULL ? EBB_COURSE (course) : NULL);
}

static void
session_loaded_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  Showing *showing = user_data;
  EbbWindow *self = showing->self;
  g_autoptr (GError) error = NULL;
  EbbRecord *session = ebb_store_load_record_finish (EBB_STORE (source), result, &error);

  if (session != NULL)
    showing->session = EBB_SESSION (session);
  if (is_gone (showing))
    {
      showing_free (showing);
    }
  else if (session == NULL)
    {
      ebb_window_notify (self, error->message);
      showing_free (showing);
    }
  else if (showing->hours == 0 && showing->session->course != NULL)
    {
      ebb_store_load_record_async (showing->store,
                                   EBB_RECORD_COURSE,
                                   showing->session->course,
                                   self->cancellable,
                                   course_loaded_cb,
                                   showing);
    }
  else
    {
      show (showing, NULL);
    }
}

/**
 * ebb_window_show_session:
 * @self: a window
 * @session: id of a session
 * @hours: which of its follow-ups to answer; 0 to record the session itself
 *
 * Shows the dialog for it, now or as soon as the diary is open. Says so if the session
 * is not in the diary any more.
 */
void
ebb_window_show_session (EbbWindow *self,
                         const char *session,
                         int hours)
{
  Showing *showing;

  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (session != NULL);
  g_return_if_fail (hours >= 0);

  if (self->state == EBB_WINDOW_OPENING)
    {
      g_free (self->wanted_session);
      self->wanted_session = g_strdup (session);
      self->wanted_hours = hours;
    }
  if (self->state != EBB_WINDOW_READY)
    return;

  showing = g_new0 (Showing, 1);
  showing->self = g_object_ref (self);
  showing->store = g_object_ref (self->store);
  showing->hours = hours;
  ebb_store_load_record_async (self->store, EBB_RECORD_SESSION, session, self->cancellable, session_loaded_cb, showing);
}
