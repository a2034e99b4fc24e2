// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The forms of the safety check. The long one is answered once for a course, or before a
 * session outside of one; the short one before each session. */
typedef enum
{
  EBB_SAFETY_FORM_FULL,
  EBB_SAFETY_FORM_SHORT,
} EbbSafetyForm;

/* The parts of the long form, in the order in which they are asked: a person ticks what
 * applies, or "none of these". The short form is one part. */
typedef enum
{
  EBB_SAFETY_GROUP_EMERGENCY,
  EBB_SAFETY_GROUP_DOCTOR,
  EBB_SAFETY_GROUP_WHOLE,
  EBB_SAFETY_GROUP_LOCAL,
  EBB_SAFETY_GROUP_LIGHT,
} EbbSafetyGroup;

#define EBB_N_SAFETY_GROUPS 5

/**
 * EbbSafetyEffect:
 * @EBB_SAFETY_EFFECT_HELP: a warning sign of an emergency
 * @EBB_SAFETY_EFFECT_DOCTOR: a warning sign that a doctor should hear of soon; nothing
 *   more once one has
 * @EBB_SAFETY_EFFECT_BLOCK: no session until a doctor has agreed, and a light one then
 * @EBB_SAFETY_EFFECT_LIGHT: ask a doctor first, and a light session then
 * @EBB_SAFETY_EFFECT_LOCAL: not there
 * @EBB_SAFETY_EFFECT_TECHNIQUE: not with some techniques, unless a doctor has agreed
 *
 * What follows when a question is ticked.
 */
typedef enum
{
  EBB_SAFETY_EFFECT_HELP,
  EBB_SAFETY_EFFECT_DOCTOR,
  EBB_SAFETY_EFFECT_BLOCK,
  EBB_SAFETY_EFFECT_LIGHT,
  EBB_SAFETY_EFFECT_LOCAL,
  EBB_SAFETY_EFFECT_TECHNIQUE,
} EbbSafetyEffect;

/**
 * EbbSafetyQuestion:
 *
 * What is asked, in the order of asking.
 */
typedef enum
{
  EBB_SAFETY_THUNDERCLAP,
  EBB_SAFETY_DEFICIT,
  EBB_SAFETY_STIFF_NECK,
  EBB_SAFETY_BLADDER,
  EBB_SAFETY_SADDLE,
  EBB_SAFETY_BOTH_LEGS,
  EBB_SAFETY_SEXUAL,
  EBB_SAFETY_CHEST_PAIN,
  EBB_SAFETY_EMERGENCY_SIGN, /* one of those above, in the short form */

  EBB_SAFETY_ILLNESS,
  EBB_SAFETY_NIGHT_PAIN,
  EBB_SAFETY_INJURY_SINCE,
  EBB_SAFETY_THORACIC,
  EBB_SAFETY_IMMUNITY,
  EBB_SAFETY_LATE_HEADACHE,
  EBB_SAFETY_CHANGED_HEADACHE,
  EBB_SAFETY_POSTURE_HEADACHE,
  EBB_SAFETY_EYE,
  EBB_SAFETY_PAINKILLERS,
  EBB_SAFETY_WARNING_SIGN, /* one of those above, in the short form */

  EBB_SAFETY_FEVER,
  EBB_SAFETY_CLOT,
  EBB_SAFETY_TRAUMA,
  EBB_SAFETY_BLOOD_PRESSURE,
  EBB_SAFETY_STROKE_HEART,

  EBB_SAFETY_HOT_JOINT,
  EBB_SAFETY_SPRAIN,
  EBB_SAFETY_SKIN, /* any of the next three, in the short form */
  EBB_SAFETY_SKIN_INFECTION,
  EBB_SAFETY_WOUND,
  EBB_SAFETY_BURN,
  EBB_SAFETY_SURGERY,
  EBB_SAFETY_FRACTURE,
  EBB_SAFETY_LUMP,
  EBB_SAFETY_VEINS,

  EBB_SAFETY_BLOOD_THINNER,
  EBB_SAFETY_BLEEDING,
  EBB_SAFETY_OSTEOPOROSIS,
  EBB_SAFETY_CANCER,
  EBB_SAFETY_PREGNANCY,
  EBB_SAFETY_NEUROPATHY,
  EBB_SAFETY_STEROIDS,
  EBB_SAFETY_HEART_FAILURE,
  EBB_SAFETY_KIDNEY_FAILURE,
  EBB_SAFETY_RAYNAUD,
  EBB_SAFETY_HYPERMOBILE,
  EBB_SAFETY_DISC,
} EbbSafetyQuestion;

#define EBB_N_SAFETY_QUESTIONS 47

const char *ebb_safety_question_get_id (EbbSafetyQuestion question);
gboolean ebb_safety_question_find (const char *id, gsize length, EbbSafetyQuestion *question);
const char *ebb_safety_question_get_text (EbbSafetyQuestion question, EbbSafetyForm form);
const char *ebb_safety_question_get_advice (EbbSafetyQuestion question);
EbbSafetyGroup ebb_safety_question_get_group (EbbSafetyQuestion question);
EbbSafetyEffect ebb_safety_question_get_effect (EbbSafetyQuestion question);
gboolean ebb_safety_question_is_in (EbbSafetyQuestion question, EbbSafetyForm form);
gboolean ebb_safety_question_passes (EbbSafetyQuestion question);
gboolean ebb_safety_question_spreads (EbbSafetyQuestion question);
gboolean ebb_safety_question_can_be_cleared (EbbSafetyQuestion question);
guint ebb_safety_question_get_banned (EbbSafetyQuestion question);

const char *ebb_safety_group_get_id (EbbSafetyGroup group);
const char *ebb_safety_group_get_title (EbbSafetyGroup group);
const char *ebb_safety_form_get_title (EbbSafetyForm form);
const char *ebb_safety_form_get_none (EbbSafetyForm form);

G_END_DECLS
