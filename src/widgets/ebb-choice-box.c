// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-choice-box.h"

#include "ebb-wrap-layout.h"

/**
 * EbbChoiceBox:
 *
 * A row of buttons of which one or none is chosen. It wraps when it is narrow.
 *
 * Unlike a group of check buttons it can go back to no answer: activating the
 * chosen button again takes the answer back, unless `required` is set.
 *
 * Keys: Tab enters at the chosen button and leaves the whole group; the arrow
 * keys, Home and End choose; Space chooses or takes back; Enter chooses, and on
 * a chosen button asks the form to be saved (the signal `submit`).
 *
 * Accessibility: a radio group of radio buttons, each with its checked state.
 *
 * CSS: `choicebox`, holding buttons.
 *
 * Signals: `submit`. `chosen`: the person chose or took back (not emitted when
 * the program sets `selected`).
 */
struct _EbbChoiceBox
{
  GtkWidget parent_instance;

  GPtrArray *buttons; /* (element-type GtkWidget) (unowned): in order */
  int selected;       /* -1 if none */
  gboolean required;
  gboolean even;
};

G_DEFINE_FINAL_TYPE (EbbChoiceBox, ebb_choice_box, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SELECTED = 1,
  PROP_REQUIRED,
  PROP_EVEN,
} EbbChoiceBoxProperty;

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static GParamSpec *props[PROP_EVEN + 1];
static guint signals[N_SIGNALS];

static void
sync_buttons (EbbChoiceBox *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      gboolean chosen = (int) i == self->selected;

      gtk_toggle_button_set_active (self->buttons->pdata[i], chosen);
      gtk_accessible_update_state (self->buttons->pdata[i],
                                   GTK_ACCESSIBLE_STATE_CHECKED,
                                   chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

static int
find_focus (EbbChoiceBox *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (guint i = 0; focus != NULL && i < self->buttons->len; i++)
    if (self->buttons->pdata[i] == focus)
      return (int) i;
  return -1;
}

static void
button_clicked_cb (EbbChoiceBox *self,
                   GtkWidget *button)
{
  guint position;

  if (!g_ptr_array_find (self->buttons, button, &position))
    return;
  if ((int) position == self->selected && !self->required)
    ebb_choice_box_choose (self, -1);
  else
    ebb_choice_box_choose (self, (int) position);
}

static gboolean
key_pressed_cb (EbbChoiceBox *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int focus = find_focus (self);
  int last = (int) self->buttons->len - 1;
  int target;

  if (focus < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (focus != self->selected)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      target = focus + (rtl ? 1 : -1);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      target = focus + (rtl ? -1 : 1);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      target = focus - 1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      target = focus + 1;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      target = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      target = last;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  /* it does not run round: from 0 to 10 would be the worst of slips */
  target = CLAMP (target, 0, last);
  gtk_widget_grab_focus (self->buttons->pdata[target]);
  if (target != self->selected)
    ebb_choice_box_choose (self, target);
  return GDK_EVENT_STOP;
}

static gboolean
ebb_choice_box_focus (GtkWidget *widget,
                      GtkDirectionType direction)
{
  EbbChoiceBox *self = EBB_CHOICE_BOX (widget);

  /* one stop for Tab: inside, the arrow keys move */
  if (gtk_widget_get_focus_child (widget) != NULL || self->buttons->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (self->buttons->pdata[MAX (self->selected, 0)]);
}

static gboolean
ebb_choice_box_grab_focus (GtkWidget *widget)
{
  EbbChoiceBox *self = EBB_CHOICE_BOX (widget);

  if (self->buttons->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (self->buttons->pdata[MAX (self->selected, 0)]);
}

static void
remove_buttons (EbbChoiceBox *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
}

static void
ebb_choice_box_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  EbbChoiceBox *self = EBB_CHOICE_BOX (object);

  switch ((EbbChoiceBoxProperty) prop_id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, self->selected);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->required);
      break;
    case PROP_EVEN:
      g_value_set_boolean (value, self->even);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_choice_box_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  EbbChoiceBox *self = EBB_CHOICE_BOX (object);

  switch ((EbbChoiceBoxProperty) prop_id)
    {
    case PROP_SELECTED:
      ebb_choice_box_set_selected (self, g_value_get_int (value));
      break;
    case PROP_REQUIRED:
      ebb_choice_box_set_required (self, g_value_get_boolean (value));
      break;
    case PROP_EVEN:
      ebb_choice_box_set_even (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_choice_box_dispose (GObject *object)
{
  remove_buttons (EBB_CHOICE_BOX (object));
  G_OBJECT_CLASS (ebb_choice_box_parent_class)->dispose (object);
}

static void
ebb_choice_box_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_CHOICE_BOX (object)->buttons);
  G_OBJECT_CLASS (ebb_choice_box_parent_class)->finalize (object);
}

static void
ebb_choice_box_class_init (EbbChoiceBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ebb_choice_box_get_property;
  object_class->set_property = ebb_choice_box_set_property;
  object_class->dispose = ebb_choice_box_dispose;
  object_class->finalize = ebb_choice_box_finalize;
  widget_class->focus = ebb_choice_box_focus;
  widget_class->grab_focus = ebb_choice_box_grab_focus;

  props[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_EVEN] = g_param_spec_boolean ("even", NULL, NULL, FALSE,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", EBB_TYPE_CHOICE_BOX, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_CHOICE_BOX, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "choicebox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, EBB_TYPE_WRAP_LAYOUT);
}

static void
ebb_choice_box_init (EbbChoiceBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_ptr_array_new ();
  self->selected = -1;

  /* before the button, which would take Enter for a click */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * ebb_choice_box_new:
 * @label: (nullable): what is chosen, for a screen reader
 * @choices: (nullable): the words on the buttons
 *
 * Returns: (transfer floating): a new widget with nothing chosen
 */
GtkWidget *
ebb_choice_box_new (const char *label,
                    const char *const *choices)
{
  EbbChoiceBox *self = g_object_new (EBB_TYPE_CHOICE_BOX, NULL);

  if (label != NULL)
    ebb_choice_box_set_label (self, label);
  if (choices != NULL)
    ebb_choice_box_set_choices (self, choices);
  return GTK_WIDGET (self);
}

/**
 * ebb_choice_box_set_label:
 * @label: what is chosen, for a screen reader
 */
void
ebb_choice_box_set_label (EbbChoiceBox *self,
                          const char *label)
{
  g_return_if_fail (EBB_IS_CHOICE_BOX (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * ebb_choice_box_set_choices:
 * @choices: the words on the buttons
 *
 * Makes the buttons anew; nothing is chosen then.
 */
void
ebb_choice_box_set_choices (EbbChoiceBox *self,
                            const char *const *choices)
{
  g_return_if_fail (EBB_IS_CHOICE_BOX (self));
  g_return_if_fail (choices != NULL);

  remove_buttons (self);
  for (guint i = 0; choices[i] != NULL; i++)
    {
      GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                        NULL);
      GtkWidget *label = gtk_label_new (choices[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, choices[i], -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }

  if (self->selected != -1)
    {
      self->selected = -1;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
    }
  sync_buttons (self);
}

/**
 * ebb_choice_box_get_n_choices:
 *
 * Returns: how many buttons there are
 */
guint
ebb_choice_box_get_n_choices (EbbChoiceBox *self)
{
  g_return_val_if_fail (EBB_IS_CHOICE_BOX (self), 0);
  return self->buttons->len;
}

/**
 * ebb_choice_box_get_selected:
 *
 * Returns: the position of the chosen button, -1 if none is
 */
int
ebb_choice_box_get_selected (EbbChoiceBox *self)
{
  g_return_val_if_fail (EBB_IS_CHOICE_BOX (self), -1);
  return self->selected;
}

/**
 * ebb_choice_box_set_selected:
 * @selected: a position, -1 for none
 *
 * Chooses on behalf of the program: `chosen` is not emitted.
 */
void
ebb_choice_box_set_selected (EbbChoiceBox *self,
                             int selected)
{
  g_return_if_fail (EBB_IS_CHOICE_BOX (self));
  g_return_if_fail (selected >= -1 && selected < (int) self->buttons->len);

  if (self->selected == selected)
    return;
  self->selected = selected;
  sync_buttons (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/**
 * ebb_choice_box_choose:
 * @position: a position, -1 to take back
 *
 * Chooses on behalf of the person: `chosen` is emitted.
 */
void
ebb_choice_box_choose (EbbChoiceBox *self,
                       int position)
{
  g_return_if_fail (EBB_IS_CHOICE_BOX (self));

  if (self->selected == position)
    {
      /* the click has switched the button's own state */
      sync_buttons (self);
      return;
    }
  ebb_choice_box_set_selected (self, position);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/**
 * ebb_choice_box_set_required:
 * @required: whether one must stay chosen
 */
void
ebb_choice_box_set_required (EbbChoiceBox *self,
                             gboolean required)
{
  g_return_if_fail (EBB_IS_CHOICE_BOX (self));

  if (self->required == required)
    return;
  self->required = required;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REQUIRED]);
}

/**
 * ebb_choice_box_set_even:
 * @even: whether all buttons are equally wide, in rows as equally long as can be
 */
void
ebb_choice_box_set_even (EbbChoiceBox *self,
                         gboolean even)
{
  g_return_if_fail (EBB_IS_CHOICE_BOX (self));

  if (self->even == even)
    return;
  self->even = even;
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "even", even, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EVEN]);
}

/**
 * ebb_choice_box_get_button:
 * @position: a position
 *
 * Returns: (transfer none): the button there
 */
GtkWidget *
ebb_choice_box_get_button (EbbChoiceBox *self,
                           guint position)
{
  g_return_val_if_fail (EBB_IS_CHOICE_BOX (self), NULL);
  g_return_val_if_fail (position < self->buttons->len, NULL);
  return self->buttons->pdata[position];
}
