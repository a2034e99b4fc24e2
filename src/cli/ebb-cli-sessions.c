// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-session.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "exchange/ebb-export.h"
#include "exchange/ebb-json-writer.h"
#include "exchange/ebb-session-text.h"
#include "model/ebb-technique.h"

static const char *
find_title (GPtrArray *courses,
            EbbSession *session)
{
  if (session->title != NULL)
    return session->title;
  for (guint i = 0; session->course != NULL && i < courses->len; i++)
    {
      EbbCourse *course = g_ptr_array_index (courses, i);

      if (g_str_equal (course->record.id, session->course))
        return course->title;
    }
  return NULL;
}

static void
append_part (GString *out,
             const char *text)
{
  g_string_append (out, " · ");
  g_string_append (out, text);
}

/* Before and right after in one line, as far as they were rated. */
static void
append_ratings (GString *out,
                EbbSession *session)
{
  for (guint i = 0; i < session->ratings->len; i++)
    {
      const EbbSessionRating *rating = &g_array_index (session->ratings, EbbSessionRating, i);
      g_autofree char *what = ebb_session_rating_describe (rating);
      g_autofree char *text = NULL;

      if (rating->phase == EBB_PHASE_BEFORE)
        /* Translators: a rating before a session of therapy, such as "before: Pain 6" */
        text = g_strdup_printf (_ ("before: %s"), what);
      else if (rating->phase == EBB_PHASE_AFTER)
        text = g_strdup_printf (_ ("after: %s"), what);
      else
        /* Translators: a rating some hours after a session, such as "4 h: Pain 3" */
        text = g_strdup_printf (_ ("%d h: %s"), rating->hours, what);
      append_part (out, text);
    }
}

/* One line: when, what became of it, of which course, what was done and rated. */
static void
append_line (GString *out,
             EbbSession *session,
             GPtrArray *courses)
{
  g_autofree char *at = ebb_moment_to_string (ebb_session_get_moment (session));
  const char *title = find_title (courses, session);

  at[strlen ("2026-03-01")] = ' ';
  g_string_append_printf (out, "%.16s %s  %s", at, at + strlen ("2026-03-01T09:30:00"), ebb_session_state_get_name (session->state));
  if (session->minutes > 0 || session->planned_minutes > 0)
    {
      g_autofree char *length = g_strdup_printf (_ ("%d min"), ebb_session_get_minutes (session));

      append_part (out, length);
    }
  if (title != NULL)
    append_part (out, title);
  for (guint i = 0; i < session->parts->len; i++)
    {
      const EbbSessionPart *part = &g_array_index (session->parts, EbbSessionPart, i);

      if (i == 0 || part->technique != part[-1].technique)
        append_part (out, ebb_technique_id_get_name (part->technique));
    }
  append_ratings (out, session);
  g_string_append_c (out, '\n');
}

static gboolean
print_sessions (GPtrArray *sessions,
                GPtrArray *courses,
                gboolean json,
                GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = g_ptr_array_index (sessions, i);

      if (!json)
        {
          append_line (out, session, courses);
          continue;
        }
      g_string_append (out, i == 0 ? "[\n" : ",\n");
      ebb_json_append_record (out, EBB_RECORD (session), FALSE);
    }
  if (json)
    g_string_append (out, sessions->len == 0 ? "[]\n" : "\n]\n");
  return ebb_cli_print (out->str, out->len, error);
}

static gboolean
list (EbbCli *cli,
      EbbStore *store,
      const EbbQuery *query,
      const char *name,
      gboolean json,
      GError **error)
{
  g_autoptr (GPtrArray) courses = ebb_cli_list_records (cli, store, EBB_RECORD_COURSE, error);
  g_autoptr (GPtrArray) sessions = NULL;
  EbbCourse *course = NULL;

  if (courses == NULL || (name != NULL && (course = ebb_cli_find_course (courses, name, error)) == NULL))
    return FALSE;
  sessions = ebb_cli_list_sessions (cli, store, query->from, query->to, course != NULL ? course->record.id : NULL, error);
  return sessions != NULL && print_sessions (sessions, courses, json, error);
}

int
ebb_cli_sessions (EbbCli *cli,
                  int argc,
                  char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *course = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day, such as 2026-03-01"), N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day"), N_ ("DAY") },
    { "course", 0, 0, G_OPTION_ARG_STRING, &course, N_ ("Of this course only: its title or id"), N_ ("COURSE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a JSON array"), NULL },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, NULL, entries);
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;
  int status;

  g_option_context_set_summary (context, _ ("Prints the sessions of therapy, oldest first: planned, done and what else\n"
                                            "became of them, with their ratings."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  if (!ebb_cli_parse_days (from, to, query, &error))
    return ebb_cli_fail (cli, error);
  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  ok = list (cli, store, query, course, json, &error);
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
