// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-plan.h"

#include <glib/gi18n.h>

#include "ebb-error.h"

/*
 * The plan of a course, on the clock on the wall: a session at 17:30 stays at 17:30 when
 * the clocks change. Nothing here changes what it is given; copies are handed back.
 *
 * A week of a course is seven days counted from its first day, so the first week is as
 * long as the others on whichever day the course begins.
 */

#define MINUTES_PER_DAY (24 * 60)

static EbbSession *
session_at (GPtrArray *sessions,
            guint i)
{
  return g_ptr_array_index (sessions, i);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ebb_moment_from_wall:
 * @zone: the time zone of the clock on the wall
 * @day: a day
 * @minute: of that day; one before or beyond it is of another day
 * @moment: (out): the moment
 *
 * A time that the clocks skip is moved forward, one that comes twice is the first, as
 * ebb_moment_from_local() has it.
 *
 * Returns: whether the day is from 1900 to 2199
 */
gboolean
ebb_moment_from_wall (GTimeZone *zone,
                      EbbDay day,
                      int minute,
                      EbbMoment *moment)
{
  int year, month, month_day;

  day += minute / MINUTES_PER_DAY;
  minute %= MINUTES_PER_DAY;
  if (minute < 0)
    {
      minute += MINUTES_PER_DAY;
      day--;
    }
  if (day < EBB_DAY_MIN || day > EBB_DAY_MAX)
    return FALSE;
  ebb_day_to_ymd (day, &year, &month, &month_day);
  return ebb_moment_from_local (zone, year, month, month_day, minute / 60, minute % 60, 0, moment, NULL);
}

/* --- making a plan ------------------------------------------------------------------ */

static int
per_week (EbbCourse *course,
          const EbbCoursePhase *phase)
{
  return MIN (phase->per_week, (int) course->slots->len);
}

/* How many sessions there are to be; 0 for no end. */
static guint
count_wanted (EbbCourse *course)
{
  guint n = 0;

  if (course->count > 0)
    return (guint) course->count;
  for (guint i = 0; i < course->phases->len; i++)
    {
      const EbbCoursePhase *phase = &g_array_index (course->phases, EbbCoursePhase, i);

      n += (guint) (phase->weeks * per_week (course, phase));
    }
  return MIN (n, EBB_COURSE_MAX_SESSIONS);
}

/* How many slots the week uses in which session number @n (from 0) falls. */
static guint
slots_in_week_of (EbbCourse *course,
                  guint n)
{
  for (guint i = 0; i < course->phases->len; i++)
    {
      const EbbCoursePhase *phase = &g_array_index (course->phases, EbbCoursePhase, i);
      guint in_phase = (guint) (phase->weeks * per_week (course, phase));

      if (n < in_phase)
        return (guint) per_week (course, phase);
      n -= in_phase;
    }
  return course->slots->len;
}

typedef struct
{
  EbbDay day;
  int minute;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return x->minute - y->minute;
}

/* The first @n slots of the course in the week that begins on @start, in order of time. */
static GArray *
places_of_week (EbbCourse *course,
                EbbDay start,
                guint n)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < n; i++)
    {
      const EbbCourseSlot *slot = &g_array_index (course->slots, EbbCourseSlot, i);
      Place place = { start + (slot->weekday - ebb_day_get_weekday (start) + 7) % 7, slot->minute };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

static EbbSession *
new_session (EbbCourse *course,
             EbbMoment planned)
{
  EbbSession *session = ebb_session_new_planned (planned, course->minutes);

  ebb_session_take_course (session, course);
  return session;
}

/* Plans from @from on, after @n_before sessions that there are already, up to @last at
 * most if the course has no end. */
static GPtrArray *
generate (EbbCourse *course,
          EbbDay from,
          guint n_before,
          EbbDay last)
{
  g_autoptr (GTimeZone) zone = ebb_course_get_zone (course);
  GPtrArray *sessions = new_list ();
  guint wanted = count_wanted (course);
  guint n = n_before;

  if (wanted > 0)
    last = EBB_DAY_MAX;
  else
    wanted = G_MAXUINT;
  if (course->slots->len == 0)
    return sessions;

  for (EbbDay week = from; week <= last && n < wanted && sessions->len < EBB_COURSE_MAX_SESSIONS; week += 7)
    {
      g_autoptr (GArray) places = places_of_week (course, week, slots_in_week_of (course, n));

      for (guint i = 0; i < places->len && n < wanted; i++)
        {
          const Place *place = &g_array_index (places, Place, i);
          EbbMoment moment;

          if (place->day > last || !ebb_moment_from_wall (zone, place->day, place->minute, &moment))
            return sessions;
          g_ptr_array_add (sessions, new_session (course, moment));
          n++;
        }
    }
  return sessions;
}

/**
 * ebb_course_plan_make:
 * @course: a course; a new one gets its id
 * @today: the present day
 *
 * Plans all sessions of a course that has none. A course without an end is planned for
 * %EBB_PLAN_HORIZON days from @today or its first day on, whichever is later.
 *
 * Returns: (transfer full) (element-type EbbSession): new sessions in order of time
 */
GPtrArray *
ebb_course_plan_make (EbbCourse *course,
                      EbbDay today)
{
  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);

  return generate (course, course->first_day, 0, MAX (today, course->first_day) + EBB_PLAN_HORIZON);
}

/**
 * ebb_course_plan_extend:
 * @course: a course
 * @sessions: all of it
 * @today: the present day
 *
 * Plans on behind the last session of a course without an end, so that it reaches
 * %EBB_PLAN_HORIZON days ahead; nothing if it has an end, is paused or has ended.
 * A gap before today, when nobody looked, is not filled.
 *
 * Returns: (transfer full) (element-type EbbSession): new sessions; mostly none
 */
GPtrArray *
ebb_course_plan_extend (EbbCourse *course,
                        GPtrArray *sessions,
                        EbbDay today)
{
  GPtrArray *added;
  EbbDay last = today - 1;

  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);
  g_return_val_if_fail (sessions != NULL, NULL);

  if (count_wanted (course) > 0 || course->state == EBB_COURSE_PAUSED || course->state == EBB_COURSE_ENDED)
    return new_list ();
  for (guint i = 0; i < sessions->len; i++)
    if (!ebb_moment_is_absent (session_at (sessions, i)->planned))
      last = MAX (last, ebb_moment_get_day (session_at (sessions, i)->planned));

  /* By whole weeks from the first day, and then only what is new. */
  added = generate (course, course->first_day + MAX (0, last - course->first_day) / 7 * 7, sessions->len, today + EBB_PLAN_HORIZON);
  while (added->len > 0 && ebb_session_get_day (session_at (added, 0)) <= last)
    g_ptr_array_remove_index (added, 0);
  return added;
}

/**
 * ebb_course_plan_remake:
 * @course: a course of which weekdays, times, length or number were changed
 * @sessions: all of it
 * @from: the first day that is planned anew
 * @today: the present day
 * @removed: (out) (transfer full) (element-type EbbSession): sessions to delete
 *
 * Plans anew what is still only planned on @from or later. A new session takes the
 * place of an old one in order of time and keeps its id, so that a calendar moves the
 * appointment; sessions with a history stay and count.
 *
 * Returns: (transfer full) (element-type EbbSession): sessions to save
 */
GPtrArray *
ebb_course_plan_remake (EbbCourse *course,
                        GPtrArray *sessions,
                        EbbDay from,
                        EbbDay today,
                        GPtrArray **removed)
{
  g_autoptr (GPtrArray) old = new_list ();
  GPtrArray *made;
  EbbDay start = MAX (from, course->first_day);

  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);
  g_return_val_if_fail (sessions != NULL, NULL);
  g_return_val_if_fail (removed != NULL, NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = session_at (sessions, i);

      if (session->state == EBB_SESSION_PLANNED && !ebb_session_has_history (session) && ebb_session_get_day (session) >= from)
        g_ptr_array_add (old, g_object_ref (session));
    }
  g_ptr_array_sort (old, ebb_session_compare);

  made = generate (course, start, sessions->len - old->len, MAX (today, start) + EBB_PLAN_HORIZON);
  for (guint i = 0; i < made->len && i < old->len; i++)
    {
      EbbSession *kept = ebb_record_copy (session_at (old, i));

      kept->planned = session_at (made, i)->planned;
      kept->planned_minutes = session_at (made, i)->planned_minutes;
      ebb_session_take_course (kept, course);
      g_object_unref (made->pdata[i]);
      made->pdata[i] = kept;
    }
  *removed = new_list ();
  for (guint i = made->len; i < old->len; i++)
    g_ptr_array_add (*removed, g_object_ref (session_at (old, i)));
  return made;
}

/**
 * ebb_course_plan_add:
 * @course: a course
 * @planned: when
 *
 * Returns: (transfer full): one more session of the course, to be saved
 */
EbbSession *
ebb_course_plan_add (EbbCourse *course,
                     EbbMoment planned)
{
  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);

  return new_session (course, planned);
}

/* --- one or all that follow --------------------------------------------------------- */

static gboolean
is_same (EbbSession *a,
         EbbSession *b)
{
  return a == b || (a->record.id != NULL && g_strcmp0 (a->record.id, b->record.id) == 0);
}

/**
 * ebb_course_plan_select:
 * @sessions: all of a course
 * @session: one of them
 * @scope: this one, or all that follow
 *
 * Returns: (transfer full) (element-type EbbSession): copies to change and save:
 *   @session first, then those that are only planned for a later time
 */
GPtrArray *
ebb_course_plan_select (GPtrArray *sessions,
                        EbbSession *session,
                        EbbPlanScope scope)
{
  GPtrArray *selected = new_list ();

  g_return_val_if_fail (sessions != NULL, selected);
  g_return_val_if_fail (EBB_IS_SESSION (session), selected);

  if (scope == EBB_PLAN_ALL_THAT_FOLLOW)
    for (guint i = 0; i < sessions->len; i++)
      {
        EbbSession *other = session_at (sessions, i);

        if (!is_same (other, session) && other->state == EBB_SESSION_PLANNED &&
            other->planned.at >= ebb_session_get_moment (session).at)
          g_ptr_array_add (selected, ebb_record_copy (other));
      }
  g_ptr_array_sort (selected, ebb_session_compare);
  g_ptr_array_insert (selected, 0, ebb_record_copy (session));
  return selected;
}

/* Moves by days and minutes on the clock on the wall of @zone. */
static gboolean
shift (EbbSession *session,
       GTimeZone *zone,
       EbbDay days,
       int minutes)
{
  return ebb_moment_from_wall (zone,
                               ebb_moment_get_day (session->planned) + days,
                               ebb_moment_get_minute_of_day (session->planned) + minutes,
                               &session->planned);
}

/**
 * ebb_course_plan_move:
 * @course: (nullable): the course; %NULL of a session without one
 * @sessions: all of the course
 * @session: one of them
 * @to: when it is to be
 * @scope: this one, or all that follow by as much
 * @error: %EBB_ERROR_INVALID if it was done, or if it would leave the calendar
 *
 * Moves sessions. One that was skipped, cancelled or missed is planned again by that.
 *
 * Returns: (transfer full) (element-type EbbSession) (nullable): sessions to save
 */
GPtrArray *
ebb_course_plan_move (EbbCourse *course,
                      GPtrArray *sessions,
                      EbbSession *session,
                      EbbMoment to,
                      EbbPlanScope scope,
                      GError **error)
{
  g_autoptr (GTimeZone) zone = course != NULL ? ebb_course_get_zone (course) : g_time_zone_new_local ();
  g_autoptr (GPtrArray) moved = NULL;
  EbbDay days;
  int minutes;

  g_return_val_if_fail (EBB_IS_SESSION (session), NULL);

  if (session->state == EBB_SESSION_DONE || !ebb_moment_is_valid (to))
    {
      g_set_error_literal (error, EBB_ERROR, EBB_ERROR_INVALID,
                           session->state == EBB_SESSION_DONE ? _ ("A session that was done cannot be planned for another time.")
                                                              : _ ("The date must be from the year 1900 to 2199."));
      return NULL;
    }
  days = ebb_moment_get_day (to) - ebb_moment_get_day (session->planned);
  minutes = ebb_moment_get_minute_of_day (to) - ebb_moment_get_minute_of_day (session->planned);
  moved = ebb_course_plan_select (sessions, session, scope);
  session_at (moved, 0)->planned = to;
  session_at (moved, 0)->state = EBB_SESSION_PLANNED;
  for (guint i = 1; i < moved->len; i++)
    if (!shift (session_at (moved, i), zone, days, minutes))
      {
        g_set_error_literal (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The date must be from the year 1900 to 2199."));
        return NULL;
      }
  return g_steal_pointer (&moved);
}

/**
 * ebb_course_plan_set_state:
 * @sessions: all of a course
 * @session: one of them that was not done
 * @state: any but done
 * @scope: this one, or all that follow and are planned
 *
 * Skips, cancels, or plans again.
 *
 * Returns: (transfer full) (element-type EbbSession): sessions to save
 */
GPtrArray *
ebb_course_plan_set_state (GPtrArray *sessions,
                           EbbSession *session,
                           EbbSessionState state,
                           EbbPlanScope scope)
{
  GPtrArray *changed;

  g_return_val_if_fail (EBB_IS_SESSION (session), NULL);
  g_return_val_if_fail (session->state != EBB_SESSION_DONE && state != EBB_SESSION_DONE, NULL);

  changed = ebb_course_plan_select (sessions, session, scope);
  for (guint i = 0; i < changed->len; i++)
    session_at (changed, i)->state = state;
  return changed;
}

/* --- pause and end -------------------------------------------------------------------- */

static EbbCourse *
copy_in_state (EbbCourse *course,
               EbbCourseState state,
               EbbDay since)
{
  EbbCourse *copy = ebb_record_copy (course);

  copy->state = state;
  copy->since = since;
  return copy;
}

/**
 * ebb_course_plan_pause:
 * @course: a course
 * @today: the first day of the pause
 *
 * Its sessions stay as they are until it goes on: those in the pause are neither
 * skipped nor missed.
 *
 * Returns: (transfer full): the course to save
 */
EbbCourse *
ebb_course_plan_pause (EbbCourse *course,
                       EbbDay today)
{
  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);

  return copy_in_state (course, EBB_COURSE_PAUSED, today);
}

/**
 * ebb_course_plan_resume:
 * @course: a paused course
 * @sessions: all of it
 * @today: the first day on which there may be a session again
 *
 * What was planned for the pause or later moves on by whole weeks, as few as bring the
 * first of it to @today or later: weekday, time and distances stay.
 *
 * Returns: (transfer full) (element-type EbbRecord): the course and its sessions to save
 */
GPtrArray *
ebb_course_plan_resume (EbbCourse *course,
                        GPtrArray *sessions,
                        EbbDay today)
{
  g_autoptr (GTimeZone) zone = ebb_course_get_zone (course);
  GPtrArray *save = new_list ();
  EbbDay first = EBB_DAY_MAX;
  EbbDay days;

  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);
  g_return_val_if_fail (sessions != NULL, NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = session_at (sessions, i);

      if (session->state == EBB_SESSION_PLANNED && ebb_session_get_day (session) >= course->since)
        {
          g_ptr_array_add (save, ebb_record_copy (session));
          first = MIN (first, ebb_session_get_day (session));
        }
    }
  days = first < today ? (today - first + 6) / 7 * 7 : 0;
  if (days == 0)
    g_ptr_array_set_size (save, 0);
  for (guint i = 0; i < save->len; i++)
    shift (session_at (save, i), zone, days, 0);
  g_ptr_array_sort (save, ebb_session_compare);
  g_ptr_array_insert (save, 0, copy_in_state (course, EBB_COURSE_ACTIVE, EBB_DAY_ABSENT));
  return save;
}

/**
 * ebb_course_plan_end:
 * @course: a course
 * @sessions: all of it
 * @today: the day of its end
 *
 * Ends a course before its time: what is planned for @today or later is cancelled.
 *
 * Returns: (transfer full) (element-type EbbRecord): the course and its sessions to save
 */
GPtrArray *
ebb_course_plan_end (EbbCourse *course,
                     GPtrArray *sessions,
                     EbbDay today)
{
  GPtrArray *save = new_list ();

  g_return_val_if_fail (EBB_IS_COURSE (course), NULL);
  g_return_val_if_fail (sessions != NULL, NULL);

  g_ptr_array_add (save, copy_in_state (course, EBB_COURSE_ENDED, today));
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = session_at (sessions, i);

      if (session->state != EBB_SESSION_PLANNED || ebb_session_get_day (session) < today)
        continue;
      session = ebb_record_copy (session);
      session->state = EBB_SESSION_CANCELLED;
      g_ptr_array_add (save, session);
    }
  return save;
}

/* --- looking at a plan ----------------------------------------------------------------- */

static gboolean
takes_time (EbbSession *session)
{
  return session->state == EBB_SESSION_PLANNED || session->state == EBB_SESSION_DONE;
}

/**
 * ebb_sessions_find_overlaps:
 * @sessions: (element-type EbbSession): of any courses
 * @session: one of them, or a new one
 *
 * Overlaps are told, not forbidden: a person knows best what they can do at once.
 *
 * Returns: (transfer full) (element-type EbbSession): those that are planned or were
 *   done during a part of the time of @session
 */
GPtrArray *
ebb_sessions_find_overlaps (GPtrArray *sessions,
                            EbbSession *session)
{
  GPtrArray *found = new_list ();
  gint64 begin, end;

  g_return_val_if_fail (sessions != NULL, found);
  g_return_val_if_fail (EBB_IS_SESSION (session), found);

  begin = ebb_session_get_moment (session).at;
  end = ebb_session_get_end (session).at;
  for (guint i = 0; i < sessions->len && takes_time (session); i++)
    {
      EbbSession *other = session_at (sessions, i);

      if (!is_same (other, session) && takes_time (other) &&
          ebb_session_get_moment (other).at < end && ebb_session_get_end (other).at > begin)
        g_ptr_array_add (found, g_object_ref (other));
    }
  return found;
}

/**
 * ebb_course_plan_get_state:
 * @course: a course
 * @sessions: all of it
 *
 * Returns: its state; a planned course is under way as soon as a session was done
 */
EbbCourseState
ebb_course_plan_get_state (EbbCourse *course,
                           GPtrArray *sessions)
{
  g_return_val_if_fail (EBB_IS_COURSE (course), EBB_COURSE_PLANNED);
  g_return_val_if_fail (sessions != NULL, course->state);

  if (course->state == EBB_COURSE_PLANNED)
    for (guint i = 0; i < sessions->len; i++)
      if (session_at (sessions, i)->state == EBB_SESSION_DONE)
        return EBB_COURSE_ACTIVE;
  return course->state;
}

/**
 * ebb_course_plan_get_progress:
 * @course: a course
 * @sessions: all of it
 * @now: seconds since the epoch, UTC
 *
 * Returns: how far it is
 */
EbbPlanProgress
ebb_course_plan_get_progress (EbbCourse *course,
                              GPtrArray *sessions,
                              gint64 now)
{
  EbbPlanProgress progress = { 0 };
  guint n_valid = 0;

  g_return_val_if_fail (EBB_IS_COURSE (course), progress);
  g_return_val_if_fail (sessions != NULL, progress);

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = session_at (sessions, i);

      if (session->state == EBB_SESSION_DONE)
        progress.n_done++;
      if (session->state != EBB_SESSION_CANCELLED)
        n_valid++;
      if (session->state != EBB_SESSION_PLANNED || ebb_session_is_overdue (session, now))
        continue;
      progress.n_ahead++;
      if (progress.next == NULL || session->planned.at < progress.next->planned.at)
        progress.next = session;
    }
  progress.n_total = count_wanted (course) > 0 || course->state == EBB_COURSE_ENDED ? n_valid : 0;
  return progress;
}

/**
 * ebb_course_plan_get_number:
 * @sessions: all of a course
 * @session: one of them
 *
 * Returns: which it is in order of time, from 1; cancelled ones do not count, and such
 *   a one is 0
 */
guint
ebb_course_plan_get_number (GPtrArray *sessions,
                            EbbSession *session)
{
  guint number = 1;

  g_return_val_if_fail (sessions != NULL, 0);
  g_return_val_if_fail (EBB_IS_SESSION (session), 0);

  if (session->state == EBB_SESSION_CANCELLED)
    return 0;
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *other = session_at (sessions, i);

      if (!is_same (other, session) && other->state != EBB_SESSION_CANCELLED && ebb_session_compare (&other, &session) < 0)
        number++;
    }
  return number;
}
