// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-private.h"

#include <glib/gi18n.h>

static gboolean
backup (EbbCli *cli,
        EbbStore *store,
        const char *path,
        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_cli_begin_progress (cli, _ ("Backing up"));
  ebb_store_backup_async (store, path, ebb_cli_progress_cb, cli, cli->cancellable, ebb_cli_take_result_cb, &result);
  if (!ebb_store_backup_finish (store, ebb_cli_wait (cli, &result), error))
    return FALSE;
  ebb_cli_end_progress (cli);
  return TRUE;
}

int
ebb_cli_backup (EbbCli *cli,
                int argc,
                char **argv)
{
  GOptionContext *context = ebb_cli_options_new (cli, N_ ("FILE"), NULL);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;
  int status;

  g_option_context_set_summary (context, _ ("Makes a verified copy of the diary in FILE; “ebb restore FILE” brings it back."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 1, 1, &status))
    return status;
  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  ok = backup (cli, store, argv[1], &error);
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
