// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-plan-calendar.h"

#include <glib/gi18n.h>

#include "ebb-format.h"
#include "ebb-session-chip.h"
#include "ebb-session-text.h"
#include "ebb-widget.h"
#include "model/ebb-period.h"

/*
 * A month of the plan: each day with its sessions. The days of the weeks at both ends
 * that are of other months are shown, too, so that a session can be dragged there.
 *
 * It changes nothing itself; whoever shows it does what the signals ask for and hands
 * in the new plan. The keyboard then stays with the session that it was on, wherever
 * that is now.
 *
 * Keys: arrows go by day and by week (left and right follow the text direction), Home
 * and End to the ends of the month, Page Up and Page Down by month, with Shift by
 * year. Tab goes on from a day to its sessions. Alt+arrows move a session by a day or
 * a week; on a day, the only one that is planned there. Menu and Shift+F10 ask what can
 * be done, Delete deletes. One day takes part in Tab.
 *
 * Signals:
 * - `session-activated (EbbSession *session, GtkWidget *at)`
 * - `session-menu (EbbSession *session, GtkWidget *at)`
 * - `session-moved (EbbSession *session, int day)`
 * - `session-deleted (EbbSession *session)`
 * - `day-activated (int day, GtkWidget *at)`
 *
 * CSS: plancalendar; its days are boxes with the classes .plan-day, .today and .other
 * (of another month), :drop(active) while a session is held over them.
 */

#define N_CELLS 42

/* How many sessions of a day are shown before it is unfolded. */
#define MOST_CHIPS 3

typedef struct
{
  GtkWidget *box;
  GtkWidget *button; /* the number of the day */
  GtkWidget *chips;
} Cell;

struct _EbbPlanCalendar
{
  GtkWidget parent_instance;

  EbbPlan *plan;       /* (owned) (nullable) */
  gint64 now;          /* seconds since the epoch, UTC */
  EbbDay month;        /* the first day of the month shown */
  EbbDay cursor;       /* the day that takes the focus */
  EbbDay first;        /* the day of the first cell */
  EbbDay unfolded_day; /* that shows all its sessions; %EBB_DAY_ABSENT */

  GtkWidget *content;
  GtkWidget *grid;
  GtkLabel *month_label;
  Cell cells[N_CELLS];
};

G_DEFINE_FINAL_TYPE (EbbPlanCalendar, ebb_plan_calendar, GTK_TYPE_WIDGET)

enum
{
  SESSION_ACTIVATED,
  SESSION_MENU,
  SESSION_MOVED,
  SESSION_DELETED,
  DAY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- days --- */

static EbbDay
get_first_of_month (EbbDay day)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  return day - month_day + 1;
}

static EbbDay
get_last_of_month (EbbDay month)
{
  /* 31 days on is the next month, or a day or more into it. */
  return get_first_of_month (month + 31) - 1;
}

static gboolean
is_shown (EbbPlanCalendar *self,
          EbbDay day)
{
  return day >= self->first && day < self->first + N_CELLS && self->cells[day - self->first].box != NULL &&
         gtk_widget_get_visible (self->cells[day - self->first].box);
}

static GPtrArray *
list_sessions (EbbPlanCalendar *self,
               EbbDay day)
{
  return self->plan != NULL ? ebb_plan_list_days (self->plan, day, day) : g_ptr_array_new ();
}

static char *
describe_day (EbbPlanCalendar *self,
              EbbDay day,
              GPtrArray *sessions)
{
  g_autofree char *date = ebb_day_format (day, C_ ("date without year", "%A, %-d %B"));
  GString *text;

  if (sessions->len == 0)
    /* Translators: a day in the calendar: "Thursday, 12 March, no sessions" */
    return g_strdup_printf (_ ("%s, no sessions"), date);

  text = g_string_new (date);
  for (guint i = 0; i < sessions->len; i++)
    {
      g_autofree char *title = ebb_session_text_title (self->plan, sessions->pdata[i]);

      g_string_append_printf (text, ", %s (%s)", title, ebb_session_text_state (self->plan, sessions->pdata[i], self->now));
    }
  return g_string_free (text, FALSE);
}

/* --- what is shown --- */

static EbbDay
get_day_of (EbbPlanCalendar *self,
            GtkWidget *widget)
{
  for (guint i = 0; widget != NULL && i < N_CELLS; i++)
    if (widget == self->cells[i].box || gtk_widget_is_ancestor (widget, self->cells[i].box))
      return self->first + (EbbDay) i;
  return self->cursor;
}

/* One day and its sessions take part in Tab. */
static void
update_focusable (EbbPlanCalendar *self)
{
  for (guint i = 0; i < N_CELLS; i++)
    {
      gboolean here = self->first + (EbbDay) i == self->cursor;
      GtkWidget *chip;

      gtk_widget_set_focusable (self->cells[i].button, here);
      for (chip = gtk_widget_get_first_child (self->cells[i].chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
        gtk_widget_set_focusable (chip, here);
    }
}

static void
chip_clicked_cb (EbbSessionChip *chip,
                 EbbPlanCalendar *self)
{
  self->cursor = get_day_of (self, GTK_WIDGET (chip));
  update_focusable (self);
  g_signal_emit (self, signals[SESSION_ACTIVATED], 0, ebb_session_chip_get_session (chip), chip);
}

static void
chip_menu_cb (EbbSessionChip *chip,
              EbbPlanCalendar *self)
{
  self->cursor = get_day_of (self, GTK_WIDGET (chip));
  update_focusable (self);
  g_signal_emit (self, signals[SESSION_MENU], 0, ebb_session_chip_get_session (chip), chip);
}

static void update_cells (EbbPlanCalendar *self);

static void
more_clicked_cb (EbbPlanCalendar *self,
                 GtkWidget *button)
{
  self->unfolded_day = self->cursor = get_day_of (self, button);
  update_cells (self);
  gtk_widget_grab_focus (self->cells[self->cursor - self->first].button);
}

static GtkWidget *
make_more_button (EbbPlanCalendar *self,
                  guint n)
{
  /* Translators: below the sessions of a day that has too many to show */
  g_autofree char *text = g_strdup_printf (ngettext ("%u More", "%u More", n), n);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "session-chip");
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fill_chips (EbbPlanCalendar *self,
            Cell *cell,
            EbbDay day,
            GPtrArray *sessions)
{
  GtkWidget *child;
  guint n = sessions->len;

  while ((child = gtk_widget_get_first_child (cell->chips)) != NULL)
    gtk_box_remove (GTK_BOX (cell->chips), child);

  if (n > MOST_CHIPS && day != self->unfolded_day)
    n = MOST_CHIPS - 1;
  for (guint i = 0; i < n; i++)
    {
      child = ebb_session_chip_new (self->plan, sessions->pdata[i], self->now);
      g_signal_connect_object (child, "clicked", G_CALLBACK (chip_clicked_cb), self, 0);
      g_signal_connect_object (child, "menu", G_CALLBACK (chip_menu_cb), self, 0);
      gtk_box_append (GTK_BOX (cell->chips), child);
    }
  if (n < sessions->len)
    gtk_box_append (GTK_BOX (cell->chips), make_more_button (self, sessions->len - n));
}

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_cell (EbbPlanCalendar *self,
             guint index)
{
  Cell *cell = &self->cells[index];
  EbbDay day = self->first + (EbbDay) index;
  EbbDay last = get_last_of_month (self->month);
  gboolean visible = self->first + (EbbDay) (index / 7 * 7) <= last && day >= EBB_DAY_MIN && day <= EBB_DAY_MAX;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  int year, month, month_day;

  gtk_widget_set_visible (cell->box, visible);
  if (!visible)
    return;

  sessions = list_sessions (self, day);
  ebb_day_to_ymd (day, &year, &month, &month_day);
  number = g_strdup_printf ("%d", month_day);
  text = describe_day (self, day, sessions);
  gtk_button_set_label (GTK_BUTTON (cell->button), number);
  ebb_widget_set_accessible_name (cell->button, text);
  set_class (cell->box, "today", day == ebb_day_today ());
  set_class (cell->box, "other", day < self->month || day > last);
  fill_chips (self, cell, day, sessions);
}

static void
update_cells (EbbPlanCalendar *self)
{
  for (guint i = 0; i < N_CELLS; i++)
    update_cell (self, i);
  update_focusable (self);
}

static void
show_month (EbbPlanCalendar *self,
            EbbDay day)
{
  g_autofree char *name = NULL;

  self->month = get_first_of_month (CLAMP (day, EBB_DAY_MIN, EBB_DAY_MAX));
  self->first = ebb_day_get_week (self->month, ebb_day_first_weekday ());
  name = ebb_format_month (self->month);
  gtk_label_set_text (self->month_label, name);
  update_cells (self);
  if (!is_shown (self, self->cursor))
    {
      self->cursor = self->month;
      update_focusable (self);
    }
}

/* Moves the focus to @day, in whichever month it is. */
static void
move_cursor (EbbPlanCalendar *self,
             EbbDay day)
{
  self->cursor = CLAMP (day, EBB_DAY_MIN, EBB_DAY_MAX);
  if (self->cursor < self->month || self->cursor > get_last_of_month (self->month))
    show_month (self, self->cursor);
  update_focusable (self);
  gtk_widget_grab_focus (self->cells[self->cursor - self->first].button);
}

/* --- what a person does --- */

static GtkWidget *
get_focus (EbbPlanCalendar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->grid) ? focus : NULL;
}

/* The one with the focus; on a day, the only one that is planned there. */
static EbbSession *
get_session_to_move (EbbPlanCalendar *self)
{
  GtkWidget *focus = get_focus (self);
  g_autoptr (GPtrArray) sessions = NULL;
  EbbSession *found = NULL;

  if (EBB_IS_SESSION_CHIP (focus))
    return ebb_session_chip_get_session (EBB_SESSION_CHIP (focus));
  sessions = list_sessions (self, self->cursor);
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = sessions->pdata[i];

      if (session->state != EBB_SESSION_PLANNED)
        continue;
      if (found != NULL)
        return NULL;
      found = session;
    }
  return found;
}

static gboolean
move_session (EbbPlanCalendar *self,
              EbbDay by)
{
  EbbSession *session = get_session_to_move (self);

  if (session == NULL || session->state == EBB_SESSION_DONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    }
  g_signal_emit (self, signals[SESSION_MOVED], 0, session, ebb_session_get_day (session) + by);
  return GDK_EVENT_STOP;
}

/* By how many days an arrow leads; 0 if it is none. */
static EbbDay
get_step (EbbPlanCalendar *self,
          guint keyval)
{
  EbbDay forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -forward;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return forward;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -7;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 7;
    default:
      return 0;
    }
}

static gboolean
session_key (EbbPlanCalendar *self,
             guint keyval,
             GdkModifierType modifiers)
{
  GtkWidget *chip = get_focus (self);
  EbbSession *session;

  if (!EBB_IS_SESSION_CHIP (chip))
    return GDK_EVENT_PROPAGATE;
  session = ebb_session_chip_get_session (EBB_SESSION_CHIP (chip));
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    g_signal_emit (self, signals[SESSION_MENU], 0, session, chip);
  else if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) && modifiers == 0)
    g_signal_emit (self, signals[SESSION_DELETED], 0, session);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EbbPlanCalendar *self)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  int months = modifiers == GDK_SHIFT_MASK ? 12 : 1;
  EbbDay step = get_step (self, keyval);

  if (step != 0 && modifiers == GDK_ALT_MASK)
    return move_session (self, step);
  if (session_key (self, keyval, modifiers))
    return GDK_EVENT_STOP;
  if (modifiers != 0 && modifiers != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    move_cursor (self, ebb_day_add_months (self->cursor, -months));
  else if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    move_cursor (self, ebb_day_add_months (self->cursor, months));
  else if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  else if (step != 0)
    move_cursor (self, self->cursor + step);
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home)
    move_cursor (self, self->month);
  else if (keyval == GDK_KEY_End || keyval == GDK_KEY_KP_End)
    move_cursor (self, get_last_of_month (self->month));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
day_clicked_cb (GtkButton *button,
                EbbPlanCalendar *self)
{
  self->cursor = get_day_of (self, GTK_WIDGET (button));
  update_focusable (self);
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, self->cursor, button);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         EbbPlanCalendar *self)
{
  EbbSession *session = g_value_get_object (value);
  EbbDay day = get_day_of (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));

  if (session == NULL || day == ebb_session_get_day (session))
    return FALSE;
  g_signal_emit (self, signals[SESSION_MOVED], 0, session, day);
  return TRUE;
}

static void
previous_month_cb (EbbPlanCalendar *self)
{
  show_month (self, ebb_day_add_months (self->month, -1));
}

static void
next_month_cb (EbbPlanCalendar *self)
{
  show_month (self, ebb_day_add_months (self->month, 1));
}

static void
today_cb (EbbPlanCalendar *self)
{
  ebb_plan_calendar_show_day (self, ebb_day_today ());
}

/* --- the widget --- */

static void
add_weekdays (EbbPlanCalendar *self)
{
  EbbDay monday = 4; /* 1970-01-05 */

  for (int i = 0; i < 7; i++)
    {
      EbbDay day = monday + (ebb_day_first_weekday () - 1 + i) % 7;
      g_autofree char *name = ebb_day_format (day, "%a");
      g_autofree char *full = ebb_day_format (day, "%A");
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
      gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
    }
}

static void
add_cell (EbbPlanCalendar *self,
          guint index)
{
  Cell *cell = &self->cells[index];
  GtkDropTarget *target = gtk_drop_target_new (EBB_TYPE_SESSION, GDK_ACTION_MOVE);

  cell->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  cell->button = gtk_button_new_with_label ("");
  cell->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (cell->box, "plan-day");
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_widget_add_css_class (cell->button, "day");
  gtk_widget_set_halign (cell->button, GTK_ALIGN_START);
  g_signal_connect_object (cell->button, "clicked", G_CALLBACK (day_clicked_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (cell->box, GTK_EVENT_CONTROLLER (target));
  gtk_box_append (GTK_BOX (cell->box), cell->button);
  gtk_box_append (GTK_BOX (cell->box), cell->chips);
  gtk_grid_attach (GTK_GRID (self->grid), cell->box, (int) index % 7, 1 + (int) index / 7, 1, 1);
}

static void
ebb_plan_calendar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ebb_plan_calendar_parent_class)->map (widget);
  update_cells (EBB_PLAN_CALENDAR (widget)); /* today may be another day by now */
}

static gboolean
ebb_plan_calendar_grab_focus (GtkWidget *widget)
{
  EbbPlanCalendar *self = EBB_PLAN_CALENDAR (widget);

  return gtk_widget_grab_focus (self->cells[self->cursor - self->first].button);
}

static gboolean
ebb_plan_calendar_focus (GtkWidget *widget,
                         GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static void
ebb_plan_calendar_dispose (GObject *object)
{
  EbbPlanCalendar *self = EBB_PLAN_CALENDAR (object);

  memset (self->cells, 0, sizeof self->cells);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_PLAN_CALENDAR);
  g_clear_pointer (&self->plan, ebb_plan_unref);

  G_OBJECT_CLASS (ebb_plan_calendar_parent_class)->dispose (object);
}

static void
ebb_plan_calendar_class_init (EbbPlanCalendarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = ebb_plan_calendar_dispose;
  widget_class->map = ebb_plan_calendar_map;
  widget_class->grab_focus = ebb_plan_calendar_grab_focus;
  widget_class->focus = ebb_plan_calendar_focus;

  signals[SESSION_ACTIVATED] = g_signal_new ("session-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 2, EBB_TYPE_SESSION, GTK_TYPE_WIDGET);
  signals[SESSION_MENU] = g_signal_new ("session-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, EBB_TYPE_SESSION, GTK_TYPE_WIDGET);
  signals[SESSION_MOVED] = g_signal_new ("session-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, EBB_TYPE_SESSION, G_TYPE_INT);
  signals[SESSION_DELETED] = g_signal_new ("session-deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, EBB_TYPE_SESSION);
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, GTK_TYPE_WIDGET);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-plan-calendar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plancalendar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanCalendar, content);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanCalendar, grid);
  gtk_widget_class_bind_template_child (widget_class, EbbPlanCalendar, month_label);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_month_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_month_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
ebb_plan_calendar_init (EbbPlanCalendar *self)
{
  self->unfolded_day = EBB_DAY_ABSENT;
  self->cursor = ebb_day_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_weekdays (self);
  for (guint i = 0; i < N_CELLS; i++)
    add_cell (self, i);
  show_month (self, self->cursor);
}

/**
 * ebb_plan_calendar_new:
 *
 * Returns: (transfer floating): a calendar of the present month without sessions
 */
GtkWidget *
ebb_plan_calendar_new (void)
{
  return g_object_new (EBB_TYPE_PLAN_CALENDAR, NULL);
}

static GtkWidget *
find_chip (EbbPlanCalendar *self,
           EbbSession *session)
{
  EbbDay day = ebb_session_get_day (session);
  GtkWidget *chip;

  if (!is_shown (self, day))
    return NULL;
  for (chip = gtk_widget_get_first_child (self->cells[day - self->first].chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (EBB_IS_SESSION_CHIP (chip) && ebb_session_chip_get_session (EBB_SESSION_CHIP (chip)) == session)
      return chip;
  return NULL;
}

/* Goes after the session that had the keyboard. */
static void
follow (EbbPlanCalendar *self,
        const char *id)
{
  EbbSession *session = self->plan != NULL ? ebb_plan_find_session (self->plan, id) : NULL;
  GtkWidget *chip;

  if (session == NULL)
    {
      move_cursor (self, self->cursor);
      return;
    }
  self->cursor = ebb_session_get_day (session);
  if (!is_shown (self, self->cursor))
    show_month (self, self->cursor);
  update_focusable (self);
  chip = find_chip (self, session);
  gtk_widget_grab_focus (chip != NULL ? chip : self->cells[self->cursor - self->first].button);
}

/**
 * ebb_plan_calendar_set_plan:
 * @self: a calendar
 * @plan: (nullable): what to show
 * @now: seconds since the epoch, UTC
 *
 * Shows @plan in the month that is seen.
 */
void
ebb_plan_calendar_set_plan (EbbPlanCalendar *self,
                            EbbPlan *plan,
                            gint64 now)
{
  g_autofree char *id = NULL;
  GtkWidget *focus;
  gboolean has_focus;

  g_return_if_fail (EBB_IS_PLAN_CALENDAR (self));

  focus = get_focus (self);
  has_focus = focus != NULL;
  if (EBB_IS_SESSION_CHIP (focus))
    id = g_strdup (ebb_session_chip_get_session (EBB_SESSION_CHIP (focus))->record.id);
  if (plan != NULL)
    ebb_plan_ref (plan);
  g_clear_pointer (&self->plan, ebb_plan_unref);
  self->plan = plan;
  self->now = now;
  update_cells (self);
  if (has_focus)
    follow (self, id);
}

/**
 * ebb_plan_calendar_show_day:
 * @self: a calendar
 * @day: a day
 *
 * Turns to the month of @day; Tab leads to that day.
 */
void
ebb_plan_calendar_show_day (EbbPlanCalendar *self,
                            EbbDay day)
{
  g_return_if_fail (EBB_IS_PLAN_CALENDAR (self));

  self->cursor = CLAMP (day, EBB_DAY_MIN, EBB_DAY_MAX);
  show_month (self, self->cursor);
}

/**
 * ebb_plan_calendar_get_month:
 * @self: a calendar
 *
 * Returns: the first day of the month that is shown
 */
EbbDay
ebb_plan_calendar_get_month (EbbPlanCalendar *self)
{
  g_return_val_if_fail (EBB_IS_PLAN_CALENDAR (self), 0);

  return self->month;
}
