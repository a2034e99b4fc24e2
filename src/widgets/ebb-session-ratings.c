// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-ratings.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-mark.h"

#include "ebb-choice-box.h"
#include "ebb-rating-scale.h"
#include "ebb-widget.h"

/**
 * EbbSessionRatings:
 *
 * What is rated before a session, right after it or some hours later: pain overall with
 * one choice, pain of the places that it is for, and behind "More" tension, mood, stress
 * and swelling. A follow-up asks less: its places are behind "More", and the rest is not
 * asked. Everything may be left out.
 *
 * What is rated but has no place here is kept as it was.
 *
 * Keys: those of #EbbRatingScale are for pain overall.
 *
 * Signals: `changed` (by the person), `submit` (Enter on a chosen number).
 */
struct _EbbSessionRatings
{
  GtkWidget parent_instance;

  EbbRatingScale *pain;
  GtkBox *places_box;
  GtkToggleButton *more_button;
  GtkImage *more_icon;
  GtkBox *more_box;

  EbbPhase phase;
  int hours;
  GPtrArray *places; /* (owned) (element-type EbbRegion) */
  GPtrArray *inputs; /* (element-type GtkWidget) (unowned): with aspect and region */
};

G_DEFINE_FINAL_TYPE (EbbSessionRatings, ebb_session_ratings, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static EbbAspect
get_aspect (GtkWidget *input)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (input), "ebb-aspect"));
}

static const EbbRegion *
get_region (GtkWidget *input)
{
  return g_object_get_data (G_OBJECT (input), "ebb-region");
}

static double
get_value (GtkWidget *input)
{
  int selected;

  if (EBB_IS_RATING_SCALE (input))
    return ebb_rating_scale_get_value (EBB_RATING_SCALE (input));
  selected = ebb_choice_box_get_selected (EBB_CHOICE_BOX (input));
  return selected < 0 ? NAN : selected;
}

static void
set_value (GtkWidget *input,
           double value)
{
  if (EBB_IS_RATING_SCALE (input))
    ebb_rating_scale_set_value (EBB_RATING_SCALE (input), value);
  else
    ebb_choice_box_set_selected (EBB_CHOICE_BOX (input), isnan (value) ? -1 : (int) lround (value));
}

static void
chosen_cb (EbbSessionRatings *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
submit_cb (EbbSessionRatings *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

/* --- what can be rated --------------------------------------------------- */

static void
get_ends (EbbAspect aspect,
          const char **low,
          const char **high)
{
  switch (aspect)
    {
    case EBB_ASPECT_TENSION:
      *low = C_ ("session rating", "Loose");
      *high = C_ ("session rating", "As tense as can be");
      break;
    case EBB_ASPECT_MOOD:
      *low = C_ ("session rating", "As low as can be");
      *high = C_ ("session rating", "As good as can be");
      break;
    case EBB_ASPECT_STRESS:
      *low = C_ ("session rating", "No stress");
      *high = C_ ("session rating", "As much as can be");
      break;
    case EBB_ASPECT_PAIN:
    case EBB_ASPECT_SWELLING:
    default:
      *low = *high = "";
    }
}

/* What a screen reader hears: two of these stand on one form. */
static char *
name_at_phase (EbbSessionRatings *self,
               const char *name)
{
  switch (self->phase)
    {
    case EBB_PHASE_BEFORE:
      /* Translators: what is rated, before a session, as "Pain overall, before" */
      return g_strdup_printf (C_ ("session rating", "%s, before"), name);
    case EBB_PHASE_AFTER:
      /* Translators: what is rated, right after a session, as "Pain overall, right after" */
      return g_strdup_printf (C_ ("session rating", "%s, right after"), name);
    case EBB_PHASE_LATER:
    default:
      return g_strdup (name);
    }
}

static GtkWidget *
create_scale (EbbAspect aspect)
{
  GtkWidget *scale = ebb_rating_scale_new ();
  const char *low, *high;

  ebb_rating_scale_set_compact (EBB_RATING_SCALE (scale), TRUE);
  ebb_rating_scale_set_pain (EBB_RATING_SCALE (scale), aspect == EBB_ASPECT_PAIN);
  if (aspect != EBB_ASPECT_PAIN)
    {
      get_ends (aspect, &low, &high);
      ebb_rating_scale_set_ends (EBB_RATING_SCALE (scale), low, high);
    }
  return scale;
}

static GtkWidget *
create_swelling (void)
{
  const char *names[EBB_SWELLING_MAX + 2] = { NULL };

  for (int i = 0; i <= EBB_SWELLING_MAX; i++)
    names[i] = ebb_swelling_get_name (i);
  return ebb_choice_box_new ("", names);
}

static void
append_input (EbbSessionRatings *self,
              GtkBox *box,
              EbbAspect aspect,
              const EbbRegion *region)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *input = aspect == EBB_ASPECT_SWELLING ? create_swelling () : create_scale (aspect);
  g_autofree char *place = region != NULL ? ebb_region_get_label (region) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  if (place == NULL)
    name = g_strdup (ebb_aspect_get_name (aspect));
  else if (aspect == EBB_ASPECT_PAIN)
    name = g_strdup (place);
  else
    /* Translators: what is rated and where, as "Swelling: Left knee" */
    name = g_strdup_printf (C_ ("session rating", "%s: %s"), ebb_aspect_get_name (aspect), place);

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  said = name_at_phase (self, name);
  if (EBB_IS_RATING_SCALE (input))
    ebb_rating_scale_set_label (EBB_RATING_SCALE (input), said);
  else
    ebb_choice_box_set_label (EBB_CHOICE_BOX (input), said);
  g_object_set_data (G_OBJECT (input), "ebb-aspect", GUINT_TO_POINTER (aspect));
  g_object_set_data (G_OBJECT (input), "ebb-region", (gpointer) region);
  g_signal_connect_object (input, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (input, "submit", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (part), label);
  gtk_box_append (GTK_BOX (part), input);
  gtk_box_append (box, part);
  g_ptr_array_add (self->inputs, input);
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
build (EbbSessionRatings *self)
{
  gboolean later = self->phase == EBB_PHASE_LATER;
  g_autofree char *overall = name_at_phase (self, C_ ("session rating", "Pain overall"));

  ebb_rating_scale_set_label (self->pain, overall);
  empty (self->places_box);
  empty (self->more_box);
  g_ptr_array_set_size (self->inputs, 0);
  for (guint i = 0; i < self->places->len; i++)
    append_input (self, later ? self->more_box : self->places_box, EBB_ASPECT_PAIN, self->places->pdata[i]);
  if (!later)
    {
      append_input (self, self->more_box, EBB_ASPECT_TENSION, NULL);
      append_input (self, self->more_box, EBB_ASPECT_MOOD, NULL);
      append_input (self, self->more_box, EBB_ASPECT_STRESS, NULL);
    }
  for (guint i = 0; !later && i < self->places->len; i++)
    append_input (self, self->more_box, EBB_ASPECT_SWELLING, self->places->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->places_box), !later && self->places->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), gtk_widget_get_first_child (GTK_WIDGET (self->more_box)) != NULL);
}

static void
more_toggled_cb (EbbSessionRatings *self)
{
  gboolean more = gtk_toggle_button_get_active (self->more_button);

  gtk_widget_set_visible (GTK_WIDGET (self->more_box), more);
  gtk_image_set_from_icon_name (self->more_icon, more ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_STATE_EXPANDED, more, -1);
}

/* --- class ------------------------------------------------------------- */

static gboolean
ebb_session_ratings_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EBB_SESSION_RATINGS (widget)->pain));
}

static void
ebb_session_ratings_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SESSION_RATINGS);
  G_OBJECT_CLASS (ebb_session_ratings_parent_class)->dispose (object);
}

static void
ebb_session_ratings_finalize (GObject *object)
{
  EbbSessionRatings *self = EBB_SESSION_RATINGS (object);

  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->inputs);
  G_OBJECT_CLASS (ebb_session_ratings_parent_class)->finalize (object);
}

static void
ebb_session_ratings_class_init (EbbSessionRatingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_session_ratings_dispose;
  object_class->finalize = ebb_session_ratings_finalize;
  widget_class->grab_focus = ebb_session_ratings_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_SESSION_RATINGS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_SESSION_RATINGS, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_RATING_SCALE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-session-ratings.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbSessionRatings, pain);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionRatings, places_box);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionRatings, more_button);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionRatings, more_icon);
  gtk_widget_class_bind_template_child (widget_class, EbbSessionRatings, more_box);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_toggled_cb);
}

static void
ebb_session_ratings_init (EbbSessionRatings *self)
{
  self->places = g_ptr_array_new ();
  self->inputs = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  build (self);
}

/**
 * ebb_session_ratings_new:
 *
 * Returns: (transfer floating): ratings of before a session, nothing rated
 */
GtkWidget *
ebb_session_ratings_new (void)
{
  return g_object_new (EBB_TYPE_SESSION_RATINGS, NULL);
}

/**
 * ebb_session_ratings_set_phase:
 * @self: ratings
 * @phase: when they are given
 * @hours: of %EBB_PHASE_LATER: of which follow-up; else 0
 */
void
ebb_session_ratings_set_phase (EbbSessionRatings *self,
                               EbbPhase phase,
                               int hours)
{
  g_return_if_fail (EBB_IS_SESSION_RATINGS (self));
  g_return_if_fail ((phase == EBB_PHASE_LATER) == (hours > 0));

  self->phase = phase;
  self->hours = hours;
  build (self);
}

static void
take_over (EbbSessionRatings *self,
           GPtrArray *before)
{
  for (guint i = 0; i < before->len; i++)
    for (guint j = 0; j < self->inputs->len; j++)
      if (get_aspect (before->pdata[i]) == get_aspect (self->inputs->pdata[j]) &&
          get_region (before->pdata[i]) == get_region (self->inputs->pdata[j]))
        set_value (self->inputs->pdata[j], get_value (before->pdata[i]));
}

/**
 * ebb_session_ratings_set_places:
 * @self: ratings
 * @places: (element-type EbbRegion): what is rated in particular
 *
 * What was rated already stays.
 */
void
ebb_session_ratings_set_places (EbbSessionRatings *self,
                                GPtrArray *places)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (EBB_IS_SESSION_RATINGS (self));
  g_return_if_fail (places != NULL);

  for (guint i = 0; i < self->inputs->len; i++)
    g_ptr_array_add (before, g_object_ref (self->inputs->pdata[i]));
  g_ptr_array_set_size (self->places, 0);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (self->places, places->pdata[i]);
  build (self);
  take_over (self, before);
}

/**
 * ebb_session_ratings_load:
 * @self: ratings
 * @session: a session
 *
 * Shows what it says. "More" is open if there is something behind it.
 */
void
ebb_session_ratings_load (EbbSessionRatings *self,
                          EbbSession *session)
{
  gboolean more = FALSE;

  g_return_if_fail (EBB_IS_SESSION_RATINGS (self));
  g_return_if_fail (EBB_IS_SESSION (session));

  ebb_rating_scale_set_value (self->pain, ebb_session_get_rating (session, self->phase, self->hours, EBB_ASPECT_PAIN, NULL));
  for (guint i = 0; i < self->inputs->len; i++)
    {
      GtkWidget *input = self->inputs->pdata[i];
      double value = ebb_session_get_rating (session, self->phase, self->hours, get_aspect (input), get_region (input));

      set_value (input, value);
      more |= !isnan (value) && gtk_widget_is_ancestor (input, GTK_WIDGET (self->more_box));
    }
  gtk_toggle_button_set_active (self->more_button, more);
}

/**
 * ebb_session_ratings_store:
 * @self: ratings
 * @session: a session to be changed
 *
 * Sets in it what was rated, and takes away what was not.
 */
void
ebb_session_ratings_store (EbbSessionRatings *self,
                           EbbSession *session)
{
  g_return_if_fail (EBB_IS_SESSION_RATINGS (self));
  g_return_if_fail (EBB_IS_SESSION (session));

  ebb_session_set_rating (session, self->phase, self->hours, EBB_ASPECT_PAIN, NULL, ebb_rating_scale_get_value (self->pain));
  for (guint i = 0; i < self->inputs->len; i++)
    {
      GtkWidget *input = self->inputs->pdata[i];

      ebb_session_set_rating (session, self->phase, self->hours, get_aspect (input), get_region (input), get_value (input));
    }
}

/**
 * ebb_session_ratings_get_pain:
 * @self: ratings
 *
 * Returns: pain overall, 0 to 10; NAN if it is not rated
 */
double
ebb_session_ratings_get_pain (EbbSessionRatings *self)
{
  g_return_val_if_fail (EBB_IS_SESSION_RATINGS (self), NAN);
  return ebb_rating_scale_get_value (self->pain);
}

/**
 * ebb_session_ratings_press_key:
 * @self: ratings
 * @keyval: a key that was pressed elsewhere
 * @state: the modifiers held
 *
 * Returns: whether the key meant something: a rating of pain overall
 */
gboolean
ebb_session_ratings_press_key (EbbSessionRatings *self,
                               guint keyval,
                               GdkModifierType state)
{
  g_return_val_if_fail (EBB_IS_SESSION_RATINGS (self), FALSE);
  return ebb_rating_scale_press_key (self->pain, keyval, state);
}
