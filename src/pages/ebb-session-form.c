// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-form.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-note-input.h"
#include "widgets/ebb-rating-scale.h"
#include "widgets/ebb-region-dialog.h"
#include "widgets/ebb-session-effects.h"
#include "widgets/ebb-session-parts.h"
#include "widgets/ebb-session-ratings.h"
#include "widgets/ebb-time-input.h"
#include "widgets/ebb-widget.h"

/**
 * EbbSessionForm:
 *
 * Everything about a session that took place, on one form: when, before, what was done,
 * right after, unwanted effects, a note, and what was asked some hours later. When it is
 * just over, what is still to be said comes first.
 *
 * Keys: those of #EbbRatingScale are for pain, right after when it is just over, else
 * before.
 *
 * Signals: `changed` (by the person), `submit`.
 */
struct _EbbSessionForm
{
  GtkWidget parent_instance;

  GtkBox *sections;
  GtkWidget *when_section;
  GtkWidget *before_section;
  GtkWidget *done_section;
  GtkWidget *after_section;
  GtkWidget *effects_section;
  GtkWidget *note_section;
  GtkWidget *later_section;

  EbbTimeInput *time;
  GtkSpinButton *minutes;
  EbbSessionRatings *before;
  EbbSessionParts *parts;
  EbbChoiceBox *provider;
  GtkWidget *who_row;
  AdwComboRow *position_row;
  EbbSessionRatings *after;
  EbbSessionEffects *effects;
  EbbNoteInput *note;
  GtkBox *later_box;

  GPtrArray *places; /* (owned) (element-type EbbRegion): rated in particular */
  gboolean just_over;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbSessionForm, ebb_session_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (EbbSessionForm *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
submit_cb (EbbSessionForm *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

static void
provider_chosen_cb (EbbSessionForm *self)
{
  int provider = ebb_choice_box_get_selected (self->provider) + 1;

  gtk_widget_set_visible (self->who_row, provider == EBB_PROVIDER_THERAPIST || provider == EBB_PROVIDER_PARTNER);
  changed_cb (self);
}

/* --- places ------------------------------------------------------------ */

static void
set_places (EbbSessionForm *self,
            GPtrArray *places)
{
  g_ptr_array_set_size (self->places, 0);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (self->places, places->pdata[i]);
  ebb_session_ratings_set_places (self->before, self->places);
  ebb_session_ratings_set_places (self->after, self->places);
  ebb_session_parts_set_places (self->parts, self->places);
  ebb_session_effects_set_places (self->effects, self->places);
}

static void
places_chosen_cb (EbbSessionForm *self,
                  GPtrArray *places)
{
  set_places (self, places);
  changed_cb (self);
}

static void
places_clicked_cb (EbbSessionForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *dialog = ebb_region_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                             C_ ("session", "Which Places?"), self->places, self->places);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (places_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* --- later ------------------------------------------------------------- */

static void
append_later (EbbSessionForm *self,
              EbbSession *session,
              const EbbFollowUp *follow_up)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scale = ebb_rating_scale_new ();
  double value = ebb_session_get_rating (session, EBB_PHASE_LATER, follow_up->hours, EBB_ASPECT_PAIN, NULL);
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%d hour after", "%d hours after", (gulong) follow_up->hours), follow_up->hours);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  ebb_rating_scale_set_compact (EBB_RATING_SCALE (scale), TRUE);
  ebb_rating_scale_set_pain (EBB_RATING_SCALE (scale), TRUE);
  ebb_rating_scale_set_label (EBB_RATING_SCALE (scale), text);
  ebb_rating_scale_set_value (EBB_RATING_SCALE (scale), value);
  g_object_set_data (G_OBJECT (box), "ebb-scale", scale);
  g_object_set_data (G_OBJECT (box), "ebb-hours", GINT_TO_POINTER (follow_up->hours));
  g_signal_connect_object (scale, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scale, "submit", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scale);
  gtk_box_append (self->later_box, box);
}

static void
load_later (EbbSessionForm *self,
            EbbSession *session,
            gint64 now)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->later_box))) != NULL)
    gtk_box_remove (self->later_box, child);
  for (guint i = 0; i < session->follow_ups->len; i++)
    {
      const EbbFollowUp *follow_up = &g_array_index (session->follow_ups, EbbFollowUp, i);

      if (follow_up->state == EBB_FOLLOW_UP_ANSWERED || follow_up->due.at <= now)
        append_later (self, session, follow_up);
    }
  gtk_widget_set_visible (self->later_section, gtk_widget_get_first_child (GTK_WIDGET (self->later_box)) != NULL);
}

/* A rating that is given counts as the answer, and one taken back as none wanted. */
static void
store_later (EbbSessionForm *self,
             EbbSession *session,
             EbbMoment now)
{
  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->later_box)); box != NULL; box = gtk_widget_get_next_sibling (box))
    {
      int hours = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (box), "ebb-hours"));
      double value = ebb_rating_scale_get_value (g_object_get_data (G_OBJECT (box), "ebb-scale"));
      double before = ebb_session_get_rating (session, EBB_PHASE_LATER, hours, EBB_ASPECT_PAIN, NULL);
      EbbFollowUp *follow_up = ebb_session_find_follow_up (session, hours);

      if (follow_up == NULL || (isnan (value) && isnan (before)) || fabs (value - before) < 1e-9)
        continue;
      ebb_session_set_rating (session, EBB_PHASE_LATER, hours, EBB_ASPECT_PAIN, NULL, value);
      if (!isnan (value) && follow_up->state != EBB_FOLLOW_UP_ANSWERED)
        {
          follow_up->state = EBB_FOLLOW_UP_ANSWERED;
          follow_up->answered = now;
        }
      else if (isnan (value))
        {
          follow_up->state = EBB_FOLLOW_UP_DISMISSED;
          follow_up->answered = EBB_MOMENT_ABSENT;
        }
    }
}

/* --- class ------------------------------------------------------------- */

static gboolean
ebb_session_form_grab_focus (GtkWidget *widget)
{
  EbbSessionForm *self = EBB_SESSION_FORM (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->just_over ? self->after : self->before));
}

static void
ebb_session_form_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SESSION_FORM);
  G_OBJECT_CLASS (ebb_session_form_parent_class)->dispose (object);
}

static void
ebb_session_form_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_SESSION_FORM (object)->places);
  G_OBJECT_CLASS (ebb_session_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, sections);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, when_section);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, before_section);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, done_section);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, after_section);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, effects_section);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, note_section);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, later_section);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, time);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, minutes);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, before);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, parts);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, provider);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, who_row);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, position_row);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, after);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, effects);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, note);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionForm, later_box);
}

static void
ebb_session_form_class_init (EbbSessionFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_session_form_dispose;
  object_class->finalize = ebb_session_form_finalize;
  widget_class->grab_focus = ebb_session_form_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_SESSION_FORM, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_SESSION_FORM, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_CHOICE_BOX);
  g_type_ensure (EBB_TYPE_NOTE_INPUT);
  g_type_ensure (EBB_TYPE_SESSION_EFFECTS);
  g_type_ensure (EBB_TYPE_SESSION_PARTS);
  g_type_ensure (EBB_TYPE_SESSION_RATINGS);
  g_type_ensure (EBB_TYPE_TIME_INPUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-session-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, provider_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, places_clicked_cb);
}

static void
ebb_session_form_init (EbbSessionForm *self)
{
  const char *providers[EBB_N_PROVIDERS] = { NULL };
  g_autoptr (GtkStringList) positions = gtk_string_list_new (NULL);

  self->places = g_ptr_array_new ();
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 1; i < EBB_N_PROVIDERS; i++)
    providers[i - 1] = ebb_provider_get_name (i);
  ebb_choice_box_set_label (self->provider, C_ ("session", "Who gave it"));
  ebb_choice_box_set_choices (self->provider, providers);
  gtk_string_list_append (positions, C_ ("position", "Not recorded"));
  for (guint i = 1; i < EBB_N_POSITIONS; i++)
    gtk_string_list_append (positions, ebb_position_get_name (i));
  adw_combo_row_set_model (self->position_row, G_LIST_MODEL (positions));
  ebb_session_ratings_set_phase (self->after, EBB_PHASE_AFTER, 0);
  self->loading = FALSE;
}

/**
 * ebb_session_form_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
ebb_session_form_new (void)
{
  return g_object_new (EBB_TYPE_SESSION_FORM, NULL);
}

/**
 * ebb_session_form_set_just_over:
 * @self: a form
 * @just_over: whether the session has just ended and what was before it is recorded
 *
 * Puts the sections in the order in which they are filled in.
 */
void
ebb_session_form_set_just_over (EbbSessionForm *self,
                                gboolean just_over)
{
  GtkWidget *told[] = { self->when_section, self->before_section, self->done_section, self->after_section, self->effects_section, self->later_section, self->note_section };
  GtkWidget *over[] = { self->after_section, self->effects_section, self->done_section, self->note_section, self->when_section, self->before_section, self->later_section };
  GtkWidget **order = just_over ? over : told;

  g_return_if_fail (EBB_IS_SESSION_FORM (self));

  self->just_over = just_over;
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    gtk_box_reorder_child_after (self->sections, order[i], i > 0 ? order[i - 1] : NULL);
}

/**
 * ebb_session_form_load:
 * @self: a form
 * @session: a session that took place
 * @places: (element-type EbbRegion): what is rated in particular
 * @now: the present
 *
 * Shows all that it says.
 */
void
ebb_session_form_load (EbbSessionForm *self,
                       EbbSession *session,
                       GPtrArray *places,
                       EbbMoment now)
{
  g_autoptr (EbbEntry) scratch = NULL;

  g_return_if_fail (EBB_IS_SESSION_FORM (self));
  g_return_if_fail (EBB_IS_SESSION (session));
  g_return_if_fail (places != NULL);

  self->loading = TRUE;
  scratch = ebb_entry_new (session->started);
  ebb_entry_set_note (scratch, session->note);
  ebb_entry_part_load (EBB_ENTRY_PART (self->time), scratch);
  ebb_entry_part_load (EBB_ENTRY_PART (self->note), scratch);
  gtk_spin_button_set_value (self->minutes, session->minutes);
  set_places (self, places);
  ebb_session_ratings_load (self->before, session);
  ebb_session_ratings_load (self->after, session);
  ebb_session_parts_load (self->parts, session);
  ebb_session_effects_load (self->effects, session);
  ebb_choice_box_set_selected (self->provider, (int) session->provider - 1);
  gtk_editable_set_text (GTK_EDITABLE (self->who_row), session->who != NULL ? session->who : "");
  adw_combo_row_set_selected (self->position_row, session->position);
  provider_chosen_cb (self);
  load_later (self, session, now.at);
  self->loading = FALSE;
}

/**
 * ebb_session_form_store:
 * @self: a form
 * @session: the session to be changed: the one that was loaded, or a copy
 * @now: the present
 * @error: %EBB_ERROR_INVALID
 *
 * Says in it what the form says.
 *
 * Returns: whether all that was entered can be understood; if not, the time stays as it
 *   was
 */
gboolean
ebb_session_form_store (EbbSessionForm *self,
                        EbbSession *session,
                        EbbMoment now,
                        GError **error)
{
  g_autoptr (EbbEntry) scratch = ebb_entry_new (session->started);
  g_autofree char *who = NULL;

  g_return_val_if_fail (EBB_IS_SESSION_FORM (self), FALSE);
  g_return_val_if_fail (EBB_IS_SESSION (session), FALSE);

  gtk_spin_button_update (self->minutes);
  session->state = EBB_SESSION_DONE;
  session->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  ebb_session_ratings_store (self->before, session);
  ebb_session_ratings_store (self->after, session);
  ebb_session_parts_store (self->parts, session);
  ebb_session_effects_store (self->effects, session);
  session->provider = ebb_choice_box_get_selected (self->provider) + 1;
  if (gtk_widget_get_visible (self->who_row))
    {
      who = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->who_row))));
      g_free (session->who);
      session->who = *who != '\0' ? g_steal_pointer (&who) : NULL;
    }
  session->position = adw_combo_row_get_selected (self->position_row);
  store_later (self, session, now);

  ebb_entry_part_store (EBB_ENTRY_PART (self->note), scratch, NULL);
  g_free (session->note);
  session->note = g_strdup (ebb_entry_get_note (scratch));
  if (!ebb_entry_part_store (EBB_ENTRY_PART (self->time), scratch, error))
    return FALSE;
  session->started = ebb_entry_get_moment (scratch);
  return TRUE;
}

/**
 * ebb_session_form_press_key:
 * @self: a form
 * @keyval: a key that was pressed elsewhere
 * @state: the modifiers held
 *
 * Returns: whether the key meant something
 */
gboolean
ebb_session_form_press_key (EbbSessionForm *self,
                            guint keyval,
                            GdkModifierType state)
{
  g_return_val_if_fail (EBB_IS_SESSION_FORM (self), FALSE);

  /* what was done and what came of it have numbers of their own */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->parts)) != NULL || gtk_widget_get_focus_child (GTK_WIDGET (self->effects)) != NULL)
    return FALSE;
  return ebb_session_ratings_press_key (self->just_over ? self->after : self->before, keyval, state);
}
