// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-period.h"

G_BEGIN_DECLS

/* How times of day are written: as the desktop has it, or as the person chose. */
typedef enum
{
  EBB_CLOCK_SYSTEM,
  EBB_CLOCK_12H,
  EBB_CLOCK_24H,
} EbbClock;

void ebb_format_set_clock (EbbClock clock);
gboolean ebb_format_is_24h (void);
char *ebb_format_time (EbbMoment moment);
char *ebb_format_day (EbbDay day);
char *ebb_format_day_relative (EbbDay day, EbbDay today);
char *ebb_format_month (EbbDay day);
char *ebb_format_day_short (EbbDay day);

G_END_DECLS
