// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session.h"

#include <glib/gi18n.h>

#include "ebb-session-private.h"

/* What the parts of a session are called: by ids in files and on the command line, and
 * in the language of the session on screen. */

/**
 * ebb_aspect_get_max:
 * @aspect: what is rated
 *
 * Returns: the highest rating; the lowest is 0
 */
double
ebb_aspect_get_max (EbbAspect aspect)
{
  return aspect == EBB_ASPECT_SWELLING ? EBB_SWELLING_MAX : 10;
}

const char *const ebb_aspect_ids[EBB_N_ASPECTS] = { "pain", "tension", "mood", "stress", "swelling" };

/**
 * ebb_aspect_get_id:
 * @aspect: what is rated
 *
 * Returns: (transfer none): such as "pain"
 */
const char *
ebb_aspect_get_id (EbbAspect aspect)
{
  g_return_val_if_fail ((guint) aspect < EBB_N_ASPECTS, NULL);

  return ebb_aspect_ids[aspect];
}

/**
 * ebb_aspect_find:
 * @id: such as "pain"
 * @aspect: (out): what that is
 *
 * Returns: whether @id names one
 */
gboolean
ebb_aspect_find (const char *id,
                 EbbAspect *aspect)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < EBB_N_ASPECTS; i++)
    if (g_str_equal (ebb_aspect_ids[i], id))
      {
        *aspect = (EbbAspect) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_aspect_get_name:
 * @aspect: what is rated
 *
 * Returns: (transfer none): in words
 */
const char *
ebb_aspect_get_name (EbbAspect aspect)
{
  static const char *const names[EBB_N_ASPECTS] = {
    NC_ ("rated in a session", "Pain"),
    NC_ ("rated in a session", "Muscle tension"),
    NC_ ("rated in a session", "Mood"),
    NC_ ("rated in a session", "Stress"),
    NC_ ("rated in a session", "Swelling"),
  };

  g_return_val_if_fail ((guint) aspect < EBB_N_ASPECTS, NULL);

  return g_dpgettext2 (NULL, "rated in a session", names[aspect]);
}

const char *const ebb_session_state_ids[EBB_N_SESSION_STATES] = { "planned", "done", "skipped", "cancelled", "missed" };

/**
 * ebb_session_state_get_id:
 * @state: what became of a session
 *
 * Returns: (transfer none): such as "done"
 */
const char *
ebb_session_state_get_id (EbbSessionState state)
{
  g_return_val_if_fail ((guint) state < EBB_N_SESSION_STATES, NULL);

  return ebb_session_state_ids[state];
}

/**
 * ebb_session_state_find:
 * @id: such as "done"
 * @state: (out): what that is
 *
 * Returns: whether @id names one
 */
gboolean
ebb_session_state_find (const char *id,
                        EbbSessionState *state)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < EBB_N_SESSION_STATES; i++)
    if (g_str_equal (ebb_session_state_ids[i], id))
      {
        *state = (EbbSessionState) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_session_state_get_name:
 * @state: what became of a session
 *
 * Returns: (transfer none): in words
 */
const char *
ebb_session_state_get_name (EbbSessionState state)
{
  static const char *const names[EBB_N_SESSION_STATES] = {
    NC_ ("state of a session", "Planned"),
    NC_ ("state of a session", "Done"),
    NC_ ("state of a session", "Skipped"),
    NC_ ("state of a session", "Cancelled"),
    NC_ ("state of a session", "Missed"),
  };

  g_return_val_if_fail ((guint) state < EBB_N_SESSION_STATES, NULL);

  return g_dpgettext2 (NULL, "state of a session", names[state]);
}

const char *const ebb_position_ids[EBB_N_POSITIONS] = { NULL, "prone", "supine", "side", "seated", "standing", "other" };

/**
 * ebb_position_get_name:
 * @position: of the body in a session
 *
 * Returns: (transfer none): in words; "" if absent
 */
const char *
ebb_position_get_name (EbbPosition position)
{
  static const char *const names[] = {
    NC_ ("position", "Lying on the front"),
    NC_ ("position", "Lying on the back"),
    NC_ ("position", "Lying on the side"),
    NC_ ("position", "Seated"),
    NC_ ("position", "Standing"),
    NC_ ("position", "Another position"),
  };

  g_return_val_if_fail ((guint) position < EBB_N_POSITIONS, NULL);

  return position == EBB_POSITION_ABSENT ? "" : g_dpgettext2 (NULL, "position", names[position - 1]);
}

const char *const ebb_effect_kind_ids[EBB_N_EFFECT_KINDS] = { "soreness", "bruise", "dizziness", "headache", "other" };

/**
 * ebb_effect_kind_find:
 * @id: such as "soreness"
 * @kind: (out): what that is
 *
 * Returns: whether @id names one
 */
gboolean
ebb_effect_kind_find (const char *id,
                      EbbEffectKind *kind)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < EBB_N_EFFECT_KINDS; i++)
    if (g_str_equal (ebb_effect_kind_ids[i], id))
      {
        *kind = (EbbEffectKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_effect_kind_get_name:
 * @kind: an unwanted effect
 *
 * Returns: (transfer none): in words
 */
const char *
ebb_effect_kind_get_name (EbbEffectKind kind)
{
  static const char *const names[EBB_N_EFFECT_KINDS] = {
    NC_ ("unwanted effect", "Soreness"),
    NC_ ("unwanted effect", "Bruise"),
    NC_ ("unwanted effect", "Dizziness"),
    NC_ ("unwanted effect", "Headache"),
    NC_ ("unwanted effect", "Something else"),
  };

  g_return_val_if_fail ((guint) kind < EBB_N_EFFECT_KINDS, NULL);

  return g_dpgettext2 (NULL, "unwanted effect", names[kind]);
}

const char *const ebb_provider_ids[EBB_N_PROVIDERS] = { NULL, "therapist", "partner", "self" };

/**
 * ebb_provider_get_id:
 * @provider: who gives a session
 *
 * Returns: (transfer none) (nullable): such as "therapist"; %NULL if absent
 */
const char *
ebb_provider_get_id (EbbProvider provider)
{
  g_return_val_if_fail ((guint) provider < EBB_N_PROVIDERS, NULL);

  return ebb_provider_ids[provider];
}

/**
 * ebb_provider_get_name:
 * @provider: who gives a session
 *
 * Returns: (transfer none): in words; "" if absent
 */
const char *
ebb_provider_get_name (EbbProvider provider)
{
  static const char *const names[] = {
    NC_ ("who gives a session", "Therapist"),
    NC_ ("who gives a session", "Partner"),
    NC_ ("who gives a session", "Yourself"),
  };

  g_return_val_if_fail ((guint) provider < EBB_N_PROVIDERS, NULL);

  return provider == EBB_PROVIDER_ABSENT ? "" : g_dpgettext2 (NULL, "who gives a session", names[provider - 1]);
}

/**
 * ebb_provider_find:
 * @id: such as "therapist"
 * @provider: (out): who that is
 *
 * Returns: whether @id names one
 */
gboolean
ebb_provider_find (const char *id,
                   EbbProvider *provider)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 1; i < EBB_N_PROVIDERS; i++)
    if (g_str_equal (ebb_provider_ids[i], id))
      {
        *provider = (EbbProvider) i;
        return TRUE;
      }
  return FALSE;
}
