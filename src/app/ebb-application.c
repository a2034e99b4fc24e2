// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-application.h"

#include <glib/gi18n.h>

#include "ebb-window.h"

struct _EbbApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (EbbApplication, ebb_application, ADW_TYPE_APPLICATION)

static void
ebb_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (ebb_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
ebb_application_class_init (EbbApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = ebb_application_activate;
}

static void
ebb_application_init (EbbApplication *self)
{
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
                       "resource-base-path", "/io/github/ebb_diary/Ebb",
                       NULL);
}
