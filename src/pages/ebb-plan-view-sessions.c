// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-plan-view-private.h"

#include <glib/gi18n.h>

#include "widgets/ebb-format.h"
#include "widgets/ebb-question.h"
#include "widgets/ebb-session-text.h"
#include "widgets/ebb-widget.h"

#include "ebb-appointment-dialog.h"
#include "ebb-routine-dialog.h"
#include "ebb-session-dialog.h"

/* What can be done with a session: by the buttons of the card, the menu, the keys and
 * by dragging. All of it goes by the rules of ebb-course-plan.c; for one of a series it
 * is asked first whether those that follow are meant, too. */

typedef enum
{
  CHANGE_MOVE,
  CHANGE_CANCEL,
  CHANGE_DELETE,
} Change;

/* What is to be done once it is known how far it goes. */
typedef struct
{
  EbbSession *session; /* (owned) */
  Change change;
  EbbMoment to; /* of a move */
  int minutes;  /* of a move: how long it is to be, -1 as long as before */
} Wish;

static Wish *
wish_new (EbbSession *session,
          Change change)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->session = g_object_ref (session);
  wish->change = change;
  wish->minutes = -1;
  return wish;
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->session);
  g_free (wish);
}

static EbbSession *
find_session (EbbPlanView *self,
              GVariant *id)
{
  return self->plan != NULL ? ebb_plan_find_session (self->plan, g_variant_get_string (id, NULL)) : NULL;
}

/* --- changing ------------------------------------------------------------------- */

static char *
describe_move (EbbPlanView *self,
               GPtrArray *moved)
{
  g_autofree char *when = ebb_session_text_when (moved->pdata[0], ebb_day_today ());

  if (moved->len == 1)
    /* Translators: a session was moved; %s is its day and time */
    return g_strdup_printf (C_ ("plan", "Moved to: %s"), when);
  return g_strdup_printf (ngettext ("%u session moved", "%u sessions moved", moved->len), moved->len);
}

static void
move (EbbPlanView *self,
      const Wish *wish,
      EbbPlanScope scope)
{
  EbbCourse *course = ebb_plan_get_course (self->plan, wish->session);
  g_autoptr (GPtrArray) together = ebb_plan_list_together (self->plan, wish->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  GPtrArray *moved = ebb_course_plan_move (course, together, wish->session, wish->to, scope, &error);

  if (moved == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
      return;
    }
  for (guint i = 0; i < moved->len && wish->minutes >= 0; i++)
    ((EbbSession *) moved->pdata[i])->planned_minutes = wish->minutes;
  said = describe_move (self, moved);
  ebb_plan_view_save (self, moved, NULL, said);
}

static void
apply (EbbPlanView *self,
       const Wish *wish,
       EbbPlanScope scope)
{
  g_autoptr (GPtrArray) together = ebb_plan_list_together (self->plan, wish->session);
  g_autofree char *said = NULL;
  GPtrArray *changed;

  switch (wish->change)
    {
    case CHANGE_CANCEL:
      changed = ebb_course_plan_set_state (together, wish->session, EBB_SESSION_CANCELLED, scope);
      said = g_strdup_printf (ngettext ("%u session cancelled", "%u sessions cancelled", changed->len), changed->len);
      ebb_plan_view_save (self, changed, NULL, said);
      break;
    case CHANGE_DELETE:
      changed = ebb_course_plan_select (together, wish->session, scope);
      said = g_strdup_printf (ngettext ("%u session deleted", "%u sessions deleted", changed->len), changed->len);
      ebb_plan_view_save (self, NULL, changed, said);
      break;
    case CHANGE_MOVE:
    default:
      move (self, wish, scope);
    }
}

static void
scope_answered_cb (EbbPlanView *self,
                   const char *answer,
                   EbbQuestion *question)
{
  const Wish *wish = g_object_get_data (G_OBJECT (question), "wish");

  if (self->plan == NULL || g_str_equal (answer, "nothing"))
    return;
  apply (self, wish, g_str_equal (answer, "all") ? EBB_PLAN_ALL_THAT_FOLLOW : EBB_PLAN_THIS_ONE);
}

static const char *
get_question (Change change)
{
  switch (change)
    {
    case CHANGE_CANCEL:
      return C_ ("question", "Cancel Only This Session?");
    case CHANGE_DELETE:
      return C_ ("question", "Delete Only This Session?");
    case CHANGE_MOVE:
    default:
      return C_ ("question", "Move Only This Session?");
    }
}

/* Takes @wish. Asks how far it goes where that is a question. */
static void
ask_scope (EbbPlanView *self,
           Wish *wish)
{
  g_autoptr (GPtrArray) together = ebb_plan_list_together (self->plan, wish->session);
  g_autoptr (GPtrArray) series = ebb_course_plan_select (together, wish->session, EBB_PLAN_ALL_THAT_FOLLOW);
  g_autofree char *title = ebb_session_text_title (self->plan, wish->session);
  g_autofree char *body = NULL;
  guint n_more = series->len - 1;
  EbbQuestion *question;

  if (n_more == 0)
    {
      apply (self, wish, EBB_PLAN_THIS_ONE);
      wish_free (wish);
      return;
    }
  body = g_strdup_printf (ngettext ("“%s” has %u more planned session after this one.",
                                    "“%s” has %u more planned sessions after this one.", n_more),
                          title, n_more);
  question = ebb_question_new (ebb_plan_view_get_window (self), get_question (wish->change), body);
  ebb_question_add_answer (question, "nothing", wish->change == CHANGE_CANCEL ? C_ ("question", "_Leave It") : C_ ("question", "_Cancel"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "all", C_ ("question", "_All That Follow"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "one", C_ ("question", "_This One"), EBB_ANSWER_DEFAULT | EBB_ANSWER_SUGGESTED);
  g_object_set_data_full (G_OBJECT (question), "wish", wish, wish_free);
  g_signal_connect_object (question, "answered", G_CALLBACK (scope_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

static void
set_state (EbbPlanView *self,
           EbbSession *session,
           EbbSessionState state,
           const char *said)
{
  g_autoptr (GPtrArray) together = NULL;

  if (session == NULL || session->state == EBB_SESSION_DONE)
    return;
  together = ebb_plan_list_together (self->plan, session);
  ebb_plan_view_save (self, ebb_course_plan_set_state (together, session, state, EBB_PLAN_THIS_ONE), NULL, said);
}

/*
 * ebb_plan_view_move_session_to:
 * @self: a view
 * @session: a session that was not done
 * @day: a day
 *
 * Moves a session to another day, at the same time on the clock on the wall.
 */
void
ebb_plan_view_move_session_to (EbbPlanView *self,
                               EbbSession *session,
                               int day)
{
  EbbCourse *course = ebb_plan_get_course (self->plan, session);
  g_autoptr (GTimeZone) zone = course != NULL ? ebb_course_get_zone (course) : g_time_zone_new_local ();
  Wish *wish = wish_new (session, CHANGE_MOVE);

  if (!ebb_moment_from_wall (zone, day, ebb_moment_get_minute_of_day (session->planned), &wish->to))
    wish->to = EBB_MOMENT_ABSENT;
  ask_scope (self, wish);
}

/*
 * ebb_plan_view_delete_session:
 * @self: a view
 * @session: a session
 *
 * Deletes it; one that is planned may take those with it that follow.
 */
void
ebb_plan_view_delete_session (EbbPlanView *self,
                              EbbSession *session)
{
  if (session->state == EBB_SESSION_PLANNED)
    {
      ask_scope (self, wish_new (session, CHANGE_DELETE));
    }
  else
    {
      Wish *wish = wish_new (session, CHANGE_DELETE);

      apply (self, wish, EBB_PLAN_THIS_ONE);
      wish_free (wish);
    }
}

/* --- dialogs -------------------------------------------------------------------- */

static void
open_dialog (EbbPlanView *self,
             EbbSession *session)
{
  EbbCourse *course = session != NULL ? ebb_plan_get_course (self->plan, session) : NULL;

  gtk_window_present (ebb_session_dialog_new (ebb_plan_view_get_window (self), self->store, session, course));
}

/*
 * ebb_plan_view_open_session:
 * @self: a view
 * @session: a session
 * @at: the widget that shows it
 *
 * What a press on a session does: shows what was recorded, or lets it be recorded;
 * of one that is still to come, asks what to do.
 */
void
ebb_plan_view_open_session (EbbPlanView *self,
                            EbbSession *session,
                            GtkWidget *at)
{
  if (session->state == EBB_SESSION_DONE || ebb_session_is_overdue (session, ebb_moment_now ().at))
    open_dialog (self, session);
  else
    ebb_plan_view_open_session_menu (self, session, at);
}

static void
moved_cb (EbbPlanView *self,
          const EbbMoment *moment,
          int minutes,
          int scope,
          EbbAppointmentDialog *dialog)
{
  EbbSession *session = g_object_get_data (G_OBJECT (dialog), "session");
  Wish *wish;

  if (self->plan == NULL)
    return;
  wish = wish_new (session, CHANGE_MOVE);
  wish->to = *moment;
  wish->minutes = minutes;
  move (self, wish, (EbbPlanScope) scope);
  wish_free (wish);
}

static void
added_cb (EbbPlanView *self,
          const EbbMoment *moment,
          int minutes,
          int scope,
          EbbAppointmentDialog *dialog)
{
  EbbSession *session = ebb_record_copy (g_object_get_data (G_OBJECT (dialog), "session"));
  GPtrArray *save = g_ptr_array_new_with_free_func (g_object_unref);

  session->planned = *moment;
  session->planned_minutes = minutes;
  g_ptr_array_add (save, session);
  ebb_plan_view_save (self, save, NULL, C_ ("plan", "Session planned"));
}

static void
open_appointment (EbbPlanView *self,
                  EbbSession *session,
                  GCallback chosen)
{
  GtkWindow *dialog = ebb_appointment_dialog_new (ebb_plan_view_get_window (self), self->plan, session);

  g_object_set_data_full (G_OBJECT (dialog), "session", g_object_ref (session), g_object_unref);
  g_signal_connect_object (dialog, "chosen", chosen, self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* The time of day that a course mostly has. */
static int
guess_minute (EbbCourse *course)
{
  return course != NULL && course->slots->len > 0 ? g_array_index (course->slots, EbbCourseSlot, 0).minute : 10 * 60;
}

/* A week after the last one that there is, else tomorrow. */
static EbbDay
guess_day (EbbPlanView *self,
           EbbCourse *course)
{
  EbbDay day = ebb_day_today () + 1;
  g_autoptr (GPtrArray) sessions = NULL;

  if (course == NULL)
    return day;
  sessions = ebb_plan_list_sessions_of (self->plan, course);
  if (sessions->len > 0)
    day = MAX (day, ebb_session_get_day (sessions->pdata[sessions->len - 1]) + 7);
  return day;
}

static void
add_session (EbbPlanView *self,
             const char *course_id,
             EbbDay day)
{
  EbbCourse *course = ebb_plan_find_course (self->plan, course_id);
  g_autoptr (GTimeZone) zone = course != NULL ? ebb_course_get_zone (course) : g_time_zone_new_local ();
  g_autoptr (EbbSession) session = NULL;
  EbbMoment moment;

  if (day == EBB_DAY_ABSENT)
    day = guess_day (self, course);
  if (!ebb_moment_from_wall (zone, day, guess_minute (course), &moment))
    return;
  session = course != NULL ? ebb_course_plan_add (course, moment) : ebb_session_new_planned (moment, 60);
  open_appointment (self, session, G_CALLBACK (added_cb));
}

/* --- actions -------------------------------------------------------------------- */

static void
start_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbSession *session = find_session (self, parameter);

  if (session != NULL)
    open_dialog (self, session);
}

static void
record_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  if (EBB_PLAN_VIEW (widget)->plan != NULL)
    open_dialog (EBB_PLAN_VIEW (widget), NULL);
}

static void
routine_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);

  if (self->plan != NULL)
    gtk_window_present (ebb_routine_dialog_new (ebb_plan_view_get_window (self), self->store, NULL));
}

static void
move_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbSession *session = find_session (self, parameter);

  if (session != NULL && session->state != EBB_SESSION_DONE)
    open_appointment (self, session, G_CALLBACK (moved_cb));
}

static void
skip_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  set_state (EBB_PLAN_VIEW (widget), find_session (EBB_PLAN_VIEW (widget), parameter), EBB_SESSION_SKIPPED, C_ ("plan", "Session skipped"));
}

static void
missed_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  set_state (EBB_PLAN_VIEW (widget), find_session (EBB_PLAN_VIEW (widget), parameter), EBB_SESSION_MISSED, C_ ("plan", "Session missed"));
}

static void
again_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  set_state (EBB_PLAN_VIEW (widget), find_session (EBB_PLAN_VIEW (widget), parameter), EBB_SESSION_PLANNED, C_ ("plan", "Session planned again"));
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbSession *session = find_session (self, parameter);

  if (session != NULL && session->state == EBB_SESSION_PLANNED)
    ask_scope (self, wish_new (session, CHANGE_CANCEL));
}

static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbSession *session = find_session (self, parameter);

  if (session != NULL)
    ebb_plan_view_delete_session (self, session);
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.export-appointments", "(ss)", "", g_variant_get_string (parameter, NULL));
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  if (EBB_PLAN_VIEW (widget)->plan != NULL)
    add_session (EBB_PLAN_VIEW (widget), g_variant_get_string (parameter, NULL), EBB_DAY_ABSENT);
}

static void
add_on_day_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  const char *course;
  int day;

  g_variant_get (parameter, "(&si)", &course, &day);
  if (EBB_PLAN_VIEW (widget)->plan != NULL)
    add_session (EBB_PLAN_VIEW (widget), course, day);
}

void
ebb_plan_view_install_session_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.start", "s", start_action);
  gtk_widget_class_install_action (widget_class, "plan.record", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "plan.routine", NULL, routine_action);
  gtk_widget_class_install_action (widget_class, "plan.move", "s", move_action);
  gtk_widget_class_install_action (widget_class, "plan.skip", "s", skip_action);
  gtk_widget_class_install_action (widget_class, "plan.missed", "s", missed_action);
  gtk_widget_class_install_action (widget_class, "plan.plan-again", "s", again_action);
  gtk_widget_class_install_action (widget_class, "plan.cancel", "s", cancel_action);
  gtk_widget_class_install_action (widget_class, "plan.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "plan.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "plan.add-session", "s", add_action);
  gtk_widget_class_install_action (widget_class, "plan.add-session-on", "(si)", add_on_day_action);
}

/* --- menus ------------------------------------------------------------------------ */

static void
append_item (GMenu *menu,
             const char *label,
             const char *action,
             GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_for (GMenu *menu,
            const char *label,
            const char *action,
            EbbSession *session)
{
  append_item (menu, label, action, g_variant_new_string (session->record.id));
}

static GMenuModel *
make_session_menu (EbbPlanView *self,
                   EbbSession *session)
{
  gboolean over = ebb_session_is_overdue (session, self->now);
  g_autofree char *when = ebb_session_text_when (session, self->today);
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  GMenu *menu = g_menu_new ();

  if (session->state == EBB_SESSION_DONE)
    append_for (first, C_ ("menu of a session", "_Open…"), "plan.start", session);
  else
    append_for (first, over ? C_ ("menu of a session", "_Record…") : C_ ("menu of a session", "_Start…"), "plan.start", session);
  if (session->state == EBB_SESSION_PLANNED)
    {
      append_for (first, C_ ("menu of a session", "Mo_ve…"), "plan.move", session);
      append_for (first, C_ ("menu of a session", "S_kip"), "plan.skip", session);
      append_for (first, C_ ("menu of a session", "_Cancel"), "plan.cancel", session);
      if (over)
        append_for (first, C_ ("menu of a session", "_Missed"), "plan.missed", session);
    }
  else if (session->state != EBB_SESSION_DONE)
    {
      append_for (first, C_ ("menu of a session", "_Plan Again"), "plan.plan-again", session);
      append_for (first, C_ ("menu of a session", "Plan at Another _Time…"), "plan.move", session);
    }
  if (session->state != EBB_SESSION_DONE)
    append_for (last, C_ ("menu of a session", "E_xport Appointment…"), "plan.export", session);
  append_for (last, C_ ("menu of a session", "_Delete"), "plan.delete", session);
  g_menu_append_section (menu, when, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_day_menu (EbbPlanView *self,
               EbbDay day)
{
  g_autofree char *date = ebb_format_day_relative (day, self->today);
  g_autoptr (GMenu) items = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->plan->courses->len; i++)
    {
      EbbCourse *course = self->plan->courses->pdata[i];
      g_autofree char *label = NULL;

      if (course->state == EBB_COURSE_ENDED)
        continue;
      /* Translators: adds a session of the course of that name to the plan */
      label = g_strdup_printf (C_ ("menu of a day", "Add a Session of “%s”…"), course->title);
      append_item (items, label, "plan.add-session-on", g_variant_new ("(si)", course->record.id, day));
    }
  append_item (items, C_ ("menu of a day", "_Plan a Single Session…"), "plan.add-session-on", g_variant_new ("(si)", "", day));
  if (day <= self->today)
    append_item (items, C_ ("menu of a day", "Show in the _Diary"), "win.show-day", g_variant_new_int32 (day));
  g_menu_append_section (menu, date, G_MENU_MODEL (items));
  return G_MENU_MODEL (menu);
}

/* Takes @model. */
static void
open_menu (EbbPlanView *self,
           GMenuModel *model,
           GtkWidget *at)
{
  g_autoptr (GMenuModel) taken = model;
  graphene_rect_t bounds;
  GdkRectangle place;

  if (!gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    return;
  place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), taken);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  ebb_popover_popup (GTK_POPOVER (self->menu));
}

/*
 * ebb_plan_view_open_session_menu:
 * @self: a view
 * @session: a session
 * @at: the widget that shows it
 *
 * Shows what can be done with it.
 */
void
ebb_plan_view_open_session_menu (EbbPlanView *self,
                                 EbbSession *session,
                                 GtkWidget *at)
{
  open_menu (self, make_session_menu (self, session), at);
}

/*
 * ebb_plan_view_open_day_menu:
 * @self: a view
 * @day: a day
 * @at: the widget that shows it
 *
 * Shows what can be planned for it.
 */
void
ebb_plan_view_open_day_menu (EbbPlanView *self,
                             int day,
                             GtkWidget *at)
{
  if (self->plan != NULL)
    open_menu (self, make_day_menu (self, day), at);
}
