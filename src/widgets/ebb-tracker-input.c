// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-tracker-input.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-error.h"
#include "model/ebb-rating.h"

#include "ebb-choice-box.h"
#include "ebb-rating-scale.h"
#include "ebb-widget.h"

/**
 * EbbTrackerInput:
 *
 * The value of one tracker in an entry: a scale, a number with its unit, hours
 * and minutes, yes or no, or one of the tracker's own words. Whatever the kind, it
 * can be not rated, says so, and a button takes the value back.
 *
 * A value that this widget could not have made itself (a fraction on a scale, a
 * word that the tracker does not offer any more) is shown and kept until it is
 * changed.
 */
struct _EbbTrackerInput
{
  GtkWidget parent_instance;

  GtkLabel *name;
  GtkLabel *state;
  GtkWidget *clear_button;
  GtkBox *body;
  GtkLabel *problem;

  EbbTracker *tracker; /* (owned) */
  double number;       /* NAN if absent or a choice */
  char *choice;        /* (owned) (nullable) */
  GError *error;       /* (owned) (nullable): what was typed is no value */

  EbbRatingScale *scale; /* (unowned) (nullable): by kind */
  EbbChoiceBox *choices; /* (unowned) (nullable): by kind */
  GtkEditable *entry;    /* (unowned) (nullable): the number, or the hours */
  GtkEditable *minutes;  /* (unowned) (nullable): by kind */
  char **words;          /* (owned) (nullable): the words offered */
  gboolean loading;
};

static void entry_part_iface_init (EbbEntryPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbTrackerInput, ebb_tracker_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (EBB_TYPE_ENTRY_PART, entry_part_iface_init))

/* A finger's target that does not look like one more decision. */
#define ENTRY_WIDTH_CHARS 6

static gboolean
is_rated (EbbTrackerInput *self)
{
  return !isnan (self->number) || self->choice != NULL;
}

static void
sync_state (EbbTrackerInput *self)
{
  g_autofree char *text = NULL;

  if (is_rated (self))
    {
      EbbValue value = { ebb_tracker_get_id (self->tracker), self->number, self->choice };

      text = ebb_tracker_describe_value (self->tracker, &value);
    }
  gtk_label_set_text (self->state, text != NULL ? text : _ ("Not rated"));
  gtk_widget_set_visible (self->clear_button, is_rated (self) || self->error != NULL);

  if (self->error != NULL)
    gtk_label_set_text (self->problem, self->error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), self->error != NULL);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *field = GTK_WIDGET (i == 0 ? self->entry : self->minutes);

      if (field == NULL)
        continue;
      if (self->error != NULL)
        gtk_widget_add_css_class (field, "error");
      else
        gtk_widget_remove_css_class (field, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                                   self->error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
}

static void
set_value (EbbTrackerInput *self,
           double number,
           const char *choice)
{
  char *copy = g_strdup (choice);

  g_free (self->choice);
  self->choice = copy;
  self->number = number;
  g_clear_error (&self->error);
}

static void
changed (EbbTrackerInput *self)
{
  sync_state (self);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
submit_cb (EbbTrackerInput *self)
{
  ebb_entry_part_emit_submit (EBB_ENTRY_PART (self));
}

static void
scale_chosen_cb (EbbTrackerInput *self)
{
  set_value (self, ebb_rating_scale_get_value (self->scale), NULL);
  changed (self);
}

static void
choice_chosen_cb (EbbTrackerInput *self)
{
  int selected = ebb_choice_box_get_selected (self->choices);

  if (selected < 0)
    set_value (self, NAN, NULL);
  else if (ebb_tracker_get_kind (self->tracker) == EBB_TRACKER_YES_NO)
    /* yes stands first */
    set_value (self, selected == 0 ? 1 : 0, NULL);
  else
    set_value (self, NAN, self->words[selected]);
  changed (self);
}

static gboolean
parse_number (GtkEditable *field,
              double *number)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (field));

  g_strstrip (text);
  if (*text == '\0')
    {
      *number = NAN;
      return TRUE;
    }
  return ebb_number_from_local_string (text, number);
}

static void
field_changed_cb (EbbTrackerInput *self)
{
  double number, minutes = NAN;
  gboolean ok;

  if (self->loading)
    return;
  ok = parse_number (self->entry, &number);
  if (ok && self->minutes != NULL)
    {
      ok = parse_number (self->minutes, &minutes) && !(number < 0) && !(minutes < 0);
      if (!isnan (number) || !isnan (minutes))
        number = (isnan (number) ? 0 : number * 60) + (isnan (minutes) ? 0 : minutes);
    }

  g_clear_error (&self->error);
  if (!ok)
    {
      g_set_error (&self->error, EBB_ERROR, EBB_ERROR_INVALID,
                   /* TRANSLATORS: %s is the name of something rated, as "Hours slept" */
                   _ ("“%s” needs a number"), ebb_tracker_get_name (self->tracker));
    }
  else if (isnan (number))
    {
      set_value (self, NAN, NULL);
    }
  else
    {
      EbbValue value = { ebb_tracker_get_id (self->tracker), number, NULL };

      if (ebb_tracker_accepts (self->tracker, &value, &self->error))
        set_value (self, number, NULL);
    }
  changed (self);
}

/* Shows the value in the control of the kind. */
static void
show_value (EbbTrackerInput *self)
{
  EbbTrackerKind kind = ebb_tracker_get_kind (self->tracker);

  self->loading = TRUE;
  if (self->scale != NULL)
    ebb_rating_scale_set_value (self->scale, self->number);
  if (kind == EBB_TRACKER_YES_NO)
    ebb_choice_box_set_selected (self->choices, isnan (self->number) ? -1 : (self->number == 0 ? 1 : 0));
  if (kind == EBB_TRACKER_CHOICE)
    {
      int selected = -1;

      for (int i = 0; self->choice != NULL && self->words[i] != NULL; i++)
        if (g_str_equal (self->words[i], self->choice))
          selected = i;
      ebb_choice_box_set_selected (self->choices, selected);
    }
  if (kind == EBB_TRACKER_NUMBER)
    {
      g_autofree char *text = isnan (self->number) ? g_strdup ("") : ebb_number_to_local_string (self->number);

      gtk_editable_set_text (self->entry, text);
    }
  if (kind == EBB_TRACKER_DURATION)
    {
      g_autofree char *hours = isnan (self->number) || self->number < 60 ? g_strdup ("") : ebb_number_to_local_string (floor (self->number / 60));
      g_autofree char *minutes = isnan (self->number) ? g_strdup ("") : ebb_number_to_local_string (fmod (self->number, 60));

      gtk_editable_set_text (self->entry, hours);
      gtk_editable_set_text (self->minutes, minutes);
    }
  self->loading = FALSE;
  sync_state (self);
}

static void
clear_clicked_cb (EbbTrackerInput *self)
{
  set_value (self, NAN, NULL);
  show_value (self);
  /* the button hides itself now */
  gtk_widget_child_focus (GTK_WIDGET (self->body), GTK_DIR_TAB_FORWARD);
  changed (self);
}

static GtkEditable *
append_field (EbbTrackerInput *self,
              const char *label,
              const char *unit)
{
  GtkWidget *field = gtk_entry_new ();
  GtkWidget *suffix = gtk_label_new (unit);

  gtk_entry_set_input_purpose (GTK_ENTRY (field), GTK_INPUT_PURPOSE_NUMBER);
  gtk_editable_set_width_chars (GTK_EDITABLE (field), ENTRY_WIDTH_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), ENTRY_WIDTH_CHARS);
  gtk_entry_set_max_length (GTK_ENTRY (field), 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "activate", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->body, field);
  gtk_box_append (self->body, suffix);
  return GTK_EDITABLE (field);
}

static void
append_choices (EbbTrackerInput *self,
                const char *const *words)
{
  GtkWidget *box = ebb_choice_box_new (ebb_tracker_get_name (self->tracker), words);

  gtk_widget_set_hexpand (box, TRUE);
  g_signal_connect_object (box, "chosen", G_CALLBACK (choice_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (box, "submit", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->body, box);
  self->choices = EBB_CHOICE_BOX (box);
}

/* The words offered: the tracker's, and one that the entry holds from before. */
static void
set_words (EbbTrackerInput *self,
           const char *also)
{
  const char *const *own = ebb_tracker_get_choices (self->tracker);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; own[i] != NULL; i++)
    g_strv_builder_add (builder, own[i]);
  if (also != NULL && !g_strv_contains (own, also))
    g_strv_builder_add (builder, also);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (builder);
}

static void
build_body (EbbTrackerInput *self)
{
  const char *name = ebb_tracker_get_name (self->tracker);

  switch (ebb_tracker_get_kind (self->tracker))
    {
    case EBB_TRACKER_SCALE:
      self->scale = EBB_RATING_SCALE (ebb_rating_scale_new ());
      ebb_rating_scale_set_compact (self->scale, TRUE);
      ebb_rating_scale_set_label (self->scale, name);
      ebb_rating_scale_set_ends (self->scale, ebb_tracker_get_low_end (self->tracker), ebb_tracker_get_high_end (self->tracker));
      gtk_widget_set_hexpand (GTK_WIDGET (self->scale), TRUE);
      g_signal_connect_object (self->scale, "chosen", G_CALLBACK (scale_chosen_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->scale, "submit", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->body, GTK_WIDGET (self->scale));
      break;
    case EBB_TRACKER_NUMBER:
      self->entry = append_field (self, name, ebb_tracker_get_unit (self->tracker));
      break;
    case EBB_TRACKER_DURATION:
      {
        /* TRANSLATORS: %s is the name of something timed, as "Walking" */
        g_autofree char *hours = g_strdup_printf (_ ("%s: hours"), name);
        /* TRANSLATORS: %s is the name of something timed, as "Walking" */
        g_autofree char *minutes = g_strdup_printf (_ ("%s: minutes"), name);

        self->entry = append_field (self, hours, C_ ("unit", "h"));
        self->minutes = append_field (self, minutes, C_ ("unit", "min"));
      }
      break;
    case EBB_TRACKER_YES_NO:
      append_choices (self, (const char *const[]){ C_ ("answer", "Yes"), C_ ("answer", "No"), NULL });
      break;
    case EBB_TRACKER_CHOICE:
      set_words (self, NULL);
      append_choices (self, (const char *const *) self->words);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
ebb_tracker_input_load (EbbEntryPart *part,
                        EbbEntry *entry)
{
  EbbTrackerInput *self = EBB_TRACKER_INPUT (part);
  const EbbValue *value = ebb_entry_find_value (entry, ebb_tracker_get_id (self->tracker));

  set_value (self, value != NULL ? value->number : NAN, value != NULL ? value->choice : NULL);
  if (ebb_tracker_get_kind (self->tracker) == EBB_TRACKER_CHOICE)
    {
      set_words (self, self->choice);
      if (g_strv_length (self->words) != ebb_choice_box_get_n_choices (self->choices))
        ebb_choice_box_set_choices (self->choices, (const char *const *) self->words);
    }
  show_value (self);
}

static gboolean
ebb_tracker_input_store (EbbEntryPart *part,
                         EbbEntry *entry,
                         GError **error)
{
  EbbTrackerInput *self = EBB_TRACKER_INPUT (part);
  const char *id = ebb_tracker_get_id (self->tracker);

  if (self->error != NULL)
    {
      if (error != NULL)
        *error = g_error_copy (self->error);
      return FALSE;
    }
  if (is_rated (self))
    ebb_entry_set_value (entry, &(EbbValue){ id, self->number, self->choice });
  else
    ebb_entry_remove_value (entry, id);
  return TRUE;
}

static void
entry_part_iface_init (EbbEntryPartInterface *iface)
{
  iface->load = ebb_tracker_input_load;
  iface->store = ebb_tracker_input_store;
}

static void
ebb_tracker_input_dispose (GObject *object)
{
  EbbTrackerInput *self = EBB_TRACKER_INPUT (object);

  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_TRACKER_INPUT);
  self->scale = NULL;
  self->choices = NULL;
  self->entry = self->minutes = NULL;
  g_clear_object (&self->tracker);
  G_OBJECT_CLASS (ebb_tracker_input_parent_class)->dispose (object);
}

static void
ebb_tracker_input_finalize (GObject *object)
{
  EbbTrackerInput *self = EBB_TRACKER_INPUT (object);

  g_free (self->choice);
  g_strfreev (self->words);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (ebb_tracker_input_parent_class)->finalize (object);
}

static void
ebb_tracker_input_class_init (EbbTrackerInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_tracker_input_dispose;
  object_class->finalize = ebb_tracker_input_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-tracker-input.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerInput, name);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerInput, state);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerInput, clear_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerInput, body);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerInput, problem);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
ebb_tracker_input_init (EbbTrackerInput *self)
{
  self->number = NAN;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_tracker_input_new:
 * @tracker: the tracker
 *
 * Returns: (transfer floating): a new input with nothing rated
 */
GtkWidget *
ebb_tracker_input_new (EbbTracker *tracker)
{
  EbbTrackerInput *self = g_object_new (EBB_TYPE_TRACKER_INPUT, NULL);
  const char *name = ebb_tracker_get_name (tracker);
  /* TRANSLATORS: %s is the name of something rated, as "Mood" */
  g_autofree char *clear = g_strdup_printf (_ ("Clear %s"), name);

  self->tracker = g_object_ref (tracker);
  gtk_label_set_text (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button), GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  gtk_widget_set_tooltip_text (self->clear_button, clear);
  build_body (self);
  sync_state (self);
  return GTK_WIDGET (self);
}

/**
 * ebb_tracker_input_get_tracker:
 *
 * Returns: (transfer none): the tracker
 */
EbbTracker *
ebb_tracker_input_get_tracker (EbbTrackerInput *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER_INPUT (self), NULL);
  return self->tracker;
}

/**
 * ebb_tracker_input_is_rated:
 *
 * Returns: whether there is a value
 */
gboolean
ebb_tracker_input_is_rated (EbbTrackerInput *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER_INPUT (self), FALSE);
  return is_rated (self);
}
