// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-moment.h"

G_BEGIN_DECLS

#define EBB_MINUTES_PER_DAY (24 * 60)

gboolean ebb_time_choice_resolve (GTimeZone *zone, EbbMoment now, EbbDay day, int minute, EbbMoment *moment, GError **error);
EbbMoment ebb_time_choice_latest (GTimeZone *zone, EbbMoment now, int minute);
EbbMoment ebb_time_choice_ago (GTimeZone *zone, EbbMoment now, int minutes);
GTimeZone *ebb_time_choice_get_zone (EbbMoment moment, GTimeZone *local);
int ebb_time_choice_step (int minute, int step);
gboolean ebb_time_choice_parse_clock (const char *text, int *minute);

G_END_DECLS
