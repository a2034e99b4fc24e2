// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-dialog-private.h"

#include <glib/gi18n.h>

#include "ebb-safety-dialog.h"

#include "model/ebb-course-edit.h"
#include "model/ebb-course-guide.h"
#include "model/ebb-safety-rows.h"
#include "model/ebb-safety.h"
#include "widgets/ebb-course-text.h"
#include "widgets/ebb-question.h"
#include "widgets/ebb-widget.h"

/**
 * EbbCourseDialog:
 *
 * Makes a course, or changes one. A new one begins with a template, which fills in the
 * form; then come the full safety check and, if the person likes, three questions about
 * the past week. The course and its sessions are one step that can be undone.
 *
 * Where the safety check speaks against massage the course can be planned all the same:
 * each session asks again, and none begins here until a doctor agreed.
 *
 * What of a changed course concerns sessions to come is asked about: it holds for all
 * that follow, or only for new ones. Sessions that were done never change.
 *
 * Keys: Ctrl+Enter goes on; Escape closes, and asks first if something would be lost.
 *
 * Uses the action `win.notify-undoable` of the parent window.
 *
 * What is read and written is in ebb-course-dialog-save.c.
 */
G_DEFINE_FINAL_TYPE (EbbCourseDialog, ebb_course_dialog, ADW_TYPE_WINDOW)

/* When sessions of a new course begin, and after how many days the first may be. */
#define FIRST_MINUTE (16 * 60)
#define FIRST_DAY_AHEAD 1

static gboolean
is_stage (EbbCourseDialog *self,
          const char *stage)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stages), stage) == 0;
}

static gboolean
is_new (EbbCourseDialog *self)
{
  return self->original == NULL;
}

void
ebb_course_dialog_sync (EbbCourseDialog *self)
{
  gboolean form = is_stage (self, "form");

  gtk_widget_set_visible (self->back_button, is_new (self) && (form || is_stage (self, "before")));
  gtk_widget_set_visible (self->save_button, form || is_stage (self, "before"));
  gtk_widget_set_sensitive (self->save_button, !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stages), !self->busy);
  gtk_button_set_label (GTK_BUTTON (self->save_button), !is_new (self) ? C_ ("dialog", "_Save") : form ? C_ ("course", "_Continue")
                                                                                                       : C_ ("course", "_Plan"));
}

static void
show_stage (EbbCourseDialog *self,
            const char *stage,
            GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->stages, stage);
  ebb_notice_bar_hide (self->notice);
  ebb_course_dialog_sync (self);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

/* Says something in the window that this one belongs to. */
void
ebb_course_dialog_tell (EbbCourseDialog *self,
                        const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.notify-undoable", "s", text);
}

/* --- templates ---------------------------------------------------------------------- */

static void
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
}

static GtkWidget *
create_card (const EbbCourseTemplate *template)
{
  const EbbCourseGuide *guide = ebb_course_guide_find (template->id);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *words = NULL;

  append_label (box, ebb_course_template_get_name (template), "heading");
  append_label (box, ebb_course_guide_get_dose (guide), "body");
  append_label (box, ebb_course_guide_get_studies (guide), "caption");
  if (guide->source != NULL)
    append_label (box, guide->source, "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_widget_add_css_class (box, "course-card");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  words = g_strjoin (" ", ebb_course_guide_get_dose (guide), ebb_course_guide_get_studies (guide), guide->source, NULL);
  ebb_widget_set_accessible_name (row, ebb_course_template_get_name (template));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return row;
}

static void
append_cards (EbbCourseDialog *self)
{
  guint n;
  const EbbCourseTemplate *templates = ebb_course_templates_get_all (&n);

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->templates, create_card (&templates[i]));
}

/* Practices are closed at the weekend. */
static EbbDay
get_first_day (void)
{
  EbbDay day = ebb_day_today () + FIRST_DAY_AHEAD;

  return ebb_day_get_weekday (day) > 5 ? day + 8 - ebb_day_get_weekday (day) : day;
}

static void
template_chosen_cb (EbbCourseDialog *self,
                    GtkListBoxRow *row)
{
  guint n;
  const EbbCourseTemplate *template = &ebb_course_templates_get_all (&n)[gtk_list_box_row_get_index (row)];
  g_autoptr (EbbCourse) course = ebb_course_new_from_template (template, get_first_day (), FIRST_MINUTE);
  g_autoptr (GPtrArray) regions = ebb_course_guide_get_regions (ebb_course_guide_find (template->id));

  g_ptr_array_extend (course->regions, regions, NULL, NULL);
  ebb_course_fill_in_provider (course, self->courses);
  g_set_object (&self->course, course);
  ebb_course_form_load (self->form, course);
  self->changed = FALSE;
  show_stage (self, "form", GTK_WIDGET (self->form));
}

/* --- the form ------------------------------------------------------------------------- */

static void
form_changed_cb (EbbCourseDialog *self)
{
  self->changed = TRUE;
  if (ebb_notice_bar_get_notice (self->notice) == EBB_NOTICE_PROBLEM)
    ebb_notice_bar_hide (self->notice);
}

/* What the form says; %NULL if it cannot be saved, which is shown. */
static EbbCourse *
read_form (EbbCourseDialog *self)
{
  g_autoptr (EbbCourse) course = ebb_record_copy (self->course);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->condition);
  if (ebb_course_form_store (self->form, course, &self->condition, &error))
    return g_steal_pointer (&course);
  ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
  ebb_course_form_show_problem (self->form);
  return NULL;
}

/* --- the safety check, and what comes after it ---------------------------------------------- */

static void
show_before (EbbCourseDialog *self)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_from_rows (self->answers);
  g_autoptr (EbbSafetyResult) result = answers != NULL ? ebb_safety_judge (answers, NULL) : NULL;
  g_autoptr (GPtrArray) sessions = ebb_course_plan_make (self->reading, ebb_day_today ());
  g_autofree char *plan = ebb_course_text_plan (self->reading, sessions);
  g_autofree char *words = NULL;
  gboolean ask_first = result != NULL && result->outcome >= EBB_SAFETY_ASK_DOCTOR;

  gtk_label_set_text (self->plan_label, plan);
  gtk_widget_set_visible (self->ask_first, ask_first);
  if (ask_first)
    {
      gtk_label_set_text (self->ask_first_title, ebb_safety_outcome_get_title (result->outcome));
      gtk_label_set_text (self->ask_first_label, ebb_safety_outcome_get_advice (result->outcome));
      words = g_strdup_printf ("%s. %s %s", ebb_safety_outcome_get_title (result->outcome), ebb_safety_outcome_get_advice (result->outcome), plan);
    }
  /* what stands above the questions, for who comes to the button without seeing it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : plan, -1);
  show_stage (self, "before", GTK_WIDGET (self->peg));
}

static void
check_finished_cb (EbbCourseDialog *self,
                   GArray *answers)
{
  g_clear_pointer (&self->answers, g_array_unref);
  self->answers = g_array_ref (answers);
  show_before (self);
}

static void
ask_safety (EbbCourseDialog *self)
{
  GtkWindow *check = ebb_safety_dialog_new (GTK_WINDOW (self), TRUE, self->reading->regions, self->answers);

  g_signal_connect_object (check, "finished", G_CALLBACK (check_finished_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (check);
}

static void
peg_changed_cb (EbbCourseDialog *self)
{
  self->changed = TRUE;
}

/* --- what becomes of sessions to come ------------------------------------------------------- */

static void
scope_answered_cb (EbbCourseDialog *self,
                   const char *answer)
{
  if (self->store != NULL && !g_str_equal (answer, "cancel"))
    ebb_course_dialog_save_edit (self, g_str_equal (answer, "all") ? EBB_PLAN_ALL_THAT_FOLLOW : EBB_PLAN_THIS_ONE);
}

static void
ask_scope (EbbCourseDialog *self)
{
  EbbQuestion *question = ebb_question_new (GTK_WINDOW (self), _ ("What Becomes of the Sessions to Come?"),
                                            _ ("Sessions that were done stay as they are. Those to come can follow what you changed, or stay as they are, so that it holds for new ones only."));

  ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "new", _ ("Only _New Ones"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "all", _ ("_All That Follow"), EBB_ANSWER_DEFAULT | EBB_ANSWER_SUGGESTED);
  g_signal_connect_object (question, "answered", G_CALLBACK (scope_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

static gboolean
has_sessions_to_come (EbbCourseDialog *self)
{
  for (guint i = 0; i < self->sessions->len; i++)
    {
      EbbSession *session = self->sessions->pdata[i];

      if (g_strcmp0 (session->course, self->original->record.id) == 0 && session->state == EBB_SESSION_PLANNED && ebb_session_get_day (session) >= ebb_day_today ())
        return TRUE;
    }
  return FALSE;
}

static void
go_on (EbbCourseDialog *self)
{
  g_autoptr (EbbCourse) course = NULL;

  if (self->busy)
    return;
  if (is_stage (self, "before"))
    {
      ebb_course_dialog_save_new (self);
      return;
    }
  if (!is_stage (self, "form") || (course = read_form (self)) == NULL)
    return;
  g_set_object (&self->reading, course);
  if (is_new (self))
    ask_safety (self);
  else if (ebb_course_concerns_sessions (course, self->original) && has_sessions_to_come (self))
    ask_scope (self);
  else
    ebb_course_dialog_save_edit (self, EBB_PLAN_ALL_THAT_FOLLOW);
}

static void
save_cb (EbbCourseDialog *self)
{
  go_on (self);
}

static gboolean
save_shortcut_cb (GtkWidget *widget,
                  GVariant *arguments,
                  gpointer user_data)
{
  go_on (EBB_COURSE_DIALOG (widget));
  return GDK_EVENT_STOP;
}

static void
other_template_cb (EbbCourseDialog *self,
                   const char *answer)
{
  if (self->store == NULL || !g_str_equal (answer, "other"))
    return;
  self->changed = FALSE;
  show_stage (self, "templates", GTK_WIDGET (self->templates));
}

static void
back_cb (EbbCourseDialog *self)
{
  EbbQuestion *question;

  if (is_stage (self, "before"))
    {
      show_stage (self, "form", GTK_WIDGET (self->form));
      return;
    }
  if (!self->changed)
    {
      other_template_cb (self, "other");
      return;
    }
  question = ebb_question_new (GTK_WINDOW (self), _ ("Choose Another Template?"), _ ("It takes the place of what you filled in."));
  ebb_question_add_answer (question, "keep", _ ("_Keep Editing"), EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "other", _ ("_Choose Another"), EBB_ANSWER_DESTRUCTIVE);
  g_signal_connect_object (question, "answered", G_CALLBACK (other_template_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

static void
notice_action_cb (EbbCourseDialog *self)
{
  if (ebb_notice_bar_get_notice (self->notice) != EBB_NOTICE_RETRY || self->busy)
    return;
  ebb_notice_bar_hide (self->notice);
  if (self->courses == NULL)
    ebb_course_dialog_load (self);
  else
    ebb_course_dialog_write (self);
}

/* --- opening and closing ---------------------------------------------------------------------- */

/* Begins, when all that can be chosen is known. */
void
ebb_course_dialog_open (EbbCourseDialog *self)
{
  ebb_course_form_set_known (self->form, self->conditions, self->goals, self->courses, self->sessions);
  if (is_new (self))
    {
      show_stage (self, "templates", NULL);
      gtk_widget_child_focus (GTK_WIDGET (self->templates), GTK_DIR_TAB_FORWARD);
      return;
    }
  g_set_object (&self->course, self->original);
  ebb_course_form_load (self->form, self->original);
  show_stage (self, "form", GTK_WIDGET (self->form));
}

static void
discard_answered_cb (EbbCourseDialog *self,
                     const char *answer)
{
  if (self->store != NULL && g_str_equal (answer, "discard"))
    ebb_widget_discard (GTK_WINDOW (self));
}

static gboolean
ebb_course_dialog_close_request (GtkWindow *window)
{
  EbbCourseDialog *self = EBB_COURSE_DIALOG (window);
  EbbQuestion *question;

  if (self->busy && self->saving != NULL)
    return GDK_EVENT_STOP;
  /* the answers of the safety check took a minute, too */
  if (!self->changed && self->answers == NULL)
    return GTK_WINDOW_CLASS (ebb_course_dialog_parent_class)->close_request (window);

  question = ebb_question_new (window, _ ("Discard Changes?"),
                               is_new (self) ? _ ("The course is not planned yet.") : _ ("The course stays as it was before."));
  ebb_question_add_answer (question, "keep", _ ("_Keep Editing"), EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "discard", _ ("_Discard"), EBB_ANSWER_DESTRUCTIVE);
  g_signal_connect_object (question, "answered", G_CALLBACK (discard_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
  return GDK_EVENT_STOP;
}

/* --- class ---------------------------------------------------------------------------------- */

static void
ebb_course_dialog_dispose (GObject *object)
{
  EbbCourseDialog *self = EBB_COURSE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_COURSE_DIALOG);
  G_OBJECT_CLASS (ebb_course_dialog_parent_class)->dispose (object);
}

static void
ebb_course_dialog_finalize (GObject *object)
{
  EbbCourseDialog *self = EBB_COURSE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->original);
  g_clear_object (&self->course);
  g_clear_object (&self->reading);
  g_clear_object (&self->condition);
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->saving, g_ptr_array_unref);
  g_clear_pointer (&self->removing, g_ptr_array_unref);
  G_OBJECT_CLASS (ebb_course_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, templates);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, form);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, plan_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, ask_first);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, ask_first_title);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, ask_first_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseDialog, peg);
}

static void
ebb_course_dialog_class_init (EbbCourseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_course_dialog_dispose;
  object_class->finalize = ebb_course_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ebb_course_dialog_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (EBB_TYPE_COURSE_FORM);
  g_type_ensure (EBB_TYPE_NOTICE_BAR);
  g_type_ensure (EBB_TYPE_PEG_INPUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-course-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, peg_changed_cb);
}

static void
ebb_course_dialog_init (EbbCourseDialog *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  append_cards (self);

  /* Ahead of the note, which would begin a new line. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (save_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/**
 * ebb_course_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the diary
 * @course: (nullable): one to change; %NULL for a new one
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_course_dialog_new (GtkWindow *parent,
                       EbbStore *store,
                       EbbCourse *course)
{
  EbbCourseDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (EBB_IS_STORE (store), NULL);
  g_return_val_if_fail (course == NULL || EBB_IS_COURSE (course), NULL);

  self = g_object_new (EBB_TYPE_COURSE_DIALOG, "transient-for", parent, NULL);
  ebb_widget_let_outlive_parent (GTK_WINDOW (self));
  ebb_widget_let_ask_before_quit (GTK_WINDOW (self));
  self->store = g_object_ref (store);
  self->original = course != NULL ? ebb_record_copy (course) : NULL;
  gtk_window_set_title (GTK_WINDOW (self), course != NULL ? C_ ("course", "Edit Course") : C_ ("course", "New Course"));
  ebb_course_dialog_load (self);
  return GTK_WINDOW (self);
}
