// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-appointment-dialog.h"

#include <glib/gi18n.h>

#include "model/ebb-time-choice.h"
#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-session-text.h"
#include "widgets/ebb-widget.h"

/**
 * EbbAppointmentDialog:
 *
 * When a session is to be: day, time of day on the clock on the wall of its course, how
 * long. For one of a series it asks whether those that follow move along. The sentence
 * below says what that means and whether another session is at the same time, which is
 * told and not forbidden.
 *
 * It knows no store; whoever opened it saves.
 *
 * Keys: Enter saves, Escape closes; in the clock Up and Down step by a quarter of an
 * hour.
 *
 * Signals, after which it closes:
 * - `chosen (const EbbMoment *moment, int minutes, int scope)`: when, how long (0 if
 *   that is open), and an #EbbPlanScope
 */
struct _EbbAppointmentDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  EbbFilterDate *day;
  GtkEditable *clock;
  GtkSpinButton *minutes;
  GtkWidget *scope_group;
  EbbChoiceBox *scope;
  GtkLabel *result_label;

  EbbPlan *plan;       /* (owned) */
  EbbSession *session; /* (owned): as it was */
  GTimeZone *zone;     /* (owned): whose clock is read */
  int minute;          /* of the day; -1 if what was typed is no time */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbAppointmentDialog, ebb_appointment_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define STEP_MINUTES 15

static gboolean
get_moment (EbbAppointmentDialog *self,
            EbbMoment *moment)
{
  return self->minute >= 0 && ebb_moment_from_wall (self->zone, ebb_filter_date_get_day (self->day), self->minute, moment);
}

/* The session as it would be. */
static EbbSession *
make_session (EbbAppointmentDialog *self,
              EbbMoment moment)
{
  EbbSession *session = ebb_record_copy (self->session);

  session->planned = moment;
  session->planned_minutes = gtk_spin_button_get_value_as_int (self->minutes);
  session->state = EBB_SESSION_PLANNED;
  return session;
}

static char *
describe (EbbAppointmentDialog *self,
          EbbMoment moment)
{
  g_autoptr (EbbSession) session = make_session (self, moment);
  g_autofree char *day = ebb_format_day (ebb_session_get_day (session));
  g_autofree char *span = ebb_session_text_span (session);
  g_autofree char *overlaps = ebb_session_text_overlaps (self->plan, session);

  if (overlaps != NULL)
    /* Translators: a day, from when to when, and that there is another session then */
    return g_strdup_printf (C_ ("appointment", "%s, %s: %s"), day, span, overlaps);
  /* TRANSLATORS: a day and a time of day, as "Yesterday, 23:50" */
  return g_strdup_printf (C_ ("moment", "%s, %s"), day, span);
}

static void
update (EbbAppointmentDialog *self)
{
  EbbMoment moment;
  g_autofree char *text = NULL;

  if (self->loading)
    return;
  if (self->minute < 0)
    text = g_strdup (C_ ("appointment", "Type a time of day, such as 16:30."));
  else if (!get_moment (self, &moment))
    text = g_strdup (C_ ("appointment", "This day is out of the calendar."));
  else
    text = describe (self, moment);
  gtk_label_set_text (self->result_label, text);
  if (self->minute < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->clock), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->clock), GTK_ACCESSIBLE_STATE_INVALID,
                               self->minute < 0 ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_clock (EbbAppointmentDialog *self)
{
  g_autofree char *text = ebb_format_time ((EbbMoment){ self->minute * 60, 0 });

  self->loading = TRUE;
  gtk_editable_set_text (self->clock, text);
  self->loading = FALSE;
}

static void
clock_changed_cb (EbbAppointmentDialog *self)
{
  if (self->loading)
    return;
  if (!ebb_time_choice_parse_clock (gtk_editable_get_text (self->clock), &self->minute))
    self->minute = -1;
  update (self);
}

static void
step_clock (EbbAppointmentDialog *self,
            int minutes)
{
  self->minute = ebb_time_choice_step (MAX (self->minute, 0), minutes);
  show_clock (self);
  update (self);
}

static void
earlier_cb (EbbAppointmentDialog *self)
{
  step_clock (self, -STEP_MINUTES);
}

static void
later_cb (EbbAppointmentDialog *self)
{
  step_clock (self, STEP_MINUTES);
}

static gboolean
clock_key_pressed_cb (EbbAppointmentDialog *self,
                      guint keyval)
{
  if (keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up && keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  step_clock (self, keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up ? STEP_MINUTES : -STEP_MINUTES);
  return GDK_EVENT_STOP;
}

static void
save_cb (EbbAppointmentDialog *self)
{
  EbbMoment moment;

  if (!get_moment (self, &moment))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->clock));
      ebb_widget_announce (GTK_WIDGET (self->clock), gtk_label_get_text (self->result_label));
      return;
    }
  g_signal_emit (self,
                 signals[SIGNAL_CHOSEN],
                 0,
                 &moment,
                 gtk_spin_button_get_value_as_int (self->minutes),
                 ebb_choice_box_get_selected (self->scope) == 1 ? EBB_PLAN_ALL_THAT_FOLLOW : EBB_PLAN_THIS_ONE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ebb_appointment_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_APPOINTMENT_DIALOG);

  G_OBJECT_CLASS (ebb_appointment_dialog_parent_class)->dispose (object);
}

static void
ebb_appointment_dialog_finalize (GObject *object)
{
  EbbAppointmentDialog *self = EBB_APPOINTMENT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, ebb_plan_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (ebb_appointment_dialog_parent_class)->finalize (object);
}

static void
ebb_appointment_dialog_class_init (EbbAppointmentDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_appointment_dialog_dispose;
  object_class->finalize = ebb_appointment_dialog_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", EBB_TYPE_APPOINTMENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_INT, G_TYPE_INT);

  g_type_ensure (EBB_TYPE_CHOICE_BOX);
  g_type_ensure (EBB_TYPE_FILTER_DATE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-appointment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbAppointmentDialog, group);
  gtk_widget_class_bind_template_child (widget_class, EbbAppointmentDialog, day);
  gtk_widget_class_bind_template_child (widget_class, EbbAppointmentDialog, clock);
  gtk_widget_class_bind_template_child (widget_class, EbbAppointmentDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, EbbAppointmentDialog, scope_group);
  gtk_widget_class_bind_template_child (widget_class, EbbAppointmentDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, EbbAppointmentDialog, result_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, clock_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clock_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ebb_appointment_dialog_init (EbbAppointmentDialog *self)
{
  const char *const scopes[] = {
    C_ ("scope of a change", "This One"),
    C_ ("scope of a change", "All That Follow"),
    NULL,
  };

  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_choice_box_set_required (self->scope, TRUE);
  ebb_choice_box_set_choices (self->scope, scopes);
  ebb_choice_box_set_selected (self->scope, 0);
}

static void
load (EbbAppointmentDialog *self)
{
  EbbCourse *course = ebb_plan_get_course (self->plan, self->session);
  gboolean is_new = self->session->record.id == NULL;
  g_autoptr (GPtrArray) together = ebb_plan_list_together (self->plan, self->session);
  g_autoptr (GPtrArray) series = ebb_course_plan_select (together, self->session, EBB_PLAN_ALL_THAT_FOLLOW);
  g_autofree char *title = ebb_session_text_title (self->plan, self->session);
  g_autofree char *number = is_new ? NULL : ebb_session_text_number (self->plan, self->session);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  self->zone = course != NULL ? ebb_course_get_zone (course) : g_time_zone_new_local ();
  adw_preferences_group_set_title (self->group, markup);
  adw_preferences_group_set_description (self->group, number);
  gtk_window_set_title (GTK_WINDOW (self), is_new ? C_ ("dialog", "Plan a Session") : C_ ("dialog", "Move"));
  gtk_widget_set_visible (self->scope_group, !is_new && series->len > 1);
  ebb_filter_date_set_day (self->day, ebb_moment_get_day (self->session->planned));
  gtk_spin_button_set_value (self->minutes, self->session->planned_minutes);
  self->minute = ebb_moment_get_minute_of_day (self->session->planned);
  show_clock (self);
  update (self);
}

/**
 * ebb_appointment_dialog_new:
 * @parent: the window
 * @plan: the plan
 * @session: one of its sessions that was not done, to be moved; or one that was never
 *   saved, with a suggestion of when
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_appointment_dialog_new (GtkWindow *parent,
                            EbbPlan *plan,
                            EbbSession *session)
{
  EbbAppointmentDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (EBB_IS_SESSION (session), NULL);

  self = g_object_new (EBB_TYPE_APPOINTMENT_DIALOG, "transient-for", parent, NULL);
  self->plan = ebb_plan_ref (plan);
  self->session = g_object_ref (session);
  load (self);
  return GTK_WINDOW (self);
}
