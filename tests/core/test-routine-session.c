// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-routine-session.h"

#define SECOND G_USEC_PER_SEC

/* The routine of neck and shoulders with so many seconds in each step. */
static EbbRoutineTimer
spend (const int *seconds,
       guint n)
{
  EbbRoutineTimer timer = ebb_routine_timer_new (ebb_routine_find ("neck-shoulders"), 0);

  for (guint i = 0; i < n; i++)
    timer.spent[i] = seconds[i] * SECOND;
  timer.state = EBB_ROUTINE_DONE;
  timer.step = timer.routine->n_steps;
  return timer;
}

/* How long something was done, or -1. */
static int
get_minutes (EbbSession *session,
             const char *technique,
             const char *region,
             int pressure)
{
  for (guint i = 0; i < session->parts->len; i++)
    {
      const EbbSessionPart *part = &g_array_index (session->parts, EbbSessionPart, i);

      if (g_str_equal (part->technique, technique) && g_str_equal (part->region->id, region) && part->pressure == pressure)
        return part->minutes;
    }
  return -1;
}

static void
test_a_whole_routine_is_a_session_by_oneself_with_its_parts (void)
{
  const int seconds[] = { 60, 120, 60, 60, 60 };
  EbbRoutineTimer timer = spend (seconds, 5);
  g_autoptr (EbbSession) session = ebb_session_new_done (ebb_moment_now (), 0);
  g_autoptr (GError) error = NULL;

  ebb_routine_record (&timer, session);
  g_assert_true (ebb_record_validate (session, &error));
  g_assert_no_error (error);
  g_assert_cmpint (session->provider, ==, EBB_PROVIDER_SELF);
  g_assert_cmpstr (session->title, ==, "Neck and shoulders");
  g_assert_cmpint (session->minutes, ==, 6);
  g_assert_cmpint (get_minutes (session, "petrissage", "trapezius-left", 3), ==, 1);
  g_assert_cmpint (get_minutes (session, "petrissage", "trapezius-right", 3), ==, 1);
  /* half a minute on each side is rounded up, less is no minute */
  g_assert_cmpint (get_minutes (session, "trigger-point", "trapezius-left", 3), ==, 1);
}

static void
test_a_step_that_was_passed_over_was_not_done (void)
{
  const int seconds[] = { 60, 2, 0, 40, 0 };
  EbbRoutineTimer timer = spend (seconds, 5);
  g_autoptr (EbbSession) session = ebb_session_new_done (ebb_moment_now (), 0);

  ebb_routine_record (&timer, session);
  g_assert_cmpint (get_minutes (session, "petrissage", "trapezius-left", 3), ==, -1);
  g_assert_cmpint (get_minutes (session, "trigger-point", "trapezius-left", 3), ==, -1);
  g_assert_cmpint (get_minutes (session, "effleurage", "trapezius-left", 2), >=, 0);
  g_assert_cmpint (get_minutes (session, "effleurage", "neck-back-left", 2), ==, 0);
  g_assert_cmpint (session->minutes, ==, 2);
}

static void
test_a_routine_that_was_hardly_begun_is_a_minute_without_parts (void)
{
  const int seconds[] = { 2, 0, 0, 0, 0 };
  EbbRoutineTimer timer = spend (seconds, 5);
  g_autoptr (EbbSession) session = ebb_session_new_done (ebb_moment_now (), 0);

  ebb_routine_record (&timer, session);
  g_assert_cmpint (session->minutes, ==, 1);
  g_assert_cmpuint (session->parts->len, ==, 0);
}

static void
test_the_same_done_twice_is_one_part (void)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (ebb_moment_now (), 0);
  EbbRoutineTimer timer = ebb_routine_timer_new (ebb_routine_find ("calves"), 0);

  /* the second stroke is lighter: another part; the same time twice is the same part */
  for (guint i = 0; i < timer.routine->n_steps; i++)
    timer.spent[i] = 60 * SECOND;
  ebb_routine_record (&timer, session);
  ebb_routine_record (&timer, session);
  for (guint i = 0; i < session->parts->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const EbbSessionPart *a = &g_array_index (session->parts, EbbSessionPart, i);
        const EbbSessionPart *b = &g_array_index (session->parts, EbbSessionPart, j);

        g_assert_false (a->technique == b->technique && a->region == b->region && a->pressure == b->pressure);
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/routine-session/a-whole-routine-is-a-session-by-oneself-with-its-parts", test_a_whole_routine_is_a_session_by_oneself_with_its_parts);
  g_test_add_func ("/routine-session/a-step-that-was-passed-over-was-not-done", test_a_step_that_was_passed_over_was_not_done);
  g_test_add_func ("/routine-session/a-routine-that-was-hardly-begun-is-a-minute-without-parts", test_a_routine_that_was_hardly_begun_is_a_minute_without_parts);
  g_test_add_func ("/routine-session/the-same-done-twice-is-one-part", test_the_same_done_twice_is_one_part);

  return g_test_run ();
}
