// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-plan-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/ebb-session-text.h"
#include "widgets/ebb-widget.h"

/* The sessions as rows: those that wait for an answer, and those that come or are past,
 * by week. Enter opens a session, Menu asks what can be done, Delete deletes. */

static void
set_session (GtkWidget *row,
             EbbSession *session)
{
  g_object_set_data_full (G_OBJECT (row), "session", g_object_ref (session), g_object_unref);
}

static EbbSession *
get_session (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "session");
}

static void
row_activated_cb (EbbPlanView *self,
                  GtkListBoxRow *row)
{
  ebb_plan_view_open_session (self, get_session (GTK_WIDGET (row)), GTK_WIDGET (row));
}

static void
more_clicked_cb (GtkButton *button,
                 EbbPlanView *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  ebb_plan_view_open_session_menu (self, get_session (row), GTK_WIDGET (button));
}

static void
row_pressed_cb (GtkGesture *gesture,
                int n_press,
                double x,
                double y,
                EbbPlanView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ebb_plan_view_open_session_menu (self, get_session (row), row);
}

static gboolean
row_key_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            EbbPlanView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    ebb_plan_view_open_session_menu (self, get_session (row), row);
  else if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) && modifiers == 0)
    ebb_plan_view_delete_session (self, get_session (row));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
add_button (EbbPlanView *self,
            GtkWidget *row,
            EbbSession *session)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-symbolic");
  g_autofree char *title = ebb_session_text_title (self->plan, session);
  g_autofree char *when = ebb_session_text_when (session, self->today);
  /* Translators: the menu of a session: its name, and when it is */
  g_autofree char *name = g_strdup_printf (C_ ("session", "More about “%s”, %s"), title, when);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  ebb_widget_set_tooltip (button, C_ ("session", "More"));
  ebb_widget_set_accessible_name (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (EbbPlanView *self,
          EbbSession *session)
{
  g_autofree char *title = ebb_session_text_title (self->plan, session);
  g_autofree char *when = ebb_session_text_when (session, self->today);
  g_autofree char *details = ebb_session_text_details (self->plan, session, self->now);
  g_autofree char *words = ebb_session_text_join (title, details);
  GtkWidget *row = adw_action_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  set_session (row, session);
  /* first: what is set with it at once would be read as markup */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (ebb_session_text_icon (self->plan, session, self->now)));
  add_button (self, row, session);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (row_pressed_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (row_key_cb), self, 0);
  gtk_widget_add_controller (row, keys);
  return row;
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* --- by week ------------------------------------------------------------------ */

static char *
name_week (EbbDay week,
           EbbDay today)
{
  EbbDay this_week = ebb_day_get_week (today, ebb_day_first_weekday ());
  int year, this_year, month, month_day;

  if (week == this_week)
    return g_strdup (C_ ("week of a plan", "This Week"));
  if (week == this_week + 7)
    return g_strdup (C_ ("week of a plan", "Next Week"));
  if (week == this_week - 7)
    return g_strdup (C_ ("week of a plan", "Last Week"));
  ebb_day_to_ymd (week, &year, &month, &month_day);
  ebb_day_to_ymd (today, &this_year, &month, &month_day);
  /* Translators: a week by its first day as g_date_time_format() writes it */
  return ebb_day_format (week, year == this_year ? C_ ("week of a plan", "Week of %-d %B") : C_ ("week of a plan", "Week of %-d %B %Y"));
}

static GtkListBox *
add_week (EbbPlanView *self,
          EbbDay week)
{
  g_autofree char *name = name_week (week, self->today);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (label, "week-heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->list), label);
  gtk_box_append (GTK_BOX (self->list), list);
  return GTK_LIST_BOX (list);
}

/*
 * ebb_plan_view_fill_list:
 * @self: a view with a plan
 *
 * Shows the sessions that come or those that are past, as chosen, by week.
 */
void
ebb_plan_view_fill_list (EbbPlanView *self)
{
  gboolean past = gtk_toggle_button_get_active (self->past_button);
  g_autoptr (GPtrArray) sessions = past ? ebb_plan_list_past (self->plan, self->now) : ebb_plan_list_coming (self->plan, self->now);
  GtkListBox *list = NULL;
  EbbDay week = EBB_DAY_ABSENT;

  empty_box (self->list);
  /* first: a box that is not visible does not notice that it gets children */
  gtk_widget_set_visible (self->list, sessions->len > 0);
  for (guint i = 0; i < sessions->len && i < self->n_shown; i++)
    {
      EbbSession *session = sessions->pdata[i];
      EbbDay its_week = ebb_day_get_week (ebb_session_get_day (session), ebb_day_first_weekday ());

      if (list == NULL || its_week != week)
        list = add_week (self, its_week);
      week = its_week;
      gtk_list_box_append (list, make_row (self, session));
    }
  gtk_widget_set_visible (self->more_button, sessions->len > self->n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list_empty), sessions->len == 0);
  gtk_label_set_text (self->list_empty, past ? C_ ("plan", "Sessions that you had will appear here.") : C_ ("plan", "No session is planned."));
}

/*
 * ebb_plan_view_fill_unrecorded:
 * @self: a view with a plan
 *
 * Asks what became of the sessions that are over.
 */
void
ebb_plan_view_fill_unrecorded (EbbPlanView *self)
{
  g_autoptr (GPtrArray) sessions = ebb_plan_list_unrecorded (self->plan, self->now);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->unrecorded_list, 0)) != NULL)
    gtk_list_box_remove (self->unrecorded_list, GTK_WIDGET (row));
  for (guint i = 0; i < sessions->len; i++)
    gtk_list_box_append (self->unrecorded_list, make_row (self, sessions->pdata[i]));
  gtk_widget_set_visible (self->unrecorded_part, sessions->len > 0);
}

/* --- the keyboard ------------------------------------------------------------- */

/* By the id of its session, else by its position; beyond the end the last. */
static GtkWidget *
find_row (EbbPlanView *self,
          const char *id,
          guint position)
{
  GtkWidget *list, *row, *last = NULL;
  guint i = 0;

  for (list = gtk_widget_get_first_child (self->list); list != NULL; list = gtk_widget_get_next_sibling (list))
    for (row = GTK_IS_LIST_BOX (list) ? gtk_widget_get_first_child (list) : NULL; row != NULL; row = gtk_widget_get_next_sibling (row))
      {
        if (id != NULL ? g_strcmp0 (get_session (row)->record.id, id) == 0 : i == position)
          return row;
        last = row;
        i++;
      }
  return id == NULL ? last : NULL;
}

/*
 * ebb_plan_view_get_focus_row:
 * @self: a view
 * @id: (out) (transfer full): of the session
 * @position: (out): of its row in the list
 *
 * Returns: whether a row of the list has the keyboard
 */
gboolean
ebb_plan_view_get_focus_row (EbbPlanView *self,
                             char **id,
                             guint *position)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  guint i = 0;

  if (row == NULL || !gtk_widget_is_ancestor (row, self->list))
    return FALSE;
  while (find_row (self, NULL, i) != row)
    i++;
  *id = g_strdup (get_session (row)->record.id);
  *position = i;
  return TRUE;
}

/*
 * ebb_plan_view_focus_row:
 * @self: a view
 * @id: (nullable): of a session
 * @position: of a row
 *
 * Gives the keyboard to the row of that session, else to the one at @position or the
 * last.
 *
 * Returns: whether there was one
 */
gboolean
ebb_plan_view_focus_row (EbbPlanView *self,
                         const char *id,
                         guint position)
{
  GtkWidget *row = id != NULL ? find_row (self, id, 0) : NULL;

  if (row == NULL)
    row = find_row (self, NULL, position);
  return row != NULL && gtk_widget_grab_focus (row);
}
