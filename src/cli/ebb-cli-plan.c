// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-session.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/ebb-ics.h"
#include "model/ebb-error.h"

typedef struct
{
  char *ics;
  char *from;
  char *course;
  char *session;
  gboolean tell;
  int alarm;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->ics);
  g_free (options->from);
  g_free (options->course);
  g_free (options->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Those that were ever planned, or the one that is named. */
static GPtrArray *
choose (GPtrArray *sessions,
        const char *id,
        GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = g_ptr_array_index (sessions, i);

      if (id != NULL ? g_ascii_strcasecmp (session->record.id, id) == 0 : !ebb_moment_is_absent (session->planned))
        g_ptr_array_add (chosen, session);
    }
  if (id != NULL && chosen->len == 0)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("There is no session “%s”."), id);
      return NULL;
    }
  return g_steal_pointer (&chosen);
}

static gboolean
write_file (const char *path,
            const char *text,
            GError **error)
{
  if (g_str_equal (path, "-"))
    return ebb_cli_print (text, strlen (text), error);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static gboolean
plan (EbbCli *cli,
      EbbStore *store,
      const Options *options,
      EbbDay from,
      GError **error)
{
  g_autoptr (GPtrArray) courses = ebb_cli_list_records (cli, store, EBB_RECORD_COURSE, error);
  const EbbIcsOptions how = { options->tell, options->alarm, g_get_real_time () / G_USEC_PER_SEC };
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *text = NULL;
  EbbCourse *course = NULL;

  if (courses == NULL || (options->course != NULL && (course = ebb_cli_find_course (courses, options->course, error)) == NULL))
    return FALSE;
  sessions = ebb_cli_list_sessions (cli, store, from, EBB_DAY_MAX, course != NULL ? course->record.id : NULL, error);
  if (sessions == NULL || (chosen = choose (sessions, options->session, error)) == NULL)
    return FALSE;
  text = ebb_ics_write (courses, chosen, &how);
  return write_file (options->ics, text, error);
}

int
ebb_cli_plan (EbbCli *cli,
              int argc,
              char **argv)
{
  g_auto (Options) options = { .alarm = -1 };
  const GOptionEntry entries[] = {
    { "ics", 0, 0, G_OPTION_ARG_FILENAME, &options.ics, N_ ("Write the appointments to FILE (“-”: to standard output)"), N_ ("FILE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("First day; without it, today"), N_ ("DAY") },
    { "course", 0, 0, G_OPTION_ARG_STRING, &options.course, N_ ("Of this course only: its title or id"), N_ ("COURSE") },
    { "session", 0, 0, G_OPTION_ARG_STRING, &options.session, N_ ("This session only, on whichever day"), N_ ("ID") },
    { "tell", 0, 0, G_OPTION_ARG_NONE, &options.tell, N_ ("Let the calendar show what it is, where and with whom"), NULL },
    { "alarm", 0, 0, G_OPTION_ARG_INT, &options.alarm, N_ ("Remind so many minutes before"), N_ ("MINUTES") },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, NULL, entries);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  EbbDay from = ebb_day_today ();
  gboolean ok;
  int status;

  g_option_context_set_summary (context, _ ("Writes the sessions that are planned as an iCalendar file for calendars and\n"
                                            "phones. They are called “Appointment” and say nothing else, unless you let\n"
                                            "them. Opening a newer file moves or cancels the appointments of an older one."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  if (options.ics == NULL)
    return ebb_cli_usage (cli, _ ("After “--ics” a file must be named."));
  if (options.alarm < -1 || options.alarm > 7 * 24 * 60)
    return ebb_cli_usage (cli, _ ("The minutes after “--alarm” must be from 0 to 10080."));
  if (options.session != NULL)
    from = EBB_DAY_MIN;
  if (options.from != NULL && !ebb_day_from_string (options.from, &from, &error))
    return ebb_cli_fail (cli, error);
  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  ok = plan (cli, store, &options, from, &error);
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
