// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-records.h"

#include "exchange/ebb-session-text.h"
#include "model/ebb-error.h"
#include "model/ebb-technique.h"

static EbbMoment
moment (const char *text)
{
  g_autoptr (GError) error = NULL;
  EbbMoment result;

  ebb_moment_from_string (text, NULL, &result, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_refused (gpointer record, int code, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ebb_record_validate (record, &error));
  g_assert_error (error, EBB_ERROR, code);
  if (strstr (error->message, sentence) == NULL)
    g_error ("“%s” should say “%s”", error->message, sentence);
}

static void
test_copies_say_the_same_and_are_apart (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 300; round++)
    {
      EbbRecordKind kind = (EbbRecordKind) (round % EBB_N_RECORD_KINDS);
      EbbRecord *record = ebb_test_random_record (rand, kind, NULL);
      EbbRecord *copy = ebb_record_copy (record);

      g_assert_true (ebb_record_equal_content (record, copy));
      g_assert_finalize_object (record);
      g_assert_true (ebb_record_validate (copy, NULL));
      g_assert_finalize_object (copy);
    }
}

/* Of every field of every kind of record: a change of it is seen. */
static void
test_no_field_is_forgotten_in_comparing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int kind = 0; kind < EBB_N_RECORD_KINDS; kind++)
    {
      const EbbLayout *layout = ebb_record_kind_get_layout ((EbbRecordKind) kind);
      g_autoptr (EbbRecord) empty = ebb_record_new ((EbbRecordKind) kind);

      for (guint i = 0; i < layout->n_fields; i++)
        {
          EbbLayout one = *layout;
          gboolean differs = FALSE;

          one.fields = &layout->fields[i];
          one.n_fields = 1;
          for (int tries = 0; tries < 60 && !differs; tries++)
            {
              g_autoptr (EbbRecord) other = ebb_record_new ((EbbRecordKind) kind);

              ebb_test_fill (rand, &one, other);
              if (layout->fields[i].type == EBB_FIELD_ID)
                *(char **) ebb_field_at (&layout->fields[i], other) = g_strdup ("x");
              differs = !ebb_record_equal_content (empty, other);
            }
          if (!differs)
            g_error ("%s.%s is not compared", layout->name, layout->fields[i].name);
        }
    }
}

static void
test_ratings_are_kept_in_order_and_once (void)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (moment ("2026-03-02T17:30+01:00"), 60);
  const EbbRegion *left = ebb_region_find ("neck-back-left");
  const EbbRegion *right = ebb_region_find ("neck-back-right");
  g_autoptr (GError) error = NULL;

  ebb_session_set_rating (session, EBB_PHASE_LATER, 24, EBB_ASPECT_PAIN, NULL, 3);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, right, 7);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, left, 4);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 6);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 0);
  ebb_session_set_rating (session, EBB_PHASE_LATER, 4, EBB_ASPECT_PAIN, NULL, 2);
  ebb_record_validate (session, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (session->ratings->len, ==, 5);
  g_assert_cmpfloat (ebb_session_get_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL), ==, 0);
  g_assert_cmpfloat (ebb_session_get_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, left), ==, 4);
  g_assert_cmpfloat (ebb_session_get_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, right), ==, 7);
  g_assert_cmpfloat (ebb_session_get_rating (session, EBB_PHASE_LATER, 4, EBB_ASPECT_PAIN, NULL), ==, 2);
  g_assert_true (isnan (ebb_session_get_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL)));
  g_assert_true (isnan (ebb_session_get_rating (session, EBB_PHASE_LATER, 48, EBB_ASPECT_PAIN, NULL)));

  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, left, NAN);
  g_assert_cmpuint (session->ratings->len, ==, 4);
  g_assert_true (isnan (ebb_session_get_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, left)));
}

static void
test_what_no_session_can_say_is_refused (void)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (moment ("2026-03-02T17:30+01:00"), 60);

  g_assert_true (ebb_record_validate (session, NULL));
  session->minutes = -1; /* it ends before it starts */
  assert_refused (session, EBB_ERROR_INVALID, "“minutes” must be from 1 to 1440");
  session->minutes = 24 * 60 + 1;
  assert_refused (session, EBB_ERROR_INVALID, "“minutes”");
  session->minutes = 0;
  g_assert_true (ebb_record_validate (session, NULL));

  session->state = EBB_SESSION_SKIPPED;
  assert_refused (session, EBB_ERROR_INVALID, "says when it began");
  session->started = EBB_MOMENT_ABSENT;
  assert_refused (session, EBB_ERROR_INVALID, "needs a time");
  session->planned = moment ("2026-03-02T17:30+01:00");
  g_assert_true (ebb_record_validate (session, NULL));
  session->state = EBB_SESSION_DONE;
  assert_refused (session, EBB_ERROR_INVALID, "says when it began");
  session->state = EBB_SESSION_SKIPPED;

  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 11);
  assert_refused (session, EBB_ERROR_INVALID, "“value” must be from 0 to 10");
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, NAN);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_SWELLING, ebb_region_find ("knee-front-left"), 4);
  assert_refused (session, EBB_ERROR_INVALID, "swelling must be 0, 1, 2 or 3");
  g_array_set_size (session->ratings, 0);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_SWELLING, NULL, 2);
  assert_refused (session, EBB_ERROR_INVALID, "Swelling is rated for a region");
  g_array_set_size (session->ratings, 0);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_MOOD, ebb_region_find ("knee-front-left"), 2);
  assert_refused (session, EBB_ERROR_INVALID, "Only pain and swelling");
  g_array_set_size (session->ratings, 0);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 4, EBB_ASPECT_PAIN, NULL, 2);
  assert_refused (session, EBB_ERROR_INVALID, "hours after the session");
  g_array_set_size (session->ratings, 0);
  ebb_session_set_rating (session, EBB_PHASE_LATER, 0, EBB_ASPECT_PAIN, NULL, 2);
  assert_refused (session, EBB_ERROR_INVALID, "hours after the session");
  g_array_set_size (session->ratings, 0);

  session->who = g_strdup ("two\nlines");
  assert_refused (session, EBB_ERROR_INVALID, "“who” must be one line");
  g_free (session->who);
  session->who = g_strnfill (EBB_LINE_MAX + 1, 'x');
  assert_refused (session, EBB_ERROR_TOO_LARGE, "“who” is too long");
}

static void
test_other_records_say_what_they_need (void)
{
  g_autoptr (EbbCondition) condition = ebb_condition_new (NULL);
  g_autoptr (EbbGoal) goal = ebb_goal_new ("Walk 30 minutes");
  g_autoptr (EbbCourse) course = ebb_course_new ("Neck", 20000);
  g_autoptr (EbbReview) review = ebb_review_new (NULL, moment ("2026-03-02T17:30+01:00"));
  EbbCourseSlot slot = { 1, 1050 };

  assert_refused (condition, EBB_ERROR_INVALID, "needs a name");
  condition->name = g_strdup ("Frozen shoulder");
  g_assert_true (ebb_record_validate (condition, NULL));
  g_assert_cmpstr (ebb_condition_get_name (condition), ==, "Frozen shoulder");
  condition->kind = "Fibromyalgia!";
  assert_refused (condition, EBB_ERROR_INVALID, "“kind”");

  g_assert_true (ebb_record_validate (goal, NULL));
  g_assert_false (ebb_goal_is_met_by (goal, 5));
  goal->measure = EBB_GOAL_TRACKER;
  assert_refused (goal, EBB_ERROR_INVALID, "names a tracker");
  goal->tracker = g_strdup ("walking");
  assert_refused (goal, EBB_ERROR_INVALID, "needs a target");
  goal->target = 30;
  g_assert_true (ebb_record_validate (goal, NULL));
  g_assert_true (ebb_goal_is_met_by (goal, 30));
  g_assert_false (ebb_goal_is_met_by (goal, 29));
  g_assert_false (ebb_goal_is_met_by (goal, NAN));
  goal->way = EBB_GOAL_AT_MOST;
  g_assert_true (ebb_goal_is_met_by (goal, 29));

  g_array_append_val (course->slots, slot);
  g_assert_true (ebb_record_validate (course, NULL));
  g_array_append_val (course->slots, slot);
  assert_refused (course, EBB_ERROR_INVALID, "same time of the week");
  g_array_index (course->slots, EbbCourseSlot, 1).weekday = 8;
  assert_refused (course, EBB_ERROR_INVALID, "“weekday” must be from 1 to 7");
  g_array_set_size (course->slots, 1);
  g_free (course->condition);
  course->condition = g_strdup ("12");
  assert_refused (course, EBB_ERROR_INVALID, "UUID");

  g_assert_true (isnan (ebb_review_get_peg (review)));
  review->pain = 7;
  review->enjoyment = 6;
  g_assert_true (isnan (ebb_review_get_peg (review)));
  review->activity = 2;
  g_assert_cmpfloat (ebb_review_get_peg (review), ==, 5);
}

static void
test_every_technique_has_an_id_and_a_name (void)
{
  for (int i = 0; i < EBB_N_TECHNIQUES; i++)
    {
      const char *id = ebb_technique_get_id ((EbbTechnique) i);
      EbbTechnique found;

      g_assert_true (ebb_technique_find (id, &found));
      g_assert_cmpint (found, ==, i);
      g_assert_true (id == g_intern_string (id));
      g_assert_cmpstr (ebb_technique_id_get_name (id), ==, ebb_technique_get_name (found));
    }
  g_assert_cmpstr (ebb_technique_id_get_name ("of-2031"), ==, "of-2031");
  g_assert_false (ebb_technique_has_pressure (EBB_TECHNIQUE_HEAT));
  g_assert_true (ebb_technique_has_pressure (EBB_TECHNIQUE_PETRISSAGE));
  g_assert_cmpstr (ebb_pressure_get_name (4), ==, "firm");
}

static void
test_words_and_ids_fit_each_other (void)
{
  EbbSessionState state;
  EbbProvider provider;
  EbbAspect aspect;
  EbbEffectKind kind;

  for (int i = 0; i < EBB_N_SESSION_STATES; i++)
    {
      g_assert_true (ebb_session_state_find (ebb_session_state_get_id ((EbbSessionState) i), &state));
      g_assert_cmpint (state, ==, i);
      g_assert_cmpstr (ebb_session_state_get_name (state), !=, "");
    }
  for (int i = 0; i < EBB_N_ASPECTS; i++)
    {
      g_assert_true (ebb_aspect_find (ebb_aspect_get_id ((EbbAspect) i), &aspect));
      g_assert_cmpint (aspect, ==, i);
      g_assert_cmpstr (ebb_aspect_get_name (aspect), !=, "");
    }
  for (int i = 1; i < EBB_N_PROVIDERS; i++)
    {
      g_assert_true (ebb_provider_find (ebb_provider_get_id ((EbbProvider) i), &provider));
      g_assert_cmpint (provider, ==, i);
      g_assert_cmpstr (ebb_provider_get_name (provider), !=, "");
    }
  g_assert_true (ebb_effect_kind_find ("bruise", &kind));
  g_assert_cmpstr (ebb_effect_kind_get_name (kind), ==, "Bruise");
  g_assert_false (ebb_effect_kind_find ("joy", &kind));
  g_assert_cmpstr (ebb_position_get_name (EBB_POSITION_PRONE), ==, "Lying on the front");
  g_assert_cmpstr (ebb_position_get_name (EBB_POSITION_ABSENT), ==, "");
  g_assert_cmpstr (ebb_course_state_get_name (EBB_COURSE_PAUSED), ==, "Paused");
  g_assert_cmpstr (ebb_decision_get_name (EBB_DECISION_ABSENT), ==, "");
  g_assert_cmpstr (ebb_decision_get_name (EBB_DECISION_STOP), ==, "Stop");
  g_assert_cmpstr (ebb_review_occasion_get_name (EBB_REVIEW_AT_END), ==, "At the end");
  for (guint i = 0; ebb_condition_kinds ()[i] != NULL; i++)
    g_assert_cmpstr (ebb_condition_kind_get_name (ebb_condition_kinds ()[i]), !=, ebb_condition_kinds ()[i]);
}

/* --- in one word ------------------------------------------------------------------------ */

static void
test_parts_ratings_and_effects_are_read_from_words (void)
{
  static const char *const bad_parts[] = { "", "dance", "heat@wing", "heat@", "heat=0", "heat=1.5", "heat=x", "petrissage:0", "petrissage:6", "petrissage:3=20" };
  static const char *const bad_ratings[] = { "", "pain", "pain=", "pain=11", "pain=-1", "pain=nan", "joy=3", "swelling@knee=4", "pain@wing=3", "=3" };
  static const char *const bad_effects[] = { "", "joy", "bruise=-1", "bruise=x", "bruise@wing" };
  EbbSessionPart part;
  EbbSessionRating rating;
  EbbSessionEffect effect;
  g_autoptr (GError) error = NULL;

  g_assert_true (ebb_session_part_parse ("petrissage@trapezius-right=20:3", &part, &error));
  g_assert_cmpstr (part.technique, ==, "petrissage");
  g_assert_true (part.region == ebb_region_find ("trapezius-right"));
  g_assert_cmpint (part.minutes, ==, 20);
  g_assert_cmpint (part.pressure, ==, 3);
  g_assert_true (ebb_session_part_parse ("heat", &part, &error));
  g_assert_null (part.region);
  g_assert_cmpint (part.minutes + part.pressure, ==, 0);

  g_assert_true (ebb_session_rating_parse ("neck-back-left=6.5", &rating, &error));
  g_assert_cmpint (rating.aspect, ==, EBB_ASPECT_PAIN);
  g_assert_true (rating.region == ebb_region_find ("neck-back-left"));
  g_assert_cmpfloat (rating.value, ==, 6.5);
  g_assert_true (ebb_session_rating_parse ("swelling@knee=3", &rating, &error));
  g_assert_cmpint (rating.aspect, ==, EBB_ASPECT_SWELLING);
  {
    g_autofree char *text = ebb_session_rating_describe (&rating);

    g_assert_cmpstr (text, ==, "Swelling (Knee (side not recorded)) 3");
  }
  g_assert_true (ebb_session_effect_parse ("soreness@trapezius-right=20", &effect, &error));
  g_assert_cmpfloat (effect.hours, ==, 20);
  g_assert_true (ebb_session_effect_parse ("other", &effect, &error));
  g_assert_true (isnan (effect.hours));

  for (guint i = 0; i < G_N_ELEMENTS (bad_parts); i++)
    {
      g_assert_false (ebb_session_part_parse (bad_parts[i], &part, &error));
      g_clear_error (&error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_ratings); i++)
    {
      g_assert_false (ebb_session_rating_parse (bad_ratings[i], &rating, &error));
      g_clear_error (&error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_effects); i++)
    {
      g_assert_false (ebb_session_effect_parse (bad_effects[i], &effect, &error));
      g_clear_error (&error);
    }
}

/* --- reviews --------------------------------------------------------------------------- */

static GPtrArray *
make_done (EbbCourse *course, guint n_done, guint n_planned)
{
  GPtrArray *sessions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_done + n_planned; i++)
    {
      EbbMoment at = { (gint64) (20000 + 7 * i) * 86400 + 43200, 0 };
      EbbSession *session = i < n_done ? ebb_session_new_done (at, 60) : ebb_session_new_planned (at, 60);

      ebb_session_take_course (session, course);
      g_ptr_array_add (sessions, session);
    }
  return sessions;
}

static EbbReviewOccasion
occasion_of (EbbCourse *course, guint n_done, guint n_planned, GPtrArray *reviews, EbbDay today)
{
  g_autoptr (GPtrArray) sessions = make_done (course, n_done, n_planned);
  EbbReviewOccasion occasion;

  return ebb_review_is_due (course, sessions, reviews, today, &occasion) ? occasion : EBB_REVIEW_ANY_TIME;
}

static void
test_a_course_is_reviewed_after_4_and_8_sessions_at_the_end_and_later (void)
{
  g_autoptr (EbbCourse) course = ebb_course_new ("Knee", 20000);
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func (g_object_unref);
  EbbReview *review = ebb_review_new (ebb_record_ensure_id (course), (EbbMoment){ (gint64) 20030 * 86400, 0 });

  course->count = 10;
  g_assert_cmpint (occasion_of (course, 3, 7, reviews, 20020), ==, EBB_REVIEW_ANY_TIME);
  g_assert_cmpint (occasion_of (course, 4, 6, reviews, 20025), ==, EBB_REVIEW_AFTER_4);
  g_assert_cmpint (occasion_of (course, 7, 3, reviews, 20045), ==, EBB_REVIEW_AFTER_4);
  review->occasion = EBB_REVIEW_AFTER_4;
  review->n_done = 4;
  g_ptr_array_add (reviews, review);
  g_assert_cmpint (occasion_of (course, 7, 3, reviews, 20045), ==, EBB_REVIEW_ANY_TIME);
  g_assert_cmpint (occasion_of (course, 8, 2, reviews, 20050), ==, EBB_REVIEW_AFTER_8);

  /* The last of ten is on day 20063. */
  g_assert_cmpint (occasion_of (course, 10, 0, reviews, 20063), ==, EBB_REVIEW_AT_END);
  g_assert_cmpint (occasion_of (course, 10, 0, reviews, 20063 + 27), ==, EBB_REVIEW_AT_END);
  g_assert_cmpint (occasion_of (course, 10, 0, reviews, 20063 + 28), ==, EBB_REVIEW_FOUR_WEEKS_LATER);
  g_assert_cmpint (occasion_of (course, 10, 0, reviews, 20063 + 55), ==, EBB_REVIEW_FOUR_WEEKS_LATER);
  g_assert_cmpint (occasion_of (course, 10, 0, reviews, 20063 + 56), ==, EBB_REVIEW_ANY_TIME);
  review->occasion = EBB_REVIEW_AT_END;
  g_assert_cmpint (occasion_of (course, 10, 0, reviews, 20063), ==, EBB_REVIEW_ANY_TIME);

  /* Ended before its time; or never begun. */
  course->state = EBB_COURSE_ENDED;
  course->since = 20100;
  g_assert_cmpint (occasion_of (course, 2, 0, reviews, 20129), ==, EBB_REVIEW_FOUR_WEEKS_LATER);
  g_assert_cmpint (occasion_of (course, 0, 0, reviews, 20100), ==, EBB_REVIEW_ANY_TIME);

  /* Without an end only the person ends it. */
  course->state = EBB_COURSE_ACTIVE;
  course->count = 0;
  g_assert_cmpint (occasion_of (course, 10, 0, reviews, 20063 + 30), ==, EBB_REVIEW_AFTER_8);
}

static void
test_what_was_before_is_the_first_review_before_any_session (void)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func (g_object_unref);
  static const struct
  {
    const char *course;
    gint64 at;
    int n_done;
  } made[] = { { "b", 1, 0 }, { "a", 9, 0 }, { "a", 3, 4 }, { "a", 5, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      EbbReview *review = ebb_review_new (made[i].course, (EbbMoment){ made[i].at, 0 });

      review->n_done = made[i].n_done;
      g_ptr_array_add (reviews, review);
    }
  g_assert_true (ebb_review_find_before (reviews, "a") == reviews->pdata[3]);
  g_assert_null (ebb_review_find_before (reviews, "c"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/a-copy-says-the-same-and-stands-alone", test_copies_say_the_same_and_are_apart);
  g_test_add_func ("/session/no-field-is-forgotten-in-comparing", test_no_field_is_forgotten_in_comparing);
  g_test_add_func ("/session/ratings-are-kept-in-order-and-once", test_ratings_are_kept_in_order_and_once);
  g_test_add_func ("/session/what-no-session-can-say-is-refused", test_what_no_session_can_say_is_refused);
  g_test_add_func ("/session/other-records-say-what-they-need", test_other_records_say_what_they_need);
  g_test_add_func ("/session/every-technique-has-an-id-and-a-name", test_every_technique_has_an_id_and_a_name);
  g_test_add_func ("/session/words-and-ids-fit-each-other", test_words_and_ids_fit_each_other);
  g_test_add_func ("/session/parts-ratings-and-effects-are-read-from-words", test_parts_ratings_and_effects_are_read_from_words);
  g_test_add_func ("/session/a-course-is-reviewed-after-4-and-8-sessions-at-the-end-and-four-weeks-later",
                   test_a_course_is_reviewed_after_4_and_8_sessions_at_the_end_and_later);
  g_test_add_func ("/session/what-was-before-is-the-first-review-before-any-session",
                   test_what_was_before_is_the_first_review_before_any_session);
  return g_test_run ();
}
