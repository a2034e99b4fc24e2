// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-routine-dialog.h"

#include <glib/gi18n.h>
#include <math.h>
#include <time.h>

#include "model/ebb-routine-session.h"
#include "model/ebb-safety-rows.h"
#include "model/ebb-session-flow.h"
#include "model/ebb-session-rules.h"
#include "widgets/ebb-body-pair.h"
#include "widgets/ebb-notice-bar.h"
#include "widgets/ebb-question.h"
#include "widgets/ebb-safety-check.h"
#include "widgets/ebb-session-ratings.h"
#include "widgets/ebb-timer-ring.h"
#include "widgets/ebb-widget.h"

/**
 * EbbRoutineDialog:
 *
 * Guides through a routine of self-massage: which one, the safety check, how it is
 * before, each step with its time and its place on the body, how it is after. It is in
 * the diary as a session from its beginning; what was done is said at its end.
 *
 * Steps that the safety check speaks against are passed over. A sound at each step is
 * off until it is switched on.
 *
 * Keys while it runs: Space pauses and goes on; Right or Page Down goes to the next
 * step, Left or Page Up back, whatever the direction of the text; Escape ends it, and
 * asks first.
 *
 * Uses the action `win.notify-undoable` of the parent window.
 */
#define EBB_TYPE_ROUTINE_DIALOG (ebb_routine_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbRoutineDialog, ebb_routine_dialog, EBB, ROUTINE_DIALOG, AdwWindow)

struct _EbbRoutineDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkToggleButton *sound_button;
  GtkWidget *save_button;
  EbbNoticeBar *notice;
  GtkStack *stages;
  GtkListBox *list;
  EbbSafetyCheck *check;
  AdwStatusPage *blocked_page;
  GtkWidget *blocked_button;
  GtkLabel *caution;
  GtkLabel *left_out;
  EbbSessionRatings *before;
  GtkLabel *step_number;
  GtkLabel *step_text;
  GtkLabel *step_details;
  EbbTimerRing *ring;
  GtkBox *body_box;
  GtkWidget *body;
  GtkWidget *back_button;
  GtkButton *pause_button;
  GtkWidget *skip_button;
  EbbSessionRatings *after;

  EbbStore *store;           /* (owned) (nullable): NULL once it is gone */
  GSettings *settings;       /* (owned) */
  GCancellable *cancellable; /* (owned) */
  const EbbRoutine *routine; /* (nullable) */
  EbbSafetyAnswers *known;   /* (owned) (nullable): the long form */
  EbbSafetyResult *result;   /* (owned) (nullable) */
  EbbRoutineTimer timer;
  EbbSession *session; /* (owned) (nullable): as it was saved last */
  EbbSession *saving;  /* (owned) (nullable): what is being written */
  guint shown_step;    /* of the timer, as it is on screen */
  guint tick_id;       /* 0 if none */
  gboolean over;       /* the after-rating is what is written */
};

G_DEFINE_FINAL_TYPE (EbbRoutineDialog, ebb_routine_dialog, ADW_TYPE_WINDOW)

/* What is answered outside of a course holds for so long, in days. */
#define LATELY_DAYS 400
#define TICK_MILLISECONDS 250
#define NO_STEP G_MAXUINT

static void show_run (EbbRoutineDialog *self);

static gboolean
is_gone (EbbRoutineDialog *self)
{
  return self->store == NULL;
}

static gboolean
is_stage (EbbRoutineDialog *self,
          const char *stage)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stages), stage) == 0;
}

static void
show_stage (EbbRoutineDialog *self,
            const char *stage,
            GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->stages, stage);
  ebb_notice_bar_hide (self->notice);
  gtk_widget_set_visible (self->save_button, is_stage (self, "after"));
  gtk_widget_set_visible (GTK_WIDGET (self->sound_button), is_stage (self, "before") || is_stage (self, "run"));
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

/* Time that goes on while the computer sleeps, so that the timer notices. */
static gint64
get_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static GPtrArray *
get_regions (EbbRoutineDialog *self)
{
  GPtrArray *regions = g_ptr_array_new ();

  for (guint i = 0; i < self->routine->n_steps; i++)
    {
      g_autoptr (GPtrArray) step = ebb_routine_get_step_regions (self->routine, i);

      for (guint j = 0; j < step->len; j++)
        if (!g_ptr_array_find (regions, step->pdata[j], NULL))
          g_ptr_array_add (regions, step->pdata[j]);
    }
  return regions;
}

/* --- writing ------------------------------------------------------------ */

static void
tell (EbbRoutineDialog *self,
      const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.notify-undoable", "s", text);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbRoutineDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_change_records_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stages), TRUE);
  if (records == NULL)
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
      return;
    }
  g_set_object (&self->session, records->pdata[0]);
  g_clear_object (&self->saving);
  if (self->over)
    {
      tell (self, _ ("Session saved"));
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (self->timer.state == EBB_ROUTINE_READY)
    {
      self->timer = ebb_routine_timer_run (self->timer, get_clock ());
      show_run (self);
    }
  else
    {
      show_stage (self, "after", GTK_WIDGET (self->after));
    }
}

static void
write_session (EbbRoutineDialog *self,
               EbbSession *session)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_set_object (&self->saving, session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stages), FALSE);
  g_ptr_array_add (records, session);
  ebb_store_change_records_async (self->store, records, NULL, NULL, written_cb, g_object_ref (self));
}

static void
notice_action_cb (EbbRoutineDialog *self)
{
  g_autoptr (EbbSession) session = self->saving != NULL ? g_object_ref (self->saving) : NULL;

  ebb_notice_bar_hide (self->notice);
  if (session != NULL)
    write_session (self, session);
}

/* --- which one ------------------------------------------------------------ */

static void
show_check (EbbRoutineDialog *self)
{
  g_autoptr (GPtrArray) regions = get_regions (self);

  adw_window_title_set_title (self->title, ebb_routine_get_name (self->routine));
  gtk_window_set_title (GTK_WINDOW (self), ebb_routine_get_name (self->routine));
  ebb_safety_check_ask (self->check, self->known != NULL ? EBB_SAFETY_FORM_SHORT : EBB_SAFETY_FORM_FULL, regions, self->known);
  show_stage (self, "check", GTK_WIDGET (self->check));
}

static void
row_activated_cb (EbbRoutineDialog *self,
                  GtkListBoxRow *row)
{
  guint n;
  const EbbRoutine *routines = ebb_routines_get_all (&n);

  self->routine = &routines[gtk_list_box_row_get_index (row)];
  show_check (self);
}

static void
append_routines (EbbRoutineDialog *self)
{
  guint n;
  const EbbRoutine *routines = ebb_routines_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      guint minutes = (ebb_routine_get_seconds (&routines[i]) + 30) / 60;
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u minute", "%u minutes", minutes), minutes);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ebb_routine_get_name (&routines[i]));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->list, row);
    }
}

/* --- before ----------------------------------------------------------------- */

/* Places of the routine are rated only as a whole: it is for how a person feels. */
static void
show_before (EbbRoutineDialog *self)
{
  guint left_out = ebb_routine_find_left_out (self->routine, self->result);
  g_autoptr (GString) text = g_string_new (NULL);

  self->timer = ebb_routine_timer_new (self->routine, left_out);
  for (guint i = 0; i < self->routine->n_steps; i++)
    if (left_out & 1u << i)
      g_string_append_printf (text, "\n– %s", ebb_routine_get_step_text (self->routine, i));
  if (text->len > 0)
    g_string_prepend (text, C_ ("routine", "Left out, by your answers:"));
  gtk_label_set_text (self->left_out, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), text->len > 0);
  gtk_label_set_text (self->caution, ebb_routine_get_caution (self->routine));
  show_stage (self, "before", GTK_WIDGET (self->before));
}

static void
show_blocked (EbbRoutineDialog *self,
              const char *title,
              const char *advice)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", advice, ebb_safety_get_disclaimer ());

  adw_status_page_set_title (self->blocked_page, title);
  adw_status_page_set_description (self->blocked_page, text);
  show_stage (self, "blocked", self->blocked_button);
}

static gboolean
nothing_is_left (EbbRoutineDialog *self)
{
  guint all = (1u << self->routine->n_steps) - 1;

  return (ebb_routine_find_left_out (self->routine, self->result) & all) == all;
}

static void
check_finished_cb (EbbRoutineDialog *self)
{
  g_clear_pointer (&self->result, ebb_safety_result_free);
  self->result = ebb_safety_check_judge (self->check);
  if (self->result->outcome >= EBB_SAFETY_ASK_DOCTOR)
    show_blocked (self, ebb_safety_outcome_get_title (self->result->outcome), ebb_safety_outcome_get_advice (self->result->outcome));
  else if (nothing_is_left (self))
    show_blocked (self, _ ("Not this routine"), _ ("Your answers speak against all of its steps today."));
  else
    show_before (self);
}

static void
begin (EbbRoutineDialog *self)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (ebb_moment_now (), 0);

  session->title = g_strdup (ebb_routine_get_name (self->routine));
  session->provider = EBB_PROVIDER_SELF;
  ebb_safety_answers_keep (ebb_safety_check_get_answers (self->check), session->answers);
  ebb_session_ratings_store (self->before, session);
  write_session (self, session);
}

static void
begin_cb (EbbRoutineDialog *self)
{
  begin (self);
}

/* --- the steps -------------------------------------------------------------- */

static void
light_up (EbbRoutineDialog *self)
{
  const EbbFigurePaint lit = { EBB_FIGURE_FILLED | EBB_FIGURE_SELECTED, NAN, "" };
  g_autoptr (GPtrArray) regions = ebb_routine_get_step_regions (self->routine, self->timer.step);

  for (guint i = 0; i < regions->len; i++)
    {
      if (i == 0)
        ebb_body_pair_turn_to (EBB_BODY_PAIR (self->body), regions->pdata[0]);
      ebb_body_pair_mark (EBB_BODY_PAIR (self->body), regions->pdata[i], &lit, C_ ("routine", "here"));
    }
}

static void
show_step (EbbRoutineDialog *self)
{
  const EbbRoutineStep *step = &self->routine->steps[self->timer.step];
  const char *text = ebb_routine_get_step_text (self->routine, self->timer.step);
  g_autofree char *number = NULL;
  g_autofree char *details = NULL;
  g_autofree char *all = NULL;

  /* Translators: which step of how many a routine is at, as "Step 2 of 5" */
  number = g_strdup_printf (C_ ("routine", "Step %u of %u"), self->timer.step + 1, self->routine->n_steps);
  if (step->pressure > 0)
    /* Translators: a technique and how firm it is, as "Kneading, pressure 2 of 5: light" */
    details = g_strdup_printf (C_ ("routine", "%s, pressure %d of 5: %s"), ebb_technique_get_name (step->technique), step->pressure, ebb_pressure_get_name (step->pressure));
  else
    details = g_strdup (ebb_technique_get_name (step->technique));
  gtk_label_set_text (self->step_number, number);
  gtk_label_set_text (self->step_text, text);
  gtk_label_set_text (self->step_details, details);
  light_up (self);

  all = g_strdup_printf ("%s. %s", number, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
  ebb_widget_announce (GTK_WIDGET (self->pause_button), all);
  if (self->shown_step != NO_STEP && g_settings_get_boolean (self->settings, "routine-sound"))
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
  self->shown_step = self->timer.step;
}

static void
finish (EbbRoutineDialog *self)
{
  g_autoptr (EbbSession) session = ebb_record_copy (self->session);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  EbbFollowUpRules rules = ebb_session_rules_get ();

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (g_settings_get_boolean (self->settings, "routine-sound"))
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
  ebb_routine_record (&self->timer, session);
  ebb_follow_up_plan (session, &rules, zone);
  write_session (self, session);
}

static void
sync_timer (EbbRoutineDialog *self)
{
  gboolean running = self->timer.state == EBB_ROUTINE_RUNNING;
  int total, left;

  if (self->timer.state == EBB_ROUTINE_DONE)
    {
      finish (self);
      return;
    }
  if (self->timer.step != self->shown_step)
    show_step (self);
  total = (int) self->routine->steps[self->timer.step].seconds;
  left = (int) ((ebb_routine_timer_get_left (&self->timer) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  ebb_timer_ring_set_time (self->ring, CLAMP (left, 0, total), total);
  gtk_button_set_label (self->pause_button, running ? C_ ("routine", "Pause") : C_ ("routine", "Go On"));
}

static gboolean
tick_cb (gpointer user_data)
{
  EbbRoutineDialog *self = user_data;
  guint id = self->tick_id;

  self->timer = ebb_routine_timer_look (self->timer, get_clock ());
  sync_timer (self);
  /* the end of the routine took the source away by itself */
  return self->tick_id == id ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
show_run (EbbRoutineDialog *self)
{
  self->shown_step = NO_STEP;
  show_stage (self, "run", GTK_WIDGET (self->pause_button));
  self->tick_id = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
  sync_timer (self);
}

static void
pause_cb (EbbRoutineDialog *self)
{
  gint64 now = get_clock ();

  if (self->timer.state == EBB_ROUTINE_RUNNING)
    self->timer = ebb_routine_timer_pause (self->timer, now);
  else
    self->timer = ebb_routine_timer_run (self->timer, now);
  sync_timer (self);
  ebb_widget_announce (GTK_WIDGET (self->pause_button), self->timer.state == EBB_ROUTINE_RUNNING ? C_ ("routine", "It goes on") : C_ ("routine", "Paused"));
}

static void
skip_cb (EbbRoutineDialog *self)
{
  self->timer = ebb_routine_timer_skip (self->timer, get_clock ());
  sync_timer (self);
}

static void
back_cb (EbbRoutineDialog *self)
{
  self->timer = ebb_routine_timer_back (self->timer, get_clock ());
  sync_timer (self);
}

static void
end_answered_cb (EbbRoutineDialog *self,
                 const char *answer)
{
  if (is_gone (self))
    return;
  if (g_str_equal (answer, "end"))
    self->timer = ebb_routine_timer_stop (self->timer, get_clock ());
  else
    self->timer = ebb_routine_timer_run (self->timer, get_clock ());
  sync_timer (self);
}

static void
ask_about_end (EbbRoutineDialog *self)
{
  EbbQuestion *question = ebb_question_new (GTK_WINDOW (self), _ ("End the Routine?"), _ ("What you did until now is kept."));

  self->timer = ebb_routine_timer_pause (self->timer, get_clock ());
  sync_timer (self);
  ebb_question_add_answer (question, "go-on", _ ("_Go On"), EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "end", _ ("_End Here"), EBB_ANSWER_PLAIN);
  g_signal_connect_object (question, "answered", G_CALLBACK (end_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

/* --- after -------------------------------------------------------------------- */

static void
save (EbbRoutineDialog *self)
{
  g_autoptr (EbbSession) session = NULL;

  if (!is_stage (self, "after") || self->saving != NULL)
    return;
  session = ebb_record_copy (self->session);
  ebb_session_ratings_store (self->after, session);
  self->over = TRUE;
  if (ebb_record_equal_content (session, self->session))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    write_session (self, session);
}

static void
save_cb (EbbRoutineDialog *self)
{
  save (self);
}

static void
close_clicked_cb (EbbRoutineDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* --- class ---------------------------------------------------------------- */

static void
sessions_loaded_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbRoutineDialog) self = user_data;
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, NULL);

  if (is_gone (self))
    return;
  /* when it cannot be read all is asked */
  self->known = sessions != NULL ? ebb_session_find_full_answers (sessions, NULL) : NULL;
  if (self->routine != NULL)
    show_check (self);
  else
    show_stage (self, "choice", GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static gboolean
press_while_running (EbbRoutineDialog *self,
                     guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      pause_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
    case GDK_KEY_Page_Down:
      skip_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Page_Up:
      back_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Before the widget that has the keyboard: it may be any of the buttons. */
static gboolean
key_pressed_cb (EbbRoutineDialog *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0 || self->saving != NULL)
    return GDK_EVENT_PROPAGATE;
  if (is_stage (self, "run"))
    return press_while_running (self, keyval);
  return GDK_EVENT_PROPAGATE;
}

/* After it. */
static gboolean
key_bubbled_cb (EbbRoutineDialog *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (self->saving != NULL)
    return GDK_EVENT_PROPAGATE;
  if (is_stage (self, "before"))
    {
      if (!enter)
        return ebb_session_ratings_press_key (self->before, keyval, state);
      begin (self);
      return GDK_EVENT_STOP;
    }
  if (is_stage (self, "after"))
    {
      if (!enter)
        return ebb_session_ratings_press_key (self->after, keyval, state);
      save (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
ebb_routine_dialog_close_request (GtkWindow *window)
{
  EbbRoutineDialog *self = EBB_ROUTINE_DIALOG (window);

  if (is_stage (self, "run") && self->saving == NULL)
    {
      ask_about_end (self);
      return GDK_EVENT_STOP;
    }
  /* what was rated after it is not lost by closing */
  if (is_stage (self, "after") && self->saving == NULL)
    {
      save (self);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (ebb_routine_dialog_parent_class)->close_request (window);
}

static void
ebb_routine_dialog_dispose (GObject *object)
{
  EbbRoutineDialog *self = EBB_ROUTINE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_ROUTINE_DIALOG);
  G_OBJECT_CLASS (ebb_routine_dialog_parent_class)->dispose (object);
}

static void
ebb_routine_dialog_finalize (GObject *object)
{
  EbbRoutineDialog *self = EBB_ROUTINE_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->saving);
  g_clear_pointer (&self->known, ebb_safety_answers_free);
  g_clear_pointer (&self->result, ebb_safety_result_free);
  G_OBJECT_CLASS (ebb_routine_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, title);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, sound_button);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, check);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, blocked_page);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, blocked_button);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, caution);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, left_out);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, before);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, step_number);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, step_text);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, step_details);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, ring);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, body_box);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, pause_button);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, skip_button);
  gtk_widget_class_bind_template_child (widget_class, EbbRoutineDialog, after);
}

static void
ebb_routine_dialog_class_init (EbbRoutineDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_routine_dialog_dispose;
  object_class->finalize = ebb_routine_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ebb_routine_dialog_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (EBB_TYPE_NOTICE_BAR);
  g_type_ensure (EBB_TYPE_SAFETY_CHECK);
  g_type_ensure (EBB_TYPE_SESSION_RATINGS);
  g_type_ensure (EBB_TYPE_TIMER_RING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-routine-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, notice_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
add_keys (EbbRoutineDialog *self,
          GtkPropagationPhase phase,
          GCallback pressed)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect_object (keys, "key-pressed", pressed, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
ebb_routine_dialog_init (EbbRoutineDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (EBB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self, GTK_PHASE_CAPTURE, G_CALLBACK (key_pressed_cb));
  add_keys (self, GTK_PHASE_BUBBLE, G_CALLBACK (key_bubbled_cb));
  ebb_session_ratings_set_phase (self->after, EBB_PHASE_AFTER, 0);
  g_settings_bind (self->settings, "routine-sound", self->sound_button, "active", G_SETTINGS_BIND_DEFAULT);
  append_routines (self);
  self->body = ebb_body_pair_new (FALSE);
  ebb_body_pair_set_max_height (EBB_BODY_PAIR (self->body), 230);
  gtk_box_append (self->body_box, self->body);
}

/**
 * ebb_routine_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the diary
 * @routine: (nullable): id of a routine; %NULL to choose one
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_routine_dialog_new (GtkWindow *parent,
                        EbbStore *store,
                        const char *routine)
{
  EbbRoutineDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (EBB_IS_STORE (store), NULL);

  self = g_object_new (EBB_TYPE_ROUTINE_DIALOG, "transient-for", parent, NULL);
  ebb_widget_let_outlive_parent (GTK_WINDOW (self));
  ebb_widget_let_ask_before_quit (GTK_WINDOW (self));
  self->store = g_object_ref (store);
  self->routine = routine != NULL ? ebb_routine_find (routine) : NULL;
  ebb_store_list_sessions_async (store, ebb_day_today () - LATELY_DAYS, ebb_day_today (), NULL, self->cancellable, sessions_loaded_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
