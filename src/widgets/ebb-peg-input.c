// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-peg-input.h"

#include <math.h>

#include "model/ebb-peg.h"

#include "ebb-rating-scale.h"
#include "ebb-widget.h"

/**
 * EbbPegInput:
 *
 * The three questions about the past week, each with a scale from 0 to 10. None has to
 * be answered. Where they come from is said below.
 *
 * Keys: those of #EbbRatingScale.
 *
 * Signals: `changed` (by the person), `submit`.
 */
struct _EbbPegInput
{
  GtkWidget parent_instance;

  GtkWidget *scales[EBB_PEG_N_QUESTIONS]; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (EbbPegInput, ebb_peg_input, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
chosen_cb (EbbPegInput *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
submit_cb (EbbPegInput *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

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
append_question (EbbPegInput *self,
                 GtkWidget *box,
                 guint index)
{
  GtkWidget *question = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scale = ebb_rating_scale_new ();

  append_label (question, ebb_peg_get_question (index), "heading");
  ebb_rating_scale_set_compact (EBB_RATING_SCALE (scale), TRUE);
  ebb_rating_scale_set_pain (EBB_RATING_SCALE (scale), index == 0);
  ebb_rating_scale_set_label (EBB_RATING_SCALE (scale), ebb_peg_get_question (index));
  ebb_rating_scale_set_ends (EBB_RATING_SCALE (scale), ebb_peg_get_low_end (index), ebb_peg_get_high_end (index));
  g_signal_connect_object (scale, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scale, "submit", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (question), scale);
  gtk_box_append (GTK_BOX (box), question);
  return scale;
}

static void
ebb_peg_input_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (ebb_peg_input_parent_class)->dispose (object);
}

static gboolean
ebb_peg_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (EBB_PEG_INPUT (widget)->scales[0]);
}

static void
ebb_peg_input_class_init (EbbPegInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_peg_input_dispose;
  widget_class->grab_focus = ebb_peg_input_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_PEG_INPUT, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_PEG_INPUT, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ebb_peg_input_init (EbbPegInput *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  for (guint i = 0; i < EBB_PEG_N_QUESTIONS; i++)
    self->scales[i] = append_question (self, box, i);
  gtk_widget_add_css_class (append_label (box, ebb_peg_get_source (), "caption"), "dim-label");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/**
 * ebb_peg_input_new:
 *
 * Returns: (transfer floating): the questions, not answered
 */
GtkWidget *
ebb_peg_input_new (void)
{
  return g_object_new (EBB_TYPE_PEG_INPUT, NULL);
}

/**
 * ebb_peg_input_count:
 * @self: the questions
 *
 * Returns: how many of the three were answered
 */
guint
ebb_peg_input_count (EbbPegInput *self)
{
  guint n = 0;

  g_return_val_if_fail (EBB_IS_PEG_INPUT (self), 0);

  for (guint i = 0; i < EBB_PEG_N_QUESTIONS; i++)
    n += !isnan (ebb_rating_scale_get_value (EBB_RATING_SCALE (self->scales[i])));
  return n;
}

/**
 * ebb_peg_input_store:
 * @self: the questions
 * @review: to be changed: what is not answered is absent
 */
void
ebb_peg_input_store (EbbPegInput *self,
                     EbbReview *review)
{
  g_return_if_fail (EBB_IS_PEG_INPUT (self));
  g_return_if_fail (EBB_IS_REVIEW (review));

  review->pain = ebb_rating_scale_get_value (EBB_RATING_SCALE (self->scales[0]));
  review->enjoyment = ebb_rating_scale_get_value (EBB_RATING_SCALE (self->scales[1]));
  review->activity = ebb_rating_scale_get_value (EBB_RATING_SCALE (self->scales[2]));
}
