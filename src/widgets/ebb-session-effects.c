// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-effects.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-choice-box.h"
#include "ebb-place-choice.h"
#include "ebb-widget.h"
#include "ebb-wrap-layout.h"

/**
 * EbbSessionEffects:
 *
 * What was not wanted: one click for each kind, and for each, if wanted, where, for how
 * long, and own words. How long is chosen from a few spans; another one that is known
 * from elsewhere stays until one of them is chosen.
 *
 * Signals: `changed` (by the person), `submit` (Enter in the own words).
 */
struct _EbbSessionEffects
{
  GtkWidget parent_instance;

  GtkBox *chips;
  GtkBox *rows;

  GtkWidget *buttons[EBB_N_EFFECT_KINDS]; /* (unowned) */
  GPtrArray *places;                      /* (owned) (element-type EbbRegion): the likely ones */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbSessionEffects, ebb_session_effects, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Soreness of more than 48 hours is a reason to think again, so two days and more are
 * told apart. */
static const struct
{
  double hours;
  const char *name;
} spans[] = {
  { 1, NC_ ("how long", "About an hour") },
  { 6, NC_ ("how long", "Some hours") },
  { 24, NC_ ("how long", "A day") },
  { 48, NC_ ("how long", "Two days") },
  { 72, NC_ ("how long", "Longer") },
};

/* What is in a row. */
typedef struct
{
  EbbEffectKind kind;
  double hours; /* as it was loaded, NAN if absent */
  GtkWidget *place;
  GtkWidget *span;
  GtkWidget *text;
} Row;

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ebb-row");
}

static void
emit_changed (EbbSessionEffects *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
submit_cb (EbbSessionEffects *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

static void
sync_buttons (EbbSessionEffects *self)
{
  gboolean present[EBB_N_EFFECT_KINDS] = { FALSE };
  gboolean loading = self->loading;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    present[get_row (row)->kind] = TRUE;
  self->loading = TRUE;
  for (guint i = 0; i < EBB_N_EFFECT_KINDS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), present[i]);
  self->loading = loading;
  gtk_widget_set_visible (GTK_WIDGET (self->rows), gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
}

static int
find_span (double hours)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (fabs (spans[i].hours - hours) < 1e-9)
      return (int) i;
  return -1;
}

static GtkWidget *
create_span (EbbSessionEffects *self,
             double hours)
{
  const char *names[G_N_ELEMENTS (spans) + 1] = { NULL };
  GtkWidget *choices;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    names[i] = g_dpgettext2 (NULL, "how long", spans[i].name);
  choices = ebb_choice_box_new (C_ ("unwanted effect", "How long"), names);
  ebb_choice_box_set_selected (EBB_CHOICE_BOX (choices), find_span (hours));
  g_signal_connect_object (choices, "chosen", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return choices;
}

static GtkWidget *
create_text (EbbSessionEffects *self,
             const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), C_ ("unwanted effect", "In your own words"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), EBB_LINE_MAX / 4); /* characters have up to 4 bytes */
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("unwanted effect", "In your own words"), -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_signal_connect_object (entry, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
append_row (EbbSessionEffects *self,
            const EbbSessionEffect *effect)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *title = gtk_label_new (ebb_effect_kind_get_name (effect->kind));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Row *row = g_new0 (Row, 1);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, ebb_effect_kind_get_name (effect->kind), -1);
  row->kind = effect->kind;
  row->hours = effect->hours;
  row->place = ebb_place_choice_new (self->places, effect->region);
  row->span = create_span (self, effect->hours);
  row->text = create_text (self, effect->text);
  g_signal_connect_object (row->place, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);

  gtk_widget_set_layout_manager (line, ebb_wrap_layout_new (12, FALSE));
  gtk_box_append (GTK_BOX (line), row->place);
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card), row->span);
  gtk_box_append (GTK_BOX (card), row->text);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "session-card");
  g_object_set_data_full (G_OBJECT (card), "ebb-row", row, g_free);
  gtk_box_append (self->rows, card);
  sync_buttons (self);
}

static void
remove_rows (EbbSessionEffects *self,
             int kind)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (kind < 0 || get_row (row)->kind == (EbbEffectKind) kind)
        gtk_box_remove (self->rows, row);
      row = next;
    }
  sync_buttons (self);
}

static void
chip_toggled_cb (EbbSessionEffects *self,
                 GtkToggleButton *chip)
{
  EbbSessionEffect effect = { GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "ebb-kind")), NULL, NAN, NULL };

  if (self->loading)
    return;
  if (gtk_toggle_button_get_active (chip))
    append_row (self, &effect);
  else
    remove_rows (self, (int) effect.kind);
  emit_changed (self);
}

/* --- class ------------------------------------------------------------- */

static void
ebb_session_effects_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SESSION_EFFECTS);
  G_OBJECT_CLASS (ebb_session_effects_parent_class)->dispose (object);
}

static void
ebb_session_effects_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_SESSION_EFFECTS (object)->places);
  G_OBJECT_CLASS (ebb_session_effects_parent_class)->finalize (object);
}

static void
ebb_session_effects_class_init (EbbSessionEffectsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_session_effects_dispose;
  object_class->finalize = ebb_session_effects_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_SESSION_EFFECTS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_SESSION_EFFECTS, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-session-effects.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbSessionEffects, chips);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionEffects, rows);
}

static void
ebb_session_effects_init (EbbSessionEffects *self)
{
  self->places = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < EBB_N_EFFECT_KINDS; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (ebb_effect_kind_get_name (i));

      g_object_set_data (G_OBJECT (chip), "ebb-kind", GUINT_TO_POINTER (i));
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->chips, chip);
      self->buttons[i] = chip;
    }
  sync_buttons (self);
}

/**
 * ebb_session_effects_new:
 *
 * Returns: (transfer floating): nothing unwanted yet
 */
GtkWidget *
ebb_session_effects_new (void)
{
  return g_object_new (EBB_TYPE_SESSION_EFFECTS, NULL);
}

/**
 * ebb_session_effects_set_places:
 * @self: effects
 * @places: (element-type EbbRegion): the places that are likely, for the rows to come
 */
void
ebb_session_effects_set_places (EbbSessionEffects *self,
                                GPtrArray *places)
{
  g_return_if_fail (EBB_IS_SESSION_EFFECTS (self));
  g_return_if_fail (places != NULL);

  g_ptr_array_set_size (self->places, 0);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (self->places, places->pdata[i]);
}

/**
 * ebb_session_effects_load:
 * @self: effects
 * @session: a session
 *
 * Shows what it says.
 */
void
ebb_session_effects_load (EbbSessionEffects *self,
                          EbbSession *session)
{
  g_return_if_fail (EBB_IS_SESSION_EFFECTS (self));
  g_return_if_fail (EBB_IS_SESSION (session));

  self->loading = TRUE;
  remove_rows (self, -1);
  for (guint i = 0; i < session->effects->len; i++)
    append_row (self, &g_array_index (session->effects, EbbSessionEffect, i));
  self->loading = FALSE;
}

/**
 * ebb_session_effects_store:
 * @self: effects
 * @session: a session to be changed
 *
 * Says in it what was not wanted.
 */
void
ebb_session_effects_store (EbbSessionEffects *self,
                           EbbSession *session)
{
  g_return_if_fail (EBB_IS_SESSION_EFFECTS (self));
  g_return_if_fail (EBB_IS_SESSION (session));

  g_array_set_size (session->effects, 0);
  for (GtkWidget *widget = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); widget != NULL; widget = gtk_widget_get_next_sibling (widget))
    {
      const Row *row = get_row (widget);
      int span = ebb_choice_box_get_selected (EBB_CHOICE_BOX (row->span));
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->text))));
      EbbSessionEffect effect = { row->kind, ebb_place_choice_get_region (EBB_PLACE_CHOICE (row->place)), NAN, NULL };

      if (span >= 0)
        effect.hours = spans[span].hours;
      else if (find_span (row->hours) < 0)
        effect.hours = row->hours;
      effect.text = *text != '\0' ? g_steal_pointer (&text) : NULL;
      g_array_append_val (session->effects, effect);
    }
}
