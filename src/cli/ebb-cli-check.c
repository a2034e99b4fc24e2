// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-private.h"

#include <glib/gi18n.h>
#include <string.h>

static EbbCheckReport *
check (EbbCli *cli,
       EbbStore *store,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_check_async (store, cli->cancellable, ebb_cli_take_result_cb, &result);
  return ebb_store_check_finish (store, ebb_cli_wait (cli, &result), error);
}

int
ebb_cli_check (EbbCli *cli,
               int argc,
               char **argv)
{
  GOptionContext *context = ebb_cli_options_new (cli, NULL, NULL);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (EbbCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = NULL;
  int status;

  g_option_context_set_summary (context, _ ("Reads the whole diary and tells what is wrong with it, if anything."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  report = check (cli, store, &error);
  ebb_cli_close (cli, store);
  if (report == NULL)
    return ebb_cli_fail (cli, error);

  out = g_string_new (NULL);
  g_string_append_printf (out, ngettext ("%u entry", "%u entries", report->n_entries), report->n_entries);
  g_string_append (out, ", ");
  g_string_append_printf (out, ngettext ("%u mark", "%u marks", report->n_marks), report->n_marks);
  g_string_append (out, ", ");
  g_string_append_printf (out, ngettext ("%u value", "%u values", report->n_values), report->n_values);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < report->problems->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (report->problems, i));
  if (report->problems->len == 0)
    g_string_append_printf (out, "%s\n", _ ("All is well."));
  if (!ebb_cli_print (out->str, out->len, &error))
    return ebb_cli_fail (cli, error);
  if (report->problems->len == 0)
    return EBB_CLI_DONE;
  ebb_cli_complain (ngettext ("ebb: The diary has %u problem.", "ebb: The diary has %u problems.", report->problems->len), report->problems->len);
  return EBB_CLI_FAILED;
}
