// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-rating-scale.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-rating.h"

#include "ebb-choice-box.h"
#include "ebb-widget.h"

/**
 * EbbRatingScale:
 *
 * The numeric rating scale from 0 to 10 as eleven buttons, with words at both
 * ends and, for pain, the meaning of the chosen number below.
 *
 * Whole numbers are chosen. A value with a fraction, as imports bring them, is
 * shown in words and kept until another number is chosen. Activating the chosen
 * number again takes the rating back: no rating is NAN, never 0.
 *
 * Keys: 0 to 9; X (the Roman ten) or minus (the key beside 0) for 10; those of
 * #EbbChoiceBox; Delete and Backspace take the rating back. ebb_rating_scale_press_key()
 * lets a page hand on keys that were pressed elsewhere.
 *
 * Accessibility: a radio group described by the chosen number and its meaning.
 *
 * CSS: `ratingscale`, with `.compact` for the smaller one, and its `choicebox` with
 * `.pain` when pain is rated; the chosen button has `.pain-N` then.
 *
 * Properties, notified: `value`, `pain`, `compact`. Signals: `chosen` (the person
 * chose or took back), `submit` (Enter on the chosen number).
 */
struct _EbbRatingScale
{
  GtkWidget parent_instance;

  EbbChoiceBox *choices;
  GtkWidget *ends;
  GtkLabel *low;
  GtkLabel *high;
  GtkLabel *meaning;

  double value; /* 0 to 10; NAN if absent */
  gboolean pain;
  gboolean compact;
  gboolean has_own_ends; /* not those that every scale of pain has */
  gint64 one_at;         /* monotonic microseconds: when 1 was typed, which may become 10 */
};

G_DEFINE_FINAL_TYPE (EbbRatingScale, ebb_rating_scale, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_VALUE = 1,
  PROP_PAIN,
  PROP_COMPACT,
} EbbRatingScaleProperty;

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static GParamSpec *props[PROP_COMPACT + 1];
static guint signals[N_SIGNALS];

static const char *const numbers[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", NULL };

/* The words for a number; (nullable) */
static const char *
find_meaning (EbbRatingScale *self,
              int number)
{
  if (self->pain)
    return ebb_rating_get_meaning (number);
  if (number == 0)
    return gtk_label_get_text (self->low);
  if (number == 10)
    return gtk_label_get_text (self->high);
  return NULL;
}

static gboolean
is_whole (double value)
{
  return !isnan (value) && ebb_number_equal (value, floor (value));
}

static void
sync_labels (EbbRatingScale *self)
{
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  const char *meaning = NULL;

  if (isnan (self->value))
    {
      text = g_strdup (self->pain && !self->compact ? _ ("Choose a number") : _ ("Not rated"));
    }
  else
    {
      number = ebb_number_to_local_string (self->value);
      meaning = find_meaning (self, (int) lround (self->value));
      if (meaning != NULL && *meaning != '\0' && (self->pain || is_whole (self->value)))
        /* TRANSLATORS: a number from 0 to 10 and what it means, as "6 – Moderate: it is hard to concentrate" */
        text = g_strdup_printf (C_ ("rating", "%s – %s"), number, meaning);
      else
        text = g_strdup (number);
    }

  gtk_label_set_text (self->meaning, text);
  if (isnan (self->value))
    gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->meaning), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Small scales of pain stand below a large one, which has said it; else whoever shows one
 * sets its ends. */
static void
sync_ends (EbbRatingScale *self)
{
  gboolean any = *gtk_label_get_text (self->low) != '\0' || *gtk_label_get_text (self->high) != '\0';

  gtk_widget_set_visible (self->ends, any && (self->has_own_ends || !self->pain || !self->compact));
}

static void
sync_buttons (EbbRatingScale *self)
{
  int number = is_whole (self->value) ? (int) self->value : -1;

  ebb_choice_box_set_selected (self->choices, number);
  for (int i = 0; i <= 10; i++)
    {
      GtkWidget *button = ebb_choice_box_get_button (self->choices, (guint) i);
      g_autofree char *css_class = g_strdup_printf ("pain-%d", i);

      if (self->pain && i == number)
        gtk_widget_add_css_class (button, css_class);
      else
        gtk_widget_remove_css_class (button, css_class);
    }
}

static void
name_buttons (EbbRatingScale *self)
{
  for (int i = 0; i <= 10; i++)
    {
      GtkWidget *button = ebb_choice_box_get_button (self->choices, (guint) i);
      const char *meaning = find_meaning (self, i);
      g_autofree char *name = NULL;

      if (meaning != NULL && *meaning != '\0')
        name = g_strdup_printf (C_ ("rating", "%s – %s"), numbers[i], meaning);
      /* without a description the tooltip would be one, and be heard after the name */
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : numbers[i],
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "",
                                      -1);
      ebb_widget_set_tooltip (button, meaning != NULL && *meaning != '\0' ? meaning : NULL);
    }
}

static void
choose (EbbRatingScale *self,
        double value)
{
  if (ebb_number_equal (self->value, value))
    return;
  ebb_rating_scale_set_value (self, value);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
chosen_cb (EbbRatingScale *self)
{
  int selected = ebb_choice_box_get_selected (self->choices);

  choose (self, selected < 0 ? NAN : selected);
}

static void
submit_cb (EbbRatingScale *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

static gboolean
key_pressed_cb (EbbRatingScale *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  return ebb_rating_scale_press_key (self, keyval, state);
}

static gboolean
ebb_rating_scale_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EBB_RATING_SCALE (widget)->choices));
}

static gboolean
ebb_rating_scale_focus (GtkWidget *widget,
                        GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (EBB_RATING_SCALE (widget)->choices), direction);
}

static void
ebb_rating_scale_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  EbbRatingScale *self = EBB_RATING_SCALE (object);

  switch ((EbbRatingScaleProperty) prop_id)
    {
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;
    case PROP_PAIN:
      g_value_set_boolean (value, self->pain);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_rating_scale_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EbbRatingScale *self = EBB_RATING_SCALE (object);

  switch ((EbbRatingScaleProperty) prop_id)
    {
    case PROP_VALUE:
      ebb_rating_scale_set_value (self, g_value_get_double (value));
      break;
    case PROP_PAIN:
      ebb_rating_scale_set_pain (self, g_value_get_boolean (value));
      break;
    case PROP_COMPACT:
      ebb_rating_scale_set_compact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_rating_scale_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_RATING_SCALE);
  G_OBJECT_CLASS (ebb_rating_scale_parent_class)->dispose (object);
}

static void
ebb_rating_scale_class_init (EbbRatingScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ebb_rating_scale_get_property;
  object_class->set_property = ebb_rating_scale_set_property;
  object_class->dispose = ebb_rating_scale_dispose;
  widget_class->grab_focus = ebb_rating_scale_grab_focus;
  widget_class->focus = ebb_rating_scale_focus;

  props[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_PAIN] = g_param_spec_boolean ("pain", NULL, NULL, FALSE,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", EBB_TYPE_RATING_SCALE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_RATING_SCALE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_CHOICE_BOX);
  gtk_widget_class_set_css_name (widget_class, "ratingscale");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-rating-scale.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbRatingScale, choices);
  gtk_widget_class_bind_template_child (widget_class, EbbRatingScale, ends);
  gtk_widget_class_bind_template_child (widget_class, EbbRatingScale, low);
  gtk_widget_class_bind_template_child (widget_class, EbbRatingScale, high);
  gtk_widget_class_bind_template_child (widget_class, EbbRatingScale, meaning);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
ebb_rating_scale_init (EbbRatingScale *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->value = NAN;
  self->one_at = G_MININT64 / 2;
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_choice_box_set_choices (self->choices, numbers);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  sync_labels (self);
}

/**
 * ebb_rating_scale_new:
 *
 * Returns: (transfer floating): a scale with nothing chosen
 */
GtkWidget *
ebb_rating_scale_new (void)
{
  return g_object_new (EBB_TYPE_RATING_SCALE, NULL);
}

/**
 * ebb_rating_scale_get_value:
 *
 * Returns: 0 to 10, NAN if nothing is chosen
 */
double
ebb_rating_scale_get_value (EbbRatingScale *self)
{
  g_return_val_if_fail (EBB_IS_RATING_SCALE (self), NAN);
  return self->value;
}

/**
 * ebb_rating_scale_set_value:
 * @value: 0 to 10, fractions too; NAN for no rating
 *
 * Sets the rating on behalf of the program: `chosen` is not emitted.
 */
void
ebb_rating_scale_set_value (EbbRatingScale *self,
                            double value)
{
  g_return_if_fail (EBB_IS_RATING_SCALE (self));
  g_return_if_fail (isnan (value) || ebb_rating_is_valid (value));

  if (ebb_number_equal (self->value, value))
    return;
  self->value = value;
  sync_buttons (self);
  sync_labels (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

/**
 * ebb_rating_scale_set_label:
 * @label: what is rated, for a screen reader
 */
void
ebb_rating_scale_set_label (EbbRatingScale *self,
                            const char *label)
{
  g_return_if_fail (EBB_IS_RATING_SCALE (self));
  ebb_choice_box_set_label (self->choices, label);
}

static void
show_ends (EbbRatingScale *self,
           const char *low,
           const char *high)
{
  gtk_label_set_text (self->low, low);
  gtk_label_set_text (self->high, high);
  sync_ends (self);
  name_buttons (self);
  sync_labels (self);
}

/**
 * ebb_rating_scale_set_ends:
 * @low: what 0 means, "" for no word
 * @high: what 10 means, "" for no word
 *
 * Shows them also below a compact scale of pain, which is without words otherwise.
 */
void
ebb_rating_scale_set_ends (EbbRatingScale *self,
                           const char *low,
                           const char *high)
{
  g_return_if_fail (EBB_IS_RATING_SCALE (self));
  g_return_if_fail (low != NULL && high != NULL);

  self->has_own_ends = TRUE;
  show_ends (self, low, high);
}

/**
 * ebb_rating_scale_set_compact:
 * @compact: whether the buttons are smaller and the chosen number is not spelled
 *   out below
 */
void
ebb_rating_scale_set_compact (EbbRatingScale *self,
                              gboolean compact)
{
  g_return_if_fail (EBB_IS_RATING_SCALE (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), !compact);
  sync_ends (self);
  sync_labels (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

/**
 * ebb_rating_scale_set_pain:
 * @pain: whether it is pain that is rated, which has words for every number and
 *   colours of its own
 */
void
ebb_rating_scale_set_pain (EbbRatingScale *self,
                           gboolean pain)
{
  g_return_if_fail (EBB_IS_RATING_SCALE (self));

  if (self->pain == pain)
    return;
  self->pain = pain;
  if (pain)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->choices), "pain");
      show_ends (self, ebb_rating_get_low_end (), ebb_rating_get_high_end ());
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->choices), "pain");
    }
  name_buttons (self);
  sync_buttons (self);
  sync_labels (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAIN]);
}

/**
 * ebb_rating_scale_key_to_number:
 * @keyval: the key
 *
 * Returns: the rating from 0 to 10 that the key means, -1 if it means none
 */
int
ebb_rating_scale_key_to_number (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);
  if (keyval == GDK_KEY_x || keyval == GDK_KEY_X || keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    return 10;
  return -1;
}

/**
 * ebb_rating_scale_press_key:
 * @keyval: the key
 * @state: the modifiers held
 *
 * Does what the key does on a scale: digits, X and minus choose, 0 soon after 1 makes
 * 10 of it, Delete and Backspace take back. The chosen number gets the keyboard.
 *
 * Returns: whether the key meant something
 */
gboolean
ebb_rating_scale_press_key (EbbRatingScale *self,
                            guint keyval,
                            GdkModifierType state)
{
  int number;

  g_return_val_if_fail (EBB_IS_RATING_SCALE (self), FALSE);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_KP_Delete)
    {
      if (isnan (self->value))
        return GDK_EVENT_PROPAGATE;
      choose (self, NAN);
      return GDK_EVENT_STOP;
    }
  number = ebb_rating_scale_key_to_number (keyval);
  if (number < 0)
    return GDK_EVENT_PROPAGATE;

  if (number == 0 && ebb_number_equal (self->value, 1) && g_get_monotonic_time () - self->one_at < EBB_RATING_SCALE_PAUSE_MS * 1000)
    number = 10;
  self->one_at = number == 1 ? g_get_monotonic_time () : G_MININT64 / 2;
  choose (self, number);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}
