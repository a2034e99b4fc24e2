// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-time-input.h"

#include <glib/gi18n.h>

#include "model/ebb-error.h"
#include "model/ebb-time-choice.h"

#include "ebb-calendar-keys.h"
#include "ebb-choice-box.h"
#include "ebb-format.h"
#include "ebb-wrap-layout.h"
#include "ebb-widget.h"

/**
 * EbbTimeInput:
 *
 * The part of an entry that says when: now, earlier today, or any day. "Now" is
 * the moment of saving, so that a check-in that took a while is not dated back.
 *
 * Earlier today is a clock, with steps of a quarter of an hour and "an hour ago";
 * a clock that has not come yet today is yesterday's. Another day has a calendar
 * as well. The sentence below says which moment is meant.
 *
 * Keys in the clock: Up and Down step by a quarter of an hour.
 */
struct _EbbTimeInput
{
  GtkWidget parent_instance;

  EbbChoiceBox *kinds;
  GtkWidget *clock_part;
  GtkBox *ago_part;
  GtkMenuButton *day_button;
  GtkCalendar *calendar;
  GtkPopover *day_popover;
  GtkEditable *clock;
  GtkLabel *result;

  EbbMoment moment; /* the moment meant, unless it is now */
  EbbDay day;       /* the day chosen, for another day */
  GTimeZone *zone;  /* (owned): whose clocks are read */
  GError *error;    /* (owned) (nullable): what was typed is no past moment */
  gboolean loading;
};

static void entry_part_iface_init (EbbEntryPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbTimeInput, ebb_time_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (EBB_TYPE_ENTRY_PART, entry_part_iface_init))

typedef enum
{
  KIND_NOW,
  KIND_TODAY,
  KIND_DAY,
} Kind;

#define STEP_MINUTES 15
#define DEFAULT_AGO_MINUTES 60

static Kind
get_kind (EbbTimeInput *self)
{
  return (Kind) MAX (ebb_choice_box_get_selected (self->kinds), 0);
}

/* The present moment by the clocks that are read. */
static EbbMoment
get_now (EbbTimeInput *self)
{
  EbbMoment now = ebb_moment_now ();
  EbbMoment local = ebb_time_choice_ago (self->zone, now, 0);

  return (EbbMoment){ now.at, local.offset };
}

static void
use_zone_of (EbbTimeInput *self,
             const EbbMoment *moment)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = moment != NULL ? ebb_time_choice_get_zone (*moment, local) : g_time_zone_ref (local);
}

/* "Yesterday, 23:50" */
static void
sync_result (EbbTimeInput *self)
{
  EbbDay today = ebb_moment_get_day (get_now (self));
  g_autofree char *text = NULL;

  if (self->error != NULL)
    {
      text = g_strdup (self->error->message);
    }
  else if (get_kind (self) == KIND_NOW)
    {
      text = g_strdup (_ ("The moment of saving"));
    }
  else
    {
      g_autofree char *day = ebb_format_day_relative (ebb_moment_get_day (self->moment), today);
      g_autofree char *time = ebb_format_time (self->moment);

      /* TRANSLATORS: a day and a time of day, as "Yesterday, 23:50" */
      text = g_strdup_printf (C_ ("moment", "%s, %s"), day, time);
    }
  gtk_label_set_text (self->result, text);

  if (self->error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->result), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->result), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->clock), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->result), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->result), "dim-label");
      gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->clock), GTK_ACCESSIBLE_STATE_INVALID,
                               self->error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_clock (EbbTimeInput *self)
{
  g_autofree char *text = ebb_format_time (self->moment);

  self->loading = TRUE;
  gtk_editable_set_text (self->clock, text);
  self->loading = FALSE;
}

static void
show_day (EbbTimeInput *self)
{
  g_autofree char *label = ebb_format_day_relative (self->day, ebb_moment_get_day (get_now (self)));
  g_autofree char *name = NULL;
  g_autoptr (GDateTime) date = NULL;
  int year, month, month_day;

  /* TRANSLATORS: %s is a day, as "Yesterday" or "Sunday, 1 March" */
  name = g_strdup_printf (C_ ("moment", "Day: %s"), label);
  gtk_menu_button_set_label (self->day_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  ebb_day_to_ymd (self->day, &year, &month, &month_day);
  date = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  self->loading = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->loading = FALSE;
}

static void
sync_parts (EbbTimeInput *self)
{
  Kind kind = get_kind (self);

  gtk_widget_set_visible (self->clock_part, kind != KIND_NOW);
  gtk_widget_set_visible (GTK_WIDGET (self->ago_part), kind == KIND_TODAY);
  gtk_widget_set_visible (GTK_WIDGET (self->day_button), kind == KIND_DAY);
  sync_result (self);
}

static void
changed (EbbTimeInput *self)
{
  sync_parts (self);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

/* Takes a clock for the kind of time chosen. */
static void
take_minute (EbbTimeInput *self,
             int minute)
{
  EbbMoment now = get_now (self);

  g_clear_error (&self->error);
  if (get_kind (self) == KIND_DAY)
    {
      EbbMoment moment;

      if (ebb_time_choice_resolve (self->zone, now, self->day, minute, &moment, &self->error))
        self->moment = moment;
    }
  else
    {
      self->moment = ebb_time_choice_latest (self->zone, now, minute);
    }
}

static gboolean
read_clock (EbbTimeInput *self,
            int *minute)
{
  if (ebb_time_choice_parse_clock (gtk_editable_get_text (self->clock), minute))
    return TRUE;
  g_clear_error (&self->error);
  g_set_error_literal (&self->error, EBB_ERROR, EBB_ERROR_INVALID, _ ("A time of day is needed, such as 14:05"));
  return FALSE;
}

static void
clock_changed_cb (EbbTimeInput *self)
{
  int minute;

  if (self->loading)
    return;
  if (read_clock (self, &minute))
    take_minute (self, minute);
  changed (self);
}

static void
clock_activate_cb (EbbTimeInput *self)
{
  ebb_entry_part_emit_submit (EBB_ENTRY_PART (self));
}

static void
step (EbbTimeInput *self,
      int minutes)
{
  int minute;

  if (!ebb_time_choice_parse_clock (gtk_editable_get_text (self->clock), &minute))
    minute = ebb_moment_get_minute_of_day (self->moment);
  take_minute (self, ebb_time_choice_step (minute, minutes));
  if (self->error == NULL)
    show_clock (self);
  changed (self);
}

static void
earlier_clicked_cb (EbbTimeInput *self)
{
  step (self, -STEP_MINUTES);
}

static void
later_clicked_cb (EbbTimeInput *self)
{
  step (self, STEP_MINUTES);
}

static gboolean
clock_key_pressed_cb (EbbTimeInput *self,
                      guint keyval,
                      guint keycode,
                      GdkModifierType state,
                      GtkEventControllerKey *controller)
{
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    step (self, STEP_MINUTES);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    step (self, -STEP_MINUTES);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
take_ago (EbbTimeInput *self,
          int minutes)
{
  g_clear_error (&self->error);
  self->moment = ebb_time_choice_ago (self->zone, ebb_moment_now (), minutes);
  self->day = ebb_moment_get_day (self->moment);
  show_clock (self);
  show_day (self);
}

static void
ago_clicked_cb (EbbTimeInput *self,
                GtkWidget *button)
{
  take_ago (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "ebb-minutes")));
  changed (self);
}

static void
append_agos (EbbTimeInput *self)
{
  const struct
  {
    int minutes;
    const char *label;
  } agos[] = {
    { 30, C_ ("moment", "Half an hour ago") },
    { 60, C_ ("moment", "1 hour ago") },
    { 120, C_ ("moment", "2 hours ago") },
    { 240, C_ ("moment", "4 hours ago") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (agos); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (agos[i].label);

      g_object_set_data (G_OBJECT (button), "ebb-minutes", GINT_TO_POINTER (agos[i].minutes));
      g_signal_connect_object (button, "clicked", G_CALLBACK (ago_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->ago_part, button);
    }
}

static void
day_selected_cb (EbbTimeInput *self)
{
  g_autoptr (GDateTime) date = NULL;
  int minute;

  if (self->loading)
    return;
  date = gtk_calendar_get_date (self->calendar);
  self->day = ebb_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date));
  show_day (self);
  if (!ebb_calendar_is_walking (self->calendar))
    gtk_popover_popdown (self->day_popover);
  if (read_clock (self, &minute))
    take_minute (self, minute);
  changed (self);
}

static void
kind_chosen_cb (EbbTimeInput *self)
{
  EbbMoment now;

  g_clear_error (&self->error);
  switch (get_kind (self))
    {
    case KIND_NOW:
      use_zone_of (self, NULL);
      break;
    case KIND_TODAY:
      now = get_now (self);
      if (ebb_moment_get_day (self->moment) != ebb_moment_get_day (now) || self->moment.at > now.at)
        take_ago (self, DEFAULT_AGO_MINUTES);
      break;
    case KIND_DAY:
      now = get_now (self);
      if (ebb_moment_get_day (self->moment) == ebb_moment_get_day (now))
        {
          self->day = ebb_moment_get_day (now) - 1;
          take_minute (self, ebb_moment_get_minute_of_day (self->moment));
        }
      else
        {
          self->day = ebb_moment_get_day (self->moment);
        }
      show_day (self);
      show_clock (self);
      break;
    default:
      g_assert_not_reached ();
    }
  changed (self);
}

static void
ebb_time_input_load (EbbEntryPart *part,
                     EbbEntry *entry)
{
  EbbTimeInput *self = EBB_TIME_INPUT (part);

  self->moment = ebb_entry_get_moment (entry);
  self->day = ebb_moment_get_day (self->moment);
  use_zone_of (self, &self->moment);
  g_clear_error (&self->error);
  ebb_choice_box_set_selected (self->kinds, self->day == ebb_moment_get_day (get_now (self)) ? KIND_TODAY : KIND_DAY);
  show_clock (self);
  show_day (self);
  sync_parts (self);
}

static gboolean
ebb_time_input_store (EbbEntryPart *part,
                      EbbEntry *entry,
                      GError **error)
{
  EbbTimeInput *self = EBB_TIME_INPUT (part);

  if (self->error != NULL)
    {
      if (error != NULL)
        *error = g_error_copy (self->error);
      return FALSE;
    }
  ebb_entry_set_moment (entry, get_kind (self) == KIND_NOW ? ebb_moment_now () : self->moment);
  return TRUE;
}

static void
entry_part_iface_init (EbbEntryPartInterface *iface)
{
  iface->load = ebb_time_input_load;
  iface->store = ebb_time_input_store;
}

static void
ebb_time_input_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_TIME_INPUT);
  G_OBJECT_CLASS (ebb_time_input_parent_class)->dispose (object);
}

static void
ebb_time_input_finalize (GObject *object)
{
  EbbTimeInput *self = EBB_TIME_INPUT (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (ebb_time_input_parent_class)->finalize (object);
}

static void
ebb_time_input_class_init (EbbTimeInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_time_input_dispose;
  object_class->finalize = ebb_time_input_finalize;

  g_type_ensure (EBB_TYPE_CHOICE_BOX);
  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-time-input.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTimeInput, kinds);
  gtk_widget_class_bind_template_child (widget_class, EbbTimeInput, clock_part);
  gtk_widget_class_bind_template_child (widget_class, EbbTimeInput, ago_part);
  gtk_widget_class_bind_template_child (widget_class, EbbTimeInput, day_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTimeInput, day_popover);
  gtk_widget_class_bind_template_child (widget_class, EbbTimeInput, calendar);
  gtk_widget_class_bind_template_child (widget_class, EbbTimeInput, clock);
  gtk_widget_class_bind_template_child (widget_class, EbbTimeInput, result);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, clock_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clock_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clock_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
ebb_time_input_init (EbbTimeInput *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_calendar_add_keys (self->calendar);
  append_agos (self);
  ebb_choice_box_set_label (self->kinds, C_ ("moment", "When was it?"));
  ebb_choice_box_set_choices (self->kinds, (const char *const[]){ C_ ("moment", "Now"), C_ ("moment", "Earlier today"), C_ ("moment", "Another day"), NULL });
  ebb_choice_box_set_required (self->kinds, TRUE);
  ebb_choice_box_set_selected (self->kinds, KIND_NOW);
  use_zone_of (self, NULL);
  self->moment = ebb_moment_now ();
  self->day = ebb_moment_get_day (self->moment);
  show_clock (self);
  show_day (self);
  sync_parts (self);
}

/**
 * ebb_time_input_new:
 *
 * Returns: (transfer floating): a new input that means now
 */
GtkWidget *
ebb_time_input_new (void)
{
  return g_object_new (EBB_TYPE_TIME_INPUT, NULL);
}

/**
 * ebb_time_input_get_is_now:
 *
 * Returns: whether the moment of saving is meant
 */
gboolean
ebb_time_input_get_is_now (EbbTimeInput *self)
{
  g_return_val_if_fail (EBB_IS_TIME_INPUT (self), FALSE);
  return get_kind (self) == KIND_NOW;
}

/**
 * ebb_time_input_set_is_now:
 * @is_now: whether the moment of saving is meant
 *
 * Chooses "now", or with %FALSE the moment that was loaded. `changed` is not
 * emitted.
 */
void
ebb_time_input_set_is_now (EbbTimeInput *self,
                           gboolean is_now)
{
  g_return_if_fail (EBB_IS_TIME_INPUT (self));

  if (is_now)
    {
      g_clear_error (&self->error);
      use_zone_of (self, NULL);
      ebb_choice_box_set_selected (self->kinds, KIND_NOW);
    }
  else if (get_kind (self) == KIND_NOW)
    {
      ebb_choice_box_set_selected (self->kinds, self->day == ebb_moment_get_day (get_now (self)) ? KIND_TODAY : KIND_DAY);
    }
  sync_parts (self);
}
