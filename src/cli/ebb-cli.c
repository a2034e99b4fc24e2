// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"

#include "ebb-cli.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ebb-cli-private.h"

static const EbbCliCommand commands[] = {
  { "add", N_ ("Add an entry or a session of therapy"), ebb_cli_add },
  { "list", N_ ("Print the entries"), ebb_cli_list },
  { "sessions", N_ ("Print the sessions of therapy"), ebb_cli_sessions },
  { "plan", N_ ("Write the planned sessions for a calendar"), ebb_cli_plan },
  { "import", N_ ("Add the entries of a file"), ebb_cli_import },
  { "export", N_ ("Write the diary to files that other programs read"), ebb_cli_export },
  { "body", N_ ("Draw where it hurt"), ebb_cli_body },
  { "chart", N_ ("Draw how it went"), ebb_cli_chart },
  { "relief", N_ ("Print what sessions were followed by"), ebb_cli_relief },
  { "backup", N_ ("Make a verified copy of the diary"), ebb_cli_backup },
  { "restore", N_ ("Put a backup in the place of the diary"), ebb_cli_restore },
  { "check", N_ ("Look for damage in the diary"), ebb_cli_check },
};

/*< private >
 * ebb_cli_complain:
 *
 * Writes one line to standard error.
 */
void
ebb_cli_complain (const char *format,
                  ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  for (char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20)
      *p = ' ';
  g_printerr ("%s\n", text);
}

/*< private >
 * ebb_cli_print:
 *
 * Writes to standard output; a full disk behind it is an error like any other.
 */
gboolean
ebb_cli_print (const char *text,
               gsize length,
               GError **error)
{
  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("Standard output cannot be written: %s"), g_strerror (errno));
          return FALSE;
        }
      text += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/*< private >
 * ebb_cli_usage:
 *
 * Says what is wrong with the arguments and where to read how they are.
 *
 * Returns: %EBB_CLI_USAGE
 */
int
ebb_cli_usage (EbbCli *cli,
               const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  if (cli->command != NULL)
    /* Translators: what is wrong, then the name of a sub-command */
    ebb_cli_complain (_ ("ebb: %s (“ebb %s --help” tells more)"), text, cli->command);
  else
    ebb_cli_complain (_ ("ebb: %s (“ebb --help” tells more)"), text);
  return EBB_CLI_USAGE;
}

/*< private >
 * ebb_cli_fail:
 *
 * Returns: %EBB_CLI_FAILED
 */
int
ebb_cli_fail (EbbCli *cli,
              const GError *error)
{
  ebb_cli_end_progress (cli);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ebb_cli_complain ("ebb: %s", _ ("Stopped; nothing was changed."));
  else
    ebb_cli_complain ("ebb: %s", error->message);
  return EBB_CLI_FAILED;
}

/*< private >
 * ebb_cli_options_new:
 * @parameters: (nullable): what follows the options, such as "FILE"
 * @entries: (nullable): the sub-command's own options
 *
 * Returns: (transfer full): the options of a sub-command, with those that all have
 */
GOptionContext *
ebb_cli_options_new (EbbCli *cli,
                     const char *parameters,
                     const GOptionEntry *entries)
{
  const GOptionEntry common[] = {
    { "diary", 0, 0, G_OPTION_ARG_FILENAME, &cli->diary, N_ ("Use the diary in FILE"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *options = g_option_context_new (parameters);

  g_option_context_set_translation_domain (options, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, common, GETTEXT_PACKAGE);
  return options;
}

/*< private >
 * ebb_cli_parse:
 * @options: (transfer full)
 * @argc: (inout): arguments from the sub-command on
 * @argv: (inout): on return, what is left after the sub-command
 * @n_min: how many arguments there must be besides options
 * @n_max: how many there may be
 * @status: (out): what to end with, if %FALSE is returned
 */
gboolean
ebb_cli_parse (EbbCli *cli,
               GOptionContext *options,
               int *argc,
               char ***argv,
               int n_min,
               int n_max,
               int *status)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;
  int kept = 1;

  ok = g_option_context_parse (options, argc, argv, &error);
  g_option_context_free (options);
  if (!ok)
    {
      *status = ebb_cli_usage (cli, "%s", error->message);
      return FALSE;
    }
  /* The parser leaves the "--" that ends the options. */
  for (int i = 1; i < *argc; i++)
    if (i != 1 || !g_str_equal ((*argv)[i], "--"))
      (*argv)[kept++] = (*argv)[i];
  *argc = kept;

  if (*argc - 1 < n_min)
    {
      *status = ebb_cli_usage (cli, _ ("A file must be named."));
      return FALSE;
    }
  if (*argc - 1 > n_max)
    {
      *status = ebb_cli_usage (cli, _ ("“%s” is one argument too many."), (*argv)[n_max + 1]);
      return FALSE;
    }
  if (cli->diary == NULL || *cli->diary == '\0')
    {
      const char *named = g_getenv ("EBB_DIARY");

      g_free (cli->diary);
      cli->diary = named != NULL && *named != '\0' ? g_strdup (named) : ebb_store_get_default_path ();
    }
  return TRUE;
}

static int
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *diary = NULL;
  int width;

  g_string_append_printf (text, "%s\n", _ ("Usage:"));
  g_string_append_printf (text, "  ebb                      %s\n", _ ("Open the window"));
  g_string_append_printf (text, "  ebb --demo               %s\n", _ ("Open it on a made-up year; your own diary is not touched"));
  g_string_append_printf (text, "  ebb %s\n\n%s\n", _ ("COMMAND [OPTION…]"), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-9s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text, "\n%s\n", _ ("Options:"));
  diary = g_strconcat ("--diary ", _ ("FILE"), NULL);
  width = MAX ((int) g_utf8_strlen (diary, -1), (int) strlen ("--version"));
  g_string_append_printf (text, "  %s%*s%s\n", diary, width + 2 - (int) g_utf8_strlen (diary, -1), "", _ ("Use the diary in FILE (or in the variable EBB_DIARY)"));
  g_string_append_printf (text, "  %-*s%s\n", width + 2, "--help", _ ("Show this; after a command, show what it takes"));
  g_string_append_printf (text, "  %-*s%s\n", width + 2, "--version", _ ("Show the version"));
  g_string_append_printf (text, "\n%s\n", _ ("A command never opens a window. It ends with 0 when it is done, with 1 when it failed and with 2 when it was used wrongly."));
  return ebb_cli_print (text->str, text->len, NULL) ? EBB_CLI_DONE : EBB_CLI_FAILED;
}

static const EbbCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static gboolean
stop_cb (gpointer user_data)
{
  GCancellable *cancellable = user_data;

  /* Whoever asks twice does not want to wait for a clean end. */
  if (g_cancellable_is_cancelled (cancellable))
    _exit (EBB_CLI_FAILED);
  g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}

static int
run_command (const EbbCliCommand *command,
             char *diary,
             int argc,
             char **argv)
{
  EbbCli cli = { .command = command->name, .diary = g_strdup (diary) };
  int status;

  /* The watches stay until the program ends: a Ctrl-C that comes when the work is
   * done must not make it look undone. */
  cli.cancellable = g_cancellable_new ();
  g_unix_signal_add_full (G_PRIORITY_DEFAULT, SIGINT, stop_cb, g_object_ref (cli.cancellable), g_object_unref);
  g_unix_signal_add_full (G_PRIORITY_DEFAULT, SIGTERM, stop_cb, g_object_ref (cli.cancellable), g_object_unref);
  {
    g_autofree char *name = g_strdup_printf ("ebb %s", command->name);

    g_set_prgname (name);
  }

  status = command->run (&cli, argc, argv);

  g_object_unref (cli.cancellable);
  g_free (cli.diary);
  return status;
}

static int
help_on (const char *name)
{
  const EbbCliCommand *command = find_command (name);
  EbbCli cli = { 0 };
  char *arguments[] = { (char *) name, (char *) "--help", NULL };

  if (command == NULL)
    return ebb_cli_usage (&cli, _ ("There is no command “%s”."), name);
  return run_command (command, NULL, 2, arguments);
}

/**
 * ebb_cli_run:
 * @argc: as main() got it
 * @argv: as main() got it, with the locale set
 * @status: (out): what the program must end with
 *
 * Runs a sub-command if the arguments name one (or ask for help or the version).
 * No display is needed or opened.
 *
 * Returns: whether that was so; %FALSE means that the window is wanted
 */
gboolean
ebb_cli_run (int argc,
             char **argv,
             int *status)
{
  EbbCli cli = { 0 };
  char *diary = NULL;
  const EbbCliCommand *command;
  gboolean for_window = FALSE;
  int i;

  /* Options before the sub-command; those that only the window knows are left
   * to it. */
  for (i = 1; i < argc && argv[i][0] == '-'; i++)
    {
      if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        {
          *status = print_help ();
          return TRUE;
        }
      if (g_str_equal (argv[i], "--version"))
        {
          *status = ebb_cli_print ("ebb " EBB_VERSION "\n", strlen ("ebb " EBB_VERSION "\n"), NULL) ? EBB_CLI_DONE : EBB_CLI_FAILED;
          return TRUE;
        }
      if (g_str_equal (argv[i], "--diary"))
        {
          if (++i >= argc)
            {
              *status = ebb_cli_usage (&cli, _ ("After “--diary” a file must be named."));
              return TRUE;
            }
          diary = argv[i];
        }
      else if (g_str_has_prefix (argv[i], "--diary="))
        diary = argv[i] + strlen ("--diary=");
      else if (g_str_equal (argv[i], "--demo") || g_str_equal (argv[i], "--new-entry"))
        for_window = TRUE;
      else
        return FALSE;
    }
  if (i >= argc)
    return FALSE;

  if (for_window)
    *status = ebb_cli_usage (&cli, _ ("“%s” is one argument too many."), argv[i]);
  else if (g_str_equal (argv[i], "help"))
    *status = i + 1 < argc ? help_on (argv[i + 1]) : print_help ();
  else if ((command = find_command (argv[i])) == NULL)
    *status = ebb_cli_usage (&cli, _ ("There is no command “%s”."), argv[i]);
  else
    *status = run_command (command, diary, argc - i, argv + i);
  return TRUE;
}
