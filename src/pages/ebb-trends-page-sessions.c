// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trends-page-private.h"

#include "ebb-session-dialog.h"

/* Sessions on the axis of time: those that were done, and dim those that were not. What
 * lies ahead is no part of how it went. */

/* Returns: (transfer full): without those that are still ahead. */
static GPtrArray *
leave_out_ahead (GPtrArray *sessions)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < sessions->len; i++)
    if (!ebb_session_is_ahead (sessions->pdata[i], now))
      g_ptr_array_add (kept, g_object_ref (sessions->pdata[i]));
  return kept;
}

static void
set_sessions (EbbTrendsPage *self,
              GPtrArray *sessions)
{
  if (self->sessions != NULL)
    g_ptr_array_unref (self->sessions);
  self->sessions = sessions;
  ebb_trends_page_rebuild (self);
}

/* Values are worth seeing without sessions. */
static void
do_without (EbbTrendsPage *self,
            const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
  if (self->sessions == NULL)
    set_sessions (self, g_ptr_array_new ());
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbTrendsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, &error);

  if (self->store != EBB_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sessions == NULL)
    do_without (self, error);
  /* it may have been turned off meanwhile */
  else if (g_settings_get_boolean (self->settings, "trends-sessions"))
    set_sessions (self, leave_out_ahead (sessions));
}

static void
courses_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbTrendsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) courses = ebb_store_list_records_finish (EBB_STORE (source), result, &error);

  if (self->store != EBB_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (courses == NULL)
    {
      do_without (self, error);
      return;
    }
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  self->courses = g_steal_pointer (&courses);
  ebb_store_list_sessions_async (self->store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, self->cancellable, listed_cb, g_object_ref (self));
}

/* Reads the sessions and what they belong to, or puts them away where they are not
 * wanted. */
void
ebb_trends_page_load_sessions (EbbTrendsPage *self)
{
  if (g_settings_get_boolean (self->settings, "trends-sessions"))
    ebb_store_list_records_async (self->store, EBB_RECORD_COURSE, self->cancellable, courses_cb, g_object_ref (self));
  else
    set_sessions (self, g_ptr_array_new ());
}

/* Opens a session: the one at @index of the plot. */
void
ebb_trends_page_open_session (EbbTrendsPage *self,
                              guint index)
{
  EbbSession *session = ebb_trend_plot_get_session (self->plot, index);

  gtk_window_present (ebb_session_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, session, NULL));
}
