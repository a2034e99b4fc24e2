// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-review-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-course-dialog.h"

#include "analysis/ebb-goal-progress.h"
#include "analysis/ebb-review-facts.h"
#include "analysis/ebb-trend-text.h"
#include "model/ebb-course-plan.h"
#include "model/ebb-rating.h"
#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-notice-bar.h"
#include "widgets/ebb-peg-input.h"
#include "widgets/ebb-question.h"
#include "widgets/ebb-widget.h"

/**
 * EbbReviewDialog:
 *
 * A look at a course together with the person: the three questions of the PEG before and
 * now, pain of the week before and the last one, the goal, unwanted effects, what there
 * is to ask a doctor, and what the person decides. Ebb decides nothing.
 *
 * The review and what follows from the decision are one step that can be undone: to
 * pause or stop changes the course, to go on resumes one that was paused; to change
 * something opens the course afterwards.
 *
 * Keys: Ctrl+Enter saves; Escape closes, and asks first if something would be lost.
 *
 * Uses the action `win.notify-undoable` of the parent window.
 */
#define EBB_TYPE_REVIEW_DIALOG (ebb_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbReviewDialog, ebb_review_dialog, EBB, REVIEW_DIALOG, AdwWindow)

struct _EbbReviewDialog
{
  AdwWindow parent_instance;

  GtkWidget *save_button;
  EbbNoticeBar *notice;
  GtkStack *stages;
  GtkLabel *occasion_label;
  EbbPegInput *peg;
  GtkLabel *peg_label;
  GtkLabel *pain_label;
  GtkWidget *goal_box;
  GtkLabel *goal_label;
  GtkCheckButton *goal_met;
  GtkLabel *effects_label;
  EbbChoiceBox *self_change;
  GtkCheckButton *numbness;
  GtkWidget *earlier_box;
  GtkLabel *earlier_label;
  GtkWidget *questions;
  GtkLabel *questions_label;
  EbbChoiceBox *decision;
  GtkWidget *reason_row;

  EbbStore *store; /* (owned) (nullable): %NULL once it was destroyed */
  GCancellable *cancellable;
  EbbCourse *course; /* (owned) */
  EbbReviewOccasion occasion;
  GPtrArray *sessions; /* (owned) (nullable) (element-type EbbSession) */
  GPtrArray *reviews;  /* (owned) (nullable) (element-type EbbReview) */
  EbbGoal *goal;       /* (owned) (nullable) */
  EbbTracker *tracker; /* (owned) (nullable): that measures it */
  EbbTrendChange pain; /* known once the readings are */
  double goal_value;   /* NAN absent */
  GPtrArray *saving;   /* (owned) (nullable) (element-type EbbRecord) */
  gboolean changed;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (EbbReviewDialog, ebb_review_dialog, ADW_TYPE_WINDOW)

static gboolean
is_gone (EbbReviewDialog *self)
{
  return self->store == NULL;
}

static void
set_busy (EbbReviewDialog *self,
          gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->save_button, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stages), !busy);
}

static EbbReview *
read_review (EbbReviewDialog *self)
{
  EbbReview *review = ebb_review_new (self->course->record.id, ebb_moment_now ());
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));

  review->occasion = self->occasion;
  review->n_done = (int) ebb_review_count_done (self->sessions);
  ebb_peg_input_store (self->peg, review);
  review->self_change = (EbbSelfChange) (ebb_choice_box_get_selected (self->self_change) + 1);
  review->new_numbness = gtk_check_button_get_active (self->numbness);
  review->decision = (EbbDecision) (ebb_choice_box_get_selected (self->decision) + 1);
  review->reason = *reason != '\0' ? g_steal_pointer (&reason) : NULL;
  if (self->goal != NULL)
    {
      EbbReviewGoal goal = { g_strdup (self->goal->record.id), g_strdup (self->goal->text), self->goal_value, gtk_check_button_get_active (self->goal_met) };

      if (self->goal->measure == EBB_GOAL_PEG)
        goal.value = ebb_review_get_peg (review);
      g_array_append_val (review->goals, goal);
    }
  return review;
}

/* --- what is shown -------------------------------------------------------------------- */

static void
show_line (GtkLabel *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_peg (EbbReviewDialog *self,
          EbbReview *review)
{
  g_autofree char *text = ebb_review_describe_peg (ebb_review_find_before (self->reviews, self->course->record.id), review);

  show_line (self->peg_label, text);
}

static void
show_questions (EbbReviewDialog *self,
                EbbReview *review)
{
  EbbReviewRules found = ebb_review_find_questions (self->sessions, &self->pain, ebb_day_today (), review->self_change, review->new_numbness);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < EBB_N_REVIEW_RULES; i++)
    if (found & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", ebb_review_rule_get_question (i));
  gtk_label_set_text (self->questions_label, text->str);
  gtk_widget_set_visible (self->questions, text->len > 0);
}

/* What follows from the answers. */
static void
show_answers (EbbReviewDialog *self)
{
  g_autoptr (EbbReview) review = read_review (self);

  show_peg (self, review);
  show_questions (self, review);
}

static void
show_pain (EbbReviewDialog *self)
{
  const EbbTrendSubject subject = { C_ ("review", "Pain"), NULL, TRUE, TRUE };
  g_autofree char *change = ebb_trend_change_to_string (&subject, &self->pain);
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  g_autofree char *text = NULL;

  if (self->pain.known)
    {
      before = ebb_number_to_local_string (round (self->pain.before.mean * 10) / 10);
      now = ebb_number_to_local_string (round (self->pain.now.mean * 10) / 10);
      /* Translators: mean pain and rated days of two weeks, and the change, as "1.2 lower (19 %)" */
      text = g_strdup_printf (C_ ("review", "Week before the first session: %s (%u rated days). Last week: %s (%u rated days). That is %s. It does not say why."),
                              before, self->pain.before.n_rated_days, now, self->pain.now.n_rated_days, change);
    }
  else
    {
      /* Translators: "too few entries", and the numbers of rated days of two weeks */
      text = g_strdup_printf (C_ ("review", "Week before the first session and last week: %s (%u and %u rated days)."),
                              change, self->pain.before.n_rated_days, self->pain.now.n_rated_days);
    }
  gtk_label_set_text (self->pain_label, text);
}

static void
show_goal (EbbReviewDialog *self,
           const EbbReadings *readings)
{
  EbbReview *latest = ebb_goal_find_latest (self->reviews);
  g_autofree char *progress = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->goal_box, self->goal != NULL);
  if (self->goal == NULL)
    return;
  self->goal_value = ebb_goal_get_value (self->goal, readings, latest, ebb_day_today ());
  progress = ebb_goal_describe_progress (self->goal, self->tracker, readings, latest, ebb_day_today ());
  text = g_strdup_printf ("%s\n%s", self->goal->text, progress);
  gtk_label_set_text (self->goal_label, text);
}

static void
show_earlier (EbbReviewDialog *self)
{
  g_autofree char *text = ebb_review_describe_earlier (self->reviews, self->course->record.id);

  gtk_label_set_text (self->earlier_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->earlier_box, text != NULL);
}

static void
show_course (EbbReviewDialog *self)
{
  guint n = ebb_review_count_done (self->sessions);
  g_autofree char *effects = ebb_review_describe_effects (self->sessions);
  /* Translators: why a course is looked at, as "After four sessions", and how many were done */
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%s: %u session done", "%s: %u sessions done", n), ebb_review_occasion_get_name (self->occasion), n);

  gtk_label_set_text (self->occasion_label, text);
  gtk_label_set_text (self->effects_label, effects);
  show_answers (self);
  show_pain (self);
  show_earlier (self);
  gtk_stack_set_visible_child_name (self->stages, "review");
  gtk_widget_grab_focus (GTK_WIDGET (self->peg));
}

static void
changed_cb (EbbReviewDialog *self)
{
  if (self->sessions == NULL || self->reviews == NULL)
    return;
  self->changed = TRUE;
  show_answers (self);
}

/* --- reading ---------------------------------------------------------------------------- */

static void
fail (EbbReviewDialog *self,
      GError *error)
{
  set_busy (self, FALSE);
  ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
}

static void
goal_readings_loaded_cb (GObject *source,
                         GAsyncResult *result,
                         gpointer user_data)
{
  g_autoptr (EbbReviewDialog) self = user_data;
  g_autoptr (EbbReadings) readings = ebb_store_load_readings_finish (EBB_STORE (source), result, NULL);

  if (!is_gone (self))
    show_goal (self, readings);
}

static void
load_goal_readings (EbbReviewDialog *self)
{
  EbbSubject subject;
  EbbDay today = ebb_day_today ();

  show_goal (self, NULL);
  if (self->goal != NULL && ebb_goal_get_subject (self->goal, &subject))
    ebb_store_load_readings_async (self->store, &subject, today - EBB_GOAL_REACH + 1, today, self->cancellable, goal_readings_loaded_cb, g_object_ref (self));
}

static void
trackers_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbReviewDialog) self = user_data;
  g_autoptr (GPtrArray) trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, NULL);

  if (is_gone (self))
    return;
  if (trackers != NULL && self->goal->tracker != NULL)
    g_set_object (&self->tracker, ebb_trackers_find (trackers, self->goal->tracker));
  load_goal_readings (self);
}

static void
goal_loaded_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (EbbReviewDialog) self = user_data;
  g_autoptr (EbbRecord) goal = ebb_store_load_record_finish (EBB_STORE (source), result, NULL);
  gboolean changed;

  /* one that is gone is not asked about */
  if (is_gone (self) || goal == NULL)
    return;
  g_set_object (&self->goal, EBB_GOAL (goal));
  changed = self->changed;
  gtk_check_button_set_active (self->goal_met, self->goal->reached != EBB_DAY_ABSENT);
  self->changed = changed;
  ebb_store_list_trackers_async (self->store, self->cancellable, trackers_listed_cb, g_object_ref (self));
}

static void
readings_loaded_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbReviewDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbReadings) readings = ebb_store_load_readings_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  if (readings == NULL)
    {
      fail (self, error);
      return;
    }
  set_busy (self, FALSE);
  self->pain = ebb_review_compare_pain (readings, self->sessions, ebb_day_today ());
  show_course (self);
  if (self->course->goal != NULL)
    ebb_store_load_record_async (self->store, EBB_RECORD_GOAL, self->course->goal, self->cancellable, goal_loaded_cb, g_object_ref (self));
}

static void
reviews_listed_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  static const EbbSubject pain = { EBB_SUBJECT_PAIN, NULL, NULL };
  g_autoptr (EbbReviewDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = ebb_store_list_records_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  if (reviews == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  self->reviews = g_steal_pointer (&reviews);
  ebb_store_load_readings_async (self->store, &pain, EBB_DAY_MIN, EBB_DAY_MAX, self->cancellable, readings_loaded_cb, g_object_ref (self));
}

static void
sessions_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbReviewDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  if (sessions == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->sessions = g_steal_pointer (&sessions);
  ebb_store_list_records_async (self->store, EBB_RECORD_REVIEW, self->cancellable, reviews_listed_cb, g_object_ref (self));
}

static void
load (EbbReviewDialog *self)
{
  set_busy (self, TRUE);
  ebb_store_list_sessions_async (self->store, EBB_DAY_MIN, EBB_DAY_MAX, self->course->record.id, self->cancellable, sessions_listed_cb, g_object_ref (self));
}

/* --- writing ------------------------------------------------------------------------------ */

/* The course as it stands now, to be changed further. */
static EbbCourse *
find_course (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (EBB_IS_COURSE (records->pdata[i]))
      return records->pdata[i];
  return NULL;
}

static void
done (EbbReviewDialog *self,
      GPtrArray *records)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gboolean change = ebb_choice_box_get_selected (self->decision) + 1 == EBB_DECISION_CHANGE;
  EbbCourse *course = find_course (records);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.notify-undoable", "s", _ ("Review saved"));
  if (change)
    gtk_window_present (ebb_course_dialog_new (parent, self->store, course != NULL ? course : self->course));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbReviewDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = ebb_store_change_records_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (records != NULL)
    done (self, records);
  else if (g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT))
    ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, _ ("The course or one of its sessions was changed elsewhere meanwhile. Close this and open it again to see what it is now."));
  else
    ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
}

static void
write_records (EbbReviewDialog *self)
{
  set_busy (self, TRUE);
  ebb_store_change_records_async (self->store, self->saving, NULL, NULL, written_cb, g_object_ref (self));
}

/* What the decision makes of the course. */
static void
carry_out (EbbReviewDialog *self,
           EbbDecision decision)
{
  g_autoptr (GPtrArray) records = NULL;

  if (decision == EBB_DECISION_PAUSE && self->course->state != EBB_COURSE_PAUSED)
    g_ptr_array_add (self->saving, ebb_course_plan_pause (self->course, ebb_day_today ()));
  else if (decision == EBB_DECISION_STOP && self->course->state != EBB_COURSE_ENDED)
    records = ebb_course_plan_end (self->course, self->sessions, ebb_day_today ());
  else if (decision == EBB_DECISION_CONTINUE && self->course->state == EBB_COURSE_PAUSED)
    records = ebb_course_plan_resume (self->course, self->sessions, ebb_day_today ());
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (self->saving, g_object_ref (records->pdata[i]));
}

/* A goal that the person says was reached is so from today on. */
static void
note_goal (EbbReviewDialog *self)
{
  EbbGoal *goal;

  if (self->goal == NULL || self->goal->reached != EBB_DAY_ABSENT || !gtk_check_button_get_active (self->goal_met))
    return;
  goal = ebb_record_copy (self->goal);
  goal->reached = ebb_day_today ();
  g_ptr_array_add (self->saving, goal);
}

static void
save_cb (EbbReviewDialog *self)
{
  EbbReview *review;

  if (self->busy || self->sessions == NULL || self->reviews == NULL)
    return;
  review = read_review (self);
  g_clear_pointer (&self->saving, g_ptr_array_unref);
  self->saving = g_ptr_array_new_with_free_func (g_object_unref);
  carry_out (self, review->decision);
  note_goal (self);
  g_ptr_array_add (self->saving, review);
  write_records (self);
}

static gboolean
save_shortcut_cb (GtkWidget *widget,
                  GVariant *arguments,
                  gpointer user_data)
{
  save_cb (EBB_REVIEW_DIALOG (widget));
  return GDK_EVENT_STOP;
}

static void
notice_action_cb (EbbReviewDialog *self)
{
  if (ebb_notice_bar_get_notice (self->notice) != EBB_NOTICE_RETRY || self->busy)
    return;
  ebb_notice_bar_hide (self->notice);
  if (self->saving != NULL)
    write_records (self);
  else
    load (self);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
discard_answered_cb (EbbReviewDialog *self,
                     const char *answer)
{
  if (self->store != NULL && g_str_equal (answer, "discard"))
    ebb_widget_discard (GTK_WINDOW (self));
}

static gboolean
ebb_review_dialog_close_request (GtkWindow *window)
{
  EbbReviewDialog *self = EBB_REVIEW_DIALOG (window);
  EbbQuestion *question;

  if (self->busy && self->saving != NULL)
    return GDK_EVENT_STOP;
  if (!self->changed)
    return GTK_WINDOW_CLASS (ebb_review_dialog_parent_class)->close_request (window);

  question = ebb_question_new (window, _ ("Discard Changes?"), _ ("The review is not saved yet."));
  ebb_question_add_answer (question, "keep", _ ("_Keep Editing"), EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "discard", _ ("_Discard"), EBB_ANSWER_DESTRUCTIVE);
  g_signal_connect_object (question, "answered", G_CALLBACK (discard_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
  return GDK_EVENT_STOP;
}

static void
ebb_review_dialog_dispose (GObject *object)
{
  EbbReviewDialog *self = EBB_REVIEW_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_REVIEW_DIALOG);
  G_OBJECT_CLASS (ebb_review_dialog_parent_class)->dispose (object);
}

static void
ebb_review_dialog_finalize (GObject *object)
{
  EbbReviewDialog *self = EBB_REVIEW_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->course);
  g_clear_object (&self->goal);
  g_clear_object (&self->tracker);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_clear_pointer (&self->saving, g_ptr_array_unref);
  G_OBJECT_CLASS (ebb_review_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, occasion_label);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, peg);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, peg_label);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, pain_label);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, goal_box);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, goal_label);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, goal_met);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, effects_label);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, self_change);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, numbness);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, earlier_box);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, earlier_label);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, questions_label);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, decision);
  gtk_widget_class_bind_template_child (widget_class, EbbReviewDialog, reason_row);
}

static void
ebb_review_dialog_class_init (EbbReviewDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_review_dialog_dispose;
  object_class->finalize = ebb_review_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ebb_review_dialog_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_shortcut_cb, NULL);
  g_type_ensure (EBB_TYPE_CHOICE_BOX);
  g_type_ensure (EBB_TYPE_NOTICE_BAR);
  g_type_ensure (EBB_TYPE_PEG_INPUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-review-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_action_cb);
}

static void
ebb_review_dialog_init (EbbReviewDialog *self)
{
  const char *decisions[EBB_N_DECISIONS] = { NULL };
  const char *changes[EBB_N_SELF_CHANGES] = { NULL };

  self->cancellable = g_cancellable_new ();
  self->goal_value = NAN;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 1; i < EBB_N_DECISIONS; i++)
    decisions[i - 1] = ebb_decision_get_name (i);
  for (guint i = 1; i < EBB_N_SELF_CHANGES; i++)
    changes[i - 1] = ebb_self_change_get_name (i);
  ebb_choice_box_set_label (self->decision, C_ ("review", "What do you decide?"));
  ebb_choice_box_set_choices (self->decision, decisions);
  ebb_choice_box_set_label (self->self_change, C_ ("review", "All in all, since the course began"));
  ebb_choice_box_set_choices (self->self_change, changes);
}

/**
 * ebb_review_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the diary
 * @course: the course that is looked at, as it is in the diary
 * @occasion: why now
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_review_dialog_new (GtkWindow *parent,
                       EbbStore *store,
                       EbbCourse *course,
                       EbbReviewOccasion occasion)
{
  EbbReviewDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (EBB_IS_STORE (store), NULL);
  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);

  self = g_object_new (EBB_TYPE_REVIEW_DIALOG, "transient-for", parent, NULL);
  ebb_widget_let_outlive_parent (GTK_WINDOW (self));
  ebb_widget_let_ask_before_quit (GTK_WINDOW (self));
  self->store = g_object_ref (store);
  self->course = g_object_ref (course);
  self->occasion = occasion;
  gtk_window_set_title (GTK_WINDOW (self), course->title);
  load (self);
  return GTK_WINDOW (self);
}
