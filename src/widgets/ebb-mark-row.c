// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-mark-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-choice-box.h"
#include "ebb-rating-scale.h"
#include "ebb-wrap-layout.h"
#include "ebb-widget.h"

/**
 * EbbMarkRow:
 *
 * One place where it hurts: how much, and when unfolded what it feels like, how
 * deep it sits and whether it is swollen. All of it may stay unsaid.
 *
 * The unfolded part is made when it is first wanted.
 *
 * Accessibility: a group named after the place.
 *
 * Signals: `changed`, `remove`, `submit`.
 */
struct _EbbMarkRow
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *summary;
  GtkWidget *remove_button;
  GtkToggleButton *more_button;
  EbbRatingScale *scale;
  GtkBox *details;

  EbbMark mark;
  GtkWidget *quality_buttons[EBB_N_QUALITIES]; /* (unowned) (nullable): until unfolded */
  EbbChoiceBox *depth;                         /* (unowned) (nullable): until unfolded */
  EbbChoiceBox *swelling;                      /* (unowned) (nullable): until unfolded */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbMarkRow, ebb_mark_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
append_words (GString *text,
              const char *words)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, words);
}

/* Says in one line what the folded part holds. */
static void
sync_summary (EbbMarkRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->mark.region->side == EBB_SIDE_LEFT)
    append_words (text, C_ ("side of a place on the body", "your left"));
  else if (self->mark.region->side == EBB_SIDE_RIGHT)
    append_words (text, C_ ("side of a place on the body", "your right"));
  if (self->mark.qualities != 0)
    {
      g_autofree char *qualities = ebb_qualities_describe (self->mark.qualities);

      append_words (text, qualities);
    }
  if (self->mark.depth != EBB_DEPTH_ABSENT)
    append_words (text, ebb_depth_get_name (self->mark.depth));
  if (self->mark.swelling != EBB_SWELLING_ABSENT)
    append_words (text, ebb_swelling_get_name (self->mark.swelling));

  gtk_label_set_text (self->summary, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), text->len > 0);
}

static void
emit_changed (EbbMarkRow *self)
{
  sync_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
load_details (EbbMarkRow *self)
{
  if (self->depth == NULL)
    return;
  self->loading = TRUE;
  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->quality_buttons[i]), (self->mark.qualities & (1u << i)) != 0);
  ebb_choice_box_set_selected (self->depth, self->mark.depth == EBB_DEPTH_ABSENT ? -1 : (int) self->mark.depth - EBB_DEPTH_SKIN);
  ebb_choice_box_set_selected (self->swelling, self->mark.swelling);
  self->loading = FALSE;
}

static void
scale_chosen_cb (EbbMarkRow *self)
{
  self->mark.intensity = ebb_rating_scale_get_value (self->scale);
  emit_changed (self);
}

static void
submit_cb (EbbMarkRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

static void
quality_toggled_cb (EbbMarkRow *self)
{
  guint qualities = self->mark.qualities & ~EBB_QUALITIES_ALL;

  if (self->loading)
    return;
  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->quality_buttons[i])))
      qualities |= 1u << i;
  self->mark.qualities = qualities;
  emit_changed (self);
}

static void
depth_chosen_cb (EbbMarkRow *self)
{
  int selected = ebb_choice_box_get_selected (self->depth);

  self->mark.depth = selected < 0 ? EBB_DEPTH_ABSENT : (EbbDepth) (EBB_DEPTH_SKIN + selected);
  emit_changed (self);
}

static void
swelling_chosen_cb (EbbMarkRow *self)
{
  self->mark.swelling = ebb_choice_box_get_selected (self->swelling);
  emit_changed (self);
}

static void
append_heading (EbbMarkRow *self,
                const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (self->details, label);
}

static EbbChoiceBox *
append_choices (EbbMarkRow *self,
                const char *heading,
                const char *const *choices,
                GCallback chosen)
{
  GtkWidget *box = ebb_choice_box_new (heading, choices);

  append_heading (self, heading);
  g_signal_connect_object (box, "chosen", chosen, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (box, "submit", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->details, box);
  return EBB_CHOICE_BOX (box);
}

static void
build_details (EbbMarkRow *self)
{
  const char *depths[] = {
    ebb_depth_get_name (EBB_DEPTH_SKIN),
    ebb_depth_get_name (EBB_DEPTH_MUSCLE),
    ebb_depth_get_name (EBB_DEPTH_JOINT),
    NULL,
  };
  const char *swellings[EBB_SWELLING_MAX + 2] = { NULL };
  GtkWidget *qualities = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  append_heading (self, _ ("What does it feel like?"));
  gtk_widget_set_layout_manager (qualities, ebb_wrap_layout_new (6, FALSE));
  gtk_widget_add_css_class (qualities, "chips");
  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (ebb_quality_get_name (i));

      g_signal_connect_object (button, "toggled", G_CALLBACK (quality_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (qualities), button);
      self->quality_buttons[i] = button;
    }
  gtk_box_append (self->details, qualities);

  self->depth = append_choices (self, _ ("How deep is it?"), depths, G_CALLBACK (depth_chosen_cb));
  for (int i = 0; i <= EBB_SWELLING_MAX; i++)
    swellings[i] = ebb_swelling_get_name (i);
  self->swelling = append_choices (self, _ ("Is it swollen?"), swellings, G_CALLBACK (swelling_chosen_cb));
  load_details (self);
}

static void
more_toggled_cb (EbbMarkRow *self)
{
  gboolean unfolded = gtk_toggle_button_get_active (self->more_button);

  if (unfolded && self->depth == NULL)
    build_details (self);
  gtk_widget_set_visible (GTK_WIDGET (self->details), unfolded);
  gtk_button_set_icon_name (GTK_BUTTON (self->more_button), unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

static void
remove_clicked_cb (EbbMarkRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static gboolean
ebb_mark_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EBB_MARK_ROW (widget)->scale));
}

static void
ebb_mark_row_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_MARK_ROW);
  G_OBJECT_CLASS (ebb_mark_row_parent_class)->dispose (object);
}

static void
ebb_mark_row_class_init (EbbMarkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_mark_row_dispose;
  widget_class->grab_focus = ebb_mark_row_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_MARK_ROW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", EBB_TYPE_MARK_ROW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_MARK_ROW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_RATING_SCALE);
  gtk_widget_class_set_css_name (widget_class, "markrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-mark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbMarkRow, title);
  gtk_widget_class_bind_template_child (widget_class, EbbMarkRow, summary);
  gtk_widget_class_bind_template_child (widget_class, EbbMarkRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, EbbMarkRow, more_button);
  gtk_widget_class_bind_template_child (widget_class, EbbMarkRow, scale);
  gtk_widget_class_bind_template_child (widget_class, EbbMarkRow, details);
  gtk_widget_class_bind_template_callback (widget_class, scale_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
ebb_mark_row_init (EbbMarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_mark_row_new:
 * @mark: the mark to show
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
ebb_mark_row_new (const EbbMark *mark)
{
  EbbMarkRow *self = g_object_new (EBB_TYPE_MARK_ROW, NULL);

  ebb_mark_row_set_mark (self, mark);
  return GTK_WIDGET (self);
}

/**
 * ebb_mark_row_get_mark:
 *
 * Returns: (transfer none): the mark as it stands
 */
const EbbMark *
ebb_mark_row_get_mark (EbbMarkRow *self)
{
  g_return_val_if_fail (EBB_IS_MARK_ROW (self), NULL);
  return &self->mark;
}

/**
 * ebb_mark_row_set_mark:
 * @mark: the mark to show
 *
 * Shows another mark. `changed` is not emitted.
 */
void
ebb_mark_row_set_mark (EbbMarkRow *self,
                       const EbbMark *mark)
{
  g_autofree char *label = NULL;
  g_autofree char *remove = NULL;
  g_autofree char *more = NULL;
  g_autofree char *intensity = NULL;

  g_return_if_fail (EBB_IS_MARK_ROW (self));
  g_return_if_fail (mark != NULL && mark->region != NULL);

  self->mark = *mark;
  label = ebb_region_get_label (mark->region);
  /* TRANSLATORS: %s is a place on the body, as "Left knee" */
  remove = g_strdup_printf (_ ("Remove %s"), label);
  /* TRANSLATORS: %s is a place on the body, as "Left knee" */
  more = g_strdup_printf (_ ("More about %s"), label);
  /* TRANSLATORS: %s is a place on the body, as "Left knee" */
  intensity = g_strdup_printf (_ ("Pain: %s"), label);

  gtk_label_set_text (self->title, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_widget_set_tooltip_text (self->remove_button, remove);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more_button), more);
  ebb_rating_scale_set_label (self->scale, intensity);
  ebb_rating_scale_set_value (self->scale, mark->intensity);
  load_details (self);
  sync_summary (self);
}

/**
 * ebb_mark_row_unfold:
 *
 * Shows all that can be said, for good.
 */
void
ebb_mark_row_unfold (EbbMarkRow *self)
{
  g_return_if_fail (EBB_IS_MARK_ROW (self));

  gtk_toggle_button_set_active (self->more_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), FALSE);
}

/**
 * ebb_mark_row_focus_qualities:
 *
 * Gives the keyboard to the words for what it feels like, where they are unfolded.
 */
void
ebb_mark_row_focus_qualities (EbbMarkRow *self)
{
  g_return_if_fail (EBB_IS_MARK_ROW (self));

  if (self->quality_buttons[0] != NULL)
    gtk_widget_grab_focus (self->quality_buttons[0]);
}
