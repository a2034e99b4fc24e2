// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a randomisation test says. */
typedef struct
{
  double observed; /* the statistic as it happened; NAN when there is none */
  double p;        /* 0 to 1; NAN when there is none */
  double n_ways;   /* in how many ways it could have been assigned */
  guint n_tried;   /* of them, or of those drawn at random */
  gboolean exact;  /* all were tried */
} EbbRandomisation;

/* What a test of phases compares. */
typedef enum
{
  EBB_PHASES_BY_PHASE, /* mean of the means of the A phases minus that of the B phases */
  EBB_PHASES_BY_VALUE, /* mean of all values in A minus mean of all values in B */
} EbbPhasesStatistic;

/* Which means count as extreme: those as great, or as far from 0. */
typedef enum
{
  EBB_SIGN_FLIP_GREATER,
  EBB_SIGN_FLIP_TWO_SIDED,
} EbbSignFlipSide;

EbbRandomisation ebb_randomise_phases (const double *values, guint n, const guint *lengths, guint n_phases, guint min_length, EbbPhasesStatistic statistic);
EbbRandomisation ebb_flip_signs (const double *differences, guint n, EbbSignFlipSide side);

G_END_DECLS
