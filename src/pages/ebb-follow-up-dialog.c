// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-follow-up-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-session-flow.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-notice-bar.h"
#include "widgets/ebb-session-ratings.h"
#include "widgets/ebb-time-input.h"
#include "widgets/ebb-widget.h"

/**
 * EbbFollowUpDialog:
 *
 * How it is some hours after a session: one number and Enter. Places, and whether
 * something was taken for the pain, are there for who wants to say so. An answer that
 * was given before can be corrected.
 *
 * Keys: those of #EbbRatingScale; Enter saves; Escape closes.
 *
 * Uses the action `win.notify-undoable` of the parent window.
 */
#define EBB_TYPE_FOLLOW_UP_DIALOG (ebb_follow_up_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbFollowUpDialog, ebb_follow_up_dialog, EBB, FOLLOW_UP_DIALOG, AdwWindow)

struct _EbbFollowUpDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkLabel *heading;
  EbbNoticeBar *notice;
  GtkWidget *body;
  EbbSessionRatings *ratings;
  GtkToggleButton *rescue_button;
  GtkWidget *rescue_box;
  EbbTimeInput *rescue_time;
  GtkWidget *medicine_row;
  GtkWidget *save_button;
  GtkWidget *dismiss_button;

  EbbStore *store;           /* (owned) (nullable): NULL once it is gone */
  EbbSession *session;       /* (owned) */
  GCancellable *cancellable; /* (owned) */
  int hours;                 /* which follow-up */
  gboolean busy;
  gboolean changed; /* the person changed something */
};

G_DEFINE_FINAL_TYPE (EbbFollowUpDialog, ebb_follow_up_dialog, ADW_TYPE_WINDOW)

static gboolean
is_gone (EbbFollowUpDialog *self)
{
  return self->store == NULL;
}

static void
set_busy (EbbFollowUpDialog *self,
          gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->body, !busy);
  gtk_widget_set_sensitive (self->save_button, !busy);
}

static void
finish (EbbFollowUpDialog *self,
        const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.notify-undoable", "s", text);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- reading ------------------------------------------------------------ */

/* Which session it was, and the places that it was for. */
static void
show_course (EbbFollowUpDialog *self,
             EbbCourse *course)
{
  g_autoptr (GPtrArray) places = ebb_session_get_places (self->session, course);
  g_autofree char *title = ebb_session_describe (self->session, course);

  adw_window_title_set_title (self->title, title);
  ebb_session_ratings_set_places (self->ratings, places);
}

static void
course_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (EbbFollowUpDialog) self = user_data;
  g_autoptr (EbbRecord) course = ebb_store_load_record_finish (EBB_STORE (source), result, NULL);

  if (!is_gone (self) && course != NULL)
    show_course (self, EBB_COURSE (course));
}

static void
load_rescue (EbbFollowUpDialog *self,
             const EbbFollowUp *follow_up)
{
  gboolean taken = !ebb_moment_is_absent (follow_up->rescue);

  if (taken)
    {
      g_autoptr (EbbEntry) scratch = ebb_entry_new (follow_up->rescue);

      ebb_entry_part_load (EBB_ENTRY_PART (self->rescue_time), scratch);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->medicine_row), follow_up->medicine != NULL ? follow_up->medicine : "");
  gtk_toggle_button_set_active (self->rescue_button, taken || follow_up->medicine != NULL);
}

/* --- saving ------------------------------------------------------------- */

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbFollowUpDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbSession) session = ebb_store_answer_follow_up_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (session != NULL)
    finish (self, _ ("Answer saved"));
  else
    ebb_notice_bar_show (self->notice,
                         g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT) ? EBB_NOTICE_PROBLEM : EBB_NOTICE_RETRY,
                         error->message);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbFollowUpDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_change_records_finish (EBB_STORE (source), result, &error);
  const EbbFollowUp *follow_up;

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (records == NULL)
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }
  follow_up = ebb_session_find_follow_up (records->pdata[0], self->hours);
  finish (self, follow_up != NULL && follow_up->state == EBB_FOLLOW_UP_DISMISSED ? _ ("This will not be asked any more") : _ ("Answer saved"));
}

static void
write_session (EbbFollowUpDialog *self,
               EbbSession *session)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  set_busy (self, TRUE);
  g_ptr_array_add (records, session);
  ebb_store_change_records_async (self->store, records, NULL, NULL, written_cb, g_object_ref (self));
}

static gboolean
read_rescue (EbbFollowUpDialog *self,
             EbbMoment *rescue,
             char **medicine,
             GError **error)
{
  g_autoptr (EbbEntry) scratch = ebb_entry_new (ebb_moment_now ());

  *rescue = EBB_MOMENT_ABSENT;
  *medicine = NULL;
  if (!gtk_toggle_button_get_active (self->rescue_button))
    return TRUE;
  if (!ebb_entry_part_store (EBB_ENTRY_PART (self->rescue_time), scratch, error))
    return FALSE;
  *rescue = ebb_entry_get_moment (scratch);
  *medicine = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->medicine_row))));
  if (**medicine == '\0')
    g_clear_pointer (medicine, g_free);
  return TRUE;
}

/* An answer that was given before is put right in the session itself. */
static void
correct (EbbFollowUpDialog *self,
         EbbMoment rescue,
         const char *medicine)
{
  g_autoptr (EbbSession) session = ebb_record_copy (self->session);
  EbbFollowUp *follow_up = ebb_session_find_follow_up (session, self->hours);

  ebb_session_ratings_store (self->ratings, session);
  follow_up->rescue = rescue;
  g_free (follow_up->medicine);
  follow_up->medicine = g_strdup (medicine);
  write_session (self, session);
}

static GArray *
collect_regions (EbbFollowUpDialog *self)
{
  g_autoptr (EbbSession) scratch = ebb_session_new_planned (ebb_moment_now (), 0);
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (EbbSessionRating));

  ebb_session_ratings_store (self->ratings, scratch);
  for (guint i = 0; i < scratch->ratings->len; i++)
    if (g_array_index (scratch->ratings, EbbSessionRating, i).region != NULL)
      g_array_append_val (regions, g_array_index (scratch->ratings, EbbSessionRating, i));
  return regions;
}

static void
save (EbbFollowUpDialog *self)
{
  g_autoptr (GArray) regions = NULL;
  g_autofree char *medicine = NULL;
  g_autoptr (GError) error = NULL;
  EbbFollowUpAnswer answer = { .at = ebb_moment_now () };
  const EbbFollowUp *follow_up = ebb_session_find_follow_up (self->session, self->hours);

  if (self->busy)
    return;
  if (!read_rescue (self, &answer.rescue, &medicine, &error))
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }
  if (follow_up != NULL && follow_up->state == EBB_FOLLOW_UP_ANSWERED)
    {
      correct (self, answer.rescue, medicine);
      return;
    }
  regions = collect_regions (self);
  answer.pain = ebb_session_ratings_get_pain (self->ratings);
  answer.regions = regions;
  answer.medicine = medicine;
  if (isnan (answer.pain) && regions->len == 0 && ebb_moment_is_absent (answer.rescue))
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, _ ("Choose a number first."));
      return;
    }
  set_busy (self, TRUE);
  ebb_store_answer_follow_up_async (self->store, self->session->record.id, self->hours, &answer, self->cancellable, answered_cb, g_object_ref (self));
}

static void
save_cb (EbbFollowUpDialog *self)
{
  save (self);
}

static void
dismiss_clicked_cb (EbbFollowUpDialog *self)
{
  g_autoptr (EbbSession) session = ebb_follow_up_dismiss (self->session, self->hours);

  if (!self->busy)
    write_session (self, session);
}

static void
changed_cb (EbbFollowUpDialog *self)
{
  self->changed = TRUE;
  if (ebb_notice_bar_get_notice (self->notice) == EBB_NOTICE_PROBLEM)
    ebb_notice_bar_hide (self->notice);
}

static void
rescue_toggled_cb (EbbFollowUpDialog *self)
{
  gtk_widget_set_visible (self->rescue_box, gtk_toggle_button_get_active (self->rescue_button));
  changed_cb (self);
}

/* --- class ---------------------------------------------------------------- */

static gboolean
key_pressed_cb (EbbFollowUpDialog *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  if (self->busy)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter) &&
      (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) == 0)
    {
      save (self);
      return GDK_EVENT_STOP;
    }
  return ebb_session_ratings_press_key (self->ratings, keyval, state);
}

static void
ebb_follow_up_dialog_dispose (GObject *object)
{
  EbbFollowUpDialog *self = EBB_FOLLOW_UP_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_FOLLOW_UP_DIALOG);
  G_OBJECT_CLASS (ebb_follow_up_dialog_parent_class)->dispose (object);
}

static void
ebb_follow_up_dialog_finalize (GObject *object)
{
  EbbFollowUpDialog *self = EBB_FOLLOW_UP_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (ebb_follow_up_dialog_parent_class)->finalize (object);
}

static void
ebb_follow_up_dialog_class_init (EbbFollowUpDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_follow_up_dialog_dispose;
  object_class->finalize = ebb_follow_up_dialog_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (EBB_TYPE_NOTICE_BAR);
  g_type_ensure (EBB_TYPE_SESSION_RATINGS);
  g_type_ensure (EBB_TYPE_TIME_INPUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-follow-up-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, title);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, body);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, ratings);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, rescue_button);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, rescue_box);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, rescue_time);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, medicine_row);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EbbFollowUpDialog, dismiss_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rescue_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked_cb);
}

static void
ebb_follow_up_dialog_init (EbbFollowUpDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_widget_wrap_button (GTK_WIDGET (self->rescue_button));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
show_session (EbbFollowUpDialog *self)
{
  const EbbFollowUp *follow_up = ebb_session_find_follow_up (self->session, self->hours);
  g_autofree char *day = ebb_format_day_relative (ebb_session_get_day (self->session), ebb_day_today ());
  g_autofree char *time = ebb_format_time (ebb_session_get_moment (self->session));
  /* TRANSLATORS: a day and a time of day, as "Yesterday, 23:50" */
  g_autofree char *when = g_strdup_printf (C_ ("moment", "%s, %s"), day, time);
  g_autofree char *question = ebb_session_ask (self->hours);

  gtk_window_set_title (GTK_WINDOW (self), question);
  gtk_label_set_text (self->heading, question);
  adw_window_title_set_subtitle (self->title, when);
  ebb_session_ratings_set_phase (self->ratings, EBB_PHASE_LATER, self->hours);
  show_course (self, NULL);
  ebb_session_ratings_load (self->ratings, self->session);
  ebb_time_input_set_is_now (self->rescue_time, TRUE);
  if (follow_up != NULL)
    load_rescue (self, follow_up);
  gtk_widget_set_visible (self->dismiss_button, follow_up != NULL && follow_up->state == EBB_FOLLOW_UP_OPEN);
}

/**
 * ebb_follow_up_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the diary
 * @session: a session that is in it
 * @hours: which of its follow-ups
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_follow_up_dialog_new (GtkWindow *parent,
                          EbbStore *store,
                          EbbSession *session,
                          int hours)
{
  EbbFollowUpDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (EBB_IS_STORE (store), NULL);
  g_return_val_if_fail (EBB_IS_SESSION (session) && session->record.id != NULL, NULL);
  g_return_val_if_fail (hours > 0, NULL);

  self = g_object_new (EBB_TYPE_FOLLOW_UP_DIALOG, "transient-for", parent, NULL);
  ebb_widget_let_outlive_parent (GTK_WINDOW (self));
  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->hours = hours;
  show_session (self);
  self->changed = FALSE;
  ebb_widget_guard_changes (GTK_WINDOW (self), &self->changed);
  if (session->course != NULL)
    ebb_store_load_record_async (store, EBB_RECORD_COURSE, session->course, self->cancellable, course_loaded_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->ratings));
  return GTK_WINDOW (self);
}
