// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-dialog-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-rating.h"
#include "model/ebb-safety-rows.h"
#include "model/ebb-session-flow.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-question.h"
#include "widgets/ebb-region-dialog.h"
#include "widgets/ebb-widget.h"

/**
 * EbbSessionDialog:
 *
 * Records a session. One that is about to begin goes step by step: the safety check,
 * how it is before, the session itself, how it is after. It is in the diary from the
 * moment it begins; the window may be closed while it takes place, and even a crash
 * loses nothing. One that took place already is told on one form.
 *
 * Where the safety check speaks against a session none is begun here. What took place
 * all the same can be recorded.
 *
 * When the session was changed elsewhere meanwhile, the person decides which of the two
 * stays.
 *
 * Keys: Enter goes on; Ctrl+Enter saves the form; those of #EbbRatingScale; Escape
 * closes, and asks first if something would be lost.
 *
 * Uses the action `win.notify-undoable` of the parent window.
 *
 * What is read and written is in ebb-session-dialog-save.c.
 */
G_DEFINE_FINAL_TYPE (EbbSessionDialog, ebb_session_dialog, ADW_TYPE_WINDOW)

static void
show_stage (EbbSessionDialog *self,
            const char *stage,
            GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->stages, stage);
  self->changed = FALSE;
  ebb_notice_bar_hide (self->notice);
  ebb_session_dialog_sync (self);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static gboolean
is_stage (EbbSessionDialog *self,
          const char *stage)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stages), stage) == 0;
}

void
ebb_session_dialog_sync (EbbSessionDialog *self)
{
  gboolean form = is_stage (self, "form");

  gtk_widget_set_visible (self->save_button, form);
  gtk_widget_set_sensitive (self->save_button, !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stages), !self->busy);
  gtk_widget_set_visible (self->delete_button, self->session->record.id != NULL && self->session->state == EBB_SESSION_DONE);
  /* what is under way is kept: there is nothing to cancel */
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), is_stage (self, "under-way") || is_stage (self, "blocked") ? C_ ("dialog", "_Close") : C_ ("dialog", "_Cancel"));
}

/* Says something in the window that this one belongs to. */
void
ebb_session_dialog_tell (EbbSessionDialog *self,
                         const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.notify-undoable", "s", text);
}

GPtrArray *
ebb_session_dialog_get_places (EbbSessionDialog *self)
{
  EbbSession *last = self->sessions != NULL ? ebb_session_find_last (self->sessions, self->session) : NULL;
  GPtrArray *places = self->places != NULL ? g_ptr_array_ref (self->places) : ebb_session_get_places (self->session, self->course);

  /* without any, those of last time are the most likely ones */
  if (places->len == 0 && self->places == NULL && last != NULL)
    {
      g_ptr_array_unref (places);
      places = ebb_session_get_places (last, NULL);
    }
  return places;
}

static void
show_title (EbbSessionDialog *self)
{
  g_autofree char *title = ebb_session_describe (self->session, self->course);
  g_autofree char *when = NULL;

  if (!ebb_moment_is_absent (ebb_session_get_moment (self->session)))
    {
      g_autofree char *day = ebb_format_day_relative (ebb_session_get_day (self->session), ebb_day_today ());
      g_autofree char *time = ebb_format_time (ebb_session_get_moment (self->session));

      /* TRANSLATORS: a day and a time of day, as "Yesterday, 23:50" */
      when = g_strdup_printf (C_ ("moment", "%s, %s"), day, time);
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, when != NULL ? when : "");
}

/* --- it took place ------------------------------------------------------ */

/* The form, filled with what is known of a session that took place. */
static void
show_form (EbbSessionDialog *self,
           EbbSession *session,
           gboolean just_over)
{
  g_autoptr (GPtrArray) places = ebb_session_dialog_get_places (self);

  g_set_object (&self->shown, session);
  ebb_session_form_set_just_over (self->form, just_over);
  ebb_session_form_load (self->form, session, places, ebb_moment_now ());
  show_stage (self, "form", GTK_WIDGET (self->form));
}

static void
fill_in (EbbSessionDialog *self,
         EbbSession *session)
{
  /* what was done last time without a course may have been something quite different */
  EbbSession *last = self->sessions != NULL && session->course != NULL ? ebb_session_find_last (self->sessions, session) : NULL;

  ebb_session_fill_in (session, self->course, last, self->result);
}

static void
took_place (EbbSessionDialog *self)
{
  EbbMoment now = ebb_moment_now ();
  g_autoptr (EbbSession) session = ebb_record_copy (self->session);

  if (session->state != EBB_SESSION_DONE)
    {
      int minutes = ebb_session_get_minutes (session);
      EbbMoment latest = { now.at - (gint64) minutes * 60, now.offset };

      session->state = EBB_SESSION_DONE;
      session->minutes = minutes;
      session->started = !ebb_moment_is_absent (session->planned) && session->planned.at <= latest.at ? session->planned : latest;
      fill_in (self, session);
    }
  show_form (self, session, FALSE);
}

static void
took_place_clicked_cb (EbbSessionDialog *self)
{
  took_place (self);
}

/* --- it is about to begin ----------------------------------------------- */

static void
places_chosen_cb (EbbSessionDialog *self,
                  GPtrArray *places)
{
  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = g_ptr_array_ref (places);
  ebb_session_ratings_set_places (self->before, places);
}

static void
places_clicked_cb (EbbSessionDialog *self)
{
  g_autoptr (GPtrArray) places = ebb_session_dialog_get_places (self);
  GtkWindow *dialog = ebb_region_dialog_new (GTK_WINDOW (self), C_ ("session", "Which Places?"), places, places);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (places_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
show_before (EbbSessionDialog *self)
{
  g_autoptr (GPtrArray) places = ebb_session_dialog_get_places (self);
  g_autoptr (GPtrArray) lines = self->result != NULL ? ebb_safety_result_describe (self->result) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) lines->pdata[i]);
  gtk_label_set_text (self->care_label, text->str);
  gtk_widget_set_visible (self->care, text->len > 0);
  ebb_session_ratings_set_places (self->before, places);
  ebb_session_ratings_load (self->before, self->session);
  show_stage (self, "before", GTK_WIDGET (self->before));
}

static void
show_blocked (EbbSessionDialog *self)
{
  g_autoptr (GString) text = g_string_new (ebb_safety_outcome_get_advice (self->result->outcome));

  g_string_append_printf (text, "\n%s", ebb_safety_get_disclaimer ());
  adw_status_page_set_title (self->blocked_page, ebb_safety_outcome_get_title (self->result->outcome));
  adw_status_page_set_description (self->blocked_page, text->str);
  show_stage (self, "blocked", self->blocked_button);
}

static void
check_finished_cb (EbbSessionDialog *self)
{
  g_clear_pointer (&self->result, ebb_safety_result_free);
  g_clear_pointer (&self->answers, ebb_safety_answers_free);
  self->result = ebb_safety_check_judge (self->check);
  self->answers = ebb_safety_answers_copy (ebb_safety_check_get_answers (self->check));
  if (self->result->outcome >= EBB_SAFETY_ASK_DOCTOR)
    show_blocked (self);
  else
    show_before (self);
}

static void
about_to_begin (EbbSessionDialog *self)
{
  g_autoptr (GPtrArray) places = ebb_session_dialog_get_places (self);

  ebb_safety_check_ask (self->check, self->known != NULL ? EBB_SAFETY_FORM_SHORT : EBB_SAFETY_FORM_FULL, places, self->known);
  show_stage (self, "check", GTK_WIDGET (self->check));
}

static void
now_clicked_cb (EbbSessionDialog *self)
{
  about_to_begin (self);
}

/* No session now. The answers are kept with one that is on the plan. */
static void
not_now_clicked_cb (EbbSessionDialog *self)
{
  g_autoptr (EbbSession) session = NULL;

  if (self->session->record.id == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  session = ebb_record_copy (self->session);
  if (self->answers != NULL)
    ebb_safety_answers_keep (self->answers, session->answers);
  ebb_session_dialog_write (self, session);
}

static void
begin (EbbSessionDialog *self)
{
  g_autoptr (EbbSession) session = NULL;

  if (self->busy)
    return;
  session = ebb_session_begin (self->session, ebb_moment_now ());
  if (self->answers != NULL)
    ebb_safety_answers_keep (self->answers, session->answers);
  ebb_session_ratings_store (self->before, session);
  ebb_session_dialog_write (self, session);
}

static void
begin_cb (EbbSessionDialog *self)
{
  begin (self);
}

static void
before_changed_cb (EbbSessionDialog *self)
{
  self->changed = TRUE;
}

/* --- it is under way ------------------------------------------------------ */

void
ebb_session_dialog_show_under_way (EbbSessionDialog *self)
{
  g_autofree char *time = ebb_format_time (self->session->started);
  double pain = ebb_session_get_rating (self->session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL);
  g_autofree char *number = isnan (pain) ? NULL : ebb_number_to_local_string (pain);
  g_autofree char *text = NULL;

  if (number != NULL)
    /* Translators: a time of day and a rating from 0 to 10 */
    text = g_strdup_printf (_ ("Since %s, with pain %s before. You can close Ebb meanwhile; the session waits on the Today page until you are back."), time, number);
  else
    /* Translators: %s is a time of day */
    text = g_strdup_printf (_ ("Since %s. You can close Ebb meanwhile; the session waits on the Today page until you are back."), time);
  adw_status_page_set_description (self->under_way_page, text);
  show_title (self);
  show_stage (self, "under-way", self->back_button);
}

static void
back_clicked_cb (EbbSessionDialog *self)
{
  g_autoptr (EbbSession) session = ebb_session_come_back (self->session, ebb_moment_now ());

  fill_in (self, session);
  show_form (self, session, TRUE);
}

static void
call_off_clicked_cb (EbbSessionDialog *self)
{
  g_autoptr (EbbSession) session = ebb_session_call_off (self->session);

  ebb_session_dialog_write (self, session);
}

/* --- the form ----------------------------------------------------------- */

static void
form_changed_cb (EbbSessionDialog *self)
{
  self->changed = TRUE;
  self->overlaps_known = FALSE;
  if (ebb_notice_bar_get_notice (self->notice) == EBB_NOTICE_PROBLEM)
    ebb_notice_bar_hide (self->notice);
}

static void
save_cb (EbbSessionDialog *self)
{
  if (is_stage (self, "form") && !self->busy)
    ebb_session_dialog_save_form (self);
}

static void
notice_action_cb (EbbSessionDialog *self)
{
  if (ebb_notice_bar_get_notice (self->notice) != EBB_NOTICE_RETRY || self->busy)
    return;
  if (self->saving != NULL)
    {
      g_autoptr (EbbSession) session = g_object_ref (self->saving);

      ebb_session_dialog_write (self, session);
    }
  else
    {
      ebb_session_dialog_load (self);
    }
}

static void
delete_clicked_cb (EbbSessionDialog *self)
{
  ebb_session_dialog_delete (self);
}

/* --- opening and closing -------------------------------------------------- */

/* Begins where the session stands. */
void
ebb_session_dialog_open (EbbSessionDialog *self)
{
  EbbMoment now = ebb_moment_now ();

  show_title (self);
  if (ebb_session_is_under_way (self->session, now.at))
    ebb_session_dialog_show_under_way (self);
  else if (self->session->state == EBB_SESSION_DONE)
    took_place (self);
  else if (ebb_session_is_about_to_begin (self->session, now.at))
    about_to_begin (self);
  else if (!ebb_moment_is_absent (self->session->planned) && self->session->record.id != NULL && ebb_session_get_end (self->session).at <= now.at)
    took_place (self);
  else
    show_stage (self, "choice", self->now_button);
}

static void
discard_answered_cb (EbbSessionDialog *self,
                     const char *answer)
{
  if (self->store != NULL && g_str_equal (answer, "discard"))
    ebb_widget_discard (GTK_WINDOW (self));
}

static gboolean
ebb_session_dialog_close_request (GtkWindow *window)
{
  EbbSessionDialog *self = EBB_SESSION_DIALOG (window);
  EbbQuestion *question;

  if (self->busy && self->saving != NULL)
    return GDK_EVENT_STOP;
  if (!self->changed)
    return GTK_WINDOW_CLASS (ebb_session_dialog_parent_class)->close_request (window);

  question = ebb_question_new (window,
                               _ ("Discard Changes?"),
                               self->session->record.id != NULL ? _ ("The session stays as it was before.") : _ ("The session is not saved yet."));
  ebb_question_add_answer (question, "keep", _ ("_Keep Editing"), EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "discard", _ ("_Discard"), EBB_ANSWER_DESTRUCTIVE);
  g_signal_connect_object (question, "answered", G_CALLBACK (discard_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
  return GDK_EVENT_STOP;
}

static gboolean
save_shortcut_cb (GtkWidget *widget,
                  GVariant *arguments,
                  gpointer user_data)
{
  EbbSessionDialog *self = EBB_SESSION_DIALOG (widget);

  /* it goes on by itself */
  if (is_stage (self, "check"))
    return GDK_EVENT_PROPAGATE;
  if (is_stage (self, "before"))
    begin (self);
  else
    save_cb (self);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (EbbSessionDialog *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  gboolean enter = (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter) &&
                   (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) == 0;

  if (self->busy)
    return GDK_EVENT_PROPAGATE;
  if (enter && (is_stage (self, "before") || is_stage (self, "form")))
    return save_shortcut_cb (GTK_WIDGET (self), NULL, NULL);
  if (is_stage (self, "before"))
    return ebb_session_ratings_press_key (self->before, keyval, state);
  if (is_stage (self, "form"))
    return ebb_session_form_press_key (self->form, keyval, state);
  return GDK_EVENT_PROPAGATE;
}

/* --- class ---------------------------------------------------------------- */

static void
ebb_session_dialog_dispose (GObject *object)
{
  EbbSessionDialog *self = EBB_SESSION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SESSION_DIALOG);
  G_OBJECT_CLASS (ebb_session_dialog_parent_class)->dispose (object);
}

static void
ebb_session_dialog_finalize (GObject *object)
{
  EbbSessionDialog *self = EBB_SESSION_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->shown);
  g_clear_object (&self->course);
  g_clear_object (&self->saving);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->known, ebb_safety_answers_free);
  g_clear_pointer (&self->result, ebb_safety_result_free);
  g_clear_pointer (&self->answers, ebb_safety_answers_free);
  G_OBJECT_CLASS (ebb_session_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, title);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, now_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, check);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, blocked_page);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, blocked_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, before);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, care);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, care_label);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, begin_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, under_way_page);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, form);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionDialog, delete_button);
}

static void
ebb_session_dialog_class_init (EbbSessionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_session_dialog_dispose;
  object_class->finalize = ebb_session_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ebb_session_dialog_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (EBB_TYPE_NOTICE_BAR);
  g_type_ensure (EBB_TYPE_SAFETY_CHECK);
  g_type_ensure (EBB_TYPE_SESSION_FORM);
  g_type_ensure (EBB_TYPE_SESSION_RATINGS);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-session-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, took_place_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_now_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, places_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, call_off_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
}

static void
ebb_session_dialog_init (EbbSessionDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  /* Ahead of the note, which would begin a new line. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (save_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/**
 * ebb_session_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the diary
 * @session: (nullable): one that was planned, is under way or was done; %NULL for one
 *   that is not on the plan
 * @course: (nullable): that it belongs to; found by itself for a @session that is in the
 *   diary
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_session_dialog_new (GtkWindow *parent,
                        EbbStore *store,
                        EbbSession *session,
                        EbbCourse *course)
{
  EbbSessionDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (EBB_IS_STORE (store), NULL);
  g_return_val_if_fail (session == NULL || EBB_IS_SESSION (session), NULL);
  g_return_val_if_fail (course == NULL || EBB_IS_COURSE (course), NULL);

  self = g_object_new (EBB_TYPE_SESSION_DIALOG, "transient-for", parent, NULL);
  ebb_widget_let_outlive_parent (GTK_WINDOW (self));
  ebb_widget_let_ask_before_quit (GTK_WINDOW (self));
  self->store = g_object_ref (store);
  g_set_object (&self->course, course);
  self->session = session != NULL ? ebb_record_copy (session) : ebb_session_new_planned (EBB_MOMENT_ABSENT, 0);
  if (session == NULL && course != NULL)
    {
      ebb_session_take_course (self->session, course);
      self->session->planned_minutes = course->minutes;
    }
  show_title (self);
  ebb_session_dialog_load (self);
  return GTK_WINDOW (self);
}
