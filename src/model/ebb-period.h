// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-moment.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_SPAN_WEEK,
  EBB_SPAN_MONTH,
  EBB_SPAN_QUARTER, /* three months */
  EBB_SPAN_YEAR,
  EBB_SPAN_ALL,
  EBB_SPAN_CUSTOM,
} EbbSpan;

#define EBB_N_SPANS 6

/* From one day to another, both included; empty if @to is before @from. */
typedef struct
{
  EbbDay from;
  EbbDay to;
} EbbPeriod;

const char *ebb_span_get_id (EbbSpan span);
const char *ebb_span_get_name (EbbSpan span);
EbbSpan ebb_span_find (const char *id, EbbSpan fallback);

EbbDay ebb_day_add_months (EbbDay day, int months);
EbbPeriod ebb_period_ending (EbbSpan span, EbbDay day);
EbbPeriod ebb_period_between (EbbDay one, EbbDay other);
EbbPeriod ebb_period_before (EbbPeriod period, EbbSpan span);
gboolean ebb_period_is_empty (EbbPeriod period);
guint ebb_period_count_days (EbbPeriod period);
char *ebb_period_to_string (EbbPeriod period);

guint ebb_period_count_steps (EbbSpan span, EbbDay first, EbbDay last);
EbbDay ebb_period_step_back (EbbSpan span, EbbDay last, guint steps);

G_END_DECLS
