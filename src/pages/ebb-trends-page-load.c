// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trends-page-private.h"

/* What the page reads of the diary, at once and whenever that changes. */

/* How many places that were marked lately the picker offers first. */
#define N_RECENT 12

static void
show_error (EbbTrendsPage *self,
            const GError *error)
{
  g_object_set (self->error_page, "description", error->message, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "error");
}

static void
readings_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbTrendsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbReadings) readings = ebb_store_load_readings_finish (EBB_STORE (source), result, &error);

  if (self->store != EBB_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (readings == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->readings, ebb_readings_unref);
  self->readings = g_steal_pointer (&readings);
  /* one that is asked for anew while it is read cancels this */
  self->read_subject = self->subject;
  ebb_trends_page_rebuild (self);
}

static void
stop_asking (EbbTrendsPage *self)
{
  if (self->asked != NULL)
    g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
}

/* Reads what is chosen; what was asked for before is given up. */
void
ebb_trends_page_load_readings (EbbTrendsPage *self)
{
  stop_asking (self);
  if (self->store == NULL)
    return;
  self->asked = g_cancellable_new ();
  ebb_store_load_readings_async (self->store, &self->subject, EBB_DAY_MIN, EBB_DAY_MAX, self->asked, readings_cb, g_object_ref (self));
}

static void
trackers_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbTrendsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, &error);

  if (self->store != EBB_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (trackers == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = g_steal_pointer (&trackers);
  ebb_subject_picker_set_trackers (self->picker, self->trackers);
  /* a choice that is remembered may be of a tracker that is gone */
  if (self->subject.kind == EBB_SUBJECT_TRACKER && ebb_trackers_find (self->trackers, self->subject.tracker) == NULL)
    {
      self->subject = (EbbSubject){ EBB_SUBJECT_PAIN, NULL, NULL };
      ebb_trends_page_load_readings (self);
    }
  ebb_subject_picker_set_subject (self->picker, &self->subject);
  ebb_trends_page_rebuild (self);
}

static void
recent_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbTrendsPage) self = user_data;
  g_autoptr (EbbRecent) recent = ebb_store_load_recent_finish (EBB_STORE (source), result, NULL);

  if (recent != NULL && self->store == EBB_STORE (source))
    ebb_subject_picker_set_recent_regions (self->picker, recent->regions);
}

static void
load_trackers (EbbTrendsPage *self)
{
  ebb_store_list_trackers_async (self->store, self->cancellable, trackers_cb, g_object_ref (self));
}

static void
load_entries (EbbTrendsPage *self)
{
  ebb_trends_page_load_readings (self);
  ebb_store_load_recent_async (self->store, N_RECENT, self->cancellable, recent_cb, g_object_ref (self));
}

void
ebb_trends_page_load_all (EbbTrendsPage *self)
{
  load_trackers (self);
  ebb_trends_page_load_annotations (self);
  ebb_trends_page_load_sessions (self);
  load_entries (self);
}

static void
changed_cb (EbbTrendsPage *self,
            EbbChange what)
{
  if (what & EBB_CHANGE_TRACKERS)
    load_trackers (self);
  if (what & EBB_CHANGE_ANNOTATIONS)
    ebb_trends_page_load_annotations (self);
  if (what & EBB_CHANGE_THERAPY)
    ebb_trends_page_load_sessions (self);
  if (what & EBB_CHANGE_ENTRIES)
    load_entries (self);
}

/**
 * ebb_trends_page_set_store:
 * @self: a page
 * @store: (nullable): the open diary
 */
void
ebb_trends_page_set_store (EbbTrendsPage *self,
                           EbbStore *store)
{
  g_return_if_fail (EBB_IS_TRENDS_PAGE (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    {
      stop_asking (self);
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_cancellable_cancel (self->cancellable);
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  g_set_object (&self->store, store);
  if (store != NULL)
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      ebb_trends_page_load_all (self);
    }
}
