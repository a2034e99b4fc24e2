// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-calendar-keys.h"

#include "ebb-format.h"
#include "ebb-widget.h"

/* Keys for a calendar of GTK, whose own ones begin in a corner of the month rather than on
 * the day that is chosen, and say nothing. */

#define WALKING "ebb-walking"

static EbbDay
get_day (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);

  return ebb_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date));
}

static void
name_day (GtkCalendar *calendar)
{
  g_autofree char *name = ebb_format_day (get_day (calendar));

  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
step (GtkCalendar *calendar,
      int n_months,
      int n_days)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autoptr (GDateTime) month = g_date_time_add_months (date, n_months);
  g_autoptr (GDateTime) day = month != NULL ? g_date_time_add_days (month, n_days) : NULL;
  g_autofree char *name = NULL;

  if (day == NULL)
    return;
  g_object_set_data (G_OBJECT (calendar), WALKING, GINT_TO_POINTER (TRUE));
  gtk_calendar_select_day (calendar, day);
  g_object_set_data (G_OBJECT (calendar), WALKING, NULL);
  name = ebb_format_day (get_day (calendar));
  ebb_widget_announce (GTK_WIDGET (calendar), name);
}

static gboolean
key_pressed_cb (GtkCalendar *calendar,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (calendar)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  GtkWidget *popover;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (calendar, 0, -forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (calendar, 0, forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (calendar, 0, -7);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (calendar, 0, 7);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      step (calendar, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      step (calendar, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);
      if (popover != NULL)
        gtk_popover_popdown (GTK_POPOVER (popover));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * ebb_calendar_add_keys:
 * @calendar: a calendar, in a popover
 *
 * Lets the arrow keys go from the chosen day to the one before, after, above or below,
 * Page Up and Page Down to another month; Enter and Space take it and close the popover.
 * The calendar is named by its day.
 */
void
ebb_calendar_add_keys (GtkCalendar *calendar)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_CALENDAR (calendar));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), calendar, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (calendar), keys);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (name_day), NULL);
  name_day (calendar);
}

/**
 * ebb_calendar_is_walking:
 * @calendar: a calendar
 *
 * Returns: whether the day that is being selected is one on the way to another
 */
gboolean
ebb_calendar_is_walking (GtkCalendar *calendar)
{
  g_return_val_if_fail (GTK_IS_CALENDAR (calendar), FALSE);

  return g_object_get_data (G_OBJECT (calendar), WALKING) != NULL;
}
