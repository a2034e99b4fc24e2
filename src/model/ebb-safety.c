// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety.h"

#include <glib/gi18n.h>

#include "ebb-technique-text.h"

/*
 * What the answers of a safety check come to. The rules lean to the careful side: what is
 * not known, not answered or not understood never makes a result milder, and one reason
 * more never does.
 */

#define BIT(technique) (1u << (technique))

/* Kneading and what presses into one point has no place over these. */
#define DEEP (BIT (EBB_TECHNIQUE_FRICTION) | BIT (EBB_TECHNIQUE_TAPOTEMENT) | BIT (EBB_TECHNIQUE_TRIGGER_POINT))

/* Where nerves and vessels lie close to the skin: front of the neck, armpit, crease of
 * the elbow, groin, back of the knee, and over the kidneys, as the lists for schools of
 * massage agree. The armpit has no region of its own. Light pressure only is our reading
 * of them. */
static const char *const delicate[] = { "neck-front", "neck-side", "elbow-front", "groin", "knee-back", "mid-back" };

/* No tapping over the kidneys or the spine. */
static const char *const not_tapped[] = { "mid-back", "low-back", "spine-upper", "spine-lower", "sacrum" };

/* The carotid artery: never pressed, whatever else is allowed. */
static const char *const carotid[] = { "neck-front", "neck-side" };

static const struct
{
  const char *title;
  const char *advice;
} outcomes[EBB_N_SAFETY_OUTCOMES] = {
  [EBB_SAFETY_GO_AHEAD] = { NC_ ("safety outcome", "Nothing here speaks against it"), NC_ ("safety outcome", "Stop when it hurts more than it should, or does not feel right.") },
  [EBB_SAFETY_LIMITED] = { NC_ ("safety outcome", "With care"), NC_ ("safety outcome", "Keep to what is said here, and tell whoever gives the massage.") },
  [EBB_SAFETY_ASK_DOCTOR] = { NC_ ("safety outcome", "Ask your doctor first"), NC_ ("safety outcome", "No massage until a doctor knows of this and agrees.") },
  [EBB_SAFETY_GET_HELP] = { NC_ ("safety outcome", "Get help now"), NC_ ("safety outcome", "Call the emergency number (112 in Europe, 911 in North America) or let somebody take you to an emergency department. No massage.") },
};

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const EbbSafetyReason *one = a;
  const EbbSafetyReason *two = b;

  if (one->outcome != two->outcome)
    return (int) two->outcome - (int) one->outcome;
  return (int) one->question - (int) two->question;
}

/* A joint that is hot in front is hot behind as well: the largest part around the region
 * that is on the same side. */
static const EbbRegion *
spread (const EbbRegion *region)
{
  while (region->parent != NULL && region->parent->side == region->side)
    region = region->parent;
  return region;
}

static void
leave_out (EbbSafetyResult *self,
           EbbSafetyQuestion question,
           const EbbRegion *region)
{
  EbbSafetyPlace place = { region, question };

  if (region != NULL && region->kind == EBB_REGION_UNKNOWN)
    place.region = NULL;
  else if (region != NULL && ebb_safety_question_spreads (question))
    place.region = spread (region);
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, EbbSafetyPlace, i).region == place.region && g_array_index (self->places, EbbSafetyPlace, i).question == question)
      return;
  g_array_append_val (self->places, place);
}

static void
leave_out_all (EbbSafetyResult *self,
               EbbSafetyQuestion question,
               const EbbSafetyTick *tick)
{
  if (!tick->present)
    return;
  /* ticked without a place: it is not known where */
  if (tick->places == NULL || tick->places->len == 0)
    leave_out (self, question, NULL);
  for (guint i = 0; tick->places != NULL && i < tick->places->len; i++)
    leave_out (self, question, tick->places->pdata[i]);
}

static EbbSafetyOutcome
get_outcome (EbbSafetyQuestion question,
             gboolean cleared)
{
  switch (ebb_safety_question_get_effect (question))
    {
    case EBB_SAFETY_EFFECT_HELP:
      return EBB_SAFETY_GET_HELP;
    case EBB_SAFETY_EFFECT_DOCTOR:
      return cleared ? EBB_SAFETY_GO_AHEAD : EBB_SAFETY_ASK_DOCTOR;
    case EBB_SAFETY_EFFECT_BLOCK:
    case EBB_SAFETY_EFFECT_LIGHT:
      return cleared ? EBB_SAFETY_LIMITED : EBB_SAFETY_ASK_DOCTOR;
    case EBB_SAFETY_EFFECT_LOCAL:
      return EBB_SAFETY_LIMITED;
    case EBB_SAFETY_EFFECT_TECHNIQUE:
      return cleared ? EBB_SAFETY_GO_AHEAD : EBB_SAFETY_LIMITED;
    default:
      g_return_val_if_reached (EBB_SAFETY_ASK_DOCTOR);
    }
}

static void
add_reason (EbbSafetyResult *self,
            EbbSafetyQuestion question,
            gboolean cleared)
{
  EbbSafetyReason reason = { question, get_outcome (question, cleared), cleared };
  EbbSafetyEffect effect = ebb_safety_question_get_effect (question);

  g_array_append_val (self->reasons, reason);
  self->outcome = MAX (self->outcome, reason.outcome);
  if (effect == EBB_SAFETY_EFFECT_BLOCK || effect == EBB_SAFETY_EFFECT_LIGHT)
    self->pressure = EBB_PRESSURE_LIGHT;
  /* a doctor who agrees to a light massage has not said that heat is felt */
  if (effect != EBB_SAFETY_EFFECT_TECHNIQUE || !cleared)
    self->banned |= ebb_safety_question_get_banned (question);
}

static gboolean
has_unknown (const EbbSafetyAnswers *answers)
{
  if (answers->unknown->len > 0 || answers->extra != NULL)
    return TRUE;
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (answers->answers[i].extra != NULL)
      return TRUE;
  return FALSE;
}

static void
judge_question (EbbSafetyResult *self,
                EbbSafetyQuestion question,
                const EbbSafetyAnswers *course,
                const EbbSafetyAnswers *session)
{
  static const EbbSafetyTick nothing = { FALSE };
  const EbbSafetyTick *before = course != NULL ? &course->answers[question] : &nothing;
  const EbbSafetyTick *now = session != NULL ? &session->answers[question] : &nothing;

  /* the fever of last month is over when today's questions say so */
  if (ebb_safety_question_passes (question) && session != NULL && ebb_safety_answers_is_complete (session))
    before = &nothing;
  if (!before->present && !now->present)
    return;
  /* what is ticked as new was not yet known when the doctor agreed to the other, and the
   * other way round: the doctor's word must cover both */
  add_reason (self, question, (!before->present || before->cleared) && (!now->present || now->cleared));
  if (ebb_safety_question_get_effect (question) == EBB_SAFETY_EFFECT_LOCAL)
    {
      leave_out_all (self, question, before);
      leave_out_all (self, question, now);
    }
}

/* The short form alone asks only for what is new. */
static gboolean
is_unfinished (const EbbSafetyAnswers *course,
               const EbbSafetyAnswers *session)
{
  const EbbSafetyAnswers *full = course != NULL ? course : session;

  if (full == NULL || full->form != EBB_SAFETY_FORM_FULL || !ebb_safety_answers_is_complete (full))
    return TRUE;
  return session != NULL && !ebb_safety_answers_is_complete (session);
}

/**
 * ebb_safety_judge:
 * @course: (nullable): the long form as it was answered for the course
 * @session: (nullable): the form as it was answered before this session: the short one,
 *   or the long one when there is no course
 *
 * Reasons of both count. What passes within days (fever, a hot joint, a fresh sprain) is
 * taken from the session once that was answered. Questions that were skipped, not
 * answered or are of a newer version of Ebb allow no more than light pressure; the last
 * are for a doctor.
 *
 * Returns: (transfer full): what it comes to
 */
EbbSafetyResult *
ebb_safety_judge (const EbbSafetyAnswers *course,
                  const EbbSafetyAnswers *session)
{
  EbbSafetyResult *self = g_new0 (EbbSafetyResult, 1);

  self->pressure = EBB_PRESSURE_MAX;
  self->reasons = g_array_new (FALSE, FALSE, sizeof (EbbSafetyReason));
  self->places = g_array_new (FALSE, FALSE, sizeof (EbbSafetyPlace));
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    judge_question (self, i, course, session);
  g_array_sort (self->reasons, compare_reasons);

  self->skipped = (course != NULL && course->skipped) || (session != NULL && session->skipped);
  self->unfinished = is_unfinished (course, session);
  self->unknown = (course != NULL && has_unknown (course)) || (session != NULL && has_unknown (session));
  if (self->skipped || self->unfinished || self->unknown)
    {
      self->outcome = MAX (self->outcome, self->unknown ? EBB_SAFETY_ASK_DOCTOR : EBB_SAFETY_LIMITED);
      self->pressure = EBB_PRESSURE_LIGHT;
    }
  return self;
}

/**
 * ebb_safety_result_free:
 * @self: (nullable) (transfer full): a result
 */
void
ebb_safety_result_free (EbbSafetyResult *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->reasons);
  g_array_unref (self->places);
  g_free (self);
}

/* Whether the region is one of the places; with @vague also whether it is not known
 * closely enough to say that it is not: "neck" may be its front. */
static gboolean
is_at (const EbbRegion *region,
       const char *const *names,
       guint n_names,
       gboolean vague)
{
  if (region->kind == EBB_REGION_UNKNOWN)
    return TRUE;
  for (guint i = 0; i < n_names; i++)
    for (EbbSide side = EBB_SIDE_NONE; side <= EBB_SIDE_RIGHT; side++)
      {
        const EbbRegion *place = ebb_region_find_on_side (names[i], side);

        if (place == NULL)
          continue;
        if (ebb_region_is_within (region, place) || (vague && region->kind == EBB_REGION_PART && ebb_region_is_within (place, region)))
          return TRUE;
      }
  return FALSE;
}

/**
 * ebb_safety_is_delicate:
 * @region: a region
 *
 * Returns: whether nerves and vessels lie close to the skin there: at most light pressure,
 *   nothing that presses into one point. A region of which only a part is delicate is not;
 *   see ebb_safety_get_caution()
 */
gboolean
ebb_safety_is_delicate (const EbbRegion *region)
{
  g_return_val_if_fail (region != NULL, TRUE);

  return is_at (region, delicate, G_N_ELEMENTS (delicate), FALSE);
}

/* Returns: (transfer full) (nullable): why the place is left out */
static char *
explain_place (const EbbSafetyResult *self,
               const EbbRegion *region)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const EbbSafetyPlace *place = &g_array_index (self->places, EbbSafetyPlace, i);
      const char *reason = ebb_safety_question_get_text (place->question, EBB_SAFETY_FORM_FULL);

      if (place->region == NULL)
        /* Translators: %s is a reason, such as "An open wound" */
        return g_strdup_printf (_ ("Not before it is said where: %s"), reason);
      if (region->kind == EBB_REGION_UNKNOWN || ebb_region_overlaps (region, place->region))
        /* Translators: %s is a reason, such as "An open wound" */
        return g_strdup_printf (_ ("Not here: %s"), reason);
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): why the technique is left out as a whole */
static char *
explain_technique (const EbbSafetyResult *self,
                   EbbTechnique technique)
{
  for (guint i = 0; self->banned & BIT (technique) && i < self->reasons->len; i++)
    {
      EbbSafetyQuestion question = g_array_index (self->reasons, EbbSafetyReason, i).question;

      if (ebb_safety_question_get_banned (question) & BIT (technique))
        /* Translators: %s is a reason, such as "Severe osteoporosis" */
        return g_strdup_printf (_ ("Not with this technique: %s"), ebb_safety_question_get_text (question, EBB_SAFETY_FORM_FULL));
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): why that technique is never used there */
static const char *
explain_anatomy (const EbbRegion *region,
                 EbbTechnique technique,
                 int pressure)
{
  if (technique == EBB_TECHNIQUE_TRIGGER_POINT && is_at (region, carotid, G_N_ELEMENTS (carotid), TRUE))
    return _ ("Points are never pressed at the front and the sides of the neck, where the large artery runs.");
  if (technique == EBB_TECHNIQUE_TAPOTEMENT && is_at (region, not_tapped, G_N_ELEMENTS (not_tapped), TRUE))
    return _ ("Nothing is tapped over the kidneys and the spine.");
  if (ebb_safety_is_delicate (region) && (DEEP & BIT (technique) || pressure > EBB_PRESSURE_LIGHT))
    return _ ("Nerves and vessels lie close to the skin here: only light strokes.");
  return NULL;
}

/**
 * ebb_safety_explain:
 * @self: what the answers came to
 * @region: where
 * @technique: what
 * @pressure: %EBB_PRESSURE_MIN to %EBB_PRESSURE_MAX; 0 for the lightest of the technique
 *
 * Returns: (transfer full) (nullable): why that must not be done; %NULL if nothing is
 *   known against it
 */
char *
ebb_safety_explain (const EbbSafetyResult *self,
                    const EbbRegion *region,
                    EbbTechnique technique,
                    int pressure)
{
  const EbbTechniqueText *text;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (self != NULL && region != NULL, g_strdup (""));
  g_return_val_if_fail (technique < EBB_N_TECHNIQUES, g_strdup (""));

  if (self->outcome >= EBB_SAFETY_ASK_DOCTOR)
    return g_strdup (ebb_safety_outcome_get_advice (self->outcome));
  reason = explain_place (self, region);
  if (reason == NULL)
    reason = explain_technique (self, technique);
  if (reason != NULL)
    return g_steal_pointer (&reason);

  /* what is called friction at a lighter pressure is no friction any more */
  text = ebb_technique_text_get (technique);
  pressure = MAX (pressure, text->pressure_low);
  if (explain_anatomy (region, technique, pressure) != NULL)
    return g_strdup (explain_anatomy (region, technique, pressure));
  if (pressure > self->pressure)
    /* Translators: %d is the highest pressure that is allowed, of 5 */
    return g_strdup_printf (_ ("Only light pressure, at most %d of 5."), self->pressure);
  return NULL;
}

/**
 * ebb_safety_allows:
 * @self: what the answers came to
 * @region: where
 * @technique: what
 * @pressure: %EBB_PRESSURE_MIN to %EBB_PRESSURE_MAX; 0 for the lightest of the technique
 *
 * Says whether something may be offered. There is no technique that moves the neck with
 * a thrust: reports of serious harm are mostly of manipulations (Yin et al. 2014, Evid
 * Based Complement Alternat Med, doi 10.1155/2014/480956).
 *
 * Returns: whether nothing is known against it
 */
gboolean
ebb_safety_allows (const EbbSafetyResult *self,
                   const EbbRegion *region,
                   EbbTechnique technique,
                   int pressure)
{
  g_autofree char *reason = ebb_safety_explain (self, region, technique, pressure);

  return reason == NULL;
}

/**
 * ebb_safety_get_caution:
 * @region: where
 * @technique: what
 *
 * Returns: (transfer none) (nullable): what to take care of there although it is allowed:
 *   a part of the region where it is not
 */
const char *
ebb_safety_get_caution (const EbbRegion *region,
                        EbbTechnique technique)
{
  const EbbRegion *root;

  g_return_val_if_fail (region != NULL, NULL);

  root = ebb_region_get_root (region);
  if (technique == EBB_TECHNIQUE_TRIGGER_POINT && g_str_equal (root->id, "neck"))
    return _ ("Only beside the spine at the back, never at the sides or the front of the neck.");
  if (is_at (region, delicate, G_N_ELEMENTS (delicate), TRUE))
    return _ ("Nerves and vessels lie close to the skin in some of it (front of the neck, crease of the elbow, groin, back of the knee, over the kidneys): only light strokes there.");
  return NULL;
}

/**
 * ebb_safety_outcome_get_title:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its few words
 */
const char *
ebb_safety_outcome_get_title (EbbSafetyOutcome outcome)
{
  g_return_val_if_fail (outcome < EBB_N_SAFETY_OUTCOMES, "");

  return g_dpgettext2 (NULL, "safety outcome", outcomes[outcome].title);
}

/**
 * ebb_safety_outcome_get_advice:
 * @outcome: an outcome
 *
 * Returns: (transfer none): what to do
 */
const char *
ebb_safety_outcome_get_advice (EbbSafetyOutcome outcome)
{
  g_return_val_if_fail (outcome < EBB_N_SAFETY_OUTCOMES, "");

  return g_dpgettext2 (NULL, "safety outcome", outcomes[outcome].advice);
}

static char *
describe_reason (const EbbSafetyResult *self,
                 const EbbSafetyReason *reason)
{
  const char *text = ebb_safety_question_get_text (reason->question, EBB_SAFETY_FORM_FULL);
  const char *advice = ebb_safety_question_get_advice (reason->question);
  g_autoptr (GString) where = g_string_new (NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      const EbbSafetyPlace *place = &g_array_index (self->places, EbbSafetyPlace, i);

      if (place->question != reason->question || place->region == NULL)
        continue;
      g_string_append_printf (where, "%s%s", where->len > 0 ? ", " : "", ebb_region_get_name (place->region));
    }
  if (where->len > 0)
    /* Translators: a reason and where: "An open wound: left out are: Left knee, Left shin" */
    return g_strdup_printf (_ ("%s: left out are: %s"), text, where->str);
  if (reason->cleared)
    /* Translators: %s is a reason, such as "Pregnancy" */
    return g_strdup_printf (_ ("%s (your doctor knows and agrees)"), text);
  if (advice != NULL)
    /* Translators: a reason, and what to do about it as a sentence of its own */
    return g_strdup_printf (_ ("%s. %s"), text, advice);
  return g_strdup (text);
}

static void
describe_techniques (const EbbSafetyResult *self,
                     GPtrArray *lines)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    if (self->banned & BIT (i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", ebb_technique_get_name (i));
  if (names->len > 0)
    /* Translators: %s are names of techniques, such as "Heat, Cold" */
    g_ptr_array_add (lines, g_strdup_printf (_ ("Without: %s"), names->str));
}

/**
 * ebb_safety_result_describe:
 * @self: what the answers came to
 *
 * Returns: (transfer full) (element-type utf8): one line for each reason, the gravest
 *   first, and for what is limited; empty when nothing speaks against it
 */
GPtrArray *
ebb_safety_result_describe (const EbbSafetyResult *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, lines);

  for (guint i = 0; i < self->reasons->len; i++)
    g_ptr_array_add (lines, describe_reason (self, &g_array_index (self->reasons, EbbSafetyReason, i)));
  if (self->unknown)
    g_ptr_array_add (lines, g_strdup (_ ("There are answers that this version of Ebb does not know.")));
  if (self->skipped)
    g_ptr_array_add (lines, g_strdup (_ ("The questions were skipped.")));
  else if (self->unfinished)
    g_ptr_array_add (lines, g_strdup (_ ("Not all questions were answered.")));
  if (self->outcome >= EBB_SAFETY_ASK_DOCTOR)
    return lines;
  if (self->pressure < EBB_PRESSURE_MAX)
    g_ptr_array_add (lines, g_strdup_printf (_ ("Only light pressure, at most %d of 5."), self->pressure));
  describe_techniques (self, lines);
  return lines;
}

/**
 * ebb_safety_get_disclaimer:
 *
 * Returns: (transfer none): what the safety check is, to be shown with it
 */
const char *
ebb_safety_get_disclaimer (void)
{
  return _ ("A reminder of common cautions, not medical advice.");
}
