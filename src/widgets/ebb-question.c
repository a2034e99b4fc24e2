// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-question.h"

/* What is kept free of the window below, on either side, in pixels. */
#define MARGIN 30

/* Never narrower or lower than this, whatever the window below is. */
#define LEAST_WIDTH 300
#define LEAST_HEIGHT 360

/**
 * EbbQuestion:
 *
 * A heading, a sentence or two, perhaps more below them, and the answers to choose
 * from. AdwMessageDialog is the same, but cannot be shown in libadwaita 1.7 without
 * a warning, and AdwAlertDialog came later than the oldest libadwaita that Ebb runs
 * with.
 *
 * The answers stand side by side where there is room for it; else one below the
 * other, the last one on top. Their words are wrapped, never cut. A message that is
 * too long for the window below scrolls.
 *
 * Keys: the default answer has the focus and Return means it; Escape means the
 * first answer, as closing the window does.
 *
 * Signals: `answered` (id): once, after the question has gone from the screen. A
 * question that ends with its parent has no answer.
 */
struct _EbbQuestion
{
  AdwWindow parent_instance;

  GtkBox *content;
  GtkBox *message;
  GtkLabel *heading_label;
  GtkLabel *body_label;
  GtkBox *answers;

  char *close_answer; /* (owned) (nullable): the first one */
  gboolean is_answered;
};

G_DEFINE_FINAL_TYPE (EbbQuestion, ebb_question, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clicked_cb (EbbQuestion *self,
            GtkButton *button)
{
  ebb_question_answer (self, g_object_get_data (G_OBJECT (button), "id"));
}

static int
measure (gpointer widget,
         GtkOrientation orientation,
         int for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);

  return natural;
}

static void
stack_answers (EbbQuestion *self)
{
  GtkWidget *answer = gtk_widget_get_first_child (GTK_WIDGET (self->answers));
  GtkWidget *next;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->answers), GTK_ORIENTATION_VERTICAL);
  while ((next = gtk_widget_get_next_sibling (answer)) != NULL)
    gtk_box_reorder_child_after (self->answers, next, NULL);
}

/* Only when needed, because a scroller is something to stop at with Tab. */
static void
scroll_message (EbbQuestion *self,
                int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_widget_set_vexpand (scroller, TRUE);

  g_object_ref (self->message);
  gtk_box_remove (self->content, GTK_WIDGET (self->message));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->message));
  gtk_box_prepend (self->content, scroller);
  g_object_unref (self->message);
}

static gboolean
ebb_question_close_request (GtkWindow *window)
{
  EbbQuestion *self = EBB_QUESTION (window);

  ebb_question_answer (self, self->close_answer);

  return GDK_EVENT_STOP;
}

static void
ebb_question_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_QUESTION);

  G_OBJECT_CLASS (ebb_question_parent_class)->dispose (object);
}

static void
ebb_question_finalize (GObject *object)
{
  g_free (EBB_QUESTION (object)->close_answer);

  G_OBJECT_CLASS (ebb_question_parent_class)->finalize (object);
}

static void
ebb_question_class_init (EbbQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_question_dispose;
  object_class->finalize = ebb_question_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = ebb_question_close_request;

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", EBB_TYPE_QUESTION, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-question.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbQuestion, content);
  gtk_widget_class_bind_template_child (widget_class, EbbQuestion, message);
  gtk_widget_class_bind_template_child (widget_class, EbbQuestion, heading_label);
  gtk_widget_class_bind_template_child (widget_class, EbbQuestion, body_label);
  gtk_widget_class_bind_template_child (widget_class, EbbQuestion, answers);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ebb_question_init (EbbQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_question_new:
 * @parent: the window that it is about
 * @heading: the question, in few words
 * @body: what one should know to answer it
 *
 * Returns: (transfer none): a question that is shown by ebb_question_present(); it
 *   goes when it is answered
 */
EbbQuestion *
ebb_question_new (GtkWindow *parent,
                  const char *heading,
                  const char *body)
{
  EbbQuestion *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);

  self = g_object_new (EBB_TYPE_QUESTION, "transient-for", parent, "title", heading, NULL);
  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->body_label, body);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body, -1);

  return self;
}

/**
 * ebb_question_add_answer:
 * @self: a question
 * @id: what the signal `answered` calls it
 * @label: what stands on it, with a mnemonic
 * @flags: what it is like
 *
 * Adds an answer. The first one is what closing the question means; it should change
 * nothing.
 */
void
ebb_question_add_answer (EbbQuestion *self,
                         const char *id,
                         const char *label,
                         EbbAnswerFlags flags)
{
  GtkWidget *button;
  GtkWidget *words;

  g_return_if_fail (EBB_IS_QUESTION (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (label != NULL);

  button = gtk_button_new_with_mnemonic (label);
  words = gtk_button_get_child (GTK_BUTTON (button));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  if ((flags & EBB_ANSWER_SUGGESTED) != 0)
    gtk_widget_add_css_class (button, "suggested-action");
  if ((flags & EBB_ANSWER_DESTRUCTIVE) != 0)
    gtk_widget_add_css_class (button, "destructive-action");
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (self->answers, button);

  if (self->close_answer == NULL)
    self->close_answer = g_strdup (id);
  if ((flags & EBB_ANSWER_DEFAULT) != 0)
    gtk_window_set_default_widget (GTK_WINDOW (self), button);
}

/**
 * ebb_question_set_extra_child:
 * @self: a question that has none yet
 * @child: (transfer floating): what stands below its body
 *
 * Shows more than a sentence can say.
 */
void
ebb_question_set_extra_child (EbbQuestion *self,
                              GtkWidget *child)
{
  g_return_if_fail (EBB_IS_QUESTION (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_box_append (self->message, child);
}

/**
 * ebb_question_get_body:
 * @self: a question
 *
 * Returns: what one should know to answer it
 */
const char *
ebb_question_get_body (EbbQuestion *self)
{
  g_return_val_if_fail (EBB_IS_QUESTION (self), NULL);

  return gtk_label_get_label (self->body_label);
}

/**
 * ebb_question_present:
 * @self: a question that has its answers, one of them the default
 *
 * Shows @self in a size that suits the window below.
 */
void
ebb_question_present (EbbQuestion *self)
{
  GtkWidget *parent;
  GtkWidget *answer;
  int around;
  int width;
  int height;

  g_return_if_fail (EBB_IS_QUESTION (self));

  parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  answer = gtk_window_get_default_widget (GTK_WINDOW (self));
  g_return_if_fail (answer != NULL);

  around = 2 * gtk_widget_get_margin_start (GTK_WIDGET (self->content));
  width = MAX (gtk_widget_get_width (parent) - 2 * MARGIN, LEAST_WIDTH) - around;
  width = MIN (width, measure (self->message, GTK_ORIENTATION_HORIZONTAL, -1));
  width = MAX (width, LEAST_WIDTH - around);
  if (measure (self->answers, GTK_ORIENTATION_HORIZONTAL, -1) > width)
    stack_answers (self);

  height = MAX (gtk_widget_get_height (parent) - 2 * MARGIN, LEAST_HEIGHT) - around;
  height -= gtk_box_get_spacing (self->content) + measure (self->answers, GTK_ORIENTATION_VERTICAL, width);
  if (measure (self->message, GTK_ORIENTATION_VERTICAL, width) > height)
    scroll_message (self, height);

  gtk_window_set_default_size (GTK_WINDOW (self), width + around, -1);
  gtk_window_set_focus (GTK_WINDOW (self), answer);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * ebb_question_answer:
 * @self: a question
 * @id: one of its answers
 *
 * Answers @self, as a press on that answer does.
 */
void
ebb_question_answer (EbbQuestion *self,
                     const char *id)
{
  g_autoptr (EbbQuestion) kept = NULL;

  g_return_if_fail (EBB_IS_QUESTION (self));

  if (self->is_answered)
    return;

  self->is_answered = TRUE;
  kept = g_object_ref (self);
  /* first: what the answer sets off may end the window below or ask again */
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, id);
}
