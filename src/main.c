// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"

#include <locale.h>
#include <glib/gi18n.h>

#include "app/ebb-application.h"
#include "cli/ebb-cli.h"

int
main (int argc,
      char **argv)
{
  g_autoptr (EbbApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, EBB_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (ebb_cli_run (argc, argv, &status))
    return status;

  application = ebb_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
