// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-session.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "exchange/ebb-export.h"
#include "exchange/ebb-mark-text.h"
#include "model/ebb-error.h"
#include "model/ebb-rating.h"

typedef struct
{
  char *ratings[EBB_N_RATING_SLOTS];
  char *at;
  char **marks;
  char **values;
  char **tags;
  char *note;
  gboolean json;
  EbbCliSessionOptions session;
} Options;

static void
options_clear (Options *options)
{
  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    g_free (options->ratings[i]);
  g_free (options->at);
  g_strfreev (options->marks);
  g_strfreev (options->values);
  g_strfreev (options->tags);
  g_free (options->note);
  ebb_cli_session_options_clear (&options->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
read_note (GError **error)
{
  g_autoptr (GString) note = g_string_new (NULL);
  char buffer[65536];
  gssize n;

  while ((n = read (STDIN_FILENO, buffer, sizeof buffer)) > 0)
    {
      g_string_append_len (note, buffer, n);
      if (note->len > EBB_NOTE_MAX_BYTES + 1)
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The note is longer than 1 MiB."));
          return NULL;
        }
    }
  if (n < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Standard input cannot be read."));
      return NULL;
    }
  if (!g_utf8_validate (note->str, (gssize) note->len, NULL))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The note is not a text in UTF-8."));
      return NULL;
    }
  /* The line end that echo and editors add is not part of it. */
  if (g_str_has_suffix (note->str, "\n"))
    g_string_truncate (note, note->len - 1);
  return g_string_free (g_steal_pointer (&note), FALSE);
}

static gboolean
set_rating (EbbEntry *entry,
            EbbRatingSlot slot,
            const char *text,
            GError **error)
{
  double rating;

  if (!ebb_number_from_string (text, &rating) || rating < EBB_RATING_MIN || rating > EBB_RATING_MAX)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a rating from 0 to 10."), text);
      return FALSE;
    }
  ebb_entry_set_rating (entry, slot, rating);
  return TRUE;
}

/* Takes the note from standard input if that was asked for. */
static gboolean
fetch_note (Options *options,
            GError **error)
{
  if (options->note == NULL || !g_str_equal (options->note, "-"))
    return TRUE;
  g_free (options->note);
  options->note = read_note (error);
  return options->note != NULL;
}

static EbbEntry *
make_entry (const Options *options,
            GError **error)
{
  g_autoptr (EbbEntry) entry = NULL;
  EbbMoment moment = ebb_moment_now ();

  if (options->at != NULL && !ebb_moment_from_string (options->at, NULL, &moment, error))
    return NULL;
  entry = ebb_entry_new (moment);
  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    if (options->ratings[i] != NULL && !set_rating (entry, (EbbRatingSlot) i, options->ratings[i], error))
      return NULL;
  for (guint i = 0; options->marks != NULL && options->marks[i] != NULL; i++)
    {
      EbbMark mark;

      if (!ebb_mark_parse (options->marks[i], &mark, error))
        return NULL;
      ebb_entry_set_mark (entry, &mark);
    }
  for (guint i = 0; options->tags != NULL && options->tags[i] != NULL; i++)
    ebb_entry_add_tag (entry, options->tags[i]);

  ebb_entry_set_note (entry, options->note);
  return ebb_entry_validate (entry, error) ? g_steal_pointer (&entry) : NULL;
}

static gboolean
set_value (EbbEntry *entry,
           GPtrArray *trackers,
           const char *text,
           GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *id = g_strndup (text, (gsize) (equals - text));
  EbbTracker *tracker = ebb_trackers_find (trackers, id);
  EbbValue value;

  if (tracker == NULL)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("There is no tracker “%s”."), id);
      return FALSE;
    }
  if (!ebb_tracker_parse_value (tracker, equals + 1, &value, error))
    return FALSE;
  ebb_entry_set_value (entry, &value);
  g_free (value.choice);
  return TRUE;
}

static gboolean
set_values (EbbEntry *entry,
            GPtrArray *trackers,
            char **values,
            GError **error)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (!set_value (entry, trackers, values[i], error))
      return FALSE;
  return TRUE;
}

static EbbEntry *
save (EbbCli *cli,
      EbbStore *store,
      EbbEntry *entry,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_save_entry_async (store, entry, NULL, cli->cancellable, ebb_cli_take_result_cb, &result);
  return ebb_store_save_entry_finish (store, ebb_cli_wait (cli, &result), error);
}

static int
add (EbbCli *cli,
     const Options *options,
     EbbEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbStore) store = ebb_cli_open_if_there (cli, &error);
  g_autoptr (GPtrArray) trackers = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  gboolean ok = error == NULL;

  /* Everything is checked before a diary is made. */
  if (ok)
    trackers = ebb_cli_list_trackers (cli, store, &error);
  ok = trackers != NULL && set_values (entry, trackers, options->values, &error);
  if (ok && store == NULL)
    ok = (store = ebb_cli_open (cli, EBB_OPEN_CREATE, &error)) != NULL;
  if (ok)
    ok = (saved = save (cli, store, entry, &error)) != NULL;
  ebb_cli_close (cli, store);

  if (ok)
    {
      g_autofree char *text = options->json ? ebb_export_entry_to_json (saved, trackers) : g_strdup (ebb_entry_get_id (saved));
      g_autofree char *line = g_strconcat (text, "\n", NULL);

      ok = ebb_cli_print (line, strlen (line), &error);
    }
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}

static gboolean
says_of_entry (const Options *options)
{
  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    if (options->ratings[i] != NULL)
      return TRUE;
  return options->marks != NULL || options->values != NULL || options->tags != NULL;
}

static gboolean
says_of_session (const EbbCliSessionOptions *options)
{
  return options->by != NULL || options->course != NULL || options->parts != NULL || options->before != NULL ||
         options->after != NULL || options->effects != NULL || options->planned;
}

static int
add_session (EbbCli *cli,
             const Options *options)
{
  g_autoptr (GError) error = NULL;
  EbbMoment at = ebb_moment_now ();

  if (says_of_entry (options))
    return ebb_cli_usage (cli, _ ("A session is rated with “--before” and “--after”; an entry is added apart."));
  if (options->at != NULL && !ebb_moment_from_string (options->at, NULL, &at, &error))
    return ebb_cli_fail (cli, error);
  return ebb_cli_add_session (cli, &options->session, at, options->note, options->json);
}

int
ebb_cli_add (EbbCli *cli,
             int argc,
             char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "pain", 0, 0, G_OPTION_ARG_STRING, &options.ratings[EBB_RATING_NOW], N_ ("Pain now, 0 to 10"), N_ ("N") },
    { "average", 0, 0, G_OPTION_ARG_STRING, &options.ratings[EBB_RATING_AVERAGE], N_ ("Average pain of the day, 0 to 10"), N_ ("N") },
    { "worst", 0, 0, G_OPTION_ARG_STRING, &options.ratings[EBB_RATING_WORST], N_ ("Worst pain of the day, 0 to 10"), N_ ("N") },
    { "least", 0, 0, G_OPTION_ARG_STRING, &options.ratings[EBB_RATING_LEAST], N_ ("Least pain of the day, 0 to 10"), N_ ("N") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_ ("When, if not now, such as 2026-03-01T09:30"), N_ ("TIME") },
    { "mark", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.marks, N_ ("Where it hurts (see below); may be given several times"), N_ ("MARK") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.values, N_ ("The value of a tracker, such as mood=4; may be given several times"), N_ ("TRACKER=VALUE") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.tags, N_ ("A tag; may be given several times"), N_ ("WORD") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("A note; “-” reads it from standard input"), N_ ("TEXT") },
    { "session", 0, 0, G_OPTION_ARG_STRING, &options.session.minutes, N_ ("Add a session of therapy of so many minutes instead"), N_ ("MINUTES") },
    { "planned", 0, 0, G_OPTION_ARG_NONE, &options.session.planned, N_ ("It is planned, not done"), NULL },
    { "course", 0, 0, G_OPTION_ARG_STRING, &options.session.course, N_ ("The course that it is of: its title or id"), N_ ("COURSE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.session.by, N_ ("Who gives it: therapist, partner or self"), N_ ("WHO") },
    { "part", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.session.parts, N_ ("What was done (see below); may be given several times"), N_ ("PART") },
    { "before", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.session.before, N_ ("A rating before it (see below); may be given several times"), N_ ("RATING") },
    { "after", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.session.after, N_ ("A rating right after it"), N_ ("RATING") },
    { "effect", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.session.effects, N_ ("An unwanted effect (see below)"), N_ ("EFFECT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print what was added as JSON, not its id alone"), NULL },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, NULL, entries);
  g_autoptr (EbbEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_option_context_set_summary (context, _ ("Adds an entry, or a session of therapy, to the diary and prints its id."));
  g_option_context_set_description (context, _ ("A MARK is REGION[=INTENSITY][:WORD,…], for example:\n"
                                                "  knee                                side and intensity are not said\n"
                                                "  neck-back-left=7:aching,tight       with qualities\n"
                                                "  hand-body-right=4:joint,swelling-2  with a depth (skin, muscle, joint)\n"
                                                "                                      and a swelling (swelling-0 to swelling-3)\n"
                                                "Left and right are your own.\n"
                                                "\n"
                                                "Of a session, a PART is TECHNIQUE[@REGION][=MINUTES][:PRESSURE], a RATING is\n"
                                                "WHAT=VALUE and an EFFECT is KIND[@REGION][=HOURS], for example:\n"
                                                "  petrissage@trapezius-right=20:3     pressure is 1 (a glide) to 5 (deep)\n"
                                                "  pain=6 tension=7 mood=4 stress=5    0 to 10\n"
                                                "  neck-back-left=7                    pain there\n"
                                                "  swelling@knee-front-left=2          0 to 3\n"
                                                "  soreness@trapezius-right=20         or bruise, dizziness, headache, other\n"
                                                "With a COURSE that has a session planned on that day, it is that one."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  for (guint i = 0; options.values != NULL && options.values[i] != NULL; i++)
    if (strchr (options.values[i], '=') == NULL)
      return ebb_cli_usage (cli, _ ("After “--set” comes TRACKER=VALUE, not “%s”."), options.values[i]);
  if (options.session.minutes == NULL && says_of_session (&options.session))
    return ebb_cli_usage (cli, _ ("What is said of a session needs “--session”."));
  if (!fetch_note (&options, &error))
    return ebb_cli_fail (cli, error);
  if (options.session.minutes != NULL)
    return add_session (cli, &options);

  entry = make_entry (&options, &error);
  if (entry == NULL)
    return ebb_cli_fail (cli, error);
  if (ebb_entry_is_empty (entry) && options.values == NULL)
    return ebb_cli_usage (cli, _ ("There is nothing to add."));
  return add (cli, &options, entry);
}
