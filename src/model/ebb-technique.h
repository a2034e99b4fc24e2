// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EbbTechnique:
 *
 * What can be done in a session. Records name a technique by its id, such as
 * "trigger-point", so that one of a newer version of Ebb is kept; this enum is for
 * tables of texts.
 */
typedef enum
{
  EBB_TECHNIQUE_EFFLEURAGE,
  EBB_TECHNIQUE_PETRISSAGE,
  EBB_TECHNIQUE_FRICTION,
  EBB_TECHNIQUE_TAPOTEMENT,
  EBB_TECHNIQUE_VIBRATION,
  EBB_TECHNIQUE_MYOFASCIAL_RELEASE,
  EBB_TECHNIQUE_TRIGGER_POINT,
  EBB_TECHNIQUE_LYMPH_DRAINAGE,
  EBB_TECHNIQUE_STRETCH,
  EBB_TECHNIQUE_HEAT,
  EBB_TECHNIQUE_COLD,
  EBB_TECHNIQUE_SELF_MASSAGE,
} EbbTechnique;

#define EBB_N_TECHNIQUES 12

/* 1 skin glide, 2 light, 3 moderate, 4 firm, 5 deep. */
#define EBB_PRESSURE_MIN 1
#define EBB_PRESSURE_MAX 5

const char *ebb_technique_get_id (EbbTechnique technique);
const char *ebb_technique_get_name (EbbTechnique technique);
gboolean ebb_technique_find (const char *id, EbbTechnique *technique);
const char *ebb_technique_id_get_name (const char *id);
gboolean ebb_technique_has_pressure (EbbTechnique technique);
const char *ebb_pressure_get_name (int pressure);

G_END_DECLS
