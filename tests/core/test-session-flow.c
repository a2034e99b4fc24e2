// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-error.h"
#include "model/ebb-follow-up.h"
#include "model/ebb-safety-rows.h"
#include "model/ebb-session-flow.h"
#include "model/ebb-technique.h"

#include <math.h>

/* 2026-03-26 16:00 in Berlin */
#define AT 1774537200
#define MINUTE 60
#define HOUR 3600

static EbbMoment
at (gint64 seconds)
{
  return (EbbMoment){ AT + seconds, 60 };
}

static EbbSession *
planned (void)
{
  return ebb_session_new_planned (at (0), 45);
}

static void
rate (EbbSession *session,
      EbbPhase phase,
      double pain)
{
  ebb_session_set_rating (session, phase, 0, EBB_ASPECT_PAIN, NULL, pain);
}

static double
get_rating (EbbSession *session,
            EbbPhase phase)
{
  return ebb_session_get_rating (session, phase, 0, EBB_ASPECT_PAIN, NULL);
}

static const EbbRegion *
region (const char *id)
{
  const EbbRegion *found = ebb_region_find (id);

  g_assert_nonnull (found);
  return found;
}

static void
add_part (EbbSession *session,
          EbbTechnique technique,
          const char *place,
          int pressure)
{
  EbbSessionPart part = { g_intern_string (ebb_technique_get_id (technique)), place != NULL ? region (place) : NULL, 10, pressure };

  g_array_append_val (session->parts, part);
}

/* --- step by step ------------------------------------------------------- */

static void
test_a_session_that_has_begun_can_be_kept_as_it_is (void)
{
  g_autoptr (EbbSession) before = planned ();
  g_autoptr (EbbSession) session = NULL;
  g_autoptr (GError) error = NULL;

  rate (before, EBB_PHASE_BEFORE, 6);
  session = ebb_session_begin (before, at (5 * MINUTE));
  g_assert_true (ebb_record_validate (session, &error));
  g_assert_no_error (error);
  g_assert_true (ebb_session_is_under_way (session, AT + 10 * MINUTE));
  g_assert_false (ebb_session_is_under_way (before, AT + 10 * MINUTE));
  g_assert_cmpint (session->started.at, ==, AT + 5 * MINUTE);
  g_assert_cmpint (session->planned.at, ==, AT);
  g_assert_cmpfloat (get_rating (session, EBB_PHASE_BEFORE), ==, 6);
}

static void
test_it_is_under_way_until_something_from_after_it_is_said (void)
{
  g_autoptr (EbbSession) plan = planned ();
  g_autoptr (EbbSession) session = ebb_session_begin (plan, at (0));
  g_autoptr (EbbSession) rated = ebb_record_copy (session);
  g_autoptr (EbbSession) over = ebb_record_copy (session);
  g_autoptr (EbbSession) sore = ebb_record_copy (session);
  EbbSessionEffect effect = { EBB_EFFECT_SORENESS, NULL, NAN, NULL };

  rate (rated, EBB_PHASE_AFTER, 3);
  over->minutes = 45;
  g_array_append_val (sore->effects, effect);
  g_assert_true (ebb_session_is_under_way (session, AT + HOUR));
  g_assert_false (ebb_session_is_under_way (rated, AT + HOUR));
  g_assert_false (ebb_session_is_under_way (over, AT + HOUR));
  g_assert_false (ebb_session_is_under_way (sore, AT + HOUR));
}

static void
test_a_session_that_nobody_ended_is_over_after_half_a_day (void)
{
  g_autoptr (EbbSession) plan = planned ();
  g_autoptr (EbbSession) session = ebb_session_begin (plan, at (0));

  g_assert_true (ebb_session_is_under_way (session, AT + EBB_SESSION_UNDER_WAY_MAX - 1));
  g_assert_false (ebb_session_is_under_way (session, AT + EBB_SESSION_UNDER_WAY_MAX));
}

static void
test_a_clock_set_back_ends_no_session_and_makes_none_of_the_future (void)
{
  g_autoptr (EbbSession) plan = planned ();
  g_autoptr (EbbSession) session = ebb_session_begin (plan, at (0));
  g_autoptr (EbbSession) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ebb_session_is_under_way (session, AT - 2 * HOUR));
  /* a clock that is wrong by days has not begun anything */
  g_assert_false (ebb_session_is_under_way (session, AT - EBB_SESSION_UNDER_WAY_MAX));
  back = ebb_session_come_back (session, at (-2 * HOUR));
  rate (back, EBB_PHASE_AFTER, 3);
  g_assert_cmpint (back->minutes, ==, 45);
  g_assert_cmpint (ebb_session_get_end (back).at, ==, AT - 2 * HOUR);
  g_assert_true (ebb_session_check_time (back, AT - 2 * HOUR, &error));
  g_assert_no_error (error);
}

static void
test_the_time_that_went_by_is_proposed (void)
{
  const struct
  {
    int passed;
    int proposed;
  } cases[] = { { 0, 1 }, { 3, 3 }, { 52, 50 }, { 90, 90 }, { 91, 45 }, { 8 * 60, 45 } };
  g_autoptr (EbbSession) plan = planned ();
  g_autoptr (EbbSession) session = ebb_session_begin (plan, at (0));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EbbSession) back = ebb_session_come_back (session, at (cases[i].passed * MINUTE));

      g_assert_cmpint (back->minutes, ==, cases[i].proposed);
      g_assert_cmpint (back->started.at, ==, AT);
    }
}

static void
test_a_session_that_did_not_take_place_goes_back_on_the_plan_with_its_ratings (void)
{
  g_autoptr (EbbSession) plan = planned ();
  g_autoptr (EbbSession) session = ebb_session_begin (plan, at (10 * MINUTE));
  g_autoptr (EbbSession) off = NULL;
  g_autoptr (GError) error = NULL;

  rate (session, EBB_PHASE_BEFORE, 7);
  off = ebb_session_call_off (session);
  g_assert_true (ebb_record_validate (off, &error));
  g_assert_no_error (error);
  g_assert_cmpint (off->state, ==, EBB_SESSION_PLANNED);
  g_assert_cmpint (off->planned.at, ==, AT);
  g_assert_cmpfloat (get_rating (off, EBB_PHASE_BEFORE), ==, 7);
}

static void
test_one_that_was_never_planned_counts_as_skipped_then (void)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (at (0), 0);
  g_autoptr (EbbSession) off = ebb_session_call_off (session);
  g_autoptr (GError) error = NULL;

  g_assert_true (ebb_record_validate (off, &error));
  g_assert_no_error (error);
  g_assert_cmpint (off->state, ==, EBB_SESSION_SKIPPED);
  g_assert_cmpint (off->planned.at, ==, AT);
}

static void
test_a_planned_session_is_next_from_two_hours_before_until_its_end (void)
{
  g_autoptr (EbbSession) session = planned ();

  g_assert_false (ebb_session_is_about_to_begin (session, AT - 2 * HOUR - 1));
  g_assert_true (ebb_session_is_about_to_begin (session, AT - 2 * HOUR));
  g_assert_true (ebb_session_is_about_to_begin (session, AT + 45 * MINUTE - 1));
  g_assert_false (ebb_session_is_about_to_begin (session, AT + 45 * MINUTE));
  session->state = EBB_SESSION_SKIPPED;
  g_assert_false (ebb_session_is_about_to_begin (session, AT));
  session->state = EBB_SESSION_PLANNED;
  session->planned = EBB_MOMENT_ABSENT;
  g_assert_false (ebb_session_is_about_to_begin (session, AT));
}

/* --- time ----------------------------------------------------------------- */

static gboolean
is_refused (EbbSession *session,
            gint64 now)
{
  g_autoptr (GError) error = NULL;

  if (ebb_session_check_time (session, now, &error))
    return FALSE;
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  return TRUE;
}

static void
test_ratings_of_the_future_are_refused (void)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (at (0), 60);

  rate (session, EBB_PHASE_BEFORE, 5);
  g_assert_true (is_refused (session, AT - EBB_SESSION_TIME_TOLERANCE - 1));
  g_assert_false (is_refused (session, AT - EBB_SESSION_TIME_TOLERANCE));
}

static void
test_right_after_is_not_before_the_end (void)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (at (0), 60);

  /* nothing of after it is said yet: it may go on */
  g_assert_false (is_refused (session, AT + 10 * MINUTE));
  rate (session, EBB_PHASE_AFTER, 5);
  g_assert_true (is_refused (session, AT + 60 * MINUTE - EBB_SESSION_TIME_TOLERANCE - 1));
  g_assert_false (is_refused (session, AT + 60 * MINUTE - EBB_SESSION_TIME_TOLERANCE));
  /* of one without a length it is not known */
  session->minutes = 0;
  g_assert_false (is_refused (session, AT + 10 * MINUTE));
}

static void
test_what_is_only_planned_may_lie_in_the_future (void)
{
  g_autoptr (EbbSession) session = planned ();

  g_assert_false (is_refused (session, AT - 365 * 24 * HOUR));
}

/* --- what is filled in ------------------------------------------------------ */

static EbbCourse *
new_course (void)
{
  EbbCourse *course = ebb_course_new ("Neck", 20538);

  g_ptr_array_add (course->regions, (gpointer) region ("neck-back-left"));
  g_ptr_array_add (course->techniques, (gpointer) g_intern_string ("petrissage"));
  g_ptr_array_add (course->techniques, (gpointer) g_intern_string ("heat"));
  return course;
}

static EbbSafetyResult *
judge_with (EbbSafetyQuestion question,
            const char *place)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    ebb_safety_answers_set_none (answers, i, TRUE);
  ebb_safety_answers_set (answers, question, TRUE);
  if (place != NULL)
    ebb_safety_answers_add_place (answers, question, region (place));
  ebb_safety_answers_set_cleared (answers, question, TRUE);
  return ebb_safety_judge (NULL, answers);
}

static void
test_the_techniques_of_the_course_are_filled_in (void)
{
  g_autoptr (EbbCourse) course = new_course ();
  g_autoptr (EbbSession) session = planned ();

  ebb_session_fill_in (session, course, NULL, NULL);
  g_assert_cmpuint (session->parts->len, ==, 2);
  g_assert_cmpstr (g_array_index (session->parts, EbbSessionPart, 0).technique, ==, "petrissage");
  g_assert_true (g_array_index (session->parts, EbbSessionPart, 0).region == region ("neck-back-left"));
}

static void
test_of_several_places_none_is_guessed (void)
{
  g_autoptr (EbbCourse) course = new_course ();
  g_autoptr (EbbSession) session = planned ();

  g_ptr_array_add (course->regions, (gpointer) region ("neck-back-right"));
  ebb_session_fill_in (session, course, NULL, NULL);
  g_assert_null (g_array_index (session->parts, EbbSessionPart, 0).region);
}

static void
test_what_was_done_last_time_comes_before_the_course (void)
{
  g_autoptr (EbbCourse) course = new_course ();
  g_autoptr (EbbSession) last = ebb_session_new_done (at (-7 * 24 * HOUR), 45);
  g_autoptr (EbbSession) session = planned ();

  add_part (last, EBB_TECHNIQUE_EFFLEURAGE, "neck-back-right", 2);
  last->position = EBB_POSITION_PRONE;
  ebb_session_fill_in (session, course, last, NULL);
  g_assert_cmpuint (session->parts->len, ==, 1);
  g_assert_cmpstr (g_array_index (session->parts, EbbSessionPart, 0).technique, ==, "effleurage");
  g_assert_cmpint (session->position, ==, EBB_POSITION_PRONE);
}

static void
test_what_was_said_is_not_filled_over (void)
{
  g_autoptr (EbbCourse) course = new_course ();
  g_autoptr (EbbSession) session = planned ();

  add_part (session, EBB_TECHNIQUE_COLD, NULL, 0);
  ebb_session_fill_in (session, course, NULL, NULL);
  g_assert_cmpuint (session->parts->len, ==, 1);
}

/* domain: never suggest massage on a hot, swollen joint (acute inflammation is a local
 * contraindication) */
static void
test_massage_of_a_hot_joint_is_never_filled_in (void)
{
  g_autoptr (EbbSafetyResult) safety = judge_with (EBB_SAFETY_HOT_JOINT, "knee-front-left");
  g_autoptr (EbbSession) last = ebb_session_new_done (at (-7 * 24 * HOUR), 45);
  g_autoptr (EbbSession) session = planned ();

  add_part (last, EBB_TECHNIQUE_PETRISSAGE, "knee-front-left", 2);
  add_part (last, EBB_TECHNIQUE_PETRISSAGE, "thigh-front-right", 2);
  ebb_session_fill_in (session, NULL, last, safety);
  g_assert_cmpuint (session->parts->len, ==, 1);
  g_assert_true (g_array_index (session->parts, EbbSessionPart, 0).region == region ("thigh-front-right"));
}

static void
test_only_light_pressure_is_filled_in_where_no_more_is_allowed (void)
{
  g_autoptr (EbbSafetyResult) safety = judge_with (EBB_SAFETY_BLOOD_THINNER, NULL);
  g_autoptr (EbbSession) last = ebb_session_new_done (at (-7 * 24 * HOUR), 45);
  g_autoptr (EbbSession) session = planned ();

  add_part (last, EBB_TECHNIQUE_PETRISSAGE, "calf-left", 4);
  add_part (last, EBB_TECHNIQUE_FRICTION, NULL, 3);
  ebb_session_fill_in (session, NULL, last, safety);
  g_assert_cmpuint (session->parts->len, ==, 1);
  g_assert_cmpint (g_array_index (session->parts, EbbSessionPart, 0).pressure, ==, EBB_PRESSURE_LIGHT);
}

static void
test_the_last_session_is_one_of_the_same_course (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbSession) session = planned ();
  EbbSession *mine = ebb_session_new_done (at (-3 * HOUR), 45);
  EbbSession *other = ebb_session_new_done (at (-2 * HOUR), 45);
  EbbSession *empty = ebb_session_new_done (at (-1 * HOUR), 45);

  session->course = g_strdup ("01890a5d-ac96-774b-bcce-b302099a8057");
  mine->course = g_strdup (session->course);
  empty->course = g_strdup (session->course);
  ebb_record_ensure_id (mine);
  ebb_record_ensure_id (other);
  ebb_record_ensure_id (empty);
  add_part (mine, EBB_TECHNIQUE_HEAT, NULL, 0);
  add_part (other, EBB_TECHNIQUE_COLD, NULL, 0);
  g_ptr_array_add (sessions, mine);
  g_ptr_array_add (sessions, other);
  g_ptr_array_add (sessions, empty);
  g_assert_true (ebb_session_find_last (sessions, session) == mine);
  g_clear_pointer (&session->course, g_free);
  g_assert_true (ebb_session_find_last (sessions, session) == other);
}

static void
test_places_are_those_of_the_course_and_of_what_was_said_each_once (void)
{
  g_autoptr (EbbCourse) course = new_course ();
  g_autoptr (EbbSession) session = planned ();
  g_autoptr (GPtrArray) places = NULL;

  add_part (session, EBB_TECHNIQUE_PETRISSAGE, "neck-back-left", 2);
  add_part (session, EBB_TECHNIQUE_HEAT, NULL, 0);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, region ("low-back-left"), 4);
  places = ebb_session_get_places (session, course);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_true (places->pdata[0] == region ("neck-back-left"));
  g_assert_true (places->pdata[1] == region ("low-back-left"));
}

static void
test_the_long_form_is_found_where_it_was_answered_last (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbSafetyAnswers) full = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyAnswers) skipped = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyAnswers) brief = ebb_safety_answers_new (EBB_SAFETY_FORM_SHORT);
  g_autoptr (EbbSafetyAnswers) found = NULL;
  EbbSafetyAnswers *each[] = { full, skipped, brief };

  ebb_safety_answers_set (full, EBB_SAFETY_PREGNANCY, TRUE);
  skipped->skipped = TRUE;
  ebb_safety_answers_set_none (brief, 0, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      g_autoptr (GArray) rows = ebb_safety_answers_to_rows (each[i]);
      EbbSession *session = ebb_session_new_done (at (i * HOUR), 45);

      g_array_append_vals (session->answers, rows->data, rows->len);
      g_ptr_array_add (sessions, session);
    }
  found = ebb_session_find_full_answers (sessions, NULL);
  g_assert_nonnull (found);
  g_assert_true (found->answers[EBB_SAFETY_PREGNANCY].present);
  g_assert_null (ebb_session_find_full_answers (sessions, "01890a5d-ac96-774b-bcce-b302099a8057"));
}

/* --- words and waiting ------------------------------------------------------ */

static void
test_a_session_is_called_by_its_course_or_what_was_done (void)
{
  g_autoptr (EbbCourse) course = new_course ();
  g_autoptr (EbbSession) session = planned ();
  g_autofree char *plain = ebb_session_describe (session, NULL);
  g_autofree char *of_course = ebb_session_describe (session, course);
  g_autofree char *done = NULL;
  g_autofree char *own = NULL;

  add_part (session, EBB_TECHNIQUE_HEAT, NULL, 0);
  done = ebb_session_describe (session, NULL);
  session->title = g_strdup ("Mine");
  own = ebb_session_describe (session, course);
  g_assert_cmpstr (plain, ==, "Massage");
  g_assert_cmpstr (of_course, ==, "Neck");
  g_assert_cmpstr (done, ==, ebb_technique_get_name (EBB_TECHNIQUE_HEAT));
  g_assert_cmpstr (own, ==, "Mine");
}

static void
test_a_follow_up_is_asked_in_hours_or_whole_days (void)
{
  g_autofree char *one = ebb_session_ask (1);
  g_autofree char *four = ebb_session_ask (4);
  g_autofree char *day = ebb_session_ask (24);
  g_autofree char *thirty = ebb_session_ask (30);

  g_assert_cmpstr (one, ==, "How is it 1 hour after the session?");
  g_assert_cmpstr (four, ==, "How is it 4 hours after the session?");
  g_assert_cmpstr (day, ==, "How is it 1 day after the session?");
  g_assert_cmpstr (thirty, ==, "How is it 30 hours after the session?");
}

static void
test_the_next_change_is_when_something_falls_due_or_lapses (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  EbbSession *done = ebb_session_new_done (at (0), 60);
  EbbSession *coming = ebb_session_new_planned (at (10 * HOUR), 60);
  EbbFollowUp follow_up = { 4, at (5 * HOUR), EBB_FOLLOW_UP_OPEN, EBB_MOMENT_ABSENT, EBB_MOMENT_ABSENT, NULL };
  gint64 lapsed = AT + 5 * HOUR + ebb_follow_up_get_window (4) + 1;

  g_assert_cmpint (ebb_sessions_get_next_change (sessions, AT), ==, AT + 24 * HOUR);
  g_array_append_val (done->follow_ups, follow_up);
  g_ptr_array_add (sessions, done);
  g_ptr_array_add (sessions, coming);
  g_assert_cmpint (ebb_sessions_get_next_change (sessions, AT + HOUR), ==, AT + 5 * HOUR);
  g_assert_cmpint (ebb_sessions_get_next_change (sessions, AT + 5 * HOUR), ==, lapsed);
  g_assert_cmpint (ebb_follow_up_get_status (&g_array_index (done->follow_ups, EbbFollowUp, 0), lapsed), ==, EBB_FOLLOW_UP_STATUS_LAPSED);
  g_assert_cmpint (ebb_follow_up_get_status (&g_array_index (done->follow_ups, EbbFollowUp, 0), lapsed - 1), ==, EBB_FOLLOW_UP_STATUS_DUE);
  g_assert_cmpint (ebb_sessions_get_next_change (sessions, lapsed), ==, AT + 8 * HOUR);
  g_assert_cmpint (ebb_sessions_get_next_change (sessions, AT + 8 * HOUR), ==, AT + 11 * HOUR);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-flow/a-session-that-has-begun-can-be-kept-as-it-is", test_a_session_that_has_begun_can_be_kept_as_it_is);
  g_test_add_func ("/session-flow/it-is-under-way-until-something-from-after-it-is-said", test_it_is_under_way_until_something_from_after_it_is_said);
  g_test_add_func ("/session-flow/a-session-that-nobody-ended-is-over-after-half-a-day", test_a_session_that_nobody_ended_is_over_after_half_a_day);
  g_test_add_func ("/session-flow/a-clock-set-back-ends-no-session-and-makes-none-of-the-future", test_a_clock_set_back_ends_no_session_and_makes_none_of_the_future);
  g_test_add_func ("/session-flow/the-time-that-went-by-is-proposed", test_the_time_that_went_by_is_proposed);
  g_test_add_func ("/session-flow/a-session-that-did-not-take-place-goes-back-on-the-plan-with-its-ratings", test_a_session_that_did_not_take_place_goes_back_on_the_plan_with_its_ratings);
  g_test_add_func ("/session-flow/one-that-was-never-planned-counts-as-skipped-then", test_one_that_was_never_planned_counts_as_skipped_then);
  g_test_add_func ("/session-flow/a-planned-session-is-next-from-two-hours-before-until-its-end", test_a_planned_session_is_next_from_two_hours_before_until_its_end);
  g_test_add_func ("/session-flow/ratings-of-the-future-are-refused", test_ratings_of_the_future_are_refused);
  g_test_add_func ("/session-flow/right-after-is-not-before-the-end", test_right_after_is_not_before_the_end);
  g_test_add_func ("/session-flow/what-is-only-planned-may-lie-in-the-future", test_what_is_only_planned_may_lie_in_the_future);
  g_test_add_func ("/session-flow/the-techniques-of-the-course-are-filled-in", test_the_techniques_of_the_course_are_filled_in);
  g_test_add_func ("/session-flow/of-several-places-none-is-guessed", test_of_several_places_none_is_guessed);
  g_test_add_func ("/session-flow/what-was-done-last-time-comes-before-the-course", test_what_was_done_last_time_comes_before_the_course);
  g_test_add_func ("/session-flow/what-was-said-is-not-filled-over", test_what_was_said_is_not_filled_over);
  g_test_add_func ("/session-flow/massage-of-a-hot-joint-is-never-filled-in", test_massage_of_a_hot_joint_is_never_filled_in);
  g_test_add_func ("/session-flow/only-light-pressure-is-filled-in-where-no-more-is-allowed", test_only_light_pressure_is_filled_in_where_no_more_is_allowed);
  g_test_add_func ("/session-flow/the-last-session-is-one-of-the-same-course", test_the_last_session_is_one_of_the_same_course);
  g_test_add_func ("/session-flow/places-are-those-of-the-course-and-of-what-was-said-each-once", test_places_are_those_of_the_course_and_of_what_was_said_each_once);
  g_test_add_func ("/session-flow/the-long-form-is-found-where-it-was-answered-last", test_the_long_form_is_found_where_it_was_answered_last);
  g_test_add_func ("/session-flow/a-session-is-called-by-its-course-or-what-was-done", test_a_session_is_called_by_its_course_or_what_was_done);
  g_test_add_func ("/session-flow/a-follow-up-is-asked-in-hours-or-whole-days", test_a_follow_up_is_asked_in_hours_or_whole_days);
  g_test_add_func ("/session-flow/the-next-change-is-when-something-falls-due-or-lapses", test_the_next_change_is_when_something_falls_due_or_lapses);

  return g_test_run ();
}
