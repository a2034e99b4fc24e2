// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-safety.h"
#include "model/ebb-technique-text.h"

#include <string.h>

/* A form in which nothing applies. */
static EbbSafetyAnswers *
none (EbbSafetyForm form)
{
  EbbSafetyAnswers *answers = ebb_safety_answers_new (form);

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    ebb_safety_answers_set_none (answers, i, TRUE);
  return answers;
}

/* What it comes to when one thing applies, and the doctor has agreed or not. */
static EbbSafetyResult *
judge_one (EbbSafetyQuestion question,
           gboolean cleared)
{
  g_autoptr (EbbSafetyAnswers) answers = none (ebb_safety_question_is_in (question, EBB_SAFETY_FORM_FULL) ? EBB_SAFETY_FORM_FULL : EBB_SAFETY_FORM_SHORT);
  g_autoptr (EbbSafetyAnswers) course = none (EBB_SAFETY_FORM_FULL);

  ebb_safety_answers_set (answers, question, TRUE);
  ebb_safety_answers_set_cleared (answers, question, cleared);
  return ebb_safety_judge (course, answers);
}

static const EbbRegion *
region (const char *id)
{
  const EbbRegion *found = ebb_region_find (id);

  g_assert_nonnull (found);
  return found;
}

static void
test_every_question_has_all_its_words (void)
{
  guint n_groups[EBB_N_SAFETY_GROUPS] = { 0 };
  guint n_short = 0;

  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    {
      EbbSafetyQuestion found;
      const char *id = ebb_safety_question_get_id (i);

      g_assert_nonnull (id);
      g_assert_true (ebb_safety_question_find (id, strlen (id), &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_cmpstr (ebb_safety_question_get_text (i, EBB_SAFETY_FORM_FULL), !=, "");
      g_assert_cmpstr (ebb_safety_question_get_text (i, EBB_SAFETY_FORM_SHORT), !=, "");
      g_assert_true (ebb_safety_question_get_advice (i) == NULL || *ebb_safety_question_get_advice (i) != '\0');
      g_assert_true (ebb_safety_question_is_in (i, EBB_SAFETY_FORM_FULL) || ebb_safety_question_is_in (i, EBB_SAFETY_FORM_SHORT));
      n_groups[ebb_safety_question_get_group (i)] += ebb_safety_question_is_in (i, EBB_SAFETY_FORM_FULL);
      n_short += ebb_safety_question_is_in (i, EBB_SAFETY_FORM_SHORT);
      /* what passes is asked again each time, else it would never pass */
      g_assert_true (!ebb_safety_question_passes (i) || ebb_safety_question_is_in (i, EBB_SAFETY_FORM_SHORT));
    }
  /* few enough for a minute and for a handful */
  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    {
      g_assert_cmpuint (n_groups[i], >=, 5);
      g_assert_cmpuint (n_groups[i], <=, 12);
      g_assert_cmpstr (ebb_safety_group_get_title (i), !=, "");
      g_assert_cmpstr (ebb_safety_group_get_id (i), !=, "");
    }
  g_assert_cmpuint (n_short, <=, 8);
  for (guint form = 0; form < 2; form++)
    {
      g_assert_cmpstr (ebb_safety_form_get_title (form), !=, "");
      g_assert_cmpstr (ebb_safety_form_get_none (form), !=, "");
    }
}

static void
test_it_says_what_it_is (void)
{
  g_assert_cmpstr (ebb_safety_get_disclaimer (), ==, "A reminder of common cautions, not medical advice.");
  for (guint i = 0; i < EBB_N_SAFETY_OUTCOMES; i++)
    {
      g_assert_cmpstr (ebb_safety_outcome_get_title (i), !=, "");
      g_assert_cmpstr (ebb_safety_outcome_get_advice (i), !=, "");
    }
}

static void
test_nothing_ticked_goes_ahead (void)
{
  g_autoptr (EbbSafetyAnswers) full = none (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyAnswers) brief = none (EBB_SAFETY_FORM_SHORT);
  g_autoptr (EbbSafetyResult) result = ebb_safety_judge (full, brief);
  g_autoptr (EbbSafetyResult) alone = ebb_safety_judge (NULL, full);
  g_autoptr (GPtrArray) lines = ebb_safety_result_describe (result);

  g_assert_cmpint (result->outcome, ==, EBB_SAFETY_GO_AHEAD);
  g_assert_cmpint (alone->outcome, ==, EBB_SAFETY_GO_AHEAD);
  g_assert_cmpint (result->pressure, ==, EBB_PRESSURE_MAX);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_true (ebb_safety_allows (result, region ("thigh-front-left"), EBB_TECHNIQUE_PETRISSAGE, 5));
}

/* Every question by its effect: emergency, blocked or doctor first, left out, limited. */
static void
test_every_question_has_its_outcome (void)
{
  static const EbbSafetyOutcome open[] = { EBB_SAFETY_GET_HELP, EBB_SAFETY_ASK_DOCTOR, EBB_SAFETY_ASK_DOCTOR, EBB_SAFETY_ASK_DOCTOR, EBB_SAFETY_LIMITED, EBB_SAFETY_LIMITED };
  static const EbbSafetyOutcome cleared[] = { EBB_SAFETY_GET_HELP, EBB_SAFETY_GO_AHEAD, EBB_SAFETY_LIMITED, EBB_SAFETY_LIMITED, EBB_SAFETY_LIMITED, EBB_SAFETY_GO_AHEAD };

  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    {
      EbbSafetyEffect effect = ebb_safety_question_get_effect (i);
      g_autoptr (EbbSafetyResult) before = judge_one (i, FALSE);
      g_autoptr (EbbSafetyResult) after = judge_one (i, TRUE);

      g_assert_cmpint (before->outcome, ==, open[effect]);
      g_assert_cmpint (after->outcome, ==, cleared[effect]);
      g_assert_cmpuint (before->reasons->len, ==, 1);
      if (effect == EBB_SAFETY_EFFECT_BLOCK || effect == EBB_SAFETY_EFFECT_LIGHT)
        g_assert_cmpint (after->pressure, ==, EBB_PRESSURE_LIGHT);
      if (before->outcome >= EBB_SAFETY_ASK_DOCTOR)
        for (guint technique = 0; technique < EBB_N_TECHNIQUES; technique++)
          g_assert_false (ebb_safety_allows (before, region ("hand-back-left"), technique, 1));
    }
}

static void
test_the_rules_are_those_of_the_lists (void)
{
  static const struct
  {
    EbbSafetyQuestion question;
    EbbSafetyEffect effect;
  } cases[] = {
    { EBB_SAFETY_SADDLE, EBB_SAFETY_EFFECT_HELP },
    { EBB_SAFETY_THUNDERCLAP, EBB_SAFETY_EFFECT_HELP },
    { EBB_SAFETY_EMERGENCY_SIGN, EBB_SAFETY_EFFECT_HELP },
    { EBB_SAFETY_LATE_HEADACHE, EBB_SAFETY_EFFECT_DOCTOR },
    { EBB_SAFETY_FEVER, EBB_SAFETY_EFFECT_BLOCK },
    { EBB_SAFETY_CLOT, EBB_SAFETY_EFFECT_BLOCK },
    { EBB_SAFETY_BLOOD_THINNER, EBB_SAFETY_EFFECT_LIGHT },
    { EBB_SAFETY_PREGNANCY, EBB_SAFETY_EFFECT_LIGHT },
    { EBB_SAFETY_HOT_JOINT, EBB_SAFETY_EFFECT_LOCAL },
    { EBB_SAFETY_VEINS, EBB_SAFETY_EFFECT_LOCAL },
    { EBB_SAFETY_RAYNAUD, EBB_SAFETY_EFFECT_TECHNIQUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ebb_safety_question_get_effect (cases[i].question), ==, cases[i].effect);
}

static void
test_nothing_is_done_on_a_hot_joint (void)
{
  g_autoptr (EbbSafetyAnswers) answers = none (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyResult) result = NULL;
  static const char *const knee[] = { "knee-front-left", "knee-back-left", "knee-left", "knee" };

  ebb_safety_answers_add_place (answers, EBB_SAFETY_HOT_JOINT, region ("knee-front-left"));
  result = ebb_safety_judge (NULL, answers);
  g_assert_cmpint (result->outcome, ==, EBB_SAFETY_LIMITED);
  for (guint technique = 0; technique < EBB_N_TECHNIQUES; technique++)
    for (guint i = 0; i < G_N_ELEMENTS (knee); i++)
      g_assert_false (ebb_safety_allows (result, region (knee[i]), technique, 1));
  g_assert_true (ebb_safety_allows (result, region ("knee-front-right"), EBB_TECHNIQUE_EFFLEURAGE, 1));
  /* only there: elsewhere the pressure is as before */
  g_assert_true (ebb_safety_allows (result, region ("thigh-front-left"), EBB_TECHNIQUE_PETRISSAGE, 4));
}

static void
test_what_is_on_the_skin_stays_where_it_is (void)
{
  g_autoptr (EbbSafetyAnswers) answers = none (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyResult) result = NULL;
  g_autofree char *reason = NULL;

  ebb_safety_answers_add_place (answers, EBB_SAFETY_WOUND, region ("shin-left"));
  ebb_safety_answers_add_place (answers, EBB_SAFETY_WOUND, region ("shin-left"));
  result = ebb_safety_judge (NULL, answers);
  g_assert_cmpuint (result->places->len, ==, 1);
  g_assert_false (ebb_safety_allows (result, region ("shin-left"), EBB_TECHNIQUE_HEAT, 0));
  g_assert_true (ebb_safety_allows (result, region ("calf-left"), EBB_TECHNIQUE_EFFLEURAGE, 1));
  reason = ebb_safety_explain (result, region ("lower-leg-left"), EBB_TECHNIQUE_EFFLEURAGE, 1);
  g_assert_cmpstr (reason, ==, "Not here: An open wound");
}

static void
test_a_place_that_is_not_said_is_everywhere (void)
{
  g_autoptr (EbbSafetyResult) result = judge_one (EBB_SAFETY_WOUND, FALSE);
  g_autoptr (EbbSafetyAnswers) answers = none (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyResult) unknown = NULL;

  g_assert_false (ebb_safety_allows (result, region ("hand-palm-right"), EBB_TECHNIQUE_EFFLEURAGE, 1));
  ebb_safety_answers_add_place (answers, EBB_SAFETY_WOUND, ebb_region_find_or_keep ("knee-inside-left"));
  unknown = ebb_safety_judge (NULL, answers);
  g_assert_false (ebb_safety_allows (unknown, region ("hand-palm-right"), EBB_TECHNIQUE_EFFLEURAGE, 1));
}

static void
test_with_the_doctors_word_it_is_light (void)
{
  g_autoptr (EbbSafetyResult) result = judge_one (EBB_SAFETY_BLOOD_THINNER, TRUE);

  g_assert_true (ebb_safety_allows (result, region ("thigh-front-left"), EBB_TECHNIQUE_PETRISSAGE, 2));
  g_assert_false (ebb_safety_allows (result, region ("thigh-front-left"), EBB_TECHNIQUE_PETRISSAGE, 3));
  /* friction begins at 3, whatever is said */
  g_assert_false (ebb_safety_allows (result, region ("thigh-front-left"), EBB_TECHNIQUE_FRICTION, 1));
  g_assert_false (ebb_safety_allows (result, region ("thigh-front-left"), EBB_TECHNIQUE_TRIGGER_POINT, 0));
}

static void
test_some_reasons_speak_against_techniques (void)
{
  static const struct
  {
    EbbSafetyQuestion question;
    gboolean cleared;
    EbbTechnique technique;
    gboolean allowed;
  } cases[] = {
    { EBB_SAFETY_OSTEOPOROSIS, TRUE, EBB_TECHNIQUE_TAPOTEMENT, FALSE },
    { EBB_SAFETY_OSTEOPOROSIS, TRUE, EBB_TECHNIQUE_EFFLEURAGE, TRUE },
    { EBB_SAFETY_NEUROPATHY, TRUE, EBB_TECHNIQUE_HEAT, FALSE },
    { EBB_SAFETY_NEUROPATHY, TRUE, EBB_TECHNIQUE_COLD, FALSE },
    { EBB_SAFETY_RAYNAUD, FALSE, EBB_TECHNIQUE_COLD, FALSE },
    { EBB_SAFETY_RAYNAUD, FALSE, EBB_TECHNIQUE_PETRISSAGE, TRUE },
    { EBB_SAFETY_KIDNEY_FAILURE, FALSE, EBB_TECHNIQUE_LYMPH_DRAINAGE, FALSE },
    { EBB_SAFETY_KIDNEY_FAILURE, TRUE, EBB_TECHNIQUE_LYMPH_DRAINAGE, TRUE },
    { EBB_SAFETY_HEART_FAILURE, FALSE, EBB_TECHNIQUE_LYMPH_DRAINAGE, FALSE },
    { EBB_SAFETY_HEART_FAILURE, TRUE, EBB_TECHNIQUE_LYMPH_DRAINAGE, TRUE },
    { EBB_SAFETY_HYPERMOBILE, FALSE, EBB_TECHNIQUE_STRETCH, FALSE },
    { EBB_SAFETY_DISC, FALSE, EBB_TECHNIQUE_STRETCH, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EbbSafetyResult) result = judge_one (cases[i].question, cases[i].cleared);

      g_assert_true (ebb_safety_allows (result, region ("thigh-front-left"), cases[i].technique, 0) == cases[i].allowed);
    }
}

/* The carotid artery; nerves and vessels close to the skin; kidneys and spine. */
static void
test_some_places_are_never_pressed (void)
{
  g_autoptr (EbbSafetyAnswers) answers = none (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyResult) result = ebb_safety_judge (NULL, answers);
  static const char *const neck[] = { "neck-front-left", "neck-front-right", "neck-side-left", "neck-side-right", "neck-left", "neck-right", "neck" };
  static const char *const sites[] = { "neck-front-left", "neck-side-right", "elbow-front-left", "groin-right", "knee-back-left", "mid-back-left" };
  static const char *const tapped[] = { "mid-back-left", "low-back-right", "spine-upper", "spine-lower", "sacrum", "lower-back", "mid-back" };

  for (guint i = 0; i < G_N_ELEMENTS (neck); i++)
    for (int pressure = 0; pressure <= EBB_PRESSURE_MAX; pressure++)
      {
        g_autofree char *reason = ebb_safety_explain (result, region (neck[i]), EBB_TECHNIQUE_TRIGGER_POINT, pressure);

        g_assert_nonnull (strstr (reason, "artery"));
      }
  g_assert_true (ebb_safety_allows (result, region ("neck-back-left"), EBB_TECHNIQUE_TRIGGER_POINT, 3));
  g_assert_nonnull (ebb_safety_get_caution (region ("neck-back-left"), EBB_TECHNIQUE_TRIGGER_POINT));
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_assert_true (ebb_safety_is_delicate (region (sites[i])));
      g_assert_nonnull (ebb_safety_get_caution (region (sites[i]), EBB_TECHNIQUE_PETRISSAGE));
      g_assert_true (ebb_safety_allows (result, region (sites[i]), EBB_TECHNIQUE_PETRISSAGE, 2));
      g_assert_false (ebb_safety_allows (result, region (sites[i]), EBB_TECHNIQUE_PETRISSAGE, 3));
      g_assert_false (ebb_safety_allows (result, region (sites[i]), EBB_TECHNIQUE_FRICTION, 3));
      g_assert_false (ebb_safety_allows (result, region (sites[i]), EBB_TECHNIQUE_TRIGGER_POINT, 3));
    }
  for (guint i = 0; i < G_N_ELEMENTS (tapped); i++)
    g_assert_false (ebb_safety_allows (result, region (tapped[i]), EBB_TECHNIQUE_TAPOTEMENT, 2));
  g_assert_true (ebb_safety_allows (result, region ("thigh-front-left"), EBB_TECHNIQUE_TAPOTEMENT, 2));
  /* the whole knee has a back as well: allowed, with a word about it */
  g_assert_true (ebb_safety_allows (result, region ("knee-left"), EBB_TECHNIQUE_PETRISSAGE, 3));
  g_assert_nonnull (ebb_safety_get_caution (region ("knee-left"), EBB_TECHNIQUE_PETRISSAGE));
  g_assert_null (ebb_safety_get_caution (region ("thigh-front-left"), EBB_TECHNIQUE_PETRISSAGE));
}

/* Yin 2014: the harms that were reported are mostly of spinal manipulation. */
static void
test_no_manipulation_is_offered (void)
{
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    {
      g_assert_false (g_regex_match_simple ("manip|thrust|crack|adjust|chiro", ebb_technique_get_id (i), G_REGEX_CASELESS, 0));
      g_assert_false (g_regex_match_simple ("manip|thrust|crack|adjust|chiro", ebb_technique_text_tell (i, EBB_TECHNIQUE_HOW), G_REGEX_CASELESS, 0));
    }
}

static void
test_the_course_counts_before_each_session (void)
{
  g_autoptr (EbbSafetyAnswers) course = none (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyAnswers) session = none (EBB_SAFETY_FORM_SHORT);
  g_autoptr (EbbSafetyResult) result = NULL;
  g_autoptr (EbbSafetyResult) later = NULL;
  g_autoptr (EbbSafetyResult) anew = NULL;
  g_autoptr (EbbSafetyResult) one_of_two = NULL;

  ebb_safety_answers_set (course, EBB_SAFETY_BLOOD_THINNER, TRUE);
  ebb_safety_answers_set_cleared (course, EBB_SAFETY_BLOOD_THINNER, TRUE);
  ebb_safety_answers_set (course, EBB_SAFETY_FEVER, TRUE);
  ebb_safety_answers_add_place (course, EBB_SAFETY_VEINS, region ("calf-left"));
  result = ebb_safety_judge (course, NULL);
  g_assert_cmpint (result->outcome, ==, EBB_SAFETY_ASK_DOCTOR);

  /* the fever is over, the rest is not */
  later = ebb_safety_judge (course, session);
  g_assert_cmpint (later->outcome, ==, EBB_SAFETY_LIMITED);
  g_assert_cmpint (later->pressure, ==, EBB_PRESSURE_LIGHT);
  g_assert_false (ebb_safety_allows (later, region ("calf-left"), EBB_TECHNIQUE_EFFLEURAGE, 1));

  /* a new medicine is one that the doctor has not been asked about */
  ebb_safety_answers_set (session, EBB_SAFETY_BLOOD_THINNER, TRUE);
  anew = ebb_safety_judge (course, session);
  g_assert_cmpint (anew->outcome, ==, EBB_SAFETY_ASK_DOCTOR);

  /* a word on the new one is none on the earlier one */
  ebb_safety_answers_set_cleared (session, EBB_SAFETY_BLOOD_THINNER, TRUE);
  ebb_safety_answers_set_cleared (course, EBB_SAFETY_BLOOD_THINNER, FALSE);
  one_of_two = ebb_safety_judge (course, session);
  g_assert_cmpint (one_of_two->outcome, ==, EBB_SAFETY_ASK_DOCTOR);
}

static void
test_skipping_is_an_answer_and_no_permission (void)
{
  g_autoptr (EbbSafetyAnswers) course = none (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyAnswers) session = ebb_safety_answers_new (EBB_SAFETY_FORM_SHORT);
  g_autoptr (EbbSafetyResult) result = NULL;
  g_autoptr (EbbSafetyResult) nothing = ebb_safety_judge (NULL, NULL);
  g_autoptr (EbbSafetyResult) only_short = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (EbbSafetyAnswers) brief = none (EBB_SAFETY_FORM_SHORT);

  session->skipped = TRUE;
  result = ebb_safety_judge (course, session);
  g_assert_true (result->skipped);
  g_assert_cmpint (result->outcome, ==, EBB_SAFETY_LIMITED);
  g_assert_cmpint (result->pressure, ==, EBB_PRESSURE_LIGHT);
  lines = ebb_safety_result_describe (result);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (lines->pdata[0], ==, "The questions were skipped.");
  g_assert_cmpstr (lines->pdata[1], ==, "Only light pressure, at most 2 of 5.");

  g_assert_cmpint (nothing->outcome, ==, EBB_SAFETY_LIMITED);
  g_assert_true (nothing->unfinished);
  /* nothing new says nothing without what there was before */
  only_short = ebb_safety_judge (NULL, brief);
  g_assert_cmpint (only_short->outcome, ==, EBB_SAFETY_LIMITED);
}

static void
test_reasons_are_told_the_gravest_first (void)
{
  g_autoptr (EbbSafetyAnswers) answers = none (EBB_SAFETY_FORM_FULL);
  g_autoptr (EbbSafetyResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  ebb_safety_answers_set (answers, EBB_SAFETY_RAYNAUD, TRUE);
  ebb_safety_answers_add_place (answers, EBB_SAFETY_BURN, region ("hand-palm-left"));
  ebb_safety_answers_add_place (answers, EBB_SAFETY_BURN, region ("wrist-front-left"));
  ebb_safety_answers_set (answers, EBB_SAFETY_PREGNANCY, TRUE);
  ebb_safety_answers_set_cleared (answers, EBB_SAFETY_PREGNANCY, TRUE);
  result = ebb_safety_judge (NULL, answers);
  lines = ebb_safety_result_describe (result);
  g_assert_cmpuint (lines->len, ==, 5);
  g_assert_cmpstr (lines->pdata[0], ==, "A burn: left out are: Palm of the left hand, Palm side of the left wrist");
  g_assert_cmpstr (lines->pdata[1], ==, "Pregnancy (your doctor knows and agrees)");
  g_assert_cmpstr (lines->pdata[2], ==, "Fingers or toes that turn white in the cold (Raynaud)");
  g_assert_cmpstr (lines->pdata[3], ==, "Only light pressure, at most 2 of 5.");
  g_assert_cmpstr (lines->pdata[4], ==, "Without: Heat, Cold");

  /* asked last, but graver than a place that is left out */
  ebb_safety_answers_set_cleared (answers, EBB_SAFETY_PREGNANCY, FALSE);
  ebb_safety_answers_set (answers, EBB_SAFETY_RAYNAUD, FALSE);
  ebb_safety_result_free (result);
  result = ebb_safety_judge (NULL, answers);
  g_assert_cmpuint (result->reasons->len, ==, 2);
  g_assert_cmpint (g_array_index (result->reasons, EbbSafetyReason, 0).question, ==, EBB_SAFETY_PREGNANCY);

  ebb_safety_answers_set (answers, EBB_SAFETY_BLADDER, TRUE);
  ebb_safety_result_free (result);
  result = ebb_safety_judge (NULL, answers);
  g_ptr_array_unref (lines);
  lines = ebb_safety_result_describe (result);
  g_assert_cmpint (result->outcome, ==, EBB_SAFETY_GET_HELP);
  g_assert_cmpint (g_array_index (result->reasons, EbbSafetyReason, 0).question, ==, EBB_SAFETY_BLADDER);
  g_assert_true (g_str_has_prefix (lines->pdata[0], "New trouble with holding or passing water or stool. "));
}

static const EbbRegion *
random_region (void)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  return all[g_test_rand_int_range (0, (int) n)];
}

static void
tick_random (EbbSafetyAnswers *answers)
{
  EbbSafetyQuestion question = (EbbSafetyQuestion) g_test_rand_int_range (0, EBB_N_SAFETY_QUESTIONS);

  if (!ebb_safety_question_is_in (question, answers->form) || answers->answers[question].present)
    return;
  ebb_safety_answers_set (answers, question, TRUE);
  ebb_safety_answers_set_cleared (answers, question, g_test_rand_bit ());
  if (ebb_safety_question_get_effect (question) == EBB_SAFETY_EFFECT_LOCAL)
    for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
      ebb_safety_answers_add_place (answers, question, random_region ());
}

static EbbSafetyAnswers *
make_random (EbbSafetyForm form)
{
  EbbSafetyAnswers *answers = none (form);

  for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
    tick_random (answers);
  return answers;
}

/* Whatever one result does not allow, the other does not either. */
static void
assert_not_milder (const EbbSafetyResult *result,
                   const EbbSafetyResult *than)
{
  g_assert_cmpint (result->outcome, >=, than->outcome);
  for (guint i = 0; i < 40; i++)
    {
      const EbbRegion *where = random_region ();
      EbbTechnique technique = (EbbTechnique) g_test_rand_int_range (0, EBB_N_TECHNIQUES);
      int pressure = g_test_rand_int_range (0, EBB_PRESSURE_MAX + 1);

      if (!ebb_safety_allows (than, where, technique, pressure))
        g_assert_false (ebb_safety_allows (result, where, technique, pressure));
    }
}

static void
test_a_reason_more_is_never_milder (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (EbbSafetyAnswers) course = make_random (EBB_SAFETY_FORM_FULL);
      g_autoptr (EbbSafetyAnswers) session = make_random (EBB_SAFETY_FORM_SHORT);
      g_autoptr (EbbSafetyResult) before = ebb_safety_judge (course, session);
      g_autoptr (EbbSafetyResult) after = NULL;

      tick_random (g_test_rand_bit () ? course : session);
      after = ebb_safety_judge (course, session);
      assert_not_milder (after, before);
    }
}

static void
test_more_pressure_is_never_allowed_before_less (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (EbbSafetyAnswers) answers = make_random (EBB_SAFETY_FORM_FULL);
      g_autoptr (EbbSafetyResult) result = ebb_safety_judge (NULL, answers);
      const EbbRegion *where = random_region ();
      EbbTechnique technique = (EbbTechnique) g_test_rand_int_range (0, EBB_N_TECHNIQUES);

      for (int pressure = 1; pressure <= EBB_PRESSURE_MAX; pressure++)
        if (ebb_safety_allows (result, where, technique, pressure))
          g_assert_true (ebb_safety_allows (result, where, technique, pressure - 1));
    }
}

/* Skipped, half answered, from elsewhere: there is always a result, and it is never
 * milder than that of the same answers as a whole form. */
static void
test_any_answers_give_a_result (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (EbbSafetyAnswers) whole = make_random (EBB_SAFETY_FORM_FULL);
      g_autoptr (EbbSafetyAnswers) half = ebb_safety_answers_copy (whole);
      g_autoptr (EbbSafetyResult) result = ebb_safety_judge (NULL, whole);
      g_autoptr (EbbSafetyResult) careful = NULL;
      g_autoptr (GPtrArray) lines = NULL;

      if (g_test_rand_bit ())
        half->skipped = TRUE;
      else
        half->none &= (guint) g_test_rand_int ();
      careful = ebb_safety_judge (NULL, half);
      assert_not_milder (careful, result);
      lines = ebb_safety_result_describe (careful);
      g_assert_cmpint (careful->outcome, >=, EBB_SAFETY_GO_AHEAD);
      g_assert_true (lines->len > 0 || careful->outcome == EBB_SAFETY_GO_AHEAD);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safety/every-question-has-all-its-words", test_every_question_has_all_its_words);
  g_test_add_func ("/safety/it-says-what-it-is", test_it_says_what_it_is);
  g_test_add_func ("/safety/nothing-ticked-goes-ahead", test_nothing_ticked_goes_ahead);
  g_test_add_func ("/safety/every-question-has-its-outcome", test_every_question_has_its_outcome);
  g_test_add_func ("/safety/the-rules-are-those-of-the-lists", test_the_rules_are_those_of_the_lists);
  g_test_add_func ("/safety/nothing-is-done-on-a-hot-joint", test_nothing_is_done_on_a_hot_joint);
  g_test_add_func ("/safety/what-is-on-the-skin-stays-where-it-is", test_what_is_on_the_skin_stays_where_it_is);
  g_test_add_func ("/safety/a-place-that-is-not-said-is-everywhere", test_a_place_that_is_not_said_is_everywhere);
  g_test_add_func ("/safety/with-the-doctors-word-it-is-light", test_with_the_doctors_word_it_is_light);
  g_test_add_func ("/safety/some-reasons-speak-against-techniques", test_some_reasons_speak_against_techniques);
  g_test_add_func ("/safety/some-places-are-never-pressed", test_some_places_are_never_pressed);
  g_test_add_func ("/safety/no-manipulation-is-offered", test_no_manipulation_is_offered);
  g_test_add_func ("/safety/the-course-counts-before-each-session", test_the_course_counts_before_each_session);
  g_test_add_func ("/safety/skipping-is-an-answer-and-no-permission", test_skipping_is_an_answer_and_no_permission);
  g_test_add_func ("/safety/reasons-are-told-the-gravest-first", test_reasons_are_told_the_gravest_first);
  g_test_add_func ("/safety/a-reason-more-is-never-milder", test_a_reason_more_is_never_milder);
  g_test_add_func ("/safety/more-pressure-is-never-allowed-before-less", test_more_pressure_is_never_allowed_before_less);
  g_test_add_func ("/safety/any-answers-give-a-result", test_any_answers_give_a_result);

  return g_test_run ();
}
