// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The PEG: three questions about the past week, each rated 0 to 10: Pain, interference
 * with Enjoyment of life, interference with General activity (Krebs et al. 2009, J Gen
 * Intern Med 24:733, doi 10.1007/s11606-009-0981-1). */
#define EBB_PEG_N_QUESTIONS 3

/* About the smallest change of the score that people notice: 0.6 to 1.22 by its
 * distribution, mostly 1.0 to 1.75 by what people say (Reed et al. 2023, n = 1710). */
#define EBB_PEG_NOTICEABLE 1.0

typedef enum
{
  EBB_PEG_CHANGE_UNKNOWN,
  EBB_PEG_CHANGE_NONE, /* less than what people notice */
  EBB_PEG_CHANGE_LOWER,
  EBB_PEG_CHANGE_HIGHER,
} EbbPegChange;

const char *ebb_peg_get_question (guint index);
const char *ebb_peg_get_low_end (guint index);
const char *ebb_peg_get_high_end (guint index);
const char *ebb_peg_get_source (void);
double ebb_peg_get_score (const double answers[EBB_PEG_N_QUESTIONS]);
EbbPegChange ebb_peg_compare (double before, double now);

G_END_DECLS
