// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-private.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
restore (EbbCli *cli,
         EbbStore *store,
         const char *path,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  char *kept;

  ebb_cli_begin_progress (cli, _ ("Restoring"));
  ebb_store_restore_async (store, path, ebb_cli_progress_cb, cli, cli->cancellable, ebb_cli_take_result_cb, &result);
  kept = ebb_store_restore_finish (store, ebb_cli_wait (cli, &result), error);
  ebb_cli_end_progress (cli);
  return kept;
}

int
ebb_cli_restore (EbbCli *cli,
                 int argc,
                 char **argv)
{
  GOptionContext *context = ebb_cli_options_new (cli, N_ ("FILE"), NULL);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gboolean was_there;
  int status;

  g_option_context_set_summary (context, _ ("Puts the backup FILE in the place of the diary once it is verified. The present\n"
                                            "diary is kept beside it; restoring that one undoes this."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 1, 1, &status))
    return status;

  /* A damaged diary does not open, and is what a backup is for. */
  was_there = g_file_test (cli->diary, G_FILE_TEST_EXISTS);
  store = was_there ? ebb_cli_open (cli, EBB_OPEN_DEFAULT, NULL) : NULL;
  if (store == NULL)
    store = ebb_store_new (cli->diary);
  kept = restore (cli, store, argv[1], &error);
  ebb_cli_close (cli, store);
  if (error != NULL)
    return ebb_cli_fail (cli, error);

  if (was_there && kept != NULL)
    {
      name = g_filename_display_name (kept);
      text = g_strdup_printf (_ ("The diary was restored. The one before is kept as “%s”.\n"), name);
    }
  else
    text = g_strdup (_ ("The diary was restored.\n"));
  return ebb_cli_print (text, strlen (text), &error) ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
