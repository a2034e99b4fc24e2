// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-relief-log.h"

G_BEGIN_DECLS

/* What sessions are told apart by. */
typedef enum
{
  EBB_RELIEF_BY_NOTHING, /* all of them */
  EBB_RELIEF_BY_TECHNIQUE,
  EBB_RELIEF_BY_REGION,
  EBB_RELIEF_BY_PROVIDER,
  EBB_RELIEF_BY_COURSE,
  EBB_RELIEF_BY_PART_OF_DAY, /* an #EbbPartOfDay */
} EbbReliefBy;

/* By the wall clock at the start of a session. */
typedef enum
{
  EBB_PART_NIGHT,     /* from 22 o'clock */
  EBB_PART_MORNING,   /* from 5 */
  EBB_PART_AFTERNOON, /* from 12 */
  EBB_PART_EVENING,   /* from 17 */
} EbbPartOfDay;

/* Which sessions are meant: those that have @value for @by. Copy it by assignment. */
typedef struct
{
  EbbReliefBy by;
  int value;
} EbbReliefChoice;

#define EBB_RELIEF_ALL ((EbbReliefChoice){ EBB_RELIEF_BY_NOTHING, 0 })

EbbPartOfDay ebb_part_of_day (EbbMoment moment);
gboolean ebb_relief_choice_has (EbbReliefChoice choice, const EbbReliefSession *session);
int *ebb_relief_list_values (const EbbReliefLog *log, EbbReliefBy by, guint *n);

G_END_DECLS
