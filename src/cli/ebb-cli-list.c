// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "exchange/ebb-export.h"
#include "model/ebb-rating.h"

#define BUFFER_BYTES (64 * 1024)

typedef struct
{
  GString *out; /* (owned) */
  GPtrArray *trackers;
  gboolean json;
  guint n;
} Listing;

static void
append_part (GString *out,
             gboolean *first,
             const char *text)
{
  g_string_append (out, *first ? "" : " · ");
  g_string_append (out, text);
  *first = FALSE;
}

/* The first line of the note, without anything that could command a terminal. */
static void
append_note (GString *out,
             gboolean *first,
             const char *note)
{
  append_part (out, first, "“");
  for (const char *p = note; *p != '\0' && *p != '\n' && *p != '\r'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, g_unichar_iscntrl (c) ? ' ' : c);
    }
  g_string_append (out, strpbrk (note, "\r\n") != NULL ? " …”" : "”");
}

/* One line: when, pain now, then whatever else there is. */
static void
append_line (Listing *listing,
             EbbEntry *entry)
{
  static const char *const words[EBB_N_RATING_SLOTS] = {
    NULL,
    /* Translators: the average pain of the day, %s is a number */
    N_ ("average %s"),
    N_ ("worst %s"),
    N_ ("least %s"),
  };
  GString *out = listing->out;
  g_autofree char *at = ebb_moment_to_string (ebb_entry_get_moment (entry));
  double pain = ebb_entry_get_pain (entry);
  g_autofree char *number = isnan (pain) ? g_strdup ("–") : ebb_number_to_local_string (pain);
  gboolean first = TRUE;

  at[strlen ("2026-03-01")] = ' ';
  g_string_append_printf (out, "%.16s %s  ", at, at + strlen ("2026-03-01T09:30:00"));
  for (glong width = g_utf8_strlen (number, -1); width < 4; width++)
    g_string_append_c (out, ' ');
  g_string_append_printf (out, "%s  ", number);

  for (guint i = EBB_RATING_AVERAGE; i < EBB_N_RATING_SLOTS; i++)
    {
      double rating = ebb_entry_get_rating (entry, (EbbRatingSlot) i);
      g_autofree char *digits = isnan (rating) ? NULL : ebb_number_to_local_string (rating);
      g_autoptr (GString) part = g_string_new (_ (words[i]));

      g_string_replace (part, "%s", digits != NULL ? digits : "", 1);
      if (digits != NULL)
        append_part (out, &first, part->str);
    }
  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    {
      g_autofree char *mark = ebb_mark_describe (ebb_entry_get_mark (entry, i));

      append_part (out, &first, mark);
    }
  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    {
      const EbbValue *value = ebb_entry_get_value (entry, i);
      EbbTracker *tracker = ebb_trackers_find (listing->trackers, value->tracker);
      g_autofree char *what = NULL;
      g_autofree char *part = NULL;

      if (tracker == NULL)
        continue;
      what = ebb_tracker_describe_value (tracker, value);
      /* Translators: something rated and its value: "Mood 6", "Walking 30 min" */
      part = g_strdup_printf (C_ ("tracker and its value", "%s %s"), ebb_tracker_get_name (tracker), what);
      append_part (out, &first, part);
    }
  for (guint i = 0; i < ebb_entry_get_n_tags (entry); i++)
    {
      g_autofree char *tag = g_strconcat ("#", ebb_entry_get_tag (entry, i), NULL);

      append_part (out, &first, tag);
    }
  if (ebb_entry_get_note (entry) != NULL)
    append_note (out, &first, ebb_entry_get_note (entry));
  g_string_append_c (out, '\n');
}

/* Called on the store's thread; nothing is kept, so any diary costs the same. */
static gboolean
list_entry (EbbEntry *entry,
            gpointer user_data,
            GError **error)
{
  Listing *listing = user_data;

  if (listing->json)
    {
      g_autofree char *json = ebb_export_entry_to_json (entry, listing->trackers);

      g_string_append (listing->out, listing->n == 0 ? "[\n" : ",\n");
      g_string_append (listing->out, json);
    }
  else
    append_line (listing, entry);
  listing->n++;

  if (listing->out->len < BUFFER_BYTES)
    return TRUE;
  if (!ebb_cli_print (listing->out->str, listing->out->len, error))
    return FALSE;
  g_string_truncate (listing->out, 0);
  return TRUE;
}

static gboolean
list (EbbCli *cli,
      EbbStore *store,
      const EbbQuery *query,
      gboolean json,
      GError **error)
{
  g_autoptr (GPtrArray) trackers = ebb_cli_list_trackers (cli, store, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GString) out = NULL;
  Listing listing = { .trackers = trackers, .json = json };

  if (trackers == NULL)
    return FALSE;
  out = listing.out = g_string_sized_new (BUFFER_BYTES + 4096);
  ebb_store_foreach_async (store, query, list_entry, &listing, NULL, NULL, cli->cancellable, ebb_cli_take_result_cb, &result);
  if (!ebb_store_foreach_finish (store, ebb_cli_wait (cli, &result), error))
    return FALSE;
  if (json)
    g_string_append (out, listing.n == 0 ? "[]\n" : "\n]\n");
  return ebb_cli_print (out->str, out->len, error);
}

int
ebb_cli_list (EbbCli *cli,
              int argc,
              char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day, such as 2026-03-01"), N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day"), N_ ("DAY") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a JSON array"), NULL },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, NULL, entries);
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;
  int status;

  g_option_context_set_summary (context, _ ("Prints the entries, oldest first: when, pain now, and what else was recorded."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  if (!ebb_cli_parse_days (from, to, query, &error))
    return ebb_cli_fail (cli, error);
  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  ok = list (cli, store, query, json, &error);
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
