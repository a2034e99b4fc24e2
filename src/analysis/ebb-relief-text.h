// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-matched.h"
#include "ebb-relief.h"

G_BEGIN_DECLS

char *ebb_relief_summary_describe (const EbbReliefSummary *summary);
char *ebb_relief_summary_describe_duration (const EbbReliefSummary *summary);
char *ebb_relief_point_describe (const EbbReliefPoint *point);
char *ebb_matched_describe (const EbbMatched *matched);
char *ebb_matched_describe_missing (const EbbMatched *matched);
const char *ebb_matched_get_caution (void);

const char *ebb_part_of_day_get_name (EbbPartOfDay part);

G_END_DECLS
