// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-waiting-list-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-follow-up-dialog.h"
#include "ebb-session-dialog.h"
#include "model/ebb-course-plan.h"
#include "model/ebb-rating.h"
#include "model/ebb-session-flow.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-rating-scale.h"
#include "widgets/ebb-widget.h"
#include "widgets/ebb-wrap-layout.h"

/* The rows of an #EbbWaitingList, and what is done with them. A card for each thing that
 * waits, which keeps its session. */

#define HOUR 3600

static EbbSession *
get_session (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "ebb-session");
}

static int
get_hours (gpointer widget)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "ebb-hours"));
}

static void
show_problem (EbbWaitingList *self,
              const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    ebb_widget_announce (GTK_WIDGET (self->problem), problem);
}

/* --- writing ------------------------------------------------------------ */

typedef struct
{
  EbbWaitingList *self; /* (owned) */
  GtkWidget *card;      /* (owned) */
  const char *text;     /* to be said when it is done */
} Job;

static Job *
job_new (EbbWaitingList *self,
         gpointer widget,
         const char *text)
{
  Job *job = g_new (Job, 1);
  GtkWidget *card = g_object_get_data (G_OBJECT (widget), "ebb-card");

  job->self = g_object_ref (self);
  job->card = g_object_ref (card != NULL ? card : widget);
  job->text = text;
  show_problem (self, NULL);
  /* a card that takes no more keys loses the keyboard; it is to be where the next one is */
  self->had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  gtk_widget_set_sensitive (job->card, FALSE);
  return job;
}

static void
job_free (Job *job)
{
  g_object_unref (job->self);
  g_object_unref (job->card);
  g_free (job);
}

/* When it was done the row has gone; else it is as before, and it is said why. */
static void
job_end (Job *job,
         gboolean done,
         const GError *error)
{
  if (job->self->store == NULL)
    return;
  if (done)
    {
      gtk_widget_activate_action (GTK_WIDGET (job->self), "win.notify-undoable", "s", job->text);
      return;
    }
  gtk_widget_set_sensitive (job->card, TRUE);
  if (job->self->had_focus)
    gtk_widget_child_focus (job->card, GTK_DIR_TAB_FORWARD);
  job->self->had_focus = FALSE;
  show_problem (job->self, error->message);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_change_records_finish (EBB_STORE (source), result, &error);

  job_end (job, records != NULL, error);
  job_free (job);
}

static void
write_sessions (EbbWaitingList *self,
                gpointer widget,
                GPtrArray *sessions,
                const char *text)
{
  ebb_store_change_records_async (self->store, sessions, NULL, NULL, written_cb, job_new (self, widget, text));
}

static void
write_session (EbbWaitingList *self,
               gpointer widget,
               EbbSession *session,
               const char *text)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();

  g_ptr_array_add (sessions, session);
  write_sessions (self, widget, sessions, text);
}

/* --- cards ---------------------------------------------------------------- */

static GtkWidget *
append_label (GtkWidget *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_card (EbbWaitingList *self,
             EbbSession *session,
             int hours,
             const char *title,
             const char *subtitle)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (card),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle != NULL ? subtitle : "",
                                  -1);
  append_label (card, title, "heading");
  if (subtitle != NULL && *subtitle != '\0')
    gtk_widget_add_css_class (append_label (card, subtitle, "caption"), "dim-label");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "session-card");
  g_object_set_data_full (G_OBJECT (card), "ebb-session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (card), "ebb-title", g_strdup (title), g_free);
  g_object_set_data (G_OBJECT (card), "ebb-hours", GINT_TO_POINTER (hours));
  gtk_box_append (self->rows, card);
  return card;
}

static GtkWidget *
append_buttons (GtkWidget *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, ebb_wrap_layout_new (6, FALSE));
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (card), box);
  return box;
}

static GtkWidget *
append_button (EbbWaitingList *self,
               GtkWidget *box,
               GtkWidget *card,
               const char *label,
               const char *css_class,
               GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_object_set_data (G_OBJECT (button), "ebb-card", card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, g_object_get_data (G_OBJECT (card), "ebb-title"), -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
get_card (gpointer button)
{
  return g_object_get_data (G_OBJECT (button), "ebb-card");
}

static GtkWindow *
get_window (EbbWaitingList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
open_clicked_cb (EbbWaitingList *self,
                 GtkWidget *button)
{
  EbbSession *session = get_session (get_card (button));

  gtk_window_present (ebb_session_dialog_new (get_window (self), self->store, session, ebb_waiting_list_get_course (self, session)));
}

/* "Neck and shoulders · Today, 14:00" */
static char *
describe_session (EbbWaitingList *self,
                  EbbSession *session)
{
  g_autofree char *title = ebb_session_describe (session, ebb_waiting_list_get_course (self, session));
  g_autofree char *day = ebb_format_day_relative (ebb_session_get_day (session), ebb_day_today ());
  g_autofree char *time = ebb_format_time (ebb_session_get_moment (session));

  /* Translators: a session: its title, its day and its time of day, as "Neck · Today, 14:00" */
  return g_strdup_printf (C_ ("waiting", "%s · %s, %s"), title, day, time);
}

/* --- a follow-up that is due ------------------------------------------------ */

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbSession) session = ebb_store_answer_follow_up_finish (EBB_STORE (source), result, &error);

  job_end (job, session != NULL, error);
  job_free (job);
}

static void
answer (EbbWaitingList *self,
        EbbRatingScale *scale)
{
  GtkWidget *card = get_card (scale);
  EbbFollowUpAnswer said = { .at = ebb_moment_now (), .pain = ebb_rating_scale_get_value (scale), .rescue = EBB_MOMENT_ABSENT };

  g_object_set_data (G_OBJECT (scale), "ebb-pause", NULL);
  if (!isnan (said.pain))
    ebb_store_answer_follow_up_async (self->store, get_session (card)->record.id, get_hours (card), &said, NULL, answered_cb, job_new (self, card, _ ("Answer saved")));
}

static void
pause_free (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

static gboolean
pause_over_cb (gpointer user_data)
{
  GtkWidget *scale = user_data;
  GtkWidget *self = gtk_widget_get_ancestor (scale, EBB_TYPE_WAITING_LIST);

  g_object_steal_data (G_OBJECT (scale), "ebb-pause");
  if (self != NULL)
    answer (EBB_WAITING_LIST (self), EBB_RATING_SCALE (scale));
  return G_SOURCE_REMOVE;
}

/* Waits for the end of a number that may be 10. */
static void
pause_before_answer (EbbRatingScale *scale)
{
  guint id = g_timeout_add (EBB_RATING_SCALE_PAUSE_MS, pause_over_cb, scale);

  g_object_set_data_full (G_OBJECT (scale), "ebb-pause", GUINT_TO_POINTER (id), pause_free);
}

/* An arrow key chooses on its way to another number, so it is not yet the answer; nor is
 * a 1 that was typed. */
static gboolean
scale_key_cb (EbbRatingScale *scale,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              GtkEventControllerKey *controller)
{
  int number = ebb_rating_scale_key_to_number (keyval);

  g_object_set_data (G_OBJECT (scale), "ebb-wandering", GINT_TO_POINTER (number < 0));
  g_object_set_data (G_OBJECT (scale), "ebb-begun", GINT_TO_POINTER (number == 1));
  return GDK_EVENT_PROPAGATE;
}

static void
rated_cb (EbbWaitingList *self,
          EbbRatingScale *scale)
{
  gboolean wandering = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (scale), "ebb-wandering"));
  gboolean begun = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (scale), "ebb-begun"));

  g_object_set_data (G_OBJECT (scale), "ebb-wandering", NULL);
  g_object_set_data (G_OBJECT (scale), "ebb-begun", NULL);
  g_object_set_data (G_OBJECT (scale), "ebb-pause", NULL);
  if (!wandering && begun)
    pause_before_answer (scale);
  else if (!wandering)
    answer (self, scale);
  else
    gtk_widget_set_visible (g_object_get_data (G_OBJECT (get_card (scale)), "ebb-save"), TRUE);
}

static void
submit_cb (EbbWaitingList *self,
           EbbRatingScale *scale)
{
  answer (self, scale);
}

static void
save_clicked_cb (EbbWaitingList *self,
                 GtkWidget *button)
{
  answer (self, g_object_get_data (G_OBJECT (get_card (button)), "ebb-scale"));
}

static void
more_clicked_cb (EbbWaitingList *self,
                 GtkWidget *button)
{
  GtkWidget *card = get_card (button);

  gtk_window_present (ebb_follow_up_dialog_new (get_window (self), self->store, get_session (card), get_hours (card)));
}

static void
dismiss_clicked_cb (EbbWaitingList *self,
                    GtkWidget *button)
{
  GtkWidget *card = get_card (button);
  g_autoptr (EbbSession) session = ebb_follow_up_dismiss (get_session (card), get_hours (card));

  write_session (self, card, session, _ ("This will not be asked any more"));
}

static void
append_due (EbbWaitingList *self,
            const EbbDueFollowUp *due)
{
  g_autofree char *question = ebb_session_ask (due->hours);
  g_autofree char *session = describe_session (self, due->session);
  GtkWidget *card = create_card (self, due->session, due->hours, question, session);
  GtkWidget *scale = ebb_rating_scale_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *buttons, *save;

  ebb_rating_scale_set_compact (EBB_RATING_SCALE (scale), TRUE);
  ebb_rating_scale_set_pain (EBB_RATING_SCALE (scale), TRUE);
  ebb_rating_scale_set_ends (EBB_RATING_SCALE (scale), ebb_rating_get_low_end (), ebb_rating_get_high_end ());
  ebb_rating_scale_set_label (EBB_RATING_SCALE (scale), question);
  g_object_set_data (G_OBJECT (scale), "ebb-card", card);
  g_object_set_data (G_OBJECT (card), "ebb-scale", scale);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (scale_key_cb), scale, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (scale, keys);
  g_signal_connect_object (scale, "chosen", G_CALLBACK (rated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scale, "submit", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), scale);
  buttons = append_buttons (card);
  save = append_button (self, buttons, card, C_ ("waiting", "Save"), "suggested-action", G_CALLBACK (save_clicked_cb));
  gtk_widget_set_visible (save, FALSE);
  g_object_set_data (G_OBJECT (card), "ebb-save", save);
  append_button (self, buttons, card, C_ ("waiting", "More…"), NULL, G_CALLBACK (more_clicked_cb));
  append_button (self, buttons, card, C_ ("waiting", "Do Not Ask This"), NULL, G_CALLBACK (dismiss_clicked_cb));
}

/* --- a session under way ---------------------------------------------------- */

static void
call_off_clicked_cb (EbbWaitingList *self,
                     GtkWidget *button)
{
  GtkWidget *card = get_card (button);
  g_autoptr (EbbSession) session = ebb_session_call_off (get_session (card));

  write_session (self, card, session, _ ("The session did not take place"));
}

static void
append_under_way (EbbWaitingList *self,
                  EbbSession *session)
{
  g_autofree char *title = ebb_session_describe (session, ebb_waiting_list_get_course (self, session));
  g_autofree char *time = ebb_format_time (session->started);
  /* Translators: %s is a time of day */
  g_autofree char *text = g_strdup_printf (C_ ("waiting", "Session under way since %s"), time);
  GtkWidget *card = create_card (self, session, 0, text, title);
  GtkWidget *buttons = append_buttons (card);

  append_button (self, buttons, card, C_ ("waiting", "I Am Back"), "suggested-action", G_CALLBACK (open_clicked_cb));
  append_button (self, buttons, card, C_ ("waiting", "It Did Not Take Place"), NULL, G_CALLBACK (call_off_clicked_cb));
}

/* --- a session planned for today -------------------------------------------- */

static void
skip_clicked_cb (EbbWaitingList *self,
                 GtkWidget *button)
{
  EbbSession *session = get_session (get_card (button));
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = NULL;

  g_ptr_array_add (all, session);
  changed = ebb_course_plan_set_state (all, session, EBB_SESSION_SKIPPED, EBB_PLAN_THIS_ONE);
  write_sessions (self, get_card (button), changed, _ ("Session skipped"));
}

static void
move_clicked_cb (EbbWaitingList *self,
                 GtkWidget *button)
{
  int hours = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "ebb-move"));
  EbbSession *session = get_session (get_card (button));
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  EbbMoment to = { session->planned.at + hours * HOUR, session->planned.offset };

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  /* by days the clock on the wall stays, also when the clocks change between */
  if (hours % 24 == 0 &&
      !ebb_moment_from_wall (zone, ebb_moment_get_day (session->planned) + hours / 24, ebb_moment_get_minute_of_day (session->planned), &to))
    return;
  g_ptr_array_add (all, session);
  changed = ebb_course_plan_move (ebb_waiting_list_get_course (self, session), all, session, to, EBB_PLAN_THIS_ONE, &error);
  if (changed != NULL)
    write_sessions (self, get_card (button), changed, _ ("Session moved"));
  else
    show_problem (self, error->message);
}

static void
append_move (EbbWaitingList *self,
             GtkWidget *buttons,
             GtkWidget *card)
{
  static const struct
  {
    int hours;
    const char *name;
  } moves[] = {
    { 1, NC_ ("move a session", "An Hour Later") },
    { 2, NC_ ("move a session", "Two Hours Later") },
    { 24, NC_ ("move a session", "To Tomorrow") },
    { 7 * 24, NC_ ("move a session", "By a Week") },
  };
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkWidget *button = append_button (self, box, card, g_dpgettext2 (NULL, "move a session", moves[i].name), "flat", G_CALLBACK (move_clicked_cb));

      g_object_set_data (G_OBJECT (button), "ebb-move", GINT_TO_POINTER (moves[i].hours));
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), C_ ("waiting", "Move"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (menu), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (menu), popover);
  gtk_box_append (GTK_BOX (buttons), menu);
}

static void
append_planned (EbbWaitingList *self,
                EbbSession *session,
                gint64 now)
{
  g_autofree char *name = ebb_session_describe (session, ebb_waiting_list_get_course (self, session));
  g_autofree char *time = ebb_format_time (session->planned);
  gboolean over = ebb_session_get_end (session).at <= now;
  /* Translators: a time of day and the title of a session, as "16:00: Neck and shoulders" */
  g_autofree char *title = g_strdup_printf (C_ ("waiting", "%s: %s"), time, name);
  GtkWidget *card = create_card (self, session, 0, title, over ? C_ ("waiting", "Did it take place?") : session->place);
  GtkWidget *buttons = append_buttons (card);

  append_button (self, buttons, card, over ? C_ ("waiting", "Record") : C_ ("waiting", "Start"),
                 ebb_session_is_about_to_begin (session, now) ? "suggested-action" : NULL, G_CALLBACK (open_clicked_cb));
  append_move (self, buttons, card);
  append_button (self, buttons, card, C_ ("waiting", "Skip"), NULL, G_CALLBACK (skip_clicked_cb));
}

/* --- all of them ------------------------------------------------------------ */

/* Courses on pause wait, too, but not for today. */
static gboolean
is_for_today (EbbWaitingList *self,
              EbbSession *session)
{
  EbbCourse *course = ebb_waiting_list_get_course (self, session);

  return session->state == EBB_SESSION_PLANNED && ebb_session_get_day (session) == ebb_day_today () &&
         (course == NULL || course->state == EBB_COURSE_PLANNED || course->state == EBB_COURSE_ACTIVE);
}

/* What the rows will be made of, so that they stay while nothing of it changes. */
static char *
describe_all (EbbWaitingList *self,
              gint64 now)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->sessions->len; i++)
    {
      EbbSession *session = self->sessions->pdata[i];
      gboolean under_way = ebb_session_is_under_way (session, now);

      if (under_way || is_for_today (self, session))
        g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %d %d %d\n", session->record.id, session->record.modified, under_way,
                                ebb_session_is_about_to_begin (session, now), ebb_session_get_end (session).at <= now);
    }
  for (guint i = 0; i < self->due->len; i++)
    {
      const EbbDueFollowUp *due = self->due->pdata[i];

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT " +%d\n", due->session->record.id, due->session->record.modified, due->hours);
    }
  return g_string_free (text, FALSE);
}

static void
append_all (EbbWaitingList *self,
            gint64 now)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (ebb_session_is_under_way (self->sessions->pdata[i], now))
      append_under_way (self, self->sessions->pdata[i]);
  for (guint i = 0; i < self->due->len; i++)
    append_due (self, self->due->pdata[i]);
  for (guint i = 0; i < self->sessions->len; i++)
    if (is_for_today (self, self->sessions->pdata[i]))
      append_planned (self, self->sessions->pdata[i], now);
}

/* Takes the answers that were about to be taken, before their cards go. */
void
ebb_waiting_list_end_pauses (EbbWaitingList *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      gpointer scale = g_object_get_data (G_OBJECT (card), "ebb-scale");

      if (scale != NULL && g_object_get_data (scale, "ebb-pause") != NULL)
        answer (self, scale);
    }
}

/* Shows what was read, if it is anything new. */
void
ebb_waiting_list_show_rows (EbbWaitingList *self)
{
  gint64 now = ebb_moment_now ().at;
  g_autofree char *shown = self->sessions != NULL && self->due != NULL ? describe_all (self, now) : g_strdup ("");
  gboolean had_focus = self->had_focus || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GtkWidget *child;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  self->had_focus = FALSE;
  ebb_waiting_list_end_pauses (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  show_problem (self, NULL);
  if (*self->shown != '\0')
    append_all (self, now);
  gtk_widget_set_visible (GTK_WIDGET (self), *self->shown != '\0');
  /* when nothing waits any more, what comes next on the page */
  if (had_focus)
    gtk_widget_child_focus (*self->shown != '\0' ? GTK_WIDGET (self) : gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}
