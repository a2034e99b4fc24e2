// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-technique.h"

#include <glib/gi18n.h>

/* In the order of the enum. */
static const struct
{
  const char *id;
  const char *name;
} techniques[EBB_N_TECHNIQUES] = {
  { "effleurage", NC_ ("technique", "Gliding strokes") },
  { "petrissage", NC_ ("technique", "Kneading") },
  { "friction", NC_ ("technique", "Friction across the fibres") },
  { "tapotement", NC_ ("technique", "Tapping") },
  { "vibration", NC_ ("technique", "Vibration") },
  { "myofascial-release", NC_ ("technique", "Myofascial release") },
  { "trigger-point", NC_ ("technique", "Trigger point pressure") },
  { "lymph-drainage", NC_ ("technique", "Lymph drainage") },
  { "stretch", NC_ ("technique", "Stretching") },
  { "heat", NC_ ("technique", "Heat") },
  { "cold", NC_ ("technique", "Cold") },
  { "self-massage", NC_ ("technique", "Self-massage") },
};

/**
 * ebb_technique_get_id:
 * @technique: a technique
 *
 * Returns: (transfer none): its id, an interned string such as "trigger-point"
 */
const char *
ebb_technique_get_id (EbbTechnique technique)
{
  g_return_val_if_fail ((guint) technique < EBB_N_TECHNIQUES, NULL);

  return g_intern_static_string (techniques[technique].id);
}

/**
 * ebb_technique_get_name:
 * @technique: a technique
 *
 * Returns: (transfer none): its translated name
 */
const char *
ebb_technique_get_name (EbbTechnique technique)
{
  g_return_val_if_fail ((guint) technique < EBB_N_TECHNIQUES, NULL);

  return g_dpgettext2 (NULL, "technique", techniques[technique].name);
}

/**
 * ebb_technique_find:
 * @id: an id
 * @technique: (out): the technique
 *
 * Returns: whether this version of Ebb knows it
 */
gboolean
ebb_technique_find (const char *id,
                    EbbTechnique *technique)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    if (g_str_equal (techniques[i].id, id))
      {
        *technique = (EbbTechnique) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_technique_id_get_name:
 * @id: an id from a diary
 *
 * Returns: (transfer none): the translated name; @id itself if it is not known
 */
const char *
ebb_technique_id_get_name (const char *id)
{
  EbbTechnique technique;

  return ebb_technique_find (id, &technique) ? ebb_technique_get_name (technique) : id;
}

/**
 * ebb_technique_has_pressure:
 * @technique: a technique
 *
 * Returns: whether it makes sense to say how firm it was
 */
gboolean
ebb_technique_has_pressure (EbbTechnique technique)
{
  return technique != EBB_TECHNIQUE_HEAT && technique != EBB_TECHNIQUE_COLD && technique != EBB_TECHNIQUE_STRETCH;
}

/**
 * ebb_pressure_get_name:
 * @pressure: %EBB_PRESSURE_MIN to %EBB_PRESSURE_MAX
 *
 * Returns: (transfer none): what it feels like, translated
 */
const char *
ebb_pressure_get_name (int pressure)
{
  static const char *const names[] = {
    NC_ ("pressure", "a glide over the skin"),
    NC_ ("pressure", "light"),
    NC_ ("pressure", "moderate: an ache that feels good"),
    NC_ ("pressure", "firm"),
    NC_ ("pressure", "deep"),
  };

  g_return_val_if_fail (pressure >= EBB_PRESSURE_MIN && pressure <= EBB_PRESSURE_MAX, NULL);

  return g_dpgettext2 (NULL, "pressure", names[pressure - EBB_PRESSURE_MIN]);
}
