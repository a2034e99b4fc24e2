// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-waiting-list-private.h"

#include "model/ebb-session-flow.h"
#include "widgets/ebb-widget.h"

/**
 * EbbWaitingList:
 *
 * What waits for the person: a session under way, follow-ups that are due, sessions
 * planned for today. It is not to be seen when nothing does. What lapses goes without a
 * word.
 *
 * It follows the diary and the clock.
 *
 * The rows are in ebb-waiting-list-rows.c.
 *
 * Uses the action `win.notify-undoable`.
 */
G_DEFINE_FINAL_TYPE (EbbWaitingList, ebb_waiting_list, GTK_TYPE_WIDGET)

/* The latest follow-up, and the time that an answer is waited for. */
#define DAYS_BACK (EBB_FOLLOW_UP_MAX_HOURS / 24 + 2)

/* A computer that slept has not counted, in seconds. */
#define LONGEST_WAIT (10 * 60)

static void read_all (EbbWaitingList *self);

static gboolean
timeout_cb (gpointer user_data)
{
  EbbWaitingList *self = user_data;

  self->timeout_id = 0;
  read_all (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_change (EbbWaitingList *self)
{
  gint64 now = ebb_moment_now ().at;
  gint64 wait = self->sessions != NULL ? ebb_sessions_get_next_change (self->sessions, now) - now : LONGEST_WAIT;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add_seconds ((guint) CLAMP (wait, 1, LONGEST_WAIT), timeout_cb, self);
}

static void
due_loaded_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (GPtrArray) due = ebb_store_list_due_finish (EBB_STORE (source), result, NULL);
  g_autoptr (EbbWaitingList) self = user_data;

  /* the list is gone, or shows another diary; an unreadable one has its own page */
  if (due == NULL || (gpointer) self->store != source)
    return;
  g_clear_pointer (&self->due, g_ptr_array_unref);
  self->due = g_steal_pointer (&due);
  ebb_waiting_list_show_rows (self);
  wait_for_change (self);
}

static void
sessions_loaded_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, NULL);
  g_autoptr (EbbWaitingList) self = user_data;

  if (sessions == NULL || (gpointer) self->store != source)
    return;
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->sessions = g_steal_pointer (&sessions);
}

static void
courses_loaded_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (GPtrArray) courses = ebb_store_list_records_finish (EBB_STORE (source), result, NULL);
  g_autoptr (EbbWaitingList) self = user_data;

  if (courses == NULL || (gpointer) self->store != source)
    return;
  g_hash_table_remove_all (self->courses);
  for (guint i = 0; i < courses->len; i++)
    {
      EbbRecord *course = courses->pdata[i];

      g_hash_table_insert (self->courses, course->id, g_object_ref (course));
    }
}

static void
read_all (EbbWaitingList *self)
{
  EbbMoment now = ebb_moment_now ();
  EbbDay today = ebb_moment_get_day (now);

  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* the store answers in order: what is due comes last */
  ebb_store_list_records_async (self->store, EBB_RECORD_COURSE, self->cancellable, courses_loaded_cb, g_object_ref (self));
  ebb_store_list_sessions_async (self->store, today - DAYS_BACK, today, NULL, self->cancellable, sessions_loaded_cb, g_object_ref (self));
  ebb_store_list_due_async (self->store, now.at, self->cancellable, due_loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (EbbWaitingList *self,
                  EbbChange what)
{
  /* an ordinary entry can be an answer */
  if ((what & (EBB_CHANGE_THERAPY | EBB_CHANGE_ENTRIES)) != 0)
    read_all (self);
}

EbbCourse *
ebb_waiting_list_get_course (EbbWaitingList *self,
                             EbbSession *session)
{
  return session->course != NULL ? g_hash_table_lookup (self->courses, session->course) : NULL;
}

static void
ebb_waiting_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ebb_waiting_list_parent_class)->map (widget);
  read_all (EBB_WAITING_LIST (widget));
}

static void
ebb_waiting_list_dispose (GObject *object)
{
  EbbWaitingList *self = EBB_WAITING_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_WAITING_LIST);
  G_OBJECT_CLASS (ebb_waiting_list_parent_class)->dispose (object);
}

static void
ebb_waiting_list_finalize (GObject *object)
{
  EbbWaitingList *self = EBB_WAITING_LIST (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->courses);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_free (self->shown);
  G_OBJECT_CLASS (ebb_waiting_list_parent_class)->finalize (object);
}

static void
ebb_waiting_list_class_init (EbbWaitingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_waiting_list_dispose;
  object_class->finalize = ebb_waiting_list_finalize;
  widget_class->map = ebb_waiting_list_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-waiting-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbWaitingList, rows);
  gtk_widget_class_bind_template_child (widget_class, EbbWaitingList, problem);
}

static void
ebb_waiting_list_init (EbbWaitingList *self)
{
  self->courses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ebb_waiting_list_new:
 *
 * Returns: (transfer floating): a new list
 */
GtkWidget *
ebb_waiting_list_new (void)
{
  return g_object_new (EBB_TYPE_WAITING_LIST, NULL);
}

/**
 * ebb_waiting_list_set_store:
 * @self: a list
 * @store: (nullable): the diary
 */
void
ebb_waiting_list_set_store (EbbWaitingList *self,
                            EbbStore *store)
{
  g_return_if_fail (EBB_IS_WAITING_LIST (self));
  g_return_if_fail (store == NULL || EBB_IS_STORE (store));

  if (self->store == store)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->store != NULL)
    {
      ebb_waiting_list_end_pauses (self);
      g_signal_handlers_disconnect_by_data (self->store, self);
    }
  g_set_object (&self->store, store);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  ebb_waiting_list_show_rows (self);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  read_all (self);
}
