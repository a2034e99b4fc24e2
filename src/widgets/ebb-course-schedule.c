// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-schedule.h"

#include <glib/gi18n.h>

#include "model/ebb-course-edit.h"
#include "model/ebb-error.h"
#include "model/ebb-time-choice.h"

#include "ebb-choice-box.h"
#include "ebb-filter-date.h"
#include "ebb-format.h"
#include "ebb-widget.h"

/**
 * EbbCourseSchedule:
 *
 * When the sessions of a course are: the first day, days of the week with their times,
 * how long each is, and how often for how long: by weeks, by number, or without an end.
 * More sessions a week than there are days add a day.
 *
 * Keys: in a time, Up and Down step by a quarter of an hour.
 *
 * Signals: `changed` (by the person).
 */
struct _EbbCourseSchedule
{
  GtkWidget parent_instance;

  EbbFilterDate *first_day;
  GtkSpinButton *minutes;
  GtkBox *slots;
  EbbChoiceBox *length;
  GtkWidget *phases_box;
  GtkBox *phases;
  GtkWidget *count_box;
  GtkSpinButton *count;

  gboolean loading;
  gboolean length_touched; /* else number and phases stay as they were */
};

G_DEFINE_FINAL_TYPE (EbbCourseSchedule, ebb_course_schedule, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the choices on screen. */
typedef enum
{
  LENGTH_WEEKS,
  LENGTH_NUMBER,
  LENGTH_OPEN,
} Length;

#define STEP_MINUTES 15
#define MAX_SLOTS 21
#define MAX_WEEKS 520

/* A day of the week with a time. */
typedef struct
{
  GtkDropDown *weekday;
  GtkEditable *clock;
  int minute; /* of the day; -1 if what was typed is no time */
} Slot;

typedef struct
{
  GtkSpinButton *weeks;
  GtkSpinButton *per_week;
} Phase;

static void
emit_changed (EbbCourseSchedule *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static guint
count_children (GtkBox *box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
create_remove_button (const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  ebb_widget_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* --- days of the week ------------------------------------------------------------- */

static Slot *
get_slot (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ebb-slot");
}

static void
show_clock (Slot *slot)
{
  g_autofree char *text = ebb_format_time ((EbbMoment){ slot->minute * 60, 0 });

  gtk_editable_set_text (slot->clock, text);
}

static void
clock_changed_cb (EbbCourseSchedule *self,
                  GtkWidget *clock)
{
  Slot *slot = get_slot (gtk_widget_get_parent (clock));
  int minute;
  gboolean valid = ebb_time_choice_parse_clock (gtk_editable_get_text (GTK_EDITABLE (clock)), &minute);

  slot->minute = valid ? minute : -1;
  if (valid)
    gtk_widget_remove_css_class (clock, "error");
  else
    gtk_widget_add_css_class (clock, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (clock), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  emit_changed (self);
}

static gboolean
clock_key_pressed_cb (GtkEventController *controller,
                      guint keyval,
                      guint keycode,
                      GdkModifierType state,
                      gpointer user_data)
{
  Slot *slot = get_slot (gtk_widget_get_parent (gtk_event_controller_get_widget (controller)));
  int step = keyval == GDK_KEY_Up ? STEP_MINUTES : -STEP_MINUTES;

  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_Down) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  slot->minute = ebb_time_choice_step (MAX (slot->minute, 0), step);
  show_clock (slot);
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_clock (EbbCourseSchedule *self)
{
  GtkWidget *clock = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (clock), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (clock), 8);
  gtk_editable_set_alignment (GTK_EDITABLE (clock), 0.5f);
  gtk_entry_set_activates_default (GTK_ENTRY (clock), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (clock), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("moment", "Time of day"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (clock_key_pressed_cb), NULL);
  gtk_widget_add_controller (clock, keys);
  return clock;
}

static GtkWidget *
create_weekdays (int weekday)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  EbbDay monday = ebb_day_from_ymd (2024, 1, 1);
  GtkWidget *drop_down;

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = ebb_day_format (monday + i, "%A");

      gtk_string_list_append (names, name);
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), (guint) weekday - 1);
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("course", "Day of the week"), -1);
  return drop_down;
}

static void
remove_slot_cb (EbbCourseSchedule *self,
                GtkWidget *button)
{
  gtk_box_remove (self->slots, gtk_widget_get_parent (button));
  gtk_widget_child_focus (GTK_WIDGET (self->slots), GTK_DIR_TAB_FORWARD);
  emit_changed (self);
}

static void
append_slot (EbbCourseSchedule *self,
             EbbCourseSlot at)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *weekday = create_weekdays (at.weekday);
  GtkWidget *clock = create_clock (self);
  GtkWidget *button = create_remove_button (C_ ("course", "Remove this day"));
  Slot *slot = g_new0 (Slot, 1);

  slot->weekday = GTK_DROP_DOWN (weekday);
  slot->clock = GTK_EDITABLE (clock);
  slot->minute = at.minute;
  g_object_set_data_full (G_OBJECT (row), "ebb-slot", slot, g_free);
  show_clock (slot);
  gtk_box_append (GTK_BOX (row), weekday);
  gtk_box_append (GTK_BOX (row), clock);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->slots, row);
  g_signal_connect_object (weekday, "notify::selected", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "changed", G_CALLBACK (clock_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_slot_cb), self, G_CONNECT_SWAPPED);
}

/* One more day, some days after the last one and at its time. */
static void
add_slot (EbbCourseSchedule *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->slots));
  EbbCourseSlot at = { ebb_day_get_weekday (ebb_filter_date_get_day (self->first_day)), 16 * 60 };

  if (last != NULL)
    {
      at.weekday = ((int) gtk_drop_down_get_selected (get_slot (last)->weekday) + 3) % 7 + 1;
      at.minute = MAX (get_slot (last)->minute, 0);
    }
  append_slot (self, at);
}

static void
add_slot_cb (EbbCourseSchedule *self)
{
  if (count_children (self->slots) >= MAX_SLOTS)
    return;
  add_slot (self);
  gtk_widget_grab_focus (GTK_WIDGET (get_slot (gtk_widget_get_last_child (GTK_WIDGET (self->slots)))->weekday));
  emit_changed (self);
}

/* --- how often for how long --------------------------------------------------------- */

static Phase *
get_phase (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ebb-phase");
}

static void
length_changed_cb (EbbCourseSchedule *self)
{
  int length = ebb_choice_box_get_selected (self->length);

  gtk_widget_set_visible (self->phases_box, length == LENGTH_WEEKS);
  gtk_widget_set_visible (self->count_box, length == LENGTH_NUMBER);
  if (self->loading)
    return;
  self->length_touched = TRUE;
  emit_changed (self);
}

static void
per_week_changed_cb (EbbCourseSchedule *self,
                     GtkSpinButton *spin)
{
  if (!self->loading)
    while (count_children (self->slots) < (guint) gtk_spin_button_get_value_as_int (spin))
      add_slot (self);
  length_changed_cb (self);
}

static void
remove_phase_cb (EbbCourseSchedule *self,
                 GtkWidget *button)
{
  gtk_box_remove (self->phases, gtk_widget_get_parent (button));
  gtk_widget_child_focus (GTK_WIDGET (self->phases), GTK_DIR_TAB_FORWARD);
  length_changed_cb (self);
}

static GtkWidget *
create_number (EbbCourseSchedule *self,
               int most,
               int value,
               const char *name,
               GCallback changed)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (1, most, 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 2);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (spin, "value-changed", changed, self, G_CONNECT_SWAPPED);
  return spin;
}

static void
append_words (GtkWidget *box,
              const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
}

/* Each number stands beside what it counts, under each other where it is narrow. */
static GtkWidget *
create_pair (GtkWidget *number,
             const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), number);
  append_words (box, words);
  return box;
}

static void
append_phase (EbbCourseSchedule *self,
              EbbCoursePhase at)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pairs = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *per_week = create_number (self, MAX_SLOTS, at.per_week, C_ ("course", "Sessions a week"), G_CALLBACK (per_week_changed_cb));
  GtkWidget *weeks = create_number (self, MAX_WEEKS, at.weeks, C_ ("course", "Weeks"), G_CALLBACK (length_changed_cb));
  GtkWidget *button = create_remove_button (C_ ("course", "Remove these weeks"));
  Phase *phase = g_new0 (Phase, 1);

  phase->weeks = GTK_SPIN_BUTTON (weeks);
  phase->per_week = GTK_SPIN_BUTTON (per_week);
  g_object_set_data_full (G_OBJECT (row), "ebb-phase", phase, g_free);
  /* Translators: a number stands before it: "2 sessions a week" */
  gtk_box_append (GTK_BOX (pairs), create_pair (per_week, C_ ("course", "a week")));
  /* Translators: a number stands before it: "for 4 weeks" */
  gtk_box_append (GTK_BOX (pairs), create_pair (weeks, C_ ("course", "weeks long")));
  gtk_widget_set_hexpand (pairs, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), pairs);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "session-card");
  gtk_box_append (self->phases, row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_phase_cb), self, G_CONNECT_SWAPPED);
}

static void
add_phase_cb (EbbCourseSchedule *self)
{
  append_phase (self, (EbbCoursePhase){ 4, 1 });
  gtk_widget_grab_focus (GTK_WIDGET (get_phase (gtk_widget_get_last_child (GTK_WIDGET (self->phases)))->per_week));
  length_changed_cb (self);
}

/* --- class ------------------------------------------------------------------------- */

static void
ebb_course_schedule_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_COURSE_SCHEDULE);
  G_OBJECT_CLASS (ebb_course_schedule_parent_class)->dispose (object);
}

static void
ebb_course_schedule_class_init (EbbCourseScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_course_schedule_dispose;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_COURSE_SCHEDULE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_CHOICE_BOX);
  g_type_ensure (EBB_TYPE_FILTER_DATE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-course-schedule.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbCourseSchedule, first_day);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseSchedule, minutes);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseSchedule, slots);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseSchedule, length);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseSchedule, phases_box);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseSchedule, phases);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseSchedule, count_box);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseSchedule, count);
  gtk_widget_class_bind_template_callback (widget_class, emit_changed);
  gtk_widget_class_bind_template_callback (widget_class, length_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_slot_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_phase_cb);
}

static void
ebb_course_schedule_init (EbbCourseSchedule *self)
{
  const char *const lengths[] = {
    C_ ("length of a course", "Some weeks"),
    C_ ("length of a course", "A number"),
    C_ ("length of a course", "No end"),
    NULL,
  };

  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_choice_box_set_label (self->length, C_ ("course", "How long the course goes on"));
  ebb_choice_box_set_choices (self->length, lengths);
  ebb_choice_box_set_required (self->length, TRUE);
  self->loading = FALSE;
}

/**
 * ebb_course_schedule_new:
 *
 * Returns: (transfer floating): an empty schedule
 */
GtkWidget *
ebb_course_schedule_new (void)
{
  return g_object_new (EBB_TYPE_COURSE_SCHEDULE, NULL);
}

static Length
get_length (EbbCourse *course)
{
  if (course->phases->len > 0)
    return LENGTH_WEEKS;
  return course->count > 0 ? LENGTH_NUMBER : LENGTH_OPEN;
}

/**
 * ebb_course_schedule_load:
 * @self: a schedule
 * @course: a course
 *
 * Shows when its sessions are.
 */
void
ebb_course_schedule_load (EbbCourseSchedule *self,
                          EbbCourse *course)
{
  g_return_if_fail (EBB_IS_COURSE_SCHEDULE (self));
  g_return_if_fail (EBB_IS_COURSE (course));

  self->loading = TRUE;
  ebb_filter_date_set_day (self->first_day, course->first_day);
  gtk_spin_button_set_value (self->minutes, course->minutes);
  remove_children (self->slots);
  for (guint i = 0; i < course->slots->len; i++)
    append_slot (self, g_array_index (course->slots, EbbCourseSlot, i));
  remove_children (self->phases);
  for (guint i = 0; i < course->phases->len; i++)
    append_phase (self, g_array_index (course->phases, EbbCoursePhase, i));
  if (course->phases->len == 0)
    append_phase (self, (EbbCoursePhase){ 6, (int) MAX (course->slots->len, 1) });
  gtk_spin_button_set_value (self->count, course->count > 0 ? course->count : 6);
  ebb_choice_box_set_selected (self->length, get_length (course));
  length_changed_cb (self);
  self->loading = FALSE;
  self->length_touched = FALSE;
}

static gboolean
store_slots (EbbCourseSchedule *self,
             EbbCourse *course)
{
  gboolean valid = TRUE;

  g_array_set_size (course->slots, 0);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->slots)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      EbbCourseSlot slot = { (int) gtk_drop_down_get_selected (get_slot (row)->weekday) + 1, get_slot (row)->minute };

      valid = valid && slot.minute >= 0;
      if (slot.minute >= 0)
        g_array_append_val (course->slots, slot);
    }
  return valid;
}

static void
store_length (EbbCourseSchedule *self,
              EbbCourse *course)
{
  int length = ebb_choice_box_get_selected (self->length);

  g_array_set_size (course->phases, 0);
  course->count = 0;
  if (length == LENGTH_NUMBER)
    course->count = gtk_spin_button_get_value_as_int (self->count);
  if (length != LENGTH_WEEKS)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->phases)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      EbbCoursePhase phase = { gtk_spin_button_get_value_as_int (get_phase (row)->weeks), gtk_spin_button_get_value_as_int (get_phase (row)->per_week) };

      g_array_append_val (course->phases, phase);
    }
}

/* Of a course in phases the number says the same as they do, unless it was set by other
 * means than this form. */
static void
keep_number_in_step (EbbCourse *course,
                     int in_phases_before)
{
  if (course->phases->len > 0 && course->count == in_phases_before)
    course->count = ebb_course_count_in_phases (course);
}

/**
 * ebb_course_schedule_store:
 * @self: a schedule
 * @course: a course to be changed
 * @error: %EBB_ERROR_INVALID
 *
 * Says in it when its sessions are.
 *
 * Returns: whether every time can be understood; those that cannot are left out
 */
gboolean
ebb_course_schedule_store (EbbCourseSchedule *self,
                           EbbCourse *course,
                           GError **error)
{
  int in_phases;
  gboolean valid;

  g_return_val_if_fail (EBB_IS_COURSE_SCHEDULE (self), FALSE);
  g_return_val_if_fail (EBB_IS_COURSE (course), FALSE);

  gtk_spin_button_update (self->minutes);
  gtk_spin_button_update (self->count);
  in_phases = ebb_course_count_in_phases (course);
  course->first_day = ebb_filter_date_get_day (self->first_day);
  course->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  valid = store_slots (self, course);
  if (self->length_touched)
    store_length (self, course);
  if (self->length_touched && course->phases->len > 0)
    course->count = ebb_course_count_in_phases (course);
  else
    keep_number_in_step (course, in_phases);
  if (!valid)
    g_set_error_literal (error, EBB_ERROR, EBB_ERROR_INVALID, C_ ("appointment", "Type a time of day, such as 16:30."));
  return valid;
}
