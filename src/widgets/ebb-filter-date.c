// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-filter-date.h"

#include <glib/gi18n.h>

#include "ebb-calendar-keys.h"

/*
 * A button that says a day, or "Any", and opens a calendar to choose it. One that is
 * `required` does not offer "Any".
 */

struct _EbbFilterDate
{
  GtkWidget parent_instance;

  int day; /* an EbbDay; EBB_FILTER_DATE_ANY */
  gboolean updating;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *calendar;
  GtkWidget *any_button;
};

G_DEFINE_FINAL_TYPE (EbbFilterDate, ebb_filter_date, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DAY = 1,
  PROP_REQUIRED,
} EbbFilterDateProperty;

static GParamSpec *props[PROP_REQUIRED + 1];

static void
show_day (EbbFilterDate *self)
{
  EbbDay day = self->day == EBB_FILTER_DATE_ANY ? ebb_day_today () : self->day;
  g_autoptr (GDateTime) date = NULL;
  int year, month, month_day;

  if (self->day == EBB_FILTER_DATE_ANY)
    {
      gtk_label_set_text (GTK_LABEL (self->label), C_ ("date of a filter", "Any"));
    }
  else
    {
      g_autofree char *text = ebb_day_format (self->day, C_ ("short date", "%-d %b %Y"));

      gtk_label_set_text (GTK_LABEL (self->label), text);
    }
  /* the button in the button has the keyboard */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (GTK_LABEL (self->label)), -1);

  ebb_day_to_ymd (day, &year, &month, &month_day);
  date = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  self->updating = TRUE;
  if (date)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  self->updating = FALSE;
}

static void
day_selected_cb (GtkCalendar *calendar,
                 EbbFilterDate *self)
{
  g_autoptr (GDateTime) date = NULL;

  if (self->updating)
    return;

  date = gtk_calendar_get_date (calendar);
  ebb_filter_date_set_day (self, CLAMP (ebb_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date)), EBB_DAY_MIN, EBB_DAY_MAX));
}

static void
any_clicked_cb (EbbFilterDate *self)
{
  ebb_filter_date_set_day (self, EBB_FILTER_DATE_ANY);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
ebb_filter_date_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((EbbFilterDateProperty) prop_id)
    {
    case PROP_DAY:
      ebb_filter_date_set_day (EBB_FILTER_DATE (object), g_value_get_int (value));
      break;
    case PROP_REQUIRED:
      gtk_widget_set_visible (EBB_FILTER_DATE (object)->any_button, !g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_filter_date_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  switch ((EbbFilterDateProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_int (value, EBB_FILTER_DATE (object)->day);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, !gtk_widget_get_visible (EBB_FILTER_DATE (object)->any_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_filter_date_dispose (GObject *object)
{
  g_clear_pointer (&EBB_FILTER_DATE (object)->button, gtk_widget_unparent);

  G_OBJECT_CLASS (ebb_filter_date_parent_class)->dispose (object);
}

static void
ebb_filter_date_class_init (EbbFilterDateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ebb_filter_date_set_property;
  object_class->get_property = ebb_filter_date_get_property;
  object_class->dispose = ebb_filter_date_dispose;

  props[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, EBB_FILTER_DATE_ANY, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-filter-date.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterDate, button);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterDate, label);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterDate, popover);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterDate, calendar);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterDate, any_button);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, any_clicked_cb);
}

static void
ebb_filter_date_init (EbbFilterDate *self)
{
  self->day = EBB_FILTER_DATE_ANY;
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_calendar_add_keys (GTK_CALENDAR (self->calendar));
  /* As in the drop-downs beside it: the word at the start, the arrow at the end. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->label), GTK_ALIGN_FILL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
  show_day (self);
}

/**
 * ebb_filter_date_get_day:
 * @self: a date of a filter
 *
 * Returns: the day, or %EBB_FILTER_DATE_ANY
 */
int
ebb_filter_date_get_day (EbbFilterDate *self)
{
  g_return_val_if_fail (EBB_IS_FILTER_DATE (self), EBB_FILTER_DATE_ANY);

  return self->day;
}

/**
 * ebb_filter_date_set_day:
 * @self: a date of a filter
 * @day: the day, or %EBB_FILTER_DATE_ANY
 */
void
ebb_filter_date_set_day (EbbFilterDate *self,
                         int day)
{
  g_return_if_fail (EBB_IS_FILTER_DATE (self));

  if (self->day == day)
    return;

  self->day = day;
  show_day (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}
