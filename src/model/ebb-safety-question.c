// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety-question.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-technique.h"

/* What the safety check asks. The warning signs: cauda equina (BMJ Best Practice,
 * "Evaluation of back pain"; care within hours), SNNOOP10 for headache (Do et al. 2019,
 * Neurology 92:134, doi 10.1212/WNL.0000000000006697; its published versions differ
 * between an onset after 50 and after 65, the earlier is asked), weight loss, pain at
 * night and pain in the chest spine. The reasons not to massage are those on which lists
 * for schools of massage and for patients agree; there is no single authority for them.
 * "Recent" stands in none of the sources with a number, so none is asked for. */

#define FULL (1 << EBB_SAFETY_FORM_FULL)
#define SHORT (1 << EBB_SAFETY_FORM_SHORT)

#define BAN(name) (1u << EBB_TECHNIQUE_##name)

typedef struct
{
  const char *id;
  EbbSafetyGroup group;
  EbbSafetyEffect effect;
  guint forms;
  const char *text;
  const char *short_text; /* (nullable): in the short form, which asks about today */
  const char *advice;     /* (nullable): beside what the outcome says */
  gboolean passes;        /* within days: the answers of the day hold, not those of the course */
  gboolean spreads;       /* to the whole part of the body, not only the place that is seen */
  guint banned;           /* set of 1 << EbbTechnique */
} Row;

#define WITHIN_HOURS NC_ ("safety advice", "With back pain this can be pressure on the nerves of the spine. It needs care within hours.")
#define SEE_DOCTOR NC_ ("safety advice", "Tell your doctor about it within the next days.")

static const Row rows[EBB_N_SAFETY_QUESTIONS] = {
  [EBB_SAFETY_THUNDERCLAP] = { "thunderclap", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, FULL, NC_ ("safety question", "A very strong headache that came all at once") },
  [EBB_SAFETY_DEFICIT] = { "deficit", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, FULL, NC_ ("safety question", "New weakness, numbness or paralysis, trouble speaking or seeing, or confusion") },
  [EBB_SAFETY_STIFF_NECK] = { "stiff-neck", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, FULL, NC_ ("safety question", "Headache together with fever and a stiff neck") },
  [EBB_SAFETY_BLADDER] = { "bladder", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, FULL, NC_ ("safety question", "New trouble with holding or passing water or stool"), .advice = WITHIN_HOURS },
  [EBB_SAFETY_SADDLE] = { "saddle", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, FULL, NC_ ("safety question", "Numbness between the legs, where a saddle would be"), .advice = WITHIN_HOURS },
  [EBB_SAFETY_BOTH_LEGS] = { "both-legs", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, FULL, NC_ ("safety question", "New weakness in both legs"), .advice = WITHIN_HOURS },
  [EBB_SAFETY_SEXUAL] = { "sexual", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, FULL, NC_ ("safety question", "New trouble with sexual function, together with back pain"), .advice = WITHIN_HOURS },
  [EBB_SAFETY_CHEST_PAIN] = { "chest-pain", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, FULL, NC_ ("safety question", "Pain or pressure in the chest that no doctor has explained yet") },
  [EBB_SAFETY_EMERGENCY_SIGN] = { "emergency-sign", EBB_SAFETY_GROUP_EMERGENCY, EBB_SAFETY_EFFECT_HELP, SHORT, NC_ ("safety question", "A sudden very strong headache, new numbness or weakness, trouble speaking or seeing, trouble with bladder or bowel, or chest pain") },

  [EBB_SAFETY_ILLNESS] = { "illness", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "Weight loss without wanting it, or feeling ill for weeks"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_NIGHT_PAIN] = { "night-pain", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "Strong pain at night, also when lying still"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_INJURY_SINCE] = { "injury-since", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "Pain that began with a fall or another injury"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_THORACIC] = { "thoracic", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "Pain in the spine between the shoulder blades"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_IMMUNITY] = { "immunity", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "A weak immune system, by illness or medicine"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_LATE_HEADACHE] = { "late-headache", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "A headache that began after the age of 50"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_CHANGED_HEADACHE] = { "changed-headache", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "A headache that is not as it used to be, or is getting steadily worse"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_POSTURE_HEADACHE] = { "posture-headache", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "A headache that changes with lying or standing, or comes with coughing or exertion"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_EYE] = { "eye", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "Headache with a painful red eye, or with a swollen optic nerve that a doctor saw"), .advice = NC_ ("safety advice", "See a doctor today.") },
  [EBB_SAFETY_PAINKILLERS] = { "painkillers", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, FULL, NC_ ("safety question", "Headache, and painkillers on ten or more days a month"), .advice = SEE_DOCTOR },
  [EBB_SAFETY_WARNING_SIGN] = { "warning-sign", EBB_SAFETY_GROUP_DOCTOR, EBB_SAFETY_EFFECT_DOCTOR, SHORT, NC_ ("safety question", "Another new sign: strong pain at night, a headache that is not as usual, weight loss, pain since a fall"), .advice = SEE_DOCTOR },

  [EBB_SAFETY_FEVER] = { "fever", EBB_SAFETY_GROUP_WHOLE, EBB_SAFETY_EFFECT_BLOCK, FULL | SHORT, NC_ ("safety question", "Fever of 38 °C or more, or an infection that makes you feel ill"), .passes = TRUE, .advice = NC_ ("safety advice", "Wait until the fever and the infection are over.") },
  [EBB_SAFETY_CLOT] = { "clot", EBB_SAFETY_GROUP_WHOLE, EBB_SAFETY_EFFECT_BLOCK, FULL | SHORT, NC_ ("safety question", "One calf that is painful, swollen or warm, or a known blood clot"), NC_ ("safety question", "One calf that is newly painful, swollen, red or warm"), NC_ ("safety advice", "It can be a blood clot: see a doctor today, and do not have the leg massaged. Trouble breathing with it is an emergency.") },
  [EBB_SAFETY_TRAUMA] = { "trauma", EBB_SAFETY_GROUP_WHOLE, EBB_SAFETY_EFFECT_BLOCK, FULL, NC_ ("safety question", "A fresh injury that needs care, or a bone that may be broken") },
  [EBB_SAFETY_BLOOD_PRESSURE] = { "blood-pressure", EBB_SAFETY_GROUP_WHOLE, EBB_SAFETY_EFFECT_BLOCK, FULL, NC_ ("safety question", "Very high blood pressure that is not under control") },
  [EBB_SAFETY_STROKE_HEART] = { "stroke-heart", EBB_SAFETY_GROUP_WHOLE, EBB_SAFETY_EFFECT_BLOCK, FULL, NC_ ("safety question", "A recent stroke or heart attack") },

  [EBB_SAFETY_HOT_JOINT] = { "hot-joint", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL | SHORT, NC_ ("safety question", "A joint that is hot, red or freshly swollen"), .passes = TRUE, .spreads = TRUE },
  [EBB_SAFETY_SPRAIN] = { "sprain", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL | SHORT, NC_ ("safety question", "A sprain or strain of the last three days"), NC_ ("safety question", "A fresh injury"), .passes = TRUE, .spreads = TRUE },
  [EBB_SAFETY_SKIN] = { "skin", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, SHORT, NC_ ("safety question", "A new problem of the skin: a wound, a burn, a rash, an infection") },
  [EBB_SAFETY_SKIN_INFECTION] = { "skin-infection", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL, NC_ ("safety question", "An infection of the skin") },
  [EBB_SAFETY_WOUND] = { "wound", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL, NC_ ("safety question", "An open wound") },
  [EBB_SAFETY_BURN] = { "burn", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL, NC_ ("safety question", "A burn") },
  [EBB_SAFETY_SURGERY] = { "surgery", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL, NC_ ("safety question", "A recent operation") },
  [EBB_SAFETY_FRACTURE] = { "fracture", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL, NC_ ("safety question", "A broken bone that has not grown together yet"), .spreads = TRUE },
  [EBB_SAFETY_LUMP] = { "lump", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL, NC_ ("safety question", "A tumour or a lump"), .advice = NC_ ("safety advice", "Have a lump looked at if no doctor has yet.") },
  [EBB_SAFETY_VEINS] = { "veins", EBB_SAFETY_GROUP_LOCAL, EBB_SAFETY_EFFECT_LOCAL, FULL, NC_ ("safety question", "Varicose or inflamed veins") },

  [EBB_SAFETY_BLOOD_THINNER] = { "blood-thinner", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_LIGHT, FULL | SHORT, NC_ ("safety question", "A medicine that thins the blood"), NC_ ("safety question", "A new medicine that thins the blood"), .banned = BAN (FRICTION) },
  [EBB_SAFETY_BLEEDING] = { "bleeding", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_LIGHT, FULL, NC_ ("safety question", "A bleeding disorder, or too few blood platelets"), .banned = BAN (FRICTION) },
  [EBB_SAFETY_OSTEOPOROSIS] = { "osteoporosis", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_LIGHT, FULL, NC_ ("safety question", "Severe osteoporosis"), .banned = BAN (TAPOTEMENT) },
  [EBB_SAFETY_CANCER] = { "cancer", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_LIGHT, FULL, NC_ ("safety question", "Cancer, now or in the past") },
  [EBB_SAFETY_PREGNANCY] = { "pregnancy", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_LIGHT, FULL, NC_ ("safety question", "Pregnancy") },
  [EBB_SAFETY_NEUROPATHY] = { "neuropathy", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_LIGHT, FULL, NC_ ("safety question", "Damaged nerves with less feeling in the skin (neuropathy)"), .banned = BAN (HEAT) | BAN (COLD) },
  [EBB_SAFETY_STEROIDS] = { "steroids", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_LIGHT, FULL, NC_ ("safety question", "Cortisone or another steroid for a long time") },
  [EBB_SAFETY_HEART_FAILURE] = { "heart-failure", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_LIGHT, FULL, NC_ ("safety question", "A weak heart (heart failure)") },
  [EBB_SAFETY_KIDNEY_FAILURE] = { "kidney-failure", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_TECHNIQUE, FULL, NC_ ("safety question", "Weak kidneys (kidney failure)"), .banned = BAN (LYMPH_DRAINAGE) },
  [EBB_SAFETY_RAYNAUD] = { "raynaud", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_TECHNIQUE, FULL, NC_ ("safety question", "Fingers or toes that turn white in the cold (Raynaud)"), .banned = BAN (HEAT) | BAN (COLD) },
  [EBB_SAFETY_HYPERMOBILE] = { "hypermobile", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_TECHNIQUE, FULL, NC_ ("safety question", "Joints that bend too far (hypermobility)"), .banned = BAN (STRETCH) },
  [EBB_SAFETY_DISC] = { "disc", EBB_SAFETY_GROUP_LIGHT, EBB_SAFETY_EFFECT_TECHNIQUE, FULL, NC_ ("safety question", "A fresh slipped disc"), .banned = BAN (STRETCH) },
};

static const struct
{
  const char *id;
  const char *title;
} groups[EBB_N_SAFETY_GROUPS] = {
  [EBB_SAFETY_GROUP_EMERGENCY] = { "emergency", NC_ ("safety group", "Is there any of this now?") },
  [EBB_SAFETY_GROUP_DOCTOR] = { "doctor", NC_ ("safety group", "Is there any of this that your doctor does not know of?") },
  [EBB_SAFETY_GROUP_WHOLE] = { "whole", NC_ ("safety group", "Does any of this speak against a massage as a whole?") },
  [EBB_SAFETY_GROUP_LOCAL] = { "local", NC_ ("safety group", "Is there a place that must be left out?") },
  [EBB_SAFETY_GROUP_LIGHT] = { "light", NC_ ("safety group", "Do you have, or take, any of this?") },
};

/**
 * ebb_safety_question_get_id:
 * @question: a question
 *
 * Returns: (transfer none): its word in files, which stays the same for ever
 */
const char *
ebb_safety_question_get_id (EbbSafetyQuestion question)
{
  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, "");

  return rows[question].id;
}

/**
 * ebb_safety_question_find:
 * @id: a word as of ebb_safety_question_get_id(); need not end with a zero
 * @length: its length in bytes
 * @question: (out): the question
 *
 * Returns: whether there is one
 */
gboolean
ebb_safety_question_find (const char *id,
                          gsize length,
                          EbbSafetyQuestion *question)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (strlen (rows[i].id) == length && memcmp (rows[i].id, id, length) == 0)
      {
        *question = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_safety_question_get_text:
 * @question: a question
 * @form: the form that asks it; reasons are told in the words of the long one
 *
 * Returns: (transfer none): what is ticked when it applies
 */
const char *
ebb_safety_question_get_text (EbbSafetyQuestion question,
                              EbbSafetyForm form)
{
  const Row *row;

  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, "");

  row = &rows[question];
  return g_dpgettext2 (NULL, "safety question", form == EBB_SAFETY_FORM_SHORT && row->short_text != NULL ? row->short_text : row->text);
}

/**
 * ebb_safety_question_get_advice:
 * @question: a question
 *
 * Returns: (transfer none) (nullable): what to do about it in particular
 */
const char *
ebb_safety_question_get_advice (EbbSafetyQuestion question)
{
  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, NULL);

  return rows[question].advice != NULL ? g_dpgettext2 (NULL, "safety advice", rows[question].advice) : NULL;
}

/**
 * ebb_safety_question_get_group:
 * @question: a question
 *
 * Returns: the part of the long form that asks it
 */
EbbSafetyGroup
ebb_safety_question_get_group (EbbSafetyQuestion question)
{
  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, EBB_SAFETY_GROUP_EMERGENCY);

  return rows[question].group;
}

/**
 * ebb_safety_question_get_effect:
 * @question: a question
 *
 * Returns: what follows when it is ticked. What is local is ticked with its regions
 */
EbbSafetyEffect
ebb_safety_question_get_effect (EbbSafetyQuestion question)
{
  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, EBB_SAFETY_EFFECT_HELP);

  return rows[question].effect;
}

/**
 * ebb_safety_question_is_in:
 * @question: a question
 * @form: a form
 *
 * Returns: whether that form asks it
 */
gboolean
ebb_safety_question_is_in (EbbSafetyQuestion question,
                           EbbSafetyForm form)
{
  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, FALSE);

  return (rows[question].forms & 1u << form) != 0;
}

/**
 * ebb_safety_question_passes:
 * @question: a question
 *
 * Returns: whether it is over within days, so that what was answered for the course does
 *   not hold once the short form, which asks for it as well, was answered
 */
gboolean
ebb_safety_question_passes (EbbSafetyQuestion question)
{
  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, FALSE);

  return rows[question].passes;
}

/**
 * ebb_safety_question_spreads:
 * @question: a question
 *
 * Returns: whether a place that is named stands for the whole part of the body on that
 *   side: a knee that is hot in front is not to be massaged from behind
 */
gboolean
ebb_safety_question_spreads (EbbSafetyQuestion question)
{
  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, TRUE);

  return rows[question].spreads;
}

/**
 * ebb_safety_question_can_be_cleared:
 * @question: a question
 *
 * Returns: whether "my doctor knows and agrees" is offered beside it: not with an
 *   emergency, and not with a place that is left out anyway
 */
gboolean
ebb_safety_question_can_be_cleared (EbbSafetyQuestion question)
{
  EbbSafetyEffect effect = ebb_safety_question_get_effect (question);

  return effect != EBB_SAFETY_EFFECT_HELP && effect != EBB_SAFETY_EFFECT_LOCAL;
}

/**
 * ebb_safety_question_get_banned:
 * @question: a question
 *
 * Returns: a set of `1 << technique` that it speaks against
 */
guint
ebb_safety_question_get_banned (EbbSafetyQuestion question)
{
  g_return_val_if_fail (question < EBB_N_SAFETY_QUESTIONS, 0);

  return rows[question].banned;
}

/**
 * ebb_safety_group_get_id:
 * @group: a part of the long form
 *
 * Returns: (transfer none): its word in files
 */
const char *
ebb_safety_group_get_id (EbbSafetyGroup group)
{
  g_return_val_if_fail (group < EBB_N_SAFETY_GROUPS, "");

  return groups[group].id;
}

/**
 * ebb_safety_group_get_title:
 * @group: a part of the long form
 *
 * Returns: (transfer none): what it asks
 */
const char *
ebb_safety_group_get_title (EbbSafetyGroup group)
{
  g_return_val_if_fail (group < EBB_N_SAFETY_GROUPS, "");

  return g_dpgettext2 (NULL, "safety group", groups[group].title);
}

/**
 * ebb_safety_form_get_title:
 * @form: a form
 *
 * Returns: (transfer none): what it asks as a whole
 */
const char *
ebb_safety_form_get_title (EbbSafetyForm form)
{
  return form == EBB_SAFETY_FORM_SHORT ? C_ ("safety form", "Is anything new today?") : C_ ("safety form", "Does anything speak against a massage?");
}

/**
 * ebb_safety_form_get_none:
 * @form: a form
 *
 * Returns: (transfer none): the answer that nothing applies
 */
const char *
ebb_safety_form_get_none (EbbSafetyForm form)
{
  return form == EBB_SAFETY_FORM_SHORT ? C_ ("safety form", "Nothing new since last time") : C_ ("safety form", "None of these");
}
