// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-window-private.h"

#include <glib/gi18n.h>

#include "exchange/ebb-ics.h"
#include "model/ebb-course.h"
#include "pages/ebb-picture-export.h"
#include "widgets/ebb-question.h"

/* Appointments for a calendar (iCalendar, RFC 5545): first it is read what there is,
 * then asked how much the file may tell, then where it goes. Whoever sees the calendar,
 * a phone's lock screen too, learns no more than the person says: titles are neutral
 * unless they choose otherwise. */

/* What is wanted, on its way through the questions. */
typedef struct
{
  EbbWindow *window;   /* (owned) */
  char *course;        /* (owned) (nullable): id; %NULL for all */
  char *session;       /* (owned) (nullable): id; %NULL for all of them */
  GPtrArray *courses;  /* (owned) (nullable) */
  GPtrArray *sessions; /* (owned) (nullable) */
} Export;

/* Minutes before an appointment at which a calendar may remind; none first. */
static const int alarms[] = { -1, 15, 60, 2 * 60, 24 * 60 };

static const char *const alarm_names[] = {
  NC_ ("reminder of an appointment", "None"),
  NC_ ("reminder of an appointment", "A quarter of an hour before"),
  NC_ ("reminder of an appointment", "An hour before"),
  NC_ ("reminder of an appointment", "Two hours before"),
  NC_ ("reminder of an appointment", "A day before"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (alarms) == G_N_ELEMENTS (alarm_names));

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->window);
  g_free (export->course);
  g_free (export->session);
  g_clear_pointer (&export->courses, g_ptr_array_unref);
  g_clear_pointer (&export->sessions, g_ptr_array_unref);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* --- the file ------------------------------------------------------------------ */

static void
answered_cb (EbbWindow *self,
             const char *answer,
             EbbQuestion *question)
{
  const Export *export = g_object_get_data (G_OBJECT (question), "export");
  EbbIcsOptions options = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (!g_str_equal (answer, "export"))
    return;
  options.tell = g_settings_get_boolean (self->settings, "appointments-tell");
  options.alarm = g_settings_get_int (self->settings, "appointments-alarm");
  options.now = ebb_moment_now ().at;
  text = ebb_ics_write (export->courses, export->sessions, &options);
  bytes = g_bytes_new_take (text, strlen (text));
  ebb_text_save_as (GTK_WIDGET (self),
                    C_ ("saving", "Export Appointments"),
                    /* Translators: the name of a file with appointments; keep .ics */
                    C_ ("appointments", "appointments.ics"),
                    C_ ("saving", "Calendar (iCalendar)"),
                    "*.ics",
                    bytes);
}

/* --- the question ---------------------------------------------------------------- */

static void
alarm_selected_cb (AdwComboRow *row,
                   GParamSpec *pspec,
                   GSettings *settings)
{
  g_settings_set_int (settings, "appointments-alarm", alarms[adw_combo_row_get_selected (row)]);
}

static GtkWidget *
make_alarm_row (GSettings *settings)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  int alarm = g_settings_get_int (settings, "appointments-alarm");
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (alarms); i++)
    {
      gtk_string_list_append (names, g_dpgettext2 (NULL, "reminder of an appointment", alarm_names[i]));
      if (alarms[i] == alarm)
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_ ("appointments", "Reminder"));
  /* below the title: beside it there is no room in a narrow dialog */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (alarm_selected_cb), settings, 0);
  return row;
}

static GtkWidget *
make_tell_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_settings_bind (settings, "appointments-tell", button, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_ ("appointments", "Say What They Are For"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), C_ ("appointments", "Otherwise each is called “Appointment” and says nothing else"));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
make_options (GSettings *settings)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), make_tell_row (settings));
  gtk_list_box_append (GTK_LIST_BOX (list), make_alarm_row (settings));
  return list;
}

static void
ask (Export *export)
{
  EbbWindow *self = export->window;
  guint n = export->sessions->len;
  g_autofree char *body = NULL;
  EbbQuestion *question;

  if (n == 0)
    {
      ebb_window_notify (self, C_ ("appointments", "There is no appointment from today on"));
      export_free (export);
      return;
    }
  body = g_strdup_printf (ngettext ("%u appointment, as a file that calendars on computers and phones can read.",
                                    "%u appointments, as a file that calendars on computers and phones can read.", n),
                          n);
  question = ebb_question_new (GTK_WINDOW (self), _ ("Export Appointments"), body);
  ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "export", _ ("_Export…"), EBB_ANSWER_DEFAULT | EBB_ANSWER_SUGGESTED);
  ebb_question_set_extra_child (question, make_options (self->settings));
  g_object_set_data_full (G_OBJECT (question), "export", export, export_free);
  g_signal_connect_object (question, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

/* --- reading ---------------------------------------------------------------------- */

/* Of one session, itself; else what was planned for today or later. Those called off
 * are told, too: a calendar that has them already then takes them out. */
static gboolean
is_wanted (const Export *export,
           EbbSession *session)
{
  if (ebb_moment_is_absent (session->planned))
    return FALSE;
  if (export->session != NULL)
    return g_strcmp0 (session->record.id, export->session) == 0;
  return ebb_moment_get_day (session->planned) >= ebb_day_today () && session->state != EBB_SESSION_DONE;
}

static void
sessions_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, &error);

  if (sessions == NULL)
    {
      ebb_window_show_error (export->window, _ ("The Appointments Were Not Exported"), error);
      return;
    }
  if (export->window->state != EBB_WINDOW_READY || !gtk_widget_get_visible (GTK_WIDGET (export->window)))
    return;
  export->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < sessions->len; i++)
    if (is_wanted (export, sessions->pdata[i]))
      g_ptr_array_add (export->sessions, g_object_ref (sessions->pdata[i]));
  ask (g_steal_pointer (&export));
}

static void
courses_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  Export *next;

  export->courses = ebb_store_list_records_finish (EBB_STORE (source), result, &error);
  if (export->courses == NULL)
    {
      ebb_window_show_error (export->window, _ ("The Appointments Were Not Exported"), error);
      return;
    }
  next = g_steal_pointer (&export);
  ebb_store_list_sessions_async (EBB_STORE (source), EBB_DAY_MIN, EBB_DAY_MAX, next->course, next->window->cancellable, sessions_cb, next);
}

static char *
take_id (GVariant *parameter,
         gsize index)
{
  g_autofree char *id = NULL;

  g_variant_get_child (parameter, index, "s", &id);
  return *id != '\0' ? g_steal_pointer (&id) : NULL;
}

static void
export_appointments_action (GtkWidget *widget,
                            const char *name,
                            GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);
  Export *export;

  if (self->state != EBB_WINDOW_READY)
    return;
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->course = take_id (parameter, 0);
  export->session = take_id (parameter, 1);
  ebb_store_list_records_async (self->store, EBB_RECORD_COURSE, self->cancellable, courses_cb, export);
}

/*
 * ebb_window_install_appointment_actions:
 * @widget_class: the class of the window
 *
 * Adds the action `win.export-appointments` (ss: id of a course, id of a session;
 * either may be empty for all).
 */
void
ebb_window_install_appointment_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-appointments", "(ss)", export_appointments_action);
}
