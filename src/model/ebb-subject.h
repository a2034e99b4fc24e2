// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-region.h"
#include "ebb-tracker.h"

G_BEGIN_DECLS

/* What a chart shows. */
typedef enum
{
  EBB_SUBJECT_PAIN,    /* pain now, 0 to 10 */
  EBB_SUBJECT_AVERAGE, /* the day's average as the person rated it, 0 to 10 */
  EBB_SUBJECT_WORST,   /* the day's worst, 0 to 10 */
  EBB_SUBJECT_LEAST,   /* the day's least, 0 to 10 */
  EBB_SUBJECT_ENTRIES, /* how many entries a day has */
  EBB_SUBJECT_REGION,  /* intensity of the marks of a region and of all in it */
  EBB_SUBJECT_TRACKER,
} EbbSubjectKind;

/**
 * EbbSubject:
 * @kind: what it is
 * @region: (nullable): of %EBB_SUBJECT_REGION
 * @tracker: (nullable) (interned): the id, of %EBB_SUBJECT_TRACKER
 *
 * A plain value; copy it by assignment.
 */
typedef struct
{
  EbbSubjectKind kind;
  const EbbRegion *region;
  const char *tracker;
} EbbSubject;

/* As text in settings and on the command line: `pain`, `average`, `worst`, `least`,
 * `entries`, `region:ID`, `tracker:ID`. */
char *ebb_subject_to_string (const EbbSubject *subject);
gboolean ebb_subject_from_string (const char *text, EbbSubject *subject);
gboolean ebb_subject_equal (const EbbSubject *a, const EbbSubject *b);

/* In the language of the session. @tracker: (nullable): the one that it names. */
char *ebb_subject_get_name (const EbbSubject *subject, EbbTracker *tracker);
/* (nullable) such as "h"; NULL for ratings */
const char *ebb_subject_get_unit (const EbbSubject *subject, EbbTracker *tracker);

/* Whether values go from 0 to 10 on the NRS-11 or a tracker's scale. */
gboolean ebb_subject_is_rating (const EbbSubject *subject, EbbTracker *tracker);
/* Whether it is an intensity of pain: shown in the colours of pain, and less is better. */
gboolean ebb_subject_is_pain (const EbbSubject *subject);
/* Whether values are one of a few words (yes and no, or own choices): shown as lanes. */
gboolean ebb_subject_is_choice (const EbbSubject *subject, EbbTracker *tracker);

G_END_DECLS
