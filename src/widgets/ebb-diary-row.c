// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-diary-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-diary-context.h"
#include "ebb-entry-text.h"
#include "ebb-format.h"
#include "ebb-pain-bar.h"
#include "model/ebb-rating.h"

/*
 * An entry in the list of the diary: below the heading of its day, if it is the
 * first of it, a card with time, pain, marks, ratings, note and tags.
 *
 * Every card is as high as one that says everything (a strut sees to that), so
 * that nothing jumps when the entry arrives, and a list of any length scrolls
 * evenly.
 *
 * One click opens the entry. While entries are being selected, a click selects or
 * unselects; a click with Control or Shift, or a long press, begins selecting.
 *
 * The name that a screen reader reads is that of the list's own row, around this
 * one, since that has the focus. It tells the whole entry.
 *
 * CSS: diaryrow; .diary-heading, .diary-card (.first-of-day, .last-of-day), and
 * .diary-badge with .pain-0 to .pain-10.
 */

#define MAX_MARKS 3
/* What a screen reader should have to say at most. */
#define MAX_DESCRIPTION 2000

struct _EbbDiaryRow
{
  GtkWidget parent_instance;

  EbbEntryItem *item;            /* (owned) (nullable) */
  EbbDiaryContext *context;      /* (owned) (nullable) */
  GSignalGroup *item_signals;    /* (owned) */
  GSignalGroup *context_signals; /* (owned) */
  guint position;
  gboolean selected;
  int pain_class; /* of the badge; -1 for none */

  GtkWidget *content;
  GtkWidget *heading;
  GtkWidget *day_label;
  GtkWidget *figures_label;
  GtkWidget *card;
  GtkWidget *check;
  GtkWidget *badge;
  GtkWidget *time_label;
  GtkWidget *bar;
  GtkWidget *tags_label;
  GtkWidget *marks_box;
  GtkWidget *marks_label;
  GtkWidget *more_label;
  GtkWidget *values_label;
  GtkWidget *note_label;
  GtkWidget *menu_button;
};

G_DEFINE_FINAL_TYPE (EbbDiaryRow, ebb_diary_row, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_ITEM = 1,
  PROP_POSITION,
  PROP_SELECTED,
} EbbDiaryRowProperty;

static GParamSpec *props[PROP_SELECTED + 1];

static gboolean
is_selecting (EbbDiaryRow *self)
{
  return self->context && ebb_diary_context_get_selecting (self->context);
}

static void
set_line (GtkWidget *label,
          const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
toggle_class (GtkWidget *widget,
              const char *name,
              gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_badge (EbbDiaryRow *self,
              double pain)
{
  int class_now = isnan (pain) ? -1 : (int) round (pain);
  g_autofree char *text = isnan (pain) ? g_strdup ("") : ebb_number_to_local_string (pain);

  gtk_label_set_text (GTK_LABEL (self->badge), text);
  ebb_pain_bar_set_rating (EBB_PAIN_BAR (self->bar), pain);
  if (self->pain_class == class_now)
    return;

  if (self->pain_class >= 0)
    {
      g_autofree char *name = g_strdup_printf ("pain-%d", self->pain_class);

      gtk_widget_remove_css_class (self->badge, name);
    }
  if (class_now >= 0)
    {
      g_autofree char *name = g_strdup_printf ("pain-%d", class_now);

      gtk_widget_add_css_class (self->badge, name);
    }
  self->pain_class = class_now;
}

static void
update_name (EbbDiaryRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (!parent || !self->item)
    return;

  name = ebb_diary_row_describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_entry (EbbDiaryRow *self)
{
  EbbEntry *entry = self->item ? ebb_entry_item_get_entry (self->item) : NULL;
  g_autofree char *time = NULL;
  g_autofree char *marks = NULL;
  g_autofree char *more = NULL;
  g_autofree char *values = NULL;
  g_autofree char *note = NULL;
  g_autofree char *tags = NULL;
  guint n_more = 0;

  toggle_class (self->card, "loading", !entry);
  if (!entry)
    {
      update_badge (self, NAN);
      gtk_label_set_text (GTK_LABEL (self->time_label), "…");
      set_line (self->tags_label, "");
      gtk_widget_set_visible (self->marks_box, FALSE);
      set_line (self->values_label, "");
      set_line (self->note_label, "");
      update_name (self);
      return;
    }

  time = ebb_format_time (ebb_entry_get_moment (entry));
  marks = ebb_entry_text_marks (entry, MAX_MARKS, &n_more);
  /* Translators: marks of an entry that the row has no room for: "+2 more" */
  more = n_more > 0 ? g_strdup_printf (ngettext ("+%u more", "+%u more", n_more), n_more) : g_strdup ("");
  values = ebb_entry_text_values (entry, self->context ? ebb_diary_context_get_trackers (self->context) : NULL);
  note = ebb_entry_text_note (entry, self->context ? ebb_diary_context_get_search (self->context) : NULL);
  tags = ebb_entry_text_tags (entry);

  update_badge (self, ebb_entry_get_pain (entry));
  gtk_label_set_text (GTK_LABEL (self->time_label), time);
  set_line (self->tags_label, tags);
  gtk_label_set_text (GTK_LABEL (self->marks_label), marks);
  set_line (self->more_label, more);
  gtk_widget_set_visible (self->marks_box, *marks != '\0');
  set_line (self->values_label, values);
  set_line (self->note_label, note);
  update_name (self);
}

static void
update_day (EbbDiaryRow *self)
{
  gboolean first = self->item && ebb_entry_item_get_first_of_day (self->item);
  gboolean last = self->item && ebb_entry_item_get_last_of_day (self->item);

  gtk_widget_set_visible (self->heading, first);
  toggle_class (self->card, "first-of-day", first);
  toggle_class (self->card, "last-of-day", last);
  if (first)
    {
      g_autofree char *day = ebb_format_day_relative (ebb_entry_item_get_day (self->item), ebb_day_today ());
      g_autofree char *figures = ebb_entry_text_day_figures (ebb_entry_item_get_day_count (self->item), ebb_entry_item_get_day_rated (self->item), ebb_entry_item_get_day_mean (self->item));

      gtk_label_set_text (GTK_LABEL (self->day_label), day);
      gtk_label_set_text (GTK_LABEL (self->figures_label), figures);
    }
}

static void
update_selecting (EbbDiaryRow *self)
{
  gtk_widget_set_visible (self->check, is_selecting (self));
  gtk_widget_set_visible (self->menu_button, !is_selecting (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), self->selected);
}

static void
item_notify_cb (EbbEntryItem *item,
                GParamSpec *pspec,
                EbbDiaryRow *self)
{
  if (g_str_equal (pspec->name, "entry"))
    update_entry (self);
  else
    update_day (self);
}

static void
context_notify_cb (EbbDiaryContext *context,
                   GParamSpec *pspec,
                   EbbDiaryRow *self)
{
  if (g_str_equal (pspec->name, "selecting"))
    update_selecting (self);
  else
    update_entry (self);
}

/* --- clicks --- */

static GdkModifierType
get_modifiers (GtkGesture *gesture)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & (GDK_CONTROL_MASK | GDK_SHIFT_MASK);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            EbbDiaryRow *self)
{
  /* The list would open the entry a second time. */
  if (n_press > 1)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  else if (get_modifiers (GTK_GESTURE (gesture)) != 0 && self->context)
    ebb_diary_context_set_selecting (self->context, TRUE);
}

static void
released_cb (GtkGestureClick *gesture,
             int n_press,
             double x,
             double y,
             EbbDiaryRow *self)
{
  /* With Control or Shift the list selects by its own rules. */
  if (get_modifiers (GTK_GESTURE (gesture)) != 0 || !gtk_widget_contains (self->card, x, y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (is_selecting (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "listitem.select", "(bb)", TRUE, FALSE);
  else if (n_press == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "list.activate-item", "u", self->position);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double x,
                 double y,
                 EbbDiaryRow *self)
{
  if (!self->context)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ebb_diary_context_set_selecting (self->context, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "listitem.select", "(bb)", TRUE, FALSE);
}

static void
request_menu (EbbDiaryRow *self,
              GtkWidget *widget,
              double x,
              double y)
{
  double row_x;
  double row_y;

  if (self->context && gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), x, y, &row_x, &row_y))
    ebb_diary_context_request_menu (self->context, GTK_WIDGET (self), row_x, row_y);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int n_press,
                      double x,
                      double y,
                      EbbDiaryRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  request_menu (self, self->card, x, y);
}

static void
menu_clicked_cb (GtkButton *button,
                 EbbDiaryRow *self)
{
  GtkWidget *widget = GTK_WIDGET (button);

  request_menu (self, widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget));
}

/* --- the widget --- */

static void
ebb_diary_row_root (GtkWidget *widget)
{
  EbbDiaryRow *self = EBB_DIARY_ROW (widget);

  GTK_WIDGET_CLASS (ebb_diary_row_parent_class)->root (widget);
  g_set_object (&self->context, ebb_diary_context_find (widget));
  g_signal_group_set_target (self->context_signals, self->context);
  update_selecting (self);
  update_entry (self);
}

static void
ebb_diary_row_unroot (GtkWidget *widget)
{
  EbbDiaryRow *self = EBB_DIARY_ROW (widget);

  g_signal_group_set_target (self->context_signals, NULL);
  g_clear_object (&self->context);
  GTK_WIDGET_CLASS (ebb_diary_row_parent_class)->unroot (widget);
}

static void
ebb_diary_row_set_property (GObject *object,
                            guint prop_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  EbbDiaryRow *self = EBB_DIARY_ROW (object);

  switch ((EbbDiaryRowProperty) prop_id)
    {
    case PROP_ITEM:
      ebb_diary_row_set_item (self, g_value_get_object (value));
      break;
    case PROP_POSITION:
      if (self->position != g_value_get_uint (value))
        {
          self->position = g_value_get_uint (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SELECTED:
      if (self->selected != g_value_get_boolean (value))
        {
          self->selected = g_value_get_boolean (value);
          gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), self->selected);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_diary_row_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  EbbDiaryRow *self = EBB_DIARY_ROW (object);

  switch ((EbbDiaryRowProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_diary_row_dispose (GObject *object)
{
  EbbDiaryRow *self = EBB_DIARY_ROW (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->context_signals);
  g_clear_object (&self->item);
  g_clear_object (&self->context);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (ebb_diary_row_parent_class)->dispose (object);
}

static void
ebb_diary_row_class_init (EbbDiaryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ebb_diary_row_set_property;
  object_class->get_property = ebb_diary_row_get_property;
  object_class->dispose = ebb_diary_row_dispose;
  widget_class->root = ebb_diary_row_root;
  widget_class->unroot = ebb_diary_row_unroot;

  props[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, EBB_TYPE_ENTRY_ITEM, flags);
  props[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, GTK_INVALID_LIST_POSITION, flags);
  props[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (EBB_TYPE_PAIN_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-diary-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "diaryrow");
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, content);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, heading);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, figures_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, card);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, check);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, badge);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, bar);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, tags_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, marks_box);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, marks_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, more_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, values_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_clicked_cb);
}

static void
ebb_diary_row_init (EbbDiaryRow *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  self->pain_class = -1;
  self->item_signals = g_signal_group_new (EBB_TYPE_ENTRY_ITEM);
  g_signal_group_connect (self->item_signals, "notify", G_CALLBACK (item_notify_cb), self);
  self->context_signals = g_signal_group_new (EBB_TYPE_DIARY_CONTEXT);
  g_signal_group_connect (self->context_signals, "notify", G_CALLBACK (context_notify_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_diary_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
ebb_diary_row_new (void)
{
  return g_object_new (EBB_TYPE_DIARY_ROW, NULL);
}

/**
 * ebb_diary_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the place in the list that it shows
 */
EbbEntryItem *
ebb_diary_row_get_item (EbbDiaryRow *self)
{
  g_return_val_if_fail (EBB_IS_DIARY_ROW (self), NULL);

  return self->item;
}

/**
 * ebb_diary_row_set_item:
 * @self: a row
 * @item: (nullable): the place in the list to show
 */
void
ebb_diary_row_set_item (EbbDiaryRow *self,
                        EbbEntryItem *item)
{
  g_return_if_fail (EBB_IS_DIARY_ROW (self));
  g_return_if_fail (!item || EBB_IS_ENTRY_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->item_signals, item);
  if (item)
    {
      update_day (self);
      update_entry (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}

/**
 * ebb_diary_row_get_position:
 * @self: a row
 *
 * Returns: where the row is in its list
 */
guint
ebb_diary_row_get_position (EbbDiaryRow *self)
{
  g_return_val_if_fail (EBB_IS_DIARY_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}

/**
 * ebb_diary_row_describe:
 * @self: a row with an item
 *
 * Returns: (transfer full): the whole entry in words, with day and time
 */
char *
ebb_diary_row_describe (EbbDiaryRow *self)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *story = NULL;
  EbbEntry *entry;

  g_return_val_if_fail (EBB_IS_DIARY_ROW (self), NULL);

  if (!self->item)
    return g_strdup ("");

  day = ebb_format_day_relative (ebb_entry_item_get_day (self->item), ebb_day_today ());
  entry = ebb_entry_item_get_entry (self->item);
  if (!entry)
    return g_steal_pointer (&day);

  time = ebb_format_time (ebb_entry_get_moment (entry));
  story = ebb_entry_describe (entry, self->context ? ebb_diary_context_get_trackers (self->context) : NULL);
  if (g_utf8_strlen (story, -1) > MAX_DESCRIPTION)
    *g_utf8_offset_to_pointer (story, MAX_DESCRIPTION) = '\0';
  /* Translators: an entry as it is read out: day, time, and what it says */
  return g_strdup_printf (C_ ("spoken entry", "%s, %s: %s"), day, time, story);
}
