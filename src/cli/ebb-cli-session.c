// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-session.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "exchange/ebb-json-writer.h"
#include "exchange/ebb-session-text.h"
#include "model/ebb-error.h"
#include "model/ebb-rating.h"
#include "model/ebb-session-rules.h"

/* Adding a session of therapy, and what the sub-commands about sessions share. */

void
ebb_cli_session_options_clear (EbbCliSessionOptions *options)
{
  g_free (options->minutes);
  g_free (options->by);
  g_free (options->course);
  g_strfreev (options->parts);
  g_strfreev (options->before);
  g_strfreev (options->after);
  g_strfreev (options->effects);
}

/*< private >
 * ebb_cli_list_records:
 * @store: (nullable): without a diary there are none
 *
 * Returns: (transfer full) (element-type EbbRecord)
 */
GPtrArray *
ebb_cli_list_records (EbbCli *cli,
                      EbbStore *store,
                      EbbRecordKind kind,
                      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (store == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  ebb_store_list_records_async (store, kind, cli->cancellable, ebb_cli_take_result_cb, &result);
  return ebb_store_list_records_finish (store, ebb_cli_wait (cli, &result), error);
}

/*< private >
 * ebb_cli_list_sessions:
 * @store: (nullable): without a diary there are none
 * @course: (nullable): id of a course
 *
 * Returns: (transfer full) (element-type EbbSession)
 */
GPtrArray *
ebb_cli_list_sessions (EbbCli *cli,
                       EbbStore *store,
                       EbbDay from,
                       EbbDay to,
                       const char *course,
                       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (store == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  ebb_store_list_sessions_async (store, from, to, course, cli->cancellable, ebb_cli_take_result_cb, &result);
  return ebb_store_list_sessions_finish (store, ebb_cli_wait (cli, &result), error);
}

/*< private >
 * ebb_cli_find_course:
 * @name: an id, or a title in any case; of several with that title it is the newest
 * @error: %EBB_ERROR_UNKNOWN
 *
 * Returns: (transfer none): the course
 */
EbbCourse *
ebb_cli_find_course (GPtrArray *courses,
                     const char *name,
                     GError **error)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = courses->len; i > 0; i--)
    {
      EbbCourse *course = g_ptr_array_index (courses, i - 1);
      g_autofree char *title = g_utf8_casefold (course->title, -1);

      if (g_str_equal (title, folded) || g_ascii_strcasecmp (course->record.id, name) == 0)
        return course;
    }
  g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("There is no course “%s”."), name);
  return NULL;
}

/* --- making one ---------------------------------------------------------------------- */

static gboolean
add_ratings (EbbSession *session,
             EbbPhase phase,
             char **texts,
             GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      EbbSessionRating rating;

      if (!ebb_session_rating_parse (texts[i], &rating, error))
        return FALSE;
      ebb_session_set_rating (session, phase, 0, rating.aspect, rating.region, rating.value);
    }
  return TRUE;
}

static gboolean
read_minutes (const char *text,
              int *minutes,
              GError **error)
{
  double value;

  if (!ebb_number_from_string (text, &value) || value != floor (value) || !(value >= 1 && value <= EBB_SESSION_MAX_MINUTES))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a number of minutes from 1 to %d."), text, EBB_SESSION_MAX_MINUTES);
      return FALSE;
    }
  *minutes = (int) value;
  return TRUE;
}

/* What is said of the session besides when it was. */
static gboolean
fill (EbbSession *session,
      const EbbCliSessionOptions *options,
      const char *note,
      GError **error)
{
  if (options->by != NULL && !ebb_provider_find (options->by, &session->provider))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is none of therapist, partner and self."), options->by);
      return FALSE;
    }
  for (guint i = 0; options->parts != NULL && options->parts[i] != NULL; i++)
    {
      EbbSessionPart part;

      if (!ebb_session_part_parse (options->parts[i], &part, error))
        return FALSE;
      g_array_append_val (session->parts, part);
    }
  for (guint i = 0; options->effects != NULL && options->effects[i] != NULL; i++)
    {
      EbbSessionEffect effect;

      if (!ebb_session_effect_parse (options->effects[i], &effect, error))
        return FALSE;
      g_array_append_val (session->effects, effect);
    }
  if (note != NULL && *note != '\0')
    {
      g_free (session->note);
      session->note = g_strdup (note);
    }
  return add_ratings (session, EBB_PHASE_BEFORE, options->before, error) &&
         add_ratings (session, EBB_PHASE_AFTER, options->after, error);
}

/* The session of the plan that is meant: of that course, on that day, the nearest. */
static EbbSession *
find_planned (GPtrArray *sessions,
              EbbCourse *course,
              EbbMoment at)
{
  EbbSession *found = NULL;

  for (guint i = 0; course != NULL && i < sessions->len; i++)
    {
      EbbSession *session = g_ptr_array_index (sessions, i);

      if (session->state != EBB_SESSION_PLANNED || g_strcmp0 (session->course, course->record.id) != 0 ||
          ebb_session_get_day (session) != ebb_moment_get_day (at))
        continue;
      if (found == NULL || ABS (session->planned.at - at.at) < ABS (found->planned.at - at.at))
        found = session;
    }
  return found != NULL ? ebb_record_copy (found) : NULL;
}

static EbbSession *
make_session (const EbbCliSessionOptions *options,
              EbbMoment at,
              const char *note,
              EbbCourse *course,
              GPtrArray *sessions,
              GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (EbbSession) session = NULL;
  EbbFollowUpRules rules = ebb_session_rules_get ();
  int minutes;

  if (!read_minutes (options->minutes, &minutes, error))
    return NULL;
  if (!options->planned)
    session = find_planned (sessions, course, at);
  if (session == NULL)
    {
      session = options->planned ? ebb_session_new_planned (at, minutes) : ebb_session_new_done (at, minutes);
      if (course != NULL)
        ebb_session_take_course (session, course);
    }
  else
    {
      session->state = EBB_SESSION_DONE;
      session->started = at;
      session->minutes = minutes;
    }
  if (!fill (session, options, note, error) || !ebb_record_validate (session, error))
    return NULL;
  if (!options->planned && ebb_session_is_ahead (session, g_get_real_time () / G_USEC_PER_SEC))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("A session that lies ahead cannot have been done; plan it with --planned."));
      return NULL;
    }
  if (options->planned && ebb_session_has_ratings (session))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("A session that is only planned cannot have been rated."));
      return NULL;
    }
  ebb_follow_up_plan (session, &rules, zone);
  return g_steal_pointer (&session);
}

/* Overlaps are told, not forbidden. */
static void
tell_overlaps (GPtrArray *sessions,
               EbbSession *session)
{
  g_autoptr (GPtrArray) overlaps = ebb_sessions_find_overlaps (sessions, session);

  if (overlaps->len > 0)
    ebb_cli_complain ("ebb: %s", _ ("It was added, but it overlaps another session."));
}

static EbbSession *
save (EbbCli *cli,
      EbbStore *store,
      EbbSession *session,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;

  g_ptr_array_add (records, session);
  ebb_store_change_records_async (store, records, NULL, cli->cancellable, ebb_cli_take_result_cb, &result);
  saved = ebb_store_change_records_finish (store, ebb_cli_wait (cli, &result), error);
  return saved != NULL ? g_object_ref (g_ptr_array_index (saved, 0)) : NULL;
}

/* Everything is checked before a diary is made. */
static EbbSession *
add (EbbCli *cli,
     EbbStore **store,
     const EbbCliSessionOptions *options,
     EbbMoment at,
     const char *note,
     GError **error)
{
  g_autoptr (GPtrArray) courses = ebb_cli_list_records (cli, *store, EBB_RECORD_COURSE, error);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (EbbSession) session = NULL;
  EbbCourse *course = NULL;
  EbbSession *saved;
  EbbDay day = ebb_moment_get_day (at);

  if (courses == NULL || (sessions = ebb_cli_list_sessions (cli, *store, day - 1, day + 1, NULL, error)) == NULL)
    return NULL;
  if (options->course != NULL && (course = ebb_cli_find_course (courses, options->course, error)) == NULL)
    return NULL;
  session = make_session (options, at, note, course, sessions, error);
  if (session == NULL || (*store == NULL && (*store = ebb_cli_open (cli, EBB_OPEN_CREATE, error)) == NULL))
    return NULL;
  saved = save (cli, *store, session, error);
  if (saved != NULL)
    tell_overlaps (sessions, saved);
  return saved;
}

/*< private >
 * ebb_cli_add_session:
 * @at: when it began, or is to begin
 * @note: (nullable): a note
 * @json: whether to print the session, not its id alone
 *
 * Adds a session as @options say, or fulfils the one that the plan of the course has on
 * that day.
 *
 * Returns: what the program ends with
 */
int
ebb_cli_add_session (EbbCli *cli,
                     const EbbCliSessionOptions *options,
                     EbbMoment at,
                     const char *note,
                     gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbStore) store = ebb_cli_open_if_there (cli, &error);
  g_autoptr (EbbSession) saved = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (error == NULL)
    saved = add (cli, &store, options, at, note, &error);
  ebb_cli_close (cli, store);
  if (saved == NULL)
    return ebb_cli_fail (cli, error);

  if (json)
    ebb_json_append_record (out, EBB_RECORD (saved), FALSE);
  else
    g_string_append (out, saved->record.id);
  g_string_append_c (out, '\n');
  return ebb_cli_print (out->str, out->len, &error) ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
