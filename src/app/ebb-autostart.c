// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-autostart.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/*
 * Whether Ebb is started, without a window, when the person logs in: by a file in
 * their autostart folder (the desktop's Autostart specification), or in a sandbox,
 * which cannot write there, by asking org.freedesktop.portal.Background.
 */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"

/* --- the file ------------------------------------------------------------------------ */

/**
 * ebb_autostart_get_path:
 *
 * Returns: (transfer full): the file that starts Ebb
 */
char *
ebb_autostart_get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", EBB_APP_ID ".desktop", NULL);
}

/* An argument of Exec= as the Desktop Entry specification quotes it: within quotes a
 * backslash before " ` $ \, and each backslash twice, for the value is a string. */
static char *
quote (const char *text)
{
  GString *quoted = g_string_new ("\"");

  for (; *text != '\0'; text++)
    {
      if (*text == '%')
        g_string_append_c (quoted, '%');
      else if (*text == '\\')
        g_string_append (quoted, "\\\\\\");
      else if (*text == '"' || *text == '`' || *text == '$')
        g_string_append (quoted, "\\\\");
      g_string_append_c (quoted, *text);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/**
 * ebb_autostart_write:
 * @on: whether to start with the desktop
 * @error: G_FILE_ERROR
 *
 * Writes or removes the file.
 *
 * Returns: whether it is as wanted
 */
gboolean
ebb_autostart_write (gboolean on,
                     GError **error)
{
  g_autofree char *path = ebb_autostart_get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *program = quote (EBB_BINDIR "/ebb");
  g_autofree char *text = NULL;
  int code;

  if (!on)
    {
      if (g_remove (path) == 0 || errno == ENOENT)
        return TRUE;
      code = errno;
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _ ("The file “%s” could not be removed: %s"), path, g_strerror (code));
      return FALSE;
    }

  g_mkdir_with_parents (folder, 0700);
  text = g_strdup_printf ("[Desktop Entry]\n"
                          "Type=Application\n"
                          "Name=Ebb\n"
                          "Icon=" EBB_APP_ID "\n"
                          "Exec=%s --background\n"
                          "NoDisplay=true\n",
                          program);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

/* --- the portal ------------------------------------------------------------------------ */

typedef struct
{
  gboolean on;
  guint subscription;
} Asking;

static GDBusConnection *
get_bus (GTask *task)
{
  return g_task_get_source_object (task);
}

static void
end (GTask *task,
     GError *error)
{
  Asking *asking = g_task_get_task_data (task);

  if (asking->subscription == 0)
    {
      g_clear_error (&error);
      return;
    }
  /* This drops what the subscription held. */
  g_dbus_connection_signal_unsubscribe (get_bus (task), asking->subscription);
  asking->subscription = 0;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean autostart = FALSE;
  guint32 response;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "autostart", "b", &autostart);
  if (response == 0 && autostart == asking->on)
    end (task, NULL);
  else
    end (task,
         g_error_new_literal (G_IO_ERROR,
                              G_IO_ERROR_PERMISSION_DENIED,
                              _ ("The system does not allow Ebb to start by itself. This can be changed in the system's settings for Ebb.")));
}

static void
asked_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    {
      g_dbus_error_strip_remote_error (error);
      end (task, error);
    }
}

/**
 * ebb_autostart_ask_async:
 * @bus: the session's bus
 * @on: whether to start with the desktop
 * @cancellable: (nullable): to give up
 * @callback: called with the answer; finish with ebb_autostart_set_finish()
 * @user_data: for @callback
 *
 * Asks the portal, which may ask the person.
 */
void
ebb_autostart_ask_async (GDBusConnection *bus,
                         gboolean on,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  static guint n_asked = 0;
  g_autofree char *token = g_strdup_printf ("ebb%u", n_asked++);
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');
  g_autofree char *path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
  const char *const command[] = { "ebb", "--background", NULL };
  GTask *task = g_task_new (bus, cancellable, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);
  GVariantDict options;

  asking->on = on;
  g_task_set_source_tag (task, ebb_autostart_ask_async);
  g_task_set_task_data (task, asking, g_free);

  /* Before asking, so as not to miss the answer. */
  asking->subscription = g_dbus_connection_signal_subscribe (bus, PORTAL, REQUEST, "Response", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, response_cb, task, g_object_unref);

  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "handle_token", "s", token);
  g_variant_dict_insert (&options, "reason", "s", _ ("To remind you of sessions and ratings when the window is closed"));
  g_variant_dict_insert (&options, "autostart", "b", on);
  g_variant_dict_insert_value (&options, "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (bus,
                          PORTAL,
                          PORTAL_PATH,
                          "org.freedesktop.portal.Background",
                          "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", g_variant_dict_end (&options)),
                          G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          cancellable,
                          asked_cb,
                          g_object_ref (task));
}

/* --- either ---------------------------------------------------------------------------- */

/**
 * ebb_autostart_set_async:
 * @on: whether to start with the desktop
 * @cancellable: (nullable): to give up
 * @callback: called when it is so, or is not
 * @user_data: for @callback
 *
 * Has Ebb started without a window when the person logs in, or no longer.
 */
void
ebb_autostart_set_async (gboolean on,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  gboolean sandboxed = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  /* The application has it already. */
  if (sandboxed)
    bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, &error);
  if (bus != NULL)
    {
      ebb_autostart_ask_async (bus, on, cancellable, callback, user_data);
      return;
    }

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ebb_autostart_set_async);
  if (error != NULL || !ebb_autostart_write (on, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * ebb_autostart_set_finish:
 * @result: of the callback
 * @error: G_IO_ERROR_PERMISSION_DENIED if the system or the person refused, G_FILE_ERROR,
 *   G_DBUS_ERROR
 *
 * Returns: whether it is as wanted
 */
gboolean
ebb_autostart_set_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
