// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety-check.h"

#include <glib/gi18n.h>

#include "ebb-safety-outcome.h"
#include "ebb-safety-step.h"
#include "ebb-widget.h"

/**
 * EbbSafetyCheck:
 *
 * Asks what speaks against a massage, one part of the form after the other, and says
 * what the answers come to. Nothing applies to most people on most days: the button
 * that says so has the keyboard, so that Enter answers each part. A sign of an
 * emergency ends the questions at once.
 *
 * Passing over the questions is an answer of its own: it is asked for, and what it
 * means is said.
 *
 * When nothing speaks against it the short form goes without a page that says so.
 *
 * A screen reader that comes to the button hears all questions of the part.
 *
 * Keys: Ctrl+Enter goes on from wherever the keyboard is.
 *
 * Signals: `finished`: ebb_safety_check_get_answers() are what the person said, and the
 * person has seen what they come to.
 */
struct _EbbSafetyCheck
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *progress;
  GtkLabel *title;
  GtkBox *content;
  GtkWidget *skip_button;
  GtkButton *back_button;
  GtkButton *next_button;

  EbbSafetyAnswers *answers; /* (owned) */
  EbbSafetyAnswers *known;   /* (owned) (nullable): the long form, when the short one is asked */
  GPtrArray *regions;        /* (owned) (element-type EbbRegion): where massage is planned */
  guint page;                /* a group of questions; then one of the enum below */
};

G_DEFINE_FINAL_TYPE (EbbSafetyCheck, ebb_safety_check, GTK_TYPE_WIDGET)

enum
{
  PAGE_RESULT = EBB_N_SAFETY_GROUPS,
  PAGE_SKIP,
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_page (EbbSafetyCheck *self, guint page);

static guint
count_steps (EbbSafetyCheck *self)
{
  return self->answers->form == EBB_SAFETY_FORM_SHORT ? 1 : EBB_N_SAFETY_GROUPS;
}

static EbbSafetyStep *
get_step (EbbSafetyCheck *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->content));

  return EBB_IS_SAFETY_STEP (child) ? EBB_SAFETY_STEP (child) : NULL;
}

static void
set_next (EbbSafetyCheck *self,
          const char *label,
          gboolean suggested)
{
  gtk_button_set_label (self->next_button, label);
  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (self->next_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_button), "suggested-action");
}

/* --- questions --------------------------------------------------------- */

static void
sync_step (EbbSafetyCheck *self)
{
  EbbSafetyStep *step = get_step (self);

  if (step != NULL)
    set_next (self, ebb_safety_step_has_ticks (step) ? C_ ("safety", "Continue") : ebb_safety_form_get_none (self->answers->form), TRUE);
}

static void
show_step (EbbSafetyCheck *self,
           EbbSafetyGroup group)
{
  gboolean is_short = self->answers->form == EBB_SAFETY_FORM_SHORT;
  GtkWidget *step = ebb_safety_step_new (self->answers, group, self->regions);
  g_autofree char *questions = ebb_safety_step_describe (EBB_SAFETY_STEP (step));
  g_autofree char *progress = NULL;
  g_autofree char *all = NULL;

  /* Translators: which part of how many a list of questions is at, as "2 of 5" */
  progress = g_strdup_printf (C_ ("safety", "%u of %u"), group + 1, count_steps (self));
  gtk_label_set_text (self->progress, progress);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), !is_short);
  gtk_label_set_text (self->title, is_short ? ebb_safety_form_get_title (self->answers->form) : ebb_safety_group_get_title (group));
  gtk_box_append (self->content, step);
  g_signal_connect_object (step, "changed", G_CALLBACK (sync_step), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->skip_button, group == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), group > 0);
  sync_step (self);

  all = g_strdup_printf ("%s %s", gtk_label_get_text (self->title), questions);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
}

/* --- what it comes to -------------------------------------------------- */

static gboolean
is_emergency (EbbSafetyCheck *self)
{
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (self->answers->answers[i].present && ebb_safety_question_get_effect (i) == EBB_SAFETY_EFFECT_HELP)
      return TRUE;
  return FALSE;
}

static void
show_result (EbbSafetyCheck *self)
{
  g_autoptr (EbbSafetyResult) result = ebb_safety_check_judge (self);
  GtkWidget *outcome = ebb_safety_outcome_new (result, self->regions);
  g_autofree char *words = ebb_safety_outcome_describe (result);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_label_set_text (self->title, ebb_safety_outcome_get_title (result->outcome));
  gtk_box_append (self->content, outcome);
  gtk_widget_set_visible (self->skip_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), TRUE);
  if (result->outcome >= EBB_SAFETY_ASK_DOCTOR)
    set_next (self, C_ ("safety", "I Have Read This"), FALSE);
  else
    set_next (self, C_ ("safety", "Continue"), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  ebb_widget_announce (GTK_WIDGET (self->next_button), words);
}

static void
show_skip (EbbSafetyCheck *self)
{
  const char *text = _ ("The questions remind of common reasons to be careful, and take less than a minute. If you skip them, that is noted with the session, and only light pressure is suggested.");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_label_set_text (self->title, _ ("Skip the safety check?"));
  gtk_box_append (self->content, label);
  gtk_widget_set_visible (self->skip_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), TRUE);
  set_next (self, C_ ("safety", "Skip the Questions"), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_page (EbbSafetyCheck *self,
           guint page)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  self->page = page;
  if (page < EBB_N_SAFETY_GROUPS)
    show_step (self, page);
  else if (page == PAGE_RESULT)
    show_result (self);
  else
    show_skip (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (GTK_WIDGET (page == PAGE_SKIP ? self->back_button : self->next_button));
}

/* --- going on ---------------------------------------------------------- */

static void
finish_questions (EbbSafetyCheck *self)
{
  g_autoptr (EbbSafetyResult) result = ebb_safety_check_judge (self);

  if (self->answers->form == EBB_SAFETY_FORM_SHORT && result->outcome == EBB_SAFETY_GO_AHEAD)
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  else
    show_page (self, PAGE_RESULT);
}

static void
next_clicked_cb (EbbSafetyCheck *self)
{
  EbbSafetyStep *step = get_step (self);

  if (self->page == PAGE_RESULT)
    {
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
      return;
    }
  if (self->page == PAGE_SKIP)
    {
      EbbSafetyForm form = self->answers->form;

      ebb_safety_answers_free (self->answers);
      self->answers = ebb_safety_answers_new (form);
      self->answers->skipped = TRUE;
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
      return;
    }
  if (!ebb_safety_step_has_ticks (step))
    ebb_safety_answers_set_none (self->answers, self->page, TRUE);
  if (is_emergency (self) || self->page + 1 == count_steps (self))
    finish_questions (self);
  else
    show_page (self, self->page + 1);
}

static gboolean
next_key_cb (GtkWidget *widget,
             GVariant *arguments,
             gpointer user_data)
{
  next_clicked_cb (EBB_SAFETY_CHECK (widget));
  return GDK_EVENT_STOP;
}

static void
back_clicked_cb (EbbSafetyCheck *self)
{
  if (self->page == PAGE_RESULT)
    show_page (self, is_emergency (self) ? 0 : count_steps (self) - 1);
  else
    show_page (self, self->page == PAGE_SKIP ? 0 : self->page - 1);
}

static void
skip_clicked_cb (EbbSafetyCheck *self)
{
  show_page (self, PAGE_SKIP);
}

/* --- class ------------------------------------------------------------- */

static gboolean
ebb_safety_check_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EBB_SAFETY_CHECK (widget)->next_button));
}

static void
ebb_safety_check_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SAFETY_CHECK);
  G_OBJECT_CLASS (ebb_safety_check_parent_class)->dispose (object);
}

static void
ebb_safety_check_finalize (GObject *object)
{
  EbbSafetyCheck *self = EBB_SAFETY_CHECK (object);

  ebb_safety_answers_free (self->answers);
  ebb_safety_answers_free (self->known);
  g_ptr_array_unref (self->regions);
  G_OBJECT_CLASS (ebb_safety_check_parent_class)->finalize (object);
}

static void
ebb_safety_check_class_init (EbbSafetyCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_safety_check_dispose;
  object_class->finalize = ebb_safety_check_finalize;
  widget_class->grab_focus = ebb_safety_check_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", EBB_TYPE_SAFETY_CHECK, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, next_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, next_key_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-safety-check.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyCheck, scroller);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyCheck, progress);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyCheck, title);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyCheck, content);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyCheck, skip_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyCheck, back_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyCheck, next_button);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked_cb);
}

static void
ebb_safety_check_init (EbbSafetyCheck *self)
{
  self->answers = ebb_safety_answers_new (EBB_SAFETY_FORM_SHORT);
  self->regions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_widget_wrap_button (GTK_WIDGET (self->back_button));
  ebb_widget_wrap_button (GTK_WIDGET (self->next_button));
}

/**
 * ebb_safety_check_new:
 *
 * Returns: (transfer floating): a check that asks nothing yet
 */
GtkWidget *
ebb_safety_check_new (void)
{
  return g_object_new (EBB_TYPE_SAFETY_CHECK, NULL);
}

/**
 * ebb_safety_check_ask:
 * @self: a check
 * @form: which form to fill in
 * @regions: (element-type EbbRegion): where massage is planned
 * @known: (nullable): the long form as it was answered before: to be confirmed when that
 *   is asked again, to be counted in when the short one is
 *
 * Begins with the first question.
 */
void
ebb_safety_check_ask (EbbSafetyCheck *self,
                      EbbSafetyForm form,
                      GPtrArray *regions,
                      const EbbSafetyAnswers *known)
{
  gboolean again = known != NULL && form == EBB_SAFETY_FORM_FULL && known->form == EBB_SAFETY_FORM_FULL;

  g_return_if_fail (EBB_IS_SAFETY_CHECK (self));
  g_return_if_fail (regions != NULL);

  /* the step on show points into the answers */
  while (gtk_widget_get_first_child (GTK_WIDGET (self->content)) != NULL)
    gtk_box_remove (self->content, gtk_widget_get_first_child (GTK_WIDGET (self->content)));
  ebb_safety_answers_free (self->answers);
  g_clear_pointer (&self->known, ebb_safety_answers_free);
  self->answers = again ? ebb_safety_answers_copy (known) : ebb_safety_answers_new (form);
  self->answers->skipped = FALSE;
  if (known != NULL && form == EBB_SAFETY_FORM_SHORT)
    self->known = ebb_safety_answers_copy (known);
  g_ptr_array_unref (self->regions);
  self->regions = g_ptr_array_ref (regions);
  show_page (self, 0);
}

/**
 * ebb_safety_check_get_answers:
 * @self: a check
 *
 * Returns: (transfer none): what was answered up to now
 */
const EbbSafetyAnswers *
ebb_safety_check_get_answers (EbbSafetyCheck *self)
{
  g_return_val_if_fail (EBB_IS_SAFETY_CHECK (self), NULL);
  return self->answers;
}

/**
 * ebb_safety_check_judge:
 * @self: a check
 *
 * Returns: (transfer full): what the answers come to, with those known before
 */
EbbSafetyResult *
ebb_safety_check_judge (EbbSafetyCheck *self)
{
  g_return_val_if_fail (EBB_IS_SAFETY_CHECK (self), NULL);
  return ebb_safety_judge (self->known, self->answers);
}
