// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-application-private.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "ebb-about.h"
#include "ebb-backups.h"
#include "ebb-demo-diary.h"
#include "ebb-preferences.h"
#include "ebb-window.h"
#include "widgets/ebb-drawing.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-widget.h"

#define RESOURCES "/io/github/ebb_diary/Ebb"

/* How long after the diary is on screen the automatic backup may begin, and how
 * often a window that stays open looks again, in seconds. */
#define BACKUP_DELAY 4
#define BACKUP_INTERVAL (60 * 60)

/**
 * EbbApplication:
 *
 * One process per diary: a second start for the same diary raises the window of
 * the first. It opens the diary without holding up the window, shows what is
 * wrong when that fails, and ends only when all that was saved is on disk.
 *
 * Of the usual diary it also reminds (#EbbReminderService), and if the person wants
 * that, it stays for it when the window is closed, or is started without a window
 * (`--background`, or through D-Bus). Then a diary that does not open ends it quietly.
 *
 * Actions: `app.new-entry`, `app.preferences`, `app.shortcuts`, `app.about`,
 * `app.quit`, `app.retry` (open the diary again), `app.start-new-diary` (put the
 * file that cannot be opened aside and begin another), and those of the reminders.
 */
G_DEFINE_FINAL_TYPE (EbbApplication, ebb_application, ADW_TYPE_APPLICATION)

static void close_all (EbbApplication *self);

static EbbWindow *
get_window (EbbApplication *self)
{
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (EBB_IS_WINDOW (l->data))
        return l->data;
    }

  return NULL;
}

static void
auto_backup_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (EbbApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  EbbWindow *window = get_window (self);
  gboolean made;

  if (ebb_store_auto_backup_finish (EBB_STORE (source), result, &made, &error))
    return;

  if (!self->backup_told && !self->closing && window != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = g_strdup_printf (_ ("No backup was made: %s"), error->message);

      self->backup_told = TRUE;
      ebb_window_notify (window, text);
    }
}

static gboolean
auto_backup_timeout_cb (gpointer user_data)
{
  EbbApplication *self = user_data;

  if (!self->closing && self->store != NULL && ebb_store_is_open (self->store) &&
      g_settings_get_boolean (self->settings, "auto-backup"))
    {
      g_autofree char *folder = ebb_backups_get_folder (self->settings, ebb_store_get_path (self->store));

      ebb_store_auto_backup_async (self->store, folder, self->cancellable, auto_backup_cb, g_object_ref (self));
    }

  self->backup_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, BACKUP_INTERVAL, auto_backup_timeout_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

static void
schedule_backup (EbbApplication *self)
{
  if (self->is_demo || self->backup_source != 0)
    return;

  self->backup_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, BACKUP_DELAY, auto_backup_timeout_cb, self, NULL);
}

/* --- reminders ---------------------------------------------------------------------- */

static gboolean
stays_without_window (EbbApplication *self)
{
  return self->is_usual && g_settings_get_boolean (self->settings, "notifications") &&
         g_settings_get_boolean (self->settings, "notifications-when-closed");
}

/* Ends what nobody sees and nobody needs. */
static void
settle (EbbApplication *self)
{
  gboolean stays = stays_without_window (self) && self->store != NULL && !self->closing;

  if (stays && !self->held)
    g_application_hold (G_APPLICATION (self));
  else if (!stays && self->held)
    g_application_release (G_APPLICATION (self));
  self->held = stays;

  if (!stays && !self->closing && self->store != NULL && get_window (self) == NULL && !ebb_reminder_service_is_busy (self->reminders))
    close_all (self);
}

static void
answered_cb (EbbReminderService *reminders,
             const char *problem,
             gpointer user_data)
{
  EbbApplication *self = user_data;
  EbbWindow *window = get_window (self);

  if (problem == NULL && window != NULL)
    {
      ebb_window_notify_undoable (window, _ ("Answer saved"));
    }
  else if (problem != NULL && window != NULL)
    {
      ebb_window_notify (window, problem);
    }
  else if (problem != NULL)
    {
      g_autoptr (GNotification) notification = g_notification_new (_ ("The answer was not saved"));

      g_notification_set_body (notification, problem);
      g_application_send_notification (G_APPLICATION (self), "answer-problem", notification);
    }
  settle (self);
}

/* --- the diary ------------------------------------------------------------------------ */

static void open_diary (EbbApplication *self);

static void
show_outcome (EbbApplication *self,
              EbbStore *store,
              const GError *error)
{
  EbbWindow *window = get_window (self);

  if (self->closing || store != self->store)
    return;

  if (error != NULL && self->reminders != NULL)
    ebb_reminder_service_give_up (self->reminders, error->message);
  if (error == NULL && self->is_usual)
    ebb_reminder_service_set_store (self->reminders, store);

  if (window == NULL && error != NULL)
    {
      close_all (self);
    }
  else if (window != NULL && error != NULL && self->opened_unseen)
    {
      /* Now it may be made if it is missing. */
      open_diary (self);
    }
  else if (window != NULL && error != NULL)
    {
      ebb_window_show_trouble (window, store, error);
    }
  else if (window != NULL)
    {
      ebb_window_show_diary (window, store);
      schedule_backup (self);
    }
  else
    {
      settle (self);
    }
}

static void
demo_filled_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (EbbApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  ebb_demo_diary_fill_finish (EBB_STORE (source), result, &error);
  show_outcome (self, EBB_STORE (source), error);
}

static void
open_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (EbbApplication) self = user_data;
  EbbStore *store = EBB_STORE (source);
  g_autoptr (GError) error = NULL;

  if (ebb_store_open_finish (store, result, &error) && self->is_demo && !self->closing)
    ebb_demo_diary_fill_async (store, self->cancellable, demo_filled_cb, g_object_ref (self));
  else
    show_outcome (self, store, error);
}

static void
open_diary (EbbApplication *self)
{
  EbbOpenFlags flags = EBB_OPEN_WATCH;
  g_autofree char *path = NULL;

  if (self->is_demo)
    {
      g_autoptr (GError) error = NULL;

      if (self->demo_folder == NULL)
        self->demo_folder = ebb_demo_diary_make_folder (&error);
      if (self->demo_folder == NULL)
        {
          ebb_window_show_trouble (get_window (self), NULL, error);
          return;
        }
      path = g_build_filename (self->demo_folder, "diary.db", NULL);
    }
  else
    {
      path = self->path != NULL ? g_strdup (self->path) : ebb_store_get_default_path ();
    }

  g_clear_object (&self->store);
  self->store = ebb_store_new (path);
  /* Who has no diary yet has nothing to be reminded of. */
  self->opened_unseen = get_window (self) == NULL;
  if (!self->opened_unseen)
    flags |= EBB_OPEN_CREATE;
  ebb_store_open_async (self->store, flags, self->cancellable, open_cb, g_object_ref (self));
}

static void
closed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbApplication) self = user_data;
  EbbWindow *window = get_window (self);

  /* What can go wrong now has been told where it was asked for: every change is
   * on disk before its own callback. */
  if (source != NULL)
    ebb_store_close_finish (EBB_STORE (source), result, NULL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->demo_folder, ebb_demo_diary_remove_folder);

  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));

  self->closing = FALSE;
  settle (self);
  /* An answer that came meanwhile. */
  if (self->reminders != NULL && ebb_reminder_service_is_busy (self->reminders))
    open_diary (self);
  if (self->reopen)
    {
      self->reopen = FALSE;
      g_application_activate (G_APPLICATION (self));
    }
  g_application_release (G_APPLICATION (self));
}

/* The window goes at once, the process when the diary is closed. */
static void
close_all (EbbApplication *self)
{
  EbbWindow *window = get_window (self);

  if (self->closing)
    return;

  if (window == NULL && self->store == NULL)
    {
      g_application_quit (G_APPLICATION (self));
      return;
    }

  self->closing = TRUE;
  g_application_hold (G_APPLICATION (self));
  g_clear_handle_id (&self->backup_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();

  if (window != NULL)
    ebb_window_put_away (window);
  if (self->reminders != NULL)
    ebb_reminder_service_set_store (self->reminders, NULL);

  if (self->store != NULL && ebb_store_is_open (self->store))
    ebb_store_close_async (self->store, closed_cb, g_object_ref (self));
  else
    closed_cb (NULL, NULL, g_object_ref (self));
}

/* The diary stays open for the reminders, if they are wanted. */
static void
close_window (EbbApplication *self)
{
  EbbWindow *window = get_window (self);

  if (window != NULL && ebb_window_asks_before_quit (window))
    return;
  settle (self);
  if (!self->held || window == NULL || !ebb_store_is_open (self->store))
    {
      close_all (self);
      return;
    }
  ebb_window_put_away (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
close_request_cb (GtkWindow *window,
                  gpointer user_data)
{
  close_window (user_data);

  return GDK_EVENT_STOP;
}

static gboolean
unix_signal_cb (gpointer user_data)
{
  close_all (user_data);

  return G_SOURCE_CONTINUE;
}

static void
new_entry_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  EbbApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (get_window (self) != NULL)
    ebb_window_new_entry (get_window (self));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  EbbApplication *self = user_data;
  EbbWindow *window;

  g_application_activate (G_APPLICATION (self));
  window = get_window (self);
  if (window == NULL)
    return;

  gtk_window_present (ebb_preferences_new (GTK_WINDOW (window), self->store));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  EbbWindow *window = get_window (user_data);

  if (window != NULL)
    ebb_show_shortcuts (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  EbbWindow *window = get_window (user_data);

  if (window != NULL)
    ebb_show_about (GTK_WINDOW (window));
}

static void
quit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  close_window (user_data);
}

static void
answer_follow_up_cb (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  EbbApplication *self = user_data;
  const char *session;
  int hours;
  double pain;

  g_variant_get (parameter, "(&sid)", &session, &hours, &pain);
  if (self->reminders == NULL || hours < 1 || !(pain >= 0 && pain <= ebb_aspect_get_max (EBB_ASPECT_PAIN)))
    return;
  ebb_reminder_service_answer (self->reminders, session, hours, pain);
  if (self->store == NULL && !self->closing)
    open_diary (self);
}

static void
show_session (EbbApplication *self,
              const char *session,
              int hours)
{
  g_application_activate (G_APPLICATION (self));
  if (get_window (self) != NULL)
    ebb_window_show_session (get_window (self), session, hours);
}

static void
show_follow_up_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  const char *session;
  int hours;

  g_variant_get (parameter, "(&si)", &session, &hours);
  if (hours > 0)
    show_session (user_data, session, hours);
}

static void
show_session_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  show_session (user_data, g_variant_get_string (parameter, NULL), 0);
}

static void
retry_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  EbbApplication *self = user_data;

  if (self->closing || (self->store != NULL && ebb_store_is_open (self->store)))
    return;

  if (get_window (self) != NULL)
    ebb_window_show_opening (get_window (self));
  open_diary (self);
}

/* Puts what stands at the diary's place aside, with SQLite's own files, which
 * belong to it by name. Nothing is deleted. Returns (transfer full) where it is. */
static char *
put_aside (const char *path,
           GError **error)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *kept = g_strdup_printf ("%s.kept-%s", path, stamp);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *from = g_strconcat (path, tails[i], NULL);
      g_autofree char *to = g_strconcat (kept, tails[i], NULL);

      if (g_rename (from, to) < 0 && (i == 0 || errno != ENOENT))
        {
          int code = errno;

          g_set_error (error,
                       G_IO_ERROR,
                       g_io_error_from_errno (code),
                       _ ("The file could not be moved: %s"),
                       g_strerror (code));
          return NULL;
        }
    }

  return g_steal_pointer (&kept);
}

static void
start_new_diary_cb (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  EbbApplication *self = user_data;
  EbbWindow *window = get_window (self);
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->closing || window == NULL || self->store == NULL || ebb_store_is_open (self->store))
    return;

  path = g_strdup (ebb_store_get_path (self->store));
  kept = put_aside (path, &error);
  if (kept == NULL)
    {
      ebb_window_notify (window, error->message);
      return;
    }

  name = g_path_get_basename (kept);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("The old file is kept as “%s”"), name);
  ebb_window_notify (window, text);
  ebb_window_show_opening (window);
  open_diary (self);
}

static void
style_changed_cb (GSettings *settings,
                  const char *key,
                  gpointer user_data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int style = g_settings_get_enum (settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (style, 0, 2)]);
}

static void
clock_changed_cb (GSettings *settings,
                  const char *key,
                  gpointer user_data)
{
  ebb_format_set_clock ((EbbClock) g_settings_get_enum (settings, "clock"));
}

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "win.new-entry", { "<Control>n" } },
    { "win.search", { "<Control>f" } },
    { "win.show-page::today", { "<Alt>1", "<Control>1" } },
    { "win.show-page::diary", { "<Alt>2", "<Control>2" } },
    { "win.show-page::body", { "<Alt>3", "<Control>3" } },
    { "win.show-page::trends", { "<Alt>4", "<Control>4" } },
    { "win.show-page::therapy", { "<Alt>5", "<Control>5" } },
    { "win.import", { "<Control>o" } },
    { "win.export", { "<Control>e" } },
    { "win.back-up", { "<Control>b" } },
    { "win.restore", { "<Control><Shift>b" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question" } },
    { "app.about", { "<Shift>F1" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].accels);
}

static gboolean
quit_key_cb (GtkWidget *widget,
             GVariant *arguments,
             gpointer user_data)
{
  close_window (user_data);

  return GDK_EVENT_STOP;
}

/* The accelerators are those of the window. Dialogs, which hold it back, should not
 * hold back who wants to go. */
static void
windows_changed_cb (GListModel *windows,
                    guint position,
                    guint removed,
                    guint added,
                    gpointer user_data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *controller;

      if (EBB_IS_WINDOW (window))
        continue;
      controller = gtk_shortcut_controller_new ();
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                                                              gtk_callback_action_new (quit_key_cb, user_data, NULL)));
      gtk_widget_add_controller (window, controller);
    }
}

static void
start_reminders (EbbApplication *self)
{
  if (!self->is_usual)
    return;

  self->reminders = ebb_reminder_service_new (G_APPLICATION (self), self->settings);
  g_signal_connect_object (self->reminders, "answered", G_CALLBACK (answered_cb), self, 0);
  g_signal_connect_object (self->settings, "changed::notifications", G_CALLBACK (settle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::notifications-when-closed", G_CALLBACK (settle), self, G_CONNECT_SWAPPED);
  /* Started for an action alone it ends again by itself, after some seconds. */
  if ((g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_IS_SERVICE) && stays_without_window (self))
    {
      open_diary (self);
      settle (self);
    }
}

static void
ebb_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "new-entry", new_entry_cb },
    { "preferences", preferences_cb },
    { "shortcuts", shortcuts_cb },
    { "about", about_cb },
    { "quit", quit_cb },
    { "retry", retry_cb },
    { "start-new-diary", start_new_diary_cb },
    { "answer-follow-up", answer_follow_up_cb, "(sid)" },
    { "show-follow-up", show_follow_up_cb, "(si)" },
    { "show-session", show_session_cb, "s" },
  };
  static const int signals[] = { SIGHUP, SIGINT, SIGTERM };
  EbbApplication *self = EBB_APPLICATION (application);
  guint i;

  G_APPLICATION_CLASS (ebb_application_parent_class)->startup (application);

  ebb_drawing_keep_memory ();
  self->settings = g_settings_new (EBB_APP_ID);
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (style_changed_cb), self, 0);
  g_signal_connect_object (self->settings, "changed::clock", G_CALLBACK (clock_changed_cb), self, 0);
  style_changed_cb (self->settings, "style", self);
  clock_changed_cb (self->settings, "clock", self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accels (GTK_APPLICATION (self));
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), self, 0);
  ebb_widget_name_parts_once ();
  start_reminders (self);

  for (i = 0; i < G_N_ELEMENTS (signals); i++)
    self->signal_sources[i] = g_unix_signal_add (signals[i], unix_signal_cb, self);
}

static void
ebb_application_activate (GApplication *application)
{
  EbbApplication *self = EBB_APPLICATION (application);
  EbbWindow *window = get_window (self);

  if (self->closing)
    {
      self->reopen = TRUE;
      return;
    }

  if (window == NULL)
    {
      window = ebb_window_new (GTK_APPLICATION (self));
      ebb_window_set_demo (window, self->is_demo);
      g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self, 0);
      if (self->store == NULL)
        open_diary (self);
      else if (ebb_store_is_open (self->store))
        show_outcome (self, self->store, NULL);
    }
  gtk_window_present (GTK_WINDOW (window));

  if (self->new_entry)
    {
      self->new_entry = FALSE;
      ebb_window_new_entry (window);
    }
}

static void
ebb_application_finalize (GObject *object)
{
  EbbApplication *self = EBB_APPLICATION (object);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);
  g_clear_handle_id (&self->backup_source, g_source_remove);
  g_clear_pointer (&self->demo_folder, ebb_demo_diary_remove_folder);
  g_clear_object (&self->reminders);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (ebb_application_parent_class)->finalize (object);
}

static void
ebb_application_class_init (EbbApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = ebb_application_finalize;

  application_class->startup = ebb_application_startup;
  application_class->activate = ebb_application_activate;
  application_class->handle_local_options = ebb_application_handle_local_options;
}

static void
ebb_application_init (EbbApplication *self)
{
  self->cancellable = g_cancellable_new ();

  ebb_application_add_options (self);
}

/**
 * ebb_application_new:
 *
 * Returns: (transfer full): the application
 */
EbbApplication *
ebb_application_new (void)
{
  return g_object_new (EBB_TYPE_APPLICATION,
                       "application-id", EBB_APP_ID,
                       /* Set, since the demo and other diaries have another id. */
                       "resource-base-path", RESOURCES,
                       NULL);
}
