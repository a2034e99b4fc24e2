// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/ebb-import.h"

typedef struct
{
  const char *path;
  char *format;
  char *map;
  gboolean dry_run;
  gboolean skip_bad;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static EbbImportData *
read_file (EbbCli *cli,
           const Options *options,
           GPtrArray *trackers,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  const char *format = g_strcmp0 (options->format, "map") == 0 ? "csv" : options->format;

  ebb_cli_begin_progress (cli, _ ("Reading"));
  ebb_import_read_async (options->path, format, options->map, trackers, ebb_cli_progress_cb, cli, cli->cancellable, ebb_cli_take_result_cb, &result);
  return ebb_import_read_finish (ebb_cli_wait (cli, &result), error);
}

static void
print_notices (EbbCli *cli,
               const EbbImportData *data)
{
  guint n_shown = 0;

  ebb_cli_end_progress (cli);
  for (guint i = 0; i < data->notices->len; i++)
    {
      const EbbImportNotice *notice = g_ptr_array_index (data->notices, i);

      n_shown += notice->is_error;
      if (notice->line > 0)
        ebb_cli_complain (_ ("Line %u: %s"), notice->line, notice->message);
      else
        ebb_cli_complain ("%s", notice->message);
    }
  if (data->n_bad > n_shown)
    ebb_cli_complain (ngettext ("… and %u more row that cannot be read", "… and %u more rows that cannot be read", data->n_bad - n_shown), data->n_bad - n_shown);
}

static gboolean
print_counts (const Options *options,
              const EbbImportData *data,
              const EbbImportResult *counts,
              GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (options->dry_run)
    g_string_append_printf (out, ngettext ("%u entry would be added", "%u entries would be added", counts->added), counts->added);
  else
    g_string_append_printf (out, ngettext ("%u entry was added", "%u entries were added", counts->added), counts->added);
  g_string_append (out, ", ");
  g_string_append_printf (out, ngettext ("%u was there already", "%u were there already", counts->present), counts->present);
  if (counts->trackers_added > 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u new tracker", "%u new trackers", counts->trackers_added), counts->trackers_added);
    }
  if (counts->annotations_added > 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u new annotation", "%u new annotations", counts->annotations_added), counts->annotations_added);
    }
  if (counts->records_added > 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u new record of therapy", "%u new records of therapy", counts->records_added), counts->records_added);
    }
  if (data->n_bad > 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u row was left out", "%u rows were left out", data->n_bad), data->n_bad);
    }
  g_string_append (out, ".\n");
  return ebb_cli_print (out->str, out->len, error);
}

static gboolean
import_into (EbbCli *cli,
             EbbStore *store,
             const Options *options,
             const EbbImportData *data,
             EbbImportResult *counts,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_cli_begin_progress (cli, _ ("Importing"));
  ebb_store_import_async (store, data->trackers, data->entries, data->annotations, data->records, options->dry_run ? EBB_IMPORT_DRY_RUN : EBB_IMPORT_DEFAULT, ebb_cli_progress_cb, cli, cli->cancellable, ebb_cli_take_result_cb, &result);
  if (!ebb_store_import_finish (store, ebb_cli_wait (cli, &result), counts, error))
    return FALSE;
  ebb_cli_end_progress (cli);
  return TRUE;
}

/* A dry run without a diary counts in one that is thrown away, so that none is
 * made by merely asking. */
static gboolean
count_in_new_diary (EbbCli *cli,
                    const Options *options,
                    const EbbImportData *data,
                    EbbImportResult *counts,
                    GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("ebb-XXXXXX", error);
  g_autofree char *real_diary = NULL;
  EbbStore *store;
  gboolean ok;

  if (folder == NULL)
    return FALSE;
  real_diary = cli->diary;
  cli->diary = g_build_filename (folder, "diary.db", NULL);
  store = ebb_cli_open (cli, EBB_OPEN_CREATE, error);
  ok = store != NULL && import_into (cli, store, options, data, counts, error);
  ebb_cli_close (cli, store);
  g_clear_object (&store);
  g_unlink (cli->diary);
  g_rmdir (folder);
  g_free (cli->diary);
  cli->diary = g_steal_pointer (&real_diary);
  return ok;
}

static gboolean
import (EbbCli *cli,
        EbbStore **store,
        const Options *options,
        GError **error)
{
  g_autoptr (GPtrArray) trackers = ebb_cli_list_trackers (cli, *store, error);
  g_autoptr (EbbImportData) data = NULL;
  EbbImportResult counts = { 0 };

  if (trackers == NULL)
    return FALSE;
  data = read_file (cli, options, trackers, error);
  if (data == NULL)
    return FALSE;
  print_notices (cli, data);
  if (data->n_bad > 0 && !options->skip_bad)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, ngettext ("%u row cannot be read, so nothing was imported; --skip-bad leaves it out.", "%u rows cannot be read, so nothing was imported; --skip-bad leaves them out.", data->n_bad), data->n_bad);
      return FALSE;
    }

  if (*store == NULL && options->dry_run)
    {
      if (!count_in_new_diary (cli, options, data, &counts, error))
        return FALSE;
    }
  else
    {
      if (*store == NULL && (*store = ebb_cli_open (cli, EBB_OPEN_CREATE, error)) == NULL)
        return FALSE;
      if (!import_into (cli, *store, options, data, &counts, error))
        return FALSE;
    }
  return print_counts (options, data, &counts, error);
}

int
ebb_cli_import (EbbCli *cli,
                int argc,
                char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("json, csv or map; found out when not given"), N_ ("NAME") },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &options.map, N_ ("A file that says what the columns of FILE mean (see below)"), N_ ("MAP") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Tell what would be added, change nothing"), NULL },
    { "skip-bad", 0, 0, G_OPTION_ARG_NONE, &options.skip_bad, N_ ("Leave out rows that cannot be read"), NULL },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, N_ ("FILE"), entries);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;
  int status;

  g_option_context_set_summary (context, _ ("Adds the entries of FILE: what “ebb export” wrote as JSON or as a folder of CSV\n"
                                            "files, a CSV file with some of the columns at, pain, average, worst, least,\n"
                                            "marks, note and tracker ids, or with a map any CSV file. All is added or\n"
                                            "nothing. What the diary holds already is not added again."));
  g_option_context_set_description (context, _ ("A map has the sections [csv], [names] and [scale]:\n"
                                                "  [csv]\n"
                                                "  when=COLUMN[,COLUMN…]   the time\n"
                                                "  format=%d.%m.%Y %H:%M   how it is written, if not as ISO 8601\n"
                                                "  timezone=Europe/Berlin  of times without offset, if not this computer's\n"
                                                "  name=COLUMN             if each row rates one thing: the column with its name\n"
                                                "  value=COLUMN            … and the one with the value\n"
                                                "  group=when              rows of the same time make one entry; or: row\n"
                                                "  note=COLUMN             a note\n"
                                                "  delimiter=;             or , or tab; found out when not given\n"
                                                "  decimal=,               or a point\n"
                                                "  scale=0-100             what stands for 0 and for 10 in all ratings\n"
                                                "  [names]                 what each name (or column) means:\n"
                                                "  Knee=mark:REGION[:QUALITY+…]\n"
                                                "  Mood=tracker:ID[:KIND[:UNIT]]  KIND of a new one: scale, number, duration, yes-no\n"
                                                "  Pain=pain               or average, worst, least, note, ignore\n"
                                                "  *=ignore                leave out all others\n"
                                                "  [scale]\n"
                                                "  Knee=0-5                the scale of one name"));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 1, 1, &status))
    return status;
  options.path = argv[1];
  if (options.format != NULL && !g_str_equal (options.format, "json") && !g_str_equal (options.format, "csv") && !g_str_equal (options.format, "map"))
    return ebb_cli_usage (cli, _ ("There is no format “%s”; there are json, csv and map."), options.format);
  if (g_strcmp0 (options.format, "map") == 0 && options.map == NULL)
    return ebb_cli_usage (cli, _ ("The format “map” needs --map."));
  if (g_strcmp0 (options.format, "json") == 0 && options.map != NULL)
    return ebb_cli_usage (cli, _ ("A map is for CSV files, not for JSON."));

  store = ebb_cli_open_if_there (cli, &error);
  ok = error == NULL && import (cli, &store, &options, &error);
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
