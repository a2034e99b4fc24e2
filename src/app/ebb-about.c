// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * ebb_show_about:
 * @parent: the window that it belongs to
 *
 * Shows what Ebb is, what it does with a person's data, and what it is not.
 */
void
ebb_show_about (GtkWindow *parent)
{
  AdwAboutWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  window = ADW_ABOUT_WINDOW (adw_about_window_new ());
  adw_about_window_set_application_name (window, "Ebb");
  adw_about_window_set_application_icon (window, EBB_APP_ID);
  adw_about_window_set_version (window, EBB_VERSION);
  adw_about_window_set_developer_name (window, _ ("The Ebb contributors"));
  adw_about_window_set_copyright (window, _ ("© 2026 The Ebb contributors"));
  adw_about_window_set_license_type (window, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (window,
                                 _ ("A private diary of pain and what helps.\n\n"
                                    "Your diary stays on this computer, in a file that only you can read. "
                                    "Ebb has no network code: nothing is ever sent anywhere.\n\n"
                                    "Ebb is no medical device and gives no medical advice. It helps you to "
                                    "see how you are doing and to talk about it with your doctor."));
  /* Translators: put your names here, one a line */
  adw_about_window_set_translator_credits (window, _ ("translator-credits"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

/* GtkShortcutsWindow means to look up the keys of the actions that it names, but
 * what stands on its first page stays without. */
static void
fill_in_keys (GtkApplication *application,
              GtkBuilder *builder)
{
  GSList *objects = gtk_builder_get_objects (builder);

  for (GSList *l = objects; l != NULL; l = l->next)
    {
      g_autofree char *action = NULL;
      g_auto (GStrv) accels = NULL;
      g_autofree char *keys = NULL;

      if (!GTK_IS_SHORTCUTS_SHORTCUT (l->data))
        continue;
      g_object_get (l->data, "action-name", &action, NULL);
      if (action == NULL)
        continue;
      accels = gtk_application_get_accels_for_action (application, action);
      keys = g_strjoinv (" ", accels);
      g_object_set (l->data, "accelerator", keys, NULL);
    }
  g_slist_free (objects);
}

/**
 * ebb_show_shortcuts:
 * @parent: the window that it belongs to
 *
 * Shows every key that does something.
 */
void
ebb_show_shortcuts (GtkWindow *parent)
{
  GtkApplicationWindow *window;

  g_return_if_fail (GTK_IS_APPLICATION_WINDOW (parent));

  window = GTK_APPLICATION_WINDOW (parent);
  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/ebb_diary/Ebb/ui/ebb-shortcuts.ui");

      fill_in_keys (gtk_window_get_application (parent), builder);
      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}
