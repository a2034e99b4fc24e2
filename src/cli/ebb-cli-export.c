// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-private.h"

#include <glib/gi18n.h>

#include "exchange/ebb-export.h"

static gboolean export(EbbCli *cli,
                       EbbStore *store,
                       EbbExportFormat format,
                       const EbbQuery *query,
                       const char *path,
                       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_cli_begin_progress (cli, _ ("Exporting"));
  ebb_export_async (store, format, query, path, ebb_cli_progress_cb, cli, cli->cancellable, ebb_cli_take_result_cb, &result);
  if (!ebb_export_finish (store, ebb_cli_wait (cli, &result), error))
    return FALSE;
  ebb_cli_end_progress (cli);
  return TRUE;
}

int
ebb_cli_export (EbbCli *cli,
                int argc,
                char **argv)
{
  g_autofree char *format_name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("csv (a folder) or json (a file; this if not given)"), N_ ("NAME") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day, such as 2026-03-01"), N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day"), N_ ("DAY") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write; JSON goes to standard output when not given"), N_ ("PATH") },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, NULL, entries);
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  EbbExportFormat format = EBB_EXPORT_JSON;
  gboolean ok;
  int status;

  g_option_context_set_summary (context, _ ("Writes the diary as JSON, which loses nothing, or as CSV for spreadsheets:\n"
                                            "a folder with entries.csv, marks.csv, trackers.csv and, if there are any,\n"
                                            "annotations.csv and tables of therapy. What was at PATH is replaced only\n"
                                            "when all is written."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  if (format_name != NULL && !ebb_export_format_from_string (format_name, &format))
    return ebb_cli_usage (cli, _ ("There is no format “%s”; there are json and csv."), format_name);
  if (g_strcmp0 (output, "-") == 0)
    g_clear_pointer (&output, g_free);
  if (format == EBB_EXPORT_CSV && output == NULL)
    return ebb_cli_usage (cli, _ ("CSV needs a folder: -o PATH."));
  if (!ebb_cli_parse_days (from, to, query, &error))
    return ebb_cli_fail (cli, error);

  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  ok = export(cli, store, format, query, output, &error);
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
