// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-application-private.h"

#include <glib/gi18n.h>

/* The part of the application that reads its options: which diary it is for, and
 * whether there is a process for that one already. */

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a made-up year; the real diary is untouched"), NULL },
  { "diary", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open another diary"), N_ ("FILE") },
  { "new-entry", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin a new entry"), NULL },
  { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Remind without a window, if this is switched on"), NULL },
  { NULL },
};

/* Each diary has its own process, found by its own name on the bus: the usual
 * one by the application's, any other by a name made of its path. */
static void
name_instance (EbbApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  self->is_usual = !self->is_demo;
  if (self->is_demo)
    {
      g_application_set_application_id (application, EBB_APP_ID ".Demo");
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  else if (self->path != NULL)
    {
      g_autofree char *usual = ebb_store_get_default_path ();

      if (g_strcmp0 (usual, self->path) != 0)
        {
          g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->path, -1);
          g_autofree char *id = g_strdup_printf (EBB_APP_ID ".d%.16s", sum);

          g_application_set_application_id (application, id);
          self->is_usual = FALSE;
        }
    }
}

/* Whether a process is there already. A service says that as an error. */
static gboolean
is_running (const char *id)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  gboolean owned = FALSE;

  if (bus != NULL)
    reply = g_dbus_connection_call_sync (bus,
                                         "org.freedesktop.DBus",
                                         "/org/freedesktop/DBus",
                                         "org.freedesktop.DBus",
                                         "NameHasOwner",
                                         g_variant_new ("(s)", id),
                                         G_VARIANT_TYPE ("(b)"),
                                         G_DBUS_CALL_FLAGS_NONE,
                                         -1,
                                         NULL,
                                         NULL);
  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

/*
 * ebb_application_handle_local_options:
 * @application: the application, not registered yet
 * @dict: what the command line says
 *
 * Returns: with what to end, -1 to go on
 */
int
ebb_application_handle_local_options (GApplication *application,
                                      GVariantDict *dict)
{
  EbbApplication *self = EBB_APPLICATION (application);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *diary = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("ebb %s\n", EBB_VERSION);
      return 0;
    }

  self->is_demo = g_variant_dict_contains (dict, "demo");
  if (!g_variant_dict_lookup (dict, "diary", "^ay", &diary))
    diary = g_strdup (g_getenv ("EBB_DIARY"));
  if (diary != NULL && *diary != '\0' && !self->is_demo)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (diary);

      self->path = g_file_get_path (file);
    }
  /* Nothing that is tried out in the demo stays. */
  if (self->is_demo)
    g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);

  if (!gtk_init_check ())
    {
      g_printerr ("%s\n",
                  _ ("Ebb cannot open a window, because there is no display here; "
                     "without one use: ebb add, list, import, export, backup, restore, check"));
      return 1;
    }

  if (g_settings_schema_source_get_default () != NULL)
    schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), EBB_APP_ID, TRUE);
  if (schema == NULL)
    {
      g_printerr ("%s\n", _ ("Ebb is not installed completely: its settings schema is missing"));
      return 1;
    }

  name_instance (self);

  if (g_variant_dict_contains (dict, "background"))
    {
      if (!self->is_usual)
        {
          g_printerr ("%s\n", _ ("Ebb reminds of the usual diary only, not of another one or the demo"));
          return 1;
        }
      if (is_running (EBB_APP_ID))
        return 0;
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_IS_SERVICE);
    }
  else if (g_variant_dict_contains (dict, "new-entry"))
    {
      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      if (g_application_get_is_remote (application))
        {
          g_action_group_activate_action (G_ACTION_GROUP (application), "new-entry", NULL);
          return 0;
        }
      self->new_entry = TRUE;
    }

  return -1;
}

/*
 * ebb_application_add_options:
 * @self: a new application
 *
 * Says which options there are.
 */
void
ebb_application_add_options (EbbApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[COMMAND …]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("A private pain diary. Without a command it opens the window; "
                                               "the commands are add, list, import, export, backup, restore, check."));
}
