// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-window.h"

#include "app/ebb-alarm.h"
#include "app/ebb-autostart.h"
#include "app/ebb-reminder-text.h"
#include "app/ebb-therapy-settings.h"
#include "model/ebb-session-rules.h"

#define PORTAL_PATH "/org/freedesktop/portal/desktop"

typedef struct
{
  GtkWindow *window; /* holds a page of the preferences */
  GtkWidget *page;
  GSettings *settings;
} Fixture;

static const char *const keys[] = {
  "follow-ups",
  "follow-up-hours",
  "quiet-hours",
  "session-reminder",
  "notifications",
  "notifications-when-closed",
  "notification-details",
};

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->settings = g_settings_new ("io.github.ebb_diary.Ebb");
  fixture->page = g_object_new (EBB_TYPE_THERAPY_SETTINGS, NULL);
  fixture->window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, NULL);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (fixture->window), ADW_PREFERENCES_PAGE (fixture->page));
  ebb_test_present (GTK_WIDGET (fixture->window), 600, 700);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  ebb_test_close (fixture->window);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_clear_object (&fixture->settings);
  g_assert_true (ebb_autostart_write (FALSE, NULL));
}

static gpointer
get_child (Fixture *fixture,
           const char *id)
{
  GObject *child = gtk_widget_get_template_child (fixture->page, EBB_TYPE_THERAPY_SETTINGS, id);

  g_assert (child != NULL);
  return child;
}

static void
toggle_hour (Fixture *fixture,
             guint position)
{
  GtkWidget *button = gtk_widget_get_first_child (get_child (fixture, "hours_box"));

  while (position-- > 0)
    button = gtk_widget_get_next_sibling (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static char *
get_hours (void)
{
  EbbFollowUpRules rules = ebb_session_rules_get ();

  return ebb_follow_up_rules_get_hours (&rules);
}

/* --- what is chosen ------------------------------------------------------------------- */

static void
test_hours_are_chosen_among_the_usual_ones_and_own_ones (Fixture *fixture,
                                                         gconstpointer data)
{
  g_autofree char *usual = get_hours ();
  g_autofree char *own = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *none = NULL;
  GtkWidget *row = get_child (fixture, "own_hours_row");

  g_assert_cmpstr (usual, ==, "1 4 24 48");
  toggle_hour (fixture, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "72, 8 8");
  own = get_hours ();
  g_assert_cmpstr (own, ==, "4 8 24 48 72");
  g_assert_false (gtk_widget_has_css_class (row, "error"));

  /* What is not hours is not taken; what was there was deleted before it. */
  gtk_editable_set_text (GTK_EDITABLE (row), "eight");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  bad = get_hours ();
  g_assert_cmpstr (bad, ==, "4 24 48");

  gtk_switch_set_active (get_child (fixture, "follow_ups_switch"), FALSE);
  none = get_hours ();
  g_assert_cmpstr (none, ==, "");
}

/* Another page would show what was chosen on this one. */
static void
test_what_was_chosen_is_shown_again (Fixture *fixture,
                                     gconstpointer data)
{
  GtkWidget *page;
  GtkEditable *row;

  g_settings_set_string (fixture->settings, "follow-up-hours", "2 24 100");
  g_settings_set (fixture->settings, "quiet-hours", "(ii)", 23 * 60, 6 * 60 + 30);
  page = g_object_ref_sink (g_object_new (EBB_TYPE_THERAPY_SETTINGS, NULL));
  row = GTK_EDITABLE (gtk_widget_get_template_child (page, EBB_TYPE_THERAPY_SETTINGS, "own_hours_row"));
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "2, 100");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (page, EBB_TYPE_THERAPY_SETTINGS, "quiet_from_row"))), ==, 46);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (page, EBB_TYPE_THERAPY_SETTINGS, "quiet_to_row"))), ==, 13);
  g_assert_finalize_object (page);
}

static void
test_the_quiet_time_and_the_lead_hold_at_once (Fixture *fixture,
                                               gconstpointer data)
{
  EbbFollowUpRules rules;

  adw_combo_row_set_selected (get_child (fixture, "quiet_from_row"), 40);
  adw_combo_row_set_selected (get_child (fixture, "quiet_to_row"), 12);
  rules = ebb_session_rules_get ();
  g_assert_cmpint (rules.quiet_from, ==, 20 * 60);
  g_assert_cmpint (rules.quiet_to, ==, 6 * 60);

  g_assert_cmpuint (adw_combo_row_get_selected (get_child (fixture, "session_row")), ==, 4);
  adw_combo_row_set_selected (get_child (fixture, "session_row"), 0);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "session-reminder"), ==, -1);
  adw_combo_row_set_selected (get_child (fixture, "session_row"), 6);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "session-reminder"), ==, 24 * 60);
}

static void
test_damaged_settings_are_the_usual_ones (Fixture *fixture,
                                          gconstpointer data)
{
  g_autofree char *hours = NULL;

  g_settings_set_string (fixture->settings, "follow-up-hours", "4 four");
  g_settings_set (fixture->settings, "quiet-hours", "(ii)", -1, 100000);
  hours = get_hours ();
  g_assert_cmpstr (hours, ==, "1 4 24 48");
  g_assert_cmpint (ebb_session_rules_get ().quiet_from, ==, 22 * 60);
}

/* --- starting with the desktop ---------------------------------------------------------- */

static void
test_reminding_when_closed_starts_ebb_with_the_desktop (Fixture *fixture,
                                                        gconstpointer data)
{
  g_autofree char *path = ebb_autostart_get_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *command = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_false (gtk_widget_get_sensitive (gtk_widget_get_ancestor (get_child (fixture, "closed_switch"), ADW_TYPE_ACTION_ROW)));
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "session_row")));
  gtk_switch_set_active (get_child (fixture, "notifications_switch"), TRUE);
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "session_row")));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_switch_set_active (get_child (fixture, "closed_switch"), TRUE);
  ebb_test_wait (g_settings_get_boolean (fixture->settings, "notifications-when-closed"));

  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  command = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_true (g_shell_parse_argv (command, NULL, &words, NULL));
  g_assert_true (g_str_has_suffix (words[0], "/ebb"));
  g_assert_cmpstr (words[1], ==, "--background");

  /* Without reminders there is nothing to start for. */
  gtk_switch_set_active (get_child (fixture, "notifications_switch"), FALSE);
  ebb_test_wait (!g_settings_get_boolean (fixture->settings, "notifications-when-closed"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_when_it_cannot_start_with_the_desktop_the_switch_goes_back (Fixture *fixture,
                                                                 gconstpointer data)
{
  g_autofree char *path = ebb_autostart_get_path ();
  GtkSwitch *toggle = get_child (fixture, "closed_switch");

  /* A folder stands where the file belongs. */
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  gtk_switch_set_active (get_child (fixture, "notifications_switch"), TRUE);
  gtk_switch_set_active (toggle, TRUE);
  ebb_test_wait (!gtk_switch_get_active (toggle));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (toggle)));
  g_assert_false (g_settings_get_boolean (fixture->settings, "notifications-when-closed"));
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* --- the portal --------------------------------------------------------------------------- */

typedef struct
{
  guint32 response;
  gboolean autostart;
  GVariant *options; /* (owned): of the last request */
} Portal;

static void
portal_call_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *method,
                GVariant *parameters,
                GDBusMethodInvocation *invocation,
                gpointer user_data)
{
  Portal *portal = user_data;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *handle = NULL;
  const char *token;
  GVariantDict results;

  portal->options = g_variant_get_child_value (parameters, 1);
  g_assert_true (g_variant_lookup (portal->options, "handle_token", "&s", &token));
  handle = g_strdup_printf (PORTAL_PATH "/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_variant_dict_init (&results, NULL);
  g_variant_dict_insert (&results, "background", "b", portal->response == 0);
  g_variant_dict_insert (&results, "autostart", "b", portal->autostart);
  g_dbus_connection_emit_signal (bus,
                                 sender,
                                 handle,
                                 "org.freedesktop.portal.Request",
                                 "Response",
                                 g_variant_new ("(u@a{sv})", portal->response, g_variant_dict_end (&results)),
                                 NULL);
}

/* A connection to the session's bus of its own. */
static GDBusConnection *
connect_to_bus (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus;

  bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

static gboolean
ask (GDBusConnection *bus,
     gboolean on,
     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_autostart_ask_async (bus, on, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  return ebb_autostart_set_finish (result, error);
}

static void
test_in_a_sandbox_the_system_is_asked_and_may_refuse (void)
{
  static const GDBusInterfaceVTable vtable = { portal_call_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml ("<node><interface name='org.freedesktop.portal.Background'>"
                                                                 "<method name='RequestBackground'><arg type='s' direction='in'/>"
                                                                 "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
                                                                 "</interface></node>",
                                                                 NULL);
  g_autoptr (GDBusConnection) system = connect_to_bus ();
  g_autoptr (GDBusConnection) bus = connect_to_bus ();
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) half = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_auto (GStrv) command = NULL;
  Portal portal = { 0, TRUE, NULL };

  g_assert_false (ask (bus, TRUE, &missing));
  g_assert_nonnull (missing);

  g_assert_cmpuint (g_dbus_connection_register_object (system, PORTAL_PATH, node->interfaces[0], &vtable, &portal, NULL, NULL), !=, 0);
  reply = g_dbus_connection_call_sync (system, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  g_assert_nonnull (reply);

  g_assert_true (ask (bus, TRUE, NULL));
  g_assert_true (g_variant_lookup (portal.options, "commandline", "^as", &command));
  g_assert_cmpstrv (command, ((const char *[]){ "ebb", "--background", NULL }));
  g_clear_pointer (&portal.options, g_variant_unref);

  portal = (Portal){ 1, FALSE, NULL };
  g_assert_false (ask (bus, TRUE, &refused));
  g_assert_error (refused, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_pointer (&portal.options, g_variant_unref);

  /* In the background, but not from the start. */
  portal = (Portal){ 0, FALSE, NULL };
  g_assert_false (ask (bus, TRUE, &half));
  g_assert_error (half, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_pointer (&portal.options, g_variant_unref);

  g_assert_true (ask (bus, FALSE, NULL));
  g_clear_pointer (&portal.options, g_variant_unref);
}

/* --- what they say -------------------------------------------------------------------------- */

static char *
digest (EbbSession *session,
        int hours,
        gboolean details)
{
  EbbReminder reminder = { hours > 0 ? EBB_REMINDER_FOLLOW_UP : EBB_REMINDER_SESSION, session, hours };
  g_autoptr (GNotification) notification = NULL;
  char *text;

  notification = ebb_reminder_make_notification (&reminder, NULL, details, &text);
  g_assert_true (G_IS_NOTIFICATION (notification));
  return text;
}

static EbbSession *
make_session (gboolean planned)
{
  EbbMoment now = ebb_moment_now ();
  EbbSession *session = planned ? ebb_session_new_planned (now, 60) : ebb_session_new_done (now, 60);

  ebb_record_ensure_id (session);
  session->title = g_strdup ("Secret neck");
  session->who = g_strdup ("Secret Sue");
  session->place = g_strdup ("Secret Street 1");
  return session;
}

static void
test_without_details_nothing_of_the_diary_is_on_screen (void)
{
  g_autoptr (EbbSession) done = make_session (FALSE);
  g_autoptr (EbbSession) planned = make_session (TRUE);
  g_autofree char *follow_up = digest (done, 4, FALSE);
  g_autofree char *session = digest (planned, 0, FALSE);

  g_assert_null (strstr (follow_up, "Secret"));
  g_assert_null (strstr (session, "Secret"));
  g_assert_true (g_str_has_prefix (session, "Appointment at "));
}

static void
test_with_details_it_says_what_who_and_where (void)
{
  g_autoptr (EbbSession) done = make_session (FALSE);
  g_autoptr (EbbSession) planned = make_session (TRUE);
  g_autofree char *session = digest (planned, 0, TRUE);
  g_autofree char *unrated = digest (done, 4, TRUE);
  g_autofree char *rated = NULL;

  g_assert_nonnull (strstr (session, "Secret neck"));
  g_assert_nonnull (strstr (session, "Secret Sue"));
  g_assert_nonnull (strstr (session, "Secret Street 1"));
  g_assert_nonnull (strstr (unrated, "4 hours"));
  ebb_session_set_rating (done, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, 3);
  rated = digest (done, 4, TRUE);
  g_assert_true (g_str_has_suffix (rated, "Your last rating of pain was 3.\n2\n3\n4"));
}

static void
test_answers_stay_on_the_scale (void)
{
  g_autoptr (EbbSession) session = make_session (FALSE);
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, 0);
  least = digest (session, 1, TRUE);
  g_assert_true (g_str_has_suffix (least, ".\n0\n1"));
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, 10);
  most = digest (session, 1, TRUE);
  g_assert_true (g_str_has_suffix (most, ".\n9\n10"));
}

/* --- the alarm -------------------------------------------------------------------------------- */

static void
count_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_an_alarm_for_what_is_past_comes_at_once_and_one_for_never_does_not (void)
{
  guint n_called = 0;
  guint n_never = 0;
  EbbAlarm *alarm = ebb_alarm_new (count_cb, &n_called);
  EbbAlarm *never = ebb_alarm_new (count_cb, &n_never);

  ebb_alarm_set (never, G_MAXINT64);
  ebb_alarm_set (alarm, G_MININT64);
  ebb_test_wait (n_called > 0);
  g_assert_cmpuint (n_never, ==, 0);
  ebb_alarm_free (never);
  ebb_alarm_free (alarm);
}

#define ADD(name, func) g_test_add ("/reminders/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  ADD ("hours-are-chosen-among-the-usual-ones-and-own-ones", test_hours_are_chosen_among_the_usual_ones_and_own_ones);
  ADD ("what-was-chosen-is-shown-again", test_what_was_chosen_is_shown_again);
  ADD ("the-quiet-time-and-the-lead-hold-at-once", test_the_quiet_time_and_the_lead_hold_at_once);
  ADD ("damaged-settings-are-the-usual-ones", test_damaged_settings_are_the_usual_ones);
  ADD ("reminding-when-closed-starts-ebb-with-the-desktop", test_reminding_when_closed_starts_ebb_with_the_desktop);
  ADD ("when-it-cannot-start-with-the-desktop-the-switch-goes-back", test_when_it_cannot_start_with_the_desktop_the_switch_goes_back);
  g_test_add_func ("/reminders/in-a-sandbox-the-system-is-asked-and-may-refuse", test_in_a_sandbox_the_system_is_asked_and_may_refuse);
  g_test_add_func ("/reminders/without-details-nothing-of-the-diary-is-on-screen", test_without_details_nothing_of_the_diary_is_on_screen);
  g_test_add_func ("/reminders/with-details-they-say-what-who-and-where", test_with_details_it_says_what_who_and_where);
  g_test_add_func ("/reminders/answers-stay-on-the-scale", test_answers_stay_on_the_scale);
  g_test_add_func ("/reminders/an-alarm-for-what-is-past-comes-at-once-and-one-for-never-does-not", test_an_alarm_for_what_is_past_comes_at_once_and_one_for_never_does_not);

  return g_test_run ();
}
