// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-complaint.h"
#include "ebb-technique.h"

G_BEGIN_DECLS

/* How sure a conclusion of studies is, in the words of GRADE. No conclusion about massage
 * for pain that was found is of high certainty (Mak et al. 2024, JAMA Netw Open
 * 7:e2422259), so there is no such value. */
typedef enum
{
  EBB_CERTAINTY_NONE, /* there is no study that Ebb could tell of */
  EBB_CERTAINTY_VERY_LOW,
  EBB_CERTAINTY_LOW,
  EBB_CERTAINTY_MODERATE,
} EbbCertainty;

#define EBB_N_CERTAINTIES 4

/* What the library of techniques tells of each. */
typedef enum
{
  EBB_TECHNIQUE_PURPOSE,
  EBB_TECHNIQUE_FEEL,
  EBB_TECHNIQUE_HOW,
  EBB_TECHNIQUE_STUDIES, /* one sentence */
  EBB_TECHNIQUE_CAUTIONS,
} EbbTechniqueTopic;

#define EBB_N_TECHNIQUE_TOPICS 5

/**
 * EbbTechniqueText:
 * @seconds_low: usual time of one application, at least
 * @seconds_high: at most
 * @times_low: how often in one session, at least; 1 for once
 * @times_high: at most
 * @pressure_low: usual pressure, 1 to 5; 0 for what presses nothing
 * @pressure_high: at most
 * @complaints: set of #EbbComplaint that it is offered for
 * @certainty: how sure the studies are that its sentence tells of
 * @source: (nullable): authors and year; %NULL if there is no study
 *
 * What is usual with a technique. The times are common practice and not taken from
 * studies; the pressures are those of Ebb's own scale.
 */
typedef struct
{
  guint seconds_low;
  guint seconds_high;
  guint times_low;
  guint times_high;
  int pressure_low;
  int pressure_high;
  guint complaints;
  EbbCertainty certainty;
  const char *source;
} EbbTechniqueText;

const EbbTechniqueText *ebb_technique_text_get (EbbTechnique technique);
const char *ebb_technique_text_tell (EbbTechnique technique, EbbTechniqueTopic topic);
void ebb_technique_text_get_minutes (EbbTechnique technique, double *low, double *high);
char *ebb_technique_text_describe_time (EbbTechnique technique);
char *ebb_technique_text_describe_pressure (EbbTechnique technique);

const char *ebb_technique_topic_get_title (EbbTechniqueTopic topic);
const char *ebb_certainty_get_name (EbbCertainty certainty);
const char *ebb_technique_library_get_summary (void);

G_END_DECLS
