// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-routine.h"

#include <glib/gi18n.h>

static const EbbRoutine routines[] = {
  {
    "neck-shoulders",
    NC_ ("routine", "Neck and shoulders"),
    NC_ ("routine", "Stay at the back of the neck. Its sides and its front are left out, and nothing is moved with a jerk."),
    5,
    {
      { NC_ ("routine", "Sit well and let the shoulders hang. Stroke with the other hand from the neck over the shoulder to the arm, slowly, one side and then the other."), "trapezius", 60, EBB_TECHNIQUE_EFFLEURAGE, 2 },
      { NC_ ("routine", "Take the muscle on top of the shoulder between fingers and palm. Squeeze it, hold for a breath and let go. Wander from the neck outwards, half of the time on each side."), "trapezius", 120, EBB_TECHNIQUE_PETRISSAGE, 3 },
      { NC_ ("routine", "Look for a tender point there. Press it with two fingers until it aches in a bearable way, stay for half a minute and let go slowly. Then the other side."), "trapezius", 60, EBB_TECHNIQUE_TRIGGER_POINT, 3 },
      { NC_ ("routine", "Lay the fingertips of both hands below the back of the head, beside the spine, and stroke down to the shoulders."), "neck-back", 60, EBB_TECHNIQUE_EFFLEURAGE, 2 },
      { NC_ ("routine", "Let the head sink slowly to one side until there is a gentle pull, and breathe on for 15 seconds. Come back, then the other side. Each side twice."), "neck-back", 60, EBB_TECHNIQUE_STRETCH, 0 },
    },
  },
  {
    "low-back",
    NC_ ("routine", "Low back"),
    NC_ ("routine", "Beside the spine, never on it. Nothing here bends the back backwards."),
    5,
    {
      { NC_ ("routine", "Stand or sit. Lay both hands on the low back and stroke down beside the spine to the buttocks, again and again."), "low-back", 60, EBB_TECHNIQUE_EFFLEURAGE, 2 },
      { NC_ ("routine", "Put a soft ball between the wall and one buttock. Lean into it and roll it slowly. Change the side at half time."), "buttock", 120, EBB_TECHNIQUE_PETRISSAGE, 3 },
      { NC_ ("routine", "Now let the ball roll up and down lightly in the low back, a hand's width beside the spine. Change the side at half time."), "low-back", 90, EBB_TECHNIQUE_PETRISSAGE, 2 },
      { NC_ ("routine", "Lie on your back and draw one knee towards the chest until there is a gentle pull. Hold it for 15 seconds, then the other one. Each side twice."), "low-back", 60, EBB_TECHNIQUE_STRETCH, 0 },
      { NC_ ("routine", "Lay the hands flat on the low back, or beside you, and breathe calmly."), "low-back", 60, EBB_TECHNIQUE_EFFLEURAGE, 1 },
    },
  },
  {
    "hands",
    NC_ ("routine", "Hands"),
    NC_ ("routine", "Leave out joints that are hot, red or swollen. Oil or cream makes it easier for sore hands."),
    5,
    {
      { NC_ ("routine", "Stroke the back of one hand from the fingers to the wrist, with the whole palm of the other. Then change."), "hand-back", 60, EBB_TECHNIQUE_EFFLEURAGE, 1 },
      { NC_ ("routine", "Draw slow circles with the thumb all over the palm. Change the hand at half time."), "palm", 90, EBB_TECHNIQUE_PETRISSAGE, 2 },
      { NC_ ("routine", "Knead the ball of the thumb between thumb and fingers. Change the hand at half time."), "thumb-base", 60, EBB_TECHNIQUE_PETRISSAGE, 2 },
      { NC_ ("routine", "Stroke along each finger from its root to its tip, without pulling. Change the hand at half time."), "hand-back", 90, EBB_TECHNIQUE_EFFLEURAGE, 1 },
      { NC_ ("routine", "Open both hands wide, hold for a breath, and close them loosely. A few times, as far as it is pleasant."), "hand-palm", 30, EBB_TECHNIQUE_STRETCH, 0 },
    },
  },
  {
    "calves",
    NC_ ("routine", "Calves"),
    NC_ ("routine", "Not when one calf is newly painful, swollen, red or warm: that can be a blood clot and belongs to a doctor today. The back of the knee is left out."),
    4,
    {
      { NC_ ("routine", "Sit with one foot on a stool. Stroke the calf from the ankle up to below the knee. Change the leg at half time."), "calf", 60, EBB_TECHNIQUE_EFFLEURAGE, 2 },
      { NC_ ("routine", "Take the calf with both hands, lift the muscle from the bone and knead it, from below upwards. Change the leg at half time."), "calf", 120, EBB_TECHNIQUE_PETRISSAGE, 3 },
      { NC_ ("routine", "Stand at a wall, one foot behind with the heel on the floor, and lean forward until the calf pulls gently, for 30 seconds. Then the other leg."), "calf", 60, EBB_TECHNIQUE_STRETCH, 0 },
      { NC_ ("routine", "Stroke once more, lightly, from the ankle upwards. Change the leg at half time."), "calf", 60, EBB_TECHNIQUE_EFFLEURAGE, 1 },
    },
  },
  {
    "jaw",
    NC_ ("routine", "Jaw and temples"),
    NC_ ("routine", "Lips closed, teeth apart. A jaw that locks or was hurt belongs to a doctor or dentist."),
    4,
    {
      { NC_ ("routine", "Lay the flat fingers on both cheeks in front of the ears and stroke down to the chin, slowly."), "jaw-side", 60, EBB_TECHNIQUE_EFFLEURAGE, 1 },
      { NC_ ("routine", "Clench once to find the chewing muscle, and let go. Draw small circles on it with two fingers of each hand."), "jaw-side", 60, EBB_TECHNIQUE_PETRISSAGE, 2 },
      { NC_ ("routine", "Draw small, slow circles on both temples."), "temple", 60, EBB_TECHNIQUE_PETRISSAGE, 2 },
      { NC_ ("routine", "Open the mouth slowly as far as it is pleasant, hold for a breath, and close it. A few times."), "jaw-side", 30, EBB_TECHNIQUE_STRETCH, 0 },
    },
  },
};

/**
 * ebb_routines_get_all:
 * @n_routines: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_routines): every routine
 */
const EbbRoutine *
ebb_routines_get_all (guint *n_routines)
{
  *n_routines = G_N_ELEMENTS (routines);
  return routines;
}

/**
 * ebb_routine_find:
 * @id: such as `jaw`
 *
 * Returns: (transfer none) (nullable): the routine
 */
const EbbRoutine *
ebb_routine_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (routines); i++)
    if (g_str_equal (routines[i].id, id))
      return &routines[i];
  return NULL;
}

/**
 * ebb_routine_get_name:
 * @routine: a routine
 *
 * Returns: (transfer none): its name in the language of the session
 */
const char *
ebb_routine_get_name (const EbbRoutine *routine)
{
  g_return_val_if_fail (routine != NULL, "");

  return g_dpgettext2 (NULL, "routine", routine->name);
}

/**
 * ebb_routine_get_caution:
 * @routine: a routine
 *
 * Returns: (transfer none): what is said before it begins
 */
const char *
ebb_routine_get_caution (const EbbRoutine *routine)
{
  g_return_val_if_fail (routine != NULL, "");

  return g_dpgettext2 (NULL, "routine", routine->caution);
}

/**
 * ebb_routine_get_step_text:
 * @routine: a routine
 * @step: which one, from 0
 *
 * Returns: (transfer none): what is done in it
 */
const char *
ebb_routine_get_step_text (const EbbRoutine *routine,
                           guint step)
{
  g_return_val_if_fail (routine != NULL && step < routine->n_steps, "");

  return g_dpgettext2 (NULL, "routine", routine->steps[step].text);
}

/**
 * ebb_routine_get_step_regions:
 * @routine: a routine
 * @step: which one, from 0
 *
 * Returns: (transfer container) (element-type EbbRegion): where it is done, left and right
 */
GPtrArray *
ebb_routine_get_step_regions (const EbbRoutine *routine,
                              guint step)
{
  GPtrArray *regions = g_ptr_array_new ();

  g_return_val_if_fail (routine != NULL && step < routine->n_steps, regions);

  for (EbbSide side = EBB_SIDE_LEFT; side <= EBB_SIDE_RIGHT; side++)
    g_ptr_array_add (regions, (gpointer) ebb_region_find_on_side (routine->steps[step].region, side));
  return regions;
}

/**
 * ebb_routine_get_seconds:
 * @routine: a routine
 *
 * Returns: how long all of it takes
 */
guint
ebb_routine_get_seconds (const EbbRoutine *routine)
{
  guint seconds = 0;

  g_return_val_if_fail (routine != NULL, 0);

  for (guint i = 0; i < routine->n_steps; i++)
    seconds += routine->steps[i].seconds;
  return seconds;
}

/**
 * ebb_routine_find_left_out:
 * @routine: a routine
 * @safety: what the safety check came to
 *
 * A step that must not be done on one side is left out as a whole: hands that follow a
 * rhythm do not stop at a side.
 *
 * Returns: a set of `1 << step` that must not be done
 */
guint
ebb_routine_find_left_out (const EbbRoutine *routine,
                           const EbbSafetyResult *safety)
{
  guint left_out = 0;

  g_return_val_if_fail (routine != NULL && safety != NULL, G_MAXUINT);

  for (guint i = 0; i < routine->n_steps; i++)
    {
      g_autoptr (GPtrArray) regions = ebb_routine_get_step_regions (routine, i);

      for (guint j = 0; j < regions->len; j++)
        if (!ebb_safety_allows (safety, regions->pdata[j], routine->steps[i].technique, routine->steps[i].pressure))
          left_out |= 1u << i;
    }
  return left_out;
}
