// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-parts.h"

#include <glib/gi18n.h>

#include "model/ebb-technique.h"

#include "ebb-choice-box.h"
#include "ebb-place-choice.h"
#include "ebb-rating-scale.h"
#include "ebb-widget.h"
#include "ebb-wrap-layout.h"

/**
 * EbbSessionParts:
 *
 * What was done in a session: one click for each technique, and for each, if wanted,
 * where, for how long and how firmly. A technique that was used at several places has a
 * row for each.
 *
 * A technique of a newer version of Ebb has its row, but no button.
 *
 * Signals: `changed` (by the person).
 */
struct _EbbSessionParts
{
  GtkWidget parent_instance;

  GtkBox *chips;
  GtkBox *rows;

  GtkWidget *buttons[EBB_N_TECHNIQUES]; /* (unowned) */
  GPtrArray *places;                    /* (owned) (element-type EbbRegion): the likely ones */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbSessionParts, ebb_session_parts, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is in a row. */
typedef struct
{
  const char *technique; /* (interned) */
  GtkWidget *place;
  GtkWidget *minutes;
  GtkWidget *pressure; /* (nullable) */
} Row;

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ebb-row");
}

static void
emit_changed (EbbSessionParts *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static guint
count_rows (EbbSessionParts *self,
            const char *technique)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += get_row (row)->technique == technique;
  return n;
}

static void
sync_buttons (EbbSessionParts *self)
{
  gboolean loading = self->loading;

  self->loading = TRUE;
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), count_rows (self, g_intern_string (ebb_technique_get_id (i))) > 0);
  self->loading = loading;
  gtk_widget_set_visible (GTK_WIDGET (self->rows), gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
}

/* --- rows -------------------------------------------------------------- */

static void append_row (EbbSessionParts *self, const EbbSessionPart *part, GtkWidget *after);

static void
remove_clicked_cb (EbbSessionParts *self,
                   GtkWidget *button)
{
  gtk_box_remove (self->rows, g_object_get_data (G_OBJECT (button), "ebb-card"));
  sync_buttons (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  emit_changed (self);
}

static void
again_clicked_cb (EbbSessionParts *self,
                  GtkWidget *button)
{
  GtkWidget *card = g_object_get_data (G_OBJECT (button), "ebb-card");
  EbbSessionPart part = { get_row (card)->technique, NULL, 0, 0 };

  append_row (self, &part, card);
  gtk_widget_child_focus (gtk_widget_get_next_sibling (card), GTK_DIR_TAB_FORWARD);
  emit_changed (self);
}

static GtkWidget *
create_button (EbbSessionParts *self,
               GtkWidget *card,
               const char *technique,
               const char *icon,
               const char *name,
               GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  ebb_widget_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, technique, -1);
  g_object_set_data (G_OBJECT (button), "ebb-card", card);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_minutes (EbbSessionParts *self,
                int minutes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, EBB_SESSION_MAX_MINUTES, 1);
  GtkWidget *label = gtk_label_new (C_ ("session part", "minutes"));

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), minutes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("session part", "Minutes; 0 if not known"), -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (box), "ebb-spin", spin);
  return box;
}

static void
show_pressure (GtkWidget *choices,
               GtkWidget *label)
{
  int pressure = ebb_choice_box_get_selected (EBB_CHOICE_BOX (choices)) + 1;
  g_autofree char *text = NULL;

  if (pressure > 0)
    /* Translators: how firm a massage was: 1 to 5 and its name, as "Pressure: 2, light" */
    text = g_strdup_printf (C_ ("session part", "Pressure: %d, %s"), pressure, ebb_pressure_get_name (pressure));
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : C_ ("session part", "Pressure"));
}

static void
pressure_chosen_cb (GtkWidget *choices,
                    EbbSessionParts *self)
{
  show_pressure (choices, g_object_get_data (G_OBJECT (choices), "ebb-label"));
  emit_changed (self);
}

/* Digits are those of the pressure here, not of pain. */
static gboolean
pressure_key_cb (EbbChoiceBox *choices,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 GtkEventControllerKey *controller)
{
  int number = ebb_rating_scale_key_to_number (keyval);

  if (number < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (number >= 1 && number <= EBB_PRESSURE_MAX)
    {
      ebb_choice_box_choose (choices, number - 1);
      gtk_widget_grab_focus (GTK_WIDGET (choices));
    }
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_pressure (EbbSessionParts *self,
                 GtkWidget *box,
                 int pressure)
{
  static const char *const numbers[] = { "1", "2", "3", "4", "5", NULL };
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *choices = ebb_choice_box_new (C_ ("session part", "Pressure"), numbers);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  for (int i = 0; i < EBB_PRESSURE_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d – %s", i + 1, ebb_pressure_get_name (i + 1));

      gtk_accessible_update_property (GTK_ACCESSIBLE (ebb_choice_box_get_button (EBB_CHOICE_BOX (choices), (guint) i)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  ebb_choice_box_set_selected (EBB_CHOICE_BOX (choices), pressure - 1);
  g_object_set_data (G_OBJECT (choices), "ebb-label", label);
  g_signal_connect_object (choices, "chosen", G_CALLBACK (pressure_chosen_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressure_key_cb), choices, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (choices, keys);
  show_pressure (choices, label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choices);
  return choices;
}

static void
append_row (EbbSessionParts *self,
            const EbbSessionPart *part,
            GtkWidget *after)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *name = ebb_technique_id_get_name (part->technique);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Row *row = g_new0 (Row, 1);
  EbbTechnique technique;
  gboolean is_known = ebb_technique_find (part->technique, &technique);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (header), title);
  gtk_box_append (GTK_BOX (header), create_button (self, card, name, "list-add-symbolic", C_ ("session part", "The same at another place"), G_CALLBACK (again_clicked_cb)));
  gtk_box_append (GTK_BOX (header), create_button (self, card, name, "window-close-symbolic", C_ ("session part", "Remove"), G_CALLBACK (remove_clicked_cb)));
  gtk_box_append (GTK_BOX (card), header);

  row->technique = g_intern_string (part->technique);
  row->place = ebb_place_choice_new (self->places, part->region);
  g_signal_connect_object (row->place, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  row->minutes = create_minutes (self, part->minutes);
  gtk_widget_set_layout_manager (line, ebb_wrap_layout_new (12, FALSE));
  gtk_box_append (GTK_BOX (line), row->place);
  gtk_box_append (GTK_BOX (line), row->minutes);
  gtk_box_append (GTK_BOX (card), line);
  row->minutes = g_object_get_data (G_OBJECT (row->minutes), "ebb-spin");
  if (!is_known || ebb_technique_has_pressure (technique) || part->pressure > 0)
    row->pressure = create_pressure (self, card, part->pressure);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "session-card");
  g_object_set_data_full (G_OBJECT (card), "ebb-row", row, g_free);
  if (after != NULL)
    gtk_box_insert_child_after (self->rows, card, after);
  else
    gtk_box_append (self->rows, card);
  sync_buttons (self);
}

/* --- chips ------------------------------------------------------------- */

static void
remove_rows (EbbSessionParts *self,
             const char *technique)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (technique == NULL || get_row (row)->technique == technique)
        gtk_box_remove (self->rows, row);
      row = next;
    }
  sync_buttons (self);
}

static void
chip_toggled_cb (EbbSessionParts *self,
                 GtkToggleButton *chip)
{
  EbbSessionPart part = { g_object_get_data (G_OBJECT (chip), "ebb-technique"), NULL, 0, 0 };

  if (self->loading)
    return;
  if (gtk_toggle_button_get_active (chip))
    {
      part.region = self->places->len == 1 ? self->places->pdata[0] : NULL;
      append_row (self, &part, NULL);
    }
  else
    {
      remove_rows (self, part.technique);
    }
  emit_changed (self);
}

static void
append_chips (EbbSessionParts *self)
{
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (ebb_technique_get_name (i));

      g_object_set_data (G_OBJECT (chip), "ebb-technique", (gpointer) g_intern_string (ebb_technique_get_id (i)));
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->chips, chip);
      self->buttons[i] = chip;
    }
}

/* --- class ------------------------------------------------------------- */

static void
ebb_session_parts_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SESSION_PARTS);
  G_OBJECT_CLASS (ebb_session_parts_parent_class)->dispose (object);
}

static void
ebb_session_parts_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_SESSION_PARTS (object)->places);
  G_OBJECT_CLASS (ebb_session_parts_parent_class)->finalize (object);
}

static void
ebb_session_parts_class_init (EbbSessionPartsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_session_parts_dispose;
  object_class->finalize = ebb_session_parts_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_SESSION_PARTS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-session-parts.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbSessionParts, chips);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionParts, rows);
}

static void
ebb_session_parts_init (EbbSessionParts *self)
{
  self->places = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  append_chips (self);
  sync_buttons (self);
}

/**
 * ebb_session_parts_new:
 *
 * Returns: (transfer floating): nothing done yet
 */
GtkWidget *
ebb_session_parts_new (void)
{
  return g_object_new (EBB_TYPE_SESSION_PARTS, NULL);
}

/**
 * ebb_session_parts_set_places:
 * @self: parts
 * @places: (element-type EbbRegion): the places that are likely, for the rows to come
 */
void
ebb_session_parts_set_places (EbbSessionParts *self,
                              GPtrArray *places)
{
  g_return_if_fail (EBB_IS_SESSION_PARTS (self));
  g_return_if_fail (places != NULL);

  g_ptr_array_set_size (self->places, 0);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (self->places, places->pdata[i]);
}

/**
 * ebb_session_parts_load:
 * @self: parts
 * @session: a session
 *
 * Shows what was done in it.
 */
void
ebb_session_parts_load (EbbSessionParts *self,
                        EbbSession *session)
{
  g_return_if_fail (EBB_IS_SESSION_PARTS (self));
  g_return_if_fail (EBB_IS_SESSION (session));

  self->loading = TRUE;
  remove_rows (self, NULL);
  for (guint i = 0; i < session->parts->len; i++)
    append_row (self, &g_array_index (session->parts, EbbSessionPart, i), NULL);
  self->loading = FALSE;
}

/**
 * ebb_session_parts_store:
 * @self: parts
 * @session: a session to be changed
 *
 * Says in it what was done.
 */
void
ebb_session_parts_store (EbbSessionParts *self,
                         EbbSession *session)
{
  g_return_if_fail (EBB_IS_SESSION_PARTS (self));
  g_return_if_fail (EBB_IS_SESSION (session));

  g_array_set_size (session->parts, 0);
  for (GtkWidget *widget = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); widget != NULL; widget = gtk_widget_get_next_sibling (widget))
    {
      const Row *row = get_row (widget);
      EbbSessionPart part = { row->technique, ebb_place_choice_get_region (EBB_PLACE_CHOICE (row->place)), 0, 0 };

      gtk_spin_button_update (GTK_SPIN_BUTTON (row->minutes));
      part.minutes = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (row->minutes));
      if (row->pressure != NULL)
        part.pressure = ebb_choice_box_get_selected (EBB_CHOICE_BOX (row->pressure)) + 1;
      g_array_append_val (session->parts, part);
    }
}
