// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-safety-answers.h"
#include "ebb-technique.h"

G_BEGIN_DECLS

/* Between %EBB_PRESSURE_MIN and %EBB_PRESSURE_MAX: what is light, and what is offered at
 * home as long as nobody says otherwise. 0 is a pressure that is not known, or none. */
#define EBB_PRESSURE_LIGHT 2
#define EBB_PRESSURE_SELF 3

/* What the safety check comes to, each graver than the one before. */
typedef enum
{
  EBB_SAFETY_GO_AHEAD,
  EBB_SAFETY_LIMITED, /* lightly, not everywhere, or not with every technique */
  EBB_SAFETY_ASK_DOCTOR,
  EBB_SAFETY_GET_HELP,
} EbbSafetyOutcome;

#define EBB_N_SAFETY_OUTCOMES 4

/* One question that was ticked and what came of it. */
typedef struct
{
  EbbSafetyQuestion question;
  EbbSafetyOutcome outcome; /* of this one alone */
  gboolean cleared;         /* a doctor knows of it and agreed */
} EbbSafetyReason;

/* One place that is left out; without a region it is not known where: everywhere. */
typedef struct
{
  const EbbRegion *region; /* (nullable) */
  EbbSafetyQuestion question;
} EbbSafetyPlace;

/**
 * EbbSafetyResult:
 * @outcome: the gravest of all reasons
 * @pressure: the most that is allowed, %EBB_PRESSURE_LIGHT or %EBB_PRESSURE_MAX
 * @banned: set of `1 << EbbTechnique` that are left out
 * @reasons: (owned) (element-type EbbSafetyReason): the gravest first
 * @places: (owned) (element-type EbbSafetyPlace): what is left out, already with the
 *   whole joint of a place
 * @skipped: whether the questions were passed over
 * @unfinished: whether some were not answered
 * @unknown: whether there are answers of a newer version of Ebb
 *
 * What the answers say about a session. It is a reminder of common cautions and not
 * medical advice.
 */
typedef struct
{
  EbbSafetyOutcome outcome;
  int pressure;
  guint banned;
  GArray *reasons;
  GArray *places;
  gboolean skipped;
  gboolean unfinished;
  gboolean unknown;
} EbbSafetyResult;

EbbSafetyResult *ebb_safety_judge (const EbbSafetyAnswers *course, const EbbSafetyAnswers *session);
void ebb_safety_result_free (EbbSafetyResult *self);

gboolean ebb_safety_allows (const EbbSafetyResult *self, const EbbRegion *region, EbbTechnique technique, int pressure);
char *ebb_safety_explain (const EbbSafetyResult *self, const EbbRegion *region, EbbTechnique technique, int pressure);
const char *ebb_safety_get_caution (const EbbRegion *region, EbbTechnique technique);
gboolean ebb_safety_is_delicate (const EbbRegion *region);

const char *ebb_safety_outcome_get_title (EbbSafetyOutcome outcome);
const char *ebb_safety_outcome_get_advice (EbbSafetyOutcome outcome);
GPtrArray *ebb_safety_result_describe (const EbbSafetyResult *self);
const char *ebb_safety_get_disclaimer (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbSafetyResult, ebb_safety_result_free)

G_END_DECLS
