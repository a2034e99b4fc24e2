// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-private.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A backup may take the place of an earlier one, but of nothing else, least of all
 * of the diary. */
static gboolean
check_target (EbbCli *cli,
              const char *path,
              GError **error)
{
  static const char magic[] = "SQLite format 3";
  g_autofree char *name = g_filename_display_name (path);
  char head[sizeof magic] = "";
  struct stat diary, target;
  int fd;

  if (stat (path, &target) != 0)
    return TRUE;
  if (stat (cli->diary, &diary) == 0 && diary.st_dev == target.st_dev && diary.st_ino == target.st_ino)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("“%s” is the diary itself; choose another file for its backup."), name);
      return FALSE;
    }
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd >= 0 && (!S_ISREG (target.st_mode) || read (fd, head, sizeof head) < 0))
    head[0] = '\0';
  if (fd >= 0)
    close (fd);
  if (memcmp (head, magic, sizeof magic) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("“%s” is there already and is no earlier backup; choose another file."), name);
  return FALSE;
}

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
  if (!check_target (cli, argv[1], &error))
    return ebb_cli_fail (cli, error);
  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  ok = backup (cli, store, argv[1], &error);
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
