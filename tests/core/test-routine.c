// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-routine-timer.h"
#include "model/ebb-technique-text.h"

#define S ((gint64) G_USEC_PER_SEC)

static EbbSafetyAnswers *
none (void)
{
  EbbSafetyAnswers *answers = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    ebb_safety_answers_set_none (answers, i, TRUE);
  return answers;
}

/* Regions on both sides, pressure for home, allowed when nothing is wrong. */
static void
test_every_step_is_safe_at_home (void)
{
  g_autoptr (EbbSafetyAnswers) answers = none ();
  g_autoptr (EbbSafetyResult) safe = ebb_safety_judge (NULL, answers);
  guint n;
  const EbbRoutine *routines = ebb_routines_get_all (&n);

  g_assert_cmpuint (n, ==, 5);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (ebb_routine_find (routines[i].id) == &routines[i]);
      g_assert_cmpstr (ebb_routine_get_name (&routines[i]), !=, "");
      g_assert_cmpstr (ebb_routine_get_caution (&routines[i]), !=, "");
      g_assert_cmpuint (routines[i].n_steps, <, EBB_ROUTINE_MAX_STEPS);
      g_assert_cmpuint (ebb_routine_get_seconds (&routines[i]), >=, 3 * 60);
      g_assert_cmpuint (ebb_routine_get_seconds (&routines[i]), <=, 15 * 60);
      g_assert_cmpuint (ebb_routine_find_left_out (&routines[i], safe), ==, 0);
      for (guint step = 0; step < routines[i].n_steps; step++)
        {
          const EbbRoutineStep *what = &routines[i].steps[step];
          const EbbTechniqueText *text = ebb_technique_text_get (what->technique);
          g_autoptr (GPtrArray) regions = ebb_routine_get_step_regions (&routines[i], step);

          g_assert_cmpstr (ebb_routine_get_step_text (&routines[i], step), !=, "");
          g_assert_cmpuint (regions->len, ==, 2);
          g_assert_nonnull (regions->pdata[0]);
          g_assert_true (ebb_region_get_other_side (regions->pdata[0]) == regions->pdata[1]);
          g_assert_cmpint (what->pressure, <=, EBB_PRESSURE_SELF);
          g_assert_cmpint (what->pressure, >=, text->pressure_low);
          g_assert_cmpint (what->pressure, <=, text->pressure_high);
        }
      g_assert_null (routines[i].steps[routines[i].n_steps].text);
    }
  g_assert_null (ebb_routine_find ("juggling"));
}

static void
test_what_is_not_safe_is_left_out (void)
{
  g_autoptr (EbbSafetyAnswers) answers = none ();
  g_autoptr (EbbSafetyResult) light = NULL;
  g_autoptr (EbbSafetyResult) wound = NULL;
  g_autoptr (EbbSafetyResult) fever = NULL;
  const EbbRoutine *neck = ebb_routine_find ("neck-shoulders");

  ebb_safety_answers_add_place (answers, EBB_SAFETY_WOUND, ebb_region_find ("neck-back-left"));
  wound = ebb_safety_judge (NULL, answers);
  g_assert_cmpuint (ebb_routine_find_left_out (neck, wound), ==, 1 << 3 | 1 << 4);
  ebb_safety_answers_set (answers, EBB_SAFETY_WOUND, FALSE);
  ebb_safety_answers_set (answers, EBB_SAFETY_PREGNANCY, TRUE);
  ebb_safety_answers_set_cleared (answers, EBB_SAFETY_PREGNANCY, TRUE);
  light = ebb_safety_judge (NULL, answers);
  g_assert_cmpuint (ebb_routine_find_left_out (neck, light), ==, 1 << 1 | 1 << 2);
  ebb_safety_answers_set (answers, EBB_SAFETY_FEVER, TRUE);
  fever = ebb_safety_judge (NULL, answers);
  g_assert_cmpuint (ebb_routine_find_left_out (neck, fever), ==, (1 << 5) - 1);
}

static EbbRoutineTimer
run_for (EbbRoutineTimer timer,
         guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    timer = ebb_routine_timer_look (timer, timer.at + S);
  return timer;
}

static void
test_steps_follow_each_other (void)
{
  const EbbRoutine *calves = ebb_routine_find ("calves"); /* 60, 120, 60, 60 s */
  EbbRoutineTimer timer = ebb_routine_timer_new (calves, 0);

  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_READY);
  g_assert_cmpint (ebb_routine_timer_get_total_left (&timer), ==, 300 * S);
  timer = ebb_routine_timer_look (timer, 50 * S);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 60 * S);
  timer = ebb_routine_timer_run (timer, 100 * S);
  timer = run_for (timer, 59);
  g_assert_cmpuint (timer.step, ==, 0);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, S);
  timer = run_for (timer, 1);
  g_assert_cmpuint (timer.step, ==, 1);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 120 * S);
  timer = run_for (timer, 240);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_DONE);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 0);
  g_assert_cmpint (ebb_routine_timer_get_total_left (&timer), ==, 0);
  g_assert_cmpint (ebb_routine_timer_get_spent (&timer), ==, 300 * S);
  g_assert_cmpuint (timer.skipped, ==, 0);
}

static void
test_a_pause_costs_nothing (void)
{
  EbbRoutineTimer timer = ebb_routine_timer_run (ebb_routine_timer_new (ebb_routine_find ("jaw"), 0), 0);

  timer = run_for (timer, 10);
  timer = ebb_routine_timer_pause (timer, 12 * S);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_PAUSED);
  timer = ebb_routine_timer_look (timer, 1000 * S);
  timer = ebb_routine_timer_run (timer, 2000 * S);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_RUNNING);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 48 * S);
  /* running on is no start anew */
  timer = ebb_routine_timer_run (timer, 2005 * S);
  timer = ebb_routine_timer_look (timer, 2006 * S);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 42 * S);
}

static void
test_after_sleep_it_waits_where_it_was (void)
{
  EbbRoutineTimer timer = ebb_routine_timer_run (ebb_routine_timer_new (ebb_routine_find ("jaw"), 0), 0);

  timer = run_for (timer, 10);
  timer = ebb_routine_timer_look (timer, 10 * S + EBB_ROUTINE_GAP);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_RUNNING);
  timer = ebb_routine_timer_look (timer, 4000 * S);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_PAUSED);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 40 * S);
  timer = ebb_routine_timer_run (timer, 5000 * S);
  timer = ebb_routine_timer_look (timer, 5001 * S);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 39 * S);
  /* a clock that was set back */
  timer = ebb_routine_timer_look (timer, 17 * S);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 39 * S);
  timer = ebb_routine_timer_look (timer, 18 * S);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 38 * S);
}

static void
test_steps_are_skipped_and_done_again (void)
{
  EbbRoutineTimer timer = ebb_routine_timer_run (ebb_routine_timer_new (ebb_routine_find ("jaw"), 0), 0);

  timer = run_for (timer, 10);
  timer = ebb_routine_timer_skip (timer, 11 * S);
  g_assert_cmpuint (timer.step, ==, 1);
  g_assert_cmpuint (timer.skipped, ==, 1);
  g_assert_cmpint (timer.spent[0], ==, 11 * S);
  timer = ebb_routine_timer_back (timer, 12 * S);
  g_assert_cmpuint (timer.step, ==, 0);
  g_assert_cmpuint (timer.skipped, ==, 0);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 60 * S);
  g_assert_cmpint (timer.spent[1], ==, 0);
  timer = run_for (timer, 20);
  timer = ebb_routine_timer_back (timer, timer.at);
  g_assert_cmpuint (timer.step, ==, 0);
  g_assert_cmpint (ebb_routine_timer_get_left (&timer), ==, 60 * S);
  /* at the very start there is nothing before */
  timer = ebb_routine_timer_back (timer, timer.at);
  g_assert_cmpuint (timer.step, ==, 0);
  timer = ebb_routine_timer_stop (timer, timer.at + S);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_DONE);
  g_assert_cmpuint (timer.skipped, ==, 15);
  g_assert_cmpint (ebb_routine_timer_get_spent (&timer), ==, S);
  timer = ebb_routine_timer_back (timer, timer.at);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_PAUSED);
  g_assert_cmpuint (timer.step, ==, 3);
  /* paused steps can be skipped as well */
  timer = ebb_routine_timer_skip (timer, timer.at);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_DONE);
  timer = ebb_routine_timer_skip (timer, timer.at);
  timer = ebb_routine_timer_run (timer, timer.at);
  g_assert_cmpint (timer.state, ==, EBB_ROUTINE_DONE);
}

/* The step ends by itself in the moment of the click: the next one is not skipped. */
static void
test_a_late_click_skips_one_step_only (void)
{
  EbbRoutineTimer timer = ebb_routine_timer_run (ebb_routine_timer_new (ebb_routine_find ("jaw"), 0), 0);

  timer = run_for (timer, 59);
  timer = ebb_routine_timer_skip (timer, 61 * S);
  g_assert_cmpuint (timer.step, ==, 1);
  g_assert_cmpuint (timer.skipped, ==, 0);
}

static void
test_what_is_left_out_is_passed_over (void)
{
  EbbRoutineTimer timer = ebb_routine_timer_new (ebb_routine_find ("jaw"), 1 << 0 | 1 << 2);
  EbbRoutineTimer nothing = ebb_routine_timer_new (ebb_routine_find ("jaw"), 15);

  g_assert_cmpuint (timer.step, ==, 1);
  g_assert_cmpint (ebb_routine_timer_get_total_left (&timer), ==, 90 * S);
  timer = ebb_routine_timer_run (timer, 0);
  timer = ebb_routine_timer_back (timer, 0);
  g_assert_cmpuint (timer.step, ==, 1);
  timer = run_for (timer, 60);
  g_assert_cmpuint (timer.step, ==, 3);
  timer = ebb_routine_timer_back (timer, timer.at);
  g_assert_cmpuint (timer.step, ==, 1);

  g_assert_cmpint (nothing.state, ==, EBB_ROUTINE_DONE);
  nothing = ebb_routine_timer_back (nothing, 0);
  g_assert_cmpint (nothing.state, ==, EBB_ROUTINE_DONE);
}

/* Whatever is pressed whenever: no step gets more than its time, nothing goes below 0. */
static void
test_any_clicks_keep_the_time (void)
{
  guint n;
  const EbbRoutine *routines = ebb_routines_get_all (&n);

  for (guint round = 0; round < 500; round++)
    {
      const EbbRoutine *routine = &routines[g_test_rand_int_range (0, (int) n)];
      EbbRoutineTimer timer = ebb_routine_timer_new (routine, (guint) g_test_rand_int_range (0, 1 << 5));
      gint64 now = g_test_rand_int_range (0, 1000) * S;

      for (guint i = 0; i < 60; i++)
        {
          now += g_test_rand_int_range (-2, 15) * S + g_test_rand_int_range (0, 1000000);
          switch (g_test_rand_int_range (0, 10))
            {
            case 0:
              timer = ebb_routine_timer_pause (timer, now);
              break;
            case 1:
            case 2:
              timer = ebb_routine_timer_run (timer, now);
              break;
            case 3:
              timer = ebb_routine_timer_skip (timer, now);
              break;
            case 4:
              timer = ebb_routine_timer_back (timer, now);
              break;
            default:
              timer = ebb_routine_timer_look (timer, now);
              break;
            }
          g_assert_cmpuint (timer.step, <=, routine->n_steps);
          g_assert_true ((timer.step == routine->n_steps) == (timer.state == EBB_ROUTINE_DONE));
          g_assert_cmpint (ebb_routine_timer_get_left (&timer), >=, 0);
          g_assert_cmpint (ebb_routine_timer_get_total_left (&timer), >=, ebb_routine_timer_get_left (&timer));
          g_assert_cmpuint (timer.skipped & timer.left_out, ==, 0);
          for (guint step = 0; step < routine->n_steps; step++)
            {
              g_assert_cmpint (timer.spent[step], >=, 0);
              g_assert_cmpint (timer.spent[step], <=, routine->steps[step].seconds * S);
              if (timer.left_out & 1u << step)
                g_assert_cmpint (timer.spent[step], ==, 0);
            }
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/routine/every-step-is-safe-at-home", test_every_step_is_safe_at_home);
  g_test_add_func ("/routine/what-is-not-safe-is-left-out", test_what_is_not_safe_is_left_out);
  g_test_add_func ("/routine/steps-follow-each-other", test_steps_follow_each_other);
  g_test_add_func ("/routine/a-pause-costs-nothing", test_a_pause_costs_nothing);
  g_test_add_func ("/routine/after-sleep-it-waits-where-it-was", test_after_sleep_it_waits_where_it_was);
  g_test_add_func ("/routine/steps-are-skipped-and-done-again", test_steps_are_skipped_and_done_again);
  g_test_add_func ("/routine/a-late-click-skips-one-step-only", test_a_late_click_skips_one_step_only);
  g_test_add_func ("/routine/what-is-left-out-is-passed-over", test_what_is_left_out_is_passed_over);
  g_test_add_func ("/routine/any-clicks-keep-the-time", test_any_clicks_keep_the_time);

  return g_test_run ();
}
