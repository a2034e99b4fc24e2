// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-test-window.h"
#include "model/ebb-plan.h"
#include "pages/ebb-plan-view.h"
#include "widgets/ebb-plan-calendar.h"
#include "widgets/ebb-session-chip.h"

/*
 * What the tests of the plan share: courses and sessions in a real diary, counted from
 * today, since that is what a plan is about.
 */

/* When something is: @days from today, at @hour o'clock of this computer's clock. */
static inline EbbMoment
ebb_test_plan_moment (int days,
                      int hour)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  EbbMoment moment;

  g_assert_true (ebb_moment_from_wall (zone, ebb_day_today () + days, hour * 60, &moment));
  return moment;
}

/* Takes @records; returns them as saved. */
static inline GPtrArray *
ebb_test_plan_save (EbbStore *store,
                    GPtrArray *records)
{
  g_autoptr (GPtrArray) taken = records;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *saved;

  ebb_store_change_records_async (store, taken, NULL, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  saved = ebb_store_change_records_finish (store, result, &error);
  g_assert_no_error (error);
  return saved;
}

/* A course of @n sessions: the first of them @first_days from today, at 16:00, then
 * every week; those before today were done. Returns the id of the course. */
static inline char *
ebb_test_plan_add_course (EbbStore *store,
                          const char *title,
                          int first_days,
                          guint n)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;
  EbbCourse *course = ebb_course_new (title, ebb_day_today () + first_days);
  EbbCourseSlot slot = { ebb_day_get_weekday (ebb_day_today () + first_days), 16 * 60 };

  course->zone = g_strdup ("UTC");
  course->minutes = 60;
  course->count = (int) n;
  course->who = g_strdup ("Anna Berg");
  course->place = g_strdup ("Praxis am Park");
  g_array_append_val (course->slots, slot);
  g_ptr_array_add (records, course);
  for (guint i = 0; i < n; i++)
    {
      int days = first_days + 7 * (int) i;
      EbbSession *session = ebb_course_plan_add (course, ebb_test_plan_moment (days, 16));

      if (days < 0)
        {
          session->state = EBB_SESSION_DONE;
          session->started = session->planned;
          session->minutes = 60;
        }
      g_ptr_array_add (records, session);
    }
  saved = ebb_test_plan_save (store, records);
  return g_strdup (EBB_RECORD (saved->pdata[0])->id);
}

/* One session without a course. Returns its id. */
static inline char *
ebb_test_plan_add_session (EbbStore *store,
                           const char *title,
                           int days,
                           int hour)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;
  EbbSession *session = ebb_session_new_planned (ebb_test_plan_moment (days, hour), 30);

  session->title = g_strdup (title);
  g_ptr_array_add (records, session);
  saved = ebb_test_plan_save (store, records);
  return g_strdup (EBB_RECORD (saved->pdata[0])->id);
}

/* All sessions, in order of time. */
static inline GPtrArray *
ebb_test_plan_list (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sessions;

  ebb_store_list_sessions_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  sessions = ebb_store_list_sessions_finish (store, result, &error);
  g_assert_no_error (error);
  return sessions;
}

static inline EbbCourse *
ebb_test_plan_load_course (EbbStore *store,
                           const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbRecord *course;

  ebb_store_load_record_async (store, EBB_RECORD_COURSE, id, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  course = ebb_store_load_record_finish (store, result, &error);
  g_assert_no_error (error);
  return EBB_COURSE (course);
}

static inline void
ebb_test_plan_undo (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  ebb_store_undo_async (store, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  label = ebb_store_undo_finish (store, result, &error);
  g_assert_no_error (error);
}
