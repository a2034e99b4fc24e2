// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-review-facts.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-peg.h"
#include "model/ebb-rating.h"
#include "model/ebb-safety-rows.h"
#include "model/ebb-safety.h"

/* What a review shows of a course, from its sessions and the diary's entries. */

#define WEEK 7

/**
 * ebb_review_count_done:
 * @sessions: (element-type EbbSession): of a course
 *
 * Returns: how many took place
 */
guint
ebb_review_count_done (GPtrArray *sessions)
{
  guint n = 0;

  g_return_val_if_fail (sessions != NULL, 0);

  for (guint i = 0; i < sessions->len; i++)
    n += ((EbbSession *) sessions->pdata[i])->state == EBB_SESSION_DONE;
  return n;
}

/* The day of the first session that took place; EBB_DAY_ABSENT without any. */
static EbbDay
find_first_day (GPtrArray *sessions)
{
  EbbDay first = EBB_DAY_ABSENT;

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = sessions->pdata[i];

      if (session->state == EBB_SESSION_DONE && (first == EBB_DAY_ABSENT || ebb_session_get_day (session) < first))
        first = ebb_session_get_day (session);
    }
  return first;
}

/**
 * ebb_review_compare_pain:
 * @readings: pain now
 * @sessions: (element-type EbbSession): of a course
 * @today: the present day
 *
 * Returns: the week before the first session, and the last week: known if both have
 *   enough rated days (ebb_trend_get_need())
 */
EbbTrendChange
ebb_review_compare_pain (const EbbReadings *readings,
                         GPtrArray *sessions,
                         EbbDay today)
{
  EbbDay first = find_first_day (sessions);

  if (first == EBB_DAY_ABSENT)
    first = today - WEEK + 1;
  return ebb_trend_compare (readings, (EbbPeriod){ first - WEEK, first - 1 }, (EbbPeriod){ today - WEEK + 1, today }, TRUE, FALSE);
}

/* A sign of the first two parts of the safety check was ticked. */
static gboolean
has_warning_sign (EbbSession *session)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_from_rows (session->answers);

  for (guint i = 0; answers != NULL && i < EBB_N_SAFETY_QUESTIONS; i++)
    if (answers->answers[i].present && !answers->answers[i].cleared && ebb_safety_question_get_group (i) <= EBB_SAFETY_GROUP_DOCTOR)
      return TRUE;
  return FALSE;
}

static EbbReviewRuleSession
get_rule_session (EbbSession *session)
{
  EbbReviewRuleSession rule = {
    .before = ebb_session_get_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL),
    .day_after = ebb_session_get_rating (session, EBB_PHASE_LATER, 24, EBB_ASPECT_PAIN, NULL),
    .red_flag = has_warning_sign (session),
  };

  for (guint i = 0; i < session->effects->len; i++)
    {
      const EbbSessionEffect *effect = &g_array_index (session->effects, EbbSessionEffect, i);

      if (effect->kind != EBB_EFFECT_SORENESS || effect->region == NULL || (rule.sore_region != NULL && !(effect->hours > rule.sore_hours)))
        continue;
      rule.sore_region = effect->region;
      rule.sore_hours = effect->hours;
    }
  return rule;
}

static int
compare_sessions (gconstpointer a,
                  gconstpointer b)
{
  return ebb_session_compare (a, b);
}

/**
 * ebb_review_find_questions:
 * @sessions: (element-type EbbSession): of a course
 * @pain: what ebb_review_compare_pain() came to
 * @today: the present day
 * @self_change: what the person says about the whole
 * @new_numbness: whether the person says that new numbness or weakness came up
 *
 * Returns: what there is to talk about with a doctor or therapist
 */
EbbReviewRules
ebb_review_find_questions (GPtrArray *sessions,
                           const EbbTrendChange *pain,
                           EbbDay today,
                           EbbSelfChange self_change,
                           gboolean new_numbness)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GArray) rules = g_array_new (FALSE, TRUE, sizeof (EbbReviewRuleSession));
  EbbDay first;
  EbbReviewRuleData data = { .self_change = self_change };
  EbbReviewRules found;

  g_return_val_if_fail (sessions != NULL && pain != NULL, 0);

  g_ptr_array_extend (sorted, sessions, NULL, NULL);
  g_ptr_array_sort (sorted, compare_sessions);
  for (guint i = 0; i < sorted->len; i++)
    if (((EbbSession *) sorted->pdata[i])->state == EBB_SESSION_DONE)
      {
        EbbReviewRuleSession rule = get_rule_session (sorted->pdata[i]);

        g_array_append_val (rules, rule);
      }
  first = find_first_day (sessions);
  data.sessions = (const EbbReviewRuleSession *) rules->data;
  data.n_sessions = rules->len;
  data.weeks = first != EBB_DAY_ABSENT && today > first ? (guint) (today - first) / WEEK : 0;
  data.mean_before = pain->known ? pain->before.mean : NAN;
  data.mean_now = pain->known ? pain->now.mean : NAN;
  found = ebb_review_rules_find (&data);
  return new_numbness ? found | EBB_REVIEW_RULE_NEW_NUMBNESS : found;
}

/**
 * ebb_review_describe_effects:
 * @sessions: (element-type EbbSession): of a course
 *
 * Returns: (transfer full): what was not good, and after how many of the sessions that
 *   took place
 */
char *
ebb_review_describe_effects (GPtrArray *sessions)
{
  guint counts[EBB_N_EFFECT_KINDS] = { 0 };
  guint n_done = ebb_review_count_done (sessions);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = sessions->pdata[i];
      guint seen = 0;

      for (guint j = 0; j < session->effects->len; j++)
        seen |= 1u << g_array_index (session->effects, EbbSessionEffect, j).kind;
      for (guint kind = 0; kind < EBB_N_EFFECT_KINDS; kind++)
        counts[kind] += session->state == EBB_SESSION_DONE && (seen & (1u << kind)) != 0;
    }
  for (guint kind = 0; kind < EBB_N_EFFECT_KINDS; kind++)
    if (counts[kind] > 0)
      /* Translators: an unwanted effect, and after how many of how many sessions */
      g_string_append_printf (text, g_dngettext (NULL, "%s%s after %u of %u session", "%s%s after %u of %u sessions", n_done),
                              text->len > 0 ? "\n" : "", ebb_effect_kind_get_name (kind), counts[kind], n_done);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (C_ ("review", "None was noted."));
}

/**
 * ebb_review_describe_peg:
 * @before: (nullable): the review from before the first session
 * @now: the present one
 *
 * Returns: (transfer full) (nullable): both scores and whether people mostly notice such
 *   a change; %NULL until all three questions are answered
 */
char *
ebb_review_describe_peg (EbbReview *before,
                         EbbReview *now)
{
  double score = ebb_review_get_peg (now);
  double score_before = before != NULL ? ebb_review_get_peg (before) : NAN;
  g_autofree char *number = NULL;
  g_autofree char *number_before = NULL;
  const char *meaning;

  if (isnan (score))
    return NULL;
  number = ebb_number_to_local_string (round (score * 10) / 10);
  if (isnan (score_before))
    /* Translators: a score from 0 to 10 */
    return g_strdup_printf (C_ ("review", "The score is %s of 10. There is none from before the course to compare it with."), number);
  number_before = ebb_number_to_local_string (round (score_before * 10) / 10);
  switch (ebb_peg_compare (score_before, score))
    {
    case EBB_PEG_CHANGE_LOWER:
      meaning = C_ ("review", "Most people notice a change of this size: it is lower.");
      break;
    case EBB_PEG_CHANGE_HIGHER:
      meaning = C_ ("review", "Most people notice a change of this size: it is higher.");
      break;
    case EBB_PEG_CHANGE_NONE:
    case EBB_PEG_CHANGE_UNKNOWN:
    default:
      meaning = C_ ("review", "A change of less than about 1 is too small to notice.");
      break;
    }
  /* Translators: two scores from 0 to 10, and what the change means */
  return g_strdup_printf (C_ ("review", "The score was %s before and is %s now. %s"), number_before, number, meaning);
}

static int
compare_reviews (gconstpointer a,
                 gconstpointer b)
{
  const EbbReview *first = *(EbbReview *const *) a;
  const EbbReview *second = *(EbbReview *const *) b;

  return (first->at.at > second->at.at) - (first->at.at < second->at.at);
}

static void
append_fact (GString *text,
             const char *fact)
{
  if (*fact != '\0')
    g_string_append_printf (text, " · %s", fact);
}

/* "3 March 2026 · After four sessions · PEG score 5.3 · Better · Go on: Less stiff." */
static void
append_review (GString *text,
               EbbReview *review)
{
  g_autofree char *day = ebb_day_format (ebb_moment_get_day (review->at), C_ ("date", "%-d %B %Y"));
  double score = ebb_review_get_peg (review);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", day);
  append_fact (text, review->n_done > 0 ? ebb_review_occasion_get_name (review->occasion) : C_ ("review", "Before the first session"));
  if (!isnan (score))
    {
      g_autofree char *number = ebb_number_to_local_string (round (score * 10) / 10);
      /* Translators: from 0 to 10 */
      g_autofree char *fact = g_strdup_printf (C_ ("review", "PEG score %s"), number);

      append_fact (text, fact);
    }
  append_fact (text, ebb_self_change_get_name (review->self_change));
  if (review->new_numbness)
    append_fact (text, C_ ("review", "New numbness or weakness"));
  append_fact (text, ebb_decision_get_name (review->decision));
  if (review->reason != NULL)
    g_string_append_printf (text, review->decision != EBB_DECISION_ABSENT ? ": %s" : " · %s", review->reason);
}

/**
 * ebb_review_describe_earlier:
 * @reviews: (element-type EbbReview): in any order
 * @course: id of a course
 *
 * Returns: (transfer full) (nullable): what was answered and decided in the reviews of
 *   the course, a line each, the latest last; %NULL if there are none
 */
char *
ebb_review_describe_earlier (GPtrArray *reviews,
                             const char *course)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (reviews != NULL, NULL);

  for (guint i = 0; i < reviews->len; i++)
    if (g_strcmp0 (((EbbReview *) reviews->pdata[i])->course, course) == 0)
      g_ptr_array_add (sorted, reviews->pdata[i]);
  g_ptr_array_sort (sorted, compare_reviews);
  for (guint i = 0; i < sorted->len; i++)
    append_review (text, sorted->pdata[i]);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
