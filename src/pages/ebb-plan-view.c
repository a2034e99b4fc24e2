// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-plan-view-private.h"

#include <glib/gi18n.h>

#include "model/ebb-session-flow.h"
#include "widgets/ebb-columns-layout.h"
#include "widgets/ebb-session-text.h"
#include "widgets/ebb-widget.h"
#include "widgets/ebb-wrap-layout.h"

/*
 * What is planned: first what comes next and what waits for an answer, then a month
 * with its sessions, the sessions as a list by week, and the courses. A narrow view
 * leaves the month out; the list says the same.
 *
 * -sessions.c is what can be done with a session, -courses.c with a course, -list.c the
 * list. Every change is one step that can be undone, and is read back from the store:
 * nothing is shown that is not saved.
 *
 * Everything is read when it is first seen and when therapy changed, whole: some
 * thousand sessions at most.
 */

G_DEFINE_FINAL_TYPE (EbbPlanView, ebb_plan_view, GTK_TYPE_WIDGET)

/* px: from which width on there is room for a month */
#define CALENDAR_FROM 580

/* How often it is looked whether a session is over by now. */
#define TICK_SECONDS 30

/* How many rows the list has at first. */
#define LIST_ROWS 6

static void load (EbbPlanView *self);

/* --- what is next -------------------------------------------------------- */

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_target (GtkWidget *button,
            const char *id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
}

static void
show_nothing_next (EbbPlanView *self)
{
  gtk_label_set_text (self->next_title, C_ ("plan", "Nothing is planned"));
  set_text (self->next_when, NULL);
  set_text (self->next_details, C_ ("plan", "Plan a course, or record a session that you had."));
  gtk_widget_set_visible (self->next_overlaps, FALSE);
  gtk_widget_set_visible (self->next_buttons, FALSE);
  gtk_widget_set_visible (self->next_menu_button, FALSE);
}

static char *
describe_when (EbbPlanView *self,
               EbbSession *session)
{
  g_autofree char *day = ebb_session_text_day (session, self->today);
  g_autofree char *span = ebb_session_text_span (session);

  /* TRANSLATORS: a day and a time of day, as "Yesterday, 23:50" */
  return g_strdup_printf (C_ ("moment", "%s, %s"), day, span);
}

static void
show_next (EbbPlanView *self)
{
  EbbSession *session = ebb_plan_find_next (self->plan, self->now);
  g_autofree char *title = NULL;
  g_autofree char *when = NULL;
  g_autofree char *number = NULL;
  g_autofree char *where = NULL;
  g_autofree char *details = NULL;
  g_autofree char *overlaps = NULL;

  g_set_object (&self->next, session);
  if (session == NULL)
    {
      show_nothing_next (self);
      return;
    }
  title = ebb_session_text_title (self->plan, session);
  when = describe_when (self, session);
  number = ebb_session_text_number (self->plan, session);
  where = ebb_session_text_where (session);
  details = ebb_session_text_join (where, number);
  overlaps = ebb_session_text_overlaps (self->plan, session);
  gtk_label_set_text (self->next_title, title);
  set_text (self->next_when, when);
  set_text (self->next_details, details);
  gtk_widget_set_visible (self->next_overlaps, overlaps != NULL);
  gtk_label_set_text (self->next_overlaps_label, overlaps != NULL ? overlaps : "");
  if (ebb_session_is_about_to_begin (session, self->now))
    gtk_widget_add_css_class (self->start_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->start_button, "suggested-action");
  set_target (self->start_button, session->record.id);
  set_target (self->move_button, session->record.id);
  set_target (self->skip_button, session->record.id);
  gtk_widget_set_visible (self->next_buttons, TRUE);
  gtk_widget_set_visible (self->next_menu_button, TRUE);
}

static void
next_menu_cb (EbbPlanView *self)
{
  if (self->next != NULL)
    ebb_plan_view_open_session_menu (self, self->next, self->next_menu_button);
}

/* --- what is shown ------------------------------------------------------- */

/* Where the keyboard is, so that it can be there again when all is made anew. */
typedef struct
{
  gboolean inside;
  gboolean in_row;
  char *id; /* (owned) (nullable): of the session of the row */
  guint position;
} Place;

static Place
note_focus (EbbPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  Place place = { 0 };

  place.inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  if (place.inside)
    place.in_row = ebb_plan_view_get_focus_row (self, &place.id, &place.position);
  return place;
}

static void
restore_focus (EbbPlanView *self,
               Place *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (place->inside && !(place->in_row && ebb_plan_view_focus_row (self, place->id, place->position)) &&
      (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_free (place->id);
}

static void
refresh (EbbPlanView *self)
{
  const char *state;
  gboolean turned;
  Place place;

  if (self->plan == NULL)
    return;
  place = note_focus (self);
  self->now = ebb_moment_now ().at;
  self->today = ebb_day_today ();
  state = self->plan->courses->len == 0 && self->plan->sessions->len == 0 ? "empty" : "plan";
  show_next (self);
  ebb_plan_view_fill_unrecorded (self);
  ebb_plan_calendar_set_plan (self->calendar, self->plan, self->now);
  ebb_plan_view_fill_list (self);
  ebb_plan_view_fill_courses (self);
  turned = place.inside && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->states)), state) != 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), state);
  restore_focus (self, &place);
  if (turned)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  EbbPlanView *self = user_data;

  if (self->plan != NULL && (self->today != ebb_day_today () || self->next != ebb_plan_find_next (self->plan, ebb_moment_now ().at)))
    refresh (self);
  return G_SOURCE_CONTINUE;
}

/* --- reading --------------------------------------------------------------- */

/* Whether the answer to a request is of no use: it was given up, or it failed, which
 * is said. Takes @error. */
static gboolean
failed (EbbPlanView *self,
        GObject *source,
        GError *error)
{
  g_autoptr (GError) taken = error;

  if (self->store != EBB_STORE (source) || g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  if (taken == NULL)
    return FALSE;
  g_clear_object (&self->loading);
  g_object_set (self->error_page, "description", taken->message, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "error");
  return TRUE;
}

static void
sessions_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbPlanView) self = user_data;
  g_autoptr (GPtrArray) sessions = NULL;
  GError *error = NULL;

  sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, &error);
  if (failed (self, source, error))
    return;
  g_clear_object (&self->loading);
  g_clear_pointer (&self->plan, ebb_plan_unref);
  self->plan = ebb_plan_new (self->courses, sessions, self->reviews);
  refresh (self);
  ebb_plan_view_extend_courses (self);
}

static void
reviews_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbPlanView) self = user_data;
  g_autoptr (GPtrArray) reviews = NULL;
  GError *error = NULL;

  reviews = ebb_store_list_records_finish (EBB_STORE (source), result, &error);
  if (failed (self, source, error))
    return;
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  self->reviews = g_steal_pointer (&reviews);
  ebb_store_list_sessions_async (self->store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, self->loading, sessions_cb, g_object_ref (self));
}

static void
courses_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbPlanView) self = user_data;
  g_autoptr (GPtrArray) courses = NULL;
  GError *error = NULL;

  courses = ebb_store_list_records_finish (EBB_STORE (source), result, &error);
  if (failed (self, source, error))
    return;
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  self->courses = g_steal_pointer (&courses);
  ebb_store_list_records_async (self->store, EBB_RECORD_REVIEW, self->loading, reviews_cb, g_object_ref (self));
}

static void
stop_loading (EbbPlanView *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/* One after the other: what is changed meanwhile begins it anew. */
static void
load (EbbPlanView *self)
{
  stop_loading (self);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->store == NULL)
    return;
  self->loading = g_cancellable_new ();
  ebb_store_list_records_async (self->store, EBB_RECORD_COURSE, self->loading, courses_cb, g_object_ref (self));
}

static void
changed_cb (EbbPlanView *self,
            EbbChange what)
{
  if (what & EBB_CHANGE_THERAPY)
    load (self);
}

/* --- saving ---------------------------------------------------------------- */

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  GTask *task = user_data; /* only to keep view and words together */
  EbbPlanView *self = g_task_get_source_object (task);
  const char *said = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = ebb_store_change_records_finish (EBB_STORE (source), result, &error);

  if (saved != NULL && said != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-undoable", "s", said);
  else if (saved == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
  g_object_unref (task);
}

/*
 * ebb_plan_view_save:
 * @self: a view
 * @save: (transfer full) (nullable) (element-type EbbRecord): what to save
 * @remove: (transfer full) (nullable) (element-type EbbRecord): what to delete
 * @said: (nullable): what was done, one plain sentence for the toast that offers undo
 *
 * Changes the diary, all or nothing, as one step. What goes wrong is said.
 */
void
ebb_plan_view_save (EbbPlanView *self,
                    GPtrArray *save,
                    GPtrArray *remove,
                    const char *said)
{
  g_autoptr (GPtrArray) saved = save;
  g_autoptr (GPtrArray) removed = remove;
  GTask *task;

  if (self->store == NULL)
    return;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_strdup (said), g_free);
  ebb_store_change_records_async (self->store, saved, removed, self->cancellable, saved_cb, task);
}

GtkWindow *
ebb_plan_view_get_window (EbbPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- controls ---------------------------------------------------------------- */

static void
list_toggled_cb (EbbPlanView *self)
{
  self->n_shown = LIST_ROWS;
  if (self->plan != NULL)
    ebb_plan_view_fill_list (self);
}

static void
more_clicked_cb (EbbPlanView *self)
{
  guint before = self->n_shown;

  self->n_shown *= 4;
  ebb_plan_view_fill_list (self);
  /* on to what has come, since the button may be gone */
  ebb_plan_view_focus_row (self, NULL, before);
}

static void
ended_clicked_cb (EbbPlanView *self)
{
  self->show_ended = TRUE;
  ebb_plan_view_fill_courses (self);
  gtk_widget_child_focus (self->courses_box, GTK_DIR_TAB_FORWARD);
}

static void
retry_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  load (EBB_PLAN_VIEW (widget));
}

/* --- the widget --------------------------------------------------------------- */

static gboolean
ebb_plan_view_grab_focus (GtkWidget *widget)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);

  if (gtk_widget_get_mapped (self->start_button))
    return gtk_widget_grab_focus (self->start_button);
  return gtk_widget_child_focus (self->states, GTK_DIR_TAB_FORWARD);
}

static gboolean
ebb_plan_view_focus (GtkWidget *widget,
                     GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static gboolean
fit_cb (gpointer user_data)
{
  EbbPlanView *self = user_data;

  self->fit_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->calendar), self->fitted_width >= CALENDAR_FROM);
  return G_SOURCE_REMOVE;
}

static void
ebb_plan_view_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  GtkAllocation place = { 0, 0, width, height };

  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &place, baseline);
  gtk_popover_present (GTK_POPOVER (self->menu));
  /* not in the middle of laying out */
  if (self->fitted_width != width && self->fit_id == 0)
    self->fit_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, fit_cb, self, NULL);
  self->fitted_width = width;
}

static void
ebb_plan_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
ebb_plan_view_map (GtkWidget *widget)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);

  GTK_WIDGET_CLASS (ebb_plan_view_parent_class)->map (widget);
  if (self->stale)
    load (self);
  else
    tick_cb (self);
  self->tick_id = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
}

static void
ebb_plan_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&EBB_PLAN_VIEW (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (ebb_plan_view_parent_class)->unmap (widget);
}

static void
ebb_plan_view_dispose (GObject *object)
{
  EbbPlanView *self = EBB_PLAN_VIEW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  ebb_plan_view_set_store (self, NULL);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_PLAN_VIEW);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (ebb_plan_view_parent_class)->dispose (object);
}

static void
ebb_plan_view_finalize (GObject *object)
{
  EbbPlanView *self = EBB_PLAN_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_clear_pointer (&self->plan, ebb_plan_unref);

  G_OBJECT_CLASS (ebb_plan_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, states);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, error_page);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, content);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, next_card);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, next_title);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, next_when);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, next_details);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, next_overlaps);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, next_overlaps_label);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, next_buttons);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, start_button);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, move_button);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, skip_button);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, next_menu_button);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, unrecorded_part);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, unrecorded_list);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, calendar);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, coming_button);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, past_button);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, list);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, more_button);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, list_empty);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, courses_box);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, courses_empty);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanView, ended_button);
  gtk_widget_class_bind_template_callback (widget_class, next_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ebb_plan_view_open_session);
  gtk_widget_class_bind_template_callback (widget_class, ebb_plan_view_open_session_menu);
  gtk_widget_class_bind_template_callback (widget_class, ebb_plan_view_open_day_menu);
  gtk_widget_class_bind_template_callback (widget_class, ebb_plan_view_move_session_to);
  gtk_widget_class_bind_template_callback (widget_class, ebb_plan_view_delete_session);
}

static void
ebb_plan_view_class_init (EbbPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_plan_view_dispose;
  object_class->finalize = ebb_plan_view_finalize;
  widget_class->grab_focus = ebb_plan_view_grab_focus;
  widget_class->focus = ebb_plan_view_focus;
  widget_class->measure = ebb_plan_view_measure;
  widget_class->size_allocate = ebb_plan_view_size_allocate;
  widget_class->map = ebb_plan_view_map;
  widget_class->unmap = ebb_plan_view_unmap;

  g_type_ensure (EBB_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (EBB_TYPE_PLAN_CALENDAR);
  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);

  gtk_widget_class_install_action (widget_class, "plan.retry", NULL, retry_action);
  ebb_plan_view_install_session_actions (widget_class);
  ebb_plan_view_install_course_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-plan-view.ui");
  bind_template (widget_class);
}

static void
ebb_plan_view_init (EbbPlanView *self)
{
  self->cancellable = g_cancellable_new ();
  self->extended_on = EBB_DAY_ABSENT;
  self->n_shown = LIST_ROWS;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/**
 * ebb_plan_view_new:
 * @store: (nullable): the open diary
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
ebb_plan_view_new (EbbStore *store)
{
  EbbPlanView *self = g_object_new (EBB_TYPE_PLAN_VIEW, NULL);

  ebb_plan_view_set_store (self, store);
  return GTK_WIDGET (self);
}

/**
 * ebb_plan_view_set_store:
 * @self: a view
 * @store: (nullable): the open diary
 *
 * Shows the plan of @store.
 */
void
ebb_plan_view_set_store (EbbPlanView *self,
                         EbbStore *store)
{
  g_return_if_fail (EBB_IS_PLAN_VIEW (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      stop_loading (self);
      g_cancellable_cancel (self->cancellable);
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  g_set_object (&self->store, store);
  self->extended_on = EBB_DAY_ABSENT;
  if (store != NULL)
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      load (self);
    }
}
