// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-month-calendar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-format.h"
#include "ebb-widget.h"
#include "model/ebb-rating.h"

/*
 * One month of the diary, each day in the colour of its mean pain.
 *
 * A day without entries is plain; a day with entries but no rating of pain has a
 * dot. The number of the day stays readable on every colour, and the figures are
 * in the tooltip and the accessible label, so that the colour says nothing alone.
 *
 * It reads the month that it shows and nothing else, and only while it is seen.
 * With a query it shades the days of the entries that fit.
 *
 * Keys: arrows go by day and by week (left and right follow the text direction),
 * Home and End to the ends of the month, Page Up and Page Down by month, with
 * Shift or Control by year, Return or space chooses. One day takes part in Tab.
 *
 * Signals: `day-activated (int day)`.
 *
 * CSS: monthcalendar; its days are buttons with the classes .pain-0 to .pain-10,
 * .noted (entries, no rating), .today and .current.
 */

#define N_CELLS 42

struct _EbbMonthCalendar
{
  GtkWidget parent_instance;

  EbbStore *store;           /* (owned) (nullable) */
  EbbQuery *query;           /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): the read under way */
  EbbDay month;              /* the first day of the month shown */
  EbbDay day;                /* the day that is shown beside */
  EbbDay cursor;             /* the day that takes the focus */
  EbbDay first;              /* the day of the first cell, maybe of the month before */
  EbbDay known_month;        /* the month that `days` is about */
  EbbDaySummary days[31];    /* n_entries 0 for a day without entries */
  gboolean stale;            /* what is shown has to be read again */

  GtkWidget *content;
  GtkWidget *grid;
  GtkWidget *month_label;
  GtkWidget *year_label;
  GtkWidget *legend;
  GtkWidget *cells[N_CELLS];
};

G_DEFINE_FINAL_TYPE (EbbMonthCalendar, ebb_month_calendar, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STORE = 1,
  PROP_QUERY,
  PROP_DAY,
} EbbMonthCalendarProperty;

static GParamSpec *props[PROP_DAY + 1];

enum
{
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

static int
count_days (EbbDay month)
{
  /* 31 days on is the next month, or a day or more into it. */
  return get_first_of_month (month + 31) - month;
}

/* The same day of another month, or that month's last. */
static EbbDay
add_months (EbbDay day,
            int n)
{
  int year, month, month_day;
  EbbDay first;

  ebb_day_to_ymd (day, &year, &month, &month_day);
  month += n - 1;
  year += month >= 0 ? month / 12 : -((11 - month) / 12);
  month = ((month % 12) + 12) % 12 + 1;
  if (year < 1900)
    return EBB_DAY_MIN;
  if (year > 2199)
    return EBB_DAY_MAX;

  first = ebb_day_from_ymd (year, month, 1);
  return first + MIN (month_day, count_days (first)) - 1;
}

/* --- what a day says --- */

static char *
describe_day (EbbDay day,
              const EbbDaySummary *summary)
{
  g_autofree char *date = ebb_day_format (day, C_ ("day and month, in a calendar", "%-d %B"));
  g_autofree char *entries = NULL;
  g_autofree char *mean = NULL;

  if (!summary || summary->n_entries == 0)
    /* Translators: a day in the calendar: "12 March, no entries" */
    return g_strdup_printf (_ ("%s, no entries"), date);

  entries = g_strdup_printf (ngettext ("%u entry", "%u entries", summary->n_entries), summary->n_entries);
  if (summary->n_rated == 0)
    /* Translators: a day in the calendar: "12 March, pain not rated, 3 entries" */
    return g_strdup_printf (_ ("%s, pain not rated, %s"), date, entries);

  mean = ebb_number_to_local_string (round (summary->mean * 10) / 10);
  if (summary->n_rated == 1)
    /* Translators: a day in the calendar: "12 March, pain 5, 1 entry" */
    return g_strdup_printf (_ ("%s, pain %s, %s"), date, mean, entries);
  /* Translators: a day in the calendar: "12 March, pain 5.5 on average, 3 entries" */
  return g_strdup_printf (_ ("%s, pain %s on average, %s"), date, mean, entries);
}

static const EbbDaySummary *
find_summary (EbbMonthCalendar *self,
              EbbDay day)
{
  if (self->known_month != self->month || day < self->month || day >= self->month + count_days (self->month))
    return NULL;
  return &self->days[day - self->month];
}

static void
update_cell (EbbMonthCalendar *self,
             guint index)
{
  GtkWidget *cell = self->cells[index];
  EbbDay day = self->first + (EbbDay) index;
  gboolean shown = day >= self->month && day < self->month + count_days (self->month);
  const EbbDaySummary *summary = find_summary (self, day);
  g_autoptr (GPtrArray) classes = g_ptr_array_new ();
  g_autofree char *pain = NULL;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;

  gtk_widget_set_child_visible (cell, shown);
  /* Which screen readers do not ask about. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
  if (!shown)
    {
      const char *const plain[] = { "flat", "day", NULL };

      /* It takes its room all the same. */
      gtk_widget_set_css_classes (cell, (const char **) plain);
      gtk_widget_set_focusable (cell, FALSE);
      return;
    }

  g_ptr_array_add (classes, (char *) "flat");
  g_ptr_array_add (classes, (char *) "day");
  if (summary && summary->n_rated > 0)
    {
      pain = g_strdup_printf ("pain-%d", (int) round (summary->mean));
      g_ptr_array_add (classes, pain);
    }
  else if (summary && summary->n_entries > 0)
    {
      g_ptr_array_add (classes, (char *) "noted");
    }
  if (day == ebb_day_today ())
    g_ptr_array_add (classes, (char *) "today");
  if (day == self->day)
    g_ptr_array_add (classes, (char *) "current");
  g_ptr_array_add (classes, NULL);
  gtk_widget_set_css_classes (cell, (const char **) classes->pdata);

  number = g_strdup_printf ("%d", day - self->month + 1);
  gtk_button_set_label (GTK_BUTTON (cell), number);
  text = describe_day (day, summary);
  ebb_widget_set_tooltip (cell, text);
  ebb_widget_set_accessible_name (cell, text);
  gtk_widget_set_focusable (cell, day == self->cursor);
}

static void
update_cells (EbbMonthCalendar *self)
{
  for (guint i = 0; i < N_CELLS; i++)
    update_cell (self, i);
}

/* --- reading --- */

static void
days_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (EbbMonthCalendar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = ebb_store_list_days_finish (EBB_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  memset (self->days, 0, sizeof self->days);
  self->known_month = self->month;
  /* The list beside says why it could not be read; here the days stay plain. */
  for (guint i = 0; days && i < days->len; i++)
    {
      const EbbDaySummary *summary = &g_array_index (days, EbbDaySummary, i);

      if (summary->day >= self->month && summary->day < self->month + 31)
        self->days[summary->day - self->month] = *summary;
    }
  if (self->grid)
    update_cells (self);
}

static void
load (EbbMonthCalendar *self)
{
  g_autoptr (EbbQuery) query = NULL;

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  self->stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  if (!self->store)
    return;

  query = self->query ? ebb_query_copy (self->query) : ebb_query_new ();
  query->from = MAX (query->from, self->month);
  query->to = MIN (query->to, self->month + count_days (self->month) - 1);
  if (query->from > query->to)
    {
      memset (self->days, 0, sizeof self->days);
      self->known_month = self->month;
      update_cells (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  ebb_store_list_days_async (self->store, query, self->cancellable, days_cb, g_object_ref (self));
}

static void
changed_cb (EbbStore *store,
            EbbChange what,
            int first_day,
            int last_day,
            EbbMonthCalendar *self)
{
  if (what & EBB_CHANGE_ENTRIES && first_day < self->month + count_days (self->month) && last_day >= self->month)
    load (self);
}

static void
show_month (EbbMonthCalendar *self,
            EbbDay day)
{
  EbbDay month = get_first_of_month (day);
  g_autofree char *name = ebb_day_format (month, "%OB");
  g_autofree char *year = ebb_day_format (month, "%Y");
  gboolean other = self->month != month;

  self->month = month;
  self->first = month - (ebb_day_get_weekday (month) - ebb_day_first_weekday () + 7) % 7;
  if (self->cursor < month || self->cursor >= month + count_days (month))
    self->cursor = month;
  gtk_label_set_text (GTK_LABEL (self->month_label), name);
  gtk_label_set_text (GTK_LABEL (self->year_label), year);
  update_cells (self);
  if (other)
    load (self);
}

/* Moves the focus to @day, in whichever month it is. */
static void
move_cursor (EbbMonthCalendar *self,
             EbbDay day)
{
  self->cursor = CLAMP (day, EBB_DAY_MIN, EBB_DAY_MAX);
  show_month (self, self->cursor);
  gtk_widget_grab_focus (self->cells[self->cursor - self->first]);
}

static void
choose_day (EbbMonthCalendar *self,
            EbbDay day)
{
  self->cursor = day;
  ebb_month_calendar_set_day (self, day);
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, day);
}

/* --- what a person does --- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EbbMonthCalendar *self)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  int months = modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK) ? 12 : 1;

  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_cursor (self, add_months (self->cursor, -months));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_cursor (self, add_months (self->cursor, months));
      return GDK_EVENT_STOP;
    default:
      break;
    }

  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_cursor (self, self->cursor - forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_cursor (self, self->cursor + forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_cursor (self, self->cursor - 7);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_cursor (self, self->cursor + 7);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_cursor (self, self->month);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_cursor (self, self->month + count_days (self->month) - 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           EbbMonthCalendar *self)
{
  if (dy == 0)
    return GDK_EVENT_PROPAGATE;
  show_month (self, add_months (self->month, dy > 0 ? 1 : -1));
  return GDK_EVENT_STOP;
}

static void
cell_clicked_cb (GtkButton *cell,
                 EbbMonthCalendar *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "index"));

  choose_day (self, self->first + (EbbDay) index);
}

static void
previous_month_cb (EbbMonthCalendar *self)
{
  show_month (self, add_months (self->month, -1));
}

static void
next_month_cb (EbbMonthCalendar *self)
{
  show_month (self, add_months (self->month, 1));
}

static void
previous_year_cb (EbbMonthCalendar *self)
{
  show_month (self, add_months (self->month, -12));
}

static void
next_year_cb (EbbMonthCalendar *self)
{
  show_month (self, add_months (self->month, 12));
}

static void
today_cb (EbbMonthCalendar *self)
{
  show_month (self, ebb_day_today ());
  choose_day (self, ebb_day_today ());
}

/* --- the widget --- */

static void
fill_grid (EbbMonthCalendar *self)
{
  EbbDay monday = 4; /* 1970-01-05 */
  int first = ebb_day_first_weekday ();

  for (int i = 0; i < 7; i++)
    {
      EbbDay day = monday + (first - 1 + i) % 7;
      g_autofree char *name = ebb_day_format (day, "%a");
      g_autofree char *full = ebb_day_format (day, "%A");
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
      gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
    }

  for (guint i = 0; i < N_CELLS; i++)
    {
      GtkWidget *cell = gtk_button_new_with_label ("");

      g_object_set_data (G_OBJECT (cell), "index", GUINT_TO_POINTER (i));
      g_signal_connect_object (cell, "clicked", G_CALLBACK (cell_clicked_cb), self, 0);
      gtk_grid_attach (GTK_GRID (self->grid), cell, i % 7, 1 + (int) i / 7, 1, 1);
      self->cells[i] = cell;
    }

  for (int i = 0; i <= 10; i++)
    {
      g_autofree char *pain = g_strdup_printf ("pain-%d", i);
      GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "width-request", 9, NULL);

      gtk_widget_add_css_class (swatch, pain);
      gtk_box_append (GTK_BOX (self->legend), swatch);
    }
}

static void
ebb_month_calendar_map (GtkWidget *widget)
{
  EbbMonthCalendar *self = EBB_MONTH_CALENDAR (widget);

  GTK_WIDGET_CLASS (ebb_month_calendar_parent_class)->map (widget);
  if (self->stale)
    load (self);
  else
    update_cells (self); /* today may be another day by now */
}

static void
ebb_month_calendar_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  EbbMonthCalendar *self = EBB_MONTH_CALENDAR (object);

  switch ((EbbMonthCalendarProperty) prop_id)
    {
    case PROP_STORE:
      ebb_month_calendar_set_store (self, g_value_get_object (value));
      break;
    case PROP_QUERY:
      ebb_month_calendar_set_query (self, g_value_get_boxed (value));
      break;
    case PROP_DAY:
      ebb_month_calendar_set_day (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_month_calendar_get_property (GObject *object,
                                 guint prop_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  EbbMonthCalendar *self = EBB_MONTH_CALENDAR (object);

  switch ((EbbMonthCalendarProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_month_calendar_dispose (GObject *object)
{
  EbbMonthCalendar *self = EBB_MONTH_CALENDAR (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->grid = NULL;

  G_OBJECT_CLASS (ebb_month_calendar_parent_class)->dispose (object);
}

static void
ebb_month_calendar_finalize (GObject *object)
{
  g_clear_pointer (&EBB_MONTH_CALENDAR (object)->query, ebb_query_free);

  G_OBJECT_CLASS (ebb_month_calendar_parent_class)->finalize (object);
}

static void
ebb_month_calendar_class_init (EbbMonthCalendarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ebb_month_calendar_set_property;
  object_class->get_property = ebb_month_calendar_get_property;
  object_class->dispose = ebb_month_calendar_dispose;
  object_class->finalize = ebb_month_calendar_finalize;
  widget_class->map = ebb_month_calendar_map;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, EBB_TYPE_STORE, flags);
  props[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, EBB_TYPE_QUERY, flags);
  props[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, EBB_DAY_MIN, EBB_DAY_MAX, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-month-calendar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "monthcalendar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, EbbMonthCalendar, content);
  gtk_widget_class_bind_template_child (widget_class, EbbMonthCalendar, grid);
  gtk_widget_class_bind_template_child (widget_class, EbbMonthCalendar, month_label);
  gtk_widget_class_bind_template_child (widget_class, EbbMonthCalendar, year_label);
  gtk_widget_class_bind_template_child (widget_class, EbbMonthCalendar, legend);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_month_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_month_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_year_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_year_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
ebb_month_calendar_init (EbbMonthCalendar *self)
{
  self->day = ebb_day_today ();
  self->cursor = self->day;
  self->known_month = G_MININT;
  self->month = G_MININT;

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_grid (self);
  show_month (self, self->day);
}

/**
 * ebb_month_calendar_new:
 *
 * Returns: (transfer floating): a calendar that shows the present month
 */
GtkWidget *
ebb_month_calendar_new (void)
{
  return g_object_new (EBB_TYPE_MONTH_CALENDAR, NULL);
}

/**
 * ebb_month_calendar_set_store:
 * @self: a calendar
 * @store: (nullable): an open diary
 *
 * Shows the days of @store.
 */
void
ebb_month_calendar_set_store (EbbMonthCalendar *self,
                              EbbStore *store)
{
  g_return_if_fail (EBB_IS_MONTH_CALENDAR (self));
  g_return_if_fail (!store || EBB_IS_STORE (store));

  if (self->store == store)
    return;

  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, changed_cb, self);
  g_set_object (&self->store, store);
  if (store)
    g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, 0);

  self->known_month = G_MININT;
  update_cells (self);
  load (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE]);
}

/**
 * ebb_month_calendar_set_query:
 * @self: a calendar
 * @query: (nullable): which entries count; %NULL for all
 *
 * Shades the days by the entries that fit @query.
 */
void
ebb_month_calendar_set_query (EbbMonthCalendar *self,
                              const EbbQuery *query)
{
  g_return_if_fail (EBB_IS_MONTH_CALENDAR (self));

  if (query == self->query || (query && self->query && ebb_query_equal (query, self->query)))
    return;

  g_clear_pointer (&self->query, ebb_query_free);
  self->query = query ? ebb_query_copy (query) : NULL;
  load (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
}

/**
 * ebb_month_calendar_set_day:
 * @self: a calendar
 * @day: the day that is shown beside the calendar
 *
 * Marks a day and shows its month. While a person is in the calendar with the
 * keyboard, the month stays the one they are looking at.
 */
void
ebb_month_calendar_set_day (EbbMonthCalendar *self,
                            EbbDay day)
{
  GtkWidget *focus;

  g_return_if_fail (EBB_IS_MONTH_CALENDAR (self));

  day = CLAMP (day, EBB_DAY_MIN, EBB_DAY_MAX);
  if (self->day == day)
    return;

  self->day = day;
  focus = gtk_widget_get_root (GTK_WIDGET (self)) ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;
  if (focus && gtk_widget_is_ancestor (focus, self->grid))
    {
      update_cells (self);
    }
  else
    {
      self->cursor = day;
      show_month (self, day);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

/**
 * ebb_month_calendar_get_day:
 * @self: a calendar
 *
 * Returns: the day that is marked
 */
EbbDay
ebb_month_calendar_get_day (EbbMonthCalendar *self)
{
  g_return_val_if_fail (EBB_IS_MONTH_CALENDAR (self), 0);

  return self->day;
}

/**
 * ebb_month_calendar_get_loading:
 * @self: a calendar
 *
 * Returns: whether the figures of the month are still to come
 */
gboolean
ebb_month_calendar_get_loading (EbbMonthCalendar *self)
{
  g_return_val_if_fail (EBB_IS_MONTH_CALENDAR (self), FALSE);

  return self->cancellable != NULL || self->stale;
}
