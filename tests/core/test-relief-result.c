// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ebb-relief-result.h"
#include "analysis/ebb-relief-text.h"
#include "ebb-test-relief.h"

/* What is made of the sessions and entries of a diary. */

#define DAY 24
#define NEVER G_MAXINT64

typedef struct
{
  GPtrArray *sessions;
  GPtrArray *courses;
  EbbReliefDiary *diary;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->courses = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->diary, ebb_relief_diary_unref);
  g_ptr_array_unref (fixture->sessions);
  g_ptr_array_unref (fixture->courses);
}

static EbbSession *
treat (Fixture *fixture,
       double hour)
{
  EbbSession *session = ebb_session_new_done (ebb_test_hour (hour), 60);

  ebb_record_ensure_id (session);
  g_ptr_array_add (fixture->sessions, session);
  return session;
}

static void
add_part (EbbSession *session,
          const char *technique,
          const char *region)
{
  EbbSessionPart part = { g_intern_string (technique), region != NULL ? ebb_region_find (region) : NULL, 10, 2 };

  g_array_append_val (session->parts, part);
}

static void
add_answer (EbbSession *session,
            int hours,
            double answered,
            double pain)
{
  EbbFollowUp follow_up = { hours, ebb_test_hour (answered), EBB_FOLLOW_UP_ANSWERED, ebb_test_hour (answered), EBB_MOMENT_ABSENT, NULL };

  g_array_append_val (session->follow_ups, follow_up);
  ebb_session_set_rating (session, EBB_PHASE_LATER, hours, EBB_ASPECT_PAIN, NULL, pain);
}

static EbbCourse *
add_course (Fixture *fixture,
            const char *title,
            const char *region)
{
  EbbCourse *course = ebb_course_new (title, 20000);

  ebb_record_ensure_id (course);
  if (region != NULL)
    g_ptr_array_add (course->regions, (gpointer) ebb_region_find (region));
  g_ptr_array_add (fixture->courses, course);
  return course;
}

static EbbReliefDiary *
read_diary (Fixture *fixture)
{
  g_clear_pointer (&fixture->diary, ebb_relief_diary_unref);
  fixture->diary = ebb_relief_diary_new (fixture->sessions, fixture->courses);
  return fixture->diary;
}

static void
assert_rating (const EbbReliefLog *log,
               guint index,
               double hour,
               double value)
{
  g_assert_cmpuint (index, <, log->n_ratings);
  g_assert_cmpfloat_with_epsilon ((log->ratings[index].when.at - EBB_TEST_MONDAY) / 3600.0, hour, 1e-6);
  g_assert_cmpfloat (log->ratings[index].value, ==, value);
}

static int
find_value (Fixture *fixture,
            EbbReliefBy by,
            const char *id)
{
  int value = -1;

  g_assert_true (ebb_relief_diary_find_value (fixture->diary, by, id, &value));
  return value;
}

/* --- which ratings count --------------------------------------------------------- */

static void
test_ratings_come_from_entries_and_sessions (Fixture *fixture,
                                             gconstpointer data)
{
  EbbSession *session = treat (fixture, 50);
  g_autoptr (EbbReliefCases) cases = NULL;

  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 7);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_TENSION, NULL, 9);
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, ebb_region_find ("neck-back-left"), 8);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, 4);
  /* asked for after four hours, answered after five */
  add_answer (session, 4, 56, 3);
  read_diary (fixture);
  ebb_relief_diary_add_entry (fixture->diary, ebb_test_hour (40), 6);
  ebb_relief_diary_add_mark (fixture->diary, ebb_region_find ("knee-front-left"), 10);
  ebb_relief_diary_add_entry (fixture->diary, ebb_test_hour (41), NAN);
  cases = ebb_relief_cases_new (fixture->diary, EBB_RELIEF_ALL, NEVER);

  g_assert_cmpuint (cases->log->n_ratings, ==, 4);
  assert_rating (cases->log, 0, 40, 6);
  assert_rating (cases->log, 1, 50, 7);
  assert_rating (cases->log, 2, 51, 4);
  assert_rating (cases->log, 3, 56, 3);
  g_assert_cmpuint (cases->log->n_left_out, ==, 0);
}

static void
test_a_region_is_looked_at_by_its_own_pain (Fixture *fixture,
                                            gconstpointer data)
{
  EbbSession *session = treat (fixture, 50);
  g_autoptr (EbbReliefCases) cases = NULL;
  g_autofree char *words = NULL;

  add_part (session, "petrissage", "neck-back-left");
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 7);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, ebb_region_find ("neck-back-left"), 5);
  read_diary (fixture);
  ebb_relief_diary_add_entry (fixture->diary, ebb_test_hour (40), 6);
  ebb_relief_diary_add_mark (fixture->diary, ebb_region_find ("neck-back-left"), 2);
  ebb_relief_diary_add_mark (fixture->diary, ebb_region_find ("neck-back-right"), 9);
  ebb_relief_diary_add_entry (fixture->diary, ebb_test_hour (41), 6);
  cases = ebb_relief_cases_new (fixture->diary, (EbbReliefChoice){ EBB_RELIEF_BY_REGION, find_value (fixture, EBB_RELIEF_BY_REGION, "neck-back-left") }, NEVER);

  g_assert_false (cases->fell_back);
  g_assert_cmpuint (cases->log->n_ratings, ==, 2);
  assert_rating (cases->log, 0, 40, 2);
  assert_rating (cases->log, 1, 51, 5);
  words = ebb_relief_cases_describe (cases);
  g_assert_nonnull (strstr (words, "left"));
}

static void
test_a_course_is_looked_at_by_the_worst_of_its_regions (Fixture *fixture,
                                                        gconstpointer data)
{
  EbbCourse *course = add_course (fixture, "Neck", "neck-back-left");
  EbbSession *session = treat (fixture, 50);
  g_autoptr (EbbReliefCases) cases = NULL;

  g_ptr_array_add (course->regions, (gpointer) ebb_region_find ("neck-back-right"));
  session->course = g_strdup (course->record.id);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, ebb_region_find ("neck-back-left"), 5);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, ebb_region_find ("neck-back-right"), 3);
  read_diary (fixture);
  ebb_relief_diary_add_entry (fixture->diary, ebb_test_hour (40), 6);
  ebb_relief_diary_add_mark (fixture->diary, ebb_region_find ("neck-back-left"), 2);
  ebb_relief_diary_add_mark (fixture->diary, ebb_region_find ("neck-back-right"), 8);
  cases = ebb_relief_cases_new (fixture->diary, (EbbReliefChoice){ EBB_RELIEF_BY_COURSE, 0 }, NEVER);

  g_assert_cmpuint (cases->log->n_ratings, ==, 2);
  assert_rating (cases->log, 0, 40, 8);
  assert_rating (cases->log, 1, 51, 5);
}

static void
test_a_region_nobody_rated_falls_back_to_pain_overall_and_says_so (Fixture *fixture,
                                                                   gconstpointer data)
{
  g_autoptr (EbbReliefCases) cases = NULL;
  g_autofree char *words = NULL;

  add_part (treat (fixture, 50), "petrissage", "neck-back-left");
  read_diary (fixture);
  ebb_relief_diary_add_entry (fixture->diary, ebb_test_hour (40), 6);
  cases = ebb_relief_cases_new (fixture->diary, (EbbReliefChoice){ EBB_RELIEF_BY_REGION, 0 }, NEVER);

  g_assert_true (cases->fell_back);
  g_assert_cmpuint (cases->log->n_ratings, ==, 1);
  words = ebb_relief_cases_describe (cases);
  g_assert_nonnull (strstr (words, "there is no rating"));
}

static void
test_medicine_of_an_unknown_time_ends_relief_at_the_last_answer_without (Fixture *fixture,
                                                                         gconstpointer data)
{
  EbbSession *session = treat (fixture, 50);
  g_autoptr (EbbReliefCases) cases = NULL;

  add_answer (session, 1, 52, 3);
  add_answer (session, 4, 55, 3);
  g_array_index (session->follow_ups, EbbFollowUp, 1).medicine = g_strdup ("Ibuprofen");
  read_diary (fixture);
  cases = ebb_relief_cases_new (fixture->diary, EBB_RELIEF_ALL, NEVER);

  g_assert_cmpuint (cases->log->n_rescues, ==, 1);
  g_assert_cmpint (cases->log->rescues[0], ==, ebb_test_hour (52).at);
}

static void
test_an_answer_from_before_the_session_ended_counts_at_its_hour (Fixture *fixture,
                                                                 gconstpointer data)
{
  g_autoptr (EbbReliefCases) cases = NULL;

  /* the clock was set back meanwhile */
  add_answer (treat (fixture, 50), 4, 10, 3);
  read_diary (fixture);
  cases = ebb_relief_cases_new (fixture->diary, EBB_RELIEF_ALL, NEVER);
  assert_rating (cases->log, 0, 55, 3);
}

static void
test_only_sessions_that_were_done_count (Fixture *fixture,
                                         gconstpointer data)
{
  treat (fixture, 50)->state = EBB_SESSION_SKIPPED;
  treat (fixture, 60);
  g_ptr_array_add (fixture->sessions, ebb_session_new_planned (ebb_test_hour (70), 60));
  read_diary (fixture);
  g_assert_cmpuint (ebb_relief_diary_get_n_sessions (fixture->diary), ==, 1);
}

static void
test_sessions_are_known_again_in_any_order (Fixture *fixture,
                                            gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (EbbReliefCases) cases = NULL;

  for (guint i = 0; i < 200; i++)
    {
      EbbSession *session = treat (fixture, g_rand_int_range (rand, 0, 300));

      for (int j = g_rand_int_range (rand, 0, 4); j > 0; j--)
        add_part (session, j > 1 ? "heat" : "petrissage", g_rand_boolean (rand) ? "neck-back-left" : NULL);
    }
  read_diary (fixture);
  cases = ebb_relief_cases_new (fixture->diary, EBB_RELIEF_ALL, NEVER);
  g_assert_cmpuint (cases->log->n_sessions, ==, 200);
  for (guint i = 0; i < 200; i++)
    g_assert_cmpint (ebb_relief_cases_get_session (cases, i)->started.at, ==, cases->log->sessions[i].start.at);
}

/* --- groups --------------------------------------------------------------------- */

static void
test_groups_have_names_and_ids (Fixture *fixture,
                                gconstpointer data)
{
  static const struct
  {
    EbbReliefBy by;
    const char *id;
    const char *name;
  } cases[] = {
    { EBB_RELIEF_BY_TECHNIQUE, "heat", NULL },
    { EBB_RELIEF_BY_REGION, "neck-back-left", NULL },
    { EBB_RELIEF_BY_PROVIDER, "Anna", "Anna" },
    { EBB_RELIEF_BY_PROVIDER, "partner", NULL },
    { EBB_RELIEF_BY_PART_OF_DAY, "afternoon", "Afternoon" },
  };
  EbbCourse *course = add_course (fixture, "Neck", "neck-back-left");
  EbbSession *session = treat (fixture, 14);

  add_part (session, "heat", NULL);
  session->course = g_strdup (course->record.id);
  session->provider = EBB_PROVIDER_THERAPIST;
  session->who = g_strdup ("Anna");
  treat (fixture, 15)->provider = EBB_PROVIDER_PARTNER;
  read_diary (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int value = find_value (fixture, cases[i].by, cases[i].id);
      g_autofree char *name = ebb_relief_diary_get_value_name (fixture->diary, cases[i].by, value);

      g_assert_cmpstr (ebb_relief_diary_get_value_id (fixture->diary, cases[i].by, value), ==, cases[i].id);
      g_assert_cmpstr (name, !=, "");
      if (cases[i].name != NULL)
        g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_true (ebb_relief_diary_has_value (fixture->diary, cases[i].by, value));
    }
  g_assert_cmpint (find_value (fixture, EBB_RELIEF_BY_COURSE, course->record.id), ==, 0);
  g_assert_false (ebb_relief_diary_find_value (fixture->diary, EBB_RELIEF_BY_TECHNIQUE, "cold", &(int){ 0 }));
  g_assert_false (ebb_relief_diary_has_value (fixture->diary, EBB_RELIEF_BY_COURSE, 1));
}

static void
test_a_session_without_its_course_stays_among_all (Fixture *fixture,
                                                   gconstpointer data)
{
  g_autoptr (EbbReliefResult) result = NULL;

  treat (fixture, 50)->course = g_strdup ("0190163d-8694-739b-aea5-966c26f8ad91");
  read_diary (fixture);
  result = ebb_relief_result_new (fixture->diary, (EbbReliefWish){ EBB_RELIEF_BY_COURSE, EBB_RELIEF_EACH, 4 }, NEVER);
  g_assert_cmpuint (result->summary->n_sessions, ==, 1);
  g_assert_cmpuint (result->groups->len, ==, 0);
}

/* --- the result ------------------------------------------------------------------ */

/* Weekly sessions on Wednesdays; three ratings a day. Odd weeks have heat, and pain is
 * lower for a day by @effect. */
static void
live (Fixture *fixture,
      guint n_weeks,
      double effect)
{
  for (guint week = 0; week < n_weeks; week++)
    {
      EbbSession *session = treat (fixture, week * 7 * DAY + 2 * DAY + 14);

      add_part (session, week % 2 == 1 ? "heat" : "petrissage", NULL);
      ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_TENSION, NULL, 8);
      ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_TENSION, NULL, 5);
      ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_SWELLING, ebb_region_find ("knee-front-left"), 1);
      ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_SWELLING, ebb_region_find ("knee-front-right"), 3);
    }
  read_diary (fixture);
  for (guint day = 0; day < n_weeks * 7; day++)
    for (guint hour = 9; hour < 24; hour += 5)
      {
        gboolean treated = day % 7 == 2 && hour > 15;
        double wobble = (day * 3 + hour) % 3;

        ebb_relief_diary_add_entry (fixture->diary, ebb_test_hour (day * DAY + hour), 5 + wobble - (treated && day / 7 % 2 == 1 ? effect : 0));
      }
}

static const EbbReliefGroup *
find_group (const EbbReliefResult *result,
            const char *id)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const EbbReliefGroup *group = &g_array_index (result->groups, EbbReliefGroup, i);

      if (g_strcmp0 (ebb_relief_diary_get_value_id (result->cases->diary, result->wish.by, group->value), id) == 0)
        return group;
    }
  g_assert_not_reached ();
}

static void
test_each_group_is_asked_about_on_its_own (Fixture *fixture,
                                           gconstpointer data)
{
  g_autoptr (EbbReliefResult) result = NULL;

  live (fixture, 30, 3);
  result = ebb_relief_result_new (fixture->diary, (EbbReliefWish){ EBB_RELIEF_BY_TECHNIQUE, EBB_RELIEF_EACH, 4 }, NEVER);

  g_assert_cmpuint (result->summary->n_sessions, ==, 30);
  g_assert_cmpuint (result->groups->len, ==, 2);
  g_assert_cmpuint (find_group (result, "heat")->summary->n_sessions, ==, 15);
  g_assert_cmpuint (find_group (result, "heat")->summary->n_relief, ==, 15);
  g_assert_cmpint (find_group (result, "heat")->matched.verdict, ==, EBB_MATCHED_LOWER);
  g_assert_cmpint (find_group (result, "petrissage")->matched.verdict, !=, EBB_MATCHED_LOWER);
  g_assert_cmpuint (result->points[2].n, >, 0);
  g_assert_cmpuint (result->trails->len, ==, 30);
  g_assert_cmpuint (ebb_relief_result_count_pairs (result->pairs), >, 0);
}

static void
test_one_group_shows_only_its_sessions (Fixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (EbbReliefResult) result = NULL;

  live (fixture, 30, 3);
  result = ebb_relief_result_new (fixture->diary, (EbbReliefWish){ EBB_RELIEF_BY_TECHNIQUE, find_value (fixture, EBB_RELIEF_BY_TECHNIQUE, "heat"), 4 }, NEVER);
  g_assert_cmpuint (result->summary->n_sessions, ==, 15);
  g_assert_cmpuint (result->pairs->len, ==, 15);
  g_assert_cmpfloat (result->matched.difference, ==, find_group (result, "heat")->matched.difference);
  g_assert_cmpuint (result->groups->len, ==, 2);
}

/* Courses for the same regions share what was made of the diary; others must not. */
static void
test_each_course_is_looked_at_by_its_own_regions (Fixture *fixture,
                                                  gconstpointer data)
{
  static const char *const regions[] = { "neck-back-left", "neck-back-right", "neck-back-left", NULL };
  g_autoptr (EbbReliefResult) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      EbbCourse *course = add_course (fixture, "Neck", regions[i]);

      for (guint week = 0; week < 5; week++)
        treat (fixture, (i * 5 + week) * 7 * DAY + 50)->course = g_strdup (course->record.id);
    }
  read_diary (fixture);
  /* on the left pain is lower after sessions, overall it is higher, on the right the same */
  for (guint hour = 0; hour < 20 * 7 * DAY; hour += 7)
    {
      gboolean after = hour % (7 * DAY) > 51 && hour % (7 * DAY) < 80;

      ebb_relief_diary_add_entry (fixture->diary, ebb_test_hour (hour), after ? 9 : 5);
      ebb_relief_diary_add_mark (fixture->diary, ebb_region_find ("neck-back-left"), after ? 2 : 6);
      ebb_relief_diary_add_mark (fixture->diary, ebb_region_find ("neck-back-right"), 4);
    }
  all = ebb_relief_result_new (fixture->diary, (EbbReliefWish){ EBB_RELIEF_BY_COURSE, EBB_RELIEF_EACH, 4 }, NEVER);
  g_assert_cmpuint (all->groups->len, ==, G_N_ELEMENTS (regions));
  for (guint i = 0; i < all->groups->len; i++)
    {
      const EbbReliefGroup *group = &g_array_index (all->groups, EbbReliefGroup, i);

      g_assert_cmpuint (group->summary->n_sessions, ==, 5);
      g_assert_cmpuint (group->summary->n_relief, ==, g_strcmp0 (regions[group->value], "neck-back-left") == 0 ? 5 : 0);
    }
}

static void
test_tension_and_the_worst_swelling_are_kept_of_each_session (Fixture *fixture,
                                                              gconstpointer data)
{
  g_autoptr (EbbReliefResult) result = NULL;
  const EbbReliefPair *tension, *swelling;

  live (fixture, 4, 0);
  result = ebb_relief_result_new (fixture->diary, (EbbReliefWish){ EBB_RELIEF_BY_NOTHING, EBB_RELIEF_EACH, 4 }, NEVER);
  g_assert_cmpuint (result->tension->len, ==, 4);
  tension = &g_array_index (result->tension, EbbReliefPair, 0);
  swelling = &g_array_index (result->swelling, EbbReliefPair, 0);
  g_assert_cmpfloat (tension->before, ==, 8);
  g_assert_cmpfloat (tension->after, ==, 5);
  g_assert_cmpfloat (swelling->before, ==, 3);
  g_assert_true (isnan (swelling->after));
  g_assert_cmpuint (ebb_relief_result_count_pairs (result->swelling), ==, 0);
}

static void
test_an_empty_diary_has_a_result_that_says_so (Fixture *fixture,
                                               gconstpointer data)
{
  g_autoptr (EbbReliefResult) result = NULL;
  g_autofree char *words = NULL;

  read_diary (fixture);
  for (EbbReliefBy by = EBB_RELIEF_BY_NOTHING; by <= EBB_RELIEF_BY_PART_OF_DAY; by++)
    {
      g_autoptr (EbbReliefResult) one = ebb_relief_result_new (fixture->diary, (EbbReliefWish){ by, EBB_RELIEF_EACH, 8 }, NEVER);

      g_assert_cmpuint (one->groups->len, ==, 0);
    }
  result = ebb_relief_result_new (fixture->diary, (EbbReliefWish){ EBB_RELIEF_BY_NOTHING, EBB_RELIEF_EACH, 4 }, NEVER);
  words = ebb_relief_summary_describe (result->summary);
  g_assert_cmpstr (words, ==, "There are no sessions yet.");
  g_assert_cmpint (result->matched.verdict, ==, EBB_MATCHED_TOO_FEW);
}

/* --- several comparisons ---------------------------------------------------------- */

static void
test_of_many_comparisons_only_clear_ones_are_called_different (void)
{
  EbbMatched all[20];
  EbbMatched *several[20];
  g_autofree char *words = NULL;

  for (guint i = 0; i < 20; i++)
    {
      all[i] = (EbbMatched){ .verdict = EBB_MATCHED_UNCLEAR, .p = 0.2 + i / 30.0, .n_matched = 8, .hours = 4, .difference = -1, .lower = -2, .upper = -0.1 };
      several[i] = &all[i];
    }
  all[3].verdict = EBB_MATCHED_LOWER;
  all[3].p = 0.001;
  all[7].verdict = EBB_MATCHED_LOWER;
  all[7].p = 0.04;
  all[9].verdict = EBB_MATCHED_TOO_FEW;
  all[9].p = NAN;
  ebb_matched_adjust (several, 20);
  g_assert_cmpint (all[3].verdict, ==, EBB_MATCHED_LOWER);
  g_assert_cmpint (all[7].verdict, ==, EBB_MATCHED_OF_MANY);
  g_assert_cmpint (all[9].verdict, ==, EBB_MATCHED_TOO_FEW);
  g_assert_cmpint (all[0].verdict, ==, EBB_MATCHED_UNCLEAR);
  words = ebb_matched_describe (&all[7]);
  g_assert_nonnull (strstr (words, "by chance"));
  ebb_matched_adjust (several, 0);
}

static void
test_p_says_what_the_interval_says (void)
{
  const EbbTestPerson person = { 300, 0.9, 1.4, 0.5, 0.35, 5, 0.25, 40, FALSE, 0.5 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_found = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (EbbTestDiary) diary = ebb_test_person_live (&person, rand);
      g_autoptr (EbbReliefLog) log = ebb_test_log (diary);
      EbbMatched matched = ebb_matched_compare (log, EBB_RELIEF_ALL, 4);

      g_assert_false (isnan (matched.p));
      g_assert_cmpfloat (matched.p, >=, 0);
      g_assert_cmpfloat (matched.p, <=, 1);
      /* the interval is of quantiles between resamples, so at its very edge they may differ */
      if (fabs (matched.p - 0.05) > 0.003)
        g_assert_cmpint (matched.p < 0.05, ==, !(matched.lower <= 0 && matched.upper >= 0));
      n_found += matched.p < 0.05;
    }
  g_assert_cmpuint (n_found, >, 5);
  g_assert_cmpuint (n_found, <, 40);
}

#define ADD(name, func) g_test_add ("/relief-result/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ratings-come-from-entries-and-sessions", test_ratings_come_from_entries_and_sessions);
  ADD ("a-region-is-looked-at-by-its-own-pain", test_a_region_is_looked_at_by_its_own_pain);
  ADD ("a-course-is-looked-at-by-the-worst-of-its-regions", test_a_course_is_looked_at_by_the_worst_of_its_regions);
  ADD ("a-region-nobody-rated-falls-back-to-pain-overall-and-says-so", test_a_region_nobody_rated_falls_back_to_pain_overall_and_says_so);
  ADD ("medicine-of-an-unknown-time-ends-relief-at-the-last-answer-without", test_medicine_of_an_unknown_time_ends_relief_at_the_last_answer_without);
  ADD ("an-answer-from-before-the-session-ended-counts-at-its-hour", test_an_answer_from_before_the_session_ended_counts_at_its_hour);
  ADD ("only-sessions-that-were-done-count", test_only_sessions_that_were_done_count);
  ADD ("sessions-are-known-again-in-any-order", test_sessions_are_known_again_in_any_order);
  ADD ("groups-have-names-and-ids", test_groups_have_names_and_ids);
  ADD ("a-session-without-its-course-stays-among-all", test_a_session_without_its_course_stays_among_all);
  ADD ("each-group-is-asked-about-on-its-own", test_each_group_is_asked_about_on_its_own);
  ADD ("one-group-shows-only-its-sessions", test_one_group_shows_only_its_sessions);
  ADD ("each-course-is-looked-at-by-its-own-regions", test_each_course_is_looked_at_by_its_own_regions);
  ADD ("tension-and-the-worst-swelling-are-kept-of-each-session", test_tension_and_the_worst_swelling_are_kept_of_each_session);
  ADD ("an-empty-diary-has-a-result-that-says-so", test_an_empty_diary_has_a_result_that_says_so);
  g_test_add_func ("/relief-result/of-many-comparisons-only-clear-ones-are-called-different", test_of_many_comparisons_only_clear_ones_are_called_different);
  g_test_add_func ("/relief-result/p-says-what-the-interval-says", test_p_says_what_the_interval_says);
  return g_test_run ();
}
