// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-private.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "model/ebb-period.h"

/* The store speaks asynchronously; a sub-command waits for it on the main context,
 * so that Ctrl-C and progress come through. */

/* Work that is quicker than this shows no progress. */
#define PROGRESS_AFTER_US 500000

/*< private >
 * ebb_cli_take_result_cb:
 * @user_data: a GAsyncResult *, which ebb_cli_wait() waits for
 */
void
ebb_cli_take_result_cb (GObject *source,
                        GAsyncResult *result,
                        gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/*< private >
 * ebb_cli_wait:
 *
 * Returns: (transfer none): the result, once it is there
 */
GAsyncResult *
ebb_cli_wait (EbbCli *cli,
              GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (cli->context, TRUE);
  return *result;
}

/*< private >
 * ebb_cli_open:
 *
 * Returns: (transfer full): the open diary
 */
EbbStore *
ebb_cli_open (EbbCli *cli,
              EbbOpenFlags flags,
              GError **error)
{
  g_autoptr (EbbStore) store = ebb_store_new (cli->diary);
  g_autoptr (GAsyncResult) result = NULL;

  if (!(flags & EBB_OPEN_CREATE) && !g_file_test (cli->diary, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (cli->diary);

      g_set_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("There is no diary at “%s” yet."), name);
      return NULL;
    }
  ebb_store_open_async (store, flags, cli->cancellable, ebb_cli_take_result_cb, &result);
  if (ebb_store_open_finish (store, ebb_cli_wait (cli, &result), error))
    return g_steal_pointer (&store);
  ebb_cli_close (cli, store);
  return NULL;
}

/*< private >
 * ebb_cli_open_if_there:
 *
 * Returns: (transfer full) (nullable): the diary; %NULL without @error when there
 *   is none yet, so that nothing is made before it is known to be needed
 */
EbbStore *
ebb_cli_open_if_there (EbbCli *cli,
                       GError **error)
{
  if (!g_file_test (cli->diary, G_FILE_TEST_EXISTS))
    return NULL;
  return ebb_cli_open (cli, EBB_OPEN_DEFAULT, error);
}

void
ebb_cli_close (EbbCli *cli,
               EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (store == NULL)
    return;
  ebb_store_close_async (store, ebb_cli_take_result_cb, &result);
  ebb_store_close_finish (store, ebb_cli_wait (cli, &result), NULL);
}

/*< private >
 * ebb_cli_list_trackers:
 * @store: (nullable): without a diary there are the built-in trackers
 *
 * Returns: (transfer full) (element-type EbbTracker): the trackers
 */
GPtrArray *
ebb_cli_list_trackers (EbbCli *cli,
                       EbbStore *store,
                       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (store == NULL)
    return ebb_trackers_new_built_in ();
  ebb_store_list_trackers_async (store, cli->cancellable, ebb_cli_take_result_cb, &result);
  return ebb_store_list_trackers_finish (store, ebb_cli_wait (cli, &result), error);
}

/*< private >
 * ebb_cli_begin_progress:
 * @label: what is going on, translated
 *
 * From now on ebb_cli_progress_cb() may write to the terminal.
 */
void
ebb_cli_begin_progress (EbbCli *cli,
                        const char *label)
{
  if (cli->progress_label == NULL)
    cli->progress_since = g_get_monotonic_time ();
  cli->progress_label = label;
}

void
ebb_cli_progress_cb (goffset done,
                     goffset total,
                     gpointer user_data)
{
  EbbCli *cli = user_data;

  if (cli->progress_label == NULL || total <= 0 || !isatty (STDERR_FILENO) ||
      g_get_monotonic_time () - cli->progress_since < PROGRESS_AFTER_US)
    return;
  cli->progress_shown = TRUE;
  g_printerr ("\r\033[K%s %3d %%", cli->progress_label, (int) (done * 100 / total));
}

void
ebb_cli_end_progress (EbbCli *cli)
{
  if (cli->progress_shown)
    g_printerr ("\r\033[K");
  cli->progress_shown = FALSE;
  cli->progress_label = NULL;
}

/*< private >
 * ebb_cli_parse_days:
 * @from: (nullable): the first day
 * @to: (nullable): the last day
 *
 * Sets the days of @query. Days the other way round mean what lies between them, as on
 * the pages.
 */
gboolean
ebb_cli_parse_days (const char *from,
                    const char *to,
                    EbbQuery *query,
                    GError **error)
{
  EbbPeriod period;

  if (from != NULL && !ebb_day_from_string (from, &query->from, error))
    return FALSE;
  if (to != NULL && !ebb_day_from_string (to, &query->to, error))
    return FALSE;
  period = ebb_period_between (query->from, query->to);
  query->from = period.from;
  query->to = period.to;
  return TRUE;
}
